"""From what a user names (a file, a folder, a URL) to documents; an input that fails never stops the others."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from assets.articles import decoding, fetching, html
from assets.articles.document import ArticleError, Document
from assets.articles.metadata import (
    Metadata,
    find_title,
    is_of_another_language,
    language_of,
    read_front_matter,
    read_meta_json,
    share_in_other,
)
from assets.articles.publication_date import find_date_line

MEDIA_TYPES = {".md": "text/markdown", ".txt": "text/plain", ".html": "text/html", ".htm": "text/html"}
# Kinds of documents that people do put beside articles: silence about them would look as if they had been read.
UNREADABLE_SUFFIXES = {
    ".pdf", ".doc", ".docx", ".odt", ".rtf", ".ppt", ".pptx", ".xls", ".xlsx", ".epub", ".mht", ".mhtml", ".pages",
}  # fmt: skip
NO_ARTICLES = {"meta.json", "gold.jsonl", "readme.md"}
READABLE = "Give Markdown (.md), text (.txt) or HTML (.html, .htm); print or save other documents as one of these"
# The longest articles have some 100 kB; the largest book 5 MB.
MAXIMUM_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class Source:
    """Where one article is.

    Attributes:
        name: What the article is called in the output: the name of the file, or of the folder that holds `article.md`;
            the URL.
        location: The path or URL.
        path: The file, None for a URL.
    """

    name: str
    location: str
    path: Path | None = None


def resolve_inputs(arguments: Iterable[str | Path]) -> list[Source | ArticleError]:
    """Find the articles that a command line names.

    Args:
        arguments: Files, folders and URLs. A folder that holds `article.md` is one article; another folder is searched.

    Returns:
        The articles in the order given, each once; an error for each argument, or document in a folder, that cannot be
        read.
    """
    found: dict[str, Source | ArticleError] = {}
    for argument in arguments:
        for source in _resolve(str(argument)):
            path = source.path if isinstance(source, Source) else None
            # Not Path.resolve(), which raises on a link that leads to itself.
            found.setdefault(os.path.realpath(path) if path else source.location, source)
    return list(found.values())


def find_articles(folder: Path, *, of_many: bool = False) -> list[Source | ArticleError]:
    """Find the articles in a folder.

    Args:
        folder: An existing folder. One that holds `article.md` is one article, with nothing else in it. Hidden files,
            `meta.json`, `gold.jsonl` and `README.md` are no articles; nor are images, scripts and the like. Links to
            folders are not followed.
        of_many: Whether the folder is a collection whatever lies in it, as the inbox is.

    Returns:
        The articles in the order of their paths, and an error for each document that cannot be read (a PDF, a folder
        without permission). Empty where there is nothing.
    """
    found: list[Source | ArticleError] = []

    def report(error: OSError) -> None:
        location = str(error.filename or folder)
        found.append(ArticleError(location, f"cannot be read ({error.strerror})", "Check its permissions"))

    for parent, folders, files in os.walk(folder, onerror=report):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        if "article.md" in files and not (of_many and parent == str(folder)):
            folders.clear()
            files = ["article.md"]
        for name in sorted(files):
            path = Path(parent, name)
            if name.startswith(".") or name.lower() in NO_ARTICLES:
                continue
            if path.suffix.lower() in MEDIA_TYPES:
                found.append(_file_source(path))
            elif path.suffix.lower() in UNREADABLE_SUFFIXES:
                found.append(ArticleError(str(path), f"{path.suffix.lower()} documents are not read", READABLE))
    return found


def read_article(source: Source | str | Path, *, published: date | None = None, today: date | None = None) -> Document:
    """Read one article.

    Args:
        source: A resolved source, or the path or URL of one article.
        published: The publication date, where the user tells it; it goes before what the article says.
        today: The day after which a publication date is in the future; by default the present day.

    Returns:
        The document.

    Raises:
        ArticleError: It cannot be read; the error names the place and the remedy.
    """
    if not isinstance(source, Source):
        resolved = resolve_inputs([source])
        if len(resolved) != 1:
            raise ArticleError(str(source), f"the folder holds {len(resolved)} articles", "Name one of them")
        if isinstance(resolved[0], ArticleError):
            raise resolved[0]
        source = resolved[0]
    today = today or datetime.now(UTC).date()
    if source.path is None:
        page = fetching.fetch(source.location, MAXIMUM_BYTES)
        return document_from_bytes(
            page.data, source, page.media_type, charset=page.charset, url=page.url, published=published, today=today
        )
    data = _read_file(source.path)
    beside = source.path.with_name("meta.json")
    metadata = read_meta_json(beside) if source.path.stem == "article" and beside.is_file() else None
    media_type = MEDIA_TYPES[source.path.suffix.lower()]
    return document_from_bytes(data, source, media_type, metadata=metadata, published=published, today=today)


def read_articles(
    sources: Iterable[Source | ArticleError], *, published: date | None = None, today: date | None = None
) -> Iterator[Document | ArticleError]:
    """Read articles one by one; one that fails does not stop the rest.

    Args:
        sources: What `resolve_inputs` found; its errors are handed through.
        published: The publication date of all of them, where the user tells it.
        today: The day after which a publication date is in the future; by default the present day.

    Yields:
        For each source, in order, the document or the error.
    """
    for source in sources:
        if isinstance(source, ArticleError):
            yield source
            continue
        try:
            yield read_article(source, published=published, today=today)
        except ArticleError as error:
            yield error


def document_from_bytes(
    data: bytes,
    source: Source,
    media_type: str,
    *,
    charset: str | None = None,
    url: str | None = None,
    metadata: Metadata | None = None,
    published: date | None = None,
    today: date,
) -> Document:
    """Make a document of the bytes of an article.

    Args:
        data: The file or the body of the answer.
        source: Where they are from.
        media_type: `text/plain`, `text/markdown` or `text/html`.
        charset: The encoding that the server declares.
        url: The address that answered.
        metadata: What lies beside the article in `meta.json`; it goes before what the article says about itself.
        published: The publication date, where the user tells it; it goes before everything.
        today: The day after which a publication date is in the future.

    Returns:
        The document.

    Raises:
        ArticleError: The bytes are no article.
    """
    location = source.location
    is_html = media_type == "text/html"
    declared = charset or (html.declared_encoding(data) if is_html else None)
    decoded = decoding.decode(data, location, declared, allow_damage=is_html)
    text, body_start = decoded.text, 0
    if not is_html and html.looks_like_html(text):
        media_type, is_html = "text/html", True
    if is_html:
        page = html.read_page(text, location, today, url)
        text, own, own_name = page.text, page.metadata, "html"
    else:
        front_matter, body_start = read_front_matter(text, location)
        own, own_name = front_matter or Metadata(), "front-matter"
    body = text[body_start:]
    if not body.strip():
        raise ArticleError(location, "there is no text below the front matter", "Check that it was saved completely")
    beside = metadata or Metadata()
    warnings = [*decoded.warnings, *decoding.check_lost_characters(text, location), *beside.warnings, *own.warnings]
    dates = [("option", published), ("meta", beside.published), (own_name, own.published)]
    published_source, day = next(((name, stated) for name, stated in dates if stated), ("none", None))
    if day is None:
        day, line_warnings = find_date_line(body, today)
        published_source = "text" if day else "none"
        warnings.extend(line_warnings)
    # Time zones: it is tomorrow somewhere.
    if day and day > today + timedelta(days=1):
        warnings.append(f"published {day}, which is in the future (from: {published_source})")
    if is_of_another_language(body):
        warnings.append("the text is mostly in another language than Chinese and English")
    language = beside.language or own.language or language_of(body)
    share = share_in_other(body, language)
    if share >= 0.2:
        read, left = ("Chinese", "English") if language == "zh" else ("English", "Chinese")
        warnings.append(
            f"{share:.0%} of the text is {left}, and facts are read from the {read} part alone; give the other part as "
            "an article of its own"
        )
    return Document(
        name=source.name,
        text=text,
        title=beside.title or own.title or find_title(body),
        published=day,
        published_source=published_source,
        publisher=beside.publisher or own.publisher,
        language=language,
        url=url or beside.url or own.url,
        media_type=media_type,
        encoding=decoded.encoding,
        original=data,
        sources=beside.sources or own.sources,
        location=location,
        body_start=body_start,
        warnings=tuple(warnings),
    )


def _resolve(argument: str) -> list[Source | ArticleError]:
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*)://", argument)
    if scheme:
        if scheme.group(1).lower() in ("http", "https"):
            return [Source(argument, argument)]
        return [ArticleError(argument, f"{scheme.group(1)} addresses are not read", "Give http://, https:// or a path")]
    path = Path(argument)
    try:
        if path.is_dir():
            return find_articles(path) or [ArticleError(argument, "there is no article in this folder", READABLE)]
        if not path.exists():
            return [ArticleError(argument, "there is no such file or folder", "Check the path")]
        if not path.is_file():
            return [ArticleError(argument, "this is neither a file nor a folder", READABLE)]
    except (OSError, ValueError) as error:  # a name too long, a NUL in it, no permission for the folder
        return [ArticleError(argument, f"cannot be read ({error})", "Check the path and its permissions")]
    if path.suffix.lower() not in MEDIA_TYPES:
        kind = f"{path.suffix.lower()} files" if path.suffix else "files without an extension"
        return [ArticleError(argument, f"{kind} are not read", READABLE)]
    return [_file_source(path)]


def _file_source(path: Path) -> Source:
    # `article.md` says nothing: its folder is the article's name, whether the user names the folder or the file.
    name = Path(os.path.realpath(path.parent)).name if path.stem == "article" else path.name
    return Source(name, str(path), path)


def _read_file(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            data = file.read(MAXIMUM_BYTES + 1) if size <= MAXIMUM_BYTES else b""
    except OSError as error:
        raise ArticleError(str(path), f"cannot be read ({error.strerror})", "Check its permissions") from error
    if max(size, len(data)) > MAXIMUM_BYTES:
        raise ArticleError(
            str(path),
            f"the file has {max(size, len(data)):,} bytes; an article of more than {MAXIMUM_BYTES:,} is not read",
            "Split it, or give the article alone",
        )
    return data
