"""Other forms of what a text names: in a headline of capitals (ONYX 3), by a nickname, by the noun of its name."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from assets.facts.mentions.known import longest_first
from assets.facts.mentions.mention import Mention, renamed
from assets.facts.mentions.places import Places
from assets.facts.mentions.words import places_of

# A line without small letters in which words stand.
_CAPITALS = re.compile(r"^[^a-z\n]{12,300}$", re.MULTILINE)
_CAPITAL_WORD = re.compile(r"(?<![A-Z])[A-Z]{2,}")
_BOUNDARY = re.compile(r"(?<![\w-])(?=[\w])")
_SHORTEST = 4
_QUOTED = r"[“\"](?:the )?(?P<name>[A-Z][^”“\"\n.,]{1,24})[”\",.]"
# K120, which everyone calls "Fat Bird"; Obelisk 300, the "Tombstone"; the R7 ("Hammer")
_NICKNAME = re.compile(
    rf"(?: (?:chips?|cards?|processor|accelerator|model|part))?"
    rf"(?:,? (?:which|that) [^.;:\n“\"]{{2,40}} (?:calls?|have called|has called|know as) "
    rf"|,? (?:(?:is|was) )?(?:[a-z]+ )?(?:nicknamed|dubbed|known(?: [a-z]+){{0,3}} as"
    rf"|called(?: by [^.;:\n“\"]{{2,30}})?) "
    rf"|, (?:the|its|or|alias|aka|a\.k\.a\.) | \(){_QUOTED}"
)
_CALL_IT = re.compile(rf"\bcall(?:s|ed)? (?:it|them|this one) (?:only |simply |just )?{_QUOTED}")
_REACH = 240
_CODE = re.compile(r"[A-Z]{1,5}(?:[.:][A-Z]{1,3})?")
_LISTED_AS = re.compile(r" ?[(（\[](?:[A-Za-z]+ ?[:：] ?)?[A-Z.:]+[)）\],;:]")


def with_other_forms(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, with those of the same things in capitals, by their nicknames and by the nouns of their names.

    Args:
        text: The text.
        mentions: What is named, sorted.
    """
    mentions = _under_their_codes(text, longest_first([*mentions, *_in_capitals(text, mentions)]))
    nicknames = _nicknames(text, mentions)
    mentions = longest_first([*nicknames, *mentions])
    return longest_first([*mentions, *_by_their_nouns(text, mentions)])


# Of what kind a body is by its name, and how a text goes on about it: "Tarnholm University … the university".
_BODIES = tuple(
    (re.compile(name), re.compile(again))
    for name, again in (
        *(
            (rf"\b{noun}\b", rf"\b(?:[Tt]he|[Tt]his|[Oo]ur) {noun.lower()}(?! (?:of|for|and|or)\b|\w|-)")
            for noun in (
                "University", "Institute", "Laboratory", "College", "Academy", "Observatory", "Consortium", "Hospital",
                "Foundation", "Ministry",
            )
        ),
        ("大学|学院", "该校|学校(?!里|间)|该大学"),
        ("研究院|科学院", "该院|该研究院"),
        ("研究所", "该所|该研究所|研究所(?=[已将在又从向把])"),
        ("实验室", "该实验室"),
    )
)  # fmt: skip


def _by_their_nouns(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Universities, institutes and the like by the noun alone, where the text names one of the kind only."""
    bodies = [m for m in mentions if m.kind == "company" and not m.anonymous]
    places = None
    for name, again in _BODIES:
        named = [m for m in bodies if name.search(m.text) or name.search(m.name)]
        if len({m.id for m in named}) != 1:
            continue
        places = places or Places(text, mentions)
        for match in again.finditer(text, named[0].end):
            if places.free(*match.span()):
                yield renamed(named[0], text, *match.span(), "noun")


def _under_their_codes(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, those by the code of an exchange as mentions of who is listed under it: "Corrigan (CGN)"."""
    listed: dict[str, Mention] = {}
    named = Counter(m.text for m in mentions)
    for name, code in itertools.pairwise(mentions):
        parties = name.kind == code.kind == "company" and not (name.anonymous or code.anonymous)
        # A known company that is named nowhere else may have the same letters: "Corrigan Systems (CGN)".
        initials = "".join(word[0] for word in re.split("[ -]", name.text) if word)
        strange = name.provisional and name.text.isascii() and initials.upper() != code.text
        unknown = code.provisional or (strange and named[code.text] == 1)
        if parties and unknown and _CODE.fullmatch(code.text) and _LISTED_AS.fullmatch(text, name.end, code.end + 1):
            listed.setdefault(code.text, name)
    return [
        renamed(listed[m.text], text, m.start, m.end, "code") if m.kind == "company" and m.text in listed else m
        for m in mentions
    ]


def _in_capitals(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    lines = [match.span() for match in _CAPITALS.finditer(text) if len(_CAPITAL_WORD.findall(match.group())) > 2]
    if not lines:
        return
    places = Places(text, mentions)
    written: dict[str, Mention] = {}
    for mention in mentions:
        form = mention.text.upper()
        if not (mention.anonymous or mention.generic) and len(form) >= _SHORTEST and form != mention.text:
            written.setdefault(form, mention)
    for first, last in lines:
        for form, starts in places_of(text[first:last], written).items():
            for start in (first + offset for offset in starts):
                end = start + len(form)
                whole = _BOUNDARY.match(text, start) and not text[end : end + 1].isalnum()
                if whole and places.free(start, end):
                    yield renamed(written[form], text, start, end, "capitals")


def _nicknames(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Chips and models by what somebody calls them, where nothing else is named so."""
    meant: dict[str, Mention] = {}
    named = [m for m in mentions if m.kind in ("chip", "model") and not (m.generic or m.anonymous)]
    for mention in named:
        called = _NICKNAME.match(text, mention.end)
        if called is not None:
            meant.setdefault(called["name"], mention)
    ends = [mention.end for mention in named]
    for called in _CALL_IT.finditer(text):
        index = bisect_right(ends, called.start()) - 1
        if index >= 0 and called.start() - ends[index] <= _REACH:
            meant.setdefault(called["name"], named[index])
    if not meant:
        return []
    places = Places(text, mentions)
    found = []
    for name, starts in places_of(text, meant).items():
        for start in starts:
            end = start + len(name)
            whole = not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())
            taken = (m for m in places.within(start, end) if not (m.text == name and m.provisional))
            if whole and next(taken, None) is None:
                found.append(renamed(meant[name], text, start, end, "nickname"))
    return found
