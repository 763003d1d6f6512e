"""Whole passages of Chinese prose: whose deed, whose site, whose figure it is when several are told of side by side."""

from datetime import date

import pytest

from assets.articles.document import Document
from assets.facts.extract import extract

# Text, predicates, and all that it states of them: predicate, subject, object, least value, most, modality.
STATED = {
    "a company that nothing introduces, before a year": (
        "华岳数据2024年全年营收41.7亿元。",
        ("revenue",),
        {("revenue", "company:huayue-shuju", None, 4170000000, 4170000000, "asserted")},
    ),
    "what is no company before a year": ("国产算力2024年收入2亿元。", ("revenue",), set()),
    "a company in quotation marks that nothing introduces": (
        "“东数智算”上半年营收2.1亿元。",
        ("revenue",),
        {("revenue", "company:dongshu-zhisuan", None, 210000000, 210000000, "asserted")},
    ),
    "what it was in the quarter before, in a sentence of its own": (
        "网宿科技第三季度收入12.8亿元。上季度则为11.9亿元。",
        ("revenue",),
        {
            ("revenue", "company:wangsu", None, 1280000000, 1280000000, "asserted"),
            ("revenue", "company:wangsu", None, 1190000000, 1190000000, "asserted"),
        },
    ),
    "what another measure was in the quarter before": (
        "网宿科技第三季度收入12.8亿元。净利润上季度为1.9亿元。",
        ("revenue",),
        {("revenue", "company:wangsu", None, 1280000000, 1280000000, "asserted")},
    ),
    "a change on the quarter before is none on the year": (
        "世界先进第三季营收123.49亿元。第四季展望：营收与上季持平至小增2%。",
        ("revenue_change",),
        set(),
    ),
    "what a year is expected to come to goes on from the measure told": (
        "亚马逊第三季度资本支出342亿美元。奥尔萨夫斯基预计全年约为1250亿美元。",
        ("capex", "revenue"),
        {
            ("capex", "company:amazon", None, 34200000000, 34200000000, "asserted"),
            ("capex", "company:amazon", None, 125000000000, 125000000000, "planned"),
        },
    ),
    "what a year is expected to come to in revenue": (
        "并行科技前三季度营收7.2亿元。公司预计全年突破10亿元。",
        ("capex", "revenue"),
        {
            ("revenue", "company:paratera", None, 720000000, 720000000, "asserted"),
            ("revenue", "company:paratera", None, 1000000000, None, "estimated"),
        },
    ),
    "what a year is expected to come to in another measure": (
        "并行科技前三季度营收7.2亿元。公司预计全年净利润突破1亿元。",
        ("capex", "revenue"),
        {("revenue", "company:paratera", None, 720000000, 720000000, "asserted")},
    ),
    "the share of another in the same market": (
        "在国内AI加速卡市场，英伟达的份额去年滑落到66%。同期华为升到了23%。",
        ("market_share",),
        {
            ("market_share", "company:nvidia", "segment:china-ai-chip", 0.66, 0.66, "asserted"),
            ("market_share", "company:huawei", "segment:china-ai-chip", 0.23, 0.23, "asserted"),
        },
    ),
    "a margin is no share of the market told before": (
        "在国内AI加速卡市场，英伟达的份额去年滑落到66%。华为的毛利率升到了23%。",
        ("market_share",),
        {("market_share", "company:nvidia", "segment:china-ai-chip", 0.66, 0.66, "asserted")},
    ),
    "whoever sets a price means to": (
        "台积电拟自2027年1月起对先进制程涨价5%。",
        ("price_change",),
        {("price_change", "foundry:tsmc", None, 0.05, 0.05, "planned")},
    ),
    "what prices of goods will come to": (
        "DDR4合约价2027年预计再涨15%。",
        ("price_change",),
        {("price_change", "technology:ddr4", None, 0.15, 0.15, "estimated")},
    ),
    "revenue of a line that fell is no price": (
        "英特尔营收137亿美元。晶圆代工部门收入42亿美元，比去年同期降了2%。",
        ("price_change",),
        set(),
    ),
    "who revises what he expects to spend plans it": (
        "谷歌把2027年的资本支出预期调高到了850亿美元。",
        ("capex",),
        {("capex", "company:google", None, 85000000000, 85000000000, "planned")},
    ),
    "who revises what another is expected to spend reckons it": (
        "高盛把谷歌2027年的资本支出预期调高到了850亿美元。",
        ("capex",),
        {("capex", "company:google", None, 85000000000, 85000000000, "estimated")},
    ),
    "a quarter in a code is no model that nobody knows": (
        "腾讯去年Q3资本开支171亿元，Q2为87亿元，P2为66亿元。",
        ("capex",),
        {
            ("capex", "company:tencent", None, 17100000000, 17100000000, "asserted"),
            ("capex", "company:tencent", None, 8700000000, 8700000000, "asserted"),
        },
    ),
    "what capital spending moves to is no price of a site": (
        "# 济南的一座机房和它的三个房东\n\n11月18日，齐云算力在济南高新区的二期机房正式点亮。\n\n"
        "业绩压力依然存在。齐云算力今年前三季度营收2.05亿元。公司预计全年资本开支约7亿元，明年降到4亿元左右。",
        ("capex", "price"),
        {
            ("capex", "company:qiyun-suanli", None, 700000000, 700000000, "planned"),
            ("capex", "company:qiyun-suanli", None, 400000000, 400000000, "planned"),
        },
    ),
    "the heading of an item of a digest is no part of its first sentence": (
        "【软银清仓英伟达】有消息称，软银已投资OpenAI。",
        ("invests_in",),
        {("invests_in", "company:softbank", "company:openai", None, None, "reported")},
    ),
    "a label in brackets opens no section": (
        "腾讯今年资本开支约1000亿元。\n\n【快讯】公司去年营收为6603亿元。",
        ("revenue",),
        {("revenue", "company:tencent", None, 660300000000, 660300000000, "asserted")},
    ),
    "who is introduced as a person is no company later": (
        "远图智算创始人何屿说，今年很难。据何屿了解，行情还会跌。公司向华为采购了1600张昇腾910B。",
        ("orders",),
        {("orders", "company:yuantu-zhisuan", "company:huawei", 1600, 1600, "asserted")},
    ),
    "to deny that it has ended is not to deny it": (
        "高通否认了收购Alphawave的交易被叫停的传闻。",
        ("invests_in",),
        {("invests_in", "company:qualcomm", "company:alphawave", None, None, "asserted")},
    ),
    "to deny that it will be ended": (
        "台积电否认取消与英特尔的合作。",
        ("partners_with",),
        {("partners_with", "foundry:tsmc", "company:intel", None, None, "asserted")},
    ),
    "to deny it is to deny it": (
        "高通否认收购Alphawave。",
        ("invests_in",),
        {("invests_in", "company:qualcomm", "company:alphawave", None, None, "denied")},
    ),
    "a contract of two others": (
        "OpenAI与亚马逊签署总额380亿美元的算力采购协议；而微软和IREN的合同金额为97亿美元。",
        ("orders",),
        {
            ("orders", "company:openai", "company:amazon", 38000000000, 38000000000, "asserted"),
            ("orders", "company:microsoft", "company:iren", 9700000000, 9700000000, "asserted"),
        },
    ),
    "the same two go on": (
        "OpenAI与甲骨文签署3000亿美元的采购协议，OpenAI与甲骨文的合同为期五年。",
        ("orders",),
        {("orders", "company:openai", "company:oracle", 300000000000, 300000000000, "asserted")},
    ),
    "two that stand side by side have not ordered from one another": (
        "台积电和三星都在争取特斯拉的订单，后者已拿下165亿美元的合同。",
        ("orders",),
        set(),
    ),
    "one word means one company in a sentence": (
        "# 浪潮信息半年报点评\n\n2024年公司在全球服务器市场的份额为11.3%，戴尔以略高的份额居首；"
        "在中国AI服务器市场，公司份额约为三成。",
        ("market_share",),
        {
            ("market_share", "company:inspur", "segment:server", 0.113, 0.113, "asserted"),
            ("market_share", "company:inspur", "segment:ai-server", 0.3, 0.3, "asserted"),
        },
    ),
    "a part of what one company ships is no share of a market": (
        "浪潮信息国产芯片机型占公司AI服务器出货量的比重已提升到约22%。",
        ("market_share",),
        set(),
    ),
    "of one tender": (
        "中国移动今年的AI服务器集采中，华为昇腾占比七成。",
        ("market_share",),
        set(),
    ),
    "of a market": (
        "2024年AI服务器市场的采购中，英伟达占七成。",
        ("market_share",),
        {("market_share", "company:nvidia", "segment:ai-server", 0.7, 0.7, "asserted")},
    ),
    "a node's part of a foundry's revenue": ("台积电先进制程占比74%，其中3纳米占24%。", ("market_share",), set()),
    "a foundry's share of a market": (
        "台积电在全球先进制程市场占比超过九成。",
        ("market_share",),
        {("market_share", "foundry:tsmc", "segment:advanced-nodes", 0.9, None, "asserted")},
    ),
    "what was forecast before": (
        "寒武纪2025年营收预计为120亿元（此前预计100亿元）。",
        ("revenue",),
        {("revenue", "company:cambricon", None, 12000000000, 12000000000, "estimated")},
    ),
    "what a line of business takes in is not the whole": (
        "浪潮信息上半年服务器及部件实现收入799.4亿元，同比增长约91%。",
        ("revenue", "revenue_change"),
        set(),
    ),
    "a company whose name ends in a line of business": (
        "浪潮软件实现营收8亿元，同比增长20%。",
        ("revenue", "revenue_change"),
        {
            ("revenue", "company:inspur-software", None, 800000000, 800000000, "asserted"),
            ("revenue_change", "company:inspur-software", None, 0.2, 0.2, "asserted"),
        },
    ),
    "where less is made of what is cut": (
        "英伟达将今年的CoWoS投片量下修约8万片，其中联电减少1万片、台积电减少7万片。",
        ("cuts_orders",),
        {
            ("cuts_orders", "company:nvidia", None, 80000, 80000, "planned"),
            ("cuts_orders", "company:nvidia", "foundry:umc", 10000, 10000, "planned"),
            ("cuts_orders", "company:nvidia", "foundry:tsmc", 70000, 70000, "planned"),
        },
    ),
    "what an order brings in is not its size": (
        "联发科传出拿下谷歌下一代TPU订单，明年即可贡献营收约10亿美元。",
        ("orders",),
        {("orders", "company:google", "company:mediatek", None, None, "reported")},
    ),
    "the time since something came is not that it comes": (
        "910B刚上架的头三个月，每周要换十几块。",
        ("delivery",),
        set(),
    ),
    "what a company announces is no rule": (
        "7月中旬英伟达宣布将恢复对华销售H20，但8月以来监管部门约谈了英伟达。",
        ("issues", "restricts"),
        set(),
    ),
    "of two clauses each tells of its own site": (
        "并行科技今年在韶关新上了约5000张卡，中国电信在当地的集群则早已超过一万张。",
        ("cluster_size", "operates"),
        {
            ("cluster_size", "cluster:paratera", "chip:gpu", 5000, 5000, "asserted"),
            ("cluster_size", "cluster:china-telecom", "chip:gpu", 10000, None, "asserted"),
            ("operates", "company:china-telecom", "cluster:china-telecom", None, None, "asserted"),
        },
    ),
    "and both of a cluster": (
        "字节在马来西亚的集群有1万张卡，阿里的集群则只有3000张。",
        ("cluster_size",),
        {
            ("cluster_size", "cluster:bytedance", "chip:gpu", 10000, 10000, "asserted"),
            ("cluster_size", "cluster:alibaba", "chip:gpu", 3000, 3000, "asserted"),
        },
    ),
    "a site by its place, and another's": (
        "阿里云在乌兰察布部署了约3万张卡，腾讯在贵安的集群超过2万张。",
        ("cluster_size",),
        {
            ("cluster_size", "cluster:alibaba-cloud", "chip:gpu", 30000, 30000, "asserted"),
            ("cluster_size", "cluster:tencent-guian", "chip:gpu", 20000, None, "asserted"),
        },
    ),
    "a round is not all of who follows": (
        "曦望智能上个月完成了8亿元的C轮融资，领投方是深创投，小米跟投。",
        ("invests_in",),
        {
            ("invests_in", "company:scgc", "company:sunrise-gpu", None, None, "asserted"),
            ("invests_in", "company:xiaomi", "company:sunrise-gpu", None, None, "asserted"),
        },
    ),
    "what who follows puts in": (
        "曦望智能完成8亿元融资，深创投领投，小米跟投1亿元。",
        ("invests_in",),
        {
            ("invests_in", "company:scgc", "company:sunrise-gpu", None, None, "asserted"),
            ("invests_in", "company:xiaomi", "company:sunrise-gpu", 100000000, 100000000, "asserted"),
        },
    ),
    "what a share is likened to": (
        "美光预期年底HBM市占率将达到与其DRAM市占率相当的两成出头。",
        ("market_share",),
        {("market_share", "company:micron", "segment:hbm", 0.2, None, "estimated")},
    ),
    "the next generation follows the last": (
        "S1和S2都在联电做，下一代S3会换到三星的5纳米。",
        ("successor_of",),
        {("successor_of", "chip:s3", "chip:s2", None, None, "asserted")},
    ),
    "where goods are made is not where they go": (
        "纬创新竹厂每月出货800柜。",
        ("sales",),
        {("sales", "company:wistron", None, 800, 800, "asserted")},
    ),
    "who is quoted speaks for the company that employs him": (
        "京东云副总裁龚义成说，“我们去年买了2000张H20，又从超聚变采购了100台服务器。”",
        ("orders",),
        {
            ("orders", "company:jd-cloud", "chip:nvidia-h20", 2000, 2000, "asserted"),
            ("orders", "company:jd-cloud", "company:xfusion", 100, 100, "asserted"),
        },
    ),
    "a customer speaks for nobody that is named": (
        "一位客户对浪潮信息说：“我们去年向浪潮信息采购了2000张H20。”",
        ("orders",),
        {("orders", "company:unnamed", "company:inspur", 2000, 2000, "asserted")},
    ),
    "the founder of the company that a paragraph is about": (
        "云栖智算上周完成扩容。公司创始人陆明远很高兴。\n\n“H20我们一张都没买。”陆明远说。",
        ("orders",),
        {("orders", "company:yunqi-zhisuan", "chip:nvidia-h20", None, None, "denied")},
    ),
    "the machines of the company spoken of": (
        "云栖智算上周完成扩容。目前机房功率为6兆瓦，明年计划扩到15兆瓦。",
        ("power",),
        {
            ("power", "company:yunqi-zhisuan", None, 6, 6, "asserted"),
            ("power", "company:yunqi-zhisuan", None, 15, 15, "planned"),
        },
    ),
    "machines of a whole region": (
        "英伟达看好马来西亚。柔佛州在建和规划的数据中心总负荷已超过5吉瓦。",
        ("power",),
        set(),
    ),
    "what any site takes": ("英伟达预计，一座数据中心的功率将达到1吉瓦。", ("power",), set()),
    "what counts sites names none": (
        "腾讯在贵安有一座数据中心，功率为150兆瓦。",
        ("power", "operates"),
        {
            ("operates", "company:tencent", "cluster:tencent-guian", None, None, "asserted"),
            ("power", "cluster:tencent-guian", None, 150, 150, "asserted"),
        },
    ),
    "a part of a place": (
        "廊坊B区智算中心由润泽科技运营，装机1万张卡。",
        ("operates", "cluster_size"),
        {
            ("operates", "company:range-intelligent", "cluster:range-intelligent-langfang", None, None, "asserted"),
            ("cluster_size", "cluster:range-intelligent-langfang", "chip:gpu", 10000, 10000, "asserted"),
        },
    ),
    "who makes the cards does not hold them": (
        "川岭数据手里有八千多张高端显卡，其中英伟达的H800和H20加起来接近五千张。",
        ("holds",),
        {
            ("holds", "company:chuanling-shuju", "chip:gpu", 8000, None, "asserted"),
            ("holds", "company:chuanling-shuju", "chip:gpu", None, 5000, "asserted"),
        },
    ),
    "the latter of the company and another": (
        "海光信息前三季度收入94.9亿元。公司与中科曙光的合并仍在推进，后者前三季度营收88.2亿元。",
        ("revenue",),
        {
            ("revenue", "company:hygon", None, 9490000000, 9490000000, "asserted"),
            ("revenue", "company:sugon", None, 8820000000, 8820000000, "asserted"),
        },
    ),
    "a plant goes into production, and no chip": (
        "TPU很抢手。雙鴻在泰國的第三座廠投產。",
        ("production_start",),
        set(),
    ),
    "a chip goes into production": (
        "寒武纪的思元590明年量产。",
        ("production_start",),
        {("production_start", "chip:cambricon-mlu590", None, None, None, "planned")},
    ),
    "what we do whom nobody names": (
        "英伟达很强。2023年一年，我们公司卖掉了6000多张A800和H800。",
        ("sales",),
        set(),
    ),
    "a price is no number of cards": (
        "字节买了2万张H20，价格嘛，八卡整机去年初110万。",
        ("orders",),
        {("orders", "company:bytedance", "chip:nvidia-h20", 20000, 20000, "asserted")},
    ),
    "a number of cards behind a price": (
        "价格方面，H20每张9万元，字节已买2万张。",
        ("orders",),
        {("orders", "company:bytedance", "chip:nvidia-h20", 20000, 20000, "asserted")},
    ),
    "an order that somebody got from another": (
        "百度昆仑芯拿了中国移动十多亿的单子。",
        ("orders",),
        {("orders", "company:china-mobile", "company:kunlunxin", 1000000000, None, "asserted")},
    ),
    "another vendor's chip is not what one waits for": (
        "H20很好卖。寒武纪现在卖的主要是590，交期要四到五个月。",
        ("lead_time",),
        {("lead_time", "company:cambricon", None, 4, 5, "asserted")},
    ),
    "the name of a line begins with no time": (
        "华勤技术预计，全年数据业务收入将超过400亿元。",
        ("sales",),
        {("sales", "company:huaqin", "segment:shuju", 40000000000, None, "estimated")},
    ),
    "what a figure does not reach": (
        "我估计今年英伟达在中国的H20销量到不了六十万块。",
        ("sales",),
        {("sales", "company:nvidia", "region:china", None, 600000, "estimated")},
    ),
    "what is in use is not what is bought besides": (
        "腾讯眼下用着约3万块H800，年底前还要添5000块H20。商汤现在跑着6000张H800，计划再买1万张H20。",
        ("orders", "needs", "uses"),
        {
            ("uses", "company:tencent", "chip:nvidia-h800", None, None, "asserted"),
            ("orders", "company:tencent", "chip:nvidia-h20", 5000, 5000, "planned"),
            ("uses", "company:sensetime", "chip:nvidia-h800", None, None, "asserted"),
            ("orders", "company:sensetime", "chip:nvidia-h20", 10000, 10000, "planned"),
        },
    ),
    "what somebody still has to have is a need": (
        "小米训练团队还要2000块H100才够用。",
        ("orders", "needs"),
        {("needs", "company:xiaomi", "chip:nvidia-h100", 2000, 2000, "estimated")},
    ),
    "who goes on behind what a run took has made the model": (
        "阶跃星辰去年把团队迁到临港，在2048块H800上跑了40天，练出1300亿参数的“星汉”。",
        ("develops",),
        {("develops", "company:stepfun", "model:xinghan", None, None, "asserted")},
    ),
    "how long a model takes on somebody's machines tells of no model of his": (
        "腾讯云新一代集群采用H800，训练万亿参数模型最快4天。",
        ("develops",),
        set(),
    ),
    "a plan to buy that was dropped": (
        "滴滴本想今年再买800块H200，5月取消了。中国联通原计划采购2000台昇腾服务器，年初已经搁置。",
        ("orders", "cuts_orders"),
        {
            ("cuts_orders", "company:didi", "chip:nvidia-h200", 800, 800, "asserted"),
            ("cuts_orders", "company:china-unicom", None, 2000, 2000, "asserted"),
        },
    ),
    "a plan to buy that stands": (
        "百度计划采购3000张H20，目前没有取消。",
        ("orders", "cuts_orders"),
        {("orders", "company:baidu", "chip:nvidia-h20", 3000, 3000, "planned")},
    ),
    "goods that come from somebody": (
        "微软的机柜不少出自广达之手。字节跳动的AI服务器大部分来自浪潮信息。",
        ("supplies",),
        {
            ("supplies", "company:quanta", "company:microsoft", None, None, "asserted"),
            ("supplies", "company:inspur", "company:bytedance", None, None, "asserted"),
        },
    ),
    "a design, a report and a word that begins alike come from nobody as goods": (
        "阿里的定制芯片出自平头哥之手。这份服务器报告出自高盛。英伟达推出自研数据中心CPU。",
        ("supplies",),
        set(),
    ),
    "who pays for a round is not who goes on": (
        "无问芯穹完成5亿元A轮融资，君联资本领投，年内将部署2000张昇腾910B。",
        ("orders", "uses"),
        {("orders", "company:infinigence", "chip:huawei-ascend-910b", 2000, 2000, "planned")},
    ),
    "one of those who pay for a round": (
        "无问芯穹成立于2023年。这家脱胎于清华的公司，今年1月完成5亿元A轮融资，君联资本是出资人之一。"
        "智谱完成10亿元融资，美团、腾讯都是老股东。",
        ("invests_in",),
        {
            ("invests_in", "company:legend-capital", "company:infinigence", None, None, "asserted"),
            ("invests_in", "company:meituan", "company:zhipu", None, None, "asserted"),
            ("invests_in", "company:tencent", "company:zhipu", None, None, "asserted"),
        },
    ),
    "a shareholder of whom is not told": ("腾讯是重要客户，也是股东之一。", ("invests_in",), set()),
    "who owns the whole of it": (
        "软银全资拥有Graphcore。淡马锡全资持有盛裕集团。",
        ("invests_in",),
        {
            ("invests_in", "company:softbank", "company:graphcore", None, None, "asserted"),
            ("invests_in", "company:temasek", "company:shengyu-jituan", None, None, "asserted"),
        },
    ),
    "a plant of somebody's is not the company": (
        "日月光花65亿元新台币买下稳懋高雄厂房。美光以18亿美元收购力积电铜锣厂。AMD花49亿美元买下ZT Systems。",
        ("invests_in",),
        {("invests_in", "company:amd", "company:zt-systems", 4900000000, 4900000000, "asserted")},
    ),
    "how far it is to a goal": (
        "万国数据目前在运容量800兆瓦，距2吉瓦的目标还有1.2吉瓦。秦淮数据已通电300兆瓦，离规划的500兆瓦还差200兆瓦。",
        ("power", "capacity_gap"),
        {
            ("power", "company:gds", None, 800, 800, "asserted"),
            ("power", "company:chindata", None, 300, 300, "asserted"),
        },
    ),
    "how far it is to what another has": (
        "英伟达市值约3.3万亿美元，距苹果的3.4万亿美元只有一步之遥。",
        ("market_cap",),
        {
            ("market_cap", "company:nvidia", None, 3.3e12, 3.3e12, "asserted"),
            ("market_cap", "company:apple", None, 3.4e12, 3.4e12, "asserted"),
        },
    ),
    "a rumour behind a semicolon that is denied": (
        "百度今年采购了3000块H20；传闻腾讯要接盘，百度否认了。美团今年采购了2000块H20；至于收购的传闻，美团否认了。",
        ("orders",),
        {
            ("orders", "company:baidu", "chip:nvidia-h20", 3000, 3000, "asserted"),
            ("orders", "company:meituan", "chip:nvidia-h20", 2000, 2000, "asserted"),
        },
    ),
}


@pytest.mark.parametrize(("text", "predicates", "stated"), STATED.values(), ids=STATED)
def test_states_what_is_meant_and_no_more(text, predicates, stated):
    found = extract(Document("prose", text, published=date(2025, 9, 18), language="zh")).facts
    assert {
        (f.predicate, f.subject.id, f.object.id if f.object else None, f.low, f.high, f.modality)
        for f in found
        if f.predicate in predicates
    } == stated


def test_a_weekday_behind_an_office_is_no_name():
    text = "高通发言人周三否认收购Alphawave。"
    found = extract(Document("prose", text, published=date(2025, 9, 18), language="zh")).facts
    assert {f.by.id for f in found if f.by} == {"company:qualcomm"}


def test_what_a_party_does_is_no_name():
    text = "# 客户先问交期，再问价格\n\n今年收入大概10亿元。客户先问交期，再问价格。"
    found = extract(Document("prose", text, published=date(2025, 9, 18), language="zh")).facts
    assert not any("xianwen" in f.subject.id for f in found)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("百度已采购3万张昆仑芯P800，明年还要再建一座园区。", None),
        ("百度去年采购3万张昆仑芯P800，今年底前又上线了一座园区。", "2024"),
        ("百度将采购3万张昆仑芯P800，时间是明年。", "2026"),
    ],
)
def test_the_time_of_one_more_deed_dates_no_other(text, time):
    found = extract(Document("prose", text, published=date(2025, 9, 18), language="zh")).facts
    assert [f.time for f in found if f.predicate == "orders"] == [time]


def stated_in(text, *predicates):
    """The facts of some predicates in a text: whose, the least value and when."""
    found = extract(Document("prose", text, published=date(2025, 11, 12), language="zh")).facts
    return {(f.subject.id, f.low, f.time) for f in found if f.predicate in predicates}


@pytest.mark.parametrize(
    ("text", "predicate", "facts"),
    [
        (
            "DeepSeek-V3的MFU约45%，远超Llama 3的38%。",
            "utilization",
            {("model:deepseek-v3", 0.45, None), ("model:llama-3", 0.38, None)},
        ),
        (
            "PaLM训练时的算力利用率为46.2%，高于GPT-3的21.3%。",
            "utilization",
            {("model:palm", 0.462, None), ("model:gpt-3", 0.213, None)},
        ),
        (
            "SK海力士在HBM市场占六成二，远高于美光的两成。",
            "market_share",
            {("company:sk-hynix", 0.62, None), ("company:micron", 0.2, None)},
        ),
    ],
)
def test_a_share_that_another_is_compared_with_is_that_of_the_other(text, predicate, facts):
    assert stated_in(text, predicate) == facts


@pytest.mark.parametrize("period", ["三季度", "第三季", "去年"])
def test_a_period_is_no_part_of_a_segment_and_no_site(period):
    text = f"AMD{period}数据中心部门营收43亿美元。"
    found = extract(Document("prose", text, published=date(2025, 11, 12), language="zh")).facts
    assert {(f.predicate, f.object.id) for f in found if f.object} == {("sales", "segment:data-center")}


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("阿里一季度资本开支同比翻倍。", "2025-Q1"),
        ("阿里一季度资本开支将同比翻倍。", "2026-Q1"),
    ],
)
def test_a_rise_told_in_words_is_a_result(text, time):
    assert {t for _, _, t in stated_in(text, "capex_change")} == {time}


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("马斯克将3140亿参数的Grok-1开源。", "asserted"),
        ("阿里将Qwen3开源。", "asserted"),
        ("阿里将开源Qwen4。", "planned"),
        ("阿里将于12月把Qwen4开源。", "planned"),
    ],
)
def test_what_is_done_to_a_thing_is_not_to_come(text, modality):
    found = extract(Document("prose", text, published=date(2025, 11, 12), language="zh")).facts
    assert {f.modality for f in found if f.predicate == "launches"} == {modality}
    assert all(f.modality == "asserted" for f in found if f.predicate == "parameters")


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("A100上市两年后，英伟达便拿出了H100。", None),
        ("H100上市11个月后，英伟达推出了显存更大的H100 NVL。", None),
        ("英伟达将在三个月后推出H100 NVL。", "2026-02"),
    ],
)
def test_so_long_after_an_event_is_not_so_long_after_the_publication(text, time):
    found = extract(Document("prose", text, published=date(2025, 11, 12), language="zh")).facts
    assert {f.time for f in found if f.predicate == "launches" and "h100" in f.object.id} == {time}


@pytest.mark.parametrize(
    ("text", "predicate", "stated"),
    [
        ("xAI在孟菲斯建成的超算集群Colossus仅用122天便投入运行。", "operates", {"cluster:colossus"}),
        ("由Meta在路易斯安那州兴建的Hyperion数据中心占地巨大。", "operates", {"cluster:hyperion"}),
        ("按照美方规定，H100不得出口至中国，业者只能改买A800。", "restricts", {"chip:nvidia-h100"}),
        ("华为明年一季度推出昇腾950PR，用来替换910C。", "successor_of", {"chip:huawei-ascend-910c"}),
        ("B200目前要排队12个月，小客户基本拿不到货。", "delivery", set()),
        ("寒武纪来自中国大陆的收入为28亿元。", "sales", {"region:china"}),
    ],
)
def test_whom_or_what_less_usual_words_tell_of(text, predicate, stated):
    found = extract(Document("prose", text, published=date(2025, 11, 12), language="zh")).facts
    told = {f.object.id for f in found if f.object is not None and f.predicate == predicate}
    assert told == stated
    assert stated or not any(f.predicate == predicate for f in found)


@pytest.mark.parametrize(
    ("text", "amount", "time"),
    [
        ("阿里打算三年内在云和AI硬件上砸下3800亿元。", 380e9, "2025/2027"),
        ("中芯国际预计今年资本开支与去年大致持平，约为75亿美元。", 7.5e9, "2025"),
    ],
)
def test_how_much_is_spent_on_what_and_as_much_as_when(text, amount, time):
    assert {(low, t) for _, low, t in stated_in(text, "capex")} == {(amount, time)}
