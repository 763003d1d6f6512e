"""Estimates: a model on a number of chips, and files of training runs."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import polars as pl

from assets.scaling import fit, hardware, models, runs, software
from kernels import dispatch, formulas, random_numbers, simulation, strategies
from kernels.graph import OUTPUTS

SCENARIOS = 4096
SHARES = (0.1, 0.5, 0.9)
RUN_COLUMNS = (
    "id",
    "tokens_per_s_per_gpu",
    "step_time_s",
    "mfu",
    "memory_gb",
    "p10_tokens_per_s_per_gpu",
    "p90_tokens_per_s_per_gpu",
    "problem",
)
# Software without a date: the newest generation that the fit has seen in many sources.
DEFAULT_YEAR = 2024
BITS = {"bf16": 16, "fp16": 16, "fp8": 8, "int8": 8, "fp4": 4, "nvfp4": 4}


@dataclass(frozen=True, slots=True)
class Setting:
    """A case with what went into it.

    Attributes:
        case: The case; its table is empty where no layout fits.
        model: The transformer.
        chip: The chip.
        count: Chips.
        tokens: Training tokens.
        year: Year of the software.
        precision: Number format of the linear layers.
        assumed: What neither the caller nor a catalogue gave, in words, each with its source.
    """

    case: simulation.Case
    model: models.Model
    chip: hardware.Chip
    count: int
    tokens: float
    year: int
    precision: str
    assumed: tuple[str, ...] = ()


def spreads(model: Mapping[str, float]) -> dict[str, float]:
    """The spread of every draw: the fitted one of the deployment, else the assumptions.

    Args:
        model: The model's variables of the scaling model.
    """
    fitted = ("spread_deployment", "tokens_lowest", "tokens_highest")
    values = {name: hardware.assumption(name).value for name in formulas.names("spread") if name not in fitted}
    experts = model.get("experts", 0.0) > 0.0
    values["spread_deployment"] = fit.stored()["spread_deployment_experts" if experts else "spread_deployment"]
    return values


def constants() -> dict[str, float]:
    """The fitted constants of the formulas."""
    return {name: fit.stored()[name] for name in formulas.names("constant")}


def default_tokens(model: models.Model) -> tuple[float, str | None]:
    """Training tokens of a model, and the assumption behind them where they are not known."""
    if model.tokens is not None:
        return model.tokens, None
    row = hardware.assumption("tokens_per_parameter")
    tokens = row.value * models.parameters(model.values)
    return tokens, f"{tokens:.3g} training tokens, {row.value:g} per parameter ({row.source})"


def setting(
    model: str | models.Model,
    chip: str,
    count: float,
    *,
    tokens: float | None = None,
    token_range: tuple[float, float] = (1.0, 1.0),
    year: int | None = None,
    precision: str = "bf16",
    batch_tokens: float | None = None,
    overrides: dict[str, float] | None = None,
    fixed: dict[str, float] | None = None,
    name: str = "",
) -> Setting:
    """Everything that an estimate needs, checked.

    Args:
        model: A model, or the name of a public one.
        chip: A chip's id, family or entity id.
        count: Chips; a fraction is rounded down.
        tokens: Training tokens; the model's own, else an assumption, where not given.
        token_range: Lowest and highest tokens over `tokens`.
        year: Year of the software; 2024 where not given.
        precision: `bf16`, `fp16`, `fp8` or `fp4`.
        batch_tokens: Tokens per optimizer step.
        overrides: Variables of the scaling model that replace what follows from the rest.
        fixed: Strategy variables that are given; the rest is searched.
        name: What messages call it, and under which its own draws are made.

    Returns:
        The setting.

    Raises:
        ValueError: Model, chip, count, tokens, precision or an override is unknown or impossible; the message says
            which.
    """
    found = models.model(model) if isinstance(model, str) else model
    board = hardware.chip(chip)
    if not math.isfinite(count) or count < 1:
        raise ValueError(f"{count} chips: at least one is needed")
    if precision not in BITS:
        raise ValueError(f"precision {precision!r} is not known; use one of {', '.join(BITS)}")
    rate = board.tflops[BITS[precision]]
    if rate is None:
        raise ValueError(f"the catalogue knows no {precision} rate of {board.product}; use bf16")
    assumed = [
        f"{row.name} {row.value:g} {row.unit} ({row.source})".replace("  ", " ") for row in board.assumed.values()
    ]
    if tokens is None:
        tokens, why = default_tokens(found)
        assumed += [why] if why else []
    if not math.isfinite(tokens) or tokens <= 0:
        raise ValueError(f"{tokens} training tokens: a finite number above zero is needed")
    if batch_tokens is None:
        batch_tokens = found.batch_tokens
    if batch_tokens is None:
        large = models.parameters(found.values) >= 3e11
        row = hardware.assumption("largest_batch_tokens" if large else "global_batch_tokens")
        batch_tokens = row.value
        assumed.append(f"{row.value:.3g} tokens per step ({row.source})")
    when = year if year is not None else DEFAULT_YEAR
    values = {**found.values, **board.values, **software.generation(when), **spreads(found.values)}
    values |= {"gpus": float(math.floor(count)), "tokens": tokens / 1e9}
    values |= {"global_batch": max(1.0, round(batch_tokens / found.values["sequence"]))}
    values |= {"tokens_lowest": token_range[0], "tokens_highest": token_range[1]}
    bits = BITS[precision]
    values |= {"low_precision": {16: 0.0, 8: 1.0, 4: 2.0}[bits], "low_precision_tflops": rate if bits < 16 else 0.0}
    fitted = constants()
    for key, value in (overrides or {}).items():
        if key in fitted:
            fitted[key] = value
        elif key in formulas.VARIABLES:
            values[key] = value
        else:
            raise ValueError(f"{key!r} is no variable of the scaling model")
    label = name or f"{found.name} on {math.floor(count):,} {board.product}"
    case = simulation.make_case(label, values, fitted, fixed=fixed, recipe=f"{when} {precision}", chip=board.id)
    return Setting(case, found, board, math.floor(count), tokens, when, precision, tuple(assumed))


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a training run takes.

    Attributes:
        setting: What was estimated.
        quantiles: For each output of the scaling model its P10, P50 and P90; NaN where nothing fits.
        layout: The layout that most scenarios chose; None where nothing fits.
        components: Seconds of a step by component, in the nominal scenario with that layout.
        memory_gb: Memory of one chip with that layout.
        share_fitting: Share of the scenarios in which some layout fits.
        backend: The back end.
        backend_reason: Why it was used.
        seed: The seed.
        scenarios: How many scenarios.
        seconds: Time that the simulation of all cases took.
        problem: Why there are no numbers; empty where there are.
    """

    setting: Setting
    quantiles: dict[str, tuple[float, float, float]]
    layout: dict[str, float] | None
    components: dict[str, float]
    memory_gb: float
    share_fitting: float
    backend: str
    backend_reason: str
    seed: int
    scenarios: int
    seconds: float
    problem: str = ""
    results: tuple[simulation.Result, ...] = field(default=(), repr=False)


def components(case: simulation.Case, layout: dict[str, float]) -> tuple[dict[str, float], float]:
    """Seconds of a step by component and memory in GB, in the nominal scenario.

    Args:
        case: The case.
        layout: The layout.
    """
    result = formulas.evaluate({**case.values, **layout})
    parts = {
        name.removesuffix("_s"): float(value)
        for name, value in vars(result).items()
        if name.endswith("_s") and name not in ("step_s", "tokens_per_s")
    }
    return parts, float(result.memory_used_gb)


def simulate(
    settings: list[list[Setting]],
    *,
    backend: dispatch.Backend = "auto",
    scenarios: int = SCENARIOS,
    seed: int = 0,
) -> list[Estimate]:
    """Estimate several things at once.

    Args:
        settings: For each thing the settings whose scenarios are pooled, for instance a cluster at several sizes.
        backend: The back end.
        scenarios: Scenarios of each setting.
        seed: The seed.

    Returns:
        One estimate a thing, in order.
    """
    flat = [each.case for group in settings for each in group]
    done = dispatch.simulate(flat, scenarios, seed, backend=backend)
    estimates = []
    position = 0
    for group in settings:
        results = done.results[position : position + len(group)]
        position += len(group)
        fitting = sum(r.fitting for r in results) / sum(r.scenarios for r in results)
        quantiles = {
            name: tuple(simulation.pooled_quantile(results, name, share) for share in SHARES) for name in OUTPUTS
        }
        middle = results[len(results) // 2]
        best = middle if middle.fitting else max(results, key=lambda r: r.fitting)
        layout = best.layout()
        parts, memory = components(best.case, layout) if layout else ({}, math.nan)
        where = group[len(group) // 2]
        problem = (
            ""
            if layout
            else (f"{where.model.name} fits on {where.count:,} {where.chip.product} in no layout: not enough memory")
        )
        estimates.append(
            Estimate(
                where,
                quantiles,  # type: ignore[arg-type]
                layout,
                parts,
                memory,
                fitting,
                done.backend,
                done.reason,
                seed,
                scenarios,
                done.seconds,
                problem,
                tuple(results),
            )
        )
    return estimates


def estimate(
    model: str | models.Model,
    chip: str,
    count: float,
    *,
    backend: dispatch.Backend = "auto",
    scenarios: int = SCENARIOS,
    seed: int = 0,
    **options: Any,
) -> Estimate:
    """What it takes to train a model on a number of chips.

    Args:
        model: A model, or the name of a public one.
        chip: A chip's id, family or entity id.
        count: Chips.
        backend: `auto`, `triton` or `polars`.
        scenarios: How many scenarios.
        seed: The seed; the same one gives the same numbers.
        **options: See `setting`.

    Returns:
        The estimate.

    Raises:
        ValueError: See `setting`.
        dispatch.BackendUnavailableError: Triton was asked for and cannot run.
    """
    one = setting(model, chip, count, **options)
    return simulate([[one]], backend=backend, scenarios=scenarios, seed=seed)[0]


def describe_layout(layout: dict[str, float] | None) -> str:
    """A layout in the usual shorthand: `TP8 PP16 DP64 microbatch 1, interleave 4, ZeRO-1`."""
    if layout is None:
        return ""
    names = {"tensor_parallel": "TP", "pipeline_parallel": "PP", "data_parallel": "DP"}
    names |= {"context_parallel": "CP", "expert_parallel": "EP"}
    words = [f"{short}{layout[name]:.0f}" for name, short in names.items() if layout[name] > 1 or short in "TP PP DP"]
    rest = [f"microbatch {layout['microbatch']:g}"]
    rest += [f"interleave {layout['interleave']:g}"] if layout["interleave"] > 1 else []
    modes = {value: name for name, value in strategies.RECOMPUTE.items()}
    rest.append(f"recompute {modes.get((layout['recompute_layer'], layout['recompute_attention']), 'partial')}")
    rest.append(f"ZeRO-{layout['zero_stage']:.0f}")
    return f"{' '.join(words)}, {', '.join(rest)}"


def estimate_run(row: dict[str, str], *, scenarios: int = 1024, seed: int = 0) -> dict[str, Any]:
    """The estimate of one training run.

    Args:
        row: A row in the columns of published_runs.csv; measured columns are not looked at.
        scenarios: How many scenarios the interval is drawn from.
        seed: The seed.

    Returns:
        The values of `RUN_COLUMNS`; the numbers are None where `problem` says why there are none.
    """
    empty: dict[str, Any] = dict.fromkeys(RUN_COLUMNS)
    empty |= {"id": row["id"], "problem": ""}
    try:
        run = runs.parse({key: value for key, value in row.items() if key not in runs.MEASURED})
        layout, _ = runs.layout(run, constants())
    except runs.BadRunError as error:
        return {**empty, "problem": str(error)}
    values = {**run.case, **constants(), **layout}
    streams = simulation.Case(run.id, {}, {}, run.id, run.chip.id).streams()
    uniforms = random_numbers.uniforms(np.arange(scenarios), streams, seed)
    shape = SimpleNamespace(**{"tokens_lowest": 1.0, "tokens_highest": 1.0, **spreads(run.case)})
    op: Any = np
    drawn = vars(formulas.draw(shape, op, uniforms))
    nominal = formulas.evaluate(values)
    speed = formulas.evaluate({**values, **drawn}).tokens_per_s / run.case["gpus"]
    low, high = np.quantile(speed, [SHARES[0], SHARES[2]])
    numbers = {
        "tokens_per_s_per_gpu": float(nominal.tokens_per_s) / run.case["gpus"],
        "step_time_s": float(nominal.step_s),
        "mfu": float(nominal.mfu),
        "memory_gb": float(nominal.memory_used_gb),
        "p10_tokens_per_s_per_gpu": float(low),
        "p90_tokens_per_s_per_gpu": float(high),
    }
    wrong = [name for name, value in numbers.items() if not math.isfinite(value) or value <= 0]
    if wrong:
        return {**empty, "problem": f"{wrong[0]} would be {numbers[wrong[0]]}; check the sizes"}
    return {**empty, **numbers}


def estimate_runs(path: Path, *, scenarios: int = 1024, seed: int = 0) -> pl.DataFrame:
    """Estimates of all training runs of a file.

    Args:
        path: A CSV in the columns and vocabulary of published_runs.csv. An empty strategy field is searched: the
            fastest layout that fits. Measured columns are ignored.
        scenarios: How many scenarios each interval is drawn from.
        seed: The seed.

    Returns:
        One row a run, with `RUN_COLUMNS`.

    Raises:
        ValueError: The file lacks a column that is needed.
    """
    rows = [estimate_run(row, scenarios=scenarios, seed=seed) for row in runs.read(path)]
    types = {name: pl.String if name in ("id", "problem") else pl.Float64 for name in RUN_COLUMNS}
    return pl.DataFrame(rows, schema=types)
