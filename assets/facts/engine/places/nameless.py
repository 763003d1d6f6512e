"""Clauses about parties without a name, about whole markets, or about somebody else than those spoken of."""

from __future__ import annotations

import re

from assets.facts.discourse import ORGANISATIONS, Node, Sentence
from assets.facts.engine.noun_phrases import GROUP_AND
from assets.facts.engine.state import State
from assets.facts.frames import Role, Trigger
from assets.facts.mentions import Mention
from assets.facts.patterns import screened
from assets.facts.quantities.quantity import Quantity

_GLOSS_BEFORE = re.compile(r"[（(][^（()）]{1,24}[）)]$")
# The figures of a whole market, which are no company's.
_MARKET_AS_WHOLE = screened(r"(?:全球|全行业|全产业)[^，。；]{0,14}(?:营收|产值|销售额|市场规模|出货量|总量)")
_NAMELESS = screened(
    r"\b(?:vendors|makers|chipmakers|rivals|companies|firms|players|suppliers|competitors|others|peers|start-?ups|providers"
    r"|producers|foundries|everyone|nobody|the rest)\b|厂商|企业(?!级)|玩家|同行|国产卡(?!市场)|国产芯片(?!市场)"
    r"|国产(?=的?(?:占比|比例|份额)|占)"
    r"|国产AI(?!(?:芯片|加速卡|加速器|算力|算力卡|服务器)?市场)|其他|其余|剩下"
    r"|[云端]服务(?:供应|提供)?商"
    r"|本土公司|前[一二三四五六七八九十\d]+大",
    re.IGNORECASE,
)
# Who is told something acts in none of it: "told investors on a call that".
_LISTENERS = re.compile(
    r"\b(?:told|tells?|telling|promised|assured|informed|warned|notified|reminded)\s(?:[\w’'-]+\s){0,2}?"
    r"(?:investors|customers|clients|buyers|companies|banks|labs|developers|vendors|rivals|governments?)\b"
)
# Many or any without a name, as the subject of a clause.
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
_AMONG = re.compile(
    r"\b(?:among|amongst|of all|ahead of|of the world['’]s) (?:the )?(?:[\w-]+ ){0,3}?\w+s\b"
    r"|在[^，。；在]{0,14}(?:厂商|企业|公司|玩家|供应商)[之当]?[中里]"
)


class Nameless(State):
    """Tells clauses that are about none of those who are named."""

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
