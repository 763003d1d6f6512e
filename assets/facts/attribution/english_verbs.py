"""English sources by a verb of saying or reckoning: "the company said", "said the analyst"."""

from __future__ import annotations

import re

from assets.facts.attribution.english_phrases import OWN_DOCUMENT
from assets.facts.attribution.english_speakers import (
    TELLS_US,
    TITLE,
    Subject,
    Verb,
    head_of_relative_clause,
    nodes_before,
    observed_before,
    source_of_node,
    source_without_node,
    subject_before,
    subject_of_first_verb,
    verb_of,
)
from assets.facts.attribution.findings import Findings
from assets.facts.attribution.quotation_marks import last_semicolon
from assets.facts.attribution.reach import part_end, told_end
from assets.facts.attribution.sources import company_spoken_for, person_of
from assets.facts.discourse import ANONYMOUS, ORGANISATIONS, Node, common, grammar
from assets.facts.patterns import screened


def read_verbs(findings: Findings) -> None:
    """Find the sources that a sentence names by a verb."""
    for match in findings.sentence.finditer(grammar("en").verbs):
        if not _is_other_word(findings, match):
            _read_verb(findings, verb_of(findings, match))


# The word right before a verb; behind some of them a word that looks like a verb of speech is a noun or a participle.
_WORD_BEFORE = re.compile(r"(?:^|\W)(\w+)\s+$")
_LONGEST_WORD = 20
_NO_SUBJECT = frozenset({"is", "are", "was", "were", "be", "been", "being", "a", "an", "the", "its", "their", "of"})
# Before what somebody will or should reckon, and does not: "buyers can expect to wait".
_BEFORE_INFINITIVE = frozenset({"to", "would", "will", "can", "could", "may", "might", "should", "must", "cannot"})
# Right before a noun of reckoning: what is measured by it, or whose it is.
_BEFORE_ESTIMATES = re.compile(
    r"(?:beat|topp|miss|exceed|surpass|match|outstripp?|trail|lagg|rais|lower|cutt?|trimm|revis|meet|met|hit)(?:s|es|ed|ing)?"
    r"|tops?|above|below|than|our|my|his|her|your|consensus|analysts?|Street|market|internal|previous|earlier|prior"
)
# Before such a noun: "topping analysts' estimates".
_POSSESSIVE = re.compile(r"(?:\w['’]s|s['’])\s$")
# Behind what looks like a verb of reckoning and is a noun: "the models will", "estimates are".
_NOUN_SUBJECT = re.compile(r"\s(?:will|would|can|could|may|might|must|are|were|have|had|do)\b")


def _is_other_word(findings: Findings, match: re.Match[str]) -> bool:
    """Whether what looks like a verb is a noun or a participle: "the models will", "is reported", "its estimates"."""
    text, (at, end) = findings.text, match.span()
    reckons = match.lastgroup in ("observes", "estimates")
    word = _WORD_BEFORE.search(text, max(0, at - _LONGEST_WORD), at)
    if word is not None and (word[1] in _NO_SUBJECT or (reckons and word[1] in _BEFORE_INFINITIVE)):
        return True
    if reckons and word is not None and (_BEFORE_ESTIMATES.fullmatch(word[1])):
        return True  # "beat estimates and rose 20%"
    if reckons and match[0].endswith("s") and _POSSESSIVE.search(text, max(0, at - 4), at):
        return True
    if findings.discourse.default_source is not None and TELLS_US.match(text, at):
        return True  # What others tell who is interviewed, he tells.
    return reckons and _NOUN_SUBJECT.match(text, end) is not None  # "Apple's models will adopt it"


def _read_verb(findings: Findings, verb: Verb) -> None:
    """Find who speaks by a verb, and add what he says."""
    nodes = nodes_before(findings, verb)
    speaker = head_of_relative_clause(findings, verb, nodes) or subject_before(findings, verb, nodes)
    if speaker is not None and speaker.kinds == {"region"} and _company_of_place(findings, verb, speaker):
        return
    if speaker is not None and speaker.anaphor and verb.word.startswith("guid"):
        return  # Of whom the sentence is about: "it guided to $13.3 billion".
    acts_first = False
    if speaker is None:
        speaker = subject_of_first_verb(findings, verb, nodes)
        acts_first = speaker is not None and speaker.has(ORGANISATIONS)
    if verb.observes and speaker is None and not (verb.again and observed_before(findings.discourse)):
        return
    if _speaker_behind(findings, verb, speaker) or verb.reports_figures:
        return
    if speaker is not None:
        _add_speech(findings, verb, source_of_node(findings, verb, speaker, acts_first))
    elif (subject := source_without_node(findings, verb)) is not None:
        _add_speech(findings, verb, subject)


# Behind a place: the company that is so described.
_COMPANY_OF_PLACE = re.compile(
    r"(?:['’]s)?\s(?:[\w-]+\s){0,4}(?:chipmaker|foundry|company|firm|group|start-?up|lab|maker|manufacturer|carmaker|giant"
    r"|operator|supplier|designer|bank|developer|landlord|cloud|telco|carrier|utility|chaebol|conglomerate)"
    r"(?:\s(?:has|have|had|also|then|later))*\s+"
)


def _company_of_place(findings: Findings, verb: Verb, place: Node) -> bool:
    """Whether a company speaks that its place describes: "China's biggest contract chipmaker said"."""
    begins, ends = place.start - findings.start, place.end - findings.start
    if not _COMPANY_OF_PLACE.fullmatch(findings.text, ends, verb.at):
        return False
    company = company_spoken_for(findings.sentence, findings.discourse, begins)
    if company is not None:
        findings.add(verb.end, part_end(findings.text, verb.end), company, verb.level)
    return True


# Behind what was said, before its verb.
_WORDS_UP_TO = re.compile(r"[,”\"’]\s+$")
_NAME_BEHIND = re.compile(r",\s[A-Z]")
# Behind "said": a person whom nothing else tells of.
_PERSON_BEHIND = re.compile(
    rf"\s(?:(?:[a-z][\w-]+\s){{1,3}})?{TITLE}(?P<name>[A-Z][\w'’-]+(?:\s(?:van|de|von|der|el|al|bin|[A-Z]\.))*"
    r"(?:\s[A-Z][\w'’-]+){0,2})"
    r"|\s(?P<full>[A-Z][\w'’-]+(?: [A-Z]\.)?(?: (?:van|de|von|der|el|al|bin))? [A-Z][\w'’-]+)"
    r"(?=,? (?:of|at|from|who)\b|, (?:an?|the|its|chief|head|senior|director|professor|managing|vice|founder)\b)"
)


def _speaker_behind(findings: Findings, verb: Verb, subject: Node | None) -> bool:
    """A verb before its subject, behind what is said: "…, said its filing", "…, says Gail Prentiss of Currentwise".

    Args:
        findings: What has been found in the sentence.
        verb: The verb.
        subject: The noun before the verb that else is its subject.

    Returns:
        Whether somebody speaks so.
    """
    text = findings.text
    told = _WORDS_UP_TO.search(text, 0, verb.at) is not None
    if told and subject is not None and subject.kinds == {"region"}:
        subject = None  # "costs $31,000 in Shenzhen, say two resellers": no place speaks.
    document = OWN_DOCUMENT.match(text, verb.end) if told and subject is None else None
    if document is not None and not _NAME_BEHIND.match(text, document.end()):
        company = company_spoken_for(findings.sentence, findings.discourse, verb.at)
        if company is not None:
            findings.add(0, verb.at, company, verb.level, verb.denies)
            return True
    behind = _node_behind(findings, verb)
    if behind is None:
        unknown = _PERSON_BEHIND.match(text, verb.end) if told and subject is None else None
        if unknown is None:
            return told and subject is None and _people_behind(findings, verb)
        # ", said Dr Tilmann Ahrweiler, walking fast"
        by = person_of(unknown["name"] or unknown["full"], findings.discourse)
        findings.add(0, verb.at, by, verb.level, verb.denies)
        return True
    # "Megaspeed, another firm, has 30,000 of them, reckons Tessa Quek": a person behind speaks, whatever stands before.
    if told and subject is None and _INSERTED_IN_CLAUSE.match(text, behind.end - findings.start):
        # "OpenAI's inventory, reckons SemiAnalysis, now stands at"
        findings.add(0, part_end(text, verb.end), findings.source(behind), verb.level, verb.denies)
        return True
    if told and (subject is None or behind.mentions[0].kind == "person"):
        findings.add(0, verb.at, findings.source(behind), verb.level, verb.denies)
        return True
    if subject is not None and _is_inserted(findings, verb, behind):
        findings.add(0, part_end(text, verb.end), findings.source(behind), verb.level, verb.denies)
        return True
    return False


# Before the house of people behind a verb: "say two analysts at".
_AT_HOUSE = re.compile(r"\s(?:at|from|of|with)\s(?:the\s)?")


def _people_behind(findings: Findings, verb: Verb) -> bool:
    """Whether people without a name speak by a verb before them: ", say two resellers"."""
    people = common()["anonymous_people"].match(findings.text, verb.end + 1)
    if people is None:
        return False
    house = _AT_HOUSE.match(findings.text, people.end())
    node = findings.speaker_at(house.end(), 3) if house is not None else None
    by = findings.source(node) if node is not None and findings.is_observer(node) else ANONYMOUS
    findings.add(0, verb.at, by, verb.level, verb.denies)
    return True


_OFFICER_BEHIND = re.compile(
    r"\s(?:its|their|the (?:company|firm|group|lab)['’]s)\s(?:[\w-]+\s){0,3}[\w-]+,\s|\s(?:[a-z][\w-]+\s){1,4}(?=[A-Z])"
    # "says Arctos's Ragna Thune" of a house that nobody knows
    r"|\s(?:[A-Z][\w&.-]*\s?){1,3}['’]s\s(?:[a-z][\w-]+\s){0,3}"
)
_OFFICE_BETWEEN = re.compile(
    r"\s(?:[\w-]+\s){0,3}(?:C[A-Z]O|chief|boss|founder|co-founder|president|chair(?:man|woman)?|director|executive|officer"
    r"|head|manager|engineer|analyst|strategist|economist)\s(?:[A-Z][\w-]*\.?\s)?"
)
_OWNED_BEHIND = re.compile(r"['’]s?\s(?:[\w-]+\s){0,3}")


def _node_behind(findings: Findings, verb: Verb) -> Node | None:
    """The person or company right behind a verb: "said Huawei's Eric Xu", "said its chief executive, Ruth Adeyemi"."""
    near = findings.named_within(verb.end, verb.end + 3)
    node = next((n for n in near if n.mentions[0].kind in ("person", "company", "foundry")), None)
    if node is None:
        officer = _OFFICER_BEHIND.match(findings.text, verb.end)
        named = findings.named_within(officer.end(), officer.end() + 2) if officer is not None else []
        return next((n for n in named if n.mentions[0].kind == "person"), None)
    if node.owner and node.mentions[0].kind != "person":
        owned = (
            n
            for n in findings.sentence.nodes
            if n.mentions
            and n.mentions[0].kind == "person"
            and _OWNED_BEHIND.fullmatch(findings.sentence.words(node.end, n.start))
        )
        return next(owned, node)
    if node.mentions[0].kind != "person":
        # "said CoreWeave CEO Michael Intrator"
        people = (n for n in findings.named_within(node.end - findings.start, node.end - findings.start + 60))
        person = next((n for n in people if n.mentions[0].kind == "person"), None)
        if person is not None and _OFFICE_BETWEEN.fullmatch(findings.sentence.words(node.end, person.start)):
            return person
    return node


# Behind a verb and who speaks, inserted between a subject and its own verb.
_INSERTED_IN_CLAUSE = re.compile(
    r",\s(?:now\s|still\s|also\s|already\s)?(?:is|are|was|were|has|have|had|will|would|could|may|might|can|stands?|stood"
    r"|amounts?|comes?|holds?|owns?|runs?|costs?|takes?|needs?|sells?|draws?|bought|ordered|sold|spent|grew|fell|rose)\b"
)
_INSERTED_VERBS = frozenset({"says", "said", "reckons", "estimates", "thinks", "argues", "adds", "claims", "notes"})
_SPEECH_GOES_ON = re.compile(r"(?: of [A-Z][\w &.]{1,30})?,\s[a-z]")


def _is_inserted(findings: Findings, verb: Verb, speaker: Node) -> bool:
    """Whether a verb and the house behind it stand between commas in what it says: "Meta, says Omdia, has bought"."""
    if verb.word.lower() not in _INSERTED_VERBS or not findings.text.endswith(", ", 0, verb.at):
        return False
    return _SPEECH_GOES_ON.match(findings.text, speaker.end - findings.start) is not None


_WORDS_CLOSE = re.compile(
    r"\s*(?:[.,;”!?)]|\"(?!\w)|[-–—]\s|$|(?:in|on|at|to|by|via|during|after|earlier|last|this|late|yesterday|today|when)\b"
    r"(?![^,;]{0,60}\b(?:that|it|they|he|she|would|will)\b)[^,;]{0,60}(?:[.,”\"]?\s*$|[,;]))"
)
_LISTENERS_CLOSE = re.compile(r"\s+(?:[\w&’'-]+\s?){1,6}(?:[.,;]|$)")
_WORDS_BEFORE = re.compile(r"[,”\"’—–-]\s*(?:[\w'’.&-]+\s){0,8}$")
_QUOTED_BEFORE = re.compile(r"[,.?!…][”\"]\s+$")
_OUR_CHECKS = screened(
    r"\b(?:[Oo]ur|[Mm]y) (?:[\w-]+ ){0,3}(?:checks|survey|conversations|talks|interviews|tour|sources|discussions)\b"
)
# Before who speaks: what he says is compared with, or told of what stands before ("three times what analysts expect").
_SUBORDINATE = re.compile(r"\b(?:what|than|as|which|that|who)\s(?:[\w-]+\s){0,2}$")
_RELATIVE = re.compile(r"\b(?:which|that|who)\s(?:[\w-]+\s){0,2}$")
_THAT_OR_WHO = re.compile(r"\b(?:that|who)\s(?:[\w-]+\s){0,2}$")
# Behind "which he thinks": the verb of what he thinks.
_FINITE_BEHIND = re.compile(
    r"\s(?:(?:now|also|still|already)\s)?(?:will|would|could|may|might|should|can|has|have|had|is|are|was|were)\b"
)


def _add_speech(findings: Findings, verb: Verb, subject: Subject) -> None:
    """Add what the subject of a verb says: what stands behind the verb, or before both where they close the words."""
    text, start, sentence = findings.text, findings.start, findings.sentence
    by, head, level, told_to = subject
    # "two sources told Reuters, on top of": what follows the listener counts.
    behind = told_to or verb.end
    if by == ANONYMOUS and sentence.search(_OUR_CHECKS, start, start + verb.at):
        return  # "Our checks with two suppliers suggest": it is the writer who says so.
    if _RELATIVE.search(text, 0, head) and _FINITE_BEHIND.match(text, behind):
        # "Cambricon, which Lin thinks will ship 140,000 chips"
        findings.add(verb.end, part_end(text, verb.end), by, level, verb.denies)
        return
    if _SUBORDINATE.search(text, 0, head) and not _THAT_OR_WHO.search(text, 0, head):
        return
    closes = _WORDS_CLOSE.match(text, behind)
    if closes is None and verb.word.lower() in ("told", "tells"):
        closes = _LISTENERS_CLOSE.match(text, behind)
    semicolon = last_semicolon(text, head) + 1
    if closes and _WORDS_BEFORE.search(text, 0, head):
        goes_on = closes[0].endswith(",") or text[behind:].lstrip().startswith(",")
        findings.add(semicolon, None if goes_on else head, by, level, verb.denies)
        return
    findings.add(verb.end, told_end(text, verb.end, level), by, level, verb.denies)
    if _QUOTED_BEFORE.search(text, 0, head):
        # “A,” Tan said of its plans: what was quoted is his too.
        findings.add(semicolon, head, by, level, verb.denies)
