"""Fiscal calendars: which year a text tells of a company, and what its words for quarters and years then mean."""

from __future__ import annotations

from datetime import date

import pytest

from assets.articles.document import Document
from assets.articles.metadata import language_of
from assets.facts.extract import extract
from assets.facts.times.calendars import told_year_ends

TOLD = {
    "Its financial year runs from July to June.": [6],
    "its fiscal year ends on 30 June": [6],
    "whose fiscal year ends in January": [1],
    "fiscal 2026, which ended on February 1": [1],
    "a company with a June year-end": [6],
    "Our year ends in March.": [3],
    "the fiscal year begins on 1 October": [9],
    "its business year, which starts in April": [3],
    "Ardent closed its second quarter on 31 December.": [6],
    "Ardent closed its fiscal third quarter on 31 December.": [3],
    "fiscal Q2 (October to December)": [6],
    "Q2 FY26, the three months to 28 February": [8],
    "its third quarter ended July 27": [10],
    "Its accounts run from April to March, so the quarter is the third.": [3],
    "its accounts ran from April to June only": [],
    "公司财年始于每年7月，止于次年6月。": [6],
    "其财年为4月至次年3月": [3],
    "2025财年（截至8月底）营收251亿": [8],
    "2026财年第二财季（10-12月）": [6],
    "第三财季（截至7月27日的三个月）": [10],
    # Quarters that may be the calendar's, months that are none, and stretches that are no year.
    "the second quarter ended June 30": [],
    "in the first quarter (January to March)": [],
    "revenue in fiscal 2025 to march higher": [],
    "its financial year was the best from March to May": [],
    "公司2025财年在8月交付了新机": [],
}


@pytest.mark.parametrize("text", TOLD)
def test_year_end_that_a_text_tells(text: str) -> None:
    assert sorted({told.month for told in told_year_ends(text)}) == TOLD[text]


def times_of(text: str, published: str) -> dict[tuple[str, float | None], str | None]:
    document = Document("x", text, published=date.fromisoformat(published), language=language_of(text))
    return {(fact.predicate, fact.low or fact.high): fact.time for fact in extract(document).facts}


def test_a_company_that_tells_its_own_year() -> None:
    told = times_of(
        "Shares rose. Tesselor Systems, whose financial year ends in March, reported third-quarter revenue of €210 "
        "million, up from €190 million in the previous quarter. It expects revenue of €240 million in the current "
        "quarter and of €820 million for the full year. In fiscal 2027 it plans capex of €90 million.",
        "2026-02-10",
    )
    assert told["revenue", 210e6] == "2025-Q4"
    assert told["revenue", 190e6] == "2025-Q3"
    assert told["revenue", 240e6] == "2026-Q1"
    assert told["revenue", 820e6] == "2025-04/2026-03"
    assert told["capex", 90e6] == "2026-04/2027-03"


def test_the_year_of_another_company_is_its_own() -> None:
    told = times_of(
        "Tesselor Systems, whose financial year ends in March, is hiring. Samsung's second-quarter revenue was 74 "
        "trillion won.",
        "2025-08-10",
    )
    assert told["revenue", 74e12] == "2025-Q2"


def test_quarters_are_the_companys_own_once_one_was_called_fiscal() -> None:
    told = times_of(
        "Super Micro's revenue was $5.8 billion in its fiscal fourth quarter. For the first quarter it guides to $6 "
        "billion.",
        "2025-08-06",
    )
    assert told["revenue", 6e9] == "2025-Q3"
    plain = times_of("Super Micro's revenue was $4.6 billion in the first quarter of 2025.", "2025-08-06")
    assert plain["revenue", 4.6e9] == "2025-Q1"


def test_words_that_count_from_a_companys_own_period() -> None:
    told = times_of(
        "Dell reported revenue of $27 billion for its third quarter, after $29.8 billion in the previous quarter. It "
        "now expects full-year revenue of $111 billion and $125 billion next year.",
        "2025-11-26",
    )
    assert told["revenue", 29.8e9] == "2025-05/2025-07"
    assert told["revenue", 111e9] == "2025-02/2026-01"
    assert told["revenue", 125e9] == "2026-02/2027-01"
    calendar = times_of(
        "AMD's revenue was $7.4 billion in the first quarter and will be $34 billion this year.", "2025-05-10"
    )
    assert calendar["revenue", 7.4e9] == "2025-Q1"
    assert calendar["revenue", 34e9] == "2025"


def test_the_one_under_way_is_the_companys_own() -> None:
    told = times_of(
        "Broadcom's AI revenue rose 46% to $4.4 billion in its fiscal second quarter. It sees $5.1 billion in the "
        "current one.",
        "2025-06-05",
    )
    assert told["sales", 5.1e9] == "2025-05/2025-07"


def test_the_fiscal_year_behind_a_sum() -> None:
    told = times_of(
        "Cisco's third-quarter revenue rose 11% to $14.1 billion. It expects $14.5 billion this quarter and $56.5 "
        "billion for the fiscal year.",
        "2025-05-14",
    )
    assert told["revenue", 14.5e9] == "2025-05/2025-07"
    assert told["revenue", 56.5e9] == "2024-08/2025-07"


def test_the_quarter_that_words_take_up() -> None:
    told = times_of(
        "甲骨文12月10日公布，当季营收160.6亿美元。资本开支约120亿美元，上一季度85亿美元，去年同期仅40亿美元。",
        "2025-12-19",
    )
    assert told["revenue", 160.6e8] == told["capex", 120e8] == "2025-09/2025-11"
    assert told["capex", 85e8] == "2025-06/2025-08"
    assert told["capex", 40e8] == "2024-09/2024-11"
    named = times_of("英伟达公布三季报，当季营收570亿美元，上一季度为467亿美元。", "2025-11-20")
    assert named["revenue", 570e8] == "2025-08/2025-10"
    assert named["revenue", 467e8] == "2025-05/2025-07"
    alone = times_of("英伟达上一季度营收570亿美元。", "2025-11-20")
    assert alone["revenue", 570e8] == "2025-08/2025-10"


def test_the_columns_of_a_table_under_a_quarter() -> None:
    table = "| 亿美元 | 本季 | 上一季 | 上年同期 |\n|---|---|---|---|\n| 资本开支 | 45 | 49 | 32 |\n"
    told = times_of(f"# 财报速览\n\n## 美光科技：2026财年第一季度（9月至11月）\n\n{table}", "2025-12-19")
    assert told["capex", 45e8] == "2025-09/2025-11"
    assert told["capex", 49e8] == "2025-06/2025-08"
    assert told["capex", 32e8] == "2024-09/2024-11"


def test_the_months_of_a_fiscal_quarter_set_off_by_commas() -> None:
    told = times_of(
        "Supermicro's revenue in the fiscal first quarter, to September, fell 15% from a year earlier to $5 billion.",
        "2025-12-05",
    )
    assert told["revenue", 5e9] == told["revenue_change", -0.15] == "2025-Q3"
    other = times_of("Supermicro's revenue was $5 billion in the first quarter, and $2 billion in April.", "2025-12-05")
    assert other["revenue", 5e9] == "2025-Q1"


def test_the_same_months_of_the_fiscal_year_before() -> None:
    told = times_of(
        "Marvell's third-quarter revenue rose 37% to $2.07 billion. Data center sales climbed 38% to $1.52 billion, "
        "against $1.10 billion in the same three months of fiscal 2025.",
        "2025-12-05",
    )
    assert told["sales", 1.52e9] == "2025-08/2025-10"
    assert told["sales", 1.10e9] == "2024-08/2024-10"


def test_the_fiscal_quarter_of_a_chip_is_its_makers() -> None:
    text = "Nvidia's Rubin will enter mass production in the fiscal fourth quarter."
    assert times_of(text, "2025-12-05")["production_start", None] == "2025-11/2026-01"
    text = "AMD's MI450 will enter mass production in the fourth quarter of 2026."
    assert times_of(text, "2025-12-05")["production_start", None] == "2026-Q4"


def test_the_fiscal_quarter_of_a_heading_is_the_one_that_follows() -> None:
    told = times_of(
        "# 财报速览\n\n## 美光科技：2026财年第一季度（9月至11月）\n\n高盛估计，美光的份额已升至今年三季度的21%。\n\n"
        "## 甲骨文：2026财年第二季度（截至11月30日）\n\n甲骨文12月10日公布，当季营收160.6亿美元。",
        "2025-12-19",
    )
    assert told["revenue", 160.6e8] == "2025-09/2025-11"
    plain = times_of("高盛估计，美光的份额已升至今年三季度的21%。\n\nAMD当季营收92亿美元。", "2025-12-19")
    assert plain["revenue", 92e8] == "2025-Q3"
