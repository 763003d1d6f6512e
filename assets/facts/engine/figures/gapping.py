"""Clauses without a verb that go on with the figure before: another subject, time, part or entry of a list."""

from __future__ import annotations

import re
from dataclasses import replace

from assets.facts.discourse import ORGANISATIONS, Sentence
from assets.facts.engine.figures.counts import beside_chip
from assets.facts.engine.figures.ellipsis import Ellipses
from assets.facts.engine.figures.sums import ENDS_SUM, FEW_WORDS
from assets.facts.engine.figures.units import Units
from assets.facts.engine.state import COMMON, DEEDS, MEASURES, REPORTED, Attachment, like
from assets.facts.english_syntax import is_gapped
from assets.facts.frames import Value
from assets.facts.patterns import screened
from assets.facts.quantities.quantity import Quantity

# Between a change and the sum it leads to, or a sum and its change: "doubled to $20 billion", "$31 billion, up 90%".
_TO_SUM = re.compile(
    r",\s(?:up|down)\s|\s(?:(?:on the|year on|year-on-|a) ?year )?to\s(?:about |around |some |roughly )?"
)
# What opens a sentence that tells a measure once more, for another time.
_AT_OTHER_TIME = {
    "en": re.compile(
        r"\W*(?:(?:[Ii]n|[Bb]y|[Ff]or|[Aa]t|[Aa]|[Tt]he|[Ll]ast|[Tt]his|[Nn]ext|[Oo]ne|[Ee]arlier|[Tt]wo)\b"
        r"[^,.;:$€£¥]{2,40}?,?\s)?"
        r"(?:(?:it|[Ii]t|they|[Tt]hey|that|[Tt]hat|[Tt]he (?:figure|number|sum|gap|total|share|price|plan|target"
        r"|count|tally|level|rate|wait)(?:\s(?:for|in)\s[^,.;:$€£¥]{2,34}?)?)\s"
        r"(?:was|were|had been|is|are|will be|should be|would be|came to|stood at|came in at|reached|had stood at"
        r"|(?:(?:had|has|have|will|is to|should) )?"
        r"(?:climb|r[io]se|f[ae]ll|gr[eo]w|jump|increase|drop|decline|swell|slip|shrink|shrank|slump|recover|rebound)"
        r"(?:ed|d|n|en|ped)? to|(?:had|has) (?:risen|grown|fallen|become|reached|come)(?: to)?)"
        r"|was|were|had been)"
        r"\s(?:still |just |only |about |around |some |roughly |nearly |almost |under |over |more than |less than )*",
    ),
    "zh": re.compile(
        r"(?:到)?(?:去年|今年|明年|后年|前年|上年|次年|上季|上季度|本季|年初|年底|同期|20\d\d年|去年同期|上年同期|一年前|半年前|此前|之前)"
        r"[^，。；：\d]{0,8}?(?:还|仅|只|则|约|大约|这一|该)*(?:数字|比例|规模)?(?:是|为|有|只有|仅|达|在)(?:约)?"
    ),
}
_SOLD = re.compile(r"\b(?:sold|sells?|shipped|ships?|bought|ordered|delivered|built|made)\b")
_CAME = re.compile(r"\b(?:got|received|arrived|delivered|returned|sold)\b|到货|收到|到位")
# Measures of a company that nothing is stated of.
OTHER_MEASURE = re.compile(
    r"履约义务|在手订单|积压订单|订单(?:积压|储备|余额)|合同负债|现金流?|存货|库存|负债|费用|研发投入|折旧|减值|每股|预付款|应收|回购|分红"
    r"|\b(?:costs|expenses|inventor(?:y|ies)|debts?|backlog|bookings|headcount|cash|depreciation|buybacks?|dividends?"
    r"|receivables|deposits|payroll)\b"
)
# What is told of one kind of chip, and words that put another in its place.
BY_CHIP = frozenset({"needs", "trained_on", "training_time", "utilization"})
WITH_ANOTHER = re.compile(r"(?:改用|换[成作用]|换为|若用|如用|要是用|改为用)")
_OF_OTHER_GOODS = re.compile(
    r"\sof\s(?:the|its|their|our|these|those)\s(?!(?:[A-Z][\w’'-]*\s)*(?:[A-Z]+\d|chips|GPUs|cards|accelerators|processors|units|same))"
    r"(?:\w+\s)?[a-z]{4,}s\b"
)
STRANGER_ACTS = re.compile(
    r",\s(?:and|but|while|whereas)\s(?:the|an?|its|their|one|some)\s[a-z][\w-]*(?:\s[a-z][\w-]*){0,2}\s"
    r"(?:is|are|was|were|has|have|had|will|would|plans?)\b"
)
WISHED = screened(
    r"\b(?:wants?|wanted|needs?|plans?|hopes?|expects?|ordered|orders|adding|buying|will (?:add|get|buy))\s"
    r"(?:to (?:add|buy|get|order)\s)?(?:about |some |around )?(?:another|a further|an additional|an extra|more)\s$"
)
# A label of its own, which is no known line of business, before a sum.
_OF_OTHER_LINE = screened(
    r",\s(?:and\s|while\s)?(?:(?!(?:up|down|from|to|at|by|of|in|on|than|with|against|was|is|about|some|compared|or|just)\b)"
    r"(?:[a-z][a-z-]+|[A-Z]{2,}|(?<=its )[A-Z][\w-]+)\s){1,5}$"
)
_OF_OTHERS = re.compile(
    r"\sof\s(?:[\w’'-]+\s){1,4}?(?:shares|stock|people|users|customers|staff|employees|jobs|votes|homes|households)\b"
)
# Nouns that a number counts: "80 billion transistors and 18,432 CUDA cores".
_NOUN_COUNTED = re.compile(
    r"\s(?:[A-Z][\w-]*\s)?(?:[a-z-]+\s)?(?!(?:as|has|is|was|plus|versus|across|its|this|less|yes|thus|perhaps|always|units"
    r"|tokens|parameters|transistors|times|points)\b)[a-z-]{2,}(?:[^sui\W]s|ies)\b(?!['’-])"
)
_OF_THEM = re.compile(r"\sof (?:them|these|those)\b")


class Gapping(Units, Ellipses):
    """Takes figures by the frame of the figure before."""

    def _inherit(
        self, previous: Attachment, quantity: Quantity, sentence: Sentence, elliptic: bool = False
    ) -> Attachment | None:
        """A later clause that only names another subject, time or part continues the frame."""
        if previous.value.predicate is None and previous.quantity.dimension != quantity.dimension:
            return None
        if quantity.dimension == "number" and _counts_something_else(sentence, previous, quantity):
            return None
        same_sentence = sentence.start <= previous.quantity.start < sentence.end
        entry = not same_sentence and self._is_entry(previous, quantity, sentence)
        again = not same_sentence and self._is_of_other_time(previous, quantity, sentence)
        part_of = COMMON["part_of"].match(sentence.text) or entry or again or elliptic
        if (
            quantity.dimension == "number"
            and previous.quantity.unit == "units"
            and part_of
            and beside_chip(sentence, quantity) is not None
        ):
            quantity = replace(quantity, unit="units", dimension="count")  # "Of those, 6,144 are H100s"
        alike = (
            entry
            or again
            or quantity.dimension == previous.quantity.dimension
            or quantity.unit == previous.quantity.unit == "units"
        )
        near = sentence.start - previous.quantity.end < 120
        if not same_sentence and not (part_of and alike and near):
            return None
        since = previous.quantity.end if same_sentence else sentence.start
        gap = sentence.words(since, quantity.start)
        if self._is_parted(previous, quantity, sentence, gap):
            return None
        distance = sentence.distance(since, quantity.start)
        if distance > self._reach:
            return None
        candidate = quantity
        if self._goes_on_bare(previous, quantity, sentence):
            candidate = replace(quantity, unit=previous.quantity.unit, dimension=previous.quantity.dimension)
        elif quantity.dimension == "number" and quantity.unit is None:
            if not (again or COMMON["continues_unit"].search(gap) or self._gaps(previous, quantity, sentence)):
                return None
            if self._is_no_such_measure(previous, quantity, sentence, gap):
                return None
            candidate = like(quantity, previous.quantity)
        taken = self._fit_again(previous, candidate, quantity, sentence, entry, same_sentence)
        if taken is None:
            return None
        value, fitted = taken
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
            since=since,
        )

    def _is_parted(self, previous: Attachment, quantity: Quantity, sentence: Sentence, gap: str) -> bool:
        """Whether a figure is of something else than the one before, by the words between and what was told before."""
        predicate, frame = previous.value.predicate, previous.trigger.frame
        deed = frame.predicate in DEEDS or frame.predicate == "invests_in"
        if deed and self._language == "en" and STRANGER_ACTS.search(gap):
            return True
        if predicate == "orders" and quantity.dimension == "money":
            first, last = previous.quantity.end, quantity.start
            if any(t.frame.predicate == "invests_in" and first <= t.start < last for t in sentence.triggers):
                return True  # "ordered $90 million of chips, and Nokia put in $15 million"
        if predicate == "invests_in" and "估值" in gap:
            return True  # 领投17亿欧元，投后估值117亿欧元，一年前为58亿
        if predicate in BY_CHIP and self._language == "zh" and WITH_ANOTHER.search(gap):
            return True  # 需要2.5万张A100，若改用H100则只要8192张
        if frame.predicate == "orders" and _CAME.search(gap):
            return True  # "We ordered 2,000, and got 600."
        if predicate == "price" and quantity.dimension == "number" and _SOLD.search(gap):
            return True  # "at $110,000 each, and had sold 90"
        if predicate == "sales" and self._is_of_other_line(sentence, previous, quantity):
            return True
        if predicate in REPORTED and (COMMON["profit"].search(gap) or OTHER_MEASURE.search(gap)):
            return True  # "Revenue rose to 2.9 billion and profit to 1.0 billion"
        if quantity.dimension == "money" and self._is_increment(quantity, sentence):
            return True  # "… and would raise capital spending by $1.5 billion to $6 billion"
        if predicate == "holds" and sentence.search(WISHED, quantity.start - 44, quantity.start):
            return True
        ordered = frame.predicate == "orders" and previous.quantity.unit == "units"
        return ordered and self._is_of_same_goods(sentence, quantity)

    def _is_no_such_measure(self, previous: Attachment, quantity: Quantity, sentence: Sentence, gap: str) -> bool:
        """Whether a bare number, by what stands beside it, is no measure in the unit before."""
        if re.search(r"\bthe $", sentence.words(quantity.start - 4, quantity.start)):
            return True  # "the card it succeeds, the 4090"
        begin = max(previous.quantity.end, sentence.start)
        of_thing = previous.value.predicate in ("spec", "power", "cluster_size")
        if of_thing and self._tells_of_nameless(sentence, begin, quantity.start):
            return True  # "it draws 3 megawatts, and the new one will draw 12"
        if self._language == "en" and previous.quantity.dimension == "duration" and len(gap) > 30:
            return True
        if self._language == "en" and re.match(
            r", (?:an?|the|which|who) ", sentence.words(quantity.end, quantity.end + 7)
        ):
            return True  # "and 360, the security firm, rents"
        if _OF_OTHERS.match(sentence.words(quantity.end, quantity.end + 60)):
            return True  # "up to 160 million of its shares"
        if previous.quantity.dimension == "ratio":
            return True
        if previous.value.units != ("units",) and beside_chip(sentence, quantity, strict=True) is not None:
            return True
        # "… $18 billion, and headcount is to fall to 75,000"
        return previous.quantity.dimension == "money" and self._is_too_small(quantity, previous.quantity)

    def _fit_again(
        self, previous: Attachment, candidate: Quantity, quantity: Quantity, sentence: Sentence, entry: bool,
        same_sentence: bool,
    ) -> tuple[Value, Quantity] | None:  # fmt: skip
        """What a figure that goes on states, as the one before did or, of another subject, by the same trigger."""
        fitted = self.fit(previous.value, candidate, sentence, previous.trigger)
        if fitted is not None:
            return previous.value, fitted
        named = same_sentence and (
            self._names_beside(previous, quantity, sentence)
            or (self._language == "zh" and self._opens_with_subject(previous, quantity, sentence))
        )
        if entry or named:
            # "Microsoft $24bn, up 27%, and Amazon $31bn, up 90%": the next one's sum follows the last one's change.
            for value in previous.trigger.frame.values:
                if (fitted := self.fit(value, candidate, sentence, previous.trigger)) is not None:
                    return value, fitted
        return None

    def _is_of_other_line(self, sentence: Sentence, previous: Attachment, quantity: Quantity) -> bool:
        """Whether a sum is that of a line of business that nothing knows.

        As in "data center $2.4 billion, and cars and embedded parts $1.7 billion".
        """
        if sentence.search(_OF_OTHER_LINE, previous.quantity.end, quantity.start) is None:
            return False
        return not any(
            n.has(("segment", "region", *ORGANISATIONS)) and 0 <= quantity.start - n.end <= 2 for n in sentence.nodes
        )

    def _goes_on_bare(self, previous: Attachment, quantity: Quantity, sentence: Sentence) -> bool:
        """Whether a number in 万 or 亿 goes on in the unit before it: Meta是22.4万块，亚马逊19.6万."""
        wanted = {"money": "[亿兆]$", "count": "[万千百]$"}.get(previous.quantity.dimension)
        if (
            self._language != "zh"
            or wanted is None
            or quantity.dimension != "number"
            or quantity.unit is not None
            or not re.search(wanted, re.sub(r"(?:左右|上下|以上|以下|出头|多|余)+$", "", quantity.text))
            or not ENDS_SUM.match(sentence.words(quantity.end, quantity.end + 2))
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
        if quantity.dimension not in (previous.quantity.dimension, "number") or len(sentence.text) > FEW_WORDS * 3:
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


def _counts_something_else(sentence: Sentence, previous: Attachment, quantity: Quantity) -> bool:
    """Whether a bare number counts other things than the figure before, by what stands behind it."""
    behind = sentence.words(quantity.end, quantity.end + 40)
    if previous.quantity.unit not in ("units", "wafers") and _OF_THEM.match(behind):
        return True  # "192 GB, and a full pod links up 9,216 of them"
    if sentence.language == "en" and previous.value.predicate == "spec" and _NOUN_COUNTED.match(behind):
        return True
    return _OF_OTHER_GOODS.match(behind) is not None  # "and 20,000 of the computers that it makes"
