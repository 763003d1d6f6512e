"""A whole refresh that is killed again and again leaves, in the end, what an undisturbed one leaves.

`CHIPTRAIL_KILLS=50 CHIPTRAIL_ARTICLES=300 pytest -n 0 tests/facts/test_crash.py` kills more often, over more articles.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import polars as pl

from sql.warehouse import Warehouse
from tests.generated_articles import write

CHECKOUT = Path(__file__).parent.parent.parent
ARTICLES = int(os.environ.get("CHIPTRAIL_ARTICLES", "15"))
KILLS = int(os.environ.get("CHIPTRAIL_KILLS", "5"))

# The refresh as `chiptrail refresh` runs it, up to the snapshot, less the scaling model and the export statuses, which
# take long and read no article. One process loads the code and the rules, and forks one that refreshes for each data
# folder that it is told: what is killed is a process, which does not begin with seconds of loading.
REFRESHES = """
import os
import signal
import sys
import dagster as dg
from datetime import date
from pathlib import Path
from assets.articles.document import Document
from assets.facts.extract import extract
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
for text, language in (("Meta holds 20,000 A100.", "en"), ("腾讯订购了5万块H800。", "zh")):
    extract(Document("rules are loaded", text, published=date(2023, 6, 14), language=language))
for line in sys.stdin:
    process = os.fork()
    if process == 0:
        signal.alarm(600)
        result = dg.materialize(
            chosen,
            resources={"warehouse": warehouse_resource(Path(line.strip()), wait_seconds=30)},
            run_config={
                "ops": {"ledger": {"config": {"inputs": [sys.argv[1]]}}},
                "loggers": {"console": {"config": {"log_level": "CRITICAL"}}},
            },
        )
        os._exit(not result.success)
    print(process, flush=True)
    print(os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), flush=True)
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


class Refreshes:
    """Refreshes over the same articles, one at a time, each in a process of its own."""

    def __init__(self, articles: Path) -> None:
        self.parent = subprocess.Popen(
            [sys.executable, "-c", REFRESHES, str(articles)],
            cwd=CHECKOUT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def __enter__(self) -> Refreshes:
        return self

    def __exit__(self, *_: object) -> None:
        self.parent.communicate(timeout=30)

    def start(self, data: Path) -> int:
        """Start a refresh of a data folder; returns its process."""
        assert self.parent.stdin is not None
        print(data, file=self.parent.stdin, flush=True)
        return self._told()

    def ended(self) -> int:
        """Wait for the refresh that was started; returns its exit code, negative if a signal ended it."""
        return self._told()

    def _told(self) -> int:
        assert self.parent.stdout is not None
        return int(self.parent.stdout.readline())


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
    chance = random.Random(20230614)
    killed = tmp_path / "killed"
    with Refreshes(articles) as refreshes:
        refreshes.start(tmp_path / "undisturbed")
        began = time.monotonic()
        assert refreshes.ended() == 0
        whole = time.monotonic() - began
        exits = []
        for _ in range(KILLS):
            process = refreshes.start(killed)
            time.sleep(chance.uniform(0.0, whole))
            with suppress(ProcessLookupError):  # it may have ended by itself
                os.kill(process, signal.SIGKILL)
            exits.append(refreshes.ended())
            check_that_nothing_is_half_in(killed)
        refreshes.start(killed)
        assert refreshes.ended() == 0
    assert -signal.SIGKILL in exits, "none was killed before it had ended"
    expected, found = content(tmp_path / "undisturbed"), content(killed)
    for table in COMPARED:
        assert found[table].equals(expected[table]), table
    assert expected["fact"].height > 150
    assert expected["conflict"].height > 0
