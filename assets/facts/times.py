"""Times in running text, resolved to the ontology's time strings: dates, quarters, fiscal periods, relative times."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

from assets.facts.vocabulary import LEXICON, Entry, Folding, Phrases, load, load_folding, lower, trie_pattern

Granularity = Literal["day", "week", "month", "quarter", "half", "year", "interval"]
Role = Literal["at", "since", "until", "deadline"]
Anchor = Literal["absolute", "publication", "discourse", "fiscal"]

_CLAUSE_BEFORE = 60
_CLAUSE_BEHIND = 60
# A day and month without a year that comes within so many days, and was so many days less than a year ago, is to come.
_SOON = 60
_LONG_AGO = 65


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


class Span(NamedTuple):
    """Days from `first` to `last`, both included."""

    first: date
    last: date


# ---- spans and strings ----


def _day(year: int, month: int, day: int) -> Span | None:
    if 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]:
        return Span(date(year, month, day), date(year, month, day))
    return None


def _months(year: int, month: int, count: int = 1) -> Span:
    """`count` calendar months from a month on; `month` may lie outside 1 to 12."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    last_year, last_month = year + (month + count - 2) // 12, (month + count - 2) % 12 + 1
    return Span(date(year, month, 1), date(last_year, last_month, monthrange(last_year, last_month)[1]))


def _years(first: int, last: int) -> Span:
    return Span(date(first, 1, 1), date(last, 12, 31))


def time_string(span: Span) -> str:
    """The ontology's shortest string for a span of days.

    Args:
        span: The first and the last day.

    Returns:
        `2022`, `2018/2019`, `2022-Q4`, `2022-09`, `2022-09-15`, `2022-01/2022-06` or `2022-09-15/2022-09-20`.
    """
    first, last = span
    if first == last:
        return first.isoformat()
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        if first.month == 1 and last.month == 12:
            return f"{first.year:04}" if first.year == last.year else f"{first.year:04}/{last.year:04}"
        if first.year == last.year and first.month == last.month:
            return f"{first.year:04}-{first.month:02}"
        if first.year == last.year and first.month % 3 == 1 and last.month == first.month + 2:
            return f"{first.year:04}-Q{last.month // 3}"
        return f"{first.year:04}-{first.month:02}/{last.year:04}-{last.month:02}"
    return f"{first.isoformat()}/{last.isoformat()}"


def _shift_years(span: Span, years: int) -> Span:
    def moved(day: date) -> date:
        year = day.year + years
        if day.day == monthrange(day.year, day.month)[1]:
            return date(year, day.month, monthrange(year, day.month)[1])
        return date(year, day.month, day.day)

    return Span(moved(span.first), moved(span.last))


def _length_months(span: Span) -> int:
    return (span.last.year - span.first.year) * 12 + span.last.month - span.first.month + 1


def _next_of(span: Span, steps: int) -> Span:
    """The period as long as this one, so many periods later."""
    length = _length_months(span)
    return _months(span.first.year, span.first.month + length * steps, length)


_FISCAL = re.compile(r"(?:FY(\d{4})?)?(?:(?:^|-)([QH])([1-4]))?")


def fiscal_period(label: str, fiscal_year_end_month: int, published: date | None = None) -> str | None:
    """The calendar months of a fiscal period.

    A fiscal year is named after the calendar year in which it ends. A label without a year means the period nearest to
    the publication date.

    Args:
        label: `FY2024`, `FY2024-Q2`, `FY2024-H1`, or without the year: `FY`, `FY-Q2`, `Q2`, `H1`.
        fiscal_year_end_month: The month, 1 to 12, in which the fiscal year ends.
        published: The publication date, for labels without a year.

    Returns:
        An ontology time string, for example `2022-02/2023-01`; a calendar quarter as `2025-Q2`; None where a year is
        missing and no date tells it.

    Raises:
        ValueError: Where the label is none of these forms, or the month not 1 to 12.
    """
    span = _fiscal_span(label, fiscal_year_end_month, published)
    return None if span is None else time_string(span)


def _fiscal_span(label: str, end_month: int, published: date | None) -> Span | None:
    match = _FISCAL.fullmatch(label)
    if not label or match is None or (match.group(2) == "H" and match.group(3) not in ("1", "2")):
        raise ValueError(f"{label!r} is no fiscal period; write FY2024, FY2024-Q2, FY2024-H1, FY, Q2 or H1")
    if not 1 <= end_month <= 12:
        raise ValueError(f"a fiscal year ends in a month from 1 to 12, not {end_month}")

    def in_year(year: int) -> Span:
        first = end_month + 1 - 12  # month of the fiscal year's first month, counted from January of `year`
        if match.group(2) == "Q":
            return _months(year, first + 3 * (int(match.group(3)) - 1), 3)
        if match.group(2) == "H":
            return _months(year, first + 6 * (int(match.group(3)) - 1), 6)
        return _months(year, first, 12)

    if match.group(1):
        return in_year(int(match.group(1)))
    if published is None:
        return None

    def distance(span: Span) -> int:
        if span.first <= published <= span.last:
            return 0
        return min(abs((span.first - published).days), abs((published - span.last).days))

    return min((in_year(published.year + offset) for offset in (-1, 0, 1, 2)), key=distance)


# ---- vocabulary ----


class _Word(NamedTuple):
    """What a word of calendar.yaml says: a role and up to two payloads."""

    role: str
    value: int = 0
    unit: str = ""
    anchor: str = ""


class Calendar:
    """The words of calendar.yaml, compiled."""

    def __init__(self, path: Path, numbers: Path) -> None:
        """Read and check the file.

        Raises:
            VocabularyError: Where an entry cannot be used.
        """
        top = load(path)
        self.folding: Folding = load_folding(numbers)
        self.digits = {key: int(value) for key, value in load(numbers).numbers("digits").items()} | {"十": 10}
        self.number_words = load(numbers).numbers("words")
        self.month_numbers = {key: int(value) for key, value in top.numbers("months").items()}
        self.capitalised = frozenset(top.strings("capitalised"))
        self.month_prepositions = Phrases(dict.fromkeys(top.strings("month_prepositions"), True), backwards=True)
        words: dict[str, _Word] = {}

        def put(names: Iterable[str], word: _Word) -> None:
            words.update(dict.fromkeys((name.lower() for name in names), word))

        for name, value in top.numbers("weekdays").items():
            words[name] = _Word("weekday", int(value))
        week_words: list[tuple[str, int]] = []
        for entry in top.entries("relative"):
            entry.check(**{"unit": str, "offset": int, "from": str, "words": list})
            if entry["unit"] not in ("year", "half", "quarter", "month", "week", "day"):
                raise entry.fail(f"unit {entry['unit']!r} must be year, half, quarter, month, week or day")
            if entry["from"] not in ("publication", "discourse"):
                raise entry.fail(f"from {entry['from']!r} must be publication or discourse")
            put(entry.strings("words"), _Word("relative", entry["offset"], entry["unit"], entry["from"]))
            if entry["unit"] == "week":
                week_words += [(word, entry["offset"]) for word in entry.strings("words")]
        for word, offset in week_words:
            if not word.isascii() and not word.endswith("末"):
                for index, day in enumerate("一二三四五六日"):
                    words[word + day] = _Word("weekday", index, "week", str(offset))
            elif word in ("last week", "next week", "this week"):
                for day, index in list(top.numbers("weekdays").items()):
                    if day.isascii():
                        words[f"{word.split()[0]} {day}"] = _Word("weekday", int(index), "week-en", str(offset))
        for field_name, role in (
            ("halves", "half"), ("quarters", "quarter"), ("spans", "span"), ("fiscal_quarters", "fiscal_quarter"),
            ("year_parts", "year_part"), ("holidays", "holiday"), ("same_period", "same"),
        ):  # fmt: skip
            for name, value in top.numbers(field_name).items():
                words[name] = _Word(role, int(value))
        put(top.strings("full_years"), _Word("full_year"))
        put(top.strings("year_words"), _Word("year_word"))
        put(top.strings("fiscal"), _Word("fiscal"))
        self.fiscal_words = Phrases(dict.fromkeys([*top.strings("fiscal"), *top.numbers("fiscal_quarters")], True))
        put(top.strings("now"), _Word("now"))
        put(top.strings("successors"), _Word("successor", 1))
        for name, value in top.numbers("seasons").items():
            words[name] = _Word("season", int(value))
        for name, value in top.numbers("season_years").items():
            words[name] = _Word("season_year", int(value))
        for name, pair in top.entry("season_directions").items():
            words[str(name)] = _Word("season_direction", int(pair[0]), unit=str(pair[1]))
        self.minguo = trie_pattern(top.strings("minguo"))
        put(top.strings("lunar_new_year"), _Word("lunar"))
        put(top.strings("last_quarters"), _Word("last_quarter", 4))
        today = top.entry("today")
        put(today.strings("words"), _Word("today"))
        self.today_verbs = re.compile(trie_pattern(today.strings("verbs")))
        for entry in top.entries("fiscal_relative"):
            entry.check(unit=str, offset=int, words=list)
            put(entry.strings("words"), _Word("fiscal_relative", entry["offset"], entry["unit"]))
        parts: dict[str, str] = {}
        for name, kind in top.entry("parts_before").items():
            parts[name] = str(kind)
            words[name] = _Word("part", unit=str(kind))
        self.parts_behind = Phrases({str(name): str(kind) for name, kind in top.entry("parts_behind").items()})
        months = top.numbers("months")
        for name, value in months.items():
            words[name] = _Word("month", int(value))
        self.words = words
        self.first_of_lunar_year: dict[int, date] = {}
        days = top.get("lunar_new_year_days")
        if not isinstance(days, list) or not all(isinstance(day, date) for day in days):
            raise top.fail("field 'lunar_new_year_days' must be a list of dates, as 2025-01-29")
        self.first_of_lunar_year = {day.year: day for day in days}
        self.duration_units = Phrases({str(k): str(v) for k, v in top.entry("duration_units").items()})
        for name in ("ago", "later", "earlier", "within_behind", "deadline_behind", "since_behind", "until_behind"):
            setattr(self, name, Phrases(dict.fromkeys(top.strings(name), True)))
        for name in ("within_before", "past_before", "next_before", "first_before", "since_before", "since_before_long", "until_before", "deadline_before", "ended", "between", "season_prepositions"):
            setattr(self, name, Phrases(dict.fromkeys(top.strings(name), True), backwards=True))
        self.ended_forward = Phrases(dict.fromkeys(top.strings("ended"), True))
        self.range_words = Phrases(dict.fromkeys(top.strings("range_words"), True))
        self.range_and = Phrases(dict.fromkeys(top.strings("range_and"), True))
        self.some = {str(key): value for key, value in top.entry("some").items()}
        self.not_followed_by: dict[str, Phrases[bool]] = {}
        for field_name in ("not_followed_by", "year_part_not_followed_by", "part_behind_not_followed_by", "since_behind_not_followed_by", "deadline_behind_not_followed_by"):
            for word, texts in top.entry(field_name).items():
                if texts:
                    self.not_followed_by[f"{field_name}:{word}"] = Phrases(dict.fromkeys(map(str, texts), True))
        self.not_after = {
            str(word): frozenset(map(str, texts)) for word, texts in top.entry("not_after").items() if texts
        }
        self.quarter_not_after = frozenset(top.strings("quarter_not_after"))
        self.half_not_followed_by = Phrases(dict.fromkeys(top.strings("half_not_followed_by"), True))
        future = top.strings("future")
        past = top.strings("past")
        boundary_words = [word for word in future if word.isascii()]
        self.future = re.compile(
            trie_pattern([word for word in future if not word.isascii()])
            + r"|(?<![a-z])" + trie_pattern(boundary_words, lambda phrase: r"(?![a-z])")
        )  # fmt: skip
        behind = top.strings("future_behind")
        self.future_behind = re.compile(
            trie_pattern([word for word in behind if not word.isascii()])
            + r"|(?<![a-z])" + trie_pattern([word for word in behind if word.isascii()], lambda phrase: r"(?![a-z])")
        )  # fmt: skip
        self.past = re.compile(
            trie_pattern([word for word in past if not word.isascii()])
            + r"|(?<![a-z])" + trie_pattern([word for word in past if word.isascii()], lambda phrase: r"(?![a-z])")
        )  # fmt: skip
        self._compile_scan()

    ago: Phrases[bool]
    later: Phrases[bool]
    earlier: Phrases[bool]
    within_behind: Phrases[bool]
    deadline_behind: Phrases[bool]
    since_behind: Phrases[bool]
    until_behind: Phrases[bool]
    within_before: Phrases[bool]
    past_before: Phrases[bool]
    next_before: Phrases[bool]
    first_before: Phrases[bool]
    since_before: Phrases[bool]
    since_before_long: Phrases[bool]
    until_before: Phrases[bool]
    deadline_before: Phrases[bool]
    ended: Phrases[bool]
    between: Phrases[bool]
    season_prepositions: Phrases[bool]

    def _compile_scan(self) -> None:
        def boundary(phrase: str) -> str:
            return r"(?![a-z0-9])" if phrase[-1].isascii() and phrase[-1].isalnum() else ""

        numeral = "[一二三四五六七八九十]"
        numbers = "|".join(sorted((w for w, v in self.number_words.items() if 0 < v <= 20), key=len, reverse=True))
        # One alternative a kind of token; each begins with plain characters, so that the engine skips quickly.
        self.scan = re.compile(
            r"(?P<url>https?://[^\s\u3000-\u9fff]+)"
            r"|(?P<iso>[12][0-9]{3}(?P<sep>[-/.])(?:1[0-2]|0?[1-9])(?:(?P=sep)(?:3[01]|[12][0-9]|0?[1-9]))(?![0-9]))"
            r"|(?P<isomonth>20[0-9]{2}-(?:1[0-2]|0[1-9])(?![0-9-]))"
            r"|(?P<years>(?:19|20)[0-9]{2}[ \n]?年?[ \n]?(?:[-–—~−]|至|到)[ \n]?(?:(?:19|20)[0-9]{2}|[0-9]{2}(?=[ \n]?年))(?![0-9])[ \n]?年?)"
            r"|(?P<decade>(?:19|20)[0-9]0s(?![a-z0-9]))"
            r"|(?P<zhyear>(?:19|20)[0-9]{2}[ \n]?年度?(?!代))"
            rf"|(?P<cnyear>[一二][〇零一二三四五六七八九]{{3}}年度?)"
            rf"|(?P<minguo>{self.minguo}[ ]?[0-9]{{2,3}}[ ]?年)"
            r"|(?P<shortyear>[0-3][0-9]年(?=[ ]?(?:1?[0-9]月|[年初底末]|q[1-4]|[上下]半年|第?[一二三四]季|全年)))"
            r"|(?P<zhmonths>(?:1[0-2]|[1-9])[ ]?月?份?[ ]?(?:[-–—~]|至|到)[ ]?(?:1[0-2]|[1-9])[ \n]?月份?(?![0-9]))"
            rf"|(?P<zhmonth>(?:1[0-2]|0?[1-9]|十[一二]?|{numeral})[ \n]?月份?(?!之))"
            rf"|(?P<zhday>(?:3[01]|[12][0-9]|0?[1-9]|(?:二十|三十|十){numeral}?|{numeral})[ \n]?[日号](?!报(?![导道])|[均元圆本子股语韩间线楼令召程常益渐记内]))"
            r"|(?P<codequarter>[1-4]q(?:20)?[0-9]{2}(?![0-9a-z])|q[1-4][ '’]?(?:20)?[0-9]{2}(?![0-9a-z%])|(?:20)?[0-9]{2}q[1-4](?![0-9a-z]))"
            r"|(?P<codehalf>[12]h(?:20)?[0-9]{2}(?![0-9a-z])|h[12][ '’](?:20)?[0-9]{2}(?![0-9a-z%])|(?:20)[0-9]{2}h[12](?![0-9a-z]))"
            r"|(?P<fyear>fy[ '’]?(?:20)?[0-9]{2}(?![0-9]))"
            r"|(?P<fquarter>[1-4]qfy(?:20)?[0-9]{2}(?![0-9])|fq[1-4](?![0-9])|q[1-4][ ]?fy(?:20)?[0-9]{2}(?![0-9]))"
            r"|(?P<year>(?:19|20)[0-9]{2}(?![0-9a-z%$]))"
            rf"|(?P<word>{trie_pattern(self.words, boundary)})"
            rf"|(?P<duration>(?:[0-9]{{1,3}}|{numeral}{{1,3}}|两|半|几|数)[ \n]?(?:多|余)?(?:个多?(?:年头|季度|月|星期|财年)|[年周天]|星期|(?:years?|months?|quarters?|weeks?|days?)(?![a-z])))"
            rf"|(?P<enduration>(?:{numbers}|an?|few|several|couple of)[ \n-](?:years?|months?|quarters?|weeks?|days?|decades?)(?![a-z]))"
        )


@lru_cache(maxsize=4)
def load_calendar(path: Path | None = None) -> Calendar:
    """The compiled words of time.

    Args:
        path: Another calendar.yaml.

    Raises:
        VocabularyError: Where the file or an entry cannot be used; the message names the file and the line.
    """
    return Calendar(path or LEXICON / "calendar.yaml", LEXICON / "numbers.yaml")


# ---- reading ----


@dataclass(slots=True)
class _Frame:
    """What one stretch of text says of a time, before it is resolved."""

    start: int
    end: int
    year: int | None = None
    relative: tuple[int, str] | None = None  # years from the publication or the discourse
    fiscal: bool = False
    fiscal_relative: tuple[str, int] | None = None
    half: int | None = None
    quarter: int | None = None
    last_quarter: bool = False
    months: tuple[int, int] | None = None
    day: int | None = None
    day_end: int | None = None
    weekday: int | None = None
    week: int | None = None
    unit: tuple[str, int, str] | None = None  # relative quarter, month, week, day
    part: str | None = None
    same: int | None = None
    now: bool = False
    today: bool = False
    holiday: int | None = None
    lunar: bool = False
    season: bool = False
    successor: bool = False
    duration: tuple[int, str] | None = None
    direction: str = ""  # ago, later, earlier, within, past, next, first
    years: tuple[int, int] | None = None
    span: Span | None = None
    full: bool = False
    ended: bool = False
    bare: bool = False  # a number alone that may be a year
    role: Role = "at"
    open_end: bool = False
    after: bool = False
    sub_year: bool = field(default=False)


def find_times(
    text: str,
    published: date | None,
    language: str,
    fiscal_year_end_month: int | None = None,
    calendar: Calendar | None = None,
) -> list[TimeExpression]:
    """Find and resolve the expressions of time in a whole article.

    Relative times are resolved against the publication date (去年, last year, on Thursday), then against what was said
    before (同年, 去年同期, a year earlier). A month without a year is the latest one not after the publication, unless
    its clause speaks of the future. The time needed grows linearly with the text.

    Args:
        text: The article, or a view of it; the discourse is read from its beginning.
        published: The publication date; without it relative dates stay unresolved (value None).
        language: `zh` or `en`.
        fiscal_year_end_month: The month in which the fiscal year of the article's company ends; None where it is not
            known. An article about several companies leaves it out and calls `fiscal_period` for each. Where the
            article tells it itself ("the fiscal year ended Jan. 26"), that is used.
        calendar: Other words, from `load_calendar`.

    Returns:
        The expressions in order, none overlapping another.

    Raises:
        ValueError: Where the language is neither `zh` nor `en`, or the month not 1 to 12.
    """
    if language not in ("zh", "en"):
        raise ValueError(f"language {language!r} must be zh or en")
    if fiscal_year_end_month is not None and not 1 <= fiscal_year_end_month <= 12:
        raise ValueError(f"a fiscal year ends in a month from 1 to 12, not {fiscal_year_end_month}")
    return _Reader(text, published, calendar or load_calendar(), fiscal_year_end_month).read()


_TERMINATOR = re.compile(r"[。！？!?；]|[.](?=[\s\"”’)]|$)")
_PARAGRAPH = re.compile(r"\n[ ]*\n|(?<=[。！？.!?”\"）)])\n")
_CLAUSE_CUT = re.compile(r"[。！？!?；;\n]|[.][ \n]")
_PHRASE_CUT = re.compile(r"[。！？!?；;\n,，、：:]|[.][ \n]|[ \n](?:and|but|while|after|before|when)[ \n]")
_GAP_ZH = re.compile(r"[ \n]{0,2}的?[ \n]?")
_GAP_SUB_YEAR = re.compile(r"[ \n]|,[ \n]|[ \n](?:of|in|for)[ \n](?:the[ \n]|its[ \n]|calendar[ \n])?|[ \n]?['’]s?[ \n]|-")
_GAP_PLAIN = re.compile(r"[ \n]?|-|['’]s?[ \n]|[ \n](?:of|in)[ \n](?:the[ \n]|its[ \n])?")
_DAY_RIGHT = re.compile(
    r"[ \n]+(3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?:[ ]?(?:[-–]|to)[ ]?(3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?)?"
    r"(?![0-9a-z%]|[.,:][0-9]|[ \n](?:million|billion|trillion|percent|gw|mw|gpus|chips|people|companies|%))"
)
_YEAR_RIGHT = re.compile(r"(?:,?[ \n]+|[ \n]of[ \n])((?:19|20)[0-9]{2})(?![0-9])|[ ]['’]([0-9]{2})(?![0-9])")
_DAY_LEFT = re.compile(
    r"(?<![0-9$.,/-])(?:(3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?[ ]?(?:[-–]|to)[ ]?)?(3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?:[ \n]of)?[ \n-]$"
)
_QUARTER_RIGHT = re.compile(r"(?:[ \n-])quarter(?![a-z])")
_OF_THE_YEAR = re.compile(r"[ \n](?:of[ \n])?(?:the|its|this)[ \n](?:fiscal[ \n]|current[ \n]|financial[ \n])?year(?![a-z])")
_END_OF_NEXT = re.compile(r"(?:the[ \n])?(end|start|beginning|middle)[ \n]of[ \n](next|last|this)(?![ \n](?:year|month|week|quarter|fiscal|decade|summer|spring|autumn|fall|winter|century))(?![a-z])")
_PERIOD_BEHIND = re.compile(r"[ ]?(?:止|的|之|,)*[ ]?(?:(三|3|六|6|九|9|十二|12)个月|(财季|季度)|(财年|年度|财政年度|一年)|(半年))(?:期间|止)?")
_NUMBERS = {"三": 3, "3": 3, "六": 6, "6": 6, "九": 9, "9": 9, "十二": 12, "12": 12}
_BRACKET_OPENS = re.compile(r"[ ]?[(（]")
_COUNT_BEHIND = re.compile(r"[ \n]([a-z0-9-]+)")
_BARE_YEAR_BEFORE = re.compile(r"(?:^|[^a-z])(?:in|of|since|by|during|early|late|mid|fiscal|year|from|for|until|through|to|and|before|after|than|calendar|vs|versus|between)[ \n-]$")
_LIST_OF_YEARS = re.compile(r"[ ]?(?:[、,，/和与及]|and)[ ]?(?:(?:19|20)[0-9]{2}[、,，/和与及])*(?:19|20)[0-9]{2}[ ]?年")


class _Reader:
    """Reads one article from its beginning to its end."""

    def __init__(self, text: str, published: date | None, calendar: Calendar, fiscal_year_end_month: int | None) -> None:
        self.text = text
        self.calendar = calendar
        self.cased = calendar.folding(text)
        self.low = lower(self.cased)
        self.reversed = self.low[::-1]
        self.length = len(text)
        self.published = published
        self.fiscal_end = fiscal_year_end_month
        # the discourse
        self.period: Span | None = None
        self.period_open = False
        self.quarter: Span | None = None
        self.last_month: date | None = None
        self.last_day: date | None = None
        self.last_year: int | None = None
        self.sentence_year: int | None = None
        self.sentence_date: date | None = None
        self.sentence_future: date | None = None
        self.paragraph_month: date | None = None
        self.paragraph_period: Span | None = None

    # ---- finding ----

    def read(self) -> list[TimeExpression]:
        frames = self.merged(self.lexed())
        for frame in frames:
            self.add_part_behind(frame)
        frames = self.with_periods(frames)
        self.learn_fiscal_year(frames)
        found: list[TimeExpression] = []
        previous_end = 0
        index = 0
        while index < len(frames):
            frame = frames[index]
            self.pass_over(previous_end, frame.start)
            until = self.range_end(frames, index)
            self.add_role(frame, frames[until].end if until is not None else frame.end)
            if self.is_weak(frame):
                index += 1
                continue
            expression, previous_end = self.expression(frame, frames[until] if until is not None else None)
            if expression is not None and (not found or expression.start >= found[-1].end):
                found.append(expression)
            index = index + 1 if until is None else until + 1
        return found

    def pass_over(self, start: int, end: int) -> None:
        """Forget what a sentence or paragraph end between two expressions closes."""
        if start >= end:
            return
        if _TERMINATOR.search(self.low, start, end) or "\n\n" in self.low[start:end]:
            self.sentence_year = self.sentence_date = self.sentence_future = None
        if _PARAGRAPH.search(self.low, start, end):
            self.paragraph_month = self.paragraph_period = None

    def lexed(self) -> list[_Frame]:
        frames: list[_Frame] = []
        for match in self.calendar.scan.finditer(self.low):
            kind = match.lastgroup
            if kind == "url":
                continue
            start, end = match.span()
            first = self.low[start]
            if first.isascii() and start and first.isalnum():
                before = self.low[start - 1]
                if before.isascii() and (before.isalnum() or before == "_"):
                    continue
                if first.isdigit() and (before in ".,:" and start > 1 and self.low[start - 2].isdigit()):
                    continue
            frame = getattr(self, f"lex_{kind}")(match, start, end)
            if frame is not None and (not frames or frame.start >= frames[-1].end):
                frames.append(frame)
        return frames

    def lex_iso(self, match: re.Match[str], start: int, end: int) -> _Frame | None:
        year, month, day = (int(part) for part in re.split(r"[-/.]", match.group()))
        span = _day(year, month, day)
        return None if span is None or not 1900 <= year <= 2100 else _Frame(start, end, span=span)

    def lex_isomonth(self, match: re.Match[str], start: int, end: int) -> _Frame:
        return _Frame(start, end, span=_months(int(match.group()[:4]), int(match.group()[5:])))

    def lex_years(self, match: re.Match[str], start: int, end: int) -> _Frame | None:
        numbers = re.findall(r"[0-9]+", match.group())
        first = int(numbers[0])
        last = int(numbers[1]) if len(numbers[1]) == 4 else first // 100 * 100 + int(numbers[1])
        if not first < last <= first + 60 or (start and self.low[start - 1] in "$€£¥#"):
            return None
        if "年" not in match.group() and self.counted(end):
            return None
        return _Frame(start, end, years=(first, last))

    def lex_decade(self, match: re.Match[str], start: int, end: int) -> _Frame:
        first = int(match.group()[:4])
        return _Frame(start, end, years=(first, first + 9))

    def lex_zhyear(self, match: re.Match[str], start: int, end: int) -> _Frame:
        return _Frame(start, end, year=int(match.group()[:4]))

    def lex_cnyear(self, match: re.Match[str], start: int, end: int) -> _Frame | None:
        year = 0
        for character in match.group()[:4]:
            year = year * 10 + self.calendar.digits[character]
        return _Frame(start, end, year=year) if 1900 <= year <= 2100 else None

    def lex_minguo(self, match: re.Match[str], start: int, end: int) -> _Frame:
        return _Frame(start, end, year=1911 + int(re.findall(r"[0-9]+", match.group())[0]))

    def lex_shortyear(self, match: re.Match[str], start: int, end: int) -> _Frame:
        return _Frame(start, end, year=2000 + int(match.group()[:2]))

    def lex_zhmonths(self, match: re.Match[str], start: int, end: int) -> _Frame | None:
        first, last = (int(number) for number in re.findall(r"[0-9]+", match.group()))
        if first >= last or (start and self.low[start - 1] in ".-/$"):
            return None
        return _Frame(start, end, months=(first, last))

    def lex_zhmonth(self, match: re.Match[str], start: int, end: int) -> _Frame | None:
        before = self.low[start - 1] if start else " "
        if before in "个每岁满第.-/" or (before in "几数两" and not _begins_with_digit(match)) or self.low[end : end + 1] in ("球", "亮", "薪", "饼", "嫂", "租"):
            return None
        month = self.numeral(re.sub(r"[ \n月份]", "", match.group()))
        return _Frame(start, end, months=(month, month)) if 1 <= month <= 12 else None

    def lex_zhday(self, match: re.Match[str], start: int, end: int) -> _Frame | None:
        before = self.low[start - 1] if start else " "
        if before in "第.-/每" or before.isdigit():
            return None
        written = re.sub(r"[ \n日号]", "", match.group())
        day = self.numeral(written)
        weak = match.group().endswith("号") or (len(written) == 1 and not written.isdigit())
        return _Frame(start, end, day=day, bare=weak) if 1 <= day <= 31 else None

    def lex_codequarter(self, match: re.Match[str], start: int, end: int) -> _Frame:
        numbers = re.findall(r"[0-9]+", match.group())
        quarter, year = (numbers[1], numbers[0]) if len(numbers[0]) > 1 else (numbers[0], numbers[1])
        return _Frame(start, end, year=_full_year(year), quarter=int(quarter), sub_year=True)

    def lex_codehalf(self, match: re.Match[str], start: int, end: int) -> _Frame:
        numbers = re.findall(r"[0-9]+", match.group())
        half, year = (numbers[1], numbers[0]) if len(numbers[0]) > 1 else (numbers[0], numbers[1])
        return _Frame(start, end, year=_full_year(year), half=int(half), sub_year=True)

    def lex_fyear(self, match: re.Match[str], start: int, end: int) -> _Frame:
        return _Frame(start, end, year=_full_year(re.findall(r"[0-9]+", match.group())[0]), fiscal=True)

    def lex_fquarter(self, match: re.Match[str], start: int, end: int) -> _Frame:
        numbers = re.findall(r"[0-9]+", match.group())
        year = _full_year(numbers[1]) if len(numbers) > 1 else None
        return _Frame(start, end, year=year, quarter=int(numbers[0]), fiscal=True, sub_year=True)

    def lex_year(self, match: re.Match[str], start: int, end: int) -> _Frame | None:
        year = int(match.group())
        before = self.low[start - 1] if start else " "
        behind = self.low[end : end + 1]
        if not 1950 <= year <= 2060 or before in "$€£¥#/.+" or behind in ("%", "/"):
            return None
        if "\u4e00" <= behind <= "\u9fff":
            return _Frame(start, end, year=year) if self.calendar.fiscal_words.match(self.low, end) else None
        if behind in ".,:" and self.low[end + 1 : end + 2].isdigit():
            return None
        if before == "-" and start > 1 and self.low[start - 2].isdigit():
            return None
        if behind == "-" and self.low[end + 1 : end + 2].isalnum() and not _BARE_YEAR_BEFORE.search(self.low, max(0, start - 12), start):
            return None
        if _LIST_OF_YEARS.match(self.low, end):
            return _Frame(start, end, year=year)
        if "\u4e00" <= before <= "\u9fff" or self.counted(end) and not _BARE_YEAR_BEFORE.search(self.low, max(0, start - 12), start):
            return None
        return _Frame(start, end, year=year, bare=not self.low.isascii() and self.is_chinese_here(start))

    def is_chinese_here(self, position: int) -> bool:
        around = self.low[max(0, position - 6) : position + 10]
        return sum("\u4e00" <= character <= "\u9fff" for character in around) > 3

    def counted(self, end: int) -> bool:
        """Whether a noun that is counted follows, so that 2048 is no year."""
        word = _COUNT_BEHIND.match(self.low, end)
        return word is not None and word.group(1) in _COUNTED

    def lex_duration(self, match: re.Match[str], start: int, end: int) -> _Frame | None:
        written = match.group()
        number = re.match(r"[0-9]+|[一二三四五六七八九十两半几数]+", written)
        assert number is not None
        unit = written[number.end() :].strip(" \n多余").replace("个多", "个")
        name = self.calendar.duration_units.match(unit, 0)
        if name is None or number.group() in ("几", "数") or (start and self.low[start - 1] in "第.0123456789"):
            return None
        count = self.numeral(number.group())
        if number.group() == "半":
            if name[1] != "year":
                return None
            return _Frame(start, end, duration=(6, "month"))
        return _Frame(start, end, duration=(count, name[1])) if count > 0 else None

    def lex_enduration(self, match: re.Match[str], start: int, end: int) -> _Frame | None:
        words = re.split(r"[ \n-]", match.group())
        unit = words[-1].rstrip("s")
        count = {"a": 1, "an": 1, "of": 2}.get(words[-2], int(self.calendar.number_words.get(words[-2], 0)))
        if unit == "decade":
            count, unit = count * 10, "year"
        return _Frame(start, end, duration=(count, unit)) if count > 0 else None

    def numeral(self, written: str) -> int:
        if written.isdigit():
            return int(written)
        digits = {**self.calendar.digits, "两": 2}
        if "十" in written:
            tens, _, ones = written.partition("十")
            return (digits.get(tens, 1) if tens else 1) * 10 + (digits.get(ones, 0) if ones else 0)
        return digits.get(written, 0) if len(written) == 1 else 0

    def lex_word(self, match: re.Match[str], start: int, end: int) -> _Frame | None:
        calendar = self.calendar
        written = re.sub(r"[ \n]+", " ", match.group())
        before = self.low[start - 1] if start else " "
        if before in calendar.not_after.get(written, ()):
            return None
        stop = calendar.not_followed_by.get(f"not_followed_by:{written}")
        if stop is not None and stop.match(self.low, end):
            return None
        special = _END_OF_NEXT.match(self.low, start)
        if special is not None:
            offset = {"next": 1, "last": -1, "this": 0}[special.group(2)]
            part = {"end": "last", "start": "first", "beginning": "first", "middle": "middle"}[special.group(1)]
            return _Frame(start, special.end(), relative=(offset, "publication"), part=part)
        word = calendar.words[written]
        frame = _Frame(start, end)
        match word.role:
            case "weekday":
                frame.weekday = word.value
                if word.unit:
                    frame.week = int(word.anchor)
            case "relative" if word.unit == "year":
                frame.relative = (word.value, word.anchor)
            case "relative":
                frame.unit = (word.unit, word.value, word.anchor)
            case "half":
                if calendar.half_not_followed_by.match(self.low, end):
                    return None
                frame.half, frame.sub_year, frame.bare = word.value, True, written in ("1h", "2h", "h1", "h2")
            case "quarter" | "last_quarter":
                if before in calendar.quarter_not_after and not written.startswith("第") and not written.isascii():
                    return None
                frame.quarter, frame.sub_year = word.value, True
                frame.last_quarter = word.role == "last_quarter"
                frame.bare = written in ("1q", "2q", "3q", "4q") or (len(written) == 2 and written[1] == "季" and written[0] in "一二三四")
            case "span":
                frame.months, frame.sub_year = (1, word.value), True
            case "fiscal_quarter":
                frame.quarter, frame.fiscal, frame.sub_year = word.value, True, True
            case "fiscal":
                frame.fiscal = frame.bare = True
            case "fiscal_relative":
                frame.fiscal_relative = (word.unit, word.value)
            case "full_year":
                frame.full = frame.bare = True
            case "year_word":
                frame.full = frame.bare = True
            case "year_part":
                stop = calendar.not_followed_by.get(f"year_part_not_followed_by:{written}")
                if stop is not None and stop.match(self.low, end):
                    return None
                frame.months = (word.value, word.value)
                frame.sub_year, frame.part = True, "year_part"
            case "part":
                frame.part, frame.bare = word.unit, True
            case "season":
                frame.season = frame.bare = frame.sub_year = True
            case "season_year":
                frame.relative = (word.value, "publication")
            case "season_direction":
                return self.directed_season(frame, word.value, int(word.unit))
            case "holiday":
                frame.holiday, frame.sub_year = word.value, True
            case "lunar":
                frame.lunar, frame.sub_year = True, True
            case "same":
                frame.same = word.value
            case "now":
                frame.now = True
            case "today":
                frame.today = True
            case "successor":
                frame.successor = True
            case "month":
                return self.english_month(written, word.value, start, end)
        return frame

    def directed_season(self, frame: _Frame, month: int, direction: int) -> _Frame:
        """next spring, last summer: the year of the nearest such season on that side."""
        if self.published is not None:
            begins_later = date(self.published.year, month, 1) > self.published
            offset = 0 if direction == 0 or begins_later == (direction > 0) else direction
            frame.year = self.published.year + offset
        else:
            frame.relative = (0, "publication")
        return frame

    def english_month(self, written: str, month: int, start: int, end: int) -> _Frame | None:
        low = self.low
        capital = self.cased[start].isupper()
        frame = _Frame(start, end, months=(month, month))
        supported = False
        quarter = _QUARTER_RIGHT.match(low, end)
        day = _DAY_RIGHT.match(low, end)
        if quarter is not None:
            frame.months, frame.end, frame.sub_year, supported = (month - 2, month), quarter.end(), True, True
            frame.quarter = None
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
        if written.rstrip(".") in self.calendar.capitalised:
            if not capital:
                return None
            at = self.length - start
            gap = at + 1 if at < self.length and self.reversed[at] in " \n" else at
            if not supported and not self.calendar.month_prepositions.match(self.reversed, gap):
                return None
        elif not capital and len(written) <= 4 and not supported:
            return None
        return frame

    # ---- merging ----

    def merged(self, frames: list[_Frame]) -> list[_Frame]:
        merged: list[_Frame] = []
        for frame in frames:
            while merged:
                joined = self.join(merged[-1], frame)
                if joined is None:
                    break
                merged.pop()
                frame = joined
            merged.append(frame)
        for frame in merged:
            if (frame.sub_year or frame.direction == "first") and frame.year is None and frame.relative is None:
                of_year = _OF_THE_YEAR.match(self.low, frame.end - 3 if frame.last_quarter else frame.end)
                if of_year is not None:
                    frame.relative = (0, "publication")
                    frame.end = of_year.end()
                    frame.bare = False
        return merged

    def join(self, first: _Frame, second: _Frame) -> _Frame | None:
        if second.start - first.end > 12 or first.span or second.span or first.years or second.years:
            return None
        gap = self.low[first.end : second.start]
        chinese = _GAP_ZH.fullmatch(gap) is not None
        first_year = first.year is not None or first.relative is not None
        second_year = second.year is not None or second.relative is not None
        first_small = first.sub_year or first.months is not None or first.season
        second_small = second.sub_year or second.months is not None or second.season

        def joined() -> _Frame:
            frame = replace(first, end=second.end)
            for name in ("year", "relative", "half", "quarter", "months", "day", "day_end", "weekday", "week", "part", "holiday", "unit", "duration", "fiscal_relative"):
                if getattr(second, name) is not None:
                    setattr(frame, name, getattr(second, name))
            for name in ("fiscal", "lunar", "season", "full", "sub_year", "last_quarter"):
                setattr(frame, name, getattr(first, name) or getattr(second, name))
            frame.bare = False
            if frame.part is None:
                frame.part = first.part
            return frame

        # a date of a week: Friday 1 August, Tuesday, April 15
        if first.weekday is not None and first.week is None and second.months is not None and second.day is not None:
            if gap in (" ", ", ", "\n", ",\n"):
                frame = replace(second, start=first.start)
                return frame
            return None
        # 2024 年 + 三季度, this year's + second half
        if first_year and not first_small and first.day is None and not second_year:
            if second_small or second.full or (second.fiscal and not first.fiscal):
                if second.same is None and (chinese or gap in (" ", "\n", "'s ", "’s ", "-")):
                    return joined()
        # third quarter + of + 2024, March + of last year, fiscal + 2025
        if first_small and not first_year and second_year and not second_small and second.day is None:
            if gap and _GAP_SUB_YEAR.fullmatch(gap) and not self.low[second.start] >= "\u4e00":
                if not (gap.startswith(",") and second.relative is not None):
                    if first.part == "year_part" and gap.startswith(","):
                        return None
                    return joined()
            if first.last_quarter and gap in (" ", "\n"):
                return joined()
            return None
        if first.fiscal and not first_year and (second_year or second_small) and not second.fiscal and _GAP_PLAIN.fullmatch(gap):
            return joined()
        if first_small and not first.fiscal and second.fiscal and (not second_small) and gap and _GAP_SUB_YEAR.fullmatch(gap) and not gap.startswith(","):
            return joined()
        # the end of + 2024, early + next year, late + March
        if first.part is not None and first.bare and (second_year or second_small or second.unit is not None or second.fiscal_relative) and second.part is None:
            if gap in ("", " ", "\n") or gap in ("-", " the ", " its "):
                return joined()
        # 12 月 + 2 日, 本月 + 十六日
        if second.day is not None and second.months is None and not second_year and first.day is None and chinese and len(gap) <= 1:
            if first.months is not None and first.months[0] == first.months[1]:
                return joined()
            if first.unit is not None and first.unit[0] == "month":
                return joined()
        # first + three months + of 2024
        if first.duration is not None and second_year and not second_small and _GAP_SUB_YEAR.fullmatch(gap) and self.direction(first) in ("first", "past"):
            count, unit = first.duration
            months = count * {"month": 1, "quarter": 3}.get(unit, 0)
            if months and months <= 12:
                frame = joined()
                frame.duration = None
                frame.months = (1, months) if self.direction(first) == "first" else (13 - months, 12)
                frame.sub_year = True
                frame.start = self.direction_start(first)
                return frame
        return None

    def direction(self, frame: _Frame) -> str:
        """What the words around a stretch of time make of it: ago, later, past, next, first … or nothing."""
        calendar = self.calendar
        at = frame.end + 1 if frame.end < self.length and self.low[frame.end] in " \n" else frame.end
        for name, phrases in (("ago", calendar.ago), ("later", calendar.later), ("earlier", calendar.earlier), ("within", calendar.within_behind)):
            found = phrases.match(self.low, at)
            if found is not None and (at == frame.end or self.low[at].isascii()):
                behind = self.low[found[0] : found[0] + 1]
                if name in ("later", "ago") and behind in ("期", "续", "来", "者", "端", "景", "沿", "提", "台", "代"):
                    continue
                if name == "within" and self.low[at] in "间里" and behind:
                    continue
                return name
        at = self.length - frame.start
        gap = at + 1 if at < self.length and self.reversed[at] in " \n" else at
        for name, phrases in (("first", calendar.first_before), ("past", calendar.past_before), ("next", calendar.next_before), ("within", calendar.within_before)):
            found = phrases.match(self.reversed, gap)
            if found is not None:
                return name
        return ""

    def direction_start(self, frame: _Frame) -> int:
        calendar = self.calendar
        at = self.length - frame.start
        gap = at + 1 if at < self.length and self.reversed[at] in " \n" else at
        for phrases in (calendar.first_before, calendar.past_before, calendar.next_before, calendar.within_before):
            found = phrases.match(self.reversed, gap)
            if found is not None:
                return self.length - found[0]
        return frame.start

    def add_part_behind(self, frame: _Frame) -> None:
        """底, 初, 上旬 behind a year, quarter or month."""
        dated = frame.year is not None or frame.relative is not None or frame.sub_year
        if frame.day is not None or frame.span or frame.part is not None:
            return
        if not (dated or frame.months is not None or (frame.unit is not None and frame.unit[0] in ("month", "quarter", "half"))):
            return
        at = frame.end + 1 if frame.end < self.length and self.low[frame.end] == " " else frame.end
        found = self.calendar.parts_behind.match(self.low, at)
        if found is None:
            return
        end, part = found
        stop = self.calendar.not_followed_by.get(f"part_behind_not_followed_by:{self.low[at:end]}")
        if stop is not None and stop.match(self.low, end):
            return
        frame.part, frame.end, frame.bare = part, end, False

    # ---- periods that end somewhere, fiscal years ----

    def with_periods(self, frames: list[_Frame]) -> list[_Frame]:
        """Periods told by their end: the fiscal year ended Jan. 26, 截至7月27日的三个月."""
        result: list[_Frame] = []
        index = 0
        while index < len(frames):
            frame = frames[index]
            following = frames[index + 1] if index + 1 < len(frames) else None
            if following is not None and following.months is not None and not following.sub_year and following.start - frame.end < 16:
                months = self.period_months(frame)
                if months and self.is_ended(frame.end, following.start):
                    start = frame.start
                    if frame.duration is not None:
                        start = self.direction_start(frame)
                    result.append(replace(following, start=start, duration=(months, "month"), ended=True, fiscal=frame.fiscal, full=frame.full, quarter=frame.quarter, sub_year=False))
                    index += 2
                    continue
            if frame.months is not None and not frame.sub_year and self.opens_until(frame.start):
                behind = _PERIOD_BEHIND.match(self.low, frame.end)
                if behind is not None:
                    months = _NUMBERS.get(behind.group(1) or "", 3 if behind.group(2) else 12 if behind.group(3) else 6)
                    end = behind.end()
                    frame = replace(frame, end=end, duration=(months, "month"), ended=True, fiscal="财" in behind.group())
                    while index + 1 < len(frames) and frames[index + 1].start < end:
                        index += 1
            result.append(frame)
            index += 1
        return result

    def period_months(self, frame: _Frame) -> int:
        if frame.year is not None or frame.relative is not None:
            return 0
        if frame.duration is not None:
            count, unit = frame.duration
            months = count * {"month": 1, "quarter": 3, "year": 12}.get(unit, 0)
            return months if months in (3, 6, 9, 12) else 0
        if frame.quarter is not None:
            return 3
        if frame.half is not None:
            return 6
        if frame.fiscal or frame.full:
            return 12
        if frame.unit is not None and frame.unit[0] == "quarter":
            return 3
        return 0

    def is_ended(self, start: int, end: int) -> bool:
        at = start + 1 if start < self.length and self.low[start] in " \n" else start
        found = self.calendar.ended_forward.match(self.low, at)
        if found is None:
            return False
        gap = self.low[found[0] : end].strip()
        return gap in ("", "on", "in", "the", "on the", "at the end of")

    def opens_until(self, start: int) -> bool:
        at = self.length - start
        gap = at + 1 if at < self.length and self.reversed[at] == " " else at
        return self.calendar.until_before.match(self.reversed, gap) is not None

    def learn_fiscal_year(self, frames: list[_Frame]) -> None:
        """Where the article says when a fiscal year or quarter ends, its fiscal calendar is known."""
        if self.fiscal_end is not None:
            return
        for index, frame in enumerate(frames):
            if not frame.ended or frame.months is None or frame.duration is None:
                continue
            month = self.end_month(frame)
            months = frame.duration[0]
            before = frames[index - 1] if index else None
            if months == 12 and (frame.fiscal or frame.full) and frame.fiscal:
                self.fiscal_end = month
                return
            quarter = frame.quarter
            if quarter is None and before is not None and before.fiscal and before.quarter is not None and frame.start - before.end < 6:
                if any(character in "（(" for character in self.low[before.end : frame.start]):
                    quarter = before.quarter
            if months == 3 and quarter is not None and (frame.fiscal or (before is not None and before.fiscal)):
                self.fiscal_end = (month + 3 * (4 - quarter) - 1) % 12 + 1
                return

    @staticmethod
    def end_month(frame: _Frame) -> int:
        """The last month of a period; one that ends in the first days of a month ended with the month before."""
        assert frame.months is not None
        month = frame.months[1]
        return (month - 2) % 12 + 1 if frame.day is not None and frame.day <= 7 else month

    # ---- ranges and roles ----

    def range_end(self, frames: list[_Frame], index: int) -> int | None:
        """The index of the expression that closes the range which this one opens."""
        if index + 1 >= len(frames):
            return None
        first, second = frames[index], frames[index + 1]
        if second.start - first.end > 9 or first.part == "year_part" and second.part == "year_part":
            return None
        gap = self.low[first.end : second.start].strip(" \n")
        if not gap:
            return None
        joins = self.calendar.range_words.match(gap, 0)
        if joins is None or joins[0] != len(gap):
            joins = self.calendar.range_and.match(gap, 0)
            at = self.length - first.start
            at = at + 1 if at < self.length and self.reversed[at] in " \n" else at
            if joins is None or joins[0] != len(gap) or not self.calendar.between.match(self.reversed, at):
                return None
        if not self.same_grain(first, second):
            return None
        return index + 1

    @staticmethod
    def same_grain(first: _Frame, second: _Frame) -> bool:
        if first.day is not None and second.day is not None:
            return second.months is None or first.months is not None
        if first.span and second.span:
            return True
        if any(frame.now or frame.today or frame.same is not None or frame.duration or frame.weekday is not None or frame.day is not None for frame in (first, second)):
            return False
        if first.quarter is not None or second.quarter is not None:
            return first.quarter is not None and second.quarter is not None
        if first.months is not None or second.months is not None:
            return first.months is not None and second.months is not None and first.day is None
        year_like = [frame.year is not None or frame.relative is not None for frame in (first, second)]
        return all(year_like)

    def add_role(self, frame: _Frame, end: int) -> None:
        """Words that open or close an interval beside an expression; the frame takes them in."""
        calendar = self.calendar
        if frame.now or frame.today or frame.same is not None or frame.ended:
            return
        at = self.length - frame.start
        gap = at
        while gap < self.length and gap < at + 2 and self.reversed[gap] in " \n":
            gap += 1
        if self.reversed[gap : gap + 4] == "eht " and frame.months is None:
            gap += 4
        day_level = frame.day is not None or frame.weekday is not None
        for role, phrases in (("since", calendar.since_before), ("until", calendar.until_before), ("deadline", calendar.deadline_before)):
            found = phrases.match(self.reversed, gap)
            if found is not None:
                start = self.length - found[0]
                before = self.low[start - 1] if start else " "
                if before in calendar.not_after.get(self.low[start : start + 1], ()):
                    continue
                frame.role = role  # type: ignore[assignment]
                frame.open_end = role == "since"
                frame.start = start
                break
        else:
            if not day_level:
                found = calendar.since_before_long.match(self.reversed, gap)
                if found is not None:
                    frame.role, frame.open_end, frame.start = "since", True, self.length - found[0]
        at = end + 1 if end < self.length and self.low[end] in " \n" else end
        for role, phrases, field_name in (
            ("since", calendar.since_behind, "since_behind_not_followed_by"),
            ("deadline", calendar.deadline_behind, "deadline_behind_not_followed_by"),
            ("until", calendar.until_behind, ""),
        ):
            found = phrases.match(self.low, at)
            if found is None or (frame.duration is not None and not frame.ended):
                continue
            written = self.low[at : found[0]]
            stop = calendar.not_followed_by.get(f"{field_name}:{written}")
            if stop is not None and stop.match(self.low, found[0]):
                continue
            if written in ("后", "前") and frame.day is not None and frame.months is None:
                continue
            if role == "deadline" and frame.role == "since":
                continue
            frame.role = role  # type: ignore[assignment]
            frame.open_end = role == "since"
            frame.after = role == "since"
            frame.end = max(frame.end, found[0]) if end == frame.end else frame.end
            break

    def is_weak(self, frame: _Frame) -> bool:
        """Whether nothing beside a doubtful word shows that it is a time."""
        if frame.duration is not None and not frame.ended:
            frame.direction = frame.direction or self.direction(frame)
            return frame.direction == ""
        if frame.season and frame.bare:
            at = self.length - frame.start
            gap = at + 1 if at < self.length and self.reversed[at] in " \n" else at
            return not self.calendar.season_prepositions.match(self.reversed, gap)
        return frame.bare

    # ---- resolving ----

    def expression(self, frame: _Frame, last: _Frame | None) -> tuple[TimeExpression | None, int]:
        end = frame.end
        if last is not None:
            end = last.end
            self.share_fields(frame, last)
        span, anchor, label = self.resolve(frame)
        if last is not None:
            last_span, _, _ = self.resolve(last)
            span = Span(span.first, last_span.last) if span is not None and last_span is not None and span.first <= last_span.last else None
        start = frame.start
        if frame.direction:
            start = min(start, self.direction_start(frame)) if frame.direction in ("past", "next", "first", "within") else start
            end = max(end, self.direction_end(frame)) if frame.direction in ("ago", "later", "earlier", "within") else end
        value = None
        open_end = frame.open_end
        if span is not None:
            if (frame.holiday is not None or frame.lunar) and (frame.after or frame.part == "within"):
                span, open_end = _years(span.first.year, span.first.year), False
            value = self.string(frame, span)
            if frame.same is not None and self.period_open and self.paragraph_period is None:
                value += "/"
            elif open_end and "/" not in value:
                value += "/"
        granularity = self.granularity(frame, span)
        self.remember(frame, span, granularity, open_end)
        expression = TimeExpression(
            start, end, self.text[start:end], value, granularity, frame.role in ("until", "deadline"), open_end, frame.role,
            anchor, label,
        )  # fmt: skip
        return expression, end

    def string(self, frame: _Frame, span: Span) -> str:
        if frame.unit is not None and frame.unit[:2] == ("week", 0) and self.published is not None:
            return f"{self.published.year:04}-{self.published.month:02}"
        if frame.week is not None or (frame.unit is not None and frame.unit[0] == "week") or (frame.duration is not None and frame.duration[1] == "week" and frame.direction in ("ago", "later", "earlier")):
            if span.first != span.last:
                middle = span.first + (span.last - span.first) // 2
                return f"{middle.year:04}-{middle.month:02}"
        return time_string(span)

    def share_fields(self, first: _Frame, last: _Frame) -> None:
        """Give each end of a range what only the other one says: 2019年3月至5月, April to June 2024."""
        if last.year is None and last.relative is None:
            last.year, last.relative = first.year, first.relative
        elif first.year is None and first.relative is None:
            first.year, first.relative = last.year, last.relative
        if last.months is None and last.day is not None:
            last.months, last.unit = first.months, first.unit
        if first.months is None and first.day is not None:
            first.months, first.unit = last.months, last.unit
        if first.fiscal or last.fiscal:
            first.fiscal = last.fiscal = True

    def direction_end(self, frame: _Frame) -> int:
        calendar = self.calendar
        at = frame.end + 1 if frame.end < self.length and self.low[frame.end] in " \n" else frame.end
        for phrases in (calendar.ago, calendar.later, calendar.earlier, calendar.within_behind):
            found = phrases.match(self.low, at)
            if found is not None:
                return found[0]
        return frame.end

    def remember(self, frame: _Frame, span: Span | None, granularity: Granularity, open_end: bool) -> None:
        if span is None or frame.now or frame.today or frame.same is not None:
            return
        self.last_year = span.last.year if not open_end else span.first.year
        explicit = frame.year is not None or frame.relative is not None
        if explicit and granularity in ("year", "half", "quarter", "month", "day"):
            self.sentence_year = span.first.year
        if span.first == span.last:
            # A narrative goes on from what has happened: 次日 is not counted from a date to come.
            if self.published is None or span.first <= self.published:
                self.last_day = span.first
        else:
            self.period, self.period_open = span, open_end
            if granularity in ("quarter", "half") or (granularity == "interval" and _length_months(span) < 12):
                self.paragraph_period = span
        if granularity == "quarter" or (_length_months(span) == 3 and granularity == "interval"):
            self.quarter = span
        if granularity in ("day", "month"):
            self.last_month = self.paragraph_month = span.first.replace(day=1)
            self.sentence_date = span.first

    @staticmethod
    def granularity(frame: _Frame, span: Span | None) -> Granularity:
        if frame.week is not None and frame.weekday is None or (frame.unit is not None and frame.unit[0] == "week"):
            return "week"
        if span is None:
            if frame.day is not None or frame.weekday is not None or frame.today or (frame.unit is not None and frame.unit[0] == "day"):
                return "day"
            if frame.quarter is not None or (frame.unit is not None and frame.unit[0] == "quarter"):
                return "quarter"
            if frame.half is not None:
                return "half"
            if frame.months is not None or (frame.unit is not None and frame.unit[0] == "month"):
                return "month"
            return "interval" if frame.duration is not None else "year"
        if span.first == span.last:
            return "day"
        written = time_string(span)
        if "/" not in written:
            return "quarter" if "Q" in written else "month" if "-" in written else "year"
        if frame.half is not None or (span.first.month in (1, 7) and span.first.day == 1 and _length_months(span) == 6 and frame.months is None):
            return "half"
        return "interval"

    def resolve(self, frame: _Frame) -> tuple[Span | None, Anchor, str | None]:
        """The days that an expression covers, what settled them, and its fiscal label."""
        published = self.published
        if frame.span is not None:
            return frame.span, "absolute", None
        if frame.years is not None:
            return _years(*frame.years), "absolute", None
        if frame.ended:
            return self.resolve_ended(frame), "fiscal" if frame.fiscal else "publication" if frame.year is None else "absolute", None
        if frame.fiscal_relative is not None:
            return self.resolve_fiscal_relative(frame.fiscal_relative), "fiscal", None
        if frame.fiscal:
            return self.resolve_fiscal(frame)
        if frame.now:
            return None if published is None else _years(published.year, published.year), "publication", None
        if frame.today:
            return self.resolve_today(frame), "publication", None
        if frame.same is not None:
            base = self.paragraph_period or self.period
            if base is not None:
                return _shift_years(base, frame.same), "discourse", None
            if published is None or frame.same == 0:
                return None, "discourse", None
            return _years(published.year + frame.same, published.year + frame.same), "publication", None
        if frame.successor:
            return None if self.period is None else _next_of(self.period, 1), "discourse", None
        if frame.duration is not None:
            return self.resolve_duration(frame)
        if frame.weekday is not None:
            return self.resolve_weekday(frame), "publication", None
        if frame.unit is not None:
            return self.resolve_unit(frame)
        year, anchor = self.year_of(frame)
        if not (frame.sub_year or frame.months is not None or frame.day is not None):
            if year is None:
                return None, anchor, None
            return self.part_of(_years(year, year), frame), anchor, None
        if frame.day is not None and frame.months is None:
            return self.resolve_day(frame), "discourse" if self.sentence_date or self.paragraph_month else "publication", None
        if year is not None:
            return self.sub_year(frame, year), anchor, None
        span = self.nearest(frame)
        return span, "discourse" if self.sentence_year is not None else "publication", None

    def year_of(self, frame: _Frame) -> tuple[int | None, Anchor]:
        if frame.year is not None:
            return frame.year, "absolute"
        if frame.relative is not None:
            offset, anchor = frame.relative
            if anchor == "discourse" and self.last_year is not None:
                return self.last_year + offset, "discourse"
            return None if self.published is None else self.published.year + offset, "publication"
        return None, "publication"

    def sub_year(self, frame: _Frame, year: int) -> Span | None:
        """The part of a year that a frame names."""
        if frame.half is not None:
            span = _months(year, 6 * frame.half - 5, 6)
        elif frame.quarter is not None:
            span = _months(year, 3 * frame.quarter - 2, 3)
        elif frame.lunar:
            first = self.calendar.first_of_lunar_year.get(year)
            if first is None:
                return _years(year, year)
            return _months(first.year, first.month)
        elif frame.holiday is not None:
            return _months(year, frame.holiday)
        elif frame.season or frame.months is None:
            return _years(year, year)
        elif frame.day is not None:
            span_or_none = _day(year, frame.months[0], frame.day)
            if span_or_none is not None and frame.day_end is not None:
                until = _day(year, frame.months[0], frame.day_end)
                return None if until is None else Span(span_or_none.first, until.last)
            return span_or_none
        else:
            span = _months(year, frame.months[0], frame.months[1] - frame.months[0] + 1)
        return self.part_of(span, frame)

    @staticmethod
    def part_of(span: Span, frame: _Frame) -> Span:
        """The first, middle or last month of a year or quarter; of a month all."""
        length = _length_months(span)
        if frame.part == "first" and length > 1:
            return _months(span.first.year, span.first.month)
        if frame.part == "last" and length > 1:
            return _months(span.last.year, span.last.month)
        if frame.part == "middle" and length == 12:
            return _months(span.first.year, 6)
        if frame.part == "second_half" and length == 12:
            return _months(span.first.year, 7, 6)
        if frame.part == "first_half" and length == 12:
            return _months(span.first.year, 1, 6)
        return span

    def nearest(self, frame: _Frame) -> Span | None:
        """A month, quarter or half without a year: the latest, or, where the clause speaks of the future, the next."""
        if self.sentence_year is not None:
            span = self.sub_year(frame, self.sentence_year)
            if span is not None and not (self.is_future(frame) and self.published is not None and span.last < self.published):
                return span
        if self.published is None:
            return None
        year = self.published.year
        if frame.part == "year_part":
            return self.sub_year(frame, year)
        candidates = [span for span in (self.sub_year(frame, year + offset) for offset in (-1, 0, 1)) if span is not None]
        future = self.is_future(frame)
        if not future and self.sentence_future is not None and frame.role in ("deadline", "until"):
            future = True
        if future:
            later = [span for span in candidates if span.last >= self.published]
            if later:
                self.sentence_future = later[0].first
                return later[0]
        earlier = [span for span in candidates if span.first <= self.published]
        soon = [span for span in candidates if 0 < (span.first - self.published).days <= _SOON]
        if frame.day is not None and soon and earlier and (self.published - earlier[-1].first).days > 365 - _LONG_AGO:
            return soon[0]
        return earlier[-1] if earlier else None

    def is_future(self, frame: _Frame) -> bool:
        """Whether the clause around an expression speaks of the future."""
        begin = max(0, frame.start - _CLAUSE_BEFORE)
        for cut in _CLAUSE_CUT.finditer(self.low, begin, frame.start):
            begin = cut.end()
        future = past = -1
        for found in self.calendar.future.finditer(self.low, begin, frame.start):
            future = found.start()
        for found in self.calendar.past.finditer(self.low, begin, frame.start):
            past = found.start()
        if future >= 0 or past >= 0:
            return future > past
        if frame.day is not None:
            return False
        end = min(self.length, frame.end + _CLAUSE_BEHIND)
        opens_sentence = frame.start - begin <= 6 and self.low[begin : frame.start].isascii()
        cut_at = (_CLAUSE_CUT if opens_sentence else _PHRASE_CUT).search(self.low, frame.end, end)
        if cut_at is not None:
            end = cut_at.start()
        found_behind = self.calendar.future_behind.search(self.low, frame.end, end)
        past_behind = self.calendar.past.search(self.low, frame.end, end)
        return found_behind is not None and (past_behind is None or past_behind.start() > found_behind.start())

    def resolve_day(self, frame: _Frame) -> Span | None:
        """A day without a month: of the month that the sentence or paragraph speaks of, else the latest such day."""
        assert frame.day is not None
        antecedent = self.sentence_date or self.paragraph_month
        if antecedent is not None:
            return _day(antecedent.year, antecedent.month, frame.day)
        if self.published is None:
            return None
        this = _day(self.published.year, self.published.month, frame.day)
        if this is not None and (this.first <= self.published or self.is_future(frame)):
            return this
        before = _months(self.published.year, self.published.month - 1).first
        return _day(before.year, before.month, frame.day)

    def resolve_weekday(self, frame: _Frame) -> Span | None:
        if self.published is None:
            return None
        assert frame.weekday is not None
        monday = self.published - timedelta(days=self.published.weekday())
        if frame.week is not None:
            day = monday + timedelta(days=7 * frame.week + frame.weekday)
            return Span(day, day)
        day = monday + timedelta(days=frame.weekday)
        if day > self.published and not self.is_future(frame):
            day -= timedelta(days=7)
        elif day < self.published and self.is_future_before(frame):
            day += timedelta(days=7)
        return Span(day, day)

    def is_future_before(self, frame: _Frame) -> bool:
        begin = max(0, frame.start - 30)
        for cut in _CLAUSE_CUT.finditer(self.low, begin, frame.start):
            begin = cut.end()
        return re.search(r"(?:will|to be|due|scheduled|将|定于|拟于)[^,，]*$", self.low[begin : frame.start]) is not None

    def resolve_today(self, frame: _Frame) -> Span | None:
        if self.published is None:
            return None
        around = self.calendar.today_verbs.search(self.low, max(0, frame.start - 40), min(self.length, frame.end + 30))
        if around is not None:
            return Span(self.published, self.published)
        return _years(self.published.year, self.published.year)

    def resolve_unit(self, frame: _Frame) -> tuple[Span | None, Anchor, str | None]:
        """本月, last quarter, 当天 and the like."""
        assert frame.unit is not None
        unit, offset, anchor = frame.unit
        base = self.published
        how: Anchor = "publication"
        if anchor == "discourse":
            how = "discourse"
            if unit == "quarter" and self.quarter is not None:
                return self.part_of(_next_of(self.quarter, offset), frame), how, None
            if unit == "month" and self.last_month is not None:
                base = self.last_month
            elif unit == "day" and self.last_day is not None:
                base = self.last_day
            elif offset:
                return None, how, None
            else:
                how = "publication"
        if base is None:
            return None, how, None
        if unit == "day":
            day = base + timedelta(days=offset)
            return Span(day, day), how, None
        if unit == "week":
            monday = base - timedelta(days=base.weekday()) + timedelta(days=7 * offset)
            return Span(monday, monday + timedelta(days=6)), how, None
        if unit == "month":
            span = _months(base.year, base.month + offset)
            if frame.day is not None:
                return _day(span.first.year, span.first.month, frame.day), how, None
            return span, how, None
        length = 3 if unit == "quarter" else 6
        first = (base.month - 1) // length * length + 1
        return self.part_of(_months(base.year, first + length * offset, length), frame), how, None

    def resolve_duration(self, frame: _Frame) -> tuple[Span | None, Anchor, str | None]:
        """两年前, three months later, the past two years, 三年内."""
        assert frame.duration is not None
        count, unit = frame.duration
        published = self.published
        if frame.direction in ("later", "earlier"):
            sign = 1 if frame.direction == "later" else -1
            if unit == "day":
                base = self.last_day or published
                day = None if base is None else base + timedelta(days=sign * count)
                return None if day is None else Span(day, day), "discourse", None
            if unit == "week":
                base = self.last_day or self.last_month or published
                if base is None:
                    return None, "discourse", None
                day = base + timedelta(days=7 * sign * count)
                return _months(day.year, day.month), "discourse", None
            if unit == "year":
                if self.period is not None and frame.direction == "earlier":
                    return _shift_years(self.period, -count), "discourse", None
                year = self.last_year or (published.year if published else None)
                return None if year is None else _years(year + sign * count, year + sign * count), "discourse", None
            base = self.last_month or published
            months = count * (3 if unit == "quarter" else 1)
            return None if base is None else _months(base.year, base.month + sign * months), "discourse", None
        if published is None:
            return None, "publication", None
        if frame.direction == "ago":
            if unit == "year":
                return _years(published.year - count, published.year - count), "publication", None
            if unit in ("month", "quarter"):
                return _months(published.year, published.month - count * (3 if unit == "quarter" else 1)), "publication", None
            day = published - timedelta(days=count * (7 if unit == "week" else 1))
            return (_months(day.year, day.month) if unit == "week" else Span(day, day)), "publication", None
        if frame.direction == "first":
            months = count * {"month": 1, "quarter": 3}.get(unit, 0)
            if unit == "year":
                return _years(published.year - count, published.year - 1), "publication", None
            if not months or months > 12:
                return None, "publication", None
            sub = replace(frame, duration=None, months=(1, months), sub_year=True)
            return self.nearest(sub), "publication", None
        forward = frame.direction in ("next", "within")
        if unit == "year":
            if forward:
                return _years(published.year, published.year + count - 1), "publication", None
            return _years(published.year - count + 1, published.year), "publication", None
        if unit in ("month", "quarter"):
            months = count * (3 if unit == "quarter" else 1)
            if forward:
                return _months(published.year, published.month, months), "publication", None
            return _months(published.year, published.month - months + 1, months), "publication", None
        days = timedelta(days=count * (7 if unit == "week" else 1))
        return (Span(published, published + days) if forward else Span(published - days, published)), "publication", None

    def resolve_ended(self, frame: _Frame) -> Span | None:
        """A period of so many months that ends in a month."""
        assert frame.months is not None
        assert frame.duration is not None
        year, _ = self.year_of(frame)
        if year is None:
            if self.published is None:
                return None
            plain = replace(frame, ended=False, duration=None, fiscal=False, quarter=None, full=False)
            span = self.nearest(plain)
            if span is None:
                return None
            year = span.first.year
        month = frame.months[1]
        if frame.day is not None and frame.day <= 7:
            month -= 1
        months = frame.duration[0]
        return _months(year, month - months + 1, months)

    def resolve_fiscal(self, frame: _Frame) -> tuple[Span | None, Anchor, str | None]:
        """A fiscal year, half or quarter; in calendar months where the fiscal year is known, else as if it were one."""
        year, _ = self.year_of(frame)
        part = f"Q{frame.quarter}" if frame.quarter is not None else f"H{frame.half}" if frame.half is not None else ""
        label = f"FY{year or ''}" + (f"-{part}" if part else "")
        if year is None and part:
            label = part
        if self.fiscal_end is not None:
            return _fiscal_span(label, self.fiscal_end, self.published), "fiscal", label
        plain = replace(frame, fiscal=False)
        if year is not None:
            return (self.sub_year(plain, year) if part else _years(year, year)), "fiscal", label
        if not part:
            return None, "fiscal", label
        return self.nearest(plain), "fiscal", label

    def resolve_fiscal_relative(self, relative: tuple[str, int]) -> Span | None:
        unit, offset = relative
        if self.published is None:
            return None
        end = self.fiscal_end or 12
        current = _fiscal_span("FY", end, self.published)
        if current is None:
            return None
        if unit == "year":
            return _next_of(current, offset)
        quarters = [_fiscal_span(f"FY{current.last.year}-Q{number}", end, None) for number in range(1, 5)]
        this = next((span for span in quarters if span is not None and span.first <= self.published <= span.last), None)
        return None if this is None else _next_of(this, offset)


def _begins_with_digit(match: re.Match[str]) -> bool:
    return match.group()[0].isdigit()


def _full_year(written: str) -> int:
    return int(written) if len(written) == 4 else 2000 + int(written)


_COUNTED = frozenset(
    "gpu gpus chip chips card cards accelerators processors units servers racks wafers people employees companies nodes "
    "megawatts gigawatts mw gw watts dollars tokens parameters engineers workers jobs systems".split()
)
