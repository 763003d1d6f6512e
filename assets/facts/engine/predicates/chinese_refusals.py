"""What a Chinese clause only seems to state: what is asked for, advised, arrived, set right or of another measure."""

from __future__ import annotations

import re

from assets.facts.discourse import ORGANISATIONS, Sentence
from assets.facts.engine.noun_phrases import OF_GOODS, is_part_or_base
from assets.facts.engine.qualifiers.dating import REASON_ZH
from assets.facts.engine.state import DEEDS, OF_RULES, Claim, Filled, State
from assets.facts.frames import Trigger
from assets.facts.patterns import screened
from assets.facts.quantities.quantity import Quantity

# 订了3000张H20，禁令前只到了800张
_ARRIVED = screened(
    r"(?:(?<![增减调扩加降升达提看])到了|到货|交付|收到|拿到|交货|到手|送到|运到)的?了?(?:只有|仅有?|才有?|约|大约|近|不到|区区)*"
    r"[\d一二两三四五六七八九十百千万几数]"
)
# What was told, and is set right: 上期说功耗是600W，应为700W.
_SET_RIGHT = re.compile(
    r"(?:[，。；]|\.{2,}|…+)\s*(?:经[^，。；]{1,10}，?)?(?:应为|应是|应该是|实为|更正为|正确的?是)(?=[^，。；]{0,6}[\d一二三四五六七八九十])"
)
# 别把H200当成H20的小升级
_NOT_TAKEN_FOR = screened(
    r"(?:别|不要|不能|不该|不应|勿|莫|不宜)[^，。；]{0,3}[把将拿][^，。；]{1,24}(?:当|看作|看成|视为|视作)[^，。；]*$"
)
# 已拿到Rubin约三成的份额: part of a business, and no ratio of chips.
_PART_OF_BUSINESS = re.compile(r"[^，。；\d]{0,3}(?:份额|订单|产能|市占|供应|股份|用量|采购)")
# 带宽1.6TB/s，售价6.8万元，不到H20的六成: of the price.
_OF_PRICE = screened(r"(?<!性)(?:售价|价格|报价|单价|定价|租金|成本|费用)")
_OF_MEASURE = screened(r"算力|性能|显存|内存|带宽|速度|功耗|容量|吞吐|频宽|能效|FP\d")
# 本刊每册定价30元, 新客立减200元: no price of what is spoken of.
_OTHER_PRICE = screened(r"(?:每[册本期份]|立减|满减|直减|返现|抵扣|优惠券|代金券)(?:定价|售价)?[^，。；\d]{0,3}$")
# 需要的不是五座超级工厂，而是五十座
_SITES = re.compile(r"[座处所]|个(?:数据中心|资料中心|园区|机房|城市|国家|地区|州|站点|基地)")
# MFU做到38%，比上一代高出六个点: how far a share is from another.
_POINTS = re.compile(r"个?百?分?点$")
_SHARES = frozenset({"utilization", "market_share", "capacity_gap"})
# 其中六成已被预订: of a part, and no other part of the whole.
_OF_A_PART = screened(r"其中[^，。；\d]{0,4}$")
# 定金退了八成: of what was paid ahead.
_PAID_AHEAD = screened(r"(?:定金|订金|押金|预付款|保证金|货款)[^，。；]{0,6}$")
# 要5000张，眼下才凑到1800张: what is there of what is needed.
_GATHERED = screened(r"(?:凑|攒|囤|备|抢|买|要|拿|弄)(?:到|齐|足|够)了?(?:约|近|不到|大约)?$")
_ONLY = screened(r"眼下|目前|现在|如今|才|只|仅|刚")
# 少说也要3万张, 将需要至少1万块: what a run would take, and not what it took.
_WOULD_TAKE = screened(
    r"(?:(?<!只)(?<!重)(?<!主)(?<!首)(?<!必)需要?|(?<!只)(?<!不)(?<!想)(?<!还)[要得](?:用到?|备|有|上)?|还?[缺差])(?:有|用|上)?(?:大约|大概|差不多|至少|起码|最少|约|近|上|再|超过|逾)*$"
)
_TOOK = screened(r"用了|花了|耗时|历时|动用|训完|练成|训出|练出|跑完|跑了|完成")
# 64个模块拼成的Pod可达11 PFLOPS, 四颗芯片，算力合计180 TFLOPS: of several chips together.
_TOGETHER = screened(
    r"(?:合计|加起来|合共|总计|总共)(?:为|达到?|有|约|近)*$"
    r"|[个颗块张枚片][^，。；]{0,8}(?:拼成|组成|构成|搭成|堆成|互联而成|连成|拼出)的?[^，。；\d]{0,16}$"
)
# 市值一夜暴涨1840亿美元: by how much it rose.
_ROSE_BY = screened(
    r"(?:(?:暴|大|飙|猛|狂|急|上|又)?涨|(?:飙|攀|上|跃)升|激增|猛增|大增|增长|增加|追加|削减|砍掉?|压缩|缩减|蒸发|缩水|跌去|跌掉|抹去|少了|多了|多出|减少|下降|下滑)了?(?:大约|近|约|逾|超过?|将近|足足)*$"
)
# 其中多云数据库业务收入
_LINE_WITHIN = screened(
    r"其中[^，。；\d]{2,14}(?:业务|服务|产品|部门|板块)(?:的)?(?:收入|营收|销售额)[^，。；\d]{0,6}$"
)
# 在华卖出60万颗H20，入账70亿美元: what these bring.
_SOLD_SO_MANY = screened(r"(?:卖|售|出货|交付|供货)[^，。；]{0,8}[\d.]+[万千百]*[多余]?[颗块张片台枚]")
_SUMS = frozenset({"revenue", "market_cap", "capex"})
_IN_CHIPS = frozenset({"holds", "orders", "cluster_size", "trained_on", "needs"})
# 在4096颗A100上学习了3.5万亿个token: where a model was trained, which has them not.
_TRAINED_UPON = re.compile(r"[^，。；]{0,14}上(?:面)?(?:学习|训练|预训练|训|练|跑|完成)")
# 通过发债和售股筹集450亿美元; 其中算力部分要花475亿元
RAISED_OR_PART = screened(
    r"(?:筹集|筹措|募集|募得|筹得|融得|融资|举债|发债|借入|借款)了?(?:约|近|大约|至多|最多|高达|逾|超过?)?$"
    r"|其中[^，。；\d]{0,10}?(?:部分|方面|板块|领域|业务|环节|项目)?(?:要|将|会|计划|预计|大约|约|就)*"
    r"(?:花|投|用于|投入|投向)[^，。；\d]{0,4}$"
)
# 顾问劝世纪互联建一座80兆瓦的数据中心: advice, that nobody has taken.
_ADVISED = screened(r"(?:劝|建议|怂恿|鼓动|游说)(?:过|了|说)?(?!的)[^，。；：]{0,24}$")
_BUILT = frozenset({"power", "operates", "cluster_size", "launches"})
# 招标文件要求单卡显存不低于64GB, 内存总带宽须低于每秒6500GB: what is asked of goods.
_ASKED_OF_GOODS = screened(
    r"(?:招标|标书|采购|投标|竞标|申报|许可|资格|文件|公告|办法|规则|条例|新规)[^。；，]{0,8}(?:要求|规定|明确|约定|列明)"
    r"|(?:条件|前提|门槛|标准)(?:是|为|包括|[:：])[^。；]*$"
    r"|(?:必须|不得|须|应当|需要?)(?:高于|低于|不低于|不高于|不超过|超过|达到?|大于|小于|少于|多于|满足)[^，。；]*$"
)
_BOUNDS = frozenset({">", ">=", "<", "<="})
# 但别拿它训练
_NOT_TO_USE = screened(r"(?:别|不要|不能|不该|不宜|莫|勿|休想?)再?[拿用把][^，。；]{0,12}$")
# 為趕Blackwell出貨: what for, and not that it is done.
_IN_ORDER_TO = screened(r"[为為]了?(?:要|能)?[赶趕](?:着|在|上)?[^，。；]{0,14}$")
# 市场原本预期第二季量产: it came otherwise.
_ONCE_EXPECTED = screened(r"(?:原[本先来]|本来)[^，。；]{0,4}(?:预期|预计|估计|预估|料)[^，。；]{0,20}$")
# 把一笔服务器订单推迟到年后: no launch was put off.
_ORDER_PUT_OFF = screened(r"[把将][^，。；]{0,20}(?:订单|采购|租约|合同|交付|提货|付款)[^，。；]{0,4}$")
# 公布了今年智算中心的集采结果
_NEWS_OF_IT = re.compile(
    r"[^，。；]*的?(?:集采|招标|中标|采购|评标|投标|竞标|摸底|跑分|评测|测试)[^，。；]{0,4}(?:结果|名单|公告|公示|候选人)"
)
# 没有足够的现金来建智算中心: what one lacks the means for.
_NO_MEANS = screened(r"(?:没有?|缺乏?|缺少|拿不出|无)(?:足够|充足|那么多|富余|多余)?的?[^，。；]{0,8}[来去]$")
# 拟将更多模组厂列入实体清单: some of a kind, none of whom is named.
_LISTS_THEM = screened(r"[将把]((?:更多|多家|数家|若干|一批|部分|新一批)[^，。；]{2,16}?)(?:列入|纳入|加入|加进|放进)")
_PUT_OFF = re.compile(r"推迟|延后|延期|推后|顺延|押后|提前")
# 据称是国内首发: the first of its kind there.
_FIRST_THERE = screened(r"(?:国内|全球|业内|行业|业界|亚洲|全国|世界|国产|区域)$")
_COMING = frozenset({"delivery", "production_start", "launches"})
# “迁移的那三个月: a time that is known, in which another thing was done.
_THOSE = screened(r"(?<![训练习])(?<!训练)的?那(?:整整)?$")
# 自掏110亿欧元修数据中心: a site is built, no goods are ordered.
_PAYS_ITSELF = screened(r"(?:自掏|自费|自筹|出资|斥资|投资|砸下?|掏出?)了?(?:约|近|大约|超过?|逾)?$")
_TO_BUILD = re.compile(r"[^，。；]{0,8}?(?:修|兴?建|盖|造)")


# 分析师希望谷歌的资本开支, 业内呼吁阿里巴巴推出, 客户希望H20能降到: what others wish of somebody, and what is not so.
_WISHED = screened(
    r"(?<![新有])(?:希望|期盼|盼望|盼着|期望(?!值)|冀望|寄望于?|期待|呼吁|吁请|恳请|力劝|奉劝|规劝|央求)(?!的)(?P<of>[^，。；：]*)$"
)
_WISHED_OF_RULES = screened(r"(?<![新有])(?:希望|期盼|盼望|呼吁|吁请|主张|游说|力主|鼓吹|倡议)(?!的)[^，。；：]*$")
_WISHED_PARTY = re.compile(r"各地|各方|各国|各家|企业|厂商|公司|同行|政府|业界|业内|当局|供应商|运营商|客户|买家|大家")
# 如果H20被禁，英伟达将损失: what would follow from it, and not that it is so.
_ONLY_IF = screened(
    r"(?:^|[，。；：“])(?:但|而|不过)?(?:如果|若|一旦|假如|倘若|要是|万一)(?!干)[^，。；：即就便则都也均须需要]{0,14}$"
)
_FOLLOWS = re.compile(r"[^，。；]{0,12}，")


# 落后于约塔数据公司的27%: of a company that nothing else tells of.
_OF_OTHER_COMPANY = re.compile(
    r"(?:落后于?|低于|高于|不及|不如|次于|逊于|超过|领先于?)[^，。；\d年月前]{2,14}(?:公司|集团|科技|企业|厂商|对手|同行)的$"
)
# ，P800维持在两个月: of goods of which nothing else tells what they are; Q2为191亿元 is of a quarter.
_UNKNOWN_MODEL = re.compile(
    r"(?:而|则|但)?(?![QH][1-4](?!\d))[A-Z]{1,4}-?\d[\w-]*(?:则|也|仍|为|是|约|只|仅|要|达|维持|保持|拉长|延长|缩短|(?:回落|下降|上升|[降升涨跌缩增])?[至到]|在)*"
)


# 第一批1500张已经给我们了
_HAS_COME = re.compile(r"[^，。；\d]{0,6}已经?(?:给我们|交付|到货|到了|收到|运到|运抵|发货|交货|到位)")
_FIRST_OF_THEM = screened(r"(?:第一批|首批|头一?批|尾货|剩下的?|余下的?)[^，。；\d]{0,3}$")
# 已下的订单也一并取消
_CALLED_OFF = re.compile(r"[^，。；\d]{0,4}?(?:一并|全部|悉数|也|均|都|被|遭|已)+(?:取消|作废|撤销|退订|叫停)")
# 营收12亿美元，首次突破10亿美元关口; 突破七成来到70.2%: a mark that is passed.
_MARK = re.compile(r"的?(?:台阶|大关|关口|门槛|里程碑|整数关)|，?(?:来到|达到?|升至|报)\d")
_PASSES = screened(r"(?:突破|升破|站上|跨过|迈过|首破|越过|冲破|踏上)[^，。；\d]{0,4}$")
_MEASURED = frozenset({"revenue", "market_share", "market_cap", "capex", "sales"})
# 一卡一小时不到15块钱，去年可是30块: money, and no chips.
_YUAN = re.compile(r"块(?!\w*(?:卡|GPU|[A-Z]))")
_YUAN_BEFORE = screened(r"块钱|[\d一二三四五六七八九十百千万]元")
# 资本开支12亿美元，而二季度为22亿美元，近乎腰斩: on the quarter before.
_ON_QUARTER = screened(r"(?:第?[一二三四]季度?|上一?季度?|前一?季度?|上个?月|前一?月)[^，。；\d]{0,6}(?:为|是|达|有)")
# 前一代只有三成出头: of its forerunner.
_FORERUNNER = re.compile(
    r"(?:而|其|它的?)?(?:前一代|上一代|前代|上代|前作|老款|旧款)(?:产品|芯片|模型)?"
    r"(?:则|也|仍|为|是|约|只|仅|才|有|不到|不足|达|在)*"
)
# 前代模型只有4000亿参数，训练花了58天: a clause begins with one that has no name. Not 前代的两倍, which measures by it.
_OF_FORERUNNER = screened(
    r"(?:^|[，；：])(?:而|但|其|它的?|公司的?)?(?:前一代|上一代|前代|上代|前作|老款|旧款|旧版)的?"
    r"(?:产品|芯片|大?模型|版本|加速卡|训练卡|推理卡|型号)?(?!的?[\d一二两三四五六七八九十]+[倍成]|相比|同期|[产品芯片模型]*“)"
)
# ，标准版2000亿，轻量版80亿: of an edition behind another that is named.
_OF_EDITION = screened(r"[，；、](?:而|其中|至于)?(?:标准|轻量|精简|基础|入门|迷你|小参数|\d{1,4}B)版本?")
_OF_PRODUCT = frozenset(
    {"parameters", "training_tokens", "training_time", "training_cost", "trained_on", "spec", "price", "process_node"}
)


# 向其供货须事先取得许可证: what needs leave, and not that it is done.
_MUST_HAVE_LEAVE = re.compile(
    r"[^，。；]{0,8}?(?<![无毋不])(?:须|需要?|必须|得|要)(?:先|事先|事前|提前|首先|另行|逐案|逐单)*"
    r"(?:经过?|获得?|取得|申请|申领|申办|持有?|拿到|得到|报请?)[^，。；]{0,10}(?:许可|批准|核准|同意|授权|审批)"
)
_NEEDING_LEAVE = DEEDS | {"sales", "delivery", "fabricates"}
# 此前与微软签订的合同价值174亿美元, 又与一家新创公司洽谈，金额可能达20亿美元: with whom.
_AGREES_WITH = re.compile(
    r"[与和同跟]([^，。；的]{2,20}?)(?:签订|签署|签下|签了|签约|订立|达成|敲定|洽谈|商谈|谈判|接洽)"
)
# ；而微软和IREN的合同金额为97亿美元: of two others.
_CONTRACT_OF_TWO = re.compile(
    r"[，；](?:而|同时|此外|另外)?，?([^，。；的]{1,16}[和与同][^，。；的]{2,20}?)"
    r"(?:之间)?的?(?:这份|那份|新)?(?:合同|协议|订单|交易)"
)
_FIRMS = frozenset({"company", "foundry"})
_SOME_OTHER = re.compile(r"(?:另外?)?(?:一[家名]|某|多家|数家|几家|其他|其它|另一)")
# 被大幅砍单: of whose orders, and not who cuts them.
_SUFFERS = screened(r"(?:遭到?|被|惨遭|面临)(?:再次?|连续|大幅|大举|突然|(?:大|主要)?客户)*$")


# 扩建厂房，预计明年装机: tools of a plant are set up, no chips are delivered.
_PLANT = screened(r"厂房|新?厂区?|工厂|晶圆厂|产线|生产线|无尘室|洁净室")
# 双鸿在泰国的第三座厂投产
_OF_PLANT = screened(r"(?:座厂|新厂|厂房|工厂|厂区|晶圆厂|产线|生产线|园区|基地|[一二三四五]期)[^，。；]{0,6}$")
_TRADED_GOODS = frozenset({"orders", "sales", "supplies", "holds", "needs"})
_PRICED_AT = screened(r"(?:单价|售价|报价|价格|均价)[^，。；\d]{0,6}$")
_PRICE_TALK = screened(r"价格[嘛呢啊]|(?:^|[，。；])(?:单价|售价|报价|价格)")
# 微软投资10亿美元，再度追加约100亿美元: an investment, and no order.
_INVESTED = screened(r"(?:投资|注资|入股|出资)")
_GOODS_BEHIND = re.compile(r"[^，。；]{0,10}(?:订单|采购|芯片|GPU|[颗块张片台枚]|服务器|显卡|产能|算力)")


_HAVINGS = (
    r"(?:出货|收入|营收|营业额|采购|销售|销量|机型|集群|部署|装机|产能|算力|订单|成本|投资|支出|开支|投片|需求|业务"
    r"|晶圆)"
)
# 占公司AI服务器出货量的比重: of what one company has, and of no market.
_OF_ITS_OWN = screened(
    rf"占(?:到|了|据|去)?(?:公司|其|自身|自家|集团|我们|本公司|全公司|该公司)[^，。；\d]{{0,12}}?{_HAVINGS}"
)
# 中国移动今年的集采中，昇腾占比七成: of what one buys or runs.
_AMONG_ITS_OWN = screened(
    r"(?:集采|采购|招标|中标|集群|机房|算力池|智算中心|资本开支|投资|订单|客户|成本|支出|收入|营收)[^，。；的\d]{0,6}(?:中|里)，?"
)
# 台积电先进制程占比74%: of its own revenue.
_LINE_OF_FOUNDRY = screened(r"(?:制程|工艺|纳米|奈米|nm)(?:技术|产品|节点)?(?:营收|收入|业务)?的?(?:占比|占|比重)")
_OF_ALL = screened(r"市场|市占|份额|全球|全行业|业界|占有率")


def is_part_of_one(sentence: Sentence, trigger: Trigger, quantity: Quantity) -> bool:
    """Whether a Chinese ratio is a part of what one company sells, buys or runs, and no share of a market."""
    start = sentence.clause(min(trigger.start, quantity.start), quantity.start)[0]
    end = sentence.clause(quantity.start, max(trigger.end, quantity.end))[1]
    if sentence.search(_OF_ITS_OWN, start, end):
        return True
    if sentence.search(_OF_ALL, sentence.start, quantity.end):
        return False
    if sentence.search(_LINE_OF_FOUNDRY, start, quantity.start):
        return True
    among = sentence.search(_AMONG_ITS_OWN, sentence.start, trigger.start)
    return among is not None and any(
        n.mentions and n.has(("company", "foundry")) and n.end <= sentence.start + among.start() for n in sentence.nodes
    )


# 一座数据中心的功率将达到1吉瓦: of any, where nobody stands right before.
_ANY_SITE = screened(
    r"(?P<any>(?:一|单|每)[座个])[^，。；]{0,8}?(?:数据中心|智算中心|算力中心|集群|机房|园区|AI工厂)(?:的|所需的?|需要的?)?"
    r"(?:总|IT|平均)?(?:功率|用电|耗电|能耗|负荷|电力|功耗|供电)"
)


def is_of_any_site(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a Chinese clause tells what power any site of a kind takes."""
    start, end = sentence.clause(quantity.start, quantity.end)
    opening = sentence.search(_ANY_SITE, start, end)
    at = start + opening.start() if opening is not None else start
    return opening is not None and not any(at - 2 <= n.end <= at and n.mentions for n in sentence.nodes)


# What stands in a figure's words before its digits: 近, 超过.
_BOUND_BEFORE = re.compile(r"[^\d一二两三四五六七八九十百千万几数上半$€£¥]*")


def _has_its_own_figure(claim: Claim, quantity: Quantity) -> bool:
    """Whether a measure has a figure behind it, so that one in a clause before is not its own."""
    start, end = claim.sentence.clause(claim.trigger.start, claim.trigger.end)
    return quantity.end <= start and any(
        q.unit == quantity.unit and claim.trigger.end <= q.start and q.end <= end for q in claim.sentence.quantities
    )


# （原预测为1500亿元、1750亿元）: what was forecast before, in brackets behind what is forecast now.
_FORECAST_BEFORE = screened(
    r"[（(](?:原|前|此前|之前|早前|上次|先前)(?:来|先|为|值|预测|预计|预期|估计|指引|目标|测算)+[^（）()]*$"
)
# 服务器及部件实现收入799亿元: of a line of business, and not of the whole.
_LINE_EARNS = screened(
    r"(?P<line>产品线?|业务|板块|部件|设备|计算机|服务器|整机|芯片|模块|组件|解决方案|服务|软件|硬件|系统|机柜)"
    r"(?:合计|共|分别|累计)?(?:实现|录得|贡献)(?:营业|销售)?(?:收入|营收)[^，。；]{0,18}$"
)
# 单是这项专案明年即可贡献营收约10亿美元: what an order brings in.
_BRINGS_IN = screened(r"(?:贡献|带来|创造|增添|增加)[^，。；\d]{0,8}(?:营收|收入|业绩|营业额)[^，。；\d]{0,6}$")
# 刚上架的头三个月: when, and not that it is.
_JUST_THEN = re.compile(r"了?(?:的(?:头|前|那|时|几|第|最初)|时(?!间)|之初|那会儿?)")
_JUST = screened(r"(?:刚刚?|初|才)$")
# 一台八卡机九十多万: the price of a machine.
_PER_MACHINE = screened(r"(?:一|每|单)(?:台|柜|套|架)|整机|[八8]卡机|服务器|机柜")


def _is_money(sentence: Sentence, quantity: Quantity, start: int) -> bool:
    """Whether a number without 张 or 颗 is a price: 单价大概7万块; 价格嘛，八卡整机去年初110万."""
    if quantity.classifier == "块":
        return sentence.search(_PRICED_AT, start, quantity.start) is not None
    bare = quantity.classifier is None and re.search(r"[\d一二三四五六七八九十百千万]$", quantity.text) is not None
    return bare and sentence.search(_PRICE_TALK, sentence.start, quantity.start) is not None


def _names_another_owner(claim: Claim) -> bool:
    """Whether the clause of a trigger begins with a company: 字节的集群有1万张卡，阿里的集群则只有3000张."""
    start, _ = claim.sentence.clause(claim.trigger.start, claim.trigger.end)
    return any(
        start <= n.start <= start + 1 and n.mentions and n.kinds & _FIRMS and not n.anaphor
        for n in claim.sentence.nodes
    )


class ChineseRefusals(State):
    """Tells why a Chinese clause states nothing of what it seems to."""

    def _not_done_in_chinese(self, claim: Claim) -> str | None:
        """Why what a Chinese clause tells is only asked for, or done otherwise."""
        sentence, trigger, quantity, predicate = claim.sentence, claim.trigger, claim.quantity, claim.predicate
        start, _ = sentence.clause(trigger.start, trigger.start)
        place = quantity.start if quantity is not None else trigger.start
        if predicate in _BUILT and sentence.search(_ADVISED, start, place):
            return "told to do, not done"
        if self._is_wished(claim, start, place):
            return "what others wish"
        supposed = predicate == "restricts" and sentence.search(_ONLY_IF, sentence.start, trigger.start)
        if supposed and _FOLLOWS.match(sentence.words(trigger.end, sentence.end)):
            return "only a condition"
        if predicate in _BUILT and _lacks_means(sentence, start, max(trigger.end, place)):
            return "what one lacks the means for"
        if predicate in ("successor_of", "variant_of") and sentence.search(_NOT_TAKEN_FOR, start, trigger.start):
            return "what it is not to be taken for"
        if predicate in ("uses", "trained_on") and sentence.search(_NOT_TO_USE, start, trigger.end):
            return "not to be done"
        listed = sentence.search(_LISTS_THEM, start, trigger.end) if predicate == "restricts" else None
        if listed is not None:
            first, last = start + listed.start(1), start + listed.end(1)
            if not any(first <= n.start < last and n.mentions for n in sentence.nodes):
                return "whom it lists is not told"
        if predicate == "cuts_orders" and sentence.search(_PAID_AHEAD, start, trigger.start):
            return "of what was paid ahead"
        if predicate == "launches":
            words = sentence.words(trigger.start, trigger.end)
            if _NEWS_OF_IT.fullmatch(sentence.words(trigger.end, sentence.clause(trigger.end, trigger.end)[1])):
                return "news of it, and not itself"
            if _PUT_OFF.search(words) and sentence.search(_ORDER_PUT_OFF, start, trigger.start):
                return "an order was put off"
            if words == "首发" and sentence.search(_FIRST_THERE, start, trigger.start):
                return "the first of its kind"
        if predicate == "orders" and _CALLED_OFF.match(sentence.words(trigger.end, trigger.end + 14)):
            return "what was called off"
        if predicate in _NEEDING_LEAVE and _MUST_HAVE_LEAVE.match(sentence.words(trigger.end, trigger.end + 40)):
            return "what needs leave, not what is done"
        set_up = predicate == "delivery" and "装机" in sentence.words(trigger.start, trigger.end)
        if set_up and sentence.search(_PLANT, sentence.start, trigger.start):
            return "tools of a plant"
        plant = predicate == "production_start" and sentence.search(
            _OF_PLANT, start, max(trigger.start, trigger.end - 2)
        )
        if plant and not any(
            n.has(("chip",)) and plant.end() + start <= n.start < trigger.end + 4 for n in sentence.nodes
        ):
            return "a plant, and no chip"
        if predicate == "orders" and self._is_more_investment(claim):
            return "an investment, and no order"
        if predicate == "cuts_orders" and sentence.search(_SUFFERS, start, trigger.start):
            return "who cuts is not told"
        just = predicate in _COMING and sentence.search(_JUST, start, trigger.start)
        if just and _JUST_THEN.match(sentence.words(trigger.end, trigger.end + 4)):
            return "when, and not that it is done"
        if predicate == "issues" and self._is_announced_by_company(sentence, trigger):
            return "what a company announces"
        if predicate in _COMING and sentence.search(_IN_ORDER_TO, start, trigger.start):
            return "what something is done for"
        if predicate in _COMING and sentence.search(_ONCE_EXPECTED, start, trigger.start):
            return "what was once expected"
        return None

    def _no_chinese_figure_of_it(self, claim: Claim, quantity: Quantity) -> str | None:
        """Why a figure of a Chinese clause is not what the predicate measures."""
        sentence, trigger, predicate = claim.sentence, claim.trigger, claim.predicate
        start, _ = sentence.clause(quantity.start, quantity.start)
        behind = sentence.words(quantity.end, quantity.end + 24)
        if quantity.unit == "units" and predicate in _TRADED_GOODS and _is_money(sentence, quantity, start):
            return "money, and no goods"
        if _SET_RIGHT.match(behind):
            return "set right behind"
        if predicate in _MEASURED and sentence.search(_FORECAST_BEFORE, sentence.start, quantity.start):
            return "forecast before"
        money = quantity.dimension == "money"
        if predicate in ("orders", "supplies") and money and sentence.search(_BRINGS_IN, start, quantity.start):
            return "what an order brings in"
        if predicate in ("revenue", "revenue_change") and self._is_of_line(sentence, quantity):
            return "of a line of business"
        asked = quantity.cmp in _BOUNDS and sentence.search(_ASKED_OF_GOODS, sentence.start, quantity.end)
        if predicate == "spec" and asked:
            return "what is asked of goods"
        if (reason := self._no_level(claim, quantity, start)) is not None:
            return reason
        if predicate in _OF_PRODUCT and _is_of_unnamed_relation(claim, quantity):
            return "of its forerunner or another edition"
        if predicate == "training_time" and sentence.search(_THOSE, quantity.start - 8, quantity.start):
            return "another time"
        if predicate == "price" and sentence.search(_OTHER_PRICE, quantity.start - 12, quantity.start):
            return "of other goods"
        if predicate in _IN_CHIPS and _SITES.match(sentence.words(quantity.end - 1, quantity.end + 6)):
            return "sites are counted"
        if predicate == "holds" and trigger.end <= start and _TRAINED_UPON.match(behind):
            return "what a model was trained on"
        if predicate == "spec_ratio" and (self._is_of_price(sentence, quantity) or _PART_OF_BUSINESS.match(behind)):
            return "of another measure"
        sized = predicate == "cluster_size" and _names_another_owner(claim)
        if (sized or predicate in _SUMS) and _has_its_own_figure(claim, quantity):
            return "of what stands before"
        if predicate in _MEASURED and self._is_passed(claim, quantity, behind):
            return "a mark that is passed"
        if predicate in ("orders", "supplies", *_IN_CHIPS) and self._is_yuan(sentence, quantity):
            return "money, and no goods"
        before, _ = sentence.clause(start - 2, start - 2)
        yearly = predicate in ("capex_change", "revenue_change") and trigger.end <= start
        if yearly and sentence.search(_ON_QUARTER, before, start) and "同比" not in sentence.words(start, quantity.end):
            return "on another quarter"
        own = [n for n in sentence.nodes if start <= n.start < quantity.start]
        if own or trigger.end > start:
            return None
        words = sentence.words(start, quantity.start)
        if _FORERUNNER.fullmatch(words):
            return "of its forerunner"
        return "of others" if _OF_OTHER_COMPANY.search(words) or _UNKNOWN_MODEL.fullmatch(words) else None

    def _is_announced_by_company(self, sentence: Sentence, trigger: Trigger) -> bool:
        """Whether a company announces something, which is no rule: 英伟达宣布将恢复对华销售H20."""
        if sentence.words(trigger.start, trigger.end) != "宣布":
            return False
        start, _ = sentence.clause(trigger.start, trigger.start)
        before = [n for n in sentence.nodes if start <= n.start and n.end <= trigger.start and n.mentions]
        return bool(before) and before[-1].kinds <= _FIRMS and not before[-1].marker

    def _is_of_line(self, sentence: Sentence, quantity: Quantity) -> bool:
        """Whether a sum or a change is that of a line of business that is told right before: 服务器及部件实现收入."""
        floor = max(sentence.start, quantity.start - 40)
        earns = sentence.search(_LINE_EARNS, floor, quantity.start)
        if earns is None:
            start, _ = sentence.clause(quantity.start, quantity.start)
            earns = sentence.search(_LINE_EARNS, floor, start - 1) if quantity.unit == "ratio" else None
        at = floor + earns.start("line") if earns is not None else 0
        return earns is not None and not any(n.start <= at < n.end and n.kinds & _FIRMS for n in sentence.nodes)

    def _is_wished(self, claim: Claim, start: int, place: int) -> bool:
        """Whether a Chinese clause tells only what somebody wishes of another, or of a rule that is not there."""
        sentence, trigger, predicate = claim.sentence, claim.trigger, claim.predicate
        if predicate in OF_RULES:
            return sentence.search(_WISHED_OF_RULES, start, trigger.start) is not None
        end = max(trigger.start, place)
        wish = sentence.search(_WISHED, start, end)
        if wish is None or sentence.clause(end, end)[0] != start:
            return False
        first = start + wish.start("of")
        kinds = ORGANISATIONS | {"chip", "product"} if predicate == "price" else ORGANISATIONS
        of = [n for n in sentence.nodes if first <= n.start < end and n.kinds and n.kinds <= kinds and not n.marker]
        if any(n.end <= trigger.start or predicate == "price" for n in of):
            return True
        return _WISHED_PARTY.match(sentence.words(first, end)) is not None

    def _is_of_unknown_line(self, claim: Claim) -> bool:
        """Whether a sum is that of a line that nothing else names: 其中多云数据库业务收入12亿美元."""
        quantity = claim.quantity
        if self._language != "zh" or claim.predicate != "sales" or quantity is None or claim.object is None:
            return False
        start, _ = claim.sentence.clause(quantity.start, quantity.start)
        line = claim.sentence.search(_LINE_WITHIN, start, quantity.start)
        if line is None or claim.object.mentions[0].kind != "segment":
            return False
        return not any(start <= n.start < quantity.start and n.has(("segment", "chip")) for n in claim.sentence.nodes)

    def _is_more_investment(self, claim: Claim) -> bool:
        """Whether a sum is added to what was invested: 向OpenAI投资10亿美元，再度追加约100亿美元."""
        sentence, trigger = claim.sentence, claim.trigger
        if "追加" not in sentence.words(trigger.start, trigger.end):
            return False
        start, end = sentence.clause(trigger.start, trigger.end)
        if _GOODS_BEHIND.match(sentence.words(trigger.end, end)):
            return False
        if not any(q.dimension == "money" and trigger.end <= q.end <= end for q in sentence.quantities):
            return False
        return sentence.search(_INVESTED, sentence.start, start) is not None

    def _is_agreed_with_another(self, claim: Claim) -> bool:
        """Whether a sum is told behind somebody else with whom a second contract is made or talked of."""
        sentence, trigger, quantity = claim.sentence, claim.trigger, claim.quantity
        if self._language != "zh" or claim.predicate not in ("supplies", "orders") or claim.object is None:
            return False
        if quantity is None or quantity.start <= trigger.end:
            return False
        own = {m.id for side in (claim.subject, claim.object) if side is not None for m in side.mentions}
        words = sentence.words(trigger.end, quantity.start)

        def named(match: re.Match[str]) -> set[str]:
            first, last = (trigger.end + place for place in match.span(1))
            return {m.id for n in sentence.nodes if first <= n.start < last for m in n.mentions if m.kind in _FIRMS}

        if any(len(pair := named(match)) > 1 and not pair <= own for match in _CONTRACT_OF_TWO.finditer(words)):
            return True
        partners = list(_AGREES_WITH.finditer(words))
        if not partners:
            return False
        return _SOME_OTHER.match(partners[-1][1]) is not None or bool(
            (partner := named(partners[-1])) and not partner & own
        )

    def _is_power_station(self, claim: Claim, subject: Filled) -> bool:
        """Whether what a Chinese clause names is a power station, which computes nothing: 重启三哩岛核电站."""
        if self._language != "zh" or claim.predicate not in ("power", "operates"):
            return False
        filled = (subject, *([claim.object] if claim.object else ()))
        ids = {m.id for f in filled for m in f.mentions if m.kind == "cluster"}
        sites = [n for n in claim.sentence.nodes if ids & {m.id for m in n.mentions} and not n.anaphor]
        return any(_POWER_STATION.match(claim.sentence.words(n.end, n.end + 6)) for n in sites)

    def _is_of_part_or_base(self, claim: Claim, subject: Filled) -> bool:
        """Whether the chip found in an earlier clause is a part or the base of what is told of."""
        if claim.predicate not in OF_GOODS:
            return False
        sentence = claim.sentence
        place = claim.quantity.start if claim.quantity is not None else claim.trigger.start
        start, ids = sentence.clause(place, place)[0], {m.id for m in subject.mentions}
        told = [n for n in sentence.nodes if n.end <= start and ids & {m.id for m in n.mentions}]
        node = subject.node if subject.node in told else told[-1] if told and subject.node is None else None
        return node is not None and is_part_or_base(sentence, node)

    def _no_level(self, claim: Claim, quantity: Quantity, start: int) -> str | None:
        """Why a figure is a difference, a part, a sum of several, or of a reason: 比上一代高出六个点, 其中六成."""
        sentence, trigger, predicate = claim.sentence, claim.trigger, claim.predicate
        bound = _BOUND_BEFORE.match(quantity.text)
        digits = quantity.start + (bound.end() if bound else 0)
        if predicate in _SHARES and _POINTS.search(quantity.text):
            return "a difference in points"
        if predicate in ("capacity_gap", "utilization") and sentence.search(_OF_A_PART, start, quantity.start):
            return "of a part"
        if (
            trigger.end <= start
            and predicate in ("cuts_orders", "orders")
            and REASON_ZH.match(sentence.words(start, start + 12))
        ):
            return "of the reason"
        if predicate == "needs" and sentence.search(_GATHERED, start, digits) and sentence.search(_ONLY, start, digits):
            return "what is there of it"
        took = sentence.search(_TOOK, start, sentence.end)
        if predicate == "trained_on" and not took and sentence.search(_WOULD_TAKE, start, digits):
            return "what it would take"
        if predicate == "spec" and quantity.unit in ("TFLOPS", "TOPS") and sentence.search(_TOGETHER, start, digits):
            return "of several chips together"
        told_as = sentence.words(trigger.start, trigger.end)
        if predicate == "revenue" and told_as in ("入账", "进账", "入帐", "进帐"):
            before, _ = sentence.clause(start - 2, start - 2)
            if sentence.search(_SOLD_SO_MANY, before, start):
                return "of those goods"
        if predicate in _SUMS and quantity.dimension == "money" and sentence.search(_ROSE_BY, start, digits):
            return "by how much it differs"
        return None

    def _is_passed(self, claim: Claim, quantity: Quantity, behind: str) -> bool:
        """Whether a figure is only a mark that the one told before or behind it has passed."""
        if not _MARK.match(behind):
            return False
        passes = claim.sentence.search(_PASSES, quantity.start - 10, quantity.start + 2) or "破" in quantity.text
        follows = behind[:1] in "，来达升报"
        told = any(d.predicate == claim.predicate and d.unit == quantity.unit for d in claim.reading.drafts)
        return bool(passes) and (follows or told)

    def _is_yuan(self, sentence: Sentence, quantity: Quantity) -> bool:
        """Whether a number of 块 is one of yuan, as what was told right before it is: 不到15块钱，去年可是30块."""
        if quantity.classifier != "块" or not _YUAN.match(sentence.words(quantity.end - 1, quantity.end + 6)):
            return False
        before, _ = sentence.clause(sentence.clause(quantity.start, quantity.start)[0] - 2, quantity.start)
        return sentence.search(_YUAN_BEFORE, before, quantity.start) is not None

    def _is_of_price(self, sentence: Sentence, quantity: Quantity) -> bool:
        """Whether a Chinese ratio is that of a price told right before: 带宽1.6TB/s，售价6.8万元，不到H20的六成."""
        start, _ = sentence.clause(quantity.start, quantity.start)
        if sentence.search(_OF_MEASURE, start, quantity.end + 4):
            return False
        before, _ = sentence.clause(start - 2, start - 2)
        return sentence.search(_OF_PRICE, before, quantity.start) is not None and not sentence.search(
            _OF_MEASURE, before, start
        )

    def _is_no_order(self, sentence: Sentence, trigger: Trigger, quantity: Quantity) -> bool:
        """Whether a figure in a Chinese clause of its own is what has arrived, or what somebody pays to build."""
        start, _ = sentence.clause(quantity.start, quantity.start)
        if trigger.end > start:
            return False
        if sentence.search(_ARRIVED, start, quantity.end):
            return True
        behind = sentence.words(quantity.end, quantity.end + 16)
        if sentence.search(_FIRST_OF_THEM, start, quantity.start) and _HAS_COME.match(behind):
            return True
        return sentence.search(_PAYS_ITSELF, start, quantity.start) is not None and _TO_BUILD.match(behind) is not None


# Where power is made.
_POWER_STATION = re.compile(r"的?(?:核电[站厂]?|发?电[站厂]|水电站|变电站|风电场|光伏电站|机组)")
_ITS_VERB = re.compile(r"[^，。；]{0,3}?(?:建|盖|造|修|买|租|扩|开|上)")


def _lacks_means(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a Chinese clause tells that the means are lacking for what it names: 没有足够的现金来建."""
    words = sentence.words(start, sentence.clause(end, end)[1])
    return any(
        _ITS_VERB.match(words, at + 1) and _NO_MEANS.search(words[: at + 1])
        for at, character in enumerate(words)
        if character in "来去"
    )


def _is_of_unnamed_relation(claim: Claim, quantity: Quantity) -> bool:
    """Whether a clause before a figure begins with a forerunner or an edition, and no product is named behind it."""
    sentence = claim.sentence
    words = sentence.words(sentence.start, quantity.start)
    ends = [told.end() for pattern in (_OF_FORERUNNER, _OF_EDITION) for told in pattern.finditer(words)]
    if not ends:
        return False
    behind = sentence.start + max(ends) - 1
    return not any(n.has(("model", "chip")) for n in sentence.nodes if behind <= n.start < quantity.start)
