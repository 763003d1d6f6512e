"""The places of a sentence where a role may stand: what each word of `from` in a frame means."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from assets.facts.discourse import (
    ORGANISATIONS,
    Node,
    Sentence,
    as_kind,
    called_after,
    is_aside,
    is_former_employer,
    is_of_unknown,
    is_yardstick,
)
from assets.facts.engine.roles import GROUP_AND, MEMORY, chips_of, is_possessive, makes_goods, runs_machine
from assets.facts.engine.state import COMMON, DEEDS, MEASURES, REPORTED, Draft, Filled, crosses_clause, node_beside
from assets.facts.engine.subjects import Subjects
from assets.facts.english_syntax import apposed, belonging, is_passive, told_of_relation
from assets.facts.frames import Frame, Role, Trigger
from assets.facts.mentions import Mention
from assets.facts.mentions.mention import slug as make_slug
from assets.facts.patterns import screened
from assets.facts.quantities.find import Quantity

_COMES_AFTER = re.compile(r"[之以]后的")
# No market: a company's share told beside its process is not one of it.
_NODE = re.compile(r"segment:(?:\d+nm|mature-nodes?|advanced-nodes?|advanced-process)")
# What a speaker whom the article does not name tells of "us": that is no reporter's or broker's we.
_OF_SPEAKERS = frozenset({"holds", "orders", "uses", "trained_on", "reallocates"})
# What is told of a machine built from chips, and not of them.
_OF_MACHINES = frozenset(
    {"price", "price_change", "spec", "spec_ratio", "process_node", "orders", "fabricates", "designs"}
)
# What only the paragraph's own topic has: in another paragraph it is more often somebody else's.
_OF_PARAGRAPH = frozenset(
    {"power", "orders", "supplies", "cluster_size", "parameters", "delivery", "price", "price_change", "spec"}
    | {"spec_ratio", "reallocates", "uses", "market_share", "cuts_orders", "production_start", "process_node"}
)
# Before a pronoun that is the subject of its clause: "an inference chip that it calls".
_ACTS_ITSELF = screened(r"\b(?:that|which|what|as|when|where|if) $")
_GOODS_KINDS = frozenset({"chip", "product", "technology"})
# Behind whom something is given to: "supply AWS with custom chips".
_GIVEN = re.compile(r"\s(?:with|up to|about|around|some|another|more than|roughly|\d|the (?:chips|servers|racks|GPUs))")
# What is told of a model: what was told of it last is what the next sentence goes on with.
_OF_MODELS = frozenset(
    {"trained_on", "training_time", "training_cost", "training_tokens", "utilization", "parameters", "develops"}
)
# Between two to whom the same is done: "supplies HBM to Nvidia for the GB300 and to AMD".
_AND_AGAIN = re.compile(r"(?: for (?:the |its )?[^,;]{2,24})?,? (?:and|as well as) (?:also )?(?:to|from|for) (?:the )?")
_BEFORE_LIMIT = 90.0
_ANOTHER_OF = re.compile(
    r"['’]s?\s(?:[\w-]+\s){0,3}?(?:suppliers?|customers?|clients?|rivals?|competitors?|partners?|backers?|investors?"
    r"|landlords?|tenants?"
    r"|owners?|parent|maker|subsidiary|affiliate|successor|predecessor|neighbours?|neighbors?)\b(?!['’])"
)
# "Blackwell, which went into production last year, brought in": the subject stands before the aside.
_AFTER_ASIDE = screened(r"\w, (?:which|who|now|an?|the|its)\b[^,;]{2,90},\s$")
_ASIDE = re.compile(r",\s[^,;]{2,80},\s(?:(?:already|now|also|currently|today|alone|will|would|should|is to|to)\s)*")
_ATTRIBUTE_OF = re.compile(r"-(?:based|powered|compatible|style|designed|made|backed|led|owned|branded|built)\b")
_NOUN_ALONE = re.compile(
    r"\W*(?:(?:And|But|and|while|but|with) )?(?:(?:[Tt]he|[Ii]ts|[Tt]heir|[A-Z][\w&.-]*(?: [A-Z][\w&.-]*)?['’]s?) )?"
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
# Behind what somebody makes: "the memory maker".
WHO_MAKES = re.compile(r"[- ](?:chip)?(?:maker|giant|supplier|specialist|producer|vendor)s?\b")
# What a label measures besides revenue.
_NO_LABELS = re.compile(
    r"\b(?:loss(?:es)?|eps|ebitda|outlook|guide|forecast|target|market|valuation|funding|raised|price|deal|stake|buyback"
    r"|contract|power|capacity|Q[1-4]|FY\d*|20\d\d)\b",
    re.IGNORECASE,
)
# Between whom an entry of a list names and its figure; an entry is no longer.
_NAMED_BEFORE = re.compile(r",? ?(?:at |with |on )?[(:–—-]?[(]?\s?")
_ENTRY_LENGTH = 60
# Before a region that a number leaves out: 还不包括中国.
_LEFT_OUT = screened(r"(?:不包括|不含|不计入?|未计入?|未包括|剔除|扣除|排除|除了?)$")
# Within how many characters a text goes on about an investment.
_GOES_ON_FOR = 300
# What is invested in a company that goes unnamed, and what in a site.
_INVESTS_ZH = frozenset({"投资", "投资了", "注资", "出资", "追投", "加投", "增资", "战略投资", "注入"})
_INTO_SITE = screened(
    r"[建盖]|兴|扩产|设厂|工厂|产线|园区|数据中心|研发|用于|购置|采购|基础设施|项目|在[^，。；]{2,8}[建设投]"
)
# Behind a verb of launching: 发表首款繁体中文大模型.
_NEW = re.compile(r"(?:了|全球|国内|业界|旗下|其)*(?:首[款个颗]|新一代|全新|最新|下一代)")
_TENDERS = re.compile(r"[^，。；]{0,34}?(?:集采|集中采购|招标|招采|采购结果|中标结果|中标候选|采购项目|标案)")
_REFUTES = re.compile(r"[^，。；]{0,26}(?:否认|澄清|驳斥|辟谣|不属实|不实|没有此事|并无此事)")
# Before memory that is only a part of the chip spoken of.
_COMPONENT = re.compile(r"\d\s?[GT]B\s?(?:的|of )?$|(?:搭载|配备|集成|堆叠|内置|搭配|板载)了?[^，。；]{0,10}$")
_CODE_NAME = re.compile(r"[A-Z][a-z]{4,}")


def _is_investor(sentence: Sentence, node: Node) -> bool:
    """Whether somebody is told of as one of those who pay for a round of financing: 由甲领投，乙和丙跟投."""
    return sentence.language == "zh" and _INVESTS.match(sentence.words(node.end, node.end + 24)) is not None


def _is_kind(node: Node) -> bool:
    """Whether a node only names a kind of goods, which may be a line of business: AI chips."""
    return bool(node.mentions) and node.mentions[0].generic


_SUPERPOD = screened(r"超节点|[Ss]uper(?:pod|node)")
# "The campus that Oracle runs for OpenAI already has"
_RELATIVE = re.compile(
    r"(?: (?:in|at|near|outside) [A-Z][\w-]+)? (?:that|which) [^,;.]{3,70}?\s"
    r"(?:(?:already|now|also|currently|today|alone|will|would|should|is to|to)\s)*"
)
_THAT_IS = re.compile(
    r"(?:That|This|It) (?:is|was|would be|equals|amount(?:s|ed) to|represent(?:s|ed)|works out)\b|这相当于"
)
_INTRODUCED = (
    r"(?:,|\s?[–—(:]|,?\s(?:called|named|dubbed|code-?named|known as|is|will be))\s?(?:(?:the|its|an?)\s)?[“\"]?"
    r"|(?:——|：|，|名为|代号为?|叫做?|[是为])?[“「]?"
)
_LABEL = re.compile(r"\W*[^:：，,。.;；]{1,28}[:：]")
_GOODS_EN = (
    r"(?:chips?|GPUs?|accelerators?|processors?|systems?|servers?|racks?|TPUs?|cards|wafers|silicon|boards|products|parts"
    r"|capacity|compute|computing|cloud"
    r"|hardware|machines|gear|equipment)\b"
)
_GOODS_BEHIND = re.compile(rf"(?:['’]s?)?\s(?:[\w-]+\s){{0,4}}?{_GOODS_EN}")
_GOODS_BEHIND_ZH = re.compile(
    r"的[\u4e00-\u9fffA-Z]{0,6}?(?:芯片|GPU|加速卡|加速器|处理器|服务器|显卡|[算训推]?卡|产品|机柜|内存|存储器)"
)
_GOODS_AT_ONCE = re.compile(rf"\s(?:AI\s|graphics\s|data[- ]cent(?:er|re)\s|latest\s)?{_GOODS_EN}")
_INVESTS = re.compile(r"[^，。；：]{0,16}?(?:领投|跟投|参投|独投|追投)(?!了?[^，。；])")
_FINANCED = re.compile(
    r"(?:已?完成|获得?|宣布|启动|洽谈|寻求|拿到|拿下|进行|敲定|获|正在?|计划|拟)[^。；，]{0,30}(?:融资|募资|定增|配股|配售)|港股IPO|IPO引入|引入基石|基石投资|的?(?:[A-F]\+?|天使|种子|Pre-[A-Z]+)轮"
    r"|\b(?:raise[sd]?|raising|closed|completed?|secured?|landed|banked)\b[^.;]{0,30}[$€£¥]"
    r"|\b(?:funding|financing) round|\bSeries [A-F]\b"
)
_MADE_BY_ANOTHER = re.compile(
    r"(?:的?、|，并?)(?:再?由|交由|交)?[^，。；、]{2,24}?(?:代工|生产|制造|投片|量产|承制|封装|流片)的[^，。；、的]{0,12}"
)
_LISTED_NOUN = re.compile(
    r"(?:芯片|处理器|产品|新品|模型|型号|加速卡|加速器|显卡|系统|成员|版本|GPU|客户|供应商|厂商|公司|企业|机构|投资方)$"
)
# 某公司在火山引擎大会上: an event that bears a name does nothing.
_EVENT = re.compile(
    r"[^，。；的在上]{0,6}(?:大会|峰会|论坛|发布会|年会|开放日|展会|博览会|财报会|电话会|法说会|股东会)(?:上|期间|中|间|现场)"
)
_VERSION_OF = re.compile(
    r", an? (?:[\w-]+ ){0,3}(?:version|variant|edition|cousin|sibling|derivative|successor|replacement) (?:of|to|for) "
    r"(?:the )?"
)
_EXPLAINED_BY = re.compile(r",?\s(?:which|that)\s(?:(?:the|its|their)\s)?(?:[\w’'.&-]+\s){1,4}", re.IGNORECASE)
# An opening that only says something of the subject: a participle, or what the subject is.
_OPENS = re.compile(r"\W*(?:(?:First|Recently|Long|Now|Once|Already|Also|\w+ly) )?(?:(?:An?|The) )?")
_OPENING = re.compile(
    r"(?:(?:an?|the) )?(?:\w+ed|with|due|made|built|cut|bought|sold|run|led|held|known|drawn|given|taken|shown|put"
    r"|part-owned|successor|heir|replacement|follow-up|version|variant|derivative|sibling|upgrade|supplier|maker|investor"
    r"|shareholder)\b",
    re.IGNORECASE,
)
_CLAUSE_BEGINS = re.compile(r",?\s?(?:(?:the|its|an?|both) )?(?:[a-z-]+ ){0,2}")
# The maker's name before the chip's own: "Nvidia's H20".
_ONE_NAME = re.compile(r"|[A-Z][\w.&’'-]*(?: [A-Z][\w.&’'-]*)? (?:[a-z-]+ ){0,2}")


# ", and the Guardian says": what begins behind has a subject and a verb of its own.
_OTHER_STATEMENT = re.compile(
    r",\s(?:and|but|while|whereas)\s(?:[\w*’'.-]+\s){1,4}?(?:says?|said|is|are|was|were|has|have|had|will|would|plans?|expects?)\s"
)


_ENTITY_LIST = (
    r"实体清单|[Ee]ntity [Ll]ist|\bblacklist|[Tt]rade blacklist"
    r"|[Ee]xport (?:restrictions?|control|black)\s?list"
)
# Parts of a company, which stand for it.
_UNITS_OF = screened(r"\b(?:units?|subsidiar(?:y|ies)|arms?|affiliates?|divisions?|branch(?:es)?) of (?:the )?$")
# Who makes no rules; and between such a subject and its verb nothing but auxiliaries and adverbs.
_NO_AUTHORITIES = frozenset({"company", "foundry", "person", "model", "cluster", "chip", "product"})
_VERB_OF_IT = re.compile(
    r"\s(?:(?:has|have|had|will|would|may|might|could|can|also|already|now|then|later|soon|since|still|\w+ly)\s)*"
)
# Before whom others supply.
_SUPPLIED = screened(
    r"(?:\b(?:suppliers? (?:of|to)|(?:suppl|sell|ship|export|deliver)\w* (?:[\w-]+ ){0,4}?to|supplying|shipments? to"
    r"|exports? to|sales to|business with|dealing with) (?:the )?|(?:向|对|供给|卖给))$"
)
_GRANTED = screened(
    r"\blicen[cs]es?\b[^.;]{0,16}\b(?:granted|issued|approved|given)\b"
    r"|\b(?:grant|issu|approv)\w*\s(?:[\w-]+\s){0,3}licen[cs]es?\b",
    re.IGNORECASE,
)
_FROM_DEALING = re.compile(
    r"\s(?:and (?:[\w-]+\s){1,3})?from"
    r" (?:working|selling|supplying|shipping|doing|exporting|dealing|making|producing|providing)\b"
)
_IT_ACTS = re.compile(
    r"\W*(?:(?:And|But|So|Then|Now|On [\w. ]{3,14}) )?(?:It|it|They|they|[Tt]he (?:government|ministry|department"
    r"|regulator|administration|agency|bureau|watchdog))\s|\W*它"
)


@dataclass(slots=True)
class Look:
    """What is looked for, and where.

    Attributes:
        name: The place, as a frame names it.
        argument: What the frame adds to it: a limit, or prepositions.
        role: The role to fill.
        trigger: The words that state the frame.
        quantity: The number of the fact, if it has one.
        sentence: The sentence.
        taken: Ids that stand in another role already.
        inherited: Whether the number goes on from words before it.
        anchor: Around which offsets to look.
        priced: Whether a line of goods counts as the goods.
        nodes: The nodes of the sentence that are of the role's kinds.
    """

    name: str
    argument: str
    role: Role
    trigger: Trigger
    quantity: Quantity | None
    sentence: Sentence
    taken: tuple[str, ...]
    inherited: bool
    anchor: tuple[int, int]
    priced: bool
    nodes: list[Node]


class Places(Subjects):
    """Finds who stands in a role, place by place in the order that a frame gives."""

    def _fill(
        self, roles: Iterable[Role], frame: Frame, trigger: Trigger, quantity: Quantity | None,
        sentence: Sentence, taken: tuple[str, ...], inherited: bool,
    ) -> Filled | None:  # fmt: skip
        for role in roles:
            for place in role.places:
                if place == "base":
                    continue
                filled = self._look(place, role, trigger, quantity, sentence, taken, inherited)
                if filled is not None:
                    each = role.spread or (quantity is None and self._language == "en" and "chip" not in role.kinds)
                    return self._with_joined(filled, role, sentence, taken) if each else filled
        return None

    def _with_joined(self, filled: Filled, role: Role, sentence: Sentence, taken: tuple[str, ...]) -> Filled:
        """A member of a list with those of another kind: "Huawei and SMIC", A100、昇腾 and HBM."""
        if filled.node is None or filled.node.anaphor:
            return filled
        for node in sentence.nodes:
            if node is filled.node or node.anaphor or node.vendor or not node.has(role.kinds):
                continue
            if any(self._discourse.is_observer(m) for m in node.mentions):
                continue  # "has ordered more from TSMC, Reuters reported"
            if filled.start < node.start:
                between = self._without_makers(sentence, filled.end, node)
            else:
                between = sentence.words(node.end, filled.start)
                if node.marker and "," in between:
                    continue  # "is taking overflow from TSMC, and Amkor has …"
            again = node.marker == filled.node.marker and _AND_AGAIN.fullmatch(between) is not None
            one_list = node.owner or filled.node.owner or node.kinds == filled.node.kinds
            if one_list and not (role.spread or again):
                continue  # "T-Head, Alibaba's chip arm, designed …"; a list of one kind is one node.
            if again or self._grammar.connector.match(between or "x"):
                members = self._discourse.members(node, role.kinds, sentence)
                new = tuple(m for m in members if m.id not in taken and not m.generic)
                start, end = min(filled.start, node.start), max(filled.end, node.end)
                filled = replace(filled, mentions=(*filled.mentions, *new), start=start, end=end)
        return filled

    def _own_party(
        self, roles: Iterable[Role], predicate: str, sentence: Sentence, trigger: Trigger, quantity: Quantity | None,
        taken: tuple[str, ...],
    ) -> Filled | None:  # fmt: skip
        """With whom one of several numbers is told, each with its own: "1,200 servers to Baidu and 800 to Tencent"."""
        markers = _PARTY_MARKERS.get(predicate)
        if markers is None or quantity is None:
            return None
        kinds = tuple(kind for role in roles for kind in role.kinds if kind in ORGANISATIONS)
        if self._language == "zh":
            # 以50亿美元入股英特尔，还承诺对OpenAI分批投入1000亿美元: in a clause of its own.
            start, _ = sentence.clause(quantity.start, quantity.start)
            nodes = [n for n in sentence.nodes if start <= n.start and n.end <= quantity.start and n.marker in markers]
            named = next((n for n in nodes if trigger.end <= start and n.has(kinds)), None)
            members = self._discourse.members(named, kinds, sentence) if named is not None else ()
            members = tuple(m for m in members if m.id not in taken)
            return Filled(members, named.start, named.end, named, "marked") if named is not None and members else None
        own = _party_beside(sentence, quantity, kinds, markers)
        alike = (q for q in sentence.quantities if q.dimension in (quantity.dimension, "number", "count"))
        others = [_party_beside(sentence, q, kinds, markers) for q in alike if q.start != quantity.start]
        parallel = own is not None and any(o is not None and o is not own and o.marker == own.marker for o in others)
        if own is None or not parallel:
            return None
        members = tuple(m for m in self._discourse.members(own, kinds, sentence) if m.id not in taken)
        return Filled(members, own.start, own.end, own, "marked") if members else None

    def _look(
        self, place: str, role: Role, trigger: Trigger, quantity: Quantity | None,
        sentence: Sentence, taken: tuple[str, ...], inherited: bool,
    ) -> Filled | None:  # fmt: skip
        """Who stands in a role at a place beside the words of a trigger, or the number that goes on from them."""
        name, _, argument = place.partition(":")
        anchor = (quantity.start, quantity.end) if inherited and quantity is not None else (trigger.start, trigger.end)
        # A line of goods (DRAM) has prices as a product.
        priced = trigger.frame.predicate in ("price", "price_change") and "product" in role.kinds
        nodes = [n for n in sentence.nodes if n.has(role.kinds) or (priced and "segment" in n.kinds)]
        if name in ("after", "any", "any-valued", "value", "inside", "patient"):
            # "its servers": a possessive pronoun is not the thing itself.
            nodes = [n for n in nodes if not (n.anaphor and not n.kinds and is_possessive(sentence, n))]
        acts = self._language == "en" and role in trigger.frame.subject and ORGANISATIONS.intersection(role.kinds)
        stands_first = acts or (name.startswith("before") and ORGANISATIONS.intersection(role.kinds))
        if stands_first and name in _OF_SUBJECTS and told_of_relation(sentence, trigger.start):
            return None
        if acts and trigger.frame.predicate in REPORTED:
            # "Microsoft accounted for 71% of a turnover of": its customer.
            customers = (n for n in nodes if _IS_CUSTOMER.match(sentence.words(n.end, n.end + 60)))
            taken = (*taken, *(m.id for n in customers for m in n.mentions))
        look = Look(name, argument, role, trigger, quantity, sentence, taken, inherited, anchor, priced, nodes)
        return FINDERS[name](self, look)

    def _end_of_clause(self, sentence: Sentence, position: int) -> int:
        """Where the clause around an offset ends, with what a colon behind it lists: 推出两款芯片：Maia和Cobalt."""
        end = sentence.clause(position, position)[1]
        lists = self._language == "zh" and sentence.words(end, end + 1) == "："
        if lists and _LISTED_NOUN.search(sentence.words(position - 6, end)):
            return sentence.clause(end + 1, end + 1)[1]
        return end

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
        if "segment" in role.kinds and WHO_MAKES.match(sentence.words(node.end, node.end + 20)):
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
        if trigger.frame.predicate == "invests_in" and role in trigger.frame.object and _is_investor(sentence, node):
            return True  # 甲领投，乙和丙跟投: of those who invest together none is who gets it.
        if self._language == "zh" and trigger.frame.predicate in ("power", "operates") and chips_of(sentence, node):
            return True
        left_out = sentence.search(_LEFT_OUT, node.start - 8, node.start)
        return node.kinds == {"region"} and left_out is not None

    def _usable(self, look: Look, node: Node) -> Filled | None:
        """Whom a node names for the role, if it may stand there."""
        role, trigger, quantity, sentence, taken = look.role, look.trigger, look.quantity, look.sentence, look.taken
        name, priced = look.name, look.priced
        if self._is_barred(look, node):
            return None
        if look.name == "marked" and node.anaphor and not node.kinds and trigger.frame.rule == "orders/active":
            # "Baidu ordered 1,600 from Huawei; ByteDance placed an order with it": with whom the order before was.
            seller = self._at_party_of_order(replace(look, name="same-seller"))
            if seller is not None:
                return replace(seller, node=node, start=node.start, end=node.end)
        if node.anaphor and node.kinds == {"cluster"} and self._cluster is not None and "cluster" in role.kinds:
            named = self._discourse.members(node, role.kinds, sentence)
            if not named or named[0].start < self._cluster[1].start < node.start:
                return replace(self._cluster[1], node=None)
        meant = self._discourse.members(node, role.kinds, sentence)
        members = tuple(m for m in meant if m.id not in taken)
        if node.pick == "speaker" and name.startswith("before") and sentence.words(node.start, node.end) == "us":
            members = ()  # "TSMC tells us 38 weeks": "us" is no subject.
        if node.anaphor and members and members[0].kind == "region" and trigger.frame.predicate in DEEDS:
            members = ()
        if node.anaphor and members and self._is_other_party(trigger, sentence, members):
            members = ()
        if node.anaphor and trigger.frame.predicate in DEEDS:
            # "The lab cancelled an order from Oracle": whom the words behind name is another.
            dealt = {
                m.id
                for n in sentence.nodes
                if 0 <= n.start - node.end < 90 and (n.marker in COMMON.direction or n.marker in ("through", "via"))
                for m in n.mentions
            }
            members = tuple(m for m in members if m.id not in dealt)
        if self._language == "zh" and self._names_event(node, sentence):
            members = ()
        if node.kinds & ORGANISATIONS and is_former_employer(sentence, node):
            members = ()
        if (
            self._language == "zh"
            and node.kinds == {"chip"}
            and _COMES_AFTER.match(sentence.words(node.end, node.end + 4))
        ):
            members = ()  # 推出910C之后的芯片: one that follows it.
        acts = trigger.frame.predicate in DEEDS or trigger.frame.predicate in (
            "partners_with", "invests_in", "market_share", "sales", "revenue", "capex"
        )  # fmt: skip
        if acts and node.kinds & ORGANISATIONS and _ATTRIBUTE_OF.match(sentence.words(node.end, node.end + 12)):
            members = ()  # "Arm-based machines", "the Nvidia-backed start-up": not the company itself.
        apposed_to = node.marker == "of" and sentence.words(node.end, node.end + 6).startswith(", the ")
        if node.pick in ("former", "latter") and apposed_to and "chip" in role.kinds:
            return None  # "The current flagship of the latter, the MI355X": of a maker.
        if (
            (name.startswith("before") or name in ("inside", "after"))
            and node.owner
            and _ANOTHER_OF.match(sentence.words(node.end, node.end + 60))
        ):
            members = ()  # "Nvidia's main supplier has …": that is not Nvidia.
        if node.pick == "speaker" and any(
            m.id == other.id
            for m in members
            for n in sentence.nodes
            if n is not node and (self._language == "zh" or n.marker in COMMON.direction)
            if not re.search("[”」]", sentence.words(node.end, n.start))
            for other in n.mentions
        ):
            members = ()  # 我们从超聚变采购: who is named beside us is another.
        if not members and trigger.frame.predicate in _OF_SPEAKERS and self._is_unnamed_speaker(node, role, sentence):
            words = sentence.words(node.start, node.end)
            members = (Mention(node.start, node.end, words, "company:unnamed", words, "company"),)
        elsewhere = self._language == "zh" and not sentence.clause(trigger.start, trigger.end)[0] <= node.start
        if trigger.frame.predicate == "sales":
            members = tuple(m for m in members if not re.search(r"^segment:\d+nm", m.id))
        if trigger.frame.predicate == "market_share" and (node.marker in ("on", "at", "using") or elsewhere):
            # Samsung's share, in a sentence about its 2nm process, is not one of 2nm.
            members = tuple(m for m in members if not _NODE.match(m.id))
        if "technology" in role.kinds and trigger.frame.predicate in (
            "restricts",
            "price",
            "production_start",
            "delivery",
        ):
            # Of technologies only memory is goods that are made and sold.
            members = tuple(m for m in members if m.kind != "technology" or MEMORY.search(m.id))
            if _COMPONENT.search(sentence.words(node.start - 16, node.start)):
                members = tuple(m for m in members if m.kind != "technology")  # 128GB HBM2e is a chip's.
        line = node.mentions[0] if node.mentions and node.mentions[0].kind == "segment" else None
        if not members and priced and line is not None and not re.search(r":\d+nm", line.id):
            goods = node.mentions[0]
            members = (replace(goods, id=f"product:{goods.id.partition(':')[2]}", kind="product"),)
        if trigger.frame.predicate in _OF_MACHINES or quantity is None or quantity.unit in ("units", "wafers"):
            # What a machine costs, has or is counted by is not its chip's: "64 H100 servers".
            counted = trigger.frame.predicate in _OF_MACHINES or _is_beside(quantity, node, sentence)
            members = tuple(m for m in members if not (counted and m.kind == "chip" and m.rule == "system"))
        if not role.generic or quantity is None:
            # "GPU" alone is nothing that is launched, used or specified.
            members = tuple(m for m in members if not m.generic)
        if (
            not members
            and node.anaphor
            and node.kinds & ORGANISATIONS
            and taken
            and (self._language == "en" or node.marker or node.owner)
        ):
            # "Amazon, which owns a part of Anthropic, has invested in the company": not in itself.
            members = self._discourse.topic(role.kinds, sentence, node.start, taken)[:1]
        if (
            not members
            and node.anaphor
            and not node.kinds
            and taken
            and (meant or ORGANISATIONS.intersection(role.kinds))
        ):
            # "UMC, a supplier to Nvidia, has received an order from it": the other one of the sentence.
            others = [
                m
                for n in sentence.nodes
                if 0 <= node.start - n.end <= 200 and not n.anaphor
                for m in self._discourse.members(n, role.kinds, sentence)
                if m.id not in taken and not m.generic and not self._discourse.is_observer(m)
            ]
            members = tuple(others[-1:]) or tuple(
                m for m in self._discourse.topic(role.kinds, sentence, node.start, taken) if not m.generic
            )
        if not members or (
            members[0].kind in ORGANISATIONS
            and trigger.frame.predicate != "restricts"
            and self._discourse.is_observer(members[0])
            and (name != "marked" or node.source or node.marker == "to")
            and not (trigger.frame.predicate in _BANKS_BUY and sentence.words(node.end, trigger.start) == " ")
        ):
            return None
        return Filled(members, node.start, node.end, node, name)

    def _within(self, look: Look, limit: float) -> Filled | None:
        """Before the words, no farther than a limit in the sentence's own measure of distance."""
        usable = partial(self._usable, look)
        before = self._before(look.nodes, look.sentence, look.trigger, look.quantity, look.inherited, usable, limit)
        return before or self._behind_opening(look)

    def _behind_opening(self, look: Look) -> Filled | None:
        """Of whom an opening tells what its clause begins with: "Made by SMIC, the Ascend 910C has two dies"."""
        sentence, trigger = look.sentence, look.trigger
        if self._language != "en" or not _OPENS.fullmatch(sentence.words(sentence.start, trigger.start)):
            return None
        if not _OPENING.match(sentence.words(trigger.start, trigger.end)):
            return None
        start = sentence.clause(trigger.end, trigger.end)[1]
        clause = next((n.start for n in sentence.nodes if n.start >= start), None)
        if clause is None:
            return None
        between = sentence.words(start, clause)
        behind = [n for n in look.nodes if clause <= n.start <= clause + 40 and not (n.owner or n.vendor or n.marker)]
        if not _CLAUSE_BEGINS.fullmatch(between):
            return None
        return self._first(look, (n for n in behind if _ONE_NAME.fullmatch(sentence.words(clause, n.start))))

    def _at_same_counted(self, look: Look) -> Filled | None:
        """What the sentence has counted so far, for a count without a noun."""
        role, trigger, quantity, sentence, taken = look.role, look.trigger, look.quantity, look.sentence, look.taken
        name = look.name
        # "Samsung will buy 50,000 Nvidia GPUs, Naver 60,000": of what the sentence has counted.
        if quantity is None or quantity.unit is None:
            return None
        last = self._counted_as.get((trigger.frame.predicate or "", quantity.unit))
        if last is None or last.start < sentence.start:
            return None
        renamed = any(last.end < n.start < quantity.end + 20 and n.has(("chip", "product")) for n in sentence.nodes)
        fits = last.mentions[0].kind in role.kinds and last.mentions[0].id not in taken
        return replace(last, node=None, place=name) if fits and not renamed else None

    def _at_topic_counted(self, look: Look) -> Filled | None:
        """The chips spoken of, for a count without a noun."""
        role, trigger, quantity, sentence = look.role, look.trigger, look.quantity, look.sentence
        name, anchor, inherited = look.name, look.anchor, look.inherited
        if quantity is None or quantity.unit != "units" or inherited:
            return None
        last = self._counted_as.get((trigger.frame.predicate or "", "units"))
        if last is not None and sentence.start <= last.start and last.mentions[0].kind in role.kinds:
            return replace(last, node=None, place=name)
        chips = tuple(m for m in self._chips_spoken_of(sentence, quantity.start) if not m.generic)
        return Filled(chips, anchor[0], anchor[0], None, name) if chips and "chip" in role.kinds else None

    def _at_topic(self, look: Look) -> Filled | None:
        """Who or what is being talked about."""
        role, trigger, quantity, sentence, taken = look.role, look.trigger, look.quantity, look.sentence, look.taken
        name, anchor = look.name, look.anchor
        if (name == "topic-valued" and quantity is None) or (
            name == "topic-initial"
            and (
                not self._opens_clause(sentence, anchor[0])
                or sentence.search(_AFTER_ASIDE, sentence.start, anchor[0]) is not None
            )
        ):
            return None
        if self._language == "en" and trigger.frame.predicate == "launches" and "chip" in role.kinds:
            # "you will be shown a bill": what is launched the sentence must at least refer back to.
            start = sentence.clause(anchor[0], anchor[0])[0]
            refers = any(n.anaphor and n.pick != "speaker" and n.end <= anchor[0] for n in sentence.nodes)
            if not refers and len(sentence.words(start, anchor[0]).split()) > 2:
                return None
        measured = trigger.frame.predicate in MEASURES and quantity is not None
        if measured and quantity is not None and self._has_other_subject(sentence, quantity, trigger):
            return None
        if trigger.frame.predicate in REPORTED and quantity is not None and self._is_of_market(sentence, quantity):
            return None
        if ORGANISATIONS.intersection(role.kinds) and self._is_of_others(trigger, sentence, anchor):
            return None
        acts = role in trigger.frame.subject and ORGANISATIONS.intersection(role.kinds)
        if self._language == "en" and acts and is_of_unknown(sentence, anchor[0]):
            return None
        if (
            self._language == "en"
            and acts
            and trigger.frame.predicate == "fabricates"
            and _has_maker(sentence, trigger)
        ):
            return None
        if ORGANISATIONS.intersection(role.kinds) and self._is_of_unknown_speaker(look):
            return None
        if measured and self._drafts and _THAT_IS.match(sentence.text):
            # "That was 23% of the market": of whom the sum was told.
            told = self._drafts[-1].subject
            if told.kind in role.kinds and "+" not in told.id and told.id not in taken:
                again = Mention(anchor[0], anchor[0], told.mention, told.id, told.name, told.kind)
                return Filled((again,), anchor[0], anchor[0], None, name)
        if "model" in role.kinds and trigger.frame.predicate in _OF_MODELS and quantity is not None:
            here = any(n.has(("model",)) and n.mentions for n in sentence.nodes)
            last = None if here else next((d for d in reversed(self._drafts) if d.predicate in _OF_MODELS), None)
            model = None if last is None else last.object if last.predicate == "develops" else last.subject
            if model is not None and model.kind == "model" and "+" not in model.id:
                again = Mention(anchor[0], anchor[0], model.mention, model.id, model.name, model.kind)
                return Filled((again,), anchor[0], anchor[0], None, name)
        before = min(anchor[0], quantity.start) if measured and quantity is not None else anchor[0]
        if trigger.frame.predicate == "invests_in" and role in trigger.frame.object:
            taken = (*taken, *self._investors(sentence))
        members = tuple(m for m in self._discourse.topic(role.kinds, sentence, before, taken) if not m.generic)
        if trigger.frame.predicate in REPORTED and len(members) > 1:
            # Several who were named together have no one revenue: the one spoken of before has.
            listed = tuple(m.id for m in members)
            single = self._discourse.topic(role.kinds, sentence, before, (*taken, *listed))
            members = single if len(single) == 1 else members
        if self._language == "en" and trigger.frame.predicate in _OF_COMPANY and len(members) == 1:
            members = self._no_buyer(look, members[0])
        if "regulation" in role.kinds:
            withdrawn = self._withdrawn(sentence, sentence.start, sentence.end)
            members = tuple(m for m in members if m.id not in withdrawn)
        if trigger.frame.predicate == "market_share":
            members = tuple(m for m in members if not _NODE.match(m.id))
        if trigger.frame.predicate == "capacity":
            members = tuple(m for m in members if m.id != "segment:semiconductors")  # Of what a foundry makes, no part.
        if trigger.frame.predicate in ("price", "price_change", "production_start", "delivery"):
            members = tuple(m for m in members if m.kind != "technology" or MEMORY.search(m.id))
        if members and self._is_other_party(trigger, sentence, members):
            return None
        if (
            members
            and trigger.frame.predicate in _OF_PARAGRAPH
            and not _is_label(sentence, trigger)
            and self._is_from_elsewhere(sentence, members)
        ):
            return None
        return Filled(members, anchor[0], anchor[0], None, name) if members else None

    def _investors(self, sentence: Sentence) -> Iterator[str]:
        """Who pays for a round of financing in this sentence or an earlier one."""
        for node in sentence.nodes:
            if node.kinds & ORGANISATIONS and _is_investor(sentence, node):
                yield from (mention.id for mention in node.mentions)
        yield from (draft.subject.id for draft in self._drafts if draft.predicate == "invests_in")

    def _is_of_unknown_speaker(self, look: Look) -> bool:
        """Whether "we" is the subject of words, and nothing has told for whom it is said.

        The "we" of a report, which nobody is quoted with, is of none of those spoken of.
        """
        speakers = [n for n in look.sentence.nodes if n.pick == "speaker" and n.end <= look.anchor[0]]
        meant = [m for n in speakers for m in self._discourse.members(n, look.role.kinds, look.sentence)]
        untold = self._discourse.first_person and self._discourse.main_company is None
        quoted = self._language == "en" and bool(meant) and all(m.anonymous for m in meant)
        return bool(speakers) and (untold or quoted)

    def _no_buyer(self, look: Look, found: Mention) -> tuple[Mention, ...]:
        """Of whom a paragraph without a name goes on: no buyer of the maker's chips, but whom the text began with."""
        named = any(n.mentions and found.id in {m.id for m in n.mentions} for n in look.sentence.nodes)
        same = any(
            past.block == look.sentence.block and any(found.id in {m.id for m in n.mentions} for n in past.nodes)
            for past in self._discourse.history
        )
        first = self._discourse.first_company
        if named or same or first is None or found.id not in self._buyers or first.id in self._buyers:
            return (found,)
        meant = as_kind(first, look.role.kinds)
        return (meant,) if meant is not None and meant.id not in look.taken else (found,)

    def _at_heading(self, look: Look) -> Filled | None:
        """What the section's heading names."""
        role, taken, name, anchor = look.role, look.taken, look.name, look.anchor
        for node in self._discourse.heading:
            members = tuple(
                m for m in (as_kind(m, role.kinds) for m in node.mentions) if m is not None and m.id not in taken
            )
            if members:
                return Filled(members, anchor[0], anchor[0], None, name)
        return None

    def _at_marked(self, look: Look) -> Filled | None:
        """Behind one of the given prepositions, the nearest first."""
        trigger, sentence, argument, anchor, nodes = look.trigger, look.sentence, look.argument, look.anchor, look.nodes
        first = partial(self._first, look)
        markers = set(argument.split("/"))
        marked = [
            n
            for n in nodes
            if n.marker in markers
            and not n.bracket
            and sentence.distance(n.start, anchor[0]) < 70
            and not (n.start > anchor[1] and _leaves(sentence, anchor[1], n.start))
            and not (n.end < anchor[0] and "转而" in sentence.words(n.end, anchor[0]))
            # 向英伟达、Cerebras两头下注：先是花1亿美元买下…: the colon opens a statement of its own.
            and not (n.end < anchor[0] and "：" in sentence.words(n.end, anchor[0]))
            and not (
                n.end < anchor[0]
                and trigger.frame.predicate == "supplies"
                and sentence.words(trigger.start, trigger.start + 1) != "由"
                and _leaves(sentence, n.end, anchor[0])
            )
            and not self._has_own_verb(sentence, trigger, n, anchor[0])
            and not (n.source and n.marker == "to")
            # "access to Nvidia's GB300s": whose goods they are is not who gets them.
            and not (
                n.vendor
                and n.owner
                and trigger.frame.predicate == "supplies"
                and n.start > anchor[1]  # 交付给字节跳动的服务器
                and not _owns_machine(sentence, n)
            )
        ]
        return first(
            sorted(
                marked,
                key=lambda n: (
                    sentence.distance(n.end, anchor[0]) if n.end <= anchor[0] else sentence.distance(anchor[1], n.start)
                ),
            )
        )

    def _has_own_verb(self, sentence: Sentence, trigger: Trigger, node: Node, offset: int) -> bool:
        """Whether a verb of its own clause has taken whom a Chinese preposition marks: 向英伟达买下GPU，由PIF出资."""
        if self._language != "zh" or trigger.frame.predicate != "invests_in" or node.end > offset:
            return False
        if not crosses_clause(sentence, node.end, offset):
            return False
        end = sentence.clause(node.end, node.end)[1]
        return any(
            node.end <= t.start < end and t.frame.predicate not in (None, trigger.frame.predicate)
            for t in self._counted
        )

    def _at_owner(self, look: Look) -> Filled | None:
        """Right before, as whose it is."""
        sentence, argument, anchor, nodes = look.sentence, look.argument, look.anchor, look.nodes
        first = partial(self._first, look)
        gap = int(argument or (12 if self._language == "zh" else 26))
        owners = [
            n
            for n in nodes
            if n.end <= anchor[0]
            and anchor[0] - n.end <= gap
            # 阿里云是最大的供应方: who is it, is not whose it is.
            and not re.search(
                r"[，。；,;.是]|\b(?:is|are|was|were|became|remains?)\b", sentence.words(n.end, anchor[0])
            )
        ]
        return first(reversed(owners))

    def _at_vendor(self, look: Look) -> Filled | None:
        """Whose the chips are that stand beside."""
        sentence, anchor, nodes = look.sentence, look.anchor, look.nodes
        first = partial(self._first, look)
        makers = [
            n
            for n in nodes
            if not n.anaphor
            and (n.vendor or (n.owner and not n.marker) or (n.start >= anchor[1] and makes_goods(sentence, n)))
            and not is_yardstick(sentence, n)
        ]
        makers = [
            n
            for n in makers
            if sentence.distance(n.end, anchor[1]) < 45
            and not re.search("[；;]", sentence.words(min(anchor[1], n.end), max(anchor[0], n.start)))
            and (n.start >= anchor[0] or sentence.distance(n.end, anchor[0]) < 14)
            # 采购国产芯片，…英伟达H20断供: whose chips the next clause speaks of is no matter of this one.
            and (look.quantity is not None or n.start <= self._end_of_clause(sentence, anchor[1]))
            # 下了十亿美元的订单，阿里的数字与之接近: whose something else is in a clause of its own.
            and not (
                self._language == "zh"
                and n.start >= anchor[1]
                and not (n.vendor or makes_goods(sentence, n))
                and crosses_clause(sentence, anchor[1], n.start)
            )
        ]
        return first(makers)

    def _at_behind_on(self, look: Look) -> Filled | None:
        """Behind the preposition that the words ask for."""
        sentence, anchor, nodes = look.sentence, look.anchor, look.nodes
        first = partial(self._first, look)
        # "trained its model on 120 H100s": behind the preposition, whatever stands before it.
        end = sentence.clause(anchor[1], anchor[1])[1]
        link = re.search(r"\b(?:on|with|from|off)\s", sentence.words(anchor[1], min(end, anchor[1] + 64)))
        start = anchor[1] + link.end() if link else end
        return first(
            n
            for n in nodes
            if start <= n.start < end and sentence.distance(start, n.start) < 12 and n.marker not in COMMON.comparison
        )

    def _at_relative_object(self, look: Look) -> Filled | None:
        """What a relative clause explains, before the clause."""
        sentence, anchor, nodes = look.sentence, look.anchor, look.nodes
        first = partial(self._first, look)
        # "the MI300Xs, which we use": what the clause explains stands before it, its subject between.
        explained = [
            n
            for n in reversed(nodes)
            if 0 <= anchor[0] - n.end <= 80 and _EXPLAINED_BY.fullmatch(sentence.words(n.end, anchor[0]))
        ]
        # "the HL-225B, a trimmed version of Gaudi 2, which Inspur used"
        heads = [
            n
            for node in explained
            for n in nodes
            if _VERSION_OF.fullmatch(sentence.words(n.end, max(n.end, node.start)))
        ]
        return first([*heads, *explained])

    def _at_financed(self, look: Look) -> Filled | None:
        """Whose round of financing is told of: 无问芯穹完成A轮融资，尚颀资本跟投."""
        sentence, past = look.sentence, next(iter(reversed(self._discourse.history)), None)
        match = _FINANCED.search(sentence.text)
        if match is not None and match.start() + sentence.start < look.anchor[0]:
            here = sentence
        elif any(
            n.end <= look.anchor[0]
            and n.kinds & ORGANISATIONS
            and not {m.id for m in n.mentions} & set(look.taken)
            and not _is_investor(sentence, n)
            for n in sentence.nodes
        ):
            return None
        elif past is not None and past.block == sentence.block and (match := _FINANCED.search(past.text)) is not None:
            here = past
        else:
            return None
        before = [
            n for n in here.nodes if n.end <= here.start + match.start() and n.has(look.role.kinds) and n.mentions
        ]
        # Who announces its round is its source besides: X宣布完成A轮融资.
        filled = self._first(look, reversed([n for n in before if not (n.marker or n.vendor)]))
        return replace(filled, node=None, start=look.anchor[0], end=look.anchor[0]) if filled is not None else None

    def _at_relative_list(self, look: Look) -> Filled | None:
        """What two parties before it made between them: 由寒武纪设计、中芯国际代工的思元690."""
        sentence, anchor = look.sentence, look.anchor
        return self._first(
            look,
            (
                n
                for n in look.nodes
                if 0 < n.start - anchor[1] <= 40 and _MADE_BY_ANOTHER.fullmatch(sentence.words(anchor[1], n.start))
            ),
        )

    def _at_party_of_order(self, look: Look) -> Filled | None:
        """A party of the order told before."""
        role, taken, name, anchor = look.role, look.taken, look.name, look.anchor
        # "signed with Supermicro for 16,000 B300s, and the contract is worth €780 million"
        orders = [d for d in reversed([*self._deals, *self._stating]) if d.predicate == "orders"]
        if look.trigger.frame.predicate == "supplies":
            orders = [d for d in orders if _is_part_of_order(d, look.quantity)]
        elif look.trigger.frame.predicate == "cuts_orders":
            orders = [d for d in orders if d.subject.id in taken]
        deal = next(iter(orders), None)
        party = (deal.subject if name == "same-buyer" else deal.object) if deal is not None else None
        if look.trigger.frame.rule == "orders/worth-en":
            # "Google is to provide a million chips, in a deal worth $20 billion": what one provides the other buys.
            stated = (d for d in reversed([*self._deals, *self._stating]) if d.predicate in ("orders", "supplies"))
            deal = next(stated, None)
            if deal is not None and deal.predicate == "supplies":
                party = deal.object if name == "same-buyer" else deal.subject
        if party is None or party.id in taken or party.kind not in role.kinds:
            return None
        told = Mention(anchor[0], anchor[0], party.mention, party.id, party.name, party.kind)
        return Filled((told,), anchor[0], anchor[0], None, name)

    def _at_party_of_last_order(self, look: Look) -> Filled | None:
        """A party of the order told last, wherever in the text."""
        party = self._order and (self._order.subject if look.name == "same-order-buyer" else self._order.object)
        if not party or party.id in look.taken or party.kind not in look.role.kinds:
            return None
        told = Mention(look.anchor[0], look.anchor[0], party.mention, party.id, party.name, party.kind)
        return Filled((told,), look.anchor[0], look.anchor[0], None, look.name)

    def _at_invested(self, look: Look) -> Filled | None:
        """In whom the text told before of investing, else the company of the article."""
        role, taken, name, anchor = look.role, look.taken, look.name, look.anchor
        words = look.sentence.words(look.trigger.start, look.trigger.end).lower()
        dated = any(0 <= t.start - look.trigger.end <= 2 for t in look.sentence.times)
        invests = words.startswith("invest") and not (words.endswith(" in") and not dated)
        # 洽谈投资300亿美元: in the company that the paragraph has told of.
        invests = invests or (words in _INVESTS_ZH and self._invests_again(look))
        if look.quantity is None or not (invests or look.trigger.frame.rule == "invests_in/puts-in"):
            return None
        told = next((d for d in reversed([*self._drafts, *self._stating]) if d.predicate == "invests_in"), None)
        target = told.object if told is not None else None
        if target is not None and target.kind in role.kinds and target.id not in taken:
            member = Mention(anchor[0], anchor[0], target.mention, target.id, target.name, target.kind)
            return Filled((member,), anchor[0], anchor[0], None, name)
        main = self._discourse.main_company
        if main is None or main.kind not in role.kinds or main.id in taken or self._language == "zh":
            return None
        return Filled((main,), anchor[0], anchor[0], None, name)

    def _invests_again(self, look: Look) -> bool:
        """Whether a Chinese sum goes to whom an investment was told of before, and to no site or plant."""
        sentence, quantity = look.sentence, look.quantity
        told = next((d for d in reversed([*self._drafts, *self._stating]) if d.predicate == "invests_in"), None)
        if quantity is None or told is None or sentence.start - told.start > _GOES_ON_FOR:
            return False
        start, end = sentence.clause(quantity.start, quantity.end)
        return (
            0 <= quantity.start - look.trigger.end <= 4
            and _INTO_SITE.search(sentence.words(quantity.end, end + 14)) is None
            and sentence.search(_INTO_SITE, start, quantity.start) is None
        )

    def _at_recipient(self, look: Look) -> Filled | None:
        """Who stands between a verb of giving and what is given: "supply AWS with custom chips"."""
        trigger, sentence = look.trigger, look.sentence
        first = partial(self._first, look)
        return first(
            n
            for n in look.nodes
            if trigger.start <= n.start < trigger.end
            and not n.vendor
            and re.fullmatch(r"[a-z]+ (?:the )?", sentence.words(trigger.start, n.start))
            and _GIVEN.match(sentence.words(n.end, n.end + 12))
        )

    def _at_same_subject(self, look: Look) -> Filled | None:
        """Of whom the measure that goes on was told."""
        role, trigger, taken, name, anchor = look.role, look.trigger, look.taken, look.name, look.anchor
        going_on = trigger.frame.continues
        told = next((d for d in reversed([*self._drafts, *self._stating]) if d.predicate == going_on), None)
        if told is None or told.subject.kind not in role.kinds or "+" in told.subject.id or told.subject.id in taken:
            return None
        again = Mention(
            anchor[0], anchor[0], told.subject.mention, told.subject.id, told.subject.name, told.subject.kind
        )
        return Filled((again,), anchor[0], anchor[0], None, name)

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
        others = (n for n in sentence.nodes if not (n.has(("segment",)) or is_possessive(sentence, n) or _is_kind(n)))
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

    def _at_labelled(self, look: Look) -> Filled | None:
        """Whom an entry of a list names right before its figure: "TSMC 57.9%, Samsung 12.4%", "Samsung (22%)"."""
        sentence, role, quantity = look.sentence, look.role, look.quantity
        if quantity is None:
            return None
        labels = [
            (q, n)
            for q in sentence.quantities
            if q.dimension == quantity.dimension
            for n in sentence.nodes
            if n.has(role.kinds) and not (n.anaphor or n.owner) and q.start >= n.end
            if _NAMED_BEFORE.fullmatch(sentence.words(n.end, q.start))
        ]
        entry = quantity.end - sentence.start < _ENTRY_LENGTH and look.trigger.frame.predicate in self._recent
        own = next((n for q, n in labels if (q.start, q.end) == (quantity.start, quantity.end)), None)
        return self._usable(look, own) if own is not None and (entry or len(labels) > 1) else None

    def _at_pod_of(self, look: Look) -> Filled | None:
        """The machine that chips of one kind are tied together to, called after them."""
        quantity, sentence, name, anchor = look.quantity, look.sentence, look.name, look.anchor
        if quantity is None:
            return None
        beside = node_beside(sentence, quantity, ("chip",))
        told = [sentence, *reversed(self._discourse.history)][:2]
        # The first that is spoken of: the others it is only compared with.
        places = [(sentence, beside)] if beside is not None else []
        places += [(each, n) for each in told for n in each.nodes if n.has(("chip",)) and n.start <= quantity.end]
        found = (
            (m, each.words(n.start, n.end))
            for each, n in places
            if n.marker not in COMMON.comparison and n.marker != "of" and (n.kinds or n.start - each.start < 40)
            for m in self._discourse.members(n, ("chip",), each)[:1]
            if not m.generic
        )
        chip, words = next(found, (None, ""))
        if chip is None:
            return None
        kind = "superpod" if sentence.search(_SUPERPOD, anchor[0], anchor[1]) else "pod"
        code_name = _CODE_NAME.search(words) or _CODE_NAME.fullmatch(chip.text)
        called = code_name[0] if code_name else chip.text if chip.text.isascii() else chip.id.partition("-")[2]
        id_ = f"cluster:{make_slug(called)}-{kind}"
        pod = Mention(anchor[0], anchor[0], f"{called} {kind}", id_, id_, "cluster", provisional=True)
        self._counted_as["cluster_size", "units"] = Filled((chip,), anchor[0], anchor[0], None, name)
        return Filled((pod,), anchor[0], anchor[0], None, name)

    def _at_same_receiver(self, look: Look) -> Filled | None:
        """The customer of the supply told before."""
        role, taken, name, anchor = look.role, look.taken, look.name, look.anchor
        # "Dell and Supermicro each supplied half of the racks. Nvidia provided the network.": the same customer.
        supply = next(
            (d for d in reversed([*self._drafts, *self._stating]) if d.predicate in ("supplies", "orders")), None
        )
        receiver = (supply.object if supply.predicate == "supplies" else supply.subject) if supply is not None else None
        if receiver is None or receiver.id in taken or receiver.kind not in role.kinds:
            return None
        customer = Mention(anchor[0], anchor[0], receiver.mention, receiver.id, receiver.name, receiver.kind)
        return Filled((customer,), anchor[0], anchor[0], None, name)

    def _at_seller(self, look: Look) -> Filled | None:
        """A middleman that is known to sell."""
        argument, anchor, nodes = look.argument, look.anchor, look.nodes
        first = partial(self._first, look)
        # "through Dell": a middleman, if it is known to sell.
        sellers = set(argument.split("/"))
        return first(n for n in nodes if n.marker in sellers and n.start >= anchor[1] and self._is_seller(n))

    def _at_goods_owner(self, look: Look) -> Filled | None:
        """Whose the goods are that stand behind."""
        role, sentence, anchor = look.role, look.sentence, look.anchor
        first = partial(self._first, look)
        owners = [
            n
            for n in sentence.nodes
            if n.has(role.kinds)
            and anchor[0] <= n.start
            and sentence.distance(anchor[1], n.start) < 30
            and (
                (_GOODS_BEHIND if self._language == "en" else _GOODS_BEHIND_ZH).match(sentence.words(n.end, n.end + 60))
                if n.owner or is_possessive(sentence, n)
                else not n.anaphor and _GOODS_AT_ONCE.match(sentence.words(n.end, n.end + 30))
            )
        ]
        return first(owners)

    def _at_goods_maker(self, look: Look) -> Filled | None:
        """Whose the goods are that the words hold, that stand right before them, or that parts behind them are for."""
        sentence, anchor = look.sentence, look.anchor
        gap = int(look.argument or 0)
        _, clause_end = sentence.clause(*anchor)
        for node in reversed(sentence.nodes):
            inside = look.trigger.start <= node.start and node.end <= look.trigger.end
            # "the sole supplier of HBM3E for the H200"
            behind = node.marker in _PUT_INTO and 0 < node.start - anchor[1] <= gap and node.start < clause_end
            if not (inside or behind or 0 <= anchor[0] - node.end <= gap) or len(node.mentions) != 1:
                continue
            if node.mentions[0].kind not in ("chip", "product"):
                continue
            maker = self._discourse.catalogue.get(self._vendor_id(node.mentions[0]) or "")
            if maker is None or maker.id in look.taken or maker.kind not in look.role.kinds:
                return None
            mention = Mention(node.start, node.end, node.mentions[0].text, maker.id, maker.name, maker.kind)
            return Filled((mention,), node.start, node.end, node, look.name)
        return None

    def _at_tenderer(self, look: Look) -> Filled | None:
        """Whose tender the text told of before: 中国移动公示了集采结果. 中兴通讯中标约28亿元."""
        past = [s for s in reversed(self._discourse.history) if look.sentence.block - s.block <= 1]
        for told in (look.sentence, *past):
            for node in told.nodes:
                if told is look.sentence and node.end > look.anchor[0]:
                    break
                named = [m for m in node.mentions if m.kind in look.role.kinds and m.id not in look.taken]
                if len(named) == 1 and not node.anaphor and _TENDERS.match(told.words(node.end, node.end + 40)):
                    return Filled((named[0],), look.anchor[0], look.anchor[0], None, look.name)
        return None

    def _at_refuter(self, look: Look) -> Filled | None:
        """Who denies, behind the words, what others say: 传字节要把园区整栋包下，世纪互联否认了这件事."""
        sentence, anchor = look.sentence, look.anchor
        return self._first(
            look,
            (
                n
                for n in look.nodes
                if n.start >= anchor[1] and not n.marker and _REFUTES.match(sentence.words(n.end, n.end + 40))
            ),
        )

    def _at_behind(self, look: Look) -> Filled | None:
        """What the number counts, behind it."""
        role, quantity, sentence = look.role, look.quantity, look.sentence
        usable = partial(self._usable, look)
        if quantity is None:
            return None
        counted = node_beside(sentence, quantity, role.kinds)
        return usable(counted) if counted is not None and counted.start >= quantity.start else None

    def _at_value(self, look: Look) -> Filled | None:
        """What the number counts."""
        role, quantity, sentence, name = look.role, look.quantity, look.sentence, look.name
        usable = partial(self._usable, look)
        if quantity is None:
            return None
        counted = node_beside(sentence, quantity, role.kinds)
        if counted is None or (named := usable(counted)) is not None:
            return named if counted is not None else None
        sold_alone = (m for m in counted.mentions if m.rule != "system")
        called = tuple(m for m in (called_after(m, role.kinds) for m in sold_alone) if m is not None)
        called = tuple(m for m in called if role.generic or not m.generic)
        return Filled(called, counted.start, counted.end, counted, name) if called else None

    def _at_after(self, look: Look) -> Filled | None:
        """Behind the words, within a limit and a clause."""
        trigger, sentence, argument, anchor, nodes = look.trigger, look.sentence, look.argument, look.anchor, look.nodes
        first = partial(self._first, look)
        limit = float(argument or (26 if self._language == "zh" else 24))
        position = anchor[1]
        behind = [
            n
            for n in nodes
            if n.start >= position
            and not (n.vendor and not (trigger.frame.predicate == "supplies" and _owns_machine(sentence, n)))
            and not (
                self._language == "en"
                and n.anaphor
                and not n.kinds
                and sentence.search(_ACTS_ITSELF, n.start - 6, n.start)
            )
            and n.marker not in COMMON.comparison
            and sentence.distance(position, n.start) <= limit
            and n.start <= self._end_of_clause(sentence, position)
            and not any(
                trigger.frame.predicate != "restricts"  # "bars makers from selling": that is what is restricted.
                and position < t.start
                and t.end <= n.start
                and t.end - t.start > 2
                and sentence.words(t.start, t.start + 1) not in ("'", "’")
                and t.frame.value == "none"
                and t.frame.predicate != trigger.frame.predicate
                and {t.frame.predicate, trigger.frame.predicate} != {"operates", "launches"}
                and not (trigger.frame.predicate == "launches" and _NEW.match(sentence.words(position, position + 8)))
                and not self._only_describes(sentence, t)
                for t in self._counted
            )
        ]
        # The preposition may belong to the trigger: "produced by SMIC".
        return first(n for n in behind if n.marker not in COMMON.direction or self._owns_marker(sentence, trigger, n))

    def _at_any(self, look: Look) -> Filled | None:
        """To either side, the nearest first."""
        role, quantity, sentence, name, argument = look.role, look.quantity, look.sentence, look.name, look.argument
        anchor, nodes = look.anchor, look.nodes
        first = partial(self._first, look)
        limit = float(argument or 40)
        if name == "any-valued" and quantity is None:
            return None
        # "Blackwell B200s": the second name is the one that is meant.
        around = [
            n
            for n in nodes
            if n.marker not in COMMON.comparison
            and not any(0 <= m.start - n.end <= 1 for m in nodes if m is not n)
            and not (self._language == "en" and n.anaphor and not n.kinds and _GOODS_KINDS.issuperset(role.kinds))
            and not (n.kinds & {"segment", "technology"} and is_aside(n, sentence, anchor[0]))
        ]
        return first(
            sorted(
                (n for n in around if _gap(sentence, n, anchor) <= limit and not self._opens_other(look, n)),
                key=lambda n: (any(m.generic for m in n.mentions), n.vendor, _gap(sentence, n, anchor)),
            )
        )

    def _opens_other(self, look: Look, node: Node) -> bool:
        """Whether goods behind a Chinese comma are those of another price: 4090降到30万元，H800也跌了."""
        if look.trigger.frame.predicate != "price" or self._language != "zh" or node.start < look.anchor[1]:
            return False
        start, _ = look.sentence.clause(node.start, node.start)
        return start > look.anchor[1] and node.start - start <= 2

    def _at_before(self, look: Look) -> Filled | None:
        """Before the words."""
        return self._within(look, _BEFORE_LIMIT)

    def _at_only_told(self, look: Look) -> Filled | None:
        """The one chip that a Chinese sentence names."""
        quantity, anchor, nodes = look.quantity, look.anchor, look.nodes
        first = partial(self._first, look)
        # 英伟达手上H20库存约70万颗；字节正提交采购申请: of the one chip that the sentence is about.
        known = [n for n in nodes if n.end <= anchor[0] and n.mentions and not n.marker and not n.bracket]
        ids = {m.id for n in known for m in n.mentions if not m.generic}
        return first(reversed(known)) if self._language == "zh" and quantity is None and len(ids) == 1 else None

    def _at_introduced(self, look: Look) -> Filled | None:
        """What a description behind the words introduces."""
        sentence, name, anchor, nodes = look.sentence, look.name, look.anchor, look.nodes
        first = partial(self._first, look)
        if name == "introduced-near" and self._language == "zh":
            return None  # What follows a comma has verbs of its own.
        # "its next accelerator, the MI325X"; near: "is making a 5nm chip, the MI325X"
        lead = r"(?:\s[^,.;]{1,30})?" if name == "introduced-near" else "s?"
        return first(
            n
            for n in nodes
            if 0 <= n.start - anchor[1] <= 44
            and re.fullmatch(lead + _INTRODUCED, self._without_makers(sentence, anchor[1], n))
        )

    def _at_apposed(self, look: Look) -> Filled | None:
        """What an apposition before the words explains."""
        sentence, anchor, nodes = look.sentence, look.anchor, look.nodes
        first = partial(self._first, look)
        return first(reversed(list(apposed(sentence, anchor[0], nodes))))

    def _at_belonging(self, look: Look) -> Filled | None:
        """Whose the number is, by the words behind it."""
        quantity, sentence, nodes = look.quantity, look.sentence, look.nodes
        first = partial(self._first, look)
        return first(belonging(sentence, quantity.end, nodes)) if quantity is not None else None

    def _at_belonging_to(self, look: Look) -> Filled | None:
        """Whose it is, by what stands behind the words."""
        sentence, anchor, nodes = look.sentence, look.anchor, look.nodes
        first = partial(self._first, look)
        return first(belonging(sentence, anchor[1], nodes))

    def _at_before_final(self, look: Look) -> Filled | None:
        """Before words that end their clause."""
        trigger, sentence = look.trigger, look.sentence
        rest = sentence.clause(trigger.start, trigger.end)[1] - trigger.end
        rest = 0 if sentence.words(trigger.end, trigger.end + 1) == "、" else rest  # 明年登场、改用3纳米
        if self._language == "zh":
            return self._within(look, 75.0) if rest <= 3 else None
        found = self._within(look, 75.0) if rest <= 16 else None
        # "the H100s that Meta uses": whose chip it is does nothing in "AMD's MI300 also uses HBM3".
        acts = found is not None and (trigger.frame.predicate != "uses" or self._is_between(found, trigger, sentence))
        return found if acts else None

    def _is_between(self, found: Filled, trigger: Trigger, sentence: Sentence) -> bool:
        """Whether somebody stands between what is done to and the verb."""
        return any(
            found.end <= n.start < trigger.start and (n.anaphor or n.kinds & ORGANISATIONS) for n in sentence.nodes
        )

    def _at_before_near(self, look: Look) -> Filled | None:
        """Before the words, not far."""
        return self._within(look, 75.0)

    def _at_before_clause(self, look: Look) -> Filled | None:
        """Before the words, in their clause."""
        return self._within(look, 29.0)

    def _at_before_strict(self, look: Look) -> Filled | None:
        """Before the words, near."""
        return self._within(look, 52.0)

    def _at_next(self, look: Look) -> Filled | None:
        """Right behind the words."""
        role, sentence, anchor = look.role, look.sentence, look.anchor
        usable = partial(self._usable, look)
        return next(
            (
                f
                for n in sentence.nodes
                if 0 <= n.start - anchor[1] <= 1 and n.has(role.kinds) and (f := usable(n)) is not None
            ),
            None,
        )

    def _at_first(self, look: Look) -> Filled | None:
        """The first of its clause, before the words."""
        sentence, anchor, nodes = look.sentence, look.anchor, look.nodes
        first = partial(self._first, look)
        clause = sentence.clause(anchor[0], anchor[1])
        return first(n for n in nodes if clause[0] <= n.start < anchor[0] and not n.marker and not n.vendor)

    def _at_inside(self, look: Look) -> Filled | None:
        """Within the words themselves."""
        role, trigger, nodes = look.role, look.trigger, look.nodes
        first = partial(self._first, look)
        pronouns = self._language != "en" or "chip" not in role.kinds  # "trained it on" is no chip.
        return first(
            n
            for n in nodes
            if trigger.start <= n.start and n.end <= trigger.end and (pronouns or n.kinds or not n.anaphor)
            if not (n.vendor and n.kinds == {"chip"})  # "Hopper" of "rents Hopper H100s from"
        )

    def _at_around(self, look: Look) -> Filled | None:
        """What the words are a part of: the 业务 of 游戏业务."""
        trigger = look.trigger
        return self._first(look, (n for n in look.nodes if n.start <= trigger.start and trigger.end <= n.end))

    def _at_same_line(self, look: Look) -> Filled | None:
        """The line of business that the sentence, or the one before it, told the sales of."""
        stated = [*self._drafts, *self._stating]
        last = next((d for d in reversed(stated) if d.predicate in ("sales", "revenue")), None)
        line = last.object if last is not None and last.predicate == "sales" else None
        if line is None or line.kind not in look.role.kinds:
            return None
        told = Mention(look.anchor[0], look.anchor[0], line.mention, line.id, line.name, line.kind, line.provisional)
        return Filled((told,), look.anchor[0], look.anchor[0], None, look.name)

    def _at_compose(self, look: Look) -> Filled | None:
        """A market put together from the words around."""
        sentence, anchor = look.sentence, look.anchor
        return self._composed_segment(anchor, sentence)

    def _at_national(self, look: Look) -> Filled | None:
        """A country's market."""
        quantity, sentence, anchor = look.quantity, look.sentence, look.anchor
        return self._national_segment(anchor, quantity, sentence)

    def _at_lone(self, look: Look) -> Filled | None:
        """The only one of its kind that the sentence names."""
        sentence = look.sentence
        named = [n for n in look.nodes if any(not (m.generic or m.anonymous) for m in n.mentions) and not n.anaphor]
        if len({m.id for n in named for m in n.mentions}) != 1:
            return None
        # Of a Chinese sentence the part between semicolons is a statement of its own.
        named = [n for n in named if "；" not in sentence.words(*sorted((n.start, look.anchor[0])))]
        return self._first(look, (n for n in named if not (n.vendor or n.bracket or n.marker in COMMON.comparison)))

    def _at_other(self, look: Look) -> Filled | None:
        """The other of two parties, which the engine finds."""
        return None

    def _at_new_cluster(self, look: Look) -> Filled | None:
        """A cluster that only its description names."""
        sentence, anchor = look.sentence, look.anchor
        rest_of_clause = sentence.words(anchor[1], anchor[1] + (16 if self._language == "zh" else 60))
        return self._new_cluster(anchor, sentence) if COMMON["cluster_noun"].search(rest_of_clause) else None

    def _at_in_house(self, look: Look) -> Filled | None:
        """The own chip of who makes it."""
        taken, anchor = look.taken, look.anchor
        return self._in_house(taken, anchor)

    def _at_base_of(self, look: Look) -> Filled | None:
        """What a ratio is taken of."""
        quantity, sentence, nodes = look.quantity, look.sentence, look.nodes
        first = partial(self._first, look)
        return first(n for n in self._bases(nodes, sentence, quantity))

    def _at_maker(self, look: Look) -> Filled | None:
        """The known maker of what was found."""
        role = look.role
        return self._maker(role)

    def _at_maker_before(self, look: Look) -> Filled | None:
        """The maker named before."""
        role, sentence, anchor = look.role, look.sentence, look.anchor
        return self._maker_before(sentence, anchor, role)

    def _at_maker_spoken_of(self, look: Look) -> Filled | None:
        """The company spoken of before, where it is known to make the chips that are counted."""
        members = self._discourse.topic(look.role.kinds, look.sentence, look.sentence.start, look.taken)
        found = [
            m for m in members if (entity := self._discourse.catalogue.get(m.id)) and _MAKES_CHIPS & set(entity.roles)
        ]
        if len(found) != 1:
            return None
        return Filled(tuple(found), look.anchor[0], look.anchor[0], None, look.name)

    def _at_owner_cluster(self, look: Look) -> Filled | None:
        """Somebody's cluster that has no name."""
        sentence, anchor = look.sentence, look.anchor
        return self._unnamed_cluster(anchor, sentence)

    def _at_modified(self, look: Look) -> Filled | None:
        """What a figure stands before as its attribute: 性能是H20六倍的H200."""
        quantity, sentence = look.quantity, look.sentence
        if quantity is None or self._language != "zh":
            return None
        return self._first(
            look,
            (n for n in look.nodes if re.fullmatch(r"(?:性能|算力)?的?", sentence.words(quantity.end, n.start) or "x")),
        )

    def _at_aside(self, look: Look) -> Filled | None:
        """Before an aside between commas."""
        sentence, anchor, nodes = look.sentence, look.anchor, look.nodes
        first = partial(self._first, look)
        # "Isambard-AI, in Bristol, has": before an aside between commas.
        return first(
            n
            for n in nodes
            if n.end <= anchor[0]
            and not (n.marker or n.vendor)
            and (_ASIDE.fullmatch(between := sentence.words(n.end, anchor[0])) or _RELATIVE.fullmatch(between))
        )

    def _at_explained_cluster(self, look: Look) -> Filled | None:
        """The unnamed cluster that a clause explains."""
        sentence, anchor = look.sentence, look.anchor
        # "The cluster that Meta built for Llama has …"
        explained = any(runs_machine(sentence, n) for n in sentence.nodes if 0 <= anchor[0] - n.end <= 120)
        return self._unnamed_cluster(anchor, sentence) if explained else None

    def _at_rule(self, look: Look) -> Filled | None:
        """The rule that the sentence speaks of."""
        role, trigger, sentence, name, anchor = look.role, look.trigger, look.sentence, look.name, look.anchor
        if look.argument == "acting" and self._acts_itself(sentence, trigger):
            return None
        part = self._part_about_rule(sentence, anchor[0])
        told = self._rules.names_rule(sentence.piece(*part)) or bool(self._named_rules(sentence, *part))
        if not told and (look.argument == "told" or sentence.block - self._rules.block > 1):
            return None  # What nothing speaks of, or not any more.
        if look.argument == "acting" and sentence.search(_GRANTED, *part):
            return None  # "The licences, granted this month, cover 15,000 GB300s"
        rule = self._rule_of(sentence, anchor[0])
        if rule is not None and trigger.frame.predicate == "issues" and rule.id == "regulation:us-entity-list":
            return None  # Who is added to a list is told by whom it restricts.
        if rule is not None and trigger.frame.predicate == "issues":
            clause = sentence.clause(anchor[0], anchor[0])
            acting = self._rules.certain_maker(sentence.piece(max(part[0], clause[0]), min(part[1], clause[1])))
            made_by = self._rules.maker_of(rule)
            if acting is not None and made_by is not None and acting != made_by and not self._is_named(sentence, rule):
                return None  # "Beijing's answer came from its regulator": not the American rule told before.
        return (
            Filled((rule,), anchor[0], anchor[0], None, name)
            if rule is not None and "regulation" in role.kinds
            else None
        )

    def _is_named(self, sentence: Sentence, rule: Mention) -> bool:
        """Whether a sentence gives the name of a rule."""
        return any(m.id == rule.id for n in sentence.nodes for m in n.mentions)

    def _acts_itself(self, sentence: Sentence, trigger: Trigger) -> bool:
        """Whether somebody who is no authority is the subject of an active verb: "TSMC stopped supplying it"."""
        if self._language != "en" or is_passive(sentence, trigger.start, trigger.end):
            return False
        start, _ = sentence.clause(trigger.start, trigger.end)
        ahead = [n for n in sentence.nodes if start <= n.start and n.end <= trigger.start and not n.bracket]
        if not ahead or ahead[-1].marker or ahead[-1].anaphor or ahead[-1].owner or not ahead[-1].mentions:
            return False
        last = ahead[-1]
        if not last.kinds & _NO_AUTHORITIES or last.kinds & {"regulation", "region"}:
            return False
        return _VERB_OF_IT.fullmatch(sentence.words(last.end, trigger.start)) is not None

    def _at_patient(self, look: Look) -> Filled | None:
        """To whom it is done: before a passive, else behind the verb."""
        before = self._within(look, 29.0) if is_passive(look.sentence, look.trigger.start, look.trigger.end) else None
        return before or self._at_after(look)

    def _at_same_rule(self, look: Look) -> Filled | None:
        """The rule that was told last to restrict something."""
        last = next((d for d in reversed([*self._drafts, *self._stating]) if d.predicate == "restricts"), None)
        if last is None:
            return None
        told = Mention(
            look.anchor[0], look.anchor[0], last.subject.mention, last.subject.id, last.subject.name, "regulation"
        )
        return Filled((told,), *look.anchor, None, look.name)

    def _at_doer(self, look: Look) -> Filled | None:
        """The subject right before the verb, with nothing but auxiliaries between: "ASML will need a licence"."""
        sentence, start = look.sentence, look.trigger.start
        return self._first(
            look,
            (
                n
                for n in look.nodes
                if n.end <= start
                and not (n.marker or n.owner or n.vendor)
                and _VERB_OF_IT.fullmatch(sentence.words(n.end, start))
            ),
        )

    def _at_each_put(self, look: Look) -> Filled | None:
        """All that is put somewhere, of a list with other words in it: 将浪潮旗下六家子公司及北京智源加入实体清单."""
        sentence, trigger = look.sentence, look.trigger
        start, _ = sentence.clause(trigger.start, trigger.end)
        nodes = [n for n in look.nodes if start <= n.start and n.end <= trigger.start and not (n.anaphor or n.bracket)]
        first = next((i for i, n in enumerate(nodes) if n.marker in ("将", "把")), None)
        if first is None or len(nodes) - first < 2:
            return None
        filled = [f for n in nodes[first:] if (f := self._usable(look, n)) is not None]
        if not filled:
            return None
        members = tuple(m for f in filled for m in f.mentions)
        return Filled(members, filled[0].start, filled[-1].end, filled[0].node, look.name)

    def _at_supplied(self, look: Look) -> Filled | None:
        """Whom others supply, where they are told what they need for it: "suppliers of SMIC", 向中芯国际出口."""
        sentence, anchor = look.sentence, look.anchor
        return self._first(
            look,
            (
                n
                for n in reversed(look.nodes)
                if not n.anaphor
                and sentence.start <= n.start
                and abs(n.start - anchor[0]) < 110
                and sentence.search(_SUPPLIED, max(sentence.start, n.start - 40), n.start)
            ),
        )

    def _at_regulator(self, look: Look) -> Filled | None:
        """The region whose authority acts."""
        sentence, name, anchor = look.sentence, look.name, look.anchor
        opening, closing = self._part_about_rule(sentence, anchor[0])
        region = self._maker_of_clause(sentence, anchor[0], opening, min(closing, anchor[1] + 40))
        region = region or self._acting_region(sentence)
        if region is None and _IT_ACTS.match(sentence.words(sentence.clause(*anchor)[0], anchor[0])):
            return self._at_rule_maker(look)  # "Beijing hit back. It banned exports of gallium."
        if region == "region:china" and self._rule_of(sentence, anchor[0]) is not None:
            region = self._rules.made_by or region  # 由商务部出台的规则: whose ministry it is the rule tells.
        entity = self._discourse.catalogue.get(region) if region else None
        if region is None:
            return None
        label = entity.name if entity else region.partition(":")[2].replace("-", " ").title()
        return Filled(
            (Mention(anchor[0], anchor[0], label, region, label, "region"),), anchor[0], anchor[0], None, name
        )

    def _at_rule_maker(self, look: Look) -> Filled | None:
        """Whose rule it is that the sentence names, where it names nobody who made it."""
        sentence, anchor = look.sentence, look.anchor
        rule = self._rule_of(sentence, anchor[0])
        region = self._rules.maker_of(rule) if rule is not None else None
        if region is None:
            return None
        entity = self._discourse.catalogue.get(region)
        label = entity.name if entity else region.partition(":")[2].replace("-", " ").title()
        return Filled((Mention(anchor[0], anchor[0], label, region, label, "region"),), *anchor, None, look.name)

    def _at_list(self, look: Look) -> Filled | None:
        """A list that is known by its name."""
        sentence, anchor = look.sentence, look.anchor
        return self._named_list(anchor, sentence)

    def _at_entity_list(self, look: Look) -> Filled | None:
        """The Entity List, where it is spoken of."""
        sentence, name, anchor = look.sentence, look.name, look.anchor
        blacklist = re.search(rf"{_ENTITY_LIST}|黑名单|(?:美国|美方|商务部)[^，。；]{{0,4}}拉黑", sentence.text)
        entity = self._discourse.catalogue.get("regulation:us-entity-list")
        following = self._discourse.following
        listed = (
            blacklist
            or self._discourse.recently(_ENTITY_LIST)
            or (following is not None and re.search(_ENTITY_LIST, following.text) is not None)
        )
        if listed and entity is not None:
            return Filled(
                (Mention(anchor[0], anchor[0], "", entity.id, entity.name, "regulation"),),
                anchor[0],
                anchor[0],
                None,
                name,
            )
        return None


# Behind whom a seller's figures are told: "accounted for 71% of a turnover".
_IS_CUSTOMER = re.compile(
    r" (?:alone )?(?:accounted for|accounts for|made up|makes up|was behind|contributed|brought in)"
    r" (?:about |around |some |nearly |almost |over |more than )*"
    r"(?:[\d.]+ ?(?:%|per ?cent)|half|a \w+|two-thirds|three-quarters) of"
    r" (?:its|their|the|a|an|total|all|group|that)\b"
)
# Figures of a company as a whole.
_OF_COMPANY = frozenset({"revenue", "revenue_change", "capex", "capex_change", "market_cap"})
# Who sells chips of its own.
_MAKES_CHIPS = frozenset({"chip-designer", "chipmaker", "chip-startup"})
# What a bank may do itself, where it is the subject right before the verb: "RBC bought 1,200 H200s".
_BANKS_BUY = frozenset({"orders", "invests_in", "holds", "uses"})
# Behind which prepositions the other party of a deal stands.
# Before the chip that parts are made for.
_PUT_INTO = frozenset({"for", "in", "into", "inside"})
_PARTY_MARKERS = {
    "orders": frozenset({"from", "with", "向", "从", "找", "与", "和", "跟"}),
    "supplies": frozenset({"to", "with", "for", "向", "给", "为"}),
    "invests_in": frozenset({"in", "into", "向", "对", "给"}),
}
_TO_PARTY = re.compile(r"(?:\s(?!and\b|or\b|but\b|while\b)[\w'’.-]+){0,5}\s")


def _party_beside(
    sentence: Sentence, quantity: Quantity, kinds: tuple[str, ...], markers: frozenset[str]
) -> Node | None:  # fmt: skip
    """Who stands with a number of several: "800 to Tencent", "Tencent with 800"."""
    named = [n for n in sentence.nodes if n.mentions and n.has(kinds) and not (n.source or n.vendor)]
    for node in named:
        if node.start >= quantity.end and node.marker in markers:
            return node if _TO_PARTY.fullmatch(sentence.words(quantity.end, node.start)) else None
    return None


# Where the subject of a verb is looked for.
_OF_SUBJECTS = frozenset(
    {"before", "before-near", "before-strict", "before-clause", "topic", "topic-valued", "topic-initial", "owner"}
)


def _has_maker(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a company that is no foundry stands as the subject of what is made: "Huawei will make 600,000"."""
    start, _ = sentence.clause(trigger.start, trigger.end)
    return any(
        start <= n.start
        and n.end <= trigger.start
        and n.kinds <= ORGANISATIONS
        and not (n.marker or n.owner or n.vendor)
        for n in sentence.nodes
        if n.kinds
    ) and not is_passive(sentence, trigger.start, trigger.end)


def _owns_machine(sentence: Sentence, node: Node) -> bool:
    """Whether a node says whose a machine is, who is then the customer: "supplies xAI's Colossus"."""
    return any(0 <= n.start - node.end <= 3 and n.kinds == {"cluster"} for n in sentence.nodes)


def _is_part_of_order(deal: Draft, quantity: Quantity | None) -> bool:
    """Whether a number counts a part of what was ordered: "8,192 of them, of which 2,048 should arrive in March"."""
    if quantity is None or deal.unit != "units" or deal.modality == "denied":
        return False
    whole = deal.high if deal.high is not None else deal.low
    part = quantity.low if quantity.low is not None else quantity.high
    return whole is not None and part is not None and part < whole


def _is_label(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether the trigger is the label of a line in a list, whose subject the line before the list names."""
    match = _LABEL.match(sentence.text)
    return match is not None and sentence.start <= trigger.start and trigger.end <= sentence.start + match.end()


def _gap(sentence: Sentence, node: Node, anchor: tuple[int, int]) -> float:
    return (
        sentence.distance(node.end, anchor[0])
        if node.end <= anchor[0]
        else sentence.distance(anchor[1], node.start) + 3
    )


def _is_beside(quantity: Quantity | None, node: Node, sentence: Sentence) -> bool:
    """Whether a number counts what a node names."""
    return quantity is not None and node_beside(sentence, quantity, tuple(node.kinds)) is node


def _leaves(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the second of two offsets lies in a statement of its own: behind a semicolon or a Chinese comma."""
    between = sentence.words(start, end)
    if _OTHER_STATEMENT.search(between):
        return True
    return ";" in between or "；" in between or (sentence.language == "zh" and crosses_clause(sentence, start, end))


FINDERS: Mapping[str, Callable[[Places, Look], Filled | None]] = {
    "same-counted": Places._at_same_counted,
    "topic-counted": Places._at_topic_counted,
    "topic": Places._at_topic,
    "topic-valued": Places._at_topic,
    "topic-initial": Places._at_topic,
    "heading": Places._at_heading,
    "marked": Places._at_marked,
    "owner": Places._at_owner,
    "vendor": Places._at_vendor,
    "behind-on": Places._at_behind_on,
    "financed": Places._at_financed,
    "relative-list": Places._at_relative_list,
    "relative-object": Places._at_relative_object,
    "same-buyer": Places._at_party_of_order,
    "same-order-buyer": Places._at_party_of_last_order,
    "same-order-seller": Places._at_party_of_last_order,
    "same-seller": Places._at_party_of_order,
    "invested": Places._at_invested,
    "recipient": Places._at_recipient,
    "same-subject": Places._at_same_subject,
    "label": Places._at_label,
    "labelled": Places._at_labelled,
    "clause-noun": Places._at_clause_noun,
    "pod-of": Places._at_pod_of,
    "same-receiver": Places._at_same_receiver,
    "seller": Places._at_seller,
    "goods-maker": Places._at_goods_maker,
    "refuter": Places._at_refuter,
    "tenderer": Places._at_tenderer,
    "goods-owner": Places._at_goods_owner,
    "behind": Places._at_behind,
    "value": Places._at_value,
    "after": Places._at_after,
    "any": Places._at_any,
    "any-valued": Places._at_any,
    "before": Places._at_before,
    "only-told": Places._at_only_told,
    "introduced": Places._at_introduced,
    "introduced-near": Places._at_introduced,
    "apposed": Places._at_apposed,
    "belonging": Places._at_belonging,
    "belonging-to": Places._at_belonging_to,
    "before-final": Places._at_before_final,
    "before-near": Places._at_before_near,
    "before-clause": Places._at_before_clause,
    "before-strict": Places._at_before_strict,
    "next": Places._at_next,
    "first": Places._at_first,
    "inside": Places._at_inside,
    "around": Places._at_around,
    "same-line": Places._at_same_line,
    "compose": Places._at_compose,
    "national": Places._at_national,
    "lone": Places._at_lone,
    "other": Places._at_other,
    "new-cluster": Places._at_new_cluster,
    "in-house": Places._at_in_house,
    "base-of": Places._at_base_of,
    "maker": Places._at_maker,
    "maker-before": Places._at_maker_before,
    "maker-spoken-of": Places._at_maker_spoken_of,
    "owner-cluster": Places._at_owner_cluster,
    "aside": Places._at_aside,
    "modified": Places._at_modified,
    "explained-cluster": Places._at_explained_cluster,
    "rule": Places._at_rule,
    "patient": Places._at_patient,
    "doer": Places._at_doer,
    "same-rule": Places._at_same_rule,
    "each-put": Places._at_each_put,
    "supplied": Places._at_supplied,
    "regulator": Places._at_regulator,
    "rule-maker": Places._at_rule_maker,
    "list": Places._at_list,
    "entity-list": Places._at_entity_list,
}
