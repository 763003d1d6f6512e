"""What a Chinese text calls by its number alone, once it has named it with its line: 二号 for 砺石二号."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assets.facts.mentions.chinese_words import HAN
from assets.facts.mentions.known import longest_first
from assets.facts.mentions.mention import Mention, renamed

_LINES = frozenset({"chip", "model", "cluster"})
_NUMBERED = re.compile(rf"(?P<line>[{HAN}A-Za-z ]{{2,10}})(?P<number>[一二三四五六七八九]号)(?:芯片)?")
# Neither a day (三月二号, 二号上午), nor an address (二号楼), nor a file (一号文件).
_ALONE = re.compile(
    rf"(?<![{HAN}A-Za-z\d])[一二三四五六七八九]号|(?<=[的颗块片张枚款把将用是与和及于到给])[一二三四五六七八九]号"
)
_OTHER = re.compile(r"[楼线员位院门店厂房机馆厅公文令链产井站库仓桥台上下晚早凌起以之前后]|选手|人物|病|首长")


def with_numbers_alone(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, with those by a number alone of what the text names in full, if of one line only.

    Args:
        text: The text.
        mentions: What is named, sorted.
    """
    lines: set[tuple[str, str]] = set()
    members: dict[str, Mention] = {}
    for mention in mentions:
        numbered = _NUMBERED.fullmatch(mention.text) if mention.kind in _LINES else None
        if numbered is not None:
            lines.add((numbered["line"], mention.kind))
            members.setdefault(numbered["number"], mention)
    if len(lines) != 1:
        return list(mentions)
    alone = [
        renamed(members[match.group()], text, *match.span(), "number")
        for match in _ALONE.finditer(text)
        if match.group() in members and not _OTHER.match(text, match.end())
    ]
    return longest_first([*mentions, *alone])
