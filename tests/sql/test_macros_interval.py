"""Containment and sums of intervals whose ends may be open."""

from __future__ import annotations

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sql.declarations import macros

CONNECTION = duckdb.connect()
CONNECTION.execute(macros()["interval_sets"])
CONNECTION.execute(macros()["interval_arithmetic"])


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ("1, 3, 2", True),
        ("1, 3, 3", True),
        ("1, 3, 4", False),
        ("NULL, 3, -5", True),
        ("1, NULL, 5", True),
        ("1, 3, NULL", None),
        ("20000, 90000, 32700, 32700", True),
        ("20000, 90000, 32700, NULL", False),
        ("20000, NULL, 32700, NULL", True),
        ("NULL, NULL, NULL, NULL", True),
        ("20000, 90000, 10000, 30000", False),
    ],
)
def test_containment(arguments: str, expected: bool | None) -> None:
    assert CONNECTION.execute(f"SELECT interval_contains({arguments})").fetchone() == (expected,)


def test_a_sum_is_open_at_the_end_at_which_one_of_its_intervals_is() -> None:
    sums = CONNECTION.execute("""
        SELECT owner, sum_of_ends(low), sum_of_ends(high)
        FROM (VALUES ('a', 1, 2), ('a', 10, NULL), ('b', 5, 5)) AS holding (owner, low, high)
        GROUP BY owner ORDER BY owner
    """).fetchall()
    assert sums == [("a", 11, None), ("b", 5, 5)]


ends = st.one_of(st.none(), st.integers(-1000, 1000))


@given(st.tuples(ends, ends), st.tuples(ends, ends))
def test_an_interval_that_contains_another_overlaps_it(outer: tuple[int, int], inner: tuple[int, int]) -> None:
    for low, high in (outer, inner):
        if low is not None and high is not None and low > high:
            return
    parameters = [*outer, *inner]
    casts = "?::INTEGER, ?::INTEGER, ?::INTEGER, ?::INTEGER"
    contains, overlaps = CONNECTION.execute(
        f"SELECT interval_contains({casts}), intervals_overlap({casts})", [*parameters, *parameters]
    ).fetchall()[0]
    assert overlaps or not contains
