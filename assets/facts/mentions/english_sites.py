"""Sites with names of their own in Latin letters: of all places of a name what speaks for a site is added up."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from assets.facts.mentions.english_site_contexts import (
    AGAINST_AFTER,
    AGAINST_BEFORE,
    ASIDE,
    CERTAIN_AFTER,
    CERTAIN_BEFORE,
    HINTS_AFTER,
    HINTS_BEFORE,
    SHARED_AFTER,
    TOWN_BEFORE,
)
from assets.facts.mentions.known import longest_first
from assets.facts.mentions.latin_name import ENOUGH, USES
from assets.facts.mentions.latin_words import (
    LEGAL_FORMS,
    LETTER,
    LIKE_PLACES,
    MONTHS,
    POSSESSIVE,
    SENTENCE_START,
    cities,
)
from assets.facts.mentions.mention import Mention, renamed, slug
from assets.facts.mentions.places import Places
from assets.facts.patterns import Piece, finditer_at, screen

_CAPITAL = re.compile("[A-ZÀ-ÖØ-ÞĀČĎĐĒĘĚĢĪĶĻŁŃŅŇŌŐŘŚŞŠŤŪŮŰŹŻŽİ]")
_WORD = rf"{_CAPITAL.pattern}[{LETTER}&’'-]*"
# "Parque Mbarakaja", "Slough Nine", "Shed 4", "Rabale Tower 12", "Datapark Svartån".
_NAME = re.compile(
    rf"(?<![{LETTER}_.’'-]){_WORD}(?: (?:(?:de|del|di|da|do|du|des|la|al) )?{_WORD}){{0,4}}"
    r"(?: (?:No\. ?)?\d{1,2}(?![\w.,%-]*\d|%| ?(?:[MGk]W|megawatt|gigawatt|percent|per cent|[bmtr]+illion|nm\b)))?"
)
_OWNER = re.compile(r"[’']s? ")
_NUMERAL = r"\d{1,2}|I{1,3}|I?V|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Uno|Dos|Tres"
_NUMBERED = re.compile(rf"(?P<line>.+) (?:No\. ?)?(?:{_NUMERAL})|(?P<joined>[A-Z][a-zà-ÿ]{{2,}})-\d{{1,2}}")
# What is part of a site, whose name says no more: "Hall 1", "Building C".
_PART = re.compile(
    rf"(?P<line>(?:Data )?(?:Hall|Shed|Building|Block|Chamber|Barn|Pod|Wing|Tower|Facility|Annexe?|Vault|Campus|Site))"
    rf" (?:No\. ?)?(?:{_NUMERAL}|[A-F])"
)
# The code by which an operator calls one of many: LGS3, DEN04, Yongsan IDC-2.
_OWN_CENTRE = re.compile(r"(?:[A-Z][\w’-]+ )+(?:IDC|DC)-?\d{1,2}")
_CODE = re.compile(
    rf"{_OWN_CENTRE.pattern}|(?!(?:FY|CES|GTC|COP|SC|Q|H|FP|INT|BF|PC|DDR|HBM)\d)[A-Z]{{2,5}}-?\d{{1,2}}"
)
# Names that say themselves what they are, and those that places are called by.
_SAYS_SITE = re.compile(
    r"(?:.+ )?(?:(?:Data|Compute|Computing|Digital|AI|Cloud|GPU|Supercomputing)"
    r" (?:Park|Campus|City|Valley|Hub|Village|Farm|Port|Zone|Factory|Precinct|Quarter)|Data ?[Pp]ark|Gigafactory)"
    rf"(?: (?:{_NUMERAL}))?|(?:Data ?[Pp]ark|Campus|Parque|Parc|Polo|Datacampus) .+|.+ Campus"
)
_LIKE_PLACE = re.compile(
    rf"(?:{LIKE_PLACES}|Yard|Vault|Cavern|Annexe?|Gate|Prairie|Mesa|Canyon|Quarry|Bluffs?|Crossing|Plains?|Peninsula|Dock"
    r"|Terrace|Block|Tower|Barn|Shed|Works|Gateway|Exchange|Orchard|Bend|Loop|One|Two|Three|Four|Five|Nine|Uno|Dos|Tres"
    r"|North|South|East|West|Norte|Nord|Sud|Sur|II|III|IV)"
)
# What is built, and so says more of a name than what a town may be called by: "Deccan Vault 2".
_BUILT = re.compile(r".+ (?:Vault|Campus|Hall|Shed|Annexe?|Barn|Tower|Block|Yard|Park|Farm|Quarry|Cavern|Mills?)")
# The column of a table that names sites, and its line of heads.
_HEADS = re.compile(r"^\|(?P<heads>[^\n]*)\|[ ]*\n+", re.MULTILINE)
_SITE_HEAD = re.compile(
    r" *(?:Sites?|Campus(?:es)?|Data cent(?:re|er)s?|Assets?|Facility|Facilities|Clusters?|Machines?|Supercomputers?"
    r"|Halls?|Buildings?) *",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Candidate:
    """A name with its places, and what speaks for its being a site's and against it."""

    words: str
    spans: list[tuple[int, int]] = field(default_factory=list)
    certain: set[str] = field(default_factory=set)
    hints: set[str] = field(default_factory=set)
    shared: bool = False
    against: int = 0
    town: int = 0
    within: bool = False

    @property
    def weight(self) -> int:
        """How firmly the text speaks for a site: `ENOUGH` decides where nothing speaks against it."""
        return (
            2 * len(self.certain)
            + len(self.hints)
            + self.shared
            - self.against
            - (self.town and 1 + (" " not in self.words))
        )


# What in a site's name says only what it is.
_GENERIC_FRONT = re.compile(r"^(?:Project|Campus|Parque|Parc|Polo|Data ?[Pp]ark|Datacampus) (?:de |do |da )?")
_GENERIC_END = re.compile(
    r"(?: (?:Green|Data|Compute|Computing|Digital|AI|Cloud|GPU|Supercomputing|Technology|Energy))*"
    r" (?:Park|Campus|City|Valley|Hub|Village|Farm|Port|Zone|Factory|Precinct|Quarter|Yard|Vault|Cavern|Annexe?"
    r"|Landing)$"
)
# How far back the site may be spoken of whose hall is told of: characters, mentions.
_NEAR = 1500
_LOOK_BACK = 40


class EnglishSites:
    """Finds the sites and machines that a text calls by names that are not known."""

    def __init__(self, vocabulary: Mapping[str, Any]) -> None:
        self._ordinary = frozenset(vocabulary.get("latin_ordinary_words", ()))
        self._cities = cities(vocabulary)
        self._function_words = frozenset(vocabulary.get("latin_function_words", ()))
        self._given_names = frozenset(vocabulary.get("given_names", ()))
        self._endings = LEGAL_FORMS | frozenset(vocabulary.get("latin_company_suffixes", ()))
        self._weak_endings = frozenset(vocabulary.get("latin_company_weak_suffixes", ()))
        self._talk = re.compile("|".join(vocabulary.get("site_talk", ())) or r"(?!)")

    def find(self, text: str, named: Sequence[Mention]) -> list[Mention]:
        """The mentions, with the sites among names that are none or that only a weak word made another kind.

        Args:
            text: The text.
            named: What is named already, sorted, none overlapping another.
        """
        if _TALK.search(text) is None:
            return list(named)
        places = Places(text, named)
        candidates = self._candidates(text, places)
        columns = _site_columns(text) if "|" in text else frozenset()
        for candidate in candidates.values():
            self._weigh(text, candidate)
            if not columns.isdisjoint(start for start, _ in candidate.spans):
                candidate.certain.add("column")
        sites = self._sites(text, candidates, named)
        taken = longest_first(sites)
        kept = Places(text, taken)
        return longest_first([*taken, *(m for m in named if not kept.within(m.start, m.end))])

    def _candidates(self, text: str, places: Places) -> dict[str, _Candidate]:
        found: dict[str, _Candidate] = {}
        for match in finditer_at(_CAPITAL, _NAME, text):
            for start, end in self._pieces(text, *match.span(), places):
                span = self._trim(text, start, end)
                if span is None:
                    continue
                words = text[slice(*span)]
                candidate = found.setdefault(words, _Candidate(words))
                candidate.spans.append(span)
                candidate.within = candidate.within or not _opens(text, span[0])
        return found

    def _pieces(self, text: str, start: int, end: int, places: Places) -> Iterator[tuple[int, int]]:
        """The names of a run, cut at owners and at what is named already, unless that is part of a longer name."""
        for match in (*_OWNER.finditer(text, start, end), None):
            stop = match.start() if match else end
            left = start
            whole = text[start:stop]
            if not (_SAYS_SITE.fullmatch(whole) or _CODE.fullmatch(whole)) or places.within(start, start + 1):
                for mention in places.within(start, stop):
                    if mention.kind in ("region", "segment", "technology") and (mention.start, mention.end) != (
                        left,
                        stop,
                    ):
                        continue
                    if self._gives_way(mention) and self._trim(text, left, stop) == (mention.start, mention.end):
                        continue
                    if mention.start > left:
                        yield left, mention.start
                    left = max(left, mention.end)
            if left < stop:
                yield left, stop
            start = match.end() if match else end

    @staticmethod
    def _gives_way(mention: Mention) -> bool:
        """Whether nothing but a word beside it told what a name is."""
        rules = ("name:company", "name:model", "numbered", "name:chip")
        return mention.provisional and (mention.rule in rules or _PART.fullmatch(mention.text) is not None)

    def _trim(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        """The span of a name without ordinary words in front and a possessive behind; None if none is left."""
        while start < end and not text[start].isalpha():
            start += 1
        while end > start and not text[end - 1].isalnum():
            end -= 1
        possessive = POSSESSIVE.search(text, start, end)
        end = possessive.start() if possessive else end
        words = text[start:end].split(" ")
        while words and not _PART.fullmatch(" ".join(words)):
            first = words[0]
            ordinary = first.lower() in self._ordinary or first in MONTHS or first.islower()
            # "Green Hill" is no Hill.
            own = len(words) == 2 and first.lower() not in self._function_words and _LIKE_PLACE.fullmatch(words[1])
            if not ordinary or (own and not _opens(text, start)) or (first == "Project" and len(words) > 1):
                break
            start += len(first) + 1
            words = words[1:]
        while len(words) > 1 and words[-1] in MONTHS:
            end -= len(words[-1]) + 1
            words = words[:-1]
        if not words or end - start < 3:
            return None
        name = " ".join(words)
        if len(words) == 1 and (name.isupper() and not any(c.isdigit() for c in name)):
            return None
        if len(words) > 1 and words[-1].isdigit() and words[-2].lower() in self._ordinary and not _PART.fullmatch(name):
            return None
        return start, end

    def _weigh(self, text: str, candidate: _Candidate) -> None:
        words = candidate.words.split(" ")
        last = words[-1]
        if _SAYS_SITE.fullmatch(candidate.words) or _OWN_CENTRE.fullmatch(candidate.words):
            candidate.certain.update(("name", "noun"))
        elif (
            words[0] == "Project"
            or (len(words) > 1 and _LIKE_PLACE.fullmatch(last))
            or _CODE.fullmatch(candidate.words)
            or _line(candidate.words)
        ):
            candidate.hints.add("name")
        if _BUILT.fullmatch(_line(candidate.words)):
            candidate.hints.add("built")
        if len(words) > 1 and last.rstrip(".") in self._endings:
            candidate.against += 4
        elif len(words) > 1 and last in self._weak_endings:
            candidate.against += 2
        if len(words) == 1 and candidate.words in self._cities:
            candidate.against += 2
        if len(words) > 1 and words[0] in self._given_names and not _LIKE_PLACE.fullmatch(last):
            candidate.against += 2
        against: set[str] = set()
        read = screen().read(text)
        for start, end in candidate.spans[:USES]:
            left = text[max(0, start - 90) : start].rpartition("\n")[2]
            ahead = Piece(read, start - len(left), start)
            if ahead.search(TOWN_BEFORE):
                candidate.town += 1
                continue
            if len(words) == 1 and last.endswith("s") and left.endswith("the "):
                candidate.against += 2  # "the Singaporeans, 45 MW"
            quoted = end + (text[end : end + 1] in ("”", '"'))
            aside = ASIDE.match(text, quoted)
            behind = (quoted,) if aside is None else (quoted, aside.end())
            candidate.certain |= _told(text, CERTAIN_BEFORE, CERTAIN_AFTER, ahead, behind)
            candidate.hints |= _told(text, HINTS_BEFORE, HINTS_AFTER, ahead, behind)
            candidate.shared = candidate.shared or any(p.match(text, offset) for p in SHARED_AFTER for offset in behind)
            against |= _told(text, AGAINST_BEFORE, AGAINST_AFTER, ahead, (quoted,))
            if words[0] == "Project" and self._talk.search(text, max(0, start - 200), end + 200):
                candidate.hints.add("project")
        candidate.against += len(against)

    def _sites(self, text: str, candidates: Mapping[str, _Candidate], named: Sequence[Mention]) -> list[Mention]:
        """The mentions of the candidates that are sites', of others of their series and of short forms."""
        taken = {m.text for m in named if m.kind != "region" and not _PART.fullmatch(m.text)}
        chosen = {words for words, candidate in candidates.items() if _is_told(candidate, words in taken)}
        lines = ({_line(words) for words in chosen} | chosen) - {""}
        chosen |= {words for words in candidates if words not in taken and _line(words) in lines}
        companies = {m.text.split(" ")[0] for m in named if m.kind in ("company", "foundry", "person")}
        forms = Counter(form for words in chosen for form in _short_forms(words))
        short: dict[str, str] = {}
        for words in chosen:
            for form in _short_forms(words):
                if form not in candidates or form in taken | companies | self._cities or forms[form] > 1:
                    continue
                if form in chosen or not (form.lower() in self._ordinary or candidates[form].town):
                    short[form] = words
        found = [
            renamed(site, text, *_with_article(text, *span), site.rule)
            for words in sorted(chosen | set(short))
            if not _PART.fullmatch(words)
            for site in (_site(short.get(words, words)),)
            for span in candidates[words].spans
        ]
        wholes = sorted(
            [*found, *(m for m in named if m.kind in ("cluster", "company") and not m.anonymous)],
            key=lambda m: m.start,
        )
        for words in sorted(chosen):
            if _PART.fullmatch(words):
                found.extend(_part(text, candidates[words], wholes))
        return found


def _told(
    text: str, before: Sequence[re.Pattern[str]], after: Sequence[re.Pattern[str]], ahead: Piece, behind: Sequence[int]
) -> set[str]:
    """Which patterns stand before a name, and which behind it, at any of the offsets where it may end."""
    return {f"before {n}" for n, pattern in enumerate(before) if ahead.search(pattern)} | {
        f"behind {n}" for n, pattern in enumerate(after) if any(pattern.match(text, offset) for offset in behind)
    }


def _with_article(text: str, start: int, end: int) -> tuple[int, int]:
    """The span with the article that stands with the name in quotation marks: “The Orchard”."""
    quoted = text[end : end + 1] in ("”", '"') or text[end : end + 2] in (",”", ',"')
    article = quoted and text[max(0, start - 5) : start - 1] in ("“the", '"the', "“The", '"The')
    return (start - 4, end) if article else (start, end)


def _is_told(candidate: _Candidate, taken: bool) -> bool:
    """Whether the text tells that a name is a site's."""
    words = candidate.words
    part = _PART.fullmatch(words) is not None
    if part:
        return bool(candidate.certain or len(candidate.hints) > 1 or candidate.shared)
    if not candidate.certain and len(candidate.hints) < 2:
        return False
    named = candidate.within or " " in words or len(candidate.certain) > 1
    return named and candidate.weight >= ENOUGH + 2 * taken


def _line(words: str) -> str:
    """What the sites of one series share: Barjeel of Barjeel One, Hall of Hall 2; nothing where it has no number."""
    if (part := _PART.fullmatch(words)) is not None:
        return part["line"]
    number = _NUMBERED.fullmatch(words)
    return (number["line"] or number["joined"]) if number else ""


def _short_forms(words: str) -> tuple[str, ...]:
    """How a text may call a site later: Acaray for Campus Acaray, Nongsa for Nongsa Digital Park."""
    name = _GENERIC_FRONT.sub("", words)
    name = _GENERIC_END.sub("", name)
    first = name.split(" ")[0]
    forms = {form for form in (name, first) if form != words and len(form) > 3}
    return tuple(sorted(forms)) if not _NUMBERED.fullmatch(words) else ()


def _site(words: str) -> Mention:
    return Mention(0, 0, words, f"cluster:{slug(words)}", words, "cluster", provisional=True, rule="name:cluster")


def _part(text: str, candidate: _Candidate, wholes: Sequence[Mention]) -> Iterator[Mention]:
    """The places of a hall that has but a number, after the site or else the company spoken of before it."""
    whole: Mention | None = None
    for start, _ in candidate.spans[:USES]:
        index = bisect_left(wholes, start, key=lambda m: m.start)
        near = [m for m in wholes[max(0, index - _LOOK_BACK) : index] if start - m.end < _NEAR]
        site = next((m for m in reversed(near) if m.kind == "cluster"), None)
        whole = site or whole or (near[-1] if near else None)
        if site is not None:
            break
    if whole is None:
        return
    head = whole.id.partition(":")[2]
    part = replace(
        _site(candidate.words),
        id=f"cluster:{head}-{slug(candidate.words)}",
        name=f"{whole.name} {candidate.words}",
    )
    for span in candidate.spans:
        yield renamed(part, text, *span, part.rule)


def _site_columns(text: str) -> frozenset[int]:
    """Where the cells begin that stand in a table's column of sites."""
    found: set[int] = set()
    for heads in _HEADS.finditer(text):
        columns = [n for n, head in enumerate(heads["heads"].split("|")) if _SITE_HEAD.fullmatch(head)]
        offset = heads.end()
        while columns and text.startswith("|", offset):
            line = text.find("\n", offset)
            line = len(text) if line < 0 else line
            start = offset + 1
            for number, cell in enumerate(text[start:line].split("|")):
                if number in columns:
                    found.add(start + len(cell) - len(cell.lstrip(' *“"')))
                start += len(cell) + 1
            offset = line + 1
    return frozenset(found)


def _opens(text: str, start: int) -> bool:
    """Whether any word is written with a capital at an offset."""
    before = text[max(0, start - 3) : start].rstrip(" ")
    return not before or before[-1] in SENTENCE_START


_TALK = re.compile(
    r"\d ?[MG]W\b|\b(?:mega|giga)watts?\b|\bdata[- ]?cent(?:er|re)s?\b|\bsupercomputer|\bGPUs\b|\baccelerators\b"
    r"|\bcampus(?:es)?\b|\bclusters\b"
)
