"""A range whose ends are told apart: "raised the low end of its outlook to $66 billion, with the top at $72 billion".

It is one figure; one end told alone is a bound.
"""

from __future__ import annotations

import re
from dataclasses import replace

from assets.facts.discourse import Sentence
from assets.facts.model import Comparator
from assets.facts.patterns import screened
from assets.facts.quantities.quantity import Quantity

# That a sentence tells an end of what somebody guides to, and of nothing else: not "at the low end of the market".
_OF_GUIDANCE = {
    "en": screened(
        r"\b(?:low|lower|bottom|high|higher|top|upper)(?: end)? of (?:its|their|the|his|her|an?) "
        r"(?:[\w’'.-]+ ){0,5}?(?:range|guidance|outlook|forecast|plan|estimate|target|budget)\b"
    ),
    "zh": screened(r"(?:指引|预期|区间|预测|展望|范围|计划|预算|开支|支出)[^。；]{0,12}(?:下限|上限)"),
}
_LOWER = re.compile(r"\b(?:low|lower|bottom)(?: end)?\b|\bfloor\b|下限")
_UPPER = re.compile(r"\b(?:high|higher|top|upper)(?: end)?\b|\bceiling\b|上限")
# What an end was until now.
_UNTIL_NOW = re.compile(r"\bfrom (?:the )?(?:about |around |some )?$|[从由](?:原先|此前|原来|之前)?的?$")


def joined_bounds(sentence: Sentence) -> list[Quantity]:
    """The quantities of a sentence, with the two ends of a guided range made one, and one end alone a bound.

    What an end was until now is left out: the range that it belonged to is not told.
    """
    found = sentence.quantities
    if sentence.search(_OF_GUIDANCE[sentence.language]) is None:
        return found
    ends: dict[str, Quantity] = {}
    former: list[Quantity] = []
    side, since = "", sentence.start
    for quantity in found:
        before = sentence.words(since, quantity.start)
        since = quantity.end
        named = [(match.start(), "low") for match in _LOWER.finditer(before)]
        named += [(match.start(), "high") for match in _UPPER.finditer(before)]
        side = max(named)[1] if named else side
        if not side or quantity.dimension != "money" or quantity.low is None or quantity.low != quantity.high:
            continue
        if _UNTIL_NOW.search(before):
            former.append(quantity)
        else:
            ends.setdefault(side, quantity)
    if not ends:
        return found
    low, high = ends.get("low"), ends.get("high")
    told = sorted(ends.values(), key=lambda quantity: quantity.start)
    lowest, highest = low.low if low else None, high.high if high else None
    if lowest is not None and highest is not None and lowest >= highest:
        return found
    cmp: Comparator = "range" if low and high else ">=" if low else "<="
    # From the first end to the last, so that what is quoted for it holds both.
    start, last = told[0].start, told[-1].end
    whole = replace(told[0], start=start, end=last, text=sentence.words(start, last), low=lowest, high=highest, cmp=cmp)
    dropped = {id(quantity) for quantity in (*former, *told[1:])}
    return [whole if quantity is told[0] else quantity for quantity in found if id(quantity) not in dropped]
