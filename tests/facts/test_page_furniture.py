"""What a page holds beside its text states no facts: corrections, adverts in boxes, lists of links, notices."""

from datetime import date

import pytest

from assets.articles.document import Document
from assets.articles.metadata import language_of
from assets.facts.extract import extract

FURNITURE = {
    "a dated correction": "CORRECTION (19 Sept): We originally said that Meta bought 324,000 H100s from Nvidia.",
    "an earlier version": "An earlier version of this article said that Meta bought 324,000 H100s from Nvidia.",
    "a correction within a paragraph": "We wrongly reported that Meta bought 324,000 H100s from Nvidia.",
    "a correction in traditional characters": "更正：前一版本將聯電資本支出誤植為25億美元，特此說明並致歉。",
    "a box": (
        "+--------------------------------------+\n| WEBINAR: register today              |\n"
        "| Nebius has bought 20,000 B200s       |\n+--------------------------------------+"
    ),
    "trending": "TRENDING NOW\n- Meta buys 100,000 MI350s from AMD\n- Tesla ordered 50,000 H100s from Nvidia",
    "further reading": "延伸閱讀：\n輝達向台積電追加3萬片CoWoS訂單\n微軟向輝達訂購4萬顆GB200",
    "a cookie bar": "We use cookies and our 400 partners store data. Nvidia's revenue was $41 billion.",
    "a job advertisement": "本报招聘：半导体编辑，须熟悉台积电月产能7.5万片CoWoS一类新闻，简历发至hr@paper.example。",
    "what the writer has no share in": "We hold no shares in anything that we write about, Nvidia included.",
    "what the author owns": "The author owns shares in the companies that are named here, but not in Nvidia.",
    "what a paper does not hold": "本刊及作者均未持有文中所述英伟达、台积电的股票。",
    "a disclaimer": "免责声明：本文不构成投资建议，腾讯2026年资本开支达600亿元等数据据公开资料整理。",
}


def facts_of(text):
    document = Document("page", text, published=date(2025, 9, 20), language=language_of(text))
    return {(f.predicate, f.subject.id, f.low) for f in extract(document).facts}


@pytest.mark.parametrize("name", FURNITURE)
def test_what_is_no_text_states_nothing(name):
    text = FURNITURE[name]
    body = "中芯国际二季度营收22.1亿美元。" if language_of(text) == "zh" else "SMIC's revenue was $2.2 billion in May."
    assert [fact[:2] for fact in facts_of(f"{body}\n\n{text}\n")] == [("revenue", "foundry:smic")]


def test_what_follows_the_links_is_read_again():
    text = (
        "RELATED STORIES\n- Meta buys 100,000 MI350s from AMD\n\n"
        "Tesla has ordered 50,000 H100s from Nvidia, two people who know of the plan told this newspaper on Monday.\n"
    )
    assert facts_of(text) == {("orders", "company:tesla", 50000.0)}


def test_what_a_correction_puts_right_is_read():
    text = "CORRECTION: We originally said that Nvidia's revenue was $64.7 billion. Its revenue was $46.7 billion."
    assert facts_of(text) == {("revenue", "company:nvidia", 4.67e10)}
