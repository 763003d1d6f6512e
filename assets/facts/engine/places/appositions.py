"""What an apposition explains or introduces, and what stands before an aside between commas."""

from __future__ import annotations

import re

from assets.facts.engine.noun_phrases import without_makers
from assets.facts.engine.places.eligibility import Eligibility
from assets.facts.engine.places.look import Look
from assets.facts.engine.state import Filled
from assets.facts.english_syntax import apposed

_ASIDE = re.compile(r",\s[^,;]{2,80},\s(?:(?:already|now|also|currently|today|alone|will|would|should|is to|to)\s)*")
# "The campus that Oracle runs for OpenAI already has"
_RELATIVE = re.compile(
    r"(?: (?:in|at|near|outside) [A-Z][\w-]+)? (?:that|which) [^,;.]{3,70}?\s"
    r"(?:(?:already|now|also|currently|today|alone|will|would|should|is to|to)\s)*"
)
_WHAT_IT_IS = re.compile(r", an? ")
_INTRODUCED = (
    r"(?:,|\s?[–—(:]|,?\s(?:called|named|dubbed|code-?named|known as|is|will be))\s?(?:(?:the|its|an?)\s)?[“\"]?"
    r"|(?:——|：|，|名为|代号为?|叫做?|[是为])?[“「]?"
)


class Appositions(Eligibility):
    """Finds who stands in a role by appositions."""

    def _at_introduced(self, look: Look) -> Filled | None:
        """What a description behind the words introduces."""
        sentence, name, anchor, nodes = look.sentence, look.name, look.anchor, look.nodes
        if name == "introduced-near" and self._language == "zh":
            return None  # What follows a comma has verbs of its own.
        # "its next accelerator, the MI325X"; near: "is making a 5nm chip, the MI325X"
        lead = r"(?:\s[^,.;]{1,30})?" if name == "introduced-near" else "s?"
        return self._first(
            look,
            (
                n
                for n in nodes
                if 0 <= n.start - anchor[1] <= 44
                and re.fullmatch(lead + _INTRODUCED, without_makers(sentence, anchor[1], n))
            ),
        )

    def _at_apposed(self, look: Look) -> Filled | None:
        """What an apposition before the words explains; `a`: one that says what it is ("MiMo, a model with …")."""
        sentence, anchor, nodes = look.sentence, look.anchor, look.nodes
        explained = list(apposed(sentence, anchor[0], nodes))
        if look.argument == "a":
            explained = [n for n in explained if _WHAT_IT_IS.match(sentence.words(n.end, n.end + 6))]
        return self._first(look, reversed(explained))

    def _at_aside(self, look: Look) -> Filled | None:
        """Before an aside between commas."""
        sentence, anchor, nodes = look.sentence, look.anchor, look.nodes
        # "Isambard-AI, in Bristol, has": before an aside between commas.
        return self._first(
            look,
            (
                n
                for n in nodes
                if n.end <= anchor[0]
                and not (n.marker or n.vendor)
                and (_ASIDE.fullmatch(between := sentence.words(n.end, anchor[0])) or _RELATIVE.fullmatch(between))
            ),
        )
