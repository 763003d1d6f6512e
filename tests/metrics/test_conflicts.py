"""What is a contradiction and what is not, as a truth table."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assets.metrics.conflicts import Statement, compatible_interval, conflicts

YEAR_2022 = {"start": date(2022, 1, 1), "end": date(2022, 12, 31)}
YEAR_2023 = {"start": date(2023, 1, 1), "end": date(2023, 12, 31)}
FAMILIES = {"chip:nvidia-h100-sxm5-80gb": "chip:nvidia-h100", "chip:nvidia-h100-pcie-80gb": "chip:nvidia-h100"}


def statement(
    fact_id: str, predicate: str, low: float | None, high: float | None, unit: str, **more: object
) -> Statement:
    base = Statement(
        fact_id=fact_id, predicate=predicate, subject="company:a", object=None, metric=None, low=low, high=high,
        unit=unit, cmp="=", start=None, end=None, modality="asserted", told=date(2023, 6, 14), origin="article",
    )  # fmt: skip
    return replace(base, **more)


def holds(fact_id: str, low: float | None, high: float | None, **more: object) -> Statement:
    details = {"subject": "region:china", "object": "chip:nvidia-a100", **YEAR_2023, **more}
    return statement(fact_id, "holds", low, high, "units", **details)


def spec(fact_id: str, chip: str, metric: str, value: float, unit: str, **more: object) -> Statement:
    return statement(fact_id, "spec", value, value, unit, subject=chip, metric=metric, **more)


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        pytest.param(holds("1", 5e5, 5e5), holds("2", 4e4, 4e4, cmp="~"), "value", id="two stocks of one time"),
        pytest.param(holds("1", 5e5, 5e5), holds("2", 4e4, 4e4, **YEAR_2022), None, id="a succession in time"),
        pytest.param(holds("1", 5e5, 5e5), holds("2", 4e4, 4e4, object="chip:nvidia-h100"), None, id="another chip"),
        pytest.param(holds("1", 5e5, 5e5), holds("2", 4e4, 4e4, subject="company:baidu"), None, id="another holder"),
        pytest.param(holds("1", 2e4, 9e4, cmp="range"), holds("2", 32700, 32700), None, id="vague contains exact"),
        pytest.param(holds("1", 1e4, None, cmp=">="), holds("2", 16000, 16000), None, id="open end contains exact"),
        pytest.param(holds("1", 1e4, None, cmp=">="), holds("2", 8000, 8000), "value", id="below the least"),
        pytest.param(
            holds("1", 5e5, 5e5), replace(holds("2", None, None), unit=None, cmp=None), None, id="one has no value"
        ),
        pytest.param(holds("1", 1e5, 1e5, cmp="~"), holds("2", 104000, 104000), None, id="about reaches a tenth"),
        pytest.param(holds("1", None, 1e5, cmp="<~"), holds("2", 98000, 98000), None, id="nearly reaches a tenth"),
        pytest.param(holds("1", None, 1e5, cmp="<~"), holds("2", 50000, 50000), "value", id="half is not nearly"),
        pytest.param(
            holds("1", 5e5, 5e5), holds("2", 4e4, 4e4, modality="planned"), None, id="a plan says nothing about what is"
        ),
        pytest.param(
            holds("1", 5e5, 5e5, start=None, end=None),
            holds("2", 4e4, 4e4, start=None, end=None, told=date(2021, 1, 1)),
            None,
            id="undated and told years apart",
        ),
        pytest.param(
            holds("1", 5e5, 5e5, start=None, end=None), holds("2", 4e4, 4e4), "value", id="undated, told in that year"
        ),
        pytest.param(
            holds("1", 5e5, 5e5, start=None, end=None),
            holds("2", 4e4, 4e4, **YEAR_2022),
            None,
            id="undated, told in another year",
        ),
        pytest.param(
            statement("1", "capex", 58e9, 58e9, "USD", **YEAR_2022),
            statement("2", "capex", 63.6e9, 63.6e9, "USD", **YEAR_2022),
            "value",
            id="two amounts for a year",
        ),
        pytest.param(
            statement("1", "capex", 31.4e9, 31.4e9, "USD", **YEAR_2022),
            statement("2", "capex", 31.431e9, 31.431e9, "USD", **YEAR_2022),
            None,
            id="one is the other rounded",
        ),
        pytest.param(
            statement("1", "capex", 58e9, 58e9, "USD", **YEAR_2022),
            statement("2", "capex", 15e9, 15e9, "USD", start=date(2022, 10, 1), end=date(2022, 12, 31)),
            None,
            id="a quarter of the year",
        ),
        pytest.param(
            statement("1", "orders", 1e9, None, "USD", cmp=">", **YEAR_2023),
            statement("2", "orders", 2e8, 2e8, "USD", **YEAR_2023),
            None,
            id="two orders may both be placed",
        ),
        pytest.param(
            statement("1", "production_start", None, None, "", start=date(2023, 3, 1), end=date(2023, 3, 31)),
            statement("2", "production_start", None, None, "", start=date(2023, 9, 1), end=date(2023, 9, 30)),
            "time",
            id="two dates of one start",
        ),
    ],
)
def test_two_statements(one: Statement, other: Statement, kind: str | None) -> None:
    assert [found.kind for found in conflicts([one, other])] == ([kind] if kind else [])


CATALOGUE = [
    spec("sxm", "chip:nvidia-h100-sxm5-80gb", "fp32", 66.9, "TFLOPS", origin="catalogue", told=None),
    spec("pcie", "chip:nvidia-h100-pcie-80gb", "fp32", 51.2, "TFLOPS", origin="catalogue", told=None),
]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (134, [("definition", ("sxm",))]),  # twice the SXM part: the figure of a pair
        (67, []),
        (51, []),
        (30, [("value", ("pcie", "sxm"))]),
    ],
)
def test_a_family_contradicts_the_catalogue_only_if_it_fits_none_of_its_variants(
    value: float, expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    stated = spec("article", "chip:nvidia-h100", "fp32", value, "TFLOPS")
    found = [(found.kind, found.other_fact_ids) for found in conflicts([stated, *CATALOGUE], FAMILIES)]
    assert found == expected


def test_variants_in_the_catalogue_do_not_contradict_each_other() -> None:
    assert conflicts(CATALOGUE, FAMILIES) == []


def test_a_ratio_is_held_against_the_quotient_of_what_is_stated() -> None:
    a800 = spec("a800", "chip:nvidia-a800", "interconnect_bandwidth", 400, "GB/s")
    a100 = spec("a100", "chip:nvidia-a100", "interconnect_bandwidth", 600, "GB/s")
    ratio = statement(
        "ratio", "spec_ratio", 0.75, 0.75, "ratio", cmp="~", subject="chip:nvidia-a800", object="chip:nvidia-a100",
        metric="interconnect_bandwidth",
    )  # fmt: skip
    (found,) = conflicts([a800, a100, ratio])
    assert (found.fact_id, found.other_fact_ids) == ("ratio", ("a100", "a800"))
    assert "about 0.75 ratio against 400 GB/s over 600 GB/s, which is 0.667" in found.explanation
    assert conflicts([a800, a100, replace(ratio, low=0.667, high=0.667)]) == []


def test_two_amounts_that_fit_different_measures_differ_in_definition() -> None:
    gross = statement("gross", "capex", 63.6e9, 63.6e9, "USD", **YEAR_2022)
    net = statement("net", "capex", 58e9, 58e9, "USD", **YEAR_2022)
    (found,) = conflicts([gross, net], measures={"gross": ["gross"], "net": ["net of proceeds"]})
    assert found.kind == "definition"
    assert found.explanation.endswith("the first fits gross, the second net of proceeds")
    (found,) = conflicts([gross, net], measures={"gross": ["gross"], "net": ["gross", "net of proceeds"]})
    assert found.kind == "value"


@pytest.mark.parametrize(
    ("metric", "unit", "one", "other", "kind"),
    [
        pytest.param("fp16", "TFLOPS", 989, 1979, "definition", id="dense and sparse"),
        pytest.param("interconnect_bandwidth", "GB/s", 450, 900, "definition", id="one direction and both"),
        pytest.param("memory", "GB", 40, 80, "value", id="two versions"),
        pytest.param("fp16", "TFLOPS", 989, 1300, "value", id="no usual ratio"),
    ],
)
def test_two_articles_on_one_chip(metric: str, unit: str, one: float, other: float, kind: str) -> None:
    (found,) = conflicts([
        spec("1", "chip:nvidia-h100", metric, one, unit), spec("2", "chip:nvidia-h100", metric, other, unit),
    ])  # fmt: skip
    assert found.kind == kind
    assert ("twice the other" in found.explanation) == (kind == "definition")


def test_a_fiscal_and_a_calendar_year_differ_in_definition() -> None:
    fiscal = statement("fiscal", "capex", 28.1e9, 28.1e9, "USD", **YEAR_2022)
    calendar = statement("calendar", "capex", 24.8e9, 24.8e9, "USD", **YEAR_2022)
    measures = {"fiscal": ["gross, fiscal 2023"], "calendar": ["gross, calendar 2022"]}
    (found,) = conflicts([fiscal, calendar], measures=measures)
    assert found.kind == "definition"
    assert found.explanation.endswith("fits gross, calendar 2022, the second gross, fiscal 2023")


def order(fact_id: str, number: float, **more: object) -> Statement:
    details = {"subject": "company:meta", "object": "company:nvidia", "item": "chip:nvidia-h100", **YEAR_2023, **more}
    return statement(fact_id, "orders", number, number, "units", **details)


def delivery(fact_id: str, number: float, **more: object) -> Statement:
    details = {"subject": "company:nvidia", "object": "company:meta", "item": "chip:nvidia-h100", **YEAR_2023, **more}
    return statement(fact_id, "supplies", number, number, "units", **details)


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        pytest.param(order("1", 150_000), delivery("2", 90_000), True, id="ordered or delivered"),
        pytest.param(delivery("1", 90_000), order("2", 150_000, object="chip:nvidia-h100", item=None), True, id="chip"),
        pytest.param(order("1", 150_000), delivery("2", 150_000), False, id="all was delivered"),
        pytest.param(
            replace(order("1", 150_000), high=None, cmp=">"), delivery("2", 160_000), False, id="a vague number"
        ),
        pytest.param(order("1", 150_000), delivery("2", 90_000, **YEAR_2022), False, id="another year"),
        pytest.param(order("1", 150_000), delivery("2", 90_000, object="company:tencent"), False, id="another buyer"),
        pytest.param(order("1", 150_000), delivery("2", 90_000, item="chip:nvidia-a100"), False, id="another chip"),
        pytest.param(order("1", 150_000), delivery("2", 90_000, item=None), False, id="a delivery of no named chip"),
        pytest.param(order("1", 150_000), order("2", 90_000), False, id="two orders"),
        pytest.param(order("1", 150_000, modality="planned"), delivery("2", 90_000), False, id="a planned order"),
    ],
)
def test_what_was_ordered_and_what_was_delivered_differ_in_definition(
    one: Statement, other: Statement, differ: bool
) -> None:
    found = conflicts([one, other])
    assert [conflict.kind for conflict in found] == ["definition"] * differ
    assert all("150,000 units ordered" in conflict.explanation for conflict in found)
    assert all("90,000 units delivered" in conflict.explanation for conflict in found)


def in_currency(fact_id: str, amount: float, currency: str, **more: object) -> Statement:
    return statement(fact_id, "capex", amount, amount, currency, **{**YEAR_2023, **more})


@pytest.mark.parametrize(
    ("dollars", "yuan", "differ"),
    [
        pytest.param(1.02e9, 7.22e9, False, id="the bank's rate, rounded"),
        pytest.param(1.02e9, 7.42e9, True, id="another rate"),
        pytest.param(1.02e9, 7.03e9, True, id="another rate below"),
        pytest.param(1.02e9, 9.51e9, False, id="not one sum"),
    ],
)
def test_one_sum_in_two_currencies_at_another_rate_than_the_banks_differs_in_definition(
    dollars: float, yuan: float, differ: bool
) -> None:
    asked: list[tuple[date, date]] = []

    def rate(base: str, quoted: str, first: date, last: date) -> float:
        asked.append((first, last))
        return 7.0754 if (base, quoted) == ("USD", "CNY") else 1 / 7.0754

    pair = [in_currency("1", dollars, "USD"), in_currency("2", yuan, "CNY")]
    for one, other in (pair, [replace(pair[1], fact_id="1"), replace(pair[0], fact_id="2")]):
        found = conflicts([one, other], rate=rate)
        assert [conflict.kind for conflict in found] == ["definition"] * differ
        assert all("another currency rate: 1" in conflict.explanation for conflict in found)
    assert set(asked) == {(date(2023, 1, 1), date(2023, 12, 31))}
    assert conflicts(pair) == [], "without rates currencies are not compared"
    assert conflicts([pair[0], in_currency("2", yuan, "CNY", **YEAR_2022)], rate=rate) == [], "another year"


def test_a_ratio_that_fits_some_of_what_is_stated_is_no_contradiction_of_the_rest() -> None:
    ratio = statement(
        "ratio", "spec_ratio", 0.75, 0.75, "ratio", cmp="~", subject="chip:nvidia-a800", object="chip:nvidia-a100",
        metric="memory",
    )  # fmt: skip
    stated = [
        spec("base", "chip:nvidia-a100", "memory", 80, "GB"), spec("far", "chip:nvidia-a800", "memory", 20, "GB"),
        spec("near", "chip:nvidia-a800", "memory", 40, "GB"),
    ]  # fmt: skip
    of_ratio = [found for found in conflicts([*stated, ratio]) if "ratio" in found.fact_id]
    assert [found.other_fact_ids for found in of_ratio] == [("base", "near")], "only the nearest is told"
    fits = spec("fits", "chip:nvidia-a800", "memory", 60, "GB")
    assert [found for found in conflicts([*stated, ratio, fits]) if "ratio" in found.fact_id] == []


LISTED = [holds("1", 5e5, 5e5), holds("2", 4e4, 4e4), holds("3", 4e4, 4e4), holds("4", 7e3, 7e3)]


@pytest.mark.parametrize("touched", [{"1"}, {"3"}, {"2", "4"}, {"5"}])
def test_only_what_touched_facts_have_a_part_in_is_compared(touched: set[str]) -> None:
    everything = conflicts(LISTED)
    expected = [found for found in everything if not touched.isdisjoint((found.fact_id, *found.other_fact_ids))]
    assert len(everything) == 5
    assert conflicts(LISTED, touched=touched) == expected


values = st.one_of(st.none(), st.floats(1, 1e12))
statements = st.builds(
    lambda number, low, high, cmp, start: holds(
        str(number), low, high, cmp=cmp, start=date(start, 1, 1), end=date(start, 12, 31)
    ),
    st.integers(0, 20), values, values, st.sampled_from(["=", "~", ">", "<", "<~", "range"]), st.integers(2022, 2023),
).filter(lambda made: made.low is None or made.high is None or made.low <= made.high)  # fmt: skip


@given(st.lists(statements, max_size=8, unique_by=lambda made: made.fact_id), st.randoms(use_true_random=False))
def test_the_order_of_the_statements_does_not_matter(listed: list[Statement], random: object) -> None:
    shuffled = list(listed)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert conflicts(listed) == conflicts(shuffled)


@given(statements.filter(lambda made: (made.low is not None and made.low == made.high) or made.cmp == "range"))
def test_the_compatible_values_contain_the_stated_one(made: Statement) -> None:
    low, high = compatible_interval(made)
    assert made.low is None or low <= made.low
    assert made.high is None or made.high <= high


@given(st.lists(statements, max_size=12, unique_by=lambda made: made.fact_id))
def test_all_pairs_that_have_no_value_in_common_at_one_time_are_found(listed: list[Statement]) -> None:
    """Against a comparison of every pair."""
    expected = set()
    for one, other in combinations(sorted(listed, key=lambda made: made.fact_id), 2):
        (low, high), (other_low, other_high) = compatible_interval(one), compatible_interval(other)
        if one.start == other.start and (high < other_low or other_high < low):
            expected.add((one.fact_id, (other.fact_id,)))
    assert {(found.fact_id, found.other_fact_ids) for found in conflicts(listed)} == expected
