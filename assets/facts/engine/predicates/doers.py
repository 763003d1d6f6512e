"""Whether a deed is that of a party known: of none that is only told to do it, and of nobody without a name."""

from __future__ import annotations

import re

from assets.facts.discourse import ORGANISATIONS, Sentence
from assets.facts.engine.state import State
from assets.facts.english_syntax import has_own_subject, is_passive
from assets.facts.frames import Trigger
from assets.facts.patterns import screened

# What is done by somebody, so that whoever else is the subject of the clause does it.
_DONE = frozenset({"orders", "cuts_orders", "supplies", "uses", "invests_in", "holds", "reallocates", "partners_with"})
# Customers of somebody, who themselves have no name, right before what they do.
_NAMELESS_ACT = screened(
    r"(?:客户|买家|买主|经销商|代理商)(?:已经?|也|都|均|纷纷|开始|则|还|又|近期|目前|陆续|普遍)*$"
    r"|(?<!single )\b(?:customers|buyers|clients)\s(?:(?:have|had|are|were|will|also|now|already|then)\s)*$"
)
# "A Sheffield group that looks for new antibiotics booked 300 of the chips"
_DESCRIBED_ACTS = screened(
    r"(?:^|[.;]\s|, (?:and|but|while) )\W*(?:[Aa]n?|[Oo]ne) (?:[\w-]+ ){0,4}(?:group|team|lab|laboratory|firm|company"
    r"|start-?up|bank|university|institute|hospital|insurer|retailer|agency|ministry) (?:that|which|who) [^,;.]*\s$"
)
# Who holds shares of their own, before what they do: "I own", "The author also holds", "My wife bought".
_PRIVATELY = r"\s(?:(?:also|still|now|already|personally|both|each|has|have|had|currently|does)\s)*$"
_PRIVATE_HOLDER = screened(
    r"(?:\bI|\b(?:authors?|writers?|editors?|reporters?|columnists?|journalists?|wife|husband|spouse|family|children)"
    r"(?: of this \w+)?)" + _PRIVATELY
)
_ONLY_ADVERBS = re.compile(_PRIVATELY)
_OWNS = re.compile(r"(?:own|hold|held)", re.IGNORECASE)
# 向英伟达代理商采购: from whom, not who.
_WITH_NAMELESS = re.compile(r"[向从找跟与和给][^，。；]{0,10}$")


class Doers(State):
    """Tells by whom a deed is done."""

    def _has_stranger(self, sentence: Sentence, trigger: Trigger, predicate: str) -> bool:
        """Whether a deed is that of a subject of its own that is no party known: "the state is to put in"."""
        if self._language != "en" or predicate not in _DONE or not sentence.start <= trigger.start < sentence.end:
            return False
        if predicate == "invests_in" and _is_held_privately(sentence, trigger):
            return True
        if self._discourse.first_person or is_passive(sentence, trigger.start, trigger.end):
            return False
        return has_own_subject(sentence, trigger.start)

    def _is_done_by_nameless(self, sentence: Sentence, trigger: Trigger) -> bool:
        """Whether it is somebody's customers who act, of whom the text names none, or one whom it only describes."""
        described = sentence.search(_DESCRIBED_ACTS, sentence.start, trigger.start) if self._language == "en" else None
        if described is not None:
            begin = sentence.start + described.start()
            within = (n for n in sentence.nodes if begin <= n.start < trigger.start)
            if not any(n.mentions and n.kinds & ORGANISATIONS for n in within):
                return True
        found = sentence.search(_NAMELESS_ACT, trigger.start - 24, trigger.start)
        if found is None:
            return False
        start = max(sentence.start, trigger.start - 24) + found.start()
        if _WITH_NAMELESS.search(sentence.words(start - 12, start)):
            return False
        return not any(n.mentions and n.start <= start < n.end for n in sentence.nodes)

    def _is_directed(self, sentence: Sentence, trigger: Trigger) -> bool:
        """Whether somebody is only told, asked or allowed to: has told Alibaba to stop buying, 要求企业停止采购."""
        if not sentence.start <= trigger.start < sentence.end:
            return False
        start, _ = sentence.clause(trigger.start, trigger.start)
        if self._language == "en":
            start = max(sentence.start, trigger.start - 90)  # Those told may be a list with commas.
        return sentence.search(self._grammar.modality["directed"], start, trigger.start) is not None


def _is_held_privately(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether somebody holds shares who acts for no company: "I own 200 shares", "Ms. Caldwell owns shares of Dell"."""
    if sentence.search(_PRIVATE_HOLDER, trigger.start - 60, trigger.start) is not None:
        return True
    if _OWNS.match(sentence.words(trigger.start, trigger.end)) is None:
        return False
    people = (n for n in sentence.nodes if n.kinds == {"person"} and n.mentions and n.end < trigger.start)
    return any(_ONLY_ADVERBS.fullmatch(sentence.words(person.end, trigger.start)) for person in people)
