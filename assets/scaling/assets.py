"""The Dagster assets of the scaling model."""

from pathlib import Path
from typing import Any

import dagster as dg
import polars as pl

from assets.scaling import claims, estimate, reference, runs, scenarios
from assets.tables import loaded, picture, replaced_by_part, replaced_if_changed, table_asset
from kernels import dispatch, formulas
from sql.declarations import tables
from sql.warehouse import Warehouse

# A simulation takes a fifth of a second: of many clusters, models and claims the latest are estimated with a refresh,
# and `chiptrail estimate` answers for the others.
MOST_CLUSTERS, MOST_MODELS, MOST_CLAIMS = 50, 12, 100
FACTS = f"""
WITH counted AS (
    SELECT fact_id, predicate, subject_id, object_id, item_id, low, high, unit, time_start
    FROM current_fact
    WHERE modality <> 'denied' AND predicate IN ('cluster_size', 'holds', 'orders') AND unit = 'units'
        AND (starts_with(object_id, 'chip:') OR starts_with(item_id, 'chip:'))
    ORDER BY predicate = 'cluster_size' DESC, time_start DESC NULLS LAST, fact_id
    LIMIT {MOST_CLUSTERS}
), latest_model AS (
    SELECT subject_id
    FROM current_fact
    WHERE modality <> 'denied' AND predicate = 'parameters' AND unit = 'parameters'
    GROUP BY subject_id
    ORDER BY max(time_start) DESC NULLS LAST, subject_id
    LIMIT {MOST_MODELS}
), described AS (
    SELECT fact_id, predicate, subject_id, object_id, item_id, low, high, unit, time_start
    FROM current_fact
    WHERE modality <> 'denied' AND predicate IN ('parameters', 'training_tokens') AND unit IN ('parameters', 'tokens')
        AND subject_id IN (FROM latest_model)
)
SELECT * FROM (FROM counted UNION ALL FROM described) ORDER BY fact_id
"""
CLAIMS = f"""
WITH stated AS (
    SELECT fact_id, predicate, subject_id, object_id, metric, low, high, cmp, time_start, article_id, published,
        char_start
    FROM stated_fact
    WHERE origin = 'article' AND modality <> 'denied' AND predicate IN (
        'training_time', 'utilization', 'slowdown', 'spec_ratio', 'trained_on', 'training_tokens', 'parameters'
    )
), judged AS (
    SELECT subject_id
    FROM stated
    WHERE predicate IN ('training_time', 'utilization', 'slowdown', 'trained_on')
        OR (predicate = 'spec_ratio' AND metric = 'training_speed')
    GROUP BY subject_id
    QUALIFY sum(count(DISTINCT fact_id)) OVER (ORDER BY max(published) DESC NULLS LAST, subject_id)
        - count(DISTINCT fact_id) < {MOST_CLAIMS}
)
FROM stated
WHERE subject_id IN (FROM judged)
ORDER BY fact_id, article_id, char_start
"""


class ScalingConfig(dg.Config):
    """How estimates are simulated.

    Attributes:
        backend: auto, triton or polars.
        scenarios: Scenarios of each cluster size.
        seed: Seed of the draws; the same seed gives the same rows.
    """

    backend: str = "auto"
    scenarios: int = scenarios.SCENARIOS
    seed: int = 0


def _options(config: ScalingConfig) -> dict[str, Any]:
    return {"backend": config.backend, "scenarios": config.scenarios, "seed": config.seed}


def _inputs(config: ScalingConfig, facts: pl.DataFrame | None = None) -> pl.DataFrame:
    """What a table is computed from, beside files: facts and the configuration."""
    settings = [pl.lit(value).alias(f"config_{name}") for name, value in _options(config).items()]
    return pl.select(settings) if facts is None else facts.with_columns(settings)


def _sources() -> list[Path]:
    """The files that an estimate follows from."""
    folder = Path(__file__).parent
    own = [path for path in folder.iterdir() if path.suffix in {".py", ".csv", ".yaml"}]
    catalogue = folder.parent / "catalogue"
    return [
        *own,
        *(folder.parents[1] / "kernels").glob("*.py"),
        *catalogue.glob("chip*.csv"),
        *catalogue.glob("chips.py"),
    ]


def _backend(config: ScalingConfig) -> dict[str, str]:
    """Which back end simulated, and why, as an entry for the UI."""
    backend: Any = config.backend
    chosen, reason = dispatch.choose(backend)
    return {"back end": f"{chosen}: {reason}"}


@table_asset(name="scaling_constant", group="scaling")
def scaling_constant(warehouse: dg.ResourceParam[Warehouse]) -> dg.MaterializeResult[None]:
    """Load the fitted constants; the formulas that use them are in the metadata."""
    shown = {"formulas": dg.MetadataValue.md(formulas.document())}
    return loaded(
        warehouse,
        "scaling_constant",
        _sources(),
        lambda: tables()["scaling_constant"].frame(reference.constants()),
        shown,
    )


@table_asset(name="scaling_assumption", group="scaling")
def scaling_assumption(warehouse: dg.ResourceParam[Warehouse]) -> dg.MaterializeResult[None]:
    """Load the assumptions."""
    return loaded(
        warehouse,
        "scaling_assumption",
        _sources(),
        lambda: tables()["scaling_assumption"].frame(reference.assumptions()),
    )


@table_asset(name="scaling_accuracy", group="scaling")
def scaling_accuracy(warehouse: dg.ResourceParam[Warehouse]) -> dg.MaterializeResult[None]:
    """Load the accuracy that the fit measured."""
    return loaded(
        warehouse, "scaling_accuracy", _sources(), lambda: tables()["scaling_accuracy"].frame(reference.accuracy())
    )


@table_asset(name="published_run", group="scaling", deps=["scaling_constant"], kinds={"numpy"})
def published_run(warehouse: dg.ResourceParam[Warehouse]) -> dg.MaterializeResult[None]:
    """Predict the published runs with the stored constants."""
    return replaced_if_changed(
        warehouse,
        "published_run",
        sources=[*_sources(), runs.PUBLISHED],
        compute=lambda: (tables()["published_run"].frame(reference.published_runs()), {}),
    )


@table_asset(
    name="cluster_scaling",
    group="scaling",
    deps=["current_fact", "scaling_constant", "scaling_assumption"],
    kinds={"polars", "triton"},
)
def cluster_scaling(config: ScalingConfig, warehouse: dg.ResourceParam[Warehouse]) -> dg.MaterializeResult[None]:
    """Estimate every counted cluster for every model with parameters."""
    pairs = scenarios.pairs(warehouse.query(FACTS))
    # Each row follows from one cluster and one model.
    return replaced_by_part(
        warehouse,
        "cluster_scaling",
        "scenario_id",
        inputs={identity: repr((pair, _options(config))) for identity, pair in pairs.items()},
        sources=_sources(),
        compute=lambda wanted: tables()["cluster_scaling"].frame(
            scenarios.cluster_scaling({identity: pairs[identity] for identity in wanted}, **_options(config))
        ),
        draw=lambda: _backend(config),
        shown=pairs,
    )


@table_asset(
    name="cluster_sweep", group="scaling", deps=["scaling_constant", "scaling_assumption"], kinds={"polars", "triton"}
)
def cluster_sweep(config: ScalingConfig, warehouse: dg.ResourceParam[Warehouse]) -> dg.MaterializeResult[None]:
    """Sweep the number of chips and the bandwidth between them."""

    def compute() -> tuple[pl.DataFrame, dict[str, str]]:
        # Imported only here: drawing takes long to load and is seldom needed.
        from assets.scaling import plots

        # A sweep compares medians, which a few hundred scenarios give within a percent.
        options = {**_options(config), "scenarios": min(config.scenarios, 256)}
        frame = tables()["cluster_sweep"].frame(scenarios.sweeps(**options))
        sizes = [[estimate.setting("GPT-3", "A100", count)] for count in (64, 256, 1024, 4096, 16384)]
        curve = estimate.simulate(sizes, **options)
        drawn = {
            "scaling curve": picture(plots.scaling_curve(curve)),
            "time by component": picture(plots.time_by_component(curve[2])),
            "strategy map": picture(plots.strategy_map(curve[2])),
            "bandwidth sweep": picture(plots.bandwidth_sweep(frame)),
        }
        return frame, _backend(config) | drawn

    inputs = _inputs(config)
    return replaced_if_changed(warehouse, "cluster_sweep", inputs=inputs, sources=_sources(), compute=compute)


@table_asset(
    name="scaling_claim",
    group="scaling",
    deps=["stated_fact", "scaling_constant", "scaling_assumption"],
    kinds={"polars", "triton"},
)
def scaling_claim(config: ScalingConfig, warehouse: dg.ResourceParam[Warehouse]) -> dg.MaterializeResult[None]:
    """Judge the articles' claims about training runs."""
    facts = warehouse.query(CLAIMS)

    def compute() -> tuple[pl.DataFrame, dict[str, str]]:
        backend: Any = config.backend
        rows = claims.check_facts(facts, backend=backend, seed=config.seed)
        return tables()["scaling_claim"].frame(rows), _backend(config)

    inputs = _inputs(config, facts)
    return replaced_if_changed(warehouse, "scaling_claim", inputs=inputs, sources=_sources(), compute=compute)
