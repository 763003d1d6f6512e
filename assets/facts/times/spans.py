"""Spans of days: calendar months, quarters, years and fiscal periods, and the fact model's strings for them."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from assets.facts.times.periods import bounds


class Span(NamedTuple):
    """Days from `first` to `last`, both included."""

    first: date
    last: date


_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _last_day(year: int, month: int) -> int:
    is_leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if is_leap else _LENGTHS[month - 1]


def day_span(year: int, month: int, day: int) -> Span | None:
    """One day; None where there is no such day."""
    if 1 <= month <= 12 and 1 <= day <= _last_day(year, month):
        return Span(date(year, month, day), date(year, month, day))
    return None


def month_span(year: int, month: int, count: int = 1) -> Span:
    """`count` calendar months from a month on; `month` may lie outside 1 to 12."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    last_year, last_month = year + (month + count - 2) // 12, (month + count - 2) % 12 + 1
    return Span(date(year, month, 1), date(last_year, last_month, _last_day(last_year, last_month)))


def year_span(first: int, last: int | None = None) -> Span:
    """The years from `first` to `last`, both included; one year without `last`."""
    return Span(date(first, 1, 1), date(first if last is None else last, 12, 31))


def time_string(span: Span) -> str:
    """The ontology's shortest string for a span of days.

    Args:
        span: The first and the last day.

    Returns:
        `2022`, `2018/2019`, `2022-Q4`, `2022-09`, `2022-09-15`, `2022-01/2022-06` or `2022-09-15/2022-09-20`.
    """
    first, last = span
    if first == last:
        return first.isoformat()
    if first.day == 1 and last.day == _last_day(last.year, last.month):
        if first.month == 1 and last.month == 12:
            return f"{first.year:04}" if first.year == last.year else f"{first.year:04}/{last.year:04}"
        if first.year == last.year and first.month == last.month:
            return f"{first.year:04}-{first.month:02}"
        if first.year == last.year and first.month % 3 == 1 and last.month == first.month + 2:
            return f"{first.year:04}-Q{last.month // 3}"
        return f"{first.year:04}-{first.month:02}/{last.year:04}-{last.month:02}"
    return f"{first.isoformat()}/{last.isoformat()}"


def shortest(time: str | None) -> str | None:
    """A time in its shortest form, so that one period has one: `2025-10/2025-12` is `2025-Q4`.

    Args:
        time: A time as the fact model writes it, or None; an open one stays as it is.
    """
    first, last = bounds(time)
    return time if first is None or last is None else time_string(Span(first, last))


def shifted(span: Span, years: int) -> Span:
    """The same days so many years later; the end of February stays the end of February."""

    def moved(day: date) -> date:
        year = day.year + years
        if day.day == _last_day(day.year, day.month):
            return date(year, day.month, _last_day(year, day.month))
        return date(year, day.month, day.day)

    return Span(moved(span.first), moved(span.last))


def length_in_months(span: Span) -> int:
    """How many calendar months a span touches."""
    return (span.last.year - span.first.year) * 12 + span.last.month - span.first.month + 1


def following(span: Span, steps: int) -> Span:
    """The period as long as this one, so many periods later."""
    length = length_in_months(span)
    return month_span(span.first.year, span.first.month + length * steps, length)


_FISCAL = re.compile(r"(?:FY(\d{4})?)?(?:(?:^|-)(?:([QH])([1-4])|M([1-9]|1[0-2])))?")


def fiscal_period(label: str, fiscal_year_end_month: int, published: date | None = None) -> str | None:
    """The calendar months of a fiscal period.

    A fiscal year is named after the calendar year in which it ends. A label without a year means the period nearest to
    the publication date.

    Args:
        label: `FY2024`, `FY2024-Q2`, `FY2024-H1`, `FY2024-M9` for its first nine months, or without the year: `FY`,
            `FY-Q2`, `Q2`, `H1`, `M9`.
        fiscal_year_end_month: The month, 1 to 12, in which the fiscal year ends.
        published: The publication date, for labels without a year.

    Returns:
        An ontology time string, for example `2022-02/2023-01`; a calendar quarter as `2025-Q2`; None where a year is
        missing and no date tells it.

    Raises:
        ValueError: Where the label is none of these forms, or the month not 1 to 12.
    """
    span = fiscal_span(label, fiscal_year_end_month, published)
    return None if span is None else time_string(span)


def fiscal_span(label: str, end_month: int, published: date | None = None) -> Span | None:
    """Like `fiscal_period`, as a span."""
    match = _FISCAL.fullmatch(label)
    if not label or match is None or (match.group(2) == "H" and match.group(3) not in ("1", "2")):
        raise ValueError(
            f"{label!r} is no fiscal period; write FY2024, FY2024-Q2, FY2024-H1, FY2024-M9, FY, Q2, H1 or M9"
        )
    if not 1 <= end_month <= 12:
        raise ValueError(f"a fiscal year ends in a month from 1 to 12, not {end_month}")

    def in_year(year: int) -> Span:
        first = end_month + 1 - 12  # month of the fiscal year's first month, counted from January of `year`
        if match.group(2) == "Q":
            return month_span(year, first + 3 * (int(match.group(3)) - 1), 3)
        if match.group(2) == "H":
            return month_span(year, first + 6 * (int(match.group(3)) - 1), 6)
        return month_span(year, first, int(match.group(4) or 12))

    if match.group(1):
        return in_year(int(match.group(1)))
    if published is None:
        return None

    def distance(span: Span) -> int:
        if span.first <= published <= span.last:
            return 0
        return min(abs((span.first - published).days), abs((published - span.last).days))

    spans = [in_year(published.year + offset) for offset in (-1, 0, 1, 2)]
    if match.group(4):
        # What has added up is over, or the year under way is told of from its beginning.
        spans = [s for s in spans if s.last <= published] or [s for s in spans if s.first <= published]
        return max(spans, key=lambda s: s.first, default=None)
    return min(spans, key=distance)
