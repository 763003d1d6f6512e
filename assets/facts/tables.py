"""Tables: a row or column names the subject, the other the quantity that is measured."""

from __future__ import annotations

import re
from dataclasses import replace

from assets.facts.discourse import Discourse, Node, Sentence, SentenceBuilder, reference
from assets.facts.engine import Draft, Engine, Reading, Rejection
from assets.facts.frames import Frame, Trigger, Value
from assets.facts.mentions import Mention
from assets.facts.model import Modality
from assets.facts.quantities import Quantity, find_quantities
from assets.facts.view import Block, View

_CHANGE = re.compile(
    r"同比|年增|增幅|增速|涨跌|涨幅|变动|变化"
    r"|\b(?:yoy|y/y|year[- ]on[- ]year|growth|change|chg|vs\.?|versus|since|against)\b",
    re.IGNORECASE,
)
_OTHER_PERIOD = re.compile(r"环比|季增|\b(?:qoq|q/q|quarter[- ]on[- ]quarter|sequential)\b", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:vs\.?|versus|since|against|from)\b|较|对比|相比", re.IGNORECASE)
_GUIDANCE = re.compile(r"指引|预算|计划|目标|\b(?:guidance|guided|plan(?:ned)?|target|budget)\b", re.IGNORECASE)
_ESTIMATE = re.compile(
    r"预测|预计|预估|估算|估计|\d{4}E\b|\b(?:forecast|estimate[ds]?|expected|projected|est\.)(?!\w)", re.IGNORECASE
)
_UNIT_IN_HEADING = re.compile(r"[（(]\s*([^（()）]{1,16}?)\s*[）)]|,\s*([A-Za-z$€¥£/ ]{1,14})$")
_RENT = re.compile(r"/\s?(?:hour|hr|h)\b|小时|per hour|an hour|租", re.IGNORECASE)
_CHANGED = {"revenue": "revenue_change", "capex": "capex_change", "price": "price_change"}


class TableReader:
    """Reads the rows of tables, one after the other."""

    def __init__(
        self, view: View, builder: SentenceBuilder, engine: Engine, discourse: Discourse, language: str
    ) -> None:
        self._view = view
        self._builder = builder
        self._engine = engine
        self._discourse = discourse
        self._language = language

    def read(self, block: Block, index: int, caption: Sentence | None) -> Reading | None:
        """The facts of one row of a table; None for the header row.

        Args:
            block: The row.
            index: Its number among the view's blocks.
            caption: The heading or sentence before the table, whose time holds for it.
        """
        if not block.header or not block.cells:
            return None
        row = self._builder.build(block.start, block.end, index, "row")
        reading = Reading(row)
        cells = [self._builder.build(a, b, index, "row") for a, b in block.cells]
        heads = [self._builder.build(a, b, index, "row") for a, b in block.header[: len(cells)]]
        label = cells[0]
        # Usually the row names the subject and the column the metric; in a transposed table it is the other way round.
        transposed = (
            not self._subjects(label) and self._metrics(label) != [] and any(self._subjects(head) for head in heads[1:])
        )
        previous: Frame | None = None
        for head, cell in zip(heads[1:], cells[1:], strict=False):
            subject, metric = (head, label) if transposed else (label, head)
            frame = self._cell(reading, subject, metric, cell, previous, caption)
            previous = frame or previous
        return reading

    def _names(self, cell: Sentence) -> list[Node]:
        return [n for n in cell.nodes if n.mentions and n.mentions[0].kind != "region"]

    def _subjects(self, cell: Sentence) -> list[Node]:
        return [n for n in self._names(cell) if n.kinds & {"chip", "company", "foundry", "model", "cluster"}]

    def _metrics(self, cell: Sentence) -> list[Trigger]:
        return sorted(
            (t for t in cell.triggers if t.frame.values and t.frame.predicate is not None and not t.frame.line),
            key=lambda t: (t.frame.weight, -(t.end - t.start)),
        )

    def _cell(
        self,
        reading: Reading,
        subject: Sentence,
        metric: Sentence,
        cell: Sentence,
        previous: Frame | None,
        caption: Sentence | None,
    ) -> Frame | None:
        nodes = self._names(subject)
        quantity = self._quantity(metric, cell)
        if quantity is None:
            return None
        names = tuple(m for node in nodes[:1] for m in node.mentions)
        if _CHANGE.search(metric.text) and quantity.unit == "ratio":
            if previous is None or previous.predicate not in _CHANGED or _OTHER_PERIOD.search(metric.text):
                return None
            predicate = _CHANGED[previous.predicate]
            self._add(reading, predicate, previous, names, metric, cell, quantity, caption)
            return None
        options: list[tuple[Frame, Quantity]] = []
        for trigger in self._metrics(metric):
            for value in trigger.frame.values:
                fitted = self._engine.fit(without_context(value), quantity, cell, trigger)
                if fitted is not None and value.predicate is not None:
                    options.append(
                        (
                            replace(
                                trigger.frame, metric=value.metric or trigger.frame.metric, predicate=value.predicate
                            ),
                            fitted,
                        )
                    )
                    break
        if not options:
            for frame in self._engine.frames.alone:
                for value in frame.values:
                    fitted = self._engine.fit(without_context(value), quantity, cell, None)
                    if fitted is not None and value.predicate is not None and value.require is None:
                        options.append((replace(frame, metric=value.metric or frame.metric), fitted))
                        break
        for frame, fitted in options:
            kinds = {kind for role in frame.subject for kind in role.kinds}
            if frame.predicate and any(m.kind in kinds for m in names):
                if frame.predicate == "price" and _RENT.search(metric.text):
                    return frame  # A rent is no price; a change of it, in the next column, is one.
                self._add(reading, frame.predicate, frame, names, metric, cell, fitted, caption)
                return frame
        if options:
            frame = options[0][0]
            reading.rejections.append(
                Rejection(frame.predicate or "", "missing subject", cell.start, cell.end, f"{frame.rule}/table")
            )
        elif quantity.dimension == "money" or re.search(r"[$€¥£]|元", metric.text):
            price = next((f for f in self._engine.frames.frames if f.predicate == "price"), None)
            return price if names and names[0].kind == "chip" else None
        return None

    def _quantity(self, metric: Sentence, cell: Sentence) -> Quantity | None:
        """The cell's quantity; a bare number takes its unit from the heading ("Memory (GB)")."""
        found = cell.quantities
        if len(found) != 1:
            return None
        quantity = found[0]
        if quantity.dimension == "number":
            match = _UNIT_IN_HEADING.search(metric.text)
            unit = next((g for g in match.groups() if g), "") if match else ""
            for text in (f"{quantity.text}{unit}", f"{quantity.text} {unit}", f"{unit}{quantity.text}"):
                read = [q for q in find_quantities(text, self._language) if q.dimension != "number"]
                if unit and len(read) == 1:
                    quantity = replace(read[0], start=quantity.start, end=quantity.end, text=quantity.text)
                    break
        before = cell.words(quantity.start - 1, quantity.start)
        sign = quantity.text[:1] if quantity.text[:1] in "-−–+" else before
        if sign in ("-", "−", "–") and (quantity.low or 0) > 0:
            low = None if quantity.high is None else -quantity.high
            high = None if quantity.low is None else -quantity.low
            quantity = replace(quantity, low=low, high=high, direction=-1)
        return quantity

    def _add(
        self,
        reading: Reading,
        predicate: str,
        frame: Frame,
        names: tuple[Mention, ...],
        metric: Sentence,
        cell: Sentence,
        quantity: Quantity,
        caption: Sentence | None,
    ) -> None:
        kinds = {kind for role in frame.subject for kind in role.kinds} | (
            {"chip"} if predicate == "price_change" else set()
        )
        subjects = [m for m in names if m.kind in kinds]
        time = next((t.value for t in [*cell.times, *metric.times] if t.value), None)
        written = time
        start = next((t.value for t in caption.times if t.value), None) if caption else None
        if time and start and _SINCE.search(metric.text):
            time = f"{time}/{start}"
        elif time is None:
            time = written = start
        planned = predicate.startswith("capex")
        modality: Modality = "asserted"
        if _GUIDANCE.search(metric.text):
            modality = "planned" if planned else "estimated"
        elif _ESTIMATE.search(metric.text):
            modality = "estimated"
        for mention in subjects:
            reading.drafts.append(
                Draft(
                    predicate=predicate,
                    subject=reference(mention),
                    object=None,
                    start=reading.sentence.start,
                    end=reading.sentence.end,
                    rule=f"{frame.rule}/table",
                    metric=frame.metric if predicate == frame.predicate else None,
                    low=quantity.low,
                    high=quantity.high,
                    unit=quantity.unit,
                    cmp=quantity.cmp,
                    time=time,
                    modality=modality,
                    value_text=quantity.text,
                    time_text=written,
                    explicit_time=time is not None,
                )
            )


def without_context(value: Value) -> Value:
    """A value's conditions without those on the words around it: a cell has none."""
    return replace(value, change=None, require=None, unless=None)
