"""Which derived numbers and ranks a refresh moved, against what was published before."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sql.warehouse import Warehouse

# Derived tables whose rows belong to one fact; which columns of a row are compared, and how they are shown.
FOLLOWED = {
    "fact_rank": ("rank, reason", "rank || ': ' || reason"),
    "fleet_compute": (
        "compute_exaflops_low, compute_exaflops_high",
        # An open end is no reason to say nothing: NULL would make the whole text NULL.
        "value_text(round(compute_exaflops_low, 3), round(compute_exaflops_high, 3), 'EFLOPS', '>=')",
    ),
    "implied_units": (
        "chip_id, units_low, units_high",
        "chip_id || ' ' || value_text(round(units_low), round(units_high), NULL, '>=')",
    ),
    "capex_comparison": (
        "measure, fiscal_label, fits",
        "measure || ', ' || fiscal_label || ': fits ' || fits::VARCHAR",
    ),
    "claim_check": (
        "judged_by, verdict, probability",
        "judged_by || ': ' || verdict || coalesce(' (' || round(probability, 2)::VARCHAR || ')', '')",
    ),
    "cluster_scaling": (
        "model, chip_id, days_p50",
        "model || ' on ' || chip_id || ': ' || round(days_p50, 1)::VARCHAR || ' days'",
    ),
}

# What a fact shows that has no row; of a fact that is new or withdrawn it is no news.
WITHOUT_ROW = {"fact_rank": "normal: nothing contradicts it"}
# Tables of few rows are compared whole; of the others the facts whose rows were written anew since the snapshot.
SMALL = frozenset({"cluster_scaling"})
MOVED = """
CREATE OR REPLACE TEMP TABLE moved (
    table_name VARCHAR, fact_id VARCHAR, before VARCHAR, after VARCHAR, without_row VARCHAR
)
"""
WRITTEN = """
SELECT fact_id FROM rewritten
WHERE table_name = ? AND refresh_id >= (SELECT coalesce(max(refresh_id), 0) FROM earlier.refresh)
"""
COMPARISON = """
INSERT INTO moved
WITH earlier_row AS (
    FROM earlier.{table} WHERE {which}
), later_row AS (
    FROM warehouse.{table} WHERE {which}
), differing AS (
    SELECT DISTINCT fact_id
    FROM (SELECT fact_id, {columns}, 1 AS gain FROM later_row UNION ALL SELECT fact_id, {columns}, -1 FROM earlier_row)
    GROUP BY fact_id, {columns}
    HAVING sum(gain) <> 0
), before AS (
    SELECT fact_id, string_agg({shown}, '; ' ORDER BY {shown}) AS before
    FROM earlier_row WHERE fact_id IN (FROM differing) GROUP BY fact_id
), after AS (
    SELECT fact_id, string_agg({shown}, '; ' ORDER BY {shown}) AS after
    FROM later_row WHERE fact_id IN (FROM differing) GROUP BY fact_id
)
SELECT '{table}', fact_id, before, after, {without_row}
FROM differing LEFT JOIN before USING (fact_id) LEFT JOIN after USING (fact_id)
"""
CAUSES = """
WITH told AS (
    SELECT * REPLACE (coalesce(before, without_row) AS before, coalesce(after, without_row) AS after),
        fact_id IN (
            SELECT fact_id FROM earlier.evidence WHERE withdrawn_at IS NULL AND fact_id IN (SELECT fact_id FROM moved)
        ) AS stated_before,
        fact_id IN (SELECT fact_id FROM warehouse.current_fact) AS stated_now
    FROM moved
)
SELECT table_name, fact_id, before, after,
    CASE WHEN NOT stated_before THEN 'its fact was added'
        WHEN NOT stated_now THEN 'its fact was withdrawn or set aside'
        ELSE 'other facts, reference data or rules changed' END AS cause
FROM told
WHERE before IS DISTINCT FROM after AND (without_row IS NULL OR (stated_before AND stated_now))
ORDER BY table_name, fact_id
"""


def movements(warehouse: Warehouse, refresh_id: int) -> list[dict[str, Any]]:
    """Compare the derived tables with those of the published snapshot.

    Args:
        warehouse: The open warehouse, its derived tables up to date.
        refresh_id: The refresh.

    Returns:
        Rows of the table `derived_change`; none where nothing has been published yet, or a table is new.
    """
    if not warehouse.published_path.exists():
        return []
    connection = warehouse.connection
    stamps = {"refresh_id": refresh_id, "changed_at": datetime.now(UTC)}
    with warehouse.attached_snapshot("earlier") as known_tables:
        connection.execute(MOVED)
        for table, (columns, shown) in FOLLOWED.items():
            written = warehouse.query(WRITTEN, [table])
            if table not in known_tables or (written.is_empty() and table not in SMALL):
                continue
            whole = table in SMALL or written["fact_id"].has_nulls()
            without_row = f"'{WITHOUT_ROW[table]}'" if table in WITHOUT_ROW else "NULL"
            with warehouse.registered("written", written):
                which = "true" if whole else "fact_id IN (FROM written)"
                connection.execute(
                    COMPARISON.format(table=table, columns=columns, shown=shown, which=which, without_row=without_row)
                )
        rows = [row | stamps for row in warehouse.query(CAUSES).to_dicts()]
        connection.execute("DROP TABLE moved")
    return rows
