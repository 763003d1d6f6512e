"""Chains by which one entity depends on another, in the graph whose arrows lead from it to what depends on it."""

from __future__ import annotations

import numpy as np
import polars as pl
import pyarrow as pa
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import breadth_first_order

# In which direction a relation makes one entity depend on another. `subject`: the subject depends on the object
# (a buyer on the chip that it orders); `object`: the object depends on the subject (a chip on its foundry).
DEPENDENT = {
    "orders": "subject",
    "holds": "subject",
    "uses": "subject",
    "needs": "subject",
    "operates": "subject",
    "cluster_size": "subject",
    "trained_on": "subject",
    "develops": "subject",
    "fabricates": "object",
    "designs": "object",
    "supplies": "object",
    "restricts": "object",
}
# In a large warehouse nearly everything hangs together: of companies and chips only so many are followed as origins.
MOST_ORIGINS = 100
EXPOSED_KINDS = ("company", "cluster", "model")
LONGEST_CHAIN = 5

Integers = NDArray[np.int64]


def dependency_steps(edges: pl.DataFrame) -> pl.DataFrame:
    """The arrows from what is depended on to what depends on it.

    Args:
        edges: Links made by facts: `fact_id`, `source` (the fact's subject), `target` (its object) and `relation` (its
            predicate); those whose relation makes nothing depend on anything are passed over.

    Returns:
        `origin`, `dependent` and `fact_id`, sorted; of several facts behind one step the one with the least id.
    """
    depends = pl.col("relation").replace_strict(DEPENDENT, default=None)
    return (
        edges.with_columns(depends=depends)
        .filter(pl.col("depends").is_not_null())
        .select(
            origin=pl.when(pl.col("depends") == "subject").then("target").otherwise("source"),
            dependent=pl.when(pl.col("depends") == "subject").then("source").otherwise("target"),
            fact_id="fact_id",
        )
        .group_by("origin", "dependent")
        .agg(pl.col("fact_id").min())
        .sort("origin", "dependent")
    )


def exposures(steps: pl.DataFrame, longest: int = LONGEST_CHAIN) -> pl.DataFrame:
    """All pairs of an origin and what depends on it, each with its shortest chain.

    Origins are every foundry and regulation, and the companies and chips on which most depend.

    Args:
        steps: As `dependency_steps` gives them.
        longest: The most steps a chain may have.

    Returns:
        Rows of the table `exposure`, sorted by origin and exposed entity.
    """
    names = pl.concat([steps["origin"], steps["dependent"]]).unique().sort()
    places = pl.DataFrame({"name": names, "place": pl.Series(range(len(names)), dtype=pl.Int64)})
    start, end = (
        steps.join(places, left_on=column, right_on="name", how="left", maintain_order="left")["place"].to_numpy()
        for column in ("origin", "dependent")
    )
    # Sorted, so that of several shortest chains the alphabetically first is found every time.
    matrix = csr_array((np.ones(len(start), dtype=np.int8), (start, end)), shape=(len(names), len(names)))
    matrix.sort_indices()
    kinds = names.str.split(":").list.first()
    exposed = kinds.is_in(EXPOSED_KINDS).arg_true().to_numpy().astype(np.int64)
    chains, lengths = _chains(matrix, _origins(kinds, np.bincount(start, minlength=len(names))), exposed, longest)

    # A chain holds its entities backwards, from the exposed one to the origin; the lists want them forwards.
    of_path, forwards = _positions(lengths + 1)
    path = chains[of_path, lengths[of_path] - forwards]
    of_step, forwards = _positions(lengths)
    ends = lengths[of_step] - forwards
    keys = start * len(names) + end
    step = np.searchsorted(keys, chains[of_step, ends] * len(names) + chains[of_step, ends - 1])
    rows = np.arange(len(lengths))
    return pl.DataFrame(
        {
            "origin_id": names.gather(chains[rows, lengths]),
            "exposed_id": names.gather(chains[:, 0]),
            "steps": lengths,
            "path": _lists(names.gather(path), lengths + 1),
            "fact_ids": _lists(steps["fact_id"].gather(step), lengths),
        }
    )


def _chains(matrix: csr_array, origins: Integers, exposed: Integers, longest: int) -> tuple[Integers, Integers]:
    """The shortest chains from the origins: a row for each, from the exposed entity backwards, and their lengths."""
    chains, lengths = [np.empty((0, longest + 1), dtype=np.int64)], [np.empty(0, dtype=np.int64)]
    for origin in origins:
        _, before = breadth_first_order(matrix, origin)
        backwards = np.full((len(exposed), longest + 1), -1, dtype=np.int64)
        backwards[:, 0] = exposed
        length = np.zeros(len(exposed), dtype=np.int64)
        for number in range(1, longest + 1):
            last = backwards[:, number - 1]
            backwards[:, number] = np.where(last >= 0, before[np.maximum(last, 0)], -1)
            length[backwards[:, number] == origin] = number
        reached = length > 0
        chains.append(backwards[reached])
        lengths.append(length[reached])
    return np.concatenate(chains), np.concatenate(lengths)


def _origins(kinds: pl.Series, dependents: Integers) -> Integers:
    """Every foundry and regulation, and the companies and chips on which most depend, in alphabetical order."""
    always = kinds.is_in(("foundry", "regulation")).arg_true().to_numpy()
    others = kinds.is_in(("company", "chip")).arg_true().to_numpy()
    most = others[np.argsort(-dependents[others], kind="stable")][:MOST_ORIGINS]
    return np.sort(np.concatenate([always, most])).astype(np.int64)


def _positions(lengths: Integers) -> tuple[Integers, Integers]:
    """For lists of some lengths laid end to end: of each element its list, and its place in the list."""
    rows = np.repeat(np.arange(len(lengths)), lengths)
    return rows, np.arange(len(rows)) - np.repeat(np.cumsum(lengths) - lengths, lengths)


def _lists(values: pl.Series, lengths: Integers) -> pl.Series:
    """Values laid end to end as lists of some lengths."""
    ends = pa.array(np.concatenate([[0], np.cumsum(lengths)]), pa.int64())
    listed = pl.from_arrow(pa.LargeListArray.from_arrays(ends, values.to_arrow()))
    assert isinstance(listed, pl.Series)
    return listed
