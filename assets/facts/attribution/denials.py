"""Who calls a claim untrue."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assets.facts.attribution.sources import SPEAKERS, source_reference
from assets.facts.discourse import (
    Attribution,
    Discourse,
    Sentence,
    reference,
    refuted_part,
)


def denials(sentence: Sentence, discourse: Discourse, found: Sequence[Attribution]) -> list[Attribution]:
    """Who calls the claim untrue that stands before: 传闻称…，黄仁勋斥为无稽."""
    match = sentence.refuted
    part = refuted_part(sentence)
    if match is None or part is None:
        return []
    reach = 18 if sentence.language == "zh" else 40
    begin, at = part
    said = next((a.by for a in found if a.by is not None and a.start <= at < a.end), None)
    if said is not None and sentence.language == "en" and re.match(r"(?:is|are|was|were)\b", match[0]):
        return [Attribution(begin, at, said, "said", True)]  # "A spokesperson said talk of … was “not true”"
    if match[0].endswith(" by"):
        # "The rumour that … was dismissed by Su"
        agents = [n for n in sentence.nodes if 0 <= n.start - sentence.start - match.end() <= 5 and n.has(SPEAKERS)]
        by = source_reference(agents[0], sentence, discourse, True) if agents else None
        return [Attribution(begin, at, by, "said", True)] if by is not None else []
    inside = [n for n in sentence.nodes if at <= n.start < sentence.start + match.end() and n.has(SPEAKERS)]
    if inside and (by := source_reference(inside[0], sentence, discourse, True)) is not None:
        inside[0].source = True
        return [Attribution(begin, at, by, "said", True)]  # "a claim the company rejects"
    near = [n for n in sentence.nodes if n.end <= at and at - n.end <= reach and n.has(SPEAKERS) and not n.bracket]
    opening = sentence.clause(at, at)[0]
    near = [n for n in near if n.start >= opening - 1 or sentence.text[match.start() - 1 : match.start()] in "：:—"]
    if not near:
        return []
    by = source_reference(near[-1], sentence, discourse, True)
    if re.match(r"[：:，]?[“「\"]", sentence.text[match.end() :]):
        # 字节辟谣：“明年采购70亿美元芯片”的消息不实: the claim comes behind.
        near[-1].source = True
        return [Attribution(sentence.start + match.end(), sentence.end, by, "said", True)]
    if near[-1].anaphor and sentence.words(near[-1].start, near[-1].end) == "公司":
        # 至于“690改投三星代工”的网帖，公司称…: not whom the claim names, but the company spoken of before it.
        company = discourse.topic(("company", "foundry"), sentence, sentence.start)
        if not company:
            # 传字节…给华为；公司回应称不实: whom the sentence is about.
            company = discourse.topic(("company", "foundry"), sentence, begin + max(0, at - begin))
        by = reference(company[0]) if len(company) == 1 else by
    near[-1].source = True
    return [Attribution(begin, near[-1].start if near[-1].start > begin else at, by, "said", True)]
