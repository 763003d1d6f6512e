"""Loads the frames (frames/*.yaml) and predicates (predicates.yaml), and finds the words that trigger a frame."""

from __future__ import annotations

import re
import string
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any, get_args

import ahocorasick_rs

from assets.catalogue.entities import KINDS
from assets.data_files import DataFileError, unknown_key
from assets.facts.model import Modality
from assets.facts.patterns import ScreenedText, occurrences, screened
from assets.facts.vocabulary import LEXICON, Entry, load, load_lexicon, load_list
from assets.lasting import lasting

FOLDER = Path(__file__).parent
FRAMES_FOLDER = FOLDER / "frames"
LANGUAGES = ("en", "zh")

# What the gap of a trigger may hold: anything within the clause; the same words take more letters in English.
_GAP_LENGTH = {"zh": 28, "en": 64}
# Who says so and when, put in between English commas, takes up no room of a gap: "fleet, says one investor, stands at".
_PUT_IN = {
    "zh": "",
    "en": r"|, (?:(?:\w+ )?(?:says?|said|told|reckons?|estimates?|believes?|thinks?)|according to|in|last|this|however"
    r"|(?:together|along) with|by (?:its|their|one|his|her)|for (?:one|its part))\b[^,;:.!?\n]{0,44},"
    r"(?= (?!and |which |who|but |while ))",
}
_LONGEST_PUT_IN = 52
_GAP_ENDS = "。；;.!?！？，,\n"
_GAP = {
    language: rf"(?:[^{_GAP_ENDS}]|(?<=\d)[,.](?=\d)|(?<=\bu)\.(?=s)|(?<=\bu\.s)\.{_PUT_IN[language]}){{0,{length}}}?"
    for language, length in _GAP_LENGTH.items()
}
# The points of a number and of "U.S." end nothing.
_GAP_END = re.compile(rf"[{_GAP_ENDS}](?<!\d[,.](?=\d))(?<!\bu\.(?=s))(?<!\bu\.s\.)")
# Behind the gap a word begins; the one of "up to" and "thanks to" is no "to".
_NO_TO = ("up", "due", "thanks", "according", "prior", "owing")
_WORD_BEGINS = r"(?<![a-z])" + "".join(f"(?<!{word} )" for word in _NO_TO)
# "followed within weeks with": the gap goes on past a word that only begins like the next one.
_WORD_ENDS = r"(?![a-z0-9])"
# Words of manner and degree that may stand within a trigger: "relies largely on", "was trained solely on".
_ADVERB = re.compile(
    r"(?<=[a-z] )(?:(?:almost |largely )?(?:entirely|exclusively)|largely|mainly|mostly|solely|wholly|partly|primarily"
    r"|chiefly|predominantly|heavily|extensively|increasingly|overwhelmingly|principally|exclusively|directly|closely"
    r"|(?:at least )?in (?:large )?part|for the most part|from scratch|quietly|formally|officially|recently|initially"
    r"|originally|subsequently|eventually|finally|gradually|successfully|also|then) (?=[a-z])"
)
# Between two words behind a gap, where an adverb may stand as well.
_SPACE = r"\ (?:(?!hardly|barely|nearly|rarely|scarcely)(?:[a-z]{2,12}ly|already|now|also|then|from\ scratch)\ )?"
_GROUP = re.compile(r"\(([^()]*)\)")
_ROLE_KEYS = {"kinds", "from", "required", "spread", "generic", "named"}
_VALUE_KEYS = {"predicate", "units", "change", "metric", "require", "unless", "modality", "min", "max"}
_SECTION_KEYS = {"predicate", "defaults", "frames", "examples", "counter_examples"}
_FRAME_KEYS = {
    "name", "metric", "metrics", "trigger", "subject", "object", "values", "value", "unless", "require", "modality",
    "event", "side", "reach", "weight", "inherit", "need_object", "alone", "require_before", "require_after",
    "need_time", "continues", "object_first", "foreign", "unless_near", "yields", "line", "sells", "implies", "joins",
    "default", "without",
}  # fmt: skip


_PREDICATE_KEYS = {"subject", "object", "units"}


# The places of a role; `FINDERS` in assets/facts/engine/places/places.py tells what each means. `base` is the known
# original of a variant.
PLACES = frozenset({
    "after", "any", "any-valued", "apposed", "around", "aside", "base", "base-of", "before", "before-clause",
    "before-final", "before-near", "before-strict", "behind", "behind-on", "belonging", "belonging-to",
    "clause-noun", "compose", "customer", "doer", "each-put", "entity-list", "explained-cluster", "financed", "first",
    "goods-maker", "goods-owner", "heading", "in-house", "inside", "introduced", "introduced-near", "invested",
    "label", "labelled", "list", "lone", "maker", "maker-before", "maker-spoken-of", "marked",
    "modified", "national", "new-cluster", "next", "only-told", "other", "own-line", "owner", "owner-cluster",
    "patient", "pod-of", "recipient", "refuter", "regulator",
    "relative-list", "relative-object", "rule", "rule-maker", "same-buyer", "same-counted", "same-line",
    "same-order-buyer", "same-order-seller", "same-receiver", "same-rule", "same-seller", "same-subject", "seller",
    "served", "sold-line", "supplied", "tenderer", "topic", "topic-counted", "topic-initial",
    "topic-valued", "value", "vendor",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Role:
    """Who fills a role, and where in the sentence the engine looks.

    Attributes:
        kinds: Kinds of entity that may fill it.
        places: Where to look, best first; each one of `PLACES`, some with a limit (`after:20`) or with prepositions
            (`marked:向/给`).
        required: Whether without it there is no fact.
        spread: Whether several members are one fact each even where they share a number.
        named: Whether only a name may fill it, no word that refers back.
        generic: Whether a chip with no model named (GPU) may fill it, where the fact has a value.
    """

    kinds: tuple[str, ...]
    places: tuple[str, ...]
    required: bool = True
    spread: bool = False
    generic: bool = False
    named: bool = False


@dataclass(frozen=True, slots=True)
class Value:
    """A quantity that a frame takes, and which predicate it then states.

    Attributes:
        predicate: The predicate; None where the ontology has none, so that the quantity is used up.
        units: Units of the ontology, or `money`.
        change: True: only a change (a rise or a fall); False: only what is no change; None: either.
        metric: The metric that the fact gets.
        require: A pattern that must occur near the value.
        unless: A pattern that must not occur near the value.
        modality: The modality of a value that is still to come, where it is not the usual one.
        min: The least value, in the ontology's unit, that is plausible.
        max: The greatest.
    """

    predicate: str | None
    units: tuple[str, ...]
    change: bool | None = None
    metric: str | None = None
    require: re.Pattern[str] | None = None
    unless: re.Pattern[str] | None = None
    modality: str | None = None
    min: float | None = None
    max: float | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """One way of stating a predicate.

    Attributes:
        predicate: The predicate; None for a frame that only uses up what is no fact of the ontology.
        name: Names the frame within its predicate, for the fact's `rule`.
        metric: The metric, for specifications and thresholds.
        triggers: Per language the literal words; `~` stands for a gap within the clause.
        subject: The subject's role; several are tried in order.
        object: The object's role; several are tried in order.
        values: Quantities that it takes.
        value: `required`, `optional` or `none`.
        unless: A pattern that must not match at the trigger, its neighbours included.
        unless_near: A pattern that must not match near the trigger.
        require: A pattern in the sentence without which it does not count.
        require_before: A pattern that must match right before the trigger.
        require_after: A pattern that must match right after the trigger; `{money}` is any sign before a sum.
        modality: The modality where no cue says otherwise.
        event: Whether it happens at a time, so that a future time makes it planned.
        side: Where the value stands: `after`, `before` or `both`.
        reach: How far away the value may be, as a factor of the usual.
        weight: Added to the cost of a value; below zero the frame is preferred.
        inherit: Whether a later clause with only a subject and a value continues the frame.
        need_object: Whether a fact without value needs an object.
        alone: Whether the value needs no trigger (its unit tells).
        need_time: Whether there is no fact without a time.
        line: True: only behind the name of a product or segment (H20 revenue); False: not there.
        yields: Whether any longer trigger around it leaves it no room.
        object_first: Whether the object is looked for before the subject: what it is tells whose it is.
        foreign: Whether the chip may be another vendor's; of what is used, whether it must be.
        sells: True: only where the subject is known to sell what the object buys; False: only the other way round.
        continues: A predicate: the frame only counts where a sentence shortly before stated it.
        joins: Whether the names alone state it, where the subject's stands right before the object's: Meta's Hyperion.
        default: Whether it takes a quantity that no other frame takes, with no word that says so.
        without: Kinds of entity of which a sentence must name none, for a default.
        implies: By kind of the object the predicate that is stated along: who launches a model has developed it.
        rule: The name that a fact carries as its `rule`.
        units: The units of all quantities that it takes.
        subject_kinds: The kinds of entity that may be its subject.
        object_kinds: The kinds of entity that may be its object.
        object_places: Where its object is looked for.
        fronted: The subject's roles that are looked for before the words.
    """

    predicate: str | None
    name: str
    metric: str | None
    triggers: dict[str, tuple[str, ...]]
    subject: tuple[Role, ...]
    object: tuple[Role, ...]
    values: tuple[Value, ...]
    value: str
    unless: re.Pattern[str] | None = None
    unless_near: re.Pattern[str] | None = None
    require: re.Pattern[str] | None = None
    require_before: re.Pattern[str] | None = None
    require_after: re.Pattern[str] | None = None
    modality: str | None = None
    event: bool = False
    side: str = "both"
    reach: float = 1.0
    weight: float = 0.0
    inherit: bool = True
    need_object: bool = False
    alone: bool = False
    need_time: bool = False
    object_first: bool = False
    foreign: bool = False
    yields: bool = False
    line: bool | None = None
    continues: str | None = None
    sells: bool | None = None
    joins: bool = False
    default: bool = False
    without: tuple[str, ...] = ()
    implies: tuple[tuple[str, str], ...] = ()

    rule: str = field(init=False)
    units: frozenset[str] = field(init=False)
    subject_kinds: frozenset[str] = field(init=False)
    object_kinds: frozenset[str] = field(init=False)
    object_places: frozenset[str] = field(init=False)
    fronted: tuple[Role, ...] = field(init=False)

    def __post_init__(self) -> None:
        told = {
            "rule": f"{self.predicate or 'none'}/{self.name}",
            "units": frozenset(unit for value in self.values for unit in value.units),
            "subject_kinds": frozenset(kind for role in self.subject for kind in role.kinds),
            "object_kinds": frozenset(kind for role in self.object for kind in role.kinds),
            "object_places": frozenset(place for role in self.object for place in role.places),
            "fronted": tuple(r for r in self.subject if any(place.startswith("before") for place in r.places)),
        }
        for name, value in told.items():
            object.__setattr__(self, name, value)


@dataclass(slots=True, eq=False)
class Trigger:
    """Words in a text that may state a frame; not frozen, which makes as many as there are three times as slow."""

    start: int
    end: int
    frame: Frame


@dataclass(frozen=True, slots=True)
class Predicate:
    """What the ontology says of a predicate.

    Attributes:
        name: Its name.
        subject: Kinds of its subject.
        object: Kinds of its object; empty where it has none.
        units: Units of its value; `money` for any currency; empty where it has none.
    """

    name: str
    subject: tuple[str, ...]
    object: tuple[str, ...]
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Examples:
    """What the frames of a predicate must find, and what they must not; run as tests.

    Attributes:
        predicate: The predicate.
        positive: Sentences, each with the facts that must come out of it, written
            `subject -> object metric low..high unit cmp modality` (what a fact lacks is left out).
        negative: Sentences from which no fact of the predicate must come out.
    """

    predicate: str
    positive: tuple[tuple[str, tuple[str, ...]], ...]
    negative: tuple[str, ...]


@dataclass(frozen=True)
class FrameSet:
    """All frames, ready to be looked for."""

    frames: tuple[Frame, ...]
    examples: tuple[Examples, ...]
    predicates: dict[str, Predicate]
    _matchers: dict[str, _Matcher] = field(repr=False)

    def find_triggers(
        self,
        screened_text: ScreenedText,
        language: str,
        names: Sequence[tuple[int, int]] = (),
        parties: Sequence[tuple[int, int]] = (),
    ) -> list[Trigger]:
        """The triggers in a text, in order; of overlapping words the longer count.

        Args:
            screened_text: The text.
            language: `zh` or `en`.
            names: Where names stand, in order: words that begin or end within one (昇腾出货 is no 腾出) are none.
            parties: Where companies and people are named, in order: a part of such a name (传音控股) says nothing.
        """
        return self._matchers[language].find(screened_text, names, parties)

    @cached_property
    def by_rule(self) -> dict[str, Frame]:
        """Each frame by its `rule`."""
        return {frame.rule: frame for frame in self.frames}

    @cached_property
    def alone(self) -> tuple[Frame, ...]:
        """Frames whose value needs no trigger."""
        return tuple(frame for frame in self.frames if frame.alone)

    @cached_property
    def defaults(self) -> tuple[Frame, ...]:
        """Frames of quantities that no other frame takes."""
        return tuple(frame for frame in self.frames if frame.default)

    @cached_property
    def joining(self) -> tuple[Frame, ...]:
        """Frames that two names side by side state."""
        return tuple(frame for frame in self.frames if frame.joins)


_compiled = cache(re.compile)
# How far before and behind a trigger the words stand that its frame requires.
REQUIRED_REACH = 100


class _Matcher:
    """Finds the triggers of one language in time linear in the text."""

    def __init__(self, frames: Sequence[Frame], language: str) -> None:
        # How far behind first words the last ones may begin.
        self._reach = 0
        # By its first words: the frame, and the pattern of a gap and of the words behind it. Of the many thousand
        # patterns an article needs few, and compiling all takes a second.
        entries: dict[str, list[tuple[Frame, str | None]]] = {}
        # By its first words: which of them have no gap, and which have one, by the last words behind it.
        without_gap: dict[str, list[int]] = {}
        with_gap: dict[str, dict[str, list[int]]] = {}
        tails: dict[str, str] = {}
        for frame in frames:
            for literal in frame.triggers.get(language, ()):
                head, gap, rest = (literal.lower() if language == "en" else literal).partition("~")
                # "spent $2 billion" has no "on".
                parts = [part.strip() for part in rest.split("~")]
                # Many thousand heads share their tails: each is kept once.
                if gap and rest not in tails:
                    tails[rest] = _tail(parts, language)
                tail = tails[rest] if gap else None
                head = head.strip()
                of_head = entries.setdefault(head, [])
                if gap and parts[-1]:
                    with_gap.setdefault(head, {}).setdefault(parts[-1], []).append(len(of_head))
                    longest = len(parts) * (_GAP_LENGTH[language] + _LONGEST_PUT_IN) + len(rest)
                    self._reach = max(self._reach, longest)
                else:
                    without_gap.setdefault(head, []).append(len(of_head))
                of_head.append((frame, tail))
        self._literals = sorted(entries)
        self._frames = [tuple(entries[literal]) for literal in self._literals]
        self._without_gap = [without_gap.get(literal, []) for literal in self._literals]
        words = {word: i for i, word in enumerate(sorted({word for by_word in with_gap.values() for word in by_word}))}
        self._with_gap = [
            {words[word]: entries_ for word, entries_ in with_gap.get(literal, {}).items()}
            for literal in self._literals
        ]
        self._words = language == "en"
        self._put_in = re.compile(_PUT_IN[language].removeprefix("|")) if _PUT_IN[language] else None
        self._widest_over_others = 40 if language == "en" else 28
        self._automaton = (
            ahocorasick_rs.AhoCorasick(self._literals, matchkind=ahocorasick_rs.MatchKind.Standard)
            if self._literals
            else None
        )
        self._longest = max(map(len, self._literals), default=1)
        self._longest_behind = max(map(len, words), default=1)
        self._words_behind = ahocorasick_rs.AhoCorasick(list(words), matchkind=ahocorasick_rs.MatchKind.Standard)

    def find(
        self, screened_text: ScreenedText, names: Sequence[tuple[int, int]], parties: Sequence[tuple[int, int]]
    ) -> list[Trigger]:
        if self._automaton is None:
            return []
        text = screened_text.text
        lowered = text.lower()
        if len(lowered) != len(text):
            lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
        haystack = lowered if self._words else text
        name_starts = [start for start, _ in names]
        party_starts = [start for start, _ in parties]
        places, words = self._places_behind(lowered)
        gap_ends = self._gap_ends(lowered)
        # Each by its beginning, the longest first.
        found: list[tuple[int, int, int, Frame]] = []
        for index, start, end in self._occurrences(self._automaton, self._longest, haystack):
            if _cuts_word(lowered, start, end) or _cuts_name(names, name_starts, start, end):
                continue
            if _is_part_of_name(parties, party_starts, start, end):
                continue
            chosen, with_gap = self._without_gap[index], self._with_gap[index]
            if with_gap:
                # Only those of which the last words stand where a gap may end.
                last = min(end + self._reach, gap_ends[bisect_left(gap_ends, end)])
                near = words[bisect_left(places, end) : bisect_right(places, last)]
                if not with_gap.keys().isdisjoint(near):
                    near_words = with_gap.keys() & near
                    chosen = sorted([*chosen, *(entry for word in near_words for entry in with_gap[word])])
            for entry in chosen:
                frame, tail = self._frames[index][entry]
                stop = end
                if tail is not None:
                    match = _compiled(tail).match(lowered, end)
                    if match is None or _cuts_word_end(lowered, match.end()):
                        continue
                    stop = match.end()
                    if not self._words and _BY_TWO.match(text, start, stop):
                        continue
                found.append((start, -stop, len(found), frame))
        found.sort()
        triggers: list[Trigger] = []
        longest: list[tuple[int, int, Frame]] = []
        for start, minus_end, _, frame in found:
            end = -minus_end
            longest = [item for item in longest if item[1] > start] if longest else longest
            if longest and any(
                _outdoes(item, start, end, frame)
                # "will have" of a cluster leaves a company its "have"; within a Chinese word no word is left.
                and not (self._words and item[2].predicate is not None and not _shares_subject(frame, item[2]))
                for item in longest
            ):
                continue
            excludes = frame.unless is not None or frame.unless_near is not None
            if excludes and _is_ruled_out(frame, screened_text, start, end, parties, party_starts):
                continue  # It hides nothing either.
            # Over a wide gap the words between are a statement of their own: "has ordered 6,400 chips for its site in".
            if end - start <= self._widest_over_others and _stands_where_it_may(frame, text, start, end):
                longest.append((start, end, frame))
            triggers.append(Trigger(start, end, frame))
        return triggers

    def _occurrences(
        self, automaton: ahocorasick_rs.AhoCorasick, longest: int, text: str
    ) -> Iterator[tuple[int, int, int]]:
        """All places of an automaton's words in a text, also of those that an adverb parts: "relies largely on"."""
        yield from occurrences(automaton, longest, text)
        for adverb in _ADVERB.finditer(text) if self._words else ():
            begin = max(0, adverb.start() - longest)
            before, length = text[begin : adverb.start()], len(adverb.group())
            around = before + text[adverb.end() : adverb.end() + longest]
            for index, start, end in automaton.find_matches_as_indexes(around, overlapping=True):
                if start < len(before) < end:
                    yield index, begin + start, begin + end + length

    def _places_behind(self, text: str) -> tuple[array[int], array[int]]:
        """Where words stand that may come behind a gap, in order, and which."""
        behind = self._occurrences(self._words_behind, self._longest_behind, text)
        found = [start << 32 | word for word, start, _ in behind]
        found.sort()
        return array("i", (each >> 32 for each in found)), array("i", (each & 0xFFFFFFFF for each in found))

    def _gap_ends(self, text: str) -> list[int]:
        """Where no gap goes on, the end of the text included."""
        ends = [match.start() for match in _GAP_END.finditer(text)]
        if self._put_in is not None:
            put_in = [match.span() for end in ends if (match := self._put_in.match(text, end)) is not None]
            crossed = {place for start, stop in put_in for place in range(start, stop)}
            ends = [end for end in ends if end not in crossed]
        return [*ends, len(text)]


def _tail(parts: Sequence[str], language: str) -> str:
    """The pattern of the gaps behind first words, and of the words behind each gap."""
    return "".join(
        _GAP[language]
        + (_WORD_BEGINS if part[:1].isascii() else "")
        + (re.escape(part).replace(r"\ ", _SPACE) if language == "en" else re.escape(part))
        + (_WORD_ENDS if language == "en" and part[-1:].isalnum() else "")
        for part in parts
    )


def _outdoes(longer: tuple[int, int, Frame], start: int, end: int, frame: Frame) -> bool:
    """Whether an overlapping trigger that began first, and is longer, leaves no room for this one.

    A measure (what a number is of) stays beside words that only relate two parties, or that measure something else.
    """
    if (longer[0], longer[1]) == (start, end):
        return False
    other = longer[2]
    if frame.values and other.predicate != frame.predicate:
        shared = not frame.units.isdisjoint(other.units)
        if not frame.yields or (other.units and not shared and other.predicate is not None):
            return shared or other.predicate is None
    return True


def _is_ruled_out(
    frame: Frame,
    screened_text: ScreenedText,
    start: int,
    end: int,
    parties: Sequence[tuple[int, int]],
    party_starts: list[int],
) -> bool:
    """Whether the words at the trigger, or near it, are those that the frame excludes; of its own sentence only.

    A part of a company's or a person's name excludes nothing: 紫光股份 tells of no shares.
    """
    first, last = max(0, start - 24), end + 24
    if not (
        screened_text.may_occur(frame.unless_near, first, last) or screened_text.may_occur(frame.unless, first, last)
    ):
        return False
    text = screened_text.text
    before = _SENTENCE_END.split(text[first:start])[-1]
    around = before + text[start:end] + _SENTENCE_END.split(text[end:last])[0]

    def excludes(match: re.Match[str], offset: int) -> bool:
        return not _is_part_of_name(parties, party_starts, offset + match.start(), offset + match.end())

    begin = start - len(before)
    if frame.unless_near is not None and any(excludes(m, begin) for m in frame.unless_near.finditer(around)):
        return True
    if frame.unless is None:
        return False
    # The pattern must touch the trigger: "in order to" rules an order out, an order elsewhere does not.
    cut = max(0, len(before) - 16)
    left, right = len(before) - cut, len(before) - cut + end - start
    return any(
        m.start() <= right + 2 and m.end() >= left - 2 and excludes(m, begin + cut)
        for m in frame.unless.finditer(around[cut:])
    )


def _stands_where_it_may(frame: Frame, text: str, start: int, end: int) -> bool:
    """Whether the words before and behind a trigger are those that its frame requires; else it hides no other."""
    if frame.require_after is not None and not frame.require_after.match(text[end : end + REQUIRED_REACH]):
        return False
    if frame.require_before is None:
        return True
    before = _SENTENCE_END.split(text[max(0, start - REQUIRED_REACH) : start])[-1]
    return frame.require_before.search(before) is not None


_LATIN_LETTERS = frozenset(string.ascii_letters)
_LATIN = _LATIN_LETTERS | frozenset(string.digits)
# 由甲设计、乙代工的: what the second does is not what the first does.
_BY_TWO = re.compile(r"由[^，。；]*?(?:设计|研发|自研|开发|研制|代工|生产|制造|运营|建设|出资|领投)的?、")
_SENTENCE_END = re.compile(r"[。！？\n]|[.!?]\s")
# What makes a word of 系, which else says whose something is.
_BEHIND_SYSTEM = frozenset("列统数")


def _shares_subject(frame: Frame, other: Frame) -> bool:
    """Whether the same kind of entity may be the subject of both frames."""
    return not frame.subject_kinds or not frame.subject_kinds.isdisjoint(other.subject_kinds)


def _cuts_word(text: str, start: int, end: int) -> bool:
    """Whether the range begins or ends inside a word of Latin letters, or ends in the 系 of 系列 or 系统."""
    inside = text[start - 1 : start] in _LATIN and text[start] in _LATIN
    return inside or _cuts_word_end(text, end) or (text[end - 1] == "系" and text[end : end + 1] in _BEHIND_SYSTEM)


def _cuts_name(names: Sequence[tuple[int, int]], starts: list[int], start: int, end: int) -> bool:
    """Whether the range overlaps a name without either holding the other."""
    i = bisect_right(starts, start) - 1
    if i >= 0:
        a, b = names[i]
        if a < start < b < end:
            return True
        if end - start == 1 and a <= start and end <= b and b - a > 1:
            return True  # 英伟达 has no 达.
    j = bisect_right(starts, end - 1) - 1
    if j >= 0:
        a, b = names[j]
        return start < a < end < b
    return False


def _is_part_of_name(names: Sequence[tuple[int, int]], starts: list[int], start: int, end: int) -> bool:
    """Whether the range lies within a longer name."""
    i = bisect_right(starts, start) - 1
    return i >= 0 and end <= names[i][1] and end - start < names[i][1] - names[i][0]


def _cuts_word_end(text: str, end: int) -> bool:
    return text[end : end + 1] in _LATIN and text[end - 1] in _LATIN_LETTERS


def expand(pattern: str) -> list[str]:
    """The literals that a trigger stands for: `order(ed|s|)` is order, ordered and orders."""
    match = _GROUP.search(pattern)
    if match is None:
        return [" ".join(filter(None, pattern.split(" ")))]
    literals: list[str] = []
    for alternative in match[1].split("|"):
        literals.extend(expand(pattern[: match.start()] + alternative + pattern[match.end() :]))
    return list(dict.fromkeys(literals))


# In a pattern, how a name begins; some names begin with a small letter: xAI, iFlytek.
_BEGINS_NAME = re.compile(r"(?:\(\?-i:\[A-Z\]\)|\[A-Z\])(\[\\w[^\]]*\][*+])")


def _pattern(text: str | None, where: str) -> re.Pattern[str] | None:
    if text is None:
        return None
    try:
        # A capital that a pattern asks for is one, though its words may be written either way.
        with_money = text.replace("{money}", _money_signs()) if "{money}" in text else text
        return screened(
            _BEGINS_NAME.sub(r"(?-i:[a-z]?[A-Z])\1", with_money).replace("[A-Z]", "(?-i:[A-Z])"), re.IGNORECASE
        )
    except re.error as error:
        raise DataFileError(f"{where}: {text!r} is no regular expression: {error}") from error


@cache
def _money_signs() -> str:
    """What `{money}` stands for in a pattern: the signs and codes that units.yaml puts before a sum."""
    units = load_lexicon("units")["units"]
    signs = {str(sign) for unit in units if unit.get("dimension") == "money" for sign in unit.get("before", ())}
    letters = sorted((re.escape(s) for s in signs if s[0].isalpha()), key=len, reverse=True)
    symbols = "".join(sorted(re.escape(s) for s in signs if len(s) == 1 and not s.isalpha()))
    return rf"(?:[{symbols}]|(?:{'|'.join(letters)})\s?(?=\d))"


def _words(value: Any) -> tuple[str, ...]:
    return tuple(value.split()) if isinstance(value, str) else tuple(value or ())


def _roles(rows: Any, where: str) -> tuple[Role, ...]:
    return tuple(_role(row, where) for row in (rows if isinstance(rows, list) else [rows] if rows else []))


def _check_keys(row: Any, known: set[str], where: str, *needed: str) -> None:
    if not isinstance(row, dict):
        raise DataFileError(f"{where}: {row!r} stands where a mapping must; its keys are {', '.join(sorted(known))}")
    if unknown := set(row) - known:
        raise DataFileError(f"{where}: {unknown_key(min(map(str, unknown)), known)}")
    for key in needed:
        if key not in row:
            raise DataFileError(f"{where}: the key {key!r} is missing")


def _kinds(value: Any, where: str) -> tuple[str, ...]:
    kinds = _words(value)
    if unknown := [kind for kind in kinds if kind not in KINDS]:
        raise DataFileError(f"{where}: unknown kind {unknown[0]!r}; known are {', '.join(KINDS)}")
    return kinds


def _modality(value: Any, where: str) -> Any:
    if value is not None and value not in get_args(Modality):
        raise DataFileError(f"{where}: unknown modality {value!r}; known are {', '.join(get_args(Modality))}")
    return value


def _number(value: Any, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise DataFileError(f"{where}: {value!r} is no number")
    return float(value)


def _triggers(value: Any, where: str) -> dict[str, tuple[str, ...]]:
    _check_keys(value, set(LANGUAGES), f"{where}, trigger")
    for language, words in value.items():
        if not isinstance(words, list) or not all(isinstance(text, str) for text in words):
            raise DataFileError(f"{where}, trigger: the words under {language!r} must be a list of texts")
    return {
        language: tuple(dict.fromkeys(literal for text in value.get(language, ()) for literal in expand(text)))
        for language in LANGUAGES
    }


def _role(row: dict[str, Any], where: str) -> Role:
    _check_keys(row, _ROLE_KEYS, where, "kinds")
    places = row.get("from", "before topic")
    places = tuple(places) if isinstance(places, list) else _words(places)
    for place in places:
        if place.partition(":")[0] not in PLACES:
            raise DataFileError(f"{where}: {place!r} is no place of a role; known are {', '.join(sorted(PLACES))}")
    return Role(
        _kinds(row["kinds"], where),
        places,
        row.get("required", True),
        row.get("spread", False),
        row.get("generic", False),
        row.get("named", False),
    )


def _value(row: dict[str, Any], predicate: str | None, where: str) -> Value:
    _check_keys(row, _VALUE_KEYS, where, "units")
    return Value(
        row.get("predicate", predicate),
        _words(row["units"]),
        row.get("change"),
        row.get("metric"),
        _pattern(row.get("require"), where),
        _pattern(row.get("unless"), where),
        _modality(row.get("modality"), where),
        row.get("min"),
        row.get("max"),
    )


def _per_metric(row: dict[str, Any], where: str) -> list[dict[str, Any]]:
    """One row for each of a row's `metrics`, its words put in for `{metric}` in the triggers."""
    for metric, words in row["metrics"].items():
        if set(words) != set(LANGUAGES):
            raise DataFileError(f"{where}: give the words for {metric!r} in each of {', '.join(LANGUAGES)}")
    return [
        {
            **{key: value for key, value in row.items() if key != "metrics"},
            "name": f"{row['name']}-{metric}",
            "metric": metric,
            "trigger": {
                language: [text.replace("{metric}", words[language]) for text in row["trigger"].get(language, ())]
                for language in LANGUAGES
            },
        }
        for metric, words in row["metrics"].items()
    ]


def _frame(row: dict[str, Any], predicate: str | None, defaults: dict[str, Any], where: str) -> Frame:
    row = {**defaults, **row}
    _check_keys(row, _FRAME_KEYS, where, "name")
    values = row.get("values", [])
    values = [values] if isinstance(values, dict) else values
    return Frame(
        predicate=predicate,
        name=str(row["name"]),
        metric=row.get("metric"),
        triggers=_triggers(row.get("trigger") or {}, where),
        subject=_roles(row.get("subject"), where),
        object=_roles(row.get("object"), where),
        values=tuple(_value(value, predicate, where) for value in values),
        value=row.get("value", "required" if values else "none"),
        unless=_pattern(row.get("unless"), where),
        unless_near=_pattern(row.get("unless_near"), where),
        require=_pattern(row.get("require"), where),
        require_before=_pattern(f"(?:{row['require_before']})$" if "require_before" in row else None, where),
        require_after=_pattern(row.get("require_after"), where),
        modality=_modality(row.get("modality"), where),
        event=row.get("event", False),
        side=row.get("side", "both"),
        reach=_number(row.get("reach", 1.0), where),
        weight=_number(row.get("weight", 0.0), where),
        inherit=row.get("inherit", True),
        need_object=row.get("need_object", False),
        alone=row.get("alone", False),
        need_time=row.get("need_time", False),
        object_first=row.get("object_first", False),
        foreign=row.get("foreign", False),
        yields=row.get("yields", False),
        line=row.get("line"),
        continues=row.get("continues"),
        sells=row.get("sells"),
        joins=row.get("joins", False),
        default=row.get("default", False),
        without=_words(row.get("without")),
        implies=tuple(row.get("implies", {}).items()),
    )


def load_predicates(paths: Iterable[Path] = ()) -> dict[str, Predicate]:
    """The predicates of predicates.yaml and of further files of the same form.

    Raises:
        DataFileError: An unknown key or kind; the message names the file, the line and the predicate.
    """
    predicates: dict[str, Predicate] = {}
    for path in (FOLDER / "predicates.yaml", *paths):
        for name, row in load(path).items():
            where = f"{path}, line {row.line}: {name}" if isinstance(row, Entry) else f"{path}: {name}"
            _check_keys(row, _PREDICATE_KEYS, where, "subject")
            predicates[name] = Predicate(
                name, _kinds(row["subject"], where), _kinds(row.get("object"), where), _words(row.get("units"))
            )
    return predicates


def load_frames(folders: Iterable[Path] = ()) -> FrameSet:
    """Read the frames that come with the program, and those of further folders.

    Args:
        folders: Folders with `*.yaml` of the same form; a `predicates.yaml` among them adds predicates.

    Returns:
        The frames.

    Raises:
        DataFileError: An unknown key, predicate or place; the message names the file and the frame.
    """
    return _load(tuple(Path(folder) for folder in folders))


def _examples(section: dict[str, Any], where: str) -> Iterator[Examples]:
    if "examples" not in section and "counter_examples" not in section:
        return
    for row in section.get("examples", ()):
        _check_keys(row, {"text", "facts"}, f"{where}, examples", "text", "facts")
    positive = tuple((row["text"], tuple(row["facts"])) for row in section.get("examples", ()))
    yield Examples(str(section.get("predicate")), positive, tuple(section.get("counter_examples", ())))


@lru_cache(maxsize=4)
@lasting
def _load(folders: tuple[Path, ...]) -> FrameSet:
    predicates = load_predicates(
        folder / "predicates.yaml" for folder in folders if (folder / "predicates.yaml").exists()
    )
    frames: list[Frame] = []
    examples: list[Examples] = []
    for folder in (FRAMES_FOLDER, *folders):
        for path in sorted(folder.glob("*.yaml")):
            if path.name == "predicates.yaml":
                continue
            for section in load_list(path):
                where = f"{path}, line {section.line}" if isinstance(section, Entry) else str(path)
                _check_keys(section, _SECTION_KEYS, where, "frames")
                predicate = section.get("predicate")
                if predicate is not None and predicate not in predicates:
                    raise DataFileError(f"{where}: unknown predicate {predicate!r}; add it to predicates.yaml")
                examples.extend(_examples(section, f"{where}: {predicate}"))
                for many in section["frames"]:
                    where = f"{path}, line {many.line}" if isinstance(many, Entry) else where
                    _check_keys(many, _FRAME_KEYS | {"metrics"}, f"{where}: {predicate}", "name")
                    where = f"{where}: {predicate}/{many['name']}"
                    rows = _per_metric(many, where) if "metrics" in many else [many]
                    frames.extend(_frame(row, predicate, section.get("defaults", {}), where) for row in rows)
    return FrameSet(
        tuple(frames), tuple(examples), predicates, {language: _Matcher(frames, language) for language in LANGUAGES}
    )


def data_files() -> list[Path]:
    """The files that decide what is extracted, in a fixed order."""
    return [FOLDER / "predicates.yaml", *sorted(FRAMES_FOLDER.glob("*.yaml")), *sorted(LEXICON.rglob("*.yaml"))]
