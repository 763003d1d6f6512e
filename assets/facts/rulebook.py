"""Which rule a sentence speaks of that gives only its maker, its date or what it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from assets.facts.frames import load_lexicon
from assets.facts.mentions import Mention
from assets.facts.patterns import Piece, screened


@dataclass(frozen=True, slots=True)
class _Rule:
    id: str
    name: str
    maker: str
    start: str
    end: str
    words: re.Pattern[str] | None
    about: re.Pattern[str] | None
    lasting: bool


@dataclass(frozen=True, slots=True)
class _Book:
    makers: tuple[tuple[str, re.Pattern[str]], ...]
    words: re.Pattern[str]
    kinds: tuple[tuple[str, re.Pattern[str]], ...]
    rules: tuple[_Rule, ...]


@lru_cache(maxsize=1)
def _book() -> _Book:
    data = load_lexicon("rulebook")
    return _Book(
        tuple((region, screened(pattern)) for region, pattern in data["makers"].items()),
        screened(data["words"], re.IGNORECASE),
        tuple((kind, screened(pattern, re.IGNORECASE)) for kind, pattern in data["kinds"].items()),
        tuple(
            _Rule(
                row["id"],
                row["name"],
                row["maker"],
                str(row["from"])[:7],
                str(row["to"])[:7],
                screened(row["words"], re.IGNORECASE) if "words" in row else None,
                screened(row["about"], re.IGNORECASE) if "about" in row else None,
                row.get("lasting", False),
            )
            for row in data["rules"]
        ),
    )


_NEWS = screened(
    r"新规|新政|新的?(?:管制|规则|禁令|限制|许可)|最新|修订|红线|今后|即刻|即日|立即|刚刚|通知|[须需]\S{0,6}许可|不得\S{0,4}出口"
    r"|\b(?:new|latest|fresh|updated|revised) (?:\w+ ){0,3}(?:rules?|controls?|curbs?|restrictions?|ban|requirement"
    r"|guidance)"
    r"|\b(?:today|this week|with immediate effect|effective immediately|no longer)\b"
    r"|\b(?:on|said) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b",
    re.IGNORECASE,
)
_MAKES = screened(
    r"发布|公布|出台|宣布|实施|颁布|祭出|收紧|要求|通知|叫停|约谈|纳入|扩大|下令|禁止|拟|设限|修订"
    r"|\b(?:issued?|impos\w+|announc\w+|publish\w*|unveil\w*|introduc\w+|ruled|banned|barr?(?:ed|s)|tighten\w*|widen\w*"
    r"|told|ordered|demand\w*|requir\w+|instructed|summoned|notified|asked|forbade|adopt\w*|brought in|blocked"
    r"|permitted)\b",
    re.IGNORECASE,
)


_EXPORT_RULES = screened(
    r"\b(?:export|chip|technology|trade|semiconductor|American|US|U\.S\.|Washington['’]s|Commerce Department['’]s)"
    r" (?:export |chip |technology )?(?:controls?|curbs|restrictions?|rules?|ban|limits|thresholds?)\b"
    r"|出口管制|对华管制|芯片管制|出口限制",
    re.IGNORECASE,
)


_BARE_MINISTRY = screened(r"(?<![国方])商务部")


class RuleTracker:
    """Remembers the rule that an article speaks of, and finds the next."""

    def __init__(self, published: date | None) -> None:
        self._published = published
        self.current: Mention | None = None
        self.time: str | None = None
        self._maker: str | None = None

    @property
    def made_by(self) -> str | None:
        """The region whose rule is spoken of."""
        return self._maker

    def maker(self, words: Piece) -> str | None:
        """The region that the words name as a maker of rules, the first one in the text; None where there is none."""
        found = [(match.start(), region) for region, pattern in _book().makers if (match := words.search(pattern))]
        return min(found)[1] if found else None

    def maker_of(self, rule: Mention) -> str | None:
        """The region whose rule it is: of the one spoken of as told, of a known one by the rulebook, else None."""
        known = next((each.maker for each in _book().rules if each.id == rule.id), None)
        return known or (self._maker if self.current is not None and self.current.id == rule.id else None)

    def names_rule(self, words: Piece) -> bool:
        """Whether the words have one for a rule."""
        return words.search(_book().words) is not None

    def names_controls(self, words: Piece) -> bool:
        """Whether the words speak of export controls as such."""
        return words.search(_EXPORT_RULES) is not None

    def is_news(self) -> bool:
        """Whether the rule spoken of may be one of these days: no known one of months before."""
        now = self._published.isoformat()[:7] if self._published else ""
        return not any(
            self.current is not None and rule.id == self.current.id and rule.end < now for rule in _book().rules
        )

    def resolve(
        self,
        words: Piece,
        months: Sequence[str],
        years: Sequence[str],
        start: int,
        maker: str | None = None,
        chips: Sequence[str] = (),
    ) -> Mention | None:
        """The rule that a sentence speaks of: by its date, else by what it is about, else the one spoken of before.

        Args:
            words: The sentence, or its part that tells of the rule.
            months: The months (`2023-10`) that it names, nearest first.
            years: The years that it names, without a month, of a rule: "the 2022 rule".
            start: The sentence's offset, for the mention.
            maker: The region that makes the rule, where the sentence shows it otherwise than by an authority's name.
            chips: Ids of the chips that the sentence names, for the name of a rule that is not known.
        """
        if not words.search(_book().words):
            return self.current
        maker = self.maker(words) or maker
        by_maker = maker or self._maker or "region:united-states"
        yearly = [f"{year}-{month}" for year in years for month in (10, 12)]
        dated = self._dated(words, [*months, *yearly], by_maker)
        if dated is None and months and by_maker == "region:china" and words.search(_BARE_MINISTRY):
            # 由商务部出台的规则, of a date of an American one: whose ministry it is the date tells.
            dated, by_maker = self._dated(words, months, "region:united-states"), "region:united-states"
            maker = by_maker if dated is not None else maker
            by_maker = by_maker if dated is not None else "region:china"
        if dated is not None:
            return self._remember(dated.id, dated.name, by_maker, start)
        if (meant := self._about(words, maker)) is not None:
            return self._remember(meant.id, meant.name, meant.maker, start)
        if self.current is not None and (maker is None or maker == self._maker) and not months:
            return self.current
        if not months and self._published is not None and (words.search(_NEWS) or (maker and words.search(_MAKES))):
            # 新规 with no date is the one of these days.
            months = [self._published.isoformat()[:7]]
            if (dated := self._dated(words, months, by_maker)) is not None:
                return self._remember(dated.id, dated.name, by_maker, start)
        if (
            not months
            and maker in (None, "region:united-states")
            and self.current is None
            and words.search(_EXPORT_RULES)
        ):
            # "the export controls" of no date and about no chip of theirs are the last ones for advanced chips.
            now = self._published.isoformat()[:7] if self._published else ""
            known = [rule for rule in _book().rules if rule.lasting and rule.start <= now]
            if known:
                return self._remember(known[-1].id, known[-1].name, known[-1].maker, start)
        if maker is not None and months and words.search(_MAKES):
            return self._remember(*self._named(words, maker, months[0], chips), maker, start)
        return self.current if maker is None or maker == self._maker else None

    def _dated(self, words: Piece, months: Sequence[str], maker: str) -> _Rule | None:
        for month in months:
            for rule in _book().rules:
                if (
                    rule.maker == maker
                    and rule.start <= month <= rule.end
                    and (
                        rule.words is None or words.search(rule.words) or (self.current and self.current.id == rule.id)
                    )
                ):
                    return rule
        return None

    def _about(self, words: Piece, maker: str | None) -> _Rule | None:
        """The latest known rule that is about what the sentence names, unless the current one is about it too."""
        now = self._published.isoformat()[:7] if self._published else "9999"
        current = next((r for r in _book().rules if self.current is not None and r.id == self.current.id), None)
        if current is not None and current.about is not None and words.search(current.about):
            return None
        for rule in reversed(_book().rules):
            if (
                rule.about is not None
                and rule.start <= now
                and maker in (None, rule.maker)
                and (current is None or rule.maker != current.maker or rule.start > current.start)
                and (self.current is None or current is not None)
                and words.search(rule.about)
            ):
                return rule
        return None

    def _named(self, words: Piece, maker: str, month: str, chips: Sequence[str]) -> tuple[str, str]:
        """Id and name of a rule that is not known: maker, the one chip that it is about, kind and year."""
        region = maker.partition(":")[2].replace("united-states", "us").replace("european-union", "eu")
        vendor_and_chip = chips[0].partition(":")[2] if len(set(chips)) == 1 else ""
        chip = vendor_and_chip.partition("-")[2] or vendor_and_chip
        kind = next((kind for kind, pattern in _book().kinds if words.search(pattern)), "export-controls")
        parts = [region, *([chip] if chip else []), kind, month[:4]]
        return f"regulation:{'-'.join(parts)}", " ".join(parts)

    def _remember(self, id_: str, name: str, maker: str, start: int) -> Mention:
        self._maker = maker
        self.current = Mention(start, start, name, id_, name, "regulation", provisional=True)
        return self.current
