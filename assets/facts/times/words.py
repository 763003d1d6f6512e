"""Words of time, as calendar.yaml lists them, and the patterns of written dates, compiled for matching."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from assets.facts.vocabulary import LEXICON, Entry, Phrases, load, load_variants, trie_pattern

_UNITS = ("year", "half", "quarter", "month", "week", "day")


class TimeWord(NamedTuple):
    """What a word says of a time.

    Attributes:
        role: month, weekday, relative, half, quarter, last_quarter, span, stretch, fiscal, fiscal_quarter,
            fiscal_relative, full_year, year_part, part, named, neighbours, season, season_year, season_direction,
            holiday, lunar, same, now, today or successor.
        value: The number of the month, weekday, quarter …, or how many units away.
        unit: The unit that is counted, or which part is meant.
        anchor: publication or discourse, for relative words.
    """

    role: str
    value: int = 0
    unit: str = ""
    anchor: str = ""


class TimeWords:
    """The words of calendar.yaml."""

    def __init__(self, path: Path, numbers: Path) -> None:
        """Read and check the file.

        Args:
            path: calendar.yaml.
            numbers: numbers.yaml, for the numerals.

        Raises:
            DataFileError: Where an entry cannot be used.
        """
        top = load(path)
        numerals = load(numbers)
        self.variants = load_variants(numbers)
        self.digits = {key: int(value) for key, value in numerals.numbers("digits").items()}
        self.number_words = {key: int(value) for key, value in numerals.numbers("words").items()}
        self.words: dict[str, TimeWord] = {}
        self._read_words(top)
        self._read_contexts(top)
        self._compile(top)
        top.refuse_unread()

    def _put(self, forms: Iterable[str], word: TimeWord) -> None:
        self.words.update(dict.fromkeys(map(str.lower, forms), word))

    def _read_words(self, top: Entry) -> None:
        weekdays = {name: int(value) for name, value in top.numbers("weekdays").items()}
        for field, role in (
            ("weekdays", "weekday"), ("halves", "half"), ("quarters", "quarter"), ("spans", "span"),
            ("fiscal_quarters", "fiscal_quarter"), ("year_parts", "year_part"), ("holidays", "holiday"),
            ("same_period", "same"), ("months", "month"), ("seasons", "season"), ("season_years", "season_year"),
            ("fiscal_spans", "fiscal_span"),
        ):  # fmt: skip
            for name, value in top.numbers(field).items():
                self._put([name], TimeWord(role, int(value)))
        for field, role, number in (
            ("full_years", "full_year", 0), ("year_words", "full_year", 0), ("fiscal", "fiscal", 0), ("now", "now", 0),
            ("successors", "successor", 1), ("lunar_new_year", "lunar", 0), ("last_quarters", "last_quarter", 4),
        ):  # fmt: skip
            self._put(top.strings(field), TimeWord(role, number))
        for entry in top.entries("relative"):
            entry.check(**{"unit": str, "offset": int, "from": str, "words": list})
            if entry["unit"] not in _UNITS:
                raise entry.fail(f"unit {entry['unit']!r} must be one of {', '.join(_UNITS)}")
            if entry["from"] not in ("publication", "discourse"):
                raise entry.fail(f"from {entry['from']!r} must be publication or discourse")
            forms = entry.strings("words")
            self._put(forms, TimeWord("relative", entry["offset"], entry["unit"], entry["from"]))
            if entry["unit"] == "week":
                self._put_weekdays(forms, entry["offset"], weekdays)
        for entry in top.entries("fiscal_relative"):
            entry.check(unit=str, offset=int, words=list)
            self._put(entry.strings("words"), TimeWord("fiscal_relative", entry["offset"], entry["unit"]))
        for entry in top.entries("season_directions"):
            entry.check(words=list, month=int, direction=int)
            word = TimeWord("season_direction", entry["month"], anchor=str(entry["direction"]))
            self._put(entry.strings("words"), word)
        for name, unit in top.entry("stretch_units").items():
            self._put([str(name)], TimeWord("stretch", unit=str(unit)))
        periods = top.entry("named_periods")
        for name, years in periods.items():
            if not (isinstance(years, list) and len(years) == 2 and all(isinstance(year, int) for year in years)):
                raise periods.fail(f"{name!r} must be a list of its first and last year")
            self._put([str(name)], TimeWord("named", years[0], anchor=str(years[1])))
        neighbours = top.entry("neighbouring_years")
        for name, years in neighbours.items():
            if not (isinstance(years, list) and len(years) == 2 and all(isinstance(year, int) for year in years)):
                raise neighbours.fail(f"{name!r} must be a list of two offsets from the year of publication")
            self._put([str(name)], TimeWord("neighbours", years[0], anchor=str(years[1])))
        for name, part in top.entry("parts_before").items():
            self._put([name], TimeWord("part", unit=str(part)))
        today = top.entry("today")
        today.check(words=list, verbs=list)
        self._put(today.strings("words"), TimeWord("today"))
        self.today_verbs = re.compile(trie_pattern(today.strings("verbs")))
        days = top.get("lunar_new_year_days")
        if not isinstance(days, list) or not all(isinstance(day, date) for day in days):
            raise top.fail("field 'lunar_new_year_days' must be a list of dates, as 2025-01-29")
        self.lunar_new_year = {day.year: day for day in days}

    def _put_weekdays(self, weeks: list[str], offset: int, weekdays: dict[str, int]) -> None:
        """上周三, last Friday: every weekday of a week that is named."""
        for week in weeks:
            for name, index in weekdays.items():
                if not week.isascii() and len(name) == 2 and not week.endswith("末"):
                    self._put([week + name[1]], TimeWord("weekday", index, "week", str(offset)))
                elif week in ("last week", "next week", "this week") and name.isascii():
                    self._put([f"{week[:4]} {name}"], TimeWord("weekday", index, "week", str(offset)))

    def _read_contexts(self, top: Entry) -> None:
        def behind(field: str) -> Phrases[bool]:
            return Phrases(dict.fromkeys(top.strings(field), True))

        def before(field: str) -> Phrases[bool]:
            return Phrases(dict.fromkeys(top.strings(field), True), backwards=True)

        def stops(field: str) -> dict[str, Phrases[bool]]:
            entry = top.entry(field)
            return {str(word): Phrases(dict.fromkeys(map(str, texts), True)) for word, texts in entry.items() if texts}

        self.capitalised = frozenset(top.strings("capitalised"))
        self.month_prepositions = before("month_prepositions")
        self.season_prepositions = before("season_prepositions")
        self.parts_behind = Phrases({str(name): str(part) for name, part in top.entry("parts_behind").items()})
        self.duration_units = Phrases({str(name): str(unit) for name, unit in top.entry("duration_units").items()})
        self.directions_behind = (
            ("ago", behind("ago")), ("later", behind("later")), ("earlier", behind("earlier")),
            ("within", behind("within_behind")),
        )  # fmt: skip
        self.directions_before = (
            ("first", before("first_before")), ("past", before("past_before")), ("next", before("next_before")),
            ("within", before("within_before")), ("earlier", before("earlier_before")),
        )  # fmt: skip
        self.roles_before = (
            ("since", before("since_before")), ("until", before("until_before")),
            ("deadline", before("deadline_before")),
        )  # fmt: skip
        self.since_before_long = before("since_before_long")
        self.until_before = self.roles_before[1][1]
        self.roles_behind: tuple[tuple[str, Phrases[bool], dict[str, Phrases[bool]]], ...] = (
            ("since", behind("since_behind"), stops("since_behind_not_followed_by")),
            ("deadline", behind("deadline_behind"), stops("deadline_behind_not_followed_by")),
            ("until", behind("until_behind"), {}),
        )  # fmt: skip
        self.looking_ahead = behind("looking_ahead")
        self.ended, self.begun = behind("ended"), behind("begun")
        self.between = before("between")
        self.range_words, self.range_and = behind("range_words"), behind("range_and")
        self.direction_not_followed_by = frozenset(top.strings("direction_not_followed_by"))
        self.not_followed_by = stops("not_followed_by")
        self.year_part_not_followed_by = stops("year_part_not_followed_by")
        self.part_behind_not_followed_by = stops("part_behind_not_followed_by")
        self.half_not_followed_by = behind("half_not_followed_by")
        self.not_after = {
            str(word): frozenset(map(str, texts)) for word, texts in top.entry("not_after").items() if texts
        }
        self.quarter_not_after = frozenset(top.strings("quarter_not_after"))
        self.fiscal_words = Phrases(dict.fromkeys([*top.strings("fiscal"), *top.numbers("fiscal_quarters")], True))
        self.counted = frozenset(top.strings("counted"))
        guards = {
            str(word): (
                "".join(top.entry("cue_not_after").get(word) or ()),
                "".join(top.entry("cue_not_before").get(word) or ()),
            )
            for word in {*top.entry("cue_not_after"), *top.entry("cue_not_before")}
        }
        self.future = _cues(top.strings("future"), guards)
        self.future_behind = _cues(top.strings("future_behind"), guards)
        self.past = _cues(top.strings("past"), guards)
        self.scheduled = re.compile(f"(?:{_cues(top.strings('scheduled'), guards).pattern})[^,，]*$")

    def _compile(self, top: Entry) -> None:
        self.forms = list(self.words)
        self.search = AhoCorasick(self.forms, matchkind=MatchKind.LeftmostLongest)
        minguo = trie_pattern(top.strings("minguo"))
        stretch = "(?:years?|months?|quarters?|weeks?|days?)(?![a-z])"
        # Where a written date may begin; what it is, `dates` says.
        # The digits are looked at from their first one only, so that a long run of them costs no more than its length.
        # It begins with a plain set of characters, so that the engine skips to the next candidate quickly.
        self.starts = re.compile(
            "[0-9一二三四五六七八九十两半民](?:(?<=[0-9])(?<![0-9][0-9])"
            "(?:[0-9]*+(?= ?(?:[年月日号个天周星多余至到~–—]|year|month|week|day|quarter)|[-/.qhs]"
            "|(?:[、和及与][0-9]{1,2}){1,4}月)"
            "|(?:(?<=1)9|(?<=2)0)[0-9]{2}(?![0-9]))"
            "|(?<=[一二三四五六七八九十两半])(?<![一二三四五六七八九十][一二三四五六七八九十])"
            "[一二三四五六七八九十]*+(?=[ 年月日号个天周多余〇零星至到~–—-])"
            "|[国國] ?[0-9])"
        )
        numeral = "[一二三四五六七八九十]"
        day = rf"(?:3[01]|[12][0-9]|0?[1-9]|(?:二十|三十|十){numeral}?|{numeral})"
        self.dates = re.compile(
            r"(?P<iso>[12][0-9]{3}([-/.])(?:1[0-2]|0?[1-9])\2(?:3[01]|[12][0-9]|0?[1-9])(?![0-9]))"
            # 2022/09 and 2022.09 may be other numbers, save where they head what is told behind a mark.
            r"|(?P<isomonth>20[0-9]{2}-(?:1[0-2]|0[1-9])(?![0-9-])"
            r"|(?:(?<=^)|(?<=\s))20[0-9]{2}[/.](?:1[0-2]|0[1-9])(?=\s?[:：–—|｜]))"
            r"|(?P<years>(?:19|20)[0-9]{2} ?年? ?(?:[-–—~]|至|到) ?(?:(?:19|20)[0-9]{2}|[0-9]{2}(?= ?年))(?![0-9])"
            r" ?年?)"
            r"|(?P<decade>(?:19|20)[0-9]0s(?![a-z0-9]))"
            r"|(?P<zhdecade>(?:(?:19|20)[0-9]|[1-9])0 ?年代)"
            r"|(?P<zhyear>(?:19|20)[0-9]{2} ?(?:年度?(?!代)|自然年|日历年))"
            r"|(?P<cnyear>[一二][〇零一二三四五六七八九]{3}年度?)"
            rf"|(?P<minguo>{minguo} ?[0-9]{{2,3}} ?年)"
            r"|(?P<shortyear>[0-3][0-9]年(?= ?(?:1?[0-9]月|[年初底末]|q[1-4]|[上下]半年|第?[一二三四]季|全年)))"
            r"|(?P<zhlisted>(?:1[0-2]|[1-9])(?=(?:[、和及与](?:1[0-2]|[1-9]))*[、和及与](?:1[0-2]|[1-9])月))"
            # 一到九月 may be "once it is September", unless a year stands before it.
            rf"|(?P<zhmonths>(?:1[0-2]|[1-9]) ?月?份? ?(?:[-–—~]|至|到) ?(?:1[0-2]|[1-9]) ?月份?"
            rf"|{numeral}(?:月?份?[-–—~至]|(?:(?<!一)|(?<=年一)|月)到)(?:十[一二]?|{numeral})月份?)"
            rf"|(?P<zhmonth>(?:1[0-2]|0?[1-9]|十[一二]?|{numeral}) ?月份?(?!之(?![后前])))"
            rf"|(?P<zhday>{day} ?[日号](?!报(?![导道])|[均元圆本子股语韩间线楼令召程常益渐记内]))"
            r"|(?P<codequarter>[1-4]q(?:20)?[0-9]{2}(?![0-9b-dg-z]|[aef][0-9a-z])|(?:20)?[0-9]{2}q[1-4](?![0-9a-z]))"
            r"|(?P<codehalf>[12]h(?:20)?[0-9]{2}(?![0-9a-z])|(?:20)?[0-9]{2}h[12](?![0-9a-z]))"
            r"|(?P<fquarter>[1-4]qfy(?:20)?[0-9]{2}(?![0-9]))"
            # 2026E is an estimate of 2026, 2024A an actual.
            r"|(?P<year>(?:19|20)[0-9]{2}(?![0-9b-dg-z%$]|[aef][0-9a-z]))"
            rf"|(?P<stretch>(?:[0-9]{{1,3}}|{numeral}{{1,3}}|两|半) ?[多余]?"
            rf"(?:个多?(?:年头|季度|月|星期|财年)|[年周天]|星期|[ -]?{stretch}))"
        )
        # Codes that begin with a letter: Q3 24, H1 2025, FY25, CY25, FQ2.
        self.codes = re.compile(
            r"(?P<codequarter>q[1-4] ?['’]?(?:20)?[0-9]{2}(?![0-9a-z%.]))"
            r"|(?P<codehalf>h[12][ '’](?:20)?[0-9]{2}(?![0-9a-z%.]))"
            r"|(?P<fyearquarter>fy ?(?:20)?[0-9]{2} ?q[1-4](?![0-9a-z]))"
            r"|(?P<cyear>cy[ '’]?(?:20)?[0-9]{2}[aef]?(?![0-9a-z]))"
            r"|(?P<fyear>fy[ '’]?(?:20)?[0-9]{2}(?![0-9]))"
            r"|(?P<fquarter>fq[1-4](?: ?20[0-9]{2}| ?['’][0-9]{2}|)(?![0-9])|q[1-4] ?fy ?(?:20)?[0-9]{2}(?![0-9]))"
        )


def _cues(words: list[str], guards: dict[str, tuple[str, str]]) -> re.Pattern[str]:
    """Any of the words; English ones whole, and none behind or before a character that its guards name."""
    guarded = [
        (f"(?<![{guards[word][0]}])" if guards[word][0] else "")
        + word
        + (f"(?![{guards[word][1]}])" if guards[word][1] else "")
        for word in words
        if word in guards
    ]
    chinese = trie_pattern(word for word in words if not word.isascii() and word not in guards)
    english = trie_pattern((word for word in words if word.isascii() and word[0] != "'"), "(?![a-z]|-up)")
    # 'll stands right behind a word.
    suffixes = [f"{re.escape(word)}(?![a-z])" for word in words if word[0] == "'"]
    return re.compile("|".join([*guarded, *([chinese] if chinese else []), *suffixes, f"(?<![a-z]){english}"]))


@lru_cache(maxsize=4)
def load_time_words(path: Path | None = None) -> TimeWords:
    """The compiled words of time.

    Args:
        path: Another calendar.yaml.

    Raises:
        DataFileError: Where the file or an entry cannot be used; the message names the file and the line.
    """
    return TimeWords(path or LEXICON / "calendar.yaml", LEXICON / "numbers.yaml")
