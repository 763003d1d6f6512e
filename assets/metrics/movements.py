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

# What a fact shows that has no row; of a fact that is new or withdrawn it is no news.
WITHOUT_ROW = {"fact_rank": "normal: nothing contradicts it"}
COMPARISON = """
WITH before AS (
    SELECT fact_id, {shown} AS shown FROM earlier.{table}
), after AS (
    SELECT fact_id, {shown} AS shown FROM warehouse.{table}
), moved AS (
    SELECT fact_id FROM (FROM before EXCEPT ALL FROM after)
    UNION
    SELECT fact_id FROM (FROM after EXCEPT ALL FROM before)
), told AS (
    SELECT fact_id,
        (SELECT string_agg(shown, '; ' ORDER BY shown) FROM before WHERE before.fact_id = moved.fact_id) AS before,
        (SELECT string_agg(shown, '; ' ORDER BY shown) FROM after WHERE after.fact_id = moved.fact_id) AS after,
        fact_id IN (
            SELECT fact_id FROM earlier.evidence WHERE withdrawn_at IS NULL AND fact_id IN (FROM moved)
        ) AS stated_before,
        fact_id IN (SELECT fact_id FROM warehouse.current_fact WHERE fact_id IN (FROM moved)) AS stated_now
    FROM moved
)
SELECT fact_id, coalesce(before, {without_row}) AS before, coalesce(after, {without_row}) AS after,
    CASE WHEN NOT stated_before THEN 'its fact was added'
        WHEN NOT stated_now THEN 'its fact was withdrawn or set aside'
        ELSE 'other facts, reference data or rules changed' END AS cause
FROM told
WHERE {without_row} IS NULL OR (stated_before AND stated_now)
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
                without_row = f"'{WITHOUT_ROW[table]}'" if table in WITHOUT_ROW else "NULL"
                found = warehouse.query(COMPARISON.format(table=table, shown=shown, without_row=without_row))
                rows += [
                    row | {"refresh_id": refresh_id, "table_name": table, "changed_at": now} for row in found.to_dicts()
                ]
    return rows
