"""What all tests share: their order, so that no worker waits at the end, and no deadline that a busy machine misses."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
# Each worker has a core of its own: threads of linear algebra only wait for each other there, at three times the cost.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the groups that stay on one worker before the other tests; the order is else kept."""
    items.sort(key=lambda item: item.get_closest_marker("xdist_group") is None)
