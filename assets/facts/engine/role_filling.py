"""The roles of a frame: subject and object, each where its frame looks for it."""

from __future__ import annotations

import re
from dataclasses import replace

from assets.facts.discourse import ORGANISATIONS, Node, Sentence, called_after
from assets.facts.engine.continuation import Continuation
from assets.facts.engine.predicates import Predicates
from assets.facts.engine.state import DEEDS, MEASURES, OF_TRAINING, Claim, Filled, node_beside
from assets.facts.engine.word_order import WordOrder
from assets.facts.frames import Frame, Trigger

# What is said of a thing that stands before who does it, in Chinese: 这颗芯片，沐曦自主设计.
_MAKES = frozenset({"designs", "develops"})
_BY_ITSELF = re.compile("(?:自主|独立|自行|全程|一手|全资|负责|历时[^，。；]{1,6})*")
_BEHIND_VERB = re.compile(r"(?:的|完成|而成)?[，。；、）)”]|$")


class RoleFilling(WordOrder, Continuation, Predicates):
    """Fills the roles of a frame."""

    def _fill_roles(self, claim: Claim) -> str | None:
        """Fill the roles of a claim; why that fails, or None."""
        sentence, frame, quantity, attachment = claim.sentence, claim.frame, claim.quantity, claim.attachment
        # What a ratio is taken of stands nearer to it than its subject.
        of_base = frame.object_first or "base-of" in frame.object_places
        renewed = None
        if of_base:
            claim.object = self._fill(frame.object, frame, claim.trigger, quantity, sentence, (), claim.inherited)
            # 百度昆仑芯中标10亿元，燧原拿下3亿元: of the same order each names another party.
            before = claim.attached_before
            if claim.object and before and quantity is not None and before.quantity.end <= quantity.start:
                renewed = self._renewed(frame, sentence, quantity, before.quantity.end, claim.object, ())
                if renewed is not None:
                    claim.object = renewed
                    claim.subject = replace(before.subject, node=None) if before.subject else None
        taken = tuple(m.id for m in claim.object.mentions) if claim.object else ()
        self._object = claim.object
        self._fill_subject(claim, taken, of_base=of_base)
        subject = claim.subject
        if subject is None:
            return "missing subject"
        if attachment is not None and attachment.asked and self._corrected in self.asked:
            named = {m.id for question in self.asked for n in question.nodes for m in n.mentions}
            if subject.node is None and not any(m.id in named for m in subject.mentions):
                return "of whom the figure is, is not told"
        if attachment is not None:
            attachment.subject = subject
        claim.taken = taken if of_base else tuple(m.id for m in subject.mentions)
        return self._fill_object(claim, subject, of_base=of_base)

    def _fill_subject(self, claim: Claim, taken: tuple[str, ...], *, of_base: bool) -> None:
        """Fill the subject of a claim: as it was before, by word order, from a gap, else where its frame looks."""
        sentence, frame, trigger, quantity = claim.sentence, claim.frame, claim.trigger, claim.quantity
        attachment, predicate = claim.attachment, claim.predicate
        measured = None
        if predicate in MEASURES:
            measured = self._company_behind(frame, sentence, quantity) or self._who_spent(frame, sentence, quantity)
        elif predicate == "spec":
            measured = self._compared_in_bracket(frame, sentence, quantity)
        subject = measured or self._kept_subject(claim) or claim.subject
        acts = predicate in DEEDS or predicate == "holds"
        if subject is None and self._language == "en":
            subject = self._by_word_order(frame, trigger, quantity, sentence, taken, claim.inherited)
        elif subject is None and acts:
            subject = self._of_pronoun(frame, trigger, sentence)
        # 中兴通讯中标28亿元，浪潮信息26亿元: whom the clause names is the object already.
        names_object = of_base and claim.object is not None and trigger.end <= claim.object.start
        lacks_verb = quantity is not None and (frame.value != "required" or frame.object) and not claim.inherited
        if subject is None and quantity is not None and lacks_verb and not names_object:
            gapped = (self._gapped(claim.reading, trigger, quantity, role) for role in frame.subject)
            subject = next((g for g in gapped if g is not None), None)
            claim.inherited = claim.inherited or subject is not None
        if subject is None and self._language == "en" and acts:
            subject = self._of_pronoun(frame, trigger, sentence)
        if subject is None and predicate in OF_TRAINING and not claim.inherited:
            subject = self._trained_out(sentence, claim.anchor[0])
        subject = subject or self._fill(frame.subject, frame, trigger, quantity, sentence, taken, claim.inherited)
        if subject is not None:
            subject = self._refined_subject(claim, subject)
        if subject is None and predicate == "process_node":
            subject = self._own_process(sentence, claim.anchor[0])
        if subject is None and attachment is not None and attachment.asked:
            subject = self._asked_about(frame, sentence, taken)
        if subject is not None and predicate == "lead_time" and subject.mentions[0].rule == "system":
            # One waits for the rack because of its chips.
            chips = tuple(m for m in (called_after(m, ("chip",)) for m in subject.mentions) if m is not None)
            subject = replace(subject, mentions=chips) if chips else subject
        claim.subject = subject

    def _fill_object(self, claim: Claim, subject: Filled, *, of_base: bool) -> str | None:
        """Fill the object of a claim whose subject is known; why that fails, or None."""
        sentence, frame, trigger, quantity = claim.sentence, claim.frame, claim.trigger, claim.quantity
        attachment, predicate, taken = claim.attachment, claim.predicate, claim.taken
        obj = claim.object if of_base else self._found_object(claim, subject)
        if attachment is not None and attachment.asked and (obj is None or obj.mentions[0].id == "product:wafer"):
            obj = self._asked_for(frame, taken) or obj
        if obj is None and frame.object and subject.place == "agent":
            # "The MI325X was presented by AMD": what was done to stands before the verb.
            patient = tuple(replace(role, places=("before",)) for role in frame.object)
            others = tuple(m.id for m in subject.mentions)
            obj = self._fill(patient, frame, trigger, quantity, sentence, others, claim.inherited)
            if predicate == "orders" and obj is not None and obj.mentions[0].kind in ORGANISATIONS:
                return "a company is bought, no goods"
        if obj is None and predicate in _MAKES and self._language == "zh" and self._ends_clause(sentence, trigger):
            # 【曦云C600】沐曦自主设计: what is spoken of.
            spoken = tuple(replace(role, places=("topic",)) for role in frame.object)
            obj = self._fill(spoken, frame, trigger, quantity, sentence, claim.taken, claim.inherited)
        if (
            obj is None
            and predicate in ("spec_ratio", "slowdown")
            and quantity is not None
            and not self._means_original(frame, sentence, quantity)
        ):
            obj = self._same_base(claim.reading, subject)
        if predicate == "training_time" and (obj is None or (obj.place != "base" and self._language == "en")):
            obj = self._trained_on_before(claim.reading, subject) or obj
        if obj is not None and quantity is not None:
            obj = self._whole_of(sentence, obj, quantity)
        if attachment is not None:
            attachment.object = obj
        claim.object = obj
        if "base" in frame.object_places or (obj is None and self._means_original(frame, sentence, quantity)):
            claim.subject, claim.object = self._known_bases(subject)
            if claim.subject is None:
                return "missing object"
        if "other" in frame.object_places:
            self._part_from_others(claim)
        return None

    def _ends_clause(self, sentence: Sentence, trigger: Trigger) -> bool:
        """Whether a verb has nothing behind it, and who does it stands right before: what it is done to goes before."""
        start = sentence.clause(trigger.start, trigger.start)[0]
        actors = [n for n in sentence.nodes if start <= n.start and n.end <= trigger.start and n.kinds & ORGANISATIONS]
        ends = _BEHIND_VERB.match(sentence.words(trigger.end, min(sentence.end, trigger.end + 6))) is not None
        return (
            ends
            and len(actors) == 1
            and actors[0].start - start <= 1
            and _BY_ITSELF.fullmatch(sentence.words(actors[0].end, trigger.start)) is not None
        )

    def _found_object(self, claim: Claim, subject: Filled) -> Filled | None:
        """The object where the frame looks for it, the party beside the figure, or that of the figure before."""
        sentence, frame, quantity, attachment = claim.sentence, claim.frame, claim.quantity, claim.attachment
        party = self._own_party(frame.object, claim.predicate, sentence, claim.trigger, quantity, claim.taken)
        if party is None and claim.predicate in ("market_share", "capacity", "capacity_gap"):
            party = self._line_behind(frame, sentence, quantity)
        if party is None and claim.predicate == "sales":
            party = self._line_ahead(frame, sentence, claim.trigger, quantity)
        if party is not None:
            return party
        earlier = attachment.object if attachment is not None and attachment.inherited else None
        if attachment is not None and earlier is not None:
            beside = node_beside(sentence, quantity, ("chip",)) if quantity is not None else None
            if beside is None or claim.predicate == "sales":
                renewed = self._renewed(frame, sentence, quantity, attachment.since, earlier, subject.mentions)
                return renewed or replace(earlier, node=None)
        return self._fill(frame.object, frame, claim.trigger, quantity, sentence, claim.taken, claim.inherited)

    def _part_from_others(self, claim: Claim) -> None:
        """Tell what is done by several with one another apart: one of them, and the others."""
        subject, predicate = claim.subject, claim.predicate
        if subject is None:
            return
        members = tuple({m.id: m for m in subject.mentions}.values())
        if (
            predicate == "partners_with"
            and self._language == "zh"
            and claim.object is not None
            and claim.object.place == "after"
            and len(members) > 1
        ):
            claim.object = None  # A与B共建C: A with B.
        if claim.object is None and len(members) > 1:
            # "OpenAI and Oracle are partners": one of them with each of the others.
            claim.object = replace(subject, mentions=members[1:])
            if predicate != "partners_with" or claim.inherited:
                claim.subject = replace(subject, mentions=members[:1])
        if claim.object is None and subject.node is not None:
            claim.object = self._joined(subject.node, claim.frame, claim.sentence)

    def _joined(self, node: Node, frame: Frame, sentence: Sentence) -> Filled | None:
        """What a conjunction joins to a noun although their kinds differ: "TSMC and Amkor"."""
        kinds = [kind for role in frame.object for kind in role.kinds]
        for other in sentence.nodes:
            first, second = sorted((node, other), key=lambda n: n.start)
            if (
                other is not node
                and other.has(kinds)
                and self._grammar.connector.match(sentence.words(first.end, second.start) or "x")
            ):
                members = self._discourse.members(other, kinds, sentence)
                if members:
                    return Filled(members, other.start, other.end, other, "other")
        return None
