"""Quantities beside one another: bounds that a list shares, bases of comparisons, conversions between currencies."""

from __future__ import annotations

import re
from dataclasses import replace

from assets.facts.model import Comparator
from assets.facts.quantities.quantity import Quantity, negated
from assets.facts.quantities.units import UnitReader

_LIST_GAP = re.compile(r" ?(?:、|, and|,|，|和|与|及|以及| and)? ?")
_COMPARED_SUM = re.compile(r"(?:more|less|higher|lower|fewer|greater|smaller|larger|better|above|below)(?: than)? ")
# 1000亿人民币（以下同，约台币4500亿）
_SAME_BELOW = re.compile(r"^\s?以?下[皆均]?同[，,;；]\s?")
# 从635万压到508万元: before the first number, between the two, and how a number ends whose magnitude is told.
_CHANGED_FROM = re.compile(r"[从由自][^，。；\d]{0,6}$")
_CHANGED_TO = re.compile(r"(?:左右|多|出头)?(?:一路|逐步|逐渐|直接|迅速)?[\u4e00-\u9fff]{0,2}[到至成为](?:了|约|大约)?")
_MAGNITUDE = re.compile(r"[百千万亿兆]$")
_BRACKET = re.compile(r"\s*[(（\[]\s*")
_COMMA = re.compile(r"\s*[,，]?\s*")
MIRRORED: dict[Comparator, Comparator] = {
    ">": "<", ">=": "<=", "<": ">", "<=": ">=", "<~": ">=", "=": "=", "~": "~", "range": "range",
}  # fmt: skip


class Lists(UnitReader):
    """Reads quantities by those before them."""

    def share_bounds(self, found: list[Quantity], each: list[bool]) -> None:
        """Give a bound or direction that 分别 or "each" spreads to the rest of the list."""
        for index in range(1, len(found)):
            before, here = found[index - 1], found[index]
            if not each[index - 1] or here.dimension != before.dimension or here.start - before.end > 6:
                continue
            if not _LIST_GAP.fullmatch(self.low, before.end, here.start):
                continue
            each[index] = True
            if before.approximate and here.cmp == "=":
                here = replace(here, cmp="~", approximate=True)
            if before.direction and not here.direction and here.dimension == "ratio":
                if before.direction < 0:
                    here = replace(here, low=negated(here.high), high=negated(here.low), cmp=MIRRORED[here.cmp])
                here = replace(here, direction=before.direction)
            found[index] = here

    def share_changed_units(self, found: list[Quantity]) -> None:
        """Give one unit to both numbers of a Chinese change, of which only one has it: 从635万压到508万元."""
        for index in range(1, len(found)):
            before, here = found[index - 1], found[index]
            bare, told = (before, here) if before.dimension == "number" else (here, before)
            if bare.dimension != "number" or told.dimension in ("number", "ratio"):
                continue
            if not _CHANGED_TO.fullmatch(self.low, before.end, here.start):
                continue
            if not _CHANGED_FROM.search(self.low, max(0, before.start - 8), before.start):
                continue
            if _MAGNITUDE.search(bare.text) is None or self.words.not_before.match(self.low, bare.end):
                continue
            at = index - 1 if bare is before else index
            found[at] = replace(bare, unit=told.unit, dimension=told.dimension, classifier=told.classifier)

    def release_compared(self, found: list[Quantity]) -> None:
        """Take the bound from what a share only compares with: "14% more than the $22.7 billion"."""
        for index in range(1, len(found)):
            before, here = found[index - 1], found[index]
            compared = before.dimension == "ratio" and here.dimension != "ratio" and here.start - before.end == 1
            if compared and here.cmp in (">", "<") and _COMPARED_SUM.match(self.low, here.start):
                level = here.low if here.low is not None else here.high
                found[index] = replace(here, low=level, high=level, cmp="=")

    def mark_conversions(self, found: list[Quantity]) -> None:
        """Mark the amounts that only say in another currency what stands before them."""
        for index in range(1, len(found)):
            before, here = found[index - 1], found[index]
            if before.dimension != "money" or here.dimension != "money" or before.unit == here.unit:
                continue
            if here.start - before.end <= 24 and self.is_conversion(self.low[before.end : here.start], here.start):
                origin = before.converts if before.converts is not None else before.start
                found[index] = replace(here, converts=origin)

    def is_conversion(self, gap: str, start: int) -> bool:
        """Whether the words between two amounts say that the second is the first in another currency."""
        bracket = _BRACKET.match(gap)
        if bracket is not None:
            rest = _SAME_BELOW.sub("", gap[bracket.end() :]).strip()
            word = self.words.conversions.match(rest, 0)
            return not rest or (word is not None and word[0] == len(rest))
        if _COMMA.fullmatch(gap):
            return self.words.plain_conversions.match(self.low, start) is not None
        rest = gap.strip(" ,，")
        word = self.words.plain_conversions.match(rest, 0)
        return word is not None and word[0] == len(rest)
