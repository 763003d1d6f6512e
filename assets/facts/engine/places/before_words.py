"""Who or what stands before the words: subjects, and what a passive is said of."""

from __future__ import annotations

import re
from functools import partial

from assets.facts.discourse import ORGANISATIONS, Sentence
from assets.facts.engine.places.eligibility import Eligibility
from assets.facts.engine.places.look import Look
from assets.facts.engine.state import COMMON, Filled
from assets.facts.frames import Trigger

_BEFORE_LIMIT = 90.0
# An opening that only says something of the subject: a participle, or what the subject is.
_OPENS = re.compile(r"\W*(?:(?:First|Recently|Long|Now|Once|Already|Also|\w+ly) )?(?:(?:An?|The) )?")
_OPENING = re.compile(
    r"(?:(?:an?|the) )?(?:\w+ed|with|having|boasting|owning|possessing|sitting|flush|thanks"
    r"|due|made|built|cut|bought|sold|run|led|held|known|drawn|given|taken|shown|put"
    r"|part-owned|successor|heir|replacement|follow-up|version|variant|derivative|sibling|upgrade|supplier|maker|investor"
    r"|shareholder)\b",
    re.IGNORECASE,
)
_CLAUSE_BEGINS = re.compile(r",?\s?(?:(?:the|its|an?|both) )?(?:[a-z-]+ ){0,2}")
# The maker's name before the chip's own: "Nvidia's H20".
_ONE_NAME = re.compile(r"|[A-Z][\w.&’'-]*(?: [A-Z][\w.&’'-]*)? (?:[a-z-]+ ){0,2}")
VERB_OF_IT = re.compile(
    r"\s(?:(?:has|have|had|will|would|may|might|could|can|also|already|now|then|later|soon|since|still|\w+ly)\s)*"
)


class BeforeWords(Eligibility):
    """Finds who stands in a role before the words."""

    def _within(self, look: Look, limit: float) -> Filled | None:
        """Before the words, no farther than a limit in the sentence's own measure of distance."""
        usable = partial(self._usable, look)
        before = self._before(look.nodes, look.sentence, look.trigger, look.quantity, look.inherited, usable, limit)
        return before or self._behind_opening(look)

    def _behind_opening(self, look: Look) -> Filled | None:
        """Of whom an opening tells what its clause begins with: "Made by SMIC, the Ascend 910C has two dies"."""
        sentence, trigger = look.sentence, look.trigger
        if self._language != "en" or not _OPENS.fullmatch(sentence.words(sentence.start, trigger.start)):
            return None
        if not _OPENING.match(sentence.words(trigger.start, trigger.end)):
            return None
        start = sentence.clause(trigger.end, trigger.end)[1]
        clause = next((n.start for n in sentence.nodes if n.start >= start), None)
        if clause is None:
            return None
        between = sentence.words(start, clause)
        behind = [n for n in look.nodes if clause <= n.start <= clause + 40 and not (n.owner or n.vendor or n.marker)]
        if not _CLAUSE_BEGINS.fullmatch(between):
            return None
        return self._first(look, (n for n in behind if _ONE_NAME.fullmatch(sentence.words(clause, n.start))))

    def _at_before(self, look: Look) -> Filled | None:
        """Before the words."""
        return self._within(look, _BEFORE_LIMIT)

    def _at_only_told(self, look: Look) -> Filled | None:
        """The one chip that a Chinese sentence names."""
        quantity, anchor, nodes = look.quantity, look.anchor, look.nodes
        # 英伟达手上H20库存约70万颗；字节正提交采购申请: of the one chip that the sentence is about.
        known = [n for n in nodes if n.end <= anchor[0] and n.mentions and not n.marker and not n.bracket]
        ids = {m.id for n in known for m in n.mentions if not m.generic}
        return (
            self._first(look, reversed(known))
            if self._language == "zh" and quantity is None and len(ids) == 1
            else None
        )

    def _at_before_final(self, look: Look) -> Filled | None:
        """Before words that end their clause."""
        trigger, sentence = look.trigger, look.sentence
        rest = sentence.clause(trigger.start, trigger.end)[1] - trigger.end
        rest = 0 if sentence.words(trigger.end, trigger.end + 1) == "、" else rest  # 明年登场、改用3纳米
        if self._language == "zh":
            return self._within(look, 75.0) if rest <= 3 else None
        found = self._within(look, 75.0) if rest <= 16 else None
        # "the H100s that Meta uses": whose chip it is does nothing in "AMD's MI300 also uses HBM3".
        acts = found is not None and (trigger.frame.predicate != "uses" or self._is_between(found, trigger, sentence))
        return found if acts else None

    def _is_between(self, found: Filled, trigger: Trigger, sentence: Sentence) -> bool:
        """Whether somebody stands between what is done to and the verb."""
        return any(
            found.end <= n.start < trigger.start and (n.anaphor or n.kinds & ORGANISATIONS) for n in sentence.nodes
        )

    def _at_before_near(self, look: Look) -> Filled | None:
        """Before the words, not far."""
        return self._within(look, 75.0)

    def _at_before_clause(self, look: Look) -> Filled | None:
        """Before the words, in their clause."""
        return self._within(look, 29.0)

    def _at_before_strict(self, look: Look) -> Filled | None:
        """Before the words, near."""
        return self._within(look, 52.0)

    def _at_first(self, look: Look) -> Filled | None:
        """The first of its clause, before the words."""
        sentence, anchor, nodes = look.sentence, look.anchor, look.nodes
        clause = sentence.clause(anchor[0], anchor[1])
        return self._first(
            look, (n for n in nodes if clause[0] <= n.start < anchor[0] and not n.marker and not n.vendor)
        )

    def _at_lone(self, look: Look) -> Filled | None:
        """The only one of its kind that the sentence names."""
        sentence = look.sentence
        named = [n for n in look.nodes if any(not (m.generic or m.anonymous) for m in n.mentions) and not n.anaphor]
        if len({m.id for n in named for m in n.mentions}) != 1:
            return None
        # Of a Chinese sentence the part between semicolons is a statement of its own.
        named = [n for n in named if "；" not in sentence.words(*sorted((n.start, look.anchor[0])))]
        return self._first(look, (n for n in named if not (n.vendor or n.bracket or n.marker in COMMON.comparison)))

    def _at_doer(self, look: Look) -> Filled | None:
        """The subject right before the verb, with nothing but auxiliaries between: "ASML will need a licence"."""
        sentence, start = look.sentence, look.trigger.start
        return self._first(
            look,
            (
                n
                for n in look.nodes
                if n.end <= start
                and not (n.marker or n.owner or n.vendor)
                and VERB_OF_IT.fullmatch(sentence.words(n.end, start))
            ),
        )
