"""Quantities in running text: numbers, their bounds, units, ranges and changes, in Chinese and English."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple, cast

from assets.facts.model import Comparator
from assets.facts.vocabulary import LEXICON, Entry, Folding, Phrases, load, load_folding, lower, trie_pattern

Kind = Literal["plain", "percent", "percentage_point", "fraction", "multiple", "change"]

_COMPARATORS = ("=", "~", ">", ">=", "<", "<=", "<~")
_MIRRORED: dict[str, Comparator] = {">": "<", ">=": "<=", "<": ">", "<=": ">=", "<~": ">=", "=": "=", "~": "~", "range": "range"}

# Lengths within which words around a number are looked for; they keep the time linear.
_CLAUSE = 120
_NEAR = 300
_ADVERB = 14
_FAR_BOUND = 22


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


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit, counting word or noun of units.yaml; the file explains the fields."""

    name: str
    unit: str | None
    dimension: str
    factor: float
    kind: Kind
    counts: bool
    bare_magnitude: bool
    near: re.Pattern[str] | None
    followed_by: Phrases[bool] | None
    followed_by_code: bool
    not_followed_by: Phrases[bool] | None
    not_after: Phrases[bool] | None


class _Item(NamedTuple):
    """A word beside a number."""

    role: str  # bound, filler, each, verb, noun, compared, level, from, per, opener, behind, closer, no_change
    cmp: Comparator = "="
    sign: int = 0
    text: str = ""
    not_after: Phrases[bool] | None = None
    not_with: frozenset[str] = frozenset()


class _Number(NamedTuple):
    """A number as lexed, before unit and bounds."""

    start: int
    end: int
    low: float
    high: float
    cmp: Comparator = "="  # what the number itself says: > for 三百多, >= for 上万, range for 数万
    magnitude: float = 1.0
    style: str = "digits"  # digits, chinese, words
    bare_magnitude: bool = False  # a magnitude with no digit before it: 万
    trivial: bool = False  # a lone 一 or "one", a word below one hundred: only with a unit a quantity
    about: bool = False
    preset: str = ""  # fraction, multiple, change, percent: needs no unit
    sign: int = 0
    model_size: bool = False  # 175B model: the number of parameters


def _phrases(entry: Entry, field: str, backwards: bool = False) -> Phrases[bool] | None:
    values = entry.strings(field)
    return Phrases({value.lower(): True for value in values}, backwards) if values else None


class Lexicon:
    """The words of units.yaml, numbers.yaml and hedges.yaml, compiled."""

    def __init__(self, units: Path, numbers: Path, hedges: Path) -> None:
        """Read and check the three files.

        Raises:
            VocabularyError: Where a file or an entry cannot be used.
        """
        self.folding: Folding = load_folding(numbers)
        self._read_numbers(load(numbers))
        self._read_units(load(units))
        self._read_hedges(load(hedges))
        self._compile_scan()

    # ---- units ----

    def _read_units(self, top: Entry) -> None:
        top.check(units=list, per=list)
        words: dict[str, list[tuple[Unit, str]]] = {}
        symbols: dict[str, list[tuple[Unit, str]]] = {}
        before: dict[str, list[Unit]] = {}
        self.per: dict[str, str] = {}
        self.nouns: dict[str, Unit] = {}
        self.article_units: dict[str, Unit] = {}
        self.parameters: Unit | None = None
        names: set[str] = set()
        kinds = {"plain", "percent", "percentage_point", "fraction", "multiple"}
        optional_list = (list, type(None))
        for entry in top.entries("units"):
            entry.check(
                name=str, unit=(str, type(None)), dimension=str, factor=(int, float, type(None)), kind=(str, type(None)),
                before=optional_list, words=optional_list, symbols=optional_list, counts=(bool, type(None)),
                bare_magnitude=(bool, type(None)), article=(bool, type(None)), near=optional_list, followed_by=optional_list,
                not_followed_by=optional_list, not_after=optional_list,
            )  # fmt: skip
            kind = entry.get("kind") or "plain"
            if kind not in kinds:
                raise entry.fail(f"kind {kind!r} must be one of {', '.join(sorted(kinds))}")
            if entry["name"] in names:
                raise entry.fail(f"the name {entry['name']!r} is taken; choose another")
            names.add(entry["name"])
            if not (entry.strings("words") or entry.strings("symbols") or entry.strings("before")):
                raise entry.fail("a unit needs words, symbols or before")
            near = [word.lower() for word in entry.strings("near")]
            unit = Unit(
                entry["name"], entry.get("unit"), entry["dimension"], float(entry.get("factor") or 1), cast("Kind", kind),
                bool(entry.get("counts")), bool(entry.get("bare_magnitude")),
                re.compile(trie_pattern(near)) if near else None, _phrases(entry, "followed_by"),
                "<code>" in entry.strings("followed_by"), _phrases(entry, "not_followed_by"), _phrases(entry, "not_after", backwards=True),
            )  # fmt: skip
            if unit.dimension == "parameters" and self.parameters is None:
                self.parameters = unit
            for word in entry.strings("words"):
                words.setdefault(word.lower(), []).append((unit, word.lower()))
                if entry.get("article") and word.isascii():
                    self.article_units[word.lower()] = unit
                if unit.counts and word.isascii():
                    self.nouns[word.lower()] = unit
            for symbol in entry.strings("symbols"):
                symbols.setdefault(symbol, []).append((unit, symbol))
            for prefix in entry.strings("before"):
                before.setdefault(prefix.lower(), []).append(unit)
        for candidates in (words, symbols):
            for options in candidates.values():
                options.sort(key=lambda option: option[0].near is None and option[0].followed_by is None)
        for prefixes in before.values():
            prefixes.sort(key=lambda unit: unit.near is None)
        self.unit_words = Phrases(words)
        self.unit_symbols = Phrases(symbols)
        self.unit_first = {word[0] for word in words} | {symbol[0].lower() for symbol in symbols}
        self.magnitude_units = Phrases({w: o for w, o in words.items() if w[0] in self.magnitudes or w[0] in "多个"})
        self.before = Phrases(before, backwards=True)
        self.before_first = Phrases(before)
        for entry in top.entries("per"):
            entry.check(per=str, words=list)
            for word in entry.strings("words"):
                self.per[word.lower()] = entry["per"]
        self.counting_words = [word for word, options in words.items() if any(unit.counts for unit, _ in options)]
        counting = {word: word for word, options in words.items() if any(unit.counts for unit, _ in options)}
        self.per_words = Phrases(counting | self.per)

    # ---- numbers ----

    def _read_numbers(self, top: Entry) -> None:
        self.digits = {key: int(value) for key, value in top.numbers("digits").items()}
        self.magnitudes = top.numbers("magnitudes")
        self.vague_digits = frozenset(top.strings("vague_digits"))
        self.vague_not_after = frozenset(top.strings("vague_digit_not_after"))
        more = {str(word): cmp for word, cmp in top.entry("more").items()}
        if not all(cmp in _COMPARATORS for cmp in more.values()):
            raise top.entry("more").fail(f"each value must be one of {', '.join(_COMPARATORS)}")
        self.more: Phrases[Comparator] = Phrases(cast("dict[str, Comparator]", more))
        self.about = Phrases(dict.fromkeys(top.strings("about"), True))
        self.at_least = frozenset(top.strings("at_least"))
        self.at_least_not_after = frozenset(top.strings("at_least_not_after"))
        self.words = top.numbers("words")
        self.word_magnitudes = top.numbers("word_magnitudes")
        self.plurals = top.numbers("plurals")
        self.few = top.strings("few")
        self.couple = top.strings("couple")
        self.denominators = top.numbers("denominators")
        suffixes: dict[str, tuple[float, bool]] = {}
        for entry in top.entries("suffixes"):
            entry.check(words=list, value=(int, float), anywhere=bool)
            suffixes.update((word, (float(entry["value"]), bool(entry["anywhere"]))) for word in entry.strings("words"))
        suffixes |= {word: (value, True) for word, value in self.word_magnitudes.items() if word != "dozen"}
        self.suffixes = Phrases(suffixes)
        sizes = dict.fromkeys(top.strings("suffix_means_parameters"), True)
        self.suffix_followed_by = Phrases(dict.fromkeys(top.strings("suffix_followed_by"), False) | sizes)
        fractions: dict[str, tuple[float | None, float | None, Comparator, Phrases[bool] | None]] = {}
        for entry in top.entries("fractions"):
            entry.check(words=list, low=(float, int, type(None)), high=(float, int, type(None)), cmp=str,
                        not_followed_by=(list, type(None)))  # fmt: skip
            if entry["cmp"] not in _COMPARATORS:
                raise entry.fail(f"cmp {entry['cmp']!r} must be one of {', '.join(_COMPARATORS)}")
            value = (entry.get("low"), entry.get("high"), entry["cmp"], _phrases(entry, "not_followed_by"))
            fractions.update(dict.fromkeys(entry.strings("words"), value))
        self.fractions = Phrases(fractions)
        self._fraction_words = list(fractions)
        loose: dict[str, tuple[float, float]] = {}
        for entry in top.entries("loose"):
            entry.check(words=list, low=(int, float), high=(int, float))
            loose.update(dict.fromkeys(entry.strings("words"), (float(entry["low"]), float(entry["high"]))))
        self.loose = Phrases(loose)
        self._loose_words = list(loose)
        self.digit_pairs = frozenset(top.strings("digit_pairs"))
        self.not_before = Phrases(dict.fromkeys(top.strings("not_before"), True))
        self.not_after = Phrases(dict.fromkeys(top.strings("not_after"), True), backwards=True)
        self.product_words = Phrases(dict.fromkeys(top.strings("product_words"), True), backwards=True)

    # ---- hedges ----

    def _read_hedges(self, top: Entry) -> None:
        before: dict[str, list[_Item]] = {}
        behind: dict[str, list[_Item]] = {}
        adverbs: dict[str, _Item] = {}

        def put(table: dict[str, list[_Item]], words: Iterable[str], item: _Item) -> None:
            for word in words:
                table.setdefault(word.lower(), []).append(item._replace(text=word.lower()))

        for entry in top.entries("bounds"):
            optional_list = (list, type(None))
            entry.check(cmp=str, before=optional_list, behind=optional_list, adverbs=optional_list,
                        not_after=optional_list, not_with=optional_list)  # fmt: skip
            if entry["cmp"] not in _COMPARATORS:
                raise entry.fail(f"cmp {entry['cmp']!r} must be one of {', '.join(_COMPARATORS)}")
            item = _Item("bound", entry["cmp"], not_after=_phrases(entry, "not_after", backwards=True),
                         not_with=frozenset(entry.strings("not_with")))  # fmt: skip
            put(before, entry.strings("before") + entry.strings("adverbs"), item)
            put(behind, entry.strings("behind"), item._replace(role="behind", not_after=None))
            adverbs.update((word.lower(), item) for word in entry.strings("adverbs"))
        put(before, top.strings("levels"), _Item("level"))
        put(before, top.strings("fillers"), _Item("filler"))
        put(before, top.strings("each"), _Item("each"))
        put(before, top.strings("from_words"), _Item("from"))
        put(before, top.strings("range_openers"), _Item("opener"))
        verbs: dict[str, int] = {}
        for name, sign in (("rises", 1), ("falls", -1)):
            entry = top.entry(name)
            entry.check(verbs=list, nouns=list, behind=list, compared=list)
            put(before, entry.strings("verbs"), _Item("verb", sign=sign))
            put(before, entry.strings("nouns"), _Item("noun", sign=sign))
            put(before, entry.strings("compared"), _Item("compared", sign=sign))
            put(behind, entry.strings("behind"), _Item("change", sign=sign))
            verbs.update((word.lower(), sign) for word in entry.strings("verbs") if word.isascii())
        put(behind, top.strings("no_change_behind"), _Item("no_change"))
        put(behind, top.strings("range_closers"), _Item("closer"))
        for word, per in self.per.items():
            if not word.isascii():
                put(before, ["每" + word, "每一" + word], _Item("per")._replace(text=per))
                for form in ("每" + word, "每一" + word):
                    before[form] = [_Item("per", text=per)]
        for word in self.counting_words:
            if not word.isascii() and len(word) <= 2:
                before.setdefault("每" + word, []).insert(0, _Item("per", text=word))
        self.far_per_words = {word: items[0].text for word, items in before.items() if items[0].role == "per"}
        self.far_per = re.compile(trie_pattern(word[::-1] for word in self.far_per_words))
        self.far_bound_items = {
            word: items[0] for word, items in before.items()
            if items[0].role == "bound" and not word.isascii() and (len(word) > 1 or items[0].cmp == "~")
        }  # fmt: skip
        self.far_bounds = re.compile(trie_pattern(word[::-1] for word in self.far_bound_items))
        self.left = Phrases(before, backwards=True)
        self.right = Phrases(behind)
        self.adverbs = re.compile(trie_pattern(word[::-1] for word in adverbs))
        self.adverb_items = adverbs
        self.change_verbs = re.compile(
            r"(?<![a-z])" + trie_pattern((word[::-1] for word in verbs), lambda phrase: r"(?![a-z])")
        )
        self.change_verb_signs = {word[::-1]: sign for word, sign in verbs.items()}
        self.compared_with = re.compile(trie_pattern(top.strings("compared_with")))
        changes: dict[str, tuple[str, float]] = {}
        for field, kind in (("changes", "change"), ("multiples", "multiple")):
            for entry in top.entries(field):
                entry.check(words=list, value=(int, float))
                changes.update((word, (kind, float(entry["value"]))) for word in entry.strings("words"))
        self.changes = Phrases(changes)
        self._change_words = list(changes)
        self.change_not_followed_by = Phrases(dict.fromkeys(top.strings("change_not_followed_by"), True))
        folds = top.numbers("fold_words")
        self.folds = Phrases({f"{word}{join}fold": value for word, value in folds.items() for join in ("", "-")})
        self.range_separators = Phrases(dict.fromkeys(top.strings("range_separators"), True))
        self.range_separators_inside = Phrases(dict.fromkeys(top.strings("range_separators_inside"), True))
        self.range_closers = Phrases(dict.fromkeys(top.strings("range_closers"), True))
        self.conversion_words = Phrases(dict.fromkeys(top.strings("conversion_words"), True))
        self.plain_conversions = Phrases(dict.fromkeys(top.strings("conversion_words_without_brackets"), True))

    def _compile_scan(self) -> None:
        chinese = "".join(sorted({*self.digits, *self.magnitudes, *self.vague_digits}))
        self.numeral_run = re.compile(f"[{chinese}]+(?:\\n[{chinese}]+)?|半")
        words = {*self.words, *self.word_magnitudes, *self.plurals, *self.few, *self.couple}
        words |= {*self.denominators, *self._loose_words, *self.article_units}
        words |= {word for word in self._change_words if word.isascii()}
        other = [word for word in (*self._change_words, *self._fraction_words) if not word.isascii()]
        # The branches begin with plain characters, so that the engine skips to the next candidate quickly.
        self.scan = re.compile(f"[0-9]|{trie_pattern(other)}|[{chinese}半]|{trie_pattern(words)}")
        tens = "|".join(word for word, value in self.words.items() if value >= 20)
        ones = "|".join(sorted((word for word, value in self.words.items() if value < 20), key=len, reverse=True))
        group = f"(?:(?:{tens})(?:[-~](?:{ones}))?|{ones})"
        magnitude = "(?:" + "|".join(self.word_magnitudes) + ")"
        piece = f"{group}(?:[~-]{magnitude})*"
        cardinal = f"(?:{group}|{magnitude})(?:[~-]{magnitude})*(?:(?:[~]and)?[~]{piece})*"
        self.cardinal = re.compile(cardinal.replace("~", " \\n"))
        self.word = re.compile("[a-z]+")


@lru_cache(maxsize=8)
def load_lexicon(units: Path | None = None, numbers: Path | None = None, hedges: Path | None = None) -> Lexicon:
    """The compiled word lists.

    Args:
        units: Another units.yaml.
        numbers: Another numbers.yaml.
        hedges: Another hedges.yaml.

    Raises:
        VocabularyError: Where a file or an entry cannot be used; the message names the file and the line.
    """
    return Lexicon(units or LEXICON / "units.yaml", numbers or LEXICON / "numbers.yaml", hedges or LEXICON / "hedges.yaml")


def find_quantities(text: str, language: str, lexicon: Lexicon | None = None) -> list[Quantity]:
    """Find the quantities of a text.

    Product codes (A100, GPT-3), dates, clock times, telephone numbers, ordinals and index points are none; where only
    a bare number can be seen, its dimension is `number`. The time grows linearly with the text.

    Args:
        text: The text, or a view of it.
        language: `zh` or `en`; it settles what the words leave ambiguous.
        lexicon: Other word lists, from `load_lexicon`.

    Returns:
        The quantities in order, none overlapping another.

    Raises:
        ValueError: Where the language is neither `zh` nor `en`.
    """
    if language not in ("zh", "en"):
        raise ValueError(f"language {language!r} must be zh or en")
    return _Reader(text, lexicon or load_lexicon()).read()


_DAYS_IN = {"day": 1.0, "hour": 1 / 24, "week": 7.0, "month": 30.0, "quarter": 91.0, "year": 365.0}
_FACTORS = {
    ("W", "MW"): 1e-6,
    ("MW", "W"): 1e6,
    ("days", "months"): 12 / 365,
    ("months", "days"): 365 / 12,
    ("wafers", "units"): 1.0,
    ("units", "wafers"): 1.0,
}


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
    if unit == "days" and quantity.written_unit in _DAYS_IN:
        per_month = {"week": 12 / 52, "month": 1.0, "quarter": 3.0, "year": 12.0}
        factor = _DAYS_IN[quantity.written_unit] / per_month[quantity.written_unit]
    low = None if quantity.low is None else _round(quantity.low * factor)
    high = None if quantity.high is None else _round(quantity.high * factor)
    return replace(quantity, low=low, high=high, unit=unit)


def _round(value: float) -> float:
    """Free of the last digits that a product of floats carries (6476.53 times 10000)."""
    return float(f"{value:.12g}")


_DIGITS = re.compile(r"[0-9]++(?:,[0-9]{3}(?![0-9]))*+(?:\.[0-9]++)?(?:e[+-]?[0-9]{1,3}(?![0-9a-z]))?")
_SPACED = re.compile(r"[0-9]{1,3}((?: [0-9]{3})+)(?![0-9.,])")
_POWER = re.compile(r"(?: ?[x×*·] ?10)?(?: ?\^ ?([+-]?[0-9]{1,3})|的([0-9]{1,3})次方|([⁰¹²³⁴⁵⁶⁷⁸⁹⁻]{1,4}))")
_TOKEN = re.compile(r"[0-9a-z_./:%-]*")
_DATE = re.compile(
    r"[12][0-9]{3}[-/.][01]?[0-9][-/.][0-3]?[0-9](?![0-9])|[12][0-9]{3}-[01][0-9](?![0-9])"
    r"|[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9])|[0-3]?[0-9]/[0-3]?[0-9]/[0-9]{2,4}(?![0-9])"
    r"|(?:19|20)[0-9]{2} ?(?:[-–—~至到]|to|and) ?(?:19|20)?[0-9]{2}(?![0-9,.]) ?年?"
)
_TELEPHONE = re.compile(r"\(?0[0-9]{1,3}\)?[- ][0-9]{3,}(?:-[0-9]+)*|[0-9]{2,5}-[0-9]{3,5}-[0-9]{3,5}(?:-[0-9]+)*")
_FRACTION = re.compile(r"([0-9]{1,2})/([0-9]{1,3})(?![0-9/a-z])")
_FRACTION_DENOMINATORS = {2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 100}
_ORDINAL = re.compile(r"(?:st|nd|rd|th)(?![a-z])")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december)"
_MONTH_BEHIND = re.compile(rf"(?: |-){_MONTH}(?![a-z])")
_MONTH_BEFORE = re.compile(rf"{_MONTH}\.? $")
_YEAR_BEFORE = re.compile(r"(?:in|of|since|by|during|early|late|mid|fiscal|year|from|for|until|through|the|end|before|after)[ -]$")
_CODE_NOUN = re.compile(r"(?:[A-Z][a-z]{2,} )?[A-Z]{1,6}[a-z]*-?[0-9]{1,4}[A-Za-z]{0,3}s?(?![A-Za-z0-9])|[A-Z][a-z]{2,} [0-9]{1,4}[A-Za-z]{0,2}s(?![A-Za-z0-9])")
_CODE = re.compile(r"[A-Z][A-Za-z]{0,6}-?[0-9]{1,4}")
_NOUN_WORD = re.compile(r"[ \n-]([A-Za-z][A-Za-z0-9'-]*)")
_NOUN_STOP = frozenset(
    "of in to for and at by with is are was were that which who whose will would should could can may might must has have had "
    "from on as than or but if when while it its this these those the a an each per be been do does did not so out up into "
    "over under after before because since until through against more less most least about around all some any both".split()
)
_CLAUSE_END = re.compile(r"[.;!?。；！？]|\n\n")
_PUNCTUATION = re.compile(r"[，。；：、;:!?！？()（）\n]|, |[.] ")
_GAP_STOP = re.compile(r"[，。；：、,.;:!?！？()（）0-9\n]")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_CHINESE_POINT = "点"
_HUNDREDTHS = {"百": 0.01, "千": 0.001, "万": 0.0001}
_STRICTNESS: dict[str, int] = {">": 5, "<": 5, ">=": 4, "<=": 4, "<~": 3, "~": 2, "=": 1}


class _Reader:
    """Reads one text; every step looks at a bounded stretch around a number."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = text
        self.lexicon = lexicon
        self.cased = lexicon.folding(text)
        self.low = lower(self.cased)
        self.reversed = self.low[::-1]
        self.length = len(text)

    def read(self) -> list[Quantity]:
        found: list[Quantity] = []
        each: list[bool] = []
        position = 0
        for match in self.lexicon.scan.finditer(self.low):
            if match.start() < position:
                continue
            number = self.number(match.start())
            if isinstance(number, int):
                position = max(number, match.start() + 1)
                continue
            quantity, position, is_each = self.quantity(number)
            position = max(position, match.start() + 1)
            if quantity is not None and (not found or quantity.start >= found[-1].end):
                found.append(quantity)
                each.append(is_each)
        self.share_bounds(found, each)
        self.mark_conversions(found)
        return found

    # ---- numbers ----

    def number(self, start: int, inside: bool = False) -> _Number | int:
        """The number at a position, or the position behind something that is none.

        Args:
            start: Where it begins.
            inside: Whether a range has been opened before it, so that a dash before it is no sign of a code.
        """
        character = self.low[start]
        if character.isdigit():
            return self.digits(start, inside)
        lexicon = self.lexicon
        if not character.isascii():
            share = lexicon.fractions.match(self.low, start)
            if share is not None:
                end, (low, high, cmp, not_followed_by) = share
                if not_followed_by is None or not not_followed_by.match(self.low, end):
                    value = low if low is not None else high
                    return _Number(start, end, value or 0.0, value or 0.0, cmp, style="chinese", preset="fraction")
        change = lexicon.changes.match(self.low, start)
        if change is not None and not self.letter_before(start):
            end, (kind, value) = change
            if lexicon.change_not_followed_by.match(self.low, end):
                return end
            return _Number(start, end, abs(value), abs(value), preset=kind, sign=(value > 0) - (value < 0))
        if character.isascii():
            return self.in_words(start)
        return self.chinese(start)

    def letter_before(self, position: int) -> bool:
        before = self.low[position - 1] if position else " "
        return before.isascii() and (before.isalnum() or before == "_")

    def digits(self, start: int, inside: bool) -> _Number | int:
        low, lexicon = self.low, self.lexicon
        match = _DIGITS.match(low, start)
        assert match is not None
        end = match.end()
        before = low[start - 1] if start else " "
        before_that = low[start - 2] if start > 1 else " "
        if not inside:
            if "a" <= before <= "z" or before == "_":
                if not lexicon.before.match(self.reversed, self.length - start):
                    return self.behind_token(end)
            elif before in "-‐‑/.:" and before_that.isascii() and before_that.isalnum():
                return self.behind_token(end)
        written = match.group()
        if len(written) > 40:
            return self.behind_token(end)
        if "," in written and written.index(",") > 3:
            end = start + written.index(",")
            written = written[: end - start]
        behind = low[end] if end < self.length else " "
        spaced = _SPACED.match(low, start) if behind == " " else None
        if spaced is not None and (spaced.group(1)[1] == "0" or self.is_counted(spaced.end())):
            end, written = spaced.end(), spaced.group().replace(" ", "")
            behind = low[end] if end < self.length else " "
        if not inside:
            date = _DATE.match(low, start) or (_TELEPHONE.match(low, start) if behind in "- " else None)
            if date is not None and not self.counted_year_range(date):
                return date.end()
        if behind == "/":
            fraction = _FRACTION.match(low, start)
            if fraction is not None:
                above, below = int(fraction.group(1)), int(fraction.group(2))
                if 0 < above < below and below in _FRACTION_DENOMINATORS:
                    value = above / below
                    return _Number(start, fraction.end(), value, value, preset="fraction")
                return self.behind_token(end)
            if low[end + 1 : end + 2].isdigit() and not lexicon.before.match(self.reversed, self.length - start):
                return self.behind_token(end)
        if behind == "." and end + 1 < self.length and low[end + 1].isdigit():
            return self.behind_token(end)
        if behind == "分" and low.startswith("分之", end):
            below_run = _DIGITS.match(low, end + 2)
            if below_run is not None and float(written.replace(",", "")) > 0:
                value = float(below_run.group().replace(",", "")) / float(written.replace(",", ""))
                return _Number(start, below_run.end(), value, value, preset="fraction")
        value = float(written.replace(",", ""))
        if value > 1e30:
            return end
        if _ORDINAL.match(low, end) or (value <= 31 and "." not in written and self.is_day_of_month(start, end)):
            return self.behind_token(end)
        power = _POWER.match(low, end) if behind in " x×*·^的⁰¹²³⁴⁵⁶⁷⁸⁹" else None
        if power is not None and (power.group().lstrip()[:1] in "x×*·" or value == 10):
            exponent = int((power.group(1) or power.group(2) or power.group(3)).translate(_SUPERSCRIPTS))
            if abs(exponent) <= 99:
                value = 10.0**exponent if value == 10 and "10" not in power.group()[:6] else value * 10.0**exponent
                return _Number(start, power.end(), value, value)
        number = self.with_magnitude(_Number(start, end, value, value), end)
        if number.end == end and ("a" <= behind <= "z" or behind == "_"):
            unit = self.unit_at(number, end, None)
            if unit is None:
                return self.behind_token(end)
        return number

    def is_counted(self, position: int) -> bool:
        """Whether a counting word, a noun that is counted or a currency stands at a position."""
        found = self.unit_at(_Number(position, position, 0, 0), position, None)
        return found is not None and (found[1].counts or found[1].dimension == "money")

    def behind_token(self, position: int) -> int:
        match = _TOKEN.match(self.low, position)
        return match.end() if match else position

    def counted_year_range(self, date: re.Match[str]) -> bool:
        """Whether what looks like two years is a range with a unit (2000-2048块)."""
        if date.group().endswith("年") or not re.search("[-–—~至到]|to", date.group()):
            return False
        end = date.end()
        number = _Number(date.start(), end, 0.0, 0.0)
        return len(date.group()) >= 9 and self.unit_at(number, end, None) is not None and "-" not in date.group()[5:]

    def is_day_of_month(self, start: int, end: int) -> bool:
        if _MONTH_BEHIND.match(self.low, end):
            return True
        return bool(_MONTH_BEFORE.search(self.low, max(0, start - 11), start))

    def with_magnitude(self, number: _Number, position: int) -> _Number:
        """The number with the magnitude behind it: 万, 亿, million, bn."""
        low, lexicon = self.low, self.lexicon
        factor, cmp, about, spread = 1.0, number.cmp, number.about, None
        here = position
        first = True
        while here < self.length:
            at = here + 1 if (first and low[here] == " ") or low[here] == "\n" else here
            if at >= self.length:
                break
            character = low[at]
            if character in lexicon.magnitudes:
                if lexicon.magnitude_units.match(low, at):
                    break
                factor *= lexicon.magnitudes[character]
                here = at + 1
            elif character in "多余来几" and at + 1 < self.length and low[at + 1] in lexicon.magnitudes:
                if character == "几":
                    spread = 9.0
                elif character == "来":
                    about = True
                else:
                    cmp = ">"
                here = at + 1
            else:
                break
            first = False
        if factor > 1:
            high = number.high * factor if spread is None else (number.high + spread) * factor
            lowest = number.low * factor if spread is None else (number.low + 1) * factor
            number = number._replace(
                end=here, low=_round(lowest), high=_round(high), magnitude=factor,
                cmp="range" if spread is not None else cmp, about=about,
            )  # fmt: skip
            return self.with_more(number)
        number = self.with_more(number)
        if number.end > position:
            return number
        while True:
            here = number.end
            glued = True
            if here < self.length and low[here] in " -\n":
                here += 1
                glued = False
            suffix = lexicon.suffixes.match(low, here)
            if suffix is None:
                return number
            end, (value, anywhere) = suffix
            if not glued and end - here == 1:
                return number
            if not anywhere and not lexicon.before.match(self.reversed, self.length - number.start):
                after = end + 1 if end < self.length and low[end] in " -\n" else end
                followed = lexicon.suffix_followed_by.match(low, after)
                if followed is None:
                    return number
                number = number._replace(model_size=followed[1])
            number = number._replace(
                end=end, low=_round(number.low * value), high=_round(number.high * value), magnitude=number.magnitude * value
            )
            if glued:
                return number

    def with_more(self, number: _Number) -> _Number:
        """The number with 多, 余 or 来 behind it."""
        low = self.low
        at = number.end + 1 if low[number.end : number.end + 2] in (" 多", " 余", "\n多", "\n余") else number.end
        more = self.lexicon.more.match(low, at)
        if more is not None:
            end, cmp = more
            behind = low[end : end + 1]
            if not self.is_numeral(end) and behind not in ("数", "下", "额", "款", "地", "样", "久", "少", "头"):
                return number._replace(end=end, cmp=cmp)
        about = self.lexicon.about.match(low, number.end)
        if about is not None and number.low % 10 == 0 and self.unit_at(number, about[0], None) is not None:
            return number._replace(end=about[0], about=True)
        return number

    def is_numeral(self, position: int) -> bool:
        character = self.low[position : position + 1]
        return character.isdigit() or character in self.lexicon.digits or character in self.lexicon.magnitudes

    def chinese(self, start: int) -> _Number | int:
        """A number in Chinese numerals."""
        low, lexicon = self.low, self.lexicon
        run = lexicon.numeral_run.match(low, start)
        assert run is not None
        end = run.end()
        if end - start > 40:
            return end
        before = low[start - 1] if start else " "
        if before == "第":
            return end
        body = run.group().replace("\n", "")
        if body == "半":
            if before in "上下前后":
                return end
            return _Number(start, end, 0.5, 0.5, style="chinese", trivial=True)
        if body[0] in lexicon.vague_digits:
            if len(body) == 1 or body[1] not in lexicon.magnitudes or before in lexicon.vague_not_after:
                return start + 1
        if low.startswith("分之", end):
            above_run = lexicon.numeral_run.match(low, end + 2) or _DIGITS.match(low, end + 2)
            below = self.chinese_value(body)
            if above_run is not None and below is not None and below[0] > 0:
                return self.chinese_fraction(start, body, above_run, below[0])
            return end
        # A magnitude that begins a unit belongs to it: 两千瓦, 三兆瓦.
        for index, character in enumerate(body):
            if index and character in lexicon.magnitudes and lexicon.magnitude_units.match(low, start + index):
                body, end = body[:index], start + index
                break
        value = self.chinese_value(body)
        if value is None:
            return end
        lowest, highest, vague, magnitude = value
        if end < self.length and low[end] == _CHINESE_POINT and end + 1 < self.length and low[end + 1] in lexicon.digits:
            decimals = 0
            scale = 1.0
            at = end + 1
            while at < self.length and low[at] in lexicon.digits and at < end + 12:
                decimals = decimals * 10 + lexicon.digits[low[at]]
                scale *= 10
                at += 1
            if not (at < self.length and low[at] in "十分刻时"):
                lowest = highest = lowest + decimals / scale
                end = at
                number = _Number(start, end, lowest, highest, style="chinese")
                return self.with_magnitude(number, end)
        bare = body[0] in lexicon.magnitudes and body[0] != "十"
        cmp: Comparator = "range" if vague else "="
        begin = start
        if bare and before in lexicon.at_least and (start < 2 or low[start - 2] not in lexicon.at_least_not_after):
            if before == "上":
                cmp, bare, begin = ">=", False, start - 1
        number = _Number(
            begin, end, lowest, highest, cmp, magnitude, "chinese", bare_magnitude=bare, trivial=body == "一"
        )
        return self.with_magnitude(number, end)

    def chinese_fraction(self, start: int, body: str, above: re.Match[str], below: float) -> _Number | int:
        written = above.group()
        end = above.end()
        if written[0].isdigit():
            value = float(written.replace(",", ""))
        else:
            parsed = self.chinese_value(written)
            if parsed is None:
                return end
            value = parsed[0]
            if end + 1 < self.length and self.low[end] == _CHINESE_POINT and self.low[end + 1] in self.lexicon.digits:
                scale = 0.1
                end += 1
                while end < self.length and self.low[end] in self.lexicon.digits and scale > 1e-9:
                    value += self.lexicon.digits[self.low[end]] * scale
                    scale /= 10
                    end += 1
            if parsed[0] != parsed[1]:
                low, high = _round(parsed[0] / below), _round(parsed[1] / below)
                return _Number(start, end, low, high, "range", style="chinese", preset="fraction")
        ratio = _round(value / below)
        return _Number(start, end, ratio, ratio, style="chinese", preset="percent" if body == "百" else "fraction")

    def chinese_value(self, body: str) -> tuple[float, float, bool, float] | None:
        """Low and high value of a run of numerals, whether it is vague, and its last magnitude; None for none."""
        lexicon = self.lexicon
        digits, magnitudes, vague_digits = lexicon.digits, lexicon.magnitudes, lexicon.vague_digits
        if not any(character in magnitudes for character in body):
            values = [digits[character] for character in body if character in digits]
            if len(values) != len(body):
                return None
            if len(body) == 1:
                return float(values[0]), float(values[0]), False, 1.0
            if len(body) == 2 and (0 < values[0] == values[1] - 1 or body in lexicon.digit_pairs):
                return float(values[0]), float(values[1]), False, 1.0
            if len(body) >= 3 or "〇" in body or "零" in body:
                value = 0.0
                for digit in values[:18]:
                    value = value * 10 + digit
                return value, value, False, 1.0
            return None
        total = [0.0, 0.0]  # what is closed by 万, 亿
        section = [0.0, 0.0]
        pending: list[float] | None = None
        vague = False
        last = 1.0
        zero = False
        previous = ""
        for index, character in enumerate(body):
            if character in vague_digits:
                vague = True
                pending = [1.0, 9.0] if previous == "十" else [2.0, 9.0]
            elif character in digits:
                digit = float(digits[character])
                if digit == 0:
                    zero = True
                    pending = None if pending is None else pending
                elif pending is not None and previous in digits:
                    if index >= 2 and body[index - 2] in digits:
                        return None
                    pending = [pending[0], digit]
                else:
                    pending = [digit, digit]
            else:
                size = magnitudes[character]
                if size >= 10000:
                    for side in (0, 1):
                        section[side] += pending[side] if pending is not None else 0.0
                        if section[side] == 0 and total[side] == 0:
                            section[side] = 1.0
                        if total[side] and size > 10000 and section[side] < total[side]:
                            # 一万亿, 三千万亿: everything so far is multiplied
                            total[side] = (total[side] + section[side]) * size if section[side] else total[side] * size
                        elif total[side] and section[side] == 0:
                            total[side] *= size
                        else:
                            total[side] += section[side] * size
                        section[side] = 0.0
                else:
                    unit = pending if pending is not None else [1.0, 1.0]
                    for side in (0, 1):
                        section[side] += unit[side] * size
                pending = None
                zero = False
                last = size
            previous = character
        if pending is not None:
            # 两万五 is 25000, 一百一 is 110; 一百零一 is 101.
            scale = last / 10 if last >= 100 and not zero and previous in digits else 1.0
            for side in (0, 1):
                section[side] += pending[side] * scale
        low, high = total[0] + section[0], total[1] + section[1]
        magnitude = 1.0
        for character in reversed(body):
            if magnitudes.get(character, 0) < 10000:
                break
            magnitude *= magnitudes[character]
        return low, high, vague, magnitude

    def in_words(self, start: int) -> _Number | int:
        """A number in English words."""
        low, lexicon = self.low, self.lexicon
        word_end = lexicon.word.match(low, start)
        skip = word_end.end() if word_end else start + 1
        if self.letter_before(start):
            return skip
        loose = lexicon.loose.match(low, start)
        if loose is not None:
            end, (lowest, highest) = loose
            return _Number(start, end, lowest, highest, "range", style="words", trivial=True)
        fold = lexicon.folds.match(low, start)
        if fold is not None:
            return _Number(start, fold[0], fold[1], fold[1], style="words", preset="multiple")
        before = low[max(0, start - 14) : start].replace("\n", " ")
        word = low[start:skip]
        if word in lexicon.article_units:
            article = _ARTICLE.search(before)
            if lexicon.article_units[word].dimension == "duration" and not _AND_A_HALF.match(low, skip):
                return skip
            return _Number(start - len(article.group(1)) - 1, start - 1, 1.0, 1.0, style="words", trivial=True) if article else skip
        # half, a third, two-thirds
        if word in lexicon.denominators and word != "second":
            return self.fraction_word(start, skip, word, before)
        # tens of thousands, hundreds of millions
        if word in lexicon.plurals:
            return self.plural(start, skip, word)
        if word in lexicon.few or word in lexicon.couple:
            return self.few(start, skip, word, before)
        cardinal = lexicon.cardinal.match(low, start)
        if cardinal is None:
            return skip
        end = cardinal.end()
        if end < self.length and "a" <= low[end] <= "z":
            return skip
        begin = start
        if word in lexicon.word_magnitudes:
            article = _ARTICLE.search(before)
            if article is None:
                return skip
            begin = start - len(article.group(1)) - 1
        value = self.cardinal_value(cardinal.group())
        if value is None:
            return skip
        if word in lexicon.word_magnitudes and before.endswith(("half a ", "half an ")):
            value /= 2
        number = _Number(begin, end, value, value, style="words", trivial=value < 100)
        # two thirds, three-quarters, two and a half
        tail = re.compile(r"[ \n-]([a-z]+)").match(low, end)
        if tail is not None and tail.group(1) in lexicon.denominators and value < 20:
            below = lexicon.denominators[tail.group(1)]
            plural = tail.group(1).endswith("s") or value == 1
            if plural and below > value and not self.is_calendar_quarter(tail.end(), tail.group(1), value):
                return _Number(begin, tail.end(), value / below, value / below, style="words", preset="fraction")
        half = re.compile(r" and a (half|quarter)(?![a-z])").match(low, end)
        if half is not None:
            value += 0.5 if half.group(1) == "half" else 0.25
            number = number._replace(end=half.end(), low=value, high=value)
        magnitude = max((lexicon.word_magnitudes.get(w, 1.0) for w in cardinal.group().split()), default=1.0)
        number = number._replace(magnitude=magnitude)
        if half is not None:
            number = self.with_magnitude(number, number.end)
        return number._replace(trivial=number.high < 100)

    def is_calendar_quarter(self, end: int, word: str, value: float) -> bool:
        return word in ("quarters",) and not self.low.startswith((" of", " the"), end) and value not in (3.0,)

    def fraction_word(self, start: int, end: int, word: str, before: str) -> _Number | int:
        low, lexicon = self.low, self.lexicon
        value = 1 / lexicon.denominators[word]
        if word == "half":
            if re.search(r"(?:first|second|latter|earlier|other|last|this|next|1st|2nd|h1|h2) $", before) or low.startswith(("-year", " year"), end):
                return end
            scaled = re.compile(r"[ \n]an?[ \n](hundred|thousand|million|billion|trillion|dozen)(?![a-z])").match(low, end)
            begin = start
            if before.endswith(" a ") or before == "a ":
                begin = start - 2
            if scaled is not None:
                size = lexicon.word_magnitudes[scaled.group(1)]
                return _Number(begin, scaled.end(), size / 2, size / 2, magnitude=size, style="words")
            an = re.compile(r"[ \n](?:an?|the)[ \n]").match(low, end)
            if an is not None:
                number = _Number(start, an.end() - 1, 0.5, 0.5, style="words", trivial=True)
                if self.unit_at(number, an.end() - 1, None) is not None and an.group().strip() != "the":
                    return number
            plain = re.compile(r"[ \n](billion|million|trillion)(?![a-z])").match(low, end)
            if plain is not None:
                size = lexicon.word_magnitudes[plain.group(1)]
                return _Number(begin, plain.end(), size / 2, size / 2, magnitude=size, style="words")
            if low.startswith("-", end):
                return end
            return _Number(begin, end, 0.5, 0.5, style="words", preset="fraction")
        article = re.search(r"(?:^|[^a-z])(a|an|one)[ -]$", before)
        if article is None or word == "second":
            return end
        begin = start - len(article.group(1)) - 1
        if word == "quarter" and not low.startswith((" of", "\nof"), end):
            # "a quarter" alone is three months; "by a quarter", "up a quarter" is a share
            left = low[max(0, begin - 14) : begin]
            if not re.search(r"(?:by|than|about|nearly|almost|over|roughly|around|up|down|only|just|least|most|under|to|rose|fell|cut) $", left):
                return end
        return _Number(begin, end, value, value, style="words", preset="fraction")

    def plural(self, start: int, end: int, word: str) -> _Number | int:
        low, lexicon = self.low, self.lexicon
        size = lexicon.plurals[word]
        more = re.compile(r"[ \n]of[ \n](hundreds|thousands|millions|billions|trillions|tens)(?![a-z])")
        scaled = False
        while (match := more.match(low, end)) is not None:
            size *= lexicon.plurals[match.group(1)]
            end = match.end()
            scaled = True
        if not scaled and word == "tens":
            return end
        if not scaled and word == "scores" and not low.startswith(" of", end):
            return end
        return _Number(start, end, 2 * size, 9 * size, "range", size, "words", trivial=not scaled)

    def few(self, start: int, end: int, word: str, before: str) -> _Number | int:
        low, lexicon = self.low, self.lexicon
        begin = start
        article = before.endswith(" a ") or before == "a "
        if article:
            begin = start - 2
        elif word in lexicon.couple:
            return end
        scaled = re.compile(r"(?:[ \n]of)?[ \n](dozen|hundred|thousand|million|billion|trillion)(?![a-z])").match(low, end)
        size = 1.0
        if scaled is not None:
            size = lexicon.word_magnitudes[scaled.group(1)]
            end = scaled.end()
            again = re.compile(r"[ \n](thousand|million|billion|trillion)(?![a-z])").match(low, end)
            if again is not None:
                size *= lexicon.word_magnitudes[again.group(1)]
                end = again.end()
        elif word in lexicon.couple and low.startswith(" of", end):
            end += 3
        if word in lexicon.couple:
            return _Number(begin, end, 2 * size, 2 * size, "=", size, "words", trivial=size < 100, about=True)
        return _Number(begin, end, 2 * size, 9 * size, "range", size, "words", trivial=size < 100)

    def cardinal_value(self, written: str) -> float | None:
        total, section = 0.0, 0.0
        seen = False
        for word in re.split(r"[ \n,-]+", written):
            if word in self.lexicon.words:
                section += self.lexicon.words[word]
                seen = True
            elif word in self.lexicon.word_magnitudes:
                size = self.lexicon.word_magnitudes[word]
                if size < 1000:
                    section = (section or 1.0) * size
                else:
                    total += (section or 1.0) * size
                    section = 0.0
                seen = True
        return total + section if seen else None

    # ---- units ----

    def split_unit_at(self, position: int) -> tuple[int, Unit, str] | None:
        """A unit that 半 or 多 splits: 一个半月, 三个多小时."""
        if self.low[position : position + 2] not in ("个半", "个多"):
            return None
        found = self.lexicon.unit_words.match("个" + self.low[position + 2 : position + 6], 0)
        if found is None or found[0] < 2 or found[1][0][0].counts:
            return None
        return position + 1 + found[0], found[1][0][0], self.low[position + 1]

    def unit_behind_of(self, number: _Number) -> tuple[int, Unit, str] | None:
        """The unit of tens of billions of dollars, hundreds of B200s."""
        if number.style != "words" or number.cmp != "range":
            return None
        of = _OF.match(self.low, number.end)
        return self.unit_at(number, of.end() - 1, None) if of else None

    def unit_at(self, number: _Number, position: int, prefix: Unit | None) -> tuple[int, Unit, str] | None:
        """The unit behind a number: the position behind it, the unit, and its words."""
        low, lexicon = self.low, self.lexicon
        at = position
        glued = True
        if at < self.length and low[at] in " \n":
            at += 1
            glued = False
            if at < self.length and low[at] in " \n":
                at += 1
        elif at + 1 < self.length and low[at] in "-‐‑" and "a" <= low[at + 1] <= "z":
            at += 1
        if at >= self.length:
            return None
        if low[at] in lexicon.unit_first:
            symbol = lexicon.unit_symbols.match(self.cased, at)
            word = lexicon.unit_words.match(low, at)
            for found in (symbol, word) if symbol and (not word or symbol[0] >= word[0]) else (word, symbol):
                if found is None:
                    continue
                end, options = found
                for unit, form in options:
                    if not glued and form in ("x", "×"):
                        continue
                    if self.fits(unit, number, at, end):
                        return self.extended(number, end, unit, form)
        if prefix is not None:
            return None
        return self.noun_at(position)

    def fits(self, unit: Unit, number: _Number, start: int, end: int) -> bool:
        """Whether the conditions of a unit are met where it stands."""
        low = self.low
        if unit.near is not None and not unit.near.search(low, max(0, start - _NEAR), end + _NEAR):
            return False
        after = end + 1 if end < self.length and low[end] in " \n" else end
        if unit.followed_by is not None and not unit.followed_by.match(low, after):
            if not (unit.followed_by_code and _CODE.match(self.cased, after)):
                return False
        if unit.not_followed_by is not None and (unit.not_followed_by.match(low, end) or unit.not_followed_by.match(low, after)):
            return False
        if unit.not_after is not None:
            before = self.length - number.start
            if before < self.length and self.reversed[before] in " \n":
                before += 1
            if unit.not_after.match(self.reversed, before):
                return False
        return True

    def extended(self, number: _Number, end: int, unit: Unit, form: str) -> tuple[int, Unit, str]:
        """A stronger unit behind a counting word: 50 万个 token, 300 名员工."""
        if not unit.counts or form.isascii():
            return end, unit, form
        at = end + 1 if end < self.length and self.low[end] == " " else end
        found = self.lexicon.unit_words.match(self.low, at)
        if found is not None:
            for other, _ in found[1]:
                if other.dimension in ("parameters", "tokens", "transistors", "wafers", "operations") and self.fits(other, number, at, found[0]):
                    if other.counts and len(found[1]) > 1:
                        continue
                    return found[0], other, form
        return end, unit, form

    def noun_at(self, position: int) -> tuple[int, Unit, str] | None:
        """An English noun that is counted, with at most three words before it: 9,000 Nvidia H100 GPUs."""
        at = position
        lexicon = self.lexicon
        for index in range(4):
            word = _NOUN_WORD.match(self.cased, at)
            if word is None:
                return None
            lowered = word.group(1).lower()
            if lowered in _NOUN_STOP:
                return None
            code = _CODE_NOUN.match(self.cased, word.start(1))
            if code is not None and code.group().endswith("s"):
                return code.end(), lexicon.nouns["chips"], code.group()
            if index:
                noun = lexicon.unit_words.match(self.low, word.start(1))
                if noun is not None:
                    for unit, form in noun[1]:
                        if unit.counts and form.isascii() and self.fits(unit, _Number(position, position, 0, 0), word.start(1), noun[0]):
                            return noun[0], unit, form
            at = word.end()
        return None

    def currency_before(self, start: int) -> tuple[Unit, int] | None:
        """The currency before a number and where it begins."""
        at = self.length - start
        if at < self.length and self.reversed[at] == " ":
            at += 1
        found = self.lexicon.before.match(self.reversed, at)
        if found is None:
            return None
        end, options = found
        begin = self.length - end
        if not self.low[begin].isascii() and self.low[begin] not in "€£¥₩₹₪":
            previous = self.low[begin - 1] if begin else " "
            if previous in self.lexicon.magnitudes or previous in self.lexicon.digits or previous.isdigit() or previous in "元 多余":
                return None
        for unit in options:
            if self.fits(unit, _Number(begin, start, 0, 0), begin, start):
                return unit, begin
        return None

    # ---- the whole quantity ----

    def quantity(self, number: _Number) -> tuple[Quantity | None, int, bool]:
        """The quantity around a number, the position to go on from, and whether its bound holds for a list."""
        low, lexicon = self.low, self.lexicon
        prefix = self.currency_before(number.start)
        start = prefix[1] if prefix else number.start
        unit = prefix[0] if prefix else None
        end, classifier = number.end, None
        if number.preset in ("fraction", "change", "multiple") and not (number.style == "digits" and number.preset == "fraction"):
            found = None
        else:
            split = self.split_unit_at(number.end)
            if split is not None and split[2] == "半":
                number = number._replace(low=number.low + 0.5, high=number.high + 0.5)
            elif split is not None:
                number = number._replace(cmp=">")
            found = split or self.unit_at(number, number.end, unit) or self.unit_behind_of(number)
        if found is not None:
            if unit is None:
                end, unit, form = found
                if unit.counts:
                    classifier = form if not form.isascii() else self.text[end - len(form) : end]
            elif found[1].dimension == "money":
                end = found[0]
        if number.model_size and unit is None:
            unit = lexicon.parameters
        if unit is not None and number.preset == "fraction" and number.style == "digits" and unit.dimension != "ratio":
            return None, number.end, False
        items, bound_start = self.left_of(start, unit, number)
        start = min(start, bound_start)

        # a range
        second = None
        opened = any(item.role == "opener" for item in items)
        ranged = self.range_behind(number, unit, prefix is not None, end, opened, items)
        if isinstance(ranged, int):
            return None, ranged, False
        if ranged is not None:
            number, second_unit, second_classifier, end, second = ranged
            if second_unit is not None:
                unit = second_unit
                classifier = second_classifier or classifier

        if unit is None and not number.preset and not self.may_be_bare(number, items, end):
            return None, number.end, False
        if unit is not None and not self.may_have_unit(number, unit, items, end):
            return None, number.end, False

        bounds = [item for item in items if item.role == "bound"]
        if unit is not None:
            bounds = [item for item in bounds if unit.dimension not in item.not_with]
        per = next((item.text for item in items if item.role == "per"), None)
        if per is None and unit is not None and unit.dimension in ("money", "operations", "memory", "bandwidth"):
            per = self.far_per(start)
        sign, levelled = self.direction(items, start)

        # behind the unit
        more, end, per_behind, behind_sign, blocked = self.behind(end, unit, number)
        bounds += more
        per = per or per_behind
        if blocked:
            sign = behind_sign = 0
        is_ratio = number.preset != "" or (unit is not None and unit.dimension == "ratio")
        if is_ratio and not bounds and self.low[start - 1 : start] == "的":
            bounds += self.far_bound(start)
        if is_ratio and not sign and not levelled and self.low.startswith("by ", max(0, start - 3)):
            sign = self.far_verb(start)
        return self.built(number, unit, classifier, start, end, bounds, per, sign, levelled, behind_sign, items)

    def may_be_bare(self, number: _Number, items: list[_Item], end: int) -> bool:
        """Whether a number with no unit is worth reporting."""
        low, lexicon = self.low, self.lexicon
        bounded = any(item.role == "bound" for item in items)
        if number.style == "words":
            return not number.trivial
        if number.style == "chinese":
            if number.bare_magnitude:
                return low.startswith("级", end) and number.low >= 10000
            if number.trivial:
                return False
            width = number.end - number.start
            return width >= 2 and (number.low >= 100 or (bounded and number.low >= 10)) and not lexicon.not_before.match(low, end)
        written = low[number.start : number.end]
        if len(written) == 2 and written[0] == "0" or (end < self.length and low[end] == "-" and low[end + 1 : end + 2].isalpha()):
            return False
        if _NUMBERED.match(low, end) and (number.start == 0 or low[number.start - 1] == "\n"):
            return False
        after = end + 1 if end < self.length and low[end] in " \n" else end
        if lexicon.not_before.match(low, after) and not low.startswith(("分之", "大约", "时代"), after):
            return False
        at = self.length - number.start
        if lexicon.not_after.match(self.reversed, at):
            return False
        plain = "," not in self.text[number.start : number.end] and number.magnitude == 1
        if plain and not bounded:
            if number.low == int(number.low) and 1900 <= number.low <= 2099 and number.end - number.start == 4:
                return False
            gap = at + 1 if at < self.length and self.reversed[at] in " -" else at
            if lexicon.product_words.match(self.reversed, gap):
                return False
        return True

    def may_have_unit(self, number: _Number, unit: Unit, items: list[_Item], end: int) -> bool:
        """Whether number and unit make a quantity together: no year, no 一个, no unit of a table."""
        low = self.low
        bounded = any(item.role == "bound" for item in items)
        written = self.text[number.start : number.end]
        if unit.dimension == "duration" and unit.name == "year" and 1900 <= number.low <= 2099 and number.magnitude == 1:
            return False
        if number.trivial and number.style == "chinese" and number.low == 1 and (unit.counts or unit.dimension in ("occurrences", "temperature")):
            return False
        if number.trivial and number.style == "words" and unit.counts and written.lower() == "one":
            return False
        if number.bare_magnitude and not bounded:
            width = number.end - number.start
            if unit.dimension == "money":
                return self.lexicon.right.match(low, end) is not None and low.startswith(("级", "量级"), end)
            return width > 1 or unit.bare_magnitude or low.startswith("级", end)
        if number.style == "digits" and unit.counts and number.magnitude == 1 and "," not in written and not bounded:
            if 1950 <= number.low <= 2049 and number.end - number.start == 4 and _YEAR_BEFORE.search(low, max(0, number.start - 12), number.start):
                return False
            at = self.length - number.start
            gap = at + 1 if at < self.length and self.reversed[at] in " -" else at
            if self.lexicon.product_words.match(self.reversed, gap):
                return False
        return not self.lexicon.not_after.match(self.reversed, self.length - number.start)

    # ---- words before ----

    def left_of(self, start: int, unit: Unit | None, number: _Number) -> tuple[list[_Item], int]:
        """The words before a number, the nearest first, and where its bounds begin."""
        lexicon = self.lexicon
        items: list[_Item] = []
        at = self.length - start
        reach = at
        seen_verb = False
        if at < self.length and self.reversed[at] in "-+−" and unit is not None and unit.kind == "percent":
            beyond = self.reversed[at + 1] if at + 1 < self.length else " "
            if not (beyond.isascii() and (beyond.isalnum() or beyond in ")%.")):
                items.append(_Item("verb", sign=1 if self.reversed[at] == "+" else -1, text="sign"))
                at = reach = at + 1
        for _ in range(9):
            here = at
            while here < self.length and here < at + 2 and self.reversed[here] in " \n":
                here += 1
            found = lexicon.left.match(self.reversed, here)
            if found is None:
                break
            end, options = found
            chosen = self.choose(options, end, unit, number)
            if chosen is None:
                break
            if chosen.role == "bound" and chosen.cmp in ("~", "<~") and chosen.text.isascii() and here == at and chosen.text[-1].isalpha():
                break  # "about5": no word of its own
            items.append(chosen)
            at = end
            if chosen.role in ("bound", "per") and not seen_verb:
                reach = at
            elif chosen.role in ("verb", "noun", "compared"):
                seen_verb = True
            elif chosen.role in ("from", "opener"):
                break
        if not any(item.role == "bound" for item in items):
            adverb = lexicon.adverbs.search(self.reversed, at, min(at + _ADVERB, self.length))
            if adverb is not None and not _GAP_STOP.search(self.reversed, at, adverb.start()):
                items.append(lexicon.adverb_items[adverb.group()[::-1].replace("\n", " ")])
        return items, self.length - reach

    def choose(self, options: list[_Item], end: int, unit: Unit | None, number: _Number) -> _Item | None:
        for item in options:
            if item.not_after is not None and item.not_after.match(self.reversed, end):
                continue
            if unit is not None and unit.dimension in item.not_with:
                continue
            if item.role == "compared":
                clause = self.low[max(0, self.length - end - 40) : self.length - end]
                last = max(clause.rfind("。"), clause.rfind("；"), clause.rfind("\n\n"))
                if not self.lexicon.compared_with.search(clause, last + 1):
                    continue
            return item
        return None

    def direction(self, items: list[_Item], start: int) -> tuple[int, bool]:
        """The sign that the words before give, and whether they say where a change ended instead of how far it went."""
        levelled = False
        for item in items:
            if item.role in ("level", "from"):
                levelled = True
            elif item.role == "noun":
                return item.sign, False
            elif item.role in ("verb", "compared"):
                return (0 if levelled else item.sign), levelled
        return 0, levelled and any(item.role == "from" for item in items)

    def far_verb(self, start: int) -> int:
        """The sign of the nearest change verb of the clause, for "cut its prices for H100 instances by up to 44%"."""
        begin = max(0, start - _CLAUSE)
        for stop in _CLAUSE_END.finditer(self.low, begin, start):
            begin = stop.end()
        found = self.lexicon.change_verbs.search(self.reversed, self.length - start, self.length - begin)
        return self.lexicon.change_verb_signs[found.group()] if found and found.group() in self.lexicon.change_verb_signs else 0

    def far_per(self, start: int) -> str | None:
        """What 每 in the same phrase gives a price per: 每块售价3200美元."""
        found = self.lexicon.far_per.search(self.reversed, self.length - start, min(self.length, self.length - start + _ADVERB))
        if found is None or _GAP_STOP.search(self.reversed, self.length - start, found.start()):
            return None
        return self.lexicon.far_per_words[found.group()[::-1]]

    def far_bound(self, start: int) -> list[_Item]:
        """The bound of 不到H100的一半, which stands before what the share is of."""
        at = self.length - start
        found = self.lexicon.far_bounds.search(self.reversed, at, min(self.length, at + _FAR_BOUND))
        if found is None or _PUNCTUATION.search(self.reversed, at, found.start()):
            return []
        return [self.lexicon.far_bound_items[found.group()[::-1]]]

    # ---- words behind ----

    def behind(self, end: int, unit: Unit | None, number: _Number) -> tuple[list[_Item], int, str | None, int, bool]:
        """Bounds, per and direction behind a quantity, and where it ends."""
        low, lexicon = self.low, self.lexicon
        bounds: list[_Item] = []
        per: str | None = None
        sign = 0
        ratio = number.preset in ("fraction", "multiple", "percent") or (unit is not None and unit.dimension == "ratio")
        if unit is not None or number.preset:
            more = lexicon.more.match(low, end)
            if more is not None and not self.is_numeral(more[0]) and low[more[0] : more[0] + 1] not in ("数", "下", "款", "额", "少", "花", "出", "样", "种"):
                bounds.append(_Item("bound", ">", text="多"))
                end = more[0]
            elif (half := _AND_A_HALF.match(low, end)) is not None:
                bounds.append(_Item("half"))
                end = half.end()
            elif unit is not None and unit.kind == "fraction" and low[end : end + 1] in lexicon.digits and not self.is_numeral(end + 1):
                bounds.append(_Item("tenth", sign=lexicon.digits[low[end]]))
                end += 1
            elif end < self.length and low[end] == "半" and not low.startswith("半导", end):
                bounds.append(_Item("half"))
                end += 1
        for _ in range(5):
            found_per = self.per_at(end, unit)
            if found_per is not None:
                if per is None:
                    per = found_per[1]
                end = found_per[0]
                continue
            at = end + 1 if end < self.length and low[end] in " \n" else end
            found = lexicon.right.match(low, at)
            if found is None:
                break
            after, options = found
            taken = False
            for item in options:
                if item.role == "behind":
                    if item.text == "+" and low[after : after + 1].isalnum():
                        continue
                    if item.text in ("级", "集群", "之间", "间") and at != end:
                        continue
                    if item.text == "起" and low[after : after + 1] in ("来", "码", "诉", "火"):
                        continue
                    if item.text == "许" and low[after : after + 1] in ("可", "多"):
                        continue
                    bounds.append(item._replace(role="bound"))
                    end, taken = after, True
                elif item.role == "no_change" and ratio:
                    return bounds, end, per, 0, True
                elif item.role == "change" and ratio and sign == 0:
                    sign = item.sign
                    if number.preset == "multiple" or (unit is not None and unit.kind == "multiple"):
                        noun = item.text in ("increase", "rise", "growth", "jump", "surge", "gain", "hike", "decrease", "reduction", "cut", "drop", "fall", "decline")
                        sign = item.sign if noun else 0
                if taken:
                    break
            if not taken:
                break
        return bounds, end, per, sign, False

    def per_at(self, end: int, unit: Unit | None) -> tuple[int, str] | None:
        low, lexicon = self.low, self.lexicon
        match = _PER.match(low, end)
        if match is not None:
            at = match.end()
            found = lexicon.per_words.match(low, at)
            if found is not None:
                return found[0], found[1]
            word = _WORD.match(self.cased, at)
            if word is not None and match.group().strip() in ("/", "per", "每"):
                return word.end(), word.group()
            return None
        match = _PER_ARTICLE.match(low, end)
        if match is not None and unit is not None and (unit.dimension in ("money", "power", "memory", "wafers", "count", "compute", "operations", "tokens")):
            found = lexicon.per_words.match(low, match.end())
            if found is not None and not (match.group() == "一" and found[1] in ("月", "天", "month", "day", "year", "person")):
                return found[0], found[1]
        each = _EACH.match(low, end)
        if each is not None:
            return each.end(), "each"
        return None

    # ---- ranges ----

    def range_behind(
        self, number: _Number, unit: Unit | None, has_prefix: bool, end: int, opened: bool, items: list[_Item]
    ) -> tuple[_Number, Unit | None, str | None, int, _Number] | int | None:
        """The range that a number opens, as one number with the unit of both.

        Returns:
            The number, unit, classifier, end and second number; None where there is no range; a position behind
            something that looks like a range of dates or a telephone number.
        """
        low, lexicon = self.low, self.lexicon
        if number.preset == "change" or number.sign:
            return None
        at = end
        while at < self.length and at < end + 2 and low[at] in " \n":
            at += 1
        separator = lexicon.range_separators.match(low, at)
        inside = False
        if separator is None:
            separator = lexicon.range_separators_inside.match(low, at)
            inside = True
            if separator is None:
                return None
        word = low[at : separator[0]]
        at = separator[0]
        while at < self.length and low[at] in " \n" and at < separator[0] + 2:
            at += 1
        if at >= self.length:
            return None
        prefix_unit: Unit | None = None
        prefix = lexicon.before_first.match(low, at)
        if prefix is not None and prefix[0] < self.length and (low[prefix[0]].isdigit() or low[prefix[0]] == " "):
            prefix_unit = next((u for u in prefix[1] if self.fits(u, _Number(at, at, 0, 0), at, prefix[0])), None)
            at = prefix[0] + (1 if low[prefix[0]] == " " else 0)
        elif low.startswith("约", at):
            at += 1
        candidate = lexicon.scan.match(low, at) if at < self.length else None
        if candidate is None:
            article = re.compile(r"an? ").match(low, at)
            candidate = lexicon.scan.match(low, article.end()) if article else None
            if candidate is None or low[at : at + 1] == "a":
                return None
            at = candidate.start()
        second = self.number(at, inside=True)
        if isinstance(second, int):
            return second if unit is None and word in "-–—~至到" and number.style == "digits" else None
        if second.start < at or second.preset == "change":
            return None
        second_unit, classifier, second_end = prefix_unit, None, second.end
        found = self.unit_at(second, second.end, prefix_unit) if second.preset == "" else None
        if found is not None:
            if prefix_unit is None:
                second_end, second_unit, form = found
                classifier = form if second_unit.counts else None
            elif found[1].dimension == "money":
                second_end = found[0]
        dash = word in ("-", "–", "—", "~", "−", "‑", "~~")
        if second_unit is None and unit is None and not number.preset and not second.preset:
            after = second.end + 1 if second.end < self.length and low[second.end] == " " else second.end
            if dash and lexicon.not_before.match(low, after):
                return second.end
            if lexicon.not_before.match(low, after):
                return second.end if number.style == "digits" else None
        if unit is not None and second_unit is not None:
            if unit.dimension != second_unit.dimension or unit.kind != second_unit.kind:
                return None
            if unit.dimension == "money" and unit.unit != second_unit.unit:
                return None
        if (number.preset == "fraction") != (second.preset == "fraction") and not (second_unit and second_unit.dimension == "ratio"):
            return None
        if unit is not None and second_unit is None and not has_prefix and not dash and unit.dimension != "money" and second.preset == "":
            # "10 GB to 20": a second number without unit shares the first one's only behind an opener
            if not opened and not (word in ("至", "到") and lexicon.range_closers.match(low, second_end)):
                return None
        closed = lexicon.range_closers.match(low, second_end)
        if inside and not (opened or closed):
            return None
        if word == "and" and not any(item.text in ("between", "anywhere between", "somewhere between", "in between") for item in items):
            return None
        if word == "or" and not (number.magnitude == second.magnitude == 1 and number.low < second.low <= 2 * number.low + 1 and (unit is None or unit == second_unit)):
            return None
        if number.magnitude == 1 and second.magnitude > 1 and (unit is None or has_prefix):
            if number.high * second.magnitude <= second.high and not (dash is False and "," in self.text[number.start : number.end]):
                number = number._replace(low=number.low * second.magnitude, high=number.high * second.magnitude)
        # Bring both to the second one's unit.
        target = second_unit or unit
        ratio = 1.0
        if unit is not None and target is not None and unit is not target:
            ratio = self.ratio_of(unit, target)
            if ratio == 0.0:
                return None
        lowest, highest = number.low * ratio, second.high
        if lowest > highest or lowest == highest:
            return second_end if dash and unit is None and second_unit is None else None
        if any(item.role == "from" for item in items) and self.changes_before(number.start):
            return None
        signed = any(item.role in ("verb", "noun") for item in items)
        if signed and word == "to" and highest > 4 * lowest:
            return None
        joined = number._replace(
            end=second.end, low=_round(lowest), high=_round(highest), cmp="range", magnitude=max(number.magnitude, second.magnitude),
            trivial=False, bare_magnitude=False, preset=second.preset or (number.preset if target is None else ""),
        )  # fmt: skip
        end = second_end
        if closed:
            end = closed[0]
        return joined, target, classifier, end, second

    def ratio_of(self, unit: Unit, target: Unit) -> float:
        """How many of `target` one `unit` is; 0 where they cannot be compared."""
        if unit.unit == target.unit:
            return unit.factor / target.factor
        if unit.dimension == target.dimension == "duration" and unit.unit == "days" and target.unit == "months":
            return unit.factor * 12 / 365 / target.factor
        return 0.0

    def changes_before(self, start: int) -> bool:
        """Whether a change verb stands shortly before, so that "from x to y" is no range."""
        clause = self.low[max(0, start - 60) : start]
        begin = max(clause.rfind("。"), clause.rfind(". "), clause.rfind("；"))
        clause = clause[begin + 1 :]
        return self.lexicon.change_verbs.search(clause[::-1]) is not None

    # ---- putting it together ----

    def built(
        self, number: _Number, unit: Unit | None, classifier: str | None, start: int, end: int,
        bounds: list[_Item], per: str | None, sign: int, levelled: bool, behind_sign: int, items: list[_Item],
    ) -> tuple[Quantity | None, int, bool]:  # fmt: skip
        factor = unit.factor if unit is not None else 1.0
        dimension = unit.dimension if unit is not None else "number"
        kind: Kind = unit.kind if unit is not None else "plain"
        name = unit.unit if unit is not None else None
        low, high = number.low, number.high
        if any(item.role == "half" for item in bounds):
            low, high = low + 0.5, high + 0.5
        for item in bounds:
            if item.role == "tenth":
                low, high = low + item.sign / 10, high + item.sign / 10
        bounds = [item for item in bounds if item.role == "bound"]
        if number.preset and unit is None:
            dimension, name, kind = "ratio", "ratio", cast("Kind", number.preset)
        low, high = _round(low * factor), _round(high * factor)
        written = unit.name if unit is not None else None
        if dimension == "memory" and per == "second":
            dimension, name, per = "bandwidth", "GB/s", None
        if dimension == "operations" and per == "second":
            dimension, name, per = "compute", "TFLOPS", None
            low, high = low / 1e12, high / 1e12
        cmp = self.combined(number, bounds)
        approximate = number.about or any(item.cmp == "~" for item in bounds)
        vague = number.cmp in (">", ">=") or (number.cmp == "range" and low != high and number.style != "digits" and not self.is_plain_range(number))
        lowest, highest, cmp = _interval(low, high, cmp, approximate)
        ratio = dimension == "ratio"
        direction = 0
        if ratio:
            direction = number.sign or sign or behind_sign
            if kind == "multiple" and lowest is not None or kind == "multiple" and highest is not None:
                if levelled and any(item.role == "verb" for item in items):
                    verb = next(item.sign for item in items if item.role == "verb")
                    if verb > 0:
                        lowest = None if lowest is None else _round(lowest - 1)
                        highest = None if highest is None else _round(highest - 1)
                        direction = 1
                elif direction > 0 and self.grows_to(number, items, behind_sign):
                    lowest = None if lowest is None else _round(lowest - 1)
                    highest = None if highest is None else _round(highest - 1)
            if direction < 0:
                lowest, highest = _negated(highest), _negated(lowest)
                cmp = _MIRRORED[cmp]
        elif sign and not levelled:
            direction = sign
        quantity = Quantity(
            start, end, self.text[start:end], lowest, highest, cmp, name, dimension, kind, classifier, per, direction,
            approximate, vague, None, written,
        )  # fmt: skip
        return quantity, end, any(item.role == "each" for item in items)

    def is_plain_range(self, number: _Number) -> bool:
        written = self.low[number.start : number.end]
        return not any(character in written for character in "数几") and "s of" not in written and not re.search(r"tens|dozens|hundreds|thousands|millions|billions|few|several", written)

    def grows_to(self, number: _Number, items: list[_Item], behind_sign: int) -> bool:
        """Whether a multiple beside a rise is where it ended: "grew threefold", "a fivefold increase", "up 3x"."""
        written = self.low[number.start : number.end + 8]
        if not written.isascii():
            return False
        return not any(item.text == "by" for item in items)

    def combined(self, number: _Number, bounds: list[_Item]) -> Comparator:
        """One comparator from all the words; the strictest wins."""
        best: Comparator = number.cmp
        rank = _STRICTNESS.get(best, 0)
        if best == "range":
            rank = 3
        for item in bounds:
            strictness = _STRICTNESS[item.cmp]
            if strictness > rank:
                best, rank = item.cmp, strictness
        if best in ("=", "~") and number.about:
            return "~"
        return best

    def share_bounds(self, found: list[Quantity], each: list[bool]) -> None:
        """Give a bound or direction that 分别 or "each" spreads to the rest of the list."""
        for index in range(1, len(found)):
            before, here = found[index - 1], found[index]
            if not each[index - 1] or here.dimension != before.dimension or here.start - before.end > 3:
                continue
            if not _LIST_GAP.fullmatch(self.low, before.end, here.start):
                continue
            each[index] = True
            if before.approximate and here.cmp == "=":
                here = replace(here, cmp="~", approximate=True)
            if before.direction and not here.direction and here.dimension == "ratio":
                low, high = here.low, here.high
                if before.direction < 0:
                    low, high = _negated(high), _negated(low)
                here = replace(here, low=low, high=high, direction=before.direction,
                               cmp=_MIRRORED[here.cmp] if before.direction < 0 else here.cmp)  # fmt: skip
            found[index] = here

    def mark_conversions(self, found: list[Quantity]) -> None:
        """Mark the amounts that only say in another currency what stands before them."""
        for index in range(1, len(found)):
            before, here = found[index - 1], found[index]
            if before.dimension != "money" or here.dimension != "money" or before.unit == here.unit:
                continue
            gap = self.low[before.end : here.start]
            if len(gap) > 24:
                continue
            bracket = _BRACKET.match(gap)
            origin = before.converts if before.converts is not None else before.start
            if bracket is not None:
                rest = gap[bracket.end() :].strip()
                word = self.lexicon.conversion_words.match(rest, 0) if rest else None
                if not rest or (word is not None and word[0] == len(rest)):
                    found[index] = replace(here, converts=origin)
            elif _COMMA.fullmatch(gap) and self.lexicon.plain_conversions.match(self.low, here.start):
                found[index] = replace(here, converts=origin)
            else:
                word = self.lexicon.plain_conversions.match(gap.lstrip(" ,，"), 0)
                if word is not None and not gap.lstrip(" ,，")[word[0] :].strip():
                    found[index] = replace(here, converts=origin)


_NUMBERED = re.compile(r"[.)][ ]")
_ARTICLE = re.compile(r"(?:^|[^a-z])(an?|one) $")
_OF = re.compile(r"[ \n]of[ \n]")
_AND_A_HALF = re.compile(r"[ \n]and[ \n]a[ \n]half(?![a-z])")
_PER = re.compile(r"[ \n]?/[ \n]?| per |\nper | ?每(?:一)?|-per-")
_PER_ARTICLE = re.compile(r"[ \n]an?[ \n]| ?一")
_EACH = re.compile(r"[ \n](?:each|apiece|a piece|a pop)(?![a-z])")
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*")
_LIST_GAP = re.compile(r" ?(?:、|,|，|和|与|及|以及| and|, and)? ?")
_BRACKET = re.compile(r"\s*[(（\[]\s*")
_COMMA = re.compile(r"\s*[,，]?\s*")


def _negated(value: float | None) -> float | None:
    return None if value is None else -value or 0.0


def _interval(low: float, high: float, cmp: Comparator, approximate: bool) -> tuple[float | None, float | None, Comparator]:
    """The closed interval that a comparator makes of a number, or of the two ends of a range."""
    if cmp in (">", ">="):
        return low, None, cmp
    if cmp in ("<", "<=", "<~"):
        return None, high, cmp
    if low != high:
        return low, high, "range"
    return low, high, "~" if approximate else cmp if cmp != "range" else "="
