"""Years and quarters of a company: which months a fiscal period is, and which year "the full year"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from assets.facts.discourse import ORGANISATIONS, Sentence
from assets.facts.engine.qualifiers.dating import is_compared_with
from assets.facts.engine.qualifiers.guidance import GUIDANCE, GUIDES, TO_COME_ZH
from assets.facts.engine.qualifiers.tense import Tense
from assets.facts.engine.state import REPORTED, Filled
from assets.facts.mentions import Mention
from assets.facts.times.find import TimeExpression, fiscal_period
from assets.facts.times.periods import bounds
from assets.facts.times.spans import Span, following, time_string

_HAPPENS = frozenset(
    {"restricts", "issues", "invests_in", "launches", "production_start", "delivery", "price_change"}
    | {"partners_with"}
)
_FISCAL_RELATIVE = re.compile(
    r"(?:(再[上前]一?个?|上上个?)|(上一?个?|last |the previous )|(本|当前|this |the current |current |the new )"
    r"|(下一?个?|next |the coming ))"
    r"(?:(财季|fiscal quarter)|财年|财政年度|(?:fiscal|financial|business) year)"
    r"|(?P<over>(?:the |its )?(?:latest )?(?:fiscal|financial|business) year just (?:ended|gone))"
    r"|(?P<begun>(?:the )?(?:fiscal|financial|business) year"
    r" (?:(?:that )?(?:has )?just (?:begun|began|started)|(?:now )?under way))"
)
# A quarter named only from where one stands: it is the company's own where its quarters are not the calendar's.
_QUARTER_RELATIVE = re.compile(
    r"((?:the )?(?:last|previous|prior|latest|most recent) quarter|(?:the )?quarter just ended"
    r"|(?:上|最[近新])一?个?季度?)|(next quarter|the (?:next|coming) quarter|下一?个?季度?)"
    r"|(the quarter|当季度?)"
)
# 当季资本开支120亿美元，上一季度85亿美元: the quarter before the one just told, which may be the last that is over.
QUARTER_BEFORE = re.compile(r"上一?个?季度?|(?:the )?(?:last|previous|prior|preceding) quarter", re.IGNORECASE)
# The quarter of the publication.
_UNDER_WAY = re.compile(
    r"(?:this|(?:the )?(?:current|present|ongoing|running)) quarter|the (?:current|present) (?:period|three months)"
    r"|the quarter (?:that is )?(?:now )?(?:under ?way|running|in progress)|本季度?|当前季度"
)
_QUARTER = {"first": "1", "second": "2", "third": "3", "fourth": "4", "一": "1", "二": "2", "三": "3", "四": "4"}
# Until this month the results of the year before come out.
_RESULTS_ARE_OUT = 4
_HALF_A_YEAR = 6
_LAST_MONTH = 12
# The time of a fact, and the words that tell it.
Dated = tuple[str | None, str | None]


class FiscalYears(Tense):
    """Tells the months of fiscal periods."""

    def _full_year(
        self, sentence: Sentence, times: Sequence[TimeExpression], before: int, predicate: str, subject: Filled
    ) -> str:
        """Which year 全年 or "the full year" is: the company's own, that of the quarter or heading spoken of, or last.

        A result told in the first months of a year is of the year before; what is expected is of the year under way.
        """
        assert self._published is not None
        opening, closing = sentence.clause(before, before)
        clause = sentence.words(opening, closing)
        cues = self._grammar.modality
        to_come = (
            GUIDES.search(clause)
            or GUIDANCE.search(clause)
            or cues["planned"].search(clause)
            or cues["estimated"].search(clause)
            or (self._language == "zh" and TO_COME_ZH.search(clause))
        )
        month = self._year_end(subject)
        own_year = self._fiscal("FY", None, month) if month and predicate in REPORTED else None
        if own_year is not None and month is not None:
            under_way = self._published.year + (1 if self._published.month > month else 0)
            return (fiscal_period(f"FY{under_way}", month) if to_come else None) or own_year
        if self._headed is not None and re.fullmatch(r"\d{4}", self._headed.value or ""):
            return self._headed.value or ""
        # 2024年四季度收入…；全年收入…: of the year spoken of last.
        told = [t for t in times if t.end <= before and not is_compared_with(sentence, t)]
        earlier = [t.value or "" for t in told if t.granularity != "day"]
        earlier = [value for value in earlier if re.match(r"\d{4}", value)]
        year = self._published.year
        spoken_of = self._paragraph_period.value if self._paragraph_period is not None else None
        if not earlier and spoken_of and spoken_of[:4] <= str(year):
            earlier = [spoken_of]  # "Half of its HBM next year … Capex: 47 trillion won for the year": this one.
        if earlier and earlier[-1].partition("/")[2] != "" and earlier[-1].partition("/")[2][:4] != earlier[-1][:4]:
            earlier = []
        so_far = bool(earlier) and earlier[-1].endswith("-09")  # 去年前三季度…，全年预计…
        if earlier and not (to_come and earlier[-1][:4] < str(year) and not so_far):
            return earlier[-1][:4]
        over = predicate in REPORTED and not to_come and self._published.month <= _RESULTS_ARE_OUT
        return str(year - 1 if over else year)

    def period_of(self, time: TimeExpression, subject: Mention, predicate: str) -> str | None:
        """The time that words mean of a subject: a fiscal period is one of its own year."""
        return self._value_of(time, Filled((subject,), 0, 0), predicate)

    def _value_of(self, time: TimeExpression, subject: Filled, predicate: str) -> str | None:
        value = time.value
        if value and value.endswith("/") and predicate in _HAPPENS:
            value = value[:-1]  # What began then and is over.
        label = fiscal_label(time) if predicate in REPORTED else time.fiscal
        if label:
            month = self._year_end(subject)
            if month:
                label = self._by_last_year(label, subject, month)
                if time.fiscal and "Q" in time.fiscal:
                    self._own_quarters.update(m.id for m in subject.mentions)
                value = self._fiscal(label, time, month, own=self._tells_own_year(subject)) or value
        return value

    def _by_last_year(self, label: str, subject: Filled, month: int) -> str:
        """The label of a fiscal year by the year of its end; in Japan it is named after that of its beginning."""
        year = re.match(r"FY(\d{4})", label)
        company = next((m for m in subject.mentions if m.kind in ORGANISATIONS), None)
        entity = self._discourse.catalogue.get(company.id) if company is not None else None
        if year is None or month == _LAST_MONTH or entity is None or entity.country != "JP":
            return label
        return f"FY{int(year[1]) + 1}{label[year.end() :]}"

    def _year_end(self, subject: Filled) -> int | None:
        """The month in which the fiscal year of the subject ends, where the catalogue knows or the text tells it."""
        company = self._company_of(subject)
        if company is None:
            return None
        entity = self._discourse.catalogue.get(company)
        known = entity.fiscal_year_end_month if entity else None
        return known or self._discourse.year_ends.get(company)

    def _company_of(self, subject: Filled) -> str | None:
        """Whose year it is, the subject's or its maker's: "Rubin enters production in the fiscal fourth quarter"."""
        for mention in subject.mentions:
            if mention.kind in ORGANISATIONS:
                return mention.id
            entity = self._discourse.catalogue.get(mention.id)
            maker = mention.vendor_id or (entity.vendor if entity is not None else None)
            if maker is not None:
                return maker
        return None

    def _tells_own_year(self, subject: Filled) -> bool:
        """Whether the text tells quarters by the subject's own year: it says when that ends, or calls one fiscal."""
        company = self._company_of(subject)
        if company is None:
            return False
        return self._discourse.year_ends.get(company) == self._year_end(subject) or company in self._own_quarters

    def _fiscal(self, label: str, time: TimeExpression | None, month: int, *, own: bool = False) -> str | None:
        """A period of a company's own year; a plain quarter counts as one where its quarters are not the calendar's.

        Args:
            label: The label of the period.
            time: The words that tell it.
            month: In which month the year ends.
            own: Whether the text speaks of the company's own quarters, even if they are those of the calendar.
        """
        calendar = month % 3 == 0 and not own
        if re.fullmatch(r"P[+-]\d", label):
            if calendar:
                return None
            label = "Q" + label[1:]
        told = time.value[:4] if time is not None and time.fiscal is None and time.value else ""
        if self._published is not None and told.isdigit() and int(told) < self._published.year - 1:
            return None  # Of a year long over, as its heading tells.
        if (time is None or time.fiscal is None) and not re.fullmatch(r"(?:Q|FY)[+-]\d", label):
            if (calendar and label != "FY") or month == 12 or self._published is None:
                return None
            if label == "this quarter":
                quarters = [_in_months(fiscal_period(f"Q{n}", month, self._published)) for n in (1, 2, 3, 4)]
                now = f"{self._published.year:04}-{self._published.month:02}"
                return next((q for q in quarters if q and q.partition("/")[0] <= now <= q.partition("/")[2]), None)
        if re.fullmatch(r"(?:Q|FY)[+-]\d", label):
            return self._fiscal_relative(label, month)
        value = fiscal_period(label, month, self._published)
        if value and self._published and time is not None and not self._is_future(time.value):
            # "reported first-quarter revenue", told half a year later: the one that is over.
            begins, told_begins = _first_month(value), _first_month(time.value or value)
            plain = time.fiscal is None and re.fullmatch(r"Q[1-4]", label)
            far = plain and begins - told_begins > _HALF_A_YEAR and not self._is_over(_in_months(value))
            # "$12.7 billion for its second quarter, versus $5 billion in the first"
            bare = re.fullmatch(r"the (?:first|second|third|fourth)", time.text)
            if far or (bare and begins > 12 * self._published.year + self._published.month):
                value = year_before(value)
        if label == "FY" and self._published is not None and month != 12:
            # A year's result is that of the year that is over.
            over = self._published.year if self._published.month > month else self._published.year - 1
            value = fiscal_period(f"FY{over}", month)
        return value if month == 12 else _in_months(value)

    def _fiscal_relative(self, label: str, month: int) -> str | None:
        """The fiscal year or quarter so many before or after the one of the publication.

        Beside a quarter that was reported, the next one is the one under way.
        """
        if self._published is None:
            return None
        offset = int(label[-2:])
        year = self._published.year + (1 if self._published.month > month else 0)
        if label.startswith("FY"):
            return fiscal_period(f"FY{year + offset}", month)
        quarter = (self._published.month - month - 1) % 12 // 3
        count = 4 * year + quarter + (0 if offset > 0 and self._told else offset)
        value = fiscal_period(f"FY{count // 4}-Q{count % 4 + 1}", month)
        return value if month == 12 else _in_months(value)


def _in_months(period: str | None) -> str | None:
    """A quarter by its months, as those of a company's own year are told."""
    quarter = re.fullmatch(r"(\d{4})-Q([1-4])", period or "")
    if quarter is None:
        return period
    last = 3 * int(quarter[2])
    return f"{quarter[1]}-{last - 2:02}/{quarter[1]}-{last:02}"


def _first_month(period: str) -> int:
    """The number of the month with which a period begins, counted from the year 0."""
    first = (_in_months(period) or period).partition("/")[0]
    return 12 * int(first[:4]) + int(first[5:7] or 1)


def fiscal_label(time: TimeExpression) -> str | None:
    """The label of a fiscal period, or that of a quarter that may be one."""
    words = time.antecedent or time.text
    return time.fiscal or _label_of(words.strip().lower(), time.anchor == "publication")


@lru_cache(maxsize=1000)
def _label_of(words: str, by_publication: bool) -> str | None:
    """The label of a quarter or year that may be a fiscal one, by its words and by whether the publication dates it."""
    if _UNDER_WAY.fullmatch(words):
        return "this quarter"
    if re.fullmatch(r"(?:the )?full[- ]year|(?:全|整个)(?:财|会计)年", words):
        return "FY"
    if (relative := _FISCAL_RELATIVE.fullmatch(words)) is not None:
        begun = relative[3] or relative["begun"]
        offset = -2 if relative[1] else -1 if relative[2] or relative["over"] else 0 if begun else 1
        return f"{'Q' if relative[5] else 'FY'}{offset:+d}"
    if (plain := _QUARTER_RELATIVE.fullmatch(words)) is not None:
        if plain[3] and not by_publication:
            return None
        return "P+1" if plain[2] else "P-1"
    half = re.fullmatch(r"(?:the )?(first|second)[- ]half", words)
    if half is not None:
        return f"H{_QUARTER[half[1]]}"
    match = re.fullmatch(
        r"(?:the )?(first|second|third|fourth)[- ]quarter|第?([一二三四])(?:季度?|季报)|q([1-4])", words
    )
    if match is None:
        return None
    found = match[1] or match[2] or match[3]
    return f"Q{_QUARTER.get(found, found)}"


def quarter_before(quarter: str) -> str:
    """The three months before a quarter: `2025-09/2025-11` becomes `2025-06/2025-08`."""
    first, last = bounds(quarter)
    return time_string(following(Span(first, last), -1)) if first and last else quarter


def year_before(time: str) -> str:
    """The same period a year earlier: `2023-02/2024-01` becomes `2022-02/2023-01`."""
    return re.sub(r"(?<!\d)\d{4}(?!\d)", lambda match: f"{int(match[0]) - 1:04}", time)
