"""Units, counting words, bounds and words of change, as units.yaml and hedges.yaml list them, compiled for matching."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple, cast

from ahocorasick_rs import AhoCorasick, MatchKind

from assets.facts.model import Comparator
from assets.facts.quantities.numerals import COMPARATORS, NumberWords
from assets.facts.vocabulary import LEXICON, Entry, Phrases, load, trie_pattern, variants_of

Kind = Literal["plain", "percent", "percentage_point", "fraction", "multiple", "change"]

_KINDS = ("plain", "percent", "percentage_point", "fraction", "multiple")
_NONE = type(None)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit, counting word or noun of units.yaml; the file explains the fields."""

    name: str
    unit: str | None
    dimension: str
    factor: float
    kind: Kind
    counts: bool
    article: bool
    bare_magnitude: bool
    near: re.Pattern[str] | None
    told: re.Pattern[str] | None
    followed_by: Phrases[bool] | None
    followed_by_code: bool
    not_followed_by: Phrases[bool] | None
    not_after: Phrases[bool] | None
    conditional: bool


class Word(NamedTuple):
    """What a word beside a number says.

    Attributes:
        role: bound, filler, each, verb, noun, compared, level, from, per or opener before the number; bound, change,
            no_change or closer behind it.
        cmp: The bound.
        sign: The direction of a change.
        text: The word, or what a quantity is per.
        not_after: Texts behind which it is part of another word.
        not_before: Texts before which it is part of another word.
        not_with: Dimensions beside which it means something else.
        glued: Whether it must stand directly behind the unit.
    """

    role: str
    cmp: Comparator = "="
    sign: int = 0
    text: str = ""
    not_after: Phrases[bool] | None = None
    not_before: Phrases[bool] | None = None
    not_with: frozenset[str] = frozenset()
    glued: bool = False


def _phrases(entry: Entry, field: str, backwards: bool = False) -> Phrases[bool] | None:
    values = [value.lower() for value in entry.strings(field) if not value.startswith("<")]
    return Phrases(dict.fromkeys(values, True), backwards) if values else None


def _flags(words: Iterable[str], backwards: bool = False) -> Phrases[bool]:
    return Phrases(dict.fromkeys((word.lower() for word in words), True), backwards)


def _comparator(entry: Entry) -> Comparator:
    if entry["cmp"] not in COMPARATORS:
        raise entry.fail(f"cmp {entry['cmp']!r} must be one of {', '.join(COMPARATORS)}")
    return cast("Comparator", entry["cmp"])


class QuantityWords:
    """The words of units.yaml, numbers.yaml and hedges.yaml."""

    def __init__(self, units: Path, numbers: Path, hedges: Path) -> None:
        """Read and check the three files.

        Raises:
            DataFileError: Where a file or an entry cannot be used.
        """
        number_top, hedge_top = load(numbers), load(hedges)
        self.variants: Mapping[str, str] = variants_of(number_top)
        self.numbers = NumberWords(number_top, hedge_top)
        self._read_units(load(units))
        self._read_contexts(number_top)
        self._read_bounds(hedge_top)
        number_top.refuse_unread()
        hedge_top.refuse_unread()
        triggers = sorted(self.numbers.triggers | set(self.article_units))
        self.triggers = AhoCorasick(triggers, matchkind=MatchKind.LeftmostLongest)
        self.starts = re.compile(self.numbers.starts)

    def _read_units(self, top: Entry) -> None:
        top.check(units=list, per=list)
        words: dict[str, list[tuple[Unit, str]]] = {}
        symbols: dict[str, list[tuple[Unit, str]]] = {}
        before: dict[str, list[Unit]] = {}
        self.nouns: dict[str, Unit] = {}
        self.article_units: dict[str, Unit] = {}
        self.parameters: Unit | None = None
        names: set[str] = set()
        for entry in top.entries("units"):
            unit = self._unit(entry)
            if unit.name in names:
                raise entry.fail(f"the name {unit.name!r} is taken; choose another")
            names.add(unit.name)
            if unit.dimension == "parameters" and self.parameters is None:
                self.parameters = unit
            for word in map(str.lower, entry.strings("words")):
                words.setdefault(word, []).append((unit, word))
                if unit.article and word.isascii():
                    self.article_units[word] = unit
                if unit.counts and word.isascii():
                    self.nouns[word] = unit
            for symbol in entry.strings("symbols"):
                symbols.setdefault(symbol, []).append((unit, symbol))
            for prefix in map(str.lower, entry.strings("before")):
                before.setdefault(prefix, []).append(unit)
        # Of units with the same form, one whose condition is met goes before one without conditions.
        for table in (words, symbols):
            for options in table.values():
                options.sort(key=lambda option: not option[0].conditional)
        for prefixes in before.values():
            prefixes.sort(key=lambda unit: not unit.conditional)
        self.units, self.symbols = Phrases(words), Phrases(symbols)
        self.unit_first = frozenset(form[0].lower() for form in (*words, *symbols))
        magnitudes = self.numbers.magnitudes
        self.magnitude_units = Phrases({word: True for word in words if word[0] in magnitudes})
        self.currency_before, self.currency = Phrases(before, backwards=True), Phrases(before, at_number=True)
        per: dict[str, str] = {}
        for entry in top.entries("per"):
            entry.check(per=str, words=list)
            per |= {word.lower(): entry["per"] for word in entry.strings("words")}
        counting = [word for word, options in words.items() if any(unit.counts for unit, _ in options)]
        self.counting = frozenset(counting)
        self.per = Phrases({word: word for word in counting} | per)
        # 每 and a time or a counting word, before the number.
        self._each = {"每" + word: per.get(word, word) for word in (*counting, *per) if not word.isascii()}
        self._each |= {"每一" + word: value for word, value in ((key[1:], each) for key, each in self._each.items())}

    @staticmethod
    def _unit(entry: Entry) -> Unit:
        optional = (list, _NONE)
        entry.check(
            name=str, unit=(str, _NONE), dimension=str, factor=(int, float, _NONE), kind=(str, _NONE), before=optional,
            words=optional, symbols=optional, counts=(bool, _NONE), article=(bool, _NONE),
            bare_magnitude=(bool, _NONE), near=optional, told=optional, followed_by=optional,
            not_followed_by=optional, not_after=optional,
        )  # fmt: skip
        kind = entry.get("kind") or "plain"
        if kind not in _KINDS:
            raise entry.fail(f"kind {kind!r} must be one of {', '.join(_KINDS)}")
        if not (entry.strings("words") or entry.strings("symbols") or entry.strings("before")):
            raise entry.fail("a unit needs words, symbols or before")
        near, told = ([word.lower() for word in entry.strings(key)] for key in ("near", "told"))
        return Unit(
            name=entry["name"], unit=entry.get("unit"), dimension=entry["dimension"],
            factor=float(entry.get("factor") or 1), kind=cast("Kind", kind), counts=bool(entry.get("counts")),
            article=bool(entry.get("article")), bare_magnitude=bool(entry.get("bare_magnitude")),
            near=re.compile(trie_pattern(near)) if near else None,
            told=re.compile(trie_pattern(told)) if told else None, followed_by=_phrases(entry, "followed_by"),
            followed_by_code="<code>" in entry.strings("followed_by"),
            not_followed_by=_phrases(entry, "not_followed_by"),
            not_after=_phrases(entry, "not_after", backwards=True),
            conditional=bool(near or told or entry.strings("followed_by")),
        )  # fmt: skip

    def _read_contexts(self, top: Entry) -> None:
        self.not_before = _flags(top.strings("not_before"))
        self.not_after = _flags(top.strings("not_after"), backwards=True)
        self.product_words = _flags(top.strings("product_words"), backwards=True)
        self.year_before = _flags(top.strings("year_before"), backwards=True)
        self.noun_stops = frozenset(top.strings("noun_stops"))

    def _read_bounds(self, top: Entry) -> None:
        before: dict[str, list[Word]] = {}
        behind: dict[str, list[Word]] = {}
        adverbs: dict[str, Word] = {}

        def put(table: dict[str, list[Word]], forms: Iterable[str], word: Word) -> None:
            for form in map(str.lower, forms):
                table.setdefault(form, []).append(word._replace(text=form))

        optional = (list, _NONE)
        for entry in top.entries("bounds"):
            entry.check(cmp=str, before=optional, behind=optional, behind_glued=optional, adverbs=optional,
                        not_after=optional, not_before=optional, not_with=optional)  # fmt: skip
            bound = Word(
                "bound", _comparator(entry), not_after=_phrases(entry, "not_after", backwards=True),
                not_before=_phrases(entry, "not_before"), not_with=frozenset(entry.strings("not_with")),
            )  # fmt: skip
            put(before, entry.strings("before") + entry.strings("adverbs"), bound)
            put(behind, entry.strings("behind"), bound._replace(not_after=None))
            put(behind, entry.strings("behind_glued"), bound._replace(not_after=None, glued=True))
            adverbs |= {word.lower()[::-1]: bound for word in entry.strings("adverbs")}
        verbs: dict[str, int] = {}
        for name, sign in (("rises", 1), ("falls", -1)):
            entry = top.entry(name)
            entry.check(verbs=list, nouns=list, behind=list, behind_nouns=list, compared=list)
            for field, role in (("verbs", "verb"), ("nouns", "noun"), ("compared", "compared")):
                put(before, entry.strings(field), Word(role, sign=sign))
            put(behind, entry.strings("behind"), Word("change", sign=sign))
            put(behind, entry.strings("behind_nouns"), Word("change_noun", sign=sign))
            verbs |= {word.lower()[::-1]: sign for word in entry.strings("verbs") if word.isascii()}
        self.from_words = frozenset(top.strings("from_words"))
        for field, role in (("levels", "level"), ("from_words", "from"), ("range_openers", "opener"),
                            ("each", "each"), ("fillers", "filler")):  # fmt: skip
            put(before, top.strings(field), Word(role))
        put(behind, top.strings("no_change_behind"), Word("no_change"))
        put(behind, top.strings("range_closers"), Word("closer"))
        for form, per in self._each.items():
            before.setdefault(form, []).insert(0, Word("per", text=per))
        self.before, self.behind = Phrases(before, backwards=True), Phrases(behind)
        self.adverbs, self.adverb_pattern = adverbs, re.compile(trie_pattern(adverbs))
        self.change_verbs = verbs
        self.change_verb_pattern = re.compile(r"(?<![a-z])" + trie_pattern(verbs, "(?![a-z])"))
        self.each = {form[::-1]: per for form, per in self._each.items()}
        self.each_pattern = re.compile(trie_pattern(self.each))
        self.far_bounds = {
            form[::-1]: options[0] for form, options in before.items()
            if options[0].role == "bound" and not form.isascii() and (len(form) > 1 or options[0].cmp == "~")
        }  # fmt: skip
        self.far_bound_pattern = re.compile(trie_pattern(self.far_bounds))
        self.compared_with = re.compile(trie_pattern(top.strings("compared_with")))
        # Whether the range must have been opened before, or be closed behind, for this to join two numbers.
        inside = dict.fromkeys(top.strings("range_separators_inside"), True)
        self.range_separators = Phrases(inside | dict.fromkeys(top.strings("range_separators"), False))
        self.range_closers = _flags(top.strings("range_closers"))
        self.conversions = _flags(top.strings("conversion_words"))
        self.plain_conversions = _flags(top.strings("conversion_words_without_brackets"))


@lru_cache(maxsize=8)
def load_quantity_words(
    units: Path | None = None, numbers: Path | None = None, hedges: Path | None = None
) -> QuantityWords:
    """The compiled word lists.

    Args:
        units: Another units.yaml.
        numbers: Another numbers.yaml.
        hedges: Another hedges.yaml.

    Raises:
        DataFileError: Where a file or an entry cannot be used; the message names the file and the line.
    """
    return QuantityWords(
        units or LEXICON / "units.yaml", numbers or LEXICON / "numbers.yaml", hedges or LEXICON / "hedges.yaml"
    )
