"""Chinese sources by a verb of saying or reckoning: 公司表示, 分析师预计."""

from __future__ import annotations

import re

from assets.facts.attribution.chinese_phrases import (
    BY_OUTLET,
    CHAIN_TALK,
    COLON_LIST,
    DEALERS_ASK,
    FIGURES_OF,
    IN_VIEW_ZH,
    LEARNED_FROM,
    PAPER_BEHIND,
    REVISES,
    SEES_ZH,
    SHOWS_ZH,
    THAT_IS_OF,
    TOLD_A_PAPER,
    UNVEILS,
    WRITES,
    told_behind_colon,
)
from assets.facts.attribution.reach import act_end, part_end, turn_end
from assets.facts.attribution.sources import (
    SPEAKERS,
    company_spoken_for,
    familiar,
    joint,
    reports_figures,
    source_reference,
)
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
)
from assets.facts.mentions.mention import slug
from assets.facts.model import EntityReference
from assets.facts.patterns import screened

_SINGLE = set("称说指谓道估料讲答")
_NOT_VERB = re.compile(
    r"(?:号|堪|名|简|统|职|俗|通|对|匀|著)称|(?:小|据|一|传|学|游)说|说(?:明|法|到底|白|不[上定准清]|服|辞|起来|得上)|指(?:数|引|标|定|令|向|导|望)|(?:渠|报|通|知|轨|街|味|管|力|频)道|道(?:路|理|琼)|(?:市|高|低|评|预|被|别|初)?估值|(?:资|材|原|燃|饮|塑|颜|意|不|预)料|料(?:号|理)"
    r"|(?:演|宣|开|听|主|不|没)讲|讲(?:话|述|究|座|师|台|堂|稿|义|故事|解)|(?:问|解|应|作|抢|搭)答|答(?:案|题|卷|复|辩|应)"
)


def chinese_attributions(sentence: Sentence, discourse: Discourse) -> list[Attribution]:
    """Who says what in a Chinese sentence."""
    text, start, grammar_ = sentence.text, sentence.start, grammar("zh")
    found: list[Attribution] = []
    used: list[tuple[int, int]] = []
    for match in sentence.finditer(grammar_.according):
        inner = [
            n
            for n in sentence.nodes
            if match.start() <= n.start - start < match.end() and n.has(SPEAKERS) and not n.anaphor
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
                by = source_reference(node, sentence, discourse, bool(grammar_.source["spokesperson"].search(words)))
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
            by = company_spoken_for(sentence, discourse, match.start())
        if by is None and level == "reported" and re.search(r"(?:供应链|产业链|渠道|业内|业界)[^，。]{0,2}消息", words):
            by = ANONYMOUS
        if by is None and not inner and _ROLE_HEAD.search(match["who"]):
            by = ANONYMOUS  # 据多位云厂商销售说
        used.append(match.span())
        found.append(Attribution(start + match.end(), sentence.end, by, level))
    for node in sentence.nodes:
        at = node.start - start
        if not node.mentions or not node.has(SPEAKERS) or any(a <= at < b for a, b in used):
            continue
        behind = BY_OUTLET.match(text, node.end - start)
        bracketed = text[at - 1 : at] in ("（", "(") and re.match(r"[）)][。！]?$", text[node.end - start :])
        cited = behind is not None and re.search(r"据[^，。；]{0,8}$", text[:at])
        if bracketed and discourse.is_observer(node.mentions[0]):
            node.source = True
            found.append(Attribution(start, node.start, reference(node.mentions[0]), "said"))
        elif behind is not None and (cited or len(behind[0]) > 3) and not re.search(r"[向与和对]$", text[:at]):
            node.source = True
            by = source_reference(node, sentence, discourse, True)
            found.append(Attribution(start + behind.end(), sentence.end, by, "said"))
            used.append((at, behind.end()))
    for match in sentence.finditer(TOLD_A_PAPER):
        if not any(
            n.start - start >= match.start() and n.end - start <= match.end() and n.mentions for n in sentence.nodes
        ):
            # 接近交易的人士对《财经》表示
            paper = EntityReference(f"company:{slug(match['paper'])}", match["paper"], match["paper"], True)
            found.append(Attribution(start + match.end(), sentence.end, paper, "reported"))
            used.append(match.span())
    told_behind = sentence.search(PAPER_BEHIND)
    if told_behind is not None:
        # …，《纽约时报》率先披露了这笔交易。
        houses = [
            n for n in sentence.nodes if told_behind.start() <= n.start - start < told_behind.end() and n.mentions
        ]
        if houses and discourse.is_observer(houses[0].mentions[0]):
            houses[0].source = True
            found.append(Attribution(start, start + told_behind.start(), reference(houses[0].mentions[0]), "said"))
            used.append(told_behind.span())
    opened = sentence.search(COLON_LIST)
    if opened is not None:
        before = [n for n in sentence.nodes if n.end - start <= opened.start() and n.mentions and n.has(SPEAKERS)]
        tells = next((n for n in before if not n.marker), None)
        if tells is not None and not tells.has(("region",)) and "，" not in text[tells.end - start : opened.start()]:
            tells = next((n for n in reversed(before) if n.has(("person",))), tells)
            by = source_reference(tells, sentence, discourse, True)
            found.append(Attribution(start + opened.end(), sentence.end, by, "said"))
    for node in sentence.nodes:
        # 高盛将腾讯今年的资本开支预测上调至…: what a house forecasts.
        revised = REVISES.match(text, node.end - start) if node.mentions and not node.marker else None
        if revised is not None and discourse.is_observer(node.mentions[0]):
            node.source = True
            by = reference(node.mentions[0])
            found.append(Attribution(node.end, part_end(sentence, revised.end()), by, "estimated"))
            used.append(revised.span())
        writes = WRITES.match(text, node.end - start) if node.mentions and not node.marker else None
        if writes is not None and revised is None and discourse.is_observer(node.mentions[0]):
            node.source = True
            level = "estimated" if re.search(r"[估测修调]|预计|维持|给予", writes["verb"]) else "said"
            found.append(Attribution(start + writes.end(), sentence.end, reference(node.mentions[0]), level))
            used.append(writes.span())
            continue
        sees = SEES_ZH.match(text, node.end - start) if node.mentions and not node.marker else None
        if sees is not None and revised is None and discourse.is_observer(node.mentions[0]):
            node.source = True
            by = reference(node.mentions[0])
            found.append(Attribution(node.end, part_end(sentence, sees.end()), by, "estimated"))
            used.append(sees.span())
    for match in sentence.finditer(LEARNED_FROM):
        inner = [n for n in sentence.nodes if match.start("who") <= n.start - start < match.end("who")]
        people = [n for n in inner if n.has(("person",))] or [n for n in inner if n.has(SPEAKERS)]
        by = source_reference(people[0], sentence, discourse, True) if people else None
        if by is None and _UNNAMED_PEOPLE.search(match["who"]):
            by = ANONYMOUS
        if by is not None:
            for node in people[:1]:
                node.source = True
            found.append(Attribution(start + match.end(), sentence.end, by, "said"))
            used.append(match.span())
    for match in sentence.finditer(grammar_.source["known"]):
        if not any(a <= match.start() < b for a, b in used):
            unnamed = ANONYMOUS if CHAIN_TALK.search(match[0]) else None
            found.append(Attribution(start + match.end(), part_end(sentence, match.end()), unnamed, "reported"))
            used.append(match.span())
    for match in sentence.finditer(grammar_.source["reported"]):
        if any(a <= match.start() < b for a, b in used):
            continue
        unnamed = ANONYMOUS if CHAIN_TALK.fullmatch(match[0]) else None
        found.append(Attribution(start + match.start(), part_end(sentence, match.end()), unnamed, "reported"))
        if unnamed is not None:
            verb = re.compile(r"(?:指出|称|说|指|显示|透露|，)+").match(text, match.end())
            used.append((match.start(), verb.end() if verb else match.end()))
    for node in sentence.nodes:
        figures = FIGURES_OF.match(text, node.end - start) if node.mentions and node.has(SPEAKERS) else None
        if figures is not None and not node.marker and not any(a <= figures.start() < b for a, b in used):
            node.source = True
            modelled = re.search(r"模型|[测估推][算计]|预测", figures[0])
            by = source_reference(node, sentence, discourse, False)
            found.append(Attribution(start + figures.end(), sentence.end, by, "estimated" if modelled else "said"))
            used.append(figures.span())
    for match in sentence.finditer(SHOWS_ZH):
        people = [n for n in sentence.nodes if n.end == start + match.start() and n.kinds == {"person"}]
        if people:
            people[0].source = True
            by = source_reference(people[0], sentence, discourse, False)
        else:
            by = discourse.last_person if text[match.start() - 1 : match.start()] in ("他", "她") else None
        if by is not None:
            level = "estimated" if re.search(r"[估测推]|粗算", match[0]) else "said"
            found.append(Attribution(start + match.end(), sentence.end, by, level))
    found.extend(told_behind_colon(sentence, discourse, found))
    for match in sentence.finditer(DEALERS_ASK) if discourse.default_source is None else ():
        named = any(match.start() - 1 <= n.start - start < match.end() and n.mentions for n in sentence.nodes)
        if not named and not any(a <= match.start() < b for a, b in used):
            found.append(Attribution(start + match.start(), part_end(sentence, match.end()), ANONYMOUS, "said"))
    is_of = sentence.search(THAT_IS_OF)
    if is_of is not None:
        nodes = [n for n in sentence.nodes if is_of.start("who") <= n.start - start < is_of.end("who") and n.mentions]
        if nodes and nodes[0].has(SPEAKERS):
            nodes[0].source = True
            by = source_reference(nodes[0], sentence, discourse, True)
            found.append(Attribution(start, start + is_of.start(), by, "said"))
    viewed = sentence.search(IN_VIEW_ZH)
    if viewed is not None and discourse.last_source is not None:
        found.append(Attribution(start + viewed.end(), sentence.end, discourse.last_source, "estimated"))
        used.append(viewed.span())
    for match in sentence.finditer(UNVEILS):
        left = max(text.rfind(mark, 0, match.start()) for mark in "。；！？") + 1
        shows = [n for n in sentence.nodes if left <= n.start - start and n.end - start <= match.start() and n.mentions]
        if shows and shows[-1].kinds == {"person"} and not shows[-1].marker and not shows[-1].mentions[0].anonymous:
            # 徐直军首次公布昇腾910: who shows it says what it is.
            shows[-1].source = True
            by = source_reference(shows[-1], sentence, discourse, False)
            found.append(Attribution(start + match.start(), part_end(sentence, match.end()), by, "said"))
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
        if reports_figures(sentence, match) or _NOT_SAID.search(text[max(0, at - 5) : at]):
            continue
        estimates = match.lastgroup == "estimates"
        left = max([text.rfind(mark, 0, at) for mark in "。；！？"] + [at - 34])
        candidates = [
            n
            for n in sentence.nodes
            if n.end - start <= at
            and n.start - start > left
            and n.has(SPEAKERS)
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
                by = source_reference(
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
                joint(subject.mentions)
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
            houses = [n for n in sentence.nodes if opening <= n.start - start < at and n.mentions and n.has(SPEAKERS)]
            if houses and discourse.is_observer(houses[-1].mentions[0]):
                by = reference(houses[-1].mentions[0])  # 国际数据公司（IDC）数据显示
            elif _UNNAMED_PEOPLE.search(text[opening:at]) or _SOMEBODY.search(text[opening:at]):
                by = ANONYMOUS
            elif (byname := _FAMILIAR.fullmatch(text[opening:at])) is not None:
                by = familiar(byname["name"], discourse)
            elif _OFFICE.search(text[opening:at]):
                by = company_spoken_for(sentence, discourse, at)
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
            find_end = act_end if word == "宣布" else turn_end
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
_BRANCH = re.compile(r"区(?!政府)|市场|业务|分公司|总部|团队|办公室")
_SOME_COMPANY = re.compile(r"(?:某|[一两三几多][家位名个间])[^，。；：、]{0,14}公司$")
_TOLD_TO = screened(r"[向对][《“]?$")


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
    return source_reference(people[0], sentence, discourse, False)


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
_KIND_OF_NOTICE = re.compile(r"(?:采购|招标|中标|收购|增持|减持|澄清|集采|停牌|资产的?|相关|类似|系列|多[次份]|类)$")
_BEATS = re.compile(
    r"(?:超[过出]?|高于|低于|不及|优于|好于|逊于|强于|符合|胜过|超越)[^，。；\d]{0,8}(?:市场|分析师|华尔街|机构|外界|大行|券商|投行|法人)的?(?:一致|普遍|平均|原先|此前)?$"
)
# Close a byline.
_BRACKETS_CLOSE = frozenset("〕】］]")
_EMPLOYEE = re.compile(
    r"(?:的|内部|中国区?|大中华区|亚太区?|华[东南北]区?|一[位名]|多[位名]|[两三数几][位名]|某|前|资深)*"
    r"(?:工程师|员工|人士|销售|研究员|技术人员|产品经理|架构师|采购|中层|经理)"
    r"|[^，。；]{0,10}一[位名][^，。；]{0,10}(?:总监|主管|经理|代表|顾问)"
)
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
_HOUSE_BEFORE = re.compile(
    r"(?:机构|券商|投行|大行|研究所|咨询公司|(?:某|一家|多家|这家)[^，。；]{0,8}(?:平台|网站))[^，。；：、]{0,4}$"
)
_NOT_SAID = re.compile(r"(?:未|不|没有?|拒绝|无法|不予|不肯|暂未|从未)(?:就此|对此|有|作|做|曾|予以?|愿|愿意|便|会)?$")
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


def _ends_with_node(sentence: Sentence, offset: int, slack: int) -> bool:
    return any(0 <= offset - n.end <= slack for n in sentence.nodes)
