"""States facts: fills the roles of a trigger and its value, and drafts what they say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assets.facts.discourse import ORGANISATIONS, Node, Sentence, called_after, reference
from assets.facts.engine.figures.attachment import Attachments
from assets.facts.engine.figures.ratios import Ratios
from assets.facts.engine.noun_phrases import without_makers
from assets.facts.engine.predicates import Predicates
from assets.facts.engine.qualifiers.modality import ModalityOfFact
from assets.facts.engine.qualifiers.time_of_comparison import TimeOfComparison
from assets.facts.engine.qualifiers.time_of_fact import TimeOfFact
from assets.facts.engine.state import (
    DEEDS,
    FLIP,
    MEASURES,
    OF_TRAINING,
    PERIODIC,
    REPORTED,
    TIMELESS,
    Attachment,
    Claim,
    Draft,
    Filled,
    Reading,
    Rejection,
    node_beside,
)
from assets.facts.english_syntax import agent, fronted_subject, is_passive
from assets.facts.frames import Frame, Role, Trigger, Value
from assets.facts.mentions import Mention
from assets.facts.model import EntityReference, Modality
from assets.facts.patterns import screened
from assets.facts.quantities.find import Quantity

# Before a number that is denied.
_NOT_BEFORE = re.compile(r"(?:不会?|没能?|未能?|没有|从未|尚未|未曾|won't be|will not be)\s*$")
# Before a verb: what it tells has happened.
_HAPPENED = re.compile(r"已经?|正式|\b(?:has|have|had) (?:already |now )?$")
# What happens on a day, so that the lead of a news item tells it of the time of the publication.
_NEWS = frozenset({"launches", "production_start", "partners_with", "issues", "restricts"})
_ANNOUNCED = screened(r"宣布|宣告|已|正式|全面|进入|\b(?:announced|has|have|entered|begun|began)\b")
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
# "Kestrel's guess is 2.1 billion rupees", "her own figure is 650,000"
FIGURE_IS = screened(
    r"(?:['’]s|\b(?:[Mm]y|[Oo]ur|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Tt]he)) (?:own |best |latest |current )?"
    r"(?:estimate|guess|figure|count|reckoning|number|tally|answer|forecast) (?:is|was|would be)\b"
    r"|\b[Pp]uts? (?:it|that|this|(?:the|that) (?:figure|number|total|count)) (?:at|between)\b"
)
# Between a further number and what it is of: "21% in HBM and 25% in DRAM".
_OF_LINE_BEHIND = re.compile(r"\s(?:in|of|for|at)\s(?:the\s)?")


class Statements(Predicates, Attachments, Ratios, TimeOfFact, TimeOfComparison, ModalityOfFact):
    """Fills frames and drafts facts."""

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

    def _emit(
        self,
        reading: Reading,
        trigger: Trigger,
        attachment: Attachment | None,
        value: Value | None,
        index: int,
        size: int,
    ) -> bool:
        """State the fact of a trigger and its value, if the roles can be filled; whether there was one."""
        sentence, frame = reading.sentence, trigger.frame
        predicate = value.predicate if value is not None and value.predicate else frame.predicate
        if predicate is None:
            return False
        if predicate == "market_cap" and self._is_of_deal(sentence, trigger):
            return self._deal_is_worth(reading, trigger, attachment, value)
        inherited = attachment is not None and (
            attachment.inherited or not sentence.start <= trigger.start < sentence.end
        )
        claim = Claim(reading, trigger, attachment, value, predicate, inherited)
        reason = self._refused(claim) or self._fill_roles(claim) or self._refine(claim)
        subject, obj = claim.subject, claim.object
        if reason is None and subject is None:
            reason = "missing subject"
        if reason is None and subject and not self._allowed(claim.predicate, subject, obj, claim.quantity):
            reason = "kind or unit not of the predicate"
        if reason is not None or subject is None:
            (start, end), quantity = claim.anchor, claim.quantity
            if quantity is not None:
                start, end = min(start, quantity.start), max(end, quantity.end)
            reading.rejections.append(Rejection(predicate, reason or "", *sentence.clause(start, end), frame.rule))
            return False
        if obj is not None and claim.quantity is not None and claim.quantity.unit in ("units", "wafers"):
            self._counted_as[claim.predicate, claim.quantity.unit] = obj
        if claim.predicate in ("develops", "operates", "designs") and obj is not None and len(subject.mentions) == 1:
            for mention in obj.mentions:
                self._makers.setdefault(mention.id, subject.mentions[0])
        return self._assemble(
            reading, trigger, claim.attachment, claim.value, claim.predicate, subject, obj, index, size, claim.inherited
        )

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
        subject = self._kept_subject(claim) or claim.subject
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

    def _kept_subject(self, claim: Claim) -> Filled | None:
        """The subject of the figure before, unless a continuation names another."""
        frame, sentence, quantity, attachment = claim.frame, claim.sentence, claim.quantity, claim.attachment
        if attachment is None or quantity is None:
            return None
        kept = attachment.subject if attachment.inherited else None
        if (
            kept is not None
            and kept.place != "adjacent"
            and not (frame.predicate == "spec" and self._contrasts(sentence, quantity))
            and not self._names_subject(frame, sentence, quantity, attachment.since)
        ):
            return replace(kept, node=None)
        if claim.subject is None and claim.predicate in MEASURES:
            # "Analysts put its capex at $520 billion, 30% more than this year": of whom the sum was told.
            told = (a for a in reversed(claim.reading.attachments) if a.trigger is claim.trigger and a.subject)
            last = next(told, None)
            if (
                last is not None
                and last.subject is not None
                and last.quantity.end <= quantity.start
                and not self._names_subject(frame, sentence, quantity, last.quantity.end)
            ):
                return replace(last.subject, node=None)
        return None

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

    def _found_object(self, claim: Claim, subject: Filled) -> Filled | None:
        """The object where the frame looks for it, the party beside the figure, or that of the figure before."""
        sentence, frame, quantity, attachment = claim.sentence, claim.frame, claim.quantity, claim.attachment
        party = self._own_party(frame.object, claim.predicate, sentence, claim.trigger, quantity, claim.taken)
        if party is None and claim.predicate in ("market_share", "capacity", "capacity_gap"):
            party = self._line_behind(frame, sentence, quantity)
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

    def _renewed(
        self,
        frame: Frame,
        sentence: Sentence,
        quantity: Quantity | None,
        since: int,
        earlier: Filled,
        taken: Sequence[Mention],
    ) -> Filled | None:
        """What a further number is of, where it is named anew: "30,000 wafers at 7nm and, at 14nm, 15,000"."""
        kinds = frame.object_kinds & {"segment", "technology", "chip"}
        if any(place.startswith("before") for role in frame.object for place in role.places):
            kinds |= ORGANISATIONS  # 昆仑芯中标10亿元，燧原3亿元: who gets the order stands before it.
        if quantity is None or not kinds or earlier.mentions[0].kind not in kinds:
            return None
        known = {m.id for m in (*earlier.mentions, *taken)}
        for node in reversed(sentence.nodes):
            if node.marker and node.kinds & ORGANISATIONS:
                continue
            if since <= node.start and node.end <= quantity.start and node.mentions and node.has(kinds):
                members = self._discourse.members(node, tuple(kinds), sentence)
                named = tuple(m for m in members if m.id not in known and not (m.generic or m.anonymous))
                return Filled(named, node.start, node.end, node, "renewed") if named else None
            goods = "segment" in kinds and since <= node.start and node.end <= quantity.start and node.mentions
            if goods and node.mentions[0].generic and (line := self._known_segment(node.mentions[0].text)) is not None:
                # "Semiconductors made up $11 billion, and AI chips alone $6.5 billion"
                return (
                    Filled(
                        (replace(node.mentions[0], id=line.id, name=line.name, kind="segment", generic=False),),
                        node.start,
                        node.end,
                        node,
                        "renewed",
                    )
                    if line.id not in known
                    else None
                )
        return None

    def _line_behind(self, frame: Frame, sentence: Sentence, quantity: Quantity | None) -> Filled | None:
        """What one of several numbers is of that stands right behind it: "21% in HBM and 25% in DRAM"."""
        kinds = tuple(k for role in frame.object for k in role.kinds if k in ("segment", "technology"))
        if quantity is None or not kinds or self._language != "en":
            return None
        lines = [
            (q, n)
            for q in sentence.quantities
            for n in sentence.nodes
            if q.dimension == quantity.dimension and n.mentions and n.has(kinds)
            if _OF_LINE_BEHIND.fullmatch(sentence.words(q.end, n.start))
        ]
        own = next((n for q, n in lines if q.start == quantity.start), None)
        members = self._discourse.members(own, kinds, sentence) if own is not None and len(lines) > 1 else ()
        return Filled(members, own.start, own.end, own, "behind") if own is not None and members else None

    def _deal_is_worth(
        self, reading: Reading, trigger: Trigger, attachment: Attachment | None, value: Value | None
    ) -> bool:
        """State what the last order told is worth; whether there was one."""
        order = self._order
        if order is None or order.object is None or attachment is None:
            return False
        subject, obj = (
            Filled(
                (Mention(trigger.start, trigger.start, e.mention, e.id, e.name, e.kind),), trigger.start, trigger.start
            )
            for e in (order.subject, order.object)
        )
        return self._assemble(reading, trigger, attachment, value, "orders", subject, obj, 0, 1, inherited=True)

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

    def _assemble(
        self, reading: Reading, trigger: Trigger, attachment: Attachment | None, value: Value | None, predicate: str,
        subject: Filled, obj: Filled | None, index: int, size: int, inherited: bool,
    ) -> bool:  # fmt: skip
        sentence, frame = reading.sentence, trigger.frame
        quantity = attachment.quantity if attachment else None
        focus = (quantity.start, quantity.end) if quantity else (trigger.start, trigger.end)
        spans = [focus] + ([] if inherited else [(trigger.start, trigger.end)])
        spans += [
            (f.start, f.end)
            for f in (subject, obj)
            if f is not None and f.node is not None and sentence.start <= f.start < sentence.end
        ]
        low, high = min(s for s, _ in spans), max(e for _, e in spans)
        if predicate == "lead_time" and all(m.anonymous for m in subject.mentions):
            return False  # "We waited 19 months for our substation": of nobody's goods.
        if quantity is not None:
            quantity = self._figure_told(sentence, frame, predicate, value, quantity, subject, obj)
        counterfactual = sentence.search(self._grammar.modality["counterfactual"])
        if counterfactual and counterfactual.start() + sentence.start <= focus[1]:
            reading.rejections.append(Rejection(predicate, "contrary to fact", low, high, frame.rule))
            return False
        metric = (value.metric if value else None) or frame.metric
        if metric == "precision":
            metric = self._precision(reading, focus[0])
        if metric == "measured" and quantity is not None:
            metric = self._measured(reading, trigger, quantity)
            if metric is None:
                reading.rejections.append(Rejection(predicate, "missing metric", low, high, frame.rule))
                return False
        bandwidth = sentence.words(trigger.start, trigger.end).lower() in ("带宽", "bandwidth") or frame.metric is None
        if metric == "interconnect_bandwidth" and bandwidth and trigger.frame.metric is None:
            # Of a chip that nobody knows for its links a plain bandwidth is the memory's.
            metric = "memory_bandwidth" if subject.mentions[0].provisional else metric
        if metric == "interconnect_bandwidth" and bandwidth and self._is_of_memory(sentence, trigger):
            metric = "memory_bandwidth"
        time = self._time(sentence, frame, trigger, quantity, index, size, predicate, subject)
        dated = time[1] is not None and bool(sentence.times)
        if (
            frame.need_time
            and not dated
            and not (
                predicate != "delivery"  # That some have arrived says nothing of when.
                and subject.node is not None
                and not subject.node.anaphor
                and _HAPPENED.search(sentence.words(trigger.start - 12, trigger.start))
            )
            and not self._is_news(sentence, predicate, trigger)
        ):
            reading.rejections.append(Rejection(predicate, "missing time", low, high, frame.rule))
            return False
        if (predicate in REPORTED or predicate == "market_share") and quantity is not None:
            time = self._time_of_base(reading, sentence, predicate, subject, focus, time)
        if predicate.endswith("_change") and quantity is not None:
            time = self._time_of_sum(reading, sentence, predicate, subject, focus, time)
        by, level, denies = self._source(sentence, focus[0])
        if by is not None and by.kind == "region" and predicate in ("issues", "restricts", "threshold"):
            by = None  # Who announces a rule makes it.
        modality = self._modality(sentence, frame, value, trigger, quantity, time, level, denies, predicate, subject)
        if time[0] is None and predicate not in TIMELESS and reading.drafts and quantity is not None:
            # 已预订明年产能59.5万片；博通、超微则各拿下15万片与10.5万片
            last = next((d for d in reversed(reading.drafts) if d.predicate == predicate), None)
            goes_on = inherited or predicate in PERIODIC or predicate == "orders"
            if last is not None and goes_on and last.unit == quantity.unit:
                time = last.time, last.time_text
        if modality == "denied" and frame.joins and frame.object_first:
            modality = "asserted"  # Who denies that its site is affected has one.
        if time[0] is None and modality == "asserted" and self._is_news(sentence, predicate, trigger):
            time = (f"{self._published.year:04}-{self._published.month:02}" if self._published else None, None)
        if (
            quantity is not None
            and modality in ("planned", "possible")
            and quantity.cmp == "="
            and re.match("多达|高达|可达", quantity.text)
        ):
            quantity = replace(quantity, low=None, cmp="<=")  # 将部署多达13.1万颗: no more than that.
        modality, by = self._settled(reading, sentence, predicate, subject, quantity, time, modality, by, level)
        if by is None and (level == "said" or self._discourse.default_source is not None):
            by = self._credit(sentence, predicate, subject, modality, focus[0], quantity is not None)
        if by is None and level == "said":
            by = self._discourse.digested
        own = quantity is not None and inherited and self._language == "en"
        if own and sentence.search(FIGURE_IS, focus[0] - 40, focus[0] + 4):
            modality = "estimated"  # "She doubts that it has sold a million; her own figure is 650,000."
        if modality == "denied":
            by = self._refuter(sentence, focus[1]) or by
        start, end = sentence.clause(low, high)
        run = (
            self._time_list([t for t in sentence.times if t.value and t.start >= trigger.start - 2], sentence)
            if quantity is None
            else []
        )
        listed = subject if len(subject.mentions) > 1 else obj
        if quantity is None and len(run) < 2 and sentence.search(self._grammar.respectively, start, trigger.start):
            # 2027年四季度、2028年四季度分别推出A和B
            ahead = [t for t in sentence.times if t.value and start - 40 <= t.start and t.end <= trigger.start]
            run = self._time_list(ahead, sentence)
        each_time = {
            m.id: (self._value_of(t, subject, predicate), t.text)
            for m, t in (
                zip(listed.mentions, run, strict=True)
                if listed is not None and len(run) == len(listed.mentions) > 1
                else ()
            )
        }
        paired: set[tuple[str, str]] = set()
        for one, other in self._distribute(sentence, frame, predicate, subject, obj, quantity, index, size, trigger):
            if other is not None and one.id == other.id:
                continue
            if predicate == "needs" and other is not None and self._sells_only(one.id, other.id):
                continue  # 英伟达机柜需求在6万柜左右: what others need of it.
            if predicate == "issues" and other is not None and not self._may_issue(sentence, one.id, other.id):
                continue  # 经济部已列入管理名单，此次美方新规影响有限: it is not America's list.
            if predicate == "restricts" and other is not None and other.id == self._rules.made_by:
                continue  # "Letters from the American government": whose rule it is.
            if predicate == "partners_with" and other is not None:
                if (other.id, one.id) in paired:
                    continue  # It has no direction.
                paired.add((one.id, other.id))
            time = each_time.get(one.id) or (each_time.get(other.id) if other else None) or time
            reading.drafts.append(
                Draft(
                    predicate=predicate,
                    subject=one,
                    object=other,
                    start=start,
                    end=end,
                    rule=frame.rule,
                    metric=metric,
                    low=quantity.low if quantity else None,
                    high=quantity.high if quantity else None,
                    unit=quantity.unit if quantity else None,
                    cmp=quantity.cmp if quantity else None,
                    time=time[0],
                    by=by,
                    modality=modality,
                    value_text=quantity.text if quantity else None,
                    time_text=time[1],
                    explicit_source=any(
                        a.by is not None and a.start <= focus[0] < a.end for a in sentence.attributions
                    ),
                    explicit_time=time[1] is not None and bool(sentence.times),
                )
            )
            implied = dict(frame.implies).get(other.kind) if other is not None and modality != "denied" else None
            if implied is not None:
                # Who is to launch a model has developed it; who is to launch a cluster does not run it yet.
                firm: Modality = "asserted" if implied in TIMELESS else modality
                reading.drafts.append(Draft(implied, one, other, start, end, frame.rule, by=by, modality=firm))
        return True

    def _is_of_mainland(self, subject: Filled, quantity: Quantity) -> bool:
        """Whether 元 alone, in traditional characters, tells of a mainland company, which reckons in its own money."""
        if re.search("元", quantity.text) is None or re.search("台|NT", quantity.text):
            return False
        owners = [self._discourse.catalogue.get(self._vendor_id(m) or m.id) for m in subject.mentions]
        return all(owner is not None and owner.country == "CN" for owner in owners)

    def _figure_told(
        self, sentence: Sentence, frame: Frame, predicate: str, value: Value | None, quantity: Quantity,
        subject: Filled, obj: Filled | None,
    ) -> Quantity:  # fmt: skip
        """A figure in the unit, sign and bounds in which its predicate is told."""
        if (
            quantity.unit == "units"
            and quantity.classifier == "片"
            and "wafers" in (value.units if value else ())
            and obj is not None
            and obj.mentions[0].kind == "foundry"
            and (
                node_beside(sentence, quantity, ("chip",)) is None
                or "晶圆" in sentence.words(quantity.end, quantity.end + 10)
            )
        ):
            quantity = replace(quantity, unit="wafers")
        if quantity.unit == "wafers" and quantity.classifier == "片" and obj is not None:
            quantity = replace(quantity, unit="units") if obj.mentions[0].kind == "chip" else quantity
        if quantity.unit == "TWD" and self._is_of_mainland(subject, quantity):
            quantity = replace(quantity, unit="CNY")
        if _NOT_BEFORE.search(sentence.words(quantity.start - 12, quantity.start)):
            quantity = _negated_bound(quantity)
        taken_of = "base-of" in frame.object_places
        if predicate == "slowdown" and quantity.kind == "multiple" and taken_of:
            # Twice as long is as much again.
            spent = (None if b is None else b - 1 for b in (quantity.low, quantity.high))
            quantity = replace(quantity, low=next(spent), high=next(spent))
        if predicate == "slowdown" and (quantity.low or quantity.high or 0) < 0:
            quantity = replace(
                quantity,
                low=None if quantity.high is None else -quantity.high,
                high=None if quantity.low is None else -quantity.low,
                cmp=FLIP.get(quantity.cmp, quantity.cmp) or quantity.cmp,
            )
        if predicate == "spec_ratio" and obj is not None:
            marker = obj.node.marker if obj.node is not None else "than"
            quantity = self._whole_ratio(quantity, marker, sentence)
        if frame.name == "met-en":
            least, most = (None if b is None else 1 - b for b in (quantity.high, quantity.low))
            quantity = replace(quantity, low=least, high=most, cmp=FLIP.get(quantity.cmp, quantity.cmp) or quantity.cmp)
        if predicate in ("capacity_gap", "cuts_orders") and (quantity.low or quantity.high or 0) < 0:
            quantity = replace(
                quantity,
                low=None if quantity.high is None else -quantity.high,
                high=None if quantity.low is None else -quantity.low,
            )
        if self._language == "zh":
            quantity = self._bounded_by_superlative(sentence, predicate, quantity)
        if predicate == "threshold":
            # "More than 4,800": the line itself is 4,800.
            line = quantity.low if quantity.low is not None else quantity.high
            if quantity.low is None or quantity.high is None:
                quantity = replace(quantity, low=line, high=line, cmp="=")
        return quantity

    def _is_news(self, sentence: Sentence, predicate: str, trigger: Trigger) -> bool:
        """Whether an undated event is what the article brings as news: its first sentence announces it."""
        if predicate not in _NEWS or sentence.start != self._lead:
            return False
        if sentence.words(trigger.end - 1, trigger.end + 1).find("的") >= 0:
            return False  # OpenAI发表的GPT-3
        if predicate in ("restricts", "issues") and not self._rules.is_news():
            return False
        start, end = sentence.clause(trigger.start, trigger.end)
        if any(start <= t.start < end for t in sentence.times):
            return False
        return predicate != "production_start" or sentence.search(_ANNOUNCED, start, trigger.end + 4) is not None

    def _distribute(
        self, sentence: Sentence, frame: Frame, predicate: str, subject: Filled, obj: Filled | None,
        quantity: Quantity | None, index: int, size: int, trigger: Trigger,
    ) -> list[tuple[EntityReference, EntityReference | None]]:  # fmt: skip
        """Members of lists: one fact each, paired by order, or all of them together."""

        def unique(filled: Filled) -> list[Mention]:
            return list({m.id: m for m in filled.mentions}.values())

        subjects = unique(subject)
        objects = unique(obj) if obj else []
        if len(subjects) == 1 and len(objects) < 2:
            return [(reference(subjects[0]), reference(objects[0]) if objects else None)]
        window = (
            sentence.words(min(subject.start, trigger.start), max(trigger.end, quantity.end if quantity else 0))
            if subject.node
            else sentence.text
        )
        if quantity is not None and self._language == "en":
            window += re.split(r"[,;.]\s", sentence.words(quantity.end, quantity.end + 24))[0]
        each = self._grammar.each.search(window) is not None
        total = self._grammar.total.search(window) is not None
        if quantity is not None and sentence.search(self._grammar.total, quantity.start - 5, quantity.start + 2):
            each = False  # 分别为800亿和650亿美元，合计1450亿美元
        if size > 1 and size in (len(subjects), len(objects)):
            subjects = [subjects[index]] if len(subjects) == size else subjects
            objects = [objects[index]] if len(objects) == size else objects
        respectively = sentence.search(self._grammar.respectively) is not None or (
            obj is not None and obj.place == "base"
        )
        # "the L20 and L2, which derive from the L40 and the L4"
        respectively = respectively or predicate in ("variant_of", "successor_of")
        if len(subjects) > 1 and len(subjects) == len(objects) and respectively:
            return [(reference(a), reference(b)) for a, b in zip(subjects, objects, strict=True)]
        kind = subjects[0].kind if subjects else ""
        together = predicate in ("develops", "launches", "designs") and kind in ORGANISATIONS and len(objects) == 1
        joint_subject = (
            len(subjects) > 1
            and (quantity is not None or together)
            and not each
            and (
                together
                or total
                or (
                    kind in ORGANISATIONS
                    and predicate in ("orders", "holds", "invests_in", "supplies", "capex", "sales")
                )
            )
            and not any(r.spread for r in frame.subject)
        )
        joint_object = (
            len(objects) > 1
            and quantity is not None
            and not each
            and (objects[0].kind == "chip" or (predicate == "orders" and objects[0].kind in ORGANISATIONS))
            and not any(r.spread for r in frame.object)
        )
        left = [joint(subjects)] if joint_subject else [reference(m) for m in subjects]
        right: list[EntityReference | None] = (
            [None] if not objects else [joint(objects)] if joint_object else [reference(m) for m in objects]
        )
        return [(one, other) for one in left for other in right]

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

    def _allowed(self, predicate: str, subject: Filled, obj: Filled | None, quantity: Quantity | None) -> bool:
        """Whether predicates.yaml lets the predicate have this subject, object and unit."""
        known = self.frames.predicates[predicate]
        if subject.mentions[0].kind not in known.subject or (
            obj is not None and obj.mentions[0].kind not in known.object
        ):
            return False
        if quantity is None or quantity.unit is None:
            return True
        return quantity.unit in known.units or ("money" in known.units and quantity.dimension == "money")

    def _names_subject(self, frame: Frame, sentence: Sentence, quantity: Quantity, last: int) -> bool:
        """Whether something that may be the subject stands between the quantity that is continued and this one."""
        kinds = frame.subject_kinds
        return any(
            (
                (last <= n.start and n.end <= quantity.start)
                # "against 80 GB on the H100"
                or (
                    0 <= n.start - quantity.end < 24
                    and re.fullmatch(
                        r"\s(?:for|at|on)\s(?:(?:the|an?|each|every)\s)?",
                        without_makers(sentence, quantity.end, n),
                    )
                )
            )
            and (n.has(kinds) or self._stands_for_maker(frame, sentence, n, quantity))
            and not n.bracket
            and not (n.anaphor and not n.kinds and n.pick not in ("former", "latter"))
            for n in sentence.nodes
        )

    def _gapped(self, reading: Reading, trigger: Trigger, quantity: Quantity, role: Role) -> Filled | None:
        """The subject of a clause whose verb is left out: "Llama on 16,384 H100s, and GPT-3 on 10,000 V100s"."""
        before = next((a for a in reversed(reading.attachments) if a.trigger.frame is trigger.frame), None)
        if before is None or before.trigger is not trigger or trigger.end > before.quantity.start:
            return None
        sentence = reading.sentence
        for node in sentence.nodes:
            if (
                before.quantity.end <= node.start
                and node.end <= quantity.start
                and node.has(role.kinds)
                and not (node.anaphor or node.marker or node.vendor or node.bracket or node.owner)
            ):
                members = self._discourse.members(node, role.kinds, sentence)
                if members and not (members[0].kind in ORGANISATIONS and self._discourse.is_observer(members[0])):
                    return Filled(members, node.start, node.end, node, "gapped")
        return None


def joint(mentions: Sequence[Mention]) -> EntityReference:
    """Several entities that share one number, as one."""
    ordered = sorted({m.id: m for m in mentions}.values(), key=lambda m: m.id)
    return EntityReference(
        "+".join(m.id for m in ordered),
        " + ".join(m.name for m in ordered),
        " + ".join(m.text for m in ordered),
        any(m.provisional for m in ordered),
    )


def _negated_bound(quantity: Quantity) -> Quantity:
    """不会低于900亿: "less than" denied is "at least"."""
    if quantity.cmp == "<" and quantity.low is None:
        return replace(quantity, low=quantity.high, high=None, cmp=">=")
    if quantity.cmp == ">" and quantity.high is None:
        return replace(quantity, low=None, high=quantity.low, cmp="<=")
    return quantity
