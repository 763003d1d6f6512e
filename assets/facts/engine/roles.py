"""Who may stand in which role: what tells buyers from sellers, makers from goods, and whose a machine is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from assets.catalogue.entities import Catalogue, Entity
from assets.facts.discourse import (
    ORGANISATIONS,
    Node,
    Sentence,
    as_kind,
)
from assets.facts.engine.measures import Measures
from assets.facts.engine.state import (
    COMMON,
    TAKES_BACK,
    Filled,
    Reading,
)
from assets.facts.frames import Frame, Role, Trigger
from assets.facts.mentions import Mention
from assets.facts.mentions.mention import slug as make_slug
from assets.facts.patterns import screened
from assets.facts.quantities.find import Quantity
from assets.facts.rulebook import Telling

# How near to the making of chips a company stands: who buys stands further off.
_MAKING = {
    "equipment-maker": 6, "foundry": 5, "memory-maker": 5, "packager": 5, "chip-designer": 4, "chipmaker": 4,
    "chip-startup": 4, "network-maker": 3, "optics-maker": 3, "server-maker": 3, "contract-manufacturer": 3,
    "utility": 3, "power-equipment": 3, "neocloud": 2, "lessor": 2, "data-center-operator": 3, "miner": 3,
    "cloud-provider": 1, "hyperscaler": 1,
}  # fmt: skip
_LIST_NAME = re.compile(
    r"\b(?:its|the|a|their)\s(?:(?P<name>(?:[A-Za-z-]+\s){1,6}list)\b"
    r"|list\sof\s(?P<listed>[A-Za-z-]+(?:\s[A-Za-z-]+){0,4}?"
    r"\s(?:entities|commodities(?! entities)|companies|parties)|(?:entities|companies|parties))\b)"
)
_SIGN = screened(r"签约|签署|签订|签下|达成|敲定|\b(?:sign|agree|deal|contract)")
# What may stand before the verb of a clause whose subject is left out: adverbs, and what its comment is about.
_ADVERBS = re.compile(
    r"(?:(?:推理|训练|算力|芯片|硬件|软件|网络|互联|封装|制造|代工|存储|内存|显存|供电|散热|生产|产能|价格|需求|供给|供应|产品|资金|海外|国内|云端"
    r"|端侧|边缘|机房|国产|服务器|业务|整机|成本|工艺|制程|采购|底层|后端|前端)(?:端|侧|上|方面|环节|部分|这边)?则?)?"
    r"(?:[已将并又还则也曾仍再拟便就均都会要先后于是正在起]|此前|目前|随后|同时|计划|打算|准备|首次|现在|近期|今年|其后"
    r"|此外|另外|不过|但是|因此|为此|同期|近日|日前|据悉|据了解|截至|最终|最后|后来|仍然|依然|陆续|开始|直接|一口气|一举)*"
)
MEMORY = re.compile(r":(?:hbm|g?ddr|lpddr|dram|nand|sram)")
_GLOSS_BEFORE = re.compile(r"[（(][^（()）]{1,24}[）)]$")
# The figures of a whole market, which are no company's.
_MARKET_AS_WHOLE = screened(r"(?:全球|全行业|全产业)[^，。；]{0,14}(?:营收|产值|销售额|市场规模|出货量|总量)")
_NAMELESS = screened(
    r"\b(?:vendors|makers|chipmakers|rivals|companies|firms|players|suppliers|competitors|others|peers|start-?ups|providers"
    r"|producers|foundries|everyone|nobody|the rest)\b|厂商|企业(?!级)|玩家|同行|国产卡|国产芯片|国产AI|其他|其余|剩下"
    r"|[云端]服务(?:供应|提供)?商"
    r"|本土公司|前[一二三四五六七八九十\d]+大",
    re.IGNORECASE,
)
# Many or any without a name, as the subject of a clause.
# Who is told something acts in none of it: "told investors on a call that".
_LISTENERS = re.compile(
    r"\b(?:told|tells?|telling|promised|assured|informed|warned|notified|reminded)\s(?:[\w’'-]+\s){0,2}?"
    r"(?:investors|customers|clients|buyers|companies|banks|labs|developers|vendors|rivals|governments?)\b"
)
_OTHERS = screened(
    r"\b(?:hyperscalers|customers|buyers|clients|companies|firms|rivals|vendors|makers|operators|providers|developers|labs"
    r"|universities|governments?|investors|start-?ups|groups|banks|carriers|utilities|someone|anyone|everyone|nobody"
    r"|the (?:world|globe|industry|sector|market|trade|state of|city of|country|county)"
    r"|industry[- ]wide|worldwide|globally)\b"
    r"(?!['’]s? (?:largest|biggest|leading|first|most|second))"
    r"|(?:全|整个)?(?:行业|业界)(?!领先|龙头|首|第)|(?:各家|各大|多家|国内|海外|本土|头部|其他|其它|主要|大型|互联网|云)(?:云|互联网|AI|科技|芯片)*"
    r"(?:公司|厂商?|大厂|企业|巨头|客户|运营商)|(?:中小|初创)(?:企业|公司)|全球(?=[^，。]{0,4}(?:合计|共|需求|市场|总))|全国|友商"
    r"|[两三四五六七八九十](?:大|家)(?:云|互联网|科技|北美|AI|头部|主要)*(?:CSP|云厂商?|云商|大厂|厂商|巨头|公司|企业|服务商)",
    re.IGNORECASE,
)
# Companies that are only counted, before one that is named along with them.
GROUP_AND = re.compile(
    r"[两三四五六七八九十]大[\u4e00-\u9fffA-Z]{0,6}(?:CSP|云厂商?|云商|厂商|大厂|巨头|公司)(?:外?加上?|[和与及])$"
)
_AMONG = re.compile(
    r"\b(?:among|amongst|of all|ahead of|of the world['’]s) (?:the )?(?:[\w-]+ ){0,3}?\w+s\b"
    r"|在[^，。；在]{0,14}(?:厂商|企业|公司|玩家|供应商)[之当]?[中里]"
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
    r"|\b(?:AI[ -])?(?:chip|accelerator|GPU|processor)s?(?:\smarket)?\sin\sChina\b",
    re.IGNORECASE,
)
_OF_SOLD = re.compile(
    r"\bof (?:all |the |global |worldwide |world[’']s |the world['’]s )*([A-Za-z][\w-]*(?: [A-Za-z][\w-]*){0,2}?s)"
    r" (?:sold|shipped|installed|bought)\b"
)
_SHARE_OF = re.compile(r"^(?:.*\b(?:of|in|for|by|the|its|their|this|that)\b\s?)+")
# What only looks like a market's name: "the Japanese market", "the total market".
_NO_SEGMENT = re.compile(
    r"(?:the |its |a |that )?(?:[A-Z]\w+(?:ese|ish|an|ch)|whole|total|global|world|overall|home|domestic|new|same|job"
    r"|stock|open|free|black|grey|gray|bear|bull|labour|spot|used|second-hand)",
)
_GOODS = re.compile(
    r"的?(?:新|AI|最新|高端|旗舰)*(?:芯片|显卡|处理器|加速卡|加速器|服务器|机柜|算力|GPU|晶圆|产品|设备|硬件|系统|架构|方案|卡(?!位|点|脖|住|在))"
)
_MARKET_THERE = screened(r"\b(?:chips?|accelerators?|processors?|GPUs?|AI)(?: market)? (?:there|in the country)\b")
_SITES_COUNTED = screened(
    r"(?<![\d,.])\d{1,3} (?:\w+ ){0,2}(?:data cent(?:er|re)s|datacenters|campuses)\b"
    r"(?!.*\b(?:clusters?|supercomputer|campus|data cent(?:er|re))\b)"
    r"|^(?!.*\b(?:clusters?|supercomputer|campus|data cent(?:er|re))\b).*\b(?:open|build)(?:s|ing)? "
    r"(?:new |more )?(?:data cent(?:er|re)s|campuses)\b"
)
# Who only pays for a site: "EcoDataCenter, backed by Areim, has broken ground on a campus".
_FUNDED = screened(r"\b(?:backed|owned|funded|financed|controlled|paid for|advised|led) by (?:the )?$")
_UTILITY = re.compile(
    r",?\s(?:(?:the|an?|its)\s)?(?:[\w’'-]+\s){0,3}?"
    r"(?:utility|grid operator|power company|electricity (?:supplier|company))\b"
)
_HOLDING_EN = re.compile(
    r"(?:['’]s)?\s?[,:(–—-]?\s?(?:(?:with|at|on|has|had|holds?|held|took|takes|is|was|a|an|just|only|some|about|around|roughly"
    r"|nearly|almost|over|more|than|less|up|to|below|under|above|reduced|down|fell|falls|rose|rises|slipped|dropped|climbed|edged|inched|crept|ticked|grew|shrank|jumped|surged|plunged|sank|managed|manages"
    r"|stands|stood|spent|spends|still|another|further|c\.|likewise|also|and|distant|mere|for)\s)*[+$€£¥]?",
    re.IGNORECASE,
)
_HOLDING_ZH = re.compile(
    r"\s?[（(：:，、]?(?:则|以|的|约|大约|仅|只|占|占了|占到|占比|份额|为|是|有|不到|拿走|拿下|守住|退至|降至|升至|缩至|跌至|滑落至|小幅"
    r"|来到|一家|就|也|仍|还|将|会|达|达到|超过?|逾|近|独占|独揽|吃下|只有|微幅|进一步|略|料|有望|升到|回落到|回落至|摸到)*"
)
# A clause that brings up a rule besides the one before it.
_SECOND_RULE = screened(
    r"[，,](?:并|且|还|另|又)?(?:同[日时]|另外?|还|又|次日|随后)[^，。；]{0,6}?(?:发布|公布|发出|签署|出台)了?[^，。；]{0,16}?"
    r"(?:指南|指引|公告|规则|规定|通知|禁令|清单)"
    r"|, (?:and|while|as|but) (?:also |separately |then )?(?:issued|published|released|signed|warned in)\b"
    r"[^,.;]{0,30}\b(?:guidance|letters?|proclamation|rules?|order|notice)"
)


# Before what something is so many times of.
_MEASURED_BY = re.compile(r"(?:[是为达有]|相当于|约|近|超)$")
# A rule that words before it date: 10月7日出台的规则.
_RULE_OF_THEN = screened(r"的(?:规则|规定|新规|禁令|管制)|\b[Tt]he (?:[\w-]+ ){0,2}(?:rules?|controls|curbs)\b")


def _months(value: str) -> str | None:
    """The month or the span of months that a time stands for (`2023-10`, `2022-09/2022-11`); None for whole years."""
    if "Q" in value or not re.match(r"\d{4}-\d\d", value):
        return None
    first, _, last = value.partition("/")
    return f"{first[:7]}/{last[:7]}" if re.match(r"\d{4}-\d\d", last) else first[:7]


_MAKES_RULES = re.compile(
    r"(?:,[^,]{1,30},)?\s(?:on \w+day\s|also\s|has\s|have\s|had\s|will\s|is\s|would\s|last \w+\s|in \w+\s|\w+ly\s)*"
    r"(?:issued?|impos|announc|publish|unveil|introduc|ban|barr|restrict|tighten|widen|told|order|put\b|puts\b|add(?:s|ed)\b"
    r"|blocked|blocks|forb|adopt|brought|prohibit|plac|list|curb|requir|permit|revok|agreed|halt|stop"
    r"|said (?:[\w-]+ ){0,3}it would (?:stop|halt|restrict|ban|control|limit|require|curb|tighten|no longer)"
    r"|answered|responded|retaliat|hit back|struck back|countered|slapped|clamp|widen|expand|extend|followed)"
    r"|(?!企业|公司|厂商|市场|客户|媒|股|移动|联通|电信|的)[^，。；]{0,18}?(?:发布|公布|出台|宣布|实施|颁布|祭出|收紧|要求|通知|叫停|约谈|将|把|下令|禁止|限制|拟|实行|吊销|冻结|升级)"
)


_MACHINE = r"\b(?:clusters?|supercomputers?|machines?|campus|sites?|data cent(?:er|re)s?|facility|installation)"
# What "it" does that is a machine.
_MACHINE_DOES = re.compile(
    r"\W*It(?: (?:now|already|currently|also|will|would|is to|should|can))* "
    r"(?:holds?|houses?|draws?|drew|consumes?|contains?|packs?|comprises?|consists|strings)\b"
)
MACHINE_THAT = screened(rf"{_MACHINE}(?: (?:in|at|near|outside) [A-Z][\w-]+)?(?:,? (?:that|which))? $")
_MACHINE_BUILT_BY = re.compile(
    rf"{_MACHINE}(?: (?:in|at|near|outside) [A-Z][\w-]+)?,? (?:which is |that is )?"
    r"(?:built|run|owned|operated|assembled|managed|belonging) (?:by|to) (?:the )?$"
)
BUILDS = re.compile(
    r" (?:(?:has|have|had|is|was|are|will|also|now|recently) )*"
    r"(?:built|builds?|building|runs?|running|operates?|operating|owns|assembled|constructed|set up|opened|opens"
    r"|switched on|powered up|fired up|brought online|unveiled|inaugurated|commissioned)\b"
)


_CHIPS_OF = re.compile(r"的(?:半导体|芯片|GPU|显卡|处理器|加速卡|图形处理器)")
_HOSTS = frozenset({"cloud-provider", "hyperscaler", "neocloud", "data-center-operator"})
_FOR = re.compile(r"(?:为|替|给|帮助?|协助)$")
_IS_BUILT = re.compile(r"[^，。；的]{0,6}?(?:建设|建立|建造|兴建|新建|搭建|打造|部署|布建|盖|建)")
_HYPHENS = re.compile(r"[\s-]+")


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


def _is_built_for(sentence: Sentence, node: Node) -> bool:
    """Whether somebody else builds a site for a company, whose it then is: 英伟达将帮助OpenAI建设数据中心."""
    return (
        sentence.language == "zh"
        and _FOR.search(sentence.words(max(sentence.start, node.start - 3), node.start)) is not None
        and _IS_BUILT.match(sentence.words(node.end, node.end + 12)) is not None
    )


class Roles(Measures):
    """Fills the roles of a frame."""

    def _only_describes(self, sentence: Sentence, trigger: Trigger) -> bool:
        """Whether words are an attribute of the noun behind them: 推出专为中国打造的B30A, 推出特供版A800."""
        if self._language != "zh":
            return False
        return (
            trigger.frame.predicate in ("variant_of", "designs")
            or sentence.words(trigger.end - 1, trigger.end + 1).find("的") >= 0
        )

    def _is_other_party(self, trigger: Trigger, sentence: Sentence, members: tuple[Mention, ...]) -> bool:
        """Whether those talked about stand in a Chinese clause only as whom it is done to: 向英伟达订购."""
        if self._language != "zh" or ORGANISATIONS.isdisjoint(trigger.frame.object_kinds):
            return False
        ids = {m.id for m in members}
        start, end = sentence.clause(trigger.start, trigger.end)
        inside = [n for n in sentence.nodes if start <= n.start < end and ids.intersection(m.id for m in n.mentions)]
        return bool(inside) and all(n.marker in ("向", "从", "找", "跟", "对", "给") for n in inside)

    def _is_unnamed_speaker(self, node: Node, role: Role, sentence: Sentence) -> bool:
        """Whether 我们, in an article about no company or another one, is a party that the text keeps unnamed."""
        if "company" not in role.kinds:
            return False
        main = self._discourse.main_company
        if node.pick == "speaker":
            return main is None or any(main.id == m.id for n in sentence.nodes for m in n.mentions)
        # 公司, the lab: of a text in which no company has been named.
        referring = node.anaphor and not node.pick and not node.count and node.kinds >= ORGANISATIONS
        return referring and main is None and not self._discourse.topic(role.kinds, sentence, node.start, ())

    def _owns_marker(self, sentence: Sentence, trigger: Trigger, node: Node) -> bool:
        """Whether the preposition before a node is the trigger's last word, or follows it at once."""
        words = sentence.words(trigger.start, node.start).rstrip()
        tail = sentence.words(trigger.end, node.start).strip().lower()
        return node.marker not in tail or (words.lower().endswith(node.marker) and tail == node.marker)

    def _national_segment(
        self, anchor: tuple[int, int], quantity: Quantity | None, sentence: Sentence
    ) -> Filled | None:
        """China's market for AI chips, said of the country: "its share in China", 国产AI加速卡, 在华份额."""
        entity = self._discourse.catalogue.get("segment:china-ai-chip")
        end = max(anchor[1], quantity.end if quantity else 0) + 24
        there = sentence.search(_MARKET_THERE) is not None and self._discourse.recently(r"\bChin(?:a|ese)\b")
        if entity is None or not (there or sentence.search(_CHINESE_MARKET, sentence.start, end)):
            return None
        segment = Mention(anchor[0], anchor[1], entity.name, entity.id, entity.name, "segment")
        return Filled((segment,), anchor[0], anchor[1], None, "national")

    def _composed_segment(self, anchor: tuple[int, int], sentence: Sentence) -> Filled | None:
        """A market or line of business that only its words name: "AI revenue", 中国加速卡市场."""
        words = sentence.words(anchor[0], anchor[1])
        match = re.fullmatch(
            r"(?:the )?([A-Za-z][\w -]*?)[ -](?:revenues?|sales|business|segment|division|unit)", words, re.IGNORECASE
        )
        market = re.search(
            r"((?:[A-Za-z]+|[\u4e00-\u9fff]){1,12}?(?=市场|领域)|(?<=在)(?:[A-Za-z]+|[\u4e00-\u9fff]){1,12}?(?:厂商|企业|公司|卡|芯片|业)(?=[之当]?[中里]|的))"
            r"(?:市场|领域|[之当]?[中里]|的)[^，。；]{0,6}$",
            sentence.words(max(sentence.start, anchor[0] - 18), anchor[0]),
        )
        own = (
            re.search(
                r"(?:^|.*(?:[，。；：、的]|来自|[\d财今去明]年|公司|集团))(?:其中的?|期内|当中|同期)?((?:[A-Za-z0-9]+|[\u4e00-\u9fff]){2,16})(?<!的)$",
                sentence.words(max(sentence.start, anchor[0] - 20), anchor[0]),
            )
            if re.match(r"业务|板块|部门|分部|产品线|事业部|产品[收营贡卖销进入录带]", words)
            else None
        )
        english = re.search(
            r"\b(?:market|demand|sales) (?:for|of|in) ([A-Za-z][\w-]*(?: [A-Za-z][\w-]*){0,2}?)"
            r"(?=[.,;:]|$| (?:at|by|in|to|and|has|had|is|was|were|are|rose|fell|grew|came|last|this|next|with|there"
            r"|here|today|now|will|would|should|could|may|doubled|reached|hit|totalled|from|for|over|during|jumped|climbed|slipped|should)\b)",
            sentence.words(anchor[0], anchor[1] + 60),
        ) or re.search(
            r"(?<![\w'’])([A-Z]?[\w-]{2,}(?: [\w-]+){0,3}) (?:market|industry)\b",
            sentence.words(anchor[1], anchor[1] + 60),
        )
        if english is None and self._language == "en":
            # "72% of server processors sold"
            english = _OF_SOLD.search(sentence.words(anchor[1], anchor[1] + 70))
        initials = re.search(r"（([A-Z]{2,6})）", words)
        name = (
            match[1]
            if match
            else initials[1]
            if initials
            else market[1]
            if market
            else own[1]
            if own
            else _SHARE_OF.sub("", english[1])
            if english
            else re.sub(r"(?:业务|部门|板块|产品线)?(?:营收|收入|销售额|贡献)$", "", words)
        )
        known = self._known_segment(name) if self._language == "en" else None
        if known is not None:
            segment = Mention(anchor[0], anchor[1], known.name, known.id, known.name, "segment")
            return Filled((segment,), anchor[0], anchor[1], None, "compose")
        slug = make_slug(name)
        if not name or (name == words and not match) or not slug or _NO_SEGMENT.fullmatch(name):
            return None
        segment = Mention(anchor[0], anchor[1], name, f"segment:{slug}", name, "segment", provisional=True)
        return Filled((segment,), anchor[0], anchor[1], None, "compose")

    def _known_segment(self, name: str) -> Entity | None:
        """The segment that a catalogue knows by this name, in the singular or plural: "AI chips"."""
        named = _segments(self._discourse.catalogue)
        words = _HYPHENS.sub("-", name.lower())
        return named.get(words) or named.get(words.removesuffix("s"))

    def _named_list(self, anchor: tuple[int, int], sentence: Sentence) -> Filled | None:
        """A list that only its words name: "its strategic high-tech commodities list"."""
        listed = self._discourse.catalogue.get("regulation:us-entity-list")
        if (
            self._language == "zh"
            and listed is not None
            and re.search(r"清单|名单", sentence.words(anchor[0] - 12, anchor[1] + 6))
            and re.search(r"商务部|BIS|工业与安全局|工业和安全局", sentence.words(sentence.start, anchor[0]))
            and self._rules.maker(sentence.piece(sentence.start, anchor[1])) == "region:united-states"
        ):
            mention = Mention(anchor[0], anchor[0], "", listed.id, listed.name, "regulation")
            return Filled((mention,), anchor[0], anchor[0], None, "list")
        match = _LIST_NAME.search(sentence.words(anchor[0], anchor[1] + 70))
        region = (
            self._rules.maker(sentence.piece(sentence.start, anchor[1]))
            or self._acting_region(sentence)
            or next(
                (m.id for n in sentence.nodes for m in n.mentions if m.kind == "region" and n.end <= anchor[0]), None
            )
        )
        if match is None or region is None:
            return None
        maker = region.partition(":")[2].replace("united-states", "us")
        named = match["name"] or f"{match['listed']} list"
        slug = re.sub(r"[^a-z0-9]+", "-", named.lower())
        mention = Mention(
            anchor[0], anchor[1], named, f"regulation:{maker}-{slug}", named, "regulation", provisional=True
        )
        return Filled((mention,), anchor[0], anchor[1], None, "list")

    def _in_house(self, taken: tuple[str, ...], anchor: tuple[int, int]) -> Filled | None:
        """A company's own chip that has no name is called after the company."""
        owner = next((id_ for id_ in taken if id_.startswith("company:") and id_ != "company:unnamed"), None)
        if owner is None:
            return None
        entity = self._discourse.catalogue.get(owner)
        slug = owner.partition(":")[2]
        name = f"{entity.name if entity else slug} in-house chip"
        chip = Mention(anchor[0], anchor[1], name, f"chip:{slug}-asic", name, "chip", provisional=True, vendor_id=owner)
        self._own_chips[owner] = chip
        return Filled((chip,), anchor[0], anchor[1], None, "in-house")

    def _known_bases(self, subject: Filled) -> tuple[Filled | None, Filled | None]:
        """The chips that the catalogue knows the subjects to be variants of, in the same order."""
        pairs = []
        for mention in subject.mentions:
            entity = self._discourse.catalogue.get(mention.id)
            base = self._discourse.catalogue.get(entity.variant_of) if entity and entity.variant_of else None
            if base is not None:
                pairs.append(
                    (mention, Mention(mention.start, mention.end, mention.text, base.id, base.name, base.kind))
                )
        if not pairs:
            return None, None
        return replace(subject, mentions=tuple(a for a, _ in pairs)), Filled(
            tuple(b for _, b in pairs), subject.start, subject.end, None, "base"
        )

    def _is_seller(self, node: Node) -> bool:
        """Whether a company is known to make or to let what is bought."""
        entity = self._discourse.catalogue.get(node.mentions[0].id) if node.mentions else None
        return entity is not None and any(role in _MAKING for role in entity.roles)

    def _sells(self, sentence: Sentence, subject: Filled, obj: Filled) -> bool | None:
        """Whether of two companies the first is the one nearer to the chips' making; None where that is open.

        Who makes the chips that the sentence names sells them; of others what the catalogue knows of both decides.
        """
        makers = {self._vendor_id(m) for n in sentence.nodes for m in n.mentions if m.kind == "chip"}
        makes = [any(m.id in makers for m in filled.mentions) for filled in (subject, obj)]
        if makes[0] != makes[1]:
            return makes[0]
        ranks = []
        for filled in (subject, obj):
            entity = self._discourse.catalogue.get(filled.mentions[0].id)
            if entity is None:
                return None
            ranks.append(max((_MAKING.get(role, 0) for role in entity.roles), default=0))
        return None if ranks[0] == ranks[1] else ranks[0] > ranks[1]

    def _seller_apart(self, sentence: Sentence, subject: Filled, obj: Filled) -> tuple[Filled, Filled]:
        """Of two who sign together the one known to make chips sells: A与B签约，将采购…颗GPU."""
        pair = {m.id: m for m in subject.mentions}
        if len(pair) != 2 or not sentence.search(_SIGN, subject.start, subject.end + 14):
            return subject, obj
        makers = [m for m in pair.values() if self._making(m) >= 4]
        if len(makers) != 1:
            return subject, obj
        buyer = tuple(m for m in pair.values() if m.id != makers[0].id)
        return replace(subject, mentions=buyer), replace(obj, mentions=(makers[0],))

    def _making(self, mention: Mention) -> int:
        entity = self._discourse.catalogue.get(mention.id)
        return max((_MAKING.get(role, 0) for role in entity.roles), default=0) if entity else 0

    def _interviewed_seller(self, subject: Filled, quantity: Quantity | None, obj: Filled | None) -> Filled | None:
        """The chip maker that is interviewed, where it tells what others have ordered and names no other chip."""
        main, own = self._discourse.main_company, self._discourse.own_chip
        if not self._discourse.first_person or main is None or own is None or quantity is None:
            return obj
        others = subject.mentions[0].kind == "company" and main.id not in {m.id for m in subject.mentions}
        if not others or any(self._making(m) for m in subject.mentions):
            return obj
        if obj is None or all(m.generic or self._vendor_id(m) == main.id for m in obj.mentions):
            return Filled((main,), subject.start, subject.start, None, "interviewed")
        return obj

    def _told_vendor(self, sentence: Sentence, subject: Filled, obj: Filled) -> Filled:
        """The maker of the chips ordered, where the sentence names it: "AMD said Oracle had ordered 27,000 of them"."""
        makers = {self._vendor_id(mention) for mention in obj.mentions}
        if obj.mentions[0].kind != "chip" or len(makers) != 1 or makers & {m.id for m in subject.mentions}:
            return obj
        maker = self._discourse.catalogue.get(next(iter(makers)) or "")
        if maker is not None and any(
            m.text.startswith(alias.text) and len(alias.text) < len(m.text)
            for m in obj.mentions
            for alias in maker.aliases
        ):
            # 谷歌TPU names its maker.
            named = Mention(obj.start, obj.end, maker.name, maker.id, maker.name, maker.kind)
            return Filled((named,), obj.start, obj.end, obj.node, "vendor")
        past = next(iter(reversed(self._discourse.history)), None)
        again = past is not None and past.block == sentence.block and not sentence.start <= obj.mentions[0].start
        own = [n for n in sentence.nodes if not re.search("[；;]", sentence.words(*sorted((n.start, obj.start))))]
        for node in (*own, *(past.nodes if past is not None and again else ())):
            if len(node.mentions) == 1 and node.mentions[0].id in makers:
                return Filled(node.mentions, node.start, node.end, node if node in sentence.nodes else None, "vendor")
        return obj

    def _chips_meant(self, sentence: Sentence, obj: Filled) -> Filled:
        """The one chip that the paragraph has named before, where a run is told to have used "cards"."""
        past = [each for each in self._discourse.history if each.block == sentence.block][-1:]
        named = {
            m.id: m
            for each in (*past, sentence)
            for n in each.nodes
            for m in n.mentions
            if m.kind == "chip" and not m.generic and m.start < obj.start
        }
        return replace(obj, mentions=tuple(named.values())) if len(named) == 1 else obj

    def _vendor_id(self, mention: Mention) -> str | None:
        own, main = self._discourse.own_chip, self._discourse.main_company
        if own is not None and main is not None and own.id == mention.id:
            return main.id
        known = self._discourse.catalogue.get(mention.id)
        return mention.vendor_id or (known.owner if known else None)

    def _may_issue(self, sentence: Sentence, region: str, rule: str) -> bool:
        """Whether a region may be who made a rule: where another is known to have, and the sentence names it, not."""
        known = self._discourse.catalogue.get(rule)
        if known is None or known.issuer is None or known.issuer == region:
            return True
        return not any(m.id == known.issuer for n in sentence.nodes for m in n.mentions)

    def _sells_only(self, company: str, chip: str) -> bool:
        """Whether a chip is its maker's goods, who makes chips for others and uses none: Nvidia's, not Google's."""
        goods, maker = self._discourse.catalogue.get(chip), self._discourse.catalogue.get(company)
        if goods is None or maker is None or goods.vendor != company:
            return False
        return bool(maker.roles) and {"chip-company", "chipmaker", "chip-designer"}.issuperset(maker.roles)

    def _made_to_order(self, sentence: Sentence, subject: Filled, obj: Filled) -> Filled:
        """Who has its own chip made by a company orders from that company's foundry."""
        own = {m.vendor_id for n in sentence.nodes for m in n.mentions if m.kind == "chip" and m.vendor_id}
        if len(obj.mentions) != 1 or obj.mentions[0].kind == "foundry" or not own & {m.id for m in subject.mentions}:
            return obj
        if any(MEMORY.search(m.id) for n in sentence.nodes for m in n.mentions if n.start >= obj.start):
            return obj  # 向三星预订HBM3E
        division = self._discourse.foundry_of(obj.mentions[0])
        return obj if division is None else replace(obj, mentions=(division,))

    def _is_maker_only(self, sentence: Sentence, trigger: Trigger, subject: Filled, obj: Filled) -> bool:
        """Whether a chip's own vendor, which has a foundry too, is named with no word of the foundry."""
        parents = {parent.id for m in subject.mentions if (parent := self._parent(m)) is not None}
        if self._vendor_id(obj.mentions[0]) not in parents:
            return False
        words = sentence.words(min(subject.start, trigger.start), trigger.end + 12)
        return re.search(r"代工|晶圆|产线|[Ff]oundry|\bfabs?\b|18A|Intel [347]\b", words) is None

    def _parent(self, mention: Mention) -> Mention | None:
        """The company whose foundry is meant."""
        entity = self._discourse.catalogue.get(mention.id)
        parent = self._discourse.catalogue.get(entity.part_of or entity.owner or "") if entity is not None else None
        if mention.kind != "foundry" or parent is None:
            return None
        return replace(mention, id=parent.id, name=parent.name, kind=parent.kind)

    def _only_buys(self, mention: Mention) -> bool:
        """Whether a known company makes no wafers: what is told of them it has booked, at a foundry."""
        entity = self._discourse.catalogue.get(mention.id)
        return entity is not None and bool(entity.roles) and mention.kind == "company" and self._making(mention) < 5

    def _joined(self, node: Node, frame: Frame, sentence: Sentence) -> Filled | None:
        """What a conjunction joins to a noun although their kinds differ: "TSMC and Amkor"."""
        kinds = [kind for role in frame.object for kind in role.kinds]
        for other in sentence.nodes:
            first, second = sorted((node, other), key=lambda n: n.start)
            if (
                other is not node
                and other.has(kinds)
                and self._grammar.connector.match(sentence.words(first.end, second.start) or "x")
            ):
                members = self._discourse.members(other, kinds, sentence)
                if members:
                    return Filled(members, other.start, other.end, other, "other")
        return None

    def _makes(self, company: Mention, obj: Filled) -> bool:
        """Whether goods are a company's own: who makes them does not order them."""
        chip = obj.mentions[0]
        return chip.kind in ("chip", "product") and company.id == self._vendor_id(chip)

    def _is_utility(self, node: Node) -> bool:
        entity = self._discourse.catalogue.get(node.mentions[0].id) if node.mentions else None
        return entity is not None and "utility" in entity.roles

    def _is_host(self, id_: str) -> bool:
        """Whether a company is known to let others use its machines."""
        entity = self._discourse.catalogue.get(id_)
        return entity is not None and not _HOSTS.isdisjoint(entity.roles)

    def _delivers_power(self, subject: Filled, sentence: Sentence) -> bool:
        """Whether a company is a utility: known as one, or called one behind its name."""
        entity = self._discourse.catalogue.get(subject.mentions[0].id)
        if entity is not None and {"utility", "grid-operator"} & set(entity.roles):
            return True
        past = [sentence, *reversed(self._discourse.history)][:3]
        return any(
            _UTILITY.match(each.words(node.end, node.end + 60))
            for each in past
            for node in each.nodes
            if any(m.id == subject.mentions[0].id for m in node.mentions)
        )

    def _is_foreign(self, subject: Filled, obj: Filled) -> bool:
        """Whether a chip or model is known to be another company's: who shows Nvidia's H100 does not launch it."""
        get = self._discourse.catalogue.get

        def family(id_: str | None) -> set[str]:
            found: set[str] = set()
            while id_ is not None and id_ not in found:
                found.add(id_)
                entity = get(id_)
                id_ = (entity.part_of or entity.owner) if entity else None
            return found

        mention = obj.mentions[0]
        if mention.kind not in ("chip", "model"):
            return False
        known = get(mention.id)
        maker = mention.vendor_id or (known.owner if known else None)
        if maker is None or get(maker) is None or any(get(m.id) is None for m in subject.mentions):
            return False
        return not any(family(maker) & family(m.id) for m in subject.mentions)

    def _allowed(self, predicate: str, subject: Filled, obj: Filled | None, quantity: Quantity | None) -> bool:
        """Whether predicates.yaml lets the predicate have this subject, object and unit."""
        known = self.frames.predicates[predicate]
        if subject.mentions[0].kind not in known.subject or (
            obj is not None and obj.mentions[0].kind not in known.object
        ):
            return False
        if quantity is None or quantity.unit is None:
            return True
        return quantity.unit in known.units or ("money" in known.units and quantity.dimension == "money")

    def _names_subject(self, frame: Frame, sentence: Sentence, quantity: Quantity, last: int) -> bool:
        """Whether something that may be the subject stands between the quantity that is continued and this one."""
        kinds = frame.subject_kinds
        return any(
            (
                (last <= n.start and n.end <= quantity.start)
                # "against 80 GB on the H100"
                or (
                    0 <= n.start - quantity.end < 24
                    and re.fullmatch(
                        r"\s(?:for|at|on)\s(?:(?:the|an?|each|every)\s)?",
                        self._without_makers(sentence, quantity.end, n),
                    )
                )
            )
            and (n.has(kinds) or self._stands_for_maker(frame, sentence, n, quantity))
            and not n.bracket
            and not (n.anaphor and not n.kinds and n.pick not in ("former", "latter"))
            for n in sentence.nodes
        )

    def _stands_for_maker(self, frame: Frame, sentence: Sentence, node: Node, quantity: Quantity) -> bool:
        """Whether a line of chips stands right before its share, and so for its maker: 昇腾两成."""
        if frame.predicate != "market_share" or "chip" not in node.kinds or node.anaphor:
            return False
        holding = _HOLDING_EN if self._language == "en" else _HOLDING_ZH
        return holding.fullmatch(sentence.words(node.end, quantity.start)) is not None

    def _means_original(self, frame: Frame, sentence: Sentence, quantity: Quantity | None) -> bool:
        """Whether a ratio is taken of "the original", which only the catalogue names."""
        if quantity is None or "base-of" not in frame.object_places:
            return False
        before = sentence.words(quantity.start - 40, quantity.start)
        return re.search(r"原版|原型号|正代|the originals?\b|the full(?:-fat)? versions?", before) is not None

    def _rule_of(self, sentence: Sentence, offset: int) -> Mention | None:
        """The rule that a sentence is about: named, dated, described, or the one spoken of before.

        Of a sentence with semicolons, or of several rules, only the part around the offset counts.
        """
        opening, closing = self._part_about_rule(sentence, offset)
        clause = sentence.clause(offset, offset)
        named = self._named_rules(sentence, opening, closing)
        if named and named[0].start >= clause[1] and self._dates_rule(sentence, clause):
            # 10月7日出台的规则，把外国直接产品规则…: dated here, another named behind.
            (opening, closing), named = clause, []
        # "withdrew the diffusion rule but has told chipmakers": what is withdrawn is not what is told.
        withdrawn = self._withdrawn(sentence, opening, closing)
        named = [m for m in named if m.id not in withdrawn]
        words = sentence.piece(opening, closing)
        # Lists of companies are no rules for chips.
        rules = [m for m in named if not m.id.endswith("-list")]
        times = [t for t in sentence.times if opening <= t.start < closing]
        if not times and opening > sentence.start:
            times = [t for t in sentence.times if t.start < opening][-1:]
        spans = [span for t in times if t.value and (span := _months(t.value)) is not None]
        if rules:
            self._rules.block = sentence.block
            return self._rules.named(rules[0], words, spans)
        years = [
            t.value.rstrip("/")
            for t in times
            if t.value
            and (
                (re.fullmatch(r"\d{4}", t.value) and self._rules.names_rule(sentence.piece(t.end, t.end + 12)))
                or (t.role == "since" and re.fullmatch(r"\d{4}/", t.value))
            )
        ]
        nodes = [n for n in sentence.nodes if opening <= n.start < closing]
        chips = [m.id for n in nodes for m in n.mentions if m.kind == "chip" and not m.generic]
        item = self._dated if self._rules.block != sentence.block else None
        found = self._rules.resolve(
            Telling(
                words,
                sentence.start,
                sentence.block,
                spans,
                years,
                _months(item.value) if item is not None and item.value else None,
                self._maker_of_clause(sentence, offset, opening, closing),
                chips,
            )
        )
        if found is not None and found.id in withdrawn:
            return None
        if found is not None and self._rules.names_rule(words):
            self._rules.block = sentence.block
            dated = next((t.value for t in times if t.value and _months(t.value) is not None), None)
            if dated is None and item is not None:
                dated = item.value
            if dated is not None:
                self._rules.time = dated.rstrip("/")
        return found or (named[0] if named else None)

    def _maker_of_clause(self, sentence: Sentence, offset: int, opening: int, closing: int) -> str | None:
        """Who acts in the clause around an offset, else in the part of the sentence that is about one rule."""
        start, end = sentence.clause(offset, offset)
        start, end = max(start, opening), min(end, closing)
        own = self._rules.maker(sentence.piece(start, end)) or self._acting_region(sentence, start, end)
        while own is None and start - 1 > opening:
            # 美国放宽限制，但中国海关告诉报关行，H200不得入境: who acts in the clause before, and not in the first.
            end, (start, _) = start, sentence.clause(start - 2, start - 2)
            own = self._rules.maker(sentence.piece(max(start, opening), end))
        return (
            own
            or self._rules.maker(sentence.piece(opening, closing))
            or self._acting_region(sentence, opening, closing)
        )

    def _dates_rule(self, sentence: Sentence, clause: tuple[int, int]) -> bool:
        """Whether a clause speaks of the rule of some month."""
        return sentence.search(_RULE_OF_THEN, *clause) is not None and any(
            clause[0] <= t.start < clause[1] and t.value and _months(t.value) for t in sentence.times
        )

    def _withdrawn(self, sentence: Sentence, opening: int, closing: int) -> frozenset[str]:
        """Ids of the rules that the words between two offsets name and say to hold no more."""
        match = sentence.search(TAKES_BACK, opening, closing)
        if match is None:
            return frozenset()
        start, end = opening + match.start(), opening + match.end() + 8
        return frozenset(m.id for m in self._named_rules(sentence, opening, closing) if start <= m.start < end)

    def _named_rules(self, sentence: Sentence, opening: int, closing: int) -> list[Mention]:
        """The rules that the words between two offsets name."""
        return [
            m
            for n in sentence.nodes
            if opening <= n.start < closing
            and n.mentions
            and "regulation" in n.kinds
            and (m := as_kind(n.mentions[0], ("regulation",))) is not None
        ]

    def _part_about_rule(self, sentence: Sentence, offset: int) -> tuple[int, int]:
        """The part of a sentence around an offset that is about one rule.

        A semicolon ends it, and so does a clause that brings up a second one: 废止扩散规则，同日发布指南.
        """
        inside = offset - sentence.start
        opening = max(sentence.text.rfind(mark, 0, inside) for mark in "；;") + 1 + sentence.start
        closing = min((i for mark in "；;" if (i := sentence.text.find(mark, inside)) >= 0), default=len(sentence.text))
        closing += sentence.start
        starts = [
            sentence.clause(sentence.start + match.end(), sentence.start + match.end())[0]
            for match in sentence.finditer(_SECOND_RULE)
        ]
        previous: str | None = None
        for mention in self._named_rules(sentence, opening, closing):
            if previous is not None and mention.id != previous:
                starts.append(sentence.clause(mention.start, mention.end)[0])
            previous = mention.id
        for start in starts:
            if opening < start <= offset:
                opening = start
            elif offset < start < closing:
                closing = start
        return opening, closing

    def _acting_region(self, sentence: Sentence, opening: int = 0, closing: int | None = None) -> str | None:
        """The country or area that a sentence shows as who acts: "Malaysia has introduced a permit", 中国叫停…."""
        for node in sentence.nodes:
            if node.start < opening or (closing is not None and node.start >= closing):
                continue
            if len(node.mentions) != 1 or node.mentions[0].kind != "region" or node.bracket:
                continue
            following = sentence.words(node.end, node.end + 40)
            if node.marker == "by" or (not node.marker and not node.owner and _MAKES_RULES.match(following)):
                return self._country_of(node.mentions[0].id)
        return None

    def _country_of(self, region: str) -> str:
        """The country whose authorities act at a place: a customs office of Shenzhen is China's."""
        entity = self._discourse.catalogue.get(region)
        return region if entity is None or entity.part_of is None else self._country_of(entity.part_of)

    def _bases(self, nodes: list[Node], sentence: Sentence, quantity: Quantity | None) -> Iterable[Node]:
        """What a ratio is taken of: "of the H100's", 是H100的, 比B200."""
        if quantity is None:
            return
        for node in reversed([n for n in nodes if n.end <= quantity.start]):
            between = re.sub(r"[（(][^（()）]*[）)]", "", sentence.words(node.end, quantity.start))
            near = node.marker in COMMON.comparison and sentence.distance(node.end, quantity.start) < 42
            # 性能是H20六倍
            beside = between in ("", "芯片") and _MEASURED_BY.search(sentence.words(node.start - 4, node.start))
            if near or beside or COMMON["of_base"].fullmatch(between):
                yield node
        for node in [n for n in nodes if n.start >= quantity.end and not (n.anaphor and is_possessive(sentence, n))]:
            between = sentence.words(quantity.end, node.start)
            if sentence.distance(quantity.end, node.start) < 26 and re.search(
                r"\b(?:than|as|of|of what|that of|over)\s+(?:(?:the|an?|its|older|original|original's|current|previous"
                r"|flagship|standard|full|\w+['’]s)\s+){0,3}"
                r"(?:(?:predecessor|forerunner|older sibling),?\s(?:the\s)?)?$"
                r"|^\s?(?:于|的)$",
                between,
            ):
                yield node

    def _maker(self, role: Role) -> Filled | None:
        """Whose the object is: its known vendor or owner, else who the article said develops or runs it."""
        if self._object is None:
            return None
        mention = self._object.mentions[0]
        entity = self._discourse.catalogue.get(mention.id)
        maker = mention.vendor_id or (entity.owner if entity else None)
        known = self._discourse.catalogue.get(maker) if maker else None
        found = (
            Mention(mention.start, mention.end, known.name, known.id, known.name, known.kind)
            if known is not None
            else self._discourse.companies.get(maker or "") or self._makers.get(mention.id)
        )
        if found is None or found.kind not in role.kinds or found.id in {m.id for m in self._object.mentions}:
            return None
        return Filled((found,), self._object.start, self._object.end, None, "maker")

    def _maker_before(self, sentence: Sentence, anchor: tuple[int, int], role: Role) -> Filled | None:
        """Whose the chip is that stands as subject: "the MI300X has shipped to Meta", 思元590已供货字节."""
        start, _ = sentence.clause(*anchor)
        for node in reversed(sentence.nodes):
            told = any(
                start > n.start and n.kinds & ORGANISATIONS and not (n.vendor or n.marker) for n in sentence.nodes
            )
            opens = node.start - sentence.start <= 2 and not told
            if node.end > anchor[0] or (node.start < start and not opens):
                continue
            if not node.has(("chip",)) or not node.mentions:
                continue
            if node.marker or node.owner:
                return None
            mention = node.mentions[0]
            entity = self._discourse.catalogue.get(mention.id)
            maker = mention.vendor_id or (entity.owner if entity else None)
            known = self._discourse.catalogue.get(maker) if maker else None
            if known is None or known.kind not in role.kinds:
                return None
            made = Mention(node.start, node.end, known.name, known.id, known.name, known.kind)
            return Filled((made,), node.start, node.end, node, "maker")
        return None

    def _opens_clause(self, sentence: Sentence, offset: int) -> bool:
        """Whether only adverbs and times stand before an offset in its clause, so that its subject is left out."""
        start, _ = sentence.clause(offset, offset)
        before = sentence.words(start, offset)
        for time in sentence.times:
            if start <= time.start and time.end <= offset:
                before = before.replace(time.text, "", 1)
        return len(before) <= 3 or _ADVERBS.fullmatch(before) is not None

    def _unnamed_cluster(self, anchor: tuple[int, int], sentence: Sentence) -> Filled | None:
        """A cluster with no name is called after its owner, whether the sentence or one before brings it up."""
        found = self._new_cluster(anchor, sentence)
        if found is not None:
            self._cluster = (sentence.block, found)
        elif (
            self._cluster is not None
            and sentence.block - self._cluster[0] <= 1
            and (sentence.search(COMMON["that_cluster"]) or self._goes_on_with_machine(sentence))
        ):
            return replace(self._cluster[1], node=None)
        return found

    def _goes_on_with_machine(self, sentence: Sentence) -> bool:
        """Whether "it" is the machine that the sentence before was about: "It holds 24,576 B200s and draws 38 MW"."""
        return _MACHINE_DOES.match(sentence.text) is not None and any(
            draft.object is not None and draft.object.kind == "cluster" for draft in self._drafts
        )

    def _new_cluster(self, anchor: tuple[int, int], sentence: Sentence) -> Filled | None:
        if not re.search(
            r"集群|计算中心|数据中心(?![A-Z]PU|芯片|业务|收入|级|处理器|客户|市场|产品|部门)|智算中心|超算|超级计算机"
            r"|园区|智算基地|AI工厂"
            r"|cluster|supercomputer|data cent(?:er|re)|datacenter|campus|AI factory"
            # A site may be anything; somebody's site that machines or megawatts are told of is one of these.
            r"|(?:['’]s|\b[Ii]ts) (?:[\w-]+ ){0,3}(?:site|facility|hall|complex)\b"
            r"|\b(?:on|at) an? (?:\w+ )?site (?:rated|wired|good|with)\b"
            # "a 16,000-GPU machine that Meta built"
            r"|\b(?:machine|system) (?:with|of) (?:about |some |around |over )?\d[\d,]{3,}"
            r"|\d[ -](?:GPU|chip|card|accelerator|MW|GW|gigawatt|megawatt|[A-Z]+\d+\w*)s?[ -](?:[\w-]+ ){0,2}"
            r"(?:machine|system|installation|site)\b",
            sentence.text,
        ):
            return None
        sites = [n for n in sentence.nodes if n.mentions and n.mentions[0].rule.startswith("site")]
        if sites:
            # The text names it by its place.
            site = min(sites, key=lambda n: sentence.distance(min(n.end, anchor[0]), max(n.start, anchor[0])))
            found = Filled(site.mentions[:1], site.start, site.end, site, "owner-cluster")
            self._cluster = (sentence.block, found)
            return found
        owners = [
            n
            for n in sentence.nodes
            if n.has(("company", "foundry"))
            and (n.end <= anchor[1] + 12 or (n.start - anchor[1] <= 80 and runs_machine(sentence, n)))
            and not n.vendor
            # 英伟达的半导体将用来建造数据中心: whose chips it takes does not own it.
            and not chips_of(sentence, n)
            # 由曙光提供的1024片: who supplies the chips does not own the site.
            and not re.match(r"(?:宣布)?将?(?:提供|供应|供货|给的)", sentence.words(n.end, n.end + 8))
            and n.marker not in COMMON.comparison
            and not self._is_utility(n)
        ]
        if sentence.search(_SITES_COUNTED):
            return None  # "operates 32 data centres" brings up none of them
        if self._language == "en":
            owners = [
                n
                for n in owners
                if not (n.marker == "by" and sentence.search(_FUNDED, n.start - 24, n.start))
                and not (n.anaphor and not n.kinds and any(len(o.mentions) > 1 and not o.marker for o in owners))
            ]
        # What a cloud builds for a customer it runs itself: AWS为Anthropic搭建的集群.
        hosted = any(self._is_host(m.id) for n in owners for m in n.mentions)
        # "Nvidia said that Meta's cluster": whose it is said to be goes before who else is named.
        for node in sorted(
            owners,
            key=lambda n: (
                not (_is_built_for(sentence, n) and not hosted),
                not ((n.owner and n.end <= anchor[0]) or runs_machine(sentence, n)),
                n.marker in ("in", "for"),
            ),
        ):
            members = self._discourse.members(node, ("company", "foundry"), sentence)
            if len(members) == 1 and not self._discourse.is_observer(members[0]):
                slug = members[0].id.partition(":")[2]
                cluster = Mention(
                    node.start,
                    node.end,
                    members[0].text,
                    f"cluster:{slug}",
                    f"{members[0].name} cluster",
                    "cluster",
                    provisional=True,
                )
                found = Filled((cluster,), node.start, node.end, node, "owner-cluster")
                self._cluster = (sentence.block, found)
                return found
        return None

    def _is_of_others(self, trigger: Trigger, sentence: Sentence, anchor: tuple[int, int]) -> bool:
        """Whether a clause is about many without a name: "hyperscalers' combined spending", 国内互联网公司合计采购."""
        if trigger.frame.predicate in ("lead_time", "capacity_gap"):
            return False  # Who waits or lacks is whom it lacks for.
        start = sentence.clause(anchor[0], anchor[0])[0]
        ahead = [n for n in sentence.nodes if start <= n.start and n.end <= anchor[0] and n.kinds & ORGANISATIONS]
        last = next((n for n in reversed(sentence.nodes) if n.end <= anchor[0] and n.kinds & ORGANISATIONS), None)
        if last is not None and last.pick == "parent" and not self._discourse.members(last, ("company",), sentence):
            return True  # 至于母公司，去年收入…: whose that is the text does not say.
        named = [n.end for n in ahead]
        spoken = _LISTENERS.sub("", sentence.words(max(named, default=start), anchor[0]))
        if _OTHERS.search(spoken) is not None or any(
            GROUP_AND.search(sentence.words(n.start - 16, n.start)) for n in sentence.nodes if start <= n.start
        ):
            return True
        # "Gulf governments, for their part, have ordered": the subject stands before what is put in.
        first = min((n.start for n in sentence.nodes if n.kinds & ORGANISATIONS), default=sentence.end)
        opening = sentence.search(_OTHERS, sentence.start, min(first, anchor[0], sentence.start + 30))
        return not named and opening is not None and self._language == "en"

    def _is_from_elsewhere(self, sentence: Sentence, members: tuple[Mention, ...]) -> bool:
        """Whether what is talked about stands in another paragraph, and neither the heading nor a pronoun tells it."""
        if self._discourse.first_person or any(
            node.anaphor and node.start - sentence.start <= 12 for node in sentence.nodes
        ):
            return False
        ids = {m.id for m in members}
        if any(m.id in ids for node in self._discourse.heading for m in node.mentions):
            return False
        first = members[0].start
        paragraph = [sentence, *(past for past in self._discourse.history if past.block == sentence.block)]
        if any(past.start <= first < past.end for past in paragraph):
            return False
        # Of whom the whole article is, a Chinese paragraph that has named nobody else need not say.
        main = self._discourse.main_company
        others = any(n.kinds & ORGANISATIONS and n.mentions for past in paragraph[1:] for n in past.nodes)
        return self._language == "en" or others or main is None or ids != {main.id}

    def _is_of_nameless(self, sentence: Sentence, quantity: Quantity) -> bool:
        """Whether those without a name stand before a quantity in its clause: "the other vendors", 国产厂商合计."""
        start = sentence.clause(quantity.start, quantity.start)[0]
        if self._language == "zh" and (gloss := _GLOSS_BEFORE.search(sentence.words(sentence.start, start))):
            start = sentence.clause(sentence.start + gloss.start(), sentence.start + gloss.start())[
                0
            ]  # 五大云厂商（CSP）资本支出
        nodes = [n for n in sentence.nodes if start <= n.start < quantity.start and not n.bracket]
        last = max((n.end for n in nodes if n.kinds & ORGANISATIONS), default=start)
        # "SMIC ranked third among foundries with 5.1%": those it is one of are no others.
        return _NAMELESS.search(_AMONG.sub("", sentence.words(last, quantity.start))) is not None

    def _is_of_market(self, sentence: Sentence, quantity: Quantity) -> bool:
        """Whether a figure is a whole market's: 全球DRAM营收大幅回升，总营收达403亿美元."""
        market = sentence.search(_MARKET_AS_WHOLE, sentence.start, quantity.start) if self._language == "zh" else None
        if market is None:
            return False
        begin = sentence.start + market.start()
        return not any(begin <= n.start < quantity.start and n.kinds & ORGANISATIONS for n in sentence.nodes)

    def _has_other_subject(self, sentence: Sentence, quantity: Quantity, trigger: Trigger) -> bool:
        """Whether a clause is about somebody without a name, or a country: "domestic vendors took 20%", 欧洲的份额."""
        if self._is_of_nameless(sentence, quantity):
            return True
        start, end = sentence.clause(trigger.start, trigger.start)
        if self._language == "zh" and end <= quantity.start and _NAMELESS.search(sentence.words(start, trigger.start)):
            return True  # 前十大晶圆代工厂合计营收季增8%，接近451亿美元
        start = sentence.clause(quantity.start, quantity.start)[0]
        nodes = [n for n in sentence.nodes if start <= n.start < quantity.start and not n.bracket]
        first = min(nodes, key=lambda n: n.start, default=None)
        if (
            self._language == "zh"
            and first is not None
            and first.mentions
            and first.mentions[0].kind == "technology"
            and not first.marker
            and first.start - start <= 3
            and not any(n.kinds & ORGANISATIONS for n in nodes)
        ):
            # 12层HBM3E将占HBM3E出货的一半: a share within a line of goods.
            return re.search(r"占", sentence.words(first.end, quantity.start)) is not None
        return (
            first is not None
            and first.kinds == {"region"}
            and not (first.marker or first.owner)
            and first.start - start <= 2
            and re.match(
                r"在|占|的|\s(?:accounts?|accounted|makes|made|has|had|took|holds)\b",
                sentence.words(first.end, first.end + 12),
            )
            is not None
        )

    def _holder(self, nodes: list[Node], sentence: Sentence, trigger: Trigger, quantity: Quantity) -> Node | None:
        """Whose a measure is that stands right behind the name: "with Samsung on 40%", SK Hynix (57%), 昇腾两成."""
        trigger_before = sentence.start if trigger.start > quantity.start else trigger.end
        holding = _HOLDING_EN if self._language == "en" else _HOLDING_ZH
        chips = [n for n in sentence.nodes if n.has(("chip",)) and not n.anaphor and n not in nodes]
        for node in sorted((*nodes, *chips), key=lambda n: n.start, reverse=True):
            if node.end > quantity.start or node.anaphor:
                continue
            if node.end < trigger_before:
                return None  # The words of the measure stand between: the usual order.
            if holding.fullmatch(sentence.words(node.end, quantity.start)) and node.marker not in (
                "to",
                "from",
                "than",
                "比",
            ):
                return node
            return None
        return None

    def _vendor_of(self, node: Node, trigger: Trigger) -> Filled | None:
        """The maker of a line of chips that stands for it in a market: 昇腾两成, "TPUs 10%"."""
        if trigger.frame.predicate != "market_share" or len(node.mentions) != 1 or node.mentions[0].kind != "chip":
            return None
        maker = self._discourse.catalogue.get(node.mentions[0].vendor_id or "")
        if maker is None:
            return None
        mention = Mention(node.start, node.end, node.mentions[0].text, maker.id, maker.name, maker.kind)
        return Filled((mention,), node.start, node.end, node, "adjacent")

    def _contrasts(self, sentence: Sentence, quantity: Quantity) -> bool:
        """Whether a quantity is the other one of a comparison: against 3.35 TB/s, rather than 700 W."""
        return (
            re.search(
                r"(?:\b(?:against|versus|vs\.?|rather than|instead of|compared (?:with|to)|from)|而非"
                r"|而不是|从|由)"
                r"\s?(?:just |only |about )?$",
                sentence.words(quantity.start - 26, quantity.start),
                re.IGNORECASE,
            )
            is not None
        )

    def _without_makers(self, sentence: Sentence, start: int, node: Node) -> str:
        """The words from an offset to a node, without the maker's name before the node: "for Google's TPU"."""
        makers = [n for n in sentence.nodes if n.vendor and start <= n.start and n.end <= node.start]
        return sentence.words(start, makers[0].start if makers else node.start)

    def _gapped(self, reading: Reading, trigger: Trigger, quantity: Quantity, role: Role) -> Filled | None:
        """The subject of a clause whose verb is left out: "Llama on 16,384 H100s, and GPT-3 on 10,000 V100s"."""
        before = next((a for a in reversed(reading.attachments) if a.trigger.frame is trigger.frame), None)
        if before is None or before.trigger is not trigger or trigger.end > before.quantity.start:
            return None
        sentence = reading.sentence
        for node in sentence.nodes:
            if (
                before.quantity.end <= node.start
                and node.end <= quantity.start
                and node.has(role.kinds)
                and not (node.anaphor or node.marker or node.vendor or node.bracket or node.owner)
            ):
                members = self._discourse.members(node, role.kinds, sentence)
                if members and not (members[0].kind in ORGANISATIONS and self._discourse.is_observer(members[0])):
                    return Filled(members, node.start, node.end, node, "gapped")
        return None


def runs_machine(sentence: Sentence, node: Node) -> bool:
    """Whether a relative clause tells whose a machine is: "the cluster that Meta built", "a campus run by Oracle"."""
    before = sentence.words(max(sentence.start, node.start - 90), node.start)
    if _MACHINE_BUILT_BY.search(before):
        return True
    builds = BUILDS.match(sentence.words(node.end, node.end + 40)) if MACHINE_THAT.search(before) else None
    if builds is None:
        return False
    # What is built for a customer is the customer's.
    behind = node.end + builds.end()
    return not any(n.marker == "for" and n.kinds & ORGANISATIONS and 0 < n.start - behind < 24 for n in sentence.nodes)


def chips_of(sentence: Sentence, node: Node) -> bool:
    """Whether a company is only named as whose chips they are: 英伟达的半导体."""
    return sentence.language == "zh" and _CHIPS_OF.match(sentence.words(node.end, node.end + 8)) is not None


def makes_goods(sentence: Sentence, node: Node) -> bool:
    """Whether a name stands before goods that have no name of their own: 英伟达芯片, 华为AI服务器."""
    return sentence.language == "zh" and not node.marker and bool(_GOODS.match(sentence.words(node.end, node.end + 9)))


def is_possessive(sentence: Sentence, node: Node) -> bool:
    """Whether a node only says whose what follows is: its, Nvidia's."""
    words = sentence.words(node.start, node.end).lower()
    return words in ("its", "their", "其") or node.owner
