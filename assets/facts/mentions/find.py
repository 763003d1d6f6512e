"""Runs the recognisers over a text and decides between mentions that overlap."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from assets.catalogue.entities import Catalogue, load_entities
from assets.facts.mentions.chinese_laws import chinese_laws
from assets.facts.mentions.chinese_names import ChineseNames
from assets.facts.mentions.chinese_sites import ChineseSites
from assets.facts.mentions.chinese_things import ChineseThings, coded_products
from assets.facts.mentions.chip_makers import with_makers
from assets.facts.mentions.chip_names import ChipNames
from assets.facts.mentions.english_rules import EnglishRules
from assets.facts.mentions.english_sites import EnglishSites
from assets.facts.mentions.generations import Generations
from assets.facts.mentions.known import KnownNames, longest_first
from assets.facts.mentions.latin_names import LatinNames
from assets.facts.mentions.line_members import with_members_of_lines
from assets.facts.mentions.mention import Mention, slug
from assets.facts.mentions.model_versions import ModelVersions
from assets.facts.mentions.numbers_alone import with_numbers_alone
from assets.facts.mentions.other_forms import with_other_forms
from assets.facts.mentions.product_lines import with_makers_of_lines
from assets.facts.mentions.sites import Sites
from assets.facts.mentions.systems import Systems
from assets.facts.mentions.towns import Towns
from assets.facts.mentions.unnamed import OWN_MODEL, UnnamedParties
from assets.lasting import lasting


def find_mentions(
    text: str, language: str, catalogue: Catalogue | None = None, told: Mapping[str, str] | None = None
) -> list[Mention]:
    """Finds the entities that a text names.

    Args:
        text: A view of an article: NFKC, simplified characters, lines joined.
        language: `zh` or `en`: in a Chinese article 国内 is China.
        catalogue: The known entities; None takes those that come with the program.
        told: The kinds of names that the layout of the article tells.

    Returns:
        The mentions, sorted by place, none overlapping another. Of names that overlap, the first and longest is kept.
    """
    for traditional, simplified in _QUOTATION_MARKS:
        text = text.replace(traditional, simplified)
    find = recognisers(load_entities() if catalogue is None else catalogue)
    names = [name for name in find.known.find(text) if not _is_before_ticker(text, name)]
    names = longest_first(
        [*names, *(name for name in _told(text, told or {}, find.chinese) if not _is_within(name, names))]
    )
    settled = longest_first([*find.unnamed.find(text, language, names), *names])
    built = find.sites.find(text, settled)
    # A site at a known place takes the place's mention.
    settled = longest_first([*built, *(name for name in settled if not _is_within(name, built))])
    ruled = longest_first(find.rules.find(text, settled))
    settled = longest_first([*ruled, *(name for name in settled if not _is_within(name, ruled))])
    if language == "zh" or _CHINESE.search(text):
        laws = longest_first(chinese_laws(text, settled))
        settled = longest_first([*laws, *(name for name in settled if not _is_within(name, laws))])
        settled = longest_first([*settled, *find.towns.written_by_sound(text, settled)])
        settled = longest_first([*settled, *find.things.find(text, settled)])
        settled = longest_first([*settled, *find.chinese.find(text, settled)])
        settled = find.chinese_sites.find(text, settled)
        models = list(find.versions.find(text, settled))
        # 岩屿-3 is no company 岩屿 with a number.
        settled = longest_first([*models, *(name for name in settled if not _is_within(name, models))])
    named = find.latin.find(text, settled)
    # What the text calls by the beginning of a longer name is no other that is known and called so.
    shortened = [name for name in named if name.rule == "shortened"]
    settled = longest_first([*(name for name in settled if not _is_within(name, shortened)), *named])
    settled = longest_first([*settled, *find.generations.find(text, settled)])
    settled = with_members_of_lines(text, longest_first(find.chips.complete(text, settled)), find.latin.ordinary)
    settled = with_makers_of_lines(with_makers(text, settled))
    if language == "zh":
        settled = coded_products(text, settled)
    settled = with_numbers_alone(text, find.versions.complete(text, settled))
    settled = find.english_sites.find(text, settled)
    settled = with_other_forms(text, _without_named_models(settled))
    return find.towns.complete(text, find.sites.owned(text, find.systems.complete(text, settled)))


def _without_named_models(mentions: list[Mention]) -> list[Mention]:
    """The mentions, without somebody's own models behind the first model that has a name, which they may be."""
    first = next((m.start for m in mentions if m.kind == "model" and not m.anonymous), None)
    return [m for m in mentions if m.rule != OWN_MODEL or first is None or m.start < first]


def _told(text: str, told: Mapping[str, str], chinese: ChineseNames) -> Iterator[Mention]:
    """Where names of which the layout tells the kind stand, the longest first where several begin."""
    if not told:
        return
    begun: dict[str, list[str]] = {}
    for name in sorted(told, key=len, reverse=True):
        begun.setdefault(name[:2], []).append(name)
    for place in re.finditer(f"[{re.escape(''.join(sorted({name[0] for name in told})))}]", text):
        start = place.start()
        for name in begun.get(text[start : start + 2], ()):
            if text.startswith(name, start) and _is_bounded(text, start, start + len(name)):
                kind = told[name]
                if kind == "company" and not name.isascii():
                    yield chinese.companies.company(text, start, start + len(name), "layout")
                    break
                rule = "name:chip" if kind == "chip" else "layout"
                yield Mention(
                    start, start + len(name), name, f"{kind}:{slug(name)}", name, kind, provisional=True, rule=rule
                )
                break


def _is_bounded(text: str, start: int, end: int) -> bool:
    """Whether a name in Latin letters is no part of a longer word."""
    before, behind = text[start - 1 : start], text[end : end + 1]
    left = text[start].isascii() and ((before.isascii() and before.isalnum()) or before in ("-", "_"))
    right = text[end - 1].isascii() and ((behind.isascii() and behind.isalnum()) or behind in ("-", "_"))
    return not (start and left) and not right


# Behind an exchange that only tells where a company is listed: "(NYSE: DELL)", （港交所：0700）.
_TICKER = re.compile(r"(?:主板|科创板|创业板)?[:：]\s?(?:[A-Z][A-Z0-9.]{0,7}|\d{4,6}(?:\.[A-Z]{2})?)\s?[)）;,，；]")


def _is_before_ticker(text: str, mention: Mention) -> bool:
    """Whether a name is that of an exchange before the code under which a company is listed there."""
    return (
        mention.kind == "company" and _TICKER.match(text, mention.end) is not None and text[mention.start - 1] in "(（"
    )


def _is_within(mention: Mention, others: list[Mention]) -> bool:
    index = bisect_right(others, mention.start, key=lambda other: other.start) - 1
    return index >= 0 and mention.end <= others[index].end


# 「」 and 『』 of traditional text are the “” and ‘’ of simplified.
_QUOTATION_MARKS = tuple(zip("「」『』", "“”‘’", strict=True))
_CHINESE = re.compile("[\u4e00-\u9fff]")


class Recognisers(NamedTuple):
    """What finds the names of each kind in a text."""

    known: KnownNames
    unnamed: UnnamedParties
    rules: EnglishRules
    towns: Towns
    latin: LatinNames
    chinese: ChineseNames
    things: ChineseThings
    generations: Generations
    chips: ChipNames
    systems: Systems
    sites: Sites
    chinese_sites: ChineseSites
    versions: ModelVersions
    english_sites: EnglishSites


@lru_cache(maxsize=8)
@lasting
def recognisers(catalogue: Catalogue) -> Recognisers:
    """The recognisers of a catalogue's vocabulary."""
    vocabulary = catalogue.vocabulary
    return Recognisers(
        known=KnownNames(catalogue),
        unnamed=UnnamedParties(catalogue),
        rules=EnglishRules(frozenset(vocabulary.get("latin_function_words", ()))),
        towns=Towns(catalogue),
        latin=LatinNames(vocabulary, frozenset(catalogue.by_surname)),
        chinese=ChineseNames(vocabulary),
        things=ChineseThings(vocabulary),
        generations=Generations(vocabulary),
        chips=ChipNames(vocabulary),
        systems=Systems(catalogue),
        sites=Sites(catalogue),
        chinese_sites=ChineseSites(vocabulary),
        versions=ModelVersions(vocabulary),
        english_sites=EnglishSites(vocabulary),
    )
