"""What has been found out about who says what in one sentence, while its constructions are read one after another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from assets.facts.attribution.sources import SPEAKERS, source_reference
from assets.facts.discourse import Attribution, Discourse, Node, Sentence, reference
from assets.facts.model import EntityReference


@dataclass(slots=True, eq=False)
class Findings:
    """The attributions of a sentence so far. All offsets that its methods take and give are those of its text.

    Attributes:
        sentence: The sentence.
        discourse: What was said before it.
        text: Its text.
        start: Where it starts in the view, as the nodes count.
        attributions: What has been found, in offsets of the view.
        read: The parts that have told whose words these are, and are read for no other construction.
    """

    sentence: Sentence
    discourse: Discourse
    text: str = field(init=False)
    start: int = field(init=False)
    attributions: list[Attribution] = field(default_factory=list)
    read: list[tuple[int, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.text, self.start = self.sentence.text, self.sentence.start

    def add(
        self, first: int, last: int | None, by: EntityReference | None, level: str = "said", denies: bool = False
    ) -> None:
        """Note that somebody says what stands between two offsets, or up to the end of the sentence."""
        end = self.sentence.end if last is None else self.start + last
        self.attributions.append(Attribution(self.start + first, end, by, level, denies))

    def is_read(self, at: int) -> bool:
        """Whether an offset stands in a part that has told whose words these are."""
        return any(first <= at < last for first, last in self.read)

    def is_attributed(self) -> bool:
        """Whether the words of anybody have been found."""
        return any(a.by is not None for a in self.attributions)

    def source(self, node: Node, spokesperson: bool = False) -> EntityReference | None:
        """Whom a node means that is a source; it is marked as one."""
        node.source = True
        return source_reference(node, self.sentence, self.discourse, spokesperson)

    def is_observer(self, node: Node) -> bool:
        """Whether a node names a medium or a research house."""
        return bool(node.mentions) and self.discourse.is_observer(node.mentions[0])

    def speaker_at(self, offset: int, reach: int = 0, kinds: Sequence[str] = SPEAKERS) -> Node | None:
        """The first node of somebody who can speak that starts at an offset or up to `reach` characters behind it."""
        at = self.start + offset
        return next((n for n in self.sentence.nodes if 0 <= n.start - at <= reach and n.has(kinds)), None)

    def node_until(self, offset: int) -> Node | None:
        """The node of whatever kind that ends right at an offset."""
        at = self.start + offset
        return next((n for n in self.sentence.nodes if n.end == at), None)

    def named_within(self, first: int, last: int) -> list[Node]:
        """The nodes with a name that start between two offsets."""
        first, last = self.start + first, self.start + last
        return [n for n in self.sentence.nodes if first <= n.start < last and n.mentions]

    def house_meant(self, at: int) -> EntityReference | None:
        """Which medium or house 该行 means at an offset: the last one named before it in the sentence, else before."""
        named = [n.mentions[0] for n in self.named_within(0, at) if self.is_observer(n)]
        return reference(named[-1]) if named else self.discourse.last_house
