"""The places of a sentence where a role may stand: what each word of `from` in a frame means."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from assets.facts.discourse import ORGANISATIONS, Sentence
from assets.facts.engine.noun_phrases import is_possessive
from assets.facts.engine.places.appositions import Appositions
from assets.facts.engine.places.around_words import AroundWords
from assets.facts.engine.places.before_words import BeforeWords
from assets.facts.engine.places.behind_words import BehindWords
from assets.facts.engine.places.beside_figure import BesideFigure
from assets.facts.engine.places.clusters import Clusters
from assets.facts.engine.places.coordination import Coordination
from assets.facts.engine.places.customers import Customers
from assets.facts.engine.places.investments import Investments
from assets.facts.engine.places.lines_of_business import LinesOfBusiness
from assets.facts.engine.places.look import Look
from assets.facts.engine.places.possession import Possession
from assets.facts.engine.places.prepositions import Prepositions
from assets.facts.engine.places.relative_clauses import RelativeClauses
from assets.facts.engine.places.rule_parties import RuleParties
from assets.facts.engine.places.topic import Topics
from assets.facts.engine.state import REPORTED, Filled
from assets.facts.english_syntax import told_of_relation
from assets.facts.frames import Frame, Role, Trigger
from assets.facts.quantities.quantity import Quantity

# Behind whom a seller's figures are told: "accounted for 71% of a turnover".
_IS_CUSTOMER = re.compile(
    r" (?:alone )?(?:accounted for|accounts for|made up|makes up|was behind|contributed|brought in)"
    r" (?:about |around |some |nearly |almost |over |more than )*"
    r"(?:[\d.]+ ?(?:%|per ?cent)|half|a \w+|two-thirds|three-quarters) of"
    r" (?:its|their|the|a|an|total|all|group|that)\b"
)
# Where the subject of a verb is looked for.
_OF_SUBJECTS = frozenset(
    {"before", "before-near", "before-strict", "before-clause", "topic", "topic-valued", "topic-initial", "owner"}
)


class Places(
    Topics,
    RuleParties,
    BeforeWords,
    BehindWords,
    AroundWords,
    BesideFigure,
    Prepositions,
    Possession,
    Appositions,
    RelativeClauses,
    Coordination,
    Investments,
    LinesOfBusiness,
    Clusters,
    Customers,
):
    """Finds who stands in a role, place by place in the order that a frame gives."""

    def _fill(
        self, roles: Iterable[Role], frame: Frame, trigger: Trigger, quantity: Quantity | None,
        sentence: Sentence, taken: tuple[str, ...], inherited: bool,
    ) -> Filled | None:  # fmt: skip
        for role in roles:
            for place in role.places:
                if place == "base":
                    continue
                filled = self._look(place, role, trigger, quantity, sentence, taken, inherited)
                if filled is not None:
                    each = role.spread or (quantity is None and self._language == "en" and "chip" not in role.kinds)
                    return self._with_joined(filled, role, sentence, taken) if each else filled
        return None

    def _look(
        self, place: str, role: Role, trigger: Trigger, quantity: Quantity | None,
        sentence: Sentence, taken: tuple[str, ...], inherited: bool,
    ) -> Filled | None:  # fmt: skip
        """Who stands in a role at a place beside the words of a trigger, or the number that goes on from them."""
        name, _, argument = place.partition(":")
        anchor = (quantity.start, quantity.end) if inherited and quantity is not None else (trigger.start, trigger.end)
        # A line of goods (DRAM) has prices as a product.
        priced = trigger.frame.predicate in ("price", "price_change") and "product" in role.kinds
        nodes = [n for n in sentence.nodes if n.has(role.kinds) or (priced and "segment" in n.kinds)]
        if name in ("after", "any", "any-valued", "value", "inside", "patient"):
            # "its servers": a possessive pronoun is not the thing itself.
            nodes = [n for n in nodes if not (n.anaphor and not n.kinds and is_possessive(sentence, n))]
        acts = self._language == "en" and role in trigger.frame.subject and ORGANISATIONS.intersection(role.kinds)
        stands_first = acts or (name.startswith("before") and ORGANISATIONS.intersection(role.kinds))
        if stands_first and name in _OF_SUBJECTS and told_of_relation(sentence, trigger.start):
            return None
        if acts and trigger.frame.predicate in REPORTED:
            # "Microsoft accounted for 71% of a turnover of": its customer.
            customers = (n for n in nodes if _IS_CUSTOMER.match(sentence.words(n.end, n.end + 60)))
            taken = (*taken, *(m.id for n in customers for m in n.mentions))
        look = Look(name, argument, role, trigger, quantity, sentence, taken, inherited, anchor, priced, nodes)
        return FINDERS[name](self, look)

    def _at_other(self, look: Look) -> Filled | None:
        """The other of two parties, which the engine finds."""
        return None


FINDERS: Mapping[str, Callable[[Places, Look], Filled | None]] = {
    "same-counted": Places._at_same_counted,
    "topic-counted": Places._at_topic_counted,
    "topic": Places._at_topic,
    "topic-valued": Places._at_topic,
    "topic-initial": Places._at_topic,
    "heading": Places._at_heading,
    "marked": Places._at_marked,
    "owner": Places._at_owner,
    "vendor": Places._at_vendor,
    "behind-on": Places._at_behind_on,
    "financed": Places._at_financed,
    "relative-list": Places._at_relative_list,
    "relative-object": Places._at_relative_object,
    "same-buyer": Places._at_party_of_order,
    "same-order-buyer": Places._at_party_of_last_order,
    "same-order-seller": Places._at_party_of_last_order,
    "same-seller": Places._at_party_of_order,
    "invested": Places._at_invested,
    "recipient": Places._at_recipient,
    "same-subject": Places._at_same_subject,
    "label": Places._at_label,
    "labelled": Places._at_labelled,
    "clause-noun": Places._at_clause_noun,
    "sold-line": Places._at_sold_line,
    "own-line": Places._at_own_line,
    "pod-of": Places._at_pod_of,
    "same-receiver": Places._at_same_receiver,
    "seller": Places._at_seller,
    "goods-maker": Places._at_goods_maker,
    "refuter": Places._at_refuter,
    "customer": Places._at_customer,
    "served": Places._at_served,
    "tenderer": Places._at_tenderer,
    "goods-owner": Places._at_goods_owner,
    "behind": Places._at_behind,
    "value": Places._at_value,
    "after": Places._at_after,
    "any": Places._at_any,
    "any-valued": Places._at_any,
    "before": Places._at_before,
    "only-told": Places._at_only_told,
    "introduced": Places._at_introduced,
    "introduced-near": Places._at_introduced,
    "apposed": Places._at_apposed,
    "belonging": Places._at_belonging,
    "belonging-to": Places._at_belonging_to,
    "before-final": Places._at_before_final,
    "before-near": Places._at_before_near,
    "before-clause": Places._at_before_clause,
    "before-strict": Places._at_before_strict,
    "next": Places._at_next,
    "first": Places._at_first,
    "inside": Places._at_inside,
    "around": Places._at_around,
    "same-line": Places._at_same_line,
    "compose": Places._at_compose,
    "national": Places._at_national,
    "lone": Places._at_lone,
    "other": Places._at_other,
    "new-cluster": Places._at_new_cluster,
    "in-house": Places._at_in_house,
    "base-of": Places._at_base_of,
    "maker": Places._at_maker,
    "maker-before": Places._at_maker_before,
    "maker-spoken-of": Places._at_maker_spoken_of,
    "owner-cluster": Places._at_owner_cluster,
    "aside": Places._at_aside,
    "modified": Places._at_modified,
    "explained-cluster": Places._at_explained_cluster,
    "rule": Places._at_rule,
    "patient": Places._at_patient,
    "doer": Places._at_doer,
    "same-rule": Places._at_same_rule,
    "each-put": Places._at_each_put,
    "supplied": Places._at_supplied,
    "regulator": Places._at_regulator,
    "rule-maker": Places._at_rule_maker,
    "list": Places._at_list,
    "entity-list": Places._at_entity_list,
}
