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
from assets.entities.decisions import Verdict, decisions_path, load, standing
from assets.facts.catalogue import catalogue_values
from assets.facts.extract import extract
from assets.facts.ledger import Ledger, article_id
from assets.rules import assets as rules
from assets.rules import frames, pictures
from assets.scaling import claims
from assets.scaling.assets import ScalingConfig
from assets.tables import BOOKKEEPING
from pipelines.definitions import MODULES, defs
from sql.declarations import tables
from sql.warehouse import Warehouse
from tests.generated_articles import examples

# The first takes long, and how it follows single chips is tested by itself; the others take long and follow from files
# alone, which no change of articles touches.
LEFT_OUT = {
    "export_status", "designed_to_the_line", "published_run", "cluster_sweep", "destination", "regulation_reach",
}  # fmt: skip
# What differs by right: when a row was written or how long it took.
STAMPS = {"derived_change": ["changed_at"], "cluster_scaling": ["seconds"]}
SIMULATED = {"cluster_scaling", "scaling_claim"}
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
ARTICLES, CHANGES_A_REFRESH, REFRESHES = 8, 3, 4


class Press:
    """Writes articles, and a warehouse that follows them."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.chance = random.Random(seed)
        self.folder = folder
        self.sentences = examples()
        self.articles: dict[str, Document] = {}
        self.retracted: set[str] = set()
        self.written = 0
        self.decisions = load(decisions_path(folder.parent / "followed"))
        self.facts: list[str] = []

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

    def decide(self) -> None:
        """Accept, reject or edit a fact, or undo a decision."""
        by, why = "Ana Li", "read it"
        undone = {decision.undoes for decision in self.decisions.decisions}
        open_to_undo = [item.id for item in self.decisions.decisions if item.verdict and item.id not in undone]
        if open_to_undo and self.chance.random() < 1 / 3:
            self.decisions.add(undoes=self.chance.choice(open_to_undo), by=by, why=why)
            return
        verdict: Verdict = self.chance.choice(["accept", "reject", "edit"])
        changes: dict[str, Any] = {"low": 7.0, "high": 7.0, "cmp": "="} if verdict == "edit" else {}
        self.decisions.add(verdict=verdict, about=(self.chance.choice(self.facts),), changes=changes, by=by, why=why)

    def record(self, warehouse: Warehouse) -> None:
        """Bring the ledger to the articles and decisions as they are."""
        book = Ledger(warehouse, "test", "test", self.retracted)
        book.record_catalogue(catalogue_values())
        for place, document in self.articles.items():
            book.record(place, document, extract(document) if book.needs_extraction(document) else None)
        book.retract()
        decided = [item.decision for item in standing(self.decisions.decisions) if item.state == "standing"]
        edits = ((item.id, item.about[0], item.changes) for item in decided if item.verdict == "edit")
        book.record_edits(self.decisions.path, edits)
        book.close()

    def refresh(self, warehouse: Warehouse) -> None:
        """Bring the warehouse to the articles and decisions as they are; what it was before is published."""
        if self.facts:
            run("snapshot", warehouse)
        self.record(warehouse)
        compute(warehouse)
        stated = "SELECT fact_id FROM current_fact WHERE origin = 'article' AND low IS NOT NULL ORDER BY 1"
        self.facts = warehouse.query(stated)["fact_id"].to_list()


def derived() -> Iterator[str]:
    """The assets that follow from the ledger, each after those that it reads."""
    for key in defs.resolve_asset_graph().toposorted_asset_keys:
        name = key.to_user_string()
        if name not in LEFT_OUT | {"snapshot"} and any(hasattr(module, name) for module in MODULES):
            yield name


def run(name: str, warehouse: Warehouse) -> dict[str, Any]:
    """Materialise an asset without a Dagster run; returns its metadata."""
    asset: Any = next(getattr(module, name) for module in MODULES if hasattr(module, name))
    config = {"config": ScalingConfig(backend="polars", scenarios=4)} if name in SIMULATED else {}
    metadata: dict[str, Any] = asset.op.compute_fn.decorated_fn(warehouse=warehouse, **config).metadata
    return metadata


def compute(warehouse: Warehouse) -> dict[str, dict[str, Any]]:
    """Bring the derived tables up to date; returns the metadata of each."""
    return {name: run(name, warehouse) for name in derived()}


def content(warehouse: Warehouse) -> dict[str, pl.DataFrame]:
    """All tables but the bookkeeping, without what differs by right."""
    return {
        name: warehouse.query(f"SELECT * EXCLUDE ({', '.join(STAMPS.get(name, []))}) FROM {name} ORDER BY ALL")
        if name in STAMPS
        else warehouse.query(f"SELECT * FROM {name} ORDER BY ALL")
        for name in tables().keys() - BOOKKEEPING
    }


@pytest.fixture(autouse=True)
def short_simulations(monkeypatch: pytest.MonkeyPatch) -> None:
    """A claim judged by few scenarios says as much of how it is followed."""
    monkeypatch.setattr(claims, "SCENARIOS", 16)


@pytest.mark.parametrize("seed", [1, 2])
def test_following_changes_gives_what_computing_anew_gives(seed: int, tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    press = Press(tmp_path / "articles", seed)
    for _ in range(ARTICLES):
        press.add()
    followed = Warehouse(tmp_path / "followed")
    with followed.opened() as warehouse:
        press.refresh(warehouse)
        before = content(warehouse)
        for _ in range(REFRESHES):
            changes = [press.add, press.change, press.retract, press.decide, press.decide]
            for change in press.chance.sample(changes, CHANGES_A_REFRESH):
                change()
            press.refresh(warehouse)
        found = content(warehouse)
    shutil.copytree(followed.folder, tmp_path / "anew")
    with Warehouse(tmp_path / "anew").opened() as warehouse:
        warehouse.connection.execute("DELETE FROM derivation")
        compute(warehouse)
        anew = content(warehouse)
    for name in found:
        assert found[name].equals(anew[name]), name
    moved = {name for name in found if not found[name].equals(before[name])}
    assert moved >= {
        "entity", "alias", "mention", "graph_edge", "graph_node", "exposure", "conflict", "fact_rank", "fleet_compute",
        "implied_units", "capex_comparison", "stated_fact", "current_fact", "cluster_scaling", "derived_change",
        "review",
    }  # fmt: skip


def test_a_decision_about_a_fact_touches_little_else(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    press = Press(tmp_path / "articles", 1)
    for _ in range(ARTICLES):
        press.add()
    with Warehouse(tmp_path / "followed").opened() as warehouse:
        press.refresh(warehouse)
        press.decisions.add(verdict="reject", about=(press.facts[0],), by="Ana Li", why="read it")
        press.record(warehouse)
        looked_at = {
            name: found["facts looked at"] for name, found in compute(warehouse).items() if "facts looked at" in found
        }
        assert not warehouse.query(f"FROM current_fact WHERE fact_id = '{press.facts[0]}'").height
    assert looked_at.keys() >= {
        "current_fact",
        "mention",
        "entity",
        "graph_edge",
        "conflict",
        "fact_rank",
        "stated_fact",
    }
    # A specification that goes concerns the ratios that are stated of its chip.
    assert all(1 <= count <= 5 for count in looked_at.values()), looked_at


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
            run("current_fact", warehouse)
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
