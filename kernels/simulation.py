"""What a simulation takes and returns, whatever the back end: cases, and counts from which quantiles follow.

Also the float64 reference in plain numpy, against which the back ends are tested and timed.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import numpy as np
import numpy.typing as npt

from kernels import formulas, random_numbers, strategies
from kernels.graph import OUTPUTS

Floats = npt.NDArray[np.float64]
Counts = npt.NDArray[np.int64]

# Each output is counted in bins of equal ratio around its nominal value: from 1/64 to 64 times, 0.4 % each.
BINS = 2048
BIN_RANGE = math.log(64.0)


class CaseError(ValueError):
    """A case that has no meaning: the message names the variable and its value."""


@dataclass(frozen=True, slots=True)
class Case:
    """A transformer on a cluster, with the layouts to choose from.

    Attributes:
        name: What messages call it.
        values: Every variable that is neither of the strategy nor drawn, constants included.
        table: The layouts, one array per strategy variable; empty where none divides the model.
        recipe: Name under which the software's draws are shared between cases.
        chip: Name under which the chip's draws (price, failures, power) are shared between cases.
    """

    name: str
    values: dict[str, float]
    table: strategies.Table
    recipe: str = ""
    chip: str = ""

    def streams(self) -> list[int]:
        """The stream of random numbers of each call in `formulas.STREAMS`."""
        keys = {"recipe": self.recipe, "chip": self.chip, "world": "", "case": self.name}
        return [random_numbers.stream(kind, keys[kind]) for kind in formulas.STREAMS]


# What may be zero; everything else must be above it, and all must be finite.
_NOT_NEGATIVE = {
    *("gated", "moe_layers", "experts", "experts_active", "expert_ffn", "shared_ffn", "low_precision_tflops"),
    *(
        "low_precision_fraction",
        "power_limited",
        "asynchronous_matmul",
        "low_precision",
        "price_usd_per_hour",
        "host_power_w",
        "restart_s",
    ),
    *(
        "attention_generation",
        "eager",
        "overlap_tensor",
        "overlap_data",
        "overlap_pipeline",
        "partial_recompute",
        "deepspeed",
    ),
    *(name for name in formulas.names("spread") if not name.startswith("tokens_")),
    *(name for name, variable in formulas.VARIABLES.items() if variable.kind == "constant" and not variable.bounds[0]),
}


def make_case(
    name: str,
    values: dict[str, float],
    constants: dict[str, float],
    *,
    fixed: dict[str, float] | None = None,
    recipe: str = "",
    chip: str = "",
) -> Case:
    """A checked case with its pruned table.

    Args:
        name: What messages call it.
        values: Variables of the model, chip, cluster, recipe, software and spread; what is absent takes its default.
        constants: The model's constants.
        fixed: Strategy variables that are given.
        recipe: See `Case`.
        chip: See `Case`.

    Returns:
        The case; its table is empty where nothing fits.

    Raises:
        CaseError: A value is absent, not finite, or out of its range.
    """
    complete: dict[str, float] = {}
    for key, variable in formulas.VARIABLES.items():
        if variable.kind in ("strategy", "draw"):
            continue
        value = constants[key] if variable.kind == "constant" else values.get(key, variable.default)
        if value is None:
            raise CaseError(f"{name}: {key} ({variable.meaning}) is not given")
        if not math.isfinite(value) or value < 0 or (key not in _NOT_NEGATIVE and value == 0):
            need = "of at least zero" if key in _NOT_NEGATIVE else "above zero"
            raise CaseError(f"{name}: {key} ({variable.meaning}) is {value}; a finite number {need} is needed")
        complete[key] = float(value)
    if complete["gpus"] < 1:
        raise CaseError(f"{name}: gpus is {complete['gpus']}; at least one chip is needed")
    if complete["low_precision"] > 0.5 and complete["low_precision_tflops"] <= 0:
        raise CaseError(f"{name}: the chip has no rate for the low precision of the recipe")
    table = strategies.prune(complete, strategies.enumerate_layouts(complete, fixed), constants)
    return Case(name, complete, table, recipe, chip)


@dataclass(slots=True)
class Result:
    """What a simulation found for one case.

    Attributes:
        case: The case.
        scenarios: How many scenarios were drawn.
        fitting: In how many of them some layout fits.
        chosen: How often each layout of the table was the fastest.
        reference: The nominal value of each output, the middle of its bins.
        histogram: Counts, shape (len(OUTPUTS), BINS).
        kept: Per scenario, where asked for: `layout` (index, -1 where none fits) and each output.
    """

    case: Case
    scenarios: int
    fitting: int
    chosen: Counts
    reference: dict[str, float]
    histogram: Counts
    kept: dict[str, npt.NDArray[Any]] = field(default_factory=dict)

    def quantile(self, output: str, share: float) -> float:
        """The value below which that share of the fitting scenarios lies; NaN where none fits."""
        return pooled_quantile([self], output, share)

    def layout(self) -> dict[str, float] | None:
        """The layout that was chosen most often; None where none fits."""
        if self.fitting == 0:
            return None
        best = int(np.argmax(self.chosen))
        return {name: float(column[best]) for name, column in self.case.table.items()}


def pooled_quantile(results: Sequence[Result], output: str, share: float) -> float:
    """A quantile over the scenarios of several results.

    Args:
        results: The results, for instance of one cluster at several sizes.
        output: A name of `OUTPUTS`.
        share: Between 0 and 1.

    Returns:
        The quantile, linear within a bin; NaN where nothing fits.
    """
    index = OUTPUTS.index(output)
    width = 2.0 * BIN_RANGE / BINS
    edges = np.arange(BINS) * width - BIN_RANGE
    counted = [r for r in results if r.fitting]
    if not counted:
        return math.nan
    lows = np.concatenate([edges + math.log(r.reference[output]) for r in counted])
    counts = np.concatenate([r.histogram[index] for r in counted])
    total = counts.sum()
    order = np.argsort(lows, kind="stable")
    lows, cumulative = lows[order], np.cumsum(counts[order])
    counts = counts[order]
    place = int(np.searchsorted(cumulative, share * total))
    place = min(place, len(cumulative) - 1)
    before = cumulative[place] - counts[place]
    inside = (share * total - before) / counts[place] if counts[place] else 0.5
    return float(math.exp(lows[place] + width * min(max(inside, 0.0), 1.0)))


def nominal(case: Case) -> dict[str, float]:
    """The outputs of the nominal scenario (every draw 1), with the layout that misses the memory least.

    Raises:
        CaseError: The table is empty, or an output is not a finite number above zero.
    """
    if strategies.length(case.table) == 0:
        raise CaseError(f"{case.name}: no layout fits")
    result = formulas.evaluate({**case.values, **case.table})
    spare, seconds = np.atleast_1d(result.spare_gb), np.atleast_1d(result.step_s)
    fits = spare >= 0
    best = int(np.argmin(np.where(fits, seconds, np.inf))) if fits.any() else int(np.argmax(spare))
    outputs = {name: float(np.broadcast_to(getattr(result, name), spare.shape)[best]) for name in OUTPUTS}
    for name, value in outputs.items():
        if not math.isfinite(value) or value < 0 or (value == 0 and name != "cost_usd"):
            raise CaseError(f"{case.name}: {name} would be {value}; check the case's sizes")
    return {name: value or 1.0 for name, value in outputs.items()}


def bins(values: Floats, reference: float) -> npt.NDArray[np.int64]:
    """The bin of each value, around a reference."""
    position = (np.log(np.maximum(values, 1e-300) / reference) + BIN_RANGE) * (BINS / (2.0 * BIN_RANGE))
    clipped: npt.NDArray[np.int64] = np.clip(np.floor(position), 0, BINS - 1).astype(np.int64)
    return clipped


class Accumulator:
    """Counts the outcomes of one case, chunk by chunk."""

    def __init__(self, case: Case, keep: bool) -> None:
        self.case, self.keep = case, keep
        self.reference = nominal(case)
        self.chosen = np.zeros(strategies.length(case.table), dtype=np.int64)
        self.histogram = np.zeros((len(OUTPUTS), BINS), dtype=np.int64)
        self.scenarios = self.fitting = 0
        self.kept: dict[str, list[npt.NDArray[Any]]] = {}

    def add(self, layout: npt.NDArray[np.int64], outputs: dict[str, Floats]) -> None:
        """Count a chunk.

        Args:
            layout: The chosen layout of each scenario, -1 where none fits.
            outputs: Each output of each scenario; not read where none fits.
        """
        fits = layout >= 0
        self.scenarios += len(layout)
        self.fitting += int(fits.sum())
        self.chosen += np.bincount(layout[fits], minlength=len(self.chosen))
        for index, name in enumerate(OUTPUTS):
            counted = np.bincount(bins(outputs[name][fits], self.reference[name]), minlength=BINS)
            self.histogram[index] += counted
            if self.keep:
                self.kept.setdefault(name, []).append(outputs[name])
        if self.keep:
            self.kept.setdefault("layout", []).append(layout)

    def result(self) -> Result:
        """What was counted."""
        kept = {name: np.concatenate(parts) for name, parts in self.kept.items()}
        return Result(self.case, self.scenarios, self.fitting, self.chosen, self.reference, self.histogram, kept)


def empty(case: Case, scenarios: int) -> Result:
    """The result of a case in which no layout fits."""
    return Result(
        case,
        scenarios,
        0,
        np.zeros(strategies.length(case.table), dtype=np.int64),
        dict.fromkeys(OUTPUTS, 1.0),
        np.zeros((len(OUTPUTS), BINS), dtype=np.int64),
    )


def chunks(scenarios: int, size: int) -> list[npt.NDArray[np.int64]]:
    """The numbers of the scenarios, in chunks."""
    return [np.arange(start, min(start + size, scenarios)) for start in range(0, scenarios, size)]


def reference(case: Case, scenarios: int, seed: int, *, keep: bool = False, chunk: int = 1024) -> Result:
    """Simulate a case in plain numpy, float64, with the formulas as they are written.

    Args:
        case: The case.
        scenarios: How many scenarios.
        seed: The seed.
        keep: Whether to keep each scenario's outcome.
        chunk: Scenarios at a time.

    Returns:
        The result.
    """
    if strategies.length(case.table) == 0:
        return empty(case, scenarios)
    accumulator = Accumulator(case, keep)
    table = {name: column[None, :] for name, column in case.table.items()}
    v = SimpleNamespace(**case.values, **table)
    op: Any = np
    for numbers in chunks(scenarios, chunk):
        uniforms = [u[:, None] for u in random_numbers.uniforms(numbers, case.streams(), seed)]
        for name, value in vars(formulas.draw(v, op, uniforms)).items():
            setattr(v, name, value)
        with np.errstate(divide="ignore", invalid="ignore"):
            first = formulas.step(v, op)
            seconds = np.where(first.spare_gb >= 0, first.step_s, np.inf)
            best = np.argmin(seconds, axis=1)
            rows = np.arange(len(numbers))
            step_s = seconds[rows, best]
            ratio = np.broadcast_to(first.hardware_ratio, seconds.shape)[rows, best]
            second = formulas.outcome(v, op, step_s[:, None], ratio[:, None])
        outputs = {"step_s": step_s} | {
            name: np.broadcast_to(getattr(second, name)[:, 0], len(rows)) for name in OUTPUTS if name != "step_s"
        }
        accumulator.add(np.where(np.isfinite(step_s), best, -1), outputs)
    return accumulator.result()
