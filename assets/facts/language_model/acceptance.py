"""Decides which statements of a language model become facts: those that the text and our own grammar bear out."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, cast, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from assets.articles.document import Document
from assets.catalogue.entities import KINDS, Catalogue, load_entities
from assets.facts.discourse import Sentence, as_kind, called_after, grammar, reference
from assets.facts.extract import read
from assets.facts.frames import FrameSet, load_frames
from assets.facts.mentions import Mention, find_mentions
from assets.facts.mentions.mention import slug
from assets.facts.model import Candidate, Comparator, EntityReference, Fact, Modality
from assets.facts.quantities.quantity import Quantity, convert
from assets.facts.times.find import TimeExpression, fiscal_period
from assets.facts.times.periods import bounds

COMPARATORS = get_args(Comparator)
MODALITIES = get_args(Modality)

# A longer quote would bear out whatever stands somewhere in it.
_QUOTE_SENTENCES = 2
_PLACES = 10
# How many others of its kind may have been named since an entity that a sentence leaves out.
_RECENT = 4
_UPWARDS = frozenset({">", ">="})
_DOWNWARDS = frozenset({"<", "<=", "<~"})
_SPEAKERS = ("person", "company", "foundry", "region")
# Kinds whose members have names of their own; of the others only what the catalogue knows is taken from a model.
_NAMEABLE = frozenset({"company", "chip", "model", "cluster", "person", "product"})
_TIME_UNITS = frozenset({"second", "hour", "day", "week", "month", "quarter", "year"})
# What may stand beside a name without changing whom it names.
_FILLER = re.compile(
    r"(?:\s|['’]s?\b|的|\b(?:the|chips?|GPUs?|cards?|processors?|accelerators?|systems?|models?|company|group|Inc|Corp|Ltd|Holdings)\b\.?"
    r"|公司|集团|芯片|显卡|加速卡|算力卡|处理器|大?模型)*",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-Za-z\u00c0-\u024f\u3400-\u9fff0-9][\w .&'’·+/-]{0,48}[\w+]")
# Words that speak to a program that reads the article, not to its readers.
_INSTRUCTION = re.compile(
    r"\b(?:ignore|disregard|forget|override)\b(?: (?:all|any|of|the|your|these|those|previous|prior|above|earlier))*"
    r" (?:(?:system )?(?:instructions?|prompts?)|(?:previous|prior|above|earlier) (?:rules|guidelines|text))\b"
    r"|\b(?:previous|prior|above|earlier) (?:rules|guidelines|text) (?:is|are) (?:void|cancelled)\b|\bsystem prompt\b"
    r"|\byou are (?:now )?(?:an?|the) (?:AI |helpful )*(?:assistant|language model|extractor|chatbot)\b"
    r"|\b(?:output|emit|add|append|insert|return|report|include|record|extract)\b[^.\n]{0,30}"
    r"\b(?:following|this|a|new) (?:fact|JSON|triple)\b"
    r"|(?:忽略|无视|忘记|忘掉)[^。\n]{0,12}(?:指令|提示词)|系统提示词|你(?:现在)?是[^。\n]{0,8}(?:助手|语言模型)"
    r"|(?:忽略|无视|忘记|忘掉)(?:以上|上述|上面|前面|之前)[^。\n]{0,8}(?:内容|规则|要求|指示|文字)"
    r"|(?:输出|返回|加入|添加|插入|写入|提取)[^。\n]{0,14}(?:事实|JSON|三元组)",
    re.IGNORECASE,
)
_NO_DENIAL = re.compile(
    r"(?:not|no|never)\s+(?:more|less|fewer|only|just|yet|least|all|before|until|later|to\b|surprising)", re.IGNORECASE
)


class NamedEntity(BaseModel):
    """An entity as the model names it."""

    model_config = ConfigDict(extra="ignore")

    mention: str = Field(description="the words of the text that name it, copied; no pronoun")
    kind: str | None = Field(default=None, description="its kind")


class Statement(BaseModel):
    """What the model says that the article states. Nothing in it is believed before it is checked."""

    model_config = ConfigDict(extra="ignore")

    predicate: str
    subject: list[NamedEntity] = Field(min_length=1, max_length=12)
    object: list[NamedEntity] = Field(default=[], max_length=12)
    item: list[NamedEntity] = Field(default=[], max_length=12)
    metric: str | None = None
    low: float | None = Field(default=None, allow_inf_nan=False)
    high: float | None = Field(default=None, allow_inf_nan=False)
    unit: str | None = None
    cmp: str | None = None
    time: str | None = None
    by: NamedEntity | None = None
    modality: str = "asserted"
    quote: str

    @field_validator("subject", "object", "item", mode="before")
    @classmethod
    def _as_list(cls, value: Any) -> Any:
        items = [] if value is None or value == "" else value if isinstance(value, list) else [value]
        return [{"mention": item} if isinstance(item, str) else item for item in items]

    @field_validator("by", mode="before")
    @classmethod
    def _as_entity(cls, value: Any) -> Any:
        return {"mention": value} if isinstance(value, str) and value else value or None


@dataclass(frozen=True, slots=True)
class Piece:
    """A group of paragraphs that is sent in one request: ranges of the view, in order."""

    spans: tuple[tuple[int, int], ...]

    @property
    def start(self) -> int:
        """Offset of the first character in the view."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Offset behind the last character in the view."""
        return self.spans[-1][1]


class _RefusedError(Exception):
    """A statement is not accepted: why."""


@dataclass(frozen=True, slots=True)
class _Demand:
    """What the frames ask of every fact of a predicate."""

    value: bool
    object: bool
    time: bool
    change: bool
    metric_units: dict[str, frozenset[str]]


def _demands(frames: FrameSet) -> dict[str, _Demand]:
    demands: dict[str, _Demand] = {}
    for name in frames.predicates:
        own = [f for f in frames.frames if f.predicate == name or any(v.predicate == name for v in f.values)]
        values = [(f, v) for f in own for v in f.values if (v.predicate or f.predicate) == name]
        metrics: dict[str, frozenset[str]] = {}
        for frame, value in values:
            if metric := value.metric or frame.metric:
                metrics[metric] = metrics.get(metric, frozenset()) | frozenset(value.units)
        demands[name] = _Demand(
            bool(own) and all(f.value == "required" for f in own),
            bool(own) and all(any(role.required for role in f.object) for f in own),
            bool(own) and all(f.need_time for f in own),
            bool(values) and all(v.change is True for _, v in values),
            metrics,
        )
    return demands


def metrics_of(frames: FrameSet) -> dict[str, tuple[str, ...]]:
    """The metrics that each predicate with metrics may have, by predicate."""
    return {
        name: tuple(sorted(demand.metric_units)) for name, demand in _demands(frames).items() if demand.metric_units
    }


class Acceptance:
    """Holds the statements of a model about one article against its text.

    Args:
        document: The article.
        frames: The frames; None takes those that come with the program.
        catalogue: The known entities; None takes those that come with the program.
    """

    def __init__(self, document: Document, frames: FrameSet | None = None, catalogue: Catalogue | None = None) -> None:
        self.frames = frames or load_frames()
        self.catalogue = catalogue or load_entities()
        self._demands = _demands(self.frames)
        self.language = document.language if document.language in ("zh", "en") else "en"
        self._published = document.published
        # The sentences with the quantities and times that the rules read in them: one reading for both extractors.
        self.view, readings = read(document, self.frames, self.catalogue)
        self._sentences = sorted((r.sentence for r in readings), key=lambda s: s.start)
        self._sentence_starts = [s.start for s in self._sentences]
        self.mentions = find_mentions(self.view.text, self.language, self.catalogue)
        self._mention_starts = [m.start for m in self.mentions]
        self._grammar = grammar(self.language)
        self._generic = _generic_words(self.catalogue)

    def judge(self, raw: object, piece: Piece, rule: str) -> Fact | Candidate:
        """A statement as a fact, or as a candidate with the reason why it is none.

        Args:
            raw: The statement as the model's JSON has it.
            piece: The part of the article that the model was shown.
            rule: The name that the fact's `rule` gets.
        """
        try:
            statement = Statement.model_validate(raw)
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False, include_context=False)[0]
            place = ".".join(map(str, first["loc"])) or "statement"
            predicate = str(raw.get("predicate") or "") if isinstance(raw, dict) else ""
            return self.candidate(f"malformed statement: {place}: {first['msg']}", piece, rule, predicate=predicate)
        refusal: tuple[str, int, int] | None = None
        for start, end in self._places(statement.quote.strip(), piece):
            try:
                return self._accept(statement, piece, start, end, rule)
            except _RefusedError as error:
                refusal = refusal or (str(error), start, end)
        if refusal is None:
            return self.candidate(
                f"invented quote: “{statement.quote}” does not stand in the text", piece, rule, statement.predicate
            )
        return self.candidate(refusal[0], piece, rule, statement.predicate, refusal[1], refusal[2])

    def candidate(
        self,
        reason: str,
        piece: Piece,
        rule: str,
        predicate: str = "",
        start: int | None = None,
        end: int | None = None,
    ) -> Candidate:
        """A candidate at a range of the view; without a range, at the beginning of the piece."""
        if start is None or end is None:
            first_start, first_end = piece.spans[0]
            start, end = first_start, min(first_end, first_start + 200)
        quote, source_start, source_end = self._source(start, end)
        return Candidate(_printable(predicate, 40), _printable(reason, 300), quote, source_start, source_end, rule)

    # The quote

    def _places(self, quote: str, piece: Piece) -> Iterator[tuple[int, int]]:
        """Where a quote stands in a piece; it must lie within one paragraph."""
        if not quote:
            return
        found = 0
        for start, end in piece.spans:
            position = self.view.text.find(quote, start, end)
            while position >= 0 and found < _PLACES:
                yield position, position + len(quote)
                found += 1
                position = self.view.text.find(quote, position + 1, end)

    def _source(self, start: int, end: int) -> tuple[str, int, int]:
        """The stored text behind a range of the view, without space around it, and its offsets."""
        source = self.view.source
        a, b = self.view.original(start, end)
        while a < b and source[a].isspace():
            a += 1
        while b > a and source[b - 1].isspace():
            b -= 1
        return source[a:b], a, b

    def _sentences_of(self, start: int, end: int) -> list[Sentence]:
        first = max(0, bisect_right(self._sentence_starts, start) - 1)
        last = bisect_left(self._sentence_starts, end)
        return [s for s in self._sentences[first:last] if s.start < end and start < s.end]

    # The whole statement

    def _accept(self, statement: Statement, piece: Piece, start: int, end: int, rule: str) -> Fact:
        predicate = self.frames.predicates.get(statement.predicate)
        if predicate is None:
            raise _RefusedError(f"unknown predicate: {statement.predicate}")
        if statement.modality not in MODALITIES:
            raise _RefusedError(f"unknown modality: {statement.modality}")
        if statement.cmp is not None and statement.cmp not in COMPARATORS:
            raise _RefusedError(f"unknown comparator: {statement.cmp}")
        demand = self._demands[predicate.name]
        sentences = self._sentences_of(start, end)
        if not sentences:
            raise _RefusedError("the quote lies in no sentence or table row")
        if len(sentences) > _QUOTE_SENTENCES:
            raise _RefusedError(f"the quote spans {len(sentences)} sentences")
        paragraph = next((a, b) for a, b in piece.spans if a <= start < b)
        if _INSTRUCTION.search(self.view.text[paragraph[0] : paragraph[1]]):
            raise _RefusedError("the paragraph gives instructions to a reading program")
        self._states_something(sentences, end)
        metric, units = self._metric(statement, predicate.units, demand)
        quantity = self._value(statement, units, demand, sentences, start, end)
        if quantity is not None:
            # Words that bound the number ("more than") belong to the quote.
            start, end = min(start, quantity.start), max(end, quantity.end)
        if quantity is not None and predicate.name == "price" and quantity.per in _TIME_UNITS:
            raise _RefusedError("a rent is no price")
        roles = self._roles(
            {
                "subject": (statement.subject, predicate.subject),
                "object": (statement.object, predicate.object),
                "item": (statement.item, ("chip", "product", "technology")),
            },
            statement.by,
            sentences,
            piece,
        )
        subject, other, item = roles["subject"], roles["object"], roles["item"]
        if subject is None:
            raise _RefusedError("missing subject")
        if other is None and demand.object:
            raise _RefusedError("missing object")
        if other is not None and not predicate.object:
            raise _RefusedError(f"{predicate.name} takes no object")
        if other is not None and other.id == subject.id:
            raise _RefusedError("subject and object are one entity")
        time = self._time(statement.time, sentences, piece, subject)
        if time is None and demand.time:
            raise _RefusedError("missing time")
        self._check_denial(statement.modality, sentences, start, end)
        by = None if statement.by is None else self._speaker(statement.by, sentences, piece)
        quote, source_start, source_end = self._source(start, end)
        return Fact(
            predicate=predicate.name,
            subject=subject,
            object=other,
            item=item if other is not None and predicate.name in ("orders", "supplies", "cuts_orders") else None,
            metric=metric,
            low=quantity.low if quantity else None,
            high=quantity.high if quantity else None,
            unit=quantity.unit if quantity else None,
            cmp=quantity.cmp if quantity else None,
            time=time[0] if time else None,
            by=by,
            modality=cast("Modality", statement.modality),
            quote=quote,
            start=source_start,
            end=source_end,
            rule=rule,
            value_text=quantity.text if quantity else None,
            time_text=time[1] if time else None,
        )

    def _states_something(self, sentences: Sequence[Sentence], end: int) -> None:
        cues = self._grammar.modality
        for sentence in sentences:
            if cues["correction"].search(sentence.text):
                raise _RefusedError("tells what was corrected")
            if cues["question"].search(sentence.text):
                raise _RefusedError("question")
            contrary = cues["counterfactual"].search(sentence.text)
            if contrary and contrary.start() + sentence.start <= end:
                raise _RefusedError("contrary to fact")

    def _check_denial(self, modality: str, sentences: Sequence[Sentence], start: int, end: int) -> None:
        denied = self._grammar.modality["denied"]
        if modality == "denied":
            if not any(denied.search(sentence.text) for sentence in sentences):
                raise _RefusedError("no denial is read in the text")
            return
        for sentence in sentences:
            a, b = sentence.clause(max(start, sentence.start), min(end, sentence.end))
            window = sentence.words(a, b)
            if any(not _NO_DENIAL.match(window, match.start()) for match in denied.finditer(window)):
                raise _RefusedError(f"the text denies it, the model says {modality}")

    # The value

    def _metric(
        self, statement: Statement, units: tuple[str, ...], demand: _Demand
    ) -> tuple[str | None, tuple[str, ...]]:
        if not demand.metric_units:
            return None, units
        if statement.metric is None:
            if statement.predicate == "spec_ratio":
                return None, units
            raise _RefusedError("missing metric")
        if statement.metric not in demand.metric_units:
            raise _RefusedError(f"unknown metric: {statement.metric}")
        fitting = demand.metric_units[statement.metric]
        return statement.metric, tuple(unit for unit in units if unit in fitting)

    def _value(
        self,
        statement: Statement,
        units: tuple[str, ...],
        demand: _Demand,
        sentences: Sequence[Sentence],
        start: int,
        end: int,
    ) -> Quantity | None:
        """The quantity of the quote that is the model's value; the interval and the comparator are ours."""
        claimed = [bound for bound in (statement.low, statement.high) if bound is not None]
        if not claimed:
            if demand.value:
                raise _RefusedError("missing value")
            return None
        if not units:
            raise _RefusedError(f"{statement.predicate} takes no value")
        inside = [q for s in sentences for q in s.quantities if q.start < end and start < q.end]
        fitting = [fit for q in inside for unit in units if (fit := self._fit(q, unit, sentences)) is not None]
        own = [q for q in fitting if q.converts is None]
        if not fitting:
            raise _RefusedError(f"no value in {' or '.join(units)} is read in the quote")
        if not own:
            raise _RefusedError("the value only converts another one")
        for quantity in own:
            if quantity.unit != statement.unit:
                continue
            quantity = self._signed(quantity, claimed, start, end) if demand.change else quantity
            if _same_numbers(claimed, quantity) and not _opposed(statement.cmp, quantity.cmp):
                return quantity
        read = "; ".join(dict.fromkeys(f"{q.cmp} {_interval(q.low, q.high)} {q.unit}" for q in own))
        said = f"{statement.cmp or ''} {_interval(statement.low, statement.high)} {statement.unit}".strip()
        raise _RefusedError(f"other value: the quote reads {read}, the model says {said}")

    def _fit(self, quantity: Quantity, unit: str, sentences: Sequence[Sentence]) -> Quantity | None:
        """The quantity in a unit that the predicate asks for, or None: the same conditions as for the rules."""
        if unit == "money":
            return quantity if quantity.dimension == "money" and quantity.unit is not None else None
        if quantity.unit == unit:
            return quantity
        if unit == "units" and quantity.dimension == "count":
            return replace(quantity, unit=unit)
        if quantity.dimension == "number":
            size = max(abs(bound) for bound in (quantity.low, quantity.high, 0.0) if bound is not None)
            if (
                (unit == "units" and self._counts_chips(quantity, sentences))
                or (unit in ("parameters", "tokens", "transistors") and size >= 1e6)
                or (unit == "TOPS" and size >= 300)
            ):
                return replace(quantity, unit=unit)
            return None
        if quantity.unit is not None and quantity.dimension not in ("money", "count", "ratio"):
            return convert(quantity, unit)
        return None

    def _counts_chips(self, quantity: Quantity, sentences: Sequence[Sentence]) -> bool:
        """Whether a bare number stands right before a chip's name, in its clause."""
        sentence = next(s for s in sentences if s.start <= quantity.start < s.end)
        for mention in self.mentions_within(quantity.end, sentence.end):
            if mention.id_of_kind("chip") is not None:
                return re.fullmatch(r"[^\d，。；：,;:]{0,40}", self.view.text[quantity.end : mention.start]) is not None
        return False

    def _signed(self, quantity: Quantity, claimed: Sequence[float], start: int, end: int) -> Quantity:
        """A change with its sign: where our grammar leaves it open, the quote must have a word for the model's."""
        if quantity.direction or quantity.kind == "change":
            return quantity
        words = self.view.text[start:end]
        falls = max(claimed) < 0 or (max(claimed) == 0 and min(claimed) < 0)
        if not (self._grammar.fall if falls else self._grammar.rise).search(words):
            raise _RefusedError(f"no {'fall' if falls else 'rise'} is read in the quote")
        if not falls:
            return quantity
        mirrored = {">": "<", "<": ">", ">=": "<=", "<=": ">="}.get(quantity.cmp, quantity.cmp)
        low = None if quantity.high is None else -quantity.high
        high = None if quantity.low is None else -quantity.low
        return replace(quantity, low=low, high=high, cmp=cast("Comparator", mirrored), direction=-1)

    # Entities

    def _roles(
        self,
        named: dict[str, tuple[list[NamedEntity], tuple[str, ...]]],
        by: NamedEntity | None,
        sentences: Sequence[Sentence],
        piece: Piece,
    ) -> dict[str, EntityReference | None]:
        """The entities of all roles; several in one role are joined.

        A name must stand in the quote's sentence. One that stands only before it (the sentence says 该公司, or nothing)
        is taken where that sentence names nobody else who could be meant, or has words that refer back (该公司).
        """
        here = [(s.start, s.end) for s in sentences]
        before = [(a, min(b, here[0][0])) for a, b in reversed(piece.spans) if a < here[0][0]]
        filled: dict[str, list[EntityReference]] = {}
        absent: list[tuple[str, NamedEntity, tuple[str, ...]]] = []
        for role, (entities, kinds) in named.items():
            filled[role] = []
            for entity in entities:
                if not kinds:
                    raise _RefusedError(f"no {role} is foreseen")
                found = self._resolve(entity, kinds, here)
                if found is not None:
                    filled[role].append(found)
                else:
                    absent.append((role, entity, kinds))
        if absent:
            used = {id_ for references in filled.values() for r in references for id_ in r.id.split("+")}
            speaker = None if by is None else self._resolve(by, _SPEAKERS, here)
            used |= {speaker.id} if speaker else set()
            for role, entity, kinds in absent:
                found = self._resolve(entity, kinds, before)
                if found is None:
                    raise _RefusedError(
                        f"invented {role}: “{entity.mention}” does not name a {' or '.join(kinds)} in the text"
                    )
                if not set(found.id.split("+")) <= self._recent(kinds, piece.start, here[0][0]):
                    raise _RefusedError(
                        f"far {role}: “{entity.mention}” stands too far before the quote, or is no known name"
                    )
                rival = self._rival(kinds, here, used | {found.id})
                if rival is not None and not self._refers_back(kinds, sentences):
                    raise _RefusedError(
                        f"borrowed {role}: the quote's sentence names “{rival.text}”, not “{entity.mention}”"
                    )
                filled[role].append(found)
        return {role: _joined(references) for role, references in filled.items()}

    def _rival(self, kinds: tuple[str, ...], spans: Sequence[tuple[int, int]], used: set[str]) -> Mention | None:
        """An entity of the sentences that could fill a role and has no other part in the statement."""
        mentions = [m for start, end in spans for m in self.mentions_within(start, end)]
        makers = {m.vendor_id for m in mentions if m.vendor_id}
        for mention in mentions:
            fit = as_kind(mention, kinds)
            if fit is not None and not used & {fit.id, mention.id} and mention.id not in makers:
                return mention
        return None

    def _recent(self, kinds: tuple[str, ...], start: int, end: int) -> set[str]:
        """The entities of these kinds that were named last before a sentence."""
        recent: dict[str, None] = {}
        for mention in reversed(self.mentions_within(start, end)):
            if (fit := as_kind(mention, kinds) or called_after(mention, kinds)) is not None:
                recent[fit.id] = None
            if len(recent) == _RECENT:
                break
        return set(recent)

    def _refers_back(self, kinds: tuple[str, ...], sentences: Sequence[Sentence]) -> bool:
        """Whether words say which kind of thing they refer back to: 该公司, "the chip"; a pronoun may mean anything."""
        return any(node.anaphor and node.kinds and node.has(kinds) for s in sentences for node in s.nodes)

    def _speaker(self, entity: NamedEntity, sentences: Sequence[Sentence], piece: Piece) -> EntityReference:
        here = [(s.start, s.end) for s in sentences]
        found = self._resolve(entity, _SPEAKERS, here) or self._resolve(entity, _SPEAKERS, piece.spans)
        if found is None:
            raise _RefusedError(f"invented source: “{entity.mention}” does not stand in the text")
        return found

    def _resolve(
        self, entity: NamedEntity, kinds: tuple[str, ...], spans: Iterable[tuple[int, int]]
    ) -> EntityReference | None:
        """Whom words of the text name; None where they do not stand in the ranges.

        Raises:
            _RefusedError: They stand there and name nobody, or nobody of these kinds.
        """
        words = entity.mention.strip()
        refusal: str | None = None
        for start, end in self._occurrences(words, spans):
            inside = [m for m in self.mentions_within(start - 60, end + 60) if m.start < end and start < m.end]
            # 阿里 within 阿里云 is not 阿里; the plural's s is no other name.
            if any(m.start < start or m.end > end + (self.view.text[end : m.end] == "s") for m in inside):
                continue
            fits = {f.id: f for m in inside if (f := as_kind(m, kinds) or called_after(m, kinds)) is not None}
            rest = words
            for mention in inside:
                rest = rest.replace(
                    mention.text.removesuffix("s") if mention.text not in rest else mention.text, " ", 1
                )
            if _FILLER.fullmatch(rest):
                if len(fits) == 1:
                    return reference(next(iter(fits.values())))
                if len(fits) > 1:
                    refusal = refusal or f"“{words}” names several entities"
                    continue
                if inside:
                    refusal = refusal or f"“{words}” is a {inside[-1].kind}, not a {' or '.join(kinds)}"
                    continue
            provisional, problem = self._provisional(entity, words, kinds, start, end)
            if provisional is not None:
                return provisional
            refusal = refusal or problem
        if refusal is not None:
            raise _RefusedError(refusal)
        return None

    def _provisional(
        self, entity: NamedEntity, words: str, kinds: tuple[str, ...], start: int, end: int
    ) -> tuple[EntityReference | None, str]:
        """An entity that nobody knows yet, named by these words of the text; or why they are no name."""
        kind = entity.kind if entity.kind in kinds else None
        if kind is None and entity.kind is None and len(kinds) == 1:
            kind = kinds[0]
        if kind is None or kind not in KINDS:
            return None, f"“{words}” is given as {entity.kind}, not as a {' or '.join(kinds)}"
        if kind not in _NAMEABLE:
            return None, f"“{words}” is no {kind} of the catalogue"
        if not _NAME.fullmatch(words) or not re.search(r"[^\W\d]", words):
            return None, f"“{words}” is no name"
        known = [e for e in self.catalogue.by_alias(words) if e.kind in kinds]
        if known or self.catalogue.get(f"{kind}:{slug(words)}") is not None:
            return None, f"“{words}” does not mean the entity of that name here"
        latin = re.findall(r"[A-Za-z\u00c0-\u024f][\w'’-]*", words)
        ordinary = set(self.catalogue.vocabulary.get("latin_ordinary_words", ()))
        if (
            latin
            and not re.search(r"[\u3400-\u9fff]", words)
            and all(w[0].islower() or w.lower() in ordinary for w in latin)
        ):
            return None, f"“{words}” is no name"
        if self._generic.fullmatch(words):
            return None, f"“{words}” is no name"
        for sentence in self._sentences_of(start, end):
            if any(node.anaphor and node.start < end and start < node.end for node in sentence.nodes):
                return None, f"“{words}” refers back"
            # The quantity "4,096 Zephyr-9 accelerators" holds a name; "$5 billion" does not.
            number = any(start <= quantity.start < end for quantity in sentence.quantities)
            if number or any(time.start < end and start < time.end for time in sentence.times):
                return None, f"“{words}” is a number or a date"
        return EntityReference(f"{kind}:{slug(words)}", words, words, provisional=True), ""

    def _occurrences(self, words: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        if not words:
            return
        text = self.view.text
        found = 0
        for start, end in spans:
            position = text.find(words, start, end)
            while position >= 0 and found < 4 * _PLACES:
                behind = position + len(words)
                if not (
                    _joins(text, position) or (_joins(text, behind) and not re.match(r"s\b", text[behind : behind + 2]))
                ):
                    yield position, behind
                    found += 1
                position = text.find(words, position + 1, end)

    def mentions_within(self, start: int, end: int) -> list[Mention]:
        """The mentions that begin in a range of the view."""
        return self.mentions[bisect_left(self._mention_starts, start) : bisect_left(self._mention_starts, end)]

    # Time

    def _time(
        self, claimed: str | None, sentences: Sequence[Sentence], piece: Piece, subject: EntityReference
    ) -> tuple[str, str] | None:
        """The time that our grammar reads in the quote's sentences, else before them in the piece, and its words."""
        if not claimed:
            return None
        try:
            wanted = bounds(claimed)
        except ValueError:
            raise _RefusedError(f"unknown form of time: {claimed}") from None
        earlier = [s for s in self._sentences_of(piece.start, sentences[0].start) if s.start >= piece.start]
        read: dict[str, None] = {}
        for sentence in [*sentences, *reversed(earlier)]:
            for time in sentence.times:
                for value in self._values_of(time, subject):
                    if bounds(value) == wanted:
                        return value, time.text
                    read[value] = None
        nearest = ", ".join(list(read)[:4]) or "none"
        raise _RefusedError(f"other time: the text reads {nearest}, the model says {claimed}")

    def _values_of(self, time: TimeExpression, subject: EntityReference) -> list[str]:
        values: list[str] = []
        entity = self.catalogue.get(subject.id)
        if time.fiscal and entity is not None and entity.fiscal_year_end_month:
            period = fiscal_period(time.fiscal, entity.fiscal_year_end_month, self._published)
            # Where the fiscal calendar is known, the label's calendar year would be wrong.
            return [period] if period else []
        if time.value is not None:
            values.append(time.value)
            if time.value.endswith("/"):
                values.append(time.value[:-1])
        return values


def _same_numbers(claimed: Sequence[float], quantity: Quantity) -> bool:
    read = [bound for bound in (quantity.low, quantity.high) if bound is not None]

    # 8 weeks are 1.846… months, which one may write as 1.85.
    tolerance = 0.005 if quantity.dimension == "duration" else 1e-6

    def near(a: float, b: float) -> bool:
        return abs(a - b) <= tolerance * max(abs(a), abs(b))

    return all(any(near(a, b) for b in read) for a in claimed) and all(any(near(a, b) for a in claimed) for b in read)


def _opposed(claimed: str | None, read: str) -> bool:
    return (claimed in _UPWARDS and read in _DOWNWARDS) or (claimed in _DOWNWARDS and read in _UPWARDS)


def _interval(low: float | None, high: float | None) -> str:
    def number(value: float | None) -> str:
        return "…" if value is None else f"{value:.12g}"

    return number(low) if low == high else f"{number(low)} to {number(high)}"


def _joined(references: Sequence[EntityReference]) -> EntityReference | None:
    ordered = sorted({r.id: r for r in references}.values(), key=lambda r: r.id)
    if len(ordered) <= 1:
        return ordered[0] if ordered else None
    return EntityReference(
        "+".join(r.id for r in ordered),
        " + ".join(r.name for r in ordered),
        " + ".join(r.mention for r in ordered),
        any(r.provisional for r in ordered),
    )


def _joins(text: str, offset: int) -> bool:
    """Whether a Latin word or number goes on across an offset."""
    return 0 < offset < len(text) and all(c.isascii() and c.isalnum() for c in text[offset - 1 : offset + 1])


def _printable(text: str, length: int) -> str:
    """A model's text, fit to be stored and shown: one line, no control characters or lone surrogates, not too long."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text.encode("utf-8", "replace").decode()).split())
    return line if len(line) <= length else line[: length - 1] + "…"


@lru_cache(maxsize=8)
def _generic_words(catalogue: Catalogue) -> re.Pattern[str]:
    """Chinese words that say what sort of company it is, and name none."""
    words: set[str] = set()
    for key in ("chinese_generic_words", "chinese_company_nouns", "chinese_company_fields"):
        words.update(catalogue.vocabulary.get(key, ()))
    return re.compile("(?:" + "|".join(sorted(words, key=lambda w: (-len(w), w))) + ")+" if words else "(?!)")
