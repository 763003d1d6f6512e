"""Chips that somebody has: cards of no model named, those of a machine, parts of a whole."""

from __future__ import annotations

import re

from assets.facts.discourse import Sentence
from assets.facts.engine.state import Claim, Filled, State
from assets.facts.frames import Trigger
from assets.facts.mentions import Mention
from assets.facts.mentions.mention import GENERIC_CHIP
from assets.facts.quantities.quantity import Quantity

_CARDS = re.compile("[张块枚颗]卡?")
# What is counted like cards, and is none.
_OTHER_SHEETS = re.compile(
    r"(?:的|[\u4e00-\u9fff]{1,4}?)?(?:券|票|照片|图|桌|椅|床|海报|名片|订单|唱片|光盘|专辑|银行卡|信用卡|会员卡|交通卡|地图|嘴|试卷|证"
    r"|股权|通知|报纸|纸|清单|合同|硬币|奖牌|勋章|星|钻|牙|糖|药|子弹|种子|螺丝|草地|地皮|地(?![\u4e00-\u9fff])|屏幕|面板|电池|砖)"
)
_OF_WHICH_PART = re.compile(
    r"[^，。；,.;]{0,4}[，,；;（(]\s?(?:其中|当中|里面|大多|多数|大部分|一半)"
    r"|[^,.;]{0,12},? (?:of which|most of (?:them|which)|half of them|among them)\b"
)


class Holdings(State):
    """Mends and refuses what is told of holdings."""

    def _supply_cards(self, claim: Claim, subject: Filled) -> None:
        """自有的大概3400张: cards of no model named."""
        quantity, sentence = claim.quantity, claim.sentence
        if (
            claim.object is None
            and quantity is not None
            and _CARDS.fullmatch(quantity.classifier or "")
            and not _OTHER_SHEETS.match(sentence.words(quantity.end, quantity.end + 8))
        ):
            chip = Mention(quantity.start, quantity.end, quantity.text, GENERIC_CHIP, "GPU", "chip", generic=True)
            claim.object = Filled((chip,), quantity.start, quantity.end, None, "implied")

    def _refine_holding(self, claim: Claim, subject: Filled) -> str | None:
        if claim.object is None and claim.quantity is not None and claim.quantity.unit == "units":
            claim.object = self._any_chips(claim.quantity)
        if self._language == "zh" and (holder := self._holder_told(claim, subject)) is not None:
            claim.subject = subject = holder
        return "a machine has them" if self._has_cluster(claim.sentence, claim.trigger, subject) else None

    def _holder_told(self, claim: Claim, subject: Filled) -> Filled | None:
        """Who holds the cards that another only makes: 手里有8000张卡，其中英伟达的H20有5000张."""
        sentence, ids = claim.sentence, {m.id for m in subject.mentions}
        chips = (n for n in sentence.nodes if 0 <= n.start - subject.end <= 1 and n.has(("chip",)))
        told = next((d for d in reversed(claim.reading.drafts) if d.predicate == "holds"), None)
        if told is None or told.subject.id in ids or subject.node is None:
            return None
        if not any(m.vendor_id in ids for n in chips for m in n.mentions):
            return None
        at, holder = subject.start, told.subject
        again = Mention(at, at, holder.mention, holder.id, holder.name, holder.kind)
        return Filled((again,), at, at, None, "told-before")

    def _whole_of(self, sentence: Sentence, obj: Filled, quantity: Quantity) -> Filled:
        """Chips of any kind, where a total is told before what a part of it is: 四千张，其中A800占了两千六."""
        part = quantity.unit == "units" and obj.node is not None and obj.mentions[0].kind == "chip"
        if not part or not _OF_WHICH_PART.match(sentence.words(quantity.end, obj.start)):
            return obj
        return self._any_chips(quantity) or obj

    def _any_chips(self, quantity: Quantity) -> Filled | None:
        """Chips of any kind, where a number counts some and no model is named."""
        chips = self._discourse.catalogue.get("chip:gpu")
        if chips is None:
            return None
        whole = Mention(quantity.start, quantity.end, quantity.text, chips.id, chips.name, "chip", generic=True)
        return Filled((whole,), quantity.start, quantity.end, None, "whole")

    def _has_cluster(self, sentence: Sentence, trigger: Trigger, subject: Filled) -> bool:
        """Whether it is a machine that has the chips: xAI在孟菲斯那套Colossus有10万张, "It has 10,000" behind one."""
        verb = trigger.frame.name == "have" or sentence.words(trigger.start, trigger.end).lower() in ("hold", "holds")
        if verb and subject.node is not None and subject.node.anaphor and not subject.node.kinds:
            return any(d.predicate in ("cluster_size", "operates") for d in self._drafts)
        return verb and any(
            n.has(("cluster",)) and n.mentions and subject.end <= n.start and 0 <= trigger.start - n.end <= 6
            for n in sentence.nodes
        )
