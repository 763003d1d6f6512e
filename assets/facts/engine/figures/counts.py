"""What is counted: numbers with no noun of their own, parts of what was counted before."""

from __future__ import annotations

import re

from assets.facts.discourse import Node, Sentence
from assets.facts.engine.state import COMMON, State, node_beside
from assets.facts.frames import Trigger
from assets.facts.mentions import Mention
from assets.facts.patterns import screened
from assets.facts.quantities.quantity import Quantity

_SUM = screened(r"总价|总额|金额|合同|额$")
HOURS = re.compile(
    r"\s?[^，。,.;；]{0,10}(?:卡时|卡小时|小时)|\s?(?:[\w-]+\s)?(?:GPU|card|chip|[A-Z]+\d+\w*)[- ]?hours?\b",
    re.IGNORECASE,
)
# 278.8万个H800 GPU小时: what is counted is hours, whatever a classifier makes of it.
CARD_HOURS = re.compile(r"\s?[^，。,.;；]{0,12}?(?:GPU|卡)\s?(?:小时|时(?![候刻间]))", re.IGNORECASE)
_COUNTED_AGAIN = re.compile(
    r"\s?(?:(?:is|are|was|were)\s(?:put|estimated|reckoned)\sat\s"
    r"|(?:total(?:led|ed)|reached|came to|stood at|stands at)\s)?"
    r"(?:(?:about|around|some|roughly|another|a further|only|just|up to|at least|nearly|almost|over|more than)\s)*"
    r"|(?:了|约|大约|近|超|超过|至少|另外|再)*"
)
_COUNTED_AHEAD = re.compile(r"\s(?:that|which)?\s?(?:it|they|he|she|we|the \w+)\s(?:(?:had|has|have|has already)\s)?")
# What is dealt in by the piece, and what stands behind a count without a noun.
_DEALINGS = frozenset({"orders", "supplies", "sales", "cuts_orders"})
_PIECES_BEHIND = re.compile(
    r"\s*(?:[.,;!?)](?!\d)|$|\b(?:on order|of (?:them|these|those|ours)|more|so far|ever|to date|since|last|this|next"
    r"|in|by|from|for|and|at|a (?:year|month|quarter))\b)"
)
_OF_THEM = re.compile(r" of (?:them|these|those|the (?:chips|cards|GPUs|things|parts))\b")
_OF_THEM_DOES = re.compile(
    r" of (?:them|these|those|which) (?!by\b|in\b|at\b|for\b|to\b|so\b|and\b|from\b|this\b)[a-z]+\b"
)
_SITE = re.compile(r"\b(?:campus|site|hall|cluster|facility|building|pod|data ?cent(?:er|re))\b")
_OPENS_PART = re.compile(r"\W*(?:[Aa]nd |[Bb]ut |[Oo]nly |[Ss]ome |[Aa]bout |[Aa]round |[Aa]nother |[Tt]he )*")
_COMES = re.compile(
    r"(?:\sof (?:them|these|those))?\s(?:(?:are|is|was|were|will|should|would|have|has|had)\s[^,.;]{0,24}?"
    r"\b(?:arriv\w+|come|came|deliver\w+|supplied|ship\w*|land\w*|due|install\w*|here|there)|arrived?|lands?|landed|came)\b"
    r"|[^，。；]{0,14}?(?:到货|交付|交到|到位|运到|送到|交货|发货|送达|运抵|到手|到(?=[，。；]))"
)


class Counts(State):
    """Tells what a number counts."""

    def _is_part_of_them(self, sentence: Sentence, quantity: Quantity) -> bool:
        """Whether a number opens a clause that only tells what becomes of some: "Some 29,000 of them sit in Austin"."""
        if _OF_THEM_DOES.match(sentence.words(quantity.end, quantity.end + 30)) is None:
            return False
        if sentence.search(_SITE, quantity.end, quantity.end + 60):
            return False  # "12,600 of them go to a hall in Sines"
        start = sentence.clause(quantity.start, quantity.start)[0]
        opens = _OPENS_PART.fullmatch(sentence.words(start, quantity.start)) is not None
        return opens and beside_chip(sentence, quantity, strict=True) is None

    def _is_of_same_goods(self, sentence: Sentence, quantity: Quantity) -> bool:
        """Whether a number counts goods ordered already: what has come of them, or what they are built into.

        As in "the first 4,096 are to arrive by January" and "1,600 chips for 200 servers".
        """
        if _COMES.match(sentence.words(quantity.end, quantity.end + 60)):
            return True
        into = re.search(r"(?:\bfor (?:about |some )?|供)$", sentence.words(quantity.start - 12, quantity.start))
        return into is not None and node_beside(sentence, quantity, ("product",)) is not None

    def _sells_chips(self, sentence: Sentence, trigger: Trigger | None) -> bool:
        """Whether 片 counts chips sold: what others than foundries ship is no wafers."""
        if trigger is None or trigger.frame.predicate not in ("sales", "supplies"):
            return False
        main = self._discourse.main_company
        named = [m for n in sentence.nodes for m in n.mentions]
        return not any(m.kind in ("foundry", "region") for m in (*named, *((main,) if main is not None else ())))

    def _counts_named(self, quantity: Quantity, sentence: Sentence, trigger: Trigger | None) -> bool:
        """Whether a bare number counts the chips named before it: "its stockpile of H100s has reached 350,000"."""
        if trigger is None or HOURS.match(sentence.words(quantity.end, quantity.end + 30)):
            return False
        if trigger.frame.continues == "orders":
            return quantity.dimension == "number"  # "The first 1,500 are due in August."
        if trigger.frame.rule == "cluster_size/pod":
            return quantity.dimension == "number"
        if trigger.frame.predicate in ("holds", "needs", "orders") and self._counts_again(quantity, sentence, trigger):
            return True
        if trigger.frame.predicate in _DEALINGS and self._counts_own(quantity, sentence):
            return True
        told = re.search(
            r"\b(?:at|to|reached|hit|totall?ed)\s(?:about |around |some )?$",
            sentence.words(quantity.start - 18, quantity.start),
        )
        if trigger.frame.predicate not in ("holds", "needs", "cluster_size", "sales", "trained_on") and not (
            trigger.frame.predicate == "orders" and told is not None
        ):
            return False
        if _OF_THEM.match(sentence.words(quantity.end, quantity.end + 14)) and quantity.dimension == "number":
            return bool(self._chips_spoken_of(sentence, quantity.start)) or trigger.frame.predicate == "sales"
        if quantity.dimension != "number" or (quantity.low or quantity.high or 0) < 500 or trigger.end > quantity.start:
            return False
        if not re.match(
            r"\s*(?:[.,;。，；）)]|$|\b(?:and|this|by|at|in|last|from|of them)\b)",
            sentence.words(quantity.end, quantity.end + 8),
        ):
            return False
        again = re.match(r"\s*of them\b", sentence.words(quantity.end, quantity.end + 9))
        since = sentence.start if again else sentence.clause(quantity.start, quantity.end)[0]
        return any(n.has(("chip",)) and n.mentions and since <= n.start < quantity.start for n in sentence.nodes)

    def _counts_own(self, quantity: Quantity, sentence: Sentence) -> bool:
        """Whether a bare number that a chip maker gives in an interview counts its chips: "Bosch has taken 700"."""
        return (
            self._discourse.first_person
            and self._discourse.own_chip is not None
            and quantity.dimension == "number"
            and 10 <= (quantity.low or quantity.high or 0) < 1e7
            and _PIECES_BEHIND.match(sentence.words(quantity.end, quantity.end + 20)) is not None
        )

    def _counts_again(self, quantity: Quantity, sentence: Sentence, trigger: Trigger) -> bool:
        """Whether a bare number right behind the verb counts the chips spoken of: "Alibaba bought 35,000"."""
        ahead = sentence.words(quantity.end, trigger.start) if quantity.end <= trigger.start else ""
        if quantity.dimension == "number" and _COUNTED_AHEAD.fullmatch(ahead) is not None:
            return bool(self._chips_spoken_of(sentence, quantity.start))  # "the 16,384 that it ordered in 2023"
        return (
            quantity.dimension == "number"
            and 100 <= (quantity.low or quantity.high or 0) < 1e7
            and not sentence.search(_SUM, trigger.start, trigger.end)
            and trigger.end <= quantity.start
            and _COUNTED_AGAIN.fullmatch(sentence.words(trigger.end, quantity.start)) is not None
            and re.match(
                r"\s*(?:[.;。；！]|,(?!\d)|，|$|\b(?:more|of (?:them|these|those)|sitting|lying|idle|and|in stock"
                r"|(?:this|last|next) (?:year|quarter|month|summer|winter|spring|autumn|week)|in|by|at|for|from|before"
                r"|since|within|so far)\b)",
                sentence.words(quantity.end, quantity.end + 12),
            )
            is not None
            and bool(self._chips_spoken_of(sentence, quantity.start))
        )

    def _chips_spoken_of(self, sentence: Sentence, offset: int) -> tuple[Mention, ...]:
        """The chips named last before an offset: in the sentence, else what the text is about."""
        for node in reversed(sentence.nodes):
            if node.end <= offset and node.has(("chip",)) and node.mentions and node.marker not in COMMON.comparison:
                return node.mentions
        return self._discourse.topic(("chip",), sentence, offset, ())


def beside_chip(sentence: Sentence, quantity: Quantity, strict: bool = False) -> Node | None:
    """The chip that a figure counts; a strict one is named, and not only referred back to."""
    node = node_beside(sentence, quantity, ("chip",))
    if node is None or (strict and node.anaphor):
        return None
    # "A100 80": a bare number behind a chip's name counts nothing.
    return node if node.start >= quantity.end or quantity.dimension in ("count", "wafers") else None
