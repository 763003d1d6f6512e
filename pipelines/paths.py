"""Where the project and its data lie."""

from __future__ import annotations

import os
from pathlib import Path

PROJECT_FOLDER = Path(__file__).parent.parent


def data_folder() -> Path:
    """The folder of the database and its companions: `CHIPTRAIL_DATA`, or `data/` in the project."""
    return Path(os.environ.get("CHIPTRAIL_DATA") or PROJECT_FOLDER / "data").absolute()
