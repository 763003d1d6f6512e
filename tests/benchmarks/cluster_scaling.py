"""Speed of the back ends of the scaling model: `python -m tests.benchmarks.cluster_scaling`.

Prints strategy evaluations per second of plain numpy and of polars in the same run, and on a GPU of the Triton kernel,
with its share of the ceiling, and of torch and CuPy doing the same work. What is not installed is named and skipped.
"""

from __future__ import annotations

import argparse
import importlib.util
import resource
import time
from collections import Counter
from collections.abc import Callable, Sequence
from types import SimpleNamespace
from typing import Any

import numpy as np

from kernels import dispatch, formulas, polars_backend, random_numbers, simulation, strategies
from kernels.graph import Node, program
from tests.kernels.kernel_cases import gpt3

GOALS = "goals: polars 3e6/s on one core and not slower than numpy; Triton 2e10/s on one H100"
# Issue slots of one operation on a streaming multiprocessor: divisions take about 8, square roots and logarithms 8.
SLOTS = {"div": 8.0, "sqrt": 8.0, "log": 8.0, "exp": 8.0}
# Per scenario: ten rounds of Philox, about 80 integer operations at half rate, for each call that is drawn.
PHILOX_SLOTS = 160.0
# Per layout: its comparison with the best so far.
BEST_SLOTS = 4.0


def slots(part: Sequence[Node]) -> float:
    """Issue slots of a part of the program: a product that only a sum reads is one instruction with that sum."""
    uses = Counter(argument.key for node in part for argument in node.arguments)
    fused = sum(
        any(argument.operation == "mul" and uses[argument.key] == 1 for argument in node.arguments)
        for node in part
        if node.operation in ("add", "sub")
    )
    return sum(SLOTS.get(node.operation, 1.0) for node in part) - fused


def slots_per_scenario(layouts: int) -> float:
    """Issue slots that the program needs for one scenario, from the operations of its graph."""
    from kernels.cluster_kernel import BLOCK, WARPS

    model = program()
    loads = len(model.columns) * 32 * WARPS / BLOCK  # the scenarios of a thread share the loads of a layout
    per_layout = slots(model.inner) + loads + BEST_SLOTS
    return slots(model.before) + slots(model.after) + PHILOX_SLOTS * len(formulas.STREAMS) + layouts * per_layout


def timed(run: Callable[[], object], repeats: int = 3) -> float:
    """Seconds of the fastest of some runs."""
    seconds = []
    for _ in range(repeats):
        started = time.perf_counter()
        run()
        seconds.append(time.perf_counter() - started)
    return min(seconds)


def report(name: str, scenarios: int, layouts: int, seconds: float, note: str = "") -> None:
    """Print one line."""
    rate = scenarios * layouts / seconds
    print(f"{name:28} {rate:10.3g} strategy evaluations/s  {scenarios / seconds:10.3g} scenarios/s  {note}", flush=True)


def arrays(case: simulation.Case, scenarios: int, library: Any, as_array: Callable[[Any], Any]) -> Callable[[], Any]:
    """The same work as array operations of a library: the formulas as written, scenario by layout."""
    table = {name: as_array(column[None, :]) for name, column in case.table.items()}
    numbers = random_numbers.uniforms(np.arange(scenarios), case.streams(), 0)
    uniforms = [as_array(u[:, None]) for u in numbers]
    values = {name: as_array(np.array(value)) for name, value in case.values.items()}

    def run() -> Any:
        v = SimpleNamespace(**values, **table)
        for name, value in vars(formulas.draw(v, library, uniforms)).items():
            setattr(v, name, value)
        step = formulas.step(v, library)
        seconds = library.where(step.spare_gb >= 0, step.step_s, float("inf"))
        return seconds.argmin(1).sum()

    return run


def on_gpu(case: simulation.Case) -> None:
    """Time Triton, torch and CuPy where they can run."""
    layouts = strategies.length(case.table)
    problem = dispatch.triton_unavailable()
    if problem is not None:
        print(f"triton, torch, cupy: skipped, {problem}")
        return
    import triton

    from kernels import cluster_kernel

    properties = triton.runtime.driver.active.utils.get_device_properties(0)
    cores = properties["multiprocessor_count"]
    clock = properties["sm_clock_rate"] * 1e3
    ceiling = cores * 128 * clock / slots_per_scenario(layouts)
    print(f"ceiling: {cores} multiprocessors x 128 x {clock / 1e9:.2f} GHz = {ceiling:.3g} scenarios/s")
    scenarios = 1 << 26
    cluster_kernel.simulate([case], 1 << 12, 0)
    seconds = timed(lambda: cluster_kernel.simulate([case], scenarios, 0))
    report("triton", scenarios, layouts, seconds, f"{100 * scenarios / seconds / ceiling:.0f} % of the ceiling")
    few = 1 << 16
    if importlib.util.find_spec("torch") is not None:
        import torch

        def to_torch(array: Any) -> Any:
            return torch.as_tensor(np.asarray(array, dtype=np.float32), device="cuda")

        names = ("minimum", "maximum", "where", "sqrt", "log", "exp", "ceil")
        library = SimpleNamespace(**{name: _as_tensors(getattr(torch, name), to_torch) for name in names})
        run = arrays(case, few, library, to_torch)

        def synchronised() -> None:
            run()
            torch.cuda.synchronize()

        synchronised()
        report("torch, array operations", few, layouts, timed(synchronised))
        compiled = torch.compile(run)

        def fused() -> None:
            compiled()
            torch.cuda.synchronize()

        fused()
        report("torch.compile", few, layouts, timed(fused))
    else:
        print("torch: skipped, not installed")
    if importlib.util.find_spec("cupy") is not None:
        import cupy

        run_cupy = arrays(case, few, cupy, lambda array: cupy.asarray(array, dtype=cupy.float32))

        def finished() -> None:
            run_cupy()
            cupy.cuda.Device().synchronize()

        finished()
        report("cupy, array operations", few, layouts, timed(finished))
    else:
        print("cupy: skipped, not installed")


def _as_tensors(function: Callable[..., Any], convert: Callable[[Any], Any]) -> Callable[..., Any]:
    def call(*operands: Any) -> Any:
        return function(*(x if hasattr(x, "device") else convert(x) for x in operands))

    return call


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scenarios", type=int, default=65_536, help="scenarios for polars (default: 65,536)")
    scenarios = parser.parse_args().scenarios
    case = gpt3()
    layouts = strategies.length(case.table)
    print(f"GPT-3 on 1,024 A100: {layouts} layouts; {GOALS}")
    few = min(scenarios, 8192)
    for chunk in (128, 1024):
        seconds = timed(lambda size=chunk: simulation.reference(case, few, 0, chunk=size), 2)
        report(f"numpy, chunks of {chunk}", few, layouts, seconds)
    report("polars, few scenarios", 4096, layouts, timed(lambda: polars_backend.simulate(case, 4096, 0), 2))
    report("polars", scenarios, layouts, timed(lambda: polars_backend.simulate(case, scenarios, 0), 2))
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    polars_backend.simulate(case, 4 * scenarios, 0)
    more = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"memory: {megabytes:.0f} MB, and {more:.0f} MB after four times as many scenarios")
    on_gpu(case)


if __name__ == "__main__":
    main()
