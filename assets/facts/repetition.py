"""What an article tells again, in fewer words or in a headline, and what so is no fact of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assets.facts.discourse import Sentence
from assets.facts.engine import Draft, Reading
from assets.facts.model import EntityReference, Fact
from assets.facts.times.spans import shortest
from assets.facts.view import View

# What does not change from one mention to the next.
_LASTING = frozenset(
    {
        "designs",
        "fabricates",
        "process_node",
        "variant_of",
        "successor_of",
        "spec",
        "spec_ratio",
        "develops",
        "parameters",
        "operates",
        "uses",
        "trained_on",
        "threshold",
    }
)
# Of what is told with a number once nothing is added by telling it without.
_DEALS = frozenset({"orders", "supplies", "invests_in"})
# Chips of which no model is named: of the same number where one is, they are the same.
_ANY_CHIP = "chip:gpu"
# Supplies told from the side of who gets the goods.
_FROM_BUYER = frozenset({"supplies/provided-by", "supplies/received-zh", "supplies/of-maker"})
# What is told of chips with how many they are.
_COUNTED = frozenset({"trained_on", "cluster_size", "holds", "orders"})
# What is said in so many words is no mere consequence of a count: "is using more than 2,000 A100s to train".
_SAYS_USE = re.compile(r"\b(?:use|uses|used|using)\b")


@dataclass(frozen=True, slots=True)
class Statements:
    """What a sentence states.

    Attributes:
        in_headline: Whether the sentence is a heading, or a flash in capitals.
        drafts: All that it states.
        fullest: Those of which no other says all, and more.
    """

    in_headline: bool
    drafts: Sequence[Draft]
    fullest: Sequence[Draft]

    @classmethod
    def of(cls, reading: Reading) -> Statements:
        """What the engine made of a sentence."""
        fullest = [draft for draft in reading.drafts if not _is_told_in_full(draft, reading)]
        return cls(_is_headline(reading.sentence), reading.drafts, fullest)


def told_once(statements: Sequence[Statements], view: View) -> list[Fact]:
    """The facts of an article, without those that only repeat another.

    Args:
        statements: What each sentence states, in the order of the text.
        view: The article.

    Returns:
        The facts in the order of the sentences.
    """
    body = [draft for said in statements if not said.in_headline for draft in said.drafts]
    stated = {_core(draft) for draft in body}
    ordered = {_without_seller(draft) for draft in body if draft.predicate == "orders" and draft.unit}
    facts: list[Fact] = []
    seen: set[tuple[object, ...]] = set()
    counted_before: set[tuple[object, ...]] = set()
    for said in statements:
        for draft in said.fullest:
            if draft.unit is None and draft.modality != "denied" and _deal(draft) in counted_before:
                continue  # 采购30万颗…。大买英伟达芯片…: the deal is told, and how large it is.
            core = _core(draft)
            told = core in stated or (draft.predicate == "orders" and _without_seller(draft) in ordered)
            if said.in_headline and told:
                continue  # A headline only repeats what the text says in full.
            fact = _fact(draft, view)
            # Said again without another source or time, it is the same evidence.
            explicit = (
                *core,
                fact.by and fact.by.id if draft.explicit_source else None,
                fact.time if draft.explicit_time else None,
            )
            adds = draft.explicit_source or (draft.explicit_time and fact.predicate not in _LASTING)
            if explicit in seen or (core in seen and not adds):
                continue
            seen.update((explicit, core))
            facts.append(fact)
            if draft.unit is not None and draft.predicate in _DEALS:
                counted_before.add(_deal(draft))
    return list(_without_nameless(facts))


def _is_told_in_full(draft: Draft, reading: Reading) -> bool:
    """Whether another fact of the same sentence says all that this one does, and more."""
    others = reading.drafts
    if draft.unit is None and any(
        d.unit
        and d.predicate == draft.predicate
        and draft.object in (None, d.object)
        and draft.subject.id in (d.subject.id, *d.subject.id.split("+"))
        for d in others
    ):
        return True  # The same with its number.
    if draft.rule in _FROM_BUYER and draft.unit is None and draft.object:
        # What is ordered for so much is not told a second time from the seller's side.
        return any(
            d.unit and d.predicate == "orders" and d.subject == draft.object and d.object == draft.subject
            for d in others
        )
    if draft.predicate == "uses" and not _SAYS_USE.search(reading.sentence.words(draft.start, draft.end)):
        # What it is used for says more.
        return any(
            d.predicate in _COUNTED and d.object == draft.object and not _is_of_another(d, draft, reading.sentence)
            for d in others
        )
    return False


def _without_nameless(facts: Sequence[Fact]) -> Iterable[Fact]:
    """Without numbers of chips of no model that another fact gives with the model."""
    named = {_number(f) for f in facts if f.object and f.object.id != _ANY_CHIP}
    return (f for f in facts if not (f.unit and f.object and f.object.id == _ANY_CHIP and _number(f) in named))


def _is_of_another(counted: Draft, used: Draft, sentence: Sentence) -> bool:
    """Whether chips stand in another's machine: of "Intel's cluster, whose main user is Stability AI"."""
    if counted.subject.kind != "cluster" or used.modality == "possible":
        return False
    companies = {m.id.partition(":")[2] for n in sentence.nodes for m in n.mentions if m.kind == "company"}
    owners = companies - {used.subject.id.partition(":")[2]}
    return any(f"{counted.subject.id}-".startswith(f"cluster:{owner}-") for owner in owners)


def _is_headline(sentence: Sentence) -> bool:
    """Whether a sentence is a heading, or a flash in capitals: "* HUMAIN TO BUY 120,000 PROCESSORS"."""
    return sentence.kind == "heading" or (
        sentence.language == "en" and len(sentence.text) > 20 and sentence.text.isupper()
    )


def _without_seller(draft: Draft) -> tuple[object, ...]:
    """An order without whom it went to: a headline may name only the goods, the text who sells them."""
    return (draft.subject.id, draft.low, draft.high, draft.unit)


def _core(draft: Draft) -> tuple[object, ...]:
    """What makes two facts of an article the same statement."""
    obj = draft.object.id if draft.object else None
    return (
        draft.predicate,
        draft.subject.id,
        obj,
        draft.metric,
        draft.low,
        draft.high,
        draft.unit,
        draft.modality == "denied",
    )


def _deal(draft: Draft) -> tuple[object, ...]:
    return (draft.predicate, draft.subject.id, draft.object.id if draft.object else None)


def _number(fact: Fact) -> tuple[object, ...]:
    return (fact.predicate, fact.subject.id, fact.low, fact.high, fact.unit)


def _fact(draft: Draft, view: View) -> Fact:
    start, end = view.original(draft.start, draft.end)
    while start < end and view.source[start].isspace():
        start += 1
    while end > start and view.source[end - 1].isspace():
        end -= 1
    return Fact(
        predicate=draft.predicate,
        subject=_as_written(draft.subject, view),
        object=_as_written(draft.object, view) if draft.object else None,
        quote=view.source[start:end],
        start=start,
        end=end,
        rule=draft.rule,
        item=_as_written(draft.item, view) if draft.item else None,
        metric=draft.metric,
        low=draft.low,
        high=draft.high,
        unit=draft.unit,
        cmp=draft.cmp,
        time=shortest(draft.time),
        by=_as_written(draft.by, view) if draft.by else None,
        modality=draft.modality,
        value_text=view.as_written(draft.value_text, draft.start),
        time_text=view.as_written(draft.time_text, draft.start),
    )


def _as_written(reference: EntityReference, view: View) -> EntityReference:
    """An entity as the document names it; the name of one that nobody knows is the document's as well."""
    if not view.traditional:
        return reference
    mention = view.as_written(reference.mention) or reference.mention
    name = (view.as_written(reference.name) or reference.name) if reference.provisional else reference.name
    return replace(reference, mention=mention, name=name)
