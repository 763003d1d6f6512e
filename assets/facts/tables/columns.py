"""What heads of columns, labels of rows and captions say that the cells hold."""

from __future__ import annotations

import re

# A measure that the ontology has no predicate for: a cell under it takes no other from the caption.
OTHER_MEASURE = re.compile(
    r"利润|毛利|净利|每股|股价|目标价|市盈率|评级|现金流|研发|员工"
    r"|\b(?:profit|income|margin|ebitda?|eps|p/e|rating|share price|target price|price target|cash flow|r&d|headcount"
    r"|employees)\b",
    re.IGNORECASE,
)
# A part of a company's own sales: AI服务器占比.
MIX = re.compile(r"占比|比重|占营收|占收入|\bmix\b|%\s?of\s(?:sales|revenue)", re.IGNORECASE)
OF_MARKET = re.compile(r"市场|市占|份额|出货|\bmarket\b|\bshares?\b", re.IGNORECASE)
TOTAL = re.compile(
    r"^\W*(?:合计|总计|总和|小计|平均|其他|其它|(?:grand |sub)?total|sum|average|mean|median|others?|rest)\b", re.I
)
# In a table that tells how much memory a chip has and nothing more of it, a bandwidth is the memory's.
MEMORY = re.compile(
    r"\W*(?:(?:HBM|on-board|GPU) )?(?:memory|VRAM|HBM)(?: (?:capacity|size))?\b(?! bandwidth)|[显内]存(?!带宽)", re.I
)
OF_MEMORY = re.compile(r"(?:memory|HBM) bandwidth|[显内]存带宽", re.IGNORECASE)
SIZE = re.compile(r"^\W*(?:model )?(?:size|params?|参数|规模)\W*$", re.IGNORECASE)
# What a bare count of chips or days says of the one that the row is about: kind and unit to predicate and head.
COUNTED = (
    ("model", "units", "trained_on", r""),
    ("model", "parameters", "parameters", SIZE.pattern),
    ("cluster", "units", "cluster_size", r""),
    ("model", "days", "training_time", r"^\W*(?:days|duration|time|wall|天数|时长|耗时|用时|时间|周期)"),
)
# What a name in a cell says of the name that the row is about, by the head of its column: (kind of the row, kind of
# the cell) to predicate, and whether the row is the subject.
LINKS = (
    (r"owner|operator|operated|运营|所有|业主", "cluster", "company", "operates", False),
    (
        r"developer|labs?\b|company|maker|builder|creator|publisher|organi[sz]ation|team|by$|(?:trained|built|made) by"
        r"|who\b|from$|开发|公司|机构|厂商",
        "model",
        "company",
        "develops",
        False,
    ),
    (r"model|模型", "company", "model", "develops", True),
    (r"designer|designed|vendor|maker|company|设计|厂商|公司", "chip", "company", "designs", False),
    (r"foundry|fab\b|made (?:by|at)|manufacturer|代工|制造", "chip", "foundry", "fabricates", False),
    (
        r"chips?|gpus?|hardware|accelerators?|trained on|芯片|硬件|加速卡|算力卡|用卡",
        "model",
        "chip",
        "trained_on",
        True,
    ),
    # "Biggest AI customer", 主要客户; a column only of customers is one of orders.
    (r"[\w-]+ (?:customer|client|tenant)s?\b|[\u4e00-\u9fff]{2}(?:客户|租户)", "company", "company", "supplies", True),
    (r"[\w-]+ suppliers?\b|[\u4e00-\u9fff]{2}供应商", "company", "company", "supplies", False),
    (r"predecessor|replaces|前代|上一代", "chip", "chip", "successor_of", True),
    (r"successor|replaced by|后继|下一代", "chip", "chip", "successor_of", False),
    (r"variant of|based on|cut[- ]down|原型|母版|阉割", "chip", "chip", "variant_of", True),
)
# Heads the column of those whose own chips another column names.
VENDOR = re.compile(r"\W*(?:vendor|designer|chip ?maker|maker|厂商|厂家|设计公司|芯片公司)s?\W*", re.IGNORECASE)
# What a cell that holds only a date says of the name that the row is about, by the head of its column.
DATES = (
    (r"mass production|volume|\bproduction|\bramp|\bhvm\b|量产|投产|量產|投產", ("chip",), "production_start"),
    (r"deliver|shipment|shipping|\bships?\b|sampling|交付|出货|出貨|交货", ("chip",), "delivery"),
    (
        r"launch|release|introduced|unveil|announced|availab|\blive\b|online|opening|opened|发布|推出|上市|上线|點亮|点亮|投运",
        ("chip", "model", "cluster"),
        "launches",
    ),
)
# The columns of a table of orders: who buys, from whom, how many, for how much, when.
BUYER = re.compile(
    r"\W*(?:buyer|customer|purchaser|client|tenant|ordered by|买方|买家|采购[方人]|采购单位|招标[方人]|客户"
    r"|订购方|下单方|需方|买受人)s?\W*",
    re.I,
)
SELLER = re.compile(
    r"\W*(?:seller|supplier|vendor|supplied by|(?:bought |ordered |purchased |sourced )?from"
    r"|卖方|卖家|供应商|供货?方|厂商|中标(?:[方人]|单位|候选人)|成交(?:供应商|人)|承建方)s?\W*",
    re.I,
)
COUNT = re.compile(r"units|quantity|qty|number|count|volume|how many|chips|gpus|cards|数量|张|台|颗|片|规模", re.I)
# What says that whoever is in the first column buys, where its head does not.
ORDERS = re.compile(
    r"\b(?:orders?|deals?|contracts?|purchas(?:es|ed|ing|ers?)|bought|buy(?:ing|ers?))\b|订单|大单|采购|签约|成交|买卡|买家",
    re.IGNORECASE,
)
# What says that the goods were handed over.
HANDED = re.compile(r"\b(?:deliver(?:ed|ies|y)|shipped|shipments?|supplied)\b|交付|供货|出货|交货|到货", re.IGNORECASE)
# The head of what counts the cards of a site, of whatever kind they are.
CARDS = re.compile(
    r"\W*(?:(?:GPU|AI)?[算力]*卡[数量]|(?:number of )?(?:gpus?|accelerators?|chips|cards)\b)", re.IGNORECASE
)
# A count that needs no chip beside it: of whole servers, too.
SURE_COUNT = re.compile(r"\W*(?:units|quantity|qty|how many|数量)\b|数量", re.I)
# Of a company's row under a chip, by what the caption speaks of.
HELD = (
    ("orders", ORDERS),
    (
        "sales",
        re.compile(r"\b(?:ship(?:s|ped|ments?)?|deliver(?:s|ed|ies)|sold|sales)\b|出货|交付|销量", re.IGNORECASE),
    ),
    (
        "holds",
        re.compile(
            r"\b(?:runs?|owns?|holds?|fleets?|holdings?|stock|inventory|installed|has|have|got)\b"
            r"|持有|保有|手里|手上|存量|囤|家底|库存|在用|拥有|持卡",
            re.IGNORECASE,
        ),
    ),
)
# Which markets a caption may speak of without naming them.
GOODS = r"AI[ -]?(?:chips?|accelerators?|GPUs?)|accelerators?|GPUs?|加速卡|加速器|AI ?芯片|算力卡|智算卡|显卡"
MARKETS = (
    (
        "segment:china-ai-chip",
        re.compile(rf"(?=.*(?:{GOODS}))(?:.*(?:国[内产]|中国|China|Chinese|domestic))", re.IGNORECASE),
    ),
    ("segment:ai-accelerator", re.compile(GOODS, re.IGNORECASE)),
)
# The head of a column of periods.
PERIODS = re.compile(
    r"(?:calendar |fiscal )?(?:year|quarter|month|period|date|week)s?|年份?|季[度别]?|月份?|时间|日期|年度|财[年季]",
    re.IGNORECASE,
)
WORTH = re.compile(r"value|amount|contract|deal|worth|size|cost|金额|合同|总价|总额|价值", re.I)
WHEN = re.compile(r"date|when|announced|signed|placed|year|quarter|month|period|日期|时间|年份|年度", re.I)
