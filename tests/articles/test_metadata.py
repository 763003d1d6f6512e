"""Titles, dates and languages; meta.json and front matter, right and broken."""

import json
from datetime import date

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from assets.articles.document import ArticleError
from assets.articles.metadata import (
    ImpossibleDateError,
    find_date_line,
    find_title,
    is_of_another_language,
    language_of,
    parse_date,
    read_front_matter,
    read_meta_json,
)

TODAY = date(2026, 1, 31)
PROSE = (
    "星桥数据今年向上游订购了超过十亿元的加速卡，这一数字接近去年全国总销售额。知情人士称，首批货已经到港，"
    "余下的要到明年二季度才能交付，价格比去年上涨了三成。"
)
ENGLISH_PROSE = (
    "The company said it would buy more cards next year. It did not say how many, or from whom it would buy. "
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023-06-14", date(2023, 6, 14)),
        ("2023-06-14T23:32:00+08:00", date(2023, 6, 14)),
        ("2023/6/4", date(2023, 6, 4)),
        ("2023.06.14", date(2023, 6, 14)),
        ("2023年6月14日", date(2023, 6, 14)),
        ("２０２３年６月１４日", date(2023, 6, 14)),
        ("2023 年 6 月 14 日", date(2023, 6, 14)),
        ("二〇二三年六月十四日", date(2023, 6, 14)),
        ("二零二三年十二月三十一日", date(2023, 12, 31)),
        ("二〇二四年二月二十九日", date(2024, 2, 29)),
        ("民國112年6月14日", date(2023, 6, 14)),
        ("14 June 2023", date(2023, 6, 14)),
        ("Friday 1st of August, 2025", date(2025, 8, 1)),
        ("Aug. 1, 2025", date(2025, 8, 1)),
        ("SEPT 5 2024", date(2024, 9, 5)),
        ("12月5日", None),
        ("2023年6月", None),
        ("June 2023", None),
        ("06/07/2023", None),
        ("12023-06-14", None),
        ("2023-06-145", None),
        ("1.2023.06.14.7", None),
        ("March of 5 2023", None),
        ("", None),
    ],
)
def test_full_dates_are_parsed_and_parts_of_dates_are_not(text, expected):
    assert parse_date(text) == expected


@pytest.mark.parametrize(
    "text", ["2023-02-30", "2023年13月1日", "31 April 2024", "二〇二三年二月三十日", "民國0年1月1日"]
)
def test_impossible_dates_are_named(text):
    if text.startswith("民國0"):
        assert parse_date(text) is None
        return
    with pytest.raises(ImpossibleDateError):
        parse_date(text)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_date_is_read_back_in_each_form(day):
    assert parse_date(day.isoformat()) == day
    assert parse_date(f"{day.year}年{day.month}月{day.day}日") == day
    assert parse_date(f"{day.day} {day:%B} {day.year}") == day
    assert parse_date(f"{day:%b} {day.day}, {day.year}") == day


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"标题\n\n2023年6月14日\n\n{PROSE}", date(2023, 6, 14)),
        (f"标题\n发布时间：2023-06-14 10:00 来源：某网\n{PROSE}", date(2023, 6, 14)),
        (f"标题\n更新时间：2023-06-15 10:00\n发布时间：2023-06-14 10:00\n\n{PROSE}", date(2023, 6, 14)),
        (f"标题\n更新时间：2023-06-15 10:00\n\n{PROSE}", date(2023, 6, 15)),
        (f"今天是2024年1月9日 星期二\n标题\n2023年11月22日 09:41 来源\n\n{PROSE}", date(2023, 11, 22)),
        (f"某报　2023年11月20日　记者 顾某\n\n{PROSE}", date(2023, 11, 20)),
        (f"报告日期：2025-11-17　分析师：陈某\n{PROSE}", date(2025, 11, 17)),
        (f"某社北京2023年6月14日电（记者 甲）{PROSE}", date(2023, 6, 14)),
        (f"路透社 | 2024年5月1日 10:22\n{PROSE}", date(2024, 5, 1)),
        (f"(来源：某报 2024-05-01)\n{PROSE}", date(2024, 5, 1)),
        (f"【某報／綜合外電】2025年8月1日\n\n{PROSE}", date(2025, 8, 1)),
        (f"2023.06.14 星期三\n{PROSE}", date(2023, 6, 14)),
        (f"**Friday 1 August 2025** · *Read by 14,200 of you. [Subscribe](x).*\n\n{ENGLISH_PROSE}", date(2025, 8, 1)),
        (f"*Some Ledger, 18 October 2024*\n\n{ENGLISH_PROSE}", date(2024, 10, 18)),
        (f"Title\n=====\nBy A. Writer | 13 September 2024 | 4 min read\n\n{ENGLISH_PROSE}", date(2024, 9, 13)),
        (f"Last updated: 17 October 2023\n\n{ENGLISH_PROSE}", date(2023, 10, 17)),
        (f"LEEDS, England, Aug. 1, 2025 (SOME WIRE) -- {ENGLISH_PROSE}", date(2025, 8, 1)),
        # What the article is about, not when it appeared.
        (f"标题\n\n2022年10月7日，主管部门出台规则。\n\n{PROSE}", None),
        (f"标题\n\n当地时间2023年10月17日，主管部门出台规则。{PROSE}", None),
        (f"标题\n\n该规则发布于2023年10月17日，{PROSE}", None),
        (f"标题\n\n{PROSE}\n\n2023年6月14日", None),
        (f"# 2023年10月17日的规则\n\n{PROSE}", None),
        (f"2023年10月17日至2024年4月4日 管制一览\n{PROSE}", None),
        (f"Rules that took effect on 17 October 2023\n\n{ENGLISH_PROSE}", None),
        (f"The rules, published 17 October 2023, cover chips. {ENGLISH_PROSE}", None),
        # Too little to tell.
        (f"12月5日\n\n{PROSE}", None),
        (f"April 16 (Some Wire) - {ENGLISH_PROSE}", None),
        ("", None),
    ],
)
def test_the_date_line_is_told_from_dates_in_prose(text, expected):
    assert find_date_line(text, TODAY) == (expected, ())
    assert find_date_line(text.replace("\n", "\r\n"), TODAY) == (expected, ())


@pytest.mark.parametrize(
    ("line", "warning"), [("2023年2月30日", "day is out of range"), ("2199年2月3日", "which is in the future")]
)
def test_a_date_line_that_cannot_be_is_reported_and_passed_over(line, warning):
    found, warnings = find_date_line(f"标题\n{line}\n2024年5月1日\n\n{PROSE}", TODAY)
    assert found == date(2024, 5, 1)
    assert len(warnings) == 1
    assert warning in warnings[0]


def test_the_date_lines_of_real_articles(evaluation_folder):
    """The articles' own text is right about the date or silent about it."""
    told = 0
    for meta in evaluation_folder.glob("**/meta.json"):
        published = date.fromisoformat(json.loads(meta.read_text())["published"])
        found, warnings = find_date_line(meta.with_name("article.md").read_text(encoding="utf-8"), TODAY)
        assert found in (published, None), meta
        assert not warnings
        told += found is not None
    assert told == 9


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
        ("---\ntitle: " + "[" * 5000 + "\n---\n", "front matter is broken", None),
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
