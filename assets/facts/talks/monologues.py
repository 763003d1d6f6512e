"""Who speaks in what is one person's words from beginning to end: a letter, a speech, a story told by himself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assets.facts.discourse import ORGANISATIONS, Discourse, reference
from assets.facts.mentions import Mention
from assets.facts.talks.interviews import Turn, told_employer
from assets.facts.talks.labels import chinese_person
from assets.facts.view import View

# What says, in the title or in a note before it, that somebody's own words follow.
_ANNOUNCES = re.compile(
    r"口述|自述|内部信|公开信|全员信|员工信|(?:致|给)[^，。：\n]{1,14}的(?:一封)?信|来信全文|信的?全文|股东信"
    r"|(?:演讲|致辞|发言|讲话|分享|主旨演讲)的?(?:全文|实录|稿|内容|如下|整理)|全文如下"
    r"|以下(?:是|为|系)[^。\n]{0,24}(?:全文|口述|自述|演讲|发言|讲述|信|实录|分享|讲话)"
)
# How who speaks tells his own name; the one by which others call him is the one that he is known by.
_CALLED = re.compile(
    r"(?:大家|别人|同事们?|朋友们?|圈里人?|行里人?|人家|都)(?:都|一般|平时|习惯)?(?:管我)?[叫喊称](?:我|做|作)?"
    r"(?P<name>[老小阿大](?!板|师|家)[\u4e00-\u9fff]|[\u4e00-\u9fff](?:哥|姐|叔|总|工|师傅))(?=[，。；、）\s])"
)
_MY_NAME = re.compile(
    r"(?<![\u4e00-\u9fff])(?P<verb>我(?:的名字|本名)?叫|本人(?:姓名)?|我是)(?P<name>[\u4e00-\u9fff]{2,3}|[\u4e00-\u9fff]{4})(?=[，。；、（\s])"
)
_FIRST_PERSON = re.compile(r"我|咱|本人|敝")
_QUOTED = re.compile(r"“[^“”\n]*”|「[^「」\n]*」")
_NOTE = re.compile(r"(?:编者按|编辑按|编后|后记|记者注|（?本文|责任编辑|整理[:：｜|])")
# The announcement stands in so many blocks; so many paragraphs are in the first person at least.
_OPENING, _LEAST = 6, 2


def monologue_of(view: View, mentions: Sequence[Mention], discourse: Discourse) -> dict[int, Turn]:
    """The paragraphs of a Chinese text that are one person's own words.

    Args:
        view: The document's view.
        mentions: What it names.
        discourse: Tells for whom a person speaks, and which companies are media.

    Returns:
        For each of these paragraphs, by its number, who speaks; empty where the text is no such one.
    """
    told = [i for i, b in enumerate(view.blocks) if b.kind != "noise"][:_OPENING]
    announcing = [i for i in told if _ANNOUNCES.search(view.text, view.blocks[i].start, view.blocks[i].end)]
    if not announcing:
        return {}
    own = [i for i in told if i > announcing[0] and _in_first_person(view, i)]
    last = max((i for i in announcing if not own or i < own[0] or i == announcing[0]), default=announcing[0])
    first = next((i for i in range(last + 1, len(view.blocks)) if view.blocks[i].kind != "noise"), None)
    if first is None or (last == told[0] and view.blocks[first].kind == "heading"):
        return {}
    if last == told[0]:
        # Only the title tells: what introduces the speaker is not in the first person.
        first = own[0] if own else first
    body = [i for i in range(first, len(view.blocks)) if view.blocks[i].kind in ("paragraph", "bullet")]
    if sum(_in_first_person(view, i) for i in body) < _LEAST:
        return {}
    person = _who_introduces_himself(view, body[:_OPENING], mentions, discourse)
    person = person or _speaker(view, first, mentions, discourse)
    if person is None:
        return {}
    company = discourse.employer(person) or told_employer(view, person)
    turns: dict[int, Turn] = {}
    for index in body:
        if _NOTE.match(view.text, view.blocks[index].start):
            break
        # Whom he only tells of he does not speak for.
        alone = company is None
        turns[index] = Turn(
            False, reference(person), person, view.blocks[index].start, company, alone, form="monologue"
        )
    return turns


def _in_first_person(view: View, index: int) -> bool:
    block = view.blocks[index]
    return _FIRST_PERSON.search(_QUOTED.sub("", view.text[block.start : block.end])) is not None


def _who_introduces_himself(
    view: View, own: Sequence[int], mentions: Sequence[Mention], discourse: Discourse
) -> Mention | None:
    """Who says his own name in the first paragraphs: 我叫邵立冬, 我姓孟，大家叫我老孟."""
    for index in own:
        start, end = view.blocks[index].start, view.blocks[index].end
        match = _MY_NAME.search(view.text, start, end) or _CALLED.search(view.text, start, end)
        if match is None:
            continue
        name, at = match["name"], match.start("name")
        known = next((m for m in mentions if m.kind == "person" and not m.anonymous and m.text == name), None)
        if known is not None:
            return known
        surname = any(name.startswith(each) for each in discourse.catalogue.vocabulary["chinese_surnames"])
        if match.re is _CALLED or (surname and match["verb"] != "我是"):  # 我是高管: no name.
            return Mention(at, at + len(name), name, chinese_person(name).id, name, "person", provisional=True)
    return None


def _speaker(view: View, first: int, mentions: Sequence[Mention], discourse: Discourse) -> Mention | None:
    """Whom the text introduces before the words begin, with the company for which they speak."""
    opening = view.blocks[first].start
    people = [m for m in mentions if m.kind == "person" and not m.anonymous and m.start < opening]
    person = next((m for m in people if m.affiliation_id), people[0] if people else None)
    if person is None or person.affiliation_id is not None or told_employer(view, person) is not None:
        return person
    companies = {
        m.id
        for m in mentions
        if m.kind in ORGANISATIONS and not m.anonymous and m.start < opening and not discourse.is_observer(m)
    }
    return replace(person, affiliation_id=next(iter(companies))) if len(companies) == 1 else person
