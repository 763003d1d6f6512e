"""The scaling model on a GPU: one Triton kernel, rendered from the program of graph.py.

A block of threads takes a block of scenarios of one case. It draws their random numbers, runs through the case's
table, keeps the fastest layout that fits, and counts the outcome; nothing per layout touches memory.
Importing this module imports Triton; dispatch.py decides whether to.
"""

from __future__ import annotations

import functools
import importlib.util
import linecache
import re
import subprocess
import tempfile
import types
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import triton
import triton.language as tl
from triton.backends.compiler import GPUTarget
from triton.compiler import ASTSource

from kernels import formulas, strategies
from kernels.graph import CHOSEN, DRAW, OUTPUTS, Node, Program, program
from kernels.simulation import BIN_RANGE, BINS, Case, Result, empty, nominal

# Scenarios of one block, and its warps. Two scenarios a thread of an NVIDIA GPU share each load of the table: of the
# loop's 280 instructions for both 38 are loads (sm_90). The interpreter is fast only on large blocks.
BLOCK, WARPS = 256, 4
INTERPRETED_BLOCK = 4096
# Counts are 32 bits wide: a launch counts fewer scenarios than that.
LARGEST_LAUNCH = 1 << 30

_BINARY = {"add": "+", "sub": "-", "mul": "*", "div": "/", "gt": ">", "ge": ">="}
_NAME = "<kernels.cluster_kernel>"


def _name(node: Node) -> str:
    return repr(node.value) if node.operation == "literal" else f"n{node.key}"


def _line(node: Node) -> str:
    operands = [_name(argument) for argument in node.arguments]
    if node.operation in _BINARY:
        expression = f"{operands[0]} {_BINARY[node.operation]} {operands[1]}"
    elif node.operation == "where":
        # The host writes a condition as 0 or 1.
        test = operands[0] if node.arguments[0].depends & (DRAW | CHOSEN) else f"{operands[0]} > 0.5"
        expression = f"tl.where({test}, {operands[1]}, {operands[2]})"
    else:
        expression = f"tl.{node.operation}({', '.join(operands)})"
    return f"{_name(node)} = {expression}"


def source() -> str:
    """The kernel's source, rendered from the formulas."""
    model: Program = program()
    width = len(model.columns)
    used = {argument.key for node in (*model.before, *model.inner, *model.after) for argument in node.arguments}

    def draws(nodes: Sequence[Node]) -> list[str]:
        """Draw the calls whose numbers these nodes read first."""
        read = {argument.key for node in nodes for argument in node.arguments}
        lines: list[str] = []
        for call in range(len(formulas.STREAMS)):
            group = model.uniforms[4 * call : 4 * call + 4]
            if any(u.key in read for u in group):
                words = ", ".join(f"w{4 * call + i}" for i in range(4))
                lines.append(f"{words} = tl.philox(seed, low, high, low * 0 + s{call}, low * 0 + {call})")
                lines += [
                    f"{_name(u)} = ((w{4 * call + i} >> 9).to(tl.float32) + 0.5) * {2.0**-23!r}"
                    for i, u in enumerate(group)
                    if u.key in used
                ]
        return lines

    def loads(nodes: Sequence[Node], held: set[int]) -> list[str]:
        """Load the values of the case that these nodes read and that are not held already."""
        read = {argument.key for node in nodes for argument in node.arguments} - held
        return [
            f"{_name(node)} = tl.load(values + case * {len(model.case)} + {i} + own)"
            for i, node in enumerate(model.case)
            if node.key in read
        ]

    search = (*model.before, *model.inner, model.spare_gb, model.step_s)
    held = {argument.key for node in search for argument in node.arguments}
    early = draws(search)
    late = [line for line in draws(model.after) if line not in early]
    lines = [
        "case = tl.program_id(1)",
        "lane = tl.program_id(0) * BLOCK + tl.arange(0, BLOCK)",
        "first = tl.load(control)",
        "scenarios = tl.load(control + 1)",
        "seed = tl.load(control + 2)",
        "active = lane < scenarios",
        # Zero for every lane that counts; it keeps the case's values in vector registers, of which AMD has more.
        "own = tl.where(active, 0, 1)",
        "number = first + lane",
        "low = (number & 0xFFFFFFFF).to(tl.uint32)",
        "high = ((number >> 32) & 0xFFFFFFFF).to(tl.uint32)",
        *(
            f"s{call} = tl.load(streams + case * {len(formulas.STREAMS)} + {call})"
            for call in range(len(formulas.STREAMS))
        ),
        *loads(search, set()),
        *early,
        *(_line(node) for node in model.before),
        "best_s = tl.full([BLOCK], float('inf'), tl.float32)",
        "best_row = tl.full([BLOCK], -1, tl.int32)",
        "size = tl.load(sizes + case)",
        "for row in range(0, size):",
        f"    line = tables + (case * ROWS + row) * {width}",
        *(
            f"    {_name(node)} = tl.load(line + {i})"
            for i, node in enumerate(model.columns)
            if node.key in {a.key for n in model.inner for a in n.arguments}
        ),
        *(f"    {_line(node)}" for node in model.inner),
        f"    better = ({_name(model.spare_gb)} >= 0.0) & ({_name(model.step_s)} < best_s)",
        f"    best_s = tl.where(better, {_name(model.step_s)}, best_s)",
        "    best_row = tl.where(better, row, best_row)",
        "fits = active & (best_row >= 0)",
        "kept_row = tl.maximum(best_row, 0)",
        f"{_name(model.chosen[0])} = tl.where(fits, best_s, 1.0)",
        f"{_name(model.chosen[1])} = tl.load(tables + (case * ROWS + kept_row) * {width} + "
        f"{next(i for i, node in enumerate(model.columns) if node is model.hardware_ratio)})",
        *loads(model.after, held),
        *late,
        *(_line(node) for node in model.after),
        "tl.atomic_add(chosen + case * ROWS + kept_row, 1, mask=fits, sem='relaxed')",
    ]
    for index, name in enumerate(OUTPUTS):
        value = _name(model.outputs[name])
        lines += [
            f"reference = tl.load(references + case * {len(OUTPUTS)} + {index})",
            f"place = (tl.log({value} / reference) + {BIN_RANGE!r}) * {BINS / (2.0 * BIN_RANGE)!r}",
            f"bin = tl.minimum(tl.maximum(place, 0.0), {BINS - 1}.0).to(tl.int32)",
            f"counted = histograms + (case * {len(OUTPUTS)} + {index}) * {BINS} + bin",
            "tl.atomic_add(counted, 1, mask=fits, sem='relaxed')",
            "if KEEP:",
            f"    tl.store(kept_outputs + (case * {len(OUTPUTS)} + {index}) * scenarios + lane, {value}, mask=active)",
        ]
    lines += ["if KEEP:", "    tl.store(kept_rows + case * scenarios + lane, best_row, mask=active)"]
    parameters = (
        "control, streams, values, sizes, tables, references, chosen, histograms, kept_rows, kept_outputs, "
        "ROWS: tl.constexpr, KEEP: tl.constexpr, BLOCK: tl.constexpr"
    )
    return f"def cluster_kernel({parameters}):\n" + "".join(f"    {line}\n" for line in lines)


@functools.cache
def kernel() -> Any:
    """The kernel as a Triton function (or an interpreted one where TRITON_INTERPRET is set)."""
    text = source()
    # Triton reads a function's source through inspect, which looks in linecache.
    linecache.cache[_NAME] = (len(text), None, text.splitlines(keepends=True), _NAME)
    module = types.ModuleType("kernels.rendered_cluster_kernel")
    module.__dict__.update({"tl": tl, "__file__": _NAME})
    exec(compile(text, _NAME, "exec"), module.__dict__)
    return triton.jit(module.cluster_kernel)


class _HostArray:
    """A numpy array with what Triton's interpreter asks of a tensor."""

    def __init__(self, array: np.ndarray[Any, Any]) -> None:
        self.array = array
        self.dtype = getattr(tl, str(array.dtype))

    def data_ptr(self) -> int:
        return int(self.array.ctypes.data)

    def untyped_storage(self) -> _HostArray:
        return self

    def cpu(self) -> _HostArray:
        return self

    def new_empty(self, _size: int, device: str) -> _HostArray:
        return self

    def set_(self, *_: Any) -> None:
        return

    def storage_offset(self) -> int:
        return 0

    def size(self) -> tuple[int, ...]:
        return tuple(self.array.shape)

    def stride(self) -> tuple[int, ...]:
        return self.array.strides

    def copy_(self, _: _HostArray) -> None:
        return


class _CupyArray:
    """A CuPy array with what Triton's launcher asks of a tensor."""

    def __init__(self, array: Any) -> None:
        self.array = array
        self.dtype = getattr(tl, str(array.dtype))

    def data_ptr(self) -> int:
        return int(self.array.data.ptr)


def array_library() -> str | None:
    """`torch` or `cupy`, whichever can reach a GPU; `numpy` in Triton's interpreter; else None."""
    if triton.knobs.runtime.interpret:
        return "numpy"
    if importlib.util.find_spec("torch") is not None:
        import torch

        if torch.cuda.is_available():
            return "torch"
    if importlib.util.find_spec("cupy") is not None:
        import cupy

        try:
            if cupy.cuda.runtime.getDeviceCount() > 0:
                return "cupy"
        except cupy.cuda.runtime.CUDARuntimeError:
            return None
    return None


def _to_device(array: np.ndarray[Any, Any], library: str) -> Any:
    if library == "torch":
        import torch

        return torch.from_numpy(array).cuda()
    if library == "cupy":
        import cupy

        return _CupyArray(cupy.asarray(array))
    return _HostArray(array)


def _to_host(array: Any, library: str) -> np.ndarray[Any, Any]:
    if library == "torch":
        return np.asarray(array.cpu().numpy())
    return np.asarray(array.array.get() if library == "cupy" else array.array)


def simulate(cases: Sequence[Case], scenarios: int, seed: int, *, keep: bool = False) -> list[Result]:
    """Simulate cases on the GPU (or in Triton's interpreter).

    Args:
        cases: The cases; one launch does them all.
        scenarios: How many scenarios of each.
        seed: The seed.
        keep: Whether to keep each scenario's outcome.

    Returns:
        One result a case, in order.

    Raises:
        RuntimeError: There is neither a GPU with torch or CuPy, nor the interpreter.
    """
    library = array_library()
    if library is None:
        raise RuntimeError("Triton needs a GPU, and torch or CuPy to reach it; use the polars back end")
    runnable = [case for case in cases if strategies.length(case.table)]
    if not runnable:
        return [empty(case, scenarios) for case in cases]
    model = program()
    rows = max(strategies.length(case.table) for case in runnable)
    count = len(runnable)
    values = np.zeros((count + 1, len(model.case)), dtype=np.float32)  # lanes that do not count read one further
    tables = np.zeros((count, rows, len(model.columns)), dtype=np.float32)
    sizes = np.array([strategies.length(case.table) for case in runnable], dtype=np.int32)
    streams = np.array([case.streams() for case in runnable], dtype=np.uint32)
    nominals = [nominal(case) for case in runnable]
    references = np.array([[n[name] for name in OUTPUTS] for n in nominals], dtype=np.float32)
    for index, case in enumerate(runnable):
        values[index], tables[index, : sizes[index]] = model.host_arrays(case.values, case.table)
    shared = [_to_device(array, library) for array in (streams, values, sizes, tables, references)]
    chosen = np.zeros((count, rows), dtype=np.int64)
    histograms = np.zeros((count, len(OUTPUTS), BINS), dtype=np.int64)
    kept: list[tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]] = []
    for start in range(0, scenarios, LARGEST_LAUNCH):
        size = min(LARGEST_LAUNCH, scenarios - start)
        held = size if keep else 1
        outs = [
            _to_device(array, library)
            for array in (
                np.zeros((count, rows), dtype=np.int32),
                np.zeros((count, len(OUTPUTS), BINS), dtype=np.int32),
                np.zeros((count, held), dtype=np.int32),
                np.zeros((count, len(OUTPUTS), held), dtype=np.float32),
            )
        ]
        signed = seed - (1 << 64) if seed >= 1 << 63 else seed
        control = _to_device(np.array([start, size, signed], dtype=np.int64), library)
        # The default of floating-point fusion changes in Triton 3.10: it is set here.
        block = INTERPRETED_BLOCK if library == "numpy" else BLOCK
        kernel()[(triton.cdiv(size, block), count)](
            control, *shared, *outs, ROWS=rows, KEEP=keep, BLOCK=block, num_warps=WARPS, enable_fp_fusion=True
        )
        chosen += _to_host(outs[0], library)
        histograms += _to_host(outs[1], library)
        if keep:
            kept.append((_to_host(outs[2], library), _to_host(outs[3], library)))
    results: dict[int, Result] = {}
    for index, case in enumerate(runnable):
        outcome: dict[str, Any] = {}
        if keep:
            outcome = {name: np.concatenate([o[index, i] for _, o in kept]) for i, name in enumerate(OUTPUTS)}
            outcome["layout"] = np.concatenate([r[index] for r, _ in kept])
        counts = chosen[index, : sizes[index]]
        results[id(case)] = Result(
            case, scenarios, int(counts.sum()), counts, nominals[index], histograms[index], outcome
        )
    return [results.get(id(case)) or empty(case, scenarios) for case in cases]


# Pointers by their element type, in the order of the kernel's parameters.
_SIGNATURE = ("*i64", "*u32", "*fp32", "*i32", "*fp32", "*fp32", "*i32", "*i32", "*i32", "*fp32")


def compile_ahead(backend: str, architecture: int | str, *, keep: bool = False) -> Any:
    """Compile the kernel for a GPU that need not be there.

    Args:
        backend: `cuda` or `hip`.
        architecture: A compute capability times ten (90), or an AMD architecture (`gfx942`).
        keep: The variant that keeps each scenario's outcome.

    Returns:
        Triton's compiled kernel, with its assembly and binary in `asm`.
    """
    function = kernel()
    names = function.arg_names
    constants = {"ROWS": strategies.LARGEST_TABLE, "KEEP": keep, "BLOCK": BLOCK}
    signature = dict(zip(names, (*_SIGNATURE, *("constexpr" for _ in constants)), strict=True))
    ast = ASTSource(fn=function, signature=signature, constexprs=constants)
    target = GPUTarget(backend, architecture, 32 if backend == "cuda" else 64)
    return triton.compile(ast, target=target, options={"num_warps": WARPS, "enable_fp_fusion": True})


def spilled_registers(compiled: Any) -> int:
    """How much a compiled kernel spills: bytes of local memory (NVIDIA) or vector registers (AMD).

    Args:
        compiled: What `compile_ahead` returned.

    Raises:
        RuntimeError: The tool's answer cannot be read.
    """
    if "amdgcn" in compiled.asm:
        found = re.search(r"\.vgpr_spill_count:\s+(\d+)", compiled.asm["amdgcn"])
        scalar = re.search(r"\.sgpr_spill_count:\s+(\d+)", compiled.asm["amdgcn"])
        if found is None or scalar is None:
            raise RuntimeError("the assembly names no spill count")
        return int(found[1]) + int(scalar[1])
    tool = Path(triton.__file__).parent / "backends" / "nvidia" / "bin" / "cuobjdump"
    with tempfile.NamedTemporaryFile(suffix=".cubin") as file:
        file.write(compiled.asm["cubin"])
        file.flush()
        usage = subprocess.run([str(tool), "-res-usage", file.name], capture_output=True, text=True, check=True).stdout
    found = re.search(r"STACK:(\d+).*?LOCAL:(\d+)", usage, re.DOTALL)
    if found is None:
        raise RuntimeError(f"cuobjdump names no stack use: {usage}")
    return int(found[1]) + int(found[2])
