"""Which year, half, quarter or month is meant where a time names only a part: the nearest, by the words around it."""

from __future__ import annotations

import re
from datetime import date

from assets.facts.times.frames import Frame
from assets.facts.times.spans import (
    Span,
    day_span,
    length_in_months,
    month_span,
    year_span,
)
from assets.facts.times.words import TimeWords
from assets.facts.vocabulary import FoldedText

# How far the words are looked at that tell whether a clause speaks of the future.
CLAUSE_BEFORE = 90
CLAUSE_BEHIND = 60
# A day and month without a year that comes within so many days, and was so many days less than a year ago, is to come.
_SOON = 60
_LONG_AGO = 300
_HALF_A_YEAR = 182
_SPRING = 3
# What may stand before a time that opens its sentence: "For the quarter to March".
_OPENING_PHRASE = 11
# Before what was to come, what was done at the time: 8月，英伟达宣布将于明年发布.
_DONE_THEN = re.compile(
    r"宣布|表示|称|说|透露|公告|披露|承认|指出|强调|告诉|报[道导]|认为|决定|同意|签|批准|要求|裁定|发布|推出|公布|提出"
    r"|预告|预测|估计|定下|敲定|获"
)
# 今年开支与去年的73.3亿美元持平；业内估计，月产能年底在3万片上下
_OF_THIS_YEAR = re.compile(r"今年[^。\n]*(?:估计|预计|预期|料)[^。\n]*$")
# Right behind the month in which a plan was told: 公司7月公告拟投资32亿元.
_TOLD_THEN = re.compile(
    r"(?:初|底|中旬|下旬|上旬|份)?(?:又|才|就|曾|还|已)?(?:宣布|公告|披露|透露|公布|预告)(?!后)[^，。；]{0,8}$"
)
# Until this month the results of the year before come out.
_RESULTS_ARE_OUT = 4
# So many days behind a period its results may still be awaited.
_RESULTS_PENDING = 45
CLAUSE_CUT = re.compile(r"[。！？!?；;\n|\t]|[.] ")
_PAST_TENSE = re.compile(
    r"\b(?:\w{2,}ed|said|told|bought|sold|built|made|took|came|went|began|got|put|won|led|paid|spent|saw|ran|fell|rose|did|has"
    r"|have|since|last|wrote|gave|sent|cut|set|lost|left|held|kept|met|hit|grew|drew|brought|signed)\b"
)
_MOVED_TO = re.compile(r"(?:改|挪|推|推迟|延后|顺延|延期|提前|移|延)$")
_HALF_RESULT = re.compile(r"(?:的?(?:营收|收入|销售额|资本开支|资本支出))?(?:为|是|达|约|近)*\d")
LEVEL_BEHIND = re.compile(r"度?(?:的)?(?:则)?(?:为|是|仅为?|只有|约)?(?:约|近|逾)?\d")
_COMPARES = re.compile(
    r"(?:比|较|高于|低于|从|由|多于|少于|超过)$|\b(?:than|from|against|versus|compared with)\b[^.;,]{0,24}$"
)
# 去年11月…，截至: up to a month that follows the one before.
_UP_TO_LATER = re.compile(r"(?:去年|上年|20\d\d年)(1?\d)月[^。]*?截[至止]$")
# Between a verb in the past and when that was.
_DONE_IN = re.compile(
    r"\b(?:it|they|he|she|which|who|company|firm|group|management)\s(?:first |originally |initially |last )?"
    r"(?:guided|gave|set|announced|forecast|promised|outlined|issued|flagged|projected|predicted|targeted|told)"
    r"(?:\s(?:to|for|out|investors|analysts))?\s(?:back )?(?:in|on)\s(?:early |late |mid-)?$"
    r"|\d (?:billion|million|trillion) (?:planned|forecast|promised|foreseen|budgeted|projected|targeted|sought|guided)"
    r" in $"
    r"|\btook (?:effect|hold|force)\s(?:in|on)\s$"
    r"|\b(?:allowed|permitted|cleared|approved|forced|told|ordered|obliged)\s(?:\w+ )?to be \w+(?: \w+)?\s(?:in|on)\s$"
)
# What was done and is over.
PAST_VERB = re.compile(
    r"\b(?:was|were|had|did|spent|bought|sold|built|made|took|came|went|began|got|put|won|paid|raised|grew|rose|fell"
    r"|shot|hit|sank|drew|shrank|brought|swelled|stood|set|cut|lost|found|became|ran|\w{3,}ed)\b"
    r"(?! to be\b)"
)
# What was done before the time spoken of.
_HAD_DONE = re.compile(r"\bhad (?:\w+ly |already |just |first |only )?(?!to\b)\w+(?: \w+)?\b")
# 即将发布的芯片，8月28日…: what is told behind the comma is not to come.
_OF_COMING_THING = re.compile(r"即将[^，。；、]{1,8}的[^，。；]*[，；]")
# Behind this a clause has a time, and a tense, of its own.
_CONTRAST = re.compile(r"\b(?:while|whereas|although|but)\s")
# A figure is out.
_TOLD_RESULT = re.compile(
    r"\b(?:was|were|came (?:in at|to)|stood at|reached|rose|fell|grew|jumped|climbed|dropped|totall?ed|amounted to"
    r"|reported|posted)\b"
)
_RESULT_BEHIND = re.compile(
    r" (?:[\w&'’-]+ ){0,5}?(?:revenues?|sales|profits?|income|earnings|capex|spending|expenditures?|shipments"
    r"|turnover|loss) (?:[^,.;\d]{0,24} )?(?:was|were|came|stood|rose|fell|grew|jumped|climbed|dropped|totall?ed"
    r"|amounted|beat|missed|topped|surged|soared|slipped|declined|doubled|tripled|hit)\b"
    r"|度?的?[^，。；\d预料估将会拟]{0,8}?(?:营收|收入|净利润?|利润|资本开支|资本支出|销售额|毛利率)"
    r"[^，。；\d预料估将会拟目指展]{0,10}(?:\d|翻[了番倍]|腰斩|[增减下涨升跌降上长多少][^，。；预料估将会拟目指展]{0,3}"
    r"[一二两三四五六七八九十半][成倍])"
)
# Within how many days of its end the figures of a period may be told.
_ALMOST_OVER = 5
_PHRASE_CUT = re.compile(r"[。！？!?；;\n|\t,，、：:]|[.] | (?:and|but|while|after|before|when) ")
# Before an expression that opens a sentence.
_OPENING = re.compile(
    r"\W*(?:(?:then|but|and|early|late|only|finally)\W+)*(?:in|by|on|at|到了?|至|等到)?\s*(?:early |late |mid-)?"
)
# What goods are to do in a month: neither what was done in it (9月交付了) nor what came in it (9月交付的).
_GOODS_TO_COME = re.compile(
    r"(?:起|底|末|初|份|中旬|下旬|上旬)?[才将可]?(?:开始|启动|陆续|分批|批量|正式|小量|大量)?"
    r"(?:交货|出货|发货|交付|供货|到货|投产|量产|开售|试产|放量"
    r"|开卖|上市|亮相|登场|问世|上线|投运|完工|启用|进场|到位|就位|装机|上架|送抵|付运|点亮|入驻|投用)(?!了|的|过|完)"
)
_HOW_MANY = re.compile(
    r"(?:的)?(?:出货|交付|供货|发货|交货)(?:量|了|约|近|超过?|达到?|共|合计)*[\d一二三四五六七八九十百千万两]"
)
# The present tense tells of what is to come: "shipments start in the second quarter", "the first 4,000 land in May".
_IS_TO_COME = re.compile(
    r"\b(?:starts?|begins?|lands?|arrives?|ships?|comes?|follows?|opens?|reach(?:es)?|debuts|launches"
    r"|(?:will|to) (?:be )?(?:start|begin|land|arrive|ship|come|follow|open|reach|debut|launch|deliver|install|deploy)"
    r"(?:ed)?"
    r"|(?:goes|go) (?:on sale|live|into (?:volume |mass |full )?production)|enters? (?:volume |mass |full )?production"
    r"|(?:is|are) due)\b[^.;:\d]{0,20}?\b(?:in|from|by|during)\s(?:the\s)?$"
)
# "that it would need a licence, and unbanned in July"
_DONE_RIGHT_BEFORE = re.compile(
    r"(?:^|,? (?:and|but|then) |, )(?:(?:was|were|only|then|later|again|partly|finally) )*"
    r"(?!(?:expect|plann|schedul|slat|project|need|want|hop|promis|target|timetabl|forecast"
    r"|pencill)ed\b)[a-z]{2,}ed (?:it |them )?(?:again )?(?:in|on) $"
)
# Behind "that December", and before "that" where it opens what somebody says.
_POINTS_AT = re.compile(r"[,.;:)]|$|\s(?:the|an?|it|its|they|he|she|when|with|for|and|to|at|in|by)\b")
_OPENS_CONTENT = re.compile(
    r"\b(?:said|says?|tells?|told \w+|expect\w*|show\w*|suggest\w*|report\w*|add\w*|not\w+|think\w*|believe\w*"
    r"|estimate\w*|forecast\w*|means?|meant|so|found|ensure\w*|confirm\w*"
    r"|(?<!was )(?<!were )announc\w*|hope\w*|warn\w*|argue\w*|know|knew"
    r"|fact) that $"
)
# Before a time at which something was begun: "began to ship in the first quarter".
_BEGAN_TO = re.compile(r"\b(?:began|started|had begun) to \w+(?: [\w-]+){0,2} (?:in|from|during)(?: the)? $")
# Words for the end of a year that is over.
_ENDED_YEAR = re.compile(r"(?:end|finish|clos|exit)ed ")
_DECEMBER = 12
_SHARED_YEAR = re.compile(
    r",? (?:and|or) (?:(?:in|late|early|mid) )?(?:january|february|march|april|may|june|july|august|september|october"
    r"|november|december) (?:of )?(?P<year>(?:last|this|next) year|\d{4})\b"
)
YEARS_AGO_OF = re.compile(r"([一二两三四五六七八九十]|\d{1,2})年前的$")
# "minutes of a July meeting": what one cites has been.
_DATED_PAPER = re.compile(
    r" (?:meeting|letter|report|filing|note|interview|speech|memo|statement|hearing|call|survey|study|e-?mail|post)\b"
)
_DATED_ACT = re.compile(
    r" (?:move|decision|ban|rules?|order|letter|announcement|restrictions?|requirement|directive|guidance|curbs)\b"
)


class NearestYear:
    """Tells of which year a time is that names none: by what was spoken of before, and by the words of its clause."""

    def __init__(self, text: FoldedText, published: date | None, words: TimeWords) -> None:
        self.text, self.low = text.text, text.low
        self.published, self.words = published, words
        # What was last spoken of: a period, a year.
        self.period: Span | None = None
        self.year: int | None = None
        # The same within this sentence or paragraph.
        self.sentence_year: int | None = None
        self.sentence_future = False
        self.paragraph_month: date | None = None
        self.paragraph_period: Span | None = None
        # The last date with a year that opens a sentence of the paragraph: a narrative goes on from it.
        self.opening_date: date | None = None
        # The year that the section's heading tells, and the one that opens the paragraph.
        self.heading_year: int | None = None
        self.paragraph_year: int | None = None
        # The year that a Chinese sentence told before a semicolon.
        self.earlier_year: int | None = None

    def within(self, frame: Frame, year: int) -> Span | None:
        """The part of a year that a frame names."""
        if frame.half is not None:
            return part_of(month_span(year, 6 * frame.half - 5, 6), frame)
        if frame.quarter is not None:
            return part_of(month_span(year, 3 * frame.quarter - 2, 3), frame)
        if frame.lunar:
            first = self.words.lunar_new_year.get(year)
            return year_span(year) if first is None else month_span(first.year, first.month)
        if frame.holiday is not None:
            return month_span(year, frame.holiday)
        if frame.months is None:
            return year_span(year)
        if frame.day is not None:
            first_day = day_span(year, frame.months[0], frame.day)
            last_day = day_span(year, frame.months[0], frame.day_end) if frame.day_end else first_day
            return Span(first_day.first, last_day.last) if first_day and last_day else None
        return part_of(month_span(year, frame.months[0], frame.months[1] - frame.months[0] + 1), frame)

    def nearest(self, frame: Frame) -> Span | None:
        """A month, quarter or half without a year: the latest, or, where the clause speaks of the future, the next."""
        year = self.year_beside(frame)
        if year is not None:
            return self.within(frame, year)
        published = self.published
        if published is not None and self.is_of_act(frame):
            done = [s for year in (-1, 0) if (s := self.within(frame, published.year + year)) is not None]
            return _earlier_of(done, published)
        # "since January" is over, whatever the clause foretells.
        future = self.is_future(frame) and not self.low.startswith(("since ", "ever since "), frame.start)
        if (span := self.within_sentence_year(frame, future)) is not None:
            return span
        if published is None:
            return None
        year = self.year_of_narrative(frame, published, future)
        if year is not None:
            return self.within(frame, year)
        return self.next_or_latest(frame, published, future)

    def year_beside(self, frame: Frame) -> int | None:
        """The year of a month that the words beside it tell."""
        if frame.months is None:
            return None
        published = self.published
        if published is not None:
            if frame.is_plain_month and frame.day is None and self.low.endswith(" last ", 0, frame.start):
                # "bought in 2023, and the rest last September"; "last February", told in February
                return published.year - (frame.months[0] >= published.month)
            ago = YEARS_AGO_OF.search(self.low, max(0, frame.start - 5), frame.start)
            if ago is not None:
                return published.year - years_ago(ago)  # 三年前的10月7日
            shared = _SHARED_YEAR.match(self.low, frame.end) if frame.day is None else None
            if shared is not None:
                # "in July and October last year"
                offset = {"last year": -1, "this year": 0, "next year": 1}.get(shared["year"])
                return int(shared["year"]) if offset is None else published.year + offset
            if frame.is_plain_month and self.low.endswith(" this ", 0, frame.start):
                return published.year  # "was 15,000 wafers at the end of 2023 and should reach 35,000 by this December"
        # "published it that December"
        return self.year if self.year is not None and self.is_pointed_at(frame) else None

    def is_of_act(self, frame: Frame) -> bool:
        """Whether a month dates what somebody has done: "the department's April move", "a March paper"."""
        if frame.months is None or frame.day is not None:
            return False
        of_act = _DATED_ACT.match(self.low, frame.end) and self.low.endswith(("'s ", "’s "), 0, frame.start)
        return bool(of_act) or (
            _DATED_PAPER.match(self.low, frame.end) is not None and self.low.endswith((" a ", "'s "), 0, frame.start)
        )

    def within_sentence_year(self, frame: Frame, future: bool) -> Span | None:
        """The part of the year that the sentence tells, unless it would be to come where it is past, or the reverse."""
        if self.sentence_year is None:
            return None
        span, published = self.within(frame, self.sentence_year), self.published
        if span is None or published is None:
            return span
        since = _UP_TO_LATER.search(self.low, max(0, frame.start - 60), frame.start + 2)
        if since is not None and frame.months is not None and frame.months[0] < int(since[1]):
            later = self.within(
                frame, self.sentence_year + 1
            )  # 去年11月订了8000张，截至3月底已交付: this year's March.
            if later is not None and later.last <= published:
                return later
        told = (
            future and self.low[frame.start].isascii() and self.sentence_year < published.year and self.has_past(frame)
        )
        future = future and not told  # "In 2025 its share recovered to 35% by the third quarter"
        amiss = span.last < published if future else span.first > published and self.is_told_past(frame)
        return None if amiss else span

    def year_of_narrative(self, frame: Frame, published: date, future: bool) -> int | None:
        """The year that what was told before gives a part of a year."""
        narrates = self.opening_date is not None and self.paragraph_year is not None
        if future and frame.part == "year_part" and narrates and (self.paragraph_year or 0) < published.year:
            # 2024年，…。7月，…。年底要攒够35万块: of the year whose months the paragraph goes through.
            return self.paragraph_year or 0
        if frame.part == "year_part" and _OF_THIS_YEAR.search(
            self.low, max(0, frame.start - CLAUSE_BEFORE), frame.start
        ):
            return published.year
        told_year = self.earlier_year or self.paragraph_year or self.heading_year
        if told_year is not None and frame.months is not None and not future:
            span = self.within(frame, told_year)
            if span is None or span.first <= published:
                return told_year
        if self.opening_date is not None and frame.months is not None and not future and self.opens(frame):
            # "In October 2022 …. In May …": the months of a narrative follow one another.
            for year in (self.opening_date.year, self.opening_date.year + 1):
                span = self.within(frame, year)
                if span is not None and self.opening_date <= span.last and span.first <= published:
                    return year
        before = self.paragraph_month
        if before is not None and frame.months is not None and not future and before.year < published.year:
            begin = self.clause_start(frame.start, CLAUSE_BEFORE)
            if _HAD_DONE.search(self.low, begin, frame.start) is not None:
                # "It showed its chip in July 2020. Nvidia had brought out the A100 in May"
                return before.year if frame.months[0] <= before.month else before.year - 1
        told = self.paragraph_period or self.period
        is_end = frame.part == "year_part" and frame.months == (12, 12)
        if is_end and not future and told is not None and told.last == date(published.year - 1, 12, 31):
            return published.year - 1  # 去年四季度收入…，年末产能…
        if frame.part == "year_part" and _ENDED_YEAR.match(self.low, frame.start) and published.month < _DECEMBER:
            return published.year - 1  # "It ended the year with 850 MW"
        this = frame.part == "year_part" or self.low.endswith("this ", 0, frame.start)
        return published.year if this else None

    def next_or_latest(self, frame: Frame, published: date, future: bool) -> Span | None:
        """The part of a year next to the publication: the latest, or the next where it is to come."""
        spans = [span for offset in (-1, 0, 1) if (span := self.within(frame, published.year + offset)) is not None]
        season_over = (
            frame.season is not None and frame.role in ("deadline", "until") and published.month > frame.season + 2
        )
        if season_over and future and frame.season is not None and frame.season >= _SPRING:
            return spans[-1]  # Told in August, "by spring" is next year's.
        later = [span for span in spans if span.last >= published]
        if future and later and self.is_just_over(frame, spans):
            return _earlier_of(spans, published)
        if future and later:
            self.sentence_future = True
            return later[0]
        earlier = [span for span in spans if span.first <= published]
        is_long = frame.quarter is not None or frame.half is not None
        if is_long and self.tells_result(frame):
            # "reported first-quarter revenue", told in November, 一季度营收440亿美元: of one that is over.
            over = [span for span in spans if (span.last - published).days <= _ALMOST_OVER]
            return over[-1] if over else None
        coming = next((span for span in spans if 0 < (span.first - published).days <= _SOON), None)
        latest = earlier[-1] if earlier else None
        month = self.coming_month(frame, coming, latest, published) if coming and latest else None
        if month is not None:
            return month
        if (to_come := self.to_come(frame, spans)) is not None:
            return to_come
        if is_long and (ahead := self.coming_part(frame, coming, latest, published)) is not None:
            return ahead
        three_months = frame.months is not None and frame.months[1] - frame.months[0] == 2
        if three_months and len(earlier) > 1 and earlier[-1].last > published and self.tells_result(frame):
            return earlier[-2]  # In November revenue "was $39.3 billion in the January quarter" of the year before.
        return latest

    def coming_month(self, frame: Frame, coming: Span, latest: Span, published: date) -> Span | None:
        """A day or month that is soon to come rather than long over, unless it is told as past; the latest if it is."""
        if frame.day is not None and (published - latest.first).days >= _LONG_AGO:
            return latest if self.follows_past(frame) else coming
        if frame.months is None or (published - latest.last).days < _LONG_AGO:
            return None
        begin = self.clause_start(frame.start, CLAUSE_BEFORE)
        if frame.day is None and self.low[frame.start : frame.end].isascii():
            phrase = max(begin, self.low.rfind(",", begin, frame.start) + 1)
            cut = _PHRASE_CUT.search(self.low, frame.end, frame.end + CLAUSE_BEHIND)
            if _PAST_TENSE.search(self.low, phrase, cut.start() if cut else frame.end + CLAUSE_BEHIND) is None:
                return coming  # In May "first shipments in July" are to come.
        if frame.role == "since" and not self.low[frame.start].isascii():
            past = self.words.past.search(self.low, begin, frame.end + CLAUSE_BEHIND)
            return coming if past is None else None  # Told in October, 11月起分三批送抵 is to come.
        return None

    def coming_part(self, frame: Frame, coming: Span | None, latest: Span | None, published: date) -> Span | None:
        """A quarter or half that is to come, unless it is told as past."""
        begin = self.clause_start(frame.start, CLAUSE_BEFORE)
        this = self.within(frame, published.year)
        if this is not None and this.first > published and not self.low[frame.start : frame.end].isascii():
            ahead = (
                frame.half == 2
                or (frame.role == "since" and (this.first - published).days <= _HALF_A_YEAR + 8)
                or _GOODS_TO_COME.match(self.low, frame.end) is not None
            )
            if frame.half == 2 and published.month <= _RESULTS_ARE_OUT and _HALF_RESULT.match(self.low, frame.end):
                ahead = False  # 全年收入50亿元，其中下半年26.9亿元
            if ahead and self.words.past.search(self.low, begin, frame.start) is None:
                return this  # 下半年出货, 三季度起供货: of the year under way.
        set_against = self.low.endswith(("比", "较", "由", "从"), 0, frame.start) and self.compares(frame)
        set_against = set_against or (latest is not None and self.is_before_told(frame, latest))
        if coming is not None and latest is not None and (published - latest.last).days >= _HALF_A_YEAR:
            if set_against:
                return latest  # 较一季度的275亿元回落三成; 二季度营收22亿美元，一季度为22.5亿美元
            end = min(len(self.low), frame.end + CLAUSE_BEHIND)
            cut = _PHRASE_CUT.search(self.low, frame.end, end)
            if self.words.past.search(self.low, begin, cut.start() if cut else end) is None:
                return coming  # In March "the second quarter" is the next one, unless it is told as past.
        return None

    def is_before_told(self, frame: Frame, latest: Span) -> bool:
        """Whether a Chinese quarter with its figure goes before one of its year that the paragraph tells as over."""
        told, published = self.paragraph_period, self.published
        if told is None or published is None or self.low[frame.start].isascii():
            return False
        over = latest.last < told.first and told.last < published and latest.first.year == told.first.year
        return over and LEVEL_BEHIND.match(self.low, frame.end) is not None

    def is_pointed_at(self, frame: Frame) -> bool:
        """Whether "that" points at a month of the year spoken of, and opens no clause ("said that March …")."""
        return (
            self.low.endswith("that ", 0, frame.start)
            and _POINTS_AT.match(self.low, frame.end) is not None
            and _OPENS_CONTENT.search(self.low, max(0, frame.start - 30), frame.start) is None
        )

    def tells_result(self, frame: Frame) -> bool:
        """Whether the words around a period tell what its figure was: in the past, or as a bare result."""
        begin = self.clause_start(frame.start, CLAUSE_BEFORE)
        begin = max(begin, self.low.rfind(",", begin, frame.start) + 1)
        if _TOLD_RESULT.search(self.low, begin, frame.start) is not None:
            return True
        return frame.quarter is not None and _RESULT_BEHIND.match(self.low, frame.end) is not None

    def is_just_over(self, frame: Frame, spans: list[Span]) -> bool:
        """Whether what is estimated of a quarter is its result that is not out yet: 法人估第三季…, in October."""
        published = self.published
        three_months = frame.months is not None and frame.months[1] - frame.months[0] == 2
        if published is None or not (frame.quarter is not None or three_months):
            return False
        if _IS_TO_COME.search(self.low, self.clause_start(frame.start, CLAUSE_BEFORE), frame.start):
            return False  # "They arrive in the fourth quarter", told in February
        over = _earlier_of(spans, published)
        coming = [span for span in spans if span.last >= published]
        just = over is not None and 0 < (published - over.last).days <= _RESULTS_PENDING
        return just and bool(coming) and (coming[0].first - published).days > _SOON

    def to_come(self, frame: Frame, spans: list[Span]) -> Span | None:
        """A month, quarter or half soon to begin, where goods are to come in it: 首批9月交货, told in March."""
        if frame.day is not None or (frame.months is not None and frame.months[0] != frame.months[1]):
            return None
        published = self.published
        assert published is not None
        soon = next((span for span in spans if 0 < (span.first - published).days <= _HALF_A_YEAR + 8), None)
        begin = self.clause_start(frame.start, CLAUSE_BEFORE)
        begin = max(begin, self.low.rfind("，", begin, frame.start) + 1, self.low.rfind(",", begin, frame.start) + 1)
        if soon is None or self.words.past.search(self.low, begin, frame.start) is not None:
            return None
        is_long = frame.quarter is not None or frame.half is not None
        if is_long and soon.first.year > published.year and _HOW_MANY.match(self.low, frame.end):
            return None  # 上半年出货2.5万张, told in November
        return soon if _GOODS_TO_COME.match(self.low, frame.end) else None

    def is_told_past(self, frame: Frame) -> bool:
        """Whether the clause goes on in the past: "while fourth-quarter revenue fell"."""
        cut = _PHRASE_CUT.search(self.low, frame.end, frame.end + CLAUSE_BEHIND)
        end = cut.start() if cut else frame.end + CLAUSE_BEHIND
        return self.words.past.search(self.low, frame.end, end) is not None

    def compares(self, frame: Frame) -> bool:
        """Whether a figure of a period stands beside that of another: ，上季为18.85亿美元, "from 40% last quarter"."""
        return (
            LEVEL_BEHIND.match(self.low, frame.end) is not None
            or _COMPARES.search(self.low, max(0, frame.start - 40), frame.start) is not None
        )

    def follows_past(self, frame: Frame) -> bool:
        """Whether an English month or day dates a verb in the past right before it: "it guided to in August"."""
        return _DONE_IN.search(self.low, max(0, frame.start - 40), frame.start) is not None

    def opens(self, frame: Frame) -> bool:
        """Whether an expression opens its sentence: "In May,", 12月，."""
        begin = self.clause_start(frame.start, 24)
        return _OPENING.fullmatch(self.low, begin, frame.start) is not None

    def is_future(self, frame: Frame) -> bool:
        """Whether the clause around an expression speaks of the future."""
        begin = self.clause_start(frame.start, CLAUSE_BEFORE)
        begin = max((m.end() for m in _CONTRAST.finditer(self.low, begin, frame.start)), default=begin)
        if _BEGAN_TO.search(self.low, begin, frame.start):
            return False
        if _IS_TO_COME.search(self.low, begin, frame.start):
            return True
        if frame.role not in ("deadline", "until") and _DONE_RIGHT_BEFORE.search(self.low, begin, frame.start):
            return False
        if frame.role == "until" and _MOVED_TO.search(self.low, begin, frame.start):
            return True  # 现改到4月
        cues = self.words.future.finditer(self.low, begin, frame.start)
        future = max((cue.start() for cue in cues if not self.is_of_noun(cue, frame.start)), default=-1)
        past = max((found.start() for found in self.words.past.finditer(self.low, begin, frame.start)), default=-1)
        if past > future and frame.day is None and "，" in self.low[past : frame.start]:
            cut = _PHRASE_CUT.search(self.low, frame.end, frame.end + CLAUSE_BEHIND)
            behind = self.words.future_behind.search(
                self.low, frame.end, cut.start() if cut else frame.end + CLAUSE_BEHIND
            )
            if behind is not None:
                return True  # 1月已涨价10%，下半年还要再涨两成
        if future >= 0 or past >= 0:
            # "down from the $23 billion it guided to in August": what was done then is over.
            return future > past and not self.follows_past(frame)
        if frame.day is None:
            # Of English: 三季度 behind a name in Latin letters opens no phrase.
            begun = frame.role == "since" or self.low[begin : frame.end].isascii()
            opens_sentence = frame.start - begin <= 6 and begun
            end = min(len(self.low), frame.end + CLAUSE_BEHIND)
            # "For the quarter to March, Amazon guided to": the comma only ends the phrase in front.
            opens = frame.start - begin <= _OPENING_PHRASE
            start = frame.end + (opens and self.low.startswith((",", "，"), frame.end))
            cut = (CLAUSE_CUT if opens_sentence else _PHRASE_CUT).search(self.low, start, end)
            end = cut.start() if cut is not None else end
            coming = self.words.future_behind.search(self.low, frame.end, end)
            if coming and self.low[frame.end] == "，" and _DONE_THEN.search(self.low, frame.end, coming.start()):
                return False
            if coming and _TOLD_THEN.match(self.low, frame.end, coming.start()):
                return False
            over = self.words.past.search(self.low, frame.end, end)
            if coming is not None or over is not None:
                return coming is not None and (over is None or over.start() > coming.start())
        # "by June", "until Christmas" look ahead by themselves; 到10月 does not, unless the sentence already does.
        if frame.role not in ("deadline", "until"):
            return False
        return self.sentence_future or self.words.looking_ahead.match(self.low, frame.start) is not None

    def is_of_noun(self, cue: re.Match[str], until: int) -> bool:
        """Whether what is to come is only told of a thing that a Chinese clause before speaks of: 即将发布的芯片，."""
        return _OF_COMING_THING.match(self.low, cue.start(), until) is not None

    def clause_start(self, position: int, reach: int) -> int:
        """Where the clause of an offset begins, no further back than so many characters."""
        begin = max(0, position - reach)
        for cut in CLAUSE_CUT.finditer(self.low, begin, position):
            begin = cut.end()
        return begin

    def has_past(self, frame: Frame) -> bool:
        """Whether a verb in the past stands before a time in its English clause."""
        return PAST_VERB.search(self.low, self.clause_start(frame.start, CLAUSE_BEFORE), frame.start) is not None


def years_ago(ago: re.Match[str]) -> int:
    """How many years 三年前的 is ago."""
    return int(ago[1]) if ago[1].isdecimal() else "一二三四五六七八九十".find(ago[1].replace("两", "二")) + 1


def _earlier_of(spans: list[Span], published: date) -> Span | None:
    """The last of some periods that had begun at the publication."""
    return next((span for span in reversed(spans) if span.first <= published), None)


def part_of(span: Span, frame: Frame) -> Span:
    """The first, middle or last month of a year or quarter; of a month all."""
    length = length_in_months(span)
    if frame.part == "first":
        return month_span(span.first.year, span.first.month)
    if frame.part == "last":
        return month_span(span.last.year, span.last.month)
    if length == 12 and frame.part == "middle":
        return month_span(span.first.year, 6)
    if length == 12 and frame.part in ("first_half", "second_half"):
        return month_span(span.first.year, 1 if frame.part == "first_half" else 7, 6)
    return span
