"""What the tests of reading articles share: the shared evaluation articles, where they are."""

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def evaluation_folder() -> Path:
    """The folder with `dev/` and `latepost-2023/`; tests that need it are skipped where it is not."""
    shared = os.environ.get("CHIPTRAIL_SHARED")
    if not shared or not (Path(shared) / "eval").is_dir():
        pytest.skip("CHIPTRAIL_SHARED names no folder with eval/")
    return Path(shared) / "eval"
