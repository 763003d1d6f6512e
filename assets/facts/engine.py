"""Fills frames: which trigger a quantity belongs to, who stands in which role, when, who says so and how firmly."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from assets.facts.dating import base_of, bearing_times, belongs_to, is_contrasted, is_of_other, span_of_change
from assets.facts.discourse import (
    ORGANISATIONS,
    Attribution,
    Discourse,
    Grammar,
    Node,
    Sentence,
    as_kind,
    called_after,
    common,
    grammar,
    is_yardstick,
    reference,
    refuted_part,
)
from assets.facts.english_syntax import agent, apposed, belonging, fronted_subject, is_gapped, shared_subject
from assets.facts.frames import Frame, FrameSet, Role, Trigger, Value
from assets.facts.mentions import Mention
from assets.facts.mentions.mention import slug as make_slug
from assets.facts.model import Comparator, EntityReference, Modality
from assets.facts.quantities import Quantity, convert
from assets.facts.rulebook import RuleTracker
from assets.facts.times import TimeExpression, fiscal_period

_COMMON = common()
# What a value that is still to come is, where nothing else tells: a plan of the one who acts, or somebody's estimate.
_PLANS = frozenset(
    {"orders", "capex", "capex_change", "supplies", "holds", "uses", "reallocates", "production_start", "delivery"}
    | {"operates", "cluster_size", "power", "develops", "launches", "trained_on", "invests_in", "partners_with"}
    | {"cuts_orders", "designs", "fabricates", "restricts", "issues"}
)
# What a company reports for a period of its own year.
_REPORTED = frozenset({"revenue", "revenue_change", "capex", "capex_change", "sales", "sales_at_risk"})
_HAPPENS = frozenset({"restricts", "issues", "invests_in", "launches", "production_start", "delivery"})
# Measures of a period: the day on which they were published is not it.
_PERIODIC = frozenset(
    {"revenue", "revenue_change", "capex", "capex_change", "sales", "market_share", "capacity", "capacity_gap"}
)
# Facts that hold without a date: a future date near by says nothing about them.
_TIMELESS = frozenset(
    {
        "spec",
        "spec_ratio",
        "process_node",
        "variant_of",
        "successor_of",
        "designs",
        "parameters",
        "threshold",
        "slowdown",
        "fabricates",
        "develops",
        "trained_on",
        "training_time",
        "training_cost",
        "training_tokens",
        "utilization",
    }
)
# What a speaker whom the article does not name tells of "us": that is no reporter's or broker's we.
_OF_SPEAKERS = frozenset({"holds", "orders", "uses", "trained_on", "reallocates"})
# What is told of a machine built from chips, and not of them.
_OF_MACHINES = frozenset(
    {"price", "price_change", "spec", "spec_ratio", "process_node", "orders", "fabricates", "designs"}
)
# What only the paragraph's own topic has: in another paragraph it is more often somebody else's.
_OF_PARAGRAPH = frozenset(
    {"power", "orders", "supplies", "cluster_size", "parameters", "delivery", "price", "price_change", "spec"}
    | {"spec_ratio", "reallocates", "uses", "market_share", "cuts_orders", "production_start", "process_node"}
)
# How near to the making of chips a company stands: who buys stands further off.
_MAKING = {
    "equipment-maker": 6, "foundry": 5, "memory-maker": 5, "packager": 5, "chip-designer": 4, "chipmaker": 4,
    "chip-startup": 4, "network-maker": 3, "optics-maker": 3, "server-maker": 3, "contract-manufacturer": 3,
    "utility": 3, "power-equipment": 3, "neocloud": 2, "lessor": 2, "data-center-operator": 2, "cloud-provider": 1,
    "hyperscaler": 1,
}  # fmt: skip
# What somebody does; that he is told, asked or allowed to do it is no fact yet.
_DEEDS = frozenset({"orders", "cuts_orders", "supplies", "uses"})
# Further off, in characters, no trigger takes a quantity.
_FAR = 260
_BEFORE_LIMIT = 90.0
_CONTRACT_MAKING = "segment:foundry"
# How much nearer the words right behind a quantity that say what it is of are than any other metric.
_OWN_METRIC = 14.0
_FLIP: dict[Comparator | None, Comparator | None] = {">": "<", "<": ">", ">=": "<=", "<=": ">=", "<~": "~"}


@dataclass(frozen=True, slots=True)
class Filled:
    """A role as filled: who, and where the words stand."""

    mentions: tuple[Mention, ...]
    start: int
    end: int
    node: Node | None = None
    place: str = "topic"


@dataclass(slots=True)
class Attachment:
    """A quantity and the frame that takes it."""

    quantity: Quantity
    trigger: Trigger
    value: Value
    cost: float
    inherited: bool = False
    subject: Filled | None = None
    object: Filled | None = None
    since: int = 0


@dataclass(slots=True)
class Draft:
    """A fact in offsets of the view, not yet in those of the document."""

    predicate: str
    subject: EntityReference
    object: EntityReference | None
    start: int
    end: int
    rule: str
    metric: str | None = None
    item: EntityReference | None = None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    cmp: Comparator | None = None
    time: str | None = None
    by: EntityReference | None = None
    modality: Modality = "asserted"
    value_text: str | None = None
    time_text: str | None = None
    explicit_source: bool = False
    explicit_time: bool = False


@dataclass(slots=True)
class Rejection:
    """Why a trigger or quantity gave no fact."""

    predicate: str
    reason: str
    start: int
    end: int
    rule: str


@dataclass(slots=True)
class Reading:
    """What the engine made of a sentence; kept for explanations.

    Attributes:
        sentence: The sentence.
        attachments: Its quantities and the frames that took them.
        drafts: The facts.
        rejections: What was tried and not let in.
    """

    sentence: Sentence
    attachments: list[Attachment] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    rejections: list[Rejection] = field(default_factory=list)


class Engine:
    """Reads one document's sentences in order."""

    def __init__(self, frames: FrameSet, language: str, published: date | None, discourse: Discourse) -> None:
        self.frames = frames
        self._language = language
        self._grammar: Grammar = grammar(language)
        self._published = published
        self._discourse = discourse
        self._reach = 62.0 if language == "zh" else 46.0
        self._last: Attachment | None = None
        self._paragraph_time: TimeExpression | None = None
        self._reporting: TimeExpression | None = None
        self._told: dict[tuple[str, str], str] = {}
        self._block = -1
        self._recent: list[str] = []
        self._drafts: list[Draft] = []
        self._rules = RuleTracker(published)
        self._counted: list[Trigger] = []
        self._object: Filled | None = None
        self._makers: dict[str, Mention] = {}
        self._own_chips: dict[str, Mention] = {}
        self._currency = "CNY"
        self._cluster: tuple[int, Filled] | None = None
        self._counted_as: dict[str, Filled] = {}

    def read(self, sentence: Sentence) -> Reading:
        """The facts of a sentence; sentences must come in the order of the text."""
        if sentence.block != self._block:
            self._block = sentence.block
            self._paragraph_time = None
            self._recent = []
            self._drafts = []
        reading = Reading(sentence)
        if sentence.kind == "heading" or common()["results"].search(sentence.text):
            # An article on results is about one period.
            periods = [t for t in sentence.times if t.granularity in ("quarter", "half") and t.value]
            self._reporting = periods[0] if periods else self._reporting
        if (denied := self._denied_before(sentence)) is not None:
            reading.drafts.extend(denied)
            self._drafts = []
            return reading
        joined = self._joined_names(sentence)
        if not sentence.triggers and not sentence.quantities and not joined:
            if sentence.times:
                self._paragraph_time = sentence.times[0]
            return reading
        if self._grammar.modality["correction"].search(sentence.text):
            reading.rejections.append(
                Rejection("", "tells what was corrected", sentence.start, sentence.end, "correction")
            )
            return reading
        if self._grammar.modality["question"].search(sentence.text):
            reading.rejections.append(Rejection("", "question", sentence.start, sentence.end, "question"))
            return reading
        self._share_last_unit(sentence)
        triggers = [t for t in (*sentence.triggers, *joined) if self._counts(t, sentence)]
        self._counted = triggers
        lists = self._lists(sentence)
        used: set[int] = set()
        previous = self._last
        for quantity in sentence.quantities:
            if quantity.converts is not None or sentence.is_gloss(quantity.start):
                continue
            for option in self._options(sentence, triggers, quantity, previous):
                index, size = lists.get(id(quantity), (0, 1))
                if option.value.predicate is None or self._emit(
                    reading, option.trigger, option, option.value, index, size
                ):
                    reading.attachments.append(option)
                    used.add(id(option.trigger))
                    previous = option
                    break
        self._last = previous
        for trigger in triggers:
            if id(trigger) not in used and trigger.frame.value != "required" and trigger.frame.predicate is not None:
                self._emit(reading, trigger, None, None, 0, 1)
        self._drafts = reading.drafts
        if reading.drafts:
            self._recent = list({d.predicate for d in reading.drafts})
        if sentence.times:
            self._paragraph_time = sentence.times[0]
        return reading

    def _denied_before(self, sentence: Sentence) -> list[Draft] | None:
        """What the sentence before states, denied, as in "The firm disputes this", 对此，寒武纪回应称不属实.

        None where the sentence is no mere denial.
        """
        by = next((a.by for a in sentence.attributions if a.denies and a.by is not None), None)
        refuted = _COMMON["refuted"].search(sentence.text)
        short = len(sentence.text) <= (36 if self._language == "zh" else 90)
        if by is None or refuted is None or sentence.quantities or not short:
            return None
        if any(d.modality == "denied" or d.by == by for d in self._drafts):
            return None
        return [
            replace(d, modality="denied", by=by, start=sentence.start, end=sentence.end, explicit_source=True)
            for d in self._drafts
        ] or None

    # Triggers and quantities

    def _joined_names(self, sentence: Sentence) -> list[Trigger]:
        """Where a name stands right before another whose owner it may be: Meta's Hyperion, 中国联通青海三江源."""
        found: list[Trigger] = []
        before: Node | None = None
        for node in sentence.nodes:
            if before is not None and not node.kinds & ORGANISATIONS and not node.anaphor:
                between = sentence.words(before.end, node.start)
                for place in sentence.nodes:
                    if place.kinds == {"region"} and before.end <= place.start and place.end <= node.start:
                        between = between.replace(sentence.words(place.start, place.end), "", 1)
                if (_JOINED_ZH if self._language == "zh" else _JOINED_EN).fullmatch(between):
                    found.extend(
                        Trigger(node.start, node.start, frame)
                        for frame in self.frames.joining
                        if node.has(frame.object[0].kinds) and not frame.object_first
                    )
            if node.mentions and node.mentions[0].rule == "site:owned":
                # Whose a site is that only its place names, the words that bring it up have told.
                found.extend(
                    Trigger(node.start, node.start, frame)
                    for frame in self.frames.joining
                    if node.has(frame.object[0].kinds) and frame.object_first
                )
            if "cluster" in node.kinds and node.mentions and self._holds_owner(node.mentions[0]):
                found.extend(
                    Trigger(node.start, node.start, frame)
                    for frame in self.frames.joining
                    if "maker" in frame.subject[0].places and node.has(frame.object[0].kinds)
                )
            if node.kinds & ORGANISATIONS and (node.mentions or node.owner) and not node.bracket:
                before = node
            elif node.kinds != {"region"}:
                before = None
        return found

    def _holds_owner(self, mention: Mention) -> bool:
        """Whether a name begins with that of its known owner: 中国移动哈尔滨智算中心, Tesla Dojo."""
        entity = self._discourse.catalogue.get(mention.id)
        owner = self._discourse.catalogue.get(entity.owner) if entity and entity.owner else None
        return owner is not None and any(mention.text.startswith(alias.text) for alias in owner.aliases)

    def _share_last_unit(self, sentence: Sentence) -> None:
        """Bare numbers of a list take the unit that its last member names: "39.2 and 52.5 billion respectively"."""
        if not self._grammar.respectively.search(sentence.text):
            return
        found = sentence.quantities
        for i in range(len(found) - 2, -1, -1):
            number, following = found[i], found[i + 1]
            listed = self._grammar.connector.match(sentence.words(number.end, following.start) or "x")
            if not listed or number.dimension != "number" or following.dimension == "number":
                continue
            found[i] = replace(_like(number, following), classifier=following.classifier)

    def _counts(self, trigger: Trigger, sentence: Sentence) -> bool:
        frame = trigger.frame
        if frame.unless is not None:
            # The pattern must touch the trigger: "in order to" rules an order out, an order elsewhere does not.
            left = max(sentence.start, trigger.start - 16)
            for match in frame.unless.finditer(sentence.words(left, trigger.end + 24)):
                if left + match.start() <= trigger.end + 2 and left + match.end() >= trigger.start - 2:
                    return False
        if frame.unless_near is not None and frame.unless_near.search(
            sentence.words(trigger.start - 24, trigger.end + 24)
        ):
            return False
        if frame.require_before is not None and not frame.require_before.search(
            sentence.words(max(sentence.start, trigger.start - 40), trigger.start)
        ):
            return False
        if frame.require_after is not None and not frame.require_after.match(
            sentence.words(trigger.end, trigger.end + 60)
        ):
            return False
        if frame.line is not None and frame.line != self._is_line(trigger, sentence):
            return False
        if frame.continues is not None and frame.continues not in self._recent:
            same = any(
                t.frame.predicate == frame.continues
                and t.frame.continues is None
                and t.end <= trigger.start
                and not (frame.continues == "revenue" and self._is_line(t, sentence))
                for t in sentence.triggers
            )
            if not same:
                return False
        if frame.continues is not None and self._measures_else(trigger, sentence):
            return False
        return frame.require is None or frame.require.search(sentence.text) is not None

    def _part_of_revenue(
        self, reading: Reading, trigger: Trigger, quantity: Quantity | None
    ) -> tuple[Mention, ...] | None:
        """The segment of a revenue that is a part of the one before: "revenue of $44bn, of which data center $39bn".

        Empty where it is a part that has no name, or the change of a part; None where it is no part.
        """
        sentence = reading.sentence
        if quantity is None or trigger.end > quantity.start or trigger.frame.predicate != "revenue":
            return None
        parts = _OF_WHICH.search(sentence.words(trigger.end, quantity.start))
        if parts is None:
            return None
        if quantity.unit == "ratio":
            return ()
        for node in sentence.nodes:
            if node.has(("segment",)) and node.mentions and 0 <= quantity.start - node.end <= 8:
                return tuple(m for m in self._discourse.members(node, ("segment",), sentence))[:1]
        return ()

    def _measures_else(self, trigger: Trigger, sentence: Sentence) -> bool:
        """Whether the last measure named before a continuation is another: 营收…；资本开支191亿元，同比增长119%."""
        measures = [
            t
            for t in sentence.triggers
            if t.end <= trigger.start and t.frame.continues is None and t.frame.predicate in _PERIODIC
        ]
        last = max(measures, key=lambda t: t.end, default=None)
        if last is not None and last.frame.predicate != trigger.frame.continues:
            return not any(
                t.frame.predicate == trigger.frame.continues and t.start <= last.start and last.end <= t.end + 1
                for t in measures
            )
        since = last.end if last is not None else sentence.start
        return _COMMON["profit"].search(sentence.words(since, trigger.start)) is not None

    def _is_line(self, trigger: Trigger, sentence: Sentence) -> bool:
        """Whether "revenue" is that of a product or segment: H20 revenue, HBM营收."""
        kinds = ("chip", "segment", "technology", "product")
        return any(
            n.mentions and n.mentions[0].kind in kinds and 0 <= trigger.start - n.end <= 2 and not n.bracket
            for n in sentence.nodes
        )

    def _options(
        self, sentence: Sentence, triggers: list[Trigger], quantity: Quantity, previous: Attachment | None
    ) -> list[Attachment]:
        """The frames that may take a quantity, best first."""
        options: list[Attachment] = []
        for trigger in triggers:
            if trigger.start - quantity.end > _FAR or quantity.start - trigger.end > _FAR:
                continue
            frame = trigger.frame
            if (
                trigger.start <= quantity.start
                and quantity.end <= trigger.end < quantity.end + 3
                and trigger.end - trigger.start < len(quantity.text) + 3
            ):
                continue
            cost = self._cost(sentence, trigger, quantity)
            if cost > self._reach * frame.reach:
                continue
            measured = quantity
            if (
                quantity.dimension == "number"
                and previous is not None
                and previous.trigger is trigger
                and previous.quantity.unit == "units"
                and self._gaps(previous, quantity, sentence)
            ):
                measured = replace(
                    quantity, unit="units", dimension="count"
                )  # Grok 2 on 20,000 H100s, Grok 3 on 100,000.
            if frame.metric is not None:
                if _is_metric_of(sentence, quantity, trigger):
                    cost -= _OWN_METRIC
                    if (
                        quantity.dimension == "number"
                        and not frame.alone
                        and previous is not None
                        and previous.trigger.frame.metric
                    ):
                        # "1,307.4 teraflops in FP16 and 163.4 in FP32"
                        measured = _like(quantity, previous.quantity)
                elif trigger.end <= quantity.start and any(
                    q.end <= trigger.start and q.dimension == quantity.dimension and _is_metric_of(sentence, q, trigger)
                    for q in sentence.quantities
                ):
                    cost += _OWN_METRIC
            for value in frame.values:
                fitted = self.fit(value, measured, sentence, trigger)
                if fitted is not None:
                    options.append(Attachment(fitted, trigger, value, cost))
                    break
        if previous is not None and previous.trigger.frame.inherit:
            inherited = self._inherit(previous, quantity, sentence)
            if inherited is not None:
                options.append(inherited)
        if (alone := self._alone(sentence, quantity)) is not None:
            options.append(alone)
        return sorted(options, key=lambda option: (option.cost, option.trigger.start, option.trigger.frame.rule))

    def _cost(self, sentence: Sentence, trigger: Trigger, quantity: Quantity) -> float:
        frame = trigger.frame
        if trigger.end <= quantity.start:
            if frame.side == "before":
                return 1e9
            cost = sentence.distance(trigger.end, quantity.start)
        elif quantity.end <= trigger.start:
            if frame.side == "after":
                return 1e9
            cost = 1.25 * sentence.distance(quantity.end, trigger.start)
            if frame.side != "before":
                # The number of an earlier clause does not wait for a word of a later one.
                waits = self._is_fronted(sentence, trigger, quantity)
                crossed = not waits and _crosses_clause(sentence, quantity.end, trigger.start)
                cost += 6 + ((60 if frame.predicate == "spec_ratio" else 24) if crossed else 0)
        else:
            cost = 0.0
        if sentence.in_bracket(quantity.start) != sentence.in_bracket(trigger.start):
            cost += 12
        return cost + frame.weight

    def _is_fronted(self, sentence: Sentence, trigger: Trigger, quantity: Quantity) -> bool:
        """Whether a number waits for a later verb: "Under the deal, worth $9.7 billion, IREN will provide"."""
        if trigger.frame.predicate not in _DEEDS:
            return False
        if quantity.dimension == "money":
            return _WORTH.search(sentence.words(quantity.start - 40, quantity.start)) is not None
        # What was done to stands before a passive verb: "A batch of 2,000 cards, the last ones, was bought by".
        return _PASSIVE.search(sentence.words(trigger.start - 8, trigger.start)) is not None

    def fit(self, value: Value, quantity: Quantity, sentence: Sentence, trigger: Trigger | None) -> Quantity | None:
        """The quantity in the unit that a frame asks for, signed if it is a change; None where it does not fit."""
        fitted = self._in_unit(value.units, quantity, sentence, trigger)
        if fitted is None:
            return None
        clause_start, clause_end = sentence.clause(quantity.start, quantity.end)
        around = sentence.words(
            max(clause_start, quantity.start - (26 if self._language == "zh" else 60)),
            min(clause_end, quantity.end + (16 if self._language == "zh" else 40)),
        )
        yearly = value.predicate in ("revenue_change", "capex_change")
        if yearly and fitted.unit == "ratio" and self._is_of_other_period(fitted, sentence):
            return None
        if value.change is not None and fitted.unit == "ratio":
            signed = self._signed(fitted, sentence, trigger)
            if value.change != (signed is not None):
                return None
            fitted = signed or fitted
        if value.require is not None and not value.require.search(around):
            return None
        if value.unless is not None and value.unless.search(around):
            return None
        size = fitted.low if fitted.low is not None else fitted.high
        if size is not None and (
            (value.min is not None and abs(size) < value.min) or (value.max is not None and abs(size) > value.max)
        ):
            return None
        return fitted

    def _is_of_other_period(self, quantity: Quantity, sentence: Sentence) -> bool:
        """Whether the words right beside a change say that it is not year on year: +11.3% QoQ, 环比下降1.7%."""
        after = re.match(r"[\s(（]{0,2}", sentence.words(quantity.end, quantity.end + 3))
        start = quantity.end + (after.end() if after else 0)
        if self._grammar.other_period.match(sentence.words(start, start + 40)):
            return True
        before = sentence.words(quantity.start - 12, quantity.start)
        found = list(self._grammar.other_period.finditer(before))
        return bool(found) and re.fullmatch(r"[^\d，,；;、]*", before[found[-1].end() :]) is not None

    def _in_unit(
        self, units: Sequence[str], quantity: Quantity, sentence: Sentence, trigger: Trigger | None
    ) -> Quantity | None:
        threshold = trigger is not None and trigger.frame.predicate == "threshold"
        for unit in units:
            if unit == "money":
                if quantity.dimension == "money" and quantity.unit is not None:
                    if trigger is not None and trigger.frame.predicate in _MEASURES:
                        if self._is_increment(quantity, sentence):
                            return None
                        if trigger.start < quantity.start < trigger.end <= quantity.end and quantity.cmp == ">":
                            return replace(quantity, high=quantity.low, cmp="=")  # "turned over 17.6 trillion won"
                    return quantity
                if trigger is not None and (summed := self._bare_sum(quantity, sentence, trigger)) is not None:
                    return summed
                onward = quantity.classifier == "起"  # 9万起 is a price from 90,000 up.
                if (
                    (quantity.dimension == "number" or onward)
                    and trigger is not None
                    and self._is_bare_money(quantity, sentence, trigger)
                ):
                    priced = replace(quantity, unit=self._currency, dimension="money")
                    return replace(priced, high=None, cmp=">=") if onward else priced
            elif quantity.unit == unit:
                return quantity
            elif (
                unit == "units"
                and quantity.dimension == "wafers"
                and quantity.classifier == "片"
                and _beside_chip(sentence, quantity, strict=True) is not None
            ):
                return replace(quantity, unit="units", dimension="count")
            elif unit == "units" and quantity.dimension in ("count", "number"):
                counts = (
                    quantity.dimension == "count"
                    and _COMMON["counts_chips"].fullmatch(quantity.classifier or "") is not None
                )
                if _HOURS.match(sentence.words(quantity.end, quantity.end + 30)):
                    continue
                if (
                    counts
                    or (
                        quantity.dimension == "number"
                        and _GOODS_COUNTED.match(sentence.words(quantity.end, quantity.end + 60))
                    )
                    or _beside_chip(sentence, quantity) is not None
                    or self._counts_named(quantity, sentence, trigger)
                ):
                    return replace(quantity, unit="units")
            elif (
                trigger is not None
                and quantity.dimension in ("number", "count")
                and unit in ("parameters", "tokens", "transistors")
                and (quantity.low or quantity.high or 0) >= 1e6
            ) or (threshold and trigger is not None and self._is_bare_line(unit, quantity, trigger, sentence)):
                return replace(quantity, unit=unit)
            elif (
                quantity.unit is not None
                and quantity.dimension in ("power", "duration", "memory", "bandwidth", "compute", "length")
                and (converted := convert(quantity, unit)) is not None
            ):
                return converted
        return None

    def _is_bare_line(self, unit: str, quantity: Quantity, trigger: Trigger, sentence: Sentence) -> bool:
        """Whether a bare number is where a rule draws its line: TPP达到4800, 传输速率600."""
        size = quantity.low if quantity.low is not None else quantity.high
        if quantity.dimension != "number" or size is None:
            return False
        around = sentence.words(quantity.start - 40, quantity.end + 8)
        if trigger.frame.metric == "performance_density":
            return unit == "TOPS" and 0.5 <= size < 100
        if trigger.frame.metric == "compute":
            return unit == "TOPS" and size >= 300 and _COMPUTE_LINE.search(around) is not None
        before = sentence.words(quantity.start - 24, quantity.start)
        return unit == "GB/s" and size >= 100 and _BANDWIDTH_LINE.search(before) is not None

    def _is_increment(self, quantity: Quantity, sentence: Sentence) -> bool:
        """Whether an amount is only by how much a sum differs: "raised it by $10 billion", "$15 billion more than"."""
        before = sentence.words(quantity.start - 20, quantity.start)
        after = sentence.words(quantity.end, quantity.end + 30)
        return _INCREMENT_BEFORE.search(before) is not None or _INCREMENT_AFTER.match(after) is not None

    def _bare_sum(self, quantity: Quantity, sentence: Sentence, trigger: Trigger) -> Quantity | None:
        """A sum in the currency of the last one told: "China Mobile has earmarked 173 billion", 今年在1500亿左右."""
        last = self._last
        if (
            trigger.frame.predicate not in ("capex", "revenue")
            or last is None
            or last.quantity.dimension != "money"
            or quantity.dimension != "number"
            or (quantity.low or quantity.high or 0) < 1e7
            or not re.search(r"[亿兆]|\b(?:[mb]illion|trillion|bn|m)\b", quantity.text)
            or re.match(
                r"\s?(?:[块张枚颗片台卡个套人家次名辆部]|[A-Za-z]{4,})", sentence.words(quantity.end, quantity.end + 6)
            )
        ):
            return None
        return replace(quantity, unit=last.quantity.unit, dimension="money")

    def _counts_named(self, quantity: Quantity, sentence: Sentence, trigger: Trigger | None) -> bool:
        """Whether a bare number counts the chips named before it: "its stockpile of H100s has reached 350,000"."""
        if trigger is None or _HOURS.match(sentence.words(quantity.end, quantity.end + 30)):
            return False
        if trigger.frame.predicate in ("holds", "needs", "orders") and self._counts_again(quantity, sentence, trigger):
            return True
        if trigger.frame.predicate not in ("holds", "needs", "cluster_size", "sales"):
            return False
        if quantity.dimension != "number" or (quantity.low or quantity.high or 0) < 500 or trigger.end > quantity.start:
            return False
        if not re.match(
            r"\s*(?:[.,;。，；）)]|$|\b(?:and|this|by|at|in|last|from|of them)\b)",
            sentence.words(quantity.end, quantity.end + 8),
        ):
            return False
        clause = sentence.clause(quantity.start, quantity.end)
        return any(n.has(("chip",)) and n.mentions and clause[0] <= n.start < quantity.start for n in sentence.nodes)

    def _counts_again(self, quantity: Quantity, sentence: Sentence, trigger: Trigger) -> bool:
        """Whether a bare number right behind the verb counts the chips spoken of: "Alibaba bought 35,000"."""
        return (
            quantity.dimension == "number"
            and 100 <= (quantity.low or quantity.high or 0) < 1e7
            and not _SUM.search(sentence.words(trigger.start, trigger.end))
            and trigger.end <= quantity.start
            and _COUNTED_AGAIN.fullmatch(sentence.words(trigger.end, quantity.start)) is not None
            and re.match(
                r"\s*(?:[.;。；！]|,(?!\d)|，|$|\b(?:more|of (?:them|these|those)|sitting|lying|idle|and|in stock"
                r"|(?:this|last) (?:year|quarter|month)|in (?:19|20)\d\d|since|so far)\b)",
                sentence.words(quantity.end, quantity.end + 12),
            )
            is not None
            and bool(self._chips_spoken_of(sentence, quantity.start))
        )

    def _chips_spoken_of(self, sentence: Sentence, offset: int) -> tuple[Mention, ...]:
        """The chips named last before an offset: in the sentence, else what the text is about."""
        for node in reversed(sentence.nodes):
            if node.end <= offset and node.has(("chip",)) and node.mentions and node.marker not in _COMMON.comparison:
                return node.mentions
        return self._discourse.topic(("chip",), sentence, offset, ())

    def _is_bare_money(self, quantity: Quantity, sentence: Sentence, trigger: Trigger) -> bool:
        """Whether a number is an amount whose currency goes without saying: 210万一台, 总价6.93亿."""
        if (
            self._language != "zh"
            or (quantity.low or quantity.high or 0) < 1000
            or not re.search(r"[万亿千]", quantity.text)
        ):
            return False
        following = sentence.words(quantity.end, quantity.end + 4)
        if re.match(
            r"[块张枚颗片台卡个套人家次名辆部TtPpMG参]|的?(?:显卡|芯片|参数|用户|员工)", following
        ) and not re.match(r"一[块张枚颗片台卡]", following):
            return False
        words = sentence.words(trigger.start, trigger.end)
        if trigger.frame.predicate == "price":
            return True
        return (
            trigger.frame.predicate in ("orders", "supplies")
            and re.search(r"总价|总额|金额|合同|单", words + sentence.words(quantity.start - 6, quantity.start))
            is not None
        )

    def _signed(self, quantity: Quantity, sentence: Sentence, trigger: Trigger | None) -> Quantity | None:
        """The quantity as a change with its sign; None where it is none."""
        if quantity.direction or quantity.kind == "change":
            return quantity
        zh = self._language == "zh"
        if quantity.kind == "multiple" and (
            _COMMON["times_ago_before"].search(sentence.words(quantity.start - 20, quantity.start))
            or _COMMON["times_ago_after"].match(sentence.words(quantity.end, quantity.end + 60))
        ):
            low = None if quantity.low is None else quantity.low - 1
            high = None if quantity.high is None else quantity.high - 1
            return replace(quantity, low=low, high=high, direction=1)
        clause_start, clause_end = sentence.clause(quantity.start, quantity.end)
        before = sentence.words(max(clause_start, quantity.start - (16 if zh else 44)), quantity.start)
        after = sentence.words(quantity.end, min(clause_end, quantity.end + (8 if zh else 24)))
        if _COMMON["to_a_level"].search(before) or re.match(r"破|突破|跌破", quantity.text):
            return None  # It fell to a level: that is no change.
        rise = [m.end() for m in self._grammar.rise.finditer(before)]
        fall = [m.end() for m in self._grammar.fall.finditer(before)]
        if not rise and not fall:
            rise = [100 - m.start() for m in self._grammar.rise.finditer(after)]
            fall = [100 - m.start() for m in self._grammar.fall.finditer(after)]
        if not rise and not fall and trigger is not None and trigger.frame.predicate in ("price_change",):
            words = sentence.words(trigger.start, trigger.end)
            rise = [1] if self._grammar.rise.search(words) else []
            fall = [1] if self._grammar.fall.search(words) else []
        if not rise and not fall:
            return None
        if max(rise, default=-1) >= max(fall, default=-1):
            return replace(quantity, direction=1)
        low = None if quantity.high is None else -quantity.high
        high = None if quantity.low is None else -quantity.low
        return replace(
            quantity, direction=-1, low=low, high=high, cmp=_FLIP.get(quantity.cmp, quantity.cmp) or quantity.cmp
        )

    def _inherit(self, previous: Attachment, quantity: Quantity, sentence: Sentence) -> Attachment | None:
        """A later clause that only names another subject, time or part continues the frame."""
        if previous.value.predicate is None and previous.quantity.dimension != quantity.dimension:
            return None
        same_sentence = sentence.start <= previous.quantity.start < sentence.end
        part_of = _COMMON["part_of"].match(sentence.text) or self._is_entry(previous, quantity, sentence)
        if not same_sentence and not (
            part_of
            and quantity.dimension == previous.quantity.dimension
            and sentence.start - previous.quantity.end < 120
        ):
            return None
        gap = sentence.words(previous.quantity.end if same_sentence else sentence.start, quantity.start)
        if previous.trigger.frame.predicate == "orders" and _CAME.search(gap):
            return None  # "We ordered 2,000, and got 600."
        distance = sentence.distance(previous.quantity.end if same_sentence else sentence.start, quantity.start)
        if distance > self._reach:
            return None
        candidate = quantity
        if quantity.dimension == "number" and quantity.unit is None:
            if not _COMMON["continues_unit"].search(gap) and not self._gaps(previous, quantity, sentence):
                return None
            if previous.quantity.dimension in ("ratio",) or (
                _beside_chip(sentence, quantity, strict=True) is not None and previous.value.units != ("units",)
            ):
                return None
            candidate = _like(quantity, previous.quantity)
        value = previous.value
        fitted = self.fit(value, candidate, sentence, previous.trigger)
        if fitted is None and same_sentence and self._names_beside(previous, quantity, sentence):
            # "Microsoft $24bn, up 27%, and Amazon $31bn, up 90%": the next one's sum follows the last one's change.
            for value in previous.trigger.frame.values:
                if (fitted := self.fit(value, candidate, sentence, previous.trigger)) is not None:
                    break
        if fitted is None:
            return None
        if self._gaps(previous, quantity, sentence):
            distance = -40.0
        return Attachment(
            fitted,
            previous.trigger,
            value,
            distance + (4 if "；" not in gap and ";" not in gap else 0),
            inherited=True,
            subject=previous.subject,
            object=previous.object,
            since=previous.quantity.end if same_sentence else sentence.start,
        )

    def _is_entry(self, previous: Attachment, quantity: Quantity, sentence: Sentence) -> bool:
        """Whether a sentence is but one more entry of a list: "Samsung Foundry: 8.1%.", "• Amazon: c. $100bn"."""
        if previous.value.predicate not in _MEASURES or quantity.end - sentence.start > 60:
            return False
        kinds = [kind for role in previous.trigger.frame.subject for kind in role.kinds]
        return any(
            not node.anaphor
            and node.has(kinds)
            and re.fullmatch(r"[\W\d]{0,4}", sentence.words(sentence.start, node.start))
            and re.fullmatch(
                r"\s?[：:（(–—-]\s?(?:c\.\s?|约|about )?[+$€£¥]?", sentence.words(node.end, quantity.start)
            )
            for node in sentence.nodes
        )

    def _names_beside(self, previous: Attachment, quantity: Quantity, sentence: Sentence) -> bool:
        """Whether another subject stands right in front of a quantity, or it is the change of the sum before."""
        kinds = [kind for role in previous.trigger.frame.subject for kind in role.kinds]
        if re.fullmatch(r",\s(?:up|down)\s", sentence.words(previous.quantity.end, quantity.start)):
            return True
        return any(
            previous.quantity.end <= node.start
            and 0 <= quantity.start - node.end <= 2
            and node.has(kinds)
            and not (node.anaphor or node.marker)
            for node in sentence.nodes
        )

    def _gaps(self, previous: Attachment, quantity: Quantity, sentence: Sentence) -> bool:
        """Whether a quantity lacks its verb, which was said of another subject: "Google bought 10, Amazon 20"."""
        if self._language != "en" or not sentence.start <= previous.quantity.start < sentence.end:
            return False
        kinds = [kind for role in previous.trigger.frame.subject for kind in role.kinds]
        return any(
            is_gapped(sentence, previous.quantity.end, node, quantity.start)
            for node in sentence.nodes
            if node.has(kinds) and not node.anaphor
        )

    def _alone(self, sentence: Sentence, quantity: Quantity) -> Attachment | None:
        for frame in self.frames.alone:
            for value in frame.values:
                fitted = self.fit(value, quantity, sentence, None)
                if fitted is not None:
                    return Attachment(fitted, Trigger(quantity.start, quantity.end, frame), value, self._reach)
        return None

    # Roles

    def _lists(self, sentence: Sentence) -> dict[int, tuple[int, int]]:
        """For each quantity its place in a list of quantities ("4 nm and 5 nm") and the list's length."""
        places: dict[int, tuple[int, int]] = {}
        run: list[Quantity] = []

        def close() -> None:
            for i, quantity in enumerate(run):
                places[id(quantity)] = (i, len(run))

        for quantity in sentence.quantities:
            if quantity.converts is not None:
                continue
            joined = (
                run
                and run[-1].dimension in (quantity.dimension, "number")
                and self._grammar.connector.match(
                    re.sub(r"约|大约|近|about|around|roughly|超过?|的", "", sentence.words(run[-1].end, quantity.start))
                    or "x"
                )
            )
            if run and not joined:
                close()
                run = []
            run.append(quantity)
        close()
        return places

    def _emit(
        self,
        reading: Reading,
        trigger: Trigger,
        attachment: Attachment | None,
        value: Value | None,
        index: int,
        size: int,
    ) -> bool:
        """State the fact of a trigger and its value, if the roles can be filled; whether there was one."""
        sentence, frame = reading.sentence, trigger.frame
        quantity = attachment.quantity if attachment else None
        predicate = value.predicate if value is not None and value.predicate else frame.predicate
        if predicate is None:
            return False
        if predicate in _DEEDS and self._is_directed(sentence, trigger):
            start, end = sentence.clause(trigger.start, trigger.end)
            reading.rejections.append(Rejection(predicate, "told to do, not done", start, end, frame.rule))
            return False
        inherited = attachment is not None and (
            attachment.inherited or not sentence.start <= trigger.start < sentence.end
        )
        anchor = (quantity.start, quantity.end) if inherited and quantity is not None else (trigger.start, trigger.end)

        part = self._part_of_revenue(reading, trigger, quantity)

        def reject(reason: str) -> bool:
            start, end = sentence.clause(
                min(anchor[0], quantity.start if quantity else anchor[0]),
                max(anchor[1], quantity.end if quantity else anchor[1]),
            )
            reading.rejections.append(Rejection(predicate or "", reason, start, end, frame.rule))
            return False

        if part == ():
            return reject("part of a total")
        # What a ratio is taken of stands nearer to it than its subject.
        of_base = frame.object_first or any("base-of" in role.places for role in frame.object)
        obj = self._fill(frame.object, frame, trigger, quantity, sentence, (), inherited) if of_base else None
        taken = tuple(m.id for m in obj.mentions) if obj else ()
        self._object = obj
        subject = None
        # Unless a continuation names another, its subject is the one before.
        kept = attachment.subject if attachment is not None and attachment.inherited else None
        if (
            kept is not None
            and quantity is not None
            and kept.place != "adjacent"
            and not (frame.predicate == "spec" and self._contrasts(sentence, quantity))
            and not self._names_subject(frame, sentence, quantity, attachment.since if attachment else 0)
        ):
            subject = replace(kept, node=None)
        if subject is None and attachment is not None and quantity is not None and predicate in _MEASURES:
            # "Analysts put its capex at $520 billion, 30% more than this year": of whom the sum was told.
            last = next((a for a in reversed(reading.attachments) if a.trigger is trigger and a.subject), None)
            if (
                last is not None
                and last.subject is not None
                and last.quantity.end <= quantity.start
                and not self._names_subject(frame, sentence, quantity, last.quantity.end)
            ):
                subject = replace(last.subject, node=None)
        if subject is None and self._language == "en":
            subject = self._by_word_order(frame, trigger, quantity, sentence, taken, inherited)
        if subject is None and quantity is not None and (frame.value != "required" or frame.object) and not inherited:
            subject = next(
                (g for role in frame.subject if (g := self._gapped(reading, trigger, quantity, role)) is not None), None
            )
            inherited = inherited or subject is not None
        subject = subject or self._fill(frame.subject, frame, trigger, quantity, sentence, taken, inherited)
        if subject is None:
            return reject("missing subject")
        if attachment is not None:
            attachment.subject = subject
        if not of_base:
            taken = tuple(m.id for m in subject.mentions)
            earlier = attachment.object if attachment is not None and attachment.inherited else None
            beside = _beside(sentence, quantity, ("chip",)) if quantity is not None and earlier is not None else None
            if earlier is not None and beside is None:
                obj = replace(earlier, node=None)
            else:
                obj = self._fill(frame.object, frame, trigger, quantity, sentence, taken, inherited)
        if obj is None and frame.object and subject.place == "agent":
            # "The MI325X was presented by AMD": what was done to stands before the verb.
            patient = tuple(replace(role, places=("before",)) for role in frame.object)
            others = tuple(m.id for m in subject.mentions)
            obj = self._fill(patient, frame, trigger, quantity, sentence, others, inherited)
            if predicate == "orders" and obj is not None and obj.mentions[0].kind in ORGANISATIONS:
                return reject("a company is bought, no goods")
        if (
            obj is None
            and predicate in ("spec_ratio", "slowdown")
            and quantity is not None
            and not self._means_original(frame, sentence, quantity)
        ):
            obj = self._same_base(reading, subject)
        if attachment is not None:
            attachment.object = obj
        if any("base" in role.places for role in frame.object) or (
            obj is None and self._means_original(frame, sentence, quantity)
        ):
            subject, obj = self._known_bases(subject)
            if subject is None:
                return reject("missing object")
        if (
            obj is None
            and any("other" in role.places for role in frame.object)
            and len({m.id for m in subject.mentions}) > 1
        ):
            # "OpenAI and Oracle are partners": one of them with each of the others.
            members = tuple({m.id: m for m in subject.mentions}.values())
            obj = replace(subject, mentions=members[1:])
            subject = replace(subject, mentions=members[:1])
        if obj is None and any("other" in role.places for role in frame.object) and subject.node is not None:
            obj = self._joined(subject.node, frame, sentence)
        needs_object = all(role.required for role in frame.object) or (attachment is None and frame.need_object)
        if obj is None and predicate == "market_share" and subject.mentions[0].kind == "foundry":
            # What market a foundry has a share of goes without saying.
            made = self._discourse.catalogue.get(_CONTRACT_MAKING)
            if made is not None:
                segment = Mention(anchor[0], anchor[0], made.name, made.id, made.name, "segment")
                obj = Filled((segment,), anchor[0], anchor[0], None, "implied")
        if obj is None and frame.object and needs_object:
            return reject("missing object")
        if part and attachment is not None:
            predicate, attachment.value = "sales", replace(attachment.value, predicate="sales")
            obj = Filled(part, anchor[0], anchor[0], None, "part")
        if predicate == "orders" and obj is not None:
            obj = self._made_to_order(sentence, subject, obj)
        if predicate == "market_share" and obj is not None and obj.mentions[0].id == _CONTRACT_MAKING:
            # Of the market for contract chipmaking it is the foundry that has a share.
            makers = tuple(
                m if m.kind == "foundry" else as_kind(m, ("foundry",)) or self._discourse.foundry_of(m) or m
                for m in subject.mentions
            )
            subject = replace(subject, mentions=makers)
        own = predicate in ("launches", "designs", "develops") and not frame.foreign
        if own and obj is not None and self._is_foreign(subject, obj):
            return reject("another vendor's product")
        if (
            predicate in ("restricts", "threshold")
            and subject.mentions[0].id.endswith("-list")
            and (obj is None or obj.mentions[0].kind in ("chip", "technology"))
        ):
            return reject("a list names companies")
        if predicate in ("orders", "uses") and obj is not None and len(subject.mentions) > 1:
            # Anthropic与谷歌签约，将启用TPU: of the two it is not the maker.
            users = tuple(m for m in subject.mentions if not self._makes(m, obj))
            subject = replace(subject, mentions=users) if users else subject
        if predicate == "orders" and obj is not None and self._makes(subject.mentions[0], obj):
            return reject("its own chip")
        if frame.sells is not None and (obj is None or self._sells(subject, obj) != frame.sells):
            return reject("who sells to whom is not told")
        if predicate == "price" and quantity is not None:
            subject = self._as_goods(sentence, subject, quantity)
            if self._is_no_unit_price(subject, quantity):
                return reject("too much for one")
        if not self._allowed(predicate, subject, obj, quantity):
            return reject("kind or unit not of the predicate")
        if obj is not None and quantity is not None and quantity.unit == "units":
            self._counted_as[predicate] = obj
        if predicate in ("develops", "operates", "designs") and obj is not None and len(subject.mentions) == 1:
            for mention in obj.mentions:
                self._makers.setdefault(mention.id, subject.mentions[0])
        return self._assemble(reading, trigger, attachment, value, predicate, subject, obj, index, size, inherited)

    def _is_directed(self, sentence: Sentence, trigger: Trigger) -> bool:
        """Whether somebody is only told, asked or allowed to: has told Alibaba to stop buying, 要求企业停止采购."""
        if not sentence.start <= trigger.start < sentence.end:
            return False
        start, _ = sentence.clause(trigger.start, trigger.start)
        if self._language == "en":
            start = max(sentence.start, trigger.start - 90)  # Those told may be a list with commas.
        return self._grammar.modality["directed"].search(sentence.words(start, trigger.start)) is not None

    def _as_goods(self, sentence: Sentence, subject: Filled, quantity: Quantity) -> Filled:
        """The server or rack that holds the chips, where that is what has the price: 八卡整机开到了80万."""
        mention = subject.mentions[0]
        words = sentence.words(max(sentence.start, min(subject.end, quantity.start) - 1), quantity.start)
        noun = _SERVER.search(words) if mention.kind == "chip" and subject.node is not None else None
        if mention.id in ("product:server", "product:rack", "product:ai-server"):
            noun = noun or _SERVER.search(mention.text)
            inside = [n for n in sentence.nodes if n.has(("chip",)) and n.mentions and not n.mentions[0].generic]
            chips = inside[0].mentions if inside else self._discourse.topic(("chip",), sentence, subject.start, ())
            mention = next((m for m in chips if m.kind == "chip" and not m.generic), mention)
        elif mention.kind == "chip" and (rack := _RACK.search(mention.text)) is not None:
            slug = make_slug(mention.text[: rack.end()])
            goods = replace(mention, id=f"product:{slug}", name=mention.text, kind="product", provisional=True)
            return replace(subject, mentions=(goods,))
        if noun is None or mention.kind != "chip":
            return subject
        kind = "rack" if _IS_RACK.search(noun[0]) else "server"
        id_ = f"product:{mention.id.partition(':')[2]}-{kind}"
        known = self._discourse.catalogue.get(id_)
        name = known.name if known else f"{mention.name} {kind}"
        goods = Mention(subject.start, subject.end, name, id_, name, "product", provisional=known is None)
        return replace(subject, mentions=(goods,))

    def _is_no_unit_price(self, subject: Filled, quantity: Quantity) -> bool:
        """Whether a sum is that of many: no chip costs a million dollars, no unnamed server thirty."""
        size = quantity.low if quantity.low is not None else quantity.high or 0.0
        most = {"USD": 5e5, "EUR": 5e5, "GBP": 5e5, "CNY": 2.5e6}.get(quantity.unit or "", 1e10)
        if subject.mentions[0].kind == "chip":
            return size > most
        return subject.mentions[0].id in ("product:server", "product:rack") and size > 60 * most

    def _same_base(self, reading: Reading, subject: Filled) -> Filled | None:
        """What the sentence compared the subject with before: 训练性能是H100的4倍，推理性能最高提升30倍."""
        ids = {m.id for m in subject.mentions}
        last = next((d for d in reversed(reading.drafts) if d.predicate in ("spec_ratio", "slowdown")), None)
        if last is None or last.object is None or last.subject.id not in ids:
            return None
        base = last.object
        chip = Mention(subject.start, subject.start, base.mention, base.id, base.name, base.kind, base.provisional)
        return Filled((chip,), subject.start, subject.start, None, "base-of")

    def _by_word_order(
        self, frame: Frame, trigger: Trigger, quantity: Quantity | None,
        sentence: Sentence, taken: tuple[str, ...], inherited: bool,
    ) -> Filled | None:  # fmt: skip
        """The subject where English word order shows it: behind "by", or behind a fronted phrase."""
        roles = [role for role in frame.subject if any(place.startswith("before") for place in role.places)]
        if not roles or inherited or not sentence.start <= trigger.start < sentence.end:
            return None
        kinds = [kind for role in roles for kind in role.kinds]
        nodes = [n for n in sentence.nodes if n.has(kinds) and not (n.anaphor and not n.kinds)]
        node, place = None, "agent"
        if ORGANISATIONS.intersection(kinds):
            node = agent(sentence, trigger.start, trigger.end, nodes)
        if node is None:
            node, place = fronted_subject(sentence, quantity.start if quantity else trigger.start, nodes), "before"
        if node is None:
            return None
        for role in roles:
            if node.has(role.kinds):
                members = self._discourse.members(node, role.kinds, sentence)
                members = tuple(m for m in members if m.id not in taken and not (m.generic and not role.generic))
                if members and not (members[0].kind in ORGANISATIONS and self._discourse.is_observer(members[0])):
                    return Filled(members, node.start, node.end, node, place)
        return None

    def _assemble(
        self, reading: Reading, trigger: Trigger, attachment: Attachment | None, value: Value | None, predicate: str,
        subject: Filled, obj: Filled | None, index: int, size: int, inherited: bool,
    ) -> bool:  # fmt: skip
        sentence, frame = reading.sentence, trigger.frame
        quantity = attachment.quantity if attachment else None
        focus = (quantity.start, quantity.end) if quantity else (trigger.start, trigger.end)
        spans = [focus] + ([] if inherited else [(trigger.start, trigger.end)])
        spans += [
            (f.start, f.end)
            for f in (subject, obj)
            if f is not None and f.node is not None and sentence.start <= f.start < sentence.end
        ]
        low, high = min(s for s, _ in spans), max(e for _, e in spans)
        if (
            quantity is not None
            and quantity.unit == "units"
            and quantity.classifier == "片"
            and "wafers" in (value.units if value else ())
            and obj is not None
            and obj.mentions[0].kind == "foundry"
        ):
            quantity = replace(quantity, unit="wafers")
        if quantity is not None and quantity.unit == "wafers" and quantity.classifier == "片" and obj is not None:
            quantity = replace(quantity, unit="units") if obj.mentions[0].kind == "chip" else quantity
        if quantity is not None and re.search(
            r"不会?$|won't be$|will not be$", sentence.words(quantity.start - 12, quantity.start).strip()
        ):
            quantity = _negated_bound(quantity)
        taken_of = any("base-of" in role.places for role in frame.object)
        if predicate == "slowdown" and quantity is not None and quantity.kind == "multiple" and taken_of:
            # Twice as long is as much again.
            spent = (None if b is None else b - 1 for b in (quantity.low, quantity.high))
            quantity = replace(quantity, low=next(spent), high=next(spent))
        if predicate == "slowdown" and quantity is not None and (quantity.low or quantity.high or 0) < 0:
            quantity = replace(
                quantity,
                low=None if quantity.high is None else -quantity.high,
                high=None if quantity.low is None else -quantity.low,
                cmp=_FLIP.get(quantity.cmp, quantity.cmp) or quantity.cmp,
            )
        if predicate == "spec_ratio" and quantity is not None and obj is not None:
            marker = obj.node.marker if obj.node is not None else "than"
            quantity = self._whole_ratio(quantity, marker, sentence)
        if (
            predicate in ("capacity_gap", "cuts_orders")
            and quantity is not None
            and (quantity.low or quantity.high or 0) < 0
        ):
            quantity = replace(
                quantity,
                low=None if quantity.high is None else -quantity.high,
                high=None if quantity.low is None else -quantity.low,
            )
        if predicate == "threshold" and quantity is not None:
            # "More than 4,800": the line itself is 4,800.
            line = quantity.low if quantity.low is not None else quantity.high
            if quantity.low is None or quantity.high is None:
                quantity = replace(quantity, low=line, high=line, cmp="=")
        counterfactual = self._grammar.modality["counterfactual"].search(sentence.text)
        if counterfactual and counterfactual.start() + sentence.start <= focus[1]:
            reading.rejections.append(Rejection(predicate, "contrary to fact", low, high, frame.rule))
            return False
        metric = (value.metric if value else None) or frame.metric
        if metric == "measured" and quantity is not None:
            metric = self._measured(reading, trigger, quantity)
            if metric is None:
                reading.rejections.append(Rejection(predicate, "missing metric", low, high, frame.rule))
                return False
        bandwidth = sentence.words(trigger.start, trigger.end).lower() in ("带宽", "bandwidth") or frame.metric is None
        if metric == "interconnect_bandwidth" and bandwidth and self._is_of_memory(sentence, trigger):
            metric = "memory_bandwidth"
        time = self._time(sentence, frame, trigger, quantity, index, size, predicate, subject)
        dated = time[1] is not None and bool(sentence.times)
        done = re.search(
            r"已经?|正式|\b(?:has|have|had) (?:already |now )?$", sentence.words(trigger.start - 12, trigger.start)
        )
        if frame.need_time and not dated and not (done and subject.node is not None and not subject.node.anaphor):
            reading.rejections.append(Rejection(predicate, "missing time", low, high, frame.rule))
            return False
        if predicate in _REPORTED and quantity is not None:
            time = self._time_of_base(reading, sentence, predicate, subject, focus, time)
        if predicate.endswith("_change") and quantity is not None:
            time = self._time_of_sum(reading, sentence, predicate, subject, focus, time)
        by, level, denies = self._source(sentence, focus[0])
        if by is not None and by.kind == "region" and predicate in ("issues", "restricts", "threshold"):
            by = None  # Who announces a rule makes it.
        modality = self._modality(sentence, frame, value, trigger, quantity, time, level, denies, predicate, subject)
        if modality == "denied" and frame.joins and frame.object_first:
            modality = "asserted"  # Who denies that its site is affected has one.
        modality, by = self._settled(reading, sentence, predicate, subject, quantity, time, modality, by, level)
        if by is None and level == "said":
            by = self._credit(sentence, predicate, subject, modality, quantity is not None)
        if modality == "denied":
            by = self._refuter(sentence, focus[1]) or by
        start, end = sentence.clause(low, high)
        run = (
            self._time_list([t for t in sentence.times if t.value and t.start >= trigger.start - 2], sentence)
            if quantity is None
            else []
        )
        listed = subject if len(subject.mentions) > 1 else obj
        each_time = {
            m.id: (self._value_of(t, subject, predicate), t.text)
            for m, t in (
                zip(listed.mentions, run, strict=True)
                if listed is not None and len(run) == len(listed.mentions) > 1
                else ()
            )
        }
        for one, other in self._distribute(sentence, frame, predicate, subject, obj, quantity, index, size, trigger):
            if other is not None and one.id == other.id:
                continue
            time = each_time.get(one.id) or (each_time.get(other.id) if other else None) or time
            reading.drafts.append(
                Draft(
                    predicate=predicate,
                    subject=one,
                    object=other,
                    start=start,
                    end=end,
                    rule=frame.rule,
                    metric=metric,
                    low=quantity.low if quantity else None,
                    high=quantity.high if quantity else None,
                    unit=quantity.unit if quantity else None,
                    cmp=quantity.cmp if quantity else None,
                    time=time[0],
                    by=by,
                    modality=modality,
                    value_text=quantity.text if quantity else None,
                    time_text=time[1],
                    explicit_source=any(
                        a.by is not None and a.start <= focus[0] < a.end for a in sentence.attributions
                    ),
                    explicit_time=time[1] is not None and bool(sentence.times),
                )
            )
            implied = dict(frame.implies).get(other.kind) if other is not None and modality != "denied" else None
            if implied is not None:
                # Who is to launch a model has developed it; who is to launch a cluster does not run it yet.
                firm: Modality = "asserted" if implied in _TIMELESS else modality
                reading.drafts.append(Draft(implied, one, other, start, end, frame.rule, by=by, modality=firm))
        return True

    def _is_of_memory(self, sentence: Sentence, trigger: Trigger) -> bool:
        """Whether a bandwidth told in one breath with the memory is the memory's: 显存48GB，带宽768GB/s."""
        named = {
            t.frame.metric
            for t in sentence.triggers
            if abs(t.start - trigger.start) < 60 and (t.start, t.end) != (trigger.start, trigger.end)
        }
        return "memory" in named and "interconnect_bandwidth" not in named

    def _measured(self, reading: Reading, trigger: Trigger, quantity: Quantity) -> str | None:
        """What a ratio is of, where its own words do not tell: the measure named nearest, in its clause first."""
        sentence = reading.sentence
        start, end = sentence.clause(quantity.start, quantity.end)
        best: tuple[float, str] | None = None
        for other in sentence.triggers:
            named = other.frame.metric
            if other.frame.predicate not in ("spec", "spec_ratio") or named in (None, "measured"):
                continue
            if other.frame.name == "compute" and not re.search(
                r"算力|comput|flop", sentence.words(other.start, other.end), re.IGNORECASE
            ):
                continue
            if other.start >= end + 1 or other.start - quantity.end > 60:
                continue
            cost = (
                sentence.distance(other.end, quantity.start)
                if other.end <= quantity.start
                else sentence.distance(quantity.end, other.start)
            )
            cost += 0 if start <= other.start < end else 40
            if named in ("training_speed", "inference_speed"):
                cost += 8
            elif other.frame.name == "compute":
                cost += 14
            if best is None or cost < best[0]:
                best = (cost, named or "")
        if best is not None and best[0] < 60:
            return best[1]
        words = sentence.words(sentence.start, end + 1)
        if _INFERENCE.search(words):
            return "inference_speed"
        if _TRAINING.search(words):
            return "training_speed"
        last = next((d for d in reversed(reading.drafts) if d.predicate == "spec"), None)
        if last is not None:
            return last.metric
        return "training_speed" if _SPEED.search(sentence.words(start, end + 1)) else None

    def _distribute(
        self, sentence: Sentence, frame: Frame, predicate: str, subject: Filled, obj: Filled | None,
        quantity: Quantity | None, index: int, size: int, trigger: Trigger,
    ) -> list[tuple[EntityReference, EntityReference | None]]:  # fmt: skip
        """Members of lists: one fact each, paired by order, or all of them together."""

        def unique(filled: Filled) -> list[Mention]:
            return list({m.id: m for m in filled.mentions}.values())

        subjects = unique(subject)
        objects = unique(obj) if obj else []
        window = (
            sentence.words(min(subject.start, trigger.start), max(trigger.end, quantity.end if quantity else 0))
            if subject.node
            else sentence.text
        )
        each = self._grammar.each.search(window) is not None
        total = self._grammar.total.search(window) is not None
        if quantity is not None and self._grammar.total.search(sentence.words(quantity.start - 5, quantity.start + 2)):
            each = False  # 分别为800亿和650亿美元，合计1450亿美元
        if size > 1 and size in (len(subjects), len(objects)):
            subjects = [subjects[index]] if len(subjects) == size else subjects
            objects = [objects[index]] if len(objects) == size else objects
        respectively = self._grammar.respectively.search(sentence.text) is not None or (
            obj is not None and obj.place == "base"
        )
        if len(subjects) > 1 and len(subjects) == len(objects) and respectively:
            return [(reference(a), reference(b)) for a, b in zip(subjects, objects, strict=True)]
        kind = subjects[0].kind if subjects else ""
        together = predicate in ("develops", "launches") and kind in ORGANISATIONS and len(objects) == 1
        joint_subject = (
            len(subjects) > 1
            and (quantity is not None or together)
            and not each
            and (
                together
                or total
                or (
                    kind in ORGANISATIONS
                    and predicate in ("orders", "holds", "invests_in", "supplies", "capex", "sales")
                )
            )
            and not any(r.spread for r in frame.subject)
        )
        joint_object = (
            len(objects) > 1
            and quantity is not None
            and not each
            and objects[0].kind == "chip"
            and not any(r.spread for r in frame.object)
        )
        left = [joint(subjects)] if joint_subject else [reference(m) for m in subjects]
        right: list[EntityReference | None] = (
            [None] if not objects else [joint(objects)] if joint_object else [reference(m) for m in objects]
        )
        return [(one, other) for one in left for other in right]

    def _fill(
        self, roles: Iterable[Role], frame: Frame, trigger: Trigger, quantity: Quantity | None,
        sentence: Sentence, taken: tuple[str, ...], inherited: bool,
    ) -> Filled | None:  # fmt: skip
        for role in roles:
            for place in role.places:
                if place == "base":
                    continue
                filled = self._look(place, role, trigger, quantity, sentence, taken, inherited)
                if filled is not None:
                    return self._with_joined(filled, role, sentence, taken) if role.spread else filled
        return None

    def _with_joined(self, filled: Filled, role: Role, sentence: Sentence, taken: tuple[str, ...]) -> Filled:
        """A member of a list with those of another kind: "Huawei and SMIC", A100、昇腾 and HBM."""
        if filled.node is None or filled.node.anaphor:
            return filled
        for node in sentence.nodes:
            if node is filled.node or node.anaphor or node.vendor or not node.has(role.kinds):
                continue
            between = (filled.end, node.start) if filled.start < node.start else (node.end, filled.start)
            if self._grammar.connector.match(sentence.words(*between) or "x"):
                members = self._discourse.members(node, role.kinds, sentence)
                new = tuple(m for m in members if m.id not in taken and not m.generic)
                start, end = min(filled.start, node.start), max(filled.end, node.end)
                filled = replace(filled, mentions=(*filled.mentions, *new), start=start, end=end)
        return filled

    def _look(
        self, place: str, role: Role, trigger: Trigger, quantity: Quantity | None,
        sentence: Sentence, taken: tuple[str, ...], inherited: bool,
    ) -> Filled | None:  # fmt: skip
        name, _, argument = place.partition(":")
        anchor = (quantity.start, quantity.end) if inherited and quantity is not None else (trigger.start, trigger.end)
        # A line of goods (DRAM) has prices as a product.
        priced = trigger.frame.predicate in ("price", "price_change") and "product" in role.kinds
        nodes = [n for n in sentence.nodes if n.has(role.kinds) or (priced and "segment" in n.kinds)]

        def usable(node: Node) -> Filled | None:
            if role.named and node.anaphor and node.pick not in ("former", "latter"):
                return None
            if node.anaphor and node.kinds == {"cluster"} and self._cluster is not None and "cluster" in role.kinds:
                named = self._discourse.members(node, role.kinds, sentence)
                if not named or named[0].start < self._cluster[1].start < node.start:
                    return replace(self._cluster[1], node=None)
            members = tuple(m for m in self._discourse.members(node, role.kinds, sentence) if m.id not in taken)
            if node.anaphor and members and members[0].kind == "region" and trigger.frame.predicate in _DEEDS:
                members = ()
            if node.anaphor and members and self._is_other_party(trigger, sentence, members):
                members = ()
            if node.pick == "speaker" and any(
                m.id == other.id
                for m in members
                for n in sentence.nodes
                if n is not node and (self._language == "zh" or n.marker in _COMMON.direction)
                for other in n.mentions
            ):
                members = ()  # 我们从超聚变采购: who is named beside us is another.
            if (
                not members
                and trigger.frame.predicate in _OF_SPEAKERS
                and self._is_unnamed_speaker(node, role, sentence)
            ):
                words = sentence.words(node.start, node.end)
                members = (Mention(node.start, node.end, words, "company:unnamed", words, "company"),)
            if "technology" in role.kinds and trigger.frame.predicate in ("price", "production_start", "delivery"):
                # Of technologies only memory is goods that are made and sold.
                members = tuple(m for m in members if m.kind != "technology" or _MEMORY.search(m.id))
            line = node.mentions[0] if node.mentions and node.mentions[0].kind == "segment" else None
            if not members and priced and line is not None and not re.search(r":\d+nm", line.id):
                goods = node.mentions[0]
                members = (replace(goods, id=f"product:{goods.id.partition(':')[2]}", kind="product"),)
            if trigger.frame.predicate in _OF_MACHINES or quantity is None or quantity.unit in ("units", "wafers"):
                # What a machine costs, has or is counted by is not its chip's: "64 H100 servers".
                counted = trigger.frame.predicate in _OF_MACHINES or _is_beside(quantity, node, sentence)
                members = tuple(m for m in members if not (counted and m.kind == "chip" and m.rule == "system"))
            if not role.generic or quantity is None:
                # "GPU" alone is nothing that is launched, used or specified.
                members = tuple(m for m in members if not m.generic)
            if not members and node.anaphor and node.kinds & ORGANISATIONS and taken and self._language == "en":
                # "Amazon, which owns a part of Anthropic, has invested in the company": not in itself.
                members = self._discourse.topic(role.kinds, sentence, node.start, taken)[:1]
            if not members and node.anaphor and not node.kinds and taken:
                members = tuple(
                    m for m in self._discourse.topic(role.kinds, sentence, node.start, taken) if not m.generic
                )
            if not members or (
                members[0].kind in ORGANISATIONS
                and self._discourse.is_observer(members[0])
                and (name != "marked" or node.source or node.marker == "to")
            ):
                return None
            return Filled(members, node.start, node.end, node, name)

        if name in ("after", "any", "any-valued", "value", "inside"):
            # "its servers": a possessive pronoun is not the thing itself.
            nodes = [n for n in nodes if not (n.anaphor and not n.kinds and _is_possessive(sentence, n))]

        def first(candidates: Iterable[Node]) -> Filled | None:
            return next((filled for node in candidates if (filled := usable(node)) is not None), None)

        if (name == "topic-valued" and quantity is None) or (
            name == "topic-initial" and not self._opens_clause(sentence, anchor[0])
        ):
            return None
        if name == "same-counted":
            # "Samsung will buy 50,000 Nvidia GPUs, Naver 60,000": of what the sentence has counted.
            last = self._counted_as.get(trigger.frame.predicate or "")
            if quantity is None or quantity.unit != "units" or last is None or last.start < sentence.start:
                return None
            renamed = any(last.end < n.start < quantity.end + 20 and n.has(("chip", "product")) for n in sentence.nodes)
            fits = last.mentions[0].kind in role.kinds and last.mentions[0].id not in taken
            return replace(last, node=None, place=name) if fits and not renamed else None
        if name == "topic-counted":
            if quantity is None or quantity.unit != "units" or inherited:
                return None
            last = self._counted_as.get(trigger.frame.predicate or "")
            if last is not None and sentence.start <= last.start and last.mentions[0].kind in role.kinds:
                return replace(last, node=None, place=name)
            chips = tuple(m for m in self._chips_spoken_of(sentence, quantity.start) if not m.generic)
            return Filled(chips, anchor[0], anchor[0], None, name) if chips and "chip" in role.kinds else None
        if name in ("topic", "topic-valued", "topic-initial"):
            measured = trigger.frame.predicate in _MEASURES and quantity is not None
            if measured and quantity is not None and self._has_other_subject(sentence, quantity):
                return None
            if ORGANISATIONS.intersection(role.kinds) and self._is_of_others(trigger, sentence, anchor):
                return None
            before = min(anchor[0], quantity.start) if measured and quantity is not None else anchor[0]
            members = tuple(m for m in self._discourse.topic(role.kinds, sentence, before, taken) if not m.generic)
            if members and self._is_other_party(trigger, sentence, members):
                return None
            if (
                members
                and trigger.frame.predicate in _OF_PARAGRAPH
                and not _is_label(sentence, trigger)
                and self._is_from_elsewhere(sentence, members)
            ):
                return None
            return Filled(members, anchor[0], anchor[0], None, name) if members else None
        if name == "heading":
            for node in self._discourse.heading:
                members = tuple(
                    m for m in (as_kind(m, role.kinds) for m in node.mentions) if m is not None and m.id not in taken
                )
                if members:
                    return Filled(members, anchor[0], anchor[0], None, name)
            return None
        if name == "main":
            main = self._discourse.main_company
            return (
                Filled((main,), anchor[0], anchor[0], None, name)
                if main is not None and main.id not in taken and main.kind in role.kinds
                else None
            )
        if name == "marked":
            markers = set(argument.split("/"))
            marked = [
                n
                for n in nodes
                if n.marker in markers
                and not n.bracket
                and sentence.distance(n.start, anchor[0]) < 70
                and not (n.start > anchor[1] and _leaves(sentence, anchor[1], n.start))
                and not (
                    n.end < anchor[0]
                    and trigger.frame.predicate == "supplies"
                    and sentence.words(trigger.start, trigger.start + 1) != "由"
                    and _leaves(sentence, n.end, anchor[0])
                )
                and not (n.source and n.marker == "to")
            ]
            return first(
                sorted(
                    marked,
                    key=lambda n: (
                        sentence.distance(n.end, anchor[0])
                        if n.end <= anchor[0]
                        else sentence.distance(anchor[1], n.start)
                    ),
                )
            )
        if name == "owner":
            gap = int(argument or (12 if self._language == "zh" else 26))
            owners = [
                n
                for n in nodes
                if n.end <= anchor[0]
                and anchor[0] - n.end <= gap
                and not re.search(r"[，。；,;.]", sentence.words(n.end, anchor[0]))
            ]
            return first(reversed(owners))
        if name == "vendor":
            makers = [
                n
                for n in nodes
                if not n.anaphor
                and (n.vendor or (n.owner and not n.marker) or (n.start >= anchor[1] and _makes_goods(sentence, n)))
                and not is_yardstick(sentence, n)
            ]
            makers = [
                n
                for n in makers
                if sentence.distance(n.end, anchor[1]) < 45
                and (n.start >= anchor[0] or sentence.distance(n.end, anchor[0]) < 14)
            ]
            return first(makers)
        if name == "behind-on":
            # "trained its model on 120 H100s": behind the preposition, whatever stands before it.
            end = sentence.clause(anchor[1], anchor[1])[1]
            link = re.search(r"\b(?:on|with)\s", sentence.words(anchor[1], min(end, anchor[1] + 64)))
            start = anchor[1] + link.end() if link else end
            return first(
                n
                for n in nodes
                if start <= n.start < end
                and sentence.distance(start, n.start) < 12
                and n.marker not in _COMMON.comparison
            )
        if name == "seller":
            # "through Dell": a middleman, if it is known to sell.
            sellers = set(argument.split("/"))
            return first(n for n in nodes if n.marker in sellers and n.start >= anchor[1] and self._is_seller(n))
        if name == "goods-owner":
            owners = [
                n
                for n in sentence.nodes
                if n.has(role.kinds)
                and anchor[0] <= n.start
                and sentence.distance(anchor[1], n.start) < 30
                and (
                    _GOODS_BEHIND.match(sentence.words(n.end, n.end + 60))
                    if n.owner or _is_possessive(sentence, n)
                    else not n.anaphor and _GOODS_AT_ONCE.match(sentence.words(n.end, n.end + 30))
                )
            ]
            return first(owners)
        if name == "behind" and quantity is not None:
            counted = _beside(sentence, quantity, role.kinds)
            return usable(counted) if counted is not None and counted.start >= quantity.start else None
        if name == "value" and quantity is not None:
            counted = _beside(sentence, quantity, role.kinds)
            if counted is None or (named := usable(counted)) is not None:
                return named if counted is not None else None
            sold_alone = (m for m in counted.mentions if m.rule != "system")
            called = tuple(m for m in (called_after(m, role.kinds) for m in sold_alone) if m is not None)
            called = tuple(m for m in called if role.generic or not m.generic)
            return Filled(called, counted.start, counted.end, counted, name) if called else None
        if name == "after":
            limit = float(argument or (26 if self._language == "zh" else 24))
            position = anchor[1]
            behind = [
                n
                for n in nodes
                if n.start >= position
                and not n.vendor
                and n.marker not in _COMMON.comparison
                and sentence.distance(position, n.start) <= limit
                and n.start <= sentence.clause(position, position)[1]
                and not any(
                    trigger.frame.predicate != "restricts"  # "bars makers from selling": that is what is restricted.
                    and position < t.start
                    and t.end <= n.start
                    and t.end - t.start > 2
                    and sentence.words(t.start, t.start + 1) not in ("'", "’")
                    and t.frame.value == "none"
                    and t.frame.predicate != trigger.frame.predicate
                    and not self._only_describes(sentence, t)
                    for t in self._counted
                )
            ]
            # The preposition may belong to the trigger: "produced by SMIC".
            return first(
                n for n in behind if n.marker not in _COMMON.direction or self._owns_marker(sentence, trigger, n)
            )
        if name in ("any", "any-valued"):
            limit = float(argument or 40)
            if name == "any-valued" and quantity is None:
                return None
            # "Blackwell B200s": the second name is the one that is meant.
            around = [
                n
                for n in nodes
                if n.marker not in _COMMON.comparison
                and not any(0 <= m.start - n.end <= 1 for m in nodes if m is not n)
            ]
            return first(
                sorted(
                    (n for n in around if _gap(sentence, n, anchor) <= limit),
                    key=lambda n: (any(m.generic for m in n.mentions), n.vendor, _gap(sentence, n, anchor)),
                )
            )
        if name == "before":
            return self._before(nodes, sentence, trigger, quantity, inherited, usable, _BEFORE_LIMIT)
        if name in ("introduced", "introduced-near"):
            # "its next accelerator, the MI325X"; near: "is making a 5nm chip, the MI325X"
            lead = r"(?:\s[^,.;]{1,30})?" if name == "introduced-near" else "s?"
            return first(
                n
                for n in nodes
                if 0 <= n.start - anchor[1] <= 44
                and re.fullmatch(lead + _INTRODUCED, self._without_makers(sentence, anchor[1], n))
            )
        if name == "apposed":
            return first(reversed(list(apposed(sentence, anchor[0], nodes))))
        if name == "belonging":
            return first(belonging(sentence, quantity.end, nodes)) if quantity is not None else None
        if name == "belonging-to":
            return first(belonging(sentence, anchor[1], nodes))
        if name == "before-final":
            rest = sentence.clause(trigger.start, trigger.end)[1] - trigger.end
            if rest > (3 if self._language == "zh" else 16):
                return None
            return self._before(nodes, sentence, trigger, quantity, inherited, usable, 75.0)
        if name == "before-near":
            return self._before(nodes, sentence, trigger, quantity, inherited, usable, 75.0)
        if name == "before-clause":
            return self._before(nodes, sentence, trigger, quantity, inherited, usable, 29.0)
        if name == "before-strict":
            return self._before(nodes, sentence, trigger, quantity, inherited, usable, 52.0)
        if name == "next":
            return next(
                (
                    f
                    for n in sentence.nodes
                    if 0 <= n.start - anchor[1] <= 1 and n.has(role.kinds) and (f := usable(n)) is not None
                ),
                None,
            )
        if name == "first":
            clause = sentence.clause(anchor[0], anchor[1])
            return first(n for n in nodes if clause[0] <= n.start < anchor[0] and not n.marker and not n.vendor)
        if name == "inside":
            return first(n for n in nodes if trigger.start <= n.start and n.end <= trigger.end)
        if name == "compose":
            return self._composed_segment(anchor, sentence)
        if name == "national":
            return self._national_segment(anchor, quantity, sentence)
        if name == "other":
            return None
        if name == "new-cluster":
            rest_of_clause = sentence.words(anchor[1], anchor[1] + (16 if self._language == "zh" else 60))
            return self._new_cluster(anchor, sentence) if _COMMON["cluster_noun"].search(rest_of_clause) else None
        if name == "in-house":
            return self._in_house(taken, anchor)
        if name == "base-of":
            return first(n for n in self._bases(nodes, sentence, quantity))
        if name == "maker":
            return self._maker(role)
        if name == "maker-before":
            return self._maker_before(sentence, anchor, role)
        if name == "owner-cluster":
            return self._unnamed_cluster(anchor, sentence)
        if name == "rule":
            rule = self._rule_of(sentence, anchor[0])
            if rule is not None and trigger.frame.predicate == "issues" and rule.id.endswith("-entity-list"):
                return None  # Who is added to a list is told by whom it restricts.
            return (
                Filled((rule,), anchor[0], anchor[0], None, name)
                if rule is not None and "regulation" in role.kinds
                else None
            )
        if name == "regulator":
            region = self._rules.maker(sentence.words(sentence.start, anchor[1] + 40)) or self._acting_region(sentence)
            entity = self._discourse.catalogue.get(region) if region else None
            if region is None:
                return None
            label = entity.name if entity else region.partition(":")[2].replace("-", " ").title()
            return Filled(
                (Mention(anchor[0], anchor[0], label, region, label, "region"),), anchor[0], anchor[0], None, name
            )
        if name == "list":
            return self._named_list(anchor, sentence)
        if name == "entity-list":
            listed = re.search(r"实体清单|[Ee]ntity [Ll]ist|blacklist|黑名单", sentence.text)
            entity = self._discourse.catalogue.get("regulation:us-entity-list")
            if (listed or self._discourse.recently(r"实体清单|[Ee]ntity [Ll]ist")) and entity is not None:
                return Filled(
                    (Mention(anchor[0], anchor[0], "", entity.id, entity.name, "regulation"),),
                    anchor[0],
                    anchor[0],
                    None,
                    name,
                )
            return None
        return None

    def _only_describes(self, sentence: Sentence, trigger: Trigger) -> bool:
        """Whether words are an attribute of the noun behind them: 推出专为中国打造的B30A, 推出特供版A800."""
        if self._language != "zh":
            return False
        return (
            trigger.frame.predicate == "variant_of" or sentence.words(trigger.end - 1, trigger.end + 1).find("的") >= 0
        )

    def _is_other_party(self, trigger: Trigger, sentence: Sentence, members: tuple[Mention, ...]) -> bool:
        """Whether those talked about stand in a Chinese clause only as whom it is done to: 向英伟达订购."""
        if self._language != "zh" or not any(ORGANISATIONS.intersection(role.kinds) for role in trigger.frame.object):
            return False
        ids = {m.id for m in members}
        start, end = sentence.clause(trigger.start, trigger.end)
        inside = [n for n in sentence.nodes if start <= n.start < end and ids.intersection(m.id for m in n.mentions)]
        return bool(inside) and all(n.marker in ("向", "从", "找", "跟", "对", "给") for n in inside)

    def _is_unnamed_speaker(self, node: Node, role: Role, sentence: Sentence) -> bool:
        """Whether 我们, in an article about no company or another one, is a party that the text keeps unnamed."""
        if "company" not in role.kinds:
            return False
        main = self._discourse.main_company
        if node.pick == "speaker":
            return main is None or any(main.id == m.id for n in sentence.nodes for m in n.mentions)
        # 公司, the lab: of a text in which no company has been named.
        referring = node.anaphor and not node.pick and not node.count and node.kinds >= ORGANISATIONS
        return referring and main is None and not self._discourse.topic(role.kinds, sentence, node.start, ())

    def _owns_marker(self, sentence: Sentence, trigger: Trigger, node: Node) -> bool:
        """Whether the preposition before a node is the trigger's last word, or follows it at once."""
        words = sentence.words(trigger.start, node.start).rstrip()
        tail = sentence.words(trigger.end, node.start).strip().lower()
        return node.marker not in tail or (words.lower().endswith(node.marker) and tail == node.marker)

    def _national_segment(
        self, anchor: tuple[int, int], quantity: Quantity | None, sentence: Sentence
    ) -> Filled | None:
        """China's market for AI chips, said of the country: "its share in China", 国产AI加速卡, 在华份额."""
        entity = self._discourse.catalogue.get("segment:china-ai-chip")
        end = max(anchor[1], quantity.end if quantity else 0) + 24
        if entity is None or not _CHINESE_MARKET.search(sentence.words(sentence.start, end)):
            return None
        segment = Mention(anchor[0], anchor[1], entity.name, entity.id, entity.name, "segment")
        return Filled((segment,), anchor[0], anchor[1], None, "national")

    def _composed_segment(self, anchor: tuple[int, int], sentence: Sentence) -> Filled | None:
        """A market or line of business that only its words name: "AI revenue", 中国加速卡市场."""
        words = sentence.words(anchor[0], anchor[1])
        match = re.fullmatch(
            r"(?:the )?([A-Za-z][\w -]*?)[ -](?:revenues?|sales|business|segment|division|unit)", words, re.IGNORECASE
        )
        market = re.search(
            r"((?:[A-Za-z]+|[\u4e00-\u9fff]){1,12}?)(?:市场|领域)[^，。；]{0,6}$",
            sentence.words(max(sentence.start, anchor[0] - 18), anchor[0]),
        )
        own = (
            re.search(
                r"(?:^|[，。；：、的]|其中|来自)((?:[A-Za-z0-9]+|[\u4e00-\u9fff]){2,8})$",
                sentence.words(max(sentence.start, anchor[0] - 12), anchor[0]),
            )
            if re.match(r"业务|板块|部门|分部|产品线|事业部", words)
            else None
        )
        english = re.search(
            r"\b(?:market|demand|sales) (?:for|of|in) ((?:[A-Za-z][\w-]* ?){1,3}?)"
            r"(?=[.,;]|$| (?:at|by|in|to|and|has|had|is|was|rose|fell|last|this|with)\b)",
            sentence.words(anchor[0], anchor[1] + 60),
        ) or re.search(
            r"(?<![\w'’])([A-Z]?[\w-]{2,}(?: [\w-]+){0,3}) (?:market|industry)\b",
            sentence.words(anchor[1], anchor[1] + 60),
        )
        name = (
            match[1]
            if match
            else market[1]
            if market
            else own[1]
            if own
            else english[1]
            if english
            else re.sub(r"(?:业务|部门|板块|产品线)?(?:营收|收入|销售额|贡献)$", "", words)
        )
        slug = make_slug(name)
        if not name or (name == words and not match) or not slug:
            return None
        segment = Mention(anchor[0], anchor[1], name, f"segment:{slug}", name, "segment", provisional=True)
        return Filled((segment,), anchor[0], anchor[1], None, "compose")

    def _named_list(self, anchor: tuple[int, int], sentence: Sentence) -> Filled | None:
        """A list that only its words name: "its strategic high-tech commodities list"."""
        match = re.search(
            r"\b(?:its|the|a|their)\s((?:[A-Za-z-]+\s){1,6}list)\b", sentence.words(anchor[0], anchor[1] + 70)
        )
        region = (
            self._rules.maker(sentence.words(sentence.start, anchor[1]))
            or self._acting_region(sentence)
            or next(
                (m.id for n in sentence.nodes for m in n.mentions if m.kind == "region" and n.end <= anchor[0]), None
            )
        )
        if match is None or region is None:
            return None
        maker = region.partition(":")[2].replace("united-states", "us")
        slug = re.sub(r"[^a-z0-9]+", "-", match[1].lower())
        mention = Mention(
            anchor[0], anchor[1], match[1], f"regulation:{maker}-{slug}", match[1], "regulation", provisional=True
        )
        return Filled((mention,), anchor[0], anchor[1], None, "list")

    def _in_house(self, taken: tuple[str, ...], anchor: tuple[int, int]) -> Filled | None:
        """A company's own chip that has no name is called after the company."""
        owner = next((id_ for id_ in taken if id_.startswith("company:") and id_ != "company:unnamed"), None)
        if owner is None:
            return None
        entity = self._discourse.catalogue.get(owner)
        slug = owner.partition(":")[2]
        name = f"{entity.name if entity else slug} in-house chip"
        chip = Mention(anchor[0], anchor[1], name, f"chip:{slug}-asic", name, "chip", provisional=True, vendor_id=owner)
        self._own_chips[owner] = chip
        return Filled((chip,), anchor[0], anchor[1], None, "in-house")

    def _known_bases(self, subject: Filled) -> tuple[Filled | None, Filled | None]:
        """The chips that the catalogue knows the subjects to be variants of, in the same order."""
        pairs = []
        for mention in subject.mentions:
            entity = self._discourse.catalogue.get(mention.id)
            base = self._discourse.catalogue.get(entity.variant_of) if entity and entity.variant_of else None
            if base is not None:
                pairs.append(
                    (mention, Mention(mention.start, mention.end, mention.text, base.id, base.name, base.kind))
                )
        if not pairs:
            return None, None
        return replace(subject, mentions=tuple(a for a, _ in pairs)), Filled(
            tuple(b for _, b in pairs), subject.start, subject.end, None, "base"
        )

    def _is_seller(self, node: Node) -> bool:
        """Whether a company is known to make or to let what is bought."""
        entity = self._discourse.catalogue.get(node.mentions[0].id) if node.mentions else None
        return entity is not None and any(role in _MAKING for role in entity.roles)

    def _sells(self, subject: Filled, obj: Filled) -> bool | None:
        """Whether of two known companies the first is the one nearer to the chips' making; None where that is open."""
        ranks = []
        for filled in (subject, obj):
            entity = self._discourse.catalogue.get(filled.mentions[0].id)
            if entity is None:
                return None
            ranks.append(max((_MAKING.get(role, 0) for role in entity.roles), default=0))
        return None if ranks[0] == ranks[1] else ranks[0] > ranks[1]

    def _made_to_order(self, sentence: Sentence, subject: Filled, obj: Filled) -> Filled:
        """Who has its own chip made by a company orders from that company's foundry."""
        own = {m.vendor_id for n in sentence.nodes for m in n.mentions if m.kind == "chip" and m.vendor_id}
        if len(obj.mentions) != 1 or not own & {m.id for m in subject.mentions}:
            return obj
        division = self._discourse.foundry_of(obj.mentions[0])
        return obj if division is None else replace(obj, mentions=(division,))

    def _joined(self, node: Node, frame: Frame, sentence: Sentence) -> Filled | None:
        """What a conjunction joins to a noun although their kinds differ: "TSMC and Amkor"."""
        kinds = [kind for role in frame.object for kind in role.kinds]
        for other in sentence.nodes:
            first, second = sorted((node, other), key=lambda n: n.start)
            if (
                other is not node
                and other.has(kinds)
                and self._grammar.connector.match(sentence.words(first.end, second.start) or "x")
            ):
                members = self._discourse.members(other, kinds, sentence)
                if members:
                    return Filled(members, other.start, other.end, other, "other")
        return None

    def _makes(self, company: Mention, obj: Filled) -> bool:
        """Whether a chip is a company's own: who makes it does not order it."""
        chip = obj.mentions[0]
        known = self._discourse.catalogue.get(chip.id)
        maker = chip.vendor_id or (known.owner if known else None)
        return chip.kind == "chip" and maker is not None and company.id == maker

    def _is_foreign(self, subject: Filled, obj: Filled) -> bool:
        """Whether a chip or model is known to be another company's: who shows Nvidia's H100 does not launch it."""
        get = self._discourse.catalogue.get

        def family(id_: str | None) -> set[str]:
            found: set[str] = set()
            while id_ is not None and id_ not in found:
                found.add(id_)
                entity = get(id_)
                id_ = (entity.part_of or entity.owner) if entity else None
            return found

        mention = obj.mentions[0]
        if mention.kind not in ("chip", "model") or len(subject.mentions) > 1:
            return False
        known = get(mention.id)
        maker = mention.vendor_id or (known.owner if known else None)
        if maker is None or get(maker) is None or get(subject.mentions[0].id) is None:
            return False
        return not family(maker) & family(subject.mentions[0].id)

    def _allowed(self, predicate: str, subject: Filled, obj: Filled | None, quantity: Quantity | None) -> bool:
        """Whether predicates.yaml lets the predicate have this subject, object and unit."""
        known = self.frames.predicates[predicate]
        if subject.mentions[0].kind not in known.subject or (
            obj is not None and obj.mentions[0].kind not in known.object
        ):
            return False
        if quantity is None or quantity.unit is None:
            return True
        return quantity.unit in known.units or ("money" in known.units and quantity.dimension == "money")

    def _names_subject(self, frame: Frame, sentence: Sentence, quantity: Quantity, last: int) -> bool:
        """Whether something that may be the subject stands between the quantity that is continued and this one."""
        kinds = [kind for role in frame.subject for kind in role.kinds]
        return any(
            (
                (last <= n.start and n.end <= quantity.start)
                # "against 80 GB on the H100"
                or (
                    0 <= n.start - quantity.end < 24
                    and re.fullmatch(
                        r"\s(?:for|at|on)\s(?:(?:the|an?|each|every)\s)?",
                        self._without_makers(sentence, quantity.end, n),
                    )
                )
            )
            and n.has(kinds)
            and not n.bracket
            and not (n.anaphor and not n.kinds)
            for n in sentence.nodes
        )

    def _means_original(self, frame: Frame, sentence: Sentence, quantity: Quantity | None) -> bool:
        """Whether a ratio is taken of "the original", which only the catalogue names."""
        if quantity is None or not any("base-of" in role.places for role in frame.object):
            return False
        before = sentence.words(quantity.start - 40, quantity.start)
        return re.search(r"原版|原型号|正代|the originals?\b|the full(?:-fat)? versions?", before) is not None

    def _rule_of(self, sentence: Sentence, offset: int) -> Mention | None:
        """The rule that a sentence is about: named, dated, described, or the one spoken of before.

        Of a sentence with semicolons only the part around the offset counts.
        """
        inside = offset - sentence.start
        opening = max(sentence.text.rfind(mark, 0, inside) for mark in "；;") + 1 + sentence.start
        closing = min((i for mark in "；;" if (i := sentence.text.find(mark, inside)) >= 0), default=len(sentence.text))
        closing += sentence.start
        text = sentence.words(opening, closing)
        named = [
            m
            for n in sentence.nodes
            if opening <= n.start < closing
            and n.mentions
            and "regulation" in n.kinds
            and (m := as_kind(n.mentions[0], ("regulation",))) is not None
        ]
        # Lists of companies are no rules for chips.
        rules = [m for m in named if not m.id.endswith("-list")]
        if rules:
            self._rules.current = rules[0]
            return rules[0]
        times = [t for t in sentence.times if opening <= t.start < closing]
        months = [t.value[:7] for t in times if t.value and re.match(r"\d{4}-\d\d", t.value)]
        years = [
            t.value
            for t in times
            if t.value and re.fullmatch(r"\d{4}", t.value) and self._rules.names_rule(sentence.words(t.end, t.end + 12))
        ]
        nodes = [n for n in sentence.nodes if opening <= n.start < closing]
        chips = [m.id for n in nodes for m in n.mentions if m.kind == "chip" and not m.generic]
        maker = self._acting_region(sentence, opening, closing)
        found = self._rules.resolve(text, months, years, sentence.start, maker, chips)
        dated = next((t.value for t in times if t.value and months and t.value[:7] == months[0]), None)
        if found is not None and dated and dated[:7] in months:
            self._rules.time = dated.rstrip("/")
        return found or (named[0] if named else None)

    def _acting_region(self, sentence: Sentence, opening: int = 0, closing: int | None = None) -> str | None:
        """The country or area that a sentence shows as who acts: "Malaysia has introduced a permit", 中国叫停…."""
        for node in sentence.nodes:
            if node.start < opening or (closing is not None and node.start >= closing):
                continue
            if not node.mentions or node.mentions[0].kind != "region" or node.bracket:
                continue
            following = sentence.words(node.end, node.end + 40)
            if node.marker == "by" or (not node.marker and not node.owner and _MAKES_RULES.match(following)):
                return node.mentions[0].id
        return None

    def _bases(self, nodes: list[Node], sentence: Sentence, quantity: Quantity | None) -> Iterable[Node]:
        """What a ratio is taken of: "of the H100's", 是H100的, 比B200."""
        if quantity is None:
            return
        for node in reversed([n for n in nodes if n.end <= quantity.start]):
            between = re.sub(r"[（(][^（()）]*[）)]", "", sentence.words(node.end, quantity.start))
            near = node.marker in _COMMON.comparison and sentence.distance(node.end, quantity.start) < 42
            if near or _COMMON["of_base"].fullmatch(between):
                yield node
        for node in [n for n in nodes if n.start >= quantity.end and not _is_possessive(sentence, n)]:
            between = sentence.words(quantity.end, node.start)
            if sentence.distance(quantity.end, node.start) < 26 and re.search(
                r"\b(?:than|as|of|that of|over)\s+(?:(?:the|an?|its|older|original|original's|current|previous|flagship"
                r"|standard|full|\w+['’]s)\s+){0,3}$|^\s?(?:于|的)$",
                between,
            ):
                yield node

    def _maker(self, role: Role) -> Filled | None:
        """Whose the object is: its known vendor or owner, else who the article said develops or runs it."""
        if self._object is None:
            return None
        mention = self._object.mentions[0]
        entity = self._discourse.catalogue.get(mention.id)
        maker = mention.vendor_id or (entity.owner if entity else None)
        known = self._discourse.catalogue.get(maker) if maker else None
        found = (
            Mention(mention.start, mention.end, known.name, known.id, known.name, known.kind)
            if known is not None
            else self._discourse.companies.get(maker or "") or self._makers.get(mention.id)
        )
        if found is None or found.kind not in role.kinds or found.id in {m.id for m in self._object.mentions}:
            return None
        return Filled((found,), self._object.start, self._object.end, None, "maker")

    def _maker_before(self, sentence: Sentence, anchor: tuple[int, int], role: Role) -> Filled | None:
        """Whose the chip is that stands as subject: "the MI300X has shipped to Meta", 思元590已供货字节."""
        start, _ = sentence.clause(*anchor)
        for node in reversed(sentence.nodes):
            if node.end > anchor[0] or node.start < start or not node.has(("chip",)) or not node.mentions:
                continue
            if node.marker or node.owner:
                return None
            mention = node.mentions[0]
            entity = self._discourse.catalogue.get(mention.id)
            maker = mention.vendor_id or (entity.owner if entity else None)
            known = self._discourse.catalogue.get(maker) if maker else None
            if known is None or known.kind not in role.kinds:
                return None
            made = Mention(node.start, node.end, known.name, known.id, known.name, known.kind)
            return Filled((made,), node.start, node.end, node, "maker")
        return None

    def _opens_clause(self, sentence: Sentence, offset: int) -> bool:
        """Whether only adverbs and times stand before an offset in its clause, so that its subject is left out."""
        start, _ = sentence.clause(offset, offset)
        before = sentence.words(start, offset)
        for time in sentence.times:
            if start <= time.start and time.end <= offset:
                before = before.replace(time.text, "", 1)
        return len(before) <= 3 or _ADVERBS.fullmatch(before) is not None

    def _unnamed_cluster(self, anchor: tuple[int, int], sentence: Sentence) -> Filled | None:
        """A cluster with no name is called after its owner, whether the sentence or one before brings it up."""
        found = self._new_cluster(anchor, sentence)
        if found is not None:
            self._cluster = (sentence.block, found)
        elif (
            self._cluster is not None
            and sentence.block - self._cluster[0] <= 1
            and _COMMON["that_cluster"].search(sentence.text)
        ):
            return replace(self._cluster[1], node=None)
        return found

    def _new_cluster(self, anchor: tuple[int, int], sentence: Sentence) -> Filled | None:
        if not re.search(
            r"集群|计算中心|数据中心(?![A-Z]PU|芯片|业务|收入|级|处理器|客户|市场|产品|部门)|智算中心|超算|超级计算机"
            r"|园区|智算基地|AI工厂"
            r"|cluster|supercomputer|data cent(?:er|re)|datacenter|campus|AI factory"
            # A site may be anything; somebody's site that machines or megawatts are told of is one of these.
            r"|(?:['’]s|\b[Ii]ts) (?:[\w-]+ ){0,3}(?:site|facility|hall|complex)\b",
            sentence.text,
        ):
            return None
        sites = [n for n in sentence.nodes if n.mentions and n.mentions[0].rule.startswith("site")]
        if sites:
            # The text names it by its place.
            site = min(sites, key=lambda n: sentence.distance(min(n.end, anchor[0]), max(n.start, anchor[0])))
            found = Filled(site.mentions[:1], site.start, site.end, site, "owner-cluster")
            self._cluster = (sentence.block, found)
            return found
        owners = [
            n
            for n in sentence.nodes
            if n.has(("company", "foundry"))
            and n.end <= anchor[1] + 12
            and not n.vendor
            # 由曙光提供的1024片: who supplies the chips does not own the site.
            and not re.match(r"(?:宣布)?将?(?:提供|供应|供货|给的)", sentence.words(n.end, n.end + 8))
            and n.marker not in _COMMON.comparison
        ]
        # "Nvidia said that Meta's cluster": whose it is said to be goes before who else is named.
        for node in sorted(owners, key=lambda n: not (n.owner and n.end <= anchor[0])):
            members = self._discourse.members(node, ("company", "foundry"), sentence)
            if len(members) == 1 and not self._discourse.is_observer(members[0]):
                slug = members[0].id.partition(":")[2]
                cluster = Mention(
                    node.start,
                    node.end,
                    members[0].text,
                    f"cluster:{slug}",
                    f"{members[0].name} cluster",
                    "cluster",
                    provisional=True,
                )
                found = Filled((cluster,), node.start, node.end, node, "owner-cluster")
                self._cluster = (sentence.block, found)
                return found
        return None

    def _before(
        self,
        nodes: list[Node],
        sentence: Sentence,
        trigger: Trigger,
        quantity: Quantity | None,
        inherited: bool,
        usable: Callable[[Node], Filled | None],
        limit: float,
    ) -> Filled | None:
        """The subject: unmarked in the clause and nearest, else the first of an earlier one, else loosely marked."""
        required = trigger.frame.value == "required" and quantity is not None
        focus = quantity.start if required and quantity is not None else trigger.start
        agent = any(ORGANISATIONS.intersection(role.kinds) for role in trigger.frame.object)
        if inherited and quantity is not None:
            focus = quantity.start
        elif not required or (agent and trigger.start < focus):
            # Who acts stands before the verb; what is measured stands before the number.
            focus = trigger.start
        if quantity is not None and sentence.in_bracket(quantity.start):
            # H20（96GB、550W）: what stands before the bracket.
            opening = max(sentence.words(sentence.start, quantity.start).rfind(c) for c in "（(") + sentence.start
            for node in nodes:
                if 0 <= opening - node.end <= 1 and (named := usable(node)) is not None:
                    return named
        if (
            required
            and quantity is not None
            and trigger.frame.predicate in _MEASURES
            and (holder := self._holder(nodes, sentence, trigger, quantity)) is not None
        ):
            named = usable(holder) or self._vendor_of(holder, trigger)
            if named is not None:
                return replace(named, place="adjacent")
        if required and quantity is not None and quantity.dimension != "ratio":
            # "A100的600GB/s", "B200's 192 GB": the owner of the value, whatever stands before it.
            for node in reversed(nodes):
                if node.end <= quantity.start and re.fullmatch(r"的|['’]s ", sentence.words(node.end, quantity.start)):
                    if (named := usable(node)) is not None:
                        return replace(named, place="adjacent")
                    break
        if quantity is not None and self._language == "en" and (required or inherited):
            # "against 21% for Micron and 17% for Samsung"
            links = "for|at|on" if trigger.frame.metric else "for|at"
            for node in nodes:
                if node.start >= quantity.end and re.fullmatch(
                    rf"\s(?:{links})\s(?:(?:the|an?|each|every)\s)?", self._without_makers(sentence, quantity.end, node)
                ):
                    if (named := usable(node)) is not None:
                        return replace(named, place="adjacent")
                    break
        clause = sentence.clause(focus, focus)
        if trigger.frame.predicate == "spec" and quantity is not None and self._contrasts(sentence, quantity):
            # "8 TB/s against 3.35 TB/s": the second is that of what the first is compared with.
            for node in nodes:
                if node.marker in _COMMON.comparison and node.end <= quantity.start and not node.bracket:
                    named = usable(node)
                    return replace(named, place="adjacent") if named is not None else None
            return self._original(nodes, sentence, quantity, usable)
        if (
            required
            and quantity is not None
            and re.match(r"\s?(?:whose|which)\b", sentence.words(clause[0], clause[0] + 8))
        ):
            # "the H100, whose figure is 900 GB/s"
            for node in nodes:
                if 0 <= clause[0] - node.end <= 1 and not node.bracket and (named := usable(node)) is not None:
                    return replace(named, place="adjacent")
        relative = self._language == "en" and re.match(r"\s?(?:which|who)\b", sentence.words(*clause)) is not None
        if self._language == "en" and not any(n.kinds & ORGANISATIONS for n in nodes):
            sharer = shared_subject(sentence, max(focus, trigger.end if quantity is None else focus), nodes)
            if sharer is not None and (named := usable(sharer)) is not None:
                return named
        if (
            relative
            and not any(0 <= clause[0] - node.end <= 2 for node in sentence.nodes)
            and _PARTY_BEFORE.search(sentence.words(sentence.start, clause[0]))
        ):
            return None  # "has won a fourth customer, which placed an order": who that is the text does not say.
        ranked: list[tuple[float, Node]] = []
        for node in nodes:
            if node.start >= focus or node.marker in _COMMON.comparison or node.bracket:
                continue
            if node.end < clause[0] and is_yardstick(sentence, node):
                continue
            if node.kinds == {"region"} and re.match(
                r"(?:['’]s)?\s?(?:firm|compan|start|lab|group|giant|depot|warehouse|office|site|data cent"
                r"|公司|企业|厂商|大厂|巨头|初创|科技|渠道|代理|经销|客户|用户|业者|某|一[家个所间位]|多家|几家|机房|仓库)",
                sentence.words(node.end, node.end + 9),
            ):
                continue
            if (
                node.kinds == {"region"}
                and trigger.frame.predicate == "orders"
                and (node.marker or not _REGION_ACTS.match(sentence.words(node.end, node.end + 12)))
            ):
                continue
            if (
                node.kinds == {"region"}
                and node.marker in ("in", "at", "from", "on", "outside", "在", "于")
                and trigger.frame.predicate == "holds"
            ):
                continue  # Where the chips lie is not whose they are.
            cost = sentence.distance(node.end, focus)
            inside = node.end > clause[0]
            if not inside:
                start, _ = sentence.clause(node.start, node.end)
                cost = 30 + sentence.distance(clause[0], start) + 0.3 * (node.start - start)
                if re.match(r"\W*(?:which|who|whose|where|whom)\b", sentence.words(start, node.start + 1)):
                    cost += 26
                if node.owner:
                    cost += 12
                elif self._language == "en" and _APPOSITION.fullmatch(sentence.words(node.end, clause[0])):
                    # "Fluidstack, a British start-up, is to build …"
                    cost = 6.0 + sentence.distance(clause[0], focus)
            if relative and 0 <= clause[0] - node.end <= 2 and not node.owner:
                # "the H100, which has 80 billion": the relative clause is about the noun before it.
                cost = 4.0
                ranked.append((cost, node))
                continue
            if node.marker == "with" and _DOING.fullmatch(sentence.words(node.end, trigger.end)):
                cost = 1.0  # "with Microsoft investing up to $5 billion"
            elif node.marker in _COMMON.direction:
                cost += 200 if not (required and node.marker in ("for", "by", "从", "由")) else 20
            elif agent and node.marker in ("与", "跟", "同") and trigger.frame.predicate in _DEEDS:
                cost += 200  # 已与华为签署: with whom somebody acts is not who acts.
            elif node.marker in _COMMON.loose:
                cost += 6 if required else 18
            if trigger.frame.predicate == "market_cap" and (
                node.marker == "by" or _INVESTS.match(sentence.words(node.end, node.end + 12))
            ):
                cost += 60  # Who leads a round is not who is valued.
            if node.vendor:
                cost += 12 if inside or node.start - sentence.clause(node.start, node.end)[0] > 2 else 3
            if node.source:
                cost += 10
            if node.anaphor and not node.kinds:
                cost += 2 if inside else 14
            if _ANOTHERS.match(sentence.words(node.end, node.end + 6)):
                cost += 200  # DeepSeek母公司 is not DeepSeek.
            ranked.append((cost, node))
        for cost, node in sorted(ranked, key=lambda item: (item[0], item[1].start)):
            if cost >= limit:
                break
            filled: Filled | None = usable(node)
            if filled is not None:
                return filled
        return None

    def _original(
        self, nodes: list[Node], sentence: Sentence, quantity: Quantity, usable: Callable[[Node], Filled | None]
    ) -> Filled | None:
        """Whose figure was changed: of 显存从64GB减至48GB the first is that of what the chip is a variant of."""
        for node in reversed([n for n in nodes if n.end <= quantity.start and not n.bracket]):
            named = usable(node)
            if named is not None:
                _, base = self._known_bases(named)
                return None if base is None else replace(base, place="adjacent")
        return None

    def _is_of_others(self, trigger: Trigger, sentence: Sentence, anchor: tuple[int, int]) -> bool:
        """Whether a clause is about many without a name: "hyperscalers' combined spending", 国内互联网公司合计采购."""
        if trigger.frame.predicate in ("lead_time", "capacity_gap"):
            return False  # Who waits or lacks is whom it lacks for.
        start = sentence.clause(anchor[0], anchor[0])[0]
        named = [n.end for n in sentence.nodes if start <= n.start and n.end <= anchor[0] and n.kinds & ORGANISATIONS]
        return _OTHERS.search(sentence.words(max(named, default=start), anchor[0])) is not None

    def _is_from_elsewhere(self, sentence: Sentence, members: tuple[Mention, ...]) -> bool:
        """Whether what is talked about stands in another paragraph, and neither the heading nor a pronoun tells it."""
        if self._discourse.first_person or any(
            node.anaphor and node.start - sentence.start <= 12 for node in sentence.nodes
        ):
            return False
        ids = {m.id for m in members}
        if any(m.id in ids for node in self._discourse.heading for m in node.mentions):
            return False
        first = members[0].start
        paragraph = [sentence, *(past for past in self._discourse.history if past.block == sentence.block)]
        return not any(past.start <= first < past.end for past in paragraph)

    def _has_other_subject(self, sentence: Sentence, quantity: Quantity) -> bool:
        """Whether a clause is about somebody without a name, or a country: "domestic vendors took 20%", 欧洲的份额."""
        start = sentence.clause(quantity.start, quantity.start)[0]
        nodes = [n for n in sentence.nodes if start <= n.start < quantity.start and not n.bracket]
        last = max((n.end for n in nodes if n.kinds & ORGANISATIONS), default=start)
        if _NAMELESS.search(sentence.words(last, quantity.start)):
            return True
        first = min(nodes, key=lambda n: n.start, default=None)
        return (
            first is not None
            and first.kinds == {"region"}
            and not (first.marker or first.owner)
            and first.start - start <= 2
            and re.match(
                r"在|占|的|\s(?:accounts?|accounted|makes|made|has|had|took|holds)\b",
                sentence.words(first.end, first.end + 12),
            )
            is not None
        )

    def _holder(self, nodes: list[Node], sentence: Sentence, trigger: Trigger, quantity: Quantity) -> Node | None:
        """Whose a measure is that stands right behind the name: "with Samsung on 40%", SK Hynix (57%), 昇腾两成."""
        trigger_before = sentence.start if trigger.start > quantity.start else trigger.end
        holding = _HOLDING_EN if self._language == "en" else _HOLDING_ZH
        chips = [n for n in sentence.nodes if n.has(("chip",)) and not n.anaphor and n not in nodes]
        for node in sorted((*nodes, *chips), key=lambda n: n.start, reverse=True):
            if node.end > quantity.start or node.anaphor:
                continue
            if node.end < trigger_before:
                return None  # The words of the measure stand between: the usual order.
            if holding.fullmatch(sentence.words(node.end, quantity.start)) and node.marker not in (
                "to",
                "from",
                "than",
                "比",
            ):
                return node
            return None
        return None

    def _vendor_of(self, node: Node, trigger: Trigger) -> Filled | None:
        """The maker of a line of chips that stands for it in a market: 昇腾两成, "TPUs 10%"."""
        if trigger.frame.predicate != "market_share" or len(node.mentions) != 1 or node.mentions[0].kind != "chip":
            return None
        maker = self._discourse.catalogue.get(node.mentions[0].vendor_id or "")
        if maker is None:
            return None
        mention = Mention(node.start, node.end, node.mentions[0].text, maker.id, maker.name, maker.kind)
        return Filled((mention,), node.start, node.end, node, "adjacent")

    def _contrasts(self, sentence: Sentence, quantity: Quantity) -> bool:
        """Whether a quantity is the other one of a comparison: against 3.35 TB/s, rather than 700 W."""
        return (
            re.search(
                r"(?:\b(?:against|versus|vs\.?|rather than|instead of|compared (?:with|to)|from)|而非"
                r"|而不是|从|由)"
                r"\s?(?:just |only |about )?$",
                sentence.words(quantity.start - 26, quantity.start),
                re.IGNORECASE,
            )
            is not None
        )

    def _without_makers(self, sentence: Sentence, start: int, node: Node) -> str:
        """The words from an offset to a node, without the maker's name before the node: "for Google's TPU"."""
        makers = [n for n in sentence.nodes if n.vendor and start <= n.start and n.end <= node.start]
        return sentence.words(start, makers[0].start if makers else node.start)

    def _gapped(self, reading: Reading, trigger: Trigger, quantity: Quantity, role: Role) -> Filled | None:
        """The subject of a clause whose verb is left out: "Llama on 16,384 H100s, and GPT-3 on 10,000 V100s"."""
        before = next((a for a in reversed(reading.attachments) if a.trigger.frame is trigger.frame), None)
        if before is None or before.trigger is not trigger or trigger.end > before.quantity.start:
            return None
        sentence = reading.sentence
        for node in sentence.nodes:
            if (
                before.quantity.end <= node.start
                and node.end <= quantity.start
                and node.has(role.kinds)
                and not (node.anaphor or node.marker or node.vendor or node.bracket or node.owner)
            ):
                members = self._discourse.members(node, role.kinds, sentence)
                if members and not (members[0].kind in ORGANISATIONS and self._discourse.is_observer(members[0])):
                    return Filled(members, node.start, node.end, node, "gapped")
        return None

    # Time, source, modality

    def _time(
        self,
        sentence: Sentence,
        frame: Frame,
        trigger: Trigger,
        quantity: Quantity | None,
        index: int,
        size: int,
        predicate: str,
        subject: Filled,
    ) -> tuple[str | None, str | None]:
        if predicate in _TIMELESS:
            return None, None
        focus = (quantity.start, quantity.end) if quantity is not None else (trigger.start, trigger.end)
        if predicate == "price_change" and (span := span_of_change(sentence, focus, self._published)) is not None:
            return span
        resolved = [t for t in sentence.times if t.value is not None or t.fiscal]
        times = bearing_times(sentence, resolved, focus, trigger, quantity)
        if predicate in _PERIODIC:
            times = [
                t
                for t in times
                if not re.match(
                    r"的?(?:\d|[一二三四五六七八九十两几])[\d.一二三四五六七八九十]*倍",
                    sentence.words(t.end, t.end + 8),
                )
                and not (
                    re.search(r"\b(?:earlier|ago|previous|prior)\b", t.text, re.IGNORECASE)
                    and re.search(r"\b(?:on|from|than)\s(?:the\s)?$", sentence.words(t.start - 10, t.start))
                )
            ]
        if predicate.endswith("_change") or predicate == "capacity_gap":
            # What a change is measured from is not when it happened: "up 16% from a year earlier", 比去年少4%.
            times = [
                t
                for t in times
                if not re.search(r"\b(?:earlier|ago|before|previous|prior)\b|去年同期|上年同期", t.text, re.IGNORECASE)
                and not re.search(
                    r"(?:比|较|相比|相较于?|on|than in|compared with|versus|vs\.?|(?:up|down|higher|lower|%) from)\s?$",
                    sentence.words(t.start - 14, t.start),
                )
            ] or []
        if quantity is None and not frame.event:
            clause = sentence.clause(trigger.start, trigger.end)
            times = [t for t in times if clause[0] <= t.start < clause[1]]
        if size > 1:
            run = self._time_list(times, sentence)
            if len(run) == size:
                return self._value_of(run[index], subject, predicate), run[index].text
            for time in times:
                # 2022年至2024年营收分别为…、…和…: one for each year.
                years = re.fullmatch(r"(\d{4})/(\d{4})", time.value or "")
                if years is not None and int(years[2]) - int(years[1]) + 1 == size and time.end <= focus[0]:
                    return str(int(years[1]) + index), time.text
        own = sentence.clause(focus[0], focus[1])
        if (
            (predicate in _PERIODIC or predicate in ("supplies", "orders"))
            and self._published
            and re.search(r"全财?年|full[- ]year", sentence.words(*own))
            and not any(own[0] <= t.start < own[1] for t in times)
        ):
            month = self._year_end(subject)
            own_year = self._fiscal("FY", None, month) if month and predicate in _REPORTED else None
            return own_year or str(self._published.year), None
        best: tuple[float, TimeExpression] | None = None
        for time in times:
            if time.end <= focus[0]:
                cost = sentence.distance(time.end, focus[0])
            elif focus[1] <= time.start:
                cost = sentence.distance(focus[1], time.start) * (
                    2.0 if self._language == "zh" and quantity is not None else 1.1
                ) + (4 if self._language == "zh" else 1)
            else:
                cost = 0.0
            if predicate in _PERIODIC and time.granularity == "day":
                cost += 30
            if any(a.by is not None and time.end <= a.start <= focus[0] for a in sentence.attributions):
                cost += 8  # When it was said, rather than when it happened.
            if time.start >= focus[1] and _crosses_clause(sentence, focus[1], time.start):
                cost += 30 if self._language == "zh" else 10  # The next clause's time is its own.
            if time.start >= focus[1] and re.search(r"[；;]", sentence.words(focus[1], time.start)):
                cost += 90
            if not (sentence.start <= trigger.start < sentence.end):
                pass
            elif quantity is not None and time.start >= trigger.start and time.end <= focus[0]:
                cost *= 0.8
            between = sentence.words(min(time.end, focus[1]), max(time.start, focus[0]))
            if self._language == "en" and re.search(r"\band that\b|\b(?:while|whereas|but)\b", between):
                cost += 25  # Each of two clauses has its own time.
            elif time.end <= focus[0] and self._language == "en" and _NEW_VERB.search(between):
                cost += 12
            if sentence.in_bracket(time.start) and not sentence.in_bracket(focus[0]):
                cost += 6
            if quantity is not None and _is_own_time(sentence, quantity, time):
                cost = -1.0
            if best is None or cost < best[0]:
                best = (cost, time)
        if best is not None and (
            best[0] <= (80 if self._language == "zh" else 60) or predicate in ("restricts", "issues")
        ):
            return self._value_of(best[1], subject, predicate), best[1].text
        if best is None and predicate in ("restricts", "issues") and self._rules.time is not None:
            return self._rules.time, None
        if self._published is not None:
            if quantity is not None and not times:
                base = base_of(sentence, quantity, sentence.quantities)
                then = base is not None and any(belongs_to(sentence, t, base) for t in resolved)
                if then or (
                    predicate in ("price", "market_share", "lead_time", "capacity", "holds")
                    and any(
                        is_of_other(sentence, t, focus, quantity) or is_contrasted(sentence, t, focus, quantity)
                        for t in resolved
                    )
                ):
                    return str(self._published.year), None  # It was five months then and is six weeks now.
            if predicate == "market_cap" and common()["trading_day"].search(sentence.text) and not times:
                return self._published.isoformat(), None
        carried = self._paragraph_time
        # A period holds until another is named; the date of an event only for what has the same subject.
        elided = subject.node is None or common()["back_then"].search(sentence.text)
        if (
            carried is not None
            and best is None
            and (predicate in _PERIODIC or elided or predicate in ("restricts", "issues"))
            and (quantity is not None or frame.event)
            and not self._grammar.modality["denied"].search(sentence.words(*sentence.clause(*focus)))
        ):
            return self._value_of(carried, subject, predicate), carried.text
        reckoned = any(a.level == "estimated" and a.start <= focus[0] < a.end for a in sentence.attributions)
        if predicate in _REPORTED and quantity is not None and self._reporting is not None and not reckoned:
            return self._value_of(self._reporting, subject, predicate), self._reporting.text
        return None, None

    def _time_list(self, times: list[TimeExpression], sentence: Sentence) -> list[TimeExpression]:
        run: list[TimeExpression] = []
        for time in times:
            if run and not self._grammar.connector.match(
                re.sub(r"年|in |by |分别|则", "", sentence.words(run[-1].end, time.start)) or "x"
            ):
                if len(run) > 1:
                    break
                run = []
            run.append(time)
        return run

    def _value_of(self, time: TimeExpression, subject: Filled, predicate: str) -> str | None:
        value = time.value
        if value and value.endswith("/") and predicate in _HAPPENS:
            value = value[:-1]  # What began then and is over.
        label = _fiscal_label(time) if predicate in _REPORTED else time.fiscal
        if label:
            month = self._year_end(subject)
            if month:
                value = self._fiscal(label, time, month) or value
        return value

    def _year_end(self, subject: Filled) -> int | None:
        """The month in which the fiscal year of the subject ends, where it is known."""
        company = next((m for m in subject.mentions if m.kind in ORGANISATIONS), None)
        entity = self._discourse.catalogue.get(company.id) if company else None
        return entity.fiscal_year_end_month if entity else None

    def _fiscal(self, label: str, time: TimeExpression | None, month: int) -> str | None:
        """A period of a company's own year; a plain quarter counts as one where its quarters are not the calendar's."""
        if re.fullmatch(r"P[+-]\d", label):
            if month % 3 == 0:
                return None
            label = "Q" + label[1:]
        if (time is None or time.fiscal is None) and not re.fullmatch(r"(?:Q|FY)[+-]\d", label):
            if (month % 3 == 0 and label != "FY") or month == 12 or self._published is None:
                return None
            if label == "this quarter":
                quarters = [fiscal_period(f"Q{n}", month, self._published) for n in (1, 2, 3, 4)]
                now = f"{self._published.year:04}-{self._published.month:02}"
                return next((q for q in quarters if q and q.partition("/")[0] <= now <= q.partition("/")[2]), None)
        if re.fullmatch(r"(?:Q|FY)[+-]\d", label):
            return self._fiscal_relative(label, month)
        value = fiscal_period(label, month, self._published)
        if label == "FY" and self._published is not None and month != 12:
            # A year's result is that of the year that is over.
            over = self._published.year if self._published.month > month else self._published.year - 1
            value = fiscal_period(f"FY{over}", month)
        quarter = re.fullmatch(r"(\d{4})-Q([1-4])", value or "")
        if quarter and month != 12:
            last = 3 * int(quarter[2])
            return f"{quarter[1]}-{last - 2:02}/{quarter[1]}-{last:02}"
        return value

    def _fiscal_relative(self, label: str, month: int) -> str | None:
        """The fiscal year or quarter so many before or after the one of the publication.

        Beside a quarter that was reported, the next one is the one under way.
        """
        if self._published is None:
            return None
        offset = int(label[-2:])
        year = self._published.year + (1 if self._published.month > month else 0)
        if label.startswith("FY"):
            return fiscal_period(f"FY{year + offset}", month)
        quarter = (self._published.month - month - 1) % 12 // 3
        count = 4 * year + quarter + (0 if offset > 0 and self._told else offset)
        value = fiscal_period(f"FY{count // 4}-Q{count % 4 + 1}", month)
        calendar = re.fullmatch(r"(\d{4})-Q([1-4])", value or "")
        if calendar and month != 12:
            last = 3 * int(calendar[2])
            return f"{calendar[1]}-{last - 2:02}/{calendar[1]}-{last:02}"
        return value

    def _source(self, sentence: Sentence, offset: int) -> tuple[EntityReference | None, str, bool]:
        """Who says what stands at an offset, how (said, estimated, reported) and whether it is denied."""
        level, denies = "said", False
        by: EntityReference | None = None
        covering: list[Attribution] = [a for a in sentence.attributions if a.start <= offset < a.end]
        for attribution in sorted(covering, key=lambda a: a.start):
            if attribution.by is not None:
                by = attribution.by
            if attribution.level != "said":
                level = attribution.level if level != "reported" else level
            denies = denies or attribution.denies
        media = [a.by for a in covering if a.by is not None and self._discourse.is_medium(a.by)]
        if (
            media
            and by is not None
            and not self._discourse.is_observer_reference(by)
            and not by.id.startswith("person:")
        ):
            by = media[0]  # "Nvidia has told customers …, Reuters reported"
        by = next((a.by for a in reversed(covering) if a.denies and a.by is not None), by)  # The last word is his.
        if by is not None and _is_aside(sentence, offset, covering):
            by, level = None, "said"
        return by, level, denies

    def _settled(
        self, reading: Reading, sentence: Sentence, predicate: str, subject: Filled, quantity: Quantity | None,
        time: tuple[str | None, str | None], modality: Modality, by: EntityReference | None, level: str,
    ) -> tuple[Modality, EntityReference | None]:  # fmt: skip
        """How firm a fact is in view of who says it, when it is and what the sentence has said of the same subject."""
        observed = by is not None and (by.id.endswith(":anonymous") or self._discourse.is_observer_reference(by))
        makers = {m.vendor_id for m in subject.mentions}
        if modality == "estimated" and predicate in _TIMELESS and by is not None and by.id in makers:
            return "asserted", by  # A maker's figure for its own chip is no guess.
        if modality == "asserted" and predicate in _PLANS and quantity is not None and subject.node is None:
            # 集群本月底点亮，规模1.8万张: what a planned thing will be is planned too.
            ids = {m.id for m in subject.mentions}
            last = next((d for d in reversed(reading.drafts) if {d.subject.id, d.object and d.object.id} & ids), None)
            own = sentence.words(*sentence.clause(quantity.start, quantity.end))
            if last is not None and last.modality == "planned" and not common()["done"].search(own):
                return "planned", by
        if modality == "planned" and level == "estimated" and observed:
            return "estimated", by  # What others reckon is no plan of theirs.
        finance = predicate in ("capex", "capex_change", "revenue", "revenue_change")
        if finance and modality == "planned" and common()["foretold"].search(sentence.text):
            return "estimated", by
        if predicate.endswith("_change"):
            # 资本开支预算为1730亿元，比去年少4%: the change is as firm as the sum.
            base = predicate.removesuffix("_change")
            sums = [
                d for d in reading.drafts if d.predicate == base and d.subject.id in {m.id for m in subject.mentions}
            ]
            if (
                sums
                and modality == "asserted"
                and sums[-1].modality in ("planned", "estimated", "possible", "reported")
            ):
                return sums[-1].modality, by or sums[-1].by
        if (
            modality in ("planned", "estimated")
            and finance
            and quantity is not None
            and time[0]
            and self._is_past(time[0])
        ):
            opening, closing = sentence.clause(quantity.start, quantity.end)
            named = any(opening <= t.start < closing and t.text == time[1] for t in sentence.times)
            if named and not _STILL_OPEN.search(sentence.words(opening, closing)):
                return "asserted", by  # 今年资本支出将介于…，去年则为297.6亿美元
        if modality in ("planned", "estimated") and finance and quantity is not None and by is None:
            before = sentence.words(quantity.start - 24, quantity.start)
            if common()["base_before"].search(before) and self._is_past(time[0]):
                return "asserted", None  # "after $30.4 billion in 2023"
        return modality, by

    def _time_of_sum(
        self, reading: Reading, sentence: Sentence, predicate: str, subject: Filled, focus: tuple[int, int],
        time: tuple[str | None, str | None],
    ) -> tuple[str | None, str | None]:  # fmt: skip
        """Up 27% on the year: the period of a change is that of the sum it is of, unless its clause names another."""
        base = predicate.removesuffix("_change")
        sums = [d for d in reading.drafts if d.predicate == base and d.subject.id in {m.id for m in subject.mentions}]
        opening, closing = sentence.clause(*focus)
        back = re.match(r"\W*(?:so |and )?(?:that|this|which)\b", sentence.words(opening, closing), re.IGNORECASE)
        if back and not sums and any(t.text == time[1] and t.role == "at" and "same" in t.text for t in sentence.times):
            # "That was 56% more than in the same period of last year": of the figure told before.
            told = self._told.get((base, subject.mentions[0].id))
            return (told, time[1]) if told else time
        if not sums or sums[-1].time is None or back:
            return time
        own = [t for t in sentence.times if opening <= t.start < closing and t.text == time[1]]
        return time if own else (sums[-1].time, sums[-1].time_text)

    def _time_of_base(
        self, reading: Reading, sentence: Sentence, predicate: str, subject: Filled, focus: tuple[int, int],
        time: tuple[str | None, str | None],
    ) -> tuple[str | None, str | None]:  # fmt: skip
        """Up from $131 billion; a year earlier it had been $27 billion: the period before that of the last figure."""
        ids = {m.id for m in subject.mentions}
        last = next((d for d in reversed(reading.drafts) if d.predicate == predicate and d.subject.id in ids), None)
        known = last.time if last is not None else self._told.get((predicate, subject.mentions[0].id))
        result = time
        if known is not None:
            year_ago = _YEAR_AGO.fullmatch((time[1] or "").strip())
            opening, closing = sentence.clause(*focus)
            undated = not any(opening <= t.start < closing for t in sentence.times)
            base = common()["base_before"].search(sentence.words(max(opening, focus[0] - 24), focus[0]))
            if year_ago or (last is not None and undated and base and re.fullmatch(r"\d{4}", known)):
                result = _year_before(known), time[1]
        if result[0] is not None:
            self._told[(predicate, subject.mentions[0].id)] = known if result is not time and known else result[0]
        return result

    def _is_over(self, time: str | None) -> bool:
        """Whether a period has ended; one that is not told has not."""
        if time is None or self._published is None:
            return False
        last = time.partition("/")[2] or time
        now = f"{self._published.year:04}-{self._published.month:02}"
        quarter = re.fullmatch(r"(\d{4})-Q(\d)", last)
        if quarter is not None:
            return f"{quarter[1]}-{int(quarter[2]) * 3:02}" < now
        return last[:7] < now if len(last) >= 7 else last[:4] < now[:4]

    def _is_past(self, time: str | None) -> bool:
        """Whether a period was over at publication; one that is not told counts as over."""
        if time is None or self._published is None:
            return True
        return int(time[:4]) < self._published.year if time[:4].isdigit() else False

    def _credit(
        self, sentence: Sentence, predicate: str, subject: Filled, modality: Modality, valued: bool
    ) -> EntityReference | None:
        """Who stands behind a fact of a sentence that names no source for it."""
        if self._discourse.default_source is not None:
            return self._discourse.default_source
        filed = self._discourse.earlier_document
        if filed is not None:
            owners = {m.id for m in subject.mentions} | {
                self._makers[m.id].id for m in subject.mentions if m.id in self._makers
            }
            if filed.id in owners:
                return filed
        unsettled = modality in ("planned", "estimated", "possible")
        last = self._discourse.earlier_source
        if last is not None and predicate == "spec" and _GOES_ON.match(sentence.text):
            # What its maker, or one of the maker's people, tells of a chip goes on with "it".
            speaker = self._discourse.catalogue.get(last.id)
            if {last.id, speaker.affiliation if speaker else None} & {m.vendor_id for m in subject.mentions}:
                return last
        if last is not None and predicate == "market_share" and predicate in self._recent and valued:
            if self._discourse.is_observer_reference(last):
                return last  # The next share comes from the same survey.
        if last is not None and (unsettled or common()["part_of"].match(sentence.text)):
            # What the last source spoke of goes on: a part of it, or a prospect that the article cannot know by itself.
            if last.id == "person:anonymous" or (valued and self._discourse.is_observer_reference(last)):
                return last
            entity = self._discourse.catalogue.get(last.id)
            if valued and {last.id, entity.affiliation if entity else None} & {m.id for m in subject.mentions}:
                return last
        guided = predicate in ("capex", "capex_change", "revenue", "revenue_change") and unsettled
        if guided and len(subject.mentions) == 1 and not common()["foretold"].search(sentence.text):
            return reference(subject.mentions[0])  # A company's guidance is its own word.
        return None

    def _modality(
        self, sentence: Sentence, frame: Frame, value: Value | None, trigger: Trigger, quantity: Quantity | None,
        time: tuple[str | None, str | None], level: str, denies: bool, predicate: str, subject: Filled,
    ) -> Modality:  # fmt: skip
        start, end = self._cue_range(sentence, trigger, quantity)
        clause_start, clause_end = sentence.clause(start, end)
        cues = self._grammar.modality
        behind = (6 if self._language == "zh" else 25) if quantity is not None else (6 if self._language == "zh" else 0)
        window = sentence.words(clause_start, min(clause_end, end + behind))
        if (other := _ANOTHER_VERB.search(window, max(0, end - clause_start))) is not None:
            window = window[: other.start()]  # "spent $20 billion and expects more"
        if (
            denies
            or self._is_refuted(sentence, end)
            or self._is_denied(sentence, window, trigger, quantity, predicate, start, clause_start)
        ):
            return "denied"
        before = sentence.words(max(sentence.start, trigger.start - 90), trigger.start)
        if _UNTRUE_THAT.search(before) or (
            predicate in _DEEDS and predicate != "cuts_orders" and _STOPPED.search(before)
        ):
            return "denied"
        if predicate in ("restricts", "issues", "threshold"):
            # What a rule forbids is full of "would" and "may": only a rule still to come is planned.
            if cues["proposed"].search(sentence.words(sentence.start, end)):
                return "planned"
            if common()["may_be"].search(sentence.words(sentence.start, trigger.start)):
                return "possible"
            return "reported" if level == "reported" else "estimated" if level == "estimated" else "asserted"
        plans = predicate in _PLANS
        if cues["possible"].search(window):
            return "possible"
        # What is done is not to come, whatever date stands near by.
        done = _COMMON["done"].search(window)
        future = (
            (self._is_future(time[0]) or self._is_end_to_come(time))
            and not done
            and any(t.text == time[1] for t in sentence.times)
        )
        if level == "reported" and not cues["intended"].search(window) and predicate not in _TIMELESS:
            return "reported"
        guess = cues["guess"].search(sentence.words(sentence.start, end)) and plans
        if cues["planned"].search(window):
            sets_price = predicate == "price_change" and not future and subject.mentions[0].kind in ORGANISATIONS
            expands = predicate == "capacity" and cues["intent"].search(window)
            return "planned" if plans or sets_price or expands else "estimated"
        if level == "estimated" or cues["estimated"].search(window):
            if predicate in _TIMELESS:
                guessed = predicate.startswith("training_") and cues["reckoned"].search(window)
                return "estimated" if level == "estimated" or guessed else "asserted"
            reckoned = cues["reckoned"].search(sentence.words(sentence.start, clause_end))
            # A stock that is reckoned is there; only what is to be done is a plan.
            return "planned" if plans and not reckoned and predicate != "holds" else "estimated"
        if future and predicate not in _TIMELESS:
            return "planned" if plans else "estimated"
        if level == "reported":
            return "reported"
        if predicate in ("capex", "capex_change", "revenue", "revenue_change") and not self._is_over(time[0]):
            if _GUIDES.search(sentence.words(clause_start, min(sentence.end, end + 12))):
                return "planned" if predicate.startswith("capex") else "estimated"
        if guess:
            return "possible"
        return "asserted" if frame.modality is None else frame.modality  # type: ignore[return-value]

    def _whole_ratio(self, quantity: Quantity, marker: str, sentence: Sentence) -> Quantity:
        """比B200多五成 is 1.5 times as much, 20% less than is 0.8 times."""
        if quantity.kind == "change" and re.search(r"doubl|tripl|quadrupl|翻", quantity.text):
            # "doubles the memory of the H100" is twice as much.
            bounds = (None if b is None else 1 + b for b in (quantity.low, quantity.high))
            return replace(quantity, low=next(bounds), high=next(bounds))
        before = sentence.words(quantity.start - 8, quantity.start)
        if quantity.low == quantity.high == 1 and re.search(r"(?:提升|提高|增加|翻|多|增长|高|快)[了出]?$", before):
            return replace(quantity, low=2.0, high=2.0)  # 提升一倍
        if quantity.kind not in ("percent", "fraction", "change") or marker not in _COMMON.comparison:
            return quantity
        after = sentence.words(quantity.end, quantity.end + 16)
        if re.match(r"(?:高|多|快|大|超)出", quantity.text):
            # 高出50% is half as much again, and no more than that.
            size = quantity.low if quantity.low is not None else quantity.high
            return replace(
                quantity,
                low=1 + abs(size or 0),
                high=1 + abs(size or 0),
                cmp="=" if quantity.cmp == ">" else quantity.cmp,
            )
        more = re.search(r"(?:多|高|快|大|强|超|提升|提高)出?了?(?:约|近|出)?$", before) or re.match(
            r"\s(?:more|faster|higher|larger|better|greater)\b", after
        )
        less = re.search(r"(?:少|低|慢|小|弱)了?(?:约|近)?$", before) or re.match(
            r"\s(?:less|slower|lower|smaller|fewer)\b", after
        )
        if not more and not less:
            return quantity
        low, high = (None if b is None else abs(b) for b in (quantity.low, quantity.high))
        if more:
            return replace(quantity, low=None if low is None else 1 + low, high=None if high is None else 1 + high)
        return replace(quantity, low=None if high is None else 1 - high, high=None if low is None else 1 - low)

    def _cue_range(self, sentence: Sentence, trigger: Trigger, quantity: Quantity | None) -> tuple[int, int]:
        """Around what the words are looked for that tell how firm a fact is."""
        inside = sentence.start <= trigger.start < sentence.end
        if quantity is None or not inside:
            anchor = quantity or trigger
            return anchor.start, anchor.end
        own = sentence.clause(quantity.start, quantity.end)
        if not own[0] <= trigger.start < own[1] and any(own[0] <= t.start < own[1] for t in sentence.times):
            # "明年初定为1600亿元，今年则约为1500亿元": the second clause has a time, and a firmness, of its own.
            return quantity.start, quantity.end
        return min(quantity.start, trigger.start), max(quantity.end, trigger.end)

    def _is_denied(
        self,
        sentence: Sentence,
        window: str,
        trigger: Trigger,
        quantity: Quantity | None,
        predicate: str,
        start: int,
        clause_start: int,
    ) -> bool:
        match = self._grammar.modality["denied"].search(window)
        if match is None:
            return False
        position = clause_start + match.start()
        if (
            quantity is not None
            and clause_start + match.end() >= quantity.start - 1
            and quantity.cmp in ("<", ">", ">=", "<=")
        ):
            return False  # 不会低于: what is denied is the bound.
        if trigger.start <= position < trigger.end and predicate != "uses":
            return False  # 不得卖给, 不再许可: the negation is the statement.
        if self._language == "zh":
            return position <= max(trigger.end, start) + 2
        # "not more than", "no less than" and a negation behind the statement belong to something else.
        if re.match(
            r"(?:not|no|never)\s+(?:more|less|fewer|only|just|yet|least|all|before|until|to\b)",
            window[match.start() :],
            re.IGNORECASE,
        ):
            return False
        if re.match(
            r"(?:not|n['’]t)\s(?:[\w-]+\s){1,8}(?:until|before)\b",
            sentence.words(position, position + 90),
            re.IGNORECASE,
        ):
            return False  # It will not ship until March: then it will.
        return position < trigger.end

    def _refuter(self, sentence: Sentence, offset: int) -> EntityReference | None:
        """Who calls untrue what stands before an offset."""
        match = _COMMON["refuted"].search(sentence.words(offset, sentence.end))
        if match is None:
            return None
        before = [
            n
            for n in sentence.nodes
            if offset <= n.start
            and n.end <= offset + match.start() + 1
            and n.mentions
            and n.has(("person", "company", "foundry"))
        ]
        return reference(before[-1].mentions[0]) if before else None

    def _is_refuted(self, sentence: Sentence, end: int) -> bool:
        """Whether the sentence goes on to call it untrue: 一说，中芯国际回应称不属实."""
        reach = refuted_part(sentence)
        return reach is not None and reach[0] <= end <= reach[1]

    def _is_end_to_come(self, time: tuple[str | None, str | None]) -> bool:
        """本月底: the end of the month of publication, unless that is reached."""
        if self._published is None or time[0] != f"{self._published.year:04}-{self._published.month:02}":
            return False
        return self._published.day < 25 and re.search(r"月底|月末|\bend of\b", time[1] or "") is not None

    def _is_future(self, time: str | None) -> bool:
        if time is None or self._published is None:
            return False
        first, _, last = time.partition("/")
        if last[:4].isdigit() and int(last[:4]) > self._published.year:
            return True
        year = int(first[:4]) if first[:4].isdigit() else 0
        if year != self._published.year:
            return year > self._published.year
        rest = first[5:]
        if re.fullmatch(r"Q[1-4]", rest):
            return (int(rest[1]) - 1) * 3 + 1 > self._published.month
        if re.match(r"\d\d", rest):
            month = int(rest[:2])
            day = int(rest[3:5]) if len(rest) >= 5 else 1
            return ((month, day) > (self._published.month, self._published.day) and month > self._published.month) or (
                month == self._published.month and len(rest) >= 5 and day > self._published.day
            )
        return False


# Between the owner's name and that of what is its own.
_JOINED_EN = re.compile(r"['’]s?\s(?:(?!s\b)[\w-]+,?\s){0,3}")
_JOINED_ZH = re.compile(
    r"(?:的|在|位于|自建|自研|旗下|首座|第[一二三]座|首个|新|最新|大型|新一代|州|省|市|郡|工厂|超级工厂|那个|团队|自家|主力)*“?"
)
_FISCAL_RELATIVE = re.compile(
    r"(?:(上一?个?|last |the previous )|(本|当前|this |the current |current )|(下一?个?|next |the coming ))"
    r"(?:(财季|fiscal quarter)|财年|财政年度|fiscal year|financial year)"
)
# A quarter named only from where one stands: it is the company's own where its quarters are not the calendar's.
_QUARTER_RELATIVE = re.compile(
    r"((?:the )?(?:last|previous|prior) quarter|上一?个?季度?)|(next quarter|the (?:next|coming) quarter|下一?个?季度?)"
    r"|(the quarter)"
)
_QUARTER = {"first": "1", "second": "2", "third": "3", "fourth": "4", "一": "1", "二": "2", "三": "3", "四": "4"}


def _fiscal_label(time: TimeExpression) -> str | None:
    """The label of a fiscal period, or that of a quarter that may be one."""
    if time.fiscal:
        return time.fiscal
    words = time.text.strip().lower()
    if re.fullmatch(r"this quarter|the current quarter|本季度?|本季", words):
        return "this quarter"
    if re.fullmatch(r"(?:the )?full[- ]year|全财年", words):
        return "FY"
    if (relative := _FISCAL_RELATIVE.fullmatch(words)) is not None:
        offset = -1 if relative[1] else 0 if relative[2] else 1
        return f"{'Q' if relative[4] else 'FY'}{offset:+d}"
    if (plain := _QUARTER_RELATIVE.fullmatch(words)) is not None:
        if plain[3] and time.anchor != "publication":
            return None
        return "P+1" if plain[2] else "P-1"
    match = re.fullmatch(
        r"(?:the )?(first|second|third|fourth)[- ]quarter|第?([一二三四])(?:季度?|季报)|q([1-4])", words
    )
    if match is None:
        return None
    found = match[1] or match[2] or match[3]
    return f"Q{_QUARTER.get(found, found)}"


_REGION_ACTS = re.compile(
    r"\s(?:has|have|had|is|are|will|would|plans?|bought|buys|ordered|orders|purchased|agreed|wants?|may|might|could)\b"
    r"|[已也还则正向从找订采购买囤]|[将拟](?![对限禁要])|计划|打算"
)
_ANOTHERS = re.compile(r"的?(?:母公司|控股股东|大股东|竞争对手|对手|供应商|客户|代工厂)|旗下[A-Z]")
_PARTY_BEFORE = re.compile(
    r"\b(?:customers?|buyers?|clients?|firms?|compan(?:y|ies)|start-?ups?|labs?|groups?|operators?|rivals?|partners?)\W{0,2}$"
)
_ADVERBS = re.compile(
    r"(?:[已将并又还则也曾仍再拟便就均都会要先后于是正在起]|此前|目前|随后|同时|计划|打算|准备|首次|现在|近期|今年|其后)*"
)
_INFERENCE = re.compile(
    r"推理|推论|每秒(?:词元|token)|\binferenc|\bserv(?:es?|ing)\b|\bquer|\btokens (?:a|per) second", re.I
)
_TRAINING = re.compile(r"训练|微调|\btrain|\bfine-tun", re.I)
_SPEED = re.compile(
    r"性能|效能|速度|效率|快|\bfast|\bspeed|\bquick|\bslow|\bperform|\bpowerful|\bthroughput|\bcapab|\bbetter\b", re.I
)
_SERVER = re.compile(r"整机|[八8]卡(?:服务器|机)?|服务器|机柜|机架|整柜|\bservers?\b|\bracks?\b|\bsystems?\b|\bbox\b")
_IS_RACK = re.compile(r"柜|机架|rack")
_RACK = re.compile(r"NVL\d+")
_MEMORY = re.compile(r":(?:hbm|g?ddr|lpddr|dram|nand|sram)")
_INTRODUCED = (
    r"(?:,|\s?[–—(:]|,?\s(?:called|named|dubbed|code-?named|known as|is|will be))\s?(?:(?:the|its|an?)\s)?[“\"]?"
    r"|(?:——|：|，|名为|代号为?|叫做?|[是为])?[“「]?"
)
_OF_WHICH = re.compile(r"\bof (?:which|that|this)\b|\bincluding\b|其中")
_METRIC_BEHIND = re.compile(r"(?:\s?(?:of|in|at|for|over)\s(?:the\s|its\s)?|\s|的)?(?:[a-z]{4,9}\s)?", re.IGNORECASE)


_LABEL = re.compile(r"\W*[^:：，,。.;；]{1,28}[:：]")


def _is_label(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether the trigger is the label of a line in a list, whose subject the line before the list names."""
    match = _LABEL.match(sentence.text)
    return match is not None and sentence.start <= trigger.start and trigger.end <= sentence.start + match.end()


def _is_metric_of(sentence: Sentence, quantity: Quantity, trigger: Trigger) -> bool:
    """Whether the words right behind a quantity are the trigger: 312 teraflops of BF16, 900GB/s互联带宽."""
    return (
        0 <= trigger.start - quantity.end < 20
        and _METRIC_BEHIND.fullmatch(sentence.words(quantity.end, trigger.start)) is not None
    )


_TIME_BEHIND = re.compile(r"\s(?:in|for|during)\s(?:the\s|all\sof\s)?|\s?[(（](?:in\s)?", re.IGNORECASE)


def _is_own_time(sentence: Sentence, quantity: Quantity, time: TimeExpression) -> bool:
    """Whether a time right behind a quantity is its own: "$32.3 billion in 2023 and $52.5 billion in 2024"."""
    return (
        0 <= time.start - quantity.end < 12
        and _TIME_BEHIND.fullmatch(sentence.words(quantity.end, time.start)) is not None
        and not re.match(r"\s?[:：]", sentence.words(time.end, time.end + 2))
    )


_WORTH = re.compile(
    r"(?:\b(?:agreement|deal|contract|pact|order)\b|合同|协议|订单|大单)[^.;。；]{0,16}"
    r"(?:\bworth|valued at|\bof|价值|金额|总额|总值)[^,.;，。；]{0,12}$",
    re.IGNORECASE,
)
_UNTRUE_THAT = re.compile(
    r"\b(?:not true|untrue|false|no truth|a myth|brushed (?:aside|off)|dismiss(?:ed|es)|reject(?:ed|s)|den(?:ied|ies))\b"
    r"[^.;]{0,50}\b(?:that|of)\b[^.;,]*$",
    re.IGNORECASE,
)
_STOPPED = re.compile(
    r"(?:停止|暂停|中断|不再|中止|终止)(?:了|再)?[^，。；、]{0,10}$|\b[Nn]either\b[^.;]*$|\b(?:ceased|halted|suspended) \w*\s?$"
)
_CAME = re.compile(r"\b(?:got|received|arrived|delivered|returned|sold)\b|到货|收到|到位")
_SUM = re.compile(r"总价|总额|金额|合同|额$")
_PASSIVE = re.compile(r"\b(?:was|were|been|being|is|are)\s$", re.IGNORECASE)
_HOURS = re.compile(
    r"\s?[^，。,.;；]{0,10}(?:卡时|卡小时|小时)|\s?(?:[\w-]+\s)?(?:GPU|card|chip)[- ]?hours?\b", re.IGNORECASE
)
_COUNTED_AGAIN = re.compile(
    r"\s?(?:(?:is|are|was|were)\s(?:put|estimated|reckoned)\sat\s|(?:total(?:led|ed)|reached|came to|stood at|stands at)\s)?"
    r"(?:(?:about|around|some|roughly|another|a further|only|just|up to|at least|nearly|almost|over|more than)\s)*"
    r"|(?:了|约|大约|近|超|超过|至少|另外|再)*"
)
_APPOSITION = re.compile(
    r",\s(?:(?:an?|the|one of|which is|now|formerly|part of)\s[^,;:()]{3,90}"
    r"|(?:he|she|they|it|[A-Z][\w.]+(?: [A-Z][\w.]+)?)\s(?:says?|said|adds?|added|notes?|noted|writes?|wrote)),"
)
# What tells that a sum is a company's guidance: it is raised, cut or kept before the period is over.
_GUIDES = re.compile(
    r"(?:资本|支出|开支|指引|预期|预算|目标|展望|预测|区间)[^，。；]{0,16}(?:上修|下修|上调|下调|调升|调降|调高|调低|提高|提到"
    r"|提升|砍到|砍至|削减|收窄|维持|不变)"
    r"|(?:上修|下修|上调|下调|调升|调降|调高|调低|把|将)[^，。；]{0,14}(?:资本|支出|开支|指引|预期|预算|目标|展望)"
    r"|\b(?:raised|lifted|hiked|boosted|cut|trimmed|lowered|narrowed|revised|increased|slashed|kept|maintained|reiterated"
    r"|reaffirmed|stuck to|stands by|left)\s(?:[\w’'$.-]+\s){0,8}?(?:capex|capital|spending|investment|budget|range"
    r"|guidance|forecast|outlook|target|plan)\b|\b(?:spending|capex|capital) (?:plan|budget|guidance|range|target)s?\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\W*(?:It|Its|The (?:new |same )?(?:chip|part|card|processor|GPU|accelerator))\b|其|它|该|这款|这颗"
)
_STILL_OPEN = re.compile(
    r"预计|预估|估|测算|推算|将|可能|\b(?:estimat|reckon|expect|project|forecast|may|might|could|will)"
)
_ANOTHER_VERB = re.compile(
    r",?\s(?:and|but|while)\s(?:it\s|the \w+\s)?(?:said|says|expects?|expected|plans?|will|would|forecasts?|sees"
    r"|guided|guides|aims?|hopes?|wants|predicts?|predicted|raised|intends?)\b"
)
_NEW_VERB = re.compile(r"\b(?:and|then)\s(?:will|would|has|had|is|was|plans|expects|intends|aims|then)\b")
_YEAR_AGO = re.compile(
    r"(?:a|one) year (?:earlier|before|ago)|(?:twelve|12) months (?:earlier|before)"
    r"|[去上]年同[期季]|一年前|前一年|上一年",
    re.IGNORECASE,
)


def _year_before(time: str) -> str:
    """The same period a year earlier: `2023-02/2024-01` becomes `2022-02/2023-01`."""
    return re.sub(r"(?<!\d)\d{4}(?!\d)", lambda match: f"{int(match[0]) - 1:04}", time)


def joint(mentions: Sequence[Mention]) -> EntityReference:
    """Several entities that share one number, as one."""
    ordered = sorted({m.id: m for m in mentions}.values(), key=lambda m: m.id)
    return EntityReference(
        "+".join(m.id for m in ordered),
        " + ".join(m.name for m in ordered),
        " + ".join(m.text for m in ordered),
        any(m.provisional for m in ordered),
    )


def _gap(sentence: Sentence, node: Node, anchor: tuple[int, int]) -> float:
    return (
        sentence.distance(node.end, anchor[0])
        if node.end <= anchor[0]
        else sentence.distance(anchor[1], node.start) + 3
    )


def _beside(sentence: Sentence, quantity: Quantity, kinds: Sequence[str]) -> Node | None:
    """The node that a number counts: right behind it, else right before it."""
    nodes = [n for n in sentence.nodes if n.has(kinds) and not (n.anaphor and not n.mentions and n.pick)]
    skip = [n for n in sentence.nodes if n.vendor]
    for node in nodes:
        if quantity.start <= node.start and node.end <= quantity.end + 1:
            return node  # The counted noun is the name itself: "4,096 H100s".
        if (
            node.anaphor
            and node.start >= quantity.start
            and any(0 <= o.start - node.end <= 2 and o.mentions for o in nodes)
        ):
            continue  # "50,000 of them H200s"
        if node.start >= quantity.end:
            between = sentence.words(quantity.end, node.start)
            for other in skip:
                if other.start >= quantity.end and other.end <= node.start:
                    between = between.replace(sentence.words(other.start, other.end), "", 1)
            between = re.sub(r"['’]s?\b", "", between)
            if len(between) <= 40 and _COMMON["counted_behind"].match(between):
                return node
            break
    for node in reversed(nodes):
        if node.end <= quantity.start:
            return node if _COMMON["counted_ahead"].match(sentence.words(node.end, quantity.start)) else None
    return None


def _is_beside(quantity: Quantity | None, node: Node, sentence: Sentence) -> bool:
    """Whether a number counts what a node names."""
    return quantity is not None and _beside(sentence, quantity, tuple(node.kinds)) is node


def _beside_chip(sentence: Sentence, quantity: Quantity, strict: bool = False) -> Node | None:
    node = _beside(sentence, quantity, ("chip",))
    if node is None or (strict and node.anaphor):
        return None
    # "A100 80": a bare number behind a chip's name counts nothing.
    return node if node.start >= quantity.end or quantity.dimension in ("count", "wafers") else None


def _negated_bound(quantity: Quantity) -> Quantity:
    """不会低于900亿: "less than" denied is "at least"."""
    if quantity.cmp == "<" and quantity.low is None:
        return replace(quantity, low=quantity.high, high=None, cmp=">=")
    if quantity.cmp == ">" and quantity.high is None:
        return replace(quantity, low=None, high=quantity.low, cmp="<=")
    return quantity


_MAGNITUDES = frozenset({1e3, 1e4, 1e6, 1e8, 1e9, 1e12})


def _like(quantity: Quantity, previous: Quantity) -> Quantity:
    """A bare number in the unit of the quantity before it: "1.7 terabytes a second; the H20 manages 4"."""
    known = [abs(bound) for bound in (previous.low, previous.high) if bound]
    scale = 1.0
    for written in re.findall(r"\d[\d,]*(?:\.\d+)?", previous.text):
        number = float(written.replace(",", ""))
        factors = [round(bound / number, 6) for bound in known if number]
        scale = next((factor for factor in factors if factor in _MAGNITUDES), scale)
    size = quantity.low if quantity.low is not None else quantity.high
    if previous.dimension == "duration" and known and (written := re.findall(r"\d+(?:\.\d+)?", previous.text)):
        scale = max(known) / float(written[-1]) if float(written[-1]) else 1.0  # weeks are months by now
    if size is None or not known or size * scale > 1000 * max(known):
        scale = 1.0
    low = None if quantity.low is None else quantity.low * scale
    high = None if quantity.high is None else quantity.high * scale
    return replace(quantity, low=low, high=high, unit=previous.unit, dimension=previous.dimension)


def _makes_goods(sentence: Sentence, node: Node) -> bool:
    """Whether a name stands before goods that have no name of their own: 英伟达芯片, 华为AI服务器."""
    return sentence.language == "zh" and not node.marker and bool(_GOODS.match(sentence.words(node.end, node.end + 9)))


def _is_possessive(sentence: Sentence, node: Node) -> bool:
    words = sentence.words(node.start, node.end).lower()
    return words in ("its", "their", "其") or node.owner


_GOODS_EN = (
    r"(?:chips?|GPUs?|accelerators?|processors?|systems?|servers?|racks?|TPUs?|cards|wafers|silicon|boards|products|parts"
    r"|hardware|machines|gear|equipment)\b"
)
_GOODS_BEHIND = re.compile(rf"(?:['’]s?)?\s(?:[\w-]+\s){{0,4}}?{_GOODS_EN}")
_GOODS_AT_ONCE = re.compile(rf"\s(?:AI\s|graphics\s|data[- ]cent(?:er|re)\s|latest\s)?{_GOODS_EN}")
_GOODS_COUNTED = re.compile(
    r"\sof\s(?:(?:[A-Z][\w.&-]*(?:['’]s?)?|its|their|the|these|those)\s){0,3}(?:[a-z][\w-]*\s){0,2}"
    r"(?:chips|GPUs|accelerators|processors|servers|racks|TPUs|cards|boards|units)\b"
)
_GOODS = re.compile(r"的?(?:新|AI|最新|高端|旗舰)*(?:芯片|显卡|处理器|加速卡|加速器|服务器|机柜|算力|GPU|晶圆)")
_NAMELESS = re.compile(
    r"\b(?:vendors|makers|chipmakers|rivals|companies|firms|players|suppliers|competitors|others|peers|start-?ups|providers"
    r"|producers|foundries|everyone|nobody|the rest)\b|厂商|企业(?!级)|玩家|同行|国产卡|国产芯片|国产AI|其他|其余|剩下"
    r"|本土公司",
    re.IGNORECASE,
)
# Many or any without a name, as the subject of a clause.
_OTHERS = re.compile(
    r"\b(?:hyperscalers|customers|buyers|clients|companies|firms|rivals|vendors|makers|operators|providers|developers|labs"
    r"|universities|governments?|investors|start-?ups|groups|banks|carriers|utilities|someone|anyone|everyone|nobody"
    r"|the (?:world|globe|industry|sector|market|trade|state of|city of|country|county)|industry[- ]wide|worldwide|globally)\b"
    r"(?!['’]s? (?:largest|biggest|leading|first|most|second))"
    r"|(?:全|整个)?(?:行业|业界)(?!领先|龙头|首|第)|(?:各家|各大|多家|国内|海外|本土|头部|其他|其它|主要|大型|互联网|云)(?:云|互联网|AI|科技|芯片)*"
    r"(?:公司|厂商?|大厂|企业|巨头|客户|运营商)|(?:中小|初创)(?:企业|公司)|全球(?=[^，。]{0,4}(?:合计|共|需求|市场|总))|全国|友商",
    re.IGNORECASE,
)
_INCREMENT_BEFORE = re.compile(
    r"\bby\s(?:about |around |roughly |nearly |another |a further |some |an extra |more than |up to |at least )?$"
    r"|(?:增加|提高|上调|减少|下调|调升|调降|追加|多花|少花)了?(?:约|近|逾|超过?)?$",
    re.IGNORECASE,
)
_INCREMENT_AFTER = re.compile(
    r"\s(?:more|less|higher|lower|above|below|extra|up|short)\s(?:than|on|of|what|its|the|from)\b", re.IGNORECASE
)
_INVESTS = re.compile(r"等?(?:联合)?(?:领投|跟投|参投|投资)|\s(?:led|invested|backed|leads|co-led)\b")
_DOING = re.compile(r"\s(?:also |now |reportedly |alone |already )?\w+ing\b.{0,40}")
# Measures of which a list names one for each company; and what may stand between a company and its measure.
_MEASURES = frozenset({"market_share", "capex", "capex_change", "revenue", "revenue_change", "market_cap"})
_CHINESE_MARKET = re.compile(
    r"(?:中国|国内|国产|本土|在华|大陆|内地)的?(?:云端|数据中心)?(?:AI|人工智能|智能)?(?:算力)?(?:训练|推理)?"
    r"(?:芯片|加速卡|加速器|加速芯片|GPU|算力卡)"
    r"|(?:中国|国内|本土|大陆|在华)(?:市场)?的?(?:市场)?(?:份额|占比|市占)|在(?:中国|国内)(?:市场)?(?:的)?(?:份额|占比|市占)"
    r"|(?:AI|人工智能)(?:芯片|加速卡|加速器)[^，。；]{0,4}在(?:中国|国内|华)"
    r"|\b(?:China(?:['’]s)?|Chinese|domestic|mainland|the country['’]s)\s(?:\w+\s)?(?:AI[ -])?"
    r"(?:chip|accelerator|GPU|processor|AI|AI-chip|AI-accelerator|AI-processor)s?\s(?:chips?\s|accelerators?\s)?(?:market|sales|industry)"
    r"|\bshares?\s(?:of\s(?:the\s)?(?:market|sales)\s)?(?:in|of)\s"
    r"(?:China|the Chinese market|the country|mainland China)\b(?!['’]s)"
    r"|\b(?:AI[ -])?(?:chip|accelerator|GPU|processor)s?(?:\smarket)?\sin\sChina\b",
    re.IGNORECASE,
)
_HOLDING_EN = re.compile(
    r"(?:['’]s)?\s?[,:(–—-]?\s?(?:(?:with|at|on|has|had|holds?|held|took|takes|is|was|a|an|just|only|some|about|around|roughly"
    r"|nearly|almost|over|more|than|less|up|to|below|under|above|reduced|down|fell|falls|rose|rises|slipped|dropped|climbed|edged|inched|crept|ticked|grew|shrank|jumped|surged|plunged|sank|managed|manages"
    r"|stands|stood|spent|spends|still|another|further|c\.|likewise|also|and|distant|mere|for)\s)*[+$€£¥]?",
    re.IGNORECASE,
)
_HOLDING_ZH = re.compile(
    r"\s?[（(：:，、]?(?:则|以|的|约|大约|仅|只|占|占了|占到|占比|份额|为|是|有|不到|拿走|拿下|守住|退至|降至|升至|缩至|跌至|滑落至|小幅"
    r"|来到|一家|就|也|仍|还|将|会|达|达到|超过?|逾|近|独占|独揽|吃下|只有|微幅|进一步|略)*"
)
_COMPUTE_LINE = re.compile(r"算力|性能|TPP|TOPS|comput|performance|processing", re.IGNORECASE)
_BANDWIDTH_LINE = re.compile(
    r"(?:速率|带宽|传输速度|bandwidth|interconnects?|I/O|transfer (?:rate|speed))[^\d]{0,16}$", re.IGNORECASE
)
_MAKES_RULES = re.compile(
    r"(?:,[^,]{1,30},)?\s(?:on \w+day\s|also\s|has\s|have\s|had\s|will\s|is\s|would\s|last \w+\s|in \w+\s|\w+ly\s)*"
    r"(?:issued?|impos|announc|publish|unveil|introduc|ban|barr|restrict|tighten|widen|told|order|put\b|puts\b|add(?:s|ed)\b"
    r"|blocked|blocks|forb|adopt|brought|prohibit|plac|list|curb|requir|permit|revok|agreed|halt|stop)"
    r"|(?!企业|公司|厂商|市场|客户|媒|股|移动|联通|电信|的)[^，。；]{0,18}?(?:发布|公布|出台|宣布|实施|颁布|祭出|收紧|要求|通知|叫停|约谈|将|把|下令|禁止|限制|拟)"
)
_ASIDE = re.compile(r",\s(?:which|whose|who|where)\b[^,;]*")


def _is_aside(sentence: Sentence, offset: int, covering: Sequence[Attribution]) -> bool:
    """Whether a place lies in a relative clause, or one of time, that the article adds to another's words."""
    if sentence.language == "zh":
        return False
    at = offset - sentence.start
    for match in _ASIDE.finditer(sentence.text):
        if match.start() <= at < match.end():
            return not any(match.start() < a.start - sentence.start <= match.end() for a in covering)
    return False


def _leaves(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the second of two offsets lies in a statement of its own: behind a semicolon, or another Chinese comma."""
    between = sentence.words(start, end)
    return ";" in between or "；" in between or (sentence.language == "zh" and _crosses_clause(sentence, start, end))


def _crosses_clause(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a comma or stronger lies between two offsets, outside lists."""
    return sentence.clause(start, start)[1] < end
