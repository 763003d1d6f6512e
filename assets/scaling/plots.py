"""Plots of estimates as PNG bytes: scaling curve, time by component, strategy map."""

from __future__ import annotations

import io
from collections.abc import Sequence

import numpy as np
import polars as pl
from matplotlib.figure import Figure

from assets.scaling import estimate
from assets.scaling.estimate import Estimate
from kernels import formulas, strategies


def _png(figure: Figure) -> bytes:
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=110, bbox_inches="tight")
    return buffer.getvalue()


def scaling_curve(estimates: Sequence[Estimate]) -> bytes:
    """Training days over the number of chips, with the 80 % band and the line of perfect scaling.

    Args:
        estimates: One model on one chip at several sizes; those without a layout are left out.

    Returns:
        A PNG.

    Raises:
        ValueError: No estimate has numbers.
    """
    known = sorted((x for x in estimates if x.layout), key=lambda x: x.setting.count)
    if not known:
        raise ValueError("no estimate has numbers to plot")
    counts = np.array([x.setting.count for x in known], dtype=float)
    low, middle, high = (np.array([x.quantiles["days"][i] for x in known]) for i in range(3))
    figure = Figure(figsize=(6.4, 4.2))
    axes = figure.add_subplot()
    axes.fill_between(counts, low, high, alpha=0.25, label="80 % interval")
    axes.plot(counts, middle, marker="o", label="median")
    axes.plot(counts, middle[0] * counts[0] / counts, linestyle=":", color="grey", label="perfect scaling")
    axes.set(xscale="log", yscale="log", xlabel=f"chips ({known[0].setting.chip.product})", ylabel="training days")
    axes.set_title(known[0].setting.model.name)
    axes.legend()
    return _png(figure)


def time_by_component(found: Estimate) -> bytes:
    """Seconds of a step by component, in the nominal scenario.

    Args:
        found: The estimate.

    Returns:
        A PNG.

    Raises:
        ValueError: The estimate has no layout.
    """
    if found.layout is None:
        raise ValueError(found.problem)
    parts = sorted(((v, k.replace("_", " ")) for k, v in found.components.items() if v > 0), reverse=False)
    figure = Figure(figsize=(6.4, 4.2))
    axes = figure.add_subplot()
    axes.barh([name for _, name in parts], [value for value, _ in parts])
    axes.set(xlabel="seconds of a step", title=f"{found.setting.case.name}\n{estimate.describe_layout(found.layout)}")
    return _png(figure)


def strategy_map(found: Estimate) -> bytes:
    """The fastest step for each tensor- and pipeline-parallel degree; what does not fit stays blank.

    Args:
        found: The estimate.

    Returns:
        A PNG.

    Raises:
        ValueError: No layout divides the model over the chips.
    """
    case = found.setting.case
    table = strategies.enumerate_layouts(case.values)
    if strategies.length(table) == 0:
        raise ValueError(f"{case.name}: no layout divides the model over the chips")
    result = formulas.evaluate({**case.values, **table})
    seconds = np.where(result.spare_gb >= 0.0, result.step_s, np.nan)
    tensor, pipeline = np.unique(table["tensor_parallel"]), np.unique(table["pipeline_parallel"])
    best = np.full((len(tensor), len(pipeline)), np.nan)
    for row, t in enumerate(tensor):
        for column, p in enumerate(pipeline):
            here = seconds[(table["tensor_parallel"] == t) & (table["pipeline_parallel"] == p)]
            if np.isfinite(here).any():
                best[row, column] = np.nanmin(here)
    figure = Figure(figsize=(7.2, 3.6))
    axes = figure.add_subplot()
    image = axes.imshow(best, aspect="auto", origin="lower", cmap="viridis_r")
    axes.set_xticks(range(len(pipeline)), [f"{x:.0f}" for x in pipeline])
    axes.set_yticks(range(len(tensor)), [f"{x:.0f}" for x in tensor])
    axes.set(xlabel="pipeline stages", ylabel="tensor-parallel degree", title=case.name)
    figure.colorbar(image, label="seconds of a step")
    return _png(figure)


def bandwidth_sweep(sweep: pl.DataFrame) -> bytes:
    """Extra training time over a cap on the bandwidth between chips.

    Args:
        sweep: Rows of the table `cluster_sweep`.

    Returns:
        A PNG.
    """
    figure = Figure(figsize=(6.4, 4.2))
    axes = figure.add_subplot()
    links = sweep.filter((pl.col("sweep") == "link_bandwidth") & pl.col("days_p50").is_not_null())
    for (name,), rows in links.sort("model", "link_gb_s").group_by("model", maintain_order=True):
        days = rows["days_p50"].to_numpy()
        axes.plot(rows["link_gb_s"].to_numpy(), 100.0 * (days / days.min() - 1.0), marker="o", label=str(name))
    axes.set(xscale="log", xlabel="bandwidth between chips, GB/s, both directions", ylabel="extra training time, %")
    axes.legend()
    return _png(figure)
