"""English texts in which one person speaks for a company as "we": memos, letters, e-mails, accounts told to others."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from assets.facts.discourse import Discourse, reference
from assets.facts.layout.lines import Block
from assets.facts.mentions import Mention
from assets.facts.mentions.mention import slug
from assets.facts.mentions.places import ORGANISATIONS
from assets.facts.model import EntityReference
from assets.facts.talks.interviews import FORMER, Turn, is_note
from assets.facts.view import View

_WORD = r"(?:[A-Z][\w&’'-]*(?<![’']s)(?<![’'])|AI|\d+[A-Z]\w*)"
_COMPANY = rf"(?P<name>{_WORD}(?: (?:{_WORD}|&|of(?= [A-Z]))){{0,3}})"
_PERSON = r"[A-Z][\w'’-]+(?: (?:[A-Z]\.|[A-Z][\w'’-]+|van|de|von|der|el|al)){0,3}"
_OFFICE = (
    r"(?:CEO|C[FOT]O|[Cc]hief(?: [a-z]+)?(?: officer| executive)?|[Cc]hief [Ee]xecutive(?: [Oo]fficer)?|[Bb]oss"
    r"|(?:[Cc]o-?)?[Ff]ounder|[Cc]hair\w*|[Pp]resident"
    r"|[Mm]anaging [Dd]irector|[Mm]anagement|[Hh]ead of [\w -]{2,24})"
)
_READERS = (
    r"(?:staff|everyone|everybody|employees|workers|colleagues|shareholders|stockholders|investors|partners|customers|clients|suppliers"
    r"|creditors|bondholders|the team|team|all hands)"
)
# What the head of a letter, or its end, tells of for whom it is written.
_TELLS_COMPANY = (
    re.compile(rf"{_COMPANY}[’']s? (?:new |outgoing |interim )?{_OFFICE}\b"),
    re.compile(rf"{_COMPANY} {_OFFICE}(?:[’']s)?\b(?! of\b)"),
    re.compile(rf"\b{_OFFICE}(?:, (?:and [^,\n]{{2,30}}, )?| of | at ){_COMPANY}(?=[\s.,;:)*_]|$)"),
    re.compile(rf"[Dd]ear {_COMPANY} {_READERS}\b"),
    re.compile(
        rf"(?:[Ll]etter|[Mm]emo|[Nn]ote|e-?mail|message|[Rr]emarks|[Ss]peech|post|[Bb]log) (?:to|from|by|of"
        rf"|at) (?:the )?{_COMPANY}(?:[’']s?)?"
        rf"(?= (?:{_READERS}|sent|wrote|on|about)|[.,:;]|$)"
    ),
    re.compile(rf"\b{_READERS} (?:of|at) {_COMPANY}(?=[\s.,;:)*_]|$)"),
    re.compile(r"[\w.+-]+@(?P<domain>[a-z][\w-]+)"),
)
_NO_COMPANY = re.compile(
    r"(?:The|A|An|Our|Read|Memo|Letter|Dear|To|From|Hi|Hello|Subject|Date|Re|In|On|Full|Exclusive|Why|How|What|This|Its"
    r"|As|By|Former|Deputy|Vice|Chief|CEO|Founder|gmail|outlook|example|protonmail)",
)
_KIND = re.compile(
    r"\b(?:memo|memorandum|letter|e-?mail|note|message|remarks|speech|blog ?post|address)\b|\bas told to\b"
    r"|\bin (?:his|her|their) own words\b|\b(?:in full|full text)\b",
    re.IGNORECASE,
)
_HEADER = re.compile(
    r"(?:From: (?P<sender>[^:\n]{2,60}?)(?=,? (?:To|Date|Sent|Subject|Cc|CC):|\s*$|\s*<|,)|(?:To|Date|Sent|Subject"
    r"|Cc|CC|Re): )"
)
_SALUTATION = re.compile(
    r"(?:Dear [^.!?\n]{2,60}|(?:Hi|Hello|Hey|Good morning)(?:,? [^.!?\n]{2,30})?|Team|All|Colleagues|Friends|Folks"
    r"|Everyone"
    r"|Shareholders|Fellow [a-z]+|To (?:all|our|my|the|every)[^.!?\n]{2,60}|[A-Z][a-z]{3,}(?:ers|ians"
    r"|ites))\s?[,:;—–!-]?"
)
_CLOSES = re.compile(
    r"(?:Best|Yours|Regards|Kind regards|Sincerely|Thanks|Thank you|Onwards?|Cheers|Warmly|With [a-z]+|Signed)"
    r"[^\n,.]{0,24}[,.]?"
)
_SIGNATURE = re.compile(
    rf"(?:[—–-]{{1,2}}\s*)?(?:{_CLOSES.pattern}\s+)?(?P<name>{_PERSON})"
    rf"(?:(?:,|\s[—–-]|\s\(|\s(?={_OFFICE}\b))[^.!?\n]{{1,80}})?"
)
_TOLD_TO = re.compile(
    rf"\b[Aa]s told to\b|\bin (?:his|her|their) own words\b|\b[Bb]y {_PERSON}, [^.\n]{{0,30}}?{_OFFICE}\b"
    r"|\b(?:[Cc]ompany )?[Bb]log of [A-Z]"
)
# What introduces what somebody says at length, set without the questions.
_TALK = re.compile(
    r"\b(?:[Ff]ireside chat|[Ii]n conversation|[Ss]poke (?:to|with)|[Ss]at down with|[Tt]alked (?:to|with)|[Tt]old us"
    r"|(?:[Hh]is|[Hh]er|[Tt]heir) (?:answers|remarks|words|testimony)|[Ii]nterview(?:ed)?|AMA|[Kk]eynote|[Rr]emarks"
    r"|[Ss]peech|[Tt]estimony|[Pp]repared statement)\b"
)
_OURS = re.compile(r"\b(?:we|us|our|ours)\b", re.IGNORECASE)
_FIRST_PERSON = re.compile(r"\b(?:we|us|our|ours|I|my)\b(?![’']?\.)", re.IGNORECASE)
# How many paragraphs stand at the head, how many sign, how many and which share of the rest speak of "us".
_HEAD, _SIGN, _LEAST, _SHARE, _MOST = 6, 3, 2, 0.4, 0.6
_LONGEST_LINE = 90


@dataclass(frozen=True, slots=True)
class _Letter:
    """A letter: which blocks its words are, who writes it, and what is it called for whom."""

    body: tuple[int, ...]
    author: str | None
    company: str | None


def company_told(view: View) -> Mapping[str, str]:
    """The name of the company for which a letter is written, as its head or its end tells; empty where none does."""
    letter = _letter(view)
    return {letter.company: "company"} if letter is not None and letter.company is not None else {}


def letter_of(view: View, mentions: Sequence[Mention], discourse: Discourse) -> dict[int, Turn]:
    """The words of a letter, a memo or an account that somebody gives for a company.

    Args:
        view: The document's view.
        mentions: What it names.
        discourse: Tells for whom people speak, and which companies only observe.

    Returns:
        For each block of it, by its number, who speaks and for whom; empty where the text is none or tells no company.
    """
    letter = _letter(view)
    if letter is None or not letter.body:
        return {}
    people = [m for m in mentions if m.kind == "person" and not m.anonymous]
    wanted = letter.author.split() if letter.author else []
    named = [m for m in people if wanted and (m.name == letter.author or set(wanted) <= set(m.name.split()))]
    author = next((m for m in named if m.affiliation_id), named[0] if named else None)
    if letter.author is None:
        introduced = [m for m in people if m.start < view.blocks[letter.body[0]].start and m.affiliation_id]
        author = introduced[0] if len({m.id for m in introduced}) == 1 else None
    company = discourse.employer(author) if author is not None else None
    if company is None and letter.company is not None:
        told = [m for m in mentions if m.kind in ORGANISATIONS and m.text == letter.company]
        company = next((m for m in told if not discourse.is_observer(m)), None)
        if not told:  # Only an address tells it.
            start, name = view.blocks[letter.body[0]].start, letter.company
            company = Mention(start, start, name, f"company:{slug(name)}", name, "company", provisional=True)
    if company is None or FORMER.search(view.text, max(0, company.start - 30), company.start):
        return {}
    by = reference(author) if author is not None else _reference(letter.author)
    return {index: Turn(False, by, author, view.blocks[index].start, company) for index in letter.body}


def _reference(name: str | None) -> EntityReference | None:
    return EntityReference(f"person:{slug(name)}", name, name, True) if name is not None else None


def _letter(view: View) -> _Letter | None:
    blocks = [(i, b) for i, b in enumerate(view.blocks) if b.kind != "noise"]
    texts = {i: view.text[b.start : b.end] for i, b in blocks}
    head = blocks[:_HEAD]
    header = next((i for i, _ in head if _HEADER.match(texts[i])), None)
    greeting = next((i for i, b in head if b.kind != "heading" and _is_greeting(texts[i])), None)
    kind = any(_KIND.search(texts[i]) for i, _ in blocks[:3])
    account = any(_TOLD_TO.search(texts[i]) for i, _ in [*blocks[:3], *blocks[-2:]])
    signed = _signature(blocks, texts)
    talk = not account and any(_TALK.search(texts[i]) for i, _ in blocks[:3])
    talk = talk and not any(texts[i].endswith("?") for i, _ in blocks[1:])
    account = account or talk
    if header is None and greeting is None and not account:
        return None
    if not (account or kind or signed is not None or header is not None):
        return None
    begin = _body_begins(view, blocks, header, greeting)
    end = signed[0] if signed is not None else blocks[-1][0] + 1
    body = [i for i, b in blocks if begin <= i < end and b.kind in ("paragraph", "bullet", "heading")]
    body = [i for i in body if view.blocks[i].kind == "heading" or not is_note(view, i)]
    told = [i for i in body if view.blocks[i].kind == "paragraph"]
    speaks = sum(_FIRST_PERSON.search(_unquoted(texts[i])) is not None for i in told)
    if speaks < _LEAST or speaks < _SHARE * len(told):
        return None
    if talk and header is None and greeting is None:
        ours = sum(_OURS.search(_unquoted(texts[i])) is not None for i in told)
        if ours <= _LEAST or ours < _MOST * len(told):
            return None  # A reporter, too, may write "I" and "we".
    around = [*(texts[i] for i, _ in blocks if i < begin), *(texts[i] for i, _ in blocks if i >= end)]
    author = _author(texts, blocks, header, signed, begin)
    return _Letter(tuple(body), author, _company(around, {author, signed[1] if signed is not None else None}))


def _unquoted(text: str) -> str:
    return re.sub(r"“[^”]*”|\"[^\"]*\"", "", text)


def _is_greeting(text: str) -> bool:
    return len(text) < _LONGEST_LINE and _SALUTATION.fullmatch(text.strip("*_ ")) is not None


def _body_begins(view: View, blocks: Sequence[tuple[int, Block]], header: int | None, greeting: int | None) -> int:
    """The number of the first block of the words of a letter."""
    if greeting is not None:
        return greeting + 1
    if header is not None:
        return 1 + max(i for i, b in blocks[: _HEAD + 4] if i == header or _HEADER.match(view.text[b.start : b.end]))
    # An account begins behind what introduces it.
    for i, b in blocks:
        introduces = b.kind == "heading" or is_note(view, i)
        introduces = introduces or any(p.search(view.text, b.start, b.end) for p in (_TOLD_TO, _TALK))
        if not introduces and _FIRST_PERSON.search(_unquoted(view.text[b.start : b.end])):
            return i
    return len(view.blocks)


def _signature(blocks: Sequence[tuple[int, Block]], texts: Mapping[int, str]) -> tuple[int, str] | None:
    """The number of the first block with which a letter is signed, and by whom."""
    for i, block in blocks[-_SIGN:]:
        text = texts[i].strip("*_ ")
        match = _SIGNATURE.fullmatch(text) if len(text) < _LONGEST_LINE and block.kind != "heading" else None
        if match is not None and text[-1:] not in ".!?:" and not _CLOSES.fullmatch(text):
            closed = [k for k, b in blocks[:-1] if k + 1 == i and _CLOSES.fullmatch(texts[k].strip("*_ "))]
            return (closed or [i])[0], match["name"]
    return None


def _author(
    texts: Mapping[int, str],
    blocks: Sequence[tuple[int, Block]],
    header: int | None,
    signed: tuple[int, str] | None,
    begin: int,
) -> str | None:
    sender = _HEADER.match(texts[header]) if header is not None else None
    name = sender["sender"] if sender is not None and sender["sender"] else signed[1] if signed is not None else None
    name = re.split(r",| <| \(", name)[0].strip() if name else None
    if name is None or not re.fullmatch(_PERSON, name):
        return None
    if " " not in name:
        told = "\n".join(texts[i] for i, _ in blocks if i < begin)
        full = re.search(rf"\b{re.escape(name)} [A-Z][\w'’-]+", told)
        return full[0] if full is not None else name
    return name


def _company(around: Sequence[str], people: Set[str | None]) -> str | None:
    """The name of a company that the head or the end of a letter tells, which is none of those who sign."""
    for pattern in _TELLS_COMPANY:
        for text in around:
            for match in pattern.finditer(text):
                groups = match.groupdict()
                name = groups.get("name") or (groups.get("domain") or "").title()
                words = name.split()
                while words and _NO_COMPANY.fullmatch(words[0]):
                    words = words[1:]
                if " ".join(words) in people:
                    continue  # "Tomasz Wrona Chief executive, Palefire"
                if words and not _NO_COMPANY.fullmatch(words[-1]) and not re.fullmatch(_OFFICE, " ".join(words)):
                    return " ".join(words)
    return None
