"""Names in a list with one another, and figures that each have a party of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from assets.facts.discourse import ORGANISATIONS, Node, Sentence
from assets.facts.engine.noun_phrases import without_makers
from assets.facts.engine.places.eligibility import Eligibility
from assets.facts.engine.state import Filled
from assets.facts.frames import Role, Trigger
from assets.facts.quantities.quantity import Quantity

# Between two to whom the same is done: "supplies HBM to Nvidia for the GB300 and to AMD".
_AND_AGAIN = re.compile(r"(?: for (?:the |its )?[^,;]{2,24})?,? (?:and|as well as) (?:also )?(?:to|from|for) (?:the )?")
# Behind which prepositions the other party of a deal stands.
_PARTY_MARKERS = {
    "orders": frozenset({"from", "with", "向", "从", "找", "与", "和", "跟"}),
    "supplies": frozenset({"to", "with", "for", "向", "给", "为"}),
    "invests_in": frozenset({"in", "into", "向", "对", "给"}),
}
_TO_PARTY = re.compile(r"(?:\s(?!and\b|or\b|but\b|while\b)[\w'’.-]+){0,5}\s")


class Coordination(Eligibility):
    """Joins who is named along with who stands in a role."""

    def _with_joined(self, filled: Filled, role: Role, sentence: Sentence, taken: tuple[str, ...]) -> Filled:
        """A member of a list with those of another kind: "Huawei and SMIC", A100、昇腾 and HBM."""
        if filled.node is None or filled.node.anaphor:
            return filled
        for node in sentence.nodes:
            if node is filled.node or node.anaphor or node.vendor or not node.has(role.kinds):
                continue
            if any(self._discourse.is_observer(m) for m in node.mentions):
                continue  # "has ordered more from TSMC, Reuters reported"
            if filled.start < node.start:
                between = without_makers(sentence, filled.end, node)
            else:
                between = sentence.words(node.end, filled.start)
                if node.marker and "," in between:
                    continue  # "is taking overflow from TSMC, and Amkor has …"
            again = node.marker == filled.node.marker and _AND_AGAIN.fullmatch(between) is not None
            one_list = node.owner or filled.node.owner or node.kinds == filled.node.kinds
            if one_list and not (role.spread or again):
                continue  # "T-Head, Alibaba's chip arm, designed …"; a list of one kind is one node.
            if again or self._grammar.connector.match(between or "x"):
                members = self._discourse.members(node, role.kinds, sentence)
                new = tuple(m for m in members if m.id not in taken and not m.generic)
                start, end = min(filled.start, node.start), max(filled.end, node.end)
                filled = replace(filled, mentions=(*filled.mentions, *new), start=start, end=end)
        return filled

    def _own_party(
        self, roles: Iterable[Role], predicate: str, sentence: Sentence, trigger: Trigger, quantity: Quantity | None,
        taken: tuple[str, ...],
    ) -> Filled | None:  # fmt: skip
        """With whom one of several numbers is told, each with its own: "1,200 servers to Baidu and 800 to Tencent"."""
        markers = _PARTY_MARKERS.get(predicate)
        if markers is None or quantity is None:
            return None
        kinds = tuple(kind for role in roles for kind in role.kinds if kind in ORGANISATIONS)
        if self._language == "zh":
            # 以50亿美元入股英特尔，还承诺对OpenAI分批投入1000亿美元: in a clause of its own.
            start, _ = sentence.clause(quantity.start, quantity.start)
            nodes = [n for n in sentence.nodes if start <= n.start and n.end <= quantity.start and n.marker in markers]
            named = next((n for n in nodes if trigger.end <= start and n.has(kinds)), None)
            members = self._discourse.members(named, kinds, sentence) if named is not None else ()
            members = tuple(m for m in members if m.id not in taken)
            return Filled(members, named.start, named.end, named, "marked") if named is not None and members else None
        own = _party_beside(sentence, quantity, kinds, markers)
        alike = (q for q in sentence.quantities if q.dimension in (quantity.dimension, "number", "count"))
        others = [_party_beside(sentence, q, kinds, markers) for q in alike if q.start != quantity.start]
        parallel = own is not None and any(o is not None and o is not own and o.marker == own.marker for o in others)
        if own is None or not parallel:
            return None
        members = tuple(m for m in self._discourse.members(own, kinds, sentence) if m.id not in taken)
        return Filled(members, own.start, own.end, own, "marked") if members else None


def _party_beside(
    sentence: Sentence, quantity: Quantity, kinds: tuple[str, ...], markers: frozenset[str]
) -> Node | None:  # fmt: skip
    """Who stands with a number of several: "800 to Tencent", "Tencent with 800"."""
    named = [n for n in sentence.nodes if n.mentions and n.has(kinds) and not (n.source or n.vendor)]
    for node in named:
        if node.start >= quantity.end and node.marker in markers:
            return node if _TO_PARTY.fullmatch(sentence.words(quantity.end, node.start)) else None
    return None
