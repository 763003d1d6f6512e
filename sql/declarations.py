"""Reads the declarations in tables/, views/ and macros/: columns, types, keys and comments, declared once, there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

FOLDER = Path(__file__).parent

# The types that survive the way from polars to DuckDB and back unchanged (measured with duckdb 2.0 and polars 2.1).
# Categorical and Enum come back as String, Duration and Int128 do not come back at all: they are refused by name.
POLARS_TYPES: dict[str, pl.DataType] = {
    "VARCHAR": pl.String(),
    "BIGINT": pl.Int64(),
    "INTEGER": pl.Int32(),
    "SMALLINT": pl.Int16(),
    "TINYINT": pl.Int8(),
    "UBIGINT": pl.UInt64(),
    "UINTEGER": pl.UInt32(),
    "DOUBLE": pl.Float64(),
    "FLOAT": pl.Float32(),
    "BOOLEAN": pl.Boolean(),
    "DATE": pl.Date(),
    "TIME": pl.Time(),
    "BLOB": pl.Binary(),
    "TIMESTAMP": pl.Datetime("us"),
    "TIMESTAMP WITH TIME ZONE": pl.Datetime("us", "UTC"),
}


class DeclarationError(Exception):
    """A file in tables/, views/ or macros/ does not declare what it should; the message names the file."""


@dataclass(frozen=True, slots=True)
class Column:
    """A declared column.

    Attributes:
        name: Its name.
        type: Its DuckDB type.
        nullable: Whether it may be empty.
        comment: What it means, with its unit.
    """

    name: str
    type: str
    nullable: bool
    comment: str

    @property
    def polars_type(self) -> pl.DataType:
        """The polars type that stands for the declared one.

        Raises:
            DeclarationError: If no polars type survives the way to DuckDB and back as this one.
        """
        return _polars_type(self.type)


@dataclass(frozen=True, slots=True)
class Table:
    """A declared table or view.

    Attributes:
        name: Its name, which is also that of its Dagster asset.
        comment: What one row is.
        columns: The columns in their declared order.
        primary_key: The names of the key's columns; empty where there is none.
        statement: The SQL that creates it, comments included.
    """

    name: str
    comment: str
    columns: tuple[Column, ...]
    primary_key: tuple[str, ...]
    statement: str

    @property
    def schema(self) -> dict[str, pl.DataType]:
        """Column names and their polars types."""
        return {column.name: column.polars_type for column in self.columns}

    def frame(self, rows: Iterable[dict[str, Any]] = ()) -> pl.DataFrame:
        """Build a frame of the declared types from rows; columns that a row lacks are empty.

        Args:
            rows: One dict a row, keyed by column name.

        Raises:
            ValueError: If a row has a key that is no column of the table.
        """
        listed = list(rows)
        names = {column.name for column in self.columns}
        for number, row in enumerate(listed):
            if unknown := row.keys() - names:
                raise ValueError(f"table {self.name}, row {number}: no such column: {', '.join(sorted(unknown))}")
        data = {column.name: [row.get(column.name) for row in listed] for column in self.columns}
        return pl.DataFrame(data, schema=self.schema)


def _polars_type(duckdb_type: str) -> pl.DataType:
    if duckdb_type.endswith("[]"):
        return pl.List(_polars_type(duckdb_type[:-2]))
    if match := re.fullmatch(r"DECIMAL\((\d+),(\d+)\)", duckdb_type):
        return pl.Decimal(int(match[1]), int(match[2]))
    try:
        return POLARS_TYPES[duckdb_type]
    except KeyError:
        raise DeclarationError(
            f"type {duckdb_type} does not survive the way from polars to DuckDB and back; "
            f"use one of {', '.join(POLARS_TYPES)}, DECIMAL(p,s) or a list of these"
        ) from None


def _files(kind: str) -> list[Path]:
    return sorted((FOLDER / kind).glob("*.sql"))


@cache
def tables() -> dict[str, Table]:
    """All declared tables by name, in alphabetical order.

    Raises:
        DeclarationError: If a file does not declare exactly the table that its name says, with comments on all of it.
    """
    with duckdb.connect() as connection:
        return {path.stem: _declared(connection, path, "table") for path in _files("tables")}


@cache
def views() -> dict[str, Table]:
    """All declared views by name, each after those that it rests on; a view may use tables, macros and views.

    Raises:
        DeclarationError: As for `tables`.
    """
    with duckdb.connect() as connection:
        for table in tables().values():
            connection.execute(table.statement)
        declared = {}
        for path in views_and_macros():
            if path.parent.name == "views":
                declared[path.stem] = _declared(connection, path, "view")
            else:
                _execute(connection, path)
        return declared


@cache
def views_and_macros() -> list[Path]:
    """The files of all declared views and macros, each after those that it uses."""
    paths = {path.stem: path for path in (*_files("macros"), *_files("views"))}
    texts = {name: path.read_text(encoding="utf-8") for name, path in paths.items()}
    # A file of macros may declare several.
    home = {
        macro: name for name, text in texts.items() for macro in re.findall(r"CREATE OR REPLACE MACRO (\w+)", text)
    } | {name: name for name in texts}
    used = {
        name: sorted({home[word] for word in _used_names(text) if word in home} - {name})
        for name, text in texts.items()
    }
    return [paths[name] for name in TopologicalSorter(used).static_order()]


@cache
def macros() -> dict[str, str]:
    """The SQL of all declared macros by file name."""
    return {path.stem: path.read_text(encoding="utf-8") for path in _files("macros")}


def _used_names(text: str) -> list[str]:
    return re.findall(r"\b(?:FROM|JOIN)\s+(\w+)", text) + re.findall(r"\b(\w+)\(", text)


def _execute(connection: duckdb.DuckDBPyConnection, path: Path) -> str:
    statement = path.read_text(encoding="utf-8")
    try:
        connection.execute(statement)
    except duckdb.Error as error:
        raise DeclarationError(f"{path}: {error}") from error
    return statement


def _declared(connection: duckdb.DuckDBPyConnection, path: Path, kind: str) -> Table:
    statement = _execute(connection, path)
    found = connection.execute(
        f"SELECT comment FROM duckdb_{kind}s() WHERE {kind}_name = ? AND NOT internal", [path.stem]
    ).fetchone()
    if found is None:
        raise DeclarationError(f"{path}: must declare the {kind} {path.stem}, as the file is called")
    columns = connection.execute(
        "SELECT column_name, data_type, is_nullable, comment FROM duckdb_columns() WHERE table_name = ? "
        "ORDER BY column_index",
        [path.stem],
    ).fetchall()
    lacking = [name for name, _, _, comment in columns if not comment]
    if not found[0] or lacking:
        raise DeclarationError(
            f"{path}: no comment on {', '.join(lacking) or f'the {kind}'}; say what it is, in which unit"
        )
    key = connection.execute(
        "SELECT constraint_column_names FROM duckdb_constraints() "
        "WHERE table_name = ? AND constraint_type = 'PRIMARY KEY'",
        [path.stem],
    ).fetchone()
    return Table(
        name=path.stem,
        comment=found[0],
        columns=tuple(Column(*column) for column in columns),
        primary_key=tuple(key[0]) if key else (),
        statement=statement,
    )
