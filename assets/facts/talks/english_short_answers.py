"""English talks: short answers written out by the words of their questions, "How many do you own?" and "About 900.".

A question is turned round into the statement that answers it, with the answer in its place: "We own about 900.". What
an answer only takes up ("It isn't.", "Hikvision does.") is written out likewise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assets.facts.layout.lines import Block
from assets.facts.quantities.find import find_quantities
from assets.facts.quantities.quantity import Quantity
from assets.facts.talks.english_questions import EMBEDS, bared, swap, turned_round
from assets.facts.talks.english_statements import Question, affirm, correct, deny, in_first_person, inflect
from assets.facts.talks.english_words import AUX, CHIP, ENDS, HEDGE, NAME, NUMBER_WORD, lower_first, sentence_spans
from assets.facts.talks.interviews import ASKS_WITHOUT_MARK
from assets.facts.talks.labels import label_of
from assets.facts.times.find import find_times
from assets.facts.view import View, with_edits

# So many questions that are answered make a talk.
_LEAST = 2

# A longer paragraph is no question, and a longer answer is none of a few words.
_LONGEST_QUESTION, _LONGEST_FRAGMENT = 400, 110

_BARE_NUMBER_NOUNS = re.compile(
    r"(?:\s+(?:cards?|chips?|units?|GPUs?|boards?|pieces|accelerators|processors|of (?:them|those|these)|so far|or so"
    r"|in all|in total))+$"
)

_IS_FIGURE = re.compile(rf"{HEDGE}(?:[~≈]?(?:[A-Z]{{0,3}}[$€£¥₩₹]\s?)?\d|{NUMBER_WORD}\b)")

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
    rf"(?P<subject>We|It|They|I|He|She|That|This|There|You|Nobody|No one|Both(?: of us)?|{NAME})"
    rf"(?: (?P<aux>{AUX})(?P<not> not|n['’]t)?|(?P<short>['’](?:re|s))(?P<not2> not)?)"
    r"(?P<more> (?:too|as well|indeed|now|yet|already|all of us))?(?=[.,!;:]|$| [-–—] | and | but )"
)

# "No, we don't."
_AGAIN = re.compile(rf",\s(?:{_PRO_VERB.pattern})")
# "No, it was $31 million"
_INSTEAD = re.compile(r"(?:[.,;:!]|\s[-–—])\s*(?:in fact |it was |it['’]s |it is |they(?:['’]re| are) |we had |only )?")
_OURS = r"(?:(?:For us|In our case|With us|On our side|At our end|For (?-i:[A-Z])\w+),? )?"

_COPULA = re.compile(
    rf"{_OURS}(?i:It|They|We|That|Those|Ours|Mine)(?:['’](?:s|re)| is| are| was| were| will be| would be)"
    rf" (?=(?:(?:now|still|currently|at|about|on|up to|around|more like|closer to|down to|roughly|nearly|just"
    rf"|over) )*(?:[$€£¥]?\d|{NUMBER_WORD}\b))"
)

# A time with which an answer owns to what it was asked; on another day another sentence may go on.
_SINCE, _THEN = r"(?:Since|From|As of) ", r"(?:Since|From|As of|In|On|Last|Yesterday) "

# "Our estimate is 200,000", "SemiAnalysis estimates 10,000"
_RECKONS = re.compile(
    r"(?:(?P<own>(?:My|Our|The) (?:own |best |latest |current )?(?:estimate|guess|figure|count|reckoning|number"
    r"|forecast)) (?:is|was"
    rf"|would be)|(?P<who>We|I|{NAME}) (?P<says>(?:would )?(?:estimates?|reckons?|says?|thinks?|guess|believes?"
    rf"|expects?"
    r"|counts?|assumes?)))(?: that)?:? (?=[^a-z]|about|around|some|over|nearly|roughly|between|more|less|at)"
)

_HEARSAY = re.compile(
    r"\b(?:true that|rumou?r|reported|reports?|press|said to|people say|they say|hear|heard|hearing|claims?|talk of"
    r"|assume|newspaper|magazine|paper)\b",
    re.IGNORECASE,
)


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
    return with_edits(view, edits) if edits else view


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
    if ENDS.search(words) or asks or (block.kind == "bullet" and ASKS_WITHOUT_MARK.fullmatch(words)):
        return True
    source = view.source[slice(*view.original(block.start, block.end))]
    last = [words[a:b] for a, b in sentence_spans(words)][-2:]
    return (bool(source) and any(ENDS.search(part) for part in last[:1]) and len(last) > 1) or (
        _is_bold(view, block) and EMBEDS.match(words) is not None
    )


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
    chips = {match[0].rstrip("s") for match in CHIP.finditer(words)}
    if len(chips) != 1:
        return
    chip = f"{next(iter(chips))}s"
    for start, end in told[:2]:
        if CHIP.search(answer, start, end):
            continue
        none, count = _ANY.search(answer, start, end), _BARE_COUNT.search(answer, start, end)
        if none is not None:
            yield *none.span("any"), f"any {chip}"
        elif count is not None:
            yield *count.span("behind"), f" {chip}"


class _Teller:
    """Writes answers out one after another; a question may go on with the one before."""

    def __init__(self) -> None:
        self._before: Question | None = None
        self._words = ""
        self._statement = ""
        self._unit = self._answered = ""

    def edits(self, words: str, answer: str) -> list[tuple[int, int, str]]:
        """The edits that write an answer out by the words of its question."""
        asked = [words[a:b] for a, b in sentence_spans(words)]
        asked = [part for part in asked if ENDS.search(part)] or asked[-1:]
        told = sentence_spans(answer)
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

    def _turned(self, part: str) -> Question | None:
        bare = bared(part)
        previous, self._words = self._words, bare
        if (swapped := swap(previous, bare)) is not None:
            self._words = bare = swapped
        elif (added := _ADDED.fullmatch(bare)) and self._statement and not re.search(rf" {AUX} ", bare):
            self._words = previous
            return Question(f"{self._statement} {added['preposition'].lower()}", "", "added")
        embeds = EMBEDS.match(bare)
        return turned_round(bare[embeds.end() :] if embeds else bare, embedded=embeds is not None)

    def _written(
        self, question: Question, answer: str, start: int, end: int, told: list[tuple[int, int]], *, heard: bool
    ) -> Iterator[tuple[int, int, str]]:
        words = answer[start:end].rstrip(".! ")
        stop = start + len(words)
        if question.asks == "whether":
            if not heard:
                yield from self._settled(question, answer, start, stop, told)
            return
        if (match := _NOTHING.match(words)) is not None and question.asks == "figure" and question.subject:
            if _STOP.match(words, match.end()):
                statement = deny(question, f"any {question.noun}".strip() if question.noun else "anything")
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

    def _reckoned(self, question: Question, answer: str, told: list[tuple[int, int]]) -> tuple[int, int, str] | None:
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
        statement = in_first_person(re.sub(r"\s+", " ", statement).strip())
        statement = statement[:1].upper() + statement[1:]
        self._statement = statement
        return statement

    def _filled(self, question: Question, words: str) -> str | None:
        words = lower_first(words.strip())
        if question.asks == "figure":
            words = re.sub(r"^(?:at|for|in|on|from) (?=[^a-z]|about|around|some|over|nearly)", "", words)
            quantity = next(iter(find_quantities(words, "en")), None)
            words = self._in_unit(words, quantity)
            generic = re.search(r"(?:GPU|chip|card|accelerator|unit|processor|server)s?$", question.noun) is not None
            if question.noun and not (generic and CHIP.search(words)):
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
        self, question: Question, answer: str, start: int, stop: int, told: list[tuple[int, int]]
    ) -> Iterator[tuple[int, int, str]]:
        """What an answer says to whether something is so."""
        words = answer[start:stop]
        copula = _COPULA.match(words)
        if copula is not None:
            # "Is it still at six months? It's at four now."
            told_now = re.sub(r"^(?:at|on|up to|down to|now|still|currently) ", "", words[copula.end() :])
            corrected = correct(question, told_now) if len(told_now) < 40 and not _FINITE.search(told_now) else None
            if corrected is not None:
                yield start, stop, self._said(corrected)
            return
        yes, no, pro = _YES.match(words), _NO.match(words), _PRO_VERB.match(words)
        lead = yes or no or pro
        if lead is None:
            dates = _IS_TIME.match(words) and re.match(_SINCE if len(told) > 1 else _THEN, words)
            fragment = _fragment(words, "time") if dates else None
            if fragment is not None:
                yield start, start + fragment, self._said(f"{affirm(question)} {lower_first(words[:fragment])}")
            return
        behind = start + lead.end()
        figure = None
        if no is not None and pro is None:
            figure = self._put_right(question, answer, behind, told)
        elif no is None and not (pro is not None and _negates(pro)):
            figure = self._counted(question, answer, behind, told)
        if figure is not None:
            yield start, figure[0], self._said(figure[1])
        elif yes is None and no is None:
            assert pro is not None
            yield from self._taken_up(question, answer, start, pro, told)
        elif no is None or question.aux:
            # "No, we don't.": the rest says it again.
            again = _AGAIN.match(answer, behind)
            end = again.end() if again is not None else behind
            yield start, end, self._said(affirm(question) if no is None else deny(question, ""))

    def _taken_up(
        self, question: Question, answer: str, start: int, pro: re.Match[str], told: list[tuple[int, int]]
    ) -> Iterator[tuple[int, int, str]]:
        """What an answer says that takes up a question by its auxiliary: "It isn't.", "Hikvision does."."""
        subject = pro["subject"]
        own = subject in ("We", "I", "It", "They", "He", "She", "That", "This", "There", "You")
        various = re.match(r"(?:any|some)(?:one|body)", question.subject) is not None
        if own and not various:
            subject = question.subject
        if not subject or (not own and not various and subject not in question.subject):
            return
        yield start, start + pro.end(), self._said(_answered_by(question, subject, pro))
        for a, b in told[1:3] if various and not own else ():
            # "Hikvision does. Baidu doesn't, and told us so."
            other = _PRO_VERB.match(answer, a, b)
            if other is None or not re.fullmatch(NAME, other["subject"]):
                return
            yield a, other.end(), self._said(_answered_by(question, other["subject"], other))

    def _put_right(
        self, question: Question, answer: str, behind: int, told: list[tuple[int, int]]
    ) -> tuple[int, str] | None:
        """What is right instead, where it stands and ends behind a no: "No, it was $31 million"."""
        rest = _INSTEAD.match(answer, behind)
        if rest is None:
            return None
        limit = next((b for a, b in told if a <= rest.end() < b), rest.end())
        fragment = _fragment(answer[rest.end() : limit].rstrip(".! "), "figure")
        if not fragment:
            return None
        corrected = correct(question, answer[rest.end() : rest.end() + fragment])
        return (rest.end() + fragment, corrected) if corrected is not None else None

    def _counted(
        self, question: Question, answer: str, behind: int, told: list[tuple[int, int]]
    ) -> tuple[int, str] | None:
        """How many there are of what an answer owns to: "Yes, 512", "We have, 2,000 of them"."""
        gap = re.compile(r"(?:[.,;:!]|\s[-–—])\s*").match(answer, behind)
        things = list(CHIP.finditer(question.verb))
        if gap is None or len(things) != 1 or find_quantities(question.verb[: things[0].start()], "en"):
            return None
        limit = next((b for a, b in told if a <= gap.end() < b), gap.end())
        words = answer[gap.end() : limit].rstrip(".! ")
        fragment = _fragment(words, "figure")
        if fragment is None or next(iter(find_quantities(words[:fragment], "en"))).dimension not in ("number", "count"):
            return None
        number = lower_first(_BARE_NUMBER_NOUNS.sub("", words[:fragment]))
        verb = re.sub(r"\b(?:any|some|the) $", "", question.verb[: things[0].start()])
        verb = f"{verb}{number} {question.verb[things[0].start() :]}"
        return gap.end() + fragment, f"{question.subject} {inflect(question.aux, question.subject, verb)}"


def _negates(taken_up: re.Match[str]) -> bool:
    return bool(taken_up["not"] or taken_up["not2"])


def _answered_by(question: Question, subject: str, taken_up: re.Match[str]) -> str:
    told_of = replace(question, subject=subject)
    denied = _negates(taken_up) or subject in ("Nobody", "No one")
    return deny(told_of, "") if denied else affirm(told_of)


_LISTED_NAMES = re.compile(rf"(?:[Tt]he )?{NAME}(?:(?:, and |, | and |, as well as | plus )(?:the )?{NAME})+")


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
            rf"|[Oo]ur friends at) )*(?:{NAME}(?:['’]s? [a-z]+)?)(?:(?:, | and |, and ){NAME})*$",
            told,
        )
        if name is None:
            return None
        return end
    if _IS_FIGURE.match(told) and find_quantities(told, "en"):
        return end
    names = re.compile(rf"(?:(?:[Mm]ostly|[Oo]nly|[Tt]he) )*{NAME}(?:(?:, | and |, and ){NAME})*")
    return end if names.fullmatch(told.strip()) and (" " in told or CHIP.search(told)) else None
