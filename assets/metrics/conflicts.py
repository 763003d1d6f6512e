"""Contradictions: statements about the same thing, at the same time, that cannot both hold."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import chain, combinations, product
from typing import Literal

Kind = Literal["value", "definition", "time"]
# Units of a currency for one of another (from, to), the mean from a day to a day; None where there is none.
Rate = Callable[[str, str, date, date], float | None]

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

# What a buyer has ordered, and what has been delivered to it.
ORDERED, DELIVERED = "orders", "supplies"

COMPARED_PREDICATES = TIMELESS | STOCKS | FLOWS | DATED | {ORDERED, DELIVERED}

ABOUT = 0.1  # "about x" and "nearly x" are read as within a tenth of x (Hedge semantics of the fact model).
DAYS_BETWEEN_UNDATED = 180  # Undated stocks told within half a year of each other are taken to speak of one time.
MEASURES_TWICE = 0.03
# One sum in two currencies was converted at another rate if that is off the bank's by no more than this.
ANOTHER_RATE = 0.05
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
        item: The chip concerned, where the object is the other party.
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
    item: str | None = None


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
    rate: Rate | None = None,
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
        touched: Facts of articles; only contradictions that one of them has a part in are looked for. None stands for
            all facts. Of ratios those are looked at that are among them.
        rate: Exchange rates, by which one sum in two currencies is known; None where they are not to be compared.

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
        if statement.predicate not in (ORDERED, DELIVERED):
            groups[_key(statement)].append(statement)
    fitting = measures or {}
    wanted = None if touched is None else frozenset(touched)
    found: dict[tuple[str, tuple[str, ...]], Conflict] = {}

    def add(conflict: Conflict | None) -> None:
        if conflict is not None:
            found[conflict.fact_id, conflict.other_fact_ids] = conflict

    for group in groups.values():
        for one, other in _pairs_apart(group, wanted):
            add(_compare(one, other, fitting.get(one.fact_id, ()), fitting.get(other.fact_id, ())))
        for one, other in _pairs_of_two_units(group, wanted):
            add(_compare_units(one, other, rate))
    for one, other in _ordered_and_delivered(listed, wanted):
        explanation = f"{_value(one)} {_VERBS[one.predicate]} against {_value(other)} {_VERBS[other.predicate]}"
        add(Conflict("definition", one.fact_id, (other.fact_id,), explanation))
    for conflict in _against_variants(listed, families or {}, wanted):
        add(conflict)
    for conflict in _against_ratios(listed, wanted):
        add(conflict)
    return [found[key] for key in sorted(found)]


_VERBS = {ORDERED: "ordered", DELIVERED: "delivered"}


def _pairs_apart(group: list[Statement], wanted: frozenset[str] | None) -> Iterator[tuple[Statement, Statement]]:
    """The pairs of one group whose values (of dated events, times) have no point in common, the lesser id first."""
    by_unit: dict[str | None, list[tuple[float, float, Statement]]] = defaultdict(list)
    for statement in group:
        if statement.predicate in DATED:
            if statement.start is not None and statement.end is not None:
                span = (statement.start.toordinal(), statement.end.toordinal(), statement)
                by_unit[None].append(span)
        elif statement.unit is not None and statement.origin != "catalogue":
            by_unit[statement.unit].append((*compatible_interval(statement), statement))
    for spans in by_unit.values():
        concerned = spans if wanted is None else [span for span in spans if span[2].fact_id in wanted]
        by_low = sorted(spans, key=lambda span: span[0])
        lows = [low for low, _, _ in by_low]
        by_high = sorted(spans, key=lambda span: span[1])
        highs = [high for _, high, _ in by_high]
        for low, high, one in concerned:
            above = by_low[bisect_right(lows, high) :]
            below = by_high[: bisect_left(highs, low)] if wanted is not None else []
            for _, _, other in chain(above, below):
                yield (one, other) if one.fact_id < other.fact_id else (other, one)


def _pairs_of_two_units(group: list[Statement], wanted: frozenset[str] | None) -> Iterator[tuple[Statement, Statement]]:
    """The pairs of one group whose values have different units, the lesser id first."""
    by_unit: dict[str, list[Statement]] = defaultdict(list)
    for statement in group:
        if statement.predicate not in DATED and statement.unit is not None and statement.origin != "catalogue":
            by_unit[statement.unit].append(statement)
    for some, others in combinations(by_unit.values(), 2):
        for one, other in _pairs(some, others, wanted):
            yield (one, other) if one.fact_id < other.fact_id else (other, one)


def _pairs(
    some: list[Statement], others: list[Statement], wanted: frozenset[str] | None
) -> Iterable[tuple[Statement, Statement]]:
    """The pairs of one of some statements and one of others, of which one is wanted."""
    if wanted is None:
        return product(some, others)
    first = [one for one in some if one.fact_id in wanted]
    second = [other for other in others if other.fact_id in wanted]
    return chain(product(first, others), product(some, second))


def _ordered_and_delivered(
    statements: list[Statement], wanted: frozenset[str] | None
) -> Iterator[tuple[Statement, Statement]]:
    """Orders and deliveries of one buyer, chip and period, with numbers apart; of each pair the lesser id first."""
    sides: dict[tuple[object, ...], dict[str, list[Statement]]] = defaultdict(lambda: {ORDERED: [], DELIVERED: []})
    for statement in statements:
        if statement.predicate not in (ORDERED, DELIVERED) or statement.unit is None or statement.start is None:
            continue
        ordered = statement.predicate == ORDERED
        buyer = statement.subject if ordered else statement.object
        chip = statement.item or (statement.object if ordered else None)
        if buyer is not None and chip is not None and chip.startswith("chip:"):
            sides[buyer, chip, statement.unit, statement.start, statement.end][statement.predicate].append(statement)
    for group in sides.values():
        for order, delivery in _pairs(group[ORDERED], group[DELIVERED], wanted):
            if _disjoint(compatible_interval(order), compatible_interval(delivery)):
                yield (order, delivery) if order.fact_id < delivery.fact_id else (delivery, order)


def _key(statement: Statement) -> tuple[object, ...]:
    # Flows are compared only with those of the same period.
    period = (statement.start, statement.end) if statement.predicate in FLOWS else ()
    return statement.predicate, statement.subject, statement.object, statement.metric, *period


def _compare(
    one: Statement, other: Statement, measures: Collection[str], other_measures: Collection[str]
) -> Conflict | None:
    """What two statements with values, or times, apart contradict each other in, if they do."""
    if one.predicate in DATED:
        explanation = f"{one.start} to {one.end} against {other.start} to {other.end}"
        return Conflict("time", one.fact_id, (other.fact_id,), explanation)
    if one.predicate not in TIMELESS | STOCKS | FLOWS or not _same_time(one, other):
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


def _compare_units(one: Statement, other: Statement, rate: Rate | None) -> Conflict | None:
    """Whether two statements in different units measure different things, or convert one sum at another rate."""
    if one.predicate not in TIMELESS | STOCKS | FLOWS or not _same_time(one, other):
        return None
    explanation = f"{_value(one)} against {_value(other)}"
    if not (_is_currency(one.unit) and _is_currency(other.unit)):
        return Conflict("definition", one.fact_id, (other.fact_id,), explanation)
    exact = one.low is not None and one.low == one.high and other.low is not None and other.low == other.high
    if rate is None or not exact or not one.low or not other.low or one.unit is None or other.unit is None:
        return None
    dated, other_dated = _dated(one), _dated(other)
    if dated.start is None or other_dated.start is None:
        return None
    first = max(dated.start, other_dated.start)
    last = max(first, min(dated.end or first, other_dated.end or first))
    of_the_bank = rate(one.unit, other.unit, first, last)
    if of_the_bank is None:
        return None
    low, high = compatible_interval(one)
    if not _disjoint((low * of_the_bank, high * of_the_bank), compatible_interval(other)):
        return None
    used = other.low / one.low
    if abs(used / of_the_bank - 1) > ANOTHER_RATE:
        return None
    explanation += (
        f"; another currency rate: 1 {one.unit} = {used:.4g} {other.unit}, where the European Central Bank has "
        f"{of_the_bank:.4g} ({first} to {last})"
    )
    return Conflict("definition", one.fact_id, (other.fact_id,), explanation)


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


def _against_variants(
    statements: list[Statement], families: Mapping[str, str], wanted: frozenset[str] | None
) -> list[Conflict]:
    variants: dict[tuple[str, str | None], list[Statement]] = defaultdict(list)
    for statement in statements:
        if statement.origin == "catalogue" and statement.predicate in ("spec", "process_node"):
            variants[statement.predicate + families.get(statement.subject, statement.subject), statement.metric].append(
                statement
            )
    found = []
    for statement in statements:
        if statement.origin == "catalogue" or (wanted is not None and statement.fact_id not in wanted):
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
    """The stated ratios of two chips that no two values stated of these have, each against the nearest two."""
    # Of several statements of one value the first by id stands for all.
    specs: dict[tuple[str, str | None], dict[tuple[float, float, str | None], Statement]] = defaultdict(dict)
    for statement in sorted(statements, key=lambda statement: statement.fact_id):
        if statement.predicate == "spec" and statement.origin == "article":
            specs[statement.subject, statement.metric].setdefault((*_stated(statement), statement.unit), statement)
    found = []
    for ratio in statements:
        if ratio.predicate != "spec_ratio" or ratio.object is None:
            continue
        if touched is not None and ratio.fact_id not in touched:
            continue
        stated = compatible_interval(ratio)
        nearest: tuple[float, str, str] | None = None
        nearest_pair: tuple[Statement, Statement] | None = None
        for mine, base in product(
            specs.get((ratio.subject, ratio.metric), {}).values(), specs.get((ratio.object, ratio.metric), {}).values()
        ):
            if mine.unit != base.unit:
                continue
            low, high = _quotient(_stated(mine), _stated(base))
            distance = (max(low - stated[1], stated[0] - high), mine.fact_id, base.fact_id)
            if nearest is None or distance < nearest:
                nearest, nearest_pair = distance, (mine, base)
            if distance[0] <= 0:
                break
        if nearest is None or nearest_pair is None or nearest[0] <= 0:
            continue
        mine, base = nearest_pair
        low, high = _quotient(_stated(mine), _stated(base))
        explanation = f"{_value(ratio)} against {_value(mine)} over {_value(base)}, which is {low:.3g}"
        explanation += f" to {high:.3g}" if high != low else ""
        found.append(Conflict("value", ratio.fact_id, tuple(sorted((mine.fact_id, base.fact_id))), explanation))
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
    if statement.cmp == "<~" and statement.high is not None:
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
