"""Reads the blocks of an article one after another: paragraphs, headings, bullets, rows, questions and answers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from assets.facts.attribution import attribute
from assets.facts.discourse import (
    ORGANISATIONS,
    Discourse,
    Node,
    Sentence,
    SentenceBuilder,
    Teller,
    common,
    reference,
)
from assets.facts.engine import Engine, Reading
from assets.facts.layout.entries import BEGINS_WITH_VERB
from assets.facts.layout.lines import Block
from assets.facts.layout.names import bold_lead
from assets.facts.mentions import Mention
from assets.facts.patterns import screened
from assets.facts.tables import TableReader, captions, is_note_of_table, tells_of_table
from assets.facts.talks.interviews import FORMER, Turn, asks_for_stock, company_of_record, is_note
from assets.facts.view import View, split_sentences

# A longer sentence is cut: it is no prose, and roles are looked for within one.
_LONGEST_SENTENCE = 600
# An entry of a list, of which the sentence before the list tells what is listed: "- Nvidia: 595,000 wafers".
_ENTRY = re.compile(r"\W*[^:：–—\d]{2,40}\s?[:：–—]\s?")
# Behind the name that an entry gives a figure of; what does something has a verb of its own.
_FIGURE = re.compile(
    r"(?:about|around|some|over|more than|nearly|up to|约|近|超过?|逾|达)?\W{0,4}\d|\W{0,3}(?:US|NT|HK|C|A)\$"
)
# Within how many sentences an answer gives the number that it was asked for.
_ANSWERS_IN = 2
# A longer line is no heading, and what a heading names stands in its first sentences.
_HEADING_LENGTH, _HEADING_SENTENCES = 110, 3
# What a question that goes on with the one before has none of, and how long it is at most.
_NAMES = re.compile(r"[A-Z]|\d")
_LONGEST_ELLIPSIS = 40
# What an interviewer tells of whom he asks: "You launched the chip earlier this month."
_YOU_DID = re.compile(
    r"You (?:have |also |just |recently )*(?:launched|unveiled|released|announced|presented|introduced|opened)\b"
)
_YOU = re.compile(r"\byou(?:r|rs)?\b", re.IGNORECASE)
# What else than a company a line over a list may head: its entries tell of the chip, say.
_OF_LISTS = frozenset({"chip", "model", "cluster", "product"})
# What says below a table of capital expenditure that a sum is some.
_SPENT = screened(
    r"\b(?:spent|spen(?:d|ds|ding)|paid out|laid out|shelled out|outlays?|(?:comparable|same|equivalent) figure)\b"
    r"|花[了掉费]|砸[了下]|投入|支出|开支"
)
# Before whom a section is about: "第三串：", "No. 2:".
_NUMBERED_HEAD = re.compile(r"[^：:，。,;]{1,14}[：:]\s?")
# What says that a question repeats a claim.
_HEARSAY = screened(
    r"外界|外面(?:都|在)?传|[都网]传|传(?:你们|贵司)|传闻|传言|听说|据说|有人说|有消息|报道|是不是真的|属实"
    r"|\b(?:[Rr]umou?rs?|[Rr]eport(?:s|ed|edly)?|[Pp]ress|[Tt]rue (?:that|you|they|it)\b"
    r"|[Ss]aid to|[Pp]eople say|[Tt]hey say|[Hh]eard|[Hh]earing (?:that|it)"
    r"|[Cc]laims?|[Tt]alk of|[Ii]t (?:was|is|has been) (?:said|written|suggested|alleged)"
    r"|(?:[Nn]ewspapers?|[Mm]agazines?|[Pp]apers?|[Bb]logs?|[Aa]nalysts?|[Ss]omebody|[Ss]omeone|[Cc]ompetitors?|[Rr]ivals?)"
    r" (?:\w+ )?(?:say|says|said|writes?|wrote|had you|has you|have you|put you|thinks?))\b"
)
# An answer that has not begun to say whether it is so: "I read that as well."
_HAS_HEARD = re.compile(
    r"\W*(?:(?:Yes|Yeah|Oh|Ah|Well|So),? )?(?:(?:I|We)(?:['’]ve| have|['’]d| had)? (?:also )?"
    r"(?:read|saw|seen|heard|noticed|know|knew)\b[^.?!]{0,40}"
    r"|So (?:I|we) (?:read|hear|heard|saw|am told)[^.?!]{0,20}|(?:Has|Did|Was|Does) (?:it|they|he|she)[^.?!]{0,20}"
    r"|People (?:say|write|talk)[^.?!]{0,30}"
    r"|(?:我|我们)?(?:也)?(?:看到|看见|听说|听到|读到)(?:了|过)?[^。！？]{0,10})[.?!。！？]?\W*"
)


class BlockReader:
    """Reads the blocks of one article; made anew for each.

    Args:
        view: The article.
        builder: Builds its sentences.
        engine: Reads a sentence.
        discourse: What was told before.
        language: `zh` or `en`.
        turns: Who speaks in which block, by its index, where speakers are labelled.
        issuer: Whose press release it is; None where it is none.
    """

    def __init__(
        self,
        view: View,
        builder: SentenceBuilder,
        engine: Engine,
        discourse: Discourse,
        language: str,
        turns: Mapping[int, Turn],
        issuer: Mention | None,
    ) -> None:
        self._view = view
        self._builder = builder
        self._engine = engine
        self._discourse = discourse
        self._language = language
        self._turns = turns
        self._issuer = issuer
        self._tables = TableReader(view, builder, engine, discourse, language)
        # Of the block that is being read.
        self._readings: list[Reading] = []
        # The last paragraph, what the table that is read is headed with, nearest first, and the last heading.
        self._above: list[Sentence] = []
        self._captions: list[Sentence] = []
        self._heading: Sentence | None = None
        # What the last heading names that is set as one.
        self._headed: list[Node] = []
        # Whether what is said answers questions, and the last one.
        self._interview = False
        self._question: list[Sentence] = []
        # The number of the paragraph; an answer goes on with that of its question.
        self._paragraph = 0
        self._answering = False
        # For whom those of a talk speak of whom nothing else is told, and the last question that was put in it.
        self._told_company: Mention | None = None
        self._put: list[Sentence] = []
        # What introduces a list.
        self._lead_in: list[Sentence] = []
        # What heads the table of capital expenditure of which the section goes on.
        self._tabled: list[Sentence] = []

    def read(self) -> Iterator[Reading]:
        """What the engine makes of each sentence, in the order of the text."""
        if self._turns:
            self._introduce_speaker()
        elif self._issuer is not None:
            self._discourse.main_company = self._issuer
        for index, block in enumerate(self._view.blocks):
            if block.kind == "noise":
                continue
            # An answer goes on with what its question names: together they are one paragraph.
            goes_on = self._answering or self._names_nothing(index, block)
            self._paragraph += not (goes_on and block.kind in ("paragraph", "bullet"))
            if block.kind == "row":
                if index == 0 or self._view.blocks[index - 1].kind != "row":
                    self._captions = self._headed_with(index)
                row = self._tables.read(block, self._paragraph, self._captions)
                self._readings.extend([row] if row else [])
                self._tabled = [c for c in self._captions if any(t.frame.predicate == "capex" for t in c.triggers)][:1]
            else:
                self._tabled = [] if block.kind == "heading" else self._tabled
                self._read_text(index, block)
            yield from self._readings
            self._readings.clear()

    def _names_nothing(self, index: int, block: Block) -> bool:
        """Whether a turn is a short question that goes on with what was spoken of: "How much?", "And its memory?"."""
        turn = self._turns.get(index)
        own = self._discourse.own_chip is not None  # Of a maker of chips his own is meant.
        blocks = self._view.blocks
        around = blocks[max(0, index - 1)], blocks[min(index + 1, len(blocks) - 1)]
        if turn is None or own or not turn.asks or block.end - turn.start > _LONGEST_ELLIPSIS:
            return False
        if any(b.end - b.start > 2 * _LONGEST_ELLIPSIS for b in around):
            return False  # What is spoken of at length goes on with nothing.
        return self._language == "en" and _NAMES.search(self._view.text, turn.start + 1, block.end) is None

    def _headed_with(self, index: int) -> list[Sentence]:
        """What says what the table holds that begins with a block: above it, under it and in the heading."""
        view = self._view
        below = next((b for b in view.blocks[index:] if b.kind != "row"), None)
        note = [
            self._builder.build(a, b, self._paragraph, "paragraph")
            for a, b in (_sentences(view, below, self._language) if below and is_note_of_table(view, below) else ())
        ]
        headed = (*captions(self._above, note), self._heading)
        return [c for c in dict.fromkeys(headed) if c is not None]

    def _introduce_speaker(self) -> None:
        discourse = self._discourse
        discourse.first_person = True
        answers = [turn for turn in self._turns.values() if not turn.asks]
        speaker = next((turn.person for turn in answers if turn.person is not None), None)
        company = discourse.employer(speaker) if speaker is not None else None
        company = company or next((turn.company for turn in answers if turn.company is not None), None)
        company = None if any(turn.alone for turn in answers) else company
        # Whom only the answers name is not for whom they speak.
        main, first = discourse.main_company, self._view.blocks[min(self._turns)].start
        told = main is not None and main.start < first and not FORMER.search(self._view.text[: main.start][-60:])
        in_title = main is not None and main.end <= self._view.blocks[0].end
        company = company or (main if told and in_title else None)
        if company is None and self._language == "zh" and not any(turn.alone for turn in answers):
            company = company_of_record(self._view, self._builder.mentions)
        company = company or (main if told else None)
        self._told_company = discourse.main_company = company

    def _read_text(self, index: int, block: Block) -> None:
        turn, discourse = self._turns.get(index), self._discourse
        if turn is not None and turn.start >= block.end:
            return  # Only who speaks next.
        if self._turns:
            own = turn.company if turn is not None else None
            discourse.speak_for(own or (None if turn is not None and turn.alone else self._told_company))
        if turn is not None and turn.start > block.start and block.kind == "bullet":
            block = replace(block, kind="paragraph")  # A message of a chat is no entry of a list.
        begin = turn.start if turn is not None else block.start  # 沈若川 speaks, and is no part of what he says.
        spans = [(max(a, begin), b) for a, b in _sentences(self._view, block, self._language) if b > begin]
        asks = turn.asks if turn is not None else _asks(self._view, block, self._view.blocks[index + 1 : index + 2])
        # A question set as a heading opens no section: "them" in its answer are still those of the answer before.
        kind = "paragraph" if asks and block.kind == "heading" and discourse.first_person else block.kind
        sentences = [self._builder.build(a, b, self._paragraph, kind) for a, b in spans]
        for sentence in sentences if self._turns else ():
            discourse.name_generations(sentence)
        self._answering = asks and discourse.first_person
        discourse.introducing = discourse.introducing and not asks
        if index and self._view.blocks[index - 1].kind == "row" and is_note_of_table(self._view, block):
            sentences = [s for s in sentences if not tells_of_table(s)]
        self._open_section(index, block, sentences)
        discourse.last_source = discourse.document = None
        if turn is not None and turn.asks:
            self._read_question(index, sentences, turn)
            return
        # A heading that asks nothing ends a talk; the next question takes it up.
        self._interview = asks or (self._interview and block.kind != "heading")
        self._tell(sentences, self._teller(index, turn, asks))
        if turn is not None and turn.start > block.start and not self._question:
            self._question = self._put  # Another answers what one has answered.
        self._read_statements(block, sentences, asks)
        self._question = sentences if asks else []
        if block.kind != "bullet":
            following = self._view.blocks[index + 1 : index + 2]
            self._lead_in = sentences[-1:] if _introduces_list(sentences, following) else []
        self._above = sentences or self._above
        self._heading = sentences[-1] if sentences and block.kind == "heading" else self._heading

    def _teller(self, index: int, turn: Turn | None, asks: bool) -> Teller | None:
        """Whose words a block is where it names nobody."""
        discourse = self._discourse
        if turn is not None:
            company = discourse.main_company if turn.official and turn.by is None else None
            if company is not None:
                return Teller(reference(company), "record")
            return Teller(turn.by, turn.form) if turn.by is not None else None
        if self._issuer is not None and not self._turns:
            return Teller(reference(self._issuer), "press release")
        # What introduces an interview, and what is asked in it, is not the interviewee's.
        answers = self._interview and not (asks or self._turns or is_note(self._view, index))
        return Teller(discourse.interviewee, "interview") if answers and discourse.interviewee is not None else None

    def _tell(self, sentences: Iterable[Sentence], teller: Teller | None) -> None:
        """Let sentences be the words of somebody."""
        self._discourse.default_source = teller.by if teller is not None else None
        for sentence in sentences:
            sentence.teller = teller

    def _open_section(self, index: int, block: Block, sentences: list[Sentence]) -> None:
        """Begin a section where a block is, or stands for, a heading."""
        view = self._view
        if not self._turns and _opens_section(sentences, view, block, view.blocks[index + 1 : index + 2]):
            sentences[0].kind = "heading"
        if any(sentence.kind == "heading" for sentence in sentences[:1]) or _only_names(sentences):
            nodes = [
                node
                for sentence in sentences[:_HEADING_SENTENCES]
                for node in sentence.nodes
                if not self._is_in_passing(sentence, node)
            ]
            if nodes or block.level >= 2:
                self._discourse.new_section(
                    nodes, alone=_is_of_company_alone(sentences), only_names=_only_names(sentences)
                )
                self._discourse.history.clear()
            if block.kind == "heading":
                self._headed = nodes
        elif not self._turns and _heads_list(sentences, view, block, view.blocks[index + 1 : index + 2]):
            # Of whom the list is about nothing is known: not of whom the one before was.
            self._discourse.new_section(self._headed)
            self._discourse.history.clear()

    def _is_in_passing(self, sentence: Sentence, node: Node) -> bool:
        """Whether a heading names another company than that of whom alone the article is, and not first: 改道中芯."""
        main = self._discourse.main_company
        if main is None or not self._discourse.alone or node.kinds.isdisjoint(ORGANISATIONS):
            return False
        return node.start > sentence.start and all(m.id != main.id for m in node.mentions)

    def _read_question(self, index: int, sentences: list[Sentence], turn: Turn) -> None:
        """Remember what an interviewer asks, and read what he only mentions, or what the answer owns to or denies."""
        for sentence in sentences:
            self._discourse.remember(sentence)
        self._question = self._put = sentences
        self._engine.claimed = []
        # An analyst has figures of his own.
        self._tell(sentences, Teller(turn.by, turn.form) if turn.by is not None else None)
        settled = self._language == "zh" and self._is_settled(index)
        for sentence in sentences:
            if sentence.search(_HEARSAY) or settled:
                self._engine.hear(sentence)
            elif sentence.text.endswith(".") and (
                turn.by is not None or _YOU_DID.match(sentence.text) or not _YOU.search(sentence.text)
            ):
                self._readings.append(self._engine.read(sentence))

    def _is_settled(self, index: int) -> bool:
        """Whether the turn behind a question begins with a plain no or yes."""
        behind = index + 1
        if behind >= len(self._view.blocks):
            return False
        block, turn = self._view.blocks[behind], self._turns.get(behind)
        words = self._view.text[turn.start if turn is not None else block.start : block.end]
        return any(common()[name].match(words) is not None for name in ("plain_no", "plain_yes"))

    def _read_statements(self, block: Block, sentences: list[Sentence], asks: bool) -> None:
        engine, discourse = self._engine, self._discourse
        bold = bold_lead(self._view, block)
        apart = bold is not None and not any(t.start < bold[1] for s in sentences[:1] for t in s.times)
        names = bold is not None and any(n.mentions and n.end <= bold[1] for s in sentences[:1] for n in s.nodes)
        if apart and (block.kind == "bullet" or names):
            discourse.history.clear()  # An entry with a lead of its own goes on with no other; one with a date may.
        label = _ENTRY.match(sentences[0].text) if sentences and block.kind == "bullet" else None
        led = bold[1] if bold is not None else sentences[0].start + label.end() if label is not None else None
        lead = [n for n in sentences[0].nodes if n.end <= led] if led is not None else []
        for position, sentence in enumerate(sentences):
            if block.kind == "bullet" or (block.kind == "paragraph" and self._language == "en" and not asks):
                self._give_subject(sentence, lead if position else [])
            sentence.attributions = attribute(sentences, position, discourse)
            discourse.following = sentences[position + 1] if position + 1 < len(sentences) else None
            answers = position < _ANSWERS_IN or asks_for_stock(self._question)
            engine.asked = self._question if answers and not asks else []
            engine.captioned = False
            entry = _ENTRY.match(sentence.text) if block.kind == "bullet" and position == 0 else None
            introduced = any(map(_ends_with_colon, self._lead_in))
            if entry is not None and (introduced or _FIGURE.match(sentence.text, entry.end())):
                engine.asked, engine.captioned = self._lead_in, bool(self._lead_in)
            elif self._tabled and not engine.asked and sentence.search(_SPENT):
                engine.asked, engine.captioned = self._tabled, True
            if asks and discourse.first_person and sentence.text.endswith(".") and sentence.search(_HEARSAY):
                engine.claimed = engine.claimed if position else []
                engine.hear(sentence)  # "**A newspaper wrote that you will build it.**"
                discourse.remember(sentence)
                continue
            goes_on = position == 0 or asks or (position == 1 and _HAS_HEARD.fullmatch(sentences[0].text) is not None)
            engine.claimed = engine.claimed if goes_on else []
            self._readings.append(engine.read(sentence))
            discourse.note_subjects(sentence, [draft.subject for draft in self._readings[-1].drafts])
            discourse.remember(sentence)
            discourse.follow_quotation(sentence)

    def _give_subject(self, sentence: Sentence, lead: Sequence[Node]) -> None:
        """Let what begins with its verb be about whom its entry, or the line over its section, begins with."""
        begins = BEGINS_WITH_VERB[self._language].match(sentence.text)
        if begins is None:
            return
        actors = [n for n in lead or self._discourse.heading if n.mentions and n.kinds & ORGANISATIONS]
        if len(actors) == 1 and len(actors[0].mentions) == 1:
            start = sentence.start
            mention = replace(actors[0].mentions[0], start=start, end=start)
            sentence.nodes.insert(0, Node(start, start, (mention,), actors[0].kinds))


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


def _asks(view: View, block: Block, following: Sequence[Block]) -> bool:
    """Whether a paragraph is a question of an interview: it ends with a question mark, or is all in bold.

    What is set in bold over a table is its caption.
    """
    bold = _is_bold(view, block) and not any(b.kind == "row" for b in following)
    return bold or view.text[block.start : block.end].rstrip()[-1:] in ("?", "？")


def _opens_section(sentences: list[Sentence], view: View, block: Block, following: Sequence[Block]) -> bool:
    """Whether a line in bold, or before a list or table, is a heading that begins with whom its section is about."""
    if block.kind != "paragraph" or len(sentences) != 1 or len(sentences[0].text) > _HEADING_LENGTH:
        return False
    sentence = sentences[0]
    opening = next(iter(sentence.nodes), None)
    if (
        opening is None
        or not opening.mentions
        or not opening.kinds & (ORGANISATIONS | (_OF_LISTS if any(b.kind == "bullet" for b in following) else set()))
        or (
            opening.start - sentence.start > 3
            and not _NUMBERED_HEAD.fullmatch(sentence.text, 0, opening.start - sentence.start)
        )
    ):
        return False
    if sentence.text.rstrip()[-1:] in ".!?:;。！？：；，,":
        return False
    return _is_bold(view, block) or any(b.kind in ("bullet", "row") for b in following)


def _introduces_list(sentences: list[Sentence], following: Sequence[Block]) -> bool:
    """Whether a line says what the list below it holds: it ends with a colon, or is a caption."""
    if not sentences:
        return False
    last = sentences[-1].text.rstrip()
    caption = len(sentences) == 1 and len(last) <= _HEADING_LENGTH and last[-1:] not in ".!?;。！？；，,"
    return _ends_with_colon(sentences[-1]) or (caption and any(b.kind == "bullet" for b in following))


def _ends_with_colon(sentence: Sentence) -> bool:
    return sentence.text.rstrip().endswith((":", "："))


def _heads_list(sentences: list[Sentence], view: View, block: Block, following: Sequence[Block]) -> bool:
    """Whether a line in bold that names nobody known stands over a list of its own."""
    if block.kind != "paragraph" or len(sentences) != 1 or len(sentences[0].text) > _HEADING_LENGTH:
        return False
    ends = sentences[0].text.rstrip()[-1:] in ".!?:;。！？：；，,"
    return not ends and _is_bold(view, block) and any(b.kind == "bullet" for b in following)


def _only_names(sentences: list[Sentence]) -> bool:
    """Whether a paragraph is nothing but a name: then it is a heading."""
    if len(sentences) != 1 or len(sentences[0].text) > 40 or not sentences[0].nodes:
        return False
    rest = sentences[0].text
    for node in sentences[0].nodes:
        rest = rest.replace(sentences[0].words(node.start, node.end), "")
    return re.fullmatch(r"[\W\d]*", rest) is not None


# Behind the name of a company in a heading, what tells nothing but its sign and the period: "(AVGO), fiscal Q3".
_SIGN_AND_PERIOD = re.compile(
    r"[\W\d]*(?:\([^()]{1,60}\)\W*)?(?:[A-Z]\w+[\W_]*){0,2}(?:\([^()]{1,60}\)\W*)?(?:(?:[Ff]iscal|[Qq]uarter|[Qq]\d|FY\s?\d*|[12]H|H[12]|results?|first|second|third|fourth"
    r"|three|six|months|to|of|[A-Z][a-z]{2,8}\.?|\d+)[\W_]*)*"
)


def _is_of_company_alone(sentences: list[Sentence]) -> bool:
    """Whether an English heading is a company's name, perhaps with its sign and the period it reports on."""
    if len(sentences) != 1 or sentences[0].language != "en" or not sentences[0].nodes:
        return False
    sentence, first = sentences[0], sentences[0].nodes[0]
    begins = not re.search(r"\w", sentence.words(sentence.start, first.start))
    rest = sentence.words(first.end, sentence.end)
    return begins and bool(first.kinds & ORGANISATIONS) and _SIGN_AND_PERIOD.fullmatch(rest) is not None
