"""Where quotations open and close."""

from __future__ import annotations

import re

from assets.facts.discourse import (
    Sentence,
)

OPENING, _CLOSING = '“「『"', '”」』"'
_QUOTATION_MARK = re.compile(f"[{OPENING}{_CLOSING}]")


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


def quoted_spans(sentence: Sentence, inside: bool) -> list[tuple[int, int]]:
    """What of a sentence stands in quotation marks."""
    spans: list[tuple[int, int]] = []
    opened = 0 if inside else -1
    for match in re.finditer(r'[“”"]', sentence.text):
        if opened < 0:
            opened = match.end()
        else:
            spans.append((sentence.start + opened, sentence.start + match.start()))
            opened = -1
    return spans if opened < 0 else [*spans, (sentence.start + opened, sentence.end)]


def is_all_quoted(text: str) -> bool:
    """Whether a text is one quotation and nothing else."""
    return text[:1] in OPENING and re.fullmatch(r'[“「『"][^“”「」『』"]+[”」』"]\W*', text) is not None


def last_semicolon(text: str, before: int) -> int:
    """Where the last semicolon stands before an offset that is not within a quotation; -1 where there is none."""
    at = text.rfind(";", 0, before)
    while at >= 0:
        opened = text.count("“", 0, at) - text.count("”", 0, at)
        if opened <= 0 and text.count('"', 0, at) % 2 == 0:
            break
        at = text.rfind(";", 0, at)
    return at
