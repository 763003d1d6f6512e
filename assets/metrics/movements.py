"""Which derived numbers and ranks a refresh moved, against what was published before."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sql.warehouse import Warehouse

# Derived tables whose rows belong to one fact, and what of a row is compared and shown.
FOLLOWED = {
    "fact_rank": "rank || ': ' || reason",
    "fleet_compute": "compute_exaflops_low::VARCHAR || ' to ' || compute_exaflops_high::VARCHAR || ' EFLOPS'",
    "implied_units": "chip_id || ' ' || units_low::VARCHAR || ' to ' || units_high::VARCHAR",
    "capex_comparison": "measure || ', ' || fiscal_label || ': fits ' || fits::VARCHAR",
    "claim_check": "judged_by || ': ' || verdict || coalesce(' (' || round(probability, 2)::VARCHAR || ')', '')",
    "cluster_scaling": "model || ' on ' || chip_id || ': ' || round(days_p50, 1)::VARCHAR || ' days'",
}

COMPARISON = """
WITH before AS (
    SELECT fact_id, string_agg(shown, '; ' ORDER BY shown) AS shown
    FROM (SELECT fact_id, {shown} AS shown FROM earlier.{table}) GROUP BY 1
), after AS (
    SELECT fact_id, string_agg(shown, '; ' ORDER BY shown) AS shown
    FROM (SELECT fact_id, {shown} AS shown FROM warehouse.{table}) GROUP BY 1
), stated_before AS (
    SELECT DISTINCT fact_id FROM earlier.evidence WHERE withdrawn_at IS NULL
), stated_now AS (
    SELECT fact_id FROM warehouse.current_fact
)
SELECT coalesce(before.fact_id, after.fact_id) AS fact_id, before.shown AS before, after.shown AS after,
    CASE WHEN fact_id NOT IN (SELECT fact_id FROM stated_before) THEN 'its fact was added'
        WHEN fact_id NOT IN (SELECT fact_id FROM stated_now) THEN 'its fact was withdrawn or set aside'
        ELSE 'other facts, reference data or rules changed' END AS cause
FROM before FULL JOIN after USING (fact_id)
WHERE before.shown IS DISTINCT FROM after.shown
    -- A rank that a new fact gets because nothing contradicts it is no news.
    AND NOT ('{table}' = 'fact_rank' AND (before.shown IS NULL OR after.shown IS NULL))
ORDER BY 1
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
    now = datetime.now(UTC)
    rows: list[dict[str, Any]] = []
    with warehouse.attached_snapshot("earlier") as known_tables:
        for table, shown in FOLLOWED.items():
            if table in known_tables:
                found = warehouse.query(COMPARISON.format(table=table, shown=shown))
                rows += [
                    row | {"refresh_id": refresh_id, "table_name": table, "changed_at": now} for row in found.to_dicts()
                ]
    return rows
