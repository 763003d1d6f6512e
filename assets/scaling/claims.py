"""Claims about training runs, judged by the scaling model: does it hold, how likely, and under which condition."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

from assets.catalogue.chips import UnknownChipError
from assets.scaling import estimate, hardware, models
from kernels import dispatch

# A claim holds where the model gives it at least this probability, and fails where it gives it less than the other
# under every condition that is tried.
HOLDS, FAILS = 0.5, 0.1
# "A month", "4.3 times": a stated number stands for an interval of this share around it, wider than the model's error.
TOLERANCE = {"=": 0.15, "~": 0.2, "range": 0.0}
# Runs have been this many times slower than a well-tuned one: GPT-3 on V100 reached half of it, early BLOOM a third.
UNTUNED = 3.0
SCENARIOS = 2048
PREDICATES = ("training_time", "utilization", "slowdown", "spec_ratio", "trained_on")
# Runs on which two chips are compared where the claim names none: model, chips, training tokens as the model's own.
COMPARISONS = (("GPT-3 175B", 1024), ("Llama 2 70B", 2048), ("Llama 3 405B", 8192), ("Llama 3 8B", 256))


@dataclass(frozen=True, slots=True)
class Claim:
    """Something that an article says about training.

    Attributes:
        predicate: `training_time` (days), `utilization` (share of peak), `slowdown` (extra time, 0.1 = 10 % longer),
            `spec_ratio` (speed over that of `base_chip`), `trained_on` (chips).
        low: Lower end of the stated value; None where it is open.
        high: Upper end; None where it is open.
        model: Name or entity id of the model; None where none is named.
        chip: Name or entity id of the chip.
        base_chip: The chip compared with.
        count: Chips used; None where unknown.
        tokens: Training tokens; None for the model's own.
        days: Training days, for `trained_on`.
        parameters: Parameters of the model where its shape is unknown.
        year: Year of the software; None for that of the model, else 2023.
        cmp: How the text bounds the value.
        fact_id: The fact it comes from.
        layout: Strategy variables that are known; the rest is searched.
    """

    predicate: str
    low: float | None
    high: float | None
    model: str | None = None
    chip: str | None = None
    base_chip: str | None = None
    count: float | None = None
    tokens: float | None = None
    days: float | None = None
    parameters: float | None = None
    year: int | None = None
    cmp: str = "="
    fact_id: str | None = None
    layout: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """The judgement on a claim.

    Attributes:
        claim: The claim.
        verdict: `holds`, `holds only if`, `does not hold` or `undetermined`.
        condition: What it takes, for `holds only if`.
        probability: Probability under the plain reading; None where it cannot be told.
        low: Lower end of the predicted 80 % interval, in the claim's unit.
        middle: Predicted median.
        high: Upper end.
        explanation: One sentence that says why.
        assumptions: What was assumed, in words.
    """

    claim: Claim
    verdict: str
    condition: str
    probability: float | None
    low: float | None
    middle: float | None
    high: float | None
    explanation: str
    assumptions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Prediction:
    """Samples of the claimed quantity under one condition."""

    condition: str
    samples: npt.NDArray[np.float64]
    assumptions: tuple[str, ...]


class _CannotTellError(Exception):
    """The claim leaves out what the model needs; the message says what."""


def interval(claim: Claim) -> tuple[float, float]:
    """The values that count as the claim being right: the stated interval, widened where the text is not exact."""
    margin = TOLERANCE.get(claim.cmp, 0.0)
    low = -math.inf if claim.low is None else claim.low * (1.0 - margin)
    high = math.inf if claim.high is None else claim.high * (1.0 + margin)
    return low, high


def _model(claim: Claim) -> models.Model:
    if claim.model is not None:
        try:
            return models.model(claim.model)
        except models.UnknownModelError:
            pass
    if claim.parameters is not None:
        return models.usual(claim.parameters, (claim.model or "").removeprefix("model:"))
    raise _CannotTellError(f"the shape of {claim.model or 'the model'} and its parameters are not known")


def _year(claim: Claim, model: models.Model | None = None) -> int:
    if claim.year is not None:
        return claim.year
    return max(2021, model.year) if model is not None and model.year else 2023


def _samples(
    settings: Sequence[estimate.Setting], output: str, backend: dispatch.Backend, seed: int
) -> list[npt.NDArray[np.float64]]:
    """An output of each setting, scenario by scenario; NaN where nothing fits."""
    done = dispatch.simulate([s.case for s in settings], SCENARIOS, seed, backend=backend, keep=True)
    samples = []
    for result in done.results:
        if not result.fitting:
            samples.append(np.full(SCENARIOS, np.nan))
        else:
            samples.append(np.where(result.kept["layout"] >= 0, result.kept[output].astype(np.float64), np.nan))
    return samples


def _time_like(claim: Claim, output: str, backend: dispatch.Backend, seed: int) -> list[_Prediction]:
    model = _model(claim)
    if claim.chip is None or claim.count is None:
        missing = "chip" if claim.chip is None else "number of chips"
        raise _CannotTellError(f"the {missing} is not known")
    if output == "days" and claim.tokens is None and model.tokens is None:
        raise _CannotTellError(f"the number of training tokens of {model.name} is not known")
    year = _year(claim, model)
    options: list[tuple[str, dict[str, Any]]] = [("", {"year": year})]
    if year < 2024:
        options.append(("with software of 2024", {"year": 2024}))
    board = hardware.chip(claim.chip)
    if board.tflops[8] is not None and board.values["asynchronous_matmul"] > 0.5:
        options.append(("in 8-bit precision with software of 2024", {"year": 2024, "precision": "fp8"}))
    settings = [
        estimate.setting(model, claim.chip, claim.count, tokens=claim.tokens, fixed=dict(claim.layout), **option)
        for _, option in options
    ]
    samples = _samples(settings, output, backend, seed)
    return [
        _Prediction(condition, sample, setting.assumed)
        for (condition, _), sample, setting in zip(options, samples, settings, strict=True)
    ]


def _comparison(claim: Claim, backend: dispatch.Backend, seed: int, *, extra: bool) -> list[_Prediction]:
    """Speed of `chip` over that of `base_chip`, or the extra time of it, on the same task and number of chips."""
    if claim.chip is None or claim.base_chip is None:
        raise _CannotTellError("the two chips are not both named")
    named = claim.model is not None or claim.parameters is not None
    tasks: list[tuple[models.Model, float]] = (
        [(_model(claim), claim.count or 1024)] if named else [(models.model(name), n) for name, n in COMPARISONS]
    )
    year = _year(claim)
    plain = {"year": year}
    options: list[tuple[str, dict[str, Any], dict[str, Any]]] = [("", plain, plain)]
    if extra:
        half = {**plain, "overrides": {"network_gb_s": hardware.chip(claim.chip).values["network_gb_s"] / 2.0}}
        options.append(("the network of the slower chip is halved too", half, plain))
        if year < 2024:
            options.append(("software of 2024 overlaps the communication", {"year": 2024}, {"year": 2024}))
    else:
        both = "software of 2024 on the one chip is set against that of 2021 on the other"
        options.append((both, {"year": 2024}, {"year": 2021}))
        if hardware.chip(claim.chip).values["asynchronous_matmul"] > 0.5:
            options.append(("it computes in 8-bit precision", {"year": 2024, "precision": "fp8"}, plain))
    predictions = []
    for condition, first, second in options:
        pairs = [
            (estimate.setting(m, claim.chip, n, **first), estimate.setting(m, claim.base_chip, n, **second))
            for m, n in tasks
        ]
        samples = _samples([s for pair in pairs for s in pair], "days", backend, seed)
        ratios = [
            samples[2 * i] / samples[2 * i + 1] - 1.0 if extra else samples[2 * i + 1] / samples[2 * i]
            for i in range(len(pairs))
        ]
        pooled = np.concatenate(ratios)
        predictions.append(_Prediction(condition, pooled, tuple(f"{m.name} on {n:,.0f} chips" for m, n in tasks)))
    return predictions


def _chips(claim: Claim, backend: dispatch.Backend, seed: int) -> list[_Prediction]:
    """How many chips a run takes, from its days: the days on that many chips, scaled."""
    if claim.days is None:
        raise _CannotTellError("the training time is not known")
    count = claim.low or claim.high
    days = _time_like(replace(claim, predicate="training_time", count=count), "days", backend, seed)
    return [replace(p, samples=p.samples * (count or 1.0) / claim.days) for p in days]


_WORDS: dict[str, Callable[[float], str]] = {
    "training_time": lambda x: f"{x:,.0f} days" if x >= 10 else f"{x:.1f} days",
    "utilization": lambda x: f"{100 * x:.0f} %",
    "slowdown": lambda x: f"{100 * x:.0f} % more time",
    "spec_ratio": lambda x: f"{x:.1f} times the speed",
    "trained_on": lambda x: f"{x:,.0f} chips",
}


def _predict(claim: Claim, backend: dispatch.Backend, seed: int) -> list[_Prediction]:
    if claim.predicate == "training_time":
        return _time_like(claim, "days", backend, seed)
    if claim.predicate == "utilization":
        return _time_like(claim, "mfu", backend, seed)
    if claim.predicate in ("slowdown", "spec_ratio"):
        return _comparison(claim, backend, seed, extra=claim.predicate == "slowdown")
    if claim.predicate == "trained_on":
        return _chips(claim, backend, seed)
    raise _CannotTellError(f"the model does not judge {claim.predicate}")


def _slower(predicate: str, low: float, high: float, median: float) -> bool:
    """Whether a claim lies on the slow side of the prediction, within what badly tuned runs reach."""
    if predicate in ("training_time", "trained_on"):
        return median < low <= UNTUNED * median
    return predicate == "utilization" and median / UNTUNED <= high < median


def _between(predictions: Sequence[_Prediction], low: float, high: float) -> _Prediction | None:
    """The condition for which the stated interval lies between the plain median and that under the condition."""
    medians = [float(np.nanmedian(p.samples)) if np.isfinite(p.samples).any() else math.nan for p in predictions]
    for prediction, median in zip(predictions[1:], medians[1:], strict=True):
        ends = sorted((medians[0], median))
        if ends[0] <= high and ends[1] >= low and medians[0] != median and (ends[0] < low or ends[1] > high):
            return prediction
    return None


def check_claim(claim: Claim, *, backend: dispatch.Backend = "auto", seed: int = 0) -> Verdict:
    """Judge a claim.

    Args:
        claim: The claim.
        backend: The back end of the simulation.
        seed: The seed.

    Returns:
        The verdict. Its probability is that of the plain reading: like for like, software of the time.
    """
    low, high = interval(claim)
    try:
        if not (low < high or low == high) or (claim.low is None and claim.high is None):
            raise _CannotTellError("it states no value")
        predictions = _predict(claim, backend, seed)
    except (_CannotTellError, UnknownChipError, ValueError) as error:
        return Verdict(claim, "undetermined", "", None, None, None, None, f"Undetermined: {error}.")
    words = _WORDS[claim.predicate]
    chances = []
    for prediction in predictions:
        known = prediction.samples[np.isfinite(prediction.samples)]
        if not len(known):
            chances.append(0.0)
            continue
        chances.append(float(((known >= low) & (known <= high)).sum() / len(prediction.samples)))
    plain = predictions[0].samples
    plain = plain[np.isfinite(plain)]
    best = int(np.argmax(chances))
    if not len(plain):
        text = "The model fits in the memory of that many chips in no layout"
        if chances[best] < HOLDS:
            return Verdict(claim, "does not hold", "", 0.0, None, None, None, f"{text}.", predictions[0].assumptions)
    p10, p50, p90 = (float(x) for x in np.quantile(plain, [0.1, 0.5, 0.9])) if len(plain) else (math.nan,) * 3
    span = f"The model predicts {words(p50)} (80 % interval {words(p10)} to {words(p90)})"
    chance = f"probability {chances[0]:.2f}"
    if chances[0] >= HOLDS:
        verdict, condition, sentence = "holds", "", f"{span}: {chance}."
    elif chances[best] >= HOLDS:
        other = predictions[best].samples
        middle = float(np.nanmedian(other))
        verdict, condition = "holds only if", predictions[best].condition
        sentence = (
            f"{span}, {chance}; it holds only if {condition}: then {words(middle)}, probability {chances[best]:.2f}."
        )
    elif _slower(claim.predicate, low, high, p50):
        verdict, condition = "holds only if", "the run is less well tuned than the model's best layout"
        sentence = f"{span}, {chance}: slower than need be, which it holds only if {condition}."
    elif (part := _between(predictions, low, high)) is not None:
        verdict, condition = "holds only if", f"{part.condition}, in part"
        middle = float(np.nanmedian(part.samples))
        sentence = f"{span}, {chance}; it lies between that and {words(middle)}, which it takes if {part.condition}."
    elif max(chances) < FAILS:
        verdict, condition, sentence = "does not hold", "", f"{span}: {chance}."
    else:
        verdict, condition, sentence = "undetermined", "", f"{span}: {chance}, too little either way."
    return Verdict(claim, verdict, condition, chances[0], p10, p50, p90, sentence, predictions[best].assumptions)


FACT_COLUMNS: tuple[str, ...] = ("fact_id", "predicate", "subject_id", "object_id", "metric", "low", "high", "cmp")
FACT_COLUMNS += ("time_start", "article_id", "published", "char_start")


class _Context:
    """What other facts say about the subject of a fact: of the same article first, the nearest words first."""

    def __init__(self, rows: Sequence[dict[str, Any]]) -> None:
        self.stated: dict[tuple[str, str], list[dict[str, Any]]] = {}
        for row in rows:
            self.stated.setdefault((row["predicate"], row["subject_id"]), []).append(row)

    def find(self, row: dict[str, Any], predicate: str, chip: str | None = None) -> dict[str, Any] | None:
        """The fact of that predicate that is said with the given one; on that chip, where both name one."""

        def distance(other: dict[str, Any]) -> tuple[bool, int, str]:
            same = row["article_id"] is not None and other["article_id"] == row["article_id"]
            places = (other["char_start"], row["char_start"])
            apart = abs(places[0] - places[1]) if same and None not in places else 0
            return not same, apart, other["fact_id"]

        found = [
            other
            for other in self.stated.get((predicate, row["subject_id"]), ())
            if chip is None or other["object_id"] in (None, chip)
        ]
        return min(found, key=distance, default=None)

    def value(self, row: dict[str, Any], predicate: str, chip: str | None = None) -> float | None:
        """The middle of what that fact states."""
        found = self.find(row, predicate, chip)
        ends = [x for x in (found["low"], found["high"]) if x is not None] if found else []
        return sum(ends) / len(ends) if ends else None


def _training_year(row: dict[str, Any]) -> int | None:
    """The year of a run: as stated, else that of the model, else that of the article."""
    if row["time_start"] is not None:
        return max(2020, int(row["time_start"].year))
    try:
        known = models.model(row["subject_id"]).year
    except models.UnknownModelError:
        known = None
    return max(2021, known) if known else (row["published"].year if row["published"] is not None else None)


def claims_from_facts(facts: pl.DataFrame) -> list[Claim]:
    """The claims that the model can judge, with what other facts say about the same model.

    Args:
        facts: Rows of the table `stated_fact`, at least `FACT_COLUMNS`.

    Returns:
        One claim a fact, in the order of the facts' ids.
    """
    rows = facts.select(FACT_COLUMNS).sort("fact_id", "article_id", "char_start").to_dicts()
    context = _Context(rows)
    claims: dict[str, Claim] = {}
    for row in rows:
        predicate = row["predicate"]
        if predicate not in PREDICATES or (predicate == "spec_ratio" and row["metric"] != "training_speed"):
            continue
        common: dict[str, Any] = {"low": row["low"], "high": row["high"], "cmp": row["cmp"] or "="}
        common |= {"fact_id": row["fact_id"]}
        if predicate in ("slowdown", "spec_ratio"):
            year = row["published"].year if row["published"] is not None else None
            claim = Claim(predicate, chip=row["subject_id"], base_chip=row["object_id"], year=year, **common)
        else:
            used = context.find(row, "trained_on", row["object_id"])
            chip = row["object_id"] or (used["object_id"] if used else None)
            claim = Claim(
                predicate,
                model=row["subject_id"],
                chip=chip,
                count=context.value(row, "trained_on", chip),
                tokens=context.value(row, "training_tokens"),
                days=context.value(row, "training_time", chip),
                parameters=context.value(row, "parameters"),
                year=_training_year(row),
                **common,
            )
        claims.setdefault(row["fact_id"], claim)
    return list(claims.values())


def check_facts(facts: pl.DataFrame, *, backend: dispatch.Backend = "auto", seed: int = 0) -> list[dict[str, Any]]:
    """Judge all claims among facts.

    Args:
        facts: See `claims_from_facts`.
        backend: The back end of the simulation.
        seed: The seed.

    Returns:
        Rows of the table `scaling_claim`, one a fact.
    """
    judged: dict[Claim, Verdict] = {}  # what several articles claim alike is judged once
    verdicts = []
    for claim in claims_from_facts(facts):
        plain = replace(claim, fact_id=None)
        if plain not in judged:
            judged[plain] = check_claim(plain, backend=backend, seed=seed)
        verdicts.append(replace(judged[plain], claim=claim))
    return [
        {
            "fact_id": verdict.claim.fact_id,
            "predicate": verdict.claim.predicate,
            "verdict": verdict.verdict,
            "condition": verdict.condition or None,
            "probability": verdict.probability,
            "predicted_low": verdict.low,
            "predicted_median": verdict.middle,
            "predicted_high": verdict.high,
            "explanation": verdict.explanation,
            "assumptions": list(verdict.assumptions),
        }
        for verdict in verdicts
    ]
