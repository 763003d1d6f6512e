"""How firmly something is said: asserted, reported, estimated, planned, possible or denied."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assets.facts.attribution.reach import OUTCOME
from assets.facts.discourse import ORGANISATIONS, Sentence, common, grammar_words
from assets.facts.engine.qualifiers.dating import dates_bracket, was_foretold
from assets.facts.engine.qualifiers.denial import Denial, goes_on
from assets.facts.engine.qualifiers.guidance import BEATS_ESTIMATES, GUIDES, OUTLOOK, PLAN_REVISED_FROM
from assets.facts.engine.qualifiers.parts import part_that_is
from assets.facts.engine.qualifiers.sources import Sources
from assets.facts.engine.qualifiers.tense import Tense
from assets.facts.engine.state import COMMON, DEEDS, OF_RULES, TIMELESS, Filled, Reading
from assets.facts.frames import Frame, Trigger, Value
from assets.facts.model import EntityReference, Modality
from assets.facts.patterns import screened
from assets.facts.quantities.quantity import Quantity

# Before what is so, though one would not think it: "You would not guess that".
_ONE_WOULD_NOT_THINK = screened(
    r"\b(?:[Yy]ou|[Oo]ne|[Ff]ew|[Nn]obody)"
    r"(?: would| could| might|['’]d|n['’]t| not| never| hardly| easily| scarcely| people)+"
    r"\s(?:think|guess|believe|suspect|know|expect|imagine)\b(?: that\b)?"
)
# Behind the level that something starts from: 从2025年的820亿元提高到, "from $140 million in 2025 to $210 million".
# Behind whose it is: 谷歌把今年的资本支出预期调高到; what an analyst does with it has him before 把.
_REVISES_OWN = re.compile(
    r"(?:已|再次|再度|又|则|此前|近日)*(?:把|将)[^，。；]{0,18}(?:支出|开支|投资|投入)的?(?:预期|预估|预测)"
)
_LEVEL_BEHIND = re.compile(
    r"[^，。；\d]{0,8}(?:提高|提升|增加|增长|上调|上修|上升|扩大|升|增|涨|调高|调升|拉高|拉升|抬高|下调|下修|降|减|削减|减少|下降|砍|压缩)[到至为]"
    r"|(?: in (?:20\d\d|last year))? to (?:about |around |some |between )?[$€£¥\d]"
)
# What a value that is still to come is, where nothing else tells: a plan of the one who acts, or somebody's estimate.
_PLANS = frozenset(
    {"orders", "capex", "capex_change", "supplies", "holds", "uses", "reallocates", "production_start", "delivery"}
    | {"operates", "cluster_size", "power", "develops", "launches", "trained_on", "invests_in", "partners_with"}
    | {"cuts_orders", "designs", "fabricates", "restricts", "issues"}
)
# What a product is, whether it is out or still to come: that it will be made on 3 nm says so.
_CONSTANT = frozenset(
    {"spec", "spec_ratio", "process_node", "variant_of", "successor_of", "designs", "threshold", "slowdown"}
)
# What a chip that is still to come will be like, or be made in: "will be built on 2nm", "is to carry 288 GB".
_WILL_BE = screened(
    r"\b(?:will|would|(?:is|are) (?:to|due to|set to|going to))\s"
    r"(?:\w+ly |also |then |nevertheless |still |in turn ){0,2}"
    r"(?:be (?:(?:mass-)?(?:made|built|manufactured|produced|fabricated|fabbed|etched)"
    r"|on|based|an?|the|its|[A-Z][\w-]*['’]s)"
    r"|have|carry|pack|come with|feature|draw|burn|consume|deliver|offer|house|hold"
    r"|(?:go into|enter|start|begin) (?:volume |mass )?production"
    r"|make|build|manufacture|fabricate|produce)\b"
)
_MAKES = re.compile(
    r"(?:made|built|manufactured|produced|fabricated|fabbed|etched|make|build|manufacture|fabricate|produce)$"
)
_AGREED_TO_BUY = screened(
    r"\bagreed (?:(?:in|on|last|this) [\w.]+ (?:\d{1,2} )?)?to (?=(?:buy|purchase|order|rent|lease|take)\b)"
)
_THAN_THE = re.compile(r"\bthan the $")
# What a customer is told who asks today: "order one now and you will wait 11 months".
_YOU_WAIT = screened(
    r"\b(?:[Oo]rder|[Aa]sk|[Ss]ign|[Bb]ook|[Bb]uy)\b[^.;]*\b(?:today|now|this \w+)\b"
    r"[^.;]*\byou(?:['’]ll| will| would|['’]d| can)\b"
)
# Of what a level of before is told, that a coming one is measured from.
_MEASURED_OVER_TIME = frozenset(
    {"capex", "revenue", "sales", "capacity", "power", "market_share", "price", "capacity_gap"}
)
# What is only said of somebody, and the answer that it is not so.
_CLAIM = screened(
    r"(?:针对|关于|对于|有关|对)[^。；]{2,44}?的(?:说法|传闻|传言|消息|报道|质疑|猜测|爆料|指控)(?=，|时|之?后|一事|[^，。；]{0,12}(?:回应|否认))"
)
_ANSWER = re.compile(
    r"[^。；]{0,30}?(?:否认|“[^”]{0,8}(?:没(?!有?回应)|未|不是|假)|「[^」]{0,8}(?:没|未|不是|假)|从未|未曾|不属实|不实|并非"
    r"|没有(?!回应|置评|评论|答复|正面|表态|否认))"
)
_UNTRUE_THAT = screened(
    r"\b(?:not true|untrue|false|no truth|a myth|it is (?:wrong|incorrect)|(?:wrongly|mistakenly) \w+"
    r"|brushed (?:aside|off)"
    r"|dismiss(?:ed|es)|reject(?:ed|s)|den(?:ied|ies))\b"
    r"[^.;]{0,50}\b(?:that|of)\b[^.;,]*$",
    re.IGNORECASE,
)
# 曾讨论购买5万张，最终没有下单: what comes to nothing anywhere, and behind 最终 less plain words too.
_CAME_TO_NOTHING = screened(
    r"[，；](?:但|可|却|不过|然而)?(?:最终|最后|结果|后来|到头来|终究|终于)[^，。；]{0,3}"
    rf"(?:没有?(?=[买下订签成谈达做付落])|并?未(?!来)|搁浅|放弃|{grammar_words()['modality']['zh']['nothing_came']})"
)
# 原计划建设的90兆瓦园区被搁置
_SHELVED = re.compile(r"的?[^，。；]{0,16}?(?:被|遭|已|也|便|就|最终|宣告)*(?:搁置|叫停|告吹|流产|作罢|泡汤|胎死腹中)")
_STOPPED = screened(
    r"(?:停止|暂停|中断|不再|中止|终止)(?:了|再)?[^，。；、]{0,10}$"
    r"|\b[Nn]either\b[^.;]*$|\b(?:ceased|halted|suspended) \w*\s?$"
)
# What has been spent or earned of a year that is not over.
_SO_FAR = screened(
    r"迄今|至今|截至|已经?(?!确定|计划|定)|前[一二三四五六七八九十\d]+个?[季月]"
    r"|\b(?:so far|to date|already|has|have|had)\b"
)
# An order that is gone, whatever it was for: 取消了原定交付的6000块.
_CALLED_OFF = re.compile(
    r"(?:取消|撤回|撤销|撤掉|砍掉?|削减|退掉?|退订|退单"
    r"|推掉?|缩减|减少|放弃|拒收|[减少降砍])了|不[要买收]了|缩水"
)
# Of spending, that it is over: "came to $2 billion", 花了400亿元.
_SPENT = re.compile(
    r"(?:花|花掉|用|投|投入|支出|达到?|增加|减少|增长|[升降涨多少])了|录得|实际(?!上?将)"
    r"|\b(?:spent|came (?:to|in at)|was|were|totall?ed|reached|amounted|hit)\b"
)
_ACTUALLY = screened(r"实际(?!上)|实为")
_STILL_OPEN = screened(
    r"预计|预估|预期|预告|料(?!理)|估|测算|推算|将|可能|\b(?:estimat|reckon|expect|project|forecast|may|might|could|will)"
)
# Before what something is used for: "denied that it had used smuggled chips to train its model".
_TO_WHAT_END = screened(
    r"\b(?:(?:not|never|den(?:ied|ies|ying)|n['’]t)\b[^,;.]*)"
    r"\b(?:us(?:ed?|ing)|bought|buy(?:ing)?|rent(?:ed|ing)?|leas(?:ed?|ing)|smuggl(?:ed?|ing)|borrow(?:ed|ing)?)\b"
    r"[^,;.]*\bto $"
    # "denied it had trained Kimi K2 on H100s"
    r"|\bden(?:ied|ies|ying)\b[^,;.]*\b(?:had |has |was |that )(?=trained (?:[\w.-]+ ){1,4}(?:on|with|using) )$"
)
# Before what has been earned or spent, whatever was expected: "had expected $45 billion; it reported".
_ACHIEVED = screened(
    r"(?<!to have )(?<!may have )(?<!might have )(?<!could have )(?<!would have )"
    r"\b(?:reported|posted|delivered|booked|recorded|achieved|came in at|turned in|turned out to be"
    r"|ended up (?:at|with|spending)"
    r"|actually (?:spent|earned|made|took in|sold|got)|in fact (?:spent|earned|made|took in|sold|got))"
    r"\s(?:[\w’'-]+ ){0,5}$|实际(?:上)?(?:录得|为|达|是|只有|花了|投入|支出)(?:了|到)?[^，。；\d预料将]{0,4}$"
)
_ANOTHER_VERB = re.compile(
    r",?\s(?:and|but|while)\s(?:that\s)?(?:it\s|they\s|the \w+\s)?(?:now\s|also\s|still\s|then\s)?"
    r"(?:(?:is|are|was|were)\s(?:to|due|set|expected|scheduled|slated|\w+ing)\b|should|could|may|might|ought|can\sgrow"
    r"|said|says|expects?|expected|plans?|will|would|forecasts?|sees|guided|guides|aims?|hopes?|wants|predicts?|predicted|raised|intends?"
    r"|promised|pledged|vowed|undertook|offered|agreed|committed)\b"
)
# A condition behind what hangs on it: "will order 100,000 if the talks succeed"; none: "and will ask if", "even if".
_CONDITION_BEHIND = re.compile(
    r"(?:(?!\b(?:and|but|that|which|who|asked|asks|say|says|said|know|knows|see|sees|clear|tell|check|as|even|what)\b)"
    r"[^,;.，；。]){0,50}(?:,? (?:but )?(?:only )?(?:if|provided(?! by\b))\b|，(?:但)?(?:如果|倘若|假如))"
)
_CONDITION_REACH = 80
_AFTER = re.compile(r"\b(?:after|up from|down from)\s(?:about |around |just |some )?$")

# What an apposition tells, whatever becomes of its sentence.
_PRESUPPOSED = frozenset({"successor_of", "variant_of"})
_APPOSED = re.compile(r", (?:the|its|an?) $")


_PRICED_IF = screened(
    r"^\W*(?:但|而|不过)?(?:如果|若|一旦|假如|倘若|要是|万一|即便|即使|哪怕)"
    r"(?!干|[^，。；]{0,4}(?:换算|折算|折合|按|以|平均|单算|摊))"
)
# "If Washington closes the loophole": a condition of the rule, and none of what it forbids.
# "The Halberd Act would forbid": a law that parliament has not passed.
_ACT = re.compile(r"\b(?:Act|Bill)(?:\s\d{4})?$|法案》?$")
_WOULD = screened(r"\bwould\b|拟|或将")
_IN_PARLIAMENT = screened(
    r"\b(?:[Cc]ommittee|House|Senate|[Ss]enators?|[Ll]awmakers?|Congress(?:man|woman)?|[Rr]epresentatives?)\b"
    r"[^.;]{0,50}\b(?:vot(?:e|es|ed|ing)|introduc\w+|tabl\w+|debat\w+|sponsor\w*|back(?:s|ed)|advanc\w+|pending)\b"
    r"|\b(?:introduced|sponsored|tabled|reintroduced) (?:on \w+ |last \w+ |in \w+ )?by"
    r" (?:Senator|Representative|lawmakers|Rep)\b"
    r"|(?:众议院|参议院|国会|议员)[^，。；]{0,16}(?:审议|表决|提出|提交|推动|通过了?委员会)"
)
_IF_MADE = re.compile(
    r"(?:^|[,;:—–] ?|\b(?:and|but|that) )\W*(?:[Ii]f|[Ss]hould|[Ww]ere|[Uu]nless|[Oo]nce) (?:the )?(?:new )?"
    r"(?:Washington|Beijing|Brussels|The Hague|Tokyo|Congress|America|China|US|U\.S\.|United States|White House"
    r"|Trump|Biden"
    r"|(?:Chinese |American |Dutch |US |federal )?(?:governments?|administration|regulators?|lawmakers)"
    r"|Commerce Department|Senate|House|bills?|proposals?|(?:draft|proposed) (?:rules?|law)|measures? (?:is|are"
    r"|passes)|rules? (?:is|are|comes?|pass))\b"
    r"|(?:如果|若|一旦|假如|倘若|要是)(?:美国|美方|美|华盛顿|商务部|国会|特朗普|白宫|政府|法案|提案|新规)"
)
# "put the cost at $294,000, using 512 H800s"
_USING = re.compile(r"us(?:ing|es|ed)\b")
# "wants to cut costs and has ordered", "plans a new site and bought": what is done is not what is wanted.
_AND_HAS = re.compile(
    r"(?P<first>.*\b(?:and|but|though|although)) (?:(?:already|now|also|since|then|recently|just|so|it|they) )*"
    r"(?P<has>(?:has|have|had) (?:(?:already|now|also|since|just|recently) )*)?"
)
_PAST = re.compile(
    r"(?:[a-z]+ed|bought|took|sold|spent|made|built|leased|rented|won|put|got|paid|signed|lost|gave|went|fell|rose)\b"
)
_AUXILIARY = re.compile(r"\b(?:has|have|had|be|been|being|is|are|was|were|get|gets|got)\b|['’](?:ve|s|re|d)\b")


def _after_another_verb(sentence: Sentence, trigger: Trigger, clause_start: int) -> int:
    """Where the words begin that tell how firm a past deed is which follows another verb with the same subject."""
    lead = _AND_HAS.fullmatch(sentence.words(clause_start, trigger.start))
    if lead is None or not _PAST.match(sentence.words(trigger.start, trigger.start + 20)):
        return clause_start
    if lead["has"] is None and _AUXILIARY.search(lead["first"]):
        return clause_start  # "may have leased and bought"
    return clause_start + lead.end("first")


# 公布了今明两年的集采结果: what is awarded is ordered, whenever it is to come.
_AWARDED = screened(r"(?:采购|集采|招标|开标|评标|中标|比选)的?结果|中标|中选|成交")


@dataclass(frozen=True, slots=True)
class _Around:
    """The words around a trigger and its figure that may say how firmly something is said.

    Attributes:
        sentence: The sentence.
        start: Where trigger and figure begin.
        end: Where they end.
        clause_start: Where the words that count begin.
        clause_end: Where the clause ends.
        stop: Where the words that count end.
    """

    sentence: Sentence
    start: int
    end: int
    clause_start: int
    clause_end: int
    stop: int

    def near(self, cue: re.Pattern[str]) -> bool:
        """Whether a cue stands among the words."""
        return self.sentence.search(cue, self.clause_start, self.stop) is not None

    def reckons(self, cue: re.Pattern[str]) -> bool:
        """Whether a cue stands among them, and not in what is said of estimates that were beaten."""
        places = [self.clause_start]
        for match in self.sentence.finditer(BEATS_ESTIMATES):
            begin, past = self.sentence.start + match.start(), self.sentence.start + match.end()
            if begin < self.stop and past > self.clause_start:
                places += [max(begin, self.clause_start), min(past, self.stop)]
        pieces = zip(places[::2], [*places[1::2], self.stop], strict=True)
        return any(self.sentence.search(cue, *piece) for piece in pieces)


@dataclass(frozen=True, slots=True)
class _Told:
    """What is said, and all that tells how firmly."""

    said: _Around
    trigger: Trigger
    quantity: Quantity | None
    time: tuple[str | None, str | None]
    level: str
    predicate: str
    subject: Filled


class ModalityOfFact(Tense, Denial, Sources):
    """Tells how firm a fact is."""

    def _settled(
        self, reading: Reading, sentence: Sentence, predicate: str, subject: Filled, quantity: Quantity | None,
        time: tuple[str | None, str | None], modality: Modality, by: EntityReference | None, level: str,
    ) -> tuple[Modality, EntityReference | None]:  # fmt: skip
        """How firm a fact is in view of who says it, when it is and what the sentence has said of the same subject."""
        observed = by is not None and (by.id.endswith(":anonymous") or self._discourse.is_observer_reference(by))
        makers = {m.vendor_id for m in subject.mentions}
        if modality == "estimated" and predicate in TIMELESS and by is not None and by.id in makers:
            return "asserted", by  # A maker's figure for its own chip is no guess.
        over = time[0] is not None and self._is_past(time[0])
        if (
            modality == "asserted"
            and predicate in _PLANS
            and quantity is not None
            and subject.node is None
            and not over
            and part_that_is(sentence, quantity) < 0
        ):
            # 集群本月底点亮，规模1.8万张: what a planned thing will be is planned too, save what it was before.
            ids = {m.id for m in subject.mentions}
            last = next((d for d in reversed(reading.drafts) if {d.subject.id, d.object and d.object.id} & ids), None)
            own = sentence.words(*sentence.clause(quantity.start, quantity.end))
            if last is not None and last.modality == "planned" and not common()["done"].search(own):
                return "planned", by
        outsider = (
            self._language == "en"
            and by is not None
            and by.kind == "company"
            and by.id not in {m.id for m in subject.mentions} | makers
            and any(m.kind in ORGANISATIONS for m in subject.mentions)
        )
        if modality == "planned" and level == "estimated" and (observed or outsider):
            return "estimated", by  # What others reckon is no plan of theirs.
        finance = predicate in ("capex", "capex_change", "revenue", "revenue_change")
        behind = sentence.words(subject.end, quantity.start) if quantity is not None else ""
        revised = predicate.startswith("capex") and _REVISES_OWN.match(behind) is not None
        if finance and modality == "planned" and not revised and sentence.search(common()["foretold"]):
            return "estimated", by
        if predicate.endswith("_change"):
            # 资本开支预算为1730亿元，比去年少4%: the change is as firm as the sum.
            base = predicate.removesuffix("_change")
            sums = [
                d for d in reading.drafts if d.predicate == base and d.subject.id in {m.id for m in subject.mentions}
            ]
            if (
                sums
                and modality == "asserted"
                and sums[-1].modality in ("planned", "estimated", "possible", "reported")
            ):
                return sums[-1].modality, by or sums[-1].by
        if (
            modality in ("planned", "estimated")
            and (finance or predicate == "sales")
            and quantity is not None
            and time[0]
            and self._is_past(time[0])
            and not was_foretold(sentence, quantity)
        ):
            opening, closing = sentence.clause(quantity.start, quantity.end)
            if not finance:  # 出货预期上调至200亿美元，而2025财年实际出货98亿美元
                return ("asserted" if sentence.search(_ACTUALLY, opening, closing) else modality), by
            named = any(
                (opening <= t.start < closing or (dates_bracket(sentence, t) and t.end <= quantity.start < closing))
                and t.text == time[1]
                for t in sentence.times
            )
            goes_up = _LEVEL_BEHIND.match(sentence.words(quantity.end, closing)) is not None
            own = sentence.words(quantity.end, closing)
            if (other := _ANOTHER_VERB.search(own)) is not None:
                closing = quantity.end + other.start()  # "was £2 million last year and will be £9 million"
            if named and (goes_up or not sentence.search(_STILL_OPEN, opening, closing)):
                # 今年资本支出将介于…，去年则为297.6亿美元; 将从2025年的820亿元提高到1100亿元
                return "asserted", by
        if (
            modality in ("planned", "estimated")
            and quantity is not None
            and predicate in _MEASURED_OVER_TIME
            and not observed
        ):
            before = sentence.words(quantity.start - 24, quantity.start)
            if common()["now_before"].search(before):
                return "asserted", by  # 由目前的1.6万片拉高到3.5万片
            if sentence.search(PLAN_REVISED_FROM, sentence.start, quantity.start):
                return modality, by
            was = self._is_past(time[0]) or (_AFTER.search(before) and not self._is_future(time[0]))
            if common()["base_before"].search(before) and was:
                # "after $30.4 billion in 2023" is known to all, unless another reckons it up.
                return "asserted", by if self._language == "zh" or outsider or self._is_person_apart(
                    by, subject
                ) else None
        return modality, by

    def _is_person_apart(self, by: EntityReference | None, subject: Filled) -> bool:
        """Whether a source is a person who works for another than the subject, if that is a company."""
        if by is None or by.kind != "person":
            return False
        if not any(m.kind in ORGANISATIONS for m in subject.mentions):
            return True
        entity, named = self._discourse.catalogue.get(by.id), self._discourse.last_named
        employer = entity.affiliation if entity is not None else None
        if employer is None and named is not None and named.id == by.id:
            employer = named.affiliation_id
        return employer is not None and employer not in {id_ for m in subject.mentions for id_ in (m.id, *m.other_ids)}

    def _modality(
        self, sentence: Sentence, frame: Frame, value: Value | None, trigger: Trigger, quantity: Quantity | None,
        time: tuple[str | None, str | None], level: str, denies: bool, predicate: str, subject: Filled,
    ) -> Modality:  # fmt: skip
        """How firmly something is said: by who says it, by the words around it, and by whether it is still to come."""
        said = self._around(sentence, trigger, quantity)
        if predicate == "develops" and sentence.search(_TO_WHAT_END, sentence.start, trigger.start):
            return "asserted"  # Whatever is denied of the means, the model is there.
        if predicate in _PRESUPPOSED and _APPOSED.search(sentence.words(trigger.start - 6, trigger.start)):
            return "asserted"  # "dismissed a report that the B2, the successor to the B1, would": that it is stands.
        if (
            (denies and not goes_on(sentence, trigger, predicate))
            or (frame.modality == "denied" and predicate == "price_change")
            or self._is_refuted(sentence, said.end)
            or self._is_denied(sentence, trigger, quantity, predicate, said.start, said.clause_start, said.stop)
        ):
            return "denied"
        if self._language == "zh" and (claimed := self._modality_of_claim(sentence, trigger)) is not None:
            return claimed
        if self._is_untrue(sentence, trigger, predicate):
            return "denied"
        if predicate in OF_RULES:
            return self._modality_of_rule(sentence, frame, trigger, level, said.end)
        if said.near(self._grammar.modality["possible"]):
            came_to_nothing = predicate in _PLANS and sentence.search(_CAME_TO_NOTHING, said.end, sentence.end)
            return "denied" if came_to_nothing else "possible"
        told = _Told(said, trigger, quantity, time, level, predicate, subject)
        return (
            self._modality_of_what_stands(told)
            or self._modality_of_plan(told)
            or self._modality_of_estimate(told)
            or self._modality_of_guidance(told)
            or ("asserted" if frame.modality is None else frame.modality)  # type: ignore[return-value]
        )

    def _around(self, sentence: Sentence, trigger: Trigger, quantity: Quantity | None) -> _Around:
        """The words that may say how firmly something is said: from the beginning of its clause to its figure."""
        start, end = self._cue_range(sentence, trigger, quantity)
        clause_start, clause_end = sentence.clause(start, end)
        if (thought := sentence.search(_ONE_WOULD_NOT_THINK, clause_start, start)) is not None:
            clause_start += thought.end()
        if quantity is not None:
            clause_start = max(clause_start, part_that_is(sentence, quantity))
        if self._language == "en":
            clause_start = max(clause_start, _after_another_verb(sentence, trigger, clause_start))
        behind = (6 if self._language == "zh" else 25) if quantity is not None else (6 if self._language == "zh" else 0)
        stop = min(clause_end, end + behind)
        window = sentence.words(clause_start, stop)
        if (other := _ANOTHER_VERB.search(window, max(0, end - clause_start))) is not None:
            stop = clause_start + other.start()  # "spent $20 billion and expects more"
        return _Around(sentence, start, end, clause_start, clause_end, stop)

    def _is_done(self, told: _Told) -> bool:
        """Whether the words say that something is done."""
        sentence = told.said.sentence
        awarded = told.predicate == "orders" and sentence.search(_AWARDED, sentence.start, told.said.stop) is not None
        return told.said.near(COMMON["done"]) or awarded

    def _is_to_come(self, told: _Told) -> bool:
        """Whether a sentence dates something in the future; what is done is not to come, whatever date stands near."""
        future = self._is_future(told.time[0]) or self._is_end_to_come(told.time)
        return future and not self._is_done(told) and any(t.text == told.time[1] for t in told.said.sentence.times)

    def _hangs_on_if(self, told: _Told) -> bool:
        plans = told.predicate in _PLANS and told.predicate != "holds"
        return plans and self._hangs_on_condition(told.said.sentence, told.said.start, told.said.end)

    def _modality_of_what_stands(self, told: _Told) -> Modality | None:
        """A rumour, and what the words say is so already, or was foretold, whatever else stands near by."""
        said, sentence, quantity, predicate = told.said, told.said.sentence, told.quantity, told.predicate
        cues = self._grammar.modality
        heard: Modality = "reported" if told.level == "reported" else "asserted"
        # A rumour of a plan is no more than a rumour: 传腾讯拟采购.
        rumoured = told.level == "reported" and (self._language == "zh" or not said.near(cues["intended"]))
        if rumoured and (predicate not in TIMELESS or (said.near(cues["planned"]) and predicate not in _CONSTANT)):
            return "reported"
        if quantity is not None and predicate in ("capex", "revenue", "sales"):
            if was_foretold(sentence, quantity):
                return "planned" if predicate == "capex" else "estimated"  # "the $6 billion it had guided to in August"
            if _THAN_THE.search(sentence.words(quantity.start - 10, quantity.start)):
                return heard  # "will spend more than the $55.7 billion of"
        achieved = quantity is not None and sentence.search(_ACHIEVED, said.clause_start, quantity.start) is not None
        if achieved and not self._is_to_come(told):
            return heard
        if predicate in ("lead_time", "price") and sentence.search(_YOU_WAIT, sentence.start, said.end):
            return "asserted"
        of_chip = predicate in ("spec", "process_node") and told.level == "said"
        if of_chip and self._will_be(sentence, told.subject, said.start, said.end):
            return "planned"
        # 如果B30A定价2.4万美元，客户仍会买单
        chinese_price = predicate == "price" and self._language == "zh"
        return "possible" if chinese_price and sentence.search(_PRICED_IF, said.clause_start, said.start) else None

    def _modality_of_plan(self, told: _Told) -> Modality | None:
        """What somebody plans: a plan, an estimate of what others mean to do, or a plan given up."""
        said, sentence, quantity, predicate = told.said, told.said.sentence, told.quantity, told.predicate
        cues = self._grammar.modality
        plan = said.near(cues["planned"])
        if plan and predicate == "orders" and sentence.search(_AGREED_TO_BUY, said.clause_start, said.stop) is not None:
            # Who has agreed to buy has ordered.
            rest = _AGREED_TO_BUY.sub("", sentence.words(said.clause_start, said.stop))
            plan = cues["planned"].search(rest) is not None
        # 已把原订的…取消: what was planned is over.
        called_off = predicate == "cuts_orders" and (self._is_done(told) or said.near(_CALLED_OFF))
        if not plan or predicate in _CONSTANT or called_off:
            return None
        if self._hangs_on_if(told):
            return "possible"
        plans = predicate in _PLANS
        if plans and predicate != "cuts_orders" and self._is_abandoned(sentence, said.end):
            return "denied"
        if predicate.startswith(("capex", "revenue")) and self._is_own_forecast(sentence, said.start):
            return "estimated"
        # 拟自明年1月起涨价5%: whoever sets a price means to; what it comes to next year is a guess.
        means_to = not self._is_to_come(told) or said.near(cues["intent"])
        sets_price = predicate == "price_change" and means_to and told.subject.mentions[0].kind in ORGANISATIONS
        by_somebody = any(a.by and a.level == "said" and a.start <= said.start < a.end for a in sentence.attributions)
        watched = told.level in ("said", "estimated") and any(
            a.by and a.start <= said.start < a.end and self._discourse.is_observer_reference(a.by)
            for a in sentence.attributions
        )
        expands = predicate == "capacity" and (said.near(cues["intent"]) or (by_somebody and not watched))
        # 今年计划出货50万颗: what a maker means to ship; a revenue that it aims at is its guidance.
        ships = predicate == "sales" and quantity is not None and quantity.unit == "units" and said.near(cues["intent"])
        return "planned" if plans or sets_price or expands or ships else "estimated"

    def _modality_of_estimate(self, told: _Told) -> Modality | None:
        """What somebody reckons, what is still to come, and what is only reported."""
        said, sentence, predicate, level = told.said, told.said.sentence, told.predicate, told.level
        cues = self._grammar.modality
        plans = predicate in _PLANS
        if level == "estimated" or said.reckons(cues["estimated"]):
            if predicate == "develops":
                return "asserted"  # "put the cost of training R1 at $294,000": the model is there.
            if predicate in TIMELESS:
                guessed = predicate.startswith("training_") and said.near(cues["reckoned"])
                return "estimated" if level == "estimated" or guessed else "asserted"
            reckoned = sentence.search(cues["reckoned"], sentence.start, said.clause_end)
            # A stock that is reckoned is there; only what is to be done is a plan.
            trigger = told.trigger
            using = predicate == "uses" and _USING.match(sentence.words(trigger.start, trigger.end)) is not None
            return "planned" if plans and not reckoned and predicate != "holds" and not using else "estimated"
        if predicate not in TIMELESS and self._is_to_come(told):
            return "planned" if plans else "estimated"
        return "reported" if level == "reported" else None

    def _modality_of_guidance(self, told: _Told) -> Modality | None:
        """What hangs on a condition, and the figure of a period that is not over."""
        said, sentence, quantity, predicate = told.said, told.said.sentence, told.quantity, told.predicate
        guidance: Modality = "planned" if predicate.startswith("capex") else "estimated"
        of_period = predicate in ("capex", "capex_change", "revenue", "revenue_change")
        guided = of_period and not self._is_over(told.time[0])
        if guided and (
            OUTLOOK.match(sentence.text) or sentence.search(GUIDES, said.clause_start, min(sentence.end, said.end + 12))
        ):
            return guidance
        if self._hangs_on_if(told):
            return "possible"
        if not guided or not self._is_under_way(told.time[0]) or sentence.search(_SO_FAR):
            return None
        # 今年资本支出约20亿元: what a year takes that is not over has not been spent.
        if not (self._is_done(told) or sentence.search(_SPENT, said.clause_start, said.stop)):
            if predicate.startswith("capex"):
                return "planned"
            if told.time[1] is not None and told.time[1] in sentence.text:
                return "estimated"  # 今年奔着4.5亿元去, and no quarter of it that was told of before
        if quantity is not None and any(a.by and a.start <= quantity.start < a.end for a in sentence.attributions):
            return guidance
        return None

    def _will_be(self, sentence: Sentence, subject: Filled, start: int, end: int) -> bool:
        """Whether an English sentence tells what a chip will be like one day, and not what another will do with it."""
        if self._language != "en":
            return False
        opening = sentence.clause(start, end)[0]
        for match in sentence.finditer(_WILL_BE):
            will, verb_end = sentence.start + match.start(), sentence.start + match.end()
            if not opening <= will < end:
                continue
            if _MAKES.search(match[0]):
                return True
            between = [n for n in sentence.nodes if subject.end <= n.start and n.end <= will and n.mentions]
            if subject.end <= will and not between and verb_end <= end:
                return True
        return False

    def _is_abandoned(self, sentence: Sentence, end: int) -> bool:
        """Whether nothing came of a plan that a Chinese text tells: 曾打算包下120兆瓦场地，后来放弃了."""
        if self._language != "zh":
            return False
        return _SHELVED.match(sentence.words(end, end + 24)) is not None or (
            sentence.search(_CAME_TO_NOTHING, end, sentence.end) is not None
        )

    def _modality_of_claim(self, sentence: Sentence, trigger: Trigger) -> Modality | None:
        """Denied or reported, where a Chinese sentence tells a claim that somebody answers; None elsewhere."""
        # 针对公司租用B200的说法，他回应称：“一张都没用过。”
        for claim in sentence.finditer(_CLAIM):
            if sentence.start + claim.start() <= trigger.start < sentence.start + claim.end():
                return "denied" if _ANSWER.match(sentence.text, claim.end()) else "reported"
        return None

    def _who_answers(self, sentence: Sentence, trigger: Trigger) -> EntityReference | None:
        """Who answers a claim that a Chinese sentence tells: 针对公司租用B200的说法，他回应称：“没用过”."""
        if self._language != "zh":
            return None
        for claim in sentence.finditer(_CLAIM):
            if sentence.start + claim.start() <= trigger.start < sentence.start + claim.end():
                behind = (a for a in sentence.attributions if a.by and a.start >= sentence.start + claim.end())
                return next((a.by for a in behind), None)
        return None

    def _hangs_on_condition(self, sentence: Sentence, start: int, end: int) -> bool:
        """Whether something is told to come only if something else does: "Should the talks succeed, X will order"."""
        begin = max(sentence.text.rfind(mark, 0, start - sentence.start) for mark in ";；") + 1 + sentence.start
        places = (sentence.start + match.start() for match in sentence.finditer(self._grammar.modality["guess"]))
        named = [(node.start, node.end) for node in sentence.nodes if node.mentions]
        if any(begin <= place < end and not any(a <= place < b for a, b in named) for place in places):
            return True  # 杜若白 hangs on nothing.
        return _CONDITION_BEHIND.match(sentence.words(end, end + _CONDITION_REACH)) is not None

    def _is_untrue(self, sentence: Sentence, trigger: Trigger, predicate: str) -> bool:
        """Whether words before a trigger say that it is not so, or no more: "not true that", "has halted"."""
        before = (trigger.start - 90, trigger.start)
        if sentence.search(_UNTRUE_THAT, *before):
            return True
        deed = (predicate in DEEDS or predicate == "fabricates") and predicate != "cuts_orders"
        return deed and sentence.search(_STOPPED, *before) is not None

    def _modality_of_rule(self, sentence: Sentence, frame: Frame, trigger: Trigger, level: str, end: int) -> Modality:
        """How firm a rule is: what it forbids is full of "would" and "may", only one still to come is planned."""
        if sentence.search(self._grammar.modality["proposed"], sentence.start, end) or _is_of_bill(sentence, end):
            return "planned"
        if sentence.search(_IF_MADE, sentence.start, end):
            return "possible"
        forbids = re.search(r"\b(?:without|not|no longer|only)\b", sentence.words(trigger.start, trigger.end))
        if not forbids and sentence.search(common()["may_be"], sentence.start, trigger.start):
            return "possible"
        if frame.modality == "denied":
            return "denied"
        return "reported" if level == "reported" else "estimated" if level == "estimated" else "asserted"

    def _cue_range(self, sentence: Sentence, trigger: Trigger, quantity: Quantity | None) -> tuple[int, int]:
        """Around what the words are looked for that tell how firm a fact is."""
        inside = sentence.start <= trigger.start < sentence.end
        if quantity is None or not inside:
            anchor = quantity or trigger
            return anchor.start, anchor.end
        own = sentence.clause(quantity.start, quantity.end)
        if not own[0] <= trigger.start < own[1] and any(own[0] <= t.start < own[1] for t in sentence.times):
            # "明年初定为1600亿元，今年则约为1500亿元": the second clause has a time, and a firmness, of its own.
            return quantity.start, quantity.end
        if not own[0] <= trigger.start < own[1] and OUTCOME.match(sentence.words(*own)):
            return quantity.start, quantity.end  # 市场预计营收1200亿美元，结果是1305亿美元
        return min(quantity.start, trigger.start), max(quantity.end, trigger.end)


def _is_of_bill(sentence: Sentence, end: int) -> bool:
    """Whether the words before an offset tell of a law by its name that is not passed."""
    acts = [n for n in sentence.nodes if n.end <= end and n.mentions and _ACT.search(n.mentions[0].text)]
    acts = [n for n in acts if "regulation" in n.kinds]
    if not acts:
        return False
    return sentence.search(_WOULD, acts[-1].end, end) is not None or sentence.search(_IN_PARLIAMENT) is not None
