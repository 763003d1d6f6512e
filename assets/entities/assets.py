"""The Dagster assets of entities, their names, and what people decided about them and about facts."""

import json
from collections import defaultdict
from pathlib import Path

import dagster as dg
import polars as pl

from assets.catalogue.entities import load_entities
from assets.entities.decisions import ABOUT, decisions_path, load, quote_hash, standing
from assets.entities.merging import merge
from assets.facts.catalogue import chip_variants
from assets.tables import replaced, table_asset, updated
from sql.declarations import tables
from sql.warehouse import Warehouse

ENTITIES = [Path(__file__), *(Path(__file__).parents[1] / "catalogue").glob("**/*.yaml")]
ENTITIES += (Path(__file__).parents[1] / "catalogue").glob("*.csv")
# How much more often, or less often, the places that came or went name an entity by some words.
MENTIONED = """
CREATE OR REPLACE TEMP TABLE mentioned AS
WITH place AS (
    SELECT gain, fact_gain, by_id, by_name, subject_mention, object_mention, subject_id, object_id, item_id
    FROM touched_evidence JOIN evidence USING (evidence_id) JOIN merged_fact USING (fact_id)
), named AS (
    SELECT unnest([
        {ids: subject_id, words: subject_mention, gain: fact_gain},
        {ids: object_id, words: object_mention, gain: fact_gain},
        {ids: item_id, words: NULL, gain: fact_gain},
        {ids: by_id, words: by_name, gain: gain}
    ], recursive := true)
    FROM place
), told AS (
    SELECT ids, words, sum(gain) AS gain FROM named WHERE ids IS NOT NULL GROUP BY ALL
)
SELECT entity_id, words, sum(gain)::BIGINT AS gain
FROM (
    SELECT unnest(string_split(ids, '+')) AS entity_id, CASE WHEN NOT contains(ids, '+') THEN words END AS words, gain
    FROM told
)
GROUP BY ALL
"""
MENTIONS = """
SELECT mentioned.entity_id, mentioned.words, coalesce(places, 0) + gain AS places
FROM mentioned LEFT JOIN mention
    ON mention.entity_id = mentioned.entity_id AND mention.words IS NOT DISTINCT FROM mentioned.words
WHERE coalesce(places, 0) + gain > 0
ORDER BY ALL
"""
FOUND_ENTITIES = """
SELECT entity_id, split_part(entity_id, ':', 1) AS kind,
    coalesce(min(words), replace(split_part(split_part(entity_id, ':', 2), '@', 1), '-', ' ')) AS name,
    NOT contains(entity_id, '@') AS provisional, nullif(split_part(entity_id, '@', 2), '') AS article_id
FROM mention
WHERE entity_id IN (FROM touched_entity) AND entity_id NOT IN (SELECT entity_id FROM known)
GROUP BY entity_id
ORDER BY entity_id
"""
FOUND_ALIASES = """
SELECT entity_id, words AS alias, 'article' AS source
FROM mention
WHERE entity_id IN (FROM touched_entity) AND words IS NOT NULL
    AND (entity_id, words) NOT IN (SELECT (entity_id, alias) FROM known)
ORDER BY ALL
"""


@table_asset(name="review", group="entities", deps=["evidence"])
def review(warehouse: dg.ResourceParam[Warehouse]) -> dg.MaterializeResult[None]:
    """Load what people decided, and see which decisions still stand."""
    path = decisions_path(warehouse.folder)
    bases: dict[str, set[str]] = defaultdict(set)
    decisions = load(path).decisions
    for fact_id, quote in warehouse.connection.execute(
        "SELECT fact_id, quote FROM evidence WHERE withdrawn_at IS NULL AND fact_id IN (SELECT unnest(?::VARCHAR[]))",
        [sorted({decision.about[0] for decision in decisions if decision.about})],
    ).fetchall():
        bases[fact_id].add(quote_hash(quote))
    rows = [
        {
            "decision_id": item.decision.id,
            "about": ABOUT[item.decision.verdict],
            "subject_id": item.decision.about[0],
            "other_id": item.decision.about[1] if len(item.decision.about) > 1 else None,
            "verdict": item.decision.verdict,
            "changes": json.dumps(item.decision.changes, ensure_ascii=False) if item.decision.changes else None,
            "decided_by": item.decision.by,
            "decided_at": item.decision.at,
            "reason": item.decision.why,
            "state": item.state,
        }
        for item in standing(decisions, bases)
        if item.decision.verdict
    ]
    return replaced(warehouse, "review", tables()["review"].frame(rows), {"file": str(path)})


@table_asset(name="merged_entity", group="entities", deps=["review"], kinds={"networkx"})
def merged_entity(warehouse: dg.ResourceParam[Warehouse]) -> dg.MaterializeResult[None]:
    """Join the entities that people found to be the same."""
    decided = warehouse.query(
        "SELECT decision_id, subject_id, other_id, verdict FROM review "
        "WHERE about = 'entities' AND state = 'standing' ORDER BY 1"
    )
    merged, contradictions = merge(decided.rows(), known=load_entities().entities)
    rows = [
        {"entity_id": item.entity_id, "canonical_id": item.canonical_id, "decision_ids": list(item.decision_ids)}
        for item in merged
    ]
    metadata = {"contradictions": contradictions}
    return replaced(warehouse, "merged_entity", tables()["merged_entity"].frame(rows), metadata)


# Sorted, so that what is asked of one predicate or subject reads only its part of the table.
CURRENT_FACTS = """
WITH stated AS (
    SELECT fact_id, min(published) AS told,
        count(DISTINCT coalesce(duplicate_of, article_id)) AS independent_sources
    FROM evidence LEFT JOIN article USING (article_id)
    WHERE evidence.withdrawn_at IS NULL AND fact_id IN (FROM touched_fact) AND fact_id NOT IN (FROM set_aside)
    GROUP BY fact_id
)
FROM merged_fact JOIN stated USING (fact_id)
ORDER BY predicate, subject_id, fact_id
"""


@table_asset(
    name="current_fact",
    group="entities",
    deps=["fact", "evidence", "article", "review", "merged_entity"],
    kinds={"sql"},
)
def current_fact(warehouse: dg.ResourceParam[Warehouse]) -> dg.MaterializeResult[None]:
    """Collect what stands: what something states now and no person has set aside, of merged entities."""
    return updated(warehouse, "current_fact", sources=[Path(__file__)], compute=lambda _: CURRENT_FACTS)


@table_asset(name="mention", group="entities", deps=["fact", "evidence", "review", "merged_entity"], kinds={"sql"})
def mention(warehouse: dg.ResourceParam[Warehouse]) -> dg.MaterializeResult[None]:
    """Count by which words the articles name entities."""

    def compute(_: bool) -> pl.DataFrame:
        warehouse.connection.execute(MENTIONED)
        return warehouse.query(MENTIONS)

    return updated(
        warehouse,
        "mention",
        sources=[Path(__file__)],
        compute=compute,
        concerned="EXISTS (FROM mentioned WHERE mentioned.entity_id = mention.entity_id "
        "AND mentioned.words IS NOT DISTINCT FROM mention.words)",
    )


@table_asset(name="entity", group="entities", deps=["mention"])
def entity(warehouse: dg.ResourceParam[Warehouse]) -> dg.MaterializeResult[None]:
    """Collect the entities of the catalogue and those that only articles name."""
    rows = {
        item.id: {"entity_id": item.id, "kind": item.kind, "name": item.name, "provisional": False}
        for item in load_entities().entities.values()
    }
    for identity, name in chip_variants().items():
        rows.setdefault(identity, {"entity_id": identity, "kind": "chip", "name": name, "provisional": False})
    return _known_and_found(
        warehouse,
        "entity",
        tables()["entity"].frame(rows.values()),
        FOUND_ENTITIES,
        concerned="entity_id IN (FROM touched_entity) AND (provisional OR article_id IS NOT NULL)",
    )


@table_asset(name="alias", group="entities", deps=["entity", "mention"])
def alias(warehouse: dg.ResourceParam[Warehouse]) -> dg.MaterializeResult[None]:
    """Collect the names of the entities."""
    rows = [
        {"entity_id": item.id, "alias": name, "source": "catalogue"}
        for item in load_entities().entities.values()
        for name in dict.fromkeys([item.name, *(alias.text for alias in item.aliases)])
    ]
    return _known_and_found(
        warehouse,
        "alias",
        tables()["alias"].frame(rows),
        FOUND_ALIASES,
        concerned="entity_id IN (FROM touched_entity) AND source = 'article'",
    )


def _known_and_found(
    warehouse: Warehouse, name: str, known: pl.DataFrame, found: str, *, concerned: str
) -> dg.MaterializeResult[None]:
    """Bring a table up to date that holds what the catalogue knows, and what articles add to it.

    Args:
        warehouse: The open warehouse.
        name: The table.
        known: Its rows of the catalogue.
        found: A SELECT of the rows that articles add for the entities in `touched_entity`, which reads `known`.
        concerned: Which rows of the table articles have added for these entities.
    """

    def compute(anew: bool) -> pl.DataFrame:
        with warehouse.registered("known", known):
            fresh = warehouse.query(found)
        return pl.concat([known, fresh]) if anew else fresh

    return updated(warehouse, name, sources=ENTITIES, compute=compute, concerned=concerned)
