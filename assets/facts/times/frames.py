"""From words of time to frames: what one stretch of text says of a time, before it is resolved in find.py."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from assets.facts.times.words import TimeWord, TimeWords
from assets.facts.vocabulary import FoldedText, Phrases, is_latin

Role = Literal["at", "since", "until", "deadline"]


@dataclass(slots=True)
class Frame:
    """What one stretch of text says of a time.

    Attributes:
        start: Offset of its first character.
        end: Offset behind its last.
        year: A year told outright.
        relative: Years from the publication or the discourse (去年 is -1).
        fiscal: Whether the year, half or quarter is a fiscal one.
        fiscal_relative: Fiscal years or quarters from the current one.
        bare: Whether it is a quarter without the word ("in the fourth"), which one spoken of before must tell.
        half: 1 or 2.
        quarter: 1 to 4.
        quarter_of: Whether "of" ends the words for the quarter (the last quarter of).
        months: First and last month of the year.
        day: Day of the month.
        day_end: Last day, for a range of days.
        weekday: 0 is Monday.
        week: Weeks from the publication, for a weekday of that week.
        unit: Half-years, quarters, months, weeks or days from the publication or the discourse (上月).
        part: first, middle or last month of it; within, first_half, second_half; year_part for 年底 said alone.
        same: Years from the period last spoken of (去年同期 is -1).
        now: Whether it says now.
        today: Whether it says today, which may mean now.
        holiday: The month of a holiday.
        lunar: Whether it is the lunar New Year.
        season: Whether it is a season.
        successor: Whether it is the period after the one last spoken of.
        stretch: So many units of time.
        direction: What a stretch is: ago, later, earlier, within, past, next, first.
        years: First and last year.
        neighbours: First and last year as years from the publication (今明两年).
        date: Year, month and day of a written date; day 0 for a month.
        full: Whether it stresses the whole year, or is "the year" of "the year to May".
        ended: Whether `months` says when the stretch ended.
        begun: Whether it says when it began.
        weak: Whether it is a time only beside another word of time.
        role: How it bounds an event.
        after: Whether "after" or "since" stands behind it.
    """

    start: int
    end: int
    year: int | None = None
    relative: tuple[int, str] | None = None
    fiscal: bool = False
    fiscal_relative: tuple[str, int] | None = None
    bare: bool = False
    half: int | None = None
    quarter: int | None = None
    quarter_of: bool = False
    months: tuple[int, int] | None = None
    day: int | None = None
    day_end: int | None = None
    weekday: int | None = None
    week: int | None = None
    unit: tuple[str, int, str] | None = None
    part: str | None = None
    same: int | None = None
    now: bool = False
    today: bool = False
    holiday: int | None = None
    lunar: bool = False
    season: int | None = None
    season_direction: int | None = None
    successor: bool = False
    stretch: tuple[int, str] | None = None
    direction: str = ""
    years: tuple[int, int] | None = None
    neighbours: tuple[int, int] | None = None
    date: tuple[int, int, int] | None = None
    full: bool = False
    ended: bool = False
    begun: bool = False
    weak: bool = False
    role: Role = "at"
    after: bool = False

    @property
    def has_year(self) -> bool:
        """Whether it says which year."""
        return self.year is not None or self.relative is not None

    @property
    def is_within_year(self) -> bool:
        """Whether it is a part of a year: a half, quarter, season, holiday, month or 年底."""
        return (
            self.months is not None or self.quarter is not None or self.half is not None or self.season is not None
            or self.holiday is not None or self.lunar
        )  # fmt: skip

    @property
    def is_plain_month(self) -> bool:
        """Whether it is a month or day by its name, with or without a year."""
        return self.months is not None and self.part != "year_part" and self.quarter is None


_MERGED = (
    "year", "relative", "half", "quarter", "months", "day", "day_end", "weekday", "week", "part", "holiday", "unit",
    "stretch", "fiscal_relative", "season", "season_direction",
)  # fmt: skip
_MERGED_FLAGS = ("fiscal", "lunar", "full", "quarter_of")
_GAP_CHINESE = re.compile(r" {0,2}的? ?")
_GAP_BEFORE_YEAR = re.compile(r" |, | (?:of|in|for) (?:the |its |calendar )?| ?['’]s? |-")
# "raised the low end of its 2025 outlook": of a range, no time.
_END_OF_RANGE = re.compile(r"\b(?:low|high|lower|higher|upper|top|bottom|far)[ -]$")
_GAP_PLAIN = re.compile(r" ?|-|['’]s? | (?:of|in) (?:the |its )?")
# "(quarter to Aug. 28)", but neither "a quarter to" nor "from quarter to quarter"
_BARE_PERIOD_LEFT = re.compile(
    r"(?:^|[(\[:;,.\n] ?|[–—] )(?:fiscal |financial )?(quarter|half|half-year|year) (?:that )?(?:ended|ending|to"
    r"|through) (?:on )?$"
)
_PERIOD_MONTHS = {"quarter": 3, "half": 6, "half-year": 6, "year": 12}
# Before the first of several times, each of another thing.
_EACH_FROM = re.compile(r"(?:分别|依次|各)[自从由]$")
# Between a period and the date on which it ended.
_ENDS_IN_BRACKET = re.compile(r" ?[（(](?:截至|截止至?|止于)")
_YEAR_ZH = re.compile(r"(?:19|20)\d\d ?年")
_DAY_RIGHT = re.compile(
    r" +(3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?: ?(?:[-–]|to) ?(3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?)?"
    r"(?![0-9a-z%]|[.,:][0-9]| (?:million|billion|trillion|percent|gw|mw|gpus|chips|people|companies|%))"
)
_YEAR_RIGHT = re.compile(r"(?:,? +| of )((?:19|20)[0-9]{2})(?![0-9])| ['’]([0-9]{2})(?![0-9])")
# Around what is alone in its cell of a table: "| Sep | Dec |", "Jan ($)".
_CELL_BEFORE, _CELL_BEHIND = (
    re.compile(r"[|\t]\s?$| {2}$"),
    re.compile(r"\s?(?:\([^()|]{1,12}\)\s?)?(?:[|\t\n]| {2}|$)"),
)
_DAY_LEFT = re.compile(
    r"(?<![0-9$.,/-])(?:(3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)? ?(?:[-–]|to) ?)?"
    r"(3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?: of)?[ -]$"
)
_QUARTER_RIGHT = re.compile(r"[ -]quarter(?![a-z])")
_OF_THE_YEAR = re.compile(r" (?:of )?(?:the|its|this) (?:fiscal |current |financial )?year(?![a-z])")
# Behind a month: the quarter that ends in it.
_QUARTER_OF_MONTH = re.compile(r"(?:份)?的?(?:当季度?|季度|财季)(?!报|末|底|初)")
# A quarter whose noun was said before: "$2.49 billion in the fourth".
_BARE_QUARTER = re.compile(
    r"the (?:(?<=\b(?:in|of) the )(first|second|third|fourth)(?=[.,;:)]| (?:and|it|they)\b|$)"
    r"|(?<=\bfor the )(first|second|third|fourth)(?=[.,;:)]| (?:it|the company|and)\b|$))"
)
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
# What names only the end of a quarter: quarter-end, 季末.
_ENDS = re.compile(r"end$|[末底]$")
_END_OF_NEXT = re.compile(
    r"(?:the )?(end|start|beginning|middle) of (next|last|this)"
    r"(?! (?:year|month|week|quarter|fiscal|decade|summer|spring|autumn|fall|winter|century))(?![a-z])"
)
_PERIOD_BEHIND = re.compile(
    r" ?(?:止|的|之|,)*(?:这一?个?|该|本|当)?"
    r"(?:(三|3|六|6|九|9|十二|12)个月|(财季|季度)|(财年|年度|财政年度|一年)|(上?半财?年))(?:期间|止)?"
)
_COUNTS = {"三": 3, "3": 3, "六": 6, "6": 6, "九": 9, "9": 9, "十二": 12, "12": 12}
_COUNT_BEHIND = re.compile(r" ([a-z0-9-]{1,30})(?![a-z0-9-])")
_STRETCH_LEFT = re.compile(r"([a-z]+|couple of)[ -]$")
_BARE_YEAR_BEFORE = re.compile(
    r"(?:^|[^a-z])(?:in|of|since|by|during|early|late|mid|fiscal|year|from|for|until|through|to|and|before|after|than"
    r"|calendar|vs|versus|between)[ -]$"
)
_LIST_OF_YEARS = re.compile(r" ?(?:[、,，/和与及]|and) ?(?:(?:19|20)[0-9]{2}[、,，/和与及])*(?:19|20)[0-9]{2} ?年")


def _part_and_year(code: str) -> tuple[int, int]:
    """The quarter or half and the year of a code: 3Q24, 24Q3, Q3 2024, Q324."""
    numbers = re.findall(r"[0-9]+", code)
    if len(numbers) == 1:
        numbers = [numbers[0][0], numbers[0][1:]]
    part, year = numbers if len(numbers[0]) == 1 else reversed(numbers)
    return int(part), _full_year(year)


def _full_year(written: str) -> int:
    return int(written) if len(written) == 4 else 2000 + int(written)


# Behind a year in a table of forecasts, actual or expected, and its measure: 2026E营收.
_OF_FORECAST = re.compile(r"[aef] ?(?:营业?收|收入|净利|利润|归母|资本|同比|增[速长]|毛利|每股|市盈|出货|销)")
_NUMERAL = re.compile(r"[0-9]+|[一二三四五六七八九十]+")
# Behind 月 where it is no month: 月球, 月亮, 月薪; but 12月亮相 is December.
_OTHER_WORD = re.compile(r"[球薪饼嫂租]|亮(?![相出灯剑牌])")
# Before a month: all up to it, of a year that may be told. 此前10月 and 三年前3月 are none of these.
_FIRST_MONTHS = re.compile(
    r"(?:(?<![此之以年日提目当先从月天周期史空会午])|(?<=[今去明前上本当]年)|(?<=(?:19|20)[0-9]{2}年)|^)前$"
)
# 此前一季度涨了三成: in the first quarter, and not in the quarter before.
_WORD_IN_FRONT = re.compile(r"[此之以目先]前$")
_FIRST_OF_YEAR = re.compile(r" ?的?[前头] ?")


class FrameReader:
    """Reads the frames of one text."""

    def __init__(self, text: FoldedText, words: TimeWords) -> None:
        """Prepare to read.

        Args:
            text: The text.
            words: The words of time.
        """
        self.folded, self.words = text, words
        self.low, self.cased, self.reversed, self.length = text.low, text.cased, text.reversed, text.length

    def read(self) -> list[Frame]:
        """The frames in order, each merged from the words beside it; weak ones and ranges are still among them."""
        frames = self._merged(self._lexed())
        for frame in frames:
            self._add_part_behind(frame)
        return self._with_periods(frames)

    # ---- words and dates ----

    def _lexed(self) -> list[Frame]:
        frames = []
        position = 0
        for match in self.words.starts.finditer(self.low):
            start = match.start()
            if start < position:
                continue
            frame = self._date_at(start)
            if frame is not None:
                frames.append(frame)
                position = frame.end
        for index, start, end in self.words.search.find_matches_as_indexes(self.low):
            frame = self._word_at(self.words.forms[index], start, end)
            if frame is not None:
                frames.append(frame)
        frames.extend(
            Frame(*match.span(), quarter=_ORDINALS[match[1] or match[2]], bare=True)
            for match in _BARE_QUARTER.finditer(self.low)
        )
        frames.sort(key=lambda frame: (frame.start, -frame.end))
        kept: list[Frame] = []
        for frame in frames:
            if not kept or frame.start >= kept[-1].end:
                kept.append(frame)
        return kept

    def _date_at(self, start: int) -> Frame | None:
        """The written date, year or stretch of time that begins with a digit or numeral."""
        before = self.low[start - 1] if start else " "
        first = self.low[start]
        if first.isascii() and (is_latin(before) or before == "_"):
            return None
        # GB300,2027年一季度: no group of thousands has four digits.
        year = before == "," and _YEAR_ZH.match(self.low, start)
        if before in ".,:" and start > 1 and self.low[start - 2].isdigit() and first.isdigit() and not year:
            return None
        match = self.words.dates.match(self.low, start)
        if match is None:
            return None
        kind = match.lastgroup
        assert kind is not None
        made: Frame | None = getattr(self, f"_lex_{kind}")(match, start, match.end())
        return made

    def _lex_iso(self, match: re.Match[str], start: int, end: int) -> Frame | None:
        year, month, day = (int(part) for part in re.split(r"[-/.]", match.group()))
        return Frame(start, end, date=(year, month, day)) if 1900 <= year <= 2100 else None

    def _lex_isomonth(self, match: re.Match[str], start: int, end: int) -> Frame:
        return Frame(start, end, date=(int(match.group()[:4]), int(match.group()[5:]), 0))

    def _lex_years(self, match: re.Match[str], start: int, end: int) -> Frame | None:
        numbers = re.findall(r"[0-9]+", match.group())
        first = int(numbers[0])
        last = int(numbers[1]) if len(numbers[1]) == 4 else first // 100 * 100 + int(numbers[1])
        if not first < last <= first + 60 or (start and self.low[start - 1] in "$€£¥#"):
            return None
        if "年" not in match.group() and self._counted(end):
            return None
        return Frame(start, end, years=(first, last))

    def _lex_decade(self, match: re.Match[str], start: int, end: int) -> Frame:
        first = int(match.group()[:4])
        return Frame(start, end, years=(first, first + 9))

    def _lex_zhdecade(self, match: re.Match[str], start: int, end: int) -> Frame:
        first = int(match.group()[:-2])
        century = 2000 if self.low.startswith("21世纪", max(0, start - 4)) else 1900
        first = first if first > 100 else century + first
        return Frame(start, end, years=(first, first + 9))

    def _lex_zhyear(self, match: re.Match[str], start: int, end: int) -> Frame:
        return Frame(start, end, year=int(match.group()[:4]))

    def _lex_cnyear(self, match: re.Match[str], start: int, end: int) -> Frame | None:
        year = 0
        for character in match.group()[:4]:
            year = year * 10 + self.words.digits[character]
        return Frame(start, end, year=year) if 1900 <= year <= 2100 else None

    def _lex_minguo(self, match: re.Match[str], start: int, end: int) -> Frame:
        return Frame(start, end, year=1911 + int(re.findall(r"[0-9]+", match.group())[0]))

    def _lex_shortyear(self, match: re.Match[str], start: int, end: int) -> Frame:
        return Frame(start, end, year=2000 + int(match.group()[:2]))

    def _lex_zhmonths(self, match: re.Match[str], start: int, end: int) -> Frame | None:
        first, last = (self._numeral(number) for number in _NUMERAL.findall(match.group()))
        if first >= last or (start and self.low[start - 1] in ".-/$"):
            return None
        return Frame(start, end, months=(first, last))

    def _lex_zhmonth(self, match: re.Match[str], start: int, end: int) -> Frame | None:
        before = self.low[start - 1] if start else " "
        if (
            before in "个每满第.+-/"
            or (before in "几数两" and not self.low[start].isdigit())
            or _OTHER_WORD.match(self.low, end)
        ):
            return None
        month = self._numeral(match.group().strip("份").strip("月 "))
        if not 1 <= month <= 12:
            return None
        quarter = _QUARTER_OF_MONTH.match(self.low, end)
        if quarter is not None:
            return Frame(start, quarter.end(), months=(month - 2, month))  # 六月当季, 1月季度
        if month > 1 and _FIRST_MONTHS.search(self.low, max(0, start - 7), start):
            return Frame(start - 1, end, months=(1, month))  # 前十月营收 is that of ten months.
        return Frame(start, end, months=(month, month))

    def _lex_zhlisted(self, match: re.Match[str], start: int, end: int) -> Frame | None:
        """11 in 11、12月."""
        if start and self.low[start - 1] in "第.-/~":
            return None
        return Frame(start, end, months=(int(match.group()), int(match.group())))

    def _lex_zhday(self, match: re.Match[str], start: int, end: int) -> Frame | None:
        before = self.low[start - 1] if start else " "
        if before in "第.-/每" or before.isdigit():
            return None
        written = match.group()[:-1].strip()
        day = self._numeral(written)
        weak = match.group().endswith("号") or (len(written) == 1 and not written.isdigit())
        return Frame(start, end, day=day, weak=weak) if 1 <= day <= 31 else None

    def _lex_codequarter(self, match: re.Match[str], start: int, end: int) -> Frame:
        quarter, year = _part_and_year(match.group())
        return Frame(start, end, year=year, quarter=quarter)

    def _lex_codehalf(self, match: re.Match[str], start: int, end: int) -> Frame:
        half, year = _part_and_year(match.group())
        return Frame(start, end, year=year, half=half)

    def _lex_fyear(self, match: re.Match[str], start: int, end: int) -> Frame:
        return Frame(start, end, year=_full_year(re.findall(r"[0-9]+", match.group())[0]), fiscal=True)

    def _lex_cyear(self, match: re.Match[str], start: int, end: int) -> Frame:
        return Frame(start, end, year=_full_year(re.findall(r"[0-9]+", match.group())[0]))

    def _lex_fyearquarter(self, match: re.Match[str], start: int, end: int) -> Frame:
        quarter, year = _part_and_year(match.group())
        return Frame(start, end, year=year, quarter=quarter, fiscal=True)

    def _lex_fquarter(self, match: re.Match[str], start: int, end: int) -> Frame:
        numbers = re.findall(r"[0-9]+", match.group())
        year = _full_year(numbers[1]) if len(numbers) > 1 else None
        return Frame(start, end, year=year, quarter=int(numbers[0]), fiscal=True)

    def _lex_year(self, match: re.Match[str], start: int, end: int) -> Frame | None:
        year = int(match.group())
        before = self.low[start - 1] if start else " "
        behind = self.low[end : end + 1]
        listed = _LIST_OF_YEARS.match(self.low, end) is not None  # 2025/2026年
        if not 1950 <= year <= 2060 or before in "$€£¥#/.+" or behind == "%" or (behind == "/" and not listed):
            return None
        if _OF_FORECAST.match(self.low, end):
            return Frame(start, end, year=year)  # 2026E营收
        if "\u4e00" <= behind <= "\u9fff":
            return Frame(start, end, year=year) if listed or self.words.fiscal_words.match(self.low, end) else None
        if behind in ".,:" and self.low[end + 1 : end + 2].isdigit():
            return None
        if before == "-" and start > 1 and self.low[start - 2].isdigit():
            return None
        if (
            behind == "-"
            and self.low[end + 1 : end + 2].isalnum()
            and not _BARE_YEAR_BEFORE.search(self.low, max(0, start - 12), start)
        ):
            return None
        if listed:
            return Frame(start, end, year=year)
        if "\u4e00" <= before <= "\u9fff" or (
            self._counted(end) and not _BARE_YEAR_BEFORE.search(self.low, max(0, start - 12), start)
        ):
            return None
        return Frame(start, end, year=year, weak=not self.low.isascii() and self._is_chinese_here(start))

    def _is_chinese_here(self, position: int) -> bool:
        around = self.low[max(0, position - 6) : position + 10]
        return sum("\u4e00" <= character <= "\u9fff" for character in around) > 3

    def _counted(self, end: int) -> bool:
        """Whether a noun that is counted follows, so that 2048 is no year."""
        word = _COUNT_BEHIND.match(self.low, end)
        return word is not None and word.group(1) in self.words.counted

    def _lex_stretch(self, match: re.Match[str], start: int, end: int) -> Frame | None:
        written = match.group()
        number = re.match(r"[0-9]+|[一二三四五六七八九十]+|两|半", written)
        assert number is not None
        unit = self.words.duration_units.match(written[number.end() :].strip(" -多余").replace("个多", "个"), 0)
        if unit is None or (start and self.low[start - 1] in "第.0123456789"):
            return None
        if number.group() == "半":
            return Frame(start, end, stretch=(6, "month")) if unit[1] == "year" else None
        count = self._numeral(number.group())
        return Frame(start, end, stretch=(count, unit[1])) if count > 0 else None

    def _stretch_of_words(self, unit: str, start: int, end: int) -> Frame | None:
        """Two years, a month: `unit` has been found, and its number stands before it."""
        number = _STRETCH_LEFT.search(self.low, max(0, start - 12), start)
        if number is None:
            return None
        name = number.group(1)
        count = {"a": 1, "an": 1, "of": 2}.get(name, self.words.number_words.get(name, 0))
        if unit == "decade":
            count, unit = count * 10, "year"
        return Frame(number.start(), end, stretch=(count, unit)) if 0 < count <= 100 else None

    def _numeral(self, written: str) -> int:
        if written.isdigit():
            return int(written)
        digits = self.words.digits
        if "十" in written:
            tens, _, ones = written.partition("十")
            return (digits.get(tens, 1) if tens else 1) * 10 + (digits.get(ones, 0) if ones else 0)
        return digits.get(written, 0) if len(written) == 1 else 0

    def _word_at(self, written: str, start: int, end: int) -> Frame | None:
        """The frame of a word of calendar.yaml, or of the code that it begins (Q3 24, FY25)."""
        low, words = self.low, self.words
        before = low[start - 1] if start else " "
        if is_latin(written[0]):
            if is_latin(before) or before == "_":
                return None
            if written[0] in "qhfc" and (code := words.codes.match(low, start)) is not None:
                made: Frame = getattr(self, f"_lex_{code.lastgroup}")(code, start, code.end())
                return made
        if is_latin(written[-1]) and is_latin(low[end : end + 1] or " "):
            return None
        if before in words.not_after.get(written, ()):
            # 此|前一季度
            rest = words.words.get(written[1:])
            return None if rest is None else self._frame_of(rest, written[1:], written[0], start + 1, end)
        stop = words.not_followed_by.get(written)
        if stop is not None and stop.match(low, end):
            return None
        if (special := _END_OF_NEXT.match(low, start)) is not None:
            offset = {"next": 1, "last": -1, "this": 0}[special.group(2)]
            part = {"end": "last", "start": "first", "beginning": "first", "middle": "middle"}[special.group(1)]
            return Frame(start, special.end(), relative=(offset, "publication"), part=part)
        return self._frame_of(words.words[written], written, before, start, end)

    def _frame_of(self, word: TimeWord, written: str, before: str, start: int, end: int) -> Frame | None:
        words = self.words
        frame = Frame(start, end)
        match word.role:
            case "month" if not written.isascii():
                frame.months = (word.value, word.value)  # 元月
            case "month":
                return self._english_month(written, word.value, start, end)
            case "stretch":
                return self._stretch_of_words(word.unit, start, end)
            case "weekday":
                frame.weekday = word.value
                frame.week = int(word.anchor) if word.unit else None
            case "relative" if word.unit == "year":
                frame.relative = (word.value, word.anchor)
            case "relative":
                frame.unit = (word.unit, word.value, word.anchor)
                frame.part = "last" if word.unit == "quarter" and _ENDS.search(written) else None
            case "half":
                if words.half_not_followed_by.match(self.low, end):
                    return None
                frame.half, frame.weak = word.value, len(written) == 2
            case "quarter" | "last_quarter":
                behind_word = before == "前" and _WORD_IN_FRONT.search(self.low, max(0, start - 2), start)
                if before in words.quarter_not_after and not (written[0] == "第" or written.isascii() or behind_word):
                    return None
                frame.quarter, frame.quarter_of = word.value, word.role == "last_quarter"
                frame.weak = len(written) == 2 and written[0] != "q" and written != "首季" and written != "末季"
            case "span":
                frame.months = (1, word.value)
            case "fiscal_span":
                frame.months, frame.fiscal = (1, word.value), True
            case "fiscal_quarter":
                frame.quarter, frame.fiscal = word.value, True
            case "fiscal":
                frame.fiscal = frame.weak = True
            case "fiscal_relative":
                frame.fiscal_relative = (word.unit, word.value)
            case "named":
                frame.years = (word.value, int(word.anchor))
            case "neighbours":
                frame.neighbours = (word.value, int(word.anchor))
            case "full_year":
                frame.full = frame.weak = True
            case "year_part":
                stop = words.year_part_not_followed_by.get(written)
                if stop is not None and stop.match(self.low, end):
                    return None
                frame.months, frame.part = (word.value, word.value), "year_part"
            case "part":
                frame.part, frame.weak = word.unit, True
            case "season":
                frame.season, frame.weak = word.value, True
            case "season_year":
                frame.relative, frame.season = (word.value, "publication"), 1
            case "season_direction":
                frame.season, frame.season_direction = word.value, int(word.anchor)
            case "holiday":
                frame.holiday = word.value
            case "lunar":
                frame.lunar = True
            case "same":
                frame.same = word.value
            case "now":
                frame.now = True
            case "today":
                frame.today = True
            case "successor":
                frame.successor = True
        return frame

    def _english_month(self, written: str, month: int, start: int, end: int) -> Frame | None:
        low = self.low
        capital = self.cased[start].isupper()
        frame = Frame(start, end, months=(month, month))
        supported = False
        quarter = _QUARTER_RIGHT.match(low, end)
        day = _DAY_RIGHT.match(low, end)
        if quarter is not None:
            frame.months, frame.end, supported = (month - 2, month), quarter.end(), True
        elif day is not None:
            frame.day, frame.end, supported = int(day.group(1)), day.end(), True
            frame.day_end = int(day.group(2)) if day.group(2) else None
        else:
            left = _DAY_LEFT.search(low, max(0, start - 14), start)
            if left is not None:
                supported = True
                frame.day = int(left.group(1) or left.group(2))
                frame.day_end = int(left.group(2)) if left.group(1) else None
                frame.start = left.start()
        year = _YEAR_RIGHT.match(low, frame.end)
        if year is not None and not (year.group().startswith(",") and frame.day is None and not capital):
            frame.year = int(year.group(1)) if year.group(1) else 2000 + int(year.group(2))
            frame.end, supported = year.end(), True
        if written.rstrip(".") in self.words.capitalised:
            if not capital:
                return None
            alone = _CELL_BEFORE.search(low, max(0, start - 4), start) and _CELL_BEHIND.match(low, frame.end)
            behind = self.words.month_prepositions.match(self.reversed, self.folded.back(start))
            if not (supported or behind or alone):
                return None
        elif not capital and len(written) <= 4 and not supported:
            return None
        return frame

    # ---- merging ----

    def _merged(self, frames: list[Frame]) -> list[Frame]:
        """Frames joined with those that say more of the same time: 去年 + 9月, third quarter + of 2024."""
        merged: list[Frame] = []
        for frame in frames:
            while merged and (joined := self._join(merged[-1], frame)) is not None:
                merged.pop()
                frame = joined
            merged.append(frame)
        for frame in merged:
            if frame.is_within_year and not frame.has_year and frame.day is None:
                self._add_of_the_year(frame)
        return merged

    def _add_of_the_year(self, frame: Frame) -> None:
        of_year = _OF_THE_YEAR.match(self.low, frame.end - 3 if frame.quarter_of else frame.end)
        if of_year is not None:
            frame.relative, frame.end, frame.weak = (0, "publication"), of_year.end(), False

    def _join(self, first: Frame, second: Frame) -> Frame | None:
        """The two as one, where they speak of the same time; None where they do not."""
        if second.start - first.end > 12 or first.date or second.date or first.years or second.years:
            return None
        gap = self.low[first.end : second.start]
        chinese = _GAP_CHINESE.fullmatch(gap) is not None
        year_alone = second.has_year and not second.is_within_year and second.day is None
        joins = False
        if first.weekday is not None and first.week is None and second.day is not None and second.months is not None:
            # Friday 1 August; the weekday adds nothing
            return replace(second, start=first.start) if gap in (" ", ", ") else None
        if first.has_year and not first.is_within_year and first.day is None and not second.has_year:
            # 2024年三季度, this year's second half, 2025 fiscal year
            adds = second.is_within_year or second.full or (second.fiscal and not first.fiscal)
            joins = adds and second.same is None and (chinese or gap in ("'s ", "’s ", "-"))
        if not joins and first.is_within_year and not first.has_year and year_alone:
            # third quarter of 2024, March last year, the last quarter of next year
            if self.low[second.start] >= "\u4e00":
                return None
            if gap == " " and first.quarter_of:
                joins = True
            elif _GAP_BEFORE_YEAR.fullmatch(gap):
                joins = not gap.startswith(",") or (second.relative is None and first.part != "year_part")
            if not joins:
                return None
        if not joins and first.fiscal and not first.has_year and (second.has_year or second.is_within_year):
            joins = not second.fiscal and _GAP_PLAIN.fullmatch(gap) is not None
        if not joins and first.is_within_year and not first.fiscal and second.fiscal and not second.is_within_year:
            joins = _GAP_BEFORE_YEAR.fullmatch(gap) is not None and not gap.startswith(",")
        if not joins and first.part is not None and first.weak and second.part is None:
            # the end of 2024, early next year, late March
            whole = second.has_year or second.is_within_year or second.unit is not None or second.fiscal_relative
            joins = bool(whole) and gap in ("", " ", "-", " the ", " its ")
            joins = joins and not _END_OF_RANGE.search(self.low, max(0, first.start - 8), first.start)
        if not joins and second.day is not None and second.months is None and not second.has_year and first.day is None:
            # 12月2日, 本月十六日
            one_month = first.months is not None and first.months[0] == first.months[1]
            joins = gap in ("", " ", "的") and (one_month or (first.unit is not None and first.unit[0] == "month"))
        if joins:
            return _joined(first, second)
        if first.fiscal_relative == ("year", 0) and second.is_within_year and not second.has_year and chinese:
            return replace(second, start=first.start, fiscal=True, weak=False)  # 本财年前三季
        if first.stretch is not None and year_alone and _GAP_BEFORE_YEAR.fullmatch(gap):
            return self._part_of_year(first, second)
        if second.stretch is not None and first.has_year and not first.is_within_year and first.day is None:
            # 2025年前9个月
            months = second.stretch[0] * {"month": 1, "quarter": 3}.get(second.stretch[1], 0)
            if 0 < months <= 12 and _FIRST_OF_YEAR.fullmatch(gap):
                return replace(_joined(first, second), stretch=None, months=(1, months))
        return None

    def _part_of_year(self, stretch: Frame, year: Frame) -> Frame | None:
        """The first three months of 2024, the last six months of last year."""
        assert stretch.stretch is not None
        months = stretch.stretch[0] * {"month": 1, "quarter": 3}.get(stretch.stretch[1], 0)
        direction, start = self.direction_before(stretch)
        if direction not in ("first", "past") or not 0 < months <= 12:
            return None
        span = (1, months) if direction == "first" else (13 - months, 12)
        return replace(_joined(stretch, year), stretch=None, months=span, start=start)

    def _add_part_behind(self, frame: Frame) -> None:
        """Take in 底, 初, 上旬 behind a year, quarter or month."""
        if frame.day is not None or frame.date or frame.part is not None:
            return
        is_unit = frame.unit is not None and frame.unit[0] in ("month", "quarter", "half")
        if not (frame.has_year or frame.is_within_year or is_unit):
            return
        at = self.folded.ahead(frame.end)
        found = self.words.parts_behind.match(self.low, at)
        if found is not None:
            stop = self.words.part_behind_not_followed_by.get(self.low[at : found[0]])
            if stop is None or not stop.match(self.low, found[0]):
                frame.end, frame.part, frame.weak = found[0], found[1], False

    # ---- stretches of time ----

    def _direction(self, frame: Frame) -> str:
        """What the words around a stretch make of it: ago, later, past, next, first …, or nothing."""
        return self.direction_behind(frame)[0] or self.direction_before(frame)[0]

    def direction_behind(self, frame: Frame) -> tuple[str, int]:
        """ago, later, earlier or within behind a stretch, and where the words for it end."""
        at = self.folded.ahead(frame.end)
        at += 1 if self.low[at : at + 1] == "多" else 0
        for name, phrases in self.words.directions_behind:
            found = phrases.match(self.low, at)
            if found is None or (self.low[frame.end] == " " and not self.low[at].isascii()):
                continue
            behind = self.low[found[0] : found[0] + 1]
            if name in ("ago", "later") and behind in self.words.direction_not_followed_by:
                continue
            return name, found[0]
        return "", frame.end

    def direction_before(self, frame: Frame) -> tuple[str, int]:
        """first, past, next or within before a stretch, and where the words for it begin."""
        at = self.folded.back(frame.start)
        for name, phrases in self.words.directions_before:
            found = phrases.match(self.reversed, at)
            if found is not None:
                return name, self.length - found[0]
        return "", frame.start

    # ---- periods told by their end ----

    def _bare_period_before(self, frame: Frame) -> tuple[int, int] | None:
        """Where a period without an article begins that ends in a month, and its months: "(quarter to Aug. 28)"."""
        found = _BARE_PERIOD_LEFT.search(self.low, max(0, frame.start - 40), frame.start)
        return None if found is None else (found.start(1), _PERIOD_MONTHS[found[1]])

    def _with_periods(self, frames: list[Frame]) -> list[Frame]:
        """Join periods with the date on which they end: the fiscal year ended Jan. 26, 截至7月27日的三个月."""
        result: list[Frame] = []
        index = 0
        while index < len(frames):
            frame = frames[index]
            index += 1
            if index < len(frames):
                end = frames[index]
                months = self._months_in(frame)
                if (
                    months
                    and (end.is_plain_month or (end.unit is not None and end.unit[0] == "month"))
                    and end.start - frame.end < 22
                    and (
                        (
                            ended := self._is_edge(self.words.ended, frame.end, end.start)
                            or self._is_end_set_off(frame, end)
                            or self._is_bracketed_end(frame, end)
                        )
                        or (end.is_plain_month and self._is_edge(self.words.begun, frame.end, end.start))
                    )
                ):
                    start = frame.start if frame.stretch is None else self.direction_before(frame)[1]
                    result.append(
                        replace(end, start=start, stretch=(months, "month"), ended=ended, begun=not ended,
                                fiscal=frame.fiscal, full=frame.full, quarter=frame.quarter, weak=False, role="at")
                    )  # fmt: skip
                    index += 1
                    continue
            bare = self._bare_period_before(frame) if frame.is_plain_month else None
            if bare is not None:
                start, months = bare
                result.append(replace(frame, start=start, stretch=(months, "month"), ended=True, weak=False, role="at"))
                continue
            behind = _PERIOD_BEHIND.match(self.low, frame.end) if frame.is_plain_month else None
            until = self.words.until_before.match(self.reversed, self.folded.back(frame.start)) if behind else None
            if behind is not None and until is not None:
                months = _COUNTS.get(behind.group(1) or "", 3 if behind.group(2) else 12 if behind.group(3) else 6)
                frame.start, frame.end = self.length - until[0], behind.end()
                frame.stretch, frame.ended, frame.fiscal = (months, "month"), True, "财" in behind.group()
                while index < len(frames) and frames[index].start < frame.end:
                    index += 1
            result.append(frame)
        return result

    def _is_bracketed_end(self, frame: Frame, end: Frame) -> bool:
        """Whether a bracket tells when a period ended: 第二财季（截至2024年7月28日）, 四季度（截至9月底）."""
        closed = self.low[end.end : end.end + 1] in ("）", ")")
        dated = end.has_year or (closed and frame.quarter is not None and not frame.fiscal and end.is_plain_month)
        return dated and _ENDS_IN_BRACKET.fullmatch(self.low, frame.end, end.start) is not None

    def _is_end_set_off(self, frame: Frame, end: Frame) -> bool:
        """Whether commas or a bracket set off when a quarter ended: "the fiscal first quarter, to September,"."""
        set_off = self.low.startswith((", ", " ("), frame.end) and self.low.startswith((",", ")", "."), end.end)
        return set_off and frame.quarter is not None and self._is_edge(self.words.ended, frame.end + 2, end.start)

    @staticmethod
    def _months_in(frame: Frame) -> int:
        """How many months a period lasts whose end may follow; 0 where it is none."""
        if frame.has_year:
            return 0
        if frame.stretch is not None:
            months = frame.stretch[0] * {"month": 1, "quarter": 3, "year": 12}.get(frame.stretch[1], 0)
            return months if months in (3, 6, 9, 12, 24, 36, 48, 60) else 0
        if frame.quarter is not None or (frame.unit is not None and frame.unit[0] == "quarter"):
            return 3
        if frame.half is not None:
            return 6
        return 12 if frame.fiscal or frame.full else 0

    def _is_edge(self, words: Phrases[bool], start: int, end: int) -> bool:
        """Whether nothing but words for an end or a beginning stands between a period and its month."""
        found = words.match(self.low, self.folded.ahead(start))
        return found is not None and self.low[found[0] : end].strip() in (
            "",
            "on",
            "in",
            "the",
            "on the",
            "next",
            "this",
            "last",
        )

    def fiscal_year_end(self, frames: list[Frame]) -> int | None:
        """The month in which a fiscal year ends, where the article says when one or one of its quarters does."""
        for index, frame in enumerate(frames):
            if not frame.ended or frame.stretch is None or frame.months is None:
                continue
            if frame.stretch[0] == 12 and frame.fiscal:
                return end_month(frame)
            quarter, fiscal = frame.quarter, frame.fiscal
            before = frames[index - 1] if index else None
            if quarter is None and before is not None and before.fiscal and 0 < frame.start - before.end < 6:
                quarter, fiscal = before.quarter, True
            if frame.stretch[0] == 3 and quarter is not None and fiscal:
                return (end_month(frame) + 3 * (4 - quarter) - 1) % 12 + 1
        return None

    # ---- ranges and roles ----

    def opens_range(self, first: Frame, second: Frame) -> bool:
        """Whether two frames are the ends of one range: 2018年至2020年, from April to June."""
        if second.start - first.end > 9:
            return False
        gap = self.low[first.end : second.start].strip()
        joint = self.words.range_words.match(gap, 0)
        if joint is None or joint[0] != len(gap):
            joint = self.words.range_and.match(gap, 0)
            if joint is None or joint[0] != len(gap):
                return False
            if not self.words.between.match(self.reversed, self.folded.back(first.start)):
                return False
            if _EACH_FROM.search(self.low, max(0, first.start - 4), first.start):
                return False  # 两款芯片分别自三季度和四季度起交货
        if first.date and second.date:
            return True
        if first.day is not None and second.day is not None:
            return second.months is None or first.months is not None
        for frame in (first, second):
            if frame.now or frame.today or frame.same is not None or frame.stretch or frame.weekday is not None:
                return False
            if frame.day is not None or frame.date or frame.years or frame.part == "year_part":
                return False
        if first.quarter is not None or second.quarter is not None:
            return first.quarter is not None and second.quarter is not None
        if first.months is not None or second.months is not None:
            return first.months is not None and second.months is not None
        return first.has_year and second.has_year

    def add_role(self, frame: Frame, end: int) -> None:
        """Take in the words before an expression that ends at `end`, or behind it, that open or close an interval."""
        words, low = self.words, self.low
        if frame.now or frame.today or frame.same is not None or frame.ended or frame.begun:
            return
        at = self.folded.back(frame.start)
        if self.reversed.startswith("eht ", at) and not frame.is_plain_month:
            at += 4  # by the second quarter; but "after the October rules" is no interval
        for role, phrases in words.roles_before:
            found = phrases.match(self.reversed, at)
            if found is None:
                continue
            start = self.length - found[0]
            if start and low[start - 1] in words.not_after.get(low[start : start + 1], ()):
                continue
            frame.role, frame.start = _ROLES[role], start
            break
        else:
            found = words.since_before_long.match(self.reversed, at)
            if found is not None and frame.day is None and frame.weekday is None:
                frame.role, frame.start = "since", self.length - found[0]
        if frame.stretch is not None:
            return
        at = self.folded.ahead(end)
        for role, phrases, stops in words.roles_behind:
            found = phrases.match(low, at)
            if found is None:
                continue
            written = low[at : found[0]]
            stop = stops.get(written)
            if stop is not None and stop.match(low, found[0]):
                continue
            if len(written) == 1 and frame.day is not None and frame.months is None:
                continue  # 10日后 counts days
            if role == "deadline" and frame.role == "since":
                continue
            frame.role, frame.after = _ROLES[role], role == "since"
            if end == frame.end:
                frame.end = found[0]
            break

    def is_weak(self, frame: Frame) -> bool:
        """Whether nothing beside a doubtful word shows that it is a time."""
        if frame.stretch is not None and not (frame.ended or frame.begun):
            frame.direction = self._direction(frame)
            return frame.direction == ""
        if frame.season is not None and frame.weak:
            before = self.words.season_prepositions.match(self.reversed, self.folded.back(frame.start))
            return frame.role == "at" and not before
        return frame.weak


_ROLES: dict[str, Role] = {"since": "since", "until": "until", "deadline": "deadline"}


def _joined(first: Frame, second: Frame) -> Frame:
    frame = replace(first, end=second.end, weak=False)
    for name in _MERGED:
        value = getattr(second, name)
        if value is not None:
            setattr(frame, name, value)
    for name in _MERGED_FLAGS:
        setattr(frame, name, getattr(first, name) or getattr(second, name))
    return frame


def end_month(frame: Frame) -> int:
    """The last month of a period; one that ends in the first days of a month ended with the month before."""
    assert frame.months is not None
    month = frame.months[1]
    return (month - 2) % 12 + 1 if frame.day is not None and frame.day <= 7 else month
