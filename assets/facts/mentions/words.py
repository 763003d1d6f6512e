"""Finds the words of a list, and patterns that contain one of them, without trying each pattern at each character."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from ahocorasick_rs import AhoCorasick, MatchKind

from assets.facts.patterns import occurrences

# How far from its word a pattern may reach.
_REACH = 120
# Hardly an article is longer.
_LONGEST_ARTICLE = 20_000


class WordFinder:
    """Finds words; of words that overlap, the first and longest."""

    def __init__(self, words: Iterable[str]) -> None:
        self._automaton = AhoCorasick(list(dict.fromkeys(words)), matchkind=MatchKind.LeftmostLongest)

    def find(self, text: str) -> list[tuple[int, int]]:
        """The spans of the words in the text."""
        return [(start, end) for _, start, end in self._automaton.find_matches_as_indexes(text)]


class PatternFinder:
    """Finds patterns, each tried only around the words that its matches contain."""

    def __init__(self, entries: Iterable[Mapping[str, object]]) -> None:
        """Takes entries with `words`, a list of lower-case texts, and `pattern`, a regular expression.

        Every match of the pattern contains one of the words, within 120 characters of either end.
        """
        self._patterns: list[re.Pattern[str]] = []
        words: dict[str, list[int]] = {}
        for entry in entries:
            self._patterns.append(re.compile(str(entry["pattern"])))
            listed = entry["words"]
            for word in listed if isinstance(listed, list) else [listed]:
                words.setdefault(str(word), []).append(len(self._patterns) - 1)
        self._automaton = AhoCorasick(list(words), matchkind=MatchKind.Standard)
        self._of_word = list(words.values())

    def find(self, text: str, lowered: str) -> Iterator[re.Match[str]]:
        """The matches, each pattern's own without overlap.

        Args:
            text: The text.
            lowered: The text in lower case, of the same length.
        """
        reached = [0] * len(self._patterns)
        for index, start, end in self._automaton.find_matches_as_indexes(lowered, overlapping=True):
            for number in self._of_word[index]:
                if start < reached[number]:
                    continue
                for match in self._patterns[number].finditer(text, max(reached[number], start - _REACH), end + _REACH):
                    if match.start() > start:
                        break
                    if match.end() >= end:
                        reached[number] = match.end()
                        yield match
                        break


def places_of(text: str, words: Collection[str]) -> dict[str, list[int]]:
    """Where each of some words begins in a text; one may lie over another."""
    places: dict[str, list[int]] = {word: [] for word in words}
    if places:
        each = list(places.values())
        automaton = AhoCorasick(list(places), matchkind=MatchKind.Standard)
        for index, start, _ in occurrences(automaton, max(map(len, places)), text):
            each[index].append(start)
    return places


def article_around(place: int) -> tuple[int, int]:
    """Between which offsets of a text, which may be a bundle of articles, the article of a place may stand."""
    return max(0, place - _LONGEST_ARTICLE), place + _LONGEST_ARTICLE


def lower(text: str) -> str:
    """The text in lower case with its length kept; İ is the one letter whose lower case is longer."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
