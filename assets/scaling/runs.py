"""Published training runs: a row of published_runs.csv becomes a case and the layout that it gives."""

from __future__ import annotations

import contextlib
import csv
import math
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from assets.catalogue.chips import UnknownChipError
from assets.scaling import hardware, models, software
from kernels import formulas, strategies

PUBLISHED = Path(__file__).parents[1] / "catalogue" / "published_runs.csv"

# Columns that hold what was measured. An estimate never looks at them.
MEASURED = (
    "tokens_per_s_per_gpu",
    "iter_time_s",
    "tflops_per_gpu_reported",
    "tflops_kind",
    "mfu_reported",
    "mfu_calc_16bit_fullattn",
)
# Mixed int8 and bf16 training on TPUs is taken as 16 bits: the published runs show no gain from the 8-bit part.
PRECISION_BITS = {"": 16, "bf16": 16, "fp16": 16, "fp8": 8, "int8/bf16": 16, "nvfp4": 4}
ZERO_STAGE = {"ddp": 0.0, "zero1": 1.0, "zero2": 2.0, "zero3": 3.0, "fsdp": 3.0, "hsdp": 3.0}
_LAYOUT = {"mbs": "microbatch", "tp": "tensor_parallel", "pp": "pipeline_parallel", "dp": "data_parallel"}
_LAYOUT |= {"cp": "context_parallel", "ep": "expert_parallel", "vpp": "interleave", "seq_par": "sequence_parallel"}


# A run that was published did fit, so a layout that misses by less than this share of the memory is believed.
MEMORY_DOUBT = 0.3


class BadRunError(ValueError):
    """A row of runs that cannot be estimated; the message says why."""


@dataclass(frozen=True, slots=True)
class Run:
    """A training run, without what was measured.

    Attributes:
        id: The row's id.
        case: Variables of the model, chip, cluster, recipe and software.
        fixed: The strategy variables that the row gives.
        chip: The chip.
    """

    id: str
    case: dict[str, float]
    fixed: dict[str, float]
    chip: hardware.Chip


def read(path: Path = PUBLISHED) -> list[dict[str, str]]:
    """The rows of a file in the columns of published_runs.csv.

    Raises:
        ValueError: The file has no column `id`, `gpu` or `n_gpus`.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        missing = {"id", "gpu", "n_gpus"} - set(reader.fieldnames or ())
        if missing:
            raise ValueError(f"{path}: columns {sorted(missing)} are missing; use the columns of published_runs.csv")
        return [{key: (value or "").strip() for key, value in row.items() if key} for row in reader]


def _number(row: dict[str, str], column: str, least: float = 0.0, strict: bool = True) -> float | None:
    text = row.get(column, "")
    if not text:
        return None
    try:
        value = float(text)
    except ValueError:
        raise BadRunError(f"{column} is {text!r}, not a number") from None
    if not math.isfinite(value) or value < least or (strict and value == least):
        raise BadRunError(f"{column} is {text}; a finite number above {least:g} is needed")
    return value


def _transformer(row: dict[str, str]) -> dict[str, float]:
    known: models.Model | None = None
    with contextlib.suppress(models.UnknownModelError):
        known = models.model(row.get("model", ""))
    parts: dict[str, Any] = {}
    for column, name in (
        ("layers", "layers"),
        ("hidden", "hidden"),
        ("heads", "heads"),
        ("kv_heads", "kv_heads"),
        ("ffn", "ffn"),
        ("vocab", "vocabulary"),
        ("seq", "sequence"),
        ("moe_experts", "experts"),
        ("moe_topk", "experts_active"),
        ("moe_ffn", "expert_ffn"),
    ):
        parts[name] = _number(row, column)
    parts["gated"] = _number(row, "gated", strict=False)
    count = _number(row, "params_b")
    if parts["layers"] is None or parts["hidden"] is None:
        if known is None and count is None:
            raise BadRunError("neither layers and hidden, nor a known model, nor params_b is given")
        base = known.values if known is not None else models.usual((count or 0.0) * 1e9).values
        return {**base, "sequence": parts["sequence"] or base["sequence"]}
    hidden = float(parts["hidden"])
    parts["heads"] = parts["heads"] or max(1.0, round(hidden / 128.0))
    parts["vocabulary"] = parts["vocabulary"] or hardware.assumption("vocabulary").value
    parts["sequence"] = parts["sequence"] or hardware.assumption("sequence").value
    if parts["ffn"] is None:
        parts["ffn"] = 4.0 * hidden if not parts["gated"] else 128.0 * math.ceil(hidden * 8.0 / 3.0 / 128.0)
    if known is not None and known.values["hidden"] == hidden:
        for name in ("head_width", "shared_ffn", "moe_layers"):
            if name in known.values:
                parts[name] = known.values[name]
        if "attention_ratio" in known.values:
            parts["head_width"] = known.values["attention_ratio"] * hidden / known.values["heads"]
        if parts["kv_heads"] is None:
            parts["kv_ratio"] = known.values["kv_ratio"]
    if parts["experts"] and not parts.get("moe_layers"):
        parts["moe_layers"] = parts["layers"]
    if parts["experts"]:
        parts["expert_ffn"] = parts["expert_ffn"] or parts["ffn"]
        parts["experts_active"] = parts["experts_active"] or 1.0
    return models.shape(parts)


def parse(row: dict[str, str]) -> Run:
    """The run that a row describes.

    Args:
        row: Columns of published_runs.csv as text; empty where not known.

    Returns:
        The run; measured columns are not looked at.

    Raises:
        BadRunError: Something needed is absent, contradictory or impossible.
    """
    try:
        chip = hardware.chip(row["gpu"])
        transformer = _transformer(row)
    except (UnknownChipError, models.UnknownModelError) as error:
        raise BadRunError(str(error)) from error
    except ValueError as error:
        raise BadRunError(str(error)) from error
    gpus = _number(row, "n_gpus")
    if gpus is None:
        raise BadRunError("n_gpus is empty; the number of chips is needed")
    precision = row.get("precision", "").lower()
    if precision not in PRECISION_BITS:
        raise BadRunError(f"precision is {precision!r}; known: {', '.join(x for x in PRECISION_BITS if x)}")
    bits = PRECISION_BITS[precision]
    rate = chip.tflops[bits]
    if rate is None:
        raise BadRunError(f"the catalogue knows no {precision} rate of {chip.product}")
    case = {**transformer, **chip.values, "gpus": gpus}
    case["low_precision"] = {16: 0.0, 8: 1.0, 4: 2.0}[bits]
    case["low_precision_tflops"] = rate if bits < 16 else 0.0
    node = _number(row, "gpus_per_node")
    if node is not None and case["link_domain"] <= 16:
        case["link_domain"] = node
    network = _number(row, "net_gbps_per_gpu")
    if network is not None:
        case["network_gb_s"] = network / 8.0

    fixed: dict[str, float] = {}
    for column, name in _LAYOUT.items():
        value = _number(row, column, strict=column != "seq_par")
        if value is not None:
            fixed[name] = value
    group = re.search(r"\bEP(\d+)\b", row.get("notes", ""))
    if group and fixed.get("expert_parallel", 1.0) == 1.0:  # DeepSeek-V3 spans nodes; its column says 1
        fixed["expert_parallel"] = float(group[1])
    shard = row.get("shard", "").lower()
    if shard:
        if shard not in ZERO_STAGE:
            raise BadRunError(f"shard is {shard!r}; known: {', '.join(ZERO_STAGE)}")
        fixed["zero_stage"] = ZERO_STAGE[shard]
        fixed["hybrid_shard"] = float(shard == "hsdp")
    recompute = row.get("recompute", "").lower()
    if recompute:
        named = {**strategies.RECOMPUTE, "partial": strategies.RECOMPUTE["half"]}
        if recompute not in named:
            raise BadRunError(f"recompute is {recompute!r}; known: {', '.join(named)}")
        fixed["recompute_layer"], fixed["recompute_attention"] = named[recompute]

    year = _number(row, "year")
    flash = _number(row, "flash_attn", strict=False)
    case |= software.covariates(
        row.get("framework", ""), int(year or 2024), None if flash is None else flash > 0.5, row.get("notes", "")
    )
    batch = _number(row, "gbs")
    if batch is None:
        batch = max(1.0, round(hardware.assumption("global_batch_tokens").value / case["sequence"]))
    case["global_batch"] = batch
    degree = 1.0
    for name in ("tensor_parallel", "pipeline_parallel", "context_parallel", "data_parallel"):
        degree *= fixed.get(name, 1.0)
    if degree > gpus * 1.001:
        raise BadRunError(f"tp x pp x cp x dp = {degree:g} is more than the {gpus:g} chips")
    if fixed.get("pipeline_parallel", 1.0) > case["layers"]:
        raise BadRunError(f"{fixed['pipeline_parallel']:g} pipeline stages for {case['layers']:g} layers")
    return Run(row["id"], case, fixed, chip)


def layout(run: Run, constants: dict[str, float]) -> tuple[dict[str, float], bool]:
    """The layout of a run: what the row gives, the rest chosen as the fastest that fits.

    Args:
        run: The run.
        constants: The model's constants.

    Returns:
        The layout, and whether the model thinks that it fits. Where nothing does, it is the fastest that misses by no
        more than `MEMORY_DOUBT`, else the one that needs least: a published run did fit.

    Raises:
        BadRunError: No layout divides the model over the chips.
    """
    table = strategies.enumerate_layouts(run.case, run.fixed)
    if strategies.length(table) == 0:
        raise BadRunError("no parallel layout divides this model over these chips")
    best = strategies.fastest(run.case, table, constants)
    if best is not None:
        return best, True
    result = formulas.evaluate({**run.case, **constants, **table})
    spare, seconds = np.atleast_1d(result.spare_gb), np.atleast_1d(result.step_s)
    close = spare >= -MEMORY_DOUBT * run.case["memory_gb"]
    index = int(np.argmin(np.where(close, seconds, np.inf))) if close.any() else int(np.argmax(spare))
    return {name: float(column[index]) for name, column in table.items()}, False
