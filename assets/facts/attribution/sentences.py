"""Who says what in one sentence, of whatever language."""

from __future__ import annotations

import re
from dataclasses import replace

from assets.facts.attribution.chinese_verbs import chinese_attributions
from assets.facts.attribution.denials import denials
from assets.facts.attribution.english_verbs import english_attributions
from assets.facts.discourse import (
    Attribution,
    Discourse,
    Sentence,
    reference,
)
from assets.facts.patterns import screened


def find_attributions(sentence: Sentence, discourse: Discourse) -> list[Attribution]:
    """Who says what in a sentence. Marks the nodes that are sources, and remembers the last source."""
    if sentence.language == "zh":
        found = chinese_attributions(sentence, discourse)
    else:
        found = english_attributions(sentence, discourse)
    if (own := _own_view(sentence, discourse)) is not None:
        # What others reckon ends where the writer says what he does.
        found = [replace(a, end=min(a.end, own)) if a.start < own else a for a in found]
    found.extend(denials(sentence, discourse, found))
    first = sentence.nodes[0] if sentence.nodes else None
    if (
        first is not None
        and first.start == sentence.start
        and first.mentions
        and first.mentions[0].kind == "person"
        and re.match(r"\s?[：:]", sentence.text[first.end - sentence.start :])
    ):
        first.source = True
        found.append(Attribution(first.end, sentence.end, reference(first.mentions[0]), "said"))
    # “A,” says B. “C.”: the second quotation is B's too.
    for attribution in [a for a in found if a.by is not None and a.end < sentence.end and a.start == sentence.start]:
        quoted = re.compile(r"[.。,，][”」]?\s*[“「\"](?=\w)").search(sentence.text, attribution.end - sentence.start)
        if quoted is not None and not any(a.start >= attribution.end for a in found):
            found.append(replace(attribution, start=sentence.start + quoted.start(), end=sentence.end, denies=False))
    for attribution in found:
        if attribution.by is not None:
            discourse.last_source = attribution.by
            if discourse.is_observer_reference(attribution.by):
                discourse.last_house = attribution.by
    return found


# How a writer tells what he holds of what others say.
_OWN_VIEW = screened(
    r"(?<![\u4e00-\u9fff])(?:但|而|不过)?我们(?:则|仍|依然|也|倾向于?)*(?:认为|预计|判断|估计|测算|估算|维持|相信|看到|更)"
    r"|(?:^|[,;–—]\s)(?:(?:but|and|while|though)\s)?we\s(?:still\s|instead\s|remain|keep|stay|think|believe|reckon"
    r"|expect|estimate|model|see|prefer|stick)\w*",
    re.IGNORECASE,
)


def _own_view(sentence: Sentence, discourse: Discourse) -> int | None:
    """Where the writer of a text, whom nobody quotes, begins to say what he himself holds."""
    if discourse.default_source is not None or discourse.open_quote:
        return None
    match = sentence.search(_OWN_VIEW)
    if match is None or match.start() == 0:
        return None
    before = sentence.text[: match.start()]
    quoted = before.count("“") > before.count("”") or before.count('"') % 2 == 1
    return None if quoted else sentence.start + match.start()
