"""Sites that only their places name, models by version, and subsidiaries: what is recognised, and whose it is."""

from __future__ import annotations

from datetime import date

import pytest

from assets.articles.document import Document
from assets.articles.metadata import language_of
from assets.facts.extract import extract
from assets.facts.mentions import find_mentions


def named(text: str, kind: str) -> list[tuple[str, str]]:
    """The words and ids of a text's mentions of a kind."""
    return [(m.text, m.id) for m in find_mentions(text, language_of(text)) if m.kind == kind]


def stated(text: str) -> set[tuple[str, str, str | None, float | None]]:
    """Predicate, subject, object and lower bound of a text's facts."""
    document = Document("text", text, published=date(2025, 9, 10), language=language_of(text))
    return {(f.predicate, f.subject.id, f.object.id if f.object else None, f.low) for f in extract(document).facts}


@pytest.mark.parametrize(
    ("text", "sites"),
    [
        (
            "Fernmoor Cloud opened its second data centre, in Skellefteå, on Monday. Skellefteå draws 9 MW.",
            [
                ("data centre, in Skellefteå", "cluster:fernmoor-cloud-skelleftea"),
                ("Skellefteå", "cluster:fernmoor-cloud-skelleftea"),
            ],
        ),
        (
            "Nscale has two sites in England, at Loughton and in Corby. Loughton has consent for 50 MW.",
            [
                ("Loughton", "cluster:nscale-loughton"),
                ("Corby", "cluster:nscale-corby"),
                ("Loughton", "cluster:nscale-loughton"),
            ],
        ),
        (
            "SoftBank is turning a former Sharp factory in Sakai into a data centre.",
            [("factory in Sakai", "cluster:softbank-sakai")],
        ),
        (
            "In Lübbenau the Schwarz Group is pouring concrete for a data centre of 200 MW.",
            [("Lübbenau", "cluster:schwarz-group-lubbenau")],
        ),
        (
            "The H100s are now running at Ishikari, its data centre in Hokkaido, which has 6.5 megawatts.",
            [("Ishikari", "cluster:ishikari")],
        ),
        (
            "Yotta's NM1 facility in Navi Mumbai houses 16,384 H100s.",
            [("NM1 facility in Navi Mumbai", "cluster:nm1")],
        ),
        (
            "IREN's Horizon 1 is a 75 MW liquid-cooled hall at Childress.",
            [("Horizon 1", "cluster:horizon-1")],
        ),
        (
            "SoftBank's Sakai plant, once Sharp's, will be turned into a 150 MW data centre.",
            [("Sakai plant", "cluster:softbank-sakai")],
        ),
        (
            'Deutsche Telekom is building an "AI factory" in Munich.',
            [('AI factory" in Munich', "cluster:deutsche-telekom-munich")],
        ),
        (
            "Cerebras opened a data centre in Oklahoma City in September.",
            [("data centre in Oklahoma City", "cluster:cerebras-oklahoma-city")],
        ),
        (
            "Google will spend $15 billion on an AI hub at Visakhapatnam.",
            [("AI hub at Visakhapatnam", "cluster:google-visakhapatnam")],
        ),
        (
            "Soluna's Project Kati, a 166 MW development in Willacy County, broke ground.",
            [("Project Kati", "cluster:project-kati")],
        ),
        (
            "Taiwania 4, the machine that NCHC switched on in August, runs on 200 H200s.",
            [("Taiwania 4", "cluster:taiwania-4")],
        ),
        ("阿里云张北机房扩容，新上了5000张平头哥PPU。", [("张北机房", "cluster:alibaba-cloud-zhangbei")]),
        ("万国数据在柔佛的项目分两期建设，共120兆瓦。", [("柔佛的项目", "cluster:gds-johor")]),
        (
            "中国电信在宁夏中卫和贵州贵安各建一个智算园区。中卫园区装了1.5万张昇腾910B。",
            [
                ("中卫", "cluster:china-telecom-zhongwei"),
                ("贵安", "cluster:china-telecom-guian"),
                ("中卫园区", "cluster:china-telecom-zhongwei"),
            ],
        ),
        (
            "微软在英国劳顿（Loughton）的园区将装上23040颗GB300。",
            [("劳顿（Loughton）的园区", "cluster:microsoft-loughton")],
        ),
        ("微软与G42将在哈密建数据中心，首期100兆瓦。", [("哈密", "cluster:microsoft-hami")]),
        (
            "宝信软件手里有两座园区，分别在罗泾和张家口，共90兆瓦。",
            [("罗泾", "cluster:baoxin-ruanjian-luojing"), ("张家口", "cluster:baoxin-ruanjian-zhangjiakou")],
        ),
        (
            "Asked about Malaysia, the chairman of Halcyon Data said that its Sedenak project had 9 MW.",
            [("Sedenak project", "cluster:halcyon-data-sedenak")],
        ),
        ("在乌兰察布有一个机房，叫“灰鹤”，现在用电9兆瓦。", [("灰鹤", "cluster:huihe")]),
        ("中国移动在呼和浩特的万卡集群已经满载。", [("呼和浩特", "cluster:china-mobile-hohhot")]),
        ("中国电信临港万卡池去年投入使用。", [("临港", "cluster:china-telecom-lingang")]),
        ("腾讯在芜湖建了万卡集群。", [("芜湖", "cluster:tencent-wuhu")]),
        ("中国移动（宁夏中卫）数据中心装了6000张卡。", [("（宁夏中卫）数据中心", "cluster:china-mobile-zhongwei")]),
        ("贵安的中国联通数据中心9月竣工。", [("数据中心", "cluster:china-unicom-guian")]),
        ("并行科技在和林格尔新区建设的算力基地二期规划功率60兆瓦。", [("和林格尔", "cluster:paratera-horinger")]),
        (
            "纬创在高雄和新竹各设一座AI数据中心。",
            [("高雄", "cluster:wistron-kaohsiung"), ("新竹", "cluster:wistron-hsinchu")],
        ),
        ("浪潮云在济南启用了泉城智算中心。", [("泉城智算中心", "cluster:quancheng")]),
        ("首都在线在美国达拉斯的节点新增了640张H200。", [("达拉斯的节点", "cluster:bigdata-sinocloud-dallas")]),
        ("中华电信板桥IDC机房将引进72颗GB200。", [("板桥IDC机房", "cluster:chunghwa-telecom-banqiao")]),
        (
            "Humain在利雅得和达曼的两座数据中心各100兆瓦。",
            [("利雅得", "cluster:humain-riyadh"), ("达曼的两座", "cluster:humain-dammam")],
        ),
        (
            "中国移动在哈尔滨的智算中心装了1.8万张卡，呼和浩特的则是2万张。",
            [("哈尔滨的智算中心", "cluster:china-mobile-harbin"), ("呼和浩特", "cluster:china-mobile-hohhot")],
        ),
        ("甲骨文在布法罗的数据中心由Crusoe承建。", [("布法罗的数据中心", "cluster:oracle-bufaluo")]),
        ("鸿海携手辉达与国科会在高雄打造AI工厂。", [("高雄打造AI工厂", "cluster:foxconn-kaohsiung")]),
        ("“雅江一号”智算中心已上架256台服务器。", [("“雅江一号”智算中心", "cluster:yajiang-1")]),
        ("“飞星一号”平台部署了1万多张昇腾910B。", [("飞星一号", "cluster:feixing-1")]),
    ],
)
def test_a_place_names_what_stands_there(text: str, sites: list[tuple[str, str]]):
    assert named(text, "cluster") == sites


@pytest.mark.parametrize(
    "text",
    [
        "SINGAPORE, May 3 - Singtel reported revenue. Shares rose 2% in Singapore.",
        "At a data centre conference in Barcelona, Telefónica said that it had bought 2,000 H200s.",
        "TSMC's plant in Kumamoto will start making 6 nm chips in 2027. Its site in Dresden follows.",
        "Data centres in Johor now consume 580 MW.",
        "Its Q3 data centre revenue rose. Data centres run on H100s.",
        "TSMC's Kaohsiung plant will be turned over to 2 nm chips. Data centres want them.",
        "昨天在深圳的数据中心大会上，腾讯表示收入增长。",
        "联通这个项目至今没用一张昇腾卡。",
        "台积电位于熊本的工厂明年量产6纳米芯片。",
        "公司在上海的销售团队有40人，深圳的则是60人。",
        "公司在济南启用了新的办公室，员工1200人。",
        "“云帆一号”平台服务了1万多名客户。",
        "台积电在熊本和德累斯顿的两座工厂明年量产。",
    ],
)
def test_a_place_where_something_happens_is_no_site(text: str):
    assert named(text, "cluster") == []


def test_what_is_told_of_a_site_is_the_sites_and_not_its_owners():
    facts = stated("Firmus is putting up a data centre in Launceston. The facility will hold 18,500 GB300s and 40 MW.")
    assert ("operates", "company:firmus", "cluster:firmus-launceston", None) in facts
    assert ("cluster_size", "cluster:firmus-launceston", "chip:nvidia-gb300", 18500.0) in facts
    assert not any(subject == "cluster:firmus" for _, subject, _, _ in facts)


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("中国移动在南京的智算中心昨天投产。", "cluster:china-mobile-nanjing"),
        ("中国移动长三角（南京）智算中心昨天上线。", "cluster:china-mobile-nanjing"),
        ("浪潮云在济南启用了泉城智算中心。", "cluster:quancheng"),
    ],
)
def test_a_site_that_goes_online_is_launched(text: str, site: str):
    assert {f[2] for f in stated(text) if f[0] == "launches"} == {site}


def test_a_chip_that_goes_into_production_is_no_site():
    assert stated("昇腾950明年初将在中芯国际投产。") == {
        ("fabricates", "foundry:smic", "chip:huawei-ascend-950", None),
        ("production_start", "chip:huawei-ascend-950", None, None),
    }


def test_the_phases_of_a_project_are_the_project():
    facts = stated("万国数据在柔佛的项目分两期建设。一期去年投用，电力容量54兆瓦；二期规划67兆瓦。")
    assert ("operates", "company:gds", "cluster:gds-johor", None) in facts
    assert {low for predicate, subject, _, low in facts if (predicate, subject) == ("power", "cluster:gds-johor")} == {
        54.0,
        67.0,
    }


def test_there_is_the_site_spoken_of():
    facts = stated("Polder Cloud has a data centre at Borculo. It runs 6,000 H100s there.")
    assert ("cluster_size", "cluster:polder-cloud-borculo", "chip:nvidia-h100", 6000.0) in facts


@pytest.mark.parametrize(
    ("text", "models"),
    [
        (
            "岩屿科技上周发布岩屿-3，参数量达4000亿。上一代岩屿-2用了2048张H800训练。",
            ["model:yanyu-3", "model:yanyu-2"],
        ),
        ("去年训练了“海图”大模型，参数1300亿。海图-2打算用4096张昇腾910C训练。", ["model:haitu", "model:haitu-2"]),
        ("曙海-2.5参数量1200亿，训练了52天；曙海-3预计明年发布。", ["model:shuhai-2.5", "model:shuhai-3"]),
        ("芯片方面，天河-2处理器用于训练。", []),
        (
            "The lab called the model Heron. Heron 2 Pro, due in spring, will have 600 billion parameters.",
            ["model:heron", "model:heron-2-pro"],
        ),
    ],
)
def test_versions_of_chinese_models_are_models_of_their_own(text: str, models: list[str]):
    assert [id_ for _, id_ in named(text, "model")] == models


def test_the_number_of_a_version_is_no_count():
    facts = stated("曙海-2.5参数量1200亿。")
    assert facts == {("parameters", "model:shuhai-2.5", None, 1.2e11)}


def test_what_is_called_a_subsidiary_is_a_company():
    assert named("旗下子公司智海云图去年训练了大模型。", "company") == [("智海云图", "company:zhihaiyuntu")]
    assert named("Its subsidiary, Helio Compute, trained a model.", "company") == [
        ("Helio Compute", "company:helio-compute")
    ]


def test_a_name_that_ends_like_a_site_is_one():
    text = "Sakura Internet operates the Ishikari Data Center. The Ishikari Data Center has 2,000 H100s."
    assert stated(text) == {
        ("operates", "company:sakura-internet", "cluster:ishikari-data-center", None),
        ("cluster_size", "cluster:ishikari-data-center", "chip:nvidia-h100", 2000.0),
    }


def test_the_code_of_a_site_is_its_name_beside_its_owners():
    text = "润泽科技在廊坊新建的A18园区将于2027年投产，规划电力容量200MW。"
    assert named(text, "cluster") == [("A18园区", "cluster:range-intelligent-a18")]


def test_who_builds_no_site_has_none():
    assert named("MiniMax不建机房，全靠租。", "cluster") == []


def test_machines_that_are_counted_are_no_chips():
    facts = stated("GMI Cloud is to build a data centre in Taiwan. The site will have 7,000 GB300s in 96 racks.")
    sizes = {low for predicate, _, _, low in facts if predicate == "cluster_size"}
    assert sizes == {7000.0}


@pytest.mark.parametrize("verb", ["has put up", "puts up"])
def test_who_puts_up_a_site_reckons_nothing(verb: str):
    text = f"Sify {verb} a data centre at Rabale with 5,000 H100s."
    document = Document("text", text, published=date(2025, 9, 10), language="en")
    assert all(fact.by is None for fact in extract(document).facts)


def test_somebodys_machine_is_a_cluster_of_its_owner():
    facts = stated("Inflection's machine, which CoreWeave built, has 22,000 H100s.")
    assert ("cluster_size", "cluster:inflection", "chip:nvidia-h100", 22000.0) in facts


def test_what_the_phase_of_a_site_provides_is_the_power_of_the_site():
    facts = stated("CoreWeave will open a data centre in Lancaster. The initial phase provides 100 MW.")
    assert ("power", "cluster:coreweave-lancaster", None, 100.0) in facts
