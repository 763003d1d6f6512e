"""Chips that the catalogue lacks: product codes and named parts, told from what the text says of them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from assets.facts.mentions.chinese_words import HAN, NO_AMOUNT, NUMBER_OF, OBJECT_ENDS, TRADED, ChineseWords
from assets.facts.mentions.latin_words import EDITIONS
from assets.facts.mentions.mention import Mention, renamed, slug
from assets.facts.mentions.places import Places
from assets.facts.mentions.words import article_around, places_of
from assets.facts.patterns import finditer, finditer_at, screened

_LETTER = "A-Za-zÀ-ÖØ-öø-ÿ0-9"
# A7, K2e, BW-300, 7G106; with the line's name: Sierra S3, Raven-1, Jotunn8.
_CAPITAL_OR_DIGIT = re.compile(r"[A-Z\d]")
_CODE = re.compile(
    rf"(?<![{_LETTER}_.-])(?:(?P<line>(?:[A-Z]{{1,3}}-)?[A-Z][a-z]{{2,}}[A-Za-z]*) )?"
    rf"(?P<code>(?:[A-Z]{{2,4}}-[A-Z]{{1,2}}\d{{1,4}}|[A-Z]{{1,5}}-?\d{{1,4}}|\d[A-Z]\d{{2,4}}|[A-Z][a-z]{{2,}}[A-Za-z]*-?\d{{1,3}})[A-Za-z]{{0,2}}"
    rf"(?: {EDITIONS}(?![{_LETTER}]))?)(?![{_LETTER}]|[.,]\d|-[{_LETTER}])"
)
# 祝融100, 祝融200E: a line's name in Chinese and a number, which is no amount of anything.
_NUMBER = re.compile(r"(?<=[\u4e00-\u9fff])\d(?=\d|\.0)")
_NUMBER_CODE = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?P<line>)(?P<code>(?:\d{2,4}|\d\.0)"
    r"(?!\s?(?:[TGM]B|[GMk]?W|[TPE]?FLOPS|[TPE]?OPS|nm|mm|km|V|A|B|P)(?![A-Za-z]))[A-Z]{0,2}"
    rf"(?:\s?{EDITIONS})?)"
    rf"{NO_AMOUNT}"
)
# A chip's name of which the letters alone tell its line.
_LONG_LINE = re.compile(r"[A-Z][A-Za-z]{2,}-?\d{1,3}")
# 出货4.2万张, 库存约7000片, 获百度8000片订单: what Chinese tells of parts that are traded by the piece.
_TRADED_BEHIND = re.compile(rf"[^，。；“A-Z]{{0,8}}?，?{TRADED}[^，。；]{{0,10}}?{NUMBER_OF}[颗片张枚]{OBJECT_ENDS}")
_COUNTED_BEFORE = re.compile(rf"(?<![\d.A-Za-z]){NUMBER_OF}[颗片张枚]$")
# What makes a code the name of several: J300s.
_PLURAL = re.compile(r"(?<=[\dA-Z])s$")
# A part that only its name tells: "its next flagship, the Huashan", "the chip, code-named Titan".
_CALLED = (
    r"(?:, (?:the )?|,? (?:called|named|dubbed|nicknamed|code-?named|known as"
    r"|(?:that|which) it (?:calls|has named|has dubbed|named|dubbed|is calling)) (?:the )?)[“\"]?"
)
# Number formats, memory, standards, quarters, manufacturing processes, conferences.
NO_CODE = re.compile(
    r"(?:FP|BF|TF|INT|UINT|NVFP|MXFP|DDR|LPDDR|GDDR|HBM|PCIE|USB|ISO|IEC|EN|RFC|CN|US|FY|CY|AI|CES|GTC|SC|COP|QSFP|OSFP|SFP|G|PM|GPT|NVL|CAGR"
    r"|SF|EV|EMFF|COVID|Covid|Gen|Fab|Phase|Act|Article|Section|Chapter|Table|Figure|Part|Stage|Tier|Level|Page|Room"
    r"|Route|Boeing|Airbus|Formula|Web|Windows|Python|Gate|Top|Group|Series)-?\d+[A-Za-z]*|[N]-?\d{1,2}[A-Z]*|[A-Z]{1,3}\d+(?:bn|mn|tr?n)|[1-4][QH]\d+E?|F?Q-?[1-4]|H-?[12]"
)
# A part may be called as quarters and halves are.
_LIKE_QUARTER = re.compile(r"[QH][1-4]")
_ARTICLE = re.compile(r"(?:\b(?:[Tt]he|[Aa]n?|[Oo]ur|[Ii]ts|uses|using|new|of|and|,) )$")
_OF_YEAR = re.compile(
    r",? (?:of |')?(?:FY ?)?(?:20)?\d\d\b| (?:results?|earnings|revenue|sales|report|call|guidance|guide|of)\b"
)
# What only chips are told of, and what others are told of too.
_HARDWARE = re.compile(
    r"\d ?nm\b|\bnanomet|\b[TP](?:FLOP|OP)|teraflop|petaflop|\b(?:FP|BF|TF|INT)\d|transistor|\bdies?\b|\bTDP\b|HBM|GDDR"
    r"|LPDDR|square millimet|mm²|mm2|\bfabricat|\bfabbed\b|\betched\b|\bsilicon\b|\btap(?:e|es|ed|ing)[ -]?out|\bfoundr"
    r"|\bNVLink|\binterconnect|\baccelerator|\bprocessor"
    r"|晶体管|制程|工艺|流片|显存|带宽|功耗|代工|纳米|加速卡|训练卡|推理卡|处理器|晶圆|单卡|互联|主频"
)
_RELATED = re.compile(r"\bmemory\b|\d ?GB\b|\bbandwidth\b|\bwatts?\b|\d ?W\b|\bchips?\b|\bGPUs?\b|算力|量产|芯片|单价")
_MODEL = re.compile(
    r"\bparameters?\b|\btokens?\b|\b(?:language )?models?\b|\bchatbot|\btrained on\b|\bbenchmarks?\b|\bweights\b"
    r"|参数|大模型|模型|词元|开源|训练(?!卡|芯片|性能|速度|算力)"
)
_OTHER = re.compile(
    r"\b(?:cars?|sedan|SUVs?|aircraft|jets?|planes?|motorway|highway|roads?|visas?|phones?|smartphones?|laptops?|camera"
    r"|buildings?|halls?|missiles?|rockets?|robots?|flights?|rack|process|node|servers?)\b|手机|汽车|轿车|车型|客机|航班"
    r"|高速|机器人|火箭|导弹|航站楼|工艺|制程|实例|机型"
)
_OTHER_BEFORE = re.compile(
    rf"(?:{_OTHER.pattern}|DDR\dX?|SSD|光模块|光引擎|内存条?|模组|固态硬盘|交换机|网卡|服务器|一体机)(?:新?产品|系列)?"
    r"[,:]? ?(?:the |its |(?:called|named|model) )?[“\"]?$"
)
_VEHICLES = re.compile(
    r"\b(?:cars?|sedans?|SUVs?|aircraft|jets?|planes?|bombers?|motorways?|highways?|phones|smartphones?|handsets?|carmakers?"
    r"|airlines?|miles|passengers?|drivers?|vitamins?)\b"
)
_POSSESSIVE = re.compile(r"(?:['’]s?|的)\s?(?:[\w-]+ ){0,2}(?:[\w-]+,? )?(?:the )?$")
_OWN = re.compile(
    r"\b(?:[Ii]ts|[Oo]ur|[Tt]heir|whose|(?:that|which) it (?:calls|has named|named))\b[^.;:!?\n]{0,40}$"
    r"|(?:自家|自研|其)[^，。；“”]{0,10}[“「]?$"
)
_OURS = re.compile(
    r"\b(?:[Oo]ur|[Yy]our) (?:[\w-]+ ){1,4}(?:called |, )?(?:the )?$"
    r"|\b(?:[Oo]ur|[Yy]our) (?:[\w-]+ ){0,3}[\w-]+, (?:the )?[“\"]?$"
    r"|\b[Yy]ou(?:['’]ve)? (?:(?:have|just|recently|also) ){0,2}(?:launched|announced|unveiled|introduced|released"
    r"|presented|make|sell|designed?|taped out|shipped|brought out) (?:the )?(?:new )?$"
)
# "The company's first part, the Tarn T1": of the company named last.
_OF_THE_COMPANY = re.compile(
    r"\b[Tt]he (?:company|firm|start-?up|lab|group|designer|chipmaker)['’]s (?:[\w-]+ ){1,4}(?:called |, )?(?:the )?$"
    r"|\b[Tt]he (?:company|firm|start-?up|lab|group|designer|chipmaker)['’]s (?:[\w-]+ ){0,3}[\w-]+, (?:the )?[“\"]?$"
)
# "For its second part, the A9, Auriga is moving": the maker follows what it owns.
_OWNED_AHEAD = re.compile(r"\b(?:[Ff]or|[Ww]ith|[Ii]n|[Oo]n) its [^.;:!?\n]{0,40}$")
_POSSESSED = re.compile("['’]s? ")
# What is traded by the piece: "the launch of", "4,400 K3s", "has postponed the".
_TRADED_BEFORE = re.compile(
    r"(?:\b(?:launch|debut|release|introduction|shipments?|deliver(?:y|ies)|orders?|production|price|samples?|clusters?"
    r"|thousands|hundreds|dozens|batch(?:es)?|successor) (?:of|for|to) "
    r"(?:(?:the|its|an?) |(?:the )?[A-Z][\w-]+['’]s? )?"
    r"|\b(?:postponed|delayed|introduced|shipped|ordered|bought|shelved|scrapped|launch(?:ed)?) (?:the|its) "
    r"|\b(?:promises?|offers?|quotes?|ships?|needs?) )$"
)
_COUNTED = re.compile(r"(?<![\w.$€£])(?:\d{1,3}(?:,\d{3})+|\d{2,6}|thousand|hundred|dozen)(?: of (?:the|its))? $")
_TRADED_AFTER = re.compile(
    r"['’]?s?(?: (?:is|are) (?:mostly |mainly |only |already |also )?sold\b| (?:is|are) on sale\b)"
    r"|['’]?s?(?: (?:now|will|would|should|still|to))?"
    r" (?:costs?|sells?|ships?|needs|takes|delivers|draws)\b"
    r"[^.;\n]{0,40}?(?:[$€£¥]|\d|\bas (?:long|much|fast)|week|month)"
    r"|s (?:had|have|in under|in|for|are|were) (?:about |around |under )?(?:\d|reached|been|shipped|arrived|sold)"
)
_MADE_BY = re.compile(
    r"[”」\"]?[^.;。；\n]{0,60}?(?:\b(?:designed|developed|engineered|architected|launched|unveiled)(?: in-house)? by\s"
    r"|\b(?:is|was) the work of\s"
    r"|由(?=[^，。；]{2,14}(?:设计|研发|自研|开发|打造|研制))"
    r"|[是为系](?=[^，。；]{2,16}(?:设计|研发|自研|开发|打造|研制|推出)))"
)
_MAKES = re.compile(
    r"(?:\b(?:postponed|delayed|denied that|promises?|makes?|made|designs?|designed|develops?|developed"
    r"|sells?|builds?|built|launch(?:ed|es)?|unveil(?:ed|s)?"
    r"|announced?|introduced?|released?|behind|of) (?:the |an? |its |new |first |latest )*"
    r"|(?:自研|自主研发|研发|设计|推出|发布|打造|开发|研制|旗下|新一代|下一代|首款|最新|全新|新品|自主设计)"
    r"[^，。；“”]{0,12}[“「]?)$"
)
_MAKER = re.compile(r"(?<![\w-])([A-Z][a-z]{2,}[A-Za-z]*(?: [A-Z][A-Za-z]+)?)['’]s? (?:[a-z-]+ ){0,3}$")
_MAKER_AHEAD = re.compile(r"([A-Z][a-z]{3,}[A-Za-z]*) (?:is|has|will|plans|wants|chose|turned|picked|switched|uses)\b")
# Between a code and the chip that it is a version of, or the successor to, and between that chip and the code.
_RELATIVE = (
    r"version|variant|edition|cousin|sibling|derivative|successor|replacement|heir|follow-up|follow-on|predecessor"
)
_RELATIVE_OF = re.compile(
    r"[,”\"]{0,2} (?:(?:is|was|will be|as|which is|which was) )?(?:an?|the|its) (?:[\w-]+,? ){0,4}?"
    rf"(?:{_RELATIVE}) (?:of|to|for) (?:the |an? )?(?:[A-Z]\w+(?:['’]s)? )?"
)
_ITS_RELATIVE = re.compile(
    r"(?: and|,)? (?:its|the|an?|with its|and its)? ?(?:[\w-]+,? ){0,3}?"
    rf"(?:{_RELATIVE})(?:,| is| was|, called) (?:the )?[“\"]?"
)
# How much of the text to either side of a use is read, how many uses, and how far off the maker may stand.
_REACH, _USES, _OWNER = 90, 20, 120
_ENOUGH = 2
# How far off a line's name in front of a code is looked for again.
_NEAR = 2000


@dataclass(slots=True)
class _Candidate:
    """A code with its places, and what speaks for its being a chip."""

    line: str
    code: str
    spans: list[tuple[int, int]] = field(default_factory=list)
    weight: int = 0

    @property
    def words(self) -> str:
        return f"{self.line} {self.code}" if self.line.isascii() and self.line else self.line + self.code


class ChipNames:
    """Finds chips that are named by a code or beside a word for chips."""

    def __init__(self, vocabulary: Mapping[str, Any]) -> None:
        def either(*keys: str) -> str:
            words = [word for key in keys for word in vocabulary.get(key, ())]
            return "|".join(sorted(words, key=len, reverse=True)) or r"(?!)"

        self._ordinary = frozenset(vocabulary.get("latin_ordinary_words", ()))
        self._words = ChineseWords(vocabulary)
        latin, chinese = either("latin_chip_nouns"), either("chinese_chip_nouns")
        parts = rf"(?:{latin}|cards?|parts?|silicon|dies?|flagship|boards?|TPUs?|LPUs?|IPUs?|DPUs?|graphics cards?)"
        self._after = re.compile(
            rf"s?[”」\"]?(?: (?:(?:AI|inference|training|server|graphics|edge|custom) ){{0,2}}{parts}\b"
            rf"|(?:,| is| was) (?:an?|the|its|their) (?:[\w’'.&-]+ ){{0,5}}{parts}\b"
            rf"| ?(?:AI|训练|推理|边缘|云端|智能|智算|算力|通用|图形)*(?:{chinese})"
            rf"|[是为系][^，。；]{{0,16}}(?:{chinese}|GPU|NPU)(?![厂商公巨制龙])"
            r"|['’]s (?:[\w-]+ )?(?:memory|die|TDP|bandwidth|FP\d|BF\d|INT\d|HBM|interconnect|transistor)"
            r"| (?:is|was|will be|are) (?:being )?(?:fabricated|fabbed|etched|taped|(?:made|built) (?:by|at|on))"
            r"| (?:comes?|came|rolls?|rolled) (?:out of|off)\b"
            r"| (?:has|will have|carries|packs|offers|comes with|with) (?:up to )?"
            r"(?:[\d.,]+ ?(?:GB|gigabytes) of (?:HBM|GDDR)"
            r"|(?:3[2-9]|[4-9]\d|\d{3}) ?(?:GB|gigabytes) of LPDDR)"
            r"|(?:系列)?的?(?:FP\d+|BF16|INT8|单卡|半精度|单精度|双精度|显存|算力|功耗|晶体管|片间|芯片|制程|良率|性能|带宽"
            r"|(?:单|售|渠道|到手|报|出厂)价)"
            r"|(?:已|将|于|正|也|则|要|据说|听说|据传|改|明年|今年|预计|采用|基于|配备|搭载|集成|支持|由|在)[^，。；]{0,20}"
            r"(?:流片|量产|纳米|\d ?nm|工艺|制程|显存|HBM|GDDR|TFLOPS|TOPS|晶体管|代工))",
            re.IGNORECASE,
        )
        self._before = re.compile(
            rf"(?:{parts}(?:{_CALLED}|[“\" ,]{{0,2}})|(?:{chinese}|GPU|NPU|ASIC)(?:名为|叫做?|——|：)?[“「]?"
            rf"|(?:型号|代号|卡)(?:为|是|叫)?[“「]?"
            r"|(?:上一代|新一代|下一代|主力|旗舰|首款|新)(?:产品|品)|(?:前身|前代|后继|继任者?|后续型号|升级版)[是为]"
            r"|(?:successor|replacement|sibling|brother|cousin|forerunner|predecessor|version|variant|iteration)"
            r"(?:, (?:the )?|,? (?:called|named|dubbed) )"
            r"|(?:['’]s|\bits|\bour|\btheir) next(?: one)?, (?:the )?)$",
            re.IGNORECASE,
        )
        self._named = screened(
            rf"\b(?:{latin}|flagship|silicon){_CALLED}(?P<name>[A-Z][a-z]{{2,}}[A-Za-z]*)"
            r"(?=[”\"]?(?:[,.;]| (?:is|was|will|has)\b))"
        )
        # "Titan, OpenAI's first chip, goes into production": what follows the aside is told of the name.
        self._apposed = screened(
            r"(?:^|[.;:,”\n] )(?P<name>[A-Z][a-z]{2,}[A-Za-z]*), "
            r"(?:[Ii]ts|[Tt]heir|[Oo]ur|(?:[A-Z][\w.&-]*\s){0,2}[A-Z][\w.&-]*['’]s)"
            rf" (?:(?!of\b|for\b|to\b|in\b|with\b)[\w-]+ ){{0,4}}(?:{latin})(?: of (?:its|their|our) own)?"
            r", (?=(?:is|was|has|had|will|would|should|can|could|may|goes|went|came|comes|enters?|entered|ships"
            r"|carries|packs|runs|uses|draws|offers|sits|beats|costs|sells|starts|began|begins|delivers|matches)\b)"
        )
        # "the Prairie inference card", "its Huagang GPUs", but not "its Arizona chip plant" or "the Dutch AI chip".
        self._described = screened(
            r"(?:(?:\b[Tt]he|\b(?P<its>[Ii]ts)|(?P<of>['’]s)|\b[Nn]ew) )"
            r"(?P<name>[A-Z][a-z]{3,}[A-Za-z]*(?<!ese)(?<!ish)(?<!an)(?<!ch)(?<!day))"
            rf" (?:(?:(?:AI|inference|training|graphics) ){{1,2}}(?:{latin}|cards?)|GPUs"
            r"|accelerators|processors|chips|ASICs|(?(its)(?:accelerator|processor|ASIC|GPU)|(?(of)(?:accelerator|processor"
            r"|ASIC|GPU)|(?!))))"
            r"(?=[,.;:)]| \(| (?:to|in|at|is|are|was|were|has|have|will|for|from|on|and|by|with|that|which"
            r"|costs?|ships?|sells?|draws?|runs?|offers?|delivers?|comes?|goe?s?)\b)"
        )

    def complete(self, text: str, known: Sequence[Mention]) -> list[Mention]:
        """Adds the chips that are not known, and whose those are that only a name or a quotation told.

        Args:
            text: The text.
            known: What is named already, sorted; nothing found overlaps it. Its companies may be a chip's maker.

        Returns:
            All mentions, in any order.
        """
        places = Places(text, known)
        candidates: dict[str, _Candidate] = {}
        for match in finditer_at(_CAPITAL_OR_DIGIT, _CODE, text):
            self._collect(text, match, places, candidates)
        unbounded: list[re.Match[str]] = []
        for match in finditer_at(_NUMBER, _NUMBER_CODE, text):
            if self._han_line(text, match.start(), places) is not None:
                self._collect(text, match, places, candidates)
            elif places.free(match.start() - 2, match.end()):
                unbounded.append(match)
        named: dict[str, _Candidate] = {}
        for match in chain(*(finditer(each, text) for each in (self._named, self._apposed, self._described))):
            if match["name"].lower() not in self._ordinary and places.free(*match.span("name")):
                named.setdefault(match["name"], _Candidate("", match["name"])).spans.append(match.span("name"))
        orphans: dict[str, _Candidate] = {}
        for mention in known:
            if mention.rule in ("quoted", "repeated", "name:chip", "weighed") and mention.kind == "chip":
                # Ptarmigans are named by what one of them is.
                plural = mention.text == f"{mention.name}s" or mention.rule == "weighed"
                words = _PLURAL.sub("", mention.name if plural else mention.text)
                orphans.setdefault(words, _Candidate("", words)).spans.append((mention.start, mention.end))
        by_code: dict[str, list[_Candidate]] = defaultdict(list)
        for candidate in (*candidates.values(), *orphans.values()):
            for joint in _JOINT.finditer(candidate.words):
                by_code[candidate.words[joint.end() :]].append(candidate)
        for code in [words for words, each in candidates.items() if not each.line]:
            # The T1 of "the Tarn T1" is no other, nor the C2 of “砺岩C2”.
            lined = by_code[candidates[code].code]
            if len(lined) == 1:
                lined[0].spans = sorted([*lined[0].spans, *candidates.pop(code).spans])
        if not (candidates or named or orphans):
            return list(known)
        companies = [m for m in known if m.id_of_kind("company") and not m.anonymous]
        ends = [mention.end for mention in companies]
        found: list[Mention] = []
        # The Rhea2 beside the Rhea1 that is known, and whose they are.
        known_lines = {
            _line_of(m.text): m.vendor_id
            for m in known
            if m.kind == "chip" and not m.generic and m.text.isascii() and _LONG_LINE.fullmatch(m.text)
        }
        han_lines = {begun.group() for words in orphans if (begun := _HAN_LINE.match(words)) is not None}
        accepted = self._accepted(text, candidates, places, frozenset(known_lines) | han_lines)
        _add_unbounded(text, accepted, unbounded)
        owners: dict[str, str | None] = dict(known_lines)
        _add_uses_of_line(text, accepted, places)
        # The Rook-2 beside a Rook-1 that is a chip is no model, whatever models it runs.
        lines = {_line_of(each.code) for each in accepted if not each.line}
        siblings = [m for m in known if m.rule == "numbered" and m.kind == "model" and _line_of(m.text) in lines]
        known = [m for m in known if m not in siblings]
        for mention in siblings:
            orphans.setdefault(mention.text, _Candidate("", mention.text)).spans.append((mention.start, mention.end))
        chips = [*accepted, *named.values(), *orphans.values()]
        for candidate in sorted(chips, key=lambda each: each.spans[0]):
            vendor, maker = self._vendor(text, candidate, companies, ends, places)
            if maker is not None:
                found.append(maker)
            line = _line(candidate)
            vendor = vendor or owners.get(line)
            owners.setdefault(line, vendor)
            found.extend(_chip(text, span, candidate.words, vendor) for span in candidate.spans)
        # The GPUs of "its Huagang GPUs" are no others.
        behind = {m.end + 1 for m in found if m.name in named}
        starts = sorted(m.start for m in found if m.kind == "chip")
        found.extend(m for m in known if not (_is_introduction(text, m, starts) or (m.generic and m.start in behind)))
        return _with_code_names(text, found)

    def _accepted(
        self, text: str, candidates: Mapping[str, _Candidate], places: Places, known_lines: frozenset[str]
    ) -> list[_Candidate]:
        """The candidates that are chips, and the other codes of their lines or of the lines of chips that are known."""
        lines = Counter(_line(candidate) for candidate in candidates.values())
        for candidate in candidates.values():
            candidate.weight += lines[_line(candidate)] > 1
            self._weigh(text, candidate, places)
        chips = {_line(each) for each in candidates.values() if each.weight >= _ENOUGH} | known_lines
        return [
            each
            for each in candidates.values()
            if each.weight >= _ENOUGH or (each.weight >= 0 and _line(each) in chips)
        ]

    def _collect(self, text: str, match: re.Match[str], places: Places, candidates: dict[str, _Candidate]) -> None:
        line, code = match["line"] or "", match["code"]
        code = _PLURAL.sub("", code)
        start, end = match.span()
        if line and (line.lower() in self._ordinary or not places.free(start, match.start("code"))):
            line, start = "", match.start("code")
        if not line and (han := self._han_line(text, start, places)) is not None:
            line, start = text[han:start], han
        if not places.free(start, end):
            return
        named = line.isascii() and bool(line) and _LIKE_QUARTER.fullmatch(code) is not None
        no_code = (not named and code.lower() in self._ordinary) or (
            NO_CODE.fullmatch(code) and not (line and self._after.match(text, end))
        )
        if no_code and not (_LIKE_QUARTER.fullmatch(code) and self._names_parts(text, code[0], start)):
            # Behind "its Haechi H1" "an H2" is the next.
            if _ARTICLE.search(text, max(0, start - 12), start) is None:
                return
            if not any(each.line and each.code[0] == code[0] for each in candidates.values()):
                return
        words = f"{line} {code}"
        candidates.setdefault(words, _Candidate(line, code)).spans.append((start, end))

    def _names_parts(self, text: str, letter: str, start: int) -> bool:
        """Whether what looks like a quarter is a part, as one of its line is introduced: "our chip, the Q1"."""
        if _ARTICLE.search(text, max(0, start - 12), start) is None or _OF_YEAR.match(text, start + 2):
            return False
        introduced = re.compile(rf", the {letter}[1-4](?:[,.;:]| (?:is|was|will|at|on|in|has)\b)")
        return any(
            self._before.search(text[max(0, match.start() - 40) : match.start()] + ", the ")
            for match in introduced.finditer(text, *article_around(start))
        )

    def _han_line(self, text: str, end: int, places: Places) -> int | None:
        """Where the two Chinese characters that name a line in front of a code begin: 曦思N260."""
        if end < 2 or not _HAN.fullmatch(text[end - 2 : end]) or not places.free(end - 2, end):
            return None
        before = text[end - 3 : end - 2]
        bounded = end == 2 or not _HAN.fullmatch(before) or before in _BOUNDS or places.ending_at(end - 2) is not None
        line = text[end - 2 : end]
        # 烛照T7 is what the text calls it elsewhere, though 烛照 is a word of the dictionary.
        near = text[max(0, end - _NEAR) : end + _NEAR]
        again = self._words.common.fullmatch(line) is None and self._words.cut_word.search(line) is None
        again = (
            again
            and not text[end].isdigit()
            and re.search(rf"(?<![{HAN}]){re.escape(text[end - 2 : end + 2])}", near) is not None
        )
        named = (
            before in ("“", "「")
            or (
                _CHIP_NOUN.search(text, max(0, end - 6), end - 2) is not None
                and self._words.common.fullmatch(line) is None
            )
            or ((self._words.is_name(line) or again) and text[end - 1] not in "卡款片代芯品颗张块枚台套个")
        )
        return end - 2 if bounded and named else None

    def _is_beside_chip(self, text: str, start: int, end: int, places: Places) -> bool:
        """Whether another cell of the row, or the cell of the row above or below, names a chip."""
        floor, roof = max(0, start - 600), min(len(text), end + 600)
        first, last = text.rfind("\n", floor, start), text.find("\n", end, roof)
        above = text.rfind("\n", floor, max(first, floor))
        below = text.find("\n", last + 1, roof) if last >= 0 else -1
        span = (floor if above < 0 else above + 1, roof if below < 0 else below)
        return any(m.kind == "chip" for m in places.within(*span))

    def _trade(self, text: str, start: int, end: int, left: str, places: Places) -> int:
        """How much speaks for what is traded by the piece or measured against chips; nothing among vehicles."""
        if _VEHICLES.search(text, max(0, start - 2 * _REACH), end + 2 * _REACH):
            return 0
        plural = text[end - 1] == "s"
        traded = _TRADED_BEFORE.search(left) is not None
        by_company = traded and places.company_before(start, 40) is not None
        counted = plural and _COUNTED.search(left) is not None
        after = _TRADED_AFTER.match(text, end - plural) is not None
        return traded + by_company + counted + after + self._is_compared(text, start, end, places)

    def _is_compared(self, text: str, start: int, end: int, places: Places) -> bool:
        """Whether it is measured against a chip, or a chip against it: slower than an A100."""
        for mention in places.within(max(0, start - 70), end + 70):
            if mention.kind != "chip" or mention.generic:
                continue
            first, last = min(end, mention.end), max(start, mention.start)
            between = text[first:last]
            if re.search(r"\b(?:than|as)(?: (?:an?|the|one of|that of|on|with))* $", between) and ". " not in between:
                return True
        return False

    def _relative(self, text: str, start: int, end: int, places: Places) -> Mention | None:
        """The chip of which it is a version, or after which it comes: "the HL-225B, a trimmed version of Gaudi 2"."""
        for mention in places.within(max(0, start - 70), end + 70):
            if mention.kind == "chip" and not mention.generic:
                behind = end <= mention.start and _RELATIVE_OF.fullmatch(text[end : mention.start])
                if behind or (mention.end <= start and _ITS_RELATIVE.fullmatch(text[mention.end : start])):
                    return mention
        return None

    def _weigh(self, text: str, candidate: _Candidate, places: Places) -> None:
        hardware = related = models = 0
        for start, end in candidate.spans[:_USES]:
            left = text[max(0, start - _REACH) : start].rpartition("\n")[2]
            right = text[end : end + _REACH]
            line = right.partition("\n")[0]
            right = right if line.rstrip().endswith((":", "：")) else line
            if left.rstrip().endswith("|") and right.lstrip().startswith("|"):
                # A cell of a table, perhaps one with chips that are known.
                candidate.weight += 1 + self._is_beside_chip(text, start, end, places)
            if self._after.match(right) or self._before.search(left):
                candidate.weight += 2
            if _POSSESSIVE.search(left) or _OWN.search(left):
                candidate.weight += 1
            candidate.weight += self._trade(text, start, end, left, places)
            candidate.weight += 2 * (
                _TRADED_BEHIND.match(right) is not None or _COUNTED_BEFORE.search(left) is not None
            )
            candidate.weight += 2 * (self._relative(text, start, end, places) is not None)
            around = left[-60:] + " " + right
            hardware += len(_HARDWARE.findall(around))
            related += len(_RELATED.findall(around))
            models += len(_MODEL.findall(around))
            if _OTHER.match(right.lstrip(" ")) or _OTHER_BEFORE.search(left):
                candidate.weight -= 3
        talk = 2 * hardware + related - 3 * models
        candidate.weight += (talk > 1) + (talk > 3) if talk >= 0 else -2

    def _vendor(
        self, text: str, candidate: _Candidate, companies: Sequence[Mention], ends: list[int], places: Places
    ) -> tuple[str | None, Mention | None]:
        """Whose chip it is; and where that company is not known yet, the mention of it."""
        for start, end in candidate.spans[:_USES]:
            index = bisect_right(ends, start) - 1
            if index >= 0 and start - ends[index] <= _OWNER:
                between = text[ends[index] : start]
                company = companies[index].id_of_kind("company")
                if not re.search(r"[;。；\n]|\. ", between) and (
                    re.fullmatch(r"\s?[“「]?", between)
                    or _POSSESSIVE.fullmatch(between)
                    or _OWN.search(between)
                    or (_MAKES.search(between) and len(between) < 60)
                ):
                    return company, None
            if index >= 0 and _OF_THE_COMPANY.search(text, max(0, start - 60), start) and start - ends[index] < 200:
                return companies[index].id_of_kind("company"), None
            following = _first_from(companies, end + 2, 0)
            if following is not None and text.startswith(", ", end) and _POSSESSED.match(text, following.end):
                return following.id_of_kind("company"), None
            if _OWNED_AHEAD.search(text, max(0, start - 80), start) and text.startswith(", ", end):
                if following is not None:
                    return following.id_of_kind("company"), None
                ahead = _MAKER_AHEAD.match(text, end + 2)
                if ahead is not None and ahead[1].lower() not in self._ordinary and places.free(*ahead.span(1)):
                    return _maker(ahead)
            made = _MADE_BY.match(text, end)
            if made is not None:
                following = _first_from(companies, made.end(), 4)
                if following is not None:
                    return following.id_of_kind("company"), None
            maker = _MAKER.search(text, max(0, start - 60), start)
            if (
                maker is not None
                and not self._ordinary.intersection(maker[1].lower().split())
                and places.free(*maker.span(1))
            ):
                return _maker(maker)
        for start, end in candidate.spans[:_USES]:
            relative = self._relative(text, start, end, places)
            if relative is not None and relative.vendor_id is not None:
                return relative.vendor_id, None
        if companies and any(_OURS.search(text, max(0, start - 60), start) for start, _ in candidate.spans[:_USES]):
            return companies[0].id_of_kind("company"), None  # An interview opens with whose it is.
        return None, None


_HAN = re.compile("[\u4e00-\u9fff]+")
# A line's name before a number: 墨池 of 墨池500.
_HAN_LINE = re.compile("[\u4e00-\u9fff]{2,4}(?=\\d)")
# What a line's name may end in before a code.
_JOINT = re.compile("[ \u4e00-\u9fff](?=.)")
_CODE_NAMED = re.compile(r"[，（(]?(?:芯片)?(?:(?:内部|研发|项目|开发)的?)?代号[为是叫]?“(?P<name>[^”“，。]{2,8})”")
_MODEL_NUMBER = re.compile(r"”?[，、（(]?(?:对外|正式|商用|产品)?(?:型号|名称)[为是叫]?“?")
_CHIP_NOUN = re.compile(r"(?:芯片|加速卡|训练卡|推理卡|处理器|GPU|NPU|ASIC)$")
_BOUNDS = frozenset("代品的是为款颗张片块枚和与及由把将用在卡布出了")


def _maker(match: re.Match[str]) -> tuple[str, Mention]:
    """The maker whose name is the first group of a match."""
    id_ = f"company:{slug(match[1])}"
    return id_, Mention(*match.span(1), match[1], id_, match[1], "company", provisional=True, rule="maker")


def _line(chip: _Candidate) -> str:
    """The line that a chip belongs to: 玄戈 for 玄戈A5 and 玄戈B1, K for K2 and K3."""
    return chip.line if _HAN.fullmatch(chip.line) else _line_of(chip.code)


def _line_of(code: str) -> str:
    """What the codes of one line share: K of K2, K2e and K3."""
    return re.split(r"-?\d", code, maxsplit=1)[0]


def _add_uses_of_line(text: str, chips: Sequence[_Candidate], places: Places) -> None:
    """Beside one Kittiwake-2 and no other of its line "20,000 Kittiwakes" are Kittiwake-2s."""
    lines = Counter(_line_of(chip.code) for chip in chips)
    of_line = {
        line: chip
        for chip, line in ((chip, _line_of(chip.code)) for chip in chips)
        if lines[line] == 1 and not chip.line and len(line) > 3 and line[1:].islower() and "-" in chip.code
    }
    for line, starts in places_of(text, of_line).items():
        uses = re.compile(rf"(?<![\w-]){line}s?(?![\w-])")
        for match in filter(None, (uses.match(text, start) for start in starts)):
            if places.free(*match.span()):
                of_line[line].spans.append(match.span())


def _add_unbounded(text: str, chips: list[_Candidate], numbers: Sequence[re.Match[str]]) -> None:
    """Beside the chip 祝融200, 祝融200E and 祝融400 of 阉割版祝融200E and 投给祝融400 are chips as well."""
    by_words = {chip.words: chip for chip in chips}
    lines = {chip.line for chip in chips if _HAN.fullmatch(chip.line)}
    for match in numbers:
        start, end = match.start() - 2, match.end()
        if text[start : start + 2] in lines:
            chip = by_words.get(text[start:end])
            if chip is None:
                chip = by_words[text[start:end]] = _Candidate(text[start : start + 2], match["code"])
                chips.append(chip)
            chip.spans = sorted([*chip.spans, (start, end)])


def _is_introduction(text: str, mention: Mention, starts: Sequence[int]) -> bool:
    """Whether a chip without a name only introduces one that has: its first custom chip, code-named Titan.

    Args:
        text: The text.
        mention: The chip without a name.
        starts: Where the chips with names begin, sorted.
    """
    following = bisect_left(starts, mention.end)
    if mention.rule != "own-chip" or following == len(starts) or starts[following] - mention.end > 20:
        return False
    between = text[mention.end : starts[following]]
    return re.fullmatch(rf"s?(?:{_CALLED})?|[“「]|(?:名为|代号)[“「]?", between) is not None


def _with_code_names(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, those of a chip's code name made that chip's: the XP3, 代号“太微”; 代号“青冥”，型号XP2."""
    if "代号" not in text:
        return list(mentions)
    chips = [mention for mention in mentions if mention.kind == "chip" and not mention.generic]
    by_start = {mention.start: mention for mention in chips}
    meant: dict[str, Mention] = {}
    for chip in chips:
        called = _CODE_NAMED.match(text, chip.end)
        model = _MODEL_NUMBER.match(text, chip.end)
        if called is not None:
            meant[called["name"]] = chip
        elif model is not None and model.end() in by_start:
            meant[chip.text] = by_start[model.end()]
    result = [mention for mention in mentions if mention.text not in meant]
    for name, chip in meant.items():
        places = re.compile(rf"(?<![A-Za-z]){re.escape(name)}(?![A-Za-z])").finditer(text)
        result.extend(renamed(chip, text, *place.span(), "code-name") for place in places)
    return result


def _first_from(mentions: Sequence[Mention], place: int, reach: int) -> Mention | None:
    """The first of some mentions, in their order, that begins at a place or so many characters behind it."""
    index = bisect_left(mentions, place, key=lambda m: m.start)
    return mentions[index] if index < len(mentions) and mentions[index].start <= place + reach else None


def _chip(text: str, span: tuple[int, int], words: str, vendor: str | None) -> Mention:
    owner = vendor.partition(":")[2] if vendor else ""
    name = slug(words)
    line = re.sub(r"[\d-].*", "", name)
    # 朗明L8 of 中科朗明 says already whose it is.
    id_ = name if not owner or (len(line) > 2 and line in owner) else f"{owner}-{name}"
    start, end = span
    return Mention(
        start, end, text[start:end], f"chip:{id_}", words, "chip", provisional=True, vendor_id=vendor, rule="chip-name"
    )
