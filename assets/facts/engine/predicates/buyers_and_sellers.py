"""Which party of a deal buys and which sells, by what is known of them and by whose goods are named."""

from __future__ import annotations

import re
from dataclasses import replace

from assets.facts.discourse import Sentence
from assets.facts.engine.makers import MAKING, Makers
from assets.facts.engine.noun_phrases import MEMORY
from assets.facts.engine.state import Filled
from assets.facts.mentions import Mention
from assets.facts.patterns import screened
from assets.facts.quantities.quantity import Quantity

_SIGN = screened(r"签约|签署|签订|签下|达成|敲定|\b(?:sign|agree|deal|contract)")


class BuyersAndSellers(Makers):
    """Tells buyers from sellers."""

    def _sells(self, sentence: Sentence, subject: Filled, obj: Filled) -> bool | None:
        """Whether of two companies the first is the one nearer to the chips' making; None where that is open.

        Who makes the chips that the sentence names sells them; of others what the catalogue knows of both decides.
        """
        makers = {self._vendor_id(m) for n in sentence.nodes for m in n.mentions if m.kind == "chip"}
        makes = [any(m.id in makers for m in filled.mentions) for filled in (subject, obj)]
        if makes[0] != makes[1]:
            return makes[0]
        ranks = []
        for filled in (subject, obj):
            entity = self._discourse.catalogue.get(filled.mentions[0].id)
            if entity is None:
                return None
            ranks.append(max((MAKING.get(role, 0) for role in entity.roles), default=0))
        return None if ranks[0] == ranks[1] else ranks[0] > ranks[1]

    def _seller_apart(self, sentence: Sentence, subject: Filled, obj: Filled) -> tuple[Filled, Filled]:
        """Of two who sign together the one known to make chips sells: A与B签约，将采购…颗GPU."""
        pair = {m.id: m for m in subject.mentions}
        if len(pair) != 2 or not sentence.search(_SIGN, subject.start, subject.end + 14):
            return subject, obj
        makers = [m for m in pair.values() if self._making(m) >= 4]
        if len(makers) != 1:
            return subject, obj
        buyer = tuple(m for m in pair.values() if m.id != makers[0].id)
        return replace(subject, mentions=buyer), replace(obj, mentions=(makers[0],))

    def _interviewed_seller(self, subject: Filled, quantity: Quantity | None, obj: Filled | None) -> Filled | None:
        """The chip maker that is interviewed, where it tells what others have ordered and names no other chip."""
        main, own = self._discourse.main_company, self._discourse.own_chip
        if not self._discourse.first_person or main is None or own is None or quantity is None:
            return obj
        others = subject.mentions[0].kind == "company" and main.id not in {m.id for m in subject.mentions}
        named = obj is not None and all(self._vendor_id(m) == main.id for m in obj.mentions)
        if not others or (not named and any(self._making(m) for m in subject.mentions)):
            return obj  # Who sells too has not bought his, unless they are named.
        if obj is None or all(m.generic or self._vendor_id(m) == main.id for m in obj.mentions):
            return Filled((main,), subject.start, subject.start, None, "interviewed")
        return obj

    def _told_vendor(self, sentence: Sentence, subject: Filled, obj: Filled) -> Filled:
        """The maker of the chips ordered, where the sentence names it: "AMD said Oracle had ordered 27,000 of them"."""
        makers = {self._vendor_id(mention) for mention in obj.mentions}
        if obj.mentions[0].kind != "chip" or len(makers) != 1 or makers & {m.id for m in subject.mentions}:
            return obj
        maker = self._discourse.catalogue.get(next(iter(makers)) or "")
        if maker is not None and any(
            m.text.startswith(alias.text) and len(alias.text) < len(m.text)
            for m in obj.mentions
            for alias in maker.aliases
        ):
            # 谷歌TPU names its maker.
            named = Mention(obj.start, obj.end, maker.name, maker.id, maker.name, maker.kind)
            return Filled((named,), obj.start, obj.end, obj.node, "vendor")
        past = next(iter(reversed(self._discourse.history)), None)
        again = past is not None and past.block == sentence.block and not sentence.start <= obj.mentions[0].start
        own = [n for n in sentence.nodes if not re.search("[；;]", sentence.words(*sorted((n.start, obj.start))))]
        for node in (*own, *(past.nodes if past is not None and again else ())):
            if len(node.mentions) == 1 and node.mentions[0].id in makers:
                return Filled(node.mentions, node.start, node.end, node if node in sentence.nodes else None, "vendor")
        return obj

    def _chips_meant(self, sentence: Sentence, obj: Filled) -> Filled:
        """The one chip that the paragraph has named before, where a run is told to have used "cards"."""
        past = [each for each in self._discourse.history if each.block == sentence.block][-1:]
        named = {
            m.id: m
            for each in (*past, sentence)
            for n in each.nodes
            for m in n.mentions
            if m.kind == "chip" and not m.generic and m.start < obj.start
        }
        return replace(obj, mentions=tuple(named.values())) if len(named) == 1 else obj

    def _made_to_order(self, sentence: Sentence, subject: Filled, obj: Filled) -> Filled:
        """Who has its own chip made by a company orders from that company's foundry."""
        own = {m.vendor_id for n in sentence.nodes for m in n.mentions if m.kind == "chip" and m.vendor_id}
        if len(obj.mentions) != 1 or obj.mentions[0].kind == "foundry" or not own & {m.id for m in subject.mentions}:
            return obj
        if any(MEMORY.search(m.id) for n in sentence.nodes for m in n.mentions if n.start >= obj.start):
            return obj  # 向三星预订HBM3E
        division = self._discourse.foundry_of(obj.mentions[0])
        return obj if division is None else replace(obj, mentions=(division,))
