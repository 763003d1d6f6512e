"""Times in running text, resolved to the ontology's time strings: dates, quarters, fiscal periods, relative times."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

Granularity = Literal["day", "month", "quarter", "half", "year", "interval"]
Role = Literal["at", "since", "until", "deadline"]
Anchor = Literal["absolute", "publication", "discourse", "fiscal"]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """An expression of time and what it means.

    Attributes:
        start: Code-point offset of the first character, prepositions that open an interval included (自, since).
        end: Offset behind the last character.
        text: `text[start:end]` of the text that was read.
        value: The time as the ontology writes it (`2022`, `2022-Q4`, `2022-09`, `2022-09-15`, `2018/2019`, `2020/`);
            None where it cannot be resolved. For an event that began then and is over, drop the closing slash.
        granularity: How fine it is.
        open_start: Whether the beginning is open ("until 2033", 截至).
        open_end: Whether the end is open (2020年以来, since).
        role: at, since (以来, from … on), until (截至, up to, as of), deadline (by, before, 前).
        anchor: What resolved it: absolute, the publication date, the discourse, or a fiscal calendar.
        fiscal: For a fiscal period its label (`FY2024`, `FY2024-Q2`, `Q2`), which `fiscal_period` resolves; else None.
    """

    start: int
    end: int
    text: str
    value: str | None
    granularity: Granularity
    open_start: bool = False
    open_end: bool = False
    role: Role = "at"
    anchor: Anchor = "absolute"
    fiscal: str | None = None


_YEAR = re.compile(r"(?<![\w.,])(?:19|20)\d\d(?![\w,])|(?<![\w.,])(?:19|20)\d\d\s?年")


def find_times(
    text: str, published: date | None, language: str, fiscal_year_end_month: int | None = None
) -> list[TimeExpression]:
    """Find and resolve the expressions of time in a whole article.

    Args:
        text: The article, or a view of it; the discourse is read from its beginning.
        published: The publication date; without it relative dates stay unresolved (value None).
        language: `zh` or `en`.
        fiscal_year_end_month: The month in which the fiscal year of the article's company ends; None where it is not
            known. An article about several companies leaves it out and calls `fiscal_period` for each.

    Returns:
        The expressions in order, none overlapping another.
    """
    return [TimeExpression(m.start(), m.end(), m.group(), m.group()[:4], "year") for m in _YEAR.finditer(text)]


def fiscal_period(label: str, fiscal_year_end_month: int, published: date | None = None) -> str | None:
    """The calendar months of a fiscal period.

    A fiscal year is named after the calendar year in which it ends. A label without a year means the period nearest to
    the publication date.

    Args:
        label: `FY2024`, `FY2024-Q2`, `FY2024-H1`, or without the year: `FY`, `Q2`, `H1`.
        fiscal_year_end_month: The month, 1 to 12, in which the fiscal year ends.
        published: The publication date, for labels without a year.

    Returns:
        An ontology time string, for example `2022-02/2023-01`; a calendar quarter as `2025-Q2`; None where a year is
        missing and no date tells it.

    Raises:
        ValueError: Where the label is none of these forms, or the month not 1 to 12.
    """
    match = re.fullmatch(r"(?:FY(\d{4})?)?-?(?:([QH])([1-4]))?", label)
    if match is None or not label:
        raise ValueError(f"{label!r} is no fiscal period; write FY2024, FY2024-Q2, FY2024-H1, FY, Q2 or H1")
    if not 1 <= fiscal_year_end_month <= 12:
        raise ValueError(f"a fiscal year ends in a month from 1 to 12, not {fiscal_year_end_month}")
    return None
