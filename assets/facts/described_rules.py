"""Rules that a noun phrase describes without a name: "Beijing's curbs on gallium", 去年10月的新规.

A phrase gives its issuer, its date and what is limited; the known rule that fits all of that is meant, if it is the
only one. What fits none or several stays without a mention.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from assets.facts.mentions import Mention
from assets.facts.rulebook import KnownRule, rule_book
from assets.facts.times.find import TimeExpression
from assets.facts.vocabulary import load_lexicon

# What finds a rule whose description says who made it and in which month.
ISSUED = "described:issued"
_ENDS = re.compile(r"[。；！？!?\n;]|\.(?= )")
_LONGEST_SENTENCE = 600
# How far a phrase reaches before and behind its noun.
_BEFORE, _BEHIND = 70, 70
# A rule that is "new" is not older than so many months.
_NEW_FOR = 3
_WORD = re.compile(r"[\w.’'-]+")
# Where an English phrase ends: at a mark, a conjunction of clauses or the verb of another subject.
_STOPS = re.compile(r"[,:()—–]|\. |\b(?:but|while|because|although|though|and (?:the|it|they))\b")
# What an English noun is said to limit.
_LIMITED = re.compile(r"\s(?:on|over|against|for|governing)\s+(?P<what>[^,.;:]{2,70})")
_LIMITED_ZH = re.compile(r"(?:对|针对|关于)(?P<what>[^，。；对的]{1,20}?)(?:的|实施|采取|实行)?$")
_DATED_BEHIND = re.compile(
    r"(?:\s(?:of|from|in|on|announced|issued|published|imposed|introduced|unveiled)\b"
    r"|[^,.;:]{0,40}\b(?:took|taken|came|began|begun|received|started|entered|arrived|kicked|issued|published|announced"
    r"|imposed|introduced)\b|[^,.;:]{0,45}\b(?:ago|last)\b)",
)


@dataclass(frozen=True, slots=True)
class _Words:
    heads: dict[str, tuple[tuple[str, re.Pattern[str]], ...]]
    neutral_en: re.Pattern[str]
    neutral_zh: re.Pattern[str]
    not_made: re.Pattern[str]
    fresh: re.Pattern[str]
    field: re.Pattern[str]
    targets: tuple[tuple[str, re.Pattern[str]], ...]
    limits: dict[str, frozenset[str]]
    kinds: dict[str, str]
    told_by_letter: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    data = load_lexicon("rule_descriptions")
    english = tuple(
        (kind, re.compile(rf"(?<![\w’'-]){pattern}(?![\w’'-])", re.IGNORECASE))
        for kind, pattern in data["heads"]["en"].items()
    )
    chinese = tuple(
        (kind, re.compile(f"{pattern}(?={data['heads']['zh_behind']})"))
        for kind, pattern in data["heads"]["zh"].items()
    )
    words = _Words(
        {"en": english, "zh": chinese},
        re.compile(data["neutral"]["en"], re.IGNORECASE),
        re.compile(f"{data['neutral']['zh']}$"),
        re.compile(data["not_made"], re.IGNORECASE),
        re.compile(data["fresh"], re.IGNORECASE),
        re.compile(data["field"], re.IGNORECASE),
        tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in data["targets"].items()),
        {f"regulation:{rule}": frozenset(limited) for rule, limited in data["rules"].items()},
        {f"regulation:{rule}": kind for rule, kind in data["kinds"].items()},
        frozenset(f"regulation:{rule}" for rule in data["told_by_letter"]),
    )
    for entry in (data, data["heads"], data["neutral"]):
        entry.refuse_unread()
    return words


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A noun phrase for a rule.

    Attributes:
        start: Offset of its noun.
        end: Offset behind the noun.
        kind: rule, letter or guidance.
        reach: The offsets of the phrase with what describes it.
        clause: The offsets of the sentence around it.
        limited: The words for what it is said to limit; empty where it does not say.
    """

    start: int
    end: int
    kind: str
    reach: tuple[int, int]
    clause: tuple[int, int]
    limited: str


def with_described_rules(
    text: str,
    language: str,
    mentions: Sequence[Mention],
    times: Sequence[TimeExpression],
    published: date | None,
) -> list[Mention]:
    """The mentions with those of the known rules that noun phrases describe.

    Args:
        text: The text that was searched.
        language: `zh` or `en`.
        mentions: What the text names.
        times: The times in it.
        published: The day of publication: a rule made later is not meant.

    Returns:
        The mentions, sorted by place, with those of the nouns. A branch of business gives way to a rule ("licensing
        regime").
    """
    if published is None:
        return list(mentions)
    month = published.isoformat()[:7]
    starts, time_starts = [m.start for m in mentions], [t.start for t in times]
    found: dict[int, Mention] = {}
    given_way: set[int] = set()
    for phrase in _phrases(text, language):
        first, last = (bisect_left(starts, offset) for offset in phrase.clause)
        near = mentions[first:last]
        over = [m for m in near if m.start < phrase.end and phrase.start < m.end]
        if any(m.kind != "segment" for m in over):
            continue
        near_times = times[slice(*(bisect_left(time_starts, offset) for offset in phrase.clause))]
        rule = _meant(text, phrase, language, near, near_times, month)
        if rule is not None:
            words = text[phrase.start : phrase.end]
            # A year alone dates a rule too loosely to say that it was issued then.
            told = _maker_of(text, phrase, language, near) is not None and any(
                first == last and rule.start <= first <= rule.end
                for first, last in _time_of(text, phrase, language, near_times)[:1]
            )
            how = ISSUED if told else "described"
            mention = Mention(phrase.start, phrase.end, words, rule.id, rule.name, "regulation", rule=how)
            found.setdefault(phrase.start, mention)
            given_way.update(m.start for m in over)
    kept = [m for m in mentions if m.start not in given_way]
    return sorted([*kept, *found.values()], key=lambda mention: mention.start)


def _phrases(text: str, language: str) -> Iterator[_Phrase]:
    words = _words()
    for kind, pattern in words.heads[language]:
        for match in pattern.finditer(text):
            start, end = match.span()
            first = max(0, start - _LONGEST_SENTENCE)
            before = [*_ENDS.finditer(text, first, start)]
            behind = _ENDS.search(text, end, end + _LONGEST_SENTENCE)
            opening = before[-1].start() + 1 if before else first
            closing = behind.start() if behind else min(len(text), end + _LONGEST_SENTENCE)
            yield (_english if language == "en" else _chinese)(text, start, end, kind, (opening, closing))


def _english(text: str, start: int, end: int, kind: str, clause: tuple[int, int]) -> _Phrase:
    ahead = text[max(clause[0], start - _BEFORE) : start]
    stops = [match.end() for match in _STOPS.finditer(ahead)]
    behind = text[end : min(clause[1], end + _BEHIND)]
    stop = _STOPS.search(behind)
    behind = behind[: stop.start()] if stop else behind
    limited = _LIMITED.match(behind)
    opening = start - len(ahead) + (stops[-1] if stops else 0)
    return _Phrase(start, end, kind, (opening, end + len(behind)), clause, limited["what"] if limited else "")


def _chinese(text: str, start: int, end: int, kind: str, clause: tuple[int, int]) -> _Phrase:
    ahead = text[clause[0] : start]
    opening = clause[0] + max(ahead.rfind(mark) for mark in "，,：:") + 1
    behind = re.match("[^，,。；]{0,14}", text[end : clause[1]])
    reach = (opening, end + (len(behind[0]) if behind else 0))
    limited = _LIMITED_ZH.search(text[opening:start])
    return _Phrase(start, end, kind, reach, clause, limited["what"] if limited else "")


def _meant(
    text: str,
    phrase: _Phrase,
    language: str,
    mentions: Sequence[Mention],
    times: Sequence[TimeExpression],
    month: str,
) -> KnownRule | None:
    """The only known rule that fits all that is told of it; None where there is none, or more than one."""
    words = _words()
    clause = text[slice(*phrase.clause)]
    within = text[slice(*phrase.reach)]
    if words.not_made.search(within):
        return None
    chips = {m.id for m in mentions if phrase.clause[0] <= m.start < phrase.clause[1] and m.kind == "chip"}
    close = _limited(within)
    modifiers = _modifiers(text, phrase, language, mentions, times)
    if modifiers is None:
        return None
    limited = _limited(phrase.limited)
    named = {m.id for m in mentions if m.kind == "chip" and phrase.reach[0] <= m.start < phrase.reach[1]}
    if phrase.limited and not (limited or named or words.field.search(phrase.limited)):
        return None  # "a ban on phones", 对融券的限制
    maker = _maker_of(text, phrase, language, mentions)
    spans = _time_of(text, phrase, language, times)
    told = (maker is not None) + bool(spans)
    if not told:
        return None
    far = close or _limited(clause)
    candidates = [rule for rule in rule_book().rules if rule.id in words.limits and rule.start <= month]
    candidates = [rule for rule in candidates if _is_kind(rule, phrase)]
    if maker is not None:
        candidates = [rule for rule in candidates if rule.maker == maker]
    if spans:
        candidates = [r for r in candidates if any(r.start <= last and first <= r.end for first, last in spans)]
    elif words.fresh.search(within):
        candidates = [rule for rule in candidates if _months_between(rule.start, month) <= _NEW_FOR]
    candidates = [rule for rule in candidates if close <= words.limits[rule.id]]
    known = {id_ for rule in rule_book().rules for id_ in rule.covers}
    aimed = [
        rule
        for rule in candidates
        if far & words.limits[rule.id] or chips & rule.covers or (rule.cue is not None and rule.cue.search(within))
    ]
    if aimed:
        if len(aimed) > 1:
            aimed = [rule for rule in aimed if chips & known <= rule.covers] if chips & known else aimed
        return aimed[0] if len(aimed) == 1 and (told + 1 >= 2) else None
    if not spans or far or not words.field.search(clause):
        return None
    if maker is None and (
        len(spans) > 1 or spans[0][0] != spans[0][1] or not words.field.search(text[phrase.reach[0] : phrase.end])
    ):
        return None
    candidates = [rule for rule in candidates if rule.words is None or rule.words.search(clause)]
    return candidates[0] if len(candidates) == 1 else None


def _maker_of(text: str, phrase: _Phrase, language: str, mentions: Sequence[Mention]) -> str | None:
    """Whose rule the phrase says it is; None where it tells of nobody, or of several."""
    before, within = text[phrase.reach[0] : phrase.end], text[slice(*phrase.reach)]
    for words in (before, within):
        found = {region for region, pattern in rule_book().makers if pattern.search(words)}
        if len(found) == 1:
            return found.pop()
    # "Japan's controls", 日本对23种设备的管制
    of_rules = {rule.maker for rule in rule_book().rules}
    owning = {
        m.id
        for m in mentions
        if m.id in of_rules and phrase.reach[0] <= m.start < phrase.start and _owns(text, m, language)
    }
    return owning.pop() if len(owning) == 1 else None


def _owns(text: str, region: Mention, language: str) -> bool:
    """Whether a region stands before a rule as who made it."""
    if language == "zh":
        return text[region.start - 1 : region.start] not in tuple("对向往在从赴输") and text[region.end] in "的对去今"
    return text.startswith(("'s ", "’s "), region.end)


def _limited(text: str) -> frozenset[str]:
    """Names of the kinds of thing that words speak of."""
    return frozenset(name for name, pattern in _words().targets if pattern.search(text))


def _is_kind(rule: KnownRule, phrase: _Phrase) -> bool:
    words = _words()
    kind = words.kinds.get(rule.id, "rule")
    if phrase.kind == "letter":
        return kind == "letter" or rule.id in words.told_by_letter
    return rule.family == "controls" and kind == phrase.kind


def _modifiers(
    text: str, phrase: _Phrase, language: str, mentions: Sequence[Mention], times: Sequence[TimeExpression]
) -> bool | None:
    """Whether the words right before the noun may describe a rule of this field; None where they tell of another."""
    words = _words()
    opening = phrase.reach[0]
    settled = [(t.start, t.end) for t in times if opening <= t.start < phrase.start]
    settled += [(m.start, m.end) for m in mentions if opening <= m.start < phrase.start]
    ahead = text[opening : phrase.start]
    if language == "zh":
        if words.neutral_zh.search(ahead) or any(end == phrase.start for _, end in settled):
            return True
        return True if any(re.search(f"(?:{p.pattern})$", ahead, re.IGNORECASE) for _, p in words.targets) else None
    tokens = list(_WORD.finditer(text, opening, phrase.start))
    for token in reversed(tokens):
        inside = any(start <= token.start() < end for start, end in settled)
        word = token[0].removesuffix("'s").removesuffix("’s")
        if re.fullmatch(
            r"the|an?|its|their|this|that|these|those|of|on|by|after|since|before|under|when", word, re.IGNORECASE
        ):
            return True
        if inside or words.neutral_en.fullmatch(word) or _limited(word):
            continue
        if any(pattern.search(word) for _, pattern in rule_book().makers) or token[0].endswith(("'s", "’s")):
            return True
        return None
    return True


def _time_of(text: str, phrase: _Phrase, language: str, times: Sequence[TimeExpression]) -> list[tuple[str, str]]:
    """The spans of months of which the phrase gives one for its rule: among its words, or behind it with its deed."""
    opening, closing = phrase.reach
    dated = [t for t in times if t.value is not None and opening <= t.start and t.end <= closing]
    if language == "zh":
        ahead = [t for t in dated if t.end <= phrase.start]
        chosen = ahead[-1:] or [t for t in dated if t.start - phrase.end <= 2][:1]
    else:
        ahead = [t for t in dated if t.end <= phrase.start and len(_WORD.findall(text[t.end : phrase.start])) <= 3]
        behind = [t for t in dated if t.start >= phrase.end and _DATED_BEHIND.match(text[phrase.end : t.end])]
        chosen = ahead[-1:] + behind[:1]
    spans = [span for t in chosen if (span := _span(t.value or "")) is not None]
    if (
        spans
        and chosen[0].granularity == "month"
        and text[max(0, chosen[0].start - 5) : chosen[0].start].lower() == "last "
    ):
        # "last July", told in September: of this year or the one before.
        earlier = tuple(f"{int(month[:4]) - 1}{month[4:]}" for month in spans[0])
        return [spans[0], (earlier[0], earlier[1])]
    if len(spans) == 2:  # "the October update of last year"
        first = max(span[0] for span in spans)
        last = min(span[1] for span in spans)
        return [(first, last)] if first <= last else []
    return spans[:1]


def _span(value: str) -> tuple[str, str] | None:
    """The first and last month of a time; None for quarters and halves."""
    first, _, last = value.partition("/")
    if "Q" in value or "H" in value or not re.match(r"\d{4}", first):
        return None
    last = last or first
    return (first[:7] if "-" in first else f"{first}-01"), (last[:7] if "-" in last else f"{last}-12")


def _months_between(earlier: str, later: str) -> int:
    return (int(later[:4]) - int(earlier[:4])) * 12 + int(later[5:7]) - int(earlier[5:7])
