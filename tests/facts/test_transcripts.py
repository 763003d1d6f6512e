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


PANEL = """# Power to the racks: a panel

Taking part: {cast}. The questions are the audience's.

*How many H200s do you own?*
{a}: About 9,000.
{b}: We have 12,000.

*{called}, how many B300s do you own?*
{b}: Some 3,000.

*And what do the two of you spend this year?*
{a}: Our capex is $400 million.
{b}: Ours will be twice that. No, seriously, we spend $900 million on capex.
"""
FULL = ("Ana Lund", "Piet Bakker", "Piet")
CASTS = [
    ("Ana Lund, head of data centres at Corvid Compute (AL); Piet Bakker, founder of Nebius (PB)", "AL", "PB", "Piet"),
    ("Ana Lund of Corvid Compute and Piet Bakker of Nebius", *FULL),
    ("Ana Lund (Corvid Compute) and Piet Bakker (Nebius)", "Lund", "Bakker", "Mr. Bakker"),
    ("Ana Lund (AL), Corvid Compute; Piet Bakker (PB), Nebius", "AL", "PB", "Piet"),
    ("Ana Lund runs Corvid Compute, Piet Bakker works for Nebius", "Ana", "Piet", "Piet"),
]


@pytest.mark.parametrize(("cast", "a", "b", "called"), CASTS)
def test_each_of_a_panel_speaks_for_the_company_of_which_the_text_introduces_him(
    cast: str, a: str, b: str, called: str
) -> None:
    found = {fact[:3] for fact in told(PANEL.format(cast=cast, a=a, b=b, called=called))}
    assert found >= {
        ("holds", "company:corvid-compute", 9000.0),
        ("holds", "company:nebius", 12000.0),
        ("holds", "company:nebius", 3000.0),
        ("capex", "company:corvid-compute", 400000000.0),
        ("capex", "company:nebius", 900000000.0),
    }
    assert not any(subject == "company:nebius" and low in (9000.0, 400000000.0) for _, subject, low in found)


INLINE = """# Corvid Compute (CVDC) Q3 2025 earnings call: excerpts

6 November 2025

{operator} The first question is from Jonah Weiss, Goldman Sachs.

{analyst} What was revenue in the quarter? We had $400 million.

{finance} It was $412 million. We own 18,000 H100s.

{operator} Next is Ines Roth of Barclays.

{second} And how many B300s do you hold?

{finance} About 6,000.
"""
HEADS = [
    ("**Operator:**", "**Jonah Weiss:**", "**Priya Lindgren, CFO:**", "**Ines Roth:**"),
    ("OPERATOR:", "JONAH WEISS (Goldman Sachs):", "PRIYA LINDGREN (CFO):", "INES ROTH (Barclays):"),
    ("Operator:", "Jonah Weiss - Goldman Sachs:", "Priya Lindgren - CFO:", "Ines Roth - Barclays:"),
    ("Operator:", "Q – Jonah Weiss (Goldman Sachs):", "A – Priya Lindgren (CFO):", "Q – Ines Roth (Barclays):"),
    ("[00:01:02] Operator:", "[00:01:09] Jonah Weiss:", "[00:01:30] Priya Lindgren:", "[00:02:10] Ines Roth:"),
]


@pytest.mark.parametrize(("operator", "analyst", "finance", "second"), HEADS)
def test_a_call_whose_speakers_stand_at_the_head_of_their_paragraphs(
    operator: str, analyst: str, finance: str, second: str
) -> None:
    found = told(INLINE.format(operator=operator, analyst=analyst, finance=finance, second=second))
    assert found >= {
        ("revenue", "company:corvid-compute", 412000000.0, "person:priya-lindgren"),
        ("holds", "company:corvid-compute", 18000.0, "person:priya-lindgren"),
        ("holds", "company:corvid-compute", 6000.0, "person:priya-lindgren"),
    }
    assert not any(subject in ("company:cvdc", "company:goldman-sachs") for _, subject, _, _ in found)


def test_the_code_of_an_exchange_behind_a_name_is_no_other_company() -> None:
    text = "# {} Q1 results\n\nCorrigan builds servers. It had revenue of $900 million.\n"
    assert told(text.format("Corrigan Systems (CGN)")) == {("revenue", "company:corrigan-systems", 900000000.0, None)}
    assert told(text.format("Corrigan Systems (NYSE: CGN)")) == told(text.format("Corrigan Systems (CGN)"))


def test_messages_that_are_quoted_are_turns_until_they_end() -> None:
    text = (
        "# A chat among brokers\n\nAna Lund buys for Corvid Compute, Piet Bakker sells for Nebius.\n\n"
        "> **Ana** 09:14: anyone still holding H100s?\n> **Piet** 09:15: we have 512 H100s in stock\n"
        "> **Ana** 09:16: how much\n"
        "> **Piet** 09:17: 21k dollars each\n> **Ana** 09:20: ok? we ordered 900 B300s from Dell last month\n"
        "> **Piet** 09:21: from whom?\n\nThe firm had revenue of $46 million in 2024, Corvid Compute's filings show.\n"
    )
    found = told(text)
    assert ("holds", "company:nebius", 512.0, "person:piet-bakker") in found
    assert ("orders", "company:corvid-compute", 900.0, "person:ana-lund") in found
    assert ("revenue", "company:corvid-compute", 46000000.0, None) in {(*f[:3], None) for f in found}


def test_a_hearing_gives_the_speakers_capitals_and_a_full_stop() -> None:
    text = (
        "# Hearing on compute (extract)\n\nSTATEMENT OF ANA LUND, chief executive of Corvid Compute\n\n"
        "The CHAIRMAN. How many H100s do you own?\n\nMs. LUND. About 9,000.\n\n"
        "Senator ROTH. And who supplies your servers?\n\nMs. LUND. Dell. We ordered 2,000 B300s from them in May.\n"
    )
    found = {fact[:3] for fact in told(text)}
    assert ("holds", "company:corvid-compute", 9000.0) in found


def test_a_panel_needs_no_questions() -> None:
    text = (
        "# Who fills the next rack?\n\n*On stage: Priya Raman, founder of Ferrule AI; Lukas Baum, head of"
        " infrastructure at Helio Cloud.*\n\nRAMAN: In June we bought 600 H200s.\n\n"
        "BAUM: At the end of May we had 11,000 H200s.\n\n"
        "RAMAN: We spent $6 million on capital expenditure in 2024.\n\n"
        "BAUM: In April we ordered 4,000 B300s from Dell.\n"
    )
    assert {fact[:3] for fact in told(text)} >= {
        ("orders", "company:ferrule-ai", 600.0),
        ("holds", "company:helio-cloud", 11000.0),
        ("capex", "company:ferrule-ai", 6000000.0),
        ("orders", "company:helio-cloud", 4000.0),
    }
