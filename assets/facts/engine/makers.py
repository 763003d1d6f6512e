"""What is known of who makes, designs and owns which goods."""

from __future__ import annotations

import re
from dataclasses import replace

from assets.facts.discourse import Node, Sentence
from assets.facts.engine.state import Filled, State
from assets.facts.frames import Trigger
from assets.facts.mentions import Mention

# How near to the making of chips a company stands: who buys stands further off.
MAKING = {
    "equipment-maker": 6, "foundry": 5, "memory-maker": 5, "packager": 5, "chip-designer": 4, "chipmaker": 4,
    "chip-startup": 4, "network-maker": 3, "optics-maker": 3, "server-maker": 3, "contract-manufacturer": 3,
    "utility": 3, "power-equipment": 3, "neocloud": 2, "lessor": 2, "data-center-operator": 3, "miner": 3,
    "cloud-provider": 1, "hyperscaler": 1,
}  # fmt: skip
# The roles of those who make chips for others.
CHIP_MAKING = frozenset({"chip-company", "chipmaker", "chip-designer"})
_UTILITY = re.compile(
    r",?\s(?:(?:the|an?|its)\s)?(?:[\w’'-]+\s){0,3}?"
    r"(?:utility|grid operator|power company|electricity (?:supplier|company))\b"
)


class Makers(State):
    """Tells whose goods are whose."""

    def _is_seller(self, node: Node) -> bool:
        """Whether a company is known to make or to let what is bought."""
        entity = self._discourse.catalogue.get(node.mentions[0].id) if node.mentions else None
        return entity is not None and any(role in MAKING for role in entity.roles)

    def _making(self, mention: Mention) -> int:
        entity = self._discourse.catalogue.get(mention.id)
        return max((MAKING.get(role, 0) for role in entity.roles), default=0) if entity else 0

    def _vendor_id(self, mention: Mention) -> str | None:
        own, main = self._discourse.own_chip, self._discourse.main_company
        if own is not None and main is not None and own.id == mention.id:
            return main.id
        known = self._discourse.catalogue.get(mention.id)
        return mention.vendor_id or (known.owner if known else None)

    def _sells_only(self, company: str, chip: str) -> bool:
        """Whether a chip is its maker's goods, who makes chips for others and uses none: Nvidia's, not Google's."""
        goods = self._discourse.catalogue.get(chip)
        return goods is not None and goods.vendor == company and self._only_makes_chips(company)

    def _only_makes_chips(self, company: str) -> bool:
        """Whether a known company makes chips for others, and runs no cloud of its own."""
        maker = self._discourse.catalogue.get(company)
        return maker is not None and bool(maker.roles) and CHIP_MAKING.issuperset(maker.roles)

    def _is_maker_only(self, sentence: Sentence, trigger: Trigger, subject: Filled, obj: Filled) -> bool:
        """Whether a chip's own vendor, which has a foundry too, is named with no word of the foundry."""
        parents = {parent.id for m in subject.mentions if (parent := self._parent(m)) is not None}
        if self._vendor_id(obj.mentions[0]) not in parents:
            return False
        words = sentence.words(min(subject.start, trigger.start), trigger.end + 12)
        return re.search(r"代工|晶圆|产线|[Ff]oundry|\bfabs?\b|18A|Intel [347]\b", words) is None

    def _parent(self, mention: Mention) -> Mention | None:
        """The company whose foundry is meant."""
        entity = self._discourse.catalogue.get(mention.id)
        parent = self._discourse.catalogue.get(entity.part_of or entity.owner or "") if entity is not None else None
        if mention.kind != "foundry" or parent is None:
            return None
        return replace(mention, id=parent.id, name=parent.name, kind=parent.kind)

    def _only_buys(self, mention: Mention) -> bool:
        """Whether a known company makes no wafers: what is told of them it has booked, at a foundry."""
        entity = self._discourse.catalogue.get(mention.id)
        return entity is not None and bool(entity.roles) and mention.kind == "company" and self._making(mention) < 5

    def _makes(self, company: Mention, obj: Filled) -> bool:
        """Whether goods are a company's own: who makes them does not order them."""
        chip = obj.mentions[0]
        return chip.kind in ("chip", "product") and company.id == self._vendor_id(chip)

    def _delivers_power(self, subject: Filled, sentence: Sentence) -> bool:
        """Whether a company is a utility: known as one, or called one behind its name."""
        entity = self._discourse.catalogue.get(subject.mentions[0].id)
        if entity is not None and {"utility", "grid-operator"} & set(entity.roles):
            return True
        past = [sentence, *reversed(self._discourse.history)][:3]
        return any(
            _UTILITY.match(each.words(node.end, node.end + 60))
            for each in past
            for node in each.nodes
            if any(m.id == subject.mentions[0].id for m in node.mentions)
        )

    def _is_foreign(self, subject: Filled, obj: Filled) -> bool:
        """Whether a chip or model is known to be another company's: who shows Nvidia's H100 does not launch it."""
        get = self._discourse.catalogue.get

        def family(id_: str | None) -> set[str]:
            found: set[str] = set()
            while id_ is not None and id_ not in found:
                found.add(id_)
                entity = get(id_)
                id_ = (entity.part_of or entity.owner) if entity else None
            return found

        mention = obj.mentions[0]
        if mention.kind not in ("chip", "model"):
            return False
        known = get(mention.id)
        maker = mention.vendor_id or (known.owner if known else None)
        if maker is None or get(maker) is None or any(get(m.id) is None for m in subject.mentions):
            return False
        return not any(family(maker) & family(m.id) for m in subject.mentions)
