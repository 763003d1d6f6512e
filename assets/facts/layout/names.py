"""Names of which the layout alone tells the kind: cells under a head that says so, what is listed beside known ones.

Which words state what of a name is not decided here.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from assets.facts.layout.entries import ACTS, DONE_TO
from assets.facts.layout.lines import Block
from assets.facts.layout.titles import tells_of_company, titled
from assets.facts.mentions import Mention
from assets.facts.view import View

# The heads of columns, and of the rows of a table that lies on its side, whose cells are names.
_HEADS = (
    ("model", re.compile(r"(?:language )?models?|(?:大|语言)?模型(?:名称)?", re.IGNORECASE)),
    (
        "company",
        re.compile(
            r"(?:who|lab|developer|company|firm|vendor|maker|owner|operator|customer|buyer|supplier|builder|seller|creator"
            r"|provider|publisher|organi[sz]ation|team"
            r"|(?:trained|built|made|developed|designed|run|operated|owned) by)s?"
            r"|公司(?:名称)?|机构|厂商|开发方|研发方|实验室|企业|客户|买家|买方|卖方|卖家|采购方|供应商|供货方|运营[方商]?|运营主体|业主|建设方|代工厂?|设计公司",
            re.IGNORECASE,
        ),
    ),
    (
        "cluster",
        re.compile(r"clusters?|sites?|campus|supercomputers?|集群(?:名称)?|智算中心|超算|园区|数据中心", re.IGNORECASE),
    ),
    (
        "chip",
        re.compile(
            r"(?:ai )?(?:chip|gpu|accelerator|asic|npu|card|part)s?|(?:ai)?(?:芯片|显卡|加速卡|算力卡)(?:型号)?",
            re.IGNORECASE,
        ),
    ),
)
# What is measured of which kind of thing, and how many such heads tell what the rows are that have no other.
_MEASURES = (
    ("model", re.compile(r"^(?:param(?:eter)?s?\b|tokens\b)|参数|词元|训练数据", re.IGNORECASE), 2),
    (
        "chip",
        re.compile(
            r"^(?:memory|VRAM|HBM|bandwidth|TDP|FP\d+|BF16|INT8|(?:process )?node|process|die)\b"
            r"|显存|带宽|功耗|制程|工艺|FP\d",
            re.IGNORECASE,
        ),
        2,
    ),
    ("cluster", re.compile(r"\b[MG]W\b|(?:mega|giga)watts|兆瓦|吉瓦"), 1),
    (
        "cluster",
        re.compile(
            r"^(?:operator|tenant|power|accelerators|gpus|chips)\b|^(?:运营|业主|卡数|电力|功率|算力)", re.IGNORECASE
        ),
        2,
    ),
)
_NOUN_BEHIND = re.compile(r"(?<=[A-Za-z\d])(?:AI)?(?:[训推理练加速计算智能云端]{2,4}卡|显卡|芯片|处理器|大?模型)$")
FOOTNOTE = re.compile(r"(?:\s?\[[\w*†‡]{1,2}\]|[¹²³⁴-⁹*†‡§]|(?<=[\d%\w])\([a-e]\))+\s*$")
_NAME = re.compile(r"[A-Z][\w.+-]*(?: (?:[A-Z0-9][\w.+-]*|of|the|&)){0,4}|(?=[^\s\d]*[\u4e00-\u9fff])[\w·.-]{2,12}")
_PART = re.compile(r"(?=.*\d)(?:[A-Z][\w.+-]*|[\u4e00-\u9fff]{2,6})(?: ?[A-Z0-9][\w.+-]*){0,3}")
# No names: sums, and groups told by their number (三大运营商).
_NO_NAME = re.compile(
    r"(?i:total|sum|average|mean|median|others?|rest|unnamed|undisclosed|unknown|various|several|n/?a|tb[acd]|all)\b"
    r"|[一二三四五六七八九十两几各]+[大家]|合计|总计|小计|平均|其[他它余]|未(?:公布|披露|知)|某|另|全国|全球"
    r"|行业|以上|不详|保密"
)
# What a line or an entry of a list begins with, set off from what is told of it.
_ENTRY = re.compile(r"([^:：–—|,，。;；]{2,40}?)\s?(?:[:：]|\s[–—])")
_LONGEST_LEAD = 40
# So many of a list must be known for what they are before the others are taken for the same, and at least half of them.
_KNOWN = 2
_KINDS = ("company", "foundry", "chip", "model", "cluster")


@dataclass(frozen=True, slots=True)
class _Listed:
    """Names that stand side by side.

    Attributes:
        spans: Their offsets in the view.
        kind: Of which kind they are, where a head tells it.
    """

    spans: tuple[tuple[int, int], ...]
    kind: str | None = None


def head_kind(text: str) -> str | None:
    """Of which kind the names in a column or row with this head are."""
    return next((kind for kind, words in _HEADS if words.fullmatch(text.strip())), None)


def _measured_kind(heads: Sequence[str]) -> str | None:
    """Of which kind of thing a table tells measures, by the heads of its columns or the labels of its rows."""
    measured = (
        kind for kind, words, least in _MEASURES if sum(words.search(head) is not None for head in heads) >= least
    )
    return next(measured, None)


def is_name(text: str, kind: str) -> bool:
    """Whether the text of a cell looks like a name of the kind."""
    patterns = (_NAME, _PART) if kind == "chip" else (_NAME,)
    return any(pattern.fullmatch(text) for pattern in patterns) and _NO_NAME.match(text) is None


def names_told(view: View, mentions: Sequence[Mention], ordinary: Set[str], language: str) -> Mapping[str, str]:
    """The names whose kind the layout tells while the words do not.

    Args:
        view: The article.
        mentions: What was found in it without the layout.
        ordinary: Words that are no names by themselves, in lower case.
        language: `zh` or `en`.

    Returns:
        The kind of each such name.
    """
    told: dict[str, str] = {}
    starts = [mention.start for mention in mentions]
    for listed in (*_of_tables(view), *_of_leads(view), *_over_results(view)):
        texts = {span: view.text[slice(*span)] for span in listed.spans}
        named = {span: _named_in(span, mentions, starts) for span in texts}
        kinds = {span: _kind_of(span, within) for span, within in named.items()}
        beside = _shared_kind([kind for kind in kinds.values() if kind])
        for span, text in texts.items():
            kind = beside or listed.kind
            if kind is None or kinds[span] == kind or not is_name(text, kind) or _is_known(span, named[span], kind):
                continue
            if beside and not listed.kind and not _is_strange(text, ordinary):
                continue
            if kind == "chip" and not re.search(r"\d", text) and not _is_strange(text, ordinary):
                continue
            told.setdefault(text, kind)
    for span, kind in (*_of_sections(view, language), *_acting(view, language)):
        text = view.text[slice(*span)]
        within = _named_in(span, mentions, starts)
        if is_name(text, kind) and not any(m.id_of_kind(kind) for m in within) and not _kind_of(span, within):
            told.setdefault(text, kind)
    told = {text: kind for text, kind in told.items() if _is_strange(text, ordinary)}
    title = titled(view, language)
    name = view.text[slice(*title)] if title is not None else ""
    # One word that is told something of may have been taken for a person's name.
    known = _named_in(title, mentions, starts) if title is not None else ()
    known = [m for m in known if m.kind != "person" or not m.provisional or " " in m.text]
    strange = not name.isascii() or any(word.lower() not in ordinary for word in name.split())
    if name and strange and not known and tells_of_company(view, language):
        told.setdefault(name, "company")
    return told


def without_heads(view: View, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions without the words that were taken for names and stand nowhere but in the heads of tables."""
    heads = sorted({span for block in view.blocks for span in block.header})
    if not heads:
        return list(mentions)

    def in_head(mention: Mention) -> bool:
        index = bisect_right(heads, mention.start, key=lambda span: span[0]) - 1
        return index >= 0 and mention.end <= heads[index][1]

    elsewhere = {m.id for m in mentions if not in_head(m)}
    return [m for m in mentions if not (m.rule.startswith("name:") and in_head(m) and m.id not in elsewhere)]


def _is_strange(text: str, ordinary: Set[str]) -> bool:
    """Whether a name cannot be mistaken for words of the language wherever it stands."""
    return not text.isascii() or not any(word.lower() in ordinary for word in text.split())


def _named_in(span: tuple[int, int], mentions: Sequence[Mention], starts: Sequence[int]) -> Sequence[Mention]:
    """The mentions of which a part stands in a span; none overlaps another."""
    first = bisect_right(starts, span[0])
    first -= first > 0 and mentions[first - 1].end > span[0]
    return mentions[first : bisect_left(starts, span[1])]


def _kind_of(span: tuple[int, int], within: Sequence[Mention]) -> str | None:
    """The kind of what all of a span names."""
    whole = next((m for m in within if m.start <= span[0] and span[1] <= m.end), None)
    if whole is None or whole.anonymous or whole.generic:
        return None
    kind = whole.id_of_kind(*_KINDS)
    return "company" if kind and kind.startswith("foundry") else kind and kind.partition(":")[0]


def _is_known(span: tuple[int, int], within: Sequence[Mention], kind: str) -> bool:
    """Whether a cell names something known, or in a part one of the kind or an unnamed party: H100 SXM, 某银行."""
    whole = any(m.start <= span[0] and span[1] <= m.end and not m.provisional for m in within)
    return whole or any(m.anonymous or (not m.provisional and m.id_of_kind(kind)) for m in within)


def _shared_kind(known: Sequence[str]) -> str | None:
    """The kind of all known ones of a list, if they are enough."""
    return known[0] if len(known) >= _KNOWN and len(set(known)) == 1 else None


def _stripped(view: View, start: int, end: int) -> tuple[int, int]:
    """A span without the marks of a footnote, white space and the word for what it names: 玄晖X3推理卡."""
    text = view.text[start:end]
    bare = FOOTNOTE.sub("", text).strip()
    start += text.find(bare)
    noun = _NOUN_BEHIND.search(bare)
    return start, start + (noun.start() if noun else len(bare))


def _of_tables(view: View) -> Iterator[_Listed]:
    """The columns of tables that hold names, their heads and their rows."""
    tables: dict[tuple[str, ...], list[Block]] = {}
    for block in view.blocks:
        if block.kind == "row" and block.header:
            # Each record has heads of its own, which say the same.
            tables.setdefault(tuple(view.text[slice(*head)].lower() for head in block.header), []).append(block)
    for rows in tables.values():
        header = rows[0].header
        labels = [view.text[slice(*row.cells[0])] for row in rows if row.cells]
        measured = _measured_kind([view.text[slice(*head)] for head in header[1:]])
        for column, head in enumerate(header):
            cells = [_stripped(view, *row.cells[column]) for row in rows if len(row.cells) == len(header)]
            kind = head_kind(view.text[slice(*head)])
            kind = measured or kind if column == 0 and kind in (None, "model") else kind
            if kind is not None or column == 0:
                yield _Listed(tuple(cells), kind)
        yield _Listed(tuple(_stripped(view, *head) for head in header[1:]), _measured_kind(labels))
        for row in rows:
            kind = head_kind(view.text[slice(*row.cells[0])]) if row.cells else None
            if kind is not None:
                yield _Listed(tuple(_stripped(view, *cell) for cell in row.cells[1:]), kind)


# What the first entries of a list tell of a company alone: "- Revenue: $88m".
_RESULT = re.compile(
    r"(?:Q\d |FY\d* |20\d\d |Net |Total |Quarterly )?(?:[Rr]evenues?|[Cc]apex|[Ss]ales|[Nn]et (?:income|profit|loss)"
    r"|[Oo]perating (?:income|profit)|[Gg]ross margin|EPS|[Gg]uidance|[Oo]rder book|[Bb]acklog)(?: guid\w+)?\s?[:：–—-]"
    r"|(?:营业收入|营收|净利润?|毛利率|资本开支|资本支出|研发投入|在手订单)[:：为]?\s?\d?"
)
_HEAD_OF_RESULTS = re.compile(r"(?P<name>[^:：(（,，|–—\n]{2,40}?)\s?(?:[(（|–—:：,，][^\n]{0,60})?")
# What heads such a list and names nobody.
_TOPIC = re.compile(
    r"\b(?:highlights?|numbers?|figures?|results?|summary|overview|outlook|guidance|glance|financials?|segments?|brief"
    r"|quarter|half|year|snapshot|takeaways?|headlines?|key|points?|facts?|what|how|why|the)\b"
    r"|亮点|要点|业绩|数据|财务|摘要|概览|展望|指引|分部|一览|速览|季度?|全年|年度|数字|看点|情况",
    re.IGNORECASE,
)


def _over_results(view: View) -> Iterator[_Listed]:
    """Whose results a list tells, as the line over it names him: "QUUX (Q3)"."""
    for block, first, second in zip(view.blocks, view.blocks[1:], view.blocks[2:], strict=False):
        over = block.kind in ("paragraph", "heading") and first.kind == second.kind == "bullet"
        if not over or not all(_RESULT.match(view.text, b.start, b.end) for b in (first, second)):
            continue
        name = _HEAD_OF_RESULTS.fullmatch(view.text, block.start, block.end)
        if name is not None and name["name"][-1:] not in ".?!。？！" and not _TOPIC.search(name["name"]):
            yield _Listed((name.span("name"),), "company")


def _of_leads(view: View) -> Iterator[_Listed]:
    """With what the lines in bold, the paragraphs and the entries of lists between two headings begin."""
    leads: dict[str, list[tuple[int, int]]] = {}
    for block in view.blocks:
        if block.kind == "heading":
            yield from (_Listed(tuple(spans)) for spans in leads.values())
            leads = {}
        elif block.kind in ("paragraph", "bullet"):
            lead = bold_lead(view, block)
            entry = _ENTRY.match(view.text, block.start, block.end) if block.kind == "bullet" and not lead else None
            lead = lead or (entry.span(1) if entry else None)
            if lead is not None:
                leads.setdefault(block.kind, []).append(lead)
    yield from (_Listed(tuple(spans)) for spans in leads.values())


def _acting(view: View, language: str) -> Iterator[tuple[tuple[int, int], str]]:
    """The leads that name who does, or what is done to, as is told right behind: "Bytewell — may order up to 2,000"."""
    for block in view.blocks:
        if block.kind not in ("paragraph", "bullet"):
            continue
        lead = bold_lead(view, block) or bracketed_lead(view, block)
        entry = None if lead else _ENTRY.match(view.text, block.start, block.end)
        lead = lead or (entry.span(1) if entry else None)
        behind = _BEHIND_LEAD.match(view.text, lead[1], block.end) if lead is not None else None
        if lead is None or behind is None:
            continue
        told = (("company", ACTS[language]), *DONE_TO[language])
        yield from ((lead, kind) for kind, words in told if words.match(view.text, behind.end(), block.end))


_BEHIND_LEAD = re.compile(r"\s?(?:】|[.:：。]|[–—]{1,2})\s*")


def bracketed_lead(view: View, block: Block) -> tuple[int, int] | None:
    """The words in 【】 with which a block begins."""
    if view.text[block.start : block.start + 1] != "【":
        return None
    end = view.text.find("】", block.start, min(block.end, block.start + _LONGEST_LEAD))
    return (block.start + 1, end) if end - block.start > 2 else None


# How a section goes on about what its heading names, and what the title says that the headings name.
_GOES_ON = {
    "en": (
        (
            "chip",
            re.compile(
                r"\b(?:The|This) (?:[\w-]+ ){0,2}?(?:chip|card|accelerator|processor|GPU|NPU|ASIC|part|silicon)\b"
            ),
        ),
        ("model", re.compile(r"\b(?:The|This) (?:[\w-]+ ){0,2}?(?:model|LLM|network)\b")),
        (
            "cluster",
            re.compile(r"\b(?:The|This) (?:[\w-]+ ){0,2}?(?:cluster|supercomputer|data cent(?:re|er)|campus)\b"),
        ),
        ("company", re.compile(r"\b(?:The|This) (?:[\w-]+ ){0,2}?(?:company|firm|start-?up|group|lab|neocloud)\b")),
    ),
    "zh": (
        ("chip", re.compile("(?:该|这[款张颗枚块])(?:产品)?(?:AI|训练|推理|国产)?(?:卡|芯片|加速卡|处理器|GPU|显卡)")),
        ("model", re.compile("(?:该|这[款个])(?:大|语言|开源)?模型")),
        ("cluster", re.compile("(?:该|这[座个])(?:智算|万卡|算力)?(?:集群|智算中心|数据中心|园区|超算|算力中心)")),
        ("company", re.compile("(?:该|这家)(?:初创|云|芯片)?(?:公司|企业|厂商)|(?:^|[，。；])公司")),
    ),
}
_COUNTED_HEADS = {
    "en": re.compile(
        r"\b(?:[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Tt]en|\d{1,2}) (?:[\w’'-]+ ){0,3}?"
        r"(?:(?P<chip>chips|cards|accelerators|processors|GPUs|ASICs)|(?P<model>models|LLMs)"
        r"|(?P<cluster>clusters|supercomputers|campuses|data cent(?:re|er)s)"
        r"|(?P<company>companies|firms|start-?ups|labs|clouds|neoclouds|chipmakers|vendors|makers|designers))\b"
    ),
    "zh": re.compile(
        r"[两三四五六七八九十\d]{1,2}(?:张|款|颗|家|个|座|枚|块|大)[^，。；：\d]{0,8}?"
        r"(?:(?P<chip>卡|芯片|加速卡|处理器|GPU)|(?P<model>模型)|(?P<cluster>集群|园区|智算中心|数据中心)"
        r"|(?P<company>公司|企业|厂商|初创|云厂|大厂))"
    ),
}
# How much of a section tells what its heading names, and how many such headings a title may count.
_SECTION_OPENING, _COUNTED = 200, 2
_CODED = re.compile(r"[A-Z\d]")
_NO_HEAD = re.compile(
    r"[的了是在我你他她它谁么哪这那]|后记|前[言记]|结语|小结|总结|尾声|引[子言]|导语|附录|背景|结论|其[他它]|对比|展望|风险|点评|编者"
)


def _of_sections(view: View, language: str) -> Iterator[tuple[tuple[int, int], str]]:
    """The headings that are names, with their kind: as the text below goes on about it, or the title counts them."""
    heads = [
        (block, below)
        for block, below in pairwise(b for b in view.blocks if b.kind != "noise")
        if block.kind == "heading" and block.level >= _COUNTED and below.kind in ("paragraph", "bullet")
    ]
    title = next((b for b in view.blocks[:1] if b.kind == "heading"), None)
    counted = _COUNTED_HEADS[language].search(view.text, title.start, title.end) if title is not None else None
    kind = counted.lastgroup if counted is not None and len(heads) >= _COUNTED else None
    for block, below in heads:
        opening = view.text[below.start : min(below.end, below.start + _SECTION_OPENING)]
        goes_on = {k: m.start() for k, words in _GOES_ON[language] if (m := words.search(opening))}
        told = kind or (min(goes_on, key=lambda k: goes_on[k]) if goes_on else None)
        # Words of Chinese are told from a name by a code in it alone, where nothing counts the headings.
        coded = _CODED.search(view.text, block.start, block.end) is not None
        counted_so = kind is not None and _NO_HEAD.search(view.text, block.start, block.end) is None
        strange = language == "en" or coded or counted_so
        if told is not None and strange:
            yield (block.start, block.end), told


def bold_lead(view: View, block: Block) -> tuple[int, int] | None:
    """The words in bold with which a block begins, without the stop behind them."""
    start = view.original(block.start, block.start + 1)[0]
    if view.source[max(0, start - 2) : start] != "**":
        return None
    end = view.source.find("**", start, start + _LONGEST_LEAD)
    if end < 0:
        return None
    text = view.text[block.start : block.start + end - start].rstrip(" .:：。—–")
    return (block.start, block.start + len(text)) if len(text) > 1 else None
