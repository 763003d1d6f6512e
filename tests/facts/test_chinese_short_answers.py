"""Short answers of Chinese talks are written out by the words of their questions."""

from __future__ import annotations

from datetime import date

import pytest

from assets.articles.document import Document
from assets.facts.extract import extract
from assets.facts.talks.chinese_short_answers import with_whole_answers
from assets.facts.view import make_view

INTRODUCTION = "# 专访澜图智算邵一鸣\n\n澜图智算是合肥的一家算力租赁公司。总经理邵一鸣日前接受了本刊专访。\n\n"
OPENING = "问：您哪里人？\n\n答：合肥人。\n\n"


def document(*turns: str) -> Document:
    """A talk of these turns, after one that says nothing."""
    return Document("talk", INTRODUCTION + OPENING + "\n\n".join(turns), published=date(2025, 6, 12), language="zh")


def written_out(*turns: str) -> str:
    """The last turn as it is read."""
    view = with_whole_answers(make_view(document(*turns)))
    block = view.blocks[-1]
    return view.text[block.start : block.end]


def facts(*turns: str) -> set[str]:
    """What a talk of these turns states, each fact a line."""
    found = extract(document(*turns)).facts
    return {
        f"{f.predicate} {f.subject.id} {f.object.id if f.object else '-'} {f.low} {f.high} {f.modality} | {f.quote}"
        for f in found
    }


@pytest.mark.parametrize(
    ("question", "answer", "whole"),
    [
        ("公司目前手里有多少张H800？", "三千张左右。", "公司目前手里有三千张左右H800。"),
        ("折桂2是用多少卡训的？", "两千零四十八张H800。", "折桂2是用两千零四十八张H800训的。"),
        ("一张H800眼下什么价？", "十六万上下。之前要二十万。", "一张H800眼下价格十六万上下。之前要二十万。"),
        ("PPU的显存多大？", "96GB，功耗400瓦。", "PPU的显存96GB，功耗400瓦。"),
        ("GB300何时开始交货？", "9月。", "GB300在9月开始交货。"),
        ("古来园区归谁运营？", "杨忠礼电力。", "古来园区归杨忠礼电力运营。"),
        ("这款模型是用什么训练的？", "256张H100，训练了40天。", "这款模型是用256张H100训练的，训练了40天。"),
        ("今年资本支出是80亿元？", "不只，90亿元左右。", "今年资本支出是90亿元左右。"),
        ("去年营收听说过了5亿？", "没有，4.6亿元。", "去年营收4.6亿元。"),
        ("B300是哪时候下的单？量多大？", "6月，2万颗。", "B300在6月下的单，量2万颗。"),
        ("参数量？", "一千二百亿。", "参数量一千二百亿。"),
        ("三年砸多少钱？", "2025到2027三年，3800亿元。", "2025到2027三年，三年砸3800亿元。"),
        ("腾讯一季度呢？", "资本开支275亿元。", "腾讯一季度资本开支275亿元。"),
        ("现在一共多少卡？", "一万六千张左右，4090占一半。", "现在一万六千张卡左右，4090占一半。"),
        ("手里还有没有H20？", "有，两千张。", "我们手里还有H20两千张。"),
    ],
)  # fmt: skip
def test_an_answer_of_a_few_words_takes_the_rest_from_its_question(question: str, answer: str, whole: str) -> None:
    assert written_out(f"问：{question}", f"答：{answer}") == f"答：{whole}"


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("公司目前手里有多少张H800？", "我们手里有三千张左右。"),
        ("为什么不买H20？", "三千张够用了。"),
        ("明年怎么打算？", "先把电的事办好。"),
        ("谁是你们最大的客户？", "这个不方便说。"),
        ("一期什么时候交付？", "没有时间表。"),
        ("鹿鸣-2是怎么练出来的？", "1300亿参数，喂了6.5万亿token。"),
        ("下一代什么时候推出？", "鹿鸣-3定在明年二季度推出。"),
    ],
)
def test_an_answer_with_a_sentence_of_its_own_stays_as_it_is(question: str, answer: str) -> None:
    assert written_out(f"问：{question}", f"答：{answer}") == f"答：{answer}"


def test_a_further_question_of_another_thing_asks_the_same_of_it() -> None:
    turns = ("问：手里有多少张H800？", "答：三千张。", "问：那H20呢？", "答：五百张。")
    assert written_out(*turns) == "答：我们手里有五百张H20。"


def test_turns_that_share_a_paragraph_are_set_apart() -> None:
    text = "# 法说会\n\n法人甲：GB300何时交货？许承恩：9月。\n\n法人乙：今年资本支出多少？许承恩：90亿元。\n"
    view = with_whole_answers(make_view(Document("talk", text, published=date(2025, 8, 7), language="zh")))
    assert [view.text[b.start : b.end] for b in view.blocks[1:]] == [
        "法人甲：GB300何时交货？",
        "许承恩：GB300在9月交货。",
        "法人乙：今年资本支出多少？",
        "许承恩：今年资本支出90亿元。",
    ]


def test_a_colon_in_prose_begins_no_turn() -> None:
    text = "# 标题\n\n他问了一句：值不值？答案很清楚：值。\n\n业内有人问：贵吗？结论：不贵。\n"
    view = make_view(Document("prose", text, published=date(2025, 8, 7), language="zh"))
    assert with_whole_answers(view).text == view.text


def test_the_quotation_is_what_the_answer_says() -> None:
    stated = facts("问：公司目前手里有多少张H800？", "答：三千张左右。")
    assert "holds company:lantu-zhisuan chip:nvidia-h800 3000.0 3000.0 asserted | 三千张左右" in stated


@pytest.mark.parametrize(
    ("question", "answer", "fact"),
    [
        (
            "业内传贵公司向沐曦下了五千张的单子。",
            "没有的事。",
            "orders company:lantu-zhisuan company:metax 5000.0 5000.0 denied | 没有的事。",
        ),
        (
            "你们有没有向沐曦下过单？",
            "从来没有。",
            "orders company:lantu-zhisuan company:metax None None denied | 从来没有。",
        ),
        (
            "腾讯是不是投了你们？",
            "没投。",
            "invests_in company:tencent company:lantu-zhisuan None None denied | 没投。",
        ),
    ],
)
def test_what_a_plain_no_denies_was_asked(question: str, answer: str, fact: str) -> None:
    assert fact in facts(f"问：{question}", f"答：{answer}")


def test_a_no_with_a_figure_of_its_own_denies_nothing() -> None:
    stated = facts("问：去年营收听说过了5亿？", "答：没有，4.6亿元，比前年增长70%。")
    assert not any("denied" in fact for fact in stated)
    assert any(fact.startswith("revenue company:lantu-zhisuan - 460000000.0") for fact in stated)
    assert any(fact.startswith("revenue_change company:lantu-zhisuan - 0.7 0.7") for fact in stated)


def test_a_question_without_a_topic_is_about_the_model_of_the_ones_before() -> None:
    turns = ["问：大模型“折桂2”是用多少卡训的？", "答：两千零四十八张H800。", "问：参数量？", "答：一千二百亿。"]
    stated = facts(*turns, "问：花费呢？", "答：五千多万。")
    assert "parameters model:zhegui-2 - 120000000000.0 120000000000.0 asserted | 一千二百亿" in stated
    assert "training_cost model:zhegui-2 - 50000000.0 None asserted | 五千多万" in stated


def test_who_has_none_at_all_of_something_holds_none() -> None:
    stated = facts("问：手里有多少张H800？", "答：三千张。", "问：H20呢？", "答：一张也没有。")
    assert "holds company:lantu-zhisuan chip:nvidia-h20 None None denied | 一张也没有" in stated


def test_a_yes_with_a_name_tells_which_of_the_kind() -> None:
    stated = facts("问：国产卡有没有在用？", "答：有，昇腾910B，去年9月用上的。")
    assert any(fact.startswith("uses company:lantu-zhisuan chip:huawei-ascend-910b") for fact in stated)


PANEL = """# 圆桌实录：国产卡的账怎么算

主持人：今天请到沐曦副总裁孙国梁、优刻得创始人季昕华。孙总，曦云C600什么时候量产？

孙国梁：年底，显存144GB。我们今年营收会到20亿元。

主持人：季总，你们手里还有多少H800？

季昕华：三千二百张。我们去年还向华为订了两千张910B。
"""


def test_who_of_a_panel_speaks_speaks_for_his_own_company() -> None:
    found = extract(Document("panel", PANEL, published=date(2025, 9, 10), language="zh")).facts
    told = {(f.predicate, f.subject.id, f.low) for f in found}
    assert ("holds", "company:ucloud", 3200.0) in told
    assert ("orders", "company:ucloud", 2000.0) in told
    assert ("revenue", "company:metax", 2e9) in told


LETTER = """# 致股东的一封信

千帆智算董事长许澜8月28日发布致股东信，全文如下：

各位股东：

上半年，我们的营收是7.4亿元。

上月我们跟新华三订了一批H20服务器，每台115万，总共1.1亿多。

有人问我司会不会砍掉沐曦的订单。我司一张也没有砍。
"""


def test_a_letter_quoted_whole_is_said_by_who_signs_it() -> None:
    found = extract(Document("letter", LETTER, published=date(2025, 8, 29), language="zh")).facts
    revenue = next(f for f in found if f.predicate == "revenue")
    assert (revenue.subject.id, revenue.by and revenue.by.id) == ("company:qianfan-zhisuan", "person:xu-lan")


def test_the_sum_behind_the_price_of_a_piece_is_that_of_the_order() -> None:
    found = extract(Document("letter", LETTER, published=date(2025, 8, 29), language="zh")).facts
    orders = [(f.subject.id, f.object and f.object.id, f.low) for f in found if f.predicate == "orders"]
    assert ("company:qianfan-zhisuan", "company:h3c", 1.1e8) in orders
    assert [f.low for f in found if f.predicate == "price"] == [1.15e6]


@pytest.mark.parametrize("title", ["# 千帆智算董事长许澜谈算力", "# 千帆智算2025年展望"])
def test_an_article_about_somebody_is_no_letter(title: str) -> None:
    text = f"{title}\n\n千帆智算董事长许澜上周去了张家口。\n\n她说，我会再来。\n\n我们跟着她看了机房。\n"
    found = extract(Document("visit", text, published=date(2025, 8, 29), language="zh")).facts
    assert not [f for f in found if f.by is not None]


def test_questions_that_are_marked_like_headings_are_no_headings() -> None:
    text = "# 法说会\n\n◎法人甲：GB300何时交货？\n许承恩：9月。\n\n◎法人乙：今年资本支出多少？\n许承恩：90亿元。\n"
    view = with_whole_answers(make_view(Document("talk", text, published=date(2025, 8, 7), language="zh")))
    told = [(b.kind, view.text[b.start : b.end]) for b in view.blocks[1:]]
    assert told[1] == ("paragraph", "许承恩：GB300在9月交货。")
    assert {kind for kind, _ in told} == {"paragraph"}


MINUTES = """# 云澜数据半年报业绩说明会纪要

公司出席：董事长 方骏、财务总监 姚漪

投资者：公司二季度营收多少？
方骏：9.8亿元。

投资者：公司持有多少张英伟达GPU？
姚漪：H800有2600张。

投资者：阿里投资公司了吗？
方骏：没有。
"""


def test_the_title_of_minutes_tells_whose_meeting_it_was() -> None:
    found = extract(Document("minutes", MINUTES, published=date(2025, 8, 26), language="zh")).facts
    told = {(f.predicate, f.subject.id) for f in found}
    assert {("revenue", "company:yunlanshuju"), ("holds", "company:yunlanshuju")} <= told


def test_minutes_that_name_nobody_are_of_nobody() -> None:
    text = MINUTES.replace("# 云澜数据半年报业绩说明会纪要", "# 业绩说明会纪要")
    found = extract(Document("minutes", text, published=date(2025, 8, 26), language="zh")).facts
    assert {f.subject.id for f in found if f.predicate == "revenue"} <= {"company:unnamed"}
