"""Whom a table's cells are about: the names in cell, head, label and captions, and which of them takes which part."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assets.facts.discourse import ORGANISATIONS, Discourse, Sentence, as_kind
from assets.facts.frames import Frame
from assets.facts.mentions import Mention
from assets.facts.tables.captions import is_source
from assets.facts.tables.columns import MARKETS
from assets.facts.tables.place import CHANGE, Place


class NamesOfTable:
    """Finds the parties of what a cell states.

    Args:
        discourse: What the text has named before.
    """

    def __init__(self, discourse: Discourse) -> None:
        self._discourse = discourse

    def chips(self, place: Place) -> list[Mention]:
        """The chips that a cell, its head or the caption names."""
        return [m for c in (place.cell, *place.contexts()) for m in self.named(c, ("chip",))]

    def named(self, context: Sentence, kinds: Sequence[str]) -> list[Mention]:
        """The names of some kinds in a part of the table, without the maker in front of its product."""
        nodes = [n for n in context.nodes if n.mentions and not n.anaphor]
        # "Llama 3.1 405B (Meta)" is the model.
        outside = [n for n in nodes if not re.search(r"[(（][^()（）]*$", context.words(context.start, n.start))]
        nodes = outside or nodes
        found = [
            (n.vendor, m)
            for n in nodes
            for m in (self._discourse.members(n, tuple(kinds), context))
            if not (ORGANISATIONS.intersection(kinds) and self._discourse.is_observer(m))
        ]
        named = [m for vendor, m in found if not vendor] or [m for _, m in found]
        return [m for m in named if not m.generic] or named

    def subjects(self, frame: Frame, place: Place, heads: Sequence[Sentence]) -> list[Mention]:
        """Of whom or what a cell's fact is.

        Args:
            frame: The frame of the fact, whose subject tells the kinds.
            place: The cell.
            heads: The heads of all columns.

        Returns:
            The names nearest to the cell; empty where the table leaves it to a name that was not recognised.
        """
        kinds = tuple({kind: None for role in frame.subject for kind in role.kinds})
        if frame.predicate in ("price", "price_change"):
            kinds = (*kinds, "chip")
        for context in (place.label, place.head, place.corner):
            if found := self.named(context, kinds):
                return found
        if found := [m for m in place.model if m.kind in kinds]:
            return found
        if "chip" in kinds and len({m.id for m in place.chips}) == 1:
            return list(place.chips[:1])
        # The row says what is measured, of what, or when: whose it is stands above the table.
        of_line = self.named(place.label, ("segment",)) and any("segment" in role.kinds for role in frame.object)
        # Columns that nothing measured heads, more than one, are of somebody each: "Year-end | Tebrau | Ulu Choh".
        of_columns = self.names_other(place.head) and sum(map(self.names_other, heads[1:])) > 1
        if (self.names_other(place.label) or of_columns) and not of_line:
            return []
        return self.above_table(kinds, place)

    def above_table(self, kinds: Sequence[str], place: Place) -> list[Mention]:
        """Whom a table is about: its caption names it, else the section's heading, else it is the article's company."""
        for context in place.captions:
            if not is_source(context) and (found := self.named(context, kinds)):
                return found[:1] if len(found) == 1 else []
        for node in self._discourse.heading:
            if found := [m for m in (as_kind(mention, kinds) for mention in node.mentions) if m is not None]:
                return found[:1]
        if ORGANISATIONS.intersection(kinds) and self._discourse.main_company is not None:
            main = as_kind(self._discourse.main_company, kinds)
            return [main] if main is not None else []
        return []

    def names_other(self, label: Sentence) -> bool:
        """Whether a row's label names something that was not recognised, so that nothing else is its subject."""
        measured = any(t.frame.values for t in label.triggers) or CHANGE.search(label.text)
        return bool(label.text.strip()) and not measured and not label.times

    def objects(self, frame: Frame, place: Place, taken: set[str]) -> list[Mention]:
        """What a cell's fact is about besides its subject, whose ids are taken."""
        kinds = tuple({kind: None for role in frame.object for kind in role.kinds})
        if not kinds:
            return []

        def nearest(contexts: Iterable[Sentence]) -> list[Mention]:
            found = ([m for m in self.named(context, kinds) if m.id not in taken] for context in contexts)
            return next((f if "chip" in kinds else f[:1] for f in found if f), [])

        found = nearest((place.cell, place.head, place.label))
        if found and not all(m.generic for m in found):
            return found
        chips = [m for m in place.chips if not m.generic]
        if "chip" in kinds and len({m.id for m in chips}) == 1:
            return chips[:1]  # Another column tells which chips are counted.
        return found or nearest((*place.contexts()[1:], *place.captions))

    def market(self, place: Place) -> list[Mention]:
        """The market for chips that the captions speak of, of whose shares a table tells."""
        words = " ".join(c.text for c in place.captions)
        id_ = next((id_ for id_, market in MARKETS if market.search(words)), None)
        entity = self._discourse.catalogue.get(id_) if id_ is not None else None
        if entity is None:
            return []
        return [Mention(place.head.start, place.head.end, entity.name, entity.id, entity.name, "segment")]
