"""The checks on the statuses as Dagster runs them: they pass on what is computed and fail on what is broken."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest

from assets.rules import assets, frames
from assets.rules.timeline import status_intervals
from sql.declarations import tables
from sql.warehouse import Warehouse

CHIP = "nvidia-h20-sxm-96gb"


@pytest.fixture(scope="module")
def statuses() -> pl.DataFrame:
    return tables()["export_status"].frame(interval.as_row() for interval in status_intervals([CHIP]))


@pytest.fixture
def warehouse(tmp_path: Path, statuses: pl.DataFrame) -> Iterator[Warehouse]:
    with Warehouse(tmp_path).opened() as opened:
        opened.replace("chip", frames.chip_frame().filter(pl.col("chip_id") == CHIP))
        opened.replace("regulation", frames.regulation_frame())
        opened.replace("destination", frames.destination_frame())
        opened.replace("export_status", statuses)
        yield opened


CHECKS = (
    assets.export_status_has_no_gap_or_overlap,
    assets.export_status_is_by_a_known_rule,
    assets.export_status_covers_all_chips,
)


def passed(warehouse: Warehouse) -> list[bool]:
    return [check(warehouse).passed for check in CHECKS]


def test_the_checks_pass_on_what_is_computed(warehouse: Warehouse) -> None:
    assert passed(warehouse) == [True, True, True]


def test_a_gap_and_an_overlap_are_found(warehouse: Warehouse, statuses: pl.DataFrame) -> None:
    for days in (-1, 1):
        moved = pl.col("valid_until") + pl.duration(days=days)
        warehouse.replace("export_status", statuses.with_columns(valid_until=moved.cast(pl.Date)))
        assert passed(warehouse) == [False, True, True]


def test_a_second_open_end_is_found(warehouse: Warehouse, statuses: pl.DataFrame) -> None:
    warehouse.replace("export_status", statuses.with_columns(valid_until=pl.lit(None, pl.Date)))
    assert passed(warehouse)[0] is False


def test_an_unknown_rule_and_one_that_does_not_bind_are_found(warehouse: Warehouse, statuses: pl.DataFrame) -> None:
    letter = pl.col("rule_id") == "us_letter_2025_04"
    for other in ("us_unheard_of", "us_announce_2025_12", None):
        replaced = pl.when(letter).then(pl.lit(other, pl.String)).otherwise(pl.col("rule_id"))
        warehouse.replace("export_status", statuses.with_columns(rule_id=replaced))
        assert passed(warehouse) == [True, False, True]


def test_a_missing_group_is_found(warehouse: Warehouse, statuses: pl.DataFrame) -> None:
    warehouse.replace("export_status", statuses.filter(pl.col("destination_group") != "MO"))
    assert passed(warehouse) == [True, True, False]
