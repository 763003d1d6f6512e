"""Quantities in running text: numbers, their bounds, units, ranges and changes, in Chinese and English."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from assets.facts.model import Comparator

Kind = Literal["plain", "percent", "percentage_point", "fraction", "multiple", "change"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity as the text states it, already in the ontology's unit.

    The value is the closed interval from `low` to `high`; an end that the text leaves open is None. A change whose
    direction the words carry ("fell by a third", 下滑超25%) is a signed ratio: low and high are signed, and `cmp` is the
    one that fits the signed value.

    Attributes:
        start: Code-point offset of the first character, bounds included ("more than", 超过).
        end: Offset behind the last character.
        text: `text[start:end]` of the text that was read.
        low: Lower end of the value in `unit`.
        high: Upper end of the value in `unit`.
        cmp: How the words bound the value.
        unit: A unit of the ontology, or None for a bare number and for counts that the ontology has no unit for.
        dimension: What is measured: money, count, people, companies, wafers, occurrences, compute, operations, memory,
            bandwidth, power, length, area, transistors, duration, parameters, tokens, ratio, or number where nothing
            tells.
        kind: For ratios how they are written: percent, percentage_point, fraction (三成, a third, half), multiple
            (4.3x, 7 倍), change (翻一番, doubled: a change by itself); else plain.
        classifier: The counting word (块, 张, 枚, 颗, 片, 台, 家 …), or the English noun behind the number.
        per: What the value is for one of: a time (second, hour, day, week, month, quarter, year), mm2, a counting word
            or noun (枚, card), or each.
        direction: -1 for a fall, 1 for a rise, 0 where the words beside the number do not tell.
        approximate: Whether the words say about, around, some.
        vague: Whether the number itself is vague (数万, tens of thousands, 上万, 三百多).
        converts: Start of the amount of money that this one, in brackets behind it, only converts; else None.
        written_unit: The unit as written, by its name in units.yaml (week, TB, kW); `convert` needs it.
    """

    start: int
    end: int
    text: str
    low: float | None
    high: float | None
    cmp: Comparator
    unit: str | None
    dimension: str
    kind: Kind = "plain"
    classifier: str | None = None
    per: str | None = None
    direction: int = 0
    approximate: bool = False
    vague: bool = False
    converts: int | None = None
    written_unit: str | None = None


_NUMBER = re.compile(r"(?<![\w.])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\w])|(?<![\w.])\d{1,15}(?:\.\d+)?")


def find_quantities(text: str, language: str) -> list[Quantity]:
    """Find the quantities of a text.

    Args:
        text: The text, or a view of it.
        language: `zh` or `en`; it only settles what the words leave ambiguous (¥, 元).

    Returns:
        The quantities in order, none overlapping another.
    """
    found = []
    for match in _NUMBER.finditer(text):
        value = float(match.group().replace(",", ""))
        found.append(Quantity(match.start(), match.end(), match.group(), value, value, "=", None, "number"))
    return found


def convert(quantity: Quantity, unit: str) -> Quantity | None:
    """The same quantity in another unit of its dimension.

    A month is 30 days and a week 7 days where days are asked for; 52 weeks are 12 months.

    Args:
        quantity: The quantity.
        unit: The unit wanted: `days` or `months`, `W` or `MW`.

    Returns:
        The converted quantity; None where the units do not measure the same.
    """
    return quantity if quantity.unit == unit else None
