"""Counts of which one is a part of the other: what was done to the part, and what to the whole."""

from datetime import date

import pytest

from assets.articles.document import Document
from assets.facts.extract import extract

Told = tuple[str, str, str | None, float, str | None]


def told(text: str) -> set[Told]:
    facts = extract(Document("x", text, published=date(2026, 1, 20), language="en")).facts
    return {
        (fact.predicate, fact.subject.id, fact.object.id if fact.object else None, fact.low, fact.time)
        for fact in facts
        if fact.low is not None
    }


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "Google said it had so far received 12,000 of the 35,000 GB300s it ordered from Nvidia last year.",
            {
                ("supplies", "company:nvidia", "company:google", 12000.0, "2026"),
                ("orders", "company:google", "company:nvidia", 35000.0, "2025"),
            },
        ),
        (
            "xAI has installed 20,000 of the 100,000 H100s that it ordered from Nvidia in 2024.",
            {
                ("holds", "company:xai", "chip:nvidia-h100", 20000.0, None),
                ("orders", "company:xai", "company:nvidia", 100000.0, "2024"),
            },
        ),
        (
            "Yotta is big. Some 3,000 of the 12,000 B200s that the Mumbai firm ordered from Nvidia are being racked.",
            {("orders", "company:yotta", "company:nvidia", 12000.0, None)},
        ),
        (
            "Meta cancelled 10,000 of the 60,000 MI450s it had ordered from AMD.",
            {
                ("cuts_orders", "company:meta", "company:amd", 10000.0, None),
                ("orders", "company:meta", "company:amd", 60000.0, None),
            },
        ),
        # Where nothing tells of the whole, what was done was done to the part.
        (
            "Some 4,000 of the 16,000 H200s were bought by Tencent from Inspur.",
            {("orders", "company:tencent", "company:inspur", 4000.0, None)},
        ),
        # Who has a part somewhere has the whole.
        (
            "Tencent has 600 of its 1,800 H100s in Singapore.",
            {("holds", "company:tencent", "chip:nvidia-h100", 1800.0, None)},
        ),
    ],
)
def test_each_count_has_its_own_deed(text: str, facts: set[Told]) -> None:
    assert told(text) == facts
