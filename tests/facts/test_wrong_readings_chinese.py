"""Readings that a Chinese sentence invites and a careful analyst would not make, each beside the one that is meant."""

from datetime import date

import pytest

from assets.articles.document import Document
from assets.facts.extract import extract

# Text, predicates, and all that it states of them: predicate, subject, object, least value, modality.
STATED = {
    "who denies goes on to say what is so": (
        "腾讯发言人否认其在贵安的项目停工，称该项目供电容量150兆瓦。",
        ("power",),
        {("power", "cluster:guian", None, 150, "asserted")},
    ),
    "behind a colon too": (
        "百度否认裁减算力：阳泉园区供电容量60兆瓦。",
        ("power",),
        {("power", "cluster:yangquan", None, 60, "asserted")},
    ),
    "a semicolon ends a denial": (
        "百度否认砍单；它在阳泉的园区供电容量60兆瓦。",
        ("power", "cuts_orders"),
        {("power", "cluster:yangquan", None, 60, "asserted"), ("cuts_orders", "company:baidu", None, None, "denied")},
    ),
    "who denies several things": (
        "腾讯否认向英伟达订购5万张H20，也否认向华为采购3万张910C。",
        ("orders",),
        {
            ("orders", "company:tencent", "company:nvidia", 50000, "denied"),
            ("orders", "company:tencent", "company:huawei", 30000, "denied"),
        },
    ),
    "who denies and says that it is untrue": (
        "腾讯否认向英伟达订购5万张H20，称消息不实。",
        ("orders",),
        {("orders", "company:tencent", "company:nvidia", 50000, "denied")},
    ),
    "goods that have not come may be cancelled": (
        "字节跳动把尚未交付的2000颗H20订单取消了。",
        ("cuts_orders",),
        {("cuts_orders", "company:bytedance", "chip:nvidia-h20", 2000, "asserted")},
    ),
    "what is not cancelled": (
        "腾讯没有把3000张H20的订单取消。",
        ("cuts_orders",),
        {("cuts_orders", "company:tencent", "chip:nvidia-h20", 3000, "denied")},
    ),
    "what somebody turns to is not what he gave up": (
        "腾讯取消了还没到货的3000张H800，转而采购华为910C。",
        ("cuts_orders", "orders"),
        {
            ("cuts_orders", "company:tencent", "chip:nvidia-h800", 3000, "asserted"),
            ("orders", "company:tencent", "company:huawei", None, "asserted"),
        },
    ),
    "rent is that of chips, not of who tells of it": (
        "H100供不应求。远图科技表示，二季度以来，租金涨了一成。",
        ("price_change",),
        {("price_change", "chip:nvidia-h100", None, 0.1, "asserted")},
    ),
    "rent of no chip spoken of": ("云启智算的负责人说，禁令一出，租金一个月涨了20%。", ("price_change",), set()),
    "rent that a company sets": (
        "快手云先后降价3次，GPU租用价下降一成。远图科技把租金下调了两成。",
        ("price_change",),
        {
            ("price_change", "company:kuaishou-yun", None, -0.1, "asserted"),
            ("price_change", "company:yuantu-keji", None, -0.2, "asserted"),
        },
    ),
    "a figure with a label of its own is no price": (
        "H800的租金比去年跌了四成，机房上架率58%，毛利率32%。",
        ("price_change",),
        {("price_change", "chip:nvidia-h800", None, -0.4, "asserted")},
    ),
    "fewer of something else is no price": ("国产卡比A100便宜四成，支持的框架少八成。", ("price_change",), set()),
    "a second price goes on": (
        "H100的租金跌了三成，现货价少了两成。",
        ("price_change",),
        {
            ("price_change", "chip:nvidia-h100", None, -0.3, "asserted"),
            ("price_change", "chip:nvidia-h100", None, -0.2, "asserted"),
        },
    ),
    "what takes the place of a chip is cheaper": ("替换A100的国产卡便宜三成。", ("price_change",), set()),
    "who is gone through sells": (
        "小米去年底通过新华三订了1024张H20。",
        ("orders",),
        {("orders", "company:xiaomi", "company:h3c", 1024, "asserted")},
    ),
    "who is gone through is none where the seller is told": (
        "腾讯通过新加坡子公司向英伟达订购3万颗B200。",
        ("orders",),
        {("orders", "company:tencent", "company:nvidia", 30000, "asserted")},
    ),
}


@pytest.mark.parametrize(("text", "predicates", "stated"), STATED.values(), ids=STATED)
def test_states_what_is_meant_and_no_more(text, predicates, stated):
    found = extract(Document("wrong-readings", text, published=date(2025, 9, 18), language="zh")).facts
    assert {
        (f.predicate, f.subject.id, f.object.id if f.object else None, f.low, f.modality)
        for f in found
        if f.predicate in predicates
    } == stated
