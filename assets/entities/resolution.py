"""From a name to a known entity: exact match of what is left of a name without script, case, spaces and legal form."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from assets.catalogue.entities import Catalogue, Entity, name_key

# Endings that tell a company's legal form, not which company it is; several may follow on one another.
_LEGAL_FORM = re.compile(
    r"(?:股份有限公司|有限责任公司|集团有限公司|控股有限公司|有限公司|集团公司|总公司|公司|集团|控股|股份"
    r"|incorporated|corporation|company|limited|holdings?|group|inc\.?|corp\.?|co\.?|ltd\.?|llc|llp|plc|ag|gmbh|nv|sa|asa)$"
)
_LEGAL_KINDS = frozenset({"company", "foundry"})
_DIGITS = re.compile(r"\d+")


def matching_key(name: str, kind: str) -> str:
    """What two names of one entity have in common.

    Script, case, spaces, hyphens and, for companies, the legal form are dropped. A name is never reduced to nothing:
    `集团` alone stays `集团`. Digits stay, so the names of chips and models that differ in a digit never match.

    Args:
        name: A name in any script.
        kind: The kind of entity it names; only companies and foundries have a legal form.
    """
    key = name_key(name).strip(",.")
    if kind not in _LEGAL_KINDS:
        return key
    while True:
        shorter = _LEGAL_FORM.sub("", key).strip(",.&")
        # Two characters must remain, so that a name that looks like a legal form is left alone.
        if shorter == key or len(shorter) < 2:
            return key
        key = shorter


def resolve(name: str, kind: str, catalogue: Catalogue) -> Entity | None:
    """The known entity of a kind that goes by a name, by exact match; None where none does, or more than one.

    Args:
        name: A name in any script, for example `阿里巴巴集团控股有限公司` or `NVIDIA Corp.`.
        kind: The kind wanted; a company may be known as a foundry.
        catalogue: The known entities.
    """
    kinds = _LEGAL_KINDS if kind in _LEGAL_KINDS else {kind}
    for key in (name, matching_key(name, kind)):
        found = [entity for entity in catalogue.by_alias(key) if entity.kind in kinds]
        if len(found) == 1:
            return found[0]
    return None


def candidates(name: str, kind: str, catalogue: Catalogue, limit: int = 5) -> list[tuple[Entity, float]]:
    """Known entities with similar names, for a person to judge; a program never merges by similarity.

    Entities whose names hold other numbers are left out: A100 is no misspelling of A800.

    Args:
        name: The name of an entity that the catalogue lacks.
        kind: Its kind.
        catalogue: The known entities.
        limit: How many to return at most.

    Returns:
        Entities of that kind with their similarity from 0.6 to 1 (`difflib`'s ratio), the most similar first.
    """
    key = matching_key(name, kind)
    numbers = _DIGITS.findall(key)
    matcher = SequenceMatcher(b=key, autojunk=False)
    best: dict[str, float] = {}
    for entity in catalogue.entities.values():
        if entity.kind != kind:
            continue
        for alias in entity.aliases:
            other = matching_key(alias.text, kind)
            if _DIGITS.findall(other) != numbers:
                continue
            matcher.set_seq1(other)
            if matcher.real_quick_ratio() >= _SIMILAR and matcher.quick_ratio() >= _SIMILAR:
                best[entity.id] = max(best.get(entity.id, 0.0), matcher.ratio())
    ranked = sorted((-ratio, entity_id) for entity_id, ratio in best.items() if ratio >= _SIMILAR)
    return [(catalogue.entities[entity_id], -ratio) for ratio, entity_id in ranked[:limit]]


_SIMILAR = 0.6
