"""Statuses over time, chips designed to the line, pictures and reports."""

from __future__ import annotations

import itertools
import json
from datetime import date, timedelta
from io import BytesIO

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib import image

from assets.catalogue.chips import chip_catalogue
from assets.rules import pictures
from assets.rules.designed_to_the_line import LineCut, designed_to_the_line
from assets.rules.evaluate import status_of
from assets.rules.report import format_status
from assets.rules.rules import RANK, rule_book
from assets.rules.timeline import FIRST_DAY, StatusInterval, destination_groups, reaches, status_intervals

# On one worker, since the statuses are computed once for all tests.
pytestmark = pytest.mark.xdist_group("statuses over time")

CHIPS = ("nvidia-h800-sxm5-80gb", "nvidia-h20-sxm-96gb", "nvidia-rtx-4090", "amd-mi308x", "huawei-ascend-910b")


@pytest.fixture(scope="module")
def intervals() -> list[StatusInterval]:
    return list(status_intervals(CHIPS))


@pytest.fixture(scope="module")
def cuts() -> list[LineCut]:
    return designed_to_the_line()


def grouped(intervals: list[StatusInterval]) -> dict[tuple[str, str], list[StatusInterval]]:
    found: dict[tuple[str, str], list[StatusInterval]] = {}
    for interval in intervals:
        found.setdefault((interval.chip_id, interval.destination_group), []).append(interval)
    return found


def test_intervals_follow_each_other_without_gap_or_overlap(intervals: list[StatusInterval]) -> None:
    for rows in grouped(intervals).values():
        assert rows[0].valid_from == FIRST_DAY
        assert rows[-1].valid_until is None
        for row, following in itertools.pairwise(rows):
            assert row.valid_until is not None
            assert following.valid_from == row.valid_until + timedelta(days=1)


def test_every_chip_and_group_is_there(intervals: list[StatusInterval]) -> None:
    groups = set(destination_groups(rule_book()).values())
    assert grouped(intervals).keys() == {(chip, group) for chip in CHIPS for group in groups}


@settings(max_examples=200)
@given(
    st.sampled_from(CHIPS),
    st.sampled_from(sorted(rule_book().destinations)),
    st.dates(FIRST_DAY, date(2030, 1, 1)),
)
def test_an_interval_says_what_the_evaluator_says(
    intervals: list[StatusInterval], chip: str, destination: str, day: date
) -> None:
    group = destination_groups_of_book()[destination]
    row = next(
        row
        for row in grouped(intervals)[(chip, group)]
        if row.valid_from <= day and (row.valid_until is None or day <= row.valid_until)
    )
    found = status_of(chip, day, destination)
    assert (row.status, row.rule_id, row.clause, row.eccn, row.licence_exception, row.would_change) == (
        found.status,
        found.rule_id,
        found.clause,
        found.eccn,
        found.licence_exception,
        found.would_change,
    )


_GROUPS: dict[str, str] = {}


def destination_groups_of_book() -> dict[str, str]:
    if not _GROUPS:
        _GROUPS.update(destination_groups(rule_book()))
    return _GROUPS


def test_the_groups_keep_apart_what_the_rules_keep_apart() -> None:
    groups = destination_groups_of_book()
    assert groups["CN"] == groups["HK"]
    assert len({groups[code] for code in ("CN", "MO", "RU", "D:1", "D:5", "AE", "DE", "US", "KH", "NI")}) == 10
    assert groups["DE"] == groups["SG"] == groups["TW"] == groups["IL"] == "elsewhere"


def test_a_reach_is_within_the_life_of_its_rule() -> None:
    book = rule_book()
    for reach in reaches(book):
        state = book.state_on(reach.scope.rule_id, reach.valid_from)
        assert state in ("in_force", "statement")
        if reach.valid_until:
            assert book.state_on(reach.scope.rule_id, reach.valid_until) == state


# --- designed to the line -------------------------------------------------------------------------------------------


def test_the_chips_that_were_designed_to_the_line(cuts: list[LineCut]) -> None:
    found = {cut.chip_id: cut for cut in cuts}
    expected = {
        "nvidia-a800-sxm4-80gb": ("us_3a090_2022_10", "io_bandwidth_gb_s", 600, 464, "us_letter_2023_10_nvda"),
        "nvidia-h800-sxm5-80gb": ("us_3a090_2022_10", "io_bandwidth_gb_s", 600, 528, "us_letter_2023_10_nvda"),
        "intel-gaudi2-hl-225b": ("us_3a090_2022_10", "io_bandwidth_gb_s", 600, 589, "us_3a090_2023_10"),
        "nvidia-h20-sxm-96gb": ("us_3a090_2023_10", "tpp", 2400, 2368, "us_letter_2025_04"),
        "nvidia-l20": ("us_3a090_2023_10", "performance_density", 3.2, 1912 / 608.5, ""),
        "nvidia-l2": ("us_3a090_2023_10", "tpp", 1600, 1544, ""),
        "nvidia-rtx-4090d": ("us_3a090_2023_10", "tpp", 4800, 4707, ""),
        "nvidia-rtx-5090d": ("us_3a090_2023_10", "tpp", 4800, 4750, "us_letter_2025_04"),
        "nvidia-rtx-5090d-v2": ("us_letter_2025_04", "dram_bandwidth_gb_s", 1400, 1344, ""),
        "nvidia-rtx-pro-6000d": ("us_letter_2025_04", "dram_bandwidth_gb_s", 1400, 1398, ""),
    }
    for chip_id, (rule, metric, line, value, caught_by) in expected.items():
        cut = found[chip_id]
        assert (cut.rule_id, cut.metric, cut.line, cut.value, cut.caught_by) == (rule, metric, line, value, caught_by)
        assert cut.margin == pytest.approx((line - value) / line)
    assert "nvidia-h100-sxm5-80gb" not in found
    assert "nvidia-b30a" not in found, "over 21,000 TPP: designed to no line in force"


def test_what_was_caught_was_free_before_and_is_not_after(cuts: list[LineCut]) -> None:
    for cut in cuts:
        assert 0 < cut.margin < 0.3
        if cut.caught_on:
            before = status_of(cut.chip_id, cut.caught_on - timedelta(days=1))
            after = status_of(cut.chip_id, cut.caught_on)
            assert RANK[before.status] == 0
            assert (after.status, after.rule_id) == (cut.caught_status, cut.caught_by)
        assert cut.original_value is None or cut.original_value >= cut.line


# --- pictures and reports -------------------------------------------------------------------------------------------


def coloured(png: bytes, status: str) -> int:
    """How many pixels have the colour of a status."""
    pixels = image.imread(BytesIO(png), format="png")[:, :, :3]
    wanted = np.array([int(pictures.COLOURS[status][index : index + 2], 16) / 255 for index in (1, 3, 5)])
    return int((np.abs(pixels - wanted).max(axis=2) < 0.004).sum())


def test_the_timeline_shows_the_statuses_in_their_colours(intervals: list[StatusInterval]) -> None:
    png = pictures.timeline_picture("H20", intervals)
    assert png.startswith(b"\x89PNG")
    assert coloured(png, "not_controlled") > coloured(png, "licence_required_letter") > 1000
    assert coloured(png, "licence_exception_nac") == 0
    assert coloured(pictures.timeline_picture("RTX 4090", intervals), "licence_exception_nac") > 1000


@pytest.mark.parametrize("draw", [pictures.density_map, pictures.interconnect_map])
def test_the_maps_show_free_and_controlled_chips(draw: object) -> None:
    png = draw(date(2024, 1, 1))  # type: ignore[operator]
    assert png.startswith(b"\x89PNG")
    assert coloured(png, "not_controlled") > 200
    assert coloured(png, "licence_required_presumption_of_denial") > 200


def test_the_maps_change_with_the_day() -> None:
    before, after = (pictures.density_map(day) for day in (date(2022, 1, 1), date(2024, 1, 1)))
    assert coloured(before, "licence_required_presumption_of_denial") < 200
    assert coloured(after, "licence_required_presumption_of_denial") > 200


def test_the_line_of_json_has_all_that_programs_ask_for() -> None:
    text = format_status(status_of("H20", date(2025, 8, 20)), "jsonl")
    assert "\n" not in text
    found = json.loads(text)
    assert found["chip"] == "H20"
    assert found["chip_id"] == "nvidia-h20-sxm-96gb"
    assert found["date"] == "2025-08-20"
    assert found["destination"] == "CN"
    assert found["status"] == "licence_required_letter"
    assert found["rule_id"] == "us_letter_2025_04"
    assert found["eccn"] is None
    assert "m.1" in found["clause"]
    assert found["reason"]
    assert found["would_change"]
    assert all(item["source"] for item in found["inputs"])
    assert {item["metric"] for item in found["inputs"]} >= {"dram_bandwidth_gb_s", "named_chip"}
    assert found["chinese_admission"]


def test_every_answer_can_be_printed_in_both_formats() -> None:
    for chip_id in chip_catalogue().names:
        answer = status_of(chip_id, date(2025, 6, 1))
        assert json.loads(format_status(answer, "jsonl"))["status"] == answer.status
        sheet = format_status(answer)
        assert answer.status in sheet
        assert max(len(line) for line in sheet.splitlines()) < 250


def test_the_sheet_names_status_rule_and_sources() -> None:
    sheet = format_status(status_of("A800", date(2023, 10, 24)))
    lines = dict(line.split(None, 1) for line in sheet.splitlines() if not line.startswith(" "))
    assert lines["status"] == "licence_required_letter"
    assert lines["rule"].startswith("us_letter_2023_10_nvda")
    assert "NVECCN" in sheet


def test_another_format_is_refused() -> None:
    with pytest.raises(ValueError, match="use table or jsonl"):
        format_status(status_of("A800", date(2023, 10, 24)), "xml")  # type: ignore[arg-type]
