"""A cell of a table with all that says what it holds."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assets.facts.discourse import Sentence
from assets.facts.mentions import Mention
from assets.facts.tables.captions import is_prose, is_source
from assets.facts.times.find import TimeExpression

CHANGE = re.compile(
    r"同比|年[增减]|增幅|增速|增长率|涨跌|涨幅|变动|变化"
    r"|\b(?:yoy|y/y|year[- ](?:on|over)[- ]year|growth|change|chg|vs\.?|versus|since|against)\b",
    re.IGNORECASE,
)
OTHER_PERIOD = re.compile(
    r"环比|[月季周][增减]|复合增"
    r"|\b(?:mom|m/m|month[- ](?:on|over)[- ]month|qoq|q/q|quarter[- ](?:on|over)[- ]quarter|sequential|cagr)\b",
    re.IGNORECASE,
)
_RENT = re.compile(
    r"/\s?(?:(?:GPU|card)[- ]?)?(?:hour|hr|h)\b|小时|卡时|(?:per|an|GPU-|card-) ?hour|租|\b(?:rents?|rental)\b",
    re.IGNORECASE,
)
_PRICED = re.compile(r"\bprices?\b|\bcosts?\b|价", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Place:
    """A cell and what says what it holds; `model` is the only one that its row names, `chips` all of them."""

    head: Sentence
    label: Sentence
    corner: Sentence
    captions: tuple[Sentence, ...]
    cell: Sentence
    period: TimeExpression | None = None
    span: Sentence | None = None
    model: tuple[Mention, ...] = ()
    chips: tuple[Mention, ...] = ()

    def contexts(self) -> tuple[Sentence, ...]:
        """Where metric and unit are looked for, nearest first; prose above a table is no caption."""
        captions = [c for c in self.captions if c.kind == "heading" or not (is_prose(c) or is_source(c))]
        spanning = [self.span] if self.span is not None else []
        return (self.head, *spanning, self.label, self.corner, *captions)

    def words(self) -> str:
        """What head, label, corner and the nearest caption say of the cell."""
        return " ".join(c.text for c in (self.head, self.label, self.corner, *self.captions[:1]))

    def is_rent(self) -> bool:
        """Whether what the cell holds is paid for the use of something, as head or label say, else what is above."""
        own = f"{self.head.text} {self.label.text}"
        above = () if _PRICED.search(own) else (self.corner, *self.captions)
        return _RENT.search(own) is not None or any(_RENT.search(c.text) for c in above)

    def change(self) -> Sentence | None:
        """The head or label that says the cell holds a change."""
        return next((c for c in (self.head, self.label) if CHANGE.search(c.text) or OTHER_PERIOD.search(c.text)), None)
