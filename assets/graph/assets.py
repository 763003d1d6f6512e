"""The Dagster assets of the graph: its nodes, its edges, and who is exposed to what."""

from pathlib import Path

import dagster as dg

from assets.graph import dependency
from assets.graph.dependency import dependency_steps, exposures
from assets.tables import replaced_if_changed, table_asset, updated
from sql.warehouse import Warehouse

EDGES = """
WITH ends AS (
    SELECT fact_id, predicate, low, high, unit, time, modality, independent_sources,
        unnest(string_split(subject_id, '+')) AS source_id, object_id,
        contains(subject_id, '+') OR contains(object_id, '+') AS shared
    FROM current_fact
    WHERE object_id IS NOT NULL AND modality <> 'denied' AND fact_id IN (FROM touched_fact)
)
SELECT DISTINCT fact_id, source_id, unnest(string_split(object_id, '+')) AS target_id, predicate AS relation,
    low, high, unit, time, modality, shared, independent_sources
FROM ends
ORDER BY fact_id, source_id, target_id
"""

NODES = """
WITH ends AS (
    SELECT source_id AS entity_id, fact_id FROM graph_edge WHERE source_id IN (FROM touched_entity)
    UNION
    SELECT target_id, fact_id FROM graph_edge WHERE target_id IN (FROM touched_entity)
)
SELECT entity_id, kind, name, provisional, count(DISTINCT ends.fact_id) AS facts,
    count(DISTINCT coalesce(article.duplicate_of, evidence.article_id)) AS articles
FROM ends JOIN entity USING (entity_id)
JOIN evidence ON evidence.fact_id = ends.fact_id AND evidence.withdrawn_at IS NULL
LEFT JOIN article ON article.article_id = evidence.article_id
GROUP BY ALL
ORDER BY entity_id
"""


@table_asset(name="graph_edge", group="graph", deps=["current_fact"], kinds={"sql"})
def graph_edge(warehouse: dg.ResourceParam[Warehouse]) -> dg.MaterializeResult[None]:
    """Project the facts that link two entities."""
    return updated(warehouse, "graph_edge", sources=[Path(__file__)], compute=lambda _: EDGES)


@table_asset(name="graph_node", group="graph", deps=["graph_edge", "entity", "evidence"], kinds={"sql"})
def graph_node(warehouse: dg.ResourceParam[Warehouse]) -> dg.MaterializeResult[None]:
    """Collect the entities that the edges link."""
    return updated(
        warehouse,
        "graph_node",
        sources=[Path(__file__)],
        compute=lambda _: warehouse.query(NODES),
        # Where the catalogue has changed, so may the names of entities that no touched fact is about.
        inputs="SELECT input_key FROM derivation WHERE table_name IN ('entity', 'graph_edge') ORDER BY 1",
        concerned="entity_id IN (FROM touched_entity)",
    )


@table_asset(name="exposure", group="graph", deps=["graph_edge"], kinds={"scipy"})
def exposure(warehouse: dg.ResourceParam[Warehouse]) -> dg.MaterializeResult[None]:
    """Follow the chains of dependence."""
    # Parties that an article leaves unnamed are left out: their ids hold the article's, and lead to no one.
    edges = warehouse.query(
        "SELECT min(fact_id) AS fact_id, source_id AS source, target_id AS target, relation FROM graph_edge "
        "WHERE NOT contains(source_id, '@') AND NOT contains(target_id, '@') GROUP BY ALL"
    )
    steps = dependency_steps(edges)
    return replaced_if_changed(
        warehouse,
        "exposure",
        inputs=steps,
        sources=[Path(__file__), Path(dependency.__file__)],
        compute=lambda: (exposures(steps), {}),
    )
