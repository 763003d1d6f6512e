"""Structured and number-dense text: tables, lists, spec sheets in prose, and sentences with many figures.

Each case states all facts of its text, one a line: predicate, subject, object, metric, value, time, and the modality
where it is not asserted; `-` stands for what a fact lacks.
"""

import re
from datetime import date

import pytest

from assets.articles.document import Document
from assets.facts.extract import extract

PUBLISHED = date(2025, 8, 20)


def facts_of(text):
    language = "zh" if re.search("[一-鿿]{2}", text) else "en"
    return extract(Document(name="example", text=text, language=language, published=PUBLISHED)).facts


def number(bound):
    return "" if bound is None else f"{bound:.6g}"


def written(fact):
    low, high = number(fact.low), number(fact.high)
    value = "-" if fact.unit is None else f"{low if low == high else f'{low}..{high}'} {fact.unit}"
    parts = [fact.predicate, fact.subject.id, fact.object.id if fact.object else "-", fact.metric or "-", value]
    parts.append(fact.time or "-")
    return ", ".join([*parts, *([] if fact.modality == "asserted" else [fact.modality])])


TABLES = {
    "the chip that a row is about stands in another column than the first": (
        "| 厂商 | 产品 | FP16 (TFLOPS) | 显存 | 单价 |\n|---|---|---|---|---|\n"
        "| 寒武纪 | 思元590 | 345 | 80GB | 8.5万元 |\n",
        """
        designs, company:cambricon, chip:cambricon-mlu590, -, -, -
        spec, chip:cambricon-mlu590, -, fp16, 345 TFLOPS, -
        spec, chip:cambricon-mlu590, -, memory, 80 GB, -
        price, chip:cambricon-mlu590, -, -, 85000 CNY, -
        """,
    ),
    "what a change is since is no time, and a guide is a plan": (
        "# Scoreboard\n\n| Company | Q2 2025 capex ($bn) | vs. Q2 2024 | 2025 guide ($bn) |\n|---|---|---|---|\n"
        "| Meta | 17.0 | +101% | 66–72 |\n",
        """
        capex, company:meta, -, -, 1.7e+10 USD, 2025-Q2
        capex_change, company:meta, -, -, 1.01 ratio, 2025-Q2
        capex, company:meta, -, -, 6.6e+10..7.2e+10 USD, 2025, planned
        """,
    ),
    "a caption in words with a colon behind its unit": (
        "Spending by the big four, in billions of dollars:\n\n| | 2024 | 2025E |\n|---|---|---|\n"
        "| Amazon | 83.0 | 100+ |\n",
        """
        capex, company:amazon, -, -, 8.3e+10 USD, 2024
        capex, company:amazon, -, -, 1e+11.. USD, 2025, estimated
        """,
    ),
    "calendar years": (
        "# Tracker\n\n| Capex, $bn | CY24 | CY25E |\n|---|---|---|\n| Oracle | 10.7 | 25 |\n",
        """
        capex, company:oracle, -, -, 1.07e+10 USD, 2024
        capex, company:oracle, -, -, 2.5e+10 USD, 2025, estimated
        """,
    ),
    "lines of business below the revenue": (
        "Nvidia results, fiscal second quarter\n\n| $ in millions | Q2 FY26 | Q/Q |\n|---|---|---|\n"
        "| Revenue | 46,743 | 6% |\n| Gaming | 4,287 | 14% |\n| Gaming operating income | 2,100 | 3% |\n",
        """
        revenue, company:nvidia, -, -, 4.6743e+10 USD, 2025-05/2025-07
        sales, company:nvidia, segment:gaming, -, 4.287e+09 USD, 2025-05/2025-07
        """,
    ),
    "sums of lines of business that no revenue stands above": (
        "Nvidia, fiscal second quarter\n\n| $ in millions | Q2 FY26 |\n|---|---|\n| Gaming | 4,287 |\n",
        "",
    ),
    "a line of goods heads the row, the caption tells whose": (
        "台积电先进封装产能（单位：万片/月）\n\n| | 2024年底 |\n|--|--|\n| CoWoS | 3.5 |\n",
        """
        capacity, foundry:tsmc, segment:advanced-packaging, -, 35000 wafers, 2024-12
        """,
    ),
    "a change on the month before and one on the year before": (
        "月营收（单位：亿新台币）\n\n| 公司 | 2025年8月 | 月增 | 年增 |\n|---|---|---|---|\n"
        "| 广达 | 1654.9 | 9.2% | 13.2% |\n",
        """
        revenue, company:quanta, -, -, 1.6549e+11 TWD, 2025-08
        revenue_change, company:quanta, -, -, 0.132 ratio, 2025-08
        """,
    ),
    "which chips a site's are, another column tells": (
        "| 名称 | 运营方 | 规模 | 芯片 |\n|---|---|---|---|\n| 临港智算中心 | 商汤 | 27000卡 | 昇腾910B |\n",
        """
        operates, company:sensetime, cluster:sensetime-lingang, -, -, -
        cluster_size, cluster:sensetime-lingang, chip:huawei-ascend-910b, -, 27000 units, -
        """,
    ),
    "whose chips are launched the caption tells": (
        "英伟达特供芯片一览\n\n| 型号 | 推出时间 |\n|---|---|\n| A800 | 2022年11月 |\n",
        """
        launches, company:nvidia, chip:nvidia-a800, -, -, 2022-11
        """,
    ),
    "a column of periods dates its row": (
        "# 可比公司\n\n| 公司 | 报告期 | 营收 | 同比 |\n|---|---|---|---|\n"
        "| 联电 | 2024年四季度 | 603.9亿元新台币 | +9.9% |\n"
        "| 迈威尔 | 第三财季（截至11月2日的三个月） | 15.16亿美元 | +7% |\n",
        """
        revenue, foundry:umc, -, -, 6.039e+10 TWD, 2024-Q4
        revenue_change, foundry:umc, -, -, 0.099 ratio, 2024-Q4
        revenue, company:marvell, -, -, 1.516e+09 USD, 2025-08/2025-10
        revenue_change, company:marvell, -, -, 0.07 ratio, 2025-08/2025-10
        """,
    ),
    "who built a model, and how many chips it was trained on": (
        "# Training runs\n"
        "\n"
        "| Model | Builder | Size | Tokens | Trained on |\n"
        "|:--|:--|--:|--:|:--|\n"
        "| DeepSeek-V3 | DeepSeek | 671B | 14.8T | 2,048 × H800 |\n"
        "| Apertus 70B | EPFL, ETH Zurich | 70B | 15T | 4,096x GH200 |\n"
        "| Grok 4 | xAI | ? | n/a | — |\n",
        """
        develops, company:deepseek, model:deepseek-v3, -, -, -
        trained_on, model:deepseek-v3, chip:nvidia-h800, -, 2048 units, -
        parameters, model:deepseek-v3, -, -, 6.71e+11 parameters, -
        training_tokens, model:deepseek-v3, -, -, 1.48e+13 tokens, -
        develops, company:epfl+company:eth-zurich, model:apertus-70b, -, -, -
        trained_on, model:apertus-70b, chip:nvidia-gh200, -, 4096 units, -
        parameters, model:apertus-70b, -, -, 7e+10 parameters, -
        training_tokens, model:apertus-70b, -, -, 1.5e+13 tokens, -
        develops, company:xai, model:grok-4, -, -, -
        """,
    ),
    "a sentence above that is of something else dates no price": (
        "Nvidia's H100 was launched in 2022 and quickly sold out.\n\n| Chip | Price |\n|---|---|\n| H100 | $30,000 |\n",
        """
        launches, company:nvidia, chip:nvidia-h100, -, -, 2022
        price, chip:nvidia-h100, -, -, 30000 USD, -
        """,
    ),
    "a sentence above that is of the prices dates them": (
        "These are the prices that distributors in Shenzhen asked in March 2023.\n\n"
        "| Chip | Price |\n|---|---|\n| H100 | $30,000 |\n",
        """
        price, chip:nvidia-h100, -, -, 30000 USD, 2023-03
        """,
    ),
    "a table on its side": (
        "# Two models\n"
        "\n"
        "| | Llama 3.1 405B | DeepSeek-V3 |\n"
        "|---|---|---|\n"
        "| Developer | Meta | DeepSeek |\n"
        "| Parameters | 405B | 671B |\n"
        "| GPUs | 16,384 H100 | 2,048 H800 |\n",
        """
        develops, company:deepseek, model:deepseek-v3, -, -, -
        develops, company:meta, model:llama-3.1-405b, -, -, -
        parameters, model:deepseek-v3, -, -, 6.71e+11 parameters, -
        parameters, model:llama-3.1-405b, -, -, 4.05e+11 parameters, -
        trained_on, model:deepseek-v3, chip:nvidia-h800, -, 2048 units, -
        trained_on, model:llama-3.1-405b, chip:nvidia-h100, -, 16384 units, -
        """,
    ),
    "the model in another column than the first": (
        "# Labs\n"
        "\n"
        "| Who | Model | Size | Chips used |\n"
        "|---|---|---|---|\n"
        "| Mistral | Magistral | 24B | 1,024x H100 |\n",
        """
        develops, company:mistral, model:magistral, -, -, -
        parameters, model:magistral, -, -, 2.4e+10 parameters, -
        trained_on, model:magistral, chip:nvidia-h100, -, 1024 units, -
        """,
    ),
    "a bare number under its unit, of a site with an owner": (
        "# Sites\n\n| Site | Owner | MW |\n|---|---|---|\n| Hyperion | Meta | 2,000 |\n",
        """
        operates, company:meta, cluster:hyperion, -, -, -
        power, cluster:hyperion, -, -, 2000 MW, -
        """,
    ),
    "a process told by its name under its head": (
        "# Parts\n\n| Chip | Made by | Node |\n|---|---|---|\n| MI450 | TSMC | N2 |\n",
        """
        fabricates, foundry:tsmc, chip:amd-mi450, -, -, -
        process_node, chip:amd-mi450, -, -, 2 nm, -
        """,
    ),
    "who makes it and how fine in one cell": (
        "# Parts\n\n| Part | Made at | Memory |\n|---|---|---|\n| MI450 | TSMC, 3nm | 432GB |\n",
        """
        fabricates, foundry:tsmc, chip:amd-mi450, -, -, -
        process_node, chip:amd-mi450, -, -, 3 nm, -
        spec, chip:amd-mi450, -, memory, 432 GB, -
        """,
    ),
    "a currency's code and a scale in the head": (
        "# Nscale\n\n| Quarter | Revenue (NOK m) | Capex (NOK m) |\n|---|---|---|\n| Q1 2025 | 190 | 820 |\n",
        """
        revenue, company:nscale, -, -, 1.9e+08 NOK, 2025-Q1
        capex, company:nscale, -, -, 8.2e+08 NOK, 2025-Q1
        """,
    ),
    "a company's own quarters, the latest first": (
        "# Micron\n\n| | FQ1 2025 | FQ4 2024 | Change on year |\n|---|---|---|---|\n"
        "| Revenue | $8.71bn | $7.75bn | +84% |\n",
        """
        revenue, company:micron, -, -, 8.71e+09 USD, 2024-09/2024-11
        revenue, company:micron, -, -, 7.75e+09 USD, 2024-06/2024-08
        revenue_change, company:micron, -, -, 0.84 ratio, 2024-09/2024-11
        """,
    ),
    "columns are metrics with units in their heads": (
        "# Chips compared\n\n| Accelerator | Memory (GB) | Bandwidth (TB/s) | TDP (W) | FP16 (TFLOPS) |\n"
        "|---|---|---|---|---|\n| Nvidia H100 | 80 | 3.35 | 700 | 989 |\n| AMD MI300X | 192 | 5.3 | 750 | 1,307 |\n",
        """
        spec, chip:nvidia-h100, -, memory, 80 GB, -
        spec, chip:nvidia-h100, -, memory_bandwidth, 3350 GB/s, -
        spec, chip:nvidia-h100, -, tdp, 700 W, -
        spec, chip:nvidia-h100, -, fp16, 989 TFLOPS, -
        spec, chip:amd-mi300x, -, memory, 192 GB, -
        spec, chip:amd-mi300x, -, memory_bandwidth, 5300 GB/s, -
        spec, chip:amd-mi300x, -, tdp, 750 W, -
        spec, chip:amd-mi300x, -, fp16, 1307 TFLOPS, -
        """,
    ),
    "chips as columns": (
        "## Head to head\n\n| | H200 | MI325X |\n|:--|--:|--:|\n| HBM3E capacity | 141 GB | 256 GB |\n"
        "| Memory bandwidth | 4.8 TB/s | 6 TB/s |\n| Board power, W | 700 | 1,000 |\n| Process node | 4 nm | 5 nm |\n",
        """
        spec, chip:nvidia-h200, -, memory, 141 GB, -
        spec, chip:amd-mi325x, -, memory, 256 GB, -
        spec, chip:nvidia-h200, -, memory_bandwidth, 4800 GB/s, -
        spec, chip:amd-mi325x, -, memory_bandwidth, 6000 GB/s, -
        spec, chip:nvidia-h200, -, tdp, 700 W, -
        spec, chip:amd-mi325x, -, tdp, 1000 W, -
        process_node, chip:nvidia-h200, -, -, 4 nm, -
        process_node, chip:amd-mi325x, -, -, 5 nm, -
        """,
    ),
    "years as columns, the metric and unit in the caption": (
        "Capital expenditure of the big four (US$ bn)\n\n| Company | 2023 | 2024 | 2025E |\n|---|---|---|---|\n"
        "| Microsoft | 41.2 | 75.6 | 100 |\n| Meta | 28.1 | 39.2 | 66–72 |\n| Amazon | n/a | 83.0 | > 100 |\n",
        """
        capex, company:microsoft, -, -, 4.12e+10 USD, 2023
        capex, company:microsoft, -, -, 7.56e+10 USD, 2024
        capex, company:microsoft, -, -, 1e+11 USD, 2025, estimated
        capex, company:meta, -, -, 2.81e+10 USD, 2023
        capex, company:meta, -, -, 3.92e+10 USD, 2024
        capex, company:meta, -, -, 6.6e+10..7.2e+10 USD, 2025, estimated
        capex, company:amazon, -, -, 8.3e+10 USD, 2024
        capex, company:amazon, -, -, 1e+11.. USD, 2025, estimated
        """,
    ),
    "estimated columns with their measure in the head": (
        "| 公司 | 2024A营收 | 2025E营收 | 评级 |\n|---|---|---|---|\n| 中际旭创 | 239亿元 | 391亿元 | 买入 |\n",
        """
        revenue, company:innolight, -, -, 2.39e+10 CNY, 2024
        revenue, company:innolight, -, -, 3.91e+10 CNY, 2025, estimated
        """,
    ),
    "the whole year beside a quarter": (
        "| 公司 | 4—6月营收 | 全年资本开支指引 |\n|---|---|---|\n| 台积电 | 9338亿新台币 | 380亿至420亿美元 |\n",
        """
        revenue, foundry:tsmc, -, -, 9.338e+11 TWD, 2025-Q2
        capex, foundry:tsmc, -, -, 3.8e+10..4.2e+10 USD, 2025, planned
        """,
    ),
    "a Chinese table with the unit in the caption": (
        "各公司资本开支（单位：亿元）\n\n| 公司 | 2023年 | 2024年 | 2025年E |\n|---|---|---|---|\n"
        "| 腾讯 | 239 | 768 | 1000 |\n| 阿里巴巴 | - | 860 | 1200—1300 |\n",
        """
        capex, company:tencent, -, -, 2.39e+10 CNY, 2023
        capex, company:tencent, -, -, 7.68e+10 CNY, 2024
        capex, company:tencent, -, -, 1e+11 CNY, 2025, estimated
        capex, company:alibaba, -, -, 8.6e+10 CNY, 2024
        capex, company:alibaba, -, -, 1.2e+11..1.3e+11 CNY, 2025, estimated
        """,
    ),
    "year-on-year columns belong to the metric before them": (
        "| 公司 | 二季度营收（亿元） | 同比 | 资本开支（亿元） | 同比增长 |\n|---|---|---|---|---|\n"
        "| 腾讯 | 1845 | +15% | 191 | 119% |\n| 百度 | 327 | -4% | — | — |\n",
        """
        revenue, company:tencent, -, -, 1.845e+11 CNY, 2025-Q2
        revenue_change, company:tencent, -, -, 0.15 ratio, 2025-Q2
        capex, company:tencent, -, -, 1.91e+10 CNY, 2025-Q2
        capex_change, company:tencent, -, -, 1.19 ratio, 2025-Q2
        revenue, company:baidu, -, -, 3.27e+10 CNY, 2025-Q2
        revenue_change, company:baidu, -, -, -0.04 ratio, 2025-Q2
        """,
    ),
    "footnote marks and brackets for a fall": (
        "| Company | Revenue, Q2 2025 ($m) | YoY |\n|---|---|---|\n| Intel | 12,859¹ | (0.5)% |\n"
        "| AMD[2] | 7,685* | 32% |\n\n¹ Unaudited. \n",
        """
        revenue, company:intel, -, -, 1.2859e+10 USD, 2025-Q2
        revenue_change, company:intel, -, -, -0.005 ratio, 2025-Q2
        revenue, company:amd, -, -, 7.685e+09 USD, 2025-Q2
        revenue_change, company:amd, -, -, 0.32 ratio, 2025-Q2
        """,
    ),
    "rows of metrics under a heading that names the company, years as columns": (
        "## TSMC: our forecasts\n\n| NT$ bn | 2024 | 2025E | 2026E |\n|---|---|---|---|\n"
        "| Revenue | 2,894 | 3,700 | 4,300 |\n| YoY growth | 33.9% | 28% | 16% |\n| Capex | 956 | 1,250 | n.a. |\n",
        """
        revenue, foundry:tsmc, -, -, 2.894e+12 TWD, 2024
        revenue, foundry:tsmc, -, -, 3.7e+12 TWD, 2025, estimated
        revenue, foundry:tsmc, -, -, 4.3e+12 TWD, 2026, estimated
        revenue_change, foundry:tsmc, -, -, 0.339 ratio, 2024
        revenue_change, foundry:tsmc, -, -, 0.28 ratio, 2025, estimated
        revenue_change, foundry:tsmc, -, -, 0.16 ratio, 2026, estimated
        capex, foundry:tsmc, -, -, 9.56e+11 TWD, 2024
        capex, foundry:tsmc, -, -, 1.25e+12 TWD, 2025, estimated
        """,
    ),
    "training runs": (
        "| Model | Chips | Days | Training tokens | Parameters |\n|---|---|---|---|---|\n"
        "| GPT-3 | 10,000 V100s | 15 | 300 billion | 175B |\n| Llama 3.1 405B | 16,384 H100s | 54 | 15.6T | 405B |\n",
        """
        trained_on, model:gpt-3, chip:nvidia-v100, -, 10000 units, -
        training_time, model:gpt-3, chip:nvidia-v100, -, 15 days, -
        training_tokens, model:gpt-3, -, -, 3e+11 tokens, -
        parameters, model:gpt-3, -, -, 1.75e+11 parameters, -
        trained_on, model:llama-3.1-405b, chip:nvidia-h100, -, 16384 units, -
        training_time, model:llama-3.1-405b, chip:nvidia-h100, -, 54 days, -
        training_tokens, model:llama-3.1-405b, -, -, 1.56e+13 tokens, -
        parameters, model:llama-3.1-405b, -, -, 4.05e+11 parameters, -
        """,
    ),
    "clusters": (
        "| Cluster | Owner | GPUs | Power |\n|---|---|---|---|\n| Colossus | xAI | 200,000 H100s | 300 MW |\n",
        """
        operates, company:xai, cluster:colossus, -, -, -
        cluster_size, cluster:colossus, chip:nvidia-h100, -, 200000 units, -
        power, cluster:colossus, -, -, 300 MW, -
        """,
    ),
    "dates of chips": (
        "| Chip | Designer | Volume production | Shipments | Lead time | Launched |\n|---|---|---|---|---|---|\n"
        "| Trainium3 | Amazon | early 2026 | Q2 2026 | 40 wks | - |\n"
        "| H200 | Nvidia | tba | Q2 2024 | - | Nov 2023 |\n",
        """
        designs, company:amazon, chip:aws-trainium-3, -, -, -
        production_start, chip:aws-trainium-3, -, -, -, 2026, planned
        delivery, chip:aws-trainium-3, -, -, -, 2026-Q2, planned
        lead_time, chip:aws-trainium-3, -, -, 9.23077 months, -
        designs, company:nvidia, chip:nvidia-h200, -, -, -
        delivery, chip:nvidia-h200, -, -, -, 2024-Q2
        launches, company:nvidia, chip:nvidia-h200, -, -, 2023-11
        """,
    ),
    "who buys what from whom": (
        "| Buyer | Chip | Units | Supplier | Price each | Announced |\n|---|---|---|---|---|---|\n"
        "| Meta | H100 | 350,000 | Nvidia | $26,000 | Jan 2024 |\n| Oracle | MI450 | 50k | - | - | - |\n",
        """
        orders, company:meta, company:nvidia, -, 350000 units, 2024-01
        price, chip:nvidia-h100, -, -, 26000 USD, -
        orders, company:oracle, chip:amd-mi450, -, 50000 units, -
        """,
    ),
    "谁向谁订了多少": (
        "| 客户 | 供应商 | 型号 | 合同金额 | 数量 |\n|---|---|---|---|---|\n"
        "| 字节跳动 | 寒武纪 | 思元590 | 20亿元 | 2万张 |\n",
        """
        orders, company:bytedance, company:cambricon, -, 2e+09 CNY, -
        orders, company:bytedance, company:cambricon, -, 20000 units, -
        """,
    ),
    "orders told by a caption and by columns are told once": (
        "# GPU orders of 2025\n\n| Customer | Chip | Units ordered | Supplier |\n|---|---|---|---|\n"
        "| Meta | H100 | 350,000 | Nvidia |\n| Oracle | MI450 | 50,000 | - |\n",
        """
        orders, company:meta, company:nvidia, -, 350000 units, 2025
        orders, company:oracle, chip:amd-mi450, -, 50000 units, 2025
        """,
    ),
    "parameters in use at a time are not all": (
        "| Model | Parameters |\n|---|---|\n| DeepSeek-V3 | 671B (37B active) |\n",
        """
        parameters, model:deepseek-v3, -, -, 6.71e+11 parameters, -
        """,
    ),
    "what is expected of one column is no date of the next": (
        "| 公司 | 2025年（预期）资本开支 | 二季度营收 |\n|---|---|---|\n| 谷歌 | 850亿美元 | 964亿美元 |\n",
        """
        capex, company:google, -, -, 8.5e+10 USD, 2025, estimated
        revenue, company:google, -, -, 9.64e+10 USD, 2025-Q2
        """,
    ),
    "market shares": (
        "2024年全球DRAM市场份额\n\n| 厂商 | 份额 |\n|---|---|\n| SK海力士 | 36% |\n| 三星 | 33.7% |\n",
        """
        market_share, company:sk-hynix, segment:dram, -, 0.36 ratio, 2024
        market_share, company:samsung, segment:dram, -, 0.337 ratio, 2024
        """,
    ),
    "prices": (
        "| 型号 | 显存 | 单价（万元） |\n|---|---|---|\n| H20 | 96GB | 8.5—9 |\n| 昇腾910C | 128GB | 约18 |\n",
        """
        spec, chip:nvidia-h20, -, memory, 96 GB, -
        price, chip:nvidia-h20, -, -, 85000..90000 CNY, -
        spec, chip:huawei-ascend-910c, -, memory, 128 GB, -
        price, chip:huawei-ascend-910c, -, -, 180000 CNY, -
        """,
    ),
    "a table set with tabs": (
        "Chip\tMemory\tTDP\nH100\t80 GB\t700 W\nH20\t96 GB\t400 W\n",
        """
        spec, chip:nvidia-h100, -, memory, 80 GB, -
        spec, chip:nvidia-h100, -, tdp, 700 W, -
        spec, chip:nvidia-h20, -, memory, 96 GB, -
        spec, chip:nvidia-h20, -, tdp, 400 W, -
        """,
    ),
    "a table set with bars, without rule or outer bars": (
        "Company | Capex 2024\nMeta | $39.2bn\nAlphabet | $52.5bn\n",
        """
        capex, company:meta, -, -, 3.92e+10 USD, 2024
        capex, company:google, -, -, 5.25e+10 USD, 2024
        """,
    ),
    "a table aligned with spaces": (
        "型号        显存      带宽       功耗\nH100        80GB      3.35TB/s   700W\n"
        "H20         96GB      4.0TB/s    400W\n",
        """
        spec, chip:nvidia-h100, -, memory, 80 GB, -
        spec, chip:nvidia-h100, -, memory_bandwidth, 3350 GB/s, -
        spec, chip:nvidia-h100, -, tdp, 700 W, -
        spec, chip:nvidia-h20, -, memory, 96 GB, -
        spec, chip:nvidia-h20, -, memory_bandwidth, 4000 GB/s, -
        spec, chip:nvidia-h20, -, tdp, 400 W, -
        """,
    ),
    "a Chinese table set with tabs": (
        "公司\t2024年资本开支（亿元）\n腾讯\t768\n阿里巴巴\t860\n",
        """
        capex, company:tencent, -, -, 7.68e+10 CNY, 2024
        capex, company:alibaba, -, -, 8.6e+10 CNY, 2024
        """,
    ),
    "a head spans the years to its right, and names what is counted": (
        "| Buyer | 2024 H100/H200 purchases | 2025E |\n|---|---|---|\n| Microsoft | 485,000 | 700,000 |\n",
        """
        orders, company:microsoft, chip:nvidia-h100+chip:nvidia-h200, -, 485000 units, 2024
        orders, company:microsoft, chip:nvidia-h100+chip:nvidia-h200, -, 700000 units, 2025, estimated
        """,
    ),
    "rows of segments": (
        "Table 2: AMD's second quarter by segment\n\n| Segment | Revenue ($m) | y/y |\n|---|---|---|\n"
        "| Data center | 3,240 | +14% |\n| Gaming | 1,122 | +73% |\n| Total | 4,362 | +25% |\n",
        """
        sales, company:amd, segment:data-center, -, 3.24e+09 USD, 2025-Q2
        sales, company:amd, segment:gaming, -, 1.122e+09 USD, 2025-Q2
        """,
    ),
    "profit and share prices are no facts": (
        "| Company | Net income ($bn) | EPS | Share price |\n|---|---|---|---|\n| Nvidia | 18.8 | $0.76 | $135 |\n",
        "",
    ),
}

LISTS = {
    "entries behind pictures": (
        "✅ 已建成：临港智算中心，1.5万张昇腾910B\n✅ 在建：贵安智算中心，2万张昇腾910C\n",
        """
        cluster_size, cluster:sensetime-lingang, chip:huawei-ascend-910b, -, 15000 units, -
        cluster_size, cluster:gui-an-cluster, chip:huawei-ascend-910c, -, 20000 units, -
        """,
    ),
    "a title behind a mark heads the lines below it": (
        "▌腾讯\n一季度资本开支275亿元。\n\n▌阿里云\n全年资本开支要到1200亿元。\n",
        """
        capex, company:tencent, -, -, 2.75e+10 CNY, 2025-Q1
        capex, company:alibaba-cloud, -, -, 1.2e+11 CNY, 2025-04/2026-03, planned
        """,
    ),
    "a caption without a colon, of entries with a figure each": (
        "Capex guidance, 2025\n\n- Alphabet: $85bn (was $75bn)\n- Amazon: ~$118bn\n",
        """
        capex, company:google, -, -, 8.5e+10 USD, 2025, planned
        capex, company:google, -, -, 7.5e+10 USD, 2025, planned
        capex, company:amazon, -, -, 1.18e+11 USD, 2025, planned
        """,
    ),
    "entries without marks, a line each": (
        "Capex in 2024\n\nAlphabet: $52.5bn\nMeta: $39.2bn\n",
        """
        capex, company:google, -, -, 5.25e+10 USD, 2024
        capex, company:meta, -, -, 3.92e+10 USD, 2024
        """,
    ),
    "a caption says nothing of an entry that has a verb of its own": (
        "# 周报\n\n【订单】\n- 润泽科技：向某客户交付5000台服务器\n- 中贝通信：采购昇腾910B服务器120台\n",
        """
        orders, company:zhongbei, product:huawei-ascend-910b-server, -, 120 units, -
        supplies, company:range-intelligent, company:unnamed, -, 5000 units, -
        """,
    ),
    "what a chip's name heads is the chip's": (
        "昇腾950PR主要参数\n\n- 显存：128GB\n- 显存带宽：1.6TB/s\n",
        """
        spec, chip:huawei-ascend-950pr, -, memory, 128 GB, -
        spec, chip:huawei-ascend-950pr, -, memory_bandwidth, 1600 GB/s, -
        """,
    ),
    "lines of prose that a colon stands in are no list": (
        "Jensen Huang was blunt: demand in 2024 was beyond what Nvidia\n"
        "expected, he said: Meta alone bought 350,000 H100s last\nyear.\n",
        """
        orders, company:meta, company:nvidia, -, 350000 units, 2024
        """,
    ),
    "a list of names and bare figures, whose caption tells what they are": (
        "Top buyers of Hopper GPUs in 2024 (thousand units)\n\n"
        "1. Microsoft – 485\n2. Meta – 224\n3. ByteDance – ~230\n",
        """
        orders, company:microsoft, chip:nvidia-hopper, -, 485000 units, 2024
        orders, company:meta, chip:nvidia-hopper, -, 224000 units, 2024
        orders, company:bytedance, chip:nvidia-hopper, -, 230000 units, 2024
        """,
    ),
    "a Chinese list of names and bare figures": (
        "国产AI芯片2025年上半年出货量（万张）\n\n1. 华为昇腾：35\n2. 百度昆仑芯：6.9\n3. 寒武纪：2.6\n",
        """
        sales, company:huawei, segment:china-ai-chip, -, 350000 units, 2025-01/2025-06
        sales, company:kunlunxin, segment:china-ai-chip, -, 69000 units, 2025-01/2025-06
        sales, company:cambricon, segment:china-ai-chip, -, 26000 units, 2025-01/2025-06
        """,
    ),
    "a list of bare figures under what tells nothing": (
        "Our readers' votes\n\n- Microsoft: 485\n- Meta: 224\n- Google: 169\n",
        "",
    ),
    "bold lead-ins": (
        "- **Meta.** Spent $17 billion on capital expenditure in the second quarter.\n"
        "- **Alphabet:** capex of $22.4 billion in the second quarter.\n"
        "- **Microsoft** – capital spending came to $24.2 billion in the June quarter.\n",
        """
        capex, company:meta, -, -, 1.7e+10 USD, 2025-Q2
        capex, company:google, -, -, 2.24e+10 USD, 2025-Q2
        capex, company:microsoft, -, -, 2.42e+10 USD, 2025-Q2
        """,
    ),
    "numbered chips": (
        "1. **MI300X** – 192 GB of HBM3, 5.3 TB/s, 750 W\n2. **H200** – 141 GB of HBM3E, 4.8 TB/s, 700 W\n",
        """
        spec, chip:amd-mi300x, -, memory, 192 GB, -
        spec, chip:amd-mi300x, -, memory_bandwidth, 5300 GB/s, -
        spec, chip:amd-mi300x, -, tdp, 750 W, -
        spec, chip:nvidia-h200, -, memory, 141 GB, -
        spec, chip:nvidia-h200, -, memory_bandwidth, 4800 GB/s, -
        spec, chip:nvidia-h200, -, tdp, 700 W, -
        """,
    ),
    "a heading names the chip of the list": (
        "### H20\n\n- Memory: 96 GB HBM3\n- Memory bandwidth: 4 TB/s\n- TDP: 400 W\n\n### Ascend 910B\n\n"
        "- Memory: 64 GB\n- FP16: 320 TFLOPS\n",
        """
        spec, chip:nvidia-h20, -, memory, 96 GB, -
        spec, chip:nvidia-h20, -, memory_bandwidth, 4000 GB/s, -
        spec, chip:nvidia-h20, -, tdp, 400 W, -
        spec, chip:huawei-ascend-910b, -, memory, 64 GB, -
        spec, chip:huawei-ascend-910b, -, fp16, 320 TFLOPS, -
        """,
    ),
    "Chinese bullets": (
        "- **腾讯**：二季度资本开支191亿元，同比增长119%。\n- **百度**：二季度营收327亿元，同比下降4%。\n",
        """
        capex, company:tencent, -, -, 1.91e+10 CNY, 2025-Q2
        capex_change, company:tencent, -, -, 1.19 ratio, 2025-Q2
        revenue, company:baidu, -, -, 3.27e+10 CNY, 2025-Q2
        revenue_change, company:baidu, -, -, -0.04 ratio, 2025-Q2
        """,
    ),
    "key points under a company's heading": (
        "## Key points: SMIC\n\n- Revenue: $2.21bn in Q2 2025, up 16.2% year on year\n- Capex: $1.89bn\n"
        "- 2025 capex guidance: about $7.5bn\n",
        """
        revenue, foundry:smic, -, -, 2.21e+09 USD, 2025-Q2
        revenue_change, foundry:smic, -, -, 0.162 ratio, 2025-Q2
        capex, foundry:smic, -, -, 1.89e+09 USD, -
        capex, foundry:smic, -, -, 7.5e+09 USD, 2025, planned
        """,
    ),
    "a name in parts, set bold": (
        "1. **Huawei Ascend 910C.** 128 GB, 3.2 TB/s, 780 teraflops of BF16.\n"
        "2. **Google TPU v7 (Ironwood).** 192 GB and 7.4 TB/s.\n",
        """
        spec, chip:huawei-ascend-910c, -, memory, 128 GB, -
        spec, chip:huawei-ascend-910c, -, memory_bandwidth, 3200 GB/s, -
        spec, chip:huawei-ascend-910c, -, bf16, 780 TFLOPS, -
        spec, chip:google-tpu-v7, -, memory, 192 GB, -
        spec, chip:google-tpu-v7, -, memory_bandwidth, 7400 GB/s, -
        """,
    ),
    "each change beside its own measure": (
        "- 腾讯：二季度营收1845亿元，同比增长15%；资本开支191亿元，同比增长119%。\n"
        "- 百度：二季度营收327亿元，净利润73亿元，同比增长33%。\n",
        """
        revenue, company:tencent, -, -, 1.845e+11 CNY, 2025-Q2
        revenue_change, company:tencent, -, -, 0.15 ratio, 2025-Q2
        capex, company:tencent, -, -, 1.91e+10 CNY, 2025-Q2
        capex_change, company:tencent, -, -, 1.19 ratio, 2025-Q2
        revenue, company:baidu, -, -, 3.27e+10 CNY, 2025-Q2
        """,
    ),
    "the next item does not inherit the subject of the one before": (
        "### H100\n\nThe card has 80 GB of memory.\n\n### Power in the rack\n\nA rack draws 40 kW, a tray 3,000 W.\n",
        "spec, chip:nvidia-h100, -, memory, 80 GB, -",
    ),
}

SPECIFICATIONS = {
    "metric behind, then elided": (
        "The MI300X delivers 1,307.4 teraflops in FP16 and 163.4 in FP32.",
        """
        spec, chip:amd-mi300x, -, fp16, 1307.4 TFLOPS, -
        spec, chip:amd-mi300x, -, fp32, 163.4 TFLOPS, -
        """,
    ),
    "metric behind each": (
        "Nvidia's A100 offers 312 teraflops of BF16, 19.5 teraflops of FP32 and 624 TOPS of INT8 compute, "
        "with 80 GB of memory and 600 GB/s over NVLink.",
        """
        spec, chip:nvidia-a100, -, bf16, 312 TFLOPS, -
        spec, chip:nvidia-a100, -, fp32, 19.5 TFLOPS, -
        spec, chip:nvidia-a100, -, int8, 624 TOPS, -
        spec, chip:nvidia-a100, -, memory, 80 GB, -
        spec, chip:nvidia-a100, -, interconnect_bandwidth, 600 GB/s, -
        """,
    ),
    "metric before each": (
        "昇腾910B的FP16算力为320TFLOPS，INT8为640TOPS，显存64GB，显存带宽1.6TB/s，功耗310W。",
        """
        spec, chip:huawei-ascend-910b, -, fp16, 320 TFLOPS, -
        spec, chip:huawei-ascend-910b, -, int8, 640 TOPS, -
        spec, chip:huawei-ascend-910b, -, memory, 64 GB, -
        spec, chip:huawei-ascend-910b, -, memory_bandwidth, 1600 GB/s, -
        spec, chip:huawei-ascend-910b, -, tdp, 310 W, -
        """,
    ),
    "metric behind in Chinese": (
        "H200配有141GB显存、4.8TB/s显存带宽和900GB/s互联带宽，功耗700W。",
        """
        spec, chip:nvidia-h200, -, memory, 141 GB, -
        spec, chip:nvidia-h200, -, memory_bandwidth, 4800 GB/s, -
        spec, chip:nvidia-h200, -, interconnect_bandwidth, 900 GB/s, -
        spec, chip:nvidia-h200, -, tdp, 700 W, -
        """,
    ),
    "number then name": (
        "Street prices are $5,176 for a TPU v4, $3,694 for a TPU v5p and $6,518 for an H20.",
        """
        price, chip:google-tpu-v4, -, -, 5176 USD, -
        price, chip:google-tpu-v5p, -, -, 3694 USD, -
        price, chip:nvidia-h20, -, -, 6518 USD, -
        """,
    ),
    "name then number": (
        "H100的价格是25万元，H20为9万元，昇腾910C为18万元。",
        """
        price, chip:nvidia-h100, -, -, 250000 CNY, -
        price, chip:nvidia-h20, -, -, 90000 CNY, -
        price, chip:huawei-ascend-910c, -, -, 180000 CNY, -
        """,
    ),
    "numbers for chips, in one metric": (
        "Memory comes to 141 GB on the H200, 192 GB on the MI300X and 96 GB on the H20.",
        """
        spec, chip:nvidia-h200, -, memory, 141 GB, -
        spec, chip:amd-mi300x, -, memory, 192 GB, -
        spec, chip:nvidia-h20, -, memory, 96 GB, -
        """,
    ),
    "a relative clause names the base's figure": (
        "The B200 has twice the interconnect bandwidth of the H100, whose figure is 900 GB/s.",
        """
        spec_ratio, chip:nvidia-b200, chip:nvidia-h100, interconnect_bandwidth, 2 ratio, -
        spec, chip:nvidia-h100, -, interconnect_bandwidth, 900 GB/s, -
        """,
    ),
    "against the figure of another": (
        "The H20 has 96 GB of memory, against 80 GB on the H100.",
        """
        spec, chip:nvidia-h20, -, memory, 96 GB, -
        spec, chip:nvidia-h100, -, memory, 80 GB, -
        """,
    ),
    "what the other is compared with keeps its own figures": (
        "Compared with the H100, the B200 has 2.4 times the memory bandwidth (8 TB/s against 3.35 TB/s) "
        "and draws 1,000 W rather than 700 W.",
        """
        spec_ratio, chip:nvidia-b200, chip:nvidia-h100, memory_bandwidth, 2.4 ratio, -
        spec, chip:nvidia-b200, -, memory_bandwidth, 8000 GB/s, -
        spec, chip:nvidia-h100, -, memory_bandwidth, 3350 GB/s, -
        spec, chip:nvidia-b200, -, tdp, 1000 W, -
        spec, chip:nvidia-h100, -, tdp, 700 W, -
        """,
    ),
    "from the base's figure to the chip's own": (
        "相比H100，H200显存从80GB提升至141GB，带宽从3.35TB/s提升至4.8TB/s。",
        """
        spec, chip:nvidia-h100, -, memory, 80 GB, -
        spec, chip:nvidia-h200, -, memory, 141 GB, -
        spec, chip:nvidia-h100, -, memory_bandwidth, 3350 GB/s, -
        spec, chip:nvidia-h200, -, memory_bandwidth, 4800 GB/s, -
        """,
    ),
    "what a run got out of a card is no specification": (
        "With 2,240 A100s each card sustained 126 teraflops, with 3,360 that fell to 113.",
        "",
    ),
    "two chips, two metrics, 分别": (
        "昇腾910B、910C的FP16算力分别为320TFLOPS和780TFLOPS，显存分别是64GB和128GB。",
        """
        spec, chip:huawei-ascend-910b, -, fp16, 320 TFLOPS, -
        spec, chip:huawei-ascend-910c, -, fp16, 780 TFLOPS, -
        spec, chip:huawei-ascend-910b, -, memory, 64 GB, -
        spec, chip:huawei-ascend-910c, -, memory, 128 GB, -
        """,
    ),
    "the line of a rule is no chip's": (
        "Washington's rule of 2 December 2024 covers chips with a memory bandwidth of 1,400 GB/s or more. "
        "The H20 is not on sale.",
        None,
    ),
    "a tender's demand is no chip's": (
        "标书要求单卡显存不低于64GB、互联带宽不低于400GB/s，H20未参加投标。",
        "",
    ),
}

FINANCE = {
    "each amount its own year": (
        "Alphabet's capital expenditure was $32.3 billion in 2023 and $52.5 billion in 2024.",
        """
        capex, company:google, -, -, 3.23e+10 USD, 2023
        capex, company:google, -, -, 5.25e+10 USD, 2024
        """,
    ),
    "each amount its own year, the year first": (
        "腾讯资本开支2023年为239亿元，2024年为768亿元，2025年预计超过1000亿元。",
        """
        capex, company:tencent, -, -, 2.39e+10 CNY, 2023
        capex, company:tencent, -, -, 7.68e+10 CNY, 2024
        capex, company:tencent, -, -, 1e+11.. CNY, 2025, planned
        """,
    ),
    "respectively": (
        "Meta and Alphabet spent 39.2 and 52.5 billion dollars respectively on capital expenditure in 2024.",
        """
        capex, company:meta, -, -, 3.92e+10 USD, 2024
        capex, company:google, -, -, 5.25e+10 USD, 2024
        """,
    ),
    "分别": (
        "2024年腾讯、阿里巴巴、百度的资本开支分别为768亿元、860亿元和81亿元。",
        """
        capex, company:tencent, -, -, 7.68e+10 CNY, 2024
        capex, company:alibaba, -, -, 8.6e+10 CNY, 2024
        capex, company:baidu, -, -, 8.1e+09 CNY, 2024
        """,
    ),
    "several companies one after the other": (
        "In 2024 Microsoft spent $75.6 billion on capex, Amazon $83 billion, Alphabet $52.5 billion "
        "and Meta $39.2 billion.",
        """
        capex, company:microsoft, -, -, 7.56e+10 USD, 2024
        capex, company:amazon, -, -, 8.3e+10 USD, 2024
        capex, company:google, -, -, 5.25e+10 USD, 2024
        capex, company:meta, -, -, 3.92e+10 USD, 2024
        """,
    ),
    "sums and changes of several companies": (
        "Microsoft spent $24.2bn on capex in the June quarter, up 27%, Alphabet $22.4bn, up 70%, "
        "and Amazon $31.4bn, up 90%.",
        """
        capex, company:microsoft, -, -, 2.42e+10 USD, 2025-Q2
        capex_change, company:microsoft, -, -, 0.27 ratio, 2025-Q2
        capex, company:google, -, -, 2.24e+10 USD, 2025-Q2
        capex_change, company:google, -, -, 0.7 ratio, 2025-Q2
        capex, company:amazon, -, -, 3.14e+10 USD, 2025-Q2
        capex_change, company:amazon, -, -, 0.9 ratio, 2025-Q2
        """,
    ),
    "bracketed figures behind names": (
        "Capital expenditure in 2024: Microsoft ($75.6bn), Amazon ($83bn), Meta ($39.2bn).",
        """
        capex, company:microsoft, -, -, 7.56e+10 USD, 2024
        capex, company:amazon, -, -, 8.3e+10 USD, 2024
        capex, company:meta, -, -, 3.92e+10 USD, 2024
        """,
    ),
    "revenue, growth and guidance": (
        "AMD reported second-quarter revenue of $7.69 billion, up 32% from a year earlier, "
        "and guided for third-quarter revenue of about $8.7 billion.",
        """
        revenue, company:amd, -, -, 7.69e+09 USD, 2025-Q2
        revenue_change, company:amd, -, -, 0.32 ratio, 2025-Q2
        revenue, company:amd, -, -, 8.7e+09 USD, 2025-Q3, estimated
        """,
    ),
    "segments": (
        "AMD's data center segment had revenue of $3.2 billion, while gaming revenue was $1.1 billion.",
        """
        sales, company:amd, segment:data-center, -, 3.2e+09 USD, -
        sales, company:amd, segment:gaming, -, 1.1e+09 USD, -
        """,
    ),
    "the unit behind the last of a list": (
        "微软、谷歌、Meta今年资本开支预计分别为1000亿、850亿和700亿美元。",
        """
        capex, company:microsoft, -, -, 1e+11 USD, 2025, estimated
        capex, company:google, -, -, 8.5e+10 USD, 2025, estimated
        capex, company:meta, -, -, 7e+10 USD, 2025, estimated
        """,
    ),
    "a broker's note": (
        "TSMC (2330 TT): 2Q25 revenue came in at NT$933.8bn, +38.6% YoY and +11.3% QoQ.",
        """
        revenue, foundry:tsmc, -, -, 9.338e+11 TWD, 2025-Q2
        revenue_change, foundry:tsmc, -, -, 0.386 ratio, 2025-Q2
        """,
    ),
    "month on month beside year on year": (
        "台积电7月营收3231.7亿新台币，月增22.5%，年增25.8%。",
        """
        revenue, foundry:tsmc, -, -, 3.2317e+11 TWD, 2025-07
        revenue_change, foundry:tsmc, -, -, 0.258 ratio, 2025-07
        """,
    ),
    "parts of a revenue": (
        "Nvidia: revenue $44.1bn (+69% y/y), of which data center $39.1bn (+73%), gaming $3.8bn (+42%).",
        """
        revenue, company:nvidia, -, -, 4.41e+10 USD, -
        revenue_change, company:nvidia, -, -, 0.69 ratio, -
        sales, company:nvidia, segment:data-center, -, 3.91e+10 USD, -
        sales, company:nvidia, segment:gaming, -, 3.8e+09 USD, -
        """,
    ),
    "several years of several companies": (
        "Capex in 2024, 2025 and 2026: Amazon $83bn, $125bn and $150bn; Meta $39bn, $70bn and $100bn.",
        """
        capex, company:amazon, -, -, 8.3e+10 USD, 2024
        capex, company:amazon, -, -, 1.25e+11 USD, 2025, planned
        capex, company:amazon, -, -, 1.5e+11 USD, 2026, planned
        capex, company:meta, -, -, 3.9e+10 USD, 2024
        capex, company:meta, -, -, 7e+10 USD, 2025, planned
        capex, company:meta, -, -, 1e+11 USD, 2026, planned
        """,
    ),
    "market shares in a list": (
        "TrendForce统计，2025年一季度DRAM市场，SK海力士份额为36%，三星33.7%，美光24.3%。",
        """
        market_share, company:sk-hynix, segment:dram, -, 0.36 ratio, 2025-Q1
        market_share, company:samsung, segment:dram, -, 0.337 ratio, 2025-Q1
        market_share, company:micron, segment:dram, -, 0.243 ratio, 2025-Q1
        """,
    ),
    "shares with names behind": (
        "TSMC had 67.6% of the foundry market in the first quarter of 2025, Samsung 7.7% and SMIC 6%.",
        """
        market_share, foundry:tsmc, segment:foundry, -, 0.676 ratio, 2025-Q1
        market_share, foundry:samsung-foundry, segment:foundry, -, 0.077 ratio, 2025-Q1
        market_share, foundry:smic, segment:foundry, -, 0.06 ratio, 2025-Q1
        """,
    ),
    "from and to": (
        "台积电把2025年资本开支从380亿美元上调至420亿美元。",
        """
        capex, foundry:tsmc, -, -, 3.8e+10 USD, 2025, planned
        capex, foundry:tsmc, -, -, 4.2e+10 USD, 2025, planned
        """,
    ),
    "year before in brackets": (
        "SMIC's revenue was $2.21 billion in the second quarter of 2025 (Q2 2024: $1.9 billion).",
        """
        revenue, foundry:smic, -, -, 2.21e+09 USD, 2025-Q2
        revenue, foundry:smic, -, -, 1.9e+09 USD, 2024-Q2
        """,
    ),
}

TRAINING = {
    "count and time of each run": (
        "Llama 3.1 405B was trained on 16,384 H100s for 54 days, and GPT-3 on 10,000 V100s for 15 days.",
        """
        trained_on, model:llama-3.1-405b, chip:nvidia-h100, -, 16384 units, -
        training_time, model:llama-3.1-405b, chip:nvidia-h100, -, 54 days, -
        trained_on, model:gpt-3, chip:nvidia-v100, -, 10000 units, -
        training_time, model:gpt-3, chip:nvidia-v100, -, 15 days, -
        """,
    ),
    "count and time of each run in Chinese": (
        "训练GPT-3用了1万张V100，耗时15天；训练DeepSeek-V3用了2048张H800，耗时55天。",
        """
        trained_on, model:gpt-3, chip:nvidia-v100, -, 10000 units, -
        training_time, model:gpt-3, chip:nvidia-v100, -, 15 days, -
        trained_on, model:deepseek-v3, chip:nvidia-h800, -, 2048 units, -
        training_time, model:deepseek-v3, chip:nvidia-h800, -, 55 days, -
        """,
    ),
    "a second run without verb and chip": (
        "Grok 2 was trained on 20,000 H100s, Grok 3 on 100,000.",
        """
        trained_on, model:grok-2, chip:nvidia-h100, -, 20000 units, -
        trained_on, model:grok-3, chip:nvidia-h100, -, 100000 units, -
        """,
    ),
    "model, parameters, chips and days": (
        "GPT-3（1750亿参数）用1万块V100训练了15天，Llama 3.1 405B（4050亿参数）用1.6万块H100训练了54天。",
        """
        parameters, model:gpt-3, -, -, 1.75e+11 parameters, -
        trained_on, model:gpt-3, chip:nvidia-v100, -, 10000 units, -
        training_time, model:gpt-3, chip:nvidia-v100, -, 15 days, -
        parameters, model:llama-3.1-405b, -, -, 4.05e+11 parameters, -
        trained_on, model:llama-3.1-405b, chip:nvidia-h100, -, 16000 units, -
        training_time, model:llama-3.1-405b, chip:nvidia-h100, -, 54 days, -
        """,
    ),
}

CASES = {**TABLES, **LISTS, **SPECIFICATIONS, **FINANCE, **TRAINING}


@pytest.mark.parametrize(
    ("text", "expected"),
    [(t, e) for t, e in CASES.values() if e is not None],
    ids=[n for n, c in CASES.items() if c[1] is not None],
)
def test_structure(text, expected):
    assert sorted(map(written, facts_of(text))) == sorted(
        line.strip() for line in expected.splitlines() if line.strip()
    )


def test_the_line_of_a_rule_is_no_chips():
    text, _ = SPECIFICATIONS["the line of a rule is no chip's"]
    assert [written(f) for f in facts_of(text) if f.predicate == "spec"] == []
