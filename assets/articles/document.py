"""The document: an article as stored, which every later stage reads; and the error of an article that cannot be read.

How bytes become a document is in reading.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


class ArticleError(Exception):
    """An article that cannot be read: which one, where in it, why, and what helps.

    Attributes:
        location: The path or URL as the user named it or as it was found.
        problem: What is wrong.
        remedy: What the user can do about it.
        place: Where in the article: `line 3, column 5`, `byte 120`, `field published`; None where it is the whole.
    """

    def __init__(self, location: str, problem: str, remedy: str, place: str | None = None) -> None:
        super().__init__(location, problem, remedy, place)
        self.location = location
        self.problem = problem
        self.remedy = remedy
        self.place = place

    def __str__(self) -> str:
        """The whole message, on one line."""
        where = f"{self.location}, {self.place}" if self.place else self.location
        return f"{where}: {self.problem}. {self.remedy}."


@dataclass(frozen=True, slots=True)
class Document:
    """An article as it is stored.

    `text` is the decoded file as read, its line ends and front matter included; for an HTML page it is the extracted
    main text. All offsets of facts count code points of `text`.

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
        encoding: The encoding that the bytes were decoded with, as Python names it.
        original: The bytes as read, kept beside the database.
        sources: The sources that the article itself lists in its metadata.
        location: The path or URL that it was read from; unlike `name` it is the same for no two articles of a run.
        body_start: Offset in `text` at which the article's body begins, behind any front matter.
        warnings: What a reader of its facts should know: an impossible or future date, a wrong declared encoding.
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
    location: str = ""
    body_start: int = 0
    warnings: tuple[str, ...] = ()

    @property
    def body(self) -> str:
        """The article without its front matter: `text` from `body_start` on."""
        return self.text[self.body_start :]
