"""Parts of a whole that have a time and a firmness of their own: "will draw 1.2 GW, of which 200 MW is live"."""

from __future__ import annotations

import re

from assets.facts.discourse import Sentence
from assets.facts.patterns import screened
from assets.facts.quantities.quantity import Quantity

PART = screened(r", of which\b|，其中")
_OPENS_PART = screened(r"(?:\bof which\b|其中)[^,;.，。；]*$")
_IS_THERE = re.compile(
    r"(?: \w+){0,3} (?:is|are|was|were|has|have|went|came)\b[^,;.]{0,20}?"
    r"\b(?:live|running|installed|online|in (?:service|operation|place|use)|operational|up|built|delivered|there"
    r"|connected|energi[sz]ed|on stream|available|already|now)\b"
    r"|[^，。；]{0,8}?(?:已|投产|投运|在运|运行|到位|交付)"
)


def part_that_is(sentence: Sentence, quantity: Quantity) -> int:
    """Where the words begin that tell of a part which is there already; -1 where a figure is of none."""
    opening = sentence.search(_OPENS_PART, sentence.start, quantity.start)
    if opening is None or not _IS_THERE.match(sentence.words(quantity.end, quantity.end + 50)):
        return -1
    return sentence.start + opening.start()
