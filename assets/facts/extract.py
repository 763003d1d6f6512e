"""The extraction: one document in, its facts and candidates out."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from assets.articles.document import Document
from assets.catalogue.entities import Catalogue, load_entities
from assets.facts.attribution import attribute
from assets.facts.discourse import ANONYMOUS, ORGANISATIONS, Discourse, Sentence, SentenceBuilder, grammar, reference
from assets.facts.engine import Draft, Engine, Reading, Rejection
from assets.facts.frames import FrameSet, data_files, load_frames
from assets.facts.interviews import FORMER, WITHOUT_NAME, asks_for_stock, is_note, turns_of
from assets.facts.mentions import Mention, find_mentions
from assets.facts.mentions.find import recognisers
from assets.facts.model import Candidate, EntityReference, Extraction, Fact
from assets.facts.patterns import screen, screened
from assets.facts.process_nodes import with_process_nodes
from assets.facts.quantities import Quantity, find_quantities
from assets.facts.rulebook import rule_book
from assets.facts.tables import TableReader
from assets.facts.times import find_times
from assets.facts.view import Block, View, make_view, noise_patterns, split_sentences

# What does not change from one mention to the next.
_LASTING = frozenset(
    {
        "designs",
        "fabricates",
        "process_node",
        "variant_of",
        "successor_of",
        "spec",
        "spec_ratio",
        "develops",
        "parameters",
        "operates",
        "uses",
        "trained_on",
        "threshold",
    }
)
# A longer sentence is cut: it is no prose, and roles are looked for within one.
_LONGEST_SENTENCE = 600
# Whose names are made of words that say nothing in them: 传音控股, Power Integrations.
_PARTIES = frozenset({"company", "foundry", "person"})
# Of what is told with a number once nothing is added by telling it without.
_DEALS = frozenset({"orders", "supplies", "invests_in"})
# Chips of which no model is named: of the same number where one is, they are the same.
_ANY_CHIP = "chip:gpu"
# Supplies told from the side of who gets the goods.
_FROM_BUYER = frozenset({"supplies/provided-by", "supplies/received-zh", "supplies/of-maker"})
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
    facts: list[Fact] = []
    seen: set[tuple[object, ...]] = set()
    stated = {_core(draft) for reading in readings if not _is_headline(reading.sentence) for draft in reading.drafts}
    ordered = {
        _without_seller(d)
        for r in readings
        if not _is_headline(r.sentence)
        for d in r.drafts
        if d.predicate == "orders" and d.unit
    }
    counted_before: set[tuple[str, str, str | None]] = set()
    for reading in readings:
        valued = {(d.predicate, d.subject.id, d.object and d.object.id) for d in reading.drafts if d.unit}
        counted = [d for d in reading.drafts if d.predicate in ("trained_on", "cluster_size", "holds", "orders")]
        for draft in reading.drafts:
            core = _core(draft)
            if draft.unit is None and any(
                d.unit
                and d.predicate == draft.predicate
                and draft.object in (None, d.object)
                and draft.subject.id in d.subject.id.split("+")
                for d in reading.drafts
            ):
                continue
            if (
                draft.rule in _FROM_BUYER
                and draft.unit is None
                and draft.object
                and any(
                    d.unit and d.predicate == "orders" and d.subject == draft.object and d.object == draft.subject
                    for d in reading.drafts
                )
            ):
                continue  # What is ordered for so much is not told a second time from the seller's side.
            if (
                draft.predicate == "uses"
                and not _SAYS_USE.search(reading.sentence.words(draft.start, draft.end))
                and any(d.object == draft.object and not _is_of_another(d, draft, reading.sentence) for d in counted)
            ):
                continue  # What it is used for says more.
            deal = (draft.predicate, draft.subject.id, draft.object.id if draft.object else None)
            if draft.unit is None and deal in valued:
                continue
            if draft.unit is None and draft.modality != "denied" and deal in counted_before:
                continue  # 采购30万颗…。大买英伟达芯片…: the deal is told, and how large it is.
            if _is_headline(reading.sentence) and (
                core in stated or (draft.predicate == "orders" and _without_seller(draft) in ordered)
            ):
                continue  # A headline only repeats what the text says in full.
            fact = _fact(draft, view)
            # Said again without another source or time, it is the same evidence.
            explicit = (
                *core,
                fact.by and fact.by.id if draft.explicit_source else None,
                fact.time if draft.explicit_time else None,
            )
            known = core in seen
            if explicit in seen or (
                known and not draft.explicit_source and (fact.predicate in _LASTING or not draft.explicit_time)
            ):
                continue
            seen.update((explicit, core))
            facts.append(fact)
            if draft.unit is not None and draft.predicate in _DEALS:
                counted_before.add(deal)
    named = {(f.predicate, f.subject.id, f.low, f.high, f.unit) for f in facts if f.object and f.object.id != _ANY_CHIP}
    facts = [
        f
        for f in facts
        if not (f.unit and f.object and f.object.id == _ANY_CHIP)
        or (f.predicate, f.subject.id, f.low, f.high, f.unit) not in named
    ]
    facts.sort(
        key=lambda f: (
            f.start,
            f.end,
            f.predicate,
            f.subject.id,
            f.object.id if f.object else "",
            f.metric or "",
            f.low or 0,
            f.high or 0,
        )
    )
    candidates = [
        _candidate(rejection, view) for reading in readings for rejection in reading.rejections if rejection.predicate
    ]
    candidates.sort(key=lambda c: (c.start, c.end, c.predicate, c.reason, c.rule))
    return Extraction(tuple(facts), tuple(dict.fromkeys(candidates)))


# What is said in so many words is no mere consequence of a count: "is using more than 2,000 A100s to train".
_SAYS_USE = re.compile(r"\b(?:use|uses|used|using)\b")
# What an interviewer tells of whom he asks: "You launched the chip earlier this month."
_YOU_DID = re.compile(
    r"You (?:have |also |just |recently )*(?:launched|unveiled|released|announced|presented|introduced|opened)\b"
)


def _is_of_another(counted: Draft, used: Draft, sentence: Sentence) -> bool:
    """Whether chips stand in another's machine: of "Intel's cluster, whose main user is Stability AI"."""
    if counted.subject.kind != "cluster" or used.modality == "possible":
        return False
    companies = {m.id.partition(":")[2] for n in sentence.nodes for m in n.mentions if m.kind == "company"}
    owners = companies - {used.subject.id.partition(":")[2]}
    return any(f"{counted.subject.id}-".startswith(f"cluster:{owner}-") for owner in owners)


def _is_headline(sentence: Sentence) -> bool:
    """Whether a sentence is a heading, or a flash in capitals: "* HUMAIN TO BUY 120,000 PROCESSORS"."""
    return sentence.kind == "heading" or (
        sentence.language == "en" and len(sentence.text) > 20 and sentence.text.isupper()
    )


def _without_seller(draft: Draft) -> tuple[object, ...]:
    """An order without whom it went to: a headline may name only the goods, the text who sells them."""
    return (draft.subject.id, draft.low, draft.high, draft.unit)


def _core(draft: Draft) -> tuple[object, ...]:
    """What makes two facts of an article the same statement."""
    obj = draft.object.id if draft.object else None
    return (
        draft.predicate,
        draft.subject.id,
        obj,
        draft.metric,
        draft.low,
        draft.high,
        draft.unit,
        draft.modality == "denied",
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
    _set_the_scene(view, builder, discourse, language)
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


# A paper in which a house tells what it reckons: "published a note", 发布研报.
_PAPER = screened(
    r"研报|研究报告|深度报告|策略报告|行业报告|最新报告|(?:发布|发表|出具|公布)[^，。；]{0,24}报告|报告(?:中|称|指出|认为)"
    r"|\b(?:research|sector|client|broker|industry|equity) (?:note|report)s?\b"
    r"|\bin (?:a|its|their|the) (?:[\w-]+ ){0,4}(?:note|report)\b"
    r"|\b(?:note|report) (?:to (?:its )?clients|published|dated|out|sent|released|by|from)\b",
    re.IGNORECASE,
)


# How an account of a report comes back to it.
_PAPER_AGAIN = re.compile(
    r"该(?:行|机构|券商|团队|报告|研报)|(?:^|[，。；\n ])(?:报告|研报|分析师)|报告(?:认为|称|指出|预计|显示|测算)"
    r"|\b[Tt]he (?:bank|brokerage|broker|note|report|analysts|team|authors)\b"
)
_RETURNS = 3


def _digested(
    view: View, opening: Sequence[Sentence], mentions: Iterable[Mention], discourse: Discourse
) -> EntityReference | None:
    """The house whose report an article retells: it begins with the report, and keeps to it.

    That it keeps to it is told by the title, which names the house, or by coming back to it while no other is heard.
    """

    def houses(among: Iterable[Mention]) -> Iterator[Mention]:
        return (m for m in among if m.kind == "company" and discourse.is_observer(m))

    titled = {m.id for part in opening[:1] if part.kind == "heading" for n in part.nodes for m in houses(n.mentions)}
    heard = Counter(m.id for m in houses(mentions) if not discourse.is_medium(reference(m)))
    for part in opening:
        if part.search(_PAPER):
            returns = len(_PAPER_AGAIN.findall(view.text))
            for house in houses(m for n in part.nodes for m in n.mentions):
                alone = heard[house.id] + returns > _RETURNS and 2 * heard[house.id] > heard.total()
                if heard[house.id] and (house.id in titled or alone):
                    return reference(house)
    return None


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


def _set_the_scene(view: View, builder: SentenceBuilder, discourse: Discourse, language: str) -> None:
    """What the article as a whole is about, and who speaks in it where it is an interview."""
    blocks = [(i, b) for i, b in enumerate(view.blocks) if b.kind != "noise"]
    opening = [builder.build(b.start, min(b.end, b.start + _LONGEST_SENTENCE), i, b.kind) for i, b in blocks[:4]]
    for mention in builder.mentions:
        if mention.kind == "company":
            discourse.companies.setdefault(mention.id, mention)
    votes: Counter[str] = Counter()
    named: dict[str, Mention] = {}
    for position, part in enumerate(opening):
        for node in part.nodes:
            for mention in node.mentions:
                actor = (
                    mention.kind in ("company", "foundry")
                    and not mention.anonymous
                    and not discourse.is_observer(mention)
                )
                if actor and part.kind != "heading" and not (node.marker or node.vendor or discourse.first_company):
                    discourse.first_company = mention
                if actor:
                    votes[mention.id] += (3 if position == 0 else 2) if not (node.marker or node.vendor) else 1
                    named.setdefault(mention.id, mention)
    for mention in builder.mentions:
        if mention.id in named:
            votes[mention.id] += 1
    if votes:
        ranked = sorted(votes, key=lambda id_: (-votes[id_], named[id_].start))
        # Of several companies that share the article none is the topic of the whole.
        if len(ranked) == 1 or votes[ranked[0]] >= 1.6 * votes[ranked[1]]:
            discourse.main_company = named[ranked[0]]
    discourse.digested = _digested(view, opening, builder.mentions, discourse)
    told = " ".join(part.text for part in opening)
    invited = [m for part in opening for n in part.nodes for m in n.mentions if m.kind == "person" and not m.anonymous]
    guest = next((m for m in invited if m.affiliation_id), None)
    if guest is not None and {m.id for m in invited} == {guest.id} and _speaks(guest, view.text) >= _PORTRAIT:
        discourse.guest = reference(guest)  # A portrait of one who is met and quoted throughout.
        if not _TALK.search(told):
            discourse.main_company = discourse.main_company or discourse.employer(guest)
    if _INTERVIEW.search(told) or _TALK.search(told):
        discourse.guest = reference(guest) if guest else ANONYMOUS if WITHOUT_NAME.search(told) else None
    questions = [b for _, b in blocks if b.end - b.start < 200 and view.text[b.end - 1] in "?？"]
    first_person = len(re.findall(r"\b(?:[Ww]e|I|our)\b|我们|我", view.text[:20000]))
    answers = sum(_ANSWER.match(view.text, b.start) is not None for _, b in blocks)
    introduced = any(_INTERVIEW.search(part.text) for part in opening)
    addressed = sum(_ADDRESSES.search(view.text, b.start, b.end) is not None for b in questions)
    talks = first_person >= 3 or (first_person >= 1 and addressed >= 1) or answers >= 2 or introduced
    if len(questions) >= 3 and talks:
        discourse.first_person = True
        people = [
            m
            for part in opening
            for node in part.nodes
            for m in node.mentions
            if m.kind == "person" and not m.anonymous
        ]
        speaker = next((m for m in people if m.affiliation_id), people[0] if people else None)
        if speaker is not None:
            discourse.interviewee = reference(speaker)
            discourse.main_company = _company_of(speaker, opening, discourse) or discourse.main_company
        elif WITHOUT_NAME.search(told):
            discourse.interviewee = ANONYMOUS
        elif (company := _officers_company(opening, discourse)) is not None:
            discourse.interviewee, discourse.main_company = ANONYMOUS, company


# Before the company of who is interviewed and told by an office only: "The head of hardware at".
_OFFICE_OF = re.compile(
    r"\b(?:chief|head|boss|founder|president|director|officer|C[A-Z]O|manager|engineer|executive|chairman|chairwoman|lead)"
    r"\b[^.,;:]{0,40}\b(?:of|at|for) (?:the )?$"
)


def _officers_company(opening: Sequence[Sentence], discourse: Discourse) -> Mention | None:
    """The company of which an interview introduces an officer without a name."""
    for part in opening:
        for node in part.nodes:
            named = node.mentions and node.kinds & ORGANISATIONS and not discourse.is_observer(node.mentions[0])
            if named and _OFFICE_OF.search(part.words(part.start, node.start)):
                return node.mentions[0]
    return None


# To whom a question is put.
_ADDRESSES = re.compile(r"\b[Yy]ou(?:rs?)?\b|[你您贵]")
# What says that a talk follows.
_INTERVIEW = re.compile(
    r"\b(?:[Ii]nterview(?:ed)?|[Cc]onversation|[Ss]poke (?:to|with)|[Ss]at down with|Q&A"
    r"|[Tt]alk(?:ed|s)? (?:to|with))\b"
    r"|专访|对话|访谈|采访|对谈|问答"
)
_SHE_SAYS = re.compile(r"\b(?:[Hh]e|[Ss]he) (?:says|said|laughs|shrugs|expects|reckons|adds|recalls|explains|admits)\b")


def _speaks(person: Mention, text: str) -> int:
    """How often somebody is quoted, by a pronoun or by the surname."""
    surname = re.escape(person.name.rpartition(" ")[2])
    return len(_SHE_SAYS.findall(text)) + len(
        re.findall(rf"\b(?:says|said) {surname}\b|\b{surname} (?:says|said)\b", text)
    )


# Before whom a section is about: "第三串：", "No. 2:".
_NUMBERED_HEAD = re.compile(r"[^：:，。,;]{1,14}[：:]\s?")
# How often who is portrayed speaks, at least.
_PORTRAIT = 2
_TALK = re.compile(r"\b(?:[Pp]odcast|[Ee]pisode|[Ee]p\.|[Oo]ur guest|[Gg]uests?:|[Tt]his week['’]s guest)(?!\w)")
# What says that a question repeats a claim.
_HEARSAY = screened(
    r"外界|外面(?:都|在)?传|[都网]传|传(?:你们|贵司)|传闻|传言|听说|据说|有人说|有消息|报道|是不是真的|属实"
    r"|\b(?:[Rr]umou?rs?|[Rr]eport(?:s|ed|edly)?|[Pp]ress|[Tt]rue (?:that|you|they|it)\b"
    r"|[Ss]aid to|[Pp]eople say|[Tt]hey say|[Hh]eard"
    r"|[Cc]laims?)\b"
)
# What opens an answer of an interview, where answers are labelled.
_ANSWER = re.compile(r"\W{0,3}(?:答|A|Answer)\W{0,3}[:：]")


def _company_of(speaker: Mention, opening: list[Sentence], discourse: Discourse) -> Mention | None:
    """For whom the person of an interview speaks: as said, else the first company where they are introduced."""
    if speaker.affiliation_id is not None:
        return discourse.employer(speaker)
    introduced = [p for p in opening if any(speaker.id in {m.id for m in node.mentions} for node in p.nodes)]
    companies = [
        m
        for part in introduced
        for node in part.nodes
        for m in node.mentions
        if m.kind in ("company", "foundry")
        and not m.anonymous
        and not discourse.is_observer(m)
        and not FORMER.search(part.text[: m.start - part.start])
    ]
    return companies[0] if companies else None


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


def _fact(draft: Draft, view: View) -> Fact:
    start, end = view.original(draft.start, draft.end)
    while start < end and view.source[start].isspace():
        start += 1
    while end > start and view.source[end - 1].isspace():
        end -= 1
    return Fact(
        predicate=draft.predicate,
        subject=draft.subject,
        object=draft.object,
        quote=view.source[start:end],
        start=start,
        end=end,
        rule=draft.rule,
        item=draft.item,
        metric=draft.metric,
        low=draft.low,
        high=draft.high,
        unit=draft.unit,
        cmp=draft.cmp,
        time=draft.time,
        by=draft.by,
        modality=draft.modality,
        value_text=draft.value_text,
        time_text=draft.time_text,
    )


def _candidate(rejection: Rejection, view: View) -> Candidate:
    start, end = view.original(rejection.start, rejection.end)
    return Candidate(rejection.predicate, rejection.reason, view.source[start:end], start, end, rejection.rule)


__all__ = ["EXTRACTOR_VERSION", "extract", "extractor_version", "read"]
