"""The code location that Dagster loads; build_defs makes it anew with other resources for tests."""

from __future__ import annotations

import dagster as dg

from assets.catalogue import assets as catalogue
from assets.checks import assertion_checks
from assets.entities import assets as entities
from assets.facts import assets as facts
from assets.graph import assets as graph
from assets.metrics import assets as metrics
from assets.rules import assets as rules
from assets.scaling import assets as scaling
from pipelines import jobs, publication, schedules
from pipelines.paths import data_folder
from pipelines.progress import progress_logger
from pipelines.resources import warehouse_resource

MODULES = [catalogue, facts, entities, graph, rules, scaling, metrics, publication]


def build_defs(*, warehouse: dg.ResourceDefinition | None = None) -> dg.Definitions:
    """All assets, checks, jobs and schedules.

    Args:
        warehouse: The warehouse to use instead of the one in the data folder.
    """
    return dg.Definitions(
        assets=dg.load_assets_from_modules(MODULES),
        asset_checks=[*dg.load_asset_checks_from_modules(MODULES), *assertion_checks()],
        jobs=[jobs.refresh],
        schedules=[schedules.daily_refresh],
        resources={"warehouse": warehouse or warehouse_resource(data_folder())},
        # DuckDB takes one writer: all steps of a run share its process and its connection.
        executor=dg.in_process_executor,
        loggers={"console": dg.colored_console_logger, "progress": progress_logger},
    )


defs = build_defs()
