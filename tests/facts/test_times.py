"""What expressions of time mean: dates, periods, fiscal calendars, words counted from the publication or the text."""

import re
import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assets.data_files import DataFileError
from assets.facts.times.find import TimeExpression, find_times, fiscal_period, load_time_words
from assets.facts.times.spans import Span, month_span, shortest, time_string
from assets.facts.vocabulary import LEXICON

PUBLISHED = date(2025, 8, 30)


def language_of(text: str) -> str:
    return "zh" if any("\u4e00" <= character <= "\u9fff" for character in text) else "en"


def read(text: str, published: date | None = PUBLISHED, fiscal_end: int | None = None) -> list[TimeExpression]:
    return find_times(text, published, language_of(text), fiscal_end)


def values(text: str, published: date | None = PUBLISHED, fiscal_end: int | None = None) -> list[str | None]:
    return [expression.value for expression in read(text, published, fiscal_end)]


# text: the values of its expressions, published on 30 August 2025
VALUES = {
    # written dates
    "2025年8月26日": ["2025-08-26"],
    "2025-08-26": ["2025-08-26"],
    "二〇二四年十二月": ["2024-12"],
    "CY24 and CY2025E": ["2024", "2025"],
    "民國113年": ["2024"],
    # of the year or month spoken of; and how long something took, which is no time
    "It opened in March 2019. It published the model that December.": ["2019-03", "2019-12"],
    "It opened in March 2019. It said that December would be busy.": ["2019-03", "2024-12"],
    "It opened in December 2019. It was renamed the next month.": ["2019-12", "2020-01"],
    "It opened in March 2019. It will grow over the next month.": ["2019-03", "2025-09"],
    "2024年3月量产，在11个月里出货4.5万颗。": ["2024-03", None],
    # a word in front that only ends like 前, and the quarter before
    "二季度又涨15%，此前一季度已经涨了三成": ["2025-Q2", "2025-Q1"],
    "二季度又涨15%，前一季度涨了三成": ["2025-Q2", "2025-Q1"],
    # neighbouring years; several times, each of another thing, and the ends of a range
    "今明两年分别出货32万颗和48万颗": ["2025/2026"],
    "明后两年产能翻番": ["2026/2027"],
    "两款芯片分别自今年三季度和四季度起交货": ["2025-Q3/", "2025-Q4/"],
    "自今年三季度到四季度交货": ["2025-07/2025-12"],
    # what the next clause is told of, a part of it and what it is set against
    "上半年营收831亿元，其中二季度贡献410亿元。另一家同期录得4363亿元": [
        "2025-01/2025-06",
        "2025-Q2",
        "2025-01/2025-06",
    ],
    "上半年营收831亿元。二季度贡献410亿元。另一家同期录得4363亿元": ["2025-01/2025-06", "2025-Q2", "2025-Q2"],
    "二季度资本开支11.8亿美元，而一季度为22.5亿美元。截至季末": ["2025-Q2", "2025-Q1", "2025-06"],
    # parts of a year that are counted from its beginning, and "once it is March"
    "今年一至三季度营收46亿元": ["2025-01/2025-09"],
    "去年首三季收入46亿元": ["2024-01/2024-09"],
    "去年首半年收入46亿元": ["2024-01/2024-06"],
    "去年一到九月营收46亿元": ["2024-01/2024-09"],
    "今年三至六月交货": ["2025-03/2025-06"],
    "一到三月，订单就来": ["2025-03"],
    "2024自然年营收46亿元": ["2024"],
    # a quarter set against the later one that was told, and one to come
    "中芯二季度营收22亿美元，一季度为22.5亿美元": ["2025-Q2", "2025-Q1"],
    "中芯二季度营收22亿美元，预计一季度为22.5亿美元": ["2025-Q2", "2026-Q1"],
    # what has changed within so many months, and what is to change
    "现货价三个月内翻了一倍": ["2025-06/2025-08"],
    "现货价将在三个月内翻一倍": ["2025-08/2025-10"],
    # what is to come only of a thing, and what is told as done
    "称其针对即将发布的下一代芯片设计，股价大涨，8月28日市值突破6000亿元": ["2025-08-28"],
    "即将发布的下一代芯片将于10月亮相": ["2025-10"],
    "计划今年一季度量产，实际交付始于5月": ["2025-Q1", "2025-05"],
    "上半年营收71亿元。我们预计2027年营收260亿元。\n\n另一家同期营收80亿元": [
        "2025-01/2025-06",
        "2027",
        "2025-01/2025-06",
    ],
    "上半年营收71亿元。\n\n我们预计2027年营收260亿元，资本开支同期将达80亿元": ["2025-01/2025-06", "2027", "2027"],
    "公司7月公告拟投资32亿元": ["2025-07"],
    "公司7月将公告投资计划": ["2026-07"],
    "5月至7月这一季销售为零，而去年同期约为37亿美元": ["2025-05/2025-07", "2024-05/2024-07"],
    "5月至7月，这一季销售为零": ["2025-05/2025-07", "2025-Q3"],
    "上季资本开支191亿元，较一季度的275亿元回落三成": ["2025-Q2", "2025-Q1"],
    "英伟达预期，截至10月的这一财季营收约为540亿美元": ["2025-08/2025-10"],
    "April 16, 2025": ["2025-04-16"],
    "16 April 2025": ["2025-04-16"],
    "Friday 1 August 2025": ["2025-08-01"],
    "October 2023": ["2023-10"],
    "July 3-5": ["2025-07-03/2025-07-05"],
    "8月26日至28日": ["2025-08-26/2025-08-28"],
    # years, decades, ranges
    "2018-2019年": ["2018/2019"],
    "2018年至2020年": ["2018/2020"],
    "预计2025、2026年营收": ["2025", "2026"],
    "2023及2024年": ["2023", "2024"],
    "6、7月出货": ["2025-06", "2025-07"],
    "去年10月和11月": ["2024-10", "2024-11"],
    "今年前7月": ["2025-01/2025-07"],
    "去年前10月累计": ["2024-01/2024-10"],
    "2024年前9个月": ["2024-01/2024-09"],
    "三年前3月": ["2022", "2025-03"],
    "三年前的10月7日": ["2022", "2022-10-07"],
    "under licensing in July and October last year": ["2024-07", "2024-10"],
    "they will fight the department's December move": ["2024-12"],
    "it would spare them, minutes of a November meeting say": ["2024-11"],
    "FY26Q1": ["2026-Q1"],
    "from 2019 to 2021": ["2019/2021"],
    "the 2010s": ["2010/2019"],
    "上世纪90年代": ["1990/1999"],
    "十四五期间": ["2021/2025"],
    # quarters, halves, parts
    "2025年一季度": ["2025-Q1"],
    "今年前三季度": ["2025-01/2025-09"],
    "上半年": ["2025-01/2025-06"],
    "去年底": ["2024-12"],
    "去年中兴通讯采购": ["2024"],
    "去年中采购": ["2024-06"],
    "今年开支与去年持平；业内估计，产能年底为3万片": ["2025", "2024", "2025-12"],
    "年底": ["2025-12"],
    "2022年初": ["2022-01"],
    "6月底": ["2025-06"],
    "截至二季度末": ["2025-06"],
    "24Q3": ["2024-Q3"],
    "3Q24": ["2024-Q3"],
    "Q324": ["2024-Q3"],
    "third quarter of 2024": ["2024-Q3"],
    "the first three months of the year": ["2025-Q1"],
    "the first half of next year": ["2026-01/2026-06"],
    "the last quarter of next year": ["2026-Q4"],
    "the June quarter": ["2025-Q2"],
    "by the end of next, he said": ["2026-12"],
    "by year-end": ["2025-12"],
    "early next year": ["2026"],
    "the spring of 2023": ["2023"],
    # counted from the publication
    "去年": ["2024"],
    "今年3月": ["2025-03"],
    "本月十六日": ["2025-08-16"],
    "上月": ["2025-07"],
    "明年一季度": ["2026-Q1"],
    "两年前": ["2023"],
    "三年内": ["2025/2027"],
    "过去三年": ["2023/2025"],
    "目前": ["2025"],
    "last year": ["2024"],
    "last week": ["2025-08"],
    "on Thursday": ["2025-08-28"],
    "上周三": ["2025-08-20"],
    "two years ago": ["2023"],
    "We own 9,200 today": ["2025"],
    "announced today": ["2025-08-30"],
    "next spring": ["2026"],
    "今年春节": ["2025-01"],
    "今年春节后": ["2025"],
    "until Christmas": ["2025-12"],
    # a month or day without a year
    "12月": ["2024-12"],
    "将于12月交付": ["2025-12"],
    "5月已量产": ["2025-05"],
    "17日援引": ["2025-08-17"],
    "31日": ["2025-07-31"],
    "自9月15日起执行": ["2025-09-15/"],
    "plans to begin deliveries in May": ["2026-05"],
    "deliveries began in May": ["2025-05"],
    "the remainder by June": ["2026-06"],
    # open
    "2020年以来": ["2020/"],
    "2020年之后": ["2020/"],
    "自年初起": ["2025-01/"],
    "since 2019": ["2019/"],
    "到2033年": ["2033"],
    # fiscal years as the text tells them
    "the fiscal year ended Jan. 26": ["2024-02/2025-01"],
    "the fiscal year to May": ["2024-06/2025-05"],
    "截至7月27日的三个月": ["2025-05/2025-07"],
    "二季度（截至7月底）营收": ["2025-05/2025-07"],
    "二季度（截至6月30日）营收": ["2025-Q2"],
    "截至7月31日止的上半财年": ["2025-02/2025-07"],
    "three months ended Oct. 27, 2024": ["2024-08/2024-10"],
}


@pytest.mark.parametrize(("text", "expected"), VALUES.items(), ids=list(VALUES))
def test_value(text, expected):
    assert values(text) == expected


# A text, and what its last expression means by what the first said.
DISCOURSE = {
    "去年1月建成。同年11月": "2024-11",
    "2024年9月签约，次年3月交付": "2025-03",
    "12月2日公布。次日": "2024-12-03",
    "8月26日披露中报。两天后": "2025-08-28",
    "上半年营收28亿元，去年同期": "2024-01/2024-06",
    "2020年以来的资本开支。同期": "2020/",
    "第二季度营收22亿美元；当季": "2025-Q2",
    "8月29日收于3857点，当月": "2025-08",
    "second-quarter revenue was reported on Thursday, 39% more than a year earlier": "2024-Q2",
    # A quarter whose result is told is over: in August the third is that of the year before.
    "third-quarter revenue was $9 billion, 39% more than a year earlier": "2023-Q3",
    "$24 billion in the June quarter, and more for the current one": "2025-Q3",
    "in the fiscal year to May and expects to double that in the current one": "2025-06/2026-05",
    "In July 2024 it bought; two months later": "2024-09",
    "2021年7月20日上市。再往前数一个月": "2021-06",
    # A date that was only set is not the day that is spoken of.
    "12月2日宣布废止规则。规则原定12月15日生效。同一天": "2024-12-02",
    "12月2日宣布废止规则。规则12月4日失效。同一天": "2024-12-04",
    "Rescinded on 2 December 2024, it was to take effect on 15 December 2024. The same day": "2024-12-02",
    "in the fiscal first quarter, to September 2024, and in the same three months of fiscal 2024": "2023-Q3",
}


@pytest.mark.parametrize(("text", "expected"), DISCOURSE.items(), ids=list(DISCOURSE))
def test_what_was_said_before(text, expected):
    last = read(text)[-1]
    assert (last.value, last.anchor) == (expected, "discourse")


def test_a_new_paragraph_begins_the_days_anew():
    assert values("4月，公司点亮集群。17日又扩容。") == ["2025-04", "2025-04-17"]
    assert values("4月，公司点亮集群。\n\n17日又扩容。") == ["2025-04", "2025-08-17"]


def test_the_dates_that_open_sentences_follow_one_another():
    assert values("In October 2022 the rules came. In May Nvidia shipped the A800.") == ["2022-10", "2023-05"]
    assert values("2022年10月，规则落地。12月，公司下单。") == ["2022-10", "2022-12"]
    assert values("The rules came in October 2022. Nvidia shipped the A800 in May.")[-1] == "2025-05"


def test_the_sentence_keeps_its_year():
    assert values("那家公司早在2023年发布新款，9月停产。9月再产。") == ["2023", "2023-09", "2024-09"]


def test_the_future_is_told_by_the_clause_of_the_month():
    assert values("The first of those fabs began in April and should reach volume soon.") == ["2025-04"]
    assert values("In April, it will begin.") == ["2026-04"]
    assert values("10月，公司将发布新款。") == ["2025-10"]
    assert values("到12月，这个数字要翻到一万六千块。") == ["2025-12"]
    assert values("8月，公司宣布将于明年发布新款。") == ["2025-08", "2026"]
    assert values("11月，双方签约，将建机房。") == ["2024-11"]


def test_so_many_months_before_a_day_are_counted_from_what_was_told_if_that_is_its_month():
    assert values("2021年7月20日上市。两个月前的5月15日被列入。") == ["2021-07-20", "2021-05", "2021-05-15"]
    assert values("2021年7月20日上市。一个月前的7月15日被列入。")[-1] == "2025-07-15"


def test_after_a_month_is_no_stretch_of_months():
    assert values("2020年9月之后没有供货。") == ["2020-09/"]
    assert values("三月之内交付。") == []


@pytest.mark.parametrize(
    "text",
    [
        "GPT-3 时，三时，约 1/3，4/5G，$2024，RTX 2080，2,024 chips",
        "it may march on, and the winter of our discontent is the second half-hearted fall of it",
        "两个季度，四季豆，第三代，三号，2048块，一个月，N+2月产能",
        "2025 GPUs, 1999 units, 3.14, 12:30",
    ],
)
def test_no_time(text):
    assert [(expression.text, expression.value) for expression in read(text)] == []


@pytest.mark.parametrize(
    ("text", "role", "granularity"),
    [
        ("自2020年6月", "since", "month"),
        ("since 2019", "since", "year"),
        ("截至8月28日", "until", "day"),
        ("年底前", "deadline", "month"),
        ("by June", "deadline", "month"),
        ("in the third quarter", "at", "quarter"),
        ("上半年", "at", "half"),
        ("上周", "at", "week"),
        ("2018-2019年", "at", "interval"),
    ],
)
def test_role_and_granularity(text, role, granularity):
    (expression,) = read(text)
    assert (expression.role, expression.granularity) == (role, granularity)
    assert expression.open_end == (role == "since")
    assert expression.open_start == (role in ("until", "deadline"))


def test_without_a_publication_date_only_absolute_times_are_resolved():
    assert values("去年9月，2022年9月，on Thursday，12月", None) == [None, "2022-09", None, "2022-12"]
    assert values("去年9月。12月。", None) == [None, None]


# ---- fiscal periods ----


@pytest.mark.parametrize(
    ("label", "end_month", "expected"),
    [
        ("FY2025", 1, "2024-02/2025-01"),
        ("FY2025-Q1", 1, "2024-02/2024-04"),
        ("FY2025-Q4", 1, "2024-11/2025-01"),
        ("FY2023", 6, "2022-07/2023-06"),
        ("FY2023-Q1", 6, "2022-Q3"),
        ("FY2023-H1", 6, "2022-07/2022-12"),
        ("FY2024", 12, "2024"),
        ("FY2024-Q2", 12, "2024-Q2"),
        ("Q2", 1, "2025-05/2025-07"),
        ("Q3", 1, "2025-08/2025-10"),
        ("FY", 5, "2025-06/2026-05"),
    ],
)
def test_fiscal_period(label, end_month, expected):
    assert fiscal_period(label, end_month, PUBLISHED) == expected


def test_fiscal_period_refuses_what_is_none():
    assert fiscal_period("Q2", 1) is None
    for label in ("2024", "", "FY2024-Q5", "FY2024-H3", "Q2 2024"):
        with pytest.raises(ValueError, match="is no fiscal period; write FY2024"):
            fiscal_period(label, 1)
    for month in (0, 13):
        with pytest.raises(ValueError, match="from 1 to 12"):
            fiscal_period("FY2024", month)
    with pytest.raises(ValueError, match="from 1 to 12"):
        find_times("2024", PUBLISHED, "en", 13)


def test_fiscal_quarters_by_the_company_or_by_the_article():
    assert values("英伟达第三财季营收", fiscal_end=1) == ["2025-08/2025-10"]
    assert values("英伟达上半财年营收", fiscal_end=1) == ["2025-02/2025-07"]
    assert values("英伟达本财年前两季营收", fiscal_end=1) == ["2025-02/2025-07"]
    assert values("sales in fiscal 2025", fiscal_end=1) == ["2024-02/2025-01"]
    told = "第二财季（截至7月27日的三个月）营收467亿美元。公司给出的第三财季指引"
    assert values(told) == ["2025-05/2025-07", "2025-05/2025-07", "2025-08/2025-10"]
    (unknown,) = read("sales in fiscal 2025")
    assert (unknown.value, unknown.fiscal, unknown.anchor) == ("2025", "FY2025", "fiscal")


@given(st.integers(2000, 2060), st.integers(1, 12))
def test_four_fiscal_quarters_make_the_fiscal_year(year, end_month):
    def months(text: str) -> list[tuple[int, int]]:
        first, _, last = text.partition("/")
        if "Q" in first:
            number = int(first[-1])
            return [(int(first[:4]), month) for month in range(3 * number - 2, 3 * number + 1)]
        begin = (int(first[:4]), int(first[5:7] or 1)) if "-" in first else (int(first), 1)
        end = (int(last[:4]), int(last[5:7])) if last else (int(first[:4]), 12)
        count = (end[0] - begin[0]) * 12 + end[1] - begin[1] + 1
        return [(begin[0] + (begin[1] - 1 + i) // 12, (begin[1] - 1 + i) % 12 + 1) for i in range(count)]

    whole = months(str(fiscal_period(f"FY{year}", end_month)))
    quarters = [months(str(fiscal_period(f"FY{year}-Q{number}", end_month))) for number in range(1, 5)]
    assert [month for quarter in quarters for month in quarter] == whole
    assert whole[-1] == (year, end_month)


# ---- properties ----

TIME = r"\d{4}(?:-Q[1-4]|-\d\d(?:-\d\d)?)?(?:/(?:\d{4}(?:-\d\d(?:-\d\d)?)?)?)?"
PIECES = [
    "2025年", "2018-2019年", "去年", "同年", "3月", "15日", "底", "初", "上半年", "第二季度", "第三财季",
    "（截至7月27日的三个月）", "自", "以来", "前", "到", "至", "三年内", "两天后", "次日", "春节", "同期", "今天",
    "目前",
    "。",
    "\n\n", "，", " ", "the ", "third quarter ", "of ", "next year ", "fiscal ", "2024 ",
    "ended ", "March ", "May ", "14 ", "by ", "since ", "two years ", "ago ",
    "a year earlier ", "on Thursday ", "the current one ", "will ", "to ", "and ", "İ", "😀",
    "\u3000",
]  # fmt: skip


@given(
    st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=25).map("".join)),
    st.one_of(st.none(), st.dates(date(1990, 1, 1), date(2060, 12, 31))),
)
@settings(max_examples=400)
def test_spans_hold_on_any_text(text, published):
    for language in ("zh", "en"):
        found = find_times(text, published, language)
        assert found == find_times(text, published, language)
        previous = 0
        for expression in found:
            assert text[expression.start : expression.end] == expression.text
            assert previous <= expression.start < expression.end
            previous = expression.end
            assert expression.value is None or re.fullmatch(TIME, expression.value), expression


@given(st.dates(date(1990, 1, 1), date(2059, 12, 31)))
def test_a_date_is_the_same_however_it_is_written(day):
    forms = [
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year} 年 {day.month} 月 {day.day} 日",
        day.isoformat(),
        f"{day.year}/{day.month}/{day.day}",
        f"{day:%B} {day.day}, {day.year}",
        f"{day.day} {day:%B} {day.year}",
        f"{day:%b} {day.day}, {day.year}",
    ]
    for form in forms:
        assert values(f" {form} ", None) == [day.isoformat()], form


@given(st.dates(date(2000, 1, 1), date(2050, 12, 31)), st.integers(1, 12))
def test_a_bare_month_is_the_latest_or_the_next(published, month):
    (past,) = values(f"已于{month}月交付", published)
    (future,) = values(f"将于{month}月交付", published)
    this_month = f"{published.year}-{published.month:02}"
    assert past is not None
    assert future is not None
    assert past <= this_month <= future
    assert (int(future[:4]) - int(past[:4])) * 12 + int(future[5:]) - int(past[5:]) in (0, 12)


@given(st.integers(1900, 2100), st.integers(1, 12), st.integers(1, 36))
def test_time_strings(year, month, count):
    written = time_string(month_span(year, month, count))
    assert re.fullmatch(TIME, written)
    if month == 1 and count == 12:
        assert written == str(year)
    assert time_string(Span(date(year, month, 1), date(year, month, 1))) == f"{year}-{month:02}-01"


# ---- words ----


def changed(tmp_path, old, new):
    text = (LEXICON / "calendar.yaml").read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "calendar.yaml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def test_a_word_of_time_is_added_without_code(tmp_path):
    entry = "relative:\n  - {unit: year, offset: -1, from: publication, words: [旧年, yesteryear]}\n"
    words = load_time_words(changed(tmp_path, "relative:\n", entry))
    found = find_times("旧年9月，yesteryear", PUBLISHED, "zh", None, words)
    assert [expression.value for expression in found] == ["2024-09", "2024"]
    assert values("旧年的，yesteryear") == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("relative:\n  - {unit: year", "relative:\n  - {unit: yaer", "'yaer' must be one of"),
        ("offset: 0, from: publication", "offset: 0, from: today", "'today' must be publication or discourse"),
        ("offset: 0, from: publication", "from: publication", "'offset' is missing"),
        ("named_periods: {", "named_periods: {八五: 1991, ", "must be a list of its first and last year"),
        ("now: [", "now: [5, ", "put quotes around"),
    ],
)
def test_a_wrong_entry_is_named_with_its_file_and_line(tmp_path, old, new, problem):
    path = changed(tmp_path, old, new)
    with pytest.raises(DataFileError, match=r"line [0-9]+") as error:
        load_time_words(path)
    assert problem in str(error.value)
    assert str(path) in str(error.value)


def test_an_unknown_language_is_refused():
    with pytest.raises(ValueError, match="'fr' must be zh or en"):
        find_times("2024", PUBLISHED, "fr")


# ---- cost ----

LONG = {
    "prose": "去年 9 月，公司于 2025 年一季度交付；by the end of next year it will ship. ",
    "digits": "2024",
    "numerals": "一二十",
    "months": "3月",
    "weak words": "the year ",
    "brackets": "（(",
    "bare years": "2024 ",
    "one word": "a",
}


@pytest.mark.parametrize("unit", LONG.values(), ids=list(LONG))
def test_the_time_is_linear(unit):
    find_times(unit, PUBLISHED, "en")

    def seconds(length: int) -> float:
        text = (unit * (length // len(unit) + 1))[:length]
        begin = time.process_time()
        find_times(text, PUBLISHED, "en")
        return time.process_time() - begin

    short = min(seconds(10_000) for _ in range(3))
    # The least of three on both sides: a collection of garbage in one run says nothing of growth.
    assert min(seconds(40_000) for _ in range(3)) < 4 * 5 * max(short, 0.004)


def test_a_line_of_a_megabyte():
    line = "去年9月公司追加30万颗芯片，价格约2万美元一颗，" * 15_000
    assert len(line.encode()) > 1_000_000
    begin = time.process_time()
    assert len(find_times(line, PUBLISHED, "zh")) == 15_000
    assert time.process_time() - begin < 30


def test_bare_dates_are_of_the_year_that_the_section_is_headed_with() -> None:
    text = "2022：山雨\n\n10月7日，新规出台。\n\n2023：抢\n\n3月，GPT-4登场。\n\n尾声\n\n11月，热潮退去。"
    found = {e.text: e.value for e in find_times(text, date(2025, 12, 29), "zh")}
    assert (found["10月7日"], found["3月"], found["11月"]) == ("2022-10-07", "2023-03", "2025-11")


def test_bare_months_are_of_the_year_that_opens_the_paragraph_until_another_is_told() -> None:
    text = "2023年是转折。1月，微软加码。今年8月，热潮退去，9月更冷。"
    found = [e.value for e in find_times(text, date(2025, 12, 29), "zh")]
    assert found == ["2023", "2023-01", "2025-08", "2025-09"]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (
            "In the fourth quarter it sold $10 bn, up from $7 bn in the fourth quarter of 2024. In the quarter",
            "2025-Q4",
        ),
        ("In the fourth quarter it sold $10 bn, against $7 bn in the same quarter of 2024. In the quarter", "2025-Q4"),
        ("It sold $10 bn in the fourth quarter. In the third quarter of 2024 it hired. In that quarter", "2024-Q3"),
        ("四季度营收103亿美元，高于2024年第四季度的77亿美元。当季", "2025-Q4"),
        ("四季度营收103亿美元。2024年第三季度，公司建了一座机房。当季", "2024-Q3"),
    ],
)
def test_a_quarter_that_another_is_set_against_is_not_spoken_of(text, last):
    assert read(text, date(2026, 2, 4))[-1].value == last


@pytest.mark.parametrize(
    "text",
    [
        "It sold $10 billion in the fourth quarter; in the same quarter of 2023 that was $6 billion.",
        "四季度收入37万亿韩元，2023年同期为22万亿韩元。",
    ],
)
def test_the_same_quarter_of_another_year(text):
    assert "2023-Q4" in [expression.value for expression in read(text, date(2026, 2, 4))]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("2025-10/2025-12", "2025-Q4"), ("2025-01/2025-12", "2025"), ("2025-11/2026-01", "2025-11/2026-01"),
        ("2018/2019", "2018/2019"), ("2020/", "2020/"), ("/2024", "/2024"), ("2022-09-15", "2022-09-15"), (None, None),
    ],
)  # fmt: skip
def test_one_period_has_one_spelling(written, told):
    assert shortest(written) == told
