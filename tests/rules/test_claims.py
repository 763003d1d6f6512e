"""What articles say about the rules: what holds, what needs a qualification, what does not hold."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assets.rules.claims import ClaimCheck, check_claims, time_span


def check(predicate: str, subject: str, object_: str | None = None, **more: Any) -> ClaimCheck:
    fact = {"predicate": predicate, "subject": subject, "object": object_, "cmp": "=", "modality": "asserted"} | more
    return check_claims([fact])[0]


def threshold(subject: str, metric: str, value: float, unit: str, **more: Any) -> ClaimCheck:
    return check("threshold", subject, metric=metric, low=value, high=value, unit=unit, **more)


def test_the_sentence_of_the_founding_article_needs_its_two_qualifications() -> None:
    """June 2023: 4,800 TOPS and 600 GB/s: it is TOPS times bit length, and both lines must be met."""
    compute = threshold("regulation:us-advanced-computing-2022", "compute", 4800, "TOPS")
    assert (compute.verdict, compute.rule_id) == ("holds_with_qualification", "us_3a090_2022_10")
    assert "TOPS times bit length" in compute.explanation
    assert "600 TOPS at 8 bits or 300 TFLOPS at 16 bits" in compute.explanation
    assert "both must be met" in compute.explanation
    assert "aggregate I/O bandwidth >= 600 GB/s" in compute.explanation
    assert "until 2023-11-16, then us_3a090_2023_10" in compute.explanation
    bandwidth = threshold("regulation:us-advanced-computing-2022", "interconnect_bandwidth", 600, "GB/s")
    assert bandwidth.verdict == "holds_with_qualification"
    assert "both must be met" in bandwidth.explanation
    assert "bit length" not in bandwidth.explanation


def test_the_2023_line_is_not_the_only_way_in() -> None:
    found = threshold("regulation:us-advanced-computing-2023", "compute", 4800, "TOPS")
    assert found.verdict == "holds_with_qualification"
    assert "not the only way in" in found.explanation
    assert "5.92" in found.explanation


def test_a_wrong_number_is_contradicted() -> None:
    found = threshold("regulation:us-advanced-computing-2022", "interconnect_bandwidth", 400, "GB/s")
    assert found.verdict == "contradicted"
    assert "600" in found.explanation


def test_a_density_is_no_bandwidth() -> None:
    found = threshold("regulation:us-export-controls-2024-12", "memory_bandwidth", 2, "GB/s")
    assert found.verdict == "holds_with_qualification"
    assert "per mm²" in found.explanation


def test_an_unknown_rule_or_quantity_is_not_to_be_told() -> None:
    assert threshold("regulation:unheard-of", "compute", 1, "TOPS").verdict == "cannot_tell"
    assert threshold("regulation:us-advanced-computing-2022", "die_area", 1, "mm2").verdict == "cannot_tell"


@pytest.mark.parametrize(
    ("rule", "object_", "time", "verdict", "words"),
    [
        ("us-advanced-computing-2022", "chip:nvidia-a100", "2022-09", "holds_with_qualification", "us_letter_2022_08"),
        ("us-advanced-computing-2022", "chip:nvidia-a100", "2022-10", "holds", "until 2023-11-16"),
        ("us-advanced-computing-2022", "chip:nvidia-a800", "2022-11", "contradicted", "does not meet"),
        ("us-advanced-computing-2022", "chip:amd-mi308", None, "cannot_tell", "leave it open"),
        ("us-advanced-computing-2023", "chip:nvidia-a800", "2023-10-17", "holds_with_qualification", "2023-11-17"),
        ("us-advanced-computing-2023", "chip:nvidia-a800", "2023-11-17", "holds", "3A090.a"),
        ("us-advanced-computing-2023", "chip:nvidia-rtx-4090", "2023-12", "holds_with_qualification", "NAC"),
        ("us-advanced-computing-2023", "chip:nvidia-h20", None, "contradicted", "does not meet"),
        ("us-advanced-computing-2023", "chip:unheard-of", None, "cannot_tell", "no chip"),
        ("us-h20-licence-2025", "chip:nvidia-h20", "2025-04-09", "holds", "us_letter_2025_04"),
        ("china-cac-rtx-pro-6000d-2025", "chip:nvidia-rtx-pro-6000d", "2025-09", "holds", "stop tests"),
        ("us-entity-list", "company:biren", "2023-10-17", "holds", "el_biren_2023"),
        ("us-entity-list", "company:biren", "2022", "contradicted", "after 2022"),
        ("us-entity-list", "company:unheard-of", None, "cannot_tell", "only some listed parties"),
        ("us-advanced-computing-2022", "region:china", "2022-10-07", "holds", "covers CN"),
        ("us-advanced-computing-2022", "region:germany", None, "contradicted", "not among the destinations"),
        ("us-advanced-computing-2022", "technology:hbm", None, "cannot_tell", "nothing on that kind"),
    ],
)
def test_restrictions(rule: str, object_: str, time: str | None, verdict: str, words: str) -> None:
    found = check("restricts", f"regulation:{rule}", object_, time=time)
    assert found.verdict == verdict, found.explanation
    assert words.casefold() in found.explanation.casefold()


def test_a_denial_turns_the_verdict_round() -> None:
    found = check("restricts", "regulation:us-advanced-computing-2022", "chip:nvidia-a800", modality="denied")
    assert found.verdict == "holds"
    assert found.claim.startswith("not: ")


@pytest.mark.parametrize(
    ("chip", "metric", "value", "verdict"),
    [
        ("chip:nvidia-a800", "interconnect_bandwidth", 400, "holds"),
        ("chip:nvidia-h800", "interconnect_bandwidth", 300, "contradicted"),
        ("chip:nvidia-h20", "memory_bandwidth", 4000, "holds"),
        ("chip:huawei-ascend-910b", "interconnect_bandwidth", 392, "cannot_tell"),
    ],
)
def test_specifications(chip: str, metric: str, value: float, verdict: str) -> None:
    assert check("spec", chip, metric=metric, low=value, high=value, unit="GB/s").verdict == verdict


@pytest.mark.parametrize(
    ("low", "cmp", "verdict"),
    [
        (2 / 3, "=", "holds"),
        (0.75, "~", "holds_with_qualification"),
        (0.75, "=", "contradicted"),
        (0.9, "~", "contradicted"),
    ],
)
def test_ratios(low: float, cmp: str, verdict: str) -> None:
    """A800 against A100: 400 of 600 GB/s."""
    more = {"metric": "interconnect_bandwidth", "low": low, "high": low, "unit": "ratio", "cmp": cmp}
    assert check("spec_ratio", "chip:nvidia-a800", "chip:nvidia-a100", **more).verdict == verdict


def test_other_facts_are_passed_over() -> None:
    assert check_claims([{"predicate": "holds", "subject": "company:a", "object": "chip:nvidia-a100"}]) == []
    assert check_claims([{"predicate": "spec", "subject": "chip:nvidia-a100", "metric": "tdp"}]) == []


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2022", date(2022, 1, 1), date(2022, 12, 31)),
        ("2022-Q4", date(2022, 10, 1), date(2022, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2022-09-15", date(2022, 9, 15), date(2022, 9, 15)),
        ("2018/2019", date(2018, 1, 1), date(2019, 12, 31)),
    ],
)
def test_times(text: str, first: date, last: date) -> None:
    assert time_span(text) == (first, last)


@pytest.mark.parametrize("text", [None, "", "2020/", "soon", "2022-13"])
def test_times_without_an_end(text: str | None) -> None:
    assert time_span(text) is None


@pytest.mark.skipif("CHIPTRAIL_SHARED" not in os.environ, reason="needs the founding article's gold facts")
def test_the_founding_article() -> None:
    path = Path(os.environ["CHIPTRAIL_SHARED"]) / "eval" / "latepost-2023" / "gold.jsonl"
    facts = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    verdicts = {(found.predicate, found.subject_id, found.metric): found for found in check_claims(facts)}
    rule = "regulation:us-advanced-computing-2022"
    assert verdicts[("threshold", rule, "compute")].verdict == "holds_with_qualification"
    assert verdicts[("threshold", rule, "interconnect_bandwidth")].verdict == "holds_with_qualification"
    assert verdicts[("spec", "chip:nvidia-a800", "interconnect_bandwidth")].verdict == "holds"
    assert verdicts[("spec_ratio", "chip:nvidia-h800", "interconnect_bandwidth")].verdict == "holds_with_qualification"
    assert all(found.quote for found in verdicts.values())
