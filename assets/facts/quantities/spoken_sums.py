"""Sums as people say them, without a currency: 二十五万一张, 一张A800卖九万块, two 亿 as 两个亿."""

from __future__ import annotations

import re
from dataclasses import replace

from assets.facts.quantities.find import find_quantities
from assets.facts.quantities.quantity import Quantity

_DIGITS = r"[\d.,一二两三四五六七八九十百千万]"
# A sum, perhaps with 块 for the yuan, and behind it what it is for one of.
_FOR_ONE = re.compile(
    rf"(?P<sum>{_DIGITS}{{1,9}}?(?:万|千|百)[一二三四五六七八九]?多?)块?一(?P<one>[张颗片枚台套块])(?!钱)"
)
# 一张A800还卖九万块: what one of something costs; of a price that went to some yuan.
_ONE_COSTS = re.compile(r"(?:一[张颗片枚台套块]|每[张颗片枚台套块]|单卡)[^，。；！？\n]{0,18}$")
_WENT_TO = re.compile(
    r"(?:[涨跌炒卖降掉飙]到|[涨跌炒降]至|要价|叫价|开价|报价|价格|价)了?(?:大概|大约|约|近|将近|快)?$"
)
_WAITED_FOR = re.compile(r"(?:等着?|盼着?|希望|巴不得|除非|要是|如果|什么时候)[^，。；！？\n]*$")
_ENDS = re.compile(r"[，。；！？、）”\s]|$")
_ABOUT = re.compile("左右|上下|出头")
_WINDOW = 24
# 2.4个亿, 三个多亿美元: money where nothing is counted behind it.
_HUNDRED_MILLIONS = re.compile(
    r"(?P<more>多)?亿(?P<currency>人民币|美元|美金|港元|港币|欧元|日元|新台币|台币|令吉|元)?"
)
_ONE_HUNDRED_MILLION = re.compile(
    r"(?P<bound>不到|近|约|超过?|大概|差不多|将近)?一个(?P<more>多)?亿(?![美港欧日台令人])"
)
_COUNTED = re.compile(r"(?:的|个)?(?:参数|词元|用户|人|颗|张|块|tokens?|token|条|次|台|日活|月活)")


def with_spoken_sums(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """Read as money what is said to be the price of a piece.

    Args:
        text: A Chinese text.
        quantities: What `find_quantities` finds in it.

    Returns:
        The quantities, those that are prices of a piece in yuan.
    """
    found = [_for_one(text, q) or _in_yuan(text, q) or _in_hundred_millions(text, q) or q for q in quantities]
    # 不到一个亿: one of something is no count.
    starts = {q.start for q in found}
    for match in _ONE_HUNDRED_MILLION.finditer(text):
        money = find_quantities(f"{match['bound'] or ''}1{match['more'] or ''}亿元", "zh")
        if match.start() not in starts and len(money) == 1 and not _COUNTED.match(text, match.end()):
            found.append(replace(money[0], start=match.start(), end=match.end(), text=match[0]))
    return sorted(found, key=lambda q: q.start)


def _in_hundred_millions(text: str, quantity: Quantity) -> Quantity | None:
    match = _HUNDRED_MILLIONS.match(text, quantity.end)
    if match is None or not quantity.text.endswith("个") or _COUNTED.match(text, match.end()):
        return None
    read = find_quantities(f"{quantity.text[:-1]}{match['more'] or ''}亿{match['currency'] or '元'}", "zh")
    if len(read) != 1 or read[0].dimension != "money":
        return None
    return replace(read[0], start=quantity.start, end=match.end(), text=text[quantity.start : match.end()])


def _for_one(text: str, quantity: Quantity) -> Quantity | None:
    if quantity.dimension not in ("count", "number"):
        return None
    match = _FOR_ONE.search(text, quantity.start, min(len(text), quantity.end + 3))
    if match is None or match.end() < quantity.end or match.start() - quantity.start > _WINDOW:
        return None
    return _money(quantity, text[quantity.start : match.end("sum")], match["one"])


def _in_yuan(text: str, quantity: Quantity) -> Quantity | None:
    words = quantity.text.partition("块")
    if quantity.classifier != "块" or not words[1] or not (_ABOUT.fullmatch(words[2]) or not words[2]):
        return None
    if not _ENDS.match(text, quantity.end):
        return None
    before = text[max(0, quantity.start - _WINDOW) : quantity.start]
    if _WAITED_FOR.search(before) or (_ONE_COSTS.search(before) is None and _WENT_TO.search(before) is None):
        return None
    return _money(quantity, words[0], None)


def _money(quantity: Quantity, words: str, per: str | None) -> Quantity | None:
    read = find_quantities(f"{words}元", "zh")
    if len(read) != 1 or read[0].dimension != "money":
        return None
    end = quantity.start + len(words)
    return replace(read[0], start=quantity.start, end=end, text=words, per=per)
