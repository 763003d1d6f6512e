"""English texts in which one person speaks for a company as "we": memos, letters, e-mails, accounts told to others."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from assets.facts.discourse import Discourse, reference
from assets.facts.layout.lines import Block
from assets.facts.mentions import Mention
from assets.facts.mentions.mention import slug
from assets.facts.mentions.places import ORGANISATIONS
from assets.facts.model import EntityReference
from assets.facts.talks.accounts import OwnWords, account_in, unquoted
from assets.facts.talks.interviews import FORMER, Turn, is_note
from assets.facts.talks.introductions import COMPANY, OFFICE, PERSON, company_in
from assets.facts.view import View

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
    rf"(?:[—–-]{{1,2}}\s*)?(?:{_CLOSES.pattern}\s+)?(?P<name>{PERSON})"
    rf"(?:(?:,|\s[—–-]|\s\(|\s(?={OFFICE}\b))[^.!?\n]{{1,80}})?"
)
_TOLD_TO = re.compile(
    rf"\b[Aa]s told to\b|\b[Ii]n (?:his|her|their) own words\b|\b[Bb]y {PERSON}, [^.\n]{{0,30}}?{OFFICE}\b"
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


# "Company: Corbelle Semiconductor Date: 31 July 2025"
_COMPANY_LINE = re.compile(rf"\bCompany: {COMPANY}(?=\s+[A-Z]\w+:|\s*$|[,(;|])")


def company_told(view: View) -> Mapping[str, str]:
    """The name of the company for which a letter is written, or whose record a text is; empty where nothing tells it.

    A letter tells it at its head or its end, a record in a line of its head.
    """
    lines = (_COMPANY_LINE.search(view.text, block.start, block.end) for block in view.blocks[:_HEAD])
    line = next((match for match in lines if match is not None), None)
    if line is not None:
        return {line["name"]: "company"}
    told = next((words for words in (_letter(view), account_in(view)) if words is not None and words.company), None)
    return {told.company: "company"} if told is not None and told.company is not None else {}


def letter_of(view: View, mentions: Sequence[Mention], discourse: Discourse) -> dict[int, Turn]:
    """The words of a letter or a memo that somebody writes for a company, or of one person's account or speech.

    Args:
        view: The document's view.
        mentions: What it names.
        discourse: Tells for whom people speak, and which companies only observe.

    Returns:
        For each block of it, by its number, who speaks and for whom; empty where the text is none, or a letter that
        tells no company.
    """
    letter, account = _letter(view), account_in(view)
    if letter is not None and letter.body:
        told = account.author if account is not None else None
        author = _author_of(replace(letter, author=letter.author or told), view, mentions)
        company = _company_of(letter, author, view, mentions, discourse)
        if company is not None:
            by = reference(author) if author is not None else _reference(letter.author or told)
            return {i: Turn(False, by, author, view.blocks[i].start, company, form="letter") for i in letter.body}
    if account is None:
        return {}
    author = _author_of(account, view, mentions)
    company = _company_of(account, author, view, mentions, discourse) or _own_company(account, view, mentions)
    company = None if company is not None and discourse.is_observer(company) else company
    by = reference(author) if author is not None else _reference(account.author)
    # Whom he only tells of he does not speak for.
    alone = company is None
    return {i: Turn(False, by, author, view.blocks[i].start, company, alone, form="account") for i in account.body}


def _author_of(words: OwnWords, view: View, mentions: Sequence[Mention]) -> Mention | None:
    """The mention of whose words they are; where no name is told, of the only one introduced before with a company."""
    people = [m for m in mentions if m.kind == "person" and not m.anonymous]
    if words.author is None:
        introduced = [m for m in people if m.start < view.blocks[words.body[0]].start and m.affiliation_id]
        return introduced[0] if len({m.id for m in introduced}) == 1 else None
    wanted = set(words.author.split())
    named = [m for m in people if wanted <= set(m.name.split())]
    return next((m for m in named if m.affiliation_id), named[0] if named else None)


def _company_of(
    words: OwnWords, author: Mention | None, view: View, mentions: Sequence[Mention], discourse: Discourse
) -> Mention | None:
    """The company for which somebody speaks, as it is told of him or around his words; None where he has left it."""
    company = discourse.employer(author) if author is not None else None
    if company is None and words.company is not None:
        told = [m for m in mentions if m.kind in ORGANISATIONS and m.text == words.company]
        company = next((m for m in told if not discourse.is_observer(m)), None)
        if not told:  # Only an address tells it.
            start, name = view.blocks[words.body[0]].start, words.company
            company = Mention(start, start, name, f"company:{slug(name)}", name, "company", provisional=True)
    former = company is not None and FORMER.search(view.text, max(0, company.start - 30), company.start)
    return None if former else company


# "I buy hardware for Stonecrop Labs", "We at Larkmoor": before the company of who speaks.
_MY_COMPANY = re.compile(
    r"\b(?:I (?:run|lead|head|direct|manage|work|buy|build|sell|own|am|founded|co-?founded|started|chair|look after)\b"
    r"[^.;?!]{0,60}?\b(?:of|at|for|with|called)|I (?:run|founded|co-?founded|started|own|chair)|[Ww]e at) (?:the )?$"
)
_MINE_REACH = 90


def _own_company(words: OwnWords, view: View, mentions: Sequence[Mention]) -> Mention | None:
    """The company of which somebody says that he works for it."""
    start, end = view.blocks[words.body[0]].start, view.blocks[words.body[-1]].end
    for mention in mentions:
        if mention.kind in ORGANISATIONS and not mention.anonymous and start <= mention.start < end:
            before = max(start, mention.start - _MINE_REACH)
            if _MY_COMPANY.search(view.text, before, mention.start) and not FORMER.search(
                view.text, max(start, mention.start - 30), mention.start
            ):
                return mention
    return None


def _reference(name: str | None) -> EntityReference | None:
    return EntityReference(f"person:{slug(name)}", name, name, True) if name is not None else None


def _letter(view: View) -> OwnWords | None:
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
    speaks = sum(_FIRST_PERSON.search(unquoted(texts[i])) is not None for i in told)
    if speaks < _LEAST or speaks < _SHARE * len(told):
        return None
    if talk and header is None and greeting is None:
        ours = sum(_OURS.search(unquoted(texts[i])) is not None for i in told)
        if ours <= _LEAST or ours < _MOST * len(told):
            return None  # A reporter, too, may write "I" and "we".
    around = [*(texts[i] for i, _ in blocks if i < begin), *(texts[i] for i, _ in blocks if i >= end)]
    author = _author(texts, blocks, header, signed, begin)
    return OwnWords(tuple(body), author, company_in(around, {author, signed[1] if signed is not None else None}))


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
        if not introduces and _FIRST_PERSON.search(unquoted(view.text[b.start : b.end])):
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
    if name is None or not re.fullmatch(PERSON, name):
        return None
    if " " not in name:
        told = "\n".join(texts[i] for i, _ in blocks if i < begin)
        full = re.search(rf"\b{re.escape(name)} [A-Z][\w'’-]+", told)
        return full[0] if full is not None else name
    return name
