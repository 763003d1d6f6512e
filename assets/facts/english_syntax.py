"""English word order that tells a role: the agent of a passive, the subject behind a fronted phrase, gapping."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from assets.facts.discourse import Node, Sentence
from assets.facts.discourse.standing import NO_NAMES
from assets.facts.patterns import screened

_PARTICIPLE = (
    r"(?:\w+ed|built|made|bought|sold|run|led|held|put|set|sent|given|taken|won|spent|lent|let|shown|known|driven|seen"
    r"|grown|drawn|owned|hit|cut|begun|brought|done|paid|kept|told|written|struck|sought|chosen|laid)"
)
# Verbs that only carry a noun: "an order placed by Oracle", "an investment made by Nvidia".
_LIGHT = re.compile(
    r"(?:placed|made|signed|announced|given|issued|submitted|completed|undertaken|launched|struck|disclosed|agreed)$"
)
_BE = screened(
    r"\b(?:is|are|was|were|be|been|being|gets?|got)"
    r"(?:\s(?:not|never|also|already|now|then|still|once|first|only|being|\w+ly))*\s$",
    re.IGNORECASE,
)
_PARTICIPLE_START = re.compile(rf"{_PARTICIPLE}\b", re.IGNORECASE)
# A phrase that comes before the subject of its sentence.
_FRONTED = re.compile(
    r"\W*(?:[A-Z][a-z]+ing|With|At|Equipped|Based on|Built|Manufactured|Fabricated|Made|Produced|Fabbed|Armed|Priced"
    r"|Rated|Trained|Designed|Developed|Powered|Launched|Unveiled|Announced|Released|Introduced|Valued|Despite"
    r"|Thanks to|Like|Unlike|Compared (?:with|to)|Against|On|In|For|By)\b"
)
# What stands between two quantities of which the second lacks its verb: ", Amazon 196,000", "and Samsung with 17%".
_GAPPED_LEAD = re.compile(
    r"\s*(?:[,;–—]|, and|and|while|, while|;? ?and|, followed by|followed by|, ahead of|ahead of|, against|against"
    r"|, compared with|versus|, versus|, then|, with|, as against|but)?\s*(?:the |that of |those of |its |their )*$",
    re.IGNORECASE,
)
_GAPPED_TAIL = re.compile(
    r"(?:['’]s?)?\s*(?:,|:|with|at|on|had|has|has just|only|just|a|an|another|some|about|around|roughly|nearly|almost"
    r"|over|more than|less than|up to|as many as|to|by|for|\s)*$",
    re.IGNORECASE,
)


def is_passive(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the words from `start` to `end` are a participle behind a form of "be"."""
    return (
        _PARTICIPLE_START.match(sentence.words(start, end)) is not None
        and sentence.search(_BE, start - 40, start) is not None
    )


def _is_progressive(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the words from `start` to `end` are the verb of somebody at work: "is designing"."""
    words = sentence.words(start, end)
    if not words.lower().endswith("ing"):
        return False
    return sentence.search(_BE, start - 40, start) is not None or _BE.match(words.partition(" ")[0] + " ") is not None


def agent(sentence: Sentence, start: int, end: int, nodes: Iterable[Node]) -> Node | None:
    """Who did it, said with "by": "was ordered by Oracle", "an order placed by Oracle", "an investment by Nvidia".

    Args:
        sentence: The sentence.
        start: Where the words that state it begin.
        end: Where they end.
        nodes: The nouns that may be the agent.

    Returns:
        The noun behind the "by" that belongs to those words; None where it belongs to others (servers built by Dell).
    """
    if _is_progressive(sentence, start, end):
        return None  # "is designing an accelerator, to be made by TSMC"
    for node in nodes:
        if node.marker != "by" or node.start < end or node.start - end > 110:
            continue
        between = sentence.words(end, node.start)
        if re.search(r"[;:()]|\band\b[^,]*\b(?:it|them)\b", between):
            return None
        head = re.sub(r"\s*\bby\b[^,]*$", "", between).rstrip()
        last = re.search(r"[\w-]+$", head)
        passive = is_passive(sentence, start, end)
        if last is None:
            own = re.search(r"[\w-]+$", sentence.words(start, end))
            if own is None or own[0].lower() == "by":
                return None
            bare = _PARTICIPLE_START.fullmatch(own[0]) is not None or re.search(r"(?:e|s|t|n|d|r|h)$", own[0].lower())
            return node if bare else None
        if _PARTICIPLE_START.fullmatch(last[0]) and not _LIGHT.search(last[0].lower()):
            return None
        if passive or _LIGHT.search(last[0].lower()) or not _has_actor_before(sentence, start, nodes):
            return node
        return None
    return None


def _has_actor_before(sentence: Sentence, start: int, nodes: Iterable[Node]) -> bool:
    clause = sentence.clause(start, start)[0]
    return any(clause <= n.start < start and not n.marker and not n.vendor for n in nodes)


# A clause's own subject: "the state is preparing", "One of the authors owns", "I had".
_OWN_SUBJECT = re.compile(
    r"\W*(?:(?:and|but|while|whereas|as|though|although|so|yet|then|that|when|after|before|because|since|where|for)\s)*"
    r"(?P<subject>I|(?:[Tt]he|[Aa]n?|[Oo]ne of the|[Ss]ome|[Mm]ost|[Nn]o|[Ee]very|[Tt]his|[Tt]hat"
    r"|[Tt]hese|[Tt]hose|[Oo]ur|[Mm]y)"
    r"\s(?:[\w’'-]+\s){1,5}?)"
    r"\s?(?:(?:is|are|was|were|has|have|had|will|would|may|might|could|should|can|does|did|also|already|now)\s)*"
    r"(?:[\w-]+(?:ing|ed)\s(?:to\s)?|to\s)?"
)
# Who speaks for a company, and what a company has, stand for it.
_STANDS_FOR_COMPANY = re.compile(
    r"\b(?:boss|chief|founder|president|chair\w*|director|executive|manager|head|team|board|division|unit|arm|subsidiary"
    r"|segment|business|company|group|firm|lab|start-?up|maker|giant|order|orders|deal|contract|purchase|orders|capex|revenue"
    r"|spending|budget|two|pair|three|both|latter|former|rival|operator|provider|institute|university|consortium|venture"
    r"|partners?|country|kingdom|emirate|university|bank|fund|agency|ministry|government|spokes\w+|figure|sum|total|number"
    r"|agreement|plan|move|bill|price|same|others?|rest|first|second|last|next|new one)\b",
    re.IGNORECASE,
)


# A party that is told of for the first time and has no name.
_SOME_PARTY = (
    r"(?:an?|another|one|two|three|four|five|several|some|other)\s(?:[\w’'-]+\s){0,4}?"
    r"(?:funds?|banks?|insurers?|investors?|backers?|firms?|compan(?:y|ies)|groups?|famil(?:y|ies)|offices?|utilit(?:y|ies)"
    r"|start-?ups?|ministr(?:y|ies)|agenc(?:y|ies)|universit(?:y|ies)|operators?|makers?|lenders?|customers?|clients?|buyers?"
    r"|resellers?|rivals?|institutes?|foundations?|endowments?|shareholders?|carriers?|developers?)"
)
_ACTING = (
    r"(?:(?:has|have|had|is|are|was|were|will|would|may|might|could|also|already|now|together|jointly|each|to)\s)*"
)
_NEW_PARTY = screened(
    r"(?:,\s(?:(?:and|but|while|whereas|as)\s)?|;\s|\b(?:and|but|while|whereas)\s)"
    rf"(?P<subject>{_SOME_PARTY})\s{_ACTING}$"
)
# Between two figures, one whom nobody knows and who has the second: "and Ilmarinen $20 million", "and a rival holds".
_STRANGER_BETWEEN = re.compile(
    r"(?:\s(?!and\b|while\b|but\b)[\w’'-]+){0,4}?(?:[,;]\s(?:(?:and|but|while|whereas|then|followed by)\s)?"
    r"|\s(?:and|but|while|whereas)\s)"
    rf"(?P<who>[A-Z][a-z][\w’'&.-]*(?:\s[A-Z][\w’'&.-]*){{0,3}}|{_SOME_PARTY})\s"
    rf"{_ACTING}(?:(?!and\b)[a-z]+\s){{0,2}}?(?:(?:with|at|about|around|some|in|just|only|nearly|over)\s)*"
)
# A part of a whole, which is told of by its number.
_PART = re.compile(r"(?:Phase|Stage|Building|Hall|Campus|Block|Line|Fab|Series|Tier|Level|Option|Model|Type|Class)\b")
_NEW_PARTY_REACH = 90
# "said that seven of the ten largest model builders now use it", "every big laboratory uses it"
_MANY_PARTIES = screened(
    r"(?:^\W*|[,;:]\s(?:(?:and|but|while|whereas|as)\s)?|\b(?:that|and|but|while|whereas|says?|said|because|since)\s)"
    r"(?P<subject>(?:every|each|all|most|many|several|some|half|both|two|three|four|five|six|seven|eight|nine|ten|\d+)\s"
    r"(?:(?!and\b|or\b|that\b|which\b|who\b)[\w’'-]+\s){0,6}?"
    r"(?:builders?|clouds?|hyperscalers?|lab(?:oratorie|oratory)?s?|developers?|providers?|firms?|compan(?:y|ies)|start-?ups?"
    r"|operators?|makers?|banks?|universit(?:y|ies)|customers?|clients?|buyers?|governments?|carmakers?|rivals?|groups?))\s"
    rf"{_ACTING}$",
    re.IGNORECASE,
)


def has_own_subject(sentence: Sentence, offset: int) -> bool:
    """Whether the clause whose verb stands at an offset has a subject that is no known party: "and the state put in".

    Args:
        sentence: The sentence.
        offset: Where the verb begins.
    """
    new = sentence.search(_NEW_PARTY, offset - _NEW_PARTY_REACH, offset)
    if new is not None:
        opening = max(sentence.start, offset - _NEW_PARTY_REACH) + new.start("subject")
        if not any(opening <= n.start < offset and n.mentions and n.kinds != {"region"} for n in sentence.nodes):
            return True  # "Nvidia led the round and a Chilean pension fund put in $25 million"
    many = sentence.search(_MANY_PARTIES, offset - _NEW_PARTY_REACH, offset)
    if many is not None:
        opening = max(sentence.start, offset - _NEW_PARTY_REACH) + many.start("subject")
        if not any(opening <= n.start < offset and n.kinds != {"region"} for n in sentence.nodes):
            return True
    start, _ = sentence.clause(offset, offset)
    match = _OWN_SUBJECT.fullmatch(sentence.words(start, offset))
    if match is None or any(start <= n.start < offset for n in sentence.nodes):
        return False
    return _STANDS_FOR_COMPANY.search(match["subject"]) is None


def is_of_stranger(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a figure is of one whom nobody knows, told between the figure before and it.

    Args:
        sentence: The sentence.
        start: Where the figure before ends.
        end: Where the figure begins.
    """
    match = _STRANGER_BETWEEN.fullmatch(sentence.words(start, end))
    if match is None or (match["who"][0].isupper() and NO_NAMES.fullmatch(match["who"].split()[0])):
        return False
    if _PART.match(match["who"]):
        return False
    first, last = start + match.start("who"), start + match.end("who")
    # "Taiwan $9.0 billion" is of Taiwan, "Taiwan Sigma $9.0 million" of a stranger.
    named = any(
        n.start < last and n.end > first and (n.kinds != {"region"} or (n.start <= first and last <= n.end))
        for n in sentence.nodes
    )
    return not named and not any(t.start < last and t.end > first for t in sentence.times)


# Who is only told to be something to another: "its parent", "CoreWeave's biggest rival", "one of its lenders".
_COUNTERPART = (
    r"(?:parent|owner|backer|investor|rival|competitor|peer|neighbou?r|landlord|lender|shareholder)(?: company)?s?"
)
_PARTNER = r"(?:supplier|customer|client|buyer|partner|tenant|subcontractor)s?"
_WHOSE = (
    r"(?:(?<![Nn]one of )(?:(?:[Oo]ne|[Ss]ome|[Mm]any|[Mm]ost|[Tt]wo|[Aa]nother) of )?"
    r"(?:[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Oo]ur|[Mm]y|[Ww]hose|[A-Z][\w.&-]*(?: [A-Z][\w.&-]*)*['’]s?)) (?:[\w-]+ ){0,2}"
)
_SOME = r"(?:[Aa]n?|[Oo]ne|[Aa]nother|[Ss]ome|[Mm]any) (?:[\w-]+ ){0,2}"
_TOLD_FIRST = re.compile(
    r"\W*(?:(?:and|but|though|although|while|as|whereas|since|because|that) )?"
    rf"(?P<who>(?:{_WHOSE}|{_SOME}){_COUNTERPART}) (?!(?:of|in|to|for|and|is|are|was|were|at|with|on|from)\b)"
    # "A rival says that Meta has bought": what is said has a subject of its own.
    r"(?!(?:has |have |had )?(?:says?|said|claim(?:s|ed)?|thinks?|thought|writes?|wrote|reckons?|reckoned"
    r"|estimate[sd]?|told [^,;.]{2,30}"
    r"|believe[sd]?|insist(?:s|ed)?|suggest(?:s|ed)?|argue[sd]?) (?:that )?(?:[A-Z]|(?:it|they|he|she|you|we|the"
    r"|its?) ))[a-z]"
)
_JUST_TOLD = re.compile(
    rf"(?:.*[\s,])?(?P<who>{_WHOSE}(?:{_COUNTERPART}|{_PARTNER})|{_SOME}{_COUNTERPART})"
    r"(?: (?:at|in|of) (?:the )?[A-Z][\w.&-]*(?: [A-Z][\w.&-]*)*)?"
    r"(?: (?:already|also|now|still|has|had|have|alone|in turn|will|would))* "
)


def told_of_relation(sentence: Sentence, offset: int) -> bool:
    """Whether a clause is about one without a name, told to be somebody's owner, rival or the like: "its parent owns".

    Args:
        sentence: The sentence.
        offset: Where the verb or the figure begins.
    """
    start = sentence.clause(offset, offset)[0]
    words = sentence.words(start, offset)
    told = _TOLD_FIRST.match(words) or _JUST_TOLD.fullmatch(words)
    # "Facebook's owner" is a name.
    return told is not None and not any(n.mentions and n.end == start + told.end("who") for n in sentence.nodes)


# From a figure at the head of a sentence to the subject behind it, with no comma between.
_AT_FIGURE = re.compile(r"[$€£¥]?[\d.,]+ ?[A-Za-z/%]+ (?:(?:apiece|each|a card|a chip) )?(?:the|an?|each|every) ")


def fronted_subject(sentence: Sentence, offset: int, nodes: Iterable[Node]) -> Node | None:
    """The subject of a sentence whose first phrase, in which the offset lies, comes before it.

    "With 141 GB of memory, the H200 …": the subject stands right behind the comma.
    """
    if _FRONTED.match(sentence.text) is None:
        return None
    comma = next(
        (
            sentence.start + match.start()
            for match in re.finditer(r",(?=\s)", sentence.text)
            if sentence.start + match.start() >= offset
        ),
        None,
    )
    for node in nodes:
        if node.start > offset and _AT_FIGURE.fullmatch(sentence.words(offset, node.start)):
            return node  # "At 350 watts the L40S needs no …"
    if comma is None:
        return None
    # An enumeration inside the phrase: its last comma counts.
    ordered = list(nodes)
    if re.search(r",\s(?:which|who|whose|where)\b", sentence.words(sentence.start, offset)):
        return None  # "Unlike Meta, which bought 20,000, Google": the clause tells of Meta.
    if any(n.start < offset and not n.bracket and not n.marker for n in ordered):
        return None
    for node in ordered:
        if node.start <= comma:
            continue
        lead = sentence.words(comma + 1, node.start)
        if re.fullmatch(
            r"\s(?:(?:the|a|an|its|their|Nvidia|AMD|Intel|Huawei|new|latest|company|chipmaker|\w+['’]s)\s)*",
            lead,
        ):
            return node
        return None
    return None


def apposed(sentence: Sentence, offset: int, nodes: Iterable[Node]) -> Iterable[Node]:
    """The nouns that the noun group around the offset explains: "Broadcom, a supplier to Google"."""
    for node in nodes:
        if node.end > offset or offset - node.end > 60:
            continue
        between = sentence.words(node.end, offset)
        if re.fullmatch(
            r"\s?[,(–—-]\s?(?:(?:an?|the|its|their|his|our|one of|[\w’'-]+(?:\.\d[\w-]*)?)\s?){0,6}",
            between,
        ):
            yield node


def belonging(sentence: Sentence, offset: int, nodes: Iterable[Node]) -> Iterable[Node]:
    """The nouns to which a quantity that ends at the offset is given: "312 TFLOPS for the A100", "80GB on the H100".

    "6.5 trillion for its predecessor, Exaone 3.0" is that of the one that is named.
    """
    behind = [node for node in nodes if node.start > offset]
    yield from (n for n in behind if _FOR_NAMED.fullmatch(sentence.words(offset, min(n.start, offset + 90))))
    for node in behind:
        if node.marker in ("for", "on", "in") and _TO_WHICH.fullmatch(sentence.words(offset, node.start)):
            yield node


# What a product is to the one that it comes after or before: "the H100's successor", "the heir to Corsair".
KIN = r"(?:successor|replacement|follow-up|follow-on|heir|predecessor|forerunner)"
# "its predecessor", "the previous version": what came before.
PREDECESSOR = (
    r"(?:its|the|their) (?:(?:immediate|direct|own) )?(?:predecessor|forerunner"
    r"|(?:previous|prior|preceding|earlier|older|last) (?:version|generation|model|chip|part|card|one|release|run))s?"
)
# From a figure to whose it is: "tokens used for its predecessor"; and on to its name.
FOR_PREDECESSOR = (
    r"(?: (?:parameters|tokens|watts|used|needed|spent|required|it took))?"
    rf" (?:for|on|in|by|with) {PREDECESSOR}"
)
TO_ITS_NAME = r",? (?:the |called )?"
_FOR_NAMED = re.compile(FOR_PREDECESSOR + TO_ITS_NAME)
_TO_WHICH = re.compile(
    r"(?:\s(?:of \w+\s)?and\s[\d.,]+\s?[A-Za-z/]+)?"
    r"\s(?:of (?:memory|HBM\w*|bandwidth|compute|memory bandwidth|power) )?"
    r"(?:(?:go|goes|fit|fits|sit|sits|are packed|are crammed) )?"
    r"(?:for|on|in|into|inside) (?:the|an?|its|each|every)?\s?"
    r"(?:older |newer |original |previous |standard |new |latest |Nvidia(?:['’]s)? |AMD(?:['’]s)? )*"
)


_VERBS = (
    r"(?:will|would|can|could|should|may|might|has|had|is|was|does|did|draws?|drew|carries|carried|packs|packed|yields"
    r"|delivers|delivered|offers|offered|provides|boasts|features|sports|holds|houses|includes|supports|contains|uses"
    r"|used|consumes|burns|sips|pulls|needs|costs?|sells|sold|retails|fetches|goes|went|comes|came|gets|got|runs|ran"
    r"|reaches|reached|hits|manages|measures|weighs|enters|entered|begins|began|starts|started|ships|shipped|arrives"
    r"|arrived|follows|followed|succeeds|succeeded|replaces|replaced|supersedes|takes|took|trains|trained|adds|added"
    r"|doubles|doubled|triples|raises|raised|arrive|ship|start|begin|enter|cost|draw|carry|deliver|offer)"
)
_SECOND_VERB = re.compile(
    rf"(?:^|[\s,])(?:and|but)\s(?:(?:also|then|now|already|soon|yet|still|only|just)\s)?{_VERBS}\b"
)


def shared_subject(sentence: Sentence, offset: int, nodes: Iterable[Node]) -> Node | None:
    """The subject that a second verb shares with the first: "the R200 replaces the B300 and has been in production".

    Args:
        sentence: The sentence.
        offset: What the second verb is about begins or ends here.
        nodes: The nouns that may be the subject.

    Returns:
        The first noun of the sentence's part, where only a conjunction stands before the verb; else None.
    """
    opening = max(sentence.text.rfind(c, 0, offset - sentence.start) for c in ";:—") + 1
    verbs = list(_SECOND_VERB.finditer(sentence.text, opening, offset - sentence.start))
    if not verbs:
        return None
    verb = verbs[-1]
    ordered = list(nodes)
    if any(sentence.start + verb.start() <= n.start < offset and not n.marker for n in ordered):
        return None
    return next(
        (
            n
            for n in ordered
            if sentence.start + opening <= n.start < sentence.start + verb.start()
            and not (n.marker or n.vendor or n.bracket or n.source)
        ),
        None,
    )


# Before the first noun of a clause without a verb, and between its two: ", and Baidu the P800", "; xAI on the H20".
_PAIR_LEAD = re.compile(r"[,;]\s(?:(?:and|while|whereas|but)\s)?(?:the\s)?$|\s(?:and|while)\s(?:the\s)?$")
_PAIR_MIDDLE = re.compile(
    r",?\s(?:(?:its|their)\s(?:[\w-]+\s){1,3}(?=(?:on|with|to|from|by)\s))?"
    r"(?:(?:on|with|to|from|by|in|at)\s)?(?:(?:the|its|their|an?|some|both)\s)?"
    r"(?:(?:own|new|older|newer|latest|home-grown|domestic|rival|[A-Z][\w-]+|[A-Z][\w-]+['’]s?)\s){0,2}"
)
_PAIR_TAIL = re.compile(
    r"(?:s|['’]s)?\s?(?:[,.;:)–—]|$|(?:for|in|at|since|from|until|as|on|last|this|next|to|by|and|a year|two|three|six"
    r"|\w+ months)\b)"
)
_LATER = re.compile(
    r"\s(?:(?:a|an|one|two|three|\w+) (?:year|month|week|quarter|day)s? (?:later|after)|(?:in|on|last|this|next)\b)"
)


def gapped_pairs(sentence: Sentence, offset: int) -> Iterable[tuple[Node, Node]]:
    """Two nouns each that a clause without a verb puts side by side: "uses the PPU in training, and Baidu the P800".

    Args:
        sentence: The sentence.
        offset: Where the verb that they share has been named.
    """
    nodes = [n for n in sentence.nodes if n.mentions and n.start > offset and not (n.bracket or n.source)]
    for one, other in pairwise(nodes):
        if one.kinds & {"model"} or not _PAIR_LEAD.search(sentence.words(max(offset, one.start - 14), one.start)):
            continue
        if other.kinds == {"model"} or one.owner or one.marker or other.owner:
            continue
        middle = sentence.words(one.end, other.start)
        if _PAIR_MIDDLE.fullmatch(middle) and _PAIR_TAIL.match(sentence.words(other.end, other.end + 14)):
            yield one, other


def listed_later(sentence: Sentence, offset: int) -> Iterable[Node]:
    """The nouns that share a verb with the first, each with a time of its own: ", and Ironwood eleven months later".

    Args:
        sentence: The sentence.
        offset: Where the verb that they share has been named.
    """
    for node in sentence.nodes:
        if node.start <= offset or not node.mentions or node.marker or node.vendor or node.owner:
            continue
        lead = _PAIR_LEAD.search(sentence.words(max(offset, node.start - 14), node.start))
        if lead and _LATER.match(sentence.words(node.end, node.end + 24)):
            yield node


def is_gapped(sentence: Sentence, previous_end: int, node: Node, start: int) -> bool:
    """Whether only a subject and connecting words stand between two quantities: "…169,000 GPUs, Amazon 196,000"."""
    if not previous_end <= node.start or not node.end <= start:
        return False
    lead = sentence.words(previous_end, node.start)
    # What the first quantity counted may follow it.
    lead = (
        re.sub(
            r"^(?:\s(?!and\b|while\b|but\b|followed\b|ahead\b|versus\b|against\b)[\w’'-]+){0,8}(?=[,; ])",
            "",
            lead,
            count=1,
        )
        if lead[:1] == " "
        else lead
    )
    return (
        _GAPPED_LEAD.fullmatch(lead) is not None and _GAPPED_TAIL.fullmatch(sentence.words(node.end, start)) is not None
    )
