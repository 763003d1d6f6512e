"""When a fact holds, who says so and how firmly."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assets.facts.discourse import (
    ANONYMOUS,
    ORGANISATIONS,
    Attribution,
    Sentence,
    common,
    reference,
    refuted_part,
)
from assets.facts.engine.dating import (
    YEAR_AGO,
    base_of,
    bearing_times,
    belongs_to,
    is_compared_with,
    is_contrasted,
    is_now,
    is_of_other,
    is_of_telling,
    span_of_change,
)
from assets.facts.engine.state import (
    COMMON,
    DEEDS,
    PERIODIC,
    REPORTED,
    TIMELESS,
    Filled,
    Reading,
    State,
    crosses_clause,
)
from assets.facts.frames import Frame, Trigger, Value
from assets.facts.mentions import Mention
from assets.facts.model import EntityReference, Modality
from assets.facts.patterns import screened
from assets.facts.quantities.find import Quantity
from assets.facts.times.find import TimeExpression, fiscal_period

# What a value that is still to come is, where nothing else tells: a plan of the one who acts, or somebody's estimate.
_PLANS = frozenset(
    {"orders", "capex", "capex_change", "supplies", "holds", "uses", "reallocates", "production_start", "delivery"}
    | {"operates", "cluster_size", "power", "develops", "launches", "trained_on", "invests_in", "partners_with"}
    | {"cuts_orders", "designs", "fabricates", "restricts", "issues"}
)
# What a product is, whether it is out or still to come: that it will be made on 3 nm says so.
_CONSTANT = frozenset(
    {"spec", "spec_ratio", "process_node", "variant_of", "successor_of", "designs", "threshold", "slowdown"}
)
# Of what a level of before is told, that a coming one is measured from.
_MEASURED_OVER_TIME = frozenset(
    {"capex", "revenue", "sales", "capacity", "power", "market_share", "price", "capacity_gap"}
)
_HAPPENS = frozenset(
    {"restricts", "issues", "invests_in", "launches", "production_start", "delivery", "price_change"}
    | {"partners_with"}
)
_FISCAL_RELATIVE = re.compile(
    r"(?:(上一?个?|last |the previous )|(本|当前|this |the current |current )|(下一?个?|next |the coming ))"
    r"(?:(财季|fiscal quarter)|财年|财政年度|fiscal year|financial year)"
)
# A quarter named only from where one stands: it is the company's own where its quarters are not the calendar's.
_QUARTER_RELATIVE = re.compile(
    r"((?:the )?(?:last|previous|prior|latest|most recent) quarter|(?:the )?quarter just ended"
    r"|(?:上|最[近新])一?个?季度?)|(next quarter|the (?:next|coming) quarter|下一?个?季度?)"
    r"|(the quarter)"
)
# The quarter of the publication.
_UNDER_WAY = re.compile(
    r"(?:this|(?:the )?(?:current|present|ongoing|running)) quarter|the (?:current|present) (?:period|three months)"
    r"|the quarter (?:that is )?(?:now )?(?:under ?way|running|in progress)|本季度?|当季|当前季度"
)
# The one after the period that was told, and the quarter before it.
_ONE_UNDER_WAY = re.compile(r"the (?:current|present) one|the one (?:now )?(?:under way|running)")
_QUARTER_BEFORE = re.compile(
    r"(?:the )?(?:previous|prior|preceding) (?:quarter|three months)|the quarter before|前一个?季度?", re.IGNORECASE
)
_NEXT_YEAR = re.compile(r"(?:in )?(?:next year|the (?:next|following|coming) year|the year after)|[明来次]年|下一年")
_MONTHS = re.compile(r"\d\s?月?\s?[至到\-–—~]\s?\d+\s?月")
_QUARTER = {"first": "1", "second": "2", "third": "3", "fourth": "4", "一": "1", "二": "2", "三": "3", "四": "4"}
_TIME_BEHIND = re.compile(
    r"\s(?:(?:is |was |are )?(?:expected|forecast|planned|guided|budgeted|projected) )?"
    r"(?:in|for|during)\s(?:the\s|all\sof\s)?|\s?[(（](?:in\s)?",
    re.IGNORECASE,
)
# What is only said of somebody, and the answer that it is not so.
_CLAIM = screened(
    r"(?:针对|关于|对于|有关|对)[^。；]{2,44}?的(?:说法|传闻|传言|消息|报道|质疑|猜测|爆料|指控)(?=，|[^，。；]{0,12}(?:回应|否认))"
)
_ANSWER = re.compile(
    r"[^。；]{0,30}?(?:否认|“[^”]{0,8}(?:没(?!有?回应)|未|不是|假)|「[^」]{0,8}(?:没|未|不是|假)|从未|未曾|不属实|不实|并非"
    r"|没有(?!回应|置评|评论|答复|正面|表态|否认))"
)
_UNTRUE_THAT = screened(
    r"\b(?:not true|untrue|false|no truth|a myth|brushed (?:aside|off)"
    r"|dismiss(?:ed|es)|reject(?:ed|s)|den(?:ied|ies))\b"
    r"[^.;]{0,50}\b(?:that|of)\b[^.;,]*$",
    re.IGNORECASE,
)
_STOPPED = screened(
    r"(?:停止|暂停|中断|不再|中止|终止)(?:了|再)?[^，。；、]{0,10}$"
    r"|\b[Nn]either\b[^.;]*$|\b(?:ceased|halted|suspended) \w*\s?$"
)
# What tells that a sum is a company's guidance: it is raised, cut or kept before the period is over.
# The quarter that a report is about, unless more is to come.
_THIS_QUARTER = frozenset({"本财季", "本季", "本季度", "这个季度", "这一季度"})
_TO_COME_ZH = screened(r"预计|预期|预估|有望|将|指引|展望|料|预测|可望|看好|估")
_GUIDES = screened(
    r"(?:资本|支出|开支|指引|预期|预算|目标|展望|预测|区间)[^，。；]{0,16}(?:上修|下修|上调|下调|调升|调降|调高|调低|提高|提到"
    r"|提升|砍到|砍至|削减|收窄|维持|不变)"
    r"|(?:上修|下修|上调|下调|调升|调降|调高|调低|收窄|收敛|拉高|拉升|拉抬|抬升|抬高|追加|加码|提升|提高)(?:至|到|为|在)|(?:抓|落|框)在"
    r"|(?:上修|下修|上调|下调|调升|调降|调高|调低|把|将)[^，。；]{0,14}(?:资本|支出|开支|指引|预期|预算|目标|展望)"
    r"|\b(?:raised|lifted|hiked|boosted|cut|trimmed|lowered|narrowed|revised|increased|slashed|kept|maintained|reiterated"
    r"|reaffirmed|stuck to|stands by|left)\s(?:[\w’'$.-]+\s){0,8}?(?:capex|capital|spending|investment|budget|range"
    r"|guidance|forecast|outlook|target|plan)\b|\b(?:spending|capex|capital) (?:plan|budget|guidance|range|target)s?\b",
    re.IGNORECASE,
)
# A line that gives guidance: "Q4 outlook: revenue of $17.4 billion", 三季度指引：.
_OUTLOOK = re.compile(
    r"\W*(?:[\w'’./-]+\s){0,5}(?:outlook|guidance|guide|forecast|target)(?:\s(?:for|of)\s[\w ]{1,30})?\s?[:：]"
    r"|[^，。；：:]{0,12}(?:指引|展望|财测|预测|目标)[：:]",
    re.IGNORECASE,
)
# "lifted its capex plan to $85 billion, from"
_PLAN_REVISED = screened(
    r"\b(?:rais|lift|hik|boost|cut|trimm|lower|increas|slash|upp)\w*\s(?:[\w’'$.-]+\s){0,6}?"
    r"(?:plan|budget|range|guidance|forecast|outlook|target)s?\s[^;]{0,60}?(?<!up )(?<!down )from\s"
    r"(?:about |around |just |some )?$",
    re.IGNORECASE,
)
# What tells that it is a company's own guidance, whoever spoke before.
_GUIDANCE = screened(r"指引|财测|\bguid(?:ed|es|ance)\b|(?i:\boutlook\b)")
# A range that a company gave for its spending was its own word: 该公司今年资本支出区间已收敛为400亿至420亿美元.
_RANGE_IS = re.compile(r"(?:支出|开支|指引|预测|营收|收入)(?:的)?(?:区间|范围|上限|下限|目标)")
# Behind a company's name: what only itself can know that it wants.
_WANTS = re.compile(
    r"(?:, [^,;]{2,40},|,? which)?\s(?:now |also |itself |still )?(?:wants?|aims?|hopes?|is aiming|is hoping|targets"
    r"|is targeting|promises|promised|pledges|pledged|has pledged|has promised|vows|vowed)\s"
    r"|(?:还|也|则|又|更)?(?:希望|力争|力拼|承诺|誓言|喊出|立下|定下|设定|的?目标(?:是|为|定在|锁定|直指))"
)
# What has been spent or earned of a year that is not over.
_SO_FAR = screened(
    r"迄今|至今|截至|已经?(?!确定|计划|定)|前[一二三四五六七八九十\d]+个?[季月]"
    r"|\b(?:so far|to date|already|has|have|had)\b"
)
# A broker's own forecast.
_WE_REVISE = screened(
    r"我们(?:也|亦|同步|因此|并|还)?(?:将|把|上调|下调|上修|下修|维持|预计|预测|预期|测算|估算|估计|给予)"
    r"|\b[Ww]e (?:are at|model|pencil in|now (?:have|model))\b"
)
_FROM_THEN = re.compile(
    r"\b(?:(?<!away )(?<!up )(?<!down )from|starting(?: in| from)?|beginning(?: in)?)\s(?:the\s)?$", re.IGNORECASE
)
_BARE_YEAR = re.compile(r"(?:in |for |during )?(?:last year['’s]*|20\d\d|the year before)", re.IGNORECASE)
_ONCE_PLANNED = screened(r"原本?(?:[订定拟]|计划|打算)[于在]?$")
_COMPARED_WITH = re.compile(r"(?:比|较)(?:去年|上年|前年|上一?季度?|前一年)[^，。；]{0,6}$")
_GOES_ON = re.compile(
    r"\W*(?:It|Its|The (?:new |same )?(?:chip|part|card|processor|GPU|accelerator))\b|其|它|该|这款|这颗"
)
_STILL_OPEN = screened(
    r"预计|预估|估|测算|推算|将|可能|\b(?:estimat|reckon|expect|project|forecast|may|might|could|will)"
)
_ANOTHER_VERB = re.compile(
    r",?\s(?:and|but|while)\s(?:it\s|the \w+\s)?"
    r"(?:(?:is|are|was|were)\s(?:to|due|set|expected|scheduled|slated)\b|should|could|may|might|ought|can\sgrow"
    r"|said|says|expects?|expected|plans?|will|would|forecasts?|sees|guided|guides|aims?|hopes?|wants|predicts?|predicted|raised|intends?)\b"
)
_NEW_VERB = re.compile(
    r"\b(?:and|then)\s(?:will|would|has|had|have|is|was|are|were|plans|expects?|intends|aims|hopes"
    r"|wants|may|might|should|then)\b"
)
_AFTER = re.compile(r"\b(?:after|up from|down from)\s(?:about |around |just |some )?$")
_TO_COME = re.compile(r"\b(?:is|are) (?:to|due|set|expected|scheduled)\b|\bwill\b")
_NOT_TOLD = re.compile(r"(?:没有?|并?未|并没有|拒绝|尚未)(?:进一步|具体|明确)?(?:说明|解释|透露|交代|表明|公布原因)")
# "no order from", "no firm order from"; but not "no doubt orders rose" or "no small order".
_NO_SUCH = re.compile(
    r"\bno (?:(?!doubt|question|secret|wonder|surprise|matter|mistake|less|fewer|more|sooner|later|earlier|small|mean"
    r"|ordinary|mere|idle|(?:\w+ )?than\b)[\w-]+ )?$",
    re.IGNORECASE,
)
# 三星发言人否认降价: how far in front of its end a claim is denied.
_DENIAL_REACH = 12
# Between an aside and who says it: ", ".
_JOINT = 2
_ASIDE = screened(r",\s(?:which|whose|who|where)\b[^,;]*")


# What holds of the year that a section is about, where nothing else dates it.
_IN_A_YEAR = PERIODIC | {"orders", "cuts_orders", "supplies", "launches", "invests_in", "price_change"}
# What happens once, or begins: a time beside it is its own.
_ONCE = frozenset({"trained_on", "training_time", "utilization"})
# What goes on once it has begun.
_GOES_ON_FROM = frozenset({"uses", "orders", "trained_on", "utilization"})
# "$5.4 billion in the fourth quarter and $16.6 billion for the full year"
_IS_OF_YEAR = re.compile(
    r"(?:全|整个)(?:财|会计)?年|[Ff]ull[- ]year|\bfor the year(?= at| of| to \$|[.,;]|$)"
    r"|\b[Aa]nnual (?=capital|capex|spending|revenue|sales)"
)
_LAST_ALONE = re.compile(r"\s(?:in )?last(?:[.,;)—–]|$)")
_WHOLE_YEAR = re.compile(
    r"\s(?:for|in|over|across) the (?:(?:full|whole|entire) (?:fiscal )?year|year(?=[.,;]|$)"
    r"|(?:fiscal|financial) year(?=[.,;]|$| and\b))"
)
_QUARTER_LENGTH, _YEAR_LENGTH = 3, 12
# Until this month the results of the year before come out.
_RESULTS_ARE_OUT = 4
# What a price or a wait has come to by the time of writing.
_HAS_BECOME = re.compile(
    r"已经?(?:超过|拖到|涨到|涨至|跌到|跌至|降到|降至|升到|升至|跌破|突破|拉长到|拉长至|延长到|延长至|达到?|逼近|接近|回落到|掉到|缩短到|缩短至)"
    r"[^，。；]{0,4}$"
    r"|\b(?:has|have) (?:now |since |already |also )?(?:slipped|fallen|dropped|shrunk|come down|come back|risen|climbed"
    r"|stretched|eased|crept up)\b[^.;,]{0,30}$"
)
# What was so when it was told, where nothing else dates it.
_HOLDS_WHEN_TOLD = frozenset({"holds", "cluster_size", "power"})
# What surveys tell of one company after the other.
_SURVEYED = frozenset({"market_share", "orders", "sales", "holds", "capacity"})


# Facts about rules: a date far off may be theirs.
RULES = frozenset({"restricts", "issues"})
_SEMICOLON = re.compile(r"[；;]")
# A time told by how long it is ago, and before it what is measured on that time.
_EARLIER = re.compile(r"\b(?:earlier|ago|before|previous|prior)\b", re.IGNORECASE)
_MEASURED_ON = re.compile(r"\b(?:on|from|than|above|below|over)\s(?:the\s)?$")
# A period that a change is measured from, and what stands before one.
_BASE_PERIOD = re.compile(_EARLIER.pattern + r"|去年同期|上年同期", re.IGNORECASE)
_CHANGED_FROM = re.compile(
    r"(?:比|较|相比|相较于?|超[出过越]|[高低多少]于|\bsame (?:month|quarter|period|stretch) of"
    r"|\b(?:on|than in|compared with|versus|vs\.?|(?:up|down|higher|lower) from)"
    r"|% from)\s?$"
)
_OTHER_CLAUSE = re.compile(r"\band that\b|\b(?:while|whereas|but)\b")

# The time of a fact, and the words that tell it.
Dated = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class _Undated:
    """A fact whose time is sought.

    Attributes:
        sentence: The sentence that states it.
        trigger: The words that open its frame.
        quantity: Its number.
        predicate: What it states.
        subject: Of whom.
        focus: Where its number stands, or else the trigger.
        event: Whether it is something that happens.
        resolved: The times of the sentence that are known.
    """

    sentence: Sentence
    trigger: Trigger
    quantity: Quantity | None
    predicate: str
    subject: Filled
    focus: tuple[int, int]
    event: bool
    resolved: list[TimeExpression]

    @property
    def parts(self) -> tuple[Sentence, Trigger, Quantity | None, str, tuple[int, int]]:
        """What most rules look at: sentence, trigger, number, predicate and focus."""
        return self.sentence, self.trigger, self.quantity, self.predicate, self.focus


class Qualifiers(State):
    """Tells time, source and modality."""

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
    ) -> Dated:
        """When a fact holds, and the words that tell it.

        Args:
            sentence: The sentence that states it.
            frame: The frame that it fills.
            trigger: The words that open the frame.
            quantity: Its number.
            index: Which it is of several facts that are told together.
            size: How many these are.
            predicate: What it states.
            subject: Of whom.
        """
        focus = (quantity.start, quantity.end) if quantity is not None else (trigger.start, trigger.end)
        if predicate in TIMELESS:
            return self._time_of_run(sentence, focus, subject, predicate)
        if predicate == "price_change" and (span := span_of_change(sentence, focus, self._published)) is not None:
            return span
        resolved = [t for t in sentence.times if t.value is not None or t.fiscal]
        fact = _Undated(sentence, trigger, quantity, predicate, subject, focus, frame.event, resolved)
        times = self._times_that_date(fact)
        if size > 1 and (one := self._one_of_several(fact, times, index, size)) is not None:
            return one
        if (year := self._year_without_number(fact, times)) is not None:
            return year
        nearest = self._nearest_time(fact, times)
        if nearest is None:
            ways = (
                self._time_of_answer,
                self._time_of_publication,
                self._time_of_paragraph,
                self._time_of_heading,
                self._time_of_report,
                self._time_of_holding,
                self._time_of_price,
                self._time_when_told,
            )
            return next((dated for way in ways if (dated := way(fact, times)) is not None), (None, None))
        cost, time = nearest
        if cost <= (80 if self._language == "zh" else 60) or predicate in RULES:
            return self._dated_by(fact, time)
        return self._time_of_report(fact, times) or (None, None)

    def _times_that_date(self, fact: _Undated) -> list[TimeExpression]:
        """The times of a sentence that can date a fact, and not only what it is compared with."""
        sentence, trigger, quantity, predicate, focus = fact.parts
        times = bearing_times(sentence, fact.resolved, focus, trigger, quantity)
        if predicate in DEEDS:
            # 把原订第四季交货的20万颗取消: when it was to be, and is not.
            times = [t for t in times if not sentence.search(_ONCE_PLANNED, t.start - 8, t.start)]
        if predicate in PERIODIC:
            times = [
                t
                for t in times
                if not _TIMES_AS_MUCH.match(sentence.words(t.end, t.end + 8))
                and not (_EARLIER.search(t.text) and _MEASURED_ON.search(sentence.words(t.start - 10, t.start)))
            ]
        if predicate.endswith("_change") and quantity is not None:
            # "six times what it made in 2024" is of this year.
            stated = common()["times_ago_after"].match(sentence.words(quantity.end, quantity.end + 60))
            # "grew by 168% last year" is of last year, and of no base.
            plain = stated and _BARE_YEAR.fullmatch(stated[0].strip())
            until = quantity.end + stated.end() if stated and not plain else quantity.end
            times = [t for t in times if not quantity.end <= t.start < until]
        if predicate.endswith("_change") or predicate == "capacity_gap":
            # What a change is measured from is not when it happened: "up 16% from a year earlier", 比去年少4%;
            # nor is the time of the sum in front: "it spent $39 billion last year, so that is a jump".
            own_start = sentence.clause(*focus)[0]
            times = [
                t
                for t in times
                if not (t.end <= focus[0] and t.start < own_start and self._dates_sum(sentence, t))
                and not _BASE_PERIOD.search(t.text)
                and not _CHANGED_FROM.search(sentence.words(t.start - 20, t.start))
            ]
        times = [t for t in times if not self._dates_other_base(sentence, t, focus)]
        if predicate == "market_cap":
            times = [t for t in times if t.role != "since"]
        if quantity is None and not fact.event:
            opening, closing = sentence.clause(trigger.start, trigger.end)
            times = [t for t in times if opening <= t.start < closing or _opens(sentence, t)]
        return times

    def _one_of_several(self, fact: _Undated, times: list[TimeExpression], index: int, size: int) -> Dated | None:
        """The time of one of several facts where as many times are told: 2022年至2024年营收分别为…、…和…."""
        run = self._time_list(times, fact.sentence)
        if len(run) == size:
            return self._value_of(run[index], fact.subject, fact.predicate), run[index].text
        for time in times:
            years = re.fullmatch(r"(\d{4})/(\d{4})", time.value or "")
            if years is not None and int(years[2]) - int(years[1]) + 1 == size and time.end <= fact.focus[0]:
                return str(int(years[1]) + index), time.text
        return None

    def _year_without_number(self, fact: _Undated, times: Sequence[TimeExpression]) -> Dated | None:
        """The year that words tell with no number: "compared to $40.9 billion last", "for the full year", 全年."""
        if self._published is None:
            return None
        sentence, _, quantity, predicate, focus = fact.parts
        behind = sentence.words(focus[1], focus[1] + 40) if quantity is not None else ""
        if self._language == "en" and quantity is not None and _LAST_ALONE.match(behind[:14]):
            return str(self._published.year - 1), None  # "$56 billion this year, compared to $40.9 billion last"
        own = sentence.clause(*focus)
        if (predicate in REPORTED and _WHOLE_YEAR.match(behind)) or (
            (predicate in PERIODIC or predicate in ("supplies", "orders"))
            and (
                (_IS_OF_YEAR.search(sentence.words(*own)) and not self._has_other_time(fact, own, times))
                or self._goes_on_for_year(sentence, focus[0], fact.resolved)
            )
        ):
            return self._full_year(sentence, fact.resolved, focus[0], predicate, fact.subject), None
        return None

    @staticmethod
    def _has_other_time(fact: _Undated, clause: tuple[int, int], times: Sequence[TimeExpression]) -> bool:
        """Whether a clause tells a time of its own: not in "full-year sales of $9bn and $10bn next year"."""
        quantity = fact.quantity
        told = [t for t in times if clause[0] <= t.start < clause[1] and not is_now(t)]
        if quantity is None:
            return bool(told)
        others = [q for q in fact.sentence.quantities if quantity.end <= q.start and q.dimension == quantity.dimension]
        return any(not any(belongs_to(fact.sentence, t, q) for q in others) for t in told)

    def _nearest_time(self, fact: _Undated, times: Sequence[TimeExpression]) -> tuple[float, TimeExpression] | None:
        """The time that costs least to take for that of a fact, with what it costs."""
        costs = ((self._time_cost(fact, time), time) for time in times)
        return min(((cost, time) for cost, time in costs if cost is not None), key=lambda told: told[0], default=None)

    def _time_cost(self, fact: _Undated, time: TimeExpression) -> float | None:
        """How far a time stands from a fact, and more for what parts them; None where it cannot be of it."""
        sentence, trigger, quantity, predicate, focus = fact.parts
        chinese = self._language == "zh"
        behind = time.start >= focus[1] and _SEMICOLON.search(sentence.words(focus[1], time.start)) is not None
        if behind and predicate not in RULES:
            return None
        if quantity is not None and _is_own_time(sentence, quantity, time):
            return -1.0
        if time.end <= focus[0]:
            cost = sentence.distance(time.end, focus[0])
        elif focus[1] <= time.start:
            slope = (2.0 if quantity is not None else 1.1) if chinese else 1.1
            cost = sentence.distance(focus[1], time.start) * slope + (4 if chinese else 1)
        else:
            cost = 0.0
        if predicate in PERIODIC and time.granularity == "day":
            cost += 30
        if any(a.by is not None and time.end <= a.start <= focus[0] for a in sentence.attributions):
            cost += 8  # When it was said, rather than when it happened.
        if time.start >= focus[1] and crosses_clause(sentence, focus[1], time.start):
            cost += 30 if chinese else 10  # The next clause's time is its own.
            if quantity is None and chinese and self._states_else(sentence, time, predicate):
                cost += 60
        if behind:
            cost += 90
        inside = sentence.start <= trigger.start < sentence.end
        if inside and quantity is not None and time.start >= trigger.start and time.end <= focus[0]:
            cost *= 0.8
        between = sentence.words(min(time.end, focus[1]), max(time.start, focus[0]))
        if chinese:
            ahead = time.end <= focus[0] and time.start - sentence.start > 6
            if ahead and "；" in between and predicate not in PERIODIC:
                cost += 60  # GB300第三季上市；他并推出…: each part has a time of its own.
        elif _OTHER_CLAUSE.search(between):
            cost += 25  # Each of two clauses has its own time.
        elif _NEW_VERB.search(between):
            cost += 12 if time.end <= focus[0] else 25
        if sentence.in_bracket(time.start) and not sentence.in_bracket(focus[0]):
            cost += 6
        return cost

    def _dated_by(self, fact: _Undated, time: TimeExpression) -> Dated:
        """The time that words mean of a fact."""
        sentence, _, _, predicate, focus = fact.parts
        if predicate in REPORTED and _fiscal_label(time) == "FY":
            return self._full_year(sentence, fact.resolved, focus[0], predicate, fact.subject), time.text
        dated = self._counted_from_own(fact, time) or self._value_of(time, fact.subject, predicate)
        if predicate in REPORTED and time.text in _THIS_QUARTER and self._reporting is not None:
            clause = sentence.words(*sentence.clause(*focus))
            if not (_GUIDES.search(clause) or _TO_COME_ZH.search(clause)):
                # 财报显示，本财季营收…: that of the report, which is over.
                dated = self._value_of(self._reporting, fact.subject, predicate)
        if dated and _fiscal_label(time) == "FY-1":
            # 2025财年…，上一财年: the year before the one that is told.
            before = [t for t in fact.resolved if t.end <= time.start and t.fiscal]
            told = [self._value_of(t, fact.subject, predicate) for t in before]
            dated = _year_before(dated) if dated in told else dated
        return self._from_then_on(sentence, time, predicate, dated), time.text

    def _counted_from_own(self, fact: _Undated, time: TimeExpression) -> str | None:
        """What words mean that count from a period of the company's own year: "the preceding quarter", "next year"."""
        month = self._year_end(fact.subject)
        if fact.predicate not in REPORTED or month in (None, 12):
            return None
        words = time.text.strip().lower()
        before = [t for t in fact.resolved if t.end <= time.start and _fiscal_label(t)]
        told = self._value_of(before[-1], fact.subject, fact.predicate) if before else None
        last = told or self._own_periods.get(fact.subject.mentions[0].id)
        if _QUARTER_BEFORE.fullmatch(words):
            if told is None and self._reporting is not None and self._reporting.granularity == "quarter":
                last = self._value_of(self._reporting, fact.subject, fact.predicate)
            return _months_later(last, -1) if _length_in_months(last) == _QUARTER_LENGTH else None
        if _ONE_UNDER_WAY.fullmatch(words):
            return _months_later(last, 1)
        if _NEXT_YEAR.fullmatch(words):
            if _length_in_months(told) == _YEAR_LENGTH:
                return _months_later(told, 1)
            if _IS_OF_YEAR.search(fact.sentence.words(fact.sentence.clause(*fact.focus)[0], fact.focus[0])):
                return self._fiscal("FY+1", None, month or 0)
        return None

    def _time_of_answer(self, fact: _Undated, _times: Sequence[TimeExpression]) -> Dated | None:
        """The time of the question that is answered, or of the rule that the text is about."""
        if self._dated is not None:
            return self._value_of(self._dated, fact.subject, fact.predicate), self._dated.text
        if fact.predicate in RULES and self._rules.time is not None:
            return self._rules.time, None
        return None

    def _time_of_publication(self, fact: _Undated, times: Sequence[TimeExpression]) -> Dated | None:
        """Today, of what is set against what was: "It was five months then and is six weeks"; of a price of shares."""
        if self._published is None or times:
            return None
        sentence, _, quantity, predicate, focus = fact.parts
        if quantity is not None:
            base = base_of(sentence, quantity, sentence.quantities)
            then = base is not None and any(belongs_to(sentence, t, base) for t in fact.resolved)
            if then or (
                predicate in ("price", "market_share", "lead_time", "capacity", "holds")
                and any(
                    is_of_other(sentence, t, focus, quantity) or is_contrasted(sentence, t, focus, quantity)
                    for t in fact.resolved
                )
            ):
                return str(self._published.year), None
        if predicate == "market_cap":
            # It is told as of the last close; that is the day spoken of, else the day of publication.
            close = self._paragraph_time
            if close is not None and close.granularity == "day" and close.value:
                return close.value, close.text
            return self._published.isoformat(), None
        return None

    def _time_of_paragraph(self, fact: _Undated, _times: Sequence[TimeExpression]) -> Dated | None:
        """The time of which the paragraph tells.

        A period holds until another is named; the date of an event only for what has the same subject.
        """
        sentence, _, quantity, predicate, focus = fact.parts
        carried = self._paragraph_time
        passing = ("day", "month") if predicate in REPORTED else ("day",)
        if predicate in PERIODIC and carried is not None and carried.granularity in passing:
            carried = self._paragraph_period or carried  # 昨晚交卷：截至12月底的季度营收…。资本开支…
        if carried is None or (quantity is None and not fact.event):
            return None
        elided = fact.subject.node is None or sentence.search(common()["back_then"])
        if not (predicate in PERIODIC or elided or predicate in RULES):
            return None
        if sentence.search(self._grammar.modality["denied"], *sentence.clause(*focus)):
            return None
        if predicate in RULES and not self._rules.may_be_of(carried.value or ""):
            return None, None  # The paragraph's date is that of another rule.
        reported = self._reporting if predicate in REPORTED and carried.text in _THIS_QUARTER else None
        return self._value_of(reported or carried, fact.subject, predicate), carried.text

    def _time_of_heading(self, fact: _Undated, _times: Sequence[TimeExpression]) -> Dated | None:
        """The time in the heading."""
        headed = self._headed
        if headed is None or (fact.quantity is None and not fact.event):
            return None
        if fact.predicate not in (PERIODIC if headed.granularity != "year" else _IN_A_YEAR):
            return None
        clause = fact.sentence.words(*fact.sentence.clause(*fact.focus))
        if self._grammar.modality["estimated"].search(clause):
            return None
        return self._value_of(headed, fact.subject, fact.predicate), headed.text

    def _time_of_report(self, fact: _Undated, _times: Sequence[TimeExpression]) -> Dated | None:
        """The period of the results that the text reports, of a figure that nobody estimates."""
        if fact.predicate not in REPORTED or fact.quantity is None or self._reporting is None:
            return None
        at = fact.focus[0]
        if any(a.level == "estimated" and a.start <= at < a.end for a in fact.sentence.attributions):
            return None
        return self._value_of(self._reporting, fact.subject, fact.predicate), self._reporting.text

    def _time_of_holding(self, fact: _Undated, _times: Sequence[TimeExpression]) -> Dated | None:
        """The time of a stock that a part is of, 目前自有5200张，其中H800占2048张; today, if a talk tells it."""
        if fact.predicate != "holds" or fact.quantity is None or self._published is None:
            return None
        year, holder = str(self._published.year), fact.subject.mentions[0].id
        held = [d.time for d in (*self._drafts, *self._stating) if d.predicate == "holds" and d.subject.id == holder]
        if held and held[-1] is not None and held[-1][:4] == year:
            return held[-1], None
        return (year, None) if self._language == "zh" and self._discourse.default_source is not None else None

    def _time_of_price(self, fact: _Undated, _times: Sequence[TimeExpression]) -> Dated | None:
        """Today, of what a price or a wait has come to; else the time of the price told before."""
        if fact.predicate not in ("price", "lead_time") or fact.quantity is None:
            return None
        start, end = fact.focus
        if self._published and _HAS_BECOME.search(fact.sentence.words(start - 40, min(start + 2, end))):
            return str(self._published.year), None
        return None if self.priced is None else (self.priced.value, self.priced.text)

    def _time_when_told(self, fact: _Undated, _times: Sequence[TimeExpression]) -> Dated | None:
        """When it was told, and so was: "Nvidia has 700,000 in stock, Reuters reported last month"."""
        if fact.predicate not in _HOLDS_WHEN_TOLD:
            return None
        months = [t for t in fact.resolved if t.granularity == "month"]
        told_in = [t for t in months if is_of_telling(fact.sentence, t, fact.focus)]
        return (told_in[0].value, told_in[0].text) if len(told_in) == 1 else None

    def _time_of_run(
        self, sentence: Sentence, focus: tuple[int, int], subject: Filled, predicate: str
    ) -> tuple[str | None, str | None]:
        """When a training run was, where the clause itself says so; what a chip or model is has no time."""
        if predicate not in _ONCE:
            return None, None
        opening, closing = sentence.clause(*focus)
        times = [t for t in sentence.times if t.value and opening <= t.start < closing and t.role != "deadline"]
        if len(times) != 1 or _is_noun_of_time(sentence, times[0]) or times[0].text.startswith(("当", "那", "彼")):
            return None, None
        value = self._value_of(times[0], subject, predicate)
        return self._from_then_on(sentence, times[0], predicate, value), times[0].text

    def _full_year(
        self, sentence: Sentence, times: Sequence[TimeExpression], before: int, predicate: str, subject: Filled
    ) -> str:
        """Which year 全年 or "the full year" is: the company's own, that of the quarter or heading spoken of, or last.

        A result told in the first months of a year is of the year before; what is expected is of the year under way.
        """
        assert self._published is not None
        opening, closing = sentence.clause(before, before)
        clause = sentence.words(opening, closing)
        cues = self._grammar.modality
        to_come = (
            _GUIDES.search(clause)
            or _GUIDANCE.search(clause)
            or cues["planned"].search(clause)
            or cues["estimated"].search(clause)
            or (self._language == "zh" and _TO_COME_ZH.search(clause))
        )
        month = self._year_end(subject)
        own_year = self._fiscal("FY", None, month) if month and predicate in REPORTED else None
        if own_year is not None and month is not None:
            under_way = self._published.year + (1 if self._published.month > month else 0)
            return (fiscal_period(f"FY{under_way}", month) if to_come else None) or own_year
        if self._headed is not None and re.fullmatch(r"\d{4}", self._headed.value or ""):
            return self._headed.value or ""
        # 2024年四季度收入…；全年收入…: of the year spoken of last.
        told = [t for t in times if t.end <= before and not is_compared_with(sentence, t)]
        earlier = [t.value or "" for t in told if t.granularity != "day"]
        earlier = [value for value in earlier if re.match(r"\d{4}", value)]
        if not earlier and self._paragraph_period is not None and self._paragraph_period.value:
            earlier = [self._paragraph_period.value]
        year = self._published.year
        if earlier and earlier[-1].partition("/")[2] != "" and earlier[-1].partition("/")[2][:4] != earlier[-1][:4]:
            earlier = []
        so_far = bool(earlier) and earlier[-1].endswith("-09")  # 去年前三季度…，全年预计…
        if earlier and not (to_come and earlier[-1][:4] < str(year) and not so_far):
            return earlier[-1][:4]
        over = predicate in REPORTED and not to_come and self._published.month <= _RESULTS_ARE_OUT
        return str(year - 1 if over else year)

    def _goes_on_for_year(self, sentence: Sentence, before: int, times: Sequence[TimeExpression]) -> bool:
        """Whether a Chinese clause goes on with the figures of a year: 全年收入首度升穿90亿美元，达93.27亿美元."""
        if self._language != "zh":
            return False
        said = sentence.words(sentence.start, before)
        year = max((m.start() for m in _IS_OF_YEAR.finditer(said)), default=-1)
        left = max(said.rfind(mark) for mark in "；;")
        return (
            year > left
            and not any(t.value and t.end > sentence.start + year for t in times if t.start < before)
            and (not any(before <= t.start < sentence.clause(before, before)[1] for t in times))
        )

    def _dates_other_base(self, sentence: Sentence, time: TimeExpression, focus: tuple[int, int]) -> bool:
        """Whether a time dates only what a figure is measured against: "€6,800, down from €8,100 a year ago"."""
        return self._language == "en" and any(
            focus[1] <= q.start
            and q.start < time.start <= q.end + 4
            and sentence.search(common()["base_before"], max(focus[1], q.start - 24), q.start) is not None
            for q in sentence.quantities
        )

    def _dates_sum(self, sentence: Sentence, time: TimeExpression) -> bool:
        """Whether a time stands right behind a sum of money."""
        return self._language == "en" and any(
            q.dimension == "money" and belongs_to(sentence, time, q) for q in sentence.quantities
        )

    def _states_else(self, sentence: Sentence, time: TimeExpression, predicate: str) -> bool:
        """Whether something else is stated in the clause of a time: 宣布全面投产，超算年底前可用."""
        start, end = sentence.clause(time.start, time.end)
        return any(
            start <= t.start < end and t.frame.predicate not in (None, predicate, "issues", "restricts")
            for t in self._counted
        )

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

    def period_of(self, time: TimeExpression, subject: Mention, predicate: str) -> str | None:
        """The time that words mean of a subject: a fiscal period is one of its own year."""
        return self._value_of(time, Filled((subject,), 0, 0), predicate)

    def _value_of(self, time: TimeExpression, subject: Filled, predicate: str) -> str | None:
        value = time.value
        if value and value.endswith("/") and predicate in _HAPPENS:
            value = value[:-1]  # What began then and is over.
        if value and "-Q" in value and _MONTHS.search(time.text):
            value = _in_months(value)  # 7至9月 is told as months.
        label = _fiscal_label(time) if predicate in REPORTED else time.fiscal
        if label:
            month = self._year_end(subject)
            if month:
                if time.fiscal and "Q" in time.fiscal:
                    self._own_quarters.update(m.id for m in subject.mentions)
                value = self._fiscal(label, time, month, own=self._tells_own_year(subject)) or value
        return value

    def _year_end(self, subject: Filled) -> int | None:
        """The month in which the fiscal year of the subject ends, where the catalogue knows or the text tells it."""
        company = next((m for m in subject.mentions if m.kind in ORGANISATIONS), None)
        if company is None:
            return None
        entity = self._discourse.catalogue.get(company.id)
        known = entity.fiscal_year_end_month if entity else None
        return known or self._discourse.year_ends.get(company.id)

    def _tells_own_year(self, subject: Filled) -> bool:
        """Whether the text tells quarters by the subject's own year: it says when that ends, or calls one fiscal."""
        company = next((m for m in subject.mentions if m.kind in ORGANISATIONS), None)
        if company is None:
            return False
        told = self._discourse.year_ends.get(company.id) == self._year_end(subject)
        return told or company.id in self._own_quarters

    def _fiscal(self, label: str, time: TimeExpression | None, month: int, *, own: bool = False) -> str | None:
        """A period of a company's own year; a plain quarter counts as one where its quarters are not the calendar's.

        Args:
            label: The label of the period.
            time: The words that tell it.
            month: In which month the year ends.
            own: Whether the text speaks of the company's own quarters, even if they are those of the calendar.
        """
        calendar = month % 3 == 0 and not own
        if re.fullmatch(r"P[+-]\d", label):
            if calendar:
                return None
            label = "Q" + label[1:]
        told = time.value[:4] if time is not None and time.fiscal is None and time.value else ""
        if self._published is not None and told.isdigit() and int(told) < self._published.year - 1:
            return None  # Of a year long over, as its heading tells.
        if (time is None or time.fiscal is None) and not re.fullmatch(r"(?:Q|FY)[+-]\d", label):
            if (calendar and label != "FY") or month == 12 or self._published is None:
                return None
            if label == "this quarter":
                quarters = [_in_months(fiscal_period(f"Q{n}", month, self._published)) for n in (1, 2, 3, 4)]
                now = f"{self._published.year:04}-{self._published.month:02}"
                return next((q for q in quarters if q and q.partition("/")[0] <= now <= q.partition("/")[2]), None)
        if re.fullmatch(r"(?:Q|FY)[+-]\d", label):
            return self._fiscal_relative(label, month)
        value = fiscal_period(label, month, self._published)
        bare = time is not None and re.fullmatch(r"the (?:first|second|third|fourth)", time.text)
        if value and self._published and bare and time is not None and not self._is_future(time.value):
            begins = re.sub(r"Q(\d)", lambda quarter: f"{3 * int(quarter[1]) - 2:02}", value)[:7]
            if begins > f"{self._published.year:04}-{self._published.month:02}":
                value = _year_before(value)  # "$12.7 billion for its second quarter, versus $5 billion in the first"
        if label == "FY" and self._published is not None and month != 12:
            # A year's result is that of the year that is over.
            over = self._published.year if self._published.month > month else self._published.year - 1
            value = fiscal_period(f"FY{over}", month)
        return value if month == 12 else _in_months(value)

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
        return value if month == 12 else _in_months(value)

    def _source(self, sentence: Sentence, offset: int) -> tuple[EntityReference | None, str, bool]:
        """Who says what stands at an offset, how (said, estimated, reported) and whether it is denied."""
        level, denies = "said", False
        by: EntityReference | None = None
        covering: list[Attribution] = [
            a for a in sentence.attributions if a.start <= offset < a.end and not self._ends_before(a, sentence, offset)
        ]
        begin = sentence.start
        for attribution in sorted(covering, key=lambda a: a.start):
            if attribution.by is not None:
                # 否认…，称…: who denies goes on to say what is so.
                denies = denies and attribution.by != by
                by, begin = attribution.by, attribution.start
            elif attribution.level == "reported" and "；" in sentence.words(begin, attribution.start):
                by = None  # 马斯克说…；字节据说…: the rumour is not his.
            if attribution.level != "said":
                level = attribution.level if level != "reported" else level
            denies = denies or attribution.denies
        media = [a.by for a in covering if a.by is not None and self._discourse.is_medium(a.by)]
        media += [
            a.by
            for a in covering
            if a.by is not None and a.by.id.endswith(":anonymous") and a.start == sentence.start and len(covering) > 1
        ]
        if (
            media
            and by is not None
            and not self._discourse.is_observer_reference(by)
            and not by.id.startswith("person:")
        ):
            by = media[0]  # "Nvidia has told customers …, Reuters reported"
        outlets = [a.by for a in covering if a.by is not None and a.start == sentence.start and a.by in media]
        if by == ANONYMOUS and outlets and outlets[0] != ANONYMOUS:
            by = outlets[0]  # "Officials told Nvidia …, The Information reported"
        if by is not None and by.kind in ORGANISATIONS:
            # "Broadcom sees revenue of $12 billion, Hock Tan told analysts"
            people = [a.by for a in covering if a.by is not None and a.by.kind == "person"]
            known = [(person, self._discourse.catalogue.get(person.id)) for person in people]
            by = next((person for person, entity in known if entity and entity.affiliation == by.id), by)
        by = next((a.by for a in reversed(covering) if a.denies and a.by is not None), by)  # The last word is his.
        if by is not None and _is_aside(sentence, offset, covering):
            by, level = None, "said"
        return by, level, denies

    def _ends_before(self, attribution: Attribution, sentence: Sentence, offset: int) -> bool:
        """Whether what a company says of itself ended at a semicolon, behind which another acts: 泛林预计…；科磊…."""
        if self._language != "zh" or attribution.by is None or attribution.by.kind not in ORGANISATIONS:
            return False
        if self._discourse.is_observer_reference(attribution.by):
            return False
        mark = sentence.text.rfind("；", attribution.start - sentence.start, offset - sentence.start)
        behind = sentence.start + mark + 1
        other = next((n for n in sentence.nodes if n.start == behind and n.mentions and n.kinds & ORGANISATIONS), None)
        return mark >= 0 and other is not None and other.mentions[0].id != attribution.by.id and not other.marker

    def _settled(
        self, reading: Reading, sentence: Sentence, predicate: str, subject: Filled, quantity: Quantity | None,
        time: tuple[str | None, str | None], modality: Modality, by: EntityReference | None, level: str,
    ) -> tuple[Modality, EntityReference | None]:  # fmt: skip
        """How firm a fact is in view of who says it, when it is and what the sentence has said of the same subject."""
        observed = by is not None and (by.id.endswith(":anonymous") or self._discourse.is_observer_reference(by))
        makers = {m.vendor_id for m in subject.mentions}
        if modality == "estimated" and predicate in TIMELESS and by is not None and by.id in makers:
            return "asserted", by  # A maker's figure for its own chip is no guess.
        if modality == "asserted" and predicate in _PLANS and quantity is not None and subject.node is None:
            # 集群本月底点亮，规模1.8万张: what a planned thing will be is planned too.
            ids = {m.id for m in subject.mentions}
            last = next((d for d in reversed(reading.drafts) if {d.subject.id, d.object and d.object.id} & ids), None)
            own = sentence.words(*sentence.clause(quantity.start, quantity.end))
            if last is not None and last.modality == "planned" and not common()["done"].search(own):
                return "planned", by
        outsider = (
            self._language == "en"
            and by is not None
            and by.kind == "company"
            and by.id not in {m.id for m in subject.mentions} | makers
            and any(m.kind in ORGANISATIONS for m in subject.mentions)
        )
        if modality == "planned" and level == "estimated" and (observed or outsider):
            return "estimated", by  # What others reckon is no plan of theirs.
        finance = predicate in ("capex", "capex_change", "revenue", "revenue_change")
        if finance and modality == "planned" and sentence.search(common()["foretold"]):
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
            if named and not sentence.search(_STILL_OPEN, opening, closing):
                return "asserted", by  # 今年资本支出将介于…，去年则为297.6亿美元
        if (
            modality in ("planned", "estimated")
            and quantity is not None
            and predicate in _MEASURED_OVER_TIME
            and not observed
        ):
            before = sentence.words(quantity.start - 24, quantity.start)
            if common()["now_before"].search(before):
                return "asserted", by  # 由目前的1.6万片拉高到3.5万片
            was = self._is_past(time[0]) or (_AFTER.search(before) and not self._is_future(time[0]))
            if common()["base_before"].search(before) and was:
                # "after $30.4 billion in 2023" is known to all, unless another reckons it up.
                return "asserted", by if self._language == "zh" or outsider or self._is_person_apart(
                    by, subject
                ) else None
        return modality, by

    def _is_person_apart(self, by: EntityReference | None, subject: Filled) -> bool:
        """Whether a source is a person who works for another than the subject, if that is a company."""
        if by is None or by.kind != "person":
            return False
        if not any(m.kind in ORGANISATIONS for m in subject.mentions):
            return True
        entity, named = self._discourse.catalogue.get(by.id), self._discourse.last_named
        employer = entity.affiliation if entity is not None else None
        if employer is None and named is not None and named.id == by.id:
            employer = named.affiliation_id
        return employer is not None and employer not in {id_ for m in subject.mentions for id_ in (m.id, *m.other_ids)}

    def _time_of_sum(
        self, reading: Reading, sentence: Sentence, predicate: str, subject: Filled, focus: tuple[int, int],
        time: tuple[str | None, str | None],
    ) -> tuple[str | None, str | None]:  # fmt: skip
        """Up 27% on the year: the period of a change is that of the sum it is of, unless its clause names another."""
        base = predicate.removesuffix("_change")
        sums = [d for d in reading.drafts if d.predicate == base and d.subject.id in {m.id for m in subject.mentions}]
        # 比去年的22亿元多出六成: not of the sum that it is compared with.
        sums = [
            d
            for d in sums
            if not d.value_text or not _COMPARED_WITH.search(sentence.words(d.start, d.end).split(d.value_text)[0])
        ]
        opening, closing = sentence.clause(*focus)
        back = re.match(r"\W*(?:so |and )?(?:that|this|which)\b", sentence.words(opening, closing), re.IGNORECASE)
        if back and not sums and any(t.text == time[1] and t.role == "at" and "same" in t.text for t in sentence.times):
            # "That was 56% more than in the same period of last year": of the figure told before.
            told = self._told.get((base, subject.mentions[0].id))
            return (told, time[1]) if told else time
        if not sums or sums[-1].time is None or back:
            return time
        own = [t for t in sentence.times if opening <= t.start < closing and t.text == time[1]]
        own = [t for t in own if not YEAR_AGO.fullmatch(t.text.strip())]  # "up 8% from the same quarter last year"
        return time if own else (sums[-1].time, sums[-1].time_text)

    def _from_then_on(self, sentence: Sentence, time: TimeExpression, predicate: str, value: str | None) -> str | None:
        """A time to come from which on something holds: "will train on 24,000 MI355Xs from November"."""
        if value is None or "/" in value or predicate not in _GOES_ON_FROM or not self._is_future(value):
            return value
        before = sentence.words(time.start - 24, time.start)
        return f"{value}/" if _FROM_THEN.search(before) else value

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
            year_ago = YEAR_AGO.fullmatch((time[1] or "").strip())
            opening, closing = sentence.clause(*focus)
            figures = [q for q in sentence.quantities if opening <= q.start and q.end <= focus[0]]
            opening = focus[0] if any(q.dimension == "money" for q in figures) else opening
            undated = not any(opening <= t.start < closing for t in sentence.times)
            base = sentence.search(common()["base_before"], focus[0] - 24, focus[0])
            # "lifted its 2025 capex plan to $85 billion, from $75 billion": both are of 2025.
            revised = undated and base and sentence.search(_PLAN_REVISED, sentence.start, focus[0]) is not None
            if revised and last is not None and not year_ago:
                result = known, time[1]
            elif year_ago or (
                last is not None
                and undated
                and base
                and (re.fullmatch(r"\d{4}", known) or (predicate in REPORTED and self._language == "en"))
            ):
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

    def _is_under_way(self, time: str | None) -> bool:
        """Whether a period is the year of the publication, and that far from over."""
        return self._published is not None and time == str(self._published.year) and self._published.month < 12

    def _is_past(self, time: str | None) -> bool:
        """Whether a period was over at publication; one that is not told counts as over."""
        if time is None or self._published is None:
            return True
        return int(time[:4]) < self._published.year if time[:4].isdigit() else False

    def _is_own_forecast(self, sentence: Sentence, offset: int) -> bool:
        """Whether a figure is a broker's own: "it guided to $54 billion; we are at $55 billion"."""
        if self._language == "zh":
            return sentence.search(_WE_REVISE) is not None
        part = max(sentence.text.rfind(mark, 0, max(0, offset - sentence.start)) for mark in ";；") + 1
        own = sentence.search(_WE_REVISE, sentence.start + part, offset)
        return own is not None and "guid" not in sentence.words(sentence.start + part, offset)

    def _credit(
        self, sentence: Sentence, predicate: str, subject: Filled, modality: Modality, offset: int, valued: bool
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
        guided = unsettled and (
            predicate in ("capex", "capex_change", "revenue", "revenue_change")
            or (predicate == "sales" and sentence.search(_GUIDES) is not None)
            or _WANTS.match(sentence.words(subject.end, sentence.end)) is not None
        )
        if guided and self._is_own_forecast(sentence, offset):
            return None  # 我们将腾讯的资本开支上调至…: the broker's own figure.
        own = reference(subject.mentions[0]) if guided and len(subject.mentions) == 1 else None
        if own is not None and own.kind in ORGANISATIONS:
            spoken = self._spokesman(sentence, own.id)
            named = (
                subject.node is not None and sentence.start <= subject.node.start and _RANGE_IS.search(sentence.text)
            )
            if spoken is not None or sentence.search(_GUIDANCE) or named:
                return spoken or own
        last = self._discourse.earlier_source
        if last is not None and predicate == "spec" and _GOES_ON.match(sentence.text):
            # What its maker, or one of the maker's people, tells of a chip goes on with "it".
            speaker = self._discourse.catalogue.get(last.id)
            if {last.id, speaker.affiliation if speaker else None} & {m.vendor_id for m in subject.mentions}:
                return last
        shares_on = predicate in _SURVEYED and predicate in self._recent and valued
        surveys = last is not None and self._discourse.is_observer_reference(last)
        if last is not None and surveys and shares_on and not self._discourse.is_medium(last):
            return last  # The next share or count comes from the same survey.
        if last is not None and (unsettled or common()["part_of"].match(sentence.text)):
            # What the last source spoke of goes on: a part of it, or a prospect that the article cannot know by itself.
            if last.id == "person:anonymous" or (valued and self._discourse.is_observer_reference(last)):
                return last
            entity = self._discourse.catalogue.get(last.id)
            if valued and {last.id, entity.affiliation if entity else None} & {m.id for m in subject.mentions}:
                return last
        if own is not None and not sentence.search(common()["foretold"]):
            return own  # A company's guidance is its own word.
        if subject.node is not None and subject.node.pick == "speaker" and subject.mentions[0].id.endswith(":unnamed"):
            return ANONYMOUS  # "Our warehouse holds 900 H200s": who says so is not told.
        return None

    def _spokesman(self, sentence: Sentence, company: str) -> EntityReference | None:
        """Who acts for a company at the head of a sentence: "Finance chief Mark Murphy lifted the budget"."""
        for node in sentence.nodes:
            mention = node.mentions[0] if node.mentions else None
            if mention is not None and mention.kind == "person" and not mention.anonymous and not node.marker:
                return reference(mention) if mention.affiliation_id == company else None
        return None

    def _modality(
        self, sentence: Sentence, frame: Frame, value: Value | None, trigger: Trigger, quantity: Quantity | None,
        time: tuple[str | None, str | None], level: str, denies: bool, predicate: str, subject: Filled,
    ) -> Modality:  # fmt: skip
        start, end = self._cue_range(sentence, trigger, quantity)
        clause_start, clause_end = sentence.clause(start, end)
        cues = self._grammar.modality
        behind = (6 if self._language == "zh" else 25) if quantity is not None else (6 if self._language == "zh" else 0)
        stop = min(clause_end, end + behind)
        window = sentence.words(clause_start, stop)
        if (other := _ANOTHER_VERB.search(window, max(0, end - clause_start))) is not None:
            stop = clause_start + other.start()  # "spent $20 billion and expects more"

        def near(cue: re.Pattern[str]) -> bool:
            return sentence.search(cue, clause_start, stop) is not None

        if (
            denies
            or (frame.modality == "denied" and predicate == "price_change")
            or self._is_refuted(sentence, end)
            or self._is_denied(sentence, trigger, quantity, predicate, start, clause_start, stop)
        ):
            return "denied"
        if self._language == "zh":
            # 针对公司租用B200的说法，他回应称：“一张都没用过。”
            for claim in sentence.finditer(_CLAIM):
                if sentence.start + claim.start() <= trigger.start < sentence.start + claim.end():
                    return "denied" if _ANSWER.match(sentence.text, claim.end()) else "reported"
        before = (trigger.start - 90, trigger.start)
        if sentence.search(_UNTRUE_THAT, *before) or (
            (predicate in DEEDS or predicate == "fabricates")
            and predicate != "cuts_orders"
            and sentence.search(_STOPPED, *before)
        ):
            return "denied"
        if predicate in ("restricts", "issues", "threshold"):
            # What a rule forbids is full of "would" and "may": only a rule still to come is planned.
            if sentence.search(cues["proposed"], sentence.start, end):
                return "planned"
            forbids = re.search(r"\b(?:without|not|no longer|only)\b", sentence.words(trigger.start, trigger.end))
            if not forbids and sentence.search(common()["may_be"], sentence.start, trigger.start):
                return "possible"
            if frame.modality == "denied":
                return "denied"
            return "reported" if level == "reported" else "estimated" if level == "estimated" else "asserted"
        plans = predicate in _PLANS
        if near(cues["possible"]):
            return "possible"
        # What is done is not to come, whatever date stands near by.
        done = near(COMMON["done"])
        future = (
            (self._is_future(time[0]) or self._is_end_to_come(time))
            and not done
            and any(t.text == time[1] for t in sentence.times)
        )
        if level == "reported" and not near(cues["intended"]) and predicate not in TIMELESS:
            return "reported"
        guess = sentence.search(cues["guess"], sentence.start, end) and plans
        called_off = predicate == "cuts_orders" and done  # 已把原订的…取消: what was planned is over.
        if near(cues["planned"]) and predicate not in _CONSTANT and not called_off:
            if predicate.startswith(("capex", "revenue")) and self._is_own_forecast(sentence, start):
                return "estimated"
            sets_price = predicate == "price_change" and not future and subject.mentions[0].kind in ORGANISATIONS
            told = any(a.by and a.level == "said" and a.start <= start < a.end for a in sentence.attributions)
            expands = predicate == "capacity" and (near(cues["intent"]) or told)
            return "planned" if plans or sets_price or expands else "estimated"
        if level == "estimated" or near(cues["estimated"]):
            if predicate in TIMELESS:
                guessed = predicate.startswith("training_") and near(cues["reckoned"])
                return "estimated" if level == "estimated" or guessed else "asserted"
            reckoned = sentence.search(cues["reckoned"], sentence.start, clause_end)
            # A stock that is reckoned is there; only what is to be done is a plan.
            return "planned" if plans and not reckoned and predicate != "holds" else "estimated"
        if future and predicate not in TIMELESS:
            return "planned" if plans else "estimated"
        if level == "reported":
            return "reported"
        guided = predicate in ("capex", "capex_change", "revenue", "revenue_change") and not self._is_over(time[0])
        if guided and (
            _OUTLOOK.match(sentence.text) or sentence.search(_GUIDES, clause_start, min(sentence.end, end + 12))
        ):
            return "planned" if predicate.startswith("capex") else "estimated"
        if guess:
            return "possible"
        told = quantity is not None and any(a.by and a.start <= quantity.start < a.end for a in sentence.attributions)
        if guided and told and self._is_under_way(time[0]) and not sentence.search(_SO_FAR):
            return "planned" if predicate.startswith("capex") else "estimated"
        return "asserted" if frame.modality is None else frame.modality  # type: ignore[return-value]

    def _whole_ratio(self, quantity: Quantity, marker: str, sentence: Sentence) -> Quantity:
        """比B200多五成 is 1.5 times as much, 20% less than is 0.8 times."""
        if quantity.kind == "change" and re.search(r"doubl|tripl|quadrupl|翻", quantity.text):
            # "doubles the memory of the H100" is twice as much.
            bounds = (None if b is None else 1 + b for b in (quantity.low, quantity.high))
            return replace(quantity, low=next(bounds), high=next(bounds))
        before = sentence.words(quantity.start - 8, quantity.start)
        if re.match(
            r"\s(?:as (?:much|many|large|big|fast) )?(?:[a-z]+ )?again as\b",
            sentence.words(quantity.end, quantity.end + 40),
        ):
            return replace(quantity, low=1 + (quantity.low or 0), high=1 + (quantity.high or 0))
        if quantity.low == quantity.high == 1 and re.search(r"(?:提升|提高|增加|翻|多|增长|高|快)[了出]?$", before):
            return replace(quantity, low=2.0, high=2.0)  # 提升一倍
        if quantity.kind not in ("percent", "fraction", "change") or marker not in COMMON.comparison:
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
        trigger: Trigger,
        quantity: Quantity | None,
        predicate: str,
        start: int,
        clause_start: int,
        stop: int,
    ) -> bool:
        if self._language == "en" and _NO_SUCH.search(sentence.words(clause_start, trigger.start)):
            return True
        match = sentence.search(self._grammar.modality["denied"], clause_start, stop)
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
        if predicate == "restricts" and re.search(
            r"\b(?:without|unless|until)\b", sentence.words(position, trigger.end), re.IGNORECASE
        ):
            return False  # "neither may go to China without a licence"
        if self._language == "zh":
            if _NOT_TOLD.match(sentence.words(position, position + 12)):
                return False  # 没有说明发布指令的原因: what is not told is the reason.
            return position <= max(trigger.end, start) + 2
        # "not more than", "no less than" and a negation behind the statement belong to something else.
        if re.match(
            r"(?:not|no|never)\s+(?:more|less|fewer|only|just|yet|least|all|before|until|alone|to\b"
            r"|the (?:only|first|last)|be drawn|comment|say\b"
            r"|discuss|disclose|confirm|name\b)",
            sentence.words(position, stop),
            re.IGNORECASE,
        ):
            return False
        if predicate != "restricts" and re.match(
            r"(?:not|n['’]t)\s(?:\w+ly\s)?(?:affect|change|alter|dent|hurt|touch)\b",
            sentence.words(position, position + 30),
            re.IGNORECASE,
        ):
            return False  # "would not affect its guidance of $44 billion": that stands.
        if re.match(
            r"(?:not|n['’]t)\s(?:[\w-]+\s){1,8}(?:until|before)\b",
            sentence.words(position, position + 90),
            re.IGNORECASE,
        ):
            return False  # It will not ship until March: then it will.
        return position < trigger.end

    def _refuter(self, sentence: Sentence, offset: int) -> EntityReference | None:
        """Who calls untrue what stands before an offset."""
        told = [a.by for a in sentence.attributions if a.denies and a.by is not None and a.start <= offset]
        near = any(a.denies and offset - _DENIAL_REACH <= a.start <= offset for a in sentence.attributions)
        if told and (self._language == "en" or near):
            return told[-1]
        if sentence.refuted is None or (self._language == "zh" and sentence.start + sentence.refuted.start() < offset):
            return None  # 字节辟谣：“…”的消息不实: who denies has been named.
        match = sentence.search(self._grammar.modality["refuted"], offset, sentence.end)
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


def _in_months(period: str | None) -> str | None:
    """A quarter by its months, as those of a company's own year are told."""
    quarter = re.fullmatch(r"(\d{4})-Q([1-4])", period or "")
    if quarter is None:
        return period
    last = 3 * int(quarter[2])
    return f"{quarter[1]}-{last - 2:02}/{quarter[1]}-{last:02}"


def _length_in_months(period: str | None) -> int:
    months = re.fullmatch(r"(\d{4})-(\d\d)/(\d{4})-(\d\d)", period or "")
    return 0 if months is None else 12 * (int(months[3]) - int(months[1])) + int(months[4]) - int(months[2]) + 1


def _months_later(period: str | None, steps: int) -> str | None:
    """The period of months as long as another, so many of them later: the quarter before, the year after."""
    months = re.fullmatch(r"(\d{4})-(\d\d)/(\d{4})-(\d\d)", period or "")
    if months is None:
        return None
    first, last = (12 * int(months[i]) + int(months[i + 1]) - 1 for i in (1, 3))
    moved = [month + steps * (last - first + 1) for month in (first, last)]
    return "/".join(f"{month // 12:04}-{month % 12 + 1:02}" for month in moved)


# Behind a time: how many times as much as then.
_TIMES_AS_MUCH = re.compile(r"的?(?:\d|[一二三四五六七八九十两几])[\d.一二三四五六七八九十]*倍")


def _fiscal_label(time: TimeExpression) -> str | None:
    """The label of a fiscal period, or that of a quarter that may be one."""
    return time.fiscal or _label_of(time.text.strip().lower(), time.anchor == "publication")


@lru_cache(maxsize=1000)
def _label_of(words: str, by_publication: bool) -> str | None:
    """The label of a quarter or year that may be a fiscal one, by its words and by whether the publication dates it."""
    if _UNDER_WAY.fullmatch(words):
        return "this quarter"
    if re.fullmatch(r"(?:the )?full[- ]year|(?:全|整个)(?:财|会计)年", words):
        return "FY"
    if (relative := _FISCAL_RELATIVE.fullmatch(words)) is not None:
        offset = -1 if relative[1] else 0 if relative[2] else 1
        return f"{'Q' if relative[4] else 'FY'}{offset:+d}"
    if (plain := _QUARTER_RELATIVE.fullmatch(words)) is not None:
        if plain[3] and not by_publication:
            return None
        return "P+1" if plain[2] else "P-1"
    half = re.fullmatch(r"(?:the )?(first|second)[- ]half", words)
    if half is not None:
        return f"H{_QUARTER[half[1]]}"
    match = re.fullmatch(
        r"(?:the )?(first|second|third|fourth)[- ]quarter|第?([一二三四])(?:季度?|季报)|q([1-4])", words
    )
    if match is None:
        return None
    found = match[1] or match[2] or match[3]
    return f"Q{_QUARTER.get(found, found)}"


def _is_noun_of_time(sentence: Sentence, time: TimeExpression) -> bool:
    """Whether a time only dates a noun: 今年3月发布的X由…制造, "its 2023 flagship is made by"."""
    behind = sentence.words(time.end, time.end + 14)
    return re.match(r"[^，。；]{0,8}的(?!是)|['’]s\b|\s?[)）]|\s(?:report|paper|note|study|post)\b", behind) is not None


def _is_own_time(sentence: Sentence, quantity: Quantity, time: TimeExpression) -> bool:
    """Whether a time right behind a quantity is its own: "$32.3 billion in 2023 and $52.5 billion in 2024"."""
    return (
        0 <= time.start - quantity.end < 26
        and _TIME_BEHIND.fullmatch(sentence.words(quantity.end, time.start)) is not None
        and not re.match(r"\s?[:：]", sentence.words(time.end, time.end + 2))
    )


def _opens(sentence: Sentence, time: TimeExpression) -> bool:
    """Whether a time alone is the opening clause of a sentence: "In October, it announced", 10月，该公司宣布."""
    before, behind = sentence.words(sentence.start, time.start), sentence.words(time.end, time.end + 1)
    return re.fullmatch(
        r"\W*(?:(?:Then|And|But|Early|Late),? )?(?:[Ii]n|[Oo]n|[Ee]arly|[Ll]ate|到|在)?\s?", before
    ) is not None and behind in (",", "，")


def _year_before(time: str) -> str:
    """The same period a year earlier: `2023-02/2024-01` becomes `2022-02/2023-01`."""
    return re.sub(r"(?<!\d)\d{4}(?!\d)", lambda match: f"{int(match[0]) - 1:04}", time)


def _is_aside(sentence: Sentence, offset: int, covering: Sequence[Attribution]) -> bool:
    """Whether a place lies in a relative clause, or one of time, that the article adds to another's words."""
    if sentence.language == "zh":
        return False
    at = offset - sentence.start
    for match in sentence.finditer(_ASIDE):
        if match.start() <= at < match.end() and _TO_COME.search(match[0]) is None:
            # "…, where deliveries begin in March, it said": what is said behind holds for the aside too.
            return not any(
                match.start() < a.start - sentence.start <= match.end()
                or (a.start == sentence.start and a.by is not None and _is_told_behind(sentence, a, match.end()))
                or (a.start == sentence.start and abs(a.end - sentence.start - match.end()) <= _JOINT < a.end - a.start)
                for a in covering
            )
    return False


_TOLD_BEHIND = re.compile(
    r",\s(?:[^,;]{0,60}\b(?:said|says|told|added|adds|noted|reported|reports|wrote|confirmed|disclosed|according to)\b)"
)


def _is_told_behind(sentence: Sentence, attribution: Attribution, offset: int) -> bool:
    """Whether a source that holds for a whole sentence is named behind an offset of it."""
    behind = sentence.text[offset:]
    return attribution.by is not None and _TOLD_BEHIND.match(behind) is not None
