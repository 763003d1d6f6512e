"""What all tests share: the longest ones start first, so that no worker is left waiting for them at the end."""

from __future__ import annotations

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the groups that stay on one worker before the other tests; the order is else kept."""
    items.sort(key=lambda item: item.get_closest_marker("xdist_group") is None)
