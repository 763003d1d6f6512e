"""Which rule a sentence speaks of that gives only its maker and its date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from assets.facts.frames import load_lexicon
from assets.facts.mentions import Mention


@dataclass(frozen=True, slots=True)
class _Rule:
    id: str
    name: str
    maker: str
    start: str | None
    end: str | None
    words: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class _Book:
    makers: tuple[tuple[str, re.Pattern[str]], ...]
    words: re.Pattern[str]
    rules: tuple[_Rule, ...]


@lru_cache(maxsize=1)
def _book() -> _Book:
    data = load_lexicon("rulebook")
    return _Book(
        tuple((region, re.compile(pattern)) for region, pattern in data["makers"].items()),
        re.compile(data["words"]),
        tuple(
            _Rule(
                row["id"],
                row["name"],
                row["maker"],
                str(row["from"])[:7] if "from" in row else None,
                str(row["to"])[:7] if "to" in row else None,
                re.compile(row["words"]) if "words" in row else None,
            )
            for row in data["rules"]
        ),
    )


_NEWS = re.compile(
    r"新规|新的?(?:管制|规则|禁令|限制)|最新|修订|红线|今后|即刻|立即|刚刚|通知|[须需]\S{0,6}许可|不得\S{0,4}出口"
)


class RuleTracker:
    """Remembers the rule that an article speaks of, and finds the next."""

    def __init__(self, published: date | None) -> None:
        self._published = published
        self.current: Mention | None = None
        self.time: str | None = None
        self._maker: str | None = None

    def maker(self, text: str) -> str | None:
        """The region that the words name as a maker of rules, the first one in the text; None where there is none."""
        found = [(match.start(), region) for region, pattern in _book().makers if (match := pattern.search(text))]
        return min(found)[1] if found else None

    def resolve(self, text: str, months: list[str], start: int) -> Mention | None:
        """The rule that a sentence speaks of.

        Args:
            text: The sentence.
            months: The months (`2023-10`) that it names, nearest first.
            start: The sentence's offset, for the mention.
        """
        if not _book().words.search(text):
            return self.current
        maker = self.maker(text)
        if not months and self.current is None and self._published is not None and _NEWS.search(text):
            months = [self._published.isoformat()[:7]]  # 新规 with no date is the one of these days.
        for month in months:
            by_maker = maker or self._maker or "region:united-states"
            for rule in _book().rules:
                if (
                    rule.maker == by_maker
                    and rule.start
                    and rule.end
                    and rule.start <= month <= rule.end
                    and (rule.words is None or rule.words.search(text))
                ):
                    return self._remember(rule.id, rule.name, by_maker, start)
        if maker is not None and months and self._is_new(text):
            region = maker.partition(":")[2].replace("united-states", "us").replace("european-union", "eu")
            return self._remember(
                f"regulation:{region}-export-controls-{months[0]}",
                f"{region} export controls of {months[0]}",
                maker,
                start,
            )
        return self.current

    def _is_new(self, text: str) -> bool:
        return (
            re.search(
                r"发布|公布|出台|宣布|实施|颁布|祭出|收紧|issued?|impos|announc|publish|unveil|introduc|ruled|banned|barred|tighten",
                text,
            )
            is not None
        )

    def _remember(self, id_: str, name: str, maker: str, start: int) -> Mention:
        self._maker = maker
        self.current = Mention(start, start, name, id_, name, "regulation", provisional=True)
        return self.current
