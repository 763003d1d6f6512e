"""The fit of the scaling model's constants to published runs: `python -m assets.scaling.fit`.

Least squares with a soft-L1 loss on log(predicted / measured), every group of runs with equal weight, every constant
held near its prior. The split into folds is by source: a source's error is that of constants fitted without it.
Two sources were set aside before the first look at any residual, and are measured last.
"""

from __future__ import annotations

import csv
import datetime
import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import numpy as np
import numpy.typing as npt
from scipy.optimize import least_squares

from assets.scaling import runs
from kernels import formulas

CONSTANTS = Path(__file__).with_name("constants.csv")
ACCURACY = Path(__file__).with_name("accuracy.csv")
MEASURED_MEMORY = Path(__file__).with_name("measured_memory.csv")
# Chosen before the fit was begun; neither their residuals nor their groups' were looked at until the end.
BLIND = ("Jiang et al. NSDI24 arXiv:2402.15627", "NVIDIA dgxc-benchmarking 25.05")
# How many runs a prior weighs.
PRIOR_WEIGHT = 3.0
# Fitted in a second step, on the runs with experts and with 4-bit formats, all else held.
SECOND_STEP = ("expert_attained", "expert_traffic", "all_to_all_exposed", "expert_kernels", "four_bit_attained")

SPREADS = {
    "spread_deployment": "spread of the step time between sources: how well the software is run",
    "spread_deployment_experts": "the same for models with experts",
}

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
        # The releases of a benchmark repeat the same model on the same chip.
        groups.append(f"{row['model']} on {row['gpu']}" if row["moe_experts"] else row["group"])
        speeds.append(float(row["tokens_per_s_per_gpu"]))
        inputs.append({**run.case, **chosen})
    names = sorted({name for values in inputs for name in values})
    default = {name: variable.default for name, variable in formulas.VARIABLES.items()}
    columns = {
        name: np.array([values.get(name, default[name]) for values in inputs], dtype=np.float64) for name in names
    }
    return Measured(ids, np.array(sources), np.array(groups), columns, np.array(speeds))


def fitted_names() -> tuple[str, ...]:
    """The constants that the first step, on dense runs, may move."""
    return tuple(
        name for name in formulas.names("constant") if formulas.VARIABLES[name].spread > 0 and name not in SECOND_STEP
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


@dataclass(frozen=True, slots=True)
class Accuracy:
    """One measure of how well the model does.

    Attributes:
        measure: What was measured.
        value: The value, a share.
        rows: On how many rows.
        goal: What was aimed at; empty where there is no goal.
        note: How it was measured.
    """

    measure: str
    value: float
    rows: int
    goal: str
    note: str


def constant_utilisation(data: Measured) -> Floats:
    """Leave-one-source-out errors of the rule of thumb: every run executes the same share of its format's peak."""
    result = formulas.evaluate({**data.inputs, **formulas.priors()})
    executed = result.mfu / (result.tokens_per_s / data.inputs["gpus"]) * result.hardware_ratio
    attained = data.tokens_per_s_per_gpu * executed  # share of the peak that the measured speed executes
    errors = np.empty(len(data.ids))
    for source in set(data.sources.tolist()):
        held = data.sources == source
        errors[held] = np.exp(np.median(np.log(attained[~held]))) / attained[held] - 1.0
    return errors


def regret(data: Measured, constants: dict[str, float]) -> Floats:
    """What choosing by the model costs: measured time of the chosen layout over that of the best one, minus one.

    Args:
        data: Runs of which those of equal model, batch and chips are alternatives.
        constants: The model's constants.

    Returns:
        One value for each set of at least three alternatives.
    """
    predicted = data.predicted(constants)
    sets: dict[tuple[float, ...], list[int]] = {}
    for index in range(len(data.ids)):
        key = tuple(float(data.inputs[n][index]) for n in ("layers", "hidden", "sequence", "global_batch", "gpus"))
        sets.setdefault(key, []).append(index)
    speed = data.tokens_per_s_per_gpu
    return np.array(
        [speed[x].max() / speed[x[int(np.argmax(predicted[x]))]] - 1.0 for x in sets.values() if len(x) >= 3]
    )


def memory_errors(rows: Sequence[dict[str, str]], constants: dict[str, float]) -> Floats:
    """Errors of the memory per chip on the runs of measured_memory.csv."""
    with MEASURED_MEMORY.open(encoding="utf-8", newline="") as file:
        measured = {row["run_id"]: float(row["memory_gb"]) for row in csv.DictReader(file)}
    errors = []
    for row in rows:
        if row["id"] in measured:
            run = runs.parse(row)
            chosen, _ = runs.layout(run, constants)
            used = float(formulas.evaluate({**run.case, **constants, **chosen}).memory_used_gb)
            errors.append(used / measured[row["id"]] - 1.0)
    return np.array(errors)


def spread_of(errors: Floats, groups: npt.NDArray[np.str_]) -> float:
    """The standard deviation of the logarithm for which four of five errors lie inside.

    A group counts as the square root of its runs: between every run alike and every group alike.
    """
    logs = np.abs(np.log1p(errors))
    counts = {group: int((groups == group).sum()) for group in set(groups.tolist())}
    weights = np.array([counts[group] ** -0.5 for group in groups.tolist()])
    order = np.argsort(logs)
    share = np.cumsum(weights[order]) / weights.sum()
    return float(logs[order][int(np.searchsorted(share, 0.8))] / 1.2816)


def single_node(path: Path, template: dict[str, str]) -> list[dict[str, str]]:
    """Rows of a file of single-node iterations in the columns of published_runs.csv.

    Args:
        path: A CSV with n_gpus, gbs, mbs, hidden, heads, layers, seq, tp, dp, pp, iter_time_ms.
        template: A run of the same source, for what the file does not say.
    """
    rows = []
    with path.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file)):
            speed = float(row["gbs"]) * float(row["seq"]) / float(row["iter_time_ms"]) * 1e3 / float(row["n_gpus"])
            named = {name: row[name] for name in ("n_gpus", "gbs", "mbs", "hidden", "heads", "layers", "seq")}
            named |= {name: row[name] for name in ("tp", "dp", "pp")}
            rest = {"id": str(number), "model": "", "params_b": "", "kv_heads": "", "net_gbps_per_gpu": ""}
            sizes = {"ffn": str(4 * float(row["hidden"])), "tokens_per_s_per_gpu": str(speed)}
            rows.append({**template, **rest, **named, **sizes})
    return rows


def _summary(name: str, errors: Floats, goal: str, note: str) -> Accuracy:
    return Accuracy(name, float(np.abs(errors).mean()), len(errors), goal, note)


def run(single_node_file: Path | None = None) -> tuple[dict[str, float], dict[str, float], list[Accuracy]]:
    """The whole fit.

    Args:
        single_node_file: Small single-node runs to measure against, not part of the project.

    Returns:
        The constants, the spreads of the deployment efficiency (see `SPREADS`), and the accuracy.
    """
    rows = runs.read()
    seen = [row for row in rows if row["source"] not in BLIND]
    dense = [row for row in seen if row["modelable"] == "1"]
    names = fitted_names()
    constants = fit(load(dense, formulas.priors()), formulas.priors(), names)
    data = load(dense, constants)  # layouts that a source does not give follow the constants
    constants = fit(data, formulas.priors(), names)
    held_out = leave_one_source_out(data, formulas.priors(), names)
    second = [row for row in seen if row["moe_experts"] or row["precision"] == "nvfp4"]
    second_data = load(second, constants)
    constants = fit(second_data, constants, SECOND_STEP)
    experts = np.array([bool(row["moe_experts"]) for row in second if row["tokens_per_s_per_gpu"]])
    releases = load(second, constants)
    releases.sources = np.array([row["source"] for row in second if row["tokens_per_s_per_gpu"]])
    held_release = leave_one_source_out(releases, constants, SECOND_STEP)
    # Every error that is not in sample, that of the blind sources included, tells how wide the interval must be.
    blind = [load([x for x in rows if x["source"] == name and x["modelable"] == "1"], constants) for name in BLIND]
    blind_errors = [each.errors(constants) for each in blind]
    all_errors = np.concatenate([held_out, *blind_errors])
    spread = spread_of(all_errors, np.concatenate([data.groups, *(each.groups for each in blind)]))
    inside = np.abs(np.log1p(all_errors)) <= 1.2816 * spread
    method = "leave one source out"
    thumb = constant_utilisation(data)
    folds = [data.sources == source for source in sorted(set(data.sources.tolist()))]
    worse = float(np.mean([np.abs(thumb[x]).mean() < np.abs(held_out[x]).mean() for x in folds]))
    accuracy = [
        _summary("dense runs, mean error", held_out, "<= 0.10", method),
        Accuracy(
            "dense runs, 90th percentile", float(np.quantile(np.abs(held_out), 0.9)), len(held_out), "<= 0.22", method
        ),
        _summary(
            "dense runs within one group", within_source(held_out, data), "<= 0.06", f"{method}, group's median removed"
        ),
        _summary("dense runs, in sample", data.errors(constants), "", "the stored constants"),
        _summary("constant utilisation, dense runs", thumb, "", f"{method}; the rule of thumb"),
        Accuracy("sources where the rule of thumb is better", worse, len(set(data.sources.tolist())), "0", method),
        Accuracy(
            "coverage of the 80 % interval", float(inside.mean()), len(inside), "0.75 to 0.85", f"{method}, and blind"
        ),
        _summary("runs with experts", held_release[experts], "<= 0.20", "leave one release out"),
        _summary(
            "runs with experts, in sample", second_data.errors(constants)[experts], "<= 0.20", "the stored constants"
        ),
        _summary(
            "memory per chip",
            memory_errors(rows, constants),
            "<= 0.10",
            "measured_memory.csv; one factor (activation_overhead) set on these rows",
        ),
    ]
    vtrain = data.take(data.groups == "vtrain_multi")
    without = fit(data.take(data.groups != "vtrain_multi"), formulas.priors(), names)
    regrets = regret(vtrain, without)
    accuracy.append(
        Accuracy(
            "regret of the chosen layout, largest",
            float(regrets.max()),
            len(regrets),
            "<= 0.05",
            f"vTrain's models, {method}",
        )
    )
    for source, errors in zip(BLIND, blind_errors, strict=True):
        bias = float(np.exp(np.log1p(errors).mean()) - 1.0)
        accuracy.append(_summary(f"blind: {source}", errors, "", f"never fitted or looked at; mean bias {bias:+.3f}"))
    if single_node_file is not None:
        template = next(row for row in dense if row["group"] == "vtrain_multi")
        small = load(single_node(single_node_file, template), without)
        accuracy.append(
            _summary(
                "small single-node runs",
                small.errors(without),
                "<= 0.15",
                "not fitted; one prior (host_layer_ms) set after a look",
            )
        )
    of_experts = spread_of(held_release[experts], releases.groups[experts])
    return constants, dict(zip(SPREADS, (spread, of_experts), strict=True)), accuracy


def write(constants: dict[str, float], spreads: dict[str, float], accuracy: Sequence[Accuracy]) -> None:
    """Write constants.csv and accuracy.csv."""
    today = datetime.date.today().isoformat()
    error = next(x for x in accuracy if x.measure == "dense runs, mean error")
    fitted = {*fitted_names(), *SECOND_STEP}
    with CONSTANTS.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(
            ["name", "value", "unit", "prior", "fitted", "fit_date", "fit_rows", "fit_mean_error", "meaning"]
        )
        for name, value in constants.items():
            x = formulas.VARIABLES[name]
            state = ["yes" if name in fitted else "no", today, error.rows, f"{error.value:.4f}"]
            writer.writerow([name, f"{value:.6g}", x.unit, f"{x.default:g}", *state, x.meaning])
        for name, spread in spreads.items():
            values = [name, f"{spread:.4f}", "log sd", "0.14", "yes", today, error.rows, f"{error.value:.4f}"]
            writer.writerow([*values, SPREADS[name]])
    with ACCURACY.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["measure", "value", "rows", "goal", "note", "date"])
        for line in accuracy:
            writer.writerow([line.measure, f"{line.value:.4f}", line.rows, line.goal, line.note, today])


@functools.cache
def stored() -> dict[str, float]:
    """The constants of constants.csv, the `SPREADS` among them.

    Raises:
        ValueError: The file lacks a constant that the formulas know, or has one that they do not.
    """
    with CONSTANTS.open(encoding="utf-8", newline="") as file:
        values = {row["name"]: float(row["value"]) for row in csv.DictReader(file)}
    wanted = {*formulas.names("constant"), *SPREADS}
    if set(values) != wanted:
        raise ValueError(
            f"{CONSTANTS} and kernels/formulas.py differ in {sorted(set(values) ^ wanted)}; run the fit again"
        )
    return values


@click.command()
@click.option(
    "--single-node",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A CSV of small single-node runs to measure against too; they are not fitted.",
)
@click.option("--dry-run", is_flag=True, help="Print the accuracy and write nothing.")
def main(single_node: Path | None, dry_run: bool) -> None:
    """Fit the scaling model's constants to the published runs, and write constants.csv and accuracy.csv.

    \b
    Examples:
      python -m assets.scaling.fit --dry-run
      python -m assets.scaling.fit --single-node vtrain_single_node.csv
    """
    result = run(single_node)
    for line in result[2]:
        click.echo(f"{line.value:8.4f}  {line.rows:5d} rows  {line.measure}  {line.goal}  ({line.note})")
    if not dry_run:
        write(*result)
        click.echo(f"{CONSTANTS} and {ACCURACY} are written.")


if __name__ == "__main__":
    main()
