"""Who says what in one sentence, of whatever language."""

from __future__ import annotations

import re
from dataclasses import replace

from assets.facts.attribution.chinese import read_chinese
from assets.facts.attribution.denials import read_denial
from assets.facts.attribution.english import read_english
from assets.facts.attribution.findings import Findings
from assets.facts.discourse import Attribution, Discourse, Sentence, reference
from assets.facts.patterns import screened


def find_attributions(sentence: Sentence, discourse: Discourse) -> list[Attribution]:
    """Who says what in a sentence. Marks the nodes that are sources, and remembers the last source."""
    findings = Findings(sentence, discourse)
    read = read_chinese if sentence.language == "zh" else read_english
    read(findings)
    _end_at_own_view(findings)
    read_denial(findings)
    _person_before_colon(findings)
    _second_quotation(findings)
    for attribution in findings.attributions:
        if attribution.by is not None:
            discourse.last_source = attribution.by
            if discourse.is_observer_reference(attribution.by):
                discourse.last_house = attribution.by
    return findings.attributions


# How a writer tells what he holds of what others say.
_OWN_VIEW = screened(
    r"(?<![\u4e00-\u9fff])(?:但|而|不过)?我们(?:则|仍|依然|也|倾向于?)*(?:认为|预计|判断|估计|测算|估算|维持|相信|看到|更)"
    r"|(?:^|[,;–—]\s)(?:(?:but|and|while|though)\s)?we\s(?:still\s|instead\s|remain|keep|stay|think|believe|reckon"
    r"|expect|estimate|model|see|prefer|stick)\w*",
    re.IGNORECASE,
)


def _end_at_own_view(findings: Findings) -> None:
    """End what others reckon where the writer of a text, whom nobody quotes, says what he himself holds."""
    discourse = findings.discourse
    if discourse.default_source is not None or discourse.open_quote:
        return
    match = findings.sentence.search(_OWN_VIEW)
    if match is None or match.start() == 0:
        return
    before = findings.text[: match.start()]
    if before.count("“") > before.count("”") or before.count('"') % 2 == 1:
        return
    own = findings.start + match.start()
    findings.attributions = [replace(a, end=min(a.end, own)) if a.start < own else a for a in findings.attributions]


_COLON = re.compile(r"\s?[：:]")


def _person_before_colon(findings: Findings) -> None:
    """A person's name before a colon opens what he says, as in a record of a talk: 黄仁勋：…."""
    first = findings.sentence.nodes[0] if findings.sentence.nodes else None
    if first is None or first.start != findings.start or not first.mentions or first.mentions[0].kind != "person":
        return
    end = first.end - findings.start
    if _COLON.match(findings.text, end):
        first.source = True
        findings.add(end, None, reference(first.mentions[0]))


_QUOTATION_GOES_ON = re.compile(r"[.。,，][”」]?\s*[“「\"](?=\w)")


def _second_quotation(findings: Findings) -> None:
    """A second quotation of who spoke the first: “A,” says B. “C.”."""
    sentence, start = findings.sentence, findings.start
    opening = [a for a in findings.attributions if a.by is not None and a.start == start and a.end < sentence.end]
    for first in opening:
        quoted = _QUOTATION_GOES_ON.search(findings.text, first.end - start)
        if quoted is not None and not any(a.start >= first.end for a in findings.attributions):
            findings.add(quoted.start(), None, first.by, first.level)
