"""Web pages: the main text as Markdown, title, date and publisher, without navigation, comments and related links."""

from __future__ import annotations

import configparser
import logging
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import cache
from typing import Any

import trafilatura
import trafilatura.metadata
import trafilatura.settings

from assets.articles.document import ArticleError
from assets.articles.metadata import ImpossibleDateError, Metadata, find_date_line, parse_date

DECLARED_ENCODING = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)|\A\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]+)""",
    re.IGNORECASE,
)
XML_DECLARATION = re.compile(r"\A[\ufeff\s]*<\?xml[^>]*>", re.IGNORECASE)
SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://\S+)\s*-->", re.IGNORECASE)
# The WeChat article page leaves its date to a script: seconds since 1970.
WECHAT_PUBLISHED = re.compile(r"""\bvar ct\s*=\s*["'](\d{10})["']""")
CHINA_STANDARD_TIME = timezone(timedelta(hours=8))
TITLE_SEPARATOR = re.compile(r"\s*(?:[_|｜丨]|\s[-–—]|--+|[-–—]\s)\s*|(?<=[\u4e00-\u9fff])[-–—](?=[\u4e00-\u9fff])")

# It reports at length on standard error what our own errors say with a remedy.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

INVISIBLE = {"script", "style", "noscript", "template", "head", "iframe", "svg", "object", "form", "select", "textarea"}
INLINE = {
    "a", "abbr", "b", "bdi", "bdo", "big", "br", "cite", "code", "del", "em", "font", "i", "img", "ins", "kbd", "mark",
    "q", "s", "small", "span", "strike", "strong", "sub", "sup", "time", "u", "var", "wbr",
}  # fmt: skip
BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "div", "dl", "dt",
    "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol",
    "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
}  # fmt: skip
# A cell of a table of figures holds a name or a number; one of a page layout holds paragraphs.
LAYOUT_CELL_CHARACTERS = 200
PROSE_END = re.compile(r"\w{5}[^\n]*[。！？.!?][”’」』）)\"']*$")
FIGURE = re.compile(r"[^\w]*(?:约|近|超)?\d")
LINES_AFTER_TITLE = 30


@dataclass(frozen=True, slots=True)
class Page:
    """What a web page holds.

    Attributes:
        text: The article as Markdown: title, headings, paragraphs, lists, tables.
        metadata: What the page says about it.
    """

    text: str
    metadata: Metadata


def declared_encoding(data: bytes) -> str | None:
    """The encoding that a page declares in its first kilobytes, as written; None where it declares none.

    Args:
        data: The bytes of the page, in any encoding in which ASCII is ASCII.
    """
    match = DECLARED_ENCODING.search(data[:4096])
    return (match.group(1) or match.group(2)).decode("ascii", "replace") if match else None


def looks_like_html(text: str) -> bool:
    """Whether a text is a whole web page, whatever its file is called."""
    return bool(
        re.match(r"[\ufeff\s]*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html[\s>])", text, re.I | re.S)
    )


def read_page(html: str, location: str, today: date, url: str | None = None) -> Page:
    """Extract the article from a web page.

    Args:
        html: The decoded page.
        location: The path or URL, for messages.
        today: A date line after it is no publication date.
        url: Where the page was fetched from, if it was.

    Returns:
        The article and what the page says about it.

    Raises:
        ArticleError: The page holds no article.
    """
    nothing = ArticleError(
        location,
        "the page holds no article text",
        "If a script loads the text, open the page in a browser and save it, or copy the text into a .txt file",
    )
    whole = XML_DECLARATION.sub("", html).replace("\0", "")
    if not re.search(r"<(?:html|body)[\s>]", whole, re.IGNORECASE):
        whole = f"<html><body>{whole}</body></html>"  # the library refuses fragments
    tree = trafilatura.load_html(whole)
    if tree is None:
        raise nothing
    visible = _visible_lines(tree)
    metadata = _metadata(html, tree, visible, today, url)
    _tidy(tree)
    extracted = trafilatura.bare_extraction(tree, include_comments=False, include_tables=True, config=_configuration())
    if not isinstance(extracted, trafilatura.settings.Document):
        raise nothing
    blocks = _render(extracted.body)
    if not any(re.search(r"\w", block) for block in blocks):
        raise nothing
    title = metadata.title
    if title and title in visible and not any(block.lstrip("# ") == title for block in blocks[:3]):
        blocks.insert(0, f"# {title}")
    return Page("\n\n".join(blocks) + "\n", metadata)


@cache
def _configuration() -> configparser.ConfigParser:
    configuration = trafilatura.settings.use_config()
    # The default takes a page with less than 250 characters for one whose article was missed, and keeps everything;
    # a Chinese news flash has 50.
    configuration.set("DEFAULT", "MIN_EXTRACTED_SIZE", "20")
    return configuration


def _metadata(html: str, tree: Any, visible: list[str], today: date, url: str | None) -> Metadata:
    found = trafilatura.metadata.extract_metadata(tree, default_url=url, extensive=False)
    address = url or found.url or (match.group(1) if (match := SAVED_FROM.search(html[:2000])) else None)
    title, suffix = _title(found.title, tree, visible)
    # The library capitalises the name; the page knows better how it is written.
    site = " ".join(str(tree.xpath("string(//meta[@property='og:site_name']/@content)")).split())
    publisher = _text_of(tree, "js_name") or site or found.sitename or suffix
    published, warnings = _published(html, tree, visible, title, today, found.date)
    cited = tree.xpath("//meta[translate(@name, 'DCTERMSOU', 'dctermsou')='dcterms.source']/@content")
    return Metadata(published, title, publisher, None, address, tuple(map(str, cited)), warnings)


def _published(
    html: str, tree: Any, visible: list[str], title: str | None, today: date, guess: str | None
) -> tuple[date | None, tuple[str, ...]]:
    """First what the page's head states, then the line below the title, then what the library makes of the rest."""
    warnings: list[str] = []
    statements = tree.xpath(
        "//meta[@property='article:published_time' or @itemprop='datePublished' or @name='pubdate'"
        " or @name='publishdate' or @name='PubDate' or @name='citation_publication_date' or @name='dc.date.issued'"
        " or @name='dcterms.issued' or @property='og:published_time' or @property='og:release_date']/@content"
    ) + re.findall(r'"datePublished"\s*:\s*"([^"]{8,40})"', html)
    for statement in statements:
        try:
            if stated := parse_date(str(statement)):
                return stated, ()
        except ImpossibleDateError as error:
            warnings.append(f"the page says it was published {statement!r}: {error}")
    below = visible[visible.index(title) + 1 :] if title in visible else visible
    line_date, line_warnings = find_date_line("\n\n".join(below[:LINES_AFTER_TITLE]), today)
    warnings.extend(line_warnings)
    if line_date:
        return line_date, tuple(warnings)
    if match := WECHAT_PUBLISHED.search(html):
        return datetime.fromtimestamp(int(match.group(1)), CHINA_STANDARD_TIME).date(), tuple(warnings)
    return (parse_date(guess) if guess else None), tuple(warnings)


def _title(found: str | None, tree: Any, visible: list[str]) -> tuple[str | None, str | None]:
    """The title as the reader sees it, and what the title element adds to it: the site's name."""
    element = " ".join((tree.findtext(".//title") or "").split())
    title = found
    for whole in filter(None, (element, found)):
        parts = TITLE_SEPARATOR.split(whole)
        for count in range(len(parts), 0, -1):
            # Rejoin with the separators as written: a headline may hold one itself.
            head = whole[
                : whole.find(parts[count - 1], sum(map(len, parts[: count - 1]))) + len(parts[count - 1])
            ].strip()
            if head in visible:
                return head, (parts[-1].strip() or None) if count < len(parts) else None
    return title, None


def _text_of(tree: Any, identifier: str) -> str | None:
    for element in tree.xpath(f"//*[@id='{identifier}']"):
        return " ".join(element.text_content().split()) or None
    return None


def _visible_lines(tree: Any) -> list[str]:
    """The lines that a reader of the page sees, in order, white space collapsed."""
    lines = [""]

    def walk(element: Any) -> None:
        if isinstance(element.tag, str) and element.tag not in INVISIBLE:
            breaks = element.tag in BLOCKS or element.tag == "br"
            if breaks:
                lines.append("")
            lines[-1] += element.text or ""
            for child in element:
                walk(child)
                lines[-1] += child.tail or ""
            if breaks:
                lines.append("")

    walk(tree)
    return [line for line in (" ".join(line.split()) for line in lines) if line]


def _tidy(tree: Any) -> None:
    """Rewrite habits of page makers that the extraction misreads: layout by tables, paragraphs that are no `<p>`."""
    for table in list(tree.iter("table")):
        cells = [cell for row in table.iter("tr") for cell in row if cell.tag in ("td", "th")]
        lengths = [len(cell.text_content().strip()) for cell in cells]
        is_layout = len(cells) < 2 or next(table.iterdescendants("table"), None) is not None
        if is_layout or max(lengths) > max(LAYOUT_CELL_CHARACTERS, sum(lengths) / 2):
            for element in [table, *table.iterdescendants("tbody", "thead", "tfoot", "tr", "td", "th")]:
                if next(element.iterancestors("table"), table) is table:
                    element.tag = "div"
    for block in tree.iter("section", "div"):
        if all(child.tag in INLINE for child in block.iterdescendants()):
            words = block.text_content().strip()
            if words and (block.tag == "section" or PROSE_END.search(words)):
                block.tag = "p"
    for article in tree.xpath("//body//*[@id='js_content']"):
        # The WeChat article page: what lies around the article are dialogues in hidden corners.
        body = next(article.iterancestors("body"))
        body.clear()
        body.append(article)


def _render(body: Any) -> list[str]:
    """The extracted tree as Markdown blocks."""
    blocks: list[str] = []

    def add(text: str, prefix: str = "") -> None:
        blocks.extend(prefix + words for line in text.split("\n") if (words := " ".join(line.split())))

    def walk(element: Any) -> None:
        if element.tag == "table":
            if table := _render_table(element):
                blocks.append(table)
        elif element.tag == "list":
            items = [" ".join(_flat(item).split()) for item in element.iter("item")]
            if rendered := "\n".join(f"- {item}" for item in items if item):
                blocks.append(rendered)
        elif element.tag == "head":
            add(_flat(element).replace("\n", " "), "# " if element.get("rend") == "h1" else "## ")
        elif element.tag in ("p", "hi", "ref", "item", "cell"):
            add(_flat(element))
        else:
            add(element.text or "")
            for child in element:
                walk(child)
        add(element.tail or "")

    walk(body)
    return blocks


def _flat(element: Any) -> str:
    """The text of an element, with line ends where it has line breaks."""
    parts = [element.text or ""]
    for child in element:
        parts.append("\n" if child.tag in ("lb", "p") else "")
        parts.append(_flat(child))
        parts.append("\n" if child.tag == "p" else "")
        parts.append(child.tail or "")
    return "".join(parts)


def _render_table(table: Any) -> str:
    rows = []
    for row in table.iter("row"):
        cells = [" ".join(_flat(cell).replace("|", "/").split()) for cell in row.iter("cell")]
        if any(cells):
            rows.append((cells, all(cell.get("role") == "head" for cell in row.iter("cell"))))
    lines = [f"| {' | '.join(cells)} |" for cells, _ in rows]
    if len(rows) > 1:
        first, is_marked = rows[0]
        # Many pages do not mark the head; then it is a row of words above rows with figures.
        if is_marked or (not any(map(FIGURE.match, first)) and any(map(FIGURE.match, rows[1][0]))):
            lines.insert(1, "|" + " --- |" * len(first))
    return "\n".join(lines)
