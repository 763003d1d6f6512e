"""Chinese names that the catalogue lacks: companies and people, models and machines, and their repetitions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import rjieba

from assets.facts.mentions.chinese_companies import ChineseCompanies
from assets.facts.mentions.chinese_people import ChinesePeople
from assets.facts.mentions.chinese_words import HAN, ChineseWords, is_han
from assets.facts.mentions.known import longest_first
from assets.facts.mentions.mention import Mention, renamed, slug
from assets.facts.mentions.places import Places
from assets.facts.mentions.words import WordFinder, article_around

_QUOTED = re.compile(r"“(?P<name>[^”“]{2,12})”$")
# “珠峰”集群, “神州一号”训练卡, 训练卡“神州一号”: the noun beside a quoted name tells what it is.
_OF_CLUSTERS = (
    r"(?:计算|超算|智算|算力|训练|推理|[万千]卡|AI)*"
    r"(?:集群|园区|数据中心|资料中心|超算中心|智算中心|算力中心|计算中心|超级计算机|超级电脑|AI工厂|超算系统|超算|机房|智算基地"
    r"|(?:国产|异构|公共)*(?:算力|智算|计算)(?:平台|项目|工程)|[一二三首]期(?:项目|工程)?|超节点|原型机)"
)
_OF_CHIPS = (
    r"(?:系列|家族|这[款颗枚张]|[一二三四两]代)?"
    r"(?:AI|训练|推理|加速|算力|智能|国产|云端)*(?:芯片|加速卡|训练卡|推理卡|处理器|加速器|GPU)(?!股|板块)"
)
# 由X运营, 归X所有: said of a site; 由384颗…组成 of a machine.
_RUN_BY = (
    r"由[^，。；]{2,12}?(?:运营|承建|托管|管理|建设)|[是系][^，。；]{2,14}?(?:投建|建设|运营|承建|兴建|自建)的(?=[，。；])|归[^，。；]{2,12}?(?:运营|所有|管理)"
    r"|由[^，。；]{0,16}?\d[^，。；]{0,24}?(?:组成|构成)"
)
_OF_MODELS = (
    r"(?:AI|新|大|小|语言|多模态|基座|推理|开源|旗舰|基础|预训练|垂类|行业|通用|中文|千亿|万亿|视觉|视频|图像|语音|代码|数学|世界"
    r"|天气|气象|医疗|金融|法律|教育|工业|政务|科学|生物|蛋白质|端侧|具身|生成|(?:[\d.]{1,6}|[十百千万])[万亿]{0,2}级?参数的?){0,6}模型"
)
_NAMING = r"(?:名为|名叫|取名|命名为|叫做?|称为|称作|(?:代号|型号)[为是叫]?)"
_CALLED = rf"(?:，?(?:我们|大家|内部|研发|业内|对外|当地人|外界)?(?:都|也|就|管它)?{_NAMING}|——|：)?"
# 出口版名为“神州一号E”, 代工“神州一号”.
_CHIP_IN_FRONT = (
    rf"{_OF_CHIPS}{_CALLED}|(?:出口版|降规版|特供版|升级版|后继者?|前代|新品)(?:芯片)?(?:名为|叫做?|为|是)?|代工|流片"
)
# 预计明年一季度量产
_WHEN = (
    r"(?:预计|有望|计划|最快|最早|已经?|正式|正在|[将会要在于才能]|(?:[今明后去]|\d{4})年|年[内底中初末]|[上下]半年|第?[一二三四]季度?"
    r"|\d{1,2}月|[上中下]旬|开始|完成|实现|进入|首次){0,6}"
)
# What is told of chips only, and of models only.
_TOLD_OF_CHIPS = (
    r"的?(?:显存|HBM|功耗|热设计功耗|晶体管|制程|(?:峰值|单卡|FP\d+|INT\d+)算力)"
    rf"|的?{_WHEN}(?:流片|回片|点亮|量产|送样)"
    r"|(?:将|由)?采用[^，。；]{0,8}(?:纳米|nm|制程)|系出口"
)
_TOLD_OF_MODELS = (
    r"，?(?:只有|共有?|有|约|总计|规模)?[\d.]+[万千百]?亿(?:个)?参数|的?(?:总参数|激活参数|参数(?:量|规模|为|达|约|\d|[一二三四五六七八九千百])|上下文"
    r"|(?:预训练|训练)(?:阶段|过程|算力|成本|费用|语料|数据|耗|花|用了|动用)|总?共?(?:吃掉|用掉|用了|消耗)了?[^，。；“”]{1,12}?(?:token|词元))"
    r"|(?![上里中内])[^，。；“”]{0,24}?[训练](?:出来?|成)(?=[的了，。；])"
)
# “朔方一号”是他押上身家的项目。这座智算园区; 推出“飞星一号”，这个平台装了上万张: what the name is told of next.
_REFERRED_TO = (
    rf"(?=[^，。；“”]{{0,24}}[，。](?:(?:这座|这个|该|这一)[^，。；“”]{{0,14}}?{_OF_CLUSTERS}"
    r"|(?:这个|该)平台[^，。；]{0,8}?[\d一二两三四五六七八九十上几数][^，。；]{0,6}?[张块颗卡]))"
)
_IN_APPOSITION = r"(?:，?(?:号称|堪称|是|系|即)|，为)[^，。；“”]{0,30}?"
_QUOTED_THING = re.compile(
    rf"(?:(?P<noun>{_CHIP_IN_FRONT})|(?P<site>{_OF_CLUSTERS}{_CALLED})|(?P<line>{_OF_MODELS}{_CALLED})"
    r"|(?P<trained>[训练](?:练?了|练?出了?)|为了?训练|参数(?:量|规模)?[高只仅为达约近超过]*\d[\d.]*[万千百]?亿的))?"
    rf"(?:(?P<called>{_NAMING}))?“(?P<name>[^”“，。]{{2,12}})”(?(called)的?)"
    rf"(?:(?P<cluster>{_OF_CLUSTERS}|(?={_RUN_BY})|平台(?=[^。；]{{0,12}}?(?:[万千]卡|算力|[\d万千]余?多?[张块颗枚]))|{_REFERRED_TO})|(?P<chip>{_OF_CHIPS}|(?={_TOLD_OF_CHIPS}))"
    rf"|(?P<model>{_OF_MODELS}|(?={_TOLD_OF_MODELS}))"
    rf"|{_IN_APPOSITION}(?:(?P<cluster_behind>{_OF_CLUSTERS})|(?P<chip_behind>{_OF_CHIPS})|(?P<model_behind>{_OF_MODELS}))"
    rf"(?=[，。；]|$))?"
)
_NAMES_OF = {
    "cluster": ("cluster", "site", "cluster_behind"),
    "chip": ("chip", "noun", "chip_behind"),
    "model": ("model", "line", "trained", "model_behind"),
}
# What names of sites end in: “贺兰山智算谷”.
_SITE_NAME = re.compile(r".(?:智算|算力|云计算|大?数据|超算|AI)(?:谷|港|岛|城|湾|小镇|基地|中心|产业园|工厂|枢纽)$")
# “玉山三号” and “玉山二号” are of one kind.
_NUMBERED_NAME = re.compile(rf"(?P<line>[{HAN}]{{2,4}})[一二三四五六七八九十]号")
# Stands in quotation marks for what is said of it, not as a name: “卡脖子”芯片.
_SAYING = re.compile(
    r"[两三四五六七八九十]小[龙虎强]|卡脖子|特供|阉割|缩水|替代|合规|定制|国产|中国芯|降规|平替|自主|可控|首个?|第一|最强|最大|最快|超级|性价比|东数西算|十四五|十五五|信创"
    r"|零碳|低碳|绿电|新基建|专精特新|刚需|硬通货|备胎|[高中低间]档|爆款|神秘|裸|万能|通用|专用|智能|绿色|全球|世界|一体|出口|新一代|下一代|[卡张颗万千]$|.[不没].$"
)
# Before words in quotation marks that describe several, and name none: 一批“僵尸”机房.
DESCRIBES_MANY = re.compile(
    r"(?:一批|一些|一堆|不少|许多|很多|大量|众多|各种|这类|那些|这些|变成|(?<![建改造组构])成了|沦为|所谓的?)“$"
)
# 台湾杉四号超级电脑, 星枢一号智算集群.
_NUMBERED_MACHINE = re.compile(
    rf"(?:(?<![{HAN}])|(?<=[的了在是为将把和与座台套由名]))(?P<name>(?!第)[{HAN}]{{2,4}}?(?:[一二三四五六七八九十]|\d{{1,2}})号)"
    rf"(?={_OF_CLUSTERS})"
)
_PART_OF_SITE = re.compile(r"[期楼栋座园区厂房地块仓库线]|数据|机房|项目|中心|编号|序号|型号")
# 位于乌兰察布的草原云谷由华为云运营: what somebody runs at a place.
_AT_PLACE = re.compile(
    rf"(?:位于|地处|坐落[于在])[^，。；“”]{{2,12}}?的(?P<name>[{HAN}]{{3,6}}?)"
    rf"(?={_RUN_BY}|，?(?:内?装有|搭载|部署|已?上架)[^，。；]{{0,20}}\d)"
)
_NO_SITE_NAME = re.compile(
    r"(?:基地|中心|项目|园区?|企业|公司|集团|工厂|节点|机房|站|集群|总部|港|超算|设施|平台|大学|院|所)$"
)
_LATIN = re.compile(r"[A-Za-z\d]")
# The rules by which a company is known for where its name stands: a person may stand there, too.
_BY_ITS_PLACE = frozenset({"source", "subject", "party", "agent", "recurring", "weighed"})
_THINGS = frozenset({"chip", "model", "cluster"})
# 旗舰芯片海棠2采用: a line and its number behind the word for what it is.
_NUMBER = r"-?\d{1,2}(?![\d.%A-Za-z]|\s?[年月日号颗块张片枚台套个家倍成万亿千百卡纳余多])"
_NUMBERED_CHIP = re.compile(
    rf"(?:芯片|处理器|加速卡|训练卡|推理卡|计算卡|GPU|NPU|ASIC)(?P<name>(?P<line>[{HAN}]{{2,3}}){_NUMBER})(?=[{HAN}，。、；（(”])"
)
# 视频模型海螺3: a line and its version behind the word for what it is.
_VERSION = r"-?\d{1,2}(?:\.\d)?(?![\d.%A-Za-z]|\s?[年月日号颗块张片枚台套个家倍成万亿千百卡纳余多天周种元美吨瓦兆])"
_NUMBERED_MODEL = re.compile(rf"模型(?P<name>(?P<line>[{HAN}]{{2,3}}){_VERSION})(?=[{HAN}，。、；（(”])")
# 磐石300采用12nm工艺, “磐石300”占七成: a line and a longer number, where chips are told of.
_CODED_CHIP = re.compile(
    rf"(?:(?<![{HAN}\w])|(?<=[的款颗枚是和与及出了把将用]))(?P<name>(?P<line>[{HAN}]{{2,3}})(?<![批张款颗片块台卡枚套])\d{{2,4}}(?!G)[A-Z]?)"
    rf"(?=”?(?:{_TOLD_OF_CHIPS}|(?:的)?(?:单价|售价|出货|良率)|由[^，。；]{{2,8}}代工|{_OF_CHIPS}))"
)
_CARDS = re.compile(r"[\d.一二两三四五六七八九十百千万余多]+卡?级?")
_KIND_OF_COMPANY = re.compile(r"(?:人工智能|科技|半导体|芯片|集团|研究)?(?:公司|集团|中心|实验室)$")
_LATIN_GLOSS = re.compile(r"[（(](?P<latin>[A-Z][A-Za-z0-9’'&.-]*(?: [A-Z&][A-Za-z0-9’'&.-]*){0,3})[）)]")


# So many clauses begin with a name.
_BEGINS_CLAUSES = 2
_TOLD = (
    ("chip", re.compile(rf"”?(?:{_TOLD_OF_CHIPS}|由[^，。；]{{2,10}}代工)")),
    ("model", re.compile(rf"”?(?:{_TOLD_OF_MODELS})")),
)
# How many places of a name are looked at.
_USES = 6


def _told_elsewhere(text: str, name: str, place: int) -> str | None:
    """What another place of a name in quotation marks tells that it is: 改用“苍穹2”。苍穹2由三星代工."""
    end, last = article_around(place)
    for _ in range(_USES):
        start = text.find(name, end, last)
        if start < 0:
            break
        end = start + len(name)
        for kind, told in _TOLD:
            if told.match(text, end):
                return kind
    return None


class ChineseNames:
    """Finds companies, people, models and machines that are named in Chinese."""

    def __init__(self, vocabulary: Mapping[str, Any]) -> None:
        self._words = ChineseWords(vocabulary)
        self.companies = ChineseCompanies(vocabulary, self._words)
        self._people = ChinesePeople(vocabulary, self._words)
        self._cluster_endings = WordFinder(vocabulary.get("chinese_cluster_suffixes", ()))
        self._model_endings = WordFinder(vocabulary.get("chinese_model_suffixes", ()))

    def find(self, text: str, known: Sequence[Mention]) -> list[Mention]:
        """The Chinese names that are not known.

        Args:
            text: The text.
            known: What is named already, sorted; nothing found overlaps it, but that a place or a line of business may
                be part of a company's name.
        """
        places = Places(text, known)
        companies = longest_first(self.companies.find(text, places, known))
        people = list(self._people.find(text, Places(text, longest_first([*known, *companies]))))
        persons = {person.text for person in people if self._words.native_person.fullmatch(person.text)}
        # 创始人何屿, and then 据何屿了解: what stands in a company's place is the person whom the text has introduced.
        companies = [
            company for company in companies if not (company.rule in _BY_ITS_PLACE and company.text in persons)
        ]
        found = [*companies, *people, *self._clusters(text, places), *self._models(text, places)]
        taken = Places(text, longest_first([*known, *found]))
        quoted = list(self._quoted_things(text, taken))
        found.extend([*quoted, *self._machines(text, taken), *self._numbered(text, quoted, taken)])
        found.extend(self._repeated(text, found))
        found.extend(self._glosses(text, known, found, places))
        return found

    def _clusters(self, text: str, places: Places) -> Iterator[Mention]:
        for ending_start, end in self._cluster_endings.find(text):
            stem = self._words.stem(text, ending_start, places)
            if stem is not None:
                start, evidence = stem
                bounded = start == 0 or not is_han(text[start - 1]) or places.ending_at(start) is not None
                if evidence + bounded < 2:
                    continue
            else:
                # The name may be that of a known place: 呼和浩特智算中心.
                place = places.ending_at(ending_start)
                if place is None or place.kind != "region" or not is_han(place.text[0]):
                    continue
                start = place.start
            if _CARDS.fullmatch(text, start, ending_start):
                continue  # 万卡智算集群 tells the size, not the name.
            id_, name = f"cluster:{slug(text[start:ending_start])}", text[start:end]
            yield Mention(start, end, name, id_, name, "cluster", provisional=True, rule="ending")

    def _quoted_things(self, text: str, places: Places) -> Iterator[Mention]:
        for match in _QUOTED_THING.finditer(text):
            kind = next((kind for kind, groups in _NAMES_OF.items() if any(match[g] is not None for g in groups)), None)
            start, end = match.span("name")
            name = match["name"]
            kind = kind or ("cluster" if _SITE_NAME.search(name) else _told_elsewhere(text, name, start))
            if kind is None or self._words.common.fullmatch(name) or _SAYING.search(name):
                continue
            if kind == "cluster" and DESCRIBES_MANY.search(text, max(0, start - 5), start):
                continue
            # A company in front of a longer name in quotation marks is a part of it: “粤芯谷”园区.
            if not places.free(start, end) and not (kind == "cluster" and places.free(end - 1, end)):
                continue
            yield Mention(start, end, name, f"{kind}:{slug(name)}", name, kind, provisional=True, rule="quoted")

    def _numbered(self, text: str, quoted: Sequence[Mention], places: Places) -> Iterator[Mention]:
        """Chips and models by a line and a number: behind the word for what they are, or of a line that was quoted."""
        chips = {
            match["name"]
            for match in _NUMBERED_CHIP.finditer(text)
            if self._words.is_name(match["line"]) and not self._words.common.fullmatch(match["line"])
        }
        chips.update(
            match["name"]
            for match in _CODED_CHIP.finditer(text)
            if not (self._words.common.fullmatch(match["line"]) or self._words.cut_word.search(match["line"]))
        )
        siblings = {
            numbered["line"]: mention.kind
            for mention in quoted
            if (numbered := _NUMBERED_NAME.fullmatch(mention.text)) is not None
        }
        lines = {re.escape(mention.text) for mention in quoted if mention.kind == "chip" and is_han(mention.text[-1])}
        if lines:
            chips.update(re.findall(rf"(?:{'|'.join(sorted(lines))}){_NUMBER}", text))
        names = dict.fromkeys(chips, "chip")
        for line, kind in siblings.items():
            names |= dict.fromkeys(re.findall(rf"{re.escape(line)}[一二三四五六七八九十]号", text), kind)
        models = {
            match["line"]
            for match in _NUMBERED_MODEL.finditer(text)
            if not (self._words.common.fullmatch(match["line"]) or self._words.cut_word.search(match["line"]))
        }
        if models:
            versions = re.findall(rf"(?:{'|'.join(sorted(models))}){_VERSION}", text)
            names |= dict.fromkeys(versions, "model")
        for start, end in WordFinder(names).find(text) if names else ():
            name = text[start:end]
            if places.free(start, end) and not _LATIN.match(text, end):
                kind = names[name]
                yield Mention(start, end, name, f"{kind}:{slug(name)}", name, kind, provisional=True, rule="quoted")

    def _machines(self, text: str, places: Places) -> Iterator[Mention]:
        """Machines by a name with a number, and sites by who runs what stands at a place."""
        for match in _NUMBERED_MACHINE.finditer(text):
            if not _PART_OF_SITE.search(match["name"]) and not self._words.common.fullmatch(match["name"][:-2]):
                yield from self._machine(text, match, places)
        for match in _AT_PLACE.finditer(text):
            if not _NO_SITE_NAME.search(match["name"]) and not self._words.common.fullmatch(match["name"]):
                yield from self._machine(text, match, places)

    def _machine(self, text: str, match: re.Match[str], places: Places) -> Iterator[Mention]:
        start, end = match.span("name")
        if places.free(end - 1, end):
            name, id_ = match["name"], f"cluster:{slug(match['name'])}"
            yield Mention(start, end, name, id_, name, "cluster", provisional=True, rule="ending")

    def _models(self, text: str, places: Places) -> Iterator[Mention]:
        for ending_start, ending_end in self._model_endings.find(text):
            quoted = _QUOTED.search(text, max(0, ending_start - 16), ending_start)
            if quoted is not None:
                start, end = quoted.span("name")
                name = quoted["name"]
            else:
                stem = self._words.stem(text, ending_start, places)
                if stem is None or stem[1] < 2:
                    continue
                start, end, name = stem[0], ending_end, text[stem[0] : ending_start]
            if self._words.common.fullmatch(name) is None and places.free(start, end):
                id_ = f"model:{slug(name)}"
                yield Mention(start, end, text[start:end], id_, name, "model", provisional=True, rule="ending")

    def _repeated(self, text: str, found: Sequence[Mention]) -> Iterator[Mention]:
        """The other places of a name, and of what is left of it without its ending: 汇纳 for 汇纳科技."""
        forms: dict[str, Mention] = {}
        for mention in found:
            for words in dict.fromkeys((mention.text, mention.name)):
                # A word of the dictionary is a name in quotation marks only: “鹿鸣”; or where clauses begin with it.
                word = mention.kind in _THINGS and len(words) == 2 and rjieba.has_word(words)
                quoted = (
                    word and len(re.findall(rf"[，。；：\n]{re.escape(words)}(?![，。；：”])", text)) < _BEGINS_CLAUSES
                )
                forms.setdefault(f"“{words}”" if quoted else words, mention)
        for mention in found:
            if mention.kind == "company" and self._words.endings.search(mention.text):
                short = self.companies.stem(mention.text)
                if self._words.common.fullmatch(short) is None:
                    forms.setdefault(short, mention)
        spans = WordFinder(forms).find(text) if forms else []
        # What stands alone once is a name wherever the text has it: 辰砂云宣布, and then 辰砂云大股东.
        alone = {text[a:b] for a, b in spans if self._stands_alone(text, a, b) and self._words.is_name(text[a:b])}
        for start, end in spans:
            mention = forms[text[start:end]]
            if text[start] == "“":
                start, end = start + 1, end - 1
            if mention.kind in _THINGS:
                again = not _LATIN.match(text, end) or mention.kind == "model"  # 神州一号E is another.
            else:
                words = text[start:end]
                again = words == mention.text or words in alone
                # A short form that is a word of the dictionary: 砚池去年营收.
                again = again or (
                    self.companies.acts.match(text, end) is not None and self._stands_alone(text, start, end)
                )
            if again:
                yield renamed(mention, text, start, end, "repeated")

    def _stands_alone(self, text: str, start: int, end: int) -> bool:
        """Whether a short form is bounded on both sides by something that belongs to no name."""
        before = (
            start == 0
            or not is_han(text[start - 1])
            or any(self._words.cut_word.fullmatch(text, start - n, start) for n in range(1, min(5, start + 1)))
        )
        return before and self.companies.right.match(text, end) is not None

    def _glosses(self, text: str, known: Sequence[Mention], found: list[Mention], places: Places) -> Iterator[Mention]:
        """X（Y）: where one of the two is known, the other is its second name."""
        by_start = {mention.start: mention for mention in (*found, *known)}
        by_end = {mention.end: mention for mention in (*found, *known)}
        for match in _LATIN_GLOSS.finditer(text):
            left, right = by_end.get(match.start()), by_start.get(match.start("latin"))
            if left is not None and right is None and left.kind in ("company", "person"):
                yield renamed(left, text, *match.span("latin"), "gloss")
            elif right is not None and left is None and right.kind in ("company", "person") and not right.provisional:
                # 米斯特拉尔人工智能公司（Mistral AI）
                kind = _KIND_OF_COMPANY.search(text, max(0, match.start() - 8), match.start())
                stem = self._words.stem(text, kind.start() if kind else match.start(), places)
                if stem is not None:
                    yield renamed(right, text, stem[0], match.start(), "gloss")
