from datetime import date

import pytest

from assets.articles.document import Document
from assets.articles.metadata import language_of
from assets.facts.extract import extract


def told(text: str, predicate: str) -> set[tuple[str, str | None, float | None, float | None]]:
    facts = extract(Document("x", text, published=date(2025, 8, 18), language=language_of(text))).facts
    return {
        (fact.subject.id, fact.object.id if fact.object else None, fact.low, fact.high)
        for fact in facts
        if fact.predicate == predicate
    }


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Cohere has 4,000 H100s leased from CoreWeave.", ("company:coreweave", "company:cohere", 4000.0, 4000.0)),
        (
            "Mistral trained Pixtral on 3,000 H200s that it rents from Fluidstack.",
            ("company:fluidstack", "company:mistral", 3000.0, 3000.0),
        ),
    ],
)
def test_counted_goods_tell_from_whom_they_come(text: str, fact: tuple[str, str, float, float]) -> None:
    assert fact in told(text, "supplies")
    assert told(text, "holds") | told(text, "trained_on")  # What the count was told of first stays.


def test_goods_of_which_only_most_come_from_somebody_keep_their_verb() -> None:
    assert told("Cohere has 4,000 H100s.", "supplies") == set()
    text = "Anthropic was scraping by on about 10,000 A100s, most of them borrowed from Google."
    assert told(text, "supplies") <= {("company:google", "company:anthropic", None, None)}


@pytest.mark.parametrize(
    ("text", "predicate", "fact"),
    [
        (
            "Kabelkita is training Pantun, a Malay-language model with 21 billion parameters, on 384 H100s.",
            "trained_on",
            ("model:pantun", "chip:nvidia-h100", 384.0, 384.0),
        ),
        (
            "OpenAI's inventory, reckons Epochal, now stands at 150,000 H100s.",
            "holds",
            ("company:openai", "chip:nvidia-h100", 150000.0, 150000.0),
        ),
    ],
)
def test_what_is_put_in_between_commas_parts_no_statement(
    text: str, predicate: str, fact: tuple[str, str, float, float]
) -> None:
    assert fact in told(text, predicate)


def test_a_relative_clause_with_a_verb_of_its_own_is_no_gap_of_the_first() -> None:
    text = "Dell's server business grew 37%, said the company, whose total revenue came to $23.9bn last quarter."
    assert told(text, "sales") == set()


def test_a_change_and_the_sum_it_leads_to_are_of_one_subject() -> None:
    text = (
        "Wiwynn's revenue fell 12.6% to NT$21.4 billion; Gigabyte's, by contrast, more than doubled to NT$22.8 billion."
    )
    assert ("company:gigabyte", None, 22.8e9, 22.8e9) in told(text, "revenue")


@pytest.mark.parametrize(
    ("text", "predicate", "fact"),
    [
        (
            "Naver has 9,000 H100s. Two years ago it was 2,000.",
            "holds",
            ("company:naver", "chip:nvidia-h100", 2000.0, 2000.0),
        ),
        (
            "An A100 cost 14,000 euros in March. They were 11,000 last year.",
            "price",
            ("chip:nvidia-a100", None, 11000.0, 11000.0),
        ),
        ("中芯国际今年资本开支75亿美元。去年为73亿美元。", "capex", ("foundry:smic", None, 7.3e9, 7.3e9)),
    ],
)
def test_a_measure_is_told_once_more_for_another_time(
    text: str, predicate: str, fact: tuple[str, str | None, float, float]
) -> None:
    assert fact in told(text, predicate)


@pytest.mark.parametrize(
    "text",
    [
        "Naver has 9,000 H100s. Two years ago the town had 2,000 inhabitants.",
        "Naver has 9,000 H100s. It was 2,000.",
        "Naver has 9,000 H100s. Two years ago Kakao said that it was 2,000.",
    ],
)
def test_a_number_of_other_things_or_of_no_other_time_goes_on_nothing(text: str) -> None:
    assert told(text, "holds") == {("company:naver", "chip:nvidia-h100", 9000.0, 9000.0)}


def test_what_is_ordered_for_a_site_is_ordered() -> None:
    text = "xAI had ordered 12,000 MI455X processors from AMD for a data centre in Sweden."
    assert told(text, "orders") == {("company:xai", "company:amd", 12000.0, 12000.0)}
    assert told(text, "cluster_size") == set()


def test_a_list_of_chips_is_counted_as_one() -> None:
    assert told("Meta holds 100,000 A100s and H800s.", "holds") == {
        ("company:meta", "chip:nvidia-a100+chip:nvidia-h800", 100000.0, 100000.0)
    }


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("Intel will show the Gaudi 9. It has a bandwidth of 900 GB/s.", "memory_bandwidth"),
        ("The H800 has a bandwidth of 400 GB/s.", "interconnect_bandwidth"),
    ],
)
def test_the_plain_bandwidth_of_an_unknown_chip_is_its_memorys(text: str, metric: str) -> None:
    facts = extract(Document("x", text, published=date(2025, 8, 18), language="en")).facts
    assert [fact.metric for fact in facts if fact.predicate == "spec"] == [metric]


@pytest.mark.parametrize(
    ("text", "predicate", "facts"),
    [
        (
            "Inspur supplied 1,200 servers to Baidu and 800 to Tencent.",
            "supplies",
            {
                ("company:inspur", "company:baidu", 1200.0, 1200.0),
                ("company:inspur", "company:tencent", 800.0, 800.0),
            },
        ),
        (
            "OpenAI ordered 6,000 chips from AMD and 10,000 from Broadcom.",
            "orders",
            {
                ("company:openai", "company:amd", 6000.0, 6000.0),
                ("company:openai", "company:broadcom", 10000.0, 10000.0),
            },
        ),
        (
            "SoftBank invested $30 billion in OpenAI and $2 billion in Intel.",
            "invests_in",
            {("company:softbank", "company:openai", 3e10, 3e10), ("company:softbank", "company:intel", 2e9, 2e9)},
        ),
        (
            "SMIC's 7nm lines make 30,000 wafers a month and its 14nm lines 15,000.",
            "capacity",
            {("foundry:smic", "segment:7nm", 3e4, 3e4), ("foundry:smic", "segment:14nm", 1.5e4, 1.5e4)},
        ),
        (
            "Micron's market share is 21% in HBM and 25% in DRAM.",
            "market_share",
            {("company:micron", "segment:hbm", 0.21, 0.21), ("company:micron", "segment:dram", 0.25, 0.25)},
        ),
        (
            "Telus has ordered 2,000 GB200s through Dell, and Bell 500.",
            "orders",
            {("company:telus", "company:dell", 2000.0, 2000.0), ("company:bell", "company:dell", 500.0, 500.0)},
        ),
        (
            "百度昆仑芯中标中国移动10亿元订单，燧原拿下3亿元。",
            "orders",
            {
                ("company:china-mobile", "company:kunlunxin", 1e9, 1e9),
                ("company:china-mobile", "company:enflame", 3e8, 3e8),
            },
        ),
    ],
)
def test_each_of_several_numbers_has_its_own_party_or_line(
    text: str, predicate: str, facts: set[tuple[str, str, float, float]]
) -> None:
    assert told(text, predicate) == facts


def test_one_number_alone_keeps_the_party_that_the_verb_has() -> None:
    text = "OpenAI ordered 6,000 chips from AMD for a site that it rents from Oracle."
    assert ("company:openai", "company:amd", 6000.0, 6000.0) in told(text, "orders")


def test_who_is_supplied_stands_behind_the_verb() -> None:
    text = "Inspur supplied Baidu with 1,200 servers."
    assert told(text, "supplies") == {("company:inspur", "company:baidu", 1200.0, 1200.0)}


def test_a_profit_behind_a_revenue_is_no_second_revenue() -> None:
    text = "Cambricon's revenue jumped to 2.88 billion yuan in the first half and its profit to 1.04 billion."
    assert told(text, "revenue") == {("company:cambricon", None, 2.88e9, 2.88e9)}


def test_a_change_on_the_quarter_is_none_on_the_year() -> None:
    text = "SMIC's revenue was $2.2 billion, up 20% on year and 6% on quarter."
    assert told(text, "revenue_change") == {("foundry:smic", None, 0.2, 0.2)}
