"""Whom the words mean that stand for a source: a name, a pronoun, an office, somebody without a name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assets.facts.discourse import (
    ANONYMOUS,
    ORGANISATIONS,
    Discourse,
    Node,
    Sentence,
    reference,
)
from assets.facts.mentions import Mention
from assets.facts.mentions.mention import slug
from assets.facts.model import EntityReference
from assets.facts.patterns import screened

# Who collects and weighs figures, and stays unnamed: not a person.
_UNNAMED_HOUSE = re.compile(r"券商|机构|投行|银行|研究|\bbroker\b|brokerage|bank|research", re.IGNORECASE)
_THE_HOUSE = re.compile(
    r"(?:the|this) (?:bank|broker(?:age)?|consultancy|research (?:firm|house|group))", re.IGNORECASE
)
_IS_SOMEBODY = re.compile(r"[^,.;]{0,40},? who\b")
_OBSERVER_AGAIN = re.compile(
    r"该(?:机构|行|报|社|媒体|券商|投行|所)|(?:the|this) (?:bank|brokerage|consultancy|paper|newspaper|agency|outlet"
    r"|researcher|research (?:firm|house|group)|firm|report|note)|it|its|they|它",
    re.IGNORECASE,
)
# Before the place where those are who tell something.
_PEOPLE_OF_PLACE = screened(
    r"\b(?:friends|contacts|sources|people|insiders|suppliers|distributors|dealers|traders|checks|watchers|executives"
    r"|engineers|buyers|brokers) (?:in|at|from|around|near|across) (?:the )?$",
    re.IGNORECASE,
)


def source_reference(
    node: Node, sentence: Sentence, discourse: Discourse, spokesperson: bool
) -> EntityReference | None:
    """Whom a node means that stands for a source."""
    if node.pick == "speaker":
        return discourse.default_source
    if node.anaphor:
        words = sentence.words(node.start, node.end)
        last = discourse.last_source
        if last is None and _THE_HOUSE.fullmatch(words):
            last = discourse.last_house  # "The bank remains optimistic": the one quoted paragraphs before.
        if last is not None and _OBSERVER_AGAIN.fullmatch(words) and discourse.is_observer_reference(last):
            return last
        if last is not None and words.lower() == "they" and last.id.startswith("person:"):
            return last
        members = discourse.members(node, ("company", "foundry"), sentence)
        return joint(members) if members else last
    mention = node.mentions[0]
    if mention.kind == "region" and sentence.search(_PEOPLE_OF_PLACE, sentence.start, node.start):
        return ANONYMOUS  # "Contacts in Taipei say"
    if mention.anonymous and mention.kind == "person" and mention.affiliation_id and spokesperson:
        entity = discourse.catalogue.get(mention.affiliation_id)
        return EntityReference(mention.affiliation_id, entity.name if entity else mention.affiliation_id, mention.text)
    if mention.anonymous and mention.kind == "company":
        # "A broker in Penang, who asked not to be named": no house, but somebody of one.
        personal = _IS_SOMEBODY.match(sentence.text, node.end - sentence.start)
        if personal or not _UNNAMED_HOUSE.search(mention.text):
            return ANONYMOUS
    if mention.kind == "person" and mention.provisional and " " not in mention.text:
        return discourse.person(mention.text, sentence) or reference(mention)
    return joint(node.mentions)


def joint(mentions: Sequence[Mention]) -> EntityReference:
    """One source, or several as one who speak together."""
    if len({m.id for m in mentions}) == 1:
        return reference(mentions[0])
    joint = sorted({m.id: m for m in mentions}.values(), key=lambda m: m.id)
    return EntityReference(
        "+".join(m.id for m in joint), " + ".join(m.name for m in joint), "、".join(m.text for m in joint)
    )


SPEAKERS = ("person", "company", "foundry", "region")
_NOBODY = re.compile(r"[都共汇全最按据经业界商店厂]")


def familiar(name: str, discourse: Discourse) -> EntityReference | None:
    """Somebody of whom only a familiar name is told; None where the words are none."""
    if _NOBODY.match(name):
        return None
    return discourse.people.setdefault(
        name, EntityReference(f"person:{slug(name[0])}-{slug(name[1:])}", name, name, True)
    )


def company_spoken_for(sentence: Sentence, discourse: Discourse, at: int) -> EntityReference | None:
    """Whose filing or officer a sentence means that does not name the company."""
    filed = discourse.earlier_document
    named = any(n.mentions and n.end <= sentence.start + at for n in sentence.nodes)
    if filed is not None and filed.kind in ORGANISATIONS and not named:
        return filed  # 招股书还显示: whose it was that the sentence before told of.
    company = discourse.topic(("company", "foundry"), sentence, sentence.start + at)
    return reference(company[0]) if len(company) == 1 else None


def weighs_others(node: Node, sentence: Sentence, discourse: Discourse) -> bool:
    """Whether a speaker is a house that weighs others' figures, or one of its people, or so spoken of again."""
    if node.anaphor:
        return (
            observed_before(discourse) and _OBSERVER_AGAIN.fullmatch(sentence.words(node.start, node.end)) is not None
        )
    mention = node.mentions[0]
    if mention.kind == "person":
        employer = discourse.employer(mention)
        return employer is not None and discourse.is_observer(employer)
    people = re.match(
        r"[’']?s? (?:analysts?|economists?|strategists?|researchers?)\b", sentence.words(node.end, node.end + 16)
    )
    before = re.search(
        r"\b(?:[Aa]nalysts?|[Ee]conomists?|[Ss]trategists?|[Rr]esearchers?) (?:at|of|with|from) $",
        sentence.words(sentence.start, node.start),
    )
    return discourse.is_observer(mention) or people is not None or before is not None


def observed_before(discourse: Discourse) -> bool:
    """Whether the last source is one that weighs others' figures."""
    last = discourse.last_source or discourse.last_house
    return last is not None and (last.kind == "person" or discourse.is_observer_reference(last))


UNNAMED_COMPANY = EntityReference("company:unnamed", "unnamed", "")


def person_of(name: str, discourse: Discourse) -> EntityReference:
    """A person whom only the words that quote him tell of; he is known by the surname from then on."""
    known = discourse.people.get(name.rpartition(" ")[2])
    if known is None:
        known = EntityReference(f"person:{slug(name)}", name, name, True)
        discourse.people[name.rpartition(" ")[2]] = known
    return known


def maker(sentence: Sentence) -> EntityReference | None:
    """Who makes what the sentence is about."""
    for node in sentence.nodes:
        for mention in node.mentions:
            if mention.vendor_id is not None:
                return EntityReference(mention.vendor_id, mention.vendor_id.partition(":")[2], mention.vendor_id)
    return None


# To report a figure is an act, not words about something else: "SMIC reported revenue of $2.2 billion".
_FIGURES_VERB = re.compile(r"reported|reports|posted|公布|发布|晒出|交出", re.IGNORECASE)
# Behind a verb of saying: a clause with its own subject and verb.
_CLAUSE_OF_OBJECT = re.compile(
    r"\s(?!revenue|sales|net|gross|record|profit|capex|operating)(?:[\w’'-]+\s){1,5}?(?:would|will|could|may|might|has|have|had|is|are|was|were)\s"
)


def reports_figures(sentence: Sentence, verb: re.Match[str]) -> bool:
    """Whether the verb's object is a figure itself."""
    if _FIGURES_VERB.fullmatch(verb[0]) is None:
        return False
    cut = re.search(r"[，。；：,;:](?!\d)|\.\s|\b(?:that|it|they|he|she)\b|$", sentence.text[verb.end() :])
    end = sentence.start + verb.end() + (cut.start() if cut else 0)
    if re.search(r"(?:财报|业绩|[季年中]报|答卷|成绩单)$", sentence.words(sentence.start + verb.end(), end)):
        return True
    if _CLAUSE_OF_OBJECT.match(sentence.text, verb.end()):
        return False  # "reported the ban would cost it $1.5 billion"
    return any(sentence.start + verb.end() <= q.start < end for q in sentence.quantities)


def meant(words: str, sentence: Sentence, discourse: Discourse, before: int) -> EntityReference | None:
    """Who "he", "they", "the person" or "another" is that speaks again."""
    words = words.strip().lower()
    last = discourse.last_source
    if re.match(r"(?:he|she)\b", words):
        here = [
            m for n in sentence.nodes if n.end <= before for m in n.mentions if m.kind == "person" and not m.anonymous
        ]
        if last is not None and last.id.startswith("person:") and not here:
            return last
        return reference(here[-1]) if here else discourse.guest or discourse.last_person or last or ANONYMOUS
    if re.match(r"another|\w+ of\b|a (?:second|third)", words):
        return ANONYMOUS
    if _STUDY_AGAIN.match(words):
        last = last or discourse.last_house
        return last if last is not None and (last.kind == "person" or discourse.is_observer_reference(last)) else None
    if re.match(r"the two|the pair|both|the companies", words):
        members = [m for n in sentence.nodes if n.end <= before and n.has(ORGANISATIONS) for m in n.mentions]
        return joint(members) if len({m.id for m in members}) == 2 else last
    return last


_STUDY_AGAIN = re.compile(
    r"(?:the|this|that) (?:same )?(?:survey|study|report|note|paper|newspaper|bank|broker|institute|consultancy|think"
    r"|research|agency|outlet|tracker|analysts)"
)
