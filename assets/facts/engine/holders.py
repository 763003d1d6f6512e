"""Whose a share or another measure is that stands right beside a name."""

from __future__ import annotations

import re

from assets.facts.discourse import Node, Sentence
from assets.facts.engine.state import Filled, State
from assets.facts.frames import Frame, Trigger
from assets.facts.mentions import Mention
from assets.facts.quantities.quantity import Quantity

_HOLDING_EN = re.compile(
    r"(?:['’]s)?\s?[,:(–—-]?\s?(?:(?:with|at|on|has|had|holds?|held|took|takes|is|was|a|an|just|only|some|about|around|roughly"
    r"|nearly|almost|over|more|than|less|up|to|below|under|above|reduced|down|fell|falls|rose|rises|slipped|dropped|climbed|edged|inched|crept|ticked|grew|shrank|jumped|surged|plunged|sank|managed|manages"
    r"|stands|stood|spent|spends|still|another|further|c\.|likewise|also|and|distant|mere|for)\s)*[+$€£¥]?",
    re.IGNORECASE,
)
_HOLDING_ZH = re.compile(
    r"\s?[（(：:，、]?(?:则|以|的|约|大约|仅|只|占|占了|占到|占比|份额|为|是|有|不到|拿走|拿下|守住|退至|降至|升至|缩至|扩至|扩到|增至|跌至|滑落至|小幅"
    r"|来到|一家|就|也|仍|还|将|会|达|达到|超过?|逾|近|独占|独揽|吃下|只有|微幅|进一步|略|料|有望|升到|回落到|回落至|摸到)*"
)


class Holders(State):
    """Finds whose a measure is, by what stands right beside it."""

    def _stands_for_maker(self, frame: Frame, sentence: Sentence, node: Node, quantity: Quantity) -> bool:
        """Whether a line of chips stands right before its share, and so for its maker: 昇腾两成."""
        if frame.predicate != "market_share" or "chip" not in node.kinds or node.anaphor:
            return False
        holding = _HOLDING_EN if self._language == "en" else _HOLDING_ZH
        return holding.fullmatch(sentence.words(node.end, quantity.start)) is not None

    def _holder(self, nodes: list[Node], sentence: Sentence, trigger: Trigger, quantity: Quantity) -> Node | None:
        """Whose a measure is that stands right behind the name: "with Samsung on 40%", SK Hynix (57%), 昇腾两成."""
        trigger_before = sentence.start if trigger.start > quantity.start else trigger.end
        holding = _HOLDING_EN if self._language == "en" else _HOLDING_ZH
        chips = [
            n
            for n in sentence.nodes
            if n.has(("chip",)) and not n.anaphor and n not in nodes
            # 三星拿到Rubin约三成的份额: whose goods take a part is no holder of it.
            if self._language == "en" or sentence.words(n.start - 1, n.start) in ("", *"，、；：（(而和及与。")
        ]
        for node in sorted((*nodes, *chips), key=lambda n: n.start, reverse=True):
            if node.end > quantity.start or node.anaphor:
                continue
            if node.end < trigger_before and not (node in chips and self._language == "zh"):  # ，TPU升至一成
                return None  # The words of the measure stand between: the usual order.
            if holding.fullmatch(sentence.words(node.end, quantity.start)) and node.marker not in (
                "to",
                "from",
                "than",
                "by",  # "Anthropic, backed by Amazon, is at $4 billion"
                "比",
            ):
                return node
            return None
        return None

    def _vendor_of(self, node: Node, trigger: Trigger) -> Filled | None:
        """The maker of a line of chips that stands for it in a market: 昇腾两成, "TPUs 10%"."""
        if trigger.frame.predicate != "market_share" or len(node.mentions) != 1 or node.mentions[0].kind != "chip":
            return None
        maker = self._discourse.catalogue.get(node.mentions[0].vendor_id or "")
        if maker is None:
            return None
        mention = Mention(node.start, node.end, node.mentions[0].text, maker.id, maker.name, maker.kind)
        return Filled((mention,), node.start, node.end, node, "adjacent")
