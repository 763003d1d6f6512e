"""Which rule a sentence speaks of that gives only its maker, its date, its kind or what it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from assets.facts.mentions import Mention
from assets.facts.patterns import Piece, screened
from assets.facts.vocabulary import Entry, load_lexicon

# Who makes a rule of which nothing tells whose it is.
_USUAL_MAKER = "region:united-states"
_CONTROLS = "controls"


@dataclass(frozen=True, slots=True)
class KnownRule:
    """A rule, known or told in the article.

    Attributes:
        id: Its entity id.
        name: Its name.
        maker: The region that makes it.
        start: The month (`2023-10`) in which it was announced.
        end: The month until which "the rule of this month" may mean it.
        words: What must be spoken of for a date to mean it.
        about: What an article must speak of to mean it although it gives no date.
        lasting: Whether "the export controls" of no date mean it from then on.
        family: `tariff`, or `controls`.
        kind: What it is: guidance, letter, ban …; empty where nothing tells.
        round: `first` or `later`, of rules that amend each other.
        of: The id of a wider rule by whose name it goes too.
        covers: Ids of what it is known to restrict.
        cue: What must be spoken of where that is a country.
    """

    id: str
    name: str
    maker: str
    start: str
    end: str
    words: re.Pattern[str] | None = None
    about: re.Pattern[str] | None = None
    lasting: bool = False
    family: str = _CONTROLS
    kind: str = ""
    round: str = ""
    of: str = ""
    covers: frozenset[str] = frozenset()
    cue: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class _Book:
    makers: tuple[tuple[str, re.Pattern[str]], ...]
    words: re.Pattern[str]
    noun_phrase: re.Pattern[str]
    kinds: tuple[tuple[str, re.Pattern[str]], ...]
    families: tuple[tuple[str, re.Pattern[str]], ...]
    restrains: re.Pattern[str]
    releases: re.Pattern[str]
    rounds: tuple[tuple[str, re.Pattern[str]], ...]
    rules: tuple[KnownRule, ...]


def _compiled(patterns: dict[str, str]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, screened(pattern, re.IGNORECASE)) for name, pattern in patterns.items())


@lru_cache(maxsize=1)
def rule_book() -> _Book:
    """The known rules, and the words by which a text tells of one."""
    data = load_lexicon("rulebook")
    book = _Book(
        tuple((region, screened(pattern)) for region, pattern in data["makers"].items()),
        screened(data["words"], re.IGNORECASE),
        screened(data["noun_phrase"], re.IGNORECASE),
        _compiled(data["kinds"]),
        _compiled(data["families"]),
        screened(data["restrains"], re.IGNORECASE),
        screened(data["releases"], re.IGNORECASE),
        _compiled(data["rounds"]),
        tuple(map(_known_rule, data["rules"])),
    )
    data.refuse_unread()
    return book


def _known_rule(row: Entry) -> KnownRule:
    def pattern(key: str) -> re.Pattern[str] | None:
        words = row.get(key)
        return None if words is None else screened(words, re.IGNORECASE)

    rule = KnownRule(
        row["id"],
        row["name"],
        row["maker"],
        str(row["from"])[:7],
        str(row["to"])[:7],
        pattern("words"),
        pattern("about"),
        row.get("lasting", False),
        row.get("family", _CONTROLS),
        row.get("kind", ""),
        row.get("round", ""),
        row.get("of", ""),
        frozenset(row.get("covers", ())),
        pattern("cue"),
    )
    row.refuse_unread()
    return rule


@lru_cache(maxsize=1)
def _covered() -> frozenset[str]:
    return frozenset(id_ for rule in rule_book().rules for id_ in rule.covers)


_NEWS = screened(
    r"新规|新政|新的?(?:管制|规则|禁令|限制|许可)|最新|修订|红线|今后|即刻|即日|立即|刚刚|通知|[须需]\S{0,6}许可|不得\S{0,4}出口"
    r"|\b(?:new|latest|fresh|updated|revised) (?:\w+ ){0,3}(?:rules?|controls?|curbs?|restrictions?|ban|requirement"
    r"|guidance|proclamation|tariffs?)"
    r"|\bthe letters?\b|\b(?:today|this week|with immediate effect|effective immediately|no longer)\b"
    r"|\b(?:on|said) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b",
    re.IGNORECASE,
)
_MAKES = screened(
    r"发布|公布|出台|宣布|实施|颁布|祭出|收紧|要求|通知|叫停|约谈|纳入|扩大|下令|禁止|拟|设限|修订|签署|发函|致函|致信|告知|劝"
    r"|抛出|升级|加征|公告|还击|反击|改写|撤销|吊销|冻结|列入|禁|通报|签字|实行"
    r"|\b(?:issued?|impos\w+|announc\w+|publish\w*|unveil\w*|introduc\w+|ruled|banned|barr?(?:ed|s)|tighten\w*|widen\w*"
    r"|told|ordered|demand\w*|requir\w+|instructed|summoned|notified|asked|forbade|adopt\w*|brought in|blocked|bans"
    r"|permitted|sign(?:s|ed)|rewr\w+|revis\w+|updat\w+|urged|advised|informed|discourag\w+|warned|revoked?|placed|added"
    r"|halted|extended|clos(?:es|ed)|shut|slapp?\w*|wrote|said|respond\w*|forbid\w*|retaliat\w*|stripped"
    r"|no longer (?:allow|let|permit))\b",
    re.IGNORECASE,
)
# How a headline announces a rule.
_MAKES_NOW = screened(
    r"\b(?:imposes|tightens|unveils|issues|widens|expands|adds|introduces|announces|readies|plans|prepares|weighs|mulls)\b"
    r"|(?:拟|将|再度?|又)(?:进一步)?(?:收紧|出台|升级|扩大|加码)",
    re.IGNORECASE,
)
_EXPORT_RULES = screened(
    r"\b(?:export|chip|technology|trade|semiconductor|American|US|U\.S\.|Washington['’]s|Commerce Department['’]s)"
    r" (?:export |chip |technology )?(?:controls?|curbs|restrictions?|rules?|ban|limits|thresholds?)\b"
    r"|出口管制|对华管制|芯片管制|出口限制",
    re.IGNORECASE,
)
# Words of export controls, which tariffs may be told of beside.
_OF_CONTROLS = screened(r"\blicen[cs]\w*|\bpermits?\b|\bexport (?:controls?|curbs|ban)\b|管制|许可|禁运", re.IGNORECASE)
_BARE_MINISTRY = screened(r"(?<![国方])商务部(?!长|次长|副部长)")
# Authorities of whom only the text tells whose they are; and how it speaks of a rule that it has told of.
_SAME_MAKER = screened(
    r"^\W*(?:It|They) (?:(?:has|have|had|itself|also|then|earlier|later|previously|already|since) )*"
    r"(?:bann|barr|discourag|dissuad|told|urg|advis|instruct|order|warn|restrict|forb|stopp|block|ask|prohibit)\w*"
    r"|\b(?:[Rr]egulators|[Aa]uthorities|[Tt]he (?:regulator|ministry|watchdog|department|bureau|agency|government))\b"
)
# A law or rule that is not made: it is none of those that are.
_NOT_MADE = screened(
    r"\bdraft (?:rules?|regulations?|order|measures?)\b|规则草案|征求意见稿"
    r"|\b(?:working on|drafting|preparing|weighing|considering|mulling) (?:an?|new|fresh|further|more|another)"
    r" (?:[\w-]+ ){0,3}(?:rules?|regulations?|order|curbs|controls|restrictions|limits|ban)\b"
    r"|(?:正在|着手)?(?:制定|起草|酝酿)(?:一[项份])?[^，。；]{0,10}(?:新规|规则|规定|限制|禁令|管制)"
    r"|\b(?:[Ll]awmakers?|[Ss]enators?|[Rr]epresentatives?|Congress\w*|House|Senate|[Cc]ommittee|bipartisan"
    r"|[Pp]arliament\w*|[Ll]egislators?)\b[^.;]{0,90}\bbill\b"
    r"|\bbill (?:that|which|to|would|before|in|from|by|introduced|tabled)\b(?! pay)"
    r"|(?:议员|国会|众议院|参议院|两党)[^，。；]{0,24}(?:法案|议案)"
)
_DEFINITE = re.compile(r"(?:the|this|that|these|those)\b|该|这项|这份|这一|此|上述", re.IGNORECASE)
# What tells of a rule that was not spoken of before.
_ANOTHER = screened(
    r"\b(?:an?|another|new|fresh|separate|second|further) (?:[\w-]+ ){0,3}"
    r"(?:rules?|proclamation|guidance|letters?|order|directive|notice|tariffs?|ban|permit|embargo)\b"
    r"|(?:另一?[份项则]|又|同日|新的?|一[份项纸])[^，。；]{0,8}(?:规则|规定|公告|指南|指引|通知|禁令|函|命令|行政令|清单)",
    re.IGNORECASE,
)


# The export controls that hold, as against one that is only thought of.
_RULES_IN_FORCE = screened(
    r"\b(?:[Uu]nder |[Tt]he )?(?:current|existing|present|today['’]s) (?:US |American |export )*(?:rules?|controls?"
    r"|curbs|regulations?|restrictions)\b|(?:现行|现有|目前)的?(?:美国|出口)*(?:规定|规则|管制|限制|法规)"
)


@dataclass(frozen=True, slots=True)
class Telling:
    """What a sentence, or a part of it, tells of a rule.

    Attributes:
        words: The words.
        start: Their offset, for the mention.
        block: The paragraph.
        times: The months (`2023-10`) or spans of months (`2022-09/2022-11`) named, nearest first.
        years: The years named, without a month, of a rule: "the 2022 rule".
        item: The time that heads the item of a list or the paragraph, where the one before was about another.
        maker: The region that makes the rule, where the sentence shows it otherwise than by an authority's name.
        chips: Ids of the chips named, for the name of a rule that is not known.
    """

    words: Piece
    start: int
    block: int
    times: Sequence[str]
    years: Sequence[str] = ()
    item: str | None = None
    maker: str | None = None
    chips: Sequence[str] = ()


class RuleTracker:
    """Remembers the rules that an article speaks of, and finds the next."""

    def __init__(self, published: date | None) -> None:
        self._now = published.isoformat()[:7] if published else None
        self.current: Mention | None = None
        # When it was made, as the article tells.
        self._times: dict[str, str] = {}
        # The paragraph or item that spoke of it last.
        self.block = -1
        self._maker: str | None = None
        # In which paragraph who was said to act, and when, before it was told what they did.
        self._acting: tuple[int, str, Sequence[str]] | None = None
        # The rules that only the article tells of, and all that it has spoken of, the last one at the end.
        self._told: list[KnownRule] = []
        self._spoken: list[KnownRule] = []

    @property
    def covered(self) -> frozenset[str]:
        """Ids of all that some known rule restricts."""
        return _covered()

    @property
    def time(self) -> str | None:
        """When the rule spoken of was made, where the article has told it."""
        return self._times.get(self.current.id) if self.current is not None else None

    @time.setter
    def time(self, value: str) -> None:
        if self.current is not None:
            self._times[self.current.id] = value

    @property
    def made_by(self) -> str | None:
        """The region whose rule is spoken of."""
        return self._maker

    def maker(self, words: Piece) -> str | None:
        """The region that the words name as a maker of rules, the first one in the text; None where there is none."""
        found = [(match.start(), region) for region, pattern in rule_book().makers if (match := words.search(pattern))]
        return min(found)[1] if found else None

    def heard_of(self, maker: str, block: int) -> None:
        """Note who a sentence without a rule is about, since "it" may be who makes one in the next."""
        self._acting = (block, maker, ())

    def certain_maker(self, words: Piece) -> str | None:
        """The region that the words name as a maker, unless it is a ministry that several countries have."""
        found = self.maker(words)
        return None if found == "region:china" and words.search(_BARE_MINISTRY) else found

    def maker_of(self, rule: Mention) -> str | None:
        """The region whose rule it is: of the one spoken of as told, of a known one by the rulebook, else None."""
        known = self._known(rule.id)
        if known is not None:
            return known.maker
        return self._maker if self.current is not None and self.current.id == rule.id else None

    def names_rule(self, words: Piece) -> bool:
        """Whether the words have one for a rule."""
        return words.search(rule_book().words) is not None

    def names_controls(self, words: Piece) -> bool:
        """Whether the words speak of export controls as such."""
        return words.search(_EXPORT_RULES) is not None

    def may_be_of(self, time: str) -> bool:
        """Whether a time (`2023-10-17`) may be that of the rule spoken of; of a known one its months tell."""
        rule = self._known(self.current.id) if self.current is not None else None
        if rule is None or rule in self._told or not re.match(r"\d{4}-\d\d", time):
            return True
        return any(known.start <= time[:7] <= known.end for known in rule_book().rules if known.id == rule.id)

    def year_of(self, rule: str, time: str) -> str | None:
        """The year in which a month or day that is told without one is that of a known rule; None where none is."""
        known = [r for r in rule_book().rules if r.id == rule and re.match(r"\d{4}-\d\d", time)]
        if any(r.start <= time[:7] <= r.end for r in known):
            return None
        months = {month[:4] for r in known for month in (r.start, r.end) if month[5:7] == time[5:7]}
        return months.pop() if len(months) == 1 else None

    def is_news(self) -> bool:
        """Whether the rule spoken of may be one of these days: no known one of months before."""
        rule = self._known(self.current.id) if self.current is not None else None
        return rule is None or rule.end >= (self._now or "")

    def resolve(self, told: Telling) -> Mention | None:
        """The rule that a sentence speaks of: by its date, else by what it is about, else the one spoken of before."""
        words, times = told.words, told.times
        maker = told.maker or self.maker(words)
        if maker is None and words.search(_SAME_MAKER):
            # "In August regulators had already urged buyers …"
            if self._acting is not None and self._acting[0] == told.block:
                _, maker, acted = self._acting
                times = times or acted  # "In May 2023 Beijing hit back. It banned …"
            else:
                maker = self._maker
        if maker is not None:
            self._acting = (told.block, maker, times)
        elif not times and self._acting is not None and self._acting[0] == told.block:
            _, maker, times = self._acting  # "In May 2023 Beijing hit back. It banned …"
        another_acts = maker is not None and self._maker not in (None, maker) and words.search(_MAKES) is not None
        phrase = self.phrase(words)
        makers = dict(rule_book().makers)
        # "The Malaysian order"
        of_another = maker in makers and maker != self._maker and phrase is not None and makers[maker].search(phrase[0])
        if not words.search(rule_book().words) and not another_acts and not of_another:
            # "；2023年10月，A800也被纳入" goes on with a later rule of the same maker and kind.
            spoken = self._known(self.current.id) if self.current is not None else None
            if spoken is not None and all(spoken.end < time[:7] for time in times):
                later = self._dated(words, times, spoken.maker, spoken.family)
                return self._remember(later, words, told.start) if later is not None else self.current
            return self.current
        if not times and maker in (None, _USUAL_MAKER) and words.search(_RULES_IN_FORCE):
            in_force = [r for r in rule_book().rules if r.lasting and r.start <= (self._now or "9999")]
            if in_force and (self.current is None or self._known(self.current.id) in self._told):
                return self._remember(in_force[-1], words, told.start)
        by_maker = maker or self._maker or _USUAL_MAKER
        family = self._family(words)
        if words.search(_NOT_MADE):
            if (spoken := self._spoken_of(words, maker, family)) is not None and not words.search(_ANOTHER):
                return self._remember(spoken, words, told.start)
            month = next(iter(times), self._now)
            if month is None:
                return None
            return self._remember(self._new(words, by_maker, month[:7], family, told.chips), words, told.start)
        yearly = [f"{year}-01/{year}-12" for year in told.years]
        found = self._dated(words, [*times, *yearly], by_maker, family)
        if found is None and times and by_maker == "region:china" and words.search(_BARE_MINISTRY):
            # 由商务部出台的规则, of a date of an American one: whose ministry it is the date tells.
            found = self._dated(words, times, _USUAL_MAKER, family)
            maker = _USUAL_MAKER if found is not None else maker
        if found is None and not times and told.item is not None:
            found = self._dated(words, [told.item], by_maker, family)
            if found is None and maker == "region:china" and words.search(_BARE_MINISTRY):
                found = self._dated(words, [told.item], _USUAL_MAKER, family)
            times = [told.item]
        found = found or self._about(words, maker, family) or self._of_round(words, maker, family)
        found = found or (self._of_other_chips(told.chips) if not told.times else None)
        if found is not None:
            return self._remember(found, words, told.start)
        current = self._known(self.current.id) if self.current is not None else None
        fits = self.current is not None and (current is None or current.family == family)
        another = words.search(_ANOTHER) is not None
        if fits and (maker is None or maker == self._maker) and not times and not another:
            return self.current
        if fits and phrase is not None and _DEFINITE.match(phrase[0]) and not (told.times or of_another):
            return self.current  # "China's foreign ministry said the curbs violated …": those spoken of.
        if (spoken := self._spoken_of(words, maker, family)) is not None and not times and not another:
            return self._remember(spoken, words, told.start)
        makes = maker and words.search(_MAKES)
        if not (times or another or makes) and maker not in (None, self._maker):
            # "A ministry circular draws the Malaysian line at": the rule of that maker that was told before.
            last_one = next((r for r in reversed(self._spoken) if r.maker == maker and r.family == family), None)
            if last_one is not None:
                return self._remember(last_one, words, told.start)
        if makes and not told.times and not another and (covering := self._of_chips(told.chips, maker)) is not None:
            return self._remember(covering, words, told.start)
        if not times and self._now is not None and (words.search(_NEWS) or makes or family != _CONTROLS):
            # 新规 with no date is the one of these days.
            times = [self._now]
            if (found := self._dated(words, times, by_maker, family)) is not None:
                return self._remember(found, words, told.start)
            if fits and (maker is None or maker == self._maker) and not another:
                return self.current
        fresh = maker is not None and words.search(_MAKES_NOW) is not None
        last = not (told.times or fresh) and maker in (None, _USUAL_MAKER) and self.current is None
        if last and words.search(_EXPORT_RULES):
            # "the export controls" of no date and about no chip of theirs are the last ones for advanced chips.
            lasting = [rule for rule in rule_book().rules if rule.lasting and rule.start <= (self._now or "")]
            if lasting:
                return self._remember(lasting[-1], words, told.start)
        if times and maker is not None and makes:
            return self._remember(self._new(words, maker, times[0][:7], family, told.chips), words, told.start)
        return self.current if fits and (maker is None or maker == self._maker) else None

    def phrase(self, words: Piece) -> re.Match[str] | None:
        """How the words call a rule: "the new rule", 该规定."""
        return words.search(rule_book().noun_phrase)

    def hint(self, words: Piece) -> re.Match[str] | None:
        """Where the words hint that something is restricted; None where they say that it is not, or no more."""
        return None if words.search(rule_book().releases) else words.search(rule_book().restrains)

    def covering(self, id_: str, spoken: Mention | None, words: Piece, start: int, *, aimed: bool) -> Mention | None:
        """The known rule that restricts something: the one spoken of if it does, else the only or first one that does.

        Args:
            id_: What may be restricted.
            spoken: The rule that its sentence speaks of.
            words: The sentence, or its part that tells of the rule.
            start: The sentence's offset, for the mention.
            aimed: Whether a country is named as whom something goes to.
        """
        rules = [rule for rule in rule_book().rules if id_ in rule.covers and rule.start <= (self._now or "9999")]
        if id_.startswith("region:"):
            rules = [rule for rule in rules if (words.search(rule.cue) if rule.cue is not None else aimed)]
        if spoken is not None and any(rule.id == spoken.id for rule in rules):
            return spoken
        if spoken is not None and self._known(spoken.id) in self._told:
            return None  # What the article alone tells of may restrict it or not.
        maker = self.maker(words)
        rules = [rule for rule in rules if rule.maker == (maker or _USUAL_MAKER) and rule.family == self._family(words)]
        if not id_.startswith("chip:") or not rules or (len(rules) > 1 and not all(rule.round for rule in rules)):
            return None
        return self._remember(rules[0], words, start)

    def _family(self, words: Piece) -> str:
        if words.search(_OF_CONTROLS):
            return _CONTROLS  # "licences for tungsten, in retaliation for the tariffs"
        return next((name for name, pattern in rule_book().families if words.search(pattern)), _CONTROLS)

    def named(self, rule: Mention, words: Piece, times: Sequence[str]) -> Mention:
        """The rule that a name means: of a wider one, the change that the sentence dates."""
        for known in rule_book().rules:
            dated = any(known.start <= time[-7:] and time[:7] <= known.end for time in (*times, self._now or ""))
            if known.of == rule.id and dated and (known.words is None or words.search(known.words)):
                rule = replace(rule, id=known.id, name=known.name)
        self.current = rule
        self._maker = self.maker_of(rule)
        return rule

    def _known(self, id_: str) -> KnownRule | None:
        return next((rule for rule in (*rule_book().rules, *self._told) if rule.id == id_), None)

    def _dated(self, words: Piece, times: Sequence[str], maker: str, family: str) -> KnownRule | None:
        for time in times:
            first, last = time[:7], time[-7:]
            for rule in rule_book().rules:
                if (
                    rule.maker == maker
                    and rule.family == family
                    and rule.start <= last
                    and first <= rule.end
                    and (
                        rule.words is None or words.search(rule.words) or (self.current and self.current.id == rule.id)
                    )
                ):
                    return rule
        return None

    def _about(self, words: Piece, maker: str | None, family: str) -> KnownRule | None:
        """The latest known rule that is about what the sentence names, unless the current one is about it too."""
        now = self._now or "9999"
        current = next((r for r in rule_book().rules if self.current is not None and r.id == self.current.id), None)
        if current is not None and current.about is not None and words.search(current.about):
            return None
        for rule in reversed(rule_book().rules):
            if (
                rule.about is not None
                and rule.start <= now
                and rule.family == family
                and maker in (None, rule.maker)
                and (current is None or rule.maker != current.maker or rule.start > current.start)
                and (self.current is None or current is not None)
                and words.search(rule.about)
            ):
                return rule
        return None

    def _of_chips(self, chips: Sequence[str], maker: str | None) -> KnownRule | None:
        """The last known export rule of a maker that restricts a chip named."""
        now = self._now or "9999"
        rules = (rule for rule in reversed(rule_book().rules) if rule.maker == maker and rule.start <= now)
        rules = (rule for rule in rules if rule.family == _CONTROLS)
        return next((rule for rule in rules if rule.covers.intersection(chips)), None)

    def _of_other_chips(self, chips: Sequence[str]) -> KnownRule | None:
        """A rule of the same maker that restricts a chip named, where the known one spoken of is about another.

        That is about a country, or about chips of which none is named, where only one rule is about the one named.
        """
        current = self._known(self.current.id) if self.current is not None else None
        if current is None or not current.covers:
            return None
        if not all(id_.startswith("region:") for id_ in current.covers):
            if current.round or current.covers.intersection(chips) or current.family != _CONTROLS:
                return None
            covering = [r for r in rule_book().rules if r.maker == current.maker and r.covers.intersection(chips)]
            return covering[0] if len(covering) == 1 and covering[0].start <= (self._now or "9999") else None
        found = self._of_chips(chips, current.maker)
        return found if found is not None and found.family == current.family else None

    def _of_round(self, words: Piece, maker: str | None, family: str) -> KnownRule | None:
        """The rule that its place among its amendments names: "the first rule", and behind it "the revised one"."""
        if maker not in (None, _USUAL_MAKER) or family != _CONTROLS:
            return None
        rounds = [rule for rule in rule_book().rules if rule.round and rule.start <= (self._now or "9999")]
        here = next((rule for rule in rounds if self.current is not None and rule.id == self.current.id), None)
        if self.current is not None and here is None:
            return None
        for name, pattern in rule_book().rounds:
            if words.search(pattern) and (name == "first" or here is not None):
                return next((rule for rule in rounds if rule.round == name), None)
        return None

    def _spoken_of(self, words: Piece, maker: str | None, family: str) -> KnownRule | None:
        """The last rule of the article that is of the kind named: "the guidance", "the tariff"."""
        kind = next((kind for kind, pattern in rule_book().kinds if words.search(pattern)), "")
        return next(
            (
                rule
                for rule in reversed(self._told)
                if rule.family == family and maker in (None, rule.maker) and (rule.kind == kind or family != _CONTROLS)
            ),
            None,
        )

    def _new(self, words: Piece, maker: str, month: str, family: str, chips: Sequence[str]) -> KnownRule:
        """A rule that is not known, called after its maker, the one chip that it is about, its kind and year."""
        region = maker.partition(":")[2].replace("united-states", "us").replace("european-union", "eu")
        vendor_and_chip = chips[0].partition(":")[2] if len(set(chips)) == 1 else ""
        chip = vendor_and_chip.partition("-")[2] or vendor_and_chip
        kind = next((kind for kind, pattern in rule_book().kinds if words.search(pattern)), "export-controls")
        parts = [region, *([chip] if chip else []), kind, month[:4]]
        id_ = f"regulation:{'-'.join(parts)}"
        return KnownRule(id_, " ".join(parts), maker, month, month, family=family, kind=kind)

    def _remember(self, rule: KnownRule, words: Piece, start: int) -> Mention:
        self._maker, self._acting = rule.maker, None
        if rule.id not in {known.id for known in rule_book().rules}:
            self._told = [*(told for told in self._told if told.id != rule.id), rule]
        self._spoken = [*(spoken for spoken in self._spoken if spoken.id != rule.id), rule]
        phrase = self.phrase(words)
        self.current = Mention(
            start, start, phrase[0] if phrase else rule.name, rule.id, rule.name, "regulation", provisional=True
        )
        return self.current
