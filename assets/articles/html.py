"""Web pages: the main text as Markdown, title, date and publisher, without navigation, comments and related links."""

from __future__ import annotations

import configparser
import logging
import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import cache
from typing import Any

import trafilatura
import trafilatura.metadata
import trafilatura.settings

from assets.articles.document import ArticleError
from assets.articles.metadata import Metadata
from assets.articles.publication_date import ImpossibleDateError, find_date_line, find_labelled_date, parse_date

DECLARED_ENCODING = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)|\A\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]+)""",
    re.IGNORECASE,
)
XML_DECLARATION = re.compile(r"\A[\ufeff\s]*<\?xml[^>]*>", re.IGNORECASE)
CLOSING_TAG = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)
SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://\S+)\s*-->", re.IGNORECASE)
# The WeChat article page leaves its date to a script: seconds since 1970.
WECHAT_PUBLISHED = re.compile(r"""\bvar ct\s*=\s*["'](\d{10})["']""")
CHINA_STANDARD_TIME = timezone(timedelta(hours=8))
SEPARATOR = re.compile(r"\s*[-–—_|｜丨·»>]+\s*")
SHORTEST_TITLE = 8
RIGHTS_RESERVED = re.compile(r"\s*(?:版权所有|版權所有|all rights reserved)\W*$", re.IGNORECASE)
HOST_NAME = re.compile(r"[\w-]+(?:\.[\w-]+)+")
# `firstpublishedtime`, `PubDate`, `article:published_time`, `datePublished`, `dc.date.issued`, `og:release_date` …
PUBLISHED_NAME = re.compile(
    r"^(?!.*(?:modif|updat|expir|pubid)).*(?:(?:publish(?!er)|publication)|pub-?_?(?:date|time)|issued|release_date)",
    re.I,
)

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
CONTAINERS = ("ul", "ol", "dl", "div", "section", "aside", "table", "nav")
COMMENTS = re.compile(r"(?<![a-z])(?:comments?(?![a-z])|pinglun|gentie|liuyan|disqus)", re.IGNORECASE)
# A cell of a table of figures holds a name or a number; one of a page layout holds paragraphs.
LAYOUT_CELL_CHARACTERS = 200
NO_LETTER = re.compile(r"[\W\d_]+")
FEWEST_LINKS = 3
LINK_SHARE = 0.6
# Text of this length between blocks or links is a sentence, not a label or a date.
LOOSE_TEXT = 20
PROSE_END = re.compile(r"[。！？.!?][”’」』）)\"']*\s*$")
FIGURE = re.compile(r"[^\w]*(?:约|近|超)?\d")
LINES_AFTER_TITLE = 30
LONGEST_LEAD_LINES = 3


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
    # What follows an early closing tag (of an included footer) would be lost.
    whole = CLOSING_TAG.sub("", XML_DECLARATION.sub("", html)).replace("\0", "")
    if not re.search(r"<(?:html|body)[\s>]", whole, re.IGNORECASE):
        whole = f"<html><body>{whole}</body></html>"  # the library refuses fragments
    tree = trafilatura.load_html(whole)
    if tree is None:
        raise nothing
    visible = _visible_lines(tree)
    metadata = _metadata(html, tree, visible, today, url)
    _tidy(tree)
    lines = _visible_lines(tree, but_not={"aside", "footer", "nav"})
    extracted = trafilatura.bare_extraction(tree, include_comments=False, include_tables=True, config=_configuration())
    if not isinstance(extracted, trafilatura.settings.Document):
        raise nothing
    blocks = _render(extracted.body)
    if not any(re.search(r"\w", block) for block in blocks):
        raise nothing
    title = metadata.title
    blocks[:0] = _lead(blocks, lines, title)
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
    # The library capitalises the name, and where it finds none it gives the host's.
    site = " ".join(str(tree.xpath("string(//meta[@property='og:site_name']/@content)")).split())
    named = found.sitename if found.sitename and not HOST_NAME.fullmatch(found.sitename) else suffix or found.sitename
    publisher = RIGHTS_RESERVED.sub("", _text_of(tree, "js_name") or site or named or "") or None
    published, warnings = _published(html, tree, visible, title, today, found.date)
    cited = tree.xpath("//meta[translate(@name, 'DCTERMSOU', 'dctermsou')='dcterms.source']/@content")
    return Metadata(published, title, publisher, None, address, tuple(map(str, cited)), warnings)


def _published(
    html: str, tree: Any, visible: list[str], title: str | None, today: date, guess: str | None
) -> tuple[date | None, tuple[str, ...]]:
    """First what the head states, then the line below the title, then a label anywhere, last the library's guess."""
    warnings: list[str] = []
    statements = [
        str(meta.get("content"))
        for meta in tree.iter("meta")
        if PUBLISHED_NAME.search(meta.get("property") or meta.get("name") or meta.get("itemprop") or "")
    ]
    for statement in [*statements, *re.findall(r'"datePublished"\s*:\s*"([^"]{8,40})"', html)]:
        try:
            if stated := parse_date(statement):
                return stated, ()
        except ImpossibleDateError as error:
            warnings.append(f"the page says it was published {statement!r}: {error}")
    below = visible[visible.index(title) + 1 :] if title in visible else visible
    found, line_warnings = find_date_line("\n\n".join(below[:LINES_AFTER_TITLE]), today)
    warnings.extend(line_warnings)
    if found is None and (match := WECHAT_PUBLISHED.search(html)):
        found = datetime.fromtimestamp(int(match.group(1)), CHINA_STANDARD_TIME).date()
    if found is None:
        found = find_labelled_date(visible, today)
    if found is None and guess and (found := parse_date(guess)):
        warnings.append(f"the publication date {found} is guessed: the page nowhere says plainly when it appeared")
    return found, tuple(warnings)


def _title(found: str | None, tree: Any, visible: list[str]) -> tuple[str | None, str | None]:
    """The title as the reader sees it, and what the title element adds to it: the site's name."""
    element = " ".join((tree.findtext(".//title") or "").split())
    as_seen = {_squeezed(line): line for line in reversed(visible)}
    everything = "".join(map(_squeezed, visible))
    for whole in filter(None, (element, found)):
        # A headline may hold a separator itself, so the longest beginning that stands on the page wins.
        ends = [len(whole), *(match.start() for match in reversed(list(SEPARATOR.finditer(whole))))]
        for end in ends:
            squeezed = _squeezed(whole[:end])
            title = as_seen.get(squeezed) or (
                whole[:end] if len(squeezed) >= SHORTEST_TITLE and squeezed in everything else None
            )
            if title:
                return title, _site_name(whole[end:])
        for space in reversed(list(re.finditer(r"\s+", whole))):
            if title := as_seen.get(_squeezed(whole[: space.start()])):
                return title, _site_name(whole[space.end() :])
    return found, None


def _site_name(suffix: str) -> str | None:
    """The last part of what follows the headline; a hyphen may belong to the name: `栏目_澎湃新闻-The Paper`."""
    last = re.split(r"[_|｜丨·»>]", suffix)[-1].strip(" -–—")
    return last or None


def _text_of(tree: Any, identifier: str) -> str | None:
    for element in tree.xpath(f"//*[@id='{identifier}']"):
        return " ".join(element.text_content().split()) or None
    return None


def _lead(blocks: list[str], lines: list[str], title: str | None) -> list[str]:
    """The sentences between the title and the first extracted line: the lead, which the extraction often leaves out."""
    everything = _squeezed("".join(blocks))
    squeezed = [_squeezed(line) for line in lines]
    first = next((n for n, line in enumerate(squeezed) if len(line) >= LOOSE_TEXT and line in everything), 0)
    if title not in lines[:first]:
        return []
    between = range(lines.index(title) + 1, first)
    lead = [lines[n] for n in between if len(squeezed[n]) >= LOOSE_TEXT and _ends_like_prose(lines[n])]
    return lead if len(lead) <= LONGEST_LEAD_LINES else []  # more is a gallery


def _squeezed(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def _visible_lines(tree: Any, but_not: Collection[str] = ()) -> list[str]:
    """The lines that a reader of the page sees, in order, white space collapsed."""
    parts: list[str] = []

    def walk(element: Any) -> None:
        if isinstance(element.tag, str) and element.tag not in INVISIBLE and element.tag not in but_not:
            line_end = "\n" if element.tag in BLOCKS else ""
            parts.extend((line_end, re.sub(r"\s", " ", element.text or "")))
            for child in element:
                walk(child)
                parts.append(re.sub(r"\s", " ", child.tail or ""))
            parts.append(line_end)

    walk(tree)
    return [line for line in (" ".join(line.split()) for line in "".join(parts).split("\n")) if line]


def _tidy(tree: Any) -> None:
    """Remove what is plainly no article, and rewrite habits of page makers that the extraction misreads."""
    for article in tree.xpath("//body//*[@id='js_content']"):
        # The WeChat article page: what lies around the article are dialogues in hidden corners.
        body = next(article.iterancestors("body"))
        body.clear()
        body.append(article)
    for element in list(tree.iter("table", "ul", "ol")):
        _unfold_layout(element)
    everything = len(tree.text_content())
    for block in list(tree.iter(*CONTAINERS)):
        if not _is_attached(block, tree):
            continue
        names = f"{block.get('id') or ''} {block.get('class') or ''}"
        is_comments = COMMENTS.search(names) and len(block.text_content()) * 2 < everything
        if is_comments or _is_links(block):
            block.drop_tree()
    for block in list(tree.iter("div", "section", "article", "main", "center")):
        if block.get("style") and "none" not in block.get("style"):
            del block.attrib["style"]  # hidden until a script shows it, or cut off until a button is pressed
        children = {child.tag for child in block.iterdescendants()}
        if children <= INLINE:
            words = block.text_content().strip()
            if words and (block.tag == "section" or (block.tag == "div" and _ends_like_prose(words))):
                block.tag = "p"
        elif any(len((text or "").strip()) >= LOOSE_TEXT for text in (block.text, *(child.tail for child in block))):
            _wrap_loose_text(block)


def _unfold_layout(element: Any) -> None:
    """Make plain blocks of a table or list that lays out a page; one of figures or points stays what it is."""
    holders = ("table", "ul", "ol")
    cells = [cell for cell in element.iter("td", "th", "li") if next(cell.iterancestors(*holders)) is element]
    lengths = [len(cell.text_content().strip()) for cell in cells]
    holds_paragraphs = max(lengths, default=0) > max(LAYOUT_CELL_CHARACTERS, sum(lengths) / 2)
    if element.tag == "table":
        is_layout = holds_paragraphs or len(cells) < 2 or next(element.iterdescendants("table"), None) is not None
    else:
        is_layout = holds_paragraphs and any(
            next(cell.iterdescendants("div", *holders), None) is not None for cell in cells
        )
    if is_layout:
        rows = element.iterdescendants("tbody", "thead", "tfoot", "tr")
        for part in [element, *(row for row in rows if next(row.iterancestors("table")) is element), *cells]:
            part.tag = "div"


def _is_attached(element: Any, tree: Any) -> bool:
    return element is tree or any(ancestor is tree for ancestor in element.iterancestors())


def _is_links(block: Any) -> bool:
    """Whether a block is a list of links: navigation, related stories, most read."""
    # Letters alone count: beside its link stands when a story appeared.
    links = [len(NO_LETTER.sub("", link.text_content())) for link in block.iter("a")]
    if sum(map(bool, links)) < FEWEST_LINKS:
        return False
    own_words = block.xpath(".//text()[not(ancestor::a or ancestor::script or ancestor::style)]")
    own_letters = sum(len(NO_LETTER.sub("", words)) for words in own_words)
    # A sentence beside the links is an article's own.
    holds_a_sentence = any(len(words.strip()) >= LOOSE_TEXT for words in own_words)
    return not holds_a_sentence and sum(links) >= LINK_SHARE * (sum(links) + own_letters)


def _wrap_loose_text(block: Any) -> None:
    """Put text that lies between the blocks of a block into paragraphs of its own."""
    lead, children = block.text, list(block)
    for child in children:
        block.remove(child)
    block.text = None
    paragraph = None

    def add(text: str | None, element: Any = None) -> None:
        nonlocal paragraph
        if paragraph is None:
            if element is None and not (text or "").strip():
                return
            paragraph = block.makeelement("p")
            block.append(paragraph)
        if element is not None:
            paragraph.append(element)
        if text and len(paragraph):
            paragraph[-1].tail = (paragraph[-1].tail or "") + text
        elif text:
            paragraph.text = (paragraph.text or "") + text

    add(lead)
    for child in children:
        tail, child.tail = child.tail, None
        if child.tag == "br":
            paragraph = None
        elif child.tag in INLINE:
            add(None, child)
        else:
            paragraph = None
            block.append(child)
        add(tail)


def _ends_like_prose(words: str) -> bool:
    return len(words) > 10 and bool(PROSE_END.search(words[-12:]))


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
