"""Where quotations open and close. All offsets are those of the sentence's text."""

from __future__ import annotations

import re

OPENING, _CLOSING = '“「『"', '”」』"'
_QUOTATION_MARK = re.compile(f"[{OPENING}{_CLOSING}]")
_CURLY_OR_STRAIGHT = re.compile(r'[“”"]')
_ALL_QUOTED = re.compile(r'[“「『"][^“”「」『』"]+[”」』"]\W*')


def quotation(text: str, inside: bool) -> tuple[int, bool]:
    """Where the quotation ends that was open before a sentence, and whether one is open behind it."""
    end = 0
    was_open = inside
    for match in _QUOTATION_MARK.finditer(text):
        mark = match[0]
        now = (not inside) if mark == '"' else mark in OPENING
        if was_open and inside and not now and not end:
            end = match.start()
        inside = now
    return (end or len(text)) if was_open else 0, inside


def quoted_spans(text: str, inside: bool) -> list[tuple[int, int]]:
    """What of a sentence stands in quotation marks, where one may be open before it."""
    marks = [(m.start(), m.end()) for m in _CURLY_OR_STRAIGHT.finditer(text)]
    if inside:
        marks.insert(0, (0, 0))
    if len(marks) % 2:
        marks.append((len(text), len(text)))
    return [(opened[1], closed[0]) for opened, closed in zip(marks[::2], marks[1::2], strict=True)]


def is_all_quoted(text: str) -> bool:
    """Whether a text is one quotation and nothing else."""
    return _ALL_QUOTED.fullmatch(text) is not None


def last_semicolon(text: str, before: int) -> int:
    """Where the last semicolon stands before an offset that is not within a quotation; -1 where there is none."""
    at = text.rfind(";", 0, before)
    while at >= 0:
        opened = text.count("“", 0, at) - text.count("”", 0, at)
        if opened <= 0 and text.count('"', 0, at) % 2 == 0:
            break
        at = text.rfind(";", 0, at)
    return at
