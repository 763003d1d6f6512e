"""Transcripts set as speeches, of calls with analysts or of panels: who speaks stands on a line of its own."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from assets.facts.layout.lines import Block
from assets.facts.talks.interviews import Turn
from assets.facts.talks.labels import person_called
from assets.facts.view import View

# "Walter Okonjo -- Chief Executive Officer", "Operator", "Priya Lindgren, CFO", 卫澜　总裁.
_SPEAKER = re.compile(
    r"(?!(?:On|In|About|The|An?|At|For|With|To|From|And|But|Why|How|What|When|Who|Where|Our|My|We|Is|Are)\b)"
    r"(?P<name>(?:[A-Z][\w'’-]+|[A-Z]\.)(?: (?:[A-Z][\w'’-]*\.?|de|van|von|der|el|al|bin)){1,3}|[A-Z][a-z]+"
    r"|[\u4e00-\u9fff]{2,4})"
    r"(?:(?:\s*(?:--|[–—|,，/]|-)\s*| )(?P<office>[^.!?。！？:：\n]{2,90}))?:?"
)
# Who hands the word on.
_CHAIR = re.compile(r"(?:Operator|Moderator|Host|Coordinator|Interviewer|主持人|会议主持|操作员)")
_OFFICER = re.compile(
    r"\b(?:[Cc]hief|CEO|CFO|COO|CTO|[Pp]resident|[Ff]ounder|[Dd]irector|[Hh]ead|[Cc]hair\w*|[Oo]fficer|[Mm]anag\w+"
    r"|IR|[Ii]nvestor [Rr]elations)\b|总裁|总经理|董事|首席|创始人|负责人|财务|总监"
)
_ASKS = re.compile(r"\b(?:[Aa]nalyst|[Rr]eporter|[Jj]ournalist)\b|分析师|记者")
_QUESTION = re.compile(r"[?？]")
# So many speeches, one speaker at least twice, make a transcript; a line that is longer names no speaker.
_SPEECHES, _AGAIN, _LONGEST_LINE = 4, 2, 120


def speeches_of(view: View) -> dict[int, Turn]:
    """The speeches of a transcript whose speakers are named on lines of their own.

    Args:
        view: The document's view.

    Returns:
        For each block of a speech, by its number, what it is, the line with the speaker included (which has no words of
        its own); empty where the text is no such transcript.
    """
    lines: dict[int, re.Match[str]] = {}
    for index, block in enumerate(view.blocks[:-1]):
        following = view.blocks[index + 1]
        match = _line(view, block)
        if match is not None and following.kind == "paragraph" and _line(view, following) is None:
            lines[index] = match
    counts = Counter(match["name"] for match in lines.values())
    # A line that is no speaker's again has at least an office.
    lines = {
        index: match
        for index, match in lines.items()
        if counts[match["name"]] >= _AGAIN or _told(match) or _CHAIR.fullmatch(match["name"])
    }
    if (
        len(lines) < _SPEECHES
        or max(counts[match["name"]] for match in lines.values()) < _AGAIN
        or len(counts) < _AGAIN
    ):
        return {}
    speeches: dict[int, Turn] = {}
    own: dict[str, list[tuple[re.Match[str], Block, Block]]] = defaultdict(list)
    for index, end in pairwise([*lines, len(view.blocks)]):
        own[lines[index]["name"]].append((lines[index], view.blocks[index], view.blocks[end - 1]))
    asking = {name for name, told in own.items() if _is_asking(view, name, told)}
    if len(asking) == len(counts):
        return {}
    current: Turn | None = None
    for index, block in enumerate(view.blocks):
        if index in lines:
            name = lines[index]["name"]
            by = None if _CHAIR.fullmatch(name) else person_called(name)
            current = Turn(name in asking, by, form="transcript")
            speeches[index] = replace(current, start=block.end)
        elif current is not None and block.kind in ("paragraph", "bullet") and not _is_italic(view, block):
            speeches[index] = replace(current, start=block.start)
        elif block.kind == "heading":
            current = None
    return speeches


def _line(view: View, block: Block) -> re.Match[str] | None:
    """The name on a line that has nothing but a speaker and an office."""
    # A name that recurs as a heading has been taken for the furniture of the page.
    if block.kind not in ("paragraph", "heading", "noise") or block.end - block.start > _LONGEST_LINE:
        return None
    return _SPEAKER.fullmatch(view.text[block.start : block.end].strip())


def _told(line: re.Match[str]) -> bool:
    office = line["office"] or ""
    return _OFFICER.search(office) is not None or _ASKS.search(office) is not None


def _is_asking(view: View, name: str, own: Sequence[tuple[re.Match[str], Block, Block]]) -> bool:
    """Whether somebody chairs or asks: by the office told, else if most of the speeches have a question.

    Args:
        view: The document's view.
        name: Who it is.
        own: The speeches: the match of the line before each, its block, and the last block of the speech.
    """
    offices = " ".join(line["office"] or "" for line, _, _ in own)
    if _CHAIR.fullmatch(name) or _ASKS.search(offices):
        return True
    if _OFFICER.search(offices):
        return False
    asks = sum(_QUESTION.search(view.text, line.end, last.end) is not None for _, line, last in own)
    return 2 * asks > len(own)


def _is_italic(view: View, block: Block) -> bool:
    """Whether a paragraph is a note of who publishes the transcript."""
    start, end = view.original(block.start, block.end)
    before, after = view.source[max(0, start - 2) : start], view.source[end : end + 2]
    return before[-1:] in ("*", "_") and before not in ("**", "__") and after[:1] == before[-1:]
