"""How far what somebody says reaches. All offsets are those of the sentence's text."""

from __future__ import annotations

import re

from assets.facts.discourse import ORGANISATIONS, Node, Sentence

_SEMICOLON, _CLAUSE_MARK = re.compile("[；;]"), re.compile("[，；]")
# Behind a verb: what is told follows as a whole, and not the object of the verb.
_OPENS_SPEECH = "，：:“「,"


def part_end(text: str, offset: int) -> int:
    """Where hearsay ends: at the next semicolon."""
    semicolon = _SEMICOLON.search(text, offset)
    return len(text) if semicolon is None else semicolon.start()


# ", while AWS revenue rose": behind what somebody expects begins what is told of another.
_OF_ANOTHER = re.compile(r", (?:while|whereas) (?:its |the )?(?=[A-Z])")


def told_end(text: str, offset: int, level: str) -> int:
    """Where what a speaker tells ends; a figure that is expected, and no clause, leaves the next clause its own."""
    end = part_end(text, offset)
    if level != "estimated" or text.startswith(" that ", offset):
        return end
    other = _OF_ANOTHER.search(text, offset, end)
    return end if other is None else other.start()


def act_end(sentence: Sentence, offset: int, speaker: Node | None) -> int:
    """Where an act that is announced ends, 甲骨文宣布导入MI355X，Meta也…: at a clause with a subject of its own."""
    text = sentence.text
    if text[offset : offset + 1] in _OPENS_SPEECH:
        return len(text)
    others = {
        n.start - sentence.start
        for n in sentence.nodes
        if n.mentions and n.has(ORGANISATIONS) and not n.marker and n is not speaker
    }
    ends = (mark.end() for mark in _CLAUSE_MARK.finditer(text, offset))
    return next((end for end in ends if end in others), len(text))


# Behind what was expected, what came of it: 市场预计营收1200亿美元，结果是1305亿美元.
OUTCOME = re.compile(
    r"(?:但|可|而|不过)?(?:结果|实际|事后|最终|最后)(?:上|却|则)?(?:是|为|达|只有|仅|高达|超过|落在|报|营收|收入)"
)


def turn_end(sentence: Sentence, offset: int, speaker: Node | None, *, estimates: bool = False) -> int:
    """Where what somebody says ends, set against what another does or comes of it.

    As in 腾讯称库存够用，阿里则换上了自研芯片.
    """
    text, start = sentence.text, sentence.start
    marks = _CLAUSE_MARK.finditer(text, offset) if estimates else ()
    outcome = next((mark.start() for mark in marks if OUTCOME.match(text, mark.end())), None)
    if outcome is not None:
        return outcome
    if text[offset : offset + 1] in _OPENS_SPEECH or "则" not in text[offset:]:
        return len(text)
    others = [n for n in sentence.nodes if n.start >= start + offset and n.kinds & ORGANISATIONS]
    other = next((n for n in others if n.mentions and not n.marker), None)  # Two in the speech are its matter.
    if other is None or other is speaker or sentence.words(other.end, other.end + 1) != "则":
        return len(text)
    return other.start - start if sentence.words(other.start - 1, other.start) in ("，", "；", ",", ";") else len(text)
