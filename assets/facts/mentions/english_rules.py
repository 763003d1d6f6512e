"""Laws, decrees, lists and other rules with a name in Latin letters that the catalogue lacks.

Their names are made of ordinary words, which tell nothing but that they are written with capitals: Large Load Code,
Decree 4.417, Catch-All Revision. What a name ends with, its number, who made it and what it is said to do are added up
over all places where the text has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field
from itertools import chain

from assets.facts.mentions.latin_words import LETTER, MONTHS
from assets.facts.mentions.mention import Mention, slug
from assets.facts.mentions.places import ORGANISATIONS, Places
from assets.facts.patterns import finditer, screened

_ENOUGH = 2
# What is a rule's name by its last word; and what may be, if the text tells of it what it tells of rules.
_LAWS = r"Act|Bill|Law|Directive|Regulations?|Ordinance|Decree|Statute"
_RULES = (
    r"Rules?|Order|Code|Framework|Revision|List|Package|Guidance|Guidelines|Clause|Notification|Circular|Schedule|Annex"
    r"|Amendment|Measures|Notice|Mandate|Moratorium|Prohibition|Requirements?|Catalogue|Controls|Restrictions|Levy"
    r"|Tariff"
    r"|Resolution|Proclamation|Communication|Licen[cs]e|Provisions?|Regime|Policy|Scheme|Ban|Declaration|Memorandum"
)
_WORD = rf"(?:[A-Z](?:\.[A-Z])+\.?|[A-ZÀ-ÖØ-ÞĀ-Ž][{LETTER}&’-]*|\((?:[A-Z][a-z]+)(?: [A-Z][a-z]+)?\)|&)"
_SMALL = r"(?:of|and|for|to|on|against) (?:the )?"
# The words in front of the last one, back to where the name begins.
_AHEAD = re.compile(rf"(?<![{LETTER}_.-])(?:{_WORD} (?:{_SMALL}(?={_WORD}))?){{0,7}}$")
_NUMBER = (
    r"(?:[Nn]os?\.? ?)?(?:[A-Z]{1,2}-)?(?:\d+(?:[./-]\d+)*(?![\d%]|,\d)[A-Z]?|[IVX]+(?:-[A-Z])?)(?![A-Za-z0-9])"
    r"(?: of (?:19|20)\d\d)?|(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)(?![A-Za-z’'-])"
)
_TAIL = re.compile(
    rf" (?P<number>{_NUMBER})|(?P<what> (?:on|for) (?:the )?(?!{'|'.join(sorted(MONTHS))}){_WORD}"
    rf"(?: (?:and )?{_WORD}){{0,3}}(?![’']))"
)
_HEAD = screened(
    rf"(?:^|(?<=[ “\"(\n’'])|(?<=[^{LETTER}.-]))(?P<head>(?P<law>{_LAWS})|{_RULES})(?![{LETTER}’'&-]*[{LETTER}&])"
)
# "Medida Provisória 1.318", "Loi Cloud", "Peraturan Komdigi 14/2025": a law of another language by its first word.
_FOREIGN = screened(
    r"(?<![\w-])(?:Medida Provis[óo]ria|Real Decreto|Decreto(?:-[Ll]e[iy])?|Décret|Lei|Ley|Loi|Legge|Ordonnance"
    r"|Portaria"
    r"|Resolu(?:ción|ção|tion)|Peraturan|Undang-Undang|Ustawa|Rozporządzenie|Regeling|Besluit)"
    rf"(?: (?:(?:de|da|do|del|della|dei|des|du|sur|sul|sobre|la|le|les|o|a|di) ){{0,2}}{_WORD}(?![’'])){{0,4}}"
    rf"(?P<number> (?:[nN][.º°o]{{0,2}} ?)?{_NUMBER})?"
)
_COMPOUND = screened(
    r"(?:verordnung|gesetz|novelle|erlass|richtlinie|besluit|förordning|forordning)(?:es|s)?(?![A-Za-zäöü-])"
)
_COMPOUND_AHEAD = re.compile(r"(?<![\w-])[A-ZÄÖÜ][A-Za-zÄÖÜäöüß-]{2,30}$")
# "SB 1047", "H.R. 3447"
_NUMBERED_BILL = screened(r"(?<![\w.-])(?:(?:SB|HB|H\.R\.|S\.B\.|H\.B\.) ?\d{1,5}|Bill [CS]-\d{1,3})(?![\w%])")

_MONTH = "|".join(sorted(MONTHS))
# What is told of rules alone, behind their name; and what is told of rules among other things.
_TOLD = (
    rf"(?: \([^()\n]{{1,40}}\)| of (?:(?:19|20)\d\d|{_MONTH})|[”\"])*,?(?: which| that|, a \w+ law,)?(?: (?:also|now"
    rf"|still|then|merely|only|"
    r"would|will|could|may|does|did|has|had|is|are|was|were|been|not|to|already|formally|itself|first))*"
)
_SURELY_BEHIND = re.compile(
    rf"(?:{_TOLD} (?:ban(?:s|ned)?|bar(?:s|red)?|caps?|capped|forbids?|forbade|forbidden|prohibit(?:s|ed)?|oblige[sd]?"
    r"|exempt(?:s|ed)?|outlaw(?:s|ed)?|waive[sd]?|restrict(?:s|ed)?|gazetted|enacted|repealed|promulgated|lapse[sd]?"
    r"|compels?"
    r"|t(?:akes?|ook|aking) effect|c(?:ome|omes|ame|oming) (?:into (?:force|effect)|in and)|enter(?:s"
    r"|ed)? into (?:force|effect)"
    r"|in (?:force|effect)|passed (?:committee|the |parliament|both|by \d)|cleared committee|signed into law)\b"
    r"|(?: \([A-Z]{2,8}\))?, (?:in force|gazetted|which took effect|which came into force|enacted|passed in"
    r"|adopted in)\b"
    r"|[’']s? (?:limit|threshold|ceiling|cap|exemptions?|scope|definition)\b"
    r"| \((?:limit|threshold|ceiling|cap)\b| listing\b| (?:threshold|ceiling|cap) is\b)"
)
_PERHAPS_BEHIND = re.compile(
    rf"(?:{_TOLD} (?:limit(?:s|ed)?|sets?|require[sd]?|cover(?:s|ed)?|appl(?:y|ies|ied)|allow(?:s|ed)?|lets?|makes?"
    rf"|made"
    r"|declare[sd]?|starts? (?:in|on)|force[sd]|stop(?:s|ped)|asks?|issued|published|revised|amended|adopted|names?"
    r"|demands?"
    rf"|affects?|hits?)\b| of (?:(?:19|20)\d\d|{_MONTH})\b)"
)
_SURELY_AHEAD = re.compile(
    r"(?:\b(?:[Uu]nder|[Bb]reach(?:es|ed|ing)?(?: of)?|[Vv]iolat(?:es?|ed|ing|ions? of)|[Cc]ompl(?:y|ies|ied|ying"
    r"|iance) with"
    r"|[Pp]ursuant to|[Ii]n line with|[Ee]xempt(?:ed|ions?)? (?:from|under)|(?:banned|barred|blocked|hit|caught"
    r"|covered) by"
    r"|[Gg]azetted|[Ee]nacted|[Pp]romulgated|[Rr]epeal(?:s|ed)?|[Pp]arliament (?:has )?passed|falls? foul of) (?:the "
    r"|its |their"
    r"|a |(?:[A-Z][\w-]+(?: [A-Z][\w-]+)?[’']s? )(?:new |own |revised )?)?(?:new |own |revised )?[“\"]?)$"
)
_PERHAPS_AHEAD = re.compile(
    r"(?:\b(?:[Ss]ince|[Bb]efore|[Aa]fter|[Uu]ntil|[Bb]ecause of|[Tt]hanks to|[Ii]ssued|[Pp]ublished|[Aa]dopted"
    r"|[Rr]evised"
    r"|[Aa]mend(?:s|ed|ing)?|[Dd]raft(?:ed|ing)?|[Pp]ropose[sd]?|[Ss]igned|[Ii]mposed|[Oo]beys?|[Rr]eplied with"
    r"|and then with"
    r"|(?:answered|responded|followed|follow) with|on)"
    r" (?:the |its |their |a |an )?(?:new |own |revised )?[“\"]?)$"
)
_ISSUER = re.compile(r"[’']s? (?:(?:new|own|revised|draft|proposed|latest|controversial) )?[“\"]?$")
# How much that weighs, at however many places it stands.
_HINTS = {
    "surely behind": 2,
    "perhaps behind": 1,
    "surely ahead": 2,
    "perhaps ahead": 1,
    "a region's": 2,
    "somebody's": 1,
    "a company's": -3,  # "Google's Secure AI Framework"
    "without article": -1,  # "Studio Code requires"
}
# In front of what takes no article.
_NO_ARTICLE = re.compile(
    r"(?:^|[.!?:;,(] |\b(?:with|of|in|to|for|and|or|by|from|uses?|using|call(?:s|ed)|named) )[“\"]?$"
)
_WITH_ARTICLE = re.compile(r"(?:\b(?:[Tt]he|an?|its|their|new)|[’']s?) $")
# Words that names of rules are made of, and hardly others.
_OF_RULES = re.compile(
    r"\b(?:Export|Import|Sanctions?|Licen[cs](?:e|ing)|Prohibition|Dual-Use|Catch-All|Entity|End[- ]Users?|Military"
    r"|Denied|Restricted|Transshipment|Diversion|Anti-\w+|Tax|Customs|Executive|Presidential|Royal|Ministerial|Emergency"
    r"|High Priority|Foreign|Disclosure|Permit|\w+th(?= Package))\b|\((?:Amendment|Control|Consolidation)\)"
)
# "the Fortune 500 List", "the Midas List": of people and firms.
_NO_LIST = re.compile(r"\b(?:Fortune|Forbes|Midas|Rich|Power|Hot|Reading|Wish|Top|A|Best|To-?Do|Mailing)\b")
_GENERIC = frozenset(
    [
        "executive",
        "royal",
        "presidential",
        "ministerial",
        "general",
        "draft",
        "new",
        "final",
        "federal",
        "national",
        "government",
        "interim",
        "emergency",
        "public",
        "state",
        "chief",
        "purchase",
        "court",
        "trade",
    ]
)
# "the AI-AV", "(SSF)", "or CDPA": what the name is shortened to right behind it.
_SHORT = r"[A-Z][A-Za-z]{0,4}(?:-[A-Z0-9]{1,4}|[A-Z0-9&]{1,8})"
_SHORTENED = re.compile(
    rf"(?: \((?:the |or )?[“\"]?(?P<bracket>{_SHORT}|[A-Z][a-z]+)[”\"]?\)"
    rf"|,? (?:or|known (?:\w+ )?as|called|dubbed|the|in short|abbreviated) (?:the )?[“\"]?(?P<called>{_SHORT})"
    r"(?=[”\"]?[,.;:)]))"
)
# "The rule, known locally as PK-14", "the sanctions of that August, the CAATSA,"
_RULE_NOUN = r"(?:rules?|law|decree|order|regulation|directive|sanctions|curbs|controls|statute|act|bill|ordinance|ban)"
_NOUN_CALLED = screened(
    rf"\b{_RULE_NOUN}(?: of [\w ]{{3,16}})?, (?:(?:[a-z]+ ){{0,2}}(?:known|dubbed|nicknamed|called)(?: (?:\w+ )?as)?"
    rf"|the)"
    rf" (?:the )?[“\"]?(?P<short>{_SHORT})(?![\w-])"
)


@dataclass(slots=True)
class _Rule:
    """A name that may be a rule's: where it stands, how much speaks for it, and what it is shortened to."""

    name: str
    head: str
    spans: list[tuple[int, int]] = field(default_factory=list)
    weight: int = 0
    hints: set[str] = field(default_factory=set)
    short: set[str] = field(default_factory=set)


class EnglishRules:
    """Finds the rules that a text names in Latin letters."""

    def __init__(self, function_words: Set[str]) -> None:
        self._function_words = function_words

    def find(self, text: str, known: Sequence[Mention]) -> list[Mention]:
        """The rules that nothing known is called by.

        Args:
            text: A view of an article.
            known: What is named already, sorted. What is but a part of a rule's name gives way to it; a company's and
                a known rule's name do not.
        """
        places = Places(text, known)
        rules: dict[str, _Rule] = {}
        for start, end, head, weight in chain(self._headed(text), _numbered_or_foreign(text)):
            inside = places.within(start, end)
            if any(
                m.kind in ("regulation", "person") or (m.kind in ORGANISATIONS and m.text[0].isupper()) for m in inside
            ):
                continue
            name = " ".join(text[start:end].split())
            rule = rules.setdefault(name.removeprefix("the "), _Rule(name, head))
            rule.spans.append((start, end))
            if not _is_title(text, start, end):
                rule.weight = max(rule.weight, weight)
                rule.hints.update(self._evidence(text, start, end, places))
                short = _SHORTENED.match(text, end)
                if short is not None:
                    rule.short.add(short["bracket"] or short["called"])
        named = [rule for rule in rules.values() if rule.weight + sum(map(_HINTS.__getitem__, rule.hints)) >= _ENOUGH]
        return list(_mentions(text, named, places))

    def _headed(self, text: str) -> Iterator[tuple[int, int, str, int]]:
        """The names that end with what a rule is called or go on behind it with a number, and what their form says."""
        for match in finditer(_HEAD, text):
            start, end = match.span("head")
            floor = max(0, start - 90)
            ahead = _AHEAD.search(text, floor, start)
            start = ahead.start() if ahead is not None else start
            start = self._without_opening(text, start, match.start("head"))
            tail = _TAIL.match(text, end)
            number = tail is not None and tail["number"] is not None
            if tail is not None and (number or (match["law"] and start < match.start("head"))):
                end = tail.end()
            elif text[end : end + 1] == " " and text[end + 1 : end + 2].isupper() and match["head"] != "Law":
                continue  # "Order Book"
            words = text[start : match.start("head")].split()
            generic = all(word.lower() in _GENERIC for word in words)
            if (tail is None and generic) or (not number and not words):
                continue
            if match["head"] == "List" and _NO_LIST.search(text, start, end):
                continue
            told = re.match("[Nn]o", tail["number"]) is not None if number and tail is not None else False
            weight = _ENOUGH if match["law"] and (words or told) and not number else told + bool(match["law"])
            if number and "/" in text[match.end("head") : end]:
                weight = _ENOUGH  # "Notification 31/2025"
            if (
                number
                and not told
                and match["head"] in ("Decree", "Directive", "Ordinance", "Notification", "Circular")
            ):
                weight = _ENOUGH
            if match["head"] == "Law" and not number and not _WITH_ARTICLE.search(text, max(0, start - 6), start):
                weight = 1  # Fenwick Law is a firm.
            of_rules = bool(_OF_RULES.search(text, start, end))
            weight += 2 * of_rules if match["head"] == "List" else of_rules
            yield start, end, match["head"], weight

    def _without_opening(self, text: str, start: int, stop: int) -> int:
        """Where the name begins behind words that only open the sentence: "Under Section", "The Accelerator"."""
        while start < stop:
            word = re.match(r"\S+ ", text[start:stop])
            if word is None or word[0].strip().lower() not in self._function_words or word[0][:-1] == "No":
                break
            start += word.end()
        return start

    def _evidence(self, text: str, start: int, end: int, places: Places) -> Iterator[str]:
        """What stands around a name and says that it is a rule's, or that it is none."""
        left = text[max(0, start - 60) : start].rpartition("\n")[2]
        if _SURELY_BEHIND.match(text, end):
            yield "surely behind"
        elif _PERHAPS_BEHIND.match(text, end):
            yield "perhaps behind"
        if _SURELY_AHEAD.search(left):
            yield "surely ahead"
        elif _PERHAPS_AHEAD.search(left):
            yield "perhaps ahead"
        issuer = _ISSUER.search(left)
        if issuer is not None:
            owner = places.ending_at(start - len(issuer[0]))
            if owner is not None and owner.kind in ORGANISATIONS:
                yield "a company's"
            else:
                yield "a region's" if owner is not None and owner.kind == "region" else "somebody's"
        elif _NO_ARTICLE.search(left) and not re.search(r"\d|\b[IVX]+\b", text[start:end]):
            yield "without article"


def _numbered_or_foreign(text: str) -> Iterator[tuple[int, int, str, int]]:
    """Names of other languages, and bills by their number."""
    for match in finditer(_FOREIGN, text):
        if " " in match[0] and (match["number"] or match[0].count(" ") > 0):
            yield match.start(), match.end(), match[0].partition(" ")[0], 2 if match["number"] else 1
    for match in finditer(_COMPOUND, text):
        ahead = _COMPOUND_AHEAD.search(text, max(0, match.start() - 40), match.start())
        if ahead is not None:
            yield ahead.start(), match.end(), text[ahead.start() : match.end()], _ENOUGH
    for match in finditer(_NUMBERED_BILL, text):
        yield match.start(), match.end(), match[0], _ENOUGH


def _mentions(text: str, rules: Sequence[_Rule], places: Places) -> Iterator[Mention]:
    """All places of the rules, by their names and by what these are shortened to."""
    heads = [rule.head for rule in rules]
    taken: set[int] = set()
    first = {rule.name: rule.spans[0][0] for rule in rules}
    called = {match.start("short"): match["short"] for match in finditer(_NOUN_CALLED, text)}
    shorts: dict[str, str] = {}
    for rule in sorted(rules, key=lambda rule: first[rule.name]):
        for start, end in rule.spans:
            taken.add(start)
            yield _named(text, start, end, rule.name)
        initials = "".join(word[0] for word in re.findall(r"[A-Z][\w’'-]*", rule.name))
        shorts.update(dict.fromkeys(rule.short, rule.name))
        if len(initials) > 2 and initials.isalpha():
            shorts.setdefault(initials, rule.name)
        number = re.search(r" (\d[\d./-]*)$", rule.name)
        if number is not None and len(initials) > 1:
            shorts.setdefault(f"{initials} {number[1]}", rule.name)
        if heads.count(rule.head) == 1 and rule.head in rule.name.split():
            for match in re.finditer(
                rf"\b(?:[Tt]he|[Tt]his) (?P<head>{re.escape(rule.head)})(?![\w’-]| [A-Z\d])", text
            ):
                if match.start() > first[rule.name]:
                    yield _named(text, *match.span("head"), rule.name)
    for start, short in called.items():
        before = [rule.name for rule in rules if first[rule.name] < start]
        shorts.setdefault(short, before[-1] if before and text[max(0, start - 160) : start].count(".") < 2 else short)
    for short, name in shorts.items():
        for match in re.finditer(rf"(?<![\w’-]){re.escape(short)}(?![\w-])", text):
            if match.start() not in taken and places.free(*match.span()):
                yield _named(text, *match.span(), name)


def _named(text: str, start: int, end: int, name: str) -> Mention:
    return Mention(
        start, end, text[start:end], f"regulation:{slug(name)}", name, "regulation", provisional=True, rule="rule"
    )


def _is_title(text: str, start: int, end: int) -> bool:
    """Whether a name stands in a line of which nearly all words have capitals, so that capitals tell nothing."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    line = text[first : last if last >= 0 else len(text)]
    if len(line) > 200 or line.rstrip().endswith((".", "!", "?")):
        return False
    words = re.findall(r"[A-Za-z][\w’'-]{3,}", line[: start - first] + line[end - first :])
    return len(words) > 1 and sum(word[0].isupper() for word in words) > 0.7 * len(words)
