"""Transcripts set as speeches: who speaks is told on a line of its own, and "we" is the company of the call."""

from datetime import date

import pytest

from assets.articles.document import Document
from assets.facts.extract import extract

CALL = """# Corvid Compute (CVDC) third-quarter earnings call transcript

**Operator**

Good afternoon and welcome to the Corvid Compute call.

{chief}

We own 18,000 H100s. In August we ordered 6,000 GB200s from Dell.

{finance}

Revenue in the quarter was $412 million.

It was a good quarter.

{analyst}

We have you at $4.6 billion of capex for 2026. What about lead times?

{chief}

For the H200 they are seven months.

**Operator**

This concludes the call.

*The publisher owns 900 H20s.*
"""
LINES = [
    (
        "**Walter Okonjo -- Chief Executive Officer**",
        "**Priya Lindgren -- CFO**",
        "**Jonah Weiss -- Harbinger -- Analyst**",
    ),
    ("Walter Okonjo", "Priya Lindgren, Chief Financial Officer", "Jonah Weiss, Analyst"),
    ("### Walter Okonjo", "### Priya Lindgren, Chief Financial Officer", "### Jonah Weiss | Analyst"),
]


def told(text: str) -> set[tuple[str, str, float | None, str | None]]:
    document = Document("call", text, published=date(2025, 11, 6), language="en")
    return {(f.predicate, f.subject.id, f.low, f.by.id if f.by else None) for f in extract(document).facts}


@pytest.mark.parametrize(("chief", "finance", "analyst"), LINES)
def test_who_speaks_stands_on_a_line_of_its_own(chief: str, finance: str, analyst: str) -> None:
    assert told(CALL.format(chief=chief, finance=finance, analyst=analyst)) >= {
        ("holds", "company:corvid-compute", 18000.0, "person:walter-okonjo"),
        ("orders", "company:corvid-compute", 6000.0, "person:walter-okonjo"),
        ("revenue", "company:corvid-compute", 412000000.0, "person:priya-lindgren"),
        ("capex", "company:corvid-compute", 4600000000.0, "person:jonah-weiss"),
        ("lead_time", "chip:nvidia-h200", 7.0, "person:walter-okonjo"),
    }


def test_headings_that_are_names_make_no_transcript() -> None:
    text = (
        "# Who bought what\n\n**Big Clouds**\n\nMicrosoft ordered 9,000 H100s.\n\n**New Clouds**\n\nCoreWeave ordered "
        "6,000 H100s.\n\n**South Korea**\n\nNaver ordered 3,000 H100s.\n\n**Saudi Arabia**\n\n"
        "Humain ordered 600 H100s.\n"
    )
    assert {fact[3] for fact in told(text)} == {None}
