"""Clusters, models and training runs."""

from __future__ import annotations

import re

from assets.facts.discourse import ORGANISATIONS, Node, Sentence
from assets.facts.engine.places.clusters import HAS_SITE, Clusters
from assets.facts.engine.predicates.buyers_and_sellers import BuyersAndSellers
from assets.facts.engine.state import Claim, Filled, Reading, crosses_clause
from assets.facts.mentions import Mention
from assets.facts.patterns import screened
from assets.facts.quantities.quantity import Quantity

_TRAINED_OUT = re.compile(r"(?:训练?|练|炼|跑|蒸馏)(?:出来?|成)了?")
_MODEL_BEHIND = re.compile(r"(?:级别?|规模)?的?\w{0,10}?模型")
_IN_A_YEAR = re.compile(
    r"(?:公司|企业|大厂|巨头|行业)们?的?(?:一年|每年|年均|全年)|(?:每年|年均)[^，。；]{0,12}(?:开支|开销|花|投)"
)
# "SemiAnalysis puts its hardware spending at $1.6 billion", 其服务器总支出16亿美元: no cost of a run.
_OTHER_OUTLAY = screened(
    r"\b(?:hardware|servers?|annual|yearly|capital|data[- ]cent(?:er|re)|infrastructure|staff|salar(?:y|ies)|wages?"
    r"|marketing|research|R&D|overall|monthly|inference|total) (?:[\w-]+ )?"
    r"(?:budgets?|spending|outlays?|bills?|expenditures?|investments?)\b"
    r"|(?:服务器|硬件|年度?|全年|研发|推理|人力|营销|基建)[^，。；]{0,4}(?:预算|支出|开支|投入|花费|开销)[^，。；]{0,8}$",
    re.IGNORECASE,
)

# "walked away from plans for a data centre in Sakai"
_PLANS_GIVEN_UP = screened(
    r"\b(?:(?:walk|back|pull)\w* (?:away|out|back) (?:from|of)|abandon\w*|scrap\w*|shelv\w*|drop(?:s|ped|ping)?"
    r"|cancel\w*|call\w* off|reject\w*|ditch\w*|kill\w*)\b[^,;.]{0,40}?"
    r"\b(?:plans?|proposals?|talks|projects?|bids?|ideas?)\s"
    r"(?:(?:for|on|of|about) |to (?:build|rent|lease|open|buy|run) )(?:(?:an?|the|its|their|another|new|second)\s)*$"
)
_RUNS_ITS_OWN = re.compile(
    r"\s(?:[a-z]+ly )?(?:runs?|ran|operates?d?|owns?|owned|has|had|built|opened|uses|used|keeps?|kept) "
    r"(?:its|their) (?:own )?(?:[a-z]+ )?"
)
_HAS_NO = screened(r"(?:\bnot|n['’]t|\bnever) (?:\w+ ){0,2}$")


class Compute(Clusters, BuyersAndSellers):
    """Mends and refuses what is told of machines and models."""

    def _refine_size(self, claim: Claim, subject: Filled) -> str | None:
        """Grok 2用了2万块H100: what a model takes is not the size of the machine spoken of before."""
        sentence, (begin, end) = claim.sentence, claim.anchor
        if subject.node is not None and claim.quantity is not None and (own := self._own_site(claim, subject.node)):
            claim.subject = subject = own
        start, _ = sentence.clause(begin, end)
        named = subject.node is not None and subject.place != "owner-cluster"
        if self._language != "zh" or named or "用" not in sentence.words(begin, end):
            return None
        takes = (
            (start <= n.start or "训" in sentence.words(n.end, begin))
            and not re.search("[：；]", sentence.words(n.end, begin))
            for n in sentence.nodes
            if n.end <= begin and n.kinds == {"model"} and not n.marker
        )
        return "what a model takes" if any(takes) else None

    def _own_site(self, claim: Claim, site: Node) -> Filled | None:
        """Whose site a clause tells of that names none but its owner, where the site found stands in another clause."""
        sentence, quantity = claim.sentence, claim.quantity
        if quantity is None or not self._has_owner_of_its_own((quantity.start, quantity.end), sentence, [site]):
            return None
        start, _ = sentence.clause(quantity.start, quantity.end)
        if not any(HAS_SITE.match(sentence.words(n.end, quantity.start)) for n in sentence.nodes if n.start >= start):
            return None
        return self._new_cluster((quantity.start, quantity.end), sentence)

    def _refine_operation(self, claim: Claim, subject: Filled) -> str | None:
        """Who has given up plans for a site runs none, nor does who is named before its own clause begins."""
        sentence, site = claim.sentence, claim.object
        if self._language != "en" or site is None or not sentence.start <= site.start < sentence.end:
            return None
        if sentence.search(_PLANS_GIVEN_UP, site.start - 90, site.start):
            return "plans given up"
        start, _ = sentence.clause(site.start, site.start)
        own = {m.id for m in subject.mentions}
        runs = (
            n
            for n in sentence.nodes
            if start <= n.start < site.start and n.mentions and not (n.marker or n.owner or n.vendor)
        )
        for node in runs:
            acts = node.kinds & ORGANISATIONS and _RUNS_ITS_OWN.fullmatch(sentence.words(node.end, site.start))
            if acts and not own & {m.id for m in node.mentions}:
                return "run by another"  # "Stability rents, whereas Mistral runs its own data centre"
        return None

    def _refine_power(self, claim: Claim, subject: Filled) -> str | None:
        """Why a power is no fact: "We don't have a gigawatt" tells of no site, nor "It has 2,304 of Nvidia's B200s"."""
        quantity, node = claim.quantity, subject.node
        if node is not None and node.vendor and node.owner and node.kinds <= ORGANISATIONS:
            return "the maker of the chips"
        if quantity is None or not quantity.text.startswith("a "):
            return None
        denied = claim.sentence.search(_HAS_NO, quantity.start - 24, quantity.start)
        return "not so much" if denied else None

    def _refine_parameters(self, claim: Claim, subject: Filled) -> str | None:
        kind = claim.quantity is not None and self._is_kind_of_model(claim.sentence, subject, claim.quantity)
        return "a kind of model" if kind else None

    def _refine_training(self, claim: Claim, subject: Filled) -> str | None:
        obj = claim.object
        if claim.predicate == "trained_on" and obj is not None and all(m.generic for m in obj.mentions):
            claim.object = self._chips_meant(claim.sentence, obj)
        if claim.quantity is not None and self._is_yearly_of_others(claim.sentence, claim.quantity):
            return "what others spend in a year"
        if claim.predicate == "training_cost" and claim.quantity is not None:
            sentence, start = claim.sentence, claim.quantity.start
            if sentence.search(_OTHER_OUTLAY, sentence.clause(start, start)[0], start):
                return "another outlay"
        return None

    def _trained_on_before(self, reading: Reading, subject: Filled) -> Filled | None:
        """The chips on which the sentence has just said that a model was trained: "on 4,000 of them, for 70 days"."""
        ids = {m.id for m in subject.mentions}
        last = next((d for d in reversed(reading.drafts) if d.predicate == "trained_on" and d.subject.id in ids), None)
        if last is None or last.object is None or "+" in last.object.id:
            return None
        base = last.object
        chip = Mention(subject.start, subject.start, base.mention, base.id, base.name, base.kind, base.provisional)
        return Filled((chip,), subject.start, subject.start, None, "same")

    def _trained_out(self, sentence: Sentence, offset: int) -> Filled | None:
        """The model that a clause behind says was made this way: 用2048块H800花了41天，训出了“帆语-2”."""
        if self._language != "zh":
            return None
        opening = max(sentence.text.rfind(mark, 0, offset - sentence.start) for mark in "；;") + 1 + sentence.start
        if any(opening <= n.start < offset and n.has(("model",)) and not n.anaphor for n in sentence.nodes):
            return None
        for match in _TRAINED_OUT.finditer(sentence.text, max(0, offset - sentence.start)):
            end = sentence.start + match.end()
            if end - offset > 60 or re.search("[；;。]", sentence.words(offset, end)):
                break
            for node in sentence.nodes:
                near = 0 <= node.start - end <= 18 and node.has(("model",)) and bool(node.mentions)
                if near and "，" not in sentence.words(end, node.start):
                    return Filled(node.mentions[:1], node.start, node.end, node, "after")
        return None

    def _is_yearly_of_others(self, sentence: Sentence, quantity: Quantity) -> bool:
        """Whether a Chinese clause tells what some firm spends in a year, and not what a run took."""
        if self._language != "zh":
            return False
        return _IN_A_YEAR.search(sentence.words(*sentence.clause(quantity.start, quantity.end))) is not None

    def _is_kind_of_model(self, sentence: Sentence, subject: Filled, quantity: Quantity) -> bool:
        """Whether a size only tells what kind of model is meant, or is that of one without a name.

        训练万亿参数模型最快4天; OpenAI发布GPT-3后，字节曾训练了一个数十亿参数的大模型.
        """
        if (
            self._language == "zh"
            and subject.end <= quantity.start
            and crosses_clause(sentence, subject.end, quantity.start)
            and sentence.words(quantity.start - 2, quantity.start) in ("一个", "一款", "了个")
            and _MODEL_BEHIND.match(sentence.words(quantity.end, quantity.end + 16))
        ):
            return True
        if subject.mentions[0].id != "model:unnamed" or self._language != "zh":
            return False
        return re.match(r"(?:级别?|规模)?的?\w{0,6}?模型", sentence.words(quantity.end, quantity.end + 12)) is not None
