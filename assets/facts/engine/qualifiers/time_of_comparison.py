"""The time of a change, or of what a figure started from, by the time of the sum that it is of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assets.facts.discourse import Sentence, common
from assets.facts.engine.qualifiers.dating import YEAR_AGO
from assets.facts.engine.qualifiers.fiscal_years import QUARTER_BEFORE, Dated, quarter_before, year_before
from assets.facts.engine.qualifiers.guidance import PLAN_REVISED_FROM
from assets.facts.engine.state import REPORTED, Draft, Filled, Reading, State
from assets.facts.patterns import screened
from assets.facts.quantities.quantity import Quantity
from assets.facts.times.find import TimeExpression
from assets.facts.times.periods import bounds
from assets.facts.times.spans import Span, time_string

_COMPARED_WITH = re.compile(
    r"(?:比|较|是|为|相当于)(?:去年|上年|前年|上一?季度?|前一年)[^，。；]{0,6}$"
    r"|[比较](?:第?[一二三四]季度?|[\d一二三四五六七八九十]{1,2}月份?|上个?月)的?约?$"
)


# How far before a multiple the sum begins of which it is so many times.
_TIMES_OF_REACH = 28
# Before what several periods come to, and how far their sum may be off by rounding.
_ADDED_UP = screened(r"合计|总计|共计|合共|加起来|加总|两[季期]共|累计")
_FEWEST_PARTS, _ROUNDING = 2, 0.01


# 是2023年200亿元的三倍: behind the sum that another is so many times of.
_TIMES_OF_IT = re.compile(r"的?(?:约|近|逾|超过)?[\d.]*[一二三四五六七八九十两几数]*[\d.]*倍")


class TimeOfComparison(State):
    """Finds the times of changes and of their bases."""

    def _time_of_sum(
        self, reading: Reading, sentence: Sentence, predicate: str, subject: Filled, focus: tuple[int, int],
        time: tuple[str | None, str | None],
    ) -> tuple[str | None, str | None]:  # fmt: skip
        """Up 27% on the year: the period of a change is that of the sum it is of, unless its clause names another."""
        base = predicate.removesuffix("_change")
        sums = [d for d in reading.drafts if d.predicate == base and d.subject.id in {m.id for m in subject.mentions}]
        # 比去年的22亿元多出六成: not of the sum that it is compared with.
        sums = [
            d
            for d in sums
            if not d.value_text
            or not (
                _COMPARED_WITH.search(sentence.words(d.start, d.end).split(d.value_text)[0])
                or _TIMES_OF_IT.match(sentence.text.rpartition(d.value_text)[2])
            )
        ]
        # 当季营收512亿元，去年同期为468.6亿元，同比增长9.3%: of the sum that is not of a year ago.
        now = [d for d in sums if not YEAR_AGO.fullmatch((d.time_text or "").strip())]
        sums = now or sums
        opening, closing = sentence.clause(*focus)
        back = re.match(r"\W*(?:so |and )?(?:that|this|which)\b", sentence.words(opening, closing), re.IGNORECASE)
        if back and not sums and any(t.text == time[1] and t.role == "at" and "same" in t.text for t in sentence.times):
            # "That was 56% more than in the same period of last year": of the figure told before.
            told = self._told.get((base, subject.mentions[0].id))
            return (told, time[1]) if told else time
        if not sums or sums[-1].time is None or (back and (time[0] or not back[0].endswith("which"))):
            return time
        own = [t for t in sentence.times if opening <= t.start < closing and t.text == time[1]]
        so_many_times = sentence.search(common()["times_ago_before"], focus[0] - _TIMES_OF_REACH, focus[0])
        if so_many_times and own and own[-1].end <= focus[0]:
            own = []  # 差不多是去年900亿美元的两倍
        own = [t for t in own if not YEAR_AGO.fullmatch(t.text.strip())]  # "up 8% from the same quarter last year"
        return time if own else (sums[-1].time, sums[-1].time_text)

    def _time_of_total(
        self, reading: Reading, sentence: Sentence, predicate: str, subject: Filled, quantity: Quantity, time: Dated
    ) -> Dated:
        """The periods that a Chinese sum adds up: 一季度营收24亿元，二季度30.64亿元，合计54.64亿元."""
        opening, closing = sentence.clause(quantity.start, quantity.end)
        if any(opening <= t.start < closing for t in sentence.times):
            return time
        if not sentence.search(_ADDED_UP, opening, quantity.start + 2):
            return time
        ids = {m.id for m in subject.mentions}
        parts = [d for d in reading.drafts if d.predicate == predicate and d.subject.id in ids and d.low is not None]
        spans = [bounds(d.time) for d in parts]
        first, last = (spans[0][0], spans[-1][1]) if spans else (None, None)
        added = sum(d.low or 0 for d in parts)
        if len(parts) < _FEWEST_PARTS or quantity.low is None or abs(added - quantity.low) > _ROUNDING * quantity.low:
            return time
        return (time_string(Span(first, last)), time[1]) if first and last and first < last else time

    def _time_of_base(
        self, reading: Reading, sentence: Sentence, predicate: str, subject: Filled, focus: tuple[int, int],
        time: tuple[str | None, str | None],
    ) -> tuple[str | None, str | None]:  # fmt: skip
        """Up from $131 billion; a year earlier it had been $27 billion: the period before that of the last figure."""
        ids = {m.id for m in subject.mentions}
        told = [d for d in reading.drafts if d.predicate == predicate and d.subject.id in ids]
        last = told[-1] if told else None
        year_ago = YEAR_AGO.fullmatch((time[1] or "").strip()) is not None
        if year_ago:
            # 当季…120亿美元，上一季度85亿美元，去年同期40亿美元: a year before the first of the three.
            last = next((d for d in reversed(told) if not QUARTER_BEFORE.fullmatch((d.time_text or "").strip())), last)
        known = last.time if last is not None else self._told.get((predicate, subject.mentions[0].id))
        result = time
        if known is not None:
            opening, closing = sentence.clause(*focus)
            own = [t for t in sentence.times if opening <= t.start < closing]
            before = any(t.text == time[1] and QUARTER_BEFORE.fullmatch(t.text.strip()) for t in own)
            if last is not None and known == time[0] and before:
                return quarter_before(known), time[1]
            figures = [q for q in sentence.quantities if opening <= q.start and q.end <= focus[0]]
            if any(q.dimension == "money" for q in figures):
                own = [t for t in own if t.start >= focus[0]]
            base = sentence.search(common()["base_before"], focus[0] - 24, focus[0]) is not None
            if last is not None and not year_ago and base and _is_plan_before(sentence, last, focus, own):
                result = known, last.time_text
            elif year_ago or (
                last is not None
                and not own
                and base
                and (re.fullmatch(r"\d{4}", known) or (predicate in REPORTED and self._language == "en"))
            ):
                result = year_before(known), time[1]
        if result[0] is not None:
            self._told[(predicate, subject.mentions[0].id)] = known if result is not time and known else result[0]
        return result


def _is_plan_before(sentence: Sentence, last: Draft, focus: tuple[int, int], own: Sequence[TimeExpression]) -> bool:
    """Whether a figure is what a plan was before it was revised: both are of the same period.

    "lifted its 2025 capex plan to $85 billion, from $75 billion"; "expects capex of $91 billion, up from $85 billion in
    July", when that was told.

    Args:
        sentence: The sentence that states it.
        last: What the plan is now.
        focus: Where the figure stands.
        own: The times that stand with it.
    """
    if not own:
        return sentence.search(PLAN_REVISED_FROM, sentence.start, focus[0]) is not None
    told_then = all(t.start >= focus[1] and t.granularity in ("month", "day") and t.role == "at" for t in own)
    return told_then and last.modality in ("planned", "estimated") and len(last.time or "") != len("2025-07")
