"""The screen of patterns: what it lets through is a superset of what matches."""

import re
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assets.facts.discourse import common, grammar
from assets.facts.frames import load_frames
from assets.facts.patterns import Screen, fold, necessary_words, screen

LETTERS = "abcdefghijklmnopqrstuvwxyz"


@pytest.fixture(scope="module")
def program() -> Screen:
    """The screen of all patterns of the program."""
    import assets.facts.extract  # noqa: F401

    common(), grammar("zh"), grammar("en"), load_frames()
    return screen()


@pytest.mark.parametrize(
    ("pattern", "flags", "words"),
    [
        (r"\b(?:said|says)\b", 0, {"said", "says"}),
        (r"Reuters", re.IGNORECASE, {"reuters"}),
        (r"(?:将|会)?(?:采购|订购)[^，。]{0,9}", 0, {"采购", "订购"}),
        (r"[Oo]rder(?:ed|s)? of", 0, {"order of", "ordered of", "orders of"}),
        # What holds another of the words adds nothing to it.
        (r"order|orders|disorder", 0, {"order"}),
        # The rarer of two words.
        (r"a\s+(?:supplier)", 0, {"supplier"}),
        (r"(?P<word>chip)(?P=word)+", 0, {"chip"}),
        (r"(?>chips?|cards?)", 0, {"chip", "card"}),
        # Words of which none is needed, or that stand nearly everywhere, tell nothing.
        (r"(?:said)?\d+", 0, set()),
        (r"said|\d+", 0, set()),
        (r"\w+e?d", 0, set()),
        (r"[^a]b", 0, set()),
        (r"(?!said)\w+", 0, set()),
        (r"é[ée]t?é", re.IGNORECASE, set()),
    ],
)
def test_words_that_a_pattern_needs(pattern: str, flags: int, words: set[str]) -> None:
    assert necessary_words(re.compile(pattern, flags)) == words


def test_folding_goes_as_far_as_ignoring_case_does() -> None:
    cased = [c for c in map(chr, range(sys.maxunicode + 1)) if c.lower() != c.upper()]
    for letter in LETTERS:
        same = re.compile(letter, re.IGNORECASE)
        assert all(fold(c) == letter for c in cased if same.fullmatch(c))
    # What has no case is not folded, so that a pattern of it is found as it stands.
    assert all(len(fold(c)) == 1 or c.lower() != c.upper() for c in map(chr, range(sys.maxunicode + 1)))


def test_every_match_in_the_examples_is_let_through(program: Screen) -> None:
    texts = [text for example in load_frames().examples for text, _ in example.positive]
    matches = passed = 0
    for text in texts:
        possible = program.possible(text)
        passed += len(possible)
        for id_, pattern in program.patterns.items():
            if pattern.search(text) is not None:
                matches += 1
                assert id_ in possible, (pattern.pattern, text)
    # It would be of no use if it let through much more.
    assert matches > len(texts)
    assert passed < 5 * matches
    assert passed < 0.1 * len(texts) * len(program.patterns)


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_every_match_that_can_be_made_up_is_let_through(program: Screen, data: st.DataObject) -> None:
    pattern = data.draw(st.sampled_from(list(program.patterns.values())))
    text = data.draw(st.from_regex(pattern))
    if pattern.search(text) is not None:  # What it is made up of leaves out what a pattern looks ahead and back for.
        assert id(pattern) in program.possible(text)
