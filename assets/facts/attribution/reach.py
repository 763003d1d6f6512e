"""How far what somebody says reaches."""

from __future__ import annotations

import re

from assets.facts.discourse import (
    ORGANISATIONS,
    Node,
    Sentence,
)


def act_end(sentence: Sentence, offset: int, speaker: Node | None) -> int:
    """Where an act that is announced ends, 甲骨文宣布导入MI355X，Meta也…: at a clause with a subject of its own."""
    if sentence.text[offset : offset + 1] in "，：:“「,":
        return sentence.end
    for comma in re.compile("[，；]").finditer(sentence.text, offset):
        at = sentence.start + comma.end()
        for node in sentence.nodes:
            if (
                node.start == at
                and node.mentions
                and node.has(ORGANISATIONS)
                and not node.marker
                and node is not speaker
            ):
                return at
    return sentence.end


def turn_end(sentence: Sentence, offset: int, speaker: Node | None) -> int:
    """Where what somebody says ends, set against what another does: 腾讯称库存够用，阿里则换上了自研芯片."""
    if sentence.text[offset : offset + 1] in "，：:“「," or "则" not in sentence.text[offset:]:
        return sentence.end
    others = [n for n in sentence.nodes if n.start >= sentence.start + offset and n.kinds & ORGANISATIONS]
    other = next((n for n in others if n.mentions and not n.marker), None)  # Two in the speech are its matter.
    if other is None or other is speaker or sentence.words(other.end, other.end + 1) != "则":
        return sentence.end
    return other.start if sentence.words(other.start - 1, other.start) in ("，", "；", ",", ";") else sentence.end


def part_end(sentence: Sentence, offset: int) -> int:
    """Where hearsay ends: at the next semicolon."""
    semicolon = re.compile("[；;]").search(sentence.text, offset)
    return sentence.end if semicolon is None else sentence.start + semicolon.start()


# ", while AWS revenue rose": behind what somebody expects begins what is told of another.
_OF_ANOTHER = re.compile(r", (?:while|whereas) (?:its |the )?(?=[A-Z])")


def told_end(sentence: Sentence, offset: int, level: str) -> int:
    """Where what a speaker tells ends; a figure that is expected, and no clause, leaves the next clause its own."""
    end = part_end(sentence, offset)
    if level != "estimated" or sentence.text.startswith(" that ", offset):
        return end
    other = _OF_ANOTHER.search(sentence.text, offset, end - sentence.start)
    return end if other is None else sentence.start + other.start()
