"""What all commands share in speaking to their user: exit codes, errors, and rows in several formats."""

from __future__ import annotations

import errno
import json
import sys
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import click
import duckdb
import polars as pl
from rich.console import Console
from rich.table import Table

EXIT_FAILED = 1

EPILOG = """\b
Exit codes: 0 all went well; 1 something failed or an input was refused; 2 a wrong option or argument.
The data folder is data/ in the project; the environment variable CHIPTRAIL_DATA moves it."""


# An exception of these packages is made for the user: its message names the place and the remedy.
OUR_PACKAGES = ("assets", "kernels", "pipelines", "sql")


class FailedError(click.ClickException):
    """An error that the user can mend: its message is printed, without a traceback."""

    exit_code = EXIT_FAILED


class Commands(click.Group):
    """The commands; whatever one of them lets through that its user can mend is printed as a message."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that is asked for.

        Args:
            ctx: What was asked for.

        Raises:
            FailedError: The command failed, and its user can mend it.
        """
        try:
            return super().invoke(ctx)
        except Exception as error:
            message = message_for_user(error)
            if message is None:
                raise
            raise FailedError(message) from error


def message_for_user(error: Exception) -> str | None:
    """What a user is told of an error.

    Args:
        error: Any error.

    Returns:
        What is wrong and what helps; None where the error is a fault of the program, which a traceback shows best.
    """
    if type(error).__module__.split(".")[0] in OUR_PACKAGES and not isinstance(error, click.ClickException):
        # The text of a KeyError is the representation of its message.
        return str(error.args[0] if isinstance(error, KeyError) and error.args else error)
    if isinstance(error, duckdb.CatalogException | duckdb.BinderException):
        problem = str(error).splitlines()[0]
        return f"the database is not of this version ({problem}): run `chiptrail refresh` first"
    if isinstance(error, duckdb.Error):
        return str(error)
    if isinstance(error, OSError) and error.errno != errno.EPIPE:
        return (
            f"{error.filename or 'a file'} cannot be read or written ({error.strerror or error}); "
            "check the path, its permissions and the space on the disk"
        )
    return None


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
    if isinstance(value, Decimal):
        # What DuckDB's sum() of integers gives, too: a number, as count() gives one.
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


def _text_of_lists(frame: pl.DataFrame) -> list[pl.Expr]:
    return [
        pl.col(name).list.eval(pl.element().cast(pl.String)).list.join("|")
        for name, kind in frame.schema.items()
        if isinstance(kind, pl.List)
    ]
