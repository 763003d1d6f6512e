"""Whom the words mean that stand for a source: a name, a pronoun, an office, somebody without a name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assets.facts.discourse import ANONYMOUS, ORGANISATIONS, Discourse, Node, Sentence, reference
from assets.facts.mentions import Mention
from assets.facts.mentions.mention import slug
from assets.facts.model import EntityReference
from assets.facts.patterns import screened

# The kinds of those who can speak.
SPEAKERS = ("person", "company", "foundry", "region")
UNNAMED_COMPANY = EntityReference("company:unnamed", "unnamed", "")

# Who collects and weighs figures, and stays unnamed: not a person.
_UNNAMED_HOUSE = re.compile(r"券商|机构|投行|银行|研究|\bbroker\b|brokerage|bank|research", re.IGNORECASE)
_IS_SOMEBODY = re.compile(r"[^,.;]{0,40},? who\b")
# Before the place where those are who tell something.
_PEOPLE_OF_PLACE = screened(
    r"\b(?:friends|contacts|sources|people|insiders|suppliers|distributors|dealers|traders|checks|watchers|executives"
    r"|engineers|buyers|brokers) (?:in|at|from|around|near|across) (?:the )?$",
    re.IGNORECASE,
)


def source_reference(
    node: Node, sentence: Sentence, discourse: Discourse, spokesperson: bool
) -> EntityReference | None:
    """Whom a node means that stands for a source.

    Args:
        node: The node.
        sentence: The sentence in which it stands.
        discourse: What was said before.
        spokesperson: Whether somebody speaks for the company that the node names.
    """
    if node.pick == "speaker":
        return discourse.default_source
    if node.anaphor:
        return _referred_back(node, sentence, discourse)
    mention = node.mentions[0]
    if (filing := _company_that_files(node, sentence, discourse)) is not None:
        return filing
    if mention.kind == "region" and sentence.search(_PEOPLE_OF_PLACE, sentence.start, node.start):
        return ANONYMOUS  # "Contacts in Taipei say"
    if mention.rule == "town" and mention.provisional:
        return None  # "Once Bristol's other claim on the future"
    if mention.kind == "region" and sentence.language == "en" and node.marker in ("in", "at", "near", "from"):
        return None  # "A lawsuit filed in Texas claims"
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


# Behind an exchange, or another that only publishes it: the document of a company.
_FILED_THERE = re.compile(
    r"(?:科创板|创业板|主板|官网|网站|信息|最新|日前|近日)*(?:披露|公布|公示|发布|刊登|挂出|受理)?的?[^，。；：]{0,14}?"
    r"(?:招股(?:说明)?书|年报|半年报|季报|公告|问询函?|回复函?|申报稿|财报|上市申请文件)"
)


def _company_that_files(node: Node, sentence: Sentence, discourse: Discourse) -> EntityReference | None:
    """Whose document an exchange publishes: it tells nothing itself (上交所官网披露的招股书显示，摩尔线程…)."""
    entity = discourse.catalogue.get(node.mentions[0].id)
    if entity is None or not {"exchange", "regulator"} & set(entity.roles):
        return None
    document = _FILED_THERE.match(sentence.text, node.end - sentence.start)
    if document is None:
        return None
    named = (n for n in sentence.nodes if n.start >= node.end and n.mentions and n.kinds & ORGANISATIONS)
    company = next((n for n in named if not n.marker), None)
    if company is not None:
        return reference(company.mentions[0])
    return company_spoken_for(sentence, discourse, document.end())


_THE_HOUSE = re.compile(
    r"(?:the|this) (?:bank|broker(?:age)?|consultancy|research (?:firm|house|group))", re.IGNORECASE
)
_OBSERVER_AGAIN = re.compile(
    r"该(?:机构|行|报|社|媒体|券商|投行|所)|(?:the|this) (?:bank|brokerage|consultancy|paper|newspaper|agency|outlet"
    r"|researcher|research (?:firm|house|group)|firm|report|note)|it|its|they|它",
    re.IGNORECASE,
)
# An authority with which a sentence begins.
_AUTHORITY = re.compile(
    r"\W*(?:(?:The\s)?(?:[A-Z][\w.]+(?:['’]s)?\s)?(?:[\w-]+\s){0,2}(?:ministry|[Mm]inistry|[Dd]epartment|regulators?|government"
    r"|authority|watchdog|administration|bureau|agency)|Beijing|Washington|Brussels|Tokyo|Seoul|The Hague)\s[a-z]"
)
# Right before the subject of a second clause.
_CLAUSE_BEGINS = re.compile(r"(?:;\s(?:and\s|but\s)?|,\s(?:and|but|while)\s)$")


def _referred_back(node: Node, sentence: Sentence, discourse: Discourse) -> EntityReference | None:
    """Whom a word means that refers back: the last source where it can, else whom the text speaks of."""
    words = sentence.words(node.start, node.end)
    last = discourse.last_source
    if last is None and _THE_HOUSE.fullmatch(words):
        last = discourse.last_house  # "The bank remains optimistic": the one quoted paragraphs before.
    if last is not None and is_observer_again(words) and discourse.is_observer_reference(last):
        # "Nvidia's revenue was $44 billion; it expects": whom the same sentence is about.
        begins = words.lower() == "it" and _CLAUSE_BEGINS.search(sentence.text, 0, node.start - sentence.start)
        beside = begins and any(
            n.end <= node.start and n.mentions and n.kinds & ORGANISATIONS and not (n.marker or n.source or n.vendor)
            for n in sentence.nodes
        )
        if not beside:
            return last
    if last is not None and words.lower() == "they" and last.id.startswith("person:"):
        return last
    before = discourse.history[-1] if discourse.history else None
    beside = before is not None and before.block == sentence.block
    if words.lower() == "it" and beside and before is not None and _AUTHORITY.match(before.text):
        return None  # "China's commerce ministry called it bullying. It has told companies to avoid the H20."
    members = discourse.members(node, ("company", "foundry"), sentence)
    return joint(members) if members else last


def is_observer_again(words: str) -> bool:
    """Whether words can refer back to a medium or a research house: "the bank", "it", 该机构."""
    return _OBSERVER_AGAIN.fullmatch(words) is not None


def joint(mentions: Sequence[Mention]) -> EntityReference:
    """One source, or several as one who speak together."""
    if len({m.id for m in mentions}) == 1:
        return reference(mentions[0])
    several = sorted({m.id: m for m in mentions}.values(), key=lambda m: m.id)
    return EntityReference(
        "+".join(m.id for m in several), " + ".join(m.name for m in several), "、".join(m.text for m in several)
    )


_NOBODY = re.compile(r"[都共汇全最按据经业界商店厂]")


def familiar(name: str, discourse: Discourse) -> EntityReference | None:
    """Somebody of whom only a familiar name is told, 老周 or 刘老板; None where the words are none."""
    if _NOBODY.match(name):
        return None
    return discourse.people.setdefault(
        name, EntityReference(f"person:{slug(name[0])}-{slug(name[1:])}", name, name, True)
    )


def person_of(name: str, discourse: Discourse) -> EntityReference:
    """A person whom only the words that quote him tell of; he is known by the surname from then on."""
    return discourse.people.setdefault(
        name.rpartition(" ")[2], EntityReference(f"person:{slug(name)}", name, name, True)
    )


def unlisted_company(name: str) -> EntityReference:
    """A company whose name stands where a source does, and of which nothing else tells."""
    return EntityReference(f"company:{slug(name)}", name, name, True)


def company_called(name: str, discourse: Discourse) -> EntityReference:
    """The company that a name means: the only one that the text calls so and more, else one of its own."""
    longer = [m for m in discourse.companies.values() if m.name.startswith(f"{name} ")]
    return reference(longer[0]) if len(longer) == 1 else unlisted_company(name)


def company_spoken_for(sentence: Sentence, discourse: Discourse, at: int) -> EntityReference | None:
    """Whose filing or officer a sentence means that does not name the company before an offset of its text."""
    filed = discourse.earlier_document
    named = any(n.mentions and n.end <= sentence.start + at for n in sentence.nodes)
    if filed is not None and filed.kind in ORGANISATIONS and not named:
        return filed  # 招股书还显示: whose it was that the sentence before told of.
    company = discourse.topic(("company", "foundry"), sentence, sentence.start + at)
    return reference(company[0]) if len(company) == 1 else None


def maker(sentence: Sentence) -> EntityReference | None:
    """Who makes what the sentence is about."""
    vendors = (m.vendor_id for n in sentence.nodes for m in n.mentions if m.vendor_id is not None)
    vendor = next(vendors, None)
    return None if vendor is None else EntityReference(vendor, vendor.partition(":")[2], vendor)


_HE_OR_SHE = re.compile(r"(?:he|she)\b")
_SOMEBODY_ELSE = re.compile(r"another|\w+ of\b|a (?:second|third)")
_BOTH = re.compile(r"the two|the pair|both|the companies")
_STUDY_AGAIN = re.compile(
    r"(?:the|this|that) (?:same )?(?:survey|study|report|note|paper|newspaper|bank|broker|institute|consultancy|think"
    r"|research|agency|outlet|tracker|analysts)"
)


def meant(words: str, sentence: Sentence, discourse: Discourse, before: int) -> EntityReference | None:
    """Who "he", "they", "the person" or "another" is that speaks again.

    Args:
        words: What stands for the source.
        sentence: The sentence in which it stands.
        discourse: What was said before.
        before: Where it stands in the view.
    """
    words = words.strip().lower()
    last = discourse.last_source
    earlier = [n for n in sentence.nodes if n.end <= before]
    if _HE_OR_SHE.match(words):
        here = [m for n in earlier for m in n.mentions if m.kind == "person" and not m.anonymous]
        if last is not None and last.id.startswith("person:") and not here:
            return last
        return reference(here[-1]) if here else discourse.guest or discourse.last_person or last or ANONYMOUS
    if _SOMEBODY_ELSE.match(words):
        return ANONYMOUS
    if _STUDY_AGAIN.match(words):
        last = last or discourse.last_house
        return last if last is not None and (last.kind == "person" or discourse.is_observer_reference(last)) else None
    if _BOTH.match(words):
        members = [m for n in earlier if n.has(ORGANISATIONS) for m in n.mentions]
        return joint(members) if len({m.id for m in members}) == 2 else last
    return last
