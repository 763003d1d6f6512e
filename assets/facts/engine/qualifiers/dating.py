"""Which of a sentence's times a fact may take: what says when something else was, is left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from assets.facts.discourse import RELATIVE, Sentence
from assets.facts.engine.state import DEEDS, OF_RULES
from assets.facts.frames import Trigger
from assets.facts.patterns import screened
from assets.facts.quantities.quantity import Quantity
from assets.facts.times.find import TimeExpression, load_time_words

# What a speaker does not do by speaking: the day of the report is not the day of the fact.
_TELLS = re.compile(
    r"报[道导]|称|说|表示|透露|指出|认为|写道|提到|\b(?:said|says|told|reported|reports|noted|wrote|added|warned|estimated)\b"
)
_DOES = re.compile(r"宣布|公示|公告|公布|发布|\b(?:announc|unveil|launch|publish|sign)\w*", re.IGNORECASE)
# 原定本月，如今推迟到明年: the first date is off.
_SUPERSEDED = re.compile(r"原定|原计划|原本|原先|本来|\b(?:originally|initially)\b")
_COMPARED = re.compile(
    r"(?<![环同占])(?:比|较)$|[高低多少优快慢大小强弱贵]于$|超过了?$|不[及如]$"
    r"|\b(?:than in|as (?:much|many|high|large) as in|compared with|versus|vs\.?)\s(?:the )?$"
)
_POSTPONED = screened(
    r"推迟|推后|押后|顺延|跳票|拖到|拖至|延后|延到|延至|延期|挪到|改到|改为|提前"
    r"|\b(?:delayed|pushed back|postponed|brought forward|slipped)\b"
)
# SINGAPORE, June 18 (Reuters) -
_DATELINE = re.compile(
    r"[A-Z][A-Z.]+(?:[ /-][A-Z][A-Z.]*)*(?:,? [A-Z][a-z]+){0,2}, [A-Z][a-z]{2,8}\.? \d{1,2}(?:,? \d{4})?,? ?"
    r"(?:\([^()]{2,30}\) ?)?(?:—|–|--|- )"
)
# 排程已满到明年6月: what lasts until then.
_BOOKED_UNTIL = re.compile(
    r"(?:排|满|订|卖|延续|持续|锁定|签|能见度|排产|排程|排期|产能|档期)(?:已经?|都|一直|至少|直|了)*$"
)
# 合同期至2033年底: how long a contract runs.
_TERM_OF = re.compile(
    r"(?:(?:合同|合约|协议|服务|租赁|承诺|履行)?期限?|有效|租期)(?:则|将|均|一直)?(?:延长)?[至到](?=[^至到]*$)"
)
_OF_THE_BASE = re.compile(r"(?:从|由|较|比)$")
# Between a time and its own figure: "compared with last year's $140 million", 比去年的820亿元.
_OWNS_FIGURE = re.compile(
    r"[^，]{0,2}|['’]s? (?:about |around |just |some |nearly |over |only |more than |less than )?"
)
# Before the time that a change behind a figure is measured from: "$2 billion, up 6% from the April quarter".
_CHANGED_SINCE = re.compile(
    r"(?:\b(?:up|down|higher|lower|increase|decrease|rise|fall|gain|drop|growth)\b[^,;]{0,16}|%\)?)"
    r" (?:from|on|over|than in)\s(?:that of )?(?:the )?$"
)
# Before the time that a change in front of a figure is measured from: "rose 10% on the second quarter, to $24 billion".
_MEASURED_ON = re.compile(r"%\)? (?:from|on|over|above|below|than in) (?:that of )?(?:the )?$")
# Before the time of what another figure is measured by: "three times what it spent in the same quarter of".
_WHAT_IT_DID = re.compile(
    r"\b(?:what|as much as|more than|less than) (?:it|they|he|she|the \w+) (?:had )?"
    r"(?:\w+ed|did|was|were|had|spent|made|sold|took(?: in)?|got|paid|lost)(?: (?:in|during|for|over))?(?: the)?\s$"
)
_LEVELLED = re.compile(r"\s?(?:的水平)?(?:大致|大体|基本|约略|几乎|差不多|约)?(?:持平|相当|相比|相若|基本持平)")
# Behind a stretch of time: the most in it, and not then.
_RECORD = re.compile(r"以?来的?(?:单[季月年])?(?:最[^，。；近新]|首[次度个]|新[高低]|头一|第[一二三])")
_ATTRIBUTE = re.compile(r"[^，。；：、的]{1,12}?的|那[份版款批次轮场]")
_CHANGED_TO = re.compile(
    r"(?:[^，。；\d]{0,10}(?:到|至|为|成)[^，。；\d]{0,6}"
    r"|(?:\s[\w ]{0,30})?,?\sto\s(?:about |around |just |only |nearly |over )?)$"
)
_FROM_ZH = re.compile(r"(?:从|由|自)[^，。；]{0,3}$")
# Between a level with its time and the one it came from: ", up from", " from just".
_FROM_LEVEL_BEFORE = re.compile(
    r"(?:,? (?:up|down|rising|falling|having (?:risen|fallen|grown|slipped)|a (?:rise|fall|jump|drop|gain)))?,? from"
    r"(?: (?:about|around|just|only|nearly|over|as much as))? ",
)
_FROM_EN = re.compile(r"\bfrom\s(?:about |around |just |only |nearly |over |as much as )?$", re.IGNORECASE)


# At the end of the time from which a rule holds, or behind it.
_TAKES_EFFECT = re.compile(r"[^，。；]{0,9}?(?:生效|施行|实施|执行|实行|起)")


def _in_span(offset: int, start: int, end: int) -> bool:
    return start <= offset < end


_A_RULE = re.compile(r"(?:[^，。；]{0,4})(?:规则|新规|规定|禁令|管制|限制|条例|法案|清单)")
# 去年那份规则的修订版: what is made anew is not of then.
_REVISION = re.compile(
    r"[^，。；]{2,20}(?:规则|新规|规定|禁令|管制|条例|法案|文件)的?(?:修订|更新|升级|补充|后续|替代)"
)
_BOUGHT_THEN = re.compile(r"[^，。；：、的]{0,4}(?:采购|购入|买|入手|拿|订|购买|购)[进到回下入]?的")


def _is_attribute(sentence: Sentence, time: TimeExpression, focus: tuple[int, int], trigger: Trigger) -> bool:
    """Whether a Chinese time only dates a noun: 今年3月上市的Atlas 900, and what is told of the noun is not of then."""
    if sentence.language != "zh" or is_now(time):
        return False
    match = _ATTRIBUTE.match(sentence.text, time.end - sentence.start)
    if match is None:
        return False
    end = sentence.start + match.end()
    if trigger.frame.predicate == "issues" and _REVISION.match(sentence.words(time.end, time.end + 30)):
        return True
    if trigger.frame.predicate in OF_RULES and _A_RULE.match(sentence.words(end, end + 8)):
        return False  # 去年10月出台的规则: when it was made is of when what it says is.
    beside = sentence.clause(*focus) == sentence.clause(time.start, time.end)
    if trigger.frame.predicate == "price" and beside and _BOUGHT_THEN.match(match[0]):
        return False  # 前年采购的昇腾910B一体机每台160万
    # 将在~推出 is a trigger around the time.
    around = trigger.start < time.start and time.end < trigger.end <= end
    inside = around or _in_span(focus[0], time.start, end + 1) or _in_span(trigger.start, time.start, end + 8)
    if inside or any(node.end == end - 1 for node in sentence.nodes):
        return False
    return any(0 <= node.start - end <= 1 and not node.anaphor for node in sentence.nodes) or match[0][-1] != "的"


# Between a time that opens a sentence and what follows: ", ".
_JOINT = 2
# A second verb of the same subject, and what shows that the first is to come as well.
_NEXT_VERB = re.compile(
    r"\b(?:and|but)\s(?:that\s)?(?:(?:it|they)\s)?(?:(?:also|now|then|still|in turn)\s)?"
    r"(?:will|would|plans?|intends?|expects?|aims?|hopes?|wants?"
    r"|(?:is|are)\s(?:to|due|set|planning|building|preparing|going|guiding)|guides?|forecasts?|sees)\b"
)
_AND_HERE = re.compile(r",?\s(?:and|but|while|yet)\s(?:it\s|they\s|is\s|are\s)?$")
_AND_DID = re.compile(
    r",\s(?:and|but|then)\s(?:(?:was|were|then|later|finally|again)\s)*[a-z]{3,}ed\s(?:[\w'’-]+\s){0,3}(?:in|on|by|from|since)?\s?$"
)
_ALTHOUGH = re.compile(r",\s(?:though|although|even though|whereas)\s(?:it|they|[A-Z]|the)")
_TO_COME = re.compile(r"\b(?:will|would|plans?|intends?|expects?|aims?|hopes?|wants?|to|may|might|could|should)\b")


def _is_of_next_verb(sentence: Sentence, time: TimeExpression, focus: tuple[int, int]) -> bool:
    """Whether a time belongs to the second of two verbs: "supplies AMD and will invest $20 billion this year"."""
    if time.start >= focus[1] and _ALTHOUGH.search(sentence.words(focus[1], time.start)):
        return True  # "has signed with Lambda, though it walked away from others in 2024"
    if time.start >= focus[1] and is_now(time) and _AND_HERE.search(sentence.words(focus[1], time.start)):
        return True  # "spent $7.9 billion and now guides to"
    if time.start >= focus[1] and _AND_DID.search(sentence.words(focus[1], time.start)):
        return True  # "would need a licence, and unbanned in July"
    if time.start < focus[1] or _NEXT_VERB.search(sentence.words(focus[1], time.start)) is None:
        return False
    return _TO_COME.search(sentence.words(sentence.clause(*focus)[0], focus[1])) is None


# Between the time of a first stage and what it is to become: "will start with 200 MW in 2026 and grow to 1 GW".
_AND_GROW_TO = re.compile(
    r"(?:,?\s(?:and|but|before|then|and then|later)|,)\s"
    r"(?:(?:is|are|was|were) (?:to|due to|set to) |(?:will|would|should|could|may|might|can) )?"
    r"(?:(?:then|later|eventually|ultimately|gradually|afterwards) )?"
    r"(?:grow|ris|expand|increas|climb|doubl|tripl|ramp|scal|build|go|reach)(?:e|s|es|ing)?(?: it| them)?(?: up)?"
    r"(?: (?:later|over time|eventually|in stages))? (?:to )?"
    r"(?:about |around |some |as much as |up to |more than |at least |nearly |almost |over )?"
)


def _is_of_first_stage(sentence: Sentence, time: TimeExpression, focus: tuple[int, int]) -> bool:
    """Whether an English time dates a first size, and what it grows to is told behind: "200 MW in 2026, growing to"."""
    if time.end > focus[0] or not _AND_GROW_TO.fullmatch(sentence.words(time.end, focus[0])):
        return False
    return any(q.end <= time.start and belongs_to(sentence, time, q) for q in sentence.quantities)


# A relative clause between commas, those of its numbers apart, behind which the verb of the sentence stands.
_CLOSED_ASIDE = screened(
    r", (?:which|who|whose)\b(?:[^,;.]|(?<=\d)[,.](?=\d))*,"
    r"(?=\s(?:has|have|had|is|are|was|were|will|would|may|might|could|can|[a-z]{2,}(?:ed|[a-rt-z]s))\b)"
)


def _is_out_of_aside(sentence: Sentence, time: TimeExpression, focus: tuple[int, int]) -> bool:
    """Whether a time stands behind a relative clause that holds the fact: "Nvidia, which holds 7%, buys until 2032"."""
    start, end = focus[0] - sentence.start, focus[1] - sentence.start
    ends = [m.end() for m in sentence.finditer(_CLOSED_ASIDE) if m.start() <= start and end <= m.end()]
    return bool(ends) and time.start - sentence.start >= max(ends)


# What had been done by the time at which it was told.
_HAD_DONE = re.compile(r",?\s(?:that\s)?(?:it|they|he|she|the \w+|[A-Z][\w.&-]*)\s(?:had|has)\s(?!to\b)")
# Before the time at which a source spoke that is named between commas.
_INSERTED_TELLING = re.compile(
    r"[,”\"]\s(?:[\w&.’'-]+\s){1,5}?(?:said|reported|wrote|noted|added)\s(?:(?:on|in|late|early|back|last)\s)*$"
)
# No listener takes more room.
_LISTENER = 70


def is_of_telling(sentence: Sentence, time: TimeExpression, focus: tuple[int, int]) -> bool:
    """Whether a time says when a source spoke: "the FT reported in May", 《金融时报》八月报道称."""
    for attribution in sentence.attributions:
        if attribution.by is None or not attribution.start <= focus[0] < attribution.end:
            continue
        told_on = time.granularity == "day" and 0 <= time.start - attribution.start <= 4
        if told_on and re.search(
            r"\b(?:said|says|told|wrote|added|reported|noted)$",
            sentence.words(attribution.start - 9, attribution.start),
        ):
            return True  # "said on Wednesday it would rent"
        near = sentence.words(max(sentence.start, time.start - 60), time.start)
        told = time.end <= focus[0] and time.granularity in ("day", "week", "month")
        if told and _INSERTED_TELLING.search(near):
            return True  # "has begun to sell it, Reuters reported on Feb. 1, at $12,000"
        ahead = sentence.words(attribution.start, time.start)
        if (
            time.granularity in ("day", "week", "month")
            and 0 <= time.start - attribution.start <= 4
            and _HAD_DONE.match(sentence.words(time.end, focus[0]))
        ):
            return True  # "announced in September that it had ordered": by then it was ordered.
        if (
            attribution.start <= time.start
            and time.end <= focus[0]
            and time.granularity in ("day", "week", "month")
            and len(ahead) <= _LISTENER
            and re.search(r"\btold$", sentence.words(attribution.start - 5, attribution.start))
            and re.search(r"\bthat\b", ahead) is None
            and re.match(r",?\sthat\b", sentence.words(time.end, time.end + 8))
        ):
            return True  # "told a conference in Dubai last week that"
        if time.end <= attribution.start:
            opening = sentence.clause(attribution.start - 1, attribution.start - 1)[0]
            between = sentence.words(time.end, attribution.start)
            before = sentence.words(opening, attribution.start)
            if time.start >= opening and _TELLS.search(between) and not _DOES.search(before):
                return True
        elif time.start >= attribution.end and attribution.end < sentence.end:
            before = sentence.words(attribution.end, time.start)
            if _TELLS.search(before) and not _DOES.search(before) and not re.search(r"[,;，；] *\w+ \w+ ", before):
                return True
    return False


_SAID = (
    r"\b(?:said|says|announced|disclosed|confirmed|revealed|pledged|promised|vowed"
    r"|told\s[\w’' ]{1,30}?)"
)
_PLAN = (
    r"(?:that\s)?(?:[^,;.]{0,60}?\s)?(?:would|will|(?:is|are|was|were)\s(?:to|building|planning|buying|preparing|looking)"
    r"|plans?|planned|intends?|intended|expects?|expected|aims?|aimed|hopes?|hoped)\b"
)
# "said last month it would procure", "In September 2023 Intel said that it was building"
_SAID_AHEAD = re.compile(_SAID + r"\s(?:(?:back|early|late|in|on|at|last|this)\s)*$")
_PLAN_BEHIND = re.compile(r"\s" + _PLAN)
_SAID_AND_PLAN = re.compile(r",?\s[^,;.]{1,50}?" + _SAID + r"\s" + _PLAN)
# "denied a report last week that it had", 昨日则否认手上囤有
_DENIED_AHEAD = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed)|dismiss(?:es|ed)|rebut(?:s|ted)"
    r"|reports?|rumou?rs?|speculation|talk)\b[^,;.]{0,50}$"
)
_THAT = re.compile(r"\s(?:that|of)\b")
_DENIES_ZH = re.compile(r"[^，。；]{0,12}?(?:否认|否認|驳斥|駁斥|澄清|辟谣|闢謠)")


def _is_of_plan_or_denial(sentence: Sentence, time: TimeExpression, focus: tuple[int, int]) -> bool:
    """Whether a time says when a plan was told of, or a claim made or denied; when the thing is to be, is another."""
    if focus[0] < time.end:
        return False
    before = sentence.words(max(sentence.start, time.start - 70), time.start)
    behind = sentence.words(time.end, focus[1])
    if sentence.language == "zh":
        denial = _DENIES_ZH.match(behind)
        return denial is not None and time.end + denial.end() <= focus[0]
    if _SAID_AHEAD.search(before) and _PLAN_BEHIND.match(behind):
        return True
    if _SAID_AND_PLAN.match(behind):
        return True
    return _DENIED_AHEAD.search(before) is not None and _THAT.match(behind) is not None


# What is still there from then: "A100s left over from 2021".
_LEFT_FROM = re.compile(r"\b(?:left over|dating(?: back)?|dates(?: back)?|a relic|remaining) (?:from|to)\s$")
_REPLIES = re.compile(
    r"(?:晚间?|对此|又|已|则|也|向|对|在|就此)*[^，。；]{0,4}?(?:回复|回应|答复|受访|否认|证实|澄清|驳斥|置评)"
)
# Between when something was to be and when it will be.
_MOVED_ZH = re.compile(
    r"(?:的?(?:计划|时间|原定))?(?:再|又|被|往后|向后|一路)?(?:推迟|延后|挪|拖|延|改|提前|顺延|延期|推|后移|移|调整|跳票)[^，。；]{0,2}"
)
_MOVED_EN = re.compile(r"\s(?:back\s)?(?:to|until|into)\s(?:the\s)?")
_MOVES_EN = screened(
    r"\b(?:delayed|pushed|postponed|slipped|moved|shifted|brought forward|pulled in)\b[^;]*\bfrom\s(?:the\s)?$"
)


def _is_moved(sentence: Sentence, time: TimeExpression, other: TimeExpression) -> bool:
    """Whether something was to be at a time and was moved to another: 从今年底挪到明年二季度."""
    if other.start <= time.end:
        return False
    between = sentence.words(time.end, other.start)
    if sentence.language == "zh":
        return (
            _MOVED_ZH.fullmatch(between) is not None
            and re.search(r"[从由自]$", sentence.words(sentence.start, time.start)) is not None
        )
    return (
        _MOVED_EN.fullmatch(between) is not None and sentence.search(_MOVES_EN, sentence.start, time.start) is not None
    )


# When a figure was set is not when it is of: 高过管理层年初定下的75亿美元, "the $23 billion it guided to in August".
_WAS_SET_ZH = re.compile(
    r"(?:时|曾|才|刚)?(?:所)?(?:定下|给出|设定|提出|预告|立下|定|给|说|计划|规划|预计|预期|预测|预估|估计|宣布|公布|承诺|透露)的|(?:时|公布|发布|给出)的?(?:指引|预测|预期|预估|估计|展望|财测|目标)"
)
# 指引…，4月上调到640亿至720亿美元: the month in which guidance was revised.
_REVISED_ZH = re.compile(
    r"(?:[初中底末]|上旬|中旬|下旬|份)?(?:又|再度?|则|才|已|进一步|一度|将其){0,2}"
    r"(?:上调|下调|上修|下修|调高|调低|调升|调降|调整|收窄|缩窄|提高|提升|抬高|修正|修订|更新|削减|砍|改)[到至为成]"
)
_GUIDANCE_ZH = screened(r"指引|展望|财测|预测|预期|预估|预算|目标|计划|指导")
_WAS_SET_EN = re.compile(
    r"\b(?:it|they|he|she|which|who|company|firm|group|management)\s(?:had\s)?(?:first |originally |initially |last )?"
    r"(?:guided|gave|given|set|forecast|promised|outlined|issued|flagged|projected|predicted|targeted|planned|budgeted"
    r"|foreseen|foresaw|pencilled in)(?:\s(?:to|for|out))?\s(?:back )?(?:(?:in|on|at)\s)?(?:early |late |mid-|last )?$"
    r"|\bhad (?:said|told [\w ]{2,24}?|spoken of|talked of) (?:[^,;.]|\.\d){0,48}?(?:\d|illion) (?:in|on|at)\s"
    r"(?:early |late )?$"
    r"|\d (?:billion|million|trillion|[a-z]+) (?:planned|forecast|promised|foreseen|budgeted|projected|targeted|sought"
    r"|guided|pencilled in) (?:back )?in (?:early |late )?$"
)
# Before a budget or forecast that was revised, and between it and the month in which it was.
_RAISED_EN = screened(
    r"\b(?:rais|lift|hik|boost|cut|trimm|lower|narrow|increas|slash|upp|revis|widen)\w*\s[^;]{0,60}?"
    r"\b(?:plans?|budgets?|range|guidance|forecasts?|outlook|targets?|estimates?|projections?)\b[^;.\d]{0,24}"
    r"\bto (?:about |around |at least |as much as |between )?$"
)
_AND_THEN_UP = re.compile(r"\s(?:in |on |late |early |back )*")
_SET_BEHIND_EN = re.compile(r"(?:['’]s)?\s(?:forecast|guidance|outlook|projection)\b")


def is_of_setting(sentence: Sentence, time: TimeExpression, quantity: Quantity) -> bool:
    """Whether a time only says when a figure was set or foretold that may be of another."""
    behind = sentence.words(time.end, time.end + 24)
    if sentence.language == "zh":
        if time.granularity not in ("month", "day", "week"):
            return False
        revised = _REVISED_ZH.match(behind) and sentence.search(_GUIDANCE_ZH, sentence.start, quantity.start)
        return _WAS_SET_ZH.match(behind) is not None or bool(revised)
    if time.granularity not in ("month", "day", "week"):
        return False
    before = sentence.words(max(sentence.start, time.start - 60), time.start)
    if (
        quantity.end <= time.start
        and _AND_THEN_UP.fullmatch(sentence.words(quantity.end, time.start))
        and sentence.search(
            _RAISED_EN, max(sentence.clause(quantity.start, quantity.start)[0], quantity.start - 90), quantity.start
        )
    ):
        return True  # "lifted its 2024 budget to $35 billion last month"
    return _WAS_SET_EN.search(before) is not None or _SET_BEHIND_EN.match(behind) is not None


# Before a figure that was once foretold: "In November it had guided to a capex figure of $12 billion".
_HAD_FORETOLD = screened(
    r"\bguid(?:ed|es) (?:to|for)\b[^,;.\d]{0,32}$"
    r"|\bhad (?:first |originally |initially |earlier |previously |only )?(?:guided|forecast|planned|budgeted|predicted"
    r"|projected|promised|targeted|expected|foreseen|pencilled in)\b(?: to| for)?[^,;.\d]{0,32}$"
)


def was_foretold(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether an English figure is one that was once foretold: "the $6 billion it had guided to in August"."""
    if sentence.language != "en":
        return False
    if sentence.search(_HAD_FORETOLD, quantity.start - 60, quantity.start):
        return True
    return any(
        is_of_setting(sentence, time, quantity)
        and max((q.start for q in sentence.quantities if q.end <= time.start), default=-1) == quantity.start
        for time in sentence.times
    )


_THEN = screened(
    r"\b(?:from|against|after|compared with|versus|vs\.?|than|on|over|triple|double|twice|half|times)\s"
    r"(?:the |about |around |just |some )?$"
)
_NOW_IS = screened(r"\b(?:is|are)\s(?:being|now|still)\b|\bnow\b")


# 成立于2022年, 2022年在杭州成立
_FOUNDED_IN = re.compile(r"(?:成立|创立|创办|创建|设立|诞生)(?:于|在)$")
_WAS_FOUNDED = re.compile(r"(?:正式|才|刚|就)*(?:[由在][^，。；]{1,12})?(?:成立|创立|创办|创建)的?")


# What opens a sentence with what its figure is set against: "Up from $4 billion in 2023, revenue reached $7 billion".
_FRONTED_BASE = re.compile(
    r"\W*(?:(?:Up|Down)(?: [a-z-]+| [\d.]+ ?(?:%|per ?cent))? from|Compared (?:with|to)|After|Against)"
    r"\s(?:[^,;:]|(?<=\d),(?=\d))*"
)


def is_of_other(sentence: Sentence, time: TimeExpression, focus: tuple[int, int], quantity: Quantity | None) -> bool:
    """Whether an English time dates another quantity: "17%, from 41% a year earlier"."""
    if sentence.language == "zh" or quantity is None:
        return False
    for other in sentence.quantities:
        if (
            other.end <= time.start
            and time.end <= focus[0]
            and _FRONTED_BASE.fullmatch(sentence.words(sentence.start, time.start))
        ):
            return ", " in sentence.words(time.end, focus[0])
        if other.end <= time.start and time.end <= focus[0] and other.dimension == quantity.dimension:
            # "The share, 53% last year, is expected to slip to 50%"
            apart = sentence.words(other.start - 2, other.start), sentence.words(time.end, time.end + 1)
            if apart == (", ", ",") and belongs_to(sentence, time, other):
                return True
        # A bare number goes on in the unit before it: "45,000 wafers, up from 30,000 a year ago".
        alike = other.dimension == quantity.dimension or (other.dimension == "number" and other.start > quantity.start)
        if other.start == quantity.start or not alike:
            continue
        if belongs_to(sentence, time, other) and sentence.search(_THEN, sentence.start, other.start):
            return True
        if other.end <= time.start and time.end <= focus[0] and sentence.search(_NOW_IS, time.end, focus[0]):
            return True
    behind = sentence.words(time.end, time.end + 3)
    of_it = re.search(r"\b(?:of|from|out of) $", sentence.words(time.start - 8, time.start), re.IGNORECASE)
    if of_it and focus[0] - time.end > 3 and re.match(r"['’]s\b", behind):
        # "Of this year's sum, $6.4 billion went out in the third quarter"
        return any(t.start >= focus[0] and t.value for t in sentence.times)
    return False


def _is_of_founding(sentence: Sentence, time: TimeExpression) -> bool:
    """Whether a Chinese time tells only when a company was founded: 2022年成立，在中卫有一座数据中心."""
    start, end = sentence.clause(time.start, time.end)
    before, behind = sentence.words(start, time.start), sentence.words(time.end, end)
    return _FOUNDED_IN.search(before) is not None or _WAS_FOUNDED.fullmatch(behind) is not None


def _is_of_base(sentence: Sentence, time: TimeExpression, quantity: Quantity) -> bool:
    """Whether a Chinese time dates what another figure started from: 从去年的32%升到42%，英伟达则掉到54%."""
    if sentence.language != "zh" or not _OF_THE_BASE.search(sentence.words(time.start - 1, time.start)):
        return False
    return any(
        q.end <= quantity.start and q.dimension == quantity.dimension and belongs_to(sentence, time, q)
        for q in sentence.quantities
    )


def is_contrasted(sentence: Sentence, time: TimeExpression, focus: tuple[int, int], quantity: Quantity) -> bool:
    """Whether a time dates what another quantity was, in another part: "costs $290,000; in March it was $260,000"."""
    between = sentence.words(min(time.end, focus[1]), max(time.start, focus[0]))
    if ("；" not in between and ";" not in between) or is_now(time):
        return False
    return any(
        q.dimension == quantity.dimension
        and re.search("[；;]", sentence.words(min(q.end, quantity.end), max(q.start, quantity.start)))
        for q in sentence.quantities
    )


def _elsewhere(sentence: Sentence, time: TimeExpression, focus: tuple[int, int]) -> bool:
    """Whether a time stands behind a semicolon from the fact, in whose part there is another."""
    if not ("；" in sentence.text or ";" in sentence.text) and sentence.start <= time.start < sentence.end:
        return False
    marks = [sentence.start + m.start() for m in re.finditer("[；;]", sentence.text)]
    opening = max((m for m in marks if m < focus[0]), default=sentence.start - 1)
    closing = min((m for m in marks if m >= focus[1]), default=sentence.end)
    if opening < time.start < closing:
        return False
    # 资本支出达200亿美元，一年前是112亿美元: what dates only the figure behind it is no time of the part.
    return any(
        opening < t.start < closing and t.value and not (t.start >= focus[1] and YEAR_AGO.fullmatch(t.text.strip()))
        for t in sentence.times
    )


# The same period of the year before.
YEAR_AGO = re.compile(
    r"(?:a|one) year (?:earlier|before|ago|previously)|(?:twelve|12) months (?:earlier|before)"
    r"|the (?:(?:fiscal |financial )?year before|(?:previous|prior|preceding) (?:fiscal |financial )?year)"
    r"|(?:(?:from|in|of|on|for) )?(?:the )?same (?:quarter|period|month|half|three months|six months|nine months)"
    r" (?:(?:of )?(?:last|the previous|the prior) year|(?:a|one) year (?:ago|earlier|before)"
    r"|of (?:fiscal|financial) (?:year )?20\d\d)"
    r"|[去上]年同[期季]|一年前|前一年|上一年",
    re.IGNORECASE,
)


def is_now(time: TimeExpression) -> bool:
    """Whether words say now: currently, 目前."""
    word = load_time_words().words.get(time.text.strip().lower())
    return word is not None and word.role == "now"


def base_of(sentence: Sentence, quantity: Quantity, quantities: Sequence[Quantity]) -> Quantity | None:
    """The quantity that another one started from: 从五个月降到六周, "from 95% four years ago to 50%"."""
    # 由七万出头抬到九万元: the unit of both stands behind the last.
    alike = (quantity.dimension, "number") if sentence.language == "zh" else (quantity.dimension,)
    before = [q for q in quantities if q.end <= quantity.start and q.dimension in alike]
    if not before:
        return None
    base = before[-1]
    if not _CHANGED_TO.fullmatch(sentence.words(base.end, quantity.start)):
        return None
    lead = sentence.words(max(sentence.start, base.start - 16), base.start)
    times = [t for t in sentence.times if t.end <= base.start <= t.end + 2]
    if times and times[0].text != "同期":
        lead = sentence.words(max(sentence.start, times[0].start - 8), times[0].start)
    return base if (_FROM_ZH if sentence.language == "zh" else _FROM_EN).search(lead) else None


def came_from(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether an English figure is the level, with no time of its own, from which another one came.

    As in "rose to 70% in the second quarter from 67%" and "rose from 67% to 70% in the second quarter".
    """
    if any(base_of(sentence, q, sentence.quantities) is quantity for q in sentence.quantities):
        return sentence.language == "en" and not any(belongs_to(sentence, t, quantity) for t in sentence.times)
    if sentence.language != "en" or not _FROM_EN.search(sentence.words(quantity.start - 20, quantity.start)):
        return False
    ahead = [q for q in sentence.quantities if q.end <= quantity.start]
    if not ahead or ahead[-1].dimension != quantity.dimension:
        return False
    begin = max([ahead[-1].end, *(t.end for t in sentence.times if t.end <= quantity.start)])
    if _FROM_LEVEL_BEFORE.fullmatch(sentence.words(begin, quantity.start)) is None:
        return False
    return not any(belongs_to(sentence, time, quantity) for time in sentence.times)


# What opens a sentence with the figure that it goes on to tell of.
_AT_FIGURE = re.compile(r"\W*At (?:(?:about|around|some|just|only|nearly|almost|over|more than|roughly|a record) )*")


def is_fronted(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a figure opens the sentence that goes on to tell of it: "At $39 billion, Meta's capex in 2024 was"."""
    return (
        sentence.language == "en"
        and sentence.words(quantity.end, quantity.end + 2) == ", "
        and _AT_FIGURE.fullmatch(sentence.words(sentence.start, quantity.start)) is not None
    )


_STANDS_BEFORE_TIME = re.compile(
    r"\s?(?:(?:that )?(?:(?:it|they|he|she) )?(?:had |was |were )?(?:recorded|reported|seen|posted|booked|logged|spent"
    r"|made|earned|paid|charged|set|did) )?(?:(?:in|at|on|during|as of|for|of)\s(?:the\s(?:one\s(?:that\s)?)?)?)?"
)
# Before a time that only dates what a figure is compared with: ", a third less than", ", almost double what it was".
_SET_AGAINST = re.compile(
    r"(?:,|\s[–—(]).*\b(?:than|from|on|over|against|versus|vs\.?|compared (?:with|to)|what (?:it|they) [\w ]{2,16}"
    r"|that of|as much as|the level of|(?:double|twice|triple|treble|half|times) (?:the|its|their|that) (?:figure|level"
    r"|total|amount|number|sum|tally|one))\b[^,;]{0,24}$"
)


def belongs_to(sentence: Sentence, time: TimeExpression, quantity: Quantity) -> bool:
    """Whether a time stands right beside a quantity and so dates it alone: 去年的五个月, "95% four years ago"."""
    if sentence.language == "zh":
        return 0 <= quantity.start - time.end <= 2 and "，" not in sentence.words(time.end, quantity.start)
    between = sentence.words(quantity.end, time.start) if time.start >= quantity.end else "x" * 9
    return _STANDS_BEFORE_TIME.fullmatch(between) is not None


def bearing_times(
    sentence: Sentence,
    times: Sequence[TimeExpression],
    focus: tuple[int, int],
    trigger: Trigger,
    quantity: Quantity | None,
) -> list[TimeExpression]:
    """The times of a sentence that may date what is stated at `focus`.

    Left out are: the date of a noun, of the telling, of a plan that was put off, of the denial of the claim, of a
    level that another is compared with, of an aside, and "now" from another part of the sentence.
    """
    stated = _Stated(sentence, times, focus, trigger, quantity)
    return [
        time
        for time in times
        if not (
            stated.was_put_off(time)
            or stated.is_of_noun_or_telling(time)
            or stated.is_of_base_or_setting(time)
            or stated.is_compared(time)
            or stated.is_told_more_closely(time)
            or stated.is_of_other_part(time)
        )
    ]


_OF_A_NOUN = re.compile(
    r"['’]s (?!(?:[\w-]+ ){0,2}?(?:revenues?|sales|capex|capital|budget|spending|total|quarter|fiscal|half|results"
    r"|earnings|guidance"
    r"|plan|sum|figure|level|end|start|close|first|second|third|fourth|last|allocation|quota)\b)[A-Za-z]"
)


class _Stated:
    """What is stated at a place of a sentence, and which of the sentence's times are of something else."""

    def __init__(
        self,
        sentence: Sentence,
        times: Sequence[TimeExpression],
        focus: tuple[int, int],
        trigger: Trigger,
        quantity: Quantity | None,
    ) -> None:
        self.sentence, self.times, self.focus, self.trigger, self.quantity = sentence, times, focus, trigger, quantity
        self.chinese = sentence.language == "zh"
        self.clause = sentence.clause(*focus)
        self.denial = sentence.start + sentence.refuted.start() if sentence.refuted else -1
        self.base = base_of(sentence, quantity, sentence.quantities) if quantity is not None else None
        base = self.base
        self.meanwhile = base is not None and any(t.text == "同期" and belongs_to(sentence, t, base) for t in times)
        self.dateline = _DATELINE.match(sentence.text)
        put_off = sentence.search(_POSTPONED)
        self.put_off = put_off if put_off and _SUPERSEDED.search(sentence.text[: put_off.start()]) else None
        self.moved = [o for o in times if self.chinese and any(_is_moved(sentence, t, o) for t in times)]

    def _before(self, time: TimeExpression) -> str:
        return self.sentence.text[: time.start - self.sentence.start]

    def _behind(self, time: TimeExpression) -> str:
        return self.sentence.text[time.end - self.sentence.start :]

    def was_put_off(self, time: TimeExpression) -> bool:
        """Whether something was to be at a time and was moved to another, or a time only says when it was moved."""
        sentence = self.sentence
        if (
            self.moved
            and self.quantity is None
            and time not in self.moved
            and sentence.clause(time.start, time.end)[0] <= self.moved[0].start
        ):
            return True  # 上周将量产时间预测由第三季推至第四季: when it was moved is not when it is to be.
        if any(_is_moved(sentence, time, other) for other in self.times):
            return True
        return self.put_off is not None and time.end <= sentence.start + self.put_off.start()

    def is_of_noun_or_telling(self, time: TimeExpression) -> bool:
        """Whether a time only dates a noun, or when somebody spoke, answered, planned or denied."""
        sentence, focus = self.sentence, self.focus
        if _is_attribute(sentence, time, focus, self.trigger) or is_of_telling(sentence, time, focus):
            return True
        if _is_of_plan_or_denial(sentence, time, focus):
            return True
        if not self.chinese and (_is_of_next_verb(sentence, time, focus) or _is_out_of_aside(sentence, time, focus)):
            return True
        dateline = self.dateline
        if dateline is not None and time.end <= sentence.start + dateline.end() and focus[0] >= time.end:
            return True
        before = self._before(time)
        if _LEFT_FROM.search(before[-24:]) or _TERM_OF.search(before[-8:] + time.text):
            return True
        opening = sentence.clause(time.start, time.end)[0]
        if self.chinese and focus[1] < time.start and opening > focus[1] and _REPLIES.match(self._behind(time)):
            return True  # 传三星抢下订单，英伟达昨晚回复本报: the day of the reply.
        if not self.chinese and focus[1] <= time.start and _OF_A_NOUN.match(self._behind(time)):
            return True  # "on revenue of 24.4 trillion won, and said that next year's HBM was spoken for"
        if not self.chinese and focus[1] <= time.start and _CONTRARY.search(before):
            return True  # "It has never bought from Huawei, contrary to a report in January"
        return focus[1] <= self.denial and opening > focus[0]

    def is_of_base_or_setting(self, time: TimeExpression) -> bool:
        """Whether a time is of what a figure started from, or of when it was set or how far it had got."""
        sentence, quantity = self.sentence, self.quantity
        if quantity is None:
            return False
        if _is_of_base(sentence, time, quantity) or is_of_setting(sentence, time, quantity):
            return True
        if not self.chinese and _is_of_first_stage(sentence, time, self.focus):
            return True
        if self.base is not None and belongs_to(sentence, time, self.base):
            return True
        if self.chinese and any(
            q.start >= quantity.end
            and belongs_to(sentence, time, q)
            and base_of(sentence, q, sentence.quantities) is quantity
            for q in sentence.quantities
        ):
            return True  # 月产能从3.5万片拉到年底7.5万片: the first is of before.
        if self.meanwhile and time.end <= self.focus[0]:
            return True  # 年初时…，苹果同期从3.8万亿美元跌到3.4万亿美元: it began then.
        return self.chinese and _is_of_progress(sentence, time, self.times, self.focus)

    def is_compared(self, time: TimeExpression) -> bool:
        """Whether a time is of a level that what is stated is compared with."""
        words = self.sentence.words
        ahead = time.end <= self.focus[0]
        owns = ahead and _OWNS_FIGURE.fullmatch(words(time.end, self.focus[0])) is not None
        if self.chinese and _RECORD.match(self._behind(time)):
            return True  # 是近三年来最慢的一次
        if _LEVELLED.match(self._behind(time)) or (not owns and _COMPARED.search(self._before(time)[-20:])):
            return True
        if is_of_other(self.sentence, time, self.focus, self.quantity):
            return True
        same = re.match(r"(?:in |for |during )?the (?:same|corresponding)\b", time.text, re.IGNORECASE)
        if same and self._before(time).endswith("than "):
            return True
        if time.end <= self.focus[0] and _WHAT_IT_DID.search(self._before(time)[-48:]):
            return True
        if not self.chinese and ahead and not owns and _MEASURED_ON.search(self._before(time)[-20:]):
            return True  # "rose 10% on the second quarter, to $24 billion"
        if (
            not self.chinese
            and self.quantity is not None
            and self.focus[1] <= time.start
            and time.granularity != "day"
            and _CHANGED_SINCE.search(self._before(time)[-40:])
        ):
            return True
        year_ago = self.quantity is not None and YEAR_AGO.fullmatch(time.text.strip())
        return bool(year_ago and _SET_AGAINST.match(words(self.focus[1], time.start)))

    def is_told_more_closely(self, time: TimeExpression) -> bool:
        """Whether a bracket tells a time more closely, or is one that tells no more than a period's last day."""
        if self._behind(time)[:2].lstrip()[:1] in ("（", "(") and any(
            0 < other.start - time.end <= 2
            and other.role != "until"
            and self.sentence.words(other.end, other.end + 1) not in (":", "：")
            for other in self.times
        ):
            return True  # 上季（3至5月）
        return (
            time.role == "until"
            and self._before(time).rstrip()[-1:] in ("（", "(")
            and any(
                0 < time.start - other.end <= 2 and other.granularity in ("quarter", "half") for other in self.times
            )
        )  # 第二财季（截至去年12月底）

    def is_of_other_part(self, time: TimeExpression) -> bool:
        """Whether a time dates only what another part of the sentence tells."""
        sentence, focus = self.sentence, self.focus
        if self.quantity is not None and not sentence.in_bracket(focus[0]) and dates_bracket(sentence, time):
            return True
        elsewhere = sentence.clause(time.start, time.end) != self.clause
        lasts = time.role == "until" and _BOOKED_UNTIL.search(self._before(time)[-12:]) is not None
        if lasts and elsewhere and focus[0] > time.end:
            return True  # 排程已满到明年6月，交期由8周拉长: until when something lasts dates nothing else.
        if _elsewhere(sentence, time, focus):
            return True
        if self.chinese and elsewhere and (self._is_of_reason_or_base(time) or _is_of_founding(sentence, time)):
            return True
        if self.clause[1] <= time.start and self._dates_figure_behind(time):
            return True
        of_rules = self.trigger.frame.predicate in OF_RULES
        if self.chinese and of_rules and self._is_foretold_behind(time):
            return True
        if _is_of_relative(sentence, time, focus) and not of_rules:
            return True  # "ordered 4,000 B300s, which are to arrive in March"
        if not self.chinese and any(
            _in_span(time.start - sentence.start, *m.span()) and not _in_span(focus[0] - sentence.start, *m.span())
            for m in sentence.finditer(RELATIVE)
        ):
            return True
        return is_now(time) and (
            (self.chinese and is_of_goal(sentence, time, focus)) or (elsewhere and self._is_far(time))
        )

    def _is_foretold_behind(self, time: TimeExpression) -> bool:
        """Whether a time is only of what somebody says in a later clause: 美国禁止…，机构预测明年产能将受影响."""
        if _TAKES_EFFECT.match(self.sentence.words(time.end - 1, time.end + 10)):
            return False
        return any(self.clause[1] < a.start <= time.start < a.end for a in self.sentence.attributions)

    def _dates_figure_behind(self, time: TimeExpression) -> bool:
        """Whether a time of a later clause dates a figure of that clause."""
        sentence = self.sentence
        if self.quantity is not None and is_fronted(sentence, self.quantity):
            return False
        if self.quantity is not None:
            # 排期拖到四个月，单价由年初的七万抬到九万
            end = sentence.clause(time.start, time.end)[1]
            return any(time.end <= other.start < end and other.converts is None for other in sentence.quantities)
        # 取消了租约，回应称2025财年800亿美元的开支计划没有改变
        acts = self.chinese and self.trigger.frame.predicate in DEEDS
        return acts and any(belongs_to(sentence, time, other) for other in sentence.quantities)

    def _is_of_reason_or_base(self, time: TimeExpression) -> bool:
        """Whether a time of another clause is of why something is done, or of a figure of before that is set beside.

        As in 撤回了订单，理由是明年的预算被砍 and 今年底约7.5万片，去年底为3.5万片，缺口仍有一成五.
        """
        sentence, (opening, closing) = self.sentence, self.sentence.clause(time.start, time.end)
        words = sentence.words(opening, closing)
        if self.focus[1] <= opening and REASON_ZH.match(words):
            return True
        earlier = [
            t
            for t in self.times
            if t.value and t.end <= opening and sentence.clause(t.start, t.end)[0] >= _part_start(sentence, opening)
        ]
        if closing > self.focus[0] or not earlier or time.value is None:
            return False
        ahead = sentence.words(opening, time.start)
        return (
            (earlier[-1].value or "")[:4] > time.value[:4]
            and not ahead.strip()
            and _ONLY_FIGURE.fullmatch(sentence.words(time.end, closing)) is not None
        )

    def _is_far(self, time: TimeExpression) -> bool:
        """Whether a semicolon, a full stop or two commas stand between a time and what is stated."""
        between = self.sentence.words(min(time.end, self.focus[1]), max(time.start, self.focus[0]))
        return len(re.findall(r"[，,；;。]", between)) > 1 or re.search(r"[；;。]", between) is not None


# Between a time that opens a bracket and the figure in it: "(December: 40)", "(2024 actual: $30 billion)".
_IN_BRACKET = re.compile(r"(?:\s(?:actual|reported|result|estimate|consensus|guidance))?s?\s?[:：=]\s?[^\s()（）]")


def dates_bracket(sentence: Sentence, time: TimeExpression) -> bool:
    """Whether a time opens a bracket that tells a figure of its own."""
    opens_bracket = sentence.words(time.start - 4, time.start).rstrip("in ")[-1:] in ("(", "（")
    return opens_bracket and _IN_BRACKET.match(sentence.words(time.end, time.end + 16)) is not None


# What opens a clause that tells why, and not what: 理由是明年的预算被腰斩.
REASON_ZH = re.compile(r"(?:其|主要|但|据称)?(?:理由|原因|原由|起因)(?:是|为|在于|包括)|(?:这|主要)?是?因为")
# A clause of nothing but a figure.
_ONLY_FIGURE = re.compile(
    r"(?:的?则?(?:为|是|约为?|仅|只有|还是|达))?(?:大约|约|近|逾)?[\d.,]+[万亿千]*\w{0,6}?(?:左右|上下|以上|出头)?"
)


def _part_start(sentence: Sentence, place: int) -> int:
    """Where the part between semicolons begins that holds a place."""
    return sentence.start + sentence.text.rfind("；", 0, place - sentence.start) + 1


def is_of_apposition(sentence: Sentence, time: TimeExpression) -> bool:
    """Whether an English time only tells what somebody is: "Nscale, a cloud company set up in 2024,"."""
    if sentence.language != "en":
        return False
    place = time.start - sentence.start
    return any(_in_span(place, *match.span()) for match in sentence.finditer(RELATIVE))


_CONTRARY = screened(r"\bcontrary to\b[^,;.]*$")
_RELATIVE_BEHIND = screened(r", (?:which|who|whose|where)\b|, (?:an?|the) (?:[\w’'-]+ ){1,5}?(?:that|which|who)\b")


def _is_of_relative(sentence: Sentence, time: TimeExpression, focus: tuple[int, int]) -> bool:
    """Whether an English time stands in a relative clause behind what is stated."""
    return (
        sentence.language == "en"
        and time.start >= focus[1]
        and sentence.search(_RELATIVE_BEHIND, focus[1], time.start) is not None
    )


# 目前装有20万张，目标是100万张: what is to be one day is not so today.
_GOAL = screened(r"目标|计划|规划|拟(?!合)|打算|最终|未来|今后|下一步|将来|力争|争取|预计|有望|将(?:扩|增|达|建|提)")


_IN_THE_END = screened(r"^(?:最终|远期|长远|全部建成后)")


def is_of_last_stage(sentence: Sentence, focus: tuple[int, int]) -> bool:
    """Whether words tell how big something is to be in the end, whenever that is: 2030年达2GW，最终规模5GW."""
    if sentence.language == "en":
        return any(_is_of_first_stage(sentence, time, focus) for time in sentence.times)
    return sentence.search(_IN_THE_END, sentence.clause(*focus)[0], focus[0]) is not None


def is_of_goal(sentence: Sentence, time: TimeExpression, focus: tuple[int, int], *, to_come: bool = False) -> bool:
    """Whether a Chinese clause behind the one of a time, which may be to come, tells of what is to be, some day."""
    opening = sentence.clause(*focus)[0]
    if time.end >= opening:
        return False
    return is_of_last_stage(sentence, focus) if to_come else sentence.search(_GOAL, opening, focus[0]) is not None


# By when how much of it was done: 采购的1600颗到10月已交付六成，合同总额约4.5亿元.
_DONE_BY = re.compile(
    r"[^，。；]{0,4}?(?:已|共|累计|才|只|仅)[^，。；]{0,2}(?:交付|到货|交货|完成|付|收到|提走|发货|出货|验收)"
)


def _is_of_progress(
    sentence: Sentence, time: TimeExpression, times: Sequence[TimeExpression], focus: tuple[int, int]
) -> bool:
    """Whether a time in the middle of an earlier clause only tells how far something had got by then."""
    if time.role != "until" or sentence.clause(*focus)[0] < time.end:
        return False
    behind = sentence.words(time.end, time.end + 14)
    return any(other.end < time.start for other in times) and _DONE_BY.match(behind) is not None


_COMPARISON = re.compile(
    r"(?:比|较|相比|相较于?|低于|高于|超过|超出|超越|多于|少于|对比|vs\.?)\s?$"
    r"|\b(?:than (?:in|during|for|at)|compared (?:with|to)|against|versus|vs\.?"
    r"|(?:up|down|higher|lower|increase|rise) (?:from|on)"
    r"|%\)? (?:from|on|over)|the level of)\s(?:that of )?(?:the )?$",
    re.IGNORECASE,
)


def is_compared_with(sentence: Sentence, time: TimeExpression) -> bool:
    """Whether a time is only that of what something is compared with: "7.8% more than in the June quarter"."""
    return (
        _COMPARISON.search(sentence.words(max(sentence.start, time.start - 28), time.start)) is not None
        or YEAR_AGO.fullmatch(time.text.strip()) is not None
    )


_SINCE = re.compile(r"(?:比|较|相比|自|从)\s?$|\b(?:than|since|from|versus|vs\.?)\b[^,;]{0,20}$", re.IGNORECASE)


# "since their peak in 2023"
_SINCE_A_STATE = re.compile(r"\bsince (?:(?:its|their|the|a) )?(?:[\w-]+ ){1,3}(?:in|of|at the end of) $")
_THAN = re.compile(
    r"(?:比|较|相比)\s?$"
    r"|\b(?:than|versus|vs\.?|what (?:it|they) (?:did|was|were|cost))\b(?![^,;]*\bsince\b)[^,;]{0,20}$",
    re.IGNORECASE,
)
_PAST_YEAR = screened(
    r"\b(?:over|in|during|for|within) (?:the )?(?:past|last) (?:year|12 months|twelve months)\b|\b(?:in|over) a year\b"
    r"|(?:过去|最近|近)一年(?:里|来|间|内|中)?|一年(?:里|来|间)(?!的)",
    re.IGNORECASE,
)
# 一周内涨了一成: of the days before the publication.
_PAST_DAYS = screened(
    r"(?<![未过])(?:短短)?(?:一|两|三|几|数|\d)(?:周|天|日|个?星期)(?:之?内|里|间|时间)(?=[^，。]{0,6}[涨跌升降贵便])"
    r"|\b(?:within|in) (?:a|one|two|the past|the last) (?:week|weeks|days|fortnight)\b"
)


# Between a sum of some time and by how much it was less, or more, than before.
_BEHIND_SUM = re.compile(r",\s(?:or |some |about |roughly |around |nearly |a )*$")


def _month_of_sum(sentence: Sentence, focus: tuple[int, int]) -> date | None:
    """The month of the English sum that was so much less, or more, than before: "$3,900 in August, 12% less"."""
    if sentence.language != "en" or not _BEHIND_SUM.search(sentence.words(focus[0] - 16, focus[0])):
        return None
    comma = sentence.words(sentence.start, focus[0]).rfind(",") + sentence.start
    sums = [q for q in sentence.quantities if q.end <= comma and q.dimension == "money"]
    months = [t.value for t in sentence.times if sums and t.granularity == "month" and sums[-1].end <= t.start < comma]
    return (
        date.fromisoformat(f"{months[-1]}-01") if months and months[-1] and len(months[-1]) == len("2025-08") else None
    )


def span_of_change(sentence: Sentence, focus: tuple[int, int], published: date | None) -> tuple[str, str] | None:
    """For a change since a date, the months from then to the publication: "cheaper since January", 比三个月前便宜."""
    if published is None:
        return None
    opening, closing = sentence.clause(*focus)
    published = _month_of_sum(sentence, focus) or published
    end = f"{published.year:04}-{published.month:02}"
    if (past := sentence.search(_PAST_YEAR, opening, closing)) is not None:
        return f"{published.year - 1:04}-{published.month:02}/{end}", past[0].strip()
    if (past := sentence.search(_PAST_DAYS, opening, closing)) is not None:
        return end, past[0].strip()
    if sentence.language == "zh" and (levels := _between_levels(sentence, focus, published)) is not None:
        return levels
    for time in sentence.times:
        alone = time.end + 1 >= sentence.clause(time.start, time.end)[1] and time.start - sentence.start <= 3
        own = opening <= time.start < closing
        dated = any(opening <= other.start < closing and other.value for other in sentence.times)
        if time.value is None or not (own or (alone and time.role == "since" and not dated)):
            continue
        before = sentence.words(max(min(opening, sentence.start), time.start - 28), time.start)
        ago = re.search(r"前|\bago\b", time.text)
        if (
            not ago
            and time.role != "since"
            and _THAN.search(before)
            and time.value[:4] == end[:4]
            and time.granularity in ("month", "day", "quarter")
        ):
            return end[:4], time.text  # "cheaper than in January" is told of the year, "since January" of the months.
        since = re.match(r"since|自|从", time.text, re.IGNORECASE) or time.text.endswith(("以来", "至今"))
        if not (time.role == "since" and since) and not _SINCE.search(before):
            continue
        if sentence.language == "en" and time.granularity == "year" and _SINCE_A_STATE.search(before):
            return (f"{time.value[:4]}/{end[:4]}" if time.value[:4] < end[:4] else end[:4]), time.text
        if (named := _year_up_to(sentence, time)) is not None:
            return named
        month = re.fullmatch(r"(\d{4}-\d\d)(?:-\d\d)?/?", time.value)
        start = month[1] if month else None
        if re.fullmatch(r"(?:a|one) year (?:ago|earlier|before)|一年前", time.text, re.IGNORECASE):
            half = sentence.words(time.start - len("half "), time.start).lower() == "half "
            months = 12 * published.year + published.month - 1 - (6 if half else 12)
            start = f"{months // 12:04}-{months % 12 + 1:02}"
        if start is not None and start < end:
            return f"{start}/{end}", time.text
    return None


# 从年初的8.5万元降到6.3万元; 去年10月还是5.5万元，上个月已经涨到7.2万元
_FROM_LEVEL, _TO_LEVEL = re.compile(r"[从由自]$"), re.compile(r"[^，。；]{0,10}?[到至为成][^，。；]{0,12}")
_WAS_STILL, _IS_BY_NOW = (
    re.compile(r"还(?:只|才)?[是为要报喊卖在][^，。；\d]{0,4}"),
    re.compile(r"[^，。；\d]{0,6}[到至破][^，。；\d]{0,4}"),
)


def _between_levels(sentence: Sentence, focus: tuple[int, int], published: date) -> tuple[str, str] | None:
    """From the time of one level to that of the other, else to today: 从年初的8.5万元降到6.3万元，跌去四分之一."""
    levels = [q for q in sentence.quantities if q.end <= focus[0] and q.dimension in ("money", "number")]
    if len(levels) < 2 or re.search(r"[；。]", sentence.words(levels[-1].end, focus[0])):
        return None
    (was, now), words = levels[-2:], sentence.words
    opened = [
        t
        for t in sentence.times
        if t.value and t.end <= was.start and t.start >= sentence.clause(was.start, was.end)[0]
    ]
    closed = [t for t in sentence.times if t.value and was.end <= t.start and t.end <= now.start]
    if not opened or re.fullmatch(r"\d{4}(?:-\d\d){0,2}", opened[-1].value or "") is None:
        return None
    first = opened[-1]
    if _FROM_LEVEL.search(words(first.start - 1, first.start)):
        moved = belongs_to(sentence, first, was) and bool(_TO_LEVEL.fullmatch(words(was.end, now.start)))
    else:
        still = bool(closed) and _WAS_STILL.fullmatch(words(first.end, was.start)) is not None
        moved = still and _IS_BY_NOW.fullmatch(words(closed[-1].end, now.start)) is not None
    if not moved:
        return None
    start = (first.value or "")[: len("2025-01")]
    if closed:
        end = (closed[-1].value or "")[: len(start)]
    elif int(start[:4]) == published.year:
        return str(published.year), first.text  # As for "cheaper than in January".
    else:
        end = f"{published.year:04}-{published.month:02}"[: len(start)]
    return (f"{start}/{end}", first.text) if start < end else None


_THAN_IT_DID = re.compile(r"\s(?:than|from|on|over)\s(?:(?:it|they) (?:had|was|were|did|cost)(?: been| cost)?\s)?")


def _year_up_to(sentence: Sentence, ago: TimeExpression) -> tuple[str, str] | None:
    """The year up to a month that is named: "cost 19% less in December than a year earlier"."""
    if sentence.language != "en" or YEAR_AGO.fullmatch(ago.text.strip()) is None:
        return None
    for time in sentence.times:
        between = sentence.words(time.end, ago.start)
        if time.value and re.fullmatch(r"\d{4}-\d\d", time.value) and _THAN_IT_DID.fullmatch(between):
            return f"{int(time.value[:4]) - 1:04}{time.value[4:]}/{time.value}", ago.text
    return None


_PART_OF = re.compile(r"\W*(?:(?:and|with)\s)?(?:其中|当中|of (?:which|these|them|those)\b|including\b)", re.IGNORECASE)
_BY_THEN = screened(r"届时|屆時|那时|到时|彼时|\bby then\b|\bat (?:that|which) point\b")
_LIT = re.compile(r"(?:点亮|點亮|上线|上線|投产|投產|启用|啟用|投运|投運|落成|揭幕)$")
_AND_WILL = re.compile(
    r"\b(?:and|but)\s(?:then\s)?(?:could|may|might|can|will|would|should|(?:is|are) (?:to|due|set|expected)|aims|plans"
    r"|wants)\b"
)


_AND_COULD = re.compile(r"\b(?:and|but)\s(?:then\s)?(?:could|may|might)\b")


# Before the time when something was only begun to be built.
_WORK_BEGAN = screened(
    r"\b(?:began|begun|begins?|starts?|started|broke|breaks?|breaking)\s(?:(?:preliminary|on-site|site|the)\s)?"
    r"(?:work|construction|building|ground|digging|erecting|laying)\b[^,;.]{0,40}$"
)


def dates_state(sentence: Sentence, time: TimeExpression, focus: tuple[int, int], *, goes_on: bool) -> bool:
    """Whether a time is of how big something is, and not of what else is told of it.

    In English it stands in the same clause ("draws 14 MW today"), behind, or opens the sentence; in Chinese it does
    unless the clause is of what is only opened then or is to come.

    Args:
        sentence: The sentence.
        time: The time.
        focus: Where the number stands.
        goes_on: Whether the time was not over at the publication.
    """
    now = is_now(time) or time.text.strip().lower() == "today"
    if now and time.end <= focus[0] and _AND_WILL.search(sentence.words(time.end, focus[0])):
        return False  # "has 200 MW today and could grow to 500"
    if time.end <= focus[0] and _AND_COULD.search(sentence.words(time.end, focus[0])):
        return False  # "is to start in 2028 and could grow to 5 GW"
    opening, closing = sentence.clause(*focus)
    if sentence.language == "en" and sentence.search(_WORK_BEGAN, max(opening, time.start - 60), time.start):
        return False  # "began work in June on a 200-megawatt site"
    if time.start >= opening or time.role == "until" or sentence.search(_BY_THEN, opening, closing):
        return True
    told_in_full = sentence.words(opening - 1, opening) in (":", "：")
    if (told_in_full or _PART_OF.match(sentence.words(opening, closing))) and opening - 1 > sentence.start:
        # 眼下装了23万张GPU，其中3万张是GB200
        return dates_state(sentence, time, (opening - 1, opening - 1), goes_on=goes_on)
    if _LIT.search(sentence.words(time.end, opening - 1)) and sentence.clause(time.end, time.end)[1] == opening - 1:
        # 智算中心本月底点亮，规模1.8万张
        return goes_on and not any(opening <= node.start < focus[0] for node in sentence.nodes)
    if sentence.language == "zh":
        return True  # 2020年底，鹏城实验室建成云脑II，装有4096张昇腾910: a sentence goes on with its time.
    return opens(sentence, time) and opening - time.end <= _JOINT  # "In January, Vultr opened a cluster of 24,000"


def opens(sentence: Sentence, time: TimeExpression) -> bool:
    """Whether a time alone is the opening clause of a sentence: "In October, it announced", 10月，该公司宣布."""
    before, behind = sentence.words(sentence.start, time.start), sentence.words(time.end, time.end + 1)
    return re.fullmatch(
        r"\W*(?:(?:Then|And|But|Early|Late),? )?(?:[Ii]n|[Oo]n|[Ee]arly|[Ll]ate|到|在)?\s?", before
    ) is not None and behind in (",", "，")
