"""Times of the fact model as days."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assets.facts.times.periods import bounds


@pytest.mark.parametrize(
    ("time", "start", "end"),
    [
        ("2022", date(2022, 1, 1), date(2022, 12, 31)),
        ("2022-Q4", date(2022, 10, 1), date(2022, 12, 31)),
        ("2022-H1", date(2022, 1, 1), date(2022, 6, 30)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2022-09-15", date(2022, 9, 15), date(2022, 9, 15)),
        ("2018/2019", date(2018, 1, 1), date(2019, 12, 31)),
        ("2022-02/2023-01", date(2022, 2, 1), date(2023, 1, 31)),
        ("2020/", date(2020, 1, 1), None),
        (None, None, None),
    ],
)
def test_first_and_last_day(time: str | None, start: date | None, end: date | None) -> None:
    assert bounds(time) == (start, end)


@pytest.mark.parametrize("time", ["22", "2022-13", "2022-Q5", "2022-02-30", "last year", "2022/next"])
def test_what_is_no_time_is_refused(time: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the calendar's own message or ours, both name the value
        bounds(time)


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_every_longer_period_contains_its_day(day: date) -> None:
    quarter = f"{day.year}-Q{(day.month + 2) // 3}"
    for time in (str(day.year), quarter, f"{day:%Y-%m}", f"{day:%Y-%m-%d}"):
        start, end = bounds(time)
        assert start is not None
        assert end is not None
        assert start <= day <= end
