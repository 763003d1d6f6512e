"""Who or what stands behind the words: objects."""

from __future__ import annotations

import re

from assets.facts.discourse import Node, Sentence
from assets.facts.engine.noun_phrases import owns_marker
from assets.facts.engine.places.eligibility import Eligibility
from assets.facts.engine.places.look import Look, end_of_clause
from assets.facts.engine.state import COMMON, Filled
from assets.facts.frames import Trigger
from assets.facts.patterns import screened

# Before a pronoun that is the subject of its clause: "an inference chip that it calls".
_ACTS_ITSELF = screened(r"\b(?:that|which|what|as|when|where|if) $")
# Behind a verb of launching: 发表首款繁体中文大模型.
_NEW = re.compile(r"(?:了|全球|国内|业界|旗下|其)*(?:首[款个颗]|新一代|全新|最新|下一代)")
_REFUTES = re.compile(r"[^，。；]{0,26}(?:否认|澄清|驳斥|辟谣|不属实|不实|没有此事|并无此事)")


class BehindWords(Eligibility):
    """Finds who stands in a role behind the words."""

    def _at_refuter(self, look: Look) -> Filled | None:
        """Who denies, behind the words, what others say: 传字节要把园区整栋包下，世纪互联否认了这件事."""
        sentence, anchor = look.sentence, look.anchor
        return self._first(
            look,
            (
                n
                for n in look.nodes
                if n.start >= anchor[1] and not n.marker and _REFUTES.match(sentence.words(n.end, n.end + 40))
            ),
        )

    def _at_after(self, look: Look) -> Filled | None:
        """Behind the words, within a limit and a clause."""
        trigger, sentence, argument, anchor, nodes = look.trigger, look.sentence, look.argument, look.anchor, look.nodes
        limit = float(argument or (26 if self._language == "zh" else 24))
        position = anchor[1]
        behind = [
            n
            for n in nodes
            if n.start >= position
            and not (n.vendor and not (trigger.frame.predicate == "supplies" and owns_machine(sentence, n)))
            and not (
                self._language == "en"
                and n.anaphor
                and not n.kinds
                and sentence.search(_ACTS_ITSELF, n.start - 6, n.start)
            )
            and n.marker not in COMMON.comparison
            and sentence.distance(position, n.start) <= limit
            and n.start <= end_of_clause(sentence, position)
            and not any(
                trigger.frame.predicate != "restricts"  # "bars makers from selling": that is what is restricted.
                and position < t.start
                and t.end <= n.start
                and t.end - t.start > 2
                and sentence.words(t.start, t.start + 1) not in ("'", "’")
                and t.frame.value == "none"
                and t.frame.predicate != trigger.frame.predicate
                and {t.frame.predicate, trigger.frame.predicate} != {"operates", "launches"}
                and not (trigger.frame.predicate == "launches" and _NEW.match(sentence.words(position, position + 8)))
                and not self._only_describes(sentence, t)
                for t in self._counted
            )
        ]
        # The preposition may belong to the trigger: "produced by SMIC".
        return self._first(
            look, (n for n in behind if n.marker not in COMMON.direction or owns_marker(sentence, trigger, n))
        )

    def _at_next(self, look: Look) -> Filled | None:
        """Right behind the words."""
        role, sentence, anchor = look.role, look.sentence, look.anchor
        return next(
            (
                f
                for n in sentence.nodes
                if 0 <= n.start - anchor[1] <= 1 and n.has(role.kinds) and (f := self._usable(look, n)) is not None
            ),
            None,
        )

    def _only_describes(self, sentence: Sentence, trigger: Trigger) -> bool:
        """Whether words are an attribute of the noun behind them: 推出专为中国打造的B30A, 推出特供版A800."""
        if self._language != "zh":
            return False
        return (
            trigger.frame.predicate in ("variant_of", "designs")
            or sentence.words(trigger.end - 1, trigger.end + 1).find("的") >= 0
        )


def owns_machine(sentence: Sentence, node: Node) -> bool:
    """Whether a node says whose a machine is, who is then the customer: "supplies xAI's Colossus"."""
    return any(0 <= n.start - node.end <= 3 and n.kinds == {"cluster"} for n in sentence.nodes)
