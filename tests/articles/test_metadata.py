"""Titles and languages; meta.json and front matter, right and broken."""

import json
from datetime import date

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from assets.articles.document import ArticleError
from assets.articles.metadata import (
    find_title,
    is_of_another_language,
    language_of,
    read_front_matter,
    read_meta_json,
    share_in_other,
)

PROSE = (
    "星桥数据今年向上游订购了超过十亿元的加速卡，这一数字接近去年全国总销售额。知情人士称，首批货已经到港，"
    "余下的要到明年二季度才能交付，价格比去年上涨了三成。"
)
ENGLISH_PROSE = (
    "The company said it would buy more cards next year. It did not say how many, or from whom it would buy. "
)


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("# Heading with `code` and **bold** #\n\ntext", "Heading with code and bold"),
        ("\n\n![pic](x.png)\n\n## 小标题在前\n", "小标题在前"),
        ("nav\nTitle below\n===========\nBy A. Writer\n", "Title below"),
        ("短标题\n\n正文第一句。第二句。", "短标题"),
        ("[nav](x)\nhttps://a.example\n2023年6月14日\n**真标题**\n", "真标题"),
        ("这是一句话，讲了很多。然后结束。", None),
        ("x" * 200, None),
        ("它今年订购了两万块卡。它还要再买。（转载）\n", None),
        ("| Company | Chip |\n|---|---|\n| Meta | H100 |\n", None),
        ("Meta said on Monday that it had bought\nsome 24,000 of these chips last year. It\nwants more.\n", None),
        ("The order was said to be the largest so\nfar, and the maker is to deliver it in March. More follow.", None),
        (
            "某公司今年向上游订购了超过十亿元的加速卡，这\n一数字接近去年全年的总数。首批货已经到港，余下\n的要到明年。",
            None,
        ),
        (
            "Meta buys more chips\nThe company said on Monday that it bought\nsome 24,000 of them. It wants more.\n",
            "Meta buys more chips",
        ),
        (
            "Meta buys many more chips of the newest kind\nBy A. Writer\nThe Daily Rack\n\nIt said so.",
            "Meta buys many more chips of the newest kind",
        ),
        (
            "某公司买卡\n某公司今年向上游订购了超过十亿元的加速卡，这一数字接近去年全年的总数。首批货已经到港。",
            "某公司买卡",
        ),
        ("", None),
    ],
)
def test_the_title_is_the_first_heading_or_a_short_first_line(body, title):
    assert find_title(body) == title


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (PROSE, "zh"),
        ("Meta、Google、Microsoft 和 Amazon 采购 NVIDIA GPU 超过十万块", "zh"),
        (ENGLISH_PROSE, "en"),
        ("ByteDance (字节跳动) and Alibaba (阿里巴巴) ordered a great many H20 accelerators, people said.", "en"),
        ("1,234", "en"),
        ("", "en"),
    ],
)
def test_the_language_is_told_by_the_share_of_chinese_characters(text, language):
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("text", "language", "share"),
    [
        (PROSE, "zh", 0.0),
        (ENGLISH_PROSE, "en", 0.0),
        (f"{PROSE}\n\nNVIDIA H100 SXM5 80GB\n\n{PROSE}", "zh", 0.0),
        (f"{ENGLISH_PROSE}\n\n{ENGLISH_PROSE}", "zh", 1.0),
        ("", "en", 0.0),
    ],
)
def test_how_much_of_an_article_is_in_the_other_language(text, language, share):
    assert share_in_other(text, language) == share
    mixed = share_in_other(f"{PROSE}\n\n{ENGLISH_PROSE}", "zh")
    assert 0.2 < mixed < 0.6


@pytest.mark.parametrize(
    ("text", "is_other"),
    [
        ("半導体大手のエヌビディアは14日、中国向けの人工知能用半導体の出荷を再開すると発表した。", True),
        ("엔비디아는 중국용 인공지능 반도체의 출하를 재개한다고 발표했다.", True),
        ("Компания объявила, что возобновит поставки.", True),
        (PROSE, False),
        (ENGLISH_PROSE, False),
    ],
)
def test_other_languages_are_noticed(text, is_other):
    assert is_of_another_language(text) is is_other


def test_meta_json_gives_all_its_fields(tmp_path):
    path = tmp_path / "meta.json"
    path.write_text(
        json.dumps(
            {
                "id": "x",
                "published": "2023-06-14",
                "title": " A title ",
                "publisher": "某报",
                "language": "zh-Hans-CN",
                "url": "https://a.example/1",
                "sources": ["one", {"title": "two", "url": "https://b.example"}, ""],
            }
        ),
        encoding="utf-8-sig",
    )
    metadata = read_meta_json(path)
    assert metadata.published == date(2023, 6, 14)
    assert (metadata.title, metadata.publisher, metadata.language) == ("A title", "某报", "zh")
    assert metadata.url == "https://a.example/1"
    assert metadata.sources == ("one", "two, https://b.example")
    assert metadata.warnings == ()


@pytest.mark.parametrize(
    ("values", "warning"),
    [
        ({"published": "2023-02-30"}, "day is out of range"),
        ({"published": "2023-06"}, "no date with day, month and year"),
        ({"published": 20230614}, "no date with day, month and year"),
        ({"language": "ja"}, "neither zh nor en"),
    ],
)
def test_a_value_of_no_use_in_meta_json_is_reported(tmp_path, values, warning):
    path = tmp_path / "meta.json"
    path.write_text(json.dumps(values))
    metadata = read_meta_json(path)
    assert metadata.published is None
    assert metadata.language is None
    assert warning in metadata.warnings[0]


@pytest.mark.parametrize(
    ("content", "problem", "place"),
    [
        (b'{"title": "a",\n "published": }', "no JSON", "line 2, column 15"),
        (b"", "no JSON", "line 1, column 1"),
        (b'{"title": "\xff"}', "not UTF-8", "byte 11"),
        (b"[1]", "no JSON object", None),
        (b'{"title": ["a"]}', "title in the meta.json is not a string", "field title"),
        (b'{"published": true}', "published in the meta.json is not a string", "field published"),
        (b'{"sources": 3}', "sources in the meta.json is not a list of strings", "field sources"),
        (b'{"sources": [3]}', "sources in the meta.json is not a list of strings", "field sources"),
        (b"[" * 100_000, "no sensible JSON", None),
        (b'{"title": ' + b"9" * 10_000 + b"}", "no sensible JSON", None),
    ],
)
def test_a_broken_meta_json_is_refused_with_its_place(tmp_path, content, problem, place):
    path = tmp_path / "meta.json"
    path.write_bytes(content)
    with pytest.raises(ArticleError, match=problem) as caught:
        read_meta_json(path)
    assert caught.value.location == str(path)
    assert caught.value.place == place


FRONT_MATTER = """---
title: "A title: with a colon"
date: 2023-06-14   # a comment
publisher: Some Ledger
lang: en
sources:
  - https://a.example
  - {title: b, url: https://b.example}
other: [1, 2]
---
"""


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_front_matter_is_read_and_the_body_begins_behind_it(line_end, mark):
    text = mark + (FRONT_MATTER + "# Body\n").replace("\n", line_end)
    metadata, body_start = read_front_matter(text, "a.md")
    assert text[body_start:] == "# Body" + line_end
    assert metadata.published == date(2023, 6, 14)
    assert metadata.title == "A title: with a colon"
    assert (metadata.publisher, metadata.language) == ("Some Ledger", "en")
    assert metadata.sources == ("https://a.example", "b, https://b.example")


@pytest.mark.parametrize(
    "text",
    [
        "no front matter",
        "",
        "---\n\nA rule, and prose below it.\n\n---\n\nMore.",
        "----\ntitle: no\n----\n",
        "\n---\ntitle: not in the first line\n---\n",
        "---\nMr. Smith went home\n",
    ],
)
def test_what_is_no_front_matter_stays_text(text):
    assert read_front_matter(text, "a.md") == (None, 0)


def test_an_empty_block_is_front_matter():
    metadata, body_start = read_front_matter("---\n---\nbody", "a.md")
    assert metadata is not None
    assert metadata.title is None
    assert body_start == 8


@pytest.mark.parametrize(
    ("text", "problem", "place"),
    [
        ("---\ntitle: Some maker: the story\n---\nbody", "front matter is broken", "line 2, column 18"),
        ("---\ntitle: a\npublished: [2023\n---\nbody", "front matter is broken", "line 4, column 1"),
        ("---\ntitle: a\n\tpublisher: b\n---\n", "front matter is broken", "line 3, column 1"),
        ("---\ntitle: never closed\n\nbody", "front matter is not closed", "line 1"),
        ("---\ntitle: {a: b}\n---\n", "title in the front matter is not a string", "field title"),
        ("---\ntitle: a\x00b\n---\n", "front matter is broken", "line 2"),
        ("---\ntitle: " + "[" * 1500 + "\n---\n", "front matter is broken", None),
    ],
)
def test_broken_front_matter_is_refused_with_its_line(text, problem, place):
    with pytest.raises(ArticleError, match=problem) as caught:
        read_front_matter(text, "folder/a.md")
    assert caught.value.location == "folder/a.md"
    if place:
        assert caught.value.place == place
    assert caught.value.remedy


def test_front_matter_runs_no_code():
    with pytest.raises(ArticleError):
        read_front_matter("---\ntitle: !!python/object/apply:os.system [echo]\n---\n", "a.md")


@given(
    st.dictionaries(
        st.sampled_from(["title", "publisher", "url"]),
        st.text(st.characters(exclude_categories=["C"]), min_size=1).filter(str.strip),
    ),
    st.text(),
)
def test_any_yaml_front_matter_is_read_back(values, body):
    block = yaml.safe_dump(values, allow_unicode=True) if values else ""
    text = f"---\n{block}---\n{body}"
    metadata, body_start = read_front_matter(text, "a.md")
    assert text[body_start:] == body
    assert {name: getattr(metadata, name) for name in values} == {name: value.strip() for name, value in values.items()}


@given(st.text())
def test_any_block_is_read_or_refused(block):
    try:
        _, body_start = read_front_matter(f"---\n{block}\n---\nbody", "a.md")
    except ArticleError:
        return
    assert body_start >= 0
