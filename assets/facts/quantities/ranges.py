"""Ranges: whether two numbers beside each other are the ends of one."""

from __future__ import annotations

import re
from dataclasses import replace

from assets.facts.quantities.numerals import rounded
from assets.facts.quantities.quantity import factor_between
from assets.facts.quantities.units import QuantityDraft
from assets.facts.quantities.words import Unit
from assets.facts.quantities.words_before import CLAUSE_END
from assets.facts.quantities.words_behind import WordsBehind

# Behind a number that has the unit of the one before it.
ENDS = re.compile(r"\s*(?:[.,;:)]|$)|\s(?:in|by|at|for|since|now|this|last|over|within|and|as|or so|an?|per)\b")
# Verbs that say neither up nor down: "went from 11 months to eight".
_MOVED = re.compile(
    r"\b(?:went|go|goes|gone|going|moved?|moves|moving|changed|scaled?|scaling|doubled?|doubling|tripled"
    r"|quadrupled|halved)\s(?:\w+\s){0,2}(?:[$€£¥]|nt\$|us\$|hk\$|usd\s?|rmb\s?)?$"
)
_CHANGED_FROM = 60
# "By $10 billion to $85 billion" is a step and a level, "by $10 billion to $12 billion" a range.
_STEP_TO_LEVEL = 3
_BY = re.compile(r"\bby (?:about |around |another |a further |an extra )?$")
# "expanded from the originally planned 100 megawatts to 1 gigawatt": one level, and another.
_FROM_PLANNED = re.compile(
    r"\bfrom (?:the |its |an? )?(?:originally |initially |previously )?(?:planned|original|initial|first) $"
)
_FORMER = re.compile(r"\bfrom the (?:previous |earlier |prior |old )?\W{0,3}$|, down from \W{0,3}$")
_ARTICLE = re.compile(r"an? (?=third|half|quarter|fifth|sixth|seventh|eighth|ninth|tenth)")
# "10%, maybe 15%"
_OR = frozenset(("or", ", maybe", ", perhaps", ", possibly"))
_DASHES = frozenset(("-", "–", "—", "~", "‑", "~~", "--"))


class Ranges(WordsBehind):
    """Reads the second number of a range."""

    def add_range(self, draft: QuantityDraft) -> bool:
        """Take in the second number of a range; False where the whole is a range of dates or a telephone number."""
        low, words, number = self.low, self.words, draft.number
        if number.preset == "change":
            return True
        self.add_digit_of_tenth(draft)  # 一成五至两成
        at = self.folded.ahead(draft.end)
        separator = words.range_separators.match(low, at)
        if separator is None:
            return True
        joint = low[at : separator[0]]
        at = self.folded.ahead(separator[0])
        second_prefix, at = self.currency_at(at)
        if low.startswith("约", at):
            at += 1
        if not (words.starts.match(low, at) or "a" <= low[at : at + 1] <= "z"):
            return True
        article = _ARTICLE.match(low, at)  # a fifth to a quarter
        second = self.numbers.read(at if article is None else article.end(), inside=True)
        is_dash = joint in _DASHES
        if isinstance(second, int):
            if draft.unit is None and (is_dash or joint in ("至", "到")) and number.style == "digits":
                draft.end = max(second, draft.end)
                return False
            return True
        if second.start != at or second.preset == "change":
            return True
        other = QuantityDraft(second, at, second.end, second_prefix, prefixed=second_prefix is not None)
        self.add_unit(other)
        self.add_digit_of_tenth(other)
        if second.glued and other.end == second.end:
            return True
        both_bare = other.unit is None and draft.unit is None and not number.preset and not second.preset
        if both_bare and words.not_before.match(low, self.folded.ahead(other.end)):
            draft.end = other.end
            return number.style != "digits"
        closed = words.range_closers.match(low, other.end)
        if not self.is_range(draft, other, joint, separator[1], closed is not None):
            self.share_unit(draft, other, joint)
            return True
        return self.join(draft, other, joint, closed[0] if closed is not None else other.end)

    def share_unit(self, draft: QuantityDraft, other: QuantityDraft, joint: str) -> None:
        """Give one unit to both numbers of a change, of which only one has it: "from three months to eight"."""
        number, second = draft.number, other.number
        if joint != "to" or not draft.is_from or number.preset or second.preset:
            return
        ends = ENDS.match(self.low, second.end) is not None and not self.is_year(other)
        if other.unit is None and draft.unit is not None and ends:
            # "stretched from three months to eight", "from 3,000 wafers to 6,000 a month"
            draft.became = QuantityDraft(second, second.start, second.end, draft.unit)
        elif draft.unit is None and other.unit is not None and number.style == "digits":
            # "cut from 600 to 400 GB/s", "rose from 5 to 10 billion dollars"
            draft.unit = other.unit
            if number.magnitude == 1 < second.magnitude and number.high * second.magnitude < 1000 * second.high:
                low, high = number.low * second.magnitude, number.high * second.magnitude
                draft.number = replace(number, low=low, high=high, magnitude=second.magnitude)

    def join(self, draft: QuantityDraft, other: QuantityDraft, joint: str, end: int) -> bool:
        """Make one range of two numbers; False where the whole is none, nor a quantity."""
        number, second = draft.number, other.number
        target = other.unit or draft.unit
        factor = 1.0
        if draft.unit is not None and target is not None and draft.unit is not target:
            factor = factor_between(draft.unit, target)
        lowest, highest = number.low, number.high
        shares_magnitude = number.magnitude == 1 < second.magnitude and (draft.unit is None or draft.prefixed)
        if shares_magnitude and highest * second.magnitude <= second.high:
            lowest *= second.magnitude
        lowest = (lowest + draft.add) * factor
        highest = second.high + other.add
        if not factor or lowest >= highest:
            if joint in _DASHES and draft.unit is None and other.unit is None:
                draft.end = other.end
                return False
            return True
        if draft.changed and joint == "to" and second.high > 4 * lowest > 0:
            return True  # "fell 1.7% to 54%" went to 54%
        draft.number = replace(
            second, start=number.start, low=rounded(lowest), high=rounded(highest), cmp="range", style=number.style,
            vague=number.vague or second.vague, trivial=False, bare_magnitude=False,
            preset=second.preset or (number.preset if target is None else ""),
        )  # fmt: skip
        draft.unit, draft.classifier = target, other.classifier or draft.classifier
        draft.end = end
        draft.add = 0.0
        return True

    def currency_at(self, position: int) -> tuple[Unit | None, int]:
        """The currency before the second number of a range, and where that number begins."""
        prefix = self.words.currency.match(self.low, position)
        if prefix is not None:
            at = self.folded.ahead(prefix[0])
            if self.low[at : at + 1].isdigit():
                for unit in prefix[1]:
                    if self.fits(unit, position, position, prefix[0]):
                        return unit, at
        return None, position

    def is_range(self, draft: QuantityDraft, other: QuantityDraft, joint: str, inside: bool, closed: bool) -> bool:
        """Whether two numbers beside each other are the ends of one range."""
        first, second = draft.number, other.number
        opened = draft.opened
        unit, second_unit = draft.unit, other.unit
        if (
            joint == "to"
            and self.is_year(draft)
            and (second_unit is not None or second.preset or not self.is_year(other))
        ):
            return False  # "from 95% in 2023 to 66%"
        if unit is not None and second_unit is not None:
            if unit.dimension != second_unit.dimension or unit.kind != second_unit.kind:
                return False
            if unit.dimension == "money" and unit.unit != second_unit.unit:
                return False
        one_fraction = (first.preset == "fraction") != (second.preset == "fraction")
        if one_fraction and (second_unit is None or second_unit.dimension != "ratio"):
            return False
        is_dash = joint in _DASHES
        # "10 GB to 20": a second number with no unit shares the first one's only inside an opened range.
        lacks_unit = unit is not None and unit.dimension != "money" and second_unit is None and not second.preset
        if lacks_unit and not (is_dash or opened or closed):
            return False
        if inside and joint != "、" and not (opened or closed):
            return False
        if joint == "and" and not draft.between:
            return False
        if joint == "、":
            # 3、4万块 is three or four
            digit = first.magnitude == 1 and first.low < 9 and unit is None and not first.preset
            return digit and second.low / second.magnitude == first.low + 1 and second.end - second.start > 1
        if joint in _OR:
            close = first.low < second.low <= 2 * first.low + 1
            if not (close and first.magnitude == second.magnitude and (unit is None or unit is second_unit)):
                return False
        if joint == "to" and self.is_step(draft, other):
            return False
        if is_dash:
            return True  # "cut from $20–23 billion"
        if (
            draft.is_from
            and second.low * second.magnitude > first.low
            and _FORMER.search(self.low, first.start - 40, first.start)
        ):
            return True  # "down from the $20 billion to $23 billion it guided to": nothing falls from less to more
        if _FROM_PLANNED.search(self.low, max(0, first.start - 40), first.start):
            return False
        return not (draft.is_from and self.changes_before(first.start))

    def is_step(self, draft: QuantityDraft, other: QuantityDraft) -> bool:
        """Whether the first number is by how much, the second to what: "raised by $10 billion to $85 billion"."""
        money = draft.unit is not None and draft.unit.dimension == "money"
        by = _BY.search(self.low, max(0, draft.start - 24), draft.start) is not None
        return money and by and other.number.low >= _STEP_TO_LEVEL * draft.number.low > 0

    def is_year(self, draft: QuantityDraft) -> bool:
        """Whether a bare number is a year: in 2023."""
        number = draft.number
        written = self.low[number.start : number.end]
        return draft.unit is None and re.fullmatch(r"(?:19|20)\d\d", written) is not None

    def changes_before(self, start: int) -> bool:
        """Whether a change verb stands shortly before, so that "from x to y" is no range."""
        begin = max(0, start - _CHANGED_FROM)
        for stop in CLAUSE_END.finditer(self.low, begin, start):
            begin = stop.end()
        span = self.length - start, self.length - begin
        if _MOVED.search(self.low, begin, start):
            return True
        return self.words.change_verb_pattern.search(self.reversed, *span) is not None
