"""The extraction: one document in, its facts and candidates out."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from assets.articles.document import Document
from assets.catalogue.entities import Catalogue, load_entities
from assets.facts.attribution import attribute
from assets.facts.discourse import ORGANISATIONS, Discourse, Sentence, SentenceBuilder, grammar
from assets.facts.engine import Engine, Reading, Rejection
from assets.facts.frames import FrameSet, data_files, load_frames
from assets.facts.interviews import FORMER, asks_for_stock, is_note, turns_of
from assets.facts.mentions import find_mentions
from assets.facts.mentions.find import recognisers
from assets.facts.model import Candidate, Extraction
from assets.facts.patterns import screen, screened
from assets.facts.process_nodes import with_process_nodes
from assets.facts.quantities import Quantity, find_quantities
from assets.facts.repetition import told_once
from assets.facts.rulebook import rule_book
from assets.facts.scene import set_the_scene
from assets.facts.tables import TableReader
from assets.facts.times import find_times
from assets.facts.view import Block, View, make_view, noise_patterns, split_sentences

# A longer sentence is cut: it is no prose, and roles are looked for within one.
_LONGEST_SENTENCE = 600
# Whose names are made of words that say nothing in them: 传音控股, Power Integrations.
_PARTIES = frozenset({"company", "foundry", "person"})
# An entry of a list, of which the sentence before the list tells what is listed: "- Nvidia: 595,000 wafers".
_ENTRY = re.compile(r"\W*[^:：–—\d]{2,40}\s?[:：–—]\s?")
# Within how many sentences an answer gives the number that it was asked for.
_ANSWERS_IN = 2
# A longer line is no heading.
_HEADING_LENGTH = 110


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
    facts = sorted(
        told_once(readings, view),
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
    candidates = [
        _candidate(rejection, view) for reading in readings for rejection in reading.rejections if rejection.predicate
    ]
    candidates.sort(key=lambda c: (c.start, c.end, c.predicate, c.reason, c.rule))
    return Extraction(tuple(facts), tuple(dict.fromkeys(candidates)))


# What an interviewer tells of whom he asks: "You launched the chip earlier this month."
_YOU_DID = re.compile(
    r"You (?:have |also |just |recently )*(?:launched|unveiled|released|announced|presented|introduced|opened)\b"
)


def read(
    document: Document, frames: FrameSet | None = None, catalogue: Catalogue | None = None
) -> tuple[View, list[Reading]]:
    """A document's view and what the engine made of each sentence; `explain` shows it."""
    frames = frames or load_frames()
    catalogue = catalogue or load_entities()
    language = document.language if document.language in ("zh", "en") else "en"
    _make_patterns(catalogue)
    view = make_view(document)
    text = view.text
    mentions = find_mentions(text, language, catalogue)
    screened_text = screen().read(text)
    builder = SentenceBuilder(
        screened_text,
        language,
        mentions,
        _quantities(view, language),
        find_times(text, document.published, language),
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
    set_the_scene(view, builder, discourse)
    turns = turns_of(view, mentions, discourse)
    if turns:
        discourse.first_person = True
        speaker = next((turn.person for turn in turns.values() if turn.person is not None), None)
        company = discourse.employer(speaker) if speaker is not None else None
        # Whom only the answers name is not for whom they speak.
        main, first = discourse.main_company, view.blocks[min(turns)].start
        told = main is not None and main.start < first and not FORMER.search(view.text[: main.start][-60:])
        discourse.main_company = company or (main if told else None)
    readings: list[Reading] = []
    tables = TableReader(view, builder, engine, discourse, language)
    caption: Sentence | None = None
    heading: Sentence | None = None
    interview = False
    question: list[Sentence] = []
    paragraph = 0
    answering = False
    lead_in: list[Sentence] = []
    for index, block in enumerate(view.blocks):
        if block.kind == "noise":
            continue
        # An answer goes on with what its question names: together they are one paragraph.
        paragraph += not (answering and block.kind in ("paragraph", "bullet"))
        if block.kind == "row":
            row = tables.read(block, paragraph, [c for c in dict.fromkeys((caption, heading)) if c is not None])
            readings.extend([row] if row else [])
            continue
        turn = turns.get(index)
        begin = turn.start if turn is not None else block.start  # 沈若川 speaks, and is no part of what he says.
        spans = [(max(a, begin), b) for a, b in _sentences(view, block, language) if b > begin]
        asks = turn.asks if turn is not None else _asks(view, block)
        # A question set as a heading opens no section: "them" in its answer are still those of the answer before.
        kind = "paragraph" if asks and block.kind == "heading" and discourse.first_person else block.kind
        sentences = [builder.build(a, b, paragraph, kind) for a, b in spans]
        answering = asks and discourse.first_person
        discourse.introducing = discourse.introducing and not asks
        if not turns and _opens_section(sentences, view, block, view.blocks[index + 1 : index + 2]):
            sentences[0].kind = "heading"
        if any(sentence.kind == "heading" for sentence in sentences[:1]) or _only_names(sentences):
            nodes = [node for sentence in sentences for node in sentence.nodes]
            if nodes or block.level >= 2:
                discourse.new_section(nodes)
                discourse.history.clear()
        discourse.last_source = discourse.document = None
        if turn is not None and turn.asks:
            for sentence in sentences:
                discourse.remember(sentence)
            question, engine.claimed = sentences, []
            discourse.default_source = None
            for sentence in sentences:
                if sentence.search(_HEARSAY):
                    engine.hear(sentence)
                elif sentence.text.endswith(".") and (
                    _YOU_DID.match(sentence.text) or not re.search(r"\byou(?:r|rs)?\b", sentence.text, re.I)
                ):
                    readings.append(engine.read(sentence))  # What an interviewer only mentions.
            continue
        # A heading that asks nothing ends a talk; the next question takes it up.
        interview = asks or (interview and block.kind != "heading")
        # What introduces an interview, and what is asked in it, is not the interviewee's.
        note = is_note(view, index)
        discourse.default_source = discourse.interviewee if interview and not (asks or turns or note) else None
        if turn is not None:
            discourse.default_source = turn.by
        for position, sentence in enumerate(sentences):
            sentence.attributions = attribute(sentences, position, discourse)
            discourse.following = sentences[position + 1] if position + 1 < len(sentences) else None
            answers = position < _ANSWERS_IN or asks_for_stock(question)
            engine.asked = question if answers and not asks else []
            if block.kind == "bullet" and position == 0 and _ENTRY.match(sentence.text):
                engine.asked = lead_in
            engine.claimed = engine.claimed if position == 0 else []
            readings.append(engine.read(sentence))
            discourse.note_subjects(sentence, [draft.subject for draft in readings[-1].drafts])
            discourse.remember(sentence)
            discourse.follow_quotation(sentence)
        question = sentences if asks else []
        if block.kind != "bullet":
            lead_in = sentences[-1:] if sentences and sentences[-1].text.rstrip().endswith((":", "：")) else []
        caption = sentences[-1] if sentences else caption
        heading = caption if block.kind == "heading" else heading
    return view, readings


@lru_cache(maxsize=8)
def _make_patterns(catalogue: Catalogue) -> None:
    """Make all patterns before the first text is screened: the screen is built anew, in 0.2 s, with each made later."""
    for language in ("zh", "en"):
        grammar(language)
    noise_patterns()
    recognisers(catalogue)
    rule_book()


# 2600亿元（新台币，下同）: the currency of every 元 that follows.
_SAME_BELOW = re.compile(
    r"(?P<currency>人民币|新台币|台币|美元|港元|港币|日元|韩元|欧元)元?[（(，,;；]{0,2}\s?(?:以?下[皆均]?同|本文同)"
)
_TOLD_CURRENCIES = {
    "人民币": "CNY", "新台币": "TWD", "台币": "TWD", "美元": "USD", "港元": "HKD", "港币": "HKD", "日元": "JPY",
    "韩元": "KRW", "欧元": "EUR",
}  # fmt: skip


# What only Hong Kong writes so: 英偉達, which is 輝達 in Taiwan.
_HONG_KONG = re.compile("英偉達|行政總裁|港元|港股|按年")


def _quantities(view: View, language: str) -> list[Quantity]:
    """The quantities of a view; 元 alone is the Taiwan dollar where it is written in traditional characters."""
    # Hong Kong writes of mainland companies in their own money.
    local = "TWD" if view.traditional and _HONG_KONG.search(view.source) is None else "CNY"
    told = _SAME_BELOW.search(view.text)

    def own_of(q: Quantity) -> str:
        return _TOLD_CURRENCIES[told["currency"]] if told is not None and told.start() <= q.end + 3 else local

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
        for q in with_process_nodes(view.text, find_quantities(view.text, language))
    ]


# Before whom a section is about: "第三串：", "No. 2:".
_NUMBERED_HEAD = re.compile(r"[^：:，。,;]{1,14}[：:]\s?")
# What says that a question repeats a claim.
_HEARSAY = screened(
    r"外界|外面(?:都|在)?传|[都网]传|传(?:你们|贵司)|传闻|传言|听说|据说|有人说|有消息|报道|是不是真的|属实"
    r"|\b(?:[Rr]umou?rs?|[Rr]eport(?:s|ed|edly)?|[Pp]ress|[Tt]rue (?:that|you|they|it)\b"
    r"|[Ss]aid to|[Pp]eople say|[Tt]hey say|[Hh]eard"
    r"|[Cc]laims?)\b"
)


def _sentences(view: View, block: Block, language: str) -> Iterable[tuple[int, int]]:
    for start, end in split_sentences(view.text, block.start, block.end, language):
        while end - start > _LONGEST_SENTENCE:
            cut = max(view.text.rfind(mark, start, start + _LONGEST_SENTENCE) for mark in "，；,; ")
            cut = cut + 1 if cut > start else start + _LONGEST_SENTENCE
            yield start, cut
            start = cut
        yield start, end


def _is_bold(view: View, block: Block) -> bool:
    start, end = view.original(block.start, block.end)
    return view.source[max(0, start - 2) : start] == "**" and view.source[end : end + 2] == "**"


def _asks(view: View, block: Block) -> bool:
    """Whether a paragraph is a question of an interview: it ends with a question mark or is all in bold."""
    return _is_bold(view, block) or view.text[block.start : block.end].rstrip()[-1:] in ("?", "？")


def _opens_section(sentences: list[Sentence], view: View, block: Block, following: Sequence[Block]) -> bool:
    """Whether a line in bold, or before a list or table, is a heading that begins with whom its section is about."""
    if block.kind != "paragraph" or len(sentences) != 1 or len(sentences[0].text) > _HEADING_LENGTH:
        return False
    sentence = sentences[0]
    opening = next(iter(sentence.nodes), None)
    if (
        opening is None
        or not opening.mentions
        or not opening.kinds & ORGANISATIONS
        or (
            opening.start - sentence.start > 3
            and not _NUMBERED_HEAD.fullmatch(sentence.text, 0, opening.start - sentence.start)
        )
    ):
        return False
    if sentence.text.rstrip()[-1:] in ".!?:;。！？：；，,":
        return False
    return _is_bold(view, block) or any(b.kind in ("bullet", "row") for b in following)


def _only_names(sentences: list[Sentence]) -> bool:
    """Whether a paragraph is nothing but a name: then it is a heading."""
    if len(sentences) != 1 or len(sentences[0].text) > 40 or not sentences[0].nodes:
        return False
    rest = sentences[0].text
    for node in sentences[0].nodes:
        rest = rest.replace(sentences[0].words(node.start, node.end), "")
    return re.fullmatch(r"[\W\d]*", rest) is not None


def _candidate(rejection: Rejection, view: View) -> Candidate:
    start, end = view.original(rejection.start, rejection.end)
    return Candidate(rejection.predicate, rejection.reason, view.source[start:end], start, end, rejection.rule)


__all__ = ["EXTRACTOR_VERSION", "extract", "extractor_version", "read"]
