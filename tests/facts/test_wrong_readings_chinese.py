"""Readings that a Chinese sentence invites and a careful analyst would not make, each beside the one that is meant."""

from datetime import date

import pytest

from assets.articles.document import Document
from assets.facts.extract import extract

# Text, predicates, and all that it states of them: predicate, subject, object, least value, modality.
STATED = {
    "who was the subject last is this company behind a semicolon": (
        "腾讯会不会采购曦云C600，沐曦没有回应；这家公司上半年营收9.15亿元。",
        ("revenue",),
        {("revenue", "company:metax", None, 915e6, "asserted")},
    ),
    "who is told to be somebody's supplier is the company": (
        "身为谷歌最大的机柜供应商，英业达的毛利率只有5%；公司预计今年营收6500亿元。",
        ("revenue",),
        {("revenue", "company:inventec", None, 6500e8, "estimated")},
    ),
    "for whom something holds says nothing": (
        "对英伟达来说，字节跳动去年订购的20万颗H20不算什么。",
        ("orders",),
        {("orders", "company:bytedance", "company:nvidia", 200000, "asserted")},
    ),
    "what is short of a need": (
        "快手还差3000张L20，年底前补不上。",
        ("needs",),
        {("needs", "company:kuaishou", "chip:nvidia-l20", 3000, "estimated")},
    ),
    "what was told before one more order is not ordered by it": (
        "字节跳动上半年从英伟达拿到的H20约20万张，另向寒武纪下单5万张思元590。",
        ("orders",),
        {("orders", "company:bytedance", "company:cambricon", 50000, "asserted")},
    ),
    "one more order, of which each names its own seller": (
        "腾讯从英伟达采购的H800有5万张，又从华为买了2万张910B。",
        ("orders",),
        {
            ("orders", "company:tencent", "company:nvidia", 50000, "asserted"),
            ("orders", "company:tencent", "company:huawei", 20000, "asserted"),
        },
    ),
    "lots of a tender": (
        "本批采购由青岩数据集团组织，预算6.8亿元，成交总价6.52亿元。标包一由华鲲振宇中标，金额4.1亿元；标包二中标人是超聚变，"
        "中标金额2.42亿元。7月的一批又采购了昆仑芯P800，数量1600张。",
        ("orders",),
        {
            ("orders", "company:qingyan-shujujituan", None, 652e6, "asserted"),
            ("orders", "company:qingyan-shujujituan", "company:sichuan-huakun", 410e6, "asserted"),
            ("orders", "company:qingyan-shujujituan", "company:xfusion", 242e6, "asserted"),
            ("orders", "company:qingyan-shujujituan", "company:kunlunxin", 1600, "asserted"),
        },
    ),
    "who wins from whom it names": (
        "中国移动公示了集采结果。中兴通讯中标金额28亿元。",
        ("orders",),
        {("orders", "company:china-mobile", "company:zte", 2.8e9, "asserted")},
    ),
    "both sums of a change in the money that one tells": (
        "智谱的GLM-4有1300亿参数，训练费用从800万降到600万元。",
        ("parameters", "training_cost"),
        {
            ("parameters", "model:glm-4", None, 1.3e11, "asserted"),
            ("training_cost", "model:glm-4", None, 8e6, "asserted"),
            ("training_cost", "model:glm-4", None, 6e6, "asserted"),
        },
    ),
    "what so many tokens cost is no training run": (
        "百度的文心5.0有2.4万亿参数，处理一百万token的成本不好说，每训练一万亿token的费用约900万元。",
        ("training_cost", "training_tokens"),
        set(),
    ),
    "a maker's mainstay behind other figures of its": (
        "摩尔线程前三季度营收7.85亿元，主打的MTT S5000配80GB显存。",
        ("designs",),
        {("designs", "company:moore-threads", "chip:moore-threads-s5000", None, "asserted")},
    ),
    "a mainstay that the text comes back to": (
        "燧原也在排队，其拳头产品是邃思2.0。",
        ("designs",),
        {("designs", "company:enflame", "chip:enflame-t20", None, "asserted")},
    ),
    "what a dealer sells most of is another's": ("联想在华南卖卡，主推的昇腾910B卖得不错。", ("designs",), set()),
    "servers that a maker lives by are no chip": (
        "浪潮信息去年营收1147亿元，主打的服务器搭载H20。",
        ("designs",),
        set(),
    ),
    "a share of the home market of what was counted": (
        "海光今年出货30万颗DCU，占国内市场的一成五。",
        ("sales", "market_share"),
        {
            ("sales", "company:hygon", None, 300000, "asserted"),
            ("market_share", "company:hygon", "segment:china-ai-chip", 0.15, "asserted"),
        },
    ),
    "a share of the home market of another line": (
        "百度占国内公有云市场一成。",
        ("market_share",),
        {("market_share", "company:baidu", "segment:public-cloud", 0.1, "asserted")},
    ),
    "who is first in something is spoken of": (
        "浪潮卖服务器。卖得最好的是寒武纪，高盛估计它今年营收70亿元。",
        ("revenue",),
        {("revenue", "company:cambricon", None, 7e9, "estimated")},
    ),
    "whom somebody fears most is not spoken of": (
        "浪潮最怕的还是华为，它去年营收1100亿元。",
        ("revenue",),
        {("revenue", "company:inspur", None, 1.1e11, "asserted")},
    ),
    "so many times the year before": (
        "海光2024年营收91.6亿元，是上一年的1.5倍。",
        ("revenue_change",),
        {("revenue_change", "company:hygon", None, 0.5, "asserted")},
    ),
    "so many times the year before last, told of last year": (
        "字节去年资本开支800亿元，是前年的两倍。",
        ("capex_change",),
        {("capex_change", "company:bytedance", None, 1, "asserted")},
    ),
    "so many times the year before last is no yearly change of this year": (
        "寒武纪今年营收117亿元，是前年的10倍。",
        ("revenue_change",),
        set(),
    ),
    "shares that are held": (
        "排队的还有燧原。腾讯手握它约20%的股份。软银手里攥着Arm九成股份。",
        ("invests_in", "holds"),
        {
            ("invests_in", "company:tencent", "company:enflame", None, "asserted"),
            ("invests_in", "company:softbank", "company:arm", None, "asserted"),
        },
    ),
    "the second-largest shareholder": (
        "大基金为中芯国际第二大股东，持股9%。",
        ("invests_in",),
        {("invests_in", "company:big-fund", "foundry:smic", None, "asserted")},
    ),
    "a share of a market that is held is no investment": ("腾讯手握20%的云市场份额。", ("invests_in",), set()),
    "a sum beside what trained it": (
        "月之暗面的Kimi K2用2048张H800训练，460万美元。",
        ("training_cost",),
        {("training_cost", "model:kimi-k2", None, 4.6e6, "asserted")},
    ),
    "a value beside what trained it": ("Kimi K2用2048张H800训练，公司估值33亿美元。", ("training_cost",), set()),
    "spending on a part is not the whole": (
        "中国电信去年资本开支下降5%，投在算力上的钱反倒多了22%。中国联通的算力投入要增28%。",
        ("capex_change",),
        {("capex_change", "company:china-telecom", None, -0.05, "asserted")},
    ),
    "callers are no price": (
        "H20涨价之后，询价的电话多了三倍，昇腾910B的询单量涨了两倍。",
        ("price_change",),
        set(),
    ),
    "capacity that goes to another product is not moved between departments": (
        "英伟达眼下把产能都让给了Blackwell。",
        ("reallocates",),
        set(),
    ),
    "a rumour and its denial": (
        "坊间盛传腾讯一口气订了5万张H200，腾讯公关回了四个字：没有的事。",
        ("orders",),
        {
            ("orders", "company:tencent", "chip:nvidia-h200", 50000, "reported"),
            ("orders", "company:tencent", "chip:nvidia-h200", 50000, "denied"),
        },
    ),
    "a rumour of a cut and its denial": (
        "有传言说美团砍了寒武纪的单，寒武纪否认。",
        ("cuts_orders",),
        {
            ("cuts_orders", "company:meituan", "company:cambricon", None, "reported"),
            ("cuts_orders", "company:meituan", "company:cambricon", None, "denied"),
        },
    ),
    "a rumour in quotation marks is only denied": (
        "网传“百度向华为订购了1600颗昇腾910B”，百度回应称不属实。",
        ("orders",),
        {("orders", "company:baidu", "company:huawei", 1600, "denied")},
    ),
    "a rumour of the past is only denied": (
        "外界一度传言阿里将采购3万张MI308，阿里予以否认。",
        ("orders",),
        {("orders", "company:alibaba", "chip:amd-mi308", 30000, "denied")},
    ),
    "a forerunner without a name": (
        "泽塔智能新一代旗舰“长庚”参数量为1.2万亿。前代模型只有4000亿参数，训练花了58天。",
        ("parameters", "training_time"),
        {("parameters", "model:changgeng", None, 1.2e12, "asserted")},
    ),
    "a forerunner with a name": (
        "“长庚”参数量为1.2万亿。前代模型“启明”参数量为4000亿。",
        ("parameters",),
        {
            ("parameters", "model:changgeng", None, 1.2e12, "asserted"),
            ("parameters", "model:qiming", None, 4e11, "asserted"),
        },
    ),
    "editions beside one with a name": (
        "旗舰版“琼宇Ultra”参数量6000亿，标准版2000亿，轻量版80亿。",
        ("parameters",),
        {("parameters", "model:qiongyu-ultra", None, 6e11, "asserted")},
    ),
    "the flagship of a line": (
        "Meta发布Llama 3.1系列，旗舰版4050亿参数。",
        ("parameters",),
        {("parameters", "model:llama-3.1", None, 4.05e11, "asserted")},
    ),
    "trained by chips": (
        "商汤的“日日新6.0”由4000张寒武纪MLU590训练完成，用时28天。",
        ("develops",),
        {("develops", "company:sensetime", "model:ririxin-6.0", None, "asserted")},
    ),
    "for so many tokens": (
        "蚂蚁集团训练了Ling-Plus模型，训练成本降至508万元/万亿token。",
        ("training_tokens",),
        set(),
    ),
    "a model's compute": (
        "“青鸾”的预训练算力约为3.1×10^24 FLOP，接近出口管制设定的报告门槛。",
        ("threshold",),
        set(),
    ),
    "what a watt gives": ("“极光”加速卡能效为每瓦10TOPS。", ("spec",), set()),
    "somebody's model without a name": (
        "面对质疑，公司回应称，其旗舰模型的训练成本仅为294万美元。",
        ("training_cost",),
        {("training_cost", "model:unnamed", None, 2.94e6, "asserted")},
    ),
    "somebody's model that had a name": (
        "月见科技发布“长庚”大模型。公司称，其旗舰模型的训练成本仅为294万美元。",
        ("training_cost",),
        {("training_cost", "model:changgeng", None, 2.94e6, "asserted")},
    ),
    "who wins where nobody tenders": ("华鲲振宇发布新品。超聚变中标金额2.42亿元。", ("orders",), set()),
    "what several share": (
        "中国移动公示了集采结果。中标候选人依次为华为和中兴通讯，两家的中标份额分别为60%和40%，项目总金额42亿元。",
        ("orders", "market_share"),
        set(),
    ),
    "the share of what is made at home": (
        "英伟达是AI服务器芯片的龙头。三大运营商今年采购AI服务器约1.5万台，其中国产占比超过八成。",
        ("market_share",),
        set(),
    ),
    "the share of one maker": (
        "在中国AI芯片市场，华为的份额为41%。",
        ("market_share",),
        {("market_share", "company:huawei", "segment:china-ai-chip", 0.41, "asserted")},
    ),
    "some province is nobody": ("某省算力采购连发三张大单，中标人是超聚变。", ("orders",), set()),
    "another puts off what it ordered": (
        "字节跳动放缓了采购，腾讯则把原定四季度到货的3万颗H20推迟到明年。",
        ("cuts_orders",),
        {("cuts_orders", "company:bytedance", None, None, "asserted")},
    ),
    "what it cancelled in all": (
        "字节跳动取消了采购，共计3万颗H20。",
        ("cuts_orders",),
        {("cuts_orders", "company:bytedance", "chip:nvidia-h20", 30000, "asserted")},
    ),
    "that company is the one named last": (
        "DeepSeek上周发布V3.1，寒武纪股价应声大涨。该公司上半年营收28.8亿元。",
        ("revenue",),
        {("revenue", "company:cambricon", None, 28.8e8, "asserted")},
    ),
    "that company is not who makes its chip": (
        "华为发布了新芯片，由中芯国际代工。该公司上半年营收28.8亿元。",
        ("revenue",),
        {("revenue", "company:huawei", None, 28.8e8, "asserted")},
    ),
    "production that others stop": (
        "英伟达曾向台积电下单30万颗H20，如今也通知三星和安靠暂停相关生产。",
        ("fabricates",),
        {("fabricates", "foundry:tsmc", "chip:nvidia-h20", None, "asserted")},
    ),
    "licences given are no rule": ("英伟达宣布美方已保证将发放许可。", ("issues",), set()),
    "licences that are asked for are": (
        "美国商务部宣布，H20对华出口须取得许可证。",
        ("restricts",),
        {("restricts", "regulation:us-h20-licence-2025", "chip:nvidia-h20", None, "asserted")},
    ),
    "who denies goes on to say what is so": (
        "腾讯发言人否认其在贵安的项目停工，称该项目供电容量150兆瓦。",
        ("power",),
        {("power", "cluster:guian", None, 150, "asserted")},
    ),
    "behind a colon too": (
        "百度否认裁减算力：阳泉园区供电容量60兆瓦。",
        ("power",),
        {("power", "cluster:yangquan", None, 60, "asserted")},
    ),
    "a semicolon ends a denial": (
        "百度否认砍单；它在阳泉的园区供电容量60兆瓦。",
        ("power", "cuts_orders"),
        {("power", "cluster:yangquan", None, 60, "asserted"), ("cuts_orders", "company:baidu", None, None, "denied")},
    ),
    "who denies several things": (
        "腾讯否认向英伟达订购5万张H20，也否认向华为采购3万张910C。",
        ("orders",),
        {
            ("orders", "company:tencent", "company:nvidia", 50000, "denied"),
            ("orders", "company:tencent", "company:huawei", 30000, "denied"),
        },
    ),
    "who denies and says that it is untrue": (
        "腾讯否认向英伟达订购5万张H20，称消息不实。",
        ("orders",),
        {("orders", "company:tencent", "company:nvidia", 50000, "denied")},
    ),
    "goods that have not come may be cancelled": (
        "字节跳动把尚未交付的2000颗H20订单取消了。",
        ("cuts_orders",),
        {("cuts_orders", "company:bytedance", "chip:nvidia-h20", 2000, "asserted")},
    ),
    "what others wish a company to do": (
        "业内呼吁阿里巴巴推出Qwen3，投资者希望微软新建一座数据中心。",
        ("launches", "operates"),
        set(),
    ),
    "what a company itself hopes to do": (
        "寒武纪希望早日推出思元690。",
        ("launches",),
        {("launches", "company:cambricon", "chip:cambricon-mlu690", None, "planned")},
    ),
    "what customers hope to pay": (
        "客户希望H20能降到8000美元以下。",
        ("price",),
        set(),
    ),
    "a price that is only supposed": (
        "如果B30A定价2.4万美元，客户仍会买单；H20售价1.2万美元。",
        ("price",),
        {("price", "chip:nvidia-b30a", None, 24000, "possible"), ("price", "chip:nvidia-h20", None, 12000, "asserted")},
    ),
    "by how much spending is cut": (
        "谷歌削减了20亿美元的资本开支，全年资本开支为830亿美元。",
        ("capex",),
        {("capex", "company:google", None, 83e9, "planned")},
    ),
    "who takes part in building a site does not run it": (
        "紫光股份参与建设的宁夏智算中心由中国移动运营。",
        ("operates",),
        {("operates", "company:china-mobile", "cluster:ningxia", None, "asserted")},
    ),
    "a ban that is lifted, wished or supposed": (
        "美国解除了对H20的出口限制；议员呼吁禁止A800出口中国；如果H200被禁，英伟达将损失150亿美元。",
        ("restricts",),
        set(),
    ),
    "whom a rule lists in other words": (
        "美国商务部2022年12月把寒武纪拉进了实体清单，燧原科技也位列实体清单之中。",
        ("restricts",),
        {
            ("restricts", "regulation:us-entity-list", "company:cambricon", None, "asserted"),
            ("restricts", "regulation:us-entity-list", "company:enflame", None, "asserted"),
        },
    ),
    "what itself appears somewhere": (
        "壁仞科技的BR106今天亮相世界人工智能大会，搭载H20的服务器也登台。",
        ("launches",),
        {("launches", "company:biren", "chip:biren-br106", None, "asserted")},
    ),
    "who holds a site has no town of that verb": (
        "微软坐拥一座数据中心。",
        ("operates",),
        {("operates", "company:microsoft", "cluster:microsoft", None, "asserted")},
    ),
    "what one is allowed to buy is not ordered": (
        "G42获准每年购买2万颗GB300。",
        ("orders",),
        set(),
    ),
    "whose company it is does not sell to it": (
        "黑石旗下QTS为其园区订了300台变压器。",
        ("orders",),
        set(),
    ),
    "what had been expected is no figure": (
        "IBM营收170亿美元，略高于预期的166亿美元；阿里巴巴资本开支380亿元，不及预估的400亿元。",
        ("revenue", "capex"),
        {
            ("revenue", "company:ibm", None, 17e9, "asserted"),
            ("capex", "company:alibaba", None, 38e9, "asserted"),
        },
    ),
    "what is not cancelled": (
        "腾讯没有把3000张H20的订单取消。",
        ("cuts_orders",),
        {("cuts_orders", "company:tencent", "chip:nvidia-h20", 3000, "denied")},
    ),
    "what somebody turns to is not what he gave up": (
        "腾讯取消了还没到货的3000张H800，转而采购华为910C。",
        ("cuts_orders", "orders"),
        {
            ("cuts_orders", "company:tencent", "chip:nvidia-h800", 3000, "asserted"),
            ("orders", "company:tencent", "company:huawei", None, "asserted"),
        },
    ),
    "rent is that of chips, not of who tells of it": (
        "H100供不应求。远图科技表示，二季度以来，租金涨了一成。",
        ("price_change",),
        {("price_change", "chip:nvidia-h100", None, 0.1, "asserted")},
    ),
    "rent of no chip spoken of": ("云启智算的负责人说，禁令一出，租金一个月涨了20%。", ("price_change",), set()),
    "rent that a company sets": (
        "快手云先后降价3次，GPU租用价下降一成。远图科技把租金下调了两成。",
        ("price_change",),
        {
            ("price_change", "company:kuaishou-yun", None, -0.1, "asserted"),
            ("price_change", "company:yuantu-keji", None, -0.2, "asserted"),
        },
    ),
    "a figure with a label of its own is no price": (
        "H800的租金比去年跌了四成，机房上架率58%，毛利率32%。",
        ("price_change",),
        {("price_change", "chip:nvidia-h800", None, -0.4, "asserted")},
    ),
    "fewer of something else is no price": ("国产卡比A100便宜四成，支持的框架少八成。", ("price_change",), set()),
    "a second price goes on": (
        "H100的租金跌了三成，现货价少了两成。",
        ("price_change",),
        {
            ("price_change", "chip:nvidia-h100", None, -0.3, "asserted"),
            ("price_change", "chip:nvidia-h100", None, -0.2, "asserted"),
        },
    ),
    "what takes the place of a chip is cheaper": ("替换A100的国产卡便宜三成。", ("price_change",), set()),
    "who is gone through sells": (
        "小米去年底通过新华三订了1024张H20。",
        ("orders",),
        {("orders", "company:xiaomi", "company:h3c", 1024, "asserted")},
    ),
    "who is gone through is none where the seller is told": (
        "腾讯通过新加坡子公司向英伟达订购3万颗B200。",
        ("orders",),
        {("orders", "company:tencent", "company:nvidia", 30000, "asserted")},
    ),
    "half as much again": (
        "MI455X显存432GB，较前代MI355X增加一半。910C的显存带宽比910B减少两成。",
        ("spec_ratio",),
        {
            ("spec_ratio", "chip:amd-mi455x", "chip:amd-mi355x", 1.5, "asserted"),
            ("spec_ratio", "chip:huawei-ascend-910c", "chip:huawei-ascend-910b", 0.8, "asserted"),
        },
    ),
    "a ratio of prices is none of what was told before them": (
        "910C显存128GB，售价18万元，约为H200的六成。",
        ("spec_ratio",),
        set(),
    ),
    "a ratio with a measure of its own": (
        "A30售价3万元，算力只有A100的一半。",
        ("spec_ratio",),
        {("spec_ratio", "chip:nvidia-a30", "chip:nvidia-a100", 0.5, "asserted")},
    ),
    "a part of a business is no ratio of chips": (
        "三星HBM4拿到Rubin约三成的份额。",
        ("spec_ratio", "market_share"),
        {("market_share", "company:samsung", "technology:hbm4", 0.3, "asserted")},
    ),
    "a line of chips holds its maker's share": (
        "明年英伟达在AI加速器市场的份额为68%，TPU扩至12%。",
        ("market_share",),
        {
            ("market_share", "company:nvidia", "segment:ai-accelerator", 0.68, "estimated"),
            ("market_share", "company:google", "segment:ai-accelerator", 0.12, "estimated"),
        },
    ),
    "each has its own lead time": (
        "交期上，910B由上半年的5个月缩短为6个月，MLU590维持在三个月。",
        ("lead_time",),
        {
            ("lead_time", "chip:huawei-ascend-910b", None, 5, "asserted"),
            ("lead_time", "chip:huawei-ascend-910b", None, 6, "asserted"),
            ("lead_time", "chip:cambricon-mlu590", None, 3, "asserted"),
        },
    ),
    "who takes a part does not go on": (
        "台积电CoWoS月产能3.5万片，苹果一家占去五成；目前CoWoS交期仍要八个月。",
        ("lead_time",),
        {("lead_time", "foundry:tsmc", "segment:advanced-packaging", 8, "asserted")},
    ),
    "the one that takes over succeeds": (
        "MI300X今年出货不错，接班的MI325X显存256GB。",
        ("successor_of",),
        {("successor_of", "chip:amd-mi325x", "chip:amd-mi300x", None, "asserted")},
    ),
    "what it is not to be taken for": (
        "别把B200当H200的小改款：它的显存带宽高达8TB/s。",
        ("variant_of", "successor_of", "spec"),
        {("spec", "chip:nvidia-b200", None, 8000, "asserted")},
    ),
    "a rank among foundries makes nothing": (
        "英伟达H20在华卖得不好。联电凭着5%的份额守住晶圆代工第四。",
        ("fabricates",),
        set(),
    ),
    "what is set right was wrong": (
        "上期说H200的功耗是600W，应为700W。",
        ("spec",),
        {("spec", "chip:nvidia-h200", None, 700, "asserted")},
    ),
    "what ought to be is": (
        "H20的显存应为96GB。",
        ("spec",),
        {("spec", "chip:nvidia-h20", None, 96, "asserted")},
    ),
    "what a magazine costs": ("机柜散热有新办法。本刊每册定价30元。", ("price",), set()),
    "what has arrived was not ordered once more": (
        "快手订了3000张H20，涨价之前才到了800张。",
        ("orders",),
        {("orders", "company:kuaishou", "chip:nvidia-h20", 3000, "asserted")},
    ),
    "so many more are ordered": (
        "字节订了3000张H20，上月又加到了8000张。",
        ("orders",),
        {
            ("orders", "company:bytedance", "chip:nvidia-h20", 3000, "asserted"),
            ("orders", "company:bytedance", "chip:nvidia-h20", 8000, "asserted"),
        },
    ),
    "what several do together": (
        "微软、谷歌、Meta今年资本开支分别为800亿、750亿及650亿美元，合计同比增长约34%。",
        ("capex_change",),
        {("capex_change", "company:google+company:meta+company:microsoft", None, 0.34, "planned")},
    ),
    "news of a tender launches nothing": ("中国电信公布了苏州智算中心的集采结果。", ("launches",), set()),
    "a centre itself": (
        "中国电信公布了苏州智算中心。",
        ("launches",),
        {("launches", "company:china-telecom", "cluster:suzhou-computing-center", None, "asserted")},
    ),
    "a claim that somebody rejects": (
        "「百度砍单寒武纪」的说法昨日在论坛疯传，寒武纪公关部驳斥，强调订单照旧。",
        ("cuts_orders",),
        {("cuts_orders", "company:baidu", "company:cambricon", None, "denied")},
    ),
    "a claim that somebody calls made up": (
        "有传闻称百度买了5万张H200，百度称系编造。",
        ("orders",),
        {
            ("orders", "company:baidu", "chip:nvidia-h200", 50000, "reported"),
            ("orders", "company:baidu", "chip:nvidia-h200", 50000, "denied"),
        },
    ),
    "the country of whom somebody buys from": (
        "亚马逊计划向英国云服务商Nscale采购约4万颗GB200的算力。",
        ("orders",),
        {("orders", "company:amazon", "company:nscale", 40000, "planned")},
    ),
    "the country where somebody is who says something": (
        "同在英国的Graphcore宣称，其C600的显存为64GB。",
        ("spec",),
        {("spec", "chip:graphcore-c600", None, 64, "asserted")},
    ),
    "who cuts is told by a passive": (
        "广达被Meta砍单三成。",
        ("cuts_orders",),
        {("cuts_orders", "company:meta", "company:quanta", 0.3, "asserted")},
    ),
    "who denies that his orders were cut": (
        "纬颖否认遭惠普砍单。",
        ("cuts_orders",),
        {("cuts_orders", "company:hp", "company:wiwynn", None, "denied")},
    ),
    "a foundry whose customer cuts": (
        "台积电遭苹果突然砍单。",
        ("cuts_orders",),
        {("cuts_orders", "company:apple", "foundry:tsmc", None, "asserted")},
    ),
    "a company that is sold supplies nothing": ("Graphcore以6亿美元卖给了高通。", ("supplies",), set()),
    "goods that are sold for a sum": (
        "浪潮以3亿元把2000台服务器卖给了百度。",
        ("supplies",),
        {
            ("supplies", "company:inspur", "company:baidu", 2000, "asserted"),
            ("supplies", "company:inspur", "company:baidu", 3e8, "asserted"),
        },
    ),
    "advice builds nothing": ("顾问劝世纪互联建一座80兆瓦的数据中心。", ("power", "operates"), set()),
    "a plan that was given up": (
        "万国数据曾打算包下120兆瓦场地，最后放弃了。",
        ("power",),
        {("power", "company:gds", None, 120, "denied")},
    ),
    "a site that was shelved": (
        "万国数据计划在昆山建设的120兆瓦园区遭搁置。",
        ("power", "operates"),
        {
            ("power", "cluster:gds-kunshan", None, 120, "denied"),
            ("operates", "company:gds", "cluster:gds-kunshan", None, "denied"),
        },
    ),
    "a plan that goes on": (
        "世纪互联计划在太仓建80兆瓦园区，不会搁置。",
        ("power",),
        {("power", "cluster:vnet-taicang", None, 80, "planned")},
    ),
    "whose share another's falls short of": (
        "AMD在数据中心GPU市场的份额为8%，低于英特尔的12%。",
        ("market_share",),
        {
            ("market_share", "company:amd", "segment:data-center-gpu", 0.08, "asserted"),
            ("market_share", "company:intel", "segment:data-center-gpu", 0.12, "asserted"),
        },
    ),
    "one waits for other goods": (
        "H200的交期为13周，变压器交期长达100周。Blackwell供不应求，光模块的交期拉长到30周。",
        ("lead_time",),
        {("lead_time", "chip:nvidia-h200", None, 3, "asserted")},
    ),
    "one waits for the goods spoken of": (
        "910B抢手，渠道给出的交期是26周。",
        ("lead_time",),
        {("lead_time", "chip:huawei-ascend-910b", None, 6, "asserted")},
    ),
    "what is raised is not spent": (
        "甲骨文资本开支500亿美元，并计划今年通过借债和增发募集450亿美元。",
        ("capex",),
        {("capex", "company:oracle", None, 5e10, "asserted")},
    ),
    "what a tender asks for is no datasheet": (
        "昇腾910B有望入围。采购公告要求单卡显存不少于48GB，带宽不低于400GB/s。",
        ("spec",),
        set(),
    ),
    "what a rule asks for is no datasheet": (
        "豁免适用于H20等芯片，显存带宽不得高于每秒5000GB。",
        ("spec",),
        set(),
    ),
    "a datasheet that gives a bound": (
        "昇腾910C的显存不低于128GB。",
        ("spec",),
        {("spec", "chip:huawei-ascend-910c", None, 128, "asserted")},
    ),
    "with whom another deals": (
        "小米全部向阿里云租算力；快手倒是买了约700块L20。",
        ("orders",),
        {("orders", "company:kuaishou", "chip:nvidia-l20", 700, "asserted")},
    ),
    "with whom the same deals": (
        "小米找阿里云谈过两次；最后向它订了700块L20。",
        ("orders",),
        {("orders", "company:xiaomi", "company:alibaba-cloud", 700, "asserted")},
    ),
    "what ought not to be used": ("曦云C600适合推理，可别拿它训练大模型。", ("uses",), set()),
    "what something is done for": ("本月10日传出，AMD为赶MI350出货，向台积电加订1万片晶圆。", ("delivery",), set()),
    "what was once expected": (
        "市场原本预期MI450第二季度量产，AMD说第四季度才会量产。",
        ("production_start",),
        {("production_start", "chip:amd-mi450", None, None, "planned")},
    ),
    "a time in which another thing was done": (
        "Kimi K2跑在910B上，“搬家的那三个月，没人休假”，但训练仍用H800。",
        ("training_time",),
        set(),
    ),
    "a claim that the next sentence calls a rumour": (
        "群里有人讲腾讯囤了五万块B300。昨天腾讯客服在微博回了四个字：纯属谣言。",
        ("holds",),
        {
            ("holds", "company:tencent", "chip:nvidia-b300", 50000, "asserted"),
            ("holds", "company:tencent", "chip:nvidia-b300", 50000, "denied"),
        },
    ),
    "twice the sum of last year": (
        "Meta今年资本开支700亿美元，大约是去年350亿美元的两倍。",
        ("capex_change",),
        {("capex_change", "company:meta", None, 1, "planned")},
    ),
    "a time of waiting that is told after an aside": (
        "H100缺货。燃料电池的等待时间，据渠道说，平均100周。",
        ("lead_time",),
        set(),
    ),
    "a time of waiting of the goods spoken of, after an aside": (
        "H100缺货。等待时间，据渠道说，平均26周。",
        ("lead_time",),
        {("lead_time", "chip:nvidia-h100", None, 6, "asserted")},
    ),
    "a model that nobody knows has its own lead time": (
        "交期上，910B缩短为26周，Q800维持在三个月。",
        ("lead_time",),
        {("lead_time", "chip:huawei-ascend-910b", None, 6, "asserted")},
    ),
    "whose goods take a part is no holder": (
        "三星HBM4已拿到英伟达Rubin约三成的份额。",
        ("market_share",),
        {("market_share", "company:samsung", "technology:hbm4", 0.3, "asserted")},
    ),
    "a price of power and a rent of chips": (
        "H200不缺了。远图科技的人说，这里的电价只有别处的一半，而GPU租金春季以来已下跌两成。",
        ("price_change",),
        {("price_change", "chip:gpu", None, -0.2, "asserted")},
    ),
    "a stake that nobody has talked about": (
        "有报道说腾讯要入股智谱，但我们没有谈过。",
        ("invests_in",),
        {
            ("invests_in", "company:tencent", "company:zhipu", None, "reported"),
            ("invests_in", "company:tencent", "company:zhipu", None, "denied"),
        },
    ),
    "a mark that the figure before has passed": (
        "CoreWeave一季度营收9.8亿美元，首次突破9亿美元关口。",
        ("revenue",),
        {("revenue", "company:coreweave", None, 9.8e8, "asserted")},
    ),
    "a mark that the figure behind has passed": (
        "晶圆代工市占，台积电突破七成来到71%，联电8%。",
        ("market_share",),
        {
            ("market_share", "foundry:tsmc", "segment:foundry", 0.71, "asserted"),
            ("market_share", "foundry:umc", "segment:foundry", 0.08, "asserted"),
        },
    ),
    "a mark that is all that is told": (
        "英伟达市值突破4万亿美元大关。",
        ("market_cap",),
        {("market_cap", "company:nvidia", None, 4e12, "asserted")},
    ),
    "how many have come": (
        "我们去年从华为订了2000片昇腾910B，到货的仅有700片。",
        ("orders",),
        {("orders", "company:unnamed", "company:huawei", 2000, "asserted")},
    ),
    "the first of them have come": (
        "我们跟燧原签了3000张S60，首批900张已经交付。",
        ("orders",),
        {("orders", "company:unnamed", "company:enflame", 3000, "asserted")},
    ),
    "orders that are called off": ("网信办要求百度停止采购H20，已下的订单也全部作废。", ("orders",), set()),
    "an order that stands": (
        "百度向华为下了5000张910C的订单，没有取消。",
        ("orders",),
        {("orders", "company:baidu", "company:huawei", 5000, "asserted")},
    ),
    "above a list price": ("RTX 5090目前的售价较官方指导价贵了四成。", ("price_change",), set()),
    "above the price of before": (
        "H100租金较年初贵了四成。",
        ("price_change",),
        {("price_change", "chip:nvidia-h100", None, 0.4, "asserted")},
    ),
    "yuan are no chips": (
        "腾讯给我们供着1024张A100，一卡一小时不到12块钱，前年可是24块。",
        ("supplies", "orders", "holds"),
        set(),
    ),
    "on the quarter before": (
        "中芯国际三季度资本开支9亿美元，而二季度为18亿美元，近乎腰斩。",
        ("capex_change",),
        set(),
    ),
    "on the year": (
        "中芯国际三季度资本开支9亿美元，而二季度为18亿美元，同比下降四成。",
        ("capex_change",),
        {("capex_change", "foundry:smic", None, -0.4, "asserted")},
    ),
    "of a forerunner": (
        "“芯河-2”训练时算力利用率做到41%，上一代只有三成。",
        ("utilization",),
        {("utilization", "model:xinhe-2", None, 0.41, "asserted")},
    ),
    "a joke": (
        "本刊取得“英特尔以一元收购高通”的消息，以上纯属玩笑。",
        ("invests_in",),
        {("invests_in", "company:intel", "company:qualcomm", None, "denied")},
    ),
    "who denies that another has cut lost no orders": (
        "英业达公告否认惠普砍单。",
        ("cuts_orders",),
        {("cuts_orders", "company:hp", "company:inventec", None, "denied")},
    ),
    "who denies that he himself has cut": (
        "腾讯否认砍单。",
        ("cuts_orders",),
        {("cuts_orders", "company:tencent", None, None, "denied")},
    ),
    "a rumour that is denied leaves the plan": (
        "寒武纪思元690计划明年二季度量产，市场传闻的三星方案已被公司否认。",
        ("production_start",),
        {("production_start", "chip:cambricon-mlu690", None, None, "planned")},
    ),
    "a claim that is denied is denied": (
        "传三星将代工寒武纪思元690，该说法已被公司否认。",
        ("fabricates",),
        {
            ("fabricates", "foundry:samsung-foundry", "chip:cambricon-mlu690", None, "reported"),
            ("fabricates", "foundry:samsung-foundry", "chip:cambricon-mlu690", None, "denied"),
        },
    ),
    "memory is counted and no chips": (
        "壁仞科技账上尚有约4万颗HBM2E，手里还有3000颗H20。",
        ("holds",),
        {("holds", "company:biren", "chip:nvidia-h20", 3000, "asserted")},
    ),
    "a stranger is valued": (
        "寒武纪2025年营收118亿元。券商给静川的估值在210亿元左右。",
        ("market_cap",),
        set(),
    ),
    "one whom the text names is valued": (
        "券商给寒武纪的估值在2100亿元左右。",
        ("market_cap",),
        {("market_cap", "company:cambricon", None, 210_000_000_000, "asserted")},
    ),
    "a rumour of a plan is a rumour": (
        "市场传闻，天翼云打算削减给华为的订单。",
        ("cuts_orders",),
        {("cuts_orders", "company:tianyi-cloud", "company:huawei", None, "reported")},
    ),
    "a plan that its owner tells is a plan": (
        "马化腾说，腾讯打算向摩尔线程采购两万张S5000。",
        ("orders",),
        {("orders", "company:tencent", "company:moore-threads", 20000, "planned")},
    ),
    "what a year takes that is not over is planned": (
        "百度给今年定下的资本开支约为120亿元。",
        ("capex",),
        {("capex", "company:baidu", None, 12_000_000_000, "planned")},
    ),
    "what has been spent of it is spent": (
        "百度今年资本开支花了80亿元。",
        ("capex",),
        {("capex", "company:baidu", None, 8_000_000_000, "asserted")},
    ),
    "a site that is being built is planned": (
        "百度正在保定建造一座200兆瓦的数据中心。",
        ("power", "operates"),
        {
            ("power", "cluster:baidu", None, 200, "planned"),
            ("operates", "company:baidu", "cluster:baidu", None, "planned"),
        },
    ),
    "a site that was built is there": (
        "百度在保定建造了一座200兆瓦的数据中心。",
        ("power",),
        {("power", "cluster:baidu-baoding", None, 200, "asserted")},
    ),
    "the time that one waits is no plan": (
        "台积电封装的等待时间已从去年的九个月缩短到眼下的五个月。",
        ("lead_time",),
        {("lead_time", "foundry:tsmc", None, 9, "asserted"), ("lead_time", "foundry:tsmc", None, 5, "asserted")},
    ),
    "an order that was planned and is cancelled": (
        "快手取消了原定交付的5000块H20。",
        ("cuts_orders",),
        {("cuts_orders", "company:kuaishou", "chip:nvidia-h20", 5000, "asserted")},
    ),
    "what a maker means to ship": (
        "壁仞科技今年计划出货6万颗芯片。",
        ("sales",),
        {("sales", "company:biren", None, 60000, "planned")},
    ),
    "what a maker expects to ship": (
        "壁仞科技预计今年出货6万颗芯片。",
        ("sales",),
        {("sales", "company:biren", None, 60000, "estimated")},
    ),
    "an estimate ends before what is known of another thing": (
        "我们测算，谷歌今年TPU需求约300万颗；其主力型号TPU v7由台积电3纳米代工。",
        ("fabricates", "needs"),
        {
            ("needs", "company:google", "chip:google-tpu", 3000000, "estimated"),
            ("fabricates", "foundry:tsmc", "chip:google-tpu-v7", None, "asserted"),
        },
    ),
    "a share is no difference in points": (
        "云杉智能“云杉-3”训练用了2048张H800，MFU做到38%，比上一代高出六个点。",
        ("utilization",),
        {("utilization", "model:yunshan-3", "chip:nvidia-h800", 0.38, "asserted")},
    ),
    "data centres are counted, and no chips": (
        "微软的A100分布在全球四十多个数据中心里。",
        ("cluster_size",),
        set(),
    ),
    "the chips of a cluster are counted": (
        "微软的智算中心装有四万多个A100。",
        ("cluster_size",),
        {("cluster_size", "cluster:microsoft", "chip:nvidia-a100", 40000, "asserted")},
    ),
    "a condition is no specification": (
        "商务部新规把H20的审查改为逐案审批，条件是显存带宽不高于4000GB/s。",
        ("spec",),
        set(),
    ),
    "by how much a value rose is not the value": (
        "寒武纪市值一夜暴涨600亿元，收于6200亿元左右。",
        ("market_cap",),
        {("market_cap", "company:cambricon", None, 620_000_000_000, "asserted")},
    ),
    "a value that it rose to": (
        "寒武纪市值一夜暴涨到6200亿元。",
        ("market_cap",),
        {("market_cap", "company:cambricon", None, 620_000_000_000, "asserted")},
    ),
    "a pod computes, and no chip": (
        "谷歌发布TPU v5：单个模块四颗芯片，算力合计900 TFLOPS；64个模块拼成的Pod可达57 PFLOPS。",
        ("spec",),
        set(),
    ),
    "a chip computes": (
        "谷歌发布TPU v5，单颗算力450 TFLOPS。",
        ("spec",),
        {("spec", "chip:google-tpu-v5", None, 450, "asserted")},
    ),
    "why an order was cancelled": (
        "百度上月撤回了下给英伟达的一批H20订单，理由是明年的预算被腰斩。",
        ("cuts_orders",),
        {("cuts_orders", "company:baidu", "company:nvidia", None, "asserted")},
    ),
    "what a run would take": (
        "阿里想把下一代Qwen4训起来，少说也要3万张B300。",
        ("trained_on",),
        set(),
    ),
    "what a run took": (
        "阿里的Qwen4训练动用了3万张B300。",
        ("trained_on",),
        {("trained_on", "model:qwen4", "chip:nvidia-b300", 30000, "asserted")},
    ),
    "an order put off launches nothing": (
        "某视频公司取消了3000块A800，还把一笔服务器订单推迟到下半年。",
        ("launches",),
        set(),
    ),
    "a launch put off": (
        "英伟达把B40的发布推迟到明年。",
        ("launches",),
        {("launches", "company:nvidia", "chip:nvidia-b40", None, "planned")},
    ),
    "the first there of its kind": (
        "阿里云的集群采用H20，据称是国内首发。",
        ("launches",),
        set(),
    ),
    "a part of what is short": (
        "台积电CoWoS与客户需求相比仍短缺15%，其中六成已被英伟达锁定。",
        ("capacity_gap",),
        {("capacity_gap", "foundry:tsmc", "segment:advanced-packaging", 0.15, "asserted")},
    ),
    "what was paid ahead and came back": (
        "禁令下来后，百度的定金退了八成。",
        ("cuts_orders",),
        set(),
    ),
    "what fell short of expectations expects nothing": (
        "三星去年第四季HBM出货不如预期；SK海力士的HBM3E去年3月已量产。",
        ("production_start",),
        {("production_start", "technology:hbm3e", None, None, "asserted")},
    ),
    "with whom one builds does not run it": (
        "腾讯携手英伟达在清远建设一座智算中心。",
        ("operates",),
        {("operates", "company:tencent", "cluster:tencent-qingyuan", None, "asserted")},
    ),
    "one after the other, and not with one another": (
        "微软与CoreWeave、Nebius先后签约。",
        ("partners_with",),
        {
            ("partners_with", "company:microsoft", "company:coreweave", None, "asserted"),
            ("partners_with", "company:microsoft", "company:nebius", None, "asserted"),
        },
    ),
    "all with one another": (
        "OpenAI、甲骨文和软银宣布合作。",
        ("partners_with",),
        {
            ("partners_with", "company:openai", "company:oracle", None, "asserted"),
            ("partners_with", "company:openai", "company:softbank", None, "asserted"),
            ("partners_with", "company:oracle", "company:softbank", None, "asserted"),
        },
    ),
    "a machine costs, and not its parts": (
        "英伟达在大会上发布了DGX-2，由16块V100通过NVSwitch互联而成，售价39.9万美元，三季度开始出货。",
        ("price", "delivery"),
        {("price", "product:nvidia-dgx-2", None, 399000, "asserted")},
    ),
    "the chip that was cut, and not the one from which": (
        "英伟达又为中国改了一款B40，基于B300裁去一个裸片而成，最快9月投产。",
        ("production_start",),
        {("production_start", "chip:nvidia-b40", None, None, "asserted")},
    ),
    "what memory goes into is not what ships": (
        "三星HBM4已打进英伟达Rubin平台，本月开始出货，每颗报价550美元。",
        ("delivery", "price"),
        set(),
    ),
    "a chip that is launched costs and ships": (
        "英伟达发布B300，每块售价4万美元，四季度出货。",
        ("price", "delivery"),
        {
            ("price", "chip:nvidia-b300", None, 40000, "estimated"),
            ("delivery", "chip:nvidia-b300", None, None, "planned"),
        },
    ),
    "what is still so is not denied": (
        "英特尔否认砍单，其Nova Lake仍由台积电以2纳米代工。",
        ("cuts_orders", "fabricates"),
        {
            ("cuts_orders", "company:intel", None, None, "denied"),
            ("fabricates", "foundry:tsmc", "chip:intel-nova-lake", None, "asserted"),
        },
    ),
    "that it is still so is denied": (
        "英特尔否认Nova Lake仍由台积电代工。",
        ("fabricates",),
        {("fabricates", "foundry:tsmc", "chip:intel-nova-lake", None, "denied")},
    ),
    "a rumour of a model is denied, and not the model": (
        "今年2月，腾讯的“松涛-2”大模型上线，外界一度传言它是拿Llama改的，腾讯否认。",
        ("launches",),
        {("launches", "company:tencent", "model:songtao-2", None, "asserted")},
    ),
    "who lacks the means runs it neither way": (
        "优刻得没有足够的现金来建第二座智算中心。",
        ("operates",),
        set(),
    ),
    "who had the means": (
        "优刻得用现金建了第二座智算中心。",
        ("operates",),
        {("operates", "company:ucloud", "cluster:ucloud", None, "asserted")},
    ),
    "a power station is no data centre": (
        "微软重启三哩岛核电站，835兆瓦全部买下。",
        ("power",),
        set(),
    ),
    "news of this year's tender": (
        "中国电信公布了今年智算中心的集采结果。",
        ("launches",),
        set(),
    ),
    "who finances a site does not run it": (
        "Meta的Hyperion园区由蓝猫头鹰出资八成。",
        ("operates",),
        {("operates", "company:meta", "cluster:hyperion", None, "asserted")},
    ),
    "rent is changed by who rents out": (
        "腾讯云的H20月租价上个月降了两成。",
        ("price_change",),
        {("price_change", "company:tencent-cloud", None, -0.2, "asserted")},
    ),
    "who announces a rent sets it": (
        "GPU租赁平台“算力猫”宣布，H100时租从3美元下调至2.4美元，降幅20%。",
        ("price_change",),
        {("price_change", "company:suanlimao", None, -0.2, "asserted")},
    ),
    "rent that moves is that of the chips": (
        "H100的时租从3美元跌到2.4美元，跌幅20%。",
        ("price_change",),
        {("price_change", "chip:nvidia-h100", None, -0.2, "asserted")},
    ),
    "rent of any chips": (
        "峡湾的电价便宜，H200也多，而GPU租金自春季以来已下跌两成。",
        ("price_change",),
        {("price_change", "chip:gpu", None, -0.2, "asserted")},
    ),
    "what chips bring is no revenue of all": (
        "英伟达去年在华卖出60万颗H20，进账70亿美元。",
        ("revenue", "sales"),
        {
            ("sales", "company:nvidia", "region:china", 600000, "asserted"),
            ("sales", "company:nvidia", "region:china", 7_000_000_000, "asserted"),
        },
    ),
    "a revenue that comes in": (
        "英伟达去年进账609亿美元。",
        ("revenue",),
        {("revenue", "company:nvidia", None, 60_900_000_000, "asserted")},
    ),
    "to whom goods of a hall are supplied is not told": (
        "AMD与思科各自同Humain组建了合资企业；由前者供货的机房容量为80兆瓦。",
        ("supplies",),
        set(),
    ),
    "some of a kind are listed": (
        "英伟达有约90亿美元的销售面临流失；美国商务部拟将更多模组厂列入实体清单。",
        ("restricts",),
        set(),
    ),
    "what companies do is no company": (
        "大模型公司转向自研；美国商务部拟将更多模组厂列入实体清单。",
        ("restricts",),
        set(),
    ),
    "a line that nothing else names": (
        "甲骨文第一财季云业务收入72亿美元，其中多云数据库业务收入12亿美元。",
        ("sales",),
        {("sales", "company:oracle", "segment:cloud", 7_200_000_000, "asserted")},
    ),
    "a line that is named": (
        "甲骨文第一财季收入149亿美元，其中云业务收入72亿美元。",
        ("sales",),
        {("sales", "company:oracle", "segment:cloud", 7_200_000_000, "asserted")},
    ),
    "a server is built from the chip spoken of": (
        "H20是H100的阉割版，显存96GB，八卡整机报价110万元。",
        ("price",),
        {("price", "product:nvidia-h20-server", None, 1_100_000, "asserted")},
    ),
    "a server is not built from what another is measured by": (
        "同一个任务换成910B比A800要多花两成时间。八卡整机报价160万元。",
        ("price",),
        {("price", "product:huawei-ascend-910b-server", None, 1_600_000, "asserted")},
    ),
    "there is no town": (
        "作为交换，天河云把代号“季风”的集群建在了那里。",
        ("operates",),
        {("operates", "company:tianhe-yun", "cluster:jifeng", None, "asserted")},
    ),
    "who got an order does not order": (
        "博通已拿到100亿美元的AI芯片订单，客户正是OpenAI。",
        ("orders",),
        {("orders", "company:openai", "company:broadcom", 1e10, "asserted")},
    ),
    "what needs leave is not done": (
        "台积电向华为供货须经美国批准。",
        ("supplies",),
        set(),
    ),
    "what needs no leave may be done": (
        "英伟达向腾讯供货无须取得许可证。",
        ("supplies",),
        {("supplies", "company:nvidia", "company:tencent", None, "asserted")},
    ),
    "a cooperation that has not changed goes on": (
        "纬颖21日澄清，与主要客户亚马逊的合作并无变化。",
        ("partners_with", "supplies"),
        {
            ("partners_with", "company:wiwynn", "company:amazon", None, "asserted"),
            ("supplies", "company:wiwynn", "company:amazon", None, "asserted"),
        },
    ),
    "supplies that have not been broken off": (
        "三星对英伟达的供货并未中断。",
        ("supplies",),
        {("supplies", "company:samsung", "company:nvidia", None, "asserted")},
    ),
    "a cooperation that is none": (
        "三星没有与英伟达合作。",
        ("partners_with",),
        {("partners_with", "company:samsung", "company:nvidia", None, "denied")},
    ),
    "whose orders are cut does not cut": (
        "纬颖去年被大幅砍单。",
        ("cuts_orders",),
        set(),
    ),
    "who is said to cut does cut": (
        "亚马逊被传削减GB200订单。",
        ("cuts_orders",),
        {("cuts_orders", "company:amazon", "chip:nvidia-gb200", None, "reported")},
    ),
    "who cuts orders by much": (
        "亚马逊大幅砍单。",
        ("cuts_orders",),
        {("cuts_orders", "company:amazon", None, None, "asserted")},
    ),
    "a second contract is talked of with another": (
        "三星与特斯拉签下价值165亿美元的代工合约后，近期又与一家美国新创公司洽谈代工，金额可能达20亿美元。",
        ("supplies",),
        {("supplies", "company:samsung", "company:tesla", 16_500_000_000, "asserted")},
    ),
    "the same contract is told of again": (
        "三星与特斯拉签下代工合约，与特斯拉签订的这份合约价值165亿美元。",
        ("supplies",),
        {("supplies", "company:samsung", "company:tesla", 16_500_000_000, "asserted")},
    ),
    "a sum in a clause before is not that of a measure that has its own": (
        "这些交易合计约1.4万亿美元，而OpenAI今年的营收预计只有130亿美元左右。",
        ("revenue",),
        {("revenue", "company:openai", None, 13_000_000_000, "estimated")},
    ),
    "more is invested, and nothing ordered": (
        "微软向OpenAI投资10亿美元；2023年1月，再度追加约100亿美元。",
        ("orders",),
        set(),
    ),
    "who invested may order more": (
        "微软向OpenAI投资10亿美元，又向英伟达追加采购2万块GB300。",
        ("orders",),
        {("orders", "company:microsoft", "company:nvidia", 20_000, "asserted")},
    ),
    "tools of a plant are set up": (
        "订单主要来自谷歌TPU。矽品已在台中扩建厂房，预计2026年第二季度装机。",
        ("delivery",),
        set(),
    ),
    "who orders has customers of his own": (
        "腾讯向英伟达订购了3000块H20，客户是腾讯云。",
        ("orders",),
        {("orders", "company:tencent", "company:nvidia", 3000, "asserted")},
    ),
    "a government that announces an order buys, and not who makes the chips": (
        "日本政府宣布将采购2万块英伟达GPU。",
        ("orders",),
        {("orders", "region:japan", "company:nvidia", 20000, "planned")},
    ),
    "a government that announces an order in a clause before": (
        "印度政府周四表示，计划采购1.8万块H100。",
        ("orders",),
        {("orders", "region:india", "chip:nvidia-h100", 18000, "planned")},
    ),
    "who a government says will buy": (
        "法国政府称，Mistral将采购1.8万块GB300。",
        ("orders",),
        {("orders", "company:mistral", "chip:nvidia-gb300", 18000, "planned")},
    ),
    "a share that falls to nothing": (
        "AMD说，公司在中国AI芯片市场的份额已经跌到零。",
        ("market_share",),
        {("market_share", "company:amd", "segment:china-ai-chip", 0, "asserted")},
    ),
    "a share that is zeroed": (
        "英伟达在中国的市场份额从九成归零。",
        ("market_share",),
        {
            ("market_share", "company:nvidia", "segment:china-ai-chip", 0.9, "asserted"),
            ("market_share", "company:nvidia", "segment:china-ai-chip", 0, "asserted"),
        },
    ),
    "stocks and tariffs at nothing are no share": ("英伟达的H20库存降至零，关税也降到零。", ("market_share",), set()),
    "chips that are assigned to a team have trained nothing": (
        "谷歌把5万颗TPU优先分配给Gemini团队。",
        ("trained_on",),
        set(),
    ),
    "chips for inference have trained nothing": ("微软将2万块H100用于Copilot的推理。", ("trained_on",), set()),
    "for whom a cloud builds a site does not run it": (
        "亚马逊替Anthropic盖的数据中心部署了50万颗Trainium2。",
        ("operates",),
        set(),
    ),
    "whose site it is runs it": (
        "Anthropic的数据中心部署了50万颗Trainium2。",
        ("operates",),
        {("operates", "company:anthropic", "cluster:anthropic", None, "asserted")},
    ),
    "the contract-chipmaking unit of a group is its foundry": (
        "英特尔晶圆代工业务营收44亿美元。",
        ("sales", "revenue"),
        {("revenue", "foundry:intel-foundry", None, 44e8, "asserted")},
    ),
    "a contract-chipmaking unit named behind a possessive is a line of business": (
        "英特尔的晶圆代工部门收入42亿美元。",
        ("sales", "revenue"),
        {("sales", "company:intel", "segment:foundry", 42e8, "asserted")},
    ),
}


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("10月9日，商务部发布公告。美国商务部此前将浪潮集团列入实体清单。", None),
        ("10月9日，美国商务部发布公告，将浪潮集团列入实体清单。", "2025-10-09"),
    ],
)
def test_a_list_that_was_made_before_is_not_of_the_day_told(text, time):
    found = extract(Document("wrong-readings", text, published=date(2025, 10, 10), language="zh")).facts
    assert [f.time for f in found if f.predicate == "restricts"] == [time]


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("远川智算2022年成立，在中卫有一座数据中心，装机功率约60兆瓦。", None),
        ("远川智算成立于2022年，在中卫有一座数据中心，功率约60兆瓦。", None),
        ("远川智算在中卫有一座数据中心，2022年扩建，功率达60兆瓦。", "2022"),
    ],
)
def test_the_year_in_which_a_company_was_founded_dates_nothing_else(text, time):
    found = extract(Document("wrong-readings", text, published=date(2025, 9, 18), language="zh")).facts
    assert [f.time for f in found if f.predicate == "power"] == [time]


def test_a_multiple_of_last_years_sum_is_of_this_year():
    text = "Meta今年资本开支700亿美元，大约是去年350亿美元的两倍。"
    found = extract(Document("wrong-readings", text, published=date(2025, 9, 18), language="zh")).facts
    assert {(f.predicate, f.low, f.time) for f in found} == {
        ("capex", 7e10, "2025"),
        ("capex", 3.5e10, "2024"),
        ("capex_change", 1, "2025"),
    }


@pytest.mark.parametrize(("text", "predicates", "stated"), STATED.values(), ids=STATED)
def test_states_what_is_meant_and_no_more(text, predicates, stated):
    found = extract(Document("wrong-readings", text, published=date(2025, 9, 18), language="zh")).facts
    assert {
        (f.predicate, f.subject.id, f.object.id if f.object else None, f.low and round(f.low, 9), f.modality)
        for f in found
        if f.predicate in predicates
    } == stated


@pytest.mark.parametrize(
    ("text", "predicate", "times"),
    [
        ("摩尔线程MTT S80的售价约1200元，略低于去年同期的RTX 3060。", "price", [None]),
        ("百度资本开支为34亿元，高于2024年第三季度。", "capex", [None]),
        ("联电2026年资本开支高于2025年，为18亿美元。", "capex", ["2026"]),
        ("阿里资本开支380亿元，超过去年同期的120亿元。", "capex", [None, "2024"]),
    ],
)
def test_what_a_figure_is_compared_with_dates_nothing_else(text, predicate, times):
    found = extract(Document("wrong-readings", text, published=date(2025, 9, 18), language="zh")).facts
    assert [f.time for f in found if f.predicate == predicate] == times


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("美国禁止向中国出口H20，分析师预计明年将影响90亿美元收入。", None),
        ("美国禁止向中国出口H20，机构预测长鑫存储2026年扩产将放缓。", None),
        ("美国禁止向中国出口H20，商务部称4月15日起生效。", "2025-04-15"),
    ],
)
def test_a_forecast_in_the_next_clause_dates_no_rule(text, time):
    found = extract(Document("wrong-readings", text, published=date(2025, 9, 18), language="zh")).facts
    assert {(f.time, f.modality) for f in found if f.predicate == "restricts"} == {(time, "asserted")}
