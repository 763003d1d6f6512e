"""Whether Chinese words look like a name: by a dictionary's tags and the vocabulary's lists of words that are none."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping
from typing import Any

import rjieba

from assets.facts.mentions.places import Places

HAN = "\u3400-\u4dbf\u4e00-\u9fff"
# Behind a number that is no amount of anything: no unit, no range, no classifier.
NO_AMOUNT = (
    r"(?![A-Za-z\d+]|[.,:：/]\d|[-—至到]\d"
    r"|\s?(?:[%％‰°$€£¥~～]|[多余来]?[十百千万亿兆年月日号后个张块枚片颗台套部架柜组只家人名位次倍元吨吉太拍字比米纳瓦度时小天周分秒美港欧英韩强届期层页条项种款点股"
    r"成折卡核寸岁所座栋亩平公里户件份批笔单起艘根支头级]))"
)
# How many of something are counted: 4.2万, 约7000余.
NUMBER_OF = r"(?:\d[\d.,]*|[一二两三四五六七八九十百千几数半])[万千百十亿]*余?多?"
# 交付3200片, 获百度8000片订单, but not 采购330台服务器 and 交付5000颗芯片, which companies do.
TRADED = r"(?:卖|出货|售|销|交付|供货|库存|量产|发货|交出?了|拿到|获|拿下|赢得|收获)"
OBJECT_ENDS = r"(?=[，。；、）以到给]|$|的?(?:意向)?(?:订单|大单))"
_LONGEST_STEM = 6
# How far off a name's other places are looked for.
_NEAR = 2000
# The dictionary's part-of-speech tags: function words; verbs, adverbs and adjectives; names; places.
_FUNCTION_TAGS = frozenset(
    (
        "p",
        "c",
        "r",
        "u",
        "uj",
        "ul",
        "uv",
        "ud",
        "ug",
        "uz",
        "d",
        "m",
        "q",
        "t",
        "f",
        "y",
        "e",
        "o",
        "zg",
        "mq",
        "rr",
        "rz",
    )
)
_VERB_TAGS = frozenset(("v", "vd", "vn", "vg", "vi", "vq", "ad", "a", "an", "z", "b", "df"))
_NAME_TAGS = frozenset(("nr", "nrt", "nrfg", "ns", "nt", "nz"))
_MEASURES = frozenset(
    "个张颗块片台套枚家座栋条件次种类批份名位年月日天周代期轮款笔元项支只所间层处组群届场道倍成档级门部本辆架艘"
)
# 南方云谷, 北岸智云: where a name may begin with such a word.
_DIRECTION = re.compile(r"[东南西北中][方岸部]")
# 中电智算, 北数: where a name of two characters begins with one.
_QUARTERS = frozenset("东南西北中")
_PARTICLE_END = re.compile(r"[了的着过给在是等将被把与和及对向从]$")


def _is_function_word(word: str, tag: str) -> bool:
    """Whether a dictionary's word is a function word; 泓 is no measure word, whatever the dictionary says."""
    rare = tag == "q" and len(word) == 1 and word not in _MEASURES
    return tag in _FUNCTION_TAGS and tag != "zg" and not rare


def is_han(character: str) -> bool:
    """Whether a character is Chinese."""
    return "\u3400" <= character <= "\u9fff"


def union(vocabulary: Mapping[str, Any], *keys: str) -> str:
    """The words of lists as alternatives of a regular expression, the longest first."""
    words = [word for key in keys for word in vocabulary.get(key, ())]
    return "|".join(sorted(words, key=len, reverse=True)) or r"(?!)"


_TRADE = re.compile(
    rf"[{HAN}]*(?:[大小]厂|厂商?|(?:供应|服务|服务器|运营|代理|经销|分销|集成|租赁|制造|设备|模组|渠道|系统|电信|通路|组装|设计|封测|开发|云|算力|器)商|新锐|新秀|龙头|巨头|独角兽)"
)


class ChineseWords:
    """Tells names from common words."""

    def __init__(self, vocabulary: Mapping[str, Any]) -> None:
        endings = union(vocabulary, "chinese_company_suffixes", "chinese_company_weak_suffixes")
        self.strong_endings = frozenset(vocabulary.get("chinese_company_suffixes", ()))
        self.endings = re.compile(rf"(?:{endings}){{1,4}}")
        self.last_ending = re.compile(rf"(?:{endings})$")
        self.cut_word = re.compile(union(vocabulary, "chinese_cut_words"))
        # Common words make no name; two single characters that each are one may (新光).
        common = union(vocabulary, "chinese_generic_words")
        long = "|".join(word for word in common.split("|") if len(word) > 1) or r"(?!)"
        self.common = re.compile(rf"(?:{common})*(?:{long})(?:{common})*|(?:{common})|[{HAN}](?:{long})+")
        self.no_name = re.compile(union(vocabulary, "chinese_no_name_words"))
        self.native_person = re.compile(rf"(?:{union(vocabulary, 'chinese_surnames')})[{HAN}]{{1,2}}")

    def is_name(self, words: str) -> bool:
        """Whether words that stand where a name would are one: not if they are common words only."""
        if self.common.fullmatch(words) or self.no_name.search(words):
            return False
        ending = self.last_ending.search(words)
        if ending is not None and ending.group() in self.strong_endings and ending.start() >= 2:
            stem = words[: ending.start()]
            return self.cut_word.match(stem) is None and self.common.fullmatch(stem) is None
        if ending is not None and ending.start() >= 2 and not rjieba.has_word(words):
            stem = words[: ending.start()]
            if self.cut_word.search(stem) is None and self.common.fullmatch(stem) is None:
                return True
        tagged = rjieba.tag(words)
        # Of a word that no dictionary has the tag is a guess.
        if any(
            self.cut_word.fullmatch(word)
            or (_is_function_word(word, tag) and rjieba.has_word(word) and not _DIRECTION.fullmatch(word))
            for word, tag in tagged
        ):
            return False
        if all(len(word) == 1 for word, _ in tagged):
            return True
        pairs = itertools.pairwise(tagged)
        if any(len(a) == len(b) == 1 and not rjieba.has_word(a + b) for (a, _), (b, _) in pairs):
            return True  # 泓宇|信通
        return any(len(word) > 1 and (tag in _NAME_TAGS or not rjieba.has_word(word)) for word, tag in tagged)

    def recurs(self, text: str, start: int, end: int) -> bool:
        """Whether a string stands near by again, and not as a part of a longer one: then it is a word of its own."""
        name = text[start:end]
        if not self._may_recur(name):
            return False
        near = text[max(0, start - _NEAR) : end + _NEAR]
        places = [match.start() for match in re.finditer(re.escape(name), near)]
        before = {near[max(0, place - 1) : place] for place in places}
        behind = {near[place + len(name) : place + len(name) + 1] for place in places}
        bounded = all(len(signs) > 1 or not all(map(is_han, signs)) for signs in (before, behind))
        return len(places) > 1 and bounded

    def _may_recur(self, name: str) -> bool:
        if self.no_name.search(name) or self.cut_word.search(name) or self.common.fullmatch(name):
            return False
        tagged = rjieba.tag(name)
        known = [len(word) > 1 and rjieba.has_word(word) for word, _ in tagged]
        return not all(known) and not any(
            tag in _VERB_TAGS or _is_function_word(word, tag) for word, tag in tagged if rjieba.has_word(word)
        )

    def stem(self, text: str, end: int, places: Places) -> tuple[int, int] | None:
        """Where the name that ends at `end` begins, and how much its words look like a name.

        Going left, words belong to the name until one comes that does not: a verb, a preposition, a word of the list
        of words that end before a name begins, something known, a sign.

        Returns:
            The offset and the evidence: 3 for a word that no dictionary has, 2 for a name that one has, 1 for a noun,
            0 for a verb. None where nothing is left or the words are common ones.
        """
        known_end = places.end_before(end)
        floor = max(known_end, end - 12)
        run_start = end
        while run_start > floor and is_han(text[run_start - 1]):
            run_start -= 1
        if end - run_start < 2:
            return None
        tagged = rjieba.tag(text[run_start:end])
        bounded = run_start > floor or run_start == known_end
        start, evidence, taken = end, 0, 0
        for word, tag in reversed(tagged):
            weight = self._weight(word, tag, taken)
            if weight is None:
                bounded = True
                break
            if weight < 0:  # a name with a function word stuck to its front: 据汇纳
                if len(word) + weight < 2:
                    return None
                start -= len(word) + weight
                evidence, bounded = max(evidence, 2), True
                break
            start -= len(word)
            taken += len(word)
            evidence = max(evidence, weight)
            if taken >= _LONGEST_STEM:
                break
        # 封测小厂磊晟, 服务器商恒扬: what the company makes or is stands before its name.
        trade = _TRADE.match(text, run_start, end - 2)
        if trade is not None and trade.end() > start:
            start, bounded = trade.end(), True
        elif start == known_end and text[start] in "厂商" and end - start > 2:
            start += 1
        stem = text[start:end]
        if taken == 2 == len(stem) and evidence and [len(word) for word, _ in tagged[-2:]] == [1, 1]:
            evidence = 3  # two characters that no dictionary word holds
        if not bounded or not 2 <= len(stem) <= _LONGEST_STEM or self.common.fullmatch(stem):
            return None
        return start, evidence

    def _weight(self, word: str, tag: str, taken: int) -> int | None:
        """How much a word looks like part of a name, with `taken` characters of the name to its right.

        None if it is none; the negative number of characters to cut off if a function word is stuck to its front.
        """
        if self.cut_word.fullmatch(word):
            return None
        if len(word) > 1 and not rjieba.has_word(word):
            stuck = self._stuck(word)
            if stuck or _PARTICLE_END.search(word):
                return -(stuck or len(word))
            return 1 if self.cut_word.search(word) else 3
        if taken == 1 and word in _QUARTERS:
            return 1
        if _is_function_word(word, tag) and not _DIRECTION.fullmatch(word):
            return None
        if taken and len(word) > 1 and (tag in _VERB_TAGS or (tag != "ns" and (taken > 1 or self._stuck(word)))):
            return None
        return 0 if tag in _VERB_TAGS else 2 if tag in _NAME_TAGS else 1

    def _stuck(self, word: str) -> int:
        """How many characters at the front of a word are function words."""
        end = 0
        while (match := self.cut_word.match(word, end)) is not None:
            end = match.end()
        return end
