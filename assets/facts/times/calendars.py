"""Fiscal calendars that a text tells itself: in which month a company's year ends, and where the text says so."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
# Until this day of a month a period that ends in it is told of the month before: "the quarter ended 2 November".
_FIRST_DAYS = 7
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "一": 1, "二": 2, "三": 3, "四": 4, "首": 1}


class YearEnd(NamedTuple):
    """In which month a fiscal year ends, as told at an offset of the text."""

    start: int
    month: int


def _english(*parts: str) -> re.Pattern[str]:
    return re.compile("".join(parts), re.IGNORECASE)


def _month(group: str) -> str:
    return (
        rf"(?P<{group}>january|jan|february|feb|march|mar|april|apr|may|june|jun|july|jul|august|aug|september|sept|sep"
        r"|october|oct|november|nov|december|dec)\b\.?"
    )


_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = (
    r"(?:\b(?:fiscal|financial|business|accounting|reporting)[ -]year\b(?: (?:20)?\d\d)?|\bfiscal (?:20)?\d\d\b"
    r"|\bfy ?['’]?(?:20)?\d\d\b|\b(?:its|our|their|whose) (?:own )?year(?= (?:ends|ended|runs|begins|starts|closes)\b))"
)
_THAT = r"(?:,? (?:which|that))?"
# "on the last Sunday of", "at the end of", "on 30"
_ON = (
    r"(?:(?:each year|every year|always)\s)?(?:(?:on|in|at|with)\s)?(?:the\s)?"
    r"(?:(?:end|close|start|beginning|first|last|last day|\w+ \w+day (?:closest to|nearest)|last \w+day)"
    r" (?:of|in|to)\s)?"
    rf"(?:(?P<day>{_DAY}) (?:of )?)?"
)
_DAY_BEHIND = rf"(?:\s(?P<behind>{_DAY})(?![\d.,]*\d|[- ]?(?:%|bn|million|billion)))?"
_TO = r"\s?(?:to|through|until|till|and|–|—|-)\s?(?:the following\s|the next\s|next\s)?(?:the end of\s)?"
_QUARTER = (
    r"(?:(?P<its>(?:its|our|their)(?: fiscal)?|fiscal|f(?=q\d))[ -]?)?q?"
    r"(?P<quarter>first|second|third|fourth|(?<=q)[1-4]\b)(?P<fiscal> fiscal)?(?:[ -]quarter)?"
    r"(?P<of> (?:of )?(?:its )?(?:fiscal|fy|the fiscal year|the financial year)(?: year)? ?['’]?(?:20)?\d{0,2})?"
)
_ENGLISH = (
    # "Its financial year runs from July to June", "its accounts run from April to March"
    _english(
        r"(?:", _YEAR, r"|\b(?:its|our|their|whose|['’]s) (?:accounts|books|year)\b)",
        r"[^.;\n|]{0,24}?\b(?:runs?|running|goes|lasts|covers|spans|is counted|is)\s(?:from\s)?(?:the\s)?",
        rf"(?:start of\s)?(?:{_DAY}\s(?:of )?)?", _month("first"), rf"(?:\s{_DAY})?", _TO, rf"(?:{_DAY}\s(?:of )?)?",
        _month("last"),
    ),
    # "its fiscal year ends on 30 June", "fiscal 2026, which ended in January"
    _english(
        _YEAR, _THAT, r"(?:\s(?:just|now|always|here))?,?\s?\(?(?:ends?|ended|ending|closes|closed|finishes|will end",
        r"|(?:runs )?(?:to|until|through))\s", _ON, _month("last"), _DAY_BEHIND,
    ),
    _english(
        _YEAR, _THAT, r"\s(?:begins?|began|starts?|started|opens?|kicks off)\s", _ON, _month("first"), _DAY_BEHIND
    ),
    _english(r"\b(?:a|an|its|the)\s", _month("last"), r"[ -](?:fiscal |financial )?year[- ]end\b"),
    # "closed its second quarter on 31 December"
    _english(
        r"\b(?:closed|ended|finished|completed|wrapped up|concluded)\s(?:(?:the|out)\s)?", _QUARTER, r"\s", _ON,
        _month("last"), _DAY_BEHIND,
    ),
    # "fiscal Q2 (October to December)"
    _english(
        r"\b", _QUARTER, r"(?:,?\s?\(?|,? (?:which|that) |: )",
        r"(?:(?:i\.e\.|or|covers|covered|covering|runs from|ran from|from)\s)?", _month("first"), _TO, _month("last"),
    ),
    # "Q2 FY26, the three months to 28 February"
    _english(
        r"\b", _QUARTER, r"(?:\s(?:results|figures|earnings))?,?\s?\(?",
        r"(?:(?:for |or |i\.e\. )?the (?:three months|13 weeks|thirteen weeks|quarter) )?",
        r"(?:(?:which|that) )?(?:ended|ending|ends|closed|to|through)\s", _ON, _month("last"), _DAY_BEHIND,
    ),
)  # fmt: skip
# One of these stands in whatever the patterns find, which goes over no end of a line.
_CUE = _english(
    r"\bfiscal\b|\b(?:financial|business|accounting|reporting)[ -]year|\bfy ?['’]?\d|\bfq\d|\b(?:accounts|books)\b"
    r"|year[- ]end\b|(?:\b(?:its|our|their|whose)|['’]s) (?:own )?(?:year|first|second|third|fourth|q[1-4])\b"
)

_FISCAL_ZH = r"(?:财年|财政年度|会计年度|财务年度)"
_QUARTER_ZH = r"(?:第?(?P<q1>[一二三四首])(?:个)?财季|财年(?:的)?第?(?P<q2>[一二三四首])季度?)[（(，,]?"
_TO_ZH = r"(?:至|到|-|—|–|～|~|止于)"
_END_ZH = (
    r"(?:截至|截止|截止于|止于|结束于|(?<![始起])于)(?:每年|当年|次年|今年|去年|\d{4}年)?的?"
    r"(?P<last>\d{1,2})月(?P<day>\d{1,2})?(?:日|底|末)?"
)
_CHINESE = (
    # 财年为4月至次年3月
    re.compile(
        _FISCAL_ZH + r"[^。；\n\d]{0,10}?(?P<first>\d{1,2})月(?:\d{1,2}日|初)?(?:起|开始)?[^。；\n\d]{0,3}?"
        + _TO_ZH + r"(?:次年|翌年|来年|第二年|下一年)?的?(?P<last>\d{1,2})月"
    ),
    # 2025财年（截至8月底）
    re.compile(_FISCAL_ZH + r"[（(，]?[^。；，\n\d季]{0,6}?" + _END_ZH + r"(?:结束|止|为止|(?=[）)，。；的\n]|$))"),
    # 第二财季（10月至12月）
    re.compile(
        _QUARTER_ZH + r"(?:即|也就是|对应|为)?(?:\d{4}年|去年|今年)?(?P<first>\d{1,2})月?" + _TO_ZH
        + r"(?:\d{4}年|次年|今年)?(?P<last>\d{1,2})月"
    ),
    re.compile(_QUARTER_ZH + _END_ZH),
)  # fmt: skip


def _number(name: str) -> int:
    return next(index for index, month in enumerate(_MONTHS, 1) if month.startswith(name.lower().rstrip(".")[:3]))


def _before_first_days(month: int, day: str | None) -> int:
    """The month that a period ends with: one that ends in a month's first days ended with the month before."""
    return (month - 2) % 12 + 1 if day and int(re.sub(r"\D", "", day)) <= _FIRST_DAYS else month


def _of_quarter(quarter: str, last: int) -> int:
    """The month in which the year ends whose quarter ends in a month."""
    number = _ORDINALS.get(quarter.lower()) or int(quarter)
    return (last + 3 * (4 - number) - 1) % 12 + 1


@lru_cache(maxsize=2)
def told_year_ends(text: str) -> tuple[YearEnd, ...]:
    """The months in which fiscal years end, where a text tells of a year or a quarter of one when it ends.

    Args:
        text: The text, in its own case: a month begins with a capital letter.

    Returns:
        One for each place that tells it, in order.
    """
    return tuple(sorted({*_told_in_english(text), *_told_in_chinese(text)}))


def _told_in_english(text: str) -> Iterator[YearEnd]:
    for line in _lines_with_cue(text):
        for match in itertools.chain.from_iterable(pattern.finditer(text, *line) for pattern in _ENGLISH):
            told = match.groupdict()
            first, last = told.get("first"), told.get("last")
            if any(month is not None and not month[0].isupper() for month in (first, last)):
                continue
            quarter = told.get("quarter")
            if quarter is not None and not (told["its"] or told["fiscal"] or told["of"]):
                continue  # It may be one of the calendar.
            if first is not None and last is None:
                yield YearEnd(match.start(), (_number(first) - 2) % 12 + 1)
                continue
            assert last is not None
            month = _before_first_days(_number(last), told.get("day") or told.get("behind"))
            if first is not None and (month - _number(first)) % 12 != (11 if quarter is None else 2):
                continue
            yield YearEnd(match.start(), month if quarter is None else _of_quarter(quarter, month))


def _lines_with_cue(text: str) -> Iterator[tuple[int, int]]:
    """The offsets of the lines in which an English fiscal calendar may be told."""
    start = end = -1
    for cue in _CUE.finditer(text):
        if cue.start() < end:
            continue
        start = text.rfind("\n", max(0, end), cue.start()) + 1 or max(0, end)
        end = text.find("\n", cue.end())
        end = len(text) if end < 0 else end
        yield start, end


def _told_in_chinese(text: str) -> Iterator[YearEnd]:
    if "财" not in text and "会计年度" not in text:
        return
    for pattern in _CHINESE:
        for match in pattern.finditer(text):
            told = match.groupdict()
            quarter = told.get("q1") or told.get("q2")
            last = int(told["last"])
            if not 1 <= last <= 12:
                continue
            if told.get("first") and (last - int(told["first"])) % 12 != (11 if quarter is None else 2):
                continue
            month = _before_first_days(last, told.get("day"))
            yield YearEnd(match.start(), month if quarter is None else _of_quarter(quarter, month))
