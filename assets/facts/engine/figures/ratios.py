"""Ratios told as differences: half as much again, 20% less, doubled."""

from __future__ import annotations

import re
from dataclasses import replace

from assets.facts.discourse import Sentence
from assets.facts.engine.state import COMMON, State
from assets.facts.quantities.quantity import Quantity


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
