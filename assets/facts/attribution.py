"""Who says what: the sources that a sentence names, and how far their words reach."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from assets.facts.discourse import (
    ANONYMOUS,
    ORGANISATIONS,
    Attribution,
    Discourse,
    Node,
    Sentence,
    common,
    grammar,
    reference,
    refuted_part,
)
from assets.facts.mentions import Mention
from assets.facts.mentions.mention import slug
from assets.facts.model import EntityReference
from assets.facts.patterns import screened

_SINGLE = set("称说指谓道估料讲答")
_NOT_VERB = re.compile(
    r"(?:号|堪|名|简|统|职|俗|通|对|匀|著)称|(?:小|据|一|传|学|游)说|说(?:明|法|到底|白|不[上定准清]|服|辞|起来|得上)|指(?:数|引|标|定|令|向|导|望)|(?:渠|报|通|知|轨|街|味|管|力|频)道|道(?:路|理|琼)|(?:市|高|低|评|预|被|别|初)?估值|(?:资|材|原|燃|饮|塑|颜|意|不|预)料|料(?:号|理)"
    r"|(?:演|宣|开|听|主|不|没)讲|讲(?:话|述|究|座|师|台|堂|稿|义|故事|解)|(?:问|解|应|作|抢|搭)答|答(?:案|题|卷|复|辩|应)"
)


def attribute(sentences: Sequence[Sentence], position: int, discourse: Discourse) -> list[Attribution]:
    """Who says what in one sentence of a paragraph, those included who speak in a quotation that goes on.

    Args:
        sentences: The sentences of the paragraph.
        position: Which of them; they must come in order.
        discourse: What was said before; the last source and the open quotation are kept there.
    """
    sentence = sentences[position]
    if position == 0:
        discourse.open_quote = False
    inside, before = discourse.open_quote, discourse.last_source
    discourse.earlier_source = before
    discourse.earlier_document = discourse.document
    found = find_attributions(sentence, discourse)
    _mark_employers(sentence)
    if found:
        # What a company has filed goes on over the paragraph.
        filed = sentence.search(_DOCUMENT)
        discourse.document = next((a.by for a in found if a.by is not None), None) if filed else None
    end, discourse.open_quote = _quotation(sentence.text, inside)
    own = next((a.by for a in reversed(found) if a.by is not None), None)
    following = sentences[position + 1 : position + 6]
    if inside and before is not None and end:
        found.insert(0, Attribution(sentence.start, sentence.start + end, before, "said"))
    elif own is None and discourse.open_quote and not inside:
        found = [*_closed_later(sentence, following, discourse), *found]
    elif own is None and before is not None and sentence.text[:1] in _OPENING and _is_all_quoted(sentence.text):
        found.insert(0, Attribution(sentence.start, sentence.end, before, "said"))
    if own is None and not inside and following and _is_all_quoted(sentence.text):
        speaks = (_SPEAKS_ON if before is not None else _SPEAKS_NEXT).match(following[0].text)
        if speaks is not None:
            # “A。”赵一舟说，“B。”
            speakers = [a for a in find_attributions(following[0], discourse) if a.by is not None]
            found.extend(Attribution(sentence.start, sentence.end, a.by, "said") for a in speakers[:1])
    if discourse.guest is not None and not found:
        # What stands in quotation marks in an account of a talk, and of nobody else, is the guest's.
        found = [Attribution(*span, discourse.guest, "said") for span in _quoted_spans(sentence, inside)]
    if own is None and sentence.language == "zh":
        found.extend(_says_this(sentence, following))
    if following and _is_tail(following[0]):
        behind = (
            replace(a, start=sentence.start, end=sentence.end) for a in find_attributions(following[0], discourse)
        )
        # 据内部人士说，…。公司否认。: what one says and another denies are two statements.
        claims = any(t.frame.predicate for t in following[0].triggers)  # 外传腾讯砍单，腾讯否认。
        found.extend(a for a in behind if not (a.denies and (own is not None or claims)))
    for node in sentence.nodes:
        # Who reckons up what others do is a house that observes: its name is no subject.
        house = node.source and node.mentions and node.mentions[0].kind == "company" and node.mentions[0].provisional
        if house and _RECKONS.match(sentence.words(node.end, node.end + 24)):
            discourse.estimators.add(node.mentions[0].id)
    people = [m for n in sentence.nodes for m in n.mentions if m.kind == "person" and not m.anonymous]
    called = _CALLED_ZH.match(sentence.text) if sentence.language == "zh" and not people else None
    if called is not None and (known := _familiar(called["name"], discourse)) is not None:
        discourse.last_person = known  # 老周在华强北卖了十年显卡。他说，…
    if own is None and (spokesman := _SPOKESMAN.match(sentence.text)) is not None:
        # "A spokeswoman for Fluidstack disputed that account. “We …,” she said."
        spoken_for = next((n for n in sentence.nodes if n.start - sentence.start == spokesman.end()), None)
        if spoken_for is not None and spoken_for.mentions and spoken_for.has(ORGANISATIONS):
            discourse.last_source = reference(spoken_for.mentions[0])
    opens = sentence.nodes[0] if sentence.nodes and sentence.nodes[0].start == sentence.start else None
    if not found and opens is not None and opens.mentions and not (opens.marker or opens.owner):
        observer = reference(opens.mentions[0])
        if discourse.is_observer(opens.mentions[0]) and not discourse.is_medium(observer):
            discourse.last_house = discourse.last_source = observer  # "UBS is not so sure. It thinks …"
    if people:
        discourse.last_person = reference(people[0])
        discourse.last_named = people[0]
    discourse.meet(people)
    return found


# What somebody does while or after he says what stands in front.
_SAYING_THIS = screened(r"(?:^|(?<=[”」，。]))(?:说|讲|谈)(?:这话|这番话|这些|到这|到此|完|罢|起这)[^，。；]{0,8}，")


def _says_this(sentence: Sentence, following: Sequence[Sentence]) -> list[Attribution]:
    """Whose a quotation is of whom it is told what he does behind it: “…。”说完这句，季昕华喝了口茶."""
    where, thus = sentence, sentence.search(_SAYING_THIS)
    end = sentence.start + thus.start() if thus is not None else sentence.end
    if thus is None and following and _is_all_quoted(sentence.text):
        where, thus = following[0], _SAYING_THIS.match(following[0].text)
    if thus is None:
        return []
    behind = [n for n in where.nodes if n.start >= where.start + thus.end() and n.kinds == {"person"} and n.mentions]
    return [Attribution(sentence.start, end, reference(behind[0].mentions[0]), "said")] if behind else []


_SPOKESMAN = re.compile(r"(?:An?|The) (?:[\w-]+ )?(?:spokes\w+|representative) (?:for|of|at) (?:the )?")
# Between somebody who speaks and for whom: ", an analyst at", ", who follows the company for".
_SPEAKS_FOR = re.compile(r", (?:an?|the|one of|who|chief|head|senior)\b[^,;]{2,60}\b(?:at|of|for|with|from) (?:the )?")


def _mark_employers(sentence: Sentence) -> None:
    """For whom somebody works is no more the subject of what he says than he is."""
    for node, behind in itertools.pairwise(sentence.nodes):
        if node.source and node.kinds == {"person"} and behind.has(ORGANISATIONS):
            behind.source |= _SPEAKS_FOR.fullmatch(sentence.words(node.end, behind.start)) is not None


_RECKONS = re.compile(
    r"[^，。,.]{0,6}?(?:估算|测算|推算|粗算|推估|粗略估计)(?!自|公司|其)"
    r"|(?:,[^,.;]{2,40},)?\s(?:(?:estimat|reckon|calculat|guess|peg)(?:es|s|ed)|puts)\b"
    r"(?!\s(?:that\s)?(?:its?|their|the (?:company|firm))\b)"
)
_DOCUMENT = screened(
    r"披露|公示|口径|业绩会|说明会|公告|招股书|中报|年报"
    r"|(?:公布|发布|交出|晒出)[^，。；]{0,24}(?:业绩|财报|季报|成绩单)"
    r"|\b(?:filings?|annual report|prospectus|earnings call)\b"
)
_OPENING, _CLOSING = '“「『"', '”」』"'
_QUOTATION_MARK = re.compile(f"[{_OPENING}{_CLOSING}]")


def _quotation(text: str, inside: bool) -> tuple[int, bool]:
    """Where the quotation ends that was open before a sentence, and whether one is open behind it."""
    end = 0
    was_open = inside
    for match in _QUOTATION_MARK.finditer(text):
        mark = match[0]
        now = (not inside) if mark == '"' else mark in _OPENING
        if was_open and inside and not now and not end:
            end = match.start()
        inside = now
    return (end or len(text)) if was_open else 0, inside


def _quoted_spans(sentence: Sentence, inside: bool) -> list[tuple[int, int]]:
    """What of a sentence stands in quotation marks."""
    spans: list[tuple[int, int]] = []
    opened = 0 if inside else -1
    for match in re.finditer(r'[“”"]', sentence.text):
        if opened < 0:
            opened = match.end()
        else:
            spans.append((sentence.start + opened, sentence.start + match.start()))
            opened = -1
    return spans if opened < 0 else [*spans, (sentence.start + opened, sentence.end)]


def _is_all_quoted(text: str) -> bool:
    return text[:1] in _OPENING and re.fullmatch(r'[“「『"][^“”「」『』"]+[”」』"]\W*', text) is not None


def _closed_later(sentence: Sentence, following: Sequence[Sentence], discourse: Discourse) -> list[Attribution]:
    """Who speaks in a quotation that a later sentence of the paragraph closes: “A. B,” he said."""
    opening = max(sentence.text.rfind(mark) for mark in _OPENING)
    for later in following:
        end, still_open = _quotation(later.text, True)
        if not still_open or end < len(later.text):
            found = [a for a in find_attributions(later, discourse) if a.by is not None]
            return [Attribution(sentence.start + opening, sentence.end, a.by, "said") for a in found[:1]]
    return []


# Behind a quotation: who says it, before he goes on.
_SPEAKS_ON = re.compile(
    r"[^，。；：“”]{2,24}(?:说|表示|称|道|补充|强调|坦言|感叹|解释|指出|回忆|直言|透露)(?:道)?[，,：:]\s?[“「]"
)


_SPEAKS_NEXT = re.compile(_SPEAKS_ON.pattern.removesuffix(r"\s?[“「]"))


# 该项目去年由美国总统宣布: what is announced is the thing, not what was said of it.
_ANNOUNCED_BY = re.compile(r"由[^，。；]{2,24}(?:宣布|公布|披露)")


def _is_tail(sentence: Sentence) -> bool:
    """Whether a sentence only says who said the one before ("一位云厂商人士说")."""
    return (
        len(sentence.text) < 48
        and sentence.language == "zh"
        and not sentence.quantities
        and "，" not in re.sub(r"^[^，。]{0,16}，(?=[^，]{0,8}$)", "", sentence.text)
        and _ANNOUNCED_BY.search(sentence.text) is None
        and re.search(
            rf"(?:{grammar('zh').verbs.pattern})(?:道|(?:记者|我们|本报|本刊|笔者|媒体|《[^》]{{1,12}}》)+)?[。！]?$",
            sentence.text,
        )
        is not None
    )


def find_attributions(sentence: Sentence, discourse: Discourse) -> list[Attribution]:
    """Who says what in a sentence. Marks the nodes that are sources, and remembers the last source."""
    if sentence.language == "zh":
        found = _chinese_attributions(sentence, discourse)
    else:
        found = _english_attributions(sentence, discourse)
    if (own := _own_view(sentence, discourse)) is not None:
        # What others reckon ends where the writer says what he does.
        found = [replace(a, end=min(a.end, own)) if a.start < own else a for a in found]
    found.extend(_denials(sentence, discourse, found))
    first = sentence.nodes[0] if sentence.nodes else None
    if (
        first is not None
        and first.start == sentence.start
        and first.mentions
        and first.mentions[0].kind == "person"
        and re.match(r"\s?[：:]", sentence.text[first.end - sentence.start :])
    ):
        first.source = True
        found.append(Attribution(first.end, sentence.end, reference(first.mentions[0]), "said"))
    # “A,” says B. “C.”: the second quotation is B's too.
    for attribution in [a for a in found if a.by is not None and a.end < sentence.end and a.start == sentence.start]:
        quoted = re.compile(r"[.。,，][”」]?\s*[“「\"](?=\w)").search(sentence.text, attribution.end - sentence.start)
        if quoted is not None and not any(a.start >= attribution.end for a in found):
            found.append(replace(attribution, start=sentence.start + quoted.start(), end=sentence.end, denies=False))
    for attribution in found:
        if attribution.by is not None:
            discourse.last_source = attribution.by
            if discourse.is_observer_reference(attribution.by):
                discourse.last_house = attribution.by
    return found


def _denials(sentence: Sentence, discourse: Discourse, found: Sequence[Attribution]) -> list[Attribution]:
    """Who calls the claim untrue that stands before: 传闻称…，黄仁勋斥为无稽."""
    match = sentence.refuted
    part = refuted_part(sentence)
    if match is None or part is None:
        return []
    reach = 18 if sentence.language == "zh" else 40
    begin, at = part
    said = next((a.by for a in found if a.by is not None and a.start <= at < a.end), None)
    if said is not None and sentence.language == "en" and re.match(r"(?:is|are|was|were)\b", match[0]):
        return [Attribution(begin, at, said, "said", True)]  # "A spokesperson said talk of … was “not true”"
    if match[0].endswith(" by"):
        # "The rumour that … was dismissed by Su"
        agents = [n for n in sentence.nodes if 0 <= n.start - sentence.start - match.end() <= 5 and n.has(_SPEAKERS)]
        by = _source_reference(agents[0], sentence, discourse, True) if agents else None
        return [Attribution(begin, at, by, "said", True)] if by is not None else []
    inside = [n for n in sentence.nodes if at <= n.start < sentence.start + match.end() and n.has(_SPEAKERS)]
    if inside and (by := _source_reference(inside[0], sentence, discourse, True)) is not None:
        inside[0].source = True
        return [Attribution(begin, at, by, "said", True)]  # "a claim the company rejects"
    near = [n for n in sentence.nodes if n.end <= at and at - n.end <= reach and n.has(_SPEAKERS) and not n.bracket]
    opening = sentence.clause(at, at)[0]
    near = [n for n in near if n.start >= opening - 1 or sentence.text[match.start() - 1 : match.start()] in "：:—"]
    if not near:
        return []
    by = _source_reference(near[-1], sentence, discourse, True)
    if re.match(r"[：:，]?[“「\"]", sentence.text[match.end() :]):
        # 字节辟谣：“明年采购70亿美元芯片”的消息不实: the claim comes behind.
        near[-1].source = True
        return [Attribution(sentence.start + match.end(), sentence.end, by, "said", True)]
    if near[-1].anaphor and sentence.words(near[-1].start, near[-1].end) == "公司":
        # 至于“690改投三星代工”的网帖，公司称…: not whom the claim names, but the company spoken of before it.
        company = discourse.topic(("company", "foundry"), sentence, sentence.start)
        if not company:
            # 传字节…给华为；公司回应称不实: whom the sentence is about.
            company = discourse.topic(("company", "foundry"), sentence, begin + max(0, at - begin))
        by = reference(company[0]) if len(company) == 1 else by
    near[-1].source = True
    return [Attribution(begin, near[-1].start if near[-1].start > begin else at, by, "said", True)]


# Who collects and weighs figures, and stays unnamed: not a person.
_UNNAMED_HOUSE = re.compile(r"券商|机构|投行|银行|研究|\bbroker\b|brokerage|bank|research", re.IGNORECASE)
_THE_HOUSE = re.compile(
    r"(?:the|this) (?:bank|broker(?:age)?|consultancy|research (?:firm|house|group))", re.IGNORECASE
)
_IS_SOMEBODY = re.compile(r"[^,.;]{0,40},? who\b")
_OBSERVER_AGAIN = re.compile(
    r"该(?:机构|行|报|社|媒体|券商|投行|所)|(?:the|this) (?:bank|brokerage|consultancy|paper|newspaper|agency|outlet"
    r"|researcher|research (?:firm|house|group)|firm|report|note)|it|its|they|它",
    re.IGNORECASE,
)


# Before the place where those are who tell something.
_PEOPLE_OF_PLACE = screened(
    r"\b(?:friends|contacts|sources|people|insiders|suppliers|distributors|dealers|traders|checks|watchers|executives"
    r"|engineers|buyers|brokers) (?:in|at|from|around|near|across) (?:the )?$",
    re.IGNORECASE,
)


def _source_reference(
    node: Node, sentence: Sentence, discourse: Discourse, spokesperson: bool
) -> EntityReference | None:
    if node.pick == "speaker":
        return discourse.default_source
    if node.anaphor:
        words = sentence.words(node.start, node.end)
        last = discourse.last_source
        if last is None and _THE_HOUSE.fullmatch(words):
            last = discourse.last_house  # "The bank remains optimistic": the one quoted paragraphs before.
        if last is not None and _OBSERVER_AGAIN.fullmatch(words) and discourse.is_observer_reference(last):
            return last
        if last is not None and words.lower() == "they" and last.id.startswith("person:"):
            return last
        members = discourse.members(node, ("company", "foundry"), sentence)
        return _joint(members) if members else last
    mention = node.mentions[0]
    if mention.kind == "region" and sentence.search(_PEOPLE_OF_PLACE, sentence.start, node.start):
        return ANONYMOUS  # "Contacts in Taipei say"
    if mention.anonymous and mention.kind == "person" and mention.affiliation_id and spokesperson:
        entity = discourse.catalogue.get(mention.affiliation_id)
        return EntityReference(mention.affiliation_id, entity.name if entity else mention.affiliation_id, mention.text)
    if mention.anonymous and mention.kind == "company":
        # "A broker in Penang, who asked not to be named": no house, but somebody of one.
        personal = _IS_SOMEBODY.match(sentence.text, node.end - sentence.start)
        if personal or not _UNNAMED_HOUSE.search(mention.text):
            return ANONYMOUS
    if mention.kind == "person" and mention.provisional and " " not in mention.text:
        return discourse.person(mention.text, sentence) or reference(mention)
    return _joint(node.mentions)


def _joint(mentions: Sequence[Mention]) -> EntityReference:
    if len({m.id for m in mentions}) == 1:
        return reference(mentions[0])
    joint = sorted({m.id: m for m in mentions}.values(), key=lambda m: m.id)
    return EntityReference(
        "+".join(m.id for m in joint), " + ".join(m.name for m in joint), "、".join(m.text for m in joint)
    )


_SPEAKERS = ("person", "company", "foundry", "region")


def _chinese_attributions(sentence: Sentence, discourse: Discourse) -> list[Attribution]:
    text, start, grammar_ = sentence.text, sentence.start, grammar("zh")
    found: list[Attribution] = []
    used: list[tuple[int, int]] = []
    for match in sentence.finditer(grammar_.according):
        inner = [
            n
            for n in sentence.nodes
            if match.start() <= n.start - start < match.end() and n.has(_SPEAKERS) and not n.anaphor
        ]
        words = match[0]
        level = "estimated" if re.search(r"测算|估算|估计|推算|预测|预估|目录价", words) else "said"
        if re.search(r"了解|悉|传|消息", words) and not re.search(r"官方|官网|》了解", words):
            level = "reported"
        by: EntityReference | None = None
        if inner:
            node = next((n for n in inner if n.mentions[0].kind == "person"), inner[0])
            insider = node.mentions[0].anonymous and any(discourse.is_observer(n.mentions[0]) for n in inner)
            if insider:
                # 据彭博社从知情人士处获悉: the outlet reports it.
                node, level = next(n for n in inner if discourse.is_observer(n.mentions[0])), "reported"
            node.source = True
            outlet = discourse.is_observer(node.mentions[0])
            if node.kinds == {"region"} and text[node.end - start : node.end - start + 1] in ("媒", "传"):
                level = "reported"  # 据南韩媒体报导: no country says so.
            elif level == "reported" and outlet:
                level, by = "reported", None if re.search(r"了解", words) else reference(node.mentions[0])
            else:
                by = _source_reference(node, sentence, discourse, bool(grammar_.source["spokesperson"].search(words)))
            if re.search(r"报[道导]", words) and grammar_.source["quoting"].search(
                text[match.start() : match.end() + 25]
            ):
                level = "reported"
        elif (
            grammar_.modality["estimated"].search(words) is None
            and level == "said"
            and not re.search(r"报[道导]", words)
        ):
            # 据测算, 按目录价: nobody is named.
            pass
        if level == "said" and not inner and re.search(r"报[道导]", words):
            level = "reported"
        if by is None and re.search(r"(?:该|这家)(?:机构|行|券商|投行|研究所|所)", words):
            by = discourse.last_house
        if by is None and level == "said" and re.search(r"公告|口径|业绩会|说明会|公司", words):
            by = _company_spoken_for(sentence, discourse, match.start())
        if by is None and level == "reported" and re.search(r"(?:供应链|产业链|渠道|业内|业界)[^，。]{0,2}消息", words):
            by = ANONYMOUS
        if by is None and not inner and _ROLE_HEAD.search(match["who"]):
            by = ANONYMOUS  # 据多位云厂商销售说
        used.append(match.span())
        found.append(Attribution(start + match.end(), sentence.end, by, level))
    for node in sentence.nodes:
        at = node.start - start
        if not node.mentions or not node.has(_SPEAKERS) or any(a <= at < b for a, b in used):
            continue
        behind = _BY_OUTLET.match(text, node.end - start)
        bracketed = text[at - 1 : at] in ("（", "(") and re.match(r"[）)][。！]?$", text[node.end - start :])
        cited = behind is not None and re.search(r"据[^，。；]{0,8}$", text[:at])
        if bracketed and discourse.is_observer(node.mentions[0]):
            node.source = True
            found.append(Attribution(start, node.start, reference(node.mentions[0]), "said"))
        elif behind is not None and (cited or len(behind[0]) > 3) and not re.search(r"[向与和对]$", text[:at]):
            node.source = True
            by = _source_reference(node, sentence, discourse, True)
            found.append(Attribution(start + behind.end(), sentence.end, by, "said"))
            used.append((at, behind.end()))
    for match in sentence.finditer(_TOLD_A_PAPER):
        if not any(
            n.start - start >= match.start() and n.end - start <= match.end() and n.mentions for n in sentence.nodes
        ):
            # 接近交易的人士对《财经》表示
            paper = EntityReference(f"company:{slug(match['paper'])}", match["paper"], match["paper"], True)
            found.append(Attribution(start + match.end(), sentence.end, paper, "reported"))
            used.append(match.span())
    told_behind = sentence.search(_PAPER_BEHIND)
    if told_behind is not None:
        # …，《纽约时报》率先披露了这笔交易。
        houses = [
            n for n in sentence.nodes if told_behind.start() <= n.start - start < told_behind.end() and n.mentions
        ]
        if houses and discourse.is_observer(houses[0].mentions[0]):
            houses[0].source = True
            found.append(Attribution(start, start + told_behind.start(), reference(houses[0].mentions[0]), "said"))
            used.append(told_behind.span())
    opened = sentence.search(_COLON_LIST)
    if opened is not None:
        before = [n for n in sentence.nodes if n.end - start <= opened.start() and n.mentions and n.has(_SPEAKERS)]
        tells = next((n for n in before if not n.marker), None)
        if tells is not None and not tells.has(("region",)) and "，" not in text[tells.end - start : opened.start()]:
            tells = next((n for n in reversed(before) if n.has(("person",))), tells)
            by = _source_reference(tells, sentence, discourse, True)
            found.append(Attribution(start + opened.end(), sentence.end, by, "said"))
    for node in sentence.nodes:
        # 高盛将腾讯今年的资本开支预测上调至…: what a house forecasts.
        revised = _REVISES.match(text, node.end - start) if node.mentions and not node.marker else None
        if revised is not None and discourse.is_observer(node.mentions[0]):
            node.source = True
            by = reference(node.mentions[0])
            found.append(Attribution(node.end, _part_end(sentence, revised.end()), by, "estimated"))
            used.append(revised.span())
        writes = _WRITES.match(text, node.end - start) if node.mentions and not node.marker else None
        if writes is not None and revised is None and discourse.is_observer(node.mentions[0]):
            node.source = True
            level = "estimated" if re.search(r"[估测修调]|预计|维持|给予", writes["verb"]) else "said"
            found.append(Attribution(start + writes.end(), sentence.end, reference(node.mentions[0]), level))
            used.append(writes.span())
            continue
        sees = _SEES_ZH.match(text, node.end - start) if node.mentions and not node.marker else None
        if sees is not None and revised is None and discourse.is_observer(node.mentions[0]):
            node.source = True
            by = reference(node.mentions[0])
            found.append(Attribution(node.end, _part_end(sentence, sees.end()), by, "estimated"))
            used.append(sees.span())
    for match in sentence.finditer(_LEARNED_FROM):
        inner = [n for n in sentence.nodes if match.start("who") <= n.start - start < match.end("who")]
        people = [n for n in inner if n.has(("person",))] or [n for n in inner if n.has(_SPEAKERS)]
        by = _source_reference(people[0], sentence, discourse, True) if people else None
        if by is None and _UNNAMED_PEOPLE.search(match["who"]):
            by = ANONYMOUS
        if by is not None:
            for node in people[:1]:
                node.source = True
            found.append(Attribution(start + match.end(), sentence.end, by, "said"))
            used.append(match.span())
    for match in sentence.finditer(grammar_.source["known"]):
        if not any(a <= match.start() < b for a, b in used):
            unnamed = ANONYMOUS if _CHAIN_TALK.search(match[0]) else None
            found.append(Attribution(start + match.end(), _part_end(sentence, match.end()), unnamed, "reported"))
            used.append(match.span())
    for match in sentence.finditer(grammar_.source["reported"]):
        if any(a <= match.start() < b for a, b in used):
            continue
        unnamed = ANONYMOUS if _CHAIN_TALK.fullmatch(match[0]) else None
        found.append(Attribution(start + match.start(), _part_end(sentence, match.end()), unnamed, "reported"))
        if unnamed is not None:
            verb = re.compile(r"(?:指出|称|说|指|显示|透露|，)+").match(text, match.end())
            used.append((match.start(), verb.end() if verb else match.end()))
    for node in sentence.nodes:
        figures = _FIGURES_OF.match(text, node.end - start) if node.mentions and node.has(_SPEAKERS) else None
        if figures is not None and not node.marker and not any(a <= figures.start() < b for a, b in used):
            node.source = True
            modelled = re.search(r"模型|[测估推][算计]|预测", figures[0])
            by = _source_reference(node, sentence, discourse, False)
            found.append(Attribution(start + figures.end(), sentence.end, by, "estimated" if modelled else "said"))
            used.append(figures.span())
    for match in sentence.finditer(_SHOWS_ZH):
        people = [n for n in sentence.nodes if n.end == start + match.start() and n.kinds == {"person"}]
        if people:
            people[0].source = True
            by = _source_reference(people[0], sentence, discourse, False)
        else:
            by = discourse.last_person if text[match.start() - 1 : match.start()] in ("他", "她") else None
        if by is not None:
            level = "estimated" if re.search(r"[估测推]|粗算", match[0]) else "said"
            found.append(Attribution(start + match.end(), sentence.end, by, level))
    found.extend(_told_behind_colon(sentence, discourse, found))
    for match in sentence.finditer(_DEALERS_ASK) if discourse.default_source is None else ():
        named = any(match.start() - 1 <= n.start - start < match.end() and n.mentions for n in sentence.nodes)
        if not named and not any(a <= match.start() < b for a, b in used):
            found.append(Attribution(start + match.start(), _part_end(sentence, match.end()), ANONYMOUS, "said"))
    is_of = sentence.search(_THAT_IS_OF)
    if is_of is not None:
        nodes = [n for n in sentence.nodes if is_of.start("who") <= n.start - start < is_of.end("who") and n.mentions]
        if nodes and nodes[0].has(_SPEAKERS):
            nodes[0].source = True
            by = _source_reference(nodes[0], sentence, discourse, True)
            found.append(Attribution(start, start + is_of.start(), by, "said"))
    viewed = sentence.search(_IN_VIEW_ZH)
    if viewed is not None and discourse.last_source is not None:
        found.append(Attribution(start + viewed.end(), sentence.end, discourse.last_source, "estimated"))
        used.append(viewed.span())
    for match in sentence.finditer(_UNVEILS):
        left = max(text.rfind(mark, 0, match.start()) for mark in "。；！？") + 1
        shows = [n for n in sentence.nodes if left <= n.start - start and n.end - start <= match.start() and n.mentions]
        if shows and shows[-1].kinds == {"person"} and not shows[-1].marker and not shows[-1].mentions[0].anonymous:
            # 徐直军首次公布昇腾910: who shows it says what it is.
            shows[-1].source = True
            by = _source_reference(shows[-1], sentence, discourse, False)
            found.append(Attribution(start + match.start(), _part_end(sentence, match.end()), by, "said"))
    doubled = -1
    for match in sentence.finditer(grammar_.verbs):
        word = match[0]
        at = match.start()
        if any(a <= at < b for a, b in used):
            continue
        if word in _SINGLE and any(
            m.start() <= at < m.end() for m in _NOT_VERB.finditer(text, max(0, at - 2), match.end() + 2)
        ):
            continue
        if _VERB_AGAIN.match(text, match.end()):
            doubled = match.end()
            continue  # 报道称, 回应称, 公告披露: the second verb counts.
        following = text[match.end() : match.end() + 1]
        if word in _SINGLE and not (
            doubled == at
            or _OFFICE.search(text[max(0, at - 14) : at])
            or _ALL_OF_A_KIND.search(text[max(0, at - 14) : at])
            or _FAMILIAR.search(text[max(0, at - 5) : at])
            or (word == "估" and _opening_house(sentence, at, discourse) is not None)
            or following in "，：:“「,。"
            or following == ""
            or re.search(r"[并还也则均曾又再都已时会只]$", text[:at])
            or any(t.end == start + at for t in sentence.times)
            or _ends_with_node(sentence, start + at, 0)
        ):
            continue
        if word in ("报道", "报导") and following in _BRACKETS_CLOSE:
            continue  # 〔记者洪友芳／新竹报导〕: the byline.
        if word == "公告" and _KIND_OF_NOTICE.search(text[max(0, at - 4) : at]):
            continue  # 发布采购公告: a noun.
        if match.lastgroup == "estimates" and _BEATS.search(text[max(0, at - 16) : at]):
            continue  # 好于分析师预期: nothing is told of what they expect.
        if _reports_figures(sentence, match) or _NOT_SAID.search(text[max(0, at - 5) : at]):
            continue
        estimates = match.lastgroup == "estimates"
        left = max([text.rfind(mark, 0, at) for mark in "。；！？"] + [at - 34])
        candidates = [
            n
            for n in sentence.nodes
            if n.end - start <= at
            and n.start - start > left
            and n.has(_SPEAKERS)
            and (not n.anaphor or n.kinds)
            and not n.bracket
        ]
        candidates = [n for n in candidates if not n.marker or n.marker in ("据", "根据", "与", "和")]
        # 公司中国区发言人: no place speaks.
        candidates = [n for n in candidates if not (n.kinds == {"region"} and _BRANCH.match(text, n.end - start))]
        # 一位算力租赁公司的老板: of a company that is not told.
        candidates = [n for n in candidates if not (n.anaphor and _SOME_COMPANY.search(text[: n.end - start]))]
        near = [
            n
            for n in candidates
            if "，" not in text[n.end - start : at] or (n.mentions and n.mentions[0].kind == "person")
        ]
        again = grammar_.source["again"].search(text[max(0, at - 12) : at])
        by = None
        speaker: Node | None = None
        opening = max(text.rfind(mark, 0, at) for mark in "，。；！？：:—") + 1
        role = None if estimates and word in _SINGLE else _ROLE_HEAD.search(text[opening:at])
        inner = [n for n in near if n.start - start >= opening + (role.start() if role else 0)]
        of_house = any(n.mentions and discourse.is_observer(n.mentions[0]) for n in near)
        if role is not None and not inner and not of_house and not any(n.kinds == {"person"} for n in near):
            # 设备厂主管透露, 台积电营运副总透露: of whom only the office is told.
            for node in near[-1:]:
                node.source = node.mentions != () and node.start - start >= opening
            level = "estimated" if estimates else "said"
            closing = _TAIL.match(text, match.end())
            if closing is not None and closing.end() == len(text) and opening > 0:
                found.append(Attribution(start, start + opening, ANONYMOUS, level))  # “…，”一位渠道商告诉记者。
            else:
                found.append(Attribution(start + match.end(), sentence.end, ANONYMOUS, level))
            continue
        if near:
            people = [n for n in near if n.mentions and n.mentions[0].kind == "person"]
            speaker = (people or near)[-1]
            if speaker is not near[-1] and "，" in text[speaker.end - start : near[-1].start - start]:
                speaker = near[-1]  # 川普访问期间，英伟达宣布…
            between = text[speaker.end - start : at]
            if estimates and common()["foretold"].search(text[speaker.end - start : match.end()]):
                continue  # 腾讯今年资本开支预计落在…: nobody is said to reckon it.
            if speaker.kinds == {"region"} and re.search(r"媒|的|一[位名家]|某|厂|公司|企业|初创|机构", between):
                # 韩国媒体, 深圳的一位老板: it is not the place that speaks; 名叫澎芯数科的合肥小厂: who is so called.
                called = [n for n in near if n.kinds & ORGANISATIONS and n.mentions and n.end <= speaker.start]
                placed = called and re.fullmatch(r"的?", text[called[-1].end - start : speaker.start - start])
                speaker = called[-1] if placed else None
                near = near if placed else []
        if near and speaker is not None:
            between = text[speaker.end - start : at]
            listener = next(
                (
                    n
                    for n in sentence.nodes
                    if n.mentions and discourse.is_observer(n.mentions[0])
                    and (
                        (word == "告诉" and 0 <= n.start - start - match.end() <= 4)
                        # 知情人士对路透表示, 知情人士向《The Information》透露
                        or (sentence.search(_TOLD_TO, start, n.start) and 0 <= at - (n.end - start) <= 6)
                    )
                ),
                None,
            )  # fmt: skip
            if listener is not None and speaker.mentions and speaker.mentions[0].id == ANONYMOUS.id:
                listener.source = speaker.source = True
                begin = max(listener.end, start + match.end())
                if listener.mentions[0].text == discourse.publisher:
                    # Told to the paper that prints it: no other outlet reports it.
                    found.append(Attribution(begin, sentence.end, ANONYMOUS, "said"))
                    continue
                found.append(Attribution(begin, sentence.end, reference(listener.mentions[0]), "reported"))
                continue
            outlets = [n for n in near if n.mentions and discourse.is_observer(n.mentions[0])]
            if outlets and grammar_.source["quoting"].search(text[outlets[0].end - start : at]):
                speaker.source = outlets[0].source = True
                found.append(
                    Attribution(start + match.end(), sentence.end, reference(outlets[0].mentions[0]), "reported")
                )
                used.append((at, match.end()))
                continue
            between = _ADJUNCT.sub("", between) if people else between
            if len(between) <= (24 if people else 14) and (not estimates or len(between) <= 16):
                by = _source_reference(
                    speaker,
                    sentence,
                    discourse,
                    bool(grammar_.source["spokesperson"].search(text[speaker.start - start : at])),
                )
                if _EMPLOYEE.match(between):
                    by = ANONYMOUS  # 阿里云工程师透露
                speaker.source = True
            else:
                speaker = None
        house = speaker is None and estimates and again is not None and _HOUSE_AGAIN.match(again[0])
        if house and discourse.last_house is not None:
            by = discourse.last_house  # 该行并估算
        elif (speaker is None and again and (not estimates or again[0] in ("他", "她", "他们"))) or (
            speaker is None and not estimates and _SAYS_BESIDES.search(text, 0, at)
        ):
            # 收入468.6亿元，并预告…: the sentence's subject says it, unless somebody has been speaking.
            subject = next((n for n in sentence.nodes if n.end - start <= min(at, 16) and not n.marker), None)
            known = any(a.by is not None for a in found) or again
            named = subject is not None and bool(subject.mentions) and subject.has((*ORGANISATIONS, "person"))
            by = (
                _joint(subject.mentions)
                if subject is not None and named and not known and not discourse.is_observer(subject.mentions[0])
                else discourse.last_source
            )
            if again is not None and again[0] in ("他", "她") and (by is None or by.kind != "person"):
                # 分析师龚明德认为，…；他估计…: who has spoken in the sentence, else the person named last.
                here = [a.by for a in found if a.by is not None and a.by.kind == "person"]
                by = here[-1] if here else discourse.last_person or by
        if (
            speaker is None
            and by is None
            and estimates
            and (opener := _opening_house(sentence, at, discourse)) is not None
        ):
            opener.source = True
            by = reference(opener.mentions[0])
        if speaker is None and (by is None or not again):
            opening = max(text.rfind(mark, 0, at) for mark in "，。；！？：:—") + 1
            houses = [n for n in sentence.nodes if opening <= n.start - start < at and n.mentions and n.has(_SPEAKERS)]
            if houses and discourse.is_observer(houses[-1].mentions[0]):
                by = reference(houses[-1].mentions[0])  # 国际数据公司（IDC）数据显示
            elif _UNNAMED_PEOPLE.search(text[opening:at]) or _SOMEBODY.search(text[opening:at]):
                by = ANONYMOUS
            elif (familiar := _FAMILIAR.fullmatch(text[opening:at])) is not None:
                by = _familiar(familiar["name"], discourse)
            elif _OFFICE.search(text[opening:at]):
                by = _company_spoken_for(sentence, discourse, at)
            elif _HOUSE_BEFORE.search(text[opening:at]):
                by = EntityReference("company:unnamed", "unnamed", text[opening:at].strip())
        if speaker is None and by is None and not estimates:
            if not (at < 2 or text[at - 1] in "，；：“”"):
                continue
            by = _subject_before(sentence, at, discourse) or discourse.last_source
        denies = grammar_.source["denies"].fullmatch(word) is not None
        closing = _TAIL.match(text, match.end()) if at > 0 and "，" not in text[:at][-2:] else None
        ends = closing is not None and closing.end() == len(text)
        apart = speaker is not None and speaker.start > start + 6
        if speaker is not None and apart:
            apart = re.search(r"[，”」。—；][^，；]{0,12}$", text[: speaker.start - start]) is not None
        tail = closing is not None and (ends or apart)
        dash = speaker is not None and re.search(r"—\s*$", text[: speaker.start - start]) is not None
        if (
            dash
            and not any(q.start >= start + at for q in sentence.quantities)
            and by is not None
            and speaker is not None
        ):
            found.append(Attribution(start, speaker.start, by, "said", denies))  # “A——黄仁勋如是说”
            continue
        if tail and (by is not None or not estimates):
            found.append(Attribution(start, start + at, by, "estimated" if estimates else "said", denies))
        else:
            find_end = _act_end if word == "宣布" else _turn_end
            finish = find_end(sentence, match.end(), speaker)
            found.append(Attribution(start + match.end(), finish, by, "estimated" if estimates else "said", denies))
            quoted = _QUOTED_BEFORE.search(text, 0, at) if by is not None and not denies else None
            if quoted is not None and not any(a.start < start + quoted.end() for a in found[:-1]):
                # “A，”沈亦川说，“B。”
                found.append(Attribution(start + quoted.start("words"), start + quoted.end("words"), by, "said"))
    return found


# What stands in quotation marks, before who says so: “…，”沈亦川说，.
_QUOTED_BEFORE = re.compile(
    r"(?:^|(?<=[，。：；]))[“「『](?P<words>[^“”「」『』]{4,}[，。！？…—])[”」』][，。]?[^“”「」『』。；]{2,44}$"
)
# When, where and how a person speaks, between the name and the verb.
_ADJUNCT = re.compile(r"（[^（）]{1,40}）|在[^，。；]{1,24}?(?:上|中|时|里|间|后|会|期间)(?=[^，。；]{0,6}$)")
_UNVEILS = screened(r"公布|亮出|秀出|展示|揭晓|端出|发布|发表|打价格牌")
# 她给记者看了一张表：, 给我算了一笔账：
_SHOWS_ZH = screened(
    r"(?:给|向|对|为|跟|和|替)(?:记者|我们?|笔者|本刊|本报|在场|台下|众人|大家|同行|投资者?)[^，。；：]{0,4}?"
    r"(?:看|展示|出示|算|估|测|推|盘|念|报|列|亮|交|透)(?:了|出|过|起)?[^，。；：]{0,14}[：:]"
    r"|掰着手指[^，。；：]{0,4}[：:]"
    r"|(?:算|列|摊开|翻开|亮出|打开|掏出)了?[^，。；：]{0,4}(?:账|表|单子|清单|报价单|账本|合同|手机)[：:]"
)
# 渠道朋友报价7万出头: who sells and stays unnamed.
_DEALERS_ASK = screened(
    r"(?:渠道(?:商|朋友|方)|渠道(?!报价|价|的)|经销商|分销商|贸易商|代理商|档口(?:老板)?|黄牛|卖家|中间商|供应商|炒家|二手商|柜台)(?:们)?"
    r"(?:目前|现在|眼下|如今|近期|今天|昨天|给|向|对|的|已经?|普遍|私下|直接|[^，。；、]{0,2}(?:记者|我们|本刊|本报|笔者))*"
    r"(?:报价|开价|喊价|要价|报出|报到|报的价|喊到|喊出|开到|开出|叫价)"
)
# ——这是英伟达白皮书里的说法
_THAT_IS_OF = screened(
    r"[—，；](?:以上|这)(?:都|些|组)?(?:数字|数据|话)?(?:是|出自|来自|源自)(?P<who>[^，。；]{2,24}?)"
    r"(?:的(?:说法|数字|口径|数据|统计|判断|估算|测算|估计|原话|算法)|之口|之手)?[。！”」]*$"
)
_BRANCH = re.compile(r"区(?!政府)|市场|业务|分公司|总部|团队|办公室")
_SOME_COMPANY = re.compile(r"(?:某|[一两三几多][家位名个间])[^，。；：、]{0,14}公司$")
_TOLD_TO = screened(r"[向对][《“]?$")
# 在他看来, 按该机构的算法: of whom the sentence before quotes.
_IN_VIEW_ZH = screened(
    r"(?:在|依|按|照)(?:他们?|她|其|该(?:机构|行|分析师|人士|公司)|这(?:位|家|名)[^，。；]{1,8})"
    r"(?:看来|的(?:安排|规划|测算|估算|估计|说法|算法|判断|预测|模型|口径|看法|推算)(?:里|中|下)?)[，：:]?"
)


# What introduces words and is no colon of a clock, a list or a heading.
_COLON = re.compile(r"[：:](?:(?<!\d[：:])(?!\d)|(?<=[\u4e00-\u9fff][：:]))")
_ASKED = re.compile(r"[问您你吗呢？?]|提问|请教")
# Whose account a colon opens that has no name: 一位采购经理翻开本子：.
_SOME_PERSON = re.compile(
    r"(?:某|[一两三四五几数多另][位名个]|这位|那位|有)[^，。；：“”]{0,22}?"
    r"(?:人士|负责人|老板|创始人|高管|总监|经理|主管|合伙人|从业者|员工|销售|工程师|采购|研究员|分析师|渠道商|经销商|代理商|分销商|贸易商"
    r"|供应商|投资人|博主|网友|客户|买家|卖家|店主|档主|工长|专家|学者|教授|律师|官员|知情者|掌柜)"
)


def _told_behind_colon(sentence: Sentence, discourse: Discourse, found: Sequence[Attribution]) -> list[Attribution]:
    """Whose account a colon opens, whatever he does before it: 贾敏翻开笔记本，一行一行念给记者听：…."""
    text, start = sentence.text, sentence.start
    colon = _COLON.search(text)
    if colon is None or colon.end() == len(text) or _ASKED.search(text[: colon.start()]):
        return []
    at = start + colon.start()
    if any(a.by is not None and a.start <= at + 1 for a in found):
        return []
    if any(q.end <= at for q in sentence.quantities):
        return []
    before = [n for n in sentence.nodes if n.end <= at]
    people = [
        n
        for n in before
        if n.kinds == {"person"}
        and n.mentions
        and not n.marker
        and not re.search(r"[向对给跟替]$", text[: n.start - start])
        and not re.match(r"的(?:公司|团队|企业|实验室|帝国)", text[n.end - start :])
    ]
    by: EntityReference | None = None
    if people and at - people[-1].end <= 40:
        people[-1].source = True
        by = _source_reference(people[-1], sentence, discourse, False)
    elif not people and (some := _SOME_PERSON.search(text, 0, colon.start())) is not None:
        by = ANONYMOUS if colon.start() - some.end() <= 40 else None
    elif not people and len(before) == 1 and before[0].mentions and discourse.is_observer(before[0].mentions[0]):
        # 集邦咨询：…; Counterpoint的数据则是另一番景象：…
        house, rest = before[0], text[before[0].end - start : colon.start()]
        opens = house.start == start and (not rest or re.match(r"的|最新|发布|给出|称", rest))
        if opens and (rest or not discourse.is_medium(reference(house.mentions[0]))):
            house.source = True
            by = reference(house.mentions[0])
    return [] if by is None else [Attribution(start + colon.end(), sentence.end, by, "said")]


def _subject_before(sentence: Sentence, at: int, discourse: Discourse) -> EntityReference | None:
    """The person who acts in the clause before "，称": OpenAI首席执行官奥特曼登台站队，称将采用MI400."""
    text, start = sentence.text, sentence.start
    adverb = _ADVERB_ZH.search(text, max(0, at - 4), at)
    if adverb is None:
        return None
    opening = max(text.rfind(mark, 0, adverb.start()) for mark in "，。；！？") + 1
    people = [
        n
        for n in sentence.nodes
        if opening <= n.start - start < at and n.mentions and n.mentions[0].kind == "person" and not n.marker
    ]
    if not people:
        # 美光不等人，说自家市占要…
        people = [n for n in sentence.nodes if n.start - start == opening and n.has(ORGANISATIONS) and not n.marker][:1]
    if not people:
        return None
    people[0].source = True
    return _source_reference(people[0], sentence, discourse, False)


# Who goes on by saying something besides: ，并预告…, ，并于今年稍早表示….
_SAYS_BESIDES = re.compile(
    r"(?:^|[，；])[^，；]{0,3}(?:还|并|又|也|则|但|同时)"
    r"(?:[于在](?:\d|[今去昨本上周前稍早近晚年月日初中末底])[^，；]{0,10})?$"
)
# Between a comma and the verb by which who acts before it goes on to speak: ，只说…, ，接着表示….
_ADVERB_ZH = re.compile(r"，(?:只|却|又|还|再|接着|随后|然后|并|便|转而|反而|不过|但|同时|仅)?$")
_HOUSE_AGAIN = re.compile(r"该|这家|报告")
_VERB_AGAIN = re.compile(r"(?:称|说|指出|表示|披露|透露|显示|指)")
# What stands behind the verb of words that came before: “…”一位渠道商告诉记者。
_TAIL = re.compile(r"(?:道|了|如是|(?:记者|我们|本报|本刊|笔者|媒体|《[^》]{1,12}》)+)?[。！？”」\s]*(?=$|[；;])")
# 从一位渠道商处了解到
_LEARNED_FROM = screened(r"从(?P<who>[^，。；]{2,24}?)(?:处|那里|方面)?(?:了解到|获悉|得知|听说|证实|打听到)")
# 据X官微，…; X官方公众号消息，…; （彭博社）
_BY_OUTLET = re.compile(
    r"(?:官方)?(?:微信|微博)?(?:公众号|官微|官网|客户端|微博|账号|新闻稿|通稿|声明)?(?:的?(?:消息|报道|文章))?[，,：]"
)
# Whom somebody without a name tells: a paper that nothing else names.
_TOLD_A_PAPER = screened(
    r"(?:人士|知情者|高管|员工|工程师|消息源|者)[对向]《(?P<paper>[^》]{2,10})》(?:记者)?(?:表示|透露|说|称|证实|确认|指出)"
)
# Who brought it first, told behind it.
_PAPER_BEHIND = screened(
    r"，[^，。；]{2,14}?(?:率先|最早|最先|首先|此前|独家|首个|首度)+(?:披露|报[道导]|曝光|爆出|爆料|获悉)了?[^，。；]{0,8}[。！]?$"
)
_KIND_OF_NOTICE = re.compile(r"(?:采购|招标|中标|收购|增持|减持|澄清|集采|停牌|资产的?|相关|类似|系列|多[次份]|类)$")
_BEATS = re.compile(
    r"(?:超[过出]?|高于|低于|不及|优于|好于|逊于|强于|符合|胜过|超越)[^，。；\d]{0,8}(?:市场|分析师|华尔街|机构|外界|大行|券商|投行|法人)的?(?:一致|普遍|平均|原先|此前)?$"
)
# Close a byline.
_BRACKETS_CLOSE = frozenset("〕】］]")
_REVISES = re.compile(
    r"[^，。；]{0,40}?(?:预测|预估|预期|估计)(?:值|数)?[^，。；]{0,12}?(?:上调|下调|调升|调降|上修|下修|提高|调高|调低|调整|修正|改为|砍|维持)"
    r"|[^，。；]{0,16}?(?:把|将)[^，。；]{0,30}?(?:看到|看高至|看高到|看至|估在|估到|放在|算到)(?=[约近]?[\d一二三四五六七八九十百千])"
    # 美银也上调亚马逊Trainium的预估需求，将2026年的预估量由…
    r"|(?:也|亦|并|再|又|还|同步|最新|大幅|小幅)*(?:上调|下调|调升|调降|上修|下修|调高|调低)了?(?![^，。；]{0,30}(?:评级|目标价))[^，。；]{0,24}?(?:预估|预测|预期|估计)(?:需求|出货|产量)?"
    # 高盛最新报告把台积电明年底月产能由10万片上修到11.5万片
    r"|[^，。；]{0,16}?(?:把|将)[^，。；]{2,40}?(?:上调|下调|调升|调降|上修|下修|调高|调低|修正)[到至为]"
    r"|(?:最新|新近|的|一份|研究|分析)*(?:报告|研报)?(?:最新|再度|再次|小幅|大幅|同步)?(?:上调|下调|调升|调降|上修|下修|调高|调低)了?(?![^，。；]{0,30}评级)[^，。；]{4,40}?[到至为](?=[约近]?\d)"
)
# 国金证券当日发布研报，预计…; 中信证券研报指出: what a house writes.
_WRITES = re.compile(
    r"[^，。；]{0,10}?(?:发布|发表|出具|推出|更新|撰写|公布|刊发|发出)?了?[^，。；]{0,12}?(?:研究报告|研报|报告|点评|纪要|晨报|周报|简报|快评|榜单|调查|白皮书)"
    r"(?:中|里|当中)?[，：:]?(?:并|则|也|还|又|大幅|小幅|同步)*(?P<verb>上调|下调|上修|下修|调升|调降|调高|调低|称|指出?|认为|预计|预测|估计|估算|预估|推估|维持|给予|表示|显示|测算|写道|提到|强调)"
)
_SEES_ZH = re.compile(
    r"(?:则|也|更|甚至|仅|只|分别)?(?:看到|看至|看|喊到|喊|给到|给出|估|给|上看|下看|算出)(?:约|近|了|的(?:是|数字是))?(?=[\d一二两三四五六七八九十])"
)
# 砺石半导体递交招股书：…; 苏姿丰秀出更新节奏：…
_COLON_LIST = screened(
    r"(?:递交|提交|公布|发布|披露|更新|公示|交出|晒出|放榜)[^，。；：]{0,30}(?:招股书|年报|财报|季报|半年报|业绩|公告|成绩单|结果|数据)[：:]"
    r"|(?:季报|半年报|年报|财报|业绩|成绩单|答卷)[：:]"
    r"|(?:秀出|公布|列出|给出|晒出|展示|描绘|介绍|交代|亮出|揭晓|揭示)[^，。；：]{0,12}[：:]"
)
_EMPLOYEE = re.compile(
    r"(?:的|内部|中国区?|大中华区|亚太区?|华[东南北]区?|一[位名]|多[位名]|[两三数几][位名]|某|前|资深)*"
    r"(?:工程师|员工|人士|销售|研究员|技术人员|产品经理|架构师|采购|中层|经理)"
    r"|[^，。；]{0,10}一[位名][^，。；]{0,10}(?:总监|主管|经理|代表|顾问)"
)


def _act_end(sentence: Sentence, offset: int, speaker: Node | None) -> int:
    """Where an act that is announced ends, 甲骨文宣布导入MI355X，Meta也…: at a clause with a subject of its own."""
    if sentence.text[offset : offset + 1] in "，：:“「,":
        return sentence.end
    for comma in re.compile("[，；]").finditer(sentence.text, offset):
        at = sentence.start + comma.end()
        for node in sentence.nodes:
            if (
                node.start == at
                and node.mentions
                and node.has(ORGANISATIONS)
                and not node.marker
                and node is not speaker
            ):
                return at
    return sentence.end


def _turn_end(sentence: Sentence, offset: int, speaker: Node | None) -> int:
    """Where what somebody says ends, set against what another does: 腾讯称库存够用，阿里则换上了自研芯片."""
    if sentence.text[offset : offset + 1] in "，：:“「," or "则" not in sentence.text[offset:]:
        return sentence.end
    others = [n for n in sentence.nodes if n.start >= sentence.start + offset and n.kinds & ORGANISATIONS]
    other = next((n for n in others if n.mentions and not n.marker), None)  # Two in the speech are its matter.
    if other is None or other is speaker or sentence.words(other.end, other.end + 1) != "则":
        return sentence.end
    return other.start if sentence.words(other.start - 1, other.start) in ("，", "；", ",", ";") else sentence.end


# Who speaks, by the office alone, before what says that he does.
_ROLE_HEAD = re.compile(
    r"(?:主管|业者|销售|工程师|员工|店主|档主|经销商|渠道商|分销商|贸易商|从业者|创始人|创办人|董事长|董座|副总裁?|营运长|执行长"
    r"|财务长|技术长|首席[^，。；]{1,4}官|CEO|CFO|CTO|COO|采购|法人|合伙人|架构师)"
    r"(?:们)?(?:(?:在|于|对|向|昨|今|日前|近日|\d)[^，。；：、]{0,10}?|则|也|还|又|曾|均|都|私下|直接)?$"
)
# Who speaks and has no name, right before a verb of one character: 法人估, 分析師指.
_ALL_OF_A_KIND = re.compile(
    r"(?:^|[，。；：、”」])[^，。；：、]{0,6}(?:法人|外资|大行|分析师|业者|业界|业内|券商|投行|机构|人士|经销商|渠道商|分销商|贸易商"
    r"|代理商|老板|店主|档主|员工|工程师|销售|高管|负责人|主管|研究员|知情者)$"
)
# 老周, 阿强, 陈总, 刘老板: somebody known by what he is called.
_FAMILIAR = re.compile(
    r"(?:^|(?<=[，。；：、“「]))(?P<name>(?:老|小|阿)(?![板师大家])[\u4e00-\u9fff]|[\u4e00-\u9fff](?:总|老板|师傅|老师|博士|教授|先生|女士|工|哥|姐))"
    r"(?:则|也|还|又|却|私下|直接)?$"
)
# Who a sentence is about that begins with what he is called.
_CALLED_ZH = re.compile(
    r"(?:[^，。；：“”]{2,16}的)?"
    r"(?P<name>(?:老|小|阿)(?![板师大家])[\u4e00-\u9fff]"
    r"|[\u4e00-\u9fff](?:总|老板|师傅|老师|博士|教授|先生|女士|某|工|哥|姐))(?:（化名）)?"
    r"(?=在|是|做|从|把|手里|的|今年|去年|有|干|开|坐|站|一边|也|，|入行|卖|今天|给|告诉|算|没)"
)
_NOBODY = re.compile(r"[都共汇全最按据经业界商店厂]")


def _familiar(name: str, discourse: Discourse) -> EntityReference | None:
    """Somebody of whom only a familiar name is told; None where the words are none."""
    if _NOBODY.match(name):
        return None
    return discourse.people.setdefault(
        name, EntityReference(f"person:{slug(name[0])}-{slug(name[1:])}", name, name, True)
    )


_HOUSE_BEFORE = re.compile(
    r"(?:机构|券商|投行|大行|研究所|咨询公司|(?:某|一家|多家|这家)[^，。；]{0,8}(?:平台|网站))[^，。；：、]{0,4}$"
)
# Whose figures they are: IDC的数据里, 伯恩斯坦的模型显示.
_FIGURES_OF = re.compile(
    r"(?:的|最新|新近|官方|本人|方面|给出|提供|公布|发布|披露|汇总|出具|测得)*(?:数据|统计|数字|报告|口径|模型|调查|论文|榜单|测算|估算|预测|数字|说法|白皮书|博客|财报|公告|算盘|判断|看法|估计|推算|算法|账本)"
    r"(?:里|下|中(?![心国芯台])|上|写明|假设|假定|设定|认为|预计|预测|估计|显示|给出|称|指出|则?[是为](?=[，：:“「\d]|超|约|近|不)|[，：:])"
)
# Of a chain of suppliers, and so of somebody in it: 供应链消息.
_CHAIN_TALK = re.compile(r"据?(?:供应链|产业链|渠道|业内)[^，。]{0,2}消息")
_NOT_SAID = re.compile(r"(?:未|不|没有?|拒绝|无法|不予|不肯|暂未|从未)(?:就此|对此|有|作|做|曾|予以?|愿|愿意|便|会)?$")
# How a writer tells what he holds of what others say.
_OWN_VIEW = screened(
    r"(?<![\u4e00-\u9fff])(?:但|而|不过)?我们(?:则|仍|依然|也|倾向于?)*(?:认为|预计|判断|估计|测算|估算|维持|相信|看到|更)"
    r"|(?:^|[,;–—]\s)(?:(?:but|and|while|though)\s)?we\s(?:still\s|instead\s|remain|keep|stay|think|believe|reckon"
    r"|expect|estimate|model|see|prefer|stick)\w*",
    re.IGNORECASE,
)


def _own_view(sentence: Sentence, discourse: Discourse) -> int | None:
    """Where the writer of a text, whom nobody quotes, begins to say what he himself holds."""
    if discourse.default_source is not None or discourse.open_quote:
        return None
    match = sentence.search(_OWN_VIEW)
    if match is None or match.start() == 0:
        return None
    before = sentence.text[: match.start()]
    quoted = before.count("“") > before.count("”") or before.count('"') % 2 == 1
    return None if quoted else sentence.start + match.start()


# Who speaks for a company without a name.
_OFFICE = re.compile(
    r"(?:技术报告|论文|白皮书|官方博客|博客|模型卡|内部信|致股东信|管理层|发言人|官方|公司(?:方面)?|高层|公告|声明|回复函|招股书|董秘|公关|执行长|财务长|董事长|总裁|主席|创始人|老板"
    r"|首席[^，。；]{1,3}官|CEO|CFO|CTO|总经理|负责人)[^，。；：、]{0,10}$"
)
# Somebody with an office, of a party without a name: 一家私募的技术负责人, 一位档口老板.
_SOMEBODY = re.compile(
    r"(?:(?:某|一|有)(?:家|间|位|名|个)[^，。；：]{0,18}?|某[^，。；：]{0,12}?)"
    r"(?:负责人|老板|创始人|高管|总监|经理|主管|合伙人|掌柜|店主|从业者|技术人员|销售|CTO|CEO)[^，。；：、]{0,6}$"
    r"|[一两三四五几数多](?:名|位)[^，。；：、]{1,12}$"
    r"|(?:^|[，。；：])(?:供应链|产业链|渠道|业内|业界|圈内|市场)(?:上|端|方面|普遍)?$"
)
_UNNAMED_PEOPLE = re.compile(
    r"(?:^|[有名位个些多某]|这位|该)[^，。；：、]{0,12}(?:人士|工程师|员工|销售|创业者|从业者|经销商|分销商|渠道商|代理商|贸易商|供应商"
    r"|信源|中介|贸易行|厂商|投资人|分析师|研究员|网友|博主|买家|卖家|采购(?!合同|金额|价|量|额|单|计划|成本|总|需求|规模)|法人|业者|客户)们?[^，。；：、]{0,8}$"
)


def _opening_house(sentence: Sentence, at: int, discourse: Discourse) -> Node | None:
    """The house that opens a sentence whose next clause reckons without a subject: 瑞银较保守，估年底仅7.8万片."""
    text = sentence.text
    first = next((n for n in sentence.nodes if n.mentions), None)
    if (
        first is None
        or first.start > sentence.start + 4
        or first.marker
        or not discourse.is_observer(first.mentions[0])
    ):
        return None
    return (
        first
        if re.fullmatch(r"[^，。；：\d]{0,16}，(?:并|但|仅|只|则)?", text[first.end - sentence.start : at])
        else None
    )


def _company_spoken_for(sentence: Sentence, discourse: Discourse, at: int) -> EntityReference | None:
    """Whose filing or officer a sentence means that does not name the company."""
    filed = discourse.earlier_document
    named = any(n.mentions and n.end <= sentence.start + at for n in sentence.nodes)
    if filed is not None and filed.kind in ORGANISATIONS and not named:
        return filed  # 招股书还显示: whose it was that the sentence before told of.
    company = discourse.topic(("company", "foundry"), sentence, sentence.start + at)
    return reference(company[0]) if len(company) == 1 else None


def _part_end(sentence: Sentence, offset: int) -> int:
    """Where hearsay ends: at the next semicolon."""
    semicolon = re.compile("[；;]").search(sentence.text, offset)
    return sentence.end if semicolon is None else sentence.start + semicolon.start()


# ", while AWS revenue rose": behind what somebody expects begins what is told of another.
_OF_ANOTHER = re.compile(r", (?:while|whereas) (?:its |the )?(?=[A-Z])")


def _told_end(sentence: Sentence, offset: int, level: str) -> int:
    """Where what a speaker tells ends; a figure that is expected, and no clause, leaves the next clause its own."""
    end = _part_end(sentence, offset)
    if level != "estimated" or sentence.text.startswith(" that ", offset):
        return end
    other = _OF_ANOTHER.search(sentence.text, offset, end - sentence.start)
    return end if other is None else sentence.start + other.start()


def _ends_with_node(sentence: Sentence, offset: int, slack: int) -> bool:
    return any(0 <= offset - n.end <= slack for n in sentence.nodes)


_AT_PLACE = re.compile(r",? (?:(?:based|headquartered) )?(?:of|in|at|near|from) (?:the )?")


def _located(place: Node, nodes: Sequence[Node], text: str, start: int) -> Node | None:
    """Who is said to be at a place: Palmgrove in "Palmgrove Digital of Johor, has said"."""
    before = [n for n in nodes if n.end <= place.start]
    if not before or not _AT_PLACE.fullmatch(text[before[-1].end - start : place.start - start]):
        return None
    return before[-1]


# The word right before a verb; behind some of them a word that looks like a verb of speech is a noun or a participle.
_WORD_BEFORE = re.compile(r"(?:^|\W)(\w+)\s+$")
_LONGEST_WORD = 20
_NO_SUBJECT = frozenset({"is", "are", "was", "were", "be", "been", "being", "a", "an", "the", "its", "their", "of"})


# Some people without a name, as the subject of a sentence.
_SOME_PEOPLE_EN = re.compile(
    r"\W*(?:Two|Three|Four|Five|Several|Both|Some|A (?:few|couple of)|One|An?|Another)\s(?:[\w’'-]+\s){0,3}?"
    r"(?:dealers?|traders?|resellers?|suppliers?|brokers?|analysts?|engineers?|executives?|people|sources?|employees?|insiders?"
    r"|buyers?|distributors?|manager|official|staffer|customers?|investors?)\b"
)
# The colon that an account follows.
_ENGLISH_COLON = re.compile(r":(?<=[a-z”\"]:)\s")


def _told_behind_english_colon(
    sentence: Sentence, discourse: Discourse, found: Sequence[Attribution]
) -> list[Attribution]:
    """Whose account a colon opens: "HSBC's Frank Lee is the most bullish: he sees revenue at $400 billion"."""
    text, start = sentence.text, sentence.start
    colon = _ENGLISH_COLON.search(text)
    if colon is None or sentence.kind == "heading" or any(a.by is not None for a in found):
        return []
    at = start + colon.start()
    if any(q.end <= at for q in sentence.quantities) or re.search(r"\b(?:ask|question|wonder)", text[: colon.start()]):
        return []
    before = [n for n in sentence.nodes if n.end <= at and n.mentions]
    people = [n for n in before if n.kinds == {"person"} and not n.marker and not n.mentions[0].anonymous]
    by: EntityReference | None = None
    if people and people[0].start - start <= _SUBJECT_REACH and at - people[-1].end <= _COLON_REACH:
        people[0].source = True
        by = _source_reference(people[0], sentence, discourse, False)
    elif not before and _SOME_PEOPLE_EN.match(text, 0, colon.start()):
        by = ANONYMOUS
    elif len(before) == 1 and before[0].start == start and discourse.is_observer(before[0].mentions[0]):
        house = reference(before[0].mentions[0])
        if not discourse.is_medium(house) and re.match(
            r"\s(?:is|was|has|sees|goes|remains|takes)\b", text[before[0].end - start :]
        ):
            before[0].source = True
            by = house
    return [] if by is None else [Attribution(start + colon.end(), sentence.end, by, "said")]


# What analysts had expected, and a result is measured by.
_EXPECTATION = re.compile(
    r"\b(?:above|below|than|beat\w*|topp\w+|miss\w*|against|versus|vs|ahead of|exceed\w*|short of|shy of|surpass\w*"
    r"|outpac\w+|compared (?:with|to)|in line with)\b(?:[^;.]|\.(?=[\d ]\d?)){0,80}?"
    r"\b(?:estimates?|consensus|expectations?|expected|forecasts?|projections?|analysts?|Wall Street|the Street)\b"
    r"(?:[^;.]|\.(?=\d)){0,60}$"
)
# How far from the beginning a subject may stand, and from it the colon.
_SUBJECT_REACH, _COLON_REACH = 24, 60


def _english_attributions(sentence: Sentence, discourse: Discourse) -> list[Attribution]:
    text, start, grammar_ = sentence.text, sentence.start, grammar("en")
    found: list[Attribution] = []
    for match in sentence.finditer(grammar_.source["according"]):
        if _EXPECTATION.search(text, max(0, match.start() - 140), match.end()):
            continue  # "above the $15.8 billion expected by LSEG": what others had expected, they say.
        node = next((n for n in sentence.nodes if 0 <= n.start - start - match.end() <= 40 and n.has(_SPEAKERS)), None)
        level = (
            "estimated"
            if re.search(r"estimat|reckon|calculat|analysis|checks|^put at", match[0], re.IGNORECASE)
            else "said"
        )
        own = _OWN_DOCUMENT.match(text, match.end() - 1) or _A_FILING.match(text, match.end())
        if own is not None and node is not None and (node.anaphor or node.start >= start + own.end() + 2):
            node = None  # Whose report it is is not who is named behind it.
        if node is not None:
            node.source = True
            by = _source_reference(node, sentence, discourse, False)
            found.append(Attribution(sentence.start, sentence.end, by, level))
        else:
            anonymous = common()["anonymous_people"].match(text, match.end())
            by = ANONYMOUS if anonymous else None
            if by is None and (surname := re.compile(r"[A-Z][\w-]+").match(text, match.end())) is not None:
                by = discourse.person(surname[0], sentence)  # "per Munro"
            if own:
                # "SemiAnalysis does: according to its July report": a research house has reports too.
                houses = [
                    m for n in sentence.nodes if n.end <= start + match.start() for m in n.mentions
                    if m.kind == "company" and discourse.is_observer(m) and not discourse.is_medium(reference(m))
                ]  # fmt: skip
                by = reference(houses[-1]) if houses else _company_spoken_for(sentence, discourse, match.start())
                by = by or _maker(sentence)
            elif _UNNAMED_HOUSES.match(text, match.end()):
                by = _UNNAMED_COMPANY
            found.append(Attribution(sentence.start, sentence.end, by, level))
    for match in sentence.finditer(_IN_BRACKETS):
        # "(source: TrendForce)", "as TrendForce sees it"
        node = next((n for n in sentence.nodes if n.start - start == match.end() and n.has(_SPEAKERS)), None)
        if node is not None and re.match(r"\)| (?:sees|tells|has) it\b", text[node.end - start :]):
            node.source = True
            by = _source_reference(node, sentence, discourse, False)
            found.append(Attribution(sentence.start, sentence.end, by, "said"))
    for match in sentence.finditer(_IF_RIGHT):
        node = next((n for n in sentence.nodes if n.start - start == match.start("who") and n.has(_SPEAKERS)), None)
        if node is not None:
            node.source = True
            by = _source_reference(node, sentence, discourse, False)
            found.append(Attribution(sentence.start, sentence.end, by, "estimated"))
    for match in sentence.finditer(_PUTS_IT):
        node = next((n for n in sentence.nodes if 0 <= n.start - start - match.end() <= 6 and n.has(_SPEAKERS)), None)
        if node is not None:
            node.source = True
            by = _source_reference(node, sentence, discourse, False)
            found.append(Attribution(sentence.start, sentence.end, by, "said"))
    for match in sentence.finditer(_GUESS_OF):
        node = next((n for n in sentence.nodes if n.end - start == match.start()), None)
        by = None
        if node is not None and node.mentions and node.has(_SPEAKERS):
            node.source = True
            by = _source_reference(node, sentence, discourse, False)
        elif node is None and (surname := re.search(r"([A-Z][\w-]+)$", text[: match.start()])) is not None:
            by = discourse.person(surname[1], sentence)
        if by is not None:
            found.append(Attribution(start + match.end(), sentence.end, by, "estimated"))
    own_figure = sentence.search(_OWN_FIGURE)
    if own_figure is not None:
        by = _meant("he", sentence, discourse, start + own_figure.start())
        if by is not None and by.kind == "person":
            found.append(
                Attribution(start + own_figure.start(), _part_end(sentence, own_figure.end()), by, "estimated")
            )
    for node in sentence.nodes:
        # "The TrendForce table for the third quarter: TSMC 57.9%, Samsung 12.4%"
        listed = _TABLE_OF.match(text, node.end - start) if node.mentions else None
        if listed is not None and discourse.is_observer(node.mentions[0]):
            node.source = True
            found.append(Attribution(start + listed.end(), sentence.end, reference(node.mentions[0]), "said"))
    found.extend(_told_behind_english_colon(sentence, discourse, found))
    hearsay = sentence.search(_WE_HEAR)
    if hearsay is not None:
        found.append(Attribution(sentence.start, sentence.end, ANONYMOUS, "said"))
    heard = sentence.search(_HEARD) if hearsay is None else None
    if heard is not None:
        speakers = [n for n in sentence.nodes if n.end == start + heard.start() and n.has(("person",)) and n.mentions]
        if speakers:
            by = reference(speakers[0].mentions[0])
        elif (heard["who"] or "").lower() in ("he", "she"):
            by = _meant(heard["who"], sentence, discourse, start + heard.start())
        else:
            by = discourse.default_source or discourse.last_source if heard["who"] else None
        if by is not None:
            found.append(Attribution(start + heard.end(), sentence.end, by, "reported"))
    own_account = sentence.search(_OWN_ACCOUNT)
    if own_account is not None:
        # "By its own account Tamarind Cloud has 11,000 GPUs": who is counted counts.
        named = [n for n in sentence.nodes if n.mentions and n.has(ORGANISATIONS)]
        by = _joint(named[0].mentions) if named else _company_spoken_for(sentence, discourse, own_account.start())
        whole = own_account.start() < 3 or re.fullmatch(r"[\W]*", text[own_account.end() :])
        begin = 0 if whole else own_account.start()
        finish = len(text) if whole else _part_end(sentence, own_account.end()) - start
        found.append(Attribution(start + begin, start + finish, by, "said"))
    for match in sentence.finditer(grammar_.source["own_count"]):
        node = next((n for n in sentence.nodes if 0 <= n.start - start - match.end() <= 3 and n.has(_SPEAKERS)), None)
        if node is not None:
            node.source = True
            # "A cost, by its own reckoning, B": it holds from there on, unless it ends the sentence.
            ends = re.search(r"\w[^,;]*[,;][^,;]*\w", text[node.end - start :]) is None
            found.append(
                Attribution(
                    sentence.start if ends or match.start() < 3 else start + match.start(),
                    sentence.end,
                    _source_reference(node, sentence, discourse, False),
                    "estimated" if node.mentions and discourse.is_observer(node.mentions[0]) else "said",
                )
            )
    for match in sentence.finditer(_VIEW_OF):
        viewer = discourse.person(match["who"].rpartition(" ")[2], sentence)
        if viewer is not None and not any(a.by is not None for a in found):
            level = "estimated" if _GUESSED.search(match[0]) else "said"
            found.append(Attribution(sentence.start, sentence.end, viewer, level))
    for match in sentence.finditer(grammar_.source["reported"]):
        opening = sentence.clause(start + match.start(), start + match.end())[0]
        if re.fullmatch(r"\W*", text[match.end() :]) and re.search(r",\s(?:or\s)?$", text[: match.start()]):
            opening = sentence.start  # "A bought B, or so the rumour goes"
        found.append(Attribution(opening, sentence.end, None, "reported"))
    for match in sentence.finditer(_SEEN_BY):
        # "Documents reviewed by Reuters show …": the outlet vouches for them.
        node = next((n for n in sentence.nodes if 0 <= n.start - start - match.end() <= 4 and n.mentions), None)
        if node is not None and discourse.is_observer(node.mentions[0]):
            node.source = True
            found.append(Attribution(sentence.start, sentence.end, reference(node.mentions[0]), "said"))
    for match in sentence.finditer(grammar_.verbs):
        at, observes = match.start(), match.lastgroup == "observes"
        estimates = observes or match.lastgroup == "estimates"
        word = _WORD_BEFORE.search(text, max(0, at - _LONGEST_WORD), at)
        if word is not None and (word[1] in _NO_SUBJECT or (estimates and word[1] in ("to", "would", "will"))):
            continue
        if discourse.default_source is not None and _TELLS_US.match(text, match.start()):
            continue  # What others tell who is interviewed, he tells.
        if estimates and _NOUN_SUBJECT.match(text, match.end()):
            continue  # "Apple's models will adopt it"
        denies = grammar_.source["denies"].fullmatch(match[0]) is not None
        level = "estimated" if estimates else "reported" if match[0].startswith("hear") else "said"
        before = [n for n in sentence.nodes if n.end - start <= at and n.has(_SPEAKERS) and not n.bracket]
        speaker: Node | None = None
        # "It runs 11,500 GPUs and says that": what it did before it spoke is still its doing.
        acts_first = False
        told_to = 0
        before_all = before
        alone = sentence.search(_SURNAME_BEFORE, start, start + at)
        if alone and re.search(r"['’]s\s$", text[: alone.start(1)]) and discourse.person(alone[1], sentence):
            before = []  # "TSMC's Wei conceded"
        again = sentence.search(grammar_.again_before, start, start + at)
        going_on = sentence.search(_AND_BEFORE, start, start + at) is not None and found and found[-1].by is not None
        people_unnamed = _unnamed_before(sentence, at) or sentence.search(_UNNAMED_ONE, start, start + at) is not None
        if again or going_on or people_unnamed or _reports_figures(sentence, match):
            before = []
        if re.search(r",\swho\s(?:\w+\s)?$", text[:at]):
            # "…, an analyst at Orrin, who estimates"
            people = [n for n in before if n.kinds == {"person"} and not n.anaphor]
            speaker = people[-1] if people else None
            before = [] if people else before
        for candidate in reversed(before):
            # "Nvidia ("NVDA") disclosed": what the brackets give is a second name.
            between = _IN_ROUND_BRACKETS.sub("", text[candidate.end - start : at])
            if len(between) > 110:
                break
            if sentence.search(_CITED, start, candidate.start) or sentence.search(_CALLS_HIM, start, candidate.start):
                continue  # "Bloomberg, citing two people, said": Bloomberg speaks.
            if observes and not _weighs_others(candidate, sentence, discourse):
                continue
            study = candidate.marker and sentence.search(_STUDY_BY, start, candidate.start)
            if study and common()["adverbial"].match(between):
                speaker = candidate  # "A survey of 200 operators by Fennimore Group put": it speaks.
                break
            if candidate.kinds == {"region"} and (whose := _located(candidate, before, text, start)) is not None:
                if common()["adverbial"].match(between.removeprefix(",")):
                    speaker = whose
                    break
                continue
            if candidate.kinds == {"region"} and sentence.search(_PLACE_OF_APPOSED, start, candidate.start):
                continue  # "CSIS, a think-tank in Washington, believes"
            if common()["adverbial"].match(between) and not (
                candidate.marker in ("from", "to", "by", "with", "for", "than", "against") or candidate.vendor
            ):
                speaker = candidate
                break
            if (
                _APPOSED.fullmatch(between)
                and (not (candidate.marker or candidate.vendor) or re.match(r",\swho\b", between))
            ) or _OFFICE_OR_PAPER.fullmatch(between):
                speaker = candidate
                if candidate.mentions and candidate.mentions[0].kind == "person":
                    break
        if speaker is not None and speaker.kinds == {"region"}:
            described = _COMPANY_OF_PLACE.fullmatch(text[speaker.end - start : at])
            if described is not None:
                # "China's biggest contract chipmaker said": the company that is spoken of.
                if (company := _company_spoken_for(sentence, discourse, speaker.start - start)) is not None:
                    found.append(Attribution(start + match.end(), _part_end(sentence, match.end()), company, level))
                continue
        if speaker is not None and speaker.anaphor and match[0].startswith("guid"):
            continue  # Of whom the sentence is about: "it guided to $13.3 billion".
        if speaker is None and before and not before[0].marker and not before[0].vendor:
            # "Huang put the loss at $5 billion and told reporters that …": the subject of the first verb speaks too.
            first = before[0]
            if len(before) > 1 and before[1].kinds == {"person"}:
                owned = re.fullmatch(r"['’]s\s(?:[\w-]+\s){0,3}", text[first.end - start : before[1].start - start])
                first = before[1] if owned else first  # "Sequoia's Neil Shen would not say, but confirmed"
            if sentence.search(_AND_BEFORE, start, start + at) and re.fullmatch(
                r"[^,;:.]{0,60}", text[: first.start - start]
            ):
                speaker = first if re.search(r"[;:]|\.\s", text[first.end - start : at]) is None else None
                acts_first = speaker is not None and speaker.has(ORGANISATIONS)
        if observes and speaker is None and not (again and _observed_before(discourse)):
            continue
        document = _OWN_DOCUMENT.match(text, match.end())
        if document is not None and re.match(r",\s[A-Z]", text[document.end() :]):
            document = None
        if document is not None and speaker is None and re.search(r"[,”\"’]\s+$", text[:at]):
            company = _company_spoken_for(sentence, discourse, at)
            if company is not None:
                found.append(Attribution(sentence.start, sentence.start + at, company, level, denies))
                continue
        # ", says Gail Prentiss of Currentwise"
        after = [
            n
            for n in sentence.nodes
            if 0 <= n.start - start - match.end() <= 2
            and n.mentions
            and n.mentions[0].kind in ("person", "company", "foundry")
        ]
        officer = _OFFICER_BEHIND.match(text, match.end()) if not after else None
        if officer is not None:
            # ", said its chief executive, Ruth Adeyemi"
            after = [
                n
                for n in sentence.nodes
                if 0 <= n.start - start - officer.end() <= 1 and n.mentions and n.mentions[0].kind == "person"
            ]
        if after and after[0].owner and after[0].mentions[0].kind != "person":
            # "said Huawei's Eric Xu"
            after = [
                n
                for n in sentence.nodes
                if n.mentions
                and n.mentions[0].kind == "person"
                and re.fullmatch(r"['’]s?\s(?:[\w-]+\s){0,3}", sentence.words(after[0].end, n.start))
            ] or after
        if after and after[0].mentions[0].kind == "person" and re.search(r"[,”\"’]\s+$", text[:at]):
            speaker = None  # "Megaspeed, another firm, has 30,000 of them, reckons Tessa Quek"
        inserted = _is_inserted(sentence, match, after[0]) if after and speaker is not None else False
        if inserted:
            # "Meta, says Joe Moore, has bought …"
            after[0].source = True
            by = _source_reference(after[0], sentence, discourse, False)
            found.append(Attribution(sentence.start, _part_end(sentence, match.end()), by, level, denies))
            continue
        told_before = re.search(r"[,”\"’]\s+$", text[:at]) and not after and speaker is None
        unknown_person = _PERSON_BEHIND.match(text, match.end()) if told_before else None
        if unknown_person is not None:
            # ", said Dr Tilmann Ahrweiler, walking fast"
            by = _person_of(unknown_person["name"] or unknown_person["full"], discourse)
            found.append(Attribution(sentence.start, sentence.start + at, by, level, denies))
            continue
        if re.search(r"[,”\"’]\s+$", text[:at]) and after and speaker is None:
            after[0].source = True
            found.append(
                Attribution(
                    sentence.start,
                    sentence.start + at,
                    _source_reference(after[0], sentence, discourse, False),
                    level,
                    denies,
                )
            )
            continue
        if _reports_figures(sentence, match):
            continue
        if speaker is None and again:
            by = _meant(again[0], sentence, discourse, start + at)
            head = again.start()
        elif speaker is None and going_on:
            by = found[-1].by
            head = at
        elif (
            speaker is None
            and (surname := sentence.search(_SURNAME_BEFORE, start, start + at))
            and discourse.person(surname[1], sentence)
        ):
            by = discourse.person(surname[1], sentence)
            head = surname.start(1)
        elif speaker is None and (officer := sentence.search(_OFFICER_BEFORE, start, start + at)):
            by = _company_spoken_for(sentence, discourse, officer.start()) or _maker(sentence)
            head = officer.start()
        elif speaker is None and (outlet_named := sentence.search(_OUTLET_BEFORE, start, start + at)):
            name = outlet_named[1].strip()
            by = EntityReference(f"company:{slug(name)}", name, name, True)
            head = outlet_named.start()
        elif speaker is None and (paper := sentence.search(_ITS_PAPER, start, start + at)):
            by = _company_spoken_for(sentence, discourse, paper.start()) or _maker(sentence)
            head = paper.start() + 2
        elif speaker is None and (unknown := _unknown_speaker(sentence, at, match.end(), estimates)) is not None:
            # "Harrow Lane, a boutique in Leeds, reckons": a name that nothing else tells of.
            name = unknown["name"].strip()
            personal = unknown["who"] and _PERSONAL_OFFICE.search(unknown["who"])
            if personal or unknown["title"] or _TELLS_US.match(text, at):
                by = _person_of(name, discourse)
            else:
                by = EntityReference(f"company:{slug(name)}", name, name, True)
            head = unknown.start("name")
        elif speaker is None and (house := sentence.search(_HOUSE_SPEAKS, start, start + at)):
            # "the Nikkei business daily reported"
            outlets = [m for n in before_all if n.start >= start + house.start() for m in n.mentions]
            outlets = [m for m in outlets if discourse.is_observer(m)]
            by = reference(outlets[-1]) if outlets else _UNNAMED_COMPANY
            head = house.start() + 2
        elif speaker is not None:
            told = re.match(r"\s+(?:the\s+)?", text[match.end() :]) if match[0].lower() in ("told", "tells") else None
            outlet = next(
                (
                    n
                    for n in sentence.nodes
                    if told
                    and 0 <= n.start - start - match.end() <= 12
                    and n.mentions
                    and discourse.is_observer(n.mentions[0])
                ),
                None,
            )
            by = _source_reference(
                speaker,
                sentence,
                discourse,
                bool(grammar_.source["spokesperson"].search(text[speaker.start - start : at])),
            )
            if observes and speaker.anaphor and discourse.last_source is None:
                by = discourse.last_house or by  # "It raised its target": the bank quoted paragraphs before.
            if speaker.mentions and discourse.is_observer(speaker.mentions[0]):
                if sentence.search(grammar_.source["quoting"]):
                    level = "reported"
                elif level == "said" and _HOLDS.fullmatch(match[0]):
                    level = "estimated"  # What a house believes of others it reckons.
            position = sentence.nodes.index(speaker)
            if position and speaker.mentions and speaker.mentions[0].kind in ORGANISATIONS:
                # "Dana Whitlock of Orrin Securities": the person speaks.
                person = sentence.nodes[position - 1]
                joint = text[person.end - start : speaker.start - start]
                if (
                    person.mentions
                    and person.mentions[0].kind == "person"
                    and re.fullmatch(r",?\s(?:\w+\s){0,3}(?:of|at|from|with)\s(?:the\s(?:\w+\s){0,3})?", joint)
                ):
                    by = _source_reference(person, sentence, discourse, False)
                    speaker = person
            if (
                speaker.marker
                and speaker.mentions
                and speaker.mentions[0].kind in ORGANISATIONS
                and (employed := _PERSON_OF.search(text[: speaker.start - start]))
            ):
                by = _person_of(employed["name"], discourse)
            speaker.source = not acts_first
            if outlet is not None:
                outlet.source = True
                told_to = outlet.end - start
                if speaker.mentions and speaker.mentions[0].anonymous:
                    by, level = reference(outlet.mentions[0]), "reported"
            head = speaker.start - start
        elif re.search(r"\b(?:spokes\w+|representative)\b[^.;]{0,24}$", text[:at]):
            topic = discourse.topic(("company", "foundry"), sentence, start + at)
            by = reference(topic[0]) if topic else None
            head = at
        elif (
            unnamed := sentence.search(_UNNAMED_ONE, start, start + at)
            or sentence.search(common()["unnamed_speakers"], start, start + at)
        ) is not None:
            employer = next((n for n in before_all if n.mentions and 0 <= start + unnamed.start() - n.end <= 1), None)
            by = ANONYMOUS if employer is None else _source_reference(employer, sentence, discourse, False)
            head = unnamed.start()
            listener = _listener(sentence, match, discourse)
            if listener is not None:
                listener.source = True
                by, level, told_to = reference(listener.mentions[0]), "reported", listener.end - start
        else:
            if estimates or speaker is None:
                continue
        # "two sources told Reuters, on top of": what follows the listener counts.
        rest = text[told_to or match.end() :]
        closes = re.match(
            r"\s*(?:[.,;”!?)]|\"(?!\w)|[-–—]\s|$|(?:in|on|at|to|by|via|during|after|earlier|last|this|late|yesterday|today|when)\b"
            r"(?![^,;]{0,60}\b(?:that|it|they|he|she|would|will)\b)[^,;]{0,60}(?:[.,”\"]?\s*$|[,;]))",
            rest,
        ) or (match[0].lower() in ("told", "tells") and re.match(r"\s+(?:[\w’'-]+\s?){1,6}(?:[.,;]|$)", rest))
        opened = re.search(r"[,”\"’—–-]\s*(?:[\w'’.&-]+\s){0,8}$", text[:head]) is not None
        if by == ANONYMOUS and sentence.search(_OUR_CHECKS, start, start + at):
            continue  # "Our checks with two suppliers suggest": it is the writer who says so.
        if re.search(r"\b(?:what|than|as|which|that|who)\s(?:[\w-]+\s){0,2}$", text[:head]):
            if re.search(r"\b(?:which|that|who)\s(?:[\w-]+\s){0,2}$", text[:head]) and _FINITE_BEHIND.match(rest):
                # "Cambricon, which Lin thinks will ship 140,000 chips"
                found.append(Attribution(start + match.end(), _part_end(sentence, match.end()), by, level, denies))
                continue
            if not re.search(r"\b(?:that|who)\s(?:[\w-]+\s){0,2}$", text[:head]):
                continue  # "three times what analysts had pencilled in"
        semicolon = _last_semicolon(text, head) + 1
        if closes and opened:
            goes_on = rest.lstrip().startswith(",") or closes[0].endswith(",")
            scope_end = sentence.end if goes_on else start + head
            found.append(Attribution(start + semicolon, scope_end, by, level, denies))
        else:
            found.append(Attribution(start + match.end(), _told_end(sentence, match.end(), level), by, level, denies))
            if re.search(r"[,.?!…][”\"]\s+$", text[:head]):
                # “A,” Tan said of its plans: what was quoted is his too.
                found.append(Attribution(start + semicolon, start + head, by, level, denies))
    _order_by_depth(found, sentence)
    viewed = sentence.search(_IN_VIEW) if discourse.last_source is not None else None
    if viewed is not None and not any(a.by is not None and a.start <= start + viewed.start() < a.end for a in found):
        begin = sentence.start if viewed.start() < 3 else start + viewed.start()
        level = "estimated" if _GUESSED.search(viewed[0]) else "said"
        found.append(Attribution(begin, sentence.end, discourse.last_source, level))
    return found


def _order_by_depth(found: list[Attribution], sentence: Sentence) -> None:
    """Let who is cited within what another says stand behind him: "She notes that Meta, according to Reuters, has"."""
    for match in sentence.finditer(_ACCORDING_INSIDE):
        inner = sentence.start + match.start()
        outer = [a for a in found if sentence.start < a.start <= inner < a.end and a.by is not None]
        for i, attribution in enumerate(found):
            cited = attribution.start == sentence.start and attribution.end == sentence.end and outer
            if cited and attribution.by is not None and attribution not in outer:
                found[i] = replace(attribution, start=outer[-1].start + 1)


_ACCORDING_INSIDE = screened(r", according to ")
# "in Räsänen's estimate": of somebody named before.
_VIEW_OF = screened(
    r"\b(?:[Ii]n|[Bb]y|[Oo]n) (?P<who>[A-Z][\w’-]+(?: [A-Z][\w-]+){0,2})['’]s? (?:own |latest |rough )?"
    r"(?:view|opinion|estimate|reckoning|count|arithmetic|telling|judge?ment|calculations?|model|numbers|figures|maths?"
    r"|account|words)\b"
)
# "Penhallow's guess for the newest is $400 million"
_GUESS_OF = screened(
    r"['’]s? (?:own |best |latest |central |current |new |early |rough |base-case )*(?:guess|estimate|forecast"
    r"|projection|view|bet|hunch|calculation|expectation|assumption|prediction)s?\b(?=[^.;]{0,80}(?:\b(?:is|are|was|were|comes?"
    r"|puts?|runs?|stands?|now)\b|:))"
)
# What somebody holds of whom the sentence before quotes: "In its view SMIC can make 45,000 wafers a month".
_IN_VIEW = screened(
    r"\b(?:[Ii]n|[Bb]y|[Oo]n) (?:his|her|its|their) (?:own )?(?:view|opinion|estimate|reckoning|count|arithmetic"
    r"|telling|judge?ment|experience|tests?|trials|benchmarks?|calculations?|model|numbers|figures|maths?|account)\b"
)
_GUESSED = re.compile(r"estimate|reckoning|arithmetic|calculations?|model|maths?|view|opinion|judge?ment")
# Before who made a study that speaks for them.
_STUDY_BY = screened(
    r"\b(?:survey|study|report|analysis|research|poll|note|paper|estimate|forecast|calculation|projection|count|tally|teardown|checks|review|index|tracker)\b[^,.;]{0,60}?"
    r"\s(?:by|from|of|at)\s(?:the\s|analysts at\s|researchers at\s|economists at\s)?$",
    re.IGNORECASE,
)
# What is told between commas of the one before, up to where it is: ", a think-tank in".
_PLACE_OF_APPOSED = screened(
    r",\s(?:an?|the|one of|another)\s[^,.;]{2,50}\s(?:in|at|from|near|outside|of)\s(?:the\s)?$"
)


def _weighs_others(node: Node, sentence: Sentence, discourse: Discourse) -> bool:
    """Whether a speaker is a house that weighs others' figures, or one of its people, or so spoken of again."""
    if node.anaphor:
        return (
            _observed_before(discourse) and _OBSERVER_AGAIN.fullmatch(sentence.words(node.start, node.end)) is not None
        )
    mention = node.mentions[0]
    if mention.kind == "person":
        employer = discourse.employer(mention)
        return employer is not None and discourse.is_observer(employer)
    people = re.match(
        r"[’']?s? (?:analysts?|economists?|strategists?|researchers?)\b", sentence.words(node.end, node.end + 16)
    )
    before = re.search(
        r"\b(?:[Aa]nalysts?|[Ee]conomists?|[Ss]trategists?|[Rr]esearchers?) (?:at|of|with|from) $",
        sentence.words(sentence.start, node.start),
    )
    return discourse.is_observer(mention) or people is not None or before is not None


def _observed_before(discourse: Discourse) -> bool:
    """Whether the last source is one that weighs others' figures."""
    last = discourse.last_source or discourse.last_house
    return last is not None and (last.kind == "person" or discourse.is_observer_reference(last))


_UNNAMED_COMPANY = EntityReference("company:unnamed", "unnamed", "")
# Between a speaker and the verb: who he is, told between commas, or where he works.
_APPOSED = re.compile(
    r"(?:[''’]s)?(?:(?:\s(?:in|near|from|outside)\s[A-Z][\w’-]+(?:\s[A-Z][\w’-]+)?)?,[^.;]{2,90},|,\s(?:who|which)\b|(?:\s(?:of|at|with)\s|\s\w+\s(?:of|at|for)\s)[^.,;]{2,60}(?:,[^.;]{2,50},)?)"
    r"(?:\s(?:has|have|had|also|then))*\s+"
)
_IN_ROUND_BRACKETS = re.compile(r"\s?\([^()]{1,40}\)")
# Behind a company's name: its people, or the paper that speaks for it.
_OFFICE_OR_PAPER = re.compile(
    r"[''’]s\s(?:[\w-]+\s){1,3}(?:has\s|have\s)?"
    r"|\s(?:spokes\w+|executives?|officials?|management|engineers?|chief|boss|analysts?|economists?|strategists?"
    r"|researchers?|lawyers?|representatives?)(?:\s\w+){0,2}\s"
    r"|(?:[''’]s)?\s(?:[\w-]+\s){0,2}(?:data|footage|filings?|figures|documents|numbers|research|notes?|reports?|surveys?"
    r"|study|analysis|estimates|tracker|models?|calculations|posts?|memo|statement|release|newsletter|paper|prospectus"
    r"|accounts)(?:\s\w+){0,7}\s"
)
# Behind a place: the company that is so described.
_COMPANY_OF_PLACE = re.compile(
    r"(?:['’]s)?\s(?:[\w-]+\s){0,4}(?:chipmaker|foundry|company|firm|group|start-?up|lab|maker|manufacturer|carmaker|giant"
    r"|operator|supplier|designer|bank|developer|landlord|cloud|telco|carrier|utility|chaebol|conglomerate)"
    r"(?:\s(?:has|have|had|also|then|later))*\s+"
)
_SEEN_BY = screened(
    r"\b(?:documents?|e-?mails?|papers|filings?|memos?|records|contracts?|invoices?|data|letters?|presentations?|drafts?"
    r"|messages|transcripts?|slides?)(?:\s[\w-]+){0,4}?\s(?:seen|reviewed|obtained|viewed|examined|read)"
    r" by\s(?:the\s)?",
    re.IGNORECASE,
)
# "is how one reseller puts it", "as Huang has it"
_PUTS_IT = screened(
    r"\b(?:is how|as)\s(?=(?P<who>[\w’'&. -]{2,60}?)\s(?:puts?|phrased?|expressed|explains|describes|tells|sums) it\b)"
)
_CITED = screened(r"\b(?:citing|quoting)\s(?:[\w’'-]+\s){0,4}$", re.IGNORECASE)
# "a dealer, who asked us to call him Joost, says"
_CALLS_HIM = screened(r"\b(?:call|name|identify) (?:him|her|them) (?:as )?$", re.IGNORECASE)
# Behind what looks like a verb of reckoning and is a noun: "the models will", "estimates are".
_NOUN_SUBJECT = re.compile(r"\s(?:will|would|can|could|may|might|must|are|were|have|had|do)\b")
_HOLDS = re.compile(r"believes?|thinks?|suspects?|assumes?", re.IGNORECASE)
_IN_BRACKETS = screened(r"\((?:[Ss]ources?|[Dd]ata|via|per):? (?:the )?|\bas (?:the )?(?=[A-Z])")
_A_FILING = re.compile(
    r"(?:(?:an?|the|its|their|recent|court|regulatory|securities|exchange|stock[- ]exchange|audited|annual|company"
    r"|published|internal)\s)+(?:[\w-]+\s){0,2}(?:filings?|prospectus|(?:annual|technical|quarterly) report|accounts"
    r"|statement|(?:investor|shareholder) (?:letter|presentation)|presentation|letter to (?:investors|shareholders)"
    r"|press release|documents?|paper|memo|system card|model card|blog(?: post)?)\b"
    r"|(?:filings|accounts|papers|documents|records|statements) (?:filed|lodged|submitted|published)\b"
    r"|(?:filings|accounts|company (?:filings|documents|data)|the company|the firm)\b"
)
_IF_RIGHT = screened(
    r"\bif (?=(?P<who>[A-Z]))[A-Z][\w.& ]{1,30}?(?:['’]s (?:[\w-]+ ){1,2})?(?:is|are) (?:right|correct|to be believed"
    r"|anything to go by|accurate)\b"
)
_WE_HEAR = screened(
    r"\b(?:[Ww]e|I) (?:hear|heard|understand|are told|were told|have been told|gather|learn(?:ed|t)?)\b[^,.;]{0,30}"
    r"\b(?:from|by) (?:[\w-]+ ){0,3}(?:sources?|suppliers?|people|insiders|dealers?|traders?|executives?)\b"
    r"|\b[Ss]ources (?:tell|told) (?:us|me)\b"
)
_OWN_FIGURE = screened(
    r"\b(?:[Hh]is|[Hh]er) (?:own )?(?:figure|estimate|guess|number|count|tally|reckoning|forecast)s?\b[^.;:]{0,40}?"
    r"\b(?:is|was|are)\b"
    r"|\b(?:[Hh]is|[Hh]er) (?:[\w-]+ )?(?:checks|model|numbers|survey|estimates?|spreadsheet|sums|arithmetic)"
    r" (?:puts?|suggests?|points? to|shows?|impl(?:y|ies)|ha(?:s|ve)|assumes?)\b"
)
_TABLE_OF = re.compile(
    r"(?:['’]s)?\s(?:[\w-]+\s){0,2}(?:table|ranking|tally|count|figures|data|numbers|survey|estimates?|list)\b[^:.;]{0,40}:\s"
)
_TELLS_US = re.compile(r"(?:told|tells?|telling|promised|quot(?:ed|es?)|offer(?:ed|s)?|gave|gives?) (?:us|me)\b")
# Who passes on what others say: "he has heard that", "I'm told".
_HEARD = screened(
    r"(?:\b(?P<who>[Hh]e|[Ss]he|I|[Ww]e)\b(?:['’](?:ve|m|re|s|d)| has| have| had| am| are| is| was| were)?"
    r"|(?<=\w) (?:has|had))"
    r"(?: also| since| only| often)? (?:heard|hears?|been told|told|understands?)\b(?= (?:from|of|by|that|about)\b)"
)
# Who publishes and stays unnamed: "a local newspaper", "Korean media", "a broker's note".
_UNNAMED_HOUSES = re.compile(
    r"(?:(?:an?|one|another|some|several|local|the)\s)?(?:[A-Z]?[\w-]+\s){0,2}(?:newspapers?|dailys?|daily|media|press"
    r"|magazine|broadcaster|news (?:agency|site|outlet)|tabloid|outlets?|weekly|broker(?:age)?s?(?:['’]s? note)?|bank"
    r"|consultancy|research (?:firm|house)|think[- ]tank)(?=\s|[.,;]|$)"
)
_TITLE = r"(?:Dr|Prof(?:essor)?|Mr|Mrs|Ms|Sir|Dame|Lord|Herr|Frau)\.?\s"
_UNKNOWN_NAME = screened(
    r"(?:^|[;:–—“”]\s?|,[”\"]?\s(?:(?:and|but|while|though|as)\s)?)"
    rf"(?P<title>{_TITLE})?"
    r"(?:(?:Brokerage|Broker|Consultancy|Consultants?|Analysts?|Bank|Lender|Researchers?|Insurer|Fund) (?=[A-Z]))?"
    r"(?P<name>(?!(?:An?|The|This|That|These|Those|It|He|She|They|We|You|But|And|In|On|At|If|As|For|By|Some|Many|Most|Few"
    r"|Analysts|Traders|Investors|Sources|Insiders|Officials|Executives|Suppliers|Customers|One|Two|Three|Several|Others"
    r"|Nobody|Everyone|Critics|Economists|Both|Neither|Each|All|None|Another|What|Who|Its|Their|His|Her|My|Our)\b)"
    r"(?:[A-Z][\w&’'-]+\s?){1,4}?)(?P<who>,\s(?:an?|the|its|our|one of|who|which)\s[^,.;]{3,70},)?"
    r"\s(?:(?:now|also|still|meanwhile|then)\s)?$"
)
# Before where somebody works of whom nothing else tells: "Delphine Aubry of Marchmont Policy Advisers".
_PERSON_OF = re.compile(
    r"(?:^|[,;:–—“”]\s?|\b(?:and|but|as)\s)"
    r"(?P<name>[A-Z][\w’-]+(?: [A-Z]\.)?(?: (?:van|de|von|der|el|al|bin))? [A-Z][\w’-]+),?"
    r"\s(?:(?:an?|the) (?:[\w-]+ ){1,3})?(?:of|at|from|with)\s(?:the\s)?$"
)
# Behind "said": a person whom nothing else tells of.
_PERSON_BEHIND = re.compile(
    rf"\s(?:(?:[a-z][\w-]+\s){{1,3}})?{_TITLE}(?P<name>[A-Z][\w'’-]+(?:\s(?:van|de|von|der|el|al|bin|[A-Z]\.))*"
    r"(?:\s[A-Z][\w'’-]+){0,2})"
    r"|\s(?P<full>[A-Z][\w'’-]+(?: [A-Z]\.)?(?: (?:van|de|von|der|el|al|bin))? [A-Z][\w'’-]+)"
    r"(?=,? (?:of|at|from|who)\b|, (?:an?|the|its|chief|head|senior|director|professor|managing|vice|founder)\b)"
)


def _person_of(name: str, discourse: Discourse) -> EntityReference:
    """A person whom only the words that quote him tell of; he is known by the surname from then on."""
    known = discourse.people.get(name.rpartition(" ")[2])
    if known is None:
        known = EntityReference(f"person:{slug(name)}", name, name, True)
        discourse.people[name.rpartition(" ")[2]] = known
    return known


def _unknown_speaker(sentence: Sentence, at: int, end: int, estimates: bool) -> re.Match[str] | None:
    """A name of which nothing else tells, before the verb by which it speaks."""
    text = sentence.text
    unknown = sentence.search(_UNKNOWN_NAME, sentence.start, sentence.start + at)
    if unknown is None:
        return None
    opens = unknown.start("name") == 0 or text[unknown.start("name") - 2 : unknown.start("name")] != ", "
    if unknown["who"] or unknown["title"] or (estimates and opens):
        return unknown
    # "…, Beat Zurfluh told me": two words at least, and nothing behind that they would speak of.
    closes = re.match(r"(?:\s(?:me|us|reporters|analysts|investors))?[.,;”]", text[end:])
    return unknown if " " in unknown["name"].strip() and (closes or opens) else None


_PERSONAL_OFFICE = re.compile(
    r"\b(?:analyst|economist|professor|founder|co-founder|partner|head|chief|director|manager|engineer|consultant|adviser"
    r"|advisor|strategist|researcher|lawyer|executive|chairman|president|author|scientist|who)\b"
)
_HOUSE_SPEAKS = screened(
    r"(?:^|[,;:–—“”\"]\s?|\b(?:and|but|as)\s)(?:" + _UNNAMED_HOUSES.pattern + r")(?:\s(?:has|have|had|also))*\s+$"
)
# What speaks for a company that the sentence is about: "a regulatory filing shows".
_ITS_PAPER = screened(
    r"[,;–—]\s(?:an?|its|their|the(?:\scompany['’]s)?)\s(?:[\w-]+\s){0,2}(?:filings?|annual report|prospectus|statement"
    r"|spokes\w+(?:\sfor\sthe\s\w+)?|representative|presentation|memo|results|accounts|management)"
    r"(?:\s(?:has|had|also))*\s+$"
)


_SURNAME_BEFORE = screened(
    r"\b([A-Z][\w'’-]+)(?:\s(?:has|had|also|then|later|himself|herself|once|now|even|still|recently|earlier))*\s+$"
)
_OFFICER_BEFORE = screened(
    r"\b(?:its|their|the (?:company|lab|firm|group|start-?up)['’]s) (?:[\w-]+ ){0,2}(?:founders?|co-founder"
    r"|chief executive|chief|boss|makers?|owners?|president|chair(?:man|woman)?|executives?|engineers?"
    r"|researchers?|management|lawyers?"
    r"|spokes\w+)(?:\s(?:has|have|had|also|then|later))*\s+$"
    r"|(?:^|[,;:–—“”\"]\s?|\b(?:and|but|as|while|what|that|which)\s)(?:[Tt]he\s|[Ss]enior\s|[Cc]ompany\s)?"
    r"[Mm]anagement(?:\s(?:has|had|also|then|later|now|still|again))*\s+$"
)


_OFFICER_BEHIND = re.compile(
    r"\s(?:its|their|the (?:company|firm|group|lab)['’]s)\s(?:[\w-]+\s){0,3}[\w-]+,\s|\s(?:[a-z][\w-]+\s){1,4}(?=[A-Z])"
)
_OWN_ACCOUNT = screened(r"\bby (?:its|their) own (?:account|reckoning|count|estimates?|figures)\b", re.IGNORECASE)
_OWN_DOCUMENT = re.compile(
    r"\s+(?:its|the (?:company|lab|firm)['’]s) (?:[\w-]+ ){0,2}(?:report|filing|accounts?|prospectus|statement|results"
    r"|chief executive|chief|boss|founder|spokes\w+)\b"
)


# A newspaper or agency that the catalogue lacks.
_OUTLET_BEFORE = screened(
    r"(?:\b[Tt]he\s)?\b((?:[A-Z][\w'’.-]+\s){1,4}?(?:Daily|Times|Post|Journal|News|Review|Herald|Standard|Chronicle|Gazette"
    r"|Tribune|Wire|Ledger|Observer|Guardian|Telegraph|Press|Agency|Magazine))(?:\s(?:has|have|had|first|also))*\s+$"
)


def _maker(sentence: Sentence) -> EntityReference | None:
    """Who makes what the sentence is about."""
    for node in sentence.nodes:
        for mention in node.mentions:
            if mention.vendor_id is not None:
                return EntityReference(mention.vendor_id, mention.vendor_id.partition(":")[2], mention.vendor_id)
    return None


def _unnamed_before(sentence: Sentence, at: int) -> bool:
    """Whether people without a name or an employer are the subject of the verb: "traders say"."""
    match = sentence.search(common()["unnamed_subject"], sentence.start, sentence.start + at)
    if match is None:
        return False
    return not any(0 <= sentence.start + match.start() - node.end <= 1 and node.mentions for node in sentence.nodes)


# One person of whom only the trade is told: "an Alibaba Cloud manager told us".
_UNNAMED_ONE = screened(
    r"\b(?:[Aa]n?|[Oo]ne|[Aa]nother) (?:[\w'’-]+ ){0,4}(?:manager|engineer|trader|advis[eo]r|official|staffer|employee"
    r"|dealer|banker|lawyer|researcher|insider|distributor|reseller|supplier|executive|buyer|seller|customer|investor|analyst|reader|user|caller|broker|agent|lender|academic|professor|scientist|veteran"
    r"|technician|contractor|merchant|person|source|entrepreneur|founder|consultant|diplomat|lobbyist|minister|author)"
    r"(?:\s(?:in|at|from|of|with|close to|familiar with|briefed on|who|involved in)\s[^,.;]{2,50}?|\sinvolved)?"
    r"(?:\s(?:has|had|also))?\s+$"
)


def _listener(sentence: Sentence, verb: re.Match[str], discourse: Discourse) -> Node | None:
    """The outlet that is told something: "two sources told Reuters"."""
    if verb[0].lower() not in ("told", "tells"):
        return None
    at = sentence.start + verb.end()
    near = (n for n in sentence.nodes if 0 <= n.start - at <= 12 and n.mentions)
    return next((n for n in near if discourse.is_observer(n.mentions[0])), None)


def _is_inserted(sentence: Sentence, verb: re.Match[str], speaker: Node) -> bool:
    """Whether a verb and the speaker behind it stand between commas in what he says: "Meta, says Ito, has bought"."""
    text, end = sentence.text, speaker.end - sentence.start
    if verb[0].lower() not in ("says", "said", "reckons", "estimates", "thinks", "argues", "adds", "claims", "notes"):
        return False
    behind = re.match(r"(?: of [A-Z][\w &.]{1,30})?,\s[a-z]", text[end:])
    return text[: verb.start()].endswith(", ") and behind is not None


_AND_BEFORE = screened(r"\b(?:and|but|or)\s(?:(?:has|have|had|also|then|later)\s)*$", re.IGNORECASE)
# To report a figure is an act, not words about something else: "SMIC reported revenue of $2.2 billion".
_FIGURES_VERB = re.compile(r"reported|reports|posted|公布|发布|晒出|交出", re.IGNORECASE)


# Behind a verb of saying: a clause with its own subject and verb.
_CLAUSE_OF_OBJECT = re.compile(
    r"\s(?!revenue|sales|net|gross|record|profit|capex|operating)(?:[\w’'-]+\s){1,5}?(?:would|will|could|may|might|has|have|had|is|are|was|were)\s"
)


def _reports_figures(sentence: Sentence, verb: re.Match[str]) -> bool:
    """Whether the verb's object is a figure itself."""
    if _FIGURES_VERB.fullmatch(verb[0]) is None:
        return False
    cut = re.search(r"[，。；：,;:](?!\d)|\.\s|\b(?:that|it|they|he|she)\b|$", sentence.text[verb.end() :])
    end = sentence.start + verb.end() + (cut.start() if cut else 0)
    if re.search(r"(?:财报|业绩|[季年中]报|答卷|成绩单)$", sentence.words(sentence.start + verb.end(), end)):
        return True
    if _CLAUSE_OF_OBJECT.match(sentence.text, verb.end()):
        return False  # "reported the ban would cost it $1.5 billion"
    return any(sentence.start + verb.end() <= q.start < end for q in sentence.quantities)


def _meant(words: str, sentence: Sentence, discourse: Discourse, before: int) -> EntityReference | None:
    """Who "he", "they", "the person" or "another" is that speaks again."""
    words = words.strip().lower()
    last = discourse.last_source
    if re.match(r"(?:he|she)\b", words):
        here = [
            m for n in sentence.nodes if n.end <= before for m in n.mentions if m.kind == "person" and not m.anonymous
        ]
        if last is not None and last.id.startswith("person:") and not here:
            return last
        return reference(here[-1]) if here else discourse.guest or discourse.last_person or last or ANONYMOUS
    if re.match(r"another|\w+ of\b|a (?:second|third)", words):
        return ANONYMOUS
    if _STUDY_AGAIN.match(words):
        last = last or discourse.last_house
        return last if last is not None and (last.kind == "person" or discourse.is_observer_reference(last)) else None
    if re.match(r"the two|the pair|both|the companies", words):
        members = [m for n in sentence.nodes if n.end <= before and n.has(ORGANISATIONS) for m in n.mentions]
        return _joint(members) if len({m.id for m in members}) == 2 else last
    return last


_OUR_CHECKS = screened(
    r"\b(?:[Oo]ur|[Mm]y) (?:[\w-]+ ){0,3}(?:checks|survey|conversations|talks|interviews|tour|sources|discussions)\b"
)
# Behind "which he thinks": the verb of what he thinks.
_FINITE_BEHIND = re.compile(
    r"\s(?:(?:now|also|still|already)\s)?(?:will|would|could|may|might|should|can|has|have|had|is|are|was|were)\b"
)


def _last_semicolon(text: str, before: int) -> int:
    """Where the last semicolon stands before an offset that is not within a quotation; -1 where there is none."""
    at = text.rfind(";", 0, before)
    while at >= 0:
        opened = text.count("“", 0, at) - text.count("”", 0, at)
        if opened <= 0 and text.count('"', 0, at) % 2 == 0:
            break
        at = text.rfind(";", 0, at)
    return at


_STUDY_AGAIN = re.compile(
    r"(?:the|this|that) (?:same )?(?:survey|study|report|note|paper|newspaper|bank|broker|institute|consultancy|think"
    r"|research|agency|outlet|tracker|analysts)"
)
