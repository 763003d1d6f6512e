"""Which trigger a quantity belongs to, and in which unit and how a frame takes it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from assets.facts.discourse import (
    Node,
    Sentence,
)
from assets.facts.engine.ellipsis import Ellipses
from assets.facts.engine.state import (
    COMMON,
    DEEDS,
    FLIP,
    MEASURES,
    REPORTED,
    Attachment,
    crosses_clause,
    like,
    node_beside,
)
from assets.facts.english_syntax import is_gapped
from assets.facts.frames import Trigger, Value
from assets.facts.mentions import Mention
from assets.facts.patterns import screened
from assets.facts.quantities.find import Quantity, convert, convertible

# Between a change and the sum it leads to, or a sum and its change: "doubled to $20 billion", "$31 billion, up 90%".
_TO_SUM = re.compile(
    r",\s(?:up|down)\s|\s(?:(?:on the|year on|year-on-|a) ?year )?to\s(?:about |around |some |roughly )?"
)
# What opens a sentence that tells a measure once more, for another time.
_AT_OTHER_TIME = {
    "en": re.compile(
        r"\W*(?:(?:[Ii]n|[Bb]y|[Ff]or|[Aa]t|[Aa]|[Tt]he|[Ll]ast|[Tt]his|[Nn]ext|[Oo]ne|[Ee]arlier|[Tt]wo)\b"
        r"[^,.;:$€£¥]{2,28}?,?\s)?"
        r"(?:(?:it|[Ii]t|they|[Tt]hey|that|the (?:figure|number|sum|gap|total|share|price|plan|target))\s"
        r"(?:was|were|had been|is|will be|should be|would be|came to|stood at|came in at|reached|had stood at)"
        r"|was|were|had been)"
        r"\s(?:still |just |only |about |around |some |roughly |nearly |almost |under |over |more than |less than )*",
    ),
    "zh": re.compile(
        r"(?:到)?(?:去年|今年|明年|后年|前年|上年|次年|上季|上季度|本季|年初|年底|同期|20\d\d年|去年同期|上年同期|一年前|半年前|此前|之前)"
        r"[^，。；：\d]{0,8}?(?:还|仅|只|则|约|大约|这一|该)*(?:数字|比例|规模)?(?:是|为|有|只有|仅|达|在)(?:约)?"
    ),
}
# Between what somebody does and how many of them: "has ordered another", 订购了.
_DEALT = re.compile(r"\s(?:(?:another|a further|an extra|some|about|around|the|its|their|more than|up to)\s)*|了")
# Between goods that are counted and the words that tell from whom they are; and how much rather another verb has them.
_GOT = re.compile(
    r"(?:\s(?:chips|GPUs|accelerators|processors|cards|servers|of them))?"
    r"(?:,?\s(?:(?:that|which)\s)?(?:it|they|we|he|she|the (?:company|firm|lab|group|start-up))"
    r"(?:\s(?:has|have|had|now|also|already|currently))*|,?\s(?:that|which)\s(?:are|were|is|was|had been|have been)"
    r"|,?\s(?:all|now|mostly))?\s\(?"
)
_ORIGIN = 24.0
# Further off, in characters, no trigger takes a quantity.
_FAR = 260
# How much nearer the words right behind a quantity that say what it is of are than any other metric.
_OWN_METRIC = 14.0
_METRIC_BEHIND = re.compile(r"(?:\s?(?:of|in|at|for|over)\s(?:the\s|its\s)?|\s|的)?(?:[a-z]{4,9}\s)?", re.IGNORECASE)
_WORTH = screened(
    r"(?:\b(?:agreement|deal|contract|pact|order)\b|合同|协议|订单|大单)[^.;。；]{0,16}"
    r"(?:\bworth|valued at|\bof|价值|金额|总额|总值)[^,.;，。；]{0,12}$",
    re.IGNORECASE,
)
_SOLD = re.compile(r"\b(?:sold|sells?|shipped|ships?|bought|ordered|delivered|built|made)\b")
_CAME = re.compile(r"\b(?:got|received|arrived|delivered|returned|sold)\b|到货|收到|到位")
_SUM = screened(r"总价|总额|金额|合同|额$")
_PASSIVE = screened(r"\b(?:was|were|been|being|is|are)\s$", re.IGNORECASE)
# What is counted in pieces and is no chip: tools of a fab, turbines.
_OTHER_MACHINES = screened(r"机台|光刻机|刻蚀机|沉积设备|设备|机床|机组|变压器|燃气轮机|发电机|冷机|机器人|汽车|手机")
_HOURS = re.compile(
    r"\s?[^，。,.;；]{0,10}(?:卡时|卡小时|小时)|\s?(?:[\w-]+\s)?(?:GPU|card|chip|[A-Z]+\d+\w*)[- ]?hours?\b",
    re.IGNORECASE,
)
_COUNTED_AGAIN = re.compile(
    r"\s?(?:(?:is|are|was|were)\s(?:put|estimated|reckoned)\sat\s"
    r"|(?:total(?:led|ed)|reached|came to|stood at|stands at)\s)?"
    r"(?:(?:about|around|some|roughly|another|a further|only|just|up to|at least|nearly|almost|over|more than)\s)*"
    r"|(?:了|约|大约|近|超|超过|至少|另外|再)*"
)
_COUNTED_AHEAD = re.compile(r"\s(?:that|which)?\s?(?:it|they|he|she|we|the \w+)\s(?:(?:had|has|have|has already)\s)?")
_GOODS_COUNTED = re.compile(
    r"\sof\s(?:(?:[A-Z][\w.&-]*(?:['’]s?)?|its|their|the|these|those|\d[\d,.]*)\s){0,4}(?:[a-z][\w-]*\s){0,2}"
    r"(?:chips|GPUs|accelerators|processors|servers|racks|TPUs|cards|boards|units)\b"
)
# What is dealt in by the piece, and what stands behind a count without a noun.
# 几乎是去年的两倍: before what a multiple is of.
_NEARLY_TIMES = re.compile(
    r"(?:几乎|近乎|接近|将近|几近)(?:是|为|达|相当于)?[^，。；\d]{0,8}的\s?$"
    r"|\b(?:nearly|almost|close to)\s[^.,;\d]{0,12}$"
)
_DEALINGS = frozenset({"orders", "supplies", "sales", "cuts_orders"})
_PIECES_BEHIND = re.compile(
    r"\s*(?:[.,;!?)](?!\d)|$|\b(?:on order|of (?:them|these|those|ours)|more|so far|ever|to date|since|last|this|next"
    r"|in|by|from|for|and|at|a (?:year|month|quarter))\b)"
)
_OF_OTHER_GOODS = re.compile(
    r"\sof\s(?:the|its|their|our|these|those)\s(?!(?:[A-Z][\w’'-]*\s)*(?:[A-Z]+\d|chips|GPUs|cards|accelerators|processors|units|same))"
    r"(?:\w+\s)?[a-z]{4,}s\b"
)
_ANEW_BEFORE = screened(r"(?:,?\s(?:and|but|while|whereas)|;)\s(?:that\s)?(?:the\s)?$")
# What begins another statement behind a number: "for which it paid $14 billion, and capital expenditure will".
_GOES_ON = screened(r",\s(?:and|but|while|whereas)\s|;\s")
_ANEW_AFTER = re.compile(
    r"\s(?:is|are|was|were|has|have|had|will|would|could|may|might|plans?|hopes?|wants?|intends?|agreed|put|puts|paid|pays|said)\b"
)
# "rose to $33.7 billion and that it would spend …"
_NEXT_STATEMENT = screened(r" (?:and|but|while|whereas)(?: that)? (?:it|they|he|she|we)\b")
_OF_THEM = re.compile(r" of (?:them|these|those|the (?:chips|cards|GPUs|things|parts))\b")
_OF_THEM_DOES = re.compile(
    r" of (?:them|these|those|which) (?!by\b|in\b|at\b|for\b|to\b|so\b|and\b|from\b|this\b)[a-z]+\b"
)
_SITE = re.compile(r"\b(?:campus|site|hall|cluster|facility|building|pod|data ?cent(?:er|re))\b")
_OPENS_PART = re.compile(r"\W*(?:[Aa]nd |[Bb]ut |[Oo]nly |[Ss]ome |[Aa]bout |[Aa]round |[Aa]nother |[Tt]he )*")
_THING_ACTS = re.compile(
    r",?\s(?:and|but|while)\s(?:the|its|their)\s(?:bill|cost|price|total|sum|invoice|budget)\s(?:was|is|were|are|came|will|ran|runs)\b"
)
# "…, which in turn has committed to": what begins has a verb of its own.
_RELATIVE_ACTS = re.compile(
    r",\s(?:(?:in|of|for|to|from) )?(?:which|who)\s(?:\w+\s){0,3}?"
    r"(?:has|have|had|will|would|plans?|is to|agreed|expects?)\s"
)
_STRANGER_ACTS = re.compile(
    r",\s(?:and|but|while|whereas)\s(?:the|an?|its|their|one|some)\s[a-z][\w-]*(?:\s[a-z][\w-]*){0,2}\s"
    r"(?:is|are|was|were|has|have|had|will|would|plans?)\b"
)
_OF_A_PART = frozenset({"reallocates", "uses", "supplies", "trained_on", "cuts_orders"})
_SOME_OF_THEM = re.compile(
    r",?\s(?:and\s)?(?:most|some|many|half|a (?:few|half|third|quarter|fifth)|two thirds|three quarters) of"
    r" (?:them|these|which)\b"
)
_OUT_OF = screened(r"\d\s(?:out )?of (?:(?:its|their|our|the)\s)?(?:total |roughly |about |some |around )?$")
_COMES = re.compile(
    r"(?:\sof (?:them|these|those))?\s(?:(?:are|is|was|were|will|should|would|have|has|had)\s[^,.;]{0,24}?"
    r"\b(?:arriv\w+|come|came|deliver\w+|supplied|ship\w*|land\w*|due|install\w*|here|there)|arrived?|lands?|landed|came)\b"
    r"|[^，。；]{0,14}?(?:到货|交付|交到|到位|运到|送到|交货|发货|送达|运抵|到手|到(?=[，。；]))"
)
_OF_EARLIER = re.compile(
    r"\s(?:of )?(?:what (?:it|they|one|the \w+) (?:did|was|were|cost|fetched|went"
    r"|had(?! (?:asked|wanted|hoped|ordered|planned|promised|expected|sought|raised)))"
    r"|(?:its|their|the) (?:old|former|earlier|previous|original|peak) (?:price|level|rate)"
    r"|as much as (?:it|they|in))\b"
)
_WISHED = screened(
    r"\b(?:wants?|wanted|needs?|plans?|hopes?|expects?|ordered|orders|adding|buying|will (?:add|get|buy))\s"
    r"(?:to (?:add|buy|get|order)\s)?(?:about |some |around )?(?:another|a further|an additional|an extra|more)\s$"
)
# A label of its own, which is no known line of business, before a sum.
_OF_OTHER_LINE = screened(
    r",\s(?:and\s|while\s)?(?:(?!(?:up|down|from|to|at|by|of|in|on|than|with|against|was|is|about|some|compared|or|just)\b)"
    r"[a-z][a-z-]+\s){1,5}$"
)
_INCREMENT_BEFORE = re.compile(
    r"\bby\s(?:about |around |roughly |nearly |another |a further |some |an extra |more than |up to |at least )?$"
    r"|(?:增加|提高|上调|减少|下调|调升|调降|追加|多花|少花)了?(?:约|近|逾|超过?)?$",
    re.IGNORECASE,
)
# What results are measured by: the figure that analysts had expected.
_BEATS = re.compile(
    r"\b(?:above|below|than|beat(?:s|ing)?|top(?:s|ped|ping)|miss(?:es|ed|ing)?|against|versus|vs|ahead of"
    r"|exceed(?:s|ed|ing)|short of|shy of|compared (?:with|to)|surpass(?:es|ed|ing)|outstripp(?:ed|ing)|under|over"
    r"|trail(?:s|ed|ing)"
    r"|undershot|undershooting|better than|in line with|clear of|past|outpac(?:es|ed|ing))\b\.?[^.;]{0,60}$",
    re.IGNORECASE,
)
# What is raised or borrowed is no measure of a company.
_ROUND_BEHIND = re.compile(
    r"[ -](?:[a-z-]+ ){0,2}(?:funding|financing|fundraising|investment round|round|loan|bond|share sale|debt|credit"
    r"|offering)\b",
    re.IGNORECASE,
)
_THAN_QUARTER = re.compile(
    r"(?:(?:more|less|higher|lower|increase|rise|gain|growth|decrease|drop|fall|decline) )?"
    r"(?:from|on|over|than|vs\.?|versus)(?: in)? Q([1-4])\b",
    re.IGNORECASE,
)
_QUARTER_DIGIT = re.compile(r"Q[1-4]", re.IGNORECASE)
# "19.2 trillion won ($13.2 billion) in operating profit"
_PROFIT_BEHIND = re.compile(
    r"(?: \([^()]{1,30}\))? (?:in|of|as) (?:(?:total|record|adjusted|net|operating|gross|pre-?tax|quarterly) ){0,3}"
    r"(?:profits?|income|earnings|loss(?:es)?|ebitda|cash)\b",
    re.IGNORECASE,
)
_HOPED = re.compile(
    r"\b(?:when|while|where|whereas|although|but|though|than)\s(?:(?:most|some|many)\s)?"
    r"(?:analysts|investors|the market|Wall Street|the Street)"
    r"\s(?:had|were|was)\s[^.;,\d]{3,40}$",
    re.IGNORECASE,
)
# "Consensus points to roughly", "the market consensus stands at around"
_CONSENSUS_BEFORE = re.compile(
    r"\bconsensus\b(?!['’])(?: (?!after\b|which\b|and\b|but\b)[a-z-]+){0,6} ?[$€£¥]?$"
    r"|\b(?:analysts?['’]?|Wall Street['’]s|Street|market) (?:expectations?|estimates?|forecasts?) (?:of|for) [$€£¥]?$",
    re.IGNORECASE,
)
_EXPECTED_BEFORE = re.compile(
    r"\b(?:analysts|consensus|Wall Street|the Street|estimates?|expectations|forecasts?)\b[^.;,\d]{0,40}$"
    r"|\b(?:anticipated|expected|estimated|projected|forecast) ?[$€£¥]?$",
    re.IGNORECASE,
)
_EXPECTED_AFTER = re.compile(
    r"\s?(?:[\w-]+\s){0,3}?(?:(?:that|which)\s)?(?:analysts?|consensus|Wall Street|the Street|investors"
    r"|the market|expected|forecast by"
    r"|estimated? by|average estimate|estimates?|est|ests|polled|LSEG|FactSet|Bloomberg|Visible Alpha|pencilled)\b",
    re.IGNORECASE,
)
_INCREMENT_AFTER = re.compile(
    r"\s(?:more|less|higher|lower|above|below|extra|up|short)\s(?:than|on|of|what|its|the|from)\b", re.IGNORECASE
)
_OF_OTHERS = re.compile(
    r"\sof\s(?:[\w’'-]+\s){1,4}?(?:shares|stock|people|users|customers|staff|employees|jobs|votes|homes|households)\b"
)
# "Nearly twice as much" is a rise by as much again.
_AS_MUCH = re.compile(r"\sas (?:much|many|high|large|big)\b(?! as (?:an?|the) )")
# "roughly twice the $91.4 billion it spent in 2025"
_OF_SUM = re.compile(r"\s(?:the |last year['’]s )(?:about |some |roughly )?(?:[$€£¥]|US\$|NT\$)\d")
_TO_LEVEL = re.compile(r",? to (?:about |around |some )?[$€£¥]?[A-Z]{0,3} ?\d")
_COMPARED_SUM = screened(
    r"^[^.;]{0,16}[, ](?:(?:down|up)(?: sharply)? from|compared (?:with|to)|against|versus)\s"
    r"(?:about |around |some )?$",
    re.IGNORECASE,
)
# What widens or narrows to so much is the change itself: 涨幅将扩大到23%.
_EXTENT = re.compile(r"(?:涨|跌|降|增|升|减)幅[^，。；]{0,12}$")
# Behind a Chinese number that stands without its unit: no noun that it would count.
_ENDS_SUM = re.compile(
    r"[，。；、）)（(：…”」]|\s|$|的|居|排|位居|位列|左右|上下|和|与|及|以上|以下|不等|[到至增涨提升降减或]"
)
# A sum for each of these is a rent or a rate, and nothing that is paid once.
_SHORT_PERIODS = frozenset({"hour", "day", "week", "month"})
_PAID_ONCE = frozenset({"orders", "supplies", "invests_in", "market_cap"})
# A sum apposed to a noun: "a tenth of Lam's turnover, or $1.6 billion, is exposed to"
_APPOSED_SUM = re.compile(r"\s*(?:or )?(?:about |around |some |roughly )?")
# "45,000 7nm wafers"
_WAFERS_COUNTED = re.compile(r"\s(?!of\b|and\b|or\b)(?:[\w.-]+\s){1,3}?wafers\b")
# An entry of a list is no longer.
_SHORT_ENTRY = 60
_FEW_WORDS = 32
_COMPUTE_LINE = re.compile(r"算力|性能|TPP|TOPS|comput|performance|processing", re.IGNORECASE)
_BANDWIDTH_LINE = re.compile(
    r"(?:速率|带宽|传输速度|bandwidth|interconnects?|I/O|transfer (?:rate|speed))[^\d]{0,16}$", re.IGNORECASE
)


_SPOKEN_SUMS = frozenset({"revenue", "capex", "training_cost", "invests_in"})


# Between what is bought and the site for which it is.
_BOUGHT_FOR = re.compile(r"[^.;]{0,30}\bfrom\s[^.;]{2,40}\bfor\s(?:an?|the|its|one|two|new|another)\b[^,.;]{0,24}")


class Measures(Ellipses):
    """Finds the trigger that takes a quantity."""

    def _options(
        self, sentence: Sentence, triggers: Sequence[Trigger], quantity: Quantity, previous: Attachment | None,
        elliptic: bool = False,
    ) -> list[Attachment]:  # fmt: skip
        """The frames that may take a quantity, best first; an elliptic one goes on with the figure before."""
        options: list[Attachment] = []
        units = units_of(quantity)
        for trigger in triggers:
            if trigger.start - quantity.end > _FAR or quantity.start - trigger.end > _FAR:
                continue
            frame = trigger.frame
            # A bare number may take the unit of the measure before it.
            if units.isdisjoint(frame.units) and not (quantity.dimension == "number" and frame.metric is not None):
                continue
            if (
                trigger.start <= quantity.start
                and quantity.end <= trigger.end < quantity.end + 3
                and trigger.end - trigger.start < len(quantity.text) + 3
            ):
                continue
            cost = self._cost(sentence, trigger, quantity)
            if cost > self._reach * frame.reach:
                continue
            measured = quantity
            if (
                frame.predicate == "orders"
                and previous is not None
                and previous.trigger is trigger
                and previous.quantity.unit == "units"
                and self._is_of_same_goods(sentence, quantity)
            ):
                continue
            if frame.rule == "cluster_size/of-cluster" and _BOUGHT_FOR.fullmatch(
                sentence.words(quantity.end, max(quantity.end, trigger.start))
            ):
                continue  # "ordered 12,000 MI455Xs from AMD for a data centre": what was bought, not what it has.
            if frame.predicate in _OF_A_PART and sentence.search(_OUT_OF, quantity.start - 24, quantity.start):
                continue  # "moved 600 of its 1,800 H100s": how many there are was not moved.
            if frame.predicate in _OF_A_PART and _SOME_OF_THEM.match(sentence.words(quantity.end, trigger.start)):
                continue  # "10,000 A100s, most of them borrowed from Google": not all of them.
            if frame.predicate == "holds" and sentence.search(_WISHED, quantity.start - 44, quantity.start):
                continue  # "has 10,800 GPUs and wants another 4,000"
            if (
                quantity.dimension == "number"
                and previous is not None
                and previous.trigger is trigger
                and previous.quantity.unit == "units"
                and self._gaps(previous, quantity, sentence)
            ):
                measured = replace(
                    quantity, unit="units", dimension="count"
                )  # Grok 2 on 20,000 H100s, Grok 3 on 100,000.
            if frame.metric is not None:
                if _is_metric_of(sentence, quantity, trigger):
                    cost -= _OWN_METRIC
                    if (
                        quantity.dimension == "number"
                        and not frame.alone
                        and previous is not None
                        and previous.trigger.frame.metric
                    ):
                        # "1,307.4 teraflops in FP16 and 163.4 in FP32"
                        measured = like(quantity, previous.quantity)
                elif trigger.end <= quantity.start and any(
                    q.end <= trigger.start and q.dimension == quantity.dimension and _is_metric_of(sentence, q, trigger)
                    for q in sentence.quantities
                ):
                    cost += _OWN_METRIC
            if (
                frame.predicate == "sales"
                and previous is not None
                and previous.trigger is trigger
                and self._is_of_other_line(sentence, previous, quantity)
            ):
                continue
            for value in frame.values:
                fitted = self.fit(value, measured, sentence, trigger)
                if fitted is not None:
                    options.append(Attachment(fitted, trigger, value, cost))
                    break
        if previous is not None and (
            elliptic
            or previous.trigger.frame.inherit
            or self._gaps(previous, quantity, sentence)
            or self._is_of_other_time(previous, quantity, sentence)
        ):
            inherited = self._inherit(previous, quantity, sentence, elliptic)
            if inherited is not None:
                options.append(inherited)
        options.extend(self._alone(sentence, quantity))
        if len(options) > 1:
            options.sort(key=lambda option: (option.cost, option.trigger.start, option.trigger.frame.rule))
        return options

    def _cost(self, sentence: Sentence, trigger: Trigger, quantity: Quantity) -> float:
        frame = trigger.frame
        if trigger.end <= quantity.start:
            if frame.side == "before":
                return 1e9
            cost = sentence.distance(trigger.end, quantity.start)
        elif quantity.end <= trigger.start:
            if frame.side == "after":
                return 1e9
            cost = 1.25 * sentence.distance(quantity.end, trigger.start)
            if frame.side != "before":
                # The number of an earlier clause does not wait for a word of a later one.
                waits = self._is_fronted(sentence, trigger, quantity)
                crossed = not waits and (
                    crosses_clause(sentence, quantity.end, trigger.start)
                    or sentence.search(_NEXT_STATEMENT, quantity.end, trigger.start) is not None
                )
                far = (
                    frame.predicate in ("spec_ratio", "holds")
                    or "；" in sentence.words(quantity.end, trigger.start)
                    or (self._language == "en" and sentence.search(_GOES_ON, quantity.end, trigger.start) is not None)
                )
                cost += 6 + ((60 if far else 24) if crossed else 0)
        else:
            cost = 0.0
        if sentence.in_bracket(quantity.start) != sentence.in_bracket(trigger.start):
            cost += 12
        if (
            (frame.predicate in DEEDS or frame.predicate in ("invests_in", "sales"))
            and trigger.end <= quantity.start
            and self._begins_anew(sentence, trigger, quantity)
        ):
            cost += 60
        if (
            frame.rule == "orders/active"
            and quantity.dimension in ("count", "number", "wafers")
            and trigger.end < quantity.start
            and _DEALT.fullmatch(sentence.words(trigger.end, quantity.start))
        ):
            cost -= _OWN_METRIC  # "had ordered 12,000 of them for a data centre": they are ordered, for whatever.
        if tells_origin(sentence, quantity, trigger):
            cost += _ORIGIN
        return cost + frame.weight

    def _begins_anew(self, sentence: Sentence, trigger: Trigger, quantity: Quantity) -> bool:
        """Whether another subject acts between: "Oracle supplies the lab, and SoftBank is to put $19 billion in"."""
        if self._language != "en":
            return False
        between = sentence.words(trigger.end, quantity.start)
        if any(pattern.search(between) for pattern in (_THING_ACTS, _RELATIVE_ACTS, _STRANGER_ACTS)):
            return True
        return any(
            trigger.end <= n.start < quantity.start
            and not n.marker
            and not n.anaphor
            and sentence.search(_ANEW_BEFORE, trigger.end, n.start)
            and _ANEW_AFTER.match(sentence.words(n.end, quantity.start))
            for n in sentence.nodes
            if n.has(("company", "foundry", "person"))
        )

    def _is_part_of_them(self, sentence: Sentence, quantity: Quantity) -> bool:
        """Whether a number opens a clause that only tells what becomes of some: "Some 29,000 of them sit in Austin"."""
        if _OF_THEM_DOES.match(sentence.words(quantity.end, quantity.end + 30)) is None:
            return False
        if sentence.search(_SITE, quantity.end, quantity.end + 60):
            return False  # "12,600 of them go to a hall in Sines"
        start = sentence.clause(quantity.start, quantity.start)[0]
        opens = _OPENS_PART.fullmatch(sentence.words(start, quantity.start)) is not None
        return opens and _beside_chip(sentence, quantity, strict=True) is None

    def _is_of_same_goods(self, sentence: Sentence, quantity: Quantity) -> bool:
        """Whether a number counts goods ordered already: what has come of them, or what they are built into.

        As in "the first 4,096 are to arrive by January" and "1,600 chips for 200 servers".
        """
        if _COMES.match(sentence.words(quantity.end, quantity.end + 60)):
            return True
        into = re.search(r"(?:\bfor (?:about |some )?|供)$", sentence.words(quantity.start - 12, quantity.start))
        return into is not None and node_beside(sentence, quantity, ("product",)) is not None

    def _is_fronted(self, sentence: Sentence, trigger: Trigger, quantity: Quantity) -> bool:
        """Whether a number waits for a later verb: "Under the deal, worth $9.7 billion, IREN will provide"."""
        if trigger.frame.predicate not in DEEDS or trigger.frame.continues is not None:
            return False
        if quantity.dimension == "money":
            return sentence.search(_WORTH, quantity.start - 40, quantity.start) is not None
        # What was done to stands before a passive verb: "A batch of 2,000 cards, the last ones, was bought by".
        return sentence.search(_PASSIVE, trigger.start - 8, trigger.start) is not None

    def fit(self, value: Value, quantity: Quantity, sentence: Sentence, trigger: Trigger | None) -> Quantity | None:
        """The quantity in the unit that a frame asks for, signed if it is a change; None where it does not fit."""
        fitted = self._in_unit(value.units, quantity, sentence, trigger)
        if fitted is None:
            return None
        if value.predicate in ("holds", "cluster_size") and self._is_part_of_them(sentence, quantity):
            return None
        paid_over_time = quantity.dimension == "money" and quantity.per in _SHORT_PERIODS
        if paid_over_time and trigger is not None and trigger.frame.predicate in _PAID_ONCE:
            return None  # "leases them for £2 million a month" is a rent.
        clause_start, clause_end = sentence.clause(quantity.start, quantity.end)
        first = max(clause_start, quantity.start - (26 if self._language == "zh" else 60))
        last = min(clause_end, quantity.end + (16 if self._language == "zh" else 40))
        apposed = self._language == "en" and _APPOSED_SUM.fullmatch(sentence.words(clause_start, quantity.start))

        def around(pattern: re.Pattern[str]) -> bool:
            if apposed:  # What is said of the noun before, is said of it.
                words = sentence.words(first, last) + sentence.words(clause_end, quantity.end + 60)
                return pattern.search(words) is not None
            return sentence.search(pattern, first, last) is not None

        yearly = value.predicate in ("revenue_change", "capex_change")
        if yearly and fitted.unit == "ratio" and self._is_of_other_period(fitted, sentence):
            return None
        if fitted.unit == "ratio" and value.predicate in MEASURES and self._is_of_consensus(fitted, sentence):
            return None
        if value.change is not None and fitted.unit == "ratio":
            signed = self._signed(fitted, sentence, trigger)
            if value.change != (signed is not None):
                return None
            fitted = signed or fitted
        if value.require is not None and not around(value.require):
            return None
        if value.unless is not None and (
            around(value.unless) or value.unless.search(self._compared_sum(quantity, sentence))
        ):
            return None
        size = fitted.low if fitted.low is not None else fitted.high
        if size is not None and (
            (value.min is not None and abs(size) < value.min) or (value.max is not None and abs(size) > value.max)
        ):
            return None
        return fitted

    def _compared_sum(self, quantity: Quantity, sentence: Sentence) -> str:
        """The sum before, with its unit, that this one only is compared with: "$2.10 an hour, down from" $8."""
        if quantity.dimension != "money":
            return ""
        before = [q for q in sentence.quantities if q.dimension == "money" and q.end <= quantity.start]
        if not before or not sentence.search(_COMPARED_SUM, before[-1].end, quantity.start):
            return ""
        return sentence.words(before[-1].start, min(before[-1].end + 16, quantity.start))

    def _is_of_other_period(self, quantity: Quantity, sentence: Sentence) -> bool:
        """Whether the words right beside a change say that it is not year on year: +11.3% QoQ, 环比下降1.7%."""
        after = re.match(r"[\s(（]{0,2}", sentence.words(quantity.end, quantity.end + 3))
        start = quantity.end + (after.end() if after else 0)
        behind = sentence.words(start, start + 40)
        if self._grammar.other_period.match(behind):
            return True
        compared = _THAN_QUARTER.match(behind)
        if compared is not None:
            # "down 1.7% from Q1" of what was told of Q2
            told = [t.text for t in sentence.times if t.end <= quantity.start and t.granularity == "quarter"]
            return any(compared[1] not in text for text in told if _QUARTER_DIGIT.search(text))
        before = sentence.words(quantity.start - 12, quantity.start)
        found = list(self._grammar.other_period.finditer(before))
        return bool(found) and re.fullmatch(r"[^\d，,；;、]*", before[found[-1].end() :]) is not None

    def _in_unit(
        self, units: Sequence[str], quantity: Quantity, sentence: Sentence, trigger: Trigger | None
    ) -> Quantity | None:
        threshold = trigger is not None and trigger.frame.predicate == "threshold"
        for unit in units:
            if unit == "money":
                if quantity.dimension == "money" and quantity.unit is not None:
                    to_level = _TO_LEVEL.match(sentence.words(quantity.end, quantity.end + 16))
                    if to_level and self._is_increment(quantity, sentence):
                        return None  # "by $1.5 billion to $6 billion"
                    if trigger is not None and trigger.frame.predicate in (*MEASURES, "price"):
                        behind = sentence.words(quantity.end, quantity.end + 60)
                        if _ROUND_BEHIND.match(behind) or _PROFIT_BEHIND.match(behind):
                            return None
                        if self._is_increment(quantity, sentence) or self._is_expected(quantity, sentence):
                            return None
                        if trigger.start < quantity.start < trigger.end <= quantity.end and quantity.cmp == ">":
                            return replace(quantity, high=quantity.low, cmp="=")  # "turned over 17.6 trillion won"
                    return quantity
                if trigger is not None and (summed := self._bare_sum(quantity, sentence, trigger)) is not None:
                    return summed
                onward = quantity.classifier == "起"  # 9万起 is a price from 90,000 up.
                if (
                    (quantity.dimension == "number" or onward or self._counts_yuan(quantity, sentence))
                    and trigger is not None
                    and self._is_bare_money(quantity, sentence, trigger)
                ):
                    last = self._last.quantity if self._last is not None else None
                    told = last is not None and last.dimension == "money" and sentence.start <= last.start
                    currency = last.unit if told and last is not None else self._currency
                    priced = replace(quantity, unit=currency, dimension="money")
                    return replace(priced, high=None, cmp=">=") if onward else priced
            elif (
                unit == "units"
                and quantity.classifier in ("台", "套")
                and sentence.search(_OTHER_MACHINES, quantity.start - 24, quantity.end + 8)
            ):
                continue  # 这两款机台有420台
            elif quantity.unit == unit:
                return quantity
            elif (
                unit == "wafers"
                and quantity.dimension == "number"
                and _WAFERS_COUNTED.match(sentence.words(quantity.end, quantity.end + 40))
            ):
                return replace(quantity, unit="wafers", dimension="wafers")
            elif (
                unit == "units"
                and quantity.dimension == "wafers"
                and quantity.classifier == "片"
                and (_beside_chip(sentence, quantity, strict=True) is not None or self._sells_chips(sentence, trigger))
            ):
                return replace(quantity, unit="units", dimension="count")
            elif unit == "units" and quantity.dimension in ("count", "number"):
                counts = (
                    quantity.dimension == "count"
                    and COMMON["counts_chips"].fullmatch(quantity.classifier or "") is not None
                )
                if _HOURS.match(sentence.words(quantity.end, quantity.end + 30)) or self._counts_yuan(
                    quantity, sentence
                ):
                    continue
                if quantity.classifier in ("套", "座", "个") and any(
                    0 <= n.start - quantity.end <= 2 and "cluster" in n.kinds and n.mentions for n in sentence.nodes
                ):
                    continue  # 300套CloudMatrix counts machines.
                if (
                    counts
                    or (
                        quantity.dimension == "number"
                        and _GOODS_COUNTED.match(sentence.words(quantity.end, quantity.end + 60))
                    )
                    or _beside_chip(sentence, quantity) is not None
                    or self._counts_named(quantity, sentence, trigger)
                ):
                    return replace(quantity, unit="units")
            elif (
                unit in ("MW", "wafers")
                and quantity.dimension == "number"
                and trigger is not None
                and trigger.frame.continues == trigger.frame.predicate
                and self._last is not None
                and self._last.quantity.unit is not None
                and self._last.quantity.dimension == ("power" if unit == "MW" else "wafers")
                and re.match(r"\s?(?:[.,;)]|$|\w)", sentence.words(quantity.end, quantity.end + 2))
                and not re.match(r"\s(?:[A-Z]|\w+s\b)", sentence.words(quantity.end, quantity.end + 14))
            ):
                return like(quantity, self._last.quantity)
            elif (
                trigger is not None
                and quantity.dimension in ("number", "count")
                and not _HOURS.match(sentence.words(quantity.end, quantity.end + 30))
                and unit in ("parameters", "tokens", "transistors")
                and (quantity.low or quantity.high or 0) >= 1e6
            ) or (threshold and trigger is not None and self._is_bare_line(unit, quantity, trigger, sentence)):
                return replace(quantity, unit=unit)
            elif (
                quantity.unit is not None
                and quantity.dimension in ("power", "duration", "memory", "bandwidth", "compute", "length")
                and (converted := convert(quantity, unit)) is not None
            ):
                return converted
        return None

    def _sells_chips(self, sentence: Sentence, trigger: Trigger | None) -> bool:
        """Whether 片 counts chips sold: what others than foundries ship is no wafers."""
        if trigger is None or trigger.frame.predicate not in ("sales", "supplies"):
            return False
        main = self._discourse.main_company
        named = [m for n in sentence.nodes for m in n.mentions]
        return not any(m.kind in ("foundry", "region") for m in (*named, *((main,) if main is not None else ())))

    def _counts_yuan(self, quantity: Quantity, sentence: Sentence) -> bool:
        """Whether 块 is no piece but the yuan of a price: 一张8万块."""
        before = sentence.words(quantity.start - 5, quantity.start)
        return (
            quantity.classifier == "块"
            and re.search(r"[一每单][张片颗枚台套卡](?:约|大概|才|就|要)?$", before) is not None
        )

    def _is_bare_line(self, unit: str, quantity: Quantity, trigger: Trigger, sentence: Sentence) -> bool:
        """Whether a bare number is where a rule draws its line: TPP达到4800, 传输速率600."""
        size = quantity.low if quantity.low is not None else quantity.high
        if quantity.dimension != "number" or size is None:
            return False
        around = sentence.words(quantity.start - 40, quantity.end + 8)
        if trigger.frame.metric == "performance_density":
            return unit == "TOPS" and 0.5 <= size < 100
        if trigger.frame.metric == "compute":
            return unit == "TOPS" and size >= 300 and _COMPUTE_LINE.search(around) is not None
        before = sentence.words(quantity.start - 24, quantity.start)
        return unit == "GB/s" and size >= 100 and _BANDWIDTH_LINE.search(before) is not None

    def _is_increment(self, quantity: Quantity, sentence: Sentence) -> bool:
        """Whether an amount is only by how much a sum differs: "raised it by $10 billion", "$15 billion more than"."""
        before = sentence.words(quantity.start - 20, quantity.start)
        after = sentence.words(quantity.end, quantity.end + 30)
        return _INCREMENT_BEFORE.search(before) is not None or _INCREMENT_AFTER.match(after) is not None

    def _is_expected(self, quantity: Quantity, sentence: Sentence) -> bool:
        """Whether a sum is only what others had expected: "above the $41.8 billion that analysts had pencilled in"."""
        bound = re.match(r"[^\d$€£¥]*", quantity.text)
        before = sentence.words(quantity.start - 90, quantity.start + (bound.end() if bound else 0))
        after = sentence.words(quantity.end, quantity.end + 60)
        if _HOPED.search(before) is not None or _CONSENSUS_BEFORE.search(before) is not None:
            return True
        if _BEATS.search(before) is None:
            return False
        return _EXPECTED_BEFORE.search(before) is not None or _EXPECTED_AFTER.match(after) is not None

    def _is_of_consensus(self, quantity: Quantity, sentence: Sentence) -> bool:
        """Whether a share or change is what analysts expect on average: "the market consensus stands at around 22%"."""
        return _CONSENSUS_BEFORE.search(sentence.words(quantity.start - 60, quantity.start)) is not None

    def _bare_sum(self, quantity: Quantity, sentence: Sentence, trigger: Trigger) -> Quantity | None:
        """A sum in the currency of the last one told: "China Mobile has earmarked 173 billion", 今年在1500亿左右."""
        last = self._last
        if last is not None and self._asks_again(last, quantity, sentence, trigger):
            return replace(quantity, unit=last.quantity.unit, dimension="money")
        told = last.quantity.unit if last is not None and last.quantity.dimension == "money" else None
        if self._language == "zh" and last is not None and last.quantity.start < sentence.start - 80:
            told = None
        plain = trigger.frame.continues is None and trigger.end <= quantity.start and sentence.kind != "heading"
        if told is None and plain and (self._language == "zh" or quantity.start - trigger.end < _FEW_WORDS):
            told = self._currency if self._language == "zh" else self._money
        if (
            trigger.frame.predicate not in ("capex", "revenue", "sales", "market_cap")
            or told is None
            or (self._discourse.first_person and self._language == "zh")
            or quantity.dimension != "number"
            or (quantity.low or quantity.high or 0) < 1e7
            or not re.search(r"[亿兆]|\b(?:[mb]illion|trillion|bn|m)\b", quantity.text)
            or re.match(
                r"\s?(?:[块张枚颗片台卡个套人家次名辆部]|[A-Za-z]{4,})", sentence.words(quantity.end, quantity.end + 6)
            )
        ):
            return None
        if sentence.search(COMMON["profit"], trigger.end, quantity.start):
            return None
        if self._language == "zh" and not _ENDS_SUM.match(sentence.words(quantity.end, quantity.end + 2)):
            return None  # Meta有30亿用户
        return replace(quantity, unit=told, dimension="money")

    def _asks_again(self, last: Attachment, quantity: Quantity, sentence: Sentence, trigger: Trigger) -> bool:
        """Whether a number behind a verb is a price like the one before it: "Today dealers ask 130,000 to 150,000"."""
        size, earlier = (q.low if q.low is not None else q.high for q in (quantity, last.quantity))
        return (
            self._language == "en"
            and trigger.frame.predicate == last.value.predicate == "price"
            and last.quantity.dimension == "money"
            and quantity.dimension == "number"
            and size is not None
            and bool(earlier)
            and 0.2 < size / (earlier or 1) < 5
            and trigger.end <= quantity.start
            and re.fullmatch(
                r"\s(?:(?:about|around|some|only|just|up to|at|for|to)\s)*", sentence.words(trigger.end, quantity.start)
            )
            is not None
            and re.match(
                r"\s*(?:[.,;)]|$|(?:in|by|at|for|this|last|now|today|and|apiece|each)\b)",
                sentence.words(quantity.end, quantity.end + 10),
            )
            is not None
        )

    def _counts_named(self, quantity: Quantity, sentence: Sentence, trigger: Trigger | None) -> bool:
        """Whether a bare number counts the chips named before it: "its stockpile of H100s has reached 350,000"."""
        if trigger is None or _HOURS.match(sentence.words(quantity.end, quantity.end + 30)):
            return False
        if trigger.frame.continues == "orders":
            return quantity.dimension == "number"  # "The first 1,500 are due in August."
        if trigger.frame.rule == "cluster_size/pod":
            return quantity.dimension == "number"
        if trigger.frame.predicate in ("holds", "needs", "orders") and self._counts_again(quantity, sentence, trigger):
            return True
        if trigger.frame.predicate in _DEALINGS and self._counts_own(quantity, sentence):
            return True
        told = re.search(
            r"\b(?:at|to|reached|hit|totall?ed)\s(?:about |around |some )?$",
            sentence.words(quantity.start - 18, quantity.start),
        )
        if trigger.frame.predicate not in ("holds", "needs", "cluster_size", "sales", "trained_on") and not (
            trigger.frame.predicate == "orders" and told is not None
        ):
            return False
        if _OF_THEM.match(sentence.words(quantity.end, quantity.end + 14)) and quantity.dimension == "number":
            return bool(self._chips_spoken_of(sentence, quantity.start)) or trigger.frame.predicate == "sales"
        if quantity.dimension != "number" or (quantity.low or quantity.high or 0) < 500 or trigger.end > quantity.start:
            return False
        if not re.match(
            r"\s*(?:[.,;。，；）)]|$|\b(?:and|this|by|at|in|last|from|of them)\b)",
            sentence.words(quantity.end, quantity.end + 8),
        ):
            return False
        again = re.match(r"\s*of them\b", sentence.words(quantity.end, quantity.end + 9))
        since = sentence.start if again else sentence.clause(quantity.start, quantity.end)[0]
        return any(n.has(("chip",)) and n.mentions and since <= n.start < quantity.start for n in sentence.nodes)

    def _counts_own(self, quantity: Quantity, sentence: Sentence) -> bool:
        """Whether a bare number that a chip maker gives in an interview counts its chips: "Bosch has taken 700"."""
        return (
            self._discourse.first_person
            and self._discourse.own_chip is not None
            and quantity.dimension == "number"
            and 10 <= (quantity.low or quantity.high or 0) < 1e7
            and _PIECES_BEHIND.match(sentence.words(quantity.end, quantity.end + 20)) is not None
        )

    def _counts_again(self, quantity: Quantity, sentence: Sentence, trigger: Trigger) -> bool:
        """Whether a bare number right behind the verb counts the chips spoken of: "Alibaba bought 35,000"."""
        ahead = sentence.words(quantity.end, trigger.start) if quantity.end <= trigger.start else ""
        if quantity.dimension == "number" and _COUNTED_AHEAD.fullmatch(ahead) is not None:
            return bool(self._chips_spoken_of(sentence, quantity.start))  # "the 16,384 that it ordered in 2023"
        return (
            quantity.dimension == "number"
            and 100 <= (quantity.low or quantity.high or 0) < 1e7
            and not sentence.search(_SUM, trigger.start, trigger.end)
            and trigger.end <= quantity.start
            and _COUNTED_AGAIN.fullmatch(sentence.words(trigger.end, quantity.start)) is not None
            and re.match(
                r"\s*(?:[.;。；！]|,(?!\d)|，|$|\b(?:more|of (?:them|these|those)|sitting|lying|idle|and|in stock"
                r"|(?:this|last|next) (?:year|quarter|month|summer|winter|spring|autumn|week)|in|by|at|for|from|before"
                r"|since|within|so far)\b)",
                sentence.words(quantity.end, quantity.end + 12),
            )
            is not None
            and bool(self._chips_spoken_of(sentence, quantity.start))
        )

    def _chips_spoken_of(self, sentence: Sentence, offset: int) -> tuple[Mention, ...]:
        """The chips named last before an offset: in the sentence, else what the text is about."""
        for node in reversed(sentence.nodes):
            if node.end <= offset and node.has(("chip",)) and node.mentions and node.marker not in COMMON.comparison:
                return node.mentions
        return self._discourse.topic(("chip",), sentence, offset, ())

    def _is_bare_money(self, quantity: Quantity, sentence: Sentence, trigger: Trigger) -> bool:
        """Whether a number is an amount whose currency goes without saying: 210万一台, 总价6.93亿."""
        if (
            self._language != "zh"
            or (quantity.low or quantity.high or 0) < 1000
            or not re.search(r"[万亿千]", quantity.text)
        ):
            return False
        following = sentence.words(quantity.end, quantity.end + 4)
        if re.match(
            r"[块张枚颗片台卡个套人家次名辆部TtPpMG参]|的?(?:显卡|芯片|参数|用户|员工)", following
        ) and not re.match(r"一[块张枚颗片台卡]", following):
            return False
        words = sentence.words(trigger.start, trigger.end)
        if trigger.frame.predicate == "price":
            # 沐曦要卖出3万张，燧原定的是5万: what goods were counted before, they are again.
            before = [q for q in sentence.quantities if q.end <= quantity.start]
            return not before or before[-1].dimension != "count"
        if self._discourse.first_person and trigger.frame.predicate in _SPOKEN_SUMS:
            return True  # 去年收入1.2亿: who is interviewed leaves the currency out.
        return (
            trigger.frame.predicate in ("orders", "supplies")
            and re.search(r"总价|总额|金额|合同|单", words + sentence.words(quantity.start - 6, quantity.start))
            is not None
        )

    def _signed(self, quantity: Quantity, sentence: Sentence, trigger: Trigger | None) -> Quantity | None:
        """The quantity as a change with its sign; None where it is none."""
        behind = sentence.words(quantity.end, quantity.end + 60)
        # "Rose twice" is a change already.
        whole = quantity.kind == "multiple" and (quantity.low or quantity.high or 0) > 1
        if whole and (
            sentence.search(COMMON["times_ago_before"], quantity.start - 20, quantity.start)
            or COMMON["times_ago_after"].match(behind)
            or _AS_MUCH.match(behind)
            or _OF_SUM.match(behind)
        ):
            low = None if quantity.low is None else quantity.low - 1
            high = None if quantity.high is None else quantity.high - 1
            if quantity.cmp == "=" and sentence.search(_NEARLY_TIMES, quantity.start - 20, quantity.start):
                return replace(quantity, low=None, high=high, cmp="<~", direction=1)
            return replace(quantity, low=low, high=high, direction=1)
        if quantity.direction or quantity.kind == "change":
            return quantity
        zh = self._language == "zh"
        if (
            trigger is not None
            and trigger.frame.predicate == "price_change"
            and quantity.kind in ("fraction", "percent")
            and _OF_EARLIER.match(sentence.words(quantity.end, quantity.end + 40))
        ):
            # "less than half what it did in January" is a fall by more than half.
            low = None if quantity.low is None else quantity.low - 1
            high = None if quantity.high is None else quantity.high - 1
            return replace(quantity, low=low, high=high, direction=-1)
        clause_start, clause_end = sentence.clause(quantity.start, quantity.end)
        before = sentence.words(max(clause_start, quantity.start - (16 if zh else 44)), quantity.start)
        after = sentence.words(quantity.end, min(clause_end, quantity.end + (8 if zh else 24)))
        if (COMMON["to_a_level"].search(before) and not _EXTENT.search(before)) or re.match(
            r"破|突破|跌破", quantity.text
        ):
            return None  # It fell to a level: that is no change.
        rise = [m.end() for m in self._grammar.rise.finditer(before)]
        fall = [m.end() for m in self._grammar.fall.finditer(before)]
        if not rise and not fall:
            rise = [100 - m.start() for m in self._grammar.rise.finditer(after)]
            fall = [100 - m.start() for m in self._grammar.fall.finditer(after)]
        if not rise and not fall and trigger is not None and trigger.frame.predicate in ("price_change",):
            words = sentence.words(trigger.start, trigger.end)
            rise = [1] if self._grammar.rise.search(words) else []
            fall = [1] if self._grammar.fall.search(words) else []
            if not rise and not fall and trigger.frame.continues == "price_change" and self._last is not None:
                # "A cut its prices by 15%; B followed with 10%": in the same direction.
                before_it = self._last.quantity.low if self._last.quantity.low is not None else self._last.quantity.high
                rise, fall = ([1], []) if (before_it or 0) > 0 else ([], [1])
        if not rise and not fall:
            return None
        if max(rise, default=-1) >= max(fall, default=-1):
            return replace(quantity, direction=1)
        low = None if quantity.high is None else -quantity.high
        high = None if quantity.low is None else -quantity.low
        return replace(
            quantity, direction=-1, low=low, high=high, cmp=FLIP.get(quantity.cmp, quantity.cmp) or quantity.cmp
        )

    def _inherit(
        self, previous: Attachment, quantity: Quantity, sentence: Sentence, elliptic: bool = False
    ) -> Attachment | None:
        """A later clause that only names another subject, time or part continues the frame."""
        if previous.value.predicate is None and previous.quantity.dimension != quantity.dimension:
            return None
        same_sentence = sentence.start <= previous.quantity.start < sentence.end
        entry = not same_sentence and self._is_entry(previous, quantity, sentence)
        again = not same_sentence and self._is_of_other_time(previous, quantity, sentence)
        part_of = COMMON["part_of"].match(sentence.text) or entry or again or elliptic
        if (
            quantity.dimension == "number"
            and previous.quantity.unit not in ("units", "wafers")
            and re.match(r"\sof (?:them|these|those)\b", sentence.words(quantity.end, quantity.end + 10))
        ):
            return None  # "192 GB, and a full pod links up 9,216 of them"
        if _OF_OTHER_GOODS.match(sentence.words(quantity.end, quantity.end + 40)) and quantity.dimension == "number":
            return None  # "and 20,000 of the computers that it makes"
        if (
            quantity.dimension == "number"
            and previous.quantity.unit == "units"
            and part_of
            and _beside_chip(sentence, quantity) is not None
        ):
            quantity = replace(quantity, unit="units", dimension="count")  # "Of those, 6,144 are H100s"
        if not same_sentence and not (
            part_of
            and (
                entry
                or again
                or quantity.dimension == previous.quantity.dimension
                or quantity.unit == previous.quantity.unit == "units"
            )
            and sentence.start - previous.quantity.end < 120
        ):
            return None
        gap = sentence.words(previous.quantity.end if same_sentence else sentence.start, quantity.start)
        deed = previous.trigger.frame.predicate in DEEDS or previous.trigger.frame.predicate == "invests_in"
        if deed and self._language == "en" and _STRANGER_ACTS.search(gap):
            return None
        if previous.trigger.frame.predicate == "orders" and _CAME.search(gap):
            return None  # "We ordered 2,000, and got 600."
        if previous.value.predicate == "price" and quantity.dimension == "number" and _SOLD.search(gap):
            return None  # "at $110,000 each, and had sold 90"
        if previous.value.predicate == "sales" and self._is_of_other_line(sentence, previous, quantity):
            return None
        if previous.value.predicate in REPORTED and COMMON["profit"].search(gap):
            return None  # "Revenue rose to 2.9 billion and profit to 1.0 billion"
        if quantity.dimension == "money" and self._is_increment(quantity, sentence):
            return None  # "… and would raise capital spending by $1.5 billion to $6 billion"
        if previous.value.predicate == "holds" and sentence.search(_WISHED, quantity.start - 44, quantity.start):
            return None
        if (
            previous.trigger.frame.predicate == "orders"
            and previous.quantity.unit == "units"
            and self._is_of_same_goods(sentence, quantity)
        ):
            return None
        distance = sentence.distance(previous.quantity.end if same_sentence else sentence.start, quantity.start)
        if distance > self._reach:
            return None
        candidate = quantity
        if self._goes_on_bare(previous, quantity, sentence):
            candidate = replace(quantity, unit=previous.quantity.unit, dimension=previous.quantity.dimension)
        elif quantity.dimension == "number" and quantity.unit is None:
            if not (again or COMMON["continues_unit"].search(gap) or self._gaps(previous, quantity, sentence)):
                return None
            if re.search(r"\bthe $", sentence.words(quantity.start - 4, quantity.start)):
                return None  # "the card it succeeds, the 4090"
            begin = max(previous.quantity.end, sentence.start)
            of_thing = previous.value.predicate in ("spec", "power", "cluster_size")
            if of_thing and self._tells_of_nameless(sentence, begin, quantity.start):
                return None  # "it draws 3 megawatts, and the new one will draw 12"
            if self._language == "en" and previous.quantity.dimension == "duration" and len(gap) > 30:
                return None
            if self._language == "en" and re.match(
                r", (?:an?|the|which|who) ", sentence.words(quantity.end, quantity.end + 7)
            ):
                return None  # "and 360, the security firm, rents"
            if _OF_OTHERS.match(sentence.words(quantity.end, quantity.end + 60)):
                return None  # "up to 160 million of its shares"
            if previous.quantity.dimension in ("ratio",) or (
                _beside_chip(sentence, quantity, strict=True) is not None and previous.value.units != ("units",)
            ):
                return None
            if previous.quantity.dimension == "money" and self._is_too_small(quantity, previous.quantity):
                return None  # "… $18 billion, and headcount is to fall to 75,000"
            candidate = like(quantity, previous.quantity)
        value = previous.value
        fitted = self.fit(value, candidate, sentence, previous.trigger)
        if fitted is None and (
            entry
            or (same_sentence and self._names_beside(previous, quantity, sentence))
            or (same_sentence and self._language == "zh" and self._opens_with_subject(previous, quantity, sentence))
        ):
            # "Microsoft $24bn, up 27%, and Amazon $31bn, up 90%": the next one's sum follows the last one's change.
            for value in previous.trigger.frame.values:
                if (fitted := self.fit(value, candidate, sentence, previous.trigger)) is not None:
                    break
        if fitted is None:
            return None
        if self._gaps(previous, quantity, sentence):
            distance = -40.0
        elif elliptic:
            distance = -10.0
        return Attachment(
            fitted,
            previous.trigger,
            value,
            distance + (4 if "；" not in gap and ";" not in gap else 0),
            inherited=True,
            subject=previous.subject,
            object=previous.object,
            since=previous.quantity.end if same_sentence else sentence.start,
        )

    def _is_of_other_line(self, sentence: Sentence, previous: Attachment, quantity: Quantity) -> bool:
        """Whether a sum is that of a line of business that nothing knows.

        As in "data center $2.4 billion, and cars and embedded parts $1.7 billion".
        """
        if sentence.search(_OF_OTHER_LINE, previous.quantity.end, quantity.start) is None:
            return False
        return not any(n.has(("segment", "region")) and 0 <= quantity.start - n.end <= 2 for n in sentence.nodes)

    def _is_too_small(self, quantity: Quantity, sum_before: Quantity) -> bool:
        """Whether a bare number is too small to go on from a sum of money."""
        size, before = (q.low if q.low is not None else q.high for q in (quantity, sum_before))
        return 1000 <= abs(size or 0.0) < 1e-3 * abs(before or 0.0)

    def _goes_on_bare(self, previous: Attachment, quantity: Quantity, sentence: Sentence) -> bool:
        """Whether a number in 万 or 亿 goes on in the unit before it: Meta是22.4万块，亚马逊19.6万."""
        wanted = {"money": "[亿兆]$", "count": "[万千百]$"}.get(previous.quantity.dimension)
        if (
            self._language != "zh"
            or wanted is None
            or quantity.dimension != "number"
            or quantity.unit is not None
            or not re.search(wanted, re.sub(r"(?:左右|上下|以上|以下|出头|多|余)+$", "", quantity.text))
            or not _ENDS_SUM.match(sentence.words(quantity.end, quantity.end + 2))
        ):
            return False
        start = sentence.clause(quantity.start, quantity.start)[0]
        between = sentence.words(max(start, previous.quantity.end), quantity.start)
        if re.search(r"[\d]", re.sub(r"\d+[年月日季]|第?[一二三四]季", "", between)):
            return False
        kinds = previous.trigger.frame.subject_kinds
        named = any(
            max(start, previous.quantity.end) <= n.start and n.end <= quantity.start and n.has(kinds) and not n.marker
            for n in sentence.nodes
        )
        timed = any(start <= t.start and t.end <= quantity.start and t.value for t in sentence.times)
        again = previous.quantity.dimension == "money" or re.search(r"这[一个]数字|该数字|数量", between) is not None
        return named or (timed and again)

    def _is_of_other_time(self, previous: Attachment, quantity: Quantity, sentence: Sentence) -> bool:
        """Whether a sentence only tells what a measure was at another time: "Last year it was $40.9 billion."."""
        if quantity.dimension not in (previous.quantity.dimension, "number") or len(sentence.text) > _FEW_WORDS * 3:
            return False
        opening = sentence.words(sentence.start, quantity.start)
        if _AT_OTHER_TIME[self._language].fullmatch(opening) is None:
            return False
        return any(t.value for t in sentence.times) and not any(n.mentions for n in sentence.nodes)

    def _is_entry(self, previous: Attachment, quantity: Quantity, sentence: Sentence) -> bool:
        """Whether a sentence is but one more entry of a list: "Samsung Foundry: 8.1%.", "• Amazon: c. $100bn"."""
        if previous.value.predicate not in MEASURES or quantity.end - sentence.start > 60:
            return False
        kinds = previous.trigger.frame.subject_kinds
        return any(
            not node.anaphor
            and node.has(kinds)
            and re.fullmatch(r"[\W\d]{0,4}", sentence.words(sentence.start, node.start))
            and re.fullmatch(
                r"\s?[：:（(–—-]\s?(?:c\.\s?|约|about )?[+$€£¥]?", sentence.words(node.end, quantity.start)
            )
            for node in sentence.nodes
        )

    def _names_beside(self, previous: Attachment, quantity: Quantity, sentence: Sentence) -> bool:
        """Whether another subject stands right in front of a quantity, or it is the change of the sum before."""
        kinds = previous.trigger.frame.subject_kinds
        if _TO_SUM.fullmatch(sentence.words(previous.quantity.end, quantity.start)):
            return True
        return any(
            previous.quantity.end <= node.start
            and 0 <= quantity.start - node.end <= 2
            and node.has(kinds)
            and not (node.anaphor or node.marker)
            for node in sentence.nodes
        )

    def _opens_with_subject(self, previous: Attachment, quantity: Quantity, sentence: Sentence) -> bool:
        """Whether the clause of a quantity begins with another subject: 腾讯则从2025年的1000亿元扩大到1250亿元."""
        kinds = previous.trigger.frame.subject_kinds
        start = sentence.clause(quantity.start, quantity.start)[0]
        return any(
            previous.quantity.end <= node.start
            and 0 <= node.start - start <= 2
            and node.end <= quantity.start
            and node.has(kinds)
            and not (node.anaphor or node.marker or node.owner)
            for node in sentence.nodes
        )

    def _gaps(self, previous: Attachment, quantity: Quantity, sentence: Sentence) -> bool:
        """Whether a quantity lacks its verb, which was said of another subject: "Google bought 10, Amazon 20"."""
        if self._language != "en" or not sentence.start <= previous.quantity.start < sentence.end:
            return False
        kinds = previous.trigger.frame.subject_kinds
        return any(
            is_gapped(sentence, previous.quantity.end, node, quantity.start)
            for node in sentence.nodes
            if node.has(kinds) and not node.anaphor
        )

    def _alone(self, sentence: Sentence, quantity: Quantity) -> Iterator[Attachment]:
        """What a quantity states with no word that says so: first what its unit tells."""
        cost = self._reach
        units = units_of(quantity)
        for frame in self.frames.alone:
            if units.isdisjoint(frame.units):
                continue
            entry = frame.predicate in self._recent and quantity.end - sentence.start < _SHORT_ENTRY
            if frame.require is not None and not entry and not sentence.search(frame.require):
                continue
            for value in frame.values:
                fitted = self.fit(value, quantity, sentence, None)
                if fitted is not None:
                    yield Attachment(fitted, Trigger(quantity.start, quantity.end, frame), value, cost)
                    cost += 1
                    break

    def _by_default(self, sentence: Sentence, quantity: Quantity) -> Iterator[Attachment]:
        """What a quantity that no frame takes most likely states, by its unit and by whom its sentence names."""
        for frame in self.frames.defaults:
            if any(n.mentions and n.has(frame.without) for n in sentence.nodes):
                continue
            if frame.require is not None and not sentence.search(frame.require):
                continue
            for value in frame.values:
                fitted = self.fit(value, quantity, sentence, None)
                if fitted is not None:
                    yield Attachment(fitted, Trigger(quantity.start, quantity.end, frame), value, self._reach)
                    break

    def _lists(self, sentence: Sentence) -> dict[int, tuple[int, int]]:
        """For each quantity its place in a list of quantities ("4 nm and 5 nm") and the list's length."""
        places: dict[int, tuple[int, int]] = {}
        run: list[Quantity] = []

        def close() -> None:
            for i, quantity in enumerate(run):
                places[id(quantity)] = (i, len(run))

        for quantity in sentence.quantities:
            if quantity.converts is not None:
                continue
            joined = (
                run
                and run[-1].dimension in (quantity.dimension, "number")
                and self._grammar.connector.match(
                    re.sub(r"约|大约|近|about|around|roughly|超过?|的", "", sentence.words(run[-1].end, quantity.start))
                    or "x"
                )
            )
            if run and not joined:
                close()
                run = []
            run.append(quantity)
        close()
        return places


def tells_origin(sentence: Sentence, quantity: Quantity, trigger: Trigger) -> bool:
    """Whether words behind counted goods tell whose they were: "trained it on 384 H100s rented from YTL"."""
    if trigger.frame.predicate != "supplies" or sentence.language != "en" or trigger.start < quantity.end:
        return False
    return _GOT.fullmatch(sentence.words(quantity.end, trigger.start)) is not None


def units_of(quantity: Quantity) -> frozenset[str]:
    """The units in which a frame may take a quantity, if what stands beside it agrees.

    Left aside is that a bare number may be one of a measure: 传输速率600.
    """
    return _units_of(quantity.unit, quantity.dimension, quantity.classifier is not None)


@cache
def _units_of(unit: str | None, dimension: str, classified: bool) -> frozenset[str]:
    units = set(convertible(unit)) if unit is not None else set()
    if dimension in ("money", "number") or classified:
        units.add("money")
    if dimension in ("number", "count"):
        units |= {"units", "parameters", "tokens", "transistors"}
    elif dimension == "wafers":
        units.add("units")
    if dimension == "number":
        units |= {"wafers", "MW"}
    return frozenset(units)


def _is_metric_of(sentence: Sentence, quantity: Quantity, trigger: Trigger) -> bool:
    """Whether the words right behind a quantity are the trigger: 312 teraflops of BF16, 900GB/s互联带宽."""
    return (
        0 <= trigger.start - quantity.end < 20
        and _METRIC_BEHIND.fullmatch(sentence.words(quantity.end, trigger.start)) is not None
    )


def _beside_chip(sentence: Sentence, quantity: Quantity, strict: bool = False) -> Node | None:
    node = node_beside(sentence, quantity, ("chip",))
    if node is None or (strict and node.anaphor):
        return None
    # "A100 80": a bare number behind a chip's name counts nothing.
    return node if node.start >= quantity.end or quantity.dimension in ("count", "wafers") else None
