"""Parties and models that the text keeps unnamed (某互联网大厂, "two sources"), and chips with no model (GPU)."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from assets.catalogue.entities import OBSERVER_ROLES, Catalogue
from assets.facts.mentions.mention import ANONYMOUS_PERSON, GENERIC_CHIP, UNNAMED_COMPANY, UNNAMED_MODEL, Mention
from assets.facts.mentions.words import PatternFinder, lower

# The rule by which somebody's model without a name is found, which is one only where the text names none before.
OWN_MODEL = "own-model"


class UnnamedParties:
    """Finds anonymous speakers, unnamed companies, generic chips and companies' own chips."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        vocabulary = catalogue.vocabulary
        self._speakers = PatternFinder(vocabulary.get("anonymous_speakers", ()))
        self._parties = PatternFinder(vocabulary.get("unnamed_parties", ()))
        self._chips = PatternFinder(vocabulary.get("generic_chips", ()))
        self._models = PatternFinder(vocabulary.get("unnamed_models", ()))
        self._own_models = PatternFinder(vocabulary.get("own_models", ()))
        self._domestic = PatternFinder(vocabulary.get("domestic_china", ()))
        self._own_chips = PatternFinder(vocabulary.get("own_chips", ()))

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
        for models, rule in ((self._models, "unnamed"), (self._own_models, OWN_MODEL)):
            for match in models.find(text, lowered):
                # Only the noun is the mention: the size before it is a quantity of its own.
                mention = _mention(match, UNNAMED_MODEL, rule)
                found.append(replace(mention, start=match.start("noun"), end=match.end("noun"), text=match["noun"]))
        for match in self._own_chips.find(text, lowered):
            following = bisect_left(starts, match.end())
            named = following < len(names) and names[following].id_of_kind("chip") is not None
            if named and re.fullmatch(r"\s?[“「\"]?", text[match.end() : names[following].start]):
                continue  # 自研训练芯片Trainium2 has a name.
            owner = self._owner(text, match.start(), names, starts)
            if owner is not None:
                found.append(self._own_chip(match, owner))
        if language == "zh":
            found.extend(_mention(match, "region:china", "domestic") for match in self._domestic.find(text, lowered))
        return found

    def _owner(self, text: str, offset: int, names: list[Mention], starts: list[int]) -> str | None:
        """Whose own chip it is: the company directly in front, else the first of the sentence that is no observer."""
        index = bisect_left(starts, offset) - 1
        # 字节跳动与博通合作开发的芯片: it is not the partner's.
        partner = index >= 0 and text[max(0, names[index].start - 1) : names[index].start] in ("与", "和", "同", "跟")
        if index >= 0 and not partner and offset - names[index].end <= 3 and names[index].id_of_kind("company"):
            return names[index].id_of_kind("company")
        begin = max(text.rfind(mark, max(0, offset - 300), offset) for mark in "。！？\n")
        begin = max(begin, text.rfind(". ", max(0, offset - 300), offset))
        first = None
        while index >= 0 and names[index].start > begin:
            company = names[index].id_of_kind("company")
            entity = self._catalogue.get(company) if company else None
            if company and not (entity and _NO_MAKERS.intersection(entity.roles)):
                first = company
            index -= 1
        return first

    def _own_chip(self, match: re.Match[str], owner: str) -> Mention:
        entity_id = f"chip:{owner.partition(':')[2]}-asic"
        entity = self._catalogue.get(entity_id)
        name = entity.name if entity else match.group()
        return Mention(
            match.start(), match.end(), match.group(), entity_id, name, "chip", provisional=entity is None,
            vendor_id=owner, rule="own-chip",
        )  # fmt: skip


# Who owns no chip, though named in the sentence of "its own chip".
_NO_MAKERS = OBSERVER_ROLES | {"investor"}


def _are_places(names: list[Mention]) -> bool:
    return all(name.kind == "region" for name in names)


def _mention(match: re.Match[str], entity_id: str, rule: str) -> Mention:
    names = {
        ANONYMOUS_PERSON: "anonymous",
        UNNAMED_COMPANY: "unnamed",
        UNNAMED_MODEL: "unnamed",
        GENERIC_CHIP: "GPU",
        "region:china": "China",
    }
    return Mention(
        match.start(),
        match.end(),
        match.group(),
        entity_id,
        names[entity_id],
        entity_id.partition(":")[0],
        anonymous=entity_id in (ANONYMOUS_PERSON, UNNAMED_COMPANY, UNNAMED_MODEL),
        generic=entity_id == GENERIC_CHIP,
        rule=rule,
    )
