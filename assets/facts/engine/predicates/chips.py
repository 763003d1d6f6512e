"""Chips: who designs and launches them, what they succeed, their figures and processes."""

from __future__ import annotations

import re
from dataclasses import replace

from assets.facts.discourse import ORGANISATIONS, Sentence
from assets.facts.engine.makers import Makers
from assets.facts.engine.qualifiers.dating import base_of
from assets.facts.engine.state import PRECISIONS, Claim, Filled, Reading, crosses_clause
from assets.facts.frames import Trigger
from assets.facts.patterns import screened
from assets.facts.quantities.quantity import Quantity

# More than any one chip computes, a whole wafer included.
_MOST_COMPUTE_OF_A_CHIP_TFLOPS = 200_000.0
# Who makes the chip: "Who builds it for you?", "Where is it made?"
WHO_MAKES = screened(
    r"\b[Ww]ho (?:else )?(?:makes?|builds?|manufactures?|fabricates?|produces?|fabs|prints|is (?:making|building"
    r"|manufacturing|the (?:manufacturer|foundry|maker)|your (?:foundry|manufacturer|fab)))\b"
    r"|\b[Ww]hose (?:fab|line|process)|\b[Ww]hich foundry\b|\b[Ww]here (?:is|are|do|did|will) [^?]{0,20}"
    r"(?:made|built|manufactured|fabbed|produced|make (?:it|them)|build (?:it|them))"
    r"|谁[^？?]{0,6}(?:代工|流片|生产|制造)|[哪那](?:家|里)[^？?]{0,8}(?:代工|流片|生产|制造)|代工[^？?]{0,6}(?:谁|哪)"
)
_OF_ITS_MAKING = screened(
    r"nanomet|\b(?:it|made|built|fabbed|manufactured|process|line|node|part|chip)\b", re.IGNORECASE
)
# Between a verb and with whom else it is done.
_TOGETHER_WITH = screened(
    r"\b(?:jointly|together|hand in hand|in partnership|in collaboration|in tandem) with (?:the )?$"
)
# Before the figure of what something is compared with.
_OF_SOMETHING_ELSE = re.compile(r" (?:in|for|on|of) (?:the |an? )?[a-z]")
_FROM_BASE = re.compile(r" to (?:about |around |nearly |over |just )?$")
# A figure of a machine that is told of each chip in it.
_OF_EACH_CHIP = re.compile(
    r"\b(?:each|apiece|(?:per|a|every) (?:GPU|chip|card|accelerator|processor|die))\b", re.IGNORECASE
)
_SET_AGAINST = re.compile(r"\d[^;:]*\b(?:against|versus|vs\.?|compared (?:with|to))\s?(?:just |only |about )?$")
_THEY, _PLURAL = re.compile(r"\W*They\b"), re.compile(r"\ds$")
# Among how many statements the purchase of what "they" are was told.
_LATELY = 4
# Behind what somebody publishes something about: 公布了智算中心的集采结果.
_ONLY_NEWS_OF = re.compile(r"(?:项目)?的?[^，。；]{0,6}(?:结果|名单|招标|中标|公示|财报|进展|报告|集采)")
_CUT_TO = screened(
    r"(?:砍|降|压|削|减|限|锁)(?:低|制)?(?:到|至|成|为|在)(?:了|约)?$"
    r"|\b(?:cut|reduced|slowed|throttled|capped|limited) (?:to|at) $"
)


class Chips(Makers):
    """Mends and refuses what is told of chips."""

    def _set_against(self, claim: Claim, subject: Filled, quantity: Quantity) -> Filled | None:
        """Whose the second of two figures is, "5 petaflops against 4.5": not the first one's, if anybody's."""
        sentence = claim.sentence
        base = next(
            (
                n
                for n in sentence.nodes
                if n.kinds == {"chip"} and _FROM_BASE.match(sentence.words(n.end, quantity.start))
            ),
            None,
        )
        if base is not None and base.marker in ("in", "on", "for", "of", "with") and base.mentions:
            # "soaring from 3.35 TB in the H100 to 4.8 TB": what is spoken of, not what it is compared with.
            taken = tuple(m.id for m in base.mentions)
            if not any(m.id in taken for m in subject.mentions):
                return subject
            chips = self._discourse.topic(("chip",), sentence, quantity.start, taken)[:1]
            return replace(subject, mentions=chips, node=None) if chips else None
        told = next((d for d in reversed(claim.reading.drafts) if d.predicate == "spec"), None)
        against = _SET_AGAINST.search(claim.sentence.words(quantity.start - 60, quantity.start))
        if against is None or told is None or [m.id for m in subject.mentions] != [told.subject.id]:
            return subject
        if _OF_SOMETHING_ELSE.match(sentence.words(quantity.end, quantity.end + 30)):
            return None  # "compared to only 16GB in high-end smartphones"
        past = [sentence, *reversed(self._discourse.history)][:3]
        others = {m.id: m for s in past for n in s.nodes if n.kinds == {"chip"} for m in n.mentions}
        others.pop(told.subject.id, None)
        other = next(iter(others.values())) if len(others) == 1 else None
        return None if other is None or other.generic else replace(subject, mentions=(other,), node=None)

    def _refine_launch(self, claim: Claim, subject: Filled) -> str | None:
        sentence, obj, trigger = claim.sentence, claim.object, claim.trigger
        if subject.node is None and obj is not None and self._is_foreign(subject, obj):
            # 阿里云、腾讯先后下单。两年后，它的继任者H100登场: whose chip it is presents it.
            maker = self._discourse.catalogue.get(self._vendor_id(obj.mentions[0]) or "")
            if maker is not None and maker.id in self._discourse.companies:
                subject = replace(subject, mentions=(self._discourse.companies[maker.id],))
                claim.subject = subject
        if obj is not None and len(obj.mentions) > 1:
            # 阿里的Qwen与DeepSeek-V3先后面世: another's is not of the one named before both.
            own = tuple(m for m in obj.mentions if not self._is_foreign(subject, replace(obj, mentions=(m,))))
            claim.object = obj = replace(obj, mentions=own or obj.mentions)
        if subject.place == "topic" and obj is not None and obj.mentions[0].kind not in ("model", "chip"):
            return "who launches it is not told"
        if self._language == "en" and obj is not None and obj.node is not None and obj.mentions[0].kind == "chip":
            spans = [(q.start, q.end) for q in sentence.quantities if q.unit == "units"]
            if any(a <= obj.node.start <= b for a, b in spans):
                return "counted goods are installed, not launched"
        if obj is not None and _THEY.match(sentence.text) and self._are_bought(obj):
            return "what was bought arrives, and is not launched"
        if (reason := self._refine_design(claim, subject)) is not None:
            return reason
        behind = sentence.words(obj.end, obj.end + 16) if obj is not None and trigger.end <= obj.start else ""
        if self._language == "zh" and _ONLY_NEWS_OF.match(behind):
            return "news of it, and not itself"  # 公布了智算中心的集采结果
        if (
            self._language == "zh"
            and obj is not None
            and obj.node is not None
            and obj.mentions[0].kind == "model"
            and obj.end <= trigger.start
            and crosses_clause(sentence, obj.end, trigger.start)
            and sentence.words(obj.end, obj.end + 1) != "，"  # GLM-4.5，3550亿参数，7月28日开源
        ):
            return "of what another clause tells"  # 跑GPT-3的速度是A100的12倍，下半年上市
        return None

    def _are_bought(self, chips: Filled) -> bool:
        """Whether the chips that "they" are were counted as bought: "ordered 2,000 B300s. They come in July"."""
        bought = ("orders", "supplies", "holds")
        counted = any(d.predicate in bought and d.unit == "units" for d in self._drafts[-_LATELY:])
        return counted and any(_PLURAL.search(m.text) for m in chips.mentions)

    def _refine_design(self, claim: Claim, subject: Filled) -> str | None:
        if not claim.frame.foreign and claim.object is not None and self._is_foreign(subject, claim.object):
            return "another vendor's product"
        if claim.predicate != "develops" and subject.node is not None and self._language == "en":
            claim.subject = self._with_partner(claim.sentence, claim.trigger, subject)
        return None

    def _refine_successor(self, claim: Claim, subject: Filled) -> str | None:
        obj = claim.object
        if obj is not None and obj.mentions[0].kind != subject.mentions[0].kind:
            return "of another kind"
        if claim.frame.name == "follows-with-en" and obj is not None and self._are_rivals(subject, obj):
            return "another vendor's product"  # "Meta will replace the H100 with the MI300X"
        if self._language == "zh" and obj is not None and len(obj.mentions) > 1:
            claim.object = obj = replace(obj, mentions=obj.mentions[-1:])  # S1和S2已量产，下一代S3…
        if self._language == "zh" and obj is not None and obj.node is None:
            if self._are_rivals(subject, obj):
                return "another vendor's product"  # 壁仞的下一代BR20X follows no H20 that was spoken of.
            here = [claim.sentence, *(s for s in self._discourse.history if s.block == claim.sentence.block)]
            if not any(s.start <= obj.mentions[0].start < s.end for s in here):
                return "of another paragraph's product"
        return None

    def _are_rivals(self, one: Filled, other: Filled) -> bool:
        """Whether two products are known to be of two vendors."""
        return len({self._vendor_id(m) for m in (one.mentions[0], other.mentions[0])} - {None}) > 1

    def _refine_spec(self, claim: Claim, subject: Filled) -> str | None:
        quantity = claim.quantity
        if (
            quantity is not None
            and quantity.unit in ("TFLOPS", "TOPS")
            and subject.mentions[0].kind == "chip"
            and (quantity.low or quantity.high or 0.0) > _MOST_COMPUTE_OF_A_CHIP_TFLOPS
        ):
            return "too much for one chip"  # 算力规模达10 EFLOPS is a site's.
        if quantity is not None and self._is_of_machine(claim, subject, quantity):
            return "of a machine, not of a chip in it"
        return None

    def _is_of_machine(self, claim: Claim, subject: Filled, quantity: Quantity) -> bool:
        """Whether an English figure is that of a server or rack told of: "A DGX H100 draws up to 10.2 kilowatts"."""
        machine = subject.mentions[0]
        if self._language != "en" or machine.rule != "system" or machine.end > quantity.start:
            return False
        before = claim.sentence.words(machine.end, quantity.start)
        behind = claim.sentence.words(quantity.end, quantity.end + 24).partition(",")[0]
        return _OF_EACH_CHIP.search(before) is None and _OF_EACH_CHIP.search(behind) is None

    def _own_process(self, sentence: Sentence, offset: int) -> Filled | None:
        """The chip of whose maker's interview a sentence tells the process: "It's made by TSMC on a 5nm line"."""
        own = self._discourse.first_person and self._discourse.own_chip is not None
        asked = any(question.search(WHO_MAKES) for question in self.asked)
        if not own or not (asked or sentence.search(_OF_ITS_MAKING)):
            return None
        chips = tuple(m for m in self._discourse.topic(("chip",), sentence, offset)[:1] if not m.generic)
        return Filled(chips, offset, offset, None, "topic") if chips else None

    def _with_partner(self, sentence: Sentence, trigger: Trigger, subject: Filled) -> Filled:
        """Who did it, and with whom: "which it designed jointly with Kobe University"."""
        for node in sentence.nodes:
            if node.marker != "with" or not node.kinds & ORGANISATIONS or not 0 < node.start - trigger.start < 90:
                continue
            if not sentence.search(_TOGETHER_WITH, trigger.start, node.start):
                continue
            known = {m.id for m in subject.mentions}
            partners = self._discourse.members(node, ("company", "foundry"), sentence)
            return replace(subject, mentions=(*subject.mentions, *(m for m in partners if m.id not in known)))
        return subject

    def _before_or_after_cut(self, sentence: Sentence, subject: Filled, quantity: Quantity) -> Filled:
        """Whose figure was cut, and whose it then is: of "the A800, an A100 whose NVLink was cut from 600 to 400".

        The first figure is that of the chip that another is a variant of, the second that of the variant, whichever of
        the two the sentence names beside the figure.
        """
        if len(subject.mentions) != 1:
            return subject
        before = base_of(sentence, quantity, sentence.quantities)
        after = next((q for q in sentence.quantities if base_of(sentence, q, sentence.quantities) is quantity), None)
        cut = sentence.search(_CUT_TO, quantity.start - 12, quantity.start) is not None
        if before is None and after is None and not cut:
            return subject
        named = {m.id: m for n in sentence.nodes for m in n.mentions if m.kind == "chip"}
        for mention in (subject.mentions[0], *named.values()):
            entity = self._discourse.catalogue.get(mention.id)
            original = self._discourse.catalogue.get(entity.variant_of) if entity and entity.variant_of else None
            if original is None or subject.mentions[0].id not in (mention.id, original.id):
                continue
            base = named.get(original.id) or replace(mention, id=original.id, name=original.name)
            return replace(subject, mentions=(mention if after is None else base,), node=None)
        return subject

    def _bounded_by_superlative(self, sentence: Sentence, predicate: str, quantity: Quantity) -> Quantity:
        """最快也要等三个季度 is at least that long; 最大700亿参数 is the size of the largest."""
        if predicate == "parameters" and quantity.cmp == "<=" and re.match("最[大高多]", quantity.text):
            return replace(quantity, low=quantity.high, cmp="=")
        if predicate == "lead_time" and quantity.cmp in ("=", "~"):
            start = sentence.clause(quantity.start, quantity.start)[0]
            if re.search(r"最快|起码|至少", sentence.words(start, quantity.start)):
                return replace(quantity, high=None, cmp=">=")
        return quantity

    def _is_of_memory(self, sentence: Sentence, trigger: Trigger) -> bool:
        """Whether a bandwidth told in one breath with the memory is the memory's: 显存48GB，带宽768GB/s."""
        named = {
            t.frame.metric
            for t in sentence.triggers
            if abs(t.start - trigger.start) < 60 and (t.start, t.end) != (trigger.start, trigger.end)
        }
        return "memory" in named and "interconnect_bandwidth" not in named

    def _precision(self, reading: Reading, quantity: Quantity | None, offset: int) -> str:
        """At which precision a chip computes so fast: the one named nearest, else before, else not told."""
        named = [
            (abs(trigger.start - offset), metric)
            for trigger in reading.sentence.triggers
            if (metric := _precision_of(trigger, quantity)) in PRECISIONS
        ]
        if named:
            return min(named)[1] or "compute"
        drafts = reversed([*self._drafts, *reading.drafts])
        return next((d.metric for d in drafts if d.metric in PRECISIONS), None) or "compute"


def _precision_of(trigger: Trigger, quantity: Quantity | None) -> str | None:
    """The precision that a trigger names; of eight bits, which depends on the unit of the figure."""
    unit = quantity.unit if quantity is not None else None
    own = (value.metric for value in trigger.frame.values if value.metric is not None and unit in value.units)
    return next(own, trigger.frame.metric)
