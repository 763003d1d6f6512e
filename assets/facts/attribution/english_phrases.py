"""English sources that stand with no verb of saying: "according to", "in its view", a colon, hearsay."""

from __future__ import annotations

import re
from dataclasses import replace

from assets.facts.attribution.findings import Findings
from assets.facts.attribution.reach import part_end
from assets.facts.attribution.sources import SPEAKERS, UNNAMED_COMPANY, company_spoken_for, joint, maker, meant
from assets.facts.discourse import ANONYMOUS, ORGANISATIONS, common, grammar, reference
from assets.facts.model import EntityReference
from assets.facts.patterns import screened


def read_phrases(findings: Findings) -> None:
    """Find the sources that a sentence names by a phrase, in the order in which one yields to another."""
    _according_to(findings)
    _source_of_everything(findings)
    _guess_of(findings)
    _own_figure(findings)
    _table_of(findings)
    _account_behind_colon(findings)
    _hearsay(findings)
    _own_account(findings)
    _own_count(findings)
    _view_of(findings)
    _rumour(findings)
    _documents_seen(findings)


# What analysts had expected, and a result is measured by.
_EXPECTATION = re.compile(
    r"\b(?:above|below|than|beat\w*|topp\w+|miss\w*|against|versus|vs|ahead of|exceed\w*|short of|shy of|surpass\w*"
    r"|outpac\w+|compared (?:with|to)|in line with)\b(?:[^;.]|\.(?=[\d ]\d?)){0,80}?"
    r"\b(?:estimates?|consensus|expectations?|expected|forecasts?|projections?|analysts?|Wall Street|the Street)\b"
    r"(?:[^;.]|\.(?=\d)){0,60}$"
)
# Behind "according to": a document of whom the sentence is about.
OWN_DOCUMENT = re.compile(
    r"\s+(?:its|the (?:company|lab|firm)['’]s) (?:[\w-]+ ){0,2}(?:report|filing|accounts?|prospectus|statement|results"
    r"|chief executive|chief|boss|founder|spokes\w+)\b"
)
_A_FILING = re.compile(
    r"(?:(?:an?|the|its|their|recent|court|regulatory|securities|exchange|stock[- ]exchange|audited|annual|company"
    r"|published|internal)\s)+(?:[\w-]+\s){0,2}(?:filings?|prospectus|(?:annual|technical|quarterly) report|accounts"
    r"|statement|(?:investor|shareholder) (?:letter|presentation)|presentation|letter to (?:investors|shareholders)"
    r"|press release|documents?|paper|memo|system card|model card|blog(?: post)?)\b"
    r"|(?:filings|accounts|papers|documents|records|statements) (?:filed|lodged|submitted|published)\b"
    r"|(?:filings|accounts|company (?:filings|documents|data)|the company|the firm)\b"
)
# Who publishes and stays unnamed: "a local newspaper", "Korean media", "a broker's note".
UNNAMED_HOUSES = re.compile(
    r"(?:(?:an?|one|another|some|several|local|the)\s)?(?:[A-Z]?[\w-]+\s){0,2}(?:newspapers?|dailys?|daily|media|press"
    r"|magazine|broadcaster|news (?:agency|site|outlet)|tabloid|outlets?|weekly|broker(?:age)?s?(?:['’]s? note)?|bank"
    r"|consultancy|research (?:firm|house)|think[- ]tank)(?=\s|[.,;]|$)"
)
_RECKONED = re.compile(r"estimat|reckon|calculat|analysis|checks|^put at", re.IGNORECASE)
_CAPITALISED = re.compile(r"[A-Z][\w-]+")


def _according_to(findings: Findings) -> None:
    """A source behind a preposition: "according to Omdia", "per a filing", "as estimated by the bank"."""
    text, start = findings.text, findings.start
    for match in findings.sentence.finditer(grammar("en").source["according"]):
        if _EXPECTATION.search(text, max(0, match.start() - 140), match.end()):
            continue  # "above the $15.8 billion expected by LSEG": what others had expected, they say.
        level = "estimated" if _RECKONED.search(match[0]) else "said"
        document = OWN_DOCUMENT.match(text, match.end() - 1) or _A_FILING.match(text, match.end())
        node = findings.speaker_at(match.end(), 40)
        if document is not None and node is not None and (node.anaphor or node.start >= start + document.end() + 2):
            node = None  # Whose report it is is not who is named behind it.
        if node is not None:
            by = findings.source(node)
        elif document is not None:
            by = _author_of_document(findings, match.start())
        else:
            by = _source_without_node(findings, match.end())
        findings.add(0, None, by, level)


def _author_of_document(findings: Findings, at: int) -> EntityReference | None:
    """Whose report or filing it is that a phrase names: "SemiAnalysis does: according to its July report"."""
    sentence, discourse = findings.sentence, findings.discourse
    before = [m for n in sentence.nodes if n.end <= findings.start + at for m in n.mentions if m.kind == "company"]
    # A research house has reports too.
    houses = [m for m in before if discourse.is_observer(m) and not discourse.is_medium(reference(m))]
    by = reference(houses[-1]) if houses else company_spoken_for(sentence, discourse, at)
    return by or maker(sentence)


def _source_without_node(findings: Findings, at: int) -> EntityReference | None:
    """Whom a phrase names that is no noun known: "according to Korean media", "per Munro", "according to dealers"."""
    if UNNAMED_HOUSES.match(findings.text, at):
        return UNNAMED_COMPANY
    if common()["anonymous_people"].match(findings.text, at):
        return ANONYMOUS
    surname = _CAPITALISED.match(findings.text, at)
    return findings.discourse.person(surname[0], findings.sentence) if surname is not None else None


_IN_BRACKETS = screened(r"\((?:[Ss]ources?|[Dd]ata|via|per):? (?:the )?|\bas (?:the )?(?=[A-Z])")
_IF_RIGHT = screened(
    r"\bif (?=(?P<who>[A-Z]))[A-Z][\w.& ]{1,30}?(?:['’]s (?:[\w-]+ ){1,2})?(?:is|are) (?:right|correct|to be believed"
    r"|anything to go by|accurate)\b"
)
# "is how one reseller puts it", "as Huang has it"
_PUTS_IT = screened(
    r"\b(?:is how|as)\s"
    r"(?=(?P<who>[\w’'&. -]{2,60}?)\s(?:puts?|phrased?|expressed|explains|describes|tells|sums|has) it\b)"
)
# "… 20,000 H20s (Reuters)."
_OPENS_LAST_BRACKET = screened(r"\((?:The )?(?=[A-Z][^()]{1,40}\)\W*$)")
_ENDS_SENTENCE = re.compile(r"\)\W*$")
_CLOSES_BRACKET = re.compile(r"\)| (?:sees|tells|has) it\b")


def _source_of_everything(findings: Findings) -> None:
    """A source of all a sentence says: "(source: TrendForce)", "(Reuters)", "if Citi is right", "is how he puts it"."""
    sentence = findings.sentence
    for match in sentence.finditer(_IN_BRACKETS):
        node = findings.speaker_at(match.end())
        if node is not None and _CLOSES_BRACKET.match(findings.text, node.end - findings.start):
            findings.add(0, None, findings.source(node))
    for match in sentence.finditer(_OPENS_LAST_BRACKET):
        node = findings.speaker_at(match.end())
        ends = node is not None and _ENDS_SENTENCE.match(findings.text, node.end - findings.start) is not None
        if node is not None and ends and findings.is_observer(node):
            findings.add(0, None, findings.source(node))
    for match in sentence.finditer(_IF_RIGHT):
        node = findings.speaker_at(match.start("who"))
        if node is not None:
            findings.add(0, None, findings.source(node), "estimated")
    for match in sentence.finditer(_PUTS_IT):
        node = findings.speaker_at(match.end(), 6)
        if node is not None:
            findings.add(0, None, findings.source(node))


# "Penhallow's guess for the newest is $400 million"
_GUESS_OF = screened(
    r"['’]s? (?:own |best |latest |central |current |new |early |rough |base-case )*(?:guess|estimate|forecast"
    r"|projection|view|bet|hunch|calculation|expectation|assumption|prediction)s?\b(?=[^.;]{0,80}(?:\b(?:is|are|was|were|comes?"
    r"|puts?|runs?|stands?|now)\b|:))"
)
_NAME_UP_TO = re.compile(r"([A-Z][\w-]+)$")


def _guess_of(findings: Findings) -> None:
    """A noun of reckoning that somebody owns: "Penhallow's guess for the newest is $400 million"."""
    for match in findings.sentence.finditer(_GUESS_OF):
        node = findings.node_until(match.start())
        by: EntityReference | None = None
        if node is None:
            surname = _NAME_UP_TO.search(findings.text, 0, match.start())
            by = findings.discourse.person(surname[1], findings.sentence) if surname is not None else None
        elif node.mentions and node.has(SPEAKERS):
            by = findings.source(node)
        if by is not None:
            findings.add(match.end(), None, by, "estimated")


_OWN_FIGURE = screened(
    r"\b(?:[Hh]is|[Hh]er) (?:own )?(?:figure|estimate|guess|number|count|tally|reckoning|forecast)s?\b[^.;:]{0,40}?"
    r"\b(?:is|was|are)\b"
    r"|\b(?:[Hh]is|[Hh]er) (?:[\w-]+ )?(?:checks|model|numbers|survey|estimates?|spreadsheet|sums|arithmetic)"
    r" (?:puts?|suggests?|points? to|shows?|impl(?:y|ies)|ha(?:s|ve)|assumes?)\b"
)


def _own_figure(findings: Findings) -> None:
    """A noun of reckoning that somebody owns who was named before: "his own estimate is", "her model suggests"."""
    match = findings.sentence.search(_OWN_FIGURE)
    if match is None:
        return
    by = meant("he", findings.sentence, findings.discourse, findings.start + match.start())
    if by is not None and by.kind == "person":
        findings.add(match.start(), part_end(findings.text, match.end()), by, "estimated")


_TABLE_OF = re.compile(
    r"(?:['’]s)?\s(?:[\w-]+\s){0,2}(?:table|ranking|tally|count|figures|data|numbers|survey|estimates?|list)\b[^:.;]{0,40}:\s"
)


def _table_of(findings: Findings) -> None:
    """A house's table before a colon: "The TrendForce table for the third quarter: TSMC 57.9%, Samsung 12.4%"."""
    for node in findings.sentence.nodes:
        table = _TABLE_OF.match(findings.text, node.end - findings.start) if node.mentions else None
        if table is not None and findings.is_observer(node):
            node.source = True
            findings.add(table.end(), None, reference(node.mentions[0]))


# Some people without a name, as the subject of a sentence.
_SOME_PEOPLE = re.compile(
    r"\W*(?:Two|Three|Four|Five|Several|Both|Some|A (?:few|couple of)|One|An?|Another)\s(?:[\w’'-]+\s){0,3}?"
    r"(?:dealers?|traders?|resellers?|suppliers?|brokers?|analysts?|engineers?|executives?|people|sources?|employees?|insiders?"
    r"|buyers?|distributors?|manager|official|staffer|customers?|investors?)\b"
)
# The colon that an account follows.
_COLON = re.compile(r":(?<=[a-z”\"]:)\s")
# How far from the beginning a subject may stand, and from it the colon.
_SUBJECT_REACH, _COLON_REACH = 24, 60
_ASKED = re.compile(r"\b(?:ask|question|wonder)")
_IS_OR_HAS = re.compile(r"\s(?:is|was|has|sees|goes|remains|takes)\b")


def _account_behind_colon(findings: Findings) -> None:
    """An account that a colon opens: "HSBC's Frank Lee is the most bullish: he sees revenue at $400 billion"."""
    text, start, sentence = findings.text, findings.start, findings.sentence
    colon = _COLON.search(text)
    if colon is None or sentence.kind == "heading" or findings.is_attributed():
        return
    at = start + colon.start()
    if any(q.end <= at for q in sentence.quantities) or _ASKED.search(text, 0, colon.start()):
        return
    before = [n for n in sentence.nodes if n.end <= at and n.mentions]
    people = [n for n in before if n.kinds == {"person"} and not n.marker and not n.mentions[0].anonymous]
    by: EntityReference | None = None
    if people and people[0].start - start <= _SUBJECT_REACH and at - people[-1].end <= _COLON_REACH:
        by = findings.source(people[0])
    elif not before and _SOME_PEOPLE.match(text, 0, colon.start()):
        by = ANONYMOUS
    elif len(before) == 1 and before[0].start == start and findings.is_observer(before[0]):
        house = reference(before[0].mentions[0])
        if not findings.discourse.is_medium(house) and _IS_OR_HAS.match(text, before[0].end - start):
            before[0].source = True
            by = house
    if by is not None:
        findings.add(colon.end(), None, by)


_WE_HEAR = screened(
    r"\b(?:[Ww]e|I) (?:hear|heard|understand|are told|were told|have been told|gather|learn(?:ed|t)?)\b[^,.;]{0,30}"
    r"\b(?:from|by) (?:[\w-]+ ){0,3}(?:sources?|suppliers?|people|insiders|dealers?|traders?|executives?)\b"
    r"|\b[Ss]ources (?:tell|told) (?:us|me)\b"
)
# Who passes on what others say: "he has heard that", "I'm told".
_HEARD = screened(
    r"(?:\b(?P<who>[Hh]e|[Ss]he|I|[Ww]e)\b(?:['’](?:ve|m|re|s|d)| has| have| had| am| are| is| was| were)?"
    r"|(?<=\w) (?:has|had))"
    r"(?: also| since| only| often)? (?:heard|hears?|been told|told|understands?)\b(?= (?:from|of|by|that|about)\b)"
)


def _hearsay(findings: Findings) -> None:
    """What has been heard: "We hear from suppliers that", "he has been told that" of who passes it on."""
    sentence, discourse = findings.sentence, findings.discourse
    if sentence.search(_WE_HEAR) is not None:
        findings.add(0, None, ANONYMOUS)
        return
    heard = sentence.search(_HEARD)
    if heard is None:
        return
    at = findings.start + heard.start()
    people = [n for n in sentence.nodes if n.end == at and n.has(("person",)) and n.mentions]
    by: EntityReference | None = None
    if people:
        by = reference(people[0].mentions[0])
    elif heard["who"] and heard["who"].lower() in ("he", "she"):
        by = meant(heard["who"], sentence, discourse, at)
    elif heard["who"]:
        by = discourse.default_source or discourse.last_source
    if by is not None:
        findings.add(heard.end(), None, by, "reported")


_OWN_ACCOUNT = screened(r"\bby (?:its|their) own (?:account|reckoning|count|estimates?|figures)\b", re.IGNORECASE)
_NO_WORDS = re.compile(r"\W*")


def _own_account(findings: Findings) -> None:
    """A party that tells of itself: "By its own account Tamarind Cloud has 11,000 GPUs"."""
    sentence = findings.sentence
    match = sentence.search(_OWN_ACCOUNT)
    if match is None:
        return
    # Who is counted counts.
    named = [n for n in sentence.nodes if n.mentions and n.has(ORGANISATIONS)]
    by = joint(named[0].mentions) if named else company_spoken_for(sentence, findings.discourse, match.start())
    if match.start() < 3 or _NO_WORDS.fullmatch(findings.text, match.end()):
        findings.add(0, None, by)
    else:
        findings.add(match.start(), part_end(findings.text, match.end()), by)


_SURROUNDED = re.compile(r"\w[^,;]*[,;][^,;]*\w")


def _own_count(findings: Findings) -> None:
    """A source behind "by the count of": "A cost, by the reckoning of Citi, B", from there on unless it ends there."""
    for match in findings.sentence.finditer(grammar("en").source["own_count"]):
        node = findings.speaker_at(match.end(), 3)
        if node is not None:
            whole = match.start() < 3 or _SURROUNDED.search(findings.text, node.end - findings.start) is None
            level = "estimated" if findings.is_observer(node) else "said"
            findings.add(0 if whole else match.start(), None, findings.source(node), level)


# "in Räsänen's estimate": of somebody named before.
_VIEW_OF = screened(
    r"\b(?:[Ii]n|[Bb]y|[Oo]n) (?P<who>[A-Z][\w’-]+(?: [A-Z][\w-]+){0,2})['’]s? (?:own |latest |rough )?"
    r"(?:view|opinion|estimate|reckoning|count|arithmetic|telling|judge?ment|calculations?|model|numbers|figures|maths?"
    r"|account|words)\b"
)
_GUESSED = re.compile(r"estimate|reckoning|arithmetic|calculations?|model|maths?|view|opinion|judge?ment")


def _view_of(findings: Findings) -> None:
    """What a person holds who was named before: "in Räsänen's estimate"."""
    for match in findings.sentence.finditer(_VIEW_OF):
        by = findings.discourse.person(match["who"].rpartition(" ")[2], findings.sentence)
        if by is not None and not findings.is_attributed():
            findings.add(0, None, by, "estimated" if _GUESSED.search(match[0]) else "said")


# Between what is told and the words that end the sentence: ", or so the rumour goes", ", the indictment alleges".
_TOLD_LAST = re.compile(r",\s(?:or\s|(?:an?|the|their|its)\s(?:[\w-]+\s){1,4})?$")


_PART_BEGINS = re.compile(r"[;:]\s|,\s(?:and|but|while)\s")
# What is said of one subject, and where another begins with a verb of its own: "X is said to …, and production is to".
_SAID_TO = re.compile(
    r"(?:is|are|was|were) (?:widely )?(?:said|rumou?red|understood|believed|thought|whispered|reported) to\b"
)
_OWN_VERB = re.compile(
    r"[,;] (?:(?:and|but|while|whereas|though) )?(?!(?:which|who|whose|that|it|they|he|she|and|but|or)\b)"
    r"(?:[\w’'.&-]+ ){1,4}?"
    r"(?:is|are|was|were|has|have|had|will|would)\b"
)


def _rumour(findings: Findings) -> None:
    """What nobody says by name: "reportedly", "rumour has it"; "A bought B, or so the rumour goes"."""
    start = findings.start
    for match in findings.sentence.finditer(grammar("en").source["reported"]):
        opening = findings.sentence.clause(start + match.start(), start + match.end())[0] - start
        if _NO_WORDS.fullmatch(findings.text, match.end()) and _TOLD_LAST.search(findings.text, 0, match.start()):
            opening = 0
        inserted = findings.text.endswith(", ", 0, match.start()) and findings.text.startswith(",", match.end())
        if inserted and not findings.text.endswith(("which, ", "who, ", "that, ", "where, "), 0, match.start()):
            # "Samsung has started production, it is said, and will"
            parts = _PART_BEGINS.finditer(findings.text, 0, match.start())
            opening = max((part.end() for part in parts), default=0)
        closing = None
        if _SAID_TO.match(findings.text, match.start()):
            own = _OWN_VERB.search(findings.text, match.end())
            closing = own.start() if own is not None else None
        findings.add(opening, closing, None, "reported")


_SEEN_BY = screened(
    r"\b(?:documents?|e-?mails?|papers|filings?|memos?|records|contracts?|invoices?|data|letters?|presentations?|drafts?"
    r"|messages|transcripts?|slides?)(?:\s[\w-]+){0,4}?\s(?:seen|reviewed|obtained|viewed|examined|read)"
    r" by\s(?:the\s)?",
    re.IGNORECASE,
)


def _documents_seen(findings: Findings) -> None:
    """Papers for which an outlet vouches: "Documents reviewed by Reuters show"."""
    for match in findings.sentence.finditer(_SEEN_BY):
        nodes = findings.named_within(match.end(), match.end() + 5)
        if nodes and findings.is_observer(nodes[0]):
            nodes[0].source = True
            findings.add(0, None, reference(nodes[0].mentions[0]))


_ACCORDING_INSIDE = screened(r", according to ")


def order_by_depth(findings: Findings) -> None:
    """Let who is cited within what another says stand behind him: "She notes that Meta, according to Reuters, has"."""
    sentence, found = findings.sentence, findings.attributions
    for match in sentence.finditer(_ACCORDING_INSIDE):
        inner = sentence.start + match.start()
        outer = [a for a in found if sentence.start < a.start <= inner < a.end and a.by is not None]
        for i, attribution in enumerate(found):
            cited = attribution.start == sentence.start and attribution.end == sentence.end and outer
            if cited and attribution.by is not None and attribution not in outer:
                found[i] = replace(attribution, start=outer[-1].start + 1)


# What somebody holds of whom the sentence before quotes: "In its view SMIC can make 45,000 wafers a month".
_IN_VIEW = screened(
    r"\b(?:[Ii]n|[Bb]y|[Oo]n) (?:his|her|its|their) (?:own )?(?:view|opinion|estimate|reckoning|count|arithmetic"
    r"|telling|judge?ment|experience|tests?|trials|benchmarks?|calculations?|model|numbers|figures|maths?|account)\b"
)


def read_view(findings: Findings) -> None:
    """What somebody holds whom the sentence before quotes: "In its view SMIC can make 45,000 wafers a month"."""
    last = findings.discourse.last_source
    match = findings.sentence.search(_IN_VIEW) if last is not None else None
    if match is None:
        return
    at = findings.start + match.start()
    if not any(a.by is not None and a.start <= at < a.end for a in findings.attributions):
        level = "estimated" if _GUESSED.search(match[0]) else "said"
        findings.add(0 if match.start() < 3 else match.start(), None, last, level)
