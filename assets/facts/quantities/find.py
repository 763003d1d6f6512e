"""Quantities in running text: numbers with their units, bounds, ranges and changes, in Chinese and English."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import cast

from assets.facts.model import Comparator
from assets.facts.quantities.numerals import Number, NumberReader, rounded
from assets.facts.quantities.words import Kind, QuantityWords, Unit, Word, load_quantity_words
from assets.facts.vocabulary import FoldedText, fold

__all__ = ["Kind", "Quantity", "convert", "convertible", "find_quantities", "load_quantity_words"]

# Lengths within which words around a number are looked for; they keep the time linear.
_CLAUSE = 120
_NEAR = 300
_ADVERB = 14
_NAMED_BASE = 22
_COMPARED = 40
# "14% more than the $22.7 billion of 2023": by how much, and no bound of the second figure.
_BY_HOW_MUCH = re.compile(r"(?:%|\bper ?cent|\btimes)\s$")
# Behind a number that has the unit of the one before it.
_ENDS = re.compile(r"\s*(?:[.,;:)]|$)|\s(?:in|by|at|for|since|now|this|last|over|within|and|as|or so|an?|per)\b")
# Before a small number that is told by itself: "it was seven in June", "to eight".
_TOLD_ALONE = re.compile(
    r"\b(?:is|are|was|were|be|been|now|takes?|took|to|only|had been|and)\s"
    r"(?:about |around |some |only |just |now |still |at least |as many as )?$"
)
# Verbs that say neither up nor down: "went from 11 months to eight".
_MOVED = re.compile(
    r"\b(?:went|go|goes|gone|going|moved?|moves|moving|changed|scaled?|scaling|doubled?|doubling|tripled"
    r"|quadrupled|halved)\s(?:\w+\s){0,2}(?:[$€£¥]|nt\$|us\$|hk\$|usd\s?|rmb\s?)?$"
)
_CHANGED_FROM = 60
# "By $10 billion to $85 billion" is a step and a level, "by $10 billion to $12 billion" a range.
_STEP_TO_LEVEL = 3
_BY = re.compile(r"\bby (?:about |around |another |a further |an extra )?$")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity as the text states it, already in the ontology's unit.

    The value is the closed interval from `low` to `high`; an end that the text leaves open is None. A change whose
    direction the words carry ("fell by a third", 下滑超25%) is a signed ratio: low and high are signed, and `cmp` is
    the one that fits the signed value.

    Attributes:
        start: Code-point offset of the first character, bounds included ("more than", 超过).
        end: Offset behind the last character.
        text: `text[start:end]` of the text that was read.
        low: Lower end of the value in `unit`.
        high: Upper end of the value in `unit`.
        cmp: How the words bound the value.
        unit: A unit of the ontology, or None for a bare number and for counts that the ontology has no unit for.
        dimension: What is measured: money, ratio, compute, operations, memory, bandwidth, power, energy, length, area,
            transistors, duration, parameters, tokens, wafers, count, people, companies, occurrences …, as units.yaml
            says, or number where nothing tells.
        kind: For ratios how they are written: percent, percentage_point, fraction (三成, a third, half), multiple
            (4.3x, 7 倍), change (翻一番, doubled: a change by itself); else plain.
        classifier: The counting word (块, 张, 枚, 颗, 片, 台, 家 …), or the English noun that is counted.
        per: What the value is for one of: a time (second, hour, day, week, month, quarter, year), mm2, a counting word
            or noun (枚, card), or each.
        direction: -1 for a fall, 1 for a rise, 0 where the words beside the number do not tell.
        approximate: Whether the words say about, around, some.
        vague: Whether the number itself is vague (数万, tens of thousands, 上万, 三百多).
        converts: Start of the amount of money that this one, in brackets behind it, only converts; else None.
        written_unit: The unit as written, by its name in units.yaml (week, TB, kW); `convert` needs it.
    """

    start: int
    end: int
    text: str
    low: float | None
    high: float | None
    cmp: Comparator
    unit: str | None
    dimension: str
    kind: Kind = "plain"
    classifier: str | None = None
    per: str | None = None
    direction: int = 0
    approximate: bool = False
    vague: bool = False
    converts: int | None = None
    written_unit: str | None = None


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


_IN_BRACKETS = re.compile(r"[（(][^（()）]+[）)]")
_DAYS = {"day": 1.0, "hour": 1 / 24, "week": 7.0, "month": 30.0, "quarter": 91.0, "year": 365.0}
_MONTHS = {"week": 12 / 52, "month": 1.0, "quarter": 3.0, "year": 12.0}
_FACTORS = {
    ("W", "MW"): 1e-6,
    ("MW", "W"): 1e6,
    ("days", "months"): 12 / 365,
    ("months", "days"): 365 / 12,
    ("wafers", "units"): 1.0,
    ("units", "wafers"): 1.0,
}


def convertible(unit: str) -> frozenset[str]:
    """A unit, and those to which `convert` takes a quantity in it."""
    return frozenset([unit, *(wanted for given, wanted in _FACTORS if given == unit)])


def convert(quantity: Quantity, unit: str) -> Quantity | None:
    """The same quantity in another unit of its dimension.

    Where days are asked for, a week has 7, a month 30 and a year 365; where months are asked for, 52 weeks are 12.
    `wafers` and `units` are exchanged without a factor, for 片 means either.

    Args:
        quantity: The quantity.
        unit: The unit wanted: `days` or `months`, `W` or `MW`, `units` or `wafers`.

    Returns:
        The converted quantity; None where the units do not measure the same.
    """
    if quantity.unit == unit:
        return quantity
    factor = _FACTORS.get((quantity.unit or "", unit))
    if factor is None:
        return None
    if unit == "days" and quantity.written_unit in _MONTHS:
        factor = _DAYS[quantity.written_unit] / _MONTHS[quantity.written_unit]
    low = None if quantity.low is None else rounded(quantity.low * factor)
    high = None if quantity.high is None else rounded(quantity.high * factor)
    return replace(quantity, low=low, high=high, unit=unit)


_CODE = re.compile(r"[A-Z][A-Za-z]{0,6}-?[0-9]{1,4}")
_CODE_NOUN = re.compile(
    r"(?:[A-Z][a-z]{2,} )?[A-Z]{1,6}[a-z]*-?[0-9]{1,4}[A-Za-z]{0,2}s(?![A-Za-z0-9])"
    r"|[A-Z][a-z]{2,} [0-9]{1,4}[A-Za-z]{0,2}s(?![A-Za-z0-9])"
)
_JOINED_CODE = re.compile(r"-([A-Z]{1,3}[0-9]{2,4}[A-Za-z]{0,2})(?![A-Za-z0-9])")
_NOUN_WORD = re.compile(r"[ -]([A-Za-z][A-Za-z0-9'-]{0,30})(?![A-Za-z0-9'-])")
_FORMER = re.compile(r"\bfrom the (?:previous |earlier |prior |old )?\W{0,3}$|, down from \W{0,3}$")
_CLAUSE_END = re.compile(r"[;!?。；！？]|[.](?![0-9])|\n\n")
# 最多的时候有三千张: at most is when, and no bound.
_GAP_STOP = re.compile(r"[，。；：、,.;:!?！？()（）0-9\n]|候?时的$")
_PUNCTUATION = re.compile(r"[，。；：、;:!?！？()（）\n]|[,.] ")
_OF = re.compile(r" of(?= )")
# "wait a year", "takes up to a year"; "a year ago", "$2 a year" are no such thing.
_WAITS = re.compile(
    r"\b(?:wait(?:s|ed|ing)?(?: (?:for|of))?|tak(?:es?|ing)|took|last(?:s|ed)?|nearly|almost|about|around|up to"
    r"|(?:less|more) than|under|at least|over|roughly|stretch(?:ed|es)? to|as (?:much|long) as|close to|run to) an? $"
)
_A_TIME = re.compile(r" (?:ago|earlier|later|before|old|from now|or two|and)\b|[-’']")
_AND_A_HALF = re.compile(r" and a half(?![a-z])")
_OF_DATA = re.compile(r" of (?:data|memory traffic|traffic|information)(?= (?:a|per|each|every) second\b)")
_PER = re.compile(r" ?/ ?| per | ?每一?|-per-|-an?-")
_PER_ARTICLE = re.compile(r" an? | ?一")
_PER_FIRST = frozenset("/每一-pae")
_EACH = re.compile(r" (?:each|apiece|a piece|a pop)(?![a-z])")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]{0,30}")
_PRECISION = re.compile(r" (?:(?:dense|sparse|peak) )?(?:(?:nv|mx)?fp(?:64|32|16|8|6|4)|bf16|tf32|int(?:8|4))(?=[ -])")
_NUMBERED = re.compile(r"[.)] ")
_LIST_GAP = re.compile(r" ?(?:、|, and|,|，|和|与|及|以及| and)? ?")
_OVER = re.compile(r"over ")
_COMPARED_SUM = re.compile(r"(?:more|less|higher|lower|fewer|greater|smaller|larger|better|above|below)(?: than)? ")
# 1000亿人民币（以下同，约台币4500亿）
_SAME_BELOW = re.compile(r"^\s?以?下[皆均]?同[，,;；]\s?")
_BRACKET = re.compile(r"\s*[(（\[]\s*")
_COMMA = re.compile(r"\s*[,，]?\s*")
_DASHES = frozenset(("-", "–", "—", "~", "‑", "~~", "--"))
# "2万美元一个月" is a price for a month, but 一 before these opens another word more often.
_NO_PER_BEHIND_ONE = frozenset(("month", "day", "year", "person", "次", "个"))
_PRICED = frozenset(("money", "power", "memory", "wafers", "count", "compute", "operations", "tokens", "card_time"))
_PER_FAR = frozenset(("money", "operations", "memory", "bandwidth"))
_MIRRORED: dict[Comparator, Comparator] = {
    ">": "<", ">=": "<=", "<": ">", "<=": ">=", "<~": ">=", "=": "=", "~": "~", "range": "range",
}  # fmt: skip
_STRICTNESS = {">": 5, "<": 5, ">=": 4, "<=": 4, "<~": 3, "range": 3, "~": 2, "=": 1}


@dataclass(slots=True)
class _Draft:
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
    became: _Draft | None = None
    is_from: bool = False
    by: bool = False


class _Reader:
    """Reads one text; every step looks at a bounded stretch around a number."""

    def __init__(self, text: FoldedText, words: QuantityWords) -> None:
        self.folded = text
        self.text, self.low, self.cased = text.text, text.low, text.cased
        self.reversed, self.length = text.reversed, text.length
        self.words = words
        self.rest_first = frozenset("多余半 ") | frozenset(words.numbers.digits)
        self.numbers = NumberReader(
            text, words.numbers, self.begins_unit, self.is_counted, self.has_currency, self.is_article_unit
        )

    def read(self) -> list[Quantity]:
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
            draft = _Draft(number, number.start, number.end)
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
        self.release_compared(found)
        self.mark_conversions(found)
        return found

    def candidates(self) -> list[int]:
        """Where numbers may begin: digits, numerals, and words that stand for numbers."""
        starts = [match.start() for match in self.words.starts.finditer(self.low)]
        starts += [start for _, start, _ in self.words.triggers.find_matches_as_indexes(self.low)]
        starts.sort()
        return starts

    # ---- units ----

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
        if unit is None or unit.dimension != "duration" or _AND_A_HALF.match(self.low, end) is not None:
            return unit is not None
        start = end - len(word)
        waits = _WAITS.search(self.low[max(0, start - 24) : start]) is not None
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
        if unit.followed_by is None:
            return True
        after = self.folded.ahead(end)
        if unit.followed_by.match(low, after):
            return True
        return unit.followed_by_code and _CODE.match(self.cased, after) is not None

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

    # ---- a whole quantity ----

    def quantity(self, draft: _Draft) -> Quantity | None:
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
        end = position
        while end < self.length and self.low[end].isascii() and (self.low[end].isalnum() or self.low[end] in "_-./"):
            end += 1
        return end

    def add_unit(self, draft: _Draft) -> None:
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

    def may_be_bare(self, draft: _Draft) -> bool:
        """Whether a number with no unit is worth reporting."""
        low, words, number = self.low, self.words, draft.number
        end = draft.end
        bounded = bool(draft.bounds)
        if number.style == "words":
            told = _TOLD_ALONE.search(low, max(0, number.start - 30), number.start)
            return not number.trivial or (number.low >= 2 and told is not None and _ENDS.match(low, end) is not None)
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
        at = self.length - start
        if self.reversed[at : at + 1] in (" ", "-"):
            at += 1
        return self.words.product_words.match(self.reversed, at) is not None

    def may_have_unit(self, draft: _Draft) -> bool:
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

    # ---- words before ----

    def add_words_before(self, draft: _Draft) -> None:
        """Take in the words before a number, the nearest first; the draft then begins with its bounds."""
        at = reach = self.length - draft.start
        unit = draft.unit
        if unit is not None and unit.kind == "percent" and self.reversed[at : at + 1] in ("-", "+"):
            beyond = self.reversed[at + 1 : at + 2]
            if not (beyond.isascii() and (beyond.isalnum() or beyond in ")%.")) or not beyond:
                draft.sign, draft.changed = 1 if self.reversed[at] == "+" else -1, True
                at = reach = at + 1
        definite = False
        for _ in range(9):
            here = at
            while here < at + 2 and self.reversed[here : here + 1] == " ":
                here += 1
            found = self.words.before.match(self.reversed, here)
            if found is None:
                break
            word = self.choose(found[1], found[0], unit)
            if word is None:
                break
            begins = self.length - found[0]
            if word.role == "bound" and _BY_HOW_MUCH.search(self.low, max(0, begins - 12), begins):
                break
            if word.cmp == "~" and definite:
                break  # "talks about the 1,200 cards": those very ones.
            at = found[0]
            role = word.role
            if role == "filler":
                draft.by = draft.by or word.text == "by"
                definite = definite or word.text in ("the", "its")
            elif role == "bound":
                draft.bounds.append(word.cmp)
            elif role == "per":
                draft.per = draft.per or word.text
            elif role == "each":
                draft.each = True
            elif role == "level":
                draft.levelled = draft.levelled or not draft.changed
            elif role in ("from", "opener"):
                draft.is_from, draft.opened = role == "from" or word.text in self.words.from_words, True
                draft.between = "between" in word.text
                draft.levelled = draft.levelled or (draft.is_from and not draft.changed)
                break
            elif not draft.changed:
                draft.changed = True
                draft.levelled = draft.levelled and role != "noun"
                draft.sign = 0 if draft.levelled else word.sign
                draft.rises = role == "verb" and word.sign > 0
            if role in ("bound", "per") and not draft.changed:
                reach = at
        draft.levelled = draft.levelled and (draft.changed or draft.is_from)
        if not draft.bounds:
            adverb = self.words.adverb_pattern.search(self.reversed, at, min(at + _ADVERB, self.length))
            if adverb is not None and not _GAP_STOP.search(self.reversed, at, adverb.start()):
                draft.bounds.append(self.words.adverbs[adverb.group()].cmp)
        draft.start = self.length - reach

    def choose(self, options: list[Word], end: int, unit: Unit | None) -> Word | None:
        """The reading of a word that fits where it stands; `end` is its far end in the reversed text."""
        for word in options:
            if word.not_after is not None and word.not_after.match(self.reversed, end):
                continue
            if unit is not None and unit.dimension in word.not_with:
                continue
            if word.role == "compared":
                start = self.length - end
                begin = max(0, start - _COMPARED)
                for stop in _CLAUSE_END.finditer(self.low, begin, start):
                    begin = stop.end()
                if not self.words.compared_with.search(self.low, begin, start):
                    continue
            return word
        return None

    def far_verb(self, start: int) -> int:
        """The sign of the nearest change verb of the clause: "cut its prices for H100 instances by up to 44%"."""
        begin = max(0, start - _CLAUSE)
        for stop in _CLAUSE_END.finditer(self.low, begin, start):
            begin = stop.end()
        verb = self.words.change_verb_pattern.search(self.reversed, self.length - start, self.length - begin)
        return self.words.change_verbs[verb.group()] if verb else 0

    def far_per(self, start: int) -> str | None:
        """What 每 in the same phrase gives a price per: 每块售价3200美元."""
        at = self.length - start
        found = self.words.each_pattern.search(self.reversed, at, min(self.length, at + _ADVERB))
        if found is None or _GAP_STOP.search(self.reversed, at, found.start()):
            return None
        return self.words.each[found.group()]

    def far_bound(self, start: int) -> list[Comparator]:
        """The bound of 不到H100的一半, which stands before what the share is of."""
        at = self.length - start
        found = self.words.far_bound_pattern.search(self.reversed, at, min(self.length, at + _NAMED_BASE))
        if found is None or _PUNCTUATION.search(self.reversed, at, found.start()):
            return []
        return [self.words.far_bounds[found.group()].cmp]

    # ---- words behind ----

    def add_words_behind(self, draft: _Draft, is_ratio: bool) -> None:
        """Bounds, what it is per, and the direction of a change behind a quantity."""
        low, words = self.low, self.words
        if low[draft.end : draft.end + 1] in self.rest_first and (draft.unit is not None or draft.number.preset):
            self.add_rest_of_number(draft)
        if draft.unit is not None and draft.unit.dimension == "memory":
            data = _OF_DATA.match(low, draft.end)
            draft.end = data.end() if data is not None else draft.end
        for _ in range(5):
            character = low[draft.end : draft.end + 1]
            first = low[draft.end + 1 : draft.end + 2] if character == " " else character
            if first in _PER_FIRST and (found := self.per_at(draft.end, draft.unit)) is not None:
                draft.end, draft.per = found[0], draft.per or found[1]
                continue
            at = draft.end + 1 if character == " " else draft.end
            behind = words.behind.match(low, at)
            if behind is None or not self.take_behind(draft, behind, at, is_ratio):
                break

    def add_rest_of_number(self, draft: _Draft) -> None:
        """What of the number stands behind its unit: 7 倍多, 两年半, 四成二, a year and a half."""
        low, end = self.low, draft.end
        more = self.words.numbers.more.match(low, end)
        if more is not None and low[end] in "多余":
            if not self.numbers.is_numeral(more[0]) and low[more[0] : more[0] + 1] not in (
                "数",
                "下",
                "款",
                "额",
                "少",
                "花",
                "出",
                "样",
                "种",
            ):
                draft.bounds.append(">")
                draft.number.vague = True
                draft.end = more[0]
        elif (half := _AND_A_HALF.match(low, end)) is not None:
            self.add_half(draft, half.end())
        elif low[end : end + 1] == "半" and not low.startswith("半导", end):
            self.add_half(draft, end + 1)
        else:
            self.add_digit_of_tenth(draft)

    def add_half(self, draft: _Draft, end: int) -> None:
        """A half more, of a range at its upper end: 两到三年半."""
        draft.end = end
        if draft.number.cmp == "range":
            draft.number = replace(draft.number, high=draft.number.high + 0.5)
        else:
            draft.add = 0.5

    def add_digit_of_tenth(self, draft: _Draft) -> None:
        """The digit behind a tenth: 四成二."""
        if draft.unit is not None and draft.unit.kind == "fraction" and not draft.add:
            digit = self.words.numbers.digits.get(self.low[draft.end : draft.end + 1])
            if digit is not None and not self.numbers.is_numeral(draft.end + 1):
                draft.add, draft.end = digit / 10, draft.end + 1

    def take_behind(self, draft: _Draft, behind: tuple[int, list[Word]], at: int, is_ratio: bool) -> bool:
        """Whether a word behind a quantity belongs to it and reading goes on behind it."""
        end, options = behind
        for word in options:
            if word.role == "bound":
                if (word.glued and at != draft.end) or (word.not_before and word.not_before.match(self.low, end)):
                    continue
                draft.bounds.append(word.cmp)
                draft.end = end
                return True
            if not is_ratio:
                continue
            if word.role == "no_change":
                draft.sign = 0
                return False
            if word.role in ("change", "change_noun") and not draft.sign:
                multiple = draft.number.preset == "multiple" or (
                    draft.unit is not None and draft.unit.kind == "multiple"
                )
                if not multiple or word.role == "change_noun":
                    draft.sign = word.sign
        return False

    def per_at(self, end: int, unit: Unit | None) -> tuple[int, str] | None:
        """What the quantity is per: "/枚", "per GPU", "a month", 一颗, "apiece"."""
        low, words = self.low, self.words
        match = _PER.match(low, end)
        if match is not None:
            found = words.per.match(low, match.end())
            if found is not None:
                return self.as_written(match.end(), *found)
            name = _NAME.match(self.cased, match.end())
            return (name.end(), name.group()) if name is not None and "每" not in match.group() else None
        match = _PER_ARTICLE.match(low, end)
        if match is not None and unit is not None and unit.dimension in _PRICED:
            found = words.per.match(low, match.end())
            if found is not None and not (match.group().strip() == "一" and found[1] in _NO_PER_BEHIND_ONE):
                return self.as_written(match.end(), *found)
        each = _EACH.match(low, end)
        return (each.end(), "each") if each is not None else None

    def as_written(self, start: int, end: int, per: str) -> tuple[int, str]:
        """A Latin counting word with its capitals (GPU); others as the word lists name them."""
        written = self.text[start:end]
        return end, written if written.lower() == per else per

    # ---- ranges ----

    def add_range(self, draft: _Draft) -> bool:
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
        second = self.numbers.read(at, inside=True)
        is_dash = joint in _DASHES
        if isinstance(second, int):
            if draft.unit is None and (is_dash or joint in ("至", "到")) and number.style == "digits":
                draft.end = max(second, draft.end)
                return False
            return True
        if second.start != at or second.preset == "change":
            return True
        other = _Draft(second, at, second.end, second_prefix, prefixed=second_prefix is not None)
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
            changes = joint == "to" and draft.is_from and not number.preset and not second.preset
            ends = _ENDS.match(low, second.end) is not None and not self.is_year(other)
            if changes and other.unit is None and draft.unit is not None and ends:
                # "stretched from three months to eight", "from 3,000 wafers to 6,000 a month"
                draft.became = _Draft(second, second.start, second.end, draft.unit)
            elif changes and draft.unit is None and other.unit is not None and number.style == "digits":
                # "cut from 600 to 400 GB/s", "rose from 5 to 10 billion dollars"
                draft.unit = other.unit
                if number.magnitude == 1 < second.magnitude and number.high * second.magnitude < 1000 * second.high:
                    low_end, high_end = number.low * second.magnitude, number.high * second.magnitude
                    draft.number = replace(number, low=low_end, high=high_end, magnitude=second.magnitude)
            return True
        target = other.unit or draft.unit
        factor = 1.0
        if draft.unit is not None and target is not None and draft.unit is not target:
            factor = _factor(draft.unit, target)
        lowest, highest = number.low, number.high
        shares_magnitude = number.magnitude == 1 < second.magnitude and (draft.unit is None or draft.prefixed)
        if shares_magnitude and highest * second.magnitude <= second.high:
            lowest *= second.magnitude
        lowest = (lowest + draft.add) * factor
        highest = second.high + other.add
        if not factor or lowest >= highest:
            if is_dash and draft.unit is None and other.unit is None:
                draft.end = other.end
                return False
            return True
        if draft.changed and joint == "to" and second.high > 4 * lowest:
            return True  # "fell 1.7% to 54%" went to 54%
        draft.number = replace(
            second, start=number.start, low=rounded(lowest), high=rounded(highest), cmp="range", style=number.style,
            vague=number.vague or second.vague, trivial=False, bare_magnitude=False,
            preset=second.preset or (number.preset if target is None else ""),
        )  # fmt: skip
        draft.unit, draft.classifier = target, other.classifier or draft.classifier
        draft.end = closed[0] if closed is not None else other.end
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

    def is_range(self, draft: _Draft, other: _Draft, joint: str, inside: bool, closed: bool) -> bool:
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
        if joint == "or":
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
        return not (draft.is_from and self.changes_before(first.start))

    def is_step(self, draft: _Draft, other: _Draft) -> bool:
        """Whether the first number is by how much, the second to what: "raised by $10 billion to $85 billion"."""
        money = draft.unit is not None and draft.unit.dimension == "money"
        by = _BY.search(self.low, max(0, draft.start - 24), draft.start) is not None
        return money and by and other.number.low >= _STEP_TO_LEVEL * draft.number.low > 0

    def is_year(self, draft: _Draft) -> bool:
        """Whether a bare number is a year: in 2023."""
        number = draft.number
        written = self.low[number.start : number.end]
        return draft.unit is None and re.fullmatch(r"(?:19|20)\d\d", written) is not None

    def changes_before(self, start: int) -> bool:
        """Whether a change verb stands shortly before, so that "from x to y" is no range."""
        begin = max(0, start - _CHANGED_FROM)
        for stop in _CLAUSE_END.finditer(self.low, begin, start):
            begin = stop.end()
        span = self.length - start, self.length - begin
        if _MOVED.search(self.low, begin, start):
            return True
        return self.words.change_verb_pattern.search(self.reversed, *span) is not None

    # ---- putting it together ----

    def built(self, draft: _Draft, is_ratio: bool) -> Quantity:
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
            if _STRICTNESS[bound] > _STRICTNESS[cmp] and not lasts and not (spans and bound == ">"):
                cmp = bound
        approximate = number.about or "~" in draft.bounds
        lowest, highest, cmp = _interval(rounded(low), rounded(high), cmp, approximate)
        direction = number.sign or draft.sign
        if is_ratio:
            offset = self.grown(draft, kind)
            if offset:
                direction = 1
                lowest = None if lowest is None else rounded(lowest - offset)
                highest = None if highest is None else rounded(highest - offset)
            if direction < 0:
                lowest, highest, cmp = _negated(highest), _negated(lowest), _MIRRORED[cmp]
        return Quantity(
            draft.start, draft.end, self.text[draft.start : draft.end], lowest, highest, cmp, name, dimension, kind,
            draft.classifier, draft.per, direction, approximate or cmp == "~", number.vague, None, written,
        )  # fmt: skip

    def grown(self, draft: _Draft, kind: Kind) -> float:
        """1 where a multiple says what a rise ended at (增长到两倍, grew threefold, a fivefold increase), else 0."""
        if kind != "multiple":
            return 0.0
        if draft.levelled:
            return 1.0 if draft.rises else 0.0
        if draft.sign <= 0 or draft.by or not self.low[draft.number.start : draft.end].isascii():
            return 0.0
        return 1.0

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
                    here = replace(here, low=_negated(here.high), high=_negated(here.low), cmp=_MIRRORED[here.cmp])
                here = replace(here, direction=before.direction)
            found[index] = here

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


def _factor(unit: Unit, target: Unit) -> float:
    """How many of `target` one `unit` is; 0 where they cannot be compared."""
    if unit.unit == target.unit:
        return unit.factor / target.factor
    if unit.dimension == target.dimension == "duration" and unit.unit == "days" and target.unit == "months":
        return unit.factor * 12 / 365 / target.factor
    return 0.0


def _negated(value: float | None) -> float | None:
    return None if value is None else -value or 0.0


def _interval(
    low: float, high: float, cmp: Comparator, approximate: bool
) -> tuple[float | None, float | None, Comparator]:
    """The closed interval that a comparator makes of a number, or of the two ends of a range."""
    if cmp in (">", ">="):
        return low, None, cmp
    if cmp in ("<", "<=", "<~"):
        return None, high, cmp
    if low != high:
        return low, high, "range"
    return low, high, "~" if approximate else "=" if cmp == "range" else cmp
