"""What stands beside the name of a Chinese company: who it is said to be, who cites it, what it does."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from assets.facts.mentions.chinese_words import HAN, ChineseWords, union
from assets.facts.patterns import screened

_DAY = r"(?:\d{1,2}月)?\d{1,2}日(?:晚间|晚|早间|盘后)?|周[一二三四五六日]|[一二三四上下]季度起?|\d{1,2}月起?|[上下]半年"
# What a party does stands behind what it is called for its part, and is no name: 客户先问交期.
_NO_START = r"[不没还才就最更很问]|先(?![导进声锋])|再(?![鼎升])|都(?!市)"
# 砺芯刚完成融资: what stands before a verb is no end of a name.
ADVERBS = "刚已曾又还也仍再将拟"
# How somebody runs something: 负责运营, 投资建设, 自主研发.
_HOW = r"(?:自己|负责|独家|自主|投资|出资|牵头|联合|共同|独立|全资|正在|自家团队)*"

Patterns = tuple[tuple[str, re.Pattern[str]], ...]


def neighbour_patterns(vocabulary: Mapping[str, Any], words: ChineseWords) -> Patterns:
    """The patterns that find a company by its neighbours, each with the name of its rule, in the order of their use.

    Args:
        vocabulary: The word lists of the catalogue.
        words: The Chinese words, compiled.

    Returns:
        Patterns in which the group that matches last is the name; `quoted` is one that stands in quotation marks.
    """
    return (*_introductions(vocabulary, words), *_citations(vocabulary), *_deeds(vocabulary))


def _introductions(vocabulary: Mapping[str, Any], words: ChineseWords) -> Patterns:
    """Where a text says who a company is: what it is called, who founded or leads it, whose customer it is."""
    right, nouns = union(vocabulary, "chinese_company_right"), union(vocabulary, "chinese_company_nouns")
    return (
        # 名为X的公司
        ("called", screened(
            rf"(?:名为|名叫|叫做|叫作|称为|[家这那]叫)“?(?P<name>[{HAN}]{{2,8}}?)”?(?=的[{HAN}]{{0,8}}?(?:{nouns}))"
            rf"|(?:{nouns}|小厂)，?(?:名?叫做?|名为)“?(?P<named>[{HAN}]{{2,8}}?)”?(?=[，。；、：（])"
        )),
        # 创办了X, 介绍一家公司：X
        ("founded", screened(
            rf"(?:成立|组建|设立|注册)了?“(?P<quoted>[^”“，。]{{2,12}}(?:公司|集团|联盟))”"
            rf"|(?:(?:创办|创立|创建|成立|联合创办)了|办起了?|拉起了?|做起了?)(?P<name>[{HAN}]{{2,4}})(?=[，。；、]|$)"
            rf"|[一这那]家[^，。；：]{{0,24}}(?:{nouns})[：——]+“?(?P<named>[{HAN}]{{2,4}})(?=[”，。；])"
        )),
        # 专访X创始人陶启明
        ("officer", screened(
            rf"(?:^|(?<=[，。；：！？\n ]))(?:独家)?(?:专访|对话|采访|访谈|对谈)?(?P<name>[{HAN}]{{2,6}}?)的?"
            rf"(?:高级|资深|执行|常务|联席)?(?:(?:联合|共同)?(?:创始人|创办人)|董事长|C[ETFO]O|首席[{HAN}]{{2,4}}官|执行长|[财技]务?术?长|总裁|副总裁|总经理|掌门人)"
            rf"(?=(?:{union(vocabulary, 'chinese_surnames')})[{HAN}]{{1,2}}"
            rf"(?:[：，。；、（(\n ]|$|[跟对向]|{union(vocabulary, 'chinese_speech_verbs')}))"
        )),
        # 对话砾石智算王砚
        ("interviewed", screened(
            rf"(?:专访|对话|访谈|对谈)(?P<name>[{HAN}]{{2,6}}?(?:{words.endings.pattern}))"
            rf"(?=(?:{union(vocabulary, 'chinese_surnames')})[{HAN}]{{1,2}}(?:[：:，|｜\n ]|$))"
        )),
        # 客户X今年, 供应商“X”: a party's role, then a name that no dictionary has.
        ("role", screened(
            rf"(?:{union(vocabulary, 'chinese_company_roles')})(?:[是为叫]|就是|包括|名为)?"
            rf"(?:“(?P<quoted>[^”“]{{2,8}})”|(?P<name>(?![级们端侧界]|{_NO_START})[{HAN}]{{2,6}}?)(?={right}))"
        )),
    )  # fmt: skip


def _citations(vocabulary: Mapping[str, Any]) -> Patterns:
    """Where a text cites a company or its paper."""
    reports, no_source = union(vocabulary, "chinese_report_verbs"), union(vocabulary, "chinese_no_source")
    return (
        # 据X测算
        ("source", screened(
            rf"(?:据|根据|援引|引述)(?!(?:{no_source})(?:{reports}))"
            rf"(?:(?:研调|研究|咨询|调研|市场研究)?机构)?(?P<name>[{HAN}]{{2,6}}?)的?(?:{reports})"
        )),
        # 据《X》报道, 《X》报道称
        ("title", screened(
            r"(?:据|根据|援引|引述)《(?P<name>[^》《\n]{2,16})》"
            r"|《(?P<quoted>[^》《\n]{2,16})》(?=\d*日?(?:的?报[道导]|引述|援引|称|消息|记者))"
        )),
    )  # fmt: skip


def _deeds(vocabulary: Mapping[str, Any]) -> Patterns:
    """Where a text tells what only a company does or has."""
    right = union(vocabulary, "chinese_company_right")
    return (
        # Who runs or made it: 由X运营, 归X所有, 运营方为X.
        ("operator", screened(
            rf"由“?(?P<name>[{HAN}]{{2,8}}?)”?(?={_HOW}(?:运营|承建|运维|建设|自建|自营|托管|所有|训练|研发|打造))"
            rf"|归“?(?P<owner>[{HAN}]{{2,8}}?)”?(?=所有|运营|管理|旗下)"
            rf"|(?:运营[方商]|业主方?|运营主体|建设方|投资方|研发方|开发方)[为是系:：]“?(?P<named>[{HAN}]{{2,8}}?)”?(?=[，。；、）]|$)"
        )),
        # A clause that starts with a name and what only a company does: 海澜算力已向戴尔订购.
        ("subject", screened(
            rf"(?:^|(?<=[，。；：！？“”（）\n ]))(?P<name>(?![由向与和在被把将从据对给为])"
            rf"(?!..[向跟给被])[{HAN}]{{3,6}}?(?<![{ADVERBS}]))"
            rf"(?=(?:{_DAY}|{union(vocabulary, 'chinese_company_deed_adverbs')}){{0,3}}"
            rf"(?:{union(vocabulary, 'chinese_company_deeds')}))"
        )),
        # 华通今年资本支出, 健鼎2月营收, “东数”2025年上半年实现营收: a figure that only a company reports.
        ("figure", screened(
            rf"(?:^|(?<=[，。；：！？“”（）\n ]))(?P<name>[{HAN}]{{2,6}}?)”?"
            r"(?=(?:今年|去年|前年|明年|上季|本季|首季|全年|[上下]半年|前三季度?|第?[一二三四]季度?|\d{1,2}月份?|20\d\d(?:财?年)){1,3}"
            r"的?(?:合并|实现|录得)?(?:资本支出|资本开支|营收|营业收入|总收入|收入(?=[约达为近超逾]{0,2}[\d.,]+亿)))"
        )),
        # 深圳芯澜自研, 由上海瀚星推出: a city, then a short name that no dictionary has.
        ("city", screened(
            rf"(?:^|[^{HAN}\w]|[是由向与和被为])(?:{union(vocabulary, 'chinese_city_prefixes')})"
            rf"(?P<name>[{HAN}]{{2,4}}?)"
            rf"(?:{union(vocabulary, 'chinese_company_deed_adverbs')}){{0,3}}"
            rf"(?:{union(vocabulary, 'chinese_company_deeds')}|{union(vocabulary, 'chinese_maker_verbs')})"
        )),
        # 由X与Y联合开发
        ("agent", screened(
            rf"由(?P<name>[{HAN}]{{3,8}}?)(?=[与和及同][^，。；]{{2,12}}?(?:联合|共同|合作|携手)"
            rf"(?:{union(vocabulary, 'chinese_agent_verbs')}))"
        )),
        # 由X运营, 归X所有
        ("agent", screened(
            rf"[由归](?:{union(vocabulary, 'chinese_company_roles')})?(?P<name>[{HAN}]{{3,6}}?(?:AI)?)"
            rf"(?:{union(vocabulary, 'chinese_company_deed_adverbs', 'chinese_agent_adverbs')}){{0,3}}"
            rf"(?:{union(vocabulary, 'chinese_agent_verbs')})"
        )),
        # 向X下单, 给X供货, 与X签约
        ("party", screened(
            rf"[向给与和为从](?P<name>[{HAN}]{{3,6}}?(?:AI)?)(?:{union(vocabulary, 'chinese_party_verbs')})"
        )),
        # 是X自研的
        ("maker", screened(
            rf"[是系](?P<name>[{HAN}]{{3,6}}?(?:AI)?)(?:{union(vocabulary, 'chinese_maker_verbs')})"
        )),
        # 澜海AI正在打造
        ("ai", screened(
            rf"(?<![{HAN}])(?:据|由|向|给|与)?(?P<name>[{HAN}]{{2,4}}AI)"
            rf"(?={right}|{union(vocabulary, 'chinese_company_deeds')})"
        )),
        # 与“银河智算”达成合作, 平台“算易”宣布
        ("quoted", screened(
            rf"[与向给和由](?:“)(?P<quoted>[{HAN}A-Z]{{2,8}})”(?={union(vocabulary, 'chinese_party_verbs')}"
            rf"|{union(vocabulary, 'chinese_agent_verbs')})"
            rf"|平台“(?P<name>[{HAN}A-Z]{{2,8}})”(?={union(vocabulary, 'chinese_company_deeds')})"
        )),
    )  # fmt: skip
