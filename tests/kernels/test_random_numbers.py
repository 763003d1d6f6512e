"""The random numbers: Random123's known answers, and draws that do not depend on how they are asked for."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import ndtri

from kernels import formulas, random_numbers

# kat_vectors of Random123 for philox4x32, 10 rounds: counter, key, answer.
KNOWN_ANSWERS = [
    ((0, 0, 0, 0), (0, 0), (0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8)),
    ((0xFFFFFFFF,) * 4, (0xFFFFFFFF,) * 2, (0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD)),
    (
        (0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344),
        (0xA4093822, 0x299F31D0),
        (0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1),
    ),
]


@pytest.mark.parametrize(("counter", "key", "answer"), KNOWN_ANSWERS)
def test_philox_gives_the_known_answers(
    counter: tuple[int, ...], key: tuple[int, int], answer: tuple[int, ...]
) -> None:
    assert tuple(int(word) for word in random_numbers.philox(counter, key)) == answer


def test_uniforms_lie_inside_and_single_precision_holds_them() -> None:
    drawn = np.concatenate(random_numbers.uniforms(np.arange(50_000), [1, 2], seed=3))
    assert drawn.min() > 0.0
    assert drawn.max() < 1.0
    assert (drawn.astype(np.float32).astype(np.float64) == drawn).all()
    assert abs(drawn.mean() - 0.5) < 0.002
    assert abs(drawn.var() - 1 / 12) < 0.001


@given(st.integers(0, 2**64 - 1), st.integers(0, 2**40), st.integers(1, 50))
def test_a_scenario_draws_the_same_alone_as_in_company(seed: int, first: int, count: int) -> None:
    together = random_numbers.uniforms(np.arange(first, first + count), [7], seed)
    alone = random_numbers.uniforms([first + count - 1], [7], seed)
    assert [u[-1] for u in together] == [u[0] for u in alone]


def test_streams_seeds_and_calls_differ() -> None:
    base = random_numbers.uniforms(np.arange(100), [5, 5], seed=1)
    assert not np.allclose(base[0], base[4])
    assert not np.allclose(base[0], random_numbers.uniforms(np.arange(100), [6, 5], seed=1)[0])
    assert not np.allclose(base[0], random_numbers.uniforms(np.arange(100), [5, 5], seed=2)[0])
    assert random_numbers.stream("a", "bc") != random_numbers.stream("ab", "c")


def test_the_normal_numbers_are_those_of_scipy() -> None:
    uniform = (np.arange(0, 2**23, 31) + 0.5) * 2.0**-23
    drawn = formulas.normal(uniform, np)
    assert np.abs(drawn - ndtri(uniform)).max() < 1e-5
