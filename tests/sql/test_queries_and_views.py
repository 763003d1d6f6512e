"""Declarations, views, macros, the analysts' queries, and the README's list of tables."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from sql.declarations import FOLDER, tables, views, views_and_macros
from sql.documentation import README, with_table_list

QUERIES = sorted((FOLDER / "queries").glob("*.sql"))


@pytest.fixture(scope="module")
def empty_warehouse() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    for table in tables().values():
        connection.execute(table.statement)
    for path in views_and_macros():
        connection.execute(path.read_text(encoding="utf-8"))
    return connection


def test_every_macro_has_a_comment(empty_warehouse: duckdb.DuckDBPyConnection) -> None:
    silent = empty_warehouse.execute(
        "SELECT function_name FROM duckdb_functions() WHERE NOT internal AND comment IS NULL"
    ).fetchall()
    assert silent == []


def test_every_table_and_view_has_comments_and_types_that_survive() -> None:
    for table in (*tables().values(), *views().values()):
        assert table.comment.endswith("."), table.name
        assert all(column.comment.endswith((".", "…")) for column in table.columns), table.name
        assert table.schema


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_a_query_is_one_statement_under_its_question(path: Path, empty_warehouse: duckdb.DuckDBPyConnection) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith("-- ")
    assert "?" in text.splitlines()[0], "the first line asks the question"
    assert len(duckdb.extract_statements(text)) == 1
    empty_warehouse.execute(text)


def test_the_readme_lists_the_tables_as_declared() -> None:
    readme = README.read_text(encoding="utf-8")
    assert with_table_list(readme) == readme, "run `python -m sql.documentation`"


def test_a_readme_without_the_marks_is_refused() -> None:
    with pytest.raises(ValueError, match="lacks the marks"):
        with_table_list("# chiptrail")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("1000000000, NULL, 'USD', '>'", "more than 1,000,000,000 USD"),
        ("10000, NULL, 'units', '>='", "at least 10,000 units"),
        ("NULL, 100000, 'units', '<~'", "nearly 100,000 units"),
        ("NULL, 0.5, 'ratio', '<'", "less than 0.5 ratio"),
        ("0.1, 0.3, 'ratio', 'range'", "0.1 to 0.3 ratio"),
        ("40000, 40000, 'units', '~'", "about 40,000 units"),
        ("31400000000, 31400000000, 'USD', '='", "31,400,000,000 USD"),
        ("2.30769230769, 2.30769230769, 'months', '='", "2.30769 months"),
        ("NULL, NULL, NULL, NULL", ""),
    ],
)
def test_a_value_as_words(value: str, words: str, empty_warehouse: duckdb.DuckDBPyConnection) -> None:
    assert empty_warehouse.execute(f"SELECT value_text({value})").fetchone() == (words,)


@pytest.mark.parametrize(
    ("intervals", "expected"),
    [
        ("1, 2, 2, 3", True),
        ("1, 2, 3, 4", False),
        ("1, NULL, 3, 4", True),
        ("NULL, 2, 3, 4", False),
        ("NULL, NULL, 3, 4", True),
    ],
)
def test_overlap_of_intervals(intervals: str, expected: bool, empty_warehouse: duckdb.DuckDBPyConnection) -> None:
    assert empty_warehouse.execute(f"SELECT intervals_overlap({intervals})").fetchone() == (expected,)
