"""The last asset of a refresh: the snapshot that users read."""

from datetime import UTC, datetime

import dagster as dg

from assets.tables import BOOKKEEPING, OWNERS
from sql.declarations import tables
from sql.warehouse import Warehouse


@dg.asset(
    name="snapshot",
    group_name="publication",
    deps=sorted(tables().keys() - BOOKKEEPING),
    kinds={"duckdb"},
    owners=OWNERS,
)
def snapshot(warehouse: dg.ResourceParam[Warehouse]) -> dg.MaterializeResult[None]:
    """The database that users query: a copy of all tables with the views and macros, put in place in one step."""
    last = warehouse.query("SELECT coalesce(max(refresh_id), 0) AS last FROM refresh")["last"][0]
    with warehouse.transaction() as connection:
        connection.execute("UPDATE refresh SET finished_at = ? WHERE refresh_id = ?", [datetime.now(UTC), last])
    path = warehouse.publish(f"{last:06d}-{datetime.now(UTC):%Y%m%dT%H%M%S%f}")
    # The next refresh compares with what is published now, and no table is behind it.
    with warehouse.transaction() as connection:
        connection.execute("DELETE FROM rewritten WHERE refresh_id < (SELECT min(refresh_id) FROM derivation)")
    counts = warehouse.query(
        "SELECT table_name, estimated_size AS rows FROM duckdb_tables() WHERE database_name = 'warehouse' ORDER BY 1"
    )
    return dg.MaterializeResult(
        metadata={
            "dagster/uri": str(warehouse.published_path),
            "file": str(path),
            "size_mb": round(path.stat().st_size / 1e6, 2),
            "rows": dict(counts.iter_rows()),
        }
    )
