"""A figure in the unit that a frame asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, partial

from assets.facts.discourse import Sentence
from assets.facts.engine.figures.changes import Changes
from assets.facts.engine.figures.counts import CARD_HOURS, HOURS, Counts, beside_chip
from assets.facts.engine.figures.differences import Differences
from assets.facts.engine.figures.ratios import measures_multiplied
from assets.facts.engine.figures.sums import Sums
from assets.facts.engine.state import COMMON, MEASURES, like
from assets.facts.frames import Trigger, Value
from assets.facts.patterns import screened
from assets.facts.quantities.quantity import Quantity, convert, convertible

# What is counted in pieces and is no chip: tools of a fab, turbines.
_OTHER_MACHINES = screened(r"机台|光刻机|刻蚀机|沉积设备|设备|机床|机组|变压器|燃气轮机|发电机|冷机|机器人|汽车|手机")
_GOODS_COUNTED = re.compile(
    r"\sof\s(?:(?:[A-Z][\w.&-]*(?:['’]s?)?|its|their|the|these|those|\d[\d,.]*)\s){0,4}(?:[a-z][\w-]*\s){0,2}"
    r"(?:chips|GPUs|accelerators|processors|servers|racks|TPUs|cards|boards|units)\b"
)
# What is raised or borrowed is no measure of a company.
_ROUND_BEHIND = re.compile(
    r"[ -](?:(?!(?:in|at|by|for|from|after|before|during|as|when|with|on|ahead)\b)[a-z-]+ ){0,2}(?:funding"
    r"|financing|fundraising|investment round|round|loan|bond|share sale|debt|credit"
    r"|offering)\b",
    re.IGNORECASE,
)
# "19.2 trillion won ($13.2 billion) in operating profit"
_PROFIT_BEHIND = re.compile(
    r"(?: \([^()]{1,30}\))? (?:in|of|as) (?:(?:total|record|adjusted|net|operating|gross|pre-?tax|quarterly) ){0,3}"
    r"(?:profits?|income|earnings|loss(?:es)?|ebitda|cash)\b",
    re.IGNORECASE,
)
_TO_LEVEL = re.compile(r",? to (?:about |around |some )?[$€£¥]?[A-Z]{0,3} ?\d")
# A sum for each of these is a rent or a rate, and nothing that is paid once.
_SHORT_PERIODS = frozenset({"hour", "day", "week", "month"})
_PAID_ONCE = frozenset({"orders", "supplies", "invests_in", "market_cap"})
# A sum apposed to a noun: "a tenth of Lam's turnover, or $1.6 billion, is exposed to"
_APPOSED_SUM = re.compile(r"\s*(?:or )?(?:about |around |some |roughly )?")
# "45,000 7nm wafers"
_WAFERS_COUNTED = re.compile(r"\s(?!of\b|and\b|or\b)(?:[\w.-]+\s){1,3}?wafers\b")
_COMPUTE_LINE = re.compile(r"算力|性能|TPP|TOPS|comput|performance|processing", re.IGNORECASE)
# "a ceiling of 4,800 in total processing performance"
_OF_COMPUTE_BEHIND = re.compile(r"(?:\s(?:in|of|for|by)(?: total)?)?\s(?:processing performance|TPP)\b")
_BANDWIDTH_LINE = re.compile(
    r"(?:速率|带宽|传输速度|bandwidth|interconnects?|I/O|transfer (?:rate|speed))[^\d]{0,16}$", re.IGNORECASE
)
# Dimensions within which a figure may be told in another unit.
_CONVERTED = frozenset({"power", "duration", "memory", "bandwidth", "compute", "length"})
_MEASURES_AND_PRICES = MEASURES | {"price"}
# Machines that are counted, with no chip named: "96 racks".
_MACHINES = re.compile(r"[^A-Z]*\b(?:racks|cabinets|servers)")


class Units(Counts, Sums, Differences, Changes):
    """Fits figures to the values of frames."""

    def fit(self, value: Value, quantity: Quantity, sentence: Sentence, trigger: Trigger | None) -> Quantity | None:
        """The quantity in the unit that a frame asks for, signed if it is a change; None where it does not fit."""
        fitted = self._in_unit(value.units, quantity, sentence, trigger)
        if fitted is None:
            return None
        before = trigger is not None and trigger.end <= quantity.start
        if before and value.predicate == "spec_ratio" and measures_multiplied(sentence, quantity):
            return None  # "with 141 GB of memory and six times the computing power of": of that, not of memory.
        if value.predicate in ("holds", "cluster_size") and self._is_part_of_them(sentence, quantity):
            return None
        if trigger is not None and trigger.frame.predicate == "cluster_size" and _MACHINES.fullmatch(quantity.text):
            return None  # "7,000 GB300s in 96 racks", "can hold a million servers": no number of chips.
        paid_over_time = quantity.dimension == "money" and quantity.per in _SHORT_PERIODS
        if paid_over_time and trigger is not None and trigger.frame.predicate in _PAID_ONCE:
            return None  # "leases them for £2 million a month" is a rent.
        clause_start, clause_end = sentence.clause(quantity.start, quantity.end)
        first = max(clause_start, quantity.start - (26 if self._language == "zh" else 60))
        last = min(clause_end, quantity.end + (16 if self._language == "zh" else 40))
        apposed = self._language == "en" and _APPOSED_SUM.fullmatch(sentence.words(clause_start, quantity.start))

        def around(pattern: re.Pattern[str]) -> bool:
            if apposed:  # What is said of the noun before, is said of it.
                words = sentence.words(first, last) + sentence.words(clause_end, quantity.end + 60)
                return pattern.search(words) is not None
            return sentence.search(pattern, first, last) is not None

        yearly = value.predicate in ("revenue_change", "capex_change")
        if yearly and fitted.unit == "ratio" and self._is_of_other_period(fitted, sentence):
            return None
        if fitted.unit == "ratio" and value.predicate in MEASURES and self._is_of_consensus(fitted, sentence):
            return None
        if value.change is not None and fitted.unit == "ratio":
            signed = self._signed(fitted, sentence, trigger)
            if value.change != (signed is not None):
                return None
            fitted = signed or fitted
        if value.require is not None and not around(value.require):
            return None
        if value.unless is not None and (
            around(value.unless) or value.unless.search(self._compared_sum(quantity, sentence))
        ):
            return None
        size = fitted.low if fitted.low is not None else fitted.high
        if size is not None and (
            (value.min is not None and abs(size) < value.min) or (value.max is not None and abs(size) > value.max)
        ):
            return None
        return fitted

    def _in_unit(
        self, units: Sequence[str], quantity: Quantity, sentence: Sentence, trigger: Trigger | None
    ) -> Quantity | None:
        """The quantity in the first of some units that it can be in; None where it can be in none."""
        for unit in units:
            if unit == "money":
                if quantity.dimension == "money" and quantity.unit is not None:
                    return self._as_sum(quantity, sentence, trigger)
                fitted = self._as_bare_sum(quantity, sentence, trigger)
            elif unit == "units":
                fitted = self._as_units(quantity, sentence, trigger)
            elif quantity.unit == unit:
                return quantity
            elif quantity.dimension in ("number", "count"):
                fitted = self._as_bare_measure(unit, quantity, sentence, trigger)
            elif quantity.unit is not None and quantity.dimension in _CONVERTED:
                fitted = convert(quantity, unit)
            else:
                continue
            if fitted is not None:
                return fitted
        return None

    def _as_sum(self, quantity: Quantity, sentence: Sentence, trigger: Trigger | None) -> Quantity | None:
        """A sum of money, if it is the measure itself."""
        if _TO_LEVEL.match(sentence.words(quantity.end, quantity.end + 16)) and self._is_increment(quantity, sentence):
            return None  # "by $1.5 billion to $6 billion"
        if trigger is None or trigger.frame.predicate not in _MEASURES_AND_PRICES:
            of_others = trigger is not None and trigger.frame.predicate == "sales"
            return None if of_others and self._is_expected(quantity, sentence) else quantity
        behind = sentence.words(quantity.end, quantity.end + 60)
        if _ROUND_BEHIND.match(behind) or _PROFIT_BEHIND.match(behind):
            return None
        if self._is_increment(quantity, sentence) or self._is_expected(quantity, sentence):
            return None
        if trigger.start < quantity.start < trigger.end <= quantity.end and quantity.cmp == ">":
            return replace(quantity, high=quantity.low, cmp="=")  # "turned over 17.6 trillion won"
        return quantity

    def _as_bare_sum(self, quantity: Quantity, sentence: Sentence, trigger: Trigger | None) -> Quantity | None:
        """A number as a sum in the currency that goes without saying."""
        if trigger is None:
            return None
        if (summed := self._bare_sum(quantity, sentence, trigger)) is not None:
            return summed
        onward = quantity.classifier == "起"  # 9万起 is a price from 90,000 up.
        if not (quantity.dimension == "number" or onward or self._counts_yuan(quantity, sentence)):
            return None
        if not self._is_bare_money(quantity, sentence, trigger):
            return None
        last = self._last.quantity if self._last is not None else None
        told = last is not None and last.dimension == "money" and sentence.start <= last.start
        currency = last.unit if told and last is not None else self._currency
        priced = replace(quantity, unit=currency, dimension="money")
        return replace(priced, high=None, cmp=">=") if onward else priced

    def _as_units(self, quantity: Quantity, sentence: Sentence, trigger: Trigger | None) -> Quantity | None:
        """A number that counts chips, or what holds them."""
        if quantity.classifier in ("台", "套") and sentence.search(
            _OTHER_MACHINES, quantity.start - 24, quantity.end + 8
        ):
            return None  # 这两款机台有420台
        if quantity.classifier == "个" and CARD_HOURS.match(sentence.words(quantity.end, quantity.end + 20)):
            return None
        if quantity.unit == "units":
            return quantity
        if quantity.dimension == "wafers" and quantity.classifier == "片":
            chips = beside_chip(sentence, quantity, strict=True) is not None or self._sells_chips(sentence, trigger)
            return replace(quantity, unit="units", dimension="count") if chips else None
        if quantity.dimension not in ("count", "number"):
            return None
        if HOURS.match(sentence.words(quantity.end, quantity.end + 30)) or self._counts_yuan(quantity, sentence):
            return None
        if quantity.classifier in ("套", "座", "个") and any(
            0 <= n.start - quantity.end <= 2 and "cluster" in n.kinds and n.mentions for n in sentence.nodes
        ):
            return None  # 300套CloudMatrix counts machines.
        counted = (
            (quantity.dimension == "count" and COMMON["counts_chips"].fullmatch(quantity.classifier or "") is not None)
            or (
                quantity.dimension == "number"
                and _GOODS_COUNTED.match(sentence.words(quantity.end, quantity.end + 60)) is not None
            )
            or beside_chip(sentence, quantity) is not None
            or self._counts_named(quantity, sentence, trigger)
        )
        return replace(quantity, unit="units") if counted else None

    def _as_bare_measure(
        self, unit: str, quantity: Quantity, sentence: Sentence, trigger: Trigger | None
    ) -> Quantity | None:
        """A bare number in a unit that the words behind it, its trigger or the figure before tell."""
        behind, number = partial(sentence.words, quantity.end), quantity.dimension == "number"
        if unit == "wafers" and number and _WAFERS_COUNTED.match(behind(quantity.end + 40)):
            return replace(quantity, unit="wafers", dimension="wafers")
        if trigger is None:
            return None
        if (
            unit in ("MW", "wafers")
            and number
            and trigger.frame.continues == trigger.frame.predicate
            and self._last is not None
            and self._last.quantity.unit is not None
            and self._last.quantity.dimension == ("power" if unit == "MW" else "wafers")
            and re.match(r"\s?(?:[.,;)]|$|\w)", behind(quantity.end + 2))
            and not re.match(r"\s(?:[A-Z]|\w+s\b)", behind(quantity.end + 14))
        ):
            return like(quantity, self._last.quantity)
        if (
            unit in ("parameters", "tokens", "transistors")
            and (quantity.low or quantity.high or 0) >= 1e6
            and not HOURS.match(behind(quantity.end + 30))
        ):
            return replace(quantity, unit=unit)
        drawn = trigger.frame.predicate == "threshold" and self._is_bare_line(unit, quantity, trigger, sentence)
        return replace(quantity, unit=unit) if drawn else None

    def _is_bare_line(self, unit: str, quantity: Quantity, trigger: Trigger, sentence: Sentence) -> bool:
        """Whether a bare number is where a rule draws its line: TPP达到4800, 传输速率600."""
        size = quantity.low if quantity.low is not None else quantity.high
        if quantity.dimension != "number" or size is None:
            return False
        around = sentence.words(quantity.start - 40, quantity.end + 8)
        told_behind = _OF_COMPUTE_BEHIND.match(sentence.words(quantity.end, quantity.end + 40)) is not None
        if trigger.frame.metric == "performance_density":
            return unit == "TOPS" and 0.5 <= size < 100
        if trigger.frame.metric == "compute":
            return unit == "TOPS" and size >= 300 and (told_behind or _COMPUTE_LINE.search(around) is not None)
        before = sentence.words(quantity.start - 24, quantity.start)
        return unit == "GB/s" and size >= 100 and _BANDWIDTH_LINE.search(before) is not None


def units_of(quantity: Quantity) -> frozenset[str]:
    """The units in which a frame may take a quantity, if what stands beside it agrees.

    Left aside is that a bare number may be one of a measure: 传输速率600.
    """
    return _units_of(quantity.unit, quantity.dimension, quantity.classifier is not None)


@cache
def _units_of(unit: str | None, dimension: str, classified: bool) -> frozenset[str]:
    units = set(convertible(unit)) if unit is not None else set()
    if dimension in ("money", "number") or classified:
        units.add("money")
    if dimension in ("number", "count"):
        units |= {"units", "parameters", "tokens", "transistors"}
    elif dimension == "wafers":
        units.add("units")
    if dimension == "number":
        units |= {"wafers", "MW"}
    return frozenset(units)
