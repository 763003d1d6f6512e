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
        "compute_exaflops_low::VARCHAR || ' to ' || compute_exaflops_high::VARCHAR || ' EFLOPS'",
    ),
    "implied_units": (
        "chip_id, units_low, units_high",
        "chip_id || ' ' || units_low::VARCHAR || ' to ' || units_high::VARCHAR",
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
COMPARISON = """
WITH moved AS (
    SELECT DISTINCT fact_id
    FROM (
        SELECT fact_id, {columns}, 1 AS gain FROM warehouse.{table}
        UNION ALL
        SELECT fact_id, {columns}, -1 FROM earlier.{table}
    )
    GROUP BY fact_id, {columns}
    HAVING sum(gain) <> 0
), before AS (
    SELECT fact_id, {shown} AS shown FROM earlier.{table} WHERE fact_id IN (FROM moved)
), after AS (
    SELECT fact_id, {shown} AS shown FROM warehouse.{table} WHERE fact_id IN (FROM moved)
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
WHERE before IS DISTINCT FROM after AND ({without_row} IS NULL OR (stated_before AND stated_now))
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
        for table, (columns, shown) in FOLLOWED.items():
            if table in known_tables:
                without_row = f"'{WITHOUT_ROW[table]}'" if table in WITHOUT_ROW else "NULL"
                found = warehouse.query(
                    COMPARISON.format(table=table, columns=columns, shown=shown, without_row=without_row)
                )
                rows += [
                    row | {"refresh_id": refresh_id, "table_name": table, "changed_at": now} for row in found.to_dicts()
                ]
    return rows
