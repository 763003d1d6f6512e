"""Times in running text, resolved to the ontology's time strings: dates, quarters, fiscal periods, relative times."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from assets.facts.times.calendars import told_year_ends
from assets.facts.times.frames import Frame, FrameReader, Role, end_month
from assets.facts.times.nearest import (
    CLAUSE_BEFORE,
    CLAUSE_BEHIND,
    CLAUSE_CUT,
    LEVEL_BEHIND,
    PAST_VERB,
    YEARS_AGO_OF,
    NearestYear,
    part_of,
    years_ago,
)
from assets.facts.times.spans import (
    Span,
    day_span,
    fiscal_period,
    fiscal_span,
    following,
    length_in_months,
    month_span,
    shifted,
    time_string,
    year_span,
)
from assets.facts.times.words import TimeWords, load_time_words
from assets.facts.vocabulary import FoldedText, fold

__all__ = ["Role", "TimeExpression", "find_times", "fiscal_period", "load_time_words"]

Granularity = Literal["day", "week", "month", "quarter", "half", "year", "interval"]
Anchor = Literal["absolute", "publication", "discourse", "fiscal"]

# Between the members of a list of months.
_LISTS = frozenset("、和及与")
_YEAR_LENGTH = 12
# Behind a stretch, the month that it leads to: 两个月前的5月15日.
_OF_MONTH = re.compile(r"(?:之?前)?的(1[0-2]|[1-9])月")


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """An expression of time and what it means.

    Attributes:
        start: Code-point offset of the first character, words that open an interval included (自, since).
        end: Offset behind the last character.
        text: `text[start:end]` of the text that was read.
        value: The time as the ontology writes it (`2022`, `2022-Q4`, `2022-09`, `2022-09-15`, `2018/2019`, `2020/`);
            None where it cannot be resolved. For an event that began then and is over, drop the closing slash.
        granularity: How fine it is.
        open_start: Whether the beginning is open ("until 2033", 截至).
        open_end: Whether the end is open (2020年以来, since).
        role: at, since (以来, since), until (截至, 到, as of), deadline (by, before, 前).
        anchor: What resolved it: absolute, the publication date, the discourse, or a fiscal calendar.
        fiscal: For a fiscal period its label (`FY2024`, `FY2024-Q2`, `Q2`), which `fiscal_period` resolves; else None.
        antecedent: The words of the quarter that 当季 or "the quarter" takes up; None where it takes up none.
    """

    start: int
    end: int
    text: str
    value: str | None
    granularity: Granularity
    open_start: bool = False
    open_end: bool = False
    role: Role = "at"
    anchor: Anchor = "absolute"
    fiscal: str | None = None
    antecedent: str | None = None


def find_times(
    text: str,
    published: date | None,
    language: str,
    fiscal_year_end_month: int | None = None,
    words: TimeWords | None = None,
) -> list[TimeExpression]:
    """Find and resolve the expressions of time in a whole article.

    Relative times are resolved against the publication date (去年, last year, on Thursday), then against what was said
    before (同年, 去年同期, a year earlier). A month without a year is the latest one not after the publication, unless
    its clause speaks of the future. The time needed grows linearly with the text.

    Args:
        text: The article, or a view of it; the discourse is read from its beginning.
        published: The publication date; without it relative dates stay unresolved (value None).
        language: `zh` or `en`; both languages are read in either.
        fiscal_year_end_month: The month in which the fiscal year of the article's company ends; None where it is not
            known. An article about several companies leaves it out and calls `fiscal_period` for each. Where the
            article tells it itself ("the fiscal year ended Jan. 26"), that is used.
        words: Other words, from `load_time_words`.

    Returns:
        The expressions in order, none overlapping another.

    Raises:
        ValueError: Where the language is neither `zh` nor `en`, or the month not 1 to 12.
    """
    if language not in ("zh", "en"):
        raise ValueError(f"language {language!r} must be zh or en")
    if fiscal_year_end_month is not None and not 1 <= fiscal_year_end_month <= 12:
        raise ValueError(f"a fiscal year ends in a month from 1 to 12, not {fiscal_year_end_month}")
    folded = fold(text) if words is None else FoldedText(text, words.variants)
    return _Resolver(folded, published, words or load_time_words(), fiscal_year_end_month).resolved()


_TERMINATOR = re.compile(r"[。！？!?；]|[.](?=[\s\"”’)]|$)|\n\n")
_PARAGRAPH = re.compile(r"\n(?:[ ]*\n|(?<=[。！？.!?”\"）)]\n))")
# A line of its own that ends no sentence: ## 2022：山雨欲来.
_HEADING = re.compile(r"(?:^|\n)([^\n|]{1,48})(?<![。！？!?.；;，,”\"）)])\n\n")
_LONGEST_HEADING = 48
# A byline with its date is none.
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d|[-/.]\d)")
# How far from its beginning a year still opens a paragraph: "Back in 2022".
_OPENING_WORDS, _OPENING_CHARACTERS = 9, 4
# How long a row of a table is at most.
_LONGEST_ROW = 2000
# Before a part of the period spoken of, and before one that it is set against.
_OF_WHICH = re.compile(r"其中[^，。；]{0,4}$|(?:单|仅)$")
_WHILE = re.compile(r"[，,；]而?(?:去年|上年|此前|之前|20\d\d年)?的?$")
# What goes on to tell how much it was then.
_IS_FIGURE = re.compile(r"[^，。；\d]{0,8}?(?:为|是|达到?|仅|只有|就)(?:约|近|逾)?\d")
# Behind 三个月内: what has changed by then.
_HAPPENED = re.compile(r"之?[内里]?(?:已经?|便|就|又|连续?)?[^，。；\d了]{0,3}[涨跌翻升降增减滑缩贬]\w?了")
_TIMES_THAT = re.compile(r"的[\d一二两三四五六七八九十.]{1,4}(?:点\d)?[多几]?倍")
# Around what the next clause is compared with: 与去年同期的38亿美元相比，.
_WITH = re.compile(r"(?:与|和|同|跟|较|比|于)$")
_COMPARED_AHEAD = re.compile(r"[^，,。；;：:]{0,24}?(?:相比|相较|对比|比起来|比较)[，,]")
_THAN_IN = re.compile(r"(?:比|较)$|\bthan (?:in|during|for) (?:the )?$")
_BEFORE_THAT = re.compile(r"(?:the )?(?:previous|preceding|prior)\b|(?:此前|之前|前)[三3]")
# No section is about a year so many before.
_LONG_PAST = 20
# "over the next month", counted from the publication.
_FROM_NOW = re.compile(r"\b(?:in|over|within|for|during) $")
# Behind a stretch that tells how long something took: 11个月里.
# Before how long after an event something was: H100上市11个月后.
_SINCE_EVENT = re.compile(
    r"(?:上市|发布|推出|问世|亮相|开源|成立|签约|签署|生效|出台|公布|投产|量产|上线|宣布|获批|收购|解禁|被禁|禁售|开售|上任|交付"
    r"|点亮|启用|动工|开工)(?:仅|不到|约|近|才|短短|满|整整)*$"
)
_AMID = re.compile("里|间")
# A period that ends early in a month: "the quarter to early August".
_EARLY_IN = re.compile(r"\b(?:early|(?:start|beginning) of) \w+$")
# Between the word that sets a figure against another and the period of the other, and how far before it stands.
_SET_AGAINST = re.compile(
    r"\b(?:from|against|compared (?:with|to)|versus|vs\.?|than)(?: (?:the|in|for|only|just|about|some|around|of"
    r"|[$€£¥a-z]{0,4}[\d.,]+%?|(?:b|m|tr)illion|bn|wafers|units|won|yuan|dollars|kroner|euros))* $"
)
_BASE_REACH = 60
# 高于2024年第四季度的77亿美元
_MORE_THAN_OF = re.compile(r"(?:[高低优好多少]于|不及|超过|对比|相比|相较|较|比)于?(?:去年|上年|20\d\d年)?的?$")
# Behind "the same period": the year that it is of.
_OF_YEAR = re.compile(r" (?:of|in) (?:(?P<fiscal>(?:fiscal|financial)(?: year)?) )?(?P<year>20\d\d)\b")
# Behind the year of which a period is that is no base of a change: 2024年同期为77亿美元.
_YEAR_BEFORE = re.compile(r"(?<![较比与和跟])(?P<year>20\d\d)(?P<fiscal>财)?年$")
# Before a date that was set and did not come to pass: 原定5月15日生效, "was to take effect on".
_ONCE_SET = re.compile(
    r"(?:原定|原计划|原拟|原本|本应|本该|原先)(?:[于在是]|将于|定于)?$"
    r"|\b(?:was|were|had been) (?:originally )?(?:to|due|set to|supposed to|scheduled|meant to|slated)\b[^,.;]{0,30}"
    r"\b(?:on|by) $"
)
# Before a time in an aside: ", which went public in", ", founded in".
_ASIDE_BEFORE = re.compile(
    r"\w, (?:which|who|whose|where|an?|the|founded|set up|established|launched|unveiled|announced|introduced|listed"
    r"|bought|acquired|spun (?:off|out)) (?:[^,;:.]{1,80})?$"
)

_Resolved = tuple[Span | None, Anchor]


class _Resolver(NearestYear):
    """Resolves the frames of one article from its beginning to its end, and remembers what was spoken of."""

    def __init__(self, text: FoldedText, published: date | None, words: TimeWords, fiscal_end: int | None) -> None:
        super().__init__(text, published, words)
        self.fiscal_end = fiscal_end
        self.reader = FrameReader(text, words)
        self.frames: list[Frame] = []
        # Whether the end of the period last spoken of is open.
        self.period_open = False
        # The last part of a year spoken of that was over at the publication.
        self.period_over: Span | None = None
        # Where the words of that period end, if they are only a month counted from the publication: "last month".
        self.month_ago_ends: int | None = None
        # What else was last spoken of: a quarter, a day, a day on which something was done, a month.
        self.quarter: Span | None = None
        # Its words, and its label if it is a fiscal one.
        self.quarter_words: str | None = None
        self.quarter_label: str | None = None
        self.quarter_is_fiscal = False
        self.day: date | None = None
        self.day_done: date | None = None
        self.month: date | None = None
        # The same within this sentence or paragraph.
        self.sentence_date: date | None = None
        self.paragraph_period_named = False

    def resolved(self) -> list[TimeExpression]:
        reader = self.reader
        self.frames = frames = reader.read()
        if self.fiscal_end is None:
            told = told_year_ends(self.text)
            self.fiscal_end = reader.fiscal_year_end(frames) or (told[0].month if told else None)
        found: list[TimeExpression] = []
        previous_end = index = 0
        while index < len(frames):
            frame = frames[index]
            last = (
                frames[index + 1] if index + 1 < len(frames) and reader.opens_range(frame, frames[index + 1]) else None
            )
            index += 1 if last is None else 2
            self.pass_over(previous_end, frame.start)
            previous_end = max(previous_end, frame.start)
            reader.add_role(frame, frame.end if last is None else last.end)
            if reader.is_weak(frame):
                continue
            if found and found[-1].end == frame.start and self.is_that_quarter(frame, found[-1]):
                previous_end = max(previous_end, frame.end)
                continue
            if frame.bare and (self.paragraph_period is None or length_in_months(self.paragraph_period) != 3):
                continue
            if (
                found
                and frame.is_plain_month
                and not frame.has_year
                and self.low[found[-1].end : frame.start] in _LISTS
            ):
                self.add_year_of_list(frame, found[-1])
            expression = self.expression(frame, last)
            previous_end = max(previous_end, expression.end)
            if not found or expression.start >= found[-1].end:
                found.append(expression)
        return found

    def is_that_quarter(self, frame: Frame, before: TimeExpression) -> bool:
        """Whether words only sum up the months right before them: 5月至7月这一季."""
        named = self.low.startswith(("这一季", "这个季", "这一财季", "这三个月"), frame.start)
        return named and before.granularity == "interval" and before.role == "at"

    @staticmethod
    def add_year_of_list(frame: Frame, before: TimeExpression) -> None:
        """11、12月: months in a list are of one year."""
        assert frame.months is not None
        if before.granularity == "month" and before.value is not None and int(before.value[5:7]) < frame.months[0]:
            frame.year = int(before.value[:4])

    def pass_over(self, start: int, end: int) -> None:
        """Forget what a sentence or paragraph end between two expressions closes."""
        if start >= end:
            return
        terminator = _TERMINATOR.search(self.low, start, end)
        if terminator is not None:
            goes_on = terminator.group() == "；" and _TERMINATOR.search(self.low, terminator.end(), end) is None
            self.earlier_year = (self.sentence_year or self.earlier_year) if goes_on else None
            self.sentence_year = self.sentence_date = None
            self.sentence_future = False
        if _PARAGRAPH.search(self.text, start, end):
            self.paragraph_month = self.paragraph_period = self.opening_date = self.paragraph_year = None
            for heading in _HEADING.finditer(self.text, max(0, self.text.rfind("\n", 0, start)), end):
                year = _YEAR.search(heading[1])
                self.heading_year = int(year[0]) if year is not None and self.has_begun(int(year[0])) else None

    def expression(self, frame: Frame, last: Frame | None) -> TimeExpression:
        start, end = frame.start, frame.end
        if frame.quarter is not None and not frame.has_year and self.low.endswith(" its ", 0, frame.start):
            frame.fiscal = True  # "for its second quarter": that of its own year
        if frame.quarter is not None:
            frame.fiscal = frame.fiscal or (frame.bare and self.quarter_is_fiscal)
            self.quarter_is_fiscal = frame.fiscal
        if last is not None:
            _share(frame, last)
            end = max(end, last.end)
        span, anchor = self.resolve(frame)
        if frame.same == 0 and span is not None and (of_year := _OF_YEAR.match(self.low, frame.end)) is not None:
            end = of_year.end()
        if last is not None and span is not None:
            last_span = self.resolve(last)[0]
            span = Span(span.first, last_span.last) if last_span is not None and span.first <= last_span.last else None
        if frame.direction:
            start = min(start, self.reader.direction_before(frame)[1])
            end = max(end, self.reader.direction_behind(frame)[1])
        open_end = frame.role == "since"
        value = None
        if span is not None:
            if (frame.holiday is not None or frame.lunar) and (frame.after or frame.part == "within"):
                span, open_end = year_span(span.first.year), False  # how long after is not said
            value = self.string(frame, span)
            same_open = frame.same is not None and self.period_open and self.paragraph_period is None
            if (same_open or open_end) and "/" not in value:
                value += "/"
        granularity = _granularity(frame, span)
        self.remember(frame, span, granularity, open_end)
        fiscal = _fiscal_label(frame) if frame.fiscal and not (frame.ended or frame.begun) else None
        if fiscal is not None and frame.quarter is not None and self.stands_in_heading(frame):
            # What follows is of this quarter, though whose year it is, and so which months, is not known yet.
            self.quarter_label = fiscal
        antecedent = None
        if frame.unit == ("quarter", 0, "discourse") and anchor == "discourse":
            fiscal, antecedent = self.quarter_label, self.quarter_words
        if span is not None and frame.months is not None and self.opens(frame):
            told = frame.has_year or self.opening_date is not None or self.paragraph_year is not None
            self.opening_date = span.first if told and not frame.fiscal else None
        return TimeExpression(
            start, end, self.text[start:end], value, granularity, frame.role in ("until", "deadline"), open_end,
            frame.role, anchor, fiscal, antecedent,
        )  # fmt: skip

    def stands_in_heading(self, frame: Frame) -> bool:
        """Whether the line of an expression is a heading: short, without a full stop, a blank line below it."""
        begin, end = self.text.rfind("\n", 0, frame.start) + 1, self.text.find("\n\n", frame.end)
        line = self.text[begin:end]
        short = end > 0 and len(line) <= _LONGEST_HEADING and "\n" not in line and not line.startswith("|")
        return short and line[-1] not in "。！？!?.；;，,"

    def string(self, frame: Frame, span: Span) -> str:
        """The time string; weeks are told by their month."""
        is_week = frame.unit is not None and frame.unit[0] == "week"
        if is_week and frame.unit is not None and frame.unit[1] == 0 and self.published is not None:
            return f"{self.published.year:04}-{self.published.month:02}"
        if is_week and span.first != span.last:
            middle = span.first + (span.last - span.first) // 2
            return f"{middle.year:04}-{middle.month:02}"
        return time_string(span)

    def remember(self, frame: Frame, span: Span | None, granularity: Granularity, open_end: bool) -> None:
        if frame.now or frame.today or (frame.relative is not None and frame.relative[1] != "discourse"):
            self.paragraph_year = self.earlier_year = None
        if frame.same == 0 and self.low.endswith(("年", "of ", "in "), 0, frame.start):
            self.sentence_year = None  # 较2024年同期多22.4%，首季…: not of the year compared with.
        if span is None or frame.now or frame.today or frame.same is not None:
            return
        if _TIMES_THAT.match(self.low, frame.end) or _THAN_IN.search(self.low, max(0, frame.start - 16), frame.start):
            return  # "7.8% more than in the June quarter": what is compared with is not spoken of.
        if self.quarter is not None and span.last < self.quarter.first and self.is_set_against(frame):
            return  # "…, against $7.7 billion in the fourth quarter of 2024. In the quarter it shipped": not in that.
        if frame.unit is not None and frame.unit[0] == "quarter" and frame.unit[1] < 0 and frame.unit[2] == "discourse":
            return  # "$22 billion in the quarter before": the one that is told of stays "the quarter".
        if frame.direction == "later" and frame.stretch is not None and length_in_months(span) == 12:
            self.sentence_year = span.first.year  # 一年后的10月17日
        if frame.has_year and not frame.fiscal:
            self.remember_year(frame, span.first.year, granularity)
        self.year = span.first.year if open_end else span.last.year
        if frame.has_year and not frame.fiscal and not open_end and not self.closes_aside(frame):
            self.sentence_year = span.first.year
        if span.first == span.last:
            # A narrative goes on from what has happened: 次日 is not counted from a date to come.
            if self.published is None or span.first <= self.published:
                self.day = span.first
                if _ONCE_SET.search(self.low, max(0, frame.start - 60), frame.start) is None:
                    self.day_done = span.first
        elif not self.is_aside(frame, span):
            self.period, self.period_open = span, open_end
            if granularity != "year" and length_in_months(span) in (3, 6, 9) and not open_end:
                over = self.published is not None and span.last < self.published
                self.period_over = span if over else self.period_over
            ago = frame.unit is not None and frame.unit[0] == "month" and frame.unit[2] == "publication"
            self.month_ago_ends = frame.end if ago else None
            if granularity in ("quarter", "half") or (granularity == "interval" and length_in_months(span) < 12):
                self.paragraph_period = span
                self.paragraph_period_named = frame.unit is None
        three_months = granularity == "quarter" or (granularity == "interval" and length_in_months(span) == 3)
        if three_months and (self.published is None or span.first <= self.published):
            # "The quarter" that results are of is over, whatever is guided for the one under way.
            under_way = self.published is not None and span.last >= self.published
            known = self.quarter is not None and self.published is not None and self.quarter.last < self.published
            # Of the columns of a table the latest is what is reported.
            line = self.low.rfind("\n", max(0, frame.start - _LONGEST_ROW), frame.start) + 1
            listed = self.low.startswith("|", line)
            before = self.quarter is not None and span.first < self.quarter.first and (listed or self.is_base(frame))
            if not ((under_way and known) or before):
                self.quarter = span
                if frame.unit != ("quarter", 0, "discourse"):
                    self.quarter_words = self.text[frame.start : frame.end]
                    self.quarter_label = _fiscal_label(frame) if frame.fiscal and frame.quarter is not None else None
        if granularity in ("day", "month"):
            self.month = self.paragraph_month = span.first.replace(day=1)
            self.sentence_date = span.first

    def is_aside(self, frame: Frame, span: Span) -> bool:
        """Whether a Chinese period is only a part of the one spoken of, 其中三季度, or one that it is set against."""
        told = self.paragraph_period
        if told is None or span == told:
            return False
        part = told.first <= span.first and span.last <= told.last
        return (part and _OF_WHICH.search(self.low, max(0, frame.start - 8), frame.start) is not None) or (
            span.first < told.first and self.is_base(frame)
        )

    def is_base(self, frame: Frame) -> bool:
        """Whether a Chinese period only gives a figure that another is set against: ，而二季度为22.5亿美元."""
        return (
            frame.quarter is not None
            and _WHILE.search(self.low, max(0, frame.start - 6), frame.start) is not None
            and LEVEL_BEHIND.match(self.low, frame.end) is not None
        )

    def is_set_against(self, frame: Frame) -> bool:
        """Whether a quarter gives what another is set against: "up from $7.7 billion in the June quarter"."""
        begin = max(self.clause_start(frame.start, CLAUSE_BEFORE), frame.start - _BASE_REACH)
        of_quarter = frame.quarter is not None or (frame.unit is not None and frame.unit[0] == "quarter")
        return of_quarter and any(p.search(self.low, begin, frame.start) for p in (_SET_AGAINST, _MORE_THAN_OF))

    def closes_aside(self, frame: Frame) -> bool:
        """Whether a time closes an aside in English: "FuriosaAI, which rejected an offer last year, said"."""
        closed = self.low.startswith(",", frame.end)
        begin = self.clause_start(frame.start, CLAUSE_BEFORE)
        return closed and _ASIDE_BEFORE.search(self.low, begin, frame.start) is not None

    def remember_year(self, frame: Frame, year: int, granularity: Granularity) -> None:
        """A year at the beginning of a paragraph is that of the bare dates behind it, until another is told."""
        if year == self.paragraph_year or (frame.relative is not None and frame.relative[1] == "discourse"):
            return
        begin = self.text.rfind("\n", max(0, frame.start - _OPENING_WORDS - 1), frame.start) + 1
        ahead = frame.start - begin
        opens = ahead <= _OPENING_CHARACTERS or (ahead <= _OPENING_WORDS and self.low[begin : frame.end].isascii())
        opens = opens and granularity == "year"
        self.paragraph_year = year if opens and self.has_begun(year) else None

    def has_begun(self, year: int) -> bool:
        """Whether a year had begun at the publication, and not so long before that it is none, as in 满2000减50."""
        return self.published is not None and 0 <= self.published.year - year <= _LONG_PAST

    # ---- resolving ----

    def resolve(self, frame: Frame) -> _Resolved:
        """The days that a frame covers, and what settled them."""
        if frame.date is not None:
            year, month, day = frame.date
            return day_span(year, month, day) if day else month_span(year, month), "absolute"
        if frame.years is not None:
            return year_span(*frame.years), "absolute"
        if frame.neighbours is not None:
            base = self.published.year if self.published is not None else None
            span = None if base is None else year_span(*(base + offset for offset in frame.neighbours))
            return span, "publication"
        if frame.ended:
            return self.resolve_ended(frame), "fiscal" if frame.fiscal else "absolute" if frame.year else "publication"
        if frame.begun:
            return self.resolve_begun(frame), "fiscal" if frame.fiscal else "publication"
        if frame.fiscal_relative is not None:
            return self.resolve_fiscal_relative(*frame.fiscal_relative), "fiscal"
        if frame.fiscal:
            return self.resolve_fiscal(frame), "fiscal"
        if frame.now or frame.today:
            return self.resolve_now(frame), "publication"
        if frame.same is not None:
            return self.resolve_same(frame.same, frame)
        if frame.successor:
            return None if self.period is None else following(self.period, 1), "discourse"
        if frame.stretch is not None:
            return self.resolve_stretch(*frame.stretch, frame)
        if frame.weekday is not None:
            return self.resolve_weekday(frame), "publication"
        if frame.unit is not None:
            return self.resolve_unit(*frame.unit, frame)
        if frame.day is not None and frame.months is None:
            known = self.sentence_date is not None or self.paragraph_month is not None
            return self.resolve_day(frame), "discourse" if known else "publication"
        if frame.season_direction is not None:
            return self.resolve_directed_season(frame), "publication"
        if frame.has_year:
            told, anchor = self.year_of(frame)
            if told is None:
                return None, anchor
            return self.within(frame, told) if frame.is_within_year else part_of(year_span(told), frame), anchor
        return self.nearest(frame), "discourse" if self.sentence_year is not None else "publication"

    def year_of(self, frame: Frame) -> tuple[int | None, Anchor]:
        if frame.year is not None:
            return frame.year, "absolute"
        if frame.relative is not None:
            offset, anchor = frame.relative
            if anchor == "discourse" and self.year is not None:
                return self.year + offset, "discourse"
            if self.published is None:
                return None, "publication"
            if self.year == self.published.year - 1 and self.low.startswith("上年", frame.start):
                return self.year + offset, "discourse"  # 预计2025年营收…，上年收入…
            return self.published.year + offset, "publication"
        return None, "publication"

    def resolve_day(self, frame: Frame) -> Span | None:
        """A day without a month: of the month that the sentence or paragraph speaks of, else the latest such day."""
        assert frame.day is not None
        antecedent = self.sentence_date or self.paragraph_month
        if antecedent is not None:
            return day_span(antecedent.year, antecedent.month, frame.day)
        if self.published is None:
            return None
        this = day_span(self.published.year, self.published.month, frame.day)
        if this is not None and (this.first <= self.published or self.is_future(frame)):
            return this
        if this is not None and frame.role == "since" and (this.first - self.published).days <= 14:
            return this  # 9日起, told on the 7th
        before = month_span(self.published.year, self.published.month - 1).first
        return day_span(before.year, before.month, frame.day)

    def resolve_weekday(self, frame: Frame) -> Span | None:
        """The latest such day not after the publication, unless it is one to come or of a named week."""
        if self.published is None or frame.weekday is None:
            return None
        day = self.published + timedelta(days=frame.weekday - self.published.weekday())
        if frame.week is not None:
            day += timedelta(days=7 * frame.week)
        else:
            begin = self.clause_start(frame.start, CLAUSE_BEFORE // 2)
            to_come = self.words.scheduled.search(self.low[begin : frame.start]) is not None
            if day > self.published and not to_come:
                day -= timedelta(days=7)
            elif day < self.published and to_come:
                day += timedelta(days=7)
        return Span(day, day)

    def resolve_now(self, frame: Frame) -> Span | None:
        """The year of publication; "today" beside "said" or 宣布 is the day."""
        published = self.published
        if published is None:
            return None
        ago = YEARS_AGO_OF.search(self.low, max(0, frame.start - 5), frame.start) if frame.today else None
        if ago is not None:
            return day_span(published.year - years_ago(ago), published.month, published.day)  # 三年前的今天
        if frame.today and self.words.today_verbs.search(self.low, max(0, frame.start - 40), frame.end + 30):
            return Span(published, published)
        return year_span(published.year)

    def resolve_same(self, years: int, frame: Frame) -> _Resolved:
        """去年同期, a year earlier: the period last spoken of, moved; or the one that it is set before to compare."""
        base = self.period_compared(frame) or self.paragraph_period or self.period_spoken_of(frame)
        if base is self.period and self.month_ago_ends is not None and self.low[frame.start].isascii():
            # "It signed last month. Revenue was $2.7 billion, against $2.1 billion a year earlier": not that month.
            other_sentence = _TERMINATOR.search(self.low, self.month_ago_ends, frame.start) is not None
            base = self.quarter if other_sentence else base
        if "three months" in self.low[frame.start : frame.end] and (base is None or length_in_months(base) != 3):
            base = self.quarter
        of_year = _OF_YEAR.match(self.low, frame.end) if years == 0 else None
        if years == 0 and of_year is None:
            of_year = _YEAR_BEFORE.search(self.low, max(0, frame.start - 6), frame.start)
        if of_year is not None and base is not None:
            # "the same stretch of 2024", 2024年同期
            # A fiscal year is told to set the period against the one before.
            years = -1 if of_year["fiscal"] else int(of_year["year"]) - base.last.year
            return shifted(base, years), "discourse"
        this_year = years == 0 and self.low.endswith(("今年", "本年"), 0, frame.start)
        if base is not None and this_year and self.published is not None:
            return shifted(base, self.published.year - base.last.year), "discourse"
        if base is not None:
            return shifted(base, years), "discourse"
        if self.published is None or years == 0:
            return None, "discourse"
        return year_span(self.published.year + years), "publication"

    def period_spoken_of(self, frame: Frame) -> Span | None:
        """The period last told; in Chinese, of what is told as a result, the last that is over.

        上半年营收71亿元。我们预计2027年营收260亿元。另一家同期营收80亿元: of the half-year.
        """
        told, over = self.period, self.period_over
        chinese = not self.low[frame.start].isascii()
        if told is None or over is None or self.published is None or told.last < self.published or not chinese:
            return told
        return told if self.is_future(frame) else over

    def period_compared(self, frame: Frame) -> Span | None:
        """The period of the next clause, where this one only tells what it is compared with: 与去年同期相比，本季…."""
        compared = _COMPARED_AHEAD.match(self.low, frame.end)
        if compared is None or not _WITH.search(self.low, max(0, frame.start - 3), frame.start):
            return None
        stop = _TERMINATOR.search(self.low, compared.end())
        end = stop.start() if stop is not None else len(self.low)
        for ahead in self.frames[bisect_left(self.frames, compared.end(), key=lambda one: one.start) :]:
            if ahead.start >= end:
                return None
            in_months = ahead.months is not None and ahead.day is None and ahead.part != "year_part"
            unit = ahead.unit is not None and ahead.unit[0] in ("quarter", "half", "month")
            if ahead.same is None and (ahead.quarter is not None or ahead.half is not None or in_months or unit):
                return self.resolve(ahead)[0]
        return None

    def resolve_directed_season(self, frame: Frame) -> Span | None:
        """Next spring, last summer: the year of the nearest such season on that side of the publication."""
        if self.published is None or frame.season is None or frame.season_direction is None:
            return None
        begins_later = date(self.published.year, frame.season, 1) > self.published
        is_this_year = frame.season_direction == 0 or begins_later == (frame.season_direction > 0)
        return year_span(self.published.year + (0 if is_this_year else frame.season_direction))

    def resolve_unit(self, unit: str, offset: int, anchor: str, frame: Frame) -> _Resolved:
        """本月, last quarter, 当天 and the like."""
        base = self.published
        how: Anchor = "publication"
        from_now = unit == "month" and offset == 1 and _FROM_NOW.search(self.low, max(0, frame.start - 8), frame.start)
        if anchor == "discourse" and not from_now:
            how = "discourse"
            of_year = _OF_YEAR.match(self.low, frame.end) if unit == "quarter" and offset == 0 else None
            if of_year is not None and self.quarter is not None:
                years = int(of_year["year"]) - self.quarter.last.year  # "the same quarter of 2024"
                return part_of(shifted(self.quarter, years), frame), how
            if unit == "quarter" and self.quarter is not None:
                return part_of(following(self.quarter, offset), frame), how
            if unit == "quarter" and offset == 0 and base is not None and not self.is_future(frame):
                # Where none was named before, "the quarter" that a report is about is over.
                quarter = month_span(base.year, (base.month - 1) // 3 * 3 - 2, 3)
                return part_of(quarter, frame), "publication"
            # 规则原定5月15日生效。同一天，BIS发布指引: not on that day.
            day = self.day if offset else self.day_done or self.day
            known = self.month if unit == "month" else day if unit == "day" else None
            if known is None and offset:
                return None, how
            told = self.paragraph_month if unit == "day" and known is None else None
            if told is not None and base is not None and (told.year, told.month) != (base.year, base.month):
                return month_span(told.year, told.month), how  # 5月宣布撤销规则，同日发布指南: some day of that month
            base, how = (known, how) if known is not None else (base, "publication")
        if base is None:
            return None, how
        if unit == "day":
            day = base + timedelta(days=offset)
            return Span(day, day), how
        if unit == "week":
            monday = base + timedelta(days=7 * offset - base.weekday())
            return Span(monday, monday + timedelta(days=6)), how
        if unit == "month":
            span = month_span(base.year, base.month + offset)
            if frame.day is not None:
                return day_span(span.first.year, span.first.month, frame.day), how
            return span, how
        length = 3 if unit == "quarter" else 6
        first = (base.month - 1) // length * length + 1
        span = month_span(base.year, first + length * offset, length)
        named = span == self.paragraph_period and self.paragraph_period_named
        if unit == "quarter" and offset == -1 and named and self.compares(frame):
            return part_of(following(span, -1), frame), "discourse"  # 三季度资本开支23.94亿美元，上季为18.85亿美元
        return part_of(span, frame), how

    def resolve_stretch(self, count: int, unit: str, frame: Frame) -> _Resolved:
        """两年前, three months later, the past two years, 三年内."""
        months = count * {"month": 1, "quarter": 3}.get(unit, 0)
        days = timedelta(days=count * {"week": 7, "day": 1}.get(unit, 0))
        if frame.direction in ("later", "earlier"):
            known = self.year or self.period if unit == "year" else self.month or self.day
            if known is None and _SINCE_EVENT.search(self.low, max(0, frame.start - 12), frame.start):
                return None, "discourse"  # H100上市11个月后: since what nothing dates.
            end = min(len(self.low), frame.end + CLAUSE_BEHIND)
            cut = CLAUSE_CUT.search(self.low, frame.end, end)
            coming = self.words.future_behind.search(self.low, frame.end, cut.start() if cut else end)
            if known is None and not coming and not self.low[frame.start].isascii() and not self.is_future(frame):
                return None, "discourse"  # 三个月后又放行: of a past that is not told.
            return self.from_discourse(count if frame.direction == "later" else -count, unit), "discourse"
        published = self.published
        if published is None:
            return None, "publication"
        year, month = published.year, published.month
        span: Span | None
        if frame.direction == "ago":
            if months and (told := self.before_what_was_told(frame, months)) is not None:
                return told, "discourse"
            if unit == "year":
                span = year_span(year - count)
            elif months:
                span = month_span(year, month - months)
            else:
                day = published - days
                span = month_span(day.year, day.month) if unit == "week" else Span(day, day)
        elif frame.direction == "first":
            if unit == "year":
                span = year_span(year - count, year - 1)
            else:
                part = replace(frame, stretch=None, months=(1, months), direction="")
                span = self.nearest(part) if 0 < months <= 12 else None
        elif frame.direction == "within" and _AMID.match(self.low, frame.end) and not self.is_future(frame):
            return None, "publication"  # 三号在11个月里出货4.5万颗: how long it took, not when.
        elif frame.direction == "within" and self.tells_duration(frame):
            return None, "publication"  # "spent most of it within a month"
        elif frame.direction == "within" and months and self.has_happened(frame):
            span = month_span(year, month - months + 1, months)  # 三个月内翻了一倍
        elif frame.direction == "next" and _IS_FIGURE.match(self.low, frame.end) and not self.is_future(frame):
            return self.following_told(months or 12 * count if unit in ("month", "quarter", "year") else 0), "discourse"
        elif frame.direction in ("next", "within"):
            if unit == "year":
                span = year_span(year, year + count - 1)
            else:
                span = month_span(year, month, months) if months else Span(published, published + days)
        elif unit == "year":
            span = year_span(year - count + 1, year)
        elif months == 3 and self.quarter is not None and _BEFORE_THAT.match(self.low, self.words_start(frame)):
            return following(
                self.quarter, -1
            ), "discourse"  # "$2.39 billion, against $1.89 billion in the previous three months"
        elif unit == "quarter":
            span = month_span(year, (month - 1) // 3 * 3 + 1 - months, months)  # Those that are over.
        else:
            span = month_span(year, month - months + 1, months) if months else Span(published - days, published)
        return span, "publication"

    def before_what_was_told(self, frame: Frame, months: int) -> Span | None:
        """So many months before the month last told, if the month named behind is that: 两个月前的5月15日."""
        named = _OF_MONTH.match(self.low, frame.end)
        if named is None or self.month is None or self.published is None:
            return None
        told = month_span(self.month.year, self.month.month - months)
        here = month_span(self.published.year, self.published.month - months)
        if told.first.month != int(named[1]) or here.first.month == int(named[1]):
            return None
        self.sentence_year = told.first.year
        return told

    def following_told(self, months: int) -> Span | None:
        """So many months behind the period last told, if they are over: 2025财年…，接下来的一个季度为386.8亿元."""
        if not months or self.period is None or self.published is None or self.period_open:
            return None
        span = month_span(self.period.last.year, self.period.last.month + 1, months)
        return span if span.last < self.published else None

    def words_start(self, frame: Frame) -> int:
        """Where an expression begins, the word before its number included ("the previous three months")."""
        return min(frame.start, self.reader.direction_before(frame)[1])

    def tells_duration(self, frame: Frame) -> bool:
        """Whether an English clause in the past tells within how long something was done, and not by when."""
        begin = self.clause_start(frame.start, CLAUSE_BEFORE)
        begin = max(begin, self.low.rfind(", ", begin, frame.start) + 1)
        if not self.low[frame.start : frame.end].isascii() or self.is_future(frame):
            return False
        return PAST_VERB.search(self.low, begin, frame.start) is not None

    def has_happened(self, frame: Frame) -> bool:
        """Whether a Chinese verb right behind a stretch of time tells what has happened in it: 三个月内翻了一倍."""
        return _HAPPENED.match(self.low, frame.end) is not None and not self.is_future(frame)

    def from_discourse(self, count: int, unit: str) -> Span | None:
        """So many units after (or, if negative, before) what was last spoken of."""
        if unit == "year":
            if self.period is not None and not self.period_open:
                return shifted(self.period, count)
            year = self.year or (self.published.year if self.published else None)
            return None if year is None else year_span(year + count)
        if unit in ("month", "quarter"):
            months = count * (3 if unit == "quarter" else 1)
            told = None if self.period_open else self.period
            length = 0 if told is None else length_in_months(told)
            if told is not None and length in (3, 6) and months % length == 0:
                return following(told, months // length)  # "In the first quarter …. Three months later"
            over = told is not None and self.published is not None and told.last < self.published
            if length == _YEAR_LENGTH and self.month is None and over:
                return None  # "in 2023. Six months later": of a year that is over.
            base = self.month or self.published
            return None if base is None else month_span(base.year, base.month + months)
        base = self.day or self.published
        if base is None:
            return None
        day = base + timedelta(days=count * (7 if unit == "week" else 1))
        return month_span(day.year, day.month) if unit == "week" else Span(day, day)

    def resolve_ended(self, frame: Frame) -> Span | None:
        """A period of so many months that ends in a month."""
        assert frame.stretch is not None
        if frame.months is None:
            # "the fiscal year that ends this month"
            assert frame.unit is not None
            last = self.resolve_unit(*frame.unit, replace(frame, ended=False, stretch=None))[0]
            count = frame.stretch[0]
            return None if last is None else month_span(last.last.year, last.last.month - count + 1, count)
        year = self.year_of(frame)[0]
        if year is None:
            end = replace(frame, ended=False, stretch=None, fiscal=False, quarter=None, full=False)
            span = self.nearest(end)
            if span is None:
                return None
            year = span.first.year
            ahead = re.search(r"\b(?:next|ends)\b", self.low[frame.start : frame.end]) or self.is_future(frame)
            if ahead and self.published is not None and span.last < self.published:
                year += 1  # "the fiscal year that ends in June" is not over
        month = end_month(frame)
        if frame.day is None and _EARLY_IN.search(self.low, frame.start, frame.end):
            month = (month - 2) % _YEAR_LENGTH + 1  # "the quarter to early August"
        if month > frame.months[1]:
            year -= 1  # ended on the first days of January
        return month_span(year, month - frame.stretch[0] + 1, frame.stretch[0])

    def resolve_begun(self, frame: Frame) -> Span | None:
        """A period of so many months that begins with a month: "the fiscal year that began in July"."""
        assert frame.stretch is not None
        month = replace(frame, begun=False, stretch=None, fiscal=False, quarter=None, full=False)
        first = self.nearest(month)
        if self.published is not None and re.search(r"\b(?:began|started)\b", self.low[frame.start : frame.end]):
            years = (self.published.year, self.published.year - 1)
            begun = (span for year in years if (span := self.within(month, year)) is not None)
            first = next((span for span in begun if span.first <= self.published), None)
        return None if first is None else month_span(first.first.year, first.first.month, frame.stretch[0])

    def resolve_fiscal(self, frame: Frame) -> Span | None:
        """A fiscal year, half or quarter, in calendar months where the fiscal year is known, else as if it were one."""
        if self.fiscal_end is not None:
            return fiscal_span(_fiscal_label(frame, self.year_of(frame)[0]), self.fiscal_end, self.published)
        plain = replace(frame, fiscal=False)
        year = self.year_of(frame)[0]
        if year is not None:
            return self.within(plain, year) if frame.is_within_year else year_span(year)
        return self.nearest(plain) if frame.is_within_year else None

    def resolve_fiscal_relative(self, unit: str, offset: int) -> Span | None:
        if self.published is None:
            return None
        end = self.fiscal_end or 12
        year = fiscal_span("FY", end, self.published)
        if year is None or unit == "year":
            return None if year is None else following(year, offset)
        for number in range(1, 5):
            quarter = fiscal_span(f"FY{year.last.year}-Q{number}", end)
            if quarter is not None and quarter.first <= self.published <= quarter.last:
                return following(quarter, offset)
        return None


def _share(first: Frame, last: Frame) -> None:
    """Give each end of a range what only the other one says: 2019年3月至5月, April to June 2024."""
    if not last.has_year:
        last.year, last.relative = first.year, first.relative
    elif not first.has_year:
        first.year, first.relative = last.year, last.relative
    if last.months is None and last.day is not None:
        last.months, last.unit = first.months, first.unit
    first.fiscal = last.fiscal = first.fiscal or last.fiscal


def _fiscal_label(frame: Frame, year: int | None = None) -> str:
    part = f"Q{frame.quarter}" if frame.quarter is not None else f"H{frame.half}" if frame.half is not None else ""
    if not part and frame.months is not None and frame.months[0] == 1 < frame.months[1] < _YEAR_LENGTH:
        part = f"M{frame.months[1]}"  # 前三财季
    year = frame.year if frame.year is not None else year
    if year is None:
        return part or "FY"
    return f"FY{year}-{part}" if part else f"FY{year}"


def _granularity(frame: Frame, span: Span | None) -> Granularity:
    unit = frame.unit[0] if frame.unit is not None else ""
    if unit == "week":
        return "week"
    if span is None:
        if frame.day is not None or frame.weekday is not None or frame.today or unit == "day":
            return "day"
        if frame.quarter is not None or unit == "quarter":
            return "quarter"
        if frame.half is not None or unit == "half":
            return "half"
        if frame.months is not None or unit == "month":
            return "month"
        return "interval" if frame.stretch is not None else "year"
    if span.first == span.last:
        return "day"
    written = time_string(span)
    if "/" not in written:
        return "quarter" if "Q" in written else "month" if "-" in written else "year"
    if length_in_months(span) == 6 and span.first.day == 1 and span.first.month in (1, 7) and frame.months is None:
        return "half"
    return "interval"
