"""The unit of a number: behind it, before it as a currency, or as a noun that is counted."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from assets.facts.model import Comparator
from assets.facts.quantities.numerals import Number, NumberReader
from assets.facts.quantities.words import QuantityWords, Unit
from assets.facts.vocabulary import FoldedText

_NEAR = 300
_CODE = re.compile(r"[A-Z][A-Za-z]{0,6}-?[0-9]{1,4}")
_CODE_NOUN = re.compile(
    r"(?:[A-Z][a-z]{2,} )?[A-Z]{1,6}[a-z]*-?[0-9]{1,4}[A-Za-z]{0,2}s(?![A-Za-z0-9])"
    r"|[A-Z][a-z]{2,} [0-9]{1,4}[A-Za-z]{0,2}s(?![A-Za-z0-9])"
)
_JOINED_CODE = re.compile(r"-([A-Z]{1,3}[0-9]{2,4}[A-Za-z]{0,2})(?![A-Za-z0-9])")
_NOUN_WORD = re.compile(r"[ -]([A-Za-z][A-Za-z0-9'-]{0,30})(?![A-Za-z0-9'-])")
_OF = re.compile(r" of(?= )")
# "wait a year", "takes up to a year"; "a year ago", "$2 a year" are no such thing.
_WAITS = re.compile(
    r"\b(?:wait(?:s|ed|ing)?(?: (?:for|of))?|tak(?:es?|ing)|took|last(?:s|ed)?|nearly|almost|about|around|up to"
    r"|(?:less|more) than|under|at least|over|roughly|stretch(?:ed|es)? to|as (?:much|long) as|closer? to"
    r"|nearer(?: to)?|more like|run to"
    r"|(?:waits?|lead[- ]times?|delivery(?: times?)?|queue|backlog|turnaround)(?: [\w’'-]+){0,6}"
    r" (?:is|are|was|were|at|of|to)) an? $"
)
_WAITS_REACH = 60
_A_TIME = re.compile(r" (?:ago|earlier|later|before|old|from now|or two|and)\b|[-’']")
AND_A_HALF = re.compile(r" and a half(?![a-z])")
_PRECISION = re.compile(r" (?:(?:dense|sparse|peak) )?(?:(?:nv|mx)?fp(?:64|32|16|8|6|4)|bf16|tf32|int(?:8|4))(?=[ -])")


@dataclass(slots=True)
class QuantityDraft:
    """A quantity while the words around it are being read."""

    number: Number
    start: int
    end: int
    unit: Unit | None = None
    classifier: str | None = None
    prefixed: bool = False  # its currency stands before it
    add: float = 0.0  # what 半 and the like add
    bounds: list[Comparator] = field(default_factory=list)
    per: str | None = None
    sign: int = 0
    changed: bool = False  # a word of change stands before it
    levelled: bool = False  # the words say where a change ended, not how far it went
    rises: bool = False
    each: bool = False
    opened: bool = False
    between: bool = False
    became: QuantityDraft | None = None
    is_from: bool = False
    by: bool = False


class UnitReader:
    """Finds the units of numbers in one text; every step looks at a bounded stretch around a number."""

    def __init__(self, text: FoldedText, words: QuantityWords) -> None:
        self.folded = text
        self.text, self.low, self.cased = text.text, text.low, text.cased
        self.reversed, self.length = text.reversed, text.length
        self.words = words
        self._told: dict[re.Pattern[str], bool] = {}
        self.rest_first = frozenset("多余半 ") | frozenset(words.numbers.digits)
        self.numbers = NumberReader(
            text, words.numbers, self.begins_unit, self.is_counted, self.has_currency, self.is_article_unit
        )

    def begins_unit(self, position: int) -> bool:
        """Whether a unit that begins with a magnitude stands at a position (千瓦), or any unit behind a space."""
        if self.low[position : position + 1] in self.words.numbers.magnitudes:
            return self.words.magnitude_units.match(self.low, position) is not None
        return self.words.units.match(self.low, position) is not None

    def is_counted(self, position: int) -> bool:
        """Whether a counting word, a noun that is counted or a currency stands at a position."""
        found = self.unit_at(Number(position, position, 0, 0), position)
        return found is not None and (found[1].counts or found[1].dimension == "money")

    def has_currency(self, position: int) -> bool:
        """Whether a currency stands directly before a position."""
        return self.words.currency_before.match(self.reversed, self.length - position) is not None

    def is_article_unit(self, word: str, end: int) -> bool:
        """Whether "a" and this word are a quantity: a gigawatt; of durations "a year and a half", "wait a year"."""
        unit = self.words.article_units.get(word)
        if unit is None or unit.dimension != "duration" or AND_A_HALF.match(self.low, end) is not None:
            return unit is not None
        start = end - len(word)
        waits = _WAITS.search(self.low[max(0, start - _WAITS_REACH) : start]) is not None
        return waits and _A_TIME.match(self.low, end) is None

    def unit_at(self, number: Number, position: int, prefixed: bool = False) -> tuple[int, Unit, str] | None:
        """The unit behind a number: the position behind it, the unit, and its words."""
        low, words = self.low, self.words
        at = position
        character = low[at : at + 1]
        if character == " ":
            at += 1
            if low[at : at + 1] == " ":
                at += 1
        elif character == "-" and "a" <= low[at + 1 : at + 2] <= "z":
            at += 1
        if low[at : at + 1] in words.unit_first:
            symbol, word = words.symbols.match(self.cased, at), words.units.match(low, at)
            for found in (symbol, word) if symbol and (word is None or symbol[0] >= word[0]) else (word, symbol):
                if found is None:
                    continue
                for unit, form in found[1]:
                    if at != position and form in ("x", "×"):
                        continue
                    if self.fits(unit, number.start, at, found[0]):
                        return self.extended(number.start, found[0], unit, form)
        return None if prefixed else self.noun_at(position)

    def fits(self, unit: Unit, number_start: int, start: int, end: int) -> bool:
        """Whether the conditions of a unit are met where it stands."""
        low = self.low
        if unit.not_followed_by is not None:
            if unit.not_followed_by.match(low, end):
                return False
            if low[end : end + 1] == " " and unit.not_followed_by.match(low, end + 1):
                return False
        if unit.not_after is not None and unit.not_after.match(self.reversed, self.folded.back(number_start)):
            return False
        if not unit.conditional:
            return True
        if unit.near is not None and not unit.near.search(low, max(0, start - _NEAR), end + _NEAR):
            return False
        if unit.told is not None and not self._is_told(unit.told):
            return False
        if unit.followed_by is None:
            return True
        after = self.folded.ahead(end)
        if unit.followed_by.match(low, after):
            return True
        return unit.followed_by_code and _CODE.match(self.cased, after) is not None

    def _is_told(self, words: re.Pattern[str]) -> bool:
        """Whether one of the words stands in the text that let a sign mean a unit: W is won in a text on Korea."""
        if words not in self._told:
            self._told[words] = words.search(self.low) is not None
        return self._told[words]

    def extended(self, number_start: int, end: int, unit: Unit, form: str) -> tuple[int, Unit, str]:
        """A stronger unit behind a counting word: 50 万个 token, 770 亿个晶体管."""
        if unit.counts and not form.isascii():
            found = self.words.units.match(self.low, self.folded.ahead(end))
            if found is not None:
                for other, _ in found[1]:
                    if other.dimension in ("parameters", "tokens", "transistors", "operations"):
                        return found[0], other, form
        return end, unit, form

    def noun_at(self, position: int) -> tuple[int, Unit, str] | None:
        """An English noun that is counted, with at most three words before it: 9,000 Nvidia H100 GPUs."""
        at = position
        words = self.words
        if self.low[at : at + 1] == "-":
            code = _JOINED_CODE.match(self.cased, at)
            # a 22,000-H100 cluster; but a 12-layer stack is no 12 stacks
            return None if code is None else (code.end(), words.nouns["chips"], code[1])
        for index in range(4):
            match = _NOUN_WORD.match(self.cased, at)
            if match is None:
                return None
            word = match.group(1)
            lowered = word.lower()
            if lowered in words.noun_stops:
                return None
            if word[0].isupper():
                code = _CODE_NOUN.match(self.cased, match.start(1))
                if code is not None:
                    return code.end(), words.nouns["chips"], code.group()
            if index:
                unit = words.nouns.get(lowered)
                if unit is not None:
                    return match.end(), unit, lowered
            at = match.end()
        return None

    def unit_behind_precision(self, number: Number) -> tuple[int, Unit, str] | None:
        """The unit of computing speed behind the format of the numbers: 989 BF16 TFLOPS, 4.5 dense FP8 petaflops."""
        precision = _PRECISION.match(self.low, number.end)
        found = self.unit_at(number, precision.end()) if precision is not None else None
        return found if found is not None and found[1].dimension in ("compute", "operations") else None

    def split_unit_at(self, position: int) -> tuple[int, Unit, str] | None:
        """A unit that 半 or 多 splits: 一个半月, 三个多小时."""
        if self.low[position : position + 1] != "个" or self.low[position + 1 : position + 2] not in ("半", "多"):
            return None
        found = self.words.units.match("个" + self.low[position + 2 : position + 6], 0)
        if found is None or found[0] < 2 or found[1][0][0].counts:
            return None
        return position + 1 + found[0], found[1][0][0], self.low[position + 1]

    def currency_before(self, start: int) -> tuple[Unit, int] | None:
        """The currency before a number, and where it begins."""
        found = self.words.currency_before.match(self.reversed, self.folded.back(start))
        if found is None:
            return None
        begin = self.length - found[0]
        is_chinese = begin and "\u4e00" <= self.low[begin] <= "\u9fff"
        if is_chinese and (self.low[begin - 1] in "元多余 " or self.numbers.is_numeral(begin - 1)):
            return None  # 28亿元人民币 100万: the currency belongs to the amount before it
        for unit in found[1]:
            if self.fits(unit, begin, begin, start):
                return unit, begin
        return None

    def add_unit(self, draft: QuantityDraft) -> None:
        """Give a number the unit and the counting word that stand behind it."""
        number = draft.number
        if number.preset and not (number.style == "digits" and number.preset == "fraction"):
            return
        found = split = self.split_unit_at(number.end)
        if split is not None:
            if split[2] == "半":
                draft.add = 0.5
            else:
                number.cmp, number.vague = ">", True
        else:
            found = self.unit_behind_precision(number) or self.unit_at(number, number.end, draft.prefixed)
            if found is None and number.style == "words" and number.cmp == "range":
                of = _OF.match(self.low, number.end)  # tens of billions of dollars, hundreds of B200s
                found = self.unit_at(number, of.end()) if of else None
        if found is not None:
            end, unit, form = found
            if draft.prefixed:
                if unit.dimension == "money":
                    draft.end = end
                return
            if number.model_size and unit.counts:
                draft.unit = self.words.parameters
                return
            draft.end, draft.unit = end, unit
            if split is None and form and (unit.counts or not form.isascii()):
                draft.classifier = self.classifier(unit, form, end)
        elif number.model_size and not draft.prefixed:
            draft.unit = self.words.parameters

    def classifier(self, unit: Unit, form: str, end: int) -> str | None:
        """The counting word; one before a stronger unit (50 万个 token) counts as well."""
        if unit.counts:
            if form.isascii():
                return self.text[end - len(form) : end]
            return form[0] if form[0] in self.words.counting else form  # 块 of 块卡, 名 of 名员工
        return form if len(form) == 1 and not self.low.endswith(form, 0, end) else None
