"""Interviews set as turns, "记者：…？ 沈若川：…" or "Q: … A: …": which paragraphs ask, and who answers in others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assets.facts.discourse import ANONYMOUS, Discourse, Sentence, reference
from assets.facts.mentions import Mention
from assets.facts.mentions.mention import slug
from assets.facts.mentions.places import ORGANISATIONS
from assets.facts.model import EntityReference
from assets.facts.patterns import screened
from assets.facts.talks.labels import Label, chinese_person, full_names, label_of
from assets.facts.view import View

_ASKER = re.compile(
    r"Q|Question|Interviewer|Reporter|Host|Moderator|Operator|Coordinator|Audience|Chair\w*|The Chair\w*"
    r"|THE COURT|问|提问|采访者|主持人|.{0,7}记者|记者.{0,3}|《.*》.*"
    r"|问题|.{0,4}提问者?|投资者.{0,3}|.{0,6}分析师|听众.{0,2}|网友.{0,2}|股东|读者.{0,4}",
    re.I,
)
# Who answers for the company whose record it is, and what heads an answer of whoever gives it.
_OFFICIAL_LABEL = (
    r"(?:上市|贵|本)?公司(?:方面)?(?:回答|回复|答复|答)?|管理层|董秘(?:回答|回复|答复|答)?"
    r"|(?:The )?(?:Company|Management)(?: (?:team|response|answer|reply))?"
)
_ANSWER_LABEL = r"A|Answer|Response|Reply|答|回答|回复|答复"
_OFFICIAL = re.compile(_OFFICIAL_LABEL, re.I)
_ANSWER = re.compile(_ANSWER_LABEL, re.I)
_ANSWERER = re.compile(rf"{_ANSWER_LABEL}|{_OFFICIAL_LABEL}|受访者|嘉宾|[编小]辑?(?:回复|答)", re.I)
# What says that a text is the record of what a company told its shareholders.
_RECORD = re.compile(
    r"投资者(?:关系|互动|交流|调研|接待|问答|说明|提问)|业绩(?:说明|交流|发布|电话)会|互动平台|互动易|e互动|机构调研|调研(?:活动)?(?:记录|纪要)"
    r"|股东(?:大)?会|法说会|路演|(?:上市)?公司(?:名称|简称)?：|证券(?:代码|简称)"
    r"|\b(?:[Ee]arnings|[Rr]esults|[Ii]nvestors?|[Ss]hareholders?[’']?|[Aa]nalysts?|[Hh]alf-year|[Qq]uarterly)[ -]"
    r"(?:conference |relations )?(?:call|meeting|day|briefing|Q&A|questions|update|session)\b"
    r"|\b(?:[Qq]uestions|[Nn]otes|Q&A) (?:from|for|with|of) (?:our |the )?(?:investors|shareholders|analysts)\b"
    r"|\bCompany:"
)
# In so many blocks at its head.
_HEAD = 4
# Who answers and is told by what he does only.
_UNNAMED = re.compile(
    r"(?:The |Our )?(?:Guest|Buyer|Dealer|Trader|Broker|Reseller|Seller|Engineer|Executive|Insider|Source|Manager"
    r"|Interviewee|Respondent|Founder|Investor|Analyst|Procurement manager|Distributor|Supplier|Customer)",
    re.IGNORECASE,
)
# Words that ask what somebody has.
_STOCK = screened(
    r"\binventory\b|\bfleet\b|\binstalled base\b|\bestate\b|\bhow big (?:are|is|have)\b"
    r"|\bhow (?:many|much) (?:\w+ )?(?:chips|gpus|cards|accelerators|hardware|compute|silicon)\b[^?]*"
    r"\b(?:have|own|run|got|operate|there)\b|\bwhat (?:do|have) you (?:got|have|own|run|operate)\b"
    r"|\bwhat are you running\b"
    r"|\bwhat(?:['’]s| is| do you have| have you got) (?:in|inside|on|down|standing in) (?:the|there|your)\b",
    re.IGNORECASE,
)
# What says that who is interviewed is not named.
WITHOUT_NAME = re.compile(
    r"\b(?:not to|won['’]t|can(?:no|['’])t|cannot|did not want to|didn['’]t want to|prefers? not to|declined to"
    r"|rather not)"
    r" (?:be |use |print |give |have |publish |tell )[^.]{0,24}\b(?:named?|identified|names)\b"
    r"|\b(?:asked|wants|wanted|wished|prefers|preferred)(?: us)? (?:to (?:remain|stay|be)|for) anonym"
    r"|\banonym(?:ous|ity)\b|\b(?:neither|nor|not) [^.]{0,40}\bbe (?:named|identified)\b"
    r"|\b(?:we|I)(?: (?:will|shall)|['’]ll) call (?:him|her|them)\b|\bname (?:has been |is |was )?withheld\b"
)
_AFTERWORD = re.compile(
    r"(?:Next (?:week|month|time|issue)|Read (?:next|more)|Related|Subscribe|Photograph|Correction|Edited|Translated"
    r"|Hosted by|Interview by|Editor['’]s note|(?:This|The) (?:interview|conversation|transcript|article)"
    r"|[A-Z][\w’'-]+ [A-Z][\w’'-]+ (?:covers|writes (?:about|for)|reports (?:on|from)|is (?:an?|the) [^.]{0,40}"
    r"(?:editor|reporter|correspondent|writer|contributor|journalist)))\b"
)
_RULE = re.compile(r"\n[ \t]*(?:-{3,}|\*{3,}|_{3,}|(?:\* ){2,}\*)[ \t]*\n")
_QUESTION = re.compile(r"[?？][”」\"]?\s*$")
_ASKS = re.compile(r"[?？]")
# For whom somebody worked before.
FORMER = re.compile(
    r"\b(?:years (?:at|with)|formerly (?:of|at|with)|left|ex-|previously (?:at|with)|[Vv]eterans? of"
    r"|came (?:over )?from|(?:worked|work|was|served|trained|began|started out) (?:at|for|with)|quit"
    r"|resigned from|[Ff]ormer|(?:[Ff]ormer|was|were|had been) [^,.;]{2,40} (?:at|of|for)) ?$"
)
# Fewer turns make no interview.
_TURNS = 2


@dataclass(frozen=True, slots=True)
class Turn:
    """What a paragraph of an interview is.

    Attributes:
        asks: Whether it is a question.
        by: Who answers; None where that is not told.
        person: The mention by which the text names who answers; None where it is known by the label only.
        start: Where the words begin, behind the label.
        company: For whom who answers speaks, or, of a question, who answers it; None where only the whole text tells.
        alone: Whether who answers is one of several who speak for different companies, so that no other is meant.
        official: Whether nobody is named who answers, but the company whose record it is.
        form: What form of text says so.
    """

    asks: bool
    by: EntityReference | None = None
    person: Mention | None = None
    start: int = 0
    company: Mention | None = None
    alone: bool = False
    official: bool = False
    form: str = "interview"


def turns_of(view: View, mentions: Sequence[Mention], discourse: Discourse) -> dict[int, Turn]:
    """The turns of an interview whose speakers are named at the head of their paragraphs.

    Args:
        view: The document's view.
        mentions: What it names.
        discourse: Tells which companies are media.

    Returns:
        For each paragraph of a turn, by its number, what it is; empty where the text is no such interview.
    """
    heads = {
        index: head
        for index, block in enumerate(view.blocks)
        if block.kind in ("paragraph", "bullet") and (head := label_of(view, block.start, block.end)) is not None
    }
    if not heads:
        return {}
    parts = _Parts(view, mentions, discourse, heads)
    if not parts.is_talk():
        return {}
    turns: dict[int, Turn] = {}
    current: Turn | None = None
    answered: Turn | None = None
    for index, block in enumerate(view.blocks):
        label = parts.labels.get(index)
        put = label is None and block.kind == "paragraph" and _is_put(view, index)
        if block.kind == "heading" or (label is None and not put and is_note(view, index)):
            current = None
        elif block.kind == "paragraph" and label is None and all(view.blocks[i].kind == "bullet" for i in heads):
            current = None  # Behind messages that are quoted.
        elif block.kind != "noise":
            turn = parts.turn(index)
            if turn is not None:
                current = turn
            elif put and (current is not None or index + 1 in heads):
                turns[index] = Turn(True, start=block.start)
                continue
            elif current is not None and current.asks and parts.opens is not None and answered is not None:
                current = answered  # Only the first answer has a label.
            if current is not None:
                turns[index] = replace(current, start=heads[index].end if turn is not None else block.start)
                answered = current if not current.asks else answered
    return _addressed(turns, view, parts.people, discourse)


class _Parts:
    """Who asks and who answers, by the labels of a text's paragraphs.

    Args:
        view: The document's view.
        mentions: What it names.
        discourse: Tells which companies are media.
        heads: The labels by the number of their paragraph, one at the least.

    Attributes:
        labels: The whole name that each label means, by the number of its paragraph.
        people: The people that the text names.
        opens: Who answers first, where only that answer has a label.
    """

    def __init__(
        self, view: View, mentions: Sequence[Mention], discourse: Discourse, heads: Mapping[int, Label]
    ) -> None:
        self._view = view
        self._heads = heads
        whole = full_names(label.name for label in heads.values())
        self.labels = {index: whole[label.name] for index, label in heads.items()}
        self.people = [m for m in mentions if m.kind == "person" and not m.anonymous]
        self._counts = Counter(self.labels.values())
        self._questions = Counter(label for index, label in self.labels.items() if _ends_with_question(view, index))
        self._outlets = {m.text.casefold() for m in mentions if m.kind == "company" and discourse.is_observer(m)}
        # A label that does not recur may still introduce: "Chair: Nora Falk."
        recurring = (index for index, label in self.labels.items() if self._counts[label] > 1)
        first = view.blocks[min(recurring, default=min(heads))].start
        self._cast = _Cast(view, mentions, discourse, first)
        self._askers = {label for label in self._counts if self._asks(label)}
        self._askers |= _asking_once(view, self.labels, self._askers)
        self._unlabelled = Counter(
            label
            for index, label in self.labels.items()
            if label not in self._askers and _is_question_before(view, index, self.labels)
        )
        self.opens = _first_answerer(self.labels, self._askers, self._counts)
        once = _answering_once(self.labels, self._askers, self.people)
        self._answerers = {
            label
            for label in self._counts
            if label not in self._askers
            and (self._counts[label] >= _TURNS or label == self.opens or label in once)
            and self._may_answer(label)
        }
        self._ask_each_other = self._is_panel()
        if self.is_talk():
            self._add_those_who_speak_once()
        self._answers = {
            label: _answering(view, label, heads, self.labels, self.people, self._cast) for label in self._answerers
        }
        firms = {turn.company.id for turn in self._answers.values() if turn.company is not None}
        self._several = len(firms) > 1 or (self._ask_each_other and len(firms) > 0)

    def is_talk(self) -> bool:
        """Whether questions are asked and answered, or several talk with each other."""
        asked = sum(self._counts[label] for label in self._askers)
        talk = asked >= _TURNS or self._unlabelled.total() >= _TURNS or self._ask_each_other
        return bool(self._answerers) and talk

    def turn(self, index: int) -> Turn | None:
        """What the paragraph of a number is by its label; None where it has none that asks or answers."""
        label = self.labels.get(index)
        if label is None or label not in self._askers | self._answerers:
            return None
        if label in self._askers:
            return Turn(True)
        only_asks = self._ask_each_other and _only_asks(self._view, index, self._heads[index].end)
        return replace(self._answers[label], alone=self._several, asks=only_asks)

    def _asks(self, label: str) -> bool:
        deeds = {head.deed for index, head in self._heads.items() if self.labels[index] == label} - {""}
        if deeds:
            return deeds == {"asks"}
        often = self._counts[label] >= _TURNS and 2 * self._questions[label] > self._counts[label]
        if _ANSWERER.fullmatch(label) or _UNNAMED.fullmatch(label):
            return False
        if _ASKER.fullmatch(label) is not None or label.casefold() in self._outlets or often:
            return True
        return _person(label, self.people) is None and self._cast.observes(label, self._view, self._heads, self.labels)

    def _may_answer(self, label: str) -> bool:
        return (
            _names_person(label, self.people)
            or _ANSWERER.fullmatch(label) is not None
            or _UNNAMED.fullmatch(label) is not None
            or self._cast.person(label) is not None
            or any(head.deed == "answers" for index, head in self._heads.items() if self.labels[index] == label)
            or label == self.opens
        )

    def _is_panel(self) -> bool:
        """Whether those who talk ask each other, or are introduced with their firms, whoever asks."""
        alone = not self._askers and not self._unlabelled and len(self._answerers) > 1
        if alone and sum(self._questions[label] for label in self._answerers) >= _TURNS:
            return True
        introduced = [person for label in self._answerers if (person := self._cast.person(label)) is not None]
        return len({person.affiliation_id for person in introduced if person.affiliation_id}) > 1

    def _add_those_who_speak_once(self) -> None:
        """Once it is an interview, who speaks but once asks or answers, too."""
        for index, head in self._heads.items():
            label = self.labels[index]
            named = head.gloss or re.search(r"\w \w", label)
            if self._counts[label] == 1 and label not in self._askers and named and self._may_answer(label):
                (self._askers if _ends_with_question(self._view, index) else self._answerers).add(label)


# Whom a question begins with: "Mina, when does it come out?", "Mr. Tolland, how many".
_VOCATIVE = re.compile(r"(?:(?:And|But|So|Now),? )?(?:(?:Mr|Ms|Mrs|Dr)\.? )?(?P<name>[A-Z][\w'’-]+), ")


def _addressed(
    turns: Mapping[int, Turn], view: View, people: Sequence[Mention], discourse: Discourse
) -> dict[int, Turn]:
    """The turns, each question with the company of whom it names, else of who answers next."""
    told: dict[int, Turn] = {}
    following: Turn | None = None
    for index in sorted(turns, reverse=True):
        turn = turns[index]
        if not turn.asks:
            following, told[index] = turn, turn
            continue
        company = following.company if following is not None else None
        vocative = _VOCATIVE.match(view.text, turn.start, view.blocks[index].end)
        if vocative is not None:
            called = next((m for m in people if vocative["name"] in m.name.split() and m.affiliation_id), None)
            company = (discourse.employer(called) if called is not None else None) or company
        told[index] = replace(turn, company=company, alone=following is not None and following.alone)
    return {index: told[index] for index in sorted(told)}


def _answering(
    view: View,
    label: str,
    heads: Mapping[int, Label],
    labels: Mapping[int, str],
    people: Sequence[Mention],
    cast: _Cast,
) -> Turn:
    """The turn of who answers under a label."""
    opening = view.blocks[min(heads)].start
    # Whom only an answer names is not who gives it.
    met = [person for person in people if person.start < opening]
    person = _person(label, people) or (_introduced(met) if _ANSWERER.fullmatch(label) else None) or cast.person(label)
    editor = re.fullmatch(r"The (?:editors?|magazine|desk)|We", label) is not None
    by = reference(person) if person else None if editor else _by_label(label)
    if by is None and WITHOUT_NAME.search(view.text, 0, opening):
        by = ANONYMOUS
    company = cast.company(label, person)
    if company is None:
        glosses = [head for index, head in heads.items() if labels[index] == label and head.gloss]
        company = next((c for head in glosses if (c := cast.named(head.start, head.end)) is not None), None)
    if company is None and person is not None:
        company = told_employer(view, person)
    official = by is None and not editor and _is_official(view, label, opening)
    return Turn(False, by, person, company=company, official=official)


def _is_official(view: View, label: str, opening: int) -> bool:
    """Whether a label that names nobody stands before what a company answers in a record of its own.

    Args:
        view: The document's view.
        label: The label.
        opening: Where the first turn begins.
    """
    if _OFFICIAL.fullmatch(label):
        return True
    head = [block.end for block in view.blocks[:_HEAD] if block.end <= opening]
    return _ANSWER.fullmatch(label) is not None and bool(head) and _RECORD.search(view.text, 0, head[-1]) is not None


# 星图未来创始人兼CEO: what stands before an office is whose it is, whether or not its name is known for one.
_BEFORE_OFFICE = re.compile(
    r"(?:^|[，。：；、\s“》)）】])(?P<name>(?!公司|集团|该|这|其|[他她我你本某一两三另前原时现]|记者|嘉宾|主播|平台|企业|机构|初创|创业)"
    r"[\u4e00-\u9fff][\u4e00-\u9fffA-Za-z0-9·]{1,9}?)(?:公司|集团)?的?(?:联合|共同)?"
    r"(?:创始人|创办人|CEO|首席[\u4e00-\u9fff]{2,3}官|董事长|董座|总裁|总经理|老板|C[TFO]O|掌门人)[兼、]?[^，。；：\s]{0,12}$"
)


# 云澜数据半年报业绩说明会纪要, 调研纪要：云澜数据: whose minutes they are.
_OF_MEETING = (
    r"(?:半年报|年报|[一三]季报|季报|中报|业绩(?:说明|发布|交流|电话)?会|法说会|电话会|投资者(?:关系|调研|交流|接待)|调研|股东(?:大)?会"
    r"|路演|交流会)"
)
_COMPANY_OF_MEETING = re.compile(
    rf"(?P<first>[\u4e00-\u9fff][\u4e00-\u9fffA-Za-z·]{{1,7}}?)(?:公司|集团)?[：:\s]?(?:(?:20)?\d\d(?:年度?|Q\d|H\d)?\S{{0,6}}?)?{_OF_MEETING}"
    rf"|\S{{0,6}}{_OF_MEETING}(?:纪要|实录|问答|记录|摘要)?\s?[：:｜|]\s?(?P<last>[\u4e00-\u9fff][\u4e00-\u9fffA-Za-z·]{{1,7}})(?=[（(\s]|20|$)"
)
_LONGEST_TITLE = 48
# "公司：云脊股份（AI服务器厂商）", in the lines above a record.
_COMPANY_LINE = re.compile(
    r"(?:(?:上市|挂牌|被调研|接待)?公司(?:名称|简称)?|(?:证券|股票)简称)\s?[:：]\s?(?P<name>[\u4e00-\u9fffA-Za-z·]{2,12}?)"
    r"(?=[（(\s，。；、|｜]|日期|时间|编号|证券|股票|地点|形式|$)"
)


def company_of_record(view: View, mentions: Sequence[Mention]) -> Mention | None:
    """The company of whose meeting with investors a Chinese text says above the questions that it is the record.

    Args:
        view: The document's view.
        mentions: What it names: of the same name it is the one meant.
    """
    match = next((m for b in view.blocks[:_HEAD] if (m := _COMPANY_LINE.search(view.text, b.start, b.end))), None)
    if match is None:
        return _titled_company(view, mentions)
    return _company_named(match["name"], match.start("name"), mentions)


def _titled_company(view: View, mentions: Sequence[Mention]) -> Mention | None:
    title = view.blocks[0] if view.blocks else None
    if title is None or title.end - title.start > _LONGEST_TITLE or view.text[title.end - 1] in "。！？，":
        return None
    match = _COMPANY_OF_MEETING.match(view.text, title.start, title.end)
    if match is None or match.lastgroup is None:
        return None
    group = "first" if match["first"] else "last"
    return _company_named(match[group], match.start(group), mentions)


def _company_named(name: str, start: int, mentions: Sequence[Mention]) -> Mention:
    """A company of a name, which stands at an offset: the known one, where there is one."""
    known = next((m for m in mentions if m.kind in ORGANISATIONS and m.text == name), None)
    end = start + len(name)
    return known or Mention(start, end, name, f"company:{slug(name)}", name, "company", provisional=True)


def told_employer(view: View, person: Mention) -> Mention | None:
    """The company that a Chinese text names right before the office of a person, where nothing else tells it."""
    match = _BEFORE_OFFICE.search(view.text, max(0, person.start - 40), person.start)
    if match is None or person.affiliation_id is not None:
        return None
    name, (start, end) = match["name"], match.span("name")
    return Mention(start, end, name, f"company:{slug(name)}", name, "company", provisional=True)


class _Cast:
    """Who takes part in a talk, and for whom each of them speaks, as the text in front tells it.

    Args:
        view: The document's view.
        mentions: What it names.
        discourse: Tells for whom people speak, and which companies only observe.
        opening: Where the talk begins.
    """

    def __init__(self, view: View, mentions: Sequence[Mention], discourse: Discourse, opening: int) -> None:
        self._view = view
        self._opening = opening
        self._discourse = discourse
        self._people = [m for m in mentions if m.kind == "person" and not m.anonymous]
        self._companies = [m for m in mentions if m.kind in ORGANISATIONS and not m.anonymous]

    def named(self, start: int, end: int, observers: bool = False) -> Mention | None:
        """The first company that is named between two offsets."""
        for mention in self._companies:
            if start <= mention.start < end and (observers or not self._discourse.is_observer(mention)):
                former = FORMER.search(self._view.text, max(start, mention.start - 30), mention.start)
                if former is None:
                    return mention
        return None

    def _introduction(self, label: str) -> re.Match[str] | None:
        """Where the text in front of the talk gives the name of which a label is a part."""
        if _ANSWERER.fullmatch(label) or _UNNAMED.fullmatch(label) or not re.fullmatch(r"[A-Z][\w'’. -]+", label):
            return None
        if re.fullmatch(r"[A-Z]\.?[A-Z]\.?", label):
            # "Olga Brandt (OB), Deutsche Telekom"
            first, last = (re.escape(letter) for letter in label.replace(".", ""))
            words = rf"\b{first}[\w'’-]+ (?:[\w.'’-]+ )?{last}[\w'’-]+"
            given = re.compile(rf"{words}(?= \({first}\.?{last}\.?\))").search(self._view.text, 0, self._opening)
            return given or re.compile(rf"{words}\b").search(self._view.text, 0, self._opening)
        particles = r"(?:[A-Z]\. |(?:van|de|von|der|el|al) )*"
        word = re.escape(label.replace(".", ""))
        name = (
            re.compile(rf"(?<![\w-]){word}\b", re.I)
            if " " in label
            else re.compile(rf"(?<![\w-])(?:(?-i:[A-Z])[\w'’-]+ {particles}{word}\b|{word} (?-i:[A-Z])[\w'’-]+)", re.I)
        )
        return name.search(self._view.text, 0, self._opening)

    def person(self, label: str) -> Mention | None:
        """Who a label means, by the name that the text in front gives, and for whom he is told there to speak."""
        if (initialled := _initialled(label, self._people)) is not None:
            return initialled
        name = self._introduction(label)
        if name is None or (" " in label and self.company(label) is None):
            return None
        told = next((m for m in self._people if m.start == name.start() and m.affiliation_id), None)
        if told is not None:
            return told
        company = self._beside(label)
        id_ = f"person:{slug(name[0])}"
        employer = company.id if company is not None else None
        return Mention(*name.span(), name[0], id_, name[0], "person", provisional=True, affiliation_id=employer)

    def _beside(self, label: str, observers: bool = False) -> Mention | None:
        """The company named in front of the talk behind a name, before another person and the end of the sentence."""
        text = self._view.text
        name = self._introduction(label)
        if name is None:
            return None
        block = next(b for b in self._view.blocks if b.start <= name.start() < b.end)
        ends = [m.start for m in self._people if m.start >= name.end()]
        stop = _END_OF_ENTRY.search(text, name.end(), block.end)
        end = min([block.end, *ends, *([stop.start()] if stop else [])])
        return self.named(name.end(), end, observers)

    def company(self, label: str, person: Mention | None = None) -> Mention | None:
        """For whom who bears a label speaks, as the text tells before they do."""
        person = person or _person(label, self._people)
        employer = self._discourse.employer(person) if person is not None else None
        return employer or self._beside(label)

    def observes(self, label: str, view: View, heads: Mapping[int, Label], labels: Mapping[int, str]) -> bool:
        """Whether who bears a label is told to be of a bank or a medium: beside the name, or in a turn that calls."""
        for index, block in enumerate(view.blocks):
            if index in heads and labels[index] == label and not heads[index].gloss:
                continue
            place = re.compile(rf"\b{re.escape(label)}\b").search(view.text, block.start, block.end)
            if place is None:
                continue
            stop = _END_OF_ENTRY.search(view.text, place.end(), block.end)
            own = index in heads and labels[index] == label
            end = heads[index].end if own else stop.start() if stop else block.end
            beside = self.named(place.end(), end, observers=True)
            if beside is not None and self._discourse.is_observer(beside):
                return True
            if own and _OF_ANALYSTS.search(view.text, place.end(), end):
                return True
        return False


# What ends what is told of one of several who are introduced.
_END_OF_ENTRY = re.compile(
    r"[;；。]|[.!?](?=\s|$)|\n|(?: and|,(?: and)?) (?=[A-Z][\w'’-]+ (?:[A-Z][\w'’-]+)(?:,| \(| (?!of\b|at\b)[a-z]))"
)
_OF_ANALYSTS = re.compile(r"\b(?:[Aa]nalyst|[Rr]eporter|[Jj]ournalist|[Mm]oderator|[Hh]ost|[Cc]orrespondent)\b")


def _ends_with_question(view: View, index: int) -> bool:
    block = view.blocks[index]
    return _QUESTION.search(view.text, max(0, block.end - 4), block.end) is not None


# How a message asks that has no question mark: "how much", "anyone still holding H100s".
ASKS_WITHOUT_MARK = re.compile(
    r"\W*(?:[^,.!?]{2,24}, )?(?:and |but |so |ok |also )?(?:how (?:much|many|long|big)|what(?:['’]?s| is| about)?"
    r"|who(?:['’]s| has| is)?"
    r"|where|when|why|which|any(?:one|body)|(?:has|have|is|are|did|do|does|you|u) \w)\b[^.!?]*",
    re.IGNORECASE,
)


def _only_asks(view: View, index: int, start: int) -> bool:
    """Whether the turn of one who talks with others is a question and nothing else."""
    words = view.text[start : view.blocks[index].end]
    if len(re.findall(r"[.!?？](?=\s|$)", words)) > 1:
        return False
    return _ends_with_question(view, index) or ASKS_WITHOUT_MARK.fullmatch(words) is not None


def _asking_once(view: View, labels: Mapping[int, str], askers: Container[str]) -> set[str]:
    """Who asks a question of several that are put by different people, and never answers: 法人丁, 陈国强议员."""
    order = list(labels)
    answering = Counter(labels[b] for a, b in pairwise(order) if labels[a] in askers and labels[b] not in askers)
    usual = {label for label, count in answering.items() if count >= _TURNS}
    asking = Counter(
        labels[a]
        for a, b in pairwise(order)
        if labels[b] in usual and b == a + 1 and _ASKS.search(view.text, view.blocks[a].start, view.blocks[a].end)
    )
    spoken = Counter(labels.values())
    return {label for label, count in asking.items() if count == spoken[label] and label not in usual}


def _answering_once(labels: Mapping[int, str], askers: Container[str], people: Sequence[Mention]) -> set[str]:
    """Who answers a single question of a panel, introduced with an employer, or by a Chinese name and an office."""
    return {
        labels[b]
        for a, b in pairwise(labels)
        if b == a + 1 and labels[a] in askers and labels[b] not in askers
        if (person := _person(labels[b], people)) is not None and (person.affiliation_id or person.rule == "title")
    }


def _first_answerer(labels: Mapping[int, str], askers: Container[str], counts: Counter[str]) -> str | None:
    """Whose name only the first answer bears: the label behind the first question, where many have been asked."""
    asked = [index for index, label in labels.items() if label in askers]
    label = labels.get(asked[0] + 1) if len(asked) > _TURNS else None
    return label if label is not None and label not in askers and counts[label] < _TURNS else None


def is_note(view: View, index: int) -> bool:
    """Whether a paragraph is no part of the talk: in italics, behind a rule, or the like of "Next month: …"."""
    block = view.blocks[index]
    if block.kind != "paragraph":
        return False
    if _AFTERWORD.match(view.text, block.start, block.end):
        return True
    start, end = view.original(block.start, block.end)
    before, after = view.source[max(0, start - 2) : start], view.source[end : end + 2]
    if before[-1:] in ("*", "_") and before not in ("**", "__") and after[:1] == before[-1:]:
        return True
    previous = view.original(view.blocks[index - 1].start, view.blocks[index - 1].end)[1] if index else start
    return index > 0 and _RULE.search(view.source, previous, start) is not None


def asks_for_stock(question: Sequence[Sentence]) -> bool:
    """Whether a question is how much hardware there is, which a whole answer may go on to tell."""
    return any(sentence.search(_STOCK) for sentence in question)


def _initialled(label: str, people: Sequence[Mention]) -> Mention | None:
    """The person of whom a label gives the initials only."""
    if not re.fullmatch(r"[A-Z]\.?[A-Z]\.?", label):
        return None
    initials = label.replace(".", "")
    return next((m for m in people if "".join(word[:1] for word in m.name.split()) == initials), None)


def _is_question(view: View, index: int) -> bool:
    block = view.blocks[index]
    return block.end - block.start < 300 and _QUESTION.search(view.text, max(0, block.end - 4), block.end) is not None


def _is_put(view: View, index: int) -> bool:
    """Whether a paragraph without a label is a question: it ends with its mark, or is set apart and has one."""
    block = view.blocks[index]
    start = view.original(block.start, block.end)[0]
    apart = view.source[max(0, start - 1) : start] in ("*", "_") and block.end - block.start < 300
    return _is_question(view, index) or (apart and re.search(r"[?？]", view.text[block.start : block.end]) is not None)


def _is_question_before(view: View, index: int, labels: dict[int, str]) -> bool:
    return index > 0 and index - 1 not in labels and _is_put(view, index - 1)


def _person(label: str, people: Sequence[Mention]) -> Mention | None:
    """The person whom a label names, whole or by the surname, in capitals or not."""
    wanted = label.casefold()
    named = [
        m for m in people if wanted in (m.text.casefold(), m.name.casefold(), m.name.casefold().rpartition(" ")[2])
    ]
    return next((m for m in named if m.affiliation_id), named[0] if named else None)


def _introduced(people: Sequence[Mention]) -> Mention | None:
    """Who is interviewed where the answers are not labelled by name: whom the text introduces with an employer."""
    return next((m for m in people if m.affiliation_id), people[0] if people else None)


def _names_person(label: str, people: Sequence[Mention]) -> bool:
    chinese = re.fullmatch(r"[\u4e00-\u9fff·]{2,4}", label) is not None
    return (
        chinese
        or _person(label, people) is not None
        or re.fullmatch(r"[A-Z][\w'’-]+(?: [A-Z][\w'’.-]+){1,2}", label) is not None
    )


def _by_label(label: str) -> EntityReference | None:
    if _ANSWERER.fullmatch(label):
        return None
    if _UNNAMED.fullmatch(label):
        return ANONYMOUS
    name = label if not label.isupper() else label.title()
    if re.fullmatch(r"[\u4e00-\u9fff]{2,4}", name):
        return chinese_person(name)
    return EntityReference(f"person:{slug(name)}", name, label, True)
