"""Which of several contradicting claims is preferred, by the stated policy."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assets.metrics.conflicts import Conflict, Statement
from assets.metrics.ranks import ranks

BASE = Statement(
    fact_id="a", predicate="holds", subject="region:china", object="chip:nvidia-a100", metric=None, low=4e4, high=4e4,
    unit="units", cmp="=", start=None, end=None, modality="asserted", told=date(2023, 6, 14), origin="article",
)  # fmt: skip
CONFLICT = [Conflict("value", "a", ("b",), "40,000 against 500,000")]


def ranked(
    a: dict[str, object], b: dict[str, object], named: set[str] = frozenset(), unnamed: set[str] = frozenset(),
    accepted: set[str] = frozenset(), conflict: list[Conflict] = CONFLICT,
) -> dict[str, tuple[str, str]]:  # fmt: skip
    statements = [replace(BASE, fact_id="a", **a), replace(BASE, fact_id="b", **b)]
    return {item.fact_id: (item.rank, item.reason) for item in ranks(statements, conflict, named, unnamed, accepted)}


@pytest.mark.parametrize(
    ("a", "b", "context", "rank_a", "rank_b", "reason"),
    [
        ({}, {"origin": "catalogue"}, {}, "deprecated", "preferred", "comes from the catalogue"),
        ({}, {}, {"named": {"b"}}, "normal", "preferred", "a source that the article names"),
        ({}, {}, {"unnamed": {"a"}}, "normal", "preferred", "an unnamed source"),
        ({"modality": "reported"}, {}, {}, "normal", "preferred", "is asserted, the next best reported"),
        ({}, {"told": date(2024, 1, 1)}, {}, "normal", "preferred", "was published later"),
        ({"low": 2e4, "high": 9e4}, {}, {}, "normal", "preferred", "the narrower value"),
        ({}, {"modality": "reported"}, {"accepted": {"b"}}, "deprecated", "preferred", "a person accepted it"),
    ],
)
def test_the_policy_in_its_order(
    a: dict[str, object], b: dict[str, object], context: dict[str, set[str]], rank_a: str, rank_b: str, reason: str
) -> None:
    found = ranked(a, b, **context)
    assert (found["a"][0], found["b"][0]) == (rank_a, rank_b)
    assert reason in found["b"][1]
    assert "b" in found["a"][1]


def test_without_a_contradiction_none_is_ranked_so_that_all_are_normal() -> None:
    assert ranked({}, {}, conflict=[]) == {}


def test_a_difference_of_definition_ranks_nothing_lower() -> None:
    definition = [Conflict("definition", "a", ("b",), "gross against net")]
    assert ranked({}, {}, conflict=definition) == {}
