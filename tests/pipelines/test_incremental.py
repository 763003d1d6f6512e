"""After any changes to its articles the warehouse holds what computing all of it anew gives, row for row."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import polars as pl
import pytest

from assets.articles.document import Document
from assets.articles.reading import read_article
from assets.catalogue.chips import resolve_chip
from assets.facts.catalogue import catalogue_values
from assets.facts.extract import extract
from assets.facts.ledger import Ledger, article_id
from assets.rules import assets as rules
from assets.rules import frames, pictures
from assets.scaling.assets import ScalingConfig
from pipelines.definitions import MODULES, defs
from sql.declarations import tables
from sql.warehouse import Warehouse
from tests.generated_articles import examples

# Computed whole from files, or, where an input has changed, from all inputs: there is nothing incremental in them, and
# they take long. How export_status follows single chips is tested with the rules.
WHOLE = {"cluster_scaling", "cluster_sweep", "published_run", "designed_to_the_line", "export_status", "snapshot"}
NOT_COMPARED = {"derivation", "derived_change"}
# Beside the frames' examples, so that articles contradict and repeat each other.
DISPUTED = [
    "Meta's capital expenditure was $28.{} billion in 2023.",
    "ByteDance holds {}0,000 A100.",
    "The H100 costs ${}0,000.",
    "TSMC's revenue was ${}0 billion in 2023.",
    "The A800 has an interconnect bandwidth of {}00 GB/s.",
    "Orbital Widgets ordered {},000 H800 from Nvidia in 2023, a person familiar with the matter said.",
    "Microsoft has {}0,000 H100.",
    "ByteDance ordered H100 chips worth ${} billion from Nvidia in 2023.",
    "GPT-3 was trained on {},000 A100.",
]
ARTICLES, CHANGES_A_REFRESH, REFRESHES = 8, 2, 4


class Press:
    """Writes articles, and a warehouse that follows them."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.chance = random.Random(seed)
        self.folder = folder
        self.sentences = examples()
        self.articles: dict[str, Document] = {}
        self.retracted: set[str] = set()
        self.written = 0

    def text(self) -> str:
        """A short article; its disputed sentences state one of few values."""
        chosen = self.chance.sample(self.sentences, 3)
        chosen += [sentence.format(self.chance.randint(1, 4)) for sentence in self.chance.sample(DISPUTED, 5)]
        day = f"{self.chance.randint(2022, 2024)}-0{self.chance.randint(1, 9)}-15"
        return f"---\ntitle: Article\npublished: {day}\npublisher: Paper\n---\n\n" + "\n\n".join(chosen) + "\n"

    def write(self, place: str, text: str) -> None:
        """Put an article at a place."""
        path = self.folder / f"{place}.md"
        path.write_text(text, encoding="utf-8")
        self.articles[place] = read_article(path)

    def add(self) -> None:
        """A new article, or one in three times a repost."""
        self.written += 1
        if self.articles and self.chance.random() < 1 / 3:
            original = self.chance.choice(sorted(self.articles))
            text = (self.folder / f"{original}.md").read_text(encoding="utf-8") + "\nMore on this tomorrow.\n"
        else:
            text = self.text()
        self.write(f"a{self.written:02d}", text)

    def change(self) -> None:
        """Another text at the place of an article."""
        self.write(self.chance.choice(sorted(self.articles)), self.text())

    def retract(self) -> None:
        """Take an article back."""
        place = self.chance.choice(sorted(self.articles))
        self.retracted.add(article_id(self.articles.pop(place).text))

    def record(self, warehouse: Warehouse) -> None:
        """Bring the ledger to the articles as they are."""
        book = Ledger(warehouse, "test", "test", self.retracted)
        book.record_catalogue(catalogue_values())
        for place, document in self.articles.items():
            book.record(place, document, extract(document) if book.needs_extraction(document) else None)
        book.retract()
        book.close()

    def refresh(self, warehouse: Warehouse) -> None:
        """Bring the warehouse to the articles as they are."""
        self.record(warehouse)
        compute(warehouse)


def derived() -> Iterator[str]:
    """The assets that follow from the ledger, each after those that it reads."""
    for key in defs.resolve_asset_graph().toposorted_asset_keys:
        name = key.to_user_string()
        if name not in WHOLE and any(hasattr(module, name) for module in MODULES):
            yield name


def compute(warehouse: Warehouse) -> None:
    """Bring the derived tables up to date, without a Dagster run."""
    for name in derived():
        asset: Any = next(getattr(module, name) for module in MODULES if hasattr(module, name))
        config = {"config": ScalingConfig(backend="polars")} if name == "scaling_claim" else {}
        asset.op.compute_fn.decorated_fn(warehouse=warehouse, **config)


@pytest.mark.parametrize("seed", [1, 2])
def test_following_changes_gives_what_computing_anew_gives(seed: int, tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    press = Press(tmp_path / "articles", seed)
    for _ in range(ARTICLES):
        press.add()
    followed = Warehouse(tmp_path / "followed")
    with followed.opened() as warehouse:
        press.refresh(warehouse)
        before = {name: warehouse.query(f"SELECT * FROM {name} ORDER BY ALL") for name in tables()}
        for _ in range(REFRESHES):
            for change in press.chance.choices([press.add, press.change, press.retract], k=CHANGES_A_REFRESH):
                change()
            press.refresh(warehouse)
        found = {name: warehouse.query(f"SELECT * FROM {name} ORDER BY ALL") for name in tables()}
    shutil.copytree(followed.folder, tmp_path / "anew")
    with Warehouse(tmp_path / "anew").opened() as warehouse:
        warehouse.connection.execute("DELETE FROM derivation")
        compute(warehouse)
        anew = {name: warehouse.query(f"SELECT * FROM {name} ORDER BY ALL") for name in tables()}
    for name in tables().keys() - NOT_COMPARED:
        assert found[name].equals(anew[name]), name
    moved = {name for name in found if not found[name].equals(before[name])}
    assert moved >= {
        "entity", "alias", "mention", "graph_edge", "graph_node", "exposure", "conflict", "fact_rank", "fleet_compute",
        "implied_units", "capex_comparison", "stated_fact",
    }  # fmt: skip


def test_only_the_statuses_of_a_chip_of_which_something_else_is_said_are_computed_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    silent, stated = "google-tpu-v4", "The TPU v4 has an interconnect bandwidth of {} GB/s."
    chips = [silent, *(resolve_chip(name).chip_id for name in rules.SHOWN_CHIPS)]
    monkeypatch.setattr(rules, "chip_catalogue", lambda: SimpleNamespace(names=chips))
    for drawing in ("timeline_picture", "density_map", "interconnect_map"):
        monkeypatch.setattr(pictures, drawing, lambda *_: b"")
    computed: list[list[str]] = []
    frame = frames.export_status_frame

    def counted(facts: Any, *, chips: list[str]) -> pl.DataFrame:
        computed.append(chips)
        return frame(facts, chips=chips)

    monkeypatch.setattr(frames, "export_status_frame", counted)
    (tmp_path / "articles").mkdir()
    press = Press(tmp_path / "articles", 1)
    with Warehouse(tmp_path / "followed").opened() as warehouse:

        def statuses(*sentences: str) -> pl.DataFrame:
            press.write("a", "\n\n".join(["# Chips", *sentences]) + "\n")
            press.record(warehouse)
            rules.export_status.op.compute_fn.decorated_fn(warehouse)  # type: ignore[union-attr]
            return warehouse.query("FROM export_status ORDER BY ALL")

        statuses()
        slow = statuses(stated.format(300))
        statuses(stated.format(300), "Meta holds 20,000 A100.")
        fast = statuses(stated.format(900))
        assert computed == [chips, [silent], [silent]]
        assert fast.equals(frame(warehouse.query(rules.SPECIFICATIONS).to_dicts(), chips=chips).sort(fast.columns))
        told = f"chip_id = '{silent}' AND list_contains(list_transform(inputs, lambda x: contains(x, 'article')), true)"
        assert warehouse.query(f"FROM export_status WHERE {told}").height > 0
        assert not fast.equals(slow)
