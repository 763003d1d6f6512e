"""Contradictions: statements about the same thing, at the same time, that cannot both hold."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

Kind = Literal["value", "definition", "time"]

# What a subject has one value of at any time. What may be said several times of different things at once (orders,
# supplies, sales to someone) is not here: two orders are no contradiction.
TIMELESS = frozenset({
    "spec", "process_node", "parameters", "trained_on", "training_time", "training_cost", "training_tokens",
    "utilization", "threshold", "spec_ratio", "slowdown",
})  # fmt: skip
STOCKS = frozenset({
    "holds", "cluster_size", "price", "power", "market_share", "market_cap", "capacity", "capacity_gap", "lead_time",
})  # fmt: skip
FLOWS = frozenset({"capex", "revenue", "capex_change", "revenue_change"})
DATED = frozenset({"production_start", "delivery", "launches"})

# What is planned, possible or denied says nothing about what is; a denial is compared on its own.
UNCERTAIN = frozenset({"planned", "possible", "denied"})

COMPARED_PREDICATES = TIMELESS | STOCKS | FLOWS | DATED

ABOUT = 0.1  # "about x" and "nearly x" are read as within a tenth of x (Hedge semantics of the fact model).
DAYS_BETWEEN_UNDATED = 180  # Undated stocks told within half a year of each other are taken to speak of one time.
MEASURES_TWICE = 0.03
# Of these neither sparsity nor a link's two directions make two: 40 and 80 GB are two versions of a chip.
COUNTED_ONCE = frozenset({"memory", "power", "transistors", "die_area"})
TWICE = "; one is twice the other: sparse for dense, a pair for one, or both directions of a link for one"


@dataclass(frozen=True, slots=True)
class Statement:
    """A fact as it is compared.

    Attributes:
        fact_id: The fact.
        predicate: What is stated.
        subject: Entity id.
        object: Entity id, if any.
        metric: Which quantity.
        low: Lower end of the value.
        high: Upper end of the value.
        unit: Unit of the value.
        cmp: How the text bounds it.
        start: First day on which it holds.
        end: Last day on which it holds.
        modality: How firmly it is said.
        told: When it was published; None for the catalogue.
        origin: `article` or `catalogue`.
    """

    fact_id: str
    predicate: str
    subject: str
    object: str | None
    metric: str | None
    low: float | None
    high: float | None
    unit: str | None
    cmp: str | None
    start: date | None
    end: date | None
    modality: str
    told: date | None
    origin: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two statements that cannot both hold, or one and a value derived from others.

    Attributes:
        kind: Whether the values differ, what is measured, or the times.
        fact_id: One of the facts; of two the one with the lesser id.
        other_fact_ids: The other fact, or those that the other value is derived from.
        explanation: What contradicts what, in a sentence.
    """

    kind: Kind
    fact_id: str
    other_fact_ids: tuple[str, ...]
    explanation: str


def conflicts(
    statements: Iterable[Statement],
    families: Mapping[str, str] | None = None,
    measures: Mapping[str, Collection[str]] | None = None,
    touched: Collection[str] | None = None,
) -> list[Conflict]:
    """Find the contradictions between statements.

    A succession in time, another scope, and a vague number that contains an exact one are none.

    Args:
        statements: Facts that something states now.
        families: For a variant of a chip the family that articles name it by, for example
            `chip:nvidia-h100-sxm5-80gb` and `chip:nvidia-h100`. A statement about the family contradicts the catalogue
            only if it fits none of the family's variants.
        measures: For a fact the published measures that it fits (gross, net, with leases, by fiscal year). Two amounts
            that fit different measures differ in definition.
        touched: Facts; only contradictions that one of them has a part in are looked for. None stands for all facts.

    Returns:
        Each contradiction once, sorted by its facts.
    """
    listed = [
        statement
        for statement in statements
        # A flow without a period is comparable with none.
        if statement.modality not in UNCERTAIN and not (statement.predicate in FLOWS and statement.start is None)
    ]
    groups: dict[tuple[object, ...], list[Statement]] = defaultdict(list)
    for statement in listed:
        groups[_key(statement)].append(statement)
    found: dict[tuple[str, tuple[str, ...]], Conflict] = {}
    fitting = measures or {}
    wanted = None if touched is None else frozenset(touched)
    for group in groups.values():
        ordered = sorted(group, key=lambda statement: statement.fact_id)
        for place, one in enumerate(ordered):
            for other in ordered[place + 1 :]:
                if wanted is not None and one.fact_id not in wanted and other.fact_id not in wanted:
                    continue
                if conflict := _compare(one, other, fitting.get(one.fact_id, ()), fitting.get(other.fact_id, ())):
                    found[conflict.fact_id, conflict.other_fact_ids] = conflict
    for conflict in (*_against_variants(listed, families or {}), *_against_ratios(listed, wanted)):
        if wanted is None or not wanted.isdisjoint((conflict.fact_id, *conflict.other_fact_ids)):
            found[conflict.fact_id, conflict.other_fact_ids] = conflict
    return [found[key] for key in sorted(found)]


def _key(statement: Statement) -> tuple[object, ...]:
    # Flows are compared only with those of the same period.
    period = (statement.start, statement.end) if statement.predicate in FLOWS else ()
    return statement.predicate, statement.subject, statement.object, statement.metric, *period


def _compare(
    one: Statement, other: Statement, measures: Collection[str], other_measures: Collection[str]
) -> Conflict | None:
    if one.predicate in DATED:
        return _compare_times(one, other)
    if (
        one.predicate not in TIMELESS | STOCKS | FLOWS
        or not _same_time(one, other)
        or "catalogue"
        in (
            one.origin,
            other.origin,
        )
    ):
        return None
    if None in (one.unit, other.unit):
        return None
    if one.unit != other.unit:
        if _is_currency(one.unit) and _is_currency(other.unit):
            return None
        return Conflict("definition", one.fact_id, (other.fact_id,), f"{_value(one)} against {_value(other)}")
    if not _disjoint(compatible_interval(one), compatible_interval(other)):
        return None
    explanation = f"{_value(one)} against {_value(other)}"
    if measures and other_measures and not set(measures) & set(other_measures):
        explanation += (
            f"; the first fits {' or '.join(sorted(measures))}, the second {' or '.join(sorted(other_measures))}"
        )
        return Conflict("definition", one.fact_id, (other.fact_id,), explanation)
    if one.predicate == "spec" and _is_twice(one, other):
        return Conflict("definition", one.fact_id, (other.fact_id,), explanation + TWICE)
    return Conflict("value", one.fact_id, (other.fact_id,), explanation)


def _compare_times(one: Statement, other: Statement) -> Conflict | None:
    if one.start is None or other.start is None or one.end is None or other.end is None:
        return None
    if one.start <= other.end and other.start <= one.end:
        return None
    return Conflict(
        "time", one.fact_id, (other.fact_id,), f"{one.start} to {one.end} against {other.start} to {other.end}"
    )


def _same_time(one: Statement, other: Statement) -> bool:
    if one.predicate in TIMELESS:
        return True
    if one.predicate in FLOWS:
        return one.start is not None and (one.start, one.end) == (other.start, other.end)
    if one.start is None and other.start is None:
        return (
            one.told is not None
            and other.told is not None
            and abs(one.told - other.told) <= timedelta(days=DAYS_BETWEEN_UNDATED)
        )
    one, other = _dated(one), _dated(other)
    if one.start is None or other.start is None:
        return False
    latest = date.max
    return one.start <= (other.end or latest) and other.start <= (one.end or latest)


def _dated(statement: Statement) -> Statement:
    """An undated stock is one of the day on which it is told."""
    return statement if statement.start else replace(statement, start=statement.told, end=statement.told)


def _against_variants(statements: list[Statement], families: Mapping[str, str]) -> list[Conflict]:
    variants: dict[tuple[str, str | None], list[Statement]] = defaultdict(list)
    for statement in statements:
        if statement.origin == "catalogue" and statement.predicate in ("spec", "process_node"):
            variants[statement.predicate + families.get(statement.subject, statement.subject), statement.metric].append(
                statement
            )
    found = []
    for statement in statements:
        if statement.origin == "catalogue":
            continue
        known = [
            variant
            for variant in variants.get((statement.predicate + statement.subject, statement.metric), [])
            if variant.unit == statement.unit
        ]
        if not known or not all(
            _disjoint(compatible_interval(statement), compatible_interval(variant)) for variant in known
        ):
            continue
        twice = [variant for variant in known if _is_twice(statement, variant)]
        values = ", ".join(sorted({_value(variant) for variant in known}))
        explanation = f"{_value(statement)} against {values} in the catalogue"
        if twice:
            explanation += TWICE
        others = tuple(sorted(variant.fact_id for variant in (twice or known)))
        found.append(Conflict("definition" if twice else "value", statement.fact_id, others, explanation))
    return found


def _against_ratios(statements: list[Statement], touched: frozenset[str] | None) -> list[Conflict]:
    """Compare a stated ratio of two chips with the ratio of what is stated of each."""
    specs: dict[tuple[str, str | None], list[Statement]] = defaultdict(list)
    for statement in statements:
        if statement.predicate == "spec" and statement.origin == "article":
            specs[statement.subject, statement.metric].append(statement)
    found = []
    for ratio in statements:
        if ratio.predicate != "spec_ratio" or ratio.object is None:
            continue
        for mine in specs.get((ratio.subject, ratio.metric), []):
            for base in specs.get((ratio.object, ratio.metric), []):
                if mine.unit != base.unit:
                    continue
                if touched is not None and touched.isdisjoint((ratio.fact_id, mine.fact_id, base.fact_id)):
                    continue
                low, high = _quotient(_stated(mine), _stated(base))
                stated = compatible_interval(ratio)
                if _disjoint(stated, (low, high)):
                    found.append(
                        Conflict(
                            "value",
                            ratio.fact_id,
                            tuple(sorted((mine.fact_id, base.fact_id))),
                            f"{_value(ratio)} against {_value(mine)} over {_value(base)}, which is {low:.3g}"
                            + (f" to {high:.3g}" if high != low else ""),
                        )
                    )
    return found


def _stated(statement: Statement) -> tuple[float, float]:
    """The value as it stands, without allowing for rounding or `about`."""
    return (
        -math.inf if statement.low is None else statement.low,
        math.inf if statement.high is None else statement.high,
    )


def compatible_interval(statement: Statement) -> tuple[float, float]:
    """The values that a statement is compatible with, allowing for rounding and for `about` and `nearly`.

    Args:
        statement: A fact with a value.

    Returns:
        Lowest and highest value; infinite where the statement leaves them open.
    """
    low, high = _stated(statement)
    if statement.cmp == "~":
        return low - ABOUT * abs(low), high + ABOUT * abs(high)
    if statement.cmp == "<~":
        return high - ABOUT * abs(high), high
    if statement.cmp == "=":
        return low - _half_last_digit(low), high + _half_last_digit(high)
    return low, high


def _half_last_digit(value: float) -> float:
    """Half a unit of the last digit other than zero: 31.4e9 may stand for anything from 31.35e9 to 31.45e9."""
    if value == 0 or not math.isfinite(value):
        return 0.0
    digits, _, exponent = f"{value:.11e}".partition("e")
    decimals = len(digits.rstrip("0").partition(".")[2])
    return 0.5 * 10.0 ** (int(exponent) - decimals)


def _disjoint(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[1] < other[0] or other[1] < one[0]


def _quotient(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    if other[0] <= 0:
        return -math.inf, math.inf
    return one[0] / other[1], one[1] / other[0]


def _is_twice(one: Statement, other: Statement) -> bool:
    if (
        one.metric in COUNTED_ONCE
        or one.low is None
        or one.low != one.high
        or other.low is None
        or other.low != other.high
        or not one.low
        or not other.low
    ):
        return False
    ratio = one.low / other.low
    return abs(ratio / 2 - 1) < MEASURES_TWICE or abs(ratio * 2 - 1) < MEASURES_TWICE


def _is_currency(unit: str | None) -> bool:
    return unit is not None and len(unit) == 3 and unit.isalpha() and unit.isupper()


def _value(statement: Statement) -> str:
    low, high, unit = statement.low, statement.high, statement.unit or ""
    if low is not None and low == high:
        text = f"{'about ' if statement.cmp == '~' else ''}{_number(low)}"
    elif low is not None and high is not None:
        text = f"{_number(low)} to {_number(high)}"
    elif high is not None:
        text = f"{'nearly' if statement.cmp == '<~' else 'up to'} {_number(high)}"
    elif low is not None:
        text = f"at least {_number(low)}"
    else:
        text = "no value"
    return f"{text} {unit}".strip()


def _number(value: float) -> str:
    return f"{value:,.6g}" if abs(value) < 1e6 else f"{value:,.0f}"
