"""What an article says about itself: `meta.json` beside it, YAML front matter, its title and language."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile
from pathlib import Path

import yaml

from assets.articles.document import ArticleError
from assets.articles.publication_date import (
    CHINESE_CHARACTER,
    FULL_DATE,
    LINE,
    ImpossibleDateError,
    display_width,
    opening_lines,
    parse_date,
)

FIELDS = ("published", "title", "publisher", "language", "url", "sources")
# Other generators' names for our fields.
SYNONYMS = {"date": "published", "lang": "language", "canonical_url": "url"}

# What ends a line or stands in it where it is a sentence or a row of a table, and no title.
NO_TITLE = re.compile(r"[。.；;：:,，、]$|。|^\|.*\|$")
# A shorter line may be a name, a heading or a row of a table, which tell little of the language.
PROSE_LINE = 50
# Lists of sources are often in another language than the article.
NO_PROSE = re.compile(r"^\s*(?:[-*+>|]|\d+[.)、]|\[\d+\])|https?:")
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


def find_title(body: str) -> str | None:
    """The title that the text itself bears.

    Args:
        body: The article without front matter.

    Returns:
        The first Markdown heading, else the first line where it is short and neither a sentence nor the beginning of a
        paragraph or table, without its markup.
    """
    opening = [(line.strip(), is_prose) for line, is_prose in opening_lines(body)]
    lines = [line for line, _ in opening]
    for line, following in zip(lines, [*lines[1:], ""], strict=False):
        heading = re.match(r"#{1,2}\s+(.+?)\s*#*$", line)
        if heading:
            return _without_markup(heading.group(1))
        if line and re.fullmatch(r"={3,}", following):
            return _without_markup(line)
    for number, line in enumerate(lines):
        plain = _without_markup(line)
        if plain and not re.match(r"!?\[|https?:|[-*_=|]{3}", line) and not FULL_DATE.search(plain):
            is_title = display_width(plain) <= 120 and not NO_TITLE.search(plain)
            return plain if is_title and not _goes_on(opening[number:]) else None
    return None


def _goes_on(lines: Sequence[tuple[str, bool]]) -> bool:
    """Whether the first line is the beginning of a hard-wrapped paragraph: what comes next found no room on it."""
    (first, is_prose), *rest = takewhile(lambda line: bool(line[0]), lines)
    if not is_prose or not rest:
        return False
    below = [line for line, _ in rest]
    if below[0][0].islower():
        return True
    # Chinese breaks between any two characters; a mark that may not begin a line takes one more along.
    word = below[0][:2] if CHINESE_CHARACTER.match(below[0]) else " " + below[0].split()[0]
    return display_width(first + word) > max(map(display_width, below))


def language_of(text: str) -> str:
    """The language of a text, as far as this product reads languages.

    Args:
        text: Any text.

    Returns:
        `zh` where there are more Chinese characters than Latin words, else `en`. Words, not letters: a Chinese article
        is full of product names and links.
    """
    return "zh" if len(CHINESE_CHARACTER.findall(text)) > len(LATIN_WORD.findall(text)) else "en"


def share_in_other(text: str, language: str) -> float:
    """The share of a text's lines of prose, by their width, that are in the other of the two languages that are read.

    Args:
        text: The body of an article.
        language: Its language, `zh` or `en`.
    """
    lines = [line for line in text.splitlines() if display_width(line) >= PROSE_LINE and not NO_PROSE.search(line)]
    other = sum(display_width(line) for line in lines if language_of(line) != language)
    return other / max(1, sum(map(display_width, lines)))


def is_of_another_language(text: str) -> bool:
    """Whether a text is mostly in a script that is neither Chinese nor Latin, or is Japanese."""
    others = len(OTHER_LETTER.findall(text))
    return others > 0.25 * (others + len(CHINESE_CHARACTER.findall(text)) + len("".join(LATIN_WORD.findall(text))))


def _without_markup(line: str) -> str:
    line = re.sub(r"!\[[^\]]*\]\([^)]*\)", "", line)
    line = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", line)
    return re.sub(r"^[#>\s]+|[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}", "", line).strip()


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
