"""The ledger: what one reading after another leaves in the warehouse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assets.articles.document import Document
from assets.entities.assets import current_fact
from assets.facts.ledger import CatalogueValue, Ledger, fact_id, location_of
from assets.facts.model import Candidate, EntityReference, Extraction, Fact
from assets.metrics.assets import stated_fact
from sql.warehouse import SchemaError, Warehouse

TEXT = "Meta holds 16,000 A100 cards. An insider says that Baidu ordered 10,000."


def document(text: str = TEXT, **details: object) -> Document:
    base = Document(name="a.md", text=text, published=date(2023, 6, 14), original=text.encode())
    return replace(base, **details)


def entity(identity: str) -> EntityReference:
    return EntityReference(identity, identity.partition(":")[2], identity.partition(":")[2])


def fact(subject: str = "company:meta", low: float = 16000, **details: object) -> Fact:
    base = Fact(
        predicate="holds", subject=entity(subject), object=entity("chip:nvidia-a100"), quote=TEXT[:29], start=0, end=29,
        rule="holds/en", low=low, high=low, unit="units", cmp="=", time="2023",
    )  # fmt: skip
    return replace(base, **details)


CANDIDATE = Candidate("orders", "missing object", TEXT[30:], 30, len(TEXT), "orders/en")


@pytest.fixture
def warehouse(tmp_path: Path) -> Iterator[Warehouse]:
    with Warehouse(tmp_path).opened() as opened:
        yield opened


def read(
    warehouse: Warehouse, *stated: Fact, location: str = "inbox/a.md", text: str = TEXT, version: str = "1",
    candidates: tuple[Candidate, ...] = (), **details: object,
) -> Ledger:  # fmt: skip
    book = Ledger(warehouse, version, "run")
    article = document(text, **details)
    wanted = book.needs_extraction(article)
    book.record(location, article, Extraction(stated, candidates) if wanted else None)
    book.close()
    return book


def stated(warehouse: Warehouse) -> list[str]:
    rows = warehouse.query("SELECT DISTINCT fact_id FROM evidence WHERE withdrawn_at IS NULL ORDER BY 1")
    return rows["fact_id"].to_list()


def changes(warehouse: Warehouse) -> list[tuple[int, str]]:
    return warehouse.query("SELECT refresh_id, change FROM fact_change ORDER BY ALL").rows()


def test_an_article_its_facts_evidence_and_candidates_are_recorded(warehouse: Warehouse) -> None:
    book = read(warehouse, fact(), candidates=(CANDIDATE,))
    assert (book.tally.read, book.tally.new, book.tally.facts_added) == (1, 1, 1)
    quotes = warehouse.query(
        "SELECT quote = substring(text, char_start + 1, char_end - char_start) AS exact "
        "FROM evidence JOIN article USING (article_id)"
    )
    assert quotes["exact"].to_list() == [True]
    assert warehouse.query("SELECT reason FROM candidate")["reason"].to_list() == ["missing object"]
    period = warehouse.query("SELECT time_start, time_end FROM fact").row(0)
    assert period == (date(2023, 1, 1), date(2023, 12, 31))
    originals = list((warehouse.folder / "originals").iterdir())
    assert [path.read_bytes() for path in originals] == [TEXT.encode()]


@pytest.mark.parametrize("location", ["inbox/a.md", "inbox/renamed.md", "https://example.org/repost"])
def test_the_same_text_again_from_anywhere_changes_nothing(warehouse: Warehouse, location: str) -> None:
    read(warehouse, fact())
    before = stated(warehouse)
    book = read(warehouse, fact(), location=location)
    assert (book.tally.new, book.tally.facts_added, book.tally.facts_withdrawn) == (0, 0, 0)
    assert stated(warehouse) == before
    assert warehouse.query("SELECT count(*) AS n FROM article")["n"][0] == 1
    assert changes(warehouse) == [(1, "added")]


def test_a_changed_article_withdraws_what_it_no_longer_says(warehouse: Warehouse) -> None:
    read(warehouse, fact(), fact("company:google", 26000), candidates=(CANDIDATE,))
    changed = TEXT.replace("Baidu", "Tencent")
    read(warehouse, fact(), fact("company:tencent", 10000), text=changed)
    assert stated(warehouse) == sorted([fact_id(fact()), fact_id(fact("company:tencent", 10000))])
    assert changes(warehouse) == [(1, "added"), (1, "added"), (2, "added"), (2, "withdrawn")]
    states = warehouse.query("SELECT state FROM article ORDER BY first_refresh")["state"].to_list()
    assert states == ["superseded", "current"]
    assert warehouse.query("SELECT count(*) AS n FROM candidate")["n"][0] == 0
    assert warehouse.query("SELECT count(*) AS n FROM fact")["n"][0] == 3, "the log keeps what was once stated"


def test_a_text_that_another_place_still_holds_is_not_withdrawn(warehouse: Warehouse) -> None:
    read(warehouse, fact())
    read(warehouse, fact(), location="inbox/copy.md")
    read(warehouse, text="Nothing here.")
    assert stated(warehouse) == [fact_id(fact())]


def test_a_text_that_comes_back_is_current_again(warehouse: Warehouse) -> None:
    read(warehouse, fact())
    read(warehouse, text="Nothing here.")
    assert stated(warehouse) == []
    read(warehouse, fact())
    assert stated(warehouse) == [fact_id(fact())]
    assert changes(warehouse) == [(1, "added"), (2, "withdrawn"), (3, "added")]
    assert warehouse.query("SELECT state FROM article WHERE article_id = (SELECT article_id FROM article_location)")[
        "state"
    ].to_list() == ["current"]


@pytest.mark.parametrize(
    ("again", "count"),
    [
        ({}, 0),
        ({"version": "2"}, 1),
        ({"published": date(2023, 6, 15)}, 1),
        ({"publisher": "Another"}, 1),
    ],
)
def test_an_article_is_read_again_only_if_its_facts_may_have_changed(
    warehouse: Warehouse, again: dict[str, object], count: int
) -> None:
    read(warehouse, fact())
    book = read(warehouse, fact(), **again)
    assert book.tally.read_again == count
    assert book.tally.facts_added == 0
    assert len(stated(warehouse)) == 1


def test_a_new_version_that_reads_otherwise_replaces_the_evidence_and_keeps_what_is_the_same(
    warehouse: Warehouse,
) -> None:
    read(warehouse, fact(), fact("company:google", 26000))
    read(warehouse, fact(), fact("company:google", 2600), version="2")
    rows = warehouse.query(
        "SELECT subject_id, low, refresh_id, withdrawn_at IS NULL AS now "
        "FROM evidence JOIN fact USING (fact_id) ORDER BY ALL"
    ).rows()
    assert rows == [
        ("company:google", 2600.0, 2, True),
        ("company:google", 26000.0, 1, False),
        ("company:meta", 16000.0, 1, True),
    ]


def test_one_statement_of_two_sources_is_one_fact_with_two_places(warehouse: Warehouse) -> None:
    insider = EntityReference("person:anonymous", "an insider", "an insider")
    read(warehouse, fact(), fact(by=insider))
    assert len(stated(warehouse)) == 1
    assert warehouse.query("SELECT count(*) AS n FROM evidence")["n"][0] == 2


def test_unnamed_parties_of_two_articles_are_never_one(warehouse: Warehouse) -> None:
    read(warehouse, fact("company:unnamed"))
    read(warehouse, fact("company:unnamed"), location="inbox/b.md", text=TEXT + " Again.")
    subjects = warehouse.query("SELECT subject_id FROM fact ORDER BY 1")["subject_id"].to_list()
    assert len(set(subjects)) == 2
    assert all(subject.startswith("company:unnamed@") for subject in subjects)


def test_catalogue_values_are_facts_and_are_withdrawn_when_the_catalogue_drops_them(warehouse: Warehouse) -> None:
    first = CatalogueValue(fact("chip:a", 1, predicate="spec", object=None), "datasheet A")
    second = CatalogueValue(fact("chip:b", 2, predicate="spec", object=None), "datasheet B")
    Ledger(warehouse, "1", "run").record_catalogue([first, second])
    Ledger(warehouse, "1", "run").record_catalogue([first])
    assert stated(warehouse) == [fact_id(first.fact)]
    assert warehouse.query("SELECT origin FROM fact")["origin"].to_list() == ["catalogue", "catalogue"]
    assert changes(warehouse) == [(1, "added"), (1, "added"), (2, "withdrawn")]


def test_what_an_older_version_read_is_read_again_from_the_store(warehouse: Warehouse) -> None:
    read(warehouse, fact(), publisher="The Rack", body_start=5)
    newer = Ledger(warehouse, "2", "run")
    (identity,) = newer.outdated()
    stored = newer.stored(identity)
    assert (stored.text, stored.published, stored.publisher, stored.body_start) == (
        TEXT,
        date(2023, 6, 14),
        "The Rack",
        5,
    )
    newer.record_again(identity, Extraction((fact(low=15999),)))
    assert newer.outdated() == []
    assert stated(warehouse) == [fact_id(fact(low=15999))]
    same = Ledger(warehouse, "2", "run")
    assert same.outdated() == []
    assert same.outdated(also_current=True) == [identity]
    assert not same.needs_extraction(document(publisher="The Rack", body_start=5)), (
        "as if it had been read from its place"
    )


def test_an_error_in_the_middle_of_an_article_leaves_nothing_of_it(warehouse: Warehouse) -> None:
    read(warehouse, fact())
    broken = fact("company:google", time="not a time")
    with pytest.raises(ValueError, match="not a time of the fact model"):
        read(warehouse, fact("company:tencent"), broken, location="inbox/b.md", text="Other text.")
    assert stated(warehouse) == [fact_id(fact())]
    assert warehouse.query("SELECT count(*) AS n FROM article")["n"][0] == 1
    assert warehouse.query("SELECT count(*) AS n FROM article_location")["n"][0] == 1


def test_what_cannot_be_read_is_recorded(warehouse: Warehouse) -> None:
    book = Ledger(warehouse, "1", "run")
    book.refuse("inbox/x.pdf", "x.pdf: no text")
    assert book.close().refused == 1
    assert warehouse.query("SELECT * FROM refused_input").rows() == [(1, "inbox/x.pdf", "x.pdf: no text")]
    assert warehouse.query("SELECT inputs_refused FROM refresh")["inputs_refused"].to_list() == [1]


def test_places_are_named_relative_to_the_folders_that_may_move(tmp_path: Path) -> None:
    inside, outside = tmp_path / "data" / "inbox" / "a.md", tmp_path / "other" / "b.md"
    assert location_of(inside, [tmp_path / "data"]) == "inbox/a.md"
    assert location_of(outside, [tmp_path / "data"]) == outside.resolve().as_posix()
    assert location_of("https://example.org/a", [tmp_path]) == "https://example.org/a"


def test_joined_chips_show_their_names_and_views_rest_on_what_is_stated(warehouse: Warehouse) -> None:
    read(warehouse, fact(object=entity("chip:nvidia-a100+chip:nvidia-h100")))
    names = [("chip:nvidia-a100", "A100"), ("chip:nvidia-h100", "H100")]
    warehouse.insert(
        "entity", [{"entity_id": known, "kind": "chip", "name": name, "provisional": False} for known, name in names]
    )
    for asset in (current_fact, stated_fact):
        asset.op.compute_fn.decorated_fn(warehouse)  # type: ignore[union-attr]
    expected = warehouse.query("SELECT * FROM stated_fact ORDER BY ALL")
    assert expected["object_name"].to_list() == ["A100 + H100"]
    warehouse.publish("test")
    assert warehouse.read_published("SELECT * FROM stated_fact ORDER BY ALL").equals(expected)
    assert warehouse.read_published("SELECT chip FROM holdings")["chip"].to_list() == ["A100 + H100"]


def test_a_row_that_does_not_fit_or_whose_key_is_known_is_refused(warehouse: Warehouse) -> None:
    row = {"entity_id": "chip:a", "kind": "chip", "name": "A", "provisional": False}
    warehouse.insert("entity", [row])
    for wrong in (row, row | {"entity_id": "chip:b", "name": None}):
        with pytest.raises(SchemaError, match="table entity"):
            warehouse.insert("entity", [wrong])
    warehouse.insert("entity", [row | {"name": "another"}], ignore_known=True)
    assert warehouse.query("SELECT name FROM entity")["name"].to_list() == ["A"]
