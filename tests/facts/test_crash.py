"""A whole refresh that is killed again and again leaves, in the end, what an undisturbed one leaves.

`CHIPTRAIL_KILLS=50 CHIPTRAIL_ARTICLES=300 pytest -n 0 tests/facts/test_crash.py` kills more often, over more articles.
"""

from __future__ import annotations

import os
import random
import sys
import time
from multiprocessing.context import ForkServerProcess
from pathlib import Path

import dagster as dg
import polars as pl
import pytest

from assets.catalogue import assets as catalogue
from assets.entities import assets as entities
from assets.facts.assets import ledger
from assets.graph import assets as graph
from assets.metrics import assets as metrics
from pipelines.publication import snapshot
from pipelines.resources import warehouse_resource
from sql.warehouse import Warehouse
from tests.fork_server import SERVER
from tests.generated_articles import write

# With the other tests that start refreshes: so they share one server, which has loaded the rules once.
pytestmark = pytest.mark.xdist_group("refresh")

ARTICLES = int(os.environ.get("CHIPTRAIL_ARTICLES", "15"))
KILLS = int(os.environ.get("CHIPTRAIL_KILLS", "5"))

# What `chiptrail refresh` runs up to the snapshot, less the scaling model and the export statuses, which take long and
# read no article.
CHOSEN = [
    catalogue.published_capex, catalogue.exchange_rate, ledger, entities.review, entities.merged_entity,
    entities.current_fact, entities.mention, entities.entity, entities.alias, graph.graph_edge, graph.graph_node,
    graph.exposure, metrics.capex_comparison, metrics.conflict, metrics.fact_rank, metrics.stated_fact,
    metrics.fleet_compute, metrics.implied_units, metrics.derived_change, snapshot,
]  # fmt: skip
COMPARED = {
    "article": "SELECT article_id, title, published, text, duplicate_of, state FROM article",
    "article_location": "SELECT location, article_id FROM article_location",
    "fact": "SELECT * EXCLUDE (first_seen, first_refresh) FROM fact",
    "evidence": "SELECT fact_id, article_id, char_start, char_end, by_id, quote, withdrawn_at FROM evidence",
    "candidate": "SELECT * EXCLUDE (extractor_version) FROM candidate",
    "fact_change": "SELECT fact_id, change, article_id FROM fact_change",
    "current_fact": "SELECT * EXCLUDE (first_seen) FROM current_fact",
    "stated_fact": "SELECT * EXCLUDE (evidence_id, first_seen) FROM stated_fact",
    **{
        table: f"SELECT * FROM {table}"
        for table in (
            "mention", "entity", "alias", "graph_edge", "graph_node", "exposure", "capex_comparison", "conflict",
            "fact_rank", "fleet_compute", "implied_units",
        )
    },
}  # fmt: skip


def refresh(data: Path, articles: Path) -> None:
    """Refresh; the process ends with 1 where that fails."""
    result = dg.materialize(
        CHOSEN,
        resources={"warehouse": warehouse_resource(data, wait_seconds=30)},
        run_config={
            "ops": {"ledger": {"config": {"inputs": [str(articles)]}}},
            "loggers": {"console": {"config": {"log_level": "CRITICAL"}}},
        },
    )
    sys.exit(not result.success)


def start(data: Path, articles: Path) -> ForkServerProcess:
    process = SERVER.Process(target=refresh, args=(data, articles))
    process.start()
    return process


def finish(data: Path, articles: Path) -> None:
    process = start(data, articles)
    process.join(600)
    assert process.exitcode == 0


def content(data: Path) -> dict[str, pl.DataFrame]:
    warehouse = Warehouse(data)
    return {table: warehouse.read_published(f"{query} ORDER BY ALL") for table, query in COMPARED.items()}


def check_that_nothing_is_half_in(data: Path) -> None:
    with Warehouse(data).opened() as warehouse:
        for lacking in (
            "SELECT article_id FROM evidence WHERE article_id IS NOT NULL EXCEPT SELECT article_id FROM article",
            "SELECT article_id FROM article EXCEPT SELECT article_id FROM article_location",
            "SELECT article_id FROM article EXCEPT SELECT article_id FROM article_signature",
            "SELECT fact_id FROM evidence EXCEPT SELECT fact_id FROM fact",
            "SELECT fact_id FROM fact EXCEPT SELECT fact_id FROM fact_change",
        ):
            assert warehouse.query(lacking).is_empty(), lacking
    if Warehouse(data).published_path.exists():
        assert Warehouse(data).read_published("SELECT count(*) AS n FROM stated_fact")["n"][0] > 0


def test_killed_refreshes_end_where_an_undisturbed_one_ends(tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    assert len(list(write(articles, ARTICLES))) == ARTICLES
    began = time.monotonic()
    finish(tmp_path / "undisturbed", articles)
    whole = time.monotonic() - began
    chance = random.Random(20230614)
    killed = tmp_path / "killed"
    for _ in range(KILLS):
        process = start(killed, articles)
        time.sleep(chance.uniform(0.0, whole))
        process.kill()
        process.join(30)
        check_that_nothing_is_half_in(killed)
    finish(killed, articles)
    expected, found = content(tmp_path / "undisturbed"), content(killed)
    for table in COMPARED:
        assert found[table].equals(expected[table]), table
    assert expected["fact"].height > 150
    assert expected["conflict"].height > 0
