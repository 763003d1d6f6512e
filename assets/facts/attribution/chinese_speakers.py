"""Who speaks in Chinese by the verb behind him: the noun that is its subject, or the words that stand for one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assets.facts.attribution.chinese_people import (
    EMPLOYEE,
    FAMILIAR,
    HOUSE,
    OFFICE_ALONE,
    OFFICE_OF_COMPANY,
    SOMEBODY,
    UNNAMED_PEOPLE,
)
from assets.facts.attribution.findings import Findings
from assets.facts.attribution.sources import (
    SPEAKERS,
    company_spoken_for,
    familiar,
    joint,
    source_reference,
)
from assets.facts.discourse import ANONYMOUS, ORGANISATIONS, Node, grammar, reference
from assets.facts.model import EntityReference
from assets.facts.patterns import screened


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of saying or reckoning, and what stands before it.

    Attributes:
        word: The verb.
        at: Where it begins in the sentence.
        end: Where it ends.
        opening: Where its clause begins.
        single: Whether it is one character that is part of many other words.
        estimates: Whether it is a verb of reckoning.
        again: The word right before it that refers back to a source (他, 该机构, 并).
    """

    word: str
    at: int
    end: int
    opening: int
    single: bool
    estimates: bool
    again: re.Match[str] | None

    @property
    def level(self) -> str:
        """How firmly it tells."""
        return "estimated" if self.estimates else "said"


# Verbs of one character that are part of many other words.
SINGLE = set("称说指谓道估料讲答")
_CLAUSE_MARKS = "，。；！？：:—"


def verb_of(text: str, match: re.Match[str]) -> Verb:
    """A verb of the grammar with what stands before it."""
    at, end = match.span()
    return Verb(
        word=match[0],
        at=at,
        end=end,
        opening=max(text.rfind(mark, 0, at) for mark in _CLAUSE_MARKS) + 1,
        single=match[0] in SINGLE,
        estimates=match.lastgroup == "estimates",
        again=grammar("zh").source["again"].search(text[max(0, at - 12) : at]),
    )


# How far before a verb its subject may begin.
_FARTHEST_SUBJECT = 34
_BRANCH = re.compile(r"区(?!政府)|市场|业务|分公司|总部|团队|办公室")
# Around a company that only tells something of somebody without a name.
_OF_SOMEBODY = re.compile(r"(?:某|[一两三几多数][家位名个])[^，。；：、]{0,4}(?:与|和|跟|同|为|给|向|替|从)$")
_WHO_IS = re.compile(r"[^，。；：、]{1,8}的")
_SOME_COMPANY = re.compile(r"(?:某|[一两三几多][家位名个间])[^，。；：、]{0,14}公司$")


def nodes_before(findings: Findings, verb: Verb) -> list[Node]:
    """The nodes that may be the subject of a verb: of its clause, or people of the sentence."""
    text, start, at = findings.text, findings.start, verb.at
    left = max(*(text.rfind(mark, 0, at) for mark in "。；！？"), at - _FARTHEST_SUBJECT)
    occasion = _OCCASION.search(text, verb.opening, at)
    nodes = [
        n
        for n in findings.sentence.nodes
        if left < n.start - start
        and n.end - start <= at
        and n.has(SPEAKERS)
        and (not n.anaphor or n.kinds)
        and not n.bracket
        and n.marker in ("", "据", "根据", "与", "和")
        # 公司中国区发言人: no place speaks.
        and not (n.kinds == {"region"} and _BRANCH.match(text, n.end - start))
        # 一家与华为合作的服务器厂商
        and not (_OF_SOMEBODY.search(text, 0, n.start - start) and _WHO_IS.match(text, n.end - start, at))
        # 一位算力租赁公司的老板: of a company that is not told.
        and not (n.anaphor and _SOME_COMPANY.search(text, 0, n.end - start))
        and ((n.mentions and n.mentions[0].kind == "person") or "，" not in text[n.end - start : at])
    ]
    if occasion is not None and any(n.end - start <= occasion.start() for n in nodes):
        # Meta发言人在回应其削减采购的传言时表示: whom the occasion names does not speak.
        return [n for n in nodes if n.end - start <= occasion.start()]
    return nodes


def is_office_alone(findings: Findings, verb: Verb, nodes: Sequence[Node]) -> bool:
    """Whether only the office is told of who speaks, and no name: 设备厂主管透露, 台积电营运副总透露."""
    if verb.estimates and verb.single:
        return False
    office = OFFICE_ALONE.search(findings.text[verb.opening : verb.at])
    if office is None:
        return False
    begins = findings.start + verb.opening + office.start()
    return not any(n.start >= begins or n.kinds == {"person"} or findings.is_observer(n) for n in nodes)


def last_to_speak(findings: Findings, nodes: Sequence[Node]) -> Node | None:
    """The subject of a verb: the last person before it, else the last of the others that can speak."""
    if not nodes:
        return None
    speaker = next((n for n in reversed(nodes) if n.mentions and n.mentions[0].kind == "person"), nodes[-1])
    between = findings.text[speaker.end - findings.start : nodes[-1].start - findings.start]
    return nodes[-1] if "，" in between else speaker  # 川普访问期间，英伟达宣布…


_NO_PLACE_SPEAKS = re.compile(r"媒|的|一[位名家]|某|厂|公司|企业|初创|机构")
_OF = re.compile(r"的?")


def not_the_place(findings: Findings, speaker: Node, nodes: Sequence[Node], at: int) -> Node | None:
    """The subject, unless it is the place of who speaks: 韩国媒体, 深圳的一位老板, 名叫澎芯数科的合肥小厂."""
    text, start = findings.text, findings.start
    if speaker.kinds != {"region"} or not _NO_PLACE_SPEAKS.search(text, speaker.end - start, at):
        return speaker
    called = [n for n in nodes if n.kinds & ORGANISATIONS and n.mentions and n.end <= speaker.start]
    placed = called and _OF.fullmatch(text, called[-1].end - start, speaker.start - start)
    return called[-1] if placed else None


_TOLD_TO = screened(r"[向对][《“]?$")


def listener(findings: Findings, verb: Verb) -> Node | None:
    """The outlet that is told something: 知情人士对路透表示, 知情人士向《The Information》透露, 知情人士告诉彭博."""
    start, sentence = findings.start, findings.sentence
    for node in sentence.nodes:
        behind = verb.word == "告诉" and 0 <= node.start - start - verb.end <= 4
        before = 0 <= verb.at - (node.end - start) <= 6 and sentence.search(_TOLD_TO, start, node.start)
        if (behind or before) and findings.is_observer(node):
            return node
    return None


# On what occasion somebody speaks, right before the verb.
_OCCASION = re.compile(r"在(?:回[应复答]|被问[及到]|谈[及到]|答复|评论|解释)[^，。；]{1,28}(?:时|后|之际)$")
# When, where and how a person speaks, between the name and the verb.
_ADJUNCT = re.compile(r"（[^（）]{1,40}）|在[^，。；]{1,24}?(?:上|中|时|里|间|后|会|期间)(?=[^，。；]{0,6}$)")
# How many characters may stand between a person, or another subject, and a verb of saying or of reckoning.
_PERSON_REACH, _SUBJECT_REACH, _ESTIMATE_REACH = 24, 14, 16


def words_between(findings: Findings, verb: Verb, speaker: Node, nodes: Sequence[Node]) -> str | None:
    """What stands between a verb and its subject; None where it is too much.

    When, where and how a person speaks counts for nothing.
    """
    words = _OCCASION.sub("", findings.text[speaker.end - findings.start : verb.at])
    reach = _SUBJECT_REACH
    if any(n.mentions and n.mentions[0].kind == "person" for n in nodes):
        words, reach = _ADJUNCT.sub("", words), _PERSON_REACH
    return words if len(words) <= (min(reach, _ESTIMATE_REACH) if verb.estimates else reach) else None


def source_of_node(findings: Findings, verb: Verb, speaker: Node, between: str) -> EntityReference | None:
    """Whom the noun means that is the subject, by what stands between it and its verb."""
    by: EntityReference | None = ANONYMOUS  # 阿里云工程师透露
    if not EMPLOYEE.match(between):
        words = findings.text[speaker.start - findings.start : verb.at]
        spokesperson = grammar("zh").source["spokesperson"].search(words) is not None
        by = source_reference(speaker, findings.sentence, findings.discourse, spokesperson)
    speaker.source = True
    return by


def source_without_node(findings: Findings, verb: Verb) -> EntityReference | None:
    """Whom the words before a verb mean that are no noun known."""
    by = _speaks_again(findings, verb)
    if by is None and verb.estimates:
        opener = opening_house(findings, verb.at)
        if opener is not None:
            opener.source = True
            by = reference(opener.mentions[0])
    return by if by is not None and verb.again else _source_in_clause(findings, verb, by)


_HE_OR_SHE = ("他", "她")
_HOUSE_AGAIN = re.compile(r"该|这家|报告")
# Who goes on by saying something besides: ，并预告…, ，并于今年稍早表示….
_SAYS_BESIDES = re.compile(
    r"(?:^|[，；])[^，；]{0,3}(?:还|并|又|也|则|但|同时)"
    r"(?:[于在](?:\d|[今去昨本上周前稍早近晚年月日初中末底])[^，；]{0,10})?$"
)


def _speaks_again(findings: Findings, verb: Verb) -> EntityReference | None:
    """Who goes on to speak: 该行并估算, 他估计, 收入468.6亿元，并预告…."""
    sentence, discourse, again = findings.sentence, findings.discourse, verb.again
    if again is None:
        if verb.estimates or not _SAYS_BESIDES.search(findings.text, 0, verb.at):
            return None
        # The sentence's subject says it, unless somebody has been speaking.
        last = findings.start + min(verb.at, 16)
        subject = next((n for n in sentence.nodes if n.end <= last and not n.marker), None)
        if subject is None or findings.is_attributed() or findings.is_observer(subject):
            return discourse.last_source
        named = subject.mentions and subject.has((*ORGANISATIONS, "person"))
        return joint(subject.mentions) if named else discourse.last_source
    if _HOUSE_AGAIN.match(again[0]) and (verb.estimates or findings.is_attributed()):
        house = findings.house_meant(verb.at)
        if house is not None:
            return house
    if verb.estimates and again[0] not in (*_HE_OR_SHE, "他们"):
        return None
    by = discourse.last_source
    if again[0] in _HE_OR_SHE and (by is None or by.kind != "person"):
        # 分析师龚明德认为，…；他估计…: who has spoken in the sentence, else the person named last.
        here = [a.by for a in findings.attributions if a.by is not None and a.by.kind == "person"]
        return here[-1] if here else discourse.last_person or by
    return by


_OTHER_CLAUSE = re.compile(r"[^，。；：\d]{0,16}，(?:并|但|仅|只|则)?")


def opening_house(findings: Findings, at: int) -> Node | None:
    """The house that opens a sentence whose next clause reckons without a subject: 瑞银较保守，估年底仅7.8万片."""
    first = next((n for n in findings.sentence.nodes if n.mentions), None)
    if first is None or first.start > findings.start + 4 or first.marker or not findings.is_observer(first):
        return None
    return first if _OTHER_CLAUSE.fullmatch(findings.text, first.end - findings.start, at) else None


def _source_in_clause(findings: Findings, verb: Verb, otherwise: EntityReference | None) -> EntityReference | None:
    """Whom the words of the clause mean: a house (IDC）数据显示), somebody without a name, 老周, 公司管理层.

    Args:
        findings: What has been found in the sentence.
        verb: The verb.
        otherwise: Who speaks if the clause does not tell.
    """
    clause = findings.text[verb.opening : verb.at]
    houses = [n for n in findings.named_within(verb.opening, verb.at) if n.has(SPEAKERS)]
    if houses and findings.is_observer(houses[-1]):
        return reference(houses[-1].mentions[0])
    if UNNAMED_PEOPLE.search(clause) or SOMEBODY.search(clause):
        return ANONYMOUS
    if (called := FAMILIAR.fullmatch(clause)) is not None:
        return familiar(called["name"], findings.discourse)
    if OFFICE_OF_COMPANY.search(clause):
        return company_spoken_for(findings.sentence, findings.discourse, verb.at)
    if HOUSE.search(clause):
        return EntityReference("company:unnamed", "unnamed", clause.strip())
    return otherwise


# Between a comma and the verb by which who acts before it goes on to speak: ，只说…, ，接着表示….
_ADVERB = re.compile(r"，(?:只|却|又|还|再|接着|随后|然后|并|便|转而|反而|不过|但|同时|仅)?$")


def subject_of_clause_before(findings: Findings, at: int) -> EntityReference | None:
    """Who acts in the clause before "，称": OpenAI首席执行官奥特曼登台站队，称将采用MI400; 美光不等人，说…."""
    text, start = findings.text, findings.start
    adverb = _ADVERB.search(text, max(0, at - 4), at)
    if adverb is None:
        return None
    opening = start + max(text.rfind(mark, 0, adverb.start()) for mark in "，。；！？") + 1
    nodes = [n for n in findings.sentence.nodes if not n.marker]
    person = next(
        (n for n in nodes if opening <= n.start < start + at and n.mentions and n.mentions[0].kind == "person"), None
    )
    subject = person or next((n for n in nodes if n.start == opening and n.has(ORGANISATIONS)), None)
    return None if subject is None else findings.source(subject)
