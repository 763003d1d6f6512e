"""Other members of a line of chips or models that a text names: the Onyx 3X, the 3X and Onyxes beside the Onyx 3."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from assets.facts.mentions.known import longest_first
from assets.facts.mentions.latin_words import EDITIONS
from assets.facts.mentions.mention import Mention, renamed, slug
from assets.facts.mentions.places import Places
from assets.facts.mentions.words import article_around, places_of

_EDITION = rf"(?:{EDITIONS}|Neo|Nano|Air|Turbo|Instruct|Chat|Base|Coder|Flash|Large|Small)"
_NUMBER = r"\d{1,4}(?:\.\d)?"
# What tells members of a line apart: 3, 3X, 200E, -B, -1, -2.5, Pro, 2 Instruct, 2 Chat, -3 70B.
_MEMBER = (
    rf"(?:(?: {_NUMBER}(?:[A-Z]{{1,2}}|[a-z])?|-{_NUMBER}[A-Za-z]{{0,2}}|-[A-Z]\d?|-{_EDITION}(?: \d{{1,2}})?)"
    rf"(?: {_EDITION}| {_NUMBER}B)?| {_EDITION})"
)
# A number alone is a member where no quantity follows: "Marten 2 is", but not "Marten 2 weeks later".
_NO_QUANTITY = (
    r"(?=s?(?:[”\"’'.,;:?!)]+(?!\d)|\n|$| (?:is|was|be|are|were|will|has|had|have|would|could|should|can|may|which|that"
    r"|and|or|but|chips?|cards?|processors?|accelerators?|models?|boards?|servers?|racks?|parts?|on|at|by|for|goes|went"
    r"|comes|came|enters|entered|arrives|arrived|ships|shipped|costs?|starts|started|uses|used|draws?|delivers|offers|carries"
    r"|needs|sells|sold|runs|launched|follows|followed|sampled|samples|tapes|taped|made|built|replaces|replaced|beats"
    r"|does|reaches|to|in|from|with|as|from|into|than|production|shipments|sales|units|took|lacks|falls|fell)\b)|s(?!\w))"
)
_NAME = re.compile(
    rf"(?P<line>[A-ZÀ-Þ][a-zà-ÿ]{{2,}}[A-Za-zà-ÿ]*(?: (?!{_EDITION}(?!\w))[A-ZÀ-Þ][a-zà-ÿ]+)?)(?P<rest>{_MEMBER})?"
)
_MEMBER_BEHIND = re.compile(
    rf"(?P<rest>{_MEMBER})?(?P<plural>(?:(?<=[sxz])|(?<=[cs]h))es|(?<![sx])s)?(?![\w-]|[’']\w{{2,}}|\.\d)"
)
_ONLY_NUMBER = re.compile(r" \d{1,4}[a-z]?$")
_ONLY_EDITION = re.compile(_EDITION)
_NUMBER_BEHIND = re.compile(_NO_QUANTITY)
# A longer name: Kestrel Semiconductor.
_LONGER = re.compile(r" [A-Z][a-z]|-[A-Za-z]")
_WORD_BEFORE = re.compile(r"(?:^|[^\w-])([A-Z][\w’'-]*) $")
# "X2 Lite": an edition of a part that is known by a code.
_EDITION_BEHIND = re.compile(rf" (?:{EDITIONS}|Neo)(?![\w-])")
_CODE = re.compile(r"(?:.* )?[A-Z]{1,3}-?\d{1,4}[A-Za-z]{0,2}")
# How a member is called by what tells it apart: "the 3X has 288 GB", "Half of it is the 200.", "Why the L?"
_SHORT_BEFORE = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Ee]ach|[Ee]very|[Bb]oth|[Ii]ts|older|newer|[A-Z]\w+[’']s) $")
_SHORT_BEHIND = re.compile(
    r"(?=s?(?:[”\"]?[.,;:?!)](?!\d)|[’']s |\n|$| (?:is|was|are|were|will|has|had|have|would|could|should|can|may|cannot"
    r"|does|did|doesn[’']t|didn[’']t|isn[’']t|lists?|costs?|ships|shipped|sells|sold|draws?|drew|uses|used|needs|needed|runs"
    r"|ran|delivers|offers|carries|packs|comes|came|beats|burns|pulls|at|in|on|for|by|from|and|or|to|now|until|never|alone)\b))"
)
_SHORTEST_LINE = 4


@dataclass(slots=True)
class _Line:
    """A line of products: its first member, what its ids begin with, and whether several kinds are called so."""

    base: Mention
    id_: str
    several: bool = False


def with_members_of_lines(text: str, mentions: Sequence[Mention], ordinary: Collection[str]) -> list[Mention]:
    """The mentions, with the members of their lines that only another member tells, and plurals of these.

    Args:
        text: The text.
        mentions: What is named, sorted.
        ordinary: Words that are capitalised for other reasons than being a name, in lower case.
    """
    lines = _lines(mentions)
    edited = [_with_edition(text, m) if _is_code(m) else m for m in mentions]
    found = list(_members(text, lines, Places(text, edited), ordinary))
    result = longest_first([*found, *edited])
    return longest_first([*result, *_short_members(text, result, Places(text, result))])


def _is_code(mention: Mention) -> bool:
    return _is_unknown(mention) and mention.kind == "chip" and _CODE.fullmatch(mention.name) is not None


def _is_unknown(mention: Mention) -> bool:
    return (
        mention.kind in ("chip", "model")
        and mention.provisional
        and not mention.generic
        and not mention.anonymous
        and mention.rule not in ("own-chip",)
    )


def _lines(mentions: Sequence[Mention]) -> dict[str, _Line]:
    """The lines of the chips and models that the catalogue lacks; none of what the text calls more than one kind."""
    lines: dict[str, _Line] = {}
    others = {m.text for m in mentions if not _is_unknown(m)}
    for mention in mentions:
        name = _NAME.fullmatch(mention.name) if _is_unknown(mention) else None
        if (
            name is None
            or _ONLY_EDITION.fullmatch(name["line"])
            or len(name["line"]) < _SHORTEST_LINE
            or name["line"] in others
        ):
            continue
        known = lines.get(name["line"])
        if known is None:
            id_ = mention.id.removesuffix(f"-{slug(name['rest'])}") if name["rest"] else mention.id
            lines[name["line"]] = _Line(mention, id_)
        elif known.base.kind != mention.kind:
            known.several = True
    return {name: line for name, line in lines.items() if not line.several}


def _with_edition(text: str, mention: Mention) -> Mention:
    """The A7 as A7 Ultra, where that follows."""
    edition = _EDITION_BEHIND.match(text, mention.end)
    if edition is None or not text[mention.start : mention.end].endswith(mention.name.rpartition(" ")[2]):
        return mention
    name = mention.name + edition.group()
    longer = renamed(mention, text, mention.start, edition.end(), "line-member")
    return replace(longer, id=f"{mention.id}-{slug(edition.group())}", name=name)


def _members(text: str, lines: Mapping[str, _Line], places: Places, ordinary: Collection[str]) -> Iterator[Mention]:
    for name, starts in places_of(text, lines).items():
        line = lines[name]
        for start in starts:
            end = start + len(name)
            if text[start - 1 : start].isalnum() or text[start - 1 : start] in ("-", "_"):
                continue
            behind = _MEMBER_BEHIND.match(text, end)
            if behind is None or (
                _ONLY_NUMBER.search(behind["rest"] or "") and not _NUMBER_BEHIND.match(text, behind.end("rest"))
            ):
                continue
            rest, stop = behind["rest"] or "", behind.end()
            if rest.endswith("s") and behind["plural"] is None and rest[-2:-1].isdigit():
                rest = rest[:-1]  # Marten 2s
            there = places.within(start, stop)
            if any(
                (m.start != start and not _ONLY_EDITION.fullmatch(m.text)) or m.end > stop or m.kind != line.base.kind
                for m in there
            ) or any(m.start == start and m.end == stop for m in there):
                continue
            if not rest and (_LONGER.match(text, stop) or _is_end_of_longer(text, start, places, ordinary)):
                continue
            if not rest and line.base.kind == "model" and behind["plural"]:
                continue
            id_ = f"{line.id_}-{slug(rest)}" if rest else line.id_
            yield Mention(
                start, stop, text[start:stop], id_, name + rest, line.base.kind, provisional=True,
                vendor_id=line.base.vendor_id, rule="line-member",
            )  # fmt: skip


def _is_end_of_longer(text: str, start: int, places: Places, ordinary: Collection[str]) -> bool:
    """Whether a capitalised word that is no name of its own stands in front: the Martin Kestrel."""
    before = _WORD_BEFORE.search(text, max(0, start - 30), start)
    if before is None or before[1].lower() in ordinary or before[1].endswith(("’s", "'s")):
        return False
    at = before.start(1)
    opens = at == 0 or text[at - 1] in "\n" or text[max(0, at - 2) : at].strip() in (".", "!", "?", ":", "*", "-", "|")
    return not opens and places.ending_at(start - 1) is None


def _short_members(text: str, mentions: Sequence[Mention], places: Places) -> Iterator[Mention]:
    """Members called by what tells them apart from others of their line, behind the first that is called in full."""
    members: dict[str, Mention] = {}
    several: set[str] = set()
    bases: set[str] = set()
    for mention in mentions:
        if mention.kind != "chip" or mention.generic:
            continue
        for rest in _rests(mention.name, bases) if mention.provisional else ():
            earlier = members.setdefault(rest, mention)
            if earlier.id != mention.id:
                several.add(rest)
        bases.add(mention.text)
    short = {rest: m for rest, m in members.items() if rest not in several}
    for rest, starts in places_of(text, short).items():
        meant = short[rest]
        first, last = article_around(meant.start)
        for start in starts:
            end = start + len(rest)
            if not max(first, meant.end) < start < last or text[end : end + 2] in ("s-",):
                continue
            if _SHORT_BEFORE.search(text, max(0, start - 24), start) is None or _SHORT_BEHIND.match(text, end) is None:
                continue
            plural = end + (text[end : end + 1] == "s")
            if places.free(start, plural):
                yield renamed(meant, text, start, plural, "line-member")


_REST = re.compile(r"(?P<front>.*[A-Za-z]) (?P<rest>\d{1,4}[A-Z]{1,2}|\d{2,4})")
_LETTER_BEHIND = re.compile(r"(?P<front>.*\d)(?P<rest>[A-Z])")


def _rests(name: str, earlier: Collection[str]) -> Iterator[str]:
    """By what a member may be called: 3X of Onyx 3X, 200 of Obelisk 200, L of a K80L behind a K80."""
    rest = _REST.fullmatch(name)
    if rest is not None:
        yield rest["rest"]
    letter = _LETTER_BEHIND.fullmatch(name)
    if letter is not None and letter["front"] in earlier:
        yield letter["rest"]
