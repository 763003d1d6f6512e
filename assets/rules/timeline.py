"""The status of every chip over time: intervals per destination group, as rows of the table `export_status`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from assets.catalogue.chips import ChipCatalogue, ResolvedChip, chip_catalogue, resolve_chip
from assets.rules.decide import Evaluator, ScopeMatch, rules_in_scope
from assets.rules.explain import Explanation
from assets.rules.inputs import control_inputs, facts_by_chip
from assets.rules.rules import RuleBook, Scope, Status, rule_book

ELSEWHERE = "elsewhere"
# Before this day no rule of the catalogue restricted a chip by what it is or where it goes.
FIRST_DAY = date(2018, 1, 1)


@dataclass(frozen=True, slots=True)
class StatusInterval:
    """A status of a chip for a group of destinations, and the days on which it holds.

    Attributes:
        chip_id: The chip.
        destination_group: Destinations that all rules treat alike.
        valid_from: First day; `FIRST_DAY` stands for all days before it too.
        valid_until: Last day; None where it holds until a further rule.
        status: The status.
        rule_id: The rule that decides; empty where none does.
        clause: Its clauses that are met.
        eccn: The chip's paragraph of the Commerce Control List.
        licence_policy: How applications are judged, or what the exception asks for.
        licence_exception: NAC or ACA.
        inputs: The inputs that it rests on, each with its source.
        reason: Why.
        would_change: What would change it.
    """

    chip_id: str
    destination_group: str
    valid_from: date
    valid_until: date | None
    status: Status
    rule_id: str
    clause: str
    eccn: str
    licence_policy: str
    licence_exception: str
    inputs: tuple[str, ...]
    reason: str
    would_change: str

    def as_row(self) -> dict[str, Any]:
        """The row of the table `export_status`."""
        row = {name: None if getattr(self, name) == "" else getattr(self, name) for name in self.__slots__}
        return row | {"inputs": list(self.inputs)}


def destination_groups(book: RuleBook) -> dict[str, str]:
    """Put together the destinations that all rules have always treated alike.

    Args:
        book: The rules.

    Returns:
        The group of each destination code: a country group (`D:5`), codes joined with `+`, or `elsewhere`.
    """
    days = _days(book)
    alike: dict[tuple[frozenset[int], ...], list[str]] = {}
    number = {id(scope): index for index, scope in enumerate(book.scopes)}
    named = {place for scope in book.scopes for place in (*scope.destinations, *scope.except_destinations)}
    # Most destinations count as the same places that the rules name, and so need to be looked at once.
    signatures: dict[tuple[bool, tuple[frozenset[str], ...]], tuple[frozenset[int], ...]] = {}
    for code in book.destinations:
        counted = (code == "US", tuple(book.places(code, day) & named for day in days))
        if counted not in signatures:
            signatures[counted] = tuple(
                frozenset(number[id(match.scope)] for match in rules_in_scope(book, day, code)) for day in days
            )
        alike.setdefault(signatures[counted], []).append(code)
    largest = max(alike.values(), key=len)
    groups: dict[str, str] = {}
    for members in alike.values():
        country_groups = [code for code in members if ":" in code]
        name = " or ".join(sorted(country_groups)) if country_groups else "+".join(sorted(members))
        if members is largest:
            name = ELSEWHERE
        groups |= dict.fromkeys(members, name)
    return groups


def status_intervals(
    chips: Iterable[str] | None = None,
    *,
    facts: Iterable[Mapping[str, Any]] = (),
    book: RuleBook | None = None,
    catalogue: ChipCatalogue | None = None,
) -> Iterator[StatusInterval]:
    """The statuses of chips for all destination groups over all time, for a civil buyer whom no list names.

    Args:
        chips: Ids or names; None: all chips of the catalogue.
        facts: Facts of articles, which count where the catalogue is silent.
        book: The rules; those shipped if None.
        catalogue: The chips; those shipped if None.

    Yields:
        Intervals without gap or overlap per chip and group, in the order of chip, group and time.
    """
    rules, known = book or rule_book(), catalogue or chip_catalogue()
    stated = facts_by_chip(facts, known)
    codes = representatives(rules)
    spans = {group: _spans(rules, code) for group, code in codes.items()}
    for name in chips if chips is not None else sorted(known.names):
        chip = resolve_chip(name, known)
        evaluator = Evaluator(control_inputs(chip.chip_id, facts=stated.get(chip.chip_id, ()), catalogue=known), rules)
        answers: dict[tuple[int, ...], StatusInterval] = {}
        for group in sorted(spans):
            yield from _merged(_interval(chip, group, codes[group], evaluator, span, answers) for span in spans[group])


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time in which the rows in scope and the states of their rules stay the same.

    Attributes:
        start: First day.
        end: Last day; None where it is open.
        setting: The rows in scope.
        active: What an answer depends on: the rows in force here, and those that classify the chip anywhere.
    """

    start: date
    end: date | None
    setting: tuple[ScopeMatch, ...]
    active: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Reach:
    """A row of the scopes with the days on which it binds a group of destinations.

    Attributes:
        scope: The row.
        destination_group: The destinations.
        valid_from: First day.
        valid_until: Last day; None where it is open.
    """

    scope: Scope
    destination_group: str
    valid_from: date
    valid_until: date | None


def reaches(book: RuleBook) -> Iterator[Reach]:
    """Where and when each row of the scopes binds a civil buyer whom no list names.

    Args:
        book: The rules.

    Yields:
        Stretches of days without a break, by group and time.
    """
    for group, code in sorted(representatives(book).items()):
        current: dict[int, Reach] = {}
        for span in _spans(book, code):
            bound = {id(match.scope): match.scope for match in span.setting if match.state in ("in_force", "statement")}
            for key in [key for key in current if key not in bound]:
                yield current.pop(key)
            for key, scope in bound.items():
                known = current.get(key)
                start = known.valid_from if known else span.start
                current[key] = Reach(scope, group, start, span.end)
        yield from current.values()


def representatives(book: RuleBook) -> dict[str, str]:
    """One destination of each group.

    Args:
        book: The rules.
    """
    found: dict[str, str] = {}
    for code, group in destination_groups(book).items():
        found.setdefault(group, code)
    return found


def _days(book: RuleBook) -> tuple[date, ...]:
    return (FIRST_DAY, *(day for day in book.boundaries() if day > FIRST_DAY))


def _spans(book: RuleBook, destination: str) -> list[Span]:
    days = _days(book)
    spans: list[Span] = []
    for day, following in zip(days, [*days[1:], None], strict=True):
        setting = rules_in_scope(book, day, destination)
        end = following - timedelta(days=1) if following else None
        active = _active(book, day, setting)
        if spans and spans[-1].active == active:
            spans[-1] = replace(spans[-1], end=end)
        else:
            spans.append(Span(day, end, setting, active))
    return spans


def _active(book: RuleBook, day: date, setting: tuple[ScopeMatch, ...]) -> tuple[int, ...]:
    here = [id(match.scope) for match in setting if match.state == "in_force"]
    classifying = [id(scope) for scope in book.scopes if scope.eccn and book.state_on(scope.rule_id, day) == "in_force"]
    return (*here, -1, *classifying)


def _interval(
    chip: ResolvedChip,
    group: str,
    destination: str,
    evaluator: Evaluator,
    span: Span,
    answers: dict[tuple[int, ...], StatusInterval],
) -> StatusInterval:
    key = (*span.active, 1 if destination == "US" else 0)
    if key not in answers:
        answers[key] = _answered(chip, group, destination, evaluator, span)
    return replace(answers[key], destination_group=group, valid_from=span.start, valid_until=span.end)


def _answered(chip: ResolvedChip, group: str, destination: str, evaluator: Evaluator, span: Span) -> StatusInterval:
    explanation = Explanation(chip, span.start, destination, None, evaluator, span.setting)
    decision = explanation.decision
    deciding = decision.deciding[0] if decision.deciding else None
    return StatusInterval(
        chip_id=chip.chip_id,
        destination_group=group,
        valid_from=span.start,
        valid_until=span.end,
        status=decision.status,
        rule_id=deciding.rule_id if deciding else "",
        clause=decision.row.outcome.satisfied if decision.row and deciding else "",
        eccn=explanation.eccn(),
        licence_policy=(deciding.licence_policy or "") if deciding else "",
        licence_exception=(deciding.licence_exception or "") if deciding else "",
        inputs=tuple(item.sentence() for item in explanation.inputs()),
        reason=explanation.because(),
        would_change=explanation.would_change(),
    )


def _merged(intervals: Iterator[StatusInterval]) -> Iterator[StatusInterval]:
    """Neighbouring intervals that say the same become one."""
    current: StatusInterval | None = None
    for interval in intervals:
        if current is not None and _same(current, interval):
            current = replace(current, valid_until=interval.valid_until)
            continue
        if current is not None:
            yield current
        current = interval
    if current is not None:
        yield current


def _same(first: StatusInterval, second: StatusInterval) -> bool:
    names = ("status", "rule_id", "clause", "eccn", "licence_policy", "licence_exception", "reason", "would_change")
    return all(getattr(first, name) == getattr(second, name) for name in names)
