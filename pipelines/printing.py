"""What all commands share in speaking to their user: exit codes, errors, and rows in several formats."""

from __future__ import annotations

import json
import sys
from datetime import date, datetime
from typing import Any

import click
import polars as pl
from rich.console import Console
from rich.table import Table

EXIT_FAILED = 1

EPILOG = """\b
Exit codes: 0 all went well; 1 something failed or an input was refused; 2 a wrong option or argument.
The data folder is data/ in the project; the environment variable CHIPTRAIL_DATA moves it."""


class FailedError(click.ClickException):
    """An error that the user can mend: its message is printed, without a traceback."""

    exit_code = EXIT_FAILED


def print_frame(frame: pl.DataFrame, style: str) -> None:
    """Print a frame on standard output.

    Args:
        frame: The rows.
        style: table, csv, jsonl or parquet.
    """
    if style == "csv":
        sys.stdout.write(frame.with_columns(_text_of_lists(frame)).write_csv())
    elif style == "jsonl":
        for row in frame.iter_rows(named=True):
            print(json.dumps(row, ensure_ascii=False, default=_json_value))
    elif style == "parquet":
        frame.write_parquet(sys.stdout.buffer)
    else:
        table = Table(*frame.columns, header_style="bold", show_lines=False)
        for values in frame.iter_rows():
            table.add_row(*("" if value is None else _cell(value) for value in values))
        console = Console()
        # A narrow terminal or a pipe shortens nothing that someone may want to read on.
        Console(width=None if console.is_terminal else 240).print(table)
        click.echo(f"{frame.height} row{'s' if frame.height != 1 else ''}", err=True)


def _cell(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:,.6g}" if abs(value) < 1e6 else f"{value:,.0f}"
    return str(value)


def _json_value(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


def _text_of_lists(frame: pl.DataFrame) -> list[pl.Expr]:
    return [
        pl.col(name).list.eval(pl.element().cast(pl.String)).list.join("|")
        for name, kind in frame.schema.items()
        if isinstance(kind, pl.List)
    ]
