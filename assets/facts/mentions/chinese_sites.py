"""Sites and clusters with names of their own in Chinese texts, told from what a text says of them in all places.

“碳和”基地, Kobberhallen机房, 王莽岭算力谷: the noun tells that there is a site, and what it is told of elsewhere
whether its name alone stands for it. 陇云谷 at the head of a section that tells of megawatts has no noun at all.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import rjieba

from assets.facts.mentions.chinese_names import DESCRIBES_MANY
from assets.facts.mentions.chinese_words import HAN, ChineseWords, is_han
from assets.facts.mentions.known import longest_first
from assets.facts.mentions.mention import Mention, renamed, slug
from assets.facts.mentions.places import Places
from assets.facts.mentions.sites import BEFORE_OWN_NAME
from assets.facts.mentions.words import WordFinder, article_around, places_of
from assets.facts.patterns import finditer, screened

# What sites of computing are called by; with what is computed before it, the noun needs no other words.
_COMPUTED = (
    "智算", "智能计算", "计算", "算力", "超算", "超级计算", "云计算", "大数据", "数据", "人工智能计算", "人工智能",
    "绿算", "云", "AI", "AIDC", "IDC",
)  # fmt: skip
_HEADS = (
    "中心",
    "产业园",
    "园区",
    "园",
    "基地",
    "枢纽",
    "港",
    "谷",
    "城",
    "岛",
    "湾",
    "小镇",
    "工厂",
    "集群",
    "池",
    "仓",
    "舱",
)
# Nouns that stand behind a name as well as behind words that only describe: 大型数据中心, 自建机房.
_DESCRIBED = frozenset({
    "数据中心", "资料中心", "机房", "园区", "基地", "集群", "超算", "机楼", "产业园", "云中心", "计算中心", "AI集群",
    "计算集群", "云数据中心", "超级计算机", "超级电脑", "云园区", "数据园", "资源池", "卡池",
})  # fmt: skip
_NO_HEADS = frozenset({
    "云城", "云港", "云岛", "云湾", "云池", "数据池", "云集群", "云园", "云枢纽", "云工厂", "数据集群",
    "云仓", "云舱", "数据仓", "AI舱", "AI仓", "云谷", "计算仓",
})  # fmt: skip
_DISTINCT = frozenset(one + head for one in _COMPUTED for head in _HEADS) - _DESCRIBED - _NO_HEADS | {"AIDC"}
# What names of sites end in that may be a company's or a place's as well.
_ENDINGS = (
    "云仓",
    "智谷",
    "云谷",
    "云湖",
    "算谷",
    "智港",
    "云港",
    "智岛",
    "云岛",
    "数谷",
    "数港",
    "智城",
    "算城",
    "算港",
)
# Without a word of these nothing is told of sites.
_ANY_TALK = re.compile(r"机柜|机架|上架率|PUE|[\d ][MG]W|兆瓦|\d[张颗]|智算|算力")
_SIZE = r"(?:[万千]卡|算力|智算|训练|推理|计算|国产|液冷|云|AI|GPU|超算){0,3}"
_NOUN = rf"{_SIZE}(?:{'|'.join(sorted({*_DISTINCT, *_DESCRIBED}, key=len, reverse=True))})"
# Behind a noun that is part of another word.
_NO_NOUN_BEHIND = (
    r"(?!行业|市场|业务|企业|公司|运营商|服务商|服务器|产品|大会|峰会|论坛|芯片|GPU|股份|科技|概念"
    r"|板块|建设潮|级|化|租赁商)"
)
_SITE_NOUN = re.compile(rf"{_NOUN}{_NO_NOUN_BEHIND}")
_LATIN = r"[A-ZÀ-ÖØ-Þ][\dA-Za-zÀ-ÿ’'-]*(?: (?:[A-ZÀ-ÖØ-Þ][\dA-Za-zÀ-ÿ’'-]*|\d{1,2}|[a-z]{2} (?=[A-Z]))){0,3}"
_LATIN_BEFORE = re.compile(rf"(?<![A-Za-z\d’'.-])(?<![A-Za-z\d] )(?P<name>{_LATIN}) ?$")
# Latin words that no site is called by.
_NO_LATIN = re.compile(
    r"(?:AI|GPU|CPU|NPU|TPU|ASIC|IDC|AIDC|HPC|IT|DC|EB|ESG|PUE|LLM|API|IPO|CEO|CFO|CTO|Tier|Token|MW|GW)s?"
    r"(?: [IVX\d]+)?|.*\b(?:Tier \w+)"
)
_QUOTED = re.compile(r"“(?P<name>[^“”，。；：！？、\n《》()（）]{2,12})”")
# A line of its own, perhaps with a number and the place before it, that heads a section: ④ 哈密“星垂平野”.
_HEADING = re.compile(
    r"^(?:[①-⑳❶-❿]|[(（]?\d{1,2}[.、)）]|[一二三四五六七八九十]、|[■◆●▶•])? ?"
    rf"(?:(?P<place>[{HAN}]{{2,4}}) ?(?:· ?|“))?"
    rf"(?P<name>[{HAN}·]{{2,8}}|{_LATIN}|(?<=“)[^“”\\n]{{2,8}}(?=”$))”?$",
    re.MULTILINE,
)
# Telling what something is called: 取名“地火”, 一栋叫Seroja Hall B的楼, 改造成王莽岭算力谷.
_NAMING = re.compile(
    r"(?:取名|定名|得名|命名)(?:为|叫|作)?[“]?$|(?:名为|名叫|代号|叫做?|唤作|称作|称为)[“]?$"
    r"|(?:叫|管|称)(?:它|其|这里|那里)(?:叫|为)?[“]?$"
)
# What was spoken of last before something is called by a name.
_TALKED_OF = re.compile(
    r"(?P<site>机房|机楼|办公楼|大楼|厂房|园区|[一两这那][栋座处]|第[一二三四五六][栋座处]|数据中心|智算|超算|集群|算力中心)"
    r"|芯片|模型|公司|产品|处理器|[一两这那第][一二三四]?[家款颗张]|团队|系统|平台|计划|项目"
)
# 港里三个园区，最大的“雁栖A7”
_OF_SEVERAL = re.compile(
    r"(?:园区|机房|数据中心|智算中心|集群|机楼|大楼|超算|基地)[^。；\n]{0,16}?[，：](?:其中)?(?:最[大小新早晚贵]|第[一二三四]|另|规模|[一两]|[前后])[^，。；“”]{0,6}“?$"
)
_BUILDING_BEHIND = re.compile(r"”?的(?:那|这)?[栋座]?(?:楼|机楼|大楼|机房|厂房|园区|数据中心|集群|智算中心)")
# 一座叫“安居里”的小区
_OTHER_BEHIND = re.compile(rf"”?的[{HAN}]{{2}}")
_WHEN = (
    r"(?:预计|有望|计划|最快|最早|已经?|正式|正在|[将会要在于才能也还仅只就]|(?:[今明后去]|\d{4})年|年[内底中初末]|[上下]半年|第?[一二三四]季度?"
    r"|\d{1,2}月|[上中下]旬|开始|完成|目前|眼下|现已?|首批|全部|共|约|总计|日前|近日){0,6}"
)
# What is told of sites only.
_ONLY_SITES = re.compile(
    r"”?(?:的?(?:规划|设计|合计|总|首期)*(?:IT负载|IT功率|总功率|用电负荷|设计容量|总?装机|装机容量|机柜数|容量(?=[达为约\d])|PUE|上架率|绿电比例"
    r"|能耗(?:指标|批复)|环评|回馈线|变电站|冷却|水冷|招标|开标|房东)|，?占地(?=[\d约近])"
    r"|[一二三四首]期(?!芯片|工艺|基金|产品)"
    rf"|{_WHEN}(?:上架|满负荷|满租|封顶|通电|停工|断电|扩容|并网|整租|规划|扩建|动工|奠基|完成验收|通过验收|亮灯|装机|耗电|年耗电|用电|[\d.]+%)(?![^，。；]{{0,6}}(?:公司|模型))"
    rf"|{_WHEN}(?:取得能耗|(?:再?[新增]?加)[\d.]+ ?[MG]W|(?:由|从)[\d.]+ ?[MG]W)"
    rf"|{_WHEN}[\d.]+ ?(?:[MG]W(?!h)|兆瓦|吉瓦)"
    r"|[是系][^，。；“”]{2,14}?(?:投建|建设|运营|承建|兴建|自建|建)的"
    r"|由[^，。；“”]{2,16}?(?:运营|承建|投建|托管|统一调度|兴建|代建|建设(?=[，。])|申请(?=[，。]))"
    # 蔚山的Gorae-1。这座采用海水冷却的机房
    r"|。(?:这[座处]|该(?:园区|机房|数据中心|集群|智算中心))[^。；\n]{0,24}?(?:机房|园区|数据中心|集群|智算中心|超算|[MG]W|兆瓦)"
    r"|[^，。；“”]{0,8}?(?:故障间隔|千卡池|算力利用率))"
)
# What is told of sites and of others too.
_OWNED = re.compile(r"”?的?(?:机柜(?!商|厂)|机架(?!商|厂)|电价|机房|机楼|租约|租户|电力来自|供电)")
_ALSO_SITES = re.compile(
    rf"”?(?:{_WHEN}(?:位于|坐落|地处|建在|落在|落户|投产|投运|投用|上线|点亮|启用|开工|完工|竣工|交付|[搬迁][到至]|装了|装有|放了|放着|塞进|部署|拥有|签下|租给|通了)"
    r"|[^，。；“”\n]{0,6}[\d.]+万?千?[张颗块片]|(?:的|离|比|则|做到|属于|有|只有|目标))"
)
_WHERE = re.compile(
    r"(?:部署(?:于|在|到)|[放装塞](?:在|到|进了?|入)|搬[进到]了?|交付[至到]|并入|接入|入驻|进驻|[跑放用]在|训练于|托管[在于]|租下了?|走进|探访"
    r"|投向|接手|落地)[“]?$"
)
_TRAINED_AT = re.compile(r"”?(?:上|里|中|内|这里)?(?:完成|训练|训出|训了|跑[的完了]|进行)")
_AT = re.compile(r"[在于][“]?$")
_NEITHER = re.compile(
    r"”?(?:[（(][\d×XA-Z]|(?:旗下|方面)?(?:宣布|表示|称(?!为|作)|认为|指出|说|坦言|透露|公告|发布|推出|上市|融资|营收"
    r"|财报|股价|市值|CEO|CTO|CFO|创始人|董事长|总裁|总经理"
    r"|公司|集团|股份|芯片|大?模型|系列|处理器|加速卡|训练卡|推理卡|服务器|基金|计划|行动|方案|政策|办法|团队|架构|技术|战略|大学"
    r"|学院|概念股|参数|总参数|流片|制程|采用\d+ ?nm"
    r"|开源|API|App|应用|手机|汽车|资本|智能|科技))|.{0,4}》"
)
_NEITHER_BEFORE = re.compile(
    r"(?:公司|企业|厂商|厂|商|供应商|初创|创始人|董事长|芯片|模型|系统|软件|平台|品牌|品种|项目组|计划|工程|基金|基金会|政策|行动|小说|电影|游戏|文件|《|标准|提出|所谓|俗称的?|口号|投资方|业主|房东|记者|作者)[“]?$"
)
# Ordinary words in quotation marks and descriptions that no site is called by.
_SAYING = re.compile(
    r"卡脖子|国产|自主|可控|替代|首个?|第一|最[大强快]|超级|东数西算|十[四五]五|信创|零碳|低碳|绿电|新基建|专精特新|刚需|硬通货|爆款|通用|专用|智能|绿色"
    r"|全球|世界|一体|出口|新一代|下一代|人工智能|算力券|算力$|模式|时代|经济|战略|行动|计划|工程|政策|办法|法案|走廊|生意|[的了吗呢吧是有在不没很都]$|[年月日]$"
    r"|^[数几两上\d]|兆瓦|吉瓦|[百千万亿][张卡台级元]?$|小龙|老卡|退潮|热潮|泡沫|红利|闭环|底座|生态|大脑|超市|一张网|高地|名片|标杆|样板|示范"
)
# A place of nature or of old: 王莽岭, 白马寺, 伏羲台.
_LANDMARK = re.compile(r"[山川湖河江海湾岛谷岭峡关坪泉滩台陵寺洞塬梁坡渡桥堡寨庄园池城原潭溪崖峰洲]$")
_LANDMARK_BEFORE = re.compile(
    rf"(?:^|[^{HAN}]|[的在于是为将和与及座处个了])(?P<name>(?![的在于是为将和与及座处个了])[{HAN}]{{1,3}}{_LANDMARK.pattern[:-1]})$"
)
_HALL = screened(
    rf"(?:(?<![{HAN}])|(?<=[的在于]))(?P<name>[{HAN}]{{2,4}}(?:[一二三四五六七八九十]|\d{{1,2}})号(?:厅|舱|机房|数据厅|机楼))(?![{HAN}]?长)"
)
_NUMBER_BEHIND = re.compile(r"(?:[一二三四五六七八九十]|\d{1,2})号(?![楼线文馆厅机])")
_SHORT_BY = re.compile(r"(?:叫它|叫其|简称|昵称|管它叫|称其为|称之为|称它|称为|唤作)[“]$")
# How many places of a name are weighed; how far a context reaches.
_USES, _REACH = 12, 40
# How much must speak for a site, and at the least in a place where a name's words are ordinary ones.
_ENOUGH = 3
# What a section under a name tells of a site.
_SECTION = 160
_SECTION_TALK = re.compile(
    r"位于|坐落|落在|IT负载|[MG]W|PUE|机柜|机架|上架|电价|点亮|投产|智算|集群|园区|机房|资源池|[\d万千][张颗]|液冷|租户|租给|[前两一二三首]期|算力|\dP\b"
)
_SECTION_OTHER = re.compile(r"成立于|创始人|参数|流片|制程|纳米|开源|上市公司|营收|总部|显存|模型")
# What names of companies end in.
_COMPANY_LIKE = re.compile(
    r"(?:智能|科技|云|数据|信息|网络|电子|通信|股份|集团|控股|资本|算力|云创|数能|数科|半导体|微)$"
)


@dataclass(slots=True)
class _Candidate:
    """What may be the name of a site.

    Attributes:
        name: The words.
        weight: How much speaks for it.
        wholes: Where it stands with its noun, quotation marks and all.
        told: Whether the text says what it is called.
        quoted: Whether it stands in quotation marks.
    """

    name: str
    weight: int = 0
    wholes: dict[int, int] = field(default_factory=dict)
    told: bool = False
    quoted: bool = False


class ChineseSites:
    """Finds sites by their own names."""

    def __init__(self, vocabulary: Mapping[str, Any]) -> None:
        self._words = ChineseWords(vocabulary)
        self._nouns = WordFinder(sorted({*_DISTINCT, *_DESCRIBED}))
        self._endings = WordFinder(_ENDINGS)
        towns = "|".join(sorted(vocabulary.get("chinese_towns", ()), key=len, reverse=True)) or r"(?!)"
        self._town, self._town_behind = re.compile(towns), re.compile(f"(?:{towns})[市县区]?$")

    def find(self, text: str, known: Sequence[Mention]) -> list[Mention]:
        """The mentions, with the sites that a text names beside them.

        Args:
            text: The text.
            known: What is named already, sorted, none overlapping another.
        """
        nouns = self._nouns.find(text)
        if not nouns and _ANY_TALK.search(text) is None:
            return list(known)
        places = Places(text, known)
        candidates: dict[str, _Candidate] = {}
        for start, end in nouns:
            self._before_noun(text, start, end, places, candidates)
        self._quoted(text, places, candidates)
        self._headings(text, places, candidates)
        self._halls(text, places, candidates)
        self._coined(text, places, candidates)
        self._numbered(text, places, candidates)
        for match in _LATIN_ALONE.finditer(text):
            name = match.group()
            if name not in candidates and places.free(*match.span()) and not _LATIN_OTHER.fullmatch(name):
                candidates[name] = _Candidate(name)
        found = [*self._decided(text, candidates, places), *_numbered(text, known)]
        if not found:
            return list(known)
        found = longest_first(found)
        taken = Places(text, found)
        return longest_first([*found, *(mention for mention in known if taken.free(mention.start, mention.end))])

    # Candidates

    def _before_noun(self, text: str, start: int, end: int, places: Places, candidates: dict[str, _Candidate]) -> None:
        """The name that stands before a noun for sites, with what may stand between: 磐陀万卡集群."""
        noun = _SITE_NOUN.match(text, _noun_start(text, start))
        if noun is None or noun.end() < end:
            return
        start, end = noun.start(), noun.end()
        if text[start - 1 : start] == "”":
            quoted = _QUOTED_BEFORE.search(text, max(0, start - 16), start)
            if quoted is not None and not self._is_saying(quoted["name"]):
                candidate = candidates.setdefault(quoted["name"], _Candidate(quoted["name"]))
                candidate.wholes[quoted.start()] = end
                candidate.quoted = True
            return
        latin = _LATIN_BEFORE.search(text, max(0, start - 40), start)
        if latin is not None:
            taken = places.within(*latin.span("name"))
            lengthened = all(m.kind == "cluster" and m.text != latin["name"] for m in taken)  # Solaseado West
            if not _NO_LATIN.fullmatch(latin["name"]) and lengthened:
                candidate = candidates.setdefault(latin["name"], _Candidate(latin["name"]))
                candidate.wholes[latin.start("name")] = end
            return
        distinct = text[start:end].endswith(tuple(_DISTINCT))
        stem = self._words.stem(text, start, places)
        if stem is None and distinct:
            # 他参与的伏羲台智算园: words that the dictionary takes apart
            before = _LANDMARK_BEFORE.search(text, max(places.end_before(start), start - 8), start)
            if before is not None and not rjieba.has_word(before["name"]):
                stem = before.start("name"), _NAMELIKE
        if stem is None:
            return
        begin = self._without_town(text, stem[0], start)
        if stem[1] < _NAMELIKE and not self._is_named_twice(text, begin, end, distinct, places):
            return
        stem = begin, stem[1]
        made = _MADE.search(text, max(0, stem[0] - 2), start)
        stem = (made.end(), stem[1]) if made is not None and made.end() > stem[0] else stem
        name = text[stem[0] : start]
        if self._is_saying(name) or _SIZES.fullmatch(name):
            return
        landmark = _LANDMARK.search(name) is not None
        if not (landmark or stem[1] < _NAMELIKE or self._words.is_name(name)):
            return
        candidate = candidates.setdefault(name, _Candidate(name))
        bounded = _BOUNDED.search(text, max(0, stem[0] - 4), stem[0]) or places.ending_at(stem[0]) is not None
        if distinct and (stem[1] != _NAMELIKE or (bounded and landmark)):
            candidate.wholes[stem[0]] = end
            candidate.told = True

    def _follows_place(self, text: str, start: int, places: Places) -> bool:
        """Whether the name of a place, perhaps with 的, stands before an offset."""
        start -= text[start - 1 : start] == "的"
        before = places.ending_at(start)
        if before is not None:
            return before.kind == "region"
        return self._town_behind.search(text, max(0, start - 6), start) is not None

    def _without_town(self, text: str, start: int, end: int) -> int:
        """Where a name begins behind the town that the words before its end begin with: 上饶三清云湖."""
        town = self._town.match(text, start)
        return town.end() if town is not None and end - town.end() >= _SHORT else start

    def _is_named_twice(self, text: str, start: int, end: int, distinct: bool, places: Places) -> bool:
        """Whether common words with a noun are a name by the place before them and by recurring: 大庆铁人智算园."""
        named = distinct and self._follows_place(text, start, places)
        return named and text.count(text[start:end], *article_around(start)) > 1

    def _quoted(self, text: str, places: Places, candidates: dict[str, _Candidate]) -> None:
        for match in _QUOTED.finditer(text):
            name = match["name"]
            if name in candidates or self._is_saying(name):
                continue
            if places.free(*match.span("name")) or places.within(*match.span("name"))[0].kind == "cluster":
                candidates[name] = _Candidate(name, quoted=True)
        for match in finditer(_CLASSIFIED, text):
            name = match["name"]
            if name not in candidates and places.free(*match.span("name")) and not _NO_LATIN.fullmatch(name):
                candidates[name] = _Candidate(name, weight=_ENOUGH)

    def _headings(self, text: str, places: Places, candidates: dict[str, _Candidate]) -> None:
        for match in _HEADING.finditer(text):
            name = match["name"]
            section = text[match.end() : match.end() + _SECTION]
            talk = {found.group() for found in _SECTION_TALK.finditer(section)}
            if len(talk) < _SECTION_WORDS or _SECTION_OTHER.search(section) or self._is_saying(name):
                continue
            member = _MEMBER.fullmatch(name)
            named = _LANDMARK.search(name) or self._words.is_name(member["line"] if member else name)
            taken = places.within(*match.span("name"))
            if named and all(m.kind == "company" and m.provisional and name.endswith(_ENDINGS) for m in taken):
                candidates.setdefault(name, _Candidate(name)).weight += 2

    def _halls(self, text: str, places: Places, candidates: dict[str, _Candidate]) -> None:
        for match in finditer(_HALL, text):
            if _HARDWARE.search(text, max(0, match.start() - 60), match.end() + 60):
                candidates.setdefault(match["name"], _Candidate(match["name"])).weight += _ENOUGH

    def _coined(self, text: str, places: Places, candidates: dict[str, _Candidate]) -> None:
        """Names that end as those of sites do: 河西智谷."""
        for start, end in self._endings.find(text):
            if _SITE_NOUN.match(text, end):
                continue  # 西部数谷算力产业园: a part of a longer name.
            # What was taken for a company by its ending begins where the name does.
            company = places.ending_at(end)
            if company is not None and company.kind == "company" and company.provisional:
                name = company.text
            else:
                stem = self._words.stem(text, start, places)
                name = text[self._without_town(text, stem[0], start) : end] if stem is not None and stem[1] else ""
            if name and not self._is_saying(name):
                candidates.setdefault(name, _Candidate(name, weight=1))

    def _numbered(self, text: str, places: Places, candidates: dict[str, _Candidate]) -> None:
        """The members of a line, each a site where one is: 苗岭一号, 苗岭三号."""
        for match in _NUMBER_SIGN.finditer(text):
            stem = self._words.stem(text, match.start(), places)
            if stem is not None and stem[1]:
                name = text[stem[0] : match.end()]
                if _MEMBER.fullmatch(name) and not self._is_saying(name):
                    candidates.setdefault(name, _Candidate(name))

    def _is_saying(self, name: str) -> bool:
        return _SAYING.search(name) is not None or self._words.common.fullmatch(name) is not None

    # What speaks for them

    def _decided(self, text: str, candidates: Mapping[str, _Candidate], places: Places) -> Iterator[Mention]:
        where = places_of(text, candidates)
        for name, candidate in candidates.items():
            for start in where[name][:_USES]:
                if _is_whole(text, start, start + len(name)):
                    candidate.weight += self._weigh(text, start, start + len(name), places)
            candidate.weight += bool(_LANDMARK.search(name)) and not candidate.quoted
        full = {
            name: next((long for long in candidates if len(long) > len(name) and long.startswith(name)), name)
            for name, candidate in candidates.items()
            if candidate.quoted
        }
        for name, long in full.items():
            if long != name:
                candidates[long].weight += max(0, candidates[name].weight)  # “星垂” for “星垂平野”
        lines: dict[str, int] = {}
        for name, candidate in candidates.items():
            if (member := _MEMBER.fullmatch(name)) is not None:
                lines[member["line"]] = lines.get(member["line"], 0) + candidate.weight
        named: list[Mention] = []
        for name, candidate in candidates.items():
            if (member := _MEMBER.fullmatch(name)) is not None:
                candidate.weight = lines[member["line"]]
            alone = candidate.weight >= _ENOUGH and (candidate.quoted or not _COMPANY_LIKE.search(name))
            if candidate.weight < _ENOUGH and not candidate.told:
                continue
            spans = [(start, start + len(name)) for start in where[name]] if alone else []
            spans = [(start, end) for start, end in spans if _is_whole(text, start, end)]
            named.extend(self._marked(text, candidate, full.get(name, name), spans, places))
        yield from self._nicknamed(text, longest_first(named), places)

    def _nicknamed(self, text: str, named: Sequence[Mention], places: Places) -> list[Mention]:
        """The sites, each that is told to be another's nickname known as that other: 当地人叫它“大敕”."""
        others: dict[str, Mention] = {}
        clusters = sorted((*(m for m in places.within(0, len(text)) if m.kind == "cluster"), *named), key=_start)
        for mention in named:
            if mention.id in others or not _SHORT_BY.search(text, max(0, mention.start - 8), mention.start):
                continue
            index = bisect_left(clusters, mention.start - _REACH, key=_start)
            near = clusters[index : bisect_left(clusters, mention.start, key=_start)]
            meant = next((m for m in near if m.end <= mention.start and m.id != mention.id), None)
            if meant is not None:
                others[mention.id] = meant
        return [replace(m, id=others[m.id].id, name=others[m.id].name) if m.id in others else m for m in named]

    def _weigh(self, text: str, start: int, end: int, places: Places) -> int:
        """How much a place speaks for a site."""
        left = text[max(0, start - _REACH) : start].rpartition("\n")[2]
        right = text[end : end + _REACH].partition("\n")[0]
        weight = 0
        quoted = left.endswith("“") and right.startswith("”")
        latin = text[end - 1].isascii()
        noun = _SITE_NOUN.match(right.lstrip("” "))
        if noun is not None and (quoted or not right.startswith("”")):
            # “僵尸”机房: a word of the dictionary may but describe.
            weight += 3 if quoted and not _is_ordinary(text[start:end]) else 2
        elif _ONLY_SITES.match(right):
            weight += 3
        elif _OWNED.match(right):
            weight += 2
        elif _ALSO_SITES.match(right):
            weight += 1
        elif right.lstrip("”").startswith("项目"):
            # “胡杨林”项目，规划标准机柜1.2万架
            weight += 2 if _HARDWARE.search(text, end, end + _TALK) else 0
        if _AT.search(left) and _TRAINED_AT.match(right):
            weight += 3
        elif _WHERE.search(left):
            weight += 2
        weight += self._follows_place(text, start - quoted, places) or (
            noun is not None and BEFORE_OWN_NAME.search(left.removesuffix("“")) is not None
        )
        weight += latin and noun is not None and text[end - 1].isdigit()
        weight += 3 * (_OF_SEVERAL.search(left) is not None)
        if _NAMING.search(left) and (
            _BUILDING_BEHIND.match(right) or (_talks_of_site(left) and not _OTHER_BEHIND.match(right))
        ):
            weight += 3
        if _STANDS_AT.search(left) and _HARDWARE.search(text, end, end + _TALK):
            weight += 2
        if _NEITHER.match(right) or _NEITHER_BEFORE.search(left) or (quoted and DESCRIBES_MANY.search(left)):
            weight -= 3
        return weight

    def _marked(
        self, text: str, candidate: _Candidate, full: str, spans: Sequence[tuple[int, int]], places: Places
    ) -> Iterator[Mention]:
        """The places of a site's name: with its noun where it has one, else alone."""
        name = candidate.name
        known = next(
            (
                m
                for start, end in spans
                for m in places.within(start, end)
                if m.kind == "cluster" and m.start <= start and end <= m.end
            ),
            None,
        )
        meant = known or Mention(0, 0, "", f"cluster:{slug(full)}", full, "cluster", provisional=True)
        spread, within = dict(candidate.wholes), sorted(candidate.wholes)
        ordinary = _is_ordinary(name)
        for start, end in spans:
            index = bisect_right(within, start) - 1
            if index >= 0 and start < candidate.wholes[within[index]]:
                continue
            quoted = text[start - 1 : start] == "“" and text[end : end + 1] == "”"
            if ordinary and not quoted and self._weigh(text, start, end, places) < 1:
                continue
            noun = _SITE_NOUN.match(text, end + quoted)
            if noun is not None:
                spread[start - quoted] = noun.end()
            else:
                spread[start] = end
        for start, end in sorted(spread.items()):
            region = places.ending_at(start - 1) if text[start - 1 : start] == "·" else None
            if region is not None and region.kind == "region":
                start = region.start  # 中卫·凤鸣滩数据港
            if all(self._gives_way(m, start, end, region is not None) for m in places.within(start, end)):
                yield renamed(meant, text, start, end, "named-site")

    @staticmethod
    def _gives_way(mention: Mention, start: int, end: int, dotted: bool) -> bool:
        """Whether a mention is but a part of a site's name."""
        within = start <= mention.start and mention.end <= end
        same = (mention.start, mention.end) == (start, end)
        if mention.rule.startswith("site") or (mention.kind == "cluster" and same):
            return False
        if mention.kind in ("segment", "technology", "cluster", "product") or mention.generic:
            return within
        if mention.kind == "region":
            return within and (mention.start > start or dotted)
        # 凤鸣滩数据港: a company may be called by the noun.
        return mention.kind == "company" and (mention.provisional or (within and mention.start >= start + 2))


# 把机房设在桃园的“龟山实验舱”, 管塔克县那个项目叫“岭线”
_STANDS_AT = re.compile(
    r"(?:机房|园区|数据中心|集群|模块)(?:也|就|则|又)?[设建放落租]在[^，。；]{0,10}?“?$|项目[^，。；]{0,6}?(?:名称)?叫(?:做|作)?“?$"
)
_TALK = 60
# A name in Latin letters with nothing beside it that tells its kind.
_LATIN_ALONE = re.compile(rf"(?<![A-Za-z\d’'.&-])(?<![A-Za-z\d&] ){_LATIN}(?![A-Za-z\d.%&]|-[A-Za-z])")
_LATIN_OTHER = re.compile(
    r"[A-Z]{1,5}|.*(?:^| )(?:AI|Compute|Cloud|Clouds|Tech|Inc|Labs?|Data|Digital|Infra|Capital|Telecom|Energy|Group"
    r"|Holdings|Partners|Networks?|Power|Systems|Technologies|Semiconductor|Mission|Act|Pro|Max|Ultra)"
)
# 苗岭一号, 苗岭三号
_NUMBER_SIGN = re.compile(r"(?:[一二三四五六七八九十]|\d{1,2})号(?![楼线文馆厅机院店门令])")
_MEMBER = re.compile(rf"(?P<line>[{HAN}]{{2,4}}){_NUMBER_SIGN.pattern}")
_NAMELIKE, _SHORT, _SECTION_WORDS = 2, 2, 2
_QUOTED_BEFORE = re.compile(r"“(?P<name>[^“”，。；：！？、\n]{2,12})”$")
_SIZES = re.compile(r"[\d.一二两三四五六七八九十百千万余多]+卡?级?")
# 改造成王莽岭算力谷: no part of the name.
_MADE = re.compile(r"(?:改造|改建|转型|打造|建设|扩建|升级|[改建变])(?:成了?|为)")
_BOUNDED = re.compile(rf"(?:^|[^{HAN}]|[的在于是为将和与及、，座处个了成为]|建设|启用)$")
_HARDWARE = re.compile(r"\d[张颗块枚]|[\d ][MG]W|机柜|GPU|显卡|服务器|[ABH]\d{2,3}")
_CLASSIFIED = screened(
    rf"[一那这](?:栋|座|处)(?:名?叫|名为)?“?(?P<name>{_LATIN})”?(?=，|的(?:楼|大楼|机楼|机房|厂房|园区|数据中心|集群))"
)
_WORD = re.compile(r"[\wÀ-ÿ]")


def _noun_start(text: str, start: int) -> int:
    """Where the words begin that tell the size or the use of what a noun is for: 万卡集群."""
    size = _SIZE_BEFORE.search(text, max(0, start - 9), start)
    return size.start() if size is not None else start


def _numbered(text: str, known: Sequence[Mention]) -> Iterator[Mention]:
    """A further machine of a line that is known: 巢湖明月二号."""
    for mention in known:
        if mention.kind != "cluster" or mention.rule.startswith("site") or not is_han(mention.text[-1]):
            continue
        number = _NUMBER_BEHIND.match(text, mention.end)
        if number is not None:
            name = text[mention.start : number.end()]
            yield Mention(
                mention.start, number.end(), name, f"cluster:{slug(name)}", name, "cluster", provisional=True,
                rule="named-site",
            )  # fmt: skip


def _start(mention: Mention) -> int:
    return mention.start


_SIZE_BEFORE = re.compile(r"(?:[万千]卡|算力|智算|训练|推理|计算|国产|液冷|AI|GPU|超算){1,3}$")


def _talks_of_site(words: str) -> bool:
    """Whether of what words speak of the last is a site."""
    told = list(_TALKED_OF.finditer(words))
    return bool(told) and told[-1]["site"] is not None


def _is_ordinary(name: str) -> bool:
    """Whether a name is a short word of the dictionary, which may stand for itself."""
    return len(name) == _SHORT and is_han(name[0]) and rjieba.has_word(name)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether a name in Latin letters is no part of a longer word."""
    left = text[start].isascii() and start > 0 and text[start - 1].isascii() and _WORD.match(text, start - 1)
    right = text[end - 1].isascii() and text[end : end + 1].isascii() and _WORD.match(text, end)
    return not (left or right)
