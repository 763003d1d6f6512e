"""Interviews set as turns, "记者：…？ 沈若川：…" or "Q: … A: …": which paragraphs ask, and who answers in others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assets.facts.discourse import ANONYMOUS, Discourse, Sentence, reference
from assets.facts.mentions import Mention
from assets.facts.mentions.mention import slug
from assets.facts.mentions.places import ORGANISATIONS
from assets.facts.model import EntityReference
from assets.facts.patterns import screened
from assets.facts.view import View

_LABEL = re.compile(
    r"(?P<label>The [a-z]+(?: [a-z]+)?(?=:)"
    r"|[A-Z][A-Za-zÀ-ÿ.'’-]*(?: [A-Z][A-Za-zÀ-ÿ.'’-]*){0,3}|《[^》\n]{2,12}》(?:记者)?|[\u4e00-\u9fff·]{1,9})"
    r"\s?(?:[（(][^（()）\n]{1,30}[）)])?\s?(?:[:：]\s*|\s[—–]\s*)"
)
_ASKER = re.compile(
    r"Q|Question|Interviewer|Reporter|Host|Moderator|问|提问|采访者|主持人|.{0,7}记者|记者.{0,3}|《.*》.*", re.I
)
_ANSWERER = re.compile(r"A|Answer|答|受访者|嘉宾|回答", re.I)
# Who answers and is told by what he does only.
_UNNAMED = re.compile(
    r"(?:The |Our )?(?:Guest|Buyer|Dealer|Trader|Broker|Reseller|Seller|Engineer|Executive|Insider|Source|Manager"
    r"|Interviewee|Respondent|Founder|Investor|Analyst|Procurement manager|Distributor|Supplier|Customer)",
    re.IGNORECASE,
)
# Words that ask what somebody has.
_STOCK = screened(
    r"\binventory\b|\bfleet\b|\binstalled base\b|\bestate\b|\bhow big (?:are|is|have)\b"
    r"|\bhow (?:many|much) (?:\w+ )?(?:chips|gpus|cards|accelerators|hardware|compute|silicon)\b[^?]*"
    r"\b(?:have|own|run|got|operate|there)\b|\bwhat (?:do|have) you (?:got|have|own|run|operate)\b"
    r"|\bwhat are you running\b"
    r"|\bwhat(?:['’]s| is| do you have| have you got) (?:in|inside|on|down|standing in) (?:the|there|your)\b",
    re.IGNORECASE,
)
# What says that who is interviewed is not named.
WITHOUT_NAME = re.compile(
    r"\b(?:not to|won['’]t|can(?:no|['’])t|cannot|did not want to|didn['’]t want to|prefers? not to|declined to"
    r"|rather not)"
    r" (?:be |use |print |give |have |publish |tell )[^.]{0,24}\b(?:named?|identified|names)\b"
    r"|\b(?:asked|wants|wanted|wished|prefers|preferred)(?: us)? (?:to (?:remain|stay|be)|for) anonym"
    r"|\banonym(?:ous|ity)\b|\b(?:neither|nor|not) [^.]{0,40}\bbe (?:named|identified)\b"
    r"|\b(?:we|I)(?: (?:will|shall)|['’]ll) call (?:him|her|them)\b|\bname (?:has been |is |was )?withheld\b"
)
_AFTERWORD = re.compile(
    r"(?:Next (?:week|month|time|issue)|Read (?:next|more)|Related|Subscribe|Photograph|Correction|Edited|Translated"
    r"|Hosted by|Interview by|Editor['’]s note|(?:This|The) (?:interview|conversation|transcript|article)"
    r"|[A-Z][\w’'-]+ [A-Z][\w’'-]+ (?:covers|writes (?:about|for)|reports (?:on|from)|is (?:an?|the) [^.]{0,40}"
    r"(?:editor|reporter|correspondent|writer|contributor|journalist)))\b"
)
_RULE = re.compile(r"\n[ \t]*(?:-{3,}|\*{3,}|_{3,}|(?:\* ){2,}\*)[ \t]*\n")
_QUESTION = re.compile(r"[?？][”」\"]?\s*$")
_ASKS = re.compile(r"[?？]")
# For whom somebody worked before.
FORMER = re.compile(
    r"\b(?:years (?:at|with)|formerly (?:of|at|with)|left|ex-|previously (?:at|with)|[Vv]eterans? of"
    r"|came (?:over )?from|(?:worked|work|was|served|trained|began|started out) (?:at|for|with)|quit"
    r"|resigned from|[Ff]ormer|(?:[Ff]ormer|was|were|had been) [^,.;]{2,40} (?:at|of|for)) ?$"
)
# Fewer turns make no interview.
_TURNS = 2


@dataclass(frozen=True, slots=True)
class Turn:
    """What a paragraph of an interview is.

    Attributes:
        asks: Whether it is a question.
        by: Who answers; None where that is not told.
        person: The mention by which the text names who answers; None where it is known by the label only.
        start: Where the words begin, behind the label.
    """

    asks: bool
    by: EntityReference | None = None
    person: Mention | None = None
    start: int = 0


def turns_of(view: View, mentions: Sequence[Mention], discourse: Discourse) -> dict[int, Turn]:
    """The turns of an interview whose speakers are named at the head of their paragraphs.

    Args:
        view: The document's view.
        mentions: What it names.
        discourse: Tells which companies are media.

    Returns:
        For each paragraph of a turn, by its number, what it is; empty where the text is no such interview.
    """
    labels: dict[int, str] = {}
    words: dict[int, int] = {}
    for index, block in enumerate(view.blocks):
        match = _LABEL.match(view.text, block.start, block.end) if block.kind in ("paragraph", "bullet") else None
        if match is not None and block.end > match.end():
            labels[index] = match["label"]
            words[index] = match.end()
    counts = Counter(labels.values())
    questions = Counter(
        label
        for index, label in labels.items()
        if _QUESTION.search(view.text, max(0, view.blocks[index].end - 4), view.blocks[index].end)
    )
    people = [m for m in mentions if m.kind == "person" and not m.anonymous]
    outlets = {m.text.casefold() for m in mentions if m.kind == "company" and discourse.is_observer(m)}

    def asks(label: str) -> bool:
        if _ANSWERER.fullmatch(label) or _UNNAMED.fullmatch(label) or _person(label, people) is not None:
            return False
        often = counts[label] >= _TURNS and 2 * questions[label] > counts[label]
        return _ASKER.fullmatch(label) is not None or label.casefold() in outlets or often

    askers = {label for label in counts if asks(label)}
    askers |= _asking_once(view, labels, askers)
    unlabelled = Counter(
        label for index, label in labels.items() if label not in askers and _is_question_before(view, index, labels)
    )
    opens = _first_answerer(labels, askers, counts)
    answerers = {
        label
        for label in counts
        if label not in askers
        and (counts[label] >= _TURNS or label == opens)
        and (
            _names_person(label, people)
            or _ANSWERER.fullmatch(label)
            or _UNNAMED.fullmatch(label)
            or _initialled(view, label, people) is not None
            or label == opens
        )
    }
    asked = sum(counts[label] for label in askers)
    if not answerers or (asked < _TURNS and max((unlabelled[label] for label in answerers), default=0) < _TURNS):
        return {}
    turns: dict[int, Turn] = {}
    current: Turn | None = None
    answered: Turn | None = None
    opening = view.blocks[min(labels)].start
    # Whom only an answer names is not who gives it.
    met = [person for person in people if person.start < opening]
    for index, block in enumerate(view.blocks):
        if block.kind == "heading" or (index not in labels and is_note(view, index)):
            current = None
        elif block.kind != "noise":
            label = labels.get(index)
            if label in askers:
                current = Turn(True)
            elif label in answerers:
                person = (
                    _person(label or "", people)
                    or (_introduced(met) if _ANSWERER.fullmatch(label or "") else None)
                    or _initialled(view, label or "", people)
                    or _full_name(view, label or "", index, mentions, discourse)
                )
                by = reference(person) if person else _by_label(label or "")
                if by is None and WITHOUT_NAME.search(view.text, 0, block.start):
                    by = ANONYMOUS
                current = Turn(False, by, person)
            elif current is not None and _is_question(view, index):
                turns[index] = Turn(True, start=block.start)
                continue
            elif current is not None and current.asks and opens is not None and answered is not None:
                current = answered  # Only the first answer has a label.
            if current is not None:
                labelled = label in askers or label in answerers
                turns[index] = replace(current, start=words[index] if labelled else block.start)
                answered = current if not current.asks else answered
    return turns


def _asking_once(view: View, labels: Mapping[int, str], askers: Container[str]) -> set[str]:
    """Who asks a question of several that are put by different people, and never answers: 法人丁, 陈国强议员."""
    order = list(labels)
    answering = Counter(labels[b] for a, b in pairwise(order) if labels[a] in askers and labels[b] not in askers)
    usual = {label for label, count in answering.items() if count >= _TURNS}
    asking = Counter(
        labels[a]
        for a, b in pairwise(order)
        if labels[b] in usual and b == a + 1 and _ASKS.search(view.text, view.blocks[a].start, view.blocks[a].end)
    )
    spoken = Counter(labels.values())
    return {label for label, count in asking.items() if count == spoken[label] and label not in usual}


def _first_answerer(labels: Mapping[int, str], askers: Container[str], counts: Counter[str]) -> str | None:
    """Whose name only the first answer bears: the label behind the first question, where many have been asked."""
    asked = [index for index, label in labels.items() if label in askers]
    label = labels.get(asked[0] + 1) if len(asked) > _TURNS else None
    return label if label is not None and label not in askers and counts[label] < _TURNS else None


def _full_name(
    view: View, label: str, before: int, mentions: Sequence[Mention], discourse: Discourse
) -> Mention | None:
    """The person whose surname is a label, as the text in front names them, with the company named beside."""
    if not re.fullmatch(r"[A-Z][\w'’-]+", label) or _UNNAMED.fullmatch(label):
        return None
    particles = r"(?:[A-Z]\. |(?:van|de|von|der|el|al) )*"
    name = re.search(rf"(?<![\w-])[A-Z][\w'’-]+ {particles}{re.escape(label)}\b", view.text, re.I)
    if name is None or name.start() >= view.blocks[before].start:
        return None
    companies = [
        m
        for block in view.blocks[:before]
        for use in re.finditer(re.escape(name[0]), view.text[block.start : block.end])
        for m in mentions
        if block.start + use.end() <= m.start < block.end
        and m.kind in ORGANISATIONS
        and not m.anonymous
        and not discourse.is_observer(m)
        and not FORMER.search(view.text, m.start - 30, m.start)
    ]
    id_ = f"person:{slug(name[0])}"
    employer = companies[0].id if companies else None
    return Mention(*name.span(), name[0], id_, name[0], "person", provisional=True, affiliation_id=employer)


def is_note(view: View, index: int) -> bool:
    """Whether a paragraph is no part of the talk: in italics, behind a rule, or the like of "Next month: …"."""
    block = view.blocks[index]
    if block.kind != "paragraph":
        return False
    if _AFTERWORD.match(view.text, block.start, block.end):
        return True
    start, end = view.original(block.start, block.end)
    before, after = view.source[max(0, start - 2) : start], view.source[end : end + 2]
    if before[-1:] in ("*", "_") and before not in ("**", "__") and after[:1] == before[-1:]:
        return True
    previous = view.original(view.blocks[index - 1].start, view.blocks[index - 1].end)[1] if index else start
    return index > 0 and _RULE.search(view.source, previous, start) is not None


def asks_for_stock(question: Sequence[Sentence]) -> bool:
    """Whether a question is how much hardware there is, which a whole answer may go on to tell."""
    return any(sentence.search(_STOCK) for sentence in question)


def _initialled(view: View, label: str, people: Sequence[Mention]) -> Mention | None:
    """The person of whom a label gives the initials only."""
    if not re.fullmatch(r"[A-Z]\.?[A-Z]\.?", label):
        return None
    initials = label.replace(".", "")
    return next((m for m in people if "".join(word[:1] for word in m.name.split()) == initials), None)


def _is_question(view: View, index: int) -> bool:
    block = view.blocks[index]
    return block.end - block.start < 300 and _QUESTION.search(view.text, max(0, block.end - 4), block.end) is not None


def _is_question_before(view: View, index: int, labels: dict[int, str]) -> bool:
    return index > 0 and index - 1 not in labels and _is_question(view, index - 1)


def _person(label: str, people: Sequence[Mention]) -> Mention | None:
    """The person whom a label names, whole or by the surname, in capitals or not."""
    wanted = label.casefold()
    named = [
        m for m in people if wanted in (m.text.casefold(), m.name.casefold(), m.name.casefold().rpartition(" ")[2])
    ]
    return next((m for m in named if m.affiliation_id), named[0] if named else None)


def _introduced(people: Sequence[Mention]) -> Mention | None:
    """Who is interviewed where the answers are not labelled by name: whom the text introduces with an employer."""
    return next((m for m in people if m.affiliation_id), people[0] if people else None)


def _names_person(label: str, people: Sequence[Mention]) -> bool:
    chinese = re.fullmatch(r"[\u4e00-\u9fff·]{2,4}", label) is not None
    return (
        chinese
        or _person(label, people) is not None
        or re.fullmatch(r"[A-Z][\w'’-]+(?: [A-Z][\w'’.-]+){1,2}", label) is not None
    )


def _by_label(label: str) -> EntityReference | None:
    if _ANSWERER.fullmatch(label):
        return None
    if _UNNAMED.fullmatch(label):
        return ANONYMOUS
    name = label if not label.isupper() else label.title()
    chinese = re.fullmatch(r"[\u4e00-\u9fff]{2,4}", name)
    surname = 2 if len(name) > 3 else 1
    id_ = f"{slug(name[:surname])}-{slug(name[surname:])}" if chinese else slug(name)
    return EntityReference(f"person:{id_}", name, label, True)
