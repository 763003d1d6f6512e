"""What a training framework of a year does: fused attention, overlap of communication, eager execution."""

from __future__ import annotations

import re
from dataclasses import dataclass

Covariates = dict[str, float]


@dataclass(frozen=True, slots=True)
class Framework:
    """A family of training frameworks.

    Attributes:
        words: What its name contains, in lower case.
        eager: Whether elementwise operations are not fused.
        overlap_tensor_from: First year in which it overlaps tensor-parallel communication.
        overlap_data_from: First year in which it overlaps data-parallel communication.
        overlap_pipeline_from: First year in which it overlaps pipeline communication.
        deepspeed: Whether it runs DeepSpeed's engine.
        hopper_attention: Whether its attention kernels are made for Hopper from 2024 on (FlashAttention 3, cuDNN).
    """

    words: tuple[str, ...]
    eager: bool = False
    overlap_tensor_from: int = 9999
    overlap_data_from: int = 0
    overlap_pipeline_from: int = 9999
    deepspeed: bool = False
    hopper_attention: bool = True


# The first entry whose word is in the framework's name counts. Sources: the frameworks' papers and release notes
# (Megatron-Core overlaps TP, DP and PP communication since 2023; FSDP prefetches; DeepSpeed's pipeline does not).
FRAMEWORKS = (
    Framework(("megascale", "nemo", "megatron-core", "megatron-bridge"), False, 2023, 2023, 2023),
    Framework(("megatron-deepspeed", "deepspeed+megatron", "zero-100b"), False, 9999, 9999, 9999, True),
    Framework(("gpt-neox",), False, 9999, 9999, 9999, True),
    Framework(("megatron-lm",), False, 2024, 2024, 2024),
    Framework(("hai-llm", "meta in-house"), False, 2023, 0, 2023),
    Framework(("jax", "pathways", "t5x", "maxtext"), False, 0, 0, 0),
    Framework(("fsdp+compile", "torchtitan"), False, 2025, 0, 2025, hopper_attention=False),
    Framework(("composer", "metaseq", "fsdp"), True, hopper_attention=False),
    Framework(("openai",), False, 9999, 0, 9999),
    Framework(("llm.c", "gigatron", "meta"), False, 9999, 0, 9999),
)


def covariates(framework: str, year: int, flash_attention: bool | None = None, notes: str = "") -> Covariates:
    """The software variables of the scaling model.

    Args:
        framework: The framework's name.
        year: Year of the software.
        flash_attention: Whether attention is fused; None: it is from mid 2022 on, except in Megatron until 2023.
        notes: Remarks on the run (`torch.compile`, `eager`, `no DP overlap`, `no FlashAttention`).

    Returns:
        `attention_generation`, `eager`, the three `overlap_` flags, `partial_recompute` and `deepspeed`.
    """
    name, remarks = framework.lower(), notes.lower()
    known = next((f for f in FRAMEWORKS if any(word in name for word in f.words)), Framework((), False, 2024, 0, 2024))
    fused = flash_attention if flash_attention is not None else year >= 2023
    if not fused:
        generation = 0.0
    elif year >= 2024 and known.hopper_attention:
        generation = 3.0
    else:
        generation = 1.0 if year < 2023 or (known.eager and year < 2024) else 2.0
    compiled = "compile" in remarks and not re.search(r"(no|without) (torch\.)?compile", remarks)
    uncompiled = "compile" in remarks and not compiled
    return {
        "attention_generation": generation,
        "eager": float((known.eager and not compiled) or uncompiled or "eager" in remarks),
        "overlap_tensor": float(year >= known.overlap_tensor_from),
        "overlap_data": float(year >= known.overlap_data_from and "no dp overlap" not in remarks),
        "overlap_pipeline": float(year >= known.overlap_pipeline_from),
        "partial_recompute": float(year >= 2022),
        "deepspeed": float(known.deepspeed or "deepspeed" in remarks),
    }


def generation(year: int) -> Covariates:
    """The software variables of a well-run job of a year: Megatron-LM, with Megatron-Core's overlap from 2024 on."""
    return covariates("Megatron-LM", year)
