"""Parties and goods of what the text stated before: the order, the supply, the measure that words go on with."""

from __future__ import annotations

import re
from dataclasses import replace

from assets.facts.discourse import ORGANISATIONS
from assets.facts.engine.figures.counts import Counts
from assets.facts.engine.places.look import Look, told_again
from assets.facts.engine.state import Draft, Filled
from assets.facts.engine.subjects import Subjects
from assets.facts.mentions import Mention
from assets.facts.model import EntityReference
from assets.facts.quantities.quantity import Quantity

_ANY_OF_MAKER = re.compile(
    r"[\w, ]*?\d[\d,.]*(?: (?:million|thousand))?(?: of)? [A-Z][\w&.-]+(?:['’]s?)? (?:[a-z-]+ ){0,2}"
    r"(?:chips|GPUs|cards|accelerators|processors)\b"
)
_TENDERS = re.compile(
    r"[^，。；]{0,34}?(?:集采|集中采购|招标|招采|中标结果|中标候选|标案|公示[^，。；]{0,6}(?:结果|名单)|采购(?:的?(?:结果|项目|公告|公示|候选|名单|大单|标)))"
    r"|(?:组织|发起|牵头|启动|实施|负责)[^，。；]{0,12}?(?:采购|，)|公开采购"
)
# 本批采购由数据集团组织, 采购人为某集团
_TENDERED_BY = re.compile(r"(?:采购|招标|集采|标案)[^，。；]{0,6}由$|(?:采购|招标)(?:人|方|单位)(?:为|是|：|系)$")

# What tells the worth of a deal, whichever side of it was told before.
_WORTH_OF_DEAL = frozenset({"orders/worth-en", "orders/contract", "orders/is-for-en"})


class ToldBefore(Subjects, Counts):
    """Finds who stands in a role by what was stated before."""

    def _at_same_counted(self, look: Look) -> Filled | None:
        """What the sentence has counted so far, for a count without a noun."""
        role, trigger, quantity, sentence, taken = look.role, look.trigger, look.quantity, look.sentence, look.taken
        name = look.name
        # "Samsung will buy 50,000 Nvidia GPUs, Naver 60,000": of what the sentence has counted.
        if quantity is None or quantity.unit is None:
            return None
        last = self._counted_as.get((trigger.frame.predicate or "", quantity.unit))
        if last is None or last.start < sentence.start:
            return None
        renamed = any(last.end < n.start < quantity.end + 20 and n.has(("chip", "product")) for n in sentence.nodes)
        fits = last.mentions[0].kind in role.kinds and last.mentions[0].id not in taken
        return replace(last, node=None, place=name) if fits and not renamed else None

    def _at_topic_counted(self, look: Look) -> Filled | None:
        """The chips spoken of, for a count without a noun."""
        role, trigger, quantity, sentence = look.role, look.trigger, look.quantity, look.sentence
        name, anchor, inherited = look.name, look.anchor, look.inherited
        if quantity is None or quantity.unit != "units" or inherited:
            return None
        last = self._counted_as.get((trigger.frame.predicate or "", "units"))
        if last is not None and sentence.start <= last.start and last.mentions[0].kind in role.kinds:
            return replace(last, node=None, place=name)
        if _ANY_OF_MAKER.match(sentence.words(quantity.start, quantity.end + 40)):
            return None  # "hosts some 9,000 Nvidia chips": of whatever kind.
        chips = tuple(m for m in self._chips_spoken_of(sentence, quantity.start) if not m.generic)
        return Filled(chips, anchor[0], anchor[0], None, name) if chips and "chip" in role.kinds else None

    def _at_party_of_order(self, look: Look) -> Filled | None:
        """A party of the order told before."""
        role, taken, name = look.role, look.taken, look.name
        # "signed with Supermicro for 16,000 B300s, and the contract is worth €780 million"
        orders = [d for d in reversed([*self._deals, *self._stating]) if d.predicate == "orders"]
        if look.trigger.frame.predicate == "supplies":
            orders = [d for d in orders if _is_part_of_order(d, look.quantity)]
        elif look.trigger.frame.predicate == "cuts_orders":
            orders = [d for d in orders if d.subject.id in taken]
        deal = next(iter(orders), None)
        party = (deal.subject if name == "same-buyer" else deal.object) if deal is not None else None
        if look.trigger.frame.rule in _WORTH_OF_DEAL:
            # "Google is to provide a million chips, in a deal worth $20 billion": what one provides the other buys.
            told = reversed([*self._deals, *self._stating])
            deal = next((d for d in told if d.predicate in ("orders", "supplies")), None) or self._use_just_told()
            if deal is not None and deal.predicate == "supplies":
                party = deal.object if name == "same-buyer" else deal.subject
            elif deal is not None and deal.predicate == "uses":
                party = deal.subject if name == "same-buyer" else self._maker_of(deal.object)
        if party is None or party.id in taken or party.kind not in role.kinds or _names_another_deal(look, deal):
            return None
        return told_again(look, party)

    def _use_just_told(self) -> Draft | None:
        """Who the sentence before told to use another's chips: "may use Google's TPUs. The contract is worth"."""
        return next((d for d in reversed(self._drafts) if d.predicate == "uses"), None)

    def _maker_of(self, chip: EntityReference | None) -> EntityReference | None:
        """The company whose product a known chip is."""
        catalogue = self._discourse.catalogue
        known = catalogue.get(chip.id) if chip is not None else None
        maker = catalogue.get(known.vendor) if known is not None and known.vendor is not None else None
        return EntityReference(maker.id, maker.name, maker.name) if maker is not None else None

    def _at_party_of_last_order(self, look: Look) -> Filled | None:
        """A party of the order told last, wherever in the text."""
        party = self._order and (self._order.subject if look.name == "same-order-buyer" else self._order.object)
        if not party or party.id in look.taken or party.kind not in look.role.kinds:
            return None
        return told_again(look, party)

    def _at_same_subject(self, look: Look) -> Filled | None:
        """Of whom the measure that goes on was told."""
        role, trigger, taken = look.role, look.trigger, look.taken
        going_on = trigger.frame.continues
        told = next((d for d in reversed([*self._drafts, *self._stating]) if d.predicate == going_on), None)
        if told is None or told.subject.kind not in role.kinds or "+" in told.subject.id or told.subject.id in taken:
            return None
        return told_again(look, told.subject)

    def _at_same_receiver(self, look: Look) -> Filled | None:
        """The customer of the supply told before."""
        role, taken = look.role, look.taken
        # "Dell and Supermicro each supplied half of the racks. Nvidia provided the network.": the same customer.
        supply = next(
            (d for d in reversed([*self._drafts, *self._stating]) if d.predicate in ("supplies", "orders")), None
        )
        receiver = (supply.object if supply.predicate == "supplies" else supply.subject) if supply is not None else None
        if receiver is None or receiver.id in taken or receiver.kind not in role.kinds:
            return None
        return told_again(look, receiver)

    def _at_tenderer(self, look: Look) -> Filled | None:
        """Whose tender the text told of before: 中国移动公示了集采结果. 中兴通讯中标约28亿元."""
        past = [s for s in reversed(self._discourse.history) if look.sentence.block - s.block <= 1]
        for told in (look.sentence, *past):
            for node in told.nodes:
                if told is look.sentence and node.end > look.anchor[0]:
                    break
                tenders = _TENDERS.match(told.words(node.end, node.end + 40)) or _TENDERED_BY.search(
                    told.words(node.start - 14, node.start)
                )
                if not tenders:
                    continue
                meant = self._discourse.members(node, look.role.kinds, told) if node.anaphor else node.mentions
                named = [m for m in meant if m.kind in look.role.kinds and m.id not in look.taken]
                if len(named) == 1:
                    return Filled((named[0],), look.anchor[0], look.anchor[0], None, look.name)
        return None

    def _at_same_line(self, look: Look) -> Filled | None:
        """The line of business that the sentence, or the one before it, told the sales of."""
        stated = [*self._drafts, *self._stating]
        last = next((d for d in reversed(stated) if d.predicate in ("sales", "revenue")), None)
        line = last.object if last is not None and last.predicate == "sales" else None
        if line is None or line.kind not in look.role.kinds:
            return None
        told = Mention(look.anchor[0], look.anchor[0], line.mention, line.id, line.name, line.kind, line.provisional)
        return Filled((told,), look.anchor[0], look.anchor[0], None, look.name)

    def _at_same_rule(self, look: Look) -> Filled | None:
        """The rule that was told last to restrict something."""
        last = next((d for d in reversed([*self._drafts, *self._stating]) if d.predicate == "restricts"), None)
        if last is None:
            return None
        told = Mention(
            look.anchor[0], look.anchor[0], last.subject.mention, last.subject.id, last.subject.name, "regulation"
        )
        return Filled((told,), *look.anchor, None, look.name)


def _is_part_of_order(deal: Draft, quantity: Quantity | None) -> bool:
    """Whether a number counts a part of what was ordered: "8,192 of them, of which 2,048 should arrive in March"."""
    if quantity is None or deal.unit != "units" or deal.modality == "denied":
        return False
    whole = deal.high if deal.high is not None else deal.low
    part = quantity.low if quantity.low is not None else quantity.high
    return whole is not None and part is not None and part < whole


def _names_another_deal(look: Look, deal: Draft | None) -> bool:
    """Whether the words before tell whose the deal is, and it is another: "Lambda's contract with Microsoft"."""
    parties = {deal.subject.id, deal.object.id if deal.object is not None else ""} if deal is not None else set()
    start, _ = look.sentence.clause(look.anchor[0], look.anchor[0])
    return any(
        start <= n.start < look.anchor[0]
        and (n.owner or n.marker in ("with", "between"))
        and n.kinds & ORGANISATIONS
        and not n.source
        and any(m.id not in parties for m in n.mentions)
        for n in look.sentence.nodes
    )
