"""Decides whether a chip needed a licence on a day, under which rule, and why: three-valued and on intervals."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, cast

from assets.catalogue.chips import ChipCatalogue, ResolvedChip, resolve_chip
from assets.rules.inputs import ChipInputs, Difference, Input, Interval, control_inputs
from assets.rules.rules import (
    LICENCE_RANK,
    METRICS,
    NOT_RULES,
    RANK,
    STRICTNESS,
    TEXT_METRICS,
    YES_NO_METRICS,
    Condition,
    RuleBook,
    Scope,
    Status,
    UnknownDestinationError,
    rule_book,
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
_WHAT_IF_FLAGS = frozenset({"datacenter", "us_commercially_available", "export_from_us"})
_MAX_CHANGES_SHOWN = 3
# Conditions on the transaction or the addressee: a rule that fails on one of them has nothing to say about the chip.
_NOT_ON_THE_CHIP = frozenset({"exported_by", "end_use", "foundry", "vendor", "named_chip", "memory_stack"})


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


@dataclass(frozen=True, slots=True)
class Considered:
    """A rule that was looked at beside the deciding one.

    Attributes:
        rule_id: The rule.
        outcome: Which of its outcomes.
        state: Its state on the day.
        met: Whether the chip meets the outcome.
        clause: The clauses that are met.
        text: What came of it, in words.
    """

    rule_id: str
    outcome: str
    state: str
    met: bool | None
    clause: str
    text: str

    def as_json(self) -> dict[str, Any]:
        """The object that `chiptrail status --format jsonl` prints for it."""
        return {name: getattr(self, name) for name in ("rule_id", "outcome", "state", "met", "clause", "text")}


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether a chip could go to a destination on a day, and why.

    Attributes:
        chip: The chip that was meant.
        on_date: The day.
        destination: Code of the destination.
        destination_name: Its name.
        status: `unknown` or another of `rules.Status`.
        rule_id: The rule that decides; empty where none does.
        eccn: The chip's paragraph of the Commerce Control List on that day; empty where it is below 3A090 or unknown.
        clause: The clauses of that rule that are met.
        text_ref: The paragraph of the text.
        citation: Where the rule is published.
        licence_policy: How applications are judged, or what the exception asks for.
        licence_exception: NAC or ACA, where one applies.
        inputs: The inputs that the answer rests on.
        reason: The answer in a sentence or two.
        would_change: What would change it.
        considered: Other rules, in force or not.
        notes: Conflicts of sources, doubts, vintage of the chip.
        tariff: What the tariff bands say on import into the US.
        chinese_admission: What China did about import or purchase, apart from US permission.
    """

    chip: ResolvedChip
    on_date: date
    destination: str
    destination_name: str
    status: Status
    rule_id: str
    eccn: str
    clause: str
    text_ref: str
    citation: str
    licence_policy: str
    licence_exception: str
    inputs: tuple[Input, ...]
    reason: str
    would_change: str
    considered: tuple[Considered, ...] = ()
    notes: tuple[str, ...] = ()
    tariff: tuple[str, ...] = ()
    chinese_admission: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The object that `chiptrail status --format jsonl` prints."""
        return {
            "chip": self.chip.asked,
            "chip_id": self.chip.chip_id,
            "chip_name": self.chip.name,
            "date": self.on_date.isoformat(),
            "destination": self.destination,
            "status": self.status,
            "rule_id": self.rule_id or None,
            "eccn": self.eccn or None,
            "clause": self.clause or None,
            "text_ref": self.text_ref or None,
            "citation": self.citation or None,
            "licence_policy": self.licence_policy or None,
            "licence_exception": self.licence_exception or None,
            "inputs": [item.as_json() for item in self.inputs],
            "reason": self.reason,
            "would_change": self.would_change,
            "considered": [item.as_json() for item in self.considered],
            "notes": list(self.notes),
            "tariff": list(self.tariff),
            "chinese_admission": list(self.chinese_admission),
        }


def status_of(
    chip: str,
    on_date: date,
    destination: str = "CN",
    *,
    party: str | Party | None = None,
    inputs: Mapping[str, object] | None = None,
    facts: Iterable[Mapping[str, Any]] = (),
    book: RuleBook | None = None,
    catalogue: ChipCatalogue | None = None,
) -> Answer:
    """Say whether a chip could be exported to a destination on a day, under which rule, and why.

    Without `party` the buyer is a civil one that no list names, headquartered at the destination, and the chip is
    exported from the US by its vendor.

    Args:
        chip: A name, a `chip:` id or a family name.
        on_date: The day.
        destination: ISO 3166 code or name, or D:1, D:4, D:5 for a country of that group alone.
        party: The buyer: a name or id, or a `Party`.
        inputs: Values that replace those of the catalogue, by metric of `rules.METRICS`; None makes one unknown.
            `exported_by: "foundry"`, `export_from_us: False` and `end_use: "supercomputer"` describe the transaction.
        facts: Facts of articles, which count where the catalogue is silent.
        book: The rules; those shipped if None.
        catalogue: The chips; those shipped if None.

    Raises:
        UnknownChipError: If no chip has that name.
        UnknownDestinationError: If there is no such destination, or no such headquarters.
        ValueError: If an input is not known.
    """
    rules = book or rule_book()
    resolved = resolve_chip(chip, catalogue)
    known = control_inputs(resolved.chip_id, facts=facts, given=inputs, catalogue=catalogue)
    buyer = Party(party) if isinstance(party, str) else party
    place = rules.destination(destination).destination
    evaluator = Evaluator(known, rules)
    setting = rules_in_scope(rules, on_date, place, buyer)
    return Explanation(resolved, on_date, place, buyer, evaluator, setting).answer()


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

    def changed(self, changes: Mapping[str, Input | None]) -> Evaluator:
        """The same chip with other inputs; outcomes that do not depend on them are not tested again.

        Args:
            changes: By metric.
        """
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


# --- the explanation -----------------------------------------------------------------------------------------------


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


@dataclass(frozen=True)
class WhatIf:
    """A change of inputs that changes the status.

    Attributes:
        changes: Metric, new value as words, and how far away it is (1 = as far as the present value from zero).
        status: The status then.
        rule_id: The rule that decides then.
        clause: Its clauses that are met then.
    """

    changes: tuple[tuple[str, str, float], ...]
    status: Status
    rule_id: str
    clause: str

    @property
    def distance(self) -> tuple[int, float]:
        """Fewer and smaller changes come first."""
        return len(self.changes), sum(change[2] for change in self.changes)


def what_would_change(evaluator: Evaluator, setting: Sequence[ScopeMatch], decision: Decision) -> tuple[WhatIf, ...]:
    """Find the nearest changes of inputs that give another status, by deciding anew with each input moved over a line.

    Args:
        evaluator: The chip.
        setting: The rows in scope.
        decision: The present answer.

    Returns:
        The nearest first; those that need more changes than others with the same status are left out.
    """
    found: dict[tuple[Status, tuple[str, ...]], WhatIf] = {}
    for changes in _candidate_changes(evaluator, setting):
        inputs = {metric: value for metric, value, _, _ in changes}
        changed = evaluator.changed(inputs).decide(setting)
        if changed.status in (decision.status, "unknown"):
            continue
        rule_id = changed.deciding[0].rule_id if changed.deciding else ""
        clause = changed.row.outcome.satisfied if changed.row else ""
        described = tuple((metric, words, distance) for metric, _, words, distance in changes)
        candidate = WhatIf(described, changed.status, rule_id, clause)
        key = (changed.status, tuple(sorted(metric for metric, _, _ in described)))
        if key not in found or candidate.distance < found[key].distance:
            found[key] = candidate
    ordered = sorted(found.values(), key=lambda item: (item.distance, item.status, item.changes))
    needed: dict[Status, int] = {}
    for item in ordered:
        needed.setdefault(item.status, len(item.changes))
    return tuple(item for item in ordered if len(item.changes) == needed[item.status])


Change = tuple[str, Input, str, float]


def is_sustained(evaluator: Evaluator, setting: Sequence[ScopeMatch], item: WhatIf) -> bool:
    """Whether the status of a change stays the same however far its one input moves on in the same direction.

    Args:
        evaluator: The chip.
        setting: The rows in scope.
        item: The change.
    """
    metric, words, _ = item.changes[0]
    if len(item.changes) > 1 or metric in YES_NO_METRICS:
        return True
    extreme = 1e12 if words.startswith(("≥", ">")) else 0.0
    return evaluator.changed({metric: _supposed(metric, extreme)}).decide(setting).status == item.status


def _candidate_changes(evaluator: Evaluator, setting: Sequence[ScopeMatch]) -> Iterator[tuple[Change, ...]]:
    seen: set[tuple[tuple[str, str], ...]] = set()
    outcomes = {
        (match.scope.rule_id, match.scope.outcome): None
        for match in setting
        if match.state == "in_force" and match.scope.effect in ("requirement", "exception", "review_policy")
    }
    for rule_id, outcome in outcomes:
        for _, met, results in evaluator.outcome(rule_id, outcome).clauses:
            movable = [result for result in results if _movable(result)]
            single = [(change,) for result in movable if (change := _moved(result, not result.met))]
            failing = [result for result in results if result.met is not True]
            joint: tuple[Change, ...] = ()
            if not met and len(failing) > 1 and all(_movable(result) for result in failing):
                moved = [_moved(result, True) for result in failing]
                joint = tuple(change for change in moved if change is not None)
            for changes in [*single, *([joint] if joint and len({c[0] for c in joint}) == len(joint) else [])]:
                key = tuple((metric, words) for metric, _, words, _ in changes)
                if key not in seen:
                    seen.add(key)
                    yield changes


def _movable(result: ConditionResult) -> bool:
    metric = result.condition.metric
    return metric not in TEXT_METRICS and (metric not in YES_NO_METRICS or metric in _WHAT_IF_FLAGS)


def _moved(result: ConditionResult, to_met: bool) -> Change | None:
    """The condition's input moved just over the line, to where the condition is met or is not."""
    condition = result.condition
    label, unit = METRICS[condition.metric]
    low, high = condition.line
    if condition.metric in YES_NO_METRICS:
        value = condition.line[0] if to_met else 1 - condition.line[0]
        words = label if value else f"not {label}"
        return condition.metric, _supposed(condition.metric, value), words, 1.0
    upward = (condition.op in (">=", ">")) == to_met
    inclusive = (condition.op in (">=", "<=")) == to_met
    line = high if upward else low
    value = line if inclusive else math.nextafter(line, math.inf if upward else -math.inf)
    sign = ("≥" if inclusive else ">") if upward else ("≤" if inclusive else "<")
    present = result.input.value if result.input and isinstance(result.input.value, Interval) else None
    nearest = None if present is None else present.high if upward else present.low
    distance = 1.0 if not nearest else abs(line - nearest) / abs(nearest)
    words = f"{sign} {line:,.10g} {unit}".strip()
    return condition.metric, _supposed(condition.metric, value), words, distance


def _supposed(metric: str, value: float) -> Input:
    return Input(metric, Interval.exact(value), "supposed", "given")


@dataclass(frozen=True)
class Explanation:
    """Puts the decision on one chip, day, destination and buyer into words.

    Attributes:
        chip: The chip.
        day: The day.
        destination: Code of the destination.
        party: The buyer.
        evaluator: Tests the rules on the chip.
        setting: The rows in scope.
    """

    chip: ResolvedChip
    day: date
    destination: str
    party: Party | None
    evaluator: Evaluator
    setting: tuple[ScopeMatch, ...]

    @property
    def book(self) -> RuleBook:
        """The rules."""
        return self.evaluator.book

    @cached_property
    def decision(self) -> Decision:
        """The bare answer."""
        return self.evaluator.decide(self.setting)

    def answer(self) -> Answer:
        """The answer with all that belongs to it."""
        decision = self.decision
        rule_id = policy = exception = text_ref = ""
        if decision.deciding:
            scope = decision.deciding[0]
            rule_id, policy, text_ref = scope.rule_id, scope.licence_policy or "", scope.text_ref or ""
            exception = scope.licence_exception or ""
        return Answer(
            chip=self.chip,
            on_date=self.day,
            destination=self.destination,
            destination_name=self.book.destinations[self.destination].name,
            status=decision.status,
            rule_id=rule_id,
            eccn=self.eccn(),
            clause=decision.row.outcome.satisfied if decision.row and decision.deciding else "",
            text_ref=text_ref,
            citation=(self.book.regulations[rule_id].citation or "") if rule_id else "",
            licence_policy=policy,
            licence_exception=exception,
            inputs=self.inputs(),
            reason=self.reason(),
            would_change=self.would_change(),
            considered=tuple(self.considered()),
            notes=tuple(self.notes()),
            tariff=tuple(self.tariff()),
            chinese_admission=tuple(self.chinese_admission()),
        )

    def eccn(self) -> str:
        """The chip's paragraph of the Commerce Control List on the day; empty where it is no US item."""
        return "" if self.decision.status == "na_non_us_item" else eccn_on(self.evaluator, self.day)

    def inputs(self) -> tuple[Input, ...]:
        """The inputs of the conditions that the answer rests on."""
        decision = self.decision
        if decision.status == "na_non_us_item":
            rows: list[OutcomeResult] = []
            metrics = ["us_origin"]
        elif decision.row:
            rows = [decision.row.outcome, *(outcome for _, outcome in decision.row.modifiers)]
            metrics = []
        else:
            rows = [row.outcome for row in decision.rows if not _is_beside_the_point(row.outcome)]
            metrics = ["us_origin"] if decision.status == "unknown" and self.evaluator.get("us_origin") is None else []
        for outcome in rows:
            for _, met, results in outcome.clauses:
                if decision.row and outcome.met and not met:
                    continue
                metrics += [result.condition.metric for result in results]
        if "performance_density" in metrics:
            metrics.append("die_area_mm2")
        if not decision.row:
            metrics = [metric for metric in metrics if metric not in _NOT_ON_THE_CHIP]
        found = [self.evaluator.get(metric) for metric in dict.fromkeys(metrics)]
        return tuple(item for item in found if item is not None and item.source_kind != "assumed")

    def reason(self) -> str:
        """The answer in a sentence or two."""
        to = f"{self.chip.name} to {self.book.destinations[self.destination].name} on {self.day.isoformat()}"
        return f"{to}: {self.because()}"

    def because(self) -> str:
        """The reason, without chip, destination and day."""
        decision = self.decision
        if self.destination == "US":
            return "no export takes place."
        if decision.status == "na_non_us_item":
            return "no item of US origin, so its sale is no US export (the rules on its making are apart)."
        if decision.status == "unknown":
            return f"not to be told. {self._why_open(decision)}"
        if decision.row is None or decision.deciding is None:
            if decision.row:
                return f"no licence needed, since the presumption of {decision.row.scope.rule_id} is overcome."
            tests = [text for row in decision.rows if (text := _why_not(row))]
            if not tests:
                return "no rule on chips that is in force covers this destination."
            return "no licence needed. " + ". ".join(dict.fromkeys(tests)) + "."
        return self._why_required(decision.row, decision.deciding[0], decision)

    def _why_required(self, row: RowResult, deciding: Scope, decision: Decision) -> str:
        label = {
            "licence_exception_nac": f"licence exception {deciding.licence_exception or 'NAC'}",
            "licence_required_unspecified": "licence required",
            "licence_required_letter": "licence required by letter",
            "case_by_case_conditional": "licence required, reviewed case by case under conditions",
            "case_by_case_if_us_available_else_denial": (
                "licence required, reviewed case by case if the product is commercially available in the US, "
                "else presumption of denial"
            ),
            "licence_required_presumption_of_denial": "licence required, presumption of denial",
        }[decision.status]
        parts = [f"{label} under {deciding.rule_id}."]
        why = _why(row)
        if row.by_headquarters and self.party:
            why += f"; in scope through the headquarters of {self.party.name} ({self.party.headquarters})"
        parts.append(f"{row.scope.rule_id}, {row.scope.outcome}: {why}.")
        for scope, outcome in row.modifiers:
            tests = "; ".join(
                dict.fromkeys(
                    result.text() for _, met, results in outcome.clauses if met is not False for result in results
                )
            )
            if tests:
                parts.append(f"{scope.rule_id}, {scope.outcome}: {tests}.")
        if decision.open_rows:
            names = ", ".join(dict.fromkeys(f"{row.scope.rule_id} {row.scope.outcome}" for row in decision.open_rows))
            parts.append(f"A licence is needed in any case; whether {names} reaches it too is open.")
        return " ".join(parts)

    def _why_open(self, decision: Decision) -> str:
        if self.evaluator.get("us_origin") is None:
            return "It is not known whether the chip is of US origin."
        parts: list[str] = []
        for row in decision.open_rows:
            outcomes = [(row.scope, row.outcome), *row.modifiers]
            tests = [
                result.text()
                for scope, outcome in outcomes
                if outcome.met is None
                for _, met, results in outcome.clauses
                if met is None
                for result in results
                if result.met is None
            ]
            if not tests:
                tests = [f"it is not known whether the buyer falls under {row.scope.outcome}"]
            parts.append(f"{row.scope.rule_id}, {row.scope.outcome}: {'; '.join(dict.fromkeys(tests))}")
        return ". ".join(dict.fromkeys(parts)) + "."

    def would_change(self) -> str:
        """The nearest changes of inputs that would give another status, as sentences."""
        decision = self.decision
        sentences: list[str] = []
        if decision.status == "na_non_us_item":
            return "Export by a foundry, or US origin, would bring the rules on the item into play."
        if decision.status == "unknown":
            missing = self._missing(decision)
            if missing:
                sentences.append(f"It hangs on {', '.join(missing)}")
        changes = what_would_change(self.evaluator, self.setting, decision)
        sentences += [self._change_sentence(item) for item in changes[:_MAX_CHANGES_SHOWN]]
        if not sentences:
            return (
                "No single input, and no clause met as a whole, would change it; another day, destination or buyer may."
            )
        return ". ".join(sentence[0].upper() + sentence[1:] for sentence in sentences) + "."

    def _change_sentence(self, item: WhatIf) -> str:
        parts = []
        sustained = is_sustained(self.evaluator, self.setting, item)
        for metric, line, _ in item.changes:
            found = self.evaluator.get(metric)
            if metric in YES_NO_METRICS:
                parts.append(f"if {line}")
            else:
                at = line if sustained else line.lstrip("≥≤ ").replace("< ", "just below ").replace("> ", "just above ")
                parts.append(f"{METRICS[metric][0]} {f'is {found.text()}' if found else 'is not published'}: at {at}")
        by = f" ({item.rule_id}{', ' + item.clause if item.clause else ''})" if item.rule_id else ""
        return f"{' and '.join(parts)} it would be {item.status}{by}"

    def _missing(self, decision: Decision) -> list[str]:
        metrics: dict[str, None] = {}
        if self.evaluator.get("us_origin") is None:
            metrics["us_origin"] = None
        for row in decision.open_rows:
            for outcome in (row.outcome, *(outcome for _, outcome in row.modifiers)):
                for _, met, results in outcome.clauses:
                    if met is None:
                        metrics |= {result.condition.metric: None for result in results if result.met is None}
        return [METRICS[metric][0] for metric in metrics]

    def considered(self) -> Iterator[Considered]:
        """Rules beside the deciding one: met or open, or not in force though in scope, and what is no rule."""
        deciding = self.decision.deciding[0] if self.decision.deciding else None
        for match in self.setting:
            scope = match.scope
            if scope is deciding or scope.effect in ("tariff", "import_admission"):
                continue
            outcome = self.evaluator.row(scope)
            regulation = self.book.regulations[scope.rule_id]
            if scope.effect == "note" and (outcome.met is not True or match.state in ("not_yet_effective", "undated")):
                continue
            if match.state == "not_yet_effective" and (
                outcome.met is False or not regulation.announced_date or regulation.announced_date > self.day
            ):
                continue
            if match.state in ("ended", "undated") or (outcome.met is False and scope.effect != "requirement"):
                continue
            if _is_beside_the_point(outcome) or (scope.applies_to and not self._frees_something(scope)):
                continue
            if scope.parties and outcome.basis == "always" and match.state == "in_force":
                text = f"the buyer is listed: {scope.licence_policy}"
            else:
                text = _considered_text(scope, match, outcome)
            if regulation.kind in NOT_RULES:
                text = f"{regulation.short_name}: {NOT_RULES[regulation.kind]}"
            yield Considered(scope.rule_id, scope.outcome, match.state, outcome.met, outcome.satisfied, text)

    def _frees_something(self, scope: Scope) -> bool:
        return any(row.outcome.met is not False and row.scope.key in scope.applies_to for row in self.decision.rows)

    def notes(self) -> Iterator[str]:
        """Doubts and conflicts of sources, and what is to be known about the chip."""
        if self.chip.note:
            yield self.chip.note
        inputs = self.evaluator.inputs
        if inputs.first_public and inputs.first_public > self.day.isoformat():
            yield f"the chip was first shown on {inputs.first_public}: on this day it was not yet public"
        if self.decision.row and self.decision.row.outcome.basis == "vendor_eccn":
            yield f"the thresholds leave it open; the vendor's classification {inputs.vendor_eccn} decides"
        elif any(row.outcome.basis == "vendor_eccn" for row in self.decision.rows):
            yield (
                f"performance is not published; the vendor's classification {inputs.vendor_eccn} "
                "says that the chip is below 3A090"
            )
        for row in self.decision.rows:
            if row.outcome.met and row.scope.from_memory and self.decision.row is row:
                yield f"{row.scope.rule_id}: from memory, not looked up: {row.scope.from_memory}"
        for difference in inputs.differences:
            yield self._difference(difference)
        if any(item.source_kind == "article" for item in self.inputs()):
            yield "an input rests on an article, since the catalogue has none"

    def _difference(self, difference: Difference) -> str:
        status = self.evaluator.changed({difference.metric: difference.other}).decide(self.setting).status
        same = status == self.decision.status
        return f"{difference.text()}; with the second the answer would be {'the same' if same else status}"

    def tariff(self) -> Iterator[str]:
        """Tariffs that an import into the US would meet."""
        for scope in self.book.scopes:
            if scope.effect != "tariff" or self.book.state_on(scope.rule_id, self.day) != "in_force":
                continue
            outcome = self.evaluator.row(scope)
            if outcome.met is not False:
                doubt = "" if outcome.met else "it is open whether this holds: "
                yield f"{doubt}{scope.rule_id}, {outcome.satisfied or scope.outcome}: {scope.licence_policy}"

    def chinese_admission(self) -> Iterator[str]:
        """What China did about the import or purchase of the chip."""
        for match in self.setting:
            if match.scope.effect == "import_admission" and match.state == "in_force":
                if self.evaluator.row(match.scope).met is not True:
                    continue
                regulation = self.book.regulations[match.scope.rule_id]
                since = regulation.effective_date or regulation.published_date
                yield f"{regulation.rule_id} ({regulation.authority}, since {since}): {match.scope.licence_policy}"


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


def _why(row: RowResult) -> str:
    if row.outcome.basis == "always":
        return row.scope.licence_policy or "applies to every item"
    if row.outcome.basis == "vendor_eccn":
        return "the vendor's classification"
    clauses = [
        f"clause {name} is met ({'; '.join(result.text() for result in results)})"
        for name, met, results in row.outcome.clauses
        if met
    ]
    return "; ".join(clauses)


def _fails_beside_the_chip(results: Iterable[ConditionResult]) -> bool:
    return any(result.met is False and result.condition.metric in _NOT_ON_THE_CHIP for result in results)


def _is_beside_the_point(outcome: OutcomeResult) -> bool:
    """Whether each clause fails for what the transaction or the addressee is, and not for what the chip is."""
    return outcome.met is False and all(_fails_beside_the_chip(results) for _, _, results in outcome.clauses)


def _why_not(row: RowResult) -> str:
    if row.outcome.met is not False or _is_beside_the_point(row.outcome):
        return ""
    if row.outcome.basis == "vendor_eccn":
        return f"{row.scope.rule_id}, {row.scope.outcome}: not by the vendor's classification"
    failing = dict.fromkeys(
        itertools.chain.from_iterable(
            [result.text() for result in results if result.met is False][:1]
            for _, _, results in row.outcome.clauses
            if not _fails_beside_the_chip(results)
        )
    )
    return f"{row.scope.rule_id}, {row.scope.outcome}: {'; '.join(failing)}"


def _considered_text(scope: Scope, match: ScopeMatch, outcome: OutcomeResult) -> str:
    states = {
        "in_force": "",
        "compliance_pending": "effective, compliance not yet due: ",
        "in_code_not_enforced": "in the CFR, not enforced: ",
        "stayed": "stayed: ",
        "suspended": "suspended: ",
        "not_yet_effective": "announced, not yet effective: ",
        "statement": "",
    }
    met = {True: f"met ({outcome.satisfied or 'applies'})", False: "not met", None: "open"}[outcome.met]
    policy = f"; {scope.licence_policy}" if scope.licence_policy and outcome.met is not False else ""
    return f"{states[match.state]}{met}{policy}"


__all__ = [
    "Answer",
    "Considered",
    "Decision",
    "Evaluator",
    "Explanation",
    "Party",
    "ScopeMatch",
    "UnknownDestinationError",
    "WhatIf",
    "eccn_on",
    "holds",
    "rules_in_scope",
    "status_of",
    "what_would_change",
]
