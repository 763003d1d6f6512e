"""Of whom Chinese texts tell a figure: subjects left out, words that point back, and who is named only beside."""

from datetime import date

import pytest

from assets.articles.document import Document
from assets.facts.extract import extract


def subjects(text: str, predicate: str) -> list[tuple[str, float | None]]:
    """Of whom a predicate is stated, with its lower bound."""
    document = Document("text", text, published=date(2025, 11, 15), language="zh")
    return [(f.subject.id, f.low) for f in extract(document).facts if f.predicate == predicate]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "# 燧原上市\n\n燧原科技昨日递表。同业之中，沐曦去年收入7.43亿元。今年上半年，公司收入3.1亿元。",
            [("company:metax", 743e6), ("company:enflame", 310e6)],
        ),
        (
            "# 燧原上市\n\n沐曦走的是另一条路。这家公司去年收入7.43亿元。",
            [("company:metax", 743e6)],
        ),
        ("软银正洽谈收购Ampere。这家芯片公司去年营收1600万美元。", [("company:ampere", 16e6)]),
    ],
    ids=[
        "公司 is the portrait's",
        "这家 is the one named right before",
        "这家 by its description",
    ],
)
def test_whose_revenue_words_that_point_back_tell(text, expected):
    assert subjects(text, "revenue") == expected


def test_who_is_told_only_beside_another_is_not_the_subject():
    assert subjects("纬创转投资的纬颖上月营收912亿元。", "revenue") == [("company:wiwynn", 912e8)]
    assert subjects("苹果的代工厂鸿海上季营收2.1万亿元。", "revenue") == [("company:foxconn", 21e11)]


def test_what_something_is_set_against_is_not_the_subject():
    text = "寒武纪周一大涨，成为仅次于贵州茅台的第二高价股，市值升至5800亿元。"
    assert subjects(text, "market_cap") == [("company:cambricon", 5.8e11)]


def test_whose_parent_nobody_knows_has_no_figure_of_its_childs():
    assert subjects("沐曦去年扭亏。至于母公司，去年收入31亿元。", "revenue") == []


def test_a_portrait_is_about_whom_it_begins_with_however_often_others_are_named():
    text = (
        "去年底，燧原科技的账上只剩18亿元。\n\n台积电停止供货后，台积电的老客户都在找出路。公司也不例外。\n\n"
        "资金方面，公司拟募资60亿元。\n\n另据招股书，去年收入7.2亿元。公司预计明年翻番。"
    )
    assert subjects(text, "revenue") == [("company:enflame", 7.2e8)]


def test_who_works_for_somebody_sells_to_him():
    document = Document(
        "text", "三星泰勒厂将为特斯拉生产AI6芯片，合同金额170亿美元。", published=date(2025, 8, 1), language="zh"
    )
    orders = [f for f in extract(document).facts if f.predicate == "orders"]
    assert [(f.subject.id, f.object.id) for f in orders if f.object] == [("company:tesla", "company:samsung")]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("# OpenAI扩张\n\nOpenAI缺算力。\n\n芯片方面，博通正与其合作。", {"company:broadcom", "company:openai"}),
        ("英伟达入股诺基亚。高通正与其合作。", {"company:qualcomm", "company:nvidia"}),
    ],
    ids=["the article's company", "whom the paragraph began with"],
)
def test_with_whom_a_subject_works_is_not_itself(text, parties):
    document = Document("text", text, published=date(2025, 11, 15), language="zh")
    found = [f for f in extract(document).facts if f.predicate == "partners_with"]
    assert [{f.subject.id, f.object.id} for f in found if f.object] == [parties]


def test_who_comes_back_as_the_latter_is_the_one_named_last():
    text = "首批卡由软通动力与曙光交付。最大的客户是智谱。后者去年收入3.1亿元。"
    assert subjects(text, "revenue") == [("company:zhipu", 3.1e8)]


def test_each_clause_invests_in_whom_it_names():
    document = Document(
        "text", "英伟达以40亿美元入股英特尔，还承诺对xAI投入20亿美元。", published=date(2025, 11, 15), language="zh"
    )
    found = [(f.object.id, f.low) for f in extract(document).facts if f.predicate == "invests_in" and f.object]
    assert found == [("company:intel", 4e9), ("company:xai", 2e9)]


def test_whose_thing_a_text_begins_with_is_spoken_of_and_whom_parts_name_is_not():
    text = "中国联通三江源智算中心已部署2万张国产卡。其中阿里云提供1.6万张。二期将引入燧原。去年，公司资本开支676亿元。"
    assert subjects(text, "capex") == [("company:china-unicom", 67.6e9)]


@pytest.mark.parametrize(
    ("text", "chip"),
    [
        ("接替思元370的思元590改由中芯国际代工。它配了80GB显存。", "chip:cambricon-mlu590"),
        ("让同行记住寒武纪的是思元590。2022年8月亮相的这块训练卡配了80GB显存。", "chip:cambricon-mlu590"),
        ("燧原科技供货推理卡。这款名为S60的卡接的是云燧i20的班，显存为80GB。", "chip:enflame-s60"),
    ],
    ids=["what only describes the next is not meant", "a card that points back", "named by what it is called"],
)
def test_which_chip_a_figure_is_of(text, chip):
    assert subjects(text, "spec") == [(chip, 80.0)]


def test_a_heading_that_names_another_in_passing_is_of_the_company_of_the_portrait():
    text = (
        "# 从三千片到千亿市值：寒武纪的九年\n\n寒武纪昨日发布年报。寒武纪成立于2016年，寒武纪的创始人是陈天石。"
        "寒武纪今年扩招。\n\n"
        "**改道中芯**\n\n转机在自家门口，寒武纪换了代工厂。\n\n财报里的数字由此陡了起来：2024年营收还只有11.7亿元。"
    )
    assert subjects(text, "revenue") == [("company:cambricon", 1.17e9)]


def test_goods_given_to_a_foundry_are_made_there_and_not_supplied_to_it():
    document = Document("text", "思元590去年亮相。这块卡同样交给台积电。", published=date(2025, 11, 15), language="zh")
    stated = {(f.predicate, f.subject.id, f.object.id) for f in extract(document).facts if f.object is not None}
    assert ("fabricates", "foundry:tsmc", "chip:cambricon-mlu590") in stated
    assert not any(predicate == "supplies" for predicate, *_ in stated)
