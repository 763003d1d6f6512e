"""Which back end simulates: Triton where a GPU can be reached, else polars, with the reason."""

from __future__ import annotations

import functools
import importlib.util
import os
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from kernels import polars_backend
from kernels.simulation import Case, Result

Backend = Literal["auto", "triton", "polars"]


@dataclass(frozen=True, slots=True)
class Simulation:
    """The results of a simulation, and how they came about.

    Attributes:
        results: One a case, in order.
        backend: `triton` or `polars`.
        reason: Why that back end.
        seed: The seed.
        scenarios: Scenarios of each case.
        seconds: Time taken.
    """

    results: list[Result]
    backend: str
    reason: str
    seed: int
    scenarios: int
    seconds: float


class BackendUnavailableError(RuntimeError):
    """The back end that was asked for cannot run here; the message says why."""


@functools.cache
def triton_unavailable() -> str | None:
    """Why Triton cannot run here; None where it can."""
    if importlib.util.find_spec("triton") is None:
        return "Triton is not installed (`uv sync --extra gpu` on Linux)"
    if os.environ.get("TRITON_INTERPRET") in {"1", "true"}:
        return None
    if importlib.util.find_spec("torch") is None and importlib.util.find_spec("cupy") is None:
        return "neither torch nor CuPy is installed to reach a GPU"
    try:
        from kernels import cluster_kernel

        library = cluster_kernel.array_library()
    except Exception as error:  # a broken driver or installation must not stop the estimate
        return f"Triton does not start: {error}"
    return None if library else "no GPU was found"


def choose(backend: Backend = "auto") -> tuple[str, str]:
    """The back end to use, and why.

    Args:
        backend: What was asked for.

    Raises:
        BackendUnavailableError: Triton was asked for and cannot run.
        ValueError: No such back end.
    """
    if backend not in ("auto", "triton", "polars"):
        raise ValueError(f"back end {backend!r} is not known; use auto, triton or polars")
    if backend == "polars":
        return "polars", "asked for"
    problem = triton_unavailable()
    if problem is None:
        return "triton", "asked for" if backend == "triton" else "a GPU was found"
    if backend == "triton":
        raise BackendUnavailableError(f"The Triton back end cannot run: {problem}. Use the polars back end")
    return "polars", problem


def simulate(
    cases: Sequence[Case], scenarios: int, seed: int, *, backend: Backend = "auto", keep: bool = False
) -> Simulation:
    """Simulate cases.

    Args:
        cases: The cases.
        scenarios: How many scenarios of each.
        seed: The seed, at least 0 and below 2**64; equal seeds give equal draws on every back end.
        backend: Which back end.
        keep: Whether to keep each scenario's outcome.

    Returns:
        The results, with the back end and the reason for it.

    Raises:
        BackendUnavailableError: Triton was asked for and cannot run.
        ValueError: The number of scenarios or the seed is out of range.
    """
    if scenarios < 1 or not 0 <= seed < 1 << 64:
        raise ValueError(f"{scenarios} scenarios with seed {seed}: at least one scenario and a 64-bit seed are needed")
    chosen, reason = choose(backend)
    started = time.perf_counter()
    if chosen == "triton":
        from kernels import cluster_kernel

        try:
            results = cluster_kernel.simulate(cases, scenarios, seed, keep=keep)
            return Simulation(results, chosen, reason, seed, scenarios, time.perf_counter() - started)
        except Exception as error:
            if backend == "triton":
                raise
            chosen, reason = "polars", f"Triton failed on this GPU: {type(error).__name__}: {error}"
    results = [polars_backend.simulate(case, scenarios, seed, keep=keep) for case in cases]
    return Simulation(results, chosen, reason, seed, scenarios, time.perf_counter() - started)
