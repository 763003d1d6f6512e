import pytest

from assets.facts.mentions import find_mentions


def regions(text):
    language = "zh" if any("一" <= c <= "龥" for c in text) else "en"
    return [(m.text, m.id) for m in find_mentions(text, language) if m.kind == "region"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Amkor does the packaging in Porto, and Porto is full.", [("Porto", "region:porto")] * 2),
        ("Hanoi issued a decree on chips.", [("Hanoi", "region:vietnam")]),
        ("The lab in Hanoi wants 400 GPUs.", [("Hanoi", "region:hanoi")]),
        ("Tashkent has ordered 512 H200s.", [("Tashkent", "region:uzbekistan")]),
        ("They took 9,000 cards for Rotterdam in March.", [("Rotterdam", "region:rotterdam")]),
        ("塔什干订了1000张H200。", [("塔什干", "region:uzbekistan")]),
        ("马斯喀特买了800台服务器。", [("马斯喀特", "region:oman")]),
        ("张掖已采购1.2万张昇腾910C。", [("张掖", "region:zhangye")]),
        ("分地区看，华东18.4亿元，西北6.3亿元。", [("华东", "region:east-china"), ("西北", "region:northwest-china")]),
        ("Revenue in EMEA rose; Benelux took $88m.", [("EMEA", "region:emea"), ("Benelux", "region:benelux")]),
    ],
)
def test_towns_are_regions_and_a_seat_of_government_stands_for_its_state(text, expected):
    assert regions(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Porto Business School and Charlotte Lyon bought chips from the Paris-Saclay lab.",
        "Motor makers from Chennai to Stuttgart complained.",
        "The EPYC Milan and EPYC Turin chips sell well.",
        "白银涨价，光明日报说，这款芯片的金边很好看。",
        "自古来如此，西北工业大学的学生用日照时间算电价。",
    ],
)
def test_parts_of_names_words_and_ranges_are_no_towns(text):
    assert regions(text) == []


def test_a_town_makes_no_claim():
    mentions = find_mentions("A lab in Bristol. Graphcore, once Bristol's other claim, designed the Bow.", "en")
    assert {m.id for m in mentions if m.kind == "region"} == {"region:bristol"}
