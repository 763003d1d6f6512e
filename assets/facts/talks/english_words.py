"""English talks: the pieces of which the patterns of questions and answers are made, and their sentences."""

from __future__ import annotations

import re

AUX = r"(?:do|does|did|is|are|was|were|has|have|had|will|would|can|could|should|must|may|might)"

ADVERBS = (
    r"(?:(?:currently|actually|now|already|really|still|ever|even|also|typically|both|all|just|only|then|today|so far"
    r"|yet|personally|roughly|approximately|recently|[a-z]+ly) )*"
)

PRONOUN = (
    r"(?:(?:each|any|all|both|either|most|the two|the three|which) of (?:you|them)|you (?:guys|people|all|two|both)"
    r"|any(?:one|body)(?: (?:serious|else|here|there|big))?|some(?:one|body)(?: else)?|you|we|they|it|he|she|I|there"
    r"|this|that|these|those)"
)

WORD = r"[A-Za-z0-9][\w&.'’+-]*(?<!\.)"

PROPER = r"(?:[A-Z][\w&.+-]*(?<!\.)|\d+[A-Z]\w*)"

NAME = rf"(?:{PROPER}(?:['’]s?)?(?: (?:(?:and|of|&) )?(?:{PROPER}|\d+[A-Z]?)(?:['’]s?)?)*)"

_NOUNS = (
    r"(?:chips?|cards?|GPUs?|accelerators?|processors?|site|campus|cluster|hall|model|company|firm|department|start-up"
    r"|government|ministry|rule|rules|order|orders|deal|price|wait|lead times?|thing|one|capacity|machine|servers?"
    r"|customers?|clients?|tenants?|capex|revenue|memory|bill|delivery|deliveries|shipments?|production"
    r"|data cent(?:er|re)"
    r"|part|product|system|team|lab|fund|budget|contract|supplier|foundry|line|limit|threshold|cut-off)"
)

_DETERMINED = (
    rf"(?:(?:the|your|our|its|their|this|that|these|those|an?|any|most) (?:{WORD} ){{0,3}}?(?:{_NOUNS}|{NAME})"
    rf"(?: (?:of|for) (?:the |an? |your |its )?(?:{NAME}|{_NOUNS}))?|{_NOUNS}(?: (?:of|for) (?:the |an? )?{NAME})?)"
)

SUBJECT = (
    rf"(?:{PRONOUN}(?![\w'’-])|(?:19|20)\d\d(?![\w'’-])|{NAME}(?: (?:chips?|cards?|GPUs?|servers?))?|{_DETERMINED})"
)

CHIP = re.compile(r"\b(?:[A-Z][\w-]*\d[\w-]*|\d+[A-Z]\w*)\b")

NUMBER_WORD = (
    r"(?:[Aa]n?|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ee]leven|[Tt]welve"
    r"|[Tt]hirteen|[Ff]ourteen|[Ff]ifteen|[Ss]ixteen|[Ss]eventeen|[Ee]ighteen|[Nn]ineteen|[Tt]wenty|[Tt]hirty|[Ff]orty"
    r"|[Ff]ifty|[Ss]ixty|[Ss]eventy|[Ee]ighty|[Nn]inety|[Hh]alf|[Tt]ens|[Hh]undreds|[Tt]housands|[Dd]ozens"
    r"|[Aa] (?:couple|few|hundred|thousand|million|billion|quarter|third))"
)

HEDGE = (
    r"(?:(?:[Aa]bout|[Ss]ome|[Aa]round|[Rr]oughly|[Nn]early|[Aa]lmost|[Jj]ust|[Oo]ver|[Uu]nder|[Mm]ore than"
    r"|[Ll]ess than"
    r"|[Oo]nly|[Cc]lose to|[Aa]t (?:least|most)|[Uu]p to|[Aa] little|[Aa] bit|[Ss]omething like|[Mm]aybe|[Ww]ell over"
    r"|[Bb]etween|[Aa]pproximately|[Cc]urrently|[Aa]t|[Oo]n|[Ff]or|[Ff]rom|[Ii]n|[Aa]nywhere|[Oo]n the order of"
    r"|[Tt]oday|[Ll]ast year|[Tt]his year|[Bb]arely|[Nn]ot quite|[Aa]bove|[Bb]elow|[Tt]he)[, ]\s*)*"
)

ENDS = re.compile(r"[?][”\"’)]*\s*$")

_SENTENCE = re.compile(r"[^.!?]*(?:[.!?](?!\s|$|[”\"’)])[^.!?]*)*[.!?]?[”\"’)]*\s*")

_ABBREVIATED = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Inc|Corp|Ltd|Co|vs|approx|No|U\.S)\.\s*$")


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Where the sentences of a turn begin and end, without the space behind them."""
    spans: list[tuple[int, int]] = []
    for match in _SENTENCE.finditer(text):
        if match.start() == match.end():
            continue
        if spans and _ABBREVIATED.search(text, *spans[-1]):
            spans[-1] = spans[-1][0], match.end()
        else:
            spans.append(match.span())
    return [(a, a + len(text[a:b].rstrip())) for a, b in spans if text[a:b].strip()]


def lower_first(words: str) -> str:
    """Words that begin a sentence as they stand within one: a hedge, a number, a preposition in lower case."""
    first = re.match(r"[A-Z][a-z]+\b|A(?= )", words)
    if first is None:
        return words
    small = re.fullmatch(rf"{HEDGE}", f"{first[0]} ") or re.fullmatch(NUMBER_WORD, first[0])
    time = re.fullmatch(
        r"Since|Next|Last|By|During|Before|After|Towards?|Sometime|Until|Early|Late|Mostly|Mainly|Still|With|To|As",
        first[0],
    )
    return words[0].lower() + words[1:] if small or time else words
