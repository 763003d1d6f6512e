"""How an entry of a timeline, a live blog or a list begins: with a date, a time of day, or a verb without a subject."""

from __future__ import annotations

import re

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DATE = (
    r"(?:(?:19|20)\d{2}[./-]\d{1,2}(?:[./-]\d{1,2})?|(?:19|20)\d{2}年(?:\d{1,2}月)?(?:\d{1,2}日|[初中底末上下]旬?)?"
    r"|(?:[今去前]年)?\d{1,2}月(?:\d{1,2}日)?|(?:19|20)\d{2}(?:年?(?:[上下]半年|[一二三四]季度)|\s?[QH][1-4])?"
    r"|[QH][1-4] (?:19|20)\d{2}"
    rf"|(?:\d{{1,2}} )?{_MONTH}(?: \d{{1,2}})?(?:,? (?:19|20)\d{{2}})?"
    r"|(?:周|星期|礼拜)[一二三四五六日天]|(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?)"
)
_APART = r"(?P<apart>\s?[:：｜|]\s?|\s?[—–]{1,2}\s?|\s-\s|\u3000+|\t| {2,})"
# 2022/09　, "March 2023 – ", 2023年10月：
DATED = re.compile(rf"[ \t*_]*{_DATE}[*_]*{_APART}[*_]*(?=\S)")
# 09:42 , "10.31am — ": when something was said tells of no fact in it.
CLOCK = re.compile(
    r"[ \t*_\[【]*(?:[01]?\d|2[0-3])(?:[:：][0-5]\d(?::[0-5]\d)?|\.[0-5]\d(?=\s?[ap]\.?m|\s?[–—]))(?:\s?[ap]\.?m\b\.?)?"
    r"(?: (?:GMT|BST|CET|CEST|E[DS]?T|P[DS]?T|UTC|KST|JST|HKT))?"
    rf"[\]】*_]*(?:{_APART}|\s)[*_]*(?=[^\d\s%])"
)
# How an entry begins that leaves out whom it is about.
BEGINS_WITH_VERB = {
    "en": re.compile(
        r"(?:(?:Also|Still|Now|Just|Reportedly|Recently|Quietly|And|But) )?(?i:cuts?(?! (?:to|in)\b)"
        r"|(?:orders|leases|rents|reports)(?! (?:of|from|for|on|to|in|at)\b)|"
        r"will|has|had|is|was|may|might|could|plans?|planned|expects?|expected|says?|said|denie[sd]|runs?|"
        r"ran|sold|sells?|raise[sd]|bought|buys?|ordered|buil[td]s?|building|buying|raising|"
        r"planning|using|running|took|takes?|signed|signs|opened|opens|launche[sd]|supplie[sd]|"
        r"holds|held|owns|owned|spent|spends|leased|rented|makes|made|ships|shipped|doubled|"
        r"tripled|lifted|gets?|got|wins?|won|lost|trained|trains|uses?|used|wants|started|"
        r"stopped|moved|secured|acquired|announced|unveiled|released|designs|designed|operates|"
        r"operated|hired|agreed|invested|invests|booked|reported|posted|guided|guides|declined|"
        r"refused|hopes|aims|intends|founded|employs|cancell?ed|cancels|switche[sd]|begins|began|starts|delivers"
        r"|delivered|brought|brings|commissions|commissioned|completes|completed|receive[sd])\b(?! by\b)"
    ),
    "zh": re.compile(
        r"(?:已|正|将|拟|刚|又|也|还|仍|近日|近期|据[传说悉]|传|\d{1,2}月|[今去明]年|(?:今|去|明)?年?(?:上|下)半年"
        r"|[一二三四]季度|年内|年底前?)*"
        r"(?:[与向给和同跟为从](?!.{0,6}(?:分别|均|都))|计划|完成|获得?|推出|发布|采购|下单|签[了约下]|拿下|中标"
        r"|建成|投产"
        r"|上线|启动|宣布|预计|供[了应]|订[了购]|买[了下]|租[了下]|卖[了出]|拥有|持有|囤|否认|收购|投资|自研|训练|开源)"
    ),
}
# What is done only to a thing of a kind, right behind its name as a lead: "Solveig. Operated by Green Mountain".
DONE_TO = {
    "en": (
        (
            "cluster",
            re.compile(r"(?i:(?:is |was )?(?:jointly )?(?:operated|owned and operated|hosted|energi[sz]ed) by)\b"),
        ),
        ("model", re.compile(r"(?i:(?:was |is )?(?:pre-?)?trained (?:by|on)|(?:was )?open-sourced by)\b")),
        (
            "chip",
            re.compile(
                r"(?i:(?:is |was )?(?:designed|fabricated|fabbed|manufactured|taped out) (?:by|at|on)|taped out)\b"
            ),
        ),
    ),
    "zh": (
        ("cluster", re.compile("由[^，。；]{2,12}(?:运营|承建)")),
        ("model", re.compile("由[^，。；]{2,12}训练|在[^，。；]{2,16}上训练")),
        ("chip", re.compile("由[^，。；]{2,12}(?:代工|流片|设计)|采用[^，。；]{0,12}(?:纳米|nm)")),
    ),
}
# What only a company does, right behind a lead: "Bytewell — may order", 【砺川智能】自研模型.
ACTS = {
    "en": re.compile(
        r"(?i:(?:(?:has|had|will|would|may|might|could|is|was|plans|expects|hopes|wants|intends|agreed|aims)"
        r" (?:(?:now|also|already|reportedly|just|set|said|believed|due|about) )?(?:to (?:have )?)?)?"
        r"(?:order|buy|bought|rais|sign|leas|rent|hold|held|own|operat|cancel|suppl|spen[dt]|invest|partner"
        r"|acquir|deploy"
        r"|won|win|lost|denie|(?:re)?open|declin|hir)(?:s|es|ed|ies|ied|d|e|ing|ting|t|y)?)\b(?! (?:by|on|at|out"
        r"|in|off|to)\b)"
    ),
    "zh": re.compile(
        r"(?:已|正|将|拟|刚|又|也|还|昨日|今日|近日|近期|据[传说悉]|传|\d{1,2}月|[今去明]年)*"
        r"(?:自研|采购|订购|下单|[向与跟和][^，。；]{2,12}(?:采购|订购|下单|签[约下订]|购买|租[用下]|供货|交付)"
        r"|中标|买[了下]|租[了下用]|持有|收购|投资"
        r"|囤|否认|获[^，。；]{2,10}投资|完成[^，。；]{0,8}融资)"
    ),
}
