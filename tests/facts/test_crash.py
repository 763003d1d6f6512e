"""A whole refresh that is killed again and again leaves, in the end, what an undisturbed one leaves.

`CHIPTRAIL_KILLS=50 CHIPTRAIL_ARTICLES=300 pytest -n 0 tests/facts/test_crash.py` kills more often, over more articles.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import polars as pl

from sql.warehouse import Warehouse
from tests.generated_articles import write

CHECKOUT = Path(__file__).parent.parent.parent
ARTICLES = int(os.environ.get("CHIPTRAIL_ARTICLES", "15"))
KILLS = int(os.environ.get("CHIPTRAIL_KILLS", "5"))

# The refresh as `chiptrail refresh` runs it, up to the snapshot, less the scaling model and the export statuses, which
# take long and read no article.
REFRESH = """
import sys
import dagster as dg
from pathlib import Path
from assets.facts.assets import ledger
from assets.entities import assets as entities
from assets.graph import assets as graph
from assets.metrics import assets as metrics
from assets.catalogue import assets as catalogue
from pipelines.publication import snapshot
from pipelines.resources import warehouse_resource
chosen = [
    catalogue.published_capex, catalogue.exchange_rate, ledger, entities.review, entities.merged_entity,
    entities.current_fact, entities.mention, entities.entity, entities.alias, graph.graph_edge, graph.graph_node,
    graph.exposure, metrics.capex_comparison, metrics.conflict, metrics.fact_rank, metrics.stated_fact,
    metrics.fleet_compute, metrics.implied_units, metrics.derived_change, snapshot,
]
print("starting", flush=True)
result = dg.materialize(
    chosen,
    resources={"warehouse": warehouse_resource(Path(sys.argv[1]), wait_seconds=30)},
    run_config={
        "ops": {"ledger": {"config": {"inputs": [sys.argv[2]]}}},
        "loggers": {"console": {"config": {"log_level": "CRITICAL"}}},
    },
)
sys.exit(not result.success)
"""

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


def start(data: Path, articles: Path) -> subprocess.Popen[bytes]:
    process = subprocess.Popen(
        [sys.executable, "-c", REFRESH, str(data), str(articles)],
        cwd=CHECKOUT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"starting\n"
    return process


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
    assert start(tmp_path / "undisturbed", articles).wait(600) == 0
    whole = time.monotonic() - began
    chance = random.Random(20230614)
    killed = tmp_path / "killed"
    for _ in range(KILLS):
        process = start(killed, articles)
        time.sleep(chance.uniform(0.0, whole))
        process.kill()
        process.wait(30)
        check_that_nothing_is_half_in(killed)
    assert start(killed, articles).wait(600) == 0
    expected, found = content(tmp_path / "undisturbed"), content(killed)
    for table in COMPARED:
        assert found[table].equals(expected[table]), table
    assert expected["fact"].height > 150
    assert expected["conflict"].height > 0
