"""Quantities in running text: numbers with their units, bounds, ranges and changes, in Chinese and English."""

from __future__ import annotations

import re
from typing import cast

from assets.facts.quantities.lists import MIRRORED, Lists
from assets.facts.quantities.numerals import rounded
from assets.facts.quantities.quantity import STRICTNESS, Quantity, interval, negated
from assets.facts.quantities.ranges import ENDS, Ranges
from assets.facts.quantities.units import QuantityDraft
from assets.facts.quantities.words import Kind, QuantityWords, load_quantity_words
from assets.facts.quantities.words_before import WordsBefore
from assets.facts.vocabulary import FoldedText, fold

# Before a small number that is told by itself: "it was seven in June", "to eight".
_TOLD_ALONE = re.compile(
    r"\b(?:is|are|was|were|be|been|now|takes?|took|to|only|had been|and)\s"
    r"(?:about |around |some |only |just |now |still |at least |as many as )?$"
)
_IN_BRACKETS = re.compile(r"[（(][^（()）]+[）)]")
_NUMBERED = re.compile(r"[.)] ")
_OVER = re.compile(r"over ")
_PER_FAR = frozenset(("money", "operations", "memory", "bandwidth"))


class _Reader(WordsBefore, Ranges, Lists):
    """Reads one text."""

    def read(self) -> list[Quantity]:
        """The quantities of the text, in order."""
        found: list[Quantity] = []
        each: list[bool] = []
        position = 0
        for start in self.candidates():
            if start < position:
                continue
            number = self.numbers.read(start)
            if isinstance(number, int):
                position = max(number, start + 1)
                continue
            draft = QuantityDraft(number, number.start, number.end)
            quantity = self.quantity(draft)
            position = max(draft.end, start + 1)
            if quantity is not None and (not found or quantity.start >= found[-1].end):
                found.append(quantity)
                each.append(draft.each)
                if draft.became is not None:
                    found.append(self.built(draft.became, False))
                    each.append(draft.each)
                    position = max(position, draft.became.end)
        self.share_bounds(found, each)
        self.share_changed_units(found)
        self.release_compared(found)
        self.mark_conversions(found)
        return found

    def candidates(self) -> list[int]:
        """Where numbers may begin: digits, numerals, and words that stand for numbers."""
        starts = [match.start() for match in self.words.starts.finditer(self.low)]
        starts += [start for _, start, _ in self.words.triggers.find_matches_as_indexes(self.low)]
        starts.sort()
        return starts

    def quantity(self, draft: QuantityDraft) -> Quantity | None:
        """The quantity around a number; the draft's end is where reading goes on."""
        number = draft.number
        prefix = self.currency_before(number.start)
        if prefix is not None:
            draft.unit, draft.start, draft.prefixed = prefix[0], prefix[1], True
        self.add_unit(draft)
        if number.glued and draft.end == number.end:
            draft.end = self.token_end(number.end)
            return None
        is_written_fraction = number.preset == "fraction" and number.style == "digits"
        if is_written_fraction and draft.unit is not None and draft.unit.dimension != "ratio":
            return None
        self.add_words_before(draft)
        if not self.add_range(draft):
            return None
        number = draft.number
        if draft.unit is None and not number.preset:
            if not self.may_be_bare(draft):
                return None
        elif draft.unit is not None and not self.may_have_unit(draft):
            return None
        is_ratio = number.preset != "" or (draft.unit is not None and draft.unit.dimension == "ratio")
        if draft.per is None and draft.unit is not None and draft.unit.dimension in _PER_FAR:
            draft.per = self.far_per(draft.start)
        if is_ratio and draft.by and not draft.changed:
            draft.sign = self.far_verb(draft.start)
        self.add_words_behind(draft, is_ratio)
        if is_ratio and not draft.bounds and self.low[draft.start - 1 : draft.start] == "的":
            draft.bounds = self.far_bound(draft.start)
        return self.built(draft, is_ratio)

    def token_end(self, position: int) -> int:
        """The end of the code that a number is glued into."""
        end = position
        while end < self.length and self.low[end].isascii() and (self.low[end].isalnum() or self.low[end] in "_-./"):
            end += 1
        return end

    def may_be_bare(self, draft: QuantityDraft) -> bool:
        """Whether a number with no unit is worth reporting."""
        low, words, number = self.low, self.words, draft.number
        end = draft.end
        bounded = bool(draft.bounds)
        if number.style == "words":
            told = _TOLD_ALONE.search(low, max(0, number.start - 30), number.start)
            return not number.trivial or (number.low >= 2 and told is not None and ENDS.match(low, end) is not None)
        if number.style == "chinese":
            if number.bare_magnitude:
                return (bounded or low.startswith("级", end)) and number.low >= 10000
            if number.trivial or number.end - number.start < 2 or words.not_before.match(low, end):
                return False
            return number.low >= 100 or (bounded and number.low >= 10)
        written = low[number.start : number.end]
        if len(written) == 2 and written[0] == "0":
            return False
        if low[end : end + 1] == "-" and low[end + 1 : end + 2].isalpha():
            return False
        if _NUMBERED.match(low, end) and (number.start == 0 or self.text[number.start - 1] == "\n"):
            return False
        if words.not_before.match(low, self.folded.ahead(end)) and not low.startswith("分之", end):
            return False
        if words.not_after.match(self.reversed, self.folded.back(number.start)):
            return False
        if words.units.match(low, self.folded.ahead(end)):
            return False  # a unit whose conditions are not met: 3年来
        if "," in written or number.magnitude != 1 or bounded:
            return True
        if len(written) == 4 and written.isdigit() and 1900 <= number.low <= 2099:
            return False
        return not self.is_product_number(number.start)

    def is_product_number(self, start: int) -> bool:
        """Whether a word of a product's name stands before a number: Atlas 900."""
        at = self.length - start
        if self.reversed[at : at + 1] in (" ", "-"):
            at += 1
        return self.words.product_words.match(self.reversed, at) is not None

    def may_have_unit(self, draft: QuantityDraft) -> bool:
        """Whether number and unit make a quantity together: no year, no 一个, no unit of a table."""
        number, unit = draft.number, draft.unit
        assert unit is not None
        if unit.name == "year" and 1900 <= number.low <= 2099 and number.magnitude == 1:
            return False
        if number.trivial and number.low == 1 and (unit.counts or unit.dimension == "temperature"):
            return False
        bounded = bool(draft.bounds)
        if number.bare_magnitude and _IN_BRACKETS.fullmatch(self.low, number.start - 1, draft.end + 1):
            return False  # 500MW（百万瓦）: the unit in words.
        if number.bare_magnitude and not bounded:
            followed = self.low.startswith(("级", "量级"), draft.end)
            if unit.dimension == "money":
                return followed
            return number.end - number.start > 1 or unit.bare_magnitude or followed
        if number.style == "digits" and unit.counts and number.magnitude == 1 and not bounded:
            written = self.low[number.start : number.end]
            if "," not in written:
                before = self.folded.back(number.start)
                is_year = len(written) == 4 and 1950 <= number.low <= 2049
                if is_year and self.words.year_before.match(self.reversed, before):
                    return False
                if self.is_product_number(number.start):
                    return False
        return self.words.not_after.match(self.reversed, self.folded.back(number.start)) is None

    def built(self, draft: QuantityDraft, is_ratio: bool) -> Quantity:
        """The quantity that a draft has come to."""
        number, unit = draft.number, draft.unit
        low, high = number.low + draft.add, number.high + draft.add
        if unit is not None:
            low, high = low * unit.factor, high * unit.factor
            dimension, name, kind, written = unit.dimension, unit.unit, unit.kind, unit.name
        elif number.preset:
            dimension, name, kind, written = "ratio", "ratio", cast("Kind", number.preset), None
        else:
            dimension, name, kind, written = "number", None, "plain", None
        if draft.per == "second" and dimension == "memory":
            dimension, name, draft.per = "bandwidth", "GB/s", None
        elif draft.per == "second" and dimension == "operations":
            dimension, name, draft.per = "compute", "TFLOPS", None
            low, high = low / 1e12, high / 1e12
        cmp = number.cmp
        lasts = dimension == "duration" and cmp == "range" and _OVER.match(self.low, draft.start) is not None
        spans = cmp == "range" and not number.vague  # 站上23%至24%: both ends are told.
        for bound in draft.bounds:
            if STRICTNESS[bound] > STRICTNESS[cmp] and not lasts and not (spans and bound == ">"):
                cmp = bound
        approximate = number.about or "~" in draft.bounds
        lowest, highest, cmp = interval(rounded(low), rounded(high), cmp, approximate)
        direction = number.sign or draft.sign
        if is_ratio:
            offset = self.grown(draft, kind)
            if offset:
                direction = 1
                lowest = None if lowest is None else rounded(lowest - offset)
                highest = None if highest is None else rounded(highest - offset)
            if direction < 0:
                lowest, highest, cmp = negated(highest), negated(lowest), MIRRORED[cmp]
        return Quantity(
            draft.start, draft.end, self.text[draft.start : draft.end], lowest, highest, cmp, name, dimension, kind,
            draft.classifier, draft.per, direction, approximate or cmp == "~", number.vague, None, written,
        )  # fmt: skip

    def grown(self, draft: QuantityDraft, kind: Kind) -> float:
        """1 where a multiple says what a rise ended at (增长到两倍, grew threefold, a fivefold increase), else 0."""
        if kind != "multiple":
            return 0.0
        if draft.levelled:
            return 1.0 if draft.rises else 0.0
        if draft.sign <= 0 or draft.by or not self.low[draft.number.start : draft.end].isascii():
            return 0.0
        return 1.0


def find_quantities(text: str, language: str, words: QuantityWords | None = None) -> list[Quantity]:
    """Find the quantities of a text.

    Product codes (A100, GPT-3), dates, clock times, telephone numbers, ordinals and index points are none; where only
    a bare number can be seen, its dimension is `number`. The time grows linearly with the text.

    Args:
        text: The text, or a view of it.
        language: `zh` or `en`; both languages are read in either.
        words: Other word lists, from `load_quantity_words`.

    Returns:
        The quantities in order, none overlapping another.

    Raises:
        ValueError: Where the language is neither `zh` nor `en`.
    """
    if language not in ("zh", "en"):
        raise ValueError(f"language {language!r} must be zh or en")
    folded = fold(text) if words is None else FoldedText(text, words.variants)
    return _Reader(folded, words or load_quantity_words()).read()
