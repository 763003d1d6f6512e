"""Markets and lines of business that only the words of a clause or label name."""

from __future__ import annotations

import re
from functools import lru_cache

from assets.catalogue.entities import Catalogue, Entity
from assets.facts.discourse import ORGANISATIONS, Node, Sentence
from assets.facts.engine.noun_phrases import is_possessive
from assets.facts.engine.places.eligibility import TAKES_SHARE, Eligibility
from assets.facts.engine.places.look import Look
from assets.facts.engine.state import Filled
from assets.facts.mentions import Mention
from assets.facts.mentions.mention import slug as make_slug
from assets.facts.patterns import screened

_NOUN_ALONE = re.compile(
    r"\W*(?:(?:And|But|and|while|but|with|of which) )?"
    r"(?:(?:[Tt]he|[Ii]ts|[Tt]heir|[A-Z][\w&.-]*(?: [A-Z][\w&.-]*)?['’]s?) )?"
    r"(?P<noun>[A-Za-z][\w-]*(?: (?:and )?[a-z][\w-]*){0,4}?)"
    r"(?: (?:alone|also|segment|unit|division|business|arm))* "
)
_AUXILIARY = re.compile(r"(?<= )(?:will|would|could|should|may|might) $")
# What is no line of business: pronouns, the whole, and other measures.
_NO_LINES = re.compile(
    r"^(?:it|that|this|they|these|those|we|he|she|which|who|most|much|half|some|all|both|each|others?|there|what|one|another"
    r"|nearly|about|almost|more|less|no|a|an)\b|\b(?:revenues?|sales|turnover|profits?|income|margins?|earnings|capex|spending"
    r"|outlays?|costs?|expenses|shares?|stock|orders?|bookings?|backlog|cash|debt|guidance|total|year|quarter|growth|tax(?:es)?"
    r"|investment|research|dividends?|charges?|group|company|shipments|prices?|exports|inventory|inventories)\b",
    re.IGNORECASE,
)
# What a label measures besides revenue.
_NO_LABELS = re.compile(
    r"\b(?:loss(?:es)?|eps|ebitda|outlook|guide|forecast|target|market|valuation|funding|raised|price|deal|stake|buyback"
    r"|contract|power|capacity|Q[1-4]|FY\d*|20\d\d)\b",
    re.IGNORECASE,
)
_CHINESE_MARKET = screened(
    r"(?:中国|国内|国产|本土|在华|大陆|内地)的?(?:云端|数据中心)?(?:AI|人工智能|智能)?(?:算力)?(?:训练|推理)?"
    r"(?:芯片|加速卡|加速器|加速芯片|GPU|算力卡)"
    r"|(?:中国|国内|本土|大陆|在华)(?:市场)?的?(?:市场)?(?:份额|占比|市占)|在(?:中国|国内)(?:市场)?(?:的)?(?:份额|占比|市占)"
    r"|(?:AI|人工智能)(?:芯片|加速卡|加速器)[^，。；]{0,4}在(?:中国|国内|华)"
    r"|\b(?:China(?:['’]s)?|Chinese|domestic|mainland|the country['’]s)\s(?:\w+\s)?(?:AI[ -])?"
    r"(?:chip|accelerator|GPU|processor|AI|AI-chip|AI-accelerator|AI-processor)s?\s(?:chips?\s|accelerators?\s)?(?:market|sales|industry)"
    r"|\b(?:China['’]s|Chinese|domestic)\s(?:market|sales|shipments|demand)\s(?:for|of)\s(?:[\w-]+\s){0,2}?"
    r"(?:chips|accelerators|GPUs|processors)\b"
    r"|\bshares?\s(?:of\s(?:the\s)?(?:market|sales)\s)?(?:in|of)\s"
    r"(?:China|the Chinese market|the country|mainland China)\b(?!['’]s)"
    r"|\b(?:AI[ -])?(?:chip|accelerator|GPU|processor)s?(?:\smarket)?\sin\sChina\b"
    r"|\b[Ii]n\sChina,?\s(?:[^,;.’']{1,30}['’]s?|its|their)\s(?:market\s)?share\b",
    re.IGNORECASE,
)
# 华为今年卖出70万颗昇腾，占国内市场四成: the market of what a sentence counts.
_OF_HOME_MARKET = screened(rf"{TAKES_SHARE}(?:中国|国内|本土|大陆|内地)市场")
_OF_SOLD = re.compile(
    r"\bof (?:all |the |global |worldwide |world[’']s |the world['’]s )*([A-Za-z][\w-]*(?: [A-Za-z][\w-]*){0,2}?s)"
    r" (?:sold|shipped|installed|bought)\b"
)
# Behind a sum: "$5.4 billion (worth) of AI chips in the quarter"
_OF_LINE = re.compile(
    r"(?: worth)? of ([A-Za-z][\w-]*(?: [a-z][\w-]*){0,2}?)"
    r"(?=[.,;:)]|$| (?:in|last|this|next|that|during|over|to|and|a|per|for|between|from|by)\b)"
)
# What only refers to the goods spoken of: "$1.8 billion of the machines".
_GOODS_AGAIN = re.compile(
    r"them|(?:the|these|those|such) (?:machines|servers|systems|boxes|racks|chips|accelerators|products|units)"
)
_SHARE_OF = re.compile(r"^(?:.*\b(?:of|in|for|by|the|its|their|this|that)\b\s?)+")
# What only looks like a market's name: "the Japanese market", "the total market".
_NO_SEGMENT = re.compile(
    r"(?:the |its |a |that )?(?:[A-Z]\w+(?:ese|ish|an|ch)|whole|total|global|world|overall|home|domestic|new|same|job"
    r"|stock|open|free|black|grey|gray|bear|bull|labour|spot|used|second-hand)",
)
_MARKET_THERE = screened(r"\b(?:chips?|accelerators?|processors?|GPUs?|AI)(?: market)? (?:there|in the country)\b")
_PERIOD = re.compile(
    r"\b(?:quarter|half|months?|years?|weeks?|past|time|\d{4}|[Jj]anuary|[Ff]ebruary|[Aa]pril|[Jj]une|[Jj]uly)\b"
)
_HYPHENS = re.compile(r"[\s-]+")

# "AI revenue", "the cloud business"
_NAMED_EN = re.compile(
    r"(?:the )?([A-Za-z][\w -]*?)[ -](?:revenues?|sales|business|segment|division|unit)", re.IGNORECASE
)
# "the market for server chips", "the DRAM market"
_MARKET_FOR = re.compile(
    r"\b(?:market|demand|sales) (?:for|of|in) ([A-Za-z][\w-]*(?: [A-Za-z][\w-]*){0,2}?)"
    r"(?=[.,;:]|$| (?:at|by|in|to|and|has|had|is|was|were|are|rose|fell|grew|came|last|this|next|with|there"
    r"|here|today|now|will|would|should|could|may|doubled|reached|hit|totalled|from|for|over|during|jumped|climbed"
    r"|slipped)\b)"
)
_OF_MARKET = re.compile(r"(?<![\w'’])([A-Z]?[\w-]{2,}(?: [\w-]+){0,3}) (?:market|industry)\b")
# 加速卡市场, 在国产芯片厂商中
_MARKET_ZH = re.compile(
    r"((?:[A-Za-z]+|[\u4e00-\u9fff]){1,12}?(?=市场|领域)"
    r"|(?<=在)(?:[A-Za-z]+|[\u4e00-\u9fff]){1,12}?(?:厂商|企业|公司|卡|芯片|业)(?=[之当]?[中里]|的))"
    r"(?:市场|领域|[之当]?[中里]|的)[^，。；]{0,6}$"
)
# Words for a line of business, and its name before them.
_BUSINESS_ZH = re.compile(r"业务|板块|部门|分部|产品线|事业部|产品[收营贡卖销进入录带]")
_OWN_LINE_ZH = re.compile(
    r"(?:.*(?:[，。；：、的]|来自|[\d财今去明]年|[一二三四上本当]季度?|财季|半年|公司|集团)|^)(?:其中的?|期内|当中|同期)?"
    r"((?:[A-Za-z0-9]+|[\u4e00-\u9fff]){2,16})(?<!的)$"
)
# Over what time, before the name of a line.
_PERIOD_ZH = re.compile(r"(?:全年|上半年|下半年|前三季度?|当季|当期|单季|本季|期间?内)的?")
_SHORTEST_LINE = 2
# The name of a line, and what only says which of those told of is meant: 该业务, 新业务.
_LINE_ZH = re.compile(
    r"(?:的|其中|其(?!中)|公司|集团|来自)*(?P<name>(?![该这那上述前本此其各另两三新旧全总核主整同相他多诸])"
    r"(?:[A-Za-z][A-Za-z0-9.]*|[\u4e00-\u9fff]){2,8})(?<!的)(?<!有关)(?<!相关)(?<!全部)(?<!其他)(?<!主营)(?<!传统)(?<!海外)"
)


class LinesOfBusiness(Eligibility):
    """Finds markets and lines of business."""

    def _at_clause_noun(self, look: Look) -> Filled | None:
        """A line of business that only a clause's first words name: "Mobile and client contributed …"."""
        sentence, name, anchor = look.sentence, look.name, look.anchor
        start, _ = sentence.clause(anchor[0], anchor[0])
        # "promised that accelerators would earn"
        start = max(
            sentence.words(start, anchor[0]).rfind(" that ") + 6 + start
            if " that " in sentence.words(start, anchor[0])
            else start,
            start,
        )
        noun = _NOUN_ALONE.fullmatch(_AUXILIARY.sub("", sentence.words(start, anchor[0])))
        others = (
            n for n in sentence.nodes if not (n.has(("segment",)) or is_possessive(sentence, n) or _is_kind_of_goods(n))
        )
        if noun is None or any(start <= n.start < anchor[0] for n in others):
            return None
        words = noun["noun"].strip()
        if _NO_LINES.search(words):
            return None
        known = self._known_segment(words) or self._known_segment(words.removesuffix(" products"))
        id_, called = (known.id, known.name) if known is not None else (f"segment:{make_slug(words)}", words)
        segment = Mention(
            anchor[0], anchor[0], called, id_, called, "segment", provisional=known is None, rule="clause"
        )  # fmt: skip
        return Filled((segment,), anchor[0], anchor[0], None, name)

    def _at_sold_line(self, look: Look) -> Filled | None:
        """The line of business behind the sum it was sold for: "sold $5 billion of AI chips", "of the machines"."""
        sentence, quantity = look.sentence, look.quantity
        sold = quantity and _OF_LINE.match(sentence.words(quantity.end, quantity.end + 50))
        if sold and _GOODS_AGAIN.fullmatch(sold[1]):
            return self._line_just_named(look)
        known = self._known_segment(sold[1]) if sold else None
        if quantity is None or known is None:
            return None
        at = (quantity.end, quantity.end)
        segment = Mention(*at, known.name, known.id, known.name, "segment", rule="sold")
        return Filled((segment,), *at, None, look.name)

    def _line_just_named(self, look: Look) -> Filled | None:
        """The one line of business that the sentence before names, of the same paragraph."""
        past = next(reversed(self._discourse.history), None)
        if past is None or past.block != look.sentence.block:
            return None
        lines = {m.id: m for n in past.nodes for m in n.mentions if m.kind == "segment"}
        if len(lines) != 1:
            return None
        (line,) = lines.values()
        return Filled((line,), look.anchor[0], look.anchor[0], None, look.name)

    def _at_label(self, look: Look) -> Filled | None:
        """A line of business that only the label of an item names: "- Foundry: $4.4 billion"."""
        sentence, anchor = look.sentence, look.anchor
        words = sentence.words(sentence.start, anchor[0]).strip(" *•")
        if sentence.kind != "bullet" or not re.fullmatch(r"[A-Za-z][\w&-]*(?: [\w&-]+){0,4}", words):
            return None
        if _NO_LINES.search(words) or _NO_LABELS.search(words):
            return None
        known = self._known_segment(words)
        id_, name = (known.id, known.name) if known is not None else (f"segment:{make_slug(words)}", words)
        segment = Mention(anchor[0], anchor[0], name, id_, name, "segment", provisional=known is None, rule="clause")
        return Filled((segment,), anchor[0], anchor[0], None, look.name)

    def _at_compose(self, look: Look) -> Filled | None:
        """A market or line of business that only its words name: "AI revenue", 中国加速卡市场."""
        sentence, anchor = look.sentence, look.anchor
        known_before = next((n for n in sentence.nodes if n.start < anchor[0] <= n.end and n.has(("segment",))), None)
        if self._language == "zh" and known_before is not None and known_before.mentions:
            return Filled(known_before.mentions, known_before.start, known_before.end, known_before, "compose")
        words = sentence.words(*anchor)
        named = _NAMED_EN.fullmatch(words)
        initials = re.search(r"（([A-Z]{2,6})）", words)
        if named and _NO_LINES.search(named[1]):
            return None  # "Revenue at the unit"
        name = named[1] if named else initials[1] if initials else _line_before(sentence, anchor)
        if name is None:
            name = self._line_behind_words(sentence, anchor)
        if name is None:
            name = re.sub(r"(?:业务|部门|板块|产品线)?(?:营收|收入|销售额|贡献)$", "", words)
        known = self._known_segment(name) if self._language == "en" else None
        if known is not None:
            segment = Mention(anchor[0], anchor[1], known.name, known.id, known.name, "segment")
            return Filled((segment,), anchor[0], anchor[1], None, "compose")
        slug = make_slug(name)
        if not name or (name == words and not named) or not slug or _NO_SEGMENT.fullmatch(name):
            return None
        segment = Mention(anchor[0], anchor[1], name, f"segment:{slug}", name, "segment", provisional=True)
        return Filled((segment,), anchor[0], anchor[1], None, "compose")

    def _at_own_line(self, look: Look) -> Filled | None:
        """A line of business that only the Chinese words right before name, in their clause: 车载业务收入1.2亿美元."""
        sentence, anchor = look.sentence, look.anchor
        if self._language != "zh" or not _BUSINESS_ZH.match(sentence.words(*anchor)):
            return None
        lines = [n for n in sentence.nodes if n.has(look.role.kinds)]
        ends = [n.end for n in sentence.nodes if not n.has(look.role.kinds)] + [t.end for t in sentence.times]
        start = sentence.clause(anchor[0], anchor[0])[0]
        start = max([start, *(end for end in ends if start < end <= anchor[0])])
        line = _LINE_ZH.fullmatch(sentence.words(start, anchor[0]))
        if line is None or "（" in sentence.words(*anchor):
            return None
        begin = start + line.start("name")
        if (period := _PERIOD_ZH.match(line["name"])) is not None:
            begin += period.end()  # 全年数据业务收入
        if any(n.start <= begin < n.end or (n.start < anchor[1] and anchor[0] <= n.end) for n in lines):
            return None  # 数据中心业务, 数据中心与AI部门: which is known.
        name = sentence.words(begin, start + line.end("name"))
        if len(name) < _SHORTEST_LINE:
            return None
        segment = Mention(anchor[0], anchor[1], name, f"segment:{make_slug(name)}", name, "segment", provisional=True)
        return Filled((segment,), anchor[0], anchor[1], None, look.name)

    def _line_behind_words(self, sentence: Sentence, anchor: tuple[int, int]) -> str | None:
        """What a market is of, by the English words behind: "the market for server chips", "of the DRAM market"."""
        start, end = anchor
        english = _MARKET_FOR.search(sentence.words(start, end + 60)) or _OF_MARKET.search(
            sentence.words(end, end + 60)
        )
        if english is None and self._language == "en":
            # "72% of server processors sold"
            english = _OF_SOLD.search(sentence.words(start, end + 70))
        name = _SHARE_OF.sub("", english[1]) if english else None
        return None if name is None or _PERIOD.search(name) else name  # "17% of the market in the second quarter"

    def _at_national(self, look: Look) -> Filled | None:
        """China's market for AI chips, said of the country: "its share in China", 国产AI加速卡, 在华份额."""
        anchor, quantity, sentence = look.anchor, look.quantity, look.sentence
        entity = self._discourse.catalogue.get("segment:china-ai-chip")
        end = max(anchor[1], quantity.end if quantity else 0) + 24
        there = sentence.search(_MARKET_THERE) is not None and self._discourse.recently(r"\bChin(?:a|ese)\b")
        named = sentence.search(_CHINESE_MARKET, sentence.start, end) is not None
        if entity is None or not (there or named or self._is_of_home_market(sentence, anchor)):
            return None
        segment = Mention(anchor[0], anchor[1], entity.name, entity.id, entity.name, "segment")
        return Filled((segment,), anchor[0], anchor[1], None, "national")

    def _is_of_home_market(self, sentence: Sentence, anchor: tuple[int, int]) -> bool:
        """Whether a Chinese share is one of the home market, in a sentence on chips: 卖出70万颗昇腾，占国内市场四成."""
        if self._language != "zh" or not any(n.has(("chip",)) and n.end <= anchor[0] for n in sentence.nodes):
            return False
        return sentence.search(_OF_HOME_MARKET, *sentence.clause(*anchor)) is not None

    def _known_segment(self, name: str) -> Entity | None:
        """The segment that a catalogue knows by this name, in the singular or plural: "AI chips"."""
        named = _segments(self._discourse.catalogue)
        words = _HYPHENS.sub("-", name.lower())
        return named.get(words) or named.get(words.removesuffix("s"))


def _is_kind_of_goods(node: Node) -> bool:
    """Whether a node only names a kind of goods, which may be a line of business: AI chips."""
    return bool(node.mentions) and node.mentions[0].generic


@lru_cache(maxsize=2)
def _segments(catalogue: Catalogue) -> dict[str, Entity]:
    """The segments that a catalogue knows, by their names in Latin letters."""
    named: dict[str, Entity] = {}
    for entity in catalogue.entities.values():
        if entity.kind == "segment":
            for text in (entity.name, entity.id.partition(":")[2], *(alias.text for alias in entity.aliases)):
                if text.isascii():
                    named.setdefault(_HYPHENS.sub("-", text.lower()), entity)
    return named


def _line_before(sentence: Sentence, anchor: tuple[int, int]) -> str | None:
    """What a market or line of business is of, by the Chinese words before: 加速卡市场, 云业务收入."""
    market = _MARKET_ZH.search(sentence.words(max(sentence.start, anchor[0] - 18), anchor[0]))
    if market is not None:
        return market[1]
    if not _BUSINESS_ZH.match(sentence.words(*anchor)):
        return None
    named = (n.end for n in sentence.nodes if n.kinds & ORGANISATIONS and n.end < anchor[0])
    own = _OWN_LINE_ZH.search(sentence.words(max(sentence.start, anchor[0] - 20, *named), anchor[0]))
    return _PERIOD_ZH.sub("", own[1], count=1) if own is not None else None
