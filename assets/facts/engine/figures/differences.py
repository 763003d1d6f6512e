"""Figures that are not the measure itself, but a difference, what others expect, or what it is compared with."""

from __future__ import annotations

import re

from assets.facts.discourse import Sentence
from assets.facts.engine.state import State
from assets.facts.patterns import screened
from assets.facts.quantities.quantity import Quantity

_INCREMENT_BEFORE = re.compile(
    r"\bby\s(?:about |around |roughly |nearly |another |a further |some |an extra |more than |up to |at least )?$"
    r"|(?:增加|提高|上调|减少|下调|调升|调降|追加|多花|少花)了?(?:约|近|逾|超过?)?$",
    re.IGNORECASE,
)
# 比微软多出约300亿美元, 较上一代高了80GB: how far it is from another, whatever it is in.
_MORE_THAN = re.compile(
    r"(?:(?:相差|(?<![还仍尚])差了?|差距|差额)(?:为|是|达|在)?|(?:比|较)[^，。；：]{1,26}?(?:多|少|高|低|大|小|贵|便宜|重|轻|快|慢|长|短)(?:了|出了?|上)?)"
    r"(?:大约|大概|差不多|将近|接近|超过|不到|至少|约|近|逾|整整|足足|足有)?$"
)
# 离1吉瓦还差一半, 距2吉瓦的目标还有1.2吉瓦: what is yet to be reached, and how far that is.
_FROM_GOAL = re.compile(r"(?:[离距]|距离)[^，。；：\d]{0,12}$")
_SHORT_OF_IT = r"(?:还|仍|尚|就|只)(?:差|缺|欠|有)(?:着|了)?"
_IS_GOAL = re.compile(rf"[^，。；：]{{0,12}}?(?:{_SHORT_OF_IT}|(?:很|还|尚|不|仍)远|一步之遥)")
_FROM_HERE_TO_GOAL = re.compile(
    rf"(?:[离距]|距离)[^，。；：]{{2,24}}?{_SHORT_OF_IT}(?:大约|大概|将近|接近|超过|不到|至少|约|近|逾)?$"
)
_BEFORE_ITS_DIGITS = re.compile(r"[^\d$€£¥一二三四五六七八九十百千万亿两几半]*")
# What results are measured by: the figure that analysts had expected.
_BEATS = re.compile(
    r"\b(?:above|below|than|beat(?:s|ing)?|top(?:s|ped|ping)|miss(?:es|ed|ing)?|against|versus|vs|ahead of"
    r"|exceed(?:s|ed|ing)|short of|shy of|compared (?:with|to)|surpass(?:es|ed|ing)|outstripp(?:ed|ing)|under|over"
    r"|trail(?:s|ed|ing)"
    r"|undershot|undershooting|better than|in line with|clear of|past|outpac(?:es|ed|ing))\b\.?[^.;]{0,60}$",
    re.IGNORECASE,
)
_THAN_QUARTER = re.compile(
    r"(?:(?:more|less|higher|lower|increase|rise|gain|growth|decrease|drop|fall|decline) )?"
    r"(?:from|on|over|than|vs\.?|versus)(?: in)? Q([1-4])\b",
    re.IGNORECASE,
)
_QUARTER_DIGIT = re.compile(r"Q[1-4]", re.IGNORECASE)
_HOPED = re.compile(
    r"\b(?:when|while|where|whereas|although|but|though|than|what)\s(?:(?:most|some|many)\s)?"
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
# "kept its forecast for the year at no less than $36 billion": its own forecast, which nothing beats.
_FORECAST_SET = re.compile(
    r"\b(?:left|leav\w+|kept|keep\w*|held|hold\w*|rais\w+|lift\w*|cut\w*|lower\w*|trimm\w*|narrow\w*|set|put|gave|gives"
    r"|reiterat\w+|reaffirm\w+|maintain\w*|updat\w+|increas\w+|bump\w+|hik\w+|upgrad\w+|rounded)\s(?:(?:its|their|an?|the)\s)"
    r"(?:[\w’'-]+\s){0,3}?(?:forecasts?|estimates?|expectations)\b[^.;,\d]{0,40}$",
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
_COMPARED_SUM = screened(
    r"^[^.;]{0,16}[, ](?:(?:down|up)(?: sharply)? from|compared (?:with|to)|against|versus)\s"
    r"(?:about |around |some )?$",
    re.IGNORECASE,
)


class Differences(State):
    """Tells figures of a measure from those beside it."""

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
        if self._language == "zh" and _is_over_period_of_year(sentence, quantity):
            return True
        before = sentence.words(quantity.start - 12, quantity.start)
        found = list(self._grammar.other_period.finditer(before))
        return bool(found) and re.fullmatch(r"[^\d，,；;、]*", before[found[-1].end() :]) is not None

    def _is_increment(self, quantity: Quantity, sentence: Sentence) -> bool:
        """Whether an amount is only by how much a sum differs: "raised it by $10 billion", "$15 billion more than"."""
        before = sentence.words(quantity.start - 20, quantity.start)
        after = sentence.words(quantity.end, quantity.end + 30)
        return _INCREMENT_BEFORE.search(before) is not None or _INCREMENT_AFTER.match(after) is not None

    def _is_difference(self, quantity: Quantity, sentence: Sentence) -> bool:
        """Whether a Chinese figure only tells how far something is from another, or from a goal: 比H100多出16GB."""
        if quantity.dimension == "ratio":
            return False
        lead = _BEFORE_ITS_DIGITS.match(quantity.text)
        start, end = sentence.clause(quantity.start, quantity.end)
        before = sentence.words(start, quantity.start) + (lead[0] if lead else "")
        if _MORE_THAN.search(before) is not None or _FROM_HERE_TO_GOAL.search(before) is not None:
            return True
        goal = _FROM_GOAL.search(before)
        if goal is None or _IS_GOAL.match(sentence.words(quantity.end, end)) is None:
            return False
        # 距苹果的3.35万亿美元只有一步之遥: what another has is a figure of his.
        return not any(
            n.owner and n.mentions and start + goal.start() <= n.start < quantity.start for n in sentence.nodes
        )

    def _is_expected(self, quantity: Quantity, sentence: Sentence) -> bool:
        """Whether a sum is only what others had expected: "above the $41.8 billion that analysts had pencilled in"."""
        bound = re.match(r"[^\d$€£¥]*", quantity.text)
        before = sentence.words(quantity.start - 90, quantity.start + (bound.end() if bound else 0))
        after = sentence.words(quantity.end, quantity.end + 60)
        if _HOPED.search(before) is not None or _CONSENSUS_BEFORE.search(before) is not None:
            return True
        if _BEATS.search(before) is None:
            return False
        of_others = _EXPECTED_BEFORE.search(before) is not None and _FORECAST_SET.search(before) is None
        return of_others or _EXPECTED_AFTER.match(after) is not None

    def _is_of_consensus(self, quantity: Quantity, sentence: Sentence) -> bool:
        """Whether a share or change is what analysts expect on average: "the market consensus stands at around 22%"."""
        return _CONSENSUS_BEFORE.search(sentence.words(quantity.start - 60, quantity.start)) is not None


# Behind a month or quarter with which something is compared, its own figure: 较3月的1584亿元减少一成四.
_ITS_FIGURE = re.compile(r"(?:份|度)?的?[^，。；]{0,16}?")
_PART_OF_YEAR = re.compile(r"(?:第?[一二三四1-4]季度?|[一二三四五六七八九十\d]{1,2}月份?)(?:末|底)?")


def _is_over_period_of_year(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a Chinese change is measured from a month or quarter without a year: 较二季度略降4.9%."""
    opening = sentence.clause(quantity.start, quantity.start)[0]
    for time in sentence.times:
        if not opening < time.start or time.end > quantity.start or not _PART_OF_YEAR.fullmatch(time.text):
            continue
        if sentence.words(time.start - 1, time.start) in ("比", "较"):
            return _ITS_FIGURE.fullmatch(sentence.words(time.end, quantity.start)) is not None
    return False
