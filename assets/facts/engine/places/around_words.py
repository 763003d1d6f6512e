"""Who or what stands to either side of the words, or within them."""

from __future__ import annotations

from assets.facts.discourse import Node, Sentence, is_aside
from assets.facts.engine.places.eligibility import Eligibility
from assets.facts.engine.places.look import Look
from assets.facts.engine.state import COMMON, Filled

_GOODS_KINDS = frozenset({"chip", "product", "technology"})


class AroundWords(Eligibility):
    """Finds who stands in a role around the words or within them."""

    def _at_any(self, look: Look) -> Filled | None:
        """To either side, the nearest first."""
        role, quantity, sentence, name, argument = look.role, look.quantity, look.sentence, look.name, look.argument
        anchor, nodes = look.anchor, look.nodes
        limit = float(argument or 40)
        if name == "any-valued" and quantity is None:
            return None
        # "Blackwell B200s": the second name is the one that is meant.
        around = [
            n
            for n in nodes
            if n.marker not in COMMON.comparison
            and not any(0 <= m.start - n.end <= 1 for m in nodes if m is not n)
            and not (self._language == "en" and n.anaphor and not n.kinds and _GOODS_KINDS.issuperset(role.kinds))
            and not (n.kinds & {"segment", "technology"} and is_aside(n, sentence, anchor[0]))
        ]
        return self._first(
            look,
            sorted(
                (n for n in around if _gap(sentence, n, anchor) <= limit and not self._opens_other(look, n)),
                key=lambda n: (any(m.generic for m in n.mentions), n.vendor, _gap(sentence, n, anchor)),
            ),
        )

    def _opens_other(self, look: Look, node: Node) -> bool:
        """Whether goods behind a Chinese comma are those of another price: 4090降到30万元，H800也跌了."""
        if look.trigger.frame.predicate != "price" or self._language != "zh" or node.start < look.anchor[1]:
            return False
        start, _ = look.sentence.clause(node.start, node.start)
        return start > look.anchor[1] and node.start - start <= 2

    def _at_inside(self, look: Look) -> Filled | None:
        """Within the words themselves."""
        role, trigger, nodes = look.role, look.trigger, look.nodes
        pronouns = self._language != "en" or "chip" not in role.kinds  # "trained it on" is no chip.
        return self._first(
            look,
            (
                n
                for n in nodes
                if trigger.start <= n.start < n.end <= trigger.end and (pronouns or n.kinds or not n.anaphor)
                if not (n.vendor and n.kinds == {"chip"})  # "Hopper" of "rents Hopper H100s from"
            ),
        )

    def _at_around(self, look: Look) -> Filled | None:
        """What the words are a part of: the 业务 of 游戏业务."""
        trigger = look.trigger
        return self._first(look, (n for n in look.nodes if n.start <= trigger.start and trigger.end <= n.end))


def _gap(sentence: Sentence, node: Node, anchor: tuple[int, int]) -> float:
    return (
        sentence.distance(node.end, anchor[0])
        if node.end <= anchor[0]
        else sentence.distance(anchor[1], node.start) + 3
    )
