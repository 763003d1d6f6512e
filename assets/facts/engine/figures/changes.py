"""Changes and their signs: rises, falls, multiples of what was before."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from assets.facts.discourse import ORGANISATIONS, Sentence
from assets.facts.engine.state import COMMON, FLIP, State
from assets.facts.frames import Trigger
from assets.facts.quantities.quantity import Quantity

# 几乎是去年的两倍: before what a multiple is of.
_NEARLY_TIMES = re.compile(
    r"(?:几乎|近乎|接近|将近|几近)(?:是|为|达|相当于)?[^，。；\d]{0,8}的\s?$"
    r"|\b(?:nearly|almost|close to)\s[^.,;\d]{0,12}$"
)
_OF_EARLIER = re.compile(
    r"\s(?:of )?(?:what (?:it|they|one|the \w+) (?:did|was|were|cost|fetched|went"
    r"|had(?! (?:asked|wanted|hoped|ordered|planned|promised|expected|sought|raised)))"
    r"|(?:its|their|the) (?:old|former|earlier|previous|original|peak) (?:price|level|rate)"
    r"|as much as (?:it|they|in))\b"
)
# "Nearly twice as much" is a rise by as much again.
_AS_MUCH = re.compile(r"\sas (?:much|many|high|large|big)\b(?! as (?:an?|the) )")
# "roughly twice the $91.4 billion it spent in 2025"
_OF_SUM = re.compile(r"\s(?:the |last year['’]s )(?:about |some |roughly )?(?:[$€£¥]|US\$|NT\$)\d")
# What widens or narrows to so much is the change itself: 涨幅将扩大到23%.
_EXTENT = re.compile(r"(?:涨|跌|降|增|升|减)幅[^，。；]{0,12}$")


# Between a difference and another that it is from: "twice as much as Meta", "20% more than Meta's", "double the
# $15 billion at Meta"; 比Meta多20%.
_FROM_ANOTHER = re.compile(
    r"\s(?:as (?:much|many|high|large|big|fast) as|[\w-]+ than|above|below|what|that of"
    r"|the (?:[$€£¥]?\d[\d.,]* (?:[\w-]+ ){0,4}?)?(?:at|of|by|for|from))\s(?:at |of |the |its |rival |arch-rival )*"
)
_TIMES_ANOTHER = re.compile(r"\s(?:the )?")
_COMPARED_BEFORE = re.compile(r"(?:比|较|高于|低于|超过)(?:同行|对手|竞争对手)?$")
_DIFFERS_BY = re.compile(r"的?[^，。；\d]{0,6}?(?:高|多|低|少|贵|便宜|快|慢|大|小)?[出了约近整大]*")
_COMPARABLE = ORGANISATIONS | {"chip", "technology", "product", "model"}


def differs_from_another(sentence: Sentence, quantity: Quantity, subject: Collection[str]) -> bool:
    """Whether a figure tells how far something is from another, rather than how it changed.

    Args:
        sentence: The sentence.
        quantity: Its figure.
        subject: The ids of what the figure is told of.
    """
    for node in sentence.nodes:
        if not node.mentions or not node.kinds & _COMPARABLE or any(m.id in subject for m in node.mentions):
            continue
        between = sentence.words(quantity.end, node.start)
        if node.start > quantity.end and (
            _FROM_ANOTHER.fullmatch(between) or (node.owner and _TIMES_ANOTHER.fullmatch(between))
        ):
            return True
        if (
            node.end <= quantity.start
            and _COMPARED_BEFORE.search(sentence.words(node.start - 8, node.start))
            and _DIFFERS_BY.fullmatch(sentence.words(node.end, quantity.start))
        ):
            return True
    return False


class Changes(State):
    """Tells changes from levels."""

    def _signed(self, quantity: Quantity, sentence: Sentence, trigger: Trigger | None) -> Quantity | None:
        """The quantity as a change with its sign; None where it is none."""
        # "Rose twice" is a change already.
        if quantity.kind == "multiple" and (quantity.low or quantity.high or 0) > 1 and _is_as_much(sentence, quantity):
            if quantity.cmp == "=" and sentence.search(_NEARLY_TIMES, quantity.start - 20, quantity.start):
                return replace(_less_one(quantity), low=None, cmp="<~", direction=1)
            return replace(_less_one(quantity), direction=1)
        if quantity.direction or quantity.kind == "change":
            return quantity
        if (
            trigger is not None
            and trigger.frame.predicate == "price_change"
            and quantity.kind in ("fraction", "percent")
            and _OF_EARLIER.match(sentence.words(quantity.end, quantity.end + 40))
        ):
            # "less than half what it did in January" is a fall by more than half.
            return replace(_less_one(quantity), direction=-1)
        rises = self._rises(quantity, sentence, trigger)
        if rises is None:
            return None
        if rises:
            return replace(quantity, direction=1)
        low = None if quantity.high is None else -quantity.high
        high = None if quantity.low is None else -quantity.low
        return replace(
            quantity, direction=-1, low=low, high=high, cmp=FLIP.get(quantity.cmp, quantity.cmp) or quantity.cmp
        )

    def _rises(self, quantity: Quantity, sentence: Sentence, trigger: Trigger | None) -> bool | None:
        """Whether a figure tells of a rise or a fall, by the nearest such word of its clause; None where of neither."""
        zh = self._language == "zh"
        start, end = sentence.clause(quantity.start, quantity.end)
        before = sentence.words(max(start, quantity.start - (16 if zh else 44)), quantity.start)
        after = sentence.words(quantity.end, min(end, quantity.end + (8 if zh else 24)))
        if (COMMON["to_a_level"].search(before) and not _EXTENT.search(before)) or re.match(
            r"破|突破|跌破", quantity.text
        ):
            return None  # It fell to a level: that is no change.
        rise = [m.end() for m in self._grammar.rise.finditer(before)]
        fall = [m.end() for m in self._grammar.fall.finditer(before)]
        if not rise and not fall:
            rise = [100 - m.start() for m in self._grammar.rise.finditer(after)]
            fall = [100 - m.start() for m in self._grammar.fall.finditer(after)]
        if rise or fall:
            return max(rise, default=-1) >= max(fall, default=-1)
        if trigger is None or trigger.frame.predicate != "price_change":
            return None
        words = sentence.words(trigger.start, trigger.end)
        if self._grammar.rise.search(words):
            return True
        if self._grammar.fall.search(words):
            return False
        if trigger.frame.continues != "price_change" or self._last is None:
            return None
        # "A cut its prices by 15%; B followed with 10%": in the same direction.
        last = self._last.quantity
        return ((last.low if last.low is not None else last.high) or 0) > 0


def _less_one(quantity: Quantity) -> Quantity:
    """By how much something differs from what it is so many times of."""
    low = None if quantity.low is None else quantity.low - 1
    high = None if quantity.high is None else quantity.high - 1
    return replace(quantity, low=low, high=high)


def _is_as_much(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a multiple is of what was before: "twice as much", "four times the $5 billion"."""
    behind = sentence.words(quantity.end, quantity.end + 60)
    return bool(
        sentence.search(COMMON["times_ago_before"], quantity.start - 28, quantity.start)
        or COMMON["times_ago_after"].match(behind)
        or _AS_MUCH.match(behind)
        or _OF_SUM.match(behind)
    )
