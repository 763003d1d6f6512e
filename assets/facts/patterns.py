"""Regular expressions that are tried only where a word stands which they cannot match without.

Nine in ten of the patterns that a sentence is searched with do not occur in it. Of each pattern words are known of
which one stands at the beginning of whatever it matches, or else somewhere in it. One pass over a text tells where the
words of all patterns stand, and so where which pattern is worth trying (as RE2's `FilteredRE2` and Hyperscan do it).
"""

from __future__ import annotations

import importlib
import itertools
import re
from array import array
from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import ahocorasick_rs

from assets.lasting import lasting

# The parser behind `re`; it has no public name.
_parse = importlib.import_module("re._parser").parse
# Where each of some words may be followed by each of others, no more than these are told apart.
_MOST_WORDS = 64
# How likely a letter of a word, a space and a Chinese character are to stand at a place of a text, roughly.
_LIKELIHOOD_LETTER, _LIKELIHOOD_SPACE, _LIKELIHOOD_CHINESE = 0.07, 0.15, 0.004
# Words that are likelier than this at a place of a text stand in nearly every sentence.
_LIKELIEST = 0.05
# A longer text is searched for words a piece at a time.
_PIECE = 100_000
# Letters that `re` takes for ASCII ones where case is ignored, and `str.lower` does not; and quotation marks, so that a
# text is folded to the same whether or not those of traditional Chinese have been put for those of simplified.
_FOLDED = tuple(zip("İıſ「」『』", "iis“”‘’", strict=True))

Words = frozenset[str]
_NOTHING: Words = frozenset({""})


def fold(text: str) -> str:
    """A text in lower case, of the same length, that holds the folded words of whatever a pattern matches in it."""
    if not text.isascii():
        for letter, folded in _FOLDED:  # Ten times as fast as `str.translate`.
            text = text.replace(letter, folded)
    return text.lower()


@dataclass(frozen=True, slots=True)
class Needs:
    """The folded words that a pattern, or a part of one, needs.

    Attributes:
        texts: All texts that it matches; None where they are many.
        first: With one of these begins whatever it matches; the empty word where it may begin with anything.
        within: One of these stands in whatever it matches; None where no words are known.
    """

    texts: Words | None
    first: Words
    within: Words | None


_ANYTHING = Needs(None, _NOTHING, None)


@cache
def needs(pattern: re.Pattern[str]) -> Needs:
    """The words that a pattern needs."""
    return _of_sequence(_parse(pattern.pattern, pattern.flags))


def likelihood(words: Words | None) -> float:
    """About how often one of the words stands at a place of a text."""
    total = 0.0 if words is not None else 1.0
    for word in words or ():
        one = 1.0
        for letter in word:
            latin = _LIKELIHOOD_SPACE if letter == " " else _LIKELIHOOD_LETTER
            one *= latin if letter < "\u2e80" else _LIKELIHOOD_CHINESE
        total += one
    return total


def _rarer(one: Words | None, other: Words | None) -> Words | None:
    return min(one, other, key=likelihood)


def _joined(heads: Words, tails: Words) -> Words | None:
    """Each of the heads with each of the tails behind it; None where these are many."""
    many = len(heads) * len(tails) > max(_MOST_WORDS, len(heads), len(tails))
    return None if many else frozenset(head + tail for head in heads for tail in tails)


def _of_sequence(items: Iterable[tuple[Any, Any]]) -> Needs:
    # `run` is what the items since the last one without a known text match.
    run, first, within = _NOTHING, None, None
    for operator, argument in items:
        item = _of_item(str(operator), argument)
        joined = _joined(run, item.texts) if item.texts is not None else None
        if joined is not None:
            run = joined
            continue
        if first is None:
            first = _joined(run, item.first) or run
        within = _rarer(_rarer(within, run), item.within)
        run = item.texts or _NOTHING
    whole = first is None
    return Needs(run if whole else None, first if first is not None else run, _rarer(within, run))


def _of_item(operator: str, argument: Any) -> Needs:
    match operator:
        case "LITERAL":
            return _of_letters([argument])
        case "IN":
            return _of_set(argument)
        case "BRANCH":
            return _of_branches([_of_sequence(branch) for branch in argument[1]])
        case "SUBPATTERN":
            return _of_sequence(argument[-1])
        case "ATOMIC_GROUP":
            return _of_sequence(argument)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            least, most, inner = argument
            once = _of_sequence(inner)
            if least == 0:
                return _of_texts(once.texts | _NOTHING) if most == 1 and once.texts is not None else _ANYTHING
            return once if most == 1 else Needs(None, once.first, once.within)
        case "AT" | "ASSERT" | "ASSERT_NOT":
            return _of_texts(_NOTHING)
    return _ANYTHING


def _of_texts(texts: Words) -> Needs:
    return Needs(texts, texts, texts)


def _of_letters(codes: Iterable[int]) -> Needs:
    letters = [chr(code) for code in codes]
    if any(not letter.isascii() and letter.lower() != letter.upper() for letter in letters):
        return _ANYTHING  # How case is ignored in other letters is not followed here.
    return _of_texts(frozenset(map(fold, letters)))


def _of_set(members: Sequence[tuple[Any, Any]]) -> Needs:
    codes: list[int] = []
    for operator, argument in members:
        if str(operator) == "LITERAL":
            codes.append(argument)
        elif str(operator) == "RANGE" and argument[1] - argument[0] < _MOST_WORDS:
            codes.extend(range(argument[0], argument[1] + 1))
        else:
            return _ANYTHING
    return _of_letters(codes) if len(codes) <= _MOST_WORDS else _ANYTHING


def _of_branches(branches: Sequence[Needs]) -> Needs:
    texts = frozenset[str]().union(*[b.texts for b in branches if b.texts is not None])
    within = frozenset[str]().union(*[b.within for b in branches if b.within is not None])
    return Needs(
        texts if all(b.texts is not None for b in branches) else None,
        frozenset[str]().union(*[b.first for b in branches]),
        within if all(b.within is not None for b in branches) else None,
    )


@dataclass(frozen=True, slots=True)
class ScreenedText:
    """A text, and where in it a pattern is worth trying.

    Attributes:
        text: The text.
        places: Where words stand that patterns need, in order, by the id of the pattern; without those that may occur
            anywhere.
        beginning: The ids of the patterns that begin with those words.
    """

    text: str
    places: Mapping[int, Sequence[int]]
    beginning: Container[int]

    def places_of(self, pattern: re.Pattern[str], start: int, end: int) -> Sequence[int] | None:
        """Where between two offsets a match of a pattern may begin; None where it may begin anywhere."""
        places = self.places.get(id(pattern))
        if not places:
            return places
        first = bisect_left(places, start)
        if first == len(places) or places[first] >= end:
            return ()
        return places[first : bisect_left(places, end, first)] if id(pattern) in self.beginning else None

    def may_occur(self, pattern: re.Pattern[str] | None, start: int, end: int) -> bool:
        """Whether a pattern may occur between two offsets."""
        return pattern is not None and self.places_of(pattern, start, end) != ()

    def search(self, pattern: re.Pattern[str], start: int, end: int) -> re.Match[str] | None:
        """What `pattern.search` finds in the piece of the text between two offsets, with offsets of the piece."""
        # As in `places_of`, without the cost of calling it: this is done for nearly all patterns of every sentence.
        places = self.places.get(id(pattern))
        if places is None:
            return pattern.search(self.text[start:end])
        if not places:
            return None
        first = bisect_left(places, start)
        if first == len(places) or places[first] >= end:
            return None
        piece = self.text[start:end]
        if id(pattern) not in self.beginning:
            return pattern.search(piece)
        for place in places[first : bisect_left(places, end, first)]:
            if (match := pattern.match(piece, place - start)) is not None:
                return match
        return None

    def finditer(self, pattern: re.Pattern[str], start: int, end: int) -> Iterator[re.Match[str]]:
        """What `pattern.finditer` finds in the piece of the text between two offsets, with offsets of the piece."""
        places = self.places_of(pattern, start, end)
        if places is None:
            return pattern.finditer(self.text[start:end])
        if not places:
            return iter(())
        return _matches(pattern, self.text[start:end], [place - start for place in places], end - start)

    def finditer_in_context(self, pattern: re.Pattern[str], start: int, end: int) -> Iterator[re.Match[str]]:
        """What `pattern.finditer(text, start, end)` finds, which may look at what stands before the first offset."""
        places = self.places_of(pattern, start, end)
        if places is None:
            return pattern.finditer(self.text, start, end)
        return _matches(pattern, self.text, places, end) if places else iter(())


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text, from `start` to `end`, to be searched."""

    screened_text: ScreenedText
    start: int
    end: int

    def search(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """What `pattern.search` finds in the piece, with offsets of the piece."""
        return self.screened_text.search(pattern, self.start, self.end)


def _matches(pattern: re.Pattern[str], text: str, places: Iterable[int], end: int) -> Iterator[re.Match[str]]:
    """The matches that begin at some of these places, of which none overlaps the one before."""
    done = 0
    for place in places:
        if place >= done and (match := pattern.match(text, place, end)) is not None:
            done = match.end()
            yield match


def finditer_at(heads: re.Pattern[str], pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """What `pattern.finditer` finds in a text, where its matches begin with what `heads` matches: rare letters."""
    return _matches(pattern, text, [head.start() for head in heads.finditer(text)], len(text))


def occurrences(automaton: ahocorasick_rs.AhoCorasick, longest: int, text: str) -> Iterator[tuple[int, int, int]]:
    """All places of an automaton's words in a text: the number of the word, where it begins and where it ends.

    A long text is searched a piece at a time, so that its occurrences are never all in memory at once.

    Args:
        automaton: The words; one may lie over another.
        longest: The length of the longest word.
        text: The text.
    """
    if len(text) <= _PIECE:
        yield from automaton.find_matches_as_indexes(text, overlapping=True)
        return
    for begin in range(0, len(text), _PIECE):
        piece = text[begin : begin + _PIECE + longest - 1]
        for word, start, end in automaton.find_matches_as_indexes(piece, overlapping=True):
            if start < _PIECE:
                yield word, begin + start, begin + end


class Screen:
    """Tells where in a text which of a set of patterns are worth trying."""

    def __init__(self, patterns: Iterable[re.Pattern[str]]) -> None:
        # By their ids. Those of which no words are known are not among them: they may occur anywhere.
        self.patterns: dict[int, re.Pattern[str]] = {}
        self._beginning: set[int] = set()
        of_word: dict[str, list[int]] = {}
        for pattern in patterns:
            needed = needs(pattern)
            if likelihood(needed.first) <= _LIKELIEST:
                self._beginning.add(id(pattern))
                # What begins with another of the words stands nowhere else.
                words = [w for w in needed.first if not any(w[:n] in needed.first for n in range(1, len(w)))]
            elif needed.within is not None and likelihood(needed.within) <= _LIKELIEST:
                words = [w for w in needed.within if not any(v in w for v in needed.within if v != w)]
            else:
                continue
            self.patterns[id(pattern)] = pattern
            for word in words:
                of_word.setdefault(word, []).append(id(pattern))
        self._nowhere: dict[int, Sequence[int]] = dict.fromkeys(self.patterns, ())
        self._last, self._last_folded = ScreenedText("", self._nowhere, self._beginning), ""
        self._of_word = list(of_word.values())
        self._automaton = ahocorasick_rs.AhoCorasick(list(of_word), matchkind=ahocorasick_rs.MatchKind.Standard)
        self._longest = max(map(len, of_word), default=1)

    def read(self, text: str) -> ScreenedText:
        """Find the words that patterns need in a text; once for all who ask for the same in a row."""
        last = self._last
        if last.text is text:
            return last
        folded = fold(text)
        places = last.places if folded == self._last_folded else self._places(folded)
        self._last = read = ScreenedText(text, places, self._beginning)
        self._last_folded = folded
        return read

    def _places(self, folded: str) -> Mapping[int, Sequence[int]]:
        starts: dict[int, array[int]] = {}
        for word, start, _ in occurrences(self._automaton, self._longest, folded):
            if word in starts:
                starts[word].append(start)
            else:
                starts[word] = array("i", (start,))
        of_words: dict[int, list[array[int]]] = {}
        for word, found in starts.items():
            for pattern in self._of_word[word]:
                of_words.setdefault(pattern, []).append(found)
        places = self._nowhere.copy()
        for pattern, lists in of_words.items():
            places[pattern] = lists[0] if len(lists) == 1 else array("i", sorted(itertools.chain.from_iterable(lists)))
        return places


# All patterns made by `screened`, by their ids: they stay for good, so that an id means the same for good.
_screened: dict[int, re.Pattern[str]] = {}


def screened(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Compile a pattern that the `screen` is to know; the parameters are those of `re.compile`."""
    compiled = re.compile(pattern, flags)
    _screened[id(compiled)] = compiled
    return compiled


@lru_cache(maxsize=1)
@lasting
def _screen_of(count: int) -> Screen:
    return Screen(_screened.values())


def screen() -> Screen:
    """The screen of all patterns that have been made by `screened` so far."""
    return _screen_of(len(_screened))


def finditer(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """What `pattern.finditer` finds in a text."""
    return screen().read(text).finditer(pattern, 0, len(text))
