"""The frames: their examples, and that words, frames and predicates are added as data only."""

import re
from datetime import date
from pathlib import Path

import pytest

from assets.articles.document import Document
from assets.data_files import DataFileError
from assets.facts.engine.places import FINDERS
from assets.facts.extract import extract
from assets.facts.frames import PLACES, expand, load_frames
from assets.facts.patterns import screen

PUBLISHED = date(2025, 8, 20)
FRAMES = load_frames()


def facts_of(text, frames=None):
    language = "zh" if re.search("[一-鿿]", text) else "en"
    return extract(Document(name="example", text=text, language=language, published=PUBLISHED), frames).facts


def written(fact):
    value = f"{rounded(fact.low)!r}..{rounded(fact.high)!r} {fact.unit} {fact.cmp}" if fact.unit else None
    parts = [fact.subject.id, "->", fact.object.id if fact.object else "none", fact.metric, value, fact.modality]
    return " ".join(part for part in parts if part)


def rounded(bound):
    return None if bound is None else float(f"{bound:.12g}")


POSITIVE = [(e.predicate, text, facts) for e in FRAMES.examples for text, facts in e.positive]
NEGATIVE = [(e.predicate, text) for e in FRAMES.examples for text in e.negative]


@pytest.mark.parametrize(("predicate", "text", "expected"), POSITIVE, ids=[f"{p}: {t[:30]}" for p, t, _ in POSITIVE])
def test_positive_examples(predicate, text, expected):
    assert sorted({written(fact) for fact in facts_of(text) if fact.predicate == predicate}) == sorted(expected)


@pytest.mark.parametrize(("predicate", "text"), NEGATIVE, ids=[f"{p}: {t[:30]}" for p, t in NEGATIVE])
def test_negative_examples(predicate, text):
    assert [written(fact) for fact in facts_of(text) if fact.predicate == predicate] == []


def test_every_predicate_has_examples_in_both_languages():
    for predicate in FRAMES.predicates:
        texts = [text for p, text, _ in POSITIVE if p == predicate] + [text for p, text in NEGATIVE if p == predicate]
        chinese = [bool(re.search("[一-鿿]", text)) for text in texts]
        assert any(chinese), predicate
        assert not all(chinese), predicate
        assert any(p == predicate for p, _ in NEGATIVE), predicate


def test_a_trigger_stands_for_its_literals():
    assert expand("(place|placed) (an|a) order(s|)") == [
        "place an orders", "place an order", "place a orders", "place a order",
        "placed an orders", "placed an order", "placed a orders", "placed a order",
    ]  # fmt: skip


def triggered(text, *names):
    return [trigger.frame.predicate for trigger in FRAMES.find_triggers(screen().read(text), "zh", *names)]


def test_a_longer_word_hides_a_shorter_one():
    found = triggered("腾讯砍掉一批订单")
    assert "cuts_orders" in found
    assert "orders" not in found


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Midjourney relies largely on Google's TPU v4.", "uses"),
        ("Snap has invested at least in part in Cohere.", "invests_in"),
        ("The H20 was quietly launched by Nvidia in May 2024.", "launches"),
        ("iFlytek's Spark model was trained exclusively on the Ascend 910B.", "trained_on"),
    ],
)
def test_an_adverb_may_part_the_words_of_a_trigger(text, predicate):
    assert predicate in {fact.predicate for fact in facts_of(text)}


def test_an_adverb_that_takes_back_what_is_said_parts_no_trigger():
    assert "uses" not in {fact.predicate for fact in facts_of("Midjourney relies hardly on Google's TPU v4.")}


def test_a_name_is_not_cut_by_a_word():
    text = "华为昇腾出货约80万颗"
    start = text.index("昇腾")
    assert "reallocates" in triggered(text)
    assert "reallocates" not in triggered(text, [(start, start + 2)])


def test_a_part_of_a_company_s_name_is_no_trigger():
    text = "传音控股采购了H20"
    assert "invests_in" in triggered(text)
    assert "invests_in" not in triggered(text, [(0, 4)], [(0, 4)])


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_predicate_a_frame_and_a_trigger_are_added_as_data(tmp_path):
    write(tmp_path, "predicates.yaml", "tests: {subject: company, object: chip}\n")
    write(
        tmp_path,
        "more.yaml",
        "- predicate: tests\n"
        "  frames:\n"
        "    - name: active\n"
        "      value: none\n"
        "      need_object: true\n"
        "      subject: {kinds: company, from: before}\n"
        "      object: {kinds: chip, from: after}\n"
        "      trigger: {en: ['(test|tests|tested)'], zh: [测试]}\n",
    )
    more = load_frames([tmp_path])
    assert [written(f) for f in facts_of("Alibaba tested the H20.", more) if f.predicate == "tests"] == [
        "company:alibaba -> chip:nvidia-h20 asserted"
    ]
    assert [written(f) for f in facts_of("阿里测试H20。", more) if f.predicate == "tests"] == [
        "company:alibaba -> chip:nvidia-h20 asserted"
    ]
    assert not [f for f in facts_of("Alibaba tested the H20.") if f.predicate == "tests"]


def test_every_place_is_looked_for():
    assert {"base", *FINDERS} == PLACES
    used = {
        place.partition(":")[0] for f in load_frames().frames for r in (*f.subject, *f.object) for place in r.places
    }
    assert used == PLACES


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- predicate: flies\n  frames: []\n", "unknown predicate 'flies'"),
        ("- predicate: orders\n  frames:\n    - {name: x, trigers: {}}\n", "unknown key 'trigers'"),
        ("- predicate: orders\n  frames:\n    - {name: x, unless: '('}\n", "no regular expression"),
        ("- predicate: orders\n  frames:\n    - {name: x, subject: {kind: company}}\n", "unknown key 'kind'"),
        (
            "- predicate: orders\n  frames:\n    - {name: x, subject: {kinds: company, from: befor}}\n",
            "'befor' is no place of a role; known are after,",
        ),
        (
            "- predicate: spec\n  frames:\n    - {name: x, metrics: {fp8: {en: FP8}}, trigger: {en: ['{metric}']}}\n",
            "give the words for 'fp8' in each of en, zh",
        ),
        ("- predicate: orders\n  colour: red\n  frames: []\n", "unknown key 'colour'"),
        ("- predicate: [\n", "line 2: not valid YAML"),
        ("- predicate: orders\n", "line 1: the key 'frames' is missing"),
        ("- orders\n", "'orders' stands where a mapping must"),
        ("predicate: orders\n", "line 1: the top must be a list"),
        ("- predicate: spends\n  frames: []\n", "line 1: unknown predicate 'spends'"),
        ("- predicate: orders\n  frames:\n    - {unless: a}\n", "line 3: orders: the key 'name' is missing"),
        (
            "- predicate: orders\n  frames:\n    - {name: x, trigger: {en: buy}}\n",
            "orders/x, trigger: the words",
        ),
        ("- predicate: orders\n  frames:\n    - {name: x, trigger: {fr: [a]}}\n", "unknown key 'fr'; known are en, zh"),
        ("- predicate: orders\n  frames:\n    - {name: x, trigger: [buy]}\n", "stands where a mapping must"),
        ("- predicate: orders\n  frames:\n    - {name: x, subject: {from: topic}}\n", "the key 'kinds' is missing"),
        ("- predicate: orders\n  frames:\n    - {name: x, subject: {kinds: firm}}\n", "unknown kind 'firm'"),
        ("- predicate: orders\n  frames:\n    - {name: x, modality: sure}\n", "unknown modality 'sure'"),
        ("- predicate: orders\n  frames:\n    - {name: x, reach: far}\n", "'far' is no number"),
        ("- predicate: orders\n  examples: [{text: a}]\n  frames: []\n", "the key 'facts' is missing"),
        (
            "- predicate: orders\n  frames:\n    - name: x\n      unless: a\n      unless: b\n",
            "line 5: 'unless' stands twice, first in line 4",
        ),
    ],
)
def test_wrong_data_is_named(tmp_path, text, message):
    path = write(tmp_path, "wrong.yaml", text)
    with pytest.raises(DataFileError, match=re.escape(str(path))) as caught:
        load_frames([tmp_path])
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("spends: {subject: firm}", "line 1: spends: unknown kind 'firm'"),
        (
            "spends: {subjects: company}",
            "line 1: spends: unknown key 'subjects' (did you mean 'subject'?); known are object, subject, units",
        ),
        ("spends: {object: chip}", "the key 'subject' is missing"),
        ("spends: 5", "5 stands where a mapping must"),
        ("spends: {subject: company", "line 2: not valid YAML"),
        ("- spends", "line 1: the top must be a mapping"),
    ],
)
def test_a_wrong_predicate_is_named(tmp_path, row, message):
    path = write(tmp_path, "predicates.yaml", row + "\n")
    with pytest.raises(DataFileError, match=re.escape(str(path))) as caught:
        load_frames([tmp_path])
    assert message in str(caught.value)


def test_a_file_that_is_not_utf8_is_named(tmp_path):
    (tmp_path / "wrong.yaml").write_bytes(b"- predicate: \xff\n")
    with pytest.raises(DataFileError, match=r"wrong\.yaml, byte 13: is not UTF-8"):
        load_frames([tmp_path])
