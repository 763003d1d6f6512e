"""The extraction: one document in, its facts and candidates out."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from assets.articles.document import Document
from assets.catalogue.entities import Catalogue, load_entities
from assets.facts.blocks import BlockReader
from assets.facts.described_rules import with_described_rules
from assets.facts.discourse import Discourse, SentenceBuilder, grammar
from assets.facts.engine import Engine, Reading, Rejection
from assets.facts.frames import FrameSet, data_files, load_frames
from assets.facts.layout.names import names_told, without_heads
from assets.facts.mentions import Mention, find_mentions
from assets.facts.mentions.find import recognisers
from assets.facts.model import Candidate, Extraction
from assets.facts.patterns import screen
from assets.facts.quantities.find import find_quantities
from assets.facts.quantities.process_nodes import with_process_nodes
from assets.facts.quantities.quantity import Quantity
from assets.facts.quantities.spoken_sums import with_spoken_sums
from assets.facts.repetition import Statements, told_once
from assets.facts.rulebook import rule_book
from assets.facts.scene import set_the_scene
from assets.facts.talks.chats import messages_of
from assets.facts.talks.chinese_short_answers import with_whole_answers
from assets.facts.talks.english_short_answers import with_whole_english_answers
from assets.facts.talks.interviews import turns_of
from assets.facts.talks.letters import company_told, letter_of
from assets.facts.talks.monologues import monologue_of
from assets.facts.talks.press_releases import issuer_of
from assets.facts.talks.transcripts import speeches_of
from assets.facts.times.find import TimeExpression, find_times
from assets.facts.view import View, make_view, noise_patterns

# Whose names are made of words that say nothing in them: 传音控股, Power Integrations.
_PARTIES = frozenset({"company", "foundry", "person"})
# Whose names may hold a numeral that counts nothing.
_NAMED = _PARTIES | {"model", "cluster"}


@lru_cache(maxsize=1)
def extractor_version() -> str:
    """A name for the code and data that decide what is extracted: it changes when any of them does."""
    digest = hashlib.sha256()
    code = sorted(path for path in Path(__file__).parent.rglob("*.py"))
    for path in [*code, *data_files(), *sorted((Path(__file__).parents[1] / "catalogue" / "entities").glob("*.yaml"))]:
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return f"rules-{digest.hexdigest()[:12]}"


EXTRACTOR_VERSION = extractor_version()


def extract(document: Document, frames: FrameSet | None = None, catalogue: Catalogue | None = None) -> Extraction:
    """The facts that an article states.

    Args:
        document: The article.
        frames: The frames; None takes those that come with the program.
        catalogue: The known entities; None takes those that come with the program.

    Returns:
        Facts and candidates in the order of the text. For each, `document.text[start:end] == quote`.
    """
    view, readings = read(document, frames, catalogue)
    statements: list[Statements] = []
    candidates: list[Candidate] = []
    for reading in readings:  # What else is known of a sentence is let go: it takes ten times as much memory.
        statements.append(Statements.of(reading))
        candidates.extend(_candidate(rejection, view) for rejection in reading.rejections if rejection.predicate)
    facts = sorted(
        told_once(statements, view),
        key=lambda f: (
            f.start,
            f.end,
            f.predicate,
            f.subject.id,
            f.object.id if f.object else "",
            f.metric or "",
            f.low or 0,
            f.high or 0,
        ),
    )
    candidates.sort(key=lambda c: (c.start, c.end, c.predicate, c.reason, c.rule))
    return Extraction(tuple(facts), tuple(dict.fromkeys(candidates)))


def read(
    document: Document, frames: FrameSet | None = None, catalogue: Catalogue | None = None
) -> tuple[View, Iterator[Reading]]:
    """A document's view and what the engine makes of each sentence, read as it is asked for; `explain` shows it."""
    frames = frames or load_frames()
    catalogue = catalogue or load_entities()
    language = document.language if document.language in ("zh", "en") else "en"
    _make_patterns(catalogue)
    view = make_view(document)
    view = with_whole_answers(view) if language == "zh" else with_whole_english_answers(view)
    text = view.text
    mentions = find_mentions(text, language, catalogue)
    ordinary = frozenset(catalogue.vocabulary.get("latin_ordinary_words", ()))
    told = {**names_told(view, mentions, ordinary, language), **(company_told(view) if language == "en" else {})}
    if told:
        del mentions  # Of ten megabytes of text they take a hundred of memory.
        mentions = find_mentions(text, language, catalogue, told)
    mentions = without_heads(view, mentions)
    times = _outside_laws(find_times(text, document.published, language), text, mentions)
    mentions = with_described_rules(text, language, mentions, times, document.published)
    screened_text = screen().read(text)
    builder = SentenceBuilder(
        screened_text,
        language,
        mentions,
        _outside_names(_quantities(view, language), mentions),
        times,
        frames.find_triggers(
            screened_text,
            language,
            [(m.start, m.end) for m in mentions],
            [(m.start, m.end) for m in mentions if m.kind in _PARTIES and not m.anonymous],
        ),
        catalogue,
    )
    discourse = Discourse(catalogue)
    discourse.publisher = document.publisher
    engine = Engine(frames, language, document.published, discourse)
    set_the_scene(view, builder, discourse, language)
    turns = turns_of(view, mentions, discourse) or speeches_of(view) or messages_of(view, mentions)
    if not turns:
        turns = (monologue_of if language == "zh" else letter_of)(view, mentions, discourse)
    issuer = issuer_of(view, mentions, discourse) if not turns else None
    return view, BlockReader(view, builder, engine, discourse, language, turns, issuer).read()


@lru_cache(maxsize=8)
def _make_patterns(catalogue: Catalogue) -> None:
    """Make all patterns before the first text is screened: the screen is built anew, in 0.2 s, with each made later."""
    for language in ("zh", "en"):
        grammar(language)
    noise_patterns()
    recognisers(catalogue)
    rule_book()


def _outside_names(quantities: list[Quantity], mentions: Sequence[Mention]) -> list[Quantity]:
    """Without the numerals that are part of a name: 九天大模型 takes no nine days."""
    starts = [mention.start for mention in mentions]

    def names(quantity: Quantity) -> bool:
        index = bisect_right(starts, quantity.start) - 1
        mention = mentions[index] if index >= 0 else None
        return (
            mention is not None
            and quantity.end <= mention.end
            and mention.kind in _NAMED
            and not quantity.text[0].isascii()
        )

    return [quantity for quantity in quantities if not names(quantity)]


def _outside_laws(times: list[TimeExpression], text: str, mentions: Sequence[Mention]) -> list[TimeExpression]:
    """Without the years that are part of the name of a law: "the Strategic Trade Act 2010"."""
    ends = [m.end for m in mentions if m.kind == "regulation" and m.text.endswith(("Act", "Law", "Ordinance"))]
    years = {end + len(between) for end in ends for between in (" ", " of ") if text.startswith(between, end)}
    return [time for time in times if time.granularity != "year" or time.start not in years]


# 2600亿元（新台币，下同）: the currency of every 元 that follows.
_SAME_BELOW = re.compile(
    r"(?P<currency>人民币|新台币|台币|美元|港元|港币|日元|韩元|欧元)元?[（(，,;；]{0,2}\s?(?:以?下[皆均]?同|本文同)"
)
_TOLD_CURRENCIES = {
    "人民币": "CNY", "新台币": "TWD", "台币": "TWD", "美元": "USD", "港元": "HKD", "港币": "HKD", "日元": "JPY",
    "韩元": "KRW", "欧元": "EUR",
}  # fmt: skip


# How far back in a sentence the money that it is told in is looked for.
_LONGEST_SENTENCE = 400
_CHINESE_DOLLARS = re.compile(r"新?台币|人民币")
# What only Hong Kong writes so: 英偉達, which is 輝達 in Taiwan.
_HONG_KONG = re.compile("英偉達|行政總裁|港元|港股|按年")


def _quantities(view: View, language: str) -> list[Quantity]:
    """The quantities of a view; 元 alone is the Taiwan dollar where it is written in traditional characters."""
    # Hong Kong writes of mainland companies in their own money.
    local = "TWD" if view.traditional and _HONG_KONG.search(view.source) is None else "CNY"
    told = _SAME_BELOW.search(view.text)
    found = find_quantities(view.text, language)
    found = with_spoken_sums(view.text, found) if language == "zh" else found

    def own_of(q: Quantity) -> str:
        if told is not None and told.start() <= q.end + 3:
            return _TOLD_CURRENCIES[told["currency"]]
        # 前8月营收4.47兆元新台币，8月单月为6065亿元: as in the sentence before it.
        floor = max(0, q.start - _LONGEST_SENTENCE)
        begin = max(floor, *(view.text.rfind(mark, floor, q.start) + 1 for mark in "。！？\n"))
        named = _CHINESE_DOLLARS.findall(view.text, begin, q.start)
        return "TWD" if named and named[-1].endswith("台币") else local

    def in_dollars(q: Quantity) -> bool:
        # 美元营收196.2亿元
        before = view.text[max(0, q.start - 12) : q.start]
        return re.search(r"美元(?:合并)?(?:营收|计价)[^，。\d]{0,4}$", before) is not None

    return [
        replace(q, unit="USD" if in_dollars(q) else own_of(q))
        if q.unit in ("CNY", "TWD")
        and re.search(r"元", q.text)
        and not re.search(r"人民币|RMB|¥|台|NT", view.text[q.start - 3 : q.end + 4])
        else q
        for q in with_process_nodes(view.text, found)
        if not _is_unit(view.text, q)
    ]


# "Revenue in the quarter, in billions of dollars:" tells a unit and no amount.
_IN_UNITS = re.compile(r"(?:thousands|millions|billions|trillions)\b.*", re.DOTALL)
_UNITS_BEFORE = re.compile(
    r"(?:[,(:;—–]|\b(?i:are|is|given|shown|stated|figures|amounts|values|numbers|spending|expenditure"
    r"|capex|outlays|sales|prices|costs|revenues?)) in $"
    r"|[,(] ?$"
)
_UNITS_BEHIND = re.compile(r"\s?(?:[).:;,\n|*_]|$)")
_LINE_ENDS = re.compile(r"[):：]?\s?(?:\n|$)")


def _is_unit(text: str, quantity: Quantity) -> bool:
    return (
        _IN_UNITS.fullmatch(quantity.text) is not None
        and _UNITS_BEFORE.search(text[max(0, quantity.start - 24) : quantity.start]) is not None
        and (_UNITS_BEHIND if text[quantity.start - 3 : quantity.start] == "in " else _LINE_ENDS).match(
            text, quantity.end
        )
        is not None
    )


def _candidate(rejection: Rejection, view: View) -> Candidate:
    start, end = view.original(rejection.start, rejection.end)
    return Candidate(rejection.predicate, rejection.reason, view.source[start:end], start, end, rejection.rule)


__all__ = ["EXTRACTOR_VERSION", "extract", "extractor_version", "read"]
