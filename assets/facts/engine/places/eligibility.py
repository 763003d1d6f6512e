"""Whether a name, or a word that refers back, may stand in a role, and whom it then means."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from assets.facts.discourse import (
    ITS_RELATIVE,
    ORGANISATIONS,
    Node,
    Sentence,
    is_former_employer,
    is_not_meant,
    is_yardstick,
)
from assets.facts.engine.noun_phrases import GROUP_AND, MEMORY, chips_of, is_home_of_named, is_investor, is_possessive
from assets.facts.engine.places.look import Look
from assets.facts.engine.places.nameless import Nameless
from assets.facts.engine.places.told_before import ToldBefore
from assets.facts.engine.state import COMMON, DEEDS, MEASURES, Filled, node_beside
from assets.facts.english_syntax import KIN
from assets.facts.frames import Trigger
from assets.facts.mentions import Mention
from assets.facts.patterns import screened
from assets.facts.quantities.quantity import Quantity

_COMES_AFTER = re.compile(r"[之以]后的")
# No market: a company's share told beside its process is not one of it.
NODE = re.compile(r"segment:(?:\d+nm|mature-nodes?|advanced-nodes?|advanced-process)")
# What a speaker whom the article does not name tells of "us": that is no reporter's or broker's we.
_OF_SPEAKERS = frozenset({"holds", "orders", "uses", "trained_on", "reallocates"})
# What is told of a machine built from chips, and not of them.
_OF_MACHINES = frozenset(
    {"price", "price_change", "spec", "spec_ratio", "process_node", "orders", "fabricates", "designs"}
)
_ANOTHER_OF = re.compile(
    r"['’]s?\s(?:[\w-]+\s){0,3}?(?:suppliers?|customers?|clients?|rivals?|competitors?|partners?|backers?|investors?"
    r"|landlords?|tenants?"
    r"|owners?|parent|maker|subsidiary|affiliate|successor|predecessor|neighbours?|neighbors?)\b(?!['’])"
)
_ATTRIBUTE_OF = re.compile(r"-(?:based|powered|compatible|style|designed|made|backed|led|owned|branded|built)\b")
# Behind what somebody makes: "the memory maker".
_WHO_MAKES = re.compile(r"[- ](?:chip)?(?:maker|giant|supplier|specialist|producer|vendor)s?\b")
# Before a region that a number leaves out: 还不包括中国.
_LEFT_OUT = screened(r"(?:不包括|不含|不计入?|未计入?|未包括|剔除|扣除|排除|除了?)$")
# Before a market of which somebody has a share: 占国内市场四成.
TAKES_SHARE = "(?:占据?|拿下|拿走|吃下|吃掉|握有|抢下|抢走|分走|分得|夺得|揽下)[了到有去]?"
_SHARE_OF = screened(rf"{TAKES_SHARE}$")
# Before memory that is only a part of the chip spoken of.
_COMPONENT = re.compile(r"\d\s?[GT]B\s?(?:的|of )?$|(?:搭载|配备|集成|堆叠|内置|搭配|板载)了?[^，。；]{0,10}$")
# 某公司在火山引擎大会上: an event that bears a name does nothing.
_EVENT = re.compile(
    r"[^，。；的在上]{0,6}(?:大会|峰会|论坛|发布会|年会|开放日|展会|博览会|财报会|电话会|法说会|股东会)(?:上|期间|中|间|现场)"
)
# Parts of a company, which stand for it.
_UNITS_OF = screened(r"\b(?:units?|subsidiar(?:y|ies)|arms?|affiliates?|divisions?|branch(?:es)?) of (?:the )?$")
_FROM_DEALING = re.compile(
    r"\s(?:and (?:[\w-]+\s){1,3})?from"
    r" (?:working|selling|supplying|shipping|doing|exporting|dealing|making|producing|providing)\b"
)
# What a bank may do itself, where it is the subject right before the verb: "RBC bought 1,200 H200s".
_BANKS_BUY = frozenset({"orders", "invests_in", "holds", "uses"})

# Before what somebody turns to instead, which is no object of what stands before: 取消了H20的订单，转而采购910C.
_INSTEAD = screened(
    r"[，；](?:[^，。；]{0,6}(?:只[能得好]|不得不|被迫|便|就))?(?:并|便|且|又|也|则)?(?:转而|转向|改[为向用买从由找投订]|换[成用])"
)
# What companies do or have, besides deeds.
_DONE_BY_COMPANIES = frozenset({"partners_with", "invests_in", "market_share", "sales", "revenue", "capex"})
# What is told of goods that are made and sold.
_OF_GOODS = frozenset({"restricts", "price", "production_start", "delivery"})


_LEADS_ROUND = re.compile(r"[^，。；：由]{0,16}?(?:领投|跟投|参投)")
_RELATED_TO = screened(
    r",\s(?:an?|the|one|another|its) (?:[\w-]+ ){0,3}"
    r"(?:competitor|rival|customer|client|supplier|partner|peer|neighbour|neighbor)s? (?:of|to) (?:the )?$"
)
_OTHERS_AROUND = re.compile(r"['’]s? (?:[\w-]+ ){0,3}(?:suppliers?|customers?|founders?|executives?|partners?)\b")
_IS_THE = screened(
    r"\b(?:is|was|are|were|be|being|become|becomes|became) (?:to be )?(?:the|an?|its|one of the) (?:[\w-]+ ){0,2}$"
)
# Behind a company of which somebody owns a part: "its Nvidia stake".
_OWNED_PART = re.compile(r" (?:stakes?|holdings?|shareholding|warrants?)\b")
_JOINTLY = screened(r"\b(?:together|along|jointly|in concert|in tandem) with (?:the )?$")
_LETS = screened(r"\b(?:rent|leas|sell|let|hir)(?:e|s|es|ed|ing)? $")
_ALONGSIDE = screened(r"\b(?:alongside|(?:together|along|jointly) with) (?:the )?$")
# Behind the country that somebody speaks for: "US commerce official", "Chinese state media".
_OF_OFFICE = re.compile(
    r" (?:(?:(?!and\b|or\b)[a-z][\w-]+|Commerce|Treasury|State|Trade) ){0,3}?"
    r"(?:officials?|senators?|congress(?:man|woman)|lawmakers?|advis[eo]rs?|secretary|minist(?:er|ry)|diplomats?|ambassador|embassy|envoy|spokes\w+|regulators?|prosecutors?"
    r"|(?:state |news|financial |local |business )?(?:media|newspapers?|broadcasters?|outlets?|press|daily)"
    r"|analysts?|think[- ]tank|researchers?|economists?|executives?)\b"
)
# Before whose deed a relative clause tells.
_RELATIVE_BEFORE = re.compile(r"\b(?:which|that|whom|whose|where)\s(?:the\s)?$")
_SEATED = re.compile(r", (?:(?:an?|the) [^,;.]{2,50} |based |headquartered )(?:in|from|of) (?:the )?$")


def _is_seat(sentence: Sentence, node: Node, verb: int) -> bool:
    """Whether a country or town is only where somebody has his seat, told between commas before a verb."""
    if node.kinds != {"region"} or node.end > verb or sentence.words(node.end, node.end + 1) != ",":
        return False
    return _SEATED.search(sentence.words(max(sentence.start, node.start - 60), node.start)) is not None


def _is_complement(sentence: Sentence, node: Node) -> bool:
    """Whether a site's name only says what a site told of before is: "is the first Stargate in Europe"."""
    if sentence.search(_IS_THE, node.start - 40, node.start) is None:
        return False
    return any(n.end <= node.start and n.has(("cluster",)) and n.mentions for n in sentence.nodes)


def _begins_verbless_clause(sentence: Sentence, node: Node) -> bool:
    """Whether an English clause without a verb begins with a node: a number stands behind it and one before it."""
    if sentence.language != "en" or sentence.words(node.start - 5, node.start) != " and ":
        return False
    behind = any(0 < q.start - node.end <= 1 for q in sentence.quantities)
    return behind and any(node.start - 40 < q.end <= node.start - 5 for q in sentence.quantities)


# What is told of a chip or model and what came before or after it.
_TELL_OF_KIN = frozenset({"successor_of", "variant_of", "spec_ratio", "slowdown"})
_ITS_KIN_BEHIND = re.compile(rf"(?:['’]s?)? (?:(?:next|own|immediate|planned|cheaper|faster|bigger) )?{KIN}\b")
_KIN_OF = screened(rf"\b{KIN} (?:to|of|for) (?:the |its |an? )?(?:[A-Z][\w-]+['’]s? )?$")


def _is_named_for_its_kin(sentence: Sentence, node: Node, trigger: Trigger) -> bool:
    """Whether a product only says whose successor is spoken of: "the RNGD's successor", "the heir to Corsair"."""
    if not node.mentions or node.kinds.isdisjoint(("chip", "model")) or node.end > trigger.start:
        return False
    if node.owner and _ITS_KIN_BEHIND.match(sentence.words(node.end, node.end + 30)):
        return True
    return sentence.search(_KIN_OF, node.start - 50, node.start) is not None


class Eligibility(ToldBefore, Nameless):
    """Tells whom a node names for a role, if it may stand there."""

    def _names_event(self, node: Node, sentence: Sentence) -> bool:
        """Whether an organisation only lends its name to the event at which another acts: 字节在火山引擎大会上推出."""
        if not node.kinds & ORGANISATIONS or not _EVENT.match(sentence.words(node.end, node.end + 16)):
            return False
        start, _ = sentence.clause(node.start, node.start)
        actors = (n for n in sentence.nodes if start <= n.start and n.end < node.start and n.kinds & ORGANISATIONS)
        return any("在" in sentence.words(n.end, node.start) for n in actors if not n.marker)

    def _first(self, look: Look, candidates: Iterable[Node]) -> Filled | None:
        """The first of some nodes that may stand in the role."""
        return next((filled for node in candidates if (filled := self._usable(look, node)) is not None), None)

    def _is_barred(self, look: Look, node: Node) -> bool:
        """Whether a node cannot stand in the role, whomever it names."""
        role, trigger, sentence = look.role, look.trigger, look.sentence
        if trigger.frame.predicate == "restricts" and node.mentions and node.mentions[0].anonymous:
            return True
        if trigger.frame.predicate == "restricts" and any(
            n.kinds & ORGANISATIONS and _FROM_DEALING.match(sentence.words(n.end, n.end + 30))
            for n in sentence.nodes
            if n is node or (node.anaphor and trigger.end <= n.start < node.start)
        ):
            return True  # "prohibits TSMC from working with it": not TSMC is listed.
        if is_not_meant(sentence, node, trigger.start):
            return True
        behind = trigger.frame.predicate == "partners_with" and node.start >= trigger.end
        if behind and _RELATIVE_BEFORE.search(sentence.words(node.start - 12, node.start)):
            return True  # "have teamed up on a chip which TSMC will make"
        related = node.anaphor and not node.kinds and "chip" in role.kinds and trigger.frame.predicate != "successor_of"
        if related and ITS_RELATIVE.match(sentence.words(node.start, node.end + 40)):
            return True  # "Its successor, Braga, will not be mass-produced": not it, but Braga.
        if node.kinds == {"cluster"} and self._language == "en" and _is_complement(sentence, node):
            return True  # "Narvik, a joint venture, is the first Stargate in Europe: 230 MW"
        listed = trigger.frame.predicate == "restricts" and role in trigger.frame.object and node.owner
        if listed and _OTHERS_AROUND.match(sentence.words(node.end, node.end + 50)):
            return True  # "added Huawei's suppliers to the Entity List"
        if role in trigger.frame.subject and _OWNED_PART.match(sentence.words(node.end, node.end + 20)):
            return node.kinds <= ORGANISATIONS  # "SoftBank sold its Nvidia stake to pay for"
        behind = self._language == "zh" and role in trigger.frame.object and trigger.end <= node.start
        if behind and sentence.search(_INSTEAD, trigger.end, node.start):
            return True
        traded = trigger.frame.predicate in ("orders", "supplies") and node.marker == "with"
        if traded and sentence.search(_JOINTLY, node.start - 20, node.start):
            return True  # "bought together with High-Flyer": of whom is not told.
        lets = trigger.frame.predicate == "supplies" and node.anaphor and not node.kinds
        if lets and role in trigger.frame.object and sentence.search(_LETS, node.start - 10, node.start):
            return True  # "has a hall and rents it out": what is let, and not to whom.
        into = trigger.frame.predicate == "invests_in" and role in trigger.frame.object
        if into and sentence.search(_ALONGSIDE, node.start - 20, node.start):
            return True  # "put in money alongside Nvidia": with whom, and not in whom.
        ahead = role in trigger.frame.object and node.end <= trigger.start and node.marker in ("of", "to")
        if ahead and sentence.search(_RELATED_TO, node.start - 30, node.start):
            return True  # "KT, a competitor of SK Telecom, invested": not in it.
        if role in trigger.frame.object and _begins_verbless_clause(sentence, node):
            return True  # "Bosch put in €22 million and Nvidia €15 million"
        if node.anaphor and node.marker == "among":
            return True  # "37 companies, among them Nettrix": those counted, not who was named before.
        among = trigger.frame.rule == "restricts/among-hit-en"
        if among and node.anaphor:
            return True  # "were among the firms added": not those firms.
        if (among or trigger.frame.rule == "restricts/listed") and node.marker == "of" and look.name != "inside":
            units = sentence.search(_UNITS_OF, max(sentence.start, node.start - 40), node.start)
            if units is None:
                return True  # "Four customers of Intel were blacklisted"
        if self._language == "en" and node.anaphor and not node.kinds and "segment" in role.kinds and not node.pick:
            return True  # "Its data centre sales": a pronoun is no market.
        if "segment" in role.kinds and _WHO_MAKES.match(sentence.words(node.end, node.end + 20)):
            return True  # "The memory maker's sales": that is who makes memory.
        if role.named and node.anaphor and node.pick not in ("former", "latter"):
            return True
        if trigger.frame.predicate == "price" and is_yardstick(sentence, node):
            return True  # 售价是H20的两倍，即2.4万美元
        made = trigger.frame.predicate in ("fabricates", "process_node") and not (
            self._discourse.first_person or self.asked
        )
        if made and node.anaphor and not node.kinds and is_possessive(sentence, node):
            return True  # "its 2nm line" is the foundry's.
        if trigger.frame.predicate in MEASURES and GROUP_AND.search(sentence.words(node.start - 16, node.start)):
            return True  # 四大云厂商加甲骨文合计…: not of the one named along.
        if trigger.frame.predicate == "invests_in" and role in trigger.frame.object and is_investor(sentence, node):
            return True  # 甲领投，乙和丙跟投: of those who invest together none is who gets it.
        if trigger.frame.predicate == "market_cap" and _LEADS_ROUND.match(sentence.words(node.end, node.end + 24)):
            return True  # 甲领投了5亿元的C轮，投后估值48亿元
        if self._language == "zh" and trigger.frame.predicate in ("power", "operates") and chips_of(sentence, node):
            return True
        if self._language == "en" and trigger.frame.predicate == "sales" and _is_seat(sentence, node, trigger.start):
            return True  # "TrendForce, a research firm in Taipei, forecasts"
        if node.kinds != {"region"}:
            return False
        if self._language == "en" and _OF_OFFICE.match(sentence.words(node.end, node.end + 60)):
            return True  # "SMIC will ship 300,000 chips, a US commerce official said": where somebody speaks for.
        if trigger.frame.predicate in DEEDS | {"holds"} and is_home_of_named(sentence, node):
            return True  # "With 16,384 H100s, India's Yotta is": whose they are bears a name.
        if trigger.frame.predicate == "sales" and sentence.search(_SHARE_OF, node.start - 4, node.start):
            return True  # 卖出70万颗，占国内市场四成: where they went is not told.
        return sentence.search(_LEFT_OUT, node.start - 8, node.start) is not None

    def _usable(self, look: Look, node: Node) -> Filled | None:
        """Whom a node names for the role, if it may stand there."""
        role, trigger, sentence = look.role, look.trigger, look.sentence
        if self._is_barred(look, node):
            return None
        if (told := self._seller_told(look, node) or self._cluster_told(look, node)) is not None:
            return told
        apposed_to = node.marker == "of" and sentence.words(node.end, node.end + 6).startswith(", the ")
        if node.pick in ("former", "latter") and apposed_to and "chip" in role.kinds:
            return None  # "The current flagship of the latter, the MI355X": of a maker.
        meant = self._discourse.members(node, role.kinds, sentence)
        members = tuple(m for m in meant if m.id not in look.taken)
        if members:
            members = () if self._is_of_another(look, node, members) else self._not_dealt_with(look, node, members)
        if node.pick == "speaker" and self._stands_beside(sentence, node, members):
            members = ()  # 我们从超聚变采购: who is named beside us is another.
        if not members and trigger.frame.predicate in _OF_SPEAKERS and self._is_unnamed_speaker(node, role, sentence):
            words = sentence.words(node.start, node.end)
            members = (Mention(node.start, node.end, words, "company:unnamed", words, "company"),)
        members = self._of_such_goods(look, node, members)
        if not members and node.anaphor and look.taken:
            members = self._other_than_taken(look, node, bool(meant))
        if not members or self._only_observes(look, node, members[0]):
            return None
        return Filled(members, node.start, node.end, node, look.name)

    def _seller_told(self, look: Look, node: Node) -> Filled | None:
        """With whom the order before was: "Baidu ordered 1,600 from Huawei; ByteDance placed an order with it"."""
        if look.name != "marked" or not node.anaphor or node.kinds or look.trigger.frame.rule != "orders/active":
            return None
        seller = self._at_party_of_order(replace(look, name="same-seller"))
        return None if seller is None else replace(seller, node=node, start=node.start, end=node.end)

    def _cluster_told(self, look: Look, node: Node) -> Filled | None:
        """The cluster without a name that the text brought up, where words refer back to one."""
        if not node.anaphor or node.kinds != {"cluster"} or self._cluster is None or "cluster" not in look.role.kinds:
            return None
        named = self._discourse.members(node, look.role.kinds, look.sentence)
        if named and not named[0].start < self._cluster[1].start < node.start:
            return None
        return replace(self._cluster[1], node=None)

    def _is_of_another(self, look: Look, node: Node, members: tuple[Mention, ...]) -> bool:
        """Whether a name, where it stands, only tells something of another, who is meant."""
        trigger, sentence, name = look.trigger, look.sentence, look.name
        predicate, behind = trigger.frame.predicate, partial(sentence.words, node.end)
        if self._language == "en" and predicate not in _TELL_OF_KIN and _is_named_for_its_kin(sentence, node, trigger):
            return True
        if node.pick == "speaker" and name.startswith("before") and sentence.words(node.start, node.end) == "us":
            return True  # "TSMC tells us 38 weeks": "us" is no subject.
        if node.anaphor and members[0].kind == "region" and predicate in DEEDS:
            return True
        if node.anaphor and self._is_other_party(trigger, sentence, members):
            return True
        if self._language == "zh" and self._names_event(node, sentence):
            return True
        if node.kinds & ORGANISATIONS and is_former_employer(sentence, node):
            return True
        if self._language == "zh" and node.kinds == {"chip"} and _COMES_AFTER.match(behind(node.end + 4)):
            return True  # 推出910C之后的芯片: one that follows it.
        acts = predicate in DEEDS or predicate in _DONE_BY_COMPANIES
        if acts and node.kinds & ORGANISATIONS and _ATTRIBUTE_OF.match(behind(node.end + 12)):
            return True  # "Arm-based machines", "the Nvidia-backed start-up": not the company itself.
        # "Nvidia's main supplier has …": that is not Nvidia.
        owns = node.owner and (name.startswith("before") or name in ("inside", "after"))
        return owns and _ANOTHER_OF.match(behind(node.end + 60)) is not None

    def _not_dealt_with(self, look: Look, node: Node, members: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """Whom a pronoun means, but whom the words behind name: "The lab cancelled an order from Oracle"."""
        if not node.anaphor or look.trigger.frame.predicate not in DEEDS:
            return members
        dealt = {
            m.id
            for n in look.sentence.nodes
            if 0 <= n.start - node.end < 90 and (n.marker in COMMON.direction or n.marker in ("through", "via"))
            for m in n.mentions
        }
        return tuple(m for m in members if m.id not in dealt)

    def _stands_beside(self, sentence: Sentence, node: Node, members: tuple[Mention, ...]) -> bool:
        """Whether who speaks of "us" is named beside it, outside the quotation marks."""
        return any(
            m.id == other.id
            for m in members
            for n in sentence.nodes
            if n is not node and (self._language == "zh" or n.marker in COMMON.direction)
            if not re.search("[”」]", sentence.words(node.end, n.start))
            # 京东云副总裁龚义成说，“我们…”: for whom who is quoted speaks.
            if not (self._language == "zh" and re.search("[“「]", sentence.words(n.end, node.start)))
            for other in n.mentions
        )

    def _of_such_goods(self, look: Look, node: Node, members: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """Of those named the ones of which a predicate can tell: goods that are sold, machines, no nodes as markets."""
        role, trigger, quantity, sentence = look.role, look.trigger, look.quantity, look.sentence
        predicate = trigger.frame.predicate
        if predicate == "sales":
            members = tuple(m for m in members if not re.search(r"^segment:\d+nm", m.id))
        elsewhere = self._language == "zh" and not sentence.clause(trigger.start, trigger.end)[0] <= node.start
        if predicate == "market_share" and (node.marker in ("on", "at", "using") or elsewhere):
            # Samsung's share, in a sentence about its 2nm process, is not one of 2nm.
            members = tuple(m for m in members if not NODE.match(m.id))
        if "technology" in role.kinds and predicate in _OF_GOODS:
            # Of technologies only memory is goods that are made and sold.
            members = tuple(m for m in members if m.kind != "technology" or MEMORY.search(m.id))
            if _COMPONENT.search(sentence.words(node.start - 16, node.start)):
                members = tuple(m for m in members if m.kind != "technology")  # 128GB HBM2e is a chip's.
        line = node.mentions[0] if node.mentions and node.mentions[0].kind == "segment" else None
        if not members and look.priced and line is not None and not re.search(r":\d+nm", line.id):
            members = (replace(line, id=f"product:{line.id.partition(':')[2]}", kind="product"),)
        if predicate in _OF_MACHINES or quantity is None or quantity.unit in ("units", "wafers"):
            # What a machine costs, has or is counted by is not its chip's: "64 H100 servers".
            counted = predicate in _OF_MACHINES or _is_beside(quantity, node, sentence)
            members = tuple(m for m in members if not (counted and m.kind == "chip" and m.rule == "system"))
        kind_barred = look.trigger.frame.predicate == "restricts" and not any(
            n.has(("chip",)) and any(not m.generic for m in n.mentions) for n in sentence.nodes
        )
        if not role.generic or (quantity is None and not kind_barred):
            # "GPU" alone is nothing that is launched, used or specified; "AI chips" may need a permit.
            members = tuple(m for m in members if not m.generic)
        return members

    def _other_than_taken(self, look: Look, node: Node, known: bool) -> tuple[Mention, ...]:
        """Whom a word that refers back means, if not who stands in another role already.

        Args:
            look: What is looked for.
            node: The word that refers back.
            known: Whether it means somebody, who stands in another role.
        """
        role, sentence, taken = look.role, look.sentence, look.taken
        members: tuple[Mention, ...] = ()
        if node.kinds & ORGANISATIONS and (self._language == "en" or node.marker or node.owner):
            # "Amazon, which owns a part of Anthropic, has invested in the company": not in itself.
            members = self._discourse.topic(role.kinds, sentence, node.start, taken)[:1]
        if members or node.kinds or not (known or ORGANISATIONS.intersection(role.kinds)):
            return members
        # "UMC, a supplier to Nvidia, has received an order from it": the other one of the sentence.
        others = [
            m
            for n in sentence.nodes
            if 0 <= node.start - n.end <= 200 and not n.anaphor
            for m in self._discourse.members(n, role.kinds, sentence)
            if m.id not in taken and not m.generic and not self._discourse.is_observer(m)
        ]
        topic = self._discourse.topic
        return tuple(others[-1:]) or tuple(m for m in topic(role.kinds, sentence, node.start, taken) if not m.generic)

    def _only_observes(self, look: Look, node: Node, member: Mention) -> bool:
        """Whether somebody is a medium or a research house, which does not do itself what is told."""
        trigger = look.trigger
        return (
            member.kind in ORGANISATIONS
            and trigger.frame.predicate != "restricts"
            and self._discourse.is_observer(member)
            and (look.name != "marked" or node.source or node.marker == "to")
            and not (trigger.frame.predicate in _BANKS_BUY and look.sentence.words(node.end, trigger.start) == " ")
        )

    def _is_other_party(self, trigger: Trigger, sentence: Sentence, members: tuple[Mention, ...]) -> bool:
        """Whether those talked about stand in a Chinese clause only as whom it is done to: 向英伟达订购."""
        if self._language != "zh" or ORGANISATIONS.isdisjoint(trigger.frame.object_kinds):
            return False
        ids = {m.id for m in members}
        start, end = sentence.clause(trigger.start, trigger.end)
        inside = [n for n in sentence.nodes if start <= n.start < end and ids.intersection(m.id for m in n.mentions)]
        return bool(inside) and all(n.marker in ("向", "从", "找", "跟", "对", "给") for n in inside)


def _is_beside(quantity: Quantity | None, node: Node, sentence: Sentence) -> bool:
    """Whether a number counts what a node names."""
    return quantity is not None and node_beside(sentence, quantity, tuple(node.kinds)) is node
