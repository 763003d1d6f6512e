"""Texts, or all answers in them, that are one party's own words: whose they are, and what only looks like them."""

from __future__ import annotations

from datetime import date

import pytest

from assets.articles.document import Document
from assets.articles.metadata import language_of
from assets.facts.explain import explain_place
from assets.facts.extract import extract


def document(text: str) -> Document:
    return Document("own-words", text, published=date(2025, 8, 11), language=language_of(text))


def sources(text: str) -> dict[str, set[str | None]]:
    """Who states the facts of a text, by predicate."""
    found: dict[str, set[str | None]] = {}
    for fact in extract(document(text)).facts:
        found.setdefault(fact.predicate, set()).add(fact.by.id if fact.by else None)
    return found


ENGLISH_FACTS = "Nvidia's H200 draws 700 watts. In June Vultr ordered 900 H100s from Dell."
ENGLISH_WORDS = (
    f"I did not plan any of this.\n\n{ENGLISH_FACTS}\n\nMy team sits in a shed. We have 600 H200s there.\n\n"
    "I sleep well, thank you.\n"
)
ACCOUNTS = {
    "told to a reporter, who gives the name at the head": (
        "# “The shed is full”\n\n*Greta Holm, 51, runs the machine room of Fenland Compute. As told to Paul Ito.*\n\n"
        f"{ENGLISH_WORDS}",
        "person:greta-holm",
    ),
    "told in her own words": (
        f"# The shed\n\nThe Fen Review, 4 May 2025. In her own words\n\nMy name is Greta Holm and I look after "
        f"machines for Fenland Compute.\n\n{ENGLISH_WORDS}",
        "person:greta-holm",
    ),
    "testimony": (
        "# Testimony of Greta Holm before the Select Committee on Energy\n\n4 May 2025\n\nMr Chairman, members of the "
        f"committee: I speak for nobody but myself.\n\n{ENGLISH_WORDS}",
        "person:greta-holm",
    ),
    "a speech printed in full": (
        "# Greta Holm's speech to the Rotterdam Power Forum in full\n\nRotterdam, 4 May 2025. Ms Holm chairs Fenland "
        f"Compute.\n\nGood evening, and thank you for having me.\n\n{ENGLISH_WORDS}",
        "person:greta-holm",
    ),
    "a column of which the end tells the writer's post": (
        f"# Notes from a shed\n\nBy Greta Holm\n\n{ENGLISH_WORDS}\n*The writer is managing director of Fenland "
        "Compute.*\n",
        "person:greta-holm",
    ),
    "a column signed at its end": (
        f"# Notes from a shed\n\nMachines age. {ENGLISH_WORDS}\nGreta Holm is the founder of Fenland Compute in Ely.\n",
        "person:greta-holm",
    ),
}


@pytest.mark.parametrize(("text", "author"), ACCOUNTS.values(), ids=ACCOUNTS)
def test_an_account_is_the_word_of_who_gives_it(text: str, author: str) -> None:
    found = sources(text)
    assert found["spec"] == found["orders"] == found["holds"] == {author}


OTHERS_WORDS = {
    "a columnist": f"# Notes from a shed\n\nBy Greta Holm\n\n{ENGLISH_WORDS}\nGreta Holm is our columnist in Ely.\n",
    "a reporter who says I": f"# My day in a shed\n\nBy Greta Holm, technology correspondent\n\n{ENGLISH_WORDS}",
    "a report on a speech": (
        "# Greta Holm's speech at the Rotterdam Power Forum\n\nI heard it from the third row, and we all clapped. "
        f"Holm said little of herself.\n\n{ENGLISH_FACTS}\n\nWe went home early. I was glad.\n"
    ),
    "a report on somebody of whom the end tells": (
        f"# The shed\n\nThe machines hum. {ENGLISH_FACTS}\n\nNobody complains.\n\nGreta Holm is the founder of Fenland "
        "Compute in Ely.\n"
    ),
}


@pytest.mark.parametrize("text", OTHERS_WORDS.values(), ids=OTHERS_WORDS)
def test_what_a_journalist_writes_is_nobodys_account(text: str) -> None:
    found = sources(text)
    assert found["spec"] == found["orders"] == {None}


SELF_INTRODUCED = {
    "我叫祁望舒，在库尔勒修服务器。": "person:qi-wangshu",
    "我姓祁，大家都叫我老祁，在库尔勒修服务器。": "person:lao-qi",
    "我修了十年服务器，朋友们喊我祁哥。": "person:qi-ge",
}
CHINESE_FACTS = "去年一张A100要八万元。今年3月，川石智算向华为订了500张昇腾910B。"


@pytest.mark.parametrize(("introduction", "person"), SELF_INTRODUCED.items(), ids=SELF_INTRODUCED)
def test_who_tells_his_own_name_speaks(introduction: str, person: str) -> None:
    text = (
        f"# 口述：修机器的人\n\n晚潮周刊　整理：阿绒\n\n{introduction}\n\n{CHINESE_FACTS}我都记着账。\n\n"
        "我不识字的时候就认得螺丝。\n"
    )
    found = sources(text)
    assert found["price"] == found["orders"] == {person}


def test_an_office_is_no_name() -> None:
    text = f"# 口述：修机器的人\n\n晚潮周刊\n\n我是高管，也是修理工。\n\n{CHINESE_FACTS}我都记着账。\n"
    assert sources(text)["orders"] == {None}


ENGLISH_RELEASE = (
    "# Alder Microsystems Unveils the A7\n\n{dateline} Alder Microsystems today unveiled the A7, an AI accelerator. "
    "The A7 draws 300 watts. Hetzner has ordered 2,000 units.\n\nAccording to Omdia, Vultr ordered 900 H100s from "
    'Dell.\n\n"The A7 has 64 GB of memory," said Ida Brun, chief executive of Alder Microsystems.\n\n{end}'
)
END = "About Alder Microsystems\n\nAlder Microsystems was founded in 2015.\n\nMedia contact: press@alder.example\n"
RELEASES = {
    "a dateline and contact": ENGLISH_RELEASE.format(dateline="LYON, France, August 11, 2025 –", end=END),
    "a wire": ENGLISH_RELEASE.format(dateline="LYON, France, Aug. 11, 2025 (GLOBE NEWSWIRE) --", end=END),
    "for release, and a warning": "FOR IMMEDIATE RELEASE\n\n"
    + ENGLISH_RELEASE.format(
        dateline="", end="Cautionary Note on Forward-Looking Statements\n\nActual results may differ from these.\n"
    ),
}


@pytest.mark.parametrize("text", RELEASES.values(), ids=RELEASES)
def test_a_press_release_is_the_word_of_who_issues_it(text: str) -> None:
    facts = extract(document(text)).facts
    found = {(f.predicate, f.low): f.by.id if f.by else None for f in facts}
    assert found["spec", 300] == found["launches", None] == found["orders", 2000] == "company:alder-microsystems"
    assert found["orders", 900] == "company:omdia"
    assert found["spec", 64] == "person:ida-brun"


def test_a_chinese_press_release_is_the_word_of_who_issues_it() -> None:
    text = (
        "# 桐庐智芯推出推理芯片TL5\n\n【杭州，2025年8月11日讯】桐庐智芯今日宣布推出推理芯片TL5。"
        "TL5功耗75瓦，由台积电代工。\n\n据IDC统计，2024年英伟达营收为1305亿美元。\n\n关于桐庐智芯\n桐庐智芯成立于2018年。\n\n媒体联络：pr@tonglu.example\n"
    )
    found = sources(text)
    assert found["spec"] == found["fabricates"] == found["launches"] == {"company:tonglu-zhixin"}
    assert found["revenue"] == {"company:idc"}


REPORTS = {
    "a report with a byline": "By Nils Aho\n\n"
    + ENGLISH_RELEASE.format(dateline="LYON, August 11, 2025 –", end="About the price\n\nNobody will tell.\n"),
    "a report that quotes a release": (
        "# Alder unveils a chip\n\nAlder Microsystems today unveiled the A7. The A7 draws 300 watts.\n\n“FOR IMMEDIATE "
        "RELEASE”, its press release began. The forward-looking statements at its end run to a page, and the media "
        "contact did not call back.\n\nAbout time, said the market.\n"
    ),
    "a portrait with a section on the company": (
        "# Who makes the A7?\n\nAlder Microsystems unveiled the A7 in May. The A7 draws 300 watts.\n\nAbout Alder "
        "Microsystems\n\nIt was founded in 2015.\n"
    ),
}


@pytest.mark.parametrize("text", REPORTS.values(), ids=REPORTS)
def test_a_report_is_no_press_release(text: str) -> None:
    assert sources(text)["spec"] <= {None, "person:ida-brun"}


RECORDS = {
    "the company's own label": (
        "# 互动平台问答\n\n公司简称：岑岳科技\n\n投资者提问：上半年收入多少？\n公司回复：上半年营业收入9.1亿元。\n\n"
        "投资者提问：和美团有合作吗？\n公司回复：今年5月我们向美团交付了700台服务器。\n",
        "company:cenyue-keji",
    ),
    "answers of a record": (
        "# 岑岳科技投资者关系活动记录表\n\n时间：2025年8月\n\n问：上半年收入多少？\n答：公司上半年营业收入9.1亿元。\n\n"
        "问：和美团有合作吗？\n答：今年5月公司向美团交付了700台服务器。\n",
        "company:cenyuekeji",
    ),
    "an English record": (
        "# First-half results call: notes\n\nCompany: Dunmore Silicon\n\n**Question (UBS):** How was the half?\n\n"
        "**Management:** Revenue in the half was £91 million.\n\n**Question (Citi):** What of Bosch?\n\n"
        "**Management:** In May we supplied Bosch with 700 servers.\n",
        "company:dunmore-silicon",
    ),
}


@pytest.mark.parametrize(("text", "company"), RECORDS.values(), ids=RECORDS)
def test_answers_without_a_name_are_those_of_the_company_whose_record_it_is(text: str, company: str) -> None:
    found = sources(text)
    assert found["revenue"] == found["supplies"] == {company}


def test_answers_of_an_interview_without_a_name_are_not_a_companys() -> None:
    text = (
        "# 一位采购的自白\n\n他在岑岳科技做采购。\n\n问：上半年收入多少？\n答：岑岳科技上半年营业收入9.1亿元。\n\n"
        "问：和美团有合作吗？\n答：今年5月岑岳科技向美团交付了700台服务器。\n"
    )
    assert "company:cenyue-keji" not in sources(text)["revenue"]


def test_who_answers_may_stand_in_brackets_behind_the_letter() -> None:
    text = (
        "# 岑岳科技业绩说明会纪要\n\nQ（汇川基金）：上半年收入多少？\nA（骆行之）：上半年营业收入9.1亿元。\n"
        "Q（个人投资者）：和美团有合作吗？\nA（骆行之）：今年5月我们向美团交付了700台服务器。\n"
    )
    found = sources(text)
    assert found["revenue"] == found["supplies"] == {"person:luo-xingzhi"}


CHAT = (
    "# 周五的卡群\n\n群里说话的是川石智算的老温和做代理的Kit。\n\n老温　9:12\nH200现在多少钱一张？\n\n"
    "Kit　9:13\n二十二万一张\n\n老温　9:20\n我们手里还有300张H800\n\nKit　9:31\n昇腾910B功耗310瓦\n\n"
    "有人把截图发给了本刊。去年一张A100要八万元。\n"
)


def test_each_message_of_a_chat_is_of_who_writes_it() -> None:
    facts = extract(document(CHAT)).facts
    found = {(f.predicate, f.subject.id, f.low): f.by.id if f.by else None for f in facts}
    assert found["price", "chip:nvidia-h200", 220000] == "person:kit"
    assert found["holds", "company:chuanshi-zhisuan", 300] == "person:lao-wen"
    assert found["spec", "chip:huawei-ascend-910b", 310] == "person:kit"
    assert found["price", "chip:nvidia-a100", 80000] is None


def test_hours_of_a_programme_are_no_messages() -> None:
    text = (
        "# 论坛日程\n\n上午 9:00\n昇腾910B功耗310瓦\n\n上午 9:30\n茶歇\n\n"
        "下午 2:00\n川石智算向华为订了500张昇腾910B\n\n下午 3:00\n散会\n"
    )
    assert sources(text)["orders"] == {None}


def test_explain_tells_which_form_of_text_says_whose_words_they_are() -> None:
    for text, told in (
        (RELEASES["a wire"], "company:alder-microsystems: press release"),
        (ACCOUNTS["testimony"][0], "person:greta-holm: account"),
        (RECORDS["an English record"][0], "company:dunmore-silicon: record"),
    ):
        words = next(w for w in ("The A7 draws", "Nvidia's H200 draws", "Revenue in the half") if w in text)
        assert f"  teller    {told}" in explain_place(document(text), text.index(words))
