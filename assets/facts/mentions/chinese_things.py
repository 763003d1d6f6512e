"""Chips, models and products with Chinese names that the catalogue lacks, told by all that a text says of each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

import rjieba

from assets.facts.mentions.chinese_words import HAN, NO_AMOUNT, NUMBER_OF, OBJECT_ENDS, TRADED, ChineseWords, is_han
from assets.facts.mentions.chip_names import NO_CODE
from assets.facts.mentions.known import longest_first
from assets.facts.mentions.latin_words import EDITIONS
from assets.facts.mentions.mention import Mention, slug
from assets.facts.mentions.places import Places
from assets.facts.mentions.words import places_of
from assets.facts.patterns import finditer, finditer_at, screened

CHIP_NOUNS = (
    r"(?:(?:AI|训练|推理|加速|算力|智能|国产|云端|边缘|交换|互联|互连|旗舰|通用|计算|图形|训推一体|[\d.]+T)的?){0,3}"
    r"(?:芯片|晶片|加速卡|训练卡|推理卡|计算卡|算力卡|显卡|处理器|加速器|GPU|NPU|ASIC|DPU)(?![厂商公巨制龙股板])"
)
PRODUCT_NOUNS = (
    r"(?:(?:AI|智算|训练|推理|训推|存储|算力|液冷|企业级|大模型|智能|近存计算|[\dA-Z.]{2,8}|[一二四八\d]+[卡路])的?){0,3}"
    r"(?:服务器|一体机|整机柜|整机|机柜|交换机|智能网卡|网卡|光模块|光引擎|内存条|内存模组|内存扩展卡|扩展卡|存储模组|计算模组"
    r"|固态硬盘|SSD|硬盘|工作站|软件栈|软件平台|编译器|操作系统|推理引擎|训练框架)(?![厂商公巨制企业])"
)
_MODEL_NOUNS = (
    r"(?:(?:AI|大|小|语言|多语种|多模态|基座|推理|开源|旗舰|基础|预训练|垂类|行业|通用|中文|视觉|视频|图像|语音|代码|世界|天气|气象"
    r"|蛋白质?|医疗|金融|端侧|[\d.十百千]+[万亿]{0,2}级?参数的?)的?){0,4}模型(?![厂商公库])"
)
# HC-Lume 8, JC-Titan 7; CM5X, SY-X880, GY-OSFP16
_PRODUCT_CODE = (
    r"(?P<code>(?:[A-Z]{2,4}-[A-Z][a-z]{2,}(?: \d{1,2})?|[A-Z]{1,4}-?[A-Z]{0,5}\d{1,5}[A-Z]{0,2})"
    r"(?![A-Za-z\d-]|[.,]\d))"
)
_CAPITAL = re.compile(r"(?<![A-Za-z\d-])[A-Z]")
_PRODUCT_IN_FRONT = screened(
    rf"(?:服务器|一体机|整机柜|机柜|交换机|网卡|光模块|光引擎|内存条|模组|扩展卡|固态硬盘|SSD|工作站|(?:DDR\d|DDR\dX|HBM\d|HBM\dE)产品)"
    rf"(?:新?产品)?(?:系列)?{_PRODUCT_CODE}"
)
_PRODUCT_BEHIND = re.compile(rf"(?<![A-Za-z\d-]){_PRODUCT_CODE}(?:系列)?的?{PRODUCT_NOUNS}")
# What a version of a thing has behind the name of its line.
_MEMBER = (
    r"(?:[一二三四五六七八九十]号|第?[二三四五]代|-?(?:[A-Z]{1,4}-?)?\d{1,4}(?:\.\d)?[A-Z]{0,2}(?![\dA-Za-z]|[.,]\d)号?"
    r"|[- ]?(?:[Mm]ini|[Nn]ext|[Ll]ite|[Pp]ro|[Mm]ax|[Uu]ltra|[Pp]lus|[Ff]lash|[Tt]urbo)(?![A-Za-z]))"
)
_EDITION = rf"(?: ?{EDITIONS}(?![A-Za-z]))?"
_CODE = rf"(?:[A-Z]{{1,4}}-)?[A-Z]{{1,4}}-?\d{{1,4}}[A-Z]{{0,2}}(?![\dA-Za-z]|[.,]\d){_EDITION}"
_EDITION_BEHIND = re.compile(_EDITION)
_CODE_BEHIND = re.compile(rf"”(?:系列)?({_CODE})")
_REST_OF_NAME = re.compile(rf"(?:{_MEMBER})?{_EDITION}”?(?:{_CODE})?(?:（[^）]{{1,12}}）)?")
_CLAUSES_END = re.compile(r"[。；\n！？]")
_OF_CODE = re.compile(r"[A-Za-z\d-]")
_CODE_FRONT = re.compile(rf"(?<![A-Za-z]){_CODE}$")
_QUOTED = re.compile(rf"“(?P<name>(?P<line>[{HAN}]{{2,4}}?)(?P<member>{_MEMBER})?)”(?:系列)?(?P<code>{_CODE})?")
# Behind a number that is no amount of anything: 灵渠3, 凌霜2, 岳麓2号, 衡岳一号.
_NUMBER = re.compile(rf"(?<=[{HAN}]{{2}})(?:\d|[一二三四五六七八九十](?=号))(?!\d{{4}})")
_MEMBERS = re.compile(rf"{_MEMBER}(?:(?<!\d)|{NO_AMOUNT})")
_NUMBERED = re.compile(
    rf"(?<=[{HAN}]{{2}})(?P<member>[一二三四五六七八九十]号|\d{{1,2}}号|\d(?:\.\d)?{NO_AMOUNT})"
    r"(?![楼线员位院门店厂房机馆厅公文令链产井站库仓桥台上下晚早]|选手|人物|文件|病|首长)"
)
# Ordinary words that texts number: 步骤1, 附件2.
_COUNTED_OFF = re.compile(
    r"步骤|阶段|附[件录表图]|方案|图[表示片]|版本|类[别型]|等级|级别|项目|栏目|单元|章节|案例|场景|情[形况景]|选项|问题|策略|模[式块组型]|任务|实验"
    r"|批次|轮次|机[型房柜架]|型号|节点|编号|表格|样[品本张]|产[品线能]|芯片|工[厂序程]|电站|园区|大楼|车间|层级|档位|梯队|条款|部分|要[点求]|结论"
    r"|理由|原因|风险|建议|因素|[观看亮]点|疑问|[话议主]题|对象|区域|地块|标段|包件|合同|订单|[客用]户|公司|企业|厂商|机构|股东|基金|计划|目标"
    r"|指标|参数|口径|[注脚]释|脚注|来源|文件|数据|季度|财年|年度|月份|星期|小时|分钟|[楼厅]层|编队|小组|团队|机组|号机|线路"
)
# Where a text names a thing that nothing marks: 上一代惊蛰, 下一颗叫白露, 训练卡赤霄X1, 内部代号惊涛.
_NAMING = r"(?:名为|名叫|取名|命名为|叫做?|称为|称作|代号[为是叫]?)"
_INTRODUCED = screened(
    rf"(?:(?:(?P<generation>[上前下新]一?代|前身|第[一二三四五]代|[上下][一1][颗款张代]|第[一二三四五][颗款张])|芯片|加速卡|训练卡|推理卡|计算卡|显卡|处理器)"
    rf"(?:产品|芯片|GPU|训练卡|推理卡)?(?:{_NAMING}|是)?|代号[为是叫]?)(?P<rest>[{HAN}]{{2,6}})"
)
_FOLLOWED = re.compile(rf"{_MEMBER}|[，。；、（“]")
_INTRODUCED_QUOTED = screened(
    rf"(?:[上前下新]一?代|[上下][一1][颗款张代]|第[一二三四五][颗款张代])(?:产品)?(?:{_NAMING}|是)?“(?P<name>[{HAN}]{{2,4}})”"
)
_WHEN = (
    r"(?:预计|有望|计划|最快|最早|已经?|正式|正在|完成|实现|进入|首次|[将会要在于才能则]|(?:[今明后去]|\d{4})年|年[内底中初末]|[上下]半年"
    r"|第?[一二三四]季度[末初]?|\d{1,2}月|[上中下]旬){0,6}"
)
# What is said right behind a name, right in front of it and beside it in its sentence, and how much it tells.
_BEHIND = {
    "chip": (
        (3, re.compile(rf"(?:系列|家族|这款)?的?{CHIP_NOUNS}|，(?:这?是)?一[款颗块]{CHIP_NOUNS}")),
        (
            2,
            re.compile(
                r"(?:系列|，)?的?(?:显存|HBM|功耗|热设计功耗|晶体管|制程|良率|(?:峰值|单卡|FP\d+|INT\d+)算力)"
                rf"|(?:系列)?{_WHEN}(?:流片|回片|点亮|送样)|[^，。；]{{0,4}}由[^，。；]{{2,10}}(?:代工|流片)"
                r"|[^，。；]{0,4}(?:采用|基于|使用)[^，。；]{0,14}(?:纳米|\dnm|\d nm|制程|工艺|HBM|裸片)"
                rf"|[^，。；“]{{0,8}}?{TRADED}[^，。；]{{0,10}}?{NUMBER_OF}[颗片张枚]{OBJECT_ENDS}"
                rf"|[^，。；“]{{0,6}}?[搭配][了载有配]?{NUMBER_OF}GB"
            ),
        ),
        (1, re.compile(r"(?:系列)?的?(?:单价|售价|均价|报价|出货|量产|能效|带宽|算力)")),
    ),
    "product": (
        (3, re.compile(rf"(?:系列|家族|这款)?的?(?P<noun>{PRODUCT_NOUNS})")),
        (
            2,
            re.compile(
                rf"(?:系列)?[^，。；“]{{0,8}}?{TRADED}[^，。；]{{0,10}}?{NUMBER_OF}[台套柜只条块]{OBJECT_ENDS}"
                rf"|[^，。；“]{{0,6}}?(?:内置|搭载|装|集成|塞进|插)[了有]?{NUMBER_OF}[颗片张枚]"
            ),
        ),
    ),
    "model": (
        (3, re.compile(rf"(?:系列|家族|这个)?的?{_MODEL_NOUNS}|，(?:这?是)?一[个款]{_MODEL_NOUNS}")),
        (
            2,
            re.compile(
                r"[^。；“]{0,24}?参数(?:量|规模)?[为达约只有仅会近超]*(?:\d|[一二三四五六七八九千百])|[^，。；“]{0,10}?\d[\d.]*[万千百]?亿(?:个)?参数"
                r"|的?(?:总参数|激活参数|参数量|上下文|API|训练(?:阶段|过程|算力|成本|费用|语料|数据|耗))"
                r"|[^，。；“]{0,24}?(?:token|词元)|[^。；“]{0,36}?(?:训(?:练)?(?:了|出来?|成|完)|[^，。；]{2,10}[训练]了?\d+[天周个])"
                r"|[^，。；“]{0,8}?(?:在|用)[^，。；“]{2,24}?训练?(?:完成|而成)?(?=[，。；]|$)"
            ),
        ),
    ),
}
_FRONT = {
    "chip": (
        (3, re.compile(rf"{CHIP_NOUNS}(?:{_NAMING}|——|：)?$")),
        (2, re.compile(rf"(?:(?<![\d.]){NUMBER_OF}[颗片张枚]|(?:代工|流片|量产)的?)$")),
    ),
    "product": (
        (3, re.compile(rf"(?P<noun>{PRODUCT_NOUNS})(?:产品)?(?:{_NAMING}|——|：)?$")),
        (2, re.compile(rf"(?<![\d.]){NUMBER_OF}[台套柜]$")),
    ),
    "model": (
        (3, re.compile(rf"{_MODEL_NOUNS}(?:{_NAMING}|——|：)?$")),
        (2, re.compile(r"(?:训练|训出|训练出|训出来|微调|参数[^，。；]{0,8}的)了?$")),
    ),
}
_BESIDE = {
    "chip": re.compile(
        r"显存|功耗|纳米|\d ?nm\b|TOPS|TFLOPS|晶体管|流片|代工|HBM|GDDR|INT8|FP\d|芯片|裸片|训练卡|推理卡|加速卡|单卡"
    ),
    "product": re.compile(r"整机|机柜|单台|每台|\d台|柜"),
    "model": re.compile(r"参数|token|词元|大模型|开源|预训练|备案|语料"),
}
# What shows that it is neither chip nor model nor product: a company, a site or a person.
_OTHER_BEHIND = re.compile(
    r"(?:科技|智能(?!计算)|半导体|微电子|公司|集团|股份|资本|基金|大学|智算|算力|数据|集成电路)"
    r"|[^，。；“]{0,2}(?:CEO|CTO|CFO|创始人|董事长|总裁|首席|方面|官方|内部|团队|合伙人|负责人)"
    r"|(?:去年|今年|全年|当年|20\d\d年|[一二三四]季度|[上下]半年|前三季度|的)?(?:资本开支|营收|净利|净亏|市值|股价|员工|毛利|研发投入|IPO)"
    r"|(?:也|则|还|近日|随后)?(?:发布|推出|上线|开源|采购|订购)了|被(?:列入|纳入|收购|加入)|登陆|拿到|获得?[^，。；]{0,6}投资|向[^，。；]{2,10}(?:采购|下单|订)|[一二三四五六七八九]?期"
    r"|[，、]?(?:号称|堪称|是|系|即|为)[^，。；“]{0,30}(?:集群|平台|数据中心|园区|中心|基地|公司|企业|厂商)(?=[，。；]|$)"
    r"|（(?:\d{6}|[A-Z]{2,6}:)|(?:也|则|还|今日|昨日|近日|当日|随后|已经?)?(?:宣布|表示|称|透露|坦言|认为|推出|成立|融资|上市|收购|签约|回应|公告|披露)"
    r"|(?:[一二三四五六七八九\d]期)?(?:计算|超算|智算|算力|训练|推理|[万千]卡)*(?:集群|园区|基地|机房|数据中心|中心|超节点|工厂|超算|校区|厂房|产线|楼|号厅)"
    r"|(?:计划|行动|工程|项目|战略|政策|指引|办法|条例|方案|杯|奖|论坛|大会|市场|生意|时代|模式|概念|板块|税|券)"
)
_OTHER_FRONT = re.compile(
    r"(?:公司|商|[创成]立的|创办的|集团|机构|创始人|董事长|集群|园区|基地|机房|中心|平台|厂商|企业|团队|记者|律师|项目|计划|位于|[在于落进]驻?|战略)$"
)
# Stands in quotation marks for what is said of it, not as a name.
_SAYING = re.compile(
    r"^[一两二三四五六七八九十]|卡脖子|特供|阉割|缩水|替代|合规|定制|国产|中国|降规|平替|自主|可控|首个?|第一|最|超级|性价比|东数西算|十四五|十五五|信创|补贴"
    r"|零碳|低碳|绿电|新基建|专精特新|刚需|硬通货|备胎|[高中低间]档|爆款|神秘|裸|万能|通用|专用|智能|绿色|全球|世界|一体|出口|新一代|下一代"
    r"|超节点|[卡张颗万千版案法]$|条$|机房|中心|园区|集群|产业|公司"
)
_NAME_TAGS = frozenset(("nr", "nrt", "nrfg", "ns", "nz", "t", "i", "l"))
_REACH, _USES = 60, 16


@dataclass(slots=True)
class _Thing:
    """A line of things with what speaks for each kind, and the codes that stand behind it in quotation marks.

    A series is a line of which a text numbers more than one member.
    """

    weights: Counter[str] = field(default_factory=Counter)
    told: Counter[str] = field(default_factory=Counter)
    marked: bool = False
    alone: bool = True
    numbered: bool = False
    series: bool = False
    introduced: bool = False
    codes: set[str] = field(default_factory=set)
    other: int = 0


class ChineseThings:
    """Finds chips, models and products by a Chinese name in quotation marks, with a number, or introduced as such."""

    def __init__(self, vocabulary: Mapping[str, Any]) -> None:
        self._words = ChineseWords(vocabulary)

    def find(self, text: str, known: Sequence[Mention]) -> Iterator[Mention]:
        """The things.

        Args:
            text: The text.
            known: What is named already, sorted; nothing found overlaps it.
        """
        places = Places(text, known)
        things = self._candidates(text, places)
        if not things:
            return
        starts_of = places_of(text, things)
        for line, thing in things.items():
            for start in starts_of[line][:_USES]:
                self._weigh(text, start, start + len(line), thing)
        kinds = {line: kind for line, thing in things.items() if (kind := _kind(thing)) is not None}
        # The generation before a chip is a chip: 上一代惊蛰, 下一颗叫白露.
        kinds_told = {*kinds.values()} - {"product"} or {m.kind for m in known if m.kind in ("chip", "model")}
        if len(kinds_told) == 1:
            rest = (line for line, thing in things.items() if thing.introduced and not thing.other)
            kinds = dict.fromkeys(rest, next(iter(kinds_told))) | kinds
        for line, kind in kinds.items():
            thing = things[line]
            yield from self._places(text, line, thing, kind, starts_of[line], places)

    def _candidates(self, text: str, places: Places) -> dict[str, _Thing]:
        """The lines that a name in quotation marks, a number or an introduction lets one think of."""
        things: dict[str, _Thing] = {}
        counts: dict[str, bool] = {}

        def again(words: str) -> bool:
            if words not in counts:
                counts[words] = text.find(words, text.find(words) + 1) >= 0
            return counts[words]

        for match in re.finditer(_QUOTED, text):
            if self._may_be_name(match["line"]) and _is_free(places, match.start("name"), match.end()):
                thing = things.setdefault(match["line"], _Thing())
                thing.marked = True
                thing.numbered |= match["member"] is not None
                # 昊天 of “昊天”TQ8 and of TQ8“昊天” is the name of something with a code.
                front = _CODE_FRONT.search(text, max(0, match.start() - 16), match.start())
                if front is not None and places.free(*front.span()):
                    thing.codes.add(front.group())
                    thing.introduced = True
                if match["code"] and places.free(*match.span("code")):
                    thing.introduced = True
                    thing.codes.add(match["code"])
        for match in finditer(_INTRODUCED, text):
            name = self._first_word(match["rest"])
            start = match.start("rest")
            if (
                name is not None
                and places.free(start, start + len(name))
                and (name in things or _FOLLOWED.match(text, start + len(name)) or again(name))
            ):
                thing = things.setdefault(name, _Thing())
                thing.marked = True
                thing.introduced |= match["generation"] is not None
        for match in finditer(_INTRODUCED_QUOTED, text):
            if match["name"] in things:
                things[match["name"]].introduced = True
        numbered = [
            (text[m.start() - 2 : m.start()], m)
            for m in finditer_at(_NUMBER, _NUMBERED, text)
            if places.free(m.start() - 2, m.end())
        ]
        members: dict[str, set[str]] = {}
        for line, match in numbered:
            members.setdefault(line, set()).add(match["member"])
        for line, match in numbered:
            # 惊鸿2 and 惊鸿3: an ordinary word that is numbered twice names a line.
            series = len(members[line]) > 1 and self._may_be_name(line) and not _COUNTED_OFF.fullmatch(line)
            if line not in things and (series or self._is_unusual(line)):
                start = match.start() - 2
                before = text[start - 1 : start]
                if not is_han(before) or places.ending_at(start) is not None or again(line + match["member"]):
                    things.setdefault(line, _Thing(numbered=True, marked=series, series=series))
        return things

    def _may_be_name(self, line: str) -> bool:
        return self._words.common.fullmatch(line) is None and _SAYING.search(line) is None

    def _is_unusual(self, line: str) -> bool:
        """Whether two characters before a number may be a name, though nothing marks them."""
        return self._may_be_name(line) and self._words.cut_word.search(line) is None and self._words.is_name(line)

    def _first_word(self, words: str) -> str | None:
        """The name that Chinese characters begin with behind what introduces it."""
        tagged = rjieba.tag(words)
        word, tag = tagged[0]
        if len(word) == 1 and len(tagged) > 1 and len(tagged[1][0]) == 1:
            word, tag = word + tagged[1][0], "nz"
        if not 2 <= len(word) <= 3 or not self._may_be_name(word) or self._words.cut_word.search(word):
            return None
        return word if tag in _NAME_TAGS else None

    def _weigh(self, text: str, start: int, end: int, thing: _Thing) -> None:
        member = _REST_OF_NAME.match(text, end)
        behind = member.end() if member else end
        left = _CLAUSES_END.split(text[max(0, start - _REACH) : start])[-1].rstrip("“")
        right = _CLAUSES_END.split(text[behind : behind + _REACH], maxsplit=1)[0].lstrip("”")
        if _OTHER_BEHIND.match(right) or _OTHER_FRONT.search(left):
            # 砺石's revenue is a company's, and 砺石二号 its chip.
            if behind == end:
                thing.alone = False
            thing.other += 2 if behind > end or not thing.numbered else 0
            return
        for kind in _BEHIND:
            behind_it = next((weight for weight, sign in _BEHIND[kind] if sign.match(right)), 0)
            before_it = next((weight for weight, sign in _FRONT[kind] if sign.search(left)), 0)
            thing.told[kind] += max(behind_it, before_it)
            thing.weights[kind] += len(_BESIDE[kind].findall(left[-30:] + " " + right))
            if thing.series and kind != "product" and _BESIDE[kind].search(text, start, end + _REACH):
                thing.told[kind] += 3  # What is asked of 惊鸿2 is told in the answer, the next sentence.

    def _places(
        self, text: str, line: str, thing: _Thing, kind: str, starts: Sequence[int], places: Places
    ) -> Iterator[Mention]:  # fmt: skip
        names: list[tuple[int, int, str]] = []
        for start in starts:
            end = start + len(line)
            member = _MEMBERS.match(text, end)
            quoted = text[start - 1 : start] == "“"
            code = _CODE_BEHIND.match(text, end) if quoted else None
            if code is not None and places.free(*code.span(1)):
                names.append((start - 1, code.end(), line + code[1]))
            elif member is not None:
                edition = _EDITION_BEHIND.match(text, member.end())
                end = edition.end() if edition else member.end()
                names.append((start, end, text[start:end]))
            elif (
                thing.alone
                and (thing.marked or kind != "model")
                and not _OTHER_BEHIND.match(text, end)
                and (quoted or self._is_word(text, start, end))
            ):
                names.append((start, end, line))
        numbered = {name for _, _, name in names if name != line} | {line + code for code in thing.codes}
        for start, end, name in names:
            # The line is its one member where the text has named that before: 赤霄X1, and then 赤霄.
            same = len(numbered) == 1 and (names[0][2] != line or thing.codes)
            whole = next(iter(numbered)) if name == line and same else name
            if _is_free(places, start, end):
                yield _thing(text, start, end, whole, kind)
        for words, of_code in places_of(text, thing.codes).items():
            for start in of_code:
                end = start + len(words)
                bounded = not _OF_CODE.match(text, end) and not _OF_CODE.match(text, start - 1, start)
                if bounded and places.free(start, end):
                    yield _thing(text, start, end, line + words, kind)

    def _is_word(self, text: str, start: int, end: int) -> bool:
        """Whether a name that is not marked there is a word of its own."""
        offset = max(0, start - 6)
        for word in rjieba.cut(text[offset : end + 6]):
            if offset >= end:
                return True
            if (offset < start < offset + len(word)) or (offset < end < offset + len(word)):
                return not rjieba.has_word(word)
            offset += len(word)
        return True


def coded_products(text: str, known: Sequence[Mention]) -> list[Mention]:
    """The mentions, with products by a code beside the word for what they are: 光引擎HC-Lume 8, HG-T9训练服务器.

    Args:
        text: The text.
        known: What is named already, sorted.
    """
    places = Places(text, known)
    lines: dict[str, str] = {}
    for match in chain(finditer(_PRODUCT_IN_FRONT, text), finditer_at(_CAPITAL, _PRODUCT_BEHIND, text)):
        code = match["code"]
        if NO_CODE.fullmatch(code) is None and places.free(*match.span("code")):
            series, number, _ = code.rpartition(" ")
            lines.setdefault(code, rf"{re.escape(series)} \d{{1,2}}" if number else re.escape(code))
    if not lines:
        return list(known)
    found = [
        _thing(text, *match.span(), match.group(), "product")
        for line in dict.fromkeys(lines.values())
        for match in re.finditer(rf"(?<![A-Za-z\d-]){line}(?![A-Za-z\d-])", text)
        if places.free(*match.span())
    ]
    return longest_first([*known, *found])


def _is_free(places: Places, start: int, end: int) -> bool:
    """Whether nothing is named there but what is a part of a longer name: 鲲鹏 of “鲲鹏翼”K3."""
    return all(
        start <= mention.start
        and mention.end <= end
        and mention.end - mention.start < end - start
        and mention.kind not in ("company", "person", "cluster")
        for mention in places.within(start, end)
    )


def _kind(thing: _Thing) -> str | None:
    """What the line is, where the text tells it clearly."""
    if not thing.told:
        return None
    (best, told), *others = thing.told.most_common()
    second = others[0][1] if others else 0
    if told < 2 or told - second < 1 or thing.other >= told:
        return None
    total = told + min(2, thing.weights[best])
    return best if total >= (4 - thing.marked - thing.introduced) else None


def _thing(text: str, start: int, end: int, name: str, kind: str) -> Mention:
    return Mention(start, end, text[start:end], f"{kind}:{slug(name)}", name, kind, provisional=True, rule="weighed")
