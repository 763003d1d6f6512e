"""The tables of the scaling model itself: constants, assumptions, accuracy, and published runs with predictions."""

from __future__ import annotations

import csv
import datetime
from pathlib import Path
from typing import Any

from assets.scaling import estimate, fit, hardware, runs


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def constants() -> list[dict[str, Any]]:
    """Rows of the table `scaling_constant`."""
    return [
        {
            "name": row["name"],
            "value": float(row["value"]),
            "unit": row["unit"] or None,
            "prior": float(row["prior"]),
            "fitted": row["fitted"] == "yes",
            "fit_date": datetime.date.fromisoformat(row["fit_date"]),
            "fit_rows": int(row["fit_rows"]),
            "fit_mean_error": float(row["fit_mean_error"]),
            "meaning": row["meaning"],
        }
        for row in _rows(fit.CONSTANTS)
    ]


def assumptions() -> list[dict[str, Any]]:
    """Rows of the table `scaling_assumption`."""
    return [
        {"scope": x.scope, "name": x.name, "value": x.value, "unit": x.unit or None, "source": x.source}
        for x in hardware.assumptions()
    ]


def accuracy() -> list[dict[str, Any]]:
    """Rows of the table `scaling_accuracy`."""
    return [
        {
            "measure": row["measure"],
            "value": float(row["value"]),
            "rows": int(row["rows"]),
            "goal": row["goal"] or None,
            "note": row["note"] or None,
            "measured_on": datetime.date.fromisoformat(row["date"]),
        }
        for row in _rows(fit.ACCURACY)
    ]


def published_runs(*, scenarios: int = 256, seed: int = 0) -> list[dict[str, Any]]:
    """Rows of the table `published_run`.

    Args:
        scenarios: How many scenarios each interval is drawn from.
        seed: The seed.
    """
    rows = []
    for row in runs.read():
        found = estimate.estimate_run(row, scenarios=scenarios, seed=seed)
        measured = float(row["tokens_per_s_per_gpu"]) if row["tokens_per_s_per_gpu"] else None
        predicted = found["tokens_per_s_per_gpu"]
        rows.append(
            {
                "run_id": row["id"],
                "source": row["source"],
                "source_ref": row["source_ref"] or None,
                "retrieved": row["retrieved"],
                "year": int(row["year"]),
                "framework": row["framework"],
                "model": row["model"],
                "parameters_billion": float(row["params_b"]) if row["params_b"] else None,
                "gpu": row["gpu"],
                "chips": int(row["n_gpus"]),
                "precision": row["precision"] or None,
                "modelable": row["modelable"] == "1",
                "measured_tokens_per_s_per_chip": measured,
                "predicted_tokens_per_s_per_chip": predicted,
                "predicted_low_tokens_per_s_per_chip": found["p10_tokens_per_s_per_gpu"],
                "predicted_high_tokens_per_s_per_chip": found["p90_tokens_per_s_per_gpu"],
                "error": predicted / measured - 1.0 if predicted and measured else None,
                "problem": found["problem"] or None,
                "notes": row["notes"] or None,
            }
        )
    return rows
