"""Reads sentences in their order: fills frames and drafts facts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from assets.facts.dating import base_of, is_compared_with
from assets.facts.discourse import (
    ORGANISATIONS,
    Node,
    Sentence,
    as_kind,
    called_after,
    common,
    is_yardstick,
    reference,
)
from assets.facts.engine.measures import tells_origin
from assets.facts.engine.places import Places
from assets.facts.engine.qualifiers import Qualifiers
from assets.facts.engine.roles import MEMORY
from assets.facts.engine.state import (
    COMMON,
    DEEDS,
    FLIP,
    MEASURES,
    PERIODIC,
    PRECISIONS,
    REPORTED,
    TIMELESS,
    Attachment,
    Draft,
    Filled,
    Reading,
    Rejection,
    crosses_clause,
    like,
    node_beside,
)
from assets.facts.english_syntax import agent, fronted_subject, gapped_pairs, has_own_subject, is_passive, listed_later
from assets.facts.frames import Frame, Role, Trigger, Value
from assets.facts.interviews import asks_for_stock
from assets.facts.mentions import Mention
from assets.facts.mentions.mention import GENERIC_CHIP
from assets.facts.mentions.mention import slug as make_slug
from assets.facts.model import EntityReference, Modality
from assets.facts.patterns import Piece, screened
from assets.facts.quantities import Quantity
from assets.facts.times import TimeExpression

_CONTRACT_MAKING = "segment:foundry"
_MARGIN = screened(
    r"(?i:(?:\b(?:plus or minus|give or take)|±))\s?(?:a |an |about |some )?(?:[$€£¥]|US\$|NT\$)?\d[^,;]*$"
)
# Between the owner's name and that of what is its own.
_JOINED_EN = re.compile(
    r"(?:['’]s?|,?\swhose)\s(?:(?!(?:s|on|of|about|to|for|against|like|and|than|from|with)\b)[\w-]+,?\s){0,3}"
)
_JOINED_ZH = re.compile(
    r"(?:的|在|位于|自建|自研|旗下|首座|第[一二三]座|首个|新|最新|大型|新一代|州|省|市|郡|工厂|超级工厂|那个|团队|自家|主力)*“?"
)
# More than any one chip computes, a whole wafer included.
_MOST_COMPUTE_OF_A_CHIP_TFLOPS = 300_000.0
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
# What is told of how a model was made, and the verbs behind which it is named.
_OF_TRAINING = frozenset({"trained_on", "training_time", "training_cost", "training_tokens", "utilization"})
_TRAINED_OUT = re.compile(r"(?:训练?|练|炼|跑|蒸馏)(?:出来?|成)了?")
# Before a number that is denied.
_NOT_BEFORE = re.compile(r"(?:不会?|没能?|未能?|没有|从未|尚未|未曾|won't be|will not be)\s*$")
# Before a verb: what it tells has happened.
_HAPPENED = re.compile(r"已经?|正式|\b(?:has|have|had) (?:already |now )?$")
# What happens on a day, so that the lead of a news item tells it of the time of the publication.
_NEWS = frozenset({"launches", "production_start", "partners_with", "issues", "restricts"})
_ANNOUNCED = screened(r"宣布|宣告|已|正式|全面|进入|\b(?:announced|has|have|entered|begun|began)\b")
# Between the name of a product and its revenue: 曦云C500系列产品贡献收入.
# 收入首度升穿90亿美元，达93.27亿美元: what was passed is not the figure.
_IN_FULL = re.compile(r".{0,4}(?:升穿|突破|跨过|首破|站上|迈过|破).{1,12}，(?:达到?|为|至|录得|报)")
# 较去年的150亿元多110亿: by how much, not how much.
_MORE_THAN = re.compile(r"[元亿万]多(?:出|了)?约?$")
_REVENUE_BEFORE = screened(r"营收|收入")
_MARKET_BEFORE = screened(r"市场|出货|市占|产能|份额")
# A training run with the machine that it ran on, and a sentence that goes on with that machine.
_TRAINED_ON_MACHINE = screened(
    r"(?:训练|预训练|炼成|训出)[^。；]{0,24}?(?:跑在|放在|落在|用的是|依托|基于|全靠|都在|[，、]在|就在|在)[^，。；]{0,20}"
    r"(?:集群|智算中心|超算|算力中心|计算中心)[上里中]?(?:完成|进行|跑完)?[，。]"
)
_SAID_MACHINE = re.compile(r"\W*(?:该|这[座个套一]?|此|上述)(?:集群|智算中心|超算|算力中心|计算中心)")
# Who announces a price sets it: 阿里云宣布，A100实例降价两成.
_ANNOUNCES = re.compile(r"[^，。；]{0,8}(?:宣布|公告|通知客户|发布公告|官宣|发函|告知客户)[^，。；]{0,4}[，：]?")
_OF_LINE = re.compile(
    r"(?:系列|产品线?|业务|板卡|芯片|加速卡|整机|服务器|的|相关|合计|累计|共|贡献|带来|实现|录得|录下)+"
)
_AMONG_OTHERS = screened(
    r"\b(?:investors?|backers|funds?|firms|group)\b[^.;]{0,30}\b(?:including|such as|among them)\b|\bamong others\b"
    r"|\bfrom [^.;]{2,60}\band (?:others|other \w+|an? [a-z]|(?:two|three|several|some|existing) [a-z])"
)
_DOES_SO = screened(r"\b(?:do|does|did|doing|done) (?:so|likewise|the same)\b|\b(?:follow|followed|follows) suit\b")
_HE_OR_SHE_ZH = re.compile(r"(?:于是|后来|最后|随后|但|而|所以|结果)?[他她](?!们|的)")
_AUXILIARY = (
    r"(?:['’]s|['’]d|['’]ll)?(?: (?:has|had|have|also|then|will|would|is|was|now|still|since|later|only|once|already"
    r"|even|has been|was to|just|(?:plans|wants|means|expects|hopes|intends|aims|needs|had|decided|wanted|managed) to"
    r"|never|recently|finally|herself|himself))* $"
)
_HE_OR_SHE = screened(r"\b(?:[Hh]e|[Ss]he)" + _AUXILIARY)
_ACTS_AT_ONCE = re.compile(_AUXILIARY)
# What asks for a name, and of which kinds the answer's may be.
_WHO = re.compile(
    r"\b(?:[Ww]ho(?:m|se)?|[Ww]hich|[Ww]hat (?:chips?|hardware|silicon))\b[^?]*\?"
    r"|(?:谁|哪家|哪几家|哪些|哪里)[^？?]*[？?]"
)
# Who makes the chip: "Who builds it for you?", "Where is it made?"
_WHO_MAKES = screened(
    r"\b[Ww]ho (?:else )?(?:makes?|builds?|manufactures?|fabricates?|produces?|fabs|prints|is (?:making|building"
    r"|manufacturing|the (?:manufacturer|foundry|maker)|your (?:foundry|manufacturer|fab)))\b"
    r"|\b[Ww]hose (?:fab|line|process)|\b[Ww]hich foundry\b|\b[Ww]here (?:is|are|do|did|will) [^?]{0,20}"
    r"(?:made|built|manufactured|fabbed|produced|make (?:it|them)|build (?:it|them))"
    r"|谁[^？?]{0,6}(?:代工|流片|生产|制造)|[哪那](?:家|里)[^？?]{0,8}(?:代工|流片|生产|制造)|代工[^？?]{0,6}(?:谁|哪)"
)
# Before a number that another is compared with.
_AGAINST = screened(r"\b(?:against|compared (?:with|to)|versus|vs\.?|next to)\s")
# What a bank does and does not only observe, where it is said to be done by it.
_BANKS_DO = frozenset({"orders", "invests_in"})
# The frame that answers who makes a chip.
_MADE_BY = "fabricates/passive-en"
_OF_ITS_MAKING = screened(
    r"nanomet|\b(?:it|made|built|fabbed|manufactured|process|line|node|part|chip)\b", re.IGNORECASE
)
_SUPPLIES = screened(r"suppl|provid|deliver", re.IGNORECASE)
_TOLD_BY_NAME = {
    "fabricates": ("foundry",), "supplies": ("company", "foundry"), "invests_in": ("company",),
    "partners_with": ("company", "foundry"), "uses": ("chip",),
}  # fmt: skip
# What an answer states that only counts, where it was asked how many there are.
_HAVING = "holds/have"
# Before a figure that does not hold, or no longer: ", not 26.3 billion as first published", "(previously 105,000)".
_NO_FIGURE = screened(
    r"(?:[,–—]\s(?:and\s)?not|\((?:previously|formerly|before|earlier|originally|was|old|prior))[,:]?\s(?:the\s)?[$€£¥]?$",
    re.IGNORECASE,
)
# "Kestrel's guess is 2.1 billion rupees", "her own figure is 650,000"
_FIGURE_IS = screened(
    r"(?:['’]s|\b(?:[Mm]y|[Oo]ur|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Tt]he)) (?:own |best |latest |current )?"
    r"(?:estimate|guess|figure|count|reckoning|number|tally|answer|forecast) (?:is|was|would be)\b"
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
# Between a further number and what it is of: "21% in HBM and 25% in DRAM".
_OF_LINE_BEHIND = re.compile(r"\s(?:in|of|for|at)\s(?:the\s)?")
_NAMELESS_SHARE = "of others without a name"
# A longer line is no caption.
_CAPTION = 90
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
# 把“朱雀”园区的用电规模写成350兆瓦，实为35兆瓦
_MISSTATED = re.compile(r"(?:[误错]?写[成为作]|误报为|误作|误植为)了?$")
_CUSTOMERS = re.compile(r"(?:客户|租户|买家|买主)(?:里|中|当中|是|为|有|包括|，|、|名单)")
# 向英伟达代理商采购: from whom, not who.
_WITH_NAMELESS = re.compile(r"[向从找跟与和给][^，。；]{0,10}$")
_OF_WHICH = screened(r"\bof (?:which|that|this)\b|\bincluding\b|其中")


_OF_WHICH_PART = re.compile(
    r"[^，。；,.;]{0,4}[，,；;（(]\s?(?:其中|当中|里面|大多|多数|大部分|一半)"
    r"|[^,.;]{0,12},? (?:of which|most of (?:them|which)|half of them|among them)\b"
)
_CUT_TO = screened(
    r"(?:砍|降|压|削|减|限|锁)(?:低|制)?(?:到|至|成|为|在)(?:了|约)?$"
    r"|\b(?:cut|reduced|slowed|throttled|capped|limited) (?:to|at) $"
)


# Before where something is sent.
_SENT_TO = re.compile(r"(?:出口|输往|运往|卖给|卖到|卖往|销往|发往|输美|对)至?$")
# Chips of this kind cost no less, in any currency.
_LEAST_PRICE = 15.0
# What only heads a paragraph is no longer.
_RUN_IN_LENGTH = 24


# What several may do with one verb, named only for the first of them.
_SHARED_VERBS = frozenset({"uses", "launches", "fabricates", "designs", "develops", "restricts"})


def _kind(draft: Draft) -> str:
    return draft.object.kind if draft.object else ""


# What tells that a text is about prices.
_OF_PRICES = screened(
    r"(?:卡|芯片|现货|渠道|显卡|内存|存储|报|租|合约)价|价格|行情|\b(?:prices?|pricing|price watch|rates)\b",
    re.IGNORECASE,
)
# What stands around a date that is all of its sentence: "**January 2025.**".
_ONLY_A_DATE = re.compile(r"[\W_]*(?:in |on |by |at )?[\W_]*", re.IGNORECASE)


class Engine(Places, Qualifiers):
    """Reads one document's sentences in order."""

    def read(self, sentence: Sentence) -> Reading:
        """The facts of a sentence; sentences must come in the order of the text."""
        if sentence.block != self._block:
            # What the paragraph before was about may go on in this one.
            self._stated_before = self._stated if sentence.block == self._block + 1 else set()
            self._stated = set()
            self._block = sentence.block
            self._paragraph_time = self._paragraph_period = self._dated = None
            self._recent = []
            self._listed = self._listed if sentence.kind == "bullet" else set()
            self._drafts = []
            self._deals = []
        reading = Reading(sentence)
        self._stating = reading.drafts
        told = sentence.triggers or (sentence.times and sentence.text[-1:] in "。！？.!?”")
        if self._lead is None and sentence.kind != "heading" and told and (sentence.nodes or sentence.times):
            self._lead = sentence.start
        if sentence.kind == "heading":
            # 2024：算: what the section is about; the title is about the whole.
            self._headed = _headed_period(sentence.times) if self._begun else None
            self._captioned = 0
            months = [t for t in sentence.times if t.value and t.granularity == "month"]
            if not self._titled and len(months) == 1 and sentence.search(_OF_PRICES):
                self.priced = months[0]
            self._titled = True
        elif _is_caption(sentence):
            self._headed, self._captioned = _headed_period(sentence.times), sentence.block
        elif sentence.kind == "paragraph" and self._captioned and sentence.block > self._captioned + 1:
            self._headed, self._captioned = None, 0
        self._begun = self._begun or sentence.kind != "heading"
        if sentence.kind == "heading" or sentence.search(common()["results"]):
            # An article on results is about one period.
            periods = [t for t in sentence.times if t.granularity in ("quarter", "half") and self._is_over(t.value)]
            self._reporting = periods[0] if periods else self._reporting
        if (denied := self._denied_claim(sentence) or self._denied_before(sentence)) is not None:
            reading.drafts.extend(denied)
            self._drafts = []
            return reading
        joined = self._joined_names(sentence)
        if self._language == "en" and self._rules.names_controls(sentence.piece(sentence.start, sentence.end)):
            self._rule_of(sentence, sentence.start)  # What later sentences restrict, they restrict by it.
        if not (sentence.triggers or sentence.quantities or joined or (self.asked and sentence.nodes)):
            if sentence.times:
                self._carry(sentence)
            return reading
        if sentence.search(self._grammar.modality["correction"]):
            reading.rejections.append(
                Rejection("", "tells what was corrected", sentence.start, sentence.end, "correction")
            )
            self._corrected = sentence
            return reading
        if sentence.search(self._grammar.modality["question"]) and not self._hears:
            reading.rejections.append(Rejection("", "question", sentence.start, sentence.end, "question"))
            return reading
        self._share_last_unit(sentence)
        self._add_tolerances(sentence)
        triggers = [t for t in (*sentence.triggers, *joined) if self._counts(t, sentence)]
        self._counted = triggers
        lists = self._lists(sentence)
        used: set[int] = set()
        left: list[Quantity] = []
        previous = self._last
        for quantity in sentence.quantities:
            if quantity.converts is not None or sentence.is_gloss(quantity.start):
                continue
            if sentence.search(COMMON["tolerance"], quantity.start - 16, quantity.start):
                continue
            if self._language == "en" and sentence.search(_NO_FIGURE, quantity.start - 30, quantity.start):
                continue
            if _is_item_number(sentence, quantity):
                continue
            if self._language == "zh" and _MISSTATED.search(sentence.words(quantity.start - 5, quantity.start)):
                continue
            for option in self._options(sentence, triggers, quantity, previous):
                index, size = lists.get(id(quantity), (0, 1))
                if option.value.predicate is None or self._emit(
                    reading, option.trigger, option, option.value, index, size
                ):
                    reading.attachments.append(option)
                    used.add(id(option.trigger))
                    if option.trigger.frame.name != "quarter-on-quarter":  # The revenue before it goes on behind it.
                        previous = self._last = option
                    self._money = quantity.unit if quantity.dimension == "money" else self._money
                    break
            else:
                left.append(quantity)
        for quantity in left if sentence.kind != "heading" else ():
            for option in self._by_default(sentence, quantity):
                if self._emit(reading, option.trigger, option, option.value, *lists.get(id(quantity), (0, 1))):
                    reading.attachments.append(option)
                    break
        self._tell_origin(reading, triggers)
        asked, self.asked = self.asked, self.asked or self._takes_up(sentence)
        for quantity in sentence.quantities if self.asked and not reading.drafts else ():
            for option in self._answers(sentence, quantity):
                if self._emit(reading, option.trigger, option, option.value, *lists.get(id(quantity), (0, 1))):
                    self._date_answer(reading)
                    reading.attachments.append(option)
                    previous = option
                    self._money = quantity.unit if quantity.dimension == "money" else self._money
                    break
        self.asked = asked
        self._last = previous
        if self.asked:
            self._named_answer(reading)
        for trigger in triggers:
            if id(trigger) not in used and trigger.frame.value != "required" and trigger.frame.predicate is not None:
                self._emit(reading, trigger, None, None, 0, 1)
        if self._language == "zh":
            reading.drafts.extend(self._trained_on_machine(reading))
        if reading.drafts and self._language == "en":
            reading.drafts.extend(self._without_verb(reading))
        if not reading.drafts and self._language == "en" and self._drafts:
            reading.drafts.extend(self._done_likewise(sentence))
        self._known_restrictions(reading)
        self._drafts = reading.drafts
        self._deals.extend(d for d in reading.drafts if d.predicate == "orders")
        between_two = [d for d in reading.drafts if d.predicate == "orders" and d.object and "+" not in d.subject.id]
        self._order = between_two[-1] if between_two else self._order
        if reading.drafts:
            self._recent = list({d.predicate for d in reading.drafts})
            self._stated.update(self._recent)
            self._listed.update(self._recent)
        elif len(sentence.text) < _RUN_IN_LENGTH and not sentence.quantities:
            # "Capex. CoreWeave trimmed its budget …": what heads a paragraph.
            named = {t.frame.predicate for t in sentence.triggers if t.frame.predicate in ("capex", "revenue")}
            self._recent = [p for p in named if p is not None] if len(named) == 1 else self._recent
        if sentence.times:
            self._carry(sentence)
        return reading

    def _known_restrictions(self, reading: Reading) -> None:
        """State what a known rule restricts where a sentence only hints at it: "the H800, outlawed last month"."""
        self._restricted.update(
            (d.subject.id, d.object.id) for d in reading.drafts if d.predicate == "restricts" and d.object
        )
        sentence = reading.sentence
        frame = self.frames.by_rule.get("restricts/known")
        told = any(m.id in self._rules.covered for n in sentence.nodes for m in n.mentions)
        if frame is None or not told or sentence.kind == "heading":
            return
        found: dict[str, tuple[Mention, list[Mention], int]] = {}
        stated = {d.object.id for d in reading.drafts if d.predicate == "restricts" and d.object}
        for node in sentence.nodes:
            words = sentence.piece(*self._part_about_rule(sentence, node.start))
            if node.source or node.vendor or node.bracket or not self._rules.names_rule(words):
                continue
            cue = self._rules.hint(words)
            if cue is None or self._is_done_by_company(sentence, words, words.start + cue.start()):
                continue
            aimed = node.marker in ("to", "for", "对", "向") or sentence.search(_SENT_TO, node.start - 4, node.start)
            for mention in node.mentions:
                if mention.id not in self._rules.covered or mention.id in stated:
                    continue
                spoken = self._rule_of(sentence, node.start)
                rule = self._rules.covering(mention.id, spoken, words, sentence.start, aimed=bool(aimed))
                if stated and rule is not spoken:
                    continue  # "The rules of 2023 barred the A800", a version of the A100.
                if rule is not None and (rule.id, mention.id) not in self._restricted:
                    found.setdefault(rule.id, (rule, [], words.start + cue.start()))[1].append(mention)
        for rule, mentions, place in found.values():
            trigger = Trigger(place, place, frame)
            subject = Filled((rule,), place, place, None, "rule")
            objects = Filled(tuple(mentions), mentions[0].start, mentions[-1].end, None, "known")
            if self._assemble(reading, trigger, None, None, "restricts", subject, objects, 0, 1, inherited=False):
                self._restricted.update((rule.id, m.id) for m in mentions)

    def _is_done_by_company(self, sentence: Sentence, words: Piece, offset: int) -> bool:
        """Whether a company does what hints at a restriction, and no authority or rule is named: 英伟达要求停止生产."""
        if self._rules.maker(words) is not None or self._rules.phrase(words) is not None:
            return False
        start, _ = sentence.clause(offset, offset)
        ahead = [n for n in sentence.nodes if start <= n.start and n.end <= offset and n.mentions and not n.marker]
        return bool(ahead) and bool(ahead[-1].kinds & ORGANISATIONS) and not is_passive(sentence, offset, offset + 12)

    def _trained_on_machine(self, reading: Reading) -> list[Draft]:
        """On what a model was trained whose machine is told of: 训练跑在“石景山”集群上，该集群由2.4万颗昇腾910C组成."""
        sentence = reading.sentence
        sizes = [d for d in reading.drafts if d.predicate == "cluster_size" and d.unit == "units"]
        if len(sizes) != 1 or any(d.predicate == "trained_on" for d in reading.drafts):
            return []
        size = sizes[0]
        past = next(iter(reversed(self._discourse.history)), None)
        where, told = _TRAINED_ON_MACHINE.search(sentence.text), sentence
        if where is None and past is not None and past.block == sentence.block and _SAID_MACHINE.match(sentence.text):
            where, told = _TRAINED_ON_MACHINE.search(past.text), past
        if where is None or (told is sentence and sentence.start + where.end() > size.end):
            return []
        end = told.start + where.end()
        models = [m for n in told.nodes if n.end <= end for m in n.mentions if m.kind == "model"]
        models = models[-1:] or list(self._discourse.topic(("model",), told, end, ()))[:1]
        if not models:
            return []
        model = EntityReference(models[0].id, models[0].name, models[0].text, models[0].provisional)
        return [replace(size, predicate="trained_on", subject=model, rule="trained_on/on-machine-zh", time=None)]

    def month_of_publication(self) -> str | None:
        """The month in which the text was published."""
        return f"{self._published.year:04}-{self._published.month:02}" if self._published else None

    def _carry(self, sentence: Sentence) -> None:
        """Remember when a sentence is of, for those of its paragraph that tell no time; not what it compares with."""
        times = [t for t in sentence.times if not is_compared_with(sentence, t)]
        if times:
            self._paragraph_time = times[0]
            self._paragraph_period = _period_of(times) or self._paragraph_period
        first = sentence.times[0]
        around = sentence.words(sentence.start, first.start), sentence.words(first.end, sentence.end)
        if all(_ONLY_A_DATE.fullmatch(words) for words in around):
            self._dated = first

    def _tell_origin(self, reading: Reading, triggers: Sequence[Trigger]) -> None:
        """State from whom goods are that something else was told of: "trained it on 384 H100s rented from YTL"."""
        for told in [a for a in reading.attachments if a.quantity.unit == "units"]:
            if told.value.predicate in ("supplies", "orders"):
                continue
            for trigger in (t for t in triggers if tells_origin(reading.sentence, told.quantity, t)):
                for value in trigger.frame.values:
                    fitted = self.fit(value, told.quantity, reading.sentence, trigger)
                    if fitted is not None and self._emit(
                        reading, trigger, Attachment(fitted, trigger, value, 0.0), value, 0, 1
                    ):
                        return

    def _takes_up(self, sentence: Sentence) -> Sequence[Sentence]:
        """The sentence before that a short one only gives the figure for: a correction, or what someone reckons."""
        past = next(iter(reversed(self._discourse.history)), None)
        if past is None or past.block != sentence.block or self._language != "en" or len(sentence.text) > 90:
            return ()
        return [past] if past is self._corrected or sentence.search(_FIGURE_IS) else ()

    def hear(self, question: Sentence) -> None:
        """Read what a question claims ("The press had you cancelling that order?"), for its answer to deny."""
        last, self._hears, self.asked = self._last, True, ()
        claimed, self.claimed = self.claimed, []  # A claim is no answer to the one before.
        drafts = self.read(question).drafts
        self._last, self._hears, self._drafts = last, False, []
        self.claimed = [*claimed, *(draft for draft in drafts if draft.modality != "denied")]

    def _denied_claim(self, sentence: Sentence) -> list[Draft] | None:
        """What was claimed in the question, denied; None where the answer begins with no plain no."""
        if not self.claimed or not common()["plain_no"].match(sentence.text):
            return None
        by = self._discourse.default_source
        return [
            replace(d, modality="denied", by=by, start=sentence.start, end=sentence.end, explicit_source=True)
            for d in self.claimed
        ]

    def _answers(self, sentence: Sentence, quantity: Quantity) -> Iterable[Attachment]:
        """The frames of a question ("What did that cost?") whose number an answer may give ("About €12 million")."""
        if quantity.converts is not None or sentence.is_gloss(quantity.start):
            return
        triggers = [t for question in self.asked for t in question.triggers if self._counts(t, question)]
        if asks_for_stock(self.asked) and self._discourse.own_chip is None:
            triggers = [*triggers, *(Trigger(0, 0, frame) for frame in self.frames.frames if frame.rule == _HAVING)]
        for trigger in triggers:
            for value in trigger.frame.values:
                fitted = self.fit(value, self._asked_count(quantity, sentence), sentence, trigger)
                fitted = fitted or self._in_unit_asked(value, quantity, sentence)
                if fitted is not None:
                    # What the words of the question would say beside the number.
                    here = replace(trigger, start=quantity.start, end=quantity.start)
                    yield Attachment(fitted, here, value, 0.0, inherited=True, since=sentence.start, asked=True)
                    break

    def _own_process(self, sentence: Sentence, offset: int) -> Filled | None:
        """The chip of whose maker's interview a sentence tells the process: "It's made by TSMC on a 5nm line"."""
        own = self._discourse.first_person and self._discourse.own_chip is not None
        asked = any(question.search(_WHO_MAKES) for question in self.asked)
        if not own or not (asked or sentence.search(_OF_ITS_MAKING)):
            return None
        chips = tuple(m for m in self._discourse.topic(("chip",), sentence, offset)[:1] if not m.generic)
        return Filled(chips, offset, offset, None, "topic") if chips else None

    def _named_answer(self, reading: Reading) -> None:
        """State what an answer only names, where it was asked who does it: "Who makes it? — TSMC, on a 5nm line"."""
        sentence, main = reading.sentence, self._discourse.main_company
        question = next((q for q in self.asked if _WHO.search(q.text) or q.search(_WHO_MAKES)), None)
        clause_end = sentence.clause(sentence.start, sentence.start)[1]
        verb = any(t.frame.predicate and t.start < clause_end for t in self._counted)
        named = [n for n in sentence.nodes if n.mentions and not n.bracket and n.start - sentence.start <= 12]
        if question is None or verb or not named or not self._discourse.first_person or main is None:
            return
        node, us = named[0], Filled((main,), sentence.start, sentence.start, None, "speaker")
        triggers = list(question.triggers)
        if question.search(_WHO_MAKES):
            triggers += [Trigger(0, 0, frame) for frame in self.frames.frames if frame.rule == _MADE_BY]
        for trigger in triggers:
            predicate, kinds = trigger.frame.predicate, _TOLD_BY_NAME.get(trigger.frame.predicate or "")
            members = self._discourse.members(node, kinds, sentence) if kinds else ()
            members = tuple(m for m in members if not (m.generic or m.anonymous or m.id == main.id))
            if predicate is None or not members or trigger.frame.value == "required":
                continue
            if any(d.predicate == predicate for d in reading.drafts):
                return
            if predicate == "supplies" and not question.search(_SUPPLIES, trigger.start, trigger.end):
                continue  # "Who rents all this?"
            here = replace(trigger, start=node.start, end=node.end)
            answer = Filled(members, node.start, node.end, node, "answer")
            if predicate == "fabricates":
                chips = self._discourse.topic(("chip",), sentence, sentence.start)[:1]
                other = Filled(chips, sentence.start, sentence.start, None, "topic") if chips else None
            else:
                other = us
            if other is None or any(m.generic for m in other.mentions):
                continue
            pair = (other, answer) if predicate in ("uses", "partners_with") else (answer, other)
            if self._assemble(reading, here, None, None, predicate, *pair, 0, 1, inherited=True):
                return

    def _asked_count(self, quantity: Quantity, sentence: Sentence) -> Quantity:
        """A bare number that opens an answer to "How many chips …?" counts them."""
        opens = re.fullmatch(r"\W*(?:\w+\W+){0,4}", sentence.words(sentence.start, quantity.start))
        chips = [n for question in self.asked for n in question.nodes if n.has(("chip",))]
        many = any(re.search(r"\bhow many\b", question.text, re.I) for question in self.asked)
        counts = quantity.dimension == "number" and (quantity.low or quantity.high or 0) > 9
        return replace(quantity, unit="units", dimension="count") if counts and opens and chips and many else quantity

    def _in_unit_asked(self, value: Value, quantity: Quantity, sentence: Sentence) -> Quantity | None:
        """A bare number in the unit that the question names: "with 1,000 H100s. It has 10,000."."""
        if self._language != "en" or quantity.dimension != "number":
            return None
        for question in self.asked:
            for named in question.quantities:
                if named.dimension not in ("number", "ratio", "duration") and named.unit in value.units:
                    return self.fit(value, like(quantity, named), sentence, None)
        return None

    def _date_answer(self, reading: Reading) -> None:
        """Give the facts of an answer the time that was asked for, as in "What was revenue last year?"."""
        times = [time for question in self.asked for time in question.times if time.value is not None]
        for draft in reading.drafts if len(times) == 1 else ():
            stated = any(draft.start <= time.start < draft.end for time in reading.sentence.times)
            if not stated and draft.predicate not in TIMELESS:
                draft.time, draft.time_text = times[0].value, times[0].text

    def _asked_about(self, frame: Frame, sentence: Sentence, taken: tuple[str, ...]) -> Filled | None:
        """Of whom or what an answer gives the number, where it does not say: whom the question names, who answers."""
        for role in frame.subject:
            named = [n for question in self.asked for n in question.nodes if n.mentions and n.has(role.kinds)]
            members = next((m for n in named if (m := self._discourse.members(n, role.kinds, sentence))), ())
            if not members and not ORGANISATIONS.intersection(role.kinds):
                members = self._discourse.topic(role.kinds, sentence, sentence.start, taken)[:1]
            main = self._discourse.main_company if self._discourse.first_person else None
            if not members and main is not None and main.kind in role.kinds:
                members = (main,)
            members = tuple(m for m in members if m.id not in taken)
            if members:
                return Filled(members, sentence.start, sentence.start, None, "topic")
        return None

    def _asked_for(self, frame: Frame, taken: tuple[str, ...]) -> Filled | None:
        """The object that the question, or what leads in a list, names: beside the words of a frame, else anywhere."""
        for question in self.asked:
            for trigger in (t for t in question.triggers if t.frame is frame):
                found = self._fill(frame.object, frame, trigger, None, question, taken, False)
                if found is not None:
                    return replace(found, node=None)
        for role in frame.object:
            for question in self.asked:
                for node in question.nodes:
                    members = tuple(m for m in self._discourse.members(node, role.kinds, question) if m.id not in taken)
                    if node.mentions and members and node.has(role.kinds):
                        return Filled(members, node.start, node.end, None, "topic")
        return None

    def _denied_before(self, sentence: Sentence) -> list[Draft] | None:
        """What the sentence before states, denied, as in "The firm disputes this", 对此，寒武纪回应称不属实.

        None where the sentence is no mere denial.
        """
        by = next((a.by for a in sentence.attributions if a.denies and a.by is not None), None)
        short = len(sentence.text) <= (36 if self._language == "zh" else 90)
        if by is None or sentence.refuted is None or sentence.quantities or not short:
            return None
        if self._language == "zh" and any(
            len(part) > 12 for part in sentence.text[: sentence.refuted.start()].split("，")[:-1]
        ):
            return None  # 有自媒体说它又在台积电下单，公司发声明否认: what is denied stands here.
        if any(d.modality == "denied" or d.by == by for d in self._drafts):
            return None
        own = [d for d in self._drafts if by.id in (d.subject.id, d.object.id if d.object else "")]
        return [
            replace(d, modality="denied", by=by, start=sentence.start, end=sentence.end, explicit_source=True)
            for d in own or self._drafts
        ] or None

    def _done_likewise(self, sentence: Sentence) -> list[Draft]:
        """What others do as told in the sentence before: "SK Hynix did so in March and Samsung in July"."""
        match = sentence.search(_DOES_SO)
        last = next(
            (d for d in reversed(self._drafts) if d.predicate in DEEDS and d.subject.kind in ORGANISATIONS), None
        )
        if match is None or last is None or last.modality == "denied":
            return []
        verb, end = sentence.start + match.start(), sentence.start + match.end()
        actors = [
            n
            for n in sentence.nodes
            if n.mentions
            and n.kinds & ORGANISATIONS
            and not (n.marker or n.vendor or n.owner or n.source)
            and (n.end <= verb or re.search(r"(?:,|\band|\bwhile)\s$", sentence.words(end, n.start)))
        ]
        found: list[Draft] = []
        for i, actor in enumerate(actors):
            start = max(actor.end, end)
            stop = actors[i + 1].start if i + 1 < len(actors) and actors[i + 1].start > start else sentence.end
            parties = [
                n for n in sentence.nodes if start <= n.start < stop and n.marker in ("for", "to", "with", "from")
            ]
            told = next((m for n in parties for m in n.mentions if m.kind in ORGANISATIONS), None)
            time = next((t for t in sentence.times if start <= t.start < stop and t.value), None)
            by, _, denies = self._source(sentence, actor.start)
            ahead = sentence.search(self._grammar.modality["planned"], actor.start, stop)
            if denies:
                continue
            found.extend(
                replace(
                    last, subject=reference(member), object=reference(told) if told else last.object, low=None,
                    high=None, unit=None, cmp=None, value_text=None, start=min(actor.start, verb),
                    end=max(time.end if time else 0, parties[-1].end if parties else 0, start), by=by,
                    time=time.value if time else None, time_text=time.text if time else None,
                    explicit_time=time is not None, modality="planned" if ahead else "asserted",
                )
                for member in actor.mentions
            )  # fmt: skip
        return found

    def _without_verb(self, reading: Reading) -> list[Draft]:
        """What a clause without a verb says of two others: "Alibaba is using the PPU, and Baidu the Kunlun P800"."""
        sentence = reading.sentence
        found: list[Draft] = []
        told = [d for d in reading.drafts if d.predicate in _SHARED_VERBS and d.object is not None and d.low is None]
        told = [d for d in told if d.high is None and d.object is not None and d.object.kind != d.subject.kind]
        if not told:
            return []
        named = {r.id for d in told for r in (d.subject, d.object) if r is not None}
        verbs = [t.start for t in self._counted if t.frame.predicate in {d.predicate for d in told}]
        for one, other in gapped_pairs(sentence, min(verbs, default=sentence.end)):
            if any(m.id in named for m in (*one.mentions, *other.mentions)):
                continue
            time = next((t for t in sentence.times if one.start <= t.start and t.value), None)
            for last in reversed(told):
                does, done = (self._all_as(n, last.subject.kind) for n in (one, other))
                does, done = (
                    (does, self._all_as(other, _kind(last))) if does else (done, self._all_as(one, _kind(last)))
                )
                if not does or not done or (one.vendor and last.predicate == "uses"):
                    continue  # "uses the MI300X and Nvidia H100s"
                found.extend(
                    replace(
                        last, subject=reference(subject), object=reference(obj), start=one.start, end=other.end,
                        time=time.value if time else last.time, time_text=time.text if time else last.time_text,
                    )
                    for subject in does
                    for obj in done
                    if not obj.generic and not self._discourse.is_observer(subject)
                )  # fmt: skip
                break
        launched = next((d for d in reversed(told) if d.predicate == "launches"), None)
        for node in listed_later(sentence, min(verbs, default=sentence.end)) if launched and not found else ():
            kind = launched.object.kind if launched and launched.object else ""
            time = next((t for t in sentence.times if node.end <= t.start and t.value), None)
            mention = node.mentions[0]
            if launched is None or mention.kind != kind or mention.id in named:
                continue
            if self._vendor_id(mention) in (None, launched.subject.id):
                found.append(
                    replace(
                        launched, object=reference(mention), start=node.start, end=time.end if time else node.end,
                        time=time.value if time else None, time_text=time.text if time else None,
                    )
                )  # fmt: skip
        return found

    def _all_as(self, node: Node, kind: str) -> tuple[Mention, ...]:
        """The members of a node as one kind; none where one is of no such kind."""
        found = [
            as_kind(m, (kind,)) or (self._discourse.foundry_of(m) if kind == "foundry" else None) for m in node.mentions
        ]
        return tuple(m for m in found if m is not None) if None not in found else ()

    def _joined_names(self, sentence: Sentence) -> list[Trigger]:
        """Where a name stands right before another whose owner it may be: Meta's Hyperion, 中国联通青海三江源."""
        found: list[Trigger] = []
        before: Node | None = None
        for node in sentence.nodes:
            if before is not None and not node.kinds & ORGANISATIONS and not node.anaphor:
                between = sentence.words(before.end, node.start)
                for place in sentence.nodes:
                    if place.kinds == {"region"} and before.end <= place.start and place.end <= node.start:
                        between = between.replace(sentence.words(place.start, place.end), "", 1)
                if (_JOINED_ZH if self._language == "zh" else _JOINED_EN).fullmatch(between):
                    found.extend(
                        Trigger(node.start, node.start, frame)
                        for frame in self.frames.joining
                        if node.has(frame.object[0].kinds) and not frame.object_first
                    )
            if node.mentions and node.mentions[0].rule == "site:owned":
                # Whose a site is that only its place names, the words that bring it up have told.
                found.extend(
                    Trigger(node.start, node.start, frame)
                    for frame in self.frames.joining
                    if node.has(frame.object[0].kinds) and frame.object_first
                )
            if "cluster" in node.kinds and node.mentions and self._holds_owner(node.mentions[0]):
                found.extend(
                    Trigger(node.start, node.start, frame)
                    for frame in self.frames.joining
                    if "maker" in frame.subject[0].places and node.has(frame.object[0].kinds)
                )
            speaks = node.pick == "speaker"
            if node.kinds & ORGANISATIONS and (node.mentions or node.owner or speaks) and not node.bracket:
                before = node
            elif node.kinds != {"region"}:
                before = None
        return found

    def _holds_owner(self, mention: Mention) -> bool:
        """Whether a name begins with that of its known owner: 中国移动哈尔滨智算中心, Tesla Dojo."""
        entity = self._discourse.catalogue.get(mention.id)
        owner = self._discourse.catalogue.get(entity.owner) if entity and entity.owner else None
        return owner is not None and any(mention.text.startswith(alias.text) for alias in owner.aliases)

    def _share_last_unit(self, sentence: Sentence) -> None:
        """Bare numbers of a list take the unit that its last member names: "39.2 and 52.5 billion respectively"."""
        if not sentence.search(self._grammar.respectively):
            return
        found = sentence.quantities
        for i in range(len(found) - 2, -1, -1):
            number, following = found[i], found[i + 1]
            listed = self._grammar.connector.match(sentence.words(number.end, following.start) or "x")
            if not listed or number.dimension != "number" or following.dimension == "number":
                continue
            found[i] = replace(like(number, following), classifier=following.classifier)

    def _add_tolerances(self, sentence: Sentence) -> None:
        """Widen a figure by what it may be out, "$28 billion, give or take 2%"; Chinese ones stay as they are named."""
        if self._language == "zh":
            return
        found = sentence.quantities
        for margin in [q for q in found if sentence.search(_MARGIN, q.start - 16, q.end)]:
            bases = [q for q in found if q.end <= margin.start and q.dimension == "money" and margin.start - q.end < 60]
            size = margin.high if margin.high is not None else margin.low
            if not bases or size is None or bases[-1].low is None or bases[-1].low != bases[-1].high:
                continue
            base = bases[-1]
            if margin.unit not in ("ratio", base.unit) or ";" in sentence.words(base.end, margin.start):
                continue
            middle = bases[-1].low
            spread = abs(size) * middle if margin.unit == "ratio" else abs(size)
            if spread < middle / 2:
                found[found.index(base)] = replace(base, low=middle - spread, high=middle + spread, cmp="range")
                found.remove(margin)

    def _counts(self, trigger: Trigger, sentence: Sentence) -> bool:
        frame = trigger.frame
        if frame.require_before is not None and not sentence.search(
            frame.require_before, max(sentence.start, trigger.start - 100), trigger.start
        ):
            return False
        if frame.require_after is not None and not frame.require_after.match(
            sentence.words(trigger.end, trigger.end + 100)
        ):
            return False
        if frame.line is not None and frame.line != self._is_line(trigger, sentence):
            return False
        goes_on = frame.continues == "capex" and not self._recent and "capex" in self._stated_before
        if sentence.kind == "bullet" and any("label" in role.places for role in frame.object):
            goes_on = goes_on or frame.continues in self._listed
        if frame.continues is not None and frame.continues not in self._recent and not goes_on:
            same = any(
                t.frame.predicate == frame.continues
                and t.frame.continues is None
                and t.end <= trigger.start
                and not (frame.continues == "revenue" and self._is_line(t, sentence))
                for t in sentence.triggers
            )
            if not same:
                return False
        if (
            frame.continues == "sales"
            and "revenue" in self._stated
            and not any(t.frame.predicate == "sales" and t.end <= trigger.start for t in sentence.triggers)
        ):
            return False  # After the whole and its parts have been told, what is guided to is the whole.
        if frame.continues is not None and self._measures_else(trigger, sentence):
            return False
        return frame.require is None or sentence.search(frame.require) is not None

    def _part_of_revenue(
        self, reading: Reading, trigger: Trigger, quantity: Quantity | None
    ) -> tuple[Mention, ...] | None:
        """The segment of a revenue that is a part of the one before: "revenue of $44bn, of which data center $39bn".

        Empty where it is a part that has no name, or the change of a part; None where it is no part.
        """
        sentence = reading.sentence
        if quantity is None or trigger.end > quantity.start or trigger.frame.predicate not in ("revenue", "capex"):
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

    def _measures_else(self, trigger: Trigger, sentence: Sentence) -> bool:
        """Whether the last measure named before a continuation is another: 营收…；资本开支191亿元，同比增长119%."""
        measures = [
            t
            for t in sentence.triggers
            if t.end <= trigger.start
            and t.frame.continues is None
            and t.frame.predicate in PERIODIC
            and self._counts(t, sentence)
        ]
        last = max(measures, key=lambda t: t.end, default=None)
        if last is not None and last.frame.predicate != trigger.frame.continues:
            return not any(
                t.frame.predicate == trigger.frame.continues and t.start <= last.start and last.end <= t.end + 1
                for t in measures
            )
        since = last.end if last is not None else sentence.start
        return sentence.search(COMMON["profit"], since, trigger.start) is not None

    def _is_line(self, trigger: Trigger, sentence: Sentence) -> bool:
        """Whether "revenue" is that of a product or segment: H20 revenue, HBM营收."""
        kinds = ("chip", "segment", "technology", "product")
        return any(
            n.mentions
            and n.mentions[0].kind in kinds
            and n.end <= trigger.start
            and not n.bracket
            and (
                (between := _without_times(sentence, n.end, trigger.start).strip(" -’'”\"：:“")) == ""
                or _OF_LINE.fullmatch(between)
            )
            for n in sentence.nodes
        )

    def _emit(
        self,
        reading: Reading,
        trigger: Trigger,
        attachment: Attachment | None,
        value: Value | None,
        index: int,
        size: int,
    ) -> bool:
        """State the fact of a trigger and its value, if the roles can be filled; whether there was one."""
        sentence, frame = reading.sentence, trigger.frame
        quantity = attachment.quantity if attachment else None
        predicate = value.predicate if value is not None and value.predicate else frame.predicate
        if predicate is None:
            return False
        if (predicate in DEEDS or predicate == "fabricates") and self._is_directed(sentence, trigger):
            start, end = sentence.clause(trigger.start, trigger.end)
            reading.rejections.append(Rejection(predicate, "told to do, not done", start, end, frame.rule))
            return False
        if predicate == "market_cap" and self._is_of_deal(sentence, trigger):
            return self._deal_is_worth(reading, trigger, attachment, value)
        if self._has_stranger(sentence, trigger, predicate):
            start, end = sentence.clause(trigger.start, trigger.end)
            reading.rejections.append(Rejection(predicate, "done by somebody else", start, end, frame.rule))
            return False
        if predicate in ("orders", "cuts_orders") and self._is_done_by_nameless(sentence, trigger):
            reading.rejections.append(
                Rejection(predicate, "done by some without a name", trigger.start, trigger.end, frame.rule)
            )
            return False
        inherited = attachment is not None and (
            attachment.inherited or not sentence.start <= trigger.start < sentence.end
        )
        anchor = (quantity.start, quantity.end) if inherited and quantity is not None else (trigger.start, trigger.end)

        # 本土厂商的份额将升至五成，去年为四成: of the same, who have no name.
        clause = sentence.clause(quantity.start, quantity.end) if quantity is not None else anchor
        own = any(n.mentions and n.has(ORGANISATIONS) and clause[0] <= n.start < clause[1] for n in sentence.nodes)
        again = not own and any(r.reason == _NAMELESS_SHARE for r in reading.rejections)
        if predicate == "market_share" and quantity is not None and (again or self._is_of_nameless(sentence, quantity)):
            start, end = sentence.clause(quantity.start, quantity.end)
            reading.rejections.append(Rejection(predicate, _NAMELESS_SHARE, start, end, frame.rule))
            return False
        part = self._part_of_revenue(reading, trigger, quantity)

        def reject(reason: str) -> bool:
            start, end = sentence.clause(
                min(anchor[0], quantity.start if quantity else anchor[0]),
                max(anchor[1], quantity.end if quantity else anchor[1]),
            )
            reading.rejections.append(Rejection(predicate or "", reason, start, end, frame.rule))
            return False

        if (
            predicate == "market_share"
            and sentence.words(trigger.start, trigger.start + 2) == "占比"
            and sentence.search(_REVENUE_BEFORE, sentence.start, trigger.start)
            and not sentence.search(_MARKET_BEFORE, sentence.start, trigger.end + 8)
        ):
            return reject("a part of revenue")  # 该业务营收将达数十亿美元，占比两成
        if (
            predicate == "revenue"
            and quantity is not None
            and _IN_FULL.match(sentence.words(quantity.start - 4, quantity.end + 4))
        ):
            return reject("the figure itself follows")
        if (
            predicate in ("capex", "revenue")
            and quantity is not None
            and _MORE_THAN.search(sentence.words(quantity.start - 4, quantity.start))
        ):
            return reject("a difference")
        if part == ():
            return reject("part of a total")
        # What a ratio is taken of stands nearer to it than its subject.
        of_base = frame.object_first or any("base-of" in role.places for role in frame.object)
        obj = self._fill(frame.object, frame, trigger, quantity, sentence, (), inherited) if of_base else None
        # 百度昆仑芯中标10亿元，燧原拿下3亿元: of the same order each names another party.
        before = next((a for a in reversed(reading.attachments) if a.trigger is trigger), None)
        renewed = None
        if obj is not None and before is not None and quantity is not None and before.quantity.end <= quantity.start:
            renewed = self._renewed(frame, sentence, quantity, before.quantity.end, obj, ())
        obj = renewed or obj
        taken = tuple(m.id for m in obj.mentions) if obj else ()
        self._object = obj
        subject = replace(before.subject, node=None) if renewed and before is not None and before.subject else None
        # Unless a continuation names another, its subject is the one before.
        kept = attachment.subject if attachment is not None and attachment.inherited else None
        if (
            kept is not None
            and quantity is not None
            and kept.place != "adjacent"
            and not (frame.predicate == "spec" and self._contrasts(sentence, quantity))
            and not self._names_subject(frame, sentence, quantity, attachment.since if attachment else 0)
        ):
            subject = replace(kept, node=None)
        if subject is None and attachment is not None and quantity is not None and predicate in MEASURES:
            # "Analysts put its capex at $520 billion, 30% more than this year": of whom the sum was told.
            last = next((a for a in reversed(reading.attachments) if a.trigger is trigger and a.subject), None)
            if (
                last is not None
                and last.subject is not None
                and last.quantity.end <= quantity.start
                and not self._names_subject(frame, sentence, quantity, last.quantity.end)
            ):
                subject = replace(last.subject, node=None)
        if subject is None and self._language == "en":
            subject = self._by_word_order(frame, trigger, quantity, sentence, taken, inherited)
        elif subject is None and (predicate in DEEDS or predicate == "holds"):
            subject = self._of_pronoun(frame, trigger, sentence)
        # 中兴通讯中标28亿元，浪潮信息26亿元: whom the clause names is the object already.
        names_object = of_base and obj is not None and trigger.end <= obj.start
        lacks_verb = quantity is not None and (frame.value != "required" or frame.object) and not inherited
        if subject is None and quantity is not None and lacks_verb and not names_object:
            subject = next(
                (g for role in frame.subject if (g := self._gapped(reading, trigger, quantity, role)) is not None), None
            )
            inherited = inherited or subject is not None
        if subject is None and self._language == "en" and (predicate in DEEDS or predicate == "holds"):
            subject = self._of_pronoun(frame, trigger, sentence)
        if subject is None and predicate in _OF_TRAINING and not inherited:
            subject = self._trained_out(sentence, anchor[0])
        subject = subject or self._fill(frame.subject, frame, trigger, quantity, sentence, taken, inherited)
        if subject is not None and predicate == "power" and self._delivers_power(subject, sentence):
            # What a utility can deliver is what the site has.
            subject = self._fill(
                [role for role in frame.subject if "cluster" in role.kinds], frame, trigger, quantity, sentence,
                tuple(m.id for m in subject.mentions), inherited,
            )  # fmt: skip
        if (
            subject is not None
            and predicate in ("lead_time", "price_change")
            and subject.mentions[0].id == "product:wafer"
        ):
            # How long one waits for wafers, or what becomes of their price, is told of a foundry.
            main = self._discourse.main_company
            makers = (
                tuple(m for m in (main and as_kind(main, ("foundry",)),) if m)
                or self._discourse.topic(("foundry",), sentence, anchor[0])[:1]
            )
            subject = replace(subject, mentions=makers, node=None) if makers else subject
        if subject is not None and predicate == "spec" and quantity is not None:
            subject = self._before_or_after_cut(sentence, subject, quantity)
        if subject is None and predicate == "process_node":
            subject = self._own_process(sentence, anchor[0])
        if subject is None and attachment is not None and attachment.asked:
            subject = self._asked_about(frame, sentence, taken)
        if subject is not None and predicate == "lead_time" and subject.mentions[0].rule == "system":
            # One waits for the rack because of its chips.
            chips = tuple(m for m in (called_after(m, ("chip",)) for m in subject.mentions) if m is not None)
            subject = replace(subject, mentions=chips) if chips else subject
        if subject is not None and attachment is not None and attachment.asked and self._corrected in self.asked:
            named = {m.id for question in self.asked for n in question.nodes for m in n.mentions}
            if subject.node is None and not any(m.id in named for m in subject.mentions):
                return reject("of whom the figure is, is not told")
        if subject is None:
            return reject("missing subject")
        if attachment is not None:
            attachment.subject = subject
        if not of_base:
            taken = tuple(m.id for m in subject.mentions)
            earlier = attachment.object if attachment is not None and attachment.inherited else None
            beside = (
                node_beside(sentence, quantity, ("chip",)) if quantity is not None and earlier is not None else None
            )
            party = self._own_party(frame.object, predicate, sentence, quantity, taken)
            if party is None and predicate in ("market_share", "capacity", "capacity_gap"):
                party = self._line_behind(frame, sentence, quantity)
            if party is not None:
                obj = party
            elif earlier is not None and beside is None:
                since = attachment.since if attachment is not None else 0
                obj = self._renewed(frame, sentence, quantity, since, earlier, subject.mentions) or replace(
                    earlier, node=None
                )
            else:
                obj = self._fill(frame.object, frame, trigger, quantity, sentence, taken, inherited)
        if attachment is not None and attachment.asked and (obj is None or obj.mentions[0].id == "product:wafer"):
            obj = self._asked_for(frame, taken) or obj
        if obj is None and frame.object and subject.place == "agent":
            # "The MI325X was presented by AMD": what was done to stands before the verb.
            patient = tuple(replace(role, places=("before",)) for role in frame.object)
            others = tuple(m.id for m in subject.mentions)
            obj = self._fill(patient, frame, trigger, quantity, sentence, others, inherited)
            if predicate == "orders" and obj is not None and obj.mentions[0].kind in ORGANISATIONS:
                return reject("a company is bought, no goods")
        if (
            obj is None
            and predicate in ("spec_ratio", "slowdown")
            and quantity is not None
            and not self._means_original(frame, sentence, quantity)
        ):
            obj = self._same_base(reading, subject)
        if predicate == "training_time" and (obj is None or (obj.place != "base" and self._language == "en")):
            obj = self._trained_on_before(reading, subject) or obj
        if obj is not None and quantity is not None:
            obj = self._whole_of(sentence, obj, quantity)
        if attachment is not None:
            attachment.object = obj
        if any("base" in role.places for role in frame.object) or (
            obj is None and self._means_original(frame, sentence, quantity)
        ):
            subject, obj = self._known_bases(subject)
            if subject is None:
                return reject("missing object")
        if (
            predicate == "partners_with"
            and self._language == "zh"
            and obj is not None
            and obj.place == "after"
            and len({m.id for m in subject.mentions}) > 1
        ):
            obj = None  # A与B共建C: A with B.
        if (
            obj is None
            and any("other" in role.places for role in frame.object)
            and len({m.id for m in subject.mentions}) > 1
        ):
            # "OpenAI and Oracle are partners": one of them with each of the others.
            members = tuple({m.id: m for m in subject.mentions}.values())
            obj = replace(subject, mentions=members[1:])
            subject = (
                subject if predicate == "partners_with" and not inherited else replace(subject, mentions=members[:1])
            )
        if obj is None and any("other" in role.places for role in frame.object) and subject.node is not None:
            obj = self._joined(subject.node, frame, sentence)
        if predicate == "orders":
            obj = self._interviewed_seller(subject, quantity, obj)
        if predicate == "orders" and self._buys_company(sentence, trigger, subject):
            return reject("a company is bought, no goods")
        needs_object = all(role.required for role in frame.object) or (attachment is None and frame.need_object)
        among = subject.place == "labelled" and any(n.has(("foundry",)) for n in sentence.nodes if not n.anaphor)
        if obj is None and predicate == "market_share" and (subject.mentions[0].kind == "foundry" or among):
            # What market a foundry, or who is listed with foundries, has a share of goes without saying.
            made = self._discourse.catalogue.get(_CONTRACT_MAKING)
            if made is not None:
                segment = Mention(anchor[0], anchor[0], made.name, made.id, made.name, "segment")
                obj = Filled((segment,), anchor[0], anchor[0], None, "implied")
        if (
            obj is None
            and predicate == "holds"
            and quantity is not None
            and _CARDS.fullmatch(quantity.classifier or "")
            and not _OTHER_SHEETS.match(sentence.words(quantity.end, quantity.end + 8))
        ):
            # 自有的大概3400张: cards of no model named.
            chip = Mention(quantity.start, quantity.end, quantity.text, GENERIC_CHIP, "GPU", "chip", generic=True)
            obj = Filled((chip,), quantity.start, quantity.end, None, "implied")
        if obj is None and frame.object and needs_object:
            return reject("missing object")
        if part and attachment is not None:
            predicate, attachment.value = "sales", replace(attachment.value, predicate="sales")
            obj = Filled(part, anchor[0], anchor[0], None, "part")
        if predicate == "trained_on" and obj is not None and all(m.generic for m in obj.mentions):
            obj = self._chips_meant(sentence, obj)
        if predicate in ("orders", "uses") and obj is not None and len(subject.mentions) > 1:
            # Anthropic与谷歌签约，将启用TPU: of the two it is not the maker.
            users = tuple(m for m in subject.mentions if not self._makes(m, obj))
            subject = replace(subject, mentions=users) if users else subject
        if predicate == "orders" and obj is not None:
            obj = self._made_to_order(sentence, subject, self._told_vendor(sentence, subject, obj))
        if predicate == "uses" and frame.foreign and obj is not None and self._makes(subject.mentions[0], obj):
            return reject("its own goods are sold")
        if predicate == "market_share" and obj is not None and obj.mentions[0].id == _CONTRACT_MAKING:
            # Of the market for contract chipmaking it is the foundry that has a share.
            makers = tuple(
                m if m.kind == "foundry" else as_kind(m, ("foundry",)) or self._discourse.foundry_of(m) or m
                for m in subject.mentions
            )
            subject = replace(subject, mentions=makers)
        if predicate == "launches" and self._language == "en" and obj is not None and obj.node is not None:
            spans = [(q.start, q.end) for q in sentence.quantities if q.unit == "units"]
            if obj.mentions[0].kind == "chip" and any(a <= obj.node.start and obj.node.end <= b + 1 for a, b in spans):
                return reject("counted goods are installed, not launched")
        own = predicate in ("launches", "designs", "develops") and not frame.foreign
        if predicate == "successor_of" and obj is not None and obj.mentions[0].kind != subject.mentions[0].kind:
            return reject("of another kind")
        if predicate == "successor_of" and self._language == "zh" and obj is not None and obj.node is None:
            vendors = {self._vendor_id(m) for m in (subject.mentions[0], obj.mentions[0])} - {None}
            if len(vendors) > 1:
                return reject("another vendor's product")  # 壁仞的下一代BR20X follows no H20 that was spoken of.
        if predicate == "fabricates" and obj is not None and self._is_maker_only(sentence, trigger, subject, obj):
            return reject("whose chip it is does not say who makes it")
        if predicate == "capacity" and obj is not None and MEMORY.search(obj.mentions[0].id):
            # Memory is made by the company itself, and not by its foundry.
            subject = replace(subject, mentions=tuple(self._parent(m) or m for m in subject.mentions))
        if predicate == "capacity" and self._only_buys(subject.mentions[0]):
            # "whether the foundry has moved Huawei's chip: … its 7nm capacity": of the two the foundry has lines.
            refers = (subject.node is None or subject.node.anaphor) and self._language == "en"
            makers = self._discourse.topic(("foundry",), sentence, anchor[0])[:1] if refers else ()
            subject = replace(subject, mentions=makers) if makers else subject
        if predicate == "capacity" and self._only_buys(subject.mentions[0]):
            return reject("who has its chips made has no lines")
        if own and obj is not None and self._is_foreign(subject, obj):
            return reject("another vendor's product")
        if predicate in ("designs", "launches") and subject.node is not None and self._language == "en":
            subject = self._with_partner(sentence, trigger, subject)
        if (
            predicate in ("restricts", "threshold")
            and subject.mentions[0].id.endswith("-list")
            and (obj is None or obj.mentions[0].kind in ("chip", "technology"))
        ):
            return reject("a list names companies")
        if predicate == "orders" and obj is not None and obj.mentions[0].id == "product:wafer":
            # "TSMC is fully booked: Nvidia has reserved 390,000 wafers": those of the foundry spoken of.
            buyers = tuple(m.id for m in subject.mentions)
            foundries = self._discourse.topic(("foundry",), sentence, anchor[0], buyers)[:1]
            obj = replace(obj, mentions=foundries, node=None) if foundries else obj
        if predicate == "cuts_orders" and obj is None and subject.mentions[0].kind == "foundry":
            return reject("who makes wafers starts none for itself")
        if predicate == "orders" and self._language == "zh":
            obj = self._seller_to_customer(sentence, trigger, subject, obj)
        if predicate == "orders" and obj is not None and obj.mentions[0].kind == "chip":
            subject, obj = self._seller_apart(sentence, subject, obj)
        main = self._discourse.main_company
        sells = self._discourse.own_chip is not None and main is not None and subject.mentions[0].id == main.id
        own = sells and obj is not None and all(m.generic for m in obj.mentions)
        if predicate == "orders" and obj is not None and (own or self._makes(subject.mentions[0], obj)):
            return reject("its own chip")
        if frame.sells is not None and (obj is None or self._sells(sentence, subject, obj) != frame.sells):
            return reject("who sells to whom is not told")
        if frame.rule == "price_change/sets-prices" and self._moves_itself(sentence, trigger, subject):
            return reject("the price of goods moves")
        if predicate == "sales" and subject.mentions[0].anonymous:
            return reject("who sold is not told")
        if predicate == "holds" and obj is None and quantity is not None and quantity.unit == "units":
            obj = self._any_chips(quantity)
        if predicate == "holds" and self._has_cluster(sentence, trigger, subject):
            return reject("a machine has them")
        if predicate == "parameters" and quantity is not None and self._is_kind_of_model(sentence, subject, quantity):
            return reject("a kind of model")
        if predicate in _OF_TRAINING and quantity is not None and self._is_yearly_of_others(sentence, quantity):
            return reject("what others spend in a year")
        if (
            predicate == "launches"
            and self._language == "zh"
            and obj is not None
            and obj.node is not None
            and obj.mentions[0].kind == "model"
            and obj.end <= trigger.start
            and crosses_clause(sentence, obj.end, trigger.start)
            and sentence.words(obj.end, obj.end + 1) != "，"  # GLM-4.5，3550亿参数，7月28日开源
        ):
            return reject("of what another clause tells")  # 跑GPT-3的速度是A100的12倍，下半年上市
        if (
            predicate == "spec"
            and quantity is not None
            and quantity.unit in ("TFLOPS", "TOPS")
            and subject.mentions[0].kind == "chip"
            and (quantity.low or quantity.high or 0.0) > _MOST_COMPUTE_OF_A_CHIP_TFLOPS
        ):
            return reject("too much for one chip")  # 算力规模达10 EFLOPS is a site's.
        if predicate == "price" and quantity is not None:
            subject = self._as_goods(sentence, subject, quantity)
            if self._is_no_unit_price(subject, quantity):
                # JUPITER内装约24000颗GH200，造价5亿欧元: what the machine cost.
                whole = [replace(role, kinds=("cluster",)) for role in frame.subject if "cluster" in role.kinds]
                machine = self._fill(whole, frame, trigger, quantity, sentence, taken, inherited)
                if machine is None or machine.node is None or machine.node.anaphor or machine.node.marker:
                    return reject("too much for one")
                subject = machine
        if frame.rule == "invests_in/raised" and quantity is not None and sentence.search(_AMONG_OTHERS):
            # What a round brought in is no one's of those who took part.
            quantity = attachment = value = None
        if not self._allowed(predicate, subject, obj, quantity):
            return reject("kind or unit not of the predicate")
        if obj is not None and quantity is not None and quantity.unit in ("units", "wafers"):
            self._counted_as[predicate, quantity.unit] = obj
        if predicate in ("develops", "operates", "designs") and obj is not None and len(subject.mentions) == 1:
            for mention in obj.mentions:
                self._makers.setdefault(mention.id, subject.mentions[0])
        return self._assemble(reading, trigger, attachment, value, predicate, subject, obj, index, size, inherited)

    def _renewed(
        self,
        frame: Frame,
        sentence: Sentence,
        quantity: Quantity | None,
        since: int,
        earlier: Filled,
        taken: Sequence[Mention],
    ) -> Filled | None:
        """What a further number is of, where it is named anew: "30,000 wafers at 7nm and, at 14nm, 15,000"."""
        kinds = {kind for role in frame.object for kind in role.kinds} & {"segment", "technology"}
        if any(place.startswith("before") for role in frame.object for place in role.places):
            kinds |= ORGANISATIONS  # 昆仑芯中标10亿元，燧原3亿元: who gets the order stands before it.
        if quantity is None or not kinds or earlier.mentions[0].kind not in kinds:
            return None
        known = {m.id for m in (*earlier.mentions, *taken)}
        for node in reversed(sentence.nodes):
            if node.marker and node.kinds & ORGANISATIONS:
                continue
            if since <= node.start and node.end <= quantity.start and node.mentions and node.has(kinds):
                members = self._discourse.members(node, tuple(kinds), sentence)
                named = tuple(m for m in members if m.id not in known and not (m.generic or m.anonymous))
                return Filled(named, node.start, node.end, node, "renewed") if named else None
        return None

    def _line_behind(self, frame: Frame, sentence: Sentence, quantity: Quantity | None) -> Filled | None:
        """What one of several numbers is of that stands right behind it: "21% in HBM and 25% in DRAM"."""
        kinds = tuple(k for role in frame.object for k in role.kinds if k in ("segment", "technology"))
        if quantity is None or not kinds or self._language != "en":
            return None
        lines = [
            (q, n)
            for q in sentence.quantities
            for n in sentence.nodes
            if q.dimension == quantity.dimension and n.mentions and n.has(kinds)
            if _OF_LINE_BEHIND.fullmatch(sentence.words(q.end, n.start))
        ]
        own = next((n for q, n in lines if q.start == quantity.start), None)
        members = self._discourse.members(own, kinds, sentence) if own is not None and len(lines) > 1 else ()
        return Filled(members, own.start, own.end, own, "behind") if own is not None and members else None

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

    def _deal_is_worth(
        self, reading: Reading, trigger: Trigger, attachment: Attachment | None, value: Value | None
    ) -> bool:
        """State what the last order told is worth; whether there was one."""
        order = self._order
        if order is None or order.object is None or attachment is None:
            return False
        subject, obj = (
            Filled(
                (Mention(trigger.start, trigger.start, e.mention, e.id, e.name, e.kind),), trigger.start, trigger.start
            )
            for e in (order.subject, order.object)
        )
        return self._assemble(reading, trigger, attachment, value, "orders", subject, obj, 0, 1, inherited=True)

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
        verb = trigger.frame.name == "have"
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

    def _of_pronoun(self, frame: Frame, trigger: Trigger, sentence: Sentence) -> Filled | None:
        """The company of the person who is the verb's subject, by name or as "he" or "she": "he has ordered"."""
        roles = [role for role in frame.subject if "company" in role.kinds]
        if not any(place.startswith("before") for role in roles for place in role.places):
            return None
        if self._language == "zh":
            start, _ = sentence.clause(trigger.start, trigger.start)
            if not _HE_OR_SHE_ZH.match(sentence.words(start, trigger.start)):
                return None
            if any(start <= n.start and n.end <= trigger.start and not n.marker for n in sentence.nodes if n.mentions):
                return None
            company = self._discourse.of_pronoun(sentence, trigger.start) or self._discourse.main_company
            return Filled((company,), trigger.start, trigger.start, None, "pronoun") if company is not None else None
        who = next((n for n in reversed(sentence.nodes) if n.end <= trigger.start), None)
        named = (
            who is not None
            and who.kinds == {"person"}
            and not (who.marker or who.source or who.owner)
            and _ACTS_AT_ONCE.fullmatch(sentence.words(who.end, trigger.start)) is not None
        )
        if not named and not sentence.search(_HE_OR_SHE, max(sentence.start, trigger.start - 40), trigger.start):
            return None
        company = self._discourse.of_pronoun(sentence, trigger.start)
        return Filled((company,), trigger.start, trigger.start, None, "pronoun") if company is not None else None

    def _compared_party(
        self, roles: Sequence[Role], trigger: Trigger, quantity: Quantity, sentence: Sentence
    ) -> Filled | None:
        """Whose a number is that another's is set against: "bought 485,000, against 224,000 for Meta"."""
        if not roles or not sentence.search(_AGAINST, trigger.end, quantity.start):
            return None
        for node in sentence.nodes:
            if node.marker == "for" and sentence.words(quantity.end, node.start).split() in (["for"], ["for", "the"]):
                members = self._discourse.members(node, [kind for role in roles for kind in role.kinds], sentence)
                return Filled(members, node.start, node.end, node, "before") if members else None
        return None

    def _by_word_order(
        self, frame: Frame, trigger: Trigger, quantity: Quantity | None,
        sentence: Sentence, taken: tuple[str, ...], inherited: bool,
    ) -> Filled | None:  # fmt: skip
        """The subject where English word order shows it: behind "by", or behind a fronted phrase."""
        roles = [role for role in frame.subject if any(place.startswith("before") for place in role.places)]
        if quantity is not None and (party := self._compared_party(roles, trigger, quantity, sentence)) is not None:
            return party
        if not roles or inherited or not sentence.start <= trigger.start < sentence.end:
            return None
        kinds = [kind for role in roles for kind in role.kinds]
        nodes = [n for n in sentence.nodes if n.has(kinds) and not (n.anaphor and not n.kinds)]
        node, place = None, "agent"
        if ORGANISATIONS.intersection(kinds):
            node = agent(sentence, trigger.start, trigger.end, nodes)
        if node is None:
            node, place = fronted_subject(sentence, quantity.start if quantity else trigger.start, nodes), "before"
        if node is None:
            return None
        for role in roles:
            if node.has(role.kinds):
                members = self._discourse.members(node, role.kinds, sentence)
                members = tuple(m for m in members if m.id not in taken and not (m.generic and not role.generic))
                observes = (
                    bool(members) and members[0].kind in ORGANISATIONS and self._discourse.is_observer(members[0])
                )
                buys = (
                    place == "agent"
                    and frame.predicate in _BANKS_DO
                    and is_passive(sentence, trigger.start, trigger.end)
                )
                if members and (not observes or buys):
                    return Filled(members, node.start, node.end, node, place)
        return None

    def _assemble(
        self, reading: Reading, trigger: Trigger, attachment: Attachment | None, value: Value | None, predicate: str,
        subject: Filled, obj: Filled | None, index: int, size: int, inherited: bool,
    ) -> bool:  # fmt: skip
        sentence, frame = reading.sentence, trigger.frame
        quantity = attachment.quantity if attachment else None
        focus = (quantity.start, quantity.end) if quantity else (trigger.start, trigger.end)
        spans = [focus] + ([] if inherited else [(trigger.start, trigger.end)])
        spans += [
            (f.start, f.end)
            for f in (subject, obj)
            if f is not None and f.node is not None and sentence.start <= f.start < sentence.end
        ]
        low, high = min(s for s, _ in spans), max(e for _, e in spans)
        if (
            quantity is not None
            and quantity.unit == "units"
            and quantity.classifier == "片"
            and "wafers" in (value.units if value else ())
            and obj is not None
            and obj.mentions[0].kind == "foundry"
            and (
                node_beside(sentence, quantity, ("chip",)) is None
                or "晶圆" in sentence.words(quantity.end, quantity.end + 10)
            )
        ):
            quantity = replace(quantity, unit="wafers")
        if quantity is not None and quantity.unit == "wafers" and quantity.classifier == "片" and obj is not None:
            quantity = replace(quantity, unit="units") if obj.mentions[0].kind == "chip" else quantity
        if quantity is not None and _NOT_BEFORE.search(sentence.words(quantity.start - 12, quantity.start)):
            quantity = _negated_bound(quantity)
        taken_of = any("base-of" in role.places for role in frame.object)
        if predicate == "slowdown" and quantity is not None and quantity.kind == "multiple" and taken_of:
            # Twice as long is as much again.
            spent = (None if b is None else b - 1 for b in (quantity.low, quantity.high))
            quantity = replace(quantity, low=next(spent), high=next(spent))
        if predicate == "slowdown" and quantity is not None and (quantity.low or quantity.high or 0) < 0:
            quantity = replace(
                quantity,
                low=None if quantity.high is None else -quantity.high,
                high=None if quantity.low is None else -quantity.low,
                cmp=FLIP.get(quantity.cmp, quantity.cmp) or quantity.cmp,
            )
        if predicate == "spec_ratio" and quantity is not None and obj is not None:
            marker = obj.node.marker if obj.node is not None else "than"
            quantity = self._whole_ratio(quantity, marker, sentence)
        if frame.name == "met-en" and quantity is not None:
            least, most = (None if b is None else 1 - b for b in (quantity.high, quantity.low))
            quantity = replace(quantity, low=least, high=most, cmp=FLIP.get(quantity.cmp, quantity.cmp) or quantity.cmp)
        if (
            predicate in ("capacity_gap", "cuts_orders")
            and quantity is not None
            and (quantity.low or quantity.high or 0) < 0
        ):
            quantity = replace(
                quantity,
                low=None if quantity.high is None else -quantity.high,
                high=None if quantity.low is None else -quantity.low,
            )
        if self._language == "zh" and quantity is not None:
            quantity = self._bounded_by_superlative(sentence, predicate, quantity)
        if predicate == "threshold" and quantity is not None:
            # "More than 4,800": the line itself is 4,800.
            line = quantity.low if quantity.low is not None else quantity.high
            if quantity.low is None or quantity.high is None:
                quantity = replace(quantity, low=line, high=line, cmp="=")
        counterfactual = sentence.search(self._grammar.modality["counterfactual"])
        if counterfactual and counterfactual.start() + sentence.start <= focus[1]:
            reading.rejections.append(Rejection(predicate, "contrary to fact", low, high, frame.rule))
            return False
        metric = (value.metric if value else None) or frame.metric
        if metric == "precision":
            metric = self._precision(reading, focus[0])
        if metric == "measured" and quantity is not None:
            metric = self._measured(reading, trigger, quantity)
            if metric is None:
                reading.rejections.append(Rejection(predicate, "missing metric", low, high, frame.rule))
                return False
        bandwidth = sentence.words(trigger.start, trigger.end).lower() in ("带宽", "bandwidth") or frame.metric is None
        if metric == "interconnect_bandwidth" and bandwidth and trigger.frame.metric is None:
            # Of a chip that nobody knows for its links a plain bandwidth is the memory's.
            metric = "memory_bandwidth" if subject.mentions[0].provisional else metric
        if metric == "interconnect_bandwidth" and bandwidth and self._is_of_memory(sentence, trigger):
            metric = "memory_bandwidth"
        time = self._time(sentence, frame, trigger, quantity, index, size, predicate, subject)
        dated = time[1] is not None and bool(sentence.times)
        if (
            frame.need_time
            and not dated
            and not (
                subject.node is not None
                and not subject.node.anaphor
                and _HAPPENED.search(sentence.words(trigger.start - 12, trigger.start))
            )
            and not self._is_news(sentence, predicate, trigger)
        ):
            reading.rejections.append(Rejection(predicate, "missing time", low, high, frame.rule))
            return False
        if (predicate in REPORTED or predicate == "market_share") and quantity is not None:
            time = self._time_of_base(reading, sentence, predicate, subject, focus, time)
        if predicate.endswith("_change") and quantity is not None:
            time = self._time_of_sum(reading, sentence, predicate, subject, focus, time)
        by, level, denies = self._source(sentence, focus[0])
        if by is not None and by.kind == "region" and predicate in ("issues", "restricts", "threshold"):
            by = None  # Who announces a rule makes it.
        modality = self._modality(sentence, frame, value, trigger, quantity, time, level, denies, predicate, subject)
        if time[0] is None and predicate not in TIMELESS and reading.drafts and quantity is not None:
            # 已预订明年产能59.5万片；博通、超微则各拿下15万片与10.5万片
            last = next((d for d in reversed(reading.drafts) if d.predicate == predicate), None)
            goes_on = inherited or predicate in PERIODIC or predicate == "orders"
            if last is not None and goes_on and last.unit == quantity.unit:
                time = last.time, last.time_text
        if modality == "denied" and frame.joins and frame.object_first:
            modality = "asserted"  # Who denies that its site is affected has one.
        if time[0] is None and modality == "asserted" and self._is_news(sentence, predicate, trigger):
            time = (f"{self._published.year:04}-{self._published.month:02}" if self._published else None, None)
        if (
            quantity is not None
            and modality in ("planned", "possible")
            and quantity.cmp == "="
            and re.match("多达|高达|可达", quantity.text)
        ):
            quantity = replace(quantity, low=None, cmp="<=")  # 将部署多达13.1万颗: no more than that.
        modality, by = self._settled(reading, sentence, predicate, subject, quantity, time, modality, by, level)
        if by is None and (level == "said" or self._discourse.default_source is not None):
            by = self._credit(sentence, predicate, subject, modality, quantity is not None)
        if by is None and level == "said":
            by = self._discourse.digested
        own = quantity is not None and inherited and self._language == "en"
        if own and sentence.search(_FIGURE_IS, focus[0] - 40, focus[0] + 4):
            modality = "estimated"  # "She doubts that it has sold a million; her own figure is 650,000."
        if modality == "denied":
            by = self._refuter(sentence, focus[1]) or by
        start, end = sentence.clause(low, high)
        run = (
            self._time_list([t for t in sentence.times if t.value and t.start >= trigger.start - 2], sentence)
            if quantity is None
            else []
        )
        listed = subject if len(subject.mentions) > 1 else obj
        if quantity is None and len(run) < 2 and sentence.search(self._grammar.respectively, start, trigger.start):
            # 2027年四季度、2028年四季度分别推出A和B
            ahead = [t for t in sentence.times if t.value and start - 40 <= t.start and t.end <= trigger.start]
            run = self._time_list(ahead, sentence)
        each_time = {
            m.id: (self._value_of(t, subject, predicate), t.text)
            for m, t in (
                zip(listed.mentions, run, strict=True)
                if listed is not None and len(run) == len(listed.mentions) > 1
                else ()
            )
        }
        paired: set[tuple[str, str]] = set()
        for one, other in self._distribute(sentence, frame, predicate, subject, obj, quantity, index, size, trigger):
            if other is not None and one.id == other.id:
                continue
            if predicate == "restricts" and other is not None and other.id == self._rules.made_by:
                continue  # "Letters from the American government": whose rule it is.
            if predicate == "partners_with" and other is not None:
                if (other.id, one.id) in paired:
                    continue  # It has no direction.
                paired.add((one.id, other.id))
            time = each_time.get(one.id) or (each_time.get(other.id) if other else None) or time
            reading.drafts.append(
                Draft(
                    predicate=predicate,
                    subject=one,
                    object=other,
                    start=start,
                    end=end,
                    rule=frame.rule,
                    metric=metric,
                    low=quantity.low if quantity else None,
                    high=quantity.high if quantity else None,
                    unit=quantity.unit if quantity else None,
                    cmp=quantity.cmp if quantity else None,
                    time=time[0],
                    by=by,
                    modality=modality,
                    value_text=quantity.text if quantity else None,
                    time_text=time[1],
                    explicit_source=any(
                        a.by is not None and a.start <= focus[0] < a.end for a in sentence.attributions
                    ),
                    explicit_time=time[1] is not None and bool(sentence.times),
                )
            )
            implied = dict(frame.implies).get(other.kind) if other is not None and modality != "denied" else None
            if implied is not None:
                # Who is to launch a model has developed it; who is to launch a cluster does not run it yet.
                firm: Modality = "asserted" if implied in TIMELESS else modality
                reading.drafts.append(Draft(implied, one, other, start, end, frame.rule, by=by, modality=firm))
        return True

    def _is_news(self, sentence: Sentence, predicate: str, trigger: Trigger) -> bool:
        """Whether an undated event is what the article brings as news: its first sentence announces it."""
        if predicate not in _NEWS or sentence.start != self._lead:
            return False
        if sentence.words(trigger.end - 1, trigger.end + 1).find("的") >= 0:
            return False  # OpenAI发表的GPT-3
        if predicate in ("restricts", "issues") and not self._rules.is_news():
            return False
        start, end = sentence.clause(trigger.start, trigger.end)
        if any(start <= t.start < end for t in sentence.times):
            return False
        return predicate != "production_start" or sentence.search(_ANNOUNCED, start, trigger.end + 4) is not None

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

    def _distribute(
        self, sentence: Sentence, frame: Frame, predicate: str, subject: Filled, obj: Filled | None,
        quantity: Quantity | None, index: int, size: int, trigger: Trigger,
    ) -> list[tuple[EntityReference, EntityReference | None]]:  # fmt: skip
        """Members of lists: one fact each, paired by order, or all of them together."""

        def unique(filled: Filled) -> list[Mention]:
            return list({m.id: m for m in filled.mentions}.values())

        subjects = unique(subject)
        objects = unique(obj) if obj else []
        if len(subjects) == 1 and len(objects) < 2:
            return [(reference(subjects[0]), reference(objects[0]) if objects else None)]
        window = (
            sentence.words(min(subject.start, trigger.start), max(trigger.end, quantity.end if quantity else 0))
            if subject.node
            else sentence.text
        )
        if quantity is not None and self._language == "en":
            window += re.split(r"[,;.]\s", sentence.words(quantity.end, quantity.end + 24))[0]
        each = self._grammar.each.search(window) is not None
        total = self._grammar.total.search(window) is not None
        if quantity is not None and sentence.search(self._grammar.total, quantity.start - 5, quantity.start + 2):
            each = False  # 分别为800亿和650亿美元，合计1450亿美元
        if size > 1 and size in (len(subjects), len(objects)):
            subjects = [subjects[index]] if len(subjects) == size else subjects
            objects = [objects[index]] if len(objects) == size else objects
        respectively = sentence.search(self._grammar.respectively) is not None or (
            obj is not None and obj.place == "base"
        )
        # "the L20 and L2, which derive from the L40 and the L4"
        respectively = respectively or predicate in ("variant_of", "successor_of")
        if len(subjects) > 1 and len(subjects) == len(objects) and respectively:
            return [(reference(a), reference(b)) for a, b in zip(subjects, objects, strict=True)]
        kind = subjects[0].kind if subjects else ""
        together = predicate in ("develops", "launches", "designs") and kind in ORGANISATIONS and len(objects) == 1
        joint_subject = (
            len(subjects) > 1
            and (quantity is not None or together)
            and not each
            and (
                together
                or total
                or (
                    kind in ORGANISATIONS
                    and predicate in ("orders", "holds", "invests_in", "supplies", "capex", "sales")
                )
            )
            and not any(r.spread for r in frame.subject)
        )
        joint_object = (
            len(objects) > 1
            and quantity is not None
            and not each
            and (objects[0].kind == "chip" or (predicate == "orders" and objects[0].kind in ORGANISATIONS))
            and not any(r.spread for r in frame.object)
        )
        left = [joint(subjects)] if joint_subject else [reference(m) for m in subjects]
        right: list[EntityReference | None] = (
            [None] if not objects else [joint(objects)] if joint_object else [reference(m) for m in objects]
        )
        return [(one, other) for one in left for other in right]


def _without_times(sentence: Sentence, start: int, end: int) -> str:
    """Words without the Chinese times among them: the 明年 of 云端ASIC明年营收."""
    words = sentence.words(start, end)
    for time in sentence.times:
        if start <= time.start and time.end <= end and not time.text.isascii():
            words = words.replace(time.text, "", 1)
    return words


def _is_item_number(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a number only counts the items of a list: 1）…；2）…."""
    return (
        quantity.dimension == "number"
        and re.fullmatch(r"\d{1,2}", quantity.text) is not None
        and re.match(r"[）)](?!\s*(?:[A-Za-z]|纳米))", sentence.words(quantity.end, quantity.end + 4)) is not None
        and re.search(r"(?:^|[；。：:;\s，])[（(]?$", sentence.words(sentence.start, quantity.start)) is not None
    )


def _period_of(times: Sequence[TimeExpression]) -> TimeExpression | None:
    """The first period that a sentence is about: no day on which something was said."""
    return next((t for t in times if t.value and t.granularity in ("quarter", "half", "year", "interval")), None)


def _headed_period(times: Sequence[TimeExpression]) -> TimeExpression | None:
    """The period of a caption; of "fiscal Q3, three months to Aug. 3" the months, which say it whoever's year it is."""
    months = [t for t in times if t.value and t.granularity == "interval" and not t.fiscal]
    return months[0] if months else _period_of(times)


def _is_caption(sentence: Sentence) -> bool:
    """Whether a line only says whose figures of which period follow: "BROADCOM (AVGO), fiscal Q3, to Aug. 3"."""
    if sentence.kind != "paragraph" or not sentence.nodes or _period_of(sentence.times) is None:
        return False
    if any(not any(t.start <= trigger.start < t.end for t in sentence.times) for trigger in sentence.triggers):
        return False
    return len(sentence.text) < _CAPTION and sentence.text.rstrip()[-1:] not in "。.!?！？；;"


def joint(mentions: Sequence[Mention]) -> EntityReference:
    """Several entities that share one number, as one."""
    ordered = sorted({m.id: m for m in mentions}.values(), key=lambda m: m.id)
    return EntityReference(
        "+".join(m.id for m in ordered),
        " + ".join(m.name for m in ordered),
        " + ".join(m.text for m in ordered),
        any(m.provisional for m in ordered),
    )


def _negated_bound(quantity: Quantity) -> Quantity:
    """不会低于900亿: "less than" denied is "at least"."""
    if quantity.cmp == "<" and quantity.low is None:
        return replace(quantity, low=quantity.high, high=None, cmp=">=")
    if quantity.cmp == ">" and quantity.high is None:
        return replace(quantity, low=None, high=quantity.low, cmp="<=")
    return quantity
