"""What stands above and under a table: what it holds, in what units, and whose figures they are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assets.facts.discourse import ORGANISATIONS, Sentence, reference
from assets.facts.layout.lines import Block
from assets.facts.mentions.mention import slug
from assets.facts.model import EntityReference, Modality
from assets.facts.tables.units import units_told
from assets.facts.view import View

# A full sentence above a table holds one of them; a few words with a stop are a caption.
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|does?|did|says?|said|means?|remains?|shows?|lists?"
    r"|gives?|you|we|I|it|they|he|she)\b"
)
_PROSE = re.compile(rf"^(?=.*(?:{_VERB.pattern})).{{36,}}[.!]$|^.{{140,}}[.!]$|^(?!.*(?:单位|口径)).*[。！]$")
# A few words, or some that punctuation sets apart: "Capital expenditure, $bn."
_TITLE = re.compile(r".{1,30}|.{1,60}[,:(，：（].{1,60}")
# "*Capital expenditure. Source: company filings*"
_MEASURE = re.compile(
    r"\W*(?:Capital (?:expenditure|spending)|Capex|Revenues?|Sales|Market share|Shipments|Lead times?|Prices?|Orders"
    r"|资本开支|资本支出|营收|营业收入|市场份额|市占率|出货量?|交期|价格|报价|订单)[^.。:：]{0,40}[.。]?$",
    re.IGNORECASE,
)
_LONGEST_DATE_LINE = 60
_FIRST_SENTENCE = re.compile(r"[^.。]{4,120}(?:[.。]|$)")
# What stands under a table: its title, which tells what it holds and nothing else, notes, and where it is from.
_OF_FIGURE = re.compile(
    r"\W*(?:(?:Figure|Fig\.|Table|Chart|Exhibit)\s?\d*[.:]|(?:图表|附表|[图表])\s?\d{0,2}[:：]"
    r"|(?:All )?(?:figures|amounts|values|prices|numbers|units?|sums) (?:are |is )?(?:given |shown |stated )?in\b"
    r"|单位)",
    re.IGNORECASE,
)
_NOTE = re.compile(
    rf"{_OF_FIGURE.pattern}|\W*(?:(?:Notes?|(?:All )?(?:figures|amounts|values|prices|numbers|units?|sums))\b"
    r"|(?:图表|附表|[图表注]|备注|说明|以上(?:单位|数字|金额|数据))\s?\d{0,2}(?:[:：]|均?[为以]))",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"\W*(?:Sources?\b|(?:数据|资料)?来?源[:：])", re.IGNORECASE)
# Right before whose figures a table holds.
_SOURCE_IS = re.compile(
    r"\b(?:Sources?:|[Aa]ccording to"
    r"|(?:[Dd]ata|[Ff]igures|[Nn]umbers|[Ee]stimates?|[Cc]ount(?:ed)?|[Cc]ompiled|[Cc]ollected|[Rr]eported)"
    r" (?:by|from|of)) (?:the )?$|(?:数据|资料)?(?:来?源[:：]|来自|据)$|[为系]$(?<=[EF][为系])"
)
_TELLS_UNITS = re.compile(
    r"\b(?:amounts?|figures?|values?|sums|numbers|prices?|money)\b[^.;]{0,40}\bin\s|单位|金额[为均]"
    r"|[（(](?:[万千百亿]+\S{0,3}|[MG]W|US\$\w{0,2}|\$\w{1,2})[)）]|[为以](?:新台币|人民币|美元|万|亿|百万)\S{0,4}计",
    re.IGNORECASE,
)
# What tells that a full sentence above a table is about what the table holds.
_OF_TABLE = re.compile(
    r"[:：]\s*$|\b(?:below|following|table|chart|here (?:is|are)|as (?:of|at)|compares?|prices?|quot(?:es?|ed)|figures"
    r"|results|capex|spending|revenues?|sales|shipments|shares?|orders)\b|下表|如下|以下|列表|报价|价格|行情|单位|截至|数据"
    r"|营收|收入|资本开支|份额|出货|订单",
    re.IGNORECASE,
)
# In the caption of a table: whose estimates all its figures are.
OF_ESTIMATES = re.compile(
    r"\((?:[\w&.’' ]+ )?(?:estimates|forecasts|projections)\)|[（(][^）)]{0,10}(?:估计|预测|估算|預測|估計)[）)]"
    r"|\b(?:[Oo]ur|[Tt]heir|[Hh]is|[Hh]er|[A-Z]\w+[’']s?) (?:own |latest |best )?"
    r"(?:estimates?|guess(?:es)?|forecasts?|projections?)\b"
    r"|[Ee]stimate[ds] (?:by|of|from)\b|(?:我们|本[报刊社]|机构|券商|笔者)的?(?:估计|估算|测算|预测)"
)
# Whose figures they are, where nothing else tells that the name is one.
_SOURCE_NAMED = re.compile(
    r"(?:\bSources?:|\b[Aa]ccording to|\b(?:[Dd]ata|[Ff]igures|[Ee]stimates?|[Ff]orecasts?) (?:by|from)) (?:the )?"
    r"(?P<name>[A-Z][\w&.’'-]*(?: (?:[A-Z&][\w&.’'-]*)){0,3})(?=[.,;)]|$)"
    r"|(?:来?源[:：]|来自|据|[EF][为系是]|由)"
    r"(?P<name_zh>[\u4e00-\u9fff]{2,8}?(?:证券|研究(?:院|所)?|咨询|数据|资本|智库))(?=[，。；、）的预估测]|$)"
)
# "2025E: estimates by …" tells only of the figures that are marked so.
_KEY_OF_ESTIMATES = re.compile(r"(?:.{0,40}[。；;.])?\W*(?:\d{2,4})?[EF]\s?(?:[:：=为系是]|denotes|means|stands|marks)")
_NO_SOURCE = re.compile(r"(?i)\b(?:company|companies|filings?|reports?|authors?|press|statements?)\b")


def is_note_of_table(view: View, block: Block) -> bool:
    """Whether what stands under a table says what the table holds: "Figure 3: …", "Amounts in $m", 注：…."""
    if any(words.match(view.text, block.start, block.end) for words in (_NOTE, _SOURCE, _KEY_OF_ESTIMATES)):
        return True
    words = view.text[block.start : block.end]
    title = _FIRST_SENTENCE.match(words)
    # "Capital expenditure in calendar years, billions of dollars. E = our estimate."
    if title is None or _VERB.search(title[0]) or re.search(r"\d", re.sub(r"(?:19|20)\d\d", "", title[0])):
        return False
    if _MEASURE.match(title[0]):
        return True
    return next(units_told(title[0].rstrip(".。")), None) is not None


def captions(above: Sequence[Sentence], note: Sequence[Sentence] = ()) -> list[Sentence]:
    """What the paragraph above a table and the note under it say of the table, nearest first.

    Of the paragraph it is the last sentence; but where it is a title with notes behind it, the title: "*Capex, $bn.
    Calendar quarters.*" What tells the units counts wherever it stands.
    """
    told = [s for s in note if not _SOURCE.match(s.text)]
    sources = [s for s in note if _SOURCE.match(s.text)]
    above = [s for s in above if not _is_date_line(s)]
    if not above:
        return [*told, *sources]
    first, last = above[0], above[-1]
    titled = _measures(first) and _TITLE.fullmatch(first.text) and not last.text.rstrip().endswith((":", "："))
    titled = titled and not _VERB.search(first.text)
    chosen = first if titled else last
    units = [s for s in above if s is not chosen and _TELLS_UNITS.search(s.text)]
    prose = is_prose(chosen) and not is_of_table(chosen)
    return [*told, chosen, *units, *sources] if prose else [chosen, *units, *told, *sources]


def is_prose(sentence: Sentence) -> bool:
    """Whether a sentence above or under a table tells something of its own, and not what the table holds."""
    text = sentence.text.strip()
    if _TELLS_UNITS.search(text) or _NOTE.match(text):
        return False
    return _PROSE.match(text) is not None


def _measures(sentence: Sentence) -> bool:
    return any(t.frame.values and t.frame.predicate for t in sentence.triggers)


def tells_of_table(sentence: Sentence) -> bool:
    """Whether a sentence under a table says nothing but what the table holds and in what units."""
    return _OF_FIGURE.match(sentence.text) is not None


def _is_date_line(sentence: Sentence) -> bool:
    """Whether a line tells who published the article, and when, and nothing of a table: "Grid Post, 14 August 2025"."""
    day = any(t.granularity == "day" for t in sentence.times)
    return day and len(sentence.text) < _LONGEST_DATE_LINE and not sentence.quantities and not is_of_table(sentence)


def is_of_table(sentence: Sentence) -> bool:
    """Whether a full sentence above a table is about what the table holds."""
    return _OF_TABLE.search(sentence.text) is not None


def is_source(sentence: Sentence) -> bool:
    """Whether a sentence says nothing but where the figures are from."""
    return _SOURCE.match(sentence.text) is not None


def source(captions: Sequence[Sentence], modality: Modality) -> EntityReference | None:
    """Whose figures a table holds, as what stands above or under it says; None where nothing does.

    Args:
        captions: What stands above and under the table.
        modality: That of the figure: "2025E: estimates by …" tells nothing of what is no estimate.
    """
    for caption in captions:
        if modality != "estimated" and _KEY_OF_ESTIMATES.match(caption.text):
            continue
        for node in caption.nodes:
            told = node.mentions and node.kinds & ORGANISATIONS
            if told and _SOURCE_IS.search(caption.words(caption.start, node.start)):
                return reference(node.mentions[0])
        named = _SOURCE_NAMED.search(caption.text)
        name = (named["name"] or named["name_zh"]) if named is not None else ""
        if name and not _NO_SOURCE.search(name):
            return EntityReference(f"company:{slug(name)}", name, name, provisional=True)
    return None
