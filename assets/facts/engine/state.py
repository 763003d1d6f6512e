"""What the parts of the engine share: what it knows of the text so far, and the facts that it drafts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from assets.facts.discourse import (
    Discourse,
    Grammar,
    Node,
    Sentence,
    common,
    grammar,
)
from assets.facts.frames import Frame, FrameSet, Trigger, Value
from assets.facts.mentions import Mention
from assets.facts.model import Comparator, EntityReference, Modality
from assets.facts.patterns import screened
from assets.facts.quantities.quantity import Quantity, written_duration
from assets.facts.rulebook import RuleTracker
from assets.facts.times.find import TimeExpression

COMMON = common()
# A subject that is nobody, so that its clause tells the other side of a bound: "nobody sells one for less than $30".
NOBODY = screened(
    r"\b(?:[Nn]obody|[Nn]o[ -]one|[Nn]one of (?:the|its|their|our) \w+|[Nn]ot a single \w+"
    r"|[Nn]o (?:other |single |big |major |large )?(?:vendor|supplier|seller|dealer|reseller|distributor"
    r"|broker|maker|buyer|customer|provider|operator|company|firm|lab|cloud|rival|landlord))\b"
    r"|没有?(?:任何)?(?:一[家个])?(?:人|供应商|厂商|厂家|渠道商?|经销商|代理商|卖家|买家|公司|客户|企业)"
)
# What a company reports for a period of its own year.
REPORTED = frozenset({"revenue", "revenue_change", "capex", "capex_change", "sales", "sales_at_risk"})
# Measures of a period: the day on which they were published is not it.
PERIODIC = frozenset(
    {"revenue", "revenue_change", "capex", "capex_change", "sales", "market_share", "capacity", "capacity_gap"}
)
# Facts that hold without a date: a future date near by says nothing about them.
TIMELESS = frozenset(
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
# What is told of how a model was made, and the verbs behind which it is named.
OF_TRAINING = frozenset({"trained_on", "training_time", "training_cost", "training_tokens", "utilization"})
# What somebody does; that he is told, asked or allowed to do it is no fact yet.
DEEDS = frozenset({"orders", "cuts_orders", "supplies", "uses"})
# What is told of rules: who makes them, whom they hit and where they draw the line.
OF_RULES = frozenset({"restricts", "issues", "threshold"})
# Number formats in which a chip's speed is told.
PRECISIONS = frozenset({"fp64", "fp32", "tf32", "bf16", "fp16", "fp8", "int8", "fp4"})
FLIP: dict[Comparator | None, Comparator | None] = {">": "<", "<": ">", ">=": "<=", "<=": ">=", "<~": "~"}


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
    asked: bool = False


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


@dataclass(slots=True)
class Claim:
    """A fact in the making: a trigger, its value, and the roles as far as they are filled.

    Attributes:
        reading: What the sentence has given so far.
        trigger: The words that state it.
        attachment: The figure that the trigger takes, if any.
        value: Which value of the frame the figure is.
        predicate: What is stated.
        inherited: Whether the trigger's words stand with an earlier figure or sentence.
        subject: Who or what it is stated of, once found.
        object: The other party or thing, once found.
        taken: Who fills a role already, and can fill no other.
        part: The segment whose part of a whole the figure is; empty where it has no name.
    """

    reading: Reading
    trigger: Trigger
    attachment: Attachment | None
    value: Value | None
    predicate: str
    inherited: bool
    subject: Filled | None = None
    object: Filled | None = None
    taken: tuple[str, ...] = ()
    part: tuple[Mention, ...] | None = None

    @property
    def sentence(self) -> Sentence:
        """The sentence that states it."""
        return self.reading.sentence

    @property
    def frame(self) -> Frame:
        """The frame of its trigger."""
        return self.trigger.frame

    @property
    def quantity(self) -> Quantity | None:
        """The figure that the trigger takes."""
        return self.attachment.quantity if self.attachment is not None else None

    @property
    def anchor(self) -> tuple[int, int]:
        """Where the trigger stands, or, where its words are not by it, the figure."""
        if self.inherited and self.quantity is not None:
            return self.quantity.start, self.quantity.end
        return self.trigger.start, self.trigger.end

    @property
    def attached_before(self) -> Attachment | None:
        """The figure that the same trigger took before."""
        return next((a for a in reversed(self.reading.attachments) if a.trigger is self.trigger), None)


MAGNITUDES = frozenset({1e3, 1e4, 1e6, 1e8, 1e9, 1e12})
# Measures of which a list names one for each company; and what may stand between a company and its measure.
MEASURES = frozenset({"market_share", "capex", "capex_change", "revenue", "revenue_change", "market_cap"})
# That a rule holds no more, with what it is called between.
TAKES_BACK = screened(
    r"\b(?:lift|eas|remov|scrap|rescind|revers|repeal|abandon|ditch|shelv|withdr[ae]w|revok|suspend|paus|kill|bin)\w*\s(?:[\w’'-]+\s){0,4}?"
    r"(?:rules?|framework|controls|curbs|restrictions?|requirements?|ban)\b"
    r"|(?:废止|废除|撤回|撤销|取消|作废|推翻|暂缓|暂停|解除|放宽|放松|终止)了?[^，。；]{0,16}(?:规则|规定|禁令|管制|新规|限制|框架|要求)"
    r"|(?:规则|规定|禁令|管制|新规|限制|框架)[^，。；]{0,6}(?:已|被|遭|予以)+(?:废止|废除|撤回|撤销|取消|作废|推翻)",
    re.IGNORECASE,
)


class State:
    """What is known of a document by the sentences read so far."""

    def __init__(self, frames: FrameSet, language: str, published: date | None, discourse: Discourse) -> None:
        self.frames = frames
        self._language = language
        self._grammar: Grammar = grammar(language)
        self._published = published
        self._discourse = discourse
        self._reach = 62.0 if language == "zh" else 46.0
        self._last: Attachment | None = None
        # The words of the last sum that is of several, each of whom may have a part.
        self._of_many: Trigger | None = None
        # The figures of the paragraph's last sentence that had some, each with its verb.
        self._figures: list[tuple[Attachment, str]] = []
        self._paragraph_time: TimeExpression | None = None
        self._paragraph_period: TimeExpression | None = None
        # Whether a heading has been read, and the month of which the text tells the prices, as the first one says.
        self._titled = False
        self.priced: TimeExpression | None = None
        # The date that heads a paragraph or an item of a list as a sentence of its own.
        self._dated: TimeExpression | None = None
        self._reporting: TimeExpression | None = None
        # The period of its own year that was last told of a company.
        self._own_periods: dict[str, str] = {}
        # The companies of whom a fiscal quarter has been told.
        self._own_quarters: set[str] = set()
        self._headed: TimeExpression | None = None
        self._captioned = 0
        self._begun = False
        self._told: dict[tuple[str, str], str] = {}
        self._block = -1
        self._lead: int | None = None
        self._recent: list[str] = []
        self._listed: set[str] = set()
        self._money: str | None = None
        self._stated: set[str] = set()
        self._stated_before: set[str] = set()
        self._drafts: list[Draft] = []
        self._corrected: Sentence | None = None
        # Whether the section corrects what earlier pieces said.
        self._correcting = False
        self._order: Draft | None = None
        self._buyers: set[str] = set()
        # Of whom the article has told revenue or the like.
        self._reporters: set[str] = set()
        # The orders that the paragraph has told of.
        self._deals: list[Draft] = []
        self._stating: list[Draft] = []
        self._rules = RuleTracker(published)
        # Which rule the article has told to restrict what.
        self._restricted: set[tuple[str, str]] = set()
        # Rules of which it was stated who made them because a phrase tells it with their date.
        self._issued: set[str] = set()
        self._counted: list[Trigger] = []
        self._object: Filled | None = None
        self._makers: dict[str, Mention] = {}
        self._own_chips: dict[str, Mention] = {}
        # On what chips each model was told to be trained.
        self._trained_on: dict[str, dict[str, EntityReference]] = {}
        self._currency = "CNY"
        self._cluster: tuple[int, Filled] | None = None
        # What the question before claims, while its answer begins; and whether it is being read.
        self.claimed: list[Draft] = []
        self._hears = False
        # The question before, while its answer begins; or what leads in a list, while its entries are read.
        self.asked: Sequence[Sentence] = ()
        # Whether that is only what heads a table or leads in a list: no sentence goes on with the one before.
        self.captioned = False
        self._counted_as: dict[tuple[str, str], Filled] = {}


# "1,536 cards, all MI300Xs", "300 cards, all of them B200s"
_ALL_ARE = re.compile(r"(?: [a-z]+)?, (?:which are )?all (?:of (?:them|which are) )?(?:[A-Z][\w-]*['’]s? )?")


def node_beside(sentence: Sentence, quantity: Quantity, kinds: Sequence[str]) -> Node | None:
    """The node that a number counts: which all of them are told to be, else right behind it, else right before it."""
    for node in sentence.nodes if "chip" in kinds and quantity.unit == "units" else ():
        named = node.mentions and node.mentions[0].kind == "chip" and not node.mentions[0].generic
        if named and node.start > quantity.end and _ALL_ARE.fullmatch(sentence.words(quantity.end, node.start)):
            return node
    return _counted_beside(sentence, quantity, kinds)


def _counted_beside(sentence: Sentence, quantity: Quantity, kinds: Sequence[str]) -> Node | None:
    """The node right behind a number, else right before it."""
    nodes = [n for n in sentence.nodes if n.has(kinds) and not (n.anaphor and not n.mentions and n.pick)]
    skip = [n for n in sentence.nodes if n.vendor]
    for node in nodes:
        if quantity.start <= node.start and node.end <= quantity.end + 1:
            return node  # The counted noun is the name itself: "4,096 H100s".
        if (
            quantity.start <= node.start < quantity.end
            and len(node.mentions) > 1
            and sentence.words(quantity.end, quantity.end + 1) != ","
        ):
            return node  # Or the first of a list of names: "4,096 A100s and H800s".
        if (
            node.anaphor
            and node.start >= quantity.start
            and any(0 <= o.start - node.end <= 2 and o.mentions for o in nodes)
        ):
            continue  # "50,000 of them H200s"
        if node.vendor and any(0 <= o.start - node.end <= 1 for o in nodes if o is not node):
            continue  # 1万张沐曦曦云C500: the chips, not the maker that its cards are called after.
        if node.start >= quantity.end:
            between = sentence.words(quantity.end, node.start)
            for other in skip:
                if other.start >= quantity.end and other.end <= node.start:
                    between = between.replace(sentence.words(other.start, other.end), "", 1)
            between = re.sub(r"['’]s?\b", "", between)
            if len(between) <= 40 and COMMON["counted_behind"].match(between):
                return node
            break
    for node in reversed(nodes):
        if node.end <= quantity.start:
            if not COMMON["counted_ahead"].match(sentence.words(node.end, quantity.start)):
                return None
            if node.mentions and node.mentions[0].generic:
                # 昇腾910C加速卡1.2万张: of which model the cards are stands in front.
                return next((o for o in nodes if o.end == node.start and o.mentions and not o.anaphor), node)
            return node
    return None


# The number of "one petaflop", "half a terabyte".
_SPELT = {
    "a": 1.0, "an": 1.0, "one": 1.0, "half": 0.5, "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0, "six": 6.0,
    "seven": 7.0, "eight": 8.0, "nine": 9.0, "ten": 10.0, "twelve": 12.0,
}  # fmt: skip


def like(quantity: Quantity, previous: Quantity) -> Quantity:
    """A bare number in the unit of the quantity before it: "1.7 terabytes a second; the H20 manages 4"."""
    known = [abs(bound) for bound in (previous.low, previous.high) if bound]
    scale = 1.0
    numbers = [float(written.replace(",", "")) for written in re.findall(r"\d[\d,]*(?:\.\d+)?", previous.text)]
    for number in numbers or [_SPELT.get(previous.text.split(" ")[0].lower(), 0.0)]:
        factors = [round(bound / number, 6) for bound in known if number]
        scale = next((factor for factor in factors if factor in MAGNITUDES), scale)
    size = quantity.low if quantity.low is not None else quantity.high
    scale = written_duration(previous) or scale  # weeks are months by now
    if size is None or not known or size * scale > 1000 * max(known):
        scale = 1.0
    low = None if quantity.low is None else quantity.low * scale
    high = None if quantity.high is None else quantity.high * scale
    return replace(quantity, low=low, high=high, unit=previous.unit, dimension=previous.dimension)


def crosses_clause(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a comma or stronger lies between two offsets, outside lists."""
    return sentence.clause(start, start)[1] < end


def negated_bound(quantity: Quantity) -> Quantity:
    """不会低于900亿: "less than" denied is "at least"."""
    if quantity.cmp == "<" and quantity.low is None:
        return replace(quantity, low=quantity.high, high=None, cmp=">=")
    if quantity.cmp == ">" and quantity.high is None:
        return replace(quantity, low=None, high=quantity.low, cmp="<=")
    return quantity
