"""The formulas: parts add up, more hardware never hurts, and each symbol is explained."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kernels import formulas, strategies
from kernels.graph import host_values, program
from tests.kernels.kernel_cases import A100, EXPERTS, GPT3, H100, LLAMA

LAYOUT = {"tensor_parallel": 8.0, "pipeline_parallel": 8.0, "data_parallel": 16.0, "microbatch": 1.0}
RUN = {**GPT3, **A100, "gpus": 1024.0, "global_batch": 1536.0, "attention_generation": 0.0, **formulas.priors()}
FULL = {"recompute_layer": 1.0, "sequence_parallel": 0.0}


def test_published_flop_of_gpt3_per_token() -> None:
    """Korthikanti et al. 2022, equation 7: 72 L h^2 (1 + s/6h + V/12hL) FLOP per token."""
    result = formulas.evaluate({**RUN, **LAYOUT})
    layers, h, s, vocabulary = (RUN[x] for x in ("layers", "hidden", "sequence", "vocabulary"))
    expected = 72 * layers * h * h * (1 + s / (6 * h) + vocabulary / (12 * h * layers))
    found = float(result.mfu) * RUN["gpus"] * RUN["matmul_tflops"] * 1e12 / float(result.tokens_per_s)
    assert found == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize("shape", [GPT3, LLAMA, EXPERTS])
@pytest.mark.parametrize("chip", [A100, H100])
def test_the_parts_of_a_step_add_up(shape: dict[str, float], chip: dict[str, float]) -> None:
    case = {**shape, **chip, "gpus": 256.0, "global_batch": 512.0}
    table = strategies.enumerate_layouts(case)
    result = vars(formulas.evaluate({**case, **formulas.priors(), **table}))
    parts = sum(v for k, v in result.items() if k.endswith("_s") and k not in ("step_s", "tokens_per_s"))
    assert np.allclose(parts, result["step_s"], rtol=1e-9)
    memory = result["weights_gb"] + result["optimizer_gb"] + result["activations_gb"] + formulas.priors()["reserve_gb"]
    assert np.allclose(memory, result["memory_used_gb"])


@given(
    name=st.sampled_from(["matmul_tflops", "memory_bandwidth_gb_s", "link_gb_s", "network_gb_s"]),
    factor=st.floats(1.0, 8.0),
    tensor=st.sampled_from([1.0, 2.0, 8.0, 16.0]),
    pipeline=st.sampled_from([1.0, 4.0, 16.0]),
    zero=st.sampled_from([0.0, 1.0, 3.0]),
    generation=st.sampled_from([0.0, 2.0]),
)
def test_faster_hardware_never_lengthens_a_step(
    name: str, factor: float, tensor: float, pipeline: float, zero: float, generation: float
) -> None:
    layout = {**LAYOUT, "tensor_parallel": tensor, "pipeline_parallel": pipeline, "zero_stage": zero}
    layout["data_parallel"] = 1024.0 / (tensor * pipeline)
    run = {**RUN, "attention_generation": generation}
    slow = float(formulas.evaluate({**run, **layout}).step_s)
    fast = float(formulas.evaluate({**run, **layout, name: run[name] * factor}).step_s)
    assert fast <= slow * (1 + 1e-9)


@given(recompute=st.floats(0.0, 1.0), stage=st.sampled_from([0.0, 1.0, 2.0]))
def test_recomputation_and_sharding_save_memory_and_recomputation_costs_time(recompute: float, stage: float) -> None:
    assume(recompute > 0.01)
    plain = formulas.evaluate({**RUN, **LAYOUT, "zero_stage": stage})
    again = formulas.evaluate({**RUN, **LAYOUT, "zero_stage": stage, "recompute_layer": recompute})
    sharded = formulas.evaluate({**RUN, **LAYOUT, "zero_stage": stage + 1.0})
    assert float(again.step_s) > float(plain.step_s)
    assert float(sharded.memory_used_gb) <= float(plain.memory_used_gb)
    full = formulas.evaluate({**RUN, **LAYOUT, "zero_stage": stage, "recompute_layer": 1.0})
    assert float(full.memory_used_gb) < float(plain.memory_used_gb)


def test_checkpoints_and_failures_cost_more_on_more_chips() -> None:
    few, many = (formulas.evaluate({**RUN, **LAYOUT, "gpus": n, "data_parallel": n / 64}) for n in (1024.0, 16384.0))
    assert 0.9 < float(few.goodput) < 1.0
    assert float(many.goodput) < float(few.goodput)
    no_failures = formulas.evaluate({**RUN, **LAYOUT, "chip_days_between_failures": 1e12})
    assert float(no_failures.goodput) == pytest.approx(1.0, abs=1e-4)


def test_unknown_and_missing_variables_are_named() -> None:
    with pytest.raises(ValueError, match=r"colour.*hidden"):
        formulas.evaluate({"colour": 1.0})


def test_every_symbol_and_formula_is_documented() -> None:
    text = formulas.document()
    for name, variable in formulas.VARIABLES.items():
        assert f"| `{name}` | {variable.kind} | {variable.unit} | {variable.meaning} |" in text
    for name in vars(formulas.evaluate({**RUN, **LAYOUT})):
        assert f"\n{name} = " in text, name


def test_every_constant_has_a_prior_inside_its_bounds() -> None:
    for name in formulas.names("constant"):
        variable = formulas.VARIABLES[name]
        low, high = variable.bounds
        assert low <= (variable.default or 0.0) <= high, name
        assert math.isfinite(variable.spread), name


def test_the_graph_says_what_the_formulas_say() -> None:
    """The program's host part and its nodes, evaluated in order, give the reference's step and memory."""
    model = program()
    draws: dict[str, Any] = {f"uniform_{i}": 0.5 for i in range(formulas.UNIFORMS)}
    defaults = {n: v.default for n, v in formulas.VARIABLES.items() if v.kind != "draw" and v.default is not None}
    inputs = {**defaults, **RUN, **LAYOUT, **draws, "tokens_lowest": 1.0, "tokens_highest": 1.0}
    nodes = sorted({n.key: n for n in (*model.host, *model.uniforms, *model.before, *model.inner)}.items())
    values = host_values([node for _, node in nodes], inputs)
    expected = formulas.evaluate({**RUN, **LAYOUT})
    assert float(values[model.step_s.key]) == pytest.approx(float(expected.step_s), rel=1e-9)
    assert float(values[model.spare_gb.key]) == pytest.approx(float(expected.spare_gb), rel=1e-9)


@given(gpus=st.integers(1, 5000), batch=st.integers(1, 4096))
def test_every_layout_uses_no_more_chips_than_there_are(gpus: int, batch: int) -> None:
    case = {**LLAMA, **A100, "gpus": float(gpus), "global_batch": float(batch)}
    table = strategies.enumerate_layouts(case)
    used = table["tensor_parallel"] * table["pipeline_parallel"] * table["context_parallel"] * table["data_parallel"]
    assert (used <= gpus).all()
    assert (LLAMA["heads"] % table["tensor_parallel"] == 0).all()
    assert strategies.length(table) > 0


def test_given_parts_of_a_layout_are_kept() -> None:
    case = {**GPT3, **A100, "gpus": 1024.0, "global_batch": 1536.0}
    table = strategies.enumerate_layouts(case, {**LAYOUT, **FULL})
    assert strategies.length(table) > 1  # the interleave and the ZeRO stage are searched
    for name, value in {**LAYOUT, **FULL}.items():
        assert (table[name] == value).all(), name
