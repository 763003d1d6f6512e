"""What a text tells in its course: sentences with their nodes, how names stand in them, what words refer back to."""

from assets.facts.discourse.builder import RELATED_ONE, SentenceBuilder
from assets.facts.discourse.discourse import Discourse
from assets.facts.discourse.grammar import Grammar, common, grammar, grammar_words
from assets.facts.discourse.references import ANONYMOUS, ORGANISATIONS, as_kind, called_after, reference
from assets.facts.discourse.sentence import RUMOURED_THING, Attribution, Node, Sentence, Teller, refuted_part
from assets.facts.discourse.standing import (
    ITS_RELATIVE,
    RELATIVE,
    is_acted_upon,
    is_aside,
    is_former_employer,
    is_not_meant,
    is_object_before,
    is_of_unknown,
    is_spoken_for,
    is_unknown_head,
    is_yardstick,
    stands_for_goods,
)

__all__ = [
    "ANONYMOUS",
    "ITS_RELATIVE",
    "ORGANISATIONS",
    "RELATED_ONE",
    "RELATIVE",
    "RUMOURED_THING",
    "Attribution",
    "Discourse",
    "Grammar",
    "Node",
    "Sentence",
    "SentenceBuilder",
    "Teller",
    "as_kind",
    "called_after",
    "common",
    "grammar",
    "grammar_words",
    "is_acted_upon",
    "is_aside",
    "is_former_employer",
    "is_not_meant",
    "is_object_before",
    "is_of_unknown",
    "is_spoken_for",
    "is_unknown_head",
    "is_yardstick",
    "reference",
    "refuted_part",
    "stands_for_goods",
]
