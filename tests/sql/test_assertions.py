"""Assertions of tables, as data."""

from __future__ import annotations

from pathlib import Path

import duckdb
import polars as pl
import pytest

from sql.assertions import Assertions, AssertionsError, load_assertions, violations


@pytest.fixture
def connection() -> duckdb.DuckDBPyConnection:
    opened = duckdb.connect()
    opened.execute("CREATE TABLE kind (name VARCHAR); INSERT INTO kind VALUES ('gpu'), ('cpu')")
    opened.execute("CREATE TABLE card (name VARCHAR, kind VARCHAR, low DOUBLE, high DOUBLE)")
    opened.execute("INSERT INTO card VALUES ('A100', 'gpu', 1, 2), ('H100', 'gpu', 3, 2), (NULL, 'fpga', 1, 1)")
    return opened


@pytest.mark.parametrize(
    ("asserted", "expected"),
    [
        ({"rows": {"min": 3, "max": 3}}, []),
        ({"rows": {"min": 4}}, [("at least 4 rows", "3 rows", True)]),
        ({"rows": {"max": 2}}, [("at most 2 rows", "3 rows", False)]),
        ({"filled": {"name": 0.6}}, []),
        ({"filled": {"name": 0.9}}, [("name filled in 90% of rows", "2 of 3", True)]),
        ({"vocabulary": {"kind": ["gpu", "fpga"]}}, []),
        ({"vocabulary": {"kind": ["gpu"]}}, [("kind one of gpu", "1 that differ: fpga", True)]),
        ({"references": {"kind": "kind.name"}}, [("every kind is in kind.name", "1 that differ: fpga", True)]),
        (
            {"never": {"a wrong order": "SELECT name FROM card WHERE low > high"}},
            [("never a wrong order", "1 that differ: H100", True)],
        ),
    ],
)
def test_each_kind_of_assertion(
    asserted: dict[str, object], expected: list[tuple[str, str, bool]], connection: duckdb.DuckDBPyConnection
) -> None:
    def query(statement: str) -> pl.DataFrame:
        return connection.sql(statement).pl()

    found = violations(Assertions("card", **asserted), query)
    assert [(item.assertion, item.found, item.fatal) for item in found] == expected


@pytest.mark.parametrize(("finished", "found"), [([], 2), ([1], 1), ([1, 2], 0)])
@pytest.mark.parametrize(
    "asserted",
    [
        {"references": {"kind": "kind.name"}},
        {"never": {"a strange kind": "SELECT kind FROM sale WHERE kind NOT IN (SELECT name FROM kind) AND {fresh}"}},
    ],
)
def test_of_appended_rows_those_that_were_published_are_not_looked_at_again(
    asserted: dict[str, dict[str, str]], finished: list[int], found: int, connection: duckdb.DuckDBPyConnection
) -> None:
    connection.execute("CREATE TABLE refresh AS SELECT unnest([1, 2]) AS refresh_id, NULL::TIMESTAMPTZ AS finished_at")
    connection.execute("UPDATE refresh SET finished_at = now() WHERE refresh_id IN (SELECT unnest(?))", [finished])
    connection.execute("CREATE TABLE sale AS SELECT unnest(['tpu', 'npu', 'gpu']) AS kind, unnest([1, 2, 2]) AS since")
    asserted_of_sales = Assertions("sale", **asserted, appended="since")  # type: ignore[arg-type]
    violated = violations(asserted_of_sales, lambda statement: connection.sql(statement).pl())
    assert [item.found.partition(" ")[0] for item in violated] == ([str(found)] if found else [])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("nowhere: {rows: {min: 1}}", "there is no table nowhere"),
        ("fact: {colour: {}}", "fact: colour is no kind of assertion"),
        ("fact: {filled: {colour: 1}}", "fact, filled: the table has no column colour"),
        ("fact: {appended: refresh_id}", "fact, appended: the table has no column refresh_id"),
    ],
)
def test_a_wrong_file_is_refused_with_its_place(text: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "assertions.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(AssertionsError, match=message):
        load_assertions(path)


def test_the_shipped_assertions_load() -> None:
    assert load_assertions()["evidence"].references["fact_id"] == "fact.fact_id"
