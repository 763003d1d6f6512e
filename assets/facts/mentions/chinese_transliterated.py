"""Companies and institutes abroad whose Chinese names are written by sound, or begin with where they are.

奥兰治成长基金, 迪尔亚云计算公司, 九州国际科学大学: no word before the last tells that a name has begun; that its
characters are those by which foreign names are written, or that it begins with a place, does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import rjieba

from assets.facts.mentions.chinese_words import HAN, ChineseWords, union
from assets.facts.mentions.mention import Mention, slug
from assets.facts.mentions.places import Places
from assets.facts.mentions.words import WordFinder
from assets.facts.patterns import finditer, screened

_BODIES = (
    r"(?:股份|有限|集团)*公司|集团|基金会?|银行|大学|理工学院|研究所|研究院|研究中心|实验室|控股|证券|资本|财团|半导体"
    r"|微电子"
)
_SCHOOLS = re.compile(r"(?:理工|科技|科学)?大学|理工学院|研究院|研究所|研究中心|计算中心")
# Behind an institute that is only described: 美国人工智能研究院OpenAI.
_NAMED_BEHIND = re.compile(r"[A-Za-z“「]")
# Between a person and whose company is told of: 德沙尔姆否认公司.
_TELLS = re.compile("否认|承认|执掌|领导|主政|告诉|批评|质疑|相信|担任|出任")
_MIDDLE = 4


class TransliteratedCompanies:
    """Finds what is called by foreign sounds, or by a place, and by what kind of body it is."""

    def __init__(self, vocabulary: Mapping[str, Any], words: ChineseWords) -> None:
        self._words = words
        # A catalogue may have none: then a character that is in no text.
        sounds = "".join(vocabulary.get("transliteration_characters", ())) or "\0"
        self._sounds = re.compile(f"[{sounds}]")
        self._named = screened(
            rf"(?P<name>(?P<stem>[{sounds}]{{3,8}}?)(?P<middle>[{HAN}]{{0,{_MIDDLE}}}?)(?:{_BODIES}))(?!股|里|内部|层)"
        )
        self._right = re.compile(union(vocabulary, "chinese_company_right"))
        self._common = re.compile(rf"(?:国家|国立|皇家|中央|联邦|{words.common.pattern})+")

    def find(self, text: str, places: Places) -> Iterator[Mention]:
        """The companies and institutes, and where the sounds alone stand for them later.

        Args:
            text: The text.
            places: What is named already.
        """
        meant: dict[str, Mention] = {}
        for match in finditer(self._named, text):
            stem = match["stem"]
            start, end = match.span("name")
            if not places.free(start, end, parts=True):
                continue
            within = start > 0 and (text[start - 1] == "·" or self._sounds.match(text, start - 1) is not None)
            if within or not self._foreign(stem) or self._has_verb(match["middle"]):
                continue
            company = self._body(text, start, end)
            meant.setdefault(stem, company)
            yield company
        yield from self._schools(text, places)
        for start, end in WordFinder(meant).find(text) if meant else ():
            before, behind = text[max(0, start - 1) : start], text[end : end + 1]
            part = "·" in (before, behind) or self._sounds.match(before) or self._sounds.match(behind)
            if not part and places.free(start, end):
                head = meant[text[start:end]]
                yield Mention(
                    start, end, text[start:end], head.id, head.name, "company", provisional=True, rule="transliterated"
                )

    def _foreign(self, stem: str) -> bool:
        """Whether sounds make no words: of those that a dictionary has only names may be among them."""
        tagged = rjieba.tag(stem)
        if self._words.common.fullmatch(stem) or any(
            len(word) > 1 and rjieba.has_word(word) and not tag.startswith("n") for word, tag in tagged
        ):
            return False
        return any(tag in ("nr", "nrt", "ns", "nz") or not rjieba.has_word(word) for word, tag in tagged)

    def _has_verb(self, words: str) -> bool:
        """Whether words between sounds and the kind of body tell what somebody does."""
        return self._words.cut_word.search(words) is not None or _TELLS.search(words) is not None

    def _schools(self, text: str, places: Places) -> Iterator[Mention]:
        """A university or institute with the place and the field in its name: 九州国际科学大学."""
        for match in _SCHOOLS.finditer(text):
            if not self._right.match(text, match.end()) or _NAMED_BEHIND.match(text, match.end()):
                continue
            floor = places.end_before(match.start())
            place = places.ending_at(floor)
            if place is None or place.kind != "region" or not 0 < match.start() - floor <= 2 * _MIDDLE:
                continue
            if self._common.fullmatch(text, floor, match.start()):
                yield self._body(text, place.start, match.end())

    def _body(self, text: str, start: int, end: int) -> Mention:
        name = text[start:end]
        return Mention(
            start, end, name, f"company:{slug(name)}", name, "company", provisional=True, rule="transliterated"
        )
