"""Chinese names that the catalogue lacks: companies and people, models and machines, and their repetitions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from assets.facts.mentions.chinese_companies import ChineseCompanies
from assets.facts.mentions.chinese_people import ChinesePeople
from assets.facts.mentions.chinese_words import ChineseWords, is_han, union
from assets.facts.mentions.known import longest_first
from assets.facts.mentions.mention import Mention, renamed, slug
from assets.facts.mentions.places import Places
from assets.facts.mentions.words import WordFinder

_QUOTED = re.compile(r"“(?P<name>[^”“]{2,12})”$")
# “珠峰”集群, “神州一号”训练卡, 训练卡“神州一号”: the noun beside a quoted name tells what it is.
_OF_CLUSTERS = (
    r"(?:计算|超算|智算|算力|训练|推理|[万千]卡|AI)*"
    r"(?:集群|园区|数据中心|资料中心|超算中心|智算中心|算力中心|计算中心|超级计算机|AI工厂|超算|机房|智算基地|算力平台|超节点)"
)
_OF_CHIPS = r"(?:AI|训练|推理|加速|算力|智能|国产|云端)*(?:芯片|加速卡|训练卡|推理卡|处理器|GPU)"
# 由X运营, 归X所有: said of a site; 由384颗…组成 of a machine.
_RUN_BY = (
    r"由[^，。；]{2,12}?(?:运营|承建|托管|管理|建设)|归[^，。；]{2,12}?(?:运营|所有|管理)"
    r"|由[^，。；]{0,16}?\d[^，。；]{0,24}?(?:组成|构成)"
)
_QUOTED_THING = re.compile(
    rf"(?:(?P<noun>{_OF_CHIPS})|(?P<site>{_OF_CLUSTERS}))?“(?P<name>[^”“，。]{{2,12}})”"
    rf"(?:(?P<cluster>{_OF_CLUSTERS}|(?={_RUN_BY}))|(?P<chip>{_OF_CHIPS}))?"
)
_CARDS = re.compile(r"[\d.一二两三四五六七八九十百千万余多]+卡?级?")
_LATIN_GLOSS = re.compile(r"[（(](?P<latin>[A-Z][A-Za-z0-9’'&.-]*(?: [A-Z&][A-Za-z0-9’'&.-]*){0,3})[）)]")


class ChineseNames:
    """Finds companies, people, models and machines that are named in Chinese."""

    def __init__(self, vocabulary: Mapping[str, Any]) -> None:
        self._words = ChineseWords(vocabulary)
        self._companies = ChineseCompanies(vocabulary, self._words)
        self._people = ChinesePeople(vocabulary, self._words)
        self._cluster_endings = WordFinder(vocabulary.get("chinese_cluster_suffixes", ()))
        self._model_endings = WordFinder(vocabulary.get("chinese_model_suffixes", ()))
        self._city_in_front = re.compile(rf"(?:{union(vocabulary, 'chinese_city_prefixes')})市?")

    def find(self, text: str, known: Sequence[Mention]) -> list[Mention]:
        """The Chinese names that are not known.

        Args:
            text: The text.
            known: What is named already, sorted; nothing found overlaps it, but that a place or a line of business may
                be part of a company's name.
        """
        places = Places(text, known)
        companies = self._companies.find(text, places, known)
        people = list(self._people.find(text, Places(text, longest_first([*known, *companies]))))
        found = [*companies, *people, *self._clusters(text, places), *self._models(text, places)]
        taken = Places(text, longest_first([*known, *found]))
        found.extend(self._quoted_things(text, taken))
        found.extend(self._repeated(text, [*companies, *people]))
        found.extend(self._glosses(text, known, found, places))
        return found

    def _clusters(self, text: str, places: Places) -> Iterator[Mention]:
        for ending_start, end in self._cluster_endings.find(text):
            stem = self._words.stem(text, ending_start, places)
            if stem is not None:
                start, evidence = stem
                if evidence + (start == 0 or not is_han(text[start - 1])) < 2:
                    continue
            else:
                # The name may be that of a known place: 呼和浩特智算中心.
                place = places.ending_at(ending_start)
                if place is None or place.kind != "region" or not is_han(place.text[0]):
                    continue
                start = place.start
            if _CARDS.fullmatch(text, start, ending_start):
                continue  # 万卡智算集群 tells the size, not the name.
            id_, name = f"cluster:{slug(text[start:ending_start])}", text[start:end]
            yield Mention(start, end, name, id_, name, "cluster", provisional=True, rule="ending")

    def _quoted_things(self, text: str, places: Places) -> Iterator[Mention]:
        for match in _QUOTED_THING.finditer(text):
            of_cluster = match["cluster"] is not None or match["site"] is not None
            kind = "cluster" if of_cluster else "chip" if match["chip"] or match["noun"] else None
            start, end = match.span("name")
            name = match["name"]
            if kind is None or self._words.common.fullmatch(name):
                continue
            # A company in front of a longer name in quotation marks is a part of it: “粤芯谷”园区.
            if not places.free(start, end) and not (kind == "cluster" and places.free(end - 1, end)):
                continue
            yield Mention(start, end, name, f"{kind}:{slug(name)}", name, kind, provisional=True, rule="quoted")

    def _models(self, text: str, places: Places) -> Iterator[Mention]:
        for ending_start, ending_end in self._model_endings.find(text):
            quoted = _QUOTED.search(text, max(0, ending_start - 16), ending_start)
            if quoted is not None:
                start, end = quoted.span("name")
                name = quoted["name"]
            else:
                stem = self._words.stem(text, ending_start, places)
                if stem is None or stem[1] < 2:
                    continue
                start, end, name = stem[0], ending_end, text[stem[0] : ending_start]
            if self._words.common.fullmatch(name) is None and places.free(start, end):
                id_ = f"model:{slug(name)}"
                yield Mention(start, end, text[start:end], id_, name, "model", provisional=True, rule="ending")

    def _repeated(self, text: str, found: list[Mention]) -> Iterator[Mention]:
        """The other places of a name, and of what is left of it without its ending: 汇纳 for 汇纳科技."""
        forms: dict[str, Mention] = {}
        for mention in found:
            forms.setdefault(mention.text, mention)
        for mention in found:
            if mention.kind == "company" and self._words.endings.search(mention.text):
                short = self._city_in_front.sub("", self._words.endings.sub("", mention.text), count=1)
                if len(short) >= 2 and self._words.is_name(short):
                    forms.setdefault(short, mention)
        for start, end in WordFinder(forms).find(text) if forms else ():
            mention = forms[text[start:end]]
            if text[start:end] == mention.text or self._stands_alone(text, start, end):
                yield renamed(mention, text, start, end, "repeated")

    def _stands_alone(self, text: str, start: int, end: int) -> bool:
        """Whether a short form is bounded on both sides by something that belongs to no name."""
        before = (
            start == 0
            or not is_han(text[start - 1])
            or any(self._words.cut_word.fullmatch(text, start - n, start) for n in range(1, min(5, start + 1)))
        )
        return before and self._companies.right.match(text, end) is not None

    def _glosses(self, text: str, known: Sequence[Mention], found: list[Mention], places: Places) -> Iterator[Mention]:
        """X（Y）: where one of the two is known, the other is its second name."""
        by_start = {mention.start: mention for mention in (*found, *known)}
        by_end = {mention.end: mention for mention in (*found, *known)}
        for match in _LATIN_GLOSS.finditer(text):
            left, right = by_end.get(match.start()), by_start.get(match.start("latin"))
            if left is not None and right is None and left.kind in ("company", "person"):
                yield renamed(left, text, *match.span("latin"), "gloss")
            elif right is not None and left is None and right.kind in ("company", "person") and not right.provisional:
                stem = self._words.stem(text, match.start(), places)
                if stem is not None:
                    yield renamed(right, text, stem[0], match.start(), "gloss")
