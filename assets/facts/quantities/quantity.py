"""What a quantity is, and its conversion to another unit of its dimension."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assets.facts.model import Comparator
from assets.facts.quantities.numerals import rounded
from assets.facts.quantities.words import Kind, Unit


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity as the text states it, already in the ontology's unit.

    The value is the closed interval from `low` to `high`; an end that the text leaves open is None. A change whose
    direction the words carry ("fell by a third", 下滑超25%) is a signed ratio: low and high are signed, and `cmp` is
    the one that fits the signed value.

    Attributes:
        start: Code-point offset of the first character, bounds included ("more than", 超过).
        end: Offset behind the last character.
        text: `text[start:end]` of the text that was read.
        low: Lower end of the value in `unit`.
        high: Upper end of the value in `unit`.
        cmp: How the words bound the value.
        unit: A unit of the ontology, or None for a bare number and for counts that the ontology has no unit for.
        dimension: What is measured: money, ratio, compute, operations, memory, bandwidth, power, energy, length, area,
            transistors, duration, parameters, tokens, wafers, count, people, companies, occurrences …, as units.yaml
            says, or number where nothing tells.
        kind: For ratios how they are written: percent, percentage_point, fraction (三成, a third, half), multiple
            (4.3x, 7 倍), change (翻一番, doubled: a change by itself); else plain.
        classifier: The counting word (块, 张, 枚, 颗, 片, 台, 家 …), or the English noun that is counted.
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


_DAYS = {"day": 1.0, "hour": 1 / 24, "week": 7.0, "month": 30.0, "quarter": 91.0, "year": 365.0}
_MONTHS = {"week": 12 / 52, "month": 1.0, "quarter": 3.0, "year": 12.0}
_FACTORS = {
    ("W", "MW"): 1e-6,
    ("MW", "W"): 1e6,
    ("days", "months"): 12 / 365,
    ("months", "days"): 365 / 12,
    ("wafers", "units"): 1.0,
    ("units", "wafers"): 1.0,
}
STRICTNESS = {">": 5, "<": 5, ">=": 4, "<=": 4, "<~": 3, "range": 3, "~": 2, "=": 1}


def convertible(unit: str) -> frozenset[str]:
    """A unit, and those to which `convert` takes a quantity in it."""
    return frozenset([unit, *(wanted for given, wanted in _FACTORS if given == unit)])


def written_duration(quantity: Quantity) -> float | None:
    """How many of a duration's `unit` one is of the unit that it is written in: 7 for weeks told in days.

    Args:
        quantity: The quantity.

    Returns:
        The factor; None where the quantity is no duration.
    """
    factors = {"days": _DAYS, "months": _MONTHS}.get(quantity.unit or "", {})
    return factors.get(quantity.written_unit or "")


def convert(quantity: Quantity, unit: str) -> Quantity | None:
    """The same quantity in another unit of its dimension.

    Where days are asked for, a week has 7, a month 30 and a year 365; where months are asked for, 52 weeks are 12.
    `wafers` and `units` are exchanged without a factor, for 片 means either.

    Args:
        quantity: The quantity.
        unit: The unit wanted: `days` or `months`, `W` or `MW`, `units` or `wafers`.

    Returns:
        The converted quantity; None where the units do not measure the same.
    """
    if quantity.unit == unit:
        return quantity
    factor = _FACTORS.get((quantity.unit or "", unit))
    if factor is None:
        return None
    if unit == "days" and quantity.written_unit in _MONTHS:
        factor = _DAYS[quantity.written_unit] / _MONTHS[quantity.written_unit]
    low = None if quantity.low is None else rounded(quantity.low * factor)
    high = None if quantity.high is None else rounded(quantity.high * factor)
    return replace(quantity, low=low, high=high, unit=unit)


def factor_between(unit: Unit, target: Unit) -> float:
    """How many of `target` one `unit` is; 0 where they cannot be compared."""
    if unit.unit == target.unit:
        return unit.factor / target.factor
    if unit.dimension == target.dimension == "duration" and unit.unit == "days" and target.unit == "months":
        return unit.factor * 12 / 365 / target.factor
    return 0.0


def negated(value: float | None) -> float | None:
    """The bound with its sign turned; 0 has none."""
    return None if value is None else -value or 0.0


def interval(
    low: float, high: float, cmp: Comparator, approximate: bool
) -> tuple[float | None, float | None, Comparator]:
    """The closed interval that a comparator makes of a number, or of the two ends of a range."""
    if cmp in (">", ">="):
        return low, None, cmp
    if cmp in ("<", "<=", "<~"):
        return None, high, cmp
    if low != high:
        return low, high, "range"
    return low, high, "~" if approximate else "=" if cmp == "range" else cmp
