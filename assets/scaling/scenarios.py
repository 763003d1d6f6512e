"""From facts to estimates: every cluster, order and holding times every model with parameters."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from assets.catalogue.chips import UnknownChipError
from assets.scaling import estimate, models
from kernels import dispatch

CLUSTER_PREDICATES = ("cluster_size", "holds", "orders")
SCENARIOS = 1024
# A model with fewer parameters needs no cluster, and may be no transformer.
SMALLEST_MODEL = 1e9
FACT_COLUMNS = ("fact_id", "predicate", "subject_id", "object_id", "item_id", "low", "high", "unit", "time_start")


@dataclass(frozen=True, slots=True)
class Cluster:
    """Chips that a fact counts.

    Attributes:
        fact_id: The fact.
        holder_id: Who holds or orders them, or the cluster.
        chip_id: The chip's entity id; several joined with `+`.
        low: Fewest chips; None where open.
        high: Most chips; None where open.
        year: Year of the fact; None where it has none.
    """

    fact_id: str
    holder_id: str
    chip_id: str
    low: float | None
    high: float | None
    year: int | None

    def counts(self) -> list[int]:
        """The sizes to simulate: one where the count is exact or open, else both ends and the middle (geometric)."""
        ends = [x for x in (self.low, self.high) if x is not None]
        if len(ends) < 2 or ends[0] == ends[1]:
            return [math.floor(ends[0])]
        return [math.floor(ends[0]), math.floor(math.sqrt(ends[0] * ends[1])), math.floor(ends[1])]


@dataclass(frozen=True, slots=True)
class Task:
    """A model to train, with what the facts say about it.

    Attributes:
        model: The transformer.
        tokens_low: Fewest training tokens; None for the model's own or an assumption.
        tokens_high: Most training tokens.
        fact_ids: The facts that it comes from.
    """

    model: models.Model
    tokens_low: float | None = None
    tokens_high: float | None = None
    fact_ids: tuple[str, ...] = ()


def clusters(facts: pl.DataFrame) -> list[Cluster]:
    """The clusters, holdings and orders among facts that count chips, in the order of their ids.

    Args:
        facts: Rows of the table `fact`, at least `FACT_COLUMNS`.
    """
    found = []
    for row in facts.select(FACT_COLUMNS).sort("fact_id").iter_rows(named=True):
        if row["predicate"] not in CLUSTER_PREDICATES or row["unit"] != "units":
            continue
        ends = [x for x in (row["low"], row["high"]) if x is not None]
        named = [x for x in (row["item_id"], row["object_id"]) if x and x.startswith("chip:") and x != "chip:gpu"]
        if not ends or not named:
            continue
        year = row["time_start"].year if row["time_start"] is not None else None
        found.append(Cluster(row["fact_id"], row["subject_id"], named[0], row["low"], row["high"], year))
    return found


def tasks(facts: pl.DataFrame) -> list[Task]:
    """The models among facts whose parameters are stated (a billion or more), and the yardsticks of models.yaml.

    Args:
        facts: Rows of the table `fact`, at least `FACT_COLUMNS`.
    """
    stated: dict[tuple[str, str], dict[str, Any]] = {}
    for row in facts.select(FACT_COLUMNS).sort("fact_id").iter_rows(named=True):
        if row["predicate"] in ("parameters", "training_tokens"):
            stated.setdefault((row["subject_id"], row["predicate"]), row)
    found = {model.name: Task(model) for model in models.all_models() if model.yardstick}
    for (subject, predicate), row in sorted(stated.items()):
        ends = [x for x in (row["low"], row["high"]) if x is not None]
        if predicate != "parameters" or not ends:
            continue
        tokens = stated.get((subject, "training_tokens"))
        try:
            model = models.model(subject)
        except models.UnknownModelError:
            count = sum(ends) / len(ends)
            if count < SMALLEST_MODEL:
                continue
            model = models.usual(count, subject.removeprefix("model:"))
        low, high = (tokens["low"], tokens["high"]) if tokens else (None, None)
        used = tuple(x["fact_id"] for x in (row, tokens) if x)
        found[model.name] = Task(model, low if low is not None else high, high if high is not None else low, used)
    return [found[name] for name in sorted(found)]


def _settings(cluster: Cluster, task: Task) -> list[estimate.Setting]:
    if "+" in cluster.chip_id:
        raise ValueError(
            f"one number counts several chips ({cluster.chip_id.replace('+', ', ')}); the mix is not known"
        )
    tokens, spread = None, (1.0, 1.0)
    if task.tokens_low is not None and task.tokens_high is not None:
        tokens = (task.tokens_low + task.tokens_high) / 2.0
        spread = (task.tokens_low / tokens, task.tokens_high / tokens)
    year = max(2021, cluster.year or estimate.DEFAULT_YEAR)
    return [
        estimate.setting(task.model, cluster.chip_id, count, tokens=tokens, token_range=spread, year=year)
        for count in cluster.counts()
    ]


def pairs(facts: pl.DataFrame) -> dict[str, tuple[Cluster, Task]]:
    """Every cluster with every model among facts, by the id of their row in the table `cluster_scaling`.

    Args:
        facts: Rows of the table `fact`, at least `FACT_COLUMNS`.
    """
    trained = tasks(facts)
    return {
        _identifier(cluster.fact_id, task.model.name): (cluster, task)
        for cluster in clusters(facts)
        for task in trained
    }


def cluster_scaling(
    wanted: Mapping[str, tuple[Cluster, Task]],
    *,
    backend: dispatch.Backend = "auto",
    scenarios: int = SCENARIOS,
    seed: int = 0,
) -> list[dict[str, Any]]:
    """Estimates for clusters and models.

    Args:
        wanted: As `pairs` gives them, or some of them: no estimate depends on the others.
        backend: The back end.
        scenarios: Scenarios of each cluster size.
        seed: The seed; the same one gives the same rows, `seconds` aside.

    Returns:
        Rows of the table `cluster_scaling`, one for each cluster and model; where nothing can be estimated, `problem`
        says why.
    """
    rows: list[dict[str, Any]] = []
    groups: list[list[estimate.Setting]] = []
    known: dict[tuple[Any, ...], int] = {}  # equal settings are simulated once
    places: list[int | str] = []
    for cluster, task in wanted.values():
        try:
            settings = _settings(cluster, task)
        except (ValueError, UnknownChipError) as error:
            places.append(str(error))
            continue
        key = (task.model.name, settings[0].chip.id, tuple(s.count for s in settings), settings[0].year)
        if key not in known:
            known[key] = len(groups)
            groups.append(settings)
        places.append(known[key])
    estimates = estimate.simulate(groups, backend=backend, scenarios=scenarios, seed=seed) if groups else []
    for (identity, (cluster, task)), place in zip(wanted.items(), places, strict=True):
        row: dict[str, Any] = {
            "scenario_id": identity,
            "fact_id": cluster.fact_id,
            "holder_id": cluster.holder_id,
            "chip_id": cluster.chip_id,
            "chips_low": cluster.low,
            "chips_high": cluster.high,
            "model": task.model.name,
            "model_fact_ids": list(task.fact_ids),
            "parameters": models.parameters(task.model.values),
        }
        rows.append(row | (_numbers(estimates[place]) if isinstance(place, int) else _nothing(place)))
    return rows


_QUANTILES = {"days": "days", "mfu": "mfu", "cost_usd": "cost_usd", "energy_mwh": "energy_mwh"}


def _numbers(found: estimate.Estimate) -> dict[str, Any]:
    row: dict[str, Any] = {
        "tokens": found.setting.tokens,
        "software_year": found.setting.year,
        "layout": estimate.describe_layout(found.layout) or None,
        "memory_gb": found.memory_gb if found.layout else None,
        "share_fitting": found.share_fitting,
        "backend": found.backend,
        "backend_reason": found.backend_reason,
        "seed": found.seed,
        "scenarios": found.scenarios * len(found.results),
        "seconds": found.seconds,
        "assumptions": list(found.setting.assumed),
        "problem": found.problem or None,
    }
    for name in _QUANTILES:
        for label, value in zip(("p10", "p50", "p90"), found.quantiles[name], strict=True):
            row[f"{name}_{label}"] = value if math.isfinite(value) else None
    return row


def _nothing(problem: str) -> dict[str, Any]:
    columns = ("tokens", "software_year", "layout", "memory_gb", "backend", "backend_reason", "seed", "seconds")
    quantiles = [f"{name}_{label}" for name in _QUANTILES for label in ("p10", "p50", "p90")]
    empty = dict.fromkeys((*columns, *quantiles))
    return empty | {"share_fitting": 0.0, "scenarios": 0, "assumptions": [], "problem": problem}


def _identifier(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


# One chip of each kind that articles compare, and the sizes of a sweep.
SWEPT_CHIPS = ("H100", "H800", "H20", "A100", "A800", "Ascend 910B")
SWEPT_COUNTS = tuple(2**x for x in range(6, 18))
SWEPT_LINKS_GB_S = (32, 64, 128, 200, 300, 400, 600, 900, 1800)


def sweeps(
    *, backend: dispatch.Backend = "auto", scenarios: int = SCENARIOS, seed: int = 0, names: Iterable[str] | None = None
) -> list[dict[str, Any]]:
    """Training speed over the number of chips, and over the bandwidth of the link between chips.

    Args:
        backend: The back end.
        scenarios: Scenarios of each point.
        seed: The seed.
        names: Models; the yardsticks where not given.

    Returns:
        Rows of the table `cluster_sweep`.
    """
    chosen = list(names) if names is not None else [m.name for m in models.all_models() if m.yardstick]
    points: list[tuple[str, float, estimate.Setting]] = []
    for name in chosen:
        for chip in SWEPT_CHIPS:
            points += [("chips", 1.0 * n, estimate.setting(name, chip, n)) for n in SWEPT_COUNTS]
        for link in SWEPT_LINKS_GB_S:
            one = estimate.setting(name, "H100", 1024, overrides={"link_gb_s": link / 2.0})
            points.append(("link_bandwidth", 1.0 * link, one))
    found = estimate.simulate([[setting] for _, _, setting in points], backend=backend, scenarios=scenarios, seed=seed)
    return [
        {
            "sweep": sweep,
            "model": setting.model.name,
            "chip_id": f"chip:{setting.chip.id}",
            "chips": setting.count,
            "link_gb_s": 2.0 * setting.case.values["link_gb_s"],
            "tokens_per_s_p10": _finite(one.quantiles["tokens_per_s"][0]),
            "tokens_per_s_p50": _finite(one.quantiles["tokens_per_s"][1]),
            "tokens_per_s_p90": _finite(one.quantiles["tokens_per_s"][2]),
            "days_p50": _finite(one.quantiles["days"][1]),
            "mfu_p50": _finite(one.quantiles["mfu"][1]),
            "cost_usd_p50": _finite(one.quantiles["cost_usd"][1]),
            "layout": estimate.describe_layout(one.layout) or None,
            "backend": one.backend,
            "seed": seed,
            "scenarios": scenarios,
            "problem": one.problem or None,
        }
        for (sweep, _, setting), one in zip(points, found, strict=True)
    ]


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None
