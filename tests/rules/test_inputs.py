"""The inputs of the rules: computed by the rules' own definitions, on intervals, with sources."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assets.catalogue.chips import Chip, chip_catalogue
from assets.rules.inputs import (
    Interval,
    control_inputs,
    given_inputs,
    total_processing_performance,
)

CHIPS = chip_catalogue()


def value(chip: str, metric: str, **options: Any) -> Interval:
    found = control_inputs(chip, **options).get(metric)
    assert found is not None
    assert isinstance(found.value, Interval)
    return found.value


def with_rates(**rates: float | bool | None) -> Chip:
    blank = CHIPS.specifications["amd-mi308x"]
    return blank.model_copy(update=rates)


@pytest.mark.parametrize("chip_id", [key for key, row in CHIPS.specifications.items() if row.tpp_calc is not None])
def test_performance_is_computed_as_the_catalogue_had_it(chip_id: str) -> None:
    chip = CHIPS.specifications[chip_id]
    found = total_processing_performance(chip)
    assert found is not None
    ends = found[0]
    top = ends.low if chip.tpp_lower_bound_only else ends.high
    assert top == pytest.approx(chip.tpp_calc, abs=0.051)


def test_the_example_of_the_rule() -> None:
    """BIS: 600 TOPS at 8 bits is 300 TFLOPS at 16 bits is 4,800."""
    at_8, at_16 = (
        total_processing_performance(with_rates(**rates))
        for rates in (
            {"int8_tops_dense": 600.0},
            {"fp16_bf16_tflops_dense": 300.0},
        )
    )
    assert at_8 is not None
    assert at_16 is not None
    assert at_8[0] == at_16[0] == Interval.exact(4800)


def test_the_highest_over_bit_lengths_counts() -> None:
    found = total_processing_performance(with_rates(fp16_bf16_tflops_dense=100.0, fp8_tflops_dense=300.0))
    assert found is not None
    assert found[0] == Interval.exact(2400)


def test_tf32_counts_between_19_and_32_bits() -> None:
    found = total_processing_performance(with_rates(tf32_tflops_dense=100.0))
    assert found is not None
    assert found[0] == Interval(1900, 3200)


def test_a_chip_without_rates_has_no_performance() -> None:
    assert total_processing_performance(with_rates()) is None


def test_density_is_computed_and_not_rounded() -> None:
    assert value("nvidia-l20", "performance_density") == Interval.exact(1912 / 608.5)
    assert value("nvidia-a30", "performance_density") == Interval.exact(2640 / 826)


@pytest.mark.parametrize(
    "row",
    [row for row in CHIPS.control_inputs.values() if row.performance_density is not None],
    ids=lambda row: row.chip_id,
)
def test_density_agrees_with_the_rounded_value_of_the_file(row: Any) -> None:
    ends = value(row.chip_id, "performance_density")
    assert ends.low == pytest.approx(row.performance_density, abs=0.00051)


def test_density_of_intervals_reaches_from_the_smallest_to_the_largest() -> None:
    ends = value("nvidia-l20", "performance_density", given={"tpp": (1600, 2000), "die_area_mm2": (500, 800)})
    assert ends == Interval(2, 4)


def test_density_follows_a_change_of_performance() -> None:
    assert value("nvidia-l20", "performance_density", given={"tpp": 6085}) == Interval.exact(10)
    assert control_inputs("nvidia-l20", given={"die_area_mm2": None}).get("performance_density") is None


@pytest.mark.parametrize(
    ("chip", "bandwidth"),
    [
        ("nvidia-a100-sxm4-80gb", 664),
        ("nvidia-a800-sxm4-80gb", 464),
        ("nvidia-a800-pcie-80gb", 464),
        ("nvidia-h100-nvl-94gb", 728),
        ("nvidia-gb200-gpu", 1928),
        ("intel-gaudi2-hl-225b", 589),
        ("nvidia-l40s", 64),
        ("nvidia-p100-pcie-16gb", 32),
    ],
)
def test_the_host_link_counts_among_inputs_and_outputs(chip: str, bandwidth: float) -> None:
    """87 FR 62186: all inputs and outputs but volatile memory."""
    assert value(chip, "io_bandwidth_gb_s") == Interval.exact(bandwidth)


def test_an_unknown_link_leaves_the_upper_end_open() -> None:
    assert value("amd-mi300a", "io_bandwidth_gb_s") == Interval(128, None)
    assert control_inputs("google-tpu-v4").get("io_bandwidth_gb_s") is None


def test_the_sum_of_memory_and_links_is_a_lower_bound_if_a_part_is_unknown() -> None:
    assert value("nvidia-h20-sxm-96gb", "dram_plus_io_bandwidth_gb_s") == Interval.exact(5028)
    assert value("google-tpu-v4", "dram_plus_io_bandwidth_gb_s") == Interval(1200, None)


def test_the_file_of_inputs_goes_before_the_datasheets_and_differences_are_kept() -> None:
    inputs = control_inputs("nvidia-rtx-5090d-v2")
    assert value("nvidia-rtx-5090d-v2", "tpp") == Interval.exact(4750)
    difference = next(item for item in inputs.differences if item.metric == "tpp")
    assert difference.other.value == Interval(3353.6, None)
    assert "3,353.6" in difference.text()


def test_every_input_names_its_source() -> None:
    for chip_id in CHIPS.names:
        inputs = control_inputs(chip_id)
        for metric in (*inputs.values, "performance_density", "dram_plus_io_bandwidth_gb_s"):
            found = inputs.get(metric)
            assert found is None or found.source, (chip_id, metric)


@pytest.mark.parametrize(
    ("chip", "metric", "expected"),
    [
        ("nvidia-rtx-4090", "datacenter", 0),
        ("nvidia-h20-sxm-96gb", "us_commercially_available", 0),
        ("nvidia-h100-nvl-94gb", "us_commercially_available", 1),
        ("huawei-ascend-910b", "us_origin", 0),
        ("biren-br100", "us_origin", 0),
        ("aws-trainium2", "us_origin", 1),
        ("huawei-ascend-910b", "process_node_nm", 7),
        ("nvidia-h100-sxm5-80gb", "process_node_nm", 4),
    ],
)
def test_flags_and_nodes(chip: str, metric: str, expected: float) -> None:
    assert value(chip, metric) == Interval.exact(expected)


def test_a_version_for_china_is_not_known_to_be_sold_in_the_us() -> None:
    assert control_inputs("nvidia-a800-pcie-80gb").get("us_commercially_available") is None
    assert control_inputs("intel-gaudi2-hl-225b").get("us_commercially_available") is None


# --- facts of articles ----------------------------------------------------------------------------------------------


def fact(chip: str, metric: str, low: float | None, high: float | None, unit: str, **more: Any) -> dict[str, Any]:
    base = {"predicate": "spec", "subject": chip, "metric": metric, "low": low, "high": high, "unit": unit}
    return base | {"cmp": "=", "modality": "asserted", "article": "a"} | more


def test_an_interconnect_without_known_host_link_stays_vague() -> None:
    facts = [fact("chip:amd-mi309", "interconnect_bandwidth", 400, 400, "GB/s")]
    assert value("amd-mi309", "io_bandwidth_gb_s", facts=facts) == Interval(400, 656)


def test_an_article_narrows_what_the_catalogue_only_bounds() -> None:
    """The datasheet knows MI308's host link of 128 GB/s only, a lower bound."""
    facts = [fact("chip:amd-mi308", "interconnect_bandwidth", 400, 400, "GB/s")]
    inputs = control_inputs("amd-mi308x", facts=facts)
    assert inputs.values["io_bandwidth_gb_s"].value == Interval.exact(528)
    assert inputs.values["io_bandwidth_gb_s"].source_kind == "article"
    assert value("amd-mi300a", "io_bandwidth_gb_s", facts=facts) == Interval(128, None)


def test_an_article_does_not_replace_an_exact_value() -> None:
    facts = [fact("chip:nvidia-a800", "memory_bandwidth", 2000, 2100, "GB/s")]
    inputs = control_inputs("nvidia-a800-sxm4-80gb", facts=facts)
    assert inputs.values["dram_bandwidth_gb_s"].value == Interval.exact(2039)
    assert not any(item.other.source_kind == "article" for item in inputs.differences)


def test_bounds_of_a_fact_are_kept() -> None:
    facts = [fact("chip:amd-mi309", "memory_bandwidth", None, 1400, "GB/s", cmp="<")]
    assert value("amd-mi309", "dram_bandwidth_gb_s", facts=facts) == Interval(None, 1400, high_open=True)


def test_several_facts_narrow_the_value() -> None:
    facts = [
        fact("chip:amd-mi309", "memory_bandwidth", 1000, None, "GB/s", cmp=">="),
        fact("chip:amd-mi309", "memory_bandwidth", None, 2000, "GB/s", cmp="<=", article="b"),
    ]
    found = control_inputs("amd-mi309", facts=facts).get("dram_bandwidth_gb_s")
    assert found is not None
    assert found.value == Interval(1000, 2000)
    assert "article a" in found.source
    assert "article b" in found.source


def test_a_rate_of_an_article_gives_a_lower_bound_of_performance() -> None:
    facts = [fact("chip:amd-mi309", "fp16", 400, 400, "TFLOPS")]
    assert value("amd-mi309", "tpp", facts=facts) == Interval(3200, None)


@pytest.mark.parametrize(
    "more",
    [
        {"modality": "denied"},
        {"modality": "possible"},
        {"unit": "GB"},
        {"predicate": "threshold"},
        {"subject": "chip:nvidia-h100"},
        {"subject": "chip:unheard-of"},
        {"subject": "company:amd"},
        {"metric": "tdp"},
    ],
)
def test_other_facts_do_not_count(more: dict[str, Any]) -> None:
    facts = [fact("chip:amd-mi309", "memory_bandwidth", 1000, 1000, "GB/s") | more]
    assert control_inputs("amd-mi309", facts=facts).get("dram_bandwidth_gb_s") is None


# --- intervals ------------------------------------------------------------------------------------------------------


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_an_interval_overlaps_what_it_holds(first: float, second: float, third: float) -> None:
    low, middle, high = sorted([first, second, third])
    assert Interval(low, high).overlaps(Interval.exact(middle))
    assert Interval.exact(middle).overlaps(Interval(None, high))


def test_open_ends_do_not_touch() -> None:
    assert not Interval(0, 1, high_open=True).overlaps(Interval(1, 2))
    assert Interval(0, 1).overlaps(Interval(1, 2))


def test_an_empty_interval_is_refused() -> None:
    with pytest.raises(ValueError, match="is empty"):
        Interval(2, 1)


@pytest.mark.parametrize(
    ("interval", "text"),
    [
        (Interval.exact(464), "464"),
        (Interval(1600, 2400), "1,600 to 2,400"),
        (Interval(None, 600, high_open=True), "below 600"),
        (Interval(None, 600), "at most 600"),
        (Interval(600, None), "at least 600"),
        (Interval(600, None, low_open=True), "above 600"),
        (Interval(), "unknown"),
    ],
)
def test_intervals_in_words(interval: Interval, text: str) -> None:
    assert str(interval) == text


def test_given_values() -> None:
    found = given_inputs({"tpp": (1, None), "datacenter": True, "vendor": "NVIDIA", "io_bandwidth_gb_s": None})
    assert found["tpp"] is not None
    assert found["tpp"].value == Interval(1, None)
    assert found["datacenter"] is not None
    assert found["datacenter"].text() == "yes"
    assert found["vendor"] is not None
    assert found["vendor"].text() == "NVIDIA"
    assert found["io_bandwidth_gb_s"] is None
