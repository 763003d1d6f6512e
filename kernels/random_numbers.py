"""Philox4x32-10: the counter-based random numbers that every back end draws alike.

Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3", doi:10.1145/2063384.2063405.
The counter is (scenario's low and high 32 bits, stream, call), the key the seed's low and high 32 bits.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

UInt = npt.NDArray[np.uint64]
_MASK = np.uint64(0xFFFFFFFF)
_MULTIPLIERS = (np.uint64(0xD2511F53), np.uint64(0xCD9E8D57))
_WEYL = (0x9E3779B9, 0xBB67AE85)
ROUNDS = 10


def philox(counter: Sequence[npt.ArrayLike], key: Sequence[int]) -> tuple[UInt, UInt, UInt, UInt]:
    """Four 32-bit random words for each counter.

    Args:
        counter: Four arrays of 32-bit words.
        key: Two 32-bit words.

    Returns:
        Four arrays of 32-bit words, held in 64 bits.
    """
    c0, c1, c2, c3 = (np.asarray(word, dtype=np.uint64) for word in counter)
    k0, k1 = key[0], key[1]
    shift = np.uint64(32)
    for _ in range(ROUNDS):
        first, second = c0 * _MULTIPLIERS[0], c2 * _MULTIPLIERS[1]
        c0, c1, c2, c3 = (
            (second >> shift) ^ c1 ^ np.uint64(k0),
            second & _MASK,
            (first >> shift) ^ c3 ^ np.uint64(k1),
            first & _MASK,
        )
        k0, k1 = (k0 + _WEYL[0]) & 0xFFFFFFFF, (k1 + _WEYL[1]) & 0xFFFFFFFF
    return c0, c1, c2, c3


def uniforms(scenarios: npt.ArrayLike, streams: Sequence[int], seed: int) -> list[npt.NDArray[np.float64]]:
    """Uniform random numbers in (0, 1) that single precision holds exactly.

    Args:
        scenarios: Numbers of the scenarios.
        streams: One 32-bit stream a call.
        seed: The seed, up to 64 bits.

    Returns:
        Four arrays for each stream, in order.
    """
    index = np.asarray(scenarios, dtype=np.uint64)
    result: list[npt.NDArray[np.float64]] = []
    for call, stream in enumerate(streams):
        counter = (index & _MASK, index >> np.uint64(32), np.uint64(stream), np.uint64(call))
        words = philox(counter, (seed & 0xFFFFFFFF, (seed >> 32) & 0xFFFFFFFF))
        # 23 bits and a half: the largest, 1 - 2**-24, is below one in single precision too.
        result += [((word >> np.uint64(9)).astype(np.float64) + 0.5) * 2.0**-23 for word in words]
    return result


def stream(*names: str) -> int:
    """The stream of a thing that is drawn once: equal names share their draws."""
    return zlib.crc32("\x1f".join(names).encode())
