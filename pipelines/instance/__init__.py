"""The Dagster instance: where runs, schedules and their history are kept, with settings that suit one DuckDB writer."""

from __future__ import annotations

import os
from pathlib import Path

TEMPLATE = Path(__file__).parent / "dagster.yaml"


def prepare(data_folder: Path) -> Path:
    """Make the instance's folder and point `DAGSTER_HOME` at it, unless the user has set one.

    Args:
        data_folder: The data folder, in which the instance gets the folder `dagster`.

    Returns:
        The instance's folder.
    """
    home = Path(os.environ.get("DAGSTER_HOME") or data_folder / "dagster").resolve()
    home.mkdir(parents=True, exist_ok=True)
    settings = home / "dagster.yaml"
    if not settings.exists():
        settings.write_text(TEMPLATE.read_text(encoding="utf-8"), encoding="utf-8")
    os.environ["DAGSTER_HOME"] = str(home)
    return home
