"""Ratios told as differences: half as much again, 20% less, doubled."""

from __future__ import annotations

import re
from dataclasses import replace

from assets.facts.discourse import Node, Sentence
from assets.facts.engine.state import COMMON, State
from assets.facts.frames import Trigger
from assets.facts.quantities.quantity import Quantity

# Behind a factor, what it is a multiple of: "six times the computing power of the H20".
_MULTIPLE_OF = re.compile(r"(?:\stimes)?\sthe\s(?P<measure>[a-z][\w -]{2,40}?)\s(?:of|offered by)\s(?:an?\s|the\s)?")
_MULTIPLE_REACH = 60
# What is said of arithmetic, and not only of how well a chip does.
_OF_COMPUTE = re.compile(r"算力|comput|flop", re.IGNORECASE)


def tells_metric(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether the words of a trigger say which quantity of a chip is meant: "memory", but not "performance"."""
    frame = trigger.frame
    if frame.predicate not in ("spec", "spec_ratio") or frame.metric in (None, "measured"):
        return False
    return frame.name != "compute" or _OF_COMPUTE.search(sentence.words(trigger.start, trigger.end)) is not None


def is_multiplied(sentence: Sentence, quantity: Quantity, node: Node) -> bool:
    """Whether an English factor is one of what a node has: "six times the computing power of the H20"."""
    if not 0 < node.start - quantity.end <= _MULTIPLE_REACH:
        return False
    return _MULTIPLE_OF.fullmatch(sentence.words(quantity.end, node.start)) is not None


def measures_multiplied(sentence: Sentence, quantity: Quantity) -> list[Trigger]:
    """The words for a metric that stand between an English factor and what it is a multiple of."""
    match = _MULTIPLE_OF.match(sentence.words(quantity.end, quantity.end + _MULTIPLE_REACH))
    if match is None:
        return []
    start, end = (quantity.end + offset for offset in match.span("measure"))
    return [
        trigger
        for trigger in sentence.triggers
        if start <= trigger.start and trigger.end <= end and tells_metric(sentence, trigger)
    ]


class Ratios(State):
    """Turns differences into ratios."""

    def _whole_ratio(self, quantity: Quantity, marker: str, sentence: Sentence) -> Quantity:
        """比B200多五成 is 1.5 times as much, 20% less than is 0.8 times."""
        if quantity.kind == "change" and re.search(r"doubl|tripl|quadrupl|翻", quantity.text):
            # "doubles the memory of the H100" is twice as much.
            bounds = (None if b is None else 1 + b for b in (quantity.low, quantity.high))
            return replace(quantity, low=next(bounds), high=next(bounds))
        before = sentence.words(quantity.start - 8, quantity.start)
        if re.match(
            r"\s(?:as (?:much|many|large|big|fast) )?(?:[a-z]+ )?again as\b",
            sentence.words(quantity.end, quantity.end + 40),
        ):
            return replace(quantity, low=1 + (quantity.low or 0), high=1 + (quantity.high or 0))
        if quantity.low == quantity.high == 1 and re.search(r"(?:提升|提高|增加|翻|多|增长|高|快)[了出]?$", before):
            return replace(quantity, low=2.0, high=2.0)  # 提升一倍
        if quantity.kind not in ("percent", "fraction", "change") or marker not in COMMON.comparison:
            return quantity
        after = sentence.words(quantity.end, quantity.end + 16)
        if re.match(r"(?:高|多|快|大|超)出", quantity.text):
            # 高出50% is half as much again, and no more than that.
            size = quantity.low if quantity.low is not None else quantity.high
            return replace(
                quantity,
                low=1 + abs(size or 0),
                high=1 + abs(size or 0),
                cmp="=" if quantity.cmp == ">" else quantity.cmp,
            )
        more = re.search(
            r"(?:多|高|快|大|强|超|提升|提高|增加|增长|扩大|扩充|增)出?了?(?:约|近|出)?$", before
        ) or re.match(r"\s(?:more|faster|higher|larger|better|greater)\b", after)
        less = re.search(r"(?:少|低|慢|小|弱|下降|减)了?(?:约|近)?$", before) or re.match(
            r"\s(?:less|slower|lower|smaller|fewer)\b", after
        )
        if not more and not less:
            return quantity
        low, high = (None if b is None else abs(b) for b in (quantity.low, quantity.high))
        if more:
            return replace(quantity, low=None if low is None else 1 + low, high=None if high is None else 1 + high)
        return replace(quantity, low=None if high is None else 1 - high, high=None if low is None else 1 - low)
