"""The documented outcomes: what the rules give for each chip and day against what official texts and filings say."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import duckdb
import pytest

from assets.rules import frames
from assets.rules.decide import Evaluator
from assets.rules.evaluate import status_of
from assets.rules.explain import Answer
from assets.rules.inputs import control_inputs
from assets.rules.rules import RANK, rule_book
from sql.declarations import macros, tables

# On one worker, since the table of all statuses is computed once for all tests.
pytestmark = pytest.mark.xdist_group("control outcomes")

OUTCOMES = Path(__file__).parent / "control_outcomes.csv"
# What the documented status rests on where the thresholds cannot tell.
DOCUMENTED_OTHERWISE = {
    # The vendor's list classifies the board as 4A994.l: below 3A090.
    "CO150": "vendor's classification",
    "CO151": "vendor's classification",
    # US officials said that a licence was needed; the paragraph was not published.
    "CO201": "official_statement",
}


def rows() -> list[dict[str, str]]:
    with OUTCOMES.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


ROWS = rows()


def answer(row: dict[str, str], **options: object) -> Answer:
    return status_of(row["chip"], date.fromisoformat(row["as_of_date"]), row["destination"], **options)  # type: ignore[arg-type]


def test_the_outcomes_are_those_that_were_handed_over() -> None:
    assert len(ROWS) == 179
    assert sum(row["engine_can_derive"] == "yes" for row in ROWS) == 175


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row["engine_can_derive"] == "yes"], ids=lambda row: row["test_id"]
)
def test_what_the_rules_can_tell_agrees_in_status_rule_and_paragraph(row: dict[str, str]) -> None:
    found = answer(row)
    assert (found.status, found.rule_id, found.eccn) == (
        row["expected_status"],
        row["rule_id"],
        row["expected_eccn"],
    ), found.reason


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row["engine_can_derive"] != "yes"], ids=lambda row: row["test_id"]
)
def test_what_they_cannot_tell_is_unknown_or_documented_otherwise(row: dict[str, str]) -> None:
    found = answer(row)
    if row["test_id"] in DOCUMENTED_OTHERWISE:
        assert found.status == row["expected_status"]
        assert DOCUMENTED_OTHERWISE[row["test_id"]] in found.reason + " ".join(found.notes)
    else:
        assert found.status == "unknown"
        assert "not published" in found.reason


def test_without_the_vendors_classification_the_unpublished_chip_is_unknown() -> None:
    row = next(row for row in ROWS if row["test_id"] == "CO150")
    # Any change of the performance drops the classification, since that is of the chip as it is.
    assert answer(row, inputs={"tpp": None}).status == "unknown"


@pytest.mark.parametrize("row", [row for row in ROWS if row["tpp"]], ids=lambda row: row["test_id"])
def test_the_inputs_written_in_the_row_give_the_same_answer(row: dict[str, str]) -> None:
    names = {
        "tpp": "tpp",
        "die_area_mm2": "die_area_mm2",
        "io_bandwidth_gb_s": "io_bw_gbs",
        "dram_bandwidth_gb_s": "dram_bw_gbs",
        "datacenter": "datacenter",
        "us_commercially_available": "us_commercially_available",
    }
    given = {metric: float(row[column]) if row[column] else None for metric, column in names.items()}
    # GB200's I/O and a few die areas are only in the datasheets.
    given = {metric: value for metric, value in given.items() if value is not None or metric.startswith("us_")}
    assert answer(row, inputs=given).status == row["expected_status"]


def test_every_answer_names_sources_and_what_would_change_it() -> None:
    for row in ROWS:
        found = answer(row)
        assert found.reason, row["test_id"]
        assert found.would_change, row["test_id"]
        assert all(item.source for item in found.inputs), row["test_id"]
        if found.status not in ("not_controlled", "na_non_us_item"):
            assert found.inputs, row["test_id"]


@pytest.fixture(scope="module")
def warehouse() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    filled = {
        "chip": frames.chip_frame(),
        "chip_name": frames.chip_name_frame(),
        "chip_control_input": frames.chip_control_input_frame(),
        "regulation": frames.regulation_frame(),
        "regulation_threshold": frames.regulation_threshold_frame(),
        "regulation_reach": frames.regulation_reach_frame(),
        "destination": frames.destination_frame(),
        "export_status": frames.export_status_frame(),
    }
    for table in tables().values():
        connection.execute(table.statement)
    for name, frame in filled.items():
        connection.register("incoming", frame.to_arrow())
        connection.execute(f"INSERT INTO {name} BY NAME SELECT * FROM incoming")
        connection.unregister("incoming")
    for name in ("export_status_on", "rules_met"):
        connection.execute(macros()[name])
    return connection


@pytest.mark.parametrize("destination", ["CN", "HK", "MO", "RU", "AE", "SA", "SG", "VN", "KH", "IR", "DE", "US"])
def test_the_sql_macro_equals_the_evaluator(warehouse: duckdb.DuckDBPyConnection, destination: str) -> None:
    pairs = sorted({(row["chip"], row["as_of_date"]) for row in ROWS})
    for chip, day in pairs[:: 1 if destination == "CN" else 7]:
        expected = status_of(chip, date.fromisoformat(day), destination)
        found = warehouse.execute(
            "SELECT status, rule_id, clause, eccn, licence_exception, reason FROM export_status_on(?, ?::DATE, ?)",
            [chip, day, destination],
        ).fetchall()
        assert found == [
            (
                expected.status,
                expected.rule_id or None,
                expected.clause or None,
                expected.eccn or None,
                expected.licence_exception or None,
                expected.reason.partition(": ")[2],
            )
        ], (chip, day)


@pytest.mark.parametrize("name", ["nvidia-h800", "H800", "chip:nvidia-h800", "NVIDIA H800 SXM", "英伟达 H800"])
def test_the_sql_macro_understands_names_as_the_evaluator_does(warehouse: duckdb.DuckDBPyConnection, name: str) -> None:
    found = warehouse.execute("SELECT chip_id FROM export_status_on(?, DATE '2023-06-14', 'cn')", [name]).fetchall()
    assert found == [("nvidia-h800-sxm5-80gb",)]


def test_names_are_simplified_alike_in_sql_and_python(warehouse: duckdb.DuckDBPyConnection) -> None:
    assert warehouse.execute("SELECT name FROM chip_name WHERE key <> chip_key(name)").fetchall() == []


def test_days_before_the_first_rule_are_answered_too(warehouse: duckdb.DuckDBPyConnection) -> None:
    found = warehouse.execute("SELECT status FROM export_status_on('V100', DATE '2017-06-01', 'CN')").fetchall()
    assert found == [("not_controlled",)]


def test_the_thresholds_give_the_same_in_sql(warehouse: duckdb.DuckDBPyConnection) -> None:
    found = {
        (chip, rule, outcome): (met, clauses)
        for chip, rule, outcome, met, clauses in warehouse.execute(
            "SELECT chip_id, rule_id, outcome, met, clauses FROM rules_met()"
        ).fetchall()
    }
    book = rule_book()
    for chip in {key[0] for key in found}:
        evaluator = Evaluator(control_inputs(chip), book)
        for rule, outcome in book.clauses:
            result = evaluator.outcome(rule, outcome)
            assert found[(chip, rule, outcome)] == (result.met, result.satisfied or None), (chip, rule, outcome)


def test_the_reach_of_the_rules_in_sql_gives_the_strictest_status(warehouse: duckdb.DuckDBPyConnection) -> None:
    """Thresholds and reach alone, without exceptions, bound every status from above."""
    upper = warehouse.execute(
        """
        SELECT export_status.chip_id, export_status.status, max(regulation_reach.strictness)
        FROM export_status
        JOIN destination USING (destination_group)
        JOIN regulation_reach
            ON regulation_reach.destination_group = export_status.destination_group
            AND regulation_reach.effect = 'requirement'
            AND regulation_reach.valid_from <= export_status.valid_from
            AND coalesce(regulation_reach.valid_until >= export_status.valid_from, true)
        JOIN rules_met() AS met
            ON met.chip_id = export_status.chip_id AND met.rule_id = regulation_reach.rule_id
            AND met.outcome = regulation_reach.outcome AND met.met
        WHERE destination.destination = 'CN' AND export_status.status NOT IN ('unknown', 'na_non_us_item')
        GROUP BY ALL
        """
    ).fetchall()
    assert len(upper) > 50
    assert all(RANK[status] <= strictness for _, status, strictness in upper)


def test_statuses_computed_anew_in_sql_agree(warehouse: duckdb.DuckDBPyConnection) -> None:
    """All chips of US origin, all destination groups, all stretches of time: thresholds and reach evaluated in SQL."""
    rows = warehouse.execute(
        """
        SELECT status.chip_id, status.destination_group, strictness.valid_from, status.status, strictness.strictness
        FROM export_strictness() AS strictness
        JOIN chip_control_input AS origin
            ON origin.chip_id = strictness.chip_id AND origin.metric = 'us_origin' AND origin.used AND origin.low = 1
        JOIN export_status AS status
            ON status.chip_id = strictness.chip_id AND status.destination_group = strictness.destination_group
            AND status.valid_from <= greatest(strictness.valid_from, DATE '2018-01-01')
            AND coalesce(status.valid_until >= greatest(strictness.valid_from, DATE '2018-01-01'), true)
        """
    ).fetchall()
    assert len(rows) > 5000
    by_classification = {
        row[0]
        for row in warehouse.execute(
            "SELECT chip_id FROM chip_control_input WHERE metric = 'vendor_eccn' "
            "AND chip_id NOT IN (SELECT chip_id FROM chip_control_input WHERE metric = 'tpp' AND used)"
        ).fetchall()
    }
    assert by_classification == {"nvidia-rtx-pro-6000d"}
    open_in_sql = ("unknown", "case_by_case_if_us_available_else_denial")
    for chip, group, day, status, strictness in rows:
        if chip not in by_classification:
            assert strictness == (None if status in open_in_sql else RANK[status]), (chip, group, day, status)
