"""Chats as they are copied out: a name and a time of day, and behind them or on the next line what somebody writes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from assets.facts.mentions import Mention
from assets.facts.mentions.places import ORGANISATIONS
from assets.facts.talks.interviews import Turn
from assets.facts.talks.labels import person_called
from assets.facts.view import View

# What stands before a time of day and writes nothing: 上午 9:30, "Update 10:05".
_NOBODY = (
    r"(?:[上下中]午|[早晚午]间|[早晚]上|凌晨|傍晚|[今昨明当][天日早晚]|周[一二三四五六日末]|星期.|更新|直播|时间|北京|发布|编辑|消息|快讯"
    r"|(?:Updated?|Live|Time|Breaking|News|Posted|Published|(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?)\b)"
)
# "阿凯 10:02", "Momo 10:20"
_HEAD = re.compile(
    rf"(?!{_NOBODY})"
    r"(?P<name>[\u4e00-\u9fff]{2,4}|[A-Z][\w’'-]{1,14}|[\u4e00-\u9fff]{1,2}[A-Za-z]{1,8})"
    r"\s?(?:[01]?\d|2[0-3]):[0-5]\d\s*"
)
_ASKS = re.compile(r"(?:[?？]|[啥什]么?价|多少|[呢吗])\s*$")
# So many messages, of two people at least, one of whom writes twice, make a chat.
_MESSAGES, _PEOPLE, _AGAIN = 4, 2, 2


def messages_of(view: View, mentions: Sequence[Mention]) -> dict[int, Turn]:
    """The messages of a chat whose lines begin with who writes, and when.

    Args:
        view: The document's view.
        mentions: What it names: the companies with which the text introduces who writes.

    Returns:
        For each block of a message, by its number, who writes it; empty where the text is no chat.
    """
    heads = {
        index: match
        for index, block in enumerate(view.blocks)
        if block.kind == "paragraph" and (match := _HEAD.match(view.text, block.start, block.end)) is not None
    }
    counts = Counter(match["name"] for match in heads.values())
    if len(heads) < _MESSAGES or len(counts) < _PEOPLE or max(counts.values()) < _AGAIN:
        return {}
    opening = view.blocks[min(heads)].start
    companies = {name: _introduced_with(name, view, mentions, opening) for name in counts}
    turns: dict[int, Turn] = {}
    for index, match in heads.items():
        alone = match.end() >= view.blocks[index].end and index + 1 < len(view.blocks) and index + 1 not in heads
        for place in (index, index + 1) if alone else (index,):
            block = view.blocks[place]
            start = match.end() if place == index else block.start
            asks = _ASKS.search(view.text, start, block.end) is not None
            by, company = person_called(match["name"]), companies[match["name"]]
            turns[place] = Turn(asks, by, None, start, company, alone=True, form="chat")
    return turns


def _introduced_with(name: str, view: View, mentions: Sequence[Mention], opening: int) -> Mention | None:
    """The company right before a name in the text above a chat: 启舟智算的老贺."""
    before = (m for m in mentions if m.kind in ORGANISATIONS and not m.anonymous and m.end < opening)
    return next((m for m in before if view.text.startswith(f"的{name}", m.end)), None)
