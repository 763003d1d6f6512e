"""What is named already, asked by place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from assets.facts.mentions.mention import Mention

ORGANISATIONS = frozenset({"company", "foundry"})
# Kinds that may be part of a company's name: 浙江蓝谷云计算有限公司, Norvane Data Centers.
PARTS_OF_NAMES = frozenset({"region", "segment", "technology"})
_CLAUSE_END = re.compile(r"[，。；：！？\n“”]|[.;!?] ")


class Places:
    """Mentions, sorted and without overlap, with questions about what stands where."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        self._text = text
        self._mentions = mentions
        self._ends = [mention.end for mention in mentions]

    def end_before(self, offset: int) -> int:
        """Where the last mention in front of an offset ends; 0 where there is none."""
        index = bisect_right(self._ends, offset) - 1
        return self._ends[index] if index >= 0 else 0

    def ending_at(self, offset: int) -> Mention | None:
        """The mention that ends at an offset."""
        index = bisect_right(self._ends, offset) - 1
        return self._mentions[index] if index >= 0 and self._ends[index] == offset else None

    def company_right_before(self, offset: int) -> Mention | None:
        """The company whose name in Latin letters stands right before a word that begins at an offset."""
        mention = self.ending_at(offset - 1) if self._text[offset - 1 : offset] == " " else None
        named = mention is not None and mention.kind == "company" and mention.text.isascii() and not mention.anonymous
        return mention if named else None

    def within(self, start: int, end: int) -> Sequence[Mention]:
        """The mentions that reach into a span."""
        first = last = bisect_right(self._ends, start)
        while last < len(self._mentions) and self._mentions[last].start < end:
            last += 1
        return self._mentions[first:last]

    def free(self, start: int, end: int, parts: bool = False) -> bool:
        """Whether nothing is named in a span; with `parts`, what may be part of a company's name does not count."""
        return all(parts and mention.kind in PARTS_OF_NAMES for mention in self.within(start, end))

    def company_before(self, offset: int, reach: int) -> str | None:
        """The company or authority named at most `reach` characters in front, in the same clause: 阿里云CTO."""
        index = bisect_right(self._ends, offset) - 1
        if index < 0 or offset - self._ends[index] > reach:
            return None
        if _CLAUSE_END.search(self._text, self._ends[index], offset):
            return None
        return self._mentions[index].id_of_kind("company", "foundry", "region")

    def first_company(self, start: int, end: int) -> str | None:
        """The company that is named first in a span."""
        return next((m.id for m in self.within(start, end) if m.kind in ORGANISATIONS and not m.anonymous), None)

    def last_company(self, start: int, end: int) -> str | None:
        """The company that is named last in a span."""
        named = [m.id for m in self.within(start, end) if m.kind in ORGANISATIONS and not m.anonymous]
        return named[-1] if named else None

    def companies_after(self, offset: int, reach: int) -> Sequence[Mention]:
        """The companies named within `reach` characters behind an offset."""
        first = bisect_right(self._ends, offset)
        found = []
        for index in range(first, len(self._mentions)):
            mention = self._mentions[index]
            if mention.start >= offset + reach:
                break
            if mention.kind in ORGANISATIONS:
                found.append(mention)
        return found

    def beside_company(self, start: int, end: int, joints: frozenset[str]) -> bool:
        """Whether a company stands beside a span, joined to it as in a list."""
        index = bisect_right(self._ends, start) - 1
        if (
            index >= 0
            and self._mentions[index].kind in ORGANISATIONS
            and self._text[self._ends[index] : start] in joints
        ):
            return True
        following = self._mentions[index + 1] if index + 1 < len(self._mentions) else None
        return following is not None and following.kind in ORGANISATIONS and self._text[end : following.start] in joints
