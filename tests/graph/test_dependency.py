"""Chains of dependence in the graph."""

from __future__ import annotations

import random
from itertools import pairwise

import networkx as nx
import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from assets.graph.dependency import DEPENDENT, EXPOSED_KINDS, LONGEST_CHAIN, dependency_steps, exposures

Edge = tuple[str, str, str, str]  # fact, its subject, its object, its predicate

CHAIN: list[Edge] = [
    ("f1", "foundry:tsmc", "chip:nvidia-h800", "fabricates"),
    ("f2", "company:bytedance", "chip:nvidia-h800", "orders"),
    ("f3", "company:bytedance", "model:doubao", "develops"),
    ("f4", "regulation:us-export-controls-2023-10", "chip:nvidia-h800", "restricts"),
]


def steps(edges: list[Edge]) -> pl.DataFrame:
    columns = ("fact_id", "source", "target", "relation")
    return dependency_steps(pl.DataFrame(edges, schema=dict.fromkeys(columns, pl.String), orient="row"))


def chains(edges: list[Edge], longest: int = LONGEST_CHAIN) -> dict[tuple[str, str], tuple[list[str], list[str]]]:
    found = exposures(steps(edges), longest)
    assert found["steps"].to_list() == found["fact_ids"].list.len().to_list()
    return {
        (row["origin_id"], row["exposed_id"]): (row["path"], row["fact_ids"]) for row in found.iter_rows(named=True)
    }


def test_a_buyer_depends_on_the_foundry_of_the_chip_that_it_orders_and_each_step_names_its_fact() -> None:
    assert chains(CHAIN)["foundry:tsmc", "company:bytedance"] == (
        ["foundry:tsmc", "chip:nvidia-h800", "company:bytedance"],
        ["f1", "f2"],
    )


def test_a_rule_reaches_the_buyer_but_nothing_reaches_the_foundry() -> None:
    found = chains(CHAIN)
    assert ("regulation:us-export-controls-2023-10", "company:bytedance") in found
    assert not [exposed for _, exposed in found if exposed.startswith("foundry:")]


def test_a_relation_that_makes_nothing_depend_on_anything_is_passed_over() -> None:
    assert chains([("f1", "company:amd", "company:meta", "partners_with")]) == {}


def test_a_chain_is_not_followed_beyond_the_longest() -> None:
    edges = [(f"f{n}", f"company:c{n}", f"company:c{n + 1}", "supplies") for n in range(8)]
    assert max(len(facts) for _, facts in chains(edges, longest=3).values()) == 3


entities = st.sampled_from(["company:a", "company:b", "chip:x", "chip:y", "foundry:t", "model:m", "cluster:c"])
edge_lists = st.lists(
    st.tuples(st.sampled_from("abcdef"), entities, entities, st.sampled_from([*DEPENDENT, "partners_with"])),
    max_size=25,
)


@given(edge_lists, st.integers(0, 9))
def test_the_chains_do_not_depend_on_the_order_of_the_facts(edges: list[Edge], seed: int) -> None:
    shuffled = random.Random(seed).sample(edges, len(edges))
    assert exposures(steps(edges)).equals(exposures(steps(shuffled)))


@given(edge_lists, st.integers(1, 5))
def test_the_chains_are_the_shortest_and_every_step_rests_on_a_fact(edges: list[Edge], longest: int) -> None:
    """Against networkx: the same pairs, as far apart, with the least of the facts behind each step."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    facts: dict[tuple[str, str], list[str]] = {}
    for fact_id, source, target, relation in edges:
        if direction := DEPENDENT.get(relation):
            step = (target, source) if direction == "subject" else (source, target)
            graph.add_edge(*step)
            facts.setdefault(step, []).append(fact_id)
    expected = {
        (origin, exposed): distance
        for origin in graph
        if origin.partition(":")[0] in ("foundry", "regulation", "company", "chip")
        for exposed, distance in nx.single_source_shortest_path_length(graph, origin, cutoff=longest).items()
        if distance and exposed.partition(":")[0] in EXPOSED_KINDS
    }
    found = chains(edges, longest)
    assert {pair: len(fact_ids) for pair, (_, fact_ids) in found.items()} == expected
    for (origin, exposed), (path, fact_ids) in found.items():
        assert (path[0], path[-1]) == (origin, exposed)
        assert fact_ids == [min(facts[step]) for step in pairwise(path)]
