"""Chinese sources by what is no verb of saying: 据…, …的数据显示, a colon."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assets.facts.attribution.sources import source_reference
from assets.facts.discourse import (
    ANONYMOUS,
    Attribution,
    Discourse,
    Sentence,
    reference,
)
from assets.facts.model import EntityReference
from assets.facts.patterns import screened

UNVEILS = screened(r"公布|亮出|秀出|展示|揭晓|端出|发布|发表|打价格牌")
# 她给记者看了一张表：, 给我算了一笔账：
SHOWS_ZH = screened(
    r"(?:给|向|对|为|跟|和|替)(?:记者|我们?|笔者|本刊|本报|在场|台下|众人|大家|同行|投资者?)[^，。；：]{0,4}?"
    r"(?:看|展示|出示|算|估|测|推|盘|念|报|列|亮|交|透)(?:了|出|过|起)?[^，。；：]{0,14}[：:]"
    r"|掰着手指[^，。；：]{0,4}[：:]"
    r"|(?:算|列|摊开|翻开|亮出|打开|掏出)了?[^，。；：]{0,4}(?:账|表|单子|清单|报价单|账本|合同|手机)[：:]"
)
# 渠道朋友报价7万出头: who sells and stays unnamed.
DEALERS_ASK = screened(
    r"(?:渠道(?:商|朋友|方)|渠道(?!报价|价|的)|经销商|分销商|贸易商|代理商|档口(?:老板)?|黄牛|卖家|中间商|供应商|炒家|二手商|柜台)(?:们)?"
    r"(?:目前|现在|眼下|如今|近期|今天|昨天|给|向|对|的|已经?|普遍|私下|直接|[^，。；、]{0,2}(?:记者|我们|本刊|本报|笔者))*"
    r"(?:报价|开价|喊价|要价|报出|报到|报的价|喊到|喊出|开到|开出|叫价)"
)
# ——这是英伟达白皮书里的说法
THAT_IS_OF = screened(
    r"[—，；](?:以上|这)(?:都|些|组)?(?:数字|数据|话)?(?:是|出自|来自|源自)(?P<who>[^，。；]{2,24}?)"
    r"(?:的(?:说法|数字|口径|数据|统计|判断|估算|测算|估计|原话|算法)|之口|之手)?[。！”」]*$"
)
# 在他看来, 按该机构的算法: of whom the sentence before quotes.
IN_VIEW_ZH = screened(
    r"(?:在|依|按|照)(?:他们?|她|其|该(?:机构|行|分析师|人士|公司)|这(?:位|家|名)[^，。；]{1,8})"
    r"(?:看来|的(?:安排|规划|测算|估算|估计|说法|算法|判断|预测|模型|口径|看法|推算)(?:里|中|下)?)[，：:]?"
)
# What introduces words and is no colon of a clock, a list or a heading.
_COLON = re.compile(r"[：:](?:(?<!\d[：:])(?!\d)|(?<=[\u4e00-\u9fff][：:]))")
_ASKED = re.compile(r"[问您你吗呢？?]|提问|请教")
# Whose account a colon opens that has no name: 一位采购经理翻开本子：.
_SOME_PERSON = re.compile(
    r"(?:某|[一两三四五几数多另][位名个]|这位|那位|有)[^，。；：“”]{0,22}?"
    r"(?:人士|负责人|老板|创始人|高管|总监|经理|主管|合伙人|从业者|员工|销售|工程师|采购|研究员|分析师|渠道商|经销商|代理商|分销商|贸易商"
    r"|供应商|投资人|博主|网友|客户|买家|卖家|店主|档主|工长|专家|学者|教授|律师|官员|知情者|掌柜)"
)


def told_behind_colon(sentence: Sentence, discourse: Discourse, found: Sequence[Attribution]) -> list[Attribution]:
    """Whose account a colon opens, whatever he does before it: 贾敏翻开笔记本，一行一行念给记者听：…."""
    text, start = sentence.text, sentence.start
    colon = _COLON.search(text)
    if colon is None or colon.end() == len(text) or _ASKED.search(text[: colon.start()]):
        return []
    at = start + colon.start()
    if any(a.by is not None and a.start <= at + 1 for a in found):
        return []
    if any(q.end <= at for q in sentence.quantities):
        return []
    before = [n for n in sentence.nodes if n.end <= at]
    people = [
        n
        for n in before
        if n.kinds == {"person"}
        and n.mentions
        and not n.marker
        and not re.search(r"[向对给跟替]$", text[: n.start - start])
        and not re.match(r"的(?:公司|团队|企业|实验室|帝国)", text[n.end - start :])
    ]
    by: EntityReference | None = None
    if people and at - people[-1].end <= 40:
        people[-1].source = True
        by = source_reference(people[-1], sentence, discourse, False)
    elif not people and (some := _SOME_PERSON.search(text, 0, colon.start())) is not None:
        by = ANONYMOUS if colon.start() - some.end() <= 40 else None
    elif not people and len(before) == 1 and before[0].mentions and discourse.is_observer(before[0].mentions[0]):
        # 集邦咨询：…; Counterpoint的数据则是另一番景象：…
        house, rest = before[0], text[before[0].end - start : colon.start()]
        opens = house.start == start and (not rest or re.match(r"的|最新|发布|给出|称", rest))
        if opens and (rest or not discourse.is_medium(reference(house.mentions[0]))):
            house.source = True
            by = reference(house.mentions[0])
    return [] if by is None else [Attribution(start + colon.end(), sentence.end, by, "said")]


# 从一位渠道商处了解到
LEARNED_FROM = screened(r"从(?P<who>[^，。；]{2,24}?)(?:处|那里|方面)?(?:了解到|获悉|得知|听说|证实|打听到)")
# 据X官微，…; X官方公众号消息，…; （彭博社）
BY_OUTLET = re.compile(
    r"(?:官方)?(?:微信|微博)?(?:公众号|官微|官网|客户端|微博|账号|新闻稿|通稿|声明)?(?:的?(?:消息|报道|文章))?[，,：]"
)
# Whom somebody without a name tells: a paper that nothing else names.
TOLD_A_PAPER = screened(
    r"(?:人士|知情者|高管|员工|工程师|消息源|者)[对向]《(?P<paper>[^》]{2,10})》(?:记者)?(?:表示|透露|说|称|证实|确认|指出)"
)
# Who brought it first, told behind it.
PAPER_BEHIND = screened(
    r"，[^，。；]{2,14}?(?:率先|最早|最先|首先|此前|独家|首个|首度)+(?:披露|报[道导]|曝光|爆出|爆料|获悉)了?[^，。；]{0,8}[。！]?$"
)
REVISES = re.compile(
    r"[^，。；]{0,40}?(?:预测|预估|预期|估计)(?:值|数)?[^，。；]{0,12}?(?:上调|下调|调升|调降|上修|下修|提高|调高|调低|调整|修正|改为|砍|维持)"
    r"|[^，。；]{0,16}?(?:把|将)[^，。；]{0,30}?(?:看到|看高至|看高到|看至|估在|估到|放在|算到)(?=[约近]?[\d一二三四五六七八九十百千])"
    # 美银也上调亚马逊Trainium的预估需求，将2026年的预估量由…
    r"|(?:也|亦|并|再|又|还|同步|最新|大幅|小幅)*(?:上调|下调|调升|调降|上修|下修|调高|调低)了?(?![^，。；]{0,30}(?:评级|目标价))[^，。；]{0,24}?(?:预估|预测|预期|估计)(?:需求|出货|产量)?"
    # 高盛最新报告把台积电明年底月产能由10万片上修到11.5万片
    r"|[^，。；]{0,16}?(?:把|将)[^，。；]{2,40}?(?:上调|下调|调升|调降|上修|下修|调高|调低|修正)[到至为]"
    r"|(?:最新|新近|的|一份|研究|分析)*(?:报告|研报)?(?:最新|再度|再次|小幅|大幅|同步)?(?:上调|下调|调升|调降|上修|下修|调高|调低)了?(?![^，。；]{0,30}评级)[^，。；]{4,40}?[到至为](?=[约近]?\d)"
)
# 国金证券当日发布研报，预计…; 中信证券研报指出: what a house writes.
WRITES = re.compile(
    r"[^，。；]{0,10}?(?:发布|发表|出具|推出|更新|撰写|公布|刊发|发出)?了?[^，。；]{0,12}?(?:研究报告|研报|报告|点评|纪要|晨报|周报|简报|快评|榜单|调查|白皮书)"
    r"(?:中|里|当中)?[，：:]?(?:并|则|也|还|又|大幅|小幅|同步)*(?P<verb>上调|下调|上修|下修|调升|调降|调高|调低|称|指出?|认为|预计|预测|估计|估算|预估|推估|维持|给予|表示|显示|测算|写道|提到|强调)"
)
SEES_ZH = re.compile(
    r"(?:则|也|更|甚至|仅|只|分别)?(?:看到|看至|看|喊到|喊|给到|给出|估|给|上看|下看|算出)(?:约|近|了|的(?:是|数字是))?(?=[\d一二两三四五六七八九十])"
)
# 砺石半导体递交招股书：…; 苏姿丰秀出更新节奏：…
COLON_LIST = screened(
    r"(?:递交|提交|公布|发布|披露|更新|公示|交出|晒出|放榜)[^，。；：]{0,30}(?:招股书|年报|财报|季报|半年报|业绩|公告|成绩单|结果|数据)[：:]"
    r"|(?:季报|半年报|年报|财报|业绩|成绩单|答卷)[：:]"
    r"|(?:秀出|公布|列出|给出|晒出|展示|描绘|介绍|交代|亮出|揭晓|揭示)[^，。；：]{0,12}[：:]"
)
# Whose figures they are: IDC的数据里, 伯恩斯坦的模型显示.
FIGURES_OF = re.compile(
    r"(?:的|最新|新近|官方|本人|方面|给出|提供|公布|发布|披露|汇总|出具|测得)*(?:数据|统计|数字|报告|口径|模型|调查|论文|榜单|测算|估算|预测|数字|说法|白皮书|博客|财报|公告|算盘|判断|看法|估计|推算|算法|账本)"
    r"(?:里|下|中(?![心国芯台])|上|写明|假设|假定|设定|认为|预计|预测|估计|显示|给出|称|指出|则?[是为](?=[，：:“「\d]|超|约|近|不)|[，：:])"
)
# Of a chain of suppliers, and so of somebody in it: 供应链消息.
CHAIN_TALK = re.compile(r"据?(?:供应链|产业链|渠道|业内)[^，。]{0,2}消息")
