"""Who says a fact, when it holds and how firm it is: every mechanism with examples for and against it."""

from datetime import date

import pytest

from assets.articles.document import Document
from assets.facts.extract import extract
from assets.facts.times.find import find_times


def facts(text, predicate=None, published=date(2025, 8, 20)):
    language = "zh" if any("一" <= c <= "鿿" for c in text) else "en"
    found = extract(Document(name="test", text=text, language=language, published=published)).facts
    return [f for f in found if predicate in (None, f.predicate)]


def only(text, predicate, low=None, published=date(2025, 8, 20)):
    """The one fact of a predicate (with a value) that a text states."""
    found = [f for f in facts(text, predicate, published) if low is None or f.low == low or f.high == low]
    assert len(found) == 1, [(f.predicate, f.subject.id, f.low, f.high) for f in facts(text, None, published)]
    return found[0]


def source(fact):
    return fact.by.id if fact.by else None


SOURCES = {
    "he who has no name": (
        "一位档口老板跟我讲，八卡H200整机上周还喊235万元。他说H20更惨，单卡跌破7万元。",
        "price",
        "person:anonymous",
    ),
    "suppliers of machines": (
        "设备商私下透露，台积电CoWoS月产能今年底会拉到11.5万片。",
        "capacity",
        "person:anonymous",
    ),
    "an outlet within a sentence": (
        "OpenAI将与博通合作量产自研芯片，《金融时报》援引知情人士称，最快明年出货。",
        "partners_with",
        "company:financial-times",
    ),
    "this one of whom only the office is told": (
        "在利雅得，塔里克·阿明（Tareq Amin）穿着毛衣。这位Humain的首席执行官告诉我，"
        "2030年公司的数据中心容量会达到1.9吉瓦。",
        "power",
        "person:tareq-amin",
    ),
    "adverbs are no name": (
        "阶跃星辰训练Step-3用了多少卡？该公司首席科学家只肯透露“三千块左右的H800，MFU三成五上下”。",
        "utilization",
        "company:stepfun",
    ),
    "a foreign name to its end": (
        "经济学家图奥马斯·凯拉估计，寒武纪在国内AI芯片市场的份额约为7%。",
        "market_share",
        "person:tuaomasi-kaila",
    ),
    # Named people, companies, outlets.
    "person before": ("Mark Zuckerberg said Meta bought 40,000 H100s in May.", "orders", "person:mark-zuckerberg"),
    "person behind": ("Meta bought 40,000 H100s in May, says Mark Zuckerberg.", "orders", "person:mark-zuckerberg"),
    "outlet behind": ("Meta bought 40,000 MI300Xs from AMD, Reuters reported.", "orders", "company:reuters"),
    "surname again": (
        "Elon Musk spoke on Monday. Little else was new. By June, Musk warned, xAI will have bought 90,000 H100s.",
        "orders",
        "person:elon-musk",
    ),
    "he, of the person spoken of": (
        "Elon Musk spoke on Monday. He said xAI bought 90,000 H100s in May.",
        "orders",
        "person:elon-musk",
    ),
    "and told": (
        "Elon Musk said little and told reporters that xAI bought 90,000 H100s in May.",
        "orders",
        "person:elon-musk",
    ),
    "officer without a name": (
        "xAI bought 90,000 H100s in May, its founder told a newspaper.",
        "orders",
        "company:xai",
    ),
    "surname of an officer": (
        "Meta bought 40,000 H100s in May, Meta's Zuckerberg conceded.",
        "orders",
        "person:mark-zuckerberg",
    ),
    "in the middle": (
        "Meta, Zuckerberg told analysts, bought 40,000 H100s in May.",
        "orders",
        "person:mark-zuckerberg",
    ),
    "the two": (
        "Nvidia invested $5 billion in Intel in September, the two said.",
        "invests_in",
        "company:intel+company:nvidia",
    ),
    "outlet told by insiders": (
        "Meta bought 40,000 H100s in May, two sources told Reuters.",
        "orders",
        "company:reuters",
    ),
    "outlet that learned it": ("据彭博社从知情人士处获悉，腾讯5月采购了4万块H20。", "orders", "company:bloomberg"),
    "own account": ("By its own account CoreWeave owns 250,000 GPUs.", "holds", "company:coreweave"),
    "behind a dash": ("腾讯5月采购了4万块H20——黄仁勋报出这一数字。", "orders", "person:jensen-huang"),
    "figure of a house": (
        "GPT-4's training cost is put at over $100 million by Bernstein.",
        "training_cost",
        "company:bernstein",
    ),
    "analysts of a house": (
        "Bernstein analysts led by Qingyuan Lin estimate that Meta bought 40,000 H100s in May.",
        "orders",
        "company:bernstein",
    ),
    "unknown paper": (
        "Meta bought 40,000 H100s in May, the Harbour Gazette reported.",
        "orders",
        "company:harbour-gazette",
    ),
    # Unnamed people.
    "employee of": ("Alibaba bought 40,000 H20s in May, an Alibaba manager told us.", "orders", "person:anonymous"),
    "people familiar": (
        "Meta bought 40,000 MI300Xs in May, two people familiar with the matter said.",
        "orders",
        "person:anonymous",
    ),
    "traders": ("An A800 costs $20,000 in Shenzhen, traders say.", "price", "person:anonymous"),
    "知情人士": ("知情人士透露，腾讯5月采购了4万块H20。", "orders", "person:anonymous"),
    "有工程师": ("有工程师反映，腾讯5月采购了4万块H20。", "orders", "person:anonymous"),
    "供应链消息": ("供应链消息指出，腾讯5月采购了4万块H20。", "orders", "person:anonymous"),
    "员工 of a company": ("阿里云工程师透露，腾讯5月采购了4万块H20。", "orders", "person:anonymous"),
    "发言人 of a company": ("腾讯发言人透露，腾讯5月采购了4万块H20。", "orders", "company:tencent"),
    "unnamed house": ("某券商估计，腾讯5月采购了4万块H20。", "orders", "company:unnamed"),
    "research house": ("TrendForce的数据里，腾讯5月采购了4万块H20。", "orders", "company:trendforce"),
    "公司公告": ("腾讯业绩亮眼。公告称，公司5月采购了4万块H20。", "orders", "company:tencent"),
    "官方": ("腾讯5月采购了4万块H20，官方称这些卡的价格为12万元。", "price", "company:tencent"),
    "并 of the subject": ("腾讯上半年营收3645亿元，并预告全年营收不会低于7000亿元。", "revenue", None),
    "house in brackets": ("国际数据公司（IDC）数据显示，腾讯5月采购了4万块H20。", "orders", "company:idc"),
    "label": ("Mark Zuckerberg: Meta bought 40,000 H100s in May.", "orders", "person:mark-zuckerberg"),
    "a reseller one trusts": (
        "A reseller I trust tells me that Tencent bought 20,000 H20s.",
        "orders",
        "person:anonymous",
    ),
    "one to whom one spoke": (
        "One distributor we spoke to says that Tencent bought 20,000 H20s.",
        "orders",
        "person:anonymous",
    ),
    "one's own source": (
        "My own source at a Shenzhen distributor says Tencent bought 20,000 H20s.",
        "orders",
        "person:anonymous",
    ),
    "an outlet of two names that is told": (
        "Meta has ordered 9,600 GB300s from Dell, two people close to the talks told Cable & Quay.",
        "orders",
        "person:anonymous",
    ),
    "the house that spoke before": (
        "UBS puts Nvidia's share at 88%. The house also lifted its forecast for Nvidia's 2026 revenue to $300 billion.",
        "revenue",
        "company:ubs",
    ),
    "an outlet in brackets at the end": ("Tencent ordered 20,000 H20s (Reuters).", "orders", "company:reuters"),
    "该行 of the sentence": (
        "据路透社报道，腾讯加大了H20订单。摩根士丹利的报告则估计，今年受影响的金额为80亿美元；"
        "该行还把英伟达本财年营收预期下调至1990亿美元。",
        "revenue",
        "company:morgan-stanley",
    ),
    "该行 of the sentence before": (
        "瑞银最新报告上调了预期。该行将英伟达2026财年营收预测定为1990亿美元。",
        "revenue",
        "company:ubs",
    ),
    # What is no source.
    "a vendor in brackets at the end": ("Tencent ordered 20,000 H20s (Nvidia).", "orders", None),
    "公布财报": ("英伟达公布第二财季财报，营收467亿美元。", "revenue", None),
    "a figure reported": ("SMIC reported revenue of $2.2 billion for the second quarter.", "revenue", None),
    "公布营收": ("中芯国际公布二季度营收22亿美元。", "revenue", None),
    "no comment": ("腾讯5月采购了4万块H20，公司未证实。", "orders", None),
    "bare report": ("财报显示，腾讯5月采购了4万块H20。", "orders", None),
    "what analysts had": (
        "Meta's capital expenditure was $17 billion in the second quarter, more than what analysts had pencilled in.",
        "capex",
        None,
    ),
    "maker of a rule": ("美国商务部2023年10月17日公布新规，A800被禁止出口中国。", "restricts", None),
}


@pytest.mark.parametrize(("text", "predicate", "by"), SOURCES.values(), ids=SOURCES)
def test_who_says_it(text, predicate, by):
    found = facts(text, predicate)
    assert found
    assert source(found[0]) == by


REACH = {
    "a company reckons for itself": (
        "Meta将今年资本支出上修至700亿美元，亚马逊则估全年约1250亿美元，Alphabet来到910亿美元。",
        "capex",
        ["company:meta", "company:amazon", "company:google"],
    ),
    "next sentence of the article's own": (
        "Mark Zuckerberg said Meta bought 40,000 H100s in June. Oracle bought 5,000 MI300Xs in July.",
        "orders",
        ["person:mark-zuckerberg", None],
    ),
    "before the speaker's clause": (
        "零一万物的Yi-34B有340亿参数；阶跃星辰的Step-1有1300亿参数，姜大昕说它的训练用了2万亿token。",
        "parameters",
        [None, None],
    ),
    "behind a semicolon": (
        "Analysts at Jefferies reckon that Huawei shipped 200,000 chips in 2024; Cambricon shipped 26,000 chips.",
        "sales",
        ["company:jefferies", None],
    ),
    "an aside": (
        "Huawei, whose Ascend 910C is produced by SMIC, plans to begin volume deliveries in May, Reuters has reported.",
        "fabricates",
        [None],
    ),
    "a quotation over two sentences": (
        "“字节5月采购了4万块H20。腾讯6月采购了3万块H20。”一位渠道人士说。",
        "orders",
        ["person:anonymous", "person:anonymous"],
    ),
    "a prospect after an insider's words": (
        "知情人士透露，字节今年采购了4万块H20。该公司明年计划采购2万块H200。",
        "orders",
        ["person:anonymous", "person:anonymous"],
    ),
    "an act that is announced": (
        "腾讯宣布采购4万块H20，百度也采购了2万块H20。",
        "orders",
        ["company:tencent", None],
    ),
    "what is announced": (
        "腾讯宣布，公司采购了4万块H20，百度也采购了2万块H20。",
        "orders",
        ["company:tencent", "company:tencent"],
    ),
    "a filing over the paragraph": (
        "8月26日晚，寒武纪披露中报：上半年营收28.8亿元。单看第二季度，营收17.7亿元。海光信息营收30亿元。",
        "revenue",
        ["company:cambricon", "company:cambricon", None],
    ),
    "the first source of two": (
        "高盛称，字节今年采购了4万块H20；伯恩斯坦则称，腾讯今年采购了3万块H20。",
        "orders",
        ["company:goldman-sachs", "company:bernstein"],
    ),
}


@pytest.mark.parametrize(("text", "predicate", "sources"), REACH.values(), ids=REACH)
def test_how_far_words_reach(text, predicate, sources):
    assert [source(f) for f in facts(text, predicate)] == sources


def test_an_interview_is_the_interviewees_from_the_first_question_on():
    text = (
        "# Lumen in conversation\n\nLumen Labs bought 200 H100s last year. Ada Bergström, chief executive of Lumen"
        " Labs, met us.\n\n**How many cards do you have?**\n\nWe own 3,000 H100s.\n\n**Who else is buying?**\n\n"
        "Meta bought 40,000 MI300Xs in May, and we wondered.\n\n**OpenAI bought 50,000 A100s.**\n\n"
        "We heard that too. Do we want more?\n\nWe do.\n\n**Why?**\n\nBecause our customers ask."
    )
    by = {f.low: source(f) for f in facts(text) if f.unit == "units"}
    assert by.get(40000) == "person:ada-bergstrom"
    assert by.get(200) is None
    assert by.get(50000) is None


DENIALS = {
    "who answers what is said of a company": (
        "智谱首席执行官张鹏谈了训练。针对智谱在东南亚租用B200的说法，他回应称：“一张都没用过。”",
        "uses",
        "person:zhang-peng",
    ),
    "the one who is not where he was": (
        "针对“英伟达砍单CoWoS-S”的传闻，黄仁勋16日在台中出席活动时予以驳斥。",
        "cuts_orders",
        "person:jensen-huang",
    ),
    "斥为": ("至于外传英伟达将砍掉部分台积电订单，黄仁勋斥为无稽。", "cuts_orders", "person:jensen-huang"),
    "回应不实": ("有传言称腾讯要再订10万张H20，腾讯回应：不实。", "orders", "company:tencent"),
    "a claim rejected": (
        "Two people said DeepSeek owns 50,000 H100s, a claim the company rejects.",
        "holds",
        "company:deepseek",
    ),
    "English": ("Alibaba denied that it had cancelled orders with Nvidia.", "cuts_orders", "company:alibaba"),
}


@pytest.mark.parametrize(("text", "predicate", "by"), DENIALS.values(), ids=DENIALS)
def test_who_denies_it(text, predicate, by):
    assert [source(fact) for fact in facts(text, predicate) if fact.modality == "denied"] == [by]


@pytest.mark.parametrize(
    ("text", "predicate", "modality"),
    [
        ("Nvidia has no orders from Huawei.", "orders", "denied"),
        ("There has been no purchase of H20s by ByteDance.", "orders", "denied"),
        ("Nvidia has no stake in CoreWeave.", "invests_in", "denied"),
        ("There is no new partnership between Meta and Scale AI.", "partners_with", "denied"),
        ("Meta ruled out buying H20s from Nvidia.", "orders", "denied"),
        ("SoftBank declined to invest in CoreWeave.", "invests_in", "denied"),
        ("Nvidia refused to supply Huawei.", "supplies", "denied"),
        ("Microsoft walked away from a deal to buy 10,000 H100s from Nvidia.", "orders", "denied"),
        ("腾讯放弃了向英伟达采购5万块H20的计划。", "orders", "denied"),
        ("英伟达拒绝向华为供货。", "supplies", "denied"),
        ("腾讯差点买下1万块H100。", "orders", "denied"),
        ("Huawei bought no chips from TSMC last year.", "orders", "denied"),
        ("Nvidia gets no HBM from Samsung.", "supplies", "denied"),
        ("Amazon refrained from buying H100s from Nvidia.", "orders", "denied"),
        ("Cerebras is not yet supplying Microsoft.", "supplies", "denied"),
        ("It is wrong that Tencent bought 50,000 H20s.", "orders", "denied"),
        ("苹果和亚马逊都不从英特尔采购。", "orders", "denied"),
        ("腾讯买了5万颗H20的说法是谣言。", "orders", "denied"),
        ("外界误以为腾讯买了5万颗H20。", "orders", "denied"),
        ("Huawei has bought nothing from TSMC since September 2020.", "orders", "denied"),
        ("Intel supplied none of them to Apple.", "supplies", "denied"),
        ("Tencent ordered not a single H20.", "orders", "denied"),
        ("Meta has ordered nothing but H100s from Nvidia.", "orders", "asserted"),
        ("华为去年没从台积电买过一颗芯片。", "orders", "denied"),
        ("腾讯零采购H20。", "orders", "denied"),
        ("华为没多久就从台积电买了1万颗芯片。", "orders", "asserted"),
        ("ByteDance is not on the Entity List.", "restricts", "denied"),
        ("Mistral never used H800s to train Large 2.", "uses", "denied"),
        ("DeepSeek denied that it had used H100 chips to train its V3 model.", "develops", "asserted"),
        ("Nvidia declined to say how many H20s it supplies to Tencent.", "supplies", "asserted"),
        ("英伟达拒绝透露向腾讯供应了多少H20。", "supplies", "asserted"),
        ("腾讯放弃了H20，转而采购2万块昇腾910B。", "orders", "asserted"),
        ("Meta placed an order for no fewer than 20,000 H100s.", "orders", "asserted"),
        ("No company has bought more H100s than Meta, which ordered 150,000.", "orders", "asserted"),
        ("The No. 2 maker, Micron, supplies HBM3E to Nvidia.", "supplies", "asserted"),
        (
            "It was no small stake in CoreWeave that Nvidia bought: Nvidia holds a 7% stake in CoreWeave.",
            None,
            "asserted",
        ),
    ],
)
def test_what_is_not_done_is_denied(text, predicate, modality):
    found = facts(text, predicate)
    assert {fact.modality for fact in found} <= {modality}
    assert found or predicate is None


@pytest.mark.parametrize(
    ("text", "predicate", "modality"),
    [
        ("It is unclear whether Tencent has bought any H20s.", "orders", None),
        ("Meta declined to say whether it had ordered 20,000 H20s.", "orders", None),
        ("Tencent did not confirm that it had bought 50,000 H20s.", "orders", None),
        ("Meta ought to have bought TPUs from Google.", "orders", None),
        ("Analysts doubt that Oracle can pay $40 billion for 400,000 GB200s.", "orders", None),
        ("假设Meta买了35万张H100，要花100亿美元。", "orders", None),
        ("阿里理论上可以采购20万张H20。", "orders", "possible"),
        ("不少人猜测阿里会向DeepSeek投资。", "invests_in", "possible"),
        ("Tencent would neither confirm nor deny that it had bought 50,000 H20s.", "orders", None),
        ("Tencent confirmed that it had bought 50,000 H20s.", "orders", "asserted"),
        ("腾讯未证实采购5万颗H20。", "orders", None),
        ("腾讯对采购5万颗H20一事既不承认也不否认。", "orders", None),
        ("腾讯证实采购5万颗H20。", "orders", "asserted"),
        ("目前尚不清楚腾讯是否采购了H20。", "orders", None),
        ("要不是出口管制，腾讯今年会买10万块H100。", "orders", None),
        ("Meta is considering whether to buy TPUs from Google.", "orders", "possible"),
        ("腾讯正在考虑是否采购1万块H20。", "orders", "possible"),
        ("Should Meta order more MI300Xs, AMD would need TSMC's help.", "orders", "possible"),
        (
            "The RTX Pro 6000D, which sells for $6,500, should enter mass production in 2026.",
            "production_start",
            "planned",
        ),
        ("无论是否搭载HBM，H20都被禁止出口到中国。", "restricts", "asserted"),
        ("创始人杜若白说，思元590由中芯国际代工。", "fabricates", "asserted"),
        ("若思元590由中芯国际代工，成本会降。", "fabricates", "possible"),
        # What a year takes in that is not over is no figure that anybody knows.
        ("优刻得去年营收2.9亿元。", "revenue", "asserted"),
        ("优刻得今年奔着4.5亿元营收去。", "revenue", "estimated"),
        ("Revenue at Nscale is $75 million this year.", "revenue", "estimated"),
        ("Revenue at Nscale has reached $75 million so far this year.", "revenue", "asserted"),
        ("优刻得今年已有4.5亿元营收。", "revenue", "asserted"),
    ],
)
def test_what_is_only_asked_or_supposed_is_not_asserted(text, predicate, modality):
    assert [fact.modality for fact in facts(text, predicate)] == [modality] * (modality is not None)


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Nvidia's revenue of $30 billion beat estimates of $28 billion.", "asserted"),
        ("Nvidia's revenue was $30 billion, topping analysts' estimates.", "asserted"),
        ("Analysts' estimates put Nvidia's revenue at $30 billion.", "estimated"),
        ("Nvidia's revenue is estimated at $30 billion, above the consensus.", "estimated"),
        ("Nvidia is expected to have delivered revenue of $30 billion.", "estimated"),
    ],
)
def test_a_figure_that_beats_estimates_is_none(text, modality):
    assert only(text, "revenue").modality == modality


@pytest.mark.parametrize(
    "text",
    [
        "Analysts at Bernstein had expected revenue of $45 billion; Nvidia reported $46.7 billion.",
        "Nvidia had been expected to report revenue of $45 billion; it reported $46.7 billion.",
        "Nvidia guided for revenue of $45 billion and delivered $46.7 billion.",
        "市场此前预期英伟达营收450亿美元，实际为467亿美元。",
    ],
)
def test_what_came_of_an_estimate_is_none(text):
    assert [(fact.low, fact.modality) for fact in facts(text, "revenue")] == [
        (4.5e10, "estimated"),
        (4.67e10, "asserted"),
    ]


@pytest.mark.parametrize(
    ("text", "predicate", "modality"),
    [
        ("Meta tried to buy 20,000 H20s from Nvidia but was refused.", "orders", "denied"),
        ("Nvidia wanted to buy Arm for $40 billion in 2020 but regulators stopped it.", "invests_in", "denied"),
        ("Nvidia's attempt to buy Arm for $40 billion failed.", "invests_in", "denied"),
        ("Meta's plan to buy 20,000 H20s fell through.", "orders", "denied"),
        ("Google offered to sell TPUs to Meta, but no deal has been signed.", "supplies", "denied"),
        ("腾讯曾试图向英伟达采购2万张H20，但被拒绝。", "orders", "denied"),
        ("英伟达一度计划以400亿美元收购Arm，最终未能成行。", "invests_in", "denied"),
        ("英伟达收购Arm的交易于2022年告吹。", "invests_in", "denied"),
        ("Google offered to sell TPUs to Meta.", "supplies", "possible"),
        ("Meta hoped to order 50,000 B200s this year.", "orders", "planned"),
        ("Meta agreed to buy 5,000 H100s from Nvidia, but its bid to buy Groq failed.", "orders", "asserted"),
        ("腾讯计划采购2万张H20，而阿里的订单被拒绝。", "orders", "planned"),
    ],
)
def test_what_somebody_only_tries(text, predicate, modality):
    assert [fact.modality for fact in facts(text, predicate)] == [modality]


def test_what_another_calls_false_is_denied():
    (fact,) = facts("Loop Capital claimed that Apple ordered 4,000 GB300s; Apple calls this false.", "orders")
    assert (fact.modality, fact.by.id) == ("denied", "company:apple")


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        (
            "ByteDance is not on the Entity List, but Inspur is.",
            {("company:bytedance", "denied"), ("company:inspur", "asserted")},
        ),
        (
            "Inspur is on the Entity List, but ByteDance is not.",
            {("company:bytedance", "denied"), ("company:inspur", "asserted")},
        ),
    ],
)
def test_one_is_listed_and_another_is_not(text, listed):
    assert {(fact.object.id, fact.modality) for fact in facts(text, "restricts")} == listed


@pytest.mark.parametrize(
    ("text", "orders"),
    [
        ("Tencent bought 20,000 H100s, 5,000 of which it resold to a partner.", [20000]),
        ("Tencent bought 20,000 H100s and resold 5,000 of them.", [20000]),
        ("腾讯买了2万张H100，其中5000张转租出去。", [20000]),
        ("Tencent bought 20,000 H100s, 5,000 of them through brokers.", [5000, 20000]),
        ("腾讯经转手商买下5000张H100。", [5000]),
    ],
)
def test_what_is_sold_on_is_no_order(text, orders):
    assert sorted(fact.low for fact in facts(text, "orders")) == orders


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("Google spent $30 billion on capex, twice as much as Meta.", 0),
        ("Google spent $30 billion on capex, double Meta's.", 0),
        ("Google spent $30 billion on capex, double the $15 billion at Meta.", 0),
        ("谷歌资本开支300亿美元，比Meta多20%。", 0),
        ("Google spent $30 billion on capex, twice as much as in 2024.", 1),
        ("Capex rose 20% at Meta.", 1),
        ("谷歌资本开支300亿美元，比去年多20%。", 1),
    ],
)
def test_a_difference_from_another_is_no_change(text, changes):
    assert len(facts(text, "capex_change")) == changes


@pytest.mark.parametrize(
    ("text", "predicate", "subject"),
    [
        ("Samsung, not SK hynix, supplies HBM3 to AMD.", "supplies", "company:samsung"),
        ("Not Samsung but SK hynix supplies Nvidia with HBM3E.", "supplies", "company:sk-hynix"),
        ("It is SK hynix, not Samsung, that supplies Nvidia with HBM3E.", "supplies", "company:sk-hynix"),
        ("不是三星而是SK海力士向英伟达供应HBM3E。", "supplies", "company:sk-hynix"),
        ("Unlike Meta, which bought 20,000 MI300Xs from AMD, Google uses its own chips.", "orders", "company:meta"),
        ("Unlike Meta, Google bought 20,000 MI300Xs from AMD.", "orders", "company:google"),
        ("Google bought 3,000 H200s from Nvidia, a tenth of what xAI bought.", "orders", "company:google"),
    ],
)
def test_who_is_meant_beside_another(text, predicate, subject):
    assert [(fact.subject.id, fact.modality) for fact in facts(text, predicate)] == [(subject, "asserted")]


@pytest.mark.parametrize(
    ("text", "vendor"),
    [
        ("Instead of buying H100s from Nvidia, Meta ordered 20,000 MI300Xs from AMD.", "company:amd"),
        ("Meta ordered 20,000 cards from AMD rather than Nvidia.", "company:amd"),
        ("Meta ordered 20,000 cards from AMD, Nvidia said.", "company:amd"),
    ],
)
def test_whom_it_is_done_without_has_no_part_in_it(text, vendor):
    assert [fact.object.id for fact in facts(text, "orders")] == [vendor]


GUIDANCE = {
    "own budget": ("腾讯今年资本开支预算为1000亿元。", "planned", "company:tencent"),
    "own guidance": ("Meta guided to capital expenditure of $66 billion for 2025.", "planned", "company:meta"),
    "foretold by nobody": ("腾讯今年资本开支预计落在1000亿元。", "estimated", None),
    "spent": ("腾讯去年资本开支1000亿元。", "asserted", None),
}


@pytest.mark.parametrize(("text", "modality", "by"), GUIDANCE.values(), ids=GUIDANCE)
def test_guidance_is_the_companys_word(text, modality, by):
    fact = only(text, "capex")
    assert (fact.modality, source(fact)) == (modality, by)


def test_a_change_is_as_firm_as_its_sum():
    change = only("腾讯今年资本开支预算为1000亿元，比去年少4%。", "capex_change")
    assert (change.modality, source(change), change.time) == ("planned", "company:tencent", "2025")
    done = only("腾讯去年资本开支1000亿元，比前年少4%。", "capex_change")
    assert done.modality == "asserted"


FIRMNESS = {
    "at risk": ("The rule leaves some $8 billion of Nvidia's China sales at risk.", "sales_at_risk", "asserted"),
    "could lose": ("Nvidia could lose $10 billion in China sales this year.", "sales_at_risk", "possible"),
    "has put": ("Meta也已将MI300X用于推理，采用了4万块MI300X。", "uses", "asserted"),
    "end of the month": ("中国移动的哈尔滨智算中心8月底点亮，规模1.8万张910B。", "cluster_size", "planned"),
    "lit already": ("中国移动的哈尔滨智算中心已点亮，规模1.8万张910B。", "cluster_size", "asserted"),
    "a rule may yet": ("The Entity List may soon be extended to CXMT.", "restricts", "possible"),
    "considers": ("Oracle is considering buying 40,000 MI300Xs from AMD.", "orders", "possible"),
    "正考虑": ("腾讯正考虑采购5万块B30A。", "orders", "possible"),
    "考虑到": ("考虑到成本，腾讯采购了5万块B30A。", "orders", "asserted"),
    "can do": ("TSMC's CoWoS lines can now turn out about 32,000 wafers a month.", "capacity", "asserted"),
    "aims to": ("SMIC aims to lift 7nm output to 60,000 wafers a month next year.", "capacity", "planned"),
    "others expect": (
        "Bernstein expects SMIC's 7nm capacity to reach 60,000 wafers a month next year.",
        "capacity",
        "estimated",
    ),
}


@pytest.mark.parametrize(("text", "predicate", "modality"), FIRMNESS.values(), ids=FIRMNESS)
def test_how_firm_it_is(text, predicate, modality):
    found = facts(text, predicate)
    assert found
    assert found[0].modality == modality


def test_a_makers_figure_for_its_chip_is_no_estimate():
    assert only("Huawei puts the Ascend 950PR at one petaflop in FP8.", "spec").modality == "asserted"


def test_what_others_reckon_is_no_plan():
    fact = only("xAI paid Nvidia about $2.5 billion for the first batch, Bernstein estimates.", "orders")
    assert (fact.modality, source(fact)) == ("estimated", "company:bernstein")


TIMES = {
    # A noun's date is not the fact's.
    "attribute": ("百度今年3月上市的昆仑芯P800已装进一个3万卡集群。", "cluster_size", None),
    "genitive": ("腾讯2024年的资本开支为768亿元。", "capex", "2024"),
    # The date of telling, and that of doing by telling.
    "told in August": ("路透社8月报道称，腾讯订购了4万块H20。", "orders", None),
    "done in August": ("路透社报道称，腾讯8月订购了4万块H20。", "orders", "2025-08"),
    # A level, and what it is compared with.
    "level last year": ("英特尔二季度营收129亿美元，与去年持平。", "revenue", "2025-Q2"),
    "postponed": ("英伟达原定今年10月发布RTX 5090，如今推迟到明年一季度发布RTX 5090。", "launches", "2026-Q1"),
    # A period holds on for figures of the same kind, not for other deeds.
    "next sum": ("腾讯二季度营收1845亿元。资本开支191亿元。", "capex", "2025-Q2"),
    "other company's order": ("2023年8月，腾讯订购了4万块H20。奇虎360也采购了一千块910B。", "orders", None),
    # What holds without a date.
    "process": ("微软的Maia 200上月26日亮相，采用台积电3nm工艺。", "process_node", None),
    "parameters": ("去年发布的Yi-34B有340亿参数。", "parameters", None),
    # The company's own year.
    "own quarter": ("Nvidia reported second-quarter revenue of $46.7 billion.", "revenue", "2025-05/2025-07"),
    "own last year": ("微软上财年资本开支882亿美元。", "capex", "2024-07/2025-06"),
    "own year under way": ("微软本财年资本开支将超过1000亿美元。", "capex", "2025-07/2026-06"),
    "next quarter after results": (
        "微软第四财季资本开支242亿美元，公司预计下一财季资本开支超过300亿美元。",
        "capex",
        "2025-Q3",
    ),
    "two verbs": (
        "Nvidia launched the B300 in March and will launch Rubin in the second half of next year.",
        "launches",
        "2026-07/2026-12",
    ),
    "calendar quarter": ("AMD reported second-quarter revenue of $7.7 billion.", "revenue", "2025-Q2"),
    # Trading tells of the day.
    "trading": ("寒武纪盘中涨停，市值突破6600亿元。", "market_cap", "2025-08-20"),
    "told more closely in brackets": ("美光上季（3至5月）营收93亿美元。", "revenue", "2025-03/2025-05"),
    "the clause behind and": (
        "Halden estimates that Nvidia shipped 1 million H20s to China last year and that $10 billion of its China sales"
        " are in jeopardy this year.",
        "sales_at_risk",
        "2025",
    ),
    "a change to a sum of last year": (
        "CoreWeave's revenue grew by 168% to $5.1 billion last year, and it ended December with 850 MW of power.",
        "revenue_change",
        "2024",
    ),
    "years with a stroke": ("预计中际旭创2026/2027年营收385亿元/720亿元。", "revenue", "2027"),
    "the next clause's base": (
        "微软第一季度营收655.9亿美元；资本支出达到200亿美元，一年前是112亿美元。",
        "capex",
        "2024-Q1",
    ),
    "an opening clause": ("7月，该公司宣布与AMD合作。公司是海川科技。", "partners_with", "2025-07"),
    "a jump from last year": (
        "Meta plans capital expenditure of $66 billion for 2025. It spent $39.2 billion last year, so that is a jump of"
        " at least 68%.",
        "capex_change",
        "2025",
    ),
    "no trading": ("寒武纪市值约6600亿元。", "market_cap", "2025-08-20"),
    # Why something is done, what a record is measured by, what is made anew, when goods come.
    "the reason": ("百度上月撤回了下给英伟达的H20订单，理由是明年的预算被砍。", "cuts_orders", "2025-07"),
    "the slowest in years": (
        "英伟达2025财年第四季度营收393亿美元。数据中心业务356亿美元，增长93%，是近两年来最慢的一次。",
        "sales",
        "2024-11/2025-01",
    ),
    "a revision of last year's rule": (
        "七月十七日，美国商务部发布了去年那份先进计算规则的修订版。",
        "issues",
        "2025-07-17",
    ),
    "a rule of last year": ("美国商务部去年10月出台的规则把H20列入管制。", "restricts", "2024-10"),
    "when the first of them come": (
        "快手向英伟达订购了1.8万块H20，价值约2亿美元，首批将于今年11月交付。",
        "orders",
        None,
    ),
    "when it will be ordered": ("快手将于今年11月向英伟达订购1.8万块H20。", "orders", "2025-11"),
    "until when a stock lasts": ("快手手里的3000块H20够用到年底。", "holds", None),
    "when a stock will be there": ("快手到年底将有3000块H20。", "holds", "2025-12"),
    "what is short beside what was": (
        "台积电CoWoS月产能今年底约7.5万片，去年底为3.5万片，缺口仍有一成五。",
        "capacity_gap",
        "2025-12",
    ),
    "a rise to what stands right before": (
        "腾讯2023年营收6090亿元，2024年为6600亿元，增长8%。",
        "revenue_change",
        "2024",
    ),
    "so many times the sum of a year": (
        "阿里2024年资本开支600亿元，是2023年200亿元的三倍。",
        "capex_change",
        "2024",
    ),
    "a month to come, before its clause": ("10月，英伟达将发布B40。", "launches", "2025-10"),
}


@pytest.mark.parametrize(("text", "predicate", "time"), TIMES.values(), ids=TIMES)
def test_which_time_dates_it(text, predicate, time):
    found = facts(text, predicate)
    assert found
    assert found[-1].time == time


FROM_TO = {
    "zh": ("H100的交货周期已从去年的八个月缩到三个月。", "lead_time", {8: "2024", 3: "2025"}),
    "en": (
        "Samsung's share of the HBM market has dropped to 17%, from 41% a year earlier.",
        "market_share",
        {0.17: "2025", 0.41: "2024"},
    ),
    "dated beside": (
        "H100 lead times have gone from 11 months in 2023 to 3 months last year.",
        "lead_time",
        {11: "2023", 3: "2024"},
    ),
    "dated at the end": ("台积电CoWoS月产能从3.5万片拉到年底7.5万片。", "capacity", {35000: None, 75000: "2025-12"}),
    "undated": ("H100的价格从25万元降到20万元。", "price", {250000: None, 200000: None}),
}


@pytest.mark.parametrize(("text", "predicate", "times"), FROM_TO.values(), ids=FROM_TO)
def test_then_and_now(text, predicate, times):
    assert {f.low: f.time for f in facts(text, predicate)} == times


SPANS = {
    "since": ("Renting an H100 has become up to 20% cheaper since January.", "2025-01/2025-08"),
    "than in a month": ("An hour on an H100 costs 30% less than in January.", "2025"),
    "than": ("H800的租金比三个月前便宜了三成。", "2025-05/2025-08"),
    "a year ago": ("An hour on an H100 costs 30% less than it did a year ago.", "2024-08/2025-08"),
    "in one month": ("AWS cut the price of its H100 instances by 44% in June.", "2025-06"),
}


HEADED = {
    "a caption": (
        "Results are out.\n\n**Broadcom (AVGO), fiscal Q3, three months to Aug. 3**\n\n- Revenue: $15.95 billion\n",
        "2025-05/2025-07",
    ),
    "a caption of another's fiscal year": (
        "Results are out.\n\n**Broadcom, fiscal Q3, three months to Aug. 3**\n\n- Capex: $1 billion\n\n"
        "**Credo (CRDO), fiscal Q1, three months to Aug. 2**\n\n- Revenue: $223 million\n",
        "2025-05/2025-07",
    ),
    "a year": ("买卡的故事。\n\n## 2023年：抢\n\n腾讯全年营收6090亿元。\n", "2023"),
    "the year of the quarter": ("中芯国际去年四季度很好；全年营收89亿美元。\n", "2024"),
}


@pytest.mark.parametrize(("text", "time"), HEADED.values(), ids=HEADED)
def test_a_heading_or_quarter_dates_what_follows(text, time):
    assert {f.time for f in facts(text, "revenue")} == {time}


def test_results_of_the_full_year_are_of_the_year_that_is_over():
    text = "Tamarind Cloud's full-year revenue crossed $1 billion."
    assert {f.time for f in facts(text, "revenue", date(2025, 3, 6))} == {"2024"}
    assert {f.time for f in facts("中芯国际预计全年营收90亿美元。", "revenue", date(2025, 3, 6))} == {"2025"}


PERIODS = {
    "same period": (
        "Amazon's capex was $31 billion in the second quarter, against $17 billion in the same period last year.",
        {31e9: "2025-Q2", 17e9: "2024-Q2"},
    ),
    "the year before": (
        "Oracle will spend $35 billion on capex in the fiscal year to May, up from $21 billion the year before.",
        {35e9: "2025-06/2026-05", 21e9: "2024-06/2025-05"},
    ),
    "dateline": (
        "SEOUL, Aug 18 - Samsung spent 11 trillion won on capex in the second quarter.",
        {11e12: "2025-Q2"},
    ),
}


@pytest.mark.parametrize(("text", "times"), PERIODS.values(), ids=PERIODS)
def test_which_period_a_sum_is_of(text, times):
    assert {f.low: f.time for f in facts(text, "capex")} == times


def test_what_rose_from_is_of_then_and_the_next_of_now():
    text = "2026年中国本土AI芯片的市占率会从去年的32%升到42%，英伟达则掉到54%。"
    assert {f.low: f.time for f in facts(text, "market_share") if f.low == 0.54} == {0.54: "2026"}


def test_the_full_year_beside_the_quarter():
    text = "Intel's revenue was $13 billion in the fourth quarter and $52 billion for the full year."
    assert [f.time for f in facts(text, "revenue", date(2026, 2, 5))] == ["2025-Q4", "2025"]


def test_a_year_told_as_last_has_one_before():
    text = "摩尔线程预计2025年营收14.5亿元。公司上年收入4.38亿元。"
    assert [f.time for f in facts(text, "revenue", date(2026, 1, 15))] == ["2025", "2024"]


def test_a_year_not_over_yet_is_that_of_its_quarters():
    text = "招股书显示，长鑫科技去年前三季度营收320亿元，全年营收预计在550亿元。"
    assert [f.time for f in facts(text, "revenue", date(2026, 2, 12))] == ["2025-01/2025-09", "2025"]


def test_a_plan_and_what_it_was_are_of_the_same_year():
    text = "Alphabet lifted its 2025 capex plan to $85 billion, from $75 billion."
    assert {f.time for f in facts(text, "capex")} == {"2025"}


def test_what_begins_goes_on():
    assert only("Meta will use Google's TPUs from 2027.", "uses").time == "2027/"
    assert only("TSMC has not supplied Huawei since September 2020.", "supplies").time == "2020-09/"
    assert only("Loam-2 was trained on 4,000 H100s in 2024.", "trained_on").time == "2024"
    assert only("Loam-2 was trained on 4,000 H100s, according to its July report.", "trained_on").time is None


@pytest.mark.parametrize(("text", "time"), SPANS.values(), ids=SPANS)
def test_a_price_change_spans_from_its_base(text, time):
    assert {f.time for f in facts(text, "price_change")} == {time}


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("英伟达的H20二季度开卖。", "2024-Q2"),
        ("英伟达的H20已于二季度发布。", "2023-Q2"),
        ("英伟达的H20一季度开卖。", "2024-Q1"),
    ],
)
def test_a_bare_quarter_is_the_near_one(text, time):
    found = facts(text, "launches", date(2024, 3, 16))
    assert [f.time for f in found] == [time]


def test_a_year_earlier_is_counted_from_the_last_figure():
    text = "Nvidia's revenue was $60.9 billion in fiscal 2024. A year earlier it had been $27 billion."
    found = {f.low: f.time for f in facts(text, "revenue", date(2024, 2, 22))}
    assert found == {60.9e9: "2023-02/2024-01", 27e9: "2022-02/2023-01"}


def test_what_a_sum_rose_from_is_of_the_year_before():
    text = "Amazon has a capital budget of about $200 billion for 2026, up from $131 billion."
    found = {f.low: (f.time, f.modality) for f in facts(text, "capex", date(2026, 2, 5))}
    assert found == {200e9: ("2026", "planned"), 131e9: ("2025", "asserted")}


def test_results_without_a_period_take_the_articles():
    text = "# 一季报收官\n\nA股一季报今晚披露完毕。\n\n长电科技营收93.35亿元，增长36.4%。"
    published = date(2025, 4, 30)
    assert {f.time for f in facts(text, "revenue", published)} == {"2025-Q1"}
    assert {f.time for f in facts(text, "revenue_change", published)} == {"2025-Q1"}
    assert only("长电科技营收93.35亿元，增长36.4%。", "revenue", published=published).time is None


def test_a_full_stop_before_a_digit_ends_a_sentence():
    text = "腾讯今年资本开支1000亿元，比去年少4%。4月投产的集群装了2万块H20。"
    assert [f.quote for f in facts(text, "capex")] == ["腾讯今年资本开支1000亿元"]
    assert all("。" not in f.quote for f in facts(text))


@pytest.mark.parametrize(
    ("text", "now", "base"),
    [
        ("An H100 costs $22,000, down from $30,000 a year ago.", (22000.0, None), (30000.0, "2024")),
        ("Nvidia's revenue rose to $68 billion, up from $39 billion a year earlier.", (68e9, None), (39e9, "2024")),
        ("An H100 sells for $22,000 in small lots, against $30,000 in May.", (22000.0, "2025"), (30000.0, "2025-05")),
    ],
)
def test_the_time_of_what_a_figure_is_measured_against_is_not_its_own(text, now, base):
    assert {(f.low, f.time) for f in facts(text) if f.predicate in ("price", "revenue")} == {now, base}


@pytest.mark.parametrize("house", ["Bernstein", "Steinhauer Research"])
def test_for_whom_an_analyst_speaks_is_not_whom_he_speaks_of(house):
    text = f"Lisuan designs GPUs. Lorenz Pauli, an analyst at {house}, puts this year's revenue at $80 million at most."
    fact = only(text, "revenue")
    assert (fact.subject.id, source(fact)) == ("company:lisuan", "person:lorenz-pauli")


def test_a_talk_ends_with_a_heading_that_asks_nothing():
    text = (
        "# Power first\n\nMara Tolland runs Corvex Cloud, a Norwegian company.\n\n**How many GPUs do you have?**\n\n"
        "We have 6,400 H100s.\n\n**What did you pay?**\n\nWe paid $31,000 a card.\n\n**And next?**\n\n"
        "We have ordered 2,000 B200s.\n\n## Elsewhere\n\nTencent has bought 3,000 H20s."
    )
    told = {f.subject.id: source(f) for f in facts(text, "orders")}
    assert told == {"company:corvex-cloud": "person:mara-tolland", "company:tencent": None}


@pytest.mark.parametrize(
    "text",
    [
        "据知情人士透露，百度正与摩尔线程谈一笔3000张MTT S5000的订单，尚未签字。",
        "OpenAI is negotiating an order for 50,000 MI450s with AMD.",
        "Meta is in talks with Google to buy TPUs worth $10 billion.",
    ],
)
def test_what_is_only_talked_over_is_possible(text):
    assert only(text, "orders").modality == "possible"


@pytest.mark.parametrize("described", ["老旧的A800", "二手A800", "去年买的A800", "较新的A800"])
def test_a_count_is_of_the_chip_that_stands_behind_a_description(described):
    found = {(f.object.id, f.low) for f in facts(f"腾讯手里有6200张昇腾910C，另有800张{described}。", "holds")}
    assert found == {("chip:huawei-ascend-910c", 6200.0), ("chip:nvidia-a800", 800.0)}


def test_who_has_no_name_lends_none_to_the_figures_that_follow():
    text = "衡石算力去年营收4.3亿元。TrendForce估计，今年中国AI芯片市场里本土厂商的份额将升至五成左右，去年为四成出头。"
    assert [f.predicate for f in facts(text)] == ["revenue"]


NOT_WHEN_IT_WAS_SET = {
    "that it guided to": (
        "CoreWeave now expects 2025 capex of $13 billion, down from the $23 billion it guided to in August.",
        {13e9: "2025", 23e9: "2025"},
    ),
    "年初定下的": ("中芯国际去年资本开支81亿美元，高过管理层年初定下的75亿美元。", {81e8: "2025", 75e8: "2025"}),
    "doubled from": (
        "CoreWeave grew. Its third-quarter revenue more than doubled to $1.36 billion from $584 million.",
        {1.36e9: "2025-Q3", 584e6: "2024-Q3"},
    ),
    "the previous three months": (
        "SMIC had revenue of $2.4 billion in the third quarter. "
        "Capex was $2.39 billion, compared with $1.89 billion in the previous three months.",
        {2.4e9: "2025-Q3", 2.39e9: "2025-Q3", 1.89e9: "2025-Q2"},
    ),
    "上季": (
        "中芯国际三季度收入23.82亿美元。资本开支23.94亿美元，上季为18.85亿美元。",
        {23.82e8: "2025-Q3", 23.94e8: "2025-Q3", 18.85e8: "2025-Q2"},
    ),
    "全年…，達": (
        "中芯国际三季度收入24亿美元；全年收入料首度升穿90亿美元，达93亿美元。",
        {24e8: "2025-Q3", 93e8: "2025"},
    ),
}


@pytest.mark.parametrize(("text", "times"), NOT_WHEN_IT_WAS_SET.values(), ids=NOT_WHEN_IT_WAS_SET)
def test_of_which_period_a_figure_is_that_was_set_or_compared(text, times):
    published = date(2026, 2, 13) if "去年" in text else date(2025, 11, 14)
    found = [f for f in facts(text, None, published) if f.predicate in ("capex", "revenue") and f.low is not None]
    assert {f.low: f.time for f in found} == times


def test_a_date_of_its_own_dates_the_item():
    text = (
        "How it grew.\n\n- **July 2024.** xAI switches on Colossus with 100,000 H100s.\n"
        "- **May 2025.** xAI has 200,000 GPUs."
    )
    assert {f.low: f.time for f in facts(text) if f.low and f.predicate in ("cluster_size", "holds")} == {
        100_000.0: "2024-07",
        200_000.0: "2025-05",
    }


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("壁仞的芯片BR20X又跳票了，量产时间从今年底挪到明年二季度。", "2026-Q2"),
        ("AMD has pushed volume production of the MI450 back from early 2026 to the third quarter of 2026.", "2026-Q3"),
    ],
)
def test_what_was_moved_is_of_the_later_time(text, time):
    assert only(text, "production_start").time == time


def test_what_was_in_stock_when_it_was_told():
    assert only("Nvidia has about 700,000 H200s in stock, Reuters reported in June.", "holds").time == "2025-06"


DATED_BY_MEANING = {
    # What a continued figure, a part of a stock and a level reached are of.
    "continued": ("英伟达已预订台积电明年CoWoS产能约59.5万片；博通则拿下15万片。", "orders", 15e4, "2026"),
    "a part of it": ("We own 9,200 accelerators today. Of those, 6,144 are H100s.", "holds", 6144, "2025"),
    "left over": (
        "We own 9,200 accelerators today. Of those, 2,000 are A100s left over from 2021.",
        "holds",
        2e3,
        "2025",
    ),
    "has become": ("The going rate for an H800 in Beijing has slipped below 260,000 yuan.", "price", 26e4, "2025"),
    "已超过": ("Lumentum的EML激光器交期已超过十个月。", "lead_time", 10, "2025"),
    # Results that are awaited, the latest quarter, and a quarter that is over beside one that is guided for.
    "awaited": ("法人估台積電第二季營收約9300億元。", "revenue", 930e9, "2025-Q2"),
    "latest": ("Meta's capex was $17 billion in the latest quarter.", "capex", 17e9, "2025-Q2"),
    "in the quarter": (
        "AMD's second-quarter sales beat forecasts. It guided to $8.7 billion for the third quarter. "
        "Its capex was $208 million in the quarter.",
        "capex",
        208e6,
        "2025-Q2",
    ),
    "Full-year": ("Full-year revenue at Tamarind Cloud was $1 billion in 2024.", "revenue", 1e9, "2024"),
    "we'll": (
        "AMD's MI455X: we'll start volume production in the fourth quarter.",
        "production_start",
        None,
        "2025-Q4",
    ),
}


@pytest.mark.parametrize(("text", "predicate", "low", "time"), DATED_BY_MEANING.values(), ids=DATED_BY_MEANING)
def test_dated_by_what_it_means(text, predicate, low, time):
    assert only(text, predicate, low).time == time


def test_prices_are_of_the_month_that_the_title_tells():
    text = (
        "# 8月卡价播报：H20退烧\n\n大家早。\n\n| 型号 | 单卡现货价 | 较7月 |\n|---|---|---|\n| H20 | 7.8万元 | -6% |\n"
    )
    found = {f.predicate: f.time for f in facts(text)}
    assert (found["price"], found["price_change"]) == ("2025-08", "2025-07/2025-08")


RESULTS = {
    "its second quarter": (
        "Supermicro reported revenue of $12.7 billion for its second quarter.",
        {12.7e9: "2025-Q4"},
    ),
    "in the first": (
        "Supermicro reported revenue of $12.7 billion for its second quarter, versus $5.0 billion in the first. "
        "For the third it expects revenue of $12.3 billion.",
        {12.7e9: "2025-Q4", 5e9: "2025-Q3", 12.3e9: "2026-Q1"},
    ),
    "三月当季": ("AMD十二月当季收入103亿美元，三月当季收入料为98亿美元。", {103e8: "2025-Q4", 98e8: "2026-Q1"}),
    "planned at the start": (
        "SMIC spent $8.1 billion on capex in 2025, more than the $7.5 billion it had planned at the start of the year.",
        {8.1e9: "2025", 7.5e9: "2025"},
    ),
    "last": (
        "TSMC will spend $56 billion on capex this year, compared to $40.9 billion last.",
        {56e9: "2026", 40.9e9: "2025"},
    ),
    "January quarter": (
        "Nvidia reports soon. Analysts expect revenue of $65.6 billion for the January quarter.",
        {65.6e9: "2025-11/2026-01"},
    ),
    "expected for": (
        "Oracle's capex was $12 billion in the November quarter, with $50 billion expected for fiscal 2026.",
        {12e9: "2025-09/2025-11", 50e9: "2025-06/2026-05"},
    ),
    "下半年": ("商汤全年收入50亿元，其中下半年26.9亿元。", {50e8: "2025", 26.9e8: "2025-07/2025-12"}),
}


@pytest.mark.parametrize(("text", "times"), RESULTS.values(), ids=RESULTS)
def test_of_which_period_results_are(text, times):
    found = [f for f in facts(text, None, date(2026, 2, 20)) if f.predicate in ("capex", "revenue")]
    assert {f.low: f.time for f in found} == times


def test_what_is_moved_to_a_month_is_to_come():
    assert only("华为昇腾950PR原定一季度上市，现改到4月。", "launches", None, date(2026, 2, 20)).time == "2026-04"


WHAT_IT_WAS = {
    # What is planned, and what it is set against, which is over.
    "up from": "CoreWeave said it will spend $210 million on capex in 2026, up from $140 million in 2025.",
    "a year earlier": "CoreWeave plans capex of $210 million in 2026, compared with $140 million a year earlier.",
    "last year's": "CoreWeave will spend $210 million on capex in 2026, compared with last year's $140 million.",
    "from … to": "Capital expenditure at CoreWeave will rise from $140 million in 2025 to $210 million in 2026.",
    "to … from": "Capital expenditure at CoreWeave will rise to $210 million in 2026 from $140 million in 2025.",
    "it spent": "CoreWeave budgets capex of $210 million for 2026, 50% more than the $140 million it spent in 2025.",
    "in brackets": "CoreWeave guided to 2026 capex of $210 million (2025: $140 million).",
    "the next sentence": "CoreWeave expects capex of $210 million in 2026. That compares with $140 million in 2025.",
    "从…提高到": "优刻得将把资本开支从2025年的1.4亿美元提高到2026年的2.1亿美元。",
    "高于": "优刻得预计2026年资本开支2.1亿美元，高于2025年的1.4亿美元。",
}


@pytest.mark.parametrize("text", WHAT_IT_WAS.values(), ids=WHAT_IT_WAS)
def test_what_a_plan_is_set_against_has_been(text):
    found = {f.low: (f.time, f.modality) for f in facts(text, "capex", date(2026, 2, 10))}
    assert found == {210e6: ("2026", "planned"), 140e6: ("2025", "asserted")}


@pytest.mark.parametrize(
    "text",
    [
        "CoreWeave lifted its 2026 capex plan to $210 million, from $180 million.",
        "Meta lifted the range for this year's capital expenditure to $205 million to $210 million, from $180 million.",
        "CoreWeave plans capex of $180 million in 2026 and $210 million in 2027.",
        "优刻得将把2026年资本开支从1.8亿美元提高到2.1亿美元。",
    ],
)
def test_what_a_plan_was_raised_from_was_a_plan(text):
    found = {f.high: f.modality for f in facts(text, "capex", date(2026, 2, 10))}
    assert found == {210e6: "planned", 180e6: "planned"}


NOBODY = {
    "quotes": ("Nobody quotes me less than 14 weeks for an H200 server.", "lead_time", (3.23076923077, None, ">=")),
    "no vendor": ("No vendor quotes under 20 weeks for B200s.", "lead_time", (4.61538461538, None, ">=")),
    "sells": ("Nobody sells an H200 for less than $30,000.", "price", (30_000.0, None, ">=")),
    "没有一家": ("没有一家供应商报的H200交期短于14周。", "lead_time", (3.23076923077, None, ">=")),
    "没有人": ("没有人报给我的H200交期低于14周。", "lead_time", (3.23076923077, None, ">=")),
    # Where somebody does, the bound is as it stands.
    "Dell": ("Dell quotes less than 14 weeks for H200s.", "lead_time", (None, 3.23076923077, "<")),
    "another clause": (
        "Nobody knows why, but Dell quotes less than 14 weeks for H200s.",
        "lead_time",
        (None, 3.23076923077, "<"),
    ),
}


@pytest.mark.parametrize(("text", "predicate", "value"), NOBODY.values(), ids=NOBODY)
def test_a_bound_within_which_nobody_stays(text, predicate, value):
    fact = only(text, predicate)
    assert (fact.low, fact.high, fact.cmp) == value
    assert fact.modality != "denied"


def test_what_nobody_can_is_not_done():
    assert [f.modality for f in facts("没人能在14周内交付H200。", "delivery")] in ([], ["denied"])


NEGATION_OF_ELSE = {
    "looks": ("CoreWeave does not look like a company that owns 1,200 H100s.", "asserted"),
    "acts": ("CoreWeave does not act like a start-up that holds 1,200 H100s.", "asserted"),
    "known": ("It is not widely known that CoreWeave owns 1,200 H100s.", "asserted"),
    "mentions": ("CoreWeave never mentions that it owns 1,200 H100s.", "asserted"),
    "think": ("You would not think that CoreWeave owns 1,200 H100s.", "asserted"),
    "owns": ("CoreWeave does not own 1,200 H100s.", "denied"),
    "does not, it said": ("CoreWeave said that it does not own 1,200 H100s.", "denied"),
}


@pytest.mark.parametrize(("text", "modality"), NEGATION_OF_ELSE.values(), ids=NEGATION_OF_ELSE)
def test_what_a_negation_denies(text, modality):
    assert only(text, "holds").modality == modality


@pytest.mark.parametrize(
    "text",
    [
        "CoreWeave won't say whether it owns 1,200 H100s.",
        "CoreWeave does not sound like a firm that will spend $2 billion on capex this year.",
        "有投资者追问寒武纪是否采购了1200张H100。",
    ],
)
def test_what_may_be_so_or_not_is_no_fact(text):
    assert facts(text) == []


def test_those_very_cards_are_not_about_so_many():
    assert only("CoreWeave is not shy about the 1,200 H100s it owns.", "holds").cmp == "="
    assert only("CoreWeave owns about 1,200 H100s.", "holds").cmp == "~"


TOLD_OF_TODAY = {
    "until": ("CoreWeave's Plano site drew 20 MW until 2023; it draws 30 MW.", "power", 30, None),
    "what it was": ("CoreWeave's Plano campus, a paper mill until 2023, draws 30 MW.", "power", 30, None),
    "since when it is": ("Founded in 2017 as a miner, CoreWeave owns 1,200 H100s.", "holds", 1200, None),
    "when it was launched": ("Nvidia launched the H100 in 2022; it costs $30,000.", "price", 30_000, None),
    # Where the time is of the clause itself, or all of another, or the verb tells of then.
    "of the clause": ("CoreWeave's Plano site drew 20 MW until 2023; it draws 30 MW.", "power", 20, "2023"),
    "all of a clause": ("In 2023, CoreWeave owns 1,200 H100s.", "holds", 1200, "2023"),
    "of then": ("CoreWeave was founded in 2017, and it owned 1,200 P100s.", "holds", 1200, "2017"),
}


@pytest.mark.parametrize(("text", "predicate", "low", "time"), TOLD_OF_TODAY.values(), ids=TOLD_OF_TODAY)
def test_what_is_told_of_today_is_not_of_then(text, predicate, low, time):
    assert only(text, predicate, low).time == time


CITED_AND_FILED = {
    "说法": ("《电子时报》引述设备商说法，台积电CoWoS月产能达9万片。", "capacity", "company:digitimes"),
    "消息": ("路透社引用知情人士消息，字节跳动订购了10万颗H20。", "orders", "company:reuters"),
    # A prospectus is the company's, whoever publishes it.
    "at the exchange": ("据港交所披露的招股书，壁仞科技2024年营收3.37亿元。", "revenue", "company:biren"),
    "上交所官网": (
        "上交所官网披露的招股书显示，摩尔线程向中芯国际采购了3万片晶圆。",
        "orders",
        "company:moore-threads",
    ),
    "whose": ("上交所网站公布的摩尔线程招股说明书显示，公司2024年资本开支5亿元。", "capex", "company:moore-threads"),
    # What the exchange itself says, and whom a company cites.
    "the exchange": ("港交所表示，寒武纪采购了1000颗H20。", "orders", "company:hkex"),
    "a company cites": ("台积电引述客户说法，CoWoS月产能达9万片。", "capacity", None),
}


@pytest.mark.parametrize(("text", "predicate", "by"), CITED_AND_FILED.values(), ids=CITED_AND_FILED)
def test_whose_words_are_cited_or_filed(text, predicate, by):
    assert source(only(text, predicate)) == by


def test_an_exchange_is_not_the_company_that_is_spoken_of():
    found = facts("港交所官网显示，壁仞科技已递交招股书。根据招股书，公司2024年营收3.37亿元。", "revenue")
    assert [f.subject.id for f in found] == ["company:biren"]


# How big a thing is, and when it was opened or will grow, are told of different times.
STATES = {
    "a hall opened then": (
        "Vultr opened a cluster of 24,000 MI355Xs at Springfield in January; it draws 50 MW.",
        {"cluster_size": "2025-01", "power": None},
    ),
    "an aside": ("CloudMatrix 384, launched by Huawei in April, has 384 Ascend 910Cs.", {"cluster_size": None}),
    "today and later": (
        "YTL Power's campus at Kulai has 200 megawatts today and could grow to 500 MW.",
        {"power": ["2025", None]},
    ),
    "opened, and what it draws": (
        "德国于利希研究中心的朱庇特（JUPITER）8月5日正式启用，满载时功率17兆瓦。",
        {"power": None},
    ),
    "a day before all": ("截至6月底，CoreWeave名下GPU超过25万颗，签约电力2.2GW。", {"power": "2025-06"}),
    "a part of what there is now": (
        "孟菲斯的Colossus眼下装了23万张GPU，其中3万张是GB200。",
        {"cluster_size": ["2025", "2025"]},
    ),
    "by then": (
        "中国移动呼和浩特智算中心二期2026年6月前再增1.6万张昇腾910C，园区总容量届时达到240兆瓦。",
        {"power": "2026-06"},
    ),
}


@pytest.mark.parametrize("name", STATES)
def test_how_big_a_thing_is_has_a_time_of_its_own(name):
    text, expected = STATES[name]
    for predicate, times in expected.items():
        found = [fact.time for fact in facts(text, predicate)]
        assert found == (times if isinstance(times, list) else [times]), predicate


def test_a_hall_is_run_by_whom_it_is_run_without_a_date():
    assert [f.time for f in facts("Meta's Hyperion campus draws 200 MW today.", "operates")] == [None]


# When a plan was told of, or a claim denied, is not when it is carried out.
PLANS = {
    "said then it would": ("Anthropic said last month it would order 40,000 TPU v5ps from Google.", "orders", None),
    "then it said it would": (
        "In May 2025 Anthropic said that it would order 40,000 TPU v5ps from Google.",
        "orders",
        None,
    ),
    "will then": ("Anthropic said last month it would order 40,000 TPU v5ps from Google in 2026.", "orders", "2026"),
    "did then": ("Anthropic ordered 40,000 TPU v5ps from Google last month.", "orders", "2025-07"),
    "denied then": (
        "Mistral denied a report last week that it had cancelled an order with Nvidia.",
        "cuts_orders",
        None,
    ),
    "否认": ("腾讯昨日则否认手上囤有6万颗H20。", "holds", None),
    "denied of a year": ("腾讯否认今年囤有6万颗H20。", "holds", "2025"),
}


@pytest.mark.parametrize("name", PLANS)
def test_a_plan_is_not_of_the_day_it_was_told(name):
    text, predicate, time = PLANS[name]
    assert [fact.time for fact in facts(text, predicate)] == [time]


def test_a_period_that_is_all_of_a_line_heads_what_follows():
    text = (
        "# Results digest\n\nPrices as of Thursday.\n\n## Marvell Technology\n\n*First quarter of fiscal 2027, three "
        "months to 2 May*\n\n- Revenue: $2.41 billion\n- Capex: $120 million\n\n## AMD\n\nCapex: $212 million.\n"
    )
    found = facts(text, None, date(2026, 5, 29))
    assert {f.time for f in found if f.subject.id == "company:marvell"} == {"2026-02/2026-04"}
    assert [f.time for f in found if f.subject.id == "company:amd"] != ["2026-02/2026-04"]


CHINESE_PERIODS = {
    "compared before it is told": (
        "与去年同期的38亿美元相比，AMD数据中心业务本季营收升至43亿美元。",
        "sales",
        {38e8: "2024-Q3", 43e8: "2025-Q3"},
    ),
    "compared once it is told": (
        "AMD一季度营收74亿美元。与去年同期的55亿美元相比，增幅不小。",
        "revenue",
        {74e8: "2025-Q1", 55e8: "2024-Q1"},
    ),
    "the first two quarters": (
        "百度二季度资本开支38亿元，前两季合计67亿元。",
        "capex",
        {38e8: "2025-Q2", 67e8: "2025-01/2025-06"},
    ),
    "the first quarters of its own year": (
        "博通预计第四财季AI芯片收入为62亿美元，前三财季合计约137亿美元。",
        "sales",
        {62e8: "2025-08/2025-10", 137e8: "2024-11/2025-07"},
    ),
    "what the quarters come to": (
        "海光信息一季度营收24亿元，二季度营收30.64亿元，合计54.64亿元。",
        "revenue",
        {24e8: "2025-Q1", 30.64e8: "2025-Q2", 54.64e8: "2025-01/2025-06"},
    ),
    "when guidance was revised": (
        "Meta今年1月给出的全年资本开支指引为600亿至650亿美元，4月上调到640亿至720亿美元。",
        "capex",
        {600e8: "2025", 640e8: "2025"},
    ),
    "when a price was raised": (
        "H20的价格8月为11万元，9月上调到13万元。",
        "price",
        {11e4: "2025-08", 13e4: "2025-09"},
    ),
    "what was planned at its beginning": (
        "英特尔2024年资本开支最终为239亿美元，低于年初计划的250亿至270亿美元。",
        "capex",
        {239e8: "2024", 250e8: "2024"},
    ),
    "the quarter behind the year": (
        "阿里巴巴财年于3月31日结束，2025财年资本开支859.7亿元，接下来的一个季度为386.8亿元。",
        "capex",
        {859.7e8: "2024-04/2025-03", 386.8e8: "2025-Q2"},
    ),
    "the next quarters": (
        "谷歌今年前两季资本开支400亿美元，未来两个季度将达450亿美元。",
        "capex",
        {400e8: "2025-01/2025-06", 450e8: "2025-09/2026-02"},
    ),
    "the fiscal quarter before the one told": (
        "截至7月27日的第二财季，英伟达对中国的销售额为30亿美元，上一财季为46亿美元。",
        "sales",
        {30e8: "2025-05/2025-07", 46e8: "2025-02/2025-04"},
    ),
    "the fiscal year before the last": (
        "微软上一财年（截至6月）营收2817亿美元；再上一财年为2451亿美元。",
        "revenue",
        {2817e8: "2024-07/2025-06", 2451e8: "2023-07/2024-06"},
    ),
    "the past four quarters": (
        "阿里过去四个季度资本开支累计已超过1000亿元。",
        "capex",
        {1000e8: "2024-07/2025-06"},
    ),
    "some quarter": (
        "2018年谷歌一年资本开支才250亿美元，今年一个季度就花掉224亿美元。",
        "capex",
        {250e8: "2018", 224e8: None},
    ),
    "the first quarter": (
        "2018年谷歌资本开支才250亿美元，今年一季度就花掉172亿美元。",
        "capex",
        {250e8: "2018", 172e8: "2025-Q1"},
    ),
    "what it fell to meanwhile": (
        "年初时英伟达市值3.3万亿美元，苹果同期则从3.8万亿美元跌到3.4万亿美元。",
        "market_cap",
        {3.3e12: "2025-01", 3.8e12: "2025-01", 3.4e12: "2025"},
    ),
    "since a date": ("去年年中以来，台积电CoWoS报价累计上涨20%。", "price_change", {0.2: "2024-06/2025-09"}),
    "from a date on": ("台积电CoWoS报价2026年起将上涨5%。", "price_change", {0.05: "2026"}),
    "a term": ("特斯拉向三星订购165亿美元的AI6芯片，合同期至2033年底。", "orders", {165e8: None}),
    "a deadline": ("特斯拉计划到2033年底向三星订购165亿美元的AI6芯片。", "orders", {165e8: "2033-12"}),
    "how far it had got": (
        "前年，百度采购的1600颗昇腾910B到当年10月已交付六成，合同总额约4.5亿元。",
        "orders",
        {1600.0: "2023", 4.5e8: "2023"},
    ),
    "a goal": (
        "xAI的Colossus目前装有20万张GPU，目标是100万张。",
        "cluster_size",
        {2e5: "2025", 1e6: None},
    ),
    "a part": (
        "xAI的Colossus目前装有20万张GPU，其中3万张是GB200。",
        "cluster_size",
        {2e5: "2025", 3e4: "2025"},
    ),
    "what was so before": (
        "英伟达今年1月把交付时间由原来的6个月缩短至3个月。",
        "lead_time",
        {6.0: None, 3.0: "2025-01"},
    ),
    "a goal behind a month": (
        "xAI去年9月建成Colossus，今年2月再增至20万张，下一步是100万张，时间表未定。",
        "cluster_size",
        {2e5: "2025-02", 1e6: None},
    ),
    "years that follow": (
        "甲骨文预计本财年云基础设施收入180亿美元，之后两年依次为320亿和730亿美元。",
        "sales",
        {180e8: "2025-06/2026-05", 320e8: "2026-06/2027-05", 730e8: "2027-06/2028-05"},
    ),
    "this year's like": (
        "去年二季度，亚马逊AWS营收263亿美元，今年同期309亿美元。",
        "revenue",
        {263e8: "2024-Q2", 309e8: "2025-Q2"},
    ),
    "when goods came": (
        "百度去年从戴尔订了两批服务器，第一批512张B200年初到了。",
        "orders",
        {512.0: "2024"},
    ),
    "when goods are to come": ("腾讯将采购2万张H20，明年到货。", "orders", {2e4: "2026"}),
    "a quarter each": (
        "微软财年第四季度Azure收入同比增39%，前三个财季依次增长33%、31%和35%。",
        "revenue_change",
        {0.39: "2025-Q2", 0.33: "2024-Q3", 0.31: "2024-Q4", 0.35: "2025-Q1"},
    ),
    "a company each": (
        "AMD和英特尔前两季度营收分别为151亿美元和256亿美元。",
        "revenue",
        {151e8: "2025-01/2025-06", 256e8: "2025-01/2025-06"},
    ),
    "when it was bought": (
        "他们前年采购的昇腾910B一体机每台160万，去年降到130万。",
        "price",
        {16e5: "2023", 13e5: "2024"},
    ),
    "in the end": ("Meta的Hyperion集群预计2030年达2GW，最终规模5GW。", "power", {2000.0: "2030", 5000.0: None}),
    "a bracket with its year": (
        "英伟达第二财季（截至2024年7月28日）营收300亿美元，上年同期135亿美元。",
        "revenue",
        {300e8: "2024-05/2024-07", 135e8: "2023-05/2023-07"},
    ),
    "a bracket without one": ("英伟达第二财季（截至7月27日）营收467亿美元。", "revenue", {467e8: "2025-05/2025-07"}),
    "618": (
        "去年双十一期间，一台H800服务器卖到230万元，今年618前后只要180万元。",
        "price",
        {23e5: "2024-11", 18e5: "2025-06"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CHINESE_PERIODS)
def test_of_which_period_a_chinese_figure_is(name):
    text, predicate, times = CHINESE_PERIODS[name]
    found = [f for f in facts(text, predicate, date(2025, 9, 18)) if f.low is not None]
    assert {f.low: f.time for f in found} == times


def test_another_chips_date_is_not_its_own():
    (started,) = facts("AMD曾于6月表示MI350已开始量产，MI400则维持2026年不变。", "production_start", date(2025, 9, 18))
    assert (started.subject.id, started.time) == ("chip:amd-mi350", None)
    found = facts("2020年英伟达推出A100，并发布了DGX A100。", "launches", date(2025, 9, 18))
    assert {f.time for f in found} == {"2020"}


MOVED_DATES = {
    "three years ago today": ("三年前的今天，英伟达发布了RTX 4090。", "launches", "2022-09-18"),
    "today": ("英伟达今天发布了RTX 5090。", "launches", "2025-09-18"),
    "when it was moved": (
        "摩根大通上周将英伟达Rubin的量产时间由2026年第三季推至第四季。",
        "production_start",
        "2026-Q4",
    ),
    "a year behind a comma and a number": ("首期装2.4万颗GB300,2027年一季度交付。", "delivery", "2027-Q1"),
    "with whom it works": ("Nscale与微软合作的项目首期2.4万颗GB300，2027年一季度交付。", "partners_with", None),
    "since when it works": ("Nscale与微软2024年开始合作，2027年一季度交付。", "partners_with", "2024"),
}


@pytest.mark.parametrize("name", MOVED_DATES)
def test_what_chinese_words_around_a_date_make_of_it(name):
    text, predicate, time = MOVED_DATES[name]
    assert [f.time for f in facts(text, predicate, date(2025, 9, 18))] == [time]


def test_nearly_half_is_not_to_come():
    denied = only("4月禁令后有将近一半H20没有交付。", "delivery", None, date(2025, 9, 18))
    assert denied.time == "2025-04"


def test_each_thing_of_a_list_has_its_own_date():
    text = "华为公布路线图，950PR明年一季度、950DT明年四季度、960在2027年四季度推出。"
    found = facts(text, "launches", date(2025, 9, 18))
    assert {f.object.id: f.time for f in found}["chip:huawei-ascend-950dt"] == "2026-Q4"


def test_so_much_later_is_counted_from_what_was_told_or_is_to_come():
    told = only("三个月后，英伟达将推出B30A。", "launches", None, date(2025, 9, 18))
    assert told.time == "2025-12"
    assert "2025-12" not in [
        f.time for f in facts("美国政府叫停H20对华出口，三个月后又放行。", None, date(2025, 9, 18))
    ]


def test_what_is_to_come_is_not_of_a_date_that_is_over_told_in_another_clause():
    (due,) = facts("AMD一季度减记8亿美元，MI308即将恢复发货。", "delivery", date(2025, 9, 18))
    assert due.time is None
    (was_due,) = facts("AMD的MI325X原定2024年底量产。", "production_start", date(2025, 9, 18))
    assert was_due.time == "2024-12"


# A text, a predicate and how firm it is with each value.
FIRM_VALUES = {
    "a noun that looks like a verb of reckoning": (
        "Oracle spent $21 billion on capital projects in the fiscal year that ended in May.",
        "capex",
        {21e9: "asserted"},
    ),
    "the verb": ("Citi projects that Meta will spend $95 billion on capex in 2026.", "capex", {95e9: "estimated"}),
    "used to be": (
        "In Kajaani, where a paper mill used to be, CSC operates LUMI with 11,912 MI250Xs.",
        "cluster_size",
        {11912: "asserted"},
    ),
    "is to be": ("LUMI is to be expanded to 14,000 MI250Xs in 2027.", "cluster_size", {14000: "planned"}),
    "under a plan": (
        "All 2,000 of the H100s under the old plan are now running at Sakura's Ishikari site.",
        "cluster_size",
        {2000: "asserted"},
    ),
    "the next clause plans": (
        "TSMC said that third-quarter revenue rose 41% to $33.1 billion and that it would spend $40 billion on plant"
        " this year.",
        "revenue",
        {33.1e9: "asserted"},
    ),
    "analysts who only listen": (
        "Oracle told analysts that its largest site in Abilene is rated at 800 MW and that it is designing one of"
        " 1,200 MW.",
        "power",
        {800: "asserted", 1200: "planned"},
    ),
    "what a chip will be made in": ("The MI450 will be built on TSMC's 2nm process.", "process_node", {2: "planned"}),
    "what a chip is made in": ("The MI355X is built on TSMC's 3nm process.", "process_node", {3: "asserted"}),
    "what a chip will have": ("The Rubin GPU will have 288 GB of HBM4.", "spec", {288: "planned"}),
    "what a chip has that will ship": (
        "The B300 has 288 GB of HBM3E and will ship in January.",
        "spec",
        {288: "asserted"},
    ),
    "what another will do with a chip": (
        "Meta will buy the MI355X, which has 288 GB of memory.",
        "spec",
        {288: "asserted"},
    ),
    "whoever asks today": ("Order an H200 today and you will wait 12 weeks.", "lead_time", {2.77: "asserted"}),
    "what is expected of a wait": (
        "Dell expects lead times for the B300 to fall to 12 weeks.",
        "lead_time",
        {2.77: "estimated"},
    ),
}


@pytest.mark.parametrize(("text", "predicate", "firm"), FIRM_VALUES.values(), ids=FIRM_VALUES)
def test_how_firm_each_value_is(text, predicate, firm):
    assert {round(f.low, 2): f.modality for f in facts(text, predicate)} == firm


# A text, when it is published, a predicate and the time of each value.
DATED_VALUES = {
    "more than last year": (
        "Alphabet plans capex of $75 billion for 2025, 43% more than last year.",
        date(2025, 2, 7),
        "capex_change",
        {0.43: "2025"},
    ),
    "more than the sum of a year": (
        "AMD's revenue for 2024 as a whole was $25.8 billion, 14% more than the $22.7 billion of 2023.",
        date(2025, 2, 7),
        "revenue_change",
        {0.14: "2024"},
    ),
    "twice what was laid out": (
        "Wiwynn's capex will go up to NT$24 billion this year, which is more than twice the NT$11.2 billion laid out"
        " in 2025.",
        date(2026, 5, 29),
        "capex_change",
        {1: "2026"},
    ),
    "so that is a jump": (
        "Meta expects capex of $66 billion this year. It spent $39.2 billion last year, so that is a jump of 68%.",
        date(2025, 8, 1),
        "capex_change",
        {0.68: "2025"},
    ),
    "what it spent then": (
        "Oracle spent $12 billion on capex in the quarter to November, three times what it spent in the same quarter of"
        " last year, against revenue of $16.1 billion.",
        date(2025, 12, 18),
        "revenue",
        {16.1e9: "2025-09/2025-11"},
    ),
    "a time in brackets with a figure of its own": (
        "TSMC's 2025 capital budget is $38-42 billion (2024 actual: $29.76 billion).",
        date(2025, 1, 16),
        "capex",
        {38e9: "2025", 29.76e9: "2024"},
    ),
    "a time in brackets": (
        "TSMC's revenue (in 2024) was $90 billion.",
        date(2025, 1, 16),
        "revenue",
        {90e9: "2024"},
    ),
    "what it has since become": (
        "In Tokyo an H100 cost 4.7 million yen in January; it has since risen to 5.4 million yen.",
        date(2023, 10, 26),
        "price",
        {4.7e6: "2023-01", 5.4e6: "2023"},
    ),
    "what it became then": (
        "In January 2022 an A100 cost $10,000; it rose to $15,000 in May.",
        date(2023, 10, 26),
        "price",
        {1e4: "2022-01", 1.5e4: "2022-05"},
    ),
    "a year in a relative clause": (
        "FuriosaAI, which rejected an offer from Meta last year, received 4,000 RNGD chips from TSMC in January.",
        date(2026, 3, 11),
        "supplies",
        {4000: "2026-01"},
    ),
    "a year in an apposition": (
        "Cerebras, founded in 2015, sold 300 systems to G42 in February.",
        date(2026, 3, 11),
        "supplies",
        {300: "2026-02"},
    ),
    "a year that opens the sentence": (
        "In 2025, TSMC delivered 4,000 RNGD chips to FuriosaAI in January.",
        date(2026, 3, 11),
        "supplies",
        {4000: "2025-01"},
    ),
    "two figures with a time each": (
        "In 2025 Meta bought 4,000 MI300X cards in June and 9,000 H200s from Nvidia in October.",
        date(2026, 3, 11),
        "orders",
        {4000: "2025-06", 9000: "2025-10"},
    ),
    "two figures with one time": (
        "Meta bought 4,000 MI300X cards and 9,000 H200s in June 2025.",
        date(2026, 3, 11),
        "orders",
        {4000: "2025-06", 9000: "2025-06"},
    ),
    "what has been put in since": (
        "Amazon has pumped $8 billion into Anthropic since September 2023.",
        date(2025, 11, 24),
        "invests_in",
        {8e9: "2023-09/2025-11"},
    ),
    "what was put in, and something else since": (
        "Anthropic has rented TPUs since 2023, the year in which Google put $2 billion into it.",
        date(2025, 11, 24),
        "invests_in",
        {2e9: "2023"},
    ),
    "in four years": (
        "Nvidia's share of the Chinese AI chip market has fallen from 95% to 50% in four years.",
        date(2025, 5, 21),
        "market_share",
        {0.95: "2021", 0.5: "2025"},
    ),
    "in four years' time": (
        "Nvidia's share of the Chinese AI chip market will fall from 50% to 20% in four years.",
        date(2025, 5, 21),
        "market_share",
        {0.5: None, 0.2: None},
    ),
    "the close of the year": (
        "TSMC's CoWoS capacity should reach 130,000 wafers a month at the close of the year.",
        date(2026, 4, 24),
        "capacity",
        {130000: "2026-12"},
    ),
    "a business year": (
        "Sakura Internet's sales in the business year that ended this March were 31.4 billion yen.",
        date(2025, 6, 27),
        "revenue",
        {31.4e9: "2024-04/2025-03"},
    ),
    "a fiscal year in Japan": (
        "Sony forecasts revenue of 12 trillion yen in fiscal 2026.",
        date(2025, 6, 27),
        "revenue",
        {12e12: "2026-04/2027-03"},
    ),
    "a fiscal year elsewhere": (
        "Microsoft forecasts revenue of $300 billion in fiscal 2026.",
        date(2025, 6, 27),
        "revenue",
        {300e9: "2025-07/2026-06"},
    ),
}


@pytest.mark.parametrize(("text", "published", "predicate", "times"), DATED_VALUES.values(), ids=DATED_VALUES)
def test_which_time_each_value_has(text, published, predicate, times):
    assert {f.low: f.time for f in facts(text, predicate, published)} == times


# A text, a predicate, how firm it is and who says so.
FIRM_AND_BY = {
    "a person's company": (
        "Larry Ellison's company said it had bought 30,000 MI355X chips from AMD.",
        "orders",
        ("asserted", "company:oracle"),
    ),
    "a person of a company": (
        "Oracle's Larry Ellison said it had bought 30,000 MI355X chips from AMD.",
        "orders",
        ("asserted", "person:larry-ellison"),
    ),
    "a venture of a person": (
        "Krutrim, the venture of the tycoon Bhavish Aggarwal, says that its chip Bodhi 1 will be made by TSMC.",
        "fabricates",
        ("planned", "company:krutrim"),
    ),
    "whose chairman is": (
        "Oracle, whose chairman is Larry Ellison, said it had bought 30,000 MI355X chips.",
        "orders",
        ("asserted", "company:oracle"),
    ),
    "spun out of": (
        "Nebius, a cloud spun out of Yandex, said it had ordered 30,000 B200s.",
        "orders",
        ("asserted", "company:nebius"),
    ),
    "a name between commas that speaks": (
        "At Oracle, a customer of AMD, Larry Ellison said it had bought 30,000 MI355X chips.",
        "orders",
        ("asserted", "person:larry-ellison"),
    ),
    "a president's government": (
        "President Lee Jae-myung's government has promised that South Korea will own 50,000 GPUs by 2028.",
        "holds",
        ("planned", "region:south-korea"),
    ),
    "the government": (
        "The government has said it wants South Korea to own 50,000 GPUs by the end of 2027.",
        "holds",
        ("planned", "region:south-korea"),
    ),
    "inserted before the verb": (
        "OpenAI's inventory, reckons SemiAnalysis, now stands at some 150,000 H100s.",
        "holds",
        ("estimated", "company:semianalysis"),
    ),
    "said a company's officer": (
        '"Today we are at 22 megawatts," said CoreWeave CEO Michael Intrator.',
        "power",
        ("asserted", "person:michael-intrator"),
    ),
    "a plan that is kept": (
        "Microsoft stands by its spending plan of more than $80 billion for the year to June 2026.",
        "capex",
        ("planned", "company:microsoft"),
    ),
    "a plan of a fiscal year under way": (
        "Microsoft has raised this fiscal year's investment to about $100 billion.",
        "capex",
        ("planned", "company:microsoft"),
    ),
    "what was spent in a fiscal year that is over": (
        "Microsoft spent $88 billion on capex in fiscal 2025.",
        "capex",
        ("asserted", None),
    ),
    "is cutting its spending": (
        "UMC is cutting this year's capital spending by about 30%.",
        "capex_change",
        ("planned", "foundry:umc"),
    ),
    "has cut its spending": ("UMC cut capital spending by about 30% last year.", "capex_change", ("asserted", None)),
    "is thought to": ("The MLU690 is thought to come with at least 96 GB of memory.", "spec", ("reported", None)),
    "we thought": ("We thought hard. The MLU690 comes with at least 96 GB of memory.", "spec", ("asserted", None)),
    "the clause behind what is rumoured": (
        "SMIC is rumoured to be making the Ascend 920, and production is to begin next year.",
        "production_start",
        ("planned", None),
    ),
    "what is rumoured": (
        "SMIC is rumoured to be making the Ascend 920, and production is to begin next year.",
        "fabricates",
        ("reported", None),
    ),
    "I am told": ("CoreWeave has ordered 20,000 H100s from Nvidia, I am told.", "orders", ("reported", None)),
    "I am told by": (
        "CoreWeave has ordered 20,000 H100s from Nvidia, Michael Intrator told me.",
        "orders",
        ("asserted", "person:michael-intrator"),
    ),
    "you hear": ("In Hsinchu you hear that Meta has cut its orders with Nvidia.", "cuts_orders", ("reported", None)),
    "is reported by": (
        "Microsoft is reported by The Information to have pushed mass production of Maia 200 into 2026.",
        "production_start",
        ("reported", "company:the-information"),
    ),
    "agreed to buy": (
        "On Tuesday Anthropic agreed to purchase another 400,000 TPUs from Broadcom.",
        "orders",
        ("asserted", None),
    ),
    "agreed to supply": (
        "Marvell has agreed to supply AWS with 40,000 custom chips.",
        "supplies",
        ("planned", None),
    ),
    "plans to buy": ("Anthropic plans to purchase another 400,000 TPUs.", "orders", ("planned", None)),
}


@pytest.mark.parametrize(("text", "predicate", "said"), FIRM_AND_BY.values(), ids=FIRM_AND_BY)
def test_how_firm_it_is_and_who_says_so(text, predicate, said):
    assert {(f.modality, source(f)) for f in facts(text, predicate)} == {said}


# Times that stand beside others, or are told before.
DATED_BESIDE = {
    "a quarter that a change is measured from": (
        "## Results\n\nMarvell had a good year.\n\n**Marvell, fiscal Q2, three months to Aug. 2**\n\n"
        "- Revenue: $2.006 billion, up 58% from a year ago and 6% from the April quarter",
        date(2025, 9, 5),
        "revenue",
        {2.006e9: "2025-05/2025-07"},
    ),
    "a quarter that a result is of": (
        "Marvell's revenue rose 6% to $2.006 billion in the quarter to July.",
        date(2025, 9, 5),
        "revenue",
        {2.006e9: "2025-05/2025-07"},
    ),
    "a result that beats estimates below a period": (
        "## Dell Technologies (DELL)\n\n*First quarter of fiscal 2027, three months to 1 May*\n\n"
        "Sales of $30.3 billion beat every estimate on the Street and were 30% higher than a year ago.",
        date(2026, 5, 29),
        "revenue",
        {30.3e9: "2026-02/2026-04"},
    ),
    "the same stretch of a year": (
        "CoreWeave's revenue in the third quarter was $1.36 billion, up from $584 million in the same stretch of 2024.",
        date(2025, 11, 14),
        "revenue",
        {1.36e9: "2025-Q3", 584e6: "2024-Q3"},
    ),
    "a part of what was more than then": (
        "Nvidia's three months to 26 April showed revenue of $78.1 billion, 77% more than in the same period of 2025,"
        " of which $71.2 billion came from the data centre.",
        date(2026, 5, 29),
        "sales",
        {71.2e9: "2026-02/2026-04"},
    ),
    "the current year behind a fiscal year": (
        "Sakura Internet's revenue in the year ended March rose 6% to 21.8 billion yen. Sakura expects 28 billion yen"
        " for the current year.",
        date(2024, 6, 28),
        "revenue",
        {21.8e9: "2023-04/2024-03", 28e9: "2024-04/2025-03"},
    ),
    "the fiscal year just ended": (
        "Broadcom's AI revenue was $20 billion in the fiscal year just ended.",
        date(2025, 11, 13),
        "sales",
        {20e9: "2024-11/2025-10"},
    ),
    "a round told before": (
        "Nscale raised $1.1 billion last September. Aker put in $285 million, and Nvidia £500 million.",
        date(2026, 6, 19),
        "invests_in",
        {285e6: "2025-09", 500e6: "2025-09"},
    ),
    "another deed behind a round": (
        "Nscale raised $1.1 billion last September. Nvidia invested £500 million in Wayve.",
        date(2026, 6, 19),
        "invests_in",
        {500e6: None},
    ),
    "before the time spoken of": (
        "Graphcore showed its second chip in July 2020. Nvidia had brought out the A100 in May.",
        date(2026, 7, 11),
        "launches",
        {None: "2020-05"},
    ),
    "now, behind a time long past": (
        "Graphcore showed its second chip in July 2020. Nvidia brought out the Rubin CPX in May.",
        date(2026, 7, 11),
        "launches",
        {None: "2026-05"},
    ),
    "through a year to come": (
        "OpenAI will buy computing power worth more than $10 billion from Cerebras through 2028.",
        date(2026, 1, 15),
        "orders",
        {10e9: "2026/2028"},
    ),
    "in a year to come": (
        "OpenAI will buy computing power worth more than $10 billion from Cerebras in 2028.",
        date(2026, 1, 15),
        "orders",
        {10e9: "2028"},
    ),
    "has stretched": (
        "An H200 that went for $31,000 at Christmas is being quoted at $36,500, and delivery has stretched from six"
        " weeks to four months.",
        date(2025, 3, 8),
        "lead_time",
        {1.38: None, 4: "2025"},
    ),
    "since the spring": (
        "H100 prices have gone up by 40% since the spring.",
        date(2025, 10, 3),
        "price_change",
        {0.4: "2025"},
    ),
    "since the new year, by more than": (
        "The price of an H100 has dropped by more than 30% since the new year.",
        date(2025, 7, 12),
        "price_change",
        {None: "2025-01/2025-07"},
    ),
    "since a peak": (
        "Rents for H100s have dropped by 70% since their peak in 2023.",
        date(2025, 10, 3),
        "price_change",
        {-0.7: "2023/2025"},
    ),
    "in a year of peaks": (
        "Rents for H100s dropped by 70% in 2023.",
        date(2025, 10, 3),
        "price_change",
        {-0.7: "2023"},
    ),
    "since last February, told in February": (
        "Yotta has cut its rates by 25% since last February.",
        date(2025, 2, 15),
        "price_change",
        {-0.25: "2024-02/2025-02"},
    ),
    "less in December than a year earlier": (
        "An H100 hour cost 19% less in December than it had a year earlier.",
        date(2026, 4, 28),
        "price_change",
        {-0.19: "2024-12/2025-12"},
    ),
    "a share between commas": (
        "The share of SK hynix in the HBM market, 53% last year, is expected to slip to 50%.",
        date(2024, 8, 22),
        "market_share",
        {0.53: "2023", 0.5: "2024"},
    ),
    "by spring, told in August": (
        "Baidu will need 20,000 H800s by spring.",
        date(2023, 8, 16),
        "needs",
        {20000: "2024"},
    ),
    "by spring, told in January": (
        "Baidu will need 20,000 H800s by spring.",
        date(2023, 1, 16),
        "needs",
        {20000: "2023"},
    ),
}


@pytest.mark.parametrize(("text", "published", "predicate", "times"), DATED_BESIDE.values(), ids=DATED_BESIDE)
def test_which_time_beside_others_it_has(text, published, predicate, times):
    found = facts(text, predicate, published)
    assert {None if f.low is None else round(f.low, 2): f.time for f in found} == times


def test_a_shipping_part_is_no_delivery():
    assert facts("The MI355X has 288 GB, a record for a shipping part since the summer.", "delivery") == []
    assert facts("The MI355X has been shipping since June.", "delivery") != []


# Times told in passing, in a narrative or an answer.
DATED_IN_PASSING = {
    "last September beside other years": (
        "We have 26,000 H100s. In 2023 Fjordcloud bought 8,000 H100s, and it bought 9,000 B200s last September.",
        date(2026, 2, 10),
        "orders",
        {8000: "2023", 9000: "2025-09"},
    ),
    "what is to arrive in a quarter": (
        "Fjordcloud ordered 12,000 B300s. The B300s arrive in the fourth quarter.",
        date(2026, 2, 10),
        "delivery",
        {None: "2026-Q4"},
    ),
    "the result of a quarter that is over": (
        "Analysts expect TSMC revenue of $33 billion in the fourth quarter.",
        date(2026, 1, 10),
        "revenue",
        {33e9: "2025-Q4"},
    ),
    "earlier in the month": (
        "Intel fell on Aug. 22. Earlier in the month SoftBank had put $2 billion into Intel.",
        date(2025, 8, 28),
        "invests_in",
        {2e9: "2025-08"},
    ),
    "that summer": (
        "Brynmawr Compute was founded in March 2021. That summer it bought 40 A100s.",
        date(2023, 12, 14),
        "orders",
        {40: "2021"},
    ),
    "may grow later": (
        "Hyperion, Meta's site in Louisiana, is to start in 2028 and could grow to 5 GW.",
        date(2025, 8, 28),
        "power",
        {5000: None},
    ),
    "will have then": (
        "Hyperion, Meta's site in Louisiana, will have 5 GW in 2028.",
        date(2025, 8, 28),
        "power",
        {5000: "2028"},
    ),
}


@pytest.mark.parametrize(("text", "published", "predicate", "times"), DATED_IN_PASSING.values(), ids=DATED_IN_PASSING)
def test_which_time_it_has_in_passing(text, published, predicate, times):
    assert {f.low: f.time for f in facts(text, predicate, published)} == times


def test_a_sum_of_before_is_no_estimate_beside_one_to_come():
    text = "Nvidia's revenue was $61 billion last year and will be about $130 billion this year, Ms Kress reckons."
    found = {f.low: f.modality for f in facts(text, "revenue", date(2024, 12, 14))}
    assert found == {61e9: "asserted", 130e9: "estimated"}


def test_a_surname_behind_a_courtesy_title_is_a_persons():
    text = "Ms Prosser's company, Brynmawr Compute, bought 40 A100s. It will buy 500 H100s, Ms Prosser says."
    assert source(only(text, "orders", 500)) == "person:prosser"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("She spent most of it within a month.", None),
        ("It will be ready within a month.", "2023-12"),
    ],
)
def test_how_long_it_took_is_no_date(text, value):
    assert [time.value for time in find_times(text, date(2023, 12, 14), "en")] == [value]


# What was, beside what is expected, and what a relative clause tells.
DATED_APART = {
    "what was, and what is expected": (
        "CoreWeave's revenue was $1.9 billion last year. Capital expenditure was $8.7 billion, and analysts at Mizuho"
        " expect it to reach $20 billion in 2025.",
        date(2025, 3, 31),
        "capex",
        {8.7e9: "2024", 20e9: "2025"},
    ),
    "what was in a year told behind": (
        "CoreWeave's capital expenditure was $8.7 billion in 2024.",
        date(2025, 3, 31),
        "capex",
        {8.7e9: "2024"},
    ),
    "what another will do with it": (
        "Samsung held a meeting. It also showed Mach-1, an accelerator that Naver will begin using by year-end.",
        date(2024, 3, 20),
        "launches",
        {None: None},
    ),
    "the year as a whole": (
        "TSMC guided to $40 billion of capex for the year as a whole, and has cut nothing since January.",
        date(2025, 12, 5),
        "capex",
        {40e9: "2025"},
    ),
    "what it was raised from": (
        "SMIC raised its capex for the year to $7.5 billion from $6.3 billion.",
        date(2023, 11, 10),
        "capex",
        {7.5e9: "2023", 6.3e9: "2023"},
    ),
    "what it rose from": (
        "SMIC's capex rose to $7.5 billion in 2023 from $6.3 billion.",
        date(2024, 2, 10),
        "capex",
        {7.5e9: "2023", 6.3e9: "2022"},
    ),
    "agreed in a month": (
        "AMD agreed in October to supply OpenAI with 400,000 MI450s.",
        date(2025, 12, 5),
        "supplies",
        {400000: "2025-10"},
    ),
}


@pytest.mark.parametrize(("text", "published", "predicate", "times"), DATED_APART.values(), ids=DATED_APART)
def test_which_time_it_has_apart_from_others(text, published, predicate, times):
    assert {f.low: f.time for f in facts(text, predicate, published)} == times


def test_what_a_company_raises_is_its_own_word():
    text = "Reuters reported that SMIC sold 1,600 chips. SMIC fared well; it raised its capex for 2025 to $7.5 billion."
    assert source(only(text, "capex")) == "foundry:smic"


def test_since_a_month_is_over_whatever_is_foretold():
    (time,) = find_times("It expects $40 billion, having cut nothing since January.", date(2025, 12, 5), "en")
    assert time.value == "2025-01/"


# A price or a wait that is told in the past, and what is to come behind a semicolon.
PRICED_THEN = {
    "quoted then": (
        "In early 2025 Sarnia Labs asked Dell for 2,000 H200s. They quoted 30 weeks.",
        date(2026, 3, 5),
        "lead_time",
        {6.92: "2025"},
    ),
    "quoted now": (
        "In early 2025 Sarnia Labs asked Dell for 2,000 H200s. Today they quote 12 weeks.",
        date(2026, 3, 5),
        "lead_time",
        {2.77: "2026"},
    ),
    "will have some day": (
        "xAI has used 100,000 H100s since July; within months it will have 200,000.",
        date(2024, 8, 30),
        "holds",
        {200000: None},
    ),
    "the one before": (
        "Microsoft said that it would spend more on capex in fiscal 2025 than the $55.7 billion of 2024.",
        date(2024, 8, 30),
        "capex",
        {55.7e9: "2024"},
    ),
}


@pytest.mark.parametrize(("text", "published", "predicate", "times"), PRICED_THEN.values(), ids=PRICED_THEN)
def test_what_is_told_of_then_and_of_later(text, published, predicate, times):
    found = facts(text, predicate, published)
    assert {round(f.low, 2): f.time for f in found} == times


def test_a_sum_that_another_is_to_exceed_is_known():
    text = "Microsoft said that it would spend more on capex in fiscal 2025 than the $55.7 billion of 2024."
    assert only(text, "capex", published=date(2024, 8, 30)).modality == "asserted"


# A time of setting, telling or standing, beside the one that counts.
DATED_RIGHT = {
    "planned in January": (
        "Intel has cut this year's capital spending to $18 billion from the $20 billion planned in January.",
        date(2025, 10, 10),
        "capex",
        {18e9: "2025", 20e9: "2025"},
    ),
    "told in July": (
        "Alphabet now expects capex of $91 billion to $93 billion this year, up from $85 billion in July.",
        date(2025, 12, 5),
        "capex",
        {91e9: "2025", 85e9: "2025"},
    ),
    "spent in an earlier month": (
        "Alphabet spent $9 billion on capex in October, up from $8 billion in July.",
        date(2025, 12, 5),
        "capex",
        {9e9: "2025-10", 8e9: "2025-07"},
    ),
    "a wait beside what something cost a year ago": (
        "An H200 now costs $24,000, down from $31,000 a year ago, and buyers of the B200 wait three months.",
        date(2025, 12, 5),
        "lead_time",
        {3: None},
    ),
    "the close of a day": (
        "Marvell reported on Tuesday. Shares jumped 7.9% on Wednesday and took the market value to $86 billion.",
        date(2025, 12, 5),
        "market_cap",
        {86e9: "2025-12-03"},
    ),
    "a close in Chinese": (
        "台积电今日收在1710元，小涨0.6%，市值约44.3万亿元新台币。",
        date(2026, 1, 14),
        "market_cap",
        {44.3e12: "2026-01-14"},
    ),
    "what has stretched by a month": (
        "Marvell's lead times stretched from six months in the spring to nine by November.",
        date(2025, 12, 5),
        "lead_time",
        {6: "2025", 9: "2025-11"},
    ),
    "what will stretch by a month": (
        "Marvell's lead times will stretch to nine months by November.",
        date(2025, 12, 5),
        "lead_time",
        {9: "2026-11"},
    ),
    "spent in January": (
        "Intel spent $2 billion on capex in January.",
        date(2025, 10, 10),
        "capex",
        {2e9: "2025-01"},
    ),
    "under construction since": (
        "Intel's fab has been under construction since September 2021. It can process 40,000 wafers a month at 18A.",
        date(2025, 10, 10),
        "capacity",
        {40000: None},
    ),
    "told between commas": (
        "Nvidia has started selling the H20, Reuters reported on Feb. 1, at $12,000 a card.",
        date(2024, 2, 9),
        "price",
        {12000: None},
    ),
    "a price in brackets": (
        "On eBay an H100 goes for $40,000 (in October: $45,000).",
        date(2024, 2, 9),
        "price",
        {40000: "2024", 45000: "2023-10"},
    ),
    "spent, and now guides": (
        "Meta spent $7.9 billion on capex and now guides to $37 billion for 2024.",
        date(2024, 2, 9),
        "capex",
        {7.9e9: None, 37e9: "2024"},
    ),
}


@pytest.mark.parametrize(("text", "published", "predicate", "times"), DATED_RIGHT.values(), ids=DATED_RIGHT)
def test_which_time_counts(text, published, predicate, times):
    assert {f.low: f.time for f in facts(text, predicate, published)} == times


def test_what_it_will_spend_is_planned_however_it_is_written():
    text = "Last year TSMC spent $30.4 billion on capex, and it'll spend $32 billion this year."
    assert {f.low: f.modality for f in facts(text, "capex", date(2024, 2, 9))} == {30.4e9: "asserted", 32e9: "planned"}


# When somebody spoke, and what a multiple is of.
SPOKEN_AND_MEASURED = {
    "said last week that": (
        "Marvell said last week that its revenue grew 63% to $1.9 billion in its first fiscal quarter.",
        date(2025, 6, 5),
        "revenue_change",
        {0.63: "2025-02/2025-04"},
    ),
    "reported revenue of a month": (
        "Foxconn reported October revenue of NT$895 billion.",
        date(2025, 11, 10),
        "revenue",
        {895e9: "2025-10"},
    ),
    "three times as much as in July": (
        "Prices: 16-gigabit DDR5 chips cost $15.50 at the end of October, three times as much as in July.",
        date(2025, 11, 3),
        "price_change",
        {2: "2025-10"},
    ),
    "a quarter to the first days of a month": (
        "Broadcom expects revenue of $15.8 billion for the quarter to early August.",
        date(2025, 6, 5),
        "revenue",
        {15.8e9: "2025-05/2025-07"},
    ),
    "a quarter to a month": (
        "Micron expects revenue of $10.7 billion for the quarter to August.",
        date(2025, 6, 26),
        "revenue",
        {10.7e9: "2025-06/2025-08"},
    ),
}


@pytest.mark.parametrize(
    ("text", "published", "predicate", "times"), SPOKEN_AND_MEASURED.values(), ids=SPOKEN_AND_MEASURED
)
def test_what_is_spoken_and_measured(text, published, predicate, times):
    assert {f.low: f.time for f in facts(text, predicate, published)} == times


def test_who_was_predicting_it():
    text = "Goldman Sachs was predicting that HBM3E prices would fall by 20%."
    assert source(only(text, "price_change")) == "company:goldman-sachs"


@pytest.mark.parametrize(
    ("text", "predicate", "modality"),
    [
        ("TSMC: we now model revenue of $121 billion for 2025.", "revenue", "estimated"),
        ("Our model has Microsoft spending $140 billion on capex in 2026.", "capex", "estimated"),
        (
            "Mistral said that our model has 120 billion parameters, and Mistral Large 3 675 billion.",
            "parameters",
            "asserted",
        ),
        (
            "**CoWoS orders at TSMC, thousand wafers (C&F estimates)**\n\n"
            "| Customer | 2025 |\n|---|---|\n| Nvidia | 390 |\n| AMD | 55 |",
            "orders",
            "estimated",
        ),
        (
            "**CoWoS orders at TSMC, thousand wafers (company data)**\n\n"
            "| Customer | 2025 |\n|---|---|\n| Nvidia | 390 |\n| AMD | 55 |",
            "orders",
            "asserted",
        ),
    ],
)
def test_what_a_house_models_is_estimated(text, predicate, modality):
    assert {f.modality for f in facts(text, predicate)} == {modality}


@pytest.mark.parametrize(
    ("text", "predicate", "modality"),
    [
        ("Meta bought 40,000 H100s, it is said, in May.", "orders", "reported"),
        ("Meta bought 40,000 H100s in May, which, I am told, is a record.", "orders", "asserted"),
        ("AMD bought 900 H100s, and Meta, we hear, ordered 40,000 MI300Xs.", "orders", None),
    ],
)
def test_what_is_said_between_commas(text, predicate, modality):
    found = [f.modality for f in facts(text, predicate)]
    assert found == ([modality] if modality else ["asserted", "reported"])


def test_a_deadline_in_a_year_told_as_past():
    text = "In 2025 Samsung's share of the HBM market recovered to 35% by the third quarter."
    assert only(text, "market_share", published=date(2026, 1, 22)).time == "2025-Q3"
    text = "Samsung's share of the HBM market should reach 35% by the third quarter."
    assert only(text, "market_share", published=date(2026, 1, 22)).time == "2026-Q3"


def test_an_adverb_at_the_head_of_a_sentence_says_nothing():
    text = "Meanwhile, the AMD MI350, announced on Monday by Lisa Su for 2025, will be built on 3nm."
    assert source(only(text, "process_node")) is None
    text = "Harrow Lane, a boutique in Leeds, reckons that the MI350 will be built on 3nm."
    assert source(only(text, "process_node")) == "company:harrow-lane"


CHINESE_TIMES = {
    "when another chip was bought": ("腾讯有6000张H20，A800是2022年底进的。", "holds", {6000: None}),
    "when it was bought": ("腾讯的6000张H20，是2024年底订购的。", "orders", {6000: "2024-12"}),
    "what the sum beside it was a year ago": (
        "浪潮信息二季度营收512亿元，去年同期为468.6亿元，同比增长9.3%。",
        "revenue_change",
        {0.093: "2025-Q2"},
    ),
    "what the sum of a year ago rose by": (
        "浪潮信息去年二季度营收468.6亿元，同比增长9.3%。",
        "revenue_change",
        {0.093: "2024-Q2"},
    ),
    "a budget without a year": (
        "财务长给出台积电资本支出380亿至420亿美元的区间，2024年实际支出为298亿美元。",
        "capex",
        {38e9: "2025", 29.8e9: "2024"},
    ),
    "a sum without a year": ("台积电资本支出298亿美元。", "capex", {29.8e9: None}),
    "of the whole year, compared with the last": (
        "中芯国际2024年四季度收入22.07亿美元；全年收入80.3亿美元，比上年增长27%，资本开支73.3亿美元。",
        "capex",
        {7.33e9: "2024"},
    ),
    "of this year behind that of the last": (
        "中芯国际2024年四季度收入22.07亿美元；全年收入80.3亿美元，今年资本开支73.3亿美元。",
        "capex",
        {7.33e9: "2025"},
    ),
    "told on a day": (
        "据路透社去年12月31日报道，英伟达手上的H200库存只有70万颗。",
        "holds",
        {700000: "2024-12"},
    ),
    "asked on a day": ("去年12月31日，英伟达收到来信。英伟达手上的H200库存只有70万颗。", "holds", {700000: None}),
    "what is measured from a month of the year": (
        "緯創7月營收1363億元，較3月的1584億元減少一成四，但仍比去年同期成長八成。",
        "revenue_change",
        {0.8: "2025-07"},
    ),
    "what is measured from the year before": (
        "緯創7月營收1363億元，較去年7月減少一成四。",
        "revenue_change",
        {-0.14: "2025-07"},
    ),
    "what is measured from a quarter of the year": (
        "新易盛第二季度收入60.7亿元，较一季度略降4.9%。",
        "revenue_change",
        {},
    ),
    "the parts of a sum of several": (
        "四家云厂商第二季度资本开支合计1124亿美元，同比增长约七成。其中微软349亿美元，谷歌240亿美元；亚马逊最高，为342亿美元。",
        "capex",
        {34.9e9: "2025-Q2", 24e9: "2025-Q2", 34.2e9: "2025-Q2"},
    ),
    "revenues of several": (
        "三家公司上半年营收合计112亿元。其中寒武纪28.8亿元，海光信息54.6亿元。",
        "revenue",
        {28.8e8: "2025-01/2025-06", 54.6e8: "2025-01/2025-06"},
    ),
    "what one customer brings": (
        "英伟达上半年营收112亿美元。其中微软28.8亿美元。",
        "revenue",
        {112e8: "2025-01/2025-06"},
    ),
    "from one level": ("H800的月租金从年初的8.5万元回落到6.3万元，跌去四分之一。", "price_change", {-0.25: "2025"}),
    "from one level to that of a month": (
        "H100的租金从年初的每小时2.8美元跌到7月底的每小时2.1美元，降幅约四分之一。",
        "price_change",
        {-0.25: "2025-01/2025-07"},
    ),
    "what was still another level": (
        "H20的单价去年9月还是12万元，上个月已经跌到9万元，跌了四分之一。",
        "price_change",
        {-0.25: "2024-09/2025-07"},
    ),
    "two levels that are not of the change": (
        "H20的单价去年9月还是12万元，上个月已经跌到9万元。A100跌了四分之一。",
        "price_change",
        {-0.25: None},
    ),
}


@pytest.mark.parametrize(("text", "predicate", "times"), CHINESE_TIMES.values(), ids=CHINESE_TIMES)
def test_which_time_a_chinese_figure_has(text, predicate, times):
    assert {f.low: f.time for f in facts(text, predicate)} == times


def test_a_tender_that_is_decided_is_no_plan():
    text = "中国移动公布了今明两年智算服务器的集采结果：7994台AI服务器，总价约191亿元，芯片全部走昇腾路线。"
    assert {f.modality for f in facts(text, "orders")} == {"asserted"}
    text = "中国移动公布了今明两年智算服务器的集采计划：7994台AI服务器，总价约191亿元，芯片全部走昇腾路线。"
    assert {f.modality for f in facts(text, "orders")} == {"planned"}


@pytest.mark.parametrize(("verb", "cmp"), [("买过", "="), ("采购过", "="), ("买了超过", ">"), ("的订单已过", ">")])
def test_what_was_once_bought_is_no_bound(verb, cmp):
    assert only(f"宁德时代曾向英伟达{verb}800张A800。", "orders").cmp == cmp
