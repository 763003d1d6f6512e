"""Which rule a text means that gives only its maker, date, kind or content."""

from datetime import date

import pytest

from assets.articles.document import Document
from assets.articles.metadata import language_of
from assets.facts.extract import extract
from assets.facts.mentions import find_mentions

TEXTS = [
    (
        "2026-01-16",
        "On Tuesday the Bureau of Industry and Security published a rule on the H200. A day later the president signed"
        " a proclamation imposing a 25% tariff on some chips. In force since Thursday, it covers the H200.",
        {("us-section-232-2026", "chip:nvidia-h200")},
    ),
    (
        "2024-12-04",
        "Beijing hit back within a day. It banned exports of gallium, germanium and antimony to the United States.",
        {("china-gallium-germanium-antimony-ban-2024", "region:united-states")},
    ),
    (
        "2023-10-19",
        "On Tuesday the Commerce Department issued a rule that bars the A800. China's foreign ministry said the curbs"
        " violated market principles. The earlier version, from October 2022, had caught the A100.",
        {("us-advanced-computing-2023", "chip:nvidia-a800"), ("us-advanced-computing-2022", "chip:nvidia-a100")},
    ),
    (
        "2024-03-01",
        "TSMC stopped making the H100 for a customer. Washington's rules of October 2023 bar the H800.",
        {("us-advanced-computing-2023", "chip:nvidia-h800")},
    ),
    ("2026-01-16", "海关总署口头通知：H200一律不予放行。", {("china-customs-h200-2026", "chip:nvidia-h200")}),
    (
        "2025-07-01",
        "In May the Commerce Department scrapped the AI diffusion rule but warned firms that using the Ascend 910C"
        " anywhere in the world may breach its export rules.",
        {("us-smuggling-guidance-2025", "chip:huawei-ascend-910c")},
    ),
    ("2025-12-01", "The licences, issued last month by the Commerce Department, cover 4,000 B300s.", set()),
    ("2025-09-10", "监管部门8月要求各家停用H20。", {("china-h20-discouragement-2025", "chip:nvidia-h20")}),
    ("2025-08-12", "The White House will let Nvidia sell its formerly banned H20 chips to China.", set()),
    (
        "2025-07-20",
        "Officials defended the department's April ban on the H20 and lifted licence requirements for design software.",
        {("us-h20-licence-2025", "chip:nvidia-h20")},
    ),
    ("2025-11-20", "实体清单已有千家企业。顾问提醒，合资公司若有上榜股东如浪潮，须申请许可。", set()),
    (
        "2026-01-16",
        "美国政府放宽了对华出口的限制，但据路透报道，中国海关已告诉报关行，H200不被允许进入中国。",
        {("china-customs-h200-2026", "chip:nvidia-h200")},
    ),
    ("2025-08-20", "国会议员致函商务部长，要求说明H20的去向。", set()),
    ("2025-04-02", "Lawyers were assessing whether the new rule meant that they had to stop supplying Inspur.", set()),
    (
        "2025-08-27",
        "Huawei has been on the U.S. Commerce Department's Entity List since 2019, which bars TSMC from supplying it.",
        {("us-entity-list", "company:huawei")},
    ),
    ("2025-12-04", "美国政府批准此前被禁止出口的H20销往中国。", set()),
    ("2026-01-07", "北京当局去年8月劝阻企业购买H20。", {("china-h20-discouragement-2025", "chip:nvidia-h20")}),
    ("2025-09-10", "Washington was told of the Beijing firm's H20s by a lab that is on the Entity List.", set()),
    ("2025-08-18", "公司新规要求员工不得使用H20训练私人模型。", set()),
    # A country's own rule is none of another's.
    ("2025-09-18", "Vietnam's decree bans re-exports of the H100.", {("vietnam-h100-ban-2025", "chip:nvidia-h100")}),
    (
        "2025-07-16",
        "Malaysia's trade ministry announced on Monday that AI chips may no longer be exported without a permit, under"
        " the Strategic Trade Act 2010. The US Commerce Department is working on a regulation that would curb"
        " shipments to Thailand. The Malaysian order catches the H100.",
        {("malaysia-permit-2025", "chip:gpu"), ("malaysia-permit-2025", "chip:nvidia-h100")},
    ),
    # A law that another rule is made under is not that rule.
    (
        "2024-12-04",
        "根据《出口管制法》，商务部12月3日决定禁止镓、锗对美出口。",
        {("china-gallium-germanium-antimony-ban-2024", "region:united-states")},
    ),
    ("2025-09-18", "《芯片法案》禁止三星在中国扩产。", {("us-chips-act", "company:samsung")}),
    (
        "2025-09-18",
        "不可靠实体清单本周新增了TechInsights。",
        {("china-unreliable-entity-list", "company:techinsights")},
    ),
]

# A bill is no rule in force, and none that is known.
BILLS = [
    ("A bill that would ban sales of the H20 was introduced on Tuesday.", "us-h20-bill-2025"),
    ("The Halberd Act would forbid sales of the H20.", "halberd-act"),
    ("A Senate panel voted for the AI Overwatch Act, which bans sales of the H20.", "us-ai-overwatch-act"),
    ("《算力优先法案》拟禁止H20出口。", "suanliyouxianfaan"),
]
# When a rule is of a known date, whatever the day of the article makes of a day without a year.
DATED = [
    ("2025-09-18", "10月7日的新规把A100挡在了门外。", "2022-10-07"),
    ("2025-11-18", "10月17日的新规把A800挡在了门外。", "2025-10-17"),
]


@pytest.mark.parametrize(("day", "text", "expected"), TEXTS, ids=[text[:24] for _, text, _ in TEXTS])
def test_the_rule_that_restricts(day, text, expected):
    document = Document("example", text, published=date.fromisoformat(day), language=language_of(text))
    found = {
        (fact.subject.id.removeprefix("regulation:"), fact.object.id)
        for fact in extract(document).facts
        if fact.predicate == "restricts" and fact.modality == "asserted"
    }
    assert {pair for pair in found if pair[1] != "region:china"} == expected


@pytest.mark.parametrize(("text", "expected"), BILLS)
def test_a_bill_is_no_rule_yet(text, expected):
    document = Document("example", text, published=date(2025, 9, 18), language=language_of(text))
    found = [fact for fact in extract(document).facts if fact.predicate == "restricts"]
    assert [(fact.subject.id, fact.modality) for fact in found] == [(f"regulation:{expected}", "planned")]


@pytest.mark.parametrize(("day", "text", "expected"), DATED)
def test_a_day_without_a_year_is_that_of_the_rule(day, text, expected):
    document = Document("example", text, published=date.fromisoformat(day), language="zh")
    assert [fact.time for fact in extract(document).facts if fact.predicate == "restricts"] == [expected]


def test_a_law_is_named_between_title_marks_but_no_method():
    text = "《算力管理办法》和《方法》《训练方法》《兵法》摆在桌上，《芯片法案》也在。"
    laws = [m.id for m in find_mentions(text, "zh") if m.kind == "regulation"]
    assert laws == ["regulation:suanliguanlibanfa", "regulation:us-chips-act"]
