"""The refresh that `test_crash.py` kills, with its rules loaded when it is imported.

A fork server imports it once, so that each refresh is a process of its own that begins with its work at once.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import dagster as dg

from assets.articles.document import Document
from assets.catalogue import assets as catalogue
from assets.entities import assets as entities
from assets.facts.assets import ledger
from assets.facts.extract import extract
from assets.graph import assets as graph
from assets.metrics import assets as metrics
from pipelines.publication import snapshot
from pipelines.resources import warehouse_resource

# What `chiptrail refresh` runs up to the snapshot, less the scaling model and the export statuses, which take long and
# read no article.
CHOSEN = [
    catalogue.published_capex, catalogue.exchange_rate, ledger, entities.review, entities.merged_entity,
    entities.current_fact, entities.mention, entities.entity, entities.alias, graph.graph_edge, graph.graph_node,
    graph.exposure, metrics.capex_comparison, metrics.conflict, metrics.fact_rank, metrics.stated_fact,
    metrics.fleet_compute, metrics.implied_units, metrics.derived_change, snapshot,
]  # fmt: skip

for language, text in (("en", "Meta bought 3,000 H100s."), ("zh", "Meta采购了3000张H100。")):
    extract(Document("rules", text, published=date(2025, 1, 1), language=language))


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
