"""Sums of money whose currency goes without saying, or that are all that a company took in."""

from __future__ import annotations

import re
from dataclasses import replace

from assets.facts.discourse import Sentence
from assets.facts.engine.state import COMMON, Attachment, State
from assets.facts.frames import Trigger
from assets.facts.patterns import screened
from assets.facts.quantities.quantity import Quantity

# Behind a Chinese number that stands without its unit: no noun that it would count.
ENDS_SUM = re.compile(
    r"[，。；、）)（(：…”」]|\s|$|的|居|排|位居|位列|左右|上下|和|与|及|以上|以下|不等|[到至增涨提升降减或]"
)
FEW_WORDS = 32
_SPOKEN_SUMS = frozenset({"revenue", "capex", "training_cost", "invests_in"})

# A sum, and what it is counted in, that is no known currency; a bare number behind it is of the same.
_OTHER_UNIT = re.compile(
    r"\d (?:[mb]illion|trillion) (?!(?:of|for|in|on|to|from|last|this|next|a|an|and|or|at|by|over|more|less|up|down"
    r"|with|per|under|as|after|before|when|was|were|is|are|will|would|it|its|the|people|years?|dollars?|euros?|yuan|yen|won|pounds?)\b)"
    r"[a-z]{4,}\b[^.;]*$"
)
# Right before a sum that is all that a company took in: "guided to total sales of", "contributed $16 million to revenue
# of", "41% of second-quarter sales, which were".
_WHOLES = r"(?:total|overall|group(?:[’'']s)?|company-?wide|consolidated)"
_ALL_TAKEN_IN = r"(?:revenues?|sales|turnover)(?: of|, which (?:was|were|came to|rose to|fell to|reached|totall?ed))"
_OF_WHOLE = screened(
    rf"(?<!with )\b{_WHOLES} (?:(?:net|annual|quarterly) )?{_ALL_TAKEN_IN} "
    r"(?:(?:about|around|some|nearly|over|more than) )?$"
)
_PART_OF_WHOLE = screened(
    r"(?:%|per ?cent|illion|\b(?:third|quarter|fifth|half|most|bulk|majority)s?) (?:to|of|out of) "
    rf"(?:(?:its|their|the|a|{_WHOLES}|net|annual|quarterly|full-year|record"
    r"|(?:first|second|third|fourth|last|this|that|[A-Z][a-z]+)[- ](?:quarter|half|year)(?:[’'']s)?"
    r"|[A-Z][\w&.-]*(?: [A-Z][\w&.-]*)?[’'']s|the (?:company|firm)[’'']s) )*"
    rf"{_ALL_TAKEN_IN} (?:(?:about|around|some|nearly|over|more than) )?$"
)


class Sums(State):
    """Tells which numbers are sums of money."""

    def _counts_yuan(self, quantity: Quantity, sentence: Sentence) -> bool:
        """Whether 块 is no piece but the yuan of a price: 一张8万块."""
        before = sentence.words(quantity.start - 5, quantity.start)
        return (
            quantity.classifier == "块"
            and re.search(r"[一每单][张片颗枚台套卡](?:约|大概|才|就|要)?$", before) is not None
        )

    def _bare_sum(self, quantity: Quantity, sentence: Sentence, trigger: Trigger) -> Quantity | None:
        """A sum in the currency of the last one told: "China Mobile has earmarked 173 billion", 今年在1500亿左右."""
        last = self._last
        if last is not None and self._asks_again(last, quantity, sentence, trigger):
            return replace(quantity, unit=last.quantity.unit, dimension="money")
        told = last.quantity.unit if last is not None and last.quantity.dimension == "money" else None
        if self._language == "zh" and last is not None and last.quantity.start < sentence.start - 80:
            told = None
        plain = trigger.frame.continues is None and trigger.end <= quantity.start and sentence.kind != "heading"
        if told is None and plain and (self._language == "zh" or quantity.start - trigger.end < FEW_WORDS):
            told = self._currency if self._language == "zh" else self._money
        if (
            trigger.frame.predicate not in ("capex", "revenue", "sales", "market_cap")
            or told is None
            or (self._discourse.first_person and self._language == "zh")
            or quantity.dimension != "number"
            or (quantity.low or quantity.high or 0) < 1e7
            or not re.search(r"[亿兆]|\b(?:[mb]illion|trillion|bn|m)\b", quantity.text)
            or re.match(
                r"\s?(?:[块张枚颗片台卡个套人家次名辆部]|[A-Za-z]{4,})", sentence.words(quantity.end, quantity.end + 6)
            )
        ):
            return None
        if sentence.search(COMMON["profit"], trigger.end, quantity.start):
            return None
        if sentence.search(_OTHER_UNIT, sentence.start, quantity.start):
            return None  # "150 billion kwacha, against 41 billion": of money that nobody knows.
        if self._language == "zh" and not ENDS_SUM.match(sentence.words(quantity.end, quantity.end + 2)):
            return None  # Meta有30亿用户
        return replace(quantity, unit=told, dimension="money")

    def _asks_again(self, last: Attachment, quantity: Quantity, sentence: Sentence, trigger: Trigger) -> bool:
        """Whether a number behind a verb is a price like the one before it: "Today dealers ask 130,000 to 150,000"."""
        size, earlier = (q.low if q.low is not None else q.high for q in (quantity, last.quantity))
        return (
            self._language == "en"
            and trigger.frame.predicate == last.value.predicate == "price"
            and last.quantity.dimension == "money"
            and quantity.dimension == "number"
            and size is not None
            and bool(earlier)
            and 0.2 < size / (earlier or 1) < 5
            and trigger.end <= quantity.start
            and re.fullmatch(
                r"\s(?:(?:about|around|some|only|just|up to|at|for|to)\s)*", sentence.words(trigger.end, quantity.start)
            )
            is not None
            and re.match(
                r"\s*(?:[.,;)]|$|(?:in|by|at|for|this|last|now|today|and|apiece|each)\b)",
                sentence.words(quantity.end, quantity.end + 10),
            )
            is not None
        )

    def _is_bare_money(self, quantity: Quantity, sentence: Sentence, trigger: Trigger) -> bool:
        """Whether a number is an amount whose currency goes without saying: 210万一台, 总价6.93亿."""
        if (
            self._language != "zh"
            or (quantity.low or quantity.high or 0) < 1000
            or not re.search(r"[万亿千]", quantity.text)
        ):
            return False
        following = sentence.words(quantity.end, quantity.end + 4)
        if re.match(
            r"[块张枚颗片台卡个套人家次名辆部TtPpMG参]|的?(?:显卡|芯片|参数|用户|员工)", following
        ) and not re.match(r"一[块张枚颗片台卡]", following):
            return False
        words = sentence.words(trigger.start, trigger.end)
        if trigger.frame.predicate == "price":
            # 沐曦要卖出3万张，燧原定的是5万: what goods were counted before, they are again.
            before = [q for q in sentence.quantities if q.end <= quantity.start]
            return not before or before[-1].dimension != "count"
        if self._discourse.first_person and trigger.frame.predicate in _SPOKEN_SUMS:
            return True  # 去年收入1.2亿: who is interviewed leaves the currency out.
        return (
            trigger.frame.predicate in ("orders", "supplies")
            and re.search(r"总价|总额|金额|合同|单", words + sentence.words(quantity.start - 6, quantity.start))
            is not None
        )

    def _is_too_small(self, quantity: Quantity, sum_before: Quantity) -> bool:
        """Whether a bare number is too small to go on from a sum of money."""
        size, before = (q.low if q.low is not None else q.high for q in (quantity, sum_before))
        return 1000 <= abs(size or 0.0) < 1e-3 * abs(before or 0.0)


def is_of_whole(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether an English sum is all that a company took in, of which a line of business had a part or none is told."""
    if sentence.search(_PART_OF_WHOLE, quantity.start - 80, quantity.start):
        return True
    if not sentence.search(_OF_WHOLE, quantity.start - 60, quantity.start):
        return False
    start = sentence.clause(quantity.start, quantity.start)[0]
    return not any(start <= node.start < quantity.start and node.has(("segment",)) for node in sentence.nodes)
