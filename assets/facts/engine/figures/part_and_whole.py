"""Counts of which one is a part of the other: "12,000 of the 35,000 GB300s it ordered"."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from assets.facts.discourse import Sentence
from assets.facts.engine.state import DEEDS
from assets.facts.frames import Trigger
from assets.facts.quantities.quantity import Quantity

_OUT_OF = re.compile(
    r"\s(?:out )?of (?:(?:the|its|their|our|those|these|an?) )?(?:(?:total|roughly|about|some|around|first|initial) )?"
)
# Between the whole and the verb that tells what was done to it: "the 35,000 GB300s that G42 ordered".
_WHOLE_THAT = re.compile(
    r"(?:\s(?:chips|GPUs|accelerators|processors|cards|servers))?,?\s(?:(?:that|which)\s)?"
    r"(?:it|they|we|he|she|(?:the|its|their|our) (?:[\w-]+ ){0,2}"
    r"(?:company|firm|lab|group|start-up|startup|cloud|carrier|operator|ministry|university|government|developer)"
    r"|[A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,2})"
    r"(?:\s(?:has|have|had|once|originally|first|now|also|already))*\s"
)
_RELATIVE_REACH = 60


def count_parts(sentence: Sentence) -> None:
    """Give a bare number that is a part of counted goods their unit: "600 of its 1,800 H100s"."""
    found = sentence.quantities
    for place, (part, whole) in enumerate(pairwise(found)):
        if part.dimension == "number" and whole.dimension == "count" and _is_part(sentence, part, whole):
            found[place] = replace(
                part,
                unit=whole.unit,
                dimension=whole.dimension,
                classifier=whole.classifier,
                written_unit=whole.written_unit,
            )


def is_whole(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether the number right before a quantity is a part of it."""
    counts = _part_and_whole(sentence, quantity)
    return counts is not None and quantity.start == counts[1].start


def is_of_other_count(sentence: Sentence, quantity: Quantity, trigger: Trigger) -> bool:
    """Whether words tell of the other of two counts, of which one is a part.

    What was done to the whole is told right behind it, "of the 35,000 that it ordered"; all else was done to the part.
    """
    counts = _part_and_whole(sentence, quantity)
    if counts is None:
        return False
    part, whole = counts
    relative = _is_told_of(sentence, whole)
    behind = relative and trigger.start >= whole.end
    if quantity.start == part.start:
        return behind
    return not behind and (relative or trigger.frame.predicate in DEEDS)


def dates_other_count(sentence: Sentence, quantity: Quantity, offset: int) -> bool:
    """Whether a time at an offset is that of the other of two counts: "4,000 of the 16,000 it bought in March"."""
    counts = _part_and_whole(sentence, quantity)
    if counts is None or not _is_told_of(sentence, counts[1]):
        return False
    whole = counts[1]
    of_whole = offset >= whole.end and "," not in sentence.words(whole.end, offset)
    return of_whole != (quantity.start == whole.start)


def _part_and_whole(sentence: Sentence, quantity: Quantity) -> tuple[Quantity, Quantity] | None:
    """The two counts, where a quantity is one of them."""
    for part, whole in pairwise(sentence.quantities):
        if quantity.start in (part.start, whole.start) and _is_part(sentence, part, whole):
            return part, whole
    return None


def _is_part(sentence: Sentence, part: Quantity, whole: Quantity) -> bool:
    if part.dimension not in ("number", "count"):
        return False
    return _OUT_OF.fullmatch(sentence.words(part.end, whole.start)) is not None


def _is_told_of(sentence: Sentence, whole: Quantity) -> bool:
    return _WHOLE_THAT.match(sentence.words(whole.end, whole.end + _RELATIVE_REACH)) is not None
