"""The Dagster assets of entities and their names: those of the catalogue and those that articles brought."""

import dagster as dg
import polars as pl

from assets.catalogue.entities import load_entities
from assets.facts.catalogue import chip_variants
from assets.tables import replaced, table_asset
from sql.declarations import tables
from sql.warehouse import Warehouse

# Every id that a current fact or its source names, with the words that the articles use for it.
MENTIONED = """
WITH current_evidence AS (SELECT * FROM evidence WHERE withdrawn_at IS NULL),
named AS (
    SELECT subject_id AS ids, subject_mention AS mention, article_id FROM fact JOIN current_evidence USING (fact_id)
    UNION ALL
    SELECT object_id, object_mention, article_id FROM fact JOIN current_evidence USING (fact_id)
    UNION ALL
    SELECT item_id, NULL, article_id FROM fact JOIN current_evidence USING (fact_id)
    UNION ALL
    SELECT by_id, by_name, article_id FROM current_evidence
), separated AS (
    SELECT unnest(string_split(ids, '+')) AS entity_id,
        CASE WHEN contains(ids, '+') THEN NULL ELSE mention END AS mention, article_id
    FROM named WHERE ids IS NOT NULL
)
SELECT entity_id, mention, min(article_id) AS article_id FROM separated GROUP BY ALL ORDER BY ALL
"""


@table_asset(name="entity", group="entities", deps=["fact", "evidence"])
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
