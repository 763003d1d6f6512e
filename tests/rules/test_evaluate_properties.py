"""What holds for every chip, day and destination, whatever the numbers."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assets.catalogue.chips import chip_catalogue
from assets.rules.decide import Evaluator, holds, rules_in_scope
from assets.rules.inputs import ChipInputs, Interval, control_inputs, given_inputs
from assets.rules.rules import RANK, Condition, RuleBook, rule_book

BOOK = rule_book()
QUANTITIES = {
    "tpp": (0.0, 60000.0),
    "performance_density": (0.0, 40.0),
    "io_bandwidth_gb_s": (0.0, 3000.0),
    "dram_bandwidth_gb_s": (0.0, 10000.0),
}
DAYS = st.dates(date(2022, 1, 1), date(2027, 12, 31))
PLACES = st.sampled_from(["CN", "HK", "MO", "RU", "D:1", "D:4", "D:5", "AE", "VN", "KH", "NI", "SG", "DE", "US"])
VENDORS = st.sampled_from(["nvidia-h20-sxm-96gb", "amd-mi210", "intel-gaudi3", "google-tpu-v5p"])


@st.composite
def points(draw: st.DrawFn) -> dict[str, float]:
    """Numbers near the lines of the rules more often than elsewhere."""
    lines = {
        "tpp": [1600, 2400, 4800, 21000],
        "performance_density": [1.6, 3.2, 5.92],
        "io_bandwidth_gb_s": [540, 600, 664, 1100],
        "dram_bandwidth_gb_s": [1400, 1700, 6500],
    }
    values = {}
    for metric, (low, high) in QUANTITIES.items():
        near = st.sampled_from([line * factor for line in lines[metric] for factor in (0.999, 1.0, 1.001)])
        values[metric] = draw(st.one_of(st.floats(low, high, allow_subnormal=False), near))
    values["datacenter"] = float(draw(st.booleans()))
    values["us_commercially_available"] = float(draw(st.booleans()))
    return values


def chip(vendor: str, values: dict[str, object]) -> ChipInputs:
    """A chip on paper by that vendor: named in no letter."""
    known = control_inputs(vendor).replaced(given_inputs({"named_chip": "a chip on paper", "us_origin": True}))
    return known.replaced(given_inputs(values))


def status(inputs: ChipInputs, day: date, place: str, book: RuleBook = BOOK) -> str:
    return Evaluator(inputs, book).decide(rules_in_scope(book, day, place)).status


@settings(max_examples=400)
@given(VENDORS, points(), DAYS, PLACES, st.sampled_from(sorted(QUANTITIES)), st.floats(1.0, 50.0))
def test_raising_a_metric_never_frees_a_chip(
    vendor: str, values: dict[str, object], day: date, place: str, metric: str, factor: float
) -> None:
    before = status(chip(vendor, values), day, place)
    value = float(values[metric])  # type: ignore[arg-type]
    after = status(chip(vendor, {**values, metric: value * factor}), day, place)
    assert RANK[after] >= RANK[before]


@settings(max_examples=300)
@given(VENDORS, points(), DAYS, PLACES, st.randoms(use_true_random=False))
def test_the_order_of_the_rules_does_not_matter(
    vendor: str, values: dict[str, object], day: date, place: str, shuffle: random.Random
) -> None:
    scopes = list(BOOK.scopes)
    shuffle.shuffle(scopes)
    clauses = list(BOOK.clauses.items())
    shuffle.shuffle(clauses)
    shuffled = replace(BOOK, scopes=tuple(scopes), clauses=dict(clauses), _cache={})
    inputs = chip(vendor, values)
    first = Evaluator(inputs, BOOK).decide(rules_in_scope(BOOK, day, place))
    second = Evaluator(inputs, shuffled).decide(rules_in_scope(shuffled, day, place))
    assert (first.status, first.deciding and first.deciding[0]) == (
        second.status,
        second.deciding and second.deciding[0],
    )


def test_the_rules_read_backwards_give_the_same_for_every_chip() -> None:
    backwards = replace(BOOK, scopes=BOOK.scopes[::-1], clauses=dict(reversed(BOOK.clauses.items())), _cache={})
    for place in ("CN", "AE"):
        settings_by_day = [
            (rules_in_scope(BOOK, day, place), rules_in_scope(backwards, day, place)) for day in BOOK.boundaries()
        ]
        for name in sorted(chip_catalogue().names):
            inputs = control_inputs(name)
            forward, reverse = Evaluator(inputs, BOOK), Evaluator(inputs, backwards)
            for setting, reversed_setting in settings_by_day:
                first, second = forward.decide(setting), reverse.decide(reversed_setting)
                assert first.status == second.status
                assert (first.deciding and first.deciding[0]) == (second.deciding and second.deciding[0])


@settings(max_examples=400)
@given(VENDORS, points(), points(), DAYS, PLACES)
def test_an_interval_that_decides_agrees_with_every_point_inside(
    vendor: str, values: dict[str, object], others: dict[str, object], day: date, place: str
) -> None:
    box: dict[str, object] = {"datacenter": values["datacenter"], "us_commercially_available": None}
    for metric in QUANTITIES:
        ends = sorted([float(values[metric]), float(others[metric])])  # type: ignore[arg-type]
        box[metric] = (ends[0], ends[1])
    of_box = status(chip(vendor, box), day, place)
    if of_box == "unknown":
        return
    for corner in (values, others):
        for available in (True, False):
            point = {**corner, "datacenter": values["datacenter"], "us_commercially_available": available}
            of_point = status(chip(vendor, point), day, place)
            allowed = {of_box}
            if of_box == "case_by_case_if_us_available_else_denial":
                allowed = {"case_by_case_conditional", "licence_required_presumption_of_denial"}
            # Where a licence is needed in any case, an open rule may only add to it.
            assert of_point in allowed or RANK[of_point] > RANK[of_box] >= RANK["licence_required_unspecified"]


@settings(max_examples=300)
@given(VENDORS, points(), DAYS, PLACES, st.sampled_from(["tpp", "datacenter", "dram_bandwidth_gb_s"]))
def test_taking_an_input_away_never_gives_another_definite_answer(
    vendor: str, values: dict[str, object], day: date, place: str, metric: str
) -> None:
    known = status(chip(vendor, values), day, place)
    less = status(chip(vendor, {**values, metric: None}), day, place)
    assert less in (known, "unknown") or RANK[known] > RANK[less] >= RANK["licence_required_unspecified"]


@pytest.mark.parametrize(
    "rule_id",
    sorted(
        rule.rule_id
        for rule in BOOK.regulations.values()
        if rule.jurisdiction == "US" and rule.effective_date and rule.effective_date >= date(2022, 1, 1)
    ),
)
def test_a_rule_has_no_effect_before_its_date(rule_id: str) -> None:
    """The day before it takes effect, every answer is that of a book without the rule."""
    rule = BOOK.regulations[rule_id]
    start = rule.effective_date
    assert start is not None
    without = replace(BOOK, scopes=tuple(scope for scope in BOOK.scopes if scope.rule_id != rule_id), _cache={})
    extremes: list[dict[str, object]] = [
        {"tpp": 30000, "performance_density": 20, "io_bandwidth_gb_s": 2000, "dram_bandwidth_gb_s": 8000},
        {"tpp": 2500, "performance_density": 4, "io_bandwidth_gb_s": 700, "dram_bandwidth_gb_s": 1500},
    ]
    for name in ("nvidia-h100-sxm5-80gb", "nvidia-h20-sxm-96gb", "amd-mi250", "amd-mi308x", "nvidia-rtx-4090"):
        for changes in ({}, *extremes):
            inputs = control_inputs(name).replaced(given_inputs(changes))
            for place in ("CN", "MO", "RU", "AE", "VN", "D:5", "DE"):
                day = start - timedelta(days=1)
                assert status(inputs, day, place) == status(inputs, day, place, without), (name, place)


def test_a_letter_has_no_effect_on_other_vendors() -> None:
    for day in (date(2022, 9, 15), date(2023, 10, 30), date(2025, 6, 1)):
        inputs = chip("google-tpu-v5p", {"tpp": 4000, "performance_density": 1, "dram_bandwidth_gb_s": 9000})
        assert status(inputs, day, "CN") == "not_controlled"


CONDITIONS = st.builds(
    lambda op, line, width: Condition.model_validate(
        {
            "rule_id": "r",
            "outcome": "o",
            "clause": "c",
            "metric": "tpp",
            "op": op,
            "value": str(line),
            "value_to": line + width if width else None,
            "unit": None,
            "text_ref": None,
        }
    ),
    st.sampled_from([">=", ">", "<=", "<"]),
    st.integers(-50, 50),
    st.sampled_from([0, 0, 5]),
)


@settings(max_examples=500)
@given(CONDITIONS, st.integers(-60, 60), st.integers(0, 30), st.booleans(), st.booleans())
def test_a_condition_on_an_interval_is_that_on_all_its_points(
    condition: Condition, low: int, width: int, low_open: bool, high_open: bool
) -> None:
    if width == 0:
        low_open = high_open = False
    interval = Interval(low, low + width, low_open, high_open)
    inside = [low + width * step / 8 for step in range(9)]
    inside = inside[1 if low_open else 0 : 8 if high_open else 9]
    inside += [low + 1e-9] * low_open + [low + width - 1e-9] * high_open
    lines = {condition.line[0], condition.line[1]}
    compare = {
        ">=": lambda value, line: value >= line,
        ">": lambda value, line: value > line,
        "<=": lambda value, line: value <= line,
        "<": lambda value, line: value < line,
    }[condition.op]
    results = {compare(value, line) for value in inside for line in lines}
    expected = results.pop() if len(results) == 1 else None
    found = holds(condition, given_inputs({"tpp": interval})["tpp"])
    assert found == expected


def test_a_condition_on_nothing_is_open() -> None:
    condition = next(iter(BOOK.clauses[("us_3a090_2022_10", "3A090")].values()))[0]
    assert holds(condition, None) is None
