import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assets.catalogue.entities import load_entities
from assets.facts.mentions import find_mentions


def mentions_of(text):
    return find_mentions(text, "zh" if re.search("[一-龥]", text) else "en")


def found(text):
    return [(mention.text, mention.id) for mention in mentions_of(text)]


def ids(text):
    return {mention.id for mention in mentions_of(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("英伟达A100", [("英伟达", "company:nvidia"), ("A100", "chip:nvidia-a100")]),
        ("输了A100s和H100s", [("A100s", "chip:nvidia-a100"), ("H100s", "chip:nvidia-h100")]),
        ("OpenAI's rival", [("OpenAI", "company:openai")]),
        ("OpenAI’s rival", [("OpenAI", "company:openai")]),
        ("an Nvidia-backed lab", [("Nvidia", "company:nvidia")]),
        ("SamAltman说", [("SamAltman", "person:sam-altman")]),
        ("80G显存顶配版A100", [("A100", "chip:nvidia-a100")]),
        ("the A100 80GB", [("A100", "chip:nvidia-a100")]),
        ("A100-80G", [("A100", "chip:nvidia-a100")]),
        ("64 Gaudi 3s", [("Gaudi 3s", "chip:intel-gaudi-3")]),
        ("华为昇腾910B", [("华为", "company:huawei"), ("昇腾910B", "chip:huawei-ascend-910b")]),
        ("Meta Platforms", [("Meta Platforms", "company:meta")]),
        ("阿里云和阿里", [("阿里云", "company:alibaba-cloud"), ("阿里", "company:alibaba")]),
        ("阿里达摩院", [("阿里达摩院", "company:damo-academy")]),
        ("三星代工", [("三星代工", "foundry:samsung-foundry")]),
        ("Samsung's foundry arm", [("Samsung's foundry arm", "foundry:samsung-foundry")]),
        ("美国商务部", [("美国商务部", "region:united-states")]),
        ("PCle", [("PCle", "technology:pcie")]),
        ("第四代NVLink", [("第四代NVLink", "technology:nvlink-4")]),
    ],
)
def test_names_and_where_they_end(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A100", "A800"),
        ("A100", "A1000"),
        ("H100", "H1000"),
        ("H20", "H200"),
        ("GPT-3", "GPT-4"),
        ("GPT-3", "GPT-3.5"),
        ("MI300X", "MI308X"),
        ("ASR1603 chip", "ASR1605 chip"),
        ("昇腾910B", "昇腾910C"),
        ("思元590", "思元690"),
        ("HBM3", "HBM3E"),
        ("Llama 3", "Llama 3.1"),
        ("Qwen2.5", "Qwen3"),
        ("Fjell-1 model", "Fjell-2 model"),
        ("Colossus 1 of xAI", "Colossus 2 of xAI"),
    ],
)
def test_names_that_differ_in_a_digit_are_two_things(one, other):
    first, second = ids(one) - {"company:xai"}, ids(other) - {"company:xai"}
    assert not first & second
    assert first or second


def test_the_next_number_of_an_unknown_chip_is_another_chip():
    text = "Brightmoor's first chip, the Garganey, draws 210 watts. The Garganey 2 will draw 350 watts."
    assert {m.id for m in mentions_of(text) if m.kind == "chip"} == {
        "chip:brightmoor-garganey",
        "chip:brightmoor-garganey-2",
    }
    times = "The Garganey chip costs $900. Brightmoor has sold the Garganey 3 times as often as planned."
    assert {m.id for m in mentions_of(times) if m.kind == "chip"} == {"chip:brightmoor-garganey"}


def test_a_longer_code_is_not_the_shorter_chip():
    assert "chip:nvidia-a100" not in ids("A1000 GPU")
    assert "chip:nvidia-h100" not in ids("the H1000 GPU")
    assert "model:gpt-3" not in ids("GPT-3.5")


@pytest.mark.parametrize(
    ("text", "present", "absent"),
    [
        ("FP32（指用4字节进行编码存储的计算）", set(), {"company:bytedance"}),
        ("字节今年订购了GPU", {"company:bytedance"}, set()),
        ("每个字节对齐", set(), {"company:bytedance"}),
        ("他每天吃苹果", set(), {"company:apple"}),
        ("苹果发布了新机", {"company:apple"}, set()),
        ("Apple said", {"company:apple"}, set()),
        ("an apple pie", set(), {"company:apple"}),
        ("meta-analysis of the meta data", set(), {"company:meta"}),
        ("Arm said", {"company:arm"}, set()),
        ("a cash runway, low perplexity and the fidelity of intel", set(), {"company:runway", "company:intel"}),
        ("Runway and Perplexity raised money", {"company:runway", "company:perplexity"}, set()),
        ("他们买了nvidia的卡", {"company:nvidia"}, set()),
        ("INTEL AND NVIDIA", {"company:intel", "company:nvidia"}, set()),
        ("the left arm and the arms race", set(), {"company:arm"}),
        ("the Amazon rainforest", set(), {"company:amazon"}),
        ("Amazon spent more", {"company:amazon"}, set()),
        ("小米粥", set(), {"company:xiaomi"}),
        ("小米采购了服务器", {"company:xiaomi"}, set()),
        ("英伟达的T4显卡", {"chip:nvidia-t4"}, set()),
        ("在T4航站楼降落", set(), {"chip:nvidia-t4"}),
        ("L4级自动驾驶使用英伟达芯片", set(), {"chip:nvidia-l4"}),
        ("L20和L2则分别由L40与L4裁剪而来，英伟达", {"chip:nvidia-l2", "chip:nvidia-l4"}, set()),
        ("超微半导体和美超微", {"company:amd", "company:supermicro"}, set()),
        ("architect Antoni Gaudi", set(), {"chip:intel-gaudi"}),
        ("Grace Hopper was an admiral; Elizabeth Blackwell a doctor", set(), {"chip:nvidia-blackwell"}),
        ("Nvidia's Blackwell GPUs", {"chip:nvidia-blackwell"}, set()),
        ("Ampere Computing makes CPUs", {"company:ampere"}, {"chip:nvidia-ampere"}),
        ("A100 uses the Ampere architecture", {"chip:nvidia-ampere"}, {"company:ampere"}),
        ("xAI's Colossus in Memphis", {"cluster:colossus"}, set()),
        ("the Colossus of Rhodes", set(), {"cluster:colossus"}),
        ("阿里 M6 大模型由达摩院发布", {"model:m6"}, set()),
        ("开车走M6公路", set(), {"model:m6"}),
        ("对华出口和华为", {"region:china", "company:huawei"}, set()),
        ("对美出口与美的集团", {"region:united-states", "company:midea"}, set()),
        ("CRWV.US rose", set(), {"region:united-states"}),
        ("云服务器降价", set(), {"segment:cloud"}),
        ("上海证券交易所", {"company:sse"}, {"region:shanghai"}),
        ("see https://www.nvidia.com/en-us/ or mail press@meta.com", set(), {"company:nvidia", "company:meta"}),
        ("At Samsung's foundry demand exceeds supply", {"foundry:samsung-foundry"}, {"company:samsung"}),
        ("Stability, for its part, has put Gaudi 2s to work.", {"company:stability-ai"}, set()),
        ("Stability of the AI grid matters; GPU prices rose", set(), {"company:stability-ai"}),
        ("A tenth of Lam's turnover is exposed to the curbs in China", {"company:lam-research"}, set()),
        ("Carrie Lam said China's chip market grew", set(), {"company:lam-research"}),
        ("H100s in Indian hands, on the Indian Ocean", {"region:india"}, set()),
        ("ships in the Indian Ocean", set(), {"region:india"}),
        ("The Emirates own 9,000 H100s", {"region:united-arab-emirates"}, set()),
        ("an Emirates airline jet over the Emirates Stadium", set(), {"region:united-arab-emirates"}),
        ("CSC runs LUMI on 11,912 MI250Xs", {"company:csc-finland", "cluster:lumi"}, set()),
        ("France has 1,456 H100s in Jean Zay", {"cluster:jean-zay"}, set()),
        ("Jean Zay was a minister", set(), {"cluster:jean-zay"}),
        ("JD.com and Amazon.com", {"company:jd", "company:amazon"}, set()),
    ],
)
def test_ambiguous_names_need_their_context(text, present, absent):
    here = ids(text)
    assert present <= here
    assert not absent & here


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("H100/800为4nm制程", ["chip:nvidia-h100", "chip:nvidia-h800", "segment:4nm"]),
        ("A100/800", ["chip:nvidia-a100", "chip:nvidia-a800"]),
        ("昇腾960、970则分别排在", ["chip:huawei-ascend-960", "chip:huawei-ascend-970"]),
        ("思元590和690芯片", ["chip:cambricon-mlu590", "chip:cambricon-mlu690"]),
        ("MI300X and 325X", ["chip:amd-mi300x", "chip:amd-mi325x"]),
        ("A100、800块", ["chip:nvidia-a100"]),
        ("H100和200亿美元", ["chip:nvidia-h100"]),
        ("H100 and 200 engineers", ["chip:nvidia-h100"]),
    ],
)
def test_a_shared_first_half_is_read_in_lists_but_no_quantity(text, expected):
    assert [mention.id for mention in mentions_of(text) if not mention.anonymous][: len(expected)] == expected
    assert len([m for m in mentions_of(text) if m.kind == "chip"]) == len([e for e in expected if e.startswith("chip")])


@pytest.mark.parametrize(
    "text",
    ["4/5G网络", "on 4/5 and 1/3", "$5 billion", "5 billion dollars", "3.5%", "12 月 5 日", "HBM 2025", "1,024 块"],
)
def test_a_quantity_is_no_entity(text):
    assert not [mention for mention in mentions_of(text) if mention.provisional or mention.kind in ("chip", "company")]


@pytest.mark.parametrize(
    ("text", "entity_id", "vendor"),
    [
        ("英伟达将推出GB400芯片", "chip:nvidia-gb400", "company:nvidia"),
        ("AMD's MI375X", "chip:amd-mi375x", "company:amd"),
        ("华为昇腾980", "chip:huawei-ascend-980", "company:huawei"),
        ("TPU v9", "chip:google-tpu-v9", "company:google"),
        ("思元790", "chip:cambricon-mlu790", "company:cambricon"),
        ("Trainium5", "chip:aws-trainium-5", "company:aws"),
        ("GPT-7", "model:gpt-7", "company:openai"),
        ("DeepSeek-V5", "model:deepseek-v5", "company:deepseek"),
        ("Grok 7", "model:grok-7", "company:xai"),
        ("NVLink 8", "technology:nvlink-8", "company:nvidia"),
    ],
)
def test_the_next_member_of_a_line_is_new_and_has_its_vendor(text, entity_id, vendor):
    (mention,) = [mention for mention in mentions_of(text) if mention.id == entity_id]
    assert mention.provisional
    assert mention.vendor_id == vendor


def test_hbm_is_a_technology_and_a_market():
    (mention,) = mentions_of("HBM")
    assert mention.id_of_kind("technology") == "technology:hbm"
    assert mention.id_of_kind("segment") == "segment:hbm"
    assert mention.id_of_kind("chip") is None


@pytest.mark.parametrize(
    ("text", "words", "entity_id", "affiliation"),
    [
        ("一位接近英伟达的人士称", "一位接近英伟达的人士", "person:anonymous", "company:nvidia"),
        ("一名字节人士告诉记者", "一名字节人士", "person:anonymous", "company:bytedance"),
        ("两名知情人士透露", "两名知情人士", "person:anonymous", None),
        ("据知情人士称", "知情人士", "person:anonymous", None),
        ("一名火山引擎人士表示", "一名火山引擎人士", "person:anonymous", "company:volcano-engine"),
        ("一位科技投资人称", "一位科技投资人", "person:anonymous", None),
        ("某互联网大厂今年", "某互联网大厂", "company:unnamed", None),
        ("另一家大公司的订单", "另一家大公司", "company:unnamed", None),
        ("一家云厂商下单", "一家云厂商", "company:unnamed", None),
        ("交付给一家中国以外的客户", "一家中国以外的客户", "company:unnamed", "region:china"),
        ("某券商估计", "某券商", "company:unnamed", None),
        ("a person familiar with the matter said", "a person familiar with the matter", "person:anonymous", None),
        ("two people with direct knowledge of the deals said.", "two people with direct knowledge of the deals",
         "person:anonymous", None),
        ("two sources told Reuters", "two sources", "person:anonymous", None),
        ("sold to an unnamed customer", "an unnamed customer", "company:unnamed", None),
        ("one large cloud provider ordered", "one large cloud provider", "company:unnamed", None),
    ],
)  # fmt: skip
def test_unnamed_parties_stay_unnamed(text, words, entity_id, affiliation):
    (mention,) = [mention for mention in mentions_of(text) if mention.anonymous]
    assert (mention.text, mention.id, mention.affiliation_id) == (words, entity_id, affiliation)
    assert not mention.provisional


@pytest.mark.parametrize(
    "text", ["许多人士", "工作人员配置", "人员", "多家公司", "some people like tea", "the company said"]
)
def test_people_at_large_are_no_source(text):
    assert not [mention for mention in mentions_of(text) if mention.anonymous]


@pytest.mark.parametrize(
    "text", ["购买GPU", "数千块显卡", "AI芯片", "三万卡集群", "2.28万张卡", "10,000 GPUs", "9,200 accelerators"]
)
def test_chips_with_no_model_are_generic(text):
    (mention,) = [mention for mention in mentions_of(text) if mention.kind == "chip"]
    assert mention.id == "chip:gpu"
    assert mention.generic


def test_at_home_is_china_in_chinese_only():
    assert [mention.id for mention in find_mentions("国内公司", "zh")] == ["region:china"]
    assert find_mentions("国内公司", "en") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Verdane Cloud supplies us with another 4,000 H200s", {"Verdane Cloud": "company:verdane-cloud"}),
        ("The start-up Tyrlabs has ordered 2,000 B200s from Dell.", {"Tyrlabs": "company:tyrlabs"}),
        ("Kestrel Compute, a cloud provider, leased 12 MW from Norvane Data Centers.",
         {"Kestrel Compute": "company:kestrel-compute", "Norvane Data Centers": "company:norvane-data-centers"}),
        ("Analysts at Bramwell & Hodge Securities said so.",
         {"Bramwell & Hodge Securities": "company:bramwell-and-hodge-securities"}),
        ("Quillon, the Finnish AI lab, raised $400 million in a round led by Ostara Ventures.",
         {"Quillon": "company:quillon", "Ostara Ventures": "company:ostara-ventures"}),
        ("Researchers at the University of Bergen used 64 A100s.",
         {"University of Bergen": "company:university-of-bergen"}),
        ("Deliveries to Sable Networks Ltd. start in March.", {"Sable Networks Ltd": "company:sable-networks"}),
        ("Blue Harbor Capital owns 4% of CoreWeave.", {"Blue Harbor Capital": "company:blue-harbor-capital"}),
        ("new customers including FalconWare, Rakuten, and PlazaLibre",
         {"FalconWare": "company:falconware", "PlazaLibre": "company:plazalibre"}),
        ("Orrin Securities expects growth. Orrin points to demand.",
         {"Orrin Securities": "company:orrin-securities", "Orrin": "company:orrin-securities"}),
        ("Its new chip, the Tyrfing, is made by TSMC.", {"Tyrfing": "chip:tyrfing"}),
        ("Its supercomputer, called Bifrost, holds 16,000 GPUs.", {"Bifrost": "cluster:bifrost"}),
        ("The model, Aurelia-7, has 70 billion parameters.", {"Aurelia-7": "model:aurelia-7"}),
        ("恒扬数据宣布完成5亿元融资", {"恒扬数据": "company:hengyang-shuju"}),
        ("据晨岸证券测算，阿里今年资本开支约1250亿元", {"晨岸证券": "company:chenan-zhengquan"}),
        ("字节与亿柱科技合作开发推理芯片", {"亿柱科技": "company:yizhu-keji"}),
        ("算力租赁商恒唯科技向英伟达采购了2000块H800", {"恒唯科技": "company:hengwei-keji"}),
        ("串行科技（839493.BJ）公告称", {"串行科技": "company:chuanxing-keji"}),
        ("量化私募明汯投资采购了500块A100", {"明汯投资": "company:minghong-touzi"}),
        ("据启明财讯报道，腾讯已下单", {"启明财讯": "company:qiming-caixun"}),
        ("韩国AI芯片初创公司“芯跃”完成融资", {"芯跃": "company:xinyue"}),
        ("谷雨集团与微光科技、山海半导体三家公司合计订购了1.2万块H20",
         {"谷雨集团": "company:guyu-jituan", "微光科技": "company:weiguang-keji",
          "山海半导体": "company:shanhai-bandaoti"}),
        ("法国云公司Verdane Cloud采购了4000块H200", {"Verdane Cloud": "company:verdane-cloud"}),
        ("据《视觉物联》报导，该公司", {"视觉物联": "company:shijuewulian"}),
        ("中国移动的芜湖智算中心已部署1万块昇腾910B", {"芜湖智算中心": "cluster:wuhu-computing-center"}),
        ("发布“天权”大模型，参数1300亿", {"天权": "model:tianquan"}),
        ("封测小厂磊晟精密拿到订单", {"磊晟精密": "company:leicheng-jingmi"}),
        ("散热模组厂昱晨科技接获大单", {"昱晨科技": "company:yuchen-keji"}),
        ("老牌服务器商恒扬数据表示，订单已排到明年", {"恒扬数据": "company:hengyang-shuju"}),
        ("封测厂同泰电子扩产", {"同泰电子": "company:tongtai-dianzi"}),
        ("启石智能算力租赁业务怎么样？启石智能目前有2000张H800", {"启石智能": "company:qishi-zhineng"}),
        ("青禾智能算力已采购2000张H800", {"青禾智能算力": "company:qinghe-zhinengsuanli"}),
    ],
)  # fmt: skip
def test_unknown_names_become_provisional(text, expected):
    assert {m.text: m.id for m in mentions_of(text) if m.provisional} == expected


@pytest.mark.parametrize(
    ("text", "name", "entity_id", "affiliation"),
    [
        ("旷视科技CEO印奇接受采访", "印奇", "person:yin-qi", "company:megvii"),
        ("深岩科技CEO岂凡超表示", "岂凡超", "person:qi-fanchao", "company:shenyan-keji"),
        ("英伟达副总裁王海涛在会上透露", "王海涛", "person:wang-haitao", "company:nvidia"),
        ("Meta首席财务官苏珊·李称", "苏珊·李", "person:sushan-li", "company:meta"),
        ("甲骨文联席CEO克莱·马古伊克说", "克莱·马古伊克", "person:kelai-maguyike", "company:oracle"),
        ("Nvidia chief executive Jensen Huang said", "Jensen Huang", "person:jensen-huang", "company:nvidia"),
        ("Dell finance chief Raghav Menon told analysts", "Raghav Menon", "person:raghav-menon", "company:dell"),
        ("said Mateus Oliveira, head of procurement at Dell.", "Mateus Oliveira", "person:mateus-oliveira",
         "company:dell"),
        ("大摩分析师Joe Moore最新预估", "Joe Moore", "person:joe-moore", "company:morgan-stanley"),
    ],
)  # fmt: skip
def test_people_are_known_by_their_office(text, name, entity_id, affiliation):
    (mention,) = [mention for mention in mentions_of(text) if mention.kind == "person"]
    assert (mention.text, mention.id, mention.affiliation_id) == (name, entity_id, affiliation)


def test_a_surname_means_the_person_of_the_article():
    mentions = [
        m for m in mentions_of("Gail Prentiss, an analyst at Dell, was calm. Prentiss said no.") if m.kind == "person"
    ]
    assert [(m.text, m.id) for m in mentions] == [
        ("Gail Prentiss", "person:gail-prentiss"),
        ("Prentiss", "person:gail-prentiss"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "国内多家大型科技公司采购",
        "两家量化投资机构也在囤卡",
        "智能汽车和新能源企业的算力需求",
        "大模型技术和人工智能芯片",
        "国家重点实验室的科研人员",
        "部署至少100亿瓦算力的数据中心",
        "长三角规模最大的运营商级算力资源池",
        "客户短期无追单动力",
        "加上南科厂 AP8 的放量",
        "三季度资本开支130亿元",
        "云服务厂商减少了GPU采购",
        "自动驾驶实验室被裁撤",
        "公司与合作伙伴共同投资",
        "当时一些公司会用玩游戏的显卡",
        "软件迁移仍是公司最大的顾虑",
        "受访的券商分析师均预计四季度出货增长",
        "Last week Meta said it would buy 350,000 H100s.",
        "In January the company raised prices. Demand in Europe fell.",
        "Export Controls Hit Nvidia Sales In China",
        "Inference demand is growing. Training runs got longer. Power is scarce.",
        "On Tuesday, Reuters reported that ByteDance had ordered 100,000 chips.",
        "The Treasury Secretary said on Friday that tariffs would stay.",
        "By Tomas Brandl | 13 September 2024",
    ],
)
def test_common_words_become_no_entity(text):
    assert not [mention for mention in mentions_of(text) if mention.provisional]


@pytest.mark.parametrize("text", ["首批算力成功上线", "人力成本上升", "提高通信带宽"])
def test_no_short_name_is_of_two_words(text):
    assert not [m for m in mentions_of(text) if m.kind == "company"]


@pytest.mark.parametrize(
    "text", ["头几批机器连四成都不到", "其余两成都卖给了同行", "湘江西岸的园区", "其中国产芯片占一成"]
)
def test_no_place_is_of_two_words(text):
    assert not [m for m in mentions_of(text) if m.kind == "region"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("八成卖给了成都的客户", "成都"),
        ("从江西安福县运来", "江西"),
        ("与日本本土的企业", "日本"),
        ("总部在山西大同", "山西"),
    ],
)
def test_a_place_beside_other_words_is_one(text, place):
    assert place in [m.text for m in mentions_of(text) if m.kind == "region"]


@pytest.mark.parametrize("name", ["阿里巴巴集团控股有限公司", "李伟", "晨岸证券", "X（Y）"])
def test_chinese_names_have_a_slug(name):
    for mention in mentions_of(f"分析师{name}表示，"):
        assert re.fullmatch(r"[a-z]+:[a-z0-9]+(?:[.-][a-z0-9]+)*", mention.id)


TEXTS = st.text(
    alphabet=st.sampled_from(
        list("英伟达字节阿里科技集团的向公司一位人士据（）“”，。 \nA100H8GPT-34.5 MI/x’'s&İß🙂BWNvidia")
    ),
    max_size=120,
)


@settings(max_examples=150)
@given(TEXTS)
def test_mentions_lie_in_order_on_the_text(text):
    end = 0
    for mention in mentions_of(text):
        assert mention.start >= end
        assert mention.end > mention.start
        assert text[mention.start : mention.end] == mention.text
        assert mention.id.partition(":")[0] == mention.kind
        assert re.fullmatch(r"[a-z]+:[a-z0-9]+(?:[.-][a-z0-9]+)*", mention.id)
        end = mention.end


ARTICLE = (
    "一位接近英伟达的人士称，字节今年向英伟达订购了超过10亿美元的GPU，晨岸证券分析师陈立认为，H100/800与昇腾910B将由台积电代工。"
    "Verdane Cloud, a start-up, ordered 4,000 H200s from Dell, said Gail Prentiss of Orrin Securities.\n"
)


@pytest.mark.parametrize(
    "unit",
    [
        ARTICLE,
        "A",
        "1",
        "中",
        "（",
        "@",
        "A100",
        "a.b-",
        "据",
        "Aa ",
        "公司",
        "one of ",
        "科技",
        "总裁",
        "、",
        "The ",
        "大模型",
        "一位人士",
        "X-1 ",
        "据某",
    ],
)
def test_time_grows_with_the_length_only(unit):
    def seconds(size):
        text = unit * (size // len(unit))
        start = time.process_time()
        mentions_of(text)
        return time.process_time() - start

    load_entities()
    mentions_of(unit)
    small, large = seconds(20_000), seconds(200_000)
    # Ten times the text takes at most about ten times as long; a square would take a hundred times.
    assert large < 30 * small + 0.5


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("与华为共建的“星湖一号”国产算力平台已启动，首期规模万卡", "cluster:xinghu-1"),
        ("新啟用的「澄明26」由1,760顆H200组成", "cluster:chengming-26"),
        ("“澄海A级”原型机装有8192颗申威处理器", "cluster:chenghai-a-ji"),
        ("旗下的星枢一号智算集群装有2048张天垓150", "cluster:xingshu-1"),
        ("位于乌兰察布的草原云谷由华为云负责运营", "cluster:caoyuanyungu"),
        ("宁夏中卫云基地已上架两万台服务器", "cluster:zhongwei"),
        ("蓝湾数智的大模型“鹿鸣”参数1300亿", "model:luming"),
        ("打造的「玉山3」训练成本压在2000万元以内", "model:yushan-3"),
        ("替客户代工“神州一号”的是华虹", "chip:shenzhou-1"),
        ("出口版名为“神州一号E”，性能只及原版的六成", "chip:shenzhou-1-e"),
        ("新品“砺锋2号”显存64GB", "chip:lifeng-2"),
        ("Vega-1是深圳芯澜自研的推理芯片", "company:xinlan"),
        ("北京智衡采购了2000张H20", "company:zhiheng"),
        ("芯驰睿、鹏芯微两家公司已下单ASML的DUV设备", "company:xinchirui"),
        ("深算四号承接三号，目前进展顺利", "chip:hygon-shensuan-3"),
        ("昇腾950PR明年面世；它的继任者960要等到2027年底", "chip:huawei-ascend-960"),
        ("国网中心与华硕合作", "company:nchc"),
        ("湖北移动启动AI服务器招标", "company:hubeiyidong"),
        ("晨星云和灵犀智能拿到了2000块H200", "company:chenxing-yun"),
        ("韶关数投采购了两千张卡", "company:shaoguan-shutou"),
        ("青鸟算力、蓝桥智能双双否认囤卡", "company:lanqiao-zhineng"),
        ("西部数谷算力产业园一期建成", "cluster:shugu"),
        ("某头部短视频公司向沐曦追加了5000张C600", "company:unnamed"),
        ("华东一家国有大行采购了128台服务器", "company:unnamed"),
        ("墨海科技开源的墨海-72B使用15万亿token训练", "model:mohai-72b"),
        ("昇腾950之后是960，算力翻倍", "chip:huawei-ascend-960"),
        ("Skylark-V3在万卡昇腾集群上的MFU达到41%", "model:skylark-v3"),
        ("字节跳动自行设计的推论芯片已在台积电下单", "chip:bytedance-asic"),
        ("在华AI芯片份额将缩至8%", "segment:china-ai-chip"),
        ("灵犀3.0的训练成本约为4000万元", "model:lingxi-3.0"),
        ("它的视频模型飞萤3训练了38天，公司计划明年发布飞萤4", "model:feiying-4"),
    ],
)
def test_chinese_names_by_their_neighbours(text, id_):
    assert id_ in ids(text)


@pytest.mark.parametrize(
    "text",
    [
        "“卡脖子”芯片问题仍在",
        "“专精特新”企业采购芯片",
        "他说“第一次”平台化很难",
        "“十四五”规划的算力平台已完成",
        "园区二号数据中心上架率七成",
        "位于张北的数据中心项目由运营商承建",
        "深圳企业研发的芯片出口欧洲",
        "上海团队研发的芯片流片成功",
        "北京海淀发布算力补贴，深圳警方表示已立案",
        "北京移动办公市场增长，上海电信业务发展",
        "公司规划电力500兆瓦",
        "昇腾950的下一代100万颗订单",
        "工业4.0推理需求旺盛，大模型落地",
        "基座模型参数5万亿，大模型调用3次，模型平均5天更新一次",
        "版本2.5发布，大模型支持更长上下文，训练成本约4.0 Pro",
        "3月三号的会上，客户、华为和运营商都到了",
    ],
)
def test_what_stands_beside_such_words_is_no_name(text):
    names = [m for m in mentions_of(text) if m.provisional and not m.anonymous and m.rule != "town"]
    assert {m.kind for m in names} <= {"cluster"}
    assert not [m for m in mentions_of(text) if m.provisional and m.rule in ("quoted", "ending", "city", "list")]


def test_a_name_in_quotation_marks_is_found_again_without_them():
    text = "“飞星一号”算力平台有万卡。去年底，飞星一号上线；飞星一号E没有。"
    assert [m.start for m in mentions_of(text) if m.id == "cluster:feixing-1"] == [1, 18]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Technical University of Munich bought 400 H100s.", "company:technical-university-of-munich"),
        ("Most went to the National University of Singapore.", "company:national-university-of-singapore"),
        ("The 40,000 H100s that Cobalt Ridge has on order will be late.", "company:cobalt-ridge"),
        ("Deutsche Kabelwerk leases 500 A100s.", "company:deutsche-kabelwerk"),
        ("Ember's second phase: 9,216 GB200s.", "cluster:ember"),
        ("At 150 megawatts, Ember is the largest in Sweden.", "cluster:ember"),
        ("Denmark got Gefyra, which will contain 1,528 H100s.", "cluster:gefyra"),
        ("Kvernhuset is operated by Lumenfjord.", "cluster:kvernhuset"),
        ("Sustained MFU for Loam-2 was 36%.", "model:loam-2"),
        ("Ant Group trained a Wren model on domestic chips.", "model:wren"),
        ("Apple used 8,192 TPU v4s to train AFM-server.", "model:afm-server"),
        ("The lab behind Fjell-2 is Lumenfjord.", "model:fjell-2"),
        ("It spent $12m training Wren.", "model:wren"),
        ("Wexcombe, the lab behind the Gannet models, leases H100s.", "company:wexcombe"),
        ("Tilbury Microdevices of Bristol tapes out its part in May.", "company:tilbury-microdevices"),
        ("Elgin Instruments posted revenue of $33m.", "company:elgin-instruments"),
        ("Wren has 70bn parameters.", "model:wren"),
        ("The Norwegian wealth fund put $200m into Sorrel.", "company:sorrel"),
        ("A 1.8-gigawatt campus in Wyoming called Goat Creek opens.", "cluster:goat-creek"),
        ("The cluster, nicknamed Mammoth, runs 24,000 B200s.", "cluster:mammoth"),
        ("Basilisk is fabricated by Samsung.", "chip:basilisk"),
        ("We have shipped 11,500 of the Garganey, our first chip.", "chip:garganey"),
        ("The Garganey chip costs $900.", "chip:garganey"),
        ("Euskal Kluster in Bilbao has ordered 900 H100s.", "company:euskal-kluster"),
    ],
)
def test_what_only_a_kind_of_thing_does_or_has_tells_the_kind(text, expected):
    assert expected in ids(text)


@pytest.mark.parametrize(
    "text",
    [
        "Lake Charles has 80,000 people; Otter was made at 12 nanometres.",
        "In New Mexico Maria Lopez has two children on order of the court.",
        "At 150 kilometres an hour, Friday's train was late.",
        "Monday's second phase: talks.",
        "The Bush chip deal and the Biden chip act did nothing for Europe's Horizon chip plan.",
    ],
)
def test_places_people_and_days_are_none_of_these(text):
    assert not [m for m in mentions_of(text) if m.kind in ("company", "cluster", "model", "chip")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Blackfen's Adder card is in use at two banks.", {"company:blackfen", "chip:blackfen-adder"}),
        ("Kestrel Point (KPT) shipped 42,000 Orrery cards.", {"company:kestrel-point", "chip:kestrel-point-orrery"}),
        ("Yusra Haddad runs Qanat from a villa in Amman.", {"company:qanat", "person:yusra-haddad"}),
        ("Zephyra is weighing a sale of its chips. Zephyra declined to comment.", {"company:zephyra"}),
        ("In 2023 Corrivale agreed to buy 400 H100s. The firm is Spanish.", {"company:corrivale"}),
        ("Another case concerns Lotus Peak, which bought 180 servers.", {"company:lotus-peak"}),
        ("Moorgate puts $75 million into Ferrous, maker of cards.", {"company:ferrous"}),
        ("Pieter Holloway left to start Brindle, whose accelerators sell well.", {"company:brindle"}),
        ("It is in use at Spotify and Zalando.", {"company:spotify", "company:zalando"}),
        ("Fjordbyte: 7,000 H100s. Lyceum has more.", {"company:fjordbyte"}),
        ("Wolframite will not ship the card before November.", {"company:wolframite"}),
        ("The chip, called Cobalt-1, is Danish. We have 200 Cobalt-2 on order.", {"chip:cobalt-1", "chip:cobalt-2"}),
        ("Harrier is a chip. Meta took 18,000 Harriers.", {"chip:harrier"}),
        ("Dell said that Dana Whitlock would become its finance chief.", {"person:dana-whitlock"}),
        ("Her predecessor, Olu Bankole, leaves in May.", {"person:olu-bankole"}),
        ('"We count": Callum Ferris of Ardenne on selling inference', {"person:callum-ferris"}),
        ("Marit Halvorsen bought it. We never wanted that, says Halvorsen.", {"person:marit-halvorsen"}),
    ],
)
def test_what_a_name_does_has_and_belongs_to_tells_what_it_is(text, expected):
    assert expected <= ids(text)


@pytest.mark.parametrize(
    "text",
    [
        "Huang will not order more chips.",
        "Tight supply may persist. Rental on a chip is $2. Its price rose.",
        "Otter 2, ships before Christmas with new chips.",
        "Vermeer made 37 paintings. " + "Critics like the show and the weather was fine all week. " * 10,
    ],
)
def test_people_goods_and_words_are_no_companies(text):
    assert not [m for m in mentions_of(text) if m.kind == "company"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("张越在合肥创办了衡芯。两年后衡芯的芯片流片。", {"company:hengxin"}),
        ("专访湛蓝芯创始人陶启明", {"company:zhanlanxin"}),
        ("今天聊一家芯片公司：迈芯。", {"company:maixin"}),
        ("他的公司速联从矿场收A100。", {"company:sulian"}),
        ("公司推出“青鸾”系列训练卡，磐石300采用12nm工艺。", {"chip:qingluan", "chip:panshi-300"}),
        ("训过一个，叫“听潮”，70亿参数。", {"model:tingchao"}),
        ("公司宣布任命方以澄为首席财务官。", {"person:fang-yicheng"}),
        ("瑞芯长空上个月发布了推理芯片“白泽”。", {"company:ruixinchangkong"}),
        ("百炼智能研发的盘龙大模型共千亿参数。", {"company:bailian-zhineng"}),
        ("中科芯澜第三代AI芯片“凤栖”将于10月发布。", {"company:zhongkexinlan"}),
        ("“紫微”大模型由云谷科技与清源大学联合开发。", {"company:yungu-keji", "company:qingyuan-daxue"}),
        ("云谷科技与清源大学联合开发了“紫微”大模型。", {"company:yungu-keji", "company:qingyuan-daxue"}),
    ],
)
def test_chinese_names_by_who_founded_leads_or_made_them(text, expected):
    assert expected <= ids(text)


@pytest.mark.parametrize(
    "text",
    [
        "财务总监葛敏表示资本开支约12亿元。",
        "公司芯片全部由境内产线制造。",
        "该公司第三代AI芯片“凤栖”将于10月发布。",
        "国内首款训练芯片“凤栖”上周流片。",
        "为大模型设计的推理芯片“凤栖”上个月发布。",
        "这款芯片由研发团队与客户联合开发。",
    ],
)
def test_officers_and_places_of_work_are_no_companies(text):
    assert not [m for m in mentions_of(text) if m.kind == "company"]


def test_a_town_that_begins_like_a_preposition_is_no_company():
    found = find_mentions("王砚跑到内蒙古和林格尔租了一块地。", "zh")
    assert [m.id for m in found if m.kind == "company"] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "杭州砚池智能科技有限公司昨日宣布完成融资。砚池智能成立于2020年，砚池去年营收2亿元。",
            {"杭州砚池智能科技有限公司", "砚池智能", "砚池"},
        ),
        ("“苍梧”训练芯片明年流片，苍梧功耗300瓦，它的代号“惊蛰”", {"苍梧"}),
        ("推理芯片QT5，代号“惊蛰”，已经流片。惊蛰的显存为64GB", {"QT5", "惊蛰"}),
        ("客户用上了训练芯片“苍岩D2”。D2的单卡算力不低，苍岩D2由三星代工", {"苍岩D2", "D2"}),
    ],
)
def test_all_names_of_one_thing_in_a_text_mean_it(text, expected):
    named = [mention for mention in mentions_of(text) if mention.text in expected]
    assert {mention.text for mention in named} == expected
    assert len({mention.id for mention in named}) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("位于中卫的沙泉智算中心装有2400张H800", ("沙泉智算中心", "cluster:shaquan")),
        ("有一座名为“Kestrel”的数据中心，容量45MW", ("Kestrel", "cluster:kestrel")),
        ("“听松”大模型已经开源，听松2.5有300亿参数", ("听松2.5", "model:tingsong-2.5")),
        ("大模型公司墨舟科技发布了墨舟3.0，参数规模翻倍", ("墨舟3.0", "model:mozhou-3.0")),
        ("最大的客户是岷江云，占了一半", ("岷江云", "company:minjiang-yun")),
        ("已被电信商苍隼通讯采购2500张", ("苍隼通讯", "company:cangsun-tongxun")),
        ("由西安天和防务技术股份有限公司承建", ("西安天和防务技术股份有限公司", None)),
        ("芯片公司烬龙微签过意向书，烬龙微副总裁确认", ("烬龙微", "company:jinlongwei")),
        ("从代理商泓屿信通手里接过2200张H800", ("泓屿信通", "company:hongyu-xintong")),
        ("辰矶云计算有限公司昨日停工。辰矶云宣布退款，而辰矶云大股东否认", ("辰矶云", None)),
        ("销售副总裁鲍一舟确认订单取消", ("鲍一舟", "person:bao-yizhou")),
        ("耗资25亿元的“湖畔明珠”智算项目停工", ("湖畔明珠", "cluster:hupanmingzhu")),
        ("合资成立“台湾云算公司”，将在台中兴建机房", ("台湾云算公司", "company:taiwanyunsuangongsi")),
        ("“浮山三号”超级电脑动工，“浮山二号”利用率已达97%", ("浮山二号", "cluster:fushan-2")),
        ("在银川有个“六盘山智算谷”，建了一半", ("六盘山智算谷", "cluster:liupanshanzhisuangu")),
        ("“我们只认合同。”冯垣说，“没人要。”冯垣把服务器推进电梯", ("冯垣", "person:feng-yuan")),
        ("新品MY-C40改由中芯国际7纳米代工", ("MY-C40", "chip:my-c40")),
        ("如今只有三家：曦和微、破雾芯和启岚矽。", ("曦和微", "company:xihewei")),
        ("丰澜云是国内第五大IDC服务商，在怀柔有三个园区", ("丰澜云", "company:fenglan-yun")),
        ("第三代芯片曜日X7采用5纳米", ("曜日X7", "chip:yaori-x7")),
        ("二期将换用“苍岭2”。苍岭2由三星代工，FP16算力400 TFLOPS", ("苍岭2", "chip:cangling-2")),
        ("以4.6亿元收购集成商磐岳云创60%股权", ("磐岳云创", "company:panyue-yunchuang")),
        ("由鸿晖精密（4591）与纬岚电子分食", ("纬岚电子", "company:weilan-dianzi")),
    ],
)
def test_chinese_names_end_where_the_words_around_them_begin(text, expected):
    named, id_ = expected
    assert id_ in {mention.id if id_ else None for mention in mentions_of(text) if mention.text == named}


@pytest.mark.parametrize(
    "text",
    [
        "位于中卫的液冷数据中心",
        "初创公司刚成立还不到10个月",
        "新规卡住“中间档”芯片",
        "客户包括互联网大厂和金融机构",
        "巨头资本开支上升，资本开支高",
    ],
)
def test_kinds_and_qualities_are_no_names(text):
    assert not [m for m in mentions_of(text) if m.provisional and m.kind in ("company", "chip") and not m.generic]
    assert "cluster:yeleng" not in ids(text)


@pytest.mark.parametrize(
    ("text", "companies"),
    [
        ("封装原本交给甬芯先进，后来另找了巢湖微封。", ["甬芯先进", "巢湖微封"]),
        ("基地方丝路云港按张计价，供应方珑算微承诺年内交齐。", ["丝路云港", "珑算微"]),
        ("整机由黄河鲲泰与浪潮贴牌，电力由宁夏甘塘新能源直供。", ["黄河鲲泰", "浪潮", "宁夏甘塘新能源"]),
        ("最大的园区是宁夏算腾建的，团队已被美图收编。", ["宁夏算腾", "美图"]),
        ("做AI制药的深脉智药自己盖了楼。", ["深脉智药"]),
        ("中国联通和蒙能数科各出五成。", ["中国联通", "蒙能数科"]),
        ("租户是法国的阿勒夫阿尔法，C30由宁波的甬晶代工。", ["阿勒夫阿尔法", "甬晶"]),
        ("满帮买了600片。满帮还在测别家的卡。", ["满帮", "满帮"]),
        ("算力撮合平台“卡卡西”今年一季度成交4.3亿元。", ["卡卡西"]),
    ],
)
def test_a_company_by_what_stands_on_both_sides_of_it(text, companies):
    assert [m.text for m in mentions_of(text) if m.kind == "company" and not m.anonymous] == companies


@pytest.mark.parametrize(
    "text",
    [
        "供应商普遍缺货，代工厂满载，封测厂排期到明年。",
        "这批货卖给了中间人，再转给不知名的贸易行。",
        "由高层拍板，由财务部负责，由专人交付。",
        "代工是台湾人做的，封装是老厂子做的。",
        "旗下三座电厂停机检修，收购计划搁浅。",
        "张伟买了三百台，李静租了两间机房，王建国拿下一单。",
        "周四宣布，周五签约，下周交付。",
        "训练客户是不是越来越少？公司未证实，设备商损失更大。",
        "买主中已有大厂，股东名册里既有券商，也有银行。",
        "占总营收逾七成，当季资本开支回落，归母净利大增。",
        "良率低、功耗高和散热难都会让客户退租。",
        "“挖矿”停了之后，“裸金属”卖不动，“出海潮”推高租金。",
        "旗舰芯片破晓采用5纳米工艺，破晓由其代工厂生产。",
    ],
)
def test_what_stands_between_such_words_is_not_always_a_company(text):
    assert not [m for m in mentions_of(text) if m.kind == "company" and not m.anonymous]
