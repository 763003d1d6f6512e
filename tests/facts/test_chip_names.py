import pytest

from assets.facts.mentions import find_mentions


def chips(text: str, language: str = "en") -> dict[str, str]:
    return {m.text: m.id for m in find_mentions(text, language) if m.kind == "chip" and not m.generic}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Orlando's A7, a slab of silicon of 790 square millimetres, packs 128 GB.", {"A7": "chip:orlando-a7"}),
        ("Corvid Semi's Raven-1 is etched at 6nm.", {"Raven-1": "chip:corvid-semi-raven-1"}),
        ("Pinnacle Micro said its Sierra S3 accelerator is out.", {"Sierra S3": "chip:pinnacle-micro-sierra-s3"}),
        ("Kestrel's K2e is the K2 with fewer links.", {"K2e": "chip:kestrel-k2e", "K2": "chip:kestrel-k2"}),
        ("Auriga has postponed the A9 until spring.", {"A9": "chip:auriga-a9"}),
        ("For its second part, the A9, Auriga is moving to Intel Foundry.", {"A9": "chip:auriga-a9"}),
        ("The launch of Kestrel's K2 took place in Cardiff.", {"K2": "chip:kestrel-k2"}),
        ("A K2 needs twice as long as an A100.", {"K2": "chip:k2", "A100": "chip:nvidia-a100"}),
        (
            "TSMC made Quillon's first part, the Q1. The Q2 is faster.",
            {"Q1": "chip:quillon-q1", "Q2": "chip:quillon-q2"},
        ),
        ("Lumora wants more. We launched our first card, the H1, in May.", {"H1": "chip:lumora-h1"}),
        ("The PX1 has 48 GB of LPDDR5X.", {"PX1": "chip:px1"}),
        ("By June 4,400 K3s had reached Oslo.", {"K3s": "chip:k3"}),
        ("It will bring its Wedgefell GPUs to market.", {"Wedgefell": "chip:wedgefell"}),
        ("Cerulean's Larkspur processor is made by Samsung.", {"Larkspur": "chip:cerulean-larkspur"}),
        ("Titan, OpenAI's first chip, goes into production.", {"Titan": "chip:openai-titan"}),
        ("However, Nvidia's new chip, the B300, is late.", {"B300": "chip:nvidia-b300"}),
        ("In June, Nvidia's new chip will ship.", {}),
        ("Musk, Tesla's chip chief, has left.", {}),
        ("OpenAI will have its first custom chip, code-named Titan, made by TSMC.", {"Titan": "chip:openai-titan"}),
    ],
)
def test_codes_and_names_of_which_hardware_is_told_are_chips(text: str, expected: dict[str, str]) -> None:
    assert chips(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("沐曦的曦影N960显存64GB，功耗225W。", {"曦影N960": "chip:metax-xiying-n960"}),
        ("摩尔线程首款自研GPU“7G109”采用6nm工艺。", {"7G109": "chip:moore-threads-7g109"}),
        ("供货型号为朗明L8，单价5.6万元。", {"朗明L8": "chip:langming-l8"}),
    ],
)
def test_chinese_lines_belong_to_the_code(text: str, expected: dict[str, str]) -> None:
    assert chips(text, "zh") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Its A380 jets fly over the M25.",
        "Chip revenue in Q3 beat that of H1.",
        "Of its new part, the Q2 results said nothing; the Q3 will.",
        "Audi said the A7 now costs 70,000 euros and the sedan sells well.",
        "Over 300 B52s were scrapped.",
        "The S24 has 12 GB of LPDDR5X.",
        "Delivery of the F35s to Norway, 52 jets in all, was delayed.",
        "Samsung shipped 3,000,000 S24s last year; the phones sell well.",
        "It will expand its Arizona chip plant; the Dutch AI chip makers object.",
        "Ford's F150 uses a chip from Qualcomm.",
        "TSMC's N3P process is ready for new chips.",
        "Solstice's S9, a model with 70bn parameters, was trained on 2,000 chips.",
    ],
)
def test_other_codes_are_no_chips(text: str) -> None:
    assert chips(text) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Lumora unveiled its second processor, the Kestrel. The Kestrel has 96 GB of HBM3.",
            {"Kestrel": "chip:lumora-kestrel"},
        ),
        ("The successor, a part called Bow, was launched in March.", {"Bow": "chip:bow"}),
        ("The Onyx, which TSMC makes, beat the A100.", {"Onyx": "chip:onyx", "A100": "chip:nvidia-a100"}),
        ("Axiom's Zephyr line of processors sold 40,000 units.", {"Zephyr": "chip:axiom-zephyr"}),
        ("“Our Puma chip runs at 350 watts,” she said.", {"Puma": "chip:puma"}),
        ("A newer version, the TS-2, doubles memory to 64 GB.", {"TS-2": "chip:ts-2"}),
    ],
)
def test_plain_words_of_which_hardware_is_told_are_chips(text: str, expected: dict[str, str]) -> None:
    assert chips(text) == expected


def test_a_line_that_was_quoted_as_a_chip_has_numbered_ones() -> None:
    text = "蔚光半导体首款AI芯片名为“启明”。启明2的显存为64GB。"
    assert chips(text, "zh") == {"启明": "chip:weiguang-bandaoti-qiming", "启明2": "chip:weiguang-bandaoti-qiming-2"}


def test_what_takes_an_article_is_no_company() -> None:
    assert not [m for m in find_mentions("The Kestrel has 96 GB and will launch in May.", "en") if m.kind == "company"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“岳麓2”预计明年一季度量产。", {"岳麓2": "chip:yuelu-2"}),
        ("“昆吾”的HBM由三星供应，总容量96GB。", {"昆吾": "chip:kunwu"}),
        ("公司推出了名为“烽火”的加速器，比H20快。", {"烽火": "chip:fenghuo", "H20": "chip:nvidia-h20"}),
        ("“昆吾”的厂房预计明年一季度封顶。", {}),
        ("“烽火”创业加速营明年开始招生。", {}),
    ],
)
def test_a_name_in_quotation_marks_of_which_hardware_is_told_is_a_chip(text: str, expected: dict[str, str]) -> None:
    assert chips(text, "zh") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "燧岩科技的祝融100采用7纳米工艺，显存64GB；祝融200E单价4.2万元。",
            {"祝融100": "chip:suiyan-zhurong100", "祝融200E": "chip:suiyan-zhurong200e"},
        ),
        (
            "墨池500加速卡中标，数量4500张。墨池500I为推理版。",
            {"墨池500": "chip:mochi500", "墨池500I": "chip:mochi500i"},
        ),
        (
            "微澜停产RX40和RX60，库存约7000片；RX90则获百度8000片意向订单。",
            {"RX40": "chip:rx40", "RX60": "chip:rx60", "RX90": "chip:rx90"},
        ),
        ("沐岚的HJ-5显存192GB，HJ-5 Pro延到明年。", {"HJ-5": "chip:mulan-hj-5", "HJ-5 Pro": "chip:mulan-hj-5-pro"}),
    ],
)
def test_a_line_and_a_plain_number_are_a_chip_where_chips_are_told_of(text: str, expected: dict[str, str]) -> None:
    found = chips(text, "zh")
    assert {words: id_.rpartition("chip:")[2] for words, id_ in found.items()}.keys() == expected.keys()


@pytest.mark.parametrize(
    "text",
    [
        "这款芯片售价100万元，功耗300瓦，采用7纳米工艺。",
        "公司收到芯片订单300张，显存96GB，单价4.2万元。",
        "第100届广交会上，芯片企业达200家，显存涨价。",
        "处理器采用台积电工艺，良率由2023年的60%升至80%。",
        "芯片产能由每月3000片扩至7000片，制程为28纳米。",
        "显卡跌到4000元，张江100家芯片企业获得补贴。",
        "芯片均价200美元，一季度300颗，二季度500颗，代工费上涨。",
    ],
)
def test_a_number_behind_ordinary_chinese_words_is_no_chip(text: str) -> None:
    assert chips(text, "zh") == {}
