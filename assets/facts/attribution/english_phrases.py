"""English sources by what is no verb of saying: "according to", "in its view", a colon, hearsay."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assets.facts.attribution.sources import source_reference
from assets.facts.discourse import (
    ANONYMOUS,
    Attribution,
    Discourse,
    Sentence,
    reference,
)
from assets.facts.model import EntityReference
from assets.facts.patterns import screened

# Some people without a name, as the subject of a sentence.
_SOME_PEOPLE_EN = re.compile(
    r"\W*(?:Two|Three|Four|Five|Several|Both|Some|A (?:few|couple of)|One|An?|Another)\s(?:[\w’'-]+\s){0,3}?"
    r"(?:dealers?|traders?|resellers?|suppliers?|brokers?|analysts?|engineers?|executives?|people|sources?|employees?|insiders?"
    r"|buyers?|distributors?|manager|official|staffer|customers?|investors?)\b"
)
# The colon that an account follows.
_ENGLISH_COLON = re.compile(r":(?<=[a-z”\"]:)\s")


def told_behind_english_colon(
    sentence: Sentence, discourse: Discourse, found: Sequence[Attribution]
) -> list[Attribution]:
    """Whose account a colon opens: "HSBC's Frank Lee is the most bullish: he sees revenue at $400 billion"."""
    text, start = sentence.text, sentence.start
    colon = _ENGLISH_COLON.search(text)
    if colon is None or sentence.kind == "heading" or any(a.by is not None for a in found):
        return []
    at = start + colon.start()
    if any(q.end <= at for q in sentence.quantities) or re.search(r"\b(?:ask|question|wonder)", text[: colon.start()]):
        return []
    before = [n for n in sentence.nodes if n.end <= at and n.mentions]
    people = [n for n in before if n.kinds == {"person"} and not n.marker and not n.mentions[0].anonymous]
    by: EntityReference | None = None
    if people and people[0].start - start <= _SUBJECT_REACH and at - people[-1].end <= _COLON_REACH:
        people[0].source = True
        by = source_reference(people[0], sentence, discourse, False)
    elif not before and _SOME_PEOPLE_EN.match(text, 0, colon.start()):
        by = ANONYMOUS
    elif len(before) == 1 and before[0].start == start and discourse.is_observer(before[0].mentions[0]):
        house = reference(before[0].mentions[0])
        if not discourse.is_medium(house) and re.match(
            r"\s(?:is|was|has|sees|goes|remains|takes)\b", text[before[0].end - start :]
        ):
            before[0].source = True
            by = house
    return [] if by is None else [Attribution(start + colon.end(), sentence.end, by, "said")]


# How far from the beginning a subject may stand, and from it the colon.
_SUBJECT_REACH, _COLON_REACH = 24, 60


def order_by_depth(found: list[Attribution], sentence: Sentence) -> None:
    """Let who is cited within what another says stand behind him: "She notes that Meta, according to Reuters, has"."""
    for match in sentence.finditer(_ACCORDING_INSIDE):
        inner = sentence.start + match.start()
        outer = [a for a in found if sentence.start < a.start <= inner < a.end and a.by is not None]
        for i, attribution in enumerate(found):
            cited = attribution.start == sentence.start and attribution.end == sentence.end and outer
            if cited and attribution.by is not None and attribution not in outer:
                found[i] = replace(attribution, start=outer[-1].start + 1)


_ACCORDING_INSIDE = screened(r", according to ")
# "in Räsänen's estimate": of somebody named before.
VIEW_OF = screened(
    r"\b(?:[Ii]n|[Bb]y|[Oo]n) (?P<who>[A-Z][\w’-]+(?: [A-Z][\w-]+){0,2})['’]s? (?:own |latest |rough )?"
    r"(?:view|opinion|estimate|reckoning|count|arithmetic|telling|judge?ment|calculations?|model|numbers|figures|maths?"
    r"|account|words)\b"
)
# "Penhallow's guess for the newest is $400 million"
GUESS_OF = screened(
    r"['’]s? (?:own |best |latest |central |current |new |early |rough |base-case )*(?:guess|estimate|forecast"
    r"|projection|view|bet|hunch|calculation|expectation|assumption|prediction)s?\b(?=[^.;]{0,80}(?:\b(?:is|are|was|were|comes?"
    r"|puts?|runs?|stands?|now)\b|:))"
)
# What somebody holds of whom the sentence before quotes: "In its view SMIC can make 45,000 wafers a month".
IN_VIEW = screened(
    r"\b(?:[Ii]n|[Bb]y|[Oo]n) (?:his|her|its|their) (?:own )?(?:view|opinion|estimate|reckoning|count|arithmetic"
    r"|telling|judge?ment|experience|tests?|trials|benchmarks?|calculations?|model|numbers|figures|maths?|account)\b"
)
GUESSED = re.compile(r"estimate|reckoning|arithmetic|calculations?|model|maths?|view|opinion|judge?ment")
SEEN_BY = screened(
    r"\b(?:documents?|e-?mails?|papers|filings?|memos?|records|contracts?|invoices?|data|letters?|presentations?|drafts?"
    r"|messages|transcripts?|slides?)(?:\s[\w-]+){0,4}?\s(?:seen|reviewed|obtained|viewed|examined|read)"
    r" by\s(?:the\s)?",
    re.IGNORECASE,
)
# "is how one reseller puts it", "as Huang has it"
PUTS_IT = screened(
    r"\b(?:is how|as)\s(?=(?P<who>[\w’'&. -]{2,60}?)\s(?:puts?|phrased?|expressed|explains|describes|tells|sums) it\b)"
)
IN_BRACKETS = screened(r"\((?:[Ss]ources?|[Dd]ata|via|per):? (?:the )?|\bas (?:the )?(?=[A-Z])")
A_FILING = re.compile(
    r"(?:(?:an?|the|its|their|recent|court|regulatory|securities|exchange|stock[- ]exchange|audited|annual|company"
    r"|published|internal)\s)+(?:[\w-]+\s){0,2}(?:filings?|prospectus|(?:annual|technical|quarterly) report|accounts"
    r"|statement|(?:investor|shareholder) (?:letter|presentation)|presentation|letter to (?:investors|shareholders)"
    r"|press release|documents?|paper|memo|system card|model card|blog(?: post)?)\b"
    r"|(?:filings|accounts|papers|documents|records|statements) (?:filed|lodged|submitted|published)\b"
    r"|(?:filings|accounts|company (?:filings|documents|data)|the company|the firm)\b"
)
IF_RIGHT = screened(
    r"\bif (?=(?P<who>[A-Z]))[A-Z][\w.& ]{1,30}?(?:['’]s (?:[\w-]+ ){1,2})?(?:is|are) (?:right|correct|to be believed"
    r"|anything to go by|accurate)\b"
)
WE_HEAR = screened(
    r"\b(?:[Ww]e|I) (?:hear|heard|understand|are told|were told|have been told|gather|learn(?:ed|t)?)\b[^,.;]{0,30}"
    r"\b(?:from|by) (?:[\w-]+ ){0,3}(?:sources?|suppliers?|people|insiders|dealers?|traders?|executives?)\b"
    r"|\b[Ss]ources (?:tell|told) (?:us|me)\b"
)
OWN_FIGURE = screened(
    r"\b(?:[Hh]is|[Hh]er) (?:own )?(?:figure|estimate|guess|number|count|tally|reckoning|forecast)s?\b[^.;:]{0,40}?"
    r"\b(?:is|was|are)\b"
    r"|\b(?:[Hh]is|[Hh]er) (?:[\w-]+ )?(?:checks|model|numbers|survey|estimates?|spreadsheet|sums|arithmetic)"
    r" (?:puts?|suggests?|points? to|shows?|impl(?:y|ies)|ha(?:s|ve)|assumes?)\b"
)
TABLE_OF = re.compile(
    r"(?:['’]s)?\s(?:[\w-]+\s){0,2}(?:table|ranking|tally|count|figures|data|numbers|survey|estimates?|list)\b[^:.;]{0,40}:\s"
)
# Who passes on what others say: "he has heard that", "I'm told".
HEARD = screened(
    r"(?:\b(?P<who>[Hh]e|[Ss]he|I|[Ww]e)\b(?:['’](?:ve|m|re|s|d)| has| have| had| am| are| is| was| were)?"
    r"|(?<=\w) (?:has|had))"
    r"(?: also| since| only| often)? (?:heard|hears?|been told|told|understands?)\b(?= (?:from|of|by|that|about)\b)"
)
# Who publishes and stays unnamed: "a local newspaper", "Korean media", "a broker's note".
UNNAMED_HOUSES = re.compile(
    r"(?:(?:an?|one|another|some|several|local|the)\s)?(?:[A-Z]?[\w-]+\s){0,2}(?:newspapers?|dailys?|daily|media|press"
    r"|magazine|broadcaster|news (?:agency|site|outlet)|tabloid|outlets?|weekly|broker(?:age)?s?(?:['’]s? note)?|bank"
    r"|consultancy|research (?:firm|house)|think[- ]tank)(?=\s|[.,;]|$)"
)
OWN_ACCOUNT = screened(r"\bby (?:its|their) own (?:account|reckoning|count|estimates?|figures)\b", re.IGNORECASE)
