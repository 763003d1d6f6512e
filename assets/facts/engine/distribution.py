"""Members of lists: one fact each, paired by order, or all of them together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assets.facts.discourse import ORGANISATIONS, Sentence, reference
from assets.facts.engine.state import Filled, State
from assets.facts.frames import Frame, Trigger
from assets.facts.mentions import Mention
from assets.facts.model import EntityReference
from assets.facts.quantities.quantity import Quantity


class Distribution(State):
    """Tells who of several shares a fact with whom."""

    def _distribute(
        self, sentence: Sentence, frame: Frame, predicate: str, subject: Filled, obj: Filled | None,
        quantity: Quantity | None, index: int, size: int, trigger: Trigger,
    ) -> list[tuple[EntityReference, EntityReference | None]]:  # fmt: skip
        """Members of lists: one fact each, paired by order, or all of them together."""

        def unique(filled: Filled) -> list[Mention]:
            return list({m.id: m for m in filled.mentions}.values())

        subjects = unique(subject)
        objects = unique(obj) if obj else []
        if len(subjects) == 1 and len(objects) < 2:
            return [(reference(subjects[0]), reference(objects[0]) if objects else None)]
        window = (
            sentence.words(min(subject.start, trigger.start), max(trigger.end, quantity.end if quantity else 0))
            if subject.node
            else sentence.text
        )
        if quantity is not None and self._language == "en":
            window += re.split(r"[,;.]\s", sentence.words(quantity.end, quantity.end + 24))[0]
        each = self._grammar.each.search(window) is not None
        total = self._grammar.total.search(window) is not None
        ahead = (
            5
            if quantity is None or self._language == "en"
            else min(12, quantity.start - sentence.clause(quantity.start, quantity.start)[0])
        )
        if quantity is not None and sentence.search(self._grammar.total, quantity.start - ahead, quantity.start + 2):
            each = False  # 分别为800亿和650亿美元，合计1450亿美元
        if size > 1 and size in (len(subjects), len(objects)):
            subjects = [subjects[index]] if len(subjects) == size else subjects
            objects = [objects[index]] if len(objects) == size else objects
        respectively = sentence.search(self._grammar.respectively) is not None or (
            obj is not None and obj.place == "base"
        )
        # "the L20 and L2, which derive from the L40 and the L4"
        respectively = respectively or predicate in ("variant_of", "successor_of")
        if len(subjects) > 1 and len(subjects) == len(objects) and respectively:
            return [(reference(a), reference(b)) for a, b in zip(subjects, objects, strict=True)]
        kind = subjects[0].kind if subjects else ""
        together = predicate in ("develops", "launches", "designs") and kind in ORGANISATIONS and len(objects) == 1
        joint_subject = (
            len(subjects) > 1
            and (quantity is not None or together)
            and not each
            and (
                together
                or total
                or (predicate in ("power", "cluster_size") and kind == "cluster" and self._language == "en")
                or (
                    kind in ORGANISATIONS
                    and predicate in ("orders", "holds", "invests_in", "supplies", "capex", "sales", "power")
                )
            )
            and not any(r.spread for r in frame.subject)
        )
        joint_object = (
            len(objects) > 1
            and quantity is not None
            and not each
            and (objects[0].kind == "chip" or (predicate == "orders" and objects[0].kind in ORGANISATIONS))
            and not any(r.spread for r in frame.object)
        )
        left = [joint(subjects)] if joint_subject else [reference(m) for m in subjects]
        right: list[EntityReference | None] = (
            [None] if not objects else [joint(objects)] if joint_object else [reference(m) for m in objects]
        )
        return [(one, other) for one in left for other in right]


def joint(mentions: Sequence[Mention]) -> EntityReference:
    """Several entities that share one number, as one."""
    ordered = sorted({m.id: m for m in mentions}.values(), key=lambda m: m.id)
    return EntityReference(
        "+".join(m.id for m in ordered),
        " + ".join(m.name for m in ordered),
        " + ".join(m.text for m in ordered),
        any(m.provisional for m in ordered),
    )
