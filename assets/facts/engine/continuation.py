"""What a further figure is of: what goes on from the figure before it, and what is named anew."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assets.facts.discourse import ORGANISATIONS, Sentence
from assets.facts.engine.noun_phrases import BEHIND_REACH, OF_METRIC_BEHIND, without_makers
from assets.facts.engine.places import Places
from assets.facts.engine.state import MEASURES, Claim, Filled, Reading
from assets.facts.frames import Frame, Role, Trigger
from assets.facts.mentions import Mention
from assets.facts.patterns import screened
from assets.facts.quantities.quantity import Quantity

# Between a further number and what it is of: "21% in HBM and 25% in DRAM".
_OF_LINE_BEHIND = re.compile(r"\s(?:in|of|for|at)\s(?:the\s)?")
# "20% at Meta and 30% at Google"
_AT_COMPANY_BEHIND = re.compile(r"\s(?:at|for)\s(?:the\s)?")
# "192 GB against 80 GB"
_AGAINST = re.compile(r"\s(?:against|versus|vs\.?|compared (?:with|to)|to)\s(?:the\s)?")
_LINK_LENGTH = 12
# "the $38 billion that Google spent"
_THAT = re.compile(r"\s(?:(?:that|which)\s)?(?:the\s)?")
# Right before a part of what has just been told of a site.
_PART = screened(r"(?:\bof which|其中)[^,;，；]{0,24}$")
_OF_SITE = frozenset({"power", "cluster_size"})
# Around a line of business that has a sum and no verb: ", gaming $3 billion".
_THEN_LINE = re.compile(r"(?:[,;]|\band|[，；、])\s?(?:its |the )?$")
_THEN_SUM = re.compile(
    r"\s?(?:(?:business|segment|unit|revenue|sales|about|around|some|at|业务|部门|约|为|则|是|有|也|只|仅|另)\s?)*"
)


class Continuation(Places):
    """Finds of whom and of what a further figure is."""

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
        part = claim.predicate in _OF_SITE and sentence.search(_PART, sentence.start, quantity.start) is not None
        if claim.subject is None and (claim.predicate in MEASURES or part):
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
        return self._distributed(kinds, sentence, quantity, _OF_LINE_BEHIND)

    def _line_ahead(
        self, frame: Frame, sentence: Sentence, trigger: Trigger, quantity: Quantity | None
    ) -> Filled | None:
        """What one of several sums is of that goes on from a trigger with a line alone: ", gaming $3 billion"."""
        if quantity is None or not sentence.start <= trigger.start < trigger.end <= quantity.start:
            return None
        kinds = tuple(k for role in frame.object for k in role.kinds if k == "segment")
        for node in sentence.nodes:
            if (
                trigger.end < node.start < quantity.start
                and node.mentions
                and node.has(kinds)
                and _THEN_LINE.search(sentence.words(node.start - 8, node.start))
                and _THEN_SUM.fullmatch(sentence.words(node.end, quantity.start))
            ):
                return Filled(node.mentions, node.start, node.end, node, "ahead")
        return None

    def _company_behind(self, frame: Frame, sentence: Sentence, quantity: Quantity | None) -> Filled | None:
        """Whose one of several numbers is that stands right behind it: "20% at Meta and 30% at Google"."""
        kinds = tuple(k for role in frame.subject for k in role.kinds if k in ORGANISATIONS)
        return self._distributed(kinds, sentence, quantity, _AT_COMPANY_BEHIND)

    def _who_spent(self, frame: Frame, sentence: Sentence, quantity: Quantity | None) -> Filled | None:
        """Whose an English sum is that a relative clause tells apart: "close to the $38 billion that Google spent"."""
        if quantity is None or self._language != "en":
            return None
        if not sentence.words(quantity.start - 4, quantity.start).lower().endswith("the "):
            return None
        kinds = tuple(k for role in frame.subject for k in role.kinds if k in ORGANISATIONS)
        for node in sentence.nodes:
            if (
                0 < node.start - quantity.end < _LINK_LENGTH
                and node.has(kinds)
                and _THAT.fullmatch(sentence.words(quantity.end, node.start))
            ):
                members = self._discourse.members(node, kinds, sentence)
                return Filled(members, node.start, node.end, node, "behind") if members else None
        return None

    def _compared_in_bracket(self, frame: Frame, sentence: Sentence, quantity: Quantity | None) -> Filled | None:
        """Whose one of two numbers is in brackets behind a comparison: "more than the H100 (192 GB against 80 GB)"."""
        if quantity is None or self._language != "en" or not sentence.in_bracket(quantity.start):
            return None
        alike = [q for q in sentence.quantities if q.dimension == quantity.dimension and sentence.in_bracket(q.start)]
        if len(alike) != 2 or not _AGAINST.fullmatch(sentence.words(alike[0].end, alike[1].start)):
            return None
        kinds = tuple(frame.subject_kinds)
        nodes = [n for n in sentence.nodes if n.end <= alike[0].start and n.has(kinds) and not n.vendor]
        if len(nodes) < 2 or not re.fullmatch(r"\s?\(", sentence.words(nodes[-1].end, alike[0].start)):
            return None
        if not re.search(
            r"\bthan (?:the |an? )?(?:[\w’'-]+ )?$", sentence.words(nodes[-1].start - 16, nodes[-1].start)
        ):
            return None
        node = nodes[-2] if quantity.start == alike[0].start else nodes[-1]
        members = self._discourse.members(node, kinds, sentence)
        return Filled(members, node.start, node.end, node, "behind") if members else None

    def _distributed(
        self, kinds: tuple[str, ...], sentence: Sentence, quantity: Quantity | None, link: re.Pattern[str]
    ) -> Filled | None:
        """Which name behind one of several English numbers of a kind it is of, where each has one of its own."""
        if quantity is None or not kinds or self._language != "en":
            return None
        pairs = [
            (q, n)
            for q in sentence.quantities
            for n in sentence.nodes
            if q.dimension == quantity.dimension and n.mentions and n.has(kinds)
            if 0 < n.start - q.end < _LINK_LENGTH and link.fullmatch(sentence.words(q.end, n.start))
        ]
        own = next((n for q, n in pairs if q.start == quantity.start), None)
        members = self._discourse.members(own, kinds, sentence) if own is not None and len(pairs) > 1 else ()
        return Filled(members, own.start, own.end, own, "behind") if own is not None and members else None

    def _names_subject(self, frame: Frame, sentence: Sentence, quantity: Quantity, last: int) -> bool:
        """Whether something that may be the subject stands between the quantity that is continued and this one."""
        kinds = frame.subject_kinds
        for node in sentence.nodes:
            between = last <= node.start and node.end <= quantity.start
            # "against 80 GB on the H100"
            behind = 0 <= node.start - quantity.end < BEHIND_REACH and OF_METRIC_BEHIND.fullmatch(
                without_makers(sentence, quantity.end, node)
            )
            if not (between or behind) or node.bracket:
                continue
            if node.anaphor and not node.kinds and node.pick not in ("former", "latter"):
                continue
            if node.has(kinds) or self._stands_for_maker(frame, sentence, node, quantity):
                return True
        return False

    def _gapped(self, reading: Reading, trigger: Trigger, quantity: Quantity, role: Role) -> Filled | None:
        """The subject of a clause whose verb is left out: "Llama on 16,384 H100s, and GPT-3 on 10,000 V100s"."""
        before = next((a for a in reversed(reading.attachments) if a.trigger.frame is trigger.frame), None)
        if before is None or before.trigger is not trigger or trigger.end > before.quantity.start:
            return None
        sentence = reading.sentence
        for node in sentence.nodes:
            if (
                node.kinds == {"region"}
                and self._language == "zh"
                and node.start > sentence.clause(node.start, node.start)[0] + 1
            ):
                continue  # 采购约40万颗用于得州，金额…: where the goods go.
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
