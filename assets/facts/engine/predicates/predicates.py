"""What only one predicate asks: mends or refuses the roles and the figure that a frame was filled with."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from assets.facts.discourse import ORGANISATIONS, Sentence, as_kind
from assets.facts.engine.figures.changes import differs_from_another
from assets.facts.engine.noun_phrases import BEHIND_REACH, OF_VALUE_BEHIND
from assets.facts.engine.predicates.refusals import Refusals
from assets.facts.engine.state import MEASURES, OF_TRAINING, PERIODIC, Claim, Filled
from assets.facts.patterns import screened
from assets.facts.quantities.quantity import Quantity

_OF_GROUP = screened(r"\b[Gg]roup(?:['’]s|-wide|-level)? (?:\w+ )?(?:revenues?|sales|turnover|capex|capital|spending)")


# "against 62% for its rival": of one who may have been named, but here is not.
_FOR_RIVAL = re.compile(
    r" (?:for|at) (?:its|their|the|his|her) (?:\w+ )?(?:rivals?|competitors?|peers?|predecessor|others?)\b"
)
# "$19bn of revenue to AMD"
_OF_ONE = re.compile(
    rf"(?: (?:of|in) (?:\w+ )?(?:revenues?|sales|turnover) (?:to|for|at) (?:the )?)|{OF_VALUE_BEHIND.pattern}"
)


class Predicates(Refusals):
    """Mends and refuses filled frames by their predicate."""

    def _refined_subject(self, claim: Claim, subject: Filled) -> Filled | None:
        """The subject that a predicate asks for, by what stands where its frame looked."""
        sentence, frame, predicate, quantity = claim.sentence, claim.frame, claim.predicate, claim.quantity
        if predicate == "power" and self._delivers_power(subject, sentence):
            # What a utility can deliver is what the site has.
            sites = [role for role in frame.subject if "cluster" in role.kinds]
            utility = tuple(m.id for m in subject.mentions)
            return self._fill(sites, frame, claim.trigger, quantity, sentence, utility, claim.inherited)
        if predicate == "power":
            return self._whose_machines(claim, subject)
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

    def _whose_machines(self, claim: Claim, subject: Filled) -> Filled | None:
        """Who has the machines of so many gigawatts, where a deal for them names their maker, too.

        "AMD is to provide OpenAI with 6 GW of GPUs": those are OpenAI's.
        """
        makers = tuple(m.id for m in subject.mentions if m.kind == "company" and self._only_makes_chips(m.id))
        if not makers:
            return subject
        others = tuple(m for m in subject.mentions if m.id not in makers)
        if others:
            # Two are buyer and maker; more have founded something together.
            return replace(subject, mentions=others) if len(subject.mentions) == 2 else subject
        sentence, figure = claim.sentence, claim.anchor[0]
        named = [
            n
            for n in sentence.nodes
            if n.mentions
            and n.kinds & ORGANISATIONS
            and not any(self._only_makes_chips(m.id) or self._discourse.is_observer(m) for m in n.mentions)
        ]
        nearest = min((n for n in named if not n.anaphor), key=lambda n: abs(n.start - figure), default=None)
        if nearest is not None:
            return replace(subject, mentions=nearest.mentions, node=nearest, start=nearest.start, end=nearest.end)
        spoken_of = self._discourse.topic(("company",), sentence, figure, makers)
        users = tuple(m for m in spoken_of if not (self._only_makes_chips(m.id) or self._discourse.is_observer(m)))
        return replace(subject, mentions=users, node=None) if users else subject

    def _refine(self, claim: Claim) -> str | None:
        """Mend the filled roles of a claim by its predicate; why it is no fact, or None."""
        subject, frame = claim.subject, claim.frame
        if subject is None:
            return "missing subject"
        if self._is_of_part_or_base(claim, subject):
            return "of what it is a part of"
        if self._is_of_unknown_line(claim):
            return "of another line of business"
        if self._is_agreed_with_another(claim):
            return "of what was agreed with another"
        if self._is_power_station(claim, subject):
            return "a power station"
        quantity, ids = claim.quantity, {m.id for m in subject.mentions}
        if claim.predicate.endswith("_change") and quantity and differs_from_another(claim.sentence, quantity, ids):
            return "set against another"
        measured = claim.predicate in MEASURES or claim.predicate == "capacity"
        if measured and quantity and self._is_of_one_behind(claim.sentence, quantity, subject):
            return "of another"
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

    def _is_of_one_behind(self, sentence: Sentence, quantity: Quantity, subject: Filled) -> bool:
        """Whether a figure is of whom the words behind it name: "130,000 for Samsung and 120,000 for SK hynix"."""
        if self._language == "en" and _FOR_RIVAL.match(sentence.words(quantity.end, quantity.end + 40)):
            return True
        ids = {id_ for m in subject.mentions for id_ in (m.id, *m.other_ids)}
        return self._language == "en" and any(
            0 < n.start - quantity.end < BEHIND_REACH
            and n.mentions
            and n.kinds & ORGANISATIONS
            and not (n.owner or n.vendor or ids & {m.id for m in n.mentions})
            and _OF_ONE.fullmatch(sentence.words(quantity.end, n.start))
            for n in sentence.nodes
        )

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
    "capex": Predicates._refine_capex,
    "cluster_size": Predicates._refine_size,
    "cuts_orders": Predicates._refine_cut,
    "delivery": Predicates._refine_delivery,
    "designs": Predicates._refine_design,
    "develops": Predicates._refine_design,
    "fabricates": Predicates._refine_fabrication,
    "holds": Predicates._refine_holding,
    "invests_in": Predicates._refine_investment,
    "launches": Predicates._refine_launch,
    "lead_time": Predicates._refine_lead_time,
    "market_cap": Predicates._refine_valuation,
    "market_share": Predicates._refine_market_share,
    "operates": Predicates._refine_operation,
    "orders": Predicates._refine_order,
    "parameters": Predicates._refine_parameters,
    "power": Predicates._refine_power,
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
