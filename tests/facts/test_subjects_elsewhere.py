"""No subject is carried over to what is told of many without a name, by who reckons, or of another place."""

from datetime import date

import pytest

from assets.articles.document import Document
from assets.articles.metadata import language_of
from assets.facts.extract import extract

OTHERS = {
    "hyperscalers": "Nvidia reports next week. Hyperscalers' combined capital spending will reach $340 billion.",
    "governments": "Cerebras has been busy. Gulf governments, for their part, have ordered 200,000 Nvidia chips.",
    "cloud companies": "寒武纪未予置评。多家云厂商今年已下单超过10万张国产加速卡。",
    "who reckons": "凯衡投顾估算，今年CoWoS供需缺口约两成。",
    "who reckons in English": "Brookhollow estimates that capital spending will reach $340 billion this year.",
    "a relation": "CoreWeave has grown fast. One of its rivals had revenue of $400 million last year.",
    "an owner": "CoreWeave's biggest rival spent $5 billion on capital expenditure last year.",
    "an unknown name": "Oracle leases a hall in Texas. Quibblestone is the builder. It had sales of $30 million.",
    "no start-up": "Nvidia sells to many. The start-up had revenue of $44 million in the first quarter.",
    "another paragraph": "The Colossus site opened in June.\n\nSome turbines stand outside, each good for 2.5 MW.",
}


def facts_of(text):
    document = Document("elsewhere", text, published=date(2025, 8, 20), language=language_of(text))
    return [f for f in extract(document).facts if f.unit is not None]


@pytest.mark.parametrize("name", OTHERS)
def test_no_subject_is_carried_over(name):
    assert facts_of(OTHERS[name]) == []


def test_the_subject_of_the_sentence_before_is_carried_over():
    (fact,) = facts_of("Microsoft reported on Tuesday. Capital expenditure was $34 billion in the quarter.")
    assert fact.subject.id == "company:microsoft"


@pytest.mark.parametrize(
    "text",
    [
        "广达打入谷歌供应链，带动英伟达先进服务器GB200出货畅旺，公告7月营收1200亿元。",
        "广达受惠于英伟达拉货，7月营收1200亿元。",
    ],
)
def test_whom_a_clause_acts_upon_is_not_its_subject(text):
    assert [f.subject.id for f in facts_of(text)] == ["company:quanta"]


def test_an_article_on_results_is_about_the_quarter_reported():
    text = (
        "英伟达发布2026财年第一财季财报。\n\n财报显示，本财季营收440亿美元。\n\n- 数据中心业务营收391亿美元\n\n"
        "公司预计下一财季营收450亿美元（±2%）。"
    )
    document = Document("results", text, published=date(2025, 5, 29), language="zh")
    times = [(f.low, f.time) for f in extract(document).facts if f.predicate in ("revenue", "sales")]
    assert times == [
        (44e9, "2025-02/2025-04"), (39.1e9, "2025-02/2025-04"), (45e9, "2025-05/2025-07"),
    ]  # fmt: skip


def test_the_currency_that_is_declared_holds_from_there_on():
    text = "联电公布，7月营收190亿元（新台币，下同），按年升7.5%。世界先进7月营收40亿元。"
    document = Document("currency", text, published=date(2025, 8, 20), language="zh")
    assert [(f.low, f.unit) for f in extract(document).facts if f.predicate == "revenue"] == [
        (190e8, "TWD"), (40e8, "TWD"),
    ]  # fmt: skip


def test_for_whom_somebody_worked_is_not_the_subject():
    (fact,) = facts_of("Anthropic由前OpenAI研究员创立，今年5月完成A轮融资，投后估值约600亿美元。")
    assert fact.subject.id == "company:anthropic"


def test_a_description_by_country_means_the_company_of_that_country():
    (fact,) = facts_of(
        "Nvidia shares rose, and Green Mountain was pleased. The Norwegian company has ordered 5,000 H100s."
    )
    assert fact.subject.id == "company:green-mountain"


def test_they_in_the_words_of_an_unnamed_company_are_that_company():
    facts = facts_of("台积电扩产。“排不上。”一家GPU公司的采购负责人抱怨，他们年初向寒武纪下单2万颗思元590。")
    assert {fact.subject.id for fact in facts} == {"company:unnamed"}


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Oracle won OpenAI, lost ByteDance and plans capital expenditure of $30 billion.", "company:oracle"),
        ("Meta copied OpenAI and will spend $70 billion on capital expenditure this year.", "company:meta"),
        ("SoftBank owns Arm and agreed to acquire Ampere for $6.5 billion.", "company:softbank"),
        ("OpenAI, after leaving Microsoft, ordered 100,000 GB200s from Oracle.", "company:openai"),
    ],
)
def test_the_object_of_the_verb_before_is_not_the_subject_of_the_next(text, subject):
    assert {fact.subject.id for fact in facts_of(text)} == {subject}


def test_we_is_the_company_of_her_who_says_it():
    (fact,) = facts_of('Ana Ruiz founded Lumora in 2020. "We own 4,000 H100s," she says.')
    assert fact.subject.id == "company:lumora"


def test_the_rival_of_the_paragraph_before_does_not_become_the_topic():
    told = "Nebius runs a hall in Finland. Nebius is growing.\n\nA rival, CoreWeave, has complained about fees.\n\n"
    (fact,) = facts_of(told + "Revenue last year was $117 million.")
    assert fact.subject.id == "company:nebius"


def test_it_is_not_what_was_named_in_the_plural():
    told = "Nebius says it will add 2,000 B200s. CoreWeave offered to buy it outright in January."
    document = Document("plural", told, published=date(2025, 8, 20), language="en")
    assert not [f for f in extract(document).facts if f.subject.id == "company:coreweave"]


def test_that_company_is_the_one_named_last():
    (fact,) = facts_of("Nebius compares itself with CoreWeave. That company spent $8.7 billion on equipment last year.")
    assert fact.subject.id == "company:coreweave"


def test_whom_a_customer_is_believed_to_be_is_the_customer():
    (fact,) = facts_of("A fourth customer, believed to be OpenAI, has ordered $10 billion of racks from Broadcom.")
    assert (fact.subject.id, fact.object.id) == ("company:openai", "company:broadcom")


def test_its_chip_is_none_that_another_makes():
    told = "Groq was founded by Jonathan Ross, who designed Google's first TPU. Its chip is made by GlobalFoundries."
    document = Document("own", told, published=date(2025, 8, 20), language="en")
    assert "fabricates" not in {f.predicate for f in extract(document).facts}


def test_who_values_the_start_up_is_not_the_start_up():
    told = "Kestrel Digital owns 12,800 H100s. Temasek led a round in January that valued the start-up at $1.1 billion."
    assert {f.subject.id for f in facts_of(told)} == {"company:kestrel-digital"}


@pytest.mark.parametrize(
    "opening", ["Having outbid CoreWeave, which wanted the site,", "After leaving CoreWeave,", "Backed by CoreWeave,"]
)
def test_the_clause_behind_a_participle_is_not_of_whom_the_participle_names(opening):
    told = f"Nebius runs a hall in Finland. {opening} the company ordered 900 H200s from Dell."
    assert {f.subject.id for f in facts_of(told) if f.predicate == "orders"} == {"company:nebius"}


def test_an_officer_without_a_company_speaks_for_the_one_the_article_is_about():
    told = 'Nebius runs a hall in Finland. Nebius is growing. "We own 12,800 H100s," says co-founder Wei Ling Tan.'
    assert [f.subject.id for f in facts_of(told) if f.predicate == "holds"] == ["company:nebius"]


SECOND_HALLS = {
    # A sentence between tells of another only as an object, as whose rival it is, or as who delivers.
    "from whom": "Fluidstack runs a data centre at Odda. Across the fjord stands the hall of Lambda. ",
    "whose rival": "Fluidstack runs a data centre at Odda. Its biggest rival is CoreWeave. ",
    "by whom": "Fluidstack opened a hall at Odda. Power comes from Statkraft, and the chips were supplied by Dell. ",
    "who delivers": "Fluidstack runs a data centre at Odda with 1,200 H100s. Dell supplied the cards. ",
    "who does it something": "Fluidstack runs a data centre at Odda. CoreWeave has sold it 1,200 cards. ",
    "of a heading": "## Fluidstack\n\nThe company opened its first hall, at Odda. Its neighbour is CoreWeave. ",
}


@pytest.mark.parametrize("lead", SECOND_HALLS.values(), ids=SECOND_HALLS)
def test_a_second_hall_is_of_who_has_the_first(lead):
    found = facts_of(lead + "Its second hall, in Bergen, has 2,400 B200s.")
    assert [f.subject.id for f in found if f.low == 2400] == ["cluster:fluidstack-bergen"]


def test_a_hall_is_of_the_last_subject():
    text = "Fluidstack runs a data centre at Odda. CoreWeave is bigger. Its campus in Hamar has 2,400 B200s."
    assert [f.subject.id for f in facts_of(text)] == ["cluster:coreweave-hamar"]


def test_what_is_planned_is_not_of_a_year_that_is_over():
    (fact,) = facts_of("Fluidstack opened a hall at Odda last year. Its next hall will hold 2,400 B200s.")
    assert (fact.modality, fact.time) == ("planned", None)


LISTED = "HELSINKI--(BUSINESS WIRE)--Halvard Compute Oyj (HEL: HALV) has bought 8,192 B300s from Dell (NYSE: DELL).\n\n"


def test_an_exchange_at_which_somebody_is_listed_is_no_party():
    found = extract(Document("listed", LISTED, published=date(2026, 3, 18), language="en")).facts
    assert {f.subject.id for f in found} == {"company:halvard-compute-oyj"}
    assert not [f for f in found if "nyse" in f.subject.id or (f.object and "nyse" in f.object.id)]


@pytest.mark.parametrize(
    "text",
    [
        "With me is Dana Whitcomb, Vice President of Investor Relations. Revenue was $312 million last year.",
        "Oh, sure, Volta AI owns 50,000 H100s.",
        "We wrote in #111 that Google would order a million TPUs from MediaTek in 2026. It is Broadcom.",
    ],
)
def test_an_office_and_what_is_said_in_mockery_or_in_error_state_nothing(text):
    assert facts_of(text) == []


def test_whom_a_notice_names_as_the_supplier_supplies():
    text = "# 江淮大学智算中心采购项目中标结果公告\n\n供应商名称：超聚变数字技术有限公司\n\n中标金额：18650.00万元"
    found = extract(Document("notice", text, published=date(2026, 4, 9), language="zh")).facts
    assert not [f for f in found if f.predicate == "supplies" and f.object and f.object.id == "company:xfusion"]


def test_to_whom_one_does_not_sell_is_denied():
    found = extract(Document("not", "浪潮信息不直接向英伟达供货。", published=date(2026, 1, 22), language="zh")).facts
    assert [(f.predicate, f.modality) for f in found] == [("supplies", "denied")]


def test_whom_a_sentence_rules_out_or_only_names_is_not_spoken_of_next():
    text = (
        "川砺科技上半年营收37.2亿元，同比增长41%，比同行寒武纪多两成。\n\n"
        "为其供应服务器的是华鲲振宇，而不是浪潮信息。资本开支上半年为9.6亿元。公司全年营收将达到80亿元。"
    )
    found = extract(Document("told", text, published=date(2026, 8, 28), language="zh")).facts
    told = {(f.predicate, f.subject.id) for f in found if f.predicate.startswith(("revenue", "capex"))}
    assert told == {(p, "company:chuanli-keji") for p in ("revenue", "revenue_change", "capex")}


def test_a_day_is_no_part_of_a_places_name():
    found = facts_of("Acme switched on its second data hall, at Odda on Friday. The hall draws 38 MW.")
    assert {f.subject.id for f in found if f.predicate == "power"} == {"cluster:odda"}


def test_what_a_report_is_denied_of_is_denied():
    (fact,) = facts_of("He spoke on Monday, denying a report that Meta had booked 4,000 H200s.")
    assert (fact.predicate, fact.modality) == ("orders", "denied")


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Humain's Emirati rival, G42, is hiring. It has 2,000 H100s in Abu Dhabi.", "company:g42"),
        ("OpenAI's landlord, Crusoe, was founded in 2018. It holds 40,000 GB200s.", "company:crusoe"),
        ("DeepSeek's backer High-Flyer is a fund. It has 10,000 A100s.", "company:high-flyer"),
        # Of whom no name of another tells, is spoken of.
        ("Humain's rivals are larger. It has 2,000 H100s.", "company:humain"),
    ],
)
def test_who_is_told_by_whose_rival_he_is_is_spoken_of(text, subject):
    assert [f.subject.id for f in facts_of(text) if f.predicate == "holds"] == [subject]
