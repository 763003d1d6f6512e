"""Lists whose items are names with their figures, which are read as the rows of a table, and tables without heads."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from assets.facts.layout.lines import Block

# Microsoft – 485: an item of a list that gives the figure of a name, or several: L4 — 24 GB, 300 GB/s, $2,500.
_FIGURE = (
    r"(?:(?:more|fewer|less) than|nearly|almost|about|around|roughly|some|over|under|at least|up to|c(?:irca|a?\.)"
    r"|超过|不到|将近|接近|至少|最多|[约逾近超])?\s?[~≈<>≥≤]?\s?\d[\d,]*(?:\.\d+)?(?:\s?[-–—~～至]\s?\d[\d,]*(?:\.\d+)?)?\+?\s?%?"
)
_NO_FIGURE = (
    r"n\.?/?a\.?|not (?:disclosed|available|given|known)|undisclosed|unknown|[-–—?？]|未披露|未公布|未知|不详|暂无"
)
_LABEL = r"(?P<label>[^\W\d](?:(?!——|\s[–—-]\s)[^:：]){0,38}?)(?:\s?[:：]|\s[–—-]|——?|,\s|，)\s*"
_LISTED_FIGURE = re.compile(
    rf"{_LABEL}(?P<figure>{_FIGURE}|{_NO_FIGURE})(?:\s?[（(](?P<second>{_FIGURE})[)）])?[^\w%]*", re.I
)
_LISTED_FIGURES = re.compile(rf"{_LABEL}(?P<figures>[^:：。；;]{{3,160}}?)(?:\s?\[\d+\])?[.。]?", re.I)
_BETWEEN_FIGURES = re.compile(r"，|、|,\s|\s[/|·]\s|；|;\s")
_LEAST_LISTED = 3
# How much of what stands over a list may tell what it holds.
_LONGEST_LINE = 400
# What the figures of each item are, in their order: "For each card: memory, board power and price, in that order".
_IN_ORDER = re.compile(
    r"(?:[:：,，(（]|\b(?:are|is|give|gives|lists?|shows?|follow|means?)\b|依次[为是]|分别[为是])\s*"
    r"(?P<names>[^:：.。()（）]{3,160}?)"
    r",?\s?(?:\(?in (?:that|this) order\)?|respectively)"
    r"|(?:依次|顺序)(?:列出|给出)?[为是]?[:：]?(?P<names_zh>[^:：。；()（）]{3,80})"
)
_BETWEEN_NAMES = re.compile(r"，|、|,\s(?:and\s)?|\sand\s|(?<=[\u4e00-\u9fff])[和与及](?=[\u4e00-\u9fff])|;\s|\s/\s")
# What stands in brackets behind each figure: 括号内为其市场份额.
_SECOND = re.compile(
    r"括号(?:内|里|中)(?:的(?:数字|数据))?(?:均?[为是]|[:：])?(?P<name_zh>[^，。；：)）]{2,16})"
    r"|(?P<name>(?:[\w-]+ ){1,4})(?:is |are )?in (?:brackets|parentheses)"
    r"|in (?:brackets|parentheses)[,:]? (?:the |its |their )?(?P<behind>[\w -]{3,40})"
)


def with_listed_figures(text: str, blocks: list[Block]) -> list[Block]:
    """With the items of a list of names and their figures as rows of a table.

    Its columns have no heads; but those that the line over the list names, where each item has several figures.
    """
    result: list[Block] = []
    for is_bullet, run in itertools.groupby(blocks, key=lambda block: block.kind == "bullet"):
        items = list(run)
        above = result[-1] if result else None
        if is_bullet and len(items) >= _LEAST_LISTED:
            items = _as_rows(text, items, above)
        result.extend(items)
    return result


def _as_rows(text: str, items: list[Block], above: Block | None) -> list[Block]:
    """The items of a list as rows, where each is a name with its figures; else as they are."""
    first = items[0].start
    none = (first, first)
    single = [m for item in items if (m := _LISTED_FIGURE.fullmatch(text, item.start, item.end))]
    if len(single) == len(items):
        second = (
            _SECOND.search(text, max(above.start, above.end - _LONGEST_LINE), above.end) if above is not None else None
        )
        name = next((second.span(k) for k in ("name_zh", "name", "behind") if second[k]), none) if second else none
        twice = any(m["second"] for m in single)
        if twice and name == none:
            return items  # What stands in brackets is told nowhere.
        header = (none, none, name) if twice else (none, none)
        rows = []
        for item, match in zip(items, single, strict=True):
            cells = [match.span("label"), match.span("figure")]
            if twice:
                cells.append(match.span("second") if match["second"] else none)
            rows.append(replace(item, kind="row", cells=tuple(cells), header=header))
        return rows
    heads = _heads_in_order(text, above) if above is not None else []
    found = [m for item in items if (m := _LISTED_FIGURES.fullmatch(text, item.start, item.end))] if heads else []
    if len(found) < len(items):
        return items
    rows = []
    for item, match in zip(items, found, strict=True):
        cells = [match.span("label"), *_pieces(text, *match.span("figures"), _BETWEEN_FIGURES)]
        if len(cells) != len(heads) + 1:
            return items
        rows.append(replace(item, kind="row", cells=tuple(cells), header=(none, *heads)))
    return rows


def _heads_in_order(text: str, above: Block) -> list[tuple[int, int]]:
    """Where the line over a list names what the figures of each item are."""
    match = _IN_ORDER.search(text, max(above.start, above.end - _LONGEST_LINE), above.end)
    if match is None:
        return []
    heads = _pieces(text, *match.span("names" if match["names"] else "names_zh"), _BETWEEN_NAMES)
    return heads if len(heads) > 1 and all(end - start <= 40 for start, end in heads) else []


def _pieces(text: str, start: int, end: int, between: re.Pattern[str]) -> list[tuple[int, int]]:
    """Where the pieces of a range stand that marks set apart, without white space around them."""
    cuts = [(start, start), *(m.span() for m in between.finditer(text, start, end)), (end, end)]
    pieces = []
    for (_, left), (right, _) in itertools.pairwise(cuts):
        words = text[left:right]
        begin = left + len(words) - len(words.lstrip())
        pieces.append((begin, begin + len(words.strip())))
    return pieces


_RANK = re.compile(r"第[\d一二三四五六七八九十]{1,3}[名位]?|(?:No|Top)\.? ?\d{1,2}|#?\d{1,2}[.)、]?", re.IGNORECASE)
_OF_RANKS = re.compile(r"排名|名次|序号|位次|rank(?:ing)?|no\.?|#|", re.IGNORECASE)
_A_FIGURE = re.compile(
    r"(?:[~≈<>≥≤约近超逾]|about |over |nearly |up to )?\s?[$€£¥]?\d[\d,]*(?:\.\d+)?"
    r"(?:\s?[-–—至]\s?\d[\d,.]*)?\s?\S{0,6}",
    re.I,
)
_A_YEAR = re.compile(r"(?:19|20)\d\d\D{0,3}|\d{1,2}月|[一二三四]季度?|Q\d.*|\d[QH].*")


def without_ranks_and_heads(rows: list[Block], text: str, ruled: bool) -> list[Block]:
    """The rows of a table without a column of ranks, and with empty heads where its first row holds figures too.

    Args:
        rows: The rows, the first of which is taken for the head.
        text: The view's text.
        ruled: Whether a rule sets the first off as the head.
    """
    heads = sum(not row.header for row in rows)
    if len(rows) < _LEAST_LISTED or heads != 1 or len({len(row.cells) for row in rows}) != 1 or not rows[0].cells:
        return rows

    def words(row: Block, column: int) -> str:
        return text[slice(*row.cells[column])].strip()

    columns = range(len(rows[0].cells))
    figures = [[_is_figure(words(row, column)) for row in rows] for column in columns]
    headless = (
        not ruled
        and any(all(column) for column in figures)
        and all(column[0] or not all(column[1:]) for column in figures)
    )
    first = 0 if headless else 1
    ranked = len(rows[0].cells) > 2 and all(_RANK.fullmatch(words(row, 0)) for row in rows[first:])
    ranked = ranked and (headless or _OF_RANKS.fullmatch(words(rows[0], 0)) is not None)
    start = rows[0].start
    cut = int(ranked)
    header = ((start, start),) * (len(rows[0].cells) - cut) if headless else rows[0].cells[cut:]
    return [
        replace(row, cells=row.cells[cut:], header=() if row is rows[0] and not headless else header) for row in rows
    ]


def _is_figure(words: str) -> bool:
    return _A_FIGURE.fullmatch(words) is not None and _A_YEAR.fullmatch(words) is None
