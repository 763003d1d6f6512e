"""Estimates, scenarios from facts, reports and plots."""

from __future__ import annotations

import csv
import datetime
import io
import json
import math
from pathlib import Path

import duckdb
import polars as pl
import pytest

from assets.catalogue.chips import UnknownChipError
from assets.scaling import estimate, hardware, models, plots, reference, report, scenarios
from kernels import simulation
from sql.declarations import tables

QUERIES = Path(__file__).parent.parent.parent / "sql" / "queries"
PNG = b"\x89PNG\r\n"


@pytest.fixture(scope="module")
def gpt3() -> estimate.Estimate:
    return estimate.estimate("GPT-3", "A100", 1024, scenarios=1024)


def test_an_estimate_has_ordered_quantiles_and_a_layout(gpt3: estimate.Estimate) -> None:
    for name, (low, middle, high) in gpt3.quantiles.items():
        assert 0 < low < middle < high, name
    assert gpt3.layout is not None
    used = math.prod(gpt3.layout[f"{x}_parallel"] for x in ("tensor", "pipeline", "data", "context"))
    assert used <= 1024
    assert gpt3.share_fitting == 1.0
    assert (gpt3.backend, gpt3.seed) == ("polars", 0) or gpt3.backend == "triton"
    assert gpt3.backend_reason
    assert gpt3.memory_gb < 80


def test_cost_and_energy_follow_from_days(gpt3: estimate.Estimate) -> None:
    days, cost = gpt3.quantiles["days"][1], gpt3.quantiles["cost_usd"][1]
    price = gpt3.setting.chip.values["price_usd_per_hour"]
    assert cost == pytest.approx(1024 * days * 24 * price, rel=0.1)
    megawatts = gpt3.quantiles["energy_mwh"][1] / (days * 24)
    assert 1024 * 0.3e-3 < megawatts < 1024 * 1.2e-3  # 300 to 1,200 W per A100 with its share of the server


def test_llama_3_405b_takes_about_as_long_as_published() -> None:
    """Llama Team 2024: 15.6 T tokens on up to 16,384 H100, 30.84 M GPU hours: 78 days of all chips."""
    found = estimate.estimate("Llama 3 405B", "H100", 16384, scenarios=512)
    assert found.quantiles["days"][1] == pytest.approx(78, rel=0.25)


def test_more_chips_cost_goodput_and_slower_links_cost_time() -> None:
    few, many = (estimate.estimate("Llama 3 70B", "H100", n, scenarios=256) for n in (512, 8192))
    assert many.quantiles["goodput"][1] < few.quantiles["goodput"][1]
    assert many.quantiles["days"][1] < few.quantiles["days"][1]
    capped = estimate.estimate("Llama 3 70B", "H100", 512, scenarios=256, overrides={"link_gb_s": 32.0})
    assert capped.quantiles["days"][1] > few.quantiles["days"][1]


def test_a_model_that_fits_nowhere_says_so() -> None:
    found = estimate.estimate("GPT-3", "A100", 2, scenarios=16)
    assert "not enough memory" in found.problem
    assert found.layout is None
    assert all(math.isnan(x) for x in found.quantiles["days"])
    assert report.record(found)["days_p50"] is None


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("GPT-3", "A100", 0), "at least one"),
        (("GPT-3", "A100", math.nan), "at least one"),
        (("GPT-5 secret", "A100", 8), "not known"),
        (("GPT-3", "MLU590", 8), "no estimate"),
    ],
)
def test_bad_requests_say_what_is_wrong(arguments: tuple[str, str, float], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        estimate.estimate(*arguments)


def test_bad_options_say_what_is_wrong() -> None:
    with pytest.raises(UnknownChipError, match="X9000"):
        estimate.estimate("GPT-3", "X9000", 8)
    with pytest.raises(simulation.CaseError, match="link_gb_s"):
        estimate.estimate("GPT-3", "A100", 8, overrides={"link_gb_s": -1.0})
    with pytest.raises(ValueError, match="tokens"):
        estimate.estimate("GPT-3", "A100", 8, tokens=-5.0)
    with pytest.raises(ValueError, match="fp8 rate of V100"):
        estimate.estimate("GPT-3", "V100", 8, precision="fp8")
    with pytest.raises(ValueError, match="colour"):
        estimate.estimate("GPT-3", "A100", 8, overrides={"colour": 1.0})
    with pytest.raises(ValueError, match="hidden"):
        report.estimate_report("mine", "A100", 8, sizes={"layers": 4.0})


def test_every_chip_with_known_rates_gives_an_estimate() -> None:
    known = 0
    for chip_id in {
        row["chip_id"]
        for row in csv.DictReader((Path(hardware.__file__).parents[1] / "catalogue/chips.csv").open(encoding="utf-8"))
    }:
        try:
            found = estimate.estimate("Llama 2 7B", chip_id, 64, scenarios=16)
        except hardware.ChipDataError:
            continue
        known += 1
        assert found.problem or all(math.isfinite(x) for q in found.quantiles.values() for x in q), chip_id
    assert known > 50


def test_the_report_in_its_three_forms() -> None:
    text = report.estimate_report("GPT-3", "A100", 1024, scenarios=256)
    assert "1,024 A100 80GB SXM" in text
    assert "training days" in text
    assert "back end    " in text
    assert "assumed     " in text
    row = json.loads(report.estimate_report("GPT-3", "A100", 1024, scenarios=256, output_format="jsonl"))
    cells = next(
        csv.DictReader(io.StringIO(report.estimate_report("GPT-3", "A100", 1024, scenarios=256, output_format="csv")))
    )
    assert float(cells["days_p50"]) == row["days_p50"]
    assert row["chip_id"] == "chip:nvidia-a100-sxm4-80gb"
    own = json.loads(report.estimate_report("mine", "H100", 64, parameters=7e9, scenarios=64, output_format="jsonl"))
    assert own["parameters"] == pytest.approx(7e9)


def test_the_report_on_a_file_of_runs(tmp_path: Path) -> None:
    with estimate.runs.PUBLISHED.open(encoding="utf-8") as file:
        head = [next(file) for _ in range(4)]
    path = tmp_path / "runs.csv"
    path.write_text("".join(head), encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(report.runs_report(path))))
    assert len(rows) == 3
    agreed = "id,tokens_per_s_per_gpu,step_time_s,mfu,memory_gb,p10_tokens_per_s_per_gpu,p90_tokens_per_s_per_gpu"
    assert ",".join(rows[0]) == agreed
    path.write_text("".join(head).replace("A100-80", "X9000", 1), encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(report.runs_report(path))))
    assert "X9000" in rows[0]["problem"]
    assert rows[0]["mfu"] == ""
    assert len(report.runs_report(path, output_format="table").splitlines()) == 4
    assert len(report.runs_report(path, output_format="jsonl").splitlines()) == 3


def fact(fact_id: str, predicate: str, subject: str, **rest: object) -> dict[str, object]:
    base: dict[str, object] = {"fact_id": fact_id, "predicate": predicate, "subject_id": subject, "object_id": None}
    base |= {"item_id": None, "low": None, "high": None, "unit": "units", "time_start": datetime.date(2023, 5, 1)}
    return base | rest


FACTS = pl.DataFrame(
    [
        fact("a", "holds", "company:x", object_id="chip:nvidia-a100+chip:nvidia-h800", low=1e5, high=1e5),
        fact("b", "cluster_size", "cluster:y", object_id="chip:nvidia-h800", low=2000.0, high=8000.0),
        fact("c", "orders", "company:z", object_id="company:nvidia", item_id="chip:nvidia-a100", high=4.0),
        fact("d", "orders", "company:z", object_id="chip:gpu", low=10.0, high=10.0),
        fact("e", "orders", "company:z", object_id="chip:nvidia-a100", low=1e9, high=1e9, unit="USD"),
        fact("f", "parameters", "model:foo", low=1e11, high=1e11, unit="parameters"),
        fact("g", "training_tokens", "model:foo", low=1e12, high=2e12, unit="tokens"),
        fact("h", "holds", "company:x", object_id="chip:x9000", low=100.0, high=100.0),
        fact("i", "holds", "company:w", object_id="chip:nvidia-h800", low=0.0, high=0.0),
    ],
    schema_overrides={"low": pl.Float64, "high": pl.Float64, "object_id": pl.String, "item_id": pl.String},
)


@pytest.fixture(scope="module")
def clusters() -> list[dict[str, object]]:
    return scenarios.cluster_scaling(scenarios.pairs(FACTS), scenarios=128, seed=1)


def test_scenarios_are_clusters_times_models(clusters: list[dict[str, object]]) -> None:
    assert {row["fact_id"] for row in clusters} == {"a", "b", "c", "h", "i"}
    names = {row["model"] for row in clusters}
    assert "foo" in names
    assert {model.name for model in models.all_models() if model.yardstick} <= names
    assert len(clusters) == 5 * len(names)


def test_rows_fit_the_declared_table(clusters: list[dict[str, object]]) -> None:
    frame = tables()["cluster_scaling"].frame(clusters)
    assert frame["scenario_id"].n_unique() == frame.height
    with_numbers = frame.filter(pl.col("problem").is_null())
    assert set(with_numbers["fact_id"]) == {"b"}
    assert (with_numbers["days_p10"] < with_numbers["days_p90"]).all()
    assert (with_numbers["scenarios"] == 3 * 128).all()  # both ends and the middle of the interval


def test_what_cannot_be_estimated_says_why(clusters: list[dict[str, object]]) -> None:
    problems = {row["fact_id"]: str(row["problem"]) for row in clusters if row["model"] == "foo"}
    assert "several chips" in problems["a"]
    assert "not enough memory" in problems["c"]
    assert "x9000" in problems["h"]
    assert "at least one is needed" in problems["i"]
    assert all(row["days_p50"] is None for row in clusters if row["problem"])


def test_a_wider_interval_of_chips_gives_a_wider_interval_of_days(clusters: list[dict[str, object]]) -> None:
    exact = FACTS.with_columns(low=pl.when(pl.col("fact_id") == "b").then(4000.0).otherwise("low"))
    exact = exact.with_columns(high=pl.when(pl.col("fact_id") == "b").then(4000.0).otherwise("high"))
    narrow = next(
        r
        for r in scenarios.cluster_scaling(scenarios.pairs(exact), scenarios=128, seed=1)
        if (r["fact_id"], r["model"]) == ("b", "foo")
    )
    wide = next(r for r in clusters if (r["fact_id"], r["model"]) == ("b", "foo"))
    assert wide["days_p10"] < narrow["days_p10"] < narrow["days_p90"] < wide["days_p90"]  # type: ignore[operator]
    assert narrow["tokens"] == 1.5e12


def test_the_same_seed_gives_the_same_rows(clusters: list[dict[str, object]]) -> None:
    def stripped(rows: list[dict[str, object]]) -> list[dict[str, object]]:
        return [{k: v for k, v in row.items() if k != "seconds"} for row in rows]

    assert stripped(scenarios.cluster_scaling(scenarios.pairs(FACTS), scenarios=128, seed=1)) == stripped(clusters)
    assert stripped(scenarios.cluster_scaling(scenarios.pairs(FACTS), scenarios=128, seed=2)) != stripped(clusters)


@pytest.fixture(scope="module")
def sweep() -> pl.DataFrame:
    return tables()["cluster_sweep"].frame(scenarios.sweeps(scenarios=64, names=["GPT-3 175B"]))


def test_the_questions_in_sql(sweep: pl.DataFrame) -> None:
    connection = duckdb.connect()
    connection.register("frame", sweep.to_arrow())
    connection.execute("CREATE TABLE cluster_sweep AS SELECT * FROM frame")

    def ask(name: str) -> pl.DataFrame:
        return connection.sql((QUERIES / f"{name}.sql").read_text(encoding="utf-8")).pl()

    cap = ask("what_would_a_bandwidth_cap_cost").sort("cap_gb_s")
    assert cap.filter(pl.col("cap_gb_s") == 900)["extra_time_percent"].item() == 0.0
    assert cap["extra_time_percent"][0] > 10
    assert (cap["days"].diff().drop_nulls() < 0.02 * cap["days"][0]).all()  # a wider link never costs
    replaced = {row["chip_id"]: row["chips"] for row in ask("how_many_chips_replace_1000_h100").to_dicts()}
    assert replaced["chip:nvidia-h100-sxm5-80gb"] == 1000
    assert 1000 < replaced["chip:nvidia-h800-sxm5-80gb"] < 1300
    assert 2000 < replaced["chip:nvidia-a100-sxm4-80gb"] < 3500
    stop = ask("where_does_adding_chips_stop_helping")
    assert stop.height == len(scenarios.SWEPT_CHIPS)
    assert (stop["gain_of_doubling_percent"] < 50).all()


def test_plots_are_images(gpt3: estimate.Estimate, sweep: pl.DataFrame) -> None:
    sizes = [[estimate.setting("GPT-3", "A100", count)] for count in (2, 256, 1024)]
    curve = estimate.simulate(sizes, scenarios=64)
    for image in (
        plots.scaling_curve(curve),
        plots.time_by_component(gpt3),
        plots.strategy_map(gpt3),
        plots.bandwidth_sweep(sweep),
    ):
        assert image.startswith(PNG)
    with pytest.raises(ValueError, match="no estimate"):
        plots.scaling_curve(curve[:1])
    with pytest.raises(ValueError, match="memory"):
        plots.time_by_component(curve[0])


def test_the_tables_of_the_model_itself_fit_their_declarations() -> None:
    assert tables()["scaling_constant"].frame(reference.constants()).height > 20
    assumed = tables()["scaling_assumption"].frame(reference.assumptions())
    assert assumed["source"].str.len_chars().min() > 5  # type: ignore[operator]
    assert tables()["scaling_accuracy"].frame(reference.accuracy()).height > 5
    runs = tables()["published_run"].frame(reference.published_runs(scenarios=8)[:5])
    assert runs["error"].abs().max() < 1.0  # type: ignore[operator]


@pytest.mark.parametrize(
    ("name", "chip_id"),
    [
        ("A100", "nvidia-a100-sxm4-80gb"),
        ("A100-40", "nvidia-a100-sxm4-40gb"),
        ("chip:nvidia-h800", "nvidia-h800-sxm5-80gb"),
        ("H100-500W", "nvidia-h100-sxm5-80gb"),
        ("V100-32", "nvidia-v100-sxm2-32gb"),
        ("chip:huawei-ascend-910b", "huawei-ascend-910b3"),
    ],
)
def test_chips_are_found_by_the_names_in_use(name: str, chip_id: str) -> None:
    assert hardware.chip(name).id == chip_id


def test_assumptions_of_a_narrower_scope_win() -> None:
    assert hardware.assumption("matmul_fraction", "nvidia-gb200-gpu", "Blackwell").value == 0.729
    assert hardware.assumption("matmul_fraction", "nvidia-b200-sxm", "Blackwell").value == 0.776
    with pytest.raises(KeyError, match="no row 'colour'"):
        hardware.assumption("colour")
