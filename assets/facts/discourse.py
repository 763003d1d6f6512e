"""A sentence as the frames read it: noun groups, clauses, who is speaking, and what words refer back to."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from assets.catalogue.entities import Catalogue, Entity
from assets.facts.frames import Trigger, load_lexicon
from assets.facts.mentions import Mention
from assets.facts.mentions.mention import UNNAMED_MODEL
from assets.facts.model import EntityReference
from assets.facts.patterns import Piece, ScreenedText, screened
from assets.facts.quantities.find import Quantity
from assets.facts.times.find import TimeExpression

ORGANISATIONS = frozenset({"company", "foundry"})
# Before what somebody says who works for a company without a name.
_OF_UNNAMED = re.compile(r"[一某有][家位名][^，。；]{0,16}(?:公司|厂商?|企业|平台|机构)[^，。；]{0,20}，")
# Who publishes about others: their names are sources rather than actors.
OBSERVER_ROLES = frozenset(
    {"media", "research-house", "think-tank", "consultancy", "broker", "share-index", "association"}
)
_OBSERVER_NAME = re.compile(
    r"(?:Research|Securities|Analytics|Consulting|Insights?|Advisors|Advisory|Advisers|Economics|News|Times|Journal|Post|Wire|Weekly|Magazine|Review|Herald|Gazette|Tribune|Daily|Observer|Monitor"
    r"|Brothers|Equities|Markets|Courier|Dispatch|Bulletin|Telegraph|Chronicle|Digest|Newswire|Newsletter|Quarterly"
    r"|证券|投顾|投研|智库|咨询|研究所|研究公司|日报|晚报|早报|快报|时报|周报|周刊|月刊|杂志|新闻|财经|通讯社|网)$"
)
ANONYMOUS = EntityReference("person:anonymous", "anonymous", "")


class Grammar:
    """The closed-class words of a language, compiled."""

    def __init__(self, language: str) -> None:
        data = load_lexicon("grammar")
        words: dict[str, Any] = data[language]
        self.language = language
        flags = re.IGNORECASE if language == "en" else 0
        attribute = words["attribute"]
        self.connector = re.compile(rf"\s*(?:{words['connector']})\s*(?:{attribute})*\s*$", flags)
        self.weak_connector = re.compile(rf"\s*,\s*(?:{attribute})*\s*$", flags)
        self.marker = screened(
            rf"(?:^|(?<=[\W]))({words['preposition']})\s+{words['determiner']}$"
            if language == "en"
            else rf"({words['preposition']})\s*{words['determiner']}$",
            flags,
        )
        self.not_preposition = (
            re.compile(f"(?:{words['not_preposition']})$", flags) if "not_preposition" in words else None
        )
        self.possessive = re.compile(rf"\s?(?:{words['possessive']})", flags)
        self.each = screened(words["each"], flags)
        self.respectively = screened(words["respectively"], flags)
        self.total = screened(words["total"], flags)
        self.rise = screened(words["rise"], flags)
        self.fall = screened(words["fall"], flags)
        self.other_period = screened(words["other_period"], flags)
        self.clause = re.compile(words["clause"])
        modality = data["modality"][language]
        self.modality = {name: screened(pattern, flags) for name, pattern in modality.items()}
        source = data["attribution"][language]
        self.source = {
            name: screened(pattern, flags)
            for name, pattern in source.items()
            if name not in ("speaks", "estimates", "observes")
        }
        verbs = "|".join(
            f"(?P<{group}>{source[key]})"
            for group, key in (("says", "speaks"), ("estimates", "estimates"), ("observes", "observes"))
            if key in source
        )
        self.verbs = screened(rf"\b(?:{verbs})\b" if language == "en" else verbs, flags)
        if language == "zh":
            self.according = screened(
                rf"{source['according']}(?P<who>[^，。；：]{{1,40}}?){source['according_tail']}(?:显示|指出|称|，|：|,|:)?"
            )
        self.again_before = re.compile(rf"(?:{source['again']})(?:\s(?:has|have|also|then|later))?\s+$", re.IGNORECASE)
        self.anaphora = [
            (screened(row["words"], flags), frozenset(row["kinds"].split()), row.get("pick"), row.get("count"))
            for row in data["anaphora"][language]
        ]


class Common:
    """The patterns that hold for both languages, compiled."""

    def __init__(self) -> None:
        words: dict[str, str] = load_lexicon("grammar")["common"]
        self.comparison, self.direction, self.loose = (
            frozenset(word.replace("_", " ") for word in words[name].split())
            for name in ("comparison", "direction", "loose")
        )
        self._patterns = {
            name: screened(pattern, re.IGNORECASE)
            for name, pattern in words.items()
            if name not in ("comparison", "direction", "loose")
        }

    def __getitem__(self, name: str) -> re.Pattern[str]:
        return self._patterns[name]


@lru_cache(maxsize=1)
def common() -> Common:
    """The patterns that hold for both languages."""
    return Common()


@lru_cache(maxsize=1)
def _descriptions() -> tuple[list[tuple[str, re.Pattern[str]]], list[tuple[frozenset[str], re.Pattern[str]]]]:
    """What words tell of a company's country (by its code), and of what it is (by the roles of the catalogue)."""
    told: dict[str, dict[str, str]] = load_lexicon("grammar")["described"]
    return (
        [(code, re.compile(rf"\b(?:{words})\b")) for code, words in told["countries"].items()],
        [(frozenset(names.split()), re.compile(rf"\b(?:{words})$", re.I)) for names, words in told["roles"].items()],
    )


# A country, by its code, and roles of the catalogue.
_Description = tuple[str | None, frozenset[str]]


def _description(sentence: Sentence, node: Node) -> _Description | None:
    """What an English description tells of the company that it means: "the Taiwanese group", "the start-up"."""
    words = sentence.words(node.start, node.end)
    if sentence.language != "en" or len(words.split()) < 2:
        return None
    countries, roles = _descriptions()
    country = next((code for code, pattern in countries if pattern.search(words)), None)
    wanted = next((names for names, pattern in roles if pattern.search(words)), frozenset[str]())
    return (country, wanted) if country is not None or wanted else None


@lru_cache(maxsize=1)
def _chinese_descriptions() -> list[tuple[frozenset[str], re.Pattern[str]]]:
    """What words behind 这家 tell of what a company is, by the roles of the catalogue."""
    told: dict[str, str] = load_lexicon("grammar")["described"]["chinese_roles"]
    return [(frozenset(names.split()), re.compile(words)) for names, words in told.items()]


@lru_cache(maxsize=2)
def grammar(language: str) -> Grammar:
    """The grammar of `zh` or `en`."""
    return Grammar(language)


_ON_LINE = re.compile(r"的?[A-Z]?\d*[A-Z]*\s?(?:纳米|nm|奈米|工艺|制程|产线)")
_COUNTED = {"两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}


@dataclass(slots=True, eq=False)
class Node:
    """Something that may fill a role: a mention, a list of mentions, or a word that refers back.

    Attributes:
        start: Offset in the view.
        end: Offset behind it.
        mentions: The members; empty for a word that refers back.
        kinds: Kinds that it has (a name may have two); empty for a pronoun that may be anything.
        marker: The preposition before it, lower case; empty where there is none.
        owner: Whether a possessive follows it (Nvidia's, 英伟达的).
        vendor: Whether it only says whose the next chip or model is (英伟达A100).
        bracket: Whether it stands in brackets.
        source: Whether it is who the sentence quotes.
        pick: `former` or `latter`.
        count: How many a word that refers back means; 0 where it does not say.
        anaphor: Whether it refers back.
        likened: Whether it only says what another is like (the H800, a slowed-down H100).
        described: Whether a comma stands between it and what it is told to be (its biggest supplier, Dell).
    """

    start: int
    end: int
    mentions: tuple[Mention, ...]
    kinds: frozenset[str]
    marker: str = ""
    owner: bool = False
    vendor: bool = False
    bracket: bool = False
    source: bool = False
    pick: str | None = None
    count: int = 0
    anaphor: bool = False
    likened: bool = False
    described: bool = False

    def has(self, kinds: Iterable[str]) -> bool:
        """Whether it can be of one of these kinds; a company may stand for its foundry."""
        if "foundry" in kinds and "company" in self.kinds:
            return True
        if self.anaphor and not self.kinds:
            return not {"region", "person", "segment", "technology"}.issuperset(kinds)
        return not self.kinds.isdisjoint(kinds)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what stands between two offsets, and how.

    Attributes:
        start: Where it begins to hold.
        end: Where it ends.
        by: Who says it; None where it is only hearsay.
        level: `said`, `estimated` or `reported`.
        denies: Whether the source denies it.
    """

    start: int
    end: int
    by: EntityReference | None
    level: str
    denies: bool = False


@dataclass(slots=True, eq=False)
class Sentence:
    """A sentence with all that was recognised in it. Offsets are those of the view.

    `refuted` is where words stand in it that call untrue what was said, in offsets of the sentence. `referents` is what
    the words that refer back to its subject mean, by kind, with where they stand. `screened_text` tells
    where in the view patterns are worth trying.
    """

    text: str
    start: int
    end: int
    language: str
    block: int
    kind: str
    nodes: list[Node]
    quantities: list[Quantity]
    times: list[TimeExpression]
    triggers: list[Trigger]
    screened_text: ScreenedText
    refuted: re.Match[str] | None = None
    attributions: list[Attribution] = field(default_factory=list)
    referents: dict[str, tuple[int, Mention]] = field(default_factory=dict)
    _boundaries: list[int] = field(default_factory=list)
    _marks: list[int] = field(default_factory=list)
    _weights: list[float] = field(default_factory=lambda: [0.0])
    _brackets: list[tuple[int, int]] = field(default_factory=list)
    _lists: list[tuple[int, int]] = field(default_factory=list)
    _asides: list[tuple[int, int, float]] = field(default_factory=list)

    def search(
        self, pattern: re.Pattern[str], start: int | None = None, end: int | None = None
    ) -> re.Match[str] | None:
        """The first match of a pattern in the words between two offsets of the view, or in the whole sentence.

        The match is that of `pattern.search` in those words alone, and its offsets are theirs.
        """
        first = self.start if start is None or start < self.start else start
        last = self.end if end is None or end > self.end else end
        return self.screened_text.search(pattern, first, last)

    def piece(self, start: int, end: int) -> Piece:
        """The text between two offsets of the view, to be searched."""
        return Piece(self.screened_text, max(start, self.start), min(end, self.end))

    def finditer(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """All matches of a pattern in the sentence; their offsets are those of the sentence."""
        return self.screened_text.finditer(pattern, self.start, self.end)

    def words(self, start: int, end: int) -> str:
        """The text between two offsets of the view."""
        first, last = start - self.start, end - self.start
        return self.text[first if first > 0 else 0 : last if last > 0 else 0]

    def distance(self, a: int, b: int) -> float:
        """How far apart two offsets are: characters (in English counted less), and more for every clause between."""
        if a > b:
            a, b = b, a
        first, last = self.start, self.end
        a = 0 if a < first else (a if a < last else last) - first
        b = 0 if b < first else (b if b < last else last) - first
        step = 1.0 if self.language == "zh" else 0.4
        cost = step * (b - a)
        if self._marks:
            cost = cost + self._weights[bisect_left(self._marks, b)] - self._weights[bisect_left(self._marks, a)]
        for start, end in self._brackets:
            if a < end and start < b:
                cost -= step * (min(b, end) - max(a, start))
        for start, end, commas in self._asides:
            if a <= start and end <= b:
                cost -= 0.8 * step * (end - start) + commas
        for start, end in self._lists:
            if a < end and start < b:
                cost -= 0.6 * step * (min(b, end) - max(a, start))
        return cost

    def in_bracket(self, offset: int) -> bool:
        """Whether an offset lies in brackets."""
        offset -= self.start
        return bool(self._brackets) and any(start <= offset < end for start, end in self._brackets)

    def is_gloss(self, offset: int) -> bool:
        """Whether an offset lies in brackets that explain a unit or word: （1 TFLOPS即每秒一万亿次）."""
        if not self.in_bracket(offset):
            return False
        opening = max(self.text.rfind(c, 0, offset - self.start) for c in "（(")
        closing = min((i for c in "）)" if (i := self.text.find(c, offset - self.start)) >= 0), default=len(self.text))
        return (
            re.search(
                r"即|指|等于|也就是|相当于|\bi\.e\.|\bthat is\b|\bmeaning\b|\bequals\b", self.text[opening:closing]
            )
            is not None
        )

    def clause(self, start: int, end: int) -> tuple[int, int]:
        """The clause around a range: from the punctuation before it to the one behind it."""
        boundaries, last = self._boundaries, len(self._boundaries) - 1
        return (
            boundaries[bisect_left(boundaries, start, 1, last) - 1] + 1,
            boundaries[bisect_left(boundaries, end, 1, last)],
        )

    def measure(self) -> None:
        """Fill the tables behind `distance`, `clause` and `in_bracket`."""
        text, last = self.text, len(self.text) - 1
        self._lists = [(n.start - self.start, n.end - self.start) for n in self.nodes if len(n.mentions) > 1]
        depth = opened = 0
        self._boundaries = [self.start - 1]  # In offsets of the view, the ends of the sentence included.
        joints = {n.start - self.start - 2 for n in self.nodes if n.described}
        for match in _PUNCTUATION.finditer(text):
            i, c = match.start(), match[0]
            if c in "（(":
                opened = opened if depth else i
                depth += 1
                continue
            if c in "）)":
                if depth == 1:
                    self._brackets.append((opened, i + 1))
                depth = max(0, depth - 1)
                continue
            if c == ",":
                if i in joints or (0 < i < last and text[i - 1].isdigit() and text[i + 1].isdigit()):
                    continue
            elif c in ".!?" and not (i == last or text[i + 1].isspace()):
                continue
            self._boundaries.append(self.start + i)
            if depth or any(a <= i < b for a, b in self._lists):
                continue
            self._marks.append(i)
            self._weights.append(self._weights[-1] + _WEIGHTS.get(c, 5.0))
        self._boundaries.append(self.end)
        if depth:
            self._brackets.append((opened, len(text)))
        if self.language == "en":
            self._asides = [(m.start(), m.end(), 8.0) for m in _ASIDE.finditer(text)]


_NODE = re.compile(r"segment:\d+nm")
# What is told of the one before it, in between.
RELATIVE = screened(
    r",\s(?:which|whose|who|where|(?:co-)?founded|set up|started|established|formed|created|spun|listed|acquired|bought"
    r"|born)\b[^,;]*(?=,)"
)
# The name of a family of chips has no number.
_FAMILY = re.compile(r"[^\d]+")
# Between a chip and another that it is like, or whose architecture it has.
_LIKE = re.compile(r",\s(?:an?|essentially an?|in effect an?)\s(?:[\w-]+\s){1,4}")
_ARCHITECTURE = re.compile(r"[ -](?:micro-?)?architecture\b")
_OF_ARCHITECTURE = re.compile(r"[^;.]*")
# Behind the subject of a participle, or of a mere measure: ", with the H20 staying at", ", with Samsung on 38%".
_PARTICIPLE_BEHIND = re.compile(
    r"(?:['’]s?)?(?: (?!the\b|an?\b)[a-z-]+){0,2}? "
    r"(?:(?!(?:during|including|according|following)\b)[a-z]{2,}ing\b|(?:at|on) (?:[a-z]+ ){0,2}[$€£¥]?\d)"
)
_NUMBER_BEHIND = re.compile(r"\s(?:about |some |only |just |another )?[$€£¥]?\d")
# What is put in between commas, to explain the noun before it: ", a start-up from Lyon,".
_ASIDE = re.compile(
    r",\s(?:an?|the|its|one of|part of|formerly|once|itself|which|who|whose|where|with|in|at|on|near|for|like|unlike|by"
    r"|according to|\w+ed|made|built|due|led|known|run|says?|said|reckons?|estimates?|now|however|though|meanwhile|then"
    r"|too|I[’']m|I am|it says|they say|it said)\b"
    r"[^,;:()]{0,90},(?=\s)(?!\s(?:and|or)\s)"
)
_PUNCTUATION = re.compile("[（()）；;，：—–…,:。！？.!?]")
_WEIGHTS = {"；": 16.0, ";": 16.0, "。": 24.0, "！": 24.0, "？": 24.0, ".": 24.0, "!": 24.0, "?": 24.0}


# Before what something is compared with: "twice as fast as an H200".
_AS_MUCH_AS = re.compile(r"\bas [\w-]+(?: [\w-]+){0,3} as (?:the |an? |its |their |any )?$")
# "a third of what an H100 costs"
_OF_WHAT = re.compile(r"\bof what (?:an? |the |its |a used )?$")
# What a company is called that is named right behind: "from its biggest supplier, Dell".
_PARTY_NOUNS = frozenset(load_lexicon("grammar")["common_nouns"]["parties"].split())
_GOODS_KINDS = frozenset({"segment", "technology", "product"})
_DESCRIBED_BEHIND = re.compile(
    r"(?:.*\W)?(from|to|by|with|for|of|at|in|on|into|behind|via|through|against|between|towards?|than|like|unlike)\s"
    r"(?:(?:the|an?|its|their|his|her|our|one of|another|some|[A-Z][\w.-]+(?:\s[A-Z][\w.-]+)?['’]s?)\s)?"
    r"(?:(?!(?:the|an?|its|their|and|or)\s)[\w’'&.-]+\s){0,5}[\w-]+(?P<comma>,?)\s",
    re.IGNORECASE,
)
# Behind a name set off by a comma that is still part of the phrase, and no subject: "…, Dell, and" but "…, Dell has".
_GOES_ON = re.compile(
    r"[.,;:)?!]|$|\s(?:for|in|at|on|under|to|by|from|with|last|this|next|and|or|as|because|since|when|after|before|while"
    r"|about|over|worth|outside|near)\b"
)
# Before a company, and behind it, where it is only whose staff somebody once was: "two former Spotify engineers".
_ONCE = re.compile(r"\b(?:[Ff]ormer|[Oo]ne-?time|[Ee]rstwhile|[Ee]x|[Ll]ong-?time|[Vv]eteran)[ -]$")
_DETERMINED = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Ff]ellow|[Aa]nother) $")
_RIVAL_NAMED = re.compile(
    r" (?:rival|challenger|competitor|spin-?off|parent|owner|supplier|backer)(?: and [\w-]+(?: [\w-]+){0,2})? [A-Z]"
)
_OF_RIVAL = re.compile(r" (?:rival|challenger|competitor|contender|alternative|spin-?off|spin-?out|clone|veteran)\b")
_STAFF = re.compile(
    r"(?: and [A-Z][\w-]+)?['’]?s? (?:[\w-]+ ){0,2}"
    r"(?:engineers?|executives?|researchers?|employees?|scientists?|staff(?:ers?)?|managers?|designers?|architects?|bankers?|veterans?|alumn\w+|hands?|boss|chief|men|women|people)\b"
)
# Between what refers back and the name that it only introduces: "The machine, named".
_NAMED_SO = re.compile(
    r",? (?:(?:is|was|has been|which is|will be) )?(?:called|named|dubbed|christened|code-?named) (?:the )?[“\"]?"
    r"|，?(?:被|已|将)?(?:名为|取名为?|命名为|叫做?|名叫|代号为?)[“「]?"
)
# Who does something for the company spoken of: 为其代工.
_SERVES_IT = re.compile(r"[为替向给对]其(?!他|它|实|余|中|次)")
# Behind the words quoted in an English sentence, where who said them follows.
_QUOTED_TAIL = screened(
    r"[,?!.][”\"]\s(?=\w)|[”\"],?\s(?=(?:says?|said|adds?|added|explains?|explained)\b)|, says? (?=[A-Z])"
    r"|[，。！？][”」](?=[^，。；：“「]{4,40}?(?:说|表示|坦言|直言|笑称|感叹|透露|解释|回忆|告诉|苦笑|补充|强调|指出|道))"
)


# Between a country and a company that is described as its.
_OF_PLACE = re.compile(r"的?[^，。；、向给]{0,18}(?:公司|企业|厂商|业者|集团|机构|巨头|运营商|实验室|客户)")


# Between a company and another that is only told to be its: 纬创转投资的纬颖, 苹果的代工厂鸿海.
RELATED_ONE = re.compile(
    r"(?:旗下的?|[^，。；：、的]{0,4}(?:投资|持股|控股|支持|孵化|创办|入股|收购|分拆|扶持|拆分)(?:的|出来的))"
    r"(?:[\u4e00-\u9fffA-Z]{1,5}(?:公司|企业|平台|部门|厂商))?"
    r"|的?(?:全资|控股|关联|最大|主要|第一大|核心|头号|长期|重要|海外|国内|新|老)*(?:的)?"
    r"(?:子公司|母公司|客户|供应商|代工厂|对手|竞争对手|劲敌|合作伙伴|伙伴|股东|大股东|投资方|金主|买家|租户|房东)"
)


class SentenceBuilder:
    """Makes sentences out of what the recognisers found in a view."""

    def __init__(
        self,
        screened_text: ScreenedText,
        language: str,
        mentions: Sequence[Mention],
        quantities: Sequence[Quantity],
        times: Sequence[TimeExpression],
        triggers: Sequence[Trigger],
        catalogue: Catalogue,
    ) -> None:
        self.mentions = mentions
        self._text = screened_text.text
        self._language = language
        self._grammar = grammar(language)
        self._catalogue = catalogue
        self._screened_text = screened_text
        # Where which of the words that refer back may stand, and which may anywhere, by their number.
        places = [screened_text.places.get(id(pattern)) for pattern, *_ in self._grammar.anaphora]
        self._anaphora_places = sorted((place, i) for i, found in enumerate(places) for place in found or ())
        self._anaphora_anywhere = {i for i, found in enumerate(places) if found is None}
        self._items: list[tuple[Sequence[Any], list[int]]] = [
            (items, [item.start for item in items]) for items in (mentions, quantities, times, triggers)
        ]

    def build(self, start: int, end: int, block: int, kind: str) -> Sentence:
        """The sentence between two offsets of the view."""
        mentions, quantities, times, triggers = (self._slice(i, start, end) for i in range(4))
        # A number inside a name or a date is no quantity; a name inside a date is none.
        spans = [(m.start, m.end) for m in mentions] + [(t.start, t.end) for t in times]
        quantities = [
            q
            for q in quantities
            if q.unit == "nm" or q.dimension == "duration" or not any(a <= q.start and q.end <= b for a, b in spans)
        ]
        # 英伟达也是三成九: the bound 达 is the name's.
        names = [m for m in mentions if m.kind in ORGANISATIONS]
        for i, q in enumerate(quantities):
            name = next((m for m in names if m.start < q.start < m.end < q.end), None)
            if name is not None:
                quantities[i] = replace(q, start=name.end, text=self._text[name.end : q.end])
        # 曙海-2.5参数量, 思元590只到了六成: the number is the version's.
        coded = [(m.start, m.end) for m in mentions if m.kind in ("model", "chip") and not m.generic]
        quantities = [q for q in quantities if not any(a < q.start < b < q.end for a, b in coded)]
        text = self._text[start:end]
        nodes = self._nodes(mentions, start, end)
        sentence = Sentence(
            text, start, end, self._language, block, kind, nodes, quantities, times, triggers, self._screened_text,
        )  # fmt: skip
        if self._language == "zh":
            for place, node in itertools.pairwise(nodes):
                # 向沙特的人工智能公司Humain交付: it is the company that the preposition is of.
                reached = place.kinds == {"region"} and place.marker and not node.marker and node.kinds & ORGANISATIONS
                if reached and _OF_PLACE.fullmatch(sentence.words(place.end, node.start)):
                    node.marker = place.marker
        sentence.refuted = sentence.search(self._grammar.modality["refuted"])
        sentence.measure()
        for node in nodes:
            node.bracket = node.likened or sentence.in_bracket(node.start)
        return sentence

    def _slice(self, index: int, start: int, end: int) -> list[Any]:
        items, starts = self._items[index]
        return [item for item in items[bisect_left(starts, start) : bisect_left(starts, end)] if item.end <= end]

    def _nodes(self, mentions: list[Mention], start: int, end: int) -> list[Node]:
        text, grammar_ = self._text, self._grammar
        singles: list[Node] = []
        for each in mentions:
            mention = self._parent(each) if self._language == "zh" else each
            kinds = frozenset(id_.partition(":")[0] for id_ in (mention.id, *mention.other_ids))
            node = Node(mention.start, mention.end, (mention,), kinds)
            if singles and self._is_believed_to_be(singles[-1], node):
                singles.pop()
            if singles and self._is_gloss(singles[-1], node):
                # 高带宽内存（HBM）, 黄仁勋（Jensen Huang）: the same thing under a second name.
                continue
            if singles and self._names_again(singles[-1], node):
                singles[-1].mentions = node.mentions  # 《资讯》（The Information）: the name that is known.
                continue
            if (
                singles
                and mention.id == UNNAMED_MODEL
                and singles[-1].kinds == {"model"}
                and singles[-1].end + 1 == node.start
            ):
                continue  # "its Freja model"
            if singles and self._narrows(singles[-1], node):
                singles[-1].mentions = node.mentions  # 第七代TPU（Ironwood）
                continue
            if singles and self._introduces(singles[-1], node):
                singles.pop()  # "its next accelerator, the MI325X"
            elif singles and singles[-1].end == node.start and singles[-1].mentions[0].id == mention.id:
                node.start = singles.pop().start  # TikTok母公司字节跳动
            elif singles and mention.generic and self._is_counted_noun(singles[-1], node):
                singles[-1].end = node.end  # "its H100 GPU count"
                continue
            singles.append(node)
        if self._language == "en":
            following_each = [*singles[1:], None]
            singles = [
                n for n, follows in zip(singles, following_each, strict=False) if not self._only_tells_of(n, follows)
            ]
        for place, (node, following) in enumerate(itertools.pairwise(singles)):
            if following.kinds <= {"product", "segment"} and self._language == "zh":
                # 英伟达服务器GB200: what sort of thing stands before its name.
                third = singles[place + 2] if place + 2 < len(singles) else following
                following = third if third.start == following.end else following
            between = text[node.end : following.start]
            owns = bool(following.kinds & {"chip", "model", "cluster", "technology", "product"})
            if (
                between == " "
                and node.kinds == {"chip"}
                and "chip" in following.kinds
                and _FAMILY.fullmatch(text, node.start, node.end)
            ):
                node.vendor = True  # "Hopper H100s": of which family the chip is.
                continue
            if (
                node.kinds & ORGANISATIONS
                and owns
                and (
                    re.fullmatch(r"(?:\s?['’]s?|的)?\s?(?:[\w-]{2,14} ){0,2}", between)
                    or _MAKE_OF_ZH.fullmatch(between)
                )
            ):
                vendor = following.mentions[0].vendor_id
                maker = self._catalogue.get(vendor) if vendor is not None else None
                parent = (maker.part_of or maker.owner) if maker is not None else None
                same = vendor is not None and any(
                    m.id in (vendor, parent) or vendor in m.other_ids for m in node.mentions
                )
                makes = re.fullmatch(r"\s?(?:['’]s?\s|的)?", between) or _MAKE_OF_ZH.fullmatch(between)
                tight = makes is not None
                node.vendor = (tight and (same or vendor is None)) or (same and tight)
                if node.mentions[0].kind == "foundry" and following.kinds == {"technology"}:
                    node.vendor = False  # 采用台积电N3P: the foundry makes it.
            elif (
                node.kinds & ORGANISATIONS
                and following.kinds & ORGANISATIONS
                and self._language == "zh"
                and (
                    RELATED_ONE.fullmatch(between)
                    or (
                        re.fullmatch("(?:集团|旗下的?)?", between)
                        and (
                            self._is_part(following.mentions[0], node.mentions[0])
                            or (not between and following.mentions[0].provisional)
                        )
                    )
                )
            ):
                node.vendor = True  # 阿里平头哥, 华为旗下的海思, 商汤国香资本, 纬创转投资的纬颖
        grouped: list[Node] = []
        for i, node in enumerate(singles):
            if grouped and grouped[-1].kinds <= _GOODS_KINDS and self._describes(grouped[-1], node):
                grouped.pop()  # "Samsung and memory maker SK Hynix"
            previous = next((n for n in reversed(grouped) if not n.vendor), None) if grouped else None
            if previous is not None and not node.vendor and self._joins(previous, node, singles[:i]):
                previous.mentions = (*previous.mentions, *node.mentions)
                previous.end = node.end
                previous.kinds = (previous.kinds & node.kinds) or ((previous.kinds | node.kinds) & ORGANISATIONS)
                grouped = [n for n in grouped if not (n.vendor and n.start > previous.start)]
                continue
            grouped.append(node)
        # "the Kuala Lumpur start-up": a place may be a part of the words that refer back.
        # 这座数据中心: a market's name likewise.
        partial = {"region", "segment"} if self._language == "zh" else {"region"}
        taken = [(n.start, n.end) for n in grouped if len(n.kinds) != 1 or not n.kinds <= partial]
        anaphora = [n for n in self._anaphora(start, end, taken) if not any(self._is_naming(n, g) for g in grouped)]
        sites: frozenset[str] = frozenset({"cluster"}) if self._language == "zh" else frozenset()
        described = [n for n in anaphora if n.kinds & (ORGANISATIONS | sites)]
        grouped = [n for n in grouped if not any(d.start < n.start and n.end <= d.end for d in described)]
        nodes = [*grouped, *anaphora]
        nodes.sort(key=lambda n: n.start)
        for node in nodes:
            first = node.start
            index = next((k for k, s in enumerate(singles) if s.start == node.start), -1)
            # The preposition of "from Nvidia's H20" belongs to both.
            while (
                index > 0
                and singles[index - 1].vendor
                and singles[index - 1].end <= first <= singles[index - 1].end + 4
            ):
                index -= 1
                first = singles[index].start
            opening = max(start, first - 70)
            before = text[opening:first].rstrip("《“「\"‘'")
            match = self._screened_text.search(grammar_.marker, opening, opening + len(before))
            if (
                match
                and grammar_.not_preposition is not None
                and grammar_.not_preposition.search(before[: match.end(1)])
            ):
                match = None
            node.marker = match[1].lower() if match else ""
            if match and node.marker == "with" and before[: match.start(1)].endswith((", ", "– ", "— ")):
                # ", with the MI300A staying at 128 GB": the subject of a clause without a finite verb.
                node.marker = "" if _PARTICIPLE_BEHIND.match(text, node.end) else "with"
            if node.marker == "as" and _AS_MUCH_AS.search(before):
                node.marker = "than"
            if not match and node.kinds == {"chip"} and _OF_WHAT.search(before):
                node.marker = "than"
            if not match and self._language == "en" and node.mentions and node.kinds & ORGANISATIONS:
                self._mark_described(node, opening, first, end)
            if node.marker in ("like", "such as") and _GROUP_LIKE.search(
                text, opening, match.start() if match else opening
            ):
                node.marker = ""  # "Firms like Tencent and DeepSeek use it": it is they who do.
            lone = not node.marker and not node.anaphor and node.kinds == {"chip"}
            if lone and self._is_likened(nodes, node, first):
                node.marker, node.likened = "of", True
            if node.marker == "以" and text.startswith("为例", node.end):
                node.marker = ""
            if node.marker in ("与", "和", "跟", "同", "") and "比" in (behind := text[node.end : node.end + 8]):
                compared = re.match(r"的?[^，。；]{0,3}?(?:相比|比起来|对比)", behind)
                node.marker = "相比" if compared else node.marker
            node.owner = grammar_.possessive.match(text, node.end, min(end, node.end + 4)) is not None
        return nodes

    def _is_counted_noun(self, node: Node, following: Node) -> bool:
        """Whether what follows a chip's name only says that it is one: H100 GPU."""
        beside = self._text[node.end : following.start] in ("", " ")
        return beside and node.kinds == following.kinds == {"chip"} and not node.mentions[0].generic

    def _only_tells_of(self, node: Node, following: Node | None) -> bool:
        """Whether a company only tells of somebody else: their former employer, or an observer's unknown house."""
        if following is not None and following.kinds == {"person"} and node.mentions[0].provisional:
            # "Moffett's Craig Ellis thinks that capital spending": not that of Moffett.
            house = following.mentions[0].affiliation_id == node.mentions[0].id
            if house and self._text[node.end : following.start] in ("'s ", "’s "):
                return True
        return self._is_of_career(node)

    def _is_of_career(self, node: Node) -> bool:
        """Whether a company only tells where people worked or whose rival another is: "former Spotify engineers"."""
        if not node.kinds & ORGANISATIONS:
            return False
        if _RIVAL_NAMED.match(self._text, node.end):
            return True  # "in Anthropic rival and ChatGPT creator OpenAI"
        if _DETERMINED.search(self._text, max(0, node.start - 9), node.start):
            return _OF_RIVAL.match(self._text, node.end) is not None  # "which the Nvidia rival reached"
        once = _ONCE.search(self._text, max(0, node.start - 14), node.start)
        return once is not None and _STAFF.match(self._text, node.end) is not None

    def _describes(self, goods: Node, node: Node) -> bool:
        """Whether a line of business only tells what the company right behind is: "memory maker SK Hynix"."""
        between = self._text[goods.end : node.start]
        return (
            bool(node.kinds & ORGANISATIONS) and between[:1] == between[-1:] == " " and between.strip() in _PARTY_NOUNS
        )

    def _mark_described(self, node: Node, opening: int, first: int, end: int) -> None:
        """Give a company the preposition of what is told of it right before: "from its biggest supplier, Dell"."""
        before = self._text[opening:first]
        bare = before.rstrip(" ,")
        if bare[bare.rfind(" ") + 1 :].lower() not in _PARTY_NOUNS:
            return
        match = _DESCRIBED_BEHIND.fullmatch(before)
        if match is not None and (not match["comma"] or _GOES_ON.match(self._text, node.end, end)):
            node.marker, node.described = match[1].lower(), bool(match["comma"])

    def _is_likened(self, nodes: list[Node], node: Node, first: int) -> bool:
        """Whether a chip only says what the one before it is like: "the H800, a slowed-down H100"."""
        if self._language != "en":
            return False
        like = _LIKE if not _ARCHITECTURE.match(self._text, node.end) else _OF_ARCHITECTURE
        return any(
            other.kinds == {"chip"}
            and other.end < first
            and first - other.end < 50
            and like.fullmatch(self._text, other.end, first)
            for other in nodes
        )

    def _is_believed_to_be(self, node: Node, following: Node) -> bool:
        """Whether one without a name is told to be one with a name: "A fourth customer, believed to be OpenAI"."""
        return (
            node.mentions[0].id == "company:unnamed"
            and bool(following.kinds & ORGANISATIONS)
            and not following.mentions[0].anonymous
            and _BELIEVED_TO_BE.fullmatch(self._text, node.end, following.start) is not None
        )

    def _is_gloss(self, node: Node, following: Node) -> bool:
        between = self._text[node.end : following.start]
        # "Humain, an AI company that …": what kind of company the one just named is.
        if (
            following.mentions[0].id == "company:unnamed"
            and node.kinds & ORGANISATIONS
            and not node.mentions[0].anonymous
        ):
            kind_of = re.match(
                r"(?:an?|the|one of|another)\s|一家|一间|这家", self._text[following.start : following.end]
            )
            if kind_of and re.fullmatch(
                r", (?:now |once )?|，(?:作为|是)?|是|(?:, [^,.;]{2,40},)?(?: is| was)? ", between
            ):
                return True
        if between.lstrip()[:1] not in ("（", "(") or not re.fullmatch(r"\s?[（(][^（()）]{0,12}", between):
            return False
        return bool(
            {id_ for m in node.mentions for id_ in (m.id, *m.other_ids)}
            & {following.mentions[0].id, *following.mentions[0].other_ids}
        ) or (following.mentions[0].provisional and bool(node.kinds & following.kinds))

    def _names_again(self, node: Node, following: Node) -> bool:
        """Whether brackets give the known name of somebody whose name before them is not known."""
        first, second = node.mentions[0], following.mentions[0]
        if not first.provisional or second.provisional or first.anonymous or first.kind != second.kind:
            return False
        if not node.kinds & (ORGANISATIONS | {"person"}):
            return False
        return re.fullmatch(r"[》”]?\s?[（(]", self._text[node.end : following.start]) is not None and self._text[
            following.end : following.end + 1
        ] in ("）", ")")

    def _narrows(self, node: Node, following: Node) -> bool:
        """Whether the name in brackets behind a line of chips says which of them is meant."""
        line, member = node.mentions[0].id, following.mentions[0].id
        return (
            "chip" in node.kinds
            and member.startswith(f"{line}-")
            and re.fullmatch(r"\s?[（(]", self._text[node.end : following.start]) is not None
        )

    def _parent(self, mention: Mention) -> Mention:
        """The company that a known one belongs to, where its 母公司 is spoken of."""
        behind = self._text[mention.end : mention.end + 5]
        if mention.kind != "company" or "母" not in behind or not re.match(r"的?母公司(?![A-Z])", behind):
            return mention
        entity = self._catalogue.get(mention.id)
        parent = self._catalogue.get(entity.part_of or entity.owner or "") if entity is not None else None
        if parent is None or parent.kind != "company":
            return mention
        end = mention.end + self._text[mention.end : mention.end + 4].index("母公司") + 3
        return replace(mention, id=parent.id, name=parent.name, end=end, other_ids=(), provisional=False)

    def _is_part(self, mention: Mention, whole: Mention) -> bool:
        """Whether a company is known as a part of another."""
        entity = self._catalogue.get(mention.id)
        return entity is not None and entity.part_of == whole.id

    def _is_naming(self, node: Node, following: Node) -> bool:
        """Whether words that refer back only introduce a name: "The machine, named Hayate", 该集群名为“疾风”."""
        near = 0 < following.start - node.end < 16 and bool(node.kinds & following.kinds)
        return near and _NAMED_SO.fullmatch(self._text, node.end, following.start) is not None

    def _introduces(self, node: Node, following: Node) -> bool:
        """Whether a chip without a name only says what the one named right behind it is."""
        own = node.mentions[0].rule == "own-chip" and following.mentions[0].vendor_id == node.mentions[0].vendor_id
        nameless = node.mentions[0].generic or own
        if not (nameless and following.kinds == {"chip"} and not following.mentions[0].generic):
            return False
        between = self._text[node.end : following.start]
        return (
            re.fullmatch(
                r"s?(?:,\s(?:the\s|its\s)?|,?\s(?:called|named|dubbed|code-?named|known as)\s(?:the\s)?)[“\"]?"
                r"|(?:——|：|名为|代号为?|叫做?|,)?[“「]?",
                between,
            )
            is not None
        )

    def _joins(self, previous: Node, node: Node, singles: list[Node]) -> bool:
        common = previous.kinds & node.kinds
        if previous.kinds <= ORGANISATIONS and node.kinds <= ORGANISATIONS and self._language == "zh":
            common = ORGANISATIONS  # 鸿海、台积电
        if not common or node.end - previous.start > 200 or ("person" in common and len(common) == 1):
            return False
        if previous.kinds & ORGANISATIONS and node.kinds & ORGANISATIONS and not common:
            return False
        if self._language == "en" and {m.id for m in previous.mentions} & {m.id for m in node.mentions}:
            return False  # "buys from Nvidia, and Nvidia is a shareholder": no list names one twice.
        cut = node.start
        for single in reversed(singles):
            if single.vendor and single.start >= previous.end:
                cut = single.start
            else:
                break
        between = self._text[previous.end : cut]
        if "\n" in between or len(between) > (24 if self._language == "zh" else 44):
            return False
        bracketed = between.lstrip()[:1] in ("（", "(") and re.fullmatch(
            r"\s?[（(]([^（()）]{1,60})[）)]\s?(.*)", between, re.DOTALL
        )
        if bracketed:
            # A bracket with numbers belongs to one member only.
            if re.search(r"\d", bracketed[1]):
                return False
            between = bracketed[2]
            if node.kinds & ORGANISATIONS and _SIGNS.match(self._text, node.end):
                return False  # 甲公司（简称“甲”）与乙公司（简称“乙”）签订采购合同
        if self._language == "en" and "chip" in common:
            between = _GOODS_OF_LIST.sub("", between)  # "its Blackwell processors and AMD's MI350X"
        if self._language == "zh" and node.kinds & ORGANISATIONS:
            between = _REST_OF_NAME.sub("", between)  # 复旦微电|子和吉姆西
        if not self._grammar.connector.match(between):
            return False
        if between == ", and " and node.kinds & ORGANISATIONS and _NUMBER_BEHIND.match(self._text, node.end):
            return False  # "through Dell, and Bell 500": what begins has a number of its own.
        if "," in between and self._language == "en" and self._grammar.verbs.match(self._text, node.end + 1):
            return False  # "It is OpenAI, the Financial Times understands, and …"
        if re.search(self._compares, self._text[max(0, previous.start - 26) : previous.start], re.IGNORECASE):
            # "Compared with the H100, the B200 …" is no list.
            return re.match(r"\s?[,，]", between) is None
        # A comma alone joins only where the list ends with "and" or "or".
        if self._language == "en" and self._grammar.weak_connector.match(between):
            if node.kinds & ORGANISATIONS and re.match(r"['’]s?\s", self._text[node.end : node.end + 3]):
                return False  # "SK Hynix, Nvidia's main supplier, and …": what the first one is.
            return re.search(r"^[^.;]{0,60}?\b(?:and|or)\b", self._text[node.end : node.end + 60]) is not None
        return True

    _compares = r"\b(?:compared (?:with|to)|unlike|versus|against|than)\s(?:the\s|an?\s)?$|(?:与|和|同|相较|比起|对比)$"

    def _is_noun_of_name(self, span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
        """Whether a name follows right behind a noun with words of its own before it."""
        before = self._text[max(0, span[0] - 1) : span[0]]
        return any(a == span[1] for a, _ in taken) and _NOUN_OF_NAME.search(before) is not None

    def _anaphora(self, start: int, end: int, taken: list[tuple[int, int]]) -> Iterable[Node]:
        found: list[tuple[int, int]] = []
        places = self._anaphora_places
        near = places[bisect_left(places, (start, 0)) : bisect_left(places, (end, 0))]
        for index in sorted({i for _, i in near} | self._anaphora_anywhere):
            pattern, kinds, pick, count = self._grammar.anaphora[index]
            for match in self._screened_text.finditer_in_context(pattern, start, end):
                span = match.span()
                if any(a < span[1] and span[0] < b for a, b in (*taken, *found)):
                    continue
                if match[0] == "公司" and self._is_noun_of_name(span, taken):
                    continue  # AI公司Humain: what the name behind it is.
                described = self._language == "en" and kinds & ORGANISATIONS and not (pick or count)
                if described and self._text[span[1] : span[1] + 1] == " " and any(a == span[1] + 1 for a, _ in taken):
                    continue  # "the U.S. start-up Corvid Silicon"
                found.append(span)
                number = 0
                if count:
                    word = re.search(r"两|三|四|几|二|two|three|four|both", match[0].lower())
                    number = {"三": 3, "three": 3, "四": 4, "four": 4}.get(word[0] if word else "", 2)
                yield Node(span[0], span[1], (), kinds, pick=pick, count=number, anaphor=True)


_BELIEVED_TO_BE = re.compile(
    r",? (?:is |was )?(?:(?:widely|now|generally) )?"
    r"(?:believed|thought|understood|said|reported|assumed|presumed|rumou?red) to be "
)
_GROUP_LIKE = re.compile(
    r"(?:^|[.,;:”\"]\s|\b(?:and|but|while|that)\s)(?:[A-Z]?[\w-]+\s){0,3}(?:[Ff]irms|[Cc]ompanies|[Ll]abs|[Gg]roups|[Gg]iants"
    r"|[Pp]layers|[Cc]ustomers|[Bb]uyers|[Cc]louds|[Ss]tart-?ups|[Mm]akers|[Oo]perators|[Nn]eoclouds|[Hh]yperscalers)\s$"
)
_GOODS_OF_LIST = re.compile(
    r"^\s(?:processors?|chips?|cards?|accelerators?|GPUs?|parts|families|series)(?=,? (?:and|or|as well as|plus)\b)"
)
_SIGNS = re.compile(
    r"(?:[\u4e00-\u9fff]{0,10}公司)?(?:[（(][^（()）]{1,40}[）)])?(?:正式|已经?|再次)?(?:签[订署下约]|订立|达成)"
)
_REST_OF_NAME = re.compile(r"^(?:子|电子|科技|股份|集团|半导体|公司|有限公司|技术)(?=[、和与及])")
_NOUN_OF_NAME = re.compile(r"(?:[A-Za-z]|[的与和及家名国型牌技务具能源商车云片])$")

_YARDSTICK = re.compile(
    r"的(?:约|近|大约|不到|超过)?(?:[\d.]+|[一二两三四五六七八九十半几]+)(?:多|余)?(?:%|倍|成)|的一半|的百分之"
)


def is_yardstick(sentence: Sentence, node: Node) -> bool:
    """Whether something is only what another is measured by: 是H100的2.4倍, 为后者的15%."""
    return sentence.language == "zh" and (
        _YARDSTICK.match(sentence.words(node.end, node.end + 12)) is not None
        or (
            _COMPLEMENT.match(sentence.words(node.end, node.end + 8)) is not None
            and re.search(r"(?:是|系|为|作为|叫|称)$", sentence.words(node.start - 2, node.start)) is not None
        )
    )


# Behind a name that only says what something else is: 是A100的替代品.
_COMPLEMENT = re.compile(r"的(?:替代|升级|继任|后继|后续|下一代|缩水|阉割|特供|简化|精简|减配|中国)")


# Before what who is interviewed is asked about as his own: "You launched the", "your new chip, the".
_YOURS = re.compile(
    r"\b[Yy]ou (?:have |also |just |recently |first |would |will |were to |planned to )*"
    r"(?:launched|unveiled|released|announced|presented|introduced|designed|built|showed|make|made|sell|sold|ship"
    r"|shipped) (?:the |your |\d[\d,]* )?(?:[\w-]+, )?(?:the )?$|\b(?:[Yy]our|[Oo]ur) (?:[\w-]+ ){0,4}"
    r"(?:[\w-]+, )?(?:the )?$|\bWe (?:\w+ ){1,3}$"
    r"|(?:你们|贵司|贵公司|您|我们|(?:今年|去年|刚|最近|新)[^，。]{0,4}(?:发布|推出))的?[^，。]{0,8}[“「]?$"
)
# Right before a pronoun to which somebody does something.
_ACTED_ON = re.compile(
    r"\b(?:present|launch|unveil|introduc|releas|announc|show|reveal|open|publish|design|develop|built?d?|train|sell|sold"
    r"|ship|us|deploy|host|operat|run|ran|mak|mad|call|nam)(?:e|es|ed|s|ing|ped|ping|ning)? $"
)


# Right before whom a verb without a subject of its own is about: 换取其部署, 帮助它.
_ON_WHOM = re.compile(
    r"(?:换取|要求|允许|帮助?|协助|支持|敦促|迫使|促使|持有|收购|入股|投资|取代|供给|卖给|交给|[向给为替对与跟从由被])$"
)
# Before who is only told to be somebody's: 主要客户英伟达.
_RELATION = re.compile(r"(?:客户|供应商|伙伴|股东|买家|投资方|代工厂)$")


class Discourse:
    """What was said before: topics, the last source, and what words refer back to."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.publisher: str | None = None
        self.history: deque[Sentence] = deque(maxlen=12)
        self.heading: list[Node] = []
        self.last_source: EntityReference | None = None
        self.last_house: EntityReference | None = None
        self.earlier_source: EntityReference | None = None
        self.last_person: EntityReference | None = None
        self.last_named: Mention | None = None
        self.guest: EntityReference | None = None
        self.digested: EntityReference | None = None
        self.people: dict[str, EntityReference] = {}
        self.estimators: set[str] = set()
        self._surnames: dict[str, list[Entity]] = {}
        self.open_quote = False
        self.default_source: EntityReference | None = None
        self.interviewee: EntityReference | None = None
        self.document: EntityReference | None = None
        self.earlier_document: EntityReference | None = None
        self.main_company: Mention | None = None
        self.first_company: Mention | None = None
        self.companies: dict[str, Mention] = {}
        self.employed: dict[str, Mention] = {}
        self.first_person = False
        self.own_chip: Mention | None = None
        self.introducing = True
        self.quoting = False
        self.quoted: Mention | None = None
        self.quoted_block = -1
        self.following: Sentence | None = None

    def new_section(self, nodes: list[Node]) -> None:
        """A heading opens a section: what it names is the topic until something else is."""
        self.heading = [n for n in nodes if not n.anaphor]

    def remember(self, sentence: Sentence) -> None:
        """Keep a sentence in mind, and which chip of its own the article's company has been speaking of."""
        self._note_referents(sentence)
        self.history.append(sentence)
        if self.main_company is None:
            return
        for node in sentence.nodes:
            for mention in node.mentions:
                # A part that nobody knows, of one who makes chips or is introduced with it, is most likely his.
                nobodys = mention.provisional and mention.vendor_id is None
                lead = sentence.words(max(sentence.start, node.start - 40), node.start) if self.first_person else ""
                introduced = self.introducing or _YOURS.search(lead) is not None
                unknown = nobodys and (self.own_chip is not None or (self.first_person and introduced))
                own = unknown or mention.vendor_id == self.main_company.id
                if own and mention.kind == "chip" and not mention.generic:
                    self.own_chip = mention

    def follow_quotation(self, sentence: Sentence) -> None:
        """Remember, after a sentence, who is being quoted and whether the quotation goes on."""
        if self.quoted is not None and self.quoted_block != sentence.block:
            self.quoted, self.quoting = None, False
        self.quoted_block = sentence.block
        self.quoted = self._quoted_company(sentence) or self.quoted
        if "“" in sentence.text or "”" in sentence.text:
            self.quoting = sentence.text.rfind("“") > sentence.text.rfind("”")
        elif sentence.text.count('"') % 2:
            self.quoting = not self.quoting

    def _note_referents(self, sentence: Sentence) -> None:
        """Keep what a sentence is about that names it only by a pronoun or a description, once it has been read."""
        for node in sentence.nodes:
            if not node.anaphor or node.pick or node.count or node.marker:
                continue
            if node.kinds and node.start - sentence.start > _SUBJECT_REACH[sentence.language]:
                continue
            speaks = any(n.source and n.mentions and n.kinds & ORGANISATIONS for n in sentence.nodes)
            if not node.kinds and node.start - sentence.start > 3 and speaks:
                continue  # "Asked if it would sell them, Google said"
            if _EXPLETIVE.match(sentence.words(node.start, node.end + 40)):
                continue
            for kinds in _REFERENTS:
                if not node.has(kinds) or kinds[0] in sentence.referents or (not node.kinds and kinds[0] != "company"):
                    continue
                if any(node.end < n.start <= node.end + 20 and n.has(kinds) and not n.marker for n in sentence.nodes):
                    continue  # "The chip concerned, the LPU 2"
                found = self.members(node, kinds, sentence)
                if len(found) == 1 and not found[0].anonymous and not found[0].generic:
                    sentence.referents[kinds[0]] = (node.start, found[0])

    def note_subjects(self, sentence: Sentence, subjects: Sequence[EntityReference]) -> None:
        """Keep the one chip or model of which a sentence told something without naming it as its subject."""
        if sentence.language != "en":
            return
        for kind in ("chip", "model"):
            told = {subject.id: subject for subject in subjects if subject.kind == kind}
            if len(told) != 1 or any(n.mentions and not n.marker and n.has((kind,)) for n in sentence.nodes):
                continue
            subject = next(iter(told.values()))
            if "+" not in subject.id and ":unnamed" not in subject.id:
                meant = Mention(sentence.start, sentence.start, subject.mention, subject.id, subject.name, kind)
                sentence.referents.setdefault(kind, (sentence.start, replace(meant, provisional=subject.provisional)))

    def recently(self, pattern: str) -> bool:
        """Whether a pattern occurs in the last sentences."""
        compiled = re.compile(pattern)
        return any(sentence.search(compiled) for sentence in self.history)

    def is_observer(self, mention: Mention) -> bool:
        """Whether a company is a medium or a research house."""
        entity = self.catalogue.get(mention.id)
        if mention.provisional and mention.id in self.estimators:
            return True
        if entity is None:
            slug = mention.id.rpartition(":")[2].replace("-", " ").title()
            return mention.provisional and any(
                _OBSERVER_NAME.search(name) for name in (mention.text, mention.name, slug)
            )
        return bool(OBSERVER_ROLES & set(entity.roles))

    def meet(self, people: Iterable[Mention]) -> None:
        """Remember people by their surnames."""
        for mention in people:
            surname = mention.text.rpartition(" ")[2]
            if mention.provisional and surname == mention.text and self._known_people(surname):
                continue
            self.people[surname] = reference(mention)

    def _known_people(self, surname: str) -> list[Entity]:
        if surname not in self._surnames:
            self._surnames[surname] = [
                entity
                for entity in self.catalogue.entities.values()
                if entity.kind == "person" and entity.name.endswith(f" {surname}")
            ]
        return self._surnames[surname]

    def person(self, surname: str, sentence: Sentence) -> EntityReference | None:
        """Who a surname alone means: a person named before, else the known one of that name.

        Of several, the one whose company the sentence is about, or the article as a whole.
        """
        if surname in self.people:
            return self.people[surname]
        known = self._known_people(surname)
        if len(known) > 1:
            about = {id_ for n in sentence.nodes for m in n.mentions for id_ in (m.id, m.vendor_id)}
            near = [e for e in known if e.affiliation in about]
            main = self.main_company.id if self.main_company is not None else None
            known = near or [e for e in known if e.affiliation == main]
        if len(known) != 1:
            return None
        return EntityReference(known[0].id, known[0].name, surname)

    def is_observer_reference(self, entity: EntityReference) -> bool:
        """Whether a source is a medium or a research house."""
        return self.is_observer(Mention(0, 0, entity.mention, entity.id, entity.name, entity.kind, entity.provisional))

    def is_medium(self, entity: EntityReference) -> bool:
        """Whether a source is a newspaper, agency or the like that the catalogue knows."""
        known = self.catalogue.get(entity.id)
        return known is not None and "media" in known.roles

    def members(self, node: Node, kinds: Sequence[str], sentence: Sentence) -> tuple[Mention, ...]:
        """Whom a node names as one of these kinds; a word that refers back is resolved, or gives nothing."""
        if node.pick == "speaker":
            return self._speaker(node, kinds, sentence)
        if node.pick in ("own", "others"):
            return self._own_or_others(node, sentence) if self.first_person and "chip" in kinds else ()
        if node.anaphor:
            if (
                "company" in kinds
                and sentence.words(node.start, node.end) == "他们"
                and self._speaks_unnamed(node, sentence)
            ):
                return (Mention(node.start, node.end, "他们", "company:unnamed", "unnamed", "company", anonymous=True),)
            wanted = tuple(k for k in kinds if not node.kinds or k in node.kinds)
            return self._antecedent(node, wanted, sentence) if wanted else ()
        found = tuple(
            self._part_of_machine(m) if m.rule == "system" and m.kind == "chip" else m
            for m in (as_kind(mention, kinds) for mention in node.mentions)
            if m is not None
        )
        if not found and "foundry" in kinds:
            found = tuple(m for m in (self.foundry_of(mention) for mention in node.mentions) if m is not None)
        return found

    def _speaks_unnamed(self, node: Node, sentence: Sentence) -> bool:
        """Whether a word stands in what somebody of an unnamed company says (一家GPU公司的负责人抱怨，他们…)."""
        said = any(a.by == ANONYMOUS and a.start <= node.start < a.end for a in sentence.attributions)
        source = sentence.words(max(sentence.start, node.start - 40), node.start)
        named = any(
            n.end <= node.start and any(m.kind in ORGANISATIONS and not m.anonymous for m in n.mentions)
            for n in sentence.nodes
        )
        return said and not named and _OF_UNNAMED.search(source) is not None

    def _part_of_machine(self, mention: Mention) -> Mention:
        """The chip that a machine is built from, by its own name."""
        entity = self.catalogue.get(mention.id)
        name = entity.name if entity else mention.name.rpartition(" ")[0]
        return replace(mention, name=name, provisional=entity is None)

    def _speaker(self, node: Node, kinds: Sequence[str], sentence: Sentence) -> tuple[Mention, ...]:
        """For whom "we" speaks: the company of whom the sentence quotes, else of an interview; else nobody named."""
        if "company" not in kinds:
            return ()
        if self.first_person and (once := self._worked_for(node, kinds, sentence)):
            return once
        if self.first_person and self.main_company is not None:
            return (self.main_company,) if self.main_company.kind in kinds else ()
        company = self._quoted_company(sentence)
        if company is not None:
            return (company,) if company.kind in kinds else ()
        text = sentence.words(sentence.start, node.start)
        if len(re.findall(r"[“”\"]", text)) % 2 or text.count("“") > text.count("”") or self.quoting:
            spoken = self.quoted
            if spoken is None and self.guest is not None and self.last_source in (None, self.guest):
                spoken = self.main_company  # Of a portrait the one portrayed speaks.
            if spoken is None:
                said = (a.by for a in sentence.attributions if a.by is not None and a.start <= node.start < a.end)
                spoken = next((company for by in said if (company := self._company_of(by))), None)
            if spoken is not None:
                return (spoken,) if spoken.kind in kinds else ()
            words = sentence.words(node.start, node.end)
            return (Mention(node.start, node.end, words, "company:unnamed", "unnamed", "company", anonymous=True),)
        return ()

    def _worked_for(self, node: Node, kinds: Sequence[str], sentence: Sentence) -> tuple[Mention, ...]:
        """Whom who is interviewed worked for at the time: "I was at Allegro, and we had bought 600 cards"."""
        for other in sentence.nodes:
            lead = sentence.words(max(sentence.start, other.start - 60), other.start)
            if other.end <= node.start and other.kinds & ORGANISATIONS and _I_WORKED.search(lead):
                return self._actors(other, kinds, sentence)
        return ()

    def _own_or_others(self, node: Node, sentence: Sentence) -> tuple[Mention, ...]:
        """The chip that "ours" means, of who is interviewed; the one that "theirs" means, named last in the answer."""
        if self.own_chip is None or node.pick == "own":
            return (self.own_chip,) if self.own_chip is not None else ()
        for past in (sentence, *(past for past in reversed(self.history) if past.block == sentence.block)):
            for other in reversed(past.nodes):
                chip = other.mentions[0] if other.mentions else None
                if chip is not None and chip.kind == "chip" and not chip.generic and chip.id != self.own_chip.id:
                    return (chip,)
        return ()

    def _quoted_company(self, sentence: Sentence) -> Mention | None:
        """The company of whom a sentence quotes: the source's, else the one named behind the closing quotation mark."""
        for source in sentence.nodes:
            if source.source and source.mentions and (company := self.employer(source.mentions[-1])) is not None:
                return company
        closing = max((m.end() for m in sentence.finditer(_QUOTED_TAIL)), default=-1)
        if closing < 0:
            return self._speaks_next(sentence)
        for node in sentence.nodes:
            if node.start >= sentence.start + closing and node.mentions and node.mentions[-1].kind in ORGANISATIONS:
                return self.employer(node.mentions[-1])
        return None

    def _speaks_next(self, sentence: Sentence) -> Mention | None:
        """Whose the speaker is that only the next sentence names: “我们有三百张。”面壁智能的李大海说."""
        following = self.following
        if following is None or following.block != sentence.block or sentence.text.rstrip()[-1:] not in ("”", "」"):
            return None
        node = next((n for n in following.nodes if n.mentions and n.start - following.start <= 2), None)
        if node is None or node.mentions[0].kind not in (*ORGANISATIONS, "person"):
            return None
        says = grammar(sentence.language).verbs.search(following.words(node.end, node.end + 24))
        return self.employer(node.mentions[0]) if says else None

    def of_pronoun(self, sentence: Sentence, before: int) -> Mention | None:
        """For whom "he" or "she" acts: the company of the person named last, of an unnamed guest an unnamed one."""
        people = [n.mentions[0] for n in sentence.nodes if n.end <= before and n.mentions and n.has(("person",))]
        named = next((m for m in reversed(people) if not m.anonymous), None) or self.last_named
        if named is not None:
            return self.employer(named)
        if self.guest is not None and self.guest.id == ANONYMOUS.id:
            return Mention(before, before, "", "company:unnamed", "unnamed", "company", anonymous=True)
        return None

    def employer(self, mention: Mention) -> Mention | None:
        """The company that speaks, or for which a person speaks."""
        if mention.kind in ORGANISATIONS:
            return None if self.is_observer(mention) or mention.anonymous else mention
        entity = self.catalogue.get(mention.affiliation_id) if mention.affiliation_id else None
        if mention.affiliation_id is None or mention.affiliation_id.partition(":")[0] not in ORGANISATIONS:
            return None
        kind, _, slug = mention.affiliation_id.partition(":")
        told = self.companies.get(mention.affiliation_id)
        name = entity.name if entity else told.name if told else slug.replace("-", " ").title()
        words = told.text if told else mention.text  # A company is not called like who speaks for it.
        return Mention(
            mention.start, mention.end, words, mention.affiliation_id, name, kind, provisional=entity is None
        )

    def _company_of(self, source: EntityReference) -> Mention | None:
        """The company that a source is, or for which it speaks: "we", she says."""
        person = self.employed.get(source.id)
        return self.employer(person) if person is not None else self.companies.get(source.id)

    def foundry_of(self, mention: Mention) -> Mention | None:
        """The foundry that belongs to a company: Samsung's, Intel's."""
        id_ = self.catalogue.foundries.get(mention.id)
        entity = self.catalogue.get(id_) if id_ else None
        return (
            None
            if entity is None
            else replace(mention, id=entity.id, name=entity.name, kind="foundry", other_ids=(mention.id,))
        )

    def _antecedent(self, node: Node, kinds: tuple[str, ...], sentence: Sentence) -> tuple[Mention, ...]:
        sentences = [sentence, *reversed(self.history)]
        answers = self.first_person and self.default_source is not None
        actors = ORGANISATIONS.intersection(kinds) and {*ORGANISATIONS, "region", "person"}.issuperset(kinds)
        if answers and actors and not (node.kinds or node.pick or node.count):
            return self._another_company(kinds, sentence, node)
        if node.pick == "parent":
            return self._parent_of_topic(node, kinds, sentence)
        if node.pick:
            pool: list[Mention] = []
            for past in sentences:
                nodes = [n for n in past.nodes if not n.anaphor and (past is not sentence or n.end <= node.start)]
                here = {m.id: m for n in nodes if n.kinds.intersection(kinds) for m in self.members(n, kinds, past)}
                if len(here) == 2 and not pool:
                    return (tuple(here.values())[0 if node.pick == "former" else -1],)
                for other in reversed(nodes):
                    if _RELATION.search(past.words(other.start - 4, other.start)) or _is_second(past, other):
                        continue  # 主要客户英伟达已预订, 三星通过英伟达认证: none of the two that are set side by side
                    found = self.members(other, kinds, past)
                    if len(found) >= 2 and (past is sentence or not pool):
                        return (found[0] if node.pick == "former" else found[-1],)
                    pool = [*(m for m in found if m.id not in {p.id for p in pool}), *pool]
                    if len(pool) >= 2:
                        return (pool[-2] if node.pick == "former" else pool[-1],)
            return ()
        if node.count:
            digits = re.search(r"[两三四五六]|\b(?:two|three|four|five|six)\b", sentence.words(node.start, node.end))
            exactly = _COUNTED[digits[0]] if digits else 0
            distinct: dict[str, Mention] = {}
            for past in sentences[:4]:
                nodes = [
                    n
                    for n in past.nodes
                    if not n.anaphor and not n.vendor and (past is not sentence or n.end <= node.start)
                ]
                for other in reversed(nodes):
                    found = self.members(other, kinds, past)
                    if len(found) >= node.count and (not distinct or len(found) == exactly):
                        return found
                    for mention in reversed(found):
                        distinct.setdefault(mention.id, mention)
                    if len(distinct) >= node.count:
                        return tuple(reversed(list(distinct.values())))
            numbered = re.search(r"两|三|四|几|二|\b(?:two|three|four|both)\b", sentence.words(node.start, node.end))
            return () if numbered else tuple(distinct.values())[:1]
        if node.kinds == {"region"}:
            return self._the_country(kinds, node, sentences)
        if node.kinds & ORGANISATIONS:
            if sentence.words(node.start, node.start + 5).lower() == "that ":
                return self._named_last(kinds, sentence, node.start)
            return (
                self._described(node, kinds, sentence)
                or self._main_as_party(node, kinds, sentence)
                or self._the_company(kinds, sentence, node)
            )
        if (
            not node.kinds
            and not ORGANISATIONS.intersection(kinds)
            and not self._is_centre(kinds, sentence, node.start)
        ):
            return ()
        if ORGANISATIONS.intersection(kinds) and (described := self._described_before(node, kinds, sentence)):
            return described
        if ORGANISATIONS.intersection(kinds) and (spoken := self._other_than_subject(node, kinds, sentence)):
            return spoken
        found = self.topic(kinds, sentence, node.start)
        if node.kinds == {"chip"} and found and all(m.generic for m in found):
            # 升级到万卡规模，单集群MTT S4000超过1万张。这张卡: the one with a name.
            found = self.topic(kinds, sentence, node.start, tuple(m.id for m in found))
        if sentence.words(node.start, node.end).lower() in ("it", "its", "它", "其"):
            if any(_is_many(m) for m in found) or len(found) > 1:
                # "it" is no list and not the 2,000 B200s: the one spoken of before.
                single = self.topic(kinds, sentence, node.start, tuple(m.id for m in found))
                if len(single) == 1 and not _is_many(single[0]):
                    return single
            return tuple(m for m in found if not _is_many(m))
        return found

    def _parent_of_topic(self, node: Node, kinds: tuple[str, ...], sentence: Sentence) -> tuple[Mention, ...]:
        """Whom 母公司 alone means: to whom the company spoken of is known to belong."""
        for mention in self.topic(kinds, sentence, node.start)[:1]:
            entity = self.catalogue.get(mention.id)
            parent = self.catalogue.get((entity.part_of or entity.owner or "") if entity is not None else "")
            if parent is not None and parent.kind in kinds:
                words = sentence.words(node.start, node.end)
                return (Mention(node.start, node.end, words, parent.id, parent.name, parent.kind),)
        return ()

    def _another_company(self, kinds: Sequence[str], sentence: Sentence, node: Node) -> tuple[Mention, ...]:
        """Whom who is interviewed calls "it" or "they": another company than his own, named in the same answer."""
        barred = [self.main_company.id] if self.main_company is not None else []
        asked = sentence.block
        if sentence.language == "zh":
            asked -= 1  # 问：英伟达Thor你怎么看？答：他们的…
            if node.marker in common().direction:
                start = sentence.clause(node.start, node.start)[0]
                acting = [n for n in sentence.nodes if start <= n.start and n.end <= node.start and not n.marker]
                barred += [m.id for n in acting for m in n.mentions]  # 比亚迪从他们那儿拿了60万颗: not from itself.
        for past in (sentence, *(past for past in reversed(self.history) if past.block >= asked)):
            before = node.start if past is sentence else past.end
            for marked in (False, True):
                if found := self._first_named(kinds, past, before, marked, barred):
                    return found
        return ()

    def _is_centre(self, kinds: Sequence[str], sentence: Sentence, before: int) -> bool:
        """Whether a pronoun may mean one of these kinds: the last sentences' subjects include one."""
        if not {"cluster", "model", "regulation", "product"}.intersection(kinds):
            return True
        acted_on = _ACTED_ON.search(sentence.words(sentence.start, before)) is not None
        for past in [sentence, *reversed(self.history)][:3]:
            nodes = [
                n
                for n in past.nodes
                if not n.anaphor and not n.marker and not n.vendor and (past is not sentence or n.end <= before)
            ]
            if past is sentence and acted_on:
                nodes = [n for n in nodes if not n.kinds & ORGANISATIONS]  # "Intel presented it": not itself.
            if nodes:
                return any(node.has(kinds) for node in nodes[:3])
        return False

    def _described_before(self, node: Node, kinds: Sequence[str], sentence: Sentence) -> tuple[Mention, ...]:
        """Whom a sentence that begins with a description goes on about: "The Hangzhou lab trained V3; it has"."""
        first = next((n for n in sentence.nodes if n.kinds & ORGANISATIONS and not n.source), None)
        if sentence.language == "en":
            # "A price war with Supermicro goes on, and the Californian rival is hungry: it won"
            subjects = [
                n
                for n in sentence.nodes
                if n.end <= node.start
                and n.kinds & ORGANISATIONS
                and not (n.marker or n.vendor or n.owner or n.source)
                and n.start - sentence.clause(n.start, n.start)[0] <= _OPENS_CLAUSE
            ]
            first = subjects[-1] if subjects and subjects[-1].anaphor else first
        if first is None or not first.anaphor or first.pick or first.count or first.marker or first.end > node.start:
            return ()
        others = [n for n in sentence.nodes if first.end <= n.start and n.end <= node.start and n.kinds & ORGANISATIONS]
        # What stands behind a verb of the same clause is its object, and takes the topic from nobody.
        acting = [n for n in others if n.start - sentence.clause(n.start, n.start)[0] <= _OPENS_CLAUSE]
        if any(not (n.marker or n.vendor or n.owner or n.source) for n in acting):
            return ()
        return self.members(first, kinds, sentence)

    def _other_than_subject(self, node: Node, kinds: tuple[str, ...], sentence: Sentence) -> tuple[Mention, ...]:
        """Whom 其 or 它 means to whom a Chinese subject does something: 博通正与其合作, AMD向它发行权证，换取其部署.

        It is not that subject, but whom the sentence began with, else the company of the article, if the paragraph has
        begun with no other.
        """
        main = as_kind(self.main_company, kinds) if self.main_company is not None else None
        if sentence.language != "zh" or main is None or node.kinds:
            return ()
        start = sentence.clause(node.start, node.start)[0]
        ahead = [n for n in sentence.nodes if n.end <= node.start and n.kinds & ORGANISATIONS and not n.source]
        actors = [
            n for n in ahead if not (n.marker or n.vendor or n.bracket or n.anaphor or is_acted_upon(sentence, n))
        ]
        within = [n for n in actors if n.start >= start]
        if not actors or not (within or _ON_WHOM.search(sentence.words(start, node.start))):
            return ()
        subject = {m.id for m in (within or actors)[-1].mentions}
        first = self.members(actors[0], kinds, sentence)
        if len(first) == 1 and first[0].id not in subject:
            return () if self.is_observer(first[0]) else first
        paragraph = [past for past in self.history if past.block == sentence.block]
        others = any(n.kinds & ORGANISATIONS and n.mentions and not n.marker for past in paragraph for n in past.nodes)
        known = not others or any(_names(past, main.id, past.end) for past in paragraph)
        return (main,) if known and main.id not in subject else ()

    def _the_country(self, kinds: Sequence[str], node: Node, sentences: Sequence[Sentence]) -> tuple[Mention, ...]:
        """Which country "the country" means: the one named last in the paragraph, else the one spoken of."""
        sentence = sentences[0]
        for past in sentences:
            if past.block != sentence.block:
                break
            for other in reversed(past.nodes):
                if other.anaphor or not other.mentions or (past is sentence and other.end > node.start):
                    continue
                if other.mentions[0].kind == "region":
                    return self.members(other, kinds, past)
        return self.topic(kinds, sentence, node.start)

    def _described(self, node: Node, kinds: Sequence[str], sentence: Sentence) -> tuple[Mention, ...]:
        """The company named last of which a description is known to hold: "the Taiwanese group", "the start-up"."""
        described = _description(sentence, node)
        if described is None:
            return ()
        paragraph = [sentence, *(past for past in reversed(self.history) if past.block == sentence.block)]
        for marked in (False, True):
            for past in paragraph:
                for other in past.nodes:
                    behind = past is sentence and other.end > node.start
                    if other.anaphor or behind or not other.kinds & ORGANISATIONS:
                        continue
                    if bool(other.marker or other.vendor) != marked:
                        continue
                    members = self._actors(other, kinds, past)
                    if len(members) == 1 and self._answers(members[0], described):
                        return members
        return ()

    def _answers(self, mention: Mention, described: _Description) -> bool | None:
        """Whether a description holds of a company; None where the catalogue does not know."""
        entity = self.catalogue.get(mention.id)
        if entity is None:
            return None
        country, roles = described
        return (country is None or entity.country == country) and (not roles or bool(roles & set(entity.roles)))

    def _unlike(self, sentence: Sentence, reference: Node) -> tuple[str, ...]:
        """The companies named before of which a description is known not to hold."""
        described = _description(sentence, reference)
        if described is None:
            return ()
        named = {m.id: m for past in (sentence, *self.history) for n in past.nodes for m in n.mentions}
        if self.main_company is not None:
            named[self.main_company.id] = self.main_company
        companies = (m for m in named.values() if m.kind in ORGANISATIONS)
        return tuple(m.id for m in companies if self._answers(m, described) is False)

    def _main_as_party(self, node: Node, kinds: Sequence[str], sentence: Sentence) -> tuple[Mention, ...]:
        """The company of the article, with which another deals: "Fujitsu has entered into a partnership with the firm".

        Its name must have stood in the paragraph.
        """
        main = as_kind(self.main_company, kinds) if self.main_company is not None else None
        if main is None or node.marker not in common().direction or sentence.language != "en":
            return ()
        first = next((n for n in sentence.nodes if n.kinds & ORGANISATIONS and n.mentions and not n.source), None)
        if first is None or first.marker or first.end > node.start or any(m.id == main.id for m in first.mentions):
            return ()
        paragraph = [past for past in self.history if past.block == sentence.block]
        named = any(m.id == main.id for past in paragraph for n in past.nodes for m in n.mentions)
        return (main,) if named else ()

    def _named_last(self, kinds: Sequence[str], sentence: Sentence, before: int) -> tuple[Mention, ...]:
        """Whom "that company" means: whichever was named last in the paragraph."""
        for past in (sentence, *(past for past in reversed(self.history) if past.block == sentence.block)):
            for node in reversed(past.nodes):
                ends = node.end <= before and not (node.anaphor or node.source)
                if ends and node.has(kinds) and (members := self._actors(node, kinds, past)):
                    return members if len(members) == 1 else ()
        return ()

    def _the_company(self, kinds: Sequence[str], sentence: Sentence, reference: Node) -> tuple[Mention, ...]:
        """Whom 该公司 or "the company" means: one company, the sentence's subject or speaker, else the paragraph's."""
        before = reference.start
        others = (*_acting_on(sentence, reference), *self._unlike(sentence, reference))
        main = as_kind(self.main_company, kinds) if self.main_company is not None else None
        if self.first_person and sentence.language == "en" and main is not None:
            return (main,)  # Who is introduced, or speaks, in an interview.
        headed = {m.id: m for n in self.heading for m in self._actors(n, kinds, sentence)}
        if sentence.language == "zh" and len(headed) == 1:
            main = next(iter(headed.values()))  # Of whom a section is.
        reach = _SUBJECT_REACH["zh"] if sentence.language == "zh" else 60
        words = sentence.words(before, reference.end)
        own = sentence.language == "zh" and words in ("公司", "集团") and main is not None
        if own and reference.source and main is not None and _names(sentence, main.id, before):
            return (main,)  # 传英伟达削减了对中际旭创的订单，公司回应称不实: the company of the article answers.
        opening = next((n for n in sentence.nodes if n.start - sentence.start <= 3), None)
        if sentence.language == "en" and opening is not None and opening.anaphor and not opening.kinds:
            members = tuple(m for m in self._antecedent(opening, tuple(kinds), sentence) if not self.is_observer(m))
            if len(members) == 1 and opening.end <= before:
                return members  # "Its Ascend 910C, which SMIC makes, costs …, and the company shipped"
        for node in sentence.nodes:
            if (
                node.end <= before
                and not node.anaphor
                and not (node.marker or is_acted_upon(sentence, node))
                and (node.start - sentence.start <= reach or node.source)
                and not (sentence.language == "en" and sentence.search(_RELATIVE, node.start - 8, node.start))
                and not is_object_before(sentence, node, before)
            ):
                members = self._actors(node, kinds, sentence)
                if len(members) == 1 and members[0].id not in others:
                    return members
        paragraph = [p for p in reversed(self.history) if p.block == sentence.block]
        if own and main is not None and main.id not in others and any(_names(p, main.id, p.end) for p in paragraph):
            return (main,)  # Others that a portrait names beside its company are called by their names.
        if words.startswith("这家") and paragraph:
            told = sentence.words(before, sentence.clause(before, before)[1])
            if (shown := self._shown(kinds, told, paragraph[0], main)) is not None:
                return (shown,)
        for past in paragraph:
            if referent := _referent(past, kinds, others):
                return referent
            if _SERVES_IT.search(past.text) or past.text.startswith("其中"):
                continue  # 台积电停止为其代工: the one who is served is "the company".
            for node in past.nodes:
                # 据奇鋐内部人士说，…。公司否认: whose people are quoted is spoken of.
                marked = node.marker and node.marker not in ("据", "根据")
                attribute = node.vendor and not (past.language == "zh" and node.start == past.start)
                aside = attribute or is_acted_upon(past, node) or _is_in_passing(past, node)
                if not node.anaphor and not marked and not aside:
                    if _ON_LINE.match(past.words(node.end, node.end + 10)):
                        continue  # 用的是台积电7纳米工艺: who makes the chip is not "the company".
                    members = self._actors(node, kinds, past)
                    if len(members) == 1 and members[0].id not in others:
                        return members
        return self.topic(kinds, sentence, before, others)[:1]

    def _shown(self, kinds: Sequence[str], told: str, past: Sentence, main: Mention | None) -> Mention | None:
        """Which of several companies of the sentence before 这家… points to; None where there are not several.

        The last one, if a word such as 后者 comes back to it, else the one that fits the description, else that of the
        article, else the last: who acted goes on without a word; what is pointed to is whom the sentence brought.
        """
        named: dict[str, Mention] = {}
        returned: Mention | None = None
        for node in past.nodes:
            if not node.kinds & ORGANISATIONS and node.pick not in ("former", "latter"):
                continue
            found = self._actors(node, kinds, past) if not node.bracket else ()
            if len(found) == 1:
                named[found[0].id] = named.get(found[0].id, found[0])
            returned = found[0] if node.pick and len(found) == 1 else None
        if len(named) < 2:
            return None
        if returned is not None:
            return returned
        roles = next((names for names, pattern in _chinese_descriptions() if pattern.search(told)), None)
        fitting = [m for m in named.values() if roles and (e := self.catalogue.get(m.id)) and roles & set(e.roles)]
        if len(fitting) == 1:
            return fitting[0]
        return next((m for m in named.values() if main is not None and m.id == main.id), [*named.values()][-1])

    def _subject_described(
        self, kinds: Sequence[str], sentence: Sentence, before: int, exclude: Sequence[str]
    ) -> tuple[Mention, ...] | None:
        """The subject of a sentence that opens with a description: "The group has digested Juniper, and capex will".

        None where it opens with another subject; nobody where whom the description means is open.
        """
        first = next((n for n in sentence.nodes if n.kinds & ORGANISATIONS), None)
        if first is None or not first.anaphor or first.pick or first.count or first.marker or first.owner:
            return None
        if first.start - sentence.start > _SUBJECT_REACH[sentence.language] or first.end > before:
            return None
        if sentence.language == "zh" and any(
            first.end <= n.start and n.end <= before and n.mentions and not (n.marker or n.vendor)
            for n in sentence.nodes
            if n.kinds & ORGANISATIONS
        ):
            return None
        members = self.members(first, tuple(kinds), sentence)[:1]
        return tuple(m for m in members if m.id not in exclude) or (None if members else ())

    def topic(
        self, kinds: Sequence[str], sentence: Sentence, before: int, exclude: Sequence[str] = ()
    ) -> tuple[Mention, ...]:
        """Who is being talked about, looking back from an offset; of "its chip", no chip that another makes."""
        found = self._spoken_of(kinds, sentence, before, exclude)
        if sentence.language == "en" and any(m.kind == "chip" for m in found) and _ITS_CHIP.match(sentence.text):
            owner = self._spoken_of(tuple(ORGANISATIONS), sentence, sentence.start)
            ids = {m.id for m in owner}
            return tuple(m for m in found if not ids or m.vendor_id is None or m.vendor_id in ids)
        return found

    def _spoken_of(
        self, kinds: Sequence[str], sentence: Sentence, before: int, exclude: Sequence[str] = ()
    ) -> tuple[Mention, ...]:
        """Who is being talked about, looking back from an offset.

        In this order: the first unmarked noun of one of the kinds in the sentence, in those before it in the same
        paragraph, the section's heading, what the article as a whole is about, the paragraph before (for the company of
        an interview every one).
        """
        paragraph = [sentence, *(past for past in reversed(self.history) if past.block == sentence.block)]
        # Two paragraphs back stands nothing that a sentence without subject is about, save the company of an interview.
        far = sentence.block if self.first_person and ORGANISATIONS.intersection(kinds) else 1
        earlier = [past for past in reversed(self.history) if 0 < sentence.block - past.block <= far]
        if sentence.language == "en" and {"segment", "technology"}.issuperset(kinds):
            # A market is no subject: the one named last is meant.
            for past in paragraph:
                if found := self._first_named(kinds, past, before if past is sentence else past.end, True, exclude):
                    return found

        if ORGANISATIONS.intersection(kinds):
            described = self._subject_described(kinds, sentence, before, exclude)
            if described is not None:
                return described

        orgs = bool(ORGANISATIONS.intersection(kinds))

        def named(sentences: Iterable[Sentence], marked: bool) -> tuple[Mention, ...]:
            for past in sentences:
                if not marked and past is not sentence and (meant := _referent(past, kinds, exclude)):
                    return meant
                if not marked and past is not sentence and past.text.startswith("其中") and orgs:
                    continue  # 其中阿里云提供1.6万张: of parts of what is spoken of, others than its owner are named.
                if found := self._first_named(kinds, past, before if past is sentence else past.end, marked, exclude):
                    return found
            return ()

        if ORGANISATIONS.intersection(kinds) and sentence.language == "en" and _ACTS.match(sentence.text):
            actor = self.of_pronoun(sentence, before)
            actor = as_kind(actor, kinds) if actor is not None and not actor.anonymous else None
            if actor is not None and actor.id not in exclude:
                return (actor,)  # "He expects revenue of …": his company's.
        if ORGANISATIONS.intersection(kinds) and self._opens_with_unknown(paragraph[:2], before):
            return ()
        speaks = self.first_person and ORGANISATIONS.intersection(kinds) and self.main_company is not None
        # Who is interviewed speaks of his own company, unless the sentence names another.
        members = named(paragraph[:1] if speaks else paragraph, marked=False)
        members = self._own_speaker(kinds, sentence, before, exclude) or members
        own = self.first_person and "chip" in kinds and self.own_chip is not None
        if members and not (own and all(m.generic for m in members)):
            return members  # "What does it give that a GPU does not?" is about the own chip, and no GPU.
        if self.first_person and "chip" in kinds and self.own_chip is not None and self.own_chip.id not in exclude:
            return (self.own_chip,)  # Who makes chips and is asked about them speaks of his own.
        for node in () if speaks else self.heading:
            if node.has(kinds) and (
                members := tuple(m for m in self._actors(node, kinds, sentence) if m.id not in exclude)
            ):
                return members
        if ORGANISATIONS.intersection(kinds) and self.main_company is not None:
            main = as_kind(self.main_company, kinds)
            if main is not None and main.id not in exclude and not self.is_observer(main):
                return self._opener_of_paragraph(kinds, earlier, main, exclude) or (main,)
        if sentence.language == "en" and {"segment", "technology"}.issuperset(kinds):
            found = named(paragraph, marked=True) or named(earlier, marked=False) or named(earlier, marked=True)
            # A node is one fab's; another paragraph's fab may have another.
            return () if not named(paragraph, marked=True) and any(_NODE.match(m.id) for m in found) else found
        if sentence.language == "zh" and ORGANISATIONS.intersection(kinds):
            earlier.reverse()  # Whom a paragraph begins with it is about, others it names in passing.
        return (
            named(paragraph, marked=True)
            or named(earlier, marked=False)
            or named(earlier, marked=True)
            or self._compared_with(kinds, paragraph, before, exclude)
        )

    def _opens_with_unknown(self, sentences: Sequence[Sentence], before: int) -> bool:
        """Whether "it" goes on about a name that nothing tells the kind of: "Quibble was the first; it uses 120"."""
        sentence, *earlier = sentences
        refers = _REFERS_FIRST.match(sentence.text)
        if sentence.language != "en" or (refers and not earlier):
            return False
        told = earlier[0] if refers else sentence
        match = _UNKNOWN_SUBJECT.match(told.text)
        if (
            match is None
            or not match["verb"]
            or not (refers or _REFERS_THEN.search(sentence.words(told.start, before)))
        ):
            return False
        start, end = (told.start + offset for offset in match.span("name"))
        words = match["name"].split()
        ordinary = {*self.catalogue.vocabulary.get("latin_ordinary_words", ()), *self.people}
        if _NO_NAMES.fullmatch(words[0]) or any(w in ordinary or w.lower() in ordinary for w in words):
            return False
        named = (n for n in told.nodes if n.mentions and start < n.end <= before)
        return not any(n.start < end or n.kinds & ORGANISATIONS for n in named)

    def _compared_with(
        self, kinds: Sequence[str], paragraph: Sequence[Sentence], before: int, exclude: Sequence[str]
    ) -> tuple[Mention, ...]:
        """The last resort: what others are only compared with ("twice as fast as an H200")."""
        for past in paragraph:
            for node in past.nodes:
                compared = node.marker in common().comparison and node.end <= before and node.has(kinds)
                members = tuple(m for m in self.members(node, kinds, past) if m.id not in exclude) if compared else ()
                if members:
                    return members
        return ()

    def _opener_of_paragraph(
        self, kinds: Sequence[str], earlier: Sequence[Sentence], main: Mention, exclude: Sequence[str]
    ) -> tuple[Mention, ...]:
        """Whom the paragraph before is about, where it is about another than the article: "Separately, Quanta …"."""
        if self.first_person or not earlier or earlier[0].language != "en":
            return ()
        if any(main.id in (m.id, m.vendor_id) for past in earlier for n in past.nodes for m in n.mentions):
            return ()
        opening = next(
            (past for past in reversed(earlier) if any(n.mentions and n.has(kinds) for n in past.nodes)), None
        )
        named = [n for n in opening.nodes if n.has(kinds) and n.mentions] if opening is not None else []
        if opening is None or not named or named[0].marker or named[0].vendor:
            return ()
        first = named[0]
        if first.start - opening.start > _SUBJECT_REACH["en"] and not (first.source and len(named) == 1):
            return ()
        if opening.search(_RELATED_TO_MAIN, opening.start, first.end + 30):
            return ()  # "A rival, Corvid, has complained": a rival of whom the article is about.
        return tuple(m for m in first.mentions if m.id not in exclude and not (m.anonymous or self.is_observer(m)))

    def _own_speaker(
        self, kinds: Sequence[str], sentence: Sentence, before: int, exclude: Sequence[str]
    ) -> tuple[Mention, ...]:
        """The company that tells of itself behind what it tells: "Revenue last month was a record, Quanta said"."""
        if sentence.language != "en" or not ORGANISATIONS.intersection(kinds):
            return ()
        for attribution in sentence.attributions:
            by = attribution.by
            if by is None or by.kind not in ORGANISATIONS or not attribution.start <= before < attribution.end:
                continue
            node = next((n for n in sentence.nodes if n.source and any(m.id == by.id for m in n.mentions)), None)
            if node is None or node.start < before or any(n.end <= before and n.has(kinds) for n in sentence.nodes):
                continue
            members = tuple(m for m in node.mentions if m.id not in exclude and not self.is_observer(m))
            if members and node.has(kinds):
                return members
        return ()

    def _first_named(
        self, kinds: Sequence[str], sentence: Sentence, before: int, marked: bool, exclude: Sequence[str]
    ) -> tuple[Mention, ...]:
        nodes = [
            n
            for n in sentence.nodes
            if not n.anaphor and n.has(kinds) and n.end <= before and not is_yardstick(sentence, n)
        ]
        if ORGANISATIONS.intersection(kinds):
            nodes = [n for n in nodes if not (_is_in_passing(sentence, n) or is_object_before(sentence, n, before))]
        if "segment" in kinds:
            nodes = [n for n in nodes if not is_aside(n, sentence, before)]
        # What stands behind the last semicolon is nearer than what stands before it.
        fronted = next((n for n in nodes if _is_topical(sentence, n)), None)
        # 中国联通三江源智算中心已部署…: whose thing a Chinese sentence begins with is spoken of.
        begins = sentence.start if sentence.language == "zh" else -1
        attributes = {id(n) for n in nodes if n.vendor and n.start != begins}
        clause_starts: dict[int, int] = {}
        for node in nodes:
            if not (node.marker or id(node) in attributes or node.bracket or is_acted_upon(sentence, node)):
                clause_starts.setdefault(sentence.clause(node.start, node.end)[0], node.start)
        latest = max(clause_starts.values(), default=-1) if before < sentence.end else -1
        cut = (
            max((sentence.text.rfind(mark, 0, max(0, before - sentence.start)) for mark in "；;"), default=-1)
            + sentence.start
        )
        for node in sorted(
            nodes,
            key=lambda n: (
                bool(n.marker) and n is not fronted, is_acted_upon(sentence, n), n.bracket, id(n) in attributes,
                n.start < cut, is_aside(n, sentence, before), n.start != latest, n.start,
            ),
        ):  # fmt: skip
            aside = (
                (node.marker and node is not fronted)
                or id(node) in attributes
                or node.bracket
                or is_acted_upon(sentence, node)
            )
            if aside and not marked:
                continue
            if sentence.language == "en" and node.marker in common().comparison and node is not fronted:
                continue
            if members := tuple(m for m in self._actors(node, kinds, sentence) if m.id not in exclude):
                return members
        if ORGANISATIONS.intersection(kinds):
            # The finance chief speaks: her company is the topic.
            for node in sentence.nodes:
                if node.mentions and node.mentions[0].kind == "person" and node.end <= before:
                    if node.mentions[0].anonymous and _WORKED_FOR.search(sentence.words(node.start - 60, node.start)):
                        continue  # "Before Qanat she was an engineer at Ericsson"
                    affiliation = node.mentions[0].affiliation_id
                    entity = self.catalogue.get(affiliation) if affiliation else None
                    if entity is not None and not OBSERVER_ROLES & set(entity.roles):
                        found = as_kind(
                            Mention(node.start, node.end, node.mentions[0].text, entity.id, entity.name, entity.kind),
                            kinds,
                        )
                        if found is not None:
                            return (found,)
                    main = self.main_company
                    if main is not None and main.id == affiliation and main.id not in exclude and main.kind in kinds:
                        return (main,)
        return ()

    def _actors(self, node: Node, kinds: Sequence[str], sentence: Sentence) -> tuple[Mention, ...]:
        return tuple(m for m in self.members(node, kinds, sentence) if not m.anonymous and not self.is_observer(m))


# A pronoun as the subject of a sentence, or of a clause that goes on.
_REFERS_FIRST = re.compile(
    r"\W*(?:(?:And|But|Now|Last year|This year),? )?(?:It|They|The (?:company|firm|group|start-up))\b"
)
_REFERS_THEN = re.compile(r"[;,] (?:and |but )?it\b")
# What somebody is to the company of the article: "A rival, Corvid", "Corvid, one of its tenants".
_RELATED_TO_MAIN = screened(
    r"\b(?:[Aa]n?|[Aa]nother|[Oo]ne|[Ii]ts|[Tt]heir) (?:[\w-]+ ){0,4}(?:rival|competitor|peer|customer|client|tenant"
    r"|supplier|partner|backer|lender|landlord|neighbou?r)s?\b"
)
_I_WORKED = re.compile(
    r"\bI (?:was|worked|used to work|was working|spent [^,.;]{2,24})(?: still| then)? (?:at|for|with) (?:the )?$"
)
# What the subject of a sentence may refer back to, and within how many characters of its beginning it stands.
_REFERENTS = (("company", "foundry"), ("chip",), ("cluster",), ("model",))
_SUBJECT_REACH = {"en": 40, "zh": 16}
# Within how many characters of its clause's beginning who acts stands.
_OPENS_CLAUSE = 14
# Before the subject of a relative clause: "which SMIC makes".
_RELATIVE = screened(r"\b(?:which|that|whom|who|where) (?:the )?$")
# "It is tempting to say that": it means nothing.
_EXPLETIVE = re.compile(
    r"it\s(?:is|was|has been|would be|may be|seems|appears)\s(?!to\b|going\b|due\b|set\b|planning\b|expected\b|said\b"
    r"|likely\b)"
    r"(?:\w+ ){1,3}(?:to|that|whether|which|who)\b",
    re.IGNORECASE,
)


# Between a maker and what it makes: 英伟达先进服务器GB200, 华为最新一代昇腾.
_MAKE_OF_ZH = re.compile(
    r"(?:先进|最?新一代|最新|新款|旗舰|高端|主力|特供版?|中国特供|降规版?|AI|人工智能|数据中心|云端"
    r"|服务器|芯片|显卡|GPU|加速[卡器]|处理器|机柜|系列|的)+"
)
# For whom somebody worked before: "an engineer at Ericsson"; who is only told to be somebody's: 月之暗面是他最大的客户.
_WORKED_FOR = re.compile(
    r"\b(?:was|were|had been|worked|spent [^,.;]{2,30}|came|left|quit|formerly|previously|once|ex-|former [^,.;]{2,30}"
    r"|years)(?: (?:an?|the) [^,.;]{2,40}?)? ?(?:at|for|with|from|of)? $"
)
_ONES_CUSTOMER = re.compile(
    r"是[他她它我其公][^，。；]{0,8}(?:客户|供应商|股东|对手|伙伴|买家|租户|投资方|投资人)|则?是其[^，。；]{0,6}(?:客户|供应商|股东)"
)


# 前OpenAI研究员: for whom somebody worked before.
_FORMER_STAFF = re.compile(
    r"(?:中国区?|内部|[^，。；的]{0,4}?)(?:研究员|员工|高管|工程师|科学家|副总裁|总裁|总经理|CEO|CTO|CFO|COO|首席|董事长|架构师|负责人|总监|团队|成员|人员|创始人)"
)


def is_former_employer(sentence: Sentence, node: Node) -> bool:
    """Whether a Chinese text names a company only for whom somebody worked."""
    return (
        sentence.language == "zh"
        and sentence.words(node.start - 1, node.start) == "前"
        and _FORMER_STAFF.match(sentence.words(node.end, node.end + 10)) is not None
    )


# Behind which prepositions somebody stands to whom the subject does something, and before them what is no deed.
_DONE_TO = frozenset({"into", "in", "with", "from", "to"})
_SHARE_OF_FIRM = re.compile(r"(?:%|per ?cent|stake|third|quarter|half|share|fifth|tenth|part) of (?:the )?$")
_NO_DEED = re.compile(r"\b(?:close|according|familiar|related|known|next|compared|owing|due|thanks) $")


def _acting_on(sentence: Sentence, reference: Node) -> tuple[str, ...]:
    """Who does something to "the firm", and so is another: the subjects of "A and B put €320 million into the firm"."""
    if sentence.language != "en" or reference.owner:
        return ()
    if reference.marker == "of":
        if _SHARE_OF_FIRM.search(sentence.words(reference.start - 24, reference.start)) is None:
            return ()
    elif reference.marker not in _DONE_TO and not (
        not reference.marker and _VERB_BEFORE.search(sentence.words(reference.start - 16, reference.start))
    ):
        return ()  # "valued the start-up at", "has bought the firm"
    marked = sentence.words(sentence.start, reference.start)
    marked = marked.rpartition(f"{reference.marker} ")[0] if reference.marker else marked
    start = sentence.clause(reference.start, reference.end)[0]
    ahead = [n for n in sentence.nodes if n.end <= reference.start and n.kinds & ORGANISATIONS and n.mentions]
    acting = [n for n in ahead if n.start >= start and not (n.marker or n.owner or n.vendor or n.bracket)]
    return tuple(m.id for n in acting for m in n.mentions) if acting and not _NO_DEED.search(marked) else ()


def _is_second(sentence: Sentence, node: Node) -> bool:
    """Whether a company stands in a Chinese clause behind another, and so is not its subject."""
    if sentence.language != "zh" or not node.kinds & ORGANISATIONS:
        return False
    start = sentence.clause(node.start, node.end)[0]
    return any(n.kinds & ORGANISATIONS and not n.marker and start <= n.start < node.start for n in sentence.nodes)


def _names(sentence: Sentence, id_: str, before: int) -> bool:
    """Whether a sentence names somebody before an offset, in whatever role."""
    return any(n.end <= before and any(m.id == id_ for m in n.mentions) for n in sentence.nodes)


def _is_in_passing(sentence: Sentence, node: Node) -> bool:
    """Whether a company is named only for whom somebody worked, or as what it is to the one spoken of."""
    if sentence.language == "zh":
        income = sentence.words(node.start - 2, node.start) == "来自"  # 来自字节跳动的收入占六成
        return (
            income
            or is_former_employer(sentence, node)
            or _ONES_CUSTOMER.match(sentence.words(node.end, node.end + 20)) is not None
        )
    return node.marker in ("at", "for", "with", "from", "of") and (
        _WORKED_FOR.search(sentence.words(node.start - 60, node.start)) is not None
    )


# Before whom a clause only acts upon, its subject being that of the clause before: 带动英伟达机柜出货畅旺.
_ACTING_UPON = re.compile(
    r"[，；]?(?:并|也|还|又|更|则|已|将|正|进而|同时|从而|再|持续|大幅|开始|陆续|首次|不再|相继)*"
    r"(?:带动|推动|拉动|推升|助攻|助推|助力|帮助|受惠于?|受益于?|得益于|带旺|刺激|提振|打入|切入|打进|抢进|满足|搭上|绑定|挤进|追上|超越|击败"
    r"|获得?|得到|赢得|收购|入股|成为|作为|加入|背靠|依托|依靠|绕过|绕开|取代|替代|看好|力挺|挑战|叫板|抗衡|借助|通过|面对|针对|围绕"
    r"|继|紧随|跟随|效仿|仿效|接替|接棒|离开|加盟|拿下|接获|抢下|承接|包括|包含|采用|采购|搭载|押注|追随|有别于|不同于|服务于?|供货|供应"
    r"|用上|联手|携手|牵手|引入|引进|导入|接入|找到|找来|邀请|委托|交由|选用|选择|换成|改用|买下|卖给|租给|交给|投向|流向|转向|来自)(?:了|着|过)?"
)
# What somebody does to others: behind such a verb, with which a clause begins, stands its object.
_DONE_TO_OTHERS = frozenset({"orders", "cuts_orders", "supplies", "uses", "invests_in", "partners_with"})


# Right before a name that is the object of a verb.
_VERB_BEFORE = re.compile(
    r"\b(?!(?:said|added|noted|reported|estimated|believed|expected|argued|claimed|warned|predicted|according|including"
    r"|based|following)\b)(?:\w{2,}(?:ed|ing)|owns?|sued?s?|won|wins|lost|loses|left|leaves|beats?|bought|buys|sold|sells|met"
    r"|meets|hit|hits|took|takes|made|makes|runs?|ran|counts|hosts|serves|supplies|leads?|led|cut|paid|pays|built|builds"
    r"|backs|taken|beaten|overtakes|joins|rivals|follows|chose|chosen|chooses|taught|told|helps|lets|lures|poached)\s"
    r"(?:(?:an?|the|its|both|even|out|up|down|with|from|to|away|over|as|rival|partner|customer|supplier)\s)*$"
)
# Between the object of one verb and a second verb that has the same subject.
_VERB_AGAIN = re.compile(
    r"(?:[^;:]*[\s,])?(?:and|but|then|yet|or)\s"
    r"(?:(?:also|then|now|already|soon|later|still|only|just|since|never|not|once|last|this|next|week|month|year|quarter"
    r"|[Ii]n|[A-Z]?\w+ly|[A-Z][a-z]+|20\d\d|is|was|has|had|will|would|could|may|might|can|did|does|to|be|been|being)\s)*"
    r"(?:(?:\w+ed|has|had|plans|expects|wants|aims|hopes|intends|means|needs|is|was|gets?|got|made|makes|took|takes|spent"
    r"|spends|runs?|ran|owns|sees|saw|counts|claims|won|lost|bought|sold|sells|gave|put|books?|puts|holds|held)\s"
    r"(?:(?!and\b|but\b|that\b|which\b|while\b)[\w’'$€£¥.-]+\s){0,6})?$"
)
# Before the object of a participle that opens an aside: "after leaving Microsoft, OpenAI".
_PARTICIPLE_ASIDE = re.compile(
    r"\W*(?:(?:after|before|since|by|while|without|besides|when|instead of|rather than|in|on)\s)?(?!during|according)"
    r"\w+ing\s",
    re.IGNORECASE,
)


def is_object_before(sentence: Sentence, node: Node, verb: int) -> bool:
    """Whether a company is the object of a verb before the one at an offset, whose subject is that of both.

    "Lambda sued CoreWeave and ordered 500 H100s": CoreWeave has ordered none.
    """
    if sentence.language != "en" or node.end > verb or node.source or not node.kinds & ORGANISATIONS:
        return False
    start = sentence.clause(node.start, node.start)[0]
    lead, between = sentence.words(start, node.start), sentence.words(node.end, verb)
    if between[:1] == "," and _PARTICIPLE_ASIDE.match(lead):
        return True
    return _VERB_BEFORE.search(lead) is not None and _VERB_AGAIN.fullmatch(between) is not None


# A clause that opens with a name, and only auxiliaries and adverbs behind it.
_UNKNOWN_SUBJECT = re.compile(
    r"\W*(?:(?:And|But|So|Yet|Then|Now|Meanwhile|However|Still),? )?(?P<name>[A-Z][\w’'&.-]*(?: [A-Z][\w’'&.-]*){0,3}) "
    r"(?P<verb>(?:(?:has|have|had|will|would|is|was|are|also|already|now|since|recently|reportedly|then|still|only|alone)"
    r" )*)"
)
_NO_NAMES = re.compile(
    r"it|they|he|she|we|i|you|that|this|these|those|the|an?|there|who|which|what|both|each|all|some|most|many|others"
    r"|another|one|two|three|four|five|six|ten|in|on|at|by|for|from|with|since|after|before|last|next|today|now|when"
    r"|while|as|if|of|to|its|their|his|her|our|my|here|where|how|why|not?|none|nobody|everyone|everything|and|but|so"
    r"|then|half|demand|supply|power|shipments|deliveries|orders|capacity|training|prices|rent|lead"
    # What says which revenue, price or production it is.
    r"|overall|total|group|net|gross|quarterly|annual|monthly|average|combined|consolidated|capital|\w+-(?:quarter|year|half)"
    r"|volume|mass|full|first|second|third|fourth|list|street|spot|contract|rental|hourly|current|peak|planned|new|old"
    r"|[qh][1-4]|[1-4][qh]|fy\d*|cy\d*|fiscal|operating|adjusted|gaap|non-gaap|year|full-year|january|february|march|april|may"
    r"|june|july|august|september|october|november|december|ai|hbm|dram|nand|gpu|product|products|service|services|sales"
    r"|revenue|global|worldwide|data|cloud|networking|gaming|foundry|memory|server|packaging|AI|utilisation|utilization",
    re.IGNORECASE,
)


def is_of_unknown(sentence: Sentence, offset: int) -> bool:
    """Whether a clause has a name for its subject that nothing tells the kind of: "EQT put in €320 million"."""
    start, _ = sentence.clause(offset, offset)
    named = [n for n in sentence.nodes if start <= n.start < offset]
    acted_on = any(is_object_before(sentence, n, offset) for n in named)  # "Quibble sued Intel and ordered"
    match = (_UNKNOWN_SUBJECT.match if acted_on else _UNKNOWN_SUBJECT.fullmatch)(sentence.words(start, offset))
    if match is None or _NO_NAMES.fullmatch(match["name"].split()[0]):
        return False
    return not any(n.start < start + match.end("name") or not acted_on for n in named)


def is_aside(node: Node, sentence: Sentence, offset: int) -> bool:
    """Whether a node is named in an English relative clause that ends before: "SMIC, which makes 7nm chips,"."""
    if sentence.language != "en" or node.end > offset:
        return False
    start, end = node.start - sentence.start, offset - sentence.start
    return any(m.start() <= start < m.end() <= end for m in sentence.finditer(RELATIVE))


def is_acted_upon(sentence: Sentence, node: Node) -> bool:
    """Whether somebody is whom a Chinese clause without a subject acts upon."""
    if sentence.language != "zh" or not node.kinds & ORGANISATIONS:
        return False
    start = sentence.clause(node.start, node.end)[0]
    thing = next((n for n in sentence.nodes if n.start >= start), node)
    if thing.end <= node.start and not thing.kinds & ORGANISATIONS and thing.kinds:
        start = thing.end  # 二期将引入燧原
    if _ACTING_UPON.fullmatch(sentence.words(start, node.start)) is not None:
        return True
    return any(
        start <= t.start <= start + 2
        and t.end <= node.start
        and t.frame.predicate in _DONE_TO_OTHERS
        and sentence.words(t.end, node.start) in ("", "了", "过", "着")
        for t in sentence.triggers
    )


def _is_topical(sentence: Sentence, node: Node) -> bool:
    """Whether a phrase that opens an English sentence says what it is about: "For Sakura, the star of …, the"."""
    return (
        sentence.language == "en"
        and node.marker in ("for", "at", "over", "with", "like")
        and re.fullmatch(r"\W*(?:[Ff]or|[Aa]t|[Oo]ver at)\s(?:the\s)?", sentence.words(sentence.start, node.start))
        is not None
        and sentence.words(node.end, node.end + 1) in (",", " ")
    )


def _referent(sentence: Sentence, kinds: Sequence[str], exclude: Sequence[str]) -> tuple[Mention, ...]:
    """What a sentence is about that opens with a word that refers back, before any name of the same kind."""
    for kind, (start, mention) in sentence.referents.items():
        meant = as_kind(mention, kinds)
        first = next((n.start for n in sentence.nodes if not n.anaphor and not n.marker and n.has((kind,))), None)
        if meant is not None and meant.id not in exclude and (first is None or start < first):
            return (meant,)
    return ()


_ACTS = re.compile(
    r"\W*(?:He|She) (?:\w+ )?(?:expects|plans|wants|aims|hopes|reckons|says|forecasts|intends|will|has|had|is)\b"
)
_ITS_CHIP = re.compile(
    r"\W*(?:(?:And|But|Now),? )?(?:Its|Their) "
    r"(?:(?:own|first|new|latest|current|main|only|flagship|AI|inference|training) )*"
    r"(?:chip|part|card|accelerator|processor|silicon)s?\b"
)


def _is_many(mention: Mention) -> bool:
    """Whether a chip is named in the plural: "2,000 B200s"."""
    return mention.kind == "chip" and re.search(r"\ds$", mention.text) is not None


_RELATED = (
    {"company", "foundry"},
    {"technology", "segment"},
    {"product", "chip", "technology"},
    {"cluster", "product", "segment"},
)


# A word for hearsay with what is said behind it.
_RUMOUR_OF = re.compile(r"(?<!的)(?:传言|盛传|网传|热传|传闻称|谣传|风传|有消息称|消息称|一度传出)(?=[^，。；：]{5})")


def refuted_part(sentence: Sentence) -> tuple[int, int] | None:
    """What of a sentence its words of denial reach: their own part between semicolons.

    Where nothing is claimed in that part, as in 传…；公司予以否认, it is the part before.
    """
    match = sentence.refuted
    if match is None:
        return None
    at = sentence.start + match.start()
    marks = [sentence.start + m.end() for m in re.finditer("[；;]", sentence.text[: match.start()])]
    rumours = list(_RUMOUR_OF.finditer(sentence.text, 0, match.start()))
    if rumours:
        # 今年1月上线，外界一度传言…，公司否认: what is denied is the rumour.
        begin = sentence.clause(sentence.start + rumours[-1].start(), sentence.start + rumours[-1].start())[0]
        if not marks or begin >= marks[-1]:
            return begin, at
    if not marks:
        return sentence.start, at
    opening = marks[-1]
    rest = sentence.words(opening, at)
    for node in sentence.nodes:
        if opening <= node.start and node.end <= at:
            rest = rest.replace(sentence.words(node.start, node.end), "", 1)
    words = len(re.sub(r"\W", "", rest)) / 3 if sentence.language == "zh" else len(rest.split())
    claims = words > 3 or any(opening <= q.start < at for q in sentence.quantities)
    return (opening if claims else (marks[-2] if len(marks) > 1 else sentence.start)), at


def as_kind(mention: Mention, kinds: Sequence[str]) -> Mention | None:
    """The mention read as one of these kinds (Samsung as a foundry), or None.

    A name that is first of all something quite different (a company after which chips are called) is not taken.
    """
    if mention.kind in kinds and not ("segment" in kinds and mention.kind == "technology"):
        return mention
    for id_ in mention.other_ids:
        kind = id_.partition(":")[0]
        if kind in kinds and any({kind, mention.kind} <= related for related in _RELATED):
            return replace(mention, id=id_, kind=kind, other_ids=(mention.id,))
    return mention if mention.kind in kinds else None


def called_after(mention: Mention, kinds: Sequence[str]) -> Mention | None:
    """The mention read as one of these kinds even where it is first of all a maker: 沐曦4096张 are its chips."""
    id_ = mention.id_of_kind(*kinds)
    if id_ is None:
        return None
    return (
        mention if id_ == mention.id else replace(mention, id=id_, kind=id_.partition(":")[0], other_ids=(mention.id,))
    )


def reference(mention: Mention) -> EntityReference:
    """The entity of a mention, as a fact names it."""
    return EntityReference(mention.id, mention.name, mention.text, mention.provisional)
