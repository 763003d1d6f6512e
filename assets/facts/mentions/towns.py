"""Towns and cities that a text names, and seats of government that stand for their state."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

import rjieba

from assets.catalogue.entities import Catalogue
from assets.facts.mentions.latin_words import LETTER
from assets.facts.mentions.mention import Mention, slug
from assets.facts.mentions.places import Places
from assets.facts.mentions.words import WordFinder

# In front of a seat of government where the town itself is meant.
_THERE = re.compile(
    r"(?:\b(?:[Ii]n|[Nn]ear|[Oo]utside|[Aa]t|[Aa]round|[Aa]cross|[Oo]f|[Ff]rom|[Tt]o|[Ff]or|[Tt]hrough|[Vv]ia|[Ii]nto|[Gg]reater)"
    r" |[在于从到去往赴对驻经至]|位于|总部)$"
)
_THERE_BEHIND = re.compile(
    r"-based|[’']s (?:suburbs|outskirts|airport|port)\b|郊|市[区中郊]|机房|园区|数据中心|附近|以[东西南北]"
)
# Beside a capitalised word a town's name is part of another: Porto Business School, University of Porto is none.
_OPENING = frozenset({
    "In", "Near", "Outside", "At", "Around", "Across", "Of", "From", "To", "For", "Through", "Via", "Into",
    "The", "And", "But", "While", "When", "Since", "After", "Before", "Both", "Greater", "Downtown", "Central",
})  # fmt: skip
_WORD_BEFORE = re.compile(rf"([{LETTER}’'&.-]*[{LETTER}]) $")
_CAPITAL_BEHIND = re.compile(r" [A-ZÀ-Þ&]|[’'-](?!s\b|based\b)|-(?!based\b)")
_WORDS_AROUND = 6


class Towns:
    """Finds the towns of the word lists."""

    def __init__(self, catalogue: Catalogue) -> None:
        vocabulary: Mapping[str, Any] = catalogue.vocabulary
        self._of_state: dict[str, Mention] = {}
        self._town: dict[str, Mention] = {}
        abroad: set[str] = set()
        for row in vocabulary.get("towns", ()):
            names, chinese, country = row.split("=")
            name, *others = names.split("/")
            state = catalogue.get(f"region:{country.rstrip('*')}")
            for form in filter(None, (name, *others, chinese)):
                self._town[form] = _region(name)
                if country.endswith("*") and state is not None:
                    self._of_state[form] = Mention(0, 0, state.name, state.id, state.name, "region")
            abroad.add(chinese)
        for row in vocabulary.get("foreign_towns", ()):
            chinese, name = row.split("=")
            abroad.add(chinese)
            self._town.setdefault(chinese, _region(name))
        for name in (*vocabulary.get("latin_cities", ()), *vocabulary.get("chinese_towns", ())):
            self._town.setdefault(name, _region(name))
        ambiguous = frozenset(vocabulary.get("ambiguous_towns", ()))
        # Where a name that the catalogue knows stands for a place, the catalogue tells.
        known = {form for form in self._town if any(e.kind == "region" for e in catalogue.by_alias(form))}
        forms = [form for form in self._town if form not in ambiguous and form not in known and len(form) > 1]
        self._all = WordFinder(forms)
        self._abroad = WordFinder(form for form in forms if form in abroad and len(form) > 2)

    def written_by_sound(self, text: str, known: Sequence[Mention]) -> list[Mention]:
        """Towns abroad whose Chinese names are no other words: 马斯喀特, which is no company.

        Args:
            text: A view of an article.
            known: What is named already, sorted.
        """
        return list(self._found(text, self._abroad, known))

    def complete(self, text: str, known: Sequence[Mention]) -> list[Mention]:
        """All mentions: the known, and the towns where nothing is named."""
        return sorted([*known, *self._found(text, self._all, known)], key=lambda mention: mention.start)

    def _found(self, text: str, finder: WordFinder, known: Sequence[Mention]) -> Iterator[Mention]:
        places = Places(text, known)
        spans = finder.find(text)
        far = {span for one, two in pairwise(spans) if _is_range(text, one, two) for span in (one, two)}
        for start, end in spans:
            form = text[start:end]
            alone = _is_alone(text, start, end) if form[0] < "\u2e80" else _is_word(text, start, end)
            if not alone or (start, end) in far or not places.free(start, end):
                continue
            left = text[max(0, start - 10) : start]
            state = self._of_state.get(form)
            meant = state if state and not (_THERE.search(left) or _THERE_BEHIND.match(text, end)) else self._town[form]
            yield Mention(
                start, end, form, meant.id, meant.name, "region", provisional=meant.provisional, rule="town"
            )  # fmt: skip


def _is_range(text: str, one: tuple[int, int], two: tuple[int, int]) -> bool:
    """Whether two towns only tell that something is so everywhere: "from Chennai to Stuttgart"."""
    return text[one[1] : two[0]] == " to " and text[one[0] - 5 : one[0]].lower() == "from "


def _region(name: str) -> Mention:
    name = name if name[0] > "\u2e80" else name[0].upper() + name[1:]
    return Mention(0, 0, name, f"region:{slug(name)}", name, "region", provisional=True)


def _is_alone(text: str, start: int, end: int) -> bool:
    """Whether a Latin name is a whole word and no part of a longer name."""
    before, behind = text[start - 1 : start], text[end : end + 1]
    if (start and (before.isalnum() or before in "-_.@/")) or behind.isalnum() or behind in ("_", "@"):
        return False
    if _CAPITAL_BEHIND.match(text, end):
        return False
    word = _WORD_BEFORE.search(text, max(0, start - 30), start)
    return word is None or not word[1][0].isupper() or word[1] in _OPENING or word[1][-1] == "."


def _is_word(text: str, start: int, end: int) -> bool:
    """Whether a Chinese name does not begin or end amid other words."""
    if end - start > 2:
        return True
    at = max(0, start - _WORDS_AROUND)
    for word in rjieba.cut(text[at : end + _WORDS_AROUND]):
        if at <= start < at + len(word):
            return at == start and at + len(word) in (end, end + 1)
        at += len(word)
    return False
