"""Reposts, excerpts and copies are no second source, whatever the order in which they are read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest

from assets.articles.document import Document
from assets.facts.ledger import Ledger, article_id
from assets.facts.model import EntityReference, Extraction, Fact
from sql.warehouse import Warehouse

ORIGINAL = (
    "Rainforth Computing said on Monday that it had bought twelve thousand accelerators from Nvidia for its new hall "
    "in Groningen. The company expects the first racks before the summer and the rest by the end of the year. Two "
    "people who know the contract put its value at about four hundred million dollars, and said that the delivery "
    "depends on packaging capacity at TSMC, which remains short. A spokeswoman declined to name the price per card."
)
EDITED = ORIGINAL.replace("said on Monday", "announced").replace("declined to name", "would not give") + " Read more."
EXCERPT = ORIGINAL[113:330]
OTHER = (
    "Kelvin Foundry raised its forecast for advanced packaging. It plans to double monthly capacity within a year and "
    "has ordered tools from three suppliers. Analysts doubt that the buildings can be ready in time, since the local "
    "grid has no spare power before next spring, and the permits for the second site are still being examined."
)
ARTICLES = {
    "original": (ORIGINAL, date(2025, 3, 3)),
    "edited": (EDITED, date(2025, 3, 4)),
    "excerpt": (EXCERPT, date(2025, 3, 5)),
    "other": (OTHER, date(2025, 3, 3)),
}


def documented(name: str) -> Document:
    text, published = ARTICLES[name]
    return Document(name=f"{name}.md", text=text, published=published, original=text.encode())


@pytest.fixture
def warehouse(tmp_path: Path) -> Iterator[Warehouse]:
    with Warehouse(tmp_path).opened() as opened:
        yield opened


def read(warehouse: Warehouse, name: str, location: str | None = None) -> None:
    document = documented(name)
    company = EntityReference("company:rainforth", "Rainforth", "Rainforth")
    fact = Fact(
        "orders", company, None, document.text[:9], 0, 9, "orders/en", low=12000, high=12000, unit="units", cmp="="
    )
    book = Ledger(warehouse, "1", "run")
    book.record(
        location or f"inbox/{name}.md", document, Extraction((fact,)) if book.needs_extraction(document) else None
    )


def originals(warehouse: Warehouse) -> dict[str, str | None]:
    names = {article_id(text): name for name, (text, _) in ARTICLES.items()}
    rows = warehouse.query("SELECT article_id, duplicate_of FROM article WHERE state = 'current'").rows()
    return {names[identity]: names[original] if original else None for identity, original in rows}


@pytest.mark.parametrize("order", list(permutations(ARTICLES)), ids=" ".join)
def test_the_original_is_found_in_whatever_order_articles_come(order: tuple[str, ...], tmp_path: Path) -> None:
    with Warehouse(tmp_path).opened() as warehouse:
        for name in order:
            read(warehouse, name)
        assert originals(warehouse) == {"original": None, "edited": "original", "excerpt": "original", "other": None}


def test_when_the_original_goes_the_next_best_takes_its_place(warehouse: Warehouse) -> None:
    for name in ARTICLES:
        read(warehouse, name)
    read(warehouse, "other", location="inbox/original.md")
    assert originals(warehouse) == {"edited": None, "excerpt": "edited", "other": None}


def test_a_repost_adds_evidence_but_no_independent_source(warehouse: Warehouse) -> None:
    read(warehouse, "original")
    read(warehouse, "edited")
    counts = warehouse.query(
        "SELECT count(DISTINCT evidence_id) AS places, count(DISTINCT coalesce(duplicate_of, article_id)) AS sources "
        "FROM evidence JOIN article USING (article_id)"
    )
    assert counts.rows() == [(2, 1)]


def test_reading_again_keeps_what_was_found(warehouse: Warehouse) -> None:
    for name in (*ARTICLES, *ARTICLES):
        read(warehouse, name)
    assert originals(warehouse)["edited"] == "original"
