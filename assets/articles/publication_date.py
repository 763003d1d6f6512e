"""When an article appeared, as its own text tells: full dates, the line above the first paragraph, labels."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9,
    "october": 10, "november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8,
    "sept": 9, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
CHINESE_DIGITS = {digit: value for value, digits in enumerate(["〇零○", *"一二三四五六七八九"]) for digit in digits}
MONTH_NAME = "|".join(sorted(MONTHS, key=len, reverse=True))
# Only full dates: `12月5日` or `June 2023` does not say when an article appeared. 06/07/2023 means two days.
FULL_DATE = re.compile(
    rf"""
    (?<!\d) (?P<year>(?:19|20)\d\d) (?P<mark>[-/.]) (?P<month>\d{{1,2}}) (?P=mark) (?P<day>\d{{1,2}}) (?!\d|[.]\d)
    | (?: (?P<zh_year>[〇零○一二三四五六七八九]{{4}} | (?<!\d)\d{{4}}) | (?:民國|民国) \s* (?P<minguo>\d{{2,3}}) )
      \s* 年
      \s* (?P<zh_month>\d{{1,2}}|[一二三四五六七八九十]{{1,2}}) \s* 月
      \s* (?P<zh_day>\d{{1,2}}|[一二三四五六七八九十]{{1,3}}) \s* [日号號]
    | \b(?P<day_first>\d{{1,2}}) (?:st|nd|rd|th)? \s+ (?:of\s+)? (?P<month_second>{MONTH_NAME})\b [.]? ,? \s+
      (?P<year_third>(?:19|20)\d\d) (?!\d)
    | \b(?P<month_first>{MONTH_NAME})\b [.]? \s+ (?P<day_second>\d{{1,2}}) (?:st|nd|rd|th)? ,? \s+
      (?P<year_last>(?:19|20)\d\d) (?!\d)
    """,
    re.VERBOSE | re.IGNORECASE,
)
LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
CHINESE_CHARACTER = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
TODAY_LABEL = re.compile(r"(今天是|今日是|today is|today:)\s*$", re.IGNORECASE)
UPDATE_LABEL = re.compile(r"(更新|修订|修訂|修改|updated?|modified|revised)[^\d]{0,12}$", re.IGNORECASE)
PUBLISHED_LABEL = re.compile(
    r"(?:(?:发布|發布|發佈|发表|發表|刊登|刊发)(?:时间|時間|日期|于|於)?|date published|(?:published|posted)(?: on)?)"
    r"\s*[：:]\s*$",
    re.IGNORECASE,
)
# At the start of a line or of a part of it: `当地时间2023年10月17日` and `rules published 17 October 2023` are prose.
DATE_LABEL = re.compile(
    r"(?:^[\W_]*|[|｜丨·/\u3000]\s*|\s{2,})(?:"
    r"(?:发布|發布|發佈|发表|發表|刊登|刊发|更新|修订|修訂|报告|報告)?(?:时间|時間|日期)[\s：:]"
    r"|(?:发布|發布|發佈|发表|發表|刊登|刊发|更新|修订|修訂)(?:于|於)?"
    r"|(?:last )?(?:published|posted|updated|modified|filed)(?: (?:on|at))?"
    r"|date)[\s：:*_]*$",
    re.IGNORECASE,
)
WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun|星期.|周.|週.)"
CLOCK = r"\d\d?:\d\d"
BY_LINE = re.compile(r"[|｜丨]|来源|來源|记者|記者|作者|编辑|編輯|责编|\bby\b|\bsource:", re.IGNORECASE)
# `某社北京2023年6月14日电`, `SANTA CLARA, Calif., Aug. 1, 2025 (WIRE) --`: the day the dispatch was sent.
DISPATCH_END = re.compile(r"[电電讯訊](?=[\s（(，,：:]|$)|\s*(?:\([^)]{2,40}\)|/[^/]{2,40}/)\s*[-–—]{1,2}\s")
SENTENCE_END = re.compile(r"[。！？]|(?<=[\w)%\"”]{2})[.!?][\"'”’)*_]*\s+[\"'“‘(*_]*[A-Z]|[a-z][.!?][\"'”’)*_]*$")
SHORT_YEAR = re.compile(r"(?:发布|發布|發佈)(?:时间|時間|日期)\s*[：:]\s*(\d\d-\d\d-\d\d)")
OPENING_LINES = 60
LONGEST_LINE = 500
DATE_LINE_WIDTH = 110
PROSE_WIDTH = 70


class ImpossibleDateError(ValueError):
    """Digits written like a date that no calendar has."""


def parse_date(text: str) -> date | None:
    """The first full date in a text.

    Args:
        text: `2023-06-14`, `2023-06-14T10:32:00+08:00`, `2023年6月14日`, `二〇二三年六月十四日`, `民國112年6月14日`,
            `14 June 2023`, `June 14, 2023`, or a text that holds one.

    Returns:
        The date, None where the text holds no date with day, month and year.

    Raises:
        ImpossibleDateError: The date does not exist, as 2023-02-30.
    """
    match = FULL_DATE.search(text)
    return _date_of(match) if match else None


def find_date_line(text: str, today: date) -> tuple[date | None, tuple[str, ...]]:
    """The publication date from the line above the article's first paragraph that tells it.

    A date in running prose is what the article is about, not when it appeared. So a line counts only if it is short and
    no sentence, opens with the date as a label does, or names it (发布时间, Published).

    Args:
        text: The article without front matter.
        today: A date after it (and its time zones) is no publication date.

    Returns:
        The date or None, and warnings about dates that cannot be.
    """
    warnings = []
    updated = None
    for line, is_prose in opening_lines(text):
        if short := SHORT_YEAR.search(line[:LONGEST_LINE]):
            # `发布时间：18-03-08`, as the largest of the Chinese platforms writes it.
            line = f"{line[: short.start(1)]}20{short.group(1)} {line[short.end() :]}"
        for match in FULL_DATE.finditer(line[:LONGEST_LINE]):
            before = line[: match.start()]
            if TODAY_LABEL.search(before) or not _dates_the_article(line, match, is_prose):
                continue
            try:
                found = _date_of(match)
            except ImpossibleDateError as error:
                warnings.append(f"the date line says {match.group()!r}: {error}")
                continue
            if found > today + timedelta(days=1):
                warnings.append(f"the date line says {match.group()!r}, which is in the future")
            elif UPDATE_LABEL.search(before):
                updated = updated or found
            else:
                return found, tuple(warnings)
    return updated, tuple(warnings)


def find_labelled_date(lines: Iterable[str], today: date) -> date | None:
    """The publication date from a line that names it as such, wherever it stands: `发布日期：2019-03-06`.

    Args:
        lines: The lines of a page.
        today: A date after it is no publication date.

    Returns:
        The first such date, None where no line names one.
    """
    for line in lines:
        for match in FULL_DATE.finditer(line[:LONGEST_LINE]):
            if PUBLISHED_LABEL.search(line[: match.start()]):
                with contextlib.suppress(ImpossibleDateError):
                    found = _date_of(match)
                    if found <= today + timedelta(days=1):
                        return found
    return None


def opening_lines(text: str) -> Iterator[tuple[str, bool]]:
    """The lines up to the end of the first paragraph of prose, each with whether it belongs to that paragraph."""
    lines = [match.group().rstrip("\r\n") for match, _ in zip(LINE.finditer(text), range(OPENING_LINES), strict=False)]
    position = 0
    while position < len(lines):
        end = position
        while end < len(lines) and lines[end].strip():
            end += 1
        paragraph = lines[position:end]
        joined = " ".join(paragraph)
        is_prose = display_width(joined) > PROSE_WIDTH and bool(SENTENCE_END.search(joined))
        for line in paragraph:
            # Navigation and by-lines may stand above the prose without an empty line between.
            yield line, is_prose
        if is_prose:
            return
        position = end + 1


def _dates_the_article(line: str, match: re.Match[str], is_prose: bool) -> bool:
    before, after = line[: match.start()], line[match.end() :]
    if DATE_LABEL.search(before):
        return True
    if DISPATCH_END.match(after) and (after[0] in "电電讯訊" or re.match(r"[\W_]*[A-Z]{3}", before)):
        return True
    if re.match(r"[#>]", line) or re.match(r"\s*[，,：:、至到和与—–-]\s*\w|[一-鿿]", after):
        return False  # a heading, or the sentence goes on: `2022年10月7日，美方出台…`, `2023年8月1日起`
    opens_line = re.fullmatch(rf"[\W_]*(?:{WEEKDAY}\W*)?", before, re.IGNORECASE)
    if opens_line and re.match(rf"[\s*_)）】\]]*(?:$|[|·•丨/]|{CLOCK}|{WEEKDAY})", after, re.IGNORECASE):
        return True
    if display_width(line) > DATE_LINE_WIDTH or _is_sentence(line) or re.search(r"\w[：:]\s*$", before):
        return False  # the last: a label of another date
    return not is_prose or bool(re.match(rf"\s*{CLOCK}", after) or BY_LINE.search(line))


def _is_sentence(line: str) -> bool:
    return bool(re.search(r"[。！？，；]", line)) or bool(re.search(r"\b(the|was|is|on|in|since|from|until)\s", line))


def display_width(text: str) -> int:
    """Width in columns: a Chinese character takes two."""
    return len(text) + len(CHINESE_CHARACTER.findall(text))


def _date_of(match: re.Match[str]) -> date:
    parts = match.groupdict()
    if parts["minguo"]:
        year = int(parts["minguo"]) + 1911
    elif parts["zh_year"]:
        year = _chinese_number(parts["zh_year"])
    else:
        year = int(parts["year"] or parts["year_third"] or parts["year_last"])
    month_name = parts["month_second"] or parts["month_first"]
    month = MONTHS[month_name.lower()] if month_name else _chinese_number(parts["month"] or parts["zh_month"])
    day = _chinese_number(parts["day"] or parts["zh_day"] or parts["day_first"] or parts["day_second"])
    try:
        return date(year, month, day)
    except ValueError as error:
        raise ImpossibleDateError(str(error)) from error


def _chinese_number(text: str) -> int:
    """`12`, `十二`, `三十`, `二十一`, and years digit by digit: `二〇二三`."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.partition("十")
    if ten:
        return (CHINESE_DIGITS.get(tens, 1) if tens else 1) * 10 + (CHINESE_DIGITS.get(ones, 99) if ones else 0)
    return int("".join(str(CHINESE_DIGITS[digit]) for digit in text))
