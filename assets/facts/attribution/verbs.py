"""What holds for the verbs of saying of both languages."""

from __future__ import annotations

import re

from assets.facts.discourse import Sentence

# To report a figure is an act, not words about something else: "SMIC reported revenue of $2.2 billion".
_FIGURES_VERB = re.compile(r"reported|reports|posted|公布|发布|晒出|交出", re.IGNORECASE)
# Behind a verb of saying: a clause with its own subject and verb.
_CLAUSE_OF_OBJECT = re.compile(
    r"\s(?!revenue|sales|net|gross|record|profit|capex|operating)(?:[\w’'-]+\s){1,5}?(?:would|will|could|may|might|has|have|had|is|are|was|were)\s"
)
_END_OF_OBJECT = re.compile(r"[，。；：,;:](?!\d)|\.\s|\b(?:that|it|they|he|she)\b|$")
_RESULTS = re.compile(r"(?:财报|业绩|[季年中]报|答卷|成绩单)$")


def reports_figures(sentence: Sentence, verb: re.Match[str]) -> bool:
    """Whether the verb's object is a figure itself."""
    if _FIGURES_VERB.fullmatch(verb[0]) is None:
        return False
    text = sentence.text
    cut = _END_OF_OBJECT.search(text[verb.end() :])
    end = verb.end() + (cut.start() if cut else 0)
    if _RESULTS.search(text, verb.end(), end):
        return True
    if _CLAUSE_OF_OBJECT.match(text, verb.end()):
        return False  # "reported the ban would cost it $1.5 billion"
    return any(verb.end() <= q.start - sentence.start < end for q in sentence.quantities)
