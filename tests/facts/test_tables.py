"""What tables state, and lists that stand for one: captions, units, sources, heads and columns."""

from datetime import date

import pytest

from assets.articles.document import Document
from assets.facts.extract import extract

PUBLISHED = date(2025, 12, 5)


def facts(text, language="en"):
    return extract(Document(name="example", text=text, language=language, published=PUBLISHED)).facts


def told(text, language="en"):
    return {
        (f.predicate, f.subject.id, f.object.id if f.object else None, f.low, f.high, f.unit, f.time)
        for f in facts(text, language)
    }


CAPEX = "|  | Q1 2025 | Q2 2025 |\n|---|---|---|\n| Oracle | 5.9 | 9.1 |\n| Nebius | 0.5 | 0.6 |\n"


@pytest.mark.parametrize(
    "text",
    [
        f"# What they spent\n\n*Capital expenditure, $bn. Guidance is each company's own.*\n\n{CAPEX}",
        f"# What they spent\n\nNobody held back this spring, least of all the smaller ones.\n\n{CAPEX}\n"
        "Figure 2: Capital expenditure in billions of US dollars. Source: company filings\n",
        f"# What they spent\n\nAll amounts are in billions of US dollars; quarters are calendar ones."
        f" Capex by quarter:\n\n{CAPEX}",
        f"# What they spent\n\nThree of them have reported. Capex in billions of dollars, including leases.\n\n{CAPEX}",
        f"# What they spent\n\n**Capital expenditure by quarter**\n\n{CAPEX}\nNote: amounts are in $bn.\n",
    ],
)
def test_measure_and_unit_stand_above_or_under_a_table(text):
    assert told(text) == {
        ("capex", "company:oracle", None, 5.9e9, 5.9e9, "USD", "2025-Q1"),
        ("capex", "company:oracle", None, 9.1e9, 9.1e9, "USD", "2025-Q2"),
        ("capex", "company:nebius", None, 0.5e9, 0.5e9, "USD", "2025-Q1"),
        ("capex", "company:nebius", None, 0.6e9, 0.6e9, "USD", "2025-Q2"),
    }


def test_prose_around_a_table_says_nothing_of_its_figures():
    text = (
        f"# What they did\n\nCapital expenditure fell nowhere this spring.\n\n{CAPEX}\nSales grew as well, by a lot.\n"
    )
    assert told(text) == set()


def test_a_chinese_note_tells_the_unit_and_what_is_measured():
    text = (
        "# 三家服务器厂商\n\n三家都公布了业绩，两家增长。\n\n"
        "| 公司 | 9月 | 10月 |\n|---|---|---|\n| 广达 | 1,700 | 1,733 |\n"
        "| 纬创 | 1,500 | 1,848 |\n\n表：2025年各月营收（新台币亿元）。\n"
    )
    assert ("revenue", "company:quanta", None, 170e9, 170e9, "TWD", "2025-09") in told(text, "zh")
    assert ("revenue", "company:wistron", None, 184.8e9, 184.8e9, "TWD", "2025-10") in told(text, "zh")


def test_a_quarter_without_a_year_is_of_the_year_of_the_caption():
    text = (
        "# 资本开支\n\n**2024年各季度资本开支（单位：亿元）**\n\n| 公司 | 一季度 | 二季度 |\n|---|---|---|\n"
        "| 腾讯 | 144 | 87 |\n| 百度 | 17 | 21 |\n"
    )
    assert ("capex", "company:tencent", None, 14.4e9, 14.4e9, "CNY", "2024-Q1") in told(text, "zh")
    assert ("capex", "company:baidu", None, 2.1e9, 2.1e9, "CNY", "2024-Q2") in told(text, "zh")


@pytest.mark.parametrize(
    ("note", "by"),
    [
        ("Source: Dell'Oro Group.", "company:delloro"),
        ("Source: Fernhill Insight", "company:fernhill-insight"),
        ("Source: company filings.", None),
    ],
)
def test_the_source_of_a_table_says_it(note, by):
    text = (
        "# Shares\n\nShare of the AI accelerator market in 2024:\n\n| Vendor | Share |\n|---|---|\n| Nvidia | 81% |\n"
        f"| AMD | 6% |\n\n{note}\n"
    )
    shares = [f for f in facts(text) if f.predicate == "market_share"]
    assert [f.low for f in shares] == [0.81, 0.06]
    assert {f.by.id if f.by else None for f in shares} == {by}


def test_a_key_of_estimates_tells_only_of_estimates():
    text = (
        "# Outlays\n\nCapital expenditure in $bn:\n\n| Company | 2024 | 2025E |\n|---|---|---|\n| Meta | 39 | 70 |\n"
        "| Amazon | 83 | 118 |\n\n2025E: estimates by Fernhill Advisory. Other years: company reports.\n"
    )
    found = {(f.subject.id, f.time, f.modality, f.by.id if f.by else None) for f in facts(text)}
    assert found == {
        ("company:meta", "2024", "asserted", None),
        ("company:meta", "2025", "estimated", "company:fernhill-advisory"),
        ("company:amazon", "2024", "asserted", None),
        ("company:amazon", "2025", "estimated", "company:fernhill-advisory"),
    }


def test_what_a_company_guides_to_is_its_own_word():
    text = (
        "# Guidance\n\nCapital expenditure in $bn:\n\n| Company | FY24 | FY25 guidance |\n|---|---|---|\n"
        "| Meta | 39 | 66–72 |\n| Amazon | 83 | 100 |\n"
    )
    assert {f.by.id if f.by else None for f in facts(text) if f.modality == "planned"} == {
        "company:meta",
        "company:amazon",
    }


# Orders and deliveries


def test_a_tracker_of_orders_needs_no_figure():
    text = (
        "# Deals since June\n\nSigned purchase orders only.\n\n| Signed | Buyer | Ordered from | Item |"
        " Units ('000) |\n"
        "|---|---|---|---|---|\n| Jul 2025 | Lambda | Dell | GB200 | 3–5 |\n| Aug 2025 | Oracle | AMD |"
        " MI355X | n/a |\n"
    )
    assert told(text) == {
        ("orders", "company:lambda", "company:dell", 3000.0, 5000.0, "units", "2025-07"),
        ("orders", "company:oracle", "company:amd", None, None, None, "2025-08"),
    }


def test_what_was_delivered_is_supplied_and_not_ordered():
    text = (
        "# 谁拿到了卡\n\n以下是2025年二季度的交付情况，数量单位为万张。\n\n"
        "| 供货方 | 客户 | 型号 | 交付数量 |\n|---|---|---|---|\n"
        "| 英伟达 | 字节跳动 | H20 | 12 |\n| 华为 | 科大讯飞 | 昇腾910C | 约1.5 |\n"
    )
    assert told(text, "zh") == {
        ("supplies", "company:nvidia", "company:bytedance", 120000.0, 120000.0, "units", "2025-Q2"),
        ("supplies", "company:huawei", "company:iflytek", 15000.0, 15000.0, "units", "2025-Q2"),
    }


@pytest.mark.parametrize(
    ("text", "language", "supplied"),
    [
        (
            "# Makers\n\n| Maker | Monthly revenue | Largest AI customer |\n|---|---|---|\n"
            "| Wiwynn | 95 | Amazon, Meta |\n"
            "| Inventec | 58 | not disclosed |\n",
            "en",
            {("company:wiwynn", "company:amazon"), ("company:wiwynn", "company:meta")},
        ),
        (
            "# Clouds\n\n| Cloud | Main GPU supplier | Employees |\n|---|---|---|\n| Crusoe | Nvidia, AMD | 800 |\n",
            "en",
            {("company:nvidia", "company:crusoe"), ("company:amd", "company:crusoe")},
        ),
        (
            "# 服务器厂商\n\n| 公司 | 员工 | 主要客户 |\n|---|---|---|\n| 纬创 | 8000 | 戴尔 |\n",
            "zh",
            {("company:wistron", "company:dell")},
        ),
        ("# Clouds\n\n| Cloud | Customer concentration |\n|---|---|\n| Crusoe | OpenAI 72% |\n", "en", set()),
    ],
)
def test_a_column_of_customers_or_suppliers_tells_who_supplies_whom(text, language, supplied):
    found = [f for f in facts(text, language) if f.predicate in ("supplies", "orders")]
    assert {(f.subject.id, f.object.id) for f in found if f.predicate == "supplies"} == supplied
    assert {f.predicate for f in found} <= {"supplies"}


# Sites


def test_power_at_the_end_of_years_is_of_the_sites_that_head_the_columns():
    text = (
        "# Megawatts\n\nKestrel Data runs the campuses Arden and Hollow Mere in Norway. Electric capacity at year-end,"
        " in megawatts:\n\n| Year | Arden | Hollow Mere |\n|---|---|---|\n| 2023 | 20 | – |\n| 2024 | 44 | 18 |\n"
    )
    power = {fact for fact in told(text) if fact[0] == "power"}
    assert power == {
        ("power", "cluster:arden", None, 20.0, 20.0, "MW", "2023-12"),
        ("power", "cluster:arden", None, 44.0, 44.0, "MW", "2024-12"),
        ("power", "cluster:hollow-mere", None, 18.0, 18.0, "MW", "2024-12"),
    }


def test_columns_of_unknown_names_are_not_the_company_of_the_article():
    text = (
        "# Kestrel Data\n\nKestrel Data published figures. Electric capacity, in megawatts:\n\n| Year |"
        " Wibble | Wobble |\n"
        "|---|---|---|\n| 2023 | 20 | 7 |\n| 2024 | 44 | 18 |\n"
    )
    assert not [fact for fact in told(text) if fact[1] == "company:kestrel-data"]


# Lists


@pytest.mark.parametrize(
    "items",
    [
        "- Microsoft: ~400,000\n- **Tesla**: more than 30,000\n- xAI: 100,000–120,000\n- Apple: n/a\n",
        "1. Microsoft – ~400,000\n2. Tesla – more than 30,000\n3. xAI – 100,000–120,000\n",
    ],
)
def test_a_list_counts_what_the_line_over_it_names(items):
    text = f"# Who has what\n\nOur estimates of the H100s that each company held at the end of 2024:\n\n{items}"
    assert told(text) == {
        ("holds", "company:microsoft", "chip:nvidia-h100", 4e5, 4e5, "units", "2024-12"),
        ("holds", "company:tesla", "chip:nvidia-h100", 3e4, None, "units", "2024-12"),
        ("holds", "company:xai", "chip:nvidia-h100", 1e5, 1.2e5, "units", "2024-12"),
    }
    assert {f.modality for f in facts(text)} == {"estimated"}


def test_the_line_over_a_list_tells_what_the_figures_of_each_item_are():
    text = (
        "# Four cards\n\nFor each card: memory, memory bandwidth, board power and price, in that order.\n\n"
        "- L40S — 48 GB, 864 GB/s, 350 W, $7,400\n- L4 — 24 GB, 300 GB/s, 72 W, n/a\n- A10 — 24 GB, 600"
        " GB/s, 150 W, $2,900\n"
    )
    found = {(f.predicate, f.subject.id, f.metric, f.low) for f in facts(text)}
    assert ("spec", "chip:nvidia-l4", "memory_bandwidth", 300.0) in found
    assert ("price", "chip:nvidia-l40s", None, 7400.0) in found
    assert not [f for f in found if f[2] == "interconnect_bandwidth"]


def test_the_line_over_a_chinese_list_tells_the_order_of_the_figures():
    text = (
        "# 训练账\n\n每行依次为：参数量、训练Token数、训练用卡。\n\n- DeepSeek-V3——6710亿，14.8万亿，2048张H800\n"
        "- Hunyuan-Large——3890亿，7万亿，未披露\n- Qwen2——720亿，7万亿，1024张H800\n"
    )
    assert told(text, "zh") >= {
        ("parameters", "model:deepseek-v3", None, 6.71e11, 6.71e11, "parameters", None),
        ("training_tokens", "model:hunyuan-large", None, 7e12, 7e12, "tokens", None),
        ("trained_on", "model:deepseek-v3", "chip:nvidia-h800", 2048.0, 2048.0, "units", None),
    }


def test_what_stands_in_brackets_is_what_the_line_over_the_list_says():
    text = (
        "# 出货排行\n\n下列为2024年各厂商在中国市场的AI芯片出货量（万张），括号内为市场份额。\n\n"
        "1. 英伟达：190（70.4%）\n"
        "2. 华为：64（23.7%）\n3. 寒武纪：2.6（1.0%）\n"
    )
    assert ("sales", "company:huawei", "region:china", 640000.0, 640000.0, "units", "2024") in told(text, "zh")
    shares = {fact[3] for fact in told(text, "zh") if fact[0] == "market_share"}
    assert shares == {0.704, 0.237, 0.01}


def test_brackets_that_nothing_explains_are_no_column():
    text = "# 出货\n\n2024年AI芯片出货量（万张）：\n\n1. 英伟达：190（70）\n2. 华为：64（23）\n3. 寒武纪：2.6（1）\n"
    assert not [fact for fact in told(text, "zh") if fact[0] == "market_share"]


def test_a_document_that_somebody_sent_is_no_goods():
    text = "# Otter\n\nFerrowave Semiconductor sent us the datasheet of its chip last week.\n"
    assert told(text) == set()
    goods = "# Otter\n\n“Intel sent us the 64 Gaudi 3s last week,” said the chief executive of Kestrel Data.\n"
    assert [fact[0] for fact in told(goods)] == ["supplies"]


# Records


@pytest.mark.parametrize(
    "text",
    [
        "# Three sites\n\n**Arden**\nOperator: Kestrel Data\nPower: 40 MW\nAccelerators: 8,192 (H200)\n\n"
        "**Hollow Mere**\nOperator: Verda\nPower: 85 MW\nAccelerators: n/a\n",
        "# Three sites\n\n### Arden\nOperator: Kestrel Data\nPower: 40 MW\nAccelerators: 8,192 (H200)\n\n"
        "### Hollow Mere\nOperator: Verda\nPower: 85 MW\nAccelerators: n/a\n",
        "# Three sites\n\n- Arden | Operator: Kestrel Data | Power: 40 MW | Accelerators: 8,192 (H200)\n"
        "- Hollow Mere | Operator: Verda | Power: 85 MW | Accelerators: n/a\n",
    ],
)
def test_records_are_rows(text):
    assert told(text) == {
        ("operates", "company:kestrel-data", "cluster:arden", None, None, None, None),
        ("power", "cluster:arden", None, 40.0, 40.0, "MW", None),
        ("cluster_size", "cluster:arden", "chip:nvidia-h200", 8192.0, 8192.0, "units", None),
        ("operates", "company:verda", "cluster:hollow-mere", None, None, None, None),
        ("power", "cluster:hollow-mere", None, 85.0, 85.0, "MW", None),
    }


def test_chinese_records_and_the_unit_of_each_key():
    text = (
        "# 智算中心一览\n\n（卡数单位：张；电力单位：兆瓦）\n\n"
        "- 祁连一号｜运营：润禾数据｜卡数：8192（昇腾910B）｜电力：12\n"
        "- 沙坡头智算港｜运营：凌波云｜卡数：16000（H20）｜电力：30\n\n注：以上为截至8月底的规模。\n"
    )
    found = {(fact[0], fact[3], fact[5], fact[6]) for fact in told(text, "zh")}
    assert ("cluster_size", 8192.0, "units", "2025-08") in found
    assert ("power", 30.0, "MW", "2025-08") in found


def test_turns_of_a_talk_are_no_records():
    text = (
        "# A talk\n\nKestrel\nQ: How many?\nA: We ordered 3,000 H100s from Dell.\n\nVerda\nQ: How many?\n"
        "A: We ordered 5,000 H100s from Dell.\n"
    )
    assert not [f for f in facts(text) if f.rule.endswith("/table")]


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("# Oracle\n\nOracle's revenue by quarter, in billions of dollars:\n\nThat is all.\n", 0),
        ("# Oracle\n\nOracle's revenue is counted in billions of dollars.\n", 1),
    ],
)
def test_a_unit_is_no_amount(text, amounts):
    assert len(facts(text)) == amounts


def test_a_date_line_over_a_table_dates_nothing():
    date_line = "# Sites\n\nGrid Post, 5 December 2025\n\n"
    text = date_line + "| Site | Power (MW) |\n|---|---|\n| Arden | 40 |\n| Hollow Mere | 85 |\n"
    assert {fact[6] for fact in told(text)} == {None}


def test_a_sheet_tells_of_the_name_in_its_first_line():
    text = (
        "# 参数卡\n\n产品：玄晖X3推理卡\n设计：玄晖科技\n代工：中芯国际\n工艺：7纳米\n"
        "显存：64GB\n含税报价：4.6万元\n量产：2025年10月\n"
    )
    found = {(f.predicate, f.subject.id, f.low, f.time) for f in facts(text, "zh")}
    assert found == {
        ("designs", "company:xuanhui-keji", None, None),
        ("fabricates", "foundry:smic", None, None),
        ("process_node", "chip:xuanhui-x3", 7.0, None),
        ("spec", "chip:xuanhui-x3", 64.0, None),
        ("price", "chip:xuanhui-x3", 46000.0, None),
        ("production_start", "chip:xuanhui-x3", None, "2025-10"),
    }


# Tables without heads, ranks, and what heads are called


def test_a_table_without_heads_begins_with_a_row():
    text = (
        "# 库存榜\n\n截至2025年3月底国内企业持有的英伟达加速卡估算如下。\n\n第1名　字节跳动　H20　约23万张\n"
        "第2名　阿里巴巴　A800　8.5万张\n第3名　腾讯　H20　7万张\n"
    )
    assert told(text, "zh") == {
        ("holds", "company:bytedance", "chip:nvidia-h20", 230000.0, 230000.0, "units", "2025-03"),
        ("holds", "company:alibaba", "chip:nvidia-a800", 85000.0, 85000.0, "units", "2025-03"),
        ("holds", "company:tencent", "chip:nvidia-h20", 70000.0, 70000.0, "units", "2025-03"),
    }


def test_years_over_columns_are_heads():
    text = "# Capex\n\nCapital expenditure, $bn\n\nCompany | 2023 | 2024\nMeta | 28 | 39\nOracle | 8 | 12\n"
    assert ("capex", "company:meta", None, 28e9, 28e9, "USD", "2023") in told(text)
    assert ("capex", "company:oracle", None, 12e9, 12e9, "USD", "2024") in told(text)


def test_a_notice_of_tenders_tells_who_buys_from_whom():
    text = (
        "# 2025年11月算力采购中标汇总\n\n招采速递　2025年12月1日\n"
        "\n| 采购人 | 中标人 | 数量（张） | 金额（万元） |\n|---|---|---|---|\n"
        "| 中国移动 | 昆仑芯 | 9632 | 186000 |\n| 中国联通 | 摩尔线程 | 2480 | 42500 |\n"
    )
    assert told(text, "zh") == {
        ("orders", "company:china-mobile", "company:kunlunxin", 9632.0, 9632.0, "units", "2025-11"),
        ("orders", "company:china-mobile", "company:kunlunxin", 1.86e9, 1.86e9, "CNY", "2025-11"),
        ("orders", "company:china-unicom", "company:moore-threads", 2480.0, 2480.0, "units", "2025-11"),
        ("orders", "company:china-unicom", "company:moore-threads", 4.25e8, 4.25e8, "CNY", "2025-11"),
    }


def test_the_caption_tells_the_unit_of_each_head():
    text = (
        "# Deals\n\nPurchases that either side confirmed. Units ar"
        "e thousands of chips; value is in millions of dollars.\n\n"
        "| Buyer | Seller | Units | Value |\n|---|---|---|---|\n"
        "| Lambda | Dell | 4 | 160 |\n| Oracle | AMD | 6.5 | – |\n"
    )
    assert {fact[:6] for fact in told(text)} == {
        ("orders", "company:lambda", "company:dell", 4000.0, 4000.0, "units"),
        ("orders", "company:lambda", "company:dell", 160e6, 160e6, "USD"),
        ("orders", "company:oracle", "company:amd", 6500.0, 6500.0, "units"),
    }


def test_who_stands_in_brackets_behind_a_model_developed_it():
    text = (
        "# What runs took\n\n| Model (lab) | Chips | Days |\n"
        "|---|---|---|\n| Llama 3.1 405B (Meta) | 16,384 H100 | 54 |\n"
        "| DeepSeek-V3 (DeepSeek) | 2,048 H800 | – |\n"
    )
    found = {(f.predicate, f.subject.id, f.object.id if f.object else None, f.low) for f in facts(text)}
    assert found == {
        ("develops", "company:meta", "model:llama-3.1-405b", None),
        ("trained_on", "model:llama-3.1-405b", "chip:nvidia-h100", 16384.0),
        ("training_time", "model:llama-3.1-405b", "chip:nvidia-h100", 54.0),
        ("develops", "company:deepseek", "model:deepseek-v3", None),
        ("trained_on", "model:deepseek-v3", "chip:nvidia-h800", 2048.0),
    }
