"""Whom the form of a title says that all of its piece is about: "AtomNord: five facts", 大事记：澜舟智算这五年."""

from __future__ import annotations

import re

from assets.facts.layout.entries import BEGINS_WITH_VERB, DATED
from assets.facts.layout.lines import Block
from assets.facts.view import View

_HAN = "\u4e00-\u9fff"
_NAME_EN = r"(?P<name>[A-Z][\w.&-]*(?:[’'][A-Z]\w+)?(?: (?:[A-Z0-9&][\w.&-]*|AI)){0,3}?)"
_COUNT_EN = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|a few|some|the|key)"
# What a piece is called that gathers what there is to say of one.
_FORM_EN = (
    r"(?:facts?|things|numbers|figures|questions|answers|years|dates|milestones|points|takeaways|charts|lines"
    r"|paragraphs|steps"
    r"|timeline|chronology|history|profile|portrait|story|at a glance|in brief|in short|in numbers|in figures"
    r"|in detail|by the numbers"
    r"|fact ?sheet|factbox|explained|explainer|Q&A|FAQ|results|earnings|the essentials|what we know|who(?: it)? is)"
)
_KIND_EN = (
    r"(?:(?i:(?:company |start-?up )?(?:factbox|profile|fact ?sheet|timeline|chronology|portrait|spotlight"
    r"|explainer|in brief|in numbers"
    r"|at a glance|Q&A|FAQ|brief history|earnings(?: in brief| snapshot| recap)?|results(?: in brief)?|(?:broker"
    r"|research|company) note"
    r"|company update|initiation|deep dive|(?:start-?up|company|cloud|lab) of the (?:week|month)))\s?[:—–|-]"
    r"|Who (?:is|are)|Meet|Get to know|(?:The )?(?:[Rr]ise|[Hh]istory|[Ss]tory) of|(?:[Aa] )?(?:[Ss]hort"
    r"|[Bb]rief) history of"
    rf"|(?i:{_COUNT_EN}) (?i:{_FORM_EN})(?: (?i:(?:you (?:should|need) to|to) know))? (?:about|on|from|in the life of))"
)
_ENDS_EN = (
    r"(?=\s*(?:$|[,(:?–—|-]"
    r"| (?:Q[1-4]|[12]H|H[12]|FY|first|second|third|fourth|half|fiscal|results|in|at|by|from|since|told|grew"
    r"|became|and)\b"
    r"|['’]s? ))"
)
_TITLES_EN = (
    re.compile(
        rf"{_NAME_EN}[’']s? (?:[\w-]+ ){{1,4}}(?:in numbers|at a glance|in brief|in figures|in \w+ (?:charts"
        rf"|numbers|dates|facts|points))$"
    ),
    re.compile(rf"{_NAME_EN}\s?[:—–-]\s(?:[\w,’'-]+ ){{0,4}}{_FORM_EN}\b[^.:]{{0,30}}$"),
    re.compile(
        rf"{_NAME_EN} (?:in numbers|at a glance|in brief|in figures|by the numbers|in \w+ (?:charts|numbers"
        rf"|dates|facts|points))$"
    ),
    re.compile(rf"{_KIND_EN} {_NAME_EN}{_ENDS_EN}"),
    re.compile(
        rf"(?:[Hh]ow|What|Why|Where) {_NAME_EN} (?=told|tells|says|said|wants|plans|grew|built|spends|buys|runs)"
    ),
)
_FORM_ZH = (
    r"(?:大事记|年表|时间线|时间轴|编年史?|简史|发展史|成长史|创业史|公司档案|企业档案|档案|名片|小传|画像|速写"
    r"|财报速览|业绩速览|业绩快报|速览"
    r"|一页纸看财报|财报一页纸|一页纸|一图读懂|一图看懂|一张图看懂|数读|数说|图解|起底|走近|认识|解码|拆解|复盘"
    r"|研报摘要|公司点评|公司研究|公司简介|里程碑|足迹"
    r"|招股书(?:速读|速览|拆解)|财报(?:拆解|点评|摘要)?|点评|事实清单)"
)
_COUNTED_ZH = r"[一二两三四五六七八九十几\d]{1,3}"
_NAME_ZH = rf"(?P<name>(?:[{_HAN}]|[A-Z][A-Za-z.]*|\d(?=[{_HAN}A-Z])){{2,9}}?)"
_ENDS_ZH = (
    rf"(?=$|[：:，（(｜|?？]|的|这{_COUNTED_ZH}|{_COUNTED_ZH}[年问载]|\d{{4}}|招股书|财报|年报|中报|季报|业绩"
    rf"|上半年|下半年|前三季|[一二三四]季度"
    rf"|[是从为凭靠何]|{_FORM_ZH})"
)
_TITLES_ZH = (
    re.compile(rf"{_FORM_ZH}\s?[：:｜|丨·—\s-]{{1,3}}{_NAME_ZH}{_ENDS_ZH}"),
    re.compile(rf"(?:一图读懂|一图看懂|一张图看懂|数读|图解|起底|走近|认识|解码|拆解){_NAME_ZH}{_ENDS_ZH}"),
    re.compile(
        rf"{_NAME_ZH}(?:[：:｜|丨·\s]{{0,2}}(?:大事记|年表|简史|发展史|成长史|创业史|编年史|时间线|档案|速览"
        rf"|财报速览|二三事|里程碑|足迹)"
        rf"|[：:]?这{_COUNTED_ZH}年|[：:]{_COUNTED_ZH}(?:问|件事|个(?:数字|问题|事实|关键词|瞬间|时刻|节点)|条)"
        rf"|的{_COUNTED_ZH}个(?:数字|问题|事实|关键词|瞬间|时刻|节点))"
    ),
)
_LONGEST_TITLE = 110
# No names: what pieces of this form are about as well.
_NO_NAME = re.compile(
    r"(?:行业|产业|市场|公司|企业|芯片|国产|中国|美国|全球|全国|出口|管制|算力|大模型|模型|集群|数据中心|巨头"
    r"|厂商|我们|本周|本月|今天|一周|每[日周月]|业绩|政策|公告|(?:财|年|季|中|研|早|晚|周|日)报)"
    r"|[你我他她它谁这那哪][^\n]*|[^\n]*(?:行业|产业|市场|新规|禁令|清单|管制|巨头|厂商|们|之战|大战|链|芯片|模型)$"
    r"|(?:The|A|An|Our|Your|This|These|AI|US|China|America|Europe|Chip|Chips|GPU|GPUs|HBM|Export|Week|Weekly"
    r"|Today|Monday|Tuesday|Wednesday"
    r"|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October"
    r"|November|December"
    r"|Q[1-4]|H[12]|Q&A|FAQ|Factbox|Profile|Timeline|Explainer|Interview|Opinion|Analysis|Briefing|Digest|Newsletter"
    r"|Review|Preview|Live|Watch|Update|News|Notes?|Earnings|Results|Correction|Corrections|Photo|Photos)(?: .*)?$"
)
# Before what begins behind a label.
_SET_OFF = re.compile(r"[：:｜|丨—–，]\s?$")
# How the piece goes on about a company without naming it.
_GOES_ON = {
    "en": re.compile(r"\b(?:[Tt]he (?:company|firm|start-?up|group|lab|operator|cloud)|[Ii]ts?)\b"),
    "zh": re.compile(r"(?<![\u4e00-\u9fffA-Za-z])(?:公司|该公司|它|其)"),
}
# What a company is told to have.
_HAS = {
    "en": re.compile(
        r"(?:Founded|Based|Headquartered|Employees|Head office|Owners|Investors|Revenues?|Sales|Capex|Turnover"
        r"|Guidance|Backlog|Staff)\b"
    ),
    "zh": re.compile(
        r"(?:[在于从][^，。]{1,10})?(?:成立|创立|注册|总部|创始人|员工)|(?:总|主营)?(?:营业)?(?:收入|营收)"
        r"|资本开支|毛利|净利"
    ),
}


def titled(view: View, language: str) -> tuple[int, int] | None:
    """Where the title names whom its form says that all of the piece is about; None where it says so of nobody.

    Args:
        view: The article.
        language: `zh` or `en`.
    """
    title = next((block for block in view.blocks[:2] if block.kind == "heading"), None)
    if title is None or title.end - title.start > _LONGEST_TITLE:
        return None
    text = view.text[title.start : title.end]
    for pattern in _TITLES_ZH if language == "zh" else _TITLES_EN:
        for match in pattern.finditer(text):
            if match.start() and _SET_OFF.search(text, 0, match.start()) is None:
                continue
            if _NO_NAME.match(match["name"]) is None:
                return title.start + match.start("name"), title.start + match.end("name")
    return None


def tells_of_company(view: View, language: str) -> bool:
    """Whether the entries of a piece leave out whom they are about and tell what a company does."""
    return any(_leaves_out(view, block, language) for block in view.blocks)


def _leaves_out(view: View, block: Block, language: str) -> bool:
    if block.kind not in ("bullet", "paragraph"):
        return False
    date = DATED.match(view.text, block.start, block.end)
    opening = date.end() if date else block.start
    begins = any(p[language].match(view.text, opening, block.end) for p in (BEGINS_WITH_VERB, _HAS))
    return begins or _GOES_ON[language].search(view.text, block.start, block.end) is not None
