"""Prices: of which goods they are, and whose."""

from __future__ import annotations

import re
from dataclasses import replace

from assets.facts.discourse import Sentence, is_yardstick
from assets.facts.engine.places import Places
from assets.facts.engine.state import Claim, Filled
from assets.facts.frames import Trigger
from assets.facts.mentions import Mention
from assets.facts.mentions.mention import slug as make_slug
from assets.facts.patterns import screened
from assets.facts.quantities.quantity import Quantity

_SERVER = re.compile(r"整机|[八8]卡(?:服务器|机)?|服务器|机柜|机架|整柜|\bservers?\b|\bracks?\b|\bsystems?\b|\bbox\b")
# 付款时每台120万: of the machine that holds the chips spoken of.
_EACH_SERVER = re.compile(r"(?:每|单|一)台(?!积|湾|北|中|南|电)|[八8]卡(?:整机|服务器|机)|(?:每|单)机(?![构会柜房])")
_EACH_CARD = re.compile(r"[单每一][卡张颗块枚]|单价")
_IS_RACK = re.compile(r"柜|机架|rack")
_RACK = re.compile(r"NVL\d+")
# Who announces a price sets it: 阿里云宣布，A100实例降价两成.
_ANNOUNCES = re.compile(r"[^，。；]{0,8}(?:宣布|公告|通知客户|发布公告|官宣|发函|告知客户)[^，。；]{0,4}[，：]?")
# A measure of its own before a figure of which no price is told: 园区出租率65%, 公司毛利率32%.
_OTHER_MEASURE = re.compile(
    r"(?:(?<![增长成年涨跌降])率|占比|占有率|份额|市占|比重|MFU|(?:[^，。；\d价租费]{2,}(?<![么])(?:少|多|慢|快|弱|差)了?约?$))",
)
# 较建议售价贵了近五成: no change of a price.
_ABOVE_LIST = screened(
    r"[比较高低](?:于|出)?[^，。；]{0,4}(?:建议|指导|官方|官网|原厂|公版|首发|发售)(?:零售|销售)?(?:售?价|定价)[^，。；\d]{0,6}$"
)
# Before a noun that has the price, who only gives way to it: 替代A100的国产卡报价便宜一半.
_IN_PLACE_OF = screened(
    r"(?:替代|替换|取代|代替|顶替|接替|对标)[^，。；“”的]{1,14}的(?!价|报价|租|售)[^，。；\d]{1,14}$"
)
# Rent that moves by itself is that of chips, and of nobody who only tells it.
_RENT = screened(r"租金|(?:租用|租赁|出租)价|[月时日年]租")
_RENT_BEHIND = re.compile(
    r"的?(?:现货|单卡|整机|云|算力|包月|按需)*(?:租金|租价|[月时日年]租|租[用赁]价|包月价?|卡时价)"
)
_RENT_OF_GPU = screened(r"GPU的?(?:现货|平均|整体|算力)?(?:租金|租价|[月时日年]租|租[用赁]价)")
_SETS_PRICES = re.compile(r"[^。；]*?(?:[降涨提调减加]价|[上下]调|调[高低升降])")
# A fall that does not say of what, what it may be of besides a price, and a price told before it.
_FELL_BARE = re.compile(r"[掉降]了")
_MEASURE_TOLD = screened(r"收入|营收|销售额|营业额|出货|销量|份额|产能|产量|利润|毛利|订单|良率|支出|开支|投资")
_PRICE_TOLD = screened(r"价|租金|费|月租|时租")
_OWN_RENT = re.compile(r"其|我们|自家|公司|旗下|它的|本公司")
# "cost only $294,000, and used 512 H800s": between the sum and the chips, that a run took them.
_TOOK_CHIPS = re.compile(
    r",? (?:and|but|which) (?:(?:it|also|only|has|had) )*"
    r"(?:used|took|needed|required|occupied|consumed|ran on|tied up|kept)\b"
)
# Chips of this kind cost no less, in any currency.
_LEAST_PRICE = 15.0

# To what something goes up or down.
_MOVES_TO = re.compile(r"[^，。；]{0,2}[降升涨跌增减][到至为]")


class Prices(Places):
    """Mends and refuses what is told of prices."""

    def _refine_price_change(self, claim: Claim, subject: Filled) -> str | None:
        claim.subject = subject = self._lessor(claim, subject) or subject
        if self._language == "zh" and (reason := self._not_its_price(claim, subject)) is not None:
            return reason
        sets = claim.frame.rule == "price_change/sets-prices"
        moves = sets and self._moves_itself(claim.sentence, claim.trigger, subject)
        return "the price of goods moves" if moves else None

    def _lessor(self, claim: Claim, subject: Filled) -> Filled | None:
        """Who changes a rent: 腾讯云的H20月租价降了两成; 租赁平台宣布，H100时租下调; of GPU租金 the chips are any."""
        sentence, chip = claim.sentence, subject.node
        if self._language != "zh" or chip is None or subject.mentions[0].kind != "chip":
            return None
        place = claim.quantity.start if claim.quantity is not None else claim.trigger.start
        rent = _RENT_BEHIND.match(sentence.words(chip.end, chip.end + 12))
        if rent is None:
            return self._rent_of_any_chips(sentence, place)
        start, _ = sentence.clause(chip.start, chip.start)
        for node in sentence.nodes:
            if not node.mentions or node.end > chip.start or not node.has(("company",)) or node.anaphor:
                continue
            between = sentence.words(node.end, chip.start)
            owns = node.start >= start and between in ("的", "") and not node.vendor
            if owns or (node.end <= start and _ANNOUNCES.fullmatch(sentence.words(node.end, start))):
                return Filled(node.mentions, node.start, node.end, node, "owner")
        return None

    def _rent_of_any_chips(self, sentence: Sentence, place: int) -> Filled | None:
        """The chips of a clause that tells of their rent by no other name than GPU."""
        start, _ = sentence.clause(place, place)
        match = sentence.search(_RENT_OF_GPU, start, place)
        if match is None:
            return None
        at = start + match.start()
        gpu = self._discourse.catalogue.get("chip:gpu")
        name = gpu.name if gpu is not None else "GPU"
        return Filled(
            (Mention(at, at + 3, "GPU", "chip:gpu", name, "chip", generic=True),), at, at + 3, None, "generic"
        )

    def _refine_price(self, claim: Claim, subject: Filled) -> str | None:
        frame, quantity, sentence = claim.frame, claim.quantity, claim.sentence
        if quantity is None:
            return None
        moved = _MOVES_TO.fullmatch(sentence.words(claim.trigger.start, claim.trigger.end)) is not None
        if moved and subject.node is None and subject.mentions[0].kind == "cluster":
            return "a site's cost moves to nothing"  # 预计全年资本开支约7亿元，明年降到4亿元
        claim.subject = self._as_goods(sentence, subject, quantity)
        if self._language == "en" and _TOOK_CHIPS.match(sentence.words(quantity.end, claim.subject.start)):
            return "what a run cost"
        if self._is_no_unit_price(claim.subject, quantity):
            # JUPITER内装约24000颗GH200，造价5亿欧元: what the machine cost.
            whole = [replace(role, kinds=("cluster",)) for role in frame.subject if "cluster" in role.kinds]
            machine = self._fill(whole, frame, claim.trigger, quantity, sentence, claim.taken, claim.inherited)
            if machine is None or machine.node is None or machine.node.anaphor or machine.node.marker:
                return "too much for one"
            claim.subject = machine
        return None

    def _not_its_price(self, claim: Claim, subject: Filled) -> str | None:
        """Why a change that a Chinese sentence tells is none of the price of the subject found; None where it is."""
        sentence, trigger, quantity = claim.sentence, claim.trigger, claim.quantity
        if quantity is None:
            return None
        if sentence.search(_IN_PLACE_OF, sentence.clause(quantity.start, quantity.start)[0], quantity.start):
            return "of what takes its place"
        bare = _FELL_BARE.fullmatch(sentence.words(trigger.start, trigger.end)) is not None
        priced = sentence.search(_PRICE_TOLD, sentence.start, trigger.start) is not None
        if bare and not priced and sentence.search(_MEASURE_TOLD, sentence.start, trigger.start):
            return "of another measure"  # 代工部门收入42亿美元，比去年同期降了2%
        start, _ = sentence.clause(quantity.start, quantity.start)
        if sentence.search(_ABOVE_LIST, start, quantity.start):
            return "set against a list price"
        named = any(start <= n.start < quantity.start and n.has(("chip", "product")) for n in sentence.nodes)
        if trigger.end <= start and not named and _OTHER_MEASURE.search(sentence.words(start, quantity.start)):
            return "of another measure"
        rent = sentence.search(_RENT, start, quantity.start)
        if rent is None:
            start, _ = sentence.clause(trigger.start, trigger.start)
            rent = _RENT.match(sentence.words(trigger.start, trigger.end))
        apart = subject.end <= start and subject.mentions[0].kind == "company"
        if rent and apart and claim.frame.rule == "price_change/price-moves":
            before = sentence.words(subject.end, start)
            own = _OWN_RENT.search(sentence.words(start, max(trigger.end, quantity.start)))
            if not (own or _ANNOUNCES.fullmatch(before) or _SETS_PRICES.match(before)):
                return self._rent_of_chips(claim)
        return None

    def _rent_of_chips(self, claim: Claim) -> str | None:
        """Make the chips spoken of the subject of a rent that moves; why it is that of none, or None."""
        start = claim.trigger.start
        chips = self._discourse.topic(("chip",), claim.sentence, start)[:1]
        if not chips:
            return "the price of goods moves"
        claim.subject = Filled(chips, start, start, None, "topic")
        return None

    def _moves_itself(self, sentence: Sentence, trigger: Trigger, subject: Filled) -> bool:
        """Whether goods, not a company, stand before a price that moves: 腾讯云人士表示，L20整机报价上浮12%."""
        start, _ = sentence.clause(trigger.start, trigger.start)
        return (
            self._language == "zh"
            and subject.end <= start
            and not _ANNOUNCES.fullmatch(sentence.words(subject.end, start))
            and not re.match(r"[，：]?(?:旗下|其|自家|公司)", sentence.words(start - 1, start + 4))
            and any(
                n.has(("chip", "product")) and not n.anaphor and not n.marker
                for n in sentence.nodes
                if start <= n.start and n.end <= trigger.start
            )
        )

    def _as_goods(self, sentence: Sentence, subject: Filled, quantity: Quantity) -> Filled:
        """The server or rack that holds the chips, where that is what has the price: 八卡整机开到了80万."""
        mention = subject.mentions[0]
        words = sentence.words(max(sentence.start, min(subject.end, quantity.start) - 1), quantity.start)
        noun = _SERVER.search(words) if mention.kind == "chip" and subject.node is not None else None
        if self._language == "zh" and mention.kind == "chip" and noun is None:
            before = sentence.words(sentence.start, quantity.end)
            each = _EACH_SERVER.search(before)
            noun = each if each is not None and not _EACH_CARD.search(before, each.end()) else None
        if mention.id in ("product:server", "product:rack", "product:ai-server"):
            noun = noun or _SERVER.search(mention.text)
            inside = [
                n
                for n in sentence.nodes
                if n.has(("chip",)) and n.mentions and not n.mentions[0].generic and not is_yardstick(sentence, n)
            ]
            chips = inside[0].mentions if inside else self._discourse.topic(("chip",), sentence, subject.start, ())
            mention = next((m for m in chips if m.kind == "chip" and not m.generic), mention)
        elif mention.kind == "chip" and (rack := _RACK.search(mention.text)) is not None:
            slug = make_slug(mention.text[: rack.end()])
            goods = replace(mention, id=f"product:{slug}", name=mention.text, kind="product", provisional=True)
            return replace(subject, mentions=(goods,))
        if noun is None or mention.kind != "chip":
            return subject
        kind = "rack" if _IS_RACK.search(noun[0]) else "server"
        id_ = f"product:{mention.id.partition(':')[2]}-{kind}"
        known = self._discourse.catalogue.get(id_)
        name = known.name if known else f"{mention.name} {kind}"
        goods = Mention(subject.start, subject.end, name, id_, name, "product", provisional=known is None)
        return replace(subject, mentions=(goods,))

    def _is_no_unit_price(self, subject: Filled, quantity: Quantity) -> bool:
        """Whether a sum is that of many: no chip costs a million dollars, no unnamed server thirty."""
        size = quantity.low if quantity.low is not None else quantity.high or 0.0
        most = {"USD": 5e5, "EUR": 5e5, "GBP": 5e5, "CNY": 2.5e6}.get(quantity.unit or "", 1e10)
        if subject.mentions[0].kind == "chip":
            return size > most or 0 < size < _LEAST_PRICE  # A dollar or three is the rent of an hour.
        goods = subject.mentions[0].id
        return goods.endswith(("server", "rack")) and goods.startswith("product:") and size > 60 * most
