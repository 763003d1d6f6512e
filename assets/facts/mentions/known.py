"""Known names (the catalogue's aliases) and members of known product lines (its open families) in a text."""

from __future__ import annotations

import re
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from assets.catalogue.entities import Alias, Catalogue, Entity, Family
from assets.facts.mentions.mention import GENERIC_CHIP, Mention, slug

# How far to either side of a name the words are looked for that its alias `needs`.
_CONTEXT = 200
_PLURAL_KINDS = frozenset({"chip", "product", "technology", "model", "cluster"})
_LATIN_WORD = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
_WEB_ADDRESS = re.compile(
    r"https?://[^\s\u2e80-\uffff]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|cn|org|net|gov|edu|example)\b[^\s\u2e80-\uffff]*",
    re.ASCII,
)


class KnownNames:
    """Finds the names that a catalogue knows."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        surfaces = list(catalogue.surfaces)
        self._automaton = AhoCorasick(surfaces, matchkind=MatchKind.Standard)
        self._surfaces = [
            _Surface(surface, [(catalogue.entities[id_], alias) for id_, alias in catalogue.surfaces[surface]])
            for surface in surfaces
        ]
        self._families = [_OpenFamily(family) for family in catalogue.families]
        # One pass over the text for all families; which one matched is told by the group.
        alternatives = "|".join(
            f"(?P<family_{i}>{_without_group_names(f.pattern)})" for i, f in enumerate(catalogue.families)
        )
        self._any_family = re.compile(rf"(?<![0-9A-Za-z])(?:{alternatives or '(?!)'})(?=s?(?![0-9A-Za-z])(?!\.\d))")

    def find(self, text: str) -> list[Mention]:
        """The mentions, sorted, the longest of overlapping ones that start together, and of others the first."""
        candidates = [*self._aliases(text), *self._family_members(text)]
        addresses = [match.span() for match in _WEB_ADDRESS.finditer(text)]
        mentions = longest_first(candidates, addresses)
        return self._continue_lists(text, mentions)

    def _aliases(self, text: str) -> list[Mention]:
        lowered = text.lower()
        if len(lowered) != len(text):  # İ is the one letter whose lower case is longer
            lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
        found = []
        surfaces = self._surfaces
        length = len(text)
        for index, start, end in self._automaton.find_matches_as_indexes(lowered, overlapping=True):
            surface = surfaces[index]
            if surface.latin_start and start and text[start - 1] in _LATIN_WORD:
                continue
            if surface.latin_end and end < length:
                following = text[end]
                if following in _LATIN_WORD:
                    # A plural: A100s, but not the s of another word.
                    if not (
                        surface.plural and following == "s" and (end + 1 == length or text[end + 1] not in _LATIN_WORD)
                    ):
                        continue
                    end += 1
                elif surface.digit_end and following == "." and text[end + 1 : end + 2].isdigit():
                    continue
            mention = surface.mention(text, start, end)
            if mention is not None:
                found.append(mention)
        return found

    def _family_members(self, text: str) -> list[Mention]:
        found = []
        for match in self._any_family.finditer(text):
            index = match.lastgroup
            if index is None:
                continue
            family = self._families[int(index[7:])]
            mention = family.mention(self._catalogue, text, match.start(), match.end())
            if mention is not None:
                found.append(mention)
        return found

    def _continue_lists(self, text: str, mentions: list[Mention]) -> list[Mention]:
        """Adds the `800` of "H100/800" and the 970 of "昇腾960、970": the same line, another number."""
        result = []
        starts = {mention.start for mention in mentions}
        for mention in mentions:
            result.append(mention)
            head = mention
            while head.kind in ("chip", "model") and not head.generic:
                following = _LIST_CONTINUATION.match(text, head.end)
                if following is None or following.start("code") in starts:
                    break
                next_member = self._sibling(text, mention, following)
                if next_member is None:
                    break
                result.append(next_member)
                head = next_member
        return result

    def _sibling(self, text: str, first: Mention, following: re.Match[str]) -> Mention | None:
        split = re.fullmatch(r"(.*?)(\d[\dA-Za-z.]*?)s?", first.text)
        if split is None:
            return None
        prefix, first_code = split.groups()
        code = following["code"]
        full = prefix + code
        known = [entity for entity in self._catalogue.by_alias(full) if entity.kind == first.kind]
        start, end = following.span("code")
        if known:
            return entity_mention(text, start, end, known[0], (), "list")
        if following["joint"] != "/" or len(code) != len(first_code):
            return None
        for family in self._families:
            match = family.pattern.fullmatch(full)
            if match is not None:
                return family.member(self._catalogue, text, start, end, match, "list")
        return None


_LIST_CONTINUATION = re.compile(
    r"(?P<joint>/|、|,(?! ?\d{3}\b)| ?和 ?| ?与 ?| ?及 ?| and )(?P<code>\d{1,4}[A-Za-z]{0,2})"
    r"(?![\dA-Za-z]|[.,]\d|[%％‰亿億万萬千百十余多块塊张張枚颗顆片台个個年月日号号时美元人家倍纳奈]|[ -]?(?:nm|GB|TB|MW|GW|W|billion|million|percent|per|units|chips|GPUs|cards|days|months|years)\b)"
)


def longest_first(candidates: list[Mention], taken: list[tuple[int, int]] | tuple[()] = ()) -> list[Mention]:
    """Of overlapping mentions the first, of those that start together the longest; none inside a span that is taken.

    Args:
        candidates: Mentions in any order; of two with one span the earlier in the list stays.
        taken: Sorted spans that belong to something else, web addresses for example.
    """
    result: list[Mention] = []
    end = 0
    spans = iter(taken)
    span = next(spans, None)
    for mention in sorted(candidates, key=lambda m: (m.start, -m.end)):
        if mention.start < end:
            continue
        while span is not None and span[1] <= mention.start:
            span = next(spans, None)
        if span is not None and span[0] < mention.end:
            continue
        result.append(mention)
        end = mention.end
    return result


def entity_mention(text: str, start: int, end: int, entity: Entity, others: tuple[str, ...], rule: str) -> Mention:
    """A mention of an entity that the catalogue knows."""
    return Mention(
        start,
        end,
        text[start:end],
        entity.id,
        entity.name,
        entity.kind,
        generic=entity.id == GENERIC_CHIP,
        other_ids=others,
        affiliation_id=entity.affiliation,
        vendor_id=entity.vendor,
        rule=rule,
    )


class _Surface:
    """One written form, with the entities that it may name."""

    __slots__ = ("_always", "_meanings", "_texts", "digit_end", "latin_end", "latin_start", "plural")

    def __init__(self, surface: str, meanings: list[tuple[Entity, Alias]]) -> None:
        self.latin_start = surface[0] in _LATIN_WORD
        self.latin_end = surface[-1] in _LATIN_WORD
        self.digit_end = surface[-1].isdigit()
        self.plural = any(entity.kind in _PLURAL_KINDS for entity, _ in meanings)
        self._meanings = [(entity, _Conditions(alias, surface)) for entity, alias in meanings]
        # The common case, decided once: one meaning, no condition.
        self._always = meanings[0][0] if len(meanings) == 1 and not self._meanings[0][1].any else None

    def mention(self, text: str, start: int, end: int) -> Mention | None:
        if self._always is not None:
            return entity_mention(text, start, end, self._always, (), "alias")
        held = [entity for entity, conditions in self._meanings if conditions.hold(text, start, end)]
        if not held:
            return None
        first = held[0]
        others = tuple(dict.fromkeys(entity.id for entity in held[1:] if entity.kind != first.kind))
        return entity_mention(text, start, end, first, others, "alias")


class _Conditions:
    """The compiled conditions of an alias."""

    __slots__ = ("_after", "_before", "_needs", "_not_after", "_not_before", "_texts", "any")

    def __init__(self, alias: Alias, surface: str | None) -> None:
        self._texts: frozenset[str] | None = None
        letters = alias.text.replace(" ", "").replace("-", "")
        if surface is not None and (
            alias.exact_case or (letters.isascii() and letters.isalpha() and len(letters) <= 4)
        ):
            written = re.sub(r"[ -]", "", alias.text)
            self._texts = frozenset({written, written.upper()})
        self._before = _pattern(alias.before)
        self._not_before = _pattern(alias.not_before)
        self._after = _pattern(alias.after, at_end=True)
        self._not_after = _pattern(alias.not_after, at_end=True)
        self._needs = _pattern(alias.needs)
        self.any = alias.guarded or self._texts is not None

    def hold(self, text: str, start: int, end: int) -> bool:
        if self._texts is not None:
            written = re.sub(r"[ -]", "", text[start:end])
            if written not in self._texts and not (written[-1] == "s" and written[:-1] in self._texts):
                return False
        if self._before is not None and self._before.match(text, end) is None:
            return False
        if self._not_before is not None and self._not_before.match(text, end) is not None:
            return False
        if self._after is not None or self._not_after is not None:
            left = text[max(0, start - 30) : start]
            if self._after is not None and self._after.search(left) is None:
                return False
            if self._not_after is not None and self._not_after.search(left) is not None:
                return False
        if self._needs is None:
            return True
        return (
            self._needs.search(text, max(0, start - _CONTEXT), start) is not None
            or self._needs.search(text, end, end + _CONTEXT) is not None
        )


@lru_cache(maxsize=4096)
def _pattern(pattern: str | None, at_end: bool = False) -> re.Pattern[str] | None:
    if pattern is None:
        return None
    return re.compile(f"(?:{pattern})\\Z" if at_end else pattern)


def _without_group_names(pattern: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


class _OpenFamily:
    """A family with its compiled pattern."""

    __slots__ = ("_conditions", "_family", "pattern")

    def __init__(self, family: Family) -> None:
        self._family = family
        self.pattern = re.compile(family.pattern)
        self._conditions = _Conditions(family.alias_conditions, None)

    def mention(self, catalogue: Catalogue, text: str, start: int, end: int) -> Mention | None:
        match = self.pattern.match(text, start, end)
        if match is None or match.end() != end or not self._conditions.hold(text, start, end):
            return None
        return self.member(catalogue, text, start, end, match, f"family:{self._family.name}")

    def member(self, catalogue: Catalogue, text: str, start: int, end: int, match: re.Match[str], rule: str) -> Mention:
        family = self._family
        groups = {key: value or "" for key, value in match.groupdict().items()}
        member_slug = slug(family.slug.format_map(groups))
        entity_id = f"{family.kind}:{member_slug}"
        known = catalogue.get(entity_id)
        if known is not None:
            return entity_mention(text, start, end, known, (), rule)
        name = " ".join(family.display.format_map(groups).split())
        named = [entity for entity in catalogue.by_alias(name) if entity.kind == family.kind]
        if named:
            return entity_mention(text, start, end, named[0], (), rule)
        return Mention(
            start,
            end,
            text[start:end],
            entity_id,
            name,
            family.kind,
            provisional=True,
            vendor_id=family.vendor,
            rule=rule,
        )
