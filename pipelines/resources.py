"""The resources that assets ask for: the warehouse, held for the length of a run."""

from collections.abc import Iterator
from pathlib import Path

import dagster as dg

from sql.warehouse import Warehouse


def warehouse_resource(folder: Path, *, wait_seconds: float = 600.0) -> dg.ResourceDefinition:
    """The warehouse in a data folder, opened for writing when a run starts and closed when it ends.

    The run holds the lock all the while, so two refreshes never write at once: the second waits, or says who holds it.

    Args:
        folder: The data folder.
        wait_seconds: How long to wait for another refresh to finish.
    """

    @dg.resource(description=f"The DuckDB warehouse in {folder}, open for writing.")
    def warehouse(context: dg.InitResourceContext) -> Iterator[Warehouse]:
        log = context.log
        with Warehouse(folder).opened(wait_seconds=wait_seconds, on_wait=log.warning if log else None) as opened:
            yield opened

    return warehouse
