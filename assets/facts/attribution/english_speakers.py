"""Who speaks in English by the verb behind him: the noun that is its subject, or the words that stand for one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from assets.facts.attribution.english_phrases import UNNAMED_HOUSES
from assets.facts.attribution.findings import Findings
from assets.facts.attribution.sources import (
    SPEAKERS,
    UNNAMED_COMPANY,
    company_called,
    company_spoken_for,
    is_observer_again,
    maker,
    meant,
    person_of,
    source_reference,
    unlisted_company,
)
from assets.facts.attribution.verbs import reports_figures
from assets.facts.discourse import (
    ANONYMOUS,
    ORGANISATIONS,
    Discourse,
    Node,
    Sentence,
    common,
    grammar,
    is_spoken_for,
    reference,
)
from assets.facts.model import EntityReference
from assets.facts.patterns import screened


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of saying or reckoning, and what stands before it.

    Attributes:
        word: The verb.
        at: Where it begins in the sentence.
        end: Where it ends.
        observes: Whether only a house that weighs others' figures is its subject ("models", "sees").
        estimates: Whether it is a verb of reckoning.
        level: `said`, `estimated` or `reported`.
        denies: Whether it is a verb of denial.
        reports_figures: Whether its object is a figure itself, which is no speech.
        before: The nodes before it that can speak.
        joined: Whether "and" or "but" stands before it.
        goes_on: Whether it is a second verb of who has been found to speak.
        again: The words before it that refer back to a source ("he", "the bank").
        surname: The last capitalised word before it.
        unnamed: One person before it of whom only the trade is told.
    """

    word: str
    at: int
    end: int
    observes: bool
    estimates: bool
    level: str
    denies: bool
    reports_figures: bool
    before: list[Node]
    joined: bool
    goes_on: bool
    again: re.Match[str] | None
    surname: re.Match[str] | None
    unnamed: re.Match[str] | None


class Subject(NamedTuple):
    """Who speaks.

    Attributes:
        by: The source; None where it is not known whom the words mean.
        head: Where the words for it begin in the sentence.
        level: `said`, `estimated` or `reported`.
        told_to: Where the outlet ends that is told, behind the verb; 0 where none is.
    """

    by: EntityReference | None
    head: int
    level: str
    told_to: int = 0


_AND_BEFORE = screened(r"\b(?:and|but|or)\s(?:(?:has|have|had|also|then|later)\s)*$", re.IGNORECASE)
_SURNAME_BEFORE = screened(
    r"\b([A-Z][\w'’-]+)(?:\s(?:has|had|also|then|later|himself|herself|once|now|even|still|recently|earlier))*\s+$"
)
# One person of whom only the trade is told: "an Alibaba Cloud manager told us".
_TRADES = (
    r"(?:manager|engineer|trader|advis[eo]r|official|staffer|employee|dealer|banker|lawyer|researcher|insider"
    r"|distributor|reseller|supplier|executive|buyer|seller|customer|investor|analyst|reader|user|caller|broker|agent"
    r"|lender|academic|professor|scientist|veteran|technician|contractor|merchant|person|source|contact|entrepreneur"
    r"|founder|consultant|diplomat|lobbyist|minister|author|forwarder)s?"
)
_UNNAMED_ONE = screened(
    r"\b(?:(?:[Aa]n?|[Oo]ne|[Aa]nother|[Mm]y|[Oo]ur(?= own\b| sources?\b| contacts?\b)) (?:[\w'’-]+ ){0,4}"
    rf"{_TRADES}|[Ss]ome(?:one|body)(?= (?:who|in|at|from|close|familiar|briefed|with)\b))"
    # "a reseller I trust", "one trader who asked not to be named"
    r"(?:,?\s(?:(?:that|whom?) )?(?:I|we) (?:trust|know|believe|like|met|called|asked|rely on"
    r"|(?:spoke|talk(?:ed)?|deal) (?:to|with))(?:\s\w+){0,3}?,?)?"
    r"(?:\s(?:in|at|from|of|with|close to|familiar with|briefed on|who|involved in)\s[^,.;]{2,50}?|\sinvolved)?"
    r"(?:\s(?:has|had|also|now))?\s+$"
)


def verb_of(findings: Findings, match: re.Match[str]) -> Verb:
    """A verb of the grammar with what stands before it."""
    sentence, start, (at, end) = findings.sentence, findings.start, match.span()
    observes = match.lastgroup == "observes"
    estimates = observes or match.lastgroup == "estimates"
    joined = sentence.search(_AND_BEFORE, start, start + at) is not None
    return Verb(
        word=match[0],
        at=at,
        end=end,
        observes=observes,
        estimates=estimates,
        level="estimated" if estimates else "reported" if match[0].startswith(("hear", "alleg")) else "said",
        denies=grammar("en").source["denies"].fullmatch(match[0]) is not None,
        reports_figures=reports_figures(sentence, match),
        before=[n for n in sentence.nodes if n.end - start <= at and n.has(SPEAKERS) and not n.bracket],
        joined=joined,
        goes_on=joined and bool(findings.attributions) and findings.attributions[-1].by is not None,
        again=sentence.search(grammar("en").again_before, start, start + at),
        surname=sentence.search(_SURNAME_BEFORE, start, start + at),
        unnamed=sentence.search(_UNNAMED_ONE, start, start + at),
    )


_POSSESSIVE_UP_TO = re.compile(r"['’]s\s$")


def nodes_before(findings: Findings, verb: Verb) -> list[Node]:
    """The nodes that may be the subject of a verb; none where words right before it are that are no node."""
    if verb.again or verb.goes_on or verb.unnamed or verb.reports_figures or _unnamed_people(findings.sentence, verb):
        return []
    owned = verb.surname is not None and _POSSESSIVE_UP_TO.search(findings.text, 0, verb.surname.start(1))
    if owned and verb.surname is not None and findings.discourse.person(verb.surname[1], findings.sentence):
        return []  # "TSMC's Wei conceded"
    return verb.before


def _unnamed_people(sentence: Sentence, verb: Verb) -> bool:
    """Whether people without a name or an employer are the subject of the verb: "traders say"."""
    match = sentence.search(common()["unnamed_subject"], sentence.start, sentence.start + verb.at)
    if match is None:
        return False
    return not any(0 <= sentence.start + match.start() - node.end <= 1 and node.mentions for node in sentence.nodes)


_WHO_BEFORE = re.compile(r",\swho\s(?:\w+\s)?$")


def head_of_relative_clause(findings: Findings, verb: Verb, nodes: Sequence[Node]) -> Node | None:
    """The person whom a relative clause is told of: "…, an analyst at Orrin, who estimates"."""
    if not _WHO_BEFORE.search(findings.text, 0, verb.at):
        return None
    return next((n for n in reversed(nodes) if n.kinds == {"person"} and not n.anaphor), None)


_IN_ROUND_BRACKETS = re.compile(r"\s?\([^()]{1,40}\)")
_CITED = screened(r"\b(?:citing|quoting)\s(?:[\w’'-]+\s){0,4}$", re.IGNORECASE)
# "a dealer, who asked us to call him Joost, says"
_CALLS_HIM = screened(r"\b(?:call|name|identify) (?:him|her|them) (?:as )?$", re.IGNORECASE)
# Before who made a study that speaks for them.
_STUDY_BY = screened(
    r"\b(?:survey|study|report|analysis|research|poll|note|paper|estimate|forecast|calculation|projection|count|tally|teardown|checks|review|index|tracker)\b[^,.;]{0,60}?"
    r"\s(?:by|from|of|at)\s(?:the\s|analysts at\s|researchers at\s|economists at\s)?$",
    re.IGNORECASE,
)
# What is told between commas of the one before, up to where it is: ", a think-tank in".
_PLACE_OF_APPOSED = screened(
    r",\s(?:an?|the|one of|another)\s[^,.;]{2,50}\s(?:in|at|from|near|outside|of)\s(?:the\s)?$"
)
# Between a speaker and the verb: who he is, told between commas, or where he works.
_APPOSED = re.compile(
    r"(?:[''’]s)?(?:(?:\s(?:in|near|from|outside)\s[A-Z][\w’-]+(?:\s[A-Z][\w’-]+)?)?,[^.;]{2,90},|,\s(?:who|which)\b|(?:\s(?:of|at|with)\s|\s\w+\s(?:of|at|for)\s)[^.,;]{2,60}(?:,[^.;]{2,50},)?)"
    r"(?:\s(?:has|have|had|also|then))*\s+"
)
# Behind a company's name: its people, or the paper that speaks for it.
_OFFICE_OR_PAPER = re.compile(
    r"[''’]s\s(?:[\w-]+\s){1,3}(?:has\s|have\s)?"
    r"|\s(?:spokes\w+|executives?|officials?|management|engineers?|chief|boss|analysts?|economists?|strategists?"
    r"|researchers?|lawyers?|representatives?)(?:\s\w+){0,2}\s"
    r"|(?:[''’]s)?\s(?:[\w-]+\s){0,2}(?:data|footage|filings?|figures|documents|numbers|research|notes?|reports?|surveys?"
    r"|study|analysis|estimates|tracker|models?|calculations|posts?|memo|statement|release|newsletter|paper|prospectus"
    r"|accounts)(?:\s\w+){0,7}\s"
)
# How far before a verb its subject may end.
_FARTHEST_SUBJECT = 110
# Behind these no subject stands.
_NO_SUBJECT_BEHIND = ("from", "to", "by", "with", "for", "than", "against")
_WHO_BEHIND = re.compile(r",\swho\b")


def subject_before(findings: Findings, verb: Verb, nodes: Sequence[Node]) -> Node | None:
    """The subject right before its verb, or parted from it by adverbs or what is told of it between commas.

    "Omdia also said", "Nvidia (“NVDA”) disclosed", "Ruth Adeyemi, who runs the firm, told".
    """
    text, start, sentence, adverbial = findings.text, findings.start, findings.sentence, common()["adverbial"]
    described: Node | None = None
    for node in reversed(nodes):
        # What brackets give is a second name.
        between = _IN_ROUND_BRACKETS.sub("", text[node.end - start : verb.at])
        if len(between) > _FARTHEST_SUBJECT:
            break
        if sentence.search(_CITED, start, node.start) or sentence.search(_CALLS_HIM, start, node.start):
            continue  # "Bloomberg, citing two people, said": Bloomberg speaks.
        if verb.observes and not _weighs_others(node, sentence, findings.discourse):
            continue
        if (head := _head_of_aside(findings, node, nodes, between)) is not None:
            return head  # "Krutrim, the venture of Bhavish Aggarwal, says"
        direct = adverbial.match(between) is not None
        if direct and node.marker and sentence.search(_STUDY_BY, start, node.start):
            return node  # "A survey of 200 operators by Fennimore Group put": it speaks.
        if node.kinds == {"region"}:
            if (whose := _located(findings, node, nodes)) is not None:
                if adverbial.match(between.removeprefix(",")):
                    return whose
                continue
            if sentence.search(_PLACE_OF_APPOSED, start, node.start):
                continue  # "CSIS, a think-tank in Washington, believes"
        if direct and not (node.marker in _NO_SUBJECT_BEHIND or node.vendor):
            return node
        unmarked = not (node.marker or node.vendor) or _WHO_BEHIND.match(between)
        if (unmarked and _APPOSED.fullmatch(between)) or _OFFICE_OR_PAPER.fullmatch(between):
            described = node
            if node.mentions and node.mentions[0].kind == "person":
                break
    return described


# What is told between commas of a company, up to another name in it: ", a cloud spun out of", ", whose chairman is".
_ASIDE_UP_TO = re.compile(
    r",\s(?:an?|the|one of|its|which|whose|led|run|headed|founded|owned|backed|controlled|financed|spun|part)\b"
    r"[^,.;]{2,80}\s"
)


def _head_of_aside(findings: Findings, named: Node, nodes: Sequence[Node], between: str) -> Node | None:
    """The company that an aside is told of, where another is named in it and a comma parts both from the verb."""
    if not between.startswith(","):
        return None
    position = nodes.index(named)
    head = nodes[position - 1] if position else None
    if head is None or not head.mentions or not head.has(ORGANISATIONS) or head.marker or head.owner:
        return None
    start = findings.start
    aside = _ASIDE_UP_TO.fullmatch(findings.text, head.end - start, named.start - start)
    return head if aside is not None and common()["adverbial"].match(between.removeprefix(",")) else None


_AT_PLACE = re.compile(r",? (?:(?:based|headquartered) )?(?:of|in|at|near|from) (?:the )?")


def _located(findings: Findings, place: Node, nodes: Sequence[Node]) -> Node | None:
    """Who is said to be at a place: Palmgrove in "Palmgrove Digital of Johor, has said"."""
    before = [n for n in nodes if n.end <= place.start]
    start = findings.start
    if not before or not _AT_PLACE.fullmatch(findings.text, before[-1].end - start, place.start - start):
        return None
    return before[-1]


_PEOPLE_BEHIND = re.compile(r"[’']?s? (?:analysts?|economists?|strategists?|researchers?)\b")
_PEOPLE_AT = re.compile(
    r"\b(?:[Aa]nalysts?|[Ee]conomists?|[Ss]trategists?|[Rr]esearchers?) (?:at|of|with|from) $",
)


def _weighs_others(node: Node, sentence: Sentence, discourse: Discourse) -> bool:
    """Whether a speaker is a house that weighs others' figures, or one of its people, or so spoken of again."""
    if node.anaphor:
        return observed_before(discourse) and is_observer_again(sentence.words(node.start, node.end))
    mention = node.mentions[0]
    if mention.kind == "person":
        employer = discourse.employer(mention)
        return employer is not None and discourse.is_observer(employer)
    return (
        discourse.is_observer(mention)
        or _PEOPLE_BEHIND.match(sentence.words(node.end, node.end + 16)) is not None
        or _PEOPLE_AT.search(sentence.text, 0, node.start - sentence.start) is not None
    )


def observed_before(discourse: Discourse) -> bool:
    """Whether the last source is one that weighs others' figures."""
    last = discourse.last_source or discourse.last_house
    return last is not None and (last.kind == "person" or discourse.is_observer_reference(last))


_OWNED_BY = re.compile(r"['’]s\s(?:[\w-]+\s){0,3}")
_OPENS_SENTENCE = re.compile(r"[^,;:.]{0,60}")
_PART_MARK = re.compile(r"[;:]|\.\s")


def subject_of_first_verb(findings: Findings, verb: Verb, nodes: Sequence[Node]) -> Node | None:
    """The subject of two verbs: "Huang put the loss at $5 billion and told reporters that"."""
    if not verb.joined or not nodes or nodes[0].marker or nodes[0].vendor:
        return None
    text, start, first = findings.text, findings.start, nodes[0]
    if len(nodes) > 1 and nodes[1].kinds == {"person"}:
        owned = _OWNED_BY.fullmatch(text, first.end - start, nodes[1].start - start)
        first = nodes[1] if owned else first  # "Sequoia's Neil Shen would not say, but confirmed"
    opens = _OPENS_SENTENCE.fullmatch(text, 0, first.start - start)
    return first if opens and _PART_MARK.search(text, first.end - start, verb.at) is None else None


_HOLDS = re.compile(r"believes?|thinks?|suspects?|assumes?", re.IGNORECASE)
# Before where somebody works of whom nothing else tells: "Delphine Aubry of Marchmont Policy Advisers".
_PERSON_OF = re.compile(
    r"(?:^|[,;:–—“”]\s?|\b(?:and|but|as)\s)"
    r"(?P<name>[A-Z][\w’-]+(?: [A-Z]\.)?(?: (?:van|de|von|der|el|al|bin))? [A-Z][\w’-]+),?"
    r"\s(?:(?:an?|the) (?:[\w-]+ ){1,3})?(?:of|at|from|with)\s(?:the\s)?$"
)
_AT_EMPLOYER = re.compile(r",?\s(?:\w+\s){0,3}(?:of|at|from|with)\s(?:the\s(?:\w+\s){0,3})?")


def source_of_node(findings: Findings, verb: Verb, speaker: Node, acts_first: bool) -> Subject:
    """Whom the noun means that is the subject.

    Args:
        findings: What has been found in the sentence.
        verb: The verb.
        speaker: Its subject.
        acts_first: Whether it does something before it speaks, and so is no mere source:
            "It runs 11,500 GPUs and says that".
    """
    text, start, sentence, discourse = findings.text, findings.start, findings.sentence, findings.discourse
    level = verb.level
    for_others = grammar("en").source["spokesperson"].search(text[speaker.start - start : verb.at]) is not None
    by = source_reference(speaker, sentence, discourse, for_others)
    if speaker.anaphor and is_observer_again(sentence.words(speaker.start, speaker.end)):
        # "Counterpoint puts the share at 85%; it expects": the house of the clause before.
        before = [a.by for a in findings.attributions if a.by is not None and a.start <= speaker.start]
        by = before[-1] if before and before[-1] and discourse.is_observer_reference(before[-1]) else by
    if verb.observes and speaker.anaphor and discourse.last_source is None:
        by = discourse.last_house or by  # "It raised its target": the bank quoted paragraphs before.
    if findings.is_observer(speaker):
        if sentence.search(grammar("en").source["quoting"]):
            level = "reported"
        elif level == "said" and _HOLDS.fullmatch(verb.word):
            level = "estimated"  # What a house believes of others it reckons.
    if speaker.mentions and speaker.mentions[0].kind in ORGANISATIONS:
        if (person := _person_at(findings, speaker)) is not None:
            by, speaker = source_reference(person, sentence, discourse, False), person
        elif speaker.marker and (employed := _PERSON_OF.search(text, 0, speaker.start - start)):
            by = person_of(employed["name"], discourse)
    if speaker.mentions and speaker.mentions[0].kind == "person":
        by = _of_whom(findings, speaker) or by
    speaker.source = not acts_first
    told_to = 0
    if (listener := _listener(findings, verb)) is not None:
        told_to = listener.end - start
        if speaker.mentions and speaker.mentions[0].anonymous:
            by, level = reference(listener.mentions[0]), "reported"
    return Subject(by, speaker.start - start, level, told_to)


# Behind a person's name: what speaks is his company, or his government.
_HIS_COMPANY = re.compile(
    r"['’]s?\s(?:[\w-]+\s){0,2}(?:company|firm|group|start-?up|lab|outfit|venture|conglomerate|chipmaker)\s"
)
_HIS_GOVERNMENT = re.compile(r"['’]s?\s(?:[\w-]+\s){0,1}(?:government|administration|cabinet|ministers?)\s")


def _of_whom(findings: Findings, person: Node) -> EntityReference | None:
    """What a person stands for: "Larry Ellison's company", "President Lee's government"; None where he speaks."""
    text, at, discourse = findings.text, person.end - findings.start, findings.discourse
    if _HIS_COMPANY.match(text, at):
        employer = discourse.employer(person.mentions[0])
        return None if employer is None else reference(employer)
    if _HIS_GOVERNMENT.match(text, at):
        return _country_spoken_of(findings)
    return None


def _country_spoken_of(findings: Findings) -> EntityReference | None:
    """The country that a sentence, or else the text before it, tells of."""
    here = [m for n in findings.sentence.nodes if n.kinds == {"region"} and not n.anaphor for m in n.mentions]
    told = here or findings.discourse.topic(("region",), findings.sentence, findings.sentence.end)
    return reference(told[0]) if told else None


def _person_at(findings: Findings, employer: Node) -> Node | None:
    """Who speaks and works for whom: "Dana Whitlock of Orrin Securities"."""
    position = findings.sentence.nodes.index(employer)
    if not position:
        return None
    person = findings.sentence.nodes[position - 1]
    if not person.mentions or person.mentions[0].kind != "person":
        return None
    joined = _AT_EMPLOYER.fullmatch(findings.text, person.end - findings.start, employer.start - findings.start)
    return person if joined else None


def _listener(findings: Findings, verb: Verb) -> Node | None:
    """The outlet that is told something: "two sources told Reuters"; it is marked as a source."""
    if verb.word.lower() not in ("told", "tells"):
        return None
    near = findings.named_within(verb.end, verb.end + 13)
    listener = next((n for n in near if findings.is_observer(n)), None)
    if listener is not None:
        listener.source = True
    return listener


def source_without_node(findings: Findings, verb: Verb) -> Subject | None:
    """Whom the words before a verb mean that are no noun known; None where nobody is said to speak."""
    constructions = (
        _speaks_again,
        _goes_on,
        _surname_alone,
        _officer,
        _unlisted_outlet,
        _own_paper,
        _unknown_name,
        _unnamed_house,
        _government,
        _representative_of,
        _representative,
        _unnamed_person,
    )
    return next((s for find in constructions if (s := find(findings, verb)) is not None), None)


def _speaks_again(findings: Findings, verb: Verb) -> Subject | None:
    """A word that refers back to who spoke: "he added", "the bank expects"."""
    if verb.again is None:
        return None
    by = meant(verb.again[0], findings.sentence, findings.discourse, findings.start + verb.at)
    return Subject(by, verb.again.start(), verb.level)


def _goes_on(findings: Findings, verb: Verb) -> Subject | None:
    """A second verb of who has been found to speak: "Wei said A and added B"."""
    return Subject(findings.attributions[-1].by, verb.at, verb.level) if verb.goes_on else None


def _surname_alone(findings: Findings, verb: Verb) -> Subject | None:
    """The surname of somebody named before or known: "Munro also said"."""
    if verb.surname is None:
        return None
    by = findings.discourse.person(verb.surname[1], findings.sentence)
    return None if by is None else Subject(by, verb.surname.start(1), verb.level)


_OFFICER_BEFORE = screened(
    r"\b(?:its|their|the (?:company|lab|firm|group|start-?up)['’]s) (?:[\w-]+ ){0,2}(?:founders?|co-founder"
    r"|chief executive|chief|boss|makers?|owners?|president|chair(?:man|woman)?|executives?|engineers?"
    r"|researchers?|management|lawyers?"
    r"|spokes\w+)(?:\s(?:has|have|had|also|then|later))*\s+$"
    r"|(?:^|[,;:–—“”\"]\s?|\b(?:and|but|as|while|what|that|which)\s)(?:[Tt]he\s|[Ss]enior\s|[Cc]ompany\s)?"
    r"[Mm]anagement(?:\s(?:has|had|also|then|later|now|still|again))*\s+$"
)


def _officer(findings: Findings, verb: Verb) -> Subject | None:
    """An office of whom the sentence is about: "its chief executive said", "management expects"."""
    return _of_company(findings, verb, _OFFICER_BEFORE)


# What speaks for a company that the sentence is about: "a regulatory filing shows".
_ITS_PAPER = screened(
    r"(?:^|(?<=[,;–—]\s))(?:[Aa]n?|[Ii]ts|[Tt]heir|[Tt]he(?:\scompany['’]s)?)\s(?:[\w-]+\s){0,2}"
    r"(?:filings?|annual report|prospectus|(?:press |news )?release|statement"
    r"|spokes\w+(?:\sfor\sthe\s\w+)?|representative|presentation|memo|results|accounts|management)"
    r"(?:\s(?:has|had|also))*\s+$"
)


def _own_paper(findings: Findings, verb: Verb) -> Subject | None:
    """A paper of whom the sentence is about: "…, a regulatory filing shows"."""
    return _of_company(findings, verb, _ITS_PAPER)


def _of_company(findings: Findings, verb: Verb, pattern: re.Pattern[str]) -> Subject | None:
    match = findings.sentence.search(pattern, findings.start, findings.start + verb.at)
    if match is None:
        return None
    by = company_spoken_for(findings.sentence, findings.discourse, match.start()) or maker(findings.sentence)
    return Subject(by, match.start(), verb.level)


# A newspaper or agency that the catalogue lacks.
_OUTLET_BEFORE = screened(
    r"(?:\b[Tt]he\s)?\b((?:[A-Z][\w'’.-]+\s){1,4}?(?:Daily|Times|Post|Journal|News|Review|Herald|Standard|Chronicle|Gazette"
    r"|Tribune|Wire|Ledger|Observer|Guardian|Telegraph|Press|Agency|Magazine))(?:\s(?:has|have|had|first|also))*\s+$"
)


def _unlisted_outlet(findings: Findings, verb: Verb) -> Subject | None:
    """A newspaper or agency that nothing else tells of: "the Selangor Daily has reported"."""
    match = findings.sentence.search(_OUTLET_BEFORE, findings.start, findings.start + verb.at)
    return None if match is None else Subject(unlisted_company(match[1].strip()), match.start(), verb.level)


TITLE = r"(?:Dr|Prof(?:essor)?|Mr|Mrs|Ms|Sir|Dame|Lord|Herr|Frau)\.?\s"
_UNKNOWN_NAME = screened(
    r"(?:^|[;:–—“”]\s?|,[”\"]?\s(?:(?:and|but|while|though|as)\s)?)"
    rf"(?P<title>{TITLE})?"
    r"(?:(?:Brokerage|Broker|Consultancy|Consultants?|Analysts?|Bank|Lender|Researchers?|Insurer|Fund) (?=[A-Z]))?"
    r"(?P<name>(?!(?:An?|The|This|That|These|Those|It|He|She|They|We|You|But|And|In|On|At|If|As|For|By|Some|Many|Most|Few"
    r"|Analysts|Traders|Investors|Sources|Insiders|Officials|Executives|Suppliers|Customers"
    r"|Resellers|Distributors|Dealers|Brokers|Forwarders|Wholesalers|Retailers|Landlords|Lenders|Bankers|Buyers|Sellers"
    r"|Contractors|Engineers|Lawyers|Managers|Employees|One|Two|Three|Several|Others"
    r"|Nobody|Everyone|Critics|Economists|Both|Neither|Each|All|None|Another|What|Who|Its|Their|His|Her|My|Our"
    r"|Meanwhile|However|Separately|Still|Yet|Then|Now|Today|Yesterday|Last|Earlier|Later|Also|Instead|Elsewhere|Once|When"
    r"|While|Since|After|Before|Despite|Even|Only|So|There|Here|Perhaps|Recently|Similarly|Indeed|Nevertheless|Moreover"
    r"|Besides|Finally|Next|Unlike|Like|Among|With|Under|Though|Although)\b)"
    r"(?:[A-Z][\w&’'-]+\s?){1,4}?)(?P<who>,\s(?:an?|the|its|our|one of|who|which)\s[^,.;]{3,70},)?"
    r"\s(?:(?:now|also|still|meanwhile|then)\s)?$"
)
_PERSONAL_OFFICE = re.compile(
    r"\b(?:analyst|economist|professor|founder|co-founder|partner|head|chief|director|manager|engineer|consultant|adviser"
    r"|advisor|strategist|researcher|lawyer|executive|chairman|president|author|scientist|who)\b"
)
TELLS_US = re.compile(r"(?:told|tells?|telling|promised|quot(?:ed|es?)|offer(?:ed|s)?|gave|gives?) (?:us|me)\b")
_SPEECH_CLOSES = re.compile(r"(?:\s(?:me|us|reporters|analysts|investors))?[.,;”]")


def _unknown_name(findings: Findings, verb: Verb) -> Subject | None:
    """A name that nothing else tells of: "Harrow Lane, a boutique in Leeds, reckons", "…, Beat Zurfluh told me"."""
    text, start = findings.text, findings.start
    match = findings.sentence.search(_UNKNOWN_NAME, start, start + verb.at)
    if match is None:
        return None
    name, begins = match["name"].strip(), match.start("name")
    told_of = match["who"] or match["title"]
    opens = begins == 0 or text[begins - 2 : begins] != ", "
    # Two words at least, and nothing behind that they would speak of.
    alone = " " in name and (opens or _SPEECH_CLOSES.match(text, verb.end))
    if not (told_of or (verb.estimates and opens) or alone):
        return None
    personal = match["title"] or (match["who"] and _PERSONAL_OFFICE.search(match["who"]))
    if personal or TELLS_US.match(text, verb.at):
        return Subject(person_of(name, findings.discourse), begins, verb.level)
    return Subject(company_called(name, findings.discourse), begins, verb.level)


_HOUSE_SPEAKS = screened(
    r"(?:^|[,;:–—“”\"]\s?|\b(?:and|but|as)\s)(?:" + UNNAMED_HOUSES.pattern + r")(?:\s(?:has|have|had|also))*\s+$"
)


def _unnamed_house(findings: Findings, verb: Verb) -> Subject | None:
    """A medium or house that is described: "the Nikkei business daily reported", "one brokerage expects"."""
    start = findings.start
    match = findings.sentence.search(_HOUSE_SPEAKS, start, start + verb.at)
    if match is None:
        return None
    named = [m for n in verb.before if n.start >= start + match.start() for m in n.mentions]
    outlets = [m for m in named if findings.discourse.is_observer(m)]
    by = reference(outlets[-1]) if outlets else UNNAMED_COMPANY
    return Subject(by, match.start() + len(", "), verb.level)


_GOVERNMENT_BEFORE = screened(
    r"(?:^|[,;:–—“”\"]\s?|\b(?:and|but|as|while)\s)[Tt]he government(?:\s(?:has|had|also|then|later|now|still))*\s+$"
)


def _government(findings: Findings, verb: Verb) -> Subject | None:
    """The government of the country that is spoken of: "The government has said it wants South Korea to"."""
    match = findings.sentence.search(_GOVERNMENT_BEFORE, findings.start, findings.start + verb.at)
    by = _country_spoken_of(findings) if match is not None else None
    return None if match is None or by is None else Subject(by, match.start(), verb.level)


def _representative_of(findings: Findings, verb: Verb) -> Subject | None:
    """Whom somebody speaks for who is the subject: "a lawyer for Corvane denied"."""
    for node in verb.before:
        behind = findings.text[node.end - findings.start : verb.at]
        if is_spoken_for(findings.sentence, node) and node.mentions and _ADVERBS.fullmatch(behind):
            return Subject(reference(node.mentions[0]), node.start - findings.start, verb.level)
    return None


# Between a subject and its verb.
_ADVERBS = re.compile(r"\s(?:(?:also|has|had|have|later|then|\w+ly)\s)*")
_REPRESENTATIVE = re.compile(r"\b(?:spokes\w+|representative)\b[^.;]{0,24}$")


def _representative(findings: Findings, verb: Verb) -> Subject | None:
    """Who speaks for whom the text is about: "a spokeswoman said"."""
    if not _REPRESENTATIVE.search(findings.text, 0, verb.at):
        return None
    topic = findings.discourse.topic(("company", "foundry"), findings.sentence, findings.start + verb.at)
    return Subject(reference(topic[0]) if topic else None, verb.at, verb.level)


def _unnamed_person(findings: Findings, verb: Verb) -> Subject | None:
    """Somebody without a name: "two people familiar with it told Reuters", "an Alibaba Cloud manager said"."""
    start = findings.start
    match = verb.unnamed or findings.sentence.search(common()["unnamed_speakers"], start, start + verb.at)
    if match is None:
        return None
    if (listener := _listener(findings, verb)) is not None:
        return Subject(reference(listener.mentions[0]), match.start(), "reported", listener.end - start)
    employer = next((n for n in verb.before if n.mentions and 0 <= start + match.start() - n.end <= 1), None)
    by = ANONYMOUS if employer is None else source_reference(employer, findings.sentence, findings.discourse, False)
    return Subject(by, match.start(), verb.level)
