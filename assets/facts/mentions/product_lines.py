"""Product lines of chips that the catalogue lacks: Brindle 2 and Brindle 3 are made by who makes the Brindle."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assets.facts.mentions.mention import Mention

# What tells the members of a line apart: Otter 2, Raven-1, Rook-2e, 玄戈二号, 玄戈第三代.
_GENERATION = re.compile(
    r"[ -]?(?:\d{1,3}[A-Za-z]{0,2}|I{1,3}|IV|VI{0,3}|Mini|Pro|Max|Ultra|Plus|Lite)$"
    r"|(?:[一二三四五六七八九十]|\d)号$|第[一二三四五六七八九]代$"
)
# Shorter names are letters of a code, which several makers use.
_SHORTEST = {True: 4, False: 2}


def with_makers_of_lines(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, each chip without a maker given that of its line, where another of the line has one.

    Args:
        mentions: What a text names.
    """
    makers: dict[str, set[str]] = {}
    for mention in mentions:
        if _is_unknown_chip(mention) and mention.vendor_id is not None:
            makers.setdefault(_line(mention.name), set()).add(mention.vendor_id)
    makers.pop("", None)
    return [
        _made_by(mention, *makers[_line(mention.name)])
        if _is_unknown_chip(mention) and mention.vendor_id is None and len(makers.get(_line(mention.name), ())) == 1
        else mention
        for mention in mentions
    ]


def _is_unknown_chip(mention: Mention) -> bool:
    return mention.kind == "chip" and mention.provisional and not mention.generic


def _line(name: str) -> str:
    """The name without what tells the generation; empty where too little is left."""
    line = _GENERATION.sub("", name)
    return line if len(line) >= _SHORTEST[line.isascii()] else ""


def _made_by(chip: Mention, maker: str) -> Mention:
    owner, slug = maker.partition(":")[2], chip.id.partition(":")[2]
    return replace(chip, id=f"chip:{owner}-{slug}", vendor_id=maker)
