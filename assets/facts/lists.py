"""Lists whose items are names with their figures: they are read as the rows of a table."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from assets.facts.line_structure import Block

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
        second = _SECOND.search(text, above.start, above.end) if above is not None else None
        name = next((second.span(k) for k in ("name_zh", "name", "behind") if second[k]), none) if second else none
        twice = any(m["second"] for m in single)
        if twice and name == none:
            return items  # What stands in brackets is told nowhere.
        header = (none, none, name) if twice else (none, none)
        return [
            replace(
                item,
                kind="row",
                cells=(m.span("label"), m.span("figure"), *([m.span("second") if m["second"] else none] * twice)),
                header=header,
            )
            for item, m in zip(items, single, strict=True)
        ]
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
    match = _IN_ORDER.search(text, above.start, above.end)
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
