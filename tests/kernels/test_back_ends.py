"""The back ends: polars against the reference, Triton's interpreter against polars, and the choice between them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from kernels import dispatch, formulas, polars_backend, simulation, strategies
from kernels.graph import OUTPUTS
from tests.kernels.kernel_cases import A100, GPT3, WIDE, experts, gpt3, llama

CHECKOUT = Path(__file__).parent.parent.parent
CASES = [gpt3, llama, experts]


def agree(found: simulation.Result, expected: simulation.Result, tolerance: float) -> float:
    """Assert that outputs agree wherever the layout does, and return the share of scenarios where it does."""
    same = found.kept["layout"] == expected.kept["layout"]
    fits = (expected.kept["layout"] >= 0) & (found.kept["layout"] >= 0)
    for name in OUTPUTS:
        near = 1e-3 if name == "step_s" else np.inf  # another layout must be as good within 0.1 %
        error = np.abs(found.kept[name] / np.where(fits, expected.kept[name], 1.0) - 1.0)
        assert error[fits & same].max(initial=0.0) < tolerance, name
        assert error[fits & ~same].max(initial=0.0) < near, name
    return float(same.mean())


@pytest.mark.parametrize("make", CASES)
@pytest.mark.parametrize("by_layout", [False, True])
def test_polars_gives_the_reference(
    make: type[simulation.Case], by_layout: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(polars_backend, "LAYOUT_BY_LAYOUT", 1 if by_layout else 1 << 60)
    case = make()
    found = polars_backend.simulate(case, 700, 11, keep=True)
    expected = simulation.reference(case, 700, 11, keep=True)
    assert agree(found, expected, 1e-9) == 1.0
    assert (found.histogram == expected.histogram).all()
    assert found.fitting == expected.fitting


def test_the_cases_are_hard_enough() -> None:
    """Several layouts win, and some scenarios fit in none: else the comparisons would prove little."""
    results = [simulation.reference(make(), 2000, 11) for make in CASES]
    assert max((r.chosen > 0).sum() for r in results) >= 4
    assert any(0 < r.fitting < r.scenarios for r in results)


def test_chunks_do_not_change_the_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    case = llama()
    whole = polars_backend.simulate(case, 500, 3, keep=True)
    monkeypatch.setattr(polars_backend, "ROWS", 64 * strategies.length(case.table))
    parts = polars_backend.simulate(case, 500, 3, keep=True)
    for name in OUTPUTS:
        assert (whole.kept[name] == parts.kept[name]).all()


def test_equal_seeds_give_equal_rows_and_others_do_not() -> None:
    case = llama()
    first, second, third = (polars_backend.simulate(case, 300, seed) for seed in (5, 5, 6))
    assert (first.histogram == second.histogram).all()
    assert (first.histogram != third.histogram).any()


def test_a_price_is_drawn_once_for_all_cases_of_a_chip() -> None:
    """Two cases of one chip and recipe share those draws; tokens are their own."""
    spread = {name: 0.0 for name in WIDE if name.startswith("spread_")} | {"spread_price": 0.3}
    first, second = gpt3(**spread, tokens_lowest=1.0, tokens_highest=1.0), llama(**spread)
    shared = simulation.Case("other", first.values, first.table, second.recipe, first.chip)
    cost = [polars_backend.simulate(c, 400, 1, keep=True).kept["cost_usd"] for c in (first, shared, second)]
    assert np.corrcoef(np.log(cost[0]), np.log(cost[1]))[0, 1] > 0.999
    flat = llama(**spread, tokens_lowest=1.0, tokens_highest=1.0)
    other = polars_backend.simulate(flat, 4000, 1, keep=True).kept["cost_usd"]
    base = polars_backend.simulate(first, 4000, 1, keep=True).kept["cost_usd"]
    assert 0.4 < np.corrcoef(np.log(base), np.log(other))[0, 1] < 0.6  # prices of two chips are correlated by a half


@pytest.mark.parametrize("output", ["days", "mfu", "cost_usd"])
def test_quantiles_from_counts_are_those_of_the_scenarios(output: str) -> None:
    result = simulation.reference(gpt3(), 4000, 2, keep=True)
    kept = result.kept[output][result.kept["layout"] >= 0]
    for share in (0.1, 0.5, 0.9):
        assert result.quantile(output, share) == pytest.approx(np.quantile(kept, share), rel=3e-3)


def test_a_model_that_fits_nowhere_has_no_numbers() -> None:
    case = gpt3(gpus=4.0)
    assert strategies.length(case.table) == 0
    for result in (polars_backend.simulate(case, 10, 0), simulation.reference(case, 10, 0)):
        assert result.fitting == 0
        assert result.layout() is None
        assert np.isnan(result.quantile("days", 0.5))


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"gpus": 0.0}, "gpus"),
        ({"gpus": 0.5}, "at least one chip"),
        ({"link_gb_s": -1.0}, "link_gb_s"),
        ({"network_gb_s": float("nan")}, "network_gb_s"),
        ({"tokens": float("inf")}, "tokens"),
        ({"memory_gb": 0.0}, "memory_gb"),
        ({"low_precision": 1.0}, "no rate for the low precision"),
    ],
)
def test_bad_input_is_named(changes: dict[str, float], message: str) -> None:
    with pytest.raises(simulation.CaseError, match=message):
        gpt3(**changes)
    with pytest.raises(simulation.CaseError, match=r"hidden .* is not given"):
        simulation.make_case("x", {k: v for k, v in {**GPT3, **A100}.items() if k != "hidden"}, formulas.priors())


def test_without_a_gpu_polars_answers_and_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dispatch, "triton_unavailable", lambda: "no GPU was found")
    done = dispatch.simulate([llama()], 50, 0)
    assert (done.backend, done.reason, done.scenarios) == ("polars", "no GPU was found", 50)
    with pytest.raises(dispatch.BackendUnavailableError, match="no GPU was found"):
        dispatch.choose("triton")
    assert dispatch.choose("polars") == ("polars", "asked for")
    with pytest.raises(ValueError, match="abacus"):
        dispatch.choose("abacus")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="seed"):
        dispatch.simulate([], 50, -1)


def test_a_gpu_that_fails_falls_back_to_polars(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("triton")
    from kernels import cluster_kernel

    def broken(*_: object, **__: object) -> list[simulation.Result]:
        raise RuntimeError("device lost")

    monkeypatch.setattr(dispatch, "triton_unavailable", lambda: None)
    monkeypatch.setattr(cluster_kernel, "simulate", broken)
    done = dispatch.simulate([llama()], 50, 0)
    assert done.backend == "polars"
    assert "device lost" in done.reason
    with pytest.raises(RuntimeError, match="device lost"):
        dispatch.simulate([llama()], 50, 0, backend="triton")


INTERPRETED = """
import json, sys
sys.path.insert(0, {checkout!r})
from kernels import dispatch, polars_backend
from tests.kernels.kernel_cases import experts, gpt3, llama
from tests.kernels.test_back_ends import agree
cases = [gpt3(), llama(), experts(), gpt3(gpus=4.0)]
done = dispatch.simulate(cases, 6000, 2**40 + 17, backend="triton", keep=True)
shares = []
for found, case in zip(done.results, cases):
    expected = polars_backend.simulate(case, 6000, 2**40 + 17, keep=True)
    assert found.scenarios == expected.scenarios
    if expected.fitting:
        shares.append(agree(found, expected, 1e-4))
        assert abs(found.fitting - expected.fitting) <= 3
        assert abs(found.quantile("days", 0.5) / expected.quantile("days", 0.5) - 1) < 1e-3
    else:
        assert found.fitting == 0
print(json.dumps([done.backend, shares]))
"""


def test_the_kernel_interpreted_gives_what_polars_gives() -> None:
    """fp32 within 1e-4 of fp64, and the same layout in at least 99.9 % of 18,000 scenarios."""
    pytest.importorskip("triton")
    environment = {**os.environ, "TRITON_INTERPRET": "1"}
    code = INTERPRETED.format(checkout=str(CHECKOUT))
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, cwd=CHECKOUT)
    assert done.returncode == 0, done.stderr[-3000:]
    backend, shares = json.loads(done.stdout.splitlines()[-1])
    assert backend == "triton"
    assert len(shares) == 3
    assert min(shares) >= 0.999


@pytest.mark.parametrize(
    ("backend", "architecture", "keep"),
    [("cuda", 80, False), ("cuda", 90, False), ("cuda", 90, True), ("cuda", 100, False), ("hip", "gfx942", False)],
)
def test_the_kernel_compiles_ahead_of_time_and_spills_no_register(
    backend: str, architecture: int | str, keep: bool
) -> None:
    pytest.importorskip("triton")
    from kernels import cluster_kernel

    compiled = cluster_kernel.compile_ahead(backend, architecture, keep=keep)
    assert cluster_kernel.spilled_registers(compiled) == 0


@pytest.mark.gpu
def test_the_kernel_on_a_gpu_gives_what_polars_gives() -> None:
    problem = dispatch.triton_unavailable()
    if problem is not None:
        pytest.skip(problem)
    for make in CASES:
        case = make()
        found = dispatch.simulate([case], 50_000, 9, backend="triton", keep=True).results[0]
        assert agree(found, polars_backend.simulate(case, 50_000, 9, keep=True), 1e-4) >= 0.999
