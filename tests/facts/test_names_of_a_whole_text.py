"""Names that a text as a whole tells: by all that is said of them, by their sounds, by a number alone."""

from datetime import date

import pytest

from assets.articles.document import Document
from assets.facts.extract import extract
from assets.facts.mentions import find_mentions

RETROSPECTIVE = (
    "3月6日，砺石智芯登陆科创板。砺石智芯这八年并不好过。2021年，映客云向砺石下单5000颗。同年，砺石营收冲到2.6亿元。"
    "第一颗芯片“砺石一号”用12纳米工艺，第二颗芯片“砺石二号”改用台积电7纳米。当时仓库里还有1.2万颗二号。二号的显存为32GB。3月二号开会，二号楼停电。"
)


def named(text: str) -> dict[str, str]:
    return {m.text: m.id for m in find_mentions(text, "zh") if m.provisional}


def test_a_word_of_the_dictionary_is_a_company_where_much_of_one_is_told():
    names = named(RETROSPECTIVE)
    assert names["砺石智芯"] == names["砺石"] == "company:lishizhixin"


@pytest.mark.parametrize(
    "text",
    [
        "用户采购了500张卡。用户营收多少没人知道，与用户签约的人也没有。",
        "学校向厂商订购服务器，学校采购了两次。向学校供货的有三家。",
        "记者宣布获奖。孟昭然签下合同，孟昭然采购了三台电脑。",
    ],
)
def test_common_words_and_people_are_no_companies(text):
    assert [m.text for m in find_mentions(text, "zh") if m.rule == "recurring"] == []


def test_a_short_name_is_of_the_longer_one():
    names = named(
        "樱岛电算是一家小公司。樱岛电算（Sakurajima）营收为94亿日元。两家公司今年向樱岛下单，东海精机与樱岛签约，樱岛市值680亿日元。"
    )
    assert names["樱岛"] == names["樱岛电算"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("荷兰的奥兰治成长基金今年6月向它注资1.5亿欧元。奥兰治还持有三成股份。", {"奥兰治成长基金", "奥兰治"}),
        ("迪尔亚云计算公司去年营收为12亿里亚尔。", {"迪尔亚云计算公司"}),
        ("九州国际科学大学前年采购了500颗H100。", {"九州国际科学大学"}),
        ("芬兰国家技术研究中心采购了5000块H100。", {"芬兰国家技术研究中心"}),
    ],
)
def test_foreign_names_by_sounds_or_place(text, expected):
    assert expected <= set(named(text))


@pytest.mark.parametrize(
    "text",
    [
        "马蒂厄·德沙尔姆否认公司正与甲骨文洽谈。",
        "美国人工智能研究院OpenAI推出新模型。",
        "安全公司和普通公司都在用，马来西亚公司也一样。",
    ],
)
def test_neither_what_somebody_does_nor_a_description_is_a_foreign_name(text):
    assert [m.text for m in find_mentions(text, "zh") if m.rule == "transliterated"] == []


def test_a_number_alone_is_of_the_only_line():
    found = [m.text for m in find_mentions(RETROSPECTIVE, "zh") if m.rule == "number"]
    assert found == ["二号", "二号"]


def test_a_number_alone_is_of_no_line_where_there_are_two():
    text = "芯片“砺石二号”显存32GB。“沧海二号”芯片显存16GB。二号的显存不大。"
    assert not any(m.rule == "number" for m in find_mentions(text, "zh"))


PORTRAIT = (
    "砺石智芯登陆科创板。砺石智芯的员工不多。\n\n砺石卖了五年芯片。\n\n砺石从不张扬。\n\n砺石智芯2021年营收2.6亿元，砺石向映客云供货，砺石与清溪科技签约。\n\n"
    "客户多了：中国移动订购了500张卡。2024年全年营收为14.7亿元。\n\n"
    "“拿出去卖，客户先问能不能换成英伟达。”一名销售说。2020年全年，公司营收1100万元。"
)


def test_figures_without_a_name_are_of_the_company_that_a_portrait_is_of():
    facts = extract(Document("portrait", PORTRAIT, published=date(2026, 3, 12), language="zh")).facts
    assert [f.subject.id for f in facts if f.predicate == "revenue"] == ["company:lishi-zhixin"] * 3


def test_figures_are_of_whom_the_paragraph_begins_with():
    text = f"{PORTRAIT}\n\n寒武纪是对手。2024年全年营收为11.7亿元。"
    facts = extract(Document("portrait", text, published=date(2026, 3, 12), language="zh")).facts
    assert [f.subject.id for f in facts if f.predicate == "revenue"][-1] == "company:cambricon"


def test_a_word_that_was_quoted_as_a_name_and_begins_clauses_is_one():
    text = "代号“季风”的集群建在那里。季风于去年5月启用，季风由4608块MI325X组成。"
    assert [m.id for m in find_mentions(text, "zh") if m.text == "季风"] == ["cluster:jifeng"] * 3
    text = "代号“季风”的集群建在那里。当地的季风很强，空气湿润。"
    assert [m.id for m in find_mentions(text, "zh") if m.text == "季风"] == ["cluster:jifeng"]


def test_what_somebody_trained_is_a_model_though_only_quoted():
    assert named("他们训练了“恒河1.5”，历时33天。")["恒河1.5"].startswith("model:")
    assert "倾听" not in named("他们训练“倾听”的能力，历时33天。")


def test_a_name_behind_the_mark_of_a_wire_and_before_the_code_of_its_share():
    text = (
        "UPDATE 3-Stonecrop orders AMD chips, lifts spending plan\n\n"
        "Stonecrop Inc STNC.O said on Thursday it had ordered about 60,000 MI450 accelerators from Advanced Micro"
        " Devices AMD.O. Oracle ORCL.N placed an order with AMD for 50,000 of them last month."
    )
    facts = extract(Document("wire", text, published=date(2025, 11, 6), language="en")).facts
    ordered = {(f.subject.id, f.object.id, f.low) for f in facts if f.object is not None and f.unit == "units"}
    assert ordered == {("company:stonecrop", "company:amd", 60_000), ("company:oracle", "company:amd", 50_000)}
    assert all(text[f.start : f.end] == f.quote for f in facts)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Arvento unveiled the Vela 3, an inference chip. The Vela 3X follows; the 3X has 288 GB, as do 400 Velas.",
            {"Vela 3": "3", "Vela 3X": "3x", "3X": "3x", "Velas": ""},
        ),
        (
            "The Obelisk 100 has 16 GB of HBM. Rosneft ordered 1,500 Obelisk 200s. She drew the 200.",
            {"Obelisk 100": "100", "Obelisk 200s": "200", "200": "200"},
        ),
        ("The K80 card draws 550 watts and the K80L card 210 watts. Why the L?", {"K80": "", "K80L": "l", "L": "l"}),
        ("The A7 chip sells well, and it is sampling the A7 Ultra.", {"A7": "", "A7 Ultra": "-ultra"}),
        ("Tachyon-A, an inference chip, ships. Tachyon-B moves to Q2.", {"Tachyon-A": "a", "Tachyon-B": "b"}),
    ],
)
def test_other_members_of_a_line_of_chips_are_chips(text, expected):
    found = {m.text: m.id for m in find_mentions(text, "en") if m.kind == "chip" and not m.generic}
    assert found.keys() == expected.keys()
    assert all(found[words].endswith(end) for words, end in expected.items())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Arvento unveiled the Vela 3, an inference chip. Delta 4X is a road.", "Delta 4X"),
        ("Arvento unveiled the Vela 3, an inference chip. Vela Street is a road.", "Vela"),
        ("Arvento unveiled the Vela 3, an inference chip. Ana Vela said so.", "Vela"),
        ("The Obelisk 100 has 16 GB of HBM and the Obelisk 200 32 GB. Of the 200 people, half left.", "200"),
    ],
)
def test_what_only_looks_like_a_member_of_a_line_is_none(text, words):
    assert words not in {m.text for m in find_mentions(text, "en") if m.kind == "chip"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("DAEHWA ORDERS 24,000 ONYX 3 CHIPS\n\nDaehwa will buy the Onyx 3, a chip by TSMC.", {"ONYX 3": "Onyx 3"}),
        (
            'Its Obelisk 300 chip, the "Tombstone", never yielded. A Tombstone hangs there.',
            {"Tombstone": "Obelisk 300"},
        ),
        ('The Bora 2, a chip, is late. We call it "the Brick", he says.', {"Brick": "Bora 2"}),
    ],
)
def test_headlines_in_capitals_and_nicknames_name_the_same_chip(text, expected):
    found = {m.text: m.id for m in find_mentions(text, "en") if m.kind == "chip"}
    assert {words: found.get(words) for words in expected} == {w: found[full] for w, full in expected.items()}


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("云服务商恒序周二发布公告。恒序将今年资本支出上修至700亿元。", 2),
        ("云服务商恒序周二发布公告。恒序周一披露，恒序新启用一座机房。", 3),
        ("云服务商恒序周二发布公告。英伟达打算向恒序投资至多1000亿美元。", 2),
    ],
)
def test_an_introduced_company_ends_before_adverbs_and_days(text, times):
    assert [m.text for m in find_mentions(text, "zh") if m.kind == "company" and m.provisional] == ["恒序"] * times


def test_an_introduced_company_with_an_ending_is_not_cut():
    assert "恒序科技" in named("云服务商恒序周二发布公告。恒序科技将今年资本支出上修至700亿元。")
