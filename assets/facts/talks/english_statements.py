"""English talks: what a question asks, stated as so, as not so, or with another figure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assets.facts.quantities.find import find_quantities
from assets.facts.talks.english_words import ADVERBS, NUMBER_WORD, lower_first


@dataclass(frozen=True, slots=True)
class Question:
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


_IRREGULAR = {
    "buy": "bought", "pay": "paid", "spend": "spent", "sell": "sold", "take": "took", "make": "made", "build": "built",
    "have": "had", "hold": "held", "get": "got", "put": "put", "begin": "began", "come": "came", "go": "went",
    "draw": "drew", "run": "ran", "lose": "lost", "win": "won", "cut": "cut", "bring": "brought", "do": "did",
    "give": "gave", "let": "let", "send": "sent", "lend": "lent", "grow": "grew", "see": "saw", "set": "set",
    "cost": "cost", "hit": "hit", "shut": "shut", "lay": "laid", "find": "found", "keep": "kept",
    "leave": "left", "mean": "meant", "ship": "shipped", "drop": "dropped", "stop": "stopped", "plan": "planned",
}  # fmt: skip

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

# Before who is the object of something.
_AFTER_OTHERS = re.compile(
    r"\b(with|from|for|into|upon|than|to|by|in|of|on|at|supply|supplies|supplying|supplied|pay|paid|owe|sell|sold|give|gave"
    r"|cost|costs|charge|charged|sue|sued|tell|told|fund|funded|back|backed|serve|serves|served) we\b"
)


def affirm(question: Question) -> str:
    """What a question asks whether it is so, stated as so."""
    verb = re.sub(r"\bany (?=[A-Z])", "", question.verb)
    return f"{question.subject} {inflect(question.aux, question.subject, verb)}{question.behind}"


def deny(question: Question, what: str) -> str:
    """What a question asks, stated as not so.

    Args:
        question: The question.
        what: What there is none of; "" where the whole is denied.

    Returns:
        The statement; "" where the question has no auxiliary to put the negation behind.
    """
    verb, aux = question.verb, question.aux or "do"
    verb = verb if verb != "much" else ""
    if not question.aux:
        return ""
    what = f" {what}" if what else ""
    return f"{question.subject} {aux} not {verb}{what}{question.behind}"


def inflect(aux: str, subject: str, verb: str) -> str:
    """A verb as it stands in a statement: "did order" is "ordered"."""
    if aux not in ("do", "does", "did"):
        return f"{aux} {verb}".strip()
    adverbs = re.match(ADVERBS, verb)
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


def correct(question: Question, words: str) -> str | None:
    """What was asked with the figure of the answer in the place of its own: "No, $31 million"."""
    told = f"{question.verb}{question.behind}"
    figures = find_quantities(words, "en")
    bare = re.match(rf"{NUMBER_WORD}\b", words)
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
            changed = f"{told[: own.start]}{lower_first(words)}{told[own.end :]}"
            return f"{question.subject} {inflect(question.aux, question.subject, changed)}"
    for own in find_quantities(question.subject, "en"):
        if own.dimension == figures[0].dimension:
            subject = question.subject
            changed = f"{subject[: own.start]}{lower_first(words)}{subject[own.end :]}"
            return f"{changed} {inflect(question.aux, subject, told)}"
    return None


def in_first_person(statement: str) -> str:
    """A statement about "you" in the mouth of who is asked: "we own …"."""
    for pattern, word in _MINE:
        statement = pattern.sub(word, statement)
    return _AFTER_OTHERS.sub(r"\1 us", statement)
