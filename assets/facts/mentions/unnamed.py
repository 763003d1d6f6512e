"""Parties that the text keeps unnamed (某互联网大厂, "two people familiar with the matter") and chips with no model (GPU)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from assets.facts.mentions.mention import ANONYMOUS_PERSON, GENERIC_CHIP, UNNAMED_COMPANY, Mention
from assets.facts.mentions.words import PatternFinder, lower


class UnnamedParties:
    """Finds anonymous speakers, unnamed companies and generic chips, by the vocabulary's patterns."""

    def __init__(self, vocabulary: Mapping[str, Any]) -> None:
        self._speakers = PatternFinder(vocabulary.get("anonymous_speakers", ()))
        self._parties = PatternFinder(vocabulary.get("unnamed_parties", ()))
        self._chips = PatternFinder(vocabulary.get("generic_chips", ()))
        self._domestic = PatternFinder(vocabulary.get("domestic_china", ()))

    def find(self, text: str, language: str, names: list[Mention]) -> list[Mention]:
        """The unnamed parties.

        Args:
            text: The text.
            language: `zh` or `en`.
            names: The named mentions, sorted: those inside a description (一位接近英伟达的人士) tell its affiliation.
        """
        found: list[Mention] = []
        lowered = lower(text)
        starts = [name.start for name in names]
        for pattern, entity_id, rule in (
            (self._speakers, ANONYMOUS_PERSON, "anonymous"),
            (self._parties, UNNAMED_COMPANY, "unnamed"),
        ):
            for match in pattern.find(text, lowered):
                mention = _mention(match, entity_id, rule)
                inner = names[bisect_left(starts, match.start()) : bisect_left(starts, match.end())]
                companies = [name for name in inner if name.id_of_kind("company", "foundry", "region")]
                if rule == "unnamed" and companies and not _are_places(companies):
                    continue
                affiliation = companies[0].id_of_kind("company", "foundry", "region") if companies else None
                found.append(replace(mention, affiliation_id=affiliation))
        found.extend(_mention(match, GENERIC_CHIP, "generic") for match in self._chips.find(text, lowered))
        if language == "zh":
            found.extend(_mention(match, "region:china", "domestic") for match in self._domestic.find(text, lowered))
        return found


def _are_places(names: list[Mention]) -> bool:
    return all(name.kind == "region" for name in names)


def _mention(match: re.Match[str], entity_id: str, rule: str) -> Mention:
    names = {ANONYMOUS_PERSON: "anonymous", UNNAMED_COMPANY: "unnamed", GENERIC_CHIP: "GPU", "region:china": "China"}
    return Mention(
        match.start(),
        match.end(),
        match.group(),
        entity_id,
        names[entity_id],
        entity_id.partition(":")[0],
        anonymous=entity_id in (ANONYMOUS_PERSON, UNNAMED_COMPANY),
        generic=entity_id == GENERIC_CHIP,
        rule=rule,
    )
