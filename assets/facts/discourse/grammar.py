"""The words of grammar.yaml, compiled: for one language, and those that both share."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from assets.facts.patterns import screened
from assets.facts.vocabulary import load_lexicon


class Grammar:
    """The closed-class words of a language, compiled."""

    def __init__(self, language: str) -> None:
        data = load_lexicon("grammar")
        words: dict[str, Any] = data[language]
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
        modality = data["modality"][language]
        self.modality = {name: screened(pattern, flags) for name, pattern in modality.items()}
        source = data["attribution"][language]
        self.source = {
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
        words: dict[str, str] = load_lexicon("grammar")["common"]
        self.comparison, self.direction, self.loose = (
            frozenset(word.replace("_", " ") for word in words[name].split())
            for name in ("comparison", "direction", "loose")
        )
        self._patterns = {
            name: screened(pattern, re.IGNORECASE)
            for name, pattern in words.items()
            if name not in ("comparison", "direction", "loose")
        }

    def __getitem__(self, name: str) -> re.Pattern[str]:
        return self._patterns[name]


@lru_cache(maxsize=1)
def common() -> Common:
    """The patterns that hold for both languages."""
    return Common()


@lru_cache(maxsize=2)
def grammar(language: str) -> Grammar:
    """The grammar of `zh` or `en`."""
    return Grammar(language)
