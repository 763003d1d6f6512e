"""When a fact holds: the time of its sentence that is nearest and can date it, else that of the context."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assets.facts.discourse import Sentence, common
from assets.facts.engine.figures.part_and_whole import dates_other_count
from assets.facts.engine.qualifiers.dating import (
    base_of,
    bearing_times,
    belongs_to,
    came_from,
    dates_bracket,
    dates_state,
    is_compared_with,
    is_fronted,
    is_now,
    is_of_goal,
    opens,
    span_of_change,
    was_foretold,
)
from assets.facts.engine.qualifiers.fiscal_years import Dated, fiscal_label, year_before
from assets.facts.engine.qualifiers.guidance import GUIDES, TO_COME_ZH
from assets.facts.engine.qualifiers.parts import PART, part_that_is
from assets.facts.engine.qualifiers.time_from_context import (
    RULES,
    SIZES,
    THIS_QUARTER,
    TimeFromContext,
    Undated,
    has_become,
)
from assets.facts.engine.state import DEEDS, PERIODIC, REPORTED, TIMELESS, Filled, crosses_clause
from assets.facts.frames import Frame, Trigger
from assets.facts.patterns import screened
from assets.facts.quantities.quantity import Quantity
from assets.facts.times.find import TimeExpression

# What goes on, so that a verb in the present tense tells it of today.
_STATES = frozenset({"holds", "cluster_size", "power", "operates", "uses", "price", "lead_time"})
_PRESENT = re.compile(
    r"(?:is|are|has|have|holds?|owns?|runs?|draws?|uses?|costs?|sells?|houses?|contains?|counts?|consumes?|operates?|takes?"
    r"|needs?|hosts?|boasts?|goes for|fetch(?:es)?|lists? at)\b"
)
_PAST = re.compile(r"\b(?:was|were|had|did|could)\b")
# Words besides a time in an opening that is nothing but a time: "By the end of 2023,".
_ONLY_OF_TIME = re.compile(
    r"\W*(?:(?:as|at|by|in|on|of|the|end|start|early|late|mid|back|from|during|until|since|over)\W*)*",
    re.IGNORECASE,
)
# The one after the period that was told, and the quarter before it.
_ONE_UNDER_WAY = re.compile(r"the (?:current|present) one|the one (?:now )?(?:under way|running)")
# The same of a year, behind the result of a fiscal year that is over.
_YEAR_UNDER_WAY = re.compile(r"(?:for |in )?the current year")
_QUARTER_BEFORE = re.compile(
    r"(?:the )?(?:previous|prior|preceding) (?:quarter|three months)|the quarter before|前一个?季度?|前一?个?财季",
    re.IGNORECASE,
)
# The same, of a figure that stands beside that of the quarter told before.
_LAST_FISCAL_QUARTER = re.compile(r"上一?个?财季")
_BESIDE_ZH = re.compile(r"的?(?:则|仅)?(?:为|是|只有|约|高达|达)?(?:约|近|逾)?\d")
_NEXT_YEAR = re.compile(r"(?:in )?(?:next year|the (?:next|following|coming) year|the year after)|[明来次]年|下一年")
_TIME_BEHIND = re.compile(
    r"\s(?:(?:is |was |are )?(?:expected|forecast|planned|guided|budgeted|projected) )?"
    r"(?:in|for|during)\s(?:the\sone\s|the\s|all\sof\s)?|\s?[(（](?:in\s)?",
    re.IGNORECASE,
)
_BARE_YEAR = re.compile(r"(?:in |for |during )?(?:last year['’s]*|20\d\d|the year before)", re.IGNORECASE)
_ONCE_PLANNED = screened(r"原本?(?:[订定拟]|计划|打算)[于在]?$")
_NEW_VERB = re.compile(
    r"\b(?:and|then)\s(?:will|would|has|had|have|is|was|are|were|plans|expects?|intends|aims|hopes"
    r"|wants|may|might|should|then)\b"
)
# What happens once, or begins: a time beside it is its own.
_ONCE = frozenset({"trained_on", "training_time", "utilization"})
_OPENED = re.compile(r"推出|建成|启用|上线|点亮|\b(?:open|launch|switch)(?:s|es|ed)?\b")
# "$5.4 billion in the fourth quarter and $16.6 billion for the full year"
_IS_OF_YEAR = re.compile(
    r"(?:全|整个)(?:财|会计)?年|[Ff]ull[- ]year|\bfor the year(?= at| of| to \$|[.,;]|$)"
    r"|\b(?i:for|over|across) the (?:year as a whole|whole (?:of the )?year)\b"
    r"|\b[Aa]nnual (?=capital|capex|spending|revenue|sales)"
)
_LAST_ALONE = re.compile(r"\s(?:in )?last(?:[.,;)—–]|$)")
_WHOLE_YEAR = re.compile(
    r"\s(?:for|in|over|across) the (?:(?:full|whole|entire) (?:fiscal )?year|year(?=[.,;]|$)"
    r"|(?:fiscal|financial) year(?=[.,;]|$| and\b))"
)
_QUARTER_LENGTH, _YEAR_LENGTH = 3, 12
_SEMICOLON = re.compile(r"[；;]")
# A time told by how long it is ago, and before it what is measured on that time.
_EARLIER = re.compile(r"\b(?:earlier|ago|before|previous|prior)\b", re.IGNORECASE)
_MEASURED_ON = re.compile(r"\b(?:on|from|than|above|below|over)\s(?:the\s)?$")
# A period that a change is measured from, and what stands before one.
_BASE_PERIOD = re.compile(_EARLIER.pattern + r"|去年同期|上年同期", re.IGNORECASE)
_CHANGED_FROM = re.compile(
    r"(?:比|较|相比|相较于?|超[出过越]|[高低多少]于|\bsame (?:month|quarter|period|stretch) of"
    r"|\bas (?:much|many|high|dear|expensive) as(?: in)?\s?$"
    r"|\b(?:on|than(?: in)?|above|below|compared with|versus|vs\.?|(?:up|down|higher|lower) from)"
    r"|% (?:from|over))(?:\s(?:that of )?the)?\s?$"
)
# Before the sum that another is measured by, and between it and its time: "more than twice the $11 billion spent in".
_THAN_THE = re.compile(r"\b(?:than|twice|double|triple|times|half|above|below|over) the $")
_OF_THAT_TIME = re.compile(
    r"\s(?:(?:that )?(?:(?:it|they) )?(?:had |was |were )?(?:laid out|spent|invested|booked|earned|made|reported|sold"
    r"|posted|recorded) )?(?:in|of|for|during) (?:the )?"
)
_AND_NEXT = re.compile(
    r",?\s(?:and|but|then)\s(?:then\s|another\s|a further\s|one of\s|one worth\s|only\s|about\s|some\s)?"
)
# 是2023年200亿元的三倍: of the base.
_OF_BASE_OF_MULTIPLE = re.compile(r"的?(?:约|近)?[\d.]+[万亿千百]*(?:美元|元|欧元|港元|新台币|日元|韩元)?的")
_OTHER_CLAUSE = re.compile(r"\band that\b|\b(?:while|whereas|but)\b")
# The time of how shares have moved, and of no market value: "up 48% this year".
_THIS_YEAR = re.compile(r"(?:so far )?this year", re.IGNORECASE)
# Before what was so until something changed: 由原来的6个月缩短至3个月.
_FORMERLY = re.compile(r"(?:原来|原先|以往|早先|先前|原本)的?(?:大约|约|近|逾)?$")
# Years behind the one told, each of which has a figure.
_YEARS_AFTER = screened(
    r"(?:之后|此后|其后|随后|后续)[一二两三四五六七八九十\d]+个?[财年][^，。；\d]{0,4}(?:依次|分别)"
)
# What happens to a chip once.
_COMES_OUT = frozenset({"launches", "production_start", "delivery"})
# When goods came is not when they were ordered.
_ARRIVED = re.compile(r"(?:才|就|已|便|都|陆续|全部)*(?:到了|到货|到齐|到位|送到|交货了?|收到|提货)")
# 首批将于11月交付: when what was ordered comes.
_COMES_THEN = re.compile(
    r"[^，。；]{0,10}?(?:交付|到货|交货|发货|出货|供货|到位|运抵|上架|交齐|交清|交完|送达|提货|到齐|投产|启用|上线)(?!的)"
)
_OF_THEM = screened(r"首批|第一批|头一?批|尾货|余下|剩下|剩余|其余|全部|分批|最后一批")
# Behind the time of one more deed.
_ONE_MORE = re.compile(r"[前内底初末后起]?(?:还|又|再|另)(?!有[\d约近超])")
# Until when a stock lasts: 手里的H20够用到年底.
_LASTS_UNTIL = re.compile(r"(?:够|足够|能|可以|可|勉强)(?:用|撑|烧|跑|支撑|维持|顶|挺)?到?$")
# A quarter, whichever it is.
_SOME_QUARTER = screened(r"(?<!第)(?<!这)(?<!上)(?<!下)(?<!最近)(?<!最新)(?:[一单每]个?季度?|一季(?!度|报))(?!报)")
# Behind a time: how many times as much as then.
_TIMES_AS_MUCH = re.compile(r"的?(?:\d|[一二三四五六七八九十两几])[\d.一二三四五六七八九十]*倍")
# "grew from $15 billion to $47.5 billion", 从150亿美元增至475亿美元
_LEVEL_FROM = re.compile(r"\b[Ff]rom (?:about |around |some |just )?$|[从由]约?$")
_LEVEL_TO = re.compile(r"\bto (?:about |around |some |just |over |nearly )?$|[至到为]约?$")
_LEVELS_APART = 12
# "in four years", "over the past three years"
_YEARS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_IN_YEARS = screened(
    r"\b(?:in|over|within) (?:just |only |(?:the |a )?(?:past |last |space of )?)"
    r"(two|three|four|five|six|seven|eight|nine|ten|\d) years\b(?! time)(?! ago)"
)
_BEGINS = re.compile(r"\W*(?:(?:Then|And|But|Early|Late|Only),? )?(?:[Ii]n|[Oo]n)?\s?")
_JOINS = re.compile(r"(?:[\s,]|\b(?:and|the|both|as well as|along with)\b)*")
_BESIDE_NAMES = 10.0
# What is told of a point in time, and not of all of a year.
_AT_A_POINT = SIZES | {"holds", "capacity"}
# What is added up over a time that goes on.
_ADDS_UP = frozenset({"invests_in", "orders"})

_IS_TO = re.compile(r"\b(?:will|would|is to|are to|plans? to|expects? to|aims? to)\b")
# Before what a figure was, and what is expected behind it.
_WAS = re.compile(
    r"\b(?:was|were|came (?:in at|to)|stood at|reached|totall?ed|amounted to) (?:about |around |some |just )?$"
)
_EXPECT = re.compile(
    r"^,?\s(?:and|but|while)\s(?:[\w’'.&-]+\s){1,6}?(?:expects?|forecasts?|reckons?|estimates?|sees?|predicts?|guides?|plans?"
    r"|will|should|could)\b"
)
_THROUGH = re.compile(r"(?:through|thru|until) (?=\d{4}$)", re.IGNORECASE)
# Before what something has become since the time that was told.
_SINCE_THEN = screened(r"\b(?:has|have|['’]s|['’]ve) (?:since|now) (?!the\b|last\b|early\b|late\b)\w+")
_AT_FIRST = re.compile(
    r",? (?:at first|initially|to (?:start|begin) with|at the outset|in (?:a|the|its) first (?:phase|stage))\b"
)


_AT_PRESENT = re.compile(
    r"(?i:now|today|currently|at present|as of now)|目前|现在|如今|今[日天]|当[日天]|同[日天]|即日"
)


_NEXT_CLAUSE = re.compile(r",\s(?:and|but|while|whereas)\s")


class TimeOfFact(TimeFromContext):
    """Finds the time of a fact."""

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
        fact = Undated(sentence, trigger, quantity, predicate, subject, focus, frame.event, resolved)
        times = self._times_that_date(fact)
        if size > 1 and (one := self._one_of_several(fact, times, index, size)) is not None:
            return one
        if (end := _end_of_range(fact, times) or self._end_of_years(fact, times)) is not None:
            return end
        if (year := self._year_without_number(fact, times)) is not None:
            return year
        if predicate == "market_share" and quantity is not None and came_from(sentence, quantity):
            return None, None
        nearest = self._nearest_time(fact, times)
        if nearest is None:
            ways = (
                self._time_of_forecast,
                self._time_of_answer,
                self._time_of_publication,
                self._time_of_budget,
                self._time_of_paragraph,
                self._time_of_heading,
                self._time_of_report,
                self._time_of_own_results,
                self._time_of_holding,
                self._time_of_price,
                self._time_when_told,
            )
            return next((dated for way in ways if (dated := way(fact, times)) is not None), (None, None))
        cost, time = nearest
        if self._dated is not None and _AT_PRESENT.fullmatch(time.text):
            return self._time_of_answer(fact, times) or (
                None,
                None,
            )  # "9 April: the H20 now needs a licence": on that day.
        if cost <= (80 if self._language == "zh" else 60) or predicate in RULES:
            return self._dated_by(fact, time)
        return self._time_of_report(fact, times) or self._time_of_answer(fact, times) or (None, None)

    def _time_of_forecast(self, fact: Undated, _times: Sequence[TimeExpression]) -> Dated | None:
        """The period foretold anew, of what was foretold before: "now $15 billion; in May it had said $14 billion"."""
        if fact.quantity is None or fact.predicate not in REPORTED or not was_foretold(fact.sentence, fact.quantity):
            return None
        anew = (d for d in reversed(self._stating) if d.predicate == fact.predicate and d.start >= fact.sentence.start)
        last = next((d for d in anew if d.subject.id == fact.subject.mentions[0].id and d.time), None)
        return None if last is None else (last.time, last.time_text)

    def _times_that_date(self, fact: Undated) -> list[TimeExpression]:
        """The times of a sentence that can date a fact, and not only what it is compared with."""
        times = bearing_times(fact.sentence, fact.resolved, fact.focus, fact.trigger, fact.quantity)
        times = self._without_those_of_other_deeds(fact, times)
        times = self._without_those_of_other_periods(fact, times)
        times = self._without_those_of_other_states(fact, times)
        if fact.quantity is not None:
            times = self._without_those_of_other_figures(fact, fact.quantity, times)
        return self._without_those_of_other_events(fact, times)

    def _without_those_of_other_deeds(self, fact: Undated, times: list[TimeExpression]) -> list[TimeExpression]:
        """The times, less those of what else is done with what is ordered, held or cancelled."""
        sentence, predicate, focus = fact.sentence, fact.predicate, fact.focus
        chinese = self._language == "zh"
        if chinese:
            times = [t for t in times if not _dates_one_more(sentence, t, focus)]
        if predicate in DEEDS:
            # 把原订第四季交货的20万颗取消: when it was to be, and is not.
            times = [t for t in times if not sentence.search(_ONCE_PLANNED, t.start - 8, t.start)]
        if predicate == "orders" and fact.quantity is not None:
            times = [
                t
                for t in times
                if (self._is_future(t.value) or not _ARRIVED.match(sentence.words(t.end, t.end + 8)))
                and not (chinese and _dates_delivery(sentence, t, focus))
            ]
        if predicate in ("holds", "orders") and chinese and fact.quantity and fact.quantity.dimension == "count":
            times = [t for t in times if not _is_of_next_chip(sentence, t, focus)]
        if predicate == "holds" and chinese:
            times = [t for t in times if not _LASTS_UNTIL.search(sentence.words(t.start - 4, t.start))]
        return times

    def _without_those_of_other_periods(self, fact: Undated, times: list[TimeExpression]) -> list[TimeExpression]:
        """The times, less those of what the figure of a period, or a change, is measured on."""
        sentence, quantity, predicate, focus = fact.sentence, fact.quantity, fact.predicate, fact.focus
        if predicate in PERIODIC:
            times = [
                t
                for t in times
                if not _TIMES_AS_MUCH.match(sentence.words(t.end, t.end + 8))
                and not (_EARLIER.search(t.text) and _MEASURED_ON.search(sentence.words(t.start - 10, t.start)))
            ]
        if predicate in REPORTED and self._language == "en":
            # "said last week that its revenue grew 63% in its first quarter"
            times = [t for t in times if t.end > focus[0] or not _dates_speech(sentence, t)]
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
                if not (t.end <= focus[0] and _OF_BASE_OF_MULTIPLE.fullmatch(sentence.words(t.end, focus[0])))
                and not (t.end <= focus[0] and t.start < own_start and self._dates_sum(sentence, t))
                and not _BASE_PERIOD.search(t.text)
                # "by 97% on Tuesday" is when it happened.
                and (t.granularity == "day" or not _CHANGED_FROM.search(sentence.words(t.start - 20, t.start)))
            ]
        return [t for t in times if not self._dates_other_base(sentence, t, focus)]

    def _without_those_of_other_states(self, fact: Undated, times: list[TimeExpression]) -> list[TimeExpression]:
        """The times, less those of what was so before, or is to be so later, of a stock, a size or a price."""
        sentence, quantity, predicate, focus = fact.sentence, fact.quantity, fact.predicate, fact.focus
        if predicate in SIZES:
            times = [t for t in times if t.start < focus[1] or not sentence.search(PART, focus[1], t.start)]
            times = [t for t in times if dates_state(sentence, t, focus, goes_on=self._goes_on(t.value))]
        if predicate in _STATES and quantity is not None and self._language == "zh":
            formerly = _FORMERLY.search(sentence.words(quantity.start - 8, quantity.start)) is not None
            times = [t for t in times if not formerly or belongs_to(sentence, t, quantity)]
            # 今年2月增至20万张，下一步是100万张
            times = [t for t in times if not is_of_goal(sentence, t, focus, to_come=self._is_future(t.value))]
        if predicate in _STATES and self._language == "en" and _tells_of_now(sentence, fact.trigger):
            # "It drew 20 MW until 2023; it draws 30 MW", "Founded in 2017, it owns 1,200 H100s"
            opening, closing = sentence.clause(*focus)
            times = [
                t
                for t in times
                if opening <= t.start < closing
                or not self._is_past(t.value)
                or t.role == "since"
                or (t.end <= focus[0] and dates_bracket(sentence, t))
                or _is_alone(sentence, t)
            ]
        return times

    def _without_those_of_other_figures(
        self, fact: Undated, quantity: Quantity, times: list[TimeExpression]
    ) -> list[TimeExpression]:
        """The times, less those of another figure that stands beside the one of the fact."""
        sentence, predicate, focus = fact.sentence, fact.predicate, fact.focus
        own = sentence.clause(*focus)[0]
        if (part := part_that_is(sentence, quantity)) >= 0:
            times = [t for t in times if t.start >= part or not self._is_future(t.value)]
        if self._language == "en":
            # "has so far received 4,000 of the 16,000 that it bought in March"
            times = [t for t in times if not dates_other_count(sentence, quantity, t.start)]
            # "It has put 100,000 to work since July; within months it will have 200,000"
            mark = sentence.start + sentence.text.rfind(";", 0, max(0, focus[0] - sentence.start))
            if mark >= sentence.start and _IS_TO.search(sentence.words(mark, focus[0])):
                times = [t for t in times if t.start > mark or not (t.role == "since" or self._is_past_month(t.value))]
        if _WAS.search(sentence.words(quantity.start - 24, quantity.start)):
            # "Capex was $8.7 billion, and analysts expect $20 billion in 2025"
            closing = sentence.clause(*focus)[1]
            times = [t for t in times if t.start < closing or not _EXPECT.search(sentence.words(closing, t.start))]
        if predicate in ("price", "lead_time") and self._language == "en":
            # "It went for $31,000 at Christmas, and delivery has stretched to four months"
            times = [t for t in times if not _is_of_production(sentence, t, focus)]
            # "costs $24,000, down from $31,000 a year ago, and buyers of the B200 wait ten weeks"
            others = [q for q in sentence.quantities if q.end <= focus[0]]
            apart = [t for t in times if _NEXT_CLAUSE.search(sentence.words(t.end, focus[0]))]
            times = [t for t in times if t not in apart or not any(q.start < t.start <= q.end + 1 for q in others)]
            if has_become(sentence, focus) and own > sentence.start:
                times = [t for t in times if t.start >= own or t.role == "since" or not self._is_past_month(t.value)]
        if (since := sentence.search(_SINCE_THEN, own, focus[0])) is not None:
            # "It cost 4.7 million yen in January; it has since risen to 5.4 million"
            times = [t for t in times if t.start >= own + since.start()]
        if _AT_FIRST.match(sentence.words(quantity.end, quantity.end + 26)):
            # "will draw 14 megawatts at first and 40 once the park is finished in 2028"
            times = [t for t in times if t.start < quantity.start]
        return times

    def _without_those_of_other_events(self, fact: Undated, times: list[TimeExpression]) -> list[TimeExpression]:
        """The times, less those of what else happens with the parties of the fact."""
        sentence, trigger, predicate, focus = fact.sentence, fact.trigger, fact.predicate, fact.focus
        if predicate == "partners_with" and self._language == "zh":
            # 与微软合作的项目首期2.4万颗，2027年交付: what the next clause tells of is later.
            closing = sentence.clause(*focus)[1]
            times = [t for t in times if t.start < closing]
        if predicate in _COMES_OUT and any(0 <= t.start - trigger.end <= len(" the ") and not is_now(t) for t in times):
            times = [t for t in times if not is_now(t)]  # "are now expected in February"
        if predicate in _COMES_OUT and fact.quantity is None and self._language == "zh":
            times = [t for t in times if not _dates_another_chip(sentence, t, focus)]
        if predicate == "market_cap":
            times = [t for t in times if t.role != "since" and not _THIS_YEAR.fullmatch(t.text)]
        if predicate == "operates":
            # That a hall will open, or has so much power today, says not since when it is run by whom.
            opened = _OPENED.search(sentence.words(trigger.start, trigger.end)) is not None
            times = [t for t in times if opened or t.role == "since"]
        if fact.quantity is None and not fact.event:
            opening, closing = sentence.clause(trigger.start, trigger.end)
            times = [
                t
                for t in times
                if opening <= t.start < closing
                or opens(sentence, t)
                or _leads_names(sentence, t, trigger.start)
                or (self._language == "en" and _closes(sentence, t, closing))
            ]
        return times

    def _is_past_month(self, value: str | None) -> bool:
        """Whether a time is over, and no year."""
        return value is not None and len(value) > len("2025") and self._is_over(value)

    def _one_of_several(self, fact: Undated, times: list[TimeExpression], index: int, size: int) -> Dated | None:
        """The time of one of several facts where as many times are told: 2022年至2024年营收分别为…、…和…."""
        if (later := self._year_later(fact)) is not None:
            return later
        run = self._time_list(times, fact.sentence)
        if len(run) == size:
            return self._value_of(run[index], fact.subject, fact.predicate), run[index].text
        for time in times:
            told = self._value_of(time, fact.subject, fact.predicate) if self._language == "zh" else None
            alone = "季" in time.text and len(fact.subject.mentions) == 1
            if alone and time.end <= fact.focus[0] and _length_in_months(told) == _QUARTER_LENGTH * size:
                return _part_of(told or "", index), time.text  # 前三个财季依次增长33%、31%和33%
            years = re.fullmatch(r"(\d{4})/(\d{4})", time.value or "")
            if years is not None and int(years[2]) - int(years[1]) + 1 == size and time.end <= fact.focus[0]:
                return str(int(years[1]) + index), time.text
        return None

    def _year_later(self, fact: Undated) -> Dated | None:
        """The year behind that of the figure before, where so many follow: 之后四年依次为320亿、730亿…."""
        opening = fact.sentence.clause(*fact.focus)[0]
        if self._language != "zh" or not fact.sentence.search(_YEARS_AFTER, opening, fact.focus[0]):
            return None
        last = next((d for d in reversed(self._stating) if d.predicate == fact.predicate), None)
        if last is None or last.time is None or not re.fullmatch(r"\d{4}", last.time):
            return _months_later(last.time if last is not None else None, 1), None
        return str(int(last.time) + 1), None

    def _end_of_years(self, fact: Undated, times: Sequence[TimeExpression]) -> Dated | None:
        """The year of the level from or to which something went in some years: "from 95% to 50% in four years"."""
        sentence, quantity = fact.sentence, fact.quantity
        if self._language != "en" or quantity is None or self._published is None or times:
            return None
        years = sentence.search(_IN_YEARS, *sentence.clause(*fact.focus))
        if years is None or self._grammar.modality["planned"].search(sentence.words(*sentence.clause(*fact.focus))):
            return None
        count = _YEARS.index(years[1].lower()) if years[1].lower() in _YEARS else int(years[1])
        before = sentence.words(quantity.start - 8, quantity.start)
        if _LEVEL_FROM.search(before):
            return str(self._published.year - count), None
        return (str(self._published.year), None) if base_of(sentence, quantity, sentence.quantities) else None

    def _year_without_number(self, fact: Undated, times: Sequence[TimeExpression]) -> Dated | None:
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
    def _has_other_time(fact: Undated, clause: tuple[int, int], times: Sequence[TimeExpression]) -> bool:
        """Whether a clause tells a time of its own: not in "full-year sales of $9bn and $10bn next year"."""
        quantity = fact.quantity
        told = [t for t in times if clause[0] <= t.start < clause[1] and not is_now(t)]
        if quantity is None:
            return bool(told)
        others = [q for q in fact.sentence.quantities if quantity.end <= q.start and q.dimension == quantity.dimension]
        return any(not any(belongs_to(fact.sentence, t, q) for q in others) for t in told)

    def _nearest_time(self, fact: Undated, times: Sequence[TimeExpression]) -> tuple[float, TimeExpression] | None:
        """The time that costs least to take for that of a fact, with what it costs."""
        costs = ((self._time_cost(fact, time), time) for time in times)
        return min(((cost, time) for cost, time in costs if cost is not None), key=lambda told: told[0], default=None)

    def _time_cost(self, fact: Undated, time: TimeExpression) -> float | None:
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
            if _leads_names(sentence, time, focus[0]):
                cost = min(cost, _BESIDE_NAMES)  # "In January PFN, Sakura Internet and Rapidus agreed"
        elif focus[1] <= time.start:
            slope = (2.0 if quantity is not None else 1.1) if chinese else 1.1
            cost = sentence.distance(focus[1], time.start) * slope + (4 if chinese else 1)
        else:
            cost = 0.0
        if predicate in PERIODIC and time.granularity == "day":
            cost += 30
        if any(a.by is not None and time.end <= a.start <= focus[0] for a in sentence.attributions):
            cost += 8  # When it was said, rather than when it happened.
        if (
            time.start >= focus[1]
            and crosses_clause(sentence, focus[1], time.start)
            and not (quantity is not None and is_fronted(sentence, quantity))
        ):
            cost += 30 if chinese else 10  # The next clause's time is its own.
            if quantity is None and chinese and self._states_else(sentence, time, predicate):
                cost += 60
        if behind:
            cost += 90
        if not chinese and self._is_of_first(fact, time):
            cost += 25
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

    @staticmethod
    def _is_of_first(fact: Undated, time: TimeExpression) -> bool:
        """Whether a time closes the first of two figures, and the second has one: "4,000 in June and 9,000 in July"."""
        sentence, focus = fact.sentence, fact.focus
        if time.end > focus[0] or _AND_NEXT.fullmatch(sentence.words(time.end, focus[0])) is None:
            return False
        before = any(q.end <= time.start and q.converts is None for q in sentence.quantities)
        behind = next((t for t in fact.resolved if t.start >= focus[1]), None)
        if not before or behind is None or sentence.clause(*focus)[1] <= behind.start:
            return False
        return not any(focus[1] <= q.start < behind.start and q.converts is None for q in sentence.quantities)

    def _dated_by(self, fact: Undated, time: TimeExpression) -> Dated:
        """The time that words mean of a fact."""
        sentence, _, _, predicate, focus = fact.parts
        if predicate in REPORTED and fiscal_label(time) == "FY":
            return self._full_year(sentence, fact.resolved, focus[0], predicate, fact.subject), time.text
        dated = self._counted_from_own(fact, time) or self._value_of(time, fact.subject, predicate)
        if dated and predicate in _AT_A_POINT and re.fullmatch(r"\d{4}", dated) and _ends_year(sentence, time):
            dated = f"{dated}-12"  # "ended 2025 with 220 MW"
        goes_on = predicate in ("orders", "supplies") and _THROUGH.match(time.text) is not None
        if goes_on and dated and self._is_future(dated) and self._published is not None:
            dated = f"{self._published.year}/{dated}"  # "will buy $10 billion through 2028"
        if predicate in REPORTED and time.text in THIS_QUARTER and self._reporting is not None:
            clause = sentence.words(*sentence.clause(*focus))
            if not (GUIDES.search(clause) or TO_COME_ZH.search(clause)):
                # 财报显示，本财季营收…: that of the report, which is over.
                dated = self._value_of(self._reporting, fact.subject, predicate)
        if dated and fiscal_label(time) == "FY-1":
            # 2025财年…，上一财年: the year before the one that is told.
            before = [t for t in fact.resolved if t.end <= time.start and t.fiscal]
            told = [self._value_of(t, fact.subject, predicate) for t in before]
            dated = year_before(dated) if dated in told else dated
        if (
            predicate in REPORTED
            and dated
            and re.fullmatch(r"\d{4}", dated)
            and self._is_of_some_quarter(sentence, focus)
        ):
            return None, None
        adds_up = self._language == "en" and predicate in _ADDS_UP and fact.quantity is not None
        if adds_up and time.role == "since" and sentence.clause(*focus) == sentence.clause(time.start, time.end):
            dated = self._up_to_now(dated)  # "has put in $8 billion since September 2023"
        return self._from_then_on(sentence, time, predicate, dated), time.text

    def _up_to_now(self, since: str | None) -> str | None:
        """The months, or years, from a time up to the publication."""
        if since is None or self._published is None or self._is_future(since):
            return since
        first = since.removesuffix("/")[:7]
        now = f"{self._published.year:04}-{self._published.month:02}"[: len(first)]
        return f"{first}/{now}" if re.fullmatch(r"\d{4}(?:-\d\d)?", first) and first < now else since

    @staticmethod
    def _is_of_some_quarter(sentence: Sentence, focus: tuple[int, int]) -> bool:
        """Whether a Chinese figure is that of a quarter that is not told: 今年一个季度就花掉224亿."""
        return sentence.search(_SOME_QUARTER, sentence.clause(*focus)[0], focus[0]) is not None

    def _counted_from_own(self, fact: Undated, time: TimeExpression) -> str | None:
        """What words mean that count from a period of the company's own year: "the preceding quarter", "next year"."""
        month = self._year_end(fact.subject)
        if fact.predicate not in REPORTED or month in (None, 12):
            return None
        words = time.text.strip().lower()
        before = [t for t in fact.resolved if t.end <= time.start and fiscal_label(t)]
        told = self._value_of(before[-1], fact.subject, fact.predicate) if before else None
        last = told or self._own_periods.get(fact.subject.mentions[0].id)
        beside = _BESIDE_ZH.match(fact.sentence.words(time.end, time.end + 8)) is not None
        if told is not None and beside and _LAST_FISCAL_QUARTER.fullmatch(words):
            return _months_later(told, -1) if _length_in_months(told) == _QUARTER_LENGTH else None
        if _QUARTER_BEFORE.fullmatch(words):
            if told is None and self._reporting is not None and self._reporting.granularity == "quarter":
                last = self._value_of(self._reporting, fact.subject, fact.predicate)
            return _months_later(last, -1) if _length_in_months(last) == _QUARTER_LENGTH else None
        year_told = _length_in_months(last) == _YEAR_LENGTH and self._is_over(last)
        if _ONE_UNDER_WAY.fullmatch(words) or (year_told and _YEAR_UNDER_WAY.fullmatch(words)):
            return _months_later(last, 1)
        if _NEXT_YEAR.fullmatch(words):
            if _length_in_months(told) == _YEAR_LENGTH:
                return _months_later(told, 1)
            if _IS_OF_YEAR.search(fact.sentence.words(fact.sentence.clause(*fact.focus)[0], fact.focus[0])):
                return self._fiscal("FY+1", None, month or 0)
        return None

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

    def _goes_on_for_year(self, sentence: Sentence, before: int, times: Sequence[TimeExpression]) -> bool:
        """Whether a Chinese clause goes on with the figures of a year: 全年收入首度升穿90亿美元，达93.27亿美元."""
        if self._language != "zh":
            return False
        said = sentence.words(sentence.start, before)
        year = max((m.start() for m in _IS_OF_YEAR.finditer(said)), default=-1)
        left = max(said.rfind(mark) for mark in "；;")
        return (
            year > left
            and not any(
                t.value and t.end > sentence.start + year and not is_compared_with(sentence, t)
                for t in times
                if t.start < before
            )
            and (not any(before <= t.start < sentence.clause(before, before)[1] for t in times))
        )

    def _dates_other_base(self, sentence: Sentence, time: TimeExpression, focus: tuple[int, int]) -> bool:
        """Whether a time dates only what a figure is measured against: "€6,800, down from €8,100 a year ago"."""
        return self._language == "en" and any(
            focus[1] <= q.start < time.start
            and (
                (
                    time.start <= q.end + 4
                    and sentence.search(common()["base_before"], max(focus[1], q.start - 24), q.start) is not None
                )
                or (
                    _THAN_THE.search(sentence.words(focus[1] - 8, q.start)) is not None
                    and _OF_THAT_TIME.fullmatch(sentence.words(q.end, time.start)) is not None
                )
            )
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


def _is_of_next_chip(sentence: Sentence, time: TimeExpression, focus: tuple[int, int]) -> bool:
    """Whether a later clause tells a time of another chip: 有6000张H20，A800是2022年底进的."""
    before = sentence.words(focus[1], time.start)
    clause = max(before.rfind(mark) for mark in "，；")
    if time.start < focus[1] or clause < 0:
        return False
    begin = focus[1] + clause
    return any(n.mentions and n.kinds == {"chip"} and begin <= n.start < time.start for n in sentence.nodes)


# Before and behind a time at which somebody spoke.
_SPOKE = re.compile(
    r"\b(?:said|says|told [\w ]{2,30}|reported|announced|disclosed|revealed|confirmed)\s"
    r"(?:(?:back|on|in|late|early|last)\s)*$"
)
_WHAT_WAS_SAID = re.compile(r",?\sthat\b")


def _dates_speech(sentence: Sentence, time: TimeExpression) -> bool:
    """Whether a day, week or month is that on which somebody said that something is so."""
    if time.granularity not in ("day", "week", "month"):
        return False
    before = sentence.words(max(sentence.start, time.start - 50), time.start)
    return (
        _SPOKE.search(before) is not None and _WHAT_WAS_SAID.match(sentence.words(time.end, time.end + 8)) is not None
    )


def _dates_another_chip(sentence: Sentence, time: TimeExpression, focus: tuple[int, int]) -> bool:
    """Whether a time stands in a Chinese clause of its own that is about another chip: A100于2020年发布，H100…."""
    own, other = sentence.clause(*focus), sentence.clause(time.start, time.end)
    if own == other:
        return False

    def chips(clause: tuple[int, int]) -> set[str]:
        nodes = (
            n for n in sentence.nodes if clause[0] <= n.start < clause[1] and n.kinds == {"chip"} and not n.bracket
        )
        return {m.id for n in nodes for m in n.mentions if not m.generic}

    here, there = chips((own[0], focus[0])), chips(other)
    return bool(here and there) and here.isdisjoint(there)


def _dates_one_more(sentence: Sentence, time: TimeExpression, focus: tuple[int, int]) -> bool:
    """Whether a Chinese time of a later clause is that of one more deed: 已采购1.9万颗，年底前还要上线MI325X."""
    later = time.start >= focus[1] and crosses_clause(sentence, focus[1], time.start)
    return later and _ONE_MORE.match(sentence.words(time.end, time.end + 4)) is not None


def _dates_delivery(sentence: Sentence, time: TimeExpression, focus: tuple[int, int]) -> bool:
    """Whether a Chinese time of a later clause, with no order in it, tells when goods come: …，首批将于11月交付."""
    opening, closing = sentence.clause(time.start, time.end)
    if not sentence.search(_OF_THEM, opening, time.start):
        return False
    return opening >= focus[1] and _COMES_THEN.match(sentence.words(time.end, closing)) is not None


def _length_in_months(period: str | None) -> int:
    months = re.fullmatch(r"(\d{4})-(\d\d)/(\d{4})-(\d\d)", period or "")
    return 0 if months is None else 12 * (int(months[3]) - int(months[1])) + int(months[4]) - int(months[2]) + 1


def _part_of(period: str, index: int) -> str | None:
    """The quarter of a period of months, the first one being 0."""
    first = period.partition("/")[0]
    last = 12 * int(first[:4]) + int(first[5:]) - 1 + _QUARTER_LENGTH - 1
    return _months_later(f"{first}/{last // 12:04}-{last % 12 + 1:02}", index)


def _months_later(period: str | None, steps: int) -> str | None:
    """The period of months as long as another, so many of them later: the quarter before, the year after."""
    months = re.fullmatch(r"(\d{4})-(\d\d)/(\d{4})-(\d\d)", period or "")
    if months is None:
        return None
    first, last = (12 * int(months[i]) + int(months[i + 1]) - 1 for i in (1, 3))
    moved = [month + steps * (last - first + 1) for month in (first, last)]
    return "/".join(f"{month // 12:04}-{month % 12 + 1:02}" for month in moved)


def _end_of_range(fact: Undated, times: Sequence[TimeExpression]) -> Dated | None:
    """The first or last year of a range, for the level from which or to which something went in it."""
    if fact.quantity is None:
        return None
    sentence, start = fact.sentence, fact.quantity.start
    levels = [q for q in sentence.quantities if q.dimension == fact.quantity.dimension and q.converts is None]
    froms = [q for q in levels if _LEVEL_FROM.search(sentence.words(q.start - 8, q.start))]
    for time in times:
        years = re.fullmatch(r"(\d{4})/(\d{4})", time.value or "")
        if years is None or time.end > start or len(froms) != 1:
            continue
        if start == froms[0].start:
            return years[1], time.text
        if froms[0].end <= start <= froms[0].end + _LEVELS_APART and _LEVEL_TO.search(sentence.words(start - 8, start)):
            return years[2], time.text
    return None


_ENDS = re.compile(r"\b(?:end|finish|clos|exit)(?:e?s|ed|ing|e)?\s$")


def _ends_year(sentence: Sentence, time: TimeExpression) -> bool:
    """Whether an English verb says that a year ends or ended, with so much."""
    before, behind = sentence.words(time.start - 10, time.start), sentence.words(time.end, time.end + 6)
    return _ENDS.search(before) is not None and behind.startswith((" with ", " at "))


# Between what something costs and when it is to be made or sold: "is to cost $6,500 and could go into production in".
_AND_COMES = screened(
    r"\b(?:and|but) (?:it )?(?:will|would|could|may|might|should|is|was|are|were|goes|went|begins|starts) [^,;.]{0,30}?"
    r"\b(?:production|ship\w*|launch\w*|deliver\w*|arriv\w*|sale)\b[^,;.]{0,12}$"
)


def _is_of_production(sentence: Sentence, time: TimeExpression, focus: tuple[int, int]) -> bool:
    """Whether a time behind a price says when the thing is made or sold."""
    return time.start >= focus[1] and sentence.search(_AND_COMES, focus[1], time.start) is not None


def _leads_names(sentence: Sentence, time: TimeExpression, verb: int) -> bool:
    """Whether a time begins an English sentence, and nothing but names stands between it and the verb."""
    if sentence.language != "en" or not _BEGINS.fullmatch(sentence.words(sentence.start, time.start)):
        return False
    start, end = time.end, verb
    words = sentence.words(start, end)
    for node in sentence.nodes:
        if start <= node.start and node.end <= end:
            words = words.replace(sentence.words(node.start, node.end), "", 1)
    return _JOINS.fullmatch(words) is not None


def _tells_of_now(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether the verb that states something stands in the present tense."""
    if not _PRESENT.match(sentence.words(trigger.start, trigger.end)):
        return False
    opening, _ = sentence.clause(trigger.start, trigger.start)
    return _PAST.search(sentence.words(max(opening, trigger.start - 12), trigger.start)) is None


def _is_alone(sentence: Sentence, time: TimeExpression) -> bool:
    """Whether a time is all that a clause tells: "In 2023,"."""
    opening, closing = sentence.clause(time.start, time.end)
    return all(
        _ONLY_OF_TIME.fullmatch(words)
        for words in (sentence.words(opening, time.start), sentence.words(time.end, closing))
    )


def _closes(sentence: Sentence, time: TimeExpression, closing: int) -> bool:
    """Whether an English time is all that stands between a clause and the end of the sentence: "…, in July."."""
    opening, end = sentence.clause(time.start, time.end)
    return 0 <= opening - closing <= len(", ") and end + 1 >= sentence.end and _is_alone(sentence, time)


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
