"""How the paragraphs of a talk are headed: "Q.", "Ana Lund, CFO:", "Mr. TOLLAND.", "Kofi 09:14:", "Hal writes:"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assets.facts.mentions.mention import slug
from assets.facts.model import EntityReference
from assets.facts.view import View

_TIME = r"[\[(]?\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: ?[AaPp]\.?[Mm]\.?)?[\])]?"
_NAME = r"[A-Z][A-Za-zÀ-ÿ.'’-]*(?: [A-Z][A-Za-zÀ-ÿ.'’-]*){0,3}"
_COURTESY = (
    r"(?:Mr|Ms|Mrs|Mx|Dr|Sir|Prof(?:essor)?|Sen(?:ator)?|Rep(?:resentative)?|Secretary|Commissioner"
    r"|Chair(?:man|woman)?)"
)
# Who asks or answers, by what stands behind the name.
_WRITES = r"(?P<deed>writes|asks|wonders|wants to know|answers|replies|responds|says)"
_FORMS = (
    # "Q – Lisa Park (UBS):", "A - Dana Holt:"
    re.compile(
        rf"(?P<part>[QA])\s?[-–—|]\s?(?P<label>{_NAME})(?P<gloss>\s?[（(][^（()）\n]{{1,50}}[）)]|,\s[^:：.?!\n]{{2,60}}?)?"
        r"\s?[:：]\s*"
    ),
    # "A（周砚）：", "问（浦江资管）："
    re.compile(rf"(?P<part>[QA问答])\d{{0,3}}\s?[（(](?P<label>{_NAME}|[\u4e00-\u9fff·A-Z]{{2,12}})[）)]\s?[:：]\s*"),
    # "Q.", "A1:", "Q3)"
    re.compile(r"(?P<label>[QA])\d{0,3}\s?(?:[.):]\s+|：\s*)"),
    # "Mr. TOLLAND.", "The CHAIRMAN.", "THE WITNESS:"
    re.compile(
        rf"(?P<label>{_COURTESY}\.? [A-Z][A-Z'’-]+(?: [A-Z][A-Z'’-]+)?(?: of [A-Z][a-z]+(?: [A-Z][a-z]+)?)?"
        r"|(?:The|THE) (?:CHAIR[A-Z]*|WITNESS|COURT|CLERK|PRESIDENT|SPEAKER|Chair[a-z]*))\s?[.:]\s+(?=[A-Z“\"$£€\d])"
    ),
    # "Hal, in Leeds, writes:", "The editor answers:"
    re.compile(rf"(?P<label>The [a-z]+(?: [a-z]+)?|{_NAME})(?:,? [^:：.?!\n]{{2,40}}?)?,? {_WRITES}\s?[:：]\s*"),
    # "Ana Lund:", "Ana Lund (Corvid Silicon):", "[09:14] Ana:", "ANA 09:14 —", 《日报》记者：
    re.compile(
        rf"(?:{_TIME}\s?[-–—]?\s*)?[<\[]?"
        rf"(?P<label>The [a-z]+(?: [a-z]+)?(?=:)|{_NAME}|《[^》\n]{{2,12}}》(?:记者)?|[\u4e00-\u9fff·]{{1,9}})"
        rf"\d{{0,2}}[>\]]?"
        rf"\s?(?P<gloss>[（(][^（()）\n]{{1,50}}[）)])?\s?(?:{_TIME})?(?:[:：]\s*|\s[—–]\s*)"
    ),
    # "Ana Lund, CFO:", "Ana Lund, chief executive, Corvid Silicon:", "Ana Lund - CFO:"
    re.compile(
        r"(?P<label>[A-Z][A-Za-zÀ-ÿ.'’-]*(?: [A-Z][A-Za-zÀ-ÿ.'’-]*){1,3})"
        rf"(?P<gloss>(?:,\s|\s?[-–—|/]{{1,2}}\s)[^:：.?!\n]{{2,70}}?)\s?(?:{_TIME})?[:：]\s*"
    ),
)
_ASKS = frozenset({"writes", "asks", "wonders", "wants to know"})
_PARTS = {"Q": "asks", "问": "asks", "A": "answers", "答": "answers"}
_HEAD_OF_LABEL = re.compile(rf"{_COURTESY}\.? (?=[A-Z])")
# Behind an address or a key no words follow that somebody says.
_NO_LABEL = re.compile(
    r"(?:From|To|Cc|CC|Date|Sent|Subject|Re|RE|Note|Notes|Source|Sources|Photo|Update|Correction|By|Read more|Related"
    r"|Published|Updated)"
)


@dataclass(frozen=True, slots=True)
class Label:
    """What stands at the head of a paragraph before what somebody says.

    Attributes:
        name: Who it is, without a courtesy title.
        start: Where the label begins, in offsets of the view.
        end: Where the words begin that are said.
        gloss: Whether an office or a firm stands with the name.
        deed: `asks` or `answers` where the label says so; else empty.
    """

    name: str
    start: int
    end: int
    gloss: bool = False
    deed: str = ""


def label_of(view: View, start: int, end: int) -> Label | None:
    """The label with which a paragraph begins that has more than it."""
    for form in _FORMS:
        match = form.match(view.text, start, end)
        if match is None or match.end() >= end:
            continue
        groups = match.groupdict()
        name = _HEAD_OF_LABEL.sub("", match["label"]).rstrip()
        if _NO_LABEL.fullmatch(name):
            return None
        deed = groups.get("deed") or _PARTS.get(groups.get("part") or "")
        told = "" if deed in (None, "says") else "asks" if deed in _ASKS else "answers"
        return Label(name, start, match.end(), groups.get("gloss") is not None, told)
    return None


def chinese_person(name: str) -> EntityReference:
    """Somebody of whom a Chinese text tells nothing but the name: 邵立冬, 欧阳娜娜, 老孟."""
    surname = 2 if len(name) > len("邵立冬") else 1
    return EntityReference(f"person:{slug(name[:surname])}-{slug(name[surname:])}", name, name, True)


def person_called(name: str) -> EntityReference:
    """Somebody of whom a text tells nothing but the name before his words, Chinese or not."""
    if re.fullmatch(r"[\u4e00-\u9fff]{2,4}", name):
        return chinese_person(name)
    return EntityReference(f"person:{slug(name)}", name, name, True)


def full_names(names: Iterable[str]) -> dict[str, str]:
    """Of each label the longest of which it is a part or the initials: "Beckett" and "TB" are "Tom Beckett"."""
    known = set(names)
    return {name: max((n for n in known if is_part(name, n)), key=len) for name in known}


def is_part(short: str, name: str) -> bool:
    """Whether a label is a name, or its first word, last word or initials."""
    words = name.split()
    initials = "".join(word[0] for word in words)
    return short == name or (len(words) > 1 and short.replace(".", "") in (words[0], words[-1], initials))
