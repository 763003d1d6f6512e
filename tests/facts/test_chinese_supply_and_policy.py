"""Chinese news of supply deals and export rules: who gets the power, who makes and buys, what a rule limits."""

from datetime import date

import pytest

from assets.articles.document import Document
from assets.facts.extract import extract

# Text, predicates, and all that it states of them: predicate, subject, object, least value, most, modality.
STATED = {
    "power of chips is its who gets them": (
        "AMD将向Meta供应3吉瓦GPU。",
        ("power",),
        {("power", "company:meta", None, 3000, 3000, "planned")},
    ),
    "power of machines is its who gets them": (
        "英伟达明年为xAI提供800兆瓦的GB300系统。",
        ("power",),
        {("power", "company:xai", None, 800, 800, "planned")},
    ),
    "of two it is not the maker that has the power": (
        "Anthropic与博通宣布合作，将部署1吉瓦的TPU。",
        ("power",),
        {("power", "company:anthropic", None, 1000, 1000, "planned")},
    ),
    "who buys has the power": (
        "xAI同意向AMD采购2吉瓦的GPU。",
        ("power",),
        {("power", "company:xai", None, 2000, 2000, "asserted")},
    ),
    "a maker's own site": (
        "英伟达自建园区，电力容量300兆瓦。",
        ("power",),
        {("power", "cluster:nvidia", None, 300, 300, "asserted")},
    ),
    "designed by, before a name": (
        "微软部署了由微软自研的Maia 200。",
        ("designs",),
        {("designs", "company:microsoft", "chip:microsoft-maia-200", None, None, "asserted")},
    ),
    "designed by, before a kind": (
        "台积电试产由字节跳动自主设计的AI芯片。",
        ("designs",),
        {("designs", "company:bytedance", "chip:bytedance-asic", None, None, "asserted")},
    ),
    "racks are designed": ("由英伟达设计的机柜装了72颗GB300。", ("designs",), set()),
    "the foundry of two chips": (
        "寒武纪思元690和华为昇腾910C，代工厂均为中芯国际。",
        ("fabricates",),
        {
            ("fabricates", "foundry:smic", "chip:cambricon-mlu690", None, None, "asserted"),
            ("fabricates", "foundry:smic", "chip:huawei-ascend-910c", None, None, "asserted"),
        },
    ),
    "the foundry of one chip": (
        "谷歌TPU v7的代工厂仍是台积电。",
        ("fabricates",),
        {("fabricates", "foundry:tsmc", "chip:google-tpu-v7", None, None, "asserted")},
    ),
    "the largest foundry": ("中国最大的代工厂是中芯国际。", ("fabricates",), set()),
    "whoever is asked for more is who sells": (
        "苹果手上的存货不多，已催促台积电加大投片。",
        ("orders",),
        {("orders", "company:apple", "foundry:tsmc", None, None, "asserted")},
    ),
    "asked to add to an order": (
        "博通请求SK海力士追加订单。",
        ("orders",),
        {("orders", "company:broadcom", "company:sk-hynix", None, None, "asserted")},
    ),
    "asked not to": ("英伟达请台积电不要加单。", ("orders",), set()),
    "who makes a chip does not order it": (
        "字节跳动正与博通合作开发AI芯片。这款芯片由台积电生产，首批订单约20亿美元。",
        ("orders",),
        set(),
    ),
    "a company is no foundry because one was named": (
        "台积电生产谷歌的TPU v7。博通高管表示，Meta并非公司此前提到的那家下单10亿美元的客户。",
        ("fabricates",),
        {("fabricates", "foundry:tsmc", "chip:google-tpu-v7", None, None, "asserted")},
    ),
    "comes to market": (
        "寒武纪思元690定于二季度面市。",
        ("launches",),
        {("launches", "company:cambricon", "chip:cambricon-mlu690", None, None, "planned")},
    ),
    "servers come to market": ("搭载H200的服务器已面市。", ("launches",), set()),
    "one waits for no memory at a foundry": ("三星与谷歌签约。服务器内存现在要等五个月。", ("lead_time",), set()),
    "one waits for packaging at a foundry": (
        "台积电产能吃紧。CoWoS交期已到一年。",
        ("lead_time",),
        {("lead_time", "foundry:tsmc", "segment:advanced-packaging", 12, 12, "asserted")},
    ),
    "more than last year's": (
        "谷歌今年资本开支将高于去年的910亿美元。",
        ("capex",),
        {
            ("capex", "company:google", None, 91e9, 91e9, "asserted"),
            ("capex", "company:google", None, 91e9, None, "planned"),
        },
    ),
    "no more than last year's": (
        "Meta预计，今年资本开支不会超过去年的720亿美元。",
        ("capex",),
        {
            ("capex", "company:meta", None, 72e9, 72e9, "asserted"),
            ("capex", "company:meta", None, None, 72e9, "planned"),
        },
    ),
    "less than the year before": (
        "联想去年营收低于前年的570亿美元。",
        ("revenue",),
        {
            ("revenue", "company:lenovo", None, 57e9, 57e9, "asserted"),
            ("revenue", "company:lenovo", None, None, 57e9, "asserted"),
        },
    ),
    "a sum of its own": (
        "寒武纪上半年营收28.8亿元，远超前年的11.7亿元。",
        ("revenue",),
        {
            ("revenue", "company:cambricon", None, 28.8e8, 28.8e8, "asserted"),
            ("revenue", "company:cambricon", None, 11.7e8, 11.7e8, "asserted"),
        },
    ),
    "each hall of a known site": (
        "甲骨文运营的阿比林园区已通电约300兆瓦，到年底要再添一倍；据施工方Mortenson介绍，每栋楼可容纳4万颗GB300。",
        ("cluster_size",),
        {("cluster_size", "cluster:stargate-abilene", "chip:nvidia-gb300", 40000, 40000, "asserted")},
    ),
    "a licence is demanded": (
        "去年4月，美国政府对MI308设置出口许可要求。",
        ("issues", "restricts"),
        {
            ("issues", "region:united-states", "regulation:us-h20-licence-2025", None, None, "asserted"),
            ("restricts", "regulation:us-h20-licence-2025", "chip:amd-mi308", None, None, "asserted"),
        },
    ),
    "no licence is demanded any more": ("2025年7月，美国取消了对H20的许可证要求。", ("issues", "restricts"), set()),
    "a duty on the two": (
        "1月13日，美国公布新规，涉及H200和MI325X。\n\n14日，白宫又依据“232条款”对这两款芯片开征25%的关税。",
        ("restricts",),
        {
            ("restricts", "regulation:us-advanced-computing-2026", "chip:nvidia-h200", None, None, "asserted"),
            ("restricts", "regulation:us-advanced-computing-2026", "chip:amd-mi325x", None, None, "asserted"),
            ("restricts", "regulation:us-section-232-2026", "chip:nvidia-h200", None, None, "asserted"),
            ("restricts", "regulation:us-section-232-2026", "chip:amd-mi325x", None, None, "asserted"),
        },
    ),
    "no duty": ("白宫1月14日宣布不对H20加征关税。", ("restricts",), set()),
    "a presumption of denial denies nothing": (
        "2026年1月13日，BIS发布新规，把H200对华出口许可的审查政策从推定拒绝调整为个案审查。",
        ("restricts",),
        {("restricts", "regulation:us-advanced-computing-2026", "chip:nvidia-h200", None, None, "asserted")},
    ),
    "the bandwidth that a rule allows": (
        "2026年1月13日，美国公布芯片出口新规，内存总带宽须低于6500GB/s，总算力不得超过21000 TOPS。",
        ("threshold", "spec"),
        {
            ("threshold", "regulation:us-advanced-computing-2026", None, 6500, 6500, "asserted"),
            ("threshold", "regulation:us-advanced-computing-2026", None, 21000, 21000, "asserted"),
        },
    ),
    "the bandwidth of a chip": (
        "H20的显存总带宽为4000GB/s。",
        ("threshold", "spec"),
        {("spec", "chip:nvidia-h20", None, 4000, 4000, "asserted")},
    ),
}


@pytest.mark.parametrize(("text", "predicates", "stated"), STATED.values(), ids=STATED)
def test_states_what_is_meant_and_no_more(text, predicates, stated):
    found = extract(Document("supply-and-policy", text, published=date(2026, 1, 16), language="zh")).facts
    assert {
        (f.predicate, f.subject.id, f.object.id if f.object else None, f.low, f.high, f.modality)
        for f in found
        if f.predicate in predicates
    } == stated


def test_what_is_bound_by_an_earlier_sum_is_of_its_own_period():
    text = "Meta said capital expenditure in 2026 would be above 2025's $72 billion."
    found = extract(Document("supply-and-policy", text, published=date(2026, 1, 16), language="en")).facts
    assert {(f.predicate, f.low, f.high, f.cmp, f.time, f.modality) for f in found} == {
        ("capex", 72e9, None, ">", "2026", "planned"),
        ("capex", 72e9, 72e9, "=", "2025", "asserted"),
    }
