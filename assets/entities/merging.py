"""Which entities are one, by what people judged: same joins, different keeps apart, unsure does nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

import networkx as nx


@dataclass(frozen=True, slots=True)
class Merged:
    """An entity that is another one.

    Attributes:
        entity_id: The entity.
        canonical_id: The one that stands for all that are the same.
        decision_ids: The decisions that join them.
    """

    entity_id: str
    canonical_id: str
    decision_ids: tuple[int, ...]


def merge(judgements: Iterable[tuple[int, str, str, str]], known: Collection[str]) -> tuple[list[Merged], list[str]]:
    """Join entities into clusters: those connected by judgements of sameness.

    A cluster that contains two entities judged different is not joined at all, since one of the judgements in it must
    be wrong and no program can tell which.

    Args:
        judgements: Number of the decision, the two entities, and same, different or unsure; the standing ones.
        known: Ids of the catalogue, which go before others as the one that stands for all.

    Returns:
        The joined entities, sorted, without the canonical ones; and a sentence for each cluster left apart.
    """
    same: nx.Graph[str] = nx.Graph()
    different: list[tuple[int, str, str]] = []
    for decision_id, one, other, verdict in judgements:
        if verdict == "same":
            same.add_edge(one, other, decision_id=decision_id)
        elif verdict == "different":
            different.append((decision_id, one, other))
    merged: list[Merged] = []
    contradictions: list[str] = []
    for cluster in sorted(nx.connected_components(same), key=min):
        decisions = tuple(sorted(same.edges[edge]["decision_id"] for edge in same.subgraph(cluster).edges))
        apart = [(number, one, other) for number, one, other in different if one in cluster and other in cluster]
        kinds = {entity.partition(":")[0] for entity in cluster}
        if apart:
            number, one, other = apart[0]
            joined = ", ".join(str(decision) for decision in decisions)
            contradictions.append(f"{one} and {other} are different by decision {number} and the same by {joined}")
        elif len(kinds) > 1 and kinds != {"company", "foundry"}:
            contradictions.append(f"{', '.join(sorted(cluster))} are of different kinds and cannot be the same")
        else:
            canonical = min(cluster, key=lambda entity: (entity not in known, entity))
            merged += [Merged(entity, canonical, decisions) for entity in sorted(cluster) if entity != canonical]
    return merged, contradictions
