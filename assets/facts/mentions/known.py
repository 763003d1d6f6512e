"""Known names (the catalogue's aliases) and members of known product lines (its open families) in a text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache

import rjieba
from ahocorasick_rs import AhoCorasick, MatchKind

from assets.catalogue.entities import Alias, Catalogue, Entity, Family, surface_forms
from assets.facts.mentions.mention import GENERIC_CHIP, Mention, slug
from assets.facts.mentions.places import ORGANISATIONS
from assets.facts.mentions.words import lower
from assets.facts.patterns import finditer, screened

# How far to either side of a name the words are looked for that its alias `needs`.
_CONTEXT = 200
_PLURAL_KINDS = frozenset({"chip", "product", "technology", "model", "cluster"})
_LATIN_WORD = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
# What only a web or mail address holds, and how far such an address is followed.
_WEB_SIGN = re.compile(r"://|@|\.(?:com|cn|org|net|gov|edu|example)(?![A-Za-z0-9])")
_WEB_LEFT, _WEB_RIGHT = re.compile(r"[A-Za-z0-9.+_/:-]{0,200}\Z"), re.compile(r"[!-~]{0,2000}")


class KnownNames:
    """Finds the names that a catalogue knows."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._forms = list(catalogue.surfaces)
        self._automaton = AhoCorasick(self._forms, matchkind=MatchKind.Standard)
        # Made when first met: an article names a few hundred of the many thousand forms.
        self._surfaces: dict[int, _Surface] = {}
        self._families = [_OpenFamily(family) for family in catalogue.families]
        heads = [(head, i) for i, family in enumerate(catalogue.families) for head in family.heads]
        self._heads = AhoCorasick([head for head, _ in heads], matchkind=MatchKind.Standard)
        self._family_of_head = [self._families[i] for _, i in heads]

    def find(self, text: str) -> list[Mention]:
        """The mentions, sorted, the longest of overlapping ones that start together, and of others the first."""
        candidates = _completed([*self._aliases(text), *self._family_members(text)])
        mentions = [_in_full(text, mention) for mention in longest_first(candidates, _web_addresses(text))]
        return self._continue_lists(text, [self._member_of_line(text, mention) for mention in mentions])

    def _surface(self, index: int) -> _Surface:
        form = self._forms[index]
        meanings = [(self._catalogue.entities[id_], alias) for id_, alias in self._catalogue.surfaces[form]]
        return self._surfaces.setdefault(index, _Surface(form, meanings))

    def _aliases(self, text: str) -> list[Mention]:
        lowered = lower(text)
        found = []
        surfaces = self._surfaces
        length = len(text)
        for index, start, end in self._automaton.find_matches_as_indexes(lowered, overlapping=True):
            surface = surfaces.get(index) or self._surface(index)
            if surface.latin_start and start and text[start - 1] in _LATIN_WORD:
                continue
            # Only hunyuan-lite may be written as a file is called.
            as_file = surface.model and text[end : end + 1] == "-" and MODEL_SUFFIX.match(text, end)
            if surface.capitalised and text[start].islower() and not (as_file or _beside_chinese(text, start, end)):
                continue
            if surface.latin_end and end < length:
                following = text[end]
                if following in _LATIN_WORD:
                    # A plural: A100s, L40Ses, but not the s of another word.
                    plural = 2 if following == "e" and text[end - 1] == "S" else 1
                    if not (
                        surface.plural
                        and text[end + plural - 1 : end + plural] == "s"
                        and text[end + plural : end + plural + 1] not in _LATIN_WORD
                    ):
                        continue
                    end += plural
                elif surface.digit_end and following == "." and text[end + 1 : end + 2].isdigit():
                    continue
            if surface.short and _joins_words(text, start, end):
                continue
            if surface.short_place and _parts_in_words(text, start, end):
                continue
            mention = surface.mention(text, start, end)
            if mention is not None:
                found.append(mention)
        return found

    def _family_members(self, text: str) -> list[Mention]:
        found = []
        for index, start, _ in self._heads.find_matches_as_indexes(text, overlapping=True):
            if start and text[start - 1] in _LATIN_WORD and text[start] in _LATIN_WORD:
                continue
            mention = self._family_of_head[index].mention(self._catalogue, text, start)
            if mention is not None:
                found.append(mention)
        return found

    def _member_of_line(self, text: str, mention: Mention) -> Mention:
        """The model that a line's name and what follows it name together: Hunyuan-Large is not Hunyuan."""
        if mention.kind != "model":
            return mention
        suffix = MODEL_SUFFIX.match(text, mention.end)
        if suffix is None:
            return mention
        start, end = mention.start, suffix.end()
        full = text[start:end]
        known = [entity for entity in self._catalogue.by_alias(full) if entity.kind == "model"]
        if known:
            return entity_mention(text, start, end, known[0], (), "alias")
        # Chinese names have a usual English one; a Latin name is written as it is called.
        head = mention.text if mention.text.isascii() else mention.id.partition(":")[2]
        return replace(
            mention, end=end, text=full, id=f"model:{slug(head + '-' + suffix.group().strip(' -'))}", name=full,
            provisional=True, rule=f"{mention.rule}+suffix",
        )  # fmt: skip

    def _continue_lists(self, text: str, mentions: list[Mention]) -> list[Mention]:
        """Adds the `800` of "H100/800" and the 970 of "昇腾960、970": the same line, another number."""
        result = []
        starts = {mention.start for mention in mentions}
        for mention in mentions:
            result.append(mention)
            head = mention
            while head.kind in ("chip", "model") and not head.generic:
                following = _LIST_CONTINUATION.match(text, head.end)
                if following is None or following.start(following.lastgroup or 0) in starts:
                    break
                next_member = self._sibling(text, mention, following)
                if next_member is None:
                    break
                result.append(next_member)
                head = next_member
        taken = {mention.start for mention in result}
        result.extend(member for member in self._relatives(text, mentions) if member.start not in taken)
        return sorted(result, key=lambda mention: mention.start)

    def _relatives(self, text: str, mentions: list[Mention]) -> Iterator[Mention]:
        """The members of a line by their numbers alone: 昇腾950's successor 960, 深算四号's forerunner 三号."""
        lines = [
            (mention, split)
            for mention in mentions
            if mention.kind == "chip" and (split := _NUMBERED.fullmatch(mention.text)) is not None
        ]
        if not lines:
            return
        ends = [mention.end for mention, _ in lines]
        for match in finditer(_RELATIVE, text):
            index = bisect_right(ends, match.start()) - 1
            if index < 0:
                continue
            split = lines[index][1]
            group = match.lastgroup or "code"
            if (group != "code") != (split["han"] is not None):
                continue
            full = split["line"] + match[group]
            known = [entity for entity in self._catalogue.by_alias(full) if entity.kind == "chip"]
            if known:
                yield entity_mention(text, *match.span(group), known[0], (), "list")
            elif group == "code" and len(match["code"]) >= 3:
                for family in self._families:
                    member = family.pattern.fullmatch(full)
                    if member is not None:
                        yield family.member(self._catalogue, text, *match.span(group), member, "list")
                        break

    def _sibling(self, text: str, first: Mention, following: re.Match[str]) -> Mention | None:
        split = re.fullmatch(r"(.*?)(\d[\dA-Za-z.]*?)s?", first.text)
        if split is None:
            return None
        prefix, first_code = split.groups()
        group = "slashed" if following["joint"] else "listed"
        code = following[group]
        full = prefix + code
        known = [entity for entity in self._catalogue.by_alias(full) if entity.kind == first.kind]
        start, end = following.span(group)
        if known:
            return entity_mention(text, start, end, known[0], (), "list")
        if group == "listed" or len(code) != len(first_code):
            return None
        for family in self._families:
            match = family.pattern.fullmatch(full)
            if match is not None:
                return family.member(self._catalogue, text, start, end, match, "list")
        return None


# What makes the name of a line of models that of one of them: -Large, " MoE", -V3, -200B, X1.5, -Flash-Chat.
_SIZES = (
    r"(?:[Uu]ltra|[Ll]arge|[Mm]edium|[Ss]mall|[Mm]ini|[Nn]ano|[Ll]ite|[Tt]iny|[Ff]lash|[Tt]urbo|[Mm]ax|MoE|MOE|[Nn]ext|[Oo]mni"
    r"|[Tt]hinking|[Vv]ision|[Vv]ideo|[Ii]mage|[Aa]udio|[Vv]oice|VL|[Cc]oder|[Mm]ath|[Ii]nstruct|[Cc]hat|[Tt]itan|[Dd]ense)"
)
_NUMBER = r"(?:[VvKkMmXxRrSsTt]?\d{1,2}(?:\.\d)?[a-z]?|\d{1,4}(?:\.\d)?[BbTM](?:-A\d+B)?|\d{1,2}x\d{1,3}B|A\d{1,3}B)"
_WORD_END = r"(?![A-Za-z0-9]|\.\d|[年月日个亿万千%％款种位名倍项])"
MODEL_SUFFIX = re.compile(
    rf"(?:(?:-(?:{_SIZES}|[Pp]ro|[Pp]lus|[Bb]ase|[Aa]ir|{_NUMBER})| {_SIZES}| \d{{1,4}}(?:\.\d)?B"
    r"| \d\.\d(?! (?:[mbtr]+illion|times|percent|per cent|points))"
    rf"|(?<=[\u4e00-\u9fff])(?:{_SIZES}|[Pp]ro|[Pp]lus|{_NUMBER})){_WORD_END}){{1,3}}"
)

_NUMBERED = re.compile(r"(?P<line>[^\d一二三四五六七八九]+?)(?:(?P<han>[一二三四五六七八九]号)|\d{3,4}[A-Z]{0,3})")
# 继任者960, 承接三号, ；三号则
_RELATIVE = screened(
    r"(?:继任者?|后继者?|接班者?|下一代|升级版|前代|前一代|上一代|前身|之后)(?:产品|芯片)?[的是为叫]?"
    r"(?P<code>\d{3,4}[A-Z]{0,3})(?![\dA-Za-z.,]|[年月日万亿张颗块片枚台元个亿美])"
    r"|(?<![\u4e00-\u9fff\d])(?P<han>[一二三四五六七八九]号)(?=[则已将仍的也是于还预采由，。])"
    r"|(?:承接|接替|取代|替代|前代是?|和|与|及)(?P<taking>[一二三四五六七八九]号)(?=[，。；的]|$)"
)

# After a slash any number continues the line; elsewhere what follows must show that it is no quantity of something.
_LIST_CONTINUATION = re.compile(
    r"(?P<joint>/)(?P<slashed>\d{1,4}[A-Za-z]{0,2})(?![\dA-Za-z]|[.,]\d|[亿万千百]| ?(?:nm|GB|TB|MW|GW|W)\b)"
    r"|(?:[、,] ?| ?[和与及] ?| and )(?P<listed>\d{1,4}[A-Za-z]{0,2})"
    r"(?=芯片|系列|处理器|显卡|加速卡|GPU|[两三]款|等|则|均|都|[和与及、，。；：）)/]|分别|也|将|计划|预计|已|的"
    r"|\s*$|\.(?:\s|$)|[;)]|,(?! ?\d)|,? (?:chips|GPUs|processors|accelerators|series|parts)\b)"
)


# The legal form behind the name of a company, with its full stop where that ends no sentence.
_LEGAL_FORM = re.compile(
    r",? (?:Inc|Corp|Corporation|Co|Ltd|Limited|LLC|plc|PLC|AG|GmbH|SE|NV|SA|ASA)(?![A-Za-z0-9&-])"
    r"(?:\.(?=[,;)]|['’]s\b|\s[a-z(]))?"
)


def _in_full(text: str, mention: Mention) -> Mention:
    """The mention of a company with its legal form, where that is told: "CoreWeave Inc. said"."""
    if mention.kind not in ORGANISATIONS or text[mention.end : mention.end + 1] not in (" ", ","):
        return mention
    form = _LEGAL_FORM.match(text, mention.end)
    if form is None:
        return mention
    return replace(mention, end=form.end(), text=text[mention.start : form.end()])


def _web_addresses(text: str) -> list[tuple[int, int]]:
    """The spans of web and mail addresses: names in them name nothing."""
    spans: list[tuple[int, int]] = []
    end = 0
    for sign in _WEB_SIGN.finditer(text):
        if sign.start() < end:
            continue
        floor = max(end, sign.start() - 200)
        left = _WEB_LEFT.search(text[floor : sign.start()])
        start = floor + left.start() if left else sign.start()
        if sign.group()[0] == "." and not text[start].islower():
            continue  # JD.com is a name
        right = _WEB_RIGHT.match(text, sign.end())
        end = right.end() if right else sign.end()
        spans.append((start, end))
    return spans


def _completed(candidates: list[Mention]) -> list[Mention]:
    """Completes the name of a line by the member's that it runs into: "Huawei Ascend" and "Ascend 910C"."""
    ordered = sorted(candidates, key=_by_place)
    for i, member in enumerate(ordered):
        for j in range(i - 1, max(-1, i - 4), -1):
            line = ordered[j]
            same = member.id.startswith(f"{line.id}-") or (
                line.kind == member.kind == "chip" and line.vendor_id is not None and line.vendor_id == member.vendor_id
            )
            if line.start < member.start < line.end < member.end and same:
                text = line.text + member.text[line.end - member.start :]
                ordered[j] = replace(member, start=line.start, text=text)
                break
    return ordered


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
    for mention in sorted(candidates, key=_by_place):
        if mention.start < end:
            continue
        while span is not None and span[1] <= mention.start:
            span = next(spans, None)
        if span is not None and span[0] < mention.end:
            continue
        result.append(mention)
        end = mention.end
    return result


def _by_place(mention: Mention) -> int:
    """Sorts by start, then the longest first: no mention is a million characters long."""
    return mention.start * 1_000_000 - mention.end


def entity_mention(text: str, start: int, end: int, entity: Entity, others: tuple[str, ...], rule: str) -> Mention:
    """A mention of an entity that the catalogue knows."""
    return Mention(
        start, end, text[start:end], entity.id, entity.name, entity.kind, generic=entity.id == GENERIC_CHIP,
        other_ids=others, affiliation_id=entity.affiliation, vendor_id=entity.vendor, rule=rule,
    )  # fmt: skip


class _Surface:
    """One written form, with the entities that it may name."""

    __slots__ = (
        "_always",
        "_meanings",
        "capitalised",
        "digit_end",
        "latin_end",
        "latin_start",
        "model",
        "plural",
        "short",
        "short_place",
    )

    def __init__(self, surface: str, meanings: list[tuple[Entity, Alias]]) -> None:
        self.latin_start = surface[0] in _LATIN_WORD
        self.latin_end = surface[-1] in _LATIN_WORD
        self.digit_end = surface[-1].isdigit()
        # Perplexity is a company, perplexity a measure: such names need their capital.
        self.capitalised = all(_CAPITALISED.match(alias.text) for _, alias in meanings)
        self.model = any(entity.kind == "model" for entity, _ in meanings)
        self.plural = any(entity.kind in _PLURAL_KINDS for entity, _ in meanings)
        # Two Chinese characters may be the end of one word and the beginning of the next.
        chinese_pair = len(surface) == 2 and not surface.isascii()
        self.short = chinese_pair and meanings[0][0].kind in ORGANISATIONS
        self.short_place = chinese_pair and meanings[0][0].kind == "region"
        self._meanings = [
            (entity, _Conditions(alias, [f for f in surface_forms(alias, entity.kind) if f.lower() == surface]))
            for entity, alias in meanings
        ]
        # The common case, decided once: one entity, under no condition.
        one = len({entity.id for entity, _ in meanings}) == 1
        unconditional = any(not conditions.any for _, conditions in self._meanings)
        self._always = _constructor(meanings[0][0], ()) if one and unconditional else None

    def mention(self, text: str, start: int, end: int) -> Mention | None:
        if self._always is not None:
            return self._always(text, start, end)
        held = [entity for entity, conditions in self._meanings if conditions.hold(text, start, end)]
        if not held:
            return None
        first = held[0]
        others = tuple(dict.fromkeys(entity.id for entity in held[1:] if entity.kind != first.kind))
        return entity_mention(text, start, end, first, others, "alias")


_CAPITALISED = re.compile("[A-Z][a-z]")


# Words of the trade that the dictionary lacks.
_NEW_WORDS = frozenset({"算力", "智算"})


def _joins_words(text: str, start: int, end: int) -> bool:
    """Whether the two characters of a short name belong to two words: 力成 in 算力成功, 高通 in 提高通信."""
    pair_before, pair_behind = text[start - 1 : start + 1], text[end - 1 : end + 1]
    return (rjieba.has_word(pair_before) or pair_before in _NEW_WORDS) and rjieba.has_word(pair_behind)


# How many characters to either side of the name of a place tell which words stand there.
_WORDS_AROUND = 6
_SHARE = re.compile("[一二三四五六七八九十两几]成")


def _parts_in_words(text: str, start: int, end: int) -> bool:
    """Whether the two characters of a place's name belong to two words: 江西 in 湘江西岸, 成都 in 四成都不到."""
    if _SHARE.match(text, start - 1):
        return True
    if not (rjieba.has_word(text[start - 1 : start + 1]) or rjieba.has_word(text[end - 1 : end + 1])):
        return False
    at = max(0, start - _WORDS_AROUND)
    for word in rjieba.cut(text[at : end + _WORDS_AROUND]):
        at += len(word)
        if at > start:
            return at == start + 1
    return False


def _beside_chinese(text: str, start: int, end: int) -> bool:
    """Whether a Chinese character touches a span: among them a lower-case word in Latin letters is a name."""
    return text[max(0, start - 1) : start] > "\u2e7f" or text[end : end + 1] > "\u2e7f"


def _constructor(entity: Entity, others: tuple[str, ...]) -> Callable[[str, int, int], Mention]:
    """What `entity_mention` does, with everything but the place looked up beforehand."""
    id_, name, kind, generic = entity.id, entity.name, entity.kind, entity.id == GENERIC_CHIP
    affiliation, vendor = entity.affiliation, entity.vendor

    def construct(text: str, start: int, end: int) -> Mention:
        return Mention(
            start, end, text[start:end], id_, name, kind, False, False, generic, others, affiliation, vendor, "alias"
        )

    return construct


class _Conditions:
    """The compiled conditions of an alias."""

    __slots__ = ("_after", "_before", "_needs", "_not_after", "_not_before", "_texts", "any")

    def __init__(self, alias: Alias, forms: list[str]) -> None:
        self._texts: frozenset[str] | None = None
        letters = alias.text.replace(" ", "").replace("-", "")
        if forms and (alias.exact_case or (letters.isascii() and letters.isalpha() and len(letters) <= 4)):
            self._texts = frozenset({*forms, *(form.upper() for form in forms)})
        self._before = _pattern(alias.before)
        self._not_before = _pattern(alias.not_before)
        self._after = _pattern(alias.after, at_end=True)
        self._not_after = _pattern(alias.not_after, at_end=True)
        self._needs = _pattern(alias.needs)
        self.any = alias.guarded or self._texts is not None

    def hold(self, text: str, start: int, end: int) -> bool:
        if self._texts is not None:
            written = text[start:end]
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


class _OpenFamily:
    """A family with its compiled pattern."""

    __slots__ = ("_bounded", "_conditions", "_family", "_members", "_rule", "pattern")

    def __init__(self, family: Family) -> None:
        self._family = family
        self.pattern = re.compile(family.pattern)
        # A member ends where its word does, a plural s aside, and not within a number: "gave Phi 3,000 H100s".
        self._bounded = re.compile(rf"(?P<member>{family.pattern})s?(?![0-9A-Za-z]|\.\d|,\d{{3}}(?!\d))")
        self._rule = f"family:{family.name}"
        self._members: dict[tuple[str | None, ...], tuple[Entity | None, str, str]] = {}
        self._conditions = _Conditions(family.alias_conditions, [])

    def mention(self, catalogue: Catalogue, text: str, start: int) -> Mention | None:
        match = self._bounded.match(text, start)
        if match is None or not self._conditions.hold(text, start, match.end("member")):
            return None
        return self.member(catalogue, text, start, match.end(), match, self._rule)

    def member(self, catalogue: Catalogue, text: str, start: int, end: int, match: re.Match[str], rule: str) -> Mention:
        family = self._family
        groups = {key: value or "" for key, value in match.groupdict().items() if key != "member"}
        known, entity_id, name = self._member_of(catalogue, groups)
        if known is not None:
            return entity_mention(text, start, end, known, (), rule)
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

    def _member_of(self, catalogue: Catalogue, groups: dict[str, str]) -> tuple[Entity | None, str, str]:
        """The catalogue's entry for these groups, if it has one, and the id and name that they give; remembered."""
        key = tuple(groups.values())
        found = self._members.get(key)
        if found is None:
            family = self._family
            entity_id = f"{family.kind}:{slug(family.slug.format_map(groups))}"
            name = " ".join(family.display.format_map(groups).split())
            known = catalogue.get(entity_id) or next(
                (
                    entity
                    for entity in catalogue.by_alias(name)
                    if entity.kind == family.kind and (family.vendor is None or entity.vendor == family.vendor)
                ),
                None,
            )
            found = self._members[key] = (known, entity_id, name)
        return found
