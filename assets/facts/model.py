"""The fact model: what a fact, its entities, its candidate and an extraction are; extract.py fills it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

Comparator = Literal["=", "~", ">", ">=", "<", "<=", "<~", "range"]
Modality = Literal["asserted", "reported", "estimated", "planned", "possible", "denied"]


@dataclass(frozen=True, slots=True)
class EntityReference:
    """An entity as a fact names it.

    Attributes:
        id: `kind:slug`; several joined with `+` (ids sorted) where one number covers them all.
        name: The entity's usual English name; for a provisional entity the mention.
        mention: The words of the article that name it.
        provisional: Whether neither the catalogue nor a person knows the entity.
    """

    id: str
    name: str
    mention: str
    provisional: bool = False

    @property
    def kind(self) -> str:
        """The part of the id before the colon: company, chip, foundry and so on."""
        return self.id.partition(":")[0]

    def as_json(self) -> dict[str, str]:
        """The form that `chiptrail extract` prints."""
        return {"id": self.id, "name": self.name, "mention": self.mention}


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement of an article, at one place of its text.

    The value is the closed interval from `low` to `high` in `unit`; an end that the text leaves open is None.
    `start` and `end` are code-point offsets into the document's text, and `text[start:end] == quote`.

    Attributes:
        predicate: A name from predicates.yaml.
        subject: What the fact is about.
        object: The other party, chip or place; None where the predicate has none or the text names none.
        item: The chip (wafers, servers) concerned, where `object` is the counterparty.
        metric: Which quantity, for specifications and thresholds.
        low: Lower end of the value.
        high: Upper end of the value.
        unit: Unit of the value.
        cmp: How the text bounds the value.
        time: When the fact holds: `2022`, `2022-Q4`, `2022-09`, `2022-09-15`, `2018/2019`, `2020/`.
        by: Who says so; None where the article itself does.
        modality: How firmly it is said.
        quote: The words that state it.
        start: Offset of the quote.
        end: Offset behind the quote.
        rule: The rule that found it, for example `orders/zh-active`.
        value_text: The number as the article writes it.
        time_text: The date as the article writes it.
    """

    predicate: str
    subject: EntityReference
    object: EntityReference | None
    quote: str
    start: int
    end: int
    rule: str
    item: EntityReference | None = None
    metric: str | None = None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    cmp: Comparator | None = None
    time: str | None = None
    by: EntityReference | None = None
    modality: Modality = "asserted"
    value_text: str | None = None
    time_text: str | None = None

    def as_json(self, article: str) -> dict[str, Any]:
        """The object that `chiptrail extract --format jsonl` prints for this fact.

        Args:
            article: The name of the article's file or folder.
        """

        def reference(entity: EntityReference | None) -> dict[str, str] | None:
            return None if entity is None else entity.as_json()

        return {
            "article": article,
            "predicate": self.predicate,
            "subject": reference(self.subject),
            "object": reference(self.object),
            "item": reference(self.item),
            "metric": self.metric,
            "low": self.low,
            "high": self.high,
            "unit": self.unit,
            "cmp": self.cmp,
            "time": self.time,
            "by": reference(self.by),
            "modality": self.modality,
            "quote": self.quote,
            "start": self.start,
            "end": self.end,
            "rule": self.rule,
        }


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that looked like a fact and was not let in.

    Attributes:
        predicate: The predicate that it would have had.
        reason: Why it is no fact, for example `missing subject`.
        quote: The words concerned.
        start: Offset of the quote.
        end: Offset behind the quote.
        rule: The rule that almost found it.
    """

    predicate: str
    reason: str
    quote: str
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read from one document."""

    facts: tuple[Fact, ...] = ()
    candidates: tuple[Candidate, ...] = field(default=())
