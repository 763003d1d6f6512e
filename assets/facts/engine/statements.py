"""States facts: fills the roles of a trigger and its value, and drafts what they say."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assets.facts.discourse import ANONYMOUS, Sentence
from assets.facts.engine.distribution import Distribution
from assets.facts.engine.figures.attachment import Attachments
from assets.facts.engine.figures.told import FiguresTold
from assets.facts.engine.qualifiers.dating import base_of, came_from, is_of_last_stage
from assets.facts.engine.qualifiers.fiscal_years import Dated
from assets.facts.engine.qualifiers.modality import ModalityOfFact
from assets.facts.engine.qualifiers.time_of_comparison import TimeOfComparison
from assets.facts.engine.qualifiers.time_of_fact import TimeOfFact
from assets.facts.engine.role_filling import RoleFilling
from assets.facts.engine.state import PERIODIC, REPORTED, TIMELESS, Attachment, Claim, Draft, Filled, Reading, Rejection
from assets.facts.frames import Frame, Trigger, Value
from assets.facts.mentions import Mention
from assets.facts.model import EntityReference, Modality
from assets.facts.patterns import screened
from assets.facts.quantities.quantity import Quantity

# Before a verb: what it tells has happened.
_HAPPENED = re.compile(r"已经?|正式|\b(?:has|have|had) (?:already |now )?$")
# A与B、C先后签约: between the first of them and the others, and behind all of them.
_WITH_ZH = re.compile(r"[与和同跟]|携手|联手")
_ONE_BY_ONE = screened(r"、[^，。；]{0,30}(?:先后|分别|各自|相继|陆续|接连)[^，。；]{0,8}$")
# What happens on a day, so that the lead of a news item tells it of the time of the publication.
_NEWS = frozenset({"launches", "production_start", "partners_with", "issues", "restricts"})
# So long after something else: 发布一年半之后，.
_AFTER_EVENT = screened(r"[年月周天季](?:之|以)?后，[^，。；]*$")
_ANNOUNCED = screened(r"宣布|宣告|已|正式|全面|进入|\b(?:announced|has|have|entered|begun|began)\b")
# "Kestrel's guess is 2.1 billion rupees", "her own figure is 650,000"
FIGURE_IS = screened(
    r"(?:['’]s|\b(?:[Mm]y|[Oo]ur|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Tt]he)) (?:own |best |latest |current )?"
    r"(?:estimate|guess|figure|count|reckoning|number|tally|answer|forecast) (?:is|was|would be)\b"
    r"|\b[Pp]uts? (?:it|that|this|(?:the|that) (?:figure|number|total|count)) (?:at|between)\b"
)
# What a person has, and no company that the text tells of.
_IN_HAND = screened(
    r"[他她我](?:自己)?(?:手[里上中头]|那[里儿边]|这[里儿边]|仓库|库里)"
    r"|\b(?:[Hh]e|[Ss]he|I)\s(?:himself |herself |still |now )*(?:has|have|holds?|owns?|sits?)\b"
)

# 本可…，却被推迟到7月；…: from there on it is what happened.
_BACK_TO_FACT = screened(
    r"；|，[^，。；]{0,4}(?:却|不料|岂料|结果|最终|最后|实际上?|其实|一再|一拖再拖)|，(?:但|可是|可惜|被|又被|遭)"
    r"|^本(?:可|应|该|来会)[^。；]*?，(?:如今|现在|眼下|现已)"
)
# 我手里还剩40台, in a message of which nobody tells whose it is.
_MINE = screened(r"我(?!们)(?:自己)?(?:手[里上中头]|这[儿里边]|那[儿里边])")


@dataclass(slots=True)
class _Statement:
    """A filled frame whose facts are to be drafted.

    Attributes:
        reading: What has been made of its sentence so far.
        trigger: The words that state it.
        predicate: What is stated.
        subject: Of whom.
        object: Of whom or what else.
        quantity: The figure, in the end as it is told.
        inherited: Whether the figure goes on from words before it.
    """

    reading: Reading
    trigger: Trigger
    predicate: str
    subject: Filled
    object: Filled | None
    quantity: Quantity | None
    inherited: bool

    @property
    def sentence(self) -> Sentence:
        """The sentence that states it."""
        return self.reading.sentence

    @property
    def frame(self) -> Frame:
        """The frame of its trigger."""
        return self.trigger.frame

    @property
    def focus(self) -> tuple[int, int]:
        """Where the figure stands, or else the trigger."""
        at = self.quantity or self.trigger
        return at.start, at.end

    @property
    def span(self) -> tuple[int, int]:
        """From the first to the last of its words that stand in the sentence."""
        sentence = self.sentence
        spans = [self.focus] + ([] if self.inherited else [(self.trigger.start, self.trigger.end)])
        spans += [
            (f.start, f.end)
            for f in (self.subject, self.object)
            if f is not None and f.node is not None and sentence.start <= f.start < sentence.end
        ]
        return min(s for s, _ in spans), max(e for _, e in spans)


class Statements(RoleFilling, Attachments, FiguresTold, Distribution, TimeOfFact, TimeOfComparison, ModalityOfFact):
    """Fills frames and drafts facts."""

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
        predicate = value.predicate if value is not None and value.predicate else frame.predicate
        if predicate is None:
            return False
        if predicate == "market_cap" and self._is_of_deal(sentence, trigger):
            return self._deal_is_worth(reading, trigger, attachment, value)
        inherited = attachment is not None and (
            attachment.inherited or not sentence.start <= trigger.start < sentence.end
        )
        claim = Claim(reading, trigger, attachment, value, predicate, inherited)
        reason = self._refused(claim) or self._fill_roles(claim) or self._refine(claim)
        subject, obj = claim.subject, claim.object
        if reason is None and subject is None:
            reason = "missing subject"
        if reason is None and subject and not self._allowed(claim.predicate, subject, obj, claim.quantity):
            reason = "kind or unit not of the predicate"
        if reason is not None or subject is None:
            (start, end), quantity = claim.anchor, claim.quantity
            if quantity is not None:
                start, end = min(start, quantity.start), max(end, quantity.end)
            reading.rejections.append(Rejection(predicate, reason or "", *sentence.clause(start, end), frame.rule))
            return False
        if obj is not None and claim.quantity is not None and claim.quantity.unit in ("units", "wafers"):
            self._counted_as[claim.predicate, claim.quantity.unit] = obj
        if claim.predicate in ("develops", "operates", "designs") and obj is not None and len(subject.mentions) == 1:
            for mention in obj.mentions:
                self._makers.setdefault(mention.id, subject.mentions[0])
        return self._assemble(
            reading, trigger, claim.attachment, claim.value, claim.predicate, subject, obj, index, size, claim.inherited
        )

    def _deal_is_worth(
        self, reading: Reading, trigger: Trigger, attachment: Attachment | None, value: Value | None
    ) -> bool:
        """State what the last order told is worth; whether there was one."""
        order = self._order
        if order is None or order.object is None or attachment is None:
            return False
        subject, obj = (
            Filled(
                (Mention(trigger.start, trigger.start, e.mention, e.id, e.name, e.kind),), trigger.start, trigger.start
            )
            for e in (order.subject, order.object)
        )
        return self._assemble(reading, trigger, attachment, value, "orders", subject, obj, 0, 1, inherited=True)

    def _is_contrary(self, sentence: Sentence, start: int, focus: tuple[int, int]) -> bool:
        """Whether what stands there belongs to what is only supposed; 却 and ； lead back to the facts."""
        back = self._language == "zh" and _BACK_TO_FACT.search(sentence.words(start, focus[0] + 1))
        return start <= focus[1] and not back

    def _assemble(
        self, reading: Reading, trigger: Trigger, attachment: Attachment | None, value: Value | None, predicate: str,
        subject: Filled, obj: Filled | None, index: int, size: int, inherited: bool,
    ) -> bool:  # fmt: skip
        """Draft the facts of a filled frame: its figure, metric, time, source and modality; whether there was one."""
        quantity = attachment.quantity if attachment else None
        stated = _Statement(reading, trigger, predicate, subject, obj, quantity, inherited)
        sentence, frame, focus, (low, high) = stated.sentence, stated.frame, stated.focus, stated.span
        if predicate == "lead_time" and all(m.anonymous for m in subject.mentions):
            return False  # "We waited 19 months for our substation": of nobody's goods.
        if quantity is not None:
            stated.quantity = self._figure_told(sentence, frame, predicate, value, quantity, subject, obj)
        counterfactual = sentence.search(self._grammar.modality["counterfactual"])
        if counterfactual and self._is_contrary(sentence, counterfactual.start() + sentence.start, focus):
            reading.rejections.append(Rejection(predicate, "contrary to fact", low, high, frame.rule))
            return False
        metric = (value.metric if value else None) or frame.metric
        if metric == "precision":
            metric = self._precision(reading, quantity, focus[0])
        if metric == "measured" and stated.quantity is not None:
            metric = self._measured(reading, trigger, stated.quantity)
            if metric is None:
                reading.rejections.append(Rejection(predicate, "missing metric", low, high, frame.rule))
                return False
        if metric == "interconnect_bandwidth" and self._is_bandwidth_of_memory(stated):
            metric = "memory_bandwidth"
        time = self._time(sentence, frame, trigger, stated.quantity, index, size, predicate, subject)
        if frame.need_time and not self._happened_then(stated, time):
            reading.rejections.append(Rejection(predicate, "missing time", low, high, frame.rule))
            return False
        time, by, modality = self._qualified(stated, value, time)
        time = self._in_year_of_rule(stated, time)
        nameless = by is not None and by.id == ANONYMOUS.id
        untold = by is None or self._discourse.main_company is None
        nameless = nameless or (untold and stated.sentence.search(_MINE, *sentence.clause(*focus)) is not None)
        if predicate == "holds" and nameless and self._is_in_hand(stated):
            reading.rejections.append(Rejection(predicate, "held by somebody without a name", low, high, frame.rule))
            return False
        rumour = self._rumour_refuted(sentence, focus[0]) if modality == "denied" else None
        if rumour is not None:  # A rumour and its denial are two facts.
            self._draft_each(stated, metric, time, rumour.by, "reported", index, size)
        self._draft_each(stated, metric, time, by, modality, index, size)
        return True

    def _in_year_of_rule(self, stated: _Statement, time: Dated) -> Dated:
        """A time told without a year that is yet to come, in the year of the known rule: 10月7日的新规 of 2022."""
        value, text = time
        if stated.predicate not in ("restricts", "issues") or value is None or text is None or self._published is None:
            return time
        if re.search(r"\d{4}", text) or value[:7] <= self._published.isoformat()[:7]:
            return time
        rule = stated.object if stated.predicate == "issues" else stated.subject
        year = self._rules.year_of(rule.mentions[0].id, value) if rule is not None else None
        return time if year is None else (year + value[4:], text)

    def _is_in_hand(self, stated: _Statement) -> bool:
        """Whether a person says what he himself has: 经销商说，他手里还剩不到200张."""
        start, end = stated.sentence.clause(*stated.focus)
        node = stated.subject.node
        if node is not None and node.mentions and any(node is other for other in stated.sentence.nodes):
            return False
        return stated.sentence.search(_IN_HAND, start, end) is not None

    def _is_bandwidth_of_memory(self, stated: _Statement) -> bool:
        """Whether a bandwidth that is not said to be between chips is that of a chip's memory."""
        sentence, trigger = stated.sentence, stated.trigger
        if stated.frame.metric is None:
            # Of a chip that nobody knows for its links a plain bandwidth is the memory's.
            return stated.subject.mentions[0].provisional or self._is_of_memory(sentence, trigger)
        plain = sentence.words(trigger.start, trigger.end).lower() in ("带宽", "bandwidth")
        return plain and self._is_of_memory(sentence, trigger)

    def _happened_then(self, stated: _Statement, time: Dated) -> bool:
        """Whether words tell when something happens, or at least that it has."""
        if time[1] is not None and stated.sentence.times:
            return True
        node, start = stated.subject.node, stated.trigger.start
        happened = (
            stated.predicate != "delivery"  # That some have arrived says nothing of when.
            and node is not None
            and not node.anaphor
            and _HAPPENED.search(stated.sentence.words(start - 12, start)) is not None
        )
        return happened or self._is_news(stated.sentence, stated.predicate, stated.trigger)

    def _qualified(
        self, stated: _Statement, value: Value | None, time: Dated
    ) -> tuple[Dated, EntityReference | None, Modality]:
        """When a statement holds, who says so and how firmly; it may bound the figure."""
        reading, sentence, frame, trigger = stated.reading, stated.sentence, stated.frame, stated.trigger
        predicate, subject, quantity, focus = stated.predicate, stated.subject, stated.quantity, stated.focus
        if (predicate in REPORTED or predicate == "market_share") and quantity is not None:
            time = self._time_of_base(reading, sentence, predicate, subject, focus, time)
            if predicate in REPORTED and self._language == "zh":
                time = self._time_of_total(reading, sentence, predicate, subject, quantity, time)
        spans = predicate == "price_change" and time[0] is not None and "/" in time[0]
        if predicate.endswith("_change") and quantity is not None and not spans:
            time = self._time_of_sum(reading, sentence, predicate, subject, focus, time)
        by, level, denies = self._source(sentence, focus[0])
        if by is not None and by.kind == "region" and predicate in ("issues", "restricts", "threshold"):
            by = None  # Who announces a rule makes it.
        if level == "estimated" and predicate in TIMELESS and self._is_other_matter(sentence, focus[0]):
            level = "said"
        modality = self._modality(sentence, frame, value, trigger, quantity, time, level, denies, predicate, subject)
        if time[0] is None and predicate not in TIMELESS and reading.drafts and quantity is not None:
            # 已预订明年产能59.5万片；博通、超微则各拿下15万片与10.5万片
            last = next((d for d in reversed(reading.drafts) if d.predicate == predicate), None)
            goes_on = stated.inherited or predicate in PERIODIC or predicate == "orders"
            # 同期从3.8万亿美元跌到3.4万亿美元: where it went has not the time of where it came from.
            fell_from = base_of(sentence, quantity, sentence.quantities) is not None
            goes_on = (
                goes_on
                and not fell_from
                and not (predicate == "market_share" and came_from(sentence, quantity))
                and not is_of_last_stage(sentence, focus)
                and not self._is_of_some_quarter(sentence, focus)
            )
            if last is not None and goes_on and last.unit == quantity.unit:
                time = last.time, last.time_text
        if (
            modality == "planned"
            and time[0]
            and time[1]
            and self._is_over(time[0])
            and not _is_told_in(
                sentence,
                time[1],
                focus[0] if self._language == "zh" and predicate not in (*REPORTED, "orders") else None,
            )
        ):
            time = None, None  # "It opened a hall last year. The next will hold 2,400 cards": not last year.
        budget = predicate == "capex" and modality == "planned" and self._language == "zh"
        undated = time[0] is None and not self._is_of_some_quarter(sentence, focus)
        if budget and undated and self._published is not None:
            time = str(self._published.year), None  # A budget whose year nothing tells is of the year under way.
        abandoned = self._is_abandoned(sentence, focus[1])
        if modality == "denied" and frame.joins and frame.object_first and not abandoned:
            modality = "asserted"  # Who denies that its site is affected has one.
        if time[0] is None and modality == "asserted" and self._is_news(sentence, predicate, trigger):
            time = (f"{self._published.year:04}-{self._published.month:02}" if self._published else None, None)
        if (
            quantity is not None
            and modality in ("planned", "possible")
            and quantity.cmp == "="
            and re.match("多达|高达|可达", quantity.text)
        ):
            stated.quantity = quantity = replace(quantity, low=None, cmp="<=")  # 将部署多达13.1万颗: no more than that.
        modality, by = self._settled(reading, sentence, predicate, subject, quantity, time, modality, by, level)
        if by is None and (level == "said" or self._discourse.default_source is not None):
            by = self._credit(sentence, predicate, subject, modality, focus[0], quantity is not None)
        if by is None and level == "said":
            by = self._discourse.digested
        own = quantity is not None and stated.inherited and self._language == "en"
        if own and sentence.search(FIGURE_IS, focus[0] - 40, focus[0] + 4):
            modality = "estimated"  # "She doubts that it has sold a million; her own figure is 650,000."
        if modality == "denied":
            by = self._refuter(sentence, focus[1]) or self._who_answers(sentence, trigger) or by
        elif modality == "reported" and self._language == "zh" and self._modality_of_claim(sentence, trigger):
            by = None  # Who only answers a rumour does not spread it.
        return time, by, modality

    def _time_of_each(self, stated: _Statement) -> dict[str, Dated]:
        """The time of each of several, by their ids, where as many are told: "A and B in 2027 and 2028"."""
        if stated.quantity is not None:
            return {}
        sentence, trigger, obj = stated.sentence, stated.trigger, stated.object
        if self._language == "zh" and (beside := self._times_beside(stated)):
            return beside
        start, _ = sentence.clause(*stated.span)
        run = self._time_list([t for t in sentence.times if t.value and t.start >= trigger.start - 2], sentence)
        if len(run) < 2 and sentence.search(self._grammar.respectively, start, trigger.start):
            # 2027年四季度、2028年四季度分别推出A和B
            ahead = [t for t in sentence.times if t.value and start - 40 <= t.start and t.end <= trigger.start]
            run = self._time_list(ahead, sentence)
        listed = stated.subject if len(stated.subject.mentions) > 1 else obj
        if listed is None or not len(run) == len(listed.mentions) > 1:
            return {}
        return {
            m.id: (self._value_of(t, stated.subject, stated.predicate), t.text)
            for m, t in zip(listed.mentions, run, strict=True)
        }

    def _times_beside(self, stated: _Statement) -> dict[str, Dated]:
        """The times of things that a list tells with one each: 950PR明年一季度、950DT明年四季度推出."""
        sentence = stated.sentence
        members = [m for role in (stated.subject, stated.object) if role is not None for m in role.mentions]
        found: dict[str, Dated] = {}
        for member in members:
            for time in sentence.times:
                beside = _TIME_OF_MEMBER.fullmatch(sentence.words(member.end, time.start)) if time.value else None
                listed = sentence.words(time.end, time.end + 1) == "、" and time.end < stated.trigger.start
                if beside is not None and member.end <= time.start and listed:
                    found[member.id] = self._value_of(time, stated.subject, stated.predicate), time.text
        return found

    def _draft_each(
        self, stated: _Statement, metric: str | None, time: Dated, by: EntityReference | None, modality: Modality,
        index: int, size: int,
    ) -> None:  # fmt: skip
        """Draft a fact for each pair of subject and object that a statement tells of, and what it implies."""
        reading, sentence, frame, quantity = stated.reading, stated.sentence, stated.frame, stated.quantity
        predicate, at = stated.predicate, stated.focus[0]
        start, end = sentence.clause(*stated.span)
        each_time = self._time_of_each(stated)
        sourced = any(a.by is not None and a.start <= at < a.end for a in sentence.attributions)
        paired: set[tuple[str, str]] = set()
        for one, other in self._distribute(
            sentence, frame, predicate, stated.subject, stated.object, quantity, index, size, stated.trigger
        ):
            if other is not None and self._is_no_pair(sentence, predicate, one, other):
                continue
            if predicate == "partners_with" and other is not None:
                if (other.id, one.id) in paired:
                    continue  # It has no direction.
                if self._language == "zh" and _is_pair_of_partners(sentence, one, other, stated.trigger):
                    continue  # 微软与Lambda、IREN先后签约: with each, and not they with one another.
                paired.add((one.id, other.id))
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
                    explicit_source=sourced,
                    explicit_time=time[1] is not None and bool(sentence.times),
                )
            )
            implied = dict(frame.implies).get(other.kind) if other is not None and modality != "denied" else None
            if implied is not None:
                # Who is to launch a model has developed it; who is to launch a cluster does not run it yet.
                firm: Modality = "asserted" if implied in TIMELESS else modality
                reading.drafts.append(Draft(implied, one, other, start, end, frame.rule, by=by, modality=firm))

    def _is_no_pair(self, sentence: Sentence, predicate: str, one: EntityReference, other: EntityReference) -> bool:
        """Whether a predicate cannot hold between two, by what is known of them."""
        if one.id == other.id:
            return True
        if predicate == "needs":
            return self._sells_only(one.id, other.id)  # 英伟达机柜需求在6万柜左右: what others need of it.
        if predicate == "issues":
            # 经济部已列入管理名单，此次美方新规影响有限: it is not America's list.
            return not self._may_issue(sentence, one.id, other.id)
        # "Letters from the American government": whose rule it is.
        return predicate == "restricts" and other.id == self._rules.made_by

    def _is_news(self, sentence: Sentence, predicate: str, trigger: Trigger) -> bool:
        """Whether an undated event is what the article brings as news: its first sentence announces it."""
        if predicate not in _NEWS or sentence.start != self._lead:
            return False
        if sentence.words(trigger.end - 1, trigger.end + 1).find("的") >= 0:
            return False  # OpenAI发表的GPT-3
        if sentence.search(_AFTER_EVENT, sentence.start, trigger.start):
            return False  # A100上市两年后，英伟达便拿出了H100
        if predicate in ("restricts", "issues") and not self._rules.is_news():
            return False
        start, end = sentence.clause(trigger.start, trigger.end)
        if any(start <= t.start < end for t in sentence.times):
            return False
        return predicate != "production_start" or sentence.search(_ANNOUNCED, start, trigger.end + 4) is not None

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


# Between a thing of a list and when it is to come.
_TIME_OF_MEMBER = re.compile(r"(?:则|将|在|于|为|定于|预计|：|:)*")


def _is_told_in(sentence: Sentence, words: str | None, at: int | None = None) -> bool:
    """Whether words of time stand in a sentence, or in the clause at an offset, and are not taken over from before."""
    opening, closing = sentence.clause(at, at) if at is not None else (sentence.start, sentence.end)
    return any(time.text == words for time in sentence.times if at is None or opening <= time.start < closing)


def _is_pair_of_partners(sentence: Sentence, one: EntityReference, other: EntityReference, trigger: Trigger) -> bool:
    """Whether two of a Chinese list are both partners of whom the list is with: 微软与Lambda、IREN先后签约."""
    start, _ = sentence.clause(trigger.start, trigger.start)
    if not sentence.search(_ONE_BY_ONE, start, trigger.end):
        return False
    inside = [m for n in sentence.nodes if start <= n.start < trigger.end for m in n.mentions]
    first = min(inside, key=lambda m: m.start, default=None)
    if first is None or first.id in (one.id, other.id):
        return False
    return _WITH_ZH.match(sentence.words(first.end, first.end + 2)) is not None
