"""Numbers that leave out their unit: what lends it to them, and what must not."""

from datetime import date

import pytest

from assets.articles.document import Document
from assets.articles.metadata import language_of
from assets.facts.extract import extract

Told = tuple[str, str | None, float | None, float | None]


def told(text: str, predicate: str) -> set[Told]:
    facts = extract(Document("x", text, published=date(2025, 11, 20), language=language_of(text))).facts
    return {
        (fact.subject.id, fact.object.id if fact.object else None, fact.low, fact.high)
        for fact in facts
        if fact.predicate == predicate
    }


@pytest.mark.parametrize(
    ("text", "predicate", "facts"),
    [
        (
            "The lead time for H200s was nine months in spring; it was six in August and is three now.",
            "lead_time",
            [("chip:nvidia-h200", None, months, months) for months in (9.0, 6.0, 3.0)],
        ),
        (
            "Lambda bought 5,000 H200s in 2024. In May it took another 1,800.",
            "orders",
            [
                ("company:lambda", "chip:nvidia-h200", 5000.0, 5000.0),
                ("company:lambda", "chip:nvidia-h200", 1800.0, 1800.0),
            ],
        ),
        (
            "France had 12,000 GPUs when the plan was drawn up. Today it has some 41,000 in a single scheme.",
            "holds",
            [("region:france", "chip:gpu", 41000.0, 41000.0)],
        ),
        (
            "The H20 has 96 gigabytes of memory and draws 400 watts; the H200 has 141.",
            "spec",
            [("chip:nvidia-h20", None, 96.0, 96.0), ("chip:nvidia-h200", None, 141.0, 141.0)],
        ),
        (
            "Oracle's capital expenditure was $21bn in fiscal 2025. For this year it has guided to 35.",
            "capex",
            [("company:oracle", None, 35e9, 35e9)],
        ),
        (
            "Huawei sold 200,000 Ascend 910Bs in 2024, Bernstein says. TrendForce says it was 260,000.",
            "sales",
            [("company:huawei", None, 260000.0, 260000.0)],
        ),
        (
            "Mistral trained Mistral Large 2 on 1,024 of Scaleway's H100s.",
            "trained_on",
            [("model:mistral-large-2", "chip:nvidia-h100", 1024.0, 1024.0)],
        ),
        (
            "Nobody knows how many Hopper chips Microsoft bought last year. Omdia puts it at 480,000.",
            "orders",
            [("company:microsoft", "chip:nvidia-hopper", 480000.0, 480000.0)],
        ),
        (
            "Dell is supplying xAI with 30,000 GB200s. The last thousand arrive in April.",
            "supplies",
            [("company:dell", "company:xai", 1000.0, 1000.0)],
        ),
        ("寒武纪去年卖了12万颗思元590，今年有望卖到40万。", "sales", [("company:cambricon", None, 400000.0, 400000.0)]),
        (
            "商汤囤了1.6万张H800，其中6000租给了智谱。",
            "supplies",
            [("company:sensetime", "company:zhipu", 6000.0, 6000.0)],
        ),
        (
            "月之暗面完成12亿美元融资，其中5亿出自腾讯。",
            "invests_in",
            [("company:tencent", "company:moonshot", 5e8, 5e8)],
        ),
    ],
)
def test_a_number_takes_unit_and_frame_of_the_measure_before(text: str, predicate: str, facts: list[Told]) -> None:
    assert told(text, predicate).issuperset(facts)


@pytest.mark.parametrize(
    ("text", "predicate", "facts"),
    [
        # What has no name is not the one before.
        (
            "BloombergGPT was trained on 512 A100s; its successor took 2,048.",
            "trained_on",
            {("model:bloomberggpt", "chip:nvidia-a100", 512.0, 512.0)},
        ),
        # A further part is no new level, and people are no chips.
        ("Meta's campus draws 300 megawatts. Meta wants another 500.", "power", {("cluster:meta", None, 300.0, 300.0)}),
        (
            "CoreWeave has 250,000 GPUs. It has 900 employees, and its shares went to 96.",
            "holds",
            {("company:coreweave", "chip:gpu", 250000.0, 250000.0)},
        ),
        # What becomes of some is no stock of its own.
        (
            "Tesla owns 67,000 H100s. Some 29,000 of them sit in Austin.",
            "holds",
            {("company:tesla", "chip:nvidia-h100", 67000.0, 67000.0)},
        ),
        # An age, and what analysts had expected.
        (
            "Keldra's revenue came to €7.4 million. Katrin Vossler, 47, runs it.",
            "revenue",
            {("company:keldra", None, 7.4e6, 7.4e6)},
        ),
        ("TSMC's capex was $40 billion in 2025. The Street was at 36.", "capex", {("foundry:tsmc", None, 4e10, 4e10)}),
        (
            "壁仞上半年营收5890万元，亏了16亿。",
            "revenue",
            {("company:biren", None, 58900000.0, 58900000.0)},
        ),
    ],
)
def test_a_number_of_another_thing_takes_nothing(text: str, predicate: str, facts: set[Told]) -> None:
    assert told(text, predicate) == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "Street prices of cards, in dollars.\n\n| card | Sep | Dec |\n|---|---|---|\n| H200 | 31,000 | 29,400 |",
            {("chip:nvidia-h200", None, 31000.0, 31000.0), ("chip:nvidia-h200", None, 29400.0, 29400.0)},
        ),
        (
            "| Card | Jan ($) |\n|---|---|\n| RTX 4090 | 2,100 |",
            {("chip:nvidia-rtx-4090", None, 2100.0, 2100.0)},
        ),
        ("H20 revenue, in millions of dollars.\n\n| chip | Q1 |\n|---|---|\n| H20 | 4,600 |", set()),
    ],
)
def test_a_table_tells_prices_under_months(text: str, facts: set[Told]) -> None:
    assert told(text, "price") == facts


def test_a_figure_of_another_site_is_not_the_first_ones():
    text = "Crusoe's only hall, in Gravelines, draws 3 megawatts, and the new one in Dunkirk will draw 12."
    assert {(f.predicate, f.low) for f in extract(Document("t", text, language="en")).facts if f.unit == "MW"} == {
        ("power", 3.0)
    }
