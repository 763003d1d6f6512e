"""Subjects that word order, a pronoun or a question shows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assets.facts.discourse import ORGANISATIONS, Sentence
from assets.facts.engine.places import Places
from assets.facts.engine.state import Filled
from assets.facts.english_syntax import agent, fronted_subject, is_passive
from assets.facts.frames import Frame, Role, Trigger
from assets.facts.patterns import screened
from assets.facts.quantities.quantity import Quantity

_HE_OR_SHE_ZH = re.compile(r"(?:于是|后来|最后|随后|但|而|所以|结果)?[他她](?!们|的)")
_AUXILIARY = (
    r"(?:['’]s|['’]d|['’]ll)?(?: (?:has|had|have|also|then|will|would|is|was|now|still|since|later|only|once|already"
    r"|even|has been|was to|just|(?:plans|wants|means|expects|hopes|intends|aims|needs|had|decided|wanted|managed) to"
    r"|never|recently|finally|herself|himself))* $"
)
_HE_OR_SHE = screened(r"\b(?:[Hh]e|[Ss]he)" + _AUXILIARY)
_ACTS_AT_ONCE = re.compile(_AUXILIARY)
# Before a number that another is compared with.
_AGAINST = screened(r"\b(?:against|compared (?:with|to)|versus|vs\.?|next to)\s")
# What a bank does and does not only observe, where it is said to be done by it.
_BANKS_DO = frozenset({"orders", "invests_in"})


class WordOrder(Places):
    """Finds subjects by word order."""

    def _asked_about(self, frame: Frame, sentence: Sentence, taken: tuple[str, ...]) -> Filled | None:
        """Of whom or what an answer gives the number, where it does not say: whom the question names, who answers."""
        for role in frame.subject:
            named = [n for question in self.asked for n in question.nodes if n.mentions and n.has(role.kinds)]
            members = next((m for n in named if (m := self._discourse.members(n, role.kinds, sentence))), ())
            if not members and not ORGANISATIONS.intersection(role.kinds):
                members = self._discourse.topic(role.kinds, sentence, sentence.start, taken)[:1]
            main = self._discourse.main_company if self._discourse.first_person else None
            if not members and main is not None and main.kind in role.kinds:
                members = (main,)
            members = tuple(m for m in members if m.id not in taken)
            if members:
                return Filled(members, sentence.start, sentence.start, None, "topic")
        return None

    def _asked_for(self, frame: Frame, taken: tuple[str, ...]) -> Filled | None:
        """The object that the question, or what leads in a list, names: beside the words of a frame, else anywhere."""
        for question in self.asked:
            for trigger in (t for t in question.triggers if t.frame is frame):
                found = self._fill(frame.object, frame, trigger, None, question, taken, False)
                if found is not None:
                    return replace(found, node=None)
        for role in frame.object:
            for question in self.asked:
                for node in question.nodes:
                    members = tuple(m for m in self._discourse.members(node, role.kinds, question) if m.id not in taken)
                    if node.mentions and members and node.has(role.kinds):
                        return Filled(members, node.start, node.end, None, "topic")
        return None

    def _of_pronoun(self, frame: Frame, trigger: Trigger, sentence: Sentence) -> Filled | None:
        """The company of the person who is the verb's subject, by name or as "he" or "she": "he has ordered"."""
        roles = [role for role in frame.subject if "company" in role.kinds]
        if not any(place.startswith("before") for role in roles for place in role.places):
            return None
        if self._language == "zh":
            start, _ = sentence.clause(trigger.start, trigger.start)
            if not _HE_OR_SHE_ZH.match(sentence.words(start, trigger.start)):
                return None
            if any(start <= n.start and n.end <= trigger.start and not n.marker for n in sentence.nodes if n.mentions):
                return None
            company = self._discourse.of_pronoun(sentence, trigger.start) or self._discourse.main_company
            return Filled((company,), trigger.start, trigger.start, None, "pronoun") if company is not None else None
        who = next((n for n in reversed(sentence.nodes) if n.end <= trigger.start), None)
        named = (
            who is not None
            and who.kinds == {"person"}
            and not (who.marker or who.source or who.owner)
            and _ACTS_AT_ONCE.fullmatch(sentence.words(who.end, trigger.start)) is not None
        )
        if not named and not sentence.search(_HE_OR_SHE, max(sentence.start, trigger.start - 40), trigger.start):
            return None
        company = self._discourse.of_pronoun(sentence, trigger.start)
        return Filled((company,), trigger.start, trigger.start, None, "pronoun") if company is not None else None

    def _compared_party(
        self, roles: Sequence[Role], trigger: Trigger, quantity: Quantity, sentence: Sentence
    ) -> Filled | None:
        """Whose a number is that another's is set against: "bought 485,000, against 224,000 for Meta"."""
        if not roles or not sentence.search(_AGAINST, trigger.end, quantity.start):
            return None
        for node in sentence.nodes:
            if node.marker == "for" and sentence.words(quantity.end, node.start).split() in (["for"], ["for", "the"]):
                members = self._discourse.members(node, [kind for role in roles for kind in role.kinds], sentence)
                return Filled(members, node.start, node.end, node, "before") if members else None
        return None

    def _by_word_order(
        self, frame: Frame, trigger: Trigger, quantity: Quantity | None,
        sentence: Sentence, taken: tuple[str, ...], inherited: bool,
    ) -> Filled | None:  # fmt: skip
        """The subject where English word order shows it: behind "by", or behind a fronted phrase."""
        roles = frame.fronted
        if quantity is not None and (party := self._compared_party(roles, trigger, quantity, sentence)) is not None:
            return party
        if not roles or inherited or not sentence.start <= trigger.start < sentence.end:
            return None
        kinds = [kind for role in roles for kind in role.kinds]
        nodes = [n for n in sentence.nodes if n.has(kinds) and not (n.anaphor and not n.kinds)]
        node, place = None, "agent"
        if ORGANISATIONS.intersection(kinds):
            node = agent(sentence, trigger.start, trigger.end, nodes)
        if node is None:
            node, place = fronted_subject(sentence, quantity.start if quantity else trigger.start, nodes), "before"
        if node is None:
            return None
        for role in roles:
            if node.has(role.kinds):
                members = self._discourse.members(node, role.kinds, sentence)
                members = tuple(m for m in members if m.id not in taken and not (m.generic and not role.generic))
                observes = (
                    bool(members) and members[0].kind in ORGANISATIONS and self._discourse.is_observer(members[0])
                )
                buys = (
                    place == "agent"
                    and frame.predicate in _BANKS_DO
                    and is_passive(sentence, trigger.start, trigger.end)
                )
                if members and (not observes or buys):
                    return Filled(members, node.start, node.end, node, place)
        return None
