"""Manufacturing processes that are told by their names, N3P or 18A, as lengths in nm."""

from __future__ import annotations

import re
from functools import lru_cache

from assets.facts.quantities.quantity import Quantity
from assets.facts.vocabulary import load_lexicon


def with_process_nodes(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """Adds the nodes that only the name of a process tells.

    Args:
        text: The text.
        quantities: Its quantities, in order.

    Returns:
        The quantities in order, with one of unit nm for each name of a process beside a word for processes or a maker.
        A name whose node stands in brackets behind it (N3P（3nm）) adds none.
    """
    name, before, after, nodes = _patterns()
    found = []
    for match in name.finditer(text):
        start, end = match.span()
        if _GLOSSED.match(text, end) or not (after.match(text, end) or before.search(text, max(0, start - 24), start)):
            continue
        if any(q.start < end and start < q.end and q.unit for q in quantities):
            continue
        node = nodes[match.lastgroup or ""]
        size = float(re.sub(r"\D", "", match.group())) if node is None else node
        found.append(Quantity(start, end, match.group(), size, size, "=", "nm", "length", written_unit="nm"))
    if not found:
        return quantities
    spans = [(q.start, q.end) for q in found]
    kept = [q for q in quantities if not any(a <= q.start and q.end <= b for a, b in spans)]
    return sorted([*kept, *found], key=lambda q: q.start)


_GLOSSED = re.compile(r"\s?(?:工艺|制程)?[（(]\s?\d+ ?(?:nm|纳米)")


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], dict[str, float | None]]:
    data = load_lexicon("process_nodes")
    alternatives, nodes = [], {}
    for index, row in enumerate(data["names"]):
        group = f"p{index}"
        alternatives.append(f"(?P<{group}>{re.sub(r'[(][?]P<n>', '(?:', row['pattern'])})")
        nodes[group] = row.get("node")
        row.refuse_unread()
    name = re.compile(rf"(?<![A-Za-z0-9.+-])(?:{'|'.join(alternatives)})(?![A-Za-z0-9+]|[.-]\d)")
    before, after = re.compile(data["before"]), re.compile(data["after"])
    data.refuse_unread()
    return name, before, after, nodes
