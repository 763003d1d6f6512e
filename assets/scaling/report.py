"""What `chiptrail estimate` prints."""

from __future__ import annotations

import csv
import io
import json
import math
from pathlib import Path
from typing import Any, Literal

from assets.scaling import estimate, models
from assets.scaling.estimate import Estimate
from kernels import dispatch

Format = Literal["table", "jsonl", "csv"]
_ROWS = (
    ("days", "training days", 1.0, ",.1f"),
    ("mfu", "model FLOP utilisation, %", 100.0, ".1f"),
    ("tokens_per_s", "tokens per second", 1.0, ",.0f"),
    ("step_s", "seconds per step", 1.0, ",.2f"),
    ("goodput", "share of time not lost to failures, %", 100.0, ".1f"),
    ("cost_usd", "cost, million USD", 1e-6, ",.2f"),
    ("energy_mwh", "energy, MWh", 1.0, ",.0f"),
)


def record(found: Estimate) -> dict[str, Any]:
    """An estimate as a flat record; numbers are None where nothing fits.

    Args:
        found: The estimate.
    """
    where = found.setting
    row: dict[str, Any] = {
        "model": where.model.name,
        "parameters": models.parameters(where.model.values),
        "chip": where.chip.product,
        "chip_id": f"chip:{where.chip.id}",
        "count": where.count,
        "tokens": where.tokens,
        "precision": where.precision,
        "software_year": where.year,
    }
    for name, _, _, _ in _ROWS:
        for label, value in zip(("p10", "p50", "p90"), found.quantiles[name], strict=True):
            row[f"{name}_{label}"] = value if math.isfinite(value) else None
    row |= {
        "layout": estimate.describe_layout(found.layout) or None,
        "memory_gb": found.memory_gb if found.layout else None,
        "share_fitting": found.share_fitting,
        "backend": found.backend,
        "backend_reason": found.backend_reason,
        "seed": found.seed,
        "scenarios": found.scenarios,
        "problem": found.problem or None,
    }
    return row


def table(found: Estimate) -> str:
    """An estimate for a reader.

    Args:
        found: The estimate.
    """
    where = found.setting
    lines = [
        f"{where.model.name} ({models.parameters(where.model.values) / 1e9:,.0f} billion parameters) on "
        f"{where.count:,} {where.chip.product}, {where.tokens / 1e9:,.0f} billion tokens, {where.precision}, "
        f"software of {where.year}"
    ]
    if where.chip.note:
        lines.append(where.chip.note)
    lines.append("")
    if found.problem:
        lines.append(found.problem)
    else:
        lines.append(f"{'':40}{'P10':>14}{'P50':>14}{'P90':>14}")
        for name, label, scale, form in _ROWS:
            cells = "".join(f"{format(value * scale, form):>14}" for value in found.quantiles[name])
            lines.append(f"{label:40}{cells}")
        lines += [
            "",
            f"layout      {estimate.describe_layout(found.layout)}",
            f"memory      {found.memory_gb:.0f} of {where.chip.values['memory_gb']:.0f} GB",
            f"fits in     {100 * found.share_fitting:.0f} % of the scenarios",
        ]
        total = sum(found.components.values())
        parts = sorted(found.components.items(), key=lambda x: -x[1])[:6]
        shares = ", ".join(
            f"{name.replace('_', ' ')} {100 * value / total:.0f} %" for name, value in parts if value > 0
        )
        lines.append(f"time goes   {shares}")
    lines += [
        "",
        f"back end    {found.backend} ({found.backend_reason}); {found.scenarios:,} scenarios, seed {found.seed}",
    ]
    lines += ["assumed     " + line for line in where.assumed]
    return "\n".join(lines)


def _csv(rows: list[dict[str, Any]]) -> str:
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, fieldnames=list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue().rstrip("\n")


def estimate_report(
    model: str,
    chip: str,
    count: float,
    *,
    tokens: float | None = None,
    backend: dispatch.Backend = "auto",
    output_format: Format = "table",
    parameters: float | None = None,
    sizes: dict[str, float] | None = None,
    **options: Any,
) -> str:
    """What `chiptrail estimate --model M --chip C --count N` prints.

    Args:
        model: A public model's name; any name where `parameters` or `sizes` are given.
        chip: A chip's name.
        count: Chips.
        tokens: Training tokens.
        backend: `auto`, `triton` or `polars`.
        output_format: `table`, `jsonl` or `csv`.
        parameters: Parameters of a model that models.yaml does not have: the usual shape is taken.
        sizes: Its shape: `layers`, `hidden`, `heads`, `ffn`, `vocabulary`, `sequence` and, where it has them,
            `kv_heads`, `gated`, `head_width`, `moe_layers`, `experts`, `experts_active`, `expert_ffn`, `shared_ffn`.
        **options: `year`, `precision`, `batch_tokens`, `scenarios`, `seed`; see `estimate.estimate`.

    Returns:
        The text.

    Raises:
        ValueError: Model, chip, count, tokens or a size is unknown or impossible; the message says which.
        LookupError: The chip is unknown.
        dispatch.BackendUnavailableError: Triton was asked for and cannot run.
    """
    shape: str | models.Model = model
    if sizes is not None:
        shape = models.Model(model, models.shape(sizes), source="given")
    elif parameters is not None:
        shape = models.usual(parameters, model)
    found = estimate.estimate(shape, chip, count, tokens=tokens, backend=backend, **options)
    if output_format == "table":
        return table(found)
    row = record(found)
    return json.dumps(row, ensure_ascii=False) if output_format == "jsonl" else _csv([row])


def runs_report(path: Path, *, output_format: Format = "csv", seed: int = 0) -> str:
    """What `chiptrail estimate --runs FILE` prints.

    Args:
        path: A CSV in the columns and vocabulary of published_runs.csv.
        output_format: `csv`, `jsonl` or `table`.
        seed: The seed.

    Returns:
        The text: one row a run, with `estimate.RUN_COLUMNS`; `problem` only where some run has one.

    Raises:
        ValueError: The file lacks a column.
        OSError: The file cannot be read.
    """
    frame = estimate.estimate_runs(path, seed=seed)
    if output_format != "table" and not any(frame["problem"]):
        frame = frame.drop("problem")
    if output_format == "csv":
        return frame.write_csv().rstrip("\n")
    if output_format == "jsonl":
        return frame.write_ndjson().rstrip("\n")
    lines = [f"{'id':24}{'tokens/s/chip':>16}{'80 % interval':>26}{'step, s':>12}{'MFU, %':>8}{'GB':>7}"]
    for row in frame.iter_rows(named=True):
        if row["problem"]:
            lines.append(f"{row['id']:24}  {row['problem']}")
            continue
        span = f"{row['p10_tokens_per_s_per_gpu']:,.1f} to {row['p90_tokens_per_s_per_gpu']:,.1f}"
        lines.append(
            f"{row['id']:24}{row['tokens_per_s_per_gpu']:>16,.1f}{span:>26}{row['step_time_s']:>12,.3f}"
            f"{100 * row['mfu']:>8.1f}{row['memory_gb']:>7.0f}"
        )
    return "\n".join(lines)
