"""Companies with Chinese names that a text introduces nowhere: all that it tells at all their places, added up.

封装交给甬芯先进, 房东贺兰数谷, 由甬晶代工, 满帮买了600片: what stands in front of a name and behind it tells whose
part in a deal it has. Of each stretch between two such marks the places are collected; what they tell is added to what
its characters look like, and where that is enough, all its places are mentions.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import rjieba
from ahocorasick_rs import AhoCorasick, MatchKind

from assets.facts.mentions.chinese_words import HAN, ChineseWords, is_han, union
from assets.facts.mentions.mention import Mention
from assets.facts.mentions.places import ORGANISATIONS, Places
from assets.facts.mentions.words import article_around, places_of
from assets.facts.patterns import finditer, occurrences, screened

# How much must speak for a company, and how much all its places may say together.
_ENOUGH, _MOST = 4, 6
_SHORTEST, _LONGEST = 2, 8
_SIGNS = frozenset("，。；：！？、（）()“”\n|/ ,;:【】")
_OPENS = frozenset("，。；：！？（(“\n|】")
_JOINTS = ("以及", "、", "和", "与", "及")
# What stands in front of a party, and which kind of deed must stand behind it then.
_AGENT, _PARTY, _MAKER, _ANY, _DEED, _ADVERB = "agent", "party", "maker", "any", "deed", "adverb"
_COPULAS = ("分别是", "分别为", "包括", "来自", "则是", "还有", "是", "为", "系", "有", "：", "找了", "选了", "交给")
_DOES = screened(r"(?:专做|只做|做|从事|主营|专注|负责)(?P<what>[^，。；：\n]{2,10}?)的")
# How far from the first of two the deed of both may stand: 由黄河鲲泰与烽讯超微贴牌.
_TWO = 12
# What stands behind a name and begins no deed.
_GOES_ON = ("的", "等", "之外", "以外", "按", "把", "从", "在", "因", "让", "靠", "凭", "向", "被", "由", *_JOINTS)
# In no name, wherever they stand.
_PARTICLES = frozenset("的了在是于被把由从向对给让就都也还很更最不没未之这那其所全且它他她我你们谁哪占总已既请与及")
# What goes on with the word in front: 运营商级, 供应商们.
_SUFFIXES = frozenset("级们型类化性侧端界圈")
_LEADS = ("而", "但", "其中", "另外", "此外", "同时", "随后", "另据", "上市公司", "不过", "后来")
# What is no company: an authority, a place, a person's calling, a sum.
_NO_END = frozenset(
    "部委局署厅院省市县区镇村路楼厂商方者员们人家卡片块台座颗枚层端链级年月日天倍成率价量型版代期季里上下内外前后得和与及做卖租拿到给来去说买看"
)


# 一个算力交易群: one of a kind, and no name.
_ONE_OF = re.compile(r"[一这那某][个家位款座群]")


class WeighedCompanies:
    """Finds companies by the sum of what a text tells of a name."""

    def __init__(self, vocabulary: Mapping[str, Any], words: ChineseWords) -> None:
        self._words = words
        fronts: dict[str, tuple[str, int]] = {}
        roles = vocabulary.get("chinese_party_names", ())
        for front in (*roles, *vocabulary.get("chinese_party_work", ())):
            fronts |= {front + copula: (_ANY, 3) for copula in _COPULAS}
        fronts |= dict.fromkeys(roles, (_ANY, 3))
        for key, weight in (("chinese_deals_before", 2), ("chinese_mentions_before", 1)):
            fronts |= {word + ending: (_ANY, weight) for word in vocabulary.get(key, ()) for ending in ("", "了")}
        fronts |= dict.fromkeys(("由", "被", "归"), (_AGENT, 0))
        fronts |= dict.fromkeys(("是", "系"), (_MAKER, 0))
        fronts |= {"系的": (_ANY, 1)}
        fronts |= dict.fromkeys(("与", "向", "从", "给", "对", "同", "跟", "为", "替", "和"), (_PARTY, 0))
        self._fronts = list(fronts.values())
        self._front_words = _automaton(fronts)
        behind: dict[str, dict[str, int]] = defaultdict(dict)
        for key, kind, weight in (
            ("chinese_agent_deeds", _AGENT, 3),
            ("chinese_party_deeds", _PARTY, 3),
            ("chinese_made_behind", _MAKER, 3),
            ("chinese_only_company_deeds", _DEED, 2),
            ("chinese_many_deeds", _DEED, 1),
        ):
            for word in vocabulary.get(key, ()):
                behind[word][kind] = weight
        for word in vocabulary.get("chinese_adverbs_behind", ()):
            behind[word][_ADVERB] = len(word)
        self._behind = list(behind.values())
        self._behind_words = _automaton(behind)
        self._thing_behind = tuple(vocabulary.get("chinese_things_behind", ()))
        self._thing_before = tuple(vocabulary.get("chinese_things_before", ()))
        self._towns = frozenset(vocabulary.get("chinese_towns", ()))
        self._towns_begin = frozenset(town[:2] for town in self._towns)
        self._no_company = screened(rf"[{HAN}]*(?:{union(vocabulary, 'chinese_no_company_words')})")
        self._further_endings = re.compile(rf"(?<=..)(?:{union(vocabulary, 'chinese_further_suffixes')})$")
        self._deeds_within = re.compile(
            union(vocabulary, "chinese_only_company_deeds", "chinese_many_deeds", "chinese_party_deeds")
        )
        sounds = "".join(vocabulary.get("transliteration_characters", ())) or "\0"
        self._foreign = re.compile(f"[{sounds}]{{3,}}")
        self._looks_of = lru_cache(maxsize=4096)(self._looks)

    def find(self, text: str, places: Places, named: Sequence[Mention]) -> Iterator[tuple[int, int]]:
        """The spans of companies that are not named yet.

        Args:
            text: The text.
            places: What is named already.
            named: The same, as a list.
        """
        marks = _Marks(text, self._ends(text))
        candidates: dict[str, _Candidate] = {}
        for begin in self._begins(text, named):
            for candidate in self._between(text, places, marks, begin):
                known = candidates.setdefault(candidate.name, candidate)
                known.told |= candidate.told
                known.starts |= candidate.starts
        accepted = {name for name, candidate in candidates.items() if self._is_company(candidate)}
        # Beside a company in a list stands another.
        for name, candidate in candidates.items():
            if name not in accepted and any(
                self._beside(text, start, start + len(name), accepted) for start in candidate.starts
            ):
                candidate.told["list", "list"] = 2
                if self._is_company(candidate):
                    accepted.add(name)
        yield from self._spans(text, places, {name: candidates[name] for name in accepted})

    def _begins(self, text: str, named: Sequence[Mention]) -> Iterator[_Front]:
        """Where a name may begin."""
        longest: dict[int, tuple[int, int]] = {}
        for index, start, end in occurrences(*self._front_words, text):
            if end not in longest or start < longest[end][0]:
                longest[end] = (start, index)
        for end, (start, index) in longest.items():
            kind, weight = self._fronts[index]
            yield _Front(end, kind, weight, text[start:end])
        for sign in finditer(_OPENING, text):
            yield _Front(sign.end(), _DEED, 0, "opens")
        for does in finditer(_DOES, text):
            told = does.start() in longest or (does.start() and text[does.start() - 1] in _OPENS)
            yield _Front(does.end(), _ANY, 1 + bool(told), "does")
        for mention in named:
            if mention.kind in ORGANISATIONS and not mention.anonymous:
                for joint in _JOINTS:
                    if text.startswith(joint, mention.end):
                        yield _Front(mention.end + len(joint), _ANY, 2, "list")
                        break
            elif mention.kind == "region" and text.startswith("的", mention.end):
                yield _Front(mention.end + 1, _ANY, 1, "place")

    def _between(self, text: str, places: Places, marks: _Marks, front: _Front) -> Iterator[_Candidate]:
        """What may be a name between what stands in front of one and what stands behind one."""
        quoted = text.startswith("“", front.end)
        start, weight = front.end + quoted, front.weight + quoted
        core = self._place_end(text, start, places)
        if core is not None and text.startswith("的", core):
            start, core, weight = core + 1, None, weight + 1
        begin = end = start if core is None else core
        while end < len(text) and end - begin < _LONGEST and is_han(text[end]):
            end += 1
            closed = text.startswith("”", end)
            if end - begin < _SHORTEST or (quoted and not closed):
                continue
            behind = marks.behind(end + quoted, front.kind)
            if behind is None or (front.kind == _DEED and not behind[1]) or not places.free(begin, end):
                continue
            looks = self._looks_of(text[begin:end])
            # 得州布拉索斯 is called 布拉索斯 elsewhere: where it is is no part of its name.
            first, article = start, article_around(start)
            if begin > start and text.count(text[begin:end], *article) > text.count(text[start:end], *article):
                first = begin
            if looks is not None:
                yield _Candidate(text[first:end], looks, {(front.label, behind[0]): weight + behind[1]}, {first})

    def _place_end(self, text: str, start: int, places: Places) -> int | None:
        """Where a place ends that begins at an offset."""
        inside = places.within(start, start + 1)
        if inside and inside[0].kind == "region" and inside[0].start == start:
            return inside[0].end
        if text[start : start + 2] not in self._towns_begin:
            return None
        return next((start + n for n in (4, 3, 2) if text[start : start + n] in self._towns), None)

    def _ends(self, text: str) -> dict[int, dict[str, int]]:
        """Where what a company does begins, and how much it tells; the length of an adverb."""
        found: dict[int, dict[str, int]] = {}
        for index, start, _ in occurrences(*self._behind_words, text):
            told = found.setdefault(start, {})
            for kind, weight in self._behind[index].items():
                told[kind] = max(weight, told.get(kind, 0))
        return found

    def _looks(self, name: str) -> int | None:
        """How much a name's characters look like a company's; None if they are words of the language."""
        words = self._words
        if (
            name[0] in _SUFFIXES
            or _ONE_OF.match(name)
            or words.common.fullmatch(name)
            or words.no_name.search(name)
            or self._no_company.match(name)
        ):
            return None
        ending = words.last_ending.search(name)
        strong = ending is not None and ending.group() in words.strong_endings and ending.start() >= 2
        weak = ending is not None and ending.start() >= 2
        further = self._further_endings.search(name) if ending is None else None
        weak = weak or further is not None
        ending = ending or further
        stem = name[: ending.start()] if ending is not None and weak else name
        if words.common.fullmatch(stem) or (name[-1] in _NO_END and not weak and not self._foreign.fullmatch(name)):
            return None
        if self._deeds_within.search(stem):
            return None
        parts = rjieba.tag(stem, False)
        first = parts[0][0]
        if not strong and ((words.cut_word.fullmatch(first) and len(first) == 1) or parts[0][1][0] in "pcrdu"):
            return None
        coined = any(len(a) == len(b) == 1 for (a, _), (b, _) in itertools.pairwise(parts))
        verbs = 0
        for word, tag in parts:
            if len(word) == 1:
                if word in _PARTICLES and not strong:
                    return None
            elif words.cut_word.fullmatch(word) or tag[0] in "pcdu" or (tag[0] in "rmqtf" and not coined):
                return None
            else:
                verbs += tag[0] in "va"
        if self._foreign.fullmatch(stem) and len(stem) > 2:
            return 2
        if len(parts) == 1:
            looks = 0 if parts[0][1] in ("nz", "nt", "nr", "nrt") or (weak and parts[0][1][0] == "n") else -1
        else:
            looks = 2 if coined else 1
        return looks - 2 * verbs + 2 * strong + (weak and not strong)

    def _is_company(self, candidate: _Candidate) -> bool:
        """Whether all that is told of a name, and its looks, make it a company's; a word needs two places and more."""
        word = candidate.looks < 1
        if word and len(candidate.told) < 2:
            return False
        evidence = candidate.looks + min(_MOST, sum(candidate.told.values()))
        person = self._words.native_person.fullmatch(candidate.name) is not None
        return evidence >= _ENOUGH + 2 * word + 2 * person

    @staticmethod
    def _beside(text: str, start: int, end: int, accepted: Container[str]) -> bool:
        """Whether a company stands beside a span, joined to it as in a list."""
        lengths = range(_SHORTEST, _LONGEST + 1)
        for joint in _JOINTS:
            behind, before = end + len(joint), start - len(joint)
            if text.startswith(joint, end) and any(text[behind : behind + n] in accepted for n in lengths):
                return True
            if text.startswith(joint, before) and any(text[before - n : before] in accepted for n in lengths):
                return True
        return False

    def _spans(self, text: str, places: Places, accepted: Mapping[str, _Candidate]) -> Iterator[tuple[int, int]]:
        """All places of the names but those of names of things, of which the text has too many."""
        for name, starts in places_of(text, accepted).items():
            spans = [(start, start + len(name)) for start in starts]
            things = sum(self._is_thing(text, start, end) for start, end in spans)
            if 2 * things >= len(spans):
                continue
            for start, end in spans:
                inside = places.within(start, end)
                told = start in accepted[name].starts or not _joins(text, start, end)
                if told and all(mention.kind == "region" and mention.start == start for mention in inside):
                    yield start, end

    def _is_thing(self, text: str, start: int, end: int) -> bool:
        behind = end + text.startswith("”", end)
        before = start - (text[start - 1 : start] == "“")
        return (
            text.startswith(self._thing_behind, behind)
            or text[behind : behind + 1].isdigit()
            or text.endswith(self._thing_before, 0, before)
        )


_OPENING = screened(rf"(?:^|[，。；：！？（“】\n|])(?:{'|'.join(_LEADS)})?(?=[{HAN}])")


def _joins(text: str, start: int, end: int) -> bool:
    """Whether two characters belong to the words beside them as well: 五源 in 第五源头."""
    return end - start == 2 and (
        rjieba.has_word(text[start - 1 : start + 1]) or rjieba.has_word(text[end - 1 : end + 1])
    )


@dataclass(frozen=True, slots=True)
class _Front:
    """Where a name may begin: the offset, which deed must follow, how much that tells, and by what."""

    end: int
    kind: str
    weight: int
    label: str


@dataclass(slots=True)
class _Candidate:
    """A name with how much it looks like a company's, what is told of it by what stands around it, and its places."""

    name: str
    looks: int
    told: dict[tuple[str, str], int]
    starts: set[int]


class _Marks:
    """What stands behind a name."""

    def __init__(self, text: str, told: Mapping[int, Mapping[str, int]]) -> None:
        self._text = text
        self._told = told
        self._found: dict[int, tuple[str, int] | None] = {}

    def behind(self, end: int, kind: str) -> tuple[str, int] | None:
        """What stands there and how much it tells after a front of a kind; None where no name ends."""
        text = self._text
        if kind in (_AGENT, _PARTY, _MAKER):
            at = self._after_adverbs(end)
            weight = self._told.get(at, {}).get(kind)
            if weight is not None:
                return text[at : at + 2], weight
            return self._of_two(end, kind) if kind != _MAKER and text.startswith(_JOINTS, end) else None
        if end not in self._found:
            self._found[end] = self._any(end)
        return self._found[end]

    def _any(self, end: int) -> tuple[str, int] | None:
        text = self._text
        if end == len(text) or text[end] in _SIGNS:
            return "end", 0
        at = self._after_adverbs(end)
        weight = self._told.get(at, {}).get(_DEED)
        if weight is not None:
            return text[at : at + 2], weight
        if at > end:
            return "adverb", 0
        if text.startswith(_GOES_ON, end):
            return "joint", 0
        return None

    def _of_two(self, end: int, kind: str) -> tuple[str, int] | None:
        """What stands behind two parties of which the first ends at an offset."""
        for at in range(end + 3, min(end + _TWO, len(self._text))):
            if self._text[at] in _SIGNS:
                break
            weight = self._told.get(at, {}).get(kind)
            if weight is not None:
                return self._text[at : at + 2], weight
        return None

    def _after_adverbs(self, end: int) -> int:
        for _ in range(3):
            told = self._told.get(end)
            if told is None or _ADVERB not in told:
                break
            end += told[_ADVERB]
        return end


def _automaton(words: Iterable[str]) -> tuple[AhoCorasick, int]:
    listed = [*words] or ["\0"]
    return AhoCorasick(listed, matchkind=MatchKind.Standard), max(map(len, listed))
