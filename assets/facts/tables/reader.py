"""Tables: head, row label, corner and caption name subject, metric, unit and period of what a cell holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assets.facts.discourse import Discourse, Node, Sentence, SentenceBuilder, reference
from assets.facts.engine import Draft, Engine, Reading, Rejection, joint
from assets.facts.engine.figures.units import units_of
from assets.facts.frames import REQUIRED_REACH, Frame, Trigger, Value
from assets.facts.layout.lines import Block
from assets.facts.layout.names import FOOTNOTE, head_kind, is_name
from assets.facts.mentions import Mention
from assets.facts.mentions.mention import slug
from assets.facts.model import EntityReference, Modality
from assets.facts.quantities.quantity import Quantity
from assets.facts.tables.captions import OF_ESTIMATES, source
from assets.facts.tables.cell_values import AS_OF, SINCE, CellValues, is_period
from assets.facts.tables.columns import (
    BUYER,
    CARDS,
    COUNT,
    COUNTED,
    DATES,
    HANDED,
    HELD,
    LINKS,
    MEMORY,
    MIX,
    OF_MARKET,
    OF_MEMORY,
    ORDERS,
    OTHER_MEASURE,
    SELLER,
    SIZE,
    SURE_COUNT,
    TOTAL,
    VENDOR,
    WHEN,
    WORTH,
)
from assets.facts.tables.names import NamesOfTable
from assets.facts.tables.place import OTHER_PERIOD, Place
from assets.facts.tables.predicates import BUILT, EVENTS, OF_A_PERIOD, PLANNED, TRADES, UNDATED
from assets.facts.view import View

_GUIDANCE = re.compile(
    r"指引|预算|计划|目标|\b(?:guid(?:e|ance|ed)|outlook|plan(?:ned)?|target|budget)\b", re.IGNORECASE
)
_ESTIMATE = re.compile(
    r"预测|预计|预期|预估|估算|估计|(?:\d{2}年?)[EF](?![A-Za-z\d])|\b(?:forecasts?|estimate[ds]?|expected|projected|est\.|consensus)(?!\w)",
    re.IGNORECASE,
)
_CHANGED = {"revenue": "revenue_change", "capex": "capex_change", "price": "price_change"}
_LEAST_PARAMETERS = 1e6


@dataclass(frozen=True, slots=True)
class _Stated:
    """What a cell stated, for the change in the cell behind or below it."""

    frame: Frame
    time: str | None
    time_text: str | None

    def since(self, before: _Stated) -> _Stated:
        """The same with the time from that of another price to its own, if it is later."""
        same = before.frame.predicate == self.frame.predicate
        if not (same and before.time and self.time) or "/" in before.time + self.time or before.time >= self.time:
            return self
        return replace(self, time=f"{before.time}/{self.time}")


class TableReader:
    """Reads the rows of tables, one after the other."""

    def __init__(
        self, view: View, builder: SentenceBuilder, engine: Engine, discourse: Discourse, language: str
    ) -> None:
        self._view = view
        self._builder = builder
        self._engine = engine
        self._discourse = discourse
        self._names = NamesOfTable(discourse)
        self._values = CellValues(engine, language)
        # The header row of the table that is read, and its cells.
        self._table: tuple[tuple[int, int], ...] = ()
        self._heads: list[Sentence] = []
        self._above: dict[int, _Stated] = {}
        # The frame of the revenue that a row above has told, of whose lines of business the rows below may tell.
        self._revenue: Frame | None = None
        self._told_of_memory = False
        # What heads the rows of each table.
        self._labels: dict[tuple[tuple[int, int], ...], list[tuple[int, int]]] = {}
        for block in view.blocks:
            if block.cells:
                self._labels.setdefault(block.header, []).append(block.cells[0])

    def read(self, block: Block, index: int, captions: Sequence[Sentence]) -> Reading | None:
        """The facts of one row of a table; None for the header row.

        Args:
            block: The row.
            index: Its number among the view's blocks.
            captions: The sentence before the table and the heading above it, nearest first.
        """
        if not block.header or not block.cells:
            return None
        if block.header != self._table:
            self._table, self._above, self._revenue = block.header, {}, None
            self._heads = [self._builder.build(a, b, index, "row") for a, b in block.header]
            self._told_of_memory = self._is_told_of_memory(block)
        row = self._builder.build(block.start, block.end, index, "row")
        reading = Reading(row)
        cells = [self._builder.build(a, b, index, "row") for a, b in block.cells]
        heads = self._heads[: len(cells)]
        if len(block.header) == len(cells) - 1:
            # The empty corner of a table set with tabs is no cell.
            heads = [self._builder.build(block.start, block.start, index, "row"), *heads]
        for head, cell in zip(heads, cells, strict=False):
            _name_by_head(head, cell)
        label, corner = cells[0], heads[0]
        if TOTAL.match(label.text):
            return reading
        # A column of periods dates its row, else the only period that the head names.
        own = next((t for c in cells[1:] for t in c.times if is_period(c, t)), None)
        periods = {t.value: t for head in heads for t in head.times if t.value}
        period = own or (next(iter(periods.values())) if len(periods) == 1 else None)
        previous: _Stated | None = None
        before: _Stated | None = None
        measured: Sentence | None = None
        models = [m for c in cells for m in self._names.named(c, ("model",))]
        model = tuple(models) if len(models) == 1 else ()
        chips = tuple(m for c in cells for m in self._names.named(c, ("chip",)))
        self._order(reading, heads, cells, tuple(captions))
        self._developed(reading, Place(corner, label, corner, tuple(captions), label))
        for column, (head, cell) in enumerate(zip(heads[1:], cells[1:], strict=False), 1):
            # A head that is only a period belongs under the measure to its left: "2024 purchases", "2025E".
            only_period = bool(head.times) and not any(t.frame.values for t in head.triggers)
            span = measured if only_period else None
            measured = head if not only_period else measured
            stated = self._cell(
                reading,
                Place(head, label, corner, tuple(captions), cell, period, span, model, chips),
                previous,
                before,
                column,
            )
            # A change is that of the latest period: "FQ1 2026 | FQ4 2025 | change".
            if stated is not None and not (
                previous is not None
                and stated.frame.rule == previous.frame.rule
                and (stated.time or "") < (previous.time or "")
            ):
                before, previous = previous, stated
        self._name_chips(reading)
        return reading

    def _is_told_of_memory(self, first: Block) -> bool:
        """Whether a table has a column or a row for the size of memories, and none for their bandwidth by that name."""
        texts = [self._view.text[slice(*span)] for span in (*first.header, *self._labels.get(first.header, ()))]
        return any(map(MEMORY.match, texts)) and not any(map(OF_MEMORY.search, texts))

    def _order(
        self, reading: Reading, heads: Sequence[Sentence], cells: Sequence[Sentence], captions: tuple[Sentence, ...]
    ) -> None:
        """What a row says whose columns tell who buys from whom, or delivers to whom: how many and for how much."""

        def column(pattern: re.Pattern[str], kinds: Sequence[str]) -> list[Mention]:
            named = (
                self._names.named(c, kinds) for h, c in zip(heads, cells, strict=False) if pattern.fullmatch(h.text)
            )
            return next((found for found in named if found), [])

        buyers = column(BUYER, ("company",))
        if not buyers and any(ORDERS.search(c.text) for c in captions) and not self._is_seller(heads[0], cells[0]):
            buyers = self._names.named(cells[0], ("company",))
        sellers = column(SELLER, ("company", "foundry"))
        told_of = [*captions[:1], *(h for h in heads if not (BUYER.fullmatch(h.text) or SELLER.fullmatch(h.text)))]
        handed = any(HANDED.search(s.text) for s in told_of) and not any(ORDERS.search(s.text) for s in told_of)
        predicate = "supplies" if handed and sellers else "orders"
        frame = self._frame(predicate) if len(buyers) == 1 else None
        if frame is None:
            return
        chips = [m for c in cells for m in self._names.named(c, ("chip",))]
        one, others = (sellers, buyers) if predicate == "supplies" else (buyers, sellers or chips)
        told = len(reading.drafts)
        dated = next((t for h, c in zip(heads, cells, strict=False) if WHEN.search(h.text) for t in c.times), None)

        def state(place: Place, quantity: Quantity | None) -> None:
            time = (dated.value, dated.text) if dated is not None else self._values.time(place, predicate, one[0])
            self._add(reading, predicate, frame, one, others, place, quantity, *time)

        for head, cell in zip(heads[1:], cells[1:], strict=False):
            place = Place(head, cells[0], heads[0], captions, cell)
            for quantity in self._values.quantities(place)[:1] if others else ():
                counts = quantity.dimension in ("number", "count") and COUNT.search(head.text) is not None
                if counts and (chips or SURE_COUNT.match(head.text)):
                    state(place, replace(quantity, unit="units", dimension="count"))
                elif quantity.dimension == "money" and not quantity.per and WORTH.search(head.text):
                    state(place, quantity)
        if len(reading.drafts) == told and sellers and not self._counts(heads, cells):
            state(Place(heads[0], cells[0], heads[0], captions, cells[0]), None)

    def _counts(self, heads: Sequence[Sentence], cells: Sequence[Sentence]) -> bool:
        """Whether a cell of a row of orders holds a figure that its head says is their number or sum."""
        pairs = zip(heads, cells, strict=False)
        return any(re.search(r"\d", c.text) and (COUNT.search(h.text) or WORTH.search(h.text)) for h, c in pairs)

    def _is_seller(self, head: Sentence, cell: Sentence) -> bool:
        """Whether the first column tells who sells."""
        chips = self._names.named(cell, ("chip",))
        return bool(chips) or SELLER.fullmatch(head.text) is not None or head_kind(head.text) not in (None, "company")

    def _frame(self, predicate: str) -> Frame | None:
        """The first frame of a predicate, in whose name a table states it."""
        return next((f for f in self._engine.frames.frames if f.predicate == predicate), None)

    def _dated(self, reading: Reading, place: Place) -> bool:
        """State what a cell says that holds only a date; whether it does."""
        when = next((t for t in place.cell.times if t.value), None)
        if (
            when is None
            or re.fullmatch(
                r"\W*(?:(?:from|by|in|since|expected|planned|plan|target|scheduled|est|due|early|mid|late|end"
                r"|起|初|底|预计|计划|目标)\W*)*",
                place.cell.text.replace(when.text, "", 1),
            )
            is None
        ):
            return False
        for named, about in ((place.head, place.label), (place.label, place.head)):
            for words, kinds, predicate in DATES:
                subjects = self._names.named(about, kinds) if re.search(words, named.text, re.IGNORECASE) else []
                frame = self._frame(predicate)
                if not subjects or frame is None:
                    continue
                makers = self._names.named(reading.sentence, ("company",)) if predicate == "launches" else []
                makers = makers or [m for c in place.captions for m in self._names.named(c, ("company",))]
                if predicate == "launches" and len({m.id for m in makers}) == 1:
                    self._add(reading, predicate, frame, makers[0], subjects[:1], place, None, when.value, when.text)
                elif predicate != "launches":
                    self._add(reading, predicate, frame, subjects[0], [], place, None, when.value, when.text)
                return True
        return False

    def _developed(self, reading: Reading, place: Place) -> None:
        """Who developed the model that a row is about, where the name stands in brackets behind it."""
        frame = self._frame("develops")
        models = self._names.named(place.label, ("model",))
        behind = [
            m
            for n in place.label.nodes
            if models
            and n.mentions
            and n.kinds & {"company"}
            and n.start > models[0].end
            and re.fullmatch(r"\s?[(（]\s?", place.label.words(models[0].end, n.start))
            for m in self._discourse.members(n, ("company",), place.label)
        ]
        if frame is not None and len(models) == 1 and len(behind) == 1:
            self._add(reading, "develops", frame, behind[0], models, place, None, None, None)

    def _name_chips(self, reading: Reading) -> None:
        """Name the chips of a training run that another cell of the row counts."""
        used = {d.subject.id: d.object for d in reading.drafts if d.predicate == "trained_on"}
        for draft in reading.drafts:
            if draft.predicate == "training_time" and draft.object is None:
                draft.object = used.get(draft.subject.id)

    def _cell(
        self, reading: Reading, place: Place, previous: _Stated | None, before: _Stated | None, column: int
    ) -> _Stated | None:
        if self._dated(reading, place):
            return None
        found = self._values.quantities(place)
        named = [n for n in place.cell.nodes if place.cell.words(n.start, n.end) == place.cell.text.strip()]
        if not found or found[0].unit == "nm" or named:
            self._link(reading, place)  # "TSMC, 3nm" names who makes it besides; 思元590 is a name.
        if not found or any(n.kinds & _THINGS for n in named):
            return None
        quantity = found[0]
        about = " ".join(c.text for c in (place.head, place.corner, *place.captions))
        if quantity.unit == "ratio" and MIX.search(place.head.text) and not OF_MARKET.search(about):
            return None
        changes = place.change()
        if changes is not None and quantity.unit == "ratio":
            base = previous if changes is place.head else self._above.get(column) or previous
            if OTHER_PERIOD.search(changes.text) and not (base is not None and base.frame.predicate == "price"):
                return None
            own = next((f for f, _ in self._options(place, quantity, (changes,)) if f.predicate in _CHANGED), None)
            if own is not None:
                base = _Stated(own, *(base.time, base.time_text) if base else (None, None))
            if base is previous and base is not None and base.frame.predicate == "price" and before is not None:
                base = base.since(before)
            self._change(reading, place, base, quantity)
            return None
        stated = self._state(reading, place, quantity)
        if stated is not None:
            self._above[column] = stated
            if len(found) == 2 and found[1].unit == "ratio" and found[1].text.lstrip()[:1] in "+-−–":
                self._change(reading, place, stated, found[1])  # 57.0 (+62%)
        return stated

    def _state(self, reading: Reading, place: Place, quantity: Quantity) -> _Stated | None:
        rejected: Frame | None = None
        if SIZE.search(place.head.text) and (sized := self._count(reading, place, quantity)) is not None:
            return sized  # "Size" under a heading on training counts parameters, and no tokens.
        for frame, fitted in self._options(place, quantity, place.contexts()):
            if frame.predicate is None:
                return None
            line = self._names.named(place.label, ("segment", "region")) or self._names.named(
                place.head, ("segment", "region")
            )
            if frame.predicate == "revenue" and line and not self._names.named(place.label, ("company", "foundry")):
                # Rows of segments or regions: whose they are stands above the table.
                owners = self._names.above_table(("company", "foundry"), place)
                time, written = self._values.time(place, "sales", owners[0] if owners else None)
                for owner in owners:
                    self._add(reading, "sales", frame, owner, line[:1], place, fitted, time, written)
                return _Stated(replace(frame, predicate="sales"), time, written) if owners else None
            subjects = self._names.subjects(frame, place, self._heads)
            if not subjects:
                rejected = rejected or frame
                continue
            if frame.predicate == "price" and place.is_rent():
                # A rent is no price; a change of it, in the next column, is one.
                return _Stated(frame, *self._values.time(place, "price", None))
            objects = self._names.objects(frame, place, {m.id for m in subjects})
            if not objects and frame.predicate == "training_time":
                objects = [m for m in self._names.named(reading.sentence, ("chip",)) if m.start >= place.label.end][:1]
            if not objects and frame.predicate == "market_share":
                objects = self._names.market(place)
            if not objects and frame.predicate == "capacity":
                lines = self._names.named(reading.sentence, ("segment",))
                objects = lines if len({m.id for m in lines}) == 1 else []
            if not objects and frame.object and all(role.required for role in frame.object):
                rejected = rejected or frame
                continue
            time, written = self._values.time(place, frame.predicate, subjects[0])
            for subject in subjects:
                self._add(reading, frame.predicate, frame, subject, objects, place, fitted, time, written)
            if frame.predicate == "revenue" and any(t.frame.predicate == "revenue" for t in place.label.triggers):
                self._revenue = frame
            return _Stated(frame, time, written)
        if (sold := self._line_of_revenue(reading, place, quantity)) is not None:
            return sold
        if (counted := self._count(reading, place, quantity)) is not None:
            return counted
        if (counted := self._held(reading, place, quantity)) is not None:
            return counted
        head = place.head
        priced = (
            quantity.dimension == "money"
            or re.search(r"[$€¥£]|元", head.text)
            or (quantity.dimension == "number" and place.is_rent())
        )
        if priced and self._names.named(place.label, ("chip",)) and not OTHER_MEASURE.search(head.text):
            price = self._frame("price")
            named = {t.frame.predicate for c in place.contexts() for t in c.triggers if t.frame.continues is None}
            sum_paid = quantity.dimension == "money" and not place.is_rent()
            under_month = sum_paid and any(is_period(head, t) for t in head.times)
            if price is not None and under_month and named.isdisjoint(("revenue", "sales", "capex")):
                # A sum for a card, under a month.
                time, written = self._values.time(place, "price", None)
                for chip in self._names.named(place.label, ("chip",)):
                    self._add(reading, "price", price, chip, [], place, quantity, time, written)
            return _Stated(price, *self._values.time(place, "price", None)) if price else None
        if rejected is not None:
            cell = place.cell
            reading.rejections.append(
                Rejection(rejected.predicate or "", "missing subject", cell.start, cell.end, f"{rejected.rule}/table")
            )
        return None

    def _line_of_revenue(self, reading: Reading, place: Place, quantity: Quantity) -> _Stated | None:
        """The sales of a line of business, whose row stands below that of the revenue: Gaming."""
        lines = self._names.named(place.label, ("segment",))
        names_other = OTHER_MEASURE.search(place.label.text) or self._names.named(place.label, ("company", "foundry"))
        if self._revenue is None or quantity.dimension != "money" or len(lines) != 1 or names_other:
            return None
        owners = self._names.above_table(("company", "foundry"), place)
        time, written = self._values.time(place, "sales", owners[0] if owners else None)
        for owner in owners:
            self._add(reading, "sales", self._revenue, owner, lines, place, quantity, time, written)
        return _Stated(replace(self._revenue, predicate="sales"), time, written) if owners else None

    def _options(
        self, place: Place, quantity: Quantity, contexts: Iterable[Sentence]
    ) -> Iterable[tuple[Frame, Quantity]]:
        """The frames that the words around a cell name for its quantity, best first."""
        options: list[tuple[Frame, Quantity]] = []
        for context in contexts:
            triggers = sorted(
                (
                    t
                    for t in context.triggers
                    if t.frame.values and t.frame.predicate is not None and not _is_undone_elsewhere(context, t)
                ),
                key=lambda t: (t.frame.line is True, t.frame.weight, -(t.end - t.start)),
            )
            triggers = [t for t in triggers if not any(o.start <= t.start and t.end < o.end for o in triggers)]
            for trigger in triggers:
                options.extend(self._fits(trigger.frame, quantity, place, trigger))
            if options:
                break
            if OTHER_MEASURE.search(context.text):
                return []
        for frame in self._engine.frames.alone:
            options.extend(
                (f, q) for f, q in self._fits(frame, quantity, place, None) if not any(v.require for v in frame.values)
            )
        return options

    def _fits(
        self, frame: Frame, quantity: Quantity, place: Place, trigger: Trigger | None
    ) -> Iterable[tuple[Frame, Quantity]]:
        bare = quantity.dimension == "number" and frame.metric is not None
        if frame.continues is not None or (not bare and units_of(quantity).isdisjoint(frame.units)):
            return
        for value in frame.values:
            counted = quantity
            if quantity.dimension == "number" and "units" in value.units and self._names.chips(place):
                counted = replace(quantity, unit="units", dimension="count")  # The head says what is counted.
            fitted = self._engine.fit(without_context(value), counted, place.cell, trigger)
            if fitted is not None:
                metric = value.metric or frame.metric
                if self._told_of_memory and frame.rule == "spec/bandwidth":
                    metric = "memory_bandwidth"
                yield replace(frame, metric=metric, predicate=value.predicate), fitted
                return

    def _count(self, reading: Reading, place: Place, quantity: Quantity) -> _Stated | None:
        """A number of chips or days, by what the row is about."""
        chips = [m for c in (place.cell, place.head, place.label) for m in self._names.named(c, ("chip",))]
        for kind, unit, predicate, head in COUNTED:
            bare = quantity.dimension == "number" and (quantity.low or quantity.high or 0.0) >= _LEAST_PARAMETERS
            counts = quantity.unit == unit or (unit == "units" and quantity.dimension in ("number", "count"))
            counts = counts or (unit == "parameters" and bare)
            told = chips or (kind == "cluster" and CARDS.match(place.head.text))
            if not counts or (unit == "units" and not told) or not re.search(head, place.head.text, re.IGNORECASE):
                continue
            named = self._names.named(place.label, (kind,)) or self._names.named(place.head, (kind,)) or place.model
            for mention in (m for m in named if m.kind == kind):
                frame = self._frame(predicate)
                if frame is None:
                    continue
                others = chips[:1] if unit == "units" else []
                time, written = self._values.time(place, predicate, None)
                self._add(
                    reading, predicate, frame, mention, others, place, replace(quantity, unit=unit), time, written
                )
                return _Stated(frame, time, written)
        return None

    def _held(self, reading: Reading, place: Place, quantity: Quantity) -> _Stated | None:
        """A number of chips where a company's row meets a chip's column, or the reverse, by what the caption tells."""
        if quantity.unit != "units" and quantity.dimension != "number":
            return None
        if quantity.dimension == "number" and any(b is not None and b % 1 for b in (quantity.low, quantity.high)):
            return None  # 24.2 are no cards.
        for one, other in ((place.label, place.head), (place.head, place.label)):
            companies, chips = self._names.named(one, ("company",)), self._names.named(other, ("chip",))
            if not chips and not place.head.text.strip():  # A list: the row names what it counts, or the caption.
                only = list(place.chips[:1]) if len({m.id for m in place.chips}) == 1 else []
                chips = only or [m for caption in place.captions[:1] for m in self._names.named(caption, ("chip",))]
            for context in (other, *place.captions) if len(companies) == 1 else ():
                predicate = next((predicate for predicate, words in HELD if words.search(context.text)), None)
                frame = self._frame(predicate) if predicate else None
                # What is shipped needs no name: "Shipments, thousand units".
                told = chips or (predicate == "sales" and quantity.unit == "units")
                if frame is None or predicate is None or not told or quantity.high == 0:
                    continue
                counted = replace(quantity, unit="units", dimension="count")
                time, written = self._values.time(place, predicate, companies[0])
                others = self._market_sold_to(place) if predicate == "sales" else chips
                self._add(reading, predicate, frame, companies[0], others, place, counted, time, written)
                return _Stated(frame, time, written)
        return None

    def _market_sold_to(self, place: Place) -> list[Mention]:
        """The one region in which the caption says something was sold."""
        found = [m for c in place.captions[:1] for m in self._names.named(c, ("region",))]
        return found[:1] if len({m.id for m in found}) == 1 else []

    def _link(self, reading: Reading, place: Place) -> None:
        """What a cell that holds a name says of the row's name."""
        if VENDOR.fullmatch(place.corner.text) and (frame := self._frame("designs")) is not None:
            vendors = self._names.named(place.label, ("company",))
            chips = [
                m for m in self._names.named(place.cell, ("chip",)) if m.vendor_id in (None, *(v.id for v in vendors))
            ]
            if vendors and chips:
                self._add(reading, "designs", frame, vendors[0], chips, place, None, None, None)
                return
        # What a column holds its head tells; where the table lies on its side, the label of the row.
        for named, about in ((place.head, place.label), (place.label, place.head)):
            for words, row_kind, cell_kind, predicate, forward in LINKS:
                if not re.search(rf"\b(?:{words})|{words}", named.text, re.IGNORECASE):
                    continue
                rows, cells = self._names.named(about, (row_kind,)), self._names.named(place.cell, (cell_kind,))
                rows = rows or [m for m in place.model if m.kind == row_kind]
                frame = self._frame(predicate)
                if not rows or not cells or frame is None:
                    continue
                time = self._values.time(place, predicate, None)
                pairs: list[tuple[Mention | Sequence[Mention], list[Mention]]] = [(cells, rows[:1])]
                if forward or predicate == "supplies":  # Of several suppliers each supplies for itself.
                    pairs = [(rows[0], [cell]) if forward else (cell, rows[:1]) for cell in cells]
                for one, others in pairs:
                    self._add(reading, predicate, frame, one, others, place, None, *time)
                return

    def _change(self, reading: Reading, place: Place, base: _Stated | None, quantity: Quantity) -> None:
        predicate = _CHANGED.get(base.frame.predicate or "") if base else None
        if base is None or predicate is None:
            return
        subjects = self._names.subjects(base.frame, place, self._heads)
        time, written = self._values.time(place, predicate, subjects[0] if subjects else None)
        # "vs. Q2 2024": what a change is since is not when it is.
        since = predicate != "price_change" and SINCE.search(place.head.text)
        if base.time is not None and (since or not any(c.times for c in (place.head, place.label, place.cell))):
            time, written = base.time, base.time_text
        for subject in subjects:
            self._add(reading, predicate, base.frame, subject, [], place, quantity, time, written)

    def _add(
        self,
        reading: Reading,
        predicate: str,
        frame: Frame,
        subject: Mention | Sequence[Mention],
        others: Sequence[Mention],
        place: Place,
        quantity: Quantity | None,
        time: str | None,
        written: str | None,
    ) -> None:
        told = {(d.low, d.high, d.unit) for d in reading.drafts if d.predicate in TRADES}
        if quantity is not None and predicate in TRADES and (quantity.low, quantity.high, quantity.unit) in told:
            return  # The columns have told it, with buyer and seller.
        words = place.words()
        modality: Modality = "asserted"
        if quantity is not None and _GUIDANCE.search(words):
            modality = "planned" if predicate in PLANNED else "estimated"
        elif quantity is not None and (
            _ESTIMATE.search(f"{place.cell.text} {place.head.text} {place.label.text}")
            or (
                any(OF_ESTIMATES.search(caption.text) for caption in place.captions[:1])
                and not any(_ESTIMATE.search(head.text) for head in self._heads)  # "our forecasts: 2024 | 2025E"
            )
        ):
            modality = "estimated"
        elif (
            predicate in (EVENTS | BUILT)
            and time is not None
            and _is_to_come(time, self._engine.month_of_publication())
        ):
            modality = "planned"
        metric = frame.metric if predicate == frame.predicate else None
        as_of = any(AS_OF.search(c.text) for c in place.captions)
        dated = predicate not in UNDATED or (predicate == "operates" and as_of)
        by = source(place.captions, modality)
        if by is None and quantity is not None and predicate in OF_A_PERIOD and _GUIDANCE.search(words):
            by = reference(subject) if isinstance(subject, Mention) else None  # A company's outlook is its own.
        target: EntityReference | None = joint(others) if others else None
        reading.drafts.append(
            Draft(
                predicate=predicate,
                subject=reference(subject) if isinstance(subject, Mention) else joint(subject),
                object=target,
                start=reading.sentence.start,
                end=reading.sentence.end,
                rule=f"{frame.rule}/table",
                metric=metric,
                low=quantity.low if quantity else None,
                high=quantity.high if quantity else None,
                unit=quantity.unit if quantity else None,
                cmp=quantity.cmp if quantity else None,
                time=time if dated else None,
                by=by,
                explicit_source=by is not None,
                modality=modality,
                value_text=quantity.text if quantity else None,
                time_text=written if dated else None,
                explicit_time=dated and time is not None,
            )
        )


# What a cell is that holds nothing but its name.
_THINGS = frozenset({"company", "foundry", "chip", "model", "product", "cluster"})


def _name_by_head(head: Sentence, cell: Sentence) -> None:
    """Make a cell that holds only a name one of the kind that its column's head tells, where the name is unknown."""
    kind = head_kind(head.text)
    text = FOOTNOTE.sub("", cell.text).strip()
    known = any(n.kinds - {"region"} and not all(m.provisional for m in n.mentions) for n in cell.nodes)
    if kind is None or known or any(n.has((kind,)) for n in cell.nodes) or not is_name(text, kind):
        return
    start = cell.start + cell.text.find(text)
    mention = Mention(
        start, start + len(text), text, f"{kind}:{slug(text)}", text, kind, provisional=True, rule="column"
    )
    cell.nodes[:] = [Node(start, mention.end, (mention,), frozenset({kind}))]
    cell.quantities[:] = []


def _is_undone_elsewhere(context: Sentence, trigger: Trigger) -> bool:
    """Whether words tell of an order, and those that its frame requires before them, of its end, are missing."""
    frame = trigger.frame
    if frame.predicate != "cuts_orders" or frame.require_before is None:
        return False
    return (
        context.search(frame.require_before, max(context.start, trigger.start - REQUIRED_REACH), trigger.start) is None
    )


def _is_to_come(time: str, month: str | None) -> bool:
    """Whether a period begins after a month."""
    first = re.match(r"(\d{4})(?:-Q([1-4])|-(\d\d))?", time)
    if first is None or month is None:
        return False
    begins = int(first[3] or 3 * int(first[2] or 1) - 2)
    return (int(first[1]), begins) > (int(month[:4]), int(month[5:7]))


def without_context(value: Value) -> Value:
    """A value's conditions without those on the words around it: a cell has none."""
    return replace(value, change=None, require=None, unless=None)
