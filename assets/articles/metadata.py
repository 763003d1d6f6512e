"""What an article says about itself beside its text: `meta.json`, YAML front matter, its title, date line, language."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import yaml

from assets.articles.document import ArticleError

FIELDS = ("published", "title", "publisher", "language", "url", "sources")
# Other generators' names for our fields.
SYNONYMS = {"date": "published", "lang": "language", "canonical_url": "url"}

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
LATIN_WORD = re.compile(r"[A-Za-z]+")
OTHER_LETTER = re.compile(r"[\u0370-\u1fff\u3040-\u30ff\uac00-\ud7af]")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article beside its text. Each field is None, or empty, where nothing tells it."""

    published: date | None = None
    title: str | None = None
    publisher: str | None = None
    language: str | None = None
    url: str | None = None
    sources: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


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


def read_meta_json(path: Path) -> Metadata:
    """Read the metadata file that lies beside an article.

    Args:
        path: A JSON file with an object that has any of the fields `published`, `title`, `publisher`, `language`,
            `url`, `sources`; other fields are of no concern here.

    Returns:
        The fields; an impossible date or another language than `zh` and `en` becomes a warning.

    Raises:
        ArticleError: The file cannot be read, is no JSON object, or a field is of the wrong type.
    """
    remedy = "Correct it, or remove it to read the article without it"
    try:
        values = json.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise ArticleError(str(path), f"cannot be read ({error.strerror})", "Check its permissions") from error
    except UnicodeDecodeError as error:
        raise ArticleError(str(path), "is not UTF-8", "Save it as UTF-8", f"byte {error.start}") from error
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise ArticleError(str(path), f"is no JSON ({error.msg})", remedy, place) from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, brackets nested thousands deep
        raise ArticleError(str(path), f"is no sensible JSON ({error})", remedy) from error
    if not isinstance(values, dict):
        raise ArticleError(str(path), "holds no JSON object", 'Write the fields in braces: {"published": "2023-06-14"}')
    return _metadata(values, str(path), "meta.json")


def read_front_matter(text: str, location: str) -> tuple[Metadata | None, int]:
    """Read the YAML block that opens a Markdown or text file between two lines `---`.

    Args:
        text: The whole file.
        location: The path or URL, for messages.

    Returns:
        The fields and the offset at which the body begins; None and the offset of the first character where the file
        opens with no such block. A line `---` that is followed by prose is a rule, not front matter.

    Raises:
        ArticleError: The block is not closed, is no YAML, or a field is of the wrong type.
    """
    start = len(text) - len(text.lstrip("\ufeff"))
    opening = LINE.match(text, start)
    if opening is None or opening.group().rstrip() != "---":
        return None, start
    block_start = opening.end()
    first = re.compile(r"(?:\s*(?:#[^\r\n]*)?[\r\n])*(?P<key>[\"']?[A-Za-z_][\w-]*[\"']?\s*:(?=\s|$)|---)").match(
        text, block_start
    )
    if first is None:
        return None, start
    for line in LINE.finditer(text, block_start):
        if line.group().rstrip() in ("---", "..."):
            break
        if not line.group():
            raise ArticleError(
                location, "the front matter is not closed", "End it with a line of three hyphens (---)", "line 1"
            )
    block = text[block_start : line.start()]
    try:
        # The base loader leaves every value a string: a date that does not exist stays readable, `no` stays Norwegian.
        values = yaml.load(block, Loader=yaml.BaseLoader)  # it constructs strings, lists and mappings only
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = f"line {mark.line + 2}, column {mark.column + 1}" if mark else "line 2"
        raise _broken_front_matter(location, error.problem or "no YAML", place) from error
    except yaml.YAMLError as error:
        raise _broken_front_matter(location, str(error).splitlines()[0], "line 2") from error
    except RecursionError as error:
        raise _broken_front_matter(location, "nested too deep", "line 2") from error
    if not isinstance(values, dict | None):
        return None, start
    return _metadata(values or {}, location, "front matter"), line.end()


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
    for line, is_prose in _opening_lines(text):
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


def find_title(body: str) -> str | None:
    """The title that the text itself bears.

    Args:
        body: The article without front matter.

    Returns:
        The first Markdown heading, else the first line where it is short and no sentence, without its markup.
    """
    lines = [line.strip() for line, _ in _opening_lines(body)]
    for line, following in zip(lines, [*lines[1:], ""], strict=False):
        heading = re.match(r"#{1,2}\s+(.+?)\s*#*$", line)
        if heading:
            return _without_markup(heading.group(1))
        if line and re.fullmatch(r"={3,}", following):
            return _without_markup(line)
    for line in lines:
        plain = _without_markup(line)
        if plain and not re.match(r"!?\[|https?:|[-*_=|]{3}", line) and not FULL_DATE.search(plain):
            is_title = _display_width(plain) <= 120 and not re.search(r"[。.；;：:,，、]$", plain)
            return plain if is_title else None
    return None


def language_of(text: str) -> str:
    """The language of a text, as far as this product reads languages.

    Args:
        text: Any text.

    Returns:
        `zh` where there are more Chinese characters than Latin words, else `en`. Words, not letters: a Chinese article
        is full of product names and links.
    """
    return "zh" if len(CHINESE_CHARACTER.findall(text)) > len(LATIN_WORD.findall(text)) else "en"


def is_of_another_language(text: str) -> bool:
    """Whether a text is mostly in a script that is neither Chinese nor Latin, or is Japanese."""
    others = len(OTHER_LETTER.findall(text))
    return others > 0.25 * (others + len(CHINESE_CHARACTER.findall(text)) + len("".join(LATIN_WORD.findall(text))))


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
DISPATCH_END = re.compile(r"[电電讯訊]|\s*(?:\([^)]{2,40}\)|/[^/]{2,40}/)\s*[-–—]{1,2}\s")
SENTENCE_END = re.compile(r"[。！？]|(?<=[\w)%\"”]{2})[.!?][\"'”’)*_]*\s+[\"'“‘(*_]*[A-Z]|[a-z][.!?][\"'”’)*_]*$")
SHORT_YEAR = re.compile(r"(?:发布|發布|發佈)(?:时间|時間|日期)\s*[：:]\s*(\d\d-\d\d-\d\d)")
OPENING_LINES = 60
LONGEST_LINE = 500
DATE_LINE_WIDTH = 110
PROSE_WIDTH = 70


def _opening_lines(text: str) -> Iterator[tuple[str, bool]]:
    """The lines up to the end of the first paragraph of prose, each with whether it belongs to that paragraph."""
    lines = [match.group().rstrip("\r\n") for match, _ in zip(LINE.finditer(text), range(OPENING_LINES), strict=False)]
    position = 0
    while position < len(lines):
        end = position
        while end < len(lines) and lines[end].strip():
            end += 1
        paragraph = lines[position:end]
        joined = " ".join(paragraph)
        is_prose = _display_width(joined) > PROSE_WIDTH and bool(SENTENCE_END.search(joined))
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
    if _display_width(line) > DATE_LINE_WIDTH or _is_sentence(line) or re.search(r"\w[：:]\s*$", before):
        return False  # the last: a label of another date
    return not is_prose or bool(re.match(rf"\s*{CLOCK}", after) or BY_LINE.search(line))


def _is_sentence(line: str) -> bool:
    return bool(re.search(r"[。！？，；]", line)) or bool(re.search(r"\b(the|was|is|on|in|since|from|until)\s", line))


def _display_width(text: str) -> int:
    """Width in columns: a Chinese character takes two."""
    return len(text) + len(CHINESE_CHARACTER.findall(text))


def _without_markup(line: str) -> str:
    line = re.sub(r"!\[[^\]]*\]\([^)]*\)", "", line)
    line = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", line)
    return re.sub(r"^[#>\s]+|[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}", "", line).strip()


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


def _broken_front_matter(location: str, problem: str, place: str) -> ArticleError:
    remedy = "Correct it; a value with a colon in it must be in quotes"
    return ArticleError(location, f"the front matter is broken ({problem})", remedy, place)


def _metadata(values: Mapping[object, object], location: str, where: str) -> Metadata:
    fields: dict[str, object] = {}
    for key, value in values.items():
        name = str(key).lower()
        if name in SYNONYMS:
            fields.setdefault(SYNONYMS[name], value)
        elif name in FIELDS:
            fields[name] = value
    warnings = []
    published = None
    if written := _string(fields, "published", location, where):
        try:
            published = parse_date(written)
            if published is None:
                warnings.append(f"{where}: published {written!r} is no date with day, month and year")
        except ImpossibleDateError as error:
            warnings.append(f"{where}: published {written!r}: {error}")
    language = _string(fields, "language", location, where)
    if language:
        primary = re.split(r"[-_]", language.lower())[0]
        if primary not in ("zh", "en"):
            warnings.append(f"{where}: language {language!r} is neither zh nor en")
        language = primary if primary in ("zh", "en") else None
    return Metadata(
        published,
        _string(fields, "title", location, where),
        _string(fields, "publisher", location, where),
        language,
        _string(fields, "url", location, where),
        _sources(fields.get("sources"), location, where),
        tuple(warnings),
    )


def _string(fields: Mapping[str, object], name: str, location: str, where: str) -> str | None:
    value = fields.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise _wrong_type(location, where, name, "a string")
    return str(value).strip() or None


def _sources(value: object, location: str, where: str) -> tuple[str, ...]:
    """Sources are strings, or mappings like `{title: …, url: …}`, which become one string."""
    if value is None or value == "":
        return ()
    if isinstance(value, str):
        return (value.strip(),)
    if not isinstance(value, list):
        raise _wrong_type(location, where, "sources", "a list of strings")
    sources = []
    for source in value:
        if isinstance(source, dict):
            source = ", ".join(str(part) for part in source.values())
        if not isinstance(source, str):
            raise _wrong_type(location, where, "sources", "a list of strings")
        sources.append(source.strip())
    return tuple(filter(None, sources))


def _wrong_type(location: str, where: str, name: str, expected: str) -> ArticleError:
    return ArticleError(location, f"{name} in the {where} is not {expected}", f"Write {expected}", f"field {name}")
