"""Names whose kind only the layout of an article tells, and what tables and lists say of them."""

from datetime import date

import pytest

from assets.articles.document import Document
from assets.facts.extract import extract
from assets.facts.view import make_view

PUBLISHED = date(2026, 3, 13)


def told(text, language="en"):
    facts = extract(Document(name="example", text=text, language=language, published=PUBLISHED)).facts
    return [
        (f.predicate, f.subject.id, f.object.id if f.object else None, f.metric, f.low if f.low is not None else f.high)
        for f in facts
    ]


CHIPS = (
    "# Challengers\n\n| Chip | Vendor | Memory |\n|---|---|---|\n| Kestrel K2 | Kestrel Silicon | 96 GB |\n"
    "| Pallas 2 | Orrery | 32 GB |\n\nThe Pallas 2 replaces the Pallas.\n"
)


def test_a_column_of_chips_names_the_whole_cell():
    assert ("spec", "chip:pallas-2", None, "memory", 32.0) in told(CHIPS)
    assert ("designs", "company:orrery", "chip:pallas-2", None, None) in told(CHIPS)


def test_a_name_that_a_table_tells_is_known_in_the_text():
    text = CHIPS + "\n**Kestrel Silicon**\n- Sold 6,200 K2s last year\n\n**Orrery**\n- Revenue in 2025: $88m\n"
    assert ("revenue", "company:orrery", None, None, 88e6) in told(text)


def test_what_is_listed_beside_known_companies_is_one():
    text = (
        "# Results\n\n### What they said\n\n* **Vertiv.** Third-quarter sales of $2.68bn.\n"
        "* **Arista.** Third-quarter sales of $2.3bn.\n* **Quillex.** Third-quarter sales of $1.1bn.\n"
    )
    assert ("revenue", "company:quillex", None, None, 1.1e9) in told(text)


@pytest.mark.parametrize(
    "lead",
    ["Pricing", "The numbers", "Others", "All three"],
)
def test_a_topic_beside_known_companies_is_none(lead):
    text = (
        "# Results\n\n### What they said\n\n* **Vertiv.** Third-quarter sales of $2.68bn.\n"
        f"* **Arista.** Third-quarter sales of $2.3bn.\n* **{lead}.** Third-quarter sales of $1.1bn.\n"
    )
    assert not [fact for fact in told(text) if fact[4] == 1.1e9 and fact[1] not in ("company:arista",)]


def test_a_line_in_bold_among_unknown_ones_is_no_company():
    text = "# Notes\n\n**Gloomster**\n- Revenue in 2025: $88m\n\n**Zebulon**\n- Revenue in 2025: $99m\n"
    assert told(text) == []


def test_a_chinese_row_of_makers_tells_companies():
    text = (
        "# 对比\n\n| | 燧原S60 | 昇腾910B | 砺算L800 |\n|---|---|---|---|\n| 厂商 | 燧原科技 | 华为 | 砺芯 |\n"
        "| 显存 | 48GB | 64GB | 64GB |\n\n**砺芯**\n- 上半年营收2.3亿元\n"
    )
    assert ("designs", "company:lixin", "chip:lisuan-l800", None, None) in told(text, "zh")
    assert ("revenue", "company:lixin", None, None, 2.3e8) in told(text, "zh")


def test_three_operators_together_are_no_company():
    text = "# 资本开支\n\n- **中国电信**：今年282亿元\n- **中国联通**：今年180亿元\n- **三大运营商**：今年2800亿元\n"
    assert not [fact for fact in told(text, "zh") if fact[1].startswith("company:sanda")]


def test_a_company_that_heads_a_column_is_no_unit():
    text = "# 账\n\n**资本开支（亿元）**\n\n| 年度 | 腾讯 | 百度 |\n|---|---|---|\n| 2023 | 239 | 112 |\n"
    assert ("capex", "company:baidu", None, None, 112e8) in told(text, "zh")


def test_a_bandwidth_beside_a_memory_is_the_memory_s():
    text = (
        "# Specs\n\n| Chip | Memory | Bandwidth |\n|---|---|---|\n| H20 | 96 GB | 4 TB/s |\n"
        "| L40 | 48 GB | 0.86 TB/s |\n"
    )
    assert ("spec", "chip:nvidia-l40", None, "memory_bandwidth", 860.0) in told(text)


def test_a_bandwidth_beside_one_of_the_memory_is_another():
    text = (
        "# Specs\n\n| Chip | Memory | Memory bandwidth | Bandwidth |\n|---|---|---|---|\n"
        "| A100 | 80 GB | 2 TB/s | 600 GB/s |\n"
    )
    assert ("spec", "chip:nvidia-a100", None, "interconnect_bandwidth", 600.0) in told(text)


RENTS = (
    "| GPU | February | March | Change |\n|---|---|---|---|\n"
    "| H100 SXM | 2.24 | 2.15 | -4% |\n| B200 | 4.30 | 4.60 | +7% |\n"
)


def test_a_caption_tells_that_a_table_holds_rents():
    text = f"# Prices of the week\n\n## Rent watch\n\nDollars per GPU-hour, on demand.\n\n{RENTS}"
    assert told(text) == [
        ("price_change", "chip:nvidia-h100", None, None, -0.04),
        ("price_change", "chip:nvidia-b200", None, None, 0.07),
    ]


def test_the_change_of_a_rent_goes_from_one_month_to_the_next():
    text = f"# Prices of the week\n\n## Rent watch\n\nDollars per GPU-hour, on demand.\n\n{RENTS}"
    facts = extract(Document(name="example", text=text, language="en", published=PUBLISHED)).facts
    assert {fact.time for fact in facts} == {"2026-02/2026-03"}


def test_a_price_is_one_though_the_title_speaks_of_rents():
    text = "# 列个表，再聊聊租金\n\n| | H20 | 昇腾910B |\n|---|---|---|\n| 参考价（万元） | 7 | 11 |\n"
    assert ("price", "chip:huawei-ascend-910b", None, None, 110000.0) in told(text, "zh")


def test_a_list_under_what_is_no_name_is_not_of_whom_the_one_before_was():
    text = (
        "# Notes\n\n**Arista**\n- Third-quarter sales of $2.3bn\n\n**Vertiv**\n- Third-quarter sales of $2.68bn\n\n"
        "**Odds and ends**\n- Raised $400m from Temasek\n"
    )
    assert [fact[4] for fact in told(text)] == [2.3e9, 2.68e9]


def test_a_topic_in_bold_leaves_the_company_of_the_section():
    text = "# Notes\n\n## Vertiv\n\nIt did well.\n\n**Outlook**\n- Revenue of $10.2bn in 2026\n"
    assert ("revenue", "company:vertiv", None, None, 10.2e9) in told(text)


@pytest.mark.parametrize("mark", ["· ", "→ ", "▸ ", "1）", "（2）", "③"])
def test_the_entries_of_a_list_may_have_other_marks(mark):
    document = Document(name="example", text=f"# 快讯\n\n{mark}寒武纪出货1.3万张", language="zh", published=PUBLISHED)
    assert [b.kind for b in make_view(document).blocks] == ["heading", "bullet"]


def test_a_word_that_only_heads_a_column_is_no_name():
    text = (
        "# Megawatts\n\n| Campus | Operator | Power now (MW) | Planned (MW) |\n|---|---|---|---|\n"
        "| Harwell North | Tessellate | 48 | 120 |\n"
    )
    assert {fact[1] for fact in told(text)} == {"company:tessellate", "cluster:harwell-north"}


def test_a_change_since_a_month_lasts_from_it():
    text = "# Cards\n\n| Card | Street price | Change since January |\n|---|---|---|\n| H200 | $31,000 | -3% |\n"
    facts = extract(Document(name="example", text=text, language="en", published=PUBLISHED)).facts
    assert [(f.predicate, f.time) for f in facts if f.predicate == "price_change"] == [("price_change", "2026-Q1")]


def test_what_a_caption_speaks_of_where_companies_meet_chips():
    table = "| Lab | H100 | B200 |\n|---|---|---|\n| Mistral | 18,000 | – |\n| Perseid | 4,000 | 0 |\n"
    held = [
        ("company:mistral", "chip:nvidia-h100", None, 18000.0),
        ("company:perseid", "chip:nvidia-h100", None, 4000.0),
    ]
    text = f"# The fleet\n\nHow many GPUs each lab runs, end of 2025.\n\n{table}"
    assert told(text) == [("holds", *fact) for fact in held]
    assert told(text.replace("each lab runs", "each lab ordered")) == [("orders", *fact) for fact in held]
    assert told(text.replace("How many GPUs each lab runs", "Scores").replace("The fleet", "Numbers")) == []


def test_shipments_under_years_and_the_share_of_one():
    text = (
        "# 数据\n\n表2：国内AI加速卡出货（万张）与份额\n\n| 厂商 | 2024年 | 2025年份额 |\n|---|---|---|\n"
        "| 英伟达 | 108 | 28% |\n"
    )
    assert told(text, "zh") == [
        ("market_share", "company:nvidia", "segment:china-ai-chip", None, 0.28),
        ("sales", "company:nvidia", "region:china", None, 1080000.0),
    ]


def test_a_unit_in_a_bracket_behind_a_period():
    text = (
        "# 榜单\n\n采购排行（2025年，万张）\n\n| 采购方 | 数量 | 型号 |\n|---|---|---|\n| 科大讯飞 | 3 | 昇腾910B |\n"
    )
    assert told(text, "zh") == [("orders", "company:iflytek", "chip:huawei-ascend-910b", None, 30000.0)]


def test_orders_whose_heads_do_not_tell_who_buys():
    text = (
        "# Deals\n\n## Order book\n\n| Who | From | What | How many | Worth |\n|---|---|---|---|---|\n"
        "| Verda | Nvidia | GB300 | 4,096 | €240m |\n"
    )
    assert told(text) == [
        ("orders", "company:verda", "company:nvidia", None, 4096.0),
        ("orders", "company:verda", "company:nvidia", None, 240e6),
    ]


def test_megawatts_tell_that_rows_are_sites():
    text = "# 在建\n\n| 项目 | 业主 | 规模（MW） |\n|---|---|---|\n| 贵安七星湖 | 腾讯 | 80 |\n"
    assert told(text, "zh") == [
        ("operates", "company:tencent", "cluster:guianqixinghu", None, None),
        ("power", "cluster:guianqixinghu", None, None, 80.0),
    ]
    assert told(text.replace("规模（MW）", "规模（亿元）"), "zh") == []


def test_parameters_and_tokens_tell_that_rows_are_models():
    text = "# Runs\n\n| | Parameters | Tokens | Cost |\n|---|---|---|---|\n| Tarsier 2 | 70B | 9T | $11m |\n"
    assert {(fact[0], fact[1]) for fact in told(text)} == {
        ("parameters", "model:tarsier-2"),
        ("training_tokens", "model:tarsier-2"),
        ("training_cost", "model:tarsier-2"),
    }


def test_a_foundry_s_line_stands_in_another_column():
    text = "# Fabs\n\n| Foundry | Node | Capacity (k wafers/month) |\n|---|---|---|\n| TSMC | CoWoS | 95 |\n"
    assert told(text) == [("capacity", "foundry:tsmc", "segment:advanced-packaging", None, 95000.0)]


def test_a_change_on_the_month_before_is_one_of_a_price_only():
    prices = "# 卡价\n\n## 卡价（万元/张）\n\n| 型号 | 4月 | 环比 |\n|---|---|---|\n| H200 | 22 | +7% |\n"
    assert ("price_change", "chip:nvidia-h200", None, None, 0.07) in told(prices, "zh")
    revenues = "# 业绩\n\n一季度（亿元）\n\n| 公司 | 营收 | 环比 |\n|---|---|---|\n| 寒武纪 | 38.2 | +7% |\n"
    assert [fact[0] for fact in told(revenues, "zh")] == ["revenue"]


LINES = (
    "# Digest\n\n## Company lines\n\n- **Lambda**: Has taken 30 MW in Plano. Will buy 20,000 B300s from Nvidia.\n"
    "- **Crusoe**: Raised $1.4bn from Mubadala. Ordered 4,000 MI355X from AMD.\n"
    "- **Pricing**: Revenue of $410m last year.\n"
)


def test_an_entry_that_begins_with_its_verb_is_about_whom_it_is_headed_with():
    facts = told(LINES)
    assert ("orders", "company:lambda", "company:nvidia", None, 20000.0) in facts
    assert ("orders", "company:crusoe", "company:amd", None, 4000.0) in facts
    assert ("invests_in", "company:mubadala", "company:crusoe", None, 1.4e9) in facts


def test_an_entry_with_another_lead_is_not_about_whom_the_one_before_was():
    assert not [fact for fact in told(LINES) if fact[4] == 410e6]


def test_an_entry_that_begins_with_a_noun_takes_no_subject_from_its_head():
    text = "# Digest\n\n**Lambda**\n- Nvidia supplied 3,000 H100s to Firmus\n- Shares rose 4%\n"
    assert told(text) == [("supplies", "company:nvidia", "company:firmus", None, 3000.0)]


def test_a_chinese_entry_that_begins_with_its_verb():
    text = "# 简报\n\n**沐曦**\n- 向中国移动供了6000张C600\n\n**壁仞科技**\n- 推出BR20X，显存144GB\n"
    facts = told(text, "zh")
    assert ("supplies", "company:metax", "company:china-mobile", None, 6000.0) in facts
    assert ("launches", "company:biren", "chip:biren-br20x", None, None) in facts


SPENT = (
    "# Capex\n\n**Capital expenditure, $bn**\n\n| | 2023 | 2024 |\n|---|---|---|\n| Amazon | 52.7 | 83.0 |\n\n"
    "Amazon spent $34.2 billion in the third quarter of 2025. Meta raised $30 billion in bonds.\n"
)


def test_what_a_text_says_below_a_table_of_capital_expenditure_was_spent():
    facts = told(SPENT)
    assert ("capex", "company:amazon", None, None, 34.2e9) in facts
    assert not [fact for fact in facts if fact[4] == 30e9]


def test_a_heading_ends_what_a_table_tells_of():
    assert not [
        fact for fact in told(SPENT.replace("\n\nAmazon spent", "\n\n## Ads\n\nAmazon spent")) if fact[4] == 34.2e9
    ]


def test_where_a_company_sits_holds_nothing():
    text = "青禾云是新面孔，总部贵阳，如今手里攥着1.1万张H20。"
    assert told(text, "zh") == [("holds", "company:qinghe-yun", "chip:nvidia-h20", None, 11000.0)]


TIMELINE = (
    "# 大事记：澜舟智算这五年\n\n2021/03　在合肥成立。\n2022/09　向超聚变订购600张H800\n2023/05　获深创投2亿元投资。\n"
)


def dated(text, language="en"):
    facts = extract(Document(name="example", text=text, language=language, published=PUBLISHED)).facts
    return [(f.predicate, f.subject.id, f.object.id if f.object else None, f.time) for f in facts]


def test_the_date_of_an_entry_dates_its_facts():
    assert dated(TIMELINE, "zh") == [
        ("orders", "company:lanzhou-zhisuan", "company:xfusion", "2022-09"),
        ("invests_in", "company:scgc", "company:lanzhou-zhisuan", "2023-05"),
    ]
    english = (
        "# Timeline: how Corvane Cloud grew\n\nMarch 2023 – Opens its first site with 1,024 A100s.\n\n"
        "August 2024 – Orders 6,000 H200s from Supermicro.\n\n9 June 2025 – Now holds 9,000 H200s.\n"
    )
    assert dated(english) == [
        ("cluster_size", "cluster:corvane-cloud", "chip:nvidia-a100", "2023-03"),
        ("orders", "company:corvane-cloud", "company:supermicro", "2024-08"),
        ("holds", "company:corvane-cloud", "chip:nvidia-h200", "2025-06-09"),
    ]


def test_dates_before_figures_are_the_rows_of_a_table():
    text = "# 英伟达营收\n\n2023/03　71.9亿美元\n2023/06　135亿美元\n2023/09　181亿美元\n"
    document = Document(name="example", text=text, language="zh", published=PUBLISHED)
    assert [block.kind for block in make_view(document).blocks] == ["heading", "row", "row", "row"]


def test_a_time_of_day_only_heads_what_was_told_then():
    text = "# 直播：昇腾大会\n\n09:30 徐直军登台。\n09:42 昇腾950PR显存128GB。\n10:10 中国电信宣布采购2万张昇腾910C。\n"
    document = Document(name="example", text=text, language="zh", published=PUBLISHED)
    assert [f.quote[:5] for f in extract(document).facts] == ["昇腾950", "中国电信宣"]
    assert [block.kind for block in make_view(document).blocks[1:]] == ["bullet"] * 3


def test_a_number_at_the_head_of_a_line_is_no_time_of_day():
    text = "# Sums\n\n10.15 million chips were sold.\n12.40 billion dollars came in.\n11.30 million are left.\n"
    document = Document(name="example", text=text, language="en", published=PUBLISHED)
    assert "10.15 million" in make_view(document).text


@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("AtomNord: five facts", "en"),
        ("Five things to know about AtomNord", "en"),
        ("AtomNord in numbers", "en"),
        ("Profile: AtomNord, the Norwegian cloud", "en"),
        ("What AtomNord told investors", "en"),
        ("公司档案：岚枢智算", "zh"),
        ("岚枢智算大事记", "zh"),
        ("岚枢智算：五个数字", "zh"),
        ("一图读懂岚枢智算招股书", "zh"),
    ],
)
def test_the_form_of_a_title_tells_whom_a_piece_is_about(title, language):
    english = "- Founded in Oslo in 2019.\n- Holds 9,200 H100s.\n- Ordered 4,000 B200s from Dell in May.\n"
    chinese = "- 2019年成立。\n- 持有9200张H100。\n- 5月向戴尔订购4000张B200。\n"
    facts = told(f"# {title}\n\n{english if language == 'en' else chinese}", language)
    company = "company:atomnord" if language == "en" else "company:lanshu-zhisuan"
    assert facts == [
        ("holds", company, "chip:nvidia-h100", None, 9200.0),
        ("orders", company, "company:dell", None, 4000.0),
    ]


@pytest.mark.parametrize(
    "title", ["HBM: the numbers", "Export rules: five questions", "Five things to know today", "Week in numbers"]
)
def test_a_topic_in_a_title_is_no_company(title):
    text = f"# {title}\n\n- Founded in Oslo in 2019.\n- Holds 9,200 H100s.\n"
    assert [fact for fact in told(text) if fact[1].startswith("company:")] == []


HEADED = (
    "# 国产卡笔记\n\n## 沧溟C3\n\n该卡由格芯代工，12纳米工艺，功耗150瓦。\n\n"
    "## 寒武纪思元690\n\n公司今年上半年营收28.8亿元。\n\n"
    "## 昆仑芯P800\n\n百度已在用它。中国移动则向公司下了约10亿元的订单。\n"
)


def test_a_heading_is_named_for_what_the_text_below_goes_on_about():
    facts = told(HEADED, "zh")
    assert ("fabricates", "foundry:globalfoundries", "chip:cangming-c3", None, None) in facts
    assert ("spec", "chip:cangming-c3", None, "tdp", 150.0) in facts
    english = "# Model watch\n\n## Osprey 2\n\nThe model was trained on 512 H100s in 21 days.\n"
    assert ("trained_on", "model:osprey-2", "chip:nvidia-h100", None, 512.0) in told(english)


def test_the_company_below_the_name_of_a_chip_is_who_makes_it():
    facts = told(HEADED, "zh")
    assert ("revenue", "company:cambricon", None, None, 2.88e9) in facts
    assert ("orders", "company:china-mobile", "company:kunlunxin", None, 1e9) in facts


@pytest.mark.parametrize("heading", ["派对的意思", "写在最后", "后记"])
def test_a_heading_in_words_is_no_company(heading):
    text = f"# 三家新云，三本账\n\n## 优刻得\n\n上半年营收8亿元。\n\n## {heading}\n\n该公司营收3亿元。\n"
    assert {fact[1] for fact in told(text, "zh")} == {"company:ucloud"}


def test_a_title_counts_what_the_headings_name():
    text = (
        "# Three neoclouds to watch\n\n## Brightforge\n\n"
        "Runs 6,000 H100s in Cork. Has ordered 2,000 B200s from Dell.\n\n"
        "## Quellmere\n\nExpects revenue of $90 million this year.\n"
    )
    facts = told(text)
    assert ("orders", "company:brightforge", "company:dell", None, 2000.0) in facts
    assert ("revenue", "company:quellmere", None, None, 9e7) in facts
    assert told("# 四款国产卡横评\n\n## 沧溟C3\n\n功耗350瓦。\n\n## 玄鹿X1\n\n10月交付。\n", "zh") == [
        ("spec", "chip:cangming-c3", None, "tdp", 350.0),
        ("delivery", "chip:xuanlu-x1", None, None, None),
    ]


LEADS = (
    "# Notes\n\n**Lumen-3.** Trained by Parsec AI on 768 H100s in 33 days.\n\n"
    "**MTIA 2.** Designed by Meta, made by TSMC.\n\n"
    "**Solveig.** Operated by Green Mountain; 60 MW.\n\nBytewell — may order up to 2,000 RTX Pro 6000s.\n"
)


def test_what_is_told_right_behind_a_lead_tells_what_it_names():
    facts = told(LEADS)
    assert ("develops", "company:parsec-ai", "model:lumen-3", None, None) in facts
    assert ("designs", "company:meta", "chip:meta-mtia-2", None, None) in facts
    assert ("operates", "company:green-mountain", "cluster:solveig", None, None) in facts
    assert ("power", "cluster:solveig", None, None, 60.0) in facts
    assert ("orders", "company:bytewell", "chip:nvidia-rtx-pro-6000", None, 2000.0) in facts
    assert ("develops", "company:meta", "model:lumen-3", None, None) not in facts


def test_a_lead_in_brackets_is_what_is_told_behind_it():
    text = "# 早茶\n\n【曦云C600】沐曦自主设计，显存144GB。\n\n"
    text += "【砺川智能】自研模型“砺川-2”训练完毕：1024张H800，跑了40天。\n"
    facts = told(text, "zh")
    assert ("designs", "company:metax", "chip:metax-c600", None, None) in facts
    assert ("develops", "company:lichuan-zhineng", "model:lichuan-2", None, None) in facts


@pytest.mark.parametrize("lead", ["Prices", "The question", "Memory"])
def test_a_lead_of_ordinary_words_does_nothing(lead):
    assert told(f"# Notes\n\n{lead} — may order up to 2,000 RTX Pro 6000s.\n") == []


def test_lines_that_are_indented_or_numbered_each_begin_a_paragraph():
    text = "# 一页纸看财报：金山云2025年二季度\n\n一、收入\n　　总收入23.5亿元，增长24%。\n"
    text += "　　（1）公有云：16.3亿元\n　　（2）行业云：7.2亿元\n"
    facts = told(text, "zh")
    assert ("sales", "company:kingsoft-cloud", "segment:public-cloud", None, 1.63e9) in facts
    assert ("sales", "company:kingsoft-cloud", "segment:enterprise-cloud", None, 7.2e8) in facts


def test_a_labelled_sum_that_is_no_sale_is_none():
    assert told("# 金山云速览\n\n- 公有云投资：16.3亿元\n- 公有云成本：7.2亿元\n", "zh") == []


def test_the_code_of_a_share_counts_nothing():
    text = "# Morning notes\n\n1. Wistron (3231 TW): Wins an order for 2,000 GB300 racks from Meta.\n"
    assert told(text) == [("orders", "company:meta", "company:wistron", None, 2000.0)]


def test_an_entry_that_is_nothing_but_its_verb_and_object_is_of_its_head():
    text = "# Memory\n\n## Micron\n\n- Supplies HBM3E to AMD\n- Orders wafers from TSMC\n"
    assert told(text) == [
        ("supplies", "company:micron", "company:amd", None, None),
        ("orders", "company:micron", "foundry:tsmc", None, None),
    ]


def test_figures_that_stand_before_what_they_are_of_are_entries():
    text = "# Nvidia in numbers\n\n$46.7 billion: revenue in the second quarter\n$41.1 billion: data-centre revenue\n"
    assert told(text) == [
        ("revenue", "company:nvidia", None, None, 46.7e9),
        ("sales", "company:nvidia", "segment:data-center", None, 41.1e9),
    ]
    chinese = "# 数读中际旭创\n\n148亿元：上半年营收\n2.1亿元：资本开支\n"
    assert told(chinese, "zh") == [
        ("revenue", "company:innolight", None, None, 148e8),
        ("capex", "company:innolight", None, None, 2.1e8),
    ]


@pytest.mark.parametrize(
    ("text", "language", "price"),
    [
        ("# Notes\n\nH200 — $31,000 a card in Shenzhen, up $1,000 on the week.\n", "en", 31000.0),
        ("# 渠道行情\n\nH20：单卡约8.5万元，较上周跌3000元。\n", "zh", 85000.0),
        ("H20单卡价格涨至8.5万元。", "zh", 85000.0),
        ("The price of an H200 went up to $31,000.", "en", 31000.0),
    ],
)
def test_how_far_a_price_has_moved_is_no_price(text, language, price):
    assert [fact[4] for fact in told(text, language) if fact[0] == "price"] == [price]


def test_the_line_over_a_list_of_results_names_whose_they_are():
    text = (
        "# Earnings round-up\n\n**INTEL (Q3)**\n- Revenue: $13.7bn\n- Capex: $4bn\n\n**QUUX (Q3)**\n- Revenue: $88m\n"
        "- Capex: $14m\n"
    )
    assert ("revenue", "company:quux", None, None, 88e6) in told(text)
    assert ("capex", "company:intel", None, None, 4e9) in told(text)


@pytest.mark.parametrize("topic", ["Highlights", "Key numbers", "Third quarter", "Financials"])
def test_a_topic_over_a_list_of_results_names_nobody(topic):
    text = f"# Oracle: third quarter\n\n**{topic}**\n- Revenue: $14.1bn\n- Capex: $5.9bn\n"
    assert {fact[1] for fact in told(text)} <= {"company:oracle"}
