"""Published runs: read, predicted without a look at what was measured, and predicted well."""

from __future__ import annotations

import csv
import math
import os
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assets.scaling import estimate, fit, models, runs
from kernels import formulas

ROWS = runs.read()
BY_ID = {row["id"]: row for row in ROWS}
NUMBERS = [name for name in estimate.RUN_COLUMNS if name not in ("id", "problem")]


def write(path: Path, rows: list[dict[str, str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def test_all_published_runs_get_finite_numbers_in_the_agreed_columns() -> None:
    frame = estimate.estimate_runs(runs.PUBLISHED, scenarios=64)
    assert frame.columns == list(estimate.RUN_COLUMNS)
    assert frame["id"].to_list() == [row["id"] for row in ROWS]
    assert set(frame["problem"]) == {""}
    for name in NUMBERS:
        assert np.isfinite(frame[name].to_numpy()).all(), name
        assert (frame[name] > 0).all(), name
    assert (frame["p10_tokens_per_s_per_gpu"] < frame["p90_tokens_per_s_per_gpu"]).all()


def test_what_was_measured_is_not_looked_at(tmp_path: Path) -> None:
    chosen = ROWS[::12]
    lies = [{**row, **dict.fromkeys(runs.MEASURED, f"{(index + 1) * 7.7}")} for index, row in enumerate(chosen)]
    blank = [{**row, **dict.fromkeys(runs.MEASURED, "")} for row in chosen]
    tables = [
        estimate.estimate_runs(write(tmp_path / f"{i}.csv", x), scenarios=32)
        for i, x in enumerate((chosen, lies, blank))
    ]
    assert tables[0].equals(tables[1])
    assert tables[0].equals(tables[2])


def test_the_measured_columns_are_all_that_hold_results() -> None:
    described = {"id", "source", "table_section", "source_ref", "retrieved", "group", "year", "framework", "model"}
    described |= {
        "params_b",
        "active_params_b",
        "layers",
        "hidden",
        "heads",
        "kv_heads",
        "ffn",
        "gated",
        "vocab",
        "seq",
    }
    described |= {"moe_experts", "moe_topk", "moe_ffn", "gbs", "mbs", "tp", "pp", "dp", "cp", "ep", "vpp", "shard"}
    described |= {"recompute", "seq_par", "flash_attn", "precision", "gpu", "n_gpus", "gpus_per_node"}
    described |= {"net_gbps_per_gpu", "modelable", "notes"}
    assert set(ROWS[0]) == described | set(runs.MEASURED)


@pytest.mark.parametrize("gpu", ["A100-40", "A100-80", "B200", "B300", "GB200", "GB300", "Gaudi2", "H100", "H100-500W"])
@pytest.mark.parametrize("precision", ["bf16", "fp8", "nvfp4", ""])
def test_every_chip_and_precision_gives_numbers_or_a_reason(gpu: str, precision: str) -> None:
    row = {**BY_ID["llmc-001"], "gpu": gpu, "precision": precision}
    found = estimate.estimate_run(row, scenarios=16)
    if precision == "nvfp4" and not gpu.startswith(("B", "GB")):
        assert "nvfp4" in found["problem"]
        assert all(found[name] is None for name in NUMBERS)
    else:
        assert found["problem"] == ""
        assert all(math.isfinite(found[name]) for name in NUMBERS)


@pytest.mark.parametrize("gpu", ["H800", "TPUv3", "TPUv4", "TPUv5p", "V100-32"])
def test_the_other_chips_of_the_vocabulary(gpu: str) -> None:
    found = estimate.estimate_run({**BY_ID["llmc-001"], "gpu": gpu}, scenarios=16)
    assert found["problem"] == ""


@pytest.mark.parametrize("shard", ["ddp", "fsdp", "hsdp", "zero1", "zero2", "zero3", ""])
@pytest.mark.parametrize("recompute", ["full", "half", "none", "partial", "selective", ""])
def test_every_way_to_shard_and_recompute(shard: str, recompute: str) -> None:
    found = estimate.estimate_run({**BY_ID["llmc-001"], "shard": shard, "recompute": recompute}, scenarios=16)
    assert found["problem"] == ""


def test_the_power_limit_slows_an_h100() -> None:
    full, limited = (
        estimate.estimate_run({**BY_ID["llmc-001"], "gpu": gpu}, scenarios=16) for gpu in ("H100", "H100-500W")
    )
    assert limited["tokens_per_s_per_gpu"] < full["tokens_per_s_per_gpu"]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"gpu": "X9000"}, "X9000"),
        ({"n_gpus": "0"}, "n_gpus is 0"),
        ({"n_gpus": ""}, "n_gpus is empty"),
        ({"n_gpus": "nan"}, "n_gpus"),
        ({"net_gbps_per_gpu": "-400"}, "net_gbps_per_gpu is -400"),
        ({"seq": "inf"}, "seq"),
        ({"hidden": "wide"}, "'wide', not a number"),
        ({"precision": "fp7"}, "fp7"),
        ({"shard": "zero9"}, "zero9"),
        ({"tp": "64", "pp": "64"}, "more than the 8 chips"),
        ({"layers": "", "hidden": "", "params_b": "", "model": "?"}, "neither layers and hidden"),
        ({"pp": "80", "dp": "", "n_gpus": "80"}, "80 pipeline stages for 36 layers"),
    ],
)
def test_a_bad_row_says_what_is_wrong(changes: dict[str, str], reason: str) -> None:
    found = estimate.estimate_run({**BY_ID["llmc-001"], **changes}, scenarios=16)
    assert reason in found["problem"]
    assert all(found[name] is None for name in NUMBERS)


@settings(max_examples=60)
@given(
    base=st.sampled_from([BY_ID[x] for x in ("llmc-001", "sc21_t1-003", "mosaic_h100-030", "mbridge_moe-003")]),
    column=st.sampled_from(["gbs", "mbs", "tp", "pp", "dp", "cp", "ep", "vpp", "n_gpus", "seq", "heads", "ffn"]),
    value=st.sampled_from(["", "0", "-1", "1", "3", "7", "8", "1e3", "1e9", "nan", "inf", "x"]),
)
def test_no_input_gives_a_wrong_or_infinite_number(base: dict[str, str], column: str, value: str) -> None:
    found = estimate.estimate_run({**base, column: value}, scenarios=8)
    if found["problem"]:
        assert all(found[name] is None for name in NUMBERS)
    else:
        assert all(math.isfinite(found[name]) and found[name] > 0 for name in NUMBERS)


def test_an_empty_strategy_is_searched_and_beats_or_equals_the_given_one() -> None:
    row = BY_ID["sc21_t1-007"]
    searched = {**row, **dict.fromkeys(("mbs", "tp", "pp", "dp", "vpp", "recompute", "shard", "seq_par"), "")}
    given_run, free_run = runs.parse(row), runs.parse(searched)
    constants = estimate.constants()
    times = []
    for run in (given_run, free_run):
        layout, fits = runs.layout(run, constants)
        assert fits
        times.append(float(formulas.evaluate({**run.case, **constants, **layout}).step_s))
    assert times[1] <= times[0]


def test_a_file_without_its_columns_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="n_gpus"):
        estimate.estimate_runs(write(tmp_path / "x.csv", [{"id": "a", "gpu": "H100"}]))


# The stored accuracy is what a fit of today gives, and it meets its goals.
GOALS = {
    "dense runs, mean error": (0.0, 0.10),
    "dense runs, 90th percentile": (0.0, 0.22),
    "dense runs within one group": (0.0, 0.06),
    "memory per chip": (0.0, 0.10),
    "regret of the chosen layout, largest": (0.0, 0.05),
    "coverage of the 80 % interval": (0.75, 0.85),
    "runs with experts": (0.0, 0.20),
    "runs with experts, in sample": (0.0, 0.20),
}


@pytest.mark.slow
def test_a_new_fit_meets_the_goals_and_gives_the_stored_constants() -> None:
    shared = os.environ.get("CHIPTRAIL_SHARED")
    small = Path(shared, "reference", "vtrain_single_node.csv") if shared else None
    constants, spreads, accuracy = fit.run(small)
    found = {line.measure: line.value for line in accuracy}
    for measure, (low, high) in GOALS.items():
        assert low <= found[measure] <= high, (measure, found[measure])
    assert found["dense runs, mean error"] < 0.5 * found["constant utilisation, dense runs"]
    if small is not None:
        assert found["small single-node runs"] <= 0.15
    stored = fit.stored()
    for name, spread in spreads.items():
        assert spread == pytest.approx(stored[name], abs=2e-3), name
    for name, value in constants.items():
        assert value == pytest.approx(stored[name], rel=0.02), name
    with fit.ACCURACY.open(encoding="utf-8", newline="") as file:
        written = {row["measure"]: float(row["value"]) for row in csv.DictReader(file)}
    for measure, value in found.items():
        assert value == pytest.approx(written[measure], abs=3e-3), measure


def test_the_interval_of_the_files_covers_about_four_of_five() -> None:
    dense = [row for row in ROWS if row["modelable"] == "1"][::3]
    inside = 0
    for row in dense:
        found = estimate.estimate_run(row, scenarios=128)
        measured = float(row["tokens_per_s_per_gpu"])
        inside += found["p10_tokens_per_s_per_gpu"] <= measured <= found["p90_tokens_per_s_per_gpu"]
    assert 0.75 <= inside / len(dense) <= 0.95  # in sample: a little more than with the source left out


def test_folds_are_whole_sources_and_the_blind_ones_stay_out() -> None:
    assert fit.fold("NVIDIA Megatron-Bridge 26.04.01") == fit.fold("NVIDIA Megatron-Bridge 25.09")
    sources = {row["source"] for row in ROWS}
    assert set(fit.BLIND) <= sources


@pytest.mark.parametrize(("name", "billion"), [("GPT-3", 174.6), ("model:llama-3-405b", 403.7), ("Mixtral 8x7B", 46.6)])
def test_public_shapes_have_their_parameters(name: str, billion: float) -> None:
    assert models.parameters(models.model(name).values) / 1e9 == pytest.approx(billion, rel=0.01)


@given(st.floats(1e6, 2e13))
def test_the_usual_shape_has_the_parameters_asked_for(count: float) -> None:
    values = models.usual(count).values
    assert models.parameters(values) == pytest.approx(count, rel=1e-6)
    assert values["ffn"] > 0


@pytest.mark.parametrize("count", [0.0, -1.0, math.nan, math.inf, 10.0])
def test_impossible_sizes_are_refused(count: float) -> None:
    with pytest.raises(ValueError, match="not possible"):
        models.usual(count)


def test_models_with_experts_have_the_wider_interval() -> None:
    dense, sparse = (estimate.estimate_run(BY_ID[x], scenarios=256) for x in ("mbridge_dense-003", "mbridge_moe-003"))
    widths = [x["p90_tokens_per_s_per_gpu"] / x["p10_tokens_per_s_per_gpu"] for x in (dense, sparse)]
    assert widths[1] > 1.2 * widths[0]
