"""A capitalised name of a text: all its places, and what speaks for each kind."""

from __future__ import annotations

from dataclasses import dataclass, field

# Evidence of this weight decides.
ENOUGH = 2
# A name used hundreds of times is known by its first uses.
USES = 20
# How far to the left of a name its context is read.
REACH = 60


@dataclass(slots=True)
class LatinName:
    """A name with all its places, what speaks for each kind, and for a person the employer."""

    words: tuple[str, ...]
    spans: list[tuple[int, int]] = field(default_factory=list)
    weights: dict[str, int] = field(default_factory=dict)
    affiliation_id: str | None = None

    def add(self, kind: str, weight: int) -> None:
        """Lets something speak for a kind."""
        self.weights[kind] = self.weights.get(kind, 0) + weight
