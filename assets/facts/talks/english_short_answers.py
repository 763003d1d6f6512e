"""English talks: short answers written out by the words of their questions, "How many do you own?" and "About 900.".

A question is turned round into the statement that answers it, with the answer in its place: "We own about 900.". What
an answer only takes up ("It isn't.", "Hikvision does.") is written out likewise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assets.facts.line_structure import Block
from assets.facts.quantities.find import find_quantities
from assets.facts.quantities.quantity import Quantity
from assets.facts.talks.chinese_short_answers import edited
from assets.facts.talks.interviews import ASKS_WITHOUT_MARK
from assets.facts.talks.labels import label_of
from assets.facts.times.find import find_times
from assets.facts.view import View

# So many questions that are answered make a talk.
_LEAST = 2
# A longer paragraph is no question, and a longer answer is none of a few words.
_LONGEST_QUESTION, _LONGEST_FRAGMENT = 400, 110
_ENDS = re.compile(r"[?][”\"’)]*\s*$")
_SENTENCE = re.compile(r"[^.!?]*(?:[.!?](?!\s|$|[”\"’)])[^.!?]*)*[.!?]?[”\"’)]*\s*")
_ABBREVIATED = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Inc|Corp|Ltd|Co|vs|approx|No|U\.S)\.\s*$")

_AUX = r"(?:do|does|did|is|are|was|were|has|have|had|will|would|can|could|should|must|may|might)"
_ADVERBS = (
    r"(?:(?:currently|actually|now|already|really|still|ever|even|also|typically|both|all|just|only|then|today|so far"
    r"|yet|personally|roughly|approximately|recently|[a-z]+ly) )*"
)
_PRONOUN = (
    r"(?:(?:each|any|all|both|either|most|the two|the three|which) of (?:you|them)|you (?:guys|people|all|two|both)"
    r"|any(?:one|body)(?: (?:serious|else|here|there|big))?|some(?:one|body)(?: else)?|you|we|they|it|he|she|I|there"
    r"|this|that|these|those)"
)
_WORD = r"[A-Za-z0-9][\w&.'’+-]*(?<!\.)"
_PROPER = r"(?:[A-Z][\w&.+-]*(?<!\.)|\d+[A-Z]\w*)"
_NAME = rf"(?:{_PROPER}(?:['’]s?)?(?: (?:(?:and|of|&) )?(?:{_PROPER}|\d+[A-Z]?)(?:['’]s?)?)*)"
_NOUNS = (
    r"(?:chips?|cards?|GPUs?|accelerators?|processors?|site|campus|cluster|hall|model|company|firm|department|start-up"
    r"|government|ministry|rule|rules|order|orders|deal|price|wait|lead times?|thing|one|capacity|machine|servers?"
    r"|customers?|clients?|tenants?|capex|revenue|memory|bill|delivery|deliveries|shipments?|production"
    r"|data cent(?:er|re)"
    r"|part|product|system|team|lab|fund|budget|contract|supplier|foundry|line|limit|threshold|cut-off)"
)
_DETERMINED = (
    rf"(?:(?:the|your|our|its|their|this|that|these|those|an?|any|most) (?:{_WORD} ){{0,3}}?(?:{_NOUNS}|{_NAME})"
    rf"(?: (?:of|for) (?:the |an? |your |its )?(?:{_NAME}|{_NOUNS}))?|{_NOUNS}(?: (?:of|for) (?:the |an? )?{_NAME})?)"
)
_SUBJECT = (
    rf"(?:{_PRONOUN}(?![\w'’-])|(?:19|20)\d\d(?![\w'’-])|{_NAME}(?: (?:chips?|cards?|GPUs?|servers?))?|{_DETERMINED})"
)
_LEAD = re.compile(
    r"(?:(?:And|But|So|Then|Now|Well|Okay|OK|Ok|Also|Right|Hi|Hello|Thanks|Thank you|Still|Finally|Lastly|Next|First"
    r"|Second|Again|Sorry|Great|Good morning|Good afternoon|Congratulations)\b[,.:;!]?\s+"
    r"|(?:Mr|Ms|Mrs|Dr|Sir|Madam|Secretary|Senator)\.? ?[A-Z][\w'’-]+, |[A-Z][a-z]+, (?=[a-z])"
    r"|(?:to be clear|just to confirm|out of curiosity|for the record|by the way),? )+"
)
_EMBEDS = re.compile(
    r"(?:(?:please )?(?:remind|tell|show) (?:me|us)(?: again)?|(?:can|could|would|will) (?:you|we|I) (?:please )?"
    r"(?:tell|remind|say|share|give|confirm|ask|disclose|reveal|quantify|tell me|know)(?: me| us| you)?|do (?:you"
    r"|we) (?:happen to )?know"
    r"|any idea|may I ask|(?:I|we)(?:['’]d| would) like to (?:know|ask)|(?:I|we) wonder)(?: about)? (?=how|what"
    r"|when|who|which|where)",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"(?:what|how) about|(?:can|could|would|will) (?:you|we|I) (?:please )?(?:give|share|tell|have|get)(?: us| me)?"
    r"|any (?:word|news|update|figure|number)s? (?:on|for)|talk (?:to )?(?:us|me) (?:about|through)",
    re.IGNORECASE,
)
_TAG = re.compile(
    r", (?:right|correct|yes|no|true|is(?:n['’]t)? (?:it|that so|that right)|(?:do|did|have|are|were|will|is|was"
    r"|has|ha)\w*"
    r"(?:n['’]t)? (?:you|we|they|it|he|she))$",
    re.IGNORECASE,
)

_IRREGULAR = {
    "buy": "bought", "pay": "paid", "spend": "spent", "sell": "sold", "take": "took", "make": "made", "build": "built",
    "have": "had", "hold": "held", "get": "got", "put": "put", "begin": "began", "come": "came", "go": "went",
    "draw": "drew", "run": "ran", "lose": "lost", "win": "won", "cut": "cut", "bring": "brought", "do": "did",
    "give": "gave", "let": "let", "send": "sent", "lend": "lent", "grow": "grew", "see": "saw", "set": "set",
    "cost": "cost", "hit": "hit", "shut": "shut", "lay": "laid", "find": "found", "keep": "kept",
    "leave": "left", "mean": "meant", "ship": "shipped", "drop": "dropped", "stop": "stopped", "plan": "planned",
}  # fmt: skip
_BARE_NUMBER_NOUNS = re.compile(
    r"(?:\s+(?:cards?|chips?|units?|GPUs?|boards?|pieces|accelerators|processors|of (?:them|those|these)|so far|or so"
    r"|in all|in total))+$"
)
_NUMBER_WORD = (
    r"(?:[Aa]n?|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ee]leven|[Tt]welve"
    r"|[Tt]hirteen|[Ff]ourteen|[Ff]ifteen|[Ss]ixteen|[Ss]eventeen|[Ee]ighteen|[Nn]ineteen|[Tt]wenty|[Tt]hirty|[Ff]orty"
    r"|[Ff]ifty|[Ss]ixty|[Ss]eventy|[Ee]ighty|[Nn]inety|[Hh]alf|[Tt]ens|[Hh]undreds|[Tt]housands|[Dd]ozens"
    r"|[Aa] (?:couple|few|hundred|thousand|million|billion|quarter|third))"
)
_HEDGE = (
    r"(?:(?:[Aa]bout|[Ss]ome|[Aa]round|[Rr]oughly|[Nn]early|[Aa]lmost|[Jj]ust|[Oo]ver|[Uu]nder|[Mm]ore than"
    r"|[Ll]ess than"
    r"|[Oo]nly|[Cc]lose to|[Aa]t (?:least|most)|[Uu]p to|[Aa] little|[Aa] bit|[Ss]omething like|[Mm]aybe|[Ww]ell over"
    r"|[Bb]etween|[Aa]pproximately|[Cc]urrently|[Aa]t|[Oo]n|[Ff]or|[Ff]rom|[Ii]n|[Aa]nywhere|[Oo]n the order of"
    r"|[Tt]oday|[Ll]ast year|[Tt]his year|[Bb]arely|[Nn]ot quite|[Aa]bove|[Bb]elow|[Tt]he)[, ]\s*)*"
)
_IS_FIGURE = re.compile(rf"{_HEDGE}(?:[~≈]?(?:[A-Z]{{0,3}}[$€£¥₩₹]\s?)?\d|{_NUMBER_WORD}\b)")
_IS_TIME = re.compile(
    r"(?:[Ii]n|[Oo]n|[Ss]ince|[Nn]ext|[Ll]ast|[Bb]y|[Ff]rom|[Tt]his|[Ee]arly|[Ll]ate|[Mm]id|[Dd]uring|[Bb]efore|[Aa]fter"
    r"|[Tt]owards?|[Aa]round|[Aa]t|[Aa]bout|[Ss]ometime|[Uu]ntil|[Jj]ust|[Tt]he|[A-Z][a-z]+ \d|[QH][1-4]|\d{4}"
    r"|[Tt]omorrow"
    r"|[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter|[A-Z][a-z]+)\b"
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|am|has|have|had|do|does|did|will|would|can|could|should|might|must|isn|aren|wasn|weren|hasn"
    r"|haven|don|doesn|didn|won|know|think|guess|expect|hope|say|said|makes?|made|bought|buys?|sold|took|takes?|gets?"
    r"|got|came|comes?|went|goes|means?|depends?|supply|supplies|use|uses|own|owns|run|runs|need|needs)\b|[’'](?:s"
    r"|re|ve|ll|d|m)\b(?! )"
    r"|[’'](?:re|ve|ll|m)\b|\b(?:it|that|there|he|she|what|who)[’']s\b",
    re.IGNORECASE,
)
_NOTHING = re.compile(
    r"(?:None|Not (?:one|a single one|any|a single \w+)|Zero|Nothing|Nil)(?: (?:yet|so far|at all|at the moment"
    r"|today))?\b"
)
_STOP = re.compile(r"[.!,;:—–]|\s[-–—]\s|$")
_YES = re.compile(
    r"(?:(?:Oh|Well|Ah),? )?(?:Yes|Yeah|Yep|Correct|Right|Indeed|Sure|Of course|Certainly|True|Exactly|Absolutely"
    r"|That(?:['’]s| is) (?:right|correct|true|so))(?:, (?:indeed|sir|ma['’]am|[A-Z][\w]+))?(?=[.,!;:—–]|$| [-–—] )"
)
_NO = re.compile(
    r"(?:(?:And|But|Oh|Well|Ah|Sadly|Alas|Unfortunately)[,:]? )?(?:[Nn]o|Nope|Never|Not (?:yet|at all|so|any ?more"
    r"|that I know(?: of)?)"
    r"|(?:Absolutely|Certainly|Definitely|Of course) not|By no means|Hardly|Far from it|Not quite)(?: sir"
    r"| ma['’]am|, [A-Z][a-z]+)?"
    r"(?=[.,!;:—–]|$| [-–—] )"
)
_PRO_VERB = re.compile(
    rf"(?P<subject>We|It|They|I|He|She|That|This|There|You|Nobody|No one|Both(?: of us)?|{_NAME})"
    rf"(?: (?P<aux>{_AUX})(?P<not> not|n['’]t)?|(?P<short>['’](?:re|s))(?P<not2> not)?)"
    r"(?P<more> (?:too|as well|indeed|now|yet|already|all of us))?(?=[.,!;:]|$| [-–—] | and | but )"
)
_OURS = r"(?:(?:For us|In our case|With us|On our side|At our end|For (?-i:[A-Z])\w+),? )?"
_COPULA = re.compile(
    rf"{_OURS}(?i:It|They|We|That|Those|Ours|Mine)(?:['’](?:s|re)| is| are| was| were| will be| would be)"
    rf" (?=(?:(?:now|still|currently|at|about|on|up to|around|more like|closer to|down to|roughly|nearly|just"
    rf"|over) )*(?:[$€£¥]?\d|{_NUMBER_WORD}\b))"
)
# A time with which an answer owns to what it was asked; on another day another sentence may go on.
_SINCE, _THEN = r"(?:Since|From|As of) ", r"(?:Since|From|As of|In|On|Last|Yesterday) "
# "Our estimate is 200,000", "SemiAnalysis estimates 10,000"
_RECKONS = re.compile(
    r"(?:(?P<own>(?:My|Our|The) (?:own |best |latest |current )?(?:estimate|guess|figure|count|reckoning|number"
    r"|forecast)) (?:is|was"
    rf"|would be)|(?P<who>We|I|{_NAME}) (?P<says>(?:would )?(?:estimates?|reckons?|says?|thinks?|guess|believes?"
    rf"|expects?"
    r"|counts?|assumes?)))(?: that)?:? (?=[^a-z]|about|around|some|over|nearly|roughly|between|more|less|at)"
)
_HEARSAY = re.compile(
    r"\b(?:true that|rumou?r|reported|reports?|press|said to|people say|they say|hear|heard|hearing|claims?|talk of"
    r"|assume|newspaper|magazine|paper)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Question:
    """A question turned round.

    Attributes:
        ahead: The statement up to where the answer stands.
        behind: The rest of it.
        asks: `figure`, `time`, `name` or `thing`; `whether` where it only asks whether it is so.
        noun: What is counted or measured.
        subject: Who does it, where `whether` is asked or where it may be denied.
        aux: The auxiliary, where there is one.
        verb: What is done, in its own form.
    """

    ahead: str
    behind: str
    asks: str
    noun: str = ""
    subject: str = ""
    aux: str = ""
    verb: str = ""


def with_whole_english_answers(view: View) -> View:
    """Write the short answers of an English talk out.

    Args:
        view: The view of an English document.

    Returns:
        The view, in which an answer of a few words stands in the words of its question; the same one where the text is
        no talk. What was put in has no extent in the document.
    """
    pairs = list(_pairs(view))
    if len({id(question) for question, *_ in pairs}) < _LEAST:
        return view
    edits: list[tuple[int, int, str]] = []
    teller = _Teller()
    for question, start, end in pairs:
        edits += [(start + a, start + b, new) for a, b, new in teller.edits(question, view.text[start:end])]
    return edited(view, edits) if edits else view


def _pairs(view: View) -> Iterator[tuple[str, int, int]]:
    """The words of the questions of a talk, each with where an answer behind it begins and ends."""
    question: str | None = None
    asker = ""
    answered = False
    for block in view.blocks:
        if block.kind not in ("paragraph", "bullet", "heading"):
            question = None
            continue
        label = label_of(view, block.start, block.end) if block.kind != "heading" else None
        start = label.end if label is not None else block.start
        words = view.text[start : block.end]
        if _is_question(view, block, words, asks=label is not None and label.deed == "asks"):
            question, answered = words.strip('“”" '), False
            asker = label.name if label is not None else ""
        elif block.kind == "heading" or (label.name == asker if label is not None else _is_bold(view, block)):
            question = None  # What somebody says who asks.
        elif question is not None and not (answered and label is None):
            yield question, start, block.end
            answered = True


def _is_bold(view: View, block: Block) -> bool:
    start, end = view.original(block.start, block.end)
    return view.source[max(0, start - 2) : start] == "**" and view.source[end : end + 2] == "**"


def _is_question(view: View, block: Block, words: str, *, asks: bool) -> bool:
    if len(words) > _LONGEST_QUESTION:
        return False
    if _ENDS.search(words) or asks or (block.kind == "bullet" and ASKS_WITHOUT_MARK.fullmatch(words)):
        return True
    source = view.source[slice(*view.original(block.start, block.end))]
    last = [m[0] for m in _SENTENCE.finditer(words) if m[0].strip()][-2:]
    return (bool(source) and any(_ENDS.search(part) for part in last[:1]) and len(last) > 1) or (
        _is_bold(view, block) and _EMBEDS.match(words) is not None
    )


def _sentences(text: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for match in _SENTENCE.finditer(text):
        if match.start() == match.end():
            continue
        if spans and _ABBREVIATED.search(text, *spans[-1]):
            spans[-1] = spans[-1][0], match.end()
        else:
            spans.append(match.span())
    return [(a, a + len(text[a:b].rstrip())) for a, b in spans if text[a:b].strip()]


# "At what node?", "On 5nm?": a question that goes on with the statement before.
_ADDED = re.compile(r"(?P<preposition>[Aa]t|[Oo]n|[Ff]or|[Ii]n|[Ff]rom|[Tt]o|[Ww]ith|[Bb]y) .{1,30}")


# "We haven't ordered any", "never a single one": of what was asked about; "we bought 1,024 last month": likewise.
_ANY = re.compile(
    r"(?:\bnot|n['’]t|\bnever)\b[^.!?;]{1,40}\b(?:bought|ordered|own|have|had|hold|use|used|sold|rented|got|taken|run)"
    r" (?P<any>any|a single one|one)(?=[.,;!]|$)"
)
_BARE_COUNT = re.compile(
    r"\b(?:[Ww]e|[Tt]hey)(?:['’]ve| have)? (?:already |just |still |now )?(?:bought|ordered|own|hold|took|sold"
    r"|rented|leased"
    r"|received|got|deployed|use)"
    r" (?:(?:about|around|some|another|only|over|nearly|more than) )*\d[\d,]*(?P<behind>)"
    r"(?= (?:last|this|in|from|so far|already|today|now|more|since)\b|[.,;!](?!\d)|$)"
)


def _with_noun(words: str, answer: str, told: list[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """The edits that name in an answer the one chip that its question names, where it only counts or denies some."""
    chips = {match[0].rstrip("s") for match in _CHIP.finditer(words)}
    if len(chips) != 1:
        return
    chip = f"{next(iter(chips))}s"
    for start, end in told[:2]:
        if _CHIP.search(answer, start, end):
            continue
        none, count = _ANY.search(answer, start, end), _BARE_COUNT.search(answer, start, end)
        if none is not None:
            yield *none.span("any"), f"any {chip}"
        elif count is not None:
            yield *count.span("behind"), f" {chip}"


class _Teller:
    """Writes answers out one after another; a question may go on with the one before."""

    def __init__(self) -> None:
        self._before: _Question | None = None
        self._words = ""
        self._statement = ""
        self._unit = self._answered = ""

    def edits(self, words: str, answer: str) -> list[tuple[int, int, str]]:
        """The edits that write an answer out by the words of its question."""
        asked = [words[a:b] for a, b in _sentences(words)]
        asked = [part for part in asked if _ENDS.search(part)] or asked[-1:]
        told = _sentences(answer)
        if not told or not asked:
            return []
        each = list(zip(asked, told, strict=True)) if 1 < len(asked) == len(told) else [(asked[-1], told[0])]
        edits: list[tuple[int, int, str]] = []
        for part, (start, end) in each:
            question = self._turned(part)
            if question is None:
                self._before = None
                continue
            self._before = question
            heard = _HEARSAY.search(words) is not None
            edits.extend(self._written(question, answer, start, end, told, heard=heard))
        nouns = _with_noun(words, answer, told)
        return [*edits, *(n for n in nouns if all(n[1] < start or n[0] > end for start, end, _ in edits))]

    def _turned(self, part: str) -> _Question | None:
        bare = _ENDS.sub("", part.strip()).rstrip(".?! ")
        while (lead := _LEAD.match(bare)) is not None:
            bare = bare[lead.end() :]
        bare = _TAG.sub("", bare)
        previous, self._words = self._words, bare
        if (swapped := _swapped(previous, bare)) is not None:
            self._words = bare = swapped
        elif (added := _ADDED.fullmatch(bare)) and self._statement and not re.search(rf" {_AUX} ", bare):
            self._words = previous
            return _Question(f"{self._statement} {added['preposition'].lower()}", "", "added")
        embeds = _EMBEDS.match(bare)
        return _turned_round(bare[embeds.end() :] if embeds else bare, embedded=embeds is not None)

    def _written(
        self, question: _Question, answer: str, start: int, end: int, told: list[tuple[int, int]], *, heard: bool
    ) -> Iterator[tuple[int, int, str]]:
        words = answer[start:end].rstrip(".! ")
        stop = start + len(words)
        if question.asks == "whether":
            if not heard:
                yield from self._settled(question, answer, start, stop, told)
            return
        if (match := _NOTHING.match(words)) is not None and question.asks == "figure" and question.subject:
            if _STOP.match(words, match.end()):
                statement = _denied(question, f"any {question.noun}".strip() if question.noun else "anything")
                yield start, start + match.end(), self._said(statement)
            return
        if (pro := _PRO_VERB.match(words)) is not None and question.asks == "name" and not question.ahead:
            name = pro["subject"]
            if not pro["not"] and not pro["not2"] and name not in ("It", "They", "That"):
                # "Who makes it for them? — SMIC does."
                yield start, start + pro.end(), self._said(f"{name}{question.behind}")
            return
        if len(words) > _LONGEST_FRAGMENT:
            return
        if question.asks == "figure" and (reckoned := self._reckoned(question, answer, told)) is not None:
            yield reckoned
            return
        copula = _COPULA.match(words) if question.asks in ("figure", "thing") else None
        offset = copula.end() if copula is not None else 0
        fragment = _fragment(words[offset:], question.asks)
        if fragment is None:
            return
        filled = self._filled(question, words[offset : offset + fragment])
        if filled is not None:
            yield start, start + offset + fragment, self._said(filled)

    def _reckoned(self, question: _Question, answer: str, told: list[tuple[int, int]]) -> tuple[int, int, str] | None:
        """What somebody reckons, in the first two sentences of an answer: "SemiAnalysis estimates 10,000"."""
        for start, end in told[:2]:
            match = _RECKONS.match(answer, start, end)
            if match is None:
                continue
            words = answer[match.end() : end].rstrip(".! ")
            fragment = _fragment(words, "figure")
            filled = self._filled(question, words[:fragment]) if fragment is not None else None
            if filled is None or fragment is None:
                return None
            source = f"by {match['own'].lower()} " if match["own"] else f"{match['who']} {match['says']} that "
            return start, match.end() + fragment, self._said(source + filled)
        return None

    def _said(self, statement: str) -> str:
        statement = _mine(re.sub(r"\s+", " ", statement).strip())
        statement = statement[:1].upper() + statement[1:]
        self._statement = statement
        return statement

    def _filled(self, question: _Question, words: str) -> str | None:
        words = _lowered(words.strip())
        if question.asks == "figure":
            words = re.sub(r"^(?:at|for|in|on|from) (?=[^a-z]|about|around|some|over|nearly)", "", words)
            quantity = next(iter(find_quantities(words, "en")), None)
            words = self._in_unit(words, quantity)
            generic = re.search(r"(?:GPU|chip|card|accelerator|unit|processor|server)s?$", question.noun) is not None
            if question.noun and not (generic and _CHIP.search(words)):
                bare = _BARE_NUMBER_NOUNS.search(words)
                number = quantity is not None and (quantity.dimension == "number" or quantity.unit == "units")
                if bare is not None and number:
                    words = words[: bare.start()]
                if question.verb == "much":
                    noun = "" if re.fullmatch(r"money|cash", question.noun) or number else f" of {question.noun}"
                    words = words if question.noun in words else f"{words}{noun}"
                elif number or re.fullmatch(r".*\d", words):
                    tail = re.search(
                        r"(?<=[\d a-z]),? (?:today|now|at the moment|so far|currently|this year|last year"
                        r"|right now|all told)$",
                        words,
                    )
                    cut = tail.start() if tail is not None else len(words)
                    words = f"{words[:cut]} {question.noun}{words[cut:]}"
        elif question.asks == "added":
            prep = question.ahead.rpartition(" ")[2]
            ahead = (
                question.ahead
                if not re.match(r"(?:at|on|for|in|from|to|with|by|since)\b", words)
                else question.ahead[: -len(prep) - 1]
            )
            return f"{ahead} {words}"
        if question.asks == "time":
            return f"{question.ahead}{question.behind} {words}"
        return f"{question.ahead} {words}{question.behind}"

    def _in_unit(self, words: str, quantity: Quantity | None) -> str:
        """A bare number in the unit of the answer before it to the same question."""
        if quantity is None:
            return words
        same, self._answered = self._answered == self._words, self._words
        unit = re.search(r"\d\s?(?P<unit>[A-Za-z][A-Za-z ]*)$", quantity.text)
        if quantity.dimension != "number":
            self._unit = unit["unit"] if unit is not None else ""
            return words
        return f"{words[: quantity.end]} {self._unit}{words[quantity.end :]}" if same and self._unit else words

    def _settled(
        self, question: _Question, answer: str, start: int, stop: int, told: list[tuple[int, int]]
    ) -> Iterator[tuple[int, int, str]]:
        """What an answer says to whether something is so."""
        words = answer[start:stop]
        yes, no, pro = _YES.match(words), _NO.match(words), _PRO_VERB.match(words)
        copula = _COPULA.match(words)
        if copula is not None:
            # "Is it still at six months? It's at four now."
            told_now = re.sub(r"^(?:at|on|up to|down to|now|still|currently) ", "", words[copula.end() :])
            corrected = _corrected(question, told_now) if len(told_now) < 40 and not _FINITE.search(told_now) else None
            if corrected is not None:
                yield start, stop, self._said(corrected)
            return
        if yes is None and no is None and pro is None:
            fragment = (
                _fragment(words, "time")
                if _IS_TIME.match(words) and re.match(_SINCE if len(told) > 1 else _THEN, words)
                else None
            )
            if fragment is not None:
                yield start, start + fragment, self._said(f"{_affirmed(question)} {_lowered(words[:fragment])}")
            return
        lead = yes or no or pro
        assert lead is not None
        behind = start + lead.end()
        rest = re.match(
            r"(?:[.,;:!]|\s[-–—])\s*(?:in fact |it was |it['’]s |it is |they(?:['’]re| are) |we had |only )?",
            answer[behind:],
        )
        if no is not None and pro is None and rest is not None:
            opening = behind + rest.end()
            limit = next((b for a, b in told if a <= opening < b), opening)
            fragment = _fragment(answer[opening:limit].rstrip(".! "), "figure")
            corrected = _corrected(question, answer[opening : opening + fragment]) if fragment else None
            if corrected is not None and fragment is not None:
                yield start, opening + fragment, self._said(corrected)
                return
        figure = (
            self._counted(question, answer, behind, told)
            if no is None and not (pro and (pro["not"] or pro["not2"]))
            else None
        )
        if figure is not None:
            yield start, figure[0], self._said(figure[1])
            return
        if no is not None and not question.aux:
            return
        if no is not None:
            # "No, we don't.": the rest says it again.
            again = re.compile(rf",\s(?:{_PRO_VERB.pattern})").match(answer, behind)
            end = again.end() if again is not None else behind
            yield start, end, self._said(_denied(question, ""))
        elif yes is not None:
            again = re.compile(rf",\s(?:{_PRO_VERB.pattern})").match(answer, behind)
            end = again.end() if again is not None else behind
            yield start, end, self._said(_affirmed(question))
        elif pro is not None:
            subject = pro["subject"]
            own = subject in ("We", "I", "It", "They", "He", "She", "That", "This", "There", "You")
            various = re.match(r"(?:any|some)(?:one|body)", question.subject) is not None
            if own and not various:
                subject = question.subject
                if subject == "":
                    return
            if not own and not various and subject not in question.subject:
                return
            told_of = replace(question, subject=subject)
            denied = bool(pro["not"] or pro["not2"]) or subject in ("Nobody", "No one")
            yield start, behind, self._said(_denied(told_of, "") if denied else _affirmed(told_of))
            for a, b in told[1:3] if various and not own else ():
                # "Hikvision does. Baidu doesn't, and told us so."
                other = _PRO_VERB.match(answer, a, b)
                if other is None or not re.fullmatch(_NAME, other["subject"]):
                    return
                told_of = replace(question, subject=other["subject"])
                denied = bool(other["not"] or other["not2"])
                yield a, other.end(), self._said(_denied(told_of, "") if denied else _affirmed(told_of))

    def _counted(
        self, question: _Question, answer: str, behind: int, told: list[tuple[int, int]]
    ) -> tuple[int, str] | None:
        """How many there are of what an answer owns to: "Yes, 512", "We have, 2,000 of them"."""
        gap = re.compile(r"(?:[.,;:!]|\s[-–—])\s*").match(answer, behind)
        things = list(_CHIP.finditer(question.verb))
        if gap is None or len(things) != 1 or find_quantities(question.verb[: things[0].start()], "en"):
            return None
        limit = next((b for a, b in told if a <= gap.end() < b), gap.end())
        words = answer[gap.end() : limit].rstrip(".! ")
        fragment = _fragment(words, "figure")
        if fragment is None or next(iter(find_quantities(words[:fragment], "en"))).dimension not in ("number", "count"):
            return None
        number = _lowered(_BARE_NUMBER_NOUNS.sub("", words[:fragment]))
        verb = re.sub(r"\b(?:any|some|the) $", "", question.verb[: things[0].start()])
        verb = f"{verb}{number} {question.verb[things[0].start() :]}"
        return gap.end() + fragment, f"{question.subject} {_inflected(question.aux, question.subject, verb)}"


def _affirmed(question: _Question) -> str:
    verb = re.sub(r"\bany (?=[A-Z])", "", question.verb)
    return f"{question.subject} {_inflected(question.aux, question.subject, verb)}{question.behind}"


def _denied(question: _Question, what: str) -> str:
    verb, aux = question.verb, question.aux or "do"
    verb = verb if verb != "much" else ""
    if not question.aux:
        return ""
    what = f" {what}" if what else ""
    return f"{question.subject} {aux} not {verb}{what}{question.behind}"


def _inflected(aux: str, subject: str, verb: str) -> str:
    """A verb as it stands in a statement: "did order" is "ordered"."""
    if aux not in ("do", "does", "did"):
        return f"{aux} {verb}".strip()
    adverbs = re.match(_ADVERBS, verb)
    start = adverbs.end() if adverbs is not None else 0
    first, gap, rest = verb[start:].partition(" ")
    if aux == "did":
        past = _IRREGULAR.get(first) or (
            first + "d" if first.endswith("e") else re.sub(r"(?<=[^aeiou])y$", "i", first) + "ed"
        )
        past = (
            re.sub(r"(?<=[aeiou])([pt])ed$", r"\1\1ed", past)
            if first in ("ship", "cut", "drop", "stop", "get")
            else past
        )
        first = past
    elif aux == "does" or re.match(r"(?:it|he|she|[A-Z]|this|that)\b", subject):
        plural = re.match(r"(?:I|[Ww]e|[Tt]hey|[Yy]ou|.*\bof (?:you|us|them))\b", subject) is not None
        special = {"have": "has", "do": "does", "go": "goes"}
        if not plural:
            first = special.get(first) or (
                re.sub(r"(?<=[^aeiou])y$", "ie", first) + ("es" if first.endswith(("s", "sh", "ch", "x")) else "s")
            )
    return f"{verb[:start]}{first}{gap}{rest}"


def _corrected(question: _Question, words: str) -> str | None:
    """What was asked with the figure of the answer in the place of its own: "No, $31 million"."""
    told = f"{question.verb}{question.behind}"
    figures = find_quantities(words, "en")
    bare = re.match(rf"{_NUMBER_WORD}\b", words)
    if not figures and bare is not None:
        # "still at six months": "at four now"
        unit = next((m[0] for q in find_quantities(told, "en") if (m := re.search(r" [a-z]+$", q.text))), "")
        words = f"{bare[0]}{unit}{words[bare.end() :]}"
        figures = find_quantities(words, "en")
    if not figures:
        return None
    for own in find_quantities(told, "en"):
        number = "number" in (own.dimension, figures[0].dimension)
        if own.dimension == figures[0].dimension or number:
            behind = re.search(r"(?<=\w) (?:[a-z]+|[A-Z]{1,2})$", own.text)
            words = words + behind[0] if behind is not None and figures[0].dimension == "number" else words
            changed = f"{told[: own.start]}{_lowered(words)}{told[own.end :]}"
            return f"{question.subject} {_inflected(question.aux, question.subject, changed)}"
    for own in find_quantities(question.subject, "en"):
        if own.dimension == figures[0].dimension:
            subject = question.subject
            changed = f"{subject[: own.start]}{_lowered(words)}{subject[own.end :]}"
            return f"{changed} {_inflected(question.aux, subject, told)}"
    return None


_LISTED_NAMES = re.compile(rf"(?:[Tt]he )?{_NAME}(?:(?:, and |, | and |, as well as | plus )(?:the )?{_NAME})+")


def _fragment(words: str, asks: str) -> int | None:
    """How far an answer of a few words without a verb reaches, if it may answer what is asked; None if it does not."""
    if asks in ("name", "thing") and _LISTED_NAMES.fullmatch(words):
        return len(words)
    stop = re.search(
        r"[;:—–]|\s-\s|, (?=(?:and|but|so|which|who|that|give|as|more|less|mostly|I|we|it|they|sir|ma['’]am"
        r"|[A-Z][a-z]+$)\b)|,? and (?=only|no|not)|, (?=[a-z]+ly\b)|,(?! \d{4}|\d)(?= )",
        words,
    )
    end = stop.start() if stop is not None else len(words)
    told = words[:end]
    if not told.strip() or _FINITE.search(told):
        return None
    if asks == "figure":
        return end if _IS_FIGURE.match(told) and find_quantities(told, "en") else None
    if asks == "time":
        return end if _IS_TIME.match(told) and find_times(told, None, "en") else None
    if asks == "added":
        return end
    if asks == "place":
        return end if re.match(r"(?:[Aa]t|[Ii]n|[Oo]n|[Nn]ear|[Oo]utside|[Bb]y) ", told) else None
    if asks == "name":
        name = re.match(
            rf"(?:(?:[Mm]ostly|[Mm]ainly|[Oo]nly|[Ss]till|[Ff]rom|[Ww]ith|[Bb]y|[Tt]o|[Tt]he"
            rf"|[Oo]ur friends at) )*(?:{_NAME}(?:['’]s? [a-z]+)?)(?:(?:, | and |, and ){_NAME})*$",
            told,
        )
        if name is None:
            return None
        return end
    if _IS_FIGURE.match(told) and find_quantities(told, "en"):
        return end
    names = re.compile(rf"(?:(?:[Mm]ostly|[Oo]nly|[Tt]he) )*{_NAME}(?:(?:, | and |, and ){_NAME})*")
    return end if names.fullmatch(told.strip()) and (" " in told or _CHIP.search(told)) else None


def _lowered(words: str) -> str:
    first = re.match(r"[A-Z][a-z]+\b|A(?= )", words)
    if first is None:
        return words
    small = re.fullmatch(rf"{_HEDGE}", f"{first[0]} ") or re.fullmatch(_NUMBER_WORD, first[0])
    time = re.fullmatch(
        r"Since|Next|Last|By|During|Before|After|Towards?|Sometime|Until|Early|Late|Mostly|Mainly|Still|With|To|As",
        first[0],
    )
    return words[0].lower() + words[1:] if small or time else words


# Of whom a question speaks, in the mouth of who answers.
_MINE = (
    (
        re.compile(
            r"\b(?:[Ee]ach|[Aa]ny|[Aa]ll|[Bb]oth|[Ee]ither|[Mm]ost|[Tt]he two|[Tt]he three) of you\b"
            r"|\b[Yy]ou (?:guys|people|all|two|both)\b|\b[Yy]ou\b"
        ),
        "we",
    ),
    (re.compile(r"\b[Yy]our\b"), "our"),
    (re.compile(r"\b[Yy]ours\b"), "ours"),
)


def _mine(statement: str) -> str:
    for pattern, word in _MINE:
        statement = pattern.sub(word, statement)
    return _AFTER_OTHERS.sub(r"\1 us", statement)


# Before who is the object of something.
_AFTER_OTHERS = re.compile(
    r"\b(with|from|for|into|upon|than|to|by|in|of|on|at|supply|supplies|supplying|supplied|pay|paid|owe|sell|sold|give|gave"
    r"|cost|costs|charge|charged|sue|sued|tell|told|fund|funded|back|backed|serve|serves|served) we\b"
)
_CHIP = re.compile(r"\b(?:[A-Z][\w-]*\d[\w-]*|\d+[A-Z]\w*)\b")
_ONLY_ABOUT = re.compile(
    r"(?:(?:the|for|of|about|what about|how about|in|from|by) )*(?P<what>[^,?]{2,40})", re.IGNORECASE
)
_PLAIN_NAME = re.compile(rf"(?<![\w-]){_NAME}(?![\w-])")


def _swapped(before: str, about: str) -> str | None:
    """The question before, of another chip, name or time: "And H200s?"."""
    match = _ONLY_ABOUT.fullmatch(about)
    if (
        not before
        or match is None
        or len(about.split()) > 5
        or re.match(rf"(?:{_AUX}|how|what|who|when|which|where|why)\b(?! about)", about, re.I)
    ):
        return None
    what = match["what"]
    if (new := _CHIP.search(what)) is not None:
        old = _CHIP.search(before)
        plural = what[new.start() :].rstrip("s") == new[0].rstrip("s")
        return before[: old.start()] + what[new.start() :] + before[old.end() :] if old is not None and plural else None
    times, olds = find_times(about, None, "en"), find_times(before, None, "en")
    if times and olds and len(times[0].text) + 6 > len(about):
        return before[: olds[0].start] + about[times[0].start :] + before[olds[0].end :]
    if re.fullmatch(_NAME, what):
        opening = re.match(r"[A-Za-z]+(?:n['’]t)? ", before)
        names = [m for m in _PLAIN_NAME.finditer(before, opening.end() if opening else 0) if not _CHIP.fullmatch(m[0])]
        names = [m for m in names if not find_times(m[0], None, "en")]
        return before[: names[0].start()] + what + before[names[0].end() :] if names else None
    return None


_VERB_REST = (
    rf"(?P<verb>{_ADVERBS}(?:(?:not|been|being|have to|had to|going to|planning to|plan to|expect to|want to|intend to"
    rf"|need to|hope to) )*{_WORD}(?: (?:up|out|on|off|in|down|back|aside|for|at|with|to)"
    r"(?=$| (?:in|last|this|next|at|on|for|today|now|per)\b))?)(?P<rest>.*)"
)
_STRAIGHT = re.compile(rf"(?P<subject>{_SUBJECT}) {_VERB_REST}$")
_MODAL = frozenset({"would", "can", "could", "should", "must", "may", "might"})
_BE = frozenset({"is", "are", "was", "were"})


_POLAR = re.compile(rf"(?P<aux>(?i:{_AUX}))(?:n['’]t)? (?P<subject>{_SUBJECT})(?P<told> .*)?$")
_ANYONE = re.compile(
    r"(?i:(?P<subject>any(?:one|body)(?: (?:still|else|here|there|already|serious))*)) (?P<told>\w+ing\b.*)$"
)
_INV = re.compile(rf"(?P<aux>{_AUX})(?:n['’]t)? (?P<subject>{_SUBJECT})(?: {_VERB_REST})?$")
_WH = re.compile(
    r"(?i:(?P<wh>how many|how much|how long|how (?:big|large|fast|high|heavy|expensive|old)|what(?: (?:kind"
    r"|sort)s? of)?|which"
    r"|who(?:m|se)?|since when|from whom|when|by when|where))(?P<be>['’]s|['’]re)?(?: (?P<told>.*))?$"
)
_FIRST_AUX = re.compile(rf"(?:^|(?<= )){_AUX}(?:n['’]t)?(?= |$)")


# What asks for the price of what was spoken of.
_HOW_MUCH = re.compile(r"(?i:how much)(?: (?:each|apiece|a (?:card|piece|chip)|for (?:them|one|it)|now))?")


def _turned_round(words: str, *, embedded: bool) -> _Question | None:
    """A question as the statement that answers it; None where it is of no form that is known."""
    fronted = re.match(r"(?i:(?P<preposition>at|to|for|from|by|with|on|against) (?=(?:whom|which|what)\b))", words)
    if fronted is not None:
        words = f"{words[fronted.end() :]} {fronted['preposition'].lower()}"  # "At whom are they aimed?"
    about = _ABOUT.match(words)
    if about is not None:
        return _of_noun(words[about.end() :].strip())
    if _HOW_MUCH.fullmatch(words):
        return _Question("the price is", "", "figure")
    wh = _WH.match(words)
    if wh is not None:
        return _of_wh(wh, words, embedded=embedded)
    if embedded:
        return None
    polar = _POLAR.match(words)
    if polar is not None and polar["aux"].lower() in _MODAL:
        return None  # That something may be done says nothing of what is.
    if polar is not None:
        told = (polar["told"] or "").strip()
        return _Question("", "", "whether", "", polar["subject"], polar["aux"].lower(), told) if told else None
    anyone = _ANYONE.match(words)
    if anyone is not None:
        return _Question("", "", "whether", "", "anyone", "are", anyone["told"])
    lacking = re.match(r"(?i:(?P<aux>are|is|has|have)) (?P<told>.*)$", words)
    if lacking is not None and lacking["aux"].lower() in _BE:
        # "Are lead times for B200s still at six months": where the subject ends is not told.
        cut = re.search(
            r" (?=still|now|already|at|the|an?|about|around|over|under|roughly|really|in)\b", lacking["told"]
        )
        if cut is not None and find_quantities(lacking["told"], "en"):
            return _Question(
                "",
                "",
                "whether",
                "",
                lacking["told"][: cut.start()],
                lacking["aux"].lower(),
                lacking["told"][cut.end() :],
            )
        return None
    straight = re.match(
        rf"(?P<subject>{_SUBJECT}) (?P<told>.+)$",
        words[:1].lower() + words[1:]
        if words[1:2].islower() and re.match(r"(?:You|They|It|We|The|Your)\b", words)
        else words,
    )
    if straight is not None and len(words.split()) > 3:
        aux = re.match(rf"(?P<aux>{_AUX}) (?P<rest>.+)$", straight["told"])
        if aux is not None:
            return _Question("", "", "whether", "", straight["subject"], aux["aux"], aux["rest"])
        return _Question("", "", "whether", "", straight["subject"], "", straight["told"])
    return _of_noun(words) if len(words.split()) <= 4 and not re.search(rf"\b{_AUX}\b", words) else None


_NO_NOUN = re.compile(
    r"(?:if|when|so|because|then|why|not|really|meaning|like|such|in|at|on|for|with|by|from|to|but|and|or|which|who|how"
    r"|actually|currently|[a-z]+ly|is|are|was|were|has|have|do|does|did|will|would|can|could|else|next|more|less|too|no"
    r"|yes|never|always|here|there|now)\b",
    re.IGNORECASE,
)


def _of_noun(words: str) -> _Question | None:
    """The statement that says what something is of which a question only names it: "Price?", "And its memory?"."""
    named = _CHIP.fullmatch(words) or re.fullmatch(_NAME, words)
    if not words or (named and not re.fullmatch(r"[A-Z][a-z]+", words)):
        return None
    determined = re.match(r"(?:the|your|our|its|their|his|her|this|that|an?)\b", words, re.IGNORECASE)
    noun = words[0].lower() + words[1:] if words[1:2].islower() else words
    if not re.fullmatch(r"[\w'’ -]+", noun) or _NO_NOUN.match(noun):
        return None
    return _Question(f"{noun if determined else f'the {noun}'} is", "", "thing")


# Of a chip alone is asked who builds "it".
_BUILDS_IT = re.compile(r"^(?:builds|produces|bakes)(?= (?:it|them|this|that|(?:the|your|its) (?:chip|part|card)s?)\b)")


def _of_wh(wh: re.Match[str], words: str, *, embedded: bool) -> _Question | None:
    kind, told = wh["wh"].lower(), (wh["told"] or "").strip()
    if embedded:
        return _embedded(kind, told)
    if wh["be"]:
        told = f"{'is' if wh['be'].endswith('s') else 'are'} {told}"
    first = _FIRST_AUX.search(told)
    near = first is not None and len(told[: first.start()].split()) <= 7
    noun, core = (told[: first.start()].strip(), told[first.start() :]) if first is not None and near else ("", told)
    asks = (
        "figure"
        if kind.startswith("how")
        else "time"
        if "when" in kind
        else "thing"
        if kind.startswith("what")
        else "name"
    )
    if asks == "thing" and noun and kind == "what":
        # "What electric capacity does each of you run?", "What chips do you use?"
        asks = (
            "name"
            if re.search(
                r"(?:chip|card|GPU|hardware|silicon|accelerator|processor|foundr|compan|supplier|customer|model)\w*$",
                noun,
                re.I,
            )
            else "figure"
        )
    inverted = _INV.match(core)
    much = "much" if kind == "how much" or (kind == "what" and noun and asks == "figure") else ""
    counted = noun if kind == "how many" or much else ""
    if inverted is None:
        if kind == "where":
            return None
        if asks == "name" and core and not re.match(rf"{_AUX} not\b", core):
            told = f"{noun} {core}".strip()
            told = told.partition(" ")[2] if kind == "which" else told
            told = _BUILDS_IT.sub("manufactures", told)
            return _Question("", f" {told}", "name")
        if asks == "name" and noun and not core:
            return _Question("", f" {noun.partition(' ')[2] if kind == 'which' else noun}", "name")
        match = re.match(r"(?P<aux>is|are|was|were) (?P<what>.+)$", core)
        if match is not None and not noun and not _NO_NOUN.match(match["what"]):
            return _Question(f"{match['what']} {match['aux']}", "", "figure" if asks == "figure" else "thing")
        if match is not None and kind == "how many":
            return _Question("", f" {noun} {core}", "figure")
        return None
    aux, subject, verb, rest = inverted["aux"], inverted["subject"], inverted["verb"] or "", inverted["rest"] or ""
    if not verb:
        if aux not in _BE:
            return None
        if kind == "how much":
            aux = "costs" if not noun else aux
        ahead = f"{subject} {aux}"
        if kind == "where":
            return _Question(ahead, "", "place")  # "Where is the line?"
        return _Question(ahead, "", "figure" if asks == "figure" else asks, counted, subject, aux, much)
    if aux in _BE and (
        subject == "there" or not re.search(r"(?:ing|ed|en|lt|id|ut|made|sold|held|run|kept)(?: \w+)?$", verb)
    ):
        # "What is the wait for B200s now": all of it is the subject, or "there is".
        if subject == "there":
            return _Question(f"there {aux}", f" {verb}{rest}", asks, counted, subject, aux, much)
        if kind == "how much" and not noun:
            return _Question(f"{subject} {verb}{rest} costs", "", "figure")
        whole = f"{subject} {verb}{rest}"
        return _Question(f"{whole} {aux}", "", asks if asks != "thing" else "thing", counted)
    told = _inflected(aux, subject, verb)
    if kind == "where":
        return _Question(f"{subject} {told}{rest}", "", "place")
    if (
        re.fullmatch(r" (?:from|with|to|for|at|on|in|by)", rest)
        or re.match(r" (?:you|us|them|me|him|her)\b", rest)
        or (re.match(r"cost|pay|charge|give", verb) and re.match(rf" {_PROPER}", rest))
    ):
        word = re.match(r" \w+", rest)
        cut = word.end() if word is not None else 0
        told, rest = told + rest[:cut], rest[cut:]  # "Who do you buy from", "What does it cost you"
    return _Question(f"{subject} {told}", rest, asks, counted, subject, aux, verb if much != "much" else "much")


def _embedded(kind: str, core: str) -> _Question | None:
    """The statement that answers a question within another: "what you paid for an H100"."""
    asks = "figure" if kind.startswith("how") else "time" if "when" in kind else "thing"
    noun = ""
    if kind in ("how many", "how much"):
        least = 1 if kind == "how many" else 0
        match = re.match(rf"(?P<noun>(?:{_WORD} ){{{least},5}}?)(?P<core>(?:{_PRONOUN}|{_PROPER}) .*)$", core)
        if match is None:
            return None
        noun, core = match["noun"].strip(), match["core"]
    straight = _STRAIGHT.match(core)
    if straight is None:
        return None
    much = "much" if kind == "how much" and noun else ""
    return _Question(f"{straight['subject']} {straight['verb']}", straight["rest"], asks, noun, "", "", much)
