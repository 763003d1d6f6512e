"""The Dagster assets of the scaling model."""

from typing import Any

import dagster as dg
import polars as pl

from assets.scaling import claims, estimate, plots, reference, scenarios
from assets.tables import replaced, table_asset
from kernels import dispatch, formulas
from sql.declarations import tables
from sql.warehouse import Warehouse

FACTS = """
SELECT fact_id, predicate, subject_id, object_id, item_id, low, high, unit, time_start
FROM current_fact WHERE modality <> 'denied'
ORDER BY fact_id
"""
CLAIMS = """
SELECT fact_id, predicate, subject_id, object_id, metric, low, high, cmp, article_id, published
FROM stated_fact WHERE origin = 'article' AND modality <> 'denied'
ORDER BY fact_id, article_id
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


def _image(png: bytes) -> dg.MarkdownMetadataValue:
    return dg.MetadataValue.md(plots.markdown(png))


def _backend(config: ScalingConfig) -> dict[str, str]:
    backend: Any = config.backend
    chosen, reason = dispatch.choose(backend)
    return {"backend": chosen, "backend_reason": reason}


@table_asset(name="scaling_constant", group="scaling")
def scaling_constant(warehouse: dg.ResourceParam[Warehouse]) -> dg.MaterializeResult[None]:
    """Load the fitted constants; the formulas that use them are in the metadata."""
    frame = tables()["scaling_constant"].frame(reference.constants())
    return replaced(warehouse, "scaling_constant", frame, {"formulas": dg.MetadataValue.md(formulas.document())})


@table_asset(name="scaling_assumption", group="scaling")
def scaling_assumption(warehouse: dg.ResourceParam[Warehouse]) -> dg.MaterializeResult[None]:
    """Load the assumptions."""
    return replaced(warehouse, "scaling_assumption", tables()["scaling_assumption"].frame(reference.assumptions()))


@table_asset(name="scaling_accuracy", group="scaling")
def scaling_accuracy(warehouse: dg.ResourceParam[Warehouse]) -> dg.MaterializeResult[None]:
    """Load the accuracy that the fit measured."""
    return replaced(warehouse, "scaling_accuracy", tables()["scaling_accuracy"].frame(reference.accuracy()))


@table_asset(name="published_run", group="scaling", deps=["scaling_constant"], kinds={"numpy"})
def published_run(warehouse: dg.ResourceParam[Warehouse]) -> dg.MaterializeResult[None]:
    """Predict the published runs with the stored constants."""
    return replaced(warehouse, "published_run", tables()["published_run"].frame(reference.published_runs()))


@table_asset(
    name="cluster_scaling",
    group="scaling",
    deps=["fact", "evidence", "scaling_constant", "scaling_assumption"],
    kinds={"polars", "triton"},
)
def cluster_scaling(config: ScalingConfig, warehouse: dg.ResourceParam[Warehouse]) -> dg.MaterializeResult[None]:
    """Estimate every counted cluster for every model with parameters."""
    rows = scenarios.cluster_scaling(warehouse.query(FACTS), **_options(config))
    backend = {key: row[key] for row in rows if row["backend"] for key in ("backend", "backend_reason")}
    metadata: dict[str, Any] = {**(backend or _backend(config)), "seed": config.seed}
    return replaced(warehouse, "cluster_scaling", tables()["cluster_scaling"].frame(rows), metadata)


@table_asset(
    name="cluster_sweep", group="scaling", deps=["scaling_constant", "scaling_assumption"], kinds={"polars", "triton"}
)
def cluster_sweep(config: ScalingConfig, warehouse: dg.ResourceParam[Warehouse]) -> dg.MaterializeResult[None]:
    """Sweep the number of chips and the bandwidth between them."""
    # A sweep compares medians, which a few hundred scenarios give within a percent.
    options = {**_options(config), "scenarios": min(config.scenarios, 256)}
    rows = scenarios.sweeps(**options)
    sizes = [[estimate.setting("GPT-3", "A100", count)] for count in (64, 256, 1024, 4096, 16384)]
    curve = estimate.simulate(sizes, **options)
    middle = curve[2]
    metadata: dict[str, Any] = {
        **_backend(config),
        "scaling_curve": _image(plots.scaling_curve(curve)),
        "time_by_component": _image(plots.time_by_component(middle)),
        "strategy_map": _image(plots.strategy_map(middle)),
        "bandwidth_sweep": _image(plots.bandwidth_sweep(pl.DataFrame(rows))),
    }
    return replaced(warehouse, "cluster_sweep", tables()["cluster_sweep"].frame(rows), metadata)


@table_asset(
    name="scaling_claim",
    group="scaling",
    deps=["fact", "evidence", "article", "entity", "scaling_constant", "scaling_assumption"],
    kinds={"polars", "triton"},
)
def scaling_claim(config: ScalingConfig, warehouse: dg.ResourceParam[Warehouse]) -> dg.MaterializeResult[None]:
    """Judge the articles' claims about training runs."""
    backend: Any = config.backend
    rows = claims.check_facts(warehouse.query(CLAIMS), backend=backend, seed=config.seed)
    return replaced(warehouse, "scaling_claim", tables()["scaling_claim"].frame(rows), _backend(config))
