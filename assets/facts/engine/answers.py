"""What only an answer, a denial or a correction says of the sentence before it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from assets.facts.discourse import Sentence, common
from assets.facts.engine.predicates.chips import WHO_MAKES
from assets.facts.engine.qualifiers.guidance import GUIDANCE, TO_COME_ZH
from assets.facts.engine.state import TIMELESS, Attachment, Draft, Filled, Reading, like
from assets.facts.engine.statements import FIGURE_IS, Statements
from assets.facts.engine.triggers import Triggers
from assets.facts.frames import Trigger, Value
from assets.facts.patterns import screened
from assets.facts.quantities.quantity import Quantity
from assets.facts.talks.interviews import asks_for_stock

# What asks for a name, and of which kinds the answer's may be.
_WHO = re.compile(
    r"\b(?:[Ww]ho(?:m|se)?|[Ww]hich|[Ww]hat (?:chips?|hardware|silicon))\b[^?]*\?"
    r"|(?:谁|哪家|哪几家|哪些|哪里)[^？?]*[？?]"
)
# The frame that answers who makes a chip.
# "Oracle disputes the figure."
_OF_A_FIGURE = screened(r"\b(?:the|that|this) (?:figure|number|estimate|sum|count)s?\b|(?:该|这[一个]?)数字")
_MADE_BY = "fabricates/passive-en"
_SUPPLIES = screened(r"suppl|provid|deliver", re.IGNORECASE)
_TOLD_BY_NAME = {
    "fabricates": ("foundry",), "supplies": ("company", "foundry"), "invests_in": ("company",),
    "partners_with": ("company", "foundry"), "uses": ("chip",),
}  # fmt: skip
# What an answer states that only counts, where it was asked how many there are.
_HAVING = "holds/have"


class Answers(Triggers, Statements):
    """Reads sentences by the one before them."""

    def _takes_up(self, sentence: Sentence) -> Sequence[Sentence]:
        """The sentence before that a short one only gives the figure for: a correction, or what someone reckons."""
        past = next(iter(reversed(self._discourse.history)), None)
        if past is None or past.block != sentence.block or self._language != "en" or len(sentence.text) > 90:
            return ()
        return [past] if past is self._corrected or sentence.search(FIGURE_IS) else ()

    def _answered_claim(self, sentence: Sentence) -> list[Draft] | None:
        """What was claimed in the question, denied or owned to; None where the answer is no plain no or yes."""
        by = self._discourse.default_source
        if self.claimed and common()["plain_yes"].fullmatch(sentence.text):
            return [replace(d, modality="asserted", by=by, explicit_source=True) for d in self.claimed]
        if not self.claimed or not common()["plain_no"].match(sentence.text):
            return None
        return [
            replace(d, modality="denied", by=by, start=sentence.start, end=sentence.end, explicit_source=True)
            for d in self.claimed
        ]

    def _answers(self, sentence: Sentence, quantity: Quantity) -> Iterable[Attachment]:
        """The frames of a question ("What did that cost?") whose number an answer may give ("About €12 million")."""
        if quantity.converts is not None or sentence.is_gloss(quantity.start):
            return
        triggers = [t for question in self.asked for t in question.triggers if self._counts(t, question)]
        if asks_for_stock(self.asked) and self._discourse.own_chip is None:
            triggers = [*triggers, *(Trigger(0, 0, frame) for frame in self.frames.frames if frame.rule == _HAVING)]
        for trigger in triggers:
            for value in trigger.frame.values:
                fitted = self.fit(value, self._asked_count(quantity, sentence), sentence, trigger)
                fitted = fitted or self._in_unit_asked(value, quantity, sentence)
                if fitted is not None:
                    # What the words of the question would say beside the number.
                    here = replace(trigger, start=quantity.start, end=quantity.start)
                    yield Attachment(fitted, here, value, 0.0, inherited=True, since=sentence.start, asked=True)
                    break

    def _named_answer(self, reading: Reading) -> None:
        """State what an answer only names, where it was asked who does it: "Who makes it? — TSMC, on a 5nm line"."""
        sentence, main = reading.sentence, self._discourse.main_company
        question = next((q for q in self.asked if _WHO.search(q.text) or q.search(WHO_MAKES)), None)
        clause_end = sentence.clause(sentence.start, sentence.start)[1]
        verb = any(t.frame.predicate and t.start < clause_end for t in self._counted)
        named = [n for n in sentence.nodes if n.mentions and not n.bracket and n.start - sentence.start <= 12]
        if question is None or verb or not named or not self._discourse.first_person or main is None:
            return
        node, us = named[0], Filled((main,), sentence.start, sentence.start, None, "speaker")
        triggers = list(question.triggers)
        if question.search(WHO_MAKES):
            triggers += [Trigger(0, 0, frame) for frame in self.frames.frames if frame.rule == _MADE_BY]
        for trigger in triggers:
            predicate, kinds = trigger.frame.predicate, _TOLD_BY_NAME.get(trigger.frame.predicate or "")
            members = self._discourse.members(node, kinds, sentence) if kinds else ()
            members = tuple(m for m in members if not (m.generic or m.anonymous or m.id == main.id))
            if predicate is None or not members or trigger.frame.value == "required":
                continue
            if any(d.predicate == predicate for d in reading.drafts):
                return
            if predicate == "supplies" and not question.search(_SUPPLIES, trigger.start, trigger.end):
                continue  # "Who rents all this?"
            here = replace(trigger, start=node.start, end=node.end)
            answer = Filled(members, node.start, node.end, node, "answer")
            if predicate == "fabricates":
                chips = self._discourse.topic(("chip",), sentence, sentence.start)[:1]
                other = Filled(chips, sentence.start, sentence.start, None, "topic") if chips else None
            else:
                other = us
            if other is None or any(m.generic for m in other.mentions):
                continue
            pair = (other, answer) if predicate in ("uses", "partners_with") else (answer, other)
            if self._assemble(reading, here, None, None, predicate, *pair, 0, 1, inherited=True):
                return

    def _asked_count(self, quantity: Quantity, sentence: Sentence) -> Quantity:
        """A bare number that opens an answer to "How many chips …?" counts them."""
        start = sentence.clause(quantity.start, quantity.start)[0]
        opens = re.fullmatch(r"\W*(?:\w+\W+){0,4}", sentence.words(start, quantity.start))
        chips = [n for question in self.asked for n in question.nodes if n.has(("chip",))]
        many = any(re.search(r"\bhow many\b", question.text, re.I) for question in self.asked)
        counts = quantity.dimension == "number" and (quantity.low or quantity.high or 0) > 9
        return replace(quantity, unit="units", dimension="count") if counts and opens and chips and many else quantity

    def _in_unit_asked(self, value: Value, quantity: Quantity, sentence: Sentence) -> Quantity | None:
        """A bare number in the unit that the question names: "with 1,000 H100s. It has 10,000."."""
        if self._language != "en" or quantity.dimension != "number":
            return None
        for question in self.asked:
            for named in question.quantities:
                if named.dimension not in ("number", "ratio", "duration") and named.unit in value.units:
                    return self.fit(value, like(quantity, named), sentence, None)
        return None

    def _complete_answer(self, reading: Reading) -> None:
        """Give the facts of an answer the time that was asked for, those of a list how firm its caption says they are.

        "What was revenue last year?", "Capex guidance, 2025".
        """
        times = [time for question in self.asked for time in question.times if time.value is not None]
        for draft in reading.drafts if len(times) == 1 else ():
            stated = any(draft.start <= time.start < draft.end for time in reading.sentence.times)
            if not stated and draft.predicate not in TIMELESS:
                draft.time, draft.time_text = times[0].value, times[0].text
        captions = [q for q in self.asked if self.captioned and not q.text.rstrip().endswith(("?", "？"))]
        if any(q.search(GUIDANCE) or q.search(TO_COME_ZH) for q in captions):
            for draft in reading.drafts:
                if draft.modality == "asserted" and draft.predicate not in TIMELESS:
                    draft.modality = "planned" if draft.predicate == "capex" else "estimated"

    def _denied_before(self, sentence: Sentence) -> list[Draft] | None:
        """What the sentence before states, denied, as in "The firm disputes this", 对此，寒武纪回应称不属实.

        None where the sentence is no mere denial.
        """
        by = next((a.by for a in sentence.attributions if a.denies and a.by is not None), None)
        short = len(sentence.text) <= (36 if self._language == "zh" else 90)
        if by is None or sentence.refuted is None or not short:
            return None
        if any(q.dimension != "number" and q.classifier != "个" for q in sentence.quantities):
            return None
        if self._language == "zh" and any(
            len(part) > 12 for part in sentence.text[: sentence.refuted.start()].split("，")[:-1]
        ):
            return None  # 有自媒体说它又在台积电下单，公司发声明否认: what is denied stands here.
        denial = sentence.start + sentence.refuted.start()
        verbs = (t for t in sentence.triggers if t.frame.predicate and t.end - t.start > 1)  # 在微博上回应: no verb
        if self._language == "zh" and any(t.end <= denial for t in verbs):
            return None  # 外传腾讯砍单，腾讯否认
        if any(d.modality == "denied" or d.by == by for d in self._drafts):
            return None
        told = [d for d in self._drafts if d.unit is not None or not sentence.search(_OF_A_FIGURE)]
        own = [d for d in told if by.id in (d.subject.id, d.object.id if d.object else "")]
        return [
            replace(d, modality="denied", by=by, start=sentence.start, end=sentence.end, explicit_source=True)
            for d in own or told
        ] or None
