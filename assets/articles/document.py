"""The document: an article as stored, which every later stage reads. How bytes become one is in reading.py."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Document:
    """An article as it is stored.

    `text` is the decoded file as read; for an HTML page it is the extracted main text. All offsets of facts count
    code points of `text`.

    Attributes:
        name: The file's name, or the folder's name where the article is a folder with `article.md`, or the URL.
        text: The stored text.
        title: The title from the metadata, else from the text.
        published: The publication date, against which relative dates are resolved; None where nothing tells it.
        published_source: Where the date comes from: `option`, `meta`, `front-matter`, `html`, `text`, or `none`.
        publisher: Who published it, where known.
        language: `zh` or `en`, by the share of Chinese characters.
        url: Where it was fetched from, where known.
        media_type: `text/plain`, `text/markdown` or `text/html`.
        encoding: The encoding that the bytes were decoded with.
        original: The bytes as read, kept beside the database.
        sources: The sources that the article itself lists in its front matter.
    """

    name: str
    text: str
    title: str | None = None
    published: date | None = None
    published_source: str = "none"
    publisher: str | None = None
    language: str = "en"
    url: str | None = None
    media_type: str = "text/plain"
    encoding: str = "utf-8"
    original: bytes = b""
    sources: tuple[str, ...] = ()
