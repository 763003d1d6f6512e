"""What would change an answer: the nearest changes of inputs that give another status."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assets.rules.decide import ConditionResult, Decision, Evaluator, ScopeMatch
from assets.rules.inputs import Input, Interval
from assets.rules.rules import (
    METRICS,
    TEXT_METRICS,
    YES_NO_METRICS,
    Status,
)

_WHAT_IF_FLAGS = frozenset({"datacenter", "us_commercially_available", "export_from_us"})


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
