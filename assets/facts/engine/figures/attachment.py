"""Which trigger a figure belongs to: the nearest in the clause, by what stands between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assets.facts.discourse import ORGANISATIONS, Sentence
from assets.facts.engine.figures.gapping import (
    BY_CHIP,
    OTHER_MEASURE,
    STRANGER_ACTS,
    WISHED,
    WITH_ANOTHER,
    Gapping,
)
from assets.facts.engine.figures.part_and_whole import is_of_other_count, is_whole
from assets.facts.engine.figures.sums import is_of_whole
from assets.facts.engine.figures.units import units_of
from assets.facts.engine.state import DEEDS, REPORTED, Attachment, crosses_clause, like
from assets.facts.frames import Trigger
from assets.facts.patterns import screened
from assets.facts.quantities.quantity import Quantity

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
_PASSIVE = screened(r"\b(?:was|were|been|being|is|are)\s$", re.IGNORECASE)
_ANEW_BEFORE = screened(r"(?:,?\s(?:and|but|while|whereas)|;)\s(?:that\s)?(?:the\s)?$")
# What begins another statement behind a number: "for which it paid $14 billion, and capital expenditure will".
_GOES_ON = screened(r",\s(?:and|but|while|whereas)\s|;\s")
_ANEW_AFTER = re.compile(
    r"\s(?:is|are|was|were|has|have|had|will|would|could|may|might|plans?|hopes?|wants?|intends?|agreed|put|puts|paid|pays|said)\b"
)
# "cut output by 30% because memory is short": what is told as the reason takes no figure of what it is the reason for.
_REASON = screened(r"\s(?:because|although|even though|given that|now that)\s")
# "rose to $33.7 billion and that it would spend …"
_NEXT_STATEMENT = screened(r" (?:and|but|while|whereas)(?: that)? (?:it|they|he|she|we)\b")
# "to $5.3 billion and left its capex forecast alone": what a second verb is done to waits for no figure.
_NEXT_DEED = screened(
    r",? (?:and|but|while) (?:(?:also|then|has|have|had) )?(?:left|kept|keeps|held|holds|raised|cut|lowered|reiterated"
    r"|repeated|confirmed|maintained|reaffirmed|withdrew|dropped|lifted|trimmed|leaving|keeping|raising|cutting)"
    r" (?:its|their|the|his|her) "
)
_THING_ACTS = re.compile(
    r",?\s(?:and|but|while)\s(?:the|its|their)\s(?:bill|cost|price|total|sum|invoice|budget)\s(?:was|is|were|are|came|will|ran|runs)\b"
)
# "…, which in turn has committed to": what begins has a verb of its own.
_RELATIVE_ACTS = re.compile(
    r",\s(?:(?:in|of|for|to|from) )?(?:which|who)\s(?:\w+\s){0,3}?"
    r"(?:has|have|had|will|would|plans?|is to|agreed|expects?)\s"
)
# "to buy $30 billion of capacity, and in October to use": what comes next is of the second of two infinitives.
_SECOND_INFINITIVE = screened(
    r"\band(?: (?:in|on|by|from|since) [\w ]{2,18}?)? to (?!(?:the|an?|its|be|about|around|some|up|more)\b)[a-z]+\b"
)
_NAMES_OR_COUNTS = re.compile(r"[\dA-Z]")
# Behind a sum that is only a part of the one before: "and $4.3 billion of it came from data centres".
_OF_IT = re.compile(r"\sof (?:it|that|this|them|which)\b")
_OF_A_PART = frozenset({"reallocates", "uses", "supplies", "trained_on", "cuts_orders"})
_SOME_OF_THEM = re.compile(
    r",?\s(?:and\s)?(?:most|some|many|half|a (?:few|half|third|quarter|fifth)|two thirds|three quarters) of"
    r" (?:them|these|which)\b"
)
_OUT_OF = screened(r"\d\s(?:out )?of (?:(?:its|their|our|the)\s)?(?:total |roughly |about |some |around )?$")
_ROOM_FOR = screened(
    r"\b(?:room|space|capacity|place|power|wired|designed|built|enough) for"
    r" (?:about |some |around |up to |more than |as many as )?$"
)
_DEED_FOR = screened(
    r"\b(?:signed|bought|acquired|ordered|sold|licensed|rented|leased|hired|purchased)\b"
    r"[^,;.]* for (?:about |some |around )?$"
)
_AIM = screened(r"\b(?:target|goal|forecast|ambition|aim|backlog|guidance) of (?:about |some |around |over )?$")
# An entry of a list is no longer.
_SHORT_ENTRY = 60
# Behind a sum that is paid for shares.
_FOR_SHARES = re.compile(r"[^，。；]{0,6}(?:买下|收购|购入|买入|取得|获得|认购|拿下|换取)[^，。；]{0,12}(?:股|权益)")
# Behind who does something else with goods: 腾讯则把原定四季度到货的3万颗推迟到明年.
_HANDLES = re.compile(r"(?:则|却|也|已|还|又)*[把将](?!近)|则[^，。；\d约近逾超达为是有]{2}")
# What is put in or spent buys nothing from whom the text told before.
_INVESTING = frozenset({"invests_in", "capex"})
# What a sum is of, right behind it, and is nothing that is bought.
_OWN_NOUN = re.compile(r"的?[^，。；的]{0,4}(?:开支|支出|预算|营收|收入|利润|市值|估值|投资计划|融资)")
# How a clause opens that tells how the figure before it has changed.
_CHANGE_OF_BEFORE = re.compile(r"(?:较|比|同比|环比|按年|按季|年增|年减|季增|季减)")
# How a clause opens that tells of one more deed, perhaps with when: 年底前还要, 计划再.
_BESIDES = re.compile(
    r"\W*(?:[^，。；\d]{0,4}\d{0,4}(?:[年月季]|季度|周)?[底初末中内前后]?前?)?"
    r"(?:(?:计划|打算|准备|拟|想)再|另外?|又|还|再|此外|同时|随后|并)"
)
# Between what is bought and the site for which it is.
_BOUGHT_FOR = re.compile(r"[^.;]{0,30}\bfrom\s[^.;]{2,40}\bfor\s(?:an?|the|its|one|two|new|another)\b[^,.;]{0,24}")

# "revenue grew 26% to $51.2 billion while costs grew 32% to"
_OTHER_MEASURE_ROSE = re.compile(
    rf"(?:,|\b(?:and|while|but|whereas|as))\s(?:[\w’'-]+\s){{0,2}}?(?:{OTHER_MEASURE.pattern})[^,;]*$"
)


class Attachments(Gapping):
    """Finds the trigger that takes a figure."""

    def _options(
        self, sentence: Sentence, triggers: Sequence[Trigger], quantity: Quantity, previous: Attachment | None,
        elliptic: bool = False,
    ) -> list[Attachment]:  # fmt: skip
        """The frames that may take a quantity, best first; an elliptic one goes on with the figure before."""
        options: list[Attachment] = []
        units = units_of(quantity)
        invested = self._invested_before(triggers, quantity)
        for trigger in triggers:
            if trigger.start - quantity.end > _FAR or quantity.start - trigger.end > _FAR:
                continue
            frame = trigger.frame
            if frame.predicate in ("orders", "supplies") and trigger.end <= invested:
                continue  # "ordered chips, and Nokia put in $15 million"
            # A bare number may take the unit of the measure before it.
            if units.isdisjoint(frame.units) and not (quantity.dimension == "number" and frame.metric is not None):
                continue
            if _is_own_number(trigger, quantity):
                continue
            cost = self._cost(sentence, trigger, quantity)
            if cost > self._reach * frame.reach or self._is_of_something_else(sentence, trigger, quantity, previous):
                continue
            if frame.metric is not None:
                cost += _cost_of_metric(sentence, trigger, quantity)
            measured = self._measured_alike(sentence, trigger, quantity, previous)
            for value in frame.values:
                fitted = self.fit(value, measured, sentence, trigger)
                if fitted is not None:
                    options.append(Attachment(fitted, trigger, value, cost))
                    break
        if (
            previous is not None
            and not is_whole(sentence, quantity)
            and not (_is_aim(sentence, quantity) and previous.value.predicate == "invests_in")
            and (
                elliptic
                or previous.trigger.frame.inherit
                or self._gaps(previous, quantity, sentence)
                or self._is_of_other_time(previous, quantity, sentence)
            )
        ):
            inherited = self._inherit(previous, quantity, sentence, elliptic)
            if inherited is not None:
                options.append(inherited)
        options.extend(self._alone(sentence, quantity))
        if _OF_IT.match(sentence.words(quantity.end, quantity.end + 10)):
            # What a part of it is of, a segment or a customer, is not the company's revenue.
            options = [o for o in options if (o.value.predicate or o.trigger.frame.predicate) != "revenue"]
        if len(options) > 1:
            options.sort(key=lambda option: (option.cost, option.trigger.start, option.trigger.frame.rule))
        return options

    def _invested_before(self, triggers: Sequence[Trigger], quantity: Quantity) -> int:
        """Where the last verb begins before a sum by which somebody puts money in a company; -1 where there is none."""
        if quantity.dimension != "money":
            return -1
        investing = (t.start for t in triggers if t.frame.predicate in _INVESTING and t.end <= quantity.start)
        return max(investing, default=-1)

    def _is_of_something_else(
        self, sentence: Sentence, trigger: Trigger, quantity: Quantity, previous: Attachment | None
    ) -> bool:
        """Whether a figure beside a trigger is of other goods than it tells of, or only of a part of them."""
        frame, own_start = trigger.frame, sentence.clause(quantity.start, quantity.start)[0]
        if (
            self._language == "zh"
            and quantity.dimension == "ratio"
            and crosses_clause(sentence, quantity.end, trigger.start)
            and _CHANGE_OF_BEFORE.match(sentence.words(own_start, quantity.start))
        ):
            return True  # 在营容量674MW，较一年前增加了一倍，资本开支…: how the figure before has changed.
        if (
            self._language == "zh"
            and frame.predicate in DEEDS
            and quantity.end < (deed_start := sentence.clause(trigger.start, trigger.start)[0])
            and _BESIDES.match(sentence.words(deed_start, trigger.end))
        ):
            return True  # 拿到的H20约20万张，另向寒武纪下单5万张思元590: what was told before is another deed's.
        if self._language == "zh" and trigger.end <= quantity.start:
            between = sentence.words(max(trigger.end, own_start), quantity.start)
            if frame.predicate == "invests_in" and "估值" in sentence.words(trigger.end, quantity.start):
                return True  # 领投17亿欧元，投后估值117亿欧元，一年前为58亿
            if frame.predicate in REPORTED and OTHER_MEASURE.search(between):
                return True
            if (
                frame.predicate in DEEDS
                and trigger.end < own_start
                and _OWN_NOUN.match(sentence.words(quantity.end, quantity.end + 12))
            ):
                return True  # 取消了租约，回应称800亿美元的开支计划没有改变
            if frame.predicate in BY_CHIP and WITH_ANOTHER.search(sentence.words(trigger.end, quantity.start)):
                return True
        if (
            self._language == "en"
            and frame.predicate in REPORTED
            and trigger.end <= quantity.start
            and _OTHER_MEASURE_ROSE.search(sentence.words(trigger.end, quantity.start))
        ):
            return True
        again = previous if previous is not None and previous.trigger is trigger else None
        if (
            frame.predicate == "orders"
            and again is not None
            and again.quantity.unit == "units"
            and self._is_of_same_goods(sentence, quantity)
        ):
            return True
        if frame.rule == "cluster_size/of-cluster" and _BOUGHT_FOR.fullmatch(
            sentence.words(quantity.end, max(quantity.end, trigger.start))
        ):
            return True  # "ordered 12,000 MI455Xs from AMD for a data centre": what was bought, not what it has.
        if (
            self._language == "en"
            and frame.predicate in REPORTED
            and trigger.end <= quantity.start
            and sentence.search(_DEED_FOR, trigger.end, quantity.start)
        ):
            return True  # "87% of sales in the first half, and has since signed OpenAI for $10 billion"
        if frame.predicate in (*DEEDS, "invests_in") and _is_aim(sentence, quantity):
            return True
        if frame.predicate in DEEDS and sentence.search(_ROOM_FOR, quantity.start - 40, quantity.start):
            return True  # "leased from Patmos, with room for 35,000 GPUs": how many there may be once.
        if self._language == "en" and is_of_other_count(sentence, quantity, trigger):
            return True
        if frame.predicate in _OF_A_PART and sentence.search(_OUT_OF, quantity.start - 24, quantity.start):
            return True  # "moved 600 of its 1,800 H100s": how many there are was not moved.
        if frame.predicate in _OF_A_PART and _SOME_OF_THEM.match(sentence.words(quantity.end, trigger.start)):
            return True  # "10,000 A100s, most of them borrowed from Google": not all of them.
        if frame.predicate == "holds" and sentence.search(WISHED, quantity.start - 44, quantity.start):
            return True  # "has 10,800 GPUs and wants another 4,000"
        if frame.predicate == "sales" and self._language == "en" and is_of_whole(sentence, quantity):
            return True
        return frame.predicate == "sales" and again is not None and self._is_of_other_line(sentence, again, quantity)

    def _measured_alike(
        self, sentence: Sentence, trigger: Trigger, quantity: Quantity, previous: Attachment | None
    ) -> Quantity:
        """A bare number in the unit of the figure before, where it is told of the same measure; else as it is."""
        frame = trigger.frame
        if quantity.dimension != "number" or previous is None:
            return quantity
        of_metric = frame.metric is not None and not frame.alone and previous.trigger.frame.metric
        if of_metric and _is_metric_of(sentence, quantity, trigger):
            return like(quantity, previous.quantity)  # "1,307.4 teraflops in FP16 and 163.4 in FP32"
        if (
            previous.trigger is trigger
            and previous.quantity.unit == "units"
            and self._gaps(previous, quantity, sentence)
        ):
            return replace(quantity, unit="units", dimension="count")  # Grok 2 on 20,000 H100s, Grok 3 on 100,000.
        return quantity

    def _cost(self, sentence: Sentence, trigger: Trigger, quantity: Quantity) -> float:
        """How far a trigger stands from a quantity, and more for what parts them."""
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
                cost += 6 + self._cost_of_waiting(sentence, trigger, quantity)
        else:
            cost = 0.0
        if sentence.in_bracket(quantity.start) != sentence.in_bracket(trigger.start):
            cost += 12
        if (
            (frame.predicate in DEEDS or frame.predicate in ("invests_in", "sales"))
            and trigger.end <= quantity.start
            and self._another_acts_between(sentence, trigger, quantity)
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

    def _cost_of_waiting(self, sentence: Sentence, trigger: Trigger, quantity: Quantity) -> float:
        """What it costs that the number of an earlier clause would wait for a word of a later one."""
        if self._is_fronted(sentence, trigger, quantity):
            return 0.0
        if self._language == "en" and any(
            sentence.search(pattern, quantity.end, trigger.start) is not None for pattern in (_NEXT_DEED, _REASON)
        ):
            return 60.0
        if (
            not crosses_clause(sentence, quantity.end, trigger.start)
            and sentence.search(_NEXT_STATEMENT, quantity.end, trigger.start) is None
        ):
            return 0.0
        far = (
            trigger.frame.predicate in ("spec_ratio", "holds")
            or "；" in sentence.words(quantity.end, trigger.start)
            or (self._language == "en" and sentence.search(_GOES_ON, quantity.end, trigger.start) is not None)
        )
        return 60.0 if far else 24.0

    def _another_acts_between(self, sentence: Sentence, trigger: Trigger, quantity: Quantity) -> bool:
        """Whether another subject acts between: "Oracle supplies the lab, and SoftBank is to put $19 billion in"."""
        if self._language != "en":
            return self._another_does(sentence, trigger, quantity)
        between = sentence.words(trigger.end, quantity.start)
        if any(pattern.search(between) for pattern in (_THING_ACTS, _RELATIVE_ACTS, STRANGER_ACTS)):
            return True
        second = _SECOND_INFINITIVE.search(between)
        if second is not None and _NAMES_OR_COUNTS.search(between, 0, second.start()):
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

    def _another_does(self, sentence: Sentence, trigger: Trigger, quantity: Quantity) -> bool:
        """Whether a Chinese clause is of what another gives or does: …，Meta以143亿美元买下股权，腾讯则把3万颗推迟."""
        opening = sentence.clause(quantity.start, quantity.start)[0]
        actor = next((n for n in sentence.nodes if n.start == opening and n.mentions and n.kinds & ORGANISATIONS), None)
        if actor is None or not trigger.end < opening < actor.end <= quantity.start:
            return False
        if quantity.dimension == "money":
            return _FOR_SHARES.match(sentence.words(quantity.end, quantity.end + 24)) is not None
        return _HANDLES.match(sentence.words(actor.end, quantity.start)) is not None

    def _is_fronted(self, sentence: Sentence, trigger: Trigger, quantity: Quantity) -> bool:
        """Whether a number waits for a later verb: "Under the deal, worth $9.7 billion, IREN will provide"."""
        if trigger.frame.predicate not in DEEDS or trigger.frame.continues is not None:
            return False
        if quantity.dimension == "money":
            return sentence.search(_WORTH, quantity.start - 40, quantity.start) is not None
        # What was done to stands before a passive verb: "A batch of 2,000 cards, the last ones, was bought by".
        return sentence.search(_PASSIVE, trigger.start - 8, trigger.start) is not None

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
        if is_whole(sentence, quantity):
            return
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


def _is_aim(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a figure is only one that was aimed at: "bought Habana and gave up a target of $500 million"."""
    return sentence.search(_AIM, quantity.start - 24, quantity.start) is not None


def tells_origin(sentence: Sentence, quantity: Quantity, trigger: Trigger) -> bool:
    """Whether words behind counted goods tell whose they were: "trained it on 384 H100s rented from YTL"."""
    if trigger.frame.predicate != "supplies" or sentence.language != "en" or trigger.start < quantity.end:
        return False
    return _GOT.fullmatch(sentence.words(quantity.end, trigger.start)) is not None


def _is_metric_of(sentence: Sentence, quantity: Quantity, trigger: Trigger) -> bool:
    """Whether the words right behind a quantity are the trigger: 312 teraflops of BF16, 900GB/s互联带宽."""
    return (
        0 <= trigger.start - quantity.end < 20
        and _METRIC_BEHIND.fullmatch(sentence.words(quantity.end, trigger.start)) is not None
    )


def _cost_of_metric(sentence: Sentence, trigger: Trigger, quantity: Quantity) -> float:
    """How much nearer a quantity's own metric is than any other, or further where it is that of another quantity."""
    if _is_metric_of(sentence, quantity, trigger):
        return -_OWN_METRIC
    of_another = trigger.end <= quantity.start and any(
        q.end <= trigger.start and q.dimension == quantity.dimension and _is_metric_of(sentence, q, trigger)
        for q in sentence.quantities
    )
    return _OWN_METRIC if of_another else 0.0


def _is_own_number(trigger: Trigger, quantity: Quantity) -> bool:
    """Whether a trigger is but the quantity and its unit."""
    return (
        trigger.start <= quantity.start
        and quantity.end <= trigger.end < quantity.end + 3
        and trigger.end - trigger.start < len(quantity.text) + 3
    )
