"""Time strings of the fact model (`2022-Q4`, `2018/2019`, `2020/` …) as first and last day."""

from __future__ import annotations

import calendar
import re
from datetime import date

_PERIOD = re.compile(r"(\d{4})(?:-(?:Q([1-4])|H([12])|(\d{2})(?:-(\d{2}))?))?")


def bounds(time: str | None) -> tuple[date | None, date | None]:
    """First and last day of a time string; None where it is open or empty.

    Args:
        time: A time as the fact model writes it.

    Raises:
        ValueError: If it is no such time.
    """
    if not time:
        return None, None
    if "/" in time:
        start, _, end = time.partition("/")
        return (_days(start)[0] if start else None), (_days(end)[1] if end else None)
    return _days(time)


def _days(period: str) -> tuple[date, date]:
    match = _PERIOD.fullmatch(period)
    if match is None:
        raise ValueError(f"not a time of the fact model: {period!r}; write 2022, 2022-Q4, 2022-09 or 2022-09-15")
    year = int(match[1])
    if match[5]:
        day = date(year, int(match[4]), int(match[5]))
        return day, day
    if match[4]:
        first = last = int(match[4])
    elif match[2]:
        first, last = int(match[2]) * 3 - 2, int(match[2]) * 3
    elif match[3]:
        first, last = int(match[3]) * 6 - 5, int(match[3]) * 6
    else:
        first, last = 1, 12
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])
