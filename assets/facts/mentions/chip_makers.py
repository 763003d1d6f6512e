"""Whose chips those are that the catalogue lacks: what the whole text says of each line, added up."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from assets.facts.mentions.mention import Mention, slug
from assets.facts.mentions.words import article_around

# How firmly words speak for a maker: `ENOUGH` decides, a hint needs another one or a company of the trade.
_HINT, _ENOUGH, _CERTAIN = 1, 2, 3
_USES = 20
# How far the company may stand from the chip.
_REACH = 160
_NOUNS = r"(?:chips?|processors?|accelerators?|GPUs?|ASICs?|NPUs?|cards?|parts?|boards?|silicon)"
_ADJECTIVES = r"(?:[\w’'.-]+,? ){0,3}?"
_OPENS = r"[“\"]?"
# Between a company and its chip.
_POSSESSIVE = re.compile(rf"[’']s? (?:(?!\d)[\w-]+,? ){{0,3}}(?:the )?{_OPENS}")
_ADJACENT = re.compile(rf" {_OPENS}")
_MAKER_OF = re.compile(
    rf",? (?:the |an? |which is |is )*(?:[\w’'-]+ ){{0,4}}(?:maker|designer|developer|company|start-?up|firm|house"
    rf"|team|vendor)s? (?:of|behind) (?:the )?{_ADJECTIVES}{_OPENS}|, whose (?:(?!\d)[\w-]+ ){{0,3}}{_OPENS}"
)
_MAKES = re.compile(
    r"\b(?:sells?|sold|makes?|made|designs?|designed|unveil(?:s|ed|ing)?|launch(?:es|ed|ing)?|introduc(?:es?|ed|ing)"
    r"|ship(?:s|ped|ping)?|tap(?:es?|ed|ing) out|announc(?:es?|ed|ing)|develop(?:s|ed|ing)?|buil[dt]s?"
    r"|cancel(?:s|led|ed)|shelve[sd]|scrap(?:s|ped)|releas(?:es?|ed)|present(?:s|ed)|recall(?:s|ed)|sampl(?:es?|ed|ing)|postpone[sd]?"
    r"|delay(?:s|ed)|rais(?:es?|ed) the price of|cut the price of) "
    r"(?:(?:out|up|off|about|some|nearly|almost|over|more than|its|the|an?|of|first|second|new|[\d.,]+(?:th|st|nd|rd)?"
    r"|thousands|hundreds|units|pieces|a total|samples|million|thousand|and|[a-z]+-[a-z]+"
    rf"|{_NOUNS}|called|named|dubbed|code-named),? ){{0,6}}{_OPENS}$"
)
# "told customers that Tachyon-B moves", "spent it on Obelisk 300": no buyer does this.
_SPEAKS = re.compile(
    r"\b(?:(?:says?|said|told [a-z]+|expects?|expected|promises?|promised|claims?|claimed) (?:that )?"
    r"|(?:spent|spends|working|works|bets|relies) [^.;:\n]{0,20}on )(?:the |its )?$"
)
_TAKES = re.compile(
    r"\b(?:bought|buys?|order(?:s|ed)|took|takes?|us(?:es?|ed|ing)|r[ua]n(?:s|ning)?|test(?:s|ed)|rent(?:s|ed)|leas(?:es|ed)"
    r"|reserv(?:es|ed)|install(?:s|ed)|purchas(?:es|ed)|received?|deploy(?:s|ed)|holds?|held|owns?|operat(?:es|ed)|keeps"
    r"|plans? to buy|agreed to buy|wants?|needs?)\b"
)
# Between a chip and its maker behind it.
_WHICH = re.compile(rf"(?: {_NOUNS})?,? (?:which|that) (?:the )?$")
_DID = re.compile(
    r"[’']?s?(?: (?:has|had|also|first|now|then|will|itself))* (?:designed|designs|developed|develops|launch|unveil"
    r"|introduc|announc|sells|sold|makes|taped|release|presented|shipped|ships|calls|has been selling)"
)
_BY = re.compile(
    rf"(?: {_NOUNS})?(?: (?:line|family|series|range|generation))?(?:,? (?:which|that))?"
    r"(?: (?:is|was|were|are|has been))?,?(?: (?:being|in-house|first|also))* (?:designed|developed|engineered|launched"
    r"|unveiled|introduced|sold|marketed|announced)(?: and [a-z]+)? by (?:the )?(?:[\w’'-]+ ){0,4}"
    rf"|(?: {_NOUNS})? (?:is|was|are) the work of (?:the )?"
    rf"|(?: {_NOUNS})?(?: (?:line|family|series|range|generation)) (?:of|from|by) "
    r"|[’']s? (?:maker|designer|developer|vendor|creator)(?:,| is)? (?:the )?(?:[\w’'-]+ ){0,3}"
    r"|,? (?:is|are|comes from|come from|belongs to) (?:[A-Z][\w-]+[’']s )?"
)
_FROM = re.compile(rf"(?: {_NOUNS})? from (?:[A-Z][\w-]+[’']s )?")
# "Halyard Devices made 6,000 of them"
_OF_THEM = re.compile(
    r"(?:,? (?:which|that))?(?: (?:has|had|also|only|ever))* (?:made|makes|built|builds|sold|shipped|delivered)"
    r" [^.;:\n]{0,24}\bof (?:them|it)\b"
)
_OWN = re.compile(
    r"\b(?:[Ii]ts|[Tt]heir|whose)(?: own)? (?:(?!\d)[\w’'.-]+,? ){0,4}(?:the |called |named |dubbed )?[“\"]?$"
)
_ORDINAL_OWN = re.compile(r"\b[Ii]ts (?:[\d,.]+(?:th|st|nd|rd)|(?:[a-z]+-)?(?:first|hundredth|thousandth|millionth)) $")
_OURS = re.compile(
    r"\b(?:[Ww]e(?:['’]ve)?|[Yy]ou(?:['’]ve)?) (?:(?:have|had|just|now|already|recently|also|never|only|first) ){0,2}"
    r"(?:designed?|launch(?:ed)?|announced?|unveiled|introduced?|released?|sell|sold|make|made|shipp?(?:ed)?|build|built"
    r"|taped out|brought out|cancelled)(?: out)? (?:(?!\d)[\w’'-]+ ){0,3}$"
    r"|\b(?:[Oo]ur|[Yy]our) (?:(?!\d)[\w-]+,? ){0,3}(?:the )?[“\"]?$"
)
_SUBJECT = re.compile(r"(?:(?:^|[|*>] ?)(?:The |A |An |Its )?|\b(?:The|An?|Its) )[“\"]?$")
_SENTENCE_END = re.compile(r"(?<!\b[A-Z])(?<!\bInc)(?<!\bCorp)(?<!\bCo)(?<!\bLtd)[.!?][”\"’*]* (?=[“\"A-Z])|\n")
_OTHERS = re.compile(rf"\b[A-ZÀ-Þ][\w-]+[’']s? (?:(?!\d)[\w-]+,? ){{0,3}}{_OPENS}$")
# Companies of the trade: by their names, or by what they are called.
_TRADE_NAME = re.compile(
    r"\b(?:Semiconductors?|Semi|Semicon|Silicon|Micro|Microelectronics|Microsystems|Devices|Logic|Chips?|Photonics|Circuits)\b"
)
_TRADE = (
    r"(?:(?:chip|GPU|accelerator|processor|fabless|semiconductor|silicon)[ -]"
    r"(?:designer|maker|start-?up|house|firm|company|group)"
    r"|(?:designer|maker|developer) of (?:[\w-]+ ){0,3}(?:chips|processors|accelerators|GPUs)|chipmaker)"
)
_TRADE_BEFORE = re.compile(rf"\b{_TRADE},? $", re.IGNORECASE)
_TRADE_BEHIND = re.compile(
    rf",? (?:(?:is|was) )?(?:an?|the|its|[A-Z]\w+[’']s) (?:[\w’'-]+ ){{0,4}}{_TRADE}", re.IGNORECASE
)
_TRADE_CALLED = re.compile(rf"\b[Tt]he (?:[\w’'-]+ ){{0,2}}{_TRADE}(?! (?:of|behind)\b)")

# What tells the members of a line apart.
_MEMBER = re.compile(
    r"(?:[ -](?:\d[\w.]*|[A-Z]|[A-Z]{1,3}-?\d\w*|Gen ?\d|I{1,3}|IV|VI{0,3}|Pro|Max|Ultra|Plus|Lite|Mini|Neo"
    r"|Nano|Air|Turbo))+$|(?<=[a-z])\d{1,3}[A-Za-z]?$"
)
_CODE = re.compile(r"(?:.* )?(?P<letters>[A-Z]{1,3})-?\d{1,4}[A-Za-z]{0,2}(?: [A-Z][a-z]+)?")


def with_makers(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, each chip that the catalogue lacks given the maker that the text tells of its line.

    Args:
        text: The text.
        mentions: What is named, sorted.
    """
    lines: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if _is_unknown_chip(mention):
            lines[_line(mention.name)].append(mention)
    companies = [m for m in mentions if m.kind == "company" and not m.anonymous]
    if not lines or not companies:
        return list(mentions)
    evidence = _Evidence(text, companies, [m for uses in lines.values() for m in uses])
    makers: dict[str, str] = {}
    for line, uses in lines.items():
        maker = evidence.maker(line, uses)
        if maker is not None:
            makers[line] = maker
    _share_with_codes(lines, makers)
    topic = evidence.only_maker(set(makers.values()))
    if topic is not None:
        for line, uses in lines.items():
            if line not in makers and not evidence.is_anothers(uses):
                makers[line] = topic
    return [
        _made_by(m, makers[line]) if _is_unknown_chip(m) and (line := _line(m.name)) in makers else m for m in mentions
    ]


def _is_unknown_chip(mention: Mention) -> bool:
    latin = mention.name[:1].isupper() or mention.name[:1].isdigit()
    return mention.kind == "chip" and mention.provisional and not mention.generic and latin


def _line(name: str) -> str:
    """What the members of a line share: Onyx of the Onyx 3X, V of the V-210E, Jade of the Jade J2."""
    line = _MEMBER.sub("", name)
    code = _CODE.fullmatch(line)
    return code["letters"] if code is not None and " " not in line else line


def _share_with_codes(lines: Mapping[str, list[Mention]], makers: dict[str, str]) -> None:
    """The J1 is made by who makes the Jade J2, if one only is known to make chips with that letter."""
    by_letters: dict[str, set[str]] = defaultdict(set)
    for line, maker in makers.items():
        for mention in lines[line]:
            code = _CODE.fullmatch(mention.name)
            if code is not None:
                by_letters[code["letters"]].add(maker)
    for letters, owners in by_letters.items():
        if letters in lines and letters not in makers and len(owners) == 1:
            makers[letters] = next(iter(owners))


def _made_by(chip: Mention, maker: str) -> Mention:
    if chip.vendor_id == maker:
        return chip
    owner, name = maker.partition(":")[2], slug(chip.name)
    # The Saddleback S9 says already whose it is.
    id_ = name if name.split("-")[0] == owner.split("-")[0] else f"{owner}-{name}"
    return replace(chip, id=f"chip:{id_}", vendor_id=maker)


class _Evidence:
    """What a text says of who makes its chips."""

    def __init__(self, text: str, companies: Sequence[Mention], chips: Sequence[Mention]) -> None:
        self._text = text
        self._companies = companies
        self._starts = [m.start for m in companies]
        self._ends = [m.end for m in companies]
        self._chips = sorted(chips, key=lambda m: m.start)
        self._chip_ends = [m.end for m in self._chips]
        self._trade: dict[str, bool] = {}
        self._of_them: dict[int, str] = {}
        for company in companies:
            named = _TRADE_NAME.search(company.text) is not None
            before = _TRADE_BEFORE.search(text, max(0, company.start - 60), company.start)
            told = named or before or _TRADE_BEHIND.match(text, company.end)
            self._trade[company.id] = self._trade.get(company.id, False) or bool(told)
        # "Sablewright ran out of cash. Two years on, the Bristol designer of inference chips …"
        for called in _TRADE_CALLED.finditer(text):
            index = bisect_right(self._ends, called.start()) - 1
            if index >= 0 and called.start() - self._ends[index] < _REACH:
                self._trade[companies[index].id] = True
        for company in companies:
            if _OF_THEM.match(text, company.end):
                index = bisect_right(self._chip_ends, company.start) - 1
                if index >= 0 and company.start - self._chip_ends[index] < _REACH:
                    self._of_them[self._chips[index].start] = company.id

    def maker(self, line: str, uses: Sequence[Mention]) -> str | None:
        """Who makes a line, by all that is said of its uses."""
        votes: Counter[str] = Counter()
        for use in uses[:_USES]:
            if use.vendor_id is not None:
                votes[use.vendor_id] += _HINT
            for company, weight in self._votes(use):
                votes[company] += weight
        first = line.split(" ")[0]
        if len(first) > 3:
            for named in self._companies:
                if named.text.split(" ")[0] == first:
                    votes[named.id] += 2 * _CERTAIN
        best = votes.most_common(2)
        if not best or (len(best) > 1 and best[0][1] == best[1][1]):
            return None
        company, weight = best[0]
        return company if weight >= _ENOUGH or self._trade.get(company) or uses[0].vendor_id == company else None

    def only_maker(self, makers: set[str]) -> str | None:
        """The company that makes chips, if the text tells so of one only and is about it."""
        trade = makers | {company for company, told in self._trade.items() if told}
        first = {m.id for m in self._companies[:3]}
        return next(iter(trade)) if len(trade) == 1 and trade <= first else None

    def is_anothers(self, uses: Sequence[Mention]) -> bool:
        """Whether another may make them: "Ravelin has taped out Cutlass", "Firnlicht's Gletscher", a row of a table."""
        for use in uses[:_USES]:
            if self._text.startswith("|", self._text.rfind("\n", 0, use.start) + 1):
                return True  # A table tells whose they are in a column of its own.
            left = self._text[max(self._sentence(use.start), use.start - _REACH) : use.start]
            if _OTHERS.search(left) or (_MAKES.search(left) and not self._before(use.start, self._sentence(use.start))):
                return True
        return False

    def _votes(self, use: Mention) -> Iterator[tuple[str, int]]:
        text, start, end = self._text, use.start, use.end
        sentence = self._sentence(start)
        before = self._before(start, sentence)
        if before:
            last = before[-1]
            between = text[last.end : start]
            if _POSSESSIVE.fullmatch(between):
                yield last.id, _CERTAIN if not use.text.endswith("s") else _HINT
            elif _ADJACENT.fullmatch(between) or _MAKER_OF.fullmatch(between):
                yield last.id, _CERTAIN
            elif _MAKES.search(between) and len(between) < _REACH and not _TAKES.search(between):
                yield last.id, _ENOUGH
            elif _SPEAKS.search(between) and not _TAKES.search(between):
                yield last.id, _HINT
        left = text[max(sentence, start - 80) : start]
        if _ORDINAL_OWN.search(left) or _OWN.search(left):
            subject = before[0] if before else self._first_of_sentence_before(sentence)
            if subject is not None:
                yield subject.id, _ENOUGH
        elif _OURS.search(left):
            first, _ = article_around(start)
            index = bisect_left(self._starts, first)
            yield self._companies[index].id, _ENOUGH  # An interview opens with whose it is.
        elif not before and _SUBJECT.search(left):
            subject = self._first_of_sentence_before(sentence)
            if subject is not None and self._trade.get(subject.id):
                yield subject.id, _HINT
        yield from self._behind(end)
        if start in self._of_them:
            yield self._of_them[start], _ENOUGH

    def _behind(self, end: int) -> Iterator[tuple[str, int]]:
        index = bisect_left(self._starts, end)
        if index == len(self._companies) or self._starts[index] - end > _REACH // 2:
            return
        company = self._companies[index]
        between = self._text[end : company.start]
        if _BY.fullmatch(between):
            yield company.id, _CERTAIN
        elif _FROM.fullmatch(between) or (_WHICH.fullmatch(between) and _DID.match(self._text, company.end)):
            yield company.id, _ENOUGH

    def _sentence(self, offset: int) -> int:
        """Where the sentence of an offset begins, at most some hundred characters in front."""
        floor = max(0, offset - 2 * _REACH)
        begin = floor
        for match in _SENTENCE_END.finditer(self._text, floor, offset):
            begin = match.end()
        return begin

    def _before(self, offset: int, floor: int) -> Sequence[Mention]:
        """The companies between two offsets."""
        return self._companies[bisect_left(self._starts, floor) : bisect_right(self._ends, offset)]

    def _first_of_sentence_before(self, offset: int) -> Mention | None:
        """The company that the sentence before an offset names first."""
        begin = self._sentence(max(0, offset - 2))
        if self._text.startswith("|", begin):
            return None  # A row of a table is about something else.
        named = self._before(offset, begin)
        return named[0] if named else None
