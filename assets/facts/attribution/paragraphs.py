"""Who says what in the sentences of a paragraph: quotations that span several, speakers whom the next one names."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from assets.facts.attribution.quotation_marks import OPENING, is_all_quoted, quotation, quoted_spans
from assets.facts.attribution.sentences import find_attributions
from assets.facts.attribution.sources import familiar
from assets.facts.discourse import ORGANISATIONS, Attribution, Discourse, Sentence, grammar, reference
from assets.facts.mentions import Mention
from assets.facts.model import EntityReference
from assets.facts.patterns import screened

_DOCUMENT = screened(
    r"披露|公示|口径|业绩会|说明会|公告|招股书|中报|年报"
    r"|(?:公布|发布|交出|晒出)[^，。；]{0,24}(?:业绩|财报|季报|成绩单)"
    r"|\b(?:filings?|annual report|prospectus|earnings call)\b"
)
# How many sentences on a quotation may be closed.
_LONGEST_QUOTATION = 5


def attribute(sentences: Sequence[Sentence], position: int, discourse: Discourse) -> list[Attribution]:
    """Who says what in one sentence of a paragraph, those included who speak in a quotation that goes on.

    Args:
        sentences: The sentences of the paragraph.
        position: Which of them; they must come in order.
        discourse: What was said before; the last source and the open quotation are kept there.
    """
    sentence, following = sentences[position], sentences[position + 1 : position + 1 + _LONGEST_QUOTATION]
    if position == 0:
        discourse.open_quote = False
    inside, before = discourse.open_quote, discourse.last_source
    discourse.earlier_source = before
    discourse.earlier_document = discourse.document
    found = find_attributions(sentence, discourse)
    own = next((a.by for a in reversed(found) if a.by is not None), None)
    _mark_employers(sentence)
    if found:
        # What a company has filed goes on over the paragraph.
        filed = sentence.search(_DOCUMENT)
        discourse.document = next((a.by for a in found if a.by is not None), None) if filed else None
    end, discourse.open_quote = quotation(sentence.text, inside)
    if inside and before is not None and end:
        found.insert(0, Attribution(sentence.start, sentence.start + end, before, "said"))
    elif own is None and discourse.open_quote and not inside:
        found = [*_closed_later(sentence, following, discourse), *found]
    elif own is None and before is not None and is_all_quoted(sentence.text):
        found.insert(0, Attribution(sentence.start, sentence.end, before, "said"))
    if own is None and not inside:
        found.extend(_told_by_next(sentence, following, discourse, before))
    if discourse.guest is not None and not found:
        # What stands in quotation marks in an account of a talk, and of nobody else, is the guest's.
        start, spans = sentence.start, quoted_spans(sentence.text, inside)
        found = [Attribution(start + first, start + last, discourse.guest, "said") for first, last in spans]
    if own is None and sentence.language == "zh":
        found.extend(_saying_this(sentence, following))
    found.extend(_told_behind(sentence, following, discourse, own))
    _remember_estimators(sentence, discourse)
    _remember_people(sentence, discourse)
    if own is None:
        _remember_spokesman(sentence, discourse)
    if not found:
        _remember_house(sentence, discourse)
    return found


# Between somebody who speaks and for whom: ", an analyst at", ", who follows the company for".
_SPEAKS_FOR = re.compile(r", (?:an?|the|one of|who|chief|head|senior)\b[^,;]{2,60}\b(?:at|of|for|with|from) (?:the )?")


def _mark_employers(sentence: Sentence) -> None:
    """For whom somebody works is no more the subject of what he says than he is."""
    for node, behind in itertools.pairwise(sentence.nodes):
        if node.source and node.kinds == {"person"} and behind.has(ORGANISATIONS):
            behind.source |= _SPEAKS_FOR.fullmatch(sentence.words(node.end, behind.start)) is not None


def _closed_later(sentence: Sentence, following: Sequence[Sentence], discourse: Discourse) -> list[Attribution]:
    """Who speaks in a quotation that a later sentence of the paragraph closes: “A. B,” he said."""
    opening = max(sentence.text.rfind(mark) for mark in OPENING)
    for later in following:
        end, still_open = quotation(later.text, True)
        if not still_open or end < len(later.text):
            found = [a for a in find_attributions(later, discourse) if a.by is not None]
            return [Attribution(sentence.start + opening, sentence.end, a.by, "said") for a in found[:1]]
    return []


# Behind a quotation: who says it, before he goes on.
_SPEAKS_ON = re.compile(
    r"[^，。；：“”]{2,24}(?:说|表示|称|道|补充|强调|坦言|感叹|解释|指出|回忆|直言|透露)(?:道)?[，,：:]\s?[“「]"
)
_SPEAKS_NEXT = re.compile(_SPEAKS_ON.pattern.removesuffix(r"\s?[“「]"))


def _told_by_next(
    sentence: Sentence, following: Sequence[Sentence], discourse: Discourse, before: EntityReference | None
) -> list[Attribution]:
    """Who speaks in a sentence that is all quoted, as the next one tells: “A。”赵一舟说，“B。”."""
    if not following or not is_all_quoted(sentence.text):
        return []
    if (_SPEAKS_ON if before is not None else _SPEAKS_NEXT).match(following[0].text) is None:
        return []
    speakers = [a for a in find_attributions(following[0], discourse) if a.by is not None]
    return [Attribution(sentence.start, sentence.end, a.by, "said") for a in speakers[:1]]


# What somebody does while or after he says what stands in front.
_SAYING_THIS = screened(r"(?:^|(?<=[”」，。]))(?:说|讲|谈)(?:这话|这番话|这些|到这|到此|完|罢|起这)[^，。；]{0,8}，")


def _saying_this(sentence: Sentence, following: Sequence[Sentence]) -> list[Attribution]:
    """Whose a quotation is of whom it is told what he does behind it: “…。”说完这句，季昕华喝了口茶."""
    where, thus = sentence, sentence.search(_SAYING_THIS)
    end = sentence.start + thus.start() if thus is not None else sentence.end
    if thus is None and following and is_all_quoted(sentence.text):
        where, thus = following[0], _SAYING_THIS.match(following[0].text)
    if thus is None:
        return []
    behind = [n for n in where.nodes if n.start >= where.start + thus.end() and n.kinds == {"person"} and n.mentions]
    return [Attribution(sentence.start, end, reference(behind[0].mentions[0]), "said")] if behind else []


def _told_behind(
    sentence: Sentence, following: Sequence[Sentence], discourse: Discourse, own: EntityReference | None
) -> list[Attribution]:
    """Who says a sentence, as the next one only tells: …。一位云厂商人士说。."""
    if not following or not _is_tail(following[0]):
        return []
    behind = find_attributions(following[0], discourse)
    # 据内部人士说，…。公司否认。; 外传腾讯砍单，腾讯否认。: what one says and another denies are two statements.
    claimed = own is not None or any(t.frame.predicate for t in following[0].triggers)
    return [replace(a, start=sentence.start, end=sentence.end) for a in behind if not (a.denies and claimed)]


# 该项目去年由美国总统宣布: what is announced is the thing, not what was said of it.
_ANNOUNCED_BY = re.compile(r"由[^，。；]{2,24}(?:宣布|公布|披露)")
_ONE_CLAUSE_BEFORE = re.compile(r"^[^，。]{0,16}，(?=[^，]{0,8}$)")
_SAID_TO = r"(?:道|(?:记者|我们|本报|本刊|笔者|媒体|《[^》]{1,12}》)+)?[。！]?$"


def _is_tail(sentence: Sentence) -> bool:
    """Whether a sentence only says who said the one before (一位云厂商人士说)."""
    return (
        len(sentence.text) < 48
        and sentence.language == "zh"
        and not sentence.quantities
        and "，" not in _ONE_CLAUSE_BEFORE.sub("", sentence.text)
        and _ANNOUNCED_BY.search(sentence.text) is None
        and re.search(rf"(?:{grammar('zh').verbs.pattern}){_SAID_TO}", sentence.text) is not None
    )


_RECKONS = re.compile(
    r"[^，。,.]{0,6}?(?:估算|测算|推算|粗算|推估|粗略估计)(?!自|公司|其)"
    r"|(?:,[^,.;]{2,40},)?\s(?:(?:estimat|reckon|calculat|guess|peg)(?:es|s|ed)|puts)\b"
    r"(?!\s(?:that\s)?(?:its?|their|the (?:company|firm))\b)"
)

# "Harrow Lane, a research boutique,"
_HOUSE = re.compile(
    r", (?:an?|the) (?:[\w-]+ ){0,3}(?:research (?:house|firm|boutique|group|outfit|shop|provider)"
    r"|brokerage|consultancy|think-?tank|market researcher|newsletter)\b"
)
_RECKONS_WITHIN = 60


def _remember_estimators(sentence: Sentence, discourse: Discourse) -> None:
    """Who reckons up what others do is a house that observes: its name is no subject."""
    for node in sentence.nodes:
        if not node.mentions or node.mentions[0].kind != "company" or not node.mentions[0].provisional:
            continue
        behind = sentence.words(node.end, node.end + _RECKONS_WITHIN)
        if (node.source and _RECKONS.match(behind)) or _HOUSE.match(behind):
            discourse.estimators.add(node.mentions[0].id)


# Who a sentence is about that begins with what he is called.
_CALLED = re.compile(
    r"(?:[^，。；：“”]{2,16}的)?"
    r"(?P<name>(?:老|小|阿)(?![板师大家])[\u4e00-\u9fff]"
    r"|[\u4e00-\u9fff](?:总|老板|师傅|老师|博士|教授|先生|女士|某|工|哥|姐))(?:（化名）)?"
    r"(?=在|是|做|从|把|手里|的|今年|去年|有|干|开|坐|站|一边|也|，|入行|卖|今天|给|告诉|算|没)"
)


def _remember_people(sentence: Sentence, discourse: Discourse) -> None:
    """Remember who was named, to whom 他 or a surname may refer: 老周在华强北卖了十年显卡。他说，…."""
    people: list[Mention] = [m for n in sentence.nodes for m in n.mentions if m.kind == "person" and not m.anonymous]
    if people:
        discourse.last_person = reference(people[0])
        discourse.last_named = people[0]
        discourse.meet(people)
    elif sentence.language == "zh" and (called := _CALLED.match(sentence.text)) is not None:
        discourse.last_person = familiar(called["name"], discourse) or discourse.last_person


_SPOKESMAN = re.compile(r"(?:An?|The) (?:[\w-]+ )?(?:spokes\w+|representative) (?:for|of|at) (?:the )?")


def _remember_spokesman(sentence: Sentence, discourse: Discourse) -> None:
    """Remember for whom somebody speaks: "A spokeswoman for Fluidstack disputed that account. “We …,” she said."."""
    spokesman = _SPOKESMAN.match(sentence.text)
    if spokesman is None:
        return
    at = sentence.start + spokesman.end()
    spoken_for = next((n for n in sentence.nodes if n.start == at), None)
    if spoken_for is not None and spoken_for.mentions and spoken_for.has(ORGANISATIONS):
        discourse.last_source = reference(spoken_for.mentions[0])


def _remember_house(sentence: Sentence, discourse: Discourse) -> None:
    """Remember a house that opens a sentence in which nobody speaks: "UBS is not so sure. It thinks …"."""
    first = sentence.nodes[0] if sentence.nodes else None
    if first is None or first.start != sentence.start or not first.mentions or first.marker or first.owner:
        return
    observer = reference(first.mentions[0])
    if discourse.is_observer(first.mentions[0]) and not discourse.is_medium(observer):
        discourse.last_house = discourse.last_source = observer
