import pytest

from assets.facts.mentions import find_mentions


def models_of(text: str, language: str) -> dict[str, str]:
    return {m.text: m.id for m in find_mentions(text, language) if m.kind == "model"}


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Hunyuan-Large counts 389 billion parameters.", "en", {"Hunyuan-Large": "model:hunyuan-large"}),
        ("Its hunyuan-lite ran on 1,000 H20s.", "en", {"hunyuan-lite": "model:hunyuan-lite"}),
        ("小米开源了MiMo-V2-Flash。", "zh", {"MiMo-V2-Flash": "model:mimo-v2-flash"}),
        ("科大讯飞发布讯飞星火X1.5。", "zh", {"讯飞星火X1.5": "model:spark-x1.5"}),
        ("腾讯混元Large共3890亿参数", "zh", {"腾讯混元Large": "model:hunyuan-large"}),
        ("MPT-7B was trained in 9.5 days.", "en", {"MPT-7B": "model:mpt-7b"}),
        ("The family: Loam-3 mini (4 billion parameters)", "en", {"Loam-3 mini": "model:loam-3-mini"}),
        ("FinanceGPT cost $3 million.", "en", {"FinanceGPT": "model:financegpt"}),
        # What a name is followed by may belong to something else.
        ("文心2025年用户过亿", "zh", {"文心": "model:ernie"}),
        ("豆包3亿用户", "zh", {"豆包": "model:doubao"}),
        ("Hunyuan-based services", "en", {"Hunyuan": "model:hunyuan"}),
        ("Gemini 2.5 Pro models", "en", {"Gemini 2.5 Pro": "model:gemini-2.5-pro"}),
        ("ByteDance brought out Doubao Pro in May.", "en", {"Doubao Pro": "model:doubao-pro"}),
        ("Kimi K2 Thinking is out.", "en", {"Kimi K2 Thinking": "model:kimi-k2-thinking"}),
        ("Doubao profits nobody.", "en", {"Doubao": "model:doubao"}),
        # A number behind the name, and what the next sentence calls it.
        ("And Flint 2? It has 30 billion parameters.", "en", {"Flint 2": "model:flint-2"}),
        ("They made Sedum. That model took 19 days.", "en", {"Sedum": "model:sedum"}),
        (
            "And Flint 2? It has 30 billion parameters. The Flint 2 Language Model is out.",
            "en",
            {"Flint 2": "model:flint-2"},
        ),
        ("And Phase 2? It has 30 billion reasons.", "en", {}),
        ("They went to Leeds. That mayor took 19 days.", "en", {}),
        (
            "我们发布了“青鹭3”，一个1200亿参数的模型。",
            "zh",
            {"青鹭3": "model:qinglu-3", "模型": "model:unnamed"},
        ),
        # What is done to models alone, and what they alone have.
        ("Poolside's Malibu took ten weeks to train on 10,000 H100s.", "en", {"Malibu": "model:malibu"}),
        ("Training Evo 2 took several months on 2,000 H100s.", "en", {"Evo 2": "model:evo-2"}),
        ("TwelveLabs trained its flagship, Pegasus, on 512 H100s.", "en", {"Pegasus": "model:pegasus"}),
        ("Its TinySwallow was distilled from Kestrel.", "en", {"TinySwallow": "model:tinyswallow"}),
        ("Baichuan's M1 was trained on 20 trillion tokens.", "en", {"M1": "model:baichuan-m1"}),
        ("Training of Ouro-2 began in August.", "en", {"Ouro-2": "model:ouro-2"}),
        ("Baichuan's M1 was bought.", "en", {}),
        ("Orrin took two years to train its engineers.", "en", {}),
        ("Orrin shipped its flagship, Pegasus, to 512 customers.", "en", {}),
    ],
)
def test_a_model_is_told_from_its_line(text: str, language: str, expected: dict[str, str]) -> None:
    assert models_of(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "unnamed"),
    [
        ("ByteDance trained a 175-billion-parameter model on 12,288 GPUs.", "en", True),
        ("A rival lab has trained a trillion-parameter model.", "en", True),
        ("字节跳动训练了一个1750亿参数的大模型。", "zh", True),
        ("Tern, a 70-billion-parameter model, is out.", "en", False),
        ("The lab built a 70-billion-parameter model called Tern.", "en", False),
        ("Tern is a 70-billion-parameter model.", "en", False),
        ("这是一个千亿参数的模型。", "zh", False),
        ("公司训练了一个千亿参数大模型“天权”。", "zh", False),
    ],
)
def test_a_model_told_by_its_size_alone_is_unnamed(text: str, language: str, unnamed: bool) -> None:
    assert ("model:unnamed" in models_of(text, language).values()) == unnamed


def test_quoted_names_of_sites_are_clusters() -> None:
    found = {
        m.text.strip("“”园区"): m.id
        for m in find_mentions("超算“昆岗”由鹏程数据运营，韶关的“粤芯谷”园区归其所有。", "zh")
    }
    assert found["昆岗"] == "cluster:kungang"
    assert found["粤芯谷"] == "cluster:yuexingu"
    assert found["鹏程数据"] == "company:pengcheng-shuju"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("这家公司花了不到600万美元便训出了“深潜V3”。", {"深潜V3": "model:shenqian-v3"}),
        ("为训练“承影”，深蓝启元租用了4096张H100。", {"承影": "model:chengying"}),
        ("参数规模达3000亿的“承影Pro”将在年底前开源。", {"承影Pro": "model:chengying-pro"}),
        ("「承影」总共吃掉了18T token。", {"承影": "model:chengying"}),
        ("“万象”的预训练阶段共耗费38天。", {"万象": "model:wanxiang"}),
        ("“伏羲”天气模型只用了8张A100。", {"伏羲": "model:fuxi"}),
        ("其“星辰”万亿参数大模型已完成训练。", {"星辰": "model:xingchen"}),
        ("“文澜”是复旦大学开发的多模态大模型。", {"文澜": "model:wenlan"}),
        # What is said of training, and what is done in a model's name, names none.
        ("为训练“最强”模型，公司租用了4096张H100。", {}),
        ("“训练”的过程吃掉了18T token。", {}),
        ("参数规模达3000亿，“承影”的团队表示满意。", {}),
        ("“岳麓”是长沙的一座训练基地，不是模型。", {}),
    ],
)
def test_a_name_in_quotation_marks_of_which_training_is_told_is_a_model(text: str, expected: dict[str, str]) -> None:
    assert models_of(text, "zh") == expected
