"""English texts that are one person's own words: accounts told to others, speeches, testimony, columns of outsiders."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assets.facts.talks.interviews import is_note
from assets.facts.talks.introductions import OFFICE, company_in
from assets.facts.view import View

_WORD = r"[A-Z][\w’'-]*(?<![’']s)(?<![’'])"
_NAME = rf"(?P<name>{_WORD}(?: (?:[A-Z]\.|{_WORD}|van|de|von|der|el|al|bin)){{1,3}})"
_TITLE = (
    r"(?:(?:The )?(?:Hon(?:ou?rable)?|Mr|Ms|Mrs|Dr|Prof(?:essor)?|Sir|Dame|Lord|CEO|Chair(?:man|woman)?|President)\.? )"
)
# What says that somebody's own words follow.
_OWN_WORDS = re.compile(
    r"\b[Aa]s told to\b|\b[Ii]n (?:his|her|their|my) own words\b|\b[Ff]ull (?:text|transcript)\b|\b[Ii]n full\b"
    r"|\bas (?:delivered|prepared(?: for delivery)?|written by (?:him|her))\b"
)
_SPEECH = (
    r"(?:(?:[Oo]pening |[Ww]ritten |[Pp]repared |[Oo]ral )?(?:[Ss]tatement|[Tt]estimony|[Rr]emarks|[Ss]peech|[Kk]eynote"
    r"(?: address| speech)?|[Aa]ddress|[Ll]ecture|[Ee]vidence|[Tt]oast|[Ee]ulogy))"
)
_SPEECH_OF = (
    re.compile(rf"\b{_SPEECH} (?:of|by|from|(?:given|delivered) by) (?:the )?{_TITLE}?{_NAME}"),
    re.compile(rf"{_TITLE}?{_NAME}[’']s? (?:[a-z]+ ){{0,3}}{_SPEECH}\b"),
)
# How somebody begins who speaks to many.
_ADDRESSES = re.compile(
    r"(?:Ladies and gentlemen|(?:Madam|Mister|Mr\.?) (?:Chair\w*|Speaker|President)|Chair(?:man|woman) [A-Z]\w+"
    r"|Distinguished|Honou?rable|Members of|Fellow|Friends|Colleagues|Excellencies|Good (?:morning|afternoon|evening)"
    r"|Thank you(?: all| so much| very much)?(?:,| for))\b"
)
_MY_NAME = re.compile(rf"\b(?:My name is|I am called|I['’]m|I am) {_NAME}(?=[,.;]| and\b)")
# Who is told of at the head: "Maren Solheim, 44, is head of procurement at Havnes Compute."
_INTRODUCED = re.compile(
    rf"(?:^|(?<=[.!?*_\d:·|] )|(?<=[*_])){_NAME}(?:,[^.!?]{{1,60}}?,)? "
    r"(?:is|was|runs|heads|leads|owns|founded|works|buys|sells|has|joined|looks|manages)\b"
)
_BYLINE = re.compile(rf"\W{{0,3}}(?:By|BY|by) {_NAME}\W{{0,3}}$")
_DOES = r"(?:runs|leads|heads|directs|founded|co-?founded|owns|manages|chairs)"
_POST = rf"(?:{OFFICE}|partner|professor|engineer|director|manager|fellow|minister|head|owner)"
# What stands below a column of somebody who is no journalist.
_ABOUT_WRITER = re.compile(
    rf"\W{{0,3}}(?:(?:The|Our) (?:writer|author)|{_NAME}) "
    rf"(?:(?:is|was)\b[^.]{{0,60}}?\b{_POST}\b[^.]{{0,40}}?\b(?:of|at|for|in)\b|{_DOES}\b)"
)
_JOURNALIST = re.compile(
    r"\b(?:reporter|correspondent|columnist|journalist|editor|writes? for|covers|staff writer|contributor|blogger)\b"
)
_FIRST_PERSON = re.compile(r"\b(?:I|me|my|mine|we|us|our|ours|We|My|Our)\b(?![’']?\.\w)")
_QUOTED = re.compile(r"“[^“”\n]*”|\"[^\"\n]*\"")
# The head of a text and its end have so many blocks; so many paragraphs, and which share of them, speak of "I" or "we".
_HEAD, _END, _LEAST, _SHARE = 5, 3, 2, 0.3
# So many paragraphs that only ask make an interview; a longer line has words of its own.
_QUESTIONS, _LONGEST_LINE = 3, 90


@dataclass(frozen=True, slots=True)
class OwnWords:
    """A text that is somebody's own words.

    Attributes:
        body: The numbers of the blocks of these words.
        author: The name of who says them; None where it is not told.
        company: The name of the company for which they are said, where that is told around them.
    """

    body: tuple[int, ...]
    author: str | None
    company: str | None


def unquoted(text: str) -> str:
    """A text without what stands in quotation marks, which others may say."""
    return _QUOTED.sub("", text)


def account_in(view: View) -> OwnWords | None:
    """What a text gives of one person's own words; None where it is no such text or does not tell whose they are."""
    blocks = [(i, b) for i, b in enumerate(view.blocks) if b.kind != "noise"]
    texts = {i: view.text[b.start : b.end] for i, b in blocks}
    told = [i for i, b in blocks if b.kind == "paragraph"]
    if sum(texts[i].rstrip(" *_").endswith("?") and len(texts[i]) < _LONGEST_LINE for i in told) >= _QUESTIONS:
        return None
    head = [i for i, _ in blocks[:_HEAD]]
    signed = _signed(texts, head, [i for i, _ in blocks[-_END:]])
    first = _opening(view, texts, head, signed[1] if signed is not None else None)
    body = [i for i, b in blocks if i >= first and b.kind != "row" and (signed is None or i < signed[0])]
    body = [i for i in body if view.blocks[i].kind == "heading" or not is_note(view, i)]
    own = [i for i in body if view.blocks[i].kind != "heading"]
    speaks = sum(_FIRST_PERSON.search(unquoted(texts[i])) is not None for i in own)
    if speaks < _LEAST or speaks < _SHARE * len(own):
        return None
    before = [texts[i] for i in head if i < first]
    author = signed[1] if signed is not None else _author(before, [texts[i] for i in own])
    if author is None or _is_told_of(author, [texts[i] for i in own]):
        return None
    around = [*before, *(texts[i] for i, _ in blocks if i > body[-1])]
    return OwnWords(tuple(body), author, company_in(around, {author}))


def _signed(texts: Mapping[int, str], head: Sequence[int], end: Sequence[int]) -> tuple[int, str] | None:
    """Below a column, the number of the block that tells who has written it, who is no journalist, and the name."""
    byline = next((match["name"] for i in head if (match := _BYLINE.match(texts[i].strip())) is not None), None)
    for i in end:
        match = _ABOUT_WRITER.match(texts[i])
        if i in head or match is None or _JOURNALIST.search(texts[i]):
            continue
        name = match["name"] or byline
        if name is not None and byline in (None, name) and (byline or len(texts[i].split(". ")) <= _LEAST):
            return i, name
    return None


def _opening(view: View, texts: Mapping[int, str], head: Sequence[int], writer: str | None) -> int:
    """The number of the block with which somebody's own words begin: the first that does not introduce them."""
    for i in head:
        text = texts[i]
        introduces = view.blocks[i].kind == "heading" or is_note(view, i) or _OWN_WORDS.search(text) is not None
        line = len(text) < _LONGEST_LINE and text.rstrip(" *_")[-1:] not in '.!?,:;”"'
        third = not _FIRST_PERSON.search(unquoted(text)) and writer is None
        if not (introduces or line or _BYLINE.match(text.strip()) or third):
            return i
    return len(view.blocks)


def _author(head: Sequence[str], own: Sequence[str]) -> str | None:
    """Who says what follows: as he says himself, or as the head tells that announces a speech or an account."""
    named = next((match["name"] for text in own[:2] if (match := _MY_NAME.search(unquoted(text)))), None)
    if named is not None:
        return named
    announced = any(_OWN_WORDS.search(text) for text in head)
    for text in head:
        for pattern in _SPEECH_OF:
            match = pattern.search(text)
            if match is not None and (announced or any(_ADDRESSES.match(opening) for opening in own[:2])):
                return match["name"]
    introduced = next((match["name"] for text in head if (match := _INTRODUCED.search(text)) is not None), None)
    return introduced if announced else None


def _is_told_of(author: str, own: Sequence[str]) -> bool:
    """Whether a text tells what somebody says, so that its words are not his."""
    says = re.compile(rf"\b{re.escape(author.rpartition(' ')[2])} (?:says?|said|told|adds?|added|writes?|wrote)\b")
    return any(says.search(text) for text in own)
