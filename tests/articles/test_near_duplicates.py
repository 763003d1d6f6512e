"""Reposts, excerpts and copies are found; articles about the same thing are not taken for them."""

import itertools
import random
from dataclasses import replace
from datetime import date
from pathlib import Path

import opencc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assets.articles import reading
from assets.articles.document import Document
from assets.articles.near_duplicates import (
    DUPLICATE_CONTAINMENT,
    Duplicate,
    SignedArticle,
    find_duplicates,
    sign,
    signature,
    similarity,
)
from assets.articles.reading import read_articles, resolve_inputs

GOLDEN = (
    7597758878277401496,
    7730921058194537420,
    8196059581133014128,
    8588698194472703668,
    9955458398275350284,
    14045287168483134580,
    14404964123524755356,
    17695208620062849056,
)
SAMPLES = Path(reading.__file__).parent / "samples"


@pytest.fixture(scope="module")
def samples():
    return [document for document in read_articles(resolve_inputs([SAMPLES])) if isinstance(document, Document)]


@pytest.fixture(scope="module")
def chinese(samples):
    return max((document for document in samples if document.language == "zh"), key=lambda document: len(document.body))


@pytest.fixture(scope="module")
def english(samples):
    return max((document for document in samples if document.language == "en"), key=lambda document: len(document.body))


def version(document, name, text, published=None):
    return replace(document, name=name, location=name, text=text, body_start=0, published=published)


def edited(text, share, seed=0):
    """A text with this share of it replaced, in runs of eight characters."""
    chooser = random.Random(seed)
    characters = list(text)
    for _ in range(int(len(text) * share / 8)):
        start = chooser.randrange(len(text) - 8)
        characters[start : start + 8] = chooser.choices(
            "的了在是我有和就不人都一上也很到说要去你会着没有看好自己这", k=8
        )
    return "".join(characters)


def test_no_two_samples_are_duplicates(samples):
    assert find_duplicates(samples) == []


def test_no_two_evaluation_articles_are_duplicates(evaluation_folder, samples):
    articles = [*read_articles(resolve_inputs([evaluation_folder])), *samples]
    assert find_duplicates(articles) == []
    shared = [
        similarity(first.signature, second.signature).containment
        for first, second in itertools.combinations(map(sign, articles), 2)
    ]
    assert max(shared) < 0.2  # far from the threshold


@pytest.mark.parametrize("language", ["chinese", "english"])
def test_an_edited_repost_is_a_duplicate_of_the_earlier_one(language, request):
    document = request.getfixturevalue(language)
    original = version(document, "original", document.body, date(2024, 1, 1))
    repost = version(document, "repost", "转载自某网\n" + edited(document.body, 0.1), date(2024, 1, 2))
    for articles in ([original, repost], [repost, original]):
        (duplicate,) = find_duplicates(articles)
        assert (duplicate.name, duplicate.duplicate_of) == ("repost", "original")
        assert 0.5 < duplicate.jaccard < 0.95
        assert duplicate.containment > 0.7


def test_an_excerpt_is_a_duplicate_of_the_whole_whatever_its_date(chinese):
    text = chinese.body
    whole = version(chinese, "whole", text, date(2024, 1, 2))
    half = version(chinese, "half", text[: len(text) // 2], date(2024, 1, 1))
    paragraph = version(chinese, "paragraph", text[600:760], date(2024, 1, 1))
    found = {duplicate.name: duplicate for duplicate in find_duplicates([half, paragraph, whole])}
    assert {name: duplicate.duplicate_of for name, duplicate in found.items()} == {
        "half": "whole",
        "paragraph": "whole",
    }
    assert found["half"].containment > 0.98
    assert found["half"].jaccard < 0.6
    assert found["paragraph"].containment > 0.9
    assert found["paragraph"].jaccard < 0.15


def test_a_syndicated_copy_with_another_frame_is_a_duplicate(english):
    frame = "Skip to content\nHome News Markets Opinion\nSign in\n\n{}\n\nMore from this section\nSubscribe now"
    first = version(english, "first", english.body, date(2024, 1, 1))
    copy = version(english, "copy", frame.format(english.body).replace("\n", "\r\n").upper(), date(2024, 1, 1))
    (duplicate,) = find_duplicates([first, copy])
    assert (duplicate.name, duplicate.duplicate_of) == ("copy", "first")
    assert duplicate.containment > 0.95


def test_the_script_the_width_and_the_layout_make_no_difference(chinese):
    text = chinese.body
    as_in_taiwan = opencc.OpenCC("s2twp").convert(text)
    full_width = "".join(chr(ord(character) + 0xFEE0) if "!" <= character <= "~" else character for character in text)
    wrapped = "\n".join(text[start : start + 40] for start in range(0, len(text), 40))
    assert similarity(signature(text), signature(as_in_taiwan)).jaccard > 0.9
    assert signature(full_width) == signature(text)
    assert signature(wrapped) == signature(text)


def test_the_front_matter_is_not_compared(samples):
    document = next(document for document in samples if document.body_start)
    assert sign(document).signature == signature(document.body)
    assert sign(document).signature != signature(document.text)


def test_two_roundups_that_quote_the_same_flash_stay_two_articles(samples):
    first, second, flash, *_ = sorted(
        (document for document in samples if document.language == "zh"), key=lambda document: -len(document.body)
    )
    quoted = flash.body[:400]
    articles = [
        version(first, "first", f"{first.body}\n\n{quoted}"),
        version(second, "second", f"{second.body}\n\n{quoted}"),
        version(flash, "flash", quoted),
    ]
    found = find_duplicates(articles)
    assert [duplicate.name for duplicate in found] == ["flash"]


def test_a_chain_of_versions_leads_to_one_original(chinese):
    text = chinese.body
    articles = [
        version(chinese, "excerpt", text[:500], date(2024, 1, 4)),
        version(chinese, "update", text + "\n更新：公司回应称，上述说法不实，具体数字以公告为准。", date(2024, 1, 3)),
        version(chinese, "repost", edited(text, 0.05), date(2024, 1, 2)),
        version(chinese, "original", text, date(2024, 1, 1)),
    ]
    found = find_duplicates(articles)
    assert [(duplicate.name, duplicate.duplicate_of) for duplicate in found] == [
        ("excerpt", "original"),
        ("update", "original"),
        ("repost", "original"),
    ]


def test_undated_copies_follow_their_order(chinese):
    articles = [version(chinese, name, chinese.body) for name in "abc"]
    assert find_duplicates(articles) == [Duplicate("b", "a", 1.0, 1.0), Duplicate("c", "a", 1.0, 1.0)]


def test_articles_signed_before_are_compared_like_documents(samples, chinese):
    copy = version(chinese, "copy", edited(chinese.body, 0.05), date.max)
    stored = [
        SignedArticle(article.name, article.published, tuple(map(int, article.signature)))
        for article in map(sign, samples)
    ]
    assert find_duplicates([*stored, sign(copy)]) == find_duplicates([*samples, copy])
    assert find_duplicates([*stored, sign(copy)])[0].duplicate_of == chinese.location


@pytest.mark.parametrize("text", ["", "短", "1234567", "……——！"])
def test_a_text_too_short_to_compare_is_no_duplicate(chinese, text):
    assert signature(text) == ()
    assert similarity(signature(text), signature(chinese.body)) == (0.0, 0.0)
    articles = [version(chinese, name, text) for name in "ab"] + [chinese]
    assert find_duplicates(articles) == []


def test_chance_in_a_few_shingles_is_no_duplicate(chinese):
    """A headline whose few sampled shingles all stand in an article proves nothing."""
    headline = next(
        text
        for text in (chinese.body[start : start + 20] for start in range(100, 1000))
        if 1 <= len(signature(text)) <= 3 and set(signature(text)) <= set(signature(chinese.body))
    )
    assert find_duplicates([chinese, version(chinese, "headline", headline)]) == []


def test_signatures_do_not_depend_on_the_process_or_the_release():
    """They are stored: with an upgrade that hashes otherwise, those in the warehouse must be made anew."""
    assert signature("The quick brown fox jumps over the lazy dog, and over 13 H100s.") == GOLDEN


def test_a_signature_samples_a_quarter_evenly(chinese):
    assert len(signature(chinese.body)) == pytest.approx(len(chinese.body) / 4, rel=0.3)
    assert all(0 <= value < 2**64 for value in signature(chinese.body))


@given(st.text(max_size=200), st.text(max_size=200))
def test_similarity_is_symmetric_and_bounded(first, second):
    one, two = signature(first), signature(second)
    assert similarity(one, two) == similarity(two, one)
    assert 0 <= similarity(one, two).jaccard <= similarity(one, two).containment <= 1
    assert similarity(one, one) == ((1.0, 1.0) if one else (0.0, 0.0))


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 3), st.booleans()), max_size=8))
def test_every_original_is_no_duplicate_itself(parts):
    texts = {
        letter: "".join(random.Random(letter).choices("的了在是我有和就不人都一上也很到说要去", k=300))
        for letter in "abc"
    }
    articles = [
        SignedArticle(str(index), date(2024, 1, 1 + day) if dated else None, signature(texts[letter][day * 20 :]))
        for index, (letter, day, dated) in enumerate(parts)
    ]
    found = find_duplicates(articles)
    assert not {duplicate.name for duplicate in found} & {duplicate.duplicate_of for duplicate in found}
    kinds = {letter for letter, _, _ in parts}
    assert len(articles) - len(found) == len(kinds)
    assert all(duplicate.containment >= DUPLICATE_CONTAINMENT for duplicate in found)
