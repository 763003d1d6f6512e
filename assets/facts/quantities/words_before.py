"""Words before a number: bounds, verbs of change, what a price is per."""

from __future__ import annotations

import re

from assets.facts.model import Comparator
from assets.facts.quantities.units import QuantityDraft, UnitReader
from assets.facts.quantities.words import Unit, Word

# Lengths within which words around a number are looked for; they keep the time linear.
_CLAUSE = 120
_ADVERB = 14
_NAMED_BASE = 22
_COMPARED = 40
# "14% more than the $22.7 billion of 2023": by how much, and no bound of the second figure.
_BY_HOW_MUCH = re.compile(r"(?:%|\bper ?cent|\btimes)\s$")
_QUOTES = frozenset('"”’')
# Behind a sum that is known: "the $38 billion that Google spent".
_TOLD_APART = re.compile(
    r"(?: [\w-]+){0,2} (?:that|which|spent|earned|made|reported|booked|ordered|bought) "
    r"|(?: of)?(?: [\w-]+){1,3} (?:it|they|we|he|she) \w+"
)
# The same of one that another is set against behind a comma: ", short of the $6 billion it had guided to".
_SET_AGAINST = re.compile(
    r"(?:(?: to |-|–)[$€£¥]?\d[\d.,]* ?(?:million|billion|trillion|bn)?)?(?: of)?(?: [\w-]+){0,2}"
    r" (?:(?:it|they|we|he|she) \w+|(?:of|in|for) (?:20\d\d|last year|the year before"
    r"|the (?:[\w-]+ )?(?:quarter|half|period|month|year|three months|six months))\b"
    r"|(?:forecast|expected|planned|guided|promised)\b|a year (?:ago|before|earlier)\b)"
)
_BEHIND_COMMA = re.compile(
    r", (?:(?:and|but|though|although|yet|if) )?(?:well |far |slightly |just |still |even |a little |much )?$"
)
# "rents back 18,000 GPUs under a $1.5bn deal": by what, and no bound.
_DEAL_BEHIND = re.compile(
    r"(?:[ -][\w-]+){0,3} (?:deal|contract|agreement|pact|lease|arrangement|programme|program|plan|accord|facility)\b"
)
CLAUSE_END = re.compile(r"[;!?。；！？]|[.](?![0-9])|\n\n")
# 最多的时候有三千张: at most is when, and no bound.
_GAP_STOP = re.compile(r"[，。；：、,.;:!?！？()（）0-9\n]|候?时的$")
_PUNCTUATION = re.compile(r"[，。；：、;:!?！？()（）\n]|[,.] ")


class WordsBefore(UnitReader):
    """Reads the words before a number."""

    def add_words_before(self, draft: QuantityDraft) -> None:
        """Take in the words before a number, the nearest first; the draft then begins with its bounds."""
        at = reach = self.length - draft.start
        unit = draft.unit
        if unit is not None and unit.kind == "percent" and self.reversed[at : at + 1] in ("-", "+"):
            beyond = self.reversed[at + 1 : at + 2]
            if not (beyond.isascii() and (beyond.isalnum() or beyond in ")%.")) or not beyond:
                draft.sign, draft.changed = 1 if self.reversed[at] == "+" else -1, True
                at = reach = at + 1
        definite = False
        for _ in range(9):
            here = at
            while here < at + 2 and self.reversed[here : here + 1] == " ":
                here += 1
            if here > at and self.reversed[here : here + 1] in _QUOTES:
                here += 1  # is to cost "well under" €9,000
            found = self.words.before.match(self.reversed, here)
            if found is None:
                break
            word = self.choose(found[1], found[0], unit)
            if word is None:
                break
            begins = self.length - found[0]
            if word.text == "under" and _DEAL_BEHIND.match(self.low, draft.end):
                break
            if word.role == "bound" and _BY_HOW_MUCH.search(self.low, max(0, begins - 12), begins):
                break
            if definite and (word.cmp == "~" or (word.role == "bound" and self._is_told_apart(draft, begins))):
                break  # "talks about the 1,200 cards": those very ones; "close to the $38 billion that Google spent".
            at = found[0]
            role = word.role
            if role == "filler":
                draft.by = draft.by or word.text == "by"
                definite = definite or word.text in ("the", "its")
            elif role == "bound":
                draft.bounds.append(word.cmp)
            elif role == "per":
                draft.per = draft.per or word.text
            elif role == "each":
                draft.each = True
            elif role == "level":
                draft.levelled = draft.levelled or not draft.changed
            elif role in ("from", "opener"):
                draft.is_from, draft.opened = role == "from" or word.text in self.words.from_words, True
                draft.between = "between" in word.text
                draft.levelled = draft.levelled or (draft.is_from and not draft.changed)
                break
            elif not draft.changed:
                draft.changed = True
                draft.levelled = draft.levelled and role != "noun"
                draft.sign = 0 if draft.levelled else word.sign
                draft.rises = role == "verb" and word.sign > 0
            if role in ("bound", "per") and not draft.changed:
                reach = at
        draft.levelled = draft.levelled and (draft.changed or draft.is_from)
        if not draft.bounds:
            adverb = self.words.adverb_pattern.search(self.reversed, at, min(at + _ADVERB, self.length))
            if adverb is not None and not _GAP_STOP.search(self.reversed, at, adverb.start()):
                draft.bounds.append(self.words.adverbs[adverb.group()].cmp)
        draft.start = self.length - reach

    def _is_told_apart(self, draft: QuantityDraft, bound: int) -> bool:
        """Whether a sum with an article is known apart from the figure that a bound before it sets against it."""
        if _TOLD_APART.match(self.low, draft.end):
            return True
        behind_comma = _BEHIND_COMMA.search(self.low, max(0, bound - 16), bound) is not None
        return behind_comma and _SET_AGAINST.match(self.low, draft.end) is not None

    def choose(self, options: list[Word], end: int, unit: Unit | None) -> Word | None:
        """The reading of a word that fits where it stands; `end` is its far end in the reversed text."""
        for word in options:
            if word.not_after is not None and word.not_after.match(self.reversed, end):
                continue
            if unit is not None and unit.dimension in word.not_with:
                continue
            if word.role == "compared":
                start = self.length - end
                begin = max(0, start - _COMPARED)
                for stop in CLAUSE_END.finditer(self.low, begin, start):
                    begin = stop.end()
                if not self.words.compared_with.search(self.low, begin, start):
                    continue
            return word
        return None

    def far_verb(self, start: int) -> int:
        """The sign of the nearest change verb of the clause: "cut its prices for H100 instances by up to 44%"."""
        begin = max(0, start - _CLAUSE)
        for stop in CLAUSE_END.finditer(self.low, begin, start):
            begin = stop.end()
        verb = self.words.change_verb_pattern.search(self.reversed, self.length - start, self.length - begin)
        return self.words.change_verbs[verb.group()] if verb else 0

    def far_per(self, start: int) -> str | None:
        """What 每 in the same phrase gives a price per: 每块售价3200美元."""
        at = self.length - start
        found = self.words.each_pattern.search(self.reversed, at, min(self.length, at + _ADVERB))
        if found is None or _GAP_STOP.search(self.reversed, at, found.start()):
            return None
        return self.words.each[found.group()]

    def far_bound(self, start: int) -> list[Comparator]:
        """The bound of 不到H100的一半, which stands before what the share is of."""
        at = self.length - start
        found = self.words.far_bound_pattern.search(self.reversed, at, min(self.length, at + _NAMED_BASE))
        if found is None or _PUNCTUATION.search(self.reversed, at, found.start()):
            return []
        return [self.words.far_bounds[found.group()].cmp]
