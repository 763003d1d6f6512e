"""Which of several contradicting claims is preferred: the policy, and the reason for each rank.

The policy, in this order: what a person accepted; the kind of source (the catalogue's datasheets and filings, then a
source that the article names, then the article itself, then an unnamed source); how firmly it is said; the later
publication; the narrower value. A claim that differs only in what it measures is not ranked lower for it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date

import networkx as nx

from assets.metrics.conflicts import Conflict, Statement

MODALITIES = ("asserted", "estimated", "reported", "planned", "possible", "denied")
SOURCES = ("the catalogue", "a source that the article names", "the article itself", "an unnamed source")


@dataclass(frozen=True, slots=True)
class Rank:
    """The rank of a fact.

    Attributes:
        fact_id: The fact.
        rank: preferred, normal or deprecated.
        reason: Why.
        contest: The least id of the facts that contradict each other, directly or through others, and of which it is
            one; None where it is ranked for another reason.
    """

    fact_id: str
    rank: str
    reason: str
    contest: str | None = None


def ranks(
    statements: Iterable[Statement],
    found: Iterable[Conflict],
    named_sources: Collection[str],
    unnamed_sources: Collection[str],
    accepted: Collection[str],
) -> list[Rank]:
    """Rank facts.

    Args:
        statements: Current facts, at least those that contradict each other and those that a person accepted.
        found: The contradictions between them.
        named_sources: Facts that at least one place attributes to a named source.
        unnamed_sources: Facts that all places attribute to an unnamed one.
        accepted: Facts that a person accepted.

    Returns:
        One rank for each fact that another contradicts in value or time or that a person accepted, sorted by fact; all
        others are normal. Of facts that contradict each other one is preferred; the others are deprecated if a person
        or the catalogue decides against them, else normal.
    """
    known = {statement.fact_id: statement for statement in statements}
    graph: nx.Graph[str] = nx.Graph()
    for conflict in found:
        if conflict.kind != "definition":
            graph.add_edges_from((conflict.fact_id, other) for other in conflict.other_fact_ids)

    def source(statement: Statement) -> int:
        if statement.origin == "catalogue":
            return 0
        return 1 if statement.fact_id in named_sources else 3 if statement.fact_id in unnamed_sources else 2

    def order(fact_id: str) -> tuple[object, ...]:
        statement = known[fact_id]
        low, high = statement.low, statement.high
        narrow = (
            (high - low) / max(abs(high), abs(low), 1e-300) if low is not None and high is not None else float("inf")
        )
        return (
            fact_id not in accepted,
            source(statement),
            MODALITIES.index(statement.modality),
            -(statement.told or date.min).toordinal(),
            narrow,
            fact_id,
        )

    decided: dict[str, Rank] = {}
    for group in nx.connected_components(graph):
        members = sorted((fact for fact in group if fact in known), key=order)
        if len(members) < 2:
            continue
        contest = min(members)
        best, *others = members
        advantage = _advantage(known[best], known[others[0]], accepted, source)
        decided[best] = Rank(best, "preferred", advantage, contest)
        for other in others:
            if not graph.has_edge(best, other):
                rank, reason = "normal", "contradicts a claim that is itself not preferred"
            elif best in accepted or (source(known[best]) == 0 and source(known[other]) > 0):
                who = "a person accepted another" if best in accepted else "the catalogue says otherwise"
                rank, reason = "deprecated", f"{who}: fact {best}"
            else:
                rank, reason = "normal", f"contradicts fact {best}, which is preferred"
            decided[other] = Rank(other, rank, reason, contest)
    for fact_id in accepted:
        if fact_id in known:
            decided.setdefault(fact_id, Rank(fact_id, "preferred", "a person accepted it"))
    return [decided[fact_id] for fact_id in sorted(decided)]


def _advantage(
    best: Statement, next_best: Statement, accepted: Collection[str], source: Callable[[Statement], int]
) -> str:
    if best.fact_id in accepted and next_best.fact_id not in accepted:
        return "a person accepted it"
    if source(best) != source(next_best):
        return f"comes from {SOURCES[source(best)]}, the next best from {SOURCES[source(next_best)]}"
    if best.modality != next_best.modality:
        return f"is {best.modality}, the next best {next_best.modality}"
    if best.told != next_best.told:
        return f"was published later ({best.told}) than the next best ({next_best.told})"
    return "is the narrower value, or the first by id where these are equal"
