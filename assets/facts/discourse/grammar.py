"""The words of grammar.yaml, compiled: for one language, and those that both share."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, get_args

from assets.facts.frames import LANGUAGES
from assets.facts.patterns import screened
from assets.facts.vocabulary import Entry, load_lexicon

# The words of a language that join, mark and distribute.
Word = Literal[
    "connector", "attribute", "preposition", "determiner", "not_preposition", "possessive", "each", "respectively",
    "total", "rise", "fall", "other_period", "clause",
]  # fmt: skip
# The words of a language that tell the source.
SourceWord = Literal[
    "speaks", "estimates", "observes", "denies", "according", "according_tail", "known", "own_count", "reported",
    "quoting", "again", "spokesperson",
]  # fmt: skip
# The words of a language that colour a statement.
Cue = Literal[
    "refuted", "denied", "possible", "planned", "estimated", "intent", "intended", "proposed", "reckoned", "guess",
    "counterfactual", "correction", "forgone", "attempted", "nothing_came", "asked", "directed", "question",
]  # fmt: skip
# Words of both languages, by their case; and the patterns that hold for both.
Preposition = Literal["comparison", "direction", "loose"]
CommonPattern = Literal[
    "cluster_noun", "that_cluster", "counts_chips", "counted_behind", "counted_ahead", "tolerance", "profit",
    "part_of", "continues_unit", "to_a_level", "plain_no", "plain_yes", "times_ago_before", "times_ago_after",
    "of_base", "results", "may_be", "base_before", "now_before", "back_then", "foretold", "done", "adverbial",
    "anonymous_people", "unnamed_subject", "unnamed_speakers",
]  # fmt: skip


@lru_cache(maxsize=1)
def grammar_words() -> Entry:
    """The words of grammar.yaml, none of them under a key that nothing reads.

    Raises:
        DataFileError: A key that nothing reads; the message names the file, the line and the keys that there are.
    """
    data = load_lexicon("grammar")
    data.only({*LANGUAGES, "common_nouns", "attribution", "modality", "anaphora", "described", "common"})
    for name, known in (("attribution", SourceWord), ("modality", Cue)):
        data.entry(name).only(LANGUAGES)
        for language in LANGUAGES:
            data.entry(name).entry(language).only(get_args(known))
    data.entry("anaphora").only(LANGUAGES)
    for language in LANGUAGES:
        data.entry(language).only(get_args(Word))
        for row in data.entry("anaphora").entries(language):
            row.only({"words", "kinds", "pick", "count"})
    data.entry("common_nouns").only({"parties"})
    data.entry("described").only({"countries", "roles", "chinese_countries", "chinese_roles"})
    data.entry("common").only({*get_args(Preposition), *get_args(CommonPattern)})
    return data


class Grammar:
    """The closed-class words of a language, compiled."""

    def __init__(self, language: str) -> None:
        data = grammar_words()
        words: Entry = data[language]
        self.language = language
        flags = re.IGNORECASE if language == "en" else 0
        attribute = words["attribute"]
        self.connector = re.compile(rf"\s*(?:{words['connector']})\s*(?:{attribute})*\s*$", flags)
        self.weak_connector = re.compile(rf"\s*,\s*(?:{attribute})*\s*$", flags)
        self.marker = screened(
            rf"(?:^|(?<=[\W]))({words['preposition']})\s+{words['determiner']}$"
            if language == "en"
            else rf"({words['preposition']})\s*{words['determiner']}$",
            flags,
        )
        self.not_preposition = (
            re.compile(f"(?:{words['not_preposition']})$", flags) if "not_preposition" in words else None
        )
        self.possessive = re.compile(rf"\s?(?:{words['possessive']})", flags)
        self.each = screened(words["each"], flags)
        self.respectively = screened(words["respectively"], flags)
        self.total = screened(words["total"], flags)
        self.rise = screened(words["rise"], flags)
        self.fall = screened(words["fall"], flags)
        self.other_period = screened(words["other_period"], flags)
        self.clause = re.compile(words["clause"])
        modality: Entry = data["modality"][language]
        self.modality: dict[Cue, re.Pattern[str]] = {cue: screened(modality[cue], flags) for cue in get_args(Cue)}
        source: dict[SourceWord, str] = data["attribution"][language]
        self.source: dict[SourceWord, re.Pattern[str]] = {
            name: screened(pattern, flags)
            for name, pattern in source.items()
            if name not in ("speaks", "estimates", "observes")
        }
        verbs = "|".join(
            f"(?P<{group}>{source[key]})"
            for group, key in (("says", "speaks"), ("estimates", "estimates"), ("observes", "observes"))
            if key in source
        )
        self.verbs = screened(rf"\b(?:{verbs})\b" if language == "en" else verbs, flags)
        if language == "zh":
            self.according = screened(
                rf"{source['according']}(?P<who>[^，。；：]{{1,40}}?){source['according_tail']}(?:显示|指出|称|，|：|,|:)?"
            )
        self.again_before = re.compile(rf"(?:{source['again']})(?:\s(?:has|have|also|then|later))?\s+$", re.IGNORECASE)
        self.anaphora = [
            (screened(row["words"], flags), frozenset(row["kinds"].split()), row.get("pick"), row.get("count"))
            for row in data["anaphora"][language]
        ]


class Common:
    """The patterns that hold for both languages, compiled."""

    def __init__(self) -> None:
        words: Entry = grammar_words()["common"]
        self.comparison, self.direction, self.loose = (
            frozenset(word.replace("_", " ") for word in words[name].split()) for name in get_args(Preposition)
        )
        self._patterns: dict[CommonPattern, re.Pattern[str]] = {
            name: screened(words[name], re.IGNORECASE) for name in get_args(CommonPattern)
        }

    def __getitem__(self, name: CommonPattern) -> re.Pattern[str]:
        return self._patterns[name]


@lru_cache(maxsize=1)
def common() -> Common:
    """The patterns that hold for both languages."""
    return Common()


@lru_cache(maxsize=2)
def grammar(language: str) -> Grammar:
    """The grammar of `zh` or `en`."""
    return Grammar(language)
