"""Names whose kind only the layout of an article tells, and what tables and lists say of them."""

from datetime import date

import pytest

from assets.articles.document import Document
from assets.facts.extract import extract

PUBLISHED = date(2026, 3, 13)


def told(text, language="en"):
    facts = extract(Document(name="example", text=text, language=language, published=PUBLISHED)).facts
    return [
        (f.predicate, f.subject.id, f.object.id if f.object else None, f.metric, f.low if f.low is not None else f.high)
        for f in facts
    ]


CHIPS = (
    "# Challengers\n\n| Chip | Vendor | Memory |\n|---|---|---|\n| Kestrel K2 | Kestrel Silicon | 96 GB |\n"
    "| Pallas 2 | Orrery | 32 GB |\n\nThe Pallas 2 replaces the Pallas.\n"
)


def test_a_column_of_chips_names_the_whole_cell():
    assert ("spec", "chip:pallas-2", None, "memory", 32.0) in told(CHIPS)
    assert ("designs", "company:orrery", "chip:pallas-2", None, None) in told(CHIPS)


def test_a_name_that_a_table_tells_is_known_in_the_text():
    text = CHIPS + "\n**Kestrel Silicon**\n- Sold 6,200 K2s last year\n\n**Orrery**\n- Revenue in 2025: $88m\n"
    assert ("revenue", "company:orrery", None, None, 88e6) in told(text)


def test_what_is_listed_beside_known_companies_is_one():
    text = (
        "# Results\n\n### What they said\n\n* **Vertiv.** Third-quarter sales of $2.68bn.\n"
        "* **Arista.** Third-quarter sales of $2.3bn.\n* **Quillex.** Third-quarter sales of $1.1bn.\n"
    )
    assert ("revenue", "company:quillex", None, None, 1.1e9) in told(text)


@pytest.mark.parametrize(
    "lead",
    ["Pricing", "The numbers", "Others", "All three"],
)
def test_a_topic_beside_known_companies_is_none(lead):
    text = (
        "# Results\n\n### What they said\n\n* **Vertiv.** Third-quarter sales of $2.68bn.\n"
        f"* **Arista.** Third-quarter sales of $2.3bn.\n* **{lead}.** Third-quarter sales of $1.1bn.\n"
    )
    assert not [fact for fact in told(text) if fact[4] == 1.1e9 and fact[1] not in ("company:arista",)]


def test_a_line_in_bold_among_unknown_ones_is_no_company():
    text = "# Notes\n\n**Gloomster**\n- Revenue in 2025: $88m\n\n**Zebulon**\n- Revenue in 2025: $99m\n"
    assert told(text) == []


def test_a_chinese_row_of_makers_tells_companies():
    text = (
        "# 对比\n\n| | 燧原S60 | 昇腾910B | 砺算L800 |\n|---|---|---|---|\n| 厂商 | 燧原科技 | 华为 | 砺芯 |\n"
        "| 显存 | 48GB | 64GB | 64GB |\n\n**砺芯**\n- 上半年营收2.3亿元\n"
    )
    assert ("designs", "company:lixin", "chip:lisuan-l800", None, None) in told(text, "zh")
    assert ("revenue", "company:lixin", None, None, 2.3e8) in told(text, "zh")


def test_three_operators_together_are_no_company():
    text = "# 资本开支\n\n- **中国电信**：今年282亿元\n- **中国联通**：今年180亿元\n- **三大运营商**：今年2800亿元\n"
    assert not [fact for fact in told(text, "zh") if fact[1].startswith("company:sanda")]
