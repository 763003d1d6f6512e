"""What a relative clause, or a chain of participles, tells something of."""

from __future__ import annotations

import re

from assets.facts.engine.places.eligibility import Eligibility
from assets.facts.engine.places.look import Look
from assets.facts.engine.state import Filled

_MADE_BY_ANOTHER = re.compile(
    r"(?:的?、|，并?)(?:再?由|交由|交)?[^，。；、]{2,24}?(?:代工|生产|制造|投片|量产|承制|封装|流片)的[^，。；、的]{0,12}"
)
_VERSION_OF = re.compile(
    r", an? (?:[\w-]+ ){0,3}(?:version|variant|edition|cousin|sibling|derivative|successor|replacement) (?:of|to|for) "
    r"(?:the )?"
)
_EXPLAINED_BY = re.compile(r",?\s(?:which|that)\s(?:(?:the|its|their)\s)?(?:[\w’'.&-]+\s){1,4}", re.IGNORECASE)


class RelativeClauses(Eligibility):
    """Finds who stands in a role as the head of a relative clause."""

    def _at_relative_object(self, look: Look) -> Filled | None:
        """What a relative clause explains, before the clause."""
        sentence, anchor, nodes = look.sentence, look.anchor, look.nodes
        # "the MI300Xs, which we use": what the clause explains stands before it, its subject between.
        explained = [
            n
            for n in reversed(nodes)
            if 0 <= anchor[0] - n.end <= 80 and _EXPLAINED_BY.fullmatch(sentence.words(n.end, anchor[0]))
        ]
        # "the HL-225B, a trimmed version of Gaudi 2, which Inspur used"
        heads = [
            n
            for node in explained
            for n in nodes
            if _VERSION_OF.fullmatch(sentence.words(n.end, max(n.end, node.start)))
        ]
        return self._first(look, [*heads, *explained])

    def _at_relative_list(self, look: Look) -> Filled | None:
        """What two parties before it made between them: 由寒武纪设计、中芯国际代工的思元690."""
        sentence, anchor = look.sentence, look.anchor
        return self._first(
            look,
            (
                n
                for n in look.nodes
                if 0 < n.start - anchor[1] <= 40 and _MADE_BY_ANOTHER.fullmatch(sentence.words(anchor[1], n.start))
            ),
        )
