"""Tables: head, row label, corner and caption name subject, metric, unit and period of what a cell holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assets.facts.discourse import ORGANISATIONS, Discourse, Node, Sentence, SentenceBuilder, as_kind, reference
from assets.facts.engine import Draft, Engine, Reading, Rejection, joint
from assets.facts.engine.figures.units import units_of
from assets.facts.frames import Frame, Trigger, Value
from assets.facts.layout.lines import Block
from assets.facts.layout.names import FOOTNOTE, head_kind, is_name
from assets.facts.mentions import Mention
from assets.facts.mentions.mention import slug
from assets.facts.model import EntityReference, Modality
from assets.facts.quantities.find import find_quantities
from assets.facts.quantities.process_nodes import with_process_nodes
from assets.facts.quantities.quantity import Quantity
from assets.facts.tables.captions import OF_ESTIMATES, is_of_table, is_prose, is_source, source
from assets.facts.tables.place import CHANGE, OTHER_PERIOD, Place
from assets.facts.tables.units import BRACKET, unit_of_head, units_named, units_told, with_unit
from assets.facts.times.find import TimeExpression
from assets.facts.view import View

_SINCE = re.compile(r"\b(?:vs\.?|versus|since|against|from)\b|较|对比|相比", re.IGNORECASE)
_GUIDANCE = re.compile(
    r"指引|预算|计划|目标|\b(?:guid(?:e|ance|ed)|outlook|plan(?:ned)?|target|budget)\b", re.IGNORECASE
)
_YEAR_END = re.compile(r"\byear[- ]ends?\b|\bend of (?:each|the|every) year\b|年末|年底", re.IGNORECASE)
_AS_OF = re.compile(r"\bas (?:of|at)\b|\bas (?:they|it) stood\b|截至|截止", re.IGNORECASE)
_WHOLE_YEAR = re.compile(r"全年|整年|\bfull[- ]year\b", re.IGNORECASE)
_ESTIMATE = re.compile(
    r"预测|预计|预期|预估|估算|估计|(?:\d{2}年?)[EF](?![A-Za-z\d])|\b(?:forecasts?|estimate[ds]?|expected|projected|est\.|consensus)(?!\w)",
    re.IGNORECASE,
)
# A measure that the ontology has no predicate for: a cell under it takes no other from the caption.
_OTHER_MEASURE = re.compile(
    r"利润|毛利|净利|每股|股价|目标价|市盈率|评级|现金流|研发|员工"
    r"|\b(?:profit|income|margin|ebitda?|eps|p/e|rating|share price|target price|price target|cash flow|r&d|headcount"
    r"|employees)\b",
    re.IGNORECASE,
)
# A part of a company's own sales: AI服务器占比.
_MIX = re.compile(r"占比|比重|占营收|占收入|\bmix\b|%\s?of\s(?:sales|revenue)", re.IGNORECASE)
_OF_MARKET = re.compile(r"市场|市占|份额|出货|\bmarket\b|\bshares?\b", re.IGNORECASE)
_TOTAL = re.compile(
    r"^\W*(?:合计|总计|总和|小计|平均|其他|其它|(?:grand |sub)?total|sum|average|mean|median|others?|rest)\b", re.I
)
# "2,048 × H800", "6,144x H100"
_TIMES = re.compile(r"(\d[\d,.]*\s?[kK]?\+?)\s?[x×✕*]\s?(?=[A-Z])()")
# "671B (37B active)"
_ACTIVE = re.compile(r"\s?[（(][^()（）]*(?:active|activated|激活)[^()（）]*[)）]", re.IGNORECASE)
_PROCESS = re.compile(r"\b(?:process|node)\b|制程|工艺|节点", re.IGNORECASE)
_SPEED = re.compile(r"算力|(?:FP|INT)\d+|BF16", re.IGNORECASE)
_INBRACKETS = re.compile(r"\(\s*([$€£¥]?\d[\d,]*(?:\.\d+)?)\s*\)?\s*(%?)\s*\)?")
# In a table that tells how much memory a chip has and nothing more of it, a bandwidth is the memory's.
_MEMORY = re.compile(
    r"\W*(?:(?:HBM|on-board|GPU) )?(?:memory|VRAM|HBM)(?: (?:capacity|size))?\b(?! bandwidth)|[显内]存(?!带宽)", re.I
)
_OF_MEMORY = re.compile(r"(?:memory|HBM) bandwidth|[显内]存带宽", re.IGNORECASE)
_CHANGED = {"revenue": "revenue_change", "capex": "capex_change", "price": "price_change"}
_SIZE = re.compile(r"^\W*(?:model )?(?:size|params?|参数|规模)\W*$", re.IGNORECASE)
# What a bare count of chips or days says of the one that the row is about: kind and unit to predicate and head.
_COUNTED = (
    ("model", "units", "trained_on", r""),
    ("model", "parameters", "parameters", _SIZE.pattern),
    ("cluster", "units", "cluster_size", r""),
    ("model", "days", "training_time", r"^\W*(?:days|duration|time|wall|天数|时长|耗时|用时|时间|周期)"),
)
_LEAST_PARAMETERS = 1e6
# What a name in a cell says of the name that the row is about, by the head of its column: (kind of the row, kind of
# the cell) to predicate, and whether the row is the subject.
_LINKS = (
    (r"owner|operator|operated|运营|所有|业主", "cluster", "company", "operates", False),
    (
        r"developer|labs?\b|company|maker|builder|creator|publisher|organi[sz]ation|team|by$|(?:trained|built|made) by"
        r"|who\b|from$|开发|公司|机构|厂商",
        "model",
        "company",
        "develops",
        False,
    ),
    (r"model|模型", "company", "model", "develops", True),
    (r"designer|designed|vendor|maker|company|设计|厂商|公司", "chip", "company", "designs", False),
    (r"foundry|fab\b|made (?:by|at)|manufacturer|代工|制造", "chip", "foundry", "fabricates", False),
    (
        r"chips?|gpus?|hardware|accelerators?|trained on|芯片|硬件|加速卡|算力卡|用卡",
        "model",
        "chip",
        "trained_on",
        True,
    ),
    (r"predecessor|replaces|前代|上一代", "chip", "chip", "successor_of", True),
    (r"successor|replaced by|后继|下一代", "chip", "chip", "successor_of", False),
    (r"variant of|based on|cut[- ]down|原型|母版|阉割", "chip", "chip", "variant_of", True),
)

# Heads the column of those whose own chips another column names.
_VENDOR = re.compile(r"\W*(?:vendor|designer|chip ?maker|maker|厂商|厂家|设计公司|芯片公司)s?\W*", re.IGNORECASE)
# What a cell that holds only a date says of the name that the row is about, by the head of its column.
_DATES = (
    (r"mass production|volume|\bproduction|\bramp|\bhvm\b|量产|投产|量產|投產", ("chip",), "production_start"),
    (r"deliver|shipment|shipping|\bships?\b|sampling|交付|出货|出貨|交货", ("chip",), "delivery"),
    (
        r"launch|release|introduced|unveil|announced|availab|\blive\b|online|opening|opened|发布|推出|上市|上线|點亮|点亮|投运",
        ("chip", "model", "cluster"),
        "launches",
    ),
)
# The columns of a table of orders: who buys, from whom, how many, for how much, when.
_BUYER = re.compile(
    r"\W*(?:buyer|customer|purchaser|client|tenant|ordered by|买方|买家|采购[方人]|采购单位|招标[方人]|客户"
    r"|订购方|下单方|需方|买受人)s?\W*",
    re.I,
)
_SELLER = re.compile(
    r"\W*(?:seller|supplier|vendor|supplied by|(?:bought |ordered |purchased |sourced )?from"
    r"|卖方|卖家|供应商|供货?方|厂商|中标(?:[方人]|单位|候选人)|成交(?:供应商|人)|承建方)s?\W*",
    re.I,
)
_COUNT = re.compile(r"units|quantity|qty|number|count|volume|how many|chips|gpus|cards|数量|张|台|颗|片|规模", re.I)
# What says that whoever is in the first column buys, where its head does not.
_ORDERS = re.compile(
    r"\b(?:orders?|deals?|contracts?|purchas(?:es|ed|ing|ers?)|bought|buy(?:ing|ers?))\b|订单|大单|采购|签约|成交|买卡|买家",
    re.IGNORECASE,
)
# What says that the goods were handed over.
_HANDED = re.compile(r"\b(?:deliver(?:ed|ies|y)|shipped|shipments?|supplied)\b|交付|供货|出货|交货|到货", re.IGNORECASE)
# The head of what counts the cards of a site, of whatever kind they are.
_CARDS = re.compile(
    r"\W*(?:(?:GPU|AI)?[算力]*卡[数量]|(?:number of )?(?:gpus?|accelerators?|chips|cards)\b)", re.IGNORECASE
)
# A count that needs no chip beside it: of whole servers, too.
_SURE_COUNT = re.compile(r"\W*(?:units|quantity|qty|how many|数量)\b|数量", re.I)
# Of a company's row under a chip, by what the caption speaks of.
_HELD = (
    ("orders", _ORDERS),
    (
        "sales",
        re.compile(r"\b(?:ship(?:s|ped|ments?)?|deliver(?:s|ed|ies)|sold|sales)\b|出货|交付|销量", re.IGNORECASE),
    ),
    (
        "holds",
        re.compile(
            r"\b(?:runs?|owns?|holds?|fleets?|holdings?|stock|inventory|installed|has|have|got)\b"
            r"|持有|保有|手里|手上|存量|囤|家底|库存|在用|拥有|持卡",
            re.IGNORECASE,
        ),
    ),
)
# Which markets a caption may speak of without naming them.
_GOODS = r"AI[ -]?(?:chips?|accelerators?|GPUs?)|accelerators?|GPUs?|加速卡|加速器|AI ?芯片|算力卡|智算卡|显卡"
_MARKETS = (
    (
        "segment:china-ai-chip",
        re.compile(rf"(?=.*(?:{_GOODS}))(?:.*(?:国[内产]|中国|China|Chinese|domestic))", re.IGNORECASE),
    ),
    ("segment:ai-accelerator", re.compile(_GOODS, re.IGNORECASE)),
)
# The head of a column of periods.
_PERIODS = re.compile(
    r"(?:calendar |fiscal )?(?:year|quarter|month|period|date|week)s?|年份?|季[度别]?|月份?|时间|日期|年度|财[年季]",
    re.IGNORECASE,
)
_WORTH = re.compile(r"value|amount|contract|deal|worth|size|cost|金额|合同|总价|总额|价值", re.I)
_WHEN = re.compile(r"date|when|announced|signed|placed|year|quarter|month|period|日期|时间|年份|年度", re.I)


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
        self._language = language
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
        if _TOTAL.match(label.text):
            return reading
        # A column of periods dates its row, else the only period that the head names.
        own = next((t for c in cells[1:] for t in c.times if _is_period(c, t)), None)
        periods = {t.value: t for head in heads for t in head.times if t.value}
        period = own or (next(iter(periods.values())) if len(periods) == 1 else None)
        previous: _Stated | None = None
        before: _Stated | None = None
        measured: Sentence | None = None
        models = [m for c in cells for m in self._named(c, ("model",))]
        model = tuple(models) if len(models) == 1 else ()
        chips = tuple(m for c in cells for m in self._named(c, ("chip",)))
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
        return any(map(_MEMORY.match, texts)) and not any(map(_OF_MEMORY.search, texts))

    def _order(
        self, reading: Reading, heads: Sequence[Sentence], cells: Sequence[Sentence], captions: tuple[Sentence, ...]
    ) -> None:
        """What a row says whose columns tell who buys from whom, or delivers to whom: how many and for how much."""

        def column(pattern: re.Pattern[str], kinds: Sequence[str]) -> list[Mention]:
            named = (self._named(c, kinds) for h, c in zip(heads, cells, strict=False) if pattern.fullmatch(h.text))
            return next((found for found in named if found), [])

        buyers = column(_BUYER, ("company",))
        if not buyers and any(_ORDERS.search(c.text) for c in captions) and not self._is_seller(heads[0], cells[0]):
            buyers = self._named(cells[0], ("company",))
        sellers = column(_SELLER, ("company", "foundry"))
        told_of = [*captions[:1], *(h for h in heads if not (_BUYER.fullmatch(h.text) or _SELLER.fullmatch(h.text)))]
        handed = any(_HANDED.search(s.text) for s in told_of) and not any(_ORDERS.search(s.text) for s in told_of)
        predicate = "supplies" if handed and sellers else "orders"
        frame = self._frame(predicate) if len(buyers) == 1 else None
        if frame is None:
            return
        chips = [m for c in cells for m in self._named(c, ("chip",))]
        one, others = (sellers, buyers) if predicate == "supplies" else (buyers, sellers or chips)
        told = len(reading.drafts)
        dated = next((t for h, c in zip(heads, cells, strict=False) if _WHEN.search(h.text) for t in c.times), None)

        def state(place: Place, quantity: Quantity | None) -> None:
            time = (dated.value, dated.text) if dated is not None else self._time(place, predicate, one[0])
            self._add(reading, predicate, frame, one, others, place, quantity, *time)

        for head, cell in zip(heads[1:], cells[1:], strict=False):
            place = Place(head, cells[0], heads[0], captions, cell)
            for quantity in self._quantities(place)[:1] if others else ():
                counts = quantity.dimension in ("number", "count") and _COUNT.search(head.text) is not None
                if counts and (chips or _SURE_COUNT.match(head.text)):
                    state(place, replace(quantity, unit="units", dimension="count"))
                elif quantity.dimension == "money" and not quantity.per and _WORTH.search(head.text):
                    state(place, quantity)
        if len(reading.drafts) == told and sellers and not self._counts(heads, cells):
            state(Place(heads[0], cells[0], heads[0], captions, cells[0]), None)

    def _counts(self, heads: Sequence[Sentence], cells: Sequence[Sentence]) -> bool:
        """Whether a cell of a row of orders holds a figure that its head says is their number or sum."""
        pairs = zip(heads, cells, strict=False)
        return any(re.search(r"\d", c.text) and (_COUNT.search(h.text) or _WORTH.search(h.text)) for h, c in pairs)

    def _is_seller(self, head: Sentence, cell: Sentence) -> bool:
        """Whether the first column tells who sells."""
        chips = self._named(cell, ("chip",))
        return bool(chips) or _SELLER.fullmatch(head.text) is not None or head_kind(head.text) not in (None, "company")

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
            for words, kinds, predicate in _DATES:
                subjects = self._named(about, kinds) if re.search(words, named.text, re.IGNORECASE) else []
                frame = self._frame(predicate)
                if not subjects or frame is None:
                    continue
                makers = self._named(reading.sentence, ("company",)) if predicate == "launches" else []
                makers = makers or [m for c in place.captions for m in self._named(c, ("company",))]
                if predicate == "launches" and len({m.id for m in makers}) == 1:
                    self._add(reading, predicate, frame, makers[0], subjects[:1], place, None, when.value, when.text)
                elif predicate != "launches":
                    self._add(reading, predicate, frame, subjects[0], [], place, None, when.value, when.text)
                return True
        return False

    def _developed(self, reading: Reading, place: Place) -> None:
        """Who developed the model that a row is about, where the name stands in brackets behind it."""
        frame = self._frame("develops")
        models = self._named(place.label, ("model",))
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
        found = self._quantities(place)
        named = [n for n in place.cell.nodes if place.cell.words(n.start, n.end) == place.cell.text.strip()]
        if not found or found[0].unit == "nm" or named:
            self._link(reading, place)  # "TSMC, 3nm" names who makes it besides; 思元590 is a name.
        if not found or any(n.kinds & _THINGS for n in named):
            return None
        quantity = found[0]
        about = " ".join(c.text for c in (place.head, place.corner, *place.captions))
        if quantity.unit == "ratio" and _MIX.search(place.head.text) and not _OF_MARKET.search(about):
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
        if _SIZE.search(place.head.text) and (sized := self._count(reading, place, quantity)) is not None:
            return sized  # "Size" under a heading on training counts parameters, and no tokens.
        for frame, fitted in self._options(place, quantity, place.contexts()):
            if frame.predicate is None:
                return None
            line = self._named(place.label, ("segment", "region")) or self._named(place.head, ("segment", "region"))
            if frame.predicate == "revenue" and line and not self._named(place.label, ("company", "foundry")):
                # Rows of segments or regions: whose they are stands above the table.
                owners = self._above_table(("company", "foundry"), place)
                time, written = self._time(place, "sales", owners[0] if owners else None)
                for owner in owners:
                    self._add(reading, "sales", frame, owner, line[:1], place, fitted, time, written)
                return _Stated(replace(frame, predicate="sales"), time, written) if owners else None
            subjects = self._filled(frame, place)
            if not subjects:
                rejected = rejected or frame
                continue
            if frame.predicate == "price" and place.is_rent():
                # A rent is no price; a change of it, in the next column, is one.
                return _Stated(frame, *self._time(place, "price", None))
            objects = self._objects(frame, place, {m.id for m in subjects})
            if not objects and frame.predicate == "training_time":
                objects = [m for m in self._named(reading.sentence, ("chip",)) if m.start >= place.label.end][:1]
            if not objects and frame.predicate == "market_share":
                objects = self._market(place)
            if not objects and frame.predicate == "capacity":
                lines = self._named(reading.sentence, ("segment",))
                objects = lines if len({m.id for m in lines}) == 1 else []
            if not objects and frame.object and all(role.required for role in frame.object):
                rejected = rejected or frame
                continue
            time, written = self._time(place, frame.predicate, subjects[0])
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
        if priced and self._named(place.label, ("chip",)) and not _OTHER_MEASURE.search(head.text):
            price = self._frame("price")
            named = {t.frame.predicate for c in place.contexts() for t in c.triggers if t.frame.continues is None}
            sum_paid = quantity.dimension == "money" and not place.is_rent()
            under_month = sum_paid and any(_is_period(head, t) for t in head.times)
            if price is not None and under_month and named.isdisjoint(("revenue", "sales", "capex")):
                # A sum for a card, under a month.
                time, written = self._time(place, "price", None)
                for chip in self._named(place.label, ("chip",)):
                    self._add(reading, "price", price, chip, [], place, quantity, time, written)
            return _Stated(price, *self._time(place, "price", None)) if price else None
        if rejected is not None:
            cell = place.cell
            reading.rejections.append(
                Rejection(rejected.predicate or "", "missing subject", cell.start, cell.end, f"{rejected.rule}/table")
            )
        return None

    def _line_of_revenue(self, reading: Reading, place: Place, quantity: Quantity) -> _Stated | None:
        """The sales of a line of business, whose row stands below that of the revenue: Gaming."""
        lines = self._named(place.label, ("segment",))
        names_other = _OTHER_MEASURE.search(place.label.text) or self._named(place.label, ("company", "foundry"))
        if self._revenue is None or quantity.dimension != "money" or len(lines) != 1 or names_other:
            return None
        owners = self._above_table(("company", "foundry"), place)
        time, written = self._time(place, "sales", owners[0] if owners else None)
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
                (t for t in context.triggers if t.frame.values and t.frame.predicate is not None),
                key=lambda t: (t.frame.line is True, t.frame.weight, -(t.end - t.start)),
            )
            triggers = [t for t in triggers if not any(o.start <= t.start and t.end < o.end for o in triggers)]
            for trigger in triggers:
                options.extend(self._fits(trigger.frame, quantity, place, trigger))
            if options:
                break
            if _OTHER_MEASURE.search(context.text):
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
            if quantity.dimension == "number" and "units" in value.units and self._chips(place):
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
        chips = [m for c in (place.cell, place.head, place.label) for m in self._named(c, ("chip",))]
        for kind, unit, predicate, head in _COUNTED:
            bare = quantity.dimension == "number" and (quantity.low or quantity.high or 0.0) >= _LEAST_PARAMETERS
            counts = quantity.unit == unit or (unit == "units" and quantity.dimension in ("number", "count"))
            counts = counts or (unit == "parameters" and bare)
            told = chips or (kind == "cluster" and _CARDS.match(place.head.text))
            if not counts or (unit == "units" and not told) or not re.search(head, place.head.text, re.IGNORECASE):
                continue
            named = self._named(place.label, (kind,)) or self._named(place.head, (kind,)) or place.model
            for mention in (m for m in named if m.kind == kind):
                frame = self._frame(predicate)
                if frame is None:
                    continue
                others = chips[:1] if unit == "units" else []
                time, written = self._time(place, predicate, None)
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
            companies, chips = self._named(one, ("company",)), self._named(other, ("chip",))
            if not chips and not place.head.text.strip():  # A list: the row names what it counts, or the caption.
                only = list(place.chips[:1]) if len({m.id for m in place.chips}) == 1 else []
                chips = only or [m for caption in place.captions[:1] for m in self._named(caption, ("chip",))]
            for context in (other, *place.captions) if len(companies) == 1 else ():
                predicate = next((predicate for predicate, words in _HELD if words.search(context.text)), None)
                frame = self._frame(predicate) if predicate else None
                # What is shipped needs no name: "Shipments, thousand units".
                told = chips or (predicate == "sales" and quantity.unit == "units")
                if frame is None or predicate is None or not told or quantity.high == 0:
                    continue
                counted = replace(quantity, unit="units", dimension="count")
                time, written = self._time(place, predicate, companies[0])
                others = self._market_sold_to(place) if predicate == "sales" else chips
                self._add(reading, predicate, frame, companies[0], others, place, counted, time, written)
                return _Stated(frame, time, written)
        return None

    def _market_sold_to(self, place: Place) -> list[Mention]:
        """The one region in which the caption says something was sold."""
        found = [m for c in place.captions[:1] for m in self._named(c, ("region",))]
        return found[:1] if len({m.id for m in found}) == 1 else []

    def _link(self, reading: Reading, place: Place) -> None:
        """What a cell that holds a name says of the row's name."""
        if _VENDOR.fullmatch(place.corner.text) and (frame := self._frame("designs")) is not None:
            vendors = self._named(place.label, ("company",))
            chips = [m for m in self._named(place.cell, ("chip",)) if m.vendor_id in (None, *(v.id for v in vendors))]
            if vendors and chips:
                self._add(reading, "designs", frame, vendors[0], chips, place, None, None, None)
                return
        # What a column holds its head tells; where the table lies on its side, the label of the row.
        for named, about in ((place.head, place.label), (place.label, place.head)):
            for words, row_kind, cell_kind, predicate, forward in _LINKS:
                if not re.search(rf"\b(?:{words})|{words}", named.text, re.IGNORECASE):
                    continue
                rows, cells = self._named(about, (row_kind,)), self._named(place.cell, (cell_kind,))
                rows = rows or [m for m in place.model if m.kind == row_kind]
                frame = self._frame(predicate)
                if not rows or not cells or frame is None:
                    continue
                time = self._time(place, predicate, None)
                for one, others in [(rows[0], [cell]) for cell in cells] if forward else [(cells, rows[:1])]:
                    self._add(reading, predicate, frame, one, others, place, None, *time)
                return

    def _change(self, reading: Reading, place: Place, base: _Stated | None, quantity: Quantity) -> None:
        predicate = _CHANGED.get(base.frame.predicate or "") if base else None
        if base is None or predicate is None:
            return
        subjects = self._filled(base.frame, place)
        time, written = self._time(place, predicate, subjects[0] if subjects else None)
        # "vs. Q2 2024": what a change is since is not when it is.
        since = predicate != "price_change" and _SINCE.search(place.head.text)
        if base.time is not None and (since or not any(c.times for c in (place.head, place.label, place.cell))):
            time, written = base.time, base.time_text
        for subject in subjects:
            self._add(reading, predicate, base.frame, subject, [], place, quantity, time, written)

    # Roles

    def _chips(self, place: Place) -> list[Mention]:
        """The chips that a cell, its head or the caption names."""
        return [m for c in (place.cell, *place.contexts()) for m in self._named(c, ("chip",))]

    def _named(self, context: Sentence, kinds: Sequence[str]) -> list[Mention]:
        """The names of some kinds in a part of the table, without the maker in front of its product."""
        nodes = [n for n in context.nodes if n.mentions and not n.anaphor]
        # "Llama 3.1 405B (Meta)" is the model.
        outside = [n for n in nodes if not re.search(r"[(（][^()（）]*$", context.words(context.start, n.start))]
        nodes = outside or nodes
        found = [
            (n.vendor, m)
            for n in nodes
            for m in (self._discourse.members(n, tuple(kinds), context))
            if not (ORGANISATIONS.intersection(kinds) and self._discourse.is_observer(m))
        ]
        named = [m for vendor, m in found if not vendor] or [m for _, m in found]
        return [m for m in named if not m.generic] or named

    def _filled(self, frame: Frame, place: Place) -> list[Mention]:
        kinds = tuple({kind: None for role in frame.subject for kind in role.kinds})
        if frame.predicate in ("price", "price_change"):
            kinds = (*kinds, "chip")
        for context in (place.label, place.head, place.corner):
            if found := self._named(context, kinds):
                return found
        if found := [m for m in place.model if m.kind in kinds]:
            return found
        if "chip" in kinds and len({m.id for m in place.chips}) == 1:
            return list(place.chips[:1])
        # The row says what is measured, of what, or when: whose it is stands above the table.
        of_line = self._named(place.label, ("segment",)) and any("segment" in role.kinds for role in frame.object)
        # Columns that nothing measured heads, more than one, are of somebody each: "Year-end | Tebrau | Ulu Choh".
        of_columns = self._names_other(place.head) and sum(map(self._names_other, self._heads[1:])) > 1
        if (self._names_other(place.label) or of_columns) and not of_line:
            return []
        return self._above_table(kinds, place)

    def _above_table(self, kinds: Sequence[str], place: Place) -> list[Mention]:
        """Whom a table is about: its caption names it, else the section's heading, else it is the article's company."""
        for context in place.captions:
            if not is_source(context) and (found := self._named(context, kinds)):
                return found[:1] if len(found) == 1 else []
        for node in self._discourse.heading:
            if found := [m for m in (as_kind(mention, kinds) for mention in node.mentions) if m is not None]:
                return found[:1]
        if ORGANISATIONS.intersection(kinds) and self._discourse.main_company is not None:
            main = as_kind(self._discourse.main_company, kinds)
            return [main] if main is not None else []
        return []

    def _names_other(self, label: Sentence) -> bool:
        """Whether a row's label names something that was not recognised, so that nothing else is its subject."""
        measured = any(t.frame.values for t in label.triggers) or CHANGE.search(label.text)
        return bool(label.text.strip()) and not measured and not label.times

    def _objects(self, frame: Frame, place: Place, taken: set[str]) -> list[Mention]:
        kinds = tuple({kind: None for role in frame.object for kind in role.kinds})
        if not kinds:
            return []

        def named(contexts: Iterable[Sentence]) -> list[Mention]:
            found = ([m for m in self._named(context, kinds) if m.id not in taken] for context in contexts)
            return next((f if "chip" in kinds else f[:1] for f in found if f), [])

        found = named((place.cell, place.head, place.label))
        if found and not all(m.generic for m in found):
            return found
        chips = [m for m in place.chips if not m.generic]
        if "chip" in kinds and len({m.id for m in chips}) == 1:
            return chips[:1]  # Another column tells which chips are counted.
        return found or named((*place.contexts()[1:], *place.captions))

    def _market(self, place: Place) -> list[Mention]:
        """The market for chips that the captions speak of, of whose shares a table tells."""
        words = " ".join(c.text for c in place.captions)
        id_ = next((id_ for id_, market in _MARKETS if market.search(words)), None)
        entity = self._discourse.catalogue.get(id_) if id_ is not None else None
        if entity is None:
            return []
        return [Mention(place.head.start, place.head.end, entity.name, entity.id, entity.name, "segment")]

    # Values

    def _quantities(self, place: Place) -> list[Quantity]:
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
            if _is_of_a_company(context) or (context is place.corner and _PERIODS.fullmatch(context.text.strip())):
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

    def _time(self, place: Place, predicate: str, subject: Mention | None) -> tuple[str | None, str | None]:
        """When a cell's fact holds, fiscal periods by the subject's own year, and the words that say so."""

        def dated(time: TimeExpression) -> tuple[str | None, str | None]:
            return self._engine.period_of(time, subject, predicate) if subject else time.value, time.text

        direct = next(
            (t for c in (place.cell, place.head, place.label, place.corner) for t in c.times if t.value), None
        )
        captions = [c for c in place.captions[:1] if not is_prose(c) or is_of_table(c)]
        above = next((t for c in captions for t in c.times if t.value), None)
        if above is None and predicate in _STOCKS | {"operates"}:
            above = next((t for c in place.captions if _AS_OF.search(c.text) for t in c.times if t.value), None)
        start = above.value if above else None
        if direct is not None and _SINCE.search(place.head.text):
            until = start or (self._engine.month_of_publication() if direct.granularity == "month" else None)
            since = (direct.value or "").removesuffix("/")
            if until is not None and since and since < until:
                return f"{since}/{until}", direct.text
        if direct is not None:
            value, written = dated(direct)
            if value is None:
                return value, written
            if direct.anchor == "publication" and start is not None and re.fullmatch(r"\d{4}", start):
                value = start + value[4:]  # Q1 in a table of 2025 is that year's, whenever it is printed.
            if predicate in _STOCKS and re.fullmatch(r"\d{4}", value) and _YEAR_END.search(self._words(place)):
                value += "-12"
            return value, written
        if start is None and place.period is not None and predicate in _OF_A_PERIOD:
            if _WHOLE_YEAR.search(place.head.text) and (place.period.value or "")[:4].isdigit():
                return (place.period.value or "")[:4], place.period.text  # 1—3月营收 | 全年资本开支指引
            return dated(place.period)
        if start is None and predicate == "price" and self._engine.priced is not None:
            return dated(self._engine.priced)
        return start, above.text if above else None

    @staticmethod
    def _words(place: Place) -> str:
        """What head, label, corner and the nearest caption say of a cell."""
        return " ".join(c.text for c in (place.head, place.label, place.corner, *place.captions[:1]))

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
        told = {(d.low, d.high, d.unit) for d in reading.drafts if d.predicate in _TRADES}
        if quantity is not None and predicate in _TRADES and (quantity.low, quantity.high, quantity.unit) in told:
            return  # The columns have told it, with buyer and seller.
        words = self._words(place)
        modality: Modality = "asserted"
        if quantity is not None and _GUIDANCE.search(words):
            modality = "planned" if predicate in _PLANNED else "estimated"
        elif quantity is not None and (
            _ESTIMATE.search(f"{place.cell.text} {place.head.text} {place.label.text}")
            or (
                any(OF_ESTIMATES.search(caption.text) for caption in place.captions[:1])
                and not any(_ESTIMATE.search(head.text) for head in self._heads)  # "our forecasts: 2024 | 2025E"
            )
        ):
            modality = "estimated"
        elif (
            predicate in (_EVENTS | _BUILT)
            and time is not None
            and _is_to_come(time, self._engine.month_of_publication())
        ):
            modality = "planned"
        metric = frame.metric if predicate == frame.predicate else None
        as_of = any(_AS_OF.search(c.text) for c in place.captions)
        dated = predicate not in _UNDATED or (predicate == "operates" and as_of)
        by = source(place.captions, modality)
        if by is None and quantity is not None and predicate in _OF_A_PERIOD and _GUIDANCE.search(words):
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
_BUILT = frozenset({"power", "cluster_size", "capacity"})
_STOCKS = _BUILT | {"holds", "market_cap"}
_PLANNED = _BUILT | {"capex", "capex_change", "orders", "holds"}
_TRADES = frozenset({"orders", "supplies", "sales", "holds"})
_EVENTS = frozenset({"production_start", "delivery", "launches"})
_OF_A_PERIOD = frozenset({"revenue", "revenue_change", "capex", "capex_change", "sales", "market_share"})
# Facts that hold without a date.
_UNDATED = frozenset(
    {"spec", "process_node", "parameters", "training_tokens", "trained_on", "training_time", "training_cost", "designs"}
    | {"fabricates", "develops", "operates", "successor_of", "variant_of", "utilization", "threshold", "spec_ratio"}
)


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


def _is_to_come(time: str, month: str | None) -> bool:
    """Whether a period begins after a month."""
    first = re.match(r"(\d{4})(?:-Q([1-4])|-(\d\d))?", time)
    if first is None or month is None:
        return False
    begins = int(first[3] or 3 * int(first[2] or 1) - 2)
    return (int(first[1]), begins) > (int(month[:4]), int(month[5:7]))


def _is_period(cell: Sentence, time: TimeExpression) -> bool:
    """Whether a cell holds a period and nothing else but what explains it: 第四财季（截至11月3日）."""
    rest = BRACKET.sub("", cell.text).replace(time.text, "", 1)
    counted = any(q.dimension != "duration" for q in cell.quantities)
    period = time.value is not None and time.granularity != "day" and not counted
    return period and re.fullmatch(r"\W*", rest) is not None


def _is_of_a_company(context: Sentence) -> bool:
    """Whether a head or label is nothing but the name of a company."""
    text = FOOTNOTE.sub("", context.text).strip()
    return any(n.mentions and n.kinds & ORGANISATIONS and context.words(n.start, n.end) == text for n in context.nodes)


def without_context(value: Value) -> Value:
    """A value's conditions without those on the words around it: a cell has none."""
    return replace(value, change=None, require=None, unless=None)
