"""Encodings: every right one is found, every wrong one refused with its place."""

import codecs
import re
from pathlib import Path

import opencc
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from assets.articles.decoding import decode, line_and_column, plausibility
from assets.articles.document import ArticleError

SAMPLES = Path(__file__).parents[2] / "assets" / "articles" / "samples"

SIMPLIFIED = [
    "两名知情人士透露，该公司计划明年采购超过四百亿元人民币的加速卡，首批订单约一百亿元，最快下月交付。",
    "渠道商的报价是每块十二万元左右，比去年夏天贵了两成。",
    "寒武纪、海光信息同日披露中报，营业收入分别增长约四十三倍和四成五。",
    "A800 与 H800 的互联带宽都是 400 GB/s。",
    "禁令之后第三十四天：囤卡、改单与备胎",
]
SHORT_SIMPLIFIED = ["订单排到明年", "英伟达股价大涨", "产能缺口一成", "出口管制升级"]
ENGLISH = [
    "ByteDance, Alibaba and Tencent together ordered at least $16 billion of H20s – “nearly half” for one of them.",
    "The lab’s café fleet costs €2 an hour and £5 a day.",
]


TO_TRADITIONAL = opencc.OpenCC("s2tw")


def traditional(text):
    return TO_TRADITIONAL.convert(text)


@pytest.mark.parametrize("text", SIMPLIFIED + SHORT_SIMPLIFIED)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "gb18030", "utf-16-le", "utf-16-be"])
def test_simplified_chinese_is_read_in_every_encoding(text, encoding):
    decoded = decode(text.encode(encoding), "a.txt")
    assert (decoded.text, decoded.encoding, decoded.warnings) == (text, encoding, ())


@pytest.mark.parametrize("text", [traditional(text) for text in SIMPLIFIED + SHORT_SIMPLIFIED])
@pytest.mark.parametrize("encoding", ["utf-8", "big5hkscs", "gb18030", "utf-16-le"])
def test_traditional_chinese_is_read_in_every_encoding(text, encoding):
    decoded = decode(text.encode(encoding), "a.txt")
    assert (decoded.text, decoded.encoding) == (text, encoding)


@pytest.mark.parametrize("text", ENGLISH)
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16-le", "utf-16"])
def test_english_with_typographic_signs_is_read(text, encoding):
    decoded = decode(text.encode(encoding), "a.txt")
    assert (decoded.text, decoded.encoding) == (text, encoding)


def test_big5_bytes_are_valid_gb18030_and_still_read_as_big5():
    text = traditional(SIMPLIFIED[0])
    as_gb18030 = text.encode("big5hkscs").decode("gb18030", "replace")
    assert as_gb18030 != text
    assert plausibility(as_gb18030) < plausibility(text)
    assert decode(text.encode("big5hkscs"), "a.txt").text == text


def sentences(folder):
    for article in sorted(folder.glob("**/*.md")):
        text = article.read_text(encoding="utf-8")
        for sentence in map(str.strip, re.split(r"(?<=[。！？\n])", text)):
            if len(re.findall(r"[\u4e00-\u9fff]", sentence)) >= 4:
                yield sentence


@pytest.mark.parametrize("corpus", ["samples", "evaluation"])
def test_every_sentence_of_real_articles_survives_every_encoding(corpus, request):
    """Each sentence alone, which is harder than the article."""
    folder = SAMPLES if corpus == "samples" else request.getfixturevalue("evaluation_folder")
    to_traditional = opencc.OpenCC("s2twp")
    wrong = []
    tried = 0
    for sentence in sentences(folder):
        for version, encodings in (
            (sentence, ("utf-8", "gb18030", "utf-16-le", "utf-16-be")),
            (to_traditional.convert(sentence), ("big5hkscs", "gb18030")),
        ):
            for encoding in encodings:
                try:
                    data = version.encode(encoding)
                except UnicodeEncodeError:
                    continue
                tried += 1
                try:
                    if decode(data, "a.txt").text != version:
                        wrong.append((version, encoding))
                except ArticleError as error:
                    wrong.append((version, str(error)))
    assert tried > 500
    # 有經銷商 in UTF-16 is also a plausible line of Western signs.
    assert len(wrong) <= tried / 1000, wrong


@pytest.mark.parametrize(
    ("declared", "encoding"), [("GB2312", "gb18030"), ("gbk", "gb18030"), ("big5", "big5hkscs"), ("UTF-8", "utf-8")]
)
def test_the_declared_encoding_is_believed_in_its_wider_sense(declared, encoding):
    # 镕 and 喆 are in no GB2312, 碁 is in Big5 only.
    text = traditional(SIMPLIFIED[1]) if encoding == "big5hkscs" else SIMPLIFIED[1] + "朱镕基、陶喆"
    decoded = decode(text.encode(encoding), "a.html", declared)
    assert (decoded.text, decoded.encoding, decoded.warnings) == (text, encoding, ())


@pytest.mark.parametrize("declared", ["iso-8859-1", "gb2312", "big5", "utf-16", "shift_jis"])
def test_a_wrong_declaration_is_not_believed(declared):
    data = SIMPLIFIED[0].encode()
    decoded = decode(data, "a.html", declared)
    assert decoded.text == SIMPLIFIED[0]
    assert "but is in utf-8" in decoded.warnings[0]


@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1", "windows-1252"])
def test_a_chinese_page_with_a_western_declaration_is_read(declared):
    assert decode(SIMPLIFIED[0].encode("gb18030"), "a.html", declared).text == SIMPLIFIED[0]


@pytest.mark.parametrize("declared", ["no-such-encoding", "rot13", "unicode_escape", "base64", "", "\0"])
def test_an_unknown_declaration_is_reported(declared):
    decoded = decode(SIMPLIFIED[0].encode(), "a.html", declared)
    assert decoded.text == SIMPLIFIED[0]
    assert bool(decoded.warnings) == bool(declared)


def test_the_byte_order_mark_goes_before_the_declaration():
    decoded = decode(codecs.BOM_UTF8 + SIMPLIFIED[0].encode(), "a.html", "gb2312")
    assert (decoded.text, decoded.encoding) == (SIMPLIFIED[0], "utf-8-sig")


def test_other_encodings_are_left_to_the_library():
    text = "Компания объявила, что возобновит поставки ускорителей в Китай после получения лицензии от правительства."
    assert decode(text.encode("koi8-r"), "a.txt").text == text


@pytest.mark.parametrize(
    ("data", "problem", "place"),
    [
        (b"", "empty", None),
        (b" \r\n\t", "empty", None),
        (codecs.BOM_UTF16_LE, "nothing but white space", None),
        (b"%PDF-1.7 rest", "a PDF", "byte 0"),
        (b"PK\x03\x04rest", "a ZIP archive", "byte 0"),
        (b"\x7fELF\x02\x01\x01\x00", "a program", "byte 0"),
        (b"plain text with\na NUL \x00 in it", "NUL", "byte 22"),
        (bytes(range(256)) * 40, "NUL byte", "byte 0"),
        ("line one\nand a NUL \0".encode("utf-16"), "a NUL character", "line 2, column 11"),
        (b"\x01\x02\x03\x04\x05 text", "5 control characters", "line 1, column 1"),
        (b"\xff\xfe\x00\xd8a", "the byte order mark says utf-16", "byte 2"),
        (b"\xef\xbb\xbfabc\xff", "the byte order mark says utf-8-sig", "byte 3"),
        (b"\xfe\xed\xfa\xcf\x81\x90\xa0\xff\xff\xff" * 30, "the encoding is unknown", "byte 0"),
    ],
)
def test_what_is_no_text_is_refused_with_place_and_remedy(data, problem, place):
    with pytest.raises(ArticleError, match=problem) as caught:
        decode(data, "folder/a.txt")
    assert caught.value.location == "folder/a.txt"
    assert caught.value.place == place
    assert caught.value.remedy


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_damaged_character_is_named_by_its_byte(encoding):
    head = (SIMPLIFIED[0] + "\n").encode(encoding)
    data = head + b"\xff" + SIMPLIFIED[1].encode(encoding)
    with pytest.raises(ArticleError, match=f"the text is {encoding}, but damaged in 1 place") as caught:
        decode(data, "a.txt")
    assert caught.value.place == f"byte {len(head)}"
    assert decode(data, "a.html", allow_damage=True).text.replace("\ufffd", "").startswith(SIMPLIFIED[0])


def test_an_english_file_with_one_damaged_quote_is_not_turned_into_rubbish():
    data = "“We’re sold out,” she said. It’s over.".encode().replace(b"\x80\x99s", b"\x80s")
    with pytest.raises(ArticleError, match="the text is utf-8, but damaged"):
        decode(data, "a.txt")


def test_places_count_lines_and_columns_from_one():
    assert line_and_column("ab\ncd\r\nef", 0) == "line 1, column 1"
    assert line_and_column("ab\ncd\r\nef", 4) == "line 2, column 2"
    assert line_and_column("ab\ncd\r\nef", 7) == "line 3, column 1"


# Fragments, not single characters: 三三两两两 in UTF-16 is a line of ASCII, and no rule could tell.
fragments = st.sampled_from(SIMPLIFIED).flatmap(
    lambda text: st.integers(0, len(text) - 8).map(lambda start: text[start : start + 8])
)


@given(
    st.lists(fragments, min_size=2, max_size=6).map("".join),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32", "gb18030", "utf-16-le", "utf-16-be"]),
)
def test_fragments_of_chinese_make_the_round_trip(text, encoding):
    assert decode(text.encode(encoding), "a.txt").text == text


@given(
    st.lists(fragments.map(traditional), min_size=2, max_size=6).map("".join), st.sampled_from(["big5hkscs", "gb18030"])
)
def test_fragments_of_traditional_chinese_make_the_round_trip(text, encoding):
    assert decode(text.encode(encoding), "a.txt").text == text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_any_text_makes_the_round_trip_where_its_encoding_is_marked(text):
    if not text.strip("\ufeff \t\r\n"):
        return
    for encoding in ("utf-8-sig", "utf-16", "utf-32"):
        data = text.encode(encoding)
        decoded = decode(data, "a.txt")
        assert (decoded.text, decoded.encoding) == (text, encoding)


@given(st.binary(max_size=400), st.sampled_from([None, "gb2312", "big5", "utf-8", "utf-16", "x"]), st.booleans())
@example(b"\x84\x31\x95\x33", None, False)
@example(b"+ADw-", "utf-7", False)
@settings(max_examples=400)
def test_any_bytes_are_decoded_faithfully_or_refused(data, declared, allow_damage):
    try:
        decoded = decode(data, "a.txt", declared, allow_damage=allow_damage)
    except ArticleError:
        return
    assert decoded.text == data.decode(decoded.encoding, "replace" if allow_damage else "strict")
    assert "\0" not in decoded.text


@given(st.sampled_from(SIMPLIFIED + ENGLISH), st.sampled_from(["utf-8", "gb18030", "utf-16-le"]), st.data())
def test_a_changed_byte_never_goes_unnoticed_as_a_replacement_character(text, encoding, data):
    damaged = bytearray(text.encode(encoding, "ignore"))
    for _ in range(data.draw(st.integers(1, 3))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    try:
        decoded = decode(bytes(damaged), "a.txt")
    except ArticleError:
        return
    assert decoded.text == bytes(damaged).decode(decoded.encoding)
