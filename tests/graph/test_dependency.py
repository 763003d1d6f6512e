"""Chains of dependence in the graph."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assets.graph.dependency import DEPENDENT, Edge, dependency_graph, exposures

CHAIN = [
    Edge("f1", "foundry:tsmc", "chip:nvidia-h800", "fabricates"),
    Edge("f2", "company:bytedance", "chip:nvidia-h800", "orders"),
    Edge("f3", "company:bytedance", "model:doubao", "develops"),
    Edge("f4", "regulation:us-export-controls-2023-10", "chip:nvidia-h800", "restricts"),
]


def chains(edges: list[Edge]) -> dict[tuple[str, str], tuple[str, ...]]:
    return {(found.origin, found.exposed): found.path for found in exposures(dependency_graph(edges))}


def test_a_buyer_depends_on_the_foundry_of_the_chip_that_it_orders() -> None:
    assert chains(CHAIN)["foundry:tsmc", "company:bytedance"] == (
        "foundry:tsmc",
        "chip:nvidia-h800",
        "company:bytedance",
    )


def test_a_rule_reaches_the_buyer_but_nothing_reaches_the_foundry() -> None:
    found = chains(CHAIN)
    assert ("regulation:us-export-controls-2023-10", "company:bytedance") in found
    assert not [exposed for _, exposed in found if exposed.startswith("foundry:")]


def test_each_step_of_a_chain_names_its_fact() -> None:
    (found,) = [item for item in exposures(dependency_graph(CHAIN)) if item.origin == "foundry:tsmc"]
    assert found.fact_ids == ("f1", "f2")


def test_a_relation_that_makes_nothing_depend_on_anything_is_passed_over() -> None:
    assert chains([Edge("f1", "company:amd", "company:meta", "partners_with")]) == {}


def test_a_chain_is_not_followed_beyond_the_longest() -> None:
    edges = [Edge(f"f{n}", f"company:c{n}", f"company:c{n + 1}", "supplies") for n in range(8)]
    found = exposures(dependency_graph(edges), longest=3)
    assert max(len(item.fact_ids) for item in found) == 3


entities = st.sampled_from(["company:a", "company:b", "chip:x", "chip:y", "foundry:t", "model:m", "cluster:c"])
edge_lists = st.lists(
    st.builds(Edge, st.sampled_from("abcdef"), entities, entities, st.sampled_from([*DEPENDENT, "partners_with"])),
    max_size=25,
)


@given(edge_lists, st.randoms(use_true_random=False))
def test_the_chains_do_not_depend_on_the_order_of_the_facts(edges: list[Edge], random: object) -> None:
    shuffled = list(edges)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert exposures(dependency_graph(edges)) == exposures(dependency_graph(shuffled))


@given(edge_lists)
def test_every_step_of_a_chain_rests_on_a_fact_of_these_two_entities(edges: list[Edge]) -> None:
    for found in exposures(dependency_graph(edges)):
        for (near, far), fact_id in zip(zip(found.path, found.path[1:], strict=False), found.fact_ids, strict=True):
            assert any(edge.fact_id == fact_id and {edge.source, edge.target} == {near, far} for edge in edges)
