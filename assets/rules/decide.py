"""The decision on a chip, day, destination and buyer, three-valued: which rows apply, are met, and count."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from assets.rules.inputs import ChipInputs, Input, Interval
from assets.rules.rules import (
    LICENCE_RANK,
    METRICS,
    RANK,
    STRICTNESS,
    YES_NO_METRICS,
    Condition,
    RuleBook,
    Scope,
    Status,
)

# At equal strictness the rule on the item goes before the letter, and both before rules on the buyer or the country.
_KIND_ORDER = ("licence_policy", "export_control", "end_use_control", "is_informed_letter", "entity_list")
_DERIVED_FROM: dict[str, frozenset[str]] = {
    "tpp": frozenset({"performance_density"}),
    "die_area_mm2": frozenset({"performance_density"}),
    "io_bandwidth_gb_s": frozenset({"dram_plus_io_bandwidth_gb_s"}),
    "dram_bandwidth_gb_s": frozenset({"dram_plus_io_bandwidth_gb_s"}),
}
# How a vendor's classification reads: a 4A090 assembly holds a 3A090 circuit, these two entries hold neither.
_BELOW_3A090 = frozenset({"3A991.p", "4A994.l"})


@dataclass(frozen=True, slots=True)
class Party:
    """The buyer.

    Attributes:
        name: Its id (`company:huawei`) or name, looked up in the lists.
        headquarters: Destination code of the seat of it or its ultimate parent; empty: at the destination.
        owned_by: A company that owns part of it; empty where there is none.
        ownership_share: That part, from 0 to 1; None where it is not known.
    """

    name: str
    headquarters: str = ""
    owned_by: str = ""
    ownership_share: float | None = None


@dataclass(frozen=True, slots=True)
class ConditionResult:
    """A condition with what it was tested on.

    Attributes:
        condition: The condition.
        input: What is known of its metric; None where nothing is.
        met: Whether it holds; None where the input leaves that open.
    """

    condition: Condition
    input: Input | None
    met: bool | None

    def text(self) -> str:
        """The test as words: `aggregate I/O bandwidth 464 GB/s is below 600`."""
        condition = self.condition
        label, unit = METRICS[condition.metric]
        if condition.op == "in":
            if condition.metric == "named_chip":
                return "named in the text" if self.met else "not named in the text"
            shown = self.input.text() if self.input else "unknown"
            return f"{label} {shown} is {'' if self.met else 'not '}among {', '.join(sorted(condition.members))}"
        if condition.metric in YES_NO_METRICS:
            wanted = condition.line[0] == 1
            if self.met is None:
                return f"not known whether {label}"
            return label if self.met is wanted else f"not {label}"
        if self.input is None:
            return f"{label} is not published (line: {_line(condition)} {unit})"
        if self.met is None:
            return f"{label} {self.input.text()} lies on both sides of {_line(condition)}"
        return f"{label} {self.input.text()} is {_relation(condition, self.met)} {_line(condition)}"


@dataclass(frozen=True, slots=True)
class OutcomeResult:
    """Whether a chip meets an outcome of a rule.

    Attributes:
        met: True, False, or None where the inputs leave it open.
        clauses: Each clause with its conditions and whether it is met, in alphabetical order.
        basis: `thresholds`, `vendor_eccn` where only the vendor's classification decides, or `always`.
    """

    met: bool | None
    clauses: tuple[tuple[str, bool | None, tuple[ConditionResult, ...]], ...]
    basis: str

    @property
    def satisfied(self) -> str:
        """The names of the clauses that are met."""
        return ", ".join(name for name, met, _ in self.clauses if met)


@dataclass(frozen=True, slots=True)
class RowResult:
    """A row of the scopes that applies, and what follows from it.

    Attributes:
        scope: The row.
        outcome: Whether its outcome is met.
        statuses: The statuses that may follow, as ranks; one where nothing is open.
        modifiers: The exceptions and review policies that were applied.
        by_headquarters: Whether only the buyer's headquarters bring the row into scope.
    """

    scope: Scope
    outcome: OutcomeResult
    statuses: frozenset[int]
    modifiers: tuple[tuple[Scope, OutcomeResult], ...] = ()
    by_headquarters: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """The bare answer.

    Attributes:
        status: The status.
        row: The requirement that decides; None where none does.
        deciding: The row whose status it is: the requirement, or the exception or policy applied to it.
        rows: All requirements in scope and in force.
        open_rows: Requirements that stay open and might be stricter than the status.
    """

    status: Status
    row: RowResult | None
    deciding: tuple[Scope, OutcomeResult] | None
    rows: tuple[RowResult, ...]
    open_rows: tuple[RowResult, ...]


# --- the rules that apply ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ScopeMatch:
    """A row of the scopes that covers a destination and buyer on a day.

    Attributes:
        scope: The row.
        state: The state of its rule.
        by_headquarters: Whether only the buyer's headquarters bring it in.
        certain: False where it is open whether the buyer falls under it.
    """

    scope: Scope
    state: str
    by_headquarters: bool
    certain: bool = True


def rules_in_scope(book: RuleBook, day: date, destination: str, party: Party | None = None) -> tuple[ScopeMatch, ...]:
    """The rows of the scopes that cover a destination and a buyer on a day, whatever the state of their rules.

    Args:
        book: The rules.
        day: The day.
        destination: A code of destinations.csv.
        party: The buyer; None: a civil one that no list names, headquartered at the destination.

    Raises:
        UnknownDestinationError: If the party's headquarters are no destination.
    """
    if destination == "US":
        # No export takes place.
        return ()
    places = book.places(destination, day)
    if party is not None and party.headquarters:
        seat = book.places(book.destination(party.headquarters).destination, day)
    else:
        seat = frozenset()
    listings = book.listings(party.name) if party else ()
    matches: list[ScopeMatch] = []
    for scope in book.scopes:
        if (scope.from_date and day < scope.from_date) or (scope.until_date and scope.until_date < day):
            continue
        here = not places.isdisjoint(scope.destinations) and places.isdisjoint(scope.except_destinations)
        there = not seat.isdisjoint(scope.headquarters)
        if not (here or there):
            continue
        certain = True
        if scope.parties is not None:
            listed = _listed(book, scope, party, listings)
            if listed is False:
                continue
            certain = listed is True
        matches.append(ScopeMatch(scope, book.state_on(scope.rule_id, day), not here, certain))
    return tuple(matches)


def _listed(book: RuleBook, scope: Scope, party: Party | None, listings: Sequence[Any]) -> bool | None:
    if party is None:
        return False
    if scope.parties == "listed":
        return any(row.rule_id == scope.rule_id for row in listings)
    if not party.owned_by or not book.listings(party.owned_by):
        return False
    return None if party.ownership_share is None else party.ownership_share >= 0.5


# --- the decision --------------------------------------------------------------------------------------------------


class Evaluator:
    """Tests the outcomes of all rules on the inputs of one chip; each is tested once.

    Args:
        inputs: The chip's inputs.
        book: The rules.
    """

    def __init__(self, inputs: ChipInputs, book: RuleBook) -> None:
        self.inputs = inputs
        self.book = book
        self._outcomes: dict[tuple[str, str], OutcomeResult] = {}
        self._inputs: dict[str, Input | None] = {}
        self._changed: dict[frozenset[tuple[str, Input | None]], Evaluator] = {}

    def changed(self, changes: Mapping[str, Input | None]) -> Evaluator:
        """The same chip with other inputs; outcomes that do not depend on them are not tested again.

        Args:
            changes: By metric. Equal ones give the same evaluator, since a chip is asked the same at every time and
                place.
        """
        key = frozenset(changes.items())
        if key not in self._changed:
            self._changed[key] = self._with(changes)
        return self._changed[key]

    def _with(self, changes: Mapping[str, Input | None]) -> Evaluator:
        other = Evaluator(self.inputs.replaced(changes), self.book)
        touched = set(changes)
        for metric in changes:
            touched |= _DERIVED_FROM.get(metric, frozenset())
        other._outcomes = {
            key: result for key, result in self._outcomes.items() if touched.isdisjoint(self.book.metrics(*key))
        }
        other._inputs = {metric: value for metric, value in self._inputs.items() if metric not in touched}
        return other

    def get(self, metric: str) -> Input | None:
        """The chip's input of a metric.

        Args:
            metric: A name of `rules.METRICS`.
        """
        if metric not in self._inputs:
            self._inputs[metric] = self.inputs.get(metric)
        return self._inputs[metric]

    def outcome(self, rule_id: str, outcome: str) -> OutcomeResult:
        """Whether the chip meets an outcome of a rule by its thresholds and names.

        Args:
            rule_id: The rule.
            outcome: Its outcome; one without conditions is always met.
        """
        key = (rule_id, outcome)
        if key not in self._outcomes:
            self._outcomes[key] = self._outcome(key)
        return self._outcomes[key]

    def _outcome(self, key: tuple[str, str]) -> OutcomeResult:
        conditions = self.book.clauses.get(key)
        if conditions is None:
            return OutcomeResult(True, (), "always")
        clauses = []
        for name in sorted(conditions):
            results = tuple(
                ConditionResult(condition, found := self.get(condition.metric), holds(condition, found))
                for condition in conditions[name]
            )
            clauses.append((name, _all(result.met for result in results), results))
        return OutcomeResult(_any(met for _, met, _ in clauses), tuple(clauses), "thresholds")

    def row(self, scope: Scope) -> OutcomeResult:
        """Whether the chip meets a row's outcome, by the vendor's classification where the thresholds leave it open.

        Args:
            scope: A row of the scopes.
        """
        result = self.outcome(scope.rule_id, scope.outcome)
        eccn = self.inputs.vendor_eccn
        if result.met is None and scope.vendor_eccns and eccn:
            if eccn in scope.vendor_eccns:
                return OutcomeResult(True, result.clauses, "vendor_eccn")
            if eccn in _BELOW_3A090 or eccn.startswith(("3A090.", "4A090.")):
                return OutcomeResult(False, result.clauses, "vendor_eccn")
        return result

    def decide(self, setting: Sequence[ScopeMatch]) -> Decision:
        """Combine all rows in scope and in force into a status.

        The strictest requirement is the status. An open requirement that might be stricter makes it unknown, unless a
        licence is required anyway.

        Args:
            setting: What `rules_in_scope` gives.
        """
        origin = self.get("us_origin")
        exporter = self.get("exported_by")
        us_item = None if origin is None or not isinstance(origin.value, Interval) else _truth(origin.value)
        if exporter is not None and exporter.value == frozenset({"foundry"}):
            # What a foundry makes with US tools is subject to the EAR through the foreign direct product rules.
            us_item = True
        active = [match for match in setting if match.state == "in_force"]
        rows = tuple(self._requirements(active))
        if us_item is False:
            return Decision("na_non_us_item", None, None, rows, ())
        if us_item is None:
            return Decision("unknown", None, None, rows, rows)
        return self._strictest(rows)

    def _requirements(self, active: Sequence[ScopeMatch]) -> Iterator[RowResult]:
        modifiers = [match for match in active if match.scope.effect in ("exception", "review_policy")]
        for match in active:
            scope = match.scope
            if scope.effect != "requirement" or scope.status is None:
                continue
            outcome = self.row(scope)
            if outcome.met is False:
                yield RowResult(scope, outcome, frozenset({0}), (), match.by_headquarters)
                continue
            # What only covers the place gives nothing to a buyer who falls under the rule by its headquarters.
            applicable = [
                modifier.scope
                for modifier in modifiers
                if scope.key in modifier.scope.applies_to and (not match.by_headquarters or _covers(modifier))
            ]
            statuses, applied = self._relaxed(RANK[scope.status], applicable)
            if outcome.met is None or not match.certain:
                statuses.add(0)
            yield RowResult(scope, outcome, frozenset(statuses), tuple(applied), match.by_headquarters)

    def _relaxed(self, rank: int, modifiers: Sequence[Scope]) -> tuple[set[int], list[tuple[Scope, OutcomeResult]]]:
        """What exceptions and policies leave of a requirement: the freest that is met, and freer ones left open."""
        results = [(self._relaxed_rank(scope), scope) for scope in modifiers]
        met = min([rank, *(found for (found, is_open), _ in results if found is not None and not is_open)])
        statuses = {met} | {found for (found, is_open), _ in results if found is not None and is_open and found < met}
        applied = [
            (scope, self.outcome(scope.rule_id, scope.outcome))
            for (found, _), scope in results
            if found is not None and found in statuses and found < rank
        ]
        return statuses, applied

    def _relaxed_rank(self, scope: Scope) -> tuple[int | None, bool]:
        """The rank that an exception or policy gives, and whether that is open; None where it does not apply."""
        result = self.outcome(scope.rule_id, scope.outcome)
        if result.met is False:
            return None, False
        if result.met is None and scope.undetermined_status:
            undetermined = {
                item.condition.metric
                for _, met, tests in result.clauses
                if met is None
                for item in tests
                if item.met is None
            }
            if undetermined == {scope.undetermined_metric}:
                return RANK[scope.undetermined_status], False
        return RANK[cast("str", scope.status)], result.met is None

    def _strictest(self, rows: tuple[RowResult, ...]) -> Decision:
        if not rows:
            return Decision("not_controlled", None, None, rows, ())
        floor = max(min(row.statuses) for row in rows)
        open_rows = tuple(row for row in rows if max(row.statuses) > floor)
        at_floor = [row for row in rows if row.statuses == frozenset({floor})]
        if open_rows and (floor < LICENCE_RANK or not at_floor):
            return Decision("unknown", None, None, rows, open_rows)
        if floor == 0:
            # Freed by an exception that leaves nothing, such as an overcome presumption, is shown as such.
            freed = [row for row in at_floor if row.outcome.met and row.modifiers]
            row = min(freed, key=self._precedence) if freed else None
            return Decision("not_controlled", row, None, rows, ())
        row = min(at_floor or rows, key=self._precedence)
        deciding = (row.scope, row.outcome)
        for scope, outcome in row.modifiers:
            if floor in (RANK.get(scope.status or "", -1), RANK.get(scope.undetermined_status or "", -1)):
                deciding = (scope, outcome)
        return Decision(STRICTNESS[floor], row, deciding, rows, open_rows)

    def _precedence(self, row: RowResult) -> tuple[object, ...]:
        regulation = self.book.regulations[row.scope.rule_id]
        kind = _KIND_ORDER.index(regulation.kind) if regulation.kind in _KIND_ORDER else len(_KIND_ORDER)
        newest = -(regulation.effective_date or date.min).toordinal()
        return kind, newest, row.scope.outcome, row.scope.rule_id, row.by_headquarters, row.scope.destinations


def _covers(modifier: ScopeMatch) -> bool:
    return bool(modifier.scope.headquarters)


def holds(condition: Condition, found: Input | None) -> bool | None:
    """Test a condition on what is known.

    Args:
        condition: The condition; where its line is vague, only a value beyond both ends of it decides.
        found: The input of its metric; None where nothing is known.

    Returns:
        True or False where all of the interval lies on one side of the line, else None.
    """
    if found is None:
        return None
    if isinstance(found.value, frozenset):
        return not found.value.isdisjoint(condition.members)
    value = found.value
    low_line, high_line = condition.line
    low = -math.inf if value.low is None else value.low
    high = math.inf if value.high is None else value.high
    if condition.op == "=":
        if low == high == low_line:
            return True
        return False if high < low_line or low > low_line else None
    if condition.op == ">=":
        return (
            True if low >= high_line else False if high < low_line or (high == low_line and value.high_open) else None
        )
    if condition.op == ">":
        above = low > high_line or (low == high_line and value.low_open)
        return True if above else False if high <= low_line else None
    if condition.op == "<":
        below = high < low_line or (high == low_line and value.high_open)
        return True if below else False if low >= high_line else None
    return True if high <= low_line else False if low > high_line or (low == high_line and value.low_open) else None


def _truth(value: Interval) -> bool | None:
    return bool(value.low) if value.is_exact else None


def _all(values: Iterable[bool | None]) -> bool | None:
    known = list(values)
    return False if False in known else None if None in known else True


def _any(values: Iterable[bool | None]) -> bool | None:
    known = list(values)
    return True if True in known else None if None in known else False


def eccn_on(evaluator: Evaluator, day: date) -> str:
    """The paragraph of the Commerce Control List that the chip falls under on a day, wherever it goes.

    Args:
        evaluator: The chip.
        day: The day.

    Returns:
        3A090, 3A090.a, 3A090.b or 3A090.c (a before b); empty where the chip is below them or it is open.
    """
    paragraphs = {
        scope.eccn
        for scope in evaluator.book.scopes
        if scope.eccn
        and scope.effect == "requirement"
        and evaluator.book.state_on(scope.rule_id, day) == "in_force"
        and evaluator.row(scope).met
    }
    return min(paragraphs, default="")


def _line(condition: Condition) -> str:
    low, high = condition.line
    return f"{low:,.10g}" if low == high else f"{low:,.10g} to {high:,.10g}"


def _relation(condition: Condition, met: bool) -> str:
    words = {
        ">=": ("at least", "below"),
        ">": ("above", "at most"),
        "<=": ("at most", "above"),
        "<": ("below", "at least"),
    }
    return words[condition.op][0 if met else 1] if condition.op in words else ("" if met else "not ")
