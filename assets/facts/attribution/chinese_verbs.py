"""Chinese sources by a verb of saying or reckoning: 公司表示, 分析师预计."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assets.facts.attribution.chinese_people import ALL_OF_A_KIND, FAMILIAR, OFFICE_OF_COMPANY
from assets.facts.attribution.chinese_speakers import (
    SINGLE,
    Verb,
    is_office_alone,
    last_to_speak,
    listener,
    nodes_before,
    not_the_place,
    opening_house,
    source_of_node,
    source_without_node,
    subject_of_clause_before,
    verb_of,
    words_between,
)
from assets.facts.attribution.findings import Findings
from assets.facts.attribution.reach import act_end, turn_end
from assets.facts.attribution.verbs import reports_figures
from assets.facts.discourse import ANONYMOUS, RUMOURED_THING, Node, common, grammar, reference, refuted_part
from assets.facts.model import EntityReference
from assets.facts.patterns import screened

_NOT_VERB = re.compile(
    r"(?:号|堪|名|简|统|职|俗|通|对|匀|著)称|(?:小|据|一|传|学|游)说|说(?:明|法|到底|白|不[上定准清]|服|辞|起来|得上)|指(?:数|引|标|定|令|向|导|望)|(?:渠|报|通|知|轨|街|味|管|力|频)道|道(?:路|理|琼)|(?:市|高|低|评|预|被|别|初)?估值|(?:资|材|原|燃|饮|塑|颜|意|不|预)料|料(?:号|理)"
    r"|(?:演|宣|开|听|主|不|没)讲|讲(?:话|述|究|座|师|台|堂|稿|义|故事|解)|(?:问|解|应|作|抢|搭)答|答(?:案|题|卷|复|辩|应)"
)
_VERB_AGAIN = re.compile(r"(?:称|说|指出|表示|披露|透露|显示|指)")


def read_verbs(findings: Findings) -> None:
    """Find the sources that a sentence names by a verb."""
    text = findings.text
    second = -1
    for match in findings.sentence.finditer(grammar("zh").verbs):
        at, end = match.span()
        other_words = _NOT_VERB.finditer(text, max(0, at - 2), end + 2) if match[0] in SINGLE else ()
        if findings.is_read(at) or any(m.start() <= at < m.end() for m in other_words):
            continue
        if _VERB_AGAIN.match(text, end):
            second = end  # 报道称, 回应称, 公告披露: the second verb counts.
        elif _tells_something(findings, match, second == at):
            _read_verb(findings, verb_of(text, match))

    _read_houses(findings)


# What a house that weighs others' figures does with one: 高盛则维持430亿美元.
_SETS_FIGURE = screened(
    r"(?:则|仍|也|还|依然|继续){0,2}(?:维持|给出|看到|(?:上|下)调[到至]|调[高低升降][到至])(?:在|于|为)?"
    r"(?=(?:大约|大概|约|近)?[\d一二三四五六七八九十两])"
)


# 《金融时报》又报1500亿元
_OUTLET_HAS = screened(
    r"(?:又|再|曾|则|独家|率先|也)?报(?:出|称|说)?(?=(?:大约|大概|约|近)?[\d一二三四五六七八九十两])"
)


def _read_houses(findings: Findings) -> None:
    """Find the houses and outlets whose figure a clause tells without a verb of reckoning or saying."""
    for match in findings.sentence.finditer(_OUTLET_HAS):
        outlet = findings.node_until(match.start()) or findings.node_until(match.start() - 1)
        if outlet is not None and findings.is_observer(outlet) and not findings.is_read(match.start()):
            outlet.source = True
            findings.add(match.end(), None, reference(outlet.mentions[0]), "reported")
    for match in findings.sentence.finditer(_SETS_FIGURE):
        house = findings.node_until(match.start())
        if (
            house is not None
            and findings.is_observer(house)
            and not house.marker
            and not findings.is_read(match.start())
        ):
            house.source = True
            findings.add(match.end(), None, reference(house.mentions[0]), "estimated")


_HE_OR_SHE_UP_TO = re.compile(r"(?:^|[，。；：”」])[他她]$")
_ADVERB_UP_TO = re.compile(r"[并还也则均曾又再都已时会只]$")
# Close a byline.
_BRACKETS_CLOSE = frozenset("〕】］]")
_KIND_OF_NOTICE = re.compile(r"(?:采购|招标|中标|收购|增持|减持|澄清|集采|停牌|资产的?|相关|类似|系列|多[次份]|类)$")
_BEATS = re.compile(
    r"(?:超[过出]?|高于|低于|不及|优于|好于|逊于|强于|符合|胜过|超越)[^，。；\d]{0,8}(?:市场|分析师|华尔街|机构|外界|大行|券商|投行|法人)的?(?:一致|普遍|平均|原先|此前)?$"
)
_NOT_SAID = re.compile(r"(?:未|不|没有?|拒绝|无法|不予|不肯|暂未|从未)(?:就此|对此|有|作|做|曾|予以?|愿|愿意|便|会)?$")


def _tells_something(findings: Findings, match: re.Match[str], second: bool) -> bool:
    """Whether what looks like a verb of saying is one, and opens what somebody says.

    Args:
        findings: What has been found in the sentence.
        match: What looks like a verb.
        second: Whether another verb stands right before it (报道称).
    """
    text, word, (at, end) = findings.text, match[0], match.span()
    following = text[end : end + 1]
    if word in SINGLE and not (second or following in "，：:“「,。" or _opens_speech(findings, word, at)):
        return False
    if word in ("报道", "报导") and following in _BRACKETS_CLOSE:
        return False  # 〔记者洪友芳／新竹报导〕: the byline.
    if word == "公告" and _KIND_OF_NOTICE.search(text, max(0, at - 4), at):
        return False  # 发布采购公告: a noun.
    if match.lastgroup == "estimates" and _BEATS.search(text, max(0, at - 16), at):
        return False  # 好于分析师预期: nothing is told of what they expect.
    return not reports_figures(findings.sentence, match) and not _NOT_SAID.search(text, max(0, at - 5), at)


def _opens_speech(findings: Findings, word: str, at: int) -> bool:
    """Whether a verb of one character stands behind a source, an adverb or a date, and so is a verb."""
    text = findings.text
    before = text[max(0, at - 14) : at]
    return (
        findings.node_until(at) is not None
        or _ADVERB_UP_TO.search(text, 0, at) is not None
        or OFFICE_OF_COMPANY.search(before) is not None
        or ALL_OF_A_KIND.search(before) is not None
        or _HE_OR_SHE_UP_TO.search(before) is not None
        or FAMILIAR.search(text[max(0, at - 5) : at]) is not None
        or any(t.end == findings.start + at for t in findings.sentence.times)
        or (word == "估" and opening_house(findings, at) is not None)
    )


def _read_verb(findings: Findings, verb: Verb) -> None:
    """Find who speaks by a verb, and add what he says."""
    nodes = nodes_before(findings, verb)
    if is_office_alone(findings, verb, nodes):
        _add_of_office(findings, verb, nodes)
        return
    by: EntityReference | None = None
    speaker = last_to_speak(findings, nodes)
    if speaker is not None:
        if verb.estimates and common()["foretold"].search(findings.text[speaker.end - findings.start : verb.end]):
            return  # 腾讯今年资本开支预计落在…: nobody is said to reckon it.
        speaker = not_the_place(findings, speaker, nodes, verb.at)
    if speaker is not None:
        if _told_to_outlet(findings, verb, speaker) or _quoted_by_outlet(findings, verb, speaker, nodes):
            return
        between = words_between(findings, verb, speaker, nodes)
        if between is None:
            speaker = None
        else:
            by = source_of_node(findings, verb, speaker, between)
    if speaker is None:
        by = source_without_node(findings, verb)
        if by is None and not verb.estimates:
            if verb.at >= 2 and findings.text[verb.at - 1] not in "，；：“”":
                return
            by = subject_of_clause_before(findings, verb.at) or findings.discourse.last_source
    _add_speech(findings, verb, speaker, by)


_THIS_ONE = re.compile(r"这[位名]")


def _add_of_office(findings: Findings, verb: Verb, nodes: Sequence[Node]) -> None:
    """What somebody says of whom only the office is told: 设备厂主管透露; “…，”一位渠道商告诉记者。."""
    for node in nodes[-1:]:
        node.source = bool(node.mentions) and node.start - findings.start >= verb.opening
    # 这位沙特公司的首席执行官告诉我: whom the text has named.
    told = findings.discourse.last_person if _THIS_ONE.match(findings.text, verb.opening) else None
    by = told or ANONYMOUS
    closing = _TAIL.match(findings.text, verb.end)
    if closing is not None and closing.end() == len(findings.text) and verb.opening > 0:
        findings.add(0, verb.opening, by, verb.level)
    else:
        findings.add(verb.end, None, by, verb.level)


def _told_to_outlet(findings: Findings, verb: Verb, speaker: Node) -> bool:
    """Whether somebody without a name tells an outlet something, 知情人士对路透表示: the outlet reports it."""
    if not speaker.mentions or speaker.mentions[0].id != ANONYMOUS.id:
        return False
    outlet = listener(findings, verb)
    if outlet is None:
        return False
    outlet.source = speaker.source = True
    first = max(outlet.end - findings.start, verb.end)
    if outlet.mentions[0].text == findings.discourse.publisher:
        # Told to the paper that prints it: no other outlet reports it.
        findings.add(first, None, ANONYMOUS)
    else:
        findings.add(first, None, reference(outlet.mentions[0]), "reported")
    return True


def _quoted_by_outlet(findings: Findings, verb: Verb, speaker: Node, nodes: Sequence[Node]) -> bool:
    """Whether an outlet cites who speaks, 彭博援引知情人士称: the outlet reports it."""
    outlet = next((n for n in nodes if findings.is_observer(n)), None)
    if outlet is None:
        return False
    if not grammar("zh").source["quoting"].search(findings.text[outlet.end - findings.start : verb.at]):
        return False
    speaker.source = outlet.source = True
    by, head = reference(outlet.mentions[0]), outlet.start - findings.start
    inserted = findings.text[verb.end : verb.end + 1] == "，" and _INSERTED.search(findings.text, 0, head)
    if inserted and not findings.is_attributed():
        findings.add(0, head, by, "reported")  # 两家将合作，《金融时报》援引知情人士称，最快明年出货
    findings.add(verb.end, None, by, "reported")
    findings.read.append((verb.at, verb.end))
    return True


# Before an outlet that is told within a sentence: ，《.
_INSERTED = re.compile(r"[^，。；]{4,}，《?$")
# What stands behind the verb of words that came before: “…”一位渠道商告诉记者。
_TAIL = re.compile(r"(?:道|了|如是|(?:记者|我们|本报|本刊|笔者|媒体|《[^》]{1,12}》)+)?[。！？”」\s]*(?=$|[；;])")
# What stands in quotation marks, before who says so: “…，”沈亦川说，.
_QUOTED_BEFORE = re.compile(
    r"(?:^|(?<=[，。：；]))[“「『](?P<words>[^“”「」『』]{4,}[，。！？…—])[”」』][，。]?[^“”「」『』。；]{2,44}$"
)
_DASH_UP_TO, _WORDS_UP_TO = re.compile(r"—\s*$"), re.compile(r"[，”」。—；][^，；]{0,12}$")


# Where what somebody denies ends and he goes on to say what is so: 否认项目停工，称…; 否认推迟：财务长说….
_GOES_ON_TO_SAY = re.compile(
    r"；|，(?=(?:并|而|但|又|还|同时|反而?|并且|随后|只)?(?:补充|强调|指出|表示|透露|解释|重申|坚称|反驳|回应|称|说|指|道)(?!法|明|辞))"
    r"|，(?=[^，。；]{0,16}?(?:仍|依旧|照旧|依然|照常|一直)(?:然|旧)?(?:会|将|计划)?(?:由|是|为|在|有|保持|维持|占))"
    r"|(?<=[^否认驳斥辟谣澄清：点项法闻息道下容事言])："
)


_CONCEDED = re.compile(r"(?:了|过|此事|这一点)?，(?:但|不过|然而|可|却|而(?!且)|仍)")


def _add_speech(findings: Findings, verb: Verb, speaker: Node | None, by: EntityReference | None) -> None:
    """Add what the subject of a verb says: what stands behind the verb, or before both where they close the words."""
    text, start, sentence, (at, end) = findings.text, findings.start, findings.sentence, (verb.at, verb.end)
    denies = grammar("zh").source["denies"].fullmatch(verb.word) is not None
    if denies and _CONCEDED.match(text, end):
        return  # 尽管英伟达否认，但多家渠道仍称…: what follows is so for all that.
    head = None if speaker is None else speaker.start - start
    dash = head is not None and _DASH_UP_TO.search(text, 0, head)
    if head is not None and dash and by is not None and not any(q.start >= start + at for q in sentence.quantities):
        findings.add(0, head, by, "said", denies)  # “A——黄仁勋如是说”
        return
    closing = _TAIL.match(text, end) if at > 0 and "，" not in text[max(0, at - 2) : at] else None
    if closing is not None and (by is not None or not verb.estimates):
        own = max(text.rfind(mark, 0, at) for mark in "，；。：") + 1
        if denies and own and RUMOURED_THING.fullmatch(text, own, at):
            findings.add(own, at, by, verb.level, denies)  # 计划明年量产，市场传闻的三星方案已被公司否认
            return
        part = refuted_part(sentence) if denies else None
        first = max(0, part[0] - start) if part is not None and part[0] < start + at else 0
        apart = head is not None and head > 6 and _WORDS_UP_TO.search(text, 0, head)
        if apart or closing.end() == len(text):
            findings.add(first, at, by, verb.level, denies)
            return
    if verb.word == "宣布":
        last = act_end(sentence, end, speaker)
    else:
        last = turn_end(sentence, end, speaker, estimates=verb.estimates)
    if denies and (other := _GOES_ON_TO_SAY.search(text, end, last)) is not None:
        findings.add(end, other.start(), by, verb.level, denies)
        if other[0] != "；":
            findings.add(other.end(), last, by, verb.level)
    else:
        findings.add(end, last, by, verb.level, denies)
    quoted = _QUOTED_BEFORE.search(text, 0, at) if by is not None and not denies else None
    if quoted is not None and not any(a.start < start + quoted.end() for a in findings.attributions[:-1]):
        findings.add(*quoted.span("words"), by)  # “A，”沈亦川说，“B。”
