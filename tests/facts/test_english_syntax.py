"""English word order tells who stands in which role: "by", fronted phrases, gapping, appositions, quotations."""

from datetime import date

import pytest

from assets.articles.document import Document
from assets.facts.extract import extract


def facts_of(text: str, predicate: str) -> set[tuple[str, str | None, float | None]]:
    """Subject, object and lower bound of the facts of a predicate."""
    document = Document(name="t", text=text, language="en", published=date(2025, 9, 20))
    return {
        (fact.subject.id, fact.object.id if fact.object else None, fact.low)
        for fact in extract(document).facts
        if fact.predicate == predicate
    }


@pytest.mark.parametrize(
    ("text", "predicate", "expected"),
    [
        (
            "An order for 5,000 MI300X accelerators was placed by Oracle with AMD in May.",
            "orders",
            ("company:oracle", "company:amd", 5000),
        ),
        ("H20s are used by Tencent for inference.", "uses", ("company:tencent", "chip:nvidia-h20", None)),
        (
            "The MI325X was presented by AMD in October 2024.",
            "launches",
            ("company:amd", "chip:amd-mi325x", None),
        ),
        (
            "With 141 gigabytes of memory and a bandwidth of 4.8 terabytes per second, the H200 beats the H100.",
            "spec",
            ("chip:nvidia-h200", None, 141),
        ),
        (
            "Google bought 169,000 Hopper GPUs, Amazon 196,000 and Meta 224,000.",
            "orders",
            ("company:amazon", "chip:nvidia-hopper", 196000),
        ),
        ("Broadcom, a supplier to Google, rose 3%.", "supplies", ("company:broadcom", "company:google", None)),
        (
            "Memory has grown from 80GB on the H100 to 141GB on the H200.",
            "spec",
            ("chip:nvidia-h200", None, 141),
        ),
        (
            '"We have installed 30,000 H100s," said Mary Lind, chief executive of Norvik Cloud.',
            "holds",
            ("company:norvik-cloud", "chip:nvidia-h100", 30000),
        ),
        (
            "TSMC and Amkor have joined forces on packaging in Arizona.",
            "partners_with",
            ("company:amkor", "foundry:tsmc", None),
        ),
        (
            "The AI6 will be manufactured at Samsung's plant in Taylor, Texas.",
            "fabricates",
            ("foundry:samsung-foundry", "chip:tesla-ai6", None),
        ),
    ],
)
def test_word_order_tells_the_roles(text: str, predicate: str, expected: tuple[str, str | None, float | None]) -> None:
    assert expected in facts_of(text, predicate)


@pytest.mark.parametrize(
    ("text", "predicate", "wrong"),
    [
        ("Microsoft bought 10,000 servers built by Foxconn.", "orders", "company:foxconn"),
        ("At the conference, the H200 was compared with the 192 GB of the MI300X.", "spec", "chip:nvidia-h200"),
        ("Meta unveiled a cluster equipped with the H100.", "launches", "company:meta -> chip:nvidia-h100"),
        ("TSMC will raise prices by 5% next year.", "price_change", "company:nvidia"),
    ],
)
def test_what_belongs_to_others_gives_no_role(text: str, predicate: str, wrong: str) -> None:
    found = {form for subject, obj, _ in facts_of(text, predicate) for form in (subject, f"{subject} -> {obj}")}
    assert wrong not in found
