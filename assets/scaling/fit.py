"""The fit of the scaling model's constants to published runs: `python -m assets.scaling.fit`.

Least squares with a soft-L1 loss on log(predicted / measured), every group of runs with equal weight, every constant
held near its prior. The split into folds is by source: a source's error is that of constants fitted without it.
Two sources were set aside before the first look at any residual, and are measured last.
"""

from __future__ import annotations

import csv
import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.optimize import least_squares

from assets.scaling import runs
from kernels import formulas

CONSTANTS = Path(__file__).with_name("constants.csv")
# Chosen before the fit was begun; neither their residuals nor their groups' were looked at until the end.
BLIND = ("Jiang et al. NSDI24 arXiv:2402.15627", "NVIDIA dgxc-benchmarking 25.05")
# How many runs a prior weighs.
PRIOR_WEIGHT = 3.0
MOE_CONSTANTS = ("expert_attained", "expert_traffic", "all_to_all_exposed", "expert_kernels")

Floats = npt.NDArray[np.float64]


@dataclass(slots=True)
class Measured:
    """Runs with their measured speed, as columns.

    Attributes:
        ids: The rows' ids.
        sources: The fold of each row.
        groups: The group of each row.
        inputs: Variables of case and layout, one value a row.
        tokens_per_s_per_gpu: Measured.
    """

    ids: list[str]
    sources: npt.NDArray[np.str_]
    groups: npt.NDArray[np.str_]
    inputs: dict[str, Floats]
    tokens_per_s_per_gpu: Floats

    def take(self, chosen: npt.NDArray[Any]) -> Measured:
        """The rows of a mask or an index."""
        index = np.arange(len(self.ids))[chosen]
        return Measured(
            [self.ids[i] for i in index],
            self.sources[index],
            self.groups[index],
            {name: column[index] for name, column in self.inputs.items()},
            self.tokens_per_s_per_gpu[index],
        )

    def predicted(self, constants: dict[str, float]) -> Floats:
        """Tokens per second and chip that the model predicts."""
        result = formulas.evaluate({**self.inputs, **constants})
        return np.asarray(result.tokens_per_s / self.inputs["gpus"], dtype=np.float64)

    def errors(self, constants: dict[str, float]) -> Floats:
        """Predicted over measured, minus one."""
        return self.predicted(constants) / self.tokens_per_s_per_gpu - 1.0


def fold(source: str) -> str:
    """The fold of a source: all releases of one benchmark suite are one, since they share software and hardware."""
    return re.sub(r"(Megatron-Bridge|dgxc-benchmarking) .*", r"\1", source)


def load(rows: Sequence[dict[str, str]], constants: dict[str, float]) -> Measured:
    """The rows with a measured speed that can be estimated.

    Args:
        rows: Rows of published_runs.csv.
        constants: Constants that choose a layout where the row gives none.
    """
    ids, sources, groups, speeds = [], [], [], []
    inputs: list[dict[str, float]] = []
    for row in rows:
        if not row["tokens_per_s_per_gpu"]:
            continue
        run = runs.parse(row)
        chosen, _ = runs.layout(run, constants)
        ids.append(row["id"])
        sources.append(fold(row["source"]) if row["source"] not in BLIND else row["source"])
        groups.append(row["group"])
        speeds.append(float(row["tokens_per_s_per_gpu"]))
        inputs.append({**run.case, **chosen})
    names = sorted({name for values in inputs for name in values})
    default = {name: variable.default for name, variable in formulas.VARIABLES.items()}
    columns = {name: np.array([values.get(name, default[name]) for values in inputs], dtype=np.float64) for name in names}
    return Measured(ids, np.array(sources), np.array(groups), columns, np.array(speeds))


def fitted_names() -> tuple[str, ...]:
    """The constants that a fit of dense runs may move."""
    return tuple(
        name
        for name in formulas.names("constant")
        if formulas.VARIABLES[name].spread > 0 and name not in MOE_CONSTANTS
    )


def fit(data: Measured, start: dict[str, float], names: Sequence[str]) -> dict[str, float]:
    """Fit constants.

    Args:
        data: The runs.
        start: All constants; those not in `names` stay.
        names: Which constants to fit.

    Returns:
        All constants.
    """
    specification = [formulas.VARIABLES[name] for name in names]
    prior = np.log([max(float(x.default or 0.0), 1e-3) for x in specification])
    low = np.log([max(x.bounds[0], 1e-3) for x in specification])
    high = np.log([x.bounds[1] for x in specification])
    spread = np.array([x.spread for x in specification])
    counts = {group: int((data.groups == group).sum()) for group in set(data.groups.tolist())}
    weight = np.sqrt([len(data.ids) / len(counts) / counts[group] for group in data.groups.tolist()])
    # A prior counts as PRIOR_WEIGHT runs that miss by the usual 10 %.
    prior_weight = np.sqrt(PRIOR_WEIGHT) * 0.1
    measured = np.log(data.tokens_per_s_per_gpu)

    def residuals(x: Floats) -> Floats:
        constants = start | dict(zip(names, np.exp(x).tolist(), strict=True))
        misfit = weight * (np.log(data.predicted(constants)) - measured)
        return np.concatenate([misfit, prior_weight * (x - prior) / spread])

    initial = np.clip(prior, low + 1e-6, high - 1e-6)
    solution = least_squares(residuals, initial, bounds=(low, high), loss="soft_l1", f_scale=0.1)
    return start | dict(zip(names, np.exp(solution.x).tolist(), strict=True))


def leave_one_source_out(data: Measured, start: dict[str, float], names: Sequence[str]) -> Floats:
    """Each run's error under constants that were fitted without its source."""
    errors = np.empty(len(data.ids))
    for source in sorted(set(data.sources.tolist())):
        held = data.sources == source
        constants = fit(data.take(~held), start, names)
        errors[held] = data.take(held).errors(constants)
    return errors


def within_source(errors: Floats, data: Measured) -> Floats:
    """Errors with the median of each source's group removed: what a what-if question inside one source sees."""
    logs = np.log1p(errors)
    for group in set(data.groups.tolist()):
        chosen = data.groups == group
        logs[chosen] -= np.median(logs[chosen])
    return np.expm1(logs)
