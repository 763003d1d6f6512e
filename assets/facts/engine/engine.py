"""Reads sentences in their order, and keeps what the later ones need of the earlier."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from assets.facts.described_rules import ISSUED
from assets.facts.discourse import Sentence, common
from assets.facts.engine.answers import Answers
from assets.facts.engine.figures.attachment import tells_origin
from assets.facts.engine.figures.bounds import joined_bounds
from assets.facts.engine.figures.part_and_whole import count_parts
from assets.facts.engine.implied import Implied
from assets.facts.engine.qualifiers.dating import is_compared_with, is_of_apposition
from assets.facts.engine.state import COMMON, NOBODY, REPORTED, Attachment, Reading, Rejection, like, negated_bound
from assets.facts.english_syntax import FOR_PREDECESSOR, KIN, PREDECESSOR, TO_ITS_NAME, is_of_stranger, told_of_relation
from assets.facts.frames import Trigger
from assets.facts.layout.entries import DATED
from assets.facts.patterns import screened
from assets.facts.quantities.quantity import Quantity
from assets.facts.times.find import TimeExpression

_MARGIN = screened(
    r"(?i:(?:\b(?:plus or minus|give or take)|±))\s?(?:a |an |about |some )?(?:[$€£¥]|US\$|NT\$)?\d[^,;]*$"
)
# Before what one of several parts has: "each hall housing some 25,000 GPUs".
_IN_EACH = screened(
    r"\b[Ee]ach (?:hall|building|rack|server|node|row|tray|block|cabinet|pod) (?:with|hold|hous|has|tak|contain)\w*"
    r" (?:[a-z]+ ){0,2}$"
)
# Before a figure that does not hold, or no longer: ", not 26.3 billion as first published", "(previously 105,000)".
_NO_FIGURE = screened(
    r"(?:[,–—]\s(?:and\s)?not|\((?:previously|formerly|before|earlier|originally|was|old"
    r"|prior))[,:]?\s(?:the\s)?[$€£¥]?$",
    re.IGNORECASE,
)
# Within how many characters of the figure before another has it.
_STRANGER_REACH = 90
# A longer line is no caption.
_CAPTION = 90
# 把“朱雀”园区的用电规模写成350兆瓦，实为35兆瓦
_MISSTATED = re.compile(r"(?:[误错]?写[成为作]|误(?:报|标|作|植|记|说|印|登|列|称)?[为成作]|误作)了?(?:约|近)?$")
# What a piece or a section is called that corrects earlier ones, and how it tells what these said.
_CORRECTIONS = re.compile(
    r"\W*(?:corrections?|clarifications?|errat(?:a|um)|更正|勘误|来函更正|更正与说明|纠错)",
    re.IGNORECASE,
)
_EARLIER_SAID = {
    "en": screened(
        r"\b(?:[Ww]e|[Aa]rticle|[Rr]eport|[Ss]tory|[Pp]iece|[Ii]tem|[Cc]hart|[Tt]able|[Gg]raphic|[Cc]aption"
        r"|[Cc]olumn|[Ee]dition|[Ii]ssue|[Nn]ewsletter"
        r"|[Hh]eadline|[Pp]ost)\b[^.;]{0,60}?\b(?:mis\w+ed|said|wrote|gave|stated|reported|claimed|put|listed|described"
        r"|named|called|showed|confused)\b"
    ),
    "zh": screened(
        r"(?:本[报刊号台]|我们|一文|报道|图表|文章|消息|推送|[版期])[^。；]{0,20}?(?:称|写|说|[把将]|标|给出)"
    ),
}
# Before what is right, in the sentence that tells what was wrong.
_IN_FACT = {
    "en": screened(
        r"[;,.:—–] (?:in fact|it (?:is|was|should)|they (?:are|were|should)|the (?:correct|right|actual) "
        r"|(?:that|this) should)"
        r"|\bshould (?:have (?:been|said|read)|be|read)\b"
    ),
    "zh": screened("应[为是]|实[为是]|实际(?:上|应)?[为是]|正确[^，。]{0,6}[为是]|更正为|当为"),
}
# Between what was given wrong and its figure.
_GAVE_AS = re.compile(
    r"\b(?:gave|gives|put|misstated|listed|stated|showed|printed|quoted|reported|described)\b[^.;]{3,90}? (?:as"
    r"|at|to be)"
    r" (?:about |some |around )?(?:[$€£¥]|[A-Z]{1,3}\$)?$"
)
# What only heads a paragraph is no longer.
_RUN_IN_LENGTH = 24
# What tells that a text is about prices.
_OF_PRICES = screened(
    r"(?:卡|芯片|现货|渠道|显卡|内存|存储|报|租|合约)价|价格|行情|\b(?:prices?|pricing|price watch|rates)\b",
    re.IGNORECASE,
)
# What stands around a date that is all of its sentence: "**January 2025.**".
_ONLY_A_DATE = re.compile(r"[\W_]*(?:in |on |by |at )?[\W_]*", re.IGNORECASE)
# What may stand beside a period that is all of a line.
_BESIDE_A_PERIOD = re.compile(
    r"(?:\W|\b(?:results?|earnings|figures|for|the|of|unaudited|preliminary|in|or)\b|业绩|财报|业绩速览|业绩公告"
    r"|报告|期)*",
    re.IGNORECASE,
)
# 比重约6比4
_TO_ONE, _ONE_TO = re.compile(r"\s?比\s?\d"), re.compile(r"\d\s?比\s?$")
# "against 6.5 trillion for its predecessor", "its predecessor's 16 billion": of one that is not named.
_FOR_UNNAMED = re.compile(rf"{FOR_PREDECESSOR}\b(?!['’]|{TO_ITS_NAME}[A-Z])")
# "The H100's successor draws 700 watts": of one that no name follows.
_UNNAMED_KIN = re.compile(
    rf"\W*(?:[Tt]he )?[A-Z][\w.-]*(?: [A-Z\d][\w.-]*)?['’]s (?:(?:next|own|planned) )?{KIN} "
    r"(?:(?!\b(?:called|named|dubbed|known|is|code)\b)[^,;:])*"
)
_PREDECESSORS = screened(rf"\b{PREDECESSOR}['’]s? (?:(?:about|around|some|nearly|over|only) )?$")
# 临港万卡池装了1.5万张: which kind of site it is, where its cards are counted besides.
_OF_KIND_OF_SITE = re.compile(r"级?(?:集群|池|资源池)")
# 1万亿美元的市场规模
_OF_MARKET_SIZE = re.compile(r"的?(?:市场规模|市场空间|商机|产值)")
# What had been expected is no figure of the company's: 远超市场预期的540亿美元, 高于预期的74亿美元.
_CONSENSUS_ZH = re.compile(
    r"(?:超[过出]?|高于|低于|不及|优于|好于|逊于|强于|符合|胜过|超越)[^，。；\d]{0,10}(?:市场|分析师|华尔街|机构"
    r"|一致|外界|大行|券商|投行|法人|预期|预估|预测|预计|共识)"
    r"[^，。；\d]{0,8}$"
)

# "never climbed above 41% of peak": no more than that.
_NEVER_PAST = screened(
    r"\b(?:never|not once|hardly ever|did not|has not|have not|had not|n['’]t) (?:\w+ ){0,2}"
    r"(?:above|over|past|beyond|more than|exceed\w*|surpass\w*|top(?:s|ped)?)\b[^,;.]*$"
)


class Engine(Answers, Implied):
    """Reads one document's sentences in order."""

    def read(self, sentence: Sentence) -> Reading:
        """The facts of a sentence; sentences must come in the order of the text."""
        self._enter(sentence)
        reading = Reading(sentence)
        self._stating = reading.drafts
        if (denied := self._answered_claim(sentence) or self._denied_before(sentence)) is not None:
            reading.drafts.extend(denied)
            self._drafts = []
            return reading
        joined = self._joined_names(sentence)
        if self._language == "en" and self._rules.names_controls(sentence.piece(sentence.start, sentence.end)):
            self._rule_of(sentence, sentence.start)  # What later sentences restrict, they restrict by it.
        if sentence.kind == "paragraph" and any(n.kinds == {"region"} for n in sentence.nodes[:1]):
            words = sentence.piece(sentence.start, sentence.end)
            maker = self._rules.certain_maker(words)
            if maker is not None and not self._rules.names_rule(words):
                self._rules.heard_of(maker, sentence.block)
        issued = any(mention.rule == ISSUED for node in sentence.nodes for mention in node.mentions)
        if not (sentence.triggers or sentence.quantities or joined or issued or (self.asked and sentence.nodes)):
            if sentence.times:
                self._carry(sentence)
            return reading
        if (reason := self._states_nothing(sentence)) is not None:
            reading.rejections.append(Rejection("", reason, sentence.start, sentence.end, reason))
            return reading
        self._share_last_unit(sentence)
        count_parts(sentence)
        self._add_tolerances(sentence)
        sentence.quantities = joined_bounds(sentence)
        self._turn_bounds(sentence)
        self._counted = [t for t in (*sentence.triggers, *joined) if self._counts(t, sentence)]
        used = self._read_figures(reading, self._counted)
        for trigger in self._counted:
            if id(trigger) not in used and trigger.frame.value != "required" and trigger.frame.predicate is not None:
                self._emit(reading, trigger, None, None, 0, 1)
        if self._language == "zh":
            reading.drafts.extend(self._trained_on_machine(reading))
            self._sum_up_order(reading)
        reading.drafts.extend(self._bounded_by_earlier(reading))
        if reading.drafts and self._language == "en":
            reading.drafts.extend(self._without_verb(reading))
            reading.drafts.extend(self._node_of_maker(reading))
        if not reading.drafts and self._language == "en" and self._drafts:
            reading.drafts.extend(self._done_likewise(sentence))
        _keep_off_list(reading)
        self._share_hardware(reading)
        self._known_restrictions(reading)
        self._described_rules(reading)
        self._remember(reading)
        return reading

    def _enter(self, sentence: Sentence) -> None:
        """Begin a sentence, and with it perhaps a paragraph or a section and the period that they are about."""
        if sentence.block != self._block:
            # What the paragraph before was about may go on in this one.
            self._stated_before = self._stated if sentence.block == self._block + 1 else set()
            self._stated = set()
            self._block = sentence.block
            self._paragraph_time = self._paragraph_period = self._dated = None
            self._recent = []
            self._listed = self._listed if sentence.kind == "bullet" else set()
            self._drafts = []
            self._deals = []
            self._figures = []
            if sentence.kind == "bullet" and sentence.times:
                dated = DATED.match(sentence.text)
                first = sentence.times[0]
                if dated is not None and first.value and first.end <= sentence.start + dated.end():
                    self._dated = first  # 2022/09：向超微订购…: the date that an entry of a timeline begins with.
        told = sentence.triggers or (sentence.times and sentence.text[-1:] in "。！？.!?”")
        if self._lead is None and sentence.kind != "heading" and told and (sentence.nodes or sentence.times):
            self._lead = sentence.start
        if sentence.kind == "heading":
            self._correcting = _CORRECTIONS.match(sentence.text) is not None
            # 2024：算: what the section is about; the title is about the whole.
            self._headed = _headed_period(sentence.times) if self._begun else None
            self._captioned = 0
            months = [t for t in sentence.times if t.value and t.granularity == "month"]
            if not self._titled and len(months) == 1 and sentence.search(_OF_PRICES):
                self.priced = months[0]
            self._titled = True
        elif _is_caption(sentence):
            self._headed, self._captioned = _headed_period(sentence.times), sentence.block
        elif self._titled and _is_only_a_period(sentence):
            self._headed, self._captioned = _headed_period(sentence.times), 0
        elif sentence.kind == "paragraph" and self._captioned and sentence.block > self._captioned + 1:
            self._headed, self._captioned = None, 0
        self._begun = self._begun or sentence.kind != "heading"
        if sentence.kind == "heading" or sentence.search(common()["results"]):
            # An article on results is about one period.
            main = self._discourse.main_company
            periods = [
                t
                for t in sentence.times
                if t.granularity in ("quarter", "half")
                and self._is_over(self.period_of(t, main, "revenue") if main is not None else t.value)
            ]
            self._reporting = periods[0] if periods else self._reporting

    def _states_nothing(self, sentence: Sentence) -> str | None:
        """Why a sentence as a whole states nothing: it corrects what was told, or asks."""
        earlier = sentence.search(_EARLIER_SAID[self._language]) if self._correcting else None
        if earlier is not None:
            # When it was printed dates no fact.
            end = sentence.start + earlier.end()
            sentence.times = [t for t in sentence.times if t.granularity != "day" or t.start >= end]
        wrong = (earlier is not None and sentence.refuted is None) or sentence.search(
            self._grammar.modality["correction"]
        )
        if wrong and not self._sets_right(sentence):
            self._corrected = sentence
            return "correction"
        if sentence.search(self._grammar.modality["question"]) and not self._hears:
            return "question"
        return None

    def _sets_right(self, sentence: Sentence) -> bool:
        """Whether a sentence goes on from what was wrong, a figure that `_is_no_figure` knows, to what is right."""
        if sentence.search(_IN_FACT[self._language]) is None:
            return False
        return any(self._was_misstated(sentence, quantity) for quantity in sentence.quantities)

    def _was_misstated(self, sentence: Sentence, quantity: Quantity) -> bool:
        """Whether a figure is told to be wrong: 误作625亿美元, "gave its revenue as $21.6 billion; it was"."""
        if self._language == "zh":
            return _MISSTATED.search(sentence.words(quantity.start - 6, quantity.start)) is not None
        behind = sentence.search(_IN_FACT["en"], quantity.end, sentence.end)
        return behind is not None and _GAVE_AS.search(sentence.words(sentence.start, quantity.start)) is not None

    def _read_figures(self, reading: Reading, triggers: Sequence[Trigger]) -> set[int]:
        """State what the figures of a sentence are of; which triggers took one, by their `id`."""
        sentence, lists = reading.sentence, self._lists(reading.sentence)

        def take(options: Iterable[Attachment], quantity: Quantity) -> Attachment | None:
            place = lists.get(id(quantity), (0, 1))
            for option in options:
                if option.value.predicate is None or self._emit(reading, option.trigger, option, option.value, *place):
                    reading.attachments.append(option)
                    return option
            return None

        used: set[int] = set()
        left: list[Quantity] = []
        for quantity in sentence.quantities:
            if self._is_no_figure(sentence, quantity):
                continue
            full, told = self._in_full(reading, quantity)
            options = self._options(sentence, triggers, full, told or self._last, elliptic=told is not None)
            taken = take(options, quantity)
            if taken is None and (before := self._sum_before_change(reading, quantity)) is not None:
                taken = take(self._options(sentence, triggers, full, before), quantity)
            if taken is None:
                left.append(quantity)
                if (whole := _whole_of_many(sentence, options)) is not None:
                    self._last, self._of_many = whole, whole.trigger
                continue
            if taken.subject is not None and len(taken.subject.mentions) > 1 and _whole_of_many(sentence, [taken]):
                self._of_many = taken.trigger
            used.add(id(taken.trigger))
            if taken.trigger.frame.name != "quarter-on-quarter":  # The revenue before it goes on behind it.
                self._last = taken
            self._money = quantity.unit if quantity.dimension == "money" else self._money
        for quantity in left if sentence.kind != "heading" else ():
            take(self._by_default(sentence, quantity), quantity)
        self._tell_origin(reading, triggers)
        asked, self.asked = self.asked, self.asked or self._takes_up(sentence)
        for quantity in sentence.quantities if self.asked and not reading.drafts else ():
            if self._corrected in self.asked and sentence.search(_NO_FIGURE, quantity.start - 30, quantity.start):
                continue
            taken = take((o for o in self._answers(sentence, quantity) if o.value.predicate is not None), quantity)
            if taken is not None:
                self._complete_answer(reading)
                self._last = None if self.captioned else taken
                self._money = quantity.unit if quantity.dimension == "money" else self._money
        self.asked = asked
        if self.asked:
            self._named_answer(reading)
        return used

    def _sum_before_change(self, reading: Reading, quantity: Quantity) -> Attachment | None:
        """The English sum that another may go on with, behind its change: "$2bn, up 22%, but then it rose to"."""
        last = self._last
        if (
            last is None
            or self._language != "en"
            or last.quantity.dimension != "ratio"
            or quantity.dimension == "ratio"
        ):
            return None
        told = reversed([*(attachment for attachment, _ in self._figures), *reading.attachments])
        return next((a for a in told if a.trigger is last.trigger and a.quantity.dimension == "money"), None)

    def _is_no_figure(self, sentence: Sentence, quantity: Quantity) -> bool:
        """Whether a quantity tells of nothing: a conversion, a tolerance, what is expected or another's, a list's."""
        if quantity.converts is not None or sentence.is_gloss(quantity.start):
            return True
        if sentence.search(COMMON["tolerance"], quantity.start - 16, quantity.start):
            return True
        if self._language == "en" and sentence.search(_NO_FIGURE, quantity.start - 30, quantity.start):
            return True
        if self._language == "zh" and self._is_difference(quantity, sentence):
            return True
        if self._language == "zh" and sentence.search(_CONSENSUS_ZH, quantity.start - 26, quantity.start):
            return True
        if (
            quantity.unit == "units"
            and self._language == "zh"
            and sentence.words(quantity.start - 1, quantity.start) == "每"
        ):
            return True  # 每50万块的销售能带来…: how many it is reckoned by.
        if (
            quantity.dimension == "number"
            and self._language == "zh"
            and (
                _TO_ONE.match(sentence.words(quantity.end, quantity.end + 4))
                or _ONE_TO.search(sentence.words(quantity.start - 4, quantity.start))
            )
        ):
            return True
        if quantity.dimension == "money" and _OF_MARKET_SIZE.match(sentence.words(quantity.end, quantity.end + 8)):
            return True
        if self._was_misstated(sentence, quantity):
            return True
        if self._language == "en" and told_of_relation(sentence, quantity.start):
            return True
        if self._language == "en" and (
            self._is_of_stranger(sentence, quantity) or _is_of_predecessor(sentence, quantity)
        ):
            return True
        if quantity.unit == "units" and sentence.search(_IN_EACH, quantity.start - 40, quantity.start):
            return True
        if quantity.unit == "units" and _OF_KIND_OF_SITE.match(sentence.words(quantity.end, quantity.end + 3)):
            counted = (q for q in sentence.quantities if q.unit == "units" and q.start > quantity.end)
            return any(not sentence.words(q.end, q.end + 3).startswith("级") for q in counted)
        return _is_item_number(sentence, quantity)

    def _is_of_stranger(self, sentence: Sentence, quantity: Quantity) -> bool:
        """Whether a figure follows another of its kind and is of one whom nobody knows: "and Ilmarinen $20 million"."""
        place = bisect_left(sentence.quantities, quantity.start, key=lambda other: other.start)
        before = sentence.quantities[place - 1] if place else None
        if before is None or not 0 < quantity.start - before.end <= _STRANGER_REACH:
            return False
        if quantity.dimension not in (before.dimension, "number"):
            return False
        return is_of_stranger(sentence, before.end, quantity.start)

    def _remember(self, reading: Reading) -> None:
        """Keep of a sentence what those behind it may go on with."""
        sentence = reading.sentence
        self._drafts = reading.drafts
        self._deals.extend(d for d in reading.drafts if d.predicate in ("orders", "supplies"))
        between_two = [d for d in reading.drafts if d.predicate == "orders" and d.object and "+" not in d.subject.id]
        self._order = between_two[-1] if between_two else self._order
        self._reporters.update(d.subject.id for d in reading.drafts if d.predicate in REPORTED)
        self._buyers.update(
            d.subject.id
            for d in reading.drafts
            if d.predicate in ("orders", "uses", "holds")
            and d.object
            and d.object.kind == "chip"
            and d.object.provisional
        )
        for draft in reading.drafts:
            if draft.predicate in REPORTED and draft.modality == "asserted" and "-" in (draft.time or ""):
                self._own_periods[draft.subject.id] = max(draft.time or "", self._own_periods.get(draft.subject.id, ""))
        if reading.attachments:
            self._figures = [(a, self._verb(sentence, a.quantity)) for a in reading.attachments]
        if reading.drafts:
            self._recent = list({d.predicate for d in reading.drafts})
            self._stated.update(self._recent)
            self._listed.update(self._recent)
        elif len(sentence.text) < _RUN_IN_LENGTH and not sentence.quantities:
            # "Capex. CoreWeave trimmed its budget …": what heads a paragraph.
            named = {t.frame.predicate for t in sentence.triggers if t.frame.predicate in ("capex", "revenue")}
            self._recent = [p for p in named if p is not None] if len(named) == 1 else self._recent
        if sentence.times:
            self._carry(sentence)

    def month_of_publication(self) -> str | None:
        """The month in which the text was published."""
        return f"{self._published.year:04}-{self._published.month:02}" if self._published else None

    def _carry(self, sentence: Sentence) -> None:
        """Remember when a sentence is of, for those of its paragraph that tell no time; not what it compares with."""
        times = [t for t in sentence.times if not (is_compared_with(sentence, t) or is_of_apposition(sentence, t))]
        if times:
            self._paragraph_time = times[0]
            self._paragraph_period = _period_of(times) or self._paragraph_period
        first = sentence.times[0]
        around = sentence.words(sentence.start, first.start), sentence.words(first.end, sentence.end)
        if all(_ONLY_A_DATE.fullmatch(words) for words in around):
            self._dated = first

    def _tell_origin(self, reading: Reading, triggers: Sequence[Trigger]) -> None:
        """State from whom goods are that something else was told of: "trained it on 384 H100s rented from YTL"."""
        for told in [a for a in reading.attachments if a.quantity.unit == "units"]:
            if told.value.predicate in ("supplies", "orders"):
                continue
            for trigger in (t for t in triggers if tells_origin(reading.sentence, told.quantity, t)):
                for value in trigger.frame.values:
                    fitted = self.fit(value, told.quantity, reading.sentence, trigger)
                    if fitted is not None and self._emit(
                        reading, trigger, Attachment(fitted, trigger, value, 0.0), value, 0, 1
                    ):
                        return

    def _sum_up_order(self, reading: Reading) -> None:
        """Give an order the sum that stands behind the price of a piece: 订了一批服务器，每台115万，总共1.1亿多."""
        prices = [d for d in reading.drafts if d.predicate == "price" and d.value_text]
        for sum_ in prices:
            at = reading.sentence.text.find(sum_.value_text or "", max(0, sum_.start - reading.sentence.start))
            if not _IN_ALL.search(reading.sentence.text[: max(at, 0) + 2]):
                continue
            told = [d for d in (*self._deals, *reading.drafts) if d.predicate == "orders" and d.modality != "denied"]
            if not told:
                if sum_ is not prices[0]:
                    reading.drafts.remove(sum_)
                continue
            order = told[-1]
            worth = replace(
                order, start=sum_.start, end=sum_.end, low=sum_.low, high=sum_.high, unit=sum_.unit, cmp=sum_.cmp,
                value_text=sum_.value_text,
            )  # fmt: skip
            place = reading.drafts.index(sum_)
            if order.unit is None and any(order is d for d in reading.drafts):
                reading.drafts.remove(order)
                place = reading.drafts.index(sum_)
                worth.start = min(order.start, worth.start)
            reading.drafts[place] = worth

    def hear(self, question: Sentence) -> None:
        """Read what a question claims ("The press had you cancelling that order?"), for its answer to deny."""
        last, self._hears, self.asked = self._last, True, ()
        claimed, self.claimed = self.claimed, []  # A claim is no answer to the one before.
        drafts = self.read(question).drafts
        self._last, self._hears, self._drafts = last, False, []
        self.claimed = [*claimed, *(draft for draft in drafts if draft.modality != "denied")]

    def _share_last_unit(self, sentence: Sentence) -> None:
        """Bare numbers of a list take the unit that its last member names: "39.2 and 52.5 billion respectively"."""
        if not sentence.search(self._grammar.respectively):
            return
        found = sentence.quantities
        for i in range(len(found) - 2, -1, -1):
            number, following = found[i], found[i + 1]
            listed = self._grammar.connector.match(sentence.words(number.end, following.start) or "x")
            if not listed or number.dimension != "number" or following.dimension == "number":
                continue
            found[i] = replace(like(number, following), classifier=following.classifier)

    def _add_tolerances(self, sentence: Sentence) -> None:
        """Widen a figure by what it may be out, "$28 billion, give or take 2%"; Chinese ones stay as they are named."""
        if self._language == "zh":
            return
        found = sentence.quantities
        for margin in [q for q in found if sentence.search(_MARGIN, q.start - 16, q.end)]:
            bases = [q for q in found if q.end <= margin.start and q.dimension == "money" and margin.start - q.end < 60]
            size = margin.high if margin.high is not None else margin.low
            if not bases or size is None or bases[-1].low is None or bases[-1].low != bases[-1].high:
                continue
            base = bases[-1]
            if margin.unit not in ("ratio", base.unit) or ";" in sentence.words(base.end, margin.start):
                continue
            middle = bases[-1].low
            spread = abs(size) * middle if margin.unit == "ratio" else abs(size)
            if spread < middle / 2:
                found[found.index(base)] = replace(base, low=middle - spread, high=middle + spread, cmp="range")
                found.remove(margin)

    def _turn_bounds(self, sentence: Sentence) -> None:
        """Of a bound that nobody stays within take the other side: "nobody quotes less than 14 weeks" is 14 or more."""
        for place, quantity in enumerate(sentence.quantities):
            if quantity.cmp not in ("<", ">"):
                continue
            opening, _ = sentence.clause(quantity.start, quantity.start)
            never_past = quantity.cmp == ">" and sentence.search(_NEVER_PAST, opening, quantity.end) is not None
            if never_past or sentence.search(NOBODY, opening, quantity.start):
                sentence.quantities[place] = negated_bound(quantity)


# Before or at the beginning of the sum of several prices; its first characters belong to what is searched.
_IN_ALL = screened(r"(?:总共|合计|一共|共计|总价|总额|总计|总金额|拢共|加起来|全部下来|算下来)[^，。；\d]{0,8}\d?$")


def _keep_off_list(reading: Reading) -> None:
    """Drop whom a clause leaves out from those on the list that the one before tells of: 两家被列入，X不在其中."""
    denied = [d for d in reading.drafts if d.predicate == "restricts" and d.modality == "denied"]
    reading.drafts[:] = [
        draft
        for draft in reading.drafts
        if draft.predicate != "restricts"
        or draft.modality == "denied"
        or not any(
            (draft.subject.id, draft.object) == (d.subject.id, d.object)
            and draft.start <= d.start
            and d.end <= draft.end
            and draft.end - draft.start > d.end - d.start
            for d in denied
        )
    ]


# What adds up the figures of several without a name.
_OF_SEVERAL = screened(r"合计|总计|合共|共计|加起来|总额|总和")


def _whole_of_many(sentence: Sentence, options: Sequence[Attachment]) -> Attachment | None:
    """The sum of several, whose parts may follow: 四家云厂商资本开支合计1124亿美元。其中微软349亿美元."""
    best = options[0] if options else None
    if best is None or sentence.language != "zh" or best.inherited or best.value.predicate not in REPORTED:
        return None
    opening = sentence.clause(best.quantity.start, best.quantity.end)[0]
    return best if sentence.search(_OF_SEVERAL, opening, best.quantity.start + 2) is not None else None


def _is_of_predecessor(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a figure is that of what came before, which the sentence does not name."""
    if quantity.dimension == "ratio":
        return False  # "twice that of its predecessor" compares with it.
    if _UNNAMED_KIN.fullmatch(sentence.words(sentence.clause(quantity.start, quantity.start)[0], quantity.start)):
        return True
    behind = _FOR_UNNAMED.match(sentence.words(quantity.end, quantity.end + 80))
    return behind is not None or sentence.search(_PREDECESSORS, quantity.start - 60, quantity.start) is not None


def _is_item_number(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a number only counts the items of a list: 1）…；2）…. or is part of a name: Palmyra X 004."""
    if quantity.dimension == "number" and re.fullmatch(r"0\d+", quantity.text):
        return True
    return (
        quantity.dimension == "number"
        and re.fullmatch(r"\d{1,2}", quantity.text) is not None
        and re.match(r"[）)](?!\s*(?:[A-Za-z]|纳米))", sentence.words(quantity.end, quantity.end + 4)) is not None
        and re.search(r"(?:^|[；。：:;\s，])[（(]?$", sentence.words(sentence.start, quantity.start)) is not None
    )


def _period_of(times: Sequence[TimeExpression]) -> TimeExpression | None:
    """The first period that a sentence is about: no day on which something was said."""
    return next((t for t in times if t.value and t.granularity in ("quarter", "half", "year", "interval")), None)


def _headed_period(times: Sequence[TimeExpression]) -> TimeExpression | None:
    """The period of a caption; of "fiscal Q3, three months to Aug. 3" the months, which say it whoever's year it is."""
    months = [t for t in times if t.value and t.granularity == "interval" and not t.fiscal]
    return months[0] if months else _period_of(times)


def _is_only_a_period(sentence: Sentence) -> bool:
    """Whether a line below a heading is only a period: "First quarter of fiscal 2027, three months to 2 May"."""
    if sentence.kind != "paragraph" or sentence.nodes or _period_of(sentence.times) is None:
        return False
    rest = list(sentence.text)
    for time in sentence.times:
        rest[time.start - sentence.start : time.end - sentence.start] = " " * (time.end - time.start)
    return _BESIDE_A_PERIOD.fullmatch("".join(rest)) is not None


def _is_caption(sentence: Sentence) -> bool:
    """Whether a line only says whose figures of which period follow: "BROADCOM (AVGO), fiscal Q3, to Aug. 3"."""
    if sentence.kind != "paragraph" or not sentence.nodes or _period_of(sentence.times) is None:
        return False
    if any(not any(t.start <= trigger.start < t.end for t in sentence.times) for trigger in sentence.triggers):
        return False
    return len(sentence.text) < _CAPTION and sentence.text.rstrip()[-1:] not in "。.!?！？；;"
