"""The code location that Dagster loads; build_defs makes it anew with other resources for tests."""

from __future__ import annotations

import dagster as dg

from assets.articles import assets as articles
from assets.catalogue import assets as catalogue
from assets.graph import assets as graph
from assets.metrics import assets as metrics
from pipelines import jobs, publication, schedules
from pipelines.progress import progress_logger
from pipelines.resources import WarehouseResource, data_folder

MODULES = [catalogue, articles, graph, metrics, publication]


def build_defs(*, warehouse: WarehouseResource | None = None) -> dg.Definitions:
    """All assets, checks, jobs and schedules.

    Args:
        warehouse: The warehouse to use instead of the one in the data folder.
    """
    return dg.Definitions(
        assets=dg.load_assets_from_modules(MODULES),
        asset_checks=dg.load_asset_checks_from_modules(MODULES),
        jobs=[jobs.refresh],
        schedules=[schedules.daily_refresh],
        resources={"warehouse": warehouse or WarehouseResource(folder=str(data_folder()))},
        # DuckDB takes one writer: all steps of a run share its process and its connection.
        executor=dg.in_process_executor,
        loggers={"console": dg.colored_console_logger, "progress": progress_logger},
    )


defs = build_defs()
