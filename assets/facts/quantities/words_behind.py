"""Words behind a number and its unit: bounds, what it is per, the direction of a change, a half more."""

from __future__ import annotations

import re
from dataclasses import replace

from assets.facts.quantities.units import AND_A_HALF, QuantityDraft, UnitReader
from assets.facts.quantities.words import Unit, Word

_OF_DATA = re.compile(r" of (?:data|memory traffic|traffic|information)(?= (?:a|per|each|every) second\b)")
_PER = re.compile(r" ?/ ?| per | ?每一?|-per-|-an?-")
_CLAUSE_ENDS = re.compile(r"\s*(?:[.,;:)!?]|$)")
_PER_ARTICLE = re.compile(r" an? | ?一")
_PER_FIRST = frozenset("/每一-pae")
_EACH = re.compile(r" (?:each|apiece|a piece|a pop)(?![a-z])")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]{0,30}")
# "2万美元一个月" is a price for a month, but 一 before these opens another word more often.
_NO_PER_BEHIND_ONE = frozenset(("month", "day", "year", "person", "次", "个"))
_PRICED = frozenset(("money", "power", "memory", "wafers", "count", "compute", "operations", "tokens", "card_time"))


class WordsBehind(UnitReader):
    """Reads the words behind a quantity."""

    def add_words_behind(self, draft: QuantityDraft, is_ratio: bool) -> None:
        """Bounds, what it is per, and the direction of a change behind a quantity."""
        low, words = self.low, self.words
        if low[draft.end : draft.end + 1] in self.rest_first and (draft.unit is not None or draft.number.preset):
            self.add_rest_of_number(draft)
        if draft.unit is not None and draft.unit.dimension == "memory":
            data = _OF_DATA.match(low, draft.end)
            draft.end = data.end() if data is not None else draft.end
        for _ in range(5):
            character = low[draft.end : draft.end + 1]
            first = low[draft.end + 1 : draft.end + 2] if character == " " else character
            if first in _PER_FIRST and (found := self.per_at(draft.end, draft.unit)) is not None:
                draft.end, draft.per = found[0], draft.per or found[1]
                continue
            at = draft.end + 1 if character == " " else draft.end
            behind = words.behind.match(low, at)
            if behind is None or not self.take_behind(draft, behind, at, is_ratio):
                if character == ",":
                    self.take_afterthought(draft)
                break

    def take_afterthought(self, draft: QuantityDraft) -> None:
        """A bound behind a comma that ends its clause: "$1,200, tops"; "at least, says X, 40%" is none."""
        behind = self.words.behind.match(self.low, draft.end + 2)
        if behind is not None and _CLAUSE_ENDS.match(self.low, behind[0]) is not None:
            bounds = [word for word in behind[1] if word.role == "bound" and not word.glued]
            if bounds:
                draft.bounds.append(bounds[0].cmp)
                draft.end = behind[0]

    def add_rest_of_number(self, draft: QuantityDraft) -> None:
        """What of the number stands behind its unit: 7 倍多, 两年半, 四成二, a year and a half."""
        low, end = self.low, draft.end
        more = self.words.numbers.more.match(low, end)
        if more is not None and low[end] in "多余":
            if not self.numbers.is_numeral(more[0]) and low[more[0] : more[0] + 1] not in (
                "数",
                "下",
                "款",
                "额",
                "少",
                "花",
                "出",
                "样",
                "种",
            ):
                draft.bounds.append(">")
                draft.number.vague = True
                draft.end = more[0]
        elif draft.number.preset != "fraction" and (half := AND_A_HALF.match(low, end)) is not None:
            self.add_half(draft, half.end())
        elif low[end : end + 1] == "半" and not low.startswith("半导", end):
            self.add_half(draft, end + 1)
        else:
            self.add_digit_of_tenth(draft)

    def add_half(self, draft: QuantityDraft, end: int) -> None:
        """A half more, of a range at its upper end: 两到三年半."""
        draft.end = end
        if draft.number.cmp == "range":
            draft.number = replace(draft.number, high=draft.number.high + 0.5)
        else:
            draft.add = 0.5

    def add_digit_of_tenth(self, draft: QuantityDraft) -> None:
        """The digit behind a tenth: 四成二."""
        if draft.unit is not None and draft.unit.kind == "fraction" and not draft.add:
            digit = self.words.numbers.digits.get(self.low[draft.end : draft.end + 1])
            if digit is not None and not self.numbers.is_numeral(draft.end + 1):
                draft.add, draft.end = digit / 10, draft.end + 1

    def take_behind(self, draft: QuantityDraft, behind: tuple[int, list[Word]], at: int, is_ratio: bool) -> bool:
        """Whether a word behind a quantity belongs to it and reading goes on behind it."""
        end, options = behind
        for word in options:
            if word.role == "bound":
                if (word.glued and at != draft.end) or (word.not_before and word.not_before.match(self.low, end)):
                    continue
                draft.bounds.append(word.cmp)
                draft.end = end
                return True
            if not is_ratio:
                continue
            if word.role == "no_change":
                draft.sign = 0
                return False
            if word.role in ("change", "change_noun") and not draft.sign:
                multiple = draft.number.preset == "multiple" or (
                    draft.unit is not None and draft.unit.kind == "multiple"
                )
                if not multiple or word.role == "change_noun":
                    draft.sign = word.sign
        return False

    def per_at(self, end: int, unit: Unit | None) -> tuple[int, str] | None:
        """What the quantity is per: "/枚", "per GPU", "a month", 一颗, "apiece"."""
        low, words = self.low, self.words
        match = _PER.match(low, end)
        if match is not None:
            found = words.per.match(low, match.end())
            if found is not None:
                return self.as_written(match.end(), *found)
            name = _NAME.match(self.cased, match.end())
            return (name.end(), name.group()) if name is not None and "每" not in match.group() else None
        match = _PER_ARTICLE.match(low, end)
        if match is not None and unit is not None and unit.dimension in _PRICED:
            found = words.per.match(low, match.end())
            if found is not None and not (match.group().strip() == "一" and found[1] in _NO_PER_BEHIND_ONE):
                return self.as_written(match.end(), *found)
        each = _EACH.match(low, end)
        return (each.end(), "each") if each is not None else None

    def as_written(self, start: int, end: int, per: str) -> tuple[int, str]:
        """A Latin counting word with its capitals (GPU); others as the word lists name them."""
        written = self.text[start:end]
        return end, written if written.lower() == per else per
