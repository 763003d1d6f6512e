"""The Dagster assets of derived numbers and of contradictions."""

from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import Any

import dagster as dg
import polars as pl

from assets.catalogue.entities import load_entities
from assets.facts.catalogue import chip_families
from assets.metrics import derived
from assets.metrics.conflicts import COMPARED_PREDICATES, UNCERTAIN, Conflict, Statement, conflicts
from assets.metrics.movements import FOLLOWED, movements
from assets.metrics.ranks import ranks
from assets.tables import materialized, replaced, table_asset, updated
from sql.declarations import tables
from sql.warehouse import Warehouse

SOURCES = [
    *Path(__file__).parent.glob("*.py"),
    *(Path(__file__).parent.parent / "catalogue").glob("*.csv"),
    *(Path(__file__).parent.parent / "catalogue" / "entities").glob("*.yaml"),
]
ROWS_AT_ONCE = 20_000  # rows held as objects before they go into a frame
STATEMENTS = """
SELECT fact_id, predicate, subject_id AS subject, object_id AS object, metric, low, high, unit, cmp,
    time_start AS start, time_end AS "end", modality, min(article.published) AS told, origin
FROM current_fact JOIN evidence USING (fact_id) LEFT JOIN article USING (article_id)
WHERE evidence.withdrawn_at IS NULL AND {which}
GROUP BY ALL
ORDER BY fact_id
"""


def _statements(warehouse: Warehouse, which: str) -> list[Statement]:
    """The current facts for which a condition on `current_fact` holds, as they are compared."""
    return [Statement(**row) for row in warehouse.query(STATEMENTS.format(which=which)).iter_rows(named=True)]


CATALOGUE_FACTS = "SELECT fact_id FROM evidence WHERE article_id IS NULL AND withdrawn_at IS NULL ORDER BY ALL"
# What the touched facts are compared with: the same of the same subject, and for a ratio what is stated of both chips.
COMPARED = """
CREATE OR REPLACE TEMP TABLE compared AS
WITH touched AS (
    SELECT * FROM current_fact WHERE fact_id IN (FROM touched_fact) AND predicate IN {predicates}
), chip_of_touched AS (
    SELECT subject_id AS chip_id FROM touched WHERE predicate IN ('spec', 'spec_ratio')
    UNION SELECT object_id FROM touched WHERE predicate = 'spec_ratio'
), chip AS (
    FROM chip_of_touched
    UNION SELECT object_id FROM fact WHERE predicate = 'spec_ratio' AND subject_id IN (FROM chip_of_touched)
    UNION SELECT subject_id FROM fact WHERE predicate = 'spec_ratio' AND object_id IN (FROM chip_of_touched)
)
SELECT current_fact.fact_id, current_fact.predicate IN ('spec', 'spec_ratio', 'process_node') AS of_chip
FROM current_fact
WHERE predicate IN {predicates} AND modality NOT IN {uncertain}
    AND (
        (predicate, subject_id, coalesce(object_id, ''), coalesce(metric, '')) IN (
            SELECT (predicate, subject_id, coalesce(object_id, ''), coalesce(metric, '')) FROM touched
        )
        OR predicate IN ('spec', 'process_node') AND origin = 'catalogue'
        OR predicate IN ('spec', 'spec_ratio') AND subject_id IN (FROM chip)
    )
"""


@table_asset(
    name="conflict",
    group="metrics",
    deps=["fact", "evidence", "article", "review", "merged_entity", "capex_comparison"],
)
def conflict(warehouse: dg.ResourceParam[Warehouse]) -> dg.MaterializeResult[None]:
    """Compare what is stated about the same thing at the same time."""

    def compute() -> pl.DataFrame:
        warehouse.connection.execute(
            COMPARED.format(predicates=tuple(sorted(COMPARED_PREDICATES)), uncertain=tuple(sorted(UNCERTAIN)))
        )
        touched = set(warehouse.query("FROM touched_fact")["fact_id"])
        fitting = warehouse.query(
            "SELECT fact_id, list(measure || ', ' || fiscal_label) AS measures "
            "FROM capex_comparison WHERE fits GROUP BY ALL"
        )
        measures = dict(fitting.iter_rows())
        frames = [tables()["conflict"].frame()]
        rows: list[dict[str, Any]] = []

        def compare(statements: list[Statement]) -> None:
            if len(rows) > ROWS_AT_ONCE:
                frames.append(tables()["conflict"].frame(rows))
                rows.clear()
            by_id = {statement.fact_id: statement for statement in statements}
            for found in conflicts(statements, chip_families(), measures, touched):
                fact = by_id[found.fact_id]
                rows.append(
                    {
                        "kind": found.kind,
                        "predicate": fact.predicate,
                        "subject_id": fact.subject,
                        "metric": fact.metric,
                        "fact_id": found.fact_id,
                        "other_fact_ids": list(found.other_fact_ids),
                        "explanation": found.explanation,
                    }
                )

        compare(_statements(warehouse, "fact_id IN (SELECT fact_id FROM compared WHERE of_chip)"))
        # The others are compared group by group, so that never all of them are held as objects.
        others = warehouse.query(
            STATEMENTS.format(which="fact_id IN (SELECT fact_id FROM compared WHERE NOT of_chip)")
        ).sort("predicate", "subject", "object", "metric", "fact_id")
        for _, group in groupby(
            others.iter_rows(named=True), lambda row: (row["predicate"], row["subject"], row["object"], row["metric"])
        ):
            statements = [Statement(**row) for row in group]
            if len(statements) > 1:
                compare(statements)
        warehouse.connection.execute("DROP TABLE compared")
        frames.append(tables()["conflict"].frame(rows))
        return pl.concat(frames).sort("fact_id", "explanation")

    return updated(
        warehouse,
        "conflict",
        sources=SOURCES,
        inputs=CATALOGUE_FACTS,
        compute=compute,
        concerned="fact_id IN (FROM touched_fact) "
        "OR list_has_any(other_fact_ids, (SELECT list(fact_id) FROM touched_fact))",
    )


@table_asset(name="fleet_compute", group="metrics", deps=["fact", "evidence", "review", "merged_entity"])
def fleet_compute(warehouse: dg.ResourceParam[Warehouse]) -> dg.MaterializeResult[None]:
    """Multiply counted chips by their catalogue rate."""

    def compute() -> pl.DataFrame:
        counted = _statements(
            warehouse,
            "(fact_id IN (FROM touched_fact) AND predicate IN ('holds', 'orders', 'cluster_size') AND unit = 'units' "
            "OR predicate = 'spec' AND metric = 'fp16' AND origin = 'catalogue')",
        )
        return tables()["fleet_compute"].frame(derived.fleet_compute(counted, chip_families()))

    return updated(warehouse, "fleet_compute", sources=SOURCES, inputs=CATALOGUE_FACTS, compute=compute)


@table_asset(name="implied_units", group="metrics", deps=["fact", "evidence", "review", "merged_entity"], kinds={"sql"})
def implied_units(warehouse: dg.ResourceParam[Warehouse]) -> dg.MaterializeResult[None]:
    """Divide orders in money by the least and the greatest price that are stated for the chip."""
    designers = {item.id: item.vendor for item in load_entities().entities.values() if item.vendor}
    frame = pl.DataFrame(
        {"chip_id": list(designers), "designer_id": list(designers.values())},
        schema={"chip_id": pl.String, "designer_id": pl.String},
    )
    with warehouse.registered("chip_designer", frame):
        found = warehouse.query(derived.IMPLIED_UNITS)
        known = warehouse.query("SELECT * FROM implied_units")
    fresh = found.join(known, on=found.columns, how="anti", nulls_equal=True, maintain_order="left")
    gone = known.join(found, on=found.columns, how="anti", nulls_equal=True)
    with warehouse.transaction() as connection, warehouse.registered("gone", gone.select("fact_id", "chip_id")):
        connection.execute(
            "DELETE FROM implied_units USING gone "
            "WHERE implied_units.fact_id = gone.fact_id AND implied_units.chip_id = gone.chip_id"
        )
        warehouse.append("implied_units", fresh)
    return materialized(warehouse, "implied_units", {"rows replaced": gone.height, "rows written": fresh.height})


@table_asset(
    name="capex_comparison", group="metrics", deps=["fact", "evidence", "review", "merged_entity", "published_capex"]
)
def capex_comparison(warehouse: dg.ResourceParam[Warehouse]) -> dg.MaterializeResult[None]:
    """Hold stated capital expenditure against published measures."""

    def compute() -> pl.DataFrame:
        stated = _statements(warehouse, "predicate = 'capex' AND fact_id IN (FROM touched_fact)")
        times = warehouse.query(
            "SELECT fact_id, time FROM fact "
            "WHERE predicate = 'capex' AND time IS NOT NULL AND fact_id IN (FROM touched_fact)"
        )
        published = warehouse.query(
            "SELECT company_id, fiscal_label, period_start, period_end, measure, currency, low, high, source "
            "FROM published_capex ORDER BY ALL"
        )
        rows = derived.capex_comparison(
            stated,
            dict(times.iter_rows()),
            [derived.PublishedCapex(**row) for row in published.iter_rows(named=True)],
        )
        return tables()["capex_comparison"].frame(rows)

    return updated(warehouse, "capex_comparison", sources=SOURCES, compute=compute)


# The contests that touched facts were in when they were last ranked, and those that contradictions draw them into now.
TO_RANK = """
CREATE OR REPLACE TEMP TABLE to_rank AS
WITH edge AS (
    SELECT fact_id AS one, unnest(other_fact_ids) AS other FROM conflict WHERE kind <> 'definition'
), neighbour AS (
    FROM touched_fact
    UNION SELECT other FROM edge WHERE one IN (FROM touched_fact)
    UNION SELECT one FROM edge WHERE other IN (FROM touched_fact)
)
FROM neighbour
UNION
SELECT fact_id FROM fact_rank WHERE contest IN (
    SELECT contest FROM fact_rank WHERE fact_id IN (FROM neighbour) AND contest IS NOT NULL
)
"""
CONTESTED = """
SELECT kind, fact_id, other_fact_ids, explanation FROM conflict
WHERE fact_id IN (FROM to_rank) AND kind <> 'definition'
ORDER BY fact_id, other_fact_ids
"""


@table_asset(name="fact_rank", group="metrics", deps=["conflict", "review", "evidence"])
def fact_rank(warehouse: dg.ResourceParam[Warehouse]) -> dg.MaterializeResult[None]:
    """Rank what contradicts each other by the stated policy."""

    def compute() -> pl.DataFrame:
        connection = warehouse.connection
        connection.execute(TO_RANK)
        found = [
            Conflict(kind, one, tuple(others), why)
            for kind, one, others, why in connection.execute(CONTESTED).fetchall()
        ]
        accepted = warehouse.query("SELECT subject_id FROM review WHERE verdict = 'accept' AND state = 'standing'")
        contested = {fact_id for conflict in found for fact_id in (conflict.fact_id, *conflict.other_fact_ids)}
        with warehouse.registered(
            "contested",
            pl.DataFrame({"fact_id": sorted(contested | set(accepted["subject_id"]))}, schema={"fact_id": pl.String}),
        ):
            statements = _statements(warehouse, "fact_id IN (FROM contested)")
            sources = warehouse.query(
                "SELECT fact_id, bool_or(by_id IS NOT NULL AND by_id NOT LIKE '%:anonymous%') AS named, "
                "bool_and(coalesce(by_id, '') LIKE '%:anonymous%') AS unnamed "
                "FROM evidence WHERE withdrawn_at IS NULL AND fact_id IN (FROM contested) GROUP BY 1"
            )
        ranked = ranks(
            statements,
            found,
            named_sources=set(sources.filter("named")["fact_id"]),
            unnamed_sources=set(sources.filter("unnamed")["fact_id"]),
            accepted=set(accepted["subject_id"]),
        )
        return tables()["fact_rank"].frame(asdict(item) for item in ranked)

    return updated(warehouse, "fact_rank", sources=SOURCES, compute=compute, concerned="fact_id IN (FROM to_rank)")


CLAIM_CHECKS = """
WITH quoted AS (
    SELECT fact_id, min_by(article_id, (published, article_id)) AS article_id,
        min_by(quote, (published, article_id)) AS quote
    FROM stated_fact
    WHERE article_id IS NOT NULL
        AND fact_id IN (SELECT fact_id FROM rule_claim UNION SELECT fact_id FROM scaling_claim)
    GROUP BY 1
)
SELECT DISTINCT ON (fact_id) fact_id, coalesce(rule_claim.article_id, quoted.article_id) AS article_id,
    'export rules' AS judged_by, predicate, coalesce(rule_claim.quote, quoted.quote, claim) AS claim,
    CASE verdict WHEN 'holds' THEN 'holds' WHEN 'holds_with_qualification' THEN 'holds only if'
        WHEN 'contradicted' THEN 'does not hold' ELSE 'undetermined' END AS verdict,
    NULL::DOUBLE AS probability, rule_id, explanation
FROM rule_claim LEFT JOIN quoted USING (fact_id)
WHERE fact_id IS NOT NULL
UNION ALL
SELECT fact_id, quoted.article_id, 'scaling model', predicate, quoted.quote, verdict, probability, NULL, explanation
FROM scaling_claim JOIN quoted USING (fact_id)
ORDER BY judged_by, fact_id
"""


@table_asset(name="claim_check", group="metrics", deps=["rule_claim", "scaling_claim", "evidence"], kinds={"sql"})
def claim_check(warehouse: dg.ResourceParam[Warehouse]) -> dg.MaterializeResult[None]:
    """Bring together what the rules and the scaling model say of the articles' claims."""
    return replaced(warehouse, "claim_check", warehouse.query(CLAIM_CHECKS))


@table_asset(
    name="derived_change",
    group="metrics",
    deps=["refresh", *FOLLOWED],
)
def derived_change(warehouse: dg.ResourceParam[Warehouse]) -> dg.MaterializeResult[None]:
    """Hold the derived tables against those published before."""
    last = warehouse.query("SELECT coalesce(max(refresh_id), 0) AS last FROM refresh")["last"][0]
    rows = movements(warehouse, last)
    with warehouse.transaction() as connection:
        connection.execute("DELETE FROM derived_change WHERE refresh_id = ?", [last])
        warehouse.append("derived_change", tables()["derived_change"].frame(rows))
    return materialized(warehouse, "derived_change", {"moved": len(rows)})
