"""The formulas as an expression graph, split by what each part depends on.

What depends on no draw is evaluated once on the host in float64: a value of the case, or a column of its strategy
table. What depends on draws alone is evaluated once per scenario, the rest once per scenario and strategy. The polars
and the Triton back end render the same parts.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import numpy as np
import numpy.typing as npt

from kernels import formulas

STRATEGY, DRAW, CHOSEN = 1, 2, 4
OUTPUTS = ("step_s", "tokens_per_s", "mfu", "goodput", "days", "cost_usd", "energy_mwh")


class Node:
    """A value of the graph: an input, a literal, or an operation on others.

    Attributes:
        operation: Name of the operation; `input` and `literal` for leaves.
        arguments: The operands.
        value: A literal's number or an input's name.
        depends: Which of STRATEGY, DRAW and CHOSEN it depends on, as bits.
        key: Position in the graph, unique.
    """

    __slots__ = ("arguments", "depends", "graph", "key", "operation", "value")

    def __init__(
        self,
        graph: Graph,
        operation: str,
        arguments: tuple[Node, ...],
        value: float | str | None,
        depends: int,
        key: int,
    ) -> None:
        self.graph, self.operation, self.arguments = graph, operation, arguments
        self.value, self.depends, self.key = value, depends, key

    def __add__(self, other: Any) -> Node:
        return self.graph.apply("add", self, other)

    def __radd__(self, other: Any) -> Node:
        return self.graph.apply("add", other, self)

    def __sub__(self, other: Any) -> Node:
        return self.graph.apply("sub", self, other)

    def __rsub__(self, other: Any) -> Node:
        return self.graph.apply("sub", other, self)

    def __mul__(self, other: Any) -> Node:
        return self.graph.apply("mul", self, other)

    def __rmul__(self, other: Any) -> Node:
        return self.graph.apply("mul", other, self)

    def __truediv__(self, other: Any) -> Node:
        return self.graph.apply("div", self, other)

    def __rtruediv__(self, other: Any) -> Node:
        return self.graph.apply("div", other, self)

    def __gt__(self, other: Any) -> Node:
        return self.graph.apply("gt", self, other)

    def __ge__(self, other: Any) -> Node:
        return self.graph.apply("ge", self, other)


class Graph:
    """Nodes, each kept once."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self._known: dict[tuple[Any, ...], Node] = {}

    def _node(self, operation: str, arguments: tuple[Node, ...], value: float | str | None, depends: int) -> Node:
        key = (operation, tuple(a.key for a in arguments), value)
        if key not in self._known:
            self._known[key] = Node(self, operation, arguments, value, depends, len(self.nodes))
            self.nodes.append(self._known[key])
        return self._known[key]

    def input(self, name: str, depends: int = 0) -> Node:
        """A named input that depends on the given things."""
        return self._node("input", (), name, depends)

    def literal(self, value: float) -> Node:
        """A number."""
        return self._node("literal", (), float(value), 0)

    def apply(self, operation: str, *operands: Any) -> Node:
        """An operation; it is rearranged where that moves work out of the inner loop."""
        arguments = tuple(x if isinstance(x, Node) else self.literal(x) for x in operands)
        depends = 0
        for argument in arguments:
            depends |= argument.depends
        if operation == "div" and arguments[1].depends != depends and arguments[1].operation != "literal":
            # The reciprocal is computed once, outside; inside remains a product.
            return self.apply("mul", arguments[0], self.apply("div", 1.0, arguments[1]))
        if operation in ("add", "mul") and depends & (depends - 1):
            return self._grouped(operation, arguments, depends)
        return self._node(operation, arguments, None, depends)

    def _grouped(self, operation: str, arguments: tuple[Node, ...], depends: int) -> Node:
        """A sum or product that depends on several things, its terms grouped by what they depend on."""
        terms: list[Node] = []
        for argument in arguments:
            nested = argument.operation == operation and argument.depends & (argument.depends - 1)
            terms += argument.arguments if nested else (argument,)
        groups: dict[int, Node] = {}
        for term in terms:
            held = groups.get(term.depends)
            groups[term.depends] = term if held is None else self._node(operation, (held, term), None, term.depends)
        # Host terms join those of the strategy table, which are evaluated on the host too.
        if 0 in groups and STRATEGY in groups:
            groups[STRATEGY] = self._node(operation, (groups.pop(0), groups[STRATEGY]), None, STRATEGY)
        ordered = [groups[key] for key in sorted(groups)]
        result = ordered[0]
        for term in ordered[1:]:
            result = self._node(operation, (result, term), None, result.depends | term.depends)
        return result


class _Symbols:
    """The operations of the formulas, on nodes."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    def __getattr__(self, name: str) -> Any:
        return functools.partial(self._graph.apply, name)


_NUMPY: dict[str, Any] = {
    "add": np.add,
    "sub": np.subtract,
    "mul": np.multiply,
    "div": np.divide,
    "gt": np.greater,
    "ge": np.greater_equal,
    "minimum": np.minimum,
    "maximum": np.maximum,
    "where": np.where,
    "sqrt": np.sqrt,
    "log": np.log,
    "exp": np.exp,
    "ceil": np.ceil,
}


def host_values(nodes: Iterable[Node], inputs: Mapping[str, Any]) -> dict[int, npt.NDArray[Any]]:
    """Evaluate nodes in float64.

    Args:
        nodes: The nodes, each behind its operands.
        inputs: Inputs by name; arrays that broadcast.

    Returns:
        Values by the node's key.
    """
    values: dict[int, npt.NDArray[Any]] = {}
    with np.errstate(divide="ignore", invalid="ignore"):
        for node in nodes:
            if node.operation == "input":
                values[node.key] = np.asarray(inputs[str(node.value)], dtype=np.float64)
            elif node.operation == "literal":
                values[node.key] = np.asarray(node.value, dtype=np.float64)
            else:
                values[node.key] = _NUMPY[node.operation](*(values[a.key] for a in node.arguments))
    return values


@dataclass(frozen=True, slots=True)
class Program:
    """The model, cut into what is evaluated where.

    Attributes:
        host: Nodes without draws, in order.
        case: Those of them that the scenarios read, one value a case.
        columns: Those of them that the scenarios read, one value a strategy.
        before: Nodes per scenario that the search reads, in order.
        inner: Nodes per scenario and strategy, in order.
        after: Nodes per scenario of the outcome, in order.
        step_s: The time of a step; the search looks for the smallest.
        spare_gb: The memory left; a layout fits where it is at least zero.
        hardware_ratio: A column: executed over model FLOP.
        outputs: The outcome's nodes by name.
        uniforms: The uniform random numbers.
        chosen: `step_s` and `hardware_ratio` of the chosen layout, inputs of the outcome.
    """

    host: tuple[Node, ...]
    case: tuple[Node, ...]
    columns: tuple[Node, ...]
    before: tuple[Node, ...]
    inner: tuple[Node, ...]
    after: tuple[Node, ...]
    step_s: Node
    spare_gb: Node
    hardware_ratio: Node
    outputs: dict[str, Node]
    uniforms: tuple[Node, ...]
    chosen: tuple[Node, Node]

    def host_arrays(
        self, case: Mapping[str, float], table: Mapping[str, npt.NDArray[np.float64]]
    ) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
        """What the host computes for one case.

        Args:
            case: Every variable but those of the strategy and the draws.
            table: The strategy variables, one array each, all of one length S.

        Returns:
            The values of the case, shape (len(case),), and the table's columns, shape (S, len(columns)).
        """
        size = len(next(iter(table.values())))
        values = host_values(self.host, {**case, **table})
        scalars = np.array([float(values[node.key]) for node in self.case])
        columns = np.empty((size, len(self.columns)))
        for index, node in enumerate(self.columns):
            columns[:, index] = values[node.key]
        return scalars, columns


def _ancestors(roots: Iterable[Node]) -> set[int]:
    seen: set[int] = set()
    stack = list(roots)
    while stack:
        node = stack.pop()
        if node.key not in seen:
            seen.add(node.key)
            stack.extend(node.arguments)
    return seen


@functools.cache
def program() -> Program:
    """The scaling model as a program."""
    graph = Graph()
    op: Any = _Symbols(graph)
    kinds = {name: variable.kind for name, variable in formulas.VARIABLES.items()}
    v = SimpleNamespace(
        **{name: graph.input(name, STRATEGY if kind == "strategy" else 0) for name, kind in kinds.items()}
    )
    uniforms = tuple(graph.input(f"uniform_{index}", DRAW) for index in range(formulas.UNIFORMS))
    for name, node in vars(formulas.draw(v, op, uniforms)).items():
        setattr(v, name, node)
    first = formulas.step(v, op)
    chosen = graph.input("chosen_step_s", CHOSEN), graph.input("chosen_hardware_ratio", CHOSEN)
    second = formulas.outcome(v, op, *chosen)
    outputs = {name: chosen[0] if name == "step_s" else getattr(second, name) for name in OUTPUTS}

    searched = _ancestors((first.step_s, first.spare_gb, first.hardware_ratio))
    wanted = searched | _ancestors(outputs.values())
    nodes = [node for node in graph.nodes if node.key in wanted]
    host = [node for node in nodes if not node.depends & (DRAW | CHOSEN)]
    device = [node for node in nodes if node.depends & (DRAW | CHOSEN) and node.operation != "input"]
    read = {argument.key for node in device for argument in node.arguments} | {
        node.key for node in (first.step_s, first.spare_gb, first.hardware_ratio, *outputs.values())
    }
    frontier = [node for node in host if node.key in read and node.operation != "literal"]
    return Program(
        host=tuple(host),
        case=tuple(node for node in frontier if not node.depends),
        columns=tuple(node for node in frontier if node.depends),
        before=tuple(node for node in device if node.depends == DRAW and node.key in searched),
        inner=tuple(node for node in device if node.depends == STRATEGY | DRAW),
        after=tuple(
            node for node in device if node.depends in (DRAW, CHOSEN, DRAW | CHOSEN) and node.key not in searched
        ),
        step_s=first.step_s,
        spare_gb=first.spare_gb,
        hardware_ratio=first.hardware_ratio,
        outputs=outputs,
        uniforms=uniforms,
        chosen=chosen,
    )
