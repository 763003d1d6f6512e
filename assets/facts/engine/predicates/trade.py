"""Orders, supplies, deliveries, use and making of goods: who buys, who sells, who is served."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from assets.facts.discourse import ORGANISATIONS, Sentence
from assets.facts.engine.makers import MAKING
from assets.facts.engine.noun_phrases import MEMORY
from assets.facts.engine.predicates.buyers_and_sellers import BuyersAndSellers
from assets.facts.engine.state import Claim, Filled
from assets.facts.frames import Trigger
from assets.facts.mentions import Mention
from assets.facts.patterns import screened
from assets.facts.quantities.quantity import Quantity

# What a sum may be the worth of, and the word that means it.
_DEAL = screened(
    r"\b(?:contract|deal|order|agreement|sale|purchase)\b(?![^.]*\b(?:valued|valuation|stake)\b)", re.IGNORECASE
)
_IT = re.compile(r"\b[Ii]t\s$")
# Behind for whom somebody works, who is then his customer: 三星将为特斯拉生产AI6，合同金额165亿美元.
_SERVES = re.compile(
    r"[^，。；]{0,6}?(?:生产|代工|制造|供应|供货|提供|建设|建造|打造|交付|组装|封装|搭建|部署|托管|承接|代建|施工"
    r"|送样|送测|出货|发货|交货)"
)
# Behind a company that is bought as a whole.
_BOUGHT_WHOLE = re.compile(
    r"\s?(?:[,.;)(]|for\b|in\b|last\b|this\b|at\b|and\b|when\b|after\b|before\b|outright|altogether|that\b|from\b|is\b|was\b)"
)
_BUYS_IT = screened(
    r"\b(?:buy|buys|bought|buying|acquir(?:e|es|ed|ing)) (?:it|the (?:company|firm|start-?up|group))"
    r"(?=[.,;]| for\b| in\b| last\b)"
)
_CUSTOMER_IS = screened(
    r"，(?:其|这家|该|而|神秘|这位|下单)?(?:客户|买家|买主|下单方)(?:身份)?(?:正|就|便|恰恰?|即)?[是为](?!否|了)"
)
_GOT_ORDER = screened(
    r"(?:拿[到下]|获得?|接到|接获|赢得|斩获|收到|抢[下到]|揽[下获]|签[下到])了?[^，。；]{0,20}(?:订单|大单|合同)"
)
_CUSTOMERS = re.compile(r"(?:客户|租户|买家|买主)(?:里|中|当中|是|为|有|包括|，|、|名单)")
_PICKS = ("former", "latter")
# From here on a company stands among those who make chips; who designs them stands there.
_MAKES_CHIPS = _DESIGNS_CHIPS = 4
# Between a company and the verb of who buys it: "Silo AI, which AMD later bought".
_WHICH_SOMEBODY = re.compile(
    r",? (?:which|that) [A-Z][\w&.’'-]*(?: [A-Z][\w&.’'-]*){0,3} (?:\w+ly |has |had |later |then |since )*"
)
# Between two companies of which one gives the other its orders, whichever that is.
_ORDERS_FROM = re.compile(r"['’]s? (?:[\w-]+ ){0,3}(?:orders?|bookings|purchases) from (?:the )?")
# What one waits for is said by the noun before: 交期, 变压器的等待时间.
_TIME_OF_WAITING = screened(
    r"交期|(?:交货|交付|供货|提货|到货|订货|发货|出货)(?:周期|期|时间)|货期|供货期|等待(?:时间|期)|排期|前置(?:时间|期)"
)
# What one waits for at a foundry.
_OF_FOUNDRY = re.compile(r"foundry|packaging|cowos|soic|wafer|nodes?$|\dnm|:n\d|:a\d\d")
# Before such a noun, where no goods are named but those spoken of.
_GOODS_MEANT = re.compile(
    r"(?:目前|眼下|如今|现在|当前|现阶段|近期|平均|整体|最新|一般|普遍|一度|而|但|且|并|其|它们?|此时|同期|客户|渠道|国内|海外|市场|市面上?"
    r"|现货|芯片|显卡|新卡|单卡|卡|整机|服务器|机柜|加速卡|产品|新?货|订单|首批|新|的|也|则|却|仍|已|该|这[款批种些]?|上述|所有|国产|高端|标准"
    r"|正常|官方|官网|给出|报出|合同|方面|上|里|中|倒是|反倒|不过|可是|反而|甚至|最[长快短新]|多数|部分|这边|那边|那里|说|称|表示|透露|预计|估计|的?报价|因此|所以|于是|导致|使得?|令|让"
    r"|[“”「」『』，、\s]|年[初底]|\*)*"
)
# 以6亿美元卖给了软银
_FOR_SUM = re.compile(r"以(?:约|近|大约|超过?|逾)?$")
_SOLD_FOR = re.compile(r"(?:的?价格|左右)?(?:整体|打包|全部)?(?:卖|出售|转让)给")
# "Under the agreement, valued at": the deal, and no company.
_DEAL_AT_ONCE = screened(r"\b(?:agreement|contract|deal|order),? (?:which |that )?(?:is |was |has been )?$")

# "cut its order for 5,000 GB300s by 20%"
_CUT_BY = re.compile(r"(?: [\w-]+){0,2} by (?:about |around |some |nearly |roughly |more than |almost )?")
# "half of an order for 3,000 H200s", "half of the 3,072 H100s": how many that is.
_PART_OF = re.compile(
    r" of (?:(?:an?|the|its|their|this|that) )?(?:orders? (?:for|of) )?(?:the |some |about |around )?"
)


# "took the third generation of Trainium from Marvell": work that one does in another's place.
_WINS_FROM = re.compile(
    r"(?:take|takes|took|taking|taken) (?:over )?(?:(?:the|an?|its|some|most|all|much|half|part|of) )*(?:[\w-]+ ){0,2}?"
    r"(?:generation|business|work|role|job|project|lead|crown|place|position|programme|program|share|customers?|assignment"
    r"|mandate|designs?|socket|market|slot|title|top spot)s?\b[^,;.]* (?:away )?from "
)
# What others have placed: "has orders worth $13 billion", "sits on firm orders for 20,000 servers".
_HAS_ORDERS = screened(
    r"\b(?:ha[sd]|have|holds?|held|with|sit(?:s|ting) on|sat on|boast(?:s|ed)?|counts?|took|takes|taken|won|booked)\s"
    r"(?:(?!its\b|their\b)[\w-]+\s){0,2}orders?(?: for)?$",
    re.IGNORECASE,
)

# What is ordered, as a noun: who is named behind "from" is then whose order it is.
_ORDER_NOUN = re.compile(
    r"\b(?:orders?|purchases?|contracts?|deals?|bookings?|business|demand|request)\b", re.IGNORECASE
)


class Trade(BuyersAndSellers):
    """Mends and refuses what is told of trade."""

    def _supply_supply(self, claim: Claim, subject: Filled) -> str | None:
        """Who is named right behind 主力供应商 supplies, and is not supplied."""
        node = claim.object.node if claim.object is not None else None
        if self._buys_it(claim) or self._sells_itself(claim):
            return "a company is bought, no goods"
        if self._language == "zh" and node is not None and node.anaphor and claim.object is not None:
            # Google云端将跃居该公司最大供应商: 该公司 is not who the clause begins with.
            start, _ = claim.sentence.clause(*claim.anchor)
            ahead = {m.id for n in claim.sentence.nodes if start <= n.start < node.start for m in n.mentions}
            if ahead & {m.id for m in claim.object.mentions}:
                return "who is supplied is not told"
        of_it = self._language == "zh" and claim.sentence.words(claim.trigger.end, claim.trigger.end + 1) == "的"
        if of_it and claim.frame.rule == "supplies/provided-by-zh":
            return "who is supplied is not told"  # 由前者供货的机房容量为80兆瓦
        behind = node is not None and 0 <= node.start - claim.trigger.end <= 1
        is_supplier = self._language == "zh" and claim.frame.rule == "supplies/supplier" and behind
        return "who supplies is named behind" if is_supplier else None

    def _supply_order(self, claim: Claim, subject: Filled) -> str | None:
        if _WINS_FROM.match(claim.sentence.words(claim.trigger.start, claim.trigger.end + 60)):
            return "won from another"
        if self._is_of_customer_behind(claim, subject):
            return "who orders is told behind"
        claim.object = self._interviewed_seller(subject, claim.quantity, claim.object)
        if self._buys_company(claim.sentence, claim.trigger, subject) or self._buys_it(claim):
            return "a company is bought, no goods"
        return None

    def _is_of_customer_behind(self, claim: Claim, subject: Filled) -> bool:
        """Whether who got the order stands before, and who orders behind: 博通已拿到100亿美元的订单，客户正是OpenAI."""
        sentence = claim.sentence
        match = sentence.search(_CUSTOMER_IS, claim.trigger.start) if self._language == "zh" else None
        if match is None or not sentence.search(_GOT_ORDER, sentence.start, claim.trigger.end):
            return False
        at, own = claim.trigger.start + match.end(), {m.id for m in subject.mentions}
        node = next((n for n in sentence.nodes if n.start == at and n.mentions and n.kinds & ORGANISATIONS), None)
        return node is not None and not own & {m.id for m in node.mentions}

    def _supply_cut(self, claim: Claim, subject: Filled) -> None:
        claim.object = self._interviewed_seller(subject, claim.quantity, claim.object) or self._who_denies(
            claim, subject
        )

    def _who_denies(self, claim: Claim, subject: Filled) -> Filled | None:
        """The company that denies that another has cut its orders: 鸿海发言人否认苹果砍单."""
        sentence, at = claim.sentence, claim.trigger.start
        if self._language != "zh" or not any(a.denies and a.start <= at < a.end for a in sentence.attributions):
            return None
        cutting, kinds = {m.id for m in subject.mentions}, ("company", "foundry")
        for node in sentence.nodes:
            if not node.source or node.end > at or node.marker:
                continue
            members = self._discourse.members(node, kinds, sentence)
            if members and not any(m.id in cutting or self._discourse.is_observer(m) for m in members):
                return Filled(members, node.start, node.end, node, "denies")
        return None

    def _refine_order(self, claim: Claim, subject: Filled) -> str | None:
        sentence, obj = claim.sentence, claim.object
        if self._language == "en" and (_is_bought_from(claim, subject) or self._has_orders_of_others(claim, subject)):
            return "who buys is not told"
        subject = self._users_among(subject, obj)
        if obj is not None and claim.frame.name == "contract" and self._sells(sentence, subject, obj):
            subject, obj = obj, subject  # "Samsung's contract with Tesla is worth": it is Tesla that buys.
        if obj is not None:
            obj = self._made_to_order(sentence, subject, self._told_vendor(sentence, subject, obj))
        if obj is not None and obj.mentions[0].id == "product:wafer":
            # "TSMC is fully booked: Nvidia has reserved 390,000 wafers": those of the foundry spoken of.
            buyers = tuple(m.id for m in subject.mentions)
            foundries = self._discourse.topic(("foundry",), sentence, claim.anchor[0], buyers)[:1]
            obj = replace(obj, mentions=foundries, node=None) if foundries else obj
        if self._language == "zh":
            obj = self._seller_to_customer(sentence, claim.trigger, subject, obj)
            if obj is not None and obj.node is not None and _SERVES.match(sentence.words(obj.end, obj.end + 16)):
                serves = obj.node.marker in ("为", "给", "替", "向") and obj.end < claim.trigger.start
                subject, obj = (obj, subject) if serves else (subject, obj)
        if obj is not None and obj.mentions[0].kind == "chip":
            subject, obj = self._seller_apart(sentence, subject, obj)
        claim.subject, claim.object = subject, obj
        picked = any(side is not None and side.node is not None and side.node.pick in _PICKS for side in (subject, obj))
        if obj is not None and picked:
            pair = {subject.mentions[0].id, obj.mentions[0].id}
            if any(pair <= {m.id for m in n.mentions} for n in sentence.nodes):
                return "two that are named together"  # 转向海光与燧原，前者负责训练，预定了…
        sets = claim.quantity is not None and (claim.quantity.classifier or "") in ("套", "柜")
        if sets and obj is not None and obj.node is None and obj.mentions[0].kind == "chip":
            claim.object = obj = None  # 中国电信拿走了90套: machines are counted, no chips that were spoken of before.
        told = obj is not None and obj.node is not None and not obj.node.anaphor
        nominal = self._language == "zh" and not told and claim.frame.name == "nominal"
        if nominal and all(self._making(m) >= _MAKES_CHIPS for m in subject.mentions):
            return "whether a maker's orders are its own or its customers' is not told"
        maker = subject.node is None and all(self._only_makes_chips(m.id) for m in subject.mentions)
        if maker and obj is not None and obj.mentions[0].kind == "chip" and self._vendor_id(obj.mentions[0]):
            return "another vendor's chip"  # A maker of chips that was only spoken of buys no other's.
        main = self._discourse.main_company
        sells = self._discourse.own_chip is not None and main is not None and subject.mentions[0].id == main.id
        own = sells and obj is not None and all(m.generic for m in obj.mentions)
        if obj is not None and (own or self._makes(subject.mentions[0], obj)):
            return "its own chip"
        return None

    def _has_orders_of_others(self, claim: Claim, subject: Filled) -> bool:
        """Whether what a maker of machines or chips has is the orders of customers that nobody names."""
        if any(self._making(m) < MAKING["server-maker"] for m in subject.mentions):
            return False
        vendor = claim.object is not None and claim.object.mentions[0].kind in ("company", "foundry")
        start, end = claim.anchor
        return not vendor and claim.sentence.search(_HAS_ORDERS, start - 50, end) is not None

    def _users_among(self, subject: Filled, obj: Filled | None) -> Filled:
        """Anthropic与谷歌签约，将启用TPU: of the two it is not the maker who uses it."""
        if obj is None or len(subject.mentions) < 2:
            return subject
        users = tuple(m for m in subject.mentions if not self._makes(m, obj))
        return replace(subject, mentions=users) if users else subject

    def _refine_use(self, claim: Claim, subject: Filled) -> str | None:
        carries = self._language == "zh" and claim.sentence.words(*claim.anchor)[:2] in ("搭载", "配备")
        if carries and claim.object is not None and self._makes(subject.mentions[0], claim.object):
            return "its own goods carry it"  # 英伟达首批搭载最新架构的Vera Rubin产品
        within = (
            claim.object is not None and claim.object.node is not None and claim.object.node.marker in ("in", "inside")
        )
        if within and claim.object is not None and self._makes(subject.mentions[0], claim.object):
            return "its own goods carry it"  # "AMD uses HBM3E in the MI350"
        claim.subject = subject = self._users_among(subject, claim.object)
        if claim.frame.foreign and claim.object is not None and self._makes(subject.mentions[0], claim.object):
            return "its own goods are sold"
        return None

    def _refine_cut(self, claim: Claim, subject: Filled) -> str | None:
        quantity, attachment = claim.quantity, claim.attachment
        self._at_which_foundry(claim, subject)
        subject = claim.subject or subject
        if quantity is not None and attachment is not None:
            reason, part = _part_cut(claim.sentence, quantity)
            attachment.quantity = part or quantity
            if reason is not None:
                return reason
        if claim.object is not None and self._received_orders(claim, subject, claim.object):
            claim.subject, claim.object = claim.object, subject
            return None
        makes = claim.object is None and subject.mentions[0].kind == "foundry"
        return "who makes wafers starts none for itself" if makes else None

    def _received_orders(self, claim: Claim, owner: Filled, source: Filled) -> bool:
        """Whether orders are those that their owner was given: "Foxconn's orders from Google have been slashed".

        They are where the owner stands nearer to the chips' making; "Alibaba's orders from Nvidia" are those it gave.
        """
        if not _ORDERS_FROM.fullmatch(claim.sentence.words(owner.end, source.start)):
            return False
        sells = self._sells(claim.sentence, owner, source)
        unknown = self._discourse.catalogue.get(source.mentions[0].id) is None
        return self._making(owner.mentions[0]) > 0 if sells is None and unknown else bool(sells)

    def _at_which_foundry(self, claim: Claim, subject: Filled) -> None:
        """Of 英伟达下修投片8万片，其中联电减少1万片 the foundry is where the one who cuts before starts less."""
        quantity = claim.quantity
        if self._language != "zh" or quantity is None or quantity.unit != "wafers":
            return
        if subject.mentions[0].kind != "foundry":
            return
        told = next((d for d in reversed(claim.reading.drafts) if d.predicate == "cuts_orders"), None)
        if told is None or told.subject.kind == "foundry":
            return
        cutter = Mention(subject.start, subject.start, told.subject.name, told.subject.id, told.subject.name, "company")
        claim.subject = Filled((cutter,), subject.start, subject.start, None, "told-before")
        claim.object = subject

    def _refine_delivery(self, claim: Claim, subject: Filled) -> str | None:
        """Of 寒武纪明年出货可望倍增 Huawei's chip, spoken of before, is not what is shipped."""
        if self._language != "zh" or subject.node is not None or subject.mentions[0].kind != "chip":
            return None
        start, _ = claim.sentence.clause(claim.trigger.start, claim.trigger.end)
        vendor = self._vendor_id(subject.mentions[0])
        others = [
            m
            for n in claim.sentence.nodes
            if start <= n.start and n.end <= claim.trigger.start and not (n.marker or n.anaphor)
            for m in n.mentions
            if m.id != vendor and self._making(m) == _DESIGNS_CHIPS
        ]
        return "another vendor's product" if others and vendor is not None else None

    def _refine_lead_time(self, claim: Claim, subject: Filled) -> str | None:
        """Of 变压器的等待时间 a chip spoken of before is not what one waits for."""
        sentence, (at, _) = claim.sentence, claim.anchor
        goods = claim.object.mentions[0] if claim.object is not None else None
        spoken_of = subject.place == "topic" and subject.mentions[0].kind == "foundry"
        if spoken_of and goods is not None and not _OF_FOUNDRY.search(goods.id):
            return "not what a foundry makes"  # 三星签署协议。…服务器内存现在要等五个月
        if self._language == "zh" and subject.node is None and subject.mentions[0].kind == "chip":
            vendor = self._vendor_id(subject.mentions[0])
            makers = {
                m.id
                for n in sentence.nodes
                if n.end <= at and not (n.marker or n.anaphor or n.source)
                for m in n.mentions
                if self._making(m) == _DESIGNS_CHIPS
            }
            if vendor is not None and makers and vendor not in makers:
                return "another vendor's product"  # 寒武纪现在卖的主要是590，交期要四到五个月
        if claim.quantity is not None:
            at = max(at, claim.quantity.start)
        places = (at, claim.anchor[0]) if self._language == "zh" and not claim.inherited else (at,)
        clauses = (sentence.clause(place, place) for place in places)
        start, end = next((c for c in clauses if sentence.search(_TIME_OF_WAITING, *c)), (at, at))
        noun = sentence.search(_TIME_OF_WAITING, start, end) if self._language == "zh" else None
        if noun is None or (subject.node is not None and start <= subject.node.start):
            return None
        place = start + noun.start()
        ahead = [n for n in sentence.nodes if start <= n.start and n.end <= place]
        begin = max([start, *(n.end for n in ahead), *(t.end for t in sentence.times if start <= t.end <= place)])
        others = subject.mentions[0].kind == "chip" and any(
            n.kinds & {"technology", "segment", "product"} and n.end == begin
            for n in ahead
            if not any(m.rule == "system" for m in n.mentions)  # GB300機櫃
        )
        unknown = not _GOODS_MEANT.fullmatch(sentence.words(begin, place))
        return "of other goods" if others or unknown else None

    def _refine_fabrication(self, claim: Claim, subject: Filled) -> str | None:
        if claim.object is not None and self._is_maker_only(claim.sentence, claim.trigger, subject, claim.object):
            return "whose chip it is does not say who makes it"
        return None

    def _refine_capacity(self, claim: Claim, subject: Filled) -> str | None:
        if claim.object is not None and MEMORY.search(claim.object.mentions[0].id):
            # Memory is made by the company itself, and not by its foundry.
            subject = replace(subject, mentions=tuple(self._parent(m) or m for m in subject.mentions))
        if self._only_buys(subject.mentions[0]):
            # "whether the foundry has moved Huawei's chip: … its 7nm capacity": of the two the foundry has lines.
            refers = (subject.node is None or subject.node.anaphor) and self._language == "en"
            makers = self._discourse.topic(("foundry",), claim.sentence, claim.anchor[0])[:1] if refers else ()
            subject = replace(subject, mentions=makers) if makers else subject
        claim.subject = subject
        return "who has its chips made has no lines" if self._only_buys(subject.mentions[0]) else None

    def _seller_to_customer(
        self, sentence: Sentence, trigger: Trigger, subject: Filled, obj: Filled | None
    ) -> Filled | None:
        """Who sells to whom a Chinese sentence calls a customer: 最大的客户是月之暗面，去年底租用5000张卡."""
        if obj is not None and not (obj.mentions[0].kind == "chip" and all(m.generic for m in obj.mentions)):
            return obj
        buyer = next((n for n in sentence.nodes for m in n.mentions if m.id == subject.mentions[0].id), None)
        if buyer is None or not _CUSTOMERS.search(sentence.words(sentence.start, buyer.start)):
            return obj
        ids = tuple(m.id for m in subject.mentions)
        seller = self._discourse.topic(("company",), sentence, sentence.start, ids)[:1]
        return Filled(seller, trigger.start, trigger.start, None, "topic") if seller else obj

    def _is_of_deal(self, sentence: Sentence, trigger: Trigger) -> bool:
        """Whether what is worth a sum is the deal of which the sentence before speaks."""
        if self._language == "en" and sentence.search(_DEAL_AT_ONCE, trigger.start - 40, trigger.start):
            return True
        past = next(iter(reversed(self._discourse.history)), None)
        if self._language != "en" or past is None or past.block != sentence.block or not past.search(_DEAL):
            return False
        before = sentence.words(max(sentence.start, trigger.start - 16), trigger.start)
        return _IT.search(before) is not None and "worth" in sentence.words(trigger.start, trigger.end)

    def _buys_it(self, claim: Claim) -> bool:
        """Whether a company is what a pronoun right behind the verb means: "leases from Nscale, and will buy it"."""
        if claim.object is None or claim.object.mentions[0].kind not in ORGANISATIONS:
            return False
        end = claim.quantity.start if claim.quantity is not None else claim.trigger.end + 14
        return claim.sentence.search(_BUYS_IT, claim.trigger.start, max(end, claim.trigger.end + 14)) is not None

    def _sells_itself(self, claim: Claim) -> bool:
        """Whether a company is sold for a sum, and no goods: 公司以6亿美元卖给了软银."""
        sentence, trigger = claim.sentence, claim.trigger
        if self._language != "zh":
            return False
        start, _ = sentence.clause(trigger.start, trigger.start)
        figures = [q for q in sentence.quantities if start <= q.start and q.end <= trigger.end]
        goods = any(start <= n.start < trigger.end and n.has(("chip", "product")) for n in sentence.nodes)
        if goods or any(q.unit == "units" for q in figures):
            return False
        return any(
            q.dimension == "money"
            and _FOR_SUM.search(sentence.words(max(start, q.start - 6), q.start))
            and _SOLD_FOR.match(sentence.words(q.end, q.end + 12))
            for q in figures
        )

    def _buys_company(self, sentence: Sentence, trigger: Trigger, subject: Filled) -> bool:
        """Whether what is bought is a company, and no goods: "SoftBank, which also bought Ampere last year"."""
        if self._language != "en" or not re.fullmatch(
            r"b(?:uy|uys|ought|uying)", sentence.words(trigger.start, trigger.end)
        ):
            return False
        bought = next((n for n in sentence.nodes if n.start - trigger.end == 1 and n.kinds & ORGANISATIONS), None)
        for node in sentence.nodes:
            # "at Silo AI, which AMD later bought for $665 million"
            near = node.mentions and node.kinds & ORGANISATIONS and 0 < trigger.start - node.end < 50
            near = near and not node.source  # "told Reuters that Meta had bought 20,000 H100s"
            if near and _WHICH_SOMEBODY.fullmatch(sentence.words(node.end, trigger.start)):
                return True
        if bought is None or bought.vendor or bought.owner or not bought.mentions:
            return False
        return _BOUGHT_WHOLE.match(sentence.words(bought.end, bought.end + 24)) is not None


def _is_bought_from(claim: Claim, subject: Filled) -> bool:
    """Whether the one whom goods are bought from stands for the buyer: "The town ordered 3,500 B200s from Dell"."""
    sentence, trigger, ids = claim.sentence, claim.trigger, {m.id for m in subject.mentions}
    if subject.node is not None and not subject.node.anaphor:
        return False
    if _ORDER_NOUN.search(sentence.words(trigger.start, trigger.end)):
        return False  # "won orders for 3,500 B200s from Microsoft": whose they are.
    return any(
        trigger.end <= node.start < sentence.clause(*claim.anchor)[1]
        and ids & {m.id for m in node.mentions}
        and sentence.words(node.start - 10, node.start).endswith((" from ", " from the "))
        for node in sentence.nodes
    )


def _part_cut(sentence: Sentence, quantity: Quantity) -> tuple[str | None, Quantity | None]:
    """Why a figure beside a cut is not what is cut, or how many are: of "half of an order for 3,000 H200s" 1,500."""
    for first, second in itertools.pairwise(sentence.quantities):
        between = sentence.words(first.end, second.start)
        if quantity.start == first.start and second.unit == "ratio" and _CUT_BY.fullmatch(between):
            return "by how much it is cut follows", None
        if first.unit != "ratio" or second.unit != "units" or not _PART_OF.fullmatch(between):
            continue
        if quantity.start == second.start:
            return "only a part of it is cut", None
        if quantity.start == first.start:
            bounds = ((first.low, second.low), (first.high, second.high))
            low, high = (None if share is None or size is None else abs(share) * size for share, size in bounds)
            return None, replace(second, start=first.start, low=low, high=high)
    return None, None
