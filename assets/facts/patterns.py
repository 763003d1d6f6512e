"""Regular expressions that are tried only on a text in which a word stands that they cannot match without.

Nine in ten of the patterns that a sentence is searched with do not occur in it. Of each pattern the literal words are
known of which one stands in whatever it matches; one pass over the sentence tells which of the words of all patterns
it holds, and so which patterns are worth trying (the filter of Cox, "Regular Expression Matching with a Trigram
Index", 2012, as in RE2's `FilteredRE2`).
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

import ahocorasick_rs

# The parser behind `re`; it has no public name.
_parse = importlib.import_module("re._parser").parse
# More words than these do not tell one text from another any better.
_MOST_WORDS = 64
# How likely a letter of a word, a space and a Chinese character are to stand at a place of a text, roughly.
_LIKELIHOOD_LATIN, _LIKELIHOOD_SPACE, _LIKELIHOOD_OTHER = 0.07, 0.15, 0.004
# Words that are likelier than this at a place of a text stand in nearly every sentence.
_LIKELIEST = 0.03
# Letters that `re` takes for ASCII ones where case is ignored, and `str.lower` does not.
_FOLDED = str.maketrans({"İ": "i", "ı": "i", "ſ": "s"})

Words = frozenset[str]
_NOTHING: Words = frozenset({""})


def fold(text: str) -> str:
    """A text in lower case, so that it holds the folded words of whatever a pattern matches in it."""
    return text.lower() if text.isascii() else text.translate(_FOLDED).lower()


def necessary_words(pattern: re.Pattern[str]) -> Words:
    """Folded words of which at least one stands in any text that a pattern matches.

    Empty where none are known, or only such as stand in nearly every sentence.
    """
    _, words = _of_sequence(_parse(pattern.pattern, pattern.flags))
    if words is None or _likelihood(words) > _LIKELIEST:
        return frozenset()
    # What holds a word of the set adds nothing to it.
    return frozenset(word for word in words if not any(other in word for other in words if other != word))


def _likelihood(words: Words) -> float:
    """About how often one of the words stands at a place of a text; lower is better."""
    total = 0.0
    for word in words:
        likelihood = 1.0
        for letter in word:
            latin = _LIKELIHOOD_SPACE if letter == " " else _LIKELIHOOD_LATIN
            likelihood *= latin if letter < "\u2e80" else _LIKELIHOOD_OTHER
        total += likelihood
    return total


def _better(one: Words | None, other: Words | None) -> Words | None:
    known = [words for words in (one, other) if words is not None and "" not in words]
    return min(known, key=_likelihood, default=None)


def _of_sequence(items: Iterable[tuple[Any, Any]]) -> tuple[Words | None, Words | None]:
    """Of a part of a pattern all texts that it may match, where they are few, and the necessary words."""
    texts, best, whole = _NOTHING, None, True
    for operator, argument in items:
        of_item, words = _of_item(str(operator), argument)
        if of_item is not None and len(texts) * len(of_item) <= _MOST_WORDS:
            texts = frozenset(head + tail for head in texts for tail in of_item)
            continue
        best, whole = _better(_better(best, texts), words), False
        texts = of_item if of_item is not None else _NOTHING
    return texts if whole else None, _better(best, texts)


def _of_item(operator: str, argument: Any) -> tuple[Words | None, Words | None]:
    match operator:
        case "LITERAL":
            return _of_letters([argument])
        case "IN":
            return _of_set(argument)
        case "BRANCH":
            of_branches = [_of_sequence(branch) for branch in argument[1]]
            return _union(texts for texts, _ in of_branches), _union(words for _, words in of_branches)
        case "SUBPATTERN":
            return _of_sequence(argument[-1])
        case "ATOMIC_GROUP":
            return _of_sequence(argument)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            least, most, inner = argument
            texts, words = _of_sequence(inner)
            if most == 1 and texts is not None:
                return (texts | _NOTHING, None) if least == 0 else (texts, words)
            return None, words if least else None
        case "AT" | "ASSERT" | "ASSERT_NOT":
            return _NOTHING, None
    return None, None


def _of_letters(codes: Iterable[int]) -> tuple[Words | None, Words | None]:
    letters = [chr(code) for code in codes]
    if any(not letter.isascii() and letter.lower() != letter.upper() for letter in letters):
        return None, None  # How case is ignored in other letters is not followed here.
    words = frozenset(letter.lower() for letter in letters)
    return words, words


def _of_set(members: Sequence[tuple[Any, Any]]) -> tuple[Words | None, Words | None]:
    codes: list[int] = []
    for operator, argument in members:
        if str(operator) == "LITERAL":
            codes.append(argument)
        elif str(operator) == "RANGE" and argument[1] - argument[0] < _MOST_WORDS:
            codes.extend(range(argument[0], argument[1] + 1))
        else:
            return None, None
    return _of_letters(codes) if len(codes) <= _MOST_WORDS else (None, None)


def _union(parts: Iterable[Words | None]) -> Words | None:
    whole: set[str] = set()
    for part in parts:
        if part is None:
            return None
        whole |= part
    return frozenset(whole)


class Screen:
    """Tells which of a set of patterns may occur in a text."""

    def __init__(self, patterns: Iterable[re.Pattern[str]]) -> None:
        # By their ids. Those of which no words are known are not among them: they may occur anywhere.
        self.patterns: dict[int, re.Pattern[str]] = {}
        by_word: dict[str, set[int]] = {}
        for pattern in patterns:
            for word in necessary_words(pattern):
                by_word.setdefault(word, set()).add(id(pattern))
                self.patterns[id(pattern)] = pattern
        self._of_word = list(by_word.values())
        self._automaton = ahocorasick_rs.AhoCorasick(list(by_word), matchkind=ahocorasick_rs.MatchKind.Standard)

    def possible(self, text: str) -> set[int]:
        """The ids of the patterns of which a word stands in a text."""
        found = {match[0] for match in self._automaton.find_matches_as_indexes(fold(text), overlapping=True)}
        return set().union(*[self._of_word[word] for word in found])


# All patterns made by `screened`, by their ids: they stay for good, so that an id means the same for good.
_screened: dict[int, re.Pattern[str]] = {}


def screened(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Compile a pattern that `SCREEN` is to know; the parameters are those of `re.compile`."""
    compiled = re.compile(pattern, flags)
    _screened[id(compiled)] = compiled
    return compiled


@lru_cache(maxsize=1)
def _screen_of(count: int) -> Screen:
    return Screen(_screened.values())


def screen() -> Screen:
    """The screen of all patterns that have been made by `screened` so far."""
    return _screen_of(len(_screened))
