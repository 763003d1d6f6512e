"""Chinese sources that stand with no verb of saying: 据…, …的数据显示, what an outlet is credited with, a colon."""

from __future__ import annotations

import re

from assets.facts.attribution.chinese_people import OFFICE_ALONE, SOME_PERSON, UNNAMED_PEOPLE
from assets.facts.attribution.findings import Findings
from assets.facts.attribution.reach import part_end
from assets.facts.attribution.sources import SPEAKERS, company_spoken_for, source_reference, unlisted_company
from assets.facts.discourse import ANONYMOUS, ORGANISATIONS, Node, grammar, reference
from assets.facts.model import EntityReference
from assets.facts.patterns import screened


def read_phrases(findings: Findings) -> None:
    """Find the sources that a sentence names by a phrase, in the order in which one yields to another."""
    _according_to(findings)
    _outlet_credited(findings)
    _cited_by_outlet(findings)
    _told_to_a_paper(findings)
    _reported_first_by(findings)
    _document_before_colon(findings)
    _forecast_of_house(findings)
    _learned_from(findings)
    _hearsay(findings)
    _figures_of(findings)
    _shown_to_listeners(findings)
    _account_behind_colon(findings)
    _asking_price_of_dealers(findings)
    _that_is_of(findings)
    _in_view_of_the_last(findings)
    _unveiled_by(findings)


_RECKONED = re.compile(r"测算|估算|估计|推算|预测|预估|目录价")
_LEARNED, _OFFICIALLY = re.compile(r"了解|悉|传|消息|检方|检察|起诉书|诉状|原告"), re.compile(r"官方|官网|》了解")
_REPORTED = re.compile(r"报[道导]")
_HOUSE_AGAIN = re.compile(r"(?:该|这家)(?:机构|行|券商|投行|研究所|所)")
_FILED = re.compile(r"公告|口径|业绩会|说明会|公司|招股(?:说明)?书")
# Of a chain of suppliers, and so of somebody in it: 供应链消息.
_CHAIN_TALK = re.compile(r"据?(?:供应链|产业链|渠道|业内|业界)[^，。]{0,2}消息")


def _according_to(findings: Findings) -> None:
    """A source behind a preposition: 据集邦咨询测算, 据多位云厂商销售说, 据供应链消息."""
    text = findings.text
    for match in findings.sentence.finditer(grammar("zh").according):
        words = match[0]
        named = [n for n in findings.named_within(*match.span()) if n.has(SPEAKERS) and not n.anaphor]
        if _LEARNED.search(words) and not _OFFICIALLY.search(words):
            level = "reported"
        else:
            level = "estimated" if _RECKONED.search(words) else "said"
        by: EntityReference | None = None
        if named:
            by, level = _named_behind_preposition(findings, match, named, level)
        elif level == "said" and _REPORTED.search(words):
            level = "reported"
        if by is None:
            by = _unnamed_behind_preposition(findings, match, level, bool(named))
        findings.read.append(match.span())
        findings.add(0 if _ends_sentence(text, match) else match.end(), None, by, level)


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    """Whether the words that name a source end a sentence of which they tell all, as …，据路透社报道 does."""
    return text[match.start() - 1 : match.start()] == "，" and _ENDS_SENTENCE.match(text, match.end()) is not None


def _named_behind_preposition(
    findings: Findings, match: re.Match[str], named: list[Node], level: str
) -> tuple[EntityReference | None, str]:
    """Whom a phrase with names means, and how firmly it is told."""
    words, text = match[0], findings.text
    node = next((n for n in named if n.mentions[0].kind == "person"), named[0])
    if node.mentions[0].anonymous and (observers := [n for n in named if findings.is_observer(n)]):
        node, level = observers[0], "reported"  # 据彭博社从知情人士处获悉: the outlet reports it.
    by: EntityReference | None
    behind = node.end - findings.start
    if node.kinds == {"region"} and text[behind : behind + 1] in ("媒", "传"):
        node.source = True
        by, level = None, "reported"  # 据南韩媒体报导: no country says so.
    elif level == "reported" and findings.is_observer(node):
        node.source = True
        by = None if "了解" in words else reference(node.mentions[0])
    else:
        by = findings.source(node, grammar("zh").source["spokesperson"].search(words) is not None)
    quoting = grammar("zh").source["quoting"].search(text[match.start() : match.end() + 25])
    return by, "reported" if quoting and _REPORTED.search(words) else level


def _unnamed_behind_preposition(
    findings: Findings, match: re.Match[str], level: str, named: bool
) -> EntityReference | None:
    """Whom a phrase means by no name: 据该机构, 据公司公告, 据供应链消息, 据多位云厂商销售."""
    words, discourse = match[0], findings.discourse
    by: EntityReference | None = None
    if _HOUSE_AGAIN.search(words):
        by = findings.house_meant(match.start())
    if by is None and level == "said" and _FILED.search(words):
        by = company_spoken_for(findings.sentence, discourse, match.start())
    if by is not None:
        return by
    of_chain = level == "reported" and _CHAIN_TALK.search(words)
    return ANONYMOUS if of_chain or (not named and OFFICE_ALONE.search(match["who"])) else None


# Behind words for a source that end their sentence.
_ENDS_SENTENCE = re.compile(r"(?:称|说|指|测算|估算|报[道导])?\W*$")
# 据X官微，…; X官方公众号消息，…; （彭博社）
_BY_OUTLET = re.compile(
    r"(?:官方)?(?:微信|微博)?(?:公众号|官微|官网|客户端|微博|账号|新闻稿|通稿|声明)?(?:的?(?:消息|报道|文章))?[，,：]"
)
_CLOSES_BRACKET = re.compile(r"[）)][。！]?$")
_ACCORDING_UP_TO, _ADDRESSED = re.compile(r"据[^，。；]{0,8}$"), re.compile(r"[向与和对]$")


def _outlet_credited(findings: Findings) -> None:
    """An outlet in brackets at the end, …（彭博社）, or whose account or news opens: 据X官微，…; X官方公众号消息，…."""
    text, start = findings.text, findings.start
    for node in findings.sentence.nodes:
        at, end = node.start - start, node.end - start
        if not node.mentions or not node.has(SPEAKERS) or findings.is_read(at):
            continue
        if text[at - 1 : at] in ("（", "(") and _CLOSES_BRACKET.match(text, end) and findings.is_observer(node):
            node.source = True
            findings.add(0, at, reference(node.mentions[0]))
            continue
        news = _BY_OUTLET.match(text, end)
        if news is None or _ADDRESSED.search(text, 0, at):
            continue
        # Nothing but a comma makes no source of whom no preposition stands before.
        if len(news[0]) > 3 or _ACCORDING_UP_TO.search(text, 0, at):
            findings.add(news.end(), None, findings.source(node, True))
            findings.read.append((at, news.end()))


# Whom an outlet cites without a verb of saying: 《电子时报》引述设备商说法，….
_CITES = screened(
    r"(?:近日|日前|今日|昨日|今天|昨天|上周|本周)?(?:援引|引述|引用)了?[^，。；：]{2,24}?的?"
    r"(?:说法|消息|看法|话|报告|报道|观点|估算|数据|内容|分析|预测)[，：](?:称|指出?|表示|说)?"
)


def _cited_by_outlet(findings: Findings) -> None:
    """An outlet that cites what others say: it is the outlet that reports it."""
    for match in findings.sentence.finditer(_CITES):
        at = match.start() - (findings.text[match.start() - 1 : match.start()] == "》")
        outlet = findings.node_until(at)
        if outlet is None or not outlet.mentions or not findings.is_observer(outlet) or findings.is_read(match.start()):
            continue
        outlet.source = True
        findings.read.append(match.span())
        findings.add(match.end(), None, reference(outlet.mentions[0]), "reported")


# Whom somebody without a name tells: a paper that nothing else names.
_TOLD_A_PAPER = screened(
    r"(?:人士|知情者|高管|员工|工程师|消息源|者)[对向]《(?P<paper>[^》]{2,10})》(?:记者)?(?:表示|透露|说|称|证实|确认|指出)"
)


def _told_to_a_paper(findings: Findings) -> None:
    """A paper that nothing else names, told by somebody without a name: 接近交易的人士对《财经》表示."""
    start = findings.start
    for match in findings.sentence.finditer(_TOLD_A_PAPER):
        first, last = start + match.start(), start + match.end()
        if not any(n.start >= first and n.end <= last and n.mentions for n in findings.sentence.nodes):
            findings.add(match.end(), None, unlisted_company(match["paper"]), "reported")
            findings.read.append(match.span())


# Who brought it first, told behind it.
_PAPER_BEHIND = screened(
    r"，[^，。；]{2,14}?(?:率先|最早|最先|首先|此前|独家|首个|首度)+(?:披露|报[道导]|曝光|爆出|爆料|获悉)了?[^，。；]{0,8}[。！]?$"
)


def _reported_first_by(findings: Findings) -> None:
    """Who brought it first, told behind it: …，《纽约时报》率先披露了这笔交易."""
    match = findings.sentence.search(_PAPER_BEHIND)
    houses = findings.named_within(*match.span()) if match is not None else []
    if match is not None and houses and findings.is_observer(houses[0]):
        houses[0].source = True
        findings.add(0, match.start(), reference(houses[0].mentions[0]))
        findings.read.append(match.span())


# 砺石半导体递交招股书：…; 苏姿丰秀出更新节奏：…
_COLON_LIST = screened(
    r"(?:递交|提交|公布|发布|披露|更新|公示|交出|晒出|放榜)[^，。；：]{0,30}(?:招股书|年报|财报|季报|半年报|业绩|公告|成绩单|结果|数据)[：:]"
    r"|(?:季报|半年报|年报|财报|业绩|成绩单|答卷)[：:]"
    r"|(?:秀出|公布|列出|给出|晒出|展示|描绘|介绍|交代|亮出|揭晓|揭示)[^，。；：]{0,12}[：:]"
)


def _document_before_colon(findings: Findings) -> None:
    """A document or list that a colon opens, of who shows it: 砺石半导体递交招股书：…; 苏姿丰秀出更新节奏：…."""
    match = findings.sentence.search(_COLON_LIST)
    if match is None:
        return
    start = findings.start
    before = [n for n in findings.sentence.nodes if n.end - start <= match.start() and n.mentions and n.has(SPEAKERS)]
    subject = next((n for n in before if not n.marker), None)
    if subject is None or subject.has(("region",)) or "，" in findings.text[subject.end - start : match.start()]:
        return
    subject = next((n for n in reversed(before) if n.has(("person",))), subject)
    findings.add(match.end(), None, source_reference(subject, findings.sentence, findings.discourse, True))


_REVISES = re.compile(
    r"[^，。；]{0,40}?(?:预测|预估|预期|估计)(?:值|数)?[^，。；]{0,12}?(?:上调|下调|调升|调降|上修|下修|提高|调高|调低|调整|修正|改为|砍|维持|定[为在于]|设[为在])"
    r"|[^，。；]{0,16}?(?:把|将)[^，。；]{0,30}?(?:看到|看高至|看高到|看至|估在|估到|放在|算到)(?=[约近]?[\d一二三四五六七八九十百千])"
    # 美银也上调亚马逊Trainium的预估需求，将2026年的预估量由…
    r"|(?:也|亦|并|再|又|还|同步|最新|大幅|小幅)*(?:上调|下调|调升|调降|上修|下修|调高|调低)了?(?![^，。；]{0,30}(?:评级|目标价))[^，。；]{0,24}?(?:预估|预测|预期|估计)(?:需求|出货|产量)?"
    # 高盛最新报告把台积电明年底月产能由10万片上修到11.5万片
    r"|[^，。；]{0,16}?(?:把|将)[^，。；]{2,40}?(?:上调|下调|调升|调降|上修|下修|调高|调低|修正)[到至为]"
    r"|(?:最新|新近|的|一份|研究|分析)*(?:报告|研报)?(?:最新|再度|再次|小幅|大幅|同步)?(?:上调|下调|调升|调降|上修|下修|调高|调低)了?(?![^，。；]{0,30}评级)[^，。；]{4,40}?[到至为](?=[约近]?\d)"
)
# 国金证券当日发布研报，预计…; 中信证券研报指出: what a house writes.
_WRITES = re.compile(
    r"[^，。；]{0,10}?(?:发布|发表|出具|推出|更新|撰写|公布|刊发|发出)?了?[^，。；]{0,12}?(?:研究报告|研报|报告|点评|纪要|晨报|周报|简报|快评|榜单|调查|白皮书)"
    r"(?:中|里|当中)?[，：:]?(?:并|则|也|还|又|大幅|小幅|同步)*(?P<verb>上调|下调|上修|下修|调升|调降|调高|调低|称|指出?|认为|预计|预测|估计|估算|预估|推估|维持|给予|表示|显示|测算|写道|提到|强调)"
)
_SEES = re.compile(
    r"(?:则|也|更|甚至|仅|只|分别)?(?:看到|看至|看|喊到|喊|给到|给出|估|给|上看|下看|算出)(?:约|近|了|的(?:是|数字是))?(?=[\d一二两三四五六七八九十])"
)
# A house that was named before, at the head of a clause: ；该行还把英伟达本财年的营收预期下调至….
_BANK_AGAIN = screened(r"(?:^|(?<=[，。；]))(?:该|这家)(?:行|机构|券商|投行|研究所|大行)")
_WRITES_ESTIMATE = re.compile(r"[估测修调]|预计|维持|给予")


def _forecast_of_house(findings: Findings) -> None:
    """A house that writes, or raises what it expects: 中信证券研报指出，…; 高盛将腾讯今年的资本开支预测上调至…."""
    text = findings.text
    for again in findings.sentence.finditer(_BANK_AGAIN):
        revises = _REVISES.match(text, again.end())
        house = findings.house_meant(again.start()) if revises is not None else None
        if revises is not None and house is not None:
            findings.add(again.end(), part_end(text, revises.end()), house, "estimated")
            findings.read.append((again.start(), revises.end()))
    for node in findings.sentence.nodes:
        if not node.mentions or node.marker:
            continue
        end = node.end - findings.start
        revises = _REVISES.match(text, end)
        writes = None if revises is not None else _WRITES.match(text, end)
        forecast = revises or (_SEES.match(text, end) if writes is None else None)
        match = forecast or writes
        if match is None or not findings.is_observer(node):
            continue
        node.source = True
        by = reference(node.mentions[0])
        if forecast is not None:
            findings.add(end, part_end(text, forecast.end()), by, "estimated")
        else:
            findings.add(match.end(), None, by, "estimated" if _WRITES_ESTIMATE.search(match["verb"]) else "said")
        findings.read.append(match.span())


# 从一位渠道商处了解到
_LEARNED_FROM = screened(r"从(?P<who>[^，。；]{2,24}?)(?:处|那里|方面)?(?:了解到|获悉|得知|听说|证实|打听到)")


def _learned_from(findings: Findings) -> None:
    """From whom something was learned: 从一位渠道商处了解到."""
    for match in findings.sentence.finditer(_LEARNED_FROM):
        first, last = findings.start + match.start("who"), findings.start + match.end("who")
        inner = [n for n in findings.sentence.nodes if first <= n.start < last]
        people = [n for n in inner if n.has(("person",))] or [n for n in inner if n.has(SPEAKERS)]
        by = source_reference(people[0], findings.sentence, findings.discourse, True) if people else None
        if by is None and UNNAMED_PEOPLE.search(match["who"]):
            by = ANONYMOUS
        if by is not None:
            for node in people[:1]:
                node.source = True
            findings.add(match.end(), None, by)
            findings.read.append(match.span())


_HEARSAY_VERB = re.compile(r"(?:指出|称|说|指|显示|透露|，)+")


def _hearsay(findings: Findings) -> None:
    """What nobody says by name: 众所周知, 市场传出; somebody of a chain of suppliers does: 供应链消息称."""
    text = findings.text
    for match in findings.sentence.finditer(grammar("zh").source["known"]):
        if not findings.is_read(match.start()):
            by = ANONYMOUS if _CHAIN_TALK.search(match[0]) else None
            first, last = (0, None) if _ends_sentence(text, match) else (match.end(), part_end(text, match.end()))
            findings.add(first, last, by, "reported")
            findings.read.append(match.span())
    for match in findings.sentence.finditer(grammar("zh").source["reported"]):
        at = findings.start + match.start()
        named = any(n.start < at < n.end and n.has(("person", *ORGANISATIONS)) for n in findings.sentence.nodes)
        if findings.is_read(match.start()) or named:
            continue  # 王传福
        by = ANONYMOUS if _CHAIN_TALK.fullmatch(match[0]) else None
        if _ends_sentence(text, match):
            findings.add(0, None, by, "reported")
        else:
            findings.add(match.start(), part_end(text, match.end()), by, "reported")
        if by is not None:
            verb = _HEARSAY_VERB.match(text, match.end())
            findings.read.append((match.start(), verb.end() if verb else match.end()))


# Whose figures they are: IDC的数据里, 伯恩斯坦的模型显示.
_FIGURES_OF = re.compile(
    r"(?:的|最新|新近|官方|本人|方面|给出|提供|公布|发布|披露|汇总|出具|测得)*(?:数据|统计|数字|报告|口径|模型|调查|论文|榜单|测算|估算|预测|数字|说法|白皮书|博客|财报|公告|算盘|判断|看法|估计|推算|算法|账本)"
    r"(?:里|下|中(?![心国芯台])|上|写明|假设|假定|设定|认为|预计|预测|估计|显示|给出|称|指出|则?[是为](?=[，：:“「\d]|超|约|近|不)|[，：:])"
)
_MODELLED = re.compile(r"模型|[测估推][算计]|预测")


def _figures_of(findings: Findings) -> None:
    """Figures, a model or a paper that somebody owns: IDC的数据显示, 伯恩斯坦的模型里."""
    for node in findings.sentence.nodes:
        if not node.mentions or node.marker or not node.has(SPEAKERS):
            continue
        match = _FIGURES_OF.match(findings.text, node.end - findings.start)
        if match is not None and not findings.is_read(match.start()):
            level = "estimated" if _MODELLED.search(match[0]) else "said"
            findings.add(match.end(), None, findings.source(node), level)
            findings.read.append(match.span())


# 她给记者看了一张表：, 给我算了一笔账：
_SHOWS = screened(
    r"(?:给|向|对|为|跟|和|替)(?:记者|我们?|笔者|本刊|本报|在场|台下|众人|大家|同行|投资者?)[^，。；：]{0,4}?"
    r"(?:看|展示|出示|算|估|测|推|盘|念|报|列|亮|交|透)(?:了|出|过|起)?[^，。；：]{0,14}[：:]"
    r"|掰着手指[^，。；：]{0,4}[：:]"
    r"|(?:算|列|摊开|翻开|亮出|打开|掏出)了?[^，。；：]{0,4}(?:账|表|单子|清单|报价单|账本|合同|手机)[：:]"
)
_RECKONS = re.compile(r"[估测推]|粗算")


def _shown_to_listeners(findings: Findings) -> None:
    """What a person shows or reckons up before others: 她给记者看了一张表：…; 给我算了一笔账：…."""
    for match in findings.sentence.finditer(_SHOWS):
        at = findings.start + match.start()
        people = [n for n in findings.sentence.nodes if n.end == at and n.kinds == {"person"}]
        by: EntityReference | None = None
        if people:
            by = findings.source(people[0])
        elif findings.text[match.start() - 1 : match.start()] in ("他", "她"):
            by = findings.discourse.last_person
        if by is not None:
            findings.add(match.end(), None, by, "estimated" if _RECKONS.search(match[0]) else "said")


# What introduces words and is no colon of a clock, a list or a heading.
_COLON = re.compile(r"[：:](?:(?<!\d[：:])(?!\d)|(?<=[\u4e00-\u9fff][：:]))")
_ASKED = re.compile(r"[问您你吗呢？?]|提问|请教")
# How far before a colon whose account it opens may be named.
_COLON_REACH = 40
_LISTENER = re.compile(r"[向对给跟替]$")
_OF_EMPLOYER, _OPENS_ACCOUNT = re.compile(r"的(?:公司|团队|企业|实验室|帝国)"), re.compile(r"的|最新|发布|给出|称")


def _account_behind_colon(findings: Findings) -> None:
    """An account that a colon opens, whatever who gives it does before: 贾敏翻开笔记本，一行一行念给记者听：…."""
    text, start, sentence = findings.text, findings.start, findings.sentence
    colon = _COLON.search(text)
    if colon is None or colon.end() == len(text) or _ASKED.search(text, 0, colon.start()):
        return
    at = start + colon.start()
    if any(a.by is not None and a.start <= at + 1 for a in findings.attributions):
        return
    if any(q.end <= at for q in sentence.quantities):
        return
    before = [n for n in sentence.nodes if n.end <= at]
    people = [n for n in before if n.kinds == {"person"} and n.mentions and not n.marker and _acts(findings, n)]
    by: EntityReference | None = None
    if people:
        by = findings.source(people[-1]) if at - people[-1].end <= _COLON_REACH else None
    elif (some := SOME_PERSON.search(text, 0, colon.start())) is not None:
        by = ANONYMOUS if colon.start() - some.end() <= _COLON_REACH else None
    elif len(before) == 1 and findings.is_observer(before[0]) and before[0].start == start:
        # 集邦咨询：…; Counterpoint的数据则是另一番景象：…
        house, rest = before[0], text[before[0].end - start : colon.start()]
        named = reference(house.mentions[0])
        if _OPENS_ACCOUNT.match(rest) if rest else not findings.discourse.is_medium(named):
            house.source = True
            by = named
    if by is not None:
        findings.add(colon.end(), None, by)


def _acts(findings: Findings, person: Node) -> bool:
    """Whether a person is no listener and no owner of a company, 向贾敏, 贾敏的公司."""
    at, end = person.start - findings.start, person.end - findings.start
    return not _LISTENER.search(findings.text, 0, at) and not _OF_EMPLOYER.match(findings.text, end)


# 渠道朋友报价7万出头: who sells and stays unnamed.
_DEALERS_ASK = screened(
    r"(?:渠道(?:商|朋友|方)|渠道(?!报价|价|的)|经销商|分销商|贸易商|代理商|档口(?:老板)?|黄牛|卖家|中间商|供应商|炒家|二手商|柜台)(?:们)?"
    r"(?:目前|现在|眼下|如今|近期|今天|昨天|给|向|对|的|已经?|普遍|私下|直接|[^，。；、]{0,2}(?:记者|我们|本刊|本报|笔者))*"
    r"(?:报价|开价|喊价|要价|报出|报到|报的价|喊到|喊出|开到|开出|叫价)"
)


def _asking_price_of_dealers(findings: Findings) -> None:
    """What those ask who sell and stay unnamed: 渠道朋友报价7万出头."""
    if findings.discourse.default_source is not None:
        return
    for match in findings.sentence.finditer(_DEALERS_ASK):
        named = findings.named_within(match.start() - 1, match.end())
        if not named and not findings.is_read(match.start()):
            findings.add(match.start(), part_end(findings.text, match.end()), ANONYMOUS)


# ——这是英伟达白皮书里的说法
_THAT_IS_OF = screened(
    r"[—，；](?:以上|这)(?:都|些|组)?(?:数字|数据|话)?(?:是|出自|来自|源自)(?P<who>[^，。；]{2,24}?)"
    r"(?:的(?:说法|数字|口径|数据|统计|判断|估算|测算|估计|原话|算法)|之口|之手)?[。！”」]*$"
)


def _that_is_of(findings: Findings) -> None:
    """Whose words those before are: ——这是英伟达白皮书里的说法."""
    match = findings.sentence.search(_THAT_IS_OF)
    nodes = findings.named_within(*match.span("who")) if match is not None else []
    if match is not None and nodes and nodes[0].has(SPEAKERS):
        findings.add(0, match.start(), findings.source(nodes[0], True))


# 在他看来, 按该机构的算法: of whom the sentence before quotes.
_IN_VIEW = screened(
    r"(?:在|依|按|照)(?:他们?|她|其|该(?:机构|行|分析师|人士|公司)|这(?:位|家|名)[^，。；]{1,8})"
    r"(?:看来|的(?:安排|规划|测算|估算|估计|说法|算法|判断|预测|模型|口径|看法|推算)(?:里|中|下)?)[，：:]?"
)


def _in_view_of_the_last(findings: Findings) -> None:
    """What somebody holds whom the sentence before quotes: 在他看来, 按该机构的算法."""
    match = findings.sentence.search(_IN_VIEW)
    if match is not None and findings.discourse.last_source is not None:
        findings.add(match.end(), None, findings.discourse.last_source, "estimated")
        findings.read.append(match.span())


_UNVEILS = screened(r"公布|亮出|秀出|展示|揭晓|端出|发布|发表|打价格牌")


def _unveiled_by(findings: Findings) -> None:
    """Who shows something says what it is: 徐直军首次公布昇腾910."""
    text, start = findings.text, findings.start
    for match in findings.sentence.finditer(_UNVEILS):
        opening = max(text.rfind(mark, 0, match.start()) for mark in "。；！？") + 1
        before = [
            n
            for n in findings.sentence.nodes
            if opening <= n.start - start and n.end - start <= match.start() and n.mentions
        ]
        shows = before[-1] if before else None
        if shows is not None and shows.kinds == {"person"} and not shows.marker and not shows.mentions[0].anonymous:
            findings.add(match.start(), part_end(text, match.end()), findings.source(shows))
