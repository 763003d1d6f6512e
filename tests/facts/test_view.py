"""The view: what it cleans away, and that every range of it maps back to the document's own words."""

import re
import unicodedata

import opencc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assets.articles.document import Document
from assets.facts.view import make_view, split_sentences


def view_of(text, language="zh", body_start=0):
    return make_view(Document(name="t", text=text, language=language, body_start=body_start))


def original(view, words):
    start = view.text.index(words)
    return view.source[slice(*view.original(start, start + len(words)))]


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("字节向\n英伟达订购", "字节向英伟达订购"),
        ("ordered 8,192 of\nthem in August", "ordered 8,192 of them in August"),
        ("fine-\ntuning of models", "fine-tuning of models"),
        ("售价为 1 万美元 / 枚", "售价为1万美元/枚"),
        ("Ｈ１００ 算力１，０００ＴＦＬＯＰＳ", "H100算力1,000TFLOPS"),
        ("# 标题\n\n**正文**见[原文](https://a.b/c)。", "标题\n\n正文见原文。"),
        ("前![图](https://x.y/a\nb/0)后", "前后"),
        ("輝達記憶體頻寬8TB/s", "英伟达内存带宽8TB/s"),
        ("Oracle ORCL.N and Samsung 005930.KS, as AMD <AMD.O> said", "Oracle and Samsung, as AMD said"),
        ("the U.S. rule of D.C. on HBM3.5 and Llama 3.1 AI.", "the U.S. rule of D.C. on HBM3.5 and Llama 3.1 AI."),
    ],
)
def test_the_text_is_cleaned(text, clean):
    assert view_of(text).text == clean


@pytest.mark.parametrize(
    ("text", "words", "source"),
    [
        ("字节向\n英伟达订购", "向英伟达", "向\n英伟达"),
        ("售价为 1 万美元 / 枚。", "1万美元/枚", "1 万美元 / 枚"),
        ("輝達記憶體頻寬8TB/s，伺服器", "内存带宽8TB/s", "記憶體頻寬8TB/s"),
        ("輝達記憶體頻寬8TB/s，伺服器", "服务器", "伺服器"),
        ("共Ｈ１００卡", "H100", "Ｈ１００"),
        ("见[原文](https://a.b/c)的 A100", "A100", "A100"),
    ],
)
def test_ranges_map_back(text, words, source):
    assert original(view_of(text), words) == source


def test_front_matter_is_not_read():
    text = "---\ntitle: 英伟达\n---\n正文"
    assert view_of(text, body_start=text.index("正文")).text == "正文"


def test_structure_is_recognised():
    text = (
        "# 标题\n\n- 第一点\n- 第二点\n\n| Card | HBM |\n|---|---|\n| A100 | 80 GB |\n\nTitle two\n=====\n\n"
        "RELATED STORIES\n> AWS buys a campus\n\n"
        "正文在这里，它是一个完整的句子，足够长，以至于一定结束了那个只有链接的部分，所以它不再是噪音了。"
    )
    blocks = view_of(text).blocks
    assert [b.kind for b in blocks] == [
        "heading",
        "bullet",
        "bullet",
        "row",
        "row",
        "heading",
        "noise",
        "noise",
        "paragraph",
    ]
    view = view_of(text)
    cells = [view.text[a:b] for a, b in blocks[4].cells]
    assert cells == ["A100", "80 GB"]
    assert [view.text[a:b] for a, b in blocks[4].header] == ["Card", "HBM"]


def test_a_repeated_title_is_noise():
    blocks = view_of("# 同一个标题\n\n# 同一个标题\n\n正文。").blocks
    assert [b.kind for b in blocks] == ["heading", "noise", "paragraph"]


@pytest.mark.parametrize(
    "line",
    [
        "【广告】训练营，原价1299元",
        "ADVERTISEMENT — Rates from $1,400 a page.",
        "商务合作：bd@x.example",
        "（编辑：郑舟）",
    ],
)
def test_noise_is_marked(line):
    assert [b.kind for b in view_of(f"正文一句话。\n\n{line}\n").blocks] == ["paragraph", "noise"]


def test_sentences_keep_abbreviations_and_closing_quotes():
    text = "The U.S. Commerce Dept. said so. Nvidia Inc. did not. “Fine.” She left."
    pieces = [text[a:b] for a, b in split_sentences(text, 0, len(text), "en")]
    assert "The U.S. Commerce Dept. said so." in " | ".join(pieces)
    assert "Nvidia Inc. did not." in pieces


@pytest.mark.parametrize("end", ["in May", "at 700 W", "to the U.S", "by Foo Inc", "at 8 TB/s", "for me"])
def test_sentences_end_with_what_looks_like_an_abbreviation(end):
    text = f"It was said {end}. The rest is silence."
    assert [text[a:b] for a, b in split_sentences(text, 0, len(text), "en")] == [
        f"It was said {end}.",
        "The rest is silence.",
    ]


_PIECES = st.sampled_from(
    [
        "字节跳动",
        "輝達",
        "記憶體頻寬",
        "A100",
        "Ｈ８００",
        " 10 万块 ",
        "\n",
        "\n\n",
        "。",
        "，",
        "**",
        "[链](https://a.b/c)",
        "- ",
        "# ",
        "![x](https://y.z/q)",
        "伺服器",
        "fine-\ntuning",
        "\r\n",
        "\u3000",
        "㎡",
        "（",
        "）",
        "１，０００",
        "\u200b",
        "---\n",
        "e\u0301",
        "🙂",
        "| a | b |\n",
    ]
)


@settings(max_examples=150)
@given(st.lists(_PIECES, max_size=40).map("".join), st.data())
def test_every_range_maps_back_in_order(text, data):
    view = view_of(text)
    a = data.draw(st.integers(0, len(view.text)))
    b = data.draw(st.integers(a, len(view.text)))
    start, end = view.original(a, b)
    assert 0 <= start <= end <= len(text)
    later = view.original(b, len(view.text))
    assert start <= later[0]
    # What the source range says, cleaned by itself, has the words of the view's range.
    fold = lambda words: re.sub(r"[\W_]+", "", opencc.OpenCC("tw2sp").convert(unicodedata.normalize("NFKC", words)))  # noqa: E731
    if not re.search(r"[\[\]()!#|*-]", text):
        assert fold(view.text[a:b]).casefold() in fold(text[start:end]).casefold()


def test_half_of_a_converted_word_maps_to_the_whole_word():
    view = view_of("這款晶片的記憶體頻寬與記憶體容量")
    start = view.text.index("带")
    assert slice(*view.original(start, start + 1)) == slice(8, 10)
    assert slice(*view.original(start, start + 2)) == slice(8, 10)


@settings(max_examples=60)
@given(st.lists(_PIECES, max_size=40).map("".join))
def test_blocks_are_ordered_and_do_not_overlap(text):
    view = view_of(text)
    previous = 0
    for block in view.blocks:
        assert previous <= block.start < block.end <= len(view.text)
        previous = block.end


def test_words_shared_outside_of_computing_are_only_written_anew():
    view = view_of("聯席首席執行官在電話會議上說，資料中心已啟用，業務進帳五十億元；執行長未回應。")
    assert "首席执行官在" in view.text
    assert "数据中心已启用，业务进账" in view.text
    assert original(view, "启用") == "啟用"


def test_words_of_trade_are_not_read_as_those_of_computing():
    view = view_of("晶圓廠今年新增四萬片產能，建立量產體系；核心業務整合後，排程已滿，釋出的訂單門檻設定在五萬片。")
    for word in ("新增", "建立", "核心", "整合", "排程", "释出", "设定"):
        assert word in view.text
    assert "推理芯片" in view_of("這款推論晶片鎖定雲端資料中心與邊緣運算，預計明年第三季開始出貨。").text


@pytest.mark.parametrize(
    ("text", "language", "paragraphs"),
    [
        ("Q: Who manufactures it?\nA: TSMC, on 4 nanometres. We like them a lot.\nQ: Why?", "en", 3),
        ("记者：客户是谁？\n邹铭：主要是米哈游和B站，米哈游一家租了我们1500张卡。\n记者：去年呢？", "zh", 3),
        ("1、三季度收入17.3亿元，环比增长8%。\n2、公司持有H100约3000张。\n3、二期明年投产。", "zh", 3),
    ],
)
def test_who_speaks_and_numbers_begin_paragraphs(text, language, paragraphs):
    assert len([b for b in view_of(text, language).blocks if b.kind != "noise"]) == paragraphs
