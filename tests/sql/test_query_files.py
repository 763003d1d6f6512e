"""The analysts' queries: enough of them, each with a question of its own, and its rows in a fixed order."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import pytest

from sql.declarations import FOLDER

QUERIES = sorted((FOLDER / "queries").glob("*.sql"))


def test_there_are_at_least_25_questions_and_none_twice() -> None:
    questions = [path.read_text(encoding="utf-8").splitlines()[0] for path in QUERIES]
    assert len(questions) >= 25
    assert len(set(questions)) == len(questions)


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_the_rows_of_a_query_come_in_an_order(path: Path) -> None:
    with duckdb.connect() as connection:
        text = path.read_text(encoding="utf-8").rstrip().removesuffix(";")
        found = connection.execute("SELECT json_serialize_sql(?)", [text]).fetchone()
    assert found is not None
    parsed = json.loads(found[0])
    assert not parsed["error"], parsed.get("error_message")
    modifiers = parsed["statements"][0]["node"]["modifiers"]
    one_row = path.stem == "was_a_chip_exportable"
    assert one_row or "ORDER_MODIFIER" in [modifier["type"] for modifier in modifiers]
