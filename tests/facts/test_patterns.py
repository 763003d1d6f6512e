"""The screen of patterns: what it lets through is a superset of what matches."""

import re
import sys
from collections.abc import Iterable
from types import EllipsisType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assets.facts.discourse import common, grammar
from assets.facts.frames import load_frames
from assets.facts.patterns import Screen, fold, needs, screen

LETTERS = "abcdefghijklmnopqrstuvwxyz"


@pytest.fixture(scope="module")
def program() -> Screen:
    """The screen of all patterns of the program."""
    import assets.facts.extract  # noqa: F401

    common(), grammar("zh"), grammar("en"), load_frames()
    return screen()


@pytest.mark.parametrize(
    ("pattern", "flags", "first", "within"),
    [
        (r"\b(?:said|says)\b", 0, {"said", "says"}, {"said", "says"}),
        (r"Reuters", re.IGNORECASE, {"reuters"}, {"reuters"}),
        (r"(?:将|会)?(?:采购|订)[^，。]{0,9}", 0, {"采购", "订", "将采购", "将订", "会采购", "会订"}, ...),
        (r"[Oo]rder(?:ed|s)? of", 0, {"order of", "ordered of", "orders of"}, ...),
        (r"a\s+(?:supplier)", 0, {"a"}, {"supplier"}),
        (r"(?P<word>chip)(?P=word)+", 0, {"chip"}, {"chip"}),
        (r"(?>chips?|cards?)", 0, {"chip", "chips", "card", "cards"}, ...),
        (r"(?:chip)+s", 0, {"chip"}, {"chip"}),
        (r"\w+ing?", 0, {""}, {"in", "ing"}),
        (r"(?:chip|\d+)s", 0, {"", "chip"}, {"s"}),
        # Nothing that it cannot do without is known.
        (r"(?:said)?\d+", 0, {"", "said"}, None),
        (r"said|\d+", 0, {"", "said"}, None),
        (r"(?!said)\w+", 0, {""}, None),
        (r"é[ée]t?é", re.IGNORECASE, {""}, None),
    ],
)
def test_words_that_a_pattern_needs(
    pattern: str, flags: int, first: set[str], within: set[str] | EllipsisType | None
) -> None:
    found = needs(re.compile(pattern, flags))
    assert found.first == first
    assert found.within == (first if within is ... else within)


def test_folding_goes_as_far_as_ignoring_case_does() -> None:
    cased = [c for c in map(chr, range(sys.maxunicode + 1)) if c.lower() != c.upper()]
    for letter in LETTERS:
        same = re.compile(letter, re.IGNORECASE)
        assert all(fold(c) == letter for c in cased if same.fullmatch(c))
    # What is found in the folded text stands at the same place in the text.
    assert all(len(fold(c)) == 1 for c in map(chr, range(sys.maxunicode + 1)))


def _spans(matches: Iterable[re.Match[str]]) -> list[tuple[int, int]]:
    return [match.span() for match in matches]


def test_finds_what_the_patterns_find(program: Screen) -> None:
    texts = [text for example in load_frames().examples for text, _ in example.positive]
    whole = program.read(". ".join(texts))
    matches = tried = start = 0
    for text in texts:
        end = start + len(text)
        for pattern in program.patterns.values():
            expected = list(pattern.finditer(text))
            assert _spans(whole.finditer(pattern, start, end)) == _spans(expected), (pattern.pattern, text)
            found = whole.search(pattern, start, end)
            assert (found and found.span()) == (expected[0].span() if expected else None), (pattern.pattern, text)
            in_context = _spans(whole.finditer_in_context(pattern, start, end))
            assert in_context == _spans(pattern.finditer(whole.text, start, end)), (pattern.pattern, text)
            matches += bool(expected)
            tried += whole.places_of(pattern, start, end) != ()
        start = end + 2
    # It would be of no use if it had patterns tried where they do not occur.
    assert len(texts) < matches < tried < 5 * matches
    assert tried < 0.1 * len(texts) * len(program.patterns)


@given(st.data())
@settings(max_examples=150)
def test_finds_whatever_can_be_made_up(program: Screen, data: st.DataObject) -> None:
    pattern = data.draw(st.sampled_from(list(program.patterns.values())))
    text = data.draw(st.text("a 的，.", max_size=3)) + data.draw(st.from_regex(pattern))
    read = program.read(text)
    assert _spans(read.finditer(pattern, 0, len(text))) == _spans(pattern.finditer(text))
    start = data.draw(st.integers(0, len(text)))
    found, expected = read.search(pattern, start, len(text)), pattern.search(text[start:])
    assert (found and found.span()) == (expected and expected.span())
