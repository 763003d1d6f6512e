"""Whether a time is past, under way or to come, seen from the publication."""

from __future__ import annotations

import re

from assets.facts.discourse import Sentence
from assets.facts.engine.state import State
from assets.facts.times.find import TimeExpression
from assets.facts.times.periods import bounds

_FROM_THEN = re.compile(
    r"\b(?:(?<!away )(?<!up )(?<!down )from|starting(?: in| from)?|beginning(?: in)?)\s(?:the\s)?$", re.IGNORECASE
)
# What goes on once it has begun.
_GOES_ON_FROM = frozenset({"uses", "orders", "trained_on", "utilization"})


class Tense(State):
    """Tells times past from times to come."""

    def _from_then_on(self, sentence: Sentence, time: TimeExpression, predicate: str, value: str | None) -> str | None:
        """A time to come from which on something holds: "will train on 24,000 MI355Xs from November"."""
        if value is None or "/" in value or predicate not in _GOES_ON_FROM or not self._is_future(value):
            return value
        before = sentence.words(time.start - 24, time.start)
        return f"{value}/" if _FROM_THEN.search(before) else value

    def _is_over(self, time: str | None) -> bool:
        """Whether a period has ended; one that is not told has not."""
        if time is None or self._published is None:
            return False
        last = time.partition("/")[2] or time
        now = f"{self._published.year:04}-{self._published.month:02}"
        quarter = re.fullmatch(r"(\d{4})-Q(\d)", last)
        if quarter is not None:
            return f"{quarter[1]}-{int(quarter[2]) * 3:02}" < now
        return last[:7] < now if len(last) >= 7 else last[:4] < now[:4]

    def _is_under_way(self, time: str | None) -> bool:
        """Whether a period is the year of the publication, and that far from over."""
        return self._published is not None and time == str(self._published.year) and self._published.month < 12

    def _goes_on(self, time: str | None) -> bool:
        """Whether a period was not over on the day of publication."""
        last = bounds(time)[1]
        return time is not None and self._published is not None and (last is None or last >= self._published)

    def _is_past(self, time: str | None) -> bool:
        """Whether a period of an earlier year was over at publication; one that is not told counts as over."""
        if time is None or self._published is None:
            return True
        if not time[:4].isdigit() or int(time[:4]) >= self._published.year:
            return False
        return not time.partition("/")[2] or self._is_over(time)

    def _is_end_to_come(self, time: tuple[str | None, str | None]) -> bool:
        """本月底: the end of the month of publication, unless that is reached."""
        if self._published is None or time[0] != f"{self._published.year:04}-{self._published.month:02}":
            return False
        return self._published.day < 25 and re.search(r"月底|月末|\bend of\b", time[1] or "") is not None

    def _is_future(self, time: str | None) -> bool:
        if time is None or self._published is None:
            return False
        first, _, last = time.partition("/")
        if last[:4].isdigit() and int(last[:4]) > self._published.year:
            return True
        year = int(first[:4]) if first[:4].isdigit() else 0
        if year != self._published.year:
            return year > self._published.year
        rest = first[5:]
        if re.fullmatch(r"Q[1-4]", rest):
            return (int(rest[1]) - 1) * 3 + 1 > self._published.month
        if re.match(r"\d\d", rest):
            month = int(rest[:2])
            day = int(rest[3:5]) if len(rest) >= 5 else 1
            return ((month, day) > (self._published.month, self._published.day) and month > self._published.month) or (
                month == self._published.month and len(rest) >= 5 and day > self._published.day
            )
        return False
