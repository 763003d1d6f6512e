"""The Dagster assets of entities, their names, and what people decided about them and about facts."""

import json
from collections import defaultdict

import dagster as dg
import polars as pl

from assets.catalogue.entities import load_entities
from assets.entities.decisions import ABOUT, decisions_path, load, quote_hash, standing
from assets.entities.merging import merge
from assets.facts.catalogue import chip_variants
from assets.tables import replaced, table_asset
from sql.declarations import tables
from sql.warehouse import Warehouse

# Every id that a current fact or its source names, with the words that the articles use for it.
MENTIONED = """
WITH named AS (
    SELECT article_id, unnest([
        {ids: subject_id, mention: subject_mention},
        {ids: object_id, mention: object_mention},
        {ids: item_id, mention: NULL},
        {ids: by_id, mention: by_name}
    ], recursive := true)
    FROM evidence LEFT JOIN current_fact USING (fact_id)
    WHERE withdrawn_at IS NULL
), told AS (
    SELECT ids, mention, min(article_id) AS article_id FROM named WHERE ids IS NOT NULL GROUP BY ALL
), separated AS (
    SELECT unnest(string_split(ids, '+')) AS entity_id,
        CASE WHEN contains(ids, '+') THEN NULL ELSE mention END AS mention, article_id
    FROM told
)
SELECT entity_id, mention, min(article_id) AS article_id FROM separated GROUP BY ALL ORDER BY ALL
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


@table_asset(name="entity", group="entities", deps=["fact", "evidence", "review", "merged_entity"])
def entity(warehouse: dg.ResourceParam[Warehouse]) -> dg.MaterializeResult[None]:
    """Collect the entities of the catalogue and those that only articles name."""
    known = {
        item.id: {"entity_id": item.id, "kind": item.kind, "name": item.name, "provisional": False}
        for item in load_entities().entities.values()
    }
    for identity, name in chip_variants().items():
        known.setdefault(identity, {"entity_id": identity, "kind": "chip", "name": name, "provisional": False})
    for row in warehouse.query(MENTIONED).iter_rows(named=True):
        identity = row["entity_id"]
        if identity in known and not known[identity]["provisional"]:
            continue
        kind, _, slug = identity.partition(":")
        scoped = "@" in slug
        name = row["mention"] or slug.partition("@")[0].replace("-", " ")
        known.setdefault(
            identity,
            {
                "entity_id": identity,
                "kind": kind,
                "name": name,
                "provisional": not scoped,
                "article_id": row["article_id"] if scoped else None,
            },
        )
    rows = [known[identity] for identity in sorted(known)]
    return replaced(
        warehouse,
        "entity",
        tables()["entity"].frame(rows),
        {"provisional": sum(bool(row["provisional"]) for row in rows)},
    )


@table_asset(name="alias", group="entities", deps=["entity", "fact", "evidence"])
def alias(warehouse: dg.ResourceParam[Warehouse]) -> dg.MaterializeResult[None]:
    """Collect the names of the entities."""
    catalogue = [
        {"entity_id": item.id, "alias": name, "source": "catalogue"}
        for item in load_entities().entities.values()
        for name in dict.fromkeys([item.name, *(alias.text for alias in item.aliases)])
    ]
    mentioned = warehouse.query(MENTIONED).filter(pl.col("mention").is_not_null())
    known = {(row["entity_id"], row["alias"]) for row in catalogue}
    for identity, mention in mentioned.select("entity_id", "mention").unique(maintain_order=True).iter_rows():
        if (identity, mention) not in known:
            catalogue.append({"entity_id": identity, "alias": mention, "source": "article"})
    return replaced(warehouse, "alias", tables()["alias"].frame(catalogue))
