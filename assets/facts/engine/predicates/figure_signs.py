"""What stands around a figure by which it is not what a predicate measures: charges, wishes, other deals."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assets.facts.discourse import Sentence
from assets.facts.engine.places.prepositions import CONTRASTED
from assets.facts.frames import Trigger
from assets.facts.patterns import screened
from assets.facts.quantities.quantity import Quantity

# 投后估值48亿元；兴业银行旗下的基金跟投了1亿元; 颗粒也不便宜，今年订了8亿元的货，比去年多一倍
_PUT_IN = screened(r"(?:领投|跟投|参投|认购|投资|注资|出资|追投)了?约?$")
_ORDERED = screened(r"(?:订|采购|购买|下单|买)了?约?[\d.一二三四五六七八九十百千万亿]+[^，。；]{0,12}，比")
_OF_MARKET = screened(
    r"\bmarkets?(?: for [^,;.]{2,50})?\s(?:(?:will|would|could|might|may|is|was|to|be|been|has|already|now)\s)+"
    r"worth\b[^,;.]*$"
)
# "256 GB rather than the 288 GB it talked about"; "with a third of the yield"
_RATHER_THAN = screened(r"\b(?:rather than|instead of) the $")
_ONCE_TOLD = re.compile(
    r"\s(?:that\s)?(?:it|they|[A-Z][\w&-]+)\s(?:had\s|has\s)?(?:first\s|once\s|originally\s)?"
    r"(?:talked|promised|announced|planned|hoped|touted|advertised|told|spoken|spoke|claimed)\b"
)
_OF_ANOTHER_MEASURE = re.compile(
    r" of (?:what|whatever) | of the (?!price|cost|rent|rate|sum|level|peak|original|list|figure|amount)"
)
# "dropped 17%. That is $589 billion of market value"
_VALUE_LOST = screened(
    r"\b(?:los[ets]\w*|lost|wip(?:ed?|es|ing)|shed|shaved|eras\w+|destroy\w+|knocked|cut|down|added|adds|gain\w*"
    r"|that is|that['’]s|equals|equivalent to)"
    r"\s(?:off\s|by\s|a\s|about\s|around\s|some\s|roughly\s|more than\s|nearly\s)*$",
    re.IGNORECASE,
)
_OF_MARKET_VALUE = re.compile(
    r" (?:of|in|off|from) (?:its |their |the )?(?:\w+ ){0,2}market (?:value|capitali[sz]ation|cap)\b"
)
# "makes $8,000 on each H100"
_EARNED_ON = re.compile(
    r"\b(?:makes?|made|earn\w*|los(?:es?|t|ing)|nets?|netted|pockets?|pocketed|clears?|cleared|saves?|saved)\s"
    r"(?:(?:about|around|some|roughly|nearly|almost|more than|only|just) )*$"
)
_ON_EACH = re.compile(r"\s(?:on|from|per|with) (?:each|every|an?|one)\b")
# "Each rack in Colossus houses 64 H100s"
_EACH_PART = re.compile(
    r"\b(?:[Ee]ach|[Ee]very) (?:[\w-]+ )?(?:rack|server|node|tray|cabinet|box|hall|building|blade|system|row)\b[^.;]*$"
)
# "The price difference between the H100 and the H200 is $5,000"
_PRICE_DIFFERENCE = screened(
    r"\b(?:price|cost) (?:difference|gap|differential|spread|premium|discount|saving)s?\b[^.;]*$"
    r"|\b(?:difference|gap|differential|spread) (?:in|of|between) (?:the )?(?:list |unit )?prices?\b[^.;]*$",
    re.IGNORECASE,
)
# "up $1,000 on the week", "fell by $2,000 to $40,000", 较上周跌3000元: how far a price has moved.
_UP_OR_DOWN = screened(r"\b(?:up|down|higher|lower|dearer|cheaper) (?:by )?(?:about |around |some )?$", re.IGNORECASE)
_SINCE_THEN = re.compile(
    r"(?: a (?:card|piece|chip|unit))? (?:on the|on a|from|since|over|in a|in the|this|last|versus|against"
    r"|compared|than"
    r"|week|month|year)\b|[.;,)]|$"
)
_MOVED_BY = screened(
    r"\b(?:rose|fell|gained|lost|dropped|climbed|slipped|risen|fallen|cut|lowered|raised|slid"
    r"|declined) by (?:about |some )?$"
    r"|(?:涨价?|跌|降价?|升|便宜|贵|下调|上调|回落|下滑|下跌|上涨)了?(?:约|近|逾|超过?)?$"
)
# "inventory climbed to $116.7 million" is nobody's price.
_NO_PRICE = screened(
    r"\b(?:inventor(?:y|ies)|stockpiles?|debts?|cash|goodwill|loss(?:es)?|profits?|income|earnings|margins?|backlog"
    r"|buybacks?|dividends?|write-?downs?) [^,;.]*$",
    re.IGNORECASE,
)
# "the group's stake in OpenAI is worth $30 billion"
_STAKE_WORTH = screened(
    r"\b(?:stakes?|holdings?|shares|shareholding|interest|bonds?|notes|warrants?) (?:in|of) [^,;.]{2,40}? "
    r"(?:(?:is|was|are|were|now|then|today|currently|has been|had been) )*(?:worth|valued at|put at)\b[^,;.]*$"
)
# "has firm orders for 10,000 GB300s"
_ORDERS_FOR = screened(
    r"\borders? (?:for|of|worth|totall?ing) (?:(?:about|around|some|nearly|over|more than|upwards of|up to|another) )*$"
)
# "The agreement, announced in July, is worth $300 billion"
_DEAL_WORTH = screened(
    r"\b(?:contracts?|deals?|agreements?|orders?|pact|lease|tender|purchases?)(?:, [^;.]{3,90}?,)? "
    r"(?:(?:is|was|are|were|would be|could be|said to be|thought to be|now|reportedly|together) )+"
    r"(?:worth|valued at|put at|estimated at)\b[^,;.]*$"
)
# "shipped 2.39 million wafers": no capacity.
_SHIPPED = screened(
    r"\b(?:ship\w*|deliver\w*|sold|sells?|order\w*|bought|book\w*|used|needs?)"
    r" (?:about |around |some |nearly |over |more than )?$",
    re.IGNORECASE,
)
# "Hyperscalers will spend $390 billion, with Amazon alone accounting for $118 billion": no sales.
_SPENDING_OF = screened(
    r"\b(?:spend|spends|spent|spending|invest\w*|capex|capital expenditures?)\b[^;.]*"
    r"\baccount\w* for (?:about |around |some |nearly )?$",
    re.IGNORECASE,
)
# "will have 300 megawatts; its Finnish one has 75"
_ANOTHER_ONE = screened(
    r"\b(?:[Ii]ts|[Tt]heir|[Tt]he|[Aa]|[Aa]n) (?:[A-Z][\w-]*|\w+er|other|second|third) one [^,;.]*$"
    r"|\b[Tt]he one (?:in|at|near|outside) [A-Z][^,;.]*$"
)
# "a $4.5 billion charge on unsold H20s"
_CHARGE = re.compile(r" (?:\w+ ){0,2}(?:charges?|write-?(?:downs?|offs?)|impairments?|provisions?)\b")
# "$9 billion of the company's sales in China could be at risk"
_AT_RISK = re.compile(
    r" (?:of|in|worth of) [^;.]{0,50}\b(?:sales|revenues?|business|orders|turnover)\b[^;.]{0,40}"
    r"\b(?:at risk|in jeopardy|in danger|under threat|at stake|in peril|endangered|imperilled|threatened)\b"
)
# "raised its forecast for the revenue by a third"
_FORECAST_MOVED = screened(
    r"\b(?:rais|lift|cut|trimm?|lower|increas|reduc|bump|hik|slash|mov|revis"
    r"|upp)\w*\s(?:[\w'’&.-]+\s){0,3}?(?:forecasts?|estimates?"
    r"|projections?|guidance|outlook|targets?)\b[^,;.]*\bby (?:about |around |some |roughly |nearly |almost )?$",
    re.IGNORECASE,
)
# "has not bought any, though it tested 16 MI325Xs"
_TRIED_OUT = screened(
    r"\b(?:test(?:ed|s|ing)|tried|tries|trying|trial(?:led|ed|s|ling)|evaluat(?:ed|es|ing)|benchmark(?:ed|s|ing)"
    r"|sampled|borrowed)"
    r" (?:out )?(?:about |around |some |only |just |up to )?$"
)
# "Solaris, which rents out gas turbines, supplies 400 MW"
_SUPPLIES_POWER = screened(
    r"(?<!phase )(?<!campus )(?<!site )(?<!hall )"
    r"\b(?:suppl(?:y|ies|ied|ying)|sells?|sold|selling|provid(?:e|es|ed|ing)|generat(?:e|es|ed|ing)|feeds?|fed)\s"
    r"(?:(?:it|them|[A-Z][\w&.-]*) (?:with )?)?(?:(?:about|around|some|nearly|over|more than|up to|another) )*$"
)
# "earned 7.0 trillion won from chips, on sales of 33.1 trillion"
_EARNED = screened(
    r"\b(?:earned|earns|earn|made|makes|netted|posted|booked|cleared)\s(?:(?:about|around|some|nearly|over"
    r"|more than|just|a|an) )*$"
)
_ON_SALES = re.compile(r"[^;.]{0,40}?,? on (?:record )?(?:sales|revenues?|turnover) of\b")
# "HBM, high-capacity DIMMs and LP server DRAM together reached $10 billion"
_TOGETHER_REACHED = screened(
    r", [^,;.$]{2,50} and [^,;.$]{2,40} (?:together|combined|between them|in all) (?:\w+ ){1,2}"
    r"(?:(?:about|around|some|nearly|over|more than) )*$"
)
# "30% to 40% better price-performance"
_OF_PERFORMANCE = re.compile(
    r" (?:\w+ )?(?:price[- ]performance|performance|cost[- ]efficiency|efficiency|value for money)\b"
)
# "and its prices 40% to 50% higher", than another's
_PRICES_BARE = screened(
    r"\b(?:prices?|rates?|quotes?|rents?)\s(?:(?:about|around|some|roughly|nearly|up to|at least) )*$"
)
_HIGHER = re.compile(r" (?:higher|lower|dearer|cheaper|above|below)\b(?! (?:in|since|on|year|from|now|this|last)\b)")
# "sold its Nvidia stake for $5.8 billion"
_STAKE_SOLD = screened(
    r"\b(?:sold|sells?|selling|disposed of|offloaded|unloaded|dumped)\b[^;.]{0,50}\b(?:stakes?|shares|stock"
    r"|holdings?|shareholding)\b"
    r"[^;.]{0,30}\bfor (?:about |around |some |nearly |more than |over )?$"
)
# "will buy them from Dell to serve a $9.7 billion contract with Microsoft"
_TO_SERVE = screened(
    r"\bto (?:help )?(?:serve|service|fulfil+|meet|support|fund|finance|honou?r|cover|win|secure|land)\s(?:an?|its"
    r"|the|that)\s(?:new )?$"
)
_DEAL_WITH = re.compile(r" (?:[\w-]+ ){0,2}(?:contract|deal|agreement|order|lease|commitment) (?:with|from|for)\b")
# "would like 10,000 Vera Rubins"
_WISHES = screened(r"\b(?:would|['’]d) (?:like|love|prefer|have liked|have loved)\b[^,;.]*$", re.IGNORECASE)
# "took in $16.4bn of new orders", "closed with a $14.4 billion backlog", "has $3.2 billion of them on order"
_OF_ORDERS = re.compile(
    r" (?:of|in) (?:new |fresh |further |additional |unfilled |unshipped |open |outstanding )?orders\b"
    r"| (?:[\w-]+ ){0,2}(?:backlog|order book)\b| (?:(?:worth )?of [^,;.]{2,30} )?on order\b"
)
# "AI server orders hit $12.1 billion", "ended the quarter with a backlog of $9 billion"
_ORDERS_CAME_TO = screened(
    r"\b(?:orders|bookings|backlog|order (?:book|intake))\b"
    r"(?:(?!\b(?:sales|sold|revenues?|ship(?:s|ped|ments)|deliver(?:s|ed|ies)|brought)\b)[^,;.]){0,70}$"
)
# "had $4.6 billion of sales of the H20"
_SALES_OF_GOODS = re.compile(
    r" (?:of|in|worth of) (?:[a-z-]+ )?sales of (?![$€£¥\d]|about|around|some|nearly|more|over)"
)
# "will invest $100 billion in it, and with Oracle, from which it rents $300 billion of computing"
_DEAL_OF_RELATIVE = screened(
    r", (?:from|to|for) (?:which|whom) [^;.]*?\b(?:rent|leas|buy|b[ou]ught|sell|sold|order|suppl|purchas)\w*\b[^;.]*$"
)
# "which SoftBank bought in July 2024 for about $600 million"
_BOUGHT_FOR = screened(
    r"\b(?:bought|acquired|sold|purchased|snapped up|taken over)\b(?:(?!\bvalu)[^;])*?\bfor "
    r"(?:about |around |some |just |nearly |over |more than )?$"
)
# "20,000 H100s more than Google", "20,000 more H100s than Google"
_COUNTED = frozenset({"holds", "orders", "cluster_size", "trained_on"})
_MORE_THAN_ANOTHER = re.compile(
    r"(?: (?!more|fewer|and\b|but\b|or\b|while\b)[\w-]+){0,2} (?:more|fewer|less)(?: [\w-]+){0,2}? than "
    r"(?!half\b|double\b|a (?:third|quarter|fifth)\b|\d)"
)
# "590 MW, 120 MW more than in June"
_MORE_THAN_THEN = re.compile(
    r" (?:more|fewer|less|higher|lower) than (?:in|at|on|a (?:year|quarter|month)|last|the (?:year|quarter))\b"
)
# "Google says pods draw close to 10 MW": that is none of the maker's.
_MACHINES_DRAW = screened(
    r"\b(?:pods?|racks?|cabinets?|servers?|systems?) (?:(?:[^,;.]|[,.]\d){0,40} )?"
    r"(?:draws?|consumes?|needs?|uses?|burns?|pulls?) "
    r"(?:about |around |some |close to |nearly |up to |as much as |roughly |over |more than )?$",
    re.IGNORECASE,
)
# "two clusters with 24,576 H100s each": no count of all that were used.
_SEVERAL_SITES = screened(
    r"\b(?:two|three|four|five|six|several|both|a pair of|twin|\d{1,2})(?: of (?:its|the|their))? (?:[\w-]+ ){0,3}"
    r"(?:clusters|halls|sites|campuses|buildings|data cent(?:er|re)s|supercomputers|pods|machines|systems"
    r"|facilities|installations)\b[^.;]{0,50}$",
    re.IGNORECASE,
)
_EACH_OF_SITES = screened(
    r",? each (?:with|of|containing|housing|holding|comprising|having|built (?:from|of|with)|using)\b[^,;.]{0,20}$"
)
_EACH = re.compile(r".*\b(?:each|apiece)", re.DOTALL)
# "The bug set the lab back six months", "delayed the training of GPT-5 by three months"
_LOST_TIME = screened(
    r"\b(?:set|sets|setting|put|puts|putting|knock(?:s|ed|ing)?|push(?:es|ed|ing)?|throws?|threw|thrown)\b"
    r"[^,;.]{0,60}? back"
    r" (?:by )?(?:(?:about|around|some|roughly|nearly|almost|over|more than|at least|up to|as much as|another) )*$"
    r"|\b(?:delay|postpon|defer|slow|stall|slip|held up|hold up|interrupt|disrupt)\w*\b[^,;.]{0,60} (?:by|for)"
    r" (?:(?:about|around|some|roughly|nearly|almost|over|more than|at least|up to|as much as|another) )*$",
    re.IGNORECASE,
)
_LATE = re.compile(r"[ -](?:delay|setback|hold-?up|slip)s?\b| (?:behind schedule|late|behind|later than)\b")
# "will add $20 billion to Broadcom's top line"
_ADDS = screened(
    r"\b(?:add|adds|added|adding|contribut(?:e|es|ed|ing)|bring|brings|brought|bringing) (?:in )?"
    r"(?:(?:about|around|some|roughly|nearly|almost|over|more than|at least|up to|as much as|another|an?|extra"
    r"|additional|estimated|further|between) )*$",
    re.IGNORECASE,
)
_TO_ALL_SALES = re.compile(
    r"(?: (?:a|per) year| annually| in (?:annual|yearly|quarterly))?,? to (?:[\w’'&.-]+ ){1,4}?"
    r"(?:revenues?|sales|turnover|top line|top-line)\b"
)
_THAN_FORECAST = screened(
    r"[较比](?:原先|原本|此前|之前|先前|早前|市场|分析师|公司|自身|自家)?的?(?:预测|预期|预估|估计|指引|目标"
    r"|预算)[^，。；\d]{0,6}$"
)


# How far behind a figure its signs are sought, and before it: all of the sentence, or what follows the trigger.
_BEHIND, _SENTENCE, _FROM_TRIGGER = 110, 10_000, -1


@dataclass(frozen=True)
class _Sign:
    """Words around a figure by which it is not what a predicate measures.

    Attributes:
        reason: What it is instead.
        predicates: The predicates of which this holds; all if none is named.
        before: What stands before the figure.
        behind: What stands right behind it; where both are given, both must.
        itself: How its own words read.
        reach: Within how many characters before it.
    """

    reason: str
    predicates: frozenset[str]
    before: re.Pattern[str] | None = None
    behind: re.Pattern[str] | None = None
    itself: re.Pattern[str] | None = None
    reach: int = _SENTENCE


def _of(*predicates: str) -> frozenset[str]:
    return frozenset(predicates)


_CHANGES = _of("capex_change", "price_change", "revenue_change")
_SIGNS = (
    _Sign("a difference", _COUNTED, behind=_MORE_THAN_ANOTHER),
    _Sign("a difference", _of("power", "capacity", "cluster_size", "holds"), behind=_MORE_THAN_THEN),
    _Sign("what machines draw", _of("power"), before=_MACHINES_DRAW),
    _Sign("a price that was paid", _of("market_cap"), before=_BOUGHT_FOR),
    _Sign("what somebody put in", _of("market_cap"), before=_PUT_IN, reach=12),
    _Sign("what a market is worth", _of("market_cap"), before=_OF_MARKET),
    _Sign("what a market value has changed by", _of("market_cap"), before=_VALUE_LOST, behind=_OF_MARKET_VALUE),
    _Sign("what somebody wishes", _of(), before=_WISHES, reach=40),
    _Sign("what a deal is worth", _of("market_cap"), before=_DEAL_WORTH),
    _Sign("what a stake is worth", _of("market_cap", "invests_in"), before=_STAKE_WORTH),
    _Sign("what was ordered", _of("sales"), behind=_OF_ORDERS),
    _Sign("what was ordered", _of("sales"), before=_ORDERS_CAME_TO, reach=90),
    _Sign("what another deal is worth", _of("supplies"), before=CONTRASTED, reach=_FROM_TRIGGER),
    _Sign("sales of some goods", _of("revenue"), behind=_SALES_OF_GOODS),
    _Sign("what another deal is worth", _of("invests_in"), before=_DEAL_OF_RELATIVE, reach=_FROM_TRIGGER),
    _Sign("power that somebody sells", _of("power"), before=_SUPPLIES_POWER, reach=60),
    _Sign("a profit, on what is sold", _of("revenue", "sales"), before=_EARNED, behind=_ON_SALES),
    _Sign("what something adds to it", _of("revenue"), before=_ADDS, behind=_TO_ALL_SALES, reach=60),
    _Sign("of each of several sites", _of("trained_on"), before=_SEVERAL_SITES, itself=_EACH, reach=110),
    _Sign("of each of several sites", _of("trained_on"), before=_EACH_OF_SITES, reach=40),
    _Sign("time that was lost", _of("training_time"), before=_LOST_TIME, reach=100),
    _Sign("time that was lost", _of("training_time"), behind=_LATE),
    _Sign("of several lines together", _of("sales"), before=_TOGETHER_REACHED),
    _Sign("no price", _of("price_change"), behind=_OF_PERFORMANCE),
    _Sign("how it compares", _of("price_change"), before=_PRICES_BARE, behind=_HIGHER, reach=40),
    _Sign("what a stake was sold for", _of(), before=_STAKE_SOLD),
    _Sign("what another deal is worth", _of("orders", "supplies", "uses"), before=_TO_SERVE, behind=_DEAL_WITH),
    _Sign("what was only tried", _of("orders", "supplies", "cuts_orders", "holds"), before=_TRIED_OUT, reach=60),
    _Sign("what was ordered", _of("holds", "revenue"), before=_ORDERS_FOR, reach=50),
    _Sign("what was ordered", _of("price_change"), before=_ORDERED, reach=_FROM_TRIGGER),
    _Sign("no price", _of("price"), before=_NO_PRICE, reach=60),
    _Sign("what is earned on it", _of("price"), before=_EARNED_ON, behind=_ON_EACH, reach=30),
    _Sign("of one part of it", _of("cluster_size"), before=_EACH_PART, reach=80),
    _Sign("how far prices are apart", _of("price"), before=_PRICE_DIFFERENCE, reach=80),
    _Sign("how far a price has moved", _of("price"), before=_UP_OR_DOWN, behind=_SINCE_THEN, reach=24),
    _Sign("how far a price has moved", _of("price"), before=_MOVED_BY, reach=24),
    _Sign("what was shipped", _of("capacity"), before=_SHIPPED, reach=30),
    _Sign("what somebody spends", _of("sales"), before=_SPENDING_OF),
    _Sign("another of them", _of("power", "cluster_size"), before=_ANOTHER_ONE, reach=60),
    _Sign("a charge", _of("sales_at_risk", "revenue", "sales"), behind=_CHARGE),
    _Sign("what may be lost", _of("sales", "revenue"), behind=_AT_RISK),
    _Sign("how much a forecast was moved by", _of("revenue_change"), before=_FORECAST_MOVED),
    _Sign("what it has not", _of(), before=_RATHER_THAN, behind=_ONCE_TOLD, reach=16),
    _Sign("of another measure", _of("price_change"), behind=_OF_ANOTHER_MEASURE),
    _Sign("set against a forecast", _CHANGES, before=_THAN_FORECAST, reach=18),  # 较原先预测低约一成半
)


def sign_of_another_figure(sentence: Sentence, trigger: Trigger, quantity: Quantity, predicate: str) -> str | None:
    """What a figure is instead of what a predicate measures, by the words around it; None where nothing tells it."""
    behind = sentence.words(quantity.end, quantity.end + _BEHIND)
    for sign in _SIGNS:
        if sign.predicates and predicate not in sign.predicates:
            continue
        if sign.behind is not None and not sign.behind.match(behind):
            continue
        if sign.itself is not None and not sign.itself.fullmatch(quantity.text):
            continue
        start = trigger.end if sign.reach == _FROM_TRIGGER else max(sentence.start, quantity.start - sign.reach)
        if sign.before is None or sentence.search(sign.before, start, quantity.start):
            return sign.reason
    return None
