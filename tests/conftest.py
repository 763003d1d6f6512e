"""What all tests share: their order, so that no worker waits at the end, and no deadline that a busy machine misses."""

from __future__ import annotations

import pytest
from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the groups that stay on one worker before the other tests; the order is else kept."""
    items.sort(key=lambda item: item.get_closest_marker("xdist_group") is None)
