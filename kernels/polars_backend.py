"""The scaling model on the CPU: the program of graph.py as polars expressions, one `with_columns` per level."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import cast

import numpy as np
import numpy.typing as npt
import polars as pl

from kernels import random_numbers, strategies
from kernels.graph import CHOSEN, DRAW, Node, program
from kernels.simulation import Accumulator, Case, Floats, Result, empty

# Rows (scenario x layout) of one frame: bounds the memory, and keeps columns near the caches.
ROWS = 262_144
# From this many scenarios on, evaluating layout by layout is faster (measured: 2 ms a query).
LAYOUT_BY_LAYOUT = 32_768

_BINARY: dict[str, Callable[[pl.Expr, pl.Expr], pl.Expr]] = {
    "add": lambda a, b: a + b,
    "sub": lambda a, b: a - b,
    "mul": lambda a, b: a * b,
    "div": lambda a, b: a / b,
    "gt": lambda a, b: a > b,
    "ge": lambda a, b: a >= b,
    "minimum": lambda a, b: pl.when(a < b).then(a).otherwise(b),
    "maximum": lambda a, b: pl.when(a > b).then(a).otherwise(b),
}
_UNARY: dict[str, Callable[[pl.Expr], pl.Expr]] = {
    "sqrt": lambda a: a.sqrt(),
    "log": lambda a: a.log(),
    "exp": lambda a: a.exp(),
    "ceil": lambda a: a.ceil(),
}


@cache
def _literal(value: float) -> pl.Expr:
    """A number of the formulas: with its type polars makes a series of it first, which takes long."""
    return pl.lit(value, dtype=pl.Float64)


Stages = list[tuple[list[pl.Expr], list[str]]]


class _Renderer:
    """Renders nodes as expressions: what one operation alone reads is nested in it, the rest becomes a column.

    Args:
        nodes: What to evaluate, each behind its operands.
        known: Values of the case by key; other operands are columns named `n` and the key.
        kept: Nodes that must become columns.
    """

    def __init__(self, nodes: Sequence[Node], known: Mapping[int, float], kept: Sequence[Node]) -> None:
        self.known = known
        self.nodes = {node.key: node for node in nodes}
        uses = Counter(argument.key for node in nodes for argument in node.arguments)
        survivors = {node.key for node in kept}
        self.nested = {n.key for n in nodes if uses[n.key] == 1 and n.key not in survivors}
        self.survivors = survivors
        self._known = cache(lambda key: pl.lit(known[key]))

    def _columns(self, node: Node) -> set[int]:
        """The columns that a node's expression reads."""
        read: set[int] = set()
        for argument in node.arguments:
            if argument.key in self.nested:
                read |= self._columns(argument)
            elif argument.operation != "literal" and argument.key not in self.known:
                read.add(argument.key)
        return read

    def _operand(self, node: Node) -> pl.Expr:
        if node.operation == "literal":
            return _literal(cast("float", node.value))
        if node.key in self.known:
            return self._known(node.key)
        return self._expression(node) if node.key in self.nested else pl.col(f"n{node.key}")

    def _expression(self, node: Node) -> pl.Expr:
        operands = [self._operand(argument) for argument in node.arguments]
        if node.operation == "where":
            test = node.arguments[0]
            if test.key in self.known:
                return operands[1] if self.known[test.key] else operands[2]
            # The host writes a condition as 0 or 1.
            condition = operands[0] if test.depends & (DRAW | CHOSEN) else operands[0] > 0.5
            return pl.when(condition).then(operands[1]).otherwise(operands[2])
        if node.operation in _UNARY:
            return _UNARY[node.operation](operands[0])
        return _BINARY[node.operation](operands[0], operands[1])

    def stages(self) -> Stages:
        """Expressions by level of the graph, with the columns that nothing reads after that level."""
        level: dict[int, int] = {}
        last: dict[int, int] = {}
        staged = [node for node in self.nodes.values() if node.key not in self.nested]
        for node in staged:
            read = self._columns(node)
            level[node.key] = 1 + max((level.get(key, 0) for key in read), default=0)
            for key in read:
                last[key] = max(last.get(key, 0), level[node.key])
        stages: Stages = []
        for depth in range(1, max(level.values(), default=0) + 1):
            added = [self._expression(n).alias(f"n{n.key}") for n in staged if level[n.key] == depth]
            dead = [f"n{key}" for key, final in last.items() if final == depth and key not in self.survivors]
            stages.append((added, dead))
        return stages


def _stages(nodes: Sequence[Node], known: Mapping[int, float], kept: Sequence[Node]) -> Stages:
    return _Renderer(nodes, known, kept).stages()


def _run(frame: pl.LazyFrame, stages: Stages) -> pl.LazyFrame:
    for added, dead in stages:
        frame = frame.with_columns(added).drop(dead)
    return frame


class _Search:
    """Finds the fastest layout of each scenario.

    Few scenarios become one frame with a row for each scenario and layout. Many become a frame with a row each, which
    is evaluated layout by layout with the table's values as literals: that copies nothing, but every layout costs the
    time of a query.

    Args:
        case: The case.
        known: Values of the case by key.
        columns: The table's columns, shape (layouts, len(program().columns)).
        scenarios: How many scenarios will come.
    """

    def __init__(self, case: Case, known: Mapping[int, float], columns: Floats, scenarios: int) -> None:
        model = program()
        self.model, self.size = model, strategies.length(case.table)
        reads = {a.key for node in model.inner for a in node.arguments}
        self.shared = [node for node in (*model.before, *model.uniforms) if node.key in reads]
        self.names = [f"n{node.key}" for node in self.shared]
        self.ends = [f"n{model.step_s.key}", f"n{model.spare_gb.key}"]
        searched = (model.step_s, model.spare_gb)
        self.by_layout = scenarios >= LAYOUT_BY_LAYOUT
        if self.by_layout:
            self.per_chunk = min(scenarios, ROWS // 4)
            keys = [node.key for node in model.columns]
            self.stages = [
                _stages(model.inner, {**known, **dict(zip(keys, row.tolist(), strict=True))}, searched)
                for row in columns
            ]
            return
        # Rows are layout by layout, so that the table's columns are the same in every chunk and the scenarios' are
        # copied whole.
        self.per_chunk = max(1, min(scenarios, ROWS // self.size))
        self.stages = [_stages(model.inner, known, searched)]
        table = {
            f"n{node.key}": np.repeat(columns[:, index], self.per_chunk)
            for index, node in enumerate(model.columns)
            if node.key in reads
        }
        self.table = pl.DataFrame({"row": np.arange(self.per_chunk * self.size)} | table)

    def _evaluate(self, frame: pl.DataFrame, stages: Stages) -> Floats:
        """Seconds of each row, infinite where the layout does not fit."""
        done = _run(frame.lazy(), stages).select("row", *self.ends).collect(engine="streaming")
        if not done["row"].is_sorted():  # the streaming engine does not promise an order
            done = done.sort("row")
        return np.where(done[self.ends[1]].to_numpy() >= 0.0, done[self.ends[0]].to_numpy(), np.inf)

    def best(self, scenarios: pl.DataFrame) -> tuple[Floats, npt.NDArray[np.int64]]:
        """The time of the fastest layout that fits (infinite where none does) and its index.

        Args:
            scenarios: `per_chunk` rows.
        """
        drawn = scenarios.select(self.names)
        if not self.by_layout:
            copies = pl.concat([drawn] * self.size, rechunk=True)
            seconds = self._evaluate(self.table.hstack(copies), self.stages[0]).reshape(self.size, self.per_chunk)
            index = np.argmin(seconds, axis=0)
            return seconds[index, np.arange(self.per_chunk)], index
        drawn = drawn.with_row_index("row")
        step_s, index = np.full(drawn.height, np.inf), np.zeros(drawn.height, dtype=np.int64)
        for layout, stages in enumerate(self.stages):
            seconds = self._evaluate(drawn, stages)
            better = seconds < step_s
            step_s[better], index[better] = seconds[better], layout
        return step_s, index


def simulate(case: Case, scenarios: int, seed: int, *, keep: bool = False) -> Result:
    """Simulate a case.

    Args:
        case: The case.
        scenarios: How many scenarios.
        seed: The seed.
        keep: Whether to keep each scenario's outcome.

    Returns:
        The result. Memory stays bounded by `ROWS`, however many scenarios there are (unless they are kept).
    """
    if strategies.length(case.table) == 0:
        return empty(case, scenarios)
    model = program()
    scalars, columns = model.host_arrays(case.values, case.table)
    known = {node.key: float(value) for node, value in zip(model.case, scalars, strict=True)}
    search = _Search(case, known, columns, scenarios)
    ends = [node for node in model.outputs.values() if node.operation != "input"]
    after_reads = {a.key for node in model.after for a in node.arguments}
    carried = [node for node in (*model.before, *model.uniforms) if node.key in after_reads]
    before = _stages(model.before, known, [*search.shared, *carried])
    after = _stages(model.after, known, ends)
    ratio = next(columns[:, i] for i, node in enumerate(model.columns) if node.key == model.hardware_ratio.key)
    accumulator = Accumulator(case, keep)
    for start in range(0, scenarios, search.per_chunk):
        # The last chunk is filled up with scenarios that are not counted.
        count = min(search.per_chunk, scenarios - start)
        drawn = random_numbers.uniforms(np.arange(start, start + search.per_chunk), case.streams(), seed)
        per_scenario = pl.DataFrame({f"n{node.key}": u for node, u in zip(model.uniforms, drawn, strict=True)})
        level1 = _run(per_scenario.lazy(), before).collect(engine="in-memory")
        step_s, best = search.best(level1)
        final = level1.with_columns(
            pl.Series(f"n{node.key}", values) for node, values in zip(model.chosen, (step_s, ratio[best]), strict=True)
        )
        outcome = _run(final.lazy(), after).collect(engine="in-memory")
        outputs = {
            name: step_s if node.operation == "input" else outcome[f"n{node.key}"].to_numpy()
            for name, node in model.outputs.items()
        }
        layout = np.where(np.isfinite(step_s), best, -1)[:count]
        accumulator.add(layout, {name: values[:count] for name, values in outputs.items()})
    return accumulator.result()
