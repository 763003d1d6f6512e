"""What only one predicate asks: mends or refuses the roles and the figure that a frame was filled with."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from assets.facts.discourse import ORGANISATIONS, Sentence, as_kind, is_yardstick
from assets.facts.engine.buyers_and_sellers import BuyersAndSellers
from assets.facts.engine.noun_phrases import MEMORY
from assets.facts.engine.places import Places
from assets.facts.engine.qualifiers.dating import base_of
from assets.facts.engine.state import (
    DEEDS,
    OF_TRAINING,
    PERIODIC,
    PRECISIONS,
    REPORTED,
    Claim,
    Filled,
    Reading,
    crosses_clause,
)
from assets.facts.english_syntax import has_own_subject, is_passive
from assets.facts.frames import Trigger
from assets.facts.mentions import Mention
from assets.facts.mentions.mention import GENERIC_CHIP
from assets.facts.mentions.mention import slug as make_slug
from assets.facts.patterns import screened
from assets.facts.quantities.find import Quantity

_CONTRACT_MAKING = "segment:foundry"
# More than any one chip computes, a whole wafer included.
_MOST_COMPUTE_OF_A_CHIP_TFLOPS = 200_000.0
_INFERENCE = re.compile(
    r"推理|推论|每秒(?:词元|token)|\binferenc|\bserv(?:es?|ing)\b|\bquer|\btokens (?:a|per) second"
    r"|\bgenerat(?:es?|ing) (?:text|tokens|answers)",
    re.I,
)
_TRAINING = re.compile(r"训练|微调|\btrain|\bfine-tun", re.I)
_SPEED = screened(
    r"性能|效能|速度|效率|快|\bfast|\bspeed|\bquick|\bslow|\bperform|\bpowerful|\bthroughput|\bcapab|\bbetter\b", re.I
)
_SERVER = re.compile(r"整机|[八8]卡(?:服务器|机)?|服务器|机柜|机架|整柜|\bservers?\b|\bracks?\b|\bsystems?\b|\bbox\b")
_IS_RACK = re.compile(r"柜|机架|rack")
_RACK = re.compile(r"NVL\d+")
_TRAINED_OUT = re.compile(r"(?:训练?|练|炼|跑|蒸馏)(?:出来?|成)了?")
# 收入首度升穿90亿美元，达93.27亿美元: what was passed is not the figure.
_IN_FULL = re.compile(r".{0,4}(?:升穿|突破|跨过|首破|站上|迈过|破).{1,12}，(?:达到?|为|至|录得|报)")
# 较去年的150亿元多110亿: by how much, not how much.
_MORE_THAN = re.compile(r"(?:[元亿万]多(?:出|了)?|[多少]了|少[花投]了?)约?$")
# Several of a kind that go unnamed: 美系五大云端服务供应商.
_SEVERAL_NAMELESS = screened(
    r"[三四五六七八九十]大(?:云|科技|互联网|CSP)[^，。；]{0,8}(?:厂|商|业者|巨头|公司|企业|CSP)"
    r"|[几多三四五六七八]家(?:最大|头部|主要|大型)[^，。；]{0,8}(?:公司|厂商|企业|巨头|商)"
)
_REVENUE_BEFORE = screened(r"营收|收入")
_MARKET_BEFORE = screened(r"市场|出货|市占|产能|份额")
# Who announces a price sets it: 阿里云宣布，A100实例降价两成.
_ANNOUNCES = re.compile(r"[^，。；]{0,8}(?:宣布|公告|通知客户|发布公告|官宣|发函|告知客户)[^，。；]{0,4}[，：]?")
_AMONG_OTHERS = screened(
    r"\b(?:investors?|backers|funds?|firms|group)\b[^.;]{0,30}\b(?:including|such as|among them)\b|\bamong others\b"
    r"|\bfrom [^.;]{2,60}\band (?:others|other \w+|an? [a-z]|(?:two|three|several|some|existing) [a-z])"
)
# Who makes the chip: "Who builds it for you?", "Where is it made?"
WHO_MAKES = screened(
    r"\b[Ww]ho (?:else )?(?:makes?|builds?|manufactures?|fabricates?|produces?|fabs|prints|is (?:making|building"
    r"|manufacturing|the (?:manufacturer|foundry|maker)|your (?:foundry|manufacturer|fab)))\b"
    r"|\b[Ww]hose (?:fab|line|process)|\b[Ww]hich foundry\b|\b[Ww]here (?:is|are|do|did|will) [^?]{0,20}"
    r"(?:made|built|manufactured|fabbed|produced|make (?:it|them)|build (?:it|them))"
    r"|谁[^？?]{0,6}(?:代工|流片|生产|制造)|[哪那](?:家|里)[^？?]{0,8}(?:代工|流片|生产|制造)|代工[^？?]{0,6}(?:谁|哪)"
)
_OF_ITS_MAKING = screened(
    r"nanomet|\b(?:it|made|built|fabbed|manufactured|process|line|node|part|chip)\b", re.IGNORECASE
)
# What a sum may be the worth of, and the word that means it.
_DEAL = screened(
    r"\b(?:contract|deal|order|agreement|sale|purchase)\b(?![^.]*\b(?:valued|valuation|stake)\b)", re.IGNORECASE
)
_IT = re.compile(r"\b[Ii]t\s$")
# Between a verb and with whom else it is done.
_TOGETHER_WITH = screened(
    r"\b(?:jointly|together|hand in hand|in partnership|in collaboration|in tandem) with (?:the )?$"
)
# What is done by somebody, so that whoever else is the subject of the clause does it.
_DONE = frozenset({"orders", "cuts_orders", "supplies", "uses", "invests_in", "holds", "reallocates", "partners_with"})
# Behind for whom somebody works, who is then his customer: 三星将为特斯拉生产AI6，合同金额165亿美元.
_SERVES = re.compile(
    r"[^，。；]{0,6}?(?:生产|代工|制造|供应|供货|提供|建设|建造|打造|交付|组装|封装|搭建|部署|托管|承接|代建|施工"
    r"|送样|送测|出货|发货|交货)"
)
# Behind a company that is bought as a whole.
_BOUGHT_WHOLE = re.compile(
    r"\s?(?:[,.;)(]|for\b|in\b|last\b|this\b|at\b|and\b|when\b|after\b|before\b|outright|altogether|that\b|from\b|is\b|was\b)"
)
_CARDS = re.compile("[张块枚颗]卡?")
# What is counted like cards, and is none.
_OTHER_SHEETS = re.compile(
    r"(?:的|[\u4e00-\u9fff]{1,4}?)?(?:券|票|照片|图|桌|椅|床|海报|名片|订单|唱片|光盘|专辑|银行卡|信用卡|会员卡|交通卡|地图|嘴|试卷|证"
    r"|股权|通知|报纸|纸|清单|合同|硬币|奖牌|勋章|星|钻|牙|糖|药|子弹|种子|螺丝|草地|地皮|地(?![\u4e00-\u9fff])|屏幕|面板|电池|砖)"
)
_NAMELESS_SHARE = "of others without a name"
_WITHIN_YEAR = ("month", "quarter", "half", "interval")
# Customers of somebody, who themselves have no name, right before what they do.
_NAMELESS_ACT = screened(
    r"(?:客户|买家|买主|经销商|代理商)(?:已经?|也|都|均|纷纷|开始|则|还|又|近期|目前|陆续|普遍)*$"
    r"|(?<!single )\b(?:customers|buyers|clients)\s(?:(?:have|had|are|were|will|also|now|already|then)\s)*$"
)
_MODEL_BEHIND = re.compile(r"(?:级别?|规模)?的?\w{0,10}?模型")
_IN_A_YEAR = re.compile(
    r"(?:公司|企业|大厂|巨头|行业)们?的?(?:一年|每年|年均|全年)|(?:每年|年均)[^，。；]{0,12}(?:开支|开销|花|投)"
)
_CUSTOMERS = re.compile(r"(?:客户|租户|买家|买主)(?:里|中|当中|是|为|有|包括|，|、|名单)")
# 向英伟达代理商采购: from whom, not who.
_WITH_NAMELESS = re.compile(r"[向从找跟与和给][^，。；]{0,10}$")
# A line of business as the subject, up to its figure.
_ACTING_LINE = re.compile(
    r"\W*(?:[A-Z][a-z]+(?: [a-z]+){0,2}, )?(?:(?:[Tt]he|[Ii]ts|[Tt]heir|[A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,2}['’]s?) )?"
    r"(?P<line>(?!(?:sales|revenue|demand)\b)[A-Za-z][\w-]*"
    r"(?: (?:and |& )?(?!(?:in|the|of|for|to|at|by|with|on|from|its|is|was)\b)[A-Za-z][\w-]*){0,3}?)"
    r"[ -](?:business|unit|division|segment|arm)"
    r"(?P<aside> of (?:the )?[A-Z][\w.&-]*(?: [A-Z][\w.&-]*)?|, [^,;.]{3,80},)?"
    r" (?!(?:of|said|says|told|and|head|chief|at)\b)"
    r"(?:(?!, (?:and|while|but|as|which|whose)\b)(?:[^;.]|\.(?=\d)))*$"
)
# What is brought in by a deal or by goods: ", which it expects will generate around", "The contract should bring in".
_DEAL_BRINGS = screened(
    r"(?:, (?:which|that)\b[^,;.]{0,50}|\b(?:deals?|contracts?|leases?|agreements?|pacts?|partnerships?|projects?"
    r"|expectations?|tie-up|arrangement|production|ramp|orders?|alliance)\b(?:[^,;.]{0,30}))"
    r"\b(?:generate|bring in|bring|deliver|yield|produce|add|contribute|be worth)\s"
    r"(?:(?:about|around|some|roughly|up to|as much as|at least|more than|an? (?:additional|estimated)|nearly|over) )*$"
)
# Before the figure of what something is compared with.
_OF_SOMETHING_ELSE = re.compile(r" (?:in|for|on|of) (?:the |an? )?[a-z]")
_FROM_BASE = re.compile(r" to (?:about |around |nearly |over |just )?$")
_SET_AGAINST = re.compile(r"\d[^;:]*\b(?:against|versus|vs\.?|compared (?:with|to))\s?(?:just |only |about )?$")
# Before how much of an order has come: "but received fewer than 30,000".
_ARRIVED = screened(
    r"\b(?:but|and|only|so far|has|have|had) (?:has |have |had |only |so far )*(?:received|got|taken delivery of) "
    r"(?:only |just |about |some |around |fewer than |less than |more than |a mere )*\d",
    re.IGNORECASE,
)
# Goods of a site that are no part of its computers, right behind a verb.
_OTHER_GOODS = screened(
    r"(?:\w+ )(?:[\w.,-]+ ){0,4}?(?:gas |wind |diesel |backup |steam )?(?:turbines?|generators?|transformers?|reactors?"
    r"|gensets?|solar panels?|batteries|chillers?|cooling towers?|fuel cells?)\b",
    re.IGNORECASE,
)
# "Google says pods draw close to 10 MW": that is none of the maker's.
_MACHINES_DRAW = screened(
    r"\b(?:pods?|racks?|cabinets?|servers?|systems?) (?:(?:[^,;.]|[,.]\d){0,40} )?"
    r"(?:draws?|consumes?|needs?|uses?|burns?|pulls?) "
    r"(?:about |around |some |close to |nearly |up to |as much as |roughly |over |more than )?$",
    re.IGNORECASE,
)
_OF_GROUP = screened(r"\b[Gg]roup(?:['’]s|-wide|-level)? (?:\w+ )?(?:revenues?|sales|turnover|capex|capital|spending)")
_NEXT_CLAUSE = re.compile(r", (?:while|whereas|but|and) (?=the |its |[A-Z])")
_NO_LINE = re.compile(r"(?:core|whole|entire|main|biggest|largest|smallest|other|new|own|total)\b")
_OF_WHICH = screened(r"\bof (?:which|that|this)\b|\bincluding\b|其中")
_OF_WHICH_PART = re.compile(
    r"[^，。；,.;]{0,4}[，,；;（(]\s?(?:其中|当中|里面|大多|多数|大部分|一半)"
    r"|[^,.;]{0,12},? (?:of which|most of (?:them|which)|half of them|among them)\b"
)
_CUT_TO = screened(
    r"(?:砍|降|压|削|减|限|锁)(?:低|制)?(?:到|至|成|为|在)(?:了|约)?$"
    r"|\b(?:cut|reduced|slowed|throttled|capped|limited) (?:to|at) $"
)
_THAN_FORECAST = screened(
    r"[较比](?:原先|原本|此前|之前|先前|早前|市场|分析师|公司|自身|自家)?的?(?:预测|预期|预估|估计|指引|目标|预算)[^，。；\d]{0,6}$"
)
# From here on a company stands among those who make chips; who designs them stands there.
_MAKES_CHIPS = _DESIGNS_CHIPS = 4
# Before who leads a round.
_LED_BY = screened(r"\b(?:led|backed|anchored) by (?:the )?$")
# What a company takes in, sells or spends is no less, in any currency.
_LEAST_SUM = 10_000.0
# Chips of this kind cost no less, in any currency.
_LEAST_PRICE = 15.0
# A line of business, and what tells that a clause is about one; what tells that the next is about the whole company.
_LINES = frozenset({"segment", "chip", "technology", "product"})
_LINE_NOUN = re.compile(r"[^，。；]{0,2}?(?:业务|部门|板块|分部|事业|平台|系列|产品线)")
_OF_WHOLE = re.compile(r"总|公司|集团|整体|合计|全部|该企|母公司")
_CLAUSE_OPENS = re.compile(r"\W*(?:其中|而|但|旗下|不过|另外|此外|同时)?\W*")


# Between a company and the verb of who buys it: "Silo AI, which AMD later bought".
_WHICH_SOMEBODY = re.compile(
    r",? (?:which|that) [A-Z][\w&.’'-]*(?: [A-Z][\w&.’'-]*){0,3} (?:\w+ly |has |had |later |then |since )*"
)


class Predicates(Places, BuyersAndSellers):
    """Mends and refuses filled frames by their predicate."""

    def _refused(self, claim: Claim) -> str | None:
        """Why a trigger and its value state nothing, whoever may fill the roles; None where they may."""
        sentence, trigger, quantity, predicate = claim.sentence, claim.trigger, claim.quantity, claim.predicate
        if (predicate in DEEDS or predicate == "fabricates") and self._is_directed(sentence, trigger):
            return "told to do, not done"
        if self._has_stranger(sentence, trigger, predicate):
            return "done by somebody else"
        if predicate == "orders" and quantity and sentence.search(_ARRIVED, quantity.start - 40, quantity.start + 12):
            return "what has arrived"
        if predicate in ("orders", "supplies") and sentence.search(_OTHER_GOODS, trigger.start, trigger.end + 40):
            return "other goods"
        if predicate == "power" and quantity and sentence.search(_MACHINES_DRAW, sentence.start, quantity.start):
            return "what machines draw"
        if predicate in ("orders", "cuts_orders") and self._is_done_by_nameless(sentence, trigger):
            return "done by some without a name"
        if predicate == "market_share" and quantity is not None:
            # 本土厂商的份额将升至五成，去年为四成: of the same, who have no name.
            start, end = sentence.clause(quantity.start, quantity.end)
            own = any(n.mentions and n.has(ORGANISATIONS) and start <= n.start < end for n in sentence.nodes)
            again = not own and any(r.reason == _NAMELESS_SHARE for r in claim.reading.rejections)
            if again or self._is_of_nameless(sentence, quantity):
                return _NAMELESS_SHARE
        if (
            predicate == "market_share"
            and sentence.words(trigger.start, trigger.start + 2) == "占比"
            and sentence.search(_REVENUE_BEFORE, sentence.start, trigger.start)
            and not sentence.search(_MARKET_BEFORE, sentence.start, trigger.end + 8)
        ):
            return "a part of revenue"  # 该业务营收将达数十亿美元，占比两成
        if predicate.startswith("capex") and quantity is not None and self._is_of_several(sentence, quantity):
            return "done by some without a name"
        if predicate in REPORTED and quantity is not None and quantity.dimension == "money" and _is_small(quantity):
            return "too little for a company"
        if predicate in ("capex", "revenue") and quantity is not None:
            ahead = sentence.words(quantity.start - 4, quantity.start)
            if predicate == "revenue" and _IN_FULL.match(ahead + sentence.words(quantity.start, quantity.end + 4)):
                return "the figure itself follows"
            if _MORE_THAN.search(ahead):
                return "a difference"
            if predicate == "revenue" and sentence.search(_DEAL_BRINGS, quantity.start - 90, quantity.start):
                return "what a deal brings in"
        base = (quantity.start - 18, quantity.start) if quantity is not None else (0, 0)
        if predicate.endswith("_change") and quantity is not None and sentence.search(_THAN_FORECAST, *base):
            return "set against a forecast"  # 较原先预测低约一成半
        claim.part = self._part_of_revenue(claim.reading, trigger, quantity)
        return "part of a total" if claim.part == () else None

    def _refined_subject(self, claim: Claim, subject: Filled) -> Filled | None:
        """The subject that a predicate asks for, by what stands where its frame looked."""
        sentence, frame, predicate, quantity = claim.sentence, claim.frame, claim.predicate, claim.quantity
        if predicate == "power" and self._delivers_power(subject, sentence):
            # What a utility can deliver is what the site has.
            sites = [role for role in frame.subject if "cluster" in role.kinds]
            utility = tuple(m.id for m in subject.mentions)
            return self._fill(sites, frame, claim.trigger, quantity, sentence, utility, claim.inherited)
        if predicate in ("lead_time", "price_change") and subject.mentions[0].id == "product:wafer":
            # How long one waits for wafers, or what becomes of their price, is told of a foundry.
            main = self._discourse.main_company
            makers = (
                tuple(m for m in (main and as_kind(main, ("foundry",)),) if m)
                or self._discourse.topic(("foundry",), sentence, claim.anchor[0])[:1]
            )
            return replace(subject, mentions=makers, node=None) if makers else subject
        if predicate == "spec" and quantity is not None:
            subject = self._before_or_after_cut(sentence, subject, quantity)
            return self._set_against(claim, subject, quantity)
        if predicate in PERIODIC and sentence.search(_OF_GROUP, claim.trigger.start - 14, claim.trigger.end):
            # "AWS brought in $28.8 billion. Group revenue climbed": of whom it is a part.
            return replace(subject, mentions=tuple(self._whole_group(m) for m in subject.mentions))
        return subject

    def _set_against(self, claim: Claim, subject: Filled, quantity: Quantity) -> Filled | None:
        """Whose the second of two figures is, "5 petaflops against 4.5": not the first one's, if anybody's."""
        sentence = claim.sentence
        base = next(
            (
                n
                for n in sentence.nodes
                if n.kinds == {"chip"} and _FROM_BASE.match(sentence.words(n.end, quantity.start))
            ),
            None,
        )
        if base is not None and base.marker in ("in", "on", "for", "of", "with") and base.mentions:
            # "soaring from 3.35 TB in the H100 to 4.8 TB": what is spoken of, not what it is compared with.
            taken = tuple(m.id for m in base.mentions)
            if not any(m.id in taken for m in subject.mentions):
                return subject
            chips = self._discourse.topic(("chip",), sentence, quantity.start, taken)[:1]
            return replace(subject, mentions=chips, node=None) if chips else None
        told = next((d for d in reversed(claim.reading.drafts) if d.predicate == "spec"), None)
        against = _SET_AGAINST.search(claim.sentence.words(quantity.start - 60, quantity.start))
        if against is None or told is None or [m.id for m in subject.mentions] != [told.subject.id]:
            return subject
        if _OF_SOMETHING_ELSE.match(sentence.words(quantity.end, quantity.end + 30)):
            return None  # "compared to only 16GB in high-end smartphones"
        past = [sentence, *reversed(self._discourse.history)][:3]
        others = {m.id: m for s in past for n in s.nodes if n.kinds == {"chip"} for m in n.mentions}
        others.pop(told.subject.id, None)
        other = next(iter(others.values())) if len(others) == 1 else None
        return None if other is None or other.generic else replace(subject, mentions=(other,), node=None)

    def _whole_group(self, member: Mention) -> Mention:
        """The company that a known one is a part of, else itself."""
        entity = self._discourse.catalogue.get(member.id)
        parent = self._discourse.catalogue.get(entity.part_of) if entity is not None and entity.part_of else None
        if parent is None or parent.kind != "company":
            return member
        return replace(member, id=parent.id, name=parent.name, other_ids=(), provisional=False)

    def _refine(self, claim: Claim) -> str | None:
        """Mend the filled roles of a claim by its predicate; why it is no fact, or None."""
        subject, frame = claim.subject, claim.frame
        if subject is None:
            return "missing subject"
        needs_object = all(role.required for role in frame.object) or (claim.attachment is None and frame.need_object)
        supply = _SUPPLY.get(claim.predicate)
        reason = supply(self, claim, subject) if supply is not None else None
        if reason is not None:
            return reason
        if claim.object is None and frame.object and needs_object:
            return "missing object"
        if claim.part and claim.attachment is not None:
            claim.predicate = "sales"
            claim.attachment.value = replace(claim.attachment.value, predicate="sales")
            claim.object = Filled(claim.part, claim.anchor[0], claim.anchor[0], None, "part")
        refine = _REFINE.get(claim.predicate)
        reason = refine(self, claim, subject) if refine is not None else None
        subject = claim.subject or subject
        if reason is None and frame.sells is not None:
            sells = self._sells(claim.sentence, subject, claim.object) if claim.object is not None else None
            reason = "who sells to whom is not told" if sells != frame.sells else None
        return reason

    def _supply_supply(self, claim: Claim, subject: Filled) -> str | None:
        """Who is named right behind 主力供应商 supplies, and is not supplied."""
        node = claim.object.node if claim.object is not None else None
        if self._language == "zh" and node is not None and node.anaphor and claim.object is not None:
            # Google云端将跃居该公司最大供应商: 该公司 is not who the clause begins with.
            start, _ = claim.sentence.clause(*claim.anchor)
            ahead = {m.id for n in claim.sentence.nodes if start <= n.start < node.start for m in n.mentions}
            if ahead & {m.id for m in claim.object.mentions}:
                return "who is supplied is not told"
        behind = node is not None and 0 <= node.start - claim.trigger.end <= 1
        is_supplier = self._language == "zh" and claim.frame.rule == "supplies/supplier" and behind
        return "who supplies is named behind" if is_supplier else None

    def _supply_order(self, claim: Claim, subject: Filled) -> str | None:
        claim.object = self._interviewed_seller(subject, claim.quantity, claim.object)
        if self._buys_company(claim.sentence, claim.trigger, subject):
            return "a company is bought, no goods"
        return None

    def _supply_market(self, claim: Claim, subject: Filled) -> None:
        """What market a foundry, or who is listed with foundries, has a share of goes without saying."""
        named = [m for n in claim.sentence.nodes if not n.anaphor for m in n.mentions]
        foundries = any(m.kind == "foundry" or self._discourse.foundry_of(m) is not None for m in named)
        among = subject.place == "labelled" and foundries
        if claim.object is None and (subject.mentions[0].kind == "foundry" or among):
            made = self._discourse.catalogue.get(_CONTRACT_MAKING)
            if made is not None:
                place = claim.anchor[0]
                segment = Mention(place, place, made.name, made.id, made.name, "segment")
                claim.object = Filled((segment,), place, place, None, "implied")

    def _supply_cards(self, claim: Claim, subject: Filled) -> None:
        """自有的大概3400张: cards of no model named."""
        quantity, sentence = claim.quantity, claim.sentence
        if (
            claim.object is None
            and quantity is not None
            and _CARDS.fullmatch(quantity.classifier or "")
            and not _OTHER_SHEETS.match(sentence.words(quantity.end, quantity.end + 8))
        ):
            chip = Mention(quantity.start, quantity.end, quantity.text, GENERIC_CHIP, "GPU", "chip", generic=True)
            claim.object = Filled((chip,), quantity.start, quantity.end, None, "implied")

    def _refine_order(self, claim: Claim, subject: Filled) -> str | None:
        sentence, obj = claim.sentence, claim.object
        subject = self._users_among(subject, obj)
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
        if obj is not None and subject.node is not None and subject.node.pick in ("former", "latter"):
            pair = {subject.mentions[0].id, obj.mentions[0].id}
            if any(pair <= {m.id for m in n.mentions} for n in sentence.nodes):
                return "two that are named together"  # 转向海光与燧原，前者负责训练，预定了…
        sets = claim.quantity is not None and (claim.quantity.classifier or "") in ("套", "柜")
        if sets and obj is not None and obj.node is None and obj.mentions[0].kind == "chip":
            claim.object = obj = None  # 中国电信拿走了90套: machines are counted, no chips that were spoken of before.
        nominal = self._language == "zh" and obj is None and claim.frame.name == "nominal"
        if nominal and all(self._making(m) >= _MAKES_CHIPS for m in subject.mentions):
            return "whether a maker's orders are its own or its customers' is not told"
        main = self._discourse.main_company
        sells = self._discourse.own_chip is not None and main is not None and subject.mentions[0].id == main.id
        own = sells and obj is not None and all(m.generic for m in obj.mentions)
        if obj is not None and (own or self._makes(subject.mentions[0], obj)):
            return "its own chip"
        return None

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
        claim.subject = subject = self._users_among(subject, claim.object)
        if claim.frame.foreign and claim.object is not None and self._makes(subject.mentions[0], claim.object):
            return "its own goods are sold"
        return None

    def _refine_cut(self, claim: Claim, subject: Filled) -> str | None:
        makes = claim.object is None and subject.mentions[0].kind == "foundry"
        return "who makes wafers starts none for itself" if makes else None

    def _refine_market_share(self, claim: Claim, subject: Filled) -> None:
        """Of the market for contract chipmaking it is the foundry that has a share."""
        if claim.object is not None and claim.object.mentions[0].id == _CONTRACT_MAKING:
            makers = tuple(
                m if m.kind == "foundry" else as_kind(m, ("foundry",)) or self._discourse.foundry_of(m) or m
                for m in subject.mentions
            )
            claim.subject = replace(subject, mentions=makers)

    def _refine_launch(self, claim: Claim, subject: Filled) -> str | None:
        sentence, obj, trigger = claim.sentence, claim.object, claim.trigger
        if subject.node is None and obj is not None and self._is_foreign(subject, obj):
            # 阿里云、腾讯先后下单。两年后，它的继任者H100登场: whose chip it is presents it.
            maker = self._discourse.catalogue.get(self._vendor_id(obj.mentions[0]) or "")
            if maker is not None and maker.id in self._discourse.companies:
                subject = replace(subject, mentions=(self._discourse.companies[maker.id],))
                claim.subject = subject
        if subject.place == "topic" and obj is not None and obj.mentions[0].kind not in ("model", "chip"):
            return "who launches it is not told"
        if self._language == "en" and obj is not None and obj.node is not None and obj.mentions[0].kind == "chip":
            spans = [(q.start, q.end) for q in sentence.quantities if q.unit == "units"]
            if any(a <= obj.node.start and obj.node.end <= b + 1 for a, b in spans):
                return "counted goods are installed, not launched"
        if (reason := self._refine_design(claim, subject)) is not None:
            return reason
        if (
            self._language == "zh"
            and obj is not None
            and obj.node is not None
            and obj.mentions[0].kind == "model"
            and obj.end <= trigger.start
            and crosses_clause(sentence, obj.end, trigger.start)
            and sentence.words(obj.end, obj.end + 1) != "，"  # GLM-4.5，3550亿参数，7月28日开源
        ):
            return "of what another clause tells"  # 跑GPT-3的速度是A100的12倍，下半年上市
        return None

    def _refine_design(self, claim: Claim, subject: Filled) -> str | None:
        if not claim.frame.foreign and claim.object is not None and self._is_foreign(subject, claim.object):
            return "another vendor's product"
        if claim.predicate != "develops" and subject.node is not None and self._language == "en":
            claim.subject = self._with_partner(claim.sentence, claim.trigger, subject)
        return None

    def _refine_size(self, claim: Claim, subject: Filled) -> str | None:
        """Grok 2用了2万块H100: what a model takes is not the size of the machine spoken of before."""
        sentence, (begin, end) = claim.sentence, claim.anchor
        start, _ = sentence.clause(begin, end)
        named = subject.node is not None and subject.place != "owner-cluster"
        if self._language != "zh" or named or "用" not in sentence.words(begin, end):
            return None
        takes = (
            (start <= n.start or "训" in sentence.words(n.end, begin))
            and not re.search("[：；]", sentence.words(n.end, begin))
            for n in sentence.nodes
            if n.end <= begin and n.kinds == {"model"} and not n.marker
        )
        return "what a model takes" if any(takes) else None

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

    def _refine_successor(self, claim: Claim, subject: Filled) -> str | None:
        obj = claim.object
        if obj is not None and obj.mentions[0].kind != subject.mentions[0].kind:
            return "of another kind"
        if self._language == "zh" and obj is not None and obj.node is None:
            vendors = {self._vendor_id(m) for m in (subject.mentions[0], obj.mentions[0])} - {None}
            if len(vendors) > 1:
                return "another vendor's product"  # 壁仞的下一代BR20X follows no H20 that was spoken of.
            here = [claim.sentence, *(s for s in self._discourse.history if s.block == claim.sentence.block)]
            if not any(s.start <= obj.mentions[0].start < s.end for s in here):
                return "of another paragraph's product"
        return None

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

    def _refine_restriction(self, claim: Claim, subject: Filled) -> str | None:
        goods = claim.object is None or claim.object.mentions[0].kind in ("chip", "technology")
        return "a list names companies" if goods and subject.mentions[0].id.endswith("-list") else None

    def _refine_price_change(self, claim: Claim, subject: Filled) -> str | None:
        sets = claim.frame.rule == "price_change/sets-prices"
        moves = sets and self._moves_itself(claim.sentence, claim.trigger, subject)
        return "the price of goods moves" if moves else None

    def _refine_sale(self, claim: Claim, subject: Filled) -> str | None:
        return "who sold is not told" if subject.mentions[0].anonymous else None

    def _refine_holding(self, claim: Claim, subject: Filled) -> str | None:
        if claim.object is None and claim.quantity is not None and claim.quantity.unit == "units":
            claim.object = self._any_chips(claim.quantity)
        return "a machine has them" if self._has_cluster(claim.sentence, claim.trigger, subject) else None

    def _refine_parameters(self, claim: Claim, subject: Filled) -> str | None:
        kind = claim.quantity is not None and self._is_kind_of_model(claim.sentence, subject, claim.quantity)
        return "a kind of model" if kind else None

    def _refine_training(self, claim: Claim, subject: Filled) -> str | None:
        obj = claim.object
        if claim.predicate == "trained_on" and obj is not None and all(m.generic for m in obj.mentions):
            claim.object = self._chips_meant(claim.sentence, obj)
        if claim.quantity is not None and self._is_yearly_of_others(claim.sentence, claim.quantity):
            return "what others spend in a year"
        return None

    def _refine_spec(self, claim: Claim, subject: Filled) -> str | None:
        quantity = claim.quantity
        if (
            quantity is not None
            and quantity.unit in ("TFLOPS", "TOPS")
            and subject.mentions[0].kind == "chip"
            and (quantity.low or quantity.high or 0.0) > _MOST_COMPUTE_OF_A_CHIP_TFLOPS
        ):
            return "too much for one chip"  # 算力规模达10 EFLOPS is a site's.
        return None

    def _refine_price(self, claim: Claim, subject: Filled) -> str | None:
        frame, quantity, sentence = claim.frame, claim.quantity, claim.sentence
        if quantity is None:
            return None
        claim.subject = self._as_goods(sentence, subject, quantity)
        if self._is_no_unit_price(claim.subject, quantity):
            # JUPITER内装约24000颗GH200，造价5亿欧元: what the machine cost.
            whole = [replace(role, kinds=("cluster",)) for role in frame.subject if "cluster" in role.kinds]
            machine = self._fill(whole, frame, claim.trigger, quantity, sentence, claim.taken, claim.inherited)
            if machine is None or machine.node is None or machine.node.anaphor or machine.node.marker:
                return "too much for one"
            claim.subject = machine
        return None

    def _refine_investment(self, claim: Claim, subject: Filled) -> None:
        """What a round brought in is no one's of those who took part."""
        if claim.frame.rule == "invests_in/raised" and claim.quantity and claim.sentence.search(_AMONG_OTHERS):
            claim.attachment = claim.value = None
        told = claim.object
        if told is not None and told.node is not None and claim.sentence.search(_LED_BY, told.start - 24, told.start):
            # "a round led by Accel, in which Nvidia put up $300 million": of whom the sentence is about.
            taken = tuple(m.id for m in (*subject.mentions, *told.mentions))
            about = self._discourse.topic(("company",), claim.sentence, claim.trigger.start, taken)[:1]
            claim.object = replace(told, mentions=about, node=None) if about else told

    def _own_process(self, sentence: Sentence, offset: int) -> Filled | None:
        """The chip of whose maker's interview a sentence tells the process: "It's made by TSMC on a 5nm line"."""
        own = self._discourse.first_person and self._discourse.own_chip is not None
        asked = any(question.search(WHO_MAKES) for question in self.asked)
        if not own or not (asked or sentence.search(_OF_ITS_MAKING)):
            return None
        chips = tuple(m for m in self._discourse.topic(("chip",), sentence, offset)[:1] if not m.generic)
        return Filled(chips, offset, offset, None, "topic") if chips else None

    def _part_of_revenue(
        self, reading: Reading, trigger: Trigger, quantity: Quantity | None
    ) -> tuple[Mention, ...] | None:
        """The segment of a revenue that is a part of the one before: "revenue of $44bn, of which data center $39bn".

        Empty where it is a part that has no name, or the change of a part; None where it is no part.
        """
        sentence = reading.sentence
        if quantity is None or trigger.frame.predicate not in ("revenue", "capex"):
            return None
        if (
            trigger.frame.predicate == "revenue"
            and (line := self._acting_line(sentence, quantity, trigger)) is not None
        ):
            return line if quantity.unit != "ratio" else ()
        if trigger.end > quantity.start:
            return None
        begin = trigger.end
        if trigger.frame.continues is not None and quantity.unit == "ratio":
            # 其中数据中心29.32亿美元，增速52%: the part's, as long as no other measure is named.
            begin = max(sentence.text.rfind(c, 0, trigger.start - sentence.start) for c in "；;") + 1 + sentence.start
        parts = sentence.search(_OF_WHICH, begin, quantity.start)
        if parts is None or (trigger.frame.predicate == "capex" and parts[0] == "including"):
            return None
        within = begin + parts.start()
        if any(within <= t.start < quantity.start and t.granularity in _WITHIN_YEAR for t in sentence.times):
            return None  # 其中仅三季度就贡献了410.7亿元
        if trigger.frame.predicate == "capex":
            # 其中约900亿元用于采购算力; a member of those who spend is no part.
            named = any(
                within <= n.start < quantity.start and (n.kinds & ORGANISATIONS or n.pick) for n in sentence.nodes
            )
            return None if named else ()
        if quantity.unit == "ratio":
            return ()
        for node in sentence.nodes:
            if node.has(("segment",)) and node.mentions and 0 <= quantity.start - node.end <= 8:
                return tuple(m for m in self._discourse.members(node, ("segment",), sentence))[:1]
        return ()

    def _opening_line(self, sentence: Sentence, quantity: Quantity, trigger: Trigger) -> tuple[Mention, ...] | None:
        """The line of business that a Chinese clause opens with and the next goes on with: 数据中心业务很强，营收512亿.

        Empty for a line of products, which has no predicate; None where the revenue is the company's.
        """
        until = min(trigger.start, quantity.start)
        begin = sentence.start + max((sentence.text.rfind(c, 0, until - sentence.start) for c in "；;"), default=-1) + 1
        opening = sentence.clause(until, until)[0]
        nodes = [n for n in sentence.nodes if begin <= n.start and n.end <= until and not (n.marker or n.bracket)]
        last = next((n for n in reversed(nodes) if n.kinds & _LINES or n.kinds & ORGANISATIONS or n.anaphor), None)
        if last is None or last.anaphor or not last.kinds <= _LINES or last.end > opening:
            return None
        own = sentence.words(opening, trigger.end if trigger.end <= quantity.start else quantity.start)
        owner = next(
            (n for n in nodes if n.kinds & ORGANISATIONS and last.start - n.end <= 1 and n.end <= last.start), last
        )
        before = sentence.words(sentence.clause(last.start, last.end)[0], owner.start)
        noun = _LINE_NOUN.match(sentence.words(last.end - 2, last.end + 3))
        if noun is None or _OF_WHOLE.search(own) or not _CLAUSE_OPENS.fullmatch(before):
            return None
        return self._discourse.members(last, ("segment",), sentence)[:1] if last.kinds == {"segment"} else ()

    def _acting_line(self, sentence: Sentence, quantity: Quantity, trigger: Trigger) -> tuple[Mention, ...] | None:
        """The line of business that is the subject: "Its gaming division, once the largest, reported $2.8 billion"."""
        if self._language != "en":
            return self._opening_line(sentence, quantity, trigger)
        ahead = sentence.words(sentence.start, quantity.start)
        clauses = [0, *(m.end() for m in _NEXT_CLAUSE.finditer(ahead))]
        opening, match = next(((c, m) for c in reversed(clauses) if (m := _ACTING_LINE.match(ahead[c:]))), (0, None))
        if match is None:
            return None
        begin = sentence.start + opening + (match.end("aside") if match["aside"] else match.end("line"))
        acting = (n for n in sentence.nodes if n.kinds & ORGANISATIONS and not (n.anaphor or n.marker))
        if any(begin <= n.start < quantity.start for n in acting):
            return None
        words = match["line"]
        if _NO_LINE.match(words):
            return ()
        known = self._known_segment(words)
        id_, name = (known.id, known.name) if known is not None else (f"segment:{make_slug(words)}", words)
        return (Mention(begin, begin, name, id_, name, "segment", provisional=known is None, rule="clause"),)

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
        past = next(iter(reversed(self._discourse.history)), None)
        if self._language != "en" or past is None or past.block != sentence.block or not past.search(_DEAL):
            return False
        before = sentence.words(max(sentence.start, trigger.start - 16), trigger.start)
        return _IT.search(before) is not None and "worth" in sentence.words(trigger.start, trigger.end)

    def _with_partner(self, sentence: Sentence, trigger: Trigger, subject: Filled) -> Filled:
        """Who did it, and with whom: "which it designed jointly with Kobe University"."""
        for node in sentence.nodes:
            if node.marker != "with" or not node.kinds & ORGANISATIONS or not 0 < node.start - trigger.start < 90:
                continue
            if not sentence.search(_TOGETHER_WITH, trigger.start, node.start):
                continue
            known = {m.id for m in subject.mentions}
            partners = self._discourse.members(node, ("company", "foundry"), sentence)
            return replace(subject, mentions=(*subject.mentions, *(m for m in partners if m.id not in known)))
        return subject

    def _trained_on_before(self, reading: Reading, subject: Filled) -> Filled | None:
        """The chips on which the sentence has just said that a model was trained: "on 4,000 of them, for 70 days"."""
        ids = {m.id for m in subject.mentions}
        last = next((d for d in reversed(reading.drafts) if d.predicate == "trained_on" and d.subject.id in ids), None)
        if last is None or last.object is None or "+" in last.object.id:
            return None
        base = last.object
        chip = Mention(subject.start, subject.start, base.mention, base.id, base.name, base.kind, base.provisional)
        return Filled((chip,), subject.start, subject.start, None, "same")

    def _has_stranger(self, sentence: Sentence, trigger: Trigger, predicate: str) -> bool:
        """Whether a deed is that of a subject of its own that is no party known: "the state is to put in"."""
        if self._language != "en" or predicate not in _DONE or not sentence.start <= trigger.start < sentence.end:
            return False
        if self._discourse.first_person or is_passive(sentence, trigger.start, trigger.end):
            return False
        return has_own_subject(sentence, trigger.start)

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

    def _whole_of(self, sentence: Sentence, obj: Filled, quantity: Quantity) -> Filled:
        """Chips of any kind, where a total is told before what a part of it is: 四千张，其中A800占了两千六."""
        part = quantity.unit == "units" and obj.node is not None and obj.mentions[0].kind == "chip"
        if not part or not _OF_WHICH_PART.match(sentence.words(quantity.end, obj.start)):
            return obj
        return self._any_chips(quantity) or obj

    def _any_chips(self, quantity: Quantity) -> Filled | None:
        """Chips of any kind, where a number counts some and no model is named."""
        chips = self._discourse.catalogue.get("chip:gpu")
        if chips is None:
            return None
        whole = Mention(quantity.start, quantity.end, quantity.text, chips.id, chips.name, "chip", generic=True)
        return Filled((whole,), quantity.start, quantity.end, None, "whole")

    def _before_or_after_cut(self, sentence: Sentence, subject: Filled, quantity: Quantity) -> Filled:
        """Whose figure was cut, and whose it then is: of "the A800, an A100 whose NVLink was cut from 600 to 400".

        The first figure is that of the chip that another is a variant of, the second that of the variant, whichever of
        the two the sentence names beside the figure.
        """
        if len(subject.mentions) != 1:
            return subject
        before = base_of(sentence, quantity, sentence.quantities)
        after = next((q for q in sentence.quantities if base_of(sentence, q, sentence.quantities) is quantity), None)
        cut = sentence.search(_CUT_TO, quantity.start - 12, quantity.start) is not None
        if before is None and after is None and not cut:
            return subject
        named = {m.id: m for n in sentence.nodes for m in n.mentions if m.kind == "chip"}
        for mention in (subject.mentions[0], *named.values()):
            entity = self._discourse.catalogue.get(mention.id)
            original = self._discourse.catalogue.get(entity.variant_of) if entity and entity.variant_of else None
            if original is None or subject.mentions[0].id not in (mention.id, original.id):
                continue
            base = named.get(original.id) or replace(mention, id=original.id, name=original.name)
            return replace(subject, mentions=(mention if after is None else base,), node=None)
        return subject

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

    def _is_of_several(self, sentence: Sentence, quantity: Quantity) -> bool:
        """Whether a Chinese sentence tells of several of a kind, and names none of them before a sum."""
        found = sentence.search(_SEVERAL_NAMELESS, sentence.start, quantity.start)
        if found is None or self._language != "zh":
            return False
        return not any(
            sentence.start + found.start() <= n.start < quantity.start and n.has(ORGANISATIONS) and not n.marker
            for n in sentence.nodes
        )

    def _is_done_by_nameless(self, sentence: Sentence, trigger: Trigger) -> bool:
        """Whether it is somebody's customers who act, of whom the text names none."""
        found = sentence.search(_NAMELESS_ACT, trigger.start - 24, trigger.start)
        if found is None:
            return False
        start = max(sentence.start, trigger.start - 24) + found.start()
        if _WITH_NAMELESS.search(sentence.words(start - 12, start)):
            return False
        return not any(n.mentions and n.start <= start < n.end for n in sentence.nodes)

    def _has_cluster(self, sentence: Sentence, trigger: Trigger, subject: Filled) -> bool:
        """Whether it is a machine that has the chips: xAI在孟菲斯那套Colossus有10万张, "It has 10,000" behind one."""
        verb = trigger.frame.name == "have" or sentence.words(trigger.start, trigger.end).lower() in ("hold", "holds")
        if verb and subject.node is not None and subject.node.anaphor and not subject.node.kinds:
            return any(d.predicate in ("cluster_size", "operates") for d in self._drafts)
        return verb and any(
            n.has(("cluster",)) and n.mentions and subject.end <= n.start and 0 <= trigger.start - n.end <= 6
            for n in sentence.nodes
        )

    def _is_directed(self, sentence: Sentence, trigger: Trigger) -> bool:
        """Whether somebody is only told, asked or allowed to: has told Alibaba to stop buying, 要求企业停止采购."""
        if not sentence.start <= trigger.start < sentence.end:
            return False
        start, _ = sentence.clause(trigger.start, trigger.start)
        if self._language == "en":
            start = max(sentence.start, trigger.start - 90)  # Those told may be a list with commas.
        return sentence.search(self._grammar.modality["directed"], start, trigger.start) is not None

    def _as_goods(self, sentence: Sentence, subject: Filled, quantity: Quantity) -> Filled:
        """The server or rack that holds the chips, where that is what has the price: 八卡整机开到了80万."""
        mention = subject.mentions[0]
        words = sentence.words(max(sentence.start, min(subject.end, quantity.start) - 1), quantity.start)
        noun = _SERVER.search(words) if mention.kind == "chip" and subject.node is not None else None
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

    def _trained_out(self, sentence: Sentence, offset: int) -> Filled | None:
        """The model that a clause behind says was made this way: 用2048块H800花了41天，训出了“帆语-2”."""
        if self._language != "zh":
            return None
        opening = max(sentence.text.rfind(mark, 0, offset - sentence.start) for mark in "；;") + 1 + sentence.start
        if any(opening <= n.start < offset and n.has(("model",)) and not n.anaphor for n in sentence.nodes):
            return None
        for match in _TRAINED_OUT.finditer(sentence.text, max(0, offset - sentence.start)):
            end = sentence.start + match.end()
            if end - offset > 60 or re.search("[；;。]", sentence.words(offset, end)):
                break
            for node in sentence.nodes:
                near = 0 <= node.start - end <= 18 and node.has(("model",)) and bool(node.mentions)
                if near and "，" not in sentence.words(end, node.start):
                    return Filled(node.mentions[:1], node.start, node.end, node, "after")
        return None

    def _bounded_by_superlative(self, sentence: Sentence, predicate: str, quantity: Quantity) -> Quantity:
        """最快也要等三个季度 is at least that long; 最大700亿参数 is the size of the largest."""
        if predicate == "parameters" and quantity.cmp == "<=" and re.match("最[大高多]", quantity.text):
            return replace(quantity, low=quantity.high, cmp="=")
        if predicate == "lead_time" and quantity.cmp in ("=", "~"):
            start = sentence.clause(quantity.start, quantity.start)[0]
            if re.search(r"最快|起码|至少", sentence.words(start, quantity.start)):
                return replace(quantity, high=None, cmp=">=")
        return quantity

    def _is_yearly_of_others(self, sentence: Sentence, quantity: Quantity) -> bool:
        """Whether a Chinese clause tells what some firm spends in a year, and not what a run took."""
        if self._language != "zh":
            return False
        return _IN_A_YEAR.search(sentence.words(*sentence.clause(quantity.start, quantity.end))) is not None

    def _is_kind_of_model(self, sentence: Sentence, subject: Filled, quantity: Quantity) -> bool:
        """Whether a size only tells what kind of model is meant, or is that of one without a name.

        训练万亿参数模型最快4天; OpenAI发布GPT-3后，字节曾训练了一个数十亿参数的大模型.
        """
        if (
            self._language == "zh"
            and subject.end <= quantity.start
            and crosses_clause(sentence, subject.end, quantity.start)
            and sentence.words(quantity.start - 2, quantity.start) in ("一个", "一款", "了个")
            and _MODEL_BEHIND.match(sentence.words(quantity.end, quantity.end + 16))
        ):
            return True
        if subject.mentions[0].id != "model:unnamed" or self._language != "zh":
            return False
        return re.match(r"(?:级别?|规模)?的?\w{0,6}?模型", sentence.words(quantity.end, quantity.end + 12)) is not None

    def _is_no_unit_price(self, subject: Filled, quantity: Quantity) -> bool:
        """Whether a sum is that of many: no chip costs a million dollars, no unnamed server thirty."""
        size = quantity.low if quantity.low is not None else quantity.high or 0.0
        most = {"USD": 5e5, "EUR": 5e5, "GBP": 5e5, "CNY": 2.5e6}.get(quantity.unit or "", 1e10)
        if subject.mentions[0].kind == "chip":
            return size > most or 0 < size < _LEAST_PRICE  # A dollar or three is the rent of an hour.
        goods = subject.mentions[0].id
        return goods.endswith(("server", "rack")) and goods.startswith("product:") and size > 60 * most

    def _same_base(self, reading: Reading, subject: Filled) -> Filled | None:
        """What the sentence compared the subject with before: 训练性能是H100的4倍，推理性能最高提升30倍."""
        ids = {m.id for m in subject.mentions}
        last = next((d for d in reversed(reading.drafts) if d.predicate in ("spec_ratio", "slowdown")), None)
        if last is None or last.object is None or last.subject.id not in ids:
            return None
        base = last.object
        chip = Mention(subject.start, subject.start, base.mention, base.id, base.name, base.kind, base.provisional)
        return Filled((chip,), subject.start, subject.start, None, "base-of")

    def _is_of_memory(self, sentence: Sentence, trigger: Trigger) -> bool:
        """Whether a bandwidth told in one breath with the memory is the memory's: 显存48GB，带宽768GB/s."""
        named = {
            t.frame.metric
            for t in sentence.triggers
            if abs(t.start - trigger.start) < 60 and (t.start, t.end) != (trigger.start, trigger.end)
        }
        return "memory" in named and "interconnect_bandwidth" not in named

    def _precision(self, reading: Reading, offset: int) -> str:
        """At which precision a chip computes so fast: the one named nearest, else before, else not told."""
        named = [t for t in reading.sentence.triggers if t.frame.metric in PRECISIONS]
        if named:
            return min(named, key=lambda t: abs(t.start - offset)).frame.metric or "compute"
        drafts = reversed([*self._drafts, *reading.drafts])
        return next((d.metric for d in drafts if d.metric in PRECISIONS), None) or "compute"

    def _measured(self, reading: Reading, trigger: Trigger, quantity: Quantity) -> str | None:
        """What a ratio is of, where its own words do not tell: the measure named nearest, in its clause first."""
        sentence = reading.sentence
        start, end = sentence.clause(quantity.start, quantity.end)
        priced = [q for q in sentence.quantities if q.dimension == "money" and 0 <= quantity.start - q.end <= 6]
        if priced:
            return None  # "to cost about 5 million won, a tenth of an H100"
        best: tuple[float, str] | None = None
        for other in sentence.triggers:
            named = other.frame.metric
            if other.frame.predicate not in ("spec", "spec_ratio") or named in (None, "measured"):
                continue
            if other.frame.name == "compute" and not re.search(
                r"算力|comput|flop", sentence.words(other.start, other.end), re.IGNORECASE
            ):
                continue
            if other.start >= end + 1 or other.start - quantity.end > 60:
                continue
            cost = (
                sentence.distance(other.end, quantity.start)
                if other.end <= quantity.start
                else sentence.distance(quantity.end, other.start)
            )
            cost += 0 if start <= other.start < end else 40
            if named in ("training_speed", "inference_speed"):
                cost += 8
            elif other.frame.name == "compute":
                cost += 14
            if best is None or cost < best[0]:
                best = (cost, named or "")
        if best is not None and best[0] < 60:
            return "fp16" if best[1] == "precision" else best[1]
        words = sentence.words(sentence.start, end + 1)
        if _INFERENCE.search(words):
            return "inference_speed"
        if _TRAINING.search(words):
            return "training_speed"
        last = next((d for d in reversed(reading.drafts) if d.predicate == "spec"), None)
        if last is not None:
            return last.metric
        return "training_speed" if sentence.search(_SPEED, start, end + 1) else None


# What may stand for an object that is not told, by the predicate; why there can be none, or None.
_SUPPLY: dict[str, Callable[[Predicates, Claim, Filled], str | None]] = {
    "holds": Predicates._supply_cards,
    "market_share": Predicates._supply_market,
    "orders": Predicates._supply_order,
    "supplies": Predicates._supply_supply,
}


# What a predicate makes of its filled roles: they are mended in place; why there is no fact, or None.
def _is_small(quantity: Quantity) -> bool:
    """Whether an amount is that of a share or a piece: "raised its target price to $443"."""
    return (quantity.high if quantity.high is not None else quantity.low or 0.0) < _LEAST_SUM


_REFINE: dict[str, Callable[[Predicates, Claim, Filled], str | None]] = {
    "capacity": Predicates._refine_capacity,
    "cluster_size": Predicates._refine_size,
    "cuts_orders": Predicates._refine_cut,
    "delivery": Predicates._refine_delivery,
    "designs": Predicates._refine_design,
    "develops": Predicates._refine_design,
    "fabricates": Predicates._refine_fabrication,
    "holds": Predicates._refine_holding,
    "invests_in": Predicates._refine_investment,
    "launches": Predicates._refine_launch,
    "market_share": Predicates._refine_market_share,
    "orders": Predicates._refine_order,
    "parameters": Predicates._refine_parameters,
    "price": Predicates._refine_price,
    "price_change": Predicates._refine_price_change,
    "restricts": Predicates._refine_restriction,
    "sales": Predicates._refine_sale,
    "spec": Predicates._refine_spec,
    "successor_of": Predicates._refine_successor,
    "threshold": Predicates._refine_restriction,
    "uses": Predicates._refine_use,
    **dict.fromkeys(OF_TRAINING, Predicates._refine_training),
}
