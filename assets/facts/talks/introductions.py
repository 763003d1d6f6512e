"""How English texts introduce who speaks, and for which company: at the head of a letter, below a column."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

_WORD = r"(?:[A-Z][\w&’'-]*(?<![’']s)(?<![’'])|AI|\d+[A-Z]\w*)"
COMPANY = rf"(?P<name>{_WORD}(?: (?:{_WORD}|&|of(?= [A-Z]))){{0,3}})"
PERSON = r"[A-Z][\w'’-]+(?: (?:[A-Z]\.|[A-Z][\w'’-]+|van|de|von|der|el|al)){0,3}"
OFFICE = (
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
    re.compile(rf"{COMPANY}[’']s? (?:new |outgoing |interim )?{OFFICE}\b"),
    re.compile(rf"{COMPANY} {OFFICE}(?:[’']s)?\b(?! of\b)"),
    re.compile(rf"\b{OFFICE}(?:, (?:and [^,\n]{{2,30}}, )?| of | at ){COMPANY}(?=[\s.,;:)*_]|$)"),
    re.compile(rf"[Dd]ear {COMPANY} {_READERS}\b"),
    re.compile(
        rf"(?:[Ll]etter|[Mm]emo|[Nn]ote|e-?mail|message|[Rr]emarks|[Ss]peech|post|[Bb]log) (?:to|from|by|of"
        rf"|at) (?:the )?{COMPANY}(?:[’']s?)?"
        rf"(?= (?:{_READERS}|sent|wrote|on|about)|[.,:;]|$)"
    ),
    re.compile(rf"\b{_READERS} (?:of|at) {COMPANY}(?=[\s.,;:)*_]|$)"),
    re.compile(r"[\w.+-]+@(?P<domain>[a-z][\w-]+)"),
)
_NO_COMPANY = re.compile(
    r"(?:The|A|An|Our|Read|Memo|Letter|Dear|To|From|Hi|Hello|Subject|Date|Re|In|On|Full|Exclusive|Why|How|What|This|Its"
    r"|As|By|Former|Deputy|Vice|Chief|CEO|Founder|gmail|outlook|example|protonmail)",
)


def company_in(around: Sequence[str], people: Set[str | None]) -> str | None:
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
                if words and not _NO_COMPANY.fullmatch(words[-1]) and not re.fullmatch(OFFICE, " ".join(words)):
                    return " ".join(words)
    return None
