"""Interviews set as turns: what is asked is no fact, what is answered is the interviewee's, and "we" his company."""

from datetime import date

import pytest

from assets.articles.document import Document
from assets.articles.metadata import language_of
from assets.facts.extract import extract
from assets.facts.mentions import find_mentions

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


def facts_of(text, denied=False):
    document = Document("interview", text, published=date(2025, 9, 20), language=language_of(text))
    facts = [f for f in extract(document).facts if (f.modality == "denied") is denied]
    return {(f.predicate, f.subject.id, f.low, f.by.id if f.by else None) for f in facts}


@pytest.mark.parametrize("ask", ["记者：", "算力前线：", "**算力前线：", "问："])
def test_a_chinese_interview(ask):
    text = CHINESE.replace("{ask}", ask)
    if ask.startswith("**"):
        text = text.replace("？\n", "？**\n")
    assert facts_of(text) == {
        ("holds", "company:hengchuan-zhisuan", 12000.0, "person:shen-ruochuan"),
        ("orders", "company:hengchuan-zhisuan", 3000.0, "person:shen-ruochuan"),
    }
    assert facts_of(text, denied=True) == {("sales", "company:hengchuan-zhisuan", 5000.0, "person:shen-ruochuan")}


@pytest.mark.parametrize(
    ("asks", "answers"),
    [("THE PAPER", "CHEN: "), ("Q", "A: "), ("Interviewer", "Daniel Chen: "), ("Q", "Chen — ")],
)
def test_an_english_interview(asks, answers):
    text = ENGLISH.format(paper="The Paper", asks=asks, answers=answers)
    assert facts_of(text, denied=True) == {("orders", "company:corvid-compute", 40000.0, "person:daniel-chen")}
    assert facts_of(text) == {
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


ELLIPTICAL_ENGLISH = """# "We ran out of power before money": a talk with Ana Lund

*Ana Lund is chief executive of Corvid Compute, a cloud in Malmö. Interview by Tom Reed, 5 May 2025.*

**And what is on order?**

Another 6,000 B200s, from Dell.

**What was revenue last year?**

€120 million. This year it should be double that.

**When does the next hall open?**

In spring, I hope.
"""
ELLIPTICAL_CHINESE = """# 对话衡川智算沈若川

8月中旬，衡川智算联合创始人沈若川接受了《算力前线》的专访。

记者：你们现在手里有多少卡？

沈若川：一万张出头，都是H800。

记者：去年营收多少？

沈若川：十二亿元，今年目标翻一番。
"""
FIRST_LABEL_ONLY = """# "Nobody asks about transformers": Ines Calder on building Tidewrack

*The Long Rack. Ines Calder founded the Lisbon cloud Tidewrack in 2021, after nine years at Google.*

**TLR: What is on order?**

Calder: We have ordered 4,000 B300s from Supermicro.

**TLR: And Europe's own chips?**

I'd love to. We have ordered 200 Rhea1 cards.

**TLR: What was turnover in 2024?**

It was €96 million. Nvidia did not invest.
"""


def times_of(text):
    document = Document("interview", text, published=date(2025, 9, 20), language=language_of(text))
    return {(f.predicate, f.low, f.time, f.modality, f.by.id if f.by else None) for f in extract(document).facts}


def test_an_answer_is_read_with_the_words_of_its_question():
    assert times_of(ELLIPTICAL_ENGLISH) == {
        ("orders", 6000.0, None, "asserted", "person:ana-lund"),
        ("revenue", 1.2e8, "2024", "asserted", "person:ana-lund"),
        ("revenue_change", 1.0, "2025", "estimated", "person:ana-lund"),
    }
    assert times_of(ELLIPTICAL_CHINESE) == {
        ("holds", 10000.0, "2025", "asserted", "person:shen-ruochuan"),
        ("revenue", 1.2e9, "2024", "asserted", "person:shen-ruochuan"),
        ("revenue_change", 1.0, "2025", "estimated", "person:shen-ruochuan"),
    }


def test_the_first_answer_alone_may_name_who_answers():
    assert facts_of(FIRST_LABEL_ONLY) >= {
        ("orders", "company:tidewrack", 4000.0, "person:ines-calder"),
        ("orders", "company:tidewrack", 200.0, "person:ines-calder"),
        ("revenue", "company:tidewrack", 9.6e7, "person:ines-calder"),
    }


def test_a_no_denies_only_the_question_right_before():
    text = CHINESE.replace("{ask}", "记者：") + "\n记者：今年还会缺卡吗？\n\n沈若川：不会。\n"
    assert facts_of(text, denied=True) == {("sales", "company:hengchuan-zhisuan", 5000.0, "person:shen-ruochuan")}
    unanswered = text.replace("沈若川：没有的事。\n", "")
    assert facts_of(unanswered, denied=True) == set()


INTRODUCTIONS = {
    "joined": "Mara Tolland joined Corvex Cloud as finance chief in 2023 after eight years at Equinor.",
    "took over": "When Mara Tolland took over as chief executive of Corvex Cloud in 2022, it had eleven employees.",
    "responsible": "Mara Tolland, 41, is responsible for purchasing at Corvex Cloud, which rents out computing.",
}
SET_AS = {"labels": ("Q: {}", "A: {}"), "bold": ("**{}**", "{}"), "headings": ("## {}", "{}")}


def told_in(introduction: str, setting: str) -> list[tuple[str, str, float | None, str | None]]:
    asked, answered = SET_AS[setting]
    talk = [
        ("How many GPUs do you have today?", "We have 6,400 H100s, all of them in Norway."),
        ("What did you pay for them?", "We paid $31,000 a card."),
        ("And what comes next?", "We have ordered 2,000 B200s from Nvidia for delivery in March."),
    ]
    turns = [line for question, answer in talk for line in (asked.format(question), answered.format(answer))]
    text = "\n\n".join(["# 'Power first'", f"{introduction} We met in Oslo.", *turns])
    found = extract(Document("x", text, published=date(2026, 4, 18), language="en")).facts
    return [(f.predicate, f.subject.id, f.low, f.by.id if f.by else None) for f in found]


@pytest.mark.parametrize("setting", SET_AS)
@pytest.mark.parametrize("introduction", INTRODUCTIONS)
def test_who_is_introduced_by_a_career_answers_for_the_employer(introduction: str, setting: str) -> None:
    told = told_in(INTRODUCTIONS[introduction], setting)
    by = "person:mara-tolland"
    assert ("holds", "company:corvex-cloud", 6400.0, by) in told
    assert ("price", "chip:nvidia-h100", 31000.0, by) in told
    assert ("orders", "company:corvex-cloud", 2000.0, by) in told


@pytest.mark.parametrize("setting", SET_AS)
def test_who_may_not_be_named_answers_unnamed(setting: str) -> None:
    introduction = "The buyer of a cloud company talked on condition that neither he nor his employer be named."
    told = told_in(introduction, setting)
    assert told
    assert all(by is not None and "anonymous" in by for *_, by in told)


@pytest.mark.parametrize(
    "introduction",
    [
        "Priya Raman founded {} in 2019.",
        "Priya Raman left Arm in 2019 to found {}.",
        "Priya Raman spent eleven years at Arm before starting {}.",
        "Priya Raman is the chief technology officer at {}.",
        "Priya Raman has led {} since 2021.",
        "Before she joined {} as chief executive, Priya Raman worked at Graphcore.",
        "Q&A: Priya Raman, CEO, {}",
        "Priya Raman's company, {}, has sold its chips to four customers.",
        "After years at GlobalFoundries, Priya Raman wanted her own. {}, based in Bristol, now employs 140 people.",
        "Priya Raman, formerly of GlobalFoundries, is the founder and chief executive of {}.",
        "{}, which Priya Raman founded in Bristol in 2019, sells inference cards.",
        "A veteran of GlobalFoundries, Priya Raman set up {} in 2019.",
        "Priya Raman (48) studied physics and worked for GlobalFoundries before she founded {} in 2019.",
        "In 2019 Priya Raman quit GlobalFoundries and started {} with four engineers.",
        "Priya Raman, a former process engineer at GlobalFoundries, set up {} in 2019.",
        "Former GlobalFoundries manager Priya Raman founded {} in Bristol.",
        "Priya Raman was head of design at GlobalFoundries until 2019. Today she is chief executive of {}.",
        "{} was founded in 2019 by Priya Raman, who had been a director at GlobalFoundries.",
        "Priya Raman ran a design team at GlobalFoundries. Now she runs {}, which sells inference chips.",
        "Priya Raman was named chief executive of {} in 2022 after ten years at GlobalFoundries.",
        "The offices of {} are above a bakery. Priya Raman, who runs the company, used to work at GlobalFoundries.",
    ],
)
@pytest.mark.parametrize("name", ["Ferrule", "Oakmere Silicon"])
def test_an_unknown_company_is_known_by_who_leads_it(name: str, introduction: str) -> None:
    """The answers say "we" and "revenue" only: without the company they would say nothing of anybody."""
    text = (
        f"# 'One product'\n\n{introduction.format(name)}\n\n"
        "**Who makes the F2, your inference chip?**\n\nTSMC does.\n\n"
        "**And who invests?**\n\nWe raised $120 million from Atomico in March.\n\n"
        "**What did you take in last year?**\n\nRevenue was $41 million in 2025."
    )
    found = extract(Document("x", text, published=date(2026, 4, 18), language="en")).facts
    company = f"company:{name.lower().replace(' ', '-')}"
    assert ("revenue", company, 41e6) in {(f.predicate, f.subject.id, f.low) for f in found}
    assert ("invests_in", company, 120e6) in {(f.predicate, f.object.id if f.object else None, f.low) for f in found}
    assert {f.by.id for f in found if f.by} == {"person:priya-raman"}


INTRODUCED = """# 缺的不是卡

{introduction}

云外笔记　罗十一

**你们有多少卡？**

{stock}

**电够吗？**

不够，我们一直在等电网。

**明年呢？**

看情况，我们不急。
"""


@pytest.mark.parametrize(
    "introduction",
    ["——专访骐骥云总裁兼联合创始人 卫澜", "受访者：卫澜（骐骥云总裁）", "对话嘉宾：卫澜，骐骥云总裁、联合创始人"],
)
@pytest.mark.parametrize("stock", ["英伟达的占一多半，H800有1.2万张。", "平头哥的PPU有1.2万张。"])
def test_who_is_introduced_beside_an_office_has_what_he_counts(introduction: str, stock: str) -> None:
    text = INTRODUCED.format(introduction=introduction, stock=stock)
    assert facts_of(text) == {("holds", "company:qiji-yun", 12000.0, "person:wei-lan")}


def test_who_stands_before_the_office_of_another_is_not_introduced_by_it() -> None:
    text = "许冬，华为轮值董事长徐直军到场。李明，骐骥云总裁卫澜的老师。"
    assert not [m for m in find_mentions(text, "zh") if m.rule == "introduced"]


CREDITED = """# 一个分销商的一年

货架与电流｜口述：冯季同　整理：阿宽　2025年9月10日

冯季同在深圳做了十二年分销，2019年创办拓棱科技，如今有昇腾、海光和沐曦三家代理权。

**Q：仓库里有什么？**

A：我们有1.2万张H800。

**Q：H200呢？**

A：前天特朗普说允许卖。

**Q：谁在买？**

A：比亚迪从我们这儿拿了1200张910C。
"""


def test_who_is_credited_with_what_is_told_answers_and_nobody_whom_an_answer_names() -> None:
    facts = facts_of(CREDITED)
    assert ("holds", "company:tuoleng-keji", 12000.0, "person:feng-jitong") in facts
    assert ("orders", "company:byd", 1200.0, "person:feng-jitong") in facts
    assert {fact[3] for fact in facts} <= {"person:feng-jitong", None}
    assert {f[3] for f in facts_of(CREDITED.replace("口述：冯季同　", ""))} & {"person:donald-trump"} == set()


def test_the_minutes_of_a_meeting_with_investors_are_the_companys_that_their_title_names():
    text = (
        "# 苍山智算投资者关系活动记录表\n\n**问：三季度业绩如何？**\n\n答：三季度收入5.2亿元。\n\n"
        "**问：手里有多少卡？**\n\n"
        "答：8600张左右，其中5000张是昇腾910C。\n"
    )
    facts = extract(Document("minutes", text, published=date(2026, 11, 18), language="zh")).facts
    assert ("revenue", "苍山智算", 5.2e8) in {(f.predicate, f.subject.name, f.low) for f in facts}
