"""Sums as people say them, without a currency."""

from __future__ import annotations

import pytest

from assets.facts.quantities.find import find_quantities
from assets.facts.quantities.spoken_sums import with_spoken_sums


@pytest.mark.parametrize(
    ("text", "value", "per"),
    [
        ("H100更吓人，现在二十五万一张。", 250_000, "张"),
        ("A800去年还是三万五一张。", 35_000, "张"),
        ("A800九万块一张。", 90_000, "张"),
        ("昇腾910B当时11万一块。", 110_000, "块"),
        ("八卡机210万一台。", 2_100_000, "台"),
        ("一张A800还卖九万块。", 90_000, None),
        ("H20价格跌到七万块左右。", 70_000, None),
        ("今年收入目标9个亿。", 9e8, None),
        ("一年租金2.4个亿。", 2.4e8, None),
        ("这一轮融了一个亿。", 1e8, None),
    ],
)
def test_what_a_piece_costs_is_money(text: str, value: float, per: str | None) -> None:
    found = [q for q in with_spoken_sums(text, find_quantities(text, "zh")) if q.dimension == "money"]
    assert [(q.low, q.unit, q.per) for q in found] == [(value, "CNY", per)]


@pytest.mark.parametrize(
    "text",
    [
        "我们买了九万块。",
        "手里有二十五万一千张H100。",
        "坐等4090降到一万块。",
        "一期装了三万块，二期再装五万块。",
        "共1万张卡。",
    ],
)
def test_what_is_counted_stays_a_count(text: str) -> None:
    found = find_quantities(text, "zh")
    assert with_spoken_sums(text, found) == found
