"""Finds chips whose specification was cut to stay under a rule: line, margin, and the rule that caught them later."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from assets.catalogue.chips import ChipCatalogue, chip_catalogue
from assets.rules.decide import ConditionResult, Decision, Evaluator, ScopeMatch, rules_in_scope
from assets.rules.inputs import Interval, control_inputs
from assets.rules.rules import METRICS, RANK, TEXT_METRICS, YES_NO_METRICS, RuleBook, rule_book
from assets.rules.timeline import StatusInterval, status_intervals

DESTINATION = "CN"


@dataclass(frozen=True, slots=True)
class LineCut:
    """A chip made for China that stayed under a rule in force or announced when it was first shown.

    Attributes:
        chip_id: The chip.
        cut_from: The chip that it was cut from; empty where the catalogue has none.
        first_public: When it was first shown.
        rule_id: The rule.
        outcome: Its outcome that the chip avoids.
        clause: The clause.
        metric: The input that stays on the free side; of several the one with the smallest margin.
        line: The line, in `unit`.
        value: The chip's value.
        original_value: The value of the chip that it was cut from.
        unit: Unit of the three.
        margin: How far the value lies on the free side, as a share of the line.
        caught_on: First later day with a stricter status for China; None where there is none.
        caught_by: The rule that brought it.
        caught_status: That status.
    """

    chip_id: str
    cut_from: str
    first_public: date
    rule_id: str
    outcome: str
    clause: str
    metric: str
    line: float
    value: float
    original_value: float | None
    unit: str
    margin: float
    caught_on: date | None
    caught_by: str
    caught_status: str

    def as_row(self) -> dict[str, Any]:
        """The row of the table `designed_to_the_line`."""
        return {name: None if getattr(self, name) == "" else getattr(self, name) for name in self.__slots__}


def designed_to_the_line(
    intervals: Iterable[StatusInterval] | None = None,
    *,
    book: RuleBook | None = None,
    catalogue: ChipCatalogue | None = None,
) -> list[LineCut]:
    """Find the chips made for China that no rule of their day reached, with the line that they stay under.

    A chip counts when it is free of a licence where the chip that it was cut from is not. The rules of its day are
    those in force or announced when it was first shown.

    Args:
        intervals: Statuses of the chips, as `status_intervals` gives them; computed if None.
        book: The rules; those shipped if None.
        catalogue: The chips; those shipped if None.

    Returns:
        One entry a chip, by day.
    """
    rules, chips = book or rule_book(), catalogue or chip_catalogue()
    made_for_china = [chip_id for chip_id, row in chips.names.items() if row.china_variant]
    if intervals is None:
        intervals = status_intervals(made_for_china, book=rules, catalogue=chips)
    later: dict[str, list[StatusInterval]] = {}
    for interval in intervals:
        if DESTINATION in interval.destination_group.split("+"):
            later.setdefault(interval.chip_id, []).append(interval)
    found = [
        cut
        for chip_id in made_for_china
        if (cut := _line_cut(chip_id, rules, chips, later.get(chip_id, []))) is not None
    ]
    return sorted(found, key=lambda cut: (cut.first_public, cut.chip_id))


def _line_cut(chip_id: str, rules: RuleBook, chips: ChipCatalogue, later: list[StatusInterval]) -> LineCut | None:
    inputs = control_inputs(chip_id, catalogue=chips)
    try:
        shown = date.fromisoformat(inputs.first_public)
    except ValueError:
        return None
    day = _judged_on(rules, shown)
    setting = rules_in_scope(rules, day, DESTINATION)
    evaluator = Evaluator(inputs, rules)
    decision = evaluator.decide(setting)
    if decision.status != "not_controlled":
        return None
    original = chips.names[chip_id].cut_from
    base = Evaluator(control_inputs(original, catalogue=chips), rules) if original else None
    base_decision = base.decide(setting) if base else None
    if base_decision is not None and RANK.get(base_decision.status, 0) == 0:
        return None
    cuts = list(_cuts(evaluator, base, base_decision, setting))
    if not cuts:
        return None
    margin, match, clause, result, value, original_value = min(cuts, key=lambda cut: (cut[0], cut[1].scope.key, cut[2]))
    caught = next(
        (item for item in later if item.valid_from > day and RANK.get(item.status, 0) > 0 and item.rule_id), None
    )
    return LineCut(
        chip_id=chip_id,
        cut_from=original or "",
        first_public=shown,
        rule_id=match.scope.rule_id,
        outcome=match.scope.outcome,
        clause=clause,
        metric=result.condition.metric,
        line=result.condition.line[0],
        value=value,
        original_value=original_value,
        unit=METRICS[result.condition.metric][1],
        margin=margin,
        caught_on=caught.valid_from if caught else None,
        caught_by=caught.rule_id if caught else "",
        caught_status=caught.status if caught else "",
    )


def _judged_on(rules: RuleBook, shown: date) -> date:
    """The day on which the rules announced when a chip was shown had all taken effect."""
    effective = [
        rule.effective_date
        for rule in rules.regulations.values()
        if rule.announced_date and rule.announced_date <= shown and rule.effective_date and rule.jurisdiction == "US"
    ]
    return max([shown, *effective])


Cut = tuple[float, ScopeMatch, str, ConditionResult, float, float | None]


def _cuts(
    evaluator: Evaluator, base: Evaluator | None, base_decision: Decision | None, setting: Iterable[ScopeMatch]
) -> Iterator[Cut]:
    """The conditions that the original meets and the cut chip does not, in rules that catch the original."""
    caught = {row.scope.rule_id for row in base_decision.rows if row.outcome.met} if base_decision else None
    for match in setting:
        if match.scope.effect != "requirement" or match.state != "in_force":
            continue
        # 3A090.b catches what is cut out of 3A090.a, so all outcomes of a rule that caught the original count.
        if caught is not None and match.scope.rule_id not in caught:
            continue
        for clause, _, results in evaluator.outcome(match.scope.rule_id, match.scope.outcome).clauses:
            if any(result.met is False and result.condition.metric in TEXT_METRICS for result in results):
                continue
            for result in results:
                cut = _cut(match, clause, result, base)
                if cut is not None:
                    yield cut


def _cut(match: ScopeMatch, clause: str, result: ConditionResult, base: Evaluator | None) -> Cut | None:
    condition = result.condition
    if result.met is not False or condition.op not in (">=", ">") or condition.metric in YES_NO_METRICS:
        return None
    if result.input is None or not isinstance(result.input.value, Interval) or result.input.value.high is None:
        return None
    original = base.get(condition.metric) if base else None
    original_value = original.value.low if original and isinstance(original.value, Interval) else None
    line, value = condition.line[0], result.input.value.high
    if base is not None and (original_value is None or original_value < line):
        return None
    return (line - value) / line, match, clause, result, value, original_value
