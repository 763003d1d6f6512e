"""The Dagster assets of derived numbers and of contradictions."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from functools import cache
from pathlib import Path

import dagster as dg
import polars as pl

from assets.catalogue.entities import load_entities
from assets.facts.catalogue import chip_families
from assets.metrics import derived
from assets.metrics.conflicts import COMPARED_PREDICATES, UNCERTAIN, Conflict, Rate, Statement, conflicts
from assets.metrics.movements import FOLLOWED, movements
from assets.metrics.ranks import ranks
from assets.metrics.stated import RESTATED, STATED
from assets.tables import materialized, table_asset, updated
from sql.declarations import tables
from sql.warehouse import Warehouse

SOURCES = [
    *Path(__file__).parent.glob("*.py"),
    *(Path(__file__).parent.parent / "catalogue").glob("*.csv"),
    *(Path(__file__).parent.parent / "catalogue" / "entities").glob("*.yaml"),
]
FACTS_AT_ONCE = 200_000  # facts that are held as objects at a time, to be compared
STATEMENTS = """
SELECT fact_id, predicate, subject_id AS subject, object_id AS object, metric, low, high, unit, cmp,
    time_start AS start, time_end AS "end", modality, told, origin, item_id AS item
FROM {facts}
WHERE {which}
ORDER BY fact_id
"""


def _statements(warehouse: Warehouse, which: str, facts: str = "current_fact") -> list[Statement]:
    """The facts for which a condition on `current_fact`, or on a table of some of its rows, holds."""
    return [Statement(*row) for row in warehouse.query(STATEMENTS.format(facts=facts, which=which)).iter_rows()]


def _parts(warehouse: Warehouse, table: str, column: str) -> list[str]:
    """Conditions that part the rows of a table of facts by a column, so that few are held as objects at a time."""
    parts = 1 + warehouse.query(f"SELECT count(*) AS n FROM {table}")["n"][0] // FACTS_AT_ONCE
    return [f"hash({column}) % {parts} = {part}" for part in range(parts)]


CATALOGUE_FACTS = "SELECT fact_id FROM current_fact WHERE origin = 'catalogue' ORDER BY ALL"
# Whatever is new about places that state a value of the catalogue, what contradicts that value stays as it is.
LEAVE_CATALOGUE = (
    "DELETE FROM touched_fact WHERE fact_id IN (SELECT fact_id FROM current_fact WHERE origin = 'catalogue')"
)
# A ratio of two chips is compared with all that is stated of both: whatever of it changes concerns the ratio.
TOUCH_RATIOS = """
INSERT INTO touched_fact
WITH chip AS (SELECT subject_id AS chip_id FROM merged_fact WHERE predicate = 'spec' AND fact_id IN (FROM touched_fact))
SELECT fact_id FROM current_fact
WHERE predicate = 'spec_ratio' AND (subject_id IN (FROM chip) OR object_id IN (FROM chip))
    AND fact_id NOT IN (FROM touched_fact)
"""
# What the touched facts are compared with: the same of the same subject, for a ratio what is stated of both chips, and
# for an order what was delivered to the buyer, and the reverse.
COMPARED = """
CREATE OR REPLACE TEMP TABLE compared AS
WITH touched AS (
    SELECT * FROM current_fact WHERE fact_id IN (FROM touched_fact) AND predicate IN {predicates}
), chip AS (
    SELECT subject_id FROM touched WHERE predicate = 'spec_ratio'
    UNION SELECT object_id FROM touched WHERE predicate = 'spec_ratio'
), buyer AS (
    SELECT subject_id FROM touched WHERE predicate = 'orders'
    UNION SELECT object_id FROM touched WHERE predicate = 'supplies'
)
SELECT current_fact.*, predicate IN ('spec', 'spec_ratio', 'process_node') AS of_chip,
    CASE WHEN predicate = 'supplies' THEN object_id ELSE subject_id END AS whose
FROM current_fact
WHERE predicate IN {predicates} AND modality NOT IN {uncertain}
    AND (
        (predicate NOT IN ('orders', 'supplies') AND
        (predicate, subject_id, coalesce(object_id, ''), coalesce(metric, '')) IN (
            SELECT (predicate, subject_id, coalesce(object_id, ''), coalesce(metric, '')) FROM touched
        ))
        OR predicate IN ('spec', 'process_node') AND origin = 'catalogue'
        OR predicate = 'spec' AND subject_id IN (FROM chip)
        OR predicate = 'orders' AND unit IS NOT NULL AND time_start IS NOT NULL AND subject_id IN (FROM buyer)
        OR predicate = 'supplies' AND unit IS NOT NULL AND time_start IS NOT NULL AND object_id IN (FROM buyer)
    )
"""
RATE = """
SELECT avg(quoted.units_per_euro / base.units_per_euro) AS rate
FROM exchange_rate AS quoted JOIN exchange_rate AS base USING (day)
WHERE quoted.currency = ? AND base.currency = ? AND day BETWEEN ? AND ?
    AND (quoted.day = quoted.reference_day OR ?::DATE - ?::DATE < 4)
"""


def _bank_rate(warehouse: Warehouse) -> Rate:
    """The rates of the European Central Bank, as the macro cross_rate gives them."""

    @cache
    def rate(base: str, quoted: str, first: date, last: date) -> float | None:
        ((found,),) = warehouse.connection.execute(RATE, [quoted, base, first, last, last, first]).fetchall()
        return None if found is None else float(found)

    return rate


@table_asset(
    name="conflict",
    group="metrics",
    deps=["current_fact", "capex_comparison", "exchange_rate"],
)
def conflict(warehouse: dg.ResourceParam[Warehouse]) -> dg.MaterializeResult[None]:
    """Compare what is stated about the same thing at the same time."""

    def compute(anew: bool) -> Iterator[pl.DataFrame]:
        connection = warehouse.connection
        if not anew:
            connection.execute(LEAVE_CATALOGUE)
            connection.execute(TOUCH_RATIOS)
        connection.execute(
            COMPARED.format(predicates=tuple(sorted(COMPARED_PREDICATES)), uncertain=tuple(sorted(UNCERTAIN)))
        )
        touched = None if anew else set(warehouse.query("FROM touched_fact")["fact_id"])
        fitting = warehouse.query(
            "SELECT fact_id, list_sort(list(measure || ', ' || fiscal_label)) AS measures "
            "FROM capex_comparison WHERE fits GROUP BY ALL"
        )
        measures = dict(fitting.iter_rows())
        rate = _bank_rate(warehouse)
        # All that is stated of a company is compared at once, of some companies after others.
        parts = (f"NOT of_chip AND {part}" for part in _parts(warehouse, "compared", "whose"))
        for where in ("of_chip", *parts):
            statements = _statements(warehouse, where, "compared")
            by_id = {statement.fact_id: statement for statement in statements}
            rows = [
                {
                    "kind": found.kind,
                    "predicate": by_id[found.fact_id].predicate,
                    "subject_id": by_id[found.fact_id].subject,
                    "metric": by_id[found.fact_id].metric,
                    "fact_id": found.fact_id,
                    "other_fact_ids": list(found.other_fact_ids),
                    "explanation": found.explanation,
                }
                for found in conflicts(statements, chip_families(), measures, touched, rate)
            ]
            yield tables()["conflict"].frame(rows)
        connection.execute("DROP TABLE compared")

    return updated(
        warehouse,
        "conflict",
        sources=SOURCES,
        inputs=CATALOGUE_FACTS,
        compute=compute,
        concerned="rowid IN (SELECT rowid FROM conflict WHERE fact_id IN (FROM touched_fact) UNION "
        "SELECT rowid FROM (SELECT rowid, unnest(other_fact_ids) AS other FROM conflict) "
        "WHERE other IN (FROM touched_fact))",
    )


@table_asset(name="fleet_compute", group="metrics", deps=["current_fact"])
def fleet_compute(warehouse: dg.ResourceParam[Warehouse]) -> dg.MaterializeResult[None]:
    """Multiply counted chips by their catalogue rate."""

    def compute(_: bool) -> Iterator[pl.DataFrame]:
        rates = "predicate = 'spec' AND metric = 'fp16' AND origin = 'catalogue'"
        counted = "predicate IN ('holds', 'orders', 'cluster_size') AND unit = 'units'"
        for part in _parts(warehouse, "touched_fact", "fact_id"):
            statements = _statements(
                warehouse, f"(fact_id IN (SELECT fact_id FROM touched_fact WHERE {part}) AND {counted} OR {rates})"
            )
            yield tables()["fleet_compute"].frame(derived.fleet_compute(statements, chip_families()))

    return updated(warehouse, "fleet_compute", sources=SOURCES, inputs=CATALOGUE_FACTS, compute=compute, noted=True)


@table_asset(name="implied_units", group="metrics", deps=["current_fact"], kinds={"sql"})
def implied_units(warehouse: dg.ResourceParam[Warehouse]) -> dg.MaterializeResult[None]:
    """Divide orders in money by the least and the greatest price that are stated for the chip."""
    designers = {item.id: item.vendor for item in load_entities().entities.values() if item.vendor}
    frame = pl.DataFrame(
        {"chip_id": list(designers), "designer_id": list(designers.values())},
        schema={"chip_id": pl.String, "designer_id": pl.String},
    )

    def compute(_: bool) -> str:
        warehouse.connection.execute(derived.PRICES)
        return derived.IMPLIED_UNITS

    with warehouse.registered("chip_designer", frame):
        return updated(
            warehouse,
            "implied_units",
            sources=SOURCES,
            compute=compute,
            concerned="fact_id IN (FROM touched_fact) "
            "OR (chip_id, currency) IN (SELECT (chip_id, currency) FROM changed_price)",
            noted=True,
        )


@table_asset(name="capex_comparison", group="metrics", deps=["current_fact", "published_capex"])
def capex_comparison(warehouse: dg.ResourceParam[Warehouse]) -> dg.MaterializeResult[None]:
    """Hold stated capital expenditure against published measures."""

    def compute(_: bool) -> pl.DataFrame:
        stated = _statements(warehouse, "predicate = 'capex' AND fact_id IN (FROM touched_fact)")
        times = warehouse.query(
            "SELECT fact_id, time FROM current_fact "
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

    return updated(warehouse, "capex_comparison", sources=SOURCES, compute=compute, noted=True)


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

    def compute(anew: bool) -> pl.DataFrame:
        connection = warehouse.connection
        if not anew:
            connection.execute(TOUCH_RATIOS)
        connection.execute(TO_RANK)
        found = [
            Conflict(kind, one, tuple(others), why)
            for kind, one, others, why in connection.execute(CONTESTED).fetchall()
        ]
        accepted = warehouse.query(
            "SELECT subject_id FROM review WHERE verdict = 'accept' AND state = 'standing' "
            "AND subject_id IN (FROM to_rank)"
        )
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

    return updated(
        warehouse, "fact_rank", sources=SOURCES, compute=compute, concerned="fact_id IN (FROM to_rank)", noted=True
    )


@table_asset(
    name="stated_fact",
    group="metrics",
    deps=["current_fact", "evidence", "article", "entity", "fact_rank"],
    kinds={"sql"},
)
def stated_fact(warehouse: dg.ResourceParam[Warehouse]) -> dg.MaterializeResult[None]:
    """Lay out who states what where, in words."""

    def compute(anew: bool) -> Iterator[str]:
        if not anew:
            warehouse.connection.execute(RESTATED)
            yield STATED.format(which="fact_id IN (FROM restated)")
            return
        # Part by part, since all rows at once would have to be sorted in memory.
        counts = warehouse.query("SELECT predicate, count(*) AS facts FROM current_fact GROUP BY 1 ORDER BY 1")
        for predicate, facts in counts.iter_rows():
            parts = 1 + facts // FACTS_AT_ONCE
            for part in range(parts):
                yield STATED.format(which=f"predicate = '{predicate}' AND hash(subject_id) % {parts} = {part}")

    return updated(
        warehouse,
        "stated_fact",
        sources=[Path(__file__).parent / "stated.py"],
        inputs="SELECT input_key FROM derivation WHERE table_name IN ('entity', 'fact_rank') ORDER BY ALL",
        compute=compute,
        concerned="fact_id IN (FROM restated)",
    )


CLAIM_CHECKS = """
WITH checked AS (
    SELECT fact_id FROM rule_claim WHERE fact_id IN (FROM touched_fact)
), quoted AS (
    SELECT fact_id, min_by(article_id, (published, article_id)) AS article_id,
        min_by(quote, (published, article_id, char_start, quote)) AS quote
    FROM stated_fact
    WHERE article_id IS NOT NULL
        AND fact_id IN (FROM checked UNION SELECT fact_id FROM scaling_claim)
    GROUP BY 1
)
SELECT fact_id, coalesce(rule_claim.article_id, quoted.article_id) AS article_id,
    'export rules' AS judged_by, predicate, coalesce(rule_claim.quote, quoted.quote, claim) AS claim,
    CASE verdict WHEN 'holds' THEN 'holds' WHEN 'holds_with_qualification' THEN 'holds only if'
        WHEN 'contradicted' THEN 'does not hold' ELSE 'undetermined' END AS verdict,
    NULL::DOUBLE AS probability, rule_id, explanation
FROM rule_claim LEFT JOIN quoted USING (fact_id)
WHERE fact_id IN (FROM checked)
QUALIFY row_number() OVER (
    PARTITION BY fact_id
    ORDER BY rule_claim.article_id IS DISTINCT FROM quoted.article_id, rule_claim.article_id, rule_claim.quote, claim,
        explanation
) = 1
UNION ALL
SELECT fact_id, quoted.article_id, 'scaling model', predicate, quoted.quote, verdict, probability, NULL, explanation
FROM scaling_claim JOIN quoted USING (fact_id)
ORDER BY judged_by, fact_id
"""


@table_asset(name="claim_check", group="metrics", deps=["rule_claim", "scaling_claim", "stated_fact"], kinds={"sql"})
def claim_check(warehouse: dg.ResourceParam[Warehouse]) -> dg.MaterializeResult[None]:
    """Bring together what the rules and the scaling model say of the articles' claims."""
    return updated(
        warehouse,
        "claim_check",
        sources=[Path(__file__)],
        inputs="SELECT input_key FROM derivation WHERE table_name = 'rule_claim'",
        compute=lambda _: CLAIM_CHECKS,
        # Those of the scaling model are few.
        concerned="judged_by = 'scaling model' OR fact_id IN (FROM touched_fact)",
        noted=True,
    )


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
