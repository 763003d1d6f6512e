"""What a cell of a table holds: its quantities, in the unit that the words around it give, and when they hold."""

from __future__ import annotations

import re
from dataclasses import replace

from assets.facts.discourse import ORGANISATIONS, Sentence
from assets.facts.engine import Engine
from assets.facts.engine.figures.units import units_of
from assets.facts.engine.qualifiers.dating import YEAR_AGO
from assets.facts.engine.qualifiers.fiscal_years import QUARTER_BEFORE, quarter_before, year_before
from assets.facts.layout.names import FOOTNOTE, head_kind
from assets.facts.mentions import Mention
from assets.facts.quantities.find import find_quantities
from assets.facts.quantities.process_nodes import with_process_nodes
from assets.facts.quantities.quantity import Quantity
from assets.facts.tables.captions import is_of_table, is_prose
from assets.facts.tables.columns import PERIODS
from assets.facts.tables.place import Place
from assets.facts.tables.predicates import OF_A_PERIOD, STOCKS
from assets.facts.tables.units import BRACKET, unit_of_head, units_named, units_told, with_unit
from assets.facts.times.find import TimeExpression
from assets.facts.times.periods import bounds
from assets.facts.times.spans import Span, length_in_months

SINCE = re.compile(r"\b(?:vs\.?|versus|since|against|from)\b|较|对比|相比", re.IGNORECASE)
_YEAR_END = re.compile(r"\byear[- ]ends?\b|\bend of (?:each|the|every) year\b|年末|年底", re.IGNORECASE)
AS_OF = re.compile(r"\bas (?:of|at)\b|\bas (?:they|it) stood\b|截至|截止", re.IGNORECASE)
_WHOLE_YEAR = re.compile(r"全年|整年|\bfull[- ]year\b", re.IGNORECASE)
# "2,048 × H800", "6,144x H100"
_TIMES = re.compile(r"(\d[\d,.]*\s?[kK]?\+?)\s?[x×✕*]\s?(?=[A-Z])()")
# "671B (37B active)"
_ACTIVE = re.compile(r"\s?[（(][^()（）]*(?:active|activated|激活)[^()（）]*[)）]", re.IGNORECASE)
_PROCESS = re.compile(r"\b(?:process|node)\b|制程|工艺|节点", re.IGNORECASE)
_SPEED = re.compile(r"算力|(?:FP|INT)\d+|BF16", re.IGNORECASE)
_INBRACKETS = re.compile(r"\(\s*([$€£¥]?\d[\d,]*(?:\.\d+)?)\s*\)?\s*(%?)\s*\)?")


class CellValues:
    """Reads quantities and times of cells.

    Args:
        engine: Dates facts, and tells when prices of the article hold.
        language: Of the text.
    """

    def __init__(self, engine: Engine, language: str) -> None:
        self._engine = engine
        self._language = language

    def quantities(self, place: Place) -> list[Quantity]:
        """The cell's quantities; a bare number takes its unit from the words around the table's cells."""
        cell = place.cell
        text = FOOTNOTE.sub("", cell.text)
        clean = re.sub(r"^\s*[-−–]\s*(?=[\d$€£¥])", "-", text)
        clean = _ACTIVE.sub("", _TIMES.sub(r"\1 \2", clean))
        if bracketed := _INBRACKETS.fullmatch(clean.strip()):
            clean = f"-{bracketed[1]}{bracketed[2]}"  # How accountants write what is below zero.
        # 320T under FP16算力 is a speed: the letter alone would not say so.
        of_speed = " 算力" if _SPEED.search(place.head.text + place.label.text) else ""
        found = [q for q in find_quantities(clean + of_speed, self._language) if q.converts is None]
        if not any(q.unit for q in found):
            # The head says that what stands in the cell is a process: N3P.
            process = clean + " process" if _PROCESS.search(place.head.text + " " + place.label.text) else clean
            found = with_process_nodes(process, found)
        if not found and re.fullmatch(r"\s*[~≈<>约]?\s*\d[\d,.]*\s?[KMBT]\s*", clean):
            # 175B parameters, 15.6T tokens: a scale alone is read where the head says what is counted.
            scale = {"K": "thousand", "M": "million", "B": "billion", "T": "trillion"}[clean.strip()[-1]]
            found = find_quantities(f"{clean.strip()[:-1].strip()} {scale}", self._language)
        if not found or len(found) > 2 or (len(found) == 2 and not re.search(r"[(（/]", clean)):
            return []
        results = []
        for quantity in found:
            if quantity.dimension == "number":
                quantity = self._with_unit(quantity, clean[quantity.start : quantity.end].strip(), place)
            written = quantity.text[:1] if quantity.text[:1] in "-−–" else clean[quantity.start - 1 : quantity.start]
            if written and written in "-−–" and (quantity.low or 0) > 0:
                low = None if quantity.high is None else -quantity.high
                high = None if quantity.low is None else -quantity.low
                quantity = replace(quantity, low=low, high=high, direction=-1)
            results.append(replace(quantity, start=cell.start, end=cell.end, text=text.strip() or cell.text))
        if len(results) == 2:
            results[1] = replace(results[1], text=found[1].text)
        return results

    def _with_unit(self, quantity: Quantity, number: str, place: Place) -> Quantity:
        bound = re.match(r"[^\d$€£¥-]*", number)
        prefix = bound[0] if bound else ""
        number = number[len(prefix) :]
        if number.endswith("+"):
            prefix, number = f"≥{prefix}", number.rstrip("+")
        counted: Quantity | None = None
        told = next((u for c in place.captions if (u := unit_of_head(place.head.text, c.text)) is not None), None)
        for text in with_unit(number, told) if told is not None else ():
            read = [q for q in find_quantities(prefix + text, self._language) if q.converts is None]
            if len(read) == 1 and read[0].end == len(prefix + text):
                return read[0]
        # Under "Revenue" no GPUs are counted, though the caption names some.
        measured = {u for t in place.head.triggers if t.frame.predicate and t.frame.values for u in t.frame.units}
        for context in place.contexts():
            if _is_of_a_company(context) or (context is place.corner and PERIODS.fullmatch(context.text.strip())):
                continue  # 百度, which is no hundred degrees; under "Year" stand years, and 20 is no number of them.
            names_rows = context is place.corner and head_kind(context.text) is not None
            if context.times and next(units_told(context.text), None) is None:
                continue
            for unit in units_named(context.text):
                for text in with_unit(number, unit):
                    read = [q for q in find_quantities(prefix + text, self._language) if q.converts is None]
                    whole = len(read) == 1 and read[0].end == len(prefix + text)
                    if not whole or read[0].dimension in ("number", "companies", "people", "occurrences"):
                        continue
                    if read[0].dimension != "count" or context is place.head:
                        return read[0]
                    if names_rows or (measured and measured.isdisjoint(units_of(read[0]))):
                        continue
                    counted = counted or read[0]  # The card that a row is about is no unit yet: its price may be.
        return counted or quantity

    def time(self, place: Place, predicate: str, subject: Mention | None) -> tuple[str | None, str | None]:
        """When a cell's fact holds, fiscal periods by the subject's own year, and the words that say so."""

        def dated(time: TimeExpression) -> tuple[str | None, str | None]:
            return self._engine.period_of(time, subject, predicate) if subject else time.value, time.text

        direct = next(
            (t for c in (place.cell, place.head, place.label, place.corner) for t in c.times if t.value), None
        )
        captions = [c for c in place.captions[:1] if not is_prose(c) or is_of_table(c)]
        above = next((t for c in captions for t in c.times if t.value), None)
        if above is None and predicate in STOCKS | {"operates"}:
            above = next((t for c in place.captions if AS_OF.search(c.text) for t in c.times if t.value), None)
        start = above.value if above else None
        if direct is not None and SINCE.search(place.head.text):
            until = start or (self._engine.month_of_publication() if direct.granularity == "month" else None)
            since = (direct.value or "").removesuffix("/")
            if until is not None and since and since < until:
                return f"{since}/{until}", direct.text
        if direct is not None:
            value, written = dated(direct)
            if above is not None and (meant := _set_from(direct, dated(above)[0])) is not None:
                return meant, written
            if value is None:
                return value, written
            if direct.anchor == "publication" and start is not None and re.fullmatch(r"\d{4}", start):
                value = start + value[4:]  # Q1 in a table of 2025 is that year's, whenever it is printed.
            if predicate in STOCKS and re.fullmatch(r"\d{4}", value) and _YEAR_END.search(place.words()):
                value += "-12"
            return value, written
        if start is None and place.period is not None and predicate in OF_A_PERIOD:
            if _WHOLE_YEAR.search(place.head.text) and (place.period.value or "")[:4].isdigit():
                return (place.period.value or "")[:4], place.period.text  # 1—3月营收 | 全年资本开支指引
            return dated(place.period)
        if start is None and predicate == "price" and self._engine.priced is not None:
            return dated(self._engine.priced)
        return start, above.text if above else None


_THIS_QUARTER = re.compile(r"(?:本|当|这一?)财?季度?|(?:this|the|current|latest) quarter", re.IGNORECASE)
_QUARTER_MONTHS = 3


def _set_from(time: TimeExpression, reported: str | None) -> str | None:
    """What 本季, 上一季 and 上年同期 mean over columns of a table that stands under the quarter reported."""
    words = time.text.strip()
    first, last = bounds(reported)
    if reported is None or first is None or last is None or length_in_months(Span(first, last)) != _QUARTER_MONTHS:
        return None
    if _THIS_QUARTER.fullmatch(words):
        return reported
    if QUARTER_BEFORE.fullmatch(words):
        return quarter_before(reported)
    return year_before(reported) if YEAR_AGO.fullmatch(words) else None


def is_period(cell: Sentence, time: TimeExpression) -> bool:
    """Whether a cell holds a period and nothing else but what explains it: 第四财季（截至11月3日）."""
    rest = BRACKET.sub("", cell.text).replace(time.text, "", 1)
    counted = any(q.dimension != "duration" for q in cell.quantities)
    period = time.value is not None and time.granularity != "day" and not counted
    return period and re.fullmatch(r"\W*", rest) is not None


def _is_of_a_company(context: Sentence) -> bool:
    """Whether a head or label is nothing but the name of a company."""
    text = FOOTNOTE.sub("", context.text).strip()
    return any(n.mentions and n.kinds & ORGANISATIONS and context.words(n.start, n.end) == text for n in context.nodes)
