"""What must hold of the tables, as data (assertions.yaml), and the check of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl
import yaml

from sql.declarations import FOLDER, tables

FILE = FOLDER / "assertions.yaml"
ROWS_SHOWN = 5

# Rows of later refreshes than the last whose end is known have not been published, and so not been checked.
UNPUBLISHED = "(SELECT coalesce(max(refresh_id), 0) FROM refresh WHERE finished_at IS NOT NULL)"

Query = Callable[[str], pl.DataFrame]


class AssertionsError(ValueError):
    """The file of assertions is wrong; the message names the file, the table and the remedy."""


@dataclass(frozen=True, slots=True)
class Assertions:
    """What must hold of one table; the meaning of each field stands at the head of assertions.yaml."""

    table: str
    rows: Mapping[str, int] = field(default_factory=dict)
    filled: Mapping[str, float] = field(default_factory=dict)
    vocabulary: Mapping[str, list[str]] = field(default_factory=dict)
    references: Mapping[str, str] = field(default_factory=dict)
    never: Mapping[str, str] = field(default_factory=dict)
    appended: str | None = None


@dataclass(frozen=True, slots=True)
class Violation:
    """An assertion that does not hold.

    Attributes:
        assertion: What should hold.
        found: What was found instead, with some of the rows concerned.
        fatal: Whether the table must not be published so.
    """

    assertion: str
    found: str
    fatal: bool = True


@cache
def load_assertions(path: Path = FILE) -> dict[str, Assertions]:
    """Load the assertions, by table.

    Args:
        path: The file.

    Raises:
        AssertionsError: If it names a table, a column or a kind of assertion that does not exist.
    """
    try:
        content: dict[str, dict[str, Any]] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise AssertionsError(f"{path}, line {line}: not valid YAML: {error.problem}") from error
    if not isinstance(content, dict):
        raise AssertionsError(f"{path}: must be a mapping from tables to what must hold of them")
    kinds = {"rows", "filled", "vocabulary", "references", "never", "appended"}
    loaded = {}
    for table, entries in content.items():
        if table not in tables():
            raise AssertionsError(f"{path}: there is no table {table}; the tables are {', '.join(tables())}")
        columns = {column.name for column in tables()[table].columns}
        if not isinstance(entries, dict):
            raise AssertionsError(f"{path}, {table}: must be a mapping; its keys are {', '.join(sorted(kinds))}")
        if unknown := entries.keys() - kinds:
            raise AssertionsError(
                f"{path}, {table}: {min(unknown)} is no kind of assertion; use {', '.join(sorted(kinds))}"
            )
        for kind in sorted(entries.keys() - {"appended"}):
            if not isinstance(entries[kind], dict):
                raise AssertionsError(f"{path}, {table}, {kind}: must be a mapping, as at the head of the file")
        for kind in ("filled", "vocabulary", "references"):
            if unknown := entries.get(kind, {}).keys() - columns:
                raise AssertionsError(f"{path}, {table}, {kind}: the table has no column {min(unknown)}")
        if entries.get("appended", min(columns)) not in columns:
            raise AssertionsError(f"{path}, {table}, appended: the table has no column {entries['appended']}")
        loaded[table] = Assertions(table, **entries)
    return loaded


def violations(assertions: Assertions, query: Query) -> list[Violation]:
    """Check what is asserted of a table.

    Args:
        assertions: What must hold.
        query: Answers a SELECT on the warehouse.

    Returns:
        What does not hold, in the order of the file.
    """
    table = assertions.table
    found: list[Violation] = []
    count = int(query(f"SELECT count(*) AS n FROM {table}")["n"][0])
    if count < assertions.rows.get("min", 0):
        found.append(Violation(f"at least {assertions.rows['min']} rows", f"{count} rows"))
    if count > assertions.rows.get("max", count):
        found.append(Violation(f"at most {assertions.rows['max']} rows", f"{count} rows", fatal=False))
    for column, share in assertions.filled.items():
        filled = int(query(f"SELECT count({column}) AS n FROM {table}")["n"][0])
        if filled < share * count:
            found.append(Violation(f"{column} filled in {share:.0%} of rows", f"{filled} of {count}"))
    for column, allowed in assertions.vocabulary.items():
        listed = ", ".join("'" + value.replace("'", "''") + "'" for value in allowed)
        statement = f"SELECT DISTINCT {column} FROM {table} WHERE {column} NOT IN ({listed}) ORDER BY 1"
        found += _rows(f"{column} one of {', '.join(allowed)}", query(statement))
    fresh = f"{assertions.appended} > {UNPUBLISHED}" if assertions.appended else "true"
    for column, target in assertions.references.items():
        other, _, key = target.partition(".")
        statement = (
            f"SELECT DISTINCT {column} FROM (FROM {table} WHERE {column} IS NOT NULL AND {fresh}) AS referring "
            f"ANTI JOIN {other} ON referring.{column} = {other}.{key} ORDER BY 1"
        )
        found += _rows(f"every {column} is in {target}", query(statement))
    for name, statement in assertions.never.items():
        found += _rows(f"never {name}", query(statement.replace("{fresh}", fresh)))
    return found


def _rows(assertion: str, rows: pl.DataFrame) -> list[Violation]:
    if rows.is_empty():
        return []
    shown = "; ".join(", ".join(str(value) for value in row) for row in rows.head(ROWS_SHOWN).iter_rows())
    return [Violation(assertion, f"{rows.height} that differ: {shown}" + ("; …" if rows.height > ROWS_SHOWN else ""))]
