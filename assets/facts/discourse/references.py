"""How a fact refers to an entity, and of which kinds those are that act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assets.facts.mentions import Mention
from assets.facts.model import EntityReference

ORGANISATIONS = frozenset({"company", "foundry"})
ANONYMOUS = EntityReference("person:anonymous", "anonymous", "")
_RELATED = (
    {"company", "foundry"},
    {"technology", "segment"},
    {"product", "chip", "technology"},
    {"cluster", "product", "segment"},
)


def as_kind(mention: Mention, kinds: Sequence[str]) -> Mention | None:
    """The mention read as one of these kinds (Samsung as a foundry), or None.

    A name that is first of all something quite different (a company after which chips are called) is not taken.
    """
    if mention.kind in kinds and not ("segment" in kinds and mention.kind == "technology"):
        return mention
    for id_ in mention.other_ids:
        kind = id_.partition(":")[0]
        if kind in kinds and any({kind, mention.kind} <= related for related in _RELATED):
            return replace(mention, id=id_, kind=kind, other_ids=(mention.id,))
    return mention if mention.kind in kinds else None


def called_after(mention: Mention, kinds: Sequence[str]) -> Mention | None:
    """The mention read as one of these kinds even where it is first of all a maker: 沐曦4096张 are its chips."""
    id_ = mention.id_of_kind(*kinds)
    if id_ is None:
        return None
    return (
        mention if id_ == mention.id else replace(mention, id=id_, kind=id_.partition(":")[0], other_ids=(mention.id,))
    )


def reference(mention: Mention) -> EntityReference:
    """The entity of a mention, as a fact names it."""
    return EntityReference(mention.id, mention.name, mention.text, mention.provisional)
