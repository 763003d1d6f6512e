"""Full dates in all their forms, and the line that tells when an article appeared from dates in prose."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assets.articles.publication_date import ImpossibleDateError, find_date_line, parse_date

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
        (f"标题\n\n自2023年6月14日电价上调以来，{PROSE}", None),
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
