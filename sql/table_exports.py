"""Writes every published table and view as Parquet or CSV files, with a data dictionary and checksums."""

from __future__ import annotations

import csv
import hashlib
import os
import shutil
from datetime import date
from pathlib import Path

import duckdb

from sql.declarations import Table, tables, views
from sql.warehouse import WarehouseError

OPTIONS = {"parquet": "FORMAT parquet, COMPRESSION zstd", "csv": "FORMAT csv, HEADER"}
DICTIONARY = "data_dictionary.csv"
CHECKSUMS = "SHA256SUMS"


class ExportError(WarehouseError):
    """An export cannot be made; the message says why and what to do."""


def export_tables(connection: duckdb.DuckDBPyConnection, style: str, folder: Path, day: date) -> Path:
    """Write each table and view into a new folder `chiptrail-DAY-FORMAT` with a data dictionary and checksums.

    The rows are sorted, so that the same database gives the same files. The folder is written beside and then put in
    place in one step: it is there whole or not at all.

    Args:
        connection: The published database.
        style: parquet or csv. In CSV an empty cell is a missing value, "" an empty text, and a list stands as JSON.
        folder: Where to put the new folder; it is made where it does not exist.
        day: The date in the new folder's name.

    Returns:
        The new folder: a file for each table and view, data_dictionary.csv (table, column, type, whether it may
        be empty, meaning) and SHA256SUMS, as `sha256sum -c` reads it.

    Raises:
        ExportError: If the format is unknown, the new folder exists already, the database lacks a table or column, or
            the files cannot be written.
    """
    if style not in OPTIONS:
        raise ExportError(f"unknown format {style}: tables can be written as {' or '.join(OPTIONS)}")
    target = folder / f"chiptrail-{day:%Y-%m-%d}-{style}"
    if target.exists():
        raise ExportError(f"{target} exists already: remove it or name another folder")
    partial = folder / f".{target.name}.{os.getpid()}.partial"
    try:
        partial.mkdir(parents=True)
        for table in _published():
            _write_table(connection, table, style, partial)
        _write_dictionary(style, partial / DICTIONARY)
        _write_checksums(partial)
        partial.rename(target)
    except (duckdb.CatalogException, duckdb.BinderException) as error:
        raise ExportError(
            f"the database is not of this version ({str(error).splitlines()[0]}): run `chiptrail refresh` first"
        ) from error
    except (OSError, duckdb.IOException) as error:
        problem = error.strerror if isinstance(error, OSError) else error
        raise ExportError(
            f"{folder} cannot be written ({problem}): name a folder that is writable and has room"
        ) from error
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    return target


def _published() -> list[Table]:
    return [*tables().values(), *sorted(views().values(), key=lambda view: view.name)]


def _write_table(connection: duckdb.DuckDBPyConnection, table: Table, style: str, folder: Path) -> None:
    columns = ", ".join(
        f"to_json({column.name})::VARCHAR AS {column.name}"
        if style == "csv" and column.type.endswith("[]")
        else column.name
        for column in table.columns
    )
    # A key orders the rows at less cost than all columns do.
    order = ", ".join(table.primary_key) or "ALL"
    path = str(folder / f"{table.name}.{style}").replace("'", "''")
    connection.execute(f"COPY (SELECT {columns} FROM {table.name} ORDER BY {order}) TO '{path}' ({OPTIONS[style]})")


def _write_dictionary(style: str, path: Path) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["table", "column", "type", "may_be_empty", "comment"])
        for table in _published():
            writer.writerow([table.name, "", "", "", table.comment])
            for column in table.columns:
                as_json = " Written as a JSON array." if style == "csv" and column.type.endswith("[]") else ""
                optional = "yes" if column.nullable else "no"
                writer.writerow([table.name, column.name, column.type, optional, column.comment + as_json])


def _write_checksums(folder: Path) -> None:
    lines = []
    for path in sorted(folder.iterdir()):
        with path.open("rb") as file:
            lines.append(f"{hashlib.file_digest(file, 'sha256').hexdigest()}  {path.name}\n")
    (folder / CHECKSUMS).write_text("".join(lines), encoding="utf-8")
