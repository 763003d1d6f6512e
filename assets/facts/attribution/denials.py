"""Who calls a claim untrue."""

from __future__ import annotations

import re

from assets.facts.attribution.findings import Findings
from assets.facts.attribution.sources import SPEAKERS, source_reference
from assets.facts.discourse import Node, reference, refuted_part
from assets.facts.model import EntityReference

# How far before what is said of a claim the one who says so may stand, in characters.
_REACH = {"zh": 18, "en": 40}
# 客服昨天在社群里正面回了四个字：纯属谣言
_REACH_OF_COLON = 40
_IS = re.compile(r"(?:is|are|was|were)\b")
_QUOTED_BEHIND = re.compile(r"[：:，]?[“「\"]")


def read_denial(findings: Findings) -> None:
    """Find who calls the claim untrue that stands before: 传闻称…，黄仁勋斥为无稽; "a claim the company rejects"."""
    sentence, discourse, start = findings.sentence, findings.discourse, findings.start
    match, part = sentence.refuted, refuted_part(sentence)
    if match is None or part is None:
        return
    begin, at = part[0] - start, part[1] - start
    said = next((a.by for a in findings.attributions if a.by is not None and a.start <= part[1] < a.end), None)
    if said is not None and sentence.language == "en" and _IS.match(match[0]):
        findings.add(begin, at, said, denies=True)  # "A spokesperson said talk of … was “not true”"
        return
    if match[0].endswith(" by"):
        # "The rumour that … was dismissed by Su"
        agent = findings.speaker_at(match.end(), 5)
        by = source_reference(agent, sentence, discourse, True) if agent is not None else None
        if by is not None:
            findings.add(begin, at, by, denies=True)
        return
    inside = findings.speaker_at(at, match.end() - at - 1)
    if inside is not None and (by := source_reference(inside, sentence, discourse, True)) is not None:
        inside.source = True
        findings.add(begin, at, by, denies=True)  # "a claim the company rejects"
        return
    node = _node_before(findings, match, at)
    if node is None:
        return
    by = source_reference(node, sentence, discourse, True)
    if _QUOTED_BEHIND.match(sentence.text, match.end()):
        # 字节辟谣：“明年采购70亿美元芯片”的消息不实: the claim comes behind.
        node.source = True
        findings.add(match.end(), None, by, denies=True)
        return
    if node.anaphor and sentence.words(node.start, node.end) == "公司":
        by = _company_itself(findings, max(begin, at)) or by
    node.source = True
    head = node.start - start
    findings.add(begin, head if head > begin else at, by, denies=True)


def _node_before(findings: Findings, match: re.Match[str], at: int) -> Node | None:
    """The last that can speak before a claim is called untrue: in the same clause, or before a colon or dash."""
    sentence, end = findings.sentence, findings.start + at
    opening = sentence.clause(end, end)[0] - 1
    anywhere = sentence.text[match.start() - 1 : match.start()] in "：:—"
    reach = _REACH_OF_COLON if anywhere else _REACH[sentence.language]
    near = [
        n
        for n in sentence.nodes
        if 0 <= end - n.end <= reach and n.has(SPEAKERS) and not n.bracket
        if anywhere or n.start >= opening
    ]
    return next((n for n in reversed(near) if n.kinds != {"region"}), near[-1] if near else None)


def _company_itself(findings: Findings, at: int) -> EntityReference | None:
    """The company that answers, 公司称不实: not whom the claim names, but the one spoken of before it."""
    sentence, discourse, kinds = findings.sentence, findings.discourse, ("company", "foundry")
    # 至于“690改投三星代工”的网帖，公司称…; 传字节…给华为；公司回应称不实: else whom the sentence is about.
    company = discourse.topic(kinds, sentence, sentence.start) or discourse.topic(kinds, sentence, findings.start + at)
    return reference(company[0]) if len(company) == 1 else None
