"""Judgements of sameness as a truth table."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assets.entities.merging import merge

KNOWN = {"company:alibaba"}


@pytest.mark.parametrize(
    ("judgements", "joined", "contradictions"),
    [
        ([], {}, 0),
        ([(1, "company:ali", "company:alibaba", "same")], {"company:ali": "company:alibaba"}, 0),
        ([(1, "company:ali", "company:alibaba", "unsure")], {}, 0),
        ([(1, "company:ali", "company:alibaba", "different")], {}, 0),
        (
            [(1, "company:a", "company:b", "same"), (2, "company:b", "company:c", "same")],
            {"company:b": "company:a", "company:c": "company:a"},
            0,
        ),
        (
            [
                (1, "company:a", "company:b", "same"),
                (2, "company:b", "company:c", "same"),
                (3, "company:a", "company:c", "different"),
            ],
            {},
            1,
        ),
        ([(1, "chip:a", "company:a", "same")], {}, 1),
        ([(1, "company:smic-beijing", "foundry:smic", "same")], {"foundry:smic": "company:smic-beijing"}, 0),
    ],
)
def test_a_list_of_judgements(
    judgements: list[tuple[int, str, str, str]], joined: dict[str, str], contradictions: int
) -> None:
    merged, found = merge(judgements, KNOWN)
    assert {item.entity_id: item.canonical_id for item in merged} == joined
    assert len(found) == contradictions


names = st.sampled_from([f"company:{letter}" for letter in "abcdef"])
lists = st.lists(
    st.tuples(st.integers(1, 99), names, names, st.sampled_from(["same", "different", "unsure"])).filter(
        lambda judgement: judgement[1] != judgement[2]
    ),
    max_size=12,
)


@given(lists)
def test_what_stands_for_others_is_never_itself_joined_to_another(judgements: list[tuple[int, str, str, str]]) -> None:
    merged, _ = merge(judgements, KNOWN)
    assert not {item.canonical_id for item in merged} & {item.entity_id for item in merged}


@given(lists)
def test_no_two_entities_judged_different_are_joined(judgements: list[tuple[int, str, str, str]]) -> None:
    merged, _ = merge(judgements, KNOWN)
    canonical = {item.entity_id: item.canonical_id for item in merged}
    for _, one, other, verdict in judgements:
        if verdict == "different":
            assert canonical.get(one, one) != canonical.get(other, other)
