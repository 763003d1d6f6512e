"""The graph in networkx: facts as edges, and the chains by which one entity depends on another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

import networkx as nx
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
ORIGIN_KINDS = ("foundry", "regulation", "company", "chip")
# In a large warehouse nearly everything hangs together: of companies and chips only so many are followed as origins.
MOST_ORIGINS = 100
EXPOSED_KINDS = ("company", "cluster", "model")
LONGEST_CHAIN = 5


@dataclass(frozen=True, slots=True)
class Edge:
    """A link between two entities, made by a fact.

    Attributes:
        fact_id: The fact.
        source: Entity id of the fact's subject.
        target: Entity id of the fact's object.
        relation: The fact's predicate.
    """

    fact_id: str
    source: str
    target: str
    relation: str


@dataclass(frozen=True, slots=True)
class Exposure:
    """The shortest chain by which one entity depends on another.

    Attributes:
        origin: What changes.
        exposed: What depends on it.
        path: The entities from origin to exposed.
        fact_ids: The facts behind the steps, one a step.
    """

    origin: str
    exposed: str
    path: tuple[str, ...]
    fact_ids: tuple[str, ...]


def dependency_graph(edges: Iterable[Edge]) -> nx.DiGraph[str]:
    """The graph in which an arrow leads from what is depended on to what depends on it.

    Args:
        edges: Links made by facts; those whose relation makes nothing depend on anything are passed over.

    Returns:
        A graph whose edges carry `fact_id`; of several facts behind one step the one with the least id.
    """
    graph: nx.DiGraph[str] = nx.DiGraph()
    steps: dict[tuple[str, str], str] = {}
    for edge in edges:
        dependent = DEPENDENT.get(edge.relation)
        if dependent is None:
            continue
        step = (edge.target, edge.source) if dependent == "subject" else (edge.source, edge.target)
        steps[step] = min(edge.fact_id, steps.get(step, edge.fact_id))
    # In alphabetical order, so that of several shortest chains the same one is found every time.
    for (origin, dependent), fact_id in sorted(steps.items()):
        graph.add_edge(origin, dependent, fact_id=fact_id)
    return graph


def exposures(graph: nx.DiGraph[str], longest: int = LONGEST_CHAIN) -> list[Exposure]:
    """All pairs of an origin and what depends on it, each with its shortest chain.

    Args:
        graph: As `dependency_graph` makes it.
        longest: The most steps a chain may have.

    Returns:
        Sorted by origin and exposed entity.
    """
    names = sorted(graph)
    place = {name: number for number, name in enumerate(names)}
    ends = [(place[origin], place[dependent]) for origin, dependent in graph.edges]
    matrix = csr_array(
        ([True] * len(ends), ([one for one, _ in ends], [other for _, other in ends])), shape=(len(names), len(names))
    )
    matrix.sort_indices()  # so that of several shortest chains the alphabetically first is found
    exposed_places = [number for number, name in enumerate(names) if name.partition(":")[0] in EXPOSED_KINDS]
    found = []
    for origin in _origins(graph):
        _, before = breadth_first_order(matrix, place[origin])
        for last in exposed_places:
            path = [last]
            while (earlier := int(before[path[-1]])) >= 0 and len(path) <= longest:
                path.append(earlier)
            if path[-1] != place[origin] or len(path) < 2:
                continue
            chain = tuple(names[number] for number in reversed(path))
            facts = tuple(graph.edges[step]["fact_id"] for step in pairwise(chain))
            found.append(Exposure(origin, names[last], chain, facts))
    return found


def _origins(graph: nx.DiGraph[str]) -> list[str]:
    """Every foundry and regulation, and the companies and chips on which most depend, in alphabetical order."""
    by_kind = {kind: sorted(name for name in graph if name.partition(":")[0] == kind) for kind in ORIGIN_KINDS}
    others = sorted(by_kind["company"] + by_kind["chip"], key=lambda name: (-graph.out_degree(name), name))
    return sorted([*by_kind["foundry"], *by_kind["regulation"], *others[:MOST_ORIGINS]])
