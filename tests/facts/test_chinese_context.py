"""What Chinese sentences leave to their context: short names, units, whose words go on, when news happened."""

from datetime import date

import pytest

from assets.articles.document import Document
from assets.facts.extract import extract
from assets.facts.model import Fact


def facts(text: str, predicate: str, published: str = "2025-06-01") -> list[Fact]:
    """The facts of one predicate that a Chinese text states."""
    document = Document("text", text, published=date.fromisoformat(published), language="zh")
    return [fact for fact in extract(document).facts if fact.predicate == predicate]


def test_a_number_goes_on_in_the_unit_told_last():
    found = facts("微软去年买了48.5万块Hopper，Meta是22.4万块，亚马逊19.6万，谷歌16.9万。", "orders")
    assert [(f.subject.id, f.low) for f in found] == [
        ("company:microsoft", 485000.0),
        ("company:meta", 224000.0),
        ("company:amazon", 196000.0),
        ("company:google", 169000.0),
    ]


def test_a_number_with_a_noun_of_its_own_does_not_go_on_in_the_last_unit():
    found = facts("谷歌三季度资本支出240亿美元，Meta有30亿用户。", "capex")
    assert [f.subject.id for f in found] == ["company:google"]


def test_a_company_is_known_by_its_name_without_the_ending():
    text = "橙帆科技做大模型。去年，橙帆向浪潮信息订下2000块A100。"
    assert [f.subject.mention for f in facts(text, "orders")] == ["橙帆"]
    assert facts(text, "orders")[0].subject.id == "company:chengfan-keji"


def test_an_adverb_behind_a_name_is_no_part_of_it():
    text = "砾芯科技发布推理卡。5月，砾芯刚完成14亿元的C轮融资，红杉中国领投。砾芯又发布了新卡。"
    assert {f.object.id for f in facts(text, "invests_in")} == {"company:lixin-keji"}


def test_what_was_trained_out_is_what_was_trained():
    found = facts("ChatGPT把所有人都吓醒了。他们用2048块H800花了41天，训出了700亿参数的“帆语-2”。", "trained_on")
    assert [(f.subject.id, f.low) for f in found] == [("model:fanyu-2", 2048.0)]


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("英特尔推出Gaudi 3，由台积电5纳米制造。", "2024-04"),
        ("英特尔去年推出Gaudi 3。", "2023"),
        ("行情转弱。英特尔此前推出的Gaudi 3卖得不好。", None),
    ],
    ids=["the lead of news", "dated by itself", "background"],
)
def test_an_undated_event_is_of_the_publication_only_where_it_is_the_news(text, time):
    assert [f.time for f in facts(text, "launches", "2024-04-09")] == ([time] if time else [])


@pytest.mark.parametrize(
    ("text", "published", "time"),
    [
        ("H100三季度起供货。", "2022-03-23", "2022-Q3"),
        ("H100下半年供货。", "2022-01-06", "2022-07/2022-12"),
        ("H100去年下半年已经供货。", "2022-01-06", "2021-07/2021-12"),
    ],
)
def test_a_bare_period_to_come_is_of_the_year_under_way(text, published, time):
    assert [f.time for f in facts(text, "delivery", published)] == [time]


def test_a_claim_is_denied_that_stands_quoted_behind_the_denial():
    found = facts("字节辟谣：“明年采购70亿美元英伟达芯片”的消息不实。", "orders")
    assert [(f.modality, f.by and f.by.id) for f in found] == [("denied", "company:bytedance")]


def test_a_denial_in_the_next_sentence_leaves_alone_what_it_does_not_speak_of():
    text = "模型用2048块H800训练。今年1月帆语-2上线，外界一度传言它是拿Llama改的，橙帆科技否认。"
    assert all(f.modality != "denied" for f in facts(text, "trained_on"))


def test_a_house_goes_on_speaking():
    text = "摩根士丹利的报告测算，英伟达去年份额为45%。该行并估算，中芯国际7纳米月产能目前约4.2万片。"
    assert [f.by and f.by.id for f in facts(text, "capacity")] == ["company:morgan-stanley"]


def test_bandwidth_is_no_hearsay():
    """传输速率 has no 传 of rumours."""
    text = "2022年10月7日，美方出台规则，算力上限为4800 TOPS，片间传输速率上限为600GB/s。"
    assert {f.modality for f in facts(text, "threshold")} == {"asserted"}


def test_a_site_is_of_whom_it_is_built_for_unless_a_cloud_builds_it():
    assert [f.subject.id for f in facts("英伟达将帮助OpenAI建设用电10吉瓦的数据中心。", "power")] == ["cluster:openai"]
    hosted = facts("微软为OpenAI建设的数据中心装有2万块A100。", "cluster_size")
    assert [f.subject.id for f in hosted] == ["cluster:microsoft"]


def test_who_takes_a_site_over_has_it():
    text = "快手正在洽谈长租。哈密的一座园区被中国移动接手，部署了8000张昇腾910B。"
    assert [f.subject.id for f in facts(text, "operates")] == ["company:china-mobile"]


def test_a_sum_before_a_semicolon_waits_for_no_measure_behind_it():
    assert facts("项目明年贡献10亿美元，2027年可达数十亿美元；今年资本支出维持不变。", "capex") == []


def test_the_year_that_a_whole_year_is_compared_with_is_not_its_own():
    found = facts("世芯全年营收恐较去年下滑一成。", "revenue_change")
    assert [f.time for f in found] == ["2025"]


def test_money_goes_on_into_the_company_told_of_but_not_into_a_site():
    text = "软银去年向英特尔投资20亿美元。微软则投资30亿美元在马来西亚建数据中心。"
    assert [f.subject.id for f in facts(text, "invests_in")] == ["company:softbank"]


def test_a_region_that_a_number_leaves_out_is_not_where_it_was_sold():
    found = facts("英伟达的出货量明年将达2000万颗，还不包括中国市场。", "sales")
    assert [(f.object, f.low) for f in found] == [(None, 2e7)]


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("2022年上半年，腾讯下了2万块A100的订单；百度则在8月买了3000块A100。", ["2022-01/2022-06", "2022-08"]),
        ("2022年，买卡成风。5月，腾讯买了2万块A100。百度说年底要再买3000块A100。", ["2022-05", "2022-12"]),
    ],
    ids=["behind a semicolon", "a narrative of a year"],
)
def test_months_go_on_in_the_year_that_is_narrated(text, times):
    assert [f.time for f in facts(text, "orders")] == times


def test_what_somebody_says_besides_is_his():
    found = facts("马斯克曾谈到扩建计划，并于今年稍早表示，Colossus 2最终将配置55万颗英伟达芯片。", "cluster_size")
    assert [f.by and f.by.id for f in found] == ["person:elon-musk"]


def test_a_colon_behind_what_somebody_has_opens_no_account_of_his():
    found = facts("黄仁勋的公司成了最大赢家：市值上月冲破5万亿美元。", "market_cap")
    assert [f.by for f in found] == [None]


def test_a_deal_told_with_its_number_is_not_told_again_without():
    found = facts("腾讯向英伟达订购了10万颗H20。腾讯大买英伟达芯片，带旺供应链。", "orders")
    assert [f.low for f in found] == [100000.0]


@pytest.mark.parametrize(
    "text",
    [
        "园区内每个服务器机柜都包含72颗GB200。",
        "园区一期1吉瓦相当于一座核反应堆的发电能力。",
        "腾讯的模型卖得好，自己租来的2万块A100不够用了。",
    ],
)
def test_what_is_told_for_comparison_is_no_size_of_a_site(text):
    assert not [f for p in ("cluster_size", "power", "trained_on") for f in facts(text, p)]


def test_who_wins_a_tender_is_ordered_from_by_who_held_it():
    text = "中国移动公示了集采结果。前四个标包由中兴通讯、新华三中标。"
    assert {(f.subject.id, f.object.id) for f in facts(text, "orders") if f.object} == {
        ("company:china-mobile", "company:zte"),
        ("company:china-mobile", "company:h3c"),
    }


def test_what_a_model_takes_is_not_the_size_of_the_machine_spoken_of():
    text = "Colossus由10万块H100组成。此前的Grok 2用了2万块H100，而它的下一代需要10万块。"
    assert [f.low for f in facts(text, "cluster_size")] == [100000.0]
    assert [(f.subject.id, f.low) for f in facts(text, "trained_on")] == [("model:grok-2", 20000.0)]
    assert facts(text, "needs") == []


def test_goods_spoken_of_before_are_not_those_that_another_maker_ships():
    text = "岑石把华为昇腾今年的出货量预估下修到63万颗。寒武纪明年出货可望倍增至28万颗。"
    assert facts(text, "delivery") == []
    assert ("company:cambricon", 280000.0) in [(f.subject.id, f.low) for f in facts(text, "sales")]


def test_what_a_currency_means_from_here_on():
    text = "騰訊計劃將明年的資本開支提升至1,000億元（人民幣，下同），並稱今年資本開支為850億元。"
    assert {f.unit for f in facts(text, "capex")} == {"CNY"}


@pytest.mark.parametrize(
    "text",
    [
        "四家最大的云公司今年资本开支合计约2000亿美元。微软、谷歌不予置评。",
        "亚马逊以6.5亿美元从塔伦能源手中买下一座电站旁的园区。",
        "字节跳动以数十亿美元租用海外数据中心算力，使用英伟达硬件。",
        "MFU稳定在38%，换成A100的话大概是45%，智谱的人说。",
        "华为押注国产芯片，英伟达也不例外。",
    ],
)
def test_what_is_no_deal(text):
    assert not [f for p in ("orders", "supplies", "uses", "invests_in", "capex") for f in facts(text, p)]


def test_a_code_at_the_end_of_a_name_counts_nothing():
    assert facts("腾讯的寒武纪思元590只到了六成。", "cluster_size") == []
    assert [f.object.id for f in facts("商汤那里的H800还有约5000张，A100则有1万张。", "holds") if f.object] == [
        "chip:nvidia-h800",
        "chip:nvidia-a100",
    ]


def test_a_site_is_of_the_first_of_two_who_build_it_and_not_of_whose_chips_it_takes():
    text = "鸿海携手英伟达在高雄建置的算力中心，总计4608颗GPU，64柜。"
    assert [(f.subject.id, f.low) for f in facts(text, "cluster_size")] == [("cluster:foxconn-kaohsiung", 4608.0)]
    assert [f.subject.id for f in facts(text, "operates")] == ["company:foxconn"]
    assert facts("英伟达的半导体将用来建造一个500兆瓦的数据中心。", "power") == []


def test_a_preposition_reaches_the_company_behind_its_country():
    found = facts("英伟达宣布，公司将向沙特的人工智能公司Humain交付18,000块GPU。", "supplies")
    assert [(f.subject.id, f.object and f.object.id) for f in found] == [("company:nvidia", "company:humain")]


def test_a_unit_in_words_is_no_second_quantity():
    assert [f.low for f in facts("腾讯园区用电500MW（百万瓦）。", "power")] == [500.0]


def test_a_change_set_against_a_forecast_is_none():
    assert facts("腾讯今年资本开支1,020亿元，较原先预测低约一成半。", "capex_change") == []


def test_hong_kong_writes_of_mainland_companies_in_their_own_money():
    text = "騰訊向英偉達訂購芯片。騰訊今年資本開支為1,020億元。"
    assert [f.unit for f in facts(text, "capex")] == ["CNY"]


def test_of_two_named_together_one_buys_nothing_of_the_other():
    text = "公司转向海光与燧原，前者负责训练，预定了1600张深算三号；后者的S60拿了3200张。"
    assert [f for f in facts(text, "orders") if f.subject.id in ("company:hygon", "company:enflame")] == []


def test_the_company_meant_is_not_the_one_that_the_clause_begins_with():
    text = "Anthropic与谷歌敲定协议。谷歌云将跃居该公司最大供应商，超越目前的亚马逊。"
    assert [f for f in facts(text, "supplies") if f.object and f.object.id == "company:google-cloud"] == []


def test_a_mainland_company_reckons_in_its_own_money_in_traditional_characters_too():
    text = "據招股書顯示，燧原科技去年前九個月的營業收入超過5.4億元，輝達仍是最大對手。"
    assert [f.unit for f in facts(text, "revenue")] == ["CNY"]
    assert [f.unit for f in facts("緯創去年前九個月的營業收入達1.4兆元，客戶為輝達。", "revenue")] == ["TWD"]


def test_a_quarter_in_which_goods_only_begin_to_come_is_to_come():
    found = facts("超微的MI455X传第三季末才开始量产。", "production_start", "2026-02-04")
    assert [f.time for f in found] == ["2026-09"]


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("英伟达展望优于预期，首批搭载最新架构的Vera Rubin产品已开始出货。", "uses"),
        ("英伟达受惠，美系五大云端服务供应商大幅上修资本支出，预估明年总投入金额高达6764亿美元。", "capex"),
        ("软银收购数据中心处理器设计公司Ampere。", "operates"),
    ],
    ids=["a product carries its maker's chip", "several without a name", "what is bought is no town"],
)
def test_what_is_told_of_nobody_named(text, predicate):
    assert facts(text, predicate) == []


def test_a_difference_is_no_sum():
    found = facts("腾讯二季度的资本开支是191.1亿元，却比一季度少了83亿。", "capex")
    assert [f.low for f in found] == [1.911e10]


def test_where_the_halls_are_is_not_whose_the_chips_are():
    found = facts("腾讯在等。深圳坪山和上海青浦两地机房里，H20合计不到十万张。", "holds")
    assert [f.subject.id for f in found] == ["company:tencent"]


def test_what_another_does_in_turn_is_not_part_of_what_was_said():
    (used,) = facts("腾讯称库存足够用到明年，阿里则把三分之一的推理负载迁到了自研的PPU上。", "uses")
    assert used.by is None
    (ordered,) = facts("分析师称腾讯不会再买，阿里则将向华为采购2万颗昇腾910C。", "orders")
    assert ordered.by is not None


def test_a_company_that_nobody_knows_is_known_by_the_title_of_its_interview():
    text = (
        "# 对话杉原智算程砚屏：电比卡难找\n\n《机柜周刊》2026年4月13日\n\n"
        "程砚屏四十三岁，2023年在中卫办起杉原智算。\n\n"
        "**先说说家底吧。**\n\n程砚屏：我们订了2000张昇腾950PR，跟华为签的。\n\n**客户是谁？**\n\n"
        "去年有一家客户，他们的“鹿鸣2”就是在我们这儿用1024张H800训出来的。\n\n**还会买吗？**\n\n不会，我们够用了。\n"
    )
    (ordered,) = facts(text, "orders", "2026-04-13")
    assert (ordered.subject.mention, ordered.object.id) == ("杉原智算", "company:huawei")
    assert ordered.by is not None
    assert ordered.by.mention == "程砚屏"
    assert [(f.subject.mention, f.object.id, f.low) for f in facts(text, "trained_on", "2026-04-13")] == [
        ("鹿鸣2", "chip:nvidia-h800", 1024.0)
    ]


def test_a_new_generation_is_not_the_first():
    assert [f.subject.id for f in facts("联发科操刀的新一代TPU明年第三季量产。", "production_start")] == [
        "chip:google-tpu"
    ]


def test_a_known_name_in_brackets_is_that_of_the_company_before_it():
    (designed,) = facts("法国西珀尔公司（SiPearl）设计的处理器Rhea1由台积电用6纳米工艺生产。", "designs")
    assert (designed.subject.id, designed.object.id) == ("company:sipearl", "chip:sipearl-rhea1")


def test_a_numbered_heading_tells_whom_its_section_is_about():
    text = (
        "# 三家公司的账本\n\n**第一家：寒武纪**\n\n去年营收11.7亿元。\n\n"
        "**第二家：昆仑芯**\n\n1月递表。伯恩斯坦估计，它2025年收入约35亿元。\n"
    )
    assert [(f.subject.id, f.low) for f in facts(text, "revenue", "2026-01-09")] == [
        ("company:cambricon", 1170000000.0),
        ("company:kunlunxin", 3500000000.0),
    ]


DIFFERENCES = {
    "money more than another's": ("亚马逊今年资本开支1180亿美元，比微软多出约300亿美元。", "capex", [118e9]),
    "memory more than another's": ("英伟达H20的显存为96GB，比H100多出16GB。", "spec", [96.0]),
    "a level after a comparison": ("H200的显存比H100更大，达141GB。", "spec", [141.0]),
    "what another's is": ("中国移动今年资本开支373亿元，比2024年的371亿元略增。", "capex", [373e8, 371e8]),
    "a change": ("亚马逊今年资本开支比去年多出六成。", "capex_change", [0.6]),
}


@pytest.mark.parametrize("name", DIFFERENCES)
def test_how_far_a_figure_is_from_another_is_none(name):
    text, predicate, values = DIFFERENCES[name]
    assert sorted(f.low for f in facts(text, predicate)) == sorted(values)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("一台H100服务器月租7.2万元。", []),
        ("一张H100的月租金已从去年初的每卡约1.2万元跌至7500元。", []),
        ("一台H100服务器售价240万元，月租7.2万元。", [24e5]),
    ],
)
def test_rent_is_no_price(text, values):
    assert [f.low for f in facts(text, "price")] == values


MODALITIES = {
    "not taken part": ("软银未参与xAI的融资，金额为20亿美元。", "invests_in", ["denied"]),
    "taken part": ("软银参与了xAI的融资，金额为20亿美元。", "invests_in", ["asserted"]),
    "without leave": ("华为未经许可采购了2万张H20。", "orders", ["asserted"]),
    "not everybody": ("并非所有人都相信英伟达明年能卖出60万颗B30A。", "sales", ["estimated"]),
    "talked over in vain": ("微软内部曾讨论购买约5万张MI300X，最终没有下单。", "orders", ["denied"]),
    "talked over and lost": ("微软内部曾讨论购买约5万张MI300X，最后泡汤。", "orders", ["denied"]),
    "talked over, and lost by another": ("微软内部曾讨论购买约5万张MI300X，Meta的方案则泡汤。", "orders", ["possible"]),
    "talked over": ("微软内部正讨论购买约5万张MI300X。", "orders", ["possible"]),
    "bought and talked of else": ("微软正与AMD讨论价格，去年采购了5万张MI300X。", "orders", ["asserted"]),
    "left as it was": ("中国电信称，没有下调全年资本开支的打算，仍为300亿元。", "capex", ["planned"]),
    "handed over": ("微軟將首批GB300訂單交給了廣達。", "orders", ["asserted"]),
    "to be handed over": ("微軟將把首批GB300訂單交給廣達。", "orders", ["planned"]),
    "weeks later": ("Colossus 2几周后上线。", "launches", ["planned"]),
    "contrary to fact": ("假如没有出口管制，英伟达去年在中国可卖出150亿美元芯片。", "sales", []),
    "allowed by oneself": ("腾讯采购负责人说：“我们已批准向华为采购6000张昇腾910C。”", "orders", ["asserted"]),
    "allowed by others": ("工信部已批准中芯国际采购6000台设备。", "orders", []),
    "more had it been done earlier": ("要是腾讯去年10月之前多囤一千张H800，混元能早三个月出来。", "holds", []),
    "as it was": ("腾讯去年10月之前囤了一千张H800，混元早三个月出来。", "holds", ["asserted"]),
    "if not": ("如果没有获得许可，英伟达明年在中国将卖出10亿美元芯片。", "sales", ["estimated"]),
    "a name that sounds like hearsay": ("王传福只说比亚迪今年采购约2万张H20。", "orders", ["asserted"]),
    "hearsay": ("市场盛传，比亚迪今年采购约2万张H20。", "orders", ["reported"]),
}


@pytest.mark.parametrize("name", MODALITIES)
def test_how_firmly_chinese_words_state_it(name):
    text, predicate, modalities = MODALITIES[name]
    assert [f.modality for f in facts(text, predicate)] == modalities


def test_what_came_of_an_estimate_is_none():
    text = "市场预计英伟达2025财年营收为1200亿美元，结果是1305亿美元。"
    assert [(f.low, f.modality, f.by is None) for f in facts(text, "revenue")] == [
        (120e9, "estimated", False),
        (130.5e9, "asserted", True),
    ]
    text = "戴尔把2026财年AI服务器出货预期上调至200亿美元，而2025财年实际出货98亿美元。"
    assert [(f.low, f.modality) for f in facts(text, "sales")] == [(200e8, "estimated"), (98e8, "asserted")]


def test_who_only_answers_a_rumour_does_not_spread_it():
    found = facts("“我们没有取消任何订单。”Meta发言人在回应有关其削减GPU采购的传言时表示。", "cuts_orders")
    assert [(f.subject.id, f.modality, f.by.id if f.by else None) for f in found] == [
        ("company:meta", "denied", "company:meta"),
        ("company:meta", "reported", None),
    ]


def test_whom_the_occasion_names_does_not_speak():
    (ordered,) = facts("腾讯发言人在回应字节跳动的订单时表示，公司采购了2万张H20。", "orders")
    assert (ordered.subject.id, ordered.by.id if ordered.by else None) == ("company:tencent", "company:tencent")


def test_a_house_that_keeps_a_figure_reckons_it_and_a_company_that_keeps_one_does_not():
    found = facts("大摩把台积电2026年资本开支预测调高到450亿美元，高盛则维持430亿美元。", "capex")
    assert [(f.low, f.by.id if f.by else None) for f in found] == [
        (450e8, "company:morgan-stanley"),
        (430e8, "company:goldman-sachs"),
    ]
    (kept,) = facts("谷歌维持850亿美元的资本开支计划不变。", "capex")
    assert (kept.low, kept.modality) == (850e8, "planned")


def test_who_stays_out_of_a_round_is_not_who_is_financed():
    assert facts("贝莱德没有参与此轮融资，领投方是英伟达，金额为20亿美元。", "invests_in") == []
    (led,) = facts("xAI完成新一轮融资，领投方是英伟达。", "invests_in")
    assert (led.subject.id, led.object.id) == ("company:nvidia", "company:xai")


def test_yuan_behind_taiwan_dollars_are_those():
    found = facts("鸿海前4月营收2.3兆元新台币，4月单月为6414亿元。", "revenue")
    assert {f.unit for f in found} == {"TWD"}
    found = facts("台积电4月营收3496亿元新台币，中芯国际一季度营收163亿元。", "revenue")
    assert [f.unit for f in found] == ["TWD", "CNY"]


def test_what_a_measure_of_another_kind_or_chip_is_not_told_of():
    assert [f.low for f in facts("甲骨文首财季资本开支85亿美元，剩余履约义务4550亿美元。", "capex")] == [85e8]
    needed = facts("训练GPT-4据估算需要2.5万张A100，若改用H100则只要8192张。", "needs")
    assert [f.low for f in needed] == [25000.0]
    assert facts("世纪互联在营容量674MW，较一年前增加了一倍，全年资本开支指引100亿元。", "capex_change") == []
    assert facts("英伟达2025年将消耗台积电63%的CoWoS产能，约51万片。", "capacity") == []
    (sold,) = facts("去年四季度，AMD数据中心季度收入39亿美元。", "sales")
    assert (sold.object.id, sold.low) == ("segment:data-center", 39e8)
    assert facts("美光估第四财季營收107億美元，加減3億美元。", "revenue")[-1].low == 107e8


REGIONS_AND_OTHERS = {
    "a country puts a stop to it": ("英伟达刚恢复供货，到9月中国却叫停了采购。", "cuts_orders", []),
    "a company puts a stop to it": (
        "中国市场生变，到9月英伟达却叫停了采购。",
        "cuts_orders",
        [("company:nvidia", None)],
    ),
    "where the goods go": (
        "Oracle今年采购约40万颗GB200用于得州阿比林，金额约400亿美元。",
        "orders",
        [("company:oracle", 4e5), ("company:oracle", 400e8)],
    ),
    "of what part nothing is told": ("软银筹得48亿美元，其中多少会投给OpenAI，孙正义没说。", "invests_in", []),
    "of what part it is told": (
        "软银筹得48亿美元，会投给OpenAI。",
        "invests_in",
        [("company:softbank", 48e8)],
    ),
    "a sum of something else": (
        "微软取消了部分租约，公司称2025财年800亿美元的开支计划没有改变。",
        "cuts_orders",
        [("company:microsoft", None)],
    ),
    "how far apart two are": (
        "AMD一季度营收74亿美元，英特尔为127亿美元，两者相差53亿美元。",
        "revenue",
        [("company:amd", 74e8), ("company:intel", 127e8)],
    ),
}


@pytest.mark.parametrize("name", REGIONS_AND_OTHERS)
def test_who_has_to_do_with_a_figure(name):
    text, predicate, stated = REGIONS_AND_OTHERS[name]
    assert [(f.subject.id, f.low) for f in facts(text, predicate, "2025-09-18")] == stated


def test_an_order_called_fake_is_denied():
    (denied,) = facts("阿里云回应，网传的20万张B300订单是假的。", "orders")
    assert denied.modality == "denied"
    (ordered,) = facts("阿里云的20万张B300订单是去年签的。", "orders")
    assert ordered.modality == "asserted"


def test_a_concession_that_only_looks_like_a_condition_leaves_it_firm():
    (bought,) = facts("如果说2023年是抢A100的一年，那么2024年百度只买了1600颗昇腾。", "orders")
    assert bought.modality == "asserted"
    (possible,) = facts("如果许可证下来，百度会买1600颗昇腾。", "orders")
    assert possible.modality != "asserted"


def test_who_works_with_a_company_does_not_speak_for_it():
    (priced,) = facts("一家与华为合作的服务器厂商透露，910C整机单价280万元。", "price")
    assert priced.by is not None
    assert priced.by.id == "person:anonymous"


def test_an_outlet_that_has_a_figure_reports_it():
    (told,) = facts("字节今年资本开支多少，《金融时报》报1500亿元。", "capex")
    assert (told.by.id if told.by else None, told.modality) == ("company:financial-times", "reported")


def test_a_rule_that_only_money_is_from_is_not_made_by_the_deal():
    text = "特朗普政府8月22日宣布以89亿美元取得英特尔9.9%股权，其中57亿来自《芯片法案》未拨付的补助。"
    assert facts(text, "issues", "2025-09-18") == []
    assert facts("1月14日，白宫依据232条款宣布对部分芯片加征25%关税。", "issues", "2026-02-01") != []


def test_power_by_its_use_is_no_company():
    found = facts("CoreWeave合同积压301亿美元，活跃电力从360MW增至470MW。", "power")
    assert {f.subject.id for f in found} == {"company:coreweave"}


@pytest.mark.parametrize(
    ("text", "predicate", "unit"),
    [
        ("甲骨文今年资本开支由250亿上调到350亿。", "capex", "USD"),
        ("腾讯今年资本开支由800亿上调到1000亿。", "capex", "CNY"),
        ("甲骨文今年资本开支约合人民币2500亿元。", "capex", "CNY"),
        ("今年头八个月，台积电营收2.43兆元。", "revenue", "TWD"),
        ("中芯国际二季度营收159亿元。", "revenue", "CNY"),
    ],
)
def test_in_which_money_a_company_reckons_where_none_is_named(text, predicate, unit):
    assert {f.unit for f in facts(text, predicate)} == {unit}


STATED_BY = {
    "in spite of a denial": (
        "尽管英伟达否认，但多家渠道仍称A800整机单台约140万元。",
        "price",
        [(14e5, "asserted")],
    ),
    "denied": ("英伟达否认A800整机单台约140万元。", "price", [(14e5, "denied")]),
    "others' hearsay is untrue": (
        "寒武纪发布公告，称全年预计营业收入50亿元至70亿元，网传信息不实。",
        "revenue",
        [(5e9, "estimated")],
    ),
    "negotiated": ("软银与英特尔曾就代工合作谈判数月，但已破裂。", "partners_with", []),
    "worked together": ("软银与英特尔就代工展开合作。", "partners_with", [(None, "asserted")]),
    "asked of": ("有投资人问拓维信息今年昇腾服务器出货多少，公司没有回复。", "delivery", []),
    "might be": (
        "A100如今二手只值4万，卖家说，再过一年怕是2万都没人要。",
        "price",
        [(4e4, "asserted"), (2e4, "possible")],
    ),
    "a yardstick": ("订单年均600亿美元，相当于甲骨文去年营收的一倍还多。", "revenue", []),
    "an own line": ("联想第一财季ISG收入43亿美元。", "revenue", []),
    "the whole": ("AMD第一季度收入74亿美元。", "revenue", [(74e8, "asserted")]),
    "what it is valued at": (
        "Mistral获ASML领投17亿欧元，投后估值117亿欧元，一年前为58亿。",
        "invests_in",
        [(17e8, "asserted")],
    ),
    "shares of another": (
        "Scale AI是OpenAI的供应商之一，Meta今年以143亿美元买下其49%股权。",
        "supplies",
        [(None, "asserted")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", STATED_BY)
def test_what_chinese_words_beside_a_statement_make_of_it(name):
    text, predicate, stated = STATED_BY[name]
    assert [(f.low, f.modality) for f in facts(text, predicate, "2025-09-18")] == stated


def test_a_rule_is_not_issued_on_the_day_of_its_repeal():
    text = "美国政府今年1月13日发布的AI扩散规则把全球分成三档，5月13日宣布废除，因此从未生效。"
    assert [f.time for f in facts(text, "issues", "2025-09-18")] == ["2025-01-13"]


def test_whose_part_was_told_is_not_who_goes_on():
    found = facts("CoreWeave去年营收19亿美元，其中微软占62%；今年首季9.82亿美元。", "revenue")
    assert {f.subject.id for f in found} == {"company:coreweave"}


def test_what_lies_between_two_is_of_neither():
    text = "阿里平头哥PPU的显存96GB，介于A800与H20之间，功耗400W，低于H20的550W。"
    assert [(f.subject.id, f.low) for f in facts(text, "spec") if f.metric == "tdp"] == [
        ("chip:t-head-ppu", 400.0),
        ("chip:nvidia-h20", 550.0),
    ]
    assert ("chip:nvidia-h20", 550.0) in [(f.subject.id, f.low) for f in facts("H20功耗550W，高于A800。", "spec")]


def test_what_is_not_disclosed_is_not_denied():
    (invested,) = facts("软银一季度盈利，不过集团没有披露其对OpenAI的出资进度。", "invests_in")
    assert invested.modality == "asserted"
    (denied,) = facts("软银一季度盈利，不过集团没有对OpenAI出资。", "invests_in")
    assert denied.modality == "denied"
