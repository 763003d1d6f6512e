"""Reads CSV files of the catalogue into checked, typed rows; errors name the file, the row and the remedy."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError


class RowError(ValueError):
    """A row of a CSV file is wrong; the message names the file, the row, the column and what is expected."""


class Row(BaseModel):
    """A row of a CSV file: an empty cell is None, an unknown column is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


RowType = TypeVar("RowType", bound=Row)


def read_rows(path: Path, model: type[RowType], *, key: Sequence[str] = ()) -> list[RowType]:
    """Read a CSV file with a heading.

    Args:
        path: The file, UTF-8.
        model: What a row is; its field names are the columns.
        key: Columns that together must not repeat.

    Returns:
        The rows in the order of the file.

    Raises:
        RowError: If the file is missing, a column is unknown or missing, a value does not fit, or a key repeats.
    """
    try:
        with path.open(newline="", encoding="utf-8") as file:
            reader = csv.DictReader(file, strict=True)
            found = list(reader)
            columns = list(reader.fieldnames or ())
    except OSError as error:
        raise RowError(f"{path}: cannot be read ({error.strerror}); restore the file") from error
    except (csv.Error, UnicodeDecodeError) as error:
        raise RowError(f"{path}: is no UTF-8 CSV ({error})") from error
    expected = set(model.model_fields)
    if unknown := [column for column in columns if column not in expected]:
        raise RowError(f"{path}: column {unknown[0]} is not known; the columns are {', '.join(model.model_fields)}")
    rows: list[RowType] = []
    seen: dict[tuple[object, ...], int] = {}
    for number, cells in enumerate(found, start=2):
        if None in cells or None in cells.values():
            raise RowError(f"{path}, row {number}: has another number of cells than the heading ({len(columns)})")
        try:
            row = model.model_validate({name: value.strip() or None for name, value in cells.items()})
        except ValidationError as error:
            first = error.errors()[0]
            column = ".".join(str(part) for part in first["loc"]) or "the row"
            given = "" if first["loc"] == () else f" (given: {first['input']!r})"
            raise RowError(f"{path}, row {number}, column {column}: {first['msg']}{given}") from error
        if key:
            values = tuple(getattr(row, column) for column in key)
            if values in seen:
                raise RowError(
                    f"{path}, row {number}: repeats {', '.join(key)} of row {seen[values]} "
                    f"({', '.join(str(value) for value in values)}); remove or rename one"
                )
            seen[values] = number
        rows.append(row)
    return rows
