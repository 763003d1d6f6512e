"""What a quantity is and what is none, numbers in many written forms, word lists that grow, linear time."""

import re
import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from assets.data_files import DataFileError
from assets.facts.quantities.find import find_quantities, load_quantity_words
from assets.facts.quantities.quantity import Quantity, convert
from assets.facts.vocabulary import LEXICON


def language_of(text: str) -> str:
    return "zh" if any("\u4e00" <= character <= "\u9fff" for character in text) else "en"


def only(text: str) -> Quantity:
    found = find_quantities(text, language_of(text))
    assert len(found) == 1, found
    return found[0]


# expression: low, high, cmp, unit
VALUES = {
    # several magnitudes in one number, and the thousands behind 万
    "1兆2,000亿元": (1.2e12, 1.2e12, "=", "CNY"),
    "1,234亿5,600万元": (123_456_000_000, 123_456_000_000, "=", "CNY"),
    "2万3,500颗": (23_500, 23_500, "=", "units"),
    "2万3元": (23_000, 23_000, "=", "CNY"),
    "11万二元": (112_000, 112_000, "=", "CNY"),
    # bounds, before and behind
    "采购了超过10亿美元的芯片": (1e9, None, ">", "USD"),
    "不低于50亿元": (5e9, None, ">=", "CNY"),
    "至少投入3800亿元": (3.8e11, None, ">=", "CNY"),
    "不到50%": (None, 0.5, "<", "ratio"),
    "最多可容纳10万卡": (None, 1e5, "<=", "units"),
    "近10万块": (None, 1e5, "<~", "units"),
    "300美元出头": (300, None, ">", "USD"),
    "六成以上": (0.6, None, ">=", "ratio"),
    "15%左右": (0.15, 0.15, "~", "ratio"),
    "at least $16 billion": (1.6e10, None, ">=", "USD"),
    "no fewer than 5,000 chips": (5000, None, ">=", "units"),
    "as many as 131,072 B200s": (None, 131072, "<=", "units"),
    "a little under 2,000 A100s": (None, 2000, "<~", "units"),
    "just over $2 an hour": (2, None, ">", "USD"),
    "eight weeks or so": (96 / 52, 96 / 52, "~", "months"),
    "20,000-plus GPUs": (20000, None, ">=", "units"),
    # vague numbers
    "数万块": (2e4, 9e4, "range", "units"),
    "几十亿美元": (2e9, 9e9, "range", "USD"),
    "上万台": (1e4, None, ">=", "units"),
    "三百多名员工": (300, None, ">", "people"),
    "20余万颗": (2e5, None, ">", "units"),
    "十几亿元": (1.1e9, 1.9e9, "range", "CNY"),
    "tens of thousands of GPUs": (2e4, 9e4, "range", "units"),
    "several hundred million dollars": (2e8, 9e8, "range", "USD"),
    "a couple of hundred cards": (200, 200, "~", "units"),
    # ranges
    "60-80亿美元": (6e9, 8e9, "range", "USD"),
    "8亿到20亿美元之间": (8e8, 2e9, "range", "USD"),
    "一至两成": (0.1, 0.2, "range", "ratio"),
    "站上23%至24%": (0.23, 0.24, "range", "ratio"),
    "九个月到一年": (9, 12, "range", "months"),
    "3、4万块": (3e4, 4e4, "range", "units"),
    "$66 billion to $72 billion": (6.6e10, 7.2e10, "range", "USD"),
    "between 70% and 80%": (0.7, 0.8, "range", "ratio"),
    "a fifth to a quarter of the market": (0.2, 0.25, "range", "ratio"),
    "between a third and a half": (1 / 3, 0.5, "range", "ratio"),
    "10%, maybe 15%": (0.1, 0.15, "range", "ratio"),
    "$1,200, tops": (None, 1200, "<=", "USD"),
    '"well under" $9,000': (None, 9000, "<", "USD"),
    "nine to 12 months": (9, 12, "range", "months"),
    "8-to-12-week": (8 * 12 / 52, 12 * 12 / 52, "range", "months"),
    "500 k units": (5e5, 5e5, "=", "units"),
    "$40 k": (4e4, 4e4, "=", "USD"),
    "35-40 kwpm": (3.5e4, 4e4, "range", "wafers"),
    "three quarters of a million chips": (7.5e5, 7.5e5, "=", "units"),
    "a million and a half chips": (1.5e6, 1.5e6, "=", "units"),
    "989 BF16 TFLOPS": (989, 989, "=", "TFLOPS"),
    "it handed over 96,000 cards": (96000, 96000, "=", "units"),
    "it bought over 96,000 cards": (96000, None, ">", "units"),
    "it was ramped up to 192 GB": (192, 192, "=", "GB"),
    "it takes up to 192 GB": (None, 192, "<=", "GB"),
    # fractions, points, multiples
    "三分之一": (1 / 3, 1 / 3, "=", "ratio"),
    "约3/4": (0.75, 0.75, "~", "ratio"),
    "四成二": (0.42, 0.42, "=", "ratio"),
    "过半": (0.5, None, ">", "ratio"),
    "份额已降至零。": (0, 0, "=", "ratio"),
    "份额归零": (0, 0, "=", "ratio"),
    "不到H100的一半": (None, 0.5, "<", "ratio"),
    "two-thirds": (2 / 3, 2 / 3, "=", "ratio"),
    "one in five": (0.2, 0.2, "=", "ratio"),
    "4.6 percentage points": (0.046, 0.046, "=", "ratio"),
    "7倍多": (7, None, ">", "ratio"),
    "4.3x": (4.3, 4.3, "=", "ratio"),
    # changes carry their sign
    "下滑超25%": (None, -0.25, "<", "ratio"),
    "最多压低三成": (-0.3, None, ">=", "ratio"),
    "翻一番": (1, 1, "=", "ratio"),
    "翻了两番": (3, 3, "=", "ratio"),
    "增长了两倍": (2, 2, "=", "ratio"),
    "增长到两倍": (1, 1, "=", "ratio"),
    "占比从39%": (0.39, 0.39, "=", "ratio"),
    "升至50%": (0.5, 0.5, "=", "ratio"),
    "比去年低约五十个百分点": (-0.5, -0.5, "~", "ratio"),
    "fell by a third": (-1 / 3, -1 / 3, "=", "ratio"),
    "fell more than 30%": (None, -0.3, "<", "ratio"),
    "cut its prices for H100 instances by up to 44%": (-0.44, None, ">=", "ratio"),
    "more than tripled": (2, None, ">", "ratio"),
    "grew threefold": (2, 2, "=", "ratio"),
    "15% longer": (0.15, 0.15, "=", "ratio"),
    "10% to 20% short of demand": (0.1, 0.2, "range", "ratio"),
    # units
    "22.23兆韩元": (2.223e13, 2.223e13, "=", "KRW"),
    "1 PFLOPS": (1000, 1000, "=", "TFLOPS"),
    "8TB/s": (8000, 8000, "=", "GB/s"),
    "4 terabytes a second": (4000, 4000, "=", "GB/s"),
    "400Gbps": (50, 50, "=", "GB/s"),
    "每秒900GB": (900, 900, "=", "GB/s"),
    "1.5 TB": (1500, 1500, "=", "GB"),
    "120 kW": (0.12, 0.12, "=", "MW"),
    "700 W": (700, 700, "=", "W"),
    "over a gigawatt": (1000, None, ">", "MW"),
    "七百七十亿个晶体管": (7.7e10, 7.7e10, "=", "transistors"),
    "万亿参数": (1e12, 1e12, "=", "parameters"),
    "a 175B model": (1.75e11, 1.75e11, "=", "parameters"),
    "15.6 trillion tokens": (1.56e13, 1.56e13, "=", "tokens"),
    "3.8×10^25次浮点运算": (3.8e25, 3.8e25, "=", "FLOP"),
    "17万片": (1.7e5, 1.7e5, "=", "wafers"),
    "3-nanometre": (3, 3, "=", "nm"),
    "46 days": (46, 46, "=", "days"),
}


@pytest.mark.parametrize(("text", "value"), VALUES.items(), ids=list(VALUES))
def test_value(text, value):
    quantity = only(text)
    low, high, cmp, unit = value
    assert (quantity.low, quantity.high) == (pytest.approx(low), pytest.approx(high))
    assert (quantity.cmp, quantity.unit) == (cmp, unit)


@pytest.mark.parametrize(
    "text",
    [
        "A100、H100/800、GPT-3、4/5G、昇腾910B、HBM3E",
        "一家公司的一个项目，一些人，一度，三星，百度，千问",
        "2018-2019年，2025年3月，12月31日，十五日，3日",
        "电话010-5555-0137，2025-09-20 21:30，执业编号S0000525110001",
        "第3名，第二十五届，版本2.1.3，比例3:1",
        "5G and 3D, the 22nd, April 16, 16 April 2025, at 14:10, RTX 4090, Windows 11, #112, No. 3",
        "the first half, the third quarter, a second time, one of them",
        "扬言对半导体课征关税",
        "气温降到零下，公司转为零售商，第零层",
    ],
)
def test_no_quantity(text):
    assert find_quantities(text, language_of(text)) == []


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("1万美元 / 枚", "枚"),
        ("2万美元一颗", "颗"),
        ("每颗300美元", "颗"),
        ("每块售价3200美元", "块"),
        ("14.4万片/月", "month"),
        ("$25,000 a card", "card"),
        ("$12,000 apiece", "each"),
        ("35,000 wafers a month", "month"),
        ("$2 per GPU", "GPU"),
        ("每平方毫米5.92", "mm2"),
        ("$40 billion", None),
    ],
)
def test_per(text, per):
    assert only(text).per == per


@pytest.mark.parametrize(
    ("text", "dimension", "kind", "classifier"),
    [
        ("480块", "count", "plain", "块"),
        ("300名员工", "people", "plain", "名"),
        ("4,096 H100s", "count", "plain", "H100s"),
        ("9,200 accelerators", "count", "plain", "accelerators"),
        ("3.76m data-centre GPUs", "count", "plain", "GPUs"),
        ("12层", "count", "plain", "层"),
        ("三成", "ratio", "fraction", None),
        ("2.9个百分点", "ratio", "percentage_point", None),
        ("5.3倍", "ratio", "multiple", None),
        ("翻番", "ratio", "change", None),
        ("1750亿", "number", "plain", None),
    ],
)
def test_kind_and_counting_word(text, dimension, kind, classifier):
    quantity = only(text)
    assert (quantity.dimension, quantity.kind, quantity.classifier) == (dimension, kind, classifier)


def test_片_before_a_chip_counts_chips_and_else_wafers():
    assert only("1万片H100").unit == "units"
    assert only("1万片").unit == "wafers"


def test_a_yen_sign_is_read_by_what_stands_near():
    assert find_quantities("an order from Preferred Networks of Japan worth ¥40 billion", "en")[0].unit == "JPY"
    assert find_quantities("价格¥3,999", "zh")[0].unit == "CNY"
    # What a sign means that words far off tell.
    far = " It makes substrates." * 40
    (won,) = find_quantities(f"Hanyul Circuit, Seoul.{far} It has ordered W280-290bn of cloth.", "en")
    assert (won.low, won.high, won.unit) == (280e9, 290e9, "KRW")
    assert [(q.low, q.high) for q in find_quantities("RM85m to RM92m", "en")] == [(85e6, 92e6)]
    assert find_quantities(f"Shinko, a Nikkei stock.{far} Capex is ¥29bn.", "en")[0].unit == "JPY"
    assert all(q.unit != "KRW" for q in find_quantities("It has ordered W280-290bn of cloth, and draws 30 W.", "en"))


@pytest.mark.parametrize(
    "text",
    [
        "4亿美元（约合28亿元人民币）",
        "1万美元 / 枚（约 7.1 万元人民币）",
        "400亿元，约合57亿美元",
        "NT$759.7 billion ($23.5 billion)",
    ],
)
def test_a_conversion_is_marked(text):
    first, second = find_quantities(text, language_of(text))
    assert first.converts is None
    assert second.converts == first.start


def test_two_amounts_beside_each_other_are_no_conversion():
    assert all(q.converts is None for q in find_quantities("5亿美元，3亿元", "zh"))
    assert all(q.converts is None for q in find_quantities("5亿美元（3亿美元）", "zh"))


def test_a_bound_holds_for_a_list_that_says_so():
    assert [q.cmp for q in find_quantities("分别约14万颗和10万颗", "zh")] == ["~", "~"]
    assert [q.cmp for q in find_quantities("约14万颗和10万颗", "zh")] == ["~", "="]
    assert [(q.direction, q.low) for q in find_quantities("降幅分别为7%、2%", "zh")] == [(-1, -0.07), (-1, -0.02)]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("拉到两成至两成五", 0.2, 0.25),
        ("一成五至两成", 0.15, 0.2),
        ("三成至四成", 0.3, 0.4),
        ("两到三年半", 2 * 12, 3.5 * 12),
    ],
)
def test_both_ends_of_a_range_may_have_a_rest(text, low, high):
    (quantity,) = find_quantities(text, "zh")
    quantity = convert(quantity, "months") or quantity
    assert (quantity.low, quantity.high) == pytest.approx((low, high), rel=0.01)


def test_the_unit_of_a_change_is_told_once():
    cut = find_quantities("cut from 600 to 400 GB/s", "en")
    assert [(q.low, q.unit) for q in cut] == [(600, "GB/s"), (400, "GB/s")]
    assert [q.low for q in find_quantities("sales rose from 5 to 10 billion dollars", "en")] == [5e9, 1e10]
    assert [q.unit for q in find_quantities("grows from 3,000 wafers to 6,000 a month", "en")] == ["wafers", "wafers"]
    assert find_quantities("It grew from 100 in 2022 to 900 GPUs", "en")[0].unit is None


def test_by_and_to_are_a_step_and_a_level_where_they_are_far_apart():
    step, level = find_quantities("It raised the plan by $10 billion to $85 billion.", "en")
    assert (step.low, level.low, level.cmp) == (1e10, 8.5e10, "=")
    (single,) = find_quantities("Costs rose by $10 billion to $12 billion.", "en")
    assert (single.low, single.high) == (1e10, 1.2e10)


def test_from_and_to_are_two_values_of_a_change_and_a_range_without_one():
    assert [q.low for q in find_quantities("sales rose from $5bn to $10bn", "en")] == [5e9, 1e10]
    assert only("prices from $5 to $10").high == 10


def test_convert():
    weeks = only("eleven weeks")
    days = convert(weeks, "days")
    assert days is not None
    assert days.low == pytest.approx(77)
    month = convert(only("1个月"), "days")
    assert month is not None
    assert month.low == 30
    assert convert(only("700 W"), "MW").low == pytest.approx(7e-4)  # type: ignore[union-attr]
    assert convert(only("$5"), "days") is None


def test_an_unknown_language_is_refused():
    with pytest.raises(ValueError, match="'fr' must be zh or en"):
        find_quantities("5 GPUs", "fr")


# ---- properties ----

_DIGITS = "零一二三四五六七八九"


def in_chinese(number: int) -> str:
    """A whole number below 10^16 in Chinese numerals."""

    def below_ten_thousand(value: int) -> str:
        written, zero = "", False
        for size, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
            digit, value = divmod(value, size)
            if digit:
                written += ("零" if zero and written else "") + _DIGITS[digit] + name
                zero = False
            else:
                zero = True
        return written

    parts, rest = [], number
    for size, name in ((10**12, "万亿"), (10**8, "亿"), (10**4, "万"), (1, "")):
        head, rest = divmod(rest, size)
        if head:
            gap = bool(parts) and head < 1000
            parts.append(("零" if gap else "") + below_ten_thousand(head) + name)
    return "".join(parts)


_SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def in_english(number: int) -> str:
    """A whole number below 10^15 in English words."""
    if number < 20:
        return _SMALL[number]
    if number < 100:
        return _TENS[number // 10 - 2] + (f"-{_SMALL[number % 10]}" if number % 10 else "")
    if number < 1000:
        return f"{_SMALL[number // 100]} hundred" + (f" and {in_english(number % 100)}" if number % 100 else "")
    for size, name in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand")):
        if number >= size:
            rest = number % size
            joint = " and " if 0 < rest < 100 else " "
            return f"{in_english(number // size)} {name}" + (f"{joint}{in_english(rest)}" if rest else "")
    raise AssertionError(number)


_FULL_WIDTH = str.maketrans("0123456789.", "０１２３４５６７８９．")
numbers = st.integers(min_value=2, max_value=9_999_999_999)


@given(numbers)
def test_a_number_is_the_same_however_it_is_written(number):
    forms = [
        f"{number}块",
        f"{number:,}块",
        f"{number:,} GPUs",
        f"{number}块".translate(_FULL_WIDTH),
        f"{in_chinese(number)}块",
        f"{in_chinese(number)}塊".replace("万", "萬").replace("亿", "億").replace("两", "兩"),
        f"{in_english(number)} GPUs",
        f"{number / 10000:.4f}万块",
        f"{number / 1e6:.6f} million GPUs",
        f"{number / 1e6:.6f}m GPUs",
    ]
    for form in forms:
        quantity = only(f"公司有{form}。" if language_of(form) == "zh" else f"We own {form} here.")
        assert quantity.unit == "units", form
        assert quantity.low == quantity.high == pytest.approx(number, rel=1e-9), form


@given(
    numbers,
    st.sampled_from(["超过", "不到", "至少", "约", "不超过", "接近"]),
    st.sampled_from(["美元", "块", "亿元", "%"]),
)
def test_a_bound_opens_one_end(number, bound, unit):
    quantity = only(f"总计{bound}{number}{unit}。")
    plain = only(f"总计{number}{unit}。")
    expected = {"超过": ">", "不到": "<", "至少": ">=", "约": "~", "不超过": "<=", "接近": "<~"}[bound]
    assert quantity.cmp == expected
    assert quantity.low == (None if expected.startswith("<") else plain.low)
    assert quantity.high == (None if expected.startswith(">") else plain.high)


@given(st.integers(2, 400), st.integers(1, 500), st.sampled_from(["亿美元", "万块", "%", "个月", " GB", "nm"]))
def test_a_range_gives_its_unit_to_both_ends(low, difference, unit):
    first, last = only(f"约{low}{unit}").low, only(f"约{low + difference}{unit}").low
    for joint in ("-", "至", "到", "~", "–"):
        quantity = only(f"共有{low}{joint}{low + difference}{unit}")
        assert (quantity.cmp, quantity.low, quantity.high) == ("range", pytest.approx(first), pytest.approx(last))


@given(st.integers(1, 99))
def test_a_fall_is_the_mirror_of_a_rise(percent):
    rise, fall = only(f"同比增长超过{percent}%"), only(f"同比下降超过{percent}%")
    assert (fall.low, fall.high) == (None, pytest.approx(-percent / 100))
    assert (rise.low, rise.high) == (pytest.approx(percent / 100), None)
    assert (rise.cmp, fall.cmp, rise.direction, fall.direction) == (">", "<", 1, -1)


PIECES = [
    "超过",
    "约",
    "数万",
    "1,024",
    "3.5",
    "亿",
    "万块",
    "块",
    "美元",
    "%",
    "成",
    "倍",
    "多",
    "以上",
    "（",
    "）",
    "约合",
    "至",
    "-",
    "、",
    "。",
    "，",
    "A100",
    "H100/800",
    "GPT-3",
    "2025年",
    "3月",
    "about",
    "more",
    "than",
    "tens",
    "of",
    "thousands",
    "$5",
    "billion",
    "million",
    "GPUs",
    "a",
    "third",
    "half",
    "😀",
    "２５",
    "萬",
    "億",
    "幾",
    "塊",
    "fell",
    "by",
    "up",
    "to",
    "İ",
    "ß",
    "é",
    "第",
    "每",
    "/",
    "一",
    "twice",
    "each",
    "per",
    "\n",
    "\n\n",
    " ",
    "\u3000",
    "\xa0",
    "\ufeff",
    "\t",
]


def words_of_the_lists() -> list[str]:
    """Every word that a list of the grammar holds, those that turn another down included."""
    found: set[str] = set()

    def collect(item: object) -> None:
        if isinstance(item, str):
            found.update(re.findall(r"\w+", item))
        elif isinstance(item, dict):
            for part in item.items():
                collect(list(part))
        elif isinstance(item, list):
            for part in item:
                collect(part)

    for name in ("numbers", "units", "hedges"):
        collect(yaml.safe_load((LEXICON / f"{name}.yaml").read_text(encoding="utf-8")))
    return sorted(found)


pieces = st.sampled_from(PIECES) | st.sampled_from(words_of_the_lists())


@given(st.one_of(st.text(), st.lists(pieces, max_size=30).map("".join), st.lists(pieces, max_size=30).map(" ".join)))
@settings(max_examples=300)
def test_spans_hold_on_any_text(text):
    for language in ("zh", "en"):
        found = find_quantities(text, language)
        assert found == find_quantities(text, language)
        previous = 0
        for quantity in found:
            assert text[quantity.start : quantity.end] == quantity.text
            assert previous <= quantity.start < quantity.end
            previous = quantity.end
            if quantity.low is not None and quantity.high is not None:
                assert quantity.low <= quantity.high
            assert (quantity.low is None) + (quantity.high is None) < 2


# ---- word lists ----


def changed(tmp_path: Path, name: str, old: str, new: str) -> Path:
    """A copy of a word list in which a text is replaced."""
    text = (LEXICON / name).read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / name
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def test_a_unit_is_added_without_code(tmp_path):
    entry = "units:\n  - {name: EOPS, unit: TOPS, dimension: compute, factor: 1.0e+6, words: [eops, 百亿亿次运算]}\n"
    words = load_quantity_words(units=changed(tmp_path, "units.yaml", "units:\n", entry))
    for text in ("a node of 2.5 EOPS", "算力为2.5百亿亿次运算"):
        quantity = find_quantities(text, language_of(text), words)[0]
        assert (quantity.low, quantity.unit, quantity.written_unit) == (2.5e6, "TOPS", "EOPS")
        assert find_quantities(text, language_of(text))[0].written_unit != "EOPS"


def test_a_counting_word_is_added_without_code(tmp_path):
    entry = "units:\n  - {name: blade, unit: units, dimension: count, counts: true, words: [刀片, blades]}\n"
    words = load_quantity_words(units=changed(tmp_path, "units.yaml", "units:\n", entry))
    assert find_quantities("部署了64刀片", "zh", words)[0].classifier == "刀片"
    assert find_quantities("64 liquid-cooled blades", "en", words)[0].unit == "units"


def test_a_hedge_is_added_without_code(tmp_path):
    entry = 'bounds:\n  - {cmp: "<~", before: [knocking on the door of, 奔向]}\n'
    words = load_quantity_words(hedges=changed(tmp_path, "hedges.yaml", "bounds:\n", entry))
    assert find_quantities("knocking on the door of $5 trillion", "en", words)[0].cmp == "<~"
    assert find_quantities("奔向10万块", "zh", words)[0].cmp == "<~"
    assert find_quantities("奔向10万块", "zh")[0].cmp == "="


@pytest.mark.parametrize(
    ("name", "old", "new", "problem"),
    [
        (
            "units.yaml",
            "units:\n",
            "units:\n  - {name: x1, dimension: money, worlds: [x]}\n",
            "unknown key 'worlds' (did you mean 'words'?)",
        ),
        ("units.yaml", "units:\n", "units:\n  - {name: x1, words: [x]}\n", "'dimension' is missing"),
        ("units.yaml", "units:\n", "units:\n  - {name: yen, dimension: money, words: [x]}\n", "'yen' is taken"),
        ("units.yaml", "units:\n", "units:\n  - {name: x1, dimension: money}\n", "needs words, symbols or before"),
        ("units.yaml", "units:\n", "units:\n  - {name: x1, dimension: money, words: [86]}\n", "put quotes around"),
        (
            "units.yaml",
            "units:\n",
            "units:\n  - {name: x1, dimension: m, words: [x], kind: big}\n",
            "'big' must be one of",
        ),
        ("hedges.yaml", "bounds:\n", "bounds:\n  - {cmp: '=>', before: [x]}\n", "'=>' must be one of"),
        ("numbers.yaml", "digits: {零: 0,", "digits: {零: zero,", "must map strings to numbers"),
        ("numbers.yaml", "variants: {", "variants: {xy: z, ", "must be one character for one character"),
    ],
)
def test_a_wrong_entry_is_named_with_its_file_and_line(tmp_path, name, old, new, problem):
    path = changed(tmp_path, name, old, new)
    argument = {name.removesuffix(".yaml"): path}
    with pytest.raises(DataFileError, match=r"line [0-9]+") as error:
        load_quantity_words(**argument)
    assert problem in str(error.value)
    assert str(path) in str(error.value)


def test_broken_yaml_and_a_missing_file_are_named(tmp_path):
    path = changed(tmp_path, "units.yaml", "units:\n", "units:\n  - {name: [\n")
    with pytest.raises(DataFileError, match=r"units\.yaml, line [0-9]+: not valid YAML"):
        load_quantity_words(units=path)
    with pytest.raises(DataFileError, match="is missing; restore it"):
        load_quantity_words(units=tmp_path / "nowhere.yaml")
    path.write_text("units: []\nunits: []\n", encoding="utf-8")
    with pytest.raises(DataFileError, match=r"line [0-9]+: 'units' stands twice, first in line [0-9]+; keep one"):
        load_quantity_words(units=path)


# ---- cost ----

LONG = {
    "one line of prose": "字节今年订购了超过 10 亿美元的 GPU，同比增长约三成；It paid $2.5 billion for 16,384 H100s. ",
    "digits": "1234567890",
    "numerals": "一二三万亿",
    "brackets": "（(",
    "one word": "a",
    "dashes": "twenty-",
    "commas": "123,",
    "spaced groups": "123 456 ",
    "plurals": "tens of ",
    "hedges": "about more than 约超过",
}


@pytest.mark.parametrize("unit", LONG.values(), ids=list(LONG))
def test_the_time_is_linear(unit):
    find_quantities(unit, "en")

    def seconds(length: int) -> float:
        text = (unit * (length // len(unit) + 1))[:length]
        begin = time.process_time()
        find_quantities(text, "en")
        return time.process_time() - begin

    short = min(seconds(25_000) for _ in range(3))
    assert seconds(200_000) < 8 * 4 * max(short, 0.004)


def test_a_million_digits_and_a_line_of_a_megabyte():
    begin = time.process_time()
    assert find_quantities("9" * 1_000_000, "en") == []
    assert find_quantities("（" * 1_000_000 + "5亿元", "zh")[0].low == 5e8
    line = "公司向台积电追加30万颗芯片，价格约2万美元一颗" * 16_000
    assert len(line.encode()) > 1_000_000
    assert len(find_quantities(line, "zh")) == 32_000
    assert time.process_time() - begin < 30


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("成本从635万压到508万元", ["CNY", "CNY"]),
        ("单价由3万降到2.5万美元", ["USD", "USD"]),
        ("从3万张增至5万", ["units", "units"]),
        ("从300亿美元提高到350亿", ["USD", "USD"]),
        ("用户从3亿涨到5亿，营收50亿元", [None, None, "CNY"]),
        ("参数2900亿，成本508万元", [None, "CNY"]),
    ],
)
def test_one_unit_is_that_of_both_numbers_of_a_chinese_change(text, units):
    assert [quantity.unit for quantity in find_quantities(text, "zh")] == units
