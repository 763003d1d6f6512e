"""Who a clause is about: the subject before the words that state something."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from assets.facts.discourse import (
    ORGANISATIONS,
    RELATED_ONE,
    Node,
    Sentence,
    is_acted_upon,
    is_object_before,
    is_unknown_head,
    is_yardstick,
    stands_for_goods,
)
from assets.facts.engine.comparisons import Comparisons
from assets.facts.engine.figures.ratios import is_multiplied
from assets.facts.engine.holders import Holders
from assets.facts.engine.noun_phrases import (
    BUILDS,
    MACHINE_THAT,
    OF_GOODS,
    OF_METRIC_BEHIND,
    OF_VALUE_BEHIND,
    done_by_region,
    is_home_of_named,
    is_investor,
    is_part_or_base,
    is_possessive,
    makes_goods,
    without_makers,
)
from assets.facts.engine.state import COMMON, DEEDS, MEASURES, Filled
from assets.facts.english_syntax import shared_subject
from assets.facts.frames import Trigger
from assets.facts.patterns import screened
from assets.facts.quantities.quantity import Quantity

# 比同行寒武纪多两成
_THAN_RIVAL = re.compile(r"[比较](?:同行|同业|对手|竞争对手|友商)$")
# Behind who did what an opening tells, the subject: "Backed by Nvidia, which holds 7%, the company".
_BY_OF_OPENING = re.compile(r",(?: which [^,;]*,)? (?:the|it|its|they)\b")
# What a construction settles: the subject, or (None,) where it is told and nobody knows whom it means.
Settled = tuple[Filled | None]


@dataclass(slots=True, eq=False)
class Search:
    """A clause whose subject is sought.

    Attributes:
        nodes: The nodes of the sentence that may be the subject.
        sentence: The sentence.
        trigger: The words that state something.
        predicate: What is stated.
        quantity: Its number.
        inherited: Whether the trigger stands in an earlier clause.
        usable: Whom a node names as the subject, if it fits.
        required: Whether what is stated is the number.
        agent: Whether the subject acts upon a company.
        focus: Where the trigger stands, or the number that stands for it: the subject stands before.
        clause: The clause around the focus.
        relative: Whether it is a relative clause ("which has 80 billion").
    """

    nodes: list[Node]
    sentence: Sentence
    trigger: Trigger
    predicate: str | None
    quantity: Quantity | None
    inherited: bool
    usable: Callable[[Node], Filled | None]
    required: bool
    agent: bool
    focus: int
    clause: tuple[int, int]
    relative: bool

    def adjacent(self, node: Node) -> Filled | None:
        """Whom a node names that stands right at the number."""
        named = self.usable(node)
        return None if named is None else replace(named, place="adjacent")


# Measures that are told as a share or a change and that another has, too.
_TOLD_AS_SHARE = frozenset({"market_share", "utilization", "revenue_change", "capex_change"})
_RELATIVE_OPENS = re.compile(r"\s?(?:which|who)\b")
# Around a name that has a number of its own and shares the verb: "and Meta 224,000".
_AND_NAME = re.compile(r".?\band ")
# Between a figure and whose it is, in a Chinese attribute.
_OF_ATTRIBUTE = re.compile(
    r"(?:左右|以上|以下|上下|多)?的(?:[\u4e00-\u9fff]{0,6}?(?:公司|厂商?|巨头|企业|龙头|大厂|新秀|霸主|老大|二哥|对手))?"
)
# What something takes place in: 在英伟达所需的HBM4供应上.
_WITHIN = re.compile(r"[^，。；]{0,18}?(?:[上中里]|方面|领域|环节|市场)")
_THEN_NUMBER = re.compile(r"\s(?:about |around |some |another |nearly |roughly |only |just )?")
# Between a name and its number, where they are all of a clause.
_ELLIPTIC = re.compile(
    r"(?:维持|保持|拉长|延长|缩短|(?:回落|下降|上升|[降升涨跌缩增])?[至到]|在|则|也|又|亦|为|是|约|近|逾|超过?|大约|大概|只有|仅|达|将近|有|不到|至少|各)*"
)
_WHOSE = re.compile(r"\s?(?:whose|which)\b")
_PARTY_BEFORE = screened(
    r"\b(?:customers?|buyers?|clients?|firms?|compan(?:y|ies)|start-?ups?|labs?|groups?|operators?|rivals?|partners?)\W{0,2}$"
)
# 深圳坪山和上海青浦两地机房里
_HALLS_THERE = re.compile(r"[^，。；]{0,16}(?:机房|数据中心|园区|仓库|库房)")
# Between a place and what it announces that it does: 韩国政府周五宣布，将采购.
_ANNOUNCES = (
    r"(?:已|也|[昨今]日|[昨今]天|日前|近日|周[一二三四五六日])?"
    r"(?:宣布|宣告|表示|透露|证实|确认|公布|披露|承诺|称|说)[，：]?"
)
_REGION_ACTS = re.compile(
    r"\s(?:has|have|had|is|are|will|would|plans?|imports?|imported|took|received|bought|buys|ordered"
    r"|orders|purchased|agreed|wants?|may|might|could)\b"
    rf"|(?:{_ANNOUNCES})?(?:[已也还则正向从找订采购买囤]|[将拟](?![对限禁要])|计划|打算)"
)
# Behind a place: whom or what it describes.
_DESCRIBED_BY_PLACE = re.compile(
    r"(?:['’]s)?\s?(?:firm|compan|start|lab|group|giant|depot|warehouse|office|site|data cent"
    r"|公司|企业|厂商|大厂|巨头|初创|科技|渠道|代理|经销|客户|用户|业者|某|一[家个所间位]|多家|几家|机房|仓库)"
)
_CHANGED_TO = re.compile(r"(?:至|到|为)\s?约?$")
# What somebody does with goods, so that who makes the goods is not who acts.
_WITH_GOODS = frozenset({"holds", "orders", "uses", "reallocates", "needs", "cuts_orders"})
_ACTING = re.compile(r"\s(?:would|will|could|can|may|might|should|must)[,\s]")
_RELATIVE_CLAUSE = re.compile(r"\W*(?:which|who|whose|where|whom)\b")
_APPOSITION = re.compile(
    r",\s(?:(?:an?|the|one of|which is|now|formerly|part of)\s[^,;:()]{3,90}"
    r"|(?:he|she|they|it|[A-Z][\w.]+(?: [A-Z][\w.]+)?)\s(?:says?|said|adds?|added|notes?|noted|writes?|wrote)),"
)
_DOING = re.compile(r"\s(?:also |now |reportedly |alone |already )?\w+ing\b.{0,40}")
# Behind a name, an apposition with a relative clause that goes on to its verb: ", a Texan trader that has".
_APPOSED_THAT = re.compile(
    r",\s(?:an?|the|one of|another|now|itself)\s[^,;:()]{3,80}?\s(?:that|which|who)\s"
    r"(?:(?:has|have|had|is|are|was|were|will|would|may|might|also|now|already|just|once|recently|reportedly|since)\s)*"
)
# Behind a name, an apposition that goes on to what is told of it, perhaps in a list.
_APPOSED_ON = re.compile(r",\s(?:an?|the|its)\s[^;:]*$")
_INVESTS = re.compile(r"等?(?:联合)?(?:领投|跟投|参投|投资)|\s(?:led|invested|backed|leads|co-led)\b")
_ANOTHERS = re.compile(r"的?(?:母公司|控股股东|大股东|竞争对手|对手|供应商|客户|代工厂)|旗下[A-Z]")
_LINE_OF = re.compile(
    r"的?(?:\d+|[A-Z]?\d+[A-Z+]*|第[一二三]代)\s?(?:纳米|nm|工艺|制程)|的?(?:先进)?(?:工艺|制程|产线)"
)
_BELONGS_TO = re.compile(rf"旗下的?[^，。；、]{{0,12}}|{RELATED_ONE.pattern}")
_WITH = ("与", "跟", "同")
# 三星拿到英伟达Rubin约三成的份额: whose business is got is not who has the share.
_GOT_FROM = screened(r"(?:拿[到下]|取得|抢[下得到]|夺[得下]|分[得到]|获得|吃下)了?[^，。；]{0,6}$")
# How many characters may stand between who does something and the verb: 大幅, 突然.
_ADVERB = 4
_AT = ("在", "于")
# 鸿海携手英伟达在高雄打造AI工厂: with whom.
_TOGETHER = ("携手", "联手", "联合", "会同", "偕同")
_THROUGH = ("通过", "透过", "经由", "借道")


class Subjects(Holders, Comparisons):
    """Finds the subject that stands before what is stated."""

    def _before(
        self,
        nodes: list[Node],
        sentence: Sentence,
        trigger: Trigger,
        quantity: Quantity | None,
        inherited: bool,
        usable: Callable[[Node], Filled | None],
        limit: float,
    ) -> Filled | None:
        """The subject: unmarked in the clause and nearest, else the first of an earlier one, else loosely marked."""
        search = self._search(nodes, sentence, trigger, quantity, inherited, usable)
        constructions = (
            self._agent_of_cut,
            self._in_elliptic_clause,
            self._sharing_a_verb,
            self._before_bracket,
            self._holding_a_measure,
            self._owner_of_value,
            self._head_of_attribute,
            self._behind_value,
            self._compared_with,
            self._head_of_whose,
            self._sharing_a_subject,
            self._unnamed_head,
            self._person_who_acts,
        )
        for construction in constructions:
            if (settled := construction(search)) is not None:
                return settled[0]
        ranked = [(cost, node) for node in search.nodes if (cost := self._subject_cost(search, node)) is not None]
        for cost, node in sorted(ranked, key=lambda item: (item[0], item[1].start)):
            if cost >= limit:
                break
            filled = usable(node)
            if filled is not None or node.pick == "parent":
                return filled  # 母公司营收…: whose parent nobody knows has a figure that is no one else's.
        return None

    def _search(
        self,
        nodes: list[Node],
        sentence: Sentence,
        trigger: Trigger,
        quantity: Quantity | None,
        inherited: bool,
        usable: Callable[[Node], Filled | None],
    ) -> Search:
        """A clause whose subject is sought, with the nodes that may be it and where it is looked for."""
        if self._language == "en":
            nodes = [node for node in nodes if not _only_owns(sentence, node, nodes)]
        elif trigger.frame.predicate == "sales" and sentence.words(trigger.end - 1, trigger.end) != "量":
            # 出货英伟达5万柜: to whom, or of whose design.
            nodes = [node for node in nodes if node.start != trigger.end]
        required = trigger.frame.value == "required" and quantity is not None
        agent = not ORGANISATIONS.isdisjoint(trigger.frame.object_kinds)
        focus = trigger.start
        if quantity is not None and (inherited or (required and not (agent and trigger.start < quantity.start))):
            # Who acts stands before the verb; what is measured stands before the number.
            focus = quantity.start
        clause = sentence.clause(focus, focus)
        opening = sentence.words(clause[0], clause[0] + 8)
        relative = self._language == "en" and _RELATIVE_OPENS.match(opening) is not None
        predicate = trigger.frame.predicate
        return Search(
            nodes, sentence, trigger, predicate, quantity, inherited, usable, required, agent, focus, clause, relative
        )

    def _agent_of_cut(self, search: Search) -> Settled | None:
        """Who cuts the orders of the one that a passive clause is about: 广达被Meta砍单."""
        if self._language != "zh" or search.predicate != "cuts_orders":
            return None
        agent = next(
            (n for n in search.nodes if n.marker in ("遭", "被") and 0 <= search.trigger.start - n.end <= _ADVERB), None
        )
        named = search.usable(agent) if agent is not None else None
        return None if named is None else (replace(named, place="agent"),)

    def _in_elliptic_clause(self, search: Search) -> Settled | None:
        """A name and a number that are all of a clause: 前者囤了11万张H20，后者则约18万张."""
        sentence, trigger, quantity = search.sentence, search.trigger, search.quantity
        if quantity is None or self._language != "zh" or trigger.end >= quantity.start or search.inherited:
            return None
        start, _ = sentence.clause(quantity.start, quantity.start)
        own = (
            n
            for n in search.nodes
            if trigger.end < start <= n.start < quantity.start and not (n.marker or n.vendor)
            if _ELLIPTIC.fullmatch(sentence.words(n.end, quantity.start))
        )
        node = next(own, None)
        return _if_known(search.usable(node)) if node is not None else None

    def _sharing_a_verb(self, search: Search) -> Settled | None:
        """A name with a number of its own and the verb before: "Microsoft ordered 485,000 and Meta 224,000"."""
        sentence, trigger, quantity = search.sentence, search.trigger, search.quantity
        if quantity is None or self._language != "en" or trigger.end >= quantity.start:
            return None
        for node in search.nodes:
            own = trigger.end < node.start and not (node.marker or node.vendor or node.owner)
            if (
                own
                and _AND_NAME.fullmatch(sentence.words(node.start - 5, node.start))
                and _THEN_NUMBER.fullmatch(sentence.words(node.end, quantity.start))
            ):
                return (search.usable(node),)
        return None

    def _before_bracket(self, search: Search) -> Settled | None:
        """What stands before the brackets in which its figure stands: H20（96GB、550W）."""
        sentence, quantity = search.sentence, search.quantity
        if quantity is None or not sentence.in_bracket(quantity.start):
            return None
        said = sentence.words(sentence.start, quantity.start)
        opening = max(said.rfind(c) for c in "（(") + sentence.start
        named = (search.usable(n) for n in search.nodes if 0 <= opening - n.end <= 1)
        return _if_known(next((n for n in named if n is not None), None))

    def _holding_a_measure(self, search: Search) -> Settled | None:
        """Who stands right before a measure that is his: "with Samsung on 40%", 昇腾两成."""
        quantity = search.quantity
        if not search.required or quantity is None or search.predicate not in MEASURES:
            return None
        holder = self._holder(search.nodes, search.sentence, search.trigger, quantity)
        if holder is None:
            return None
        named = search.usable(holder) or self._vendor_of(holder, search.trigger)
        return None if named is None else (replace(named, place="adjacent"),)

    def _owner_of_value(self, search: Search) -> Settled | None:
        """The owner of a value, whatever stands before it: A100的600GB/s, "B200's 192 GB"."""
        sentence, quantity = search.sentence, search.quantity
        if not search.required or quantity is None:
            return None
        before: Iterable[Node] = (n for n in reversed(search.nodes) if n.end <= quantity.start)
        if quantity.dimension == "ratio":
            if search.predicate not in _TOLD_AS_SHARE:
                return None
            # 市占率70.2%，远高于三星的7.3%
            before = (n for n in before if n.marker in COMMON.comparison)
        owner = next((n for n in before if sentence.words(n.end, quantity.start) in ("的", "'s ", "’s ")), None)
        return _if_known(search.adjacent(owner)) if owner is not None else None

    def _head_of_attribute(self, search: Search) -> Settled | None:
        """Whose a figure is that stands in an attribute before the name: 占比预计将近7成的SK海力士."""
        sentence, quantity = search.sentence, search.quantity
        if not search.required or quantity is None or quantity.dimension == "ratio" or self._language != "zh":
            return None
        behind = (n for n in search.nodes if n.start >= quantity.end and not (n.vendor or makes_goods(sentence, n)))
        head = next((n for n in behind if _OF_ATTRIBUTE.fullmatch(sentence.words(quantity.end, n.start))), None)
        if head is None or head.kinds.isdisjoint(ORGANISATIONS):
            return None
        return _if_known(search.adjacent(head))

    def _behind_value(self, search: Search) -> Settled | None:
        """Whose a value is, told behind it: "against 21% for Micron and 17% for Samsung"."""
        trigger, quantity = search.trigger, search.quantity
        if quantity is None or self._language != "en" or not (search.required or search.inherited):
            return None
        if search.agent and trigger.end <= quantity.start:
            return None
        link = OF_METRIC_BEHIND if trigger.frame.metric else OF_VALUE_BEHIND
        behind = (n for n in search.nodes if n.start >= quantity.end)
        of = (n for n in behind if link.fullmatch(without_makers(search.sentence, quantity.end, n)))
        node = next(of, None)
        return _if_known(search.adjacent(node)) if node is not None else None

    def _compared_with(self, search: Search) -> Settled | None:
        """What another is compared with has the second figure: "8 TB/s against 3.35 TB/s"."""
        sentence, quantity = search.sentence, search.quantity
        if search.predicate != "spec" or quantity is None or not self._contrasts(sentence, quantity):
            return None
        before = (n for n in search.nodes if n.end <= quantity.start and not n.bracket)
        base = next((n for n in before if n.marker in COMMON.comparison), None)
        if base is not None:
            return (search.adjacent(base),)
        return (self._original(search.nodes, sentence, quantity, search.usable),)

    def _head_of_whose(self, search: Search) -> Settled | None:
        """The noun of which a relative clause tells a figure: "the H100, whose figure is 900 GB/s"."""
        start = search.clause[0]
        if not search.required or self._language != "en":
            return None
        if not _WHOSE.match(search.sentence.words(start, start + 8)):
            return None
        heads = (search.adjacent(n) for n in search.nodes if 0 <= start - n.end <= 1 and not n.bracket)
        return _if_known(next((named for named in heads if named is not None), None))

    def _sharing_a_subject(self, search: Search) -> Settled | None:
        """The subject of several verbs of an English sentence."""
        if self._language != "en" or any(n.kinds & ORGANISATIONS for n in search.nodes):
            return None
        focus = max(search.focus, search.trigger.end) if search.quantity is None else search.focus
        sharer = shared_subject(search.sentence, focus, search.nodes)
        return _if_known(search.usable(sharer)) if sharer is not None else None

    def _unnamed_head(self, search: Search) -> Settled | None:
        """Somebody without a name of whom a relative clause tells: "has won a fourth customer, which placed"."""
        sentence, start = search.sentence, search.clause[0]
        if not search.relative or any(0 <= start - node.end <= 2 for node in sentence.nodes):
            return None
        if search.agent and is_unknown_head(sentence, start):
            return (None,)  # "Quibble, which put in $20 million": of whom nothing tells what it is.
        return (None,) if sentence.search(_PARTY_BEFORE, sentence.start, start) else None

    def _person_who_acts(self, search: Search) -> Settled | None:
        """Whom the person who acts works for: 马斯克年内还想再买十万块."""
        if not search.agent:
            return None
        actor = self._person_acting(search.sentence, search.clause, search.focus, search.trigger)
        if actor is None:
            return None
        employer = self._discourse.employer(actor.mentions[0])
        if employer is None or not any(employer.kind in role.kinds for role in search.trigger.frame.subject):
            return (None,)
        return (Filled((employer,), actor.start, actor.end, actor, "before"),)

    def _subject_cost(self, search: Search, node: Node) -> float | None:
        """How far a node is from being the subject; None where it cannot be."""
        if self._is_no_subject(search, node):
            return None
        if _is_head_of_relative(search, node):
            return 4.0  # "the H100, which has 80 billion": the relative clause is about the noun before it.
        cost = self._cost_of_apposition(search, node)
        if cost is None:
            cost = self._cost_of_place(search, node) + self._cost_of_marker(search, node)
        return cost + self._cost_of_part(search, node) + self._cost_of_kin(search, node)

    def _is_no_subject(self, search: Search, node: Node) -> bool:
        """Whether a node cannot be the subject."""
        sentence, focus, quantity, predicate = search.sentence, search.focus, search.quantity, search.predicate
        compared = node.marker in COMMON.comparison and not _is_head_of_relative(search, node)
        # One that is left out before the verb that opens an entry takes no room.
        behind = node.start > focus or (node.start == focus and node.end > focus)
        if behind or compared or node.bracket:
            return True
        if self._language == "en" and search.trigger.frame.name == "sets-prices" and node.start > search.trigger.start:
            return True  # "will charge Apple 10% more": who is charged sets no price.
        if node.member and quantity is not None:
            return True  # "Several firms, including Tencent, have bought 10,000": the figure is that of all.
        if _THAN_RIVAL.search(sentence.words(node.start - 6, node.start)):
            return True
        if node.end < search.clause[0] and is_yardstick(sentence, node):
            return True
        if node.end < search.clause[0] and predicate in OF_GOODS and is_part_or_base(sentence, node):
            return True
        of_old = predicate == "spec" and quantity is not None and node.marker in ("由", "从")
        if of_old and quantity and _CHANGED_TO.search(sentence.words(quantity.start - 4, quantity.start)):
            return True  # 带宽由H100的900GB/s减至400GB/s
        acts = predicate in DEEDS and self._language == "zh" and node.kinds != {"region"}
        if acts and done_by_region(sentence, search.trigger.start):
            return True
        if self._language == "zh" and _BETWEEN.search(sentence.words(node.start - 16, node.start)):
            return True
        if node.end < search.clause[0] and is_investor(sentence, node):
            return True  # 获6亿元融资，君联资本领投，年内将部署2000张卡: who pays for the round is not who goes on.
        measured = predicate in MEASURES or predicate == "lead_time"
        if self._language == "zh" and measured and _is_of_part(sentence, node, search.clause[0]):
            return True
        if predicate == "spec_ratio" and any(is_multiplied(sentence, other, node) for other in sentence.quantities):
            return True  # "twice the memory of the H100 and eight times the speed": with what is compared.
        if node.marker in _THROUGH and predicate in DEEDS:
            return True  # 通过浪潮信息采购了2000张H800: who is gone through does not buy.
        got = predicate == "market_share" and self._language == "zh"
        if got and sentence.search(_GOT_FROM, node.start - 12, node.start):
            return True
        if node.kinds == {"region"} and self._is_only_where(sentence, node, predicate):
            return True
        if self._language == "en" and (
            _is_within_relative(sentence, node, focus)
            or (node.marker in _RANKED_BEHIND and sentence.search(_OF_RANK, node.start - 60, node.start))
            or (not node.member and _is_aside(sentence, node, focus))
            or is_object_before(sentence, node, search.trigger.start)
        ):
            return True
        if predicate not in _WITH_GOODS:
            return False
        if self._discourse.first_person and predicate == "holds" and node.vendor:
            return True  # Whose chips those are that "we" have.
        return makes_goods(sentence, node) or stands_for_goods(sentence, node)  # 幻方手里的英伟达卡多达5万块

    def _is_only_where(self, sentence: Sentence, place: Node, predicate: str | None) -> bool:
        """Whether a place only tells where something is, or of where somebody is: "China's biggest firms"."""
        if _DESCRIBED_BY_PLACE.match(sentence.words(place.end, place.end + 9)):
            return True
        if predicate in _WITH_GOODS and is_home_of_named(sentence, place):
            return True  # "With a fleet of 16,384 H100s, India's Yotta"
        if predicate == "orders":
            return bool(place.marker) or not _REGION_ACTS.match(sentence.words(place.end, place.end + 12))
        if predicate != "holds":
            return False
        # Where the chips lie is not whose they are.
        halls = self._language == "zh" and _HALLS_THERE.match(sentence.words(place.end, place.end + 24))
        return place.marker in ("in", "at", "from", "on", "outside", *_AT) or bool(halls)

    def _cost_of_place(self, search: Search, node: Node) -> float:
        """How far a node stands before the focus: within the clause, or in one before."""
        sentence, focus, clause = search.sentence, search.focus, search.clause
        if node.end > clause[0]:
            return sentence.distance(node.end, focus)
        start, _ = sentence.clause(node.start, node.end)
        cost = 30 + sentence.distance(clause[0], start) + 0.3 * (node.start - start)
        if self._language == "zh":
            if node.pick != "speaker" and any(
                start <= n.start
                and n.end < node.start
                and not n.marker
                and n.kinds & ORGANISATIONS
                and not _BELONGS_TO.fullmatch(sentence.words(n.end, node.start))
                for n in search.nodes
            ):
                cost += 14  # 双鸿打进Oracle供应链，也供货美超微: whom the clause acts upon is not who goes on.
        elif _RELATIVE_CLAUSE.match(sentence.words(start, node.start + 1)):
            cost += 26
        if is_acted_upon(sentence, node):
            cost += 60
        if node.owner:
            return cost + 12
        if self._language != "en":
            return cost
        acting = _ACTING.match(sentence.words(node.end, node.end + 14))
        if acting and not node.marker and not node.vendor:
            return cost - 8  # "To run ChatGPT at that scale OpenAI would, by their reckoning, need"
        if _APPOSITION.fullmatch(sentence.words(node.end, clause[0])):
            # "Fluidstack, a British start-up, is to build …"
            return 6.0 + sentence.distance(clause[0], focus)
        return cost

    def _cost_of_apposition(self, search: Search, node: Node) -> float | None:
        """What a node costs of which an apposition or participle tells, wherever it stands; None where none does."""
        sentence = search.sentence
        if node.marker == "with" and _DOING.fullmatch(sentence.words(node.end, search.trigger.end)):
            return 1.0  # "with Microsoft investing up to $5 billion"
        told_of = self._language == "en" and not (node.owner or node.vendor or node.bracket)
        if told_of and _APPOSED_THAT.fullmatch(sentence.words(node.end, search.trigger.start)):
            return 3.0  # "is looking into Corvane, a trading house that has bought"
        chip = self._language == "en" and search.predicate == "spec" and node.kinds == {"chip"}
        # "answered with the H20, a part with 96 GB of memory"
        return 5.0 if chip and _APPOSED_ON.match(sentence.words(node.end, search.focus)) else None

    def _cost_of_marker(self, search: Search, node: Node) -> float:
        """What the preposition before a node adds."""
        marker, predicate = node.marker, search.predicate
        if marker in COMMON.direction:
            # "Backed by Nvidia, the company has": who did the one thing has not the other.
            agent = marker == "by" and _BY_OF_OPENING.match(search.sentence.words(node.end, search.focus))
            return 20 if search.required and marker in ("for", "by", "从", "由") and not agent else 200
        deed = search.agent and predicate in DEEDS
        if marker in _WITH:
            return 200 if deed else 60  # 已与华为签署, 另与AMD签下合作: with whom, rather than who.
        if marker == "和" and predicate == "partners_with":
            return 60
        if marker in _TOGETHER:
            return 60
        made = self._object.mentions[0].kind if predicate == "launches" and self._object is not None else None
        if marker in _AT and (deed or made in ("chip", "model")):
            return 60  # 已在台积电下单: where, rather than who.
        if marker == "在" and search.required and _WITHIN.match(search.sentence.words(node.end, search.focus)):
            return 60  # 在英伟达所需的HBM4供应上占比将达三成: where, rather than whose.
        if marker in COMMON.loose:
            return 6 if search.required else 18
        return 0

    def _cost_of_part(self, search: Search, node: Node) -> float:
        """What it adds that a node makes something, says something, refers back or is within the object."""
        sentence, clause = search.sentence, search.clause
        inside = node.end > clause[0]
        cost = 0.0
        if search.predicate == "market_cap" and (
            node.marker == "by" or _INVESTS.match(sentence.words(node.end, node.end + 12))
        ):
            cost += 60  # Who leads a round is not who is valued.
        if node.vendor:
            cost += 12 if inside or node.start - sentence.clause(node.start, node.end)[0] > 2 else 3
        if node.source:
            cost += 10
        if node.anaphor and not node.kinds:
            # 后者12纳米，最大功耗8瓦: the choice between two holds on.
            cost += 2 if inside else 0 if node.pick in ("former", "latter") else 14
        owns = inside and node.owner and search.agent and self._language == "en"
        if owns and _is_in_object(sentence, node, clause[0]):
            cost += 40  # "Samsung passed Nvidia's tests and will ship"
        return cost

    def _cost_of_kin(self, search: Search, node: Node) -> float:
        """What it adds that another is meant, to whom a node is related: DeepSeek母公司, 阿里旗下的平头哥."""
        sentence = search.sentence
        if _ANOTHERS.match(sentence.words(node.end, node.end + 6)):
            return 200  # DeepSeek母公司 is not DeepSeek.
        if (
            self._language == "zh"
            and node.kinds <= {"foundry", "company"}
            and search.predicate in ("supplies", "orders", "sales", "capex", "launches", "partners_with")
            and _LINE_OF.match(sentence.words(node.end, node.end + 10))
        ):
            return 60  # 采用台积电5纳米工艺，三季度起供货: it is not the foundry that acts.
        owned = any(
            node.end < other.start <= node.end + 16
            and other.kinds & ORGANISATIONS
            and other.end <= search.focus
            and _BELONGS_TO.fullmatch(sentence.words(node.end, other.start))
            for other in sentence.nodes
        )
        return 40 if owned else 0  # 阿里旗下的平头哥 is not 阿里.

    def _person_acting(self, sentence: Sentence, clause: tuple[int, int], focus: int, trigger: Trigger) -> Node | None:
        """The person who acts in a clause that names no company before its verb: 马斯克年内还想再买十万块."""
        if trigger.frame.predicate not in DEEDS or self._language != "zh":
            return None
        before = [n for n in sentence.nodes if clause[0] <= n.start and n.end <= focus and not n.marker]
        if any(n.kinds & ORGANISATIONS for n in before):
            return None
        people = [
            n for n in before if n.kinds == {"person"} and n.mentions and not (n.source or n.mentions[0].anonymous)
        ]
        return people[-1] if people else None

    def _original(
        self, nodes: list[Node], sentence: Sentence, quantity: Quantity, usable: Callable[[Node], Filled | None]
    ) -> Filled | None:
        """Whose figure was changed: of 显存从64GB减至48GB the first is that of what the chip is a variant of."""
        for node in reversed([n for n in nodes if n.end <= quantity.start and not n.bracket]):
            named = usable(node)
            if named is not None:
                _, base = self._known_bases(named)
                return None if base is None else replace(base, place="adjacent")
        return None


def _if_known(named: Filled | None) -> Settled | None:
    """A subject settles the search where it is known."""
    return None if named is None else (named,)


_SITE_IN_PLACE = re.compile(r"(?: [a-z][\w-]*){0,3} (?:in|at|near|outside) [A-Z][\w .'’-]{2,30},? ?")
# 介于A800与H20之间: of neither.
_BETWEEN = re.compile(r"介于[^，。；]{0,14}$")
# 其中微软占62%；上市后首季9.82亿美元: whose part of it was told is not who goes on.
_HAS_PART = re.compile(r"(?:则|就|便|约|仅|一家)*(?:占|贡献)")
# 英伟达一家就吃掉六成；目前交期仍要…: who takes a part of it is not who goes on.
_TAKES_PART = re.compile(
    r"(?:则|就|便|约|仅|也|已|独自)*一?家?(?:则|就|便|约|仅|也|已)*(?:吃|占|包|拿|抢|独占|囊括)(?:掉|下|走|去|了)?(?:约|近)?[^，。；]{0,4}[成半%％]"
)


def _is_of_part(sentence: Sentence, node: Node, opening: int) -> bool:
    """Whether a clause before only tells what part of a figure somebody accounts for."""
    start = sentence.clause(node.start, node.start)[0]
    if node.end < opening and _TAKES_PART.match(sentence.words(node.end, node.end + 16)):
        return True
    return (
        node.end < opening
        and sentence.words(start, node.start) == "其中"
        and _HAS_PART.match(sentence.words(node.end, node.end + 6)) is not None
    )


def _is_head_of_relative(search: Search, node: Node) -> bool:
    """Whether a relative clause tells of a node: "unlike Meta, which bought"."""
    if not search.relative or node.owner:
        return False
    if 0 <= search.clause[0] - node.end <= 2:
        return True
    # "its Hyperion site in Louisiana, which could reach five gigawatts": the site, and no state.
    between = search.sentence.words(node.end, search.clause[0])
    return node.kinds == {"cluster"} and _SITE_IN_PLACE.fullmatch(between) is not None


def _is_within_relative(sentence: Sentence, node: Node, focus: int) -> bool:
    """Whether a noun is only the subject of what explains a machine: "The cluster that Meta built for Llama has"."""
    if not sentence.search(MACHINE_THAT, max(sentence.start, node.start - 90), node.start):
        return False
    return BUILDS.match(sentence.words(node.end, min(focus, node.end + 40))) is not None


# "the second-largest customer after ASML, uses": who comes first in a rank is not who is told of.
_RANKED_BEHIND = frozenset({"after", "behind", "besides", "alongside"})
_OF_RANK = screened(
    r"\b(?:[\w-]*(?:largest|biggest)|[\w-]*(?:most|least) \w+|top|leading|second|third|next|number two)\b"
    r"[^,;.]{2,44} \w+ (?:the )?$",
    re.IGNORECASE,
)
# What opens an aside that tells what its noun is mostly made up of, or who has done what to it:
# "Cloud products, mostly AI servers, brought in", "Anthropic, backed by Amazon, has".
_ASIDE_OPENS = re.compile(
    r",\s(?:mostly|mainly|largely|chiefly|primarily|predominantly|above all|including|especially|notably|led by"
    r"|not least|among them|such as|for instance"
    r"|(?:(?:once|now|partly|also|jointly|originally) )?[\w-]+(?:ed|en|wn|ilt|un) by)\s[^,;]*$"
)


def _is_aside(sentence: Sentence, node: Node, focus: int) -> bool:
    """Whether a noun stands between commas, in what only says more about the one before."""
    opens = sentence.search(_ASIDE_OPENS, max(sentence.start, node.start - 60), node.start)
    return opens is not None and re.match(r"[^,;]*,", sentence.words(node.end, focus)) is not None


def _only_owns(sentence: Sentence, node: Node, nodes: Iterable[Node]) -> bool:
    """Whether a possessive pronoun says whose the next noun of its kind is: "Its WSE-3 has"."""
    return (
        node.anaphor
        and not node.kinds
        and is_possessive(sentence, node)
        and any(
            node.end < n.start and re.fullmatch(r"\s(?:[\w-]+\s){0,3}", sentence.words(node.end, n.start))
            for n in nodes
        )
    )


# Between a subject and the possessor within its object: a verb, and none that opens a clause of its own.
_OBJECT_LEAD = re.compile(
    r"\s(?!(?:said|says|say|saying|told|tells|reported|reports|expects?|expected|estimates?|estimated|thinks?|believes?"
    r"|argues?|argued|whether|if|because|as|while|when|and|or|but|than|with|at|in|for|of|to|from|is|was|are|were)\b)"
    r"(?:(?:has|have|had|will|would|also|now|already|just) )?[a-z]+"
    r"(?:\s(?!(?:that|says?|said|and|but|while)\b)[a-z]+){0,3}\s"
)


def _is_in_object(sentence: Sentence, node: Node, start: int) -> bool:
    """Whether a possessor belongs to the object of a verb, of which another is the subject."""
    return any(
        start <= other.start < node.start
        and other.kinds & ORGANISATIONS
        and not (other.marker or other.owner or other.vendor or other.source or other.bracket)
        and _OBJECT_LEAD.fullmatch(sentence.words(other.end, node.start))
        for other in sentence.nodes
    )
