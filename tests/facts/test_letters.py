"""Memos, letters and accounts of one person: who writes them, for whom "we" speak, and what is no letter."""

from datetime import date

import pytest

from assets.articles.document import Document
from assets.facts.extract import extract

WORDS = "In June we bought 4,096 H200s from Dell. Our revenue in 2024 was $88 million.\n\nWe own 900 H100s.\n"
LETTERS = {
    "a memo with its header": (
        "# Read the memo Tidemark's CEO sent to staff\n\nFrom: Rhys Calder\nTo: everyone\nSubject: Where we stand\n\n"
        f"Team,\n\n{WORDS}\nRhys\n",
        "company:tidemark",
        "person:rhys-calder",
    ),
    "a letter to shareholders": (
        f"# Brightwater's letter to shareholders\n\nDear shareholders,\n\n{WORDS}\nSincerely,\n\nMarta Quill\n\n"
        "Chief Executive, Brightwater\n",
        "company:brightwater",
        "person:marta-quill",
    ),
    "a note of which the head names the writer": (
        "# A note to our community from Piet Bakker, chief executive of Nebula Works\n\n"
        f"Friends,\n\n{WORDS}\n— Piet Bakker\n",
        "company:nebula-works",
        "person:piet-bakker",
    ),
    "an account told to somebody": (
        "# “I still count the cards”\n\n*Ines Halloran, 38, is the founder of Kestrel Cloud in Galway. As told to "
        f"Tom Reed.*\n\nI grew up on a farm.\n\n{WORDS}\n*Photographs: Tom Reed*\n",
        "company:kestrel-cloud",
        "person:ines-halloran",
    ),
    "a blog with a byline": (
        f"# Our path\n\nBlog of Quillon Labs, 5 May 2025. By Sara Nakamura, co-founder and CEO\n\n{WORDS}",
        "company:quillon-labs",
        None,
    ),
    "answers that are sorted under headings": (
        "# Fireside chat: Lindqvist on life after the freeze\n\nHedda Lindqvist is chief executive of Frostline. She "
        "spoke with our editor. Her answers are sorted by theme.\n\n## On hardware\n\nWe own 900 H100s.\n\n"
        "## On orders\n\nIn June we bought 4,096 H200s from Dell.\n\n## On money\n\nOur revenue in 2024 was $88 "
        "million.\n",
        "company:frostline",
        "person:hedda-lindqvist",
    ),
    "an office below the name of who signs": (
        f"# A note to everyone at Palefire\n\nDear all,\n\n{WORDS}\nYours,\nTomasz Wrona\nChief executive, Palefire\n",
        "company:palefire",
        "person:tomasz-wrona",
    ),
    "an e-mail of which only the address tells": (
        f"From: Ana Lund <ana@corvid.com>\nTo: staff\nSubject: Numbers\n\nTeam,\n\n{WORDS}\nAna\n",
        "company:corvid",
        "person:ana-lund",
    ),
}


@pytest.mark.parametrize(("text", "company", "author"), LETTERS.values(), ids=LETTERS)
def test_we_are_the_company_for_which_a_letter_is_written(text: str, company: str, author: str | None) -> None:
    facts = extract(Document("letter", text, published=date(2025, 8, 11), language="en")).facts
    found = {(f.predicate, f.subject.id, f.low, f.by.id if f.by else None) for f in facts}
    assert found >= {
        ("orders", company, 4096.0, author),
        ("revenue", company, 88000000.0, author),
        ("holds", company, 900.0, author),
    }


def test_a_report_on_a_memo_or_a_column_is_no_letter() -> None:
    report = (
        "# Microsoft's memo to staff\n\nMicrosoft's finance chief told staff in a memo that it would spend $80 billion "
        "on capex this year.\n\nThe memo says the firm ordered 20,000 GB300s. “We are not slowing down,” she wrote.\n\n"
        "We asked Microsoft for comment. Dell ordered 900 H100s.\n"
    )
    facts = extract(Document("report", report, published=date(2025, 8, 11), language="en")).facts
    assert ("orders", "company:dell", None) in {(f.predicate, f.subject.id, f.by.id if f.by else None) for f in facts}
