"""What something is compared with: the base of a ratio, the known original of a variant, the other figure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from assets.facts.discourse import Node, Sentence
from assets.facts.engine.figures.ratios import is_multiplied
from assets.facts.engine.noun_phrases import is_possessive
from assets.facts.engine.state import COMMON, Filled, State
from assets.facts.frames import Frame
from assets.facts.mentions import Mention
from assets.facts.quantities.quantity import Quantity

# Before what something is so many times of.
_MEASURED_BY = re.compile(r"(?:[是为达有]|相当于|约|近|超)$")


class Comparisons(State):
    """Finds what something is compared with."""

    def _known_bases(self, subject: Filled) -> tuple[Filled | None, Filled | None]:
        """The chips that the catalogue knows the subjects to be variants of, in the same order."""
        pairs = []
        for mention in subject.mentions:
            entity = self._discourse.catalogue.get(mention.id)
            base = self._discourse.catalogue.get(entity.variant_of) if entity and entity.variant_of else None
            if base is not None:
                pairs.append(
                    (mention, Mention(mention.start, mention.end, mention.text, base.id, base.name, base.kind))
                )
        if not pairs:
            return None, None
        return replace(subject, mentions=tuple(a for a, _ in pairs)), Filled(
            tuple(b for _, b in pairs), subject.start, subject.end, None, "base"
        )

    def _means_original(self, frame: Frame, sentence: Sentence, quantity: Quantity | None) -> bool:
        """Whether a ratio is taken of "the original", which only the catalogue names."""
        if quantity is None or "base-of" not in frame.object_places:
            return False
        before = sentence.words(quantity.start - 40, quantity.start)
        return re.search(r"原版|原型号|正代|the originals?\b|the full(?:-fat)? versions?", before) is not None

    def _bases(self, nodes: list[Node], sentence: Sentence, quantity: Quantity | None) -> Iterable[Node]:
        """What a ratio is taken of: "of the H100's", 是H100的, 比B200."""
        if quantity is None:
            return
        if self._language == "en":
            yield from (n for n in nodes if is_multiplied(sentence, quantity, n))
        for node in reversed([n for n in nodes if n.end <= quantity.start]):
            between = re.sub(r"[（(][^（()）]*[）)]", "", sentence.words(node.end, quantity.start))
            near = node.marker in COMMON.comparison and sentence.distance(node.end, quantity.start) < 42
            # 性能是H20六倍
            beside = between in ("", "芯片") and _MEASURED_BY.search(sentence.words(node.start - 4, node.start))
            if near or beside or COMMON["of_base"].fullmatch(between):
                yield node
        for node in [n for n in nodes if n.start >= quantity.end and not (n.anaphor and is_possessive(sentence, n))]:
            between = sentence.words(quantity.end, node.start)
            if sentence.distance(quantity.end, node.start) < 26 and re.search(
                r"\b(?:than|as|of|of what|that of|over)\s+(?:(?:the|an?|its|older|original|original's|current|previous"
                r"|flagship|standard|full|\w+['’]s)\s+){0,3}"
                r"(?:(?:predecessor|forerunner|older sibling),?\s(?:the\s)?)?$"
                r"|^\s?(?:于|的)$",
                between,
            ):
                yield node

    def _contrasts(self, sentence: Sentence, quantity: Quantity) -> bool:
        """Whether a quantity is the other one of a comparison: against 3.35 TB/s, rather than 700 W."""
        return (
            re.search(
                r"(?:\b(?:against|versus|vs\.?|rather than|instead of|compared (?:with|to)|from)|而非"
                r"|而不是|从|由)"
                r"\s?(?:just |only |about )?$",
                sentence.words(quantity.start - 26, quantity.start),
                re.IGNORECASE,
            )
            is not None
        )
