"""What people say a piece costs, without a currency."""

from __future__ import annotations

import pytest

from assets.facts.quantities.find import find_quantities
from assets.facts.quantities.per_piece import with_prices_per_piece


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
    ],
)
def test_what_a_piece_costs_is_money(text: str, value: float, per: str | None) -> None:
    found = [q for q in with_prices_per_piece(text, find_quantities(text, "zh")) if q.dimension == "money"]
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
    assert with_prices_per_piece(text, found) == found
