"""Interviews set as turns: what is asked is no fact, what is answered is the interviewee's, and "we" his company."""

from datetime import date

import pytest

from assets.articles.document import Document
from assets.articles.metadata import language_of
from assets.facts.extract import extract

CHINESE = """# 对话衡川智算沈若川

8月中旬，衡川智算联合创始人沈若川接受了《算力前线》的专访。

{ask}你们现在手里有多少卡？

沈若川：我们一共有1.2万张H800，今年又从华为采购了3000张昇腾910C。

{ask}有传闻说你们卖了5000张H20给字节？

沈若川：没有的事。
"""
ENGLISH = """Interview

{paper} spoke with Daniel Chen, head of infrastructure at Corvid Compute, in Austin.

{asks}: How many GPUs do you run today?

{answers}We own about 18,000 H100s.

{asks}: Is it true that you bought 40,000 MI300Xs from AMD?

{answers}No. We have ordered 6,000 B200s from Nvidia.
"""


def facts_of(text):
    document = Document("interview", text, published=date(2025, 9, 20), language=language_of(text))
    return {(f.predicate, f.subject.id, f.low, f.by.id if f.by else None) for f in extract(document).facts}


@pytest.mark.parametrize("ask", ["记者：", "算力前线：", "**算力前线：", "问："])
def test_a_chinese_interview(ask):
    text = CHINESE.replace("{ask}", ask)
    if ask.startswith("**"):
        text = text.replace("？\n", "？**\n")
    assert facts_of(text) == {
        ("holds", "company:hengchuan-zhisuan", 12000.0, "person:shen-ruochuan"),
        ("orders", "company:hengchuan-zhisuan", 3000.0, "person:shen-ruochuan"),
    }


@pytest.mark.parametrize(
    ("asks", "answers"),
    [("THE PAPER", "CHEN: "), ("Q", "A: "), ("Interviewer", "Daniel Chen: "), ("Q", "Chen — ")],
)
def test_an_english_interview(asks, answers):
    facts = facts_of(ENGLISH.format(paper="The Paper", asks=asks, answers=answers))
    assert facts == {
        ("holds", "company:corvid-compute", 18000.0, "person:daniel-chen"),
        ("orders", "company:corvid-compute", 6000.0, "person:daniel-chen"),
    }


def test_we_is_nobody_whom_only_the_answers_name():
    text = "问：流片了吗？\n\n答：我们的芯片在中芯国际流片。\n\n问：卖出去多少了？\n\n答：上半年我们出货了9000张。\n"
    assert not {fact for fact in facts_of(text) if fact[1] == "foundry:smic" and fact[0] == "sales"}


def test_a_list_of_companies_is_no_interview():
    text = (
        "腾讯：二季度营收1845亿元。\n\n百度：二季度营收327亿元。\n\n腾讯：资本开支191亿元。\n\n百度：资本开支38亿元。\n"
    )
    assert {fact[3] for fact in facts_of(text)} == {None}
    assert len(facts_of(text)) == 4
