"""The parallel layouts that a search considers, and the pruned table that all scenarios of a case share."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
import numpy.typing as npt

from kernels import formulas

Table = dict[str, npt.NDArray[np.float64]]

# The table of one case holds at most this many layouts, fastest first. In no scenario of the clusters and sweeps that
# the samples give was one behind the 47th chosen.
LARGEST_TABLE = 128
# Layouts that miss the memory by less than this share stay in the table, since a scenario may draw a smaller reserve.
MEMORY_MARGIN = 0.02
# (recompute_layer, recompute_attention): nothing, the attention core, half of the layers, all layers.
RECOMPUTE = {"none": (0.0, 0.0), "selective": (0.0, 1.0), "half": (0.5, 0.0), "full": (1.0, 0.0)}


def _divisors(number: int, largest: int) -> list[int]:
    return [x for x in range(1, min(number, largest) + 1) if number % x == 0]


def enumerate_layouts(case: dict[str, float], fixed: dict[str, float] | None = None) -> Table:
    """All layouts of a case that are worth evaluating, before memory is looked at.

    Args:
        case: Variables of the model, chip, cluster, recipe and software (see `formulas.VARIABLES`).
        fixed: Strategy variables that are given; the others are searched.

    Returns:
        One array per strategy variable, all of one length; empty arrays where no layout divides the model and cluster.
    """
    given = fixed or {}
    gpus, layers, batch = int(case["gpus"]), int(case["layers"]), case["global_batch"]
    domain, heads = int(case["link_domain"]), int(case["heads"])
    sequence, experts = case["sequence"], int(case.get("experts", 0))

    def options(name: str, searched: list[Any]) -> list[Any]:
        return [given[name]] if name in given else searched

    partial = case.get("partial_recompute", 1.0) > 0.5
    powers = [2**x for x in range(17)]
    tensor = options("tensor_parallel", [x for x in powers if x <= min(domain, 16) and heads % x == 0])
    pipeline_searched = sorted(set(_divisors(layers, 128)) | set(_divisors(layers + 2, 128)))
    pipeline = options("pipeline_parallel", [x for x in pipeline_searched if x <= layers])
    context = options("context_parallel", [x for x in powers if x == 1 or sequence / x >= 4096])
    expert = options("expert_parallel", [x for x in powers if experts % x == 0 and x <= 128] if experts else [1])
    microbatch = options("microbatch", [1, 2, 4, 8, 16])
    zero = options("zero_stage", [1, 3])
    if "recompute_layer" in given:
        recompute = [(given["recompute_layer"], given.get("recompute_attention", 0.0))]
    elif not partial:  # selective recomputation came in 2022 [K22]; every published run before recomputes all layers
        recompute = [RECOMPUTE["full"]]
    elif case.get("attention_generation", 2.0) > 0.5:  # a fused attention core is never worth keeping
        recompute = [RECOMPUTE["none"], RECOMPUTE["half"], RECOMPUTE["full"]]
    else:
        recompute = list(RECOMPUTE.values())

    rows: list[tuple[float, ...]] = []
    for t, p, c in itertools.product(tensor, pipeline, context):
        data = given.get("data_parallel", gpus // (t * p * c))
        if data < 1 or t * p * c * data > gpus:
            continue
        stage_layers = -(-layers // p)
        chunk_counts = [x for x in _divisors(int(stage_layers), 16) if x == 1 or p > 1]
        for e, b, z in itertools.product(expert, microbatch, zero):
            if ("expert_parallel" not in given and e > data * c * t) or ("zero_stage" not in given and z > 1 and p > 1):
                continue
            if "microbatch" not in given and b > 1 and data * b > batch:
                continue
            count = max(1, -(-batch // (data * b)))
            for v in options("interleave", [x for x in chunk_counts if x == 1 or count >= p]):
                parallel = given.get("sequence_parallel", float(t > 1 and partial))
                hybrid = given.get("hybrid_shard", 0.0)
                rows += [(t, p, data, c, e, b, v, full, core, parallel, z, hybrid) for full, core in recompute]
    columns = formulas.names("strategy")
    matrix = np.asarray(rows, dtype=np.float64).reshape(len(rows), len(columns))
    return {name: matrix[:, index] for index, name in enumerate(columns)}


def length(table: Table) -> int:
    """How many layouts a table holds."""
    return len(table["tensor_parallel"])


def prune(case: dict[str, float], table: Table, constants: dict[str, float], largest: int = LARGEST_TABLE) -> Table:
    """The layouts that may win in some scenario, fastest in the nominal case first.

    Args:
        case: Variables of the case.
        table: Layouts of the case.
        constants: The model's constants.
        largest: The most layouts to keep.

    Returns:
        The layouts that fit (or miss by less than `MEMORY_MARGIN`), at most `largest`.
    """
    if length(table) == 0:
        return table
    result = formulas.evaluate({**case, **constants, **table})
    spare, seconds = np.atleast_1d(result.spare_gb), np.atleast_1d(result.step_s)
    kept = np.flatnonzero(spare >= -MEMORY_MARGIN * case["memory_gb"])
    order = kept[np.argsort(seconds[kept], kind="stable")][:largest]
    return {name: column[order] for name, column in table.items()}


def fastest(case: dict[str, float], table: Table, constants: dict[str, float]) -> dict[str, float] | None:
    """The fastest layout that fits in the nominal case.

    Args:
        case: Variables of the case.
        table: Layouts of the case.
        constants: The model's constants.

    Returns:
        The layout's strategy variables; None where none fits.
    """
    if length(table) == 0:
        return None
    result = formulas.evaluate({**case, **constants, **table})
    seconds = np.where(np.atleast_1d(result.spare_gb) >= 0.0, np.atleast_1d(result.step_s), np.inf)
    best = int(np.argmin(seconds))
    return {name: float(column[best]) for name, column in table.items()} if np.isfinite(seconds[best]) else None
