"""Companies with Chinese names that the catalogue lacks, by the ending of the name and by what stands beside it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import rjieba

from assets.facts.mentions.chinese_company_patterns import ADVERBS, neighbour_patterns
from assets.facts.mentions.chinese_recurring import RecurringCompanies
from assets.facts.mentions.chinese_transliterated import TransliteratedCompanies
from assets.facts.mentions.chinese_weighed import WeighedCompanies
from assets.facts.mentions.chinese_words import HAN, ChineseWords, is_han, union
from assets.facts.mentions.known import longest_first
from assets.facts.mentions.mention import Mention, renamed, slug
from assets.facts.mentions.places import ORGANISATIONS, Places
from assets.facts.mentions.words import WordFinder, article_around
from assets.facts.patterns import finditer

# How much evidence makes the words before an ending a company's name.
_ENOUGH = 4
# Behind a company's name: a year and what only a company has in it.
_YEARS_FIGURE = (
    r"20\d\d年(?:全年|[上下]半年|前三季度?|第?[一二三四]季度?)?的?"
    r"(?:实现|录得)?(?:营收|营业收入|收入|资本[开支]|出货|净利)"
)
# What stands in the place of a name without being one: 渠道商, 监管部门, 采购方.
_SLOTS = frozenset({"subject", "figure", "agent", "party", "maker", "city", "role"})
_GENERIC_HEAD = re.compile(
    r"^某|大行|外资|法人|[商厂者方员们局部署委市省县国区人层界端链级家厅会队庭组处]$|政府|部门|当局|官员|法院|市场|用户|读者|客户|买家|同行|现在|目前|如今|股东|监管|消费|双方|多方|其|各|业务|单[季月]|季度|地区|营业|合计|[本上下当该此][财年]?[季年]|财[季年]|[东南西北]区|需求|订单|名单|回补|拉货|追单|砍单|备货|议价|关系|结构|集中|反馈|预期|送样|送测|认证|验证|导入|提货|投片|(?:集群|机房|园区|算力池)$"
)
# What companies do, behind the word for them: 大模型公司转向自研.
_VERB_HEAD = re.compile(r"转[向而]|纷纷|陆续|相继|开始|选择|正在|不再|都在|也在|已经|可能|应该|需要|希望|打算|计划")
# Behind a known company these make another of it: 鸿海研究院, 智源云.
_DAUGHTER = re.compile(
    r"(?:研究院|研究所|资本|创投|风投|实验室|大学|证券|基金会|云(?!端|服务|计算|上|侧|业务|平台|市场|厂商?|[巨大]))"
)
# 湖北移动, 江苏电信: a carrier's company of a province.
_OF_PROVINCE = re.compile(
    r"(?:北京|上海|天津|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|四川|贵州|云南"
    r"|西藏|陕西|甘肃|青海|宁夏|新疆|内蒙古)(?:移动(?!互联|设备|端|芯片|电源|支付|办公)|电信(?!运营|业|管理|设备)|联通)"
)
# 旗下子公司X: what follows is a company without more ado.
_KIN = frozenset({"子公司", "孙公司", "控股公司", "参股公司", "关联公司", "合资公司", "兄弟公司", "母公司"})
_LONGEST_SHORT = 5
# How many characters in front of a name may be taken for a part of it.
_STUCK = 3
_JOINTS = frozenset("与和及")
_LIST_JOINTS = frozenset({"、", "和", "与", "及", "以及"})
# A clause that begins with a name and a list: 芯驰睿、.
_IN_FRONT = re.compile(rf"(?:^|[，。；：！？\n ])(?P<name>[{HAN}]{{2,5}})$")
_STOCK_CODE = re.compile(
    r"[（(](?:股票代码|证券代码)?[:：]?\s?(?:SH|SZ|HK)?\.?\d{4,6}(?:\.(?:SH|SZ|HK|SS|BJ|TW|KS))?[）)]"
)
_LEGAL_FORM = re.compile(r"(?:股份|集团)?有限(?:责任)?公司")
_BRACKETED = re.compile(r"[（(][^）)]*[）)]")
_LEGAL_RUN = re.compile(rf"(?:[{HAN}]|[（(][{HAN}]{{2,6}}[）)])+$")
_LEGAL_NAME_BEHIND = re.compile(rf"[{HAN}（）()]{{2,30}}公司$")
_DEFINITION = re.compile(
    r"[（(](?:以下|下文|下称|以下统称)?(?:简称|下称|简称为)?[:：]?[“\"](?P<short>[^”\"]{2,10})[”\"]"
    r"(?:或[“\"][^”\"]{1,10}[”\"])?[）)]"
)


# What a company has or does, not its name: 启石智能算力租赁.
_DEALS = re.compile(r"(?:算力|智算|云|数据|存储|网络)(?:租赁|业务|服务|负责|中心|集群|板块|部门|团队|平台|市场)")
# What is invested, or in what, and whose investors are spoken of: 澜讯云投资30亿元建设, 苍山智算投资者.
_SPENDS = re.compile(r"[了者]|(?:至多|最多|高达|[约近超逾达共]{0,2})\d|建|兴建|数")
# Of which the first character ends no name: 周二, 今年.
_BEGINS_TIME = re.compile(r"周[一二三四五六日末]|[本上下]周|[今去明昨前当][年日天季]")
# Before a company that has been introduced: the beginning of a clause, or who deals with it.
_NAMED_AGAIN = re.compile(r"(?:^|[，。；：！？“（\n ]|[向给与和跟对由据被为让从])$")
# What stands behind the name of a company that the text has introduced, and is no part of it.
_NO_PART_OF_NAME = frozenset(f"{ADVERBS}新均都则正可会能周")
# 获得商汤国香资本、三一集团投资
_RECEIVES = re.compile(r"(?:获得?|拿到|得到|引入|接受)了?[^，。；]{0,20}$")
# 只有四家：羲和微、破晓芯和启明矽。
_COUNTED_LIST = re.compile(
    rf"(?:[两三四五六七八九十]|\d)家(?:公司|企业|厂商|机构)?(?:[：:]|——|分别[是为]|包括|[是为])"
    rf"(?P<list>[{HAN}A-Za-z]{{2,8}}(?:[、和与及][{HAN}A-Za-z]{{2,8}})+)(?=[。，；（]|$)"
)
# 丰沛云是国内第五大IDC服务商
_DEFINED = re.compile(r"是[^，。；]{0,16}?(?:公司|企业|厂商|服务商|运营商|供应商|制造商|开发商|创企|龙头)(?=[，。；])")
# 电光科技控股子公司
_HELD = re.compile(r"的?(?:[子孙]公司|股东|权|地位|比例)")
# In no name but a quoted one: 那一年我手里.
_PRONOUN = re.compile("[我你您他她们这那]")


class ChineseCompanies:
    """Finds companies with Chinese names."""

    def __init__(self, vocabulary: Mapping[str, Any], words: ChineseWords) -> None:
        self._words = words
        self._transliterated = TransliteratedCompanies(vocabulary, words)
        self._recurring_names = RecurringCompanies(vocabulary, words)
        self._weighed = WeighedCompanies(vocabulary, words)
        self._endings = WordFinder(
            [*vocabulary.get("chinese_company_suffixes", ()), *vocabulary.get("chinese_company_weak_suffixes", ())]
        )
        self._whole_ending = re.compile(rf"(?<=..){words.endings.pattern}$")
        self._strong_inside = re.compile(
            rf"[{HAN}]{{2,4}}?(?=[{HAN}]{{4}}$)(?:{words.endings.pattern})(?=[{HAN}]{{2}}$)"
        )
        self._towns = frozenset(vocabulary.get("chinese_towns", ()))
        self._place_endings = frozenset(vocabulary.get("chinese_place_suffixes", ()))
        right, nouns = union(vocabulary, "chinese_company_right"), union(vocabulary, "chinese_company_nouns")
        self.right = re.compile(rf"{right}|20\d\d年")  # 凌云数据2024年营收
        self.certain_right = re.compile(rf"{union(vocabulary, 'chinese_company_right_certain')}|{_YEARS_FIGURE}")
        # What only a company does or has, behind its name.
        self.acts = re.compile(
            union(vocabulary, "chinese_company_right_certain", "chinese_company_deeds", "chinese_maker_verbs")
        )
        self._title_right = re.compile(union(vocabulary, "chinese_person_titles"))
        self._left = re.compile(rf"(?:{union(vocabulary, 'chinese_company_left')})(?:的|了)?$")
        self._common_noun_right = re.compile(union(vocabulary, "chinese_common_noun_right"))
        # AI芯片公司X, 咨询机构X: the field of business tells it from 公司 with a verb behind it.
        self._nouns = WordFinder(vocabulary.get("chinese_company_nouns", ()))
        self._fields = (*vocabulary.get("chinese_company_fields", ()), *vocabulary.get("chinese_company_nouns", ()))
        self._introduced = re.compile(
            rf"(?:{nouns}){{0,3}}(?:“(?P<quoted>[^”“]{{2,12}})”|(?P<name>[{HAN}]{{2,6}}?)(?={right}))"
        )
        self._patterns = neighbour_patterns(vocabulary, words)
        self._beside = re.compile(
            rf"(?:[（(][^（）()]{{2,16}}[）)])?(?:、|以及|[和与及])"
            rf"(?P<name>[{HAN}]{{2,6}}?)(?=[、和与及]|等|{right})"
        )
        self._place_in_front = re.compile(rf"^(?:{union(vocabulary, 'chinese_city_prefixes', 'chinese_towns')})市?")
        self._legal_cut = re.compile(union(vocabulary, "chinese_legal_cut_words"))

    def find(self, text: str, places: Places, known: Sequence[Mention]) -> list[Mention]:
        """The companies.

        Args:
            text: The text.
            places: What is named already.
            known: The same, as a list.
        """
        legal = list(self._registered(text, places))
        introduced = [*legal, *self._by_neighbours(text, places)]
        found = [*introduced, *self._by_ending(text, places, Places(text, longest_first(introduced)))]
        found.extend(self._in_lists(text, places, [*known, *found]))
        # What the text itself defines goes before what its words look like.
        found[:0] = self._abbreviated(text, [*known, *legal])
        found.extend(self._short(text, places, found))
        found.extend([*self._daughters(text, known), *self._of_provinces(text)])
        found = self._as_one(_without_stuck(text, found))
        found.extend(self._transliterated.find(text, Places(text, longest_first([*known, *found]))))
        found = [*found, *self._recurring_names.find(text, places, found)]
        found = list(_without_adverbs(text, found, introduced))
        found.extend(self._introduced_again(text, Places(text, longest_first([*known, *found])), introduced))
        named = longest_first([*known, *found])
        weighed = self._weighed.find(text, Places(text, named), named)
        return [*found, *(self.company(text, *span, "weighed") for span in weighed)]

    def _introduced_again(self, text: str, places: Places, introduced: Sequence[Mention]) -> Iterator[Mention]:
        """Where a company that the text has introduced, 云服务商恒序, is named again: 恒序将今年资本支出上修."""
        meant = {m.text: m for m in reversed(introduced) if m.rule == "apposition" and self._may_be_named_again(m.text)}
        for start, end in WordFinder(meant).find(text) if meant else ():
            begins = _NAMED_AGAIN.search(text, max(0, start - 1), start) is not None
            if begins and places.free(start, end) and not self._words.endings.match(text, end):
                yield renamed(meant[text[start:end]], text, start, end, "introduced")

    def _may_be_named_again(self, name: str) -> bool:
        return all(map(is_han, name)) and not rjieba.has_word(name) and self._words.is_name(name)

    def _as_one(self, found: Sequence[Mention]) -> list[Mention]:
        """The mentions, one entity for a company's registered name, its name in use and that without the ending."""
        names = {mention.name: mention for mention in reversed(found) if mention.provisional}
        by_stem: dict[str, list[Mention]] = {}
        for name, mention in names.items():
            by_stem.setdefault(self.stem(name), []).append(mention)
        meant: dict[str, Mention] = {}
        for stem, forms in by_stem.items():
            usual = [form for form in forms if form.name != stem and not _LEGAL_FORM.search(form.name)]
            # Of two that share a stem (云海科技, 云海数据) neither is the other.
            if len(forms) > 1 and len(usual) < 2:
                head = (usual or sorted(forms, key=lambda form: len(form.name)))[0]
                meant |= {form.id: head for form in forms}
        return [
            replace(mention, id=meant[mention.id].id, name=meant[mention.id].name) if mention.id in meant else mention
            for mention in found
        ]

    def stem(self, name: str) -> str:
        """A company's name without place and ending; the name itself where less than two characters are left."""
        stem = self._place_in_front.sub("", self._words.endings.sub("", _BRACKETED.sub("", name)), count=1)
        return stem if len(stem) >= 2 else name

    def _daughters(self, text: str, known: Sequence[Mention]) -> Iterator[Mention]:
        """What a known company's name begins: 鸿海研究院."""
        for mention in known:
            if mention.kind in ORGANISATIONS and not mention.anonymous and is_han(mention.text[-1]):
                ending = _DAUGHTER.match(text, mention.end)
                if ending is not None and self.right.match(text, ending.end()):
                    yield self.company(text, mention.start, ending.end(), "daughter")

    def _of_provinces(self, text: str) -> Iterator[Mention]:
        """What a carrier's company in a province is called: 湖北移动."""
        for match in _OF_PROVINCE.finditer(text):
            if not self._common_noun_right.match(text, match.end()):
                yield self.company(text, *match.span(), "carrier")

    def _by_ending(self, text: str, places: Places, introduced: Places) -> Iterator[Mention]:
        candidates = []
        for ending_start, end in _joined(self._endings.find(text)):
            stem = self._words.stem(text, ending_start, places)
            end = end if stem is None else self._without_goods(text, stem[0], ending_start, end)
            invested = text[end - 2 : end] == "投资" and (
                _SPENDS.match(text, end) or (_RECEIVES.search(text[max(0, ending_start - 24) : ending_start]))
            )
            holding = text[end - 2 : end] == "控股" and _HELD.match(text, end) is not None
            end -= 2 if invested or holding else 0
            if end <= ending_start or (stem is not None and text[stem[0] - 1 : stem[0]].isdigit()):
                continue  # 100亿瓦算力
            if stem is None and text[ending_start:end] in self._place_endings:
                # With a place alone in front these are names: 武汉大学.
                place = places.ending_at(ending_start)
                stem = (place.start, 3) if place is not None and place.kind == "region" else None
            if stem is not None and not self._common_noun_right.match(text, end):
                evidence = self._evidence(text, stem[0], ending_start, end, places)
                if evidence is not None:
                    candidates.append((stem[0], end, stem[1] + evidence))
        for start, end in self._accepted(text, candidates):
            # A place in front belongs to the name: 南京理工大学, 上海智元算力科技.
            place = places.ending_at(start)
            if place is not None and place.kind == "region" and is_han(place.text[0]):
                start = place.start
            if places.free(start, end, parts=True) and introduced.free(start, end):
                yield self.company(text, start, end, "ending")

    def _without_goods(self, text: str, start: int, ending_start: int, end: int) -> int:
        """Where the name ends if its last ending is what it deals in: 启石智能 in 启石智能算力租赁."""
        last = self._words.last_ending.search(text, ending_start, end)
        if last is None or last.start() <= ending_start or last.group() in self._words.strong_endings:
            return end
        shorter = text[start : last.start()]
        article = article_around(start)
        alone = text.count(shorter, *article) > text.count(shorter + last.group(), *article)
        return last.start() if alone or _DEALS.match(text, last.start()) else end

    def _evidence(self, text: str, start: int, ending_start: int, end: int, places: Places) -> int | None:
        """What ending and neighbours say for a company; None if it is the rest of a known company's registered name."""
        before = places.ending_at(start)
        if before is not None and before.kind in ORGANISATIONS and "公司" in text[ending_start:end]:
            return None
        evidence = 0
        last = self._words.last_ending.search(text, start, end)
        if last is not None:
            evidence += 2 * (last.group() in self._words.strong_endings)
            evidence += last.start() > ending_start  # two endings: 蓝谷云计算有限公司
        if self.right.match(text, end):
            opens = start == places.end_before(start) or not is_han(text[start - 1])
            evidence += 1 + opens
            evidence += bool(self.certain_right.match(text, end)) + bool(self._title_right.match(text, end))
            evidence += 2 * (_DEFINED.match(text, end) is not None)
        if self._left.search(text, max(0, start - 5), start):
            evidence += 2
        return evidence

    def _accepted(self, text: str, candidates: list[tuple[int, int, int]]) -> Iterator[tuple[int, int]]:
        """The candidates with enough evidence: their own, their repetition, or a company beside them in a list."""
        counts = Counter(text[start:end] for start, end, _ in candidates)
        best: Counter[str] = Counter()
        for start, end, evidence in candidates:
            name = text[start:end]
            best[name] = max(best[name], evidence + min(counts[name], 3) + self._words.recurs(text, start, end))
        accepted = [best[text[start:end]] > _ENOUGH for start, end, _ in candidates]
        forward = range(1, len(candidates))
        for index, neighbour in (*((i, i - 1) for i in forward), *((i - 1, i) for i in reversed(forward))):
            if accepted[neighbour] and not accepted[index] and candidates[index][2] + 2 >= _ENOUGH:
                left, right = sorted((candidates[neighbour], candidates[index]))
                accepted[index] = text[left[1] : right[0]] in _LIST_JOINTS
        for (start, end, _), sure in zip(candidates, accepted, strict=True):
            if sure:
                yield start, end

    def _by_neighbours(self, text: str, places: Places) -> Iterator[Mention]:
        for start, end in self._nouns.find(text):
            if text[start:end] in _KIN or text[max(0, start - 8) : start].endswith(self._fields):
                match = self._introduced.match(text, end)
                found = [] if match is None else list(self._neighbour(text, match, places, "apposition"))
                yield from found or self._recurring(text, end, places)
        for rule, pattern in self._patterns:
            for match in finditer(pattern, text):
                yield from self._neighbour(text, match, places, rule)
        for counted in _COUNTED_LIST.finditer(text):
            for start, end in _members(text, *counted.span("list")):
                if all(map(is_han, text[start:end])) and places.free(start, end):
                    name = text[start:end]
                    if len(name) > 1 and not rjieba.has_word(name) and not _GENERIC_HEAD.search(name):
                        yield self.company(text, start, end, "counted")
        for match in _STOCK_CODE.finditer(text):
            end = floor = match.start()
            while floor > 0 and end - floor < 8 and is_han(text[floor - 1]):
                floor -= 1
            ending = self._words.last_ending.search(text, floor, end)
            stem = self._words.stem(text, ending.start() if ending else end, places)
            if stem is None and end - floor >= 2 and (floor == 0 or not is_han(text[floor - 1])):
                stem = (floor, 0)
            if stem is not None and places.free(stem[0], end):
                yield self.company(text, stem[0], end, "stock-code")

    def _neighbour(self, text: str, match: re.Match[str], places: Places, rule: str) -> Iterator[Mention]:
        group = match.lastgroup or "name"
        start, end = match.span(group)
        if rule == "apposition" and _VERB_HEAD.match(text, start):
            return
        if rule in _SLOTS and _GENERIC_HEAD.search(text, start, end):
            return
        if text[start - 1 : end] in self._towns:
            return  # 和林格尔: the preposition is a part of the town's name.
        if (
            group == "name"
            and (ending := self._words.endings.match(text, end))
            and self.right.match(text, ending.end())
        ):
            end = ending.end()  # 投资 is an ending before it is a verb
        elif rule == "apposition" and (inside := self._strong_inside.match(text, start, end)) is not None:
            end = inside.end()  # 同泰电子扩产
        name = text[start:end]
        # 由广东星链运营: a place may begin such a name.
        if not places.free(start, end, parts=rule in ("operator", "agent", "role", "founded")):
            return
        # 给客户送样: the trade's own verbs are in no dictionary either.
        short = rule == "role" and group == "name" and len(name) == 2
        if short and text.count(name, *article_around(start)) < 2 and not self.certain_right.match(text, end):
            return
        once = text[start - 1] != "“" and text.count(name, *article_around(start)) < 2
        if rule == "figure" and (once or self._is_common(name)):
            return
        if rule == "subject" and self._title_right.search(name):
            return  # 财务总监葛敏表示
        if rule in ("subject", "city", "role") and self._words.native_person.fullmatch(name):
            return
        if rule == "officer" and (self._title_right.search(name) or self._words.no_name.search(name)):
            return  # 联合创始人兼首席执行官, 公司高级副总裁
        if rule in ("city", "role", "founded", "officer") and group != "quoted" and rjieba.has_word(name):
            return
        # Quotation marks say that it is a name, whatever its words.
        quoted = rule in ("title", "officer") or group == "quoted" or text[start - 1] == "“"
        if group != "quoted" and _PRONOUN.search(name):
            return
        if quoted:
            named = rule == "founded" or self._words.common.fullmatch(name) is None
        else:
            named = self._words.is_name(name) or self._words.recurs(text, start, end)
        if named:
            yield self.company(text, start, end, rule)

    def _recurring(self, text: str, start: int, places: Places) -> Iterator[Mention]:
        """What follows the word for a company and stands elsewhere too: 芯片公司烛龙微签过…, 烛龙微的副总裁."""
        for end in range(start + _LONGEST_SHORT, start + 1, -1):
            name = text[start:end]
            if _BEGINS_TIME.match(text, end - 1):
                continue  # 云服务商恒序周二宣布…, 恒序周五则…
            if all(map(is_han, name)) and places.free(start, end) and self._words.recurs(text, start, end):
                yield self.company(text, start, end, "apposition")
                return

    @staticmethod
    def _is_common(name: str) -> bool:
        """Whether a dictionary has the word, and as no name."""
        return rjieba.has_word(name) and not all(tag in ("nz", "nt", "nr") for _, tag in rjieba.tag(name))

    def _in_lists(self, text: str, places: Places, named: Sequence[Mention]) -> Iterator[Mention]:
        """What stands in a list beside a company: 华芯资本、深创投和元禾厚望; and before it: 芯驰睿、鹏芯微."""
        for mention in named:
            if mention.kind in ORGANISATIONS and text[mention.start - 1 : mention.start] == "、":
                front = _IN_FRONT.search(text[max(0, mention.start - 8) : mention.start - 1])
                start, end = mention.start - 1 - len(front["name"]) if front else 0, mention.start - 1
                if (
                    front is not None
                    and places.free(start, end)
                    and not rjieba.has_word(front["name"])
                    and not _GENERIC_HEAD.search(front["name"])
                    and self._words.is_name(front["name"])
                    and not self._words.native_person.fullmatch(front["name"])
                ):
                    yield self.company(text, start, end, "list")
            match = self._beside.match(text, mention.end) if mention.kind in ORGANISATIONS else None
            if match is None or not places.free(*match.span("name")):
                continue
            start, end = match.span("name")
            ending = self._words.endings.search(text, start + 2, end)
            end = ending.end() if ending is not None else end  # 与纬凌电子分食
            name = text[start:end]
            if (
                self._words.is_name(name)
                and not self._words.native_person.fullmatch(name)
                and (ending is None or not rjieba.has_word(name))
            ):
                yield self.company(text, start, end, "list")

    def _registered(self, text: str, places: Places) -> Iterator[Mention]:
        """Names as in a register: 浙江莲花紫星智算科技有限公司, 华庆超算（甘肃）科技有限公司.

        Such a name starts at the place in front, else behind the last word that belongs to no name. One that holds a
        known company is left to it.
        """
        for form in _LEGAL_FORM.finditer(text):
            floor = max(0, form.start() - 30)
            run = _LEGAL_RUN.search(text[floor : form.start()])
            if run is None:
                continue
            start = floor + run.start()
            for cut in self._legal_cut.finditer(text, start, form.start()):
                # 西安天和防务技术股份有限公司: 和 parts two parties only where the first is one.
                parts = cut.group() not in _JOINTS or self._ends_party(text, start, cut.start(), places)
                if parts and form.start() - cut.end() >= 3:
                    start = cut.end()
            inside = places.within(start, form.end())
            if any(mention.kind in ORGANISATIONS for mention in inside) or form.end() - start < 6:
                continue
            regions = [m.start for m in inside if m.kind == "region" and text[m.start - 1] not in "（("]
            yield self.company(text, regions[-1] if regions else start, form.end(), "registered")

    def _ends_party(self, text: str, start: int, end: int, places: Places) -> bool:
        """Whether what ends at an offset is a party of its own."""
        return (
            start == end or places.ending_at(end) is not None or self._whole_ending.search(text[start:end]) is not None
        )

    def _abbreviated(self, text: str, named: Sequence[Mention]) -> Iterator[Mention]:
        """（以下简称“莲花紫星”）: the words in quotes name the company in front, here and in all that follows."""
        by_end = {mention.end: mention for mention in named if mention.kind in ORGANISATIONS}
        meant: dict[str, Mention] = {}
        for match in _DEFINITION.finditer(text):
            entity = by_end.get(match.start())
            if entity is None:
                # 新华三信息技术有限公司: the known company that the registered name begins with.
                form = _LEGAL_NAME_BEHIND.search(text, max(0, match.start() - 30), match.start())
                ends = range(form.end(), form.start(), -1) if form else ()
                entity = next((by_end[end] for end in ends if end in by_end), None)
            if entity is not None:
                meant.setdefault(match["short"], entity)
        for start, end in WordFinder(meant).find(text) if meant else ():
            yield renamed(meant[text[start:end]], text, start, end, "abbreviation")

    def _short(self, text: str, places: Places, found: Sequence[Mention]) -> Iterator[Mention]:
        """A company by its name without the ending: 橙帆 where the text names 橙帆科技."""
        meant: dict[str, Mention] = {}
        for mention in found:
            ending = self._whole_ending.search(mention.text) if mention.kind == "company" else None
            stem = mention.text[: ending.start()] if ending else ""
            if len(stem) >= 2 and all(map(is_han, stem)) and not rjieba.has_word(stem) and self._words.is_name(stem):
                meant.setdefault(stem, mention)
        if not meant:
            return
        taken = Places(text, longest_first([*found]))
        for start, end in WordFinder(meant).find(text):
            if places.free(start, end) and taken.free(start, end) and not self._words.endings.match(text, end):
                yield renamed(meant[text[start:end]], text, start, end, "short")

    def company(self, text: str, start: int, end: int, rule: str) -> Mention:
        """The mention of a company that the catalogue lacks."""
        name = text[start:end]
        ending = self._whole_ending.search(name)
        parts = [name] if ending is None else [name[: ending.start()], ending.group()]
        id_ = f"company:{'-'.join(slug(part) for part in parts)}"
        return Mention(start, end, name, id_, name, "company", provisional=True, rule=rule)


def _without_stuck(text: str, found: Sequence[Mention]) -> list[Mention]:
    """The mentions, less what is in front of a name that mostly stands without it: 创企|业衍芯微, 新创沐光智能."""
    names = {mention.text: mention for mention in reversed(found)}
    result = []
    for mention in found:
        cuts = range(1, min(_STUCK, len(mention.text) - 2) + 1)
        cut = next((cut for cut in cuts if mention.text[cut:] in names), 0)
        name = mention.text[cut:]
        article = article_around(mention.start)
        if cut and text.count(name, *article) > text.count(mention.text, *article):
            mention = renamed(names[name], text, mention.start + cut, mention.end, mention.rule)
        result.append(mention)
    return result


def _without_adverbs(text: str, found: Iterable[Mention], introduced: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions, an introduced company without the adverb behind it: of 恒序新启用 the company is 恒序."""
    meant = {mention.text: mention for mention in reversed(introduced) if mention.rule == "apposition"}
    for mention in found:
        head = meant.get(mention.text[:-1]) if mention.provisional and mention.text[-1] in _NO_PART_OF_NAME else None
        yield mention if head is None else renamed(head, text, mention.start, mention.end - 1, mention.rule)


def _members(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The members of a list: only the last two are joined by 和, which other names may hold (羲和微)."""
    *firsts, last = re.finditer("[^、]+", text[start:end])
    yield from ((start + match.start(), start + match.end()) for match in firsts)
    joint = max(last[0].rfind(word) for word in "和与及")
    if joint > 0:
        yield start + last.start(), start + last.start() + joint
    yield start + last.start() + joint + 1, start + last.end()


def _joined(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans with those that follow on one another made one: 科技 and 有限公司."""
    current: tuple[int, int] | None = None
    for start, end in spans:
        if current is not None and current[1] == start:
            current = (current[0], end)
            continue
        if current is not None:
            yield current
        current = (start, end)
    if current is not None:
        yield current
