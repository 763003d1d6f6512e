"""What only one predicate asks: mends or refuses the roles and the figure that a frame was filled with."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from assets.facts.discourse import ORGANISATIONS, Sentence, as_kind
from assets.facts.engine.figures.changes import differs_from_another
from assets.facts.engine.places import Places
from assets.facts.engine.predicates.chips import Chips
from assets.facts.engine.predicates.compute import Compute
from assets.facts.engine.predicates.doers import Doers
from assets.facts.engine.predicates.finance import Finance, is_small
from assets.facts.engine.predicates.holdings import Holdings
from assets.facts.engine.predicates.prices import Prices
from assets.facts.engine.predicates.ratios import RatiosOfChips
from assets.facts.engine.predicates.trade import Trade
from assets.facts.engine.state import DEEDS, OF_TRAINING, PERIODIC, REPORTED, Claim, Filled
from assets.facts.frames import Trigger
from assets.facts.patterns import screened
from assets.facts.quantities.quantity import Quantity

# "does not look like a company that will spend"
_UNLIKE_TO_BE = screened(
    r"(?:\b(?:not|never|hardly|scarcely)|n['’]t)\s(?:\w+\s){0,4}?(?:look|sound|seem|feel|act|behave)\w*\s(?:\w+\s)?like\s[^,;.]*"
    r"\b(?:that|who|which)\s(?:will|would|could|might|may|can|plans|wants|is (?:about|going|likely|set))\b[^,;.]*$"
)
# 收入首度升穿90亿美元，达93.27亿美元: what was passed is not the figure.
_IN_FULL = re.compile(r".{0,4}(?:升穿|突破|跨过|首破|站上|迈过|破).{1,12}，(?:达到?|为|至|录得|报)")
# 较去年的150亿元多110亿: by how much, not how much.
_MORE_THAN = re.compile(r"(?:[元亿万]多(?:出|了)?|[多少]了|少[花投]了?)约?$")
_REVENUE_BEFORE = screened(r"营收|收入")
_MARKET_BEFORE = screened(r"市场|出货|市占|产能|份额")
_NAMELESS_SHARE = "of others without a name"
# What is brought in by a deal or by goods: ", which it expects will generate around", "The contract should bring in".
_DEAL_BRINGS = screened(
    r"(?:, (?:which|that)\b[^,;.]{0,50}|\b(?:deals?|contracts?|leases?|agreements?|pacts?|partnerships?|projects?"
    r"|expectations?|tie-up|arrangement|production|ramp|orders?|alliance)\b(?:[^,;.]{0,30}))"
    r"\b(?:generate|bring in|bring|deliver|yield|produce|add|contribute|be worth)\s"
    r"(?:(?:about|around|some|roughly|up to|as much as|at least|more than|an? (?:additional|estimated)|nearly|over) )*$"
)
# Before how much of an order has come: "but received fewer than 30,000".
_ARRIVED = screened(
    r"\b(?:but|and|only|so far|has|have|had) (?:has |have |had |only |so far )*(?:received|got|taken delivery of) "
    r"(?:only |just |about |some |around |fewer than |less than |more than |a mere )*\d",
    re.IGNORECASE,
)
# Goods of a site that are no part of its computers, right behind a verb.
_OTHER_GOODS = screened(
    r"(?:\w+ )(?:[\w.,-]+ ){0,4}?(?:gas |wind |diesel |backup |steam )?(?:turbines?|generators?|transformers?|reactors?"
    r"|gensets?|solar panels?|batteries|chillers?|cooling towers?|fuel cells?)\b",
    re.IGNORECASE,
)
# "supplies most of Nvidia's needs, and plans to spend 29 trillion won"
_OTHER_SUM = screened(
    r"\b(?:and|but|which)\b[^;.]*?\b(?:spend|spends|spent|spending|invest|invests|invested|investing|raise|raises|raised"
    r"|earn|earns|earned)\s[^;.]*$"
)
_OF_MARKET = screened(
    r"\bmarkets?(?: for [^,;.]{2,50})?\s(?:(?:will|would|could|might|may|is|was|to|be|been|has|already|now)\s)+"
    r"worth\b[^,;.]*$"
)
# "256 GB rather than the 288 GB it talked about"; "with a third of the yield"
_RATHER_THAN = screened(r"(?:\brather than|而不是|而非)\s?(?:the )?$")
_OF_ANOTHER_MEASURE = re.compile(r" of the (?!price|cost|rent|rate|sum|level|peak|original|list|figure|amount)")
_NEITHER_CONFIRMED = screened(r"既[不未没]有?(?:承认|证实|确认)[^，。；]{0,4}[也又][不未没]有?否认")
# "which SoftBank bought in July 2024 for about $600 million"
_BOUGHT_FOR = screened(
    r"\b(?:bought|acquired|sold|purchased|snapped up|taken over)\b(?:(?!\bvalu)[^;])*?\bfor "
    r"(?:about |around |some |just |nearly |over |more than )?$"
)
# "; the fifth came out in 2023", "; another opens in June"
_RANK_BEFORE_VERB = screened(
    r"(?:;|—|–|, (?:and|but|while|whereas))\s?(?:and |but |while )?"
    r"(?:(?:the|its|a) (?:first|second|third|fourth|fifth|sixth|seventh|eighth|next|last|previous"
    r"|predecessor|successor|rest|others?|remainder)(?: ones?)?|another(?: one)?"
    r"|others|(?:one|two|three|some|most|all|several|many) more)\s"
    r"(?:(?:will|would|is|was|has|had|should|may|might|could|comes?|came|goes|went|runs?)\s[^;.]*)?$"
)
# "the first deliveries": nothing of its own.
_THINGS_DONE = re.compile(r"\w+(?:ies|ments?|ions?|ers|sales)\b")
# "20,000 H100s more than Google", "20,000 more H100s than Google"
_COUNTED = frozenset({"holds", "orders", "cluster_size", "trained_on"})
_MORE_THAN_ANOTHER = re.compile(
    r"(?: (?!more|fewer)[\w-]+){0,2} (?:more|fewer|less)(?: [\w-]+){0,2}? than "
    r"(?!half\b|double\b|a (?:third|quarter|fifth)\b|\d)"
)
# "Qualcomm has bought Alphawave's wireline unit"
_PART_OF_COMPANY = re.compile(
    r"\s(?:(?:the|a|an|all|most|parts?|half|some|control|of|out) )*[A-Z][\w.&-]*(?: [A-Z][\w.&-]*)?['’]s?"
    r" (?:[\w-]+ ){0,4}(?:business(?:es)?|units?|divisions?|arm|operations|stake|subsidiar(?:y|ies)|assets|patents"
    r"|shares|fabs?|plants?|factor(?:y|ies)|headquarters|teams?)\b"
)
# "Intel sold 51% of Altera to Silver Lake", "sold its stake in Arm", "sold its factories to Sanmina"
_SELLS_PART = re.compile(
    r"\w+\s(?:(?:about|around|some|nearly|more than|up to|a|an|the|its|their|all|most|half|of) )*"
    r"(?:[\d.]+(?:%| per ?cent) (?:of|stake)\b"
    r"|(?:(?:[$€£¥][\d.]+ (?:million|billion) )?(?:worth )?of )?(?:[\w'’-]+ ){0,4}?"
    r"(?:stake|shares|stock|factor(?:y|ies)|fabs?|foundry|plants?|subsidiary"
    r"|(?:unit|division|arm|business|operations) (?:to|for|in)\b))"
)
# "Google says pods draw close to 10 MW": that is none of the maker's.
_MACHINES_DRAW = screened(
    r"\b(?:pods?|racks?|cabinets?|servers?|systems?) (?:(?:[^,;.]|[,.]\d){0,40} )?"
    r"(?:draws?|consumes?|needs?|uses?|burns?|pulls?) "
    r"(?:about |around |some |close to |nearly |up to |as much as |roughly |over |more than )?$",
    re.IGNORECASE,
)
_OF_GROUP = screened(r"\b[Gg]roup(?:['’]s|-wide|-level)? (?:\w+ )?(?:revenues?|sales|turnover|capex|capital|spending)")
# Between a chip and what it has.
_HAS = re.compile(
    r"\s(?:has|had|offers|offered|runs at|delivers|is|was|gets|got|keeps|reaches|reached|manages|managed|comes with)\s"
    r"(?:only |just |about |at |a |an )*|(?:为|是|有|只有|达到?|则为|仅为|仅|约)+"
)
_THAN_FORECAST = screened(
    r"[较比](?:原先|原本|此前|之前|先前|早前|市场|分析师|公司|自身|自家)?的?(?:预测|预期|预估|估计|指引|目标|预算)[^，。；\d]{0,6}$"
)


def _region_acts(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a country is the subject right before an English verb: "The Netherlands follows with ASML's machines"."""
    return any(
        node.kinds == {"region"} and not node.marker and 0 < trigger.start - node.end <= 1 for node in sentence.nodes
    )


def _is_told_by_rank(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a part of a sentence is of one that only a rank tells apart: "; the fifth came out in 2023"."""
    opening = sentence.search(_RANK_BEFORE_VERB, sentence.start, trigger.start)
    if opening is None:
        return False
    begin = sentence.start + opening.start()
    if any(begin <= n.start < trigger.start and not n.kinds <= (ORGANISATIONS | {"region"}) for n in sentence.nodes):
        return False
    return not _THINGS_DONE.match(sentence.words(trigger.start, trigger.end))


class Predicates(Doers, Trade, Holdings, Chips, RatiosOfChips, Finance, Prices, Compute, Places):
    """Mends and refuses filled frames by their predicate."""

    def _refused(self, claim: Claim) -> str | None:
        """Why a trigger and its value state nothing, whoever may fill the roles; None where they may."""
        sentence, trigger, quantity, predicate = claim.sentence, claim.trigger, claim.quantity, claim.predicate
        if (predicate in DEEDS or predicate == "fabricates") and self._is_directed(sentence, trigger):
            return "told to do, not done"
        if self._has_stranger(sentence, trigger, predicate):
            return "done by somebody else"
        places = (trigger.start, quantity.start if quantity is not None else trigger.start)
        if self._language == "en" and predicate != "delivery" and _is_told_by_rank(sentence, trigger):
            return "of another that only a rank tells apart"
        if any(sentence.search(self._grammar.modality["asked"], place - 90, place) for place in places):
            return "whether it is so is not told"
        if self._language == "zh" and sentence.search(_NEITHER_CONFIRMED, places[0]):
            return "whether it is so is not told"
        if self._language == "en" and sentence.search(_UNLIKE_TO_BE, trigger.start - 90, trigger.start):
            return "what somebody does not look like"
        if predicate == "orders" and quantity and sentence.search(_ARRIVED, quantity.start - 40, quantity.start + 12):
            return "what has arrived"
        if predicate in ("orders", "supplies") and sentence.search(_OTHER_GOODS, trigger.start, trigger.end + 40):
            return "other goods"
        if predicate == "supplies" and quantity and sentence.search(_OTHER_SUM, trigger.end, quantity.start):
            return "another sum"
        if (
            predicate in _COUNTED
            and quantity
            and _MORE_THAN_ANOTHER.match(sentence.words(quantity.end, quantity.end + 50))
        ):
            return "a difference"
        if predicate == "launches" and self._language == "en" and _region_acts(sentence, trigger):
            return "done by somebody else"
        if predicate == "orders" and _PART_OF_COMPANY.match(sentence.words(trigger.end, trigger.end + 90)):
            return "a part of a company"
        if predicate in ("supplies", "sales") and _SELLS_PART.match(sentence.words(trigger.start, trigger.start + 70)):
            return "a part of a company"
        if predicate == "power" and quantity and sentence.search(_MACHINES_DRAW, sentence.start, quantity.start):
            return "what machines draw"
        if predicate in ("orders", "cuts_orders") and self._is_done_by_nameless(sentence, trigger):
            return "done by some without a name"
        if predicate == "market_cap" and quantity and sentence.search(_BOUGHT_FOR, sentence.start, quantity.start):
            return "a price that was paid"
        if predicate == "market_cap" and quantity and sentence.search(_OF_MARKET, sentence.start, quantity.start):
            return "what a market is worth"
        if predicate == "market_share" and quantity is not None:
            # 本土厂商的份额将升至五成，去年为四成: of the same, who have no name.
            start, end = sentence.clause(quantity.start, quantity.end)
            own = any(n.mentions and n.has(ORGANISATIONS) and start <= n.start < end for n in sentence.nodes)
            again = not own and any(r.reason == _NAMELESS_SHARE for r in claim.reading.rejections)
            if again or self._is_of_nameless(sentence, quantity):
                return _NAMELESS_SHARE
        if (
            predicate == "market_share"
            and sentence.words(trigger.start, trigger.start + 2) == "占比"
            and sentence.search(_REVENUE_BEFORE, sentence.start, trigger.start)
            and not sentence.search(_MARKET_BEFORE, sentence.start, trigger.end + 8)
        ):
            return "a part of revenue"  # 该业务营收将达数十亿美元，占比两成
        if predicate == "spec" and quantity and sentence.search(_RATHER_THAN, quantity.start - 16, quantity.start):
            return "what it has not"
        if (
            predicate == "price_change"
            and quantity
            and _OF_ANOTHER_MEASURE.match(sentence.words(quantity.end, quantity.end + 24))
        ):
            return "of another measure"
        if predicate == "threshold" and quantity is not None and self._is_of_chip(sentence, trigger, quantity):
            return "of a chip, and no limit"
        if predicate.startswith("capex") and quantity is not None and self._is_of_several(sentence, quantity):
            return "done by some without a name"
        if predicate in REPORTED and quantity is not None and quantity.dimension == "money" and is_small(quantity):
            return "too little for a company"
        if predicate in ("capex", "revenue") and quantity is not None:
            ahead = sentence.words(quantity.start - 4, quantity.start)
            if predicate == "revenue" and _IN_FULL.match(ahead + sentence.words(quantity.start, quantity.end + 4)):
                return "the figure itself follows"
            if _MORE_THAN.search(ahead):
                return "a difference"
            if predicate == "revenue" and sentence.search(_DEAL_BRINGS, quantity.start - 90, quantity.start):
                return "what a deal brings in"
        base = (quantity.start - 18, quantity.start) if quantity is not None else (0, 0)
        if predicate.endswith("_change") and quantity is not None and sentence.search(_THAN_FORECAST, *base):
            return "set against a forecast"  # 较原先预测低约一成半
        claim.part = self._part_of_revenue(claim.reading, trigger, quantity)
        return "part of a total" if claim.part == () else None

    def _is_of_chip(self, sentence: Sentence, trigger: Trigger, quantity: Quantity) -> bool:
        """Whether a figure behind a rule's is what a chip has: "caps it at 600 GB/s; the A800 has 400"."""
        start, _ = sentence.clause(quantity.start, quantity.start)
        if start <= trigger.start < quantity.start:
            return False
        return any(
            start <= n.start < quantity.start
            and n.has(("chip",))
            and _HAS.fullmatch(sentence.words(n.end, quantity.start))
            for n in sentence.nodes
            if not n.marker
        )

    def _refined_subject(self, claim: Claim, subject: Filled) -> Filled | None:
        """The subject that a predicate asks for, by what stands where its frame looked."""
        sentence, frame, predicate, quantity = claim.sentence, claim.frame, claim.predicate, claim.quantity
        if predicate == "power" and self._delivers_power(subject, sentence):
            # What a utility can deliver is what the site has.
            sites = [role for role in frame.subject if "cluster" in role.kinds]
            utility = tuple(m.id for m in subject.mentions)
            return self._fill(sites, frame, claim.trigger, quantity, sentence, utility, claim.inherited)
        if predicate in ("lead_time", "price_change") and subject.mentions[0].id == "product:wafer":
            # How long one waits for wafers, or what becomes of their price, is told of a foundry.
            main = self._discourse.main_company
            makers = (
                tuple(m for m in (main and as_kind(main, ("foundry",)),) if m)
                or self._discourse.topic(("foundry",), sentence, claim.anchor[0])[:1]
            )
            return replace(subject, mentions=makers, node=None) if makers else subject
        if predicate == "spec" and quantity is not None:
            subject = self._before_or_after_cut(sentence, subject, quantity)
            return self._set_against(claim, subject, quantity)
        if predicate in PERIODIC and sentence.search(_OF_GROUP, claim.trigger.start - 14, claim.trigger.end):
            # "AWS brought in $28.8 billion. Group revenue climbed": of whom it is a part.
            return replace(subject, mentions=tuple(self._whole_group(m) for m in subject.mentions))
        return subject

    def _refine(self, claim: Claim) -> str | None:
        """Mend the filled roles of a claim by its predicate; why it is no fact, or None."""
        subject, frame = claim.subject, claim.frame
        if subject is None:
            return "missing subject"
        quantity, ids = claim.quantity, {m.id for m in subject.mentions}
        if claim.predicate.endswith("_change") and quantity and differs_from_another(claim.sentence, quantity, ids):
            return "set against another"
        needs_object = all(role.required for role in frame.object) or (claim.attachment is None and frame.need_object)
        supply = _SUPPLY.get(claim.predicate)
        reason = supply(self, claim, subject) if supply is not None else None
        if reason is not None:
            return reason
        if claim.object is None and frame.object and needs_object:
            return "missing object"
        if claim.part and claim.attachment is not None:
            claim.predicate = "sales"
            claim.attachment.value = replace(claim.attachment.value, predicate="sales")
            claim.object = Filled(claim.part, claim.anchor[0], claim.anchor[0], None, "part")
        refine = _REFINE.get(claim.predicate)
        reason = refine(self, claim, subject) if refine is not None else None
        subject = claim.subject or subject
        if reason is None and frame.sells is not None:
            sells = self._sells(claim.sentence, subject, claim.object) if claim.object is not None else None
            reason = "who sells to whom is not told" if sells != frame.sells else None
        return reason

    def _refine_restriction(self, claim: Claim, subject: Filled) -> str | None:
        goods = claim.object is None or claim.object.mentions[0].kind in ("chip", "technology")
        return "a list names companies" if goods and subject.mentions[0].id.endswith("-list") else None


# What may stand for an object that is not told, by the predicate; why there can be none, or None.
_SUPPLY: dict[str, Callable[[Predicates, Claim, Filled], str | None]] = {
    "cuts_orders": Predicates._supply_cut,
    "holds": Predicates._supply_cards,
    "invests_in": Predicates._supply_investment,
    "market_share": Predicates._supply_market,
    "orders": Predicates._supply_order,
    "supplies": Predicates._supply_supply,
}


# What a predicate makes of its filled roles: they are mended in place; why there is no fact, or None.
_REFINE: dict[str, Callable[[Predicates, Claim, Filled], str | None]] = {
    "capacity": Predicates._refine_capacity,
    "cluster_size": Predicates._refine_size,
    "cuts_orders": Predicates._refine_cut,
    "delivery": Predicates._refine_delivery,
    "designs": Predicates._refine_design,
    "develops": Predicates._refine_design,
    "fabricates": Predicates._refine_fabrication,
    "holds": Predicates._refine_holding,
    "invests_in": Predicates._refine_investment,
    "launches": Predicates._refine_launch,
    "market_share": Predicates._refine_market_share,
    "orders": Predicates._refine_order,
    "parameters": Predicates._refine_parameters,
    "price": Predicates._refine_price,
    "price_change": Predicates._refine_price_change,
    "restricts": Predicates._refine_restriction,
    "sales": Predicates._refine_sale,
    "spec": Predicates._refine_spec,
    "successor_of": Predicates._refine_successor,
    "threshold": Predicates._refine_restriction,
    "uses": Predicates._refine_use,
    **dict.fromkeys(OF_TRAINING, Predicates._refine_training),
}
