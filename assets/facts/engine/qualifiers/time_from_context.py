"""The time of a fact whose sentence tells none: that of the paragraph, heading or report, or the publication."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assets.facts.discourse import Sentence, common
from assets.facts.engine.qualifiers.dating import (
    YEAR_AGO,
    base_of,
    belongs_to,
    dates_bracket,
    is_compared_with,
    is_contrasted,
    is_of_other,
    is_of_telling,
)
from assets.facts.engine.qualifiers.fiscal_years import Dated, FiscalYears
from assets.facts.engine.qualifiers.guidance import BEATS_ESTIMATES
from assets.facts.engine.state import PERIODIC, REPORTED, Filled
from assets.facts.frames import Trigger
from assets.facts.patterns import screened
from assets.facts.quantities.quantity import Quantity
from assets.facts.times.find import TimeExpression, fiscal_period

# What tells that a sum is a company's guidance: it is raised, cut or kept before the period is over.
# The quarter that a report is about, unless more is to come.
THIS_QUARTER = frozenset({"本财季", "本季", "本季度", "这个季度", "这一季度"})
# What holds of the year that a section is about, where nothing else dates it.
_IN_A_YEAR = PERIODIC | {"orders", "cuts_orders", "supplies", "launches", "invests_in", "price_change"}
# What a price or a wait has come to by the time of writing.
_HAS_BECOME = re.compile(
    r"已经?(?:超过|拖到|涨到|涨至|跌到|跌至|降到|降至|升到|升至|跌破|突破|拉长到|拉长至|延长到|延长至|达到?|逼近|接近|回落到|掉到|缩短到|缩短至)"
    r"[^，。；]{0,4}$"
    r"|\b(?:has|have) (?:now |since |already |also )?(?:slipped|fallen|dropped|shrunk|come down|come back|risen|climbed"
    r"|stretched|eased|crept up)\b[^.;,]{0,30}$"
)
# What a thing is like from one day to another: the day on which it was opened, or will be, is none of its own.
SIZES = frozenset({"cluster_size", "power"})
# What was so when it was told, where nothing else dates it.
_HOLDS_WHEN_TOLD = SIZES | {"holds"}
# Facts about rules: a date far off may be theirs.
RULES = frozenset({"restricts", "issues"})


@dataclass(frozen=True, slots=True)
class Undated:
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


# What a price or a wait was: "They quoted 30 weeks."
_PRICED_THEN = re.compile(
    r"\b(?:was|were|cost(?!s)|quoted|asked|charged|paid(?! for\b)|fetched|sold|had|went for|changed hands)\b"
    r"(?![^,;]*\b(?:is|are|now)\b)"
)


def _tells_price_then(fact: Undated) -> bool:
    """Whether an English clause tells in the past what something cost, or how long one waited."""
    clause = fact.sentence.words(fact.sentence.start, fact.focus[0])
    return _PRICED_THEN.search(clause) is not None and not has_become(fact.sentence, fact.focus)


def _is_level_before(fact: Undated, time: TimeExpression) -> bool:
    """Whether what something costs now is set against a time behind it: "costs $31,000, 12% less than in January"."""
    return (
        fact.predicate in ("price", "lead_time")
        and fact.sentence.language == "en"
        and is_compared_with(fact.sentence, time)
        and YEAR_AGO.fullmatch(time.text.strip()) is None
        and not _tells_price_then(fact)
    )


# What somebody gave to a round that was told before: "It raised $1.1 billion in September. Aker put in $285 million".
_PUTS_IN = screened(r"\b(?:put|puts|chipped|kicked|threw) in\b|\b(?:contributed|put up|stumped up|led the round)\b")
# What was done before the time spoken of, or some time behind it.
_BEFORE_THEN = screened(
    r"此后|其后|那之后|\bhad (?:earlier|previously|already|once|long|first|by then)\b"
    r"|\b(?:since then|later on|years later|in the past|in (?:earlier|previous|past) years)\b"
    r"|此前|早前|先前|更早|在此之前"
)
# What somebody was worth some time ago.
_NO_MORE = screened(
    r"\b(?:once|formerly|previously|at (?:its|their|the) (?:peak|height|zenith)|at one (?:point|time)|had been)\b"
    r"|曾|一度|巅峰|此前|最高时"
)


_FROM_WHICH = re.compile(r"\bfrom (?:about |around |some |just )?$|从约?$")


def has_become(sentence: Sentence, focus: tuple[int, int]) -> bool:
    """Whether a price or a wait has come to a figure by the time of writing."""
    start, end = focus
    return _HAS_BECOME.search(sentence.words(start - 40, min(start + 2, end))) is not None


# How a clause tells a result that is out, and of what it is that may be no quarter.
_WAS_RESULT = screened(
    r"\b(?:was|were|came (?:in at|to)|rose|fell|grew|jumped|climbed|dropped|totall?ed|reached|accounted for|contributed"
    r"|brought in|made up|generated|reported|posted|booked)\b"
)
_OF_ANOTHER_PERIOD = screened(
    r"\b(?:annual\w*|year|years|month|months|half|run[- ]rate|so far|to date|ever|will|would|expect\w*|forecast\w*"
    r"|guid\w+|if|once|had)\b"
)


# A company's budget for its year, as it is now.
_BUDGETED = screened(
    r"\b(?:budgets?|(?:capex|spending|capital expenditure) (?:guidance|plans?|range|target|outlook))"
    r" (?:is|was|has been|had been|were|will be|now stands at) (?:now |again |later )?"
    r"(?:raised|lifted|cut|trimmed|lowered|narrowed|kept|left|increased|reduced|unchanged|widened|[$€£¥\d])"
)
_DECEMBER = 12


class TimeFromContext(FiscalYears):
    """Finds the time of a fact outside its sentence."""

    def _time_of_answer(self, fact: Undated, _times: Sequence[TimeExpression]) -> Dated | None:
        """The time of the question that is answered, or of the rule that the text is about."""
        if self._dated is not None:
            return self._value_of(self._dated, fact.subject, fact.predicate), self._dated.text
        before = fact.sentence.search(_BEFORE_THEN, *fact.sentence.clause(*fact.focus)) is not None
        if fact.predicate in RULES and self._rules.time is not None and not before:
            return self._rules.time, None
        return None

    def _time_of_publication(self, fact: Undated, times: Sequence[TimeExpression]) -> Dated | None:
        """Today, of what is set against what was: "It was five months then and is six weeks"; of a price of shares."""
        if self._published is None or times:
            return None
        sentence, _, quantity, predicate, focus = fact.parts
        if quantity is not None and predicate in ("price", "lead_time") and has_become(sentence, focus):
            # "has stretched from six weeks to four months": now; when it was six weeks is not told.
            was = _FROM_WHICH.search(sentence.words(focus[0] - 12, focus[0])) is not None
            return None if was else str(self._published.year), None
        if quantity is not None:
            base = base_of(sentence, quantity, sentence.quantities)
            then = base is not None and any(belongs_to(sentence, t, base) for t in fact.resolved)
            if then or (
                predicate in ("price", "market_share", "lead_time", "capacity", "holds")
                and any(
                    is_of_other(sentence, t, focus, quantity)
                    or is_contrasted(sentence, t, focus, quantity)
                    or (t.start > focus[0] and (dates_bracket(sentence, t) or _is_level_before(fact, t)))
                    for t in fact.resolved
                )
            ):
                return str(self._published.year), None
        if predicate == "market_cap" and not sentence.search(_NO_MORE, *sentence.clause(*focus)):
            # It is told as of the last close; that is the day spoken of, else the day of publication.
            begin = sentence.words(sentence.start, focus[0]).rfind(";") + sentence.start + 1
            days = [t for t in fact.resolved if t.granularity == "day" and begin <= t.start < focus[0]]
            close = days[-1] if days else self._paragraph_time
            if close is not None and close.granularity == "day" and close.value:
                return close.value, close.text
            return self._published.isoformat(), None
        return None

    def _time_of_budget(self, fact: Undated, _times: Sequence[TimeExpression]) -> Dated | None:
        """The year under way, of what is budgeted in it, whichever quarter is told of: "The budget was narrowed to"."""
        if self._published is None or fact.quantity is None or self._language != "en":
            return None
        if not fact.predicate.startswith("capex"):
            return None
        clause = fact.sentence.clause(*fact.focus)
        if fact.sentence.search(_BUDGETED, *clause) is None:
            return None
        month = self._year_end(fact.subject)
        if month is None or month == _DECEMBER:
            return str(self._published.year), None
        under_way = self._published.year + (1 if self._published.month > month else 0)
        return fiscal_period(f"FY{under_way}", month), None

    def _time_of_paragraph(self, fact: Undated, _times: Sequence[TimeExpression]) -> Dated | None:
        """The time of which the paragraph tells.

        A period holds until another is named; the date of an event only for what has the same subject.
        """
        sentence, _, quantity, predicate, focus = fact.parts
        carried = self._paragraph_time
        puts_in = predicate == "invests_in" and sentence.search(_PUTS_IN, sentence.start, focus[1]) is not None
        passing = ("day", "month") if predicate in REPORTED else ("day",)
        if predicate in PERIODIC and carried is not None and carried.granularity in passing:
            carried = self._paragraph_period or carried  # 昨晚交卷：截至12月底的季度营收…。资本开支…
            if predicate in REPORTED and carried.granularity == "day":
                return None  # "It reported on Thursday. Capex will be": the day is that of the report.
        if carried is None or (quantity is None and not fact.event) or predicate in SIZES:
            return None
        if predicate == "capacity" and carried.role == "since" and self._language == "en":
            return None  # "It has been under construction since 2021. It can process 40,000 wafers"
        if fact.event and sentence.search(_BEFORE_THEN, *sentence.clause(*focus)):
            return None  # "It had earlier discouraged firms from buying the H20": before what was told.
        priced = predicate in ("price", "lead_time") and self._language == "en" and _tells_price_then(fact)
        elided = puts_in or priced or fact.subject.node is None or sentence.search(common()["back_then"])
        if not (predicate in PERIODIC or elided or predicate in RULES):
            return None
        if sentence.search(self._grammar.modality["denied"], *sentence.clause(*focus)):
            return None
        if predicate in RULES and not self._rules.may_be_of(carried.value or ""):
            return None, None  # The paragraph's date is that of another rule.
        reported = self._reporting if predicate in REPORTED and carried.text in THIS_QUARTER else None
        return self._value_of(reported or carried, fact.subject, predicate), carried.text

    def _time_of_heading(self, fact: Undated, _times: Sequence[TimeExpression]) -> Dated | None:
        """The time in the heading."""
        headed = self._headed
        if headed is None or (fact.quantity is None and not fact.event):
            return None
        if fact.predicate not in (PERIODIC if headed.granularity != "year" else _IN_A_YEAR):
            return None
        clause = BEATS_ESTIMATES.sub("", fact.sentence.words(*fact.sentence.clause(*fact.focus)))
        if self._grammar.modality["estimated"].search(clause):
            return None
        return self._value_of(headed, fact.subject, fact.predicate), headed.text

    def _time_of_report(self, fact: Undated, _times: Sequence[TimeExpression]) -> Dated | None:
        """The period of the results that the text reports, of a figure that nobody estimates."""
        if fact.predicate not in REPORTED or fact.quantity is None or self._reporting is None:
            return None
        at = fact.focus[0]
        if any(a.level == "estimated" and a.start <= at < a.end for a in fact.sentence.attributions):
            return None
        return self._value_of(self._reporting, fact.subject, fact.predicate), self._reporting.text

    def _time_of_own_results(self, fact: Undated, _times: Sequence[TimeExpression]) -> Dated | None:
        """The quarter of its own that was told of a company, of what goes on to tell its results in the past."""
        if fact.predicate not in REPORTED or fact.quantity is None or self._language != "en":
            return None
        period = self._own_periods.get(fact.subject.mentions[0].id, "")
        if len(period) <= len("2025") or not self._is_over(period):
            return None
        clause = fact.sentence.words(*fact.sentence.clause(*fact.focus))
        return (period, None) if _WAS_RESULT.search(clause) and not _OF_ANOTHER_PERIOD.search(clause) else None

    def _time_of_holding(self, fact: Undated, _times: Sequence[TimeExpression]) -> Dated | None:
        """The time of a stock that a part is of, 目前自有5200张，其中H800占2048张; today, if a talk tells it."""
        if fact.predicate != "holds" or fact.quantity is None or self._published is None:
            return None
        year, holder = str(self._published.year), fact.subject.mentions[0].id
        held = [d.time for d in (*self._drafts, *self._stating) if d.predicate == "holds" and d.subject.id == holder]
        if held and held[-1] is not None and held[-1][:4] == year:
            return held[-1], None
        return (year, None) if self._language == "zh" and self._discourse.default_source is not None else None

    def _time_of_price(self, fact: Undated, _times: Sequence[TimeExpression]) -> Dated | None:
        """Today, of what a price or a wait has come to; else the time of the price told before."""
        if fact.predicate not in ("price", "lead_time") or fact.quantity is None:
            return None
        if self._published and has_become(fact.sentence, fact.focus):
            return str(self._published.year), None
        return None if self.priced is None else (self.priced.value, self.priced.text)

    def _time_when_told(self, fact: Undated, _times: Sequence[TimeExpression]) -> Dated | None:
        """When it was told, and so was: "Nvidia has 700,000 in stock, Reuters reported last month"."""
        if fact.predicate not in _HOLDS_WHEN_TOLD:
            return None
        days = ("month", "day") if self._language == "zh" else ("month",)
        told = [t for t in fact.resolved if t.granularity in days and t.value]
        told_in = [t for t in told if is_of_telling(fact.sentence, t, fact.focus)]
        return ((told_in[0].value or "")[: len("2025-12")], told_in[0].text) if len(told_in) == 1 else None
