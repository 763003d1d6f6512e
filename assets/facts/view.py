"""The view: a document's text as the recognisers read it, with a map from every offset back to the stored text."""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import opencc
import sentencex

from assets.articles.document import Document
from assets.facts.layout.lines import CJK, Block, line_structure, width
from assets.facts.layout.lists import with_listed_figures, without_ranks_and_heads
from assets.facts.layout.records import cells_of
from assets.facts.patterns import screen, screened
from assets.facts.vocabulary import load_lexicon

_IDEOGRAPH = re.compile(f"[{CJK}]")
_IMAGE = re.compile(r"!\[[^\]\n]{0,300}\]\((?:[^()\n]|\n(?!\s*\n)){0,2000}\)")
_LINK = re.compile(r"(?<!!)\[([^\[\]\n]{1,300})\]\(((?:[^()\s]|\n(?!\s*\n)){1,2000})\)")
_URL = re.compile(r"https?://[^\s)\]<>，。；、）】”]+")
# The code of a share and its exchange behind a company's name, as news agencies write it: "Oracle ORCL.N placed".
_INSTRUMENT_CODE = re.compile(
    r" <?(?:[A-Z]{2,6}[a-z]?|\d{4,6})"
    r"\.(?:[FKLNOSTV]|AS|AX|BO|BR|CO|DE|HE|HK|KQ|KS|MC|MI|NS|OL|OQ|PA|SI|SS|ST|SZ|TO|TWO?)>?(?=[ ,;:)’']|\.\s)"
)
# The same in brackets, as brokers write it: "Wistron (3231 TW): Wins an order".
_BROKERS_CODE = re.compile(
    r" \((?:[A-Z]{1,5}|\d{4,6}) (?:US|UW|UN|TW|TT|HK|CH|C1|KS|KQ|KP|JP|JT|LN|GR|GY|FP|NA|SP|IN"
    r"|AU|SS|SZ|SW|SM|IM|DC|NO|FH|MK|TB|VN)"
    r"(?: Equity)?\)(?=[ ,;:.—–]|$)",
    re.MULTILINE,
)
# Those of the whole text begin with a character that they match, and look back from there: `re` is fastest so.
_EMPHASIS = re.compile(r"\*\*+|__+|\*(?<![\w*]\*)(?=\S)|\*(?<=\S\*)(?![\w*])|`+")
# What is folded: full-width letters, digits and the signs of numbers, compatibility ideographs and squared units.
# Chinese punctuation stays, since it bounds clauses.
_FOLD = re.compile(
    "[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff04\uff05\uff0b\uff0d\uff0e\uff0f\uff1c-\uff1e\uff5e\uffe0-\uffe6"
    "\u3000\u00a0\u2000-\u200a\u202f\u2e80-\u2fdf\uf900-\ufaff\u3300-\u33ff\u00b2\u00b3]"
)
# How far a full-width character's code is from that of its half-width form.
_FULL_WIDTH = 0xFEE0
_FULL_WIDTH_THOUSANDS = re.compile("\uff0c(?<=[\uff10-\uff19]\uff0c)(?=[\uff10-\uff19]{3})")
# Half-width punctuation between Chinese words: 领投,华业天成.
_HALF_WIDTH = re.compile(rf"[,;:!?](?:(?<=[{CJK}”）)%].)(?! ?[A-Za-z\"'])|(?=[{CJK}“]))|(?<=[{CJK}]),(?=[A-Za-z])")
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
_MIXED_SPACE = re.compile(
    rf"[ \t\u00a0\u3000](?:(?<=[{CJK}].)[ \t\u00a0\u3000]*(?=[A-Za-z0-9\uff10-\uff5a$%/(+\-~.])"
    rf"|(?<=[A-Za-z0-9\uff10-\uff5a$%/)+.].)[ \t\u00a0\u3000]*(?=[{CJK}])"
    r"|(?<=[A-Za-z0-9] ) *(?=[，。；：、（）])|(?<=[，。；：、（）] ) *(?=[A-Za-z0-9]))"
)
_CHINESE = re.compile(f"[{CJK}，。；：、（）]")
_SENTENCE_GLUE = re.compile(
    r"(?:U\.S|U\.K|E\.U|No|Inc|Corp|Co|Ltd|vs|approx|est|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|(?<![A-Za-z0-9])[A-Z])\.\s*$"
)

# The library takes 。 before a digit for a decimal point.
_MISSED_END_ZH = re.compile(r"[。！？](?=\d)")
# Ends that it takes for abbreviations: words and units that end a sentence as any other, and abbreviations
# before a word that only begins a sentence.
_MISSED_END_EN = re.compile(
    r"(?:\b(?:May|me|no|art|min|sec|fig|col|rev|gen|dept|mar)|\d ?[KMBTW]|B/s)\.\s+(?=[A-Z“\"][a-z’]*[ ,’'])"
    r"|\b(?:[A-Z]\.[A-Z]|Inc|Corp|Ltd|Co|Jr|Sr|etc|Calif|Tex)\.\s+(?=(?:The|It|Its|In|But|And|A|An|That|This|These|Those"
    r"|They|Their|There|He|She|We|For|On|At|By|As|If|When|While|Since|After|Before|Under|With|From|Last|Both|Not|So|Yet"
    r"|Analysts|Officials|Shares|Still|Meanwhile|However|According)\b)"
)


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Pieces of an edited text and where each comes from: parallel tuples, sorted by `out`.

    A piece that is not `aligned` was replaced as a whole, so that no part of it has a part of the source.
    """

    out: tuple[int, ...]
    source: tuple[int, ...]
    out_length: tuple[int, ...]
    source_length: tuple[int, ...]
    aligned: tuple[bool, ...]

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The source range of the edited text's range from `start` to `end`."""
        return self._back(start, at_end=False), self._back(end, at_end=True) if end > start else self._back(
            start, False
        )

    def _back(self, offset: int, at_end: bool) -> int:
        probe = offset - 1 if at_end else offset
        i = max(0, bisect_right(self.out, probe) - 1)
        if self.aligned[i]:
            return self.source[i] + offset - self.out[i]
        return self.source[i] + (self.source_length[i] if at_end else 0)

    def forward(self, offset: int) -> int:
        """The edited text's offset for a source offset; inside a removed piece, where the next one begins."""
        i = bisect_right(self.source, offset) - 1
        if i < 0:
            return 0
        if self.aligned[i]:
            return self.out[i] + min(offset - self.source[i], self.out_length[i])
        return self.out[i] if offset <= self.source[i] else self.out[i] + self.out_length[i]


@dataclass(frozen=True, slots=True)
class View:
    """Clean text of a document.

    Attributes:
        text: What the recognisers read.
        blocks: Its paragraphs, headings, list items and table rows in order.
        source: The document's text.
        maps: The edits, first the last one made.
        traditional: Whether the document is in traditional characters.
    """

    text: str
    blocks: tuple[Block, ...]
    source: str
    maps: tuple[OffsetMap, ...] = field(default=())
    traditional: bool = False

    def as_written(self, words: str | None, start: int = 0) -> str | None:
        """Words of the view in the document's own characters (曜鲸科技 as 曜鯨科技), where it is in traditional ones.

        Args:
            words: The words; what does not stand in the view stays as it is.
            start: Where to look for them first.
        """
        if not (words and self.traditional):
            return words
        at = self.text.find(words, start)
        at = at if at >= 0 else self.text.find(words)
        if at < 0:
            return words
        first, last = self.original(at, at + len(words))
        return re.sub(r"\s*\n\s*", "", self.source[first:last])

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The range of the document's text that the view's range from `start` to `end` was made of."""
        for offset_map in self.maps:
            start, end = offset_map.back(start, end)
        return start, max(start, end)


def apply_edits(text: str, edits: Iterable[tuple[int, int, str]]) -> tuple[str, OffsetMap]:
    """Apply replacements; where two overlap, the one that begins first (then the longer) wins."""
    pieces: list[str] = []
    out: list[int] = []
    source: list[int] = []
    out_length: list[int] = []
    source_length: list[int] = []
    aligned: list[bool] = []
    position = length = 0

    def add(piece: str, start: int, end: int, copied: bool) -> None:
        nonlocal length
        aligned.append(
            copied or (len(piece) == end - start and (len(piece) < 2 or _same_words(text[start:end], piece)))
        )
        out.append(length)
        source.append(start)
        out_length.append(len(piece))
        source_length.append(end - start)
        pieces.append(piece)
        length += len(piece)

    for start, end, replacement in sorted(edits, key=lambda edit: (edit[0], -edit[1])):
        if start < position:
            continue
        if start > position:
            add(text[position:start], position, start, copied=True)
        add(replacement, start, end, copied=False)
        position = end
    if position < len(text) or not out:
        add(text[position:], position, len(text), copied=True)
    # A removed piece takes no room in the edited text: looking an offset up must not land on it.
    keep = [i for i in range(len(out)) if out_length[i]] or [0]
    return "".join(pieces), OffsetMap(
        tuple(out[i] for i in keep),
        tuple(source[i] for i in keep),
        tuple(out_length[i] for i in keep),
        tuple(source_length[i] for i in keep),
        tuple(aligned[i] for i in keep),
    )


def with_edits(view: View, edits: Sequence[tuple[int, int, str]]) -> View:
    """A view with edits of its text; what they put in has no extent in the document."""
    text, offsets = apply_edits(view.text, edits)

    edits = sorted(edits)
    starts = [start for start, _, _ in edits]
    longer = [0, *itertools.accumulate(len(new) - (end - start) for start, end, new in edits)]

    def moved(offset: int) -> int:
        return offset + longer[bisect_left(starts, offset)]

    def span(pair: tuple[int, int]) -> tuple[int, int]:
        return moved(pair[0]), moved(pair[1])

    blocks = tuple(
        replace(
            block, start=moved(block.start), end=moved(block.end), cells=tuple(map(span, block.cells)),
            header=tuple(map(span, block.header)),
        )
        for block in view.blocks
    )  # fmt: skip
    return replace(view, text=text, blocks=blocks, maps=(offsets, *view.maps))


@functools.lru_cache(maxsize=1)
def noise_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Beginnings and contents of blocks that are noise, headings that open it and close the text, contents of boxes."""
    data = load_lexicon("noise")
    patterns = (
        re.compile("|".join(data["block_starts"]), re.IGNORECASE),
        screened("|".join(data["block_contains"]), re.IGNORECASE),
        re.compile(r"^\W*(?:" + "|".join(data["section_headings"]) + r")\W*$", re.IGNORECASE),
        re.compile(r"^\W*(?:" + "|".join(data["closing_headings"]) + r")\W*$", re.IGNORECASE),
        re.compile("|".join(data["box_contains"]), re.IGNORECASE),
    )
    data.refuse_unread()
    return patterns


# Words that mainland and Taiwan share outside of computing, where tw2sp reads computing's: 首席執行官 is no 首席运行官.
_CONVERTED = {
    "執行": "执行",
    "啟用": "启用",
    "開啟": "开启",
    "儲存": "储存",
    "進帳": "进账",
    "入帳": "入账",
    "帳上": "账上",
    "帳面": "账面",
    "新增": "新增",
    "設定": "设定",
    "核心": "核心",
    "建立": "建立",
    "整合": "整合",
    "進階": "进阶",
    "排程": "排程",
    "釋出": "释出",
    "推論": "推理",  # What the mainland calls inference.
    "衞": "卫",  # Hong Kong's form.
}
_ONLY_WRITTEN = r"執行(?!長)|啟用|開啟|儲存|[進入]帳|帳[上面]|新增|設定|核心|建立|整合|進階|排程|釋出|推論|衞"


@functools.lru_cache(maxsize=2)
def _converter(configuration: str) -> Any:
    return opencc.OpenCC(configuration)


@functools.lru_cache(maxsize=20_000)
def _convert_one(character: str) -> str:
    return str(_converter("tw2sp").convert(character))


@functools.lru_cache(maxsize=20_000)
def _is_traditional(character: str) -> bool:
    return bool(_converter("t2s").convert(character) != character)


def _same_words(piece: str, converted: str) -> bool:
    """Whether two strings of one length differ only in how each character is written."""
    return all(_convert_one(a) == b for a, b in zip(piece, converted, strict=True))


def _simplify(text: str) -> tuple[str, OffsetMap] | None:
    """Taiwan's words and characters as the mainland's; None where the text has hardly any."""
    characters = {c: count for c, count in Counter(text[:20000]).items() if _IDEOGRAPH.match(c)}
    ideographs = sum(characters.values())
    if not ideographs:
        return None
    # 昇 is written in simplified text too, in the name of the chip.
    changed = {c: count for c, count in characters.items() if c not in "昇乾於著麽" and _is_traditional(c)}
    if len(changed) < 3 or sum(changed.values()) < 0.05 * ideographs:
        return None
    edits: list[tuple[int, int, str]] = []
    convert = _converter("tw2sp").convert
    for match in re.finditer(rf"(?:{_ONLY_WRITTEN})|(?:(?!{_ONLY_WRITTEN})[{CJK}])+", text):
        piece = match[0]
        converted = _CONVERTED.get(piece) or convert(piece)
        if converted == piece:
            continue
        start = match.start()
        if len(converted) == len(piece) and _same_words(piece, converted):
            edits.append((start, match.end(), converted))
            continue
        edits.extend((start + a, start + b, replacement) for a, b, replacement in _align(piece, converted, convert))
    return apply_edits(text, edits)


def _align(piece: str, converted: str, convert: Any) -> list[tuple[int, int, str]]:
    """Edits that turn `piece` into `converted`, cut where the conversion of a beginning agrees with the whole."""
    edits: list[tuple[int, int, str]] = []
    start = out = 0
    for cut in range(1, len(piece) + 1):
        head = convert(piece[start:cut])
        rest = convert(piece[cut:])
        if converted[out:] == head + rest and (len(head) == cut - start or cut == len(piece) or cut - start >= 2):
            if head != piece[start:cut]:
                edits.append((start, cut, head))
            out += len(head)
            start = cut
    if start < len(piece):
        edits.append((start, len(piece), converted[out:]))
    return edits


def _inline_edits(text: str, start: int) -> list[tuple[int, int, str]]:
    edits: list[tuple[int, int, str]] = (
        [(m.start(), m.end(), "") for m in _IMAGE.finditer(text, start)] if "![" in text else []
    )
    for match in _LINK.finditer(text, start) if "](" in text else ():
        edits.append((match.start(), match.start(1), ""))
        edits.append((match.end(1), match.end(), ""))
    edits.extend((m.start(), m.end(), "") for m in _URL.finditer(text, start))
    edits.extend((m.start(), m.end(), "") for m in _INSTRUMENT_CODE.finditer(text, start))
    edits.extend((m.start(), m.end(), "") for m in _BROKERS_CODE.finditer(text, start))
    edits.extend((m.start(), m.end(), "") for m in _EMPHASIS.finditer(text, start))
    edits.extend((m.start(), m.end(), "") for m in _INVISIBLE.finditer(text, start))
    if _CHINESE.search(text, start):
        edits.extend((m.start(), m.end(), "") for m in _MIXED_SPACE.finditer(text, start))
        edits.extend((m.start(), m.end(), chr(ord(m[0]) + _FULL_WIDTH)) for m in _HALF_WIDTH.finditer(text, start))
    for match in itertools.chain(_FOLD.finditer(text, start), _FULL_WIDTH_THOUSANDS.finditer(text, start)):
        folded = unicodedata.normalize("NFKC", match[0])
        if folded != match[0]:
            edits.append((match.start(), match.end(), folded))
    return edits


def make_view(document: Document) -> View:
    """Clean a document's text for the recognisers.

    Args:
        document: An article as stored; its front matter, if it has any, lies before `body_start`.

    Returns:
        The view; `document.text[slice(*view.original(start, end))]` are the words behind any range of it.
    """
    source = document.text
    start = int(getattr(document, "body_start", 0) or 0)
    raws, edits = line_structure(source, start)
    if start:
        edits.append((0, start, ""))
    # The white space between the columns of a table stays.
    aligned = [(raw.start, raw.end) for raw in raws if raw.separator != r"\|"]
    starts = [a for a, _ in aligned]
    edits.extend(
        edit
        for edit in _inline_edits(source, start)
        if not source[edit[0] : edit[1]].isspace()
        or not (i := bisect_right(starts, edit[0]))
        or edit[0] >= aligned[i - 1][1]
    )
    text, first = apply_edits(source, edits)
    maps = [first]
    if converted := _simplify(text):
        text, second = converted
        maps.insert(0, second)

    def to_view(offset: int) -> int:
        for offset_map in reversed(maps):
            offset = offset_map.forward(offset)
        return offset

    blocks: list[Block] = []
    headers: dict[int, tuple[tuple[int, int], ...]] = {}
    tables: dict[int, list[int]] = {}
    ruled = {raw.table for raw in raws if raw.kind == "row" and raw.is_header}
    for raw in raws:
        block_start, block_end = to_view(raw.start), min(to_view(raw.end), len(text))
        while block_start < block_end and text[block_start].isspace():
            block_start += 1
        while block_end > block_start and text[block_end - 1].isspace():
            block_end -= 1
        if block_start >= block_end:
            continue
        cells: tuple[tuple[int, int], ...] = ()
        if raw.is_record:
            heads, cells = cells_of(text, block_start, block_end)
            blocks.append(Block(raw.kind, block_start, block_end, raw.level, cells, heads))
            continue
        if raw.kind == "row":
            cells = _cells(text, block_start, block_end, raw.separator)
            # A table with no rule under its head begins with it all the same.
            raw.is_header = raw.is_header or raw.table not in headers
            if raw.is_header:
                headers[raw.table] = cells
            tables.setdefault(raw.table, []).append(len(blocks))
        header = () if raw.is_header else headers.get(raw.table, ())
        blocks.append(Block(raw.kind, block_start, block_end, raw.level, cells, header))
    for table, places in tables.items():
        rows = without_ranks_and_heads([blocks[place] for place in places], text, table in ruled)
        for place, row in zip(places, rows, strict=True):
            blocks[place] = row
    blocks = with_listed_figures(text, blocks)
    return View(text, tuple(_mark_noise(text, blocks)), source, tuple(maps), len(maps) > 1)


def _cells(text: str, start: int, end: int, separator: str) -> tuple[tuple[int, int], ...]:
    cells = []
    bars = [m.span() for m in re.finditer(r"(?<!\\)" + separator, text[start:end])]
    if text[start] != "|":
        bars = [(0, 0), *bars, (end - start, end - start)]
    for left, right in itertools.pairwise(bars):
        a, b = start + left[1], start + right[0]
        while a < b and text[a].isspace():
            a += 1
        while b > a and text[b - 1].isspace():
            b -= 1
        cells.append((a, b))
    return tuple(cells)


def _mark_noise(text: str, blocks: list[Block]) -> Iterable[Block]:
    """Mark advertising, navigation, credits, what follows a "related stories" heading, and a repeated title."""
    starts, contains, sections, closings, boxed = noise_patterns()
    in_section = closing = False
    titles: set[str] = set()
    boxes = _boxes(text, blocks, boxed)
    screened_text = screen().read(text)
    for index, block in enumerate(blocks):
        words = text[block.start : block.end]
        noise = index in boxes
        if closings.match(words) and len(words) < 60:
            closing = noise = True
        elif block.kind == "heading":
            closing = False
        if sections.match(words) and len(words) < 60:
            in_section = noise = True
        elif in_section:
            # A section of links ends at the next full sentence.
            if block.kind == "heading" or (width(words) > 60 and re.search(r"[。！？.!?]\W*$", words)):
                in_section = False
            else:
                noise = True
        if (
            closing
            or starts.match(words)
            or (len(words) < 400 and screened_text.search(contains, block.start, block.end))
        ):
            noise = True
        if block.kind == "heading":
            key = re.sub(r"\W", "", words)
            noise = noise or key in titles
            titles.add(key)
        yield Block("noise", block.start, block.end, block.level) if noise else block


def _boxes(text: str, blocks: list[Block], boxed: re.Pattern[str]) -> set[int]:
    """The rows of boxes drawn around an advertisement: tables of one column."""
    found: set[int] = set()
    run: list[int] = []
    for index in range(len(blocks) + 1):
        block = blocks[index] if index < len(blocks) else None
        framed = block is not None and (
            (block.kind == "row" and len(block.cells) == 1)
            or _FRAME.match(text, block.start, block.end) is not None
            or (block.kind != "row" and block.end - block.start < 200 and _IN_FRAME.match(text, block.start, block.end))
        )
        if framed:
            run.append(index)
            continue
        if any(boxed.search(text, blocks[i].start, blocks[i].end) for i in run):
            found.update(run)
        run = []
    return found


# The edges of a box, and a line between them.
_FRAME = re.compile(r"[+*┌└╔╚├╠╭╰][-=*─═━┄]{3,}|[═━─*#]{5,}")
_IN_FRAME = re.compile(r"[│┃║|*]\s?.*\s?[│┃║|*]$", re.DOTALL)
# The library's time grows with the square of what it is given, where quotation marks stay open.
_LONGEST_PIECE = 5000


def split_sentences(text: str, start: int, end: int, language: str) -> list[tuple[int, int]]:
    """Sentences of the range from `start` to `end` as offsets of `text`, without the space around them."""
    sentences: list[tuple[int, int]] = []
    while end - start > _LONGEST_PIECE:
        limit = start + _LONGEST_PIECE
        cut = max(text.rfind(mark, start, limit) for mark in ("。", "！", "？", ". ", "\n"))
        cut = cut + 1 if cut > start else limit
        sentences += _split_piece(text, start, cut, language)
        start = cut
    return sentences + _split_piece(text, start, end, language)


def _split_piece(text: str, start: int, end: int, language: str) -> list[tuple[int, int]]:
    piece = text[start:end]
    spans: list[tuple[int, int]] = []
    for boundary in sentencex.get_sentence_boundaries(language, piece):
        a, b = boundary["start_index"], boundary["end_index"]
        if (
            spans
            and language == "en"
            and (
                (
                    _SENTENCE_GLUE.search(piece[spans[-1][0] : spans[-1][1]])
                    and not re.match(r"\s*[A-Z][a-z]+ [a-z]", piece[a:b])
                )
                or (re.search(r"\b[Nn]os?\.\s*$", piece[spans[-1][0] : a]) and re.match(r"\s*\d", piece[a:b]))
                # 01.AI: no sentence begins with no space before it.
                or re.match(r"\d\.[A-Z]", piece[a - 2 : a + 1])
            )
        ):
            spans[-1] = (spans[-1][0], b)
        else:
            missed = _MISSED_END_ZH if language == "zh" else _MISSED_END_EN
            stops = [a + m.end() for m in missed.finditer(piece[a:b])]
            spans.extend(itertools.pairwise([a, *stops, b]))
    cut: list[tuple[int, int]] = []
    for a, b in spans:
        # In Chinese text a sentence also ends at a full stop with nothing between it and the next sentence.
        while a < b and piece[a].isspace():
            a += 1
        while b > a and piece[b - 1].isspace():
            b -= 1
        if a < b:
            cut.append((start + a, start + b))
    return cut
