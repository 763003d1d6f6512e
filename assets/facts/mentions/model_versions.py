"""Versions of models that the catalogue lacks: 岩屿-3, called after its maker or its line, and "Heron 2 Pro"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import rjieba

from assets.facts.mentions.chinese_words import HAN, ChineseWords, is_han
from assets.facts.mentions.known import MODEL_SUFFIX
from assets.facts.mentions.mention import Mention, slug
from assets.facts.mentions.places import Places

_VERSIONED = re.compile(
    rf"(?P<name>[{HAN}]{{2,8}})-(?:V?\d{{1,2}}(?:\.\d)?|\d{{1,3}}B)(?![A-Za-z\d%-]|\.\d|[年月日号天周个万亿张块颗片])"
)
# 问渠2.5 Pro, 灵犀3.0的训练成本, 旗舰模型墨渊3.0: without a hyphen only where what stands beside it is said of a model.
_NO_QUANTITY = r"(?![A-Za-z\d%％]|\.\d| ?[年月日号天周个名家位种次颗块片张枚套台项亿万千百倍成元美吨瓦兆寸级代期])"
_POINT = rf"V?\d\.\d{_NO_QUANTITY}"
_DECIMAL = re.compile(
    rf"(?:(?<![{HAN}\w])|(?<=[的了出与和把将用在])|(?P<line>(?<=模型)))(?P<plain>[{HAN}]{{2,4}}){_POINT}"
    r"(?(line)|(?=的?(?:训练|参数|总参数|推理|上下文|预训练|基座|大?模型|开源|发布|上线)"
    r"| (?:Pro|Plus|Max|Ultra|Air|Mini|Lite|Flash|Turbo)(?![A-Za-z])))"
)
# 鹿鸣2.5, 鹿鸣3, 鹿鸣K2 behind the name of a line of models
_VERSION_BEHIND = re.compile(rf"-?[VKMRX]?\d{{1,2}}(?:\.\d)?{_NO_QUANTITY}")
_POINT_BEHIND = re.compile(_POINT)
_CHIPS_BESIDE = re.compile(r"[^，。；]{0,10}(?:芯片|处理器|加速卡|训练卡|推理卡|GPU|制程|流片|显存)")
_FRONT = re.compile(
    r"(?:[一二三四五六七八九十上下前新]一?代|发布|推出|训练|开源|公布|的|了|出|款|个|从|到|与|和|及|在|用|把|将|给|是|叫|比|而|则|又|再)$"
)
_LEAD = re.compile(r"[月日年季](?=..)|[要把将为给其]*(?:[上下前新这])?一代(?=..)")
_LEGAL = re.compile(r"(?:科技|智能|信息|网络|人工智能|集团|公司|股份|有限)+$")
_EDITION = re.compile(
    r" (?:Pro|Plus|Max|Ultra|Air|Mini|Lite|Flash|Turbo|Large|Small|Base|Thinking|Coder|Instruct)(?![A-Za-z\d-])"
)
# "Heron 2 Pro", but not "Heron 2 weeks later".
_NAMED_EDITION = r" (?:Pro|Plus|Max|Ultra|Air|Mini|Lite|Flash|Turbo)(?![A-Za-z\d-])"
_BEHIND = re.compile(
    rf" [1-9]\d?(?:\.\d)?(?={_NAMED_EDITION}|[,.;:)]|$| (?:was|is|has|had|will|took|used|needed|and|with)\b"
    rf"|(?! ?[年月日天周个万亿张块颗片])[\u4e00-\u9fff，。、])(?:{_NAMED_EDITION})?|{_NAMED_EDITION}"
)
# What numbers are told of, and no line of models is called: 版本2.5, 工业4.0.
_NO_LINE = re.compile(
    r"版本?|工业|时代|系列|系数|倍|约|成本|价格|指数|协议|标准|接口|阶段|产能|功耗|单价|市值|总额|均价|比例|世代"
)
_REACH = 200


class ModelVersions:
    """Finds versions of models by their Chinese names, and completes names by the version behind them."""

    def __init__(self, vocabulary: Mapping[str, Any]) -> None:
        self._words = ChineseWords(vocabulary)
        self._talk = re.compile("|".join(vocabulary.get("model_talk", ())) or r"(?!)")

    def find(self, text: str, known: Sequence[Mention]) -> Iterator[Mention]:
        """The versions.

        Args:
            text: The text.
            known: What is named already, sorted: a company or a line of models may be what a version is called after.
        """
        matches = [m for m in _VERSIONED.finditer(text) if self._is_of_model(text, m)]
        decimals = [m for m in _DECIMAL.finditer(text) if self._is_of_model(text, m)]
        # 墨渊3.0 of the company 墨渊
        of_company = [
            (mention.start, point.end())
            for mention in known
            if mention.kind == "company"
            and mention.provisional
            and is_han(mention.text[-1])
            and (point := _POINT_BEHIND.match(text, mention.end)) is not None
            and self._is_of_model(text, point)
        ]
        if not (matches or decimals or of_company):
            return
        places = Places(text, known)
        for match in decimals:
            if places.free(match.start("plain"), match.end()) and self._names_model(match["plain"]):
                yield _version(text, match.start("plain"), match.end())
        for span in of_company:
            yield _version(text, *span)
        names = {m.text for m in known if m.kind in ("company", "model") and is_han(m.text[0])}
        names |= {_LEGAL.sub("", name) for name in names}
        runs = [match["name"] for match in matches]
        for match in matches:
            start = self._start(text, match, names, runs, places)
            if start is None:
                continue
            yield _version(text, start, match.end())

    def complete(self, text: str, mentions: list[Mention]) -> list[Mention]:
        """The mentions, with a model that has a number or an edition right behind its name made that version.

        Args:
            text: The text.
            mentions: All mentions, sorted.
        """
        result = []
        for index, mention in enumerate(mentions):
            free = mentions[index + 1].start if index + 1 < len(mentions) else len(text)
            version = None
            if mention.kind == "model" and mention.provisional:
                version = _BEHIND.match(text, mention.end, free)
                if version is None and is_han(mention.text[-1]):
                    version = _VERSION_BEHIND.match(text, mention.end)
            if version is None and mention.kind == "model":
                version = _EDITION.match(text, mention.end, free)  # Doubao Pro is another model than Doubao.
            if version is not None and not mention.anonymous and mention.text[-1].isalnum():
                end = version.end()
                words = text[mention.start : end]
                id_ = f"{mention.id}-{slug(version.group())}"
                mention = replace(mention, end=end, text=words, id=id_, name=words, rule="version", provisional=True)
            result.append(mention)
        return result

    def _names_model(self, words: str) -> bool:
        return self._words.is_name(words) or (
            self._words.common.fullmatch(words) is None
            and len(tagged := rjieba.tag(words)) == 1
            and tagged[0][1] in ("n", "nr", "nz", "ns", "i", "l")
            and _NO_LINE.search(words) is None
        )

    def _is_of_model(self, text: str, match: re.Match[str]) -> bool:
        if _CHIPS_BESIDE.match(text, match.end()):
            return False
        return self._talk.search(text, max(0, match.start() - _REACH), match.end() + _REACH) is not None

    def _start(
        self, text: str, match: re.Match[str], names: set[str], runs: Sequence[str], places: Places
    ) -> int | None:
        """Where the name begins: by what is named already, by its other versions, else by its words."""
        end = match.end("name")
        run = text[max(match.start(), places.end_before(end) if places.ending_at(end) is None else match.start()) : end]
        lead = _LEAD.match(run)
        if lead is not None and (lead.group() not in "月日年季" or text[end - len(run) - 1].isdigit()):
            run = run[lead.end() :]  # 今年1月帆语-2, 其上一代帆语-1
            if len(run) <= 4:
                return end - len(run)
        for size in range(len(run), 1, -1):
            if run[-size:] in names:
                return end - size
        if match.start() == 0 or not is_han(text[match.start() - 1]):
            front = _FRONT.search(run[:-2]) if len(run) > 2 else None
            if len(run) <= 4 and front is None:
                return end - len(run)
        for size in range(min(len(run), 4), 1, -1):
            if any(
                other is not match["name"] and other.endswith(run[-size:]) for other in runs if other != match["name"]
            ):
                return end - size
        for size in (2, 3, 4):
            if len(run) > size and _FRONT.search(run[:-size]):
                return end - size
        stem = self._words.stem(text, end, places)
        return None if stem is None else stem[0]


def _version(text: str, start: int, end: int) -> Mention:
    suffix = MODEL_SUFFIX.match(text, end) or _EDITION.match(text, end)
    end = suffix.end() if suffix else end
    words = text[start:end]
    return Mention(start, end, words, f"model:{slug(words)}", words, "model", provisional=True, rule="version")
