"""Who or what stands beside a figure: what it counts, whom an entry of a list names, what it is measured by."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assets.facts.discourse import Node, Sentence, called_after
from assets.facts.engine.places.eligibility import Eligibility
from assets.facts.engine.places.look import Look
from assets.facts.engine.state import Filled, node_beside
from assets.facts.english_syntax import belonging
from assets.facts.patterns import screened
from assets.facts.quantities.quantity import Quantity

# Between whom an entry of a list names and its figure; an entry is no longer.
_NAMED_BEFORE = re.compile(r",? ?(?:at |with |on )?[(:–—-]?[(]?\s?")
_ENTRY_LENGTH = 60
# From a Chinese figure to the chip that has it: 141GB的显存使H200…, 4TB/s的带宽成了H20最大的卖点.
_MEASURE_ZH = r"(?:的[^，。；]{0,6}?)?(?:显存|内存|HBM\w*|GDDR\w*|带宽|频宽|算力|功耗|TDP|晶体管)(?:容量|规模)?"
_GIVES_ZH = re.compile(
    rf"{_MEASURE_ZH}，?(?:也|更|却|则|还|已)?(?:让|使得?|令|[成变]为?了?|是|帮助?|赋予|支撑)(?:了|得)?(?:[^，。；A-Z\d]{{1,4}}(?:家|公司)?的)?"
)
# 凭借192GB的显存，MI300X…
_BY_MEANS_OF = screened(r"(?:凭借?着?|依靠|靠着?|得益于|受益于|有了|依托|仰仗|仗着|由于|因为?|以)[^，。；]{0,6}$")
_THEN_ZH = re.compile(rf"{_MEASURE_ZH}，")


class BesideFigure(Eligibility):
    """Finds who stands in a role beside the figure."""

    def _at_labelled(self, look: Look) -> Filled | None:
        """Whom an entry of a list names right before its figure: "TSMC 57.9%, Samsung 12.4%", "Samsung (22%)"."""
        sentence, role, quantity = look.sentence, look.role, look.quantity
        if quantity is None:
            return None
        labels = [
            (q, n)
            for q in sentence.quantities
            if q.dimension == quantity.dimension
            for n in sentence.nodes
            if n.has(role.kinds) and not (n.anaphor or n.owner) and q.start >= n.end
            if _NAMED_BEFORE.fullmatch(sentence.words(n.end, q.start))
        ]
        entry = quantity.end - sentence.start < _ENTRY_LENGTH and look.trigger.frame.predicate in self._recent
        own = next((n for q, n in labels if (q.start, q.end) == (quantity.start, quantity.end)), None)
        return self._usable(look, own) if own is not None and (entry or len(labels) > 1) else None

    def _at_behind(self, look: Look) -> Filled | None:
        """What the number counts, behind it."""
        role, quantity, sentence = look.role, look.quantity, look.sentence
        if quantity is None:
            return None
        counted = node_beside(sentence, quantity, role.kinds)
        return self._usable(look, counted) if counted is not None and counted.start >= quantity.start else None

    def _at_value(self, look: Look) -> Filled | None:
        """What the number counts."""
        role, quantity, sentence, name = look.role, look.quantity, look.sentence, look.name
        if quantity is None:
            return None
        counted = node_beside(sentence, quantity, role.kinds)
        if counted is None or (named := self._usable(look, counted)) is not None:
            return named if counted is not None else None
        sold_alone = (m for m in counted.mentions if m.rule != "system")
        called = tuple(m for m in (called_after(m, role.kinds) for m in sold_alone) if m is not None)
        called = tuple(m for m in called if role.generic or not m.generic)
        return Filled(called, counted.start, counted.end, counted, name) if called else None

    def _at_belonging(self, look: Look) -> Filled | None:
        """Whose the number is, by the words behind it."""
        quantity, sentence, nodes = look.quantity, look.sentence, look.nodes
        if quantity is None:
            return None
        if self._language == "zh":
            return self._first(look, _having(sentence, quantity, nodes))
        return self._first(look, belonging(sentence, quantity.end, nodes))

    def _at_base_of(self, look: Look) -> Filled | None:
        """What a ratio is taken of."""
        quantity, sentence, nodes = look.quantity, look.sentence, look.nodes
        return self._first(look, (n for n in self._bases(nodes, sentence, quantity)))

    def _at_modified(self, look: Look) -> Filled | None:
        """What a figure stands before as its attribute: 性能是H20六倍的H200."""
        quantity, sentence = look.quantity, look.sentence
        if quantity is None or self._language != "zh":
            return None
        return self._first(
            look,
            (n for n in look.nodes if re.fullmatch(r"(?:性能|算力)?的?", sentence.words(quantity.end, n.start) or "x")),
        )


def _having(sentence: Sentence, quantity: Quantity, nodes: Iterable[Node]) -> Iterable[Node]:
    """The chips behind a Chinese figure to which the clause gives it: 凭借192GB的显存，MI300X受到青睐."""
    by_means = sentence.search(_BY_MEANS_OF, quantity.start - 14, quantity.start) is not None
    for node in nodes:
        if node.start <= quantity.end:
            continue
        between = sentence.words(quantity.end, node.start)
        if _GIVES_ZH.fullmatch(between) or (by_means and _THEN_ZH.fullmatch(between)):
            yield node
