"""A figure in the unit, sign and bounds in which its predicate is told."""

from __future__ import annotations

import re
from dataclasses import replace

from assets.facts.discourse import Node, Sentence
from assets.facts.engine.figures.ratios import Ratios
from assets.facts.engine.predicates.chips import Chips
from assets.facts.engine.state import COMMON, FLIP, REPORTED, Filled, negated_bound, node_beside
from assets.facts.frames import Frame, Value
from assets.facts.patterns import screened
from assets.facts.quantities.quantity import Quantity

# Before a number that is denied.
_NOT_BEFORE = re.compile(r"(?:不会?|没能?|未能?|没有|从未|尚未|未曾|won't be|will not be)\s*$")
# "below the $12,000": what it is set against; of "below the $10,000 to $12,000" the text keeps but one end.
_BELOW_THE = screened(r"\b(?:below|under|above|over|than) the [$€£¥]?[\d.,]+(?: million| billion)?$", re.IGNORECASE)
# Before by how much longer something takes: 耗时比A100多出一倍.
_LONGER_BY = screened(r"[多长久慢][出了上]?(?:大?约|近|整整)?$")
# Before whom something surpasses or nears: 远超Llama 3的38%.
_EXCEEDS = screened(r"(?:超过?|超出|接近|追平)了?$")
# "We move revenue up to $127bn": whither, and no bound.
_MOVES_UP = screened(
    r"\b(?:go|goes|went|gone|going|move[sd]?|moving|take[sn]?|took|taking|br(?:ing|ings|ought)|push(?:es|ed)?|nudge[sd]?|inch(?:es|ed)?"
    r"|edge[sd]?|creep|crept|climb(?:s|ed)?|shot|step(?:s|ped)?|revise[sd]?|lift(?:s|ed)?)\s(?:[\w'’&-]+\s){0,5}?up to "
    r"(?:about |around |some |roughly |nearly )?[^\d,;.]{0,4}[\d.,]+[^,;.]*$",
    re.IGNORECASE,
)


def _exact(quantity: Quantity) -> Quantity:
    """A figure that only something else is bounded by."""
    if quantity.cmp not in ("<", ">", "<=", ">="):
        return quantity
    value = quantity.low if quantity.low is not None else quantity.high
    return replace(quantity, low=value, high=value, cmp="=")


def _is_owner_compared(sentence: Sentence, node: Node, quantity: Quantity) -> bool:
    """Whether a figure is that of whom another is compared with: 低于英特尔的12%, 远超Llama 3的38%."""
    if sentence.words(node.end, quantity.start) != "的":
        return False
    return node.marker in COMMON.comparison or sentence.search(_EXCEEDS, node.start - 4, node.start) is not None


class FiguresTold(Chips, Ratios):
    """Tells figures as their predicates ask."""

    def _is_of_mainland(self, subject: Filled, quantity: Quantity) -> bool:
        """Whether 元 alone, in traditional characters, tells of a mainland company, which reckons in its own money."""
        if re.search("元", quantity.text) is None or re.search("台|NT", quantity.text):
            return False
        owners = [self._discourse.catalogue.get(self._vendor_id(m) or m.id) for m in subject.mentions]
        return all(owner is not None and owner.country == "CN" for owner in owners)

    def _own_currency(self, sentence: Sentence, subject: Filled, quantity: Quantity) -> str:
        """In which money a Chinese text tells a sum of a foreign company's results, where no currency is named."""
        if re.search(r"人民币|RMB|¥|￥", sentence.words(quantity.start - 5, quantity.end + 6)):
            return "CNY"
        owners = [self._discourse.catalogue.get(m.id) for m in subject.mentions]
        countries = {owner.country if owner is not None else None for owner in owners}
        yuan = "元" in quantity.text
        if countries == {"TW"} and yuan:
            return "TWD"  # 台积电前八月营收2.43兆元
        return "USD" if countries == {"US"} and not yuan else "CNY"  # 甲骨文资本开支由250亿上调到350亿

    def _figure_told(
        self, sentence: Sentence, frame: Frame, predicate: str, value: Value | None, quantity: Quantity,
        subject: Filled, obj: Filled | None,
    ) -> Quantity:  # fmt: skip
        """A figure in the unit, sign and bounds in which its predicate is told."""
        if (
            quantity.unit == "units"
            and quantity.classifier == "片"
            and "wafers" in (value.units if value else ())
            and obj is not None
            and obj.mentions[0].kind == "foundry"
            and (
                node_beside(sentence, quantity, ("chip",)) is None
                or "晶圆" in sentence.words(quantity.end, quantity.end + 10)
            )
        ):
            quantity = replace(quantity, unit="wafers")
        if quantity.unit == "wafers" and quantity.classifier == "片" and obj is not None:
            quantity = replace(quantity, unit="units") if obj.mentions[0].kind == "chip" else quantity
        if quantity.unit == "TWD" and self._is_of_mainland(subject, quantity):
            quantity = replace(quantity, unit="CNY")
        if self._language == "zh" and quantity.unit == "CNY" and predicate in REPORTED:
            quantity = replace(quantity, unit=self._own_currency(sentence, subject, quantity))
        if _NOT_BEFORE.search(sentence.words(quantity.start - 12, quantity.start)):
            quantity = negated_bound(quantity)
        node = subject.node
        if node is not None and _is_owner_compared(sentence, node, quantity):
            quantity = _exact(quantity)  # 份额为8%，低于英特尔的12%: Intel's is that.
        taken_of = "base-of" in frame.object_places
        longer = sentence.search(_LONGER_BY, quantity.start - 8, quantity.start) or quantity.text.startswith("多")
        if predicate == "slowdown" and quantity.kind == "multiple" and taken_of and not longer:
            # Twice as long is as much again.
            spent = (None if b is None else b - 1 for b in (quantity.low, quantity.high))
            quantity = replace(quantity, low=next(spent), high=next(spent))
        if predicate == "slowdown" and (quantity.low or quantity.high or 0) < 0:
            quantity = replace(
                quantity,
                low=None if quantity.high is None else -quantity.high,
                high=None if quantity.low is None else -quantity.low,
                cmp=FLIP.get(quantity.cmp, quantity.cmp) or quantity.cmp,
            )
        if predicate == "spec_ratio" and obj is not None:
            marker = obj.node.marker if obj.node is not None else "than"
            quantity = self._whole_ratio(quantity, marker, sentence)
        if frame.name == "met-en":
            least, most = (None if b is None else 1 - b for b in (quantity.high, quantity.low))
            quantity = replace(quantity, low=least, high=most, cmp=FLIP.get(quantity.cmp, quantity.cmp) or quantity.cmp)
        if predicate in ("capacity_gap", "cuts_orders") and (quantity.low or quantity.high or 0) < 0:
            quantity = replace(
                quantity,
                low=None if quantity.high is None else -quantity.high,
                high=None if quantity.low is None else -quantity.low,
            )
        if self._language == "zh":
            quantity = self._bounded_by_superlative(sentence, predicate, quantity)
        if predicate == "price" and self._language == "en" and subject.start >= quantity.end:
            quantity = _set_against(sentence, quantity)
        if (
            self._language == "en"
            and quantity.dimension == "money"
            and quantity.cmp == "<="
            and sentence.search(_MOVES_UP, quantity.start - 50, quantity.end)
        ):
            quantity = replace(quantity, low=quantity.high, cmp="=")  # "Capex will go up to $24bn": to that.
        if predicate == "threshold":
            # "More than 4,800": the line itself is 4,800.
            line = quantity.low if quantity.low is not None else quantity.high
            if quantity.low is None or quantity.high is None:
                quantity = replace(quantity, low=line, high=line, cmp="=")
        return quantity


def _set_against(sentence: Sentence, quantity: Quantity) -> Quantity:
    """What other goods cost, which one price is only set against: "well below the $12,000 asked for an H20"."""
    value = quantity.low if quantity.low is not None else quantity.high
    only_bound = quantity.low is None or quantity.high is None
    if not only_bound or not sentence.search(_BELOW_THE, quantity.start - 12, quantity.end):
        return quantity
    return replace(quantity, low=value, high=value, cmp="=")
