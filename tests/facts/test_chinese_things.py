"""Chips, models and products with Chinese names that the catalogue lacks."""

import pytest

from assets.facts.mentions import find_mentions

KINDS = ("chip", "model", "product", "cluster", "company", "person")


def things(text: str) -> dict[str, str]:
    return {m.text: m.id for m in find_mentions(text, "zh") if m.kind in KINDS and m.provisional and not m.anonymous}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Of one line, told by one of its members.
        (
            "推理芯片朱雀三号采用6纳米工艺。与前代朱雀二号相比，能效提升八成。",
            {"朱雀三号": "chip:zhuque-3", "朱雀二号": "chip:zhuque-2"},
        ),
        (
            "灵渠3采用14纳米工艺，已获3200片订单。灵渠2将于年内停产，灵渠3量产。",
            {"灵渠3": "chip:lingqu-3", "灵渠2": "chip:lingqu-2"},
        ),
        # An ordinary word that is numbered twice, told by what stands in the next sentence.
        (
            "惊鸿2花了多少算力？300亿参数，数据五万亿token。惊鸿3要多少卡？还没定。",
            {"惊鸿2": "model:jinghong-2", "惊鸿3": "model:jinghong-3"},
        ),
        # A line in quotation marks, and bare elsewhere.
        ("“萤石”系列显卡去年量产，累计出货11万张。萤石的良率很高。", {"萤石": "chip:yingshi"}),
        # By the generation before or after a chip.
        (
            "第三代推理芯片“谷雨”的功耗为150瓦。上一代惊蛰卖得不好，惊蛰只卖了3700片。下一颗叫白露，明年发布。",
            {"谷雨": "chip:guyu", "惊蛰": "chip:jingzhe", "白露": "chip:bailu"},
        ),
        # A name in quotation marks beside a code is that code's.
        ("它的“破阵”P20推理卡功耗75瓦，P20卖了7800张。", {"“破阵”P20": "chip:pozhen-p20", "P20": "chip:pozhen-p20"}),
        ("GL-7“青鸾”采用28纳米工艺，青鸾卖了640片。", {"GL-7": "chip:qingluan-gl-7", "青鸾": "chip:qingluan-gl-7"}),
        # Machines and software by the noun beside them, and by how they are counted.
        ("“青城”一体机内置4张H20，售价19.8万元。青城卖了1200台。", {"青城": "product:qingcheng"}),
        (
            "自有品牌“磐龙”R8800系列出货1.3万台，R8800由旗下工厂组装。",
            {"“磐龙”R8800": "product:panlong-r8800", "R8800": "product:panlong-r8800"},
        ),
        ("公司把软件栈“星轨”开源，星轨已适配210个应用。", {"星轨": "product:xinggui"}),
        # Models.
        ("“石榴”在1024张A100上训练，石榴的API收费1.2元。", {"石榴": "model:shiliu"}),
        (
            "白鹭的参数为1200亿，“白鹭”训了41天。白鹭-mini只有70亿参数。",
            {"白鹭": "model:bailu", "白鹭-mini": "model:bailu-mini"},
        ),
    ],
)
def test_what_is_told_of_all_places_of_a_name_tells_its_kind(text: str, expected: dict[str, str]) -> None:
    assert things(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "800G光引擎HC-Lume 8交付190万只，HC-Lume 9明年送样。",
            {"HC-Lume 8": "product:hc-lume-8", "HC-Lume 9": "product:hc-lume-9"},
        ),
        ("禾光发布HG-T9训练服务器，HG-T9首批300台。", {"HG-T9": "product:hg-t9"}),
        ("存储公司的LPDDR5X产品CM5X出货210万颗。", {"CM5X": "product:cm5x"}),
        ("采用QSFP112光模块和DDR5内存条，服务器H1收入增长。", {}),
    ],
)
def test_a_code_beside_the_word_for_a_product_is_one(text: str, expected: dict[str, str]) -> None:
    found = {m.text: m.id for m in find_mentions(text, "zh") if m.kind == "product" and m.provisional}
    assert found == expected


@pytest.mark.parametrize(
    "text",
    [
        "上一代产品卖了3700片，下一代架构采用5纳米工艺，第一代用户已经退出。",
        "AI芯片“四小龙”的账本，每家卖了3000片。",
        "“双十一”期间卖出8000台服务器，“小作文”说库存3000张卡。",
        "“东风”计划投入20亿元，“蓝图”显示一期装4000张卡。",
        "“黑天鹅”芯片股大跌，“白马”股也跌。",
        "张江3号楼采用14纳米工艺，一季度3号文件称芯片量产。",
        "“超节点”服务器出货2000台。",
        "步骤1是训练，参数不变。步骤2是推理。",
        "阶段1用掉一半token，阶段2再训练。",
        "附件1列出芯片的功耗，附件2列出制程。",
    ],
)
def test_sayings_plans_and_places_are_no_things(text: str) -> None:
    assert {
        m.text: m.id
        for m in find_mentions(text, "zh")
        if m.kind in ("chip", "model", "product") and m.provisional and not m.generic
    } == {}


def test_a_company_with_the_name_of_its_chips_stays_one() -> None:
    text = "砺石科技去年营收3亿元。“砺石二号”采用12纳米工艺，砺石的营收翻了一番。砺石二号卖了5000颗。"
    found = things(text)
    assert found["砺石二号"].startswith("chip:")
    assert found["砺石"].startswith("company:")


def test_a_buyer_in_quotation_marks_is_no_product() -> None:
    assert not any(
        m.kind == "product" and m.text == "锋启云创"
        for m in find_mentions("股份公司宣布向渠道商“锋启云创”采购330台服务器，6.9亿元。", "zh")
    )
