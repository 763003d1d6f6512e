"""What an article as a whole is about, and who speaks in it where it is an interview, a portrait or a report retold."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from assets.facts.discourse import ANONYMOUS, ORGANISATIONS, Discourse, Sentence, SentenceBuilder, reference
from assets.facts.layout.titles import titled
from assets.facts.mentions import Mention
from assets.facts.model import EntityReference
from assets.facts.patterns import screened
from assets.facts.talks.interviews import FORMER, WITHOUT_NAME
from assets.facts.times.calendars import told_year_ends
from assets.facts.view import View

# A sentence that opens the article is read so far.
_LONGEST_OPENING = 600
# How many paragraphs open an article.
_OPENING = 4
# A main company stands out from the next by so much; a longer paragraph is no question.
_STANDS_OUT, _LONGEST_QUESTION = 1.6, 200
# Of whom alone an article is, it names so many times as often as any other.
_ALONE = 2.5
# So many questions make an interview.
_QUESTIONS = 3
_FIRST_PERSON = re.compile(r"\b(?:[Ww]e|I|our)\b|我们|我")


def set_the_scene(view: View, builder: SentenceBuilder, discourse: Discourse, language: str) -> None:
    """Find out what an article as a whole is about, and who speaks in it where it is an interview.

    Args:
        view: The article.
        builder: Builds its sentences.
        discourse: Is told the companies, the main one, whose report is retold, and who is met or interviewed.
        language: `zh` or `en`.
    """
    blocks = [(i, b) for i, b in enumerate(view.blocks) if b.kind != "noise"]
    opening = [builder.build(b.start, min(b.end, b.start + _LONGEST_OPENING), i, b.kind) for i, b in blocks[:_OPENING]]
    for mention in builder.mentions:
        if mention.kind == "company":
            discourse.companies.setdefault(mention.id, mention)
        elif mention.kind == "person" and mention.affiliation_id and not mention.anonymous:
            discourse.employed.setdefault(mention.id, mention)
    _find_main_company(opening, builder.mentions, discourse)
    discourse.main_company = _portrayed(view, builder.mentions, discourse) or discourse.main_company
    discourse.main_company = discourse.main_company or _introduced(view, builder.mentions, discourse)
    _take_title(view, builder.mentions, discourse, language)
    discourse.digested = _digested(view, opening, builder.mentions, discourse)
    _find_guest(view, opening, discourse)
    if _is_interview(view, opening):
        discourse.first_person = True
        _find_interviewee(opening, discourse)
    _employ_insiders(view, builder.mentions, discourse)
    _note_year_ends(view, builder.mentions, discourse)


def _take_title(view: View, mentions: Sequence[Mention], discourse: Discourse, language: str) -> None:
    """The company that the form of the title says that all of the piece is about."""
    title = titled(view, language)
    named = [m for m in mentions if title and title[0] <= m.start and m.end <= title[1] and m.kind in ORGANISATIONS]
    if len(named) == 1 and not named[0].anonymous:
        discourse.main_company, discourse.alone = named[0], True


def _note_year_ends(view: View, mentions: Sequence[Mention], discourse: Discourse) -> None:
    """Whose fiscal year ends when, as the text tells: of the company named last in the paragraph, or the main one."""
    organisations = [m for m in mentions if m.kind in ORGANISATIONS]
    for told in told_year_ends(view.text):
        block = view.blocks[bisect_right(view.blocks, told.start, key=lambda b: b.start) - 1]
        last = bisect_left(organisations, told.start, key=lambda m: m.start) - 1
        named = last >= 0 and block.start <= organisations[last].start and told.start < block.end
        whose = organisations[last] if named else discourse.main_company
        if whose is not None and not whose.anonymous:
            discourse.year_ends.setdefault(whose.id, told.month)


# Before the name of an officer whose company goes without saying: "says co-founder Wei Ling Tan".
_INSIDER = re.compile(
    r"(?:^|[.!?”\"\n] |(?<![’'])\b(?!former |ex-|a |an |another |rival )[a-z]+,? )(?:[Ii]ts |[Tt]he )?(?:[Cc]o-?)?"
    r"(?:[Ff]ounder|[Cc]hief (?:[Ee]xecutive|[A-Za-z]+ [Oo]fficer)|(?:[Ff]inance|[Tt]echnology) chief|C[ETFO]O|[Bb]oss)"
    r",? $"
)


def _employ_insiders(view: View, mentions: Iterable[Mention], discourse: Discourse) -> None:
    """Officers told without a company are those of whom the article is about."""
    main = discourse.main_company
    for mention in mentions if main is not None else ():
        if mention.kind != "person" or mention.anonymous or mention.affiliation_id or mention.id in discourse.employed:
            continue
        if main is not None and _INSIDER.search(view.text[max(0, mention.start - 40) : mention.start]):
            discourse.employed[mention.id] = replace(mention, affiliation_id=main.id)


def _find_main_company(opening: Sequence[Sentence], mentions: Sequence[Mention], discourse: Discourse) -> None:
    """Of whom the title and the first paragraphs speak, and the text most; nobody where several share the article."""
    votes: Counter[str] = Counter()
    named: dict[str, Mention] = {}
    for position, part in enumerate(opening):
        for node in part.nodes:
            acts = not (node.marker or node.vendor)
            for mention in node.mentions:
                if mention.kind not in ORGANISATIONS or mention.anonymous or discourse.is_observer(mention):
                    continue
                if acts and part.kind != "heading" and not discourse.first_company:
                    discourse.first_company = mention
                votes[mention.id] += (3 if position == 0 else 2) if acts else 1
                named.setdefault(mention.id, mention)
    for mention in mentions:
        if mention.id in named:
            votes[mention.id] += 1
    if votes:
        ranked = sorted(votes, key=lambda id_: (-votes[id_], named[id_].start))
        if len(ranked) == 1 or votes[ranked[0]] >= _STANDS_OUT * votes[ranked[1]]:
            discourse.main_company = named[ranked[0]]
            told = Counter(m.id for m in mentions if m.kind in ORGANISATIONS and not m.anonymous)
            others = [count for id_, count in told.items() if id_ != ranked[0]]
            discourse.alone = told[ranked[0]] >= _ALONE * max(others, default=1)


# How a Chinese text goes on about the company that it began with.
_SAME_COMPANY_ZH = re.compile(
    r"(?:该|这家(?:[^，。；“”]{2,14}的)?[\u4e00-\u9fffA-Z]{0,4}?)公司|(?:(?<![\u4e00-\u9fffA-Za-z])|(?<=[据而但则由]))公司|这家[^，。；]{2,14}商"
)
# Within how many characters of its beginning a paragraph names whom it is about; how often 公司 makes a portrait.
_BEGINS_WITH, _GOES_ON_OFTEN = 16, 3
# Of how many paragraphs one may begin with another company.
_ANEW = 3


def _portrayed(view: View, mentions: Sequence[Mention], discourse: Discourse) -> Mention | None:
    """The company with which a Chinese text begins and of which it goes on as 公司, if few paragraphs begin anew."""
    first = discourse.first_company
    if first is None or len(_SAME_COMPANY_ZH.findall(view.text)) < _GOES_ON_OFTEN:
        return None
    begun: list[str | None] = []
    actors = [m for m in mentions if m.kind in ORGANISATIONS and not (m.anonymous or discourse.is_observer(m))]
    for block in (b for b in view.blocks if b.kind != "noise"):
        reach = block.end if block.kind == "heading" else block.start + _BEGINS_WITH
        index = bisect_left(actors, block.start, key=lambda m: m.start)
        named = actors[index].id if index < len(actors) and actors[index].start < reach else None
        if block.kind == "heading" and named not in (None, first.id):
            return None
        if block.kind != "heading":
            begun.append(named)
    others = sum(id_ not in (None, first.id) for id_ in begun)
    return first if begun and begun[0] == first.id and _ANEW * others <= len(begun) else None


# What the company is that an English text introduces, and how it goes on about it.
_INTRODUCED_AS = re.compile(
    r",\s(?:an?|the)\s(?:[\w’'-]+\s){0,5}?(?:company|firm|start-?up|group|cloud|lab|maker|provider|operator|developer"
    r"|chipmaker|builder)\b"
)
_SAME_COMPANY_EN = re.compile(r"\b[Tt]he (?:company|firm|start-?up|group|newcomer|lab)\b(?! of\b)")


def _introduced(view: View, mentions: Sequence[Mention], discourse: Discourse) -> Mention | None:
    """The company that an English text introduces first and comes back to, if few paragraphs begin with another."""
    first = discourse.first_company
    if first is None or not _INTRODUCED_AS.match(view.text, first.end):
        return None
    if not _SAME_COMPANY_EN.search(view.text, first.end):
        return None
    actors = [m for m in mentions if m.kind in ORGANISATIONS and not (m.anonymous or discourse.is_observer(m))]
    paragraphs = [b for b in view.blocks if b.kind not in ("noise", "heading")]
    told = [b for b in paragraphs if view.text[b.start] not in '“"']  # Whom a quotation names the text is not about.
    begun = [next((m.id for m in actors if 0 <= m.start - b.start < _BEGINS_WITH), None) for b in told]
    others = sum(id_ not in (None, first.id) for id_ in begun)
    return first if _ANEW * others <= len(paragraphs) else None


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


def _find_guest(view: View, opening: Sequence[Sentence], discourse: Discourse) -> None:
    """Who is met and quoted throughout, as in a portrait, or invited to a talk."""
    told = " ".join(part.text for part in opening)
    people = _people(opening)
    guest = next((m for m in people if m.affiliation_id), None)
    if guest is not None and {m.id for m in people} == {guest.id} and _speaks(guest, view.text) >= _PORTRAIT:
        discourse.guest = reference(guest)
        if not _TALK.search(told):
            discourse.main_company = discourse.main_company or discourse.employer(guest)
    if _INTERVIEW.search(told) or _TALK.search(told):
        discourse.guest = reference(guest) if guest else ANONYMOUS if WITHOUT_NAME.search(told) else None


def _is_interview(view: View, opening: Sequence[Sentence]) -> bool:
    """Whether several questions are put to one who answers: in the first person, labelled, or introduced as a talk."""
    blocks = [b for b in view.blocks if b.kind != "noise"]
    questions = [b for b in blocks if b.end - b.start < _LONGEST_QUESTION and view.text[b.end - 1] in "?？"]
    if len(questions) < _QUESTIONS:
        return False
    first_person = len(_FIRST_PERSON.findall(view.text[:20000]))
    answers = sum(_ANSWER.match(view.text, b.start) is not None for b in blocks)
    introduced = any(_INTERVIEW.search(part.text) for part in opening)
    addressed = any(_ADDRESSES.search(view.text, b.start, b.end) for b in questions)
    return first_person >= 3 or (first_person >= 1 and addressed) or answers >= 2 or introduced


def _find_interviewee(opening: Sequence[Sentence], discourse: Discourse) -> None:
    """Who answers, and for which company."""
    people = _people(opening)
    speaker = next((m for m in people if m.affiliation_id), people[0] if people else None)
    if speaker is not None:
        discourse.interviewee = reference(speaker)
        discourse.main_company = _company_of(speaker, opening, discourse) or discourse.main_company
    elif WITHOUT_NAME.search(" ".join(part.text for part in opening)):
        discourse.interviewee = ANONYMOUS
    elif (company := _officers_company(opening, discourse)) is not None:
        discourse.interviewee, discourse.main_company = ANONYMOUS, company


def _people(opening: Sequence[Sentence]) -> list[Mention]:
    return [m for part in opening for n in part.nodes for m in n.mentions if m.kind == "person" and not m.anonymous]


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


# How often who is portrayed speaks, at least.
_PORTRAIT = 2
_TALK = re.compile(r"\b(?:[Pp]odcast|[Ee]pisode|[Ee]p\.|[Oo]ur guest|[Gg]uests?:|[Tt]his week['’]s guest)(?!\w)")
# What opens an answer of an interview, where answers are labelled.
_ANSWER = re.compile(r"\W{0,3}(?:答|A|Answer)\W{0,3}[:：]")


def _company_of(speaker: Mention, opening: Sequence[Sentence], discourse: Discourse) -> Mention | None:
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
