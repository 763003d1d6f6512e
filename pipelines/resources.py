"""The resources that assets ask for: the warehouse, held for the length of a run."""

from __future__ import annotations

import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import dagster as dg
from pydantic import Field

from sql.warehouse import Warehouse

PROJECT_FOLDER = Path(__file__).parent.parent


def data_folder() -> Path:
    """The folder of the database and its companions: `CHIPTRAIL_DATA`, or `data/` in the project."""
    return Path(os.environ.get("CHIPTRAIL_DATA") or PROJECT_FOLDER / "data").resolve()


class WarehouseResource(dg.ConfigurableResourceFactory[Warehouse]):
    """Opens the warehouse for writing when a run starts and closes it when the run ends.

    The run holds the lock all the while, so two refreshes never write at once: the second waits, or says who holds it.
    """

    folder: str = Field(description="The data folder.")
    wait_seconds: float = Field(default=600.0, description="How long to wait for another refresh to finish.")

    @contextmanager
    def yield_for_execution(self, context: dg.InitResourceContext) -> Generator[Warehouse, None, None]:
        """Give the open warehouse to the assets of a run."""
        log = context.log
        with Warehouse(Path(self.folder)).opened(
            wait_seconds=self.wait_seconds, on_wait=log.warning if log else None
        ) as warehouse:
            yield warehouse
