"""Press releases: what they state and credit to nobody else is the word of the company that issues them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assets.facts.discourse import Discourse
from assets.facts.mentions import Mention
from assets.facts.mentions.places import ORGANISATIONS
from assets.facts.view import View

# With what a release begins: "FOR IMMEDIATE RELEASE", or a place, a day and perhaps who distributes it.
_FOR_RELEASE = re.compile(
    r"\W*(?:FOR (?:IMMEDIATE )?RELEASE|(?i:for immediate release)|(?:PRESS|NEWS|MEDIA) RELEASE|(?:Press|News) release"
    r"|新闻稿|即时发布|供即时发布)(?:\W|$)"
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DATELINE = re.compile(
    rf"\W{{0,3}}[A-Z][A-Za-z.'’ -]{{2,30}}(?:, [A-Z][A-Za-z.'’ -]{{1,24}})?"
    rf"(?:,| [–—-]{{1,2}}| \() ?(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:, \d{{4}}| \d{{4}})?\)?[ /–—:-]"
    r"|[^。，\n]{0,40}?(?:20\d\d年)?\d{1,2}月\d{1,2}日[^。，\n]{0,12}[/，]?[^。，\n]{0,12}(?:讯|电)?\s?[/】）)—–-]"
    r"|[^。\n]{0,40}?\d{1,2}月\d{1,2}日，?[^。，\n]{0,12}讯"
)
_DISTRIBUTED = re.compile(
    r"\b(?:PR ?Newswire|Business ?Wire|GLOBE ?NEWSWIRE|Accesswire|EQS|Newsfile|Marketwired)\b"
    r"|美通社|美国商业资讯|新闻稿",
    re.IGNORECASE,
)
# What its first sentence does.
_ANNOUNCES = re.compile(
    r"\btoday (?:announced|launched|unveiled|introduced|opened|reported|released|said|began|completed|signed)\b"
    r"|\b(?:announced|said|reported) today\b|(?:今日|今天|本日|于今日)(?:正式)?(?:宣布|发布|推出|公布|启用|揭晓)"
)
# With what it ends.
_ABOUT = re.compile(
    r"\W{0,3}(?:About (?P<en>[A-Z0-9][^.:：\n]{1,60}?)|关于(?P<zh>[^，。：:\n]{2,24}?))\W{0,3}(?:$|[:：\n])"
)
_FORWARD_LOOKING = re.compile(
    r"\W{0,3}(?:(?:Cautionary (?:note|statement)[^.\n]{0,30}|Note on |Safe harbor[^.\n]{0,20})?"
    r"forward[- ]looking statements?(?:\W|$)|safe harbou?r|前瞻性(?:声明|陈述)"
    r"|(?:this|the) (?:press |news )?release (?:contains|includes)"
    r"|(?:本|此)新闻稿(?:包含|含有|中|所))",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"\W{0,3}(?:(?:media|press|investor|public relations|news ?room)(?: relations)?(?: and investor)? "
    r"(?:contacts?|inquiries|enquiries)|contacts?:|notes to editors"
    r"|for (?:more|further) information,? (?:please )?contact"
    r"|(?:媒体|新闻|投资者|公关)(?:联系|联络|垂询|咨询|查询|问询)(?:人|方式)?)",
    re.IGNORECASE,
)
# Whose work a report is: no release has a byline.
_BYLINE = re.compile(
    r"\W{0,3}(?:By|by|BY) [A-Z][\w'’.-]+ [A-Z]|\b(?:staff|our) (?:writer|reporter|correspondent)\b"
    r"|记者|本报|本刊|编译|责任编辑|撰文|作者[:：｜|]|^\W{0,3}文[/｜|]"
)
# A line with who wrote a report is no longer.
_LONGEST_BYLINE = 60
# In how many blocks it begins and how many signs make one, of which one is how such texts begin or end.
_OPENING, _LEAST = 5, 3


def issuer_of(view: View, mentions: Sequence[Mention], discourse: Discourse) -> Mention | None:
    """The company that issues a press release; None where the text is none.

    Args:
        view: The document's view.
        mentions: What it names.
        discourse: Tells which companies only observe.
    """
    blocks = [block for block in view.blocks if block.kind != "noise"]
    texts = [view.text[block.start : block.end] for block in blocks]
    opening, rest = texts[:_OPENING], range(min(2, len(texts)), len(texts))
    if any(_BYLINE.search(text[:_LONGEST_BYLINE]) for text in opening):
        return None
    about = [match for i in rest if (match := _ABOUT.match(texts[i])) is not None]
    signs = (
        any(_FOR_RELEASE.match(text) for text in opening),
        any(_DATELINE.match(text) for text in opening) or any(_DISTRIBUTED.search(text) for text in opening),
        any(_ANNOUNCES.search(text) for text in opening),
        bool(about),
        any(_FORWARD_LOOKING.match(texts[i]) for i in rest),
        any(_CONTACT.match(texts[i]) for i in rest),
    )
    if sum(signs) < _LEAST or not any(signs[3:]):
        return None
    described = {(match["en"] or match["zh"]).strip() for match in about}
    end = blocks[min(_OPENING, len(blocks)) - 1].end
    acting = [
        m
        for m in mentions
        if m.kind in ORGANISATIONS and not m.anonymous and m.start < end and not discourse.is_observer(m)
    ]
    named = [m for m in acting if any(m.name == name or name.startswith(m.text) for name in described)]
    return next(iter(named or acting), None)
