"""What one Latin name of a text tells of another: surnames, lines of products, lists, successors, initials."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import pairwise

from assets.facts.mentions.latin_name import USES, LatinName
from assets.facts.mentions.latin_words import CALLED
from assets.facts.mentions.mention import Mention
from assets.facts.mentions.numbered_models import line_of

Kinds = dict[str, str | None]
# Of these kinds are the members of a list all, if one of them is.
_LISTED_KINDS = frozenset({"company", "person", "chip", "model", "cluster"})
_COMMAS = frozenset({", ", "、"})
_JOINTS = _COMMAS | {" and ", ", and ", " or ", " & ", "和", "与", "及", "/"}
_KIN = (
    r"(?:successor|predecessor|sibling|cousin|brother|sister|forerunner|follow-(?:up|on)|replacement|heir|variant"
    r"|version|derivative|companion|stablemate)"
)
# Between two names: "Sperrin's successor, Cairngorm"; "Cairngorm, the bigger sibling of Sperrin"; "to be succeeded by".
_AKIN = re.compile(
    rf"[’']s (?:[\w-]+,? ){{0,3}}{_KIN}(?:,? |{CALLED}|,? (?:is|was|will be) )(?:the )?[“\"]?"
    rf"|[”\"]?,? (?:(?:is|was|will be) )?(?:an?|the|its) (?:[\w-]+,? ){{0,4}}{_KIN} (?:to|of|for) (?:the )?[“\"]?"
    rf"|[”\"]?, (?:the |an? |its )?(?=[A-Z][\w-]+(?: \d)?[’']s (?:[\w-]+,? ){{0,2}}{_KIN}\b)"
    r"|,? (?:(?:is|are|was|were|will|to|has|have|be|been) ){0,3}(?:succeeded|replaced) by (?:the )?[“\"]?"
    r"|,? (?:(?:will|to|has|is to) )?(?:succeed|replace)(?:s|ed|ing)? (?:the )?[“\"]?"
)
# What tells one site or product of a line from another.
NUMERALS = frozenset({"One", "Two", "Three", "Four", "Five", "II", "III", "IV", "Alpha", "Beta", "Prime"})
EDITIONS = NUMERALS | {"Lite", "Mini", "Nano", "Pro", "Plus", "Max", "Ultra", "Air", "Flash", "Turbo", "Large", "Small"}
# "Its predecessor, Dunlin": of the kind of what was spoken of last.
_ITS_KIN = re.compile(
    rf"\b(?:[Ii]ts|[Tt]he|[Aa]n?|[Tt]heir) (?:[\w-]+,? ){{0,3}}{_KIN}(?:, |{CALLED}|,? (?:is|was|will be) )"
    r"(?:the )?[“\"]?$"
)
# What a list gives of each member: "Oracle (22% of sales), Nimbus Forge (14%)".
_BRACKET = re.compile(
    r"^ (?:\([^()\n]{1,40}\)|(?:(?:was|is|at|with|for|got|took|has|had|made|makes) )?[$€£¥]?\d[\d.,]*\d?"
    r"(?:%| per ?cent| ?MW| ?bn| ?m)?(?: of (?:its |the )?(?:sales|revenues?|orders|demand|capacity|output))?(?=,? ))"
)
_INITIALS = re.compile(r"[A-Z][A-Z&]{1,6}")
_SMALL_WORDS = frozenset({"of", "for", "the", "and", "in", "de", "on"})


def relate(
    text: str,
    names: Mapping[str, LatinName],
    kinds: Kinds,
    known: Sequence[Mention],
    endings: Set[str],
    given_names: Set[str],
) -> None:
    """Gives names of no kind, or of one for which only their deeds speak, the kind of a name that is related to them.

    Args:
        text: The text.
        names: The names.
        kinds: Their kinds, which this completes.
        known: What is named already, sorted.
        endings: The last words of companies' names.
        given_names: The first words of people's names.
    """
    _relate_surnames(names, kinds, endings, given_names)
    for key, name in names.items():
        # "Harrier is sold out. Meta took 18,000 Harriers."
        if name.weights.get("counted") and key[:-1] in kinds and kinds[key[:-1]] is None:
            kinds[key[:-1]] = "chip"
    families = {line_of(key): kind for key, kind in kinds.items() if kind in ("chip", "cluster")}
    for key in names:
        # Beside Cobalt-1 Cobalt-2 is a chip, beside Halo Halo-C, beside the cluster Roost Roost-3.
        if kinds[key] is None and "-" in key:
            kinds[key] = families.get(line_of(key))
    for key, name in names.items():
        # "The hall belongs to Nusantara Edge. … Nusantara denies it."
        if kinds[key] is None and len(name.words) > 1 and name.weights.get("company") and not name.weights.get("goods"):
            kinds[key] = "company" if kinds.get(name.words[0]) == "company" else None
    told = {m.text: m.kind for m in known if not (m.anonymous or m.generic)}
    for key, name in names.items():
        # Basalt II beside Basalt, Plover Lite beside Plover.
        line = key.rpartition(" ")[0]
        base = kinds.get(line) or told.get(line)
        if kinds[key] is None and name.words[-1] in EDITIONS and base in ("chip", "model", "cluster"):
            kinds[key] = base
    _relate_neighbours(text, names, kinds, known, told, endings)


def abbreviations(text: str, names: Mapping[str, LatinName], kinds: Kinds) -> dict[str, str]:
    """The full names by the initials that the text uses for them: NCA for Northern Compute Alliance."""
    full: dict[str, list[str]] = {}
    for key, name in names.items():
        if len(name.words) > 1 and kinds[key] in ("company", "regulation", "cluster"):
            for initials in _initials(name.words):
                full.setdefault(initials, []).append(key)
    found = {}
    for key, name in names.items():
        meant = full.get(key, ()) if _INITIALS.fullmatch(key) else ()
        if len(meant) == 1 and (len(key) > 2 or any(text[a - 1 : b + 1] == f"({key})" for a, b in name.spans)):
            found[key] = meant[0]
    return found


def _initials(words: Sequence[str]) -> set[str]:
    letters = "".join(word[0].upper() for word in words if word not in _SMALL_WORDS)
    return {letters, letters.replace("&", "")}


def _relate_surnames(names: Mapping[str, LatinName], kinds: Kinds, endings: Set[str], given_names: Set[str]) -> None:
    """Makes Marit Halvorsen a person where Halvorsen is one, or where only what that does speaks for a company."""
    for key, name in names.items():
        last = name.words[-1]
        if kinds[key] is None and 2 <= len(name.words) <= 3 and last not in endings:
            acts = kinds.get(last) == "company" and name.words[0] in given_names
            if kinds.get(last) == "person" or acts:
                kinds[key] = "person"


def _relate_neighbours(
    text: str,
    names: Mapping[str, LatinName],
    kinds: Kinds,
    known: Sequence[Mention],
    told: Mapping[str, str],
    endings: Set[str],
) -> None:
    spots = sorted(
        [(start, end, key) for key, name in names.items() for start, end in name.spans[:USES]]
        + [(m.start, m.end, m.text) for m in known if m.text in told]
    )

    def give(key: str, kind: str | None) -> None:
        name = names.get(key)
        if kind is None or name is None or kinds[key] is not None or key.isupper() or any(c.isdigit() for c in key):
            return
        personal = 2 <= len(name.words) <= 3 and name.words[-1] not in endings
        if kind != "person" or personal:
            kinds[key] = kind

    for (_, end, one), (start, _, other) in pairwise(spots):
        akin = _AKIN.match(text, end) if 0 < start - end < 80 else None
        if akin is not None and akin.end() == start:
            first, second = kinds.get(one) or told.get(one), kinds.get(other) or told.get(other)
            if (first or second) in _LISTED_KINDS:
                give(one, second)
                give(other, first)
    last: str | None = None
    for start, _, key in spots:
        kind = kinds.get(key) or told.get(key)
        if kind in ("chip", "model", "cluster"):
            last = kind
        elif kind is None and last is not None and _ITS_KIN.search(text, max(0, start - 60), start):
            give(key, last)
    for (_, end, one), (start, owner_end, owner), (owned_at, _, owned) in zip(
        spots, spots[1:], spots[2:], strict=False
    ):
        # "Tenstorrent's Blackhole and Radcliffe's Puck"
        if text[end:start] in _JOINTS and text[owner_end:owned_at] in ("'s ", "’s "):
            kind = kinds.get(one) or told.get(one)
            if kind in ("chip", "model", "cluster"):
                give(owned, kind)
                give(owner, "company")
    for members in _lists(text, spots):
        decided = {kind for key in members if (kind := kinds.get(key) or told.get(key)) is not None}
        if len(decided) == 1 and decided <= _LISTED_KINDS:
            for key in members:
                give(key, next(iter(decided)))


def _lists(text: str, spots: Sequence[tuple[int, int, str]]) -> Iterator[list[str]]:
    """The names that stand together in lists with more than commas between them."""
    members: list[str] = []
    closed = False
    for (_, end, one), (start, other_end, other) in pairwise(spots):
        joint = _BRACKET.sub("", text[end:start])
        if joint in _JOINTS and text[other_end : other_end + 2] not in ("'s", "’s"):
            members = members or [one]
            members.append(other)
            closed = closed or joint not in _COMMAS or joint != text[end:start]
            continue
        if closed:
            yield members
        members, closed = [], False
    if closed:
        yield members
