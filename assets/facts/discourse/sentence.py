"""A sentence as the frames read it: its nodes, clauses, distances, and what is claimed or denied in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from assets.facts.frames import Trigger
from assets.facts.mentions import Mention
from assets.facts.model import EntityReference
from assets.facts.patterns import Piece, ScreenedText
from assets.facts.quantities.quantity import Quantity
from assets.facts.times.find import TimeExpression


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
        pick: Which of several is meant: `former` or `latter`, `newer` or `older`, one's `own` or `others`.
        count: How many a word that refers back means; 0 where it does not say.
        anaphor: Whether it refers back.
        likened: Whether it only says what another is like (the H800, a slowed-down H100).
        member: Whether it is only some of a group whose deed is told (several labs, including Cohere, have).
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
    member: bool = False
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


@dataclass(frozen=True, slots=True)
class Teller:
    """Whose words a sentence is where it names no source itself.

    Attributes:
        by: Who it is.
        form: What form of text says so: `interview`, `transcript`, `letter`, `account`, `monologue`, `record`,
            `chat` or `press release`.
    """

    by: EntityReference
    form: str


@dataclass(slots=True, eq=False)
class Sentence:
    """A sentence with all that was recognised in it. Offsets are those of the view.

    `refuted` is where words stand in it that call untrue what was said, in offsets of the sentence. `referents` is what
    the words that refer back to its subject mean, by kind, with where they stand. `screened_text` tells
    where in the view patterns are worth trying. `teller` is whose words it is where the whole text, or an answer, is
    one party's.
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
    teller: Teller | None = None
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
            elif c == "." and i < last and _ABBREVIATED.search(text, max(0, i - 6), i):
                continue  # "CoreWeave Inc. said on Nov. 4"
            if depth and c in ":：" and _TICKER_BEHIND.match(text, i + 1):
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


# What is put in between commas, to explain the noun before it: ", a start-up from Lyon,".
_ASIDE = re.compile(
    r",\s(?:an?|the|its|one of|part of|formerly|once|itself|which|who|whose|where|with|in|at|on|near|for|like|unlike|by"
    r"|according to|\w+ed|made|built|due|led|known|run|says?|said|reckons?|estimates?|now|however|though|meanwhile|then"
    r"|too|I[’']m|I am|it says|they say|it said)\b"
    r"[^,;:()]{0,90},(?=\s)(?!\s(?:and|or)\s)"
)
# Behind the colon of "(NYSE: DELL)", which opens no clause.
_TICKER_BEHIND = re.compile(r"\s?(?:[A-Z][A-Z0-9.]{0,7}|\d{4,6}(?:\.[A-Z]{2})?)\s?[)）;,，；]")
_PUNCTUATION = re.compile("[（()）；;，：—–…,:。！？.!?]")
# Before a full stop that ends no sentence.
_ABBREVIATED = re.compile(
    r"(?:^|[\s(.])(?:Inc|Corp|Co|Ltd|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|vs|[A-Z])$"
)
_WEIGHTS = {"；": 16.0, ";": 16.0, "。": 24.0, "！": 24.0, "？": 24.0, ".": 24.0, "!": 24.0, "?": 24.0}
# A word for hearsay with what is said behind it.
_RUMOUR_OF = re.compile(
    r"(?<!的)(?:传言|盛传|网传|热传|传闻称|谣传|风传|有消息称|消息称|一度传出)(?=[^，。；：]{5})"
    r"|(?<!的)传闻(?=[^，。；：的]{1,10}[要将拟会欲想])"
    # 至于收购的传闻，公司否认了
    r"|(?:至于|关于|有关|对于|针对)(?![这该此]|上述|相关)[^，。；：]{2,20}的(?:传闻|传言|说法|消息|报道|猜测)"
)


_OTHERS_TALK = re.compile(
    r"(?:网传|网上|网络|外界|坊间|市场|社交媒体)(?:上)?(?:的)?(?:流传|传播|传|相关)?的?(?:信息|消息|内容|截图|说法|传闻|传言)?"
)
_SAYS = re.compile(r"(?:公告|发布|披露)[^。；]{0,12}，?(?:称|表示|指出)|，称")

# A thing of which a rumour tells, right before who denies it: 市场传闻的三星方案已被公司.
RUMOURED_THING = re.compile(
    r"(?:但|而|不过)?(?:市场|外界|业内|坊间|网上|网络|圈内|此前|媒体|外媒)*(?:传闻|传言|盛传|流传|所传|所称|报道|曝出)(?:中)?的"
    r"[^，。；]{2,18}?(?:已经?|也|均|都|随后|后来)*(?:被|遭到?|由)?[^，。；]{0,6}"
)


def refuted_part(sentence: Sentence) -> tuple[int, int] | None:
    """What of a sentence its words of denial reach: their own part between semicolons.

    Where nothing is claimed in that part, as in 传…；公司予以否认, it is the part before.
    """
    match = sentence.refuted
    if match is None:
        return None
    at = sentence.start + match.start()
    own = sentence.clause(at, at)[0] - sentence.start
    if _OTHERS_TALK.fullmatch(sentence.text, own, match.start()) and _SAYS.search(sentence.text, 0, own):
        return None  # 公告称预计营收50亿元，网传信息不实: what it says itself it does not deny.
    if RUMOURED_THING.fullmatch(sentence.text, own, match.start()):
        return sentence.start + own, at  # 计划明年量产，市场传闻的三星方案已被公司否认: that plan alone.
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
