from datetime import date

import pytest

from assets.articles.document import Document
from assets.facts.extract import extract


def told(text: str, predicate: str) -> set[str]:
    facts = extract(Document("x", text, published=date(2026, 4, 24), language="en")).facts
    return {fact.subject.id for fact in facts if fact.predicate == predicate}


@pytest.mark.parametrize(
    ("text", "predicate", "subject"),
    [
        (
            "The R200 replaces the B300 and has been in production since January, Nvidia says.",
            "production_start",
            "chip:nvidia-r200",
        ),
        ("The MI325X succeeds the MI300X and will reach customers in May.", "delivery", "chip:amd-mi325x"),
        (
            "The B300 has 288 GB of memory, up from 192 GB on the B200, and draws 1,400 watts.",
            "spec",
            "chip:nvidia-b300",
        ),
    ],
)
def test_a_second_verb_has_the_subject_of_the_first(text: str, predicate: str, subject: str) -> None:
    assert subject in told(text, predicate)


def test_the_object_of_the_first_verb_is_no_subject_of_the_second() -> None:
    assert told("The MI325X succeeds the MI300X and will reach customers in May.", "delivery") == {"chip:amd-mi325x"}


@pytest.mark.parametrize(
    ("text", "predicate", "subjects"),
    [
        (
            "Several Chinese companies, including ByteDance and Tencent, have ordered the H20.",
            "orders",
            {"company:bytedance", "company:tencent"},
        ),
        ("Some of its customers, among them Microsoft, have bought the MI300X.", "orders", {"company:microsoft"}),
        ("A number of cloud providers, such as Oracle, have deployed AMD's MI300X.", "uses", {"company:oracle"}),
        ("Memory makers, notably SK Hynix, supply Nvidia with HBM.", "supplies", {"company:sk-hynix"}),
    ],
)
def test_members_of_a_group_do_what_it_does(text: str, predicate: str, subjects: set[str]) -> None:
    assert told(text, predicate) == subjects


def test_the_figure_of_a_group_is_not_that_of_its_member() -> None:
    text = "Several Chinese companies, including ByteDance, have ordered 100,000 H20s."
    facts = extract(Document("x", text, published=date(2026, 4, 24), language="en")).facts
    assert [(fact.predicate, fact.low) for fact in facts] == [("orders", None)]


@pytest.mark.parametrize(
    "text",
    [
        "Orders from Chinese firms, including ByteDance, have bought Nvidia the H20 some time.",
        "The rivals of Chinese firms, including ByteDance, have bought the H20.",
    ],
)
def test_what_others_do_is_not_what_a_member_does(text: str) -> None:
    assert "company:bytedance" not in told(text, "orders")
