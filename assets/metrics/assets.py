"""The Dagster assets of derived numbers and of contradictions."""

import dagster as dg

from assets.catalogue.entities import load_entities
from assets.facts.catalogue import chip_families
from assets.metrics import derived
from assets.metrics.conflicts import Conflict, Statement, conflicts
from assets.metrics.movements import FOLLOWED, movements
from assets.metrics.ranks import ranks
from assets.tables import materialized, replaced, table_asset
from sql.declarations import tables
from sql.warehouse import Warehouse

STATEMENTS = """
SELECT fact_id, predicate, subject_id AS subject, object_id AS object, metric, low, high, unit, cmp,
    time_start AS start, time_end AS "end", modality, min(article.published) AS told, origin
FROM current_fact JOIN evidence USING (fact_id) LEFT JOIN article USING (article_id)
WHERE evidence.withdrawn_at IS NULL
GROUP BY ALL
ORDER BY fact_id
"""


def _statements(warehouse: Warehouse) -> list[Statement]:
    return [Statement(**row) for row in warehouse.query(STATEMENTS).iter_rows(named=True)]


@table_asset(
    name="conflict",
    group="metrics",
    deps=["fact", "evidence", "article", "review", "merged_entity", "capex_comparison"],
)
def conflict(warehouse: dg.ResourceParam[Warehouse]) -> dg.MaterializeResult[None]:
    """Compare what is stated about the same thing at the same time."""
    statements = {statement.fact_id: statement for statement in _statements(warehouse)}
    fitting = warehouse.query(
        "SELECT fact_id, list(measure || ', ' || fiscal_label) AS measures "
        "FROM capex_comparison WHERE fits GROUP BY ALL"
    )
    measures = dict(fitting.iter_rows())
    rows = [
        {
            "kind": found.kind,
            "predicate": statements[found.fact_id].predicate,
            "subject_id": statements[found.fact_id].subject,
            "metric": statements[found.fact_id].metric,
            "fact_id": found.fact_id,
            "other_fact_ids": list(found.other_fact_ids),
            "explanation": found.explanation,
        }
        for found in conflicts(statements.values(), chip_families(), measures)
    ]
    return replaced(warehouse, "conflict", tables()["conflict"].frame(rows))


@table_asset(name="fleet_compute", group="metrics", deps=["fact", "evidence", "review", "merged_entity"])
def fleet_compute(warehouse: dg.ResourceParam[Warehouse]) -> dg.MaterializeResult[None]:
    """Multiply counted chips by their catalogue rate."""
    rows = derived.fleet_compute(_statements(warehouse), chip_families())
    return replaced(warehouse, "fleet_compute", tables()["fleet_compute"].frame(rows))


@table_asset(name="implied_units", group="metrics", deps=["fact", "evidence", "review", "merged_entity"])
def implied_units(warehouse: dg.ResourceParam[Warehouse]) -> dg.MaterializeResult[None]:
    """Divide orders in money by stated prices."""
    designers = {item.id: item.vendor for item in load_entities().entities.values() if item.vendor}
    rows = derived.implied_units(_statements(warehouse), designers)
    return replaced(warehouse, "implied_units", tables()["implied_units"].frame(rows))


@table_asset(
    name="capex_comparison", group="metrics", deps=["fact", "evidence", "review", "merged_entity", "published_capex"]
)
def capex_comparison(warehouse: dg.ResourceParam[Warehouse]) -> dg.MaterializeResult[None]:
    """Hold stated capital expenditure against published measures."""
    times = dict(warehouse.query("SELECT fact_id, time FROM fact WHERE time IS NOT NULL").iter_rows())
    published = warehouse.query(
        "SELECT company_id, fiscal_label, period_start, period_end, measure, currency, low, high, source "
        "FROM published_capex ORDER BY ALL"
    )
    rows = derived.capex_comparison(
        _statements(warehouse), times, [derived.PublishedCapex(**row) for row in published.iter_rows(named=True)]
    )
    return replaced(warehouse, "capex_comparison", tables()["capex_comparison"].frame(rows))


@table_asset(name="fact_rank", group="metrics", deps=["conflict", "review", "evidence"])
def fact_rank(warehouse: dg.ResourceParam[Warehouse]) -> dg.MaterializeResult[None]:
    """Rank what contradicts each other by the stated policy."""
    found = [
        Conflict(row["kind"], row["fact_id"], tuple(row["other_fact_ids"]), row["explanation"])
        for row in warehouse.query("SELECT kind, fact_id, other_fact_ids, explanation FROM conflict").to_dicts()
    ]
    sources = warehouse.query(
        "SELECT fact_id, bool_or(by_id IS NOT NULL AND by_id NOT LIKE '%:anonymous%') AS named, "
        "bool_and(coalesce(by_id, '') LIKE '%:anonymous%') AS unnamed "
        "FROM evidence WHERE withdrawn_at IS NULL GROUP BY 1"
    )
    accepted = warehouse.query("SELECT subject_id FROM review WHERE verdict = 'accept' AND state = 'standing'")
    ranked = ranks(
        _statements(warehouse),
        found,
        named_sources=set(sources.filter("named")["fact_id"]),
        unnamed_sources=set(sources.filter("unnamed")["fact_id"]),
        accepted=set(accepted["subject_id"]),
    )
    rows = [{"fact_id": item.fact_id, "rank": item.rank, "reason": item.reason} for item in ranked]
    return replaced(warehouse, "fact_rank", tables()["fact_rank"].frame(rows))


CLAIM_CHECKS = """
WITH quoted AS (
    SELECT fact_id, min_by(article_id, (published, article_id)) AS article_id,
        min_by(quote, (published, article_id)) AS quote
    FROM stated_fact WHERE article_id IS NOT NULL GROUP BY 1
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
