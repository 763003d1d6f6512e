"""Builds the sentences of a text: its mentions, lists and words that refer back become nodes."""

from __future__ import annotations

import itertools
import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from assets.catalogue.entities import Catalogue
from assets.facts.discourse.grammar import grammar, grammar_words
from assets.facts.discourse.references import ORGANISATIONS
from assets.facts.discourse.sentence import Node, Sentence
from assets.facts.frames import Trigger
from assets.facts.mentions import Mention
from assets.facts.mentions.mention import UNNAMED_MODEL
from assets.facts.patterns import ScreenedText
from assets.facts.quantities.quantity import Quantity
from assets.facts.times.find import TimeExpression

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
_WITH_ITS = re.compile(r"[与和跟同](?:其|它|自身|自家|[^，。；、与和跟同]{1,10}的)?$")
_ALIKE = re.compile(r"的?[^，。；]{0,5}?(?:相当|持平|相若|相近|接近|看齐|差不多)")
_KNOWN_AS = re.compile(r"\b(?:known|referred to|sold|marketed)(?: for now| internally)? as (?:the )?$")
_CHIP_NOUN_AT_END = re.compile(r"(?:chip|processor|accelerator|part|card|GPU|TPU|ASIC|silicon)$")
_NUMBER_BEHIND = re.compile(
    r"\s(?:(?:about|around|roughly|nearly|almost|over|more than|less than|at least|up to|as much as|as many as"
    r"|some|only|just"
    r"|another|a further) )?(?:[$€£¥]|NT\$|US\$)?\d"
)
# Before what something is compared with: "twice as fast as an H200".
_AS_MUCH_AS = re.compile(r"\bas [\w-]+(?: [\w-]+){0,3} as (?:the |an? |its |their |any )?$")
# "a third of what an H100 costs"
_OF_WHAT = re.compile(r"\bof what (?:an? |the |its |a used )?$")
# What a company is called that is named right behind: "from its biggest supplier, Dell".
_PARTY_NOUNS = frozenset(grammar_words()["common_nouns"]["parties"].split())
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
# Before where somebody sits, at the end of what is searched.
_SEATED = re.compile(r"(?:总部|注册地|大本营)(?:[设就]?(?:位于|在|于))?\Z")
# Between a country and a company that is described as its.
_OF_PLACE = re.compile(r"的?[^，。；、向给]{0,18}(?:公司|企业|厂商|业者|集团|机构|巨头|运营商|实验室|客户)")
# Between a company and another that is only told to be its: 纬创转投资的纬颖, 苹果的代工厂鸿海.
RELATED_ONE = re.compile(
    r"(?:旗下的?|[^，。；：、的]{0,4}(?:投资|持股|控股|支持|孵化|创办|入股|收购|分拆|扶持|拆分)(?:的|出来的))"
    r"(?:[\u4e00-\u9fffA-Z]{1,5}(?:公司|企业|平台|部门|厂商))?"
    r"|的?(?:全资|控股|关联|最大|主要|第一大|核心|头号|长期|重要|海外|国内|新|老)*(?:的)?"
    r"(?:子公司|母公司|客户|供应商|代工厂|对手|竞争对手|劲敌|合作伙伴|伙伴|股东|大股东|投资方|金主|买家|租户|房东)"
)

# The same in English: "Nvidia's largest customer, Microsoft,", "DeepSeek's backer High-Flyer".
_RELATED_ONE_EN = re.compile(
    r"['’]s? (?:[\w-]+ ){0,4}?(?:rival|competitor|peer|customer|client|tenant|buyer|supplier|vendor|partner|backer"
    r"|investor|shareholder|landlord|lender|owner|parent|subsidiary|affiliate|spin-?off)(?: company)?,? "
)

# What is made and has a maker.
_MADE = frozenset({"chip", "model", "cluster", "technology", "product"})
# Between a company and goods: whose make they are, perhaps with words on them; and with nothing else between.
_WHOSE_MAKE = re.compile(r"(?:\s?['’]s?|的)?\s?(?:[\w-]{2,14} ){0,2}")
_RIGHT_BEFORE = re.compile(r"\s?(?:['’]s?\s|的)?")
# Between a Chinese group and a part of it.
_PART_OF_ZH = re.compile("(?:集团|旗下的?)?")


def _is_noun(node: Node) -> bool:
    """Whether a node may be only a noun for chips, and no name: 训练卡, or TPU in 这款TPU."""
    return bool(node.mentions) and all(mention.generic or mention.text == "TPU" for mention in node.mentions)


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
        # Where which of the words that refer back may stand, and which may anywhere, by their number: a place and a
        # number are one integer, since a long text has a million of them.
        places = [screened_text.places.get(id(pattern)) for pattern, *_ in self._grammar.anaphora]
        of_words = (place << 32 | i for i, found in enumerate(places) for place in found or ())
        self._anaphora_places = array("q", sorted(of_words))
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
            for node in nodes:
                if node.kinds == {"region"} and not node.marker and _SEATED.search(self._text, start, node.start):
                    node.marker = "在"  # 总部贵阳，…如今手里攥着1.1万张H20: where it sits has none.
            for place, node in itertools.pairwise(nodes):
                # 向沙特的人工智能公司Humain交付: it is the company that the preposition is of.
                reached = place.kinds == {"region"} and place.marker and not node.marker and node.kinds & ORGANISATIONS
                if reached and _OF_PLACE.fullmatch(sentence.words(place.end, node.start)):
                    node.marker = place.marker
        sentence.refuted = sentence.search(self._grammar.modality["refuted"])
        sentence.measure()
        for node in nodes:
            # 中国移动（宁夏中卫）数据中心: what goes on behind the brackets does not stand in them.
            within = sentence.in_bracket(node.start) and sentence.in_bracket(node.end - 1)
            node.bracket = node.likened or within
        return sentence

    def _slice(self, index: int, start: int, end: int) -> list[Any]:
        items, starts = self._items[index]
        return [item for item in items[bisect_left(starts, start) : bisect_left(starts, end)] if item.end <= end]

    def _nodes(self, mentions: list[Mention], start: int, end: int) -> list[Node]:
        """The nodes of a sentence in their order: names, joined names, and words that refer back."""
        singles = self._single_names(mentions)
        self._mark_makers(singles)
        grouped = self._joined_names(singles)
        # "the Kuala Lumpur start-up": a place may be a part of the words that refer back.
        # 这座数据中心: a market's name likewise.
        partial = {"region", "segment"} if self._language == "zh" else {"region"}
        # 这块训练卡: nor does the noun name another.
        nouns = {id(n) for n in grouped if self._language == "zh" and n.kinds == {"chip"} and _is_noun(n)}
        taken = [
            (n.start, n.end) for n in grouped if id(n) not in nouns and (len(n.kinds) != 1 or not n.kinds <= partial)
        ]
        anaphora = [n for n in self._anaphora(start, end, taken) if not any(self._is_naming(n, g) for g in grouped)]
        sites: frozenset[str] = frozenset({"cluster"}) if self._language == "zh" else frozenset()
        described = [n for n in anaphora if n.kinds & (ORGANISATIONS | sites)]
        grouped = [
            n
            for n in grouped
            if not any(d.start < n.start and n.end <= d.end for d in (anaphora if id(n) in nouns else described))
        ]
        nodes = [*grouped, *anaphora]
        nodes.sort(key=lambda n: n.start)
        for node in nodes:
            self._mark(node, nodes, singles, start, end)
        return nodes

    def _single_names(self, mentions: list[Mention]) -> list[Node]:
        """A node for each name, and one for what is told twice: a name and its gloss, a noun and its name."""
        singles: list[Node] = []
        for each in mentions:
            mention = self._parent(each) if self._language == "zh" else each
            kinds = frozenset(id_.partition(":")[0] for id_ in (mention.id, *mention.other_ids))
            node = Node(mention.start, mention.end, (mention,), kinds)
            if singles and self._is_believed_to_be(singles[-1], node):
                singles.pop()
            if not singles:
                singles.append(node)
                continue
            last = singles[-1]
            if self._is_gloss(last, node):
                # 高带宽内存（HBM）, 黄仁勋（Jensen Huang）: the same thing under a second name.
                continue
            if self._names_again(last, node):
                last.mentions = node.mentions  # 《资讯》（The Information）: the name that is known.
                continue
            if mention.id == UNNAMED_MODEL and last.kinds == {"model"} and last.end + 1 == node.start:
                continue  # "its Freja model"
            if self._narrows(last, node):
                last.mentions = node.mentions  # 第七代TPU（Ironwood）
                continue
            if self._introduces(last, node) or self._is_described_first(last, node):
                singles.pop()  # "its next accelerator, the MI325X", "its third-generation Kunlun chip, the P800,"
            elif last.end == node.start and last.mentions[0].id == mention.id:
                node.start = singles.pop().start  # TikTok母公司字节跳动
            elif mention.generic and self._is_counted_noun(last, node):
                last.end = node.end  # "its H100 GPU count"
                continue
            singles.append(node)
        if self._language == "en":
            following_each = [*singles[1:], None]
            singles = [
                n for n, follows in zip(singles, following_each, strict=False) if not self._only_tells_of(n, follows)
            ]
        return singles

    def _mark_makers(self, singles: list[Node]) -> None:
        """Mark who only says whose the goods or the company right behind are: "Nvidia's H100", 阿里平头哥."""
        for place, (node, following) in enumerate(itertools.pairwise(singles)):
            if following.kinds <= {"product", "segment"} and self._language == "zh":
                # 英伟达服务器GB200: what sort of thing stands before its name.
                third = singles[place + 2] if place + 2 < len(singles) else following
                following = third if third.start == following.end else following
            between = self._text[node.end : following.start]
            if (
                between == " "
                and node.kinds == {"chip"}
                and "chip" in following.kinds
                and _FAMILY.fullmatch(self._text, node.start, node.end)
            ):
                node.vendor = True  # "Hopper H100s": of which family the chip is.
            elif not node.kinds & ORGANISATIONS:
                continue
            elif following.kinds & _MADE and (_WHOSE_MAKE.fullmatch(between) or _MAKE_OF_ZH.fullmatch(between)):
                node.vendor = self._is_maker(node, following, between)
            elif self._language == "en" and following.kinds & ORGANISATIONS:
                node.vendor = _RELATED_ONE_EN.fullmatch(between) is not None
            elif self._language == "zh" and following.kinds & ORGANISATIONS:
                part = _PART_OF_ZH.fullmatch(between) and (
                    self._is_part(following.mentions[0], node.mentions[0])
                    or (not between and following.mentions[0].provisional)
                )
                if part or RELATED_ONE.fullmatch(between):
                    node.vendor = True  # 阿里平头哥, 华为旗下的海思, 商汤国香资本, 纬创转投资的纬颖

    def _is_described_first(self, first: Node, name: Node) -> bool:
        """Whether a chip is called by its line first, and by its name behind a comma."""
        if not first.kinds == name.kinds == {"chip"} or not name.mentions or name.mentions[0].generic:
            return False
        noun = _CHIP_NOUN_AT_END.search(self._text, max(first.start, first.end - 12), first.end)
        joined = self._text[first.end : name.start] in (", the ", ", ")
        return joined and noun is not None and self._text[name.end : name.end + 1] in (",", ".", ";", ")")

    def _is_maker(self, node: Node, following: Node, between: str) -> bool:
        """Whether a company before goods is who makes them, as far as is known."""
        if node.mentions[0].kind == "foundry" and following.kinds == {"technology"}:
            return False  # 采用台积电N3P: the foundry makes it.
        if not (_RIGHT_BEFORE.fullmatch(between) or _MAKE_OF_ZH.fullmatch(between)):
            return False
        vendor = following.mentions[0].vendor_id
        if vendor is None:
            return True
        maker = self._catalogue.get(vendor)
        parent = (maker.part_of or maker.owner) if maker is not None else None
        return any(m.id in (vendor, parent) or vendor in m.other_ids for m in node.mentions)

    def _joined_names(self, singles: list[Node]) -> list[Node]:
        """The nodes of names, those of one list as one: "A100 and H100"."""
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
        return grouped

    def _mark(self, node: Node, nodes: list[Node], singles: list[Node], start: int, end: int) -> None:
        """Tell of a node the preposition before it, and whether it is a possessor."""
        text, grammar_ = self._text, self._grammar
        first = node.start
        index = next((k for k, s in enumerate(singles) if s.start == node.start), -1)
        # The preposition of "from Nvidia's H20" belongs to both.
        while index > 0 and singles[index - 1].vendor and singles[index - 1].end <= first <= singles[index - 1].end + 4:
            index -= 1
            first = singles[index].start
        opening = max(start, first - 70)
        before = text[opening:first].rstrip("《“「\"‘'")
        match = self._screened_text.search(grammar_.marker, opening, opening + len(before))
        if match and grammar_.not_preposition is not None and grammar_.not_preposition.search(before[: match.end(1)]):
            match = None
        node.marker = match[1].lower() if match else ""
        if match and node.marker == "with" and before[: match.start(1)].endswith((", ", "– ", "— ")):
            # ", with the MI300A staying at 128 GB": the subject of a clause without a finite verb.
            node.marker = "" if _PARTICIPLE_BEHIND.match(text, node.end) else "with"
        if node.marker == "as" and node.kinds == {"chip"} and _KNOWN_AS.search(before):
            node.marker = ""  # "Its successor, known as Braga, has slipped"
        if node.marker == "as" and _AS_MUCH_AS.search(before):
            node.marker = "than"
        if not match and node.kinds == {"chip"} and _OF_WHAT.search(before):
            node.marker = "than"
        if not match and self._language == "en" and node.mentions and node.kinds & ORGANISATIONS:
            self._mark_described(node, opening, first, end)
        node.member = self._is_member_of_group(node, match.start() if match else first, opening)
        if node.member:
            node.marker = ""
        if node.marker in ("like", "such as") and _GROUP_LIKE.search(
            text, opening, match.start() if match else opening
        ):
            node.marker = ""  # "Firms like Tencent and DeepSeek use it": it is they who do.
        lone = not node.marker and not node.anaphor and node.kinds == {"chip"}
        if lone and self._is_likened(nodes, node, first):
            node.marker, node.likened = "of", True
        if node.marker == "以" and text.startswith("为例", node.end):
            node.marker = ""
        if node.marker in ("对", "对于") and text.startswith(("来说", "而言", "来讲"), node.end):
            node.marker = ""  # 对摩尔线程来说，最大的订单来自…: of whom it is told.
        if node.marker in ("与", "和", "跟", "同", "") and "比" in (behind := text[node.end : node.end + 8]):
            compared = re.match(r"的?[^，。；]{0,3}?(?:相比|比起来|对比)", behind)
            node.marker = "相比" if compared else node.marker
        if node.kinds & {"segment", "technology"} and _WITH_ITS.search(before) and _ALIKE.match(text, node.end):
            node.marker = "相比"  # HBM市占率达到与其DRAM市占率相当的两成
        node.owner = grammar_.possessive.match(text, node.end, min(end, node.end + 4)) is not None

    def _is_member_of_group(self, node: Node, marked: int, opening: int) -> bool:
        """Whether a name stands for some of a group whose deed follows: "Several labs, including Cohere, have bought".

        Args:
            node: The name, or a list of names.
            marked: Where the preposition before it begins, else the name itself.
            opening: From where on it is searched.
        """
        if self._language != "en" or not node.kinds <= ORGANISATIONS or not node.mentions:
            return False
        among = _AMONG_THEM.search(self._text, opening, node.start) if not node.marker else None
        if among is None and node.marker not in ("including", "such as", "like"):
            return False
        group = _GROUP_OF_MEMBERS.search(self._text, opening, among.start() if among else marked)
        return group is not None and _DEED_OF_GROUP.match(self._text, node.end) is not None

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
        if (
            self._language == "en"
            and node.kinds & ORGANISATIONS
            and self._begins_second_clause(previous, node, between)
        ):
            return False
        if between == ", the " and "chip" in common and self._text.startswith(("'s ", "’s "), node.end):
            return False  # "Ironwood, the TPU's seventh generation": one thing, told twice.
        if "," in between and self._language == "en" and self._grammar.verbs.match(self._text, node.end + 1):
            return False  # "It is OpenAI, the Financial Times understands, and …"
        if re.search(self._compares, self._text[max(0, previous.start - 26) : previous.start], re.IGNORECASE):
            # "Compared with the H100, the B200 …" is no list.
            return re.match(r"\s?[,，]", between) is None
        # A comma alone joins only where the list ends with "and" or "or".
        if self._language == "en" and self._grammar.weak_connector.match(between):
            if node.kinds & ORGANISATIONS and re.match(r"['’]s?\s", self._text[node.end : node.end + 3]):
                return False  # "SK Hynix, Nvidia's main supplier, and …": what the first one is.
            if node.kinds & ORGANISATIONS and _NUMBER_BEHIND.match(self._text, node.end):
                return False  # "€10 million into Keldra, Intel €5 million and AMD €3 million"
            return re.search(r"^[^.;]{0,60}?\b(?:and|or)\b", self._text[node.end : node.end + 60]) is not None
        return True

    def _begins_second_clause(self, previous: Node, node: Node, between: str) -> bool:
        """Whether a second clause begins behind an object: "put €22 million into Groq and Nvidia €15 million"."""
        marked = _MARKED_BY.search(self._text, max(0, previous.start - 12), previous.start)
        if between not in (" and ", ", and ") or marked is None:
            return False
        acts = _DEED_BEHIND.match(self._text, node.end) or _WILL_BEHIND.match(self._text, node.end)
        if between == ", and " and acts:
            return True  # "ordered chips from Nvidia, and Nokia put in $15 million"
        if _NUMBER_BEHIND.match(self._text, node.end) or _DEED_BEHIND.match(self._text, node.end):
            return _NUMBER_BEFORE.search(self._text, max(0, previous.start - 90), marked.start()) is not None
        # "supplies HBM to AMD and SK hynix to Nvidia"
        return re.match(rf"\s{marked[1]}\s(?:the\s)?[A-Z]", self._text[node.end : node.end + 14]) is not None

    _compares = r"\b(?:compared (?:with|to)|unlike|versus|against|than)\s(?:the\s|an?\s)?$|(?:与|和|同|相较|比起|对比)$"

    def _is_noun_of_name(self, span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
        """Whether a name follows right behind a noun with words of its own before it."""
        before = self._text[max(0, span[0] - 1) : span[0]]
        return any(a == span[1] for a, _ in taken) and _NOUN_OF_NAME.search(before) is not None

    def _anaphora(self, start: int, end: int, taken: list[tuple[int, int]]) -> Iterable[Node]:
        found: list[tuple[int, int]] = []
        places = self._anaphora_places
        near = places[bisect_left(places, start << 32) : bisect_left(places, end << 32)]
        for index in sorted({each & 0xFFFFFFFF for each in near} | self._anaphora_anywhere):
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
_MARKED_BY = re.compile(r"\b(from|into|to|for|with|in|at|by)\s(?:the\s)?$")
_DEED_BEHIND = re.compile(
    r"\s(?:put|puts|bought|buys|ordered|orders|took|takes|spent|invested|sold|sells|supplies|supplied|paid|pays|raised|agreed"
    r"|signed|rented|rents|leased|leases|holds|held|owns|owned|built|uses|used)\b"
)
_WILL_BEHIND = re.compile(r"\s(?:will|would|plans|has|had|said|says)\b")
_NUMBER_BEFORE = re.compile(r"\d[^.;]*$")
_GROUP_LIKE = re.compile(
    r"(?:^|[.,;:”\"]\s|\b(?:and|but|while|that)\s)(?:[A-Z]?[\w-]+\s){0,3}(?:[Ff]irms|[Cc]ompanies|[Ll]abs|[Gg]roups|[Gg]iants"
    r"|[Pp]layers|[Cc]ustomers|[Bb]uyers|[Cc]louds|[Ss]tart-?ups|[Mm]akers|[Oo]perators|[Nn]eoclouds|[Hh]yperscalers)\s$"
)
# Before members of a group that are named between commas: "Several Chinese firms, including".
_AMONG_THEM = re.compile(r"\b(?:among them|not least|notably|led by|chief among them)\s(?:the\s)?$")
_GROUP_OF_MEMBERS = re.compile(
    r"(?:^|[.;:,”\"\n]\s?|\b(?:and|but|while|that|as|because)\s)"
    r"(?:(?:[Ss]ome|[Mm]ost|[Mm]any|[Ss]everal|[Aa]ll|[Bb]oth|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Dd]ozens|[Ss]cores"
    r"|[Aa] (?:number|handful|host|string|group|growing number|clutch)) of )?"
    r"(?:(?!(?:of|by|from|for|to|with|at|on|in|than|among|like|as|is|are|was|were|has|have|had|said|says)\b)"
    r"[\w’'&.-]+\s){0,5}(?i:firms|companies|labs|groups|giants|players|customers|clients|buyers|clouds|start-?ups"
    r"|makers|chipmakers|developers|operators|providers|suppliers|vendors|rivals|competitors|neoclouds|hyperscalers"
    r"|banks|universities|carmakers|investors|backers|designers|manufacturers|tenants|users|others),?\s$"
)
_DEED_OF_GROUP = re.compile(
    r"(?:\s(?:Inc|Corp|Ltd)\.?)?,\s(?!(?:and|or|which|who|whose|where|the|an?|its|their|as|but|while|according)\b)[a-z]"
)
_GOODS_OF_LIST = re.compile(
    r"^\s(?:processors?|chips?|cards?|accelerators?|GPUs?|parts|families|series)(?=,? (?:and|or|as well as|plus)\b)"
)
_SIGNS = re.compile(
    r"(?:[\u4e00-\u9fff]{0,10}公司)?(?:[（(][^（()）]{1,40}[）)])?(?:正式|已经?|再次)?(?:签[订署下约]|订立|达成)"
)
_REST_OF_NAME = re.compile(r"^(?:子|电子|科技|股份|集团|半导体|公司|有限公司|技术)(?=[、和与及])")
_NOUN_OF_NAME = re.compile(r"(?:[A-Za-z]|[的与和及家名国型牌技务具能源商车云片])$")
# Between a maker and what it makes: 英伟达先进服务器GB200, 华为最新一代昇腾.
_MAKE_OF_ZH = re.compile(
    r"(?:先进|最?新一代|最新|新款|旗舰|高端|主力|特供版?|中国特供|降规版?|AI|人工智能|数据中心|云端"
    r"|服务器|芯片|显卡|GPU|加速[卡器]|处理器|机柜|系列|的)+"
)
