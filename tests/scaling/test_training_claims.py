"""Claims: five golden ones with known outcomes, and what facts give."""

from __future__ import annotations

import datetime

import polars as pl
import pytest

from assets.scaling import claims
from assets.scaling.claims import Claim, check_claim

# The plan of Narayanan et al. 2021: TP8 PP8, microbatch 1, full recomputation, no interleaving.
PLAN = (("tensor_parallel", 8.0), ("pipeline_parallel", 8.0), ("microbatch", 1.0), ("recompute_layer", 1.0))
PLAN += (("interleave", 1.0),)


def test_gpt3_on_1024_a100_for_a_month_holds() -> None:
    claim = Claim("training_time", 30, 30, model="GPT-3", chip="A100", count=1024, year=2021, cmp="~", layout=PLAN)
    verdict = check_claim(claim)
    assert verdict.verdict == "holds"
    assert verdict.probability is not None
    assert 0.5 < verdict.probability < 0.95
    assert verdict.middle == pytest.approx(34, abs=3)  # the published estimate: 34 days
    assert "34 days" in verdict.explanation or "33 days" in verdict.explanation
    newer = check_claim(Claim("training_time", 30, 30, model="GPT-3", chip="A100", count=1024, year=2024, cmp="~"))
    assert newer.middle == pytest.approx(19, abs=3)


def test_a100_at_4_3_times_v100_holds_only_with_newer_software() -> None:
    claim = Claim("spec_ratio", 4.3, 4.3, model="GPT-3", chip="A100", base_chip="V100", count=1024, year=2021)
    verdict = check_claim(claim)
    assert verdict.verdict == "holds only if"
    assert "software of 2024" in verdict.condition
    assert verdict.probability == pytest.approx(0.0, abs=0.02)
    assert verdict.middle is not None
    assert 2.5 <= verdict.middle <= 3.3


def test_10000_v100_below_half_of_their_peak_holds() -> None:
    verdict = check_claim(Claim("utilization", None, 0.5, model="GPT-3", chip="V100", count=10000, year=2020, cmp="<"))
    assert verdict.verdict == "holds"
    assert verdict.probability == pytest.approx(1.0, abs=0.01)
    assert verdict.low is not None
    assert verdict.high is not None
    assert 0.18 <= verdict.low <= verdict.high <= 0.36
    days = check_claim(Claim("training_time", 10, 15, model="GPT-3", chip="V100", count=10000, year=2020, cmp="range"))
    assert days.verdict == "holds"


def test_h800_at_10_to_30_percent_more_time_holds_only_under_conditions() -> None:
    verdict = check_claim(Claim("slowdown", 0.1, 0.3, chip="H800", base_chip="H100", cmp="range", year=2023))
    assert verdict.verdict == "holds only if"
    assert "network" in verdict.condition
    assert verdict.low is not None
    assert verdict.high is not None
    assert -0.01 <= verdict.low <= 0.1  # the lower half of the range needs overlapped communication
    assert 0.1 <= verdict.high <= 0.3
    overlapped = check_claim(Claim("slowdown", 0.1, 0.3, chip="H800", base_chip="H100", cmp="range", year=2024))
    assert overlapped.middle is not None
    assert verdict.middle is not None
    assert overlapped.middle < verdict.middle


def test_a_trillion_parameters_in_4_days_cannot_be_told_but_its_speed_up_can() -> None:
    model = {"model": "model:hunyuan-nlp", "parameters": 1e12}
    absolute = check_claim(Claim("training_time", 4, 4, chip="H800", year=2023, **model))  # type: ignore[arg-type]
    assert absolute.verdict == "undetermined"
    assert absolute.probability is None
    assert "number of chips" in absolute.explanation
    ratio = Claim("spec_ratio", 2.75, 2.75, chip="H800", base_chip="A100", count=3072, year=2023, **model)  # type: ignore[arg-type]
    verdict = check_claim(ratio)
    assert verdict.verdict in ("holds", "holds only if")
    assert verdict.middle == pytest.approx(2.3, abs=0.2)


def test_a_false_claim_does_not_hold() -> None:
    verdict = check_claim(Claim("training_time", 2, 2, model="GPT-3", chip="A100", count=1024, year=2021))
    assert verdict.verdict == "does not hold"
    assert verdict.probability == 0.0


def test_a_claim_on_too_few_chips_does_not_hold() -> None:
    verdict = check_claim(Claim("training_time", 30, 30, model="GPT-3", chip="A100", count=8, year=2021))
    assert verdict.verdict == "does not hold"
    assert "memory" in verdict.explanation


@pytest.mark.parametrize(
    ("claim", "reason"),
    [
        (Claim("training_time", 30, 30, model="model:unheard-of", chip="A100", count=8), "shape of model:unheard-of"),
        (Claim("training_time", 30, 30, model="GPT-3", chip="chip:x9000", count=8), "x9000"),
        (Claim("training_time", None, None, model="GPT-3", chip="A100", count=8), "states no value"),
        (Claim("training_time", 30, 30, model="GPT-3", chip="A100", count=0), "at least one is needed"),
        (Claim("slowdown", 0.1, 0.1, chip="H800"), "not both named"),
        (Claim("trained_on", 100, 100, model="GPT-3", chip="A100"), "training time is not known"),
        (Claim("price", 1, 1, model="GPT-3", chip="A100"), "does not judge price"),
    ],
)
def test_what_is_missing_is_named(claim: Claim, reason: str) -> None:
    verdict = check_claim(claim)
    assert verdict.verdict == "undetermined"
    assert verdict.probability is None
    assert reason in verdict.explanation


def test_equal_seeds_give_equal_verdicts() -> None:
    claim = Claim("training_time", 30, 30, model="GPT-3", chip="A100", count=1024, year=2021, cmp="~")
    assert check_claim(claim, seed=4) == check_claim(claim, seed=4)


def test_a_slower_run_than_need_be_is_possible_and_a_faster_one_is_not() -> None:
    slow = Claim("utilization", 0.213, 0.213, model="GPT-3", chip="V100", count=10000, year=2020)
    verdict = check_claim(slow)
    assert verdict.verdict == "holds only if"
    assert "less well tuned" in verdict.condition
    fast = Claim("utilization", 0.85, 0.85, model="GPT-3", chip="V100", count=10000, year=2020)
    assert check_claim(fast).verdict == "does not hold"
    absurd = Claim("training_time", 400, 400, model="GPT-3", chip="A100", count=1024, year=2021)
    assert check_claim(absurd).verdict == "does not hold"


def fact(fact_id: str, predicate: str, subject: str, **rest: object) -> dict[str, object]:
    base: dict[str, object] = dict.fromkeys(claims.FACT_COLUMNS)
    low = rest.pop("value", None)
    base |= {"fact_id": fact_id, "predicate": predicate, "subject_id": subject, "low": low, "high": low, "cmp": "="}
    return {**base, "article_id": "a", "published": datetime.date(2021, 6, 1), **rest}


def test_facts_about_one_model_make_one_claim() -> None:
    facts = pl.DataFrame(
        [
            fact("1", "training_time", "model:gpt-3", value=33.0, cmp="~", object_id="chip:nvidia-a100", char_start=10),
            fact("2", "trained_on", "model:gpt-3", object_id="chip:nvidia-a100", value=1024.0, char_start=40),
            fact("3", "spec_ratio", "chip:nvidia-a100", object_id="chip:nvidia-v100", metric="fp16", value=2.5),
            fact("4", "parameters", "model:gpt-3", value=175e9),
            fact("6", "trained_on", "model:gpt-3", object_id="chip:nvidia-v100", value=10000.0, char_start=900),
            fact("7", "trained_on", "model:gpt-3", object_id="chip:nvidia-a100", value=5e5, char_start=5000),
            fact("5", "holds", "company:x", object_id="chip:nvidia-a100", value=5.0),
        ],
        schema_overrides={"low": pl.Float64, "high": pl.Float64, "time_start": pl.Date, "char_start": pl.Int64},
    )
    found = claims.claims_from_facts(facts)
    # A datasheet ratio is not the model's to judge. The count is that of the same chip, in the nearest words.
    assert [claim.fact_id for claim in found] == ["1", "2", "6", "7"]
    first = found[0]
    assert (first.chip, first.count, first.parameters, first.year) == ("chip:nvidia-a100", 1024.0, 175e9, 2021)
    rows = claims.check_facts(facts)
    assert [row["fact_id"] for row in rows] == ["1", "2", "6", "7"]
    assert all(row["verdict"] in ("holds", "holds only if", "does not hold", "undetermined") for row in rows)
    assert rows[0]["explanation"].startswith("The model predicts")
