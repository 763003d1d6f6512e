"""Sites and clusters with names of their own in Chinese texts, and what describes a site and names none."""

import pytest

from assets.facts.mentions import find_mentions


def sites(text: str) -> list[tuple[str, str]]:
    return [(m.text, m.id) for m in find_mentions(text, "zh") if m.kind == "cluster"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        # A coined name before a noun, and alone where sites are told of.
        (
            "他参与的伏羲台智算园位于周口，装了2304张昇腾910C。目前，伏羲台一期上架率81%。",
            [("伏羲台智算园", "cluster:fuxitai"), ("伏羲台", "cluster:fuxitai")],
        ),
        (
            "灵宝的“函谷”算力基地是另一番光景。函谷规划总功率120MW，函谷的机房里只有640张H20。",
            [("“函谷”算力基地", "cluster:hangu"), ("函谷", "cluster:hangu"), ("函谷", "cluster:hangu")],
        ),
        ("陕西批复秦创算力港二期，总投资18.9亿元，新增算力3000P。", [("秦创算力港", "cluster:qinchuang")]),
        (
            "他拿下一处废弃铝厂，改造成王莽岭算力谷。王莽岭规划8000P，王莽岭已装机1500张。",
            [
                ("王莽岭算力谷", "cluster:wangmangling"),
                ("王莽岭", "cluster:wangmangling"),
                ("王莽岭", "cluster:wangmangling"),
            ],
        ),
        # In Latin letters.
        ("挪威公司在纳尔维克的Kobberhallen机房用1152张MI300X训练。", [("Kobberhallen机房", "cluster:kobberhallen")]),
        (
            "沙特人宣布在平阳建设Hoa Sen 1数据中心，容量40MW。Hoa Sen 1的供电由国企负责。",
            [("Hoa Sen 1数据中心", "cluster:hoa-sen-1"), ("Hoa Sen 1", "cluster:hoa-sen-1")],
        ),
        ("他把机房搬到柔佛，租下一栋叫Seroja Hall B的楼，18MW。", [("Seroja Hall B", "cluster:seroja-hall-b")]),
        # At the head of a section, and by a nickname.
        (
            "① 陇云谷\n位于庆阳西峰，规划IT负载150MW，PUE 1.15。目前点亮的是2号机房。\n\n上架率：陇云谷62%。",
            [("陇云谷", "cluster:longyungu"), ("陇云谷", "cluster:longyungu")],
        ),
        (
            "位于和林格尔的“敕勒川”智算中心，当地人都叫它“大敕”。大敕一期是10240张卡，二期7月开标。",
            [
                ("“敕勒川”智算中心", "cluster:chileichuan"),
                ("大敕", "cluster:chileichuan"),
                ("大敕", "cluster:chileichuan"),
            ],
        ),
        (
            "港里三个园区，最大的“雁栖A7”是宁夏算腾建的。雁栖A7上架率35%。",
            [("雁栖A7", "cluster:yanqi-a7"), ("雁栖A7", "cluster:yanqi-a7")],
        ),
        # A further machine of a line, and a hall with a number.
        ("预训练在“巢湖明月二号”上完成，集群共3072张卡。", [("巢湖明月二号", "cluster:chaohumingyue-2")]),
        ("客户退回2048张H800，占其“松江九号厅”的全部容量，机房空了。", [("松江九号厅", "cluster:songjiangjiuhaoting")]),
        # At a place, in a line of its own or beside others of its line.
        (
            "宁夏 · 金莲川AIDC\n在正蓝旗，风电直连，PUE 1.16。\n\n"
            "四川 · 雪宝顶\n水电算力，电价0.22元。雪宝顶现有2600张H20。",
            [
                ("金莲川AIDC", "cluster:jinlianchuan"),
                ("雪宝顶", "cluster:xuebaoding"),
                ("雪宝顶", "cluster:xuebaoding"),
            ],
        ),
        (
            "贵州 · 苗岭三号\n前两期分别叫苗岭一号、苗岭二号。苗岭三号搬到了兴义，20MW，租给了一家公司。",
            [
                ("苗岭三号", "cluster:miaoling-3"),
                ("苗岭一号", "cluster:miaoling-1"),
                ("苗岭二号", "cluster:miaoling-2"),
                ("苗岭三号", "cluster:miaoling-3"),
            ],
        ),
        (
            "新疆伊吾“胡杨林”项目取得能耗批复，规划标准机柜1.2万架。中国联通临港“听潮”智算舱完成扩容，听潮是首个舱式节点。",
            [("胡杨林", "cluster:huyanglin"), ("“听潮”智算舱", "cluster:tingchao"), ("听潮", "cluster:tingchao")],
        ),
        # In Latin letters, with no noun at all.
        (
            "他们在马来西亚新山的Pulai Ridge租了两个机房模块。Pulai Ridge由普平数据建设，总容量114MW。",
            [("Pulai Ridge", "cluster:pulai-ridge"), ("Pulai Ridge", "cluster:pulai-ridge")],
        ),
        (
            "更早上线的是蔚山的Gorae-1。这座采用海水冷却的机房已有103MW通电，Gorae-2的环评则卡在当地。",
            [("Gorae-1", "cluster:gorae-1"), ("Gorae-2", "cluster:gorae-2")],
        ),
    ],
)
def test_a_site_has_a_name_of_its_own_by_all_that_is_told_of_it(text: str, named: list[tuple[str, str]]) -> None:
    assert sites(text) == named


@pytest.mark.parametrize(
    "text",
    [
        "各地冒出一批“僵尸”机房，机柜空置率超过60%。",
        "绿色数据中心的PUE应低于1.25，大型智算中心须配套液冷；自建机房的电价普遍在0.5元以上。",
        "“东数西算”工程启动后，“算力荒”有所缓解，“一张网”上架率升至62%，机房多了。",
        "公司旗下“海神”系列芯片装进了联通的机房，海神二期流片在即，海神采用7nm工艺。",
        "一座叫“安居里”的小区就在机房旁边，数据中心装了静音棚。",
        "到货的H20有8000张，机房“吃不下”。",
        "王莽岭风景区位于陵川，海拔1700米，附近的机房由移动运营。",
        "供需错配\n机柜上架率不足四成，电价却涨了，园区投产后找不到租户。",
        "取消了“数百兆瓦”的数据中心租约。",
        "AWS数据中心、Equinix机房的PUE都在1.2以下；Tier III机房成本更高。",
        "搭载H100的DGX SuperPOD，以及Nusa Compute的机房。Nusa Compute宣布已有2.4万张卡，Nusa Compute的电价是0.4元。",
        "3月二号开会，砺石一号采用12纳米工艺，砺石二号的显存为32GB，机房在二号楼。",
        "大型智算园遍地开花，县城智算园拖欠电费，大型智算园停摆。",
        "背景\n机柜上架率下滑，电价上涨，园区过剩，租户流失。",
        "从“衡岳”说起。他租下半层楼办公司，第一颗芯片叫衡岳一号，机房里跑着它。",
    ],
)
def test_what_describes_a_site_or_is_something_else_names_none(text: str) -> None:
    assert sites(text) == []
