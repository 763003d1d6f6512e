"""Chinese talks: turns set apart, and which of them asks and which answers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from assets.facts.layout.lines import Block
from assets.facts.view import View

# Who speaks, at the head of a turn: 问：, 法人甲：, 何畅（分析师）：, Q3：.
_LABEL = re.compile(
    r"(?:《[^》\n]{2,12}》(?:记者)?|[\u4e00-\u9fffA-Za-z·@]{1,10}\d{0,2})(?:\s?[（(][^（()）\n]{1,20}[）)])?\s?[:：](?!//)\s*"
)
# Where a turn may begin within a block: behind the end of a sentence.
_WITHIN = re.compile(rf"(?<=[。！？?!…”」）)\s])\s*(?P<label>{_LABEL.pattern})")
_ANSWER = re.compile(r"(?:A|答|回答|答复|回复)\d{0,2}")
QUESTION = re.compile(r"[?？][”」\"）)]?\s*$")
_ASKS_WITHIN = re.compile("[？?]")
# So many questions make a talk: where speakers are told, and where they are not.
_LEAST_LABELLED, _LEAST_UNLABELLED = 2, 3
# A longer question is a paragraph that ends in one.
_LONGEST_QUESTION = 160


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn: its block, the words of it, and by which label it is told; an empty one where by none."""

    index: int
    label: str
    start: int
    end: int
    asks: bool


def with_turns_apart(view: View) -> View:
    """Each turn as a block of its own, as the two of 法人甲：何时交货？许承恩：9月。 are."""
    view = _with_questions_out_of_headings(view)
    heads: list[tuple[int, re.Match[str]]] = []
    counts: Counter[str] = Counter()
    for index, block in enumerate(view.blocks):
        if block.kind not in ("paragraph", "bullet"):
            continue
        if opening := _LABEL.match(view.text, block.start, block.end):
            counts[_name(opening[0])] += 1
        for match in _WITHIN.finditer(view.text, block.start + 1, block.end):
            counts[_name(match["label"])] += 1
            heads.append((index, match))
    cuts: dict[int, list[int]] = {}
    asked = 0
    for index, match in heads:
        block, name = view.blocks[index], _name(match["label"])
        if not _LABEL.match(view.text, block.start, block.end) or not (counts[name] > 1 or _ANSWER.fullmatch(name)):
            continue
        last = cuts.get(index, [block.start])[-1]
        asked += QUESTION.search(view.text, last, match.start("label")) is not None
        cuts.setdefault(index, []).append(match.start("label"))
    if asked < _LEAST_LABELLED:
        return view
    blocks: list[Block] = []
    for index, block in enumerate(view.blocks):
        bounds = [block.start, *cuts.get(index, ()), block.end]
        for start, end in pairwise(bounds):
            words = view.text[start:end]
            kind = "paragraph" if index in cuts else block.kind
            blocks.append(replace(block, kind=kind, start=start, end=start + len(words.rstrip())))
    return replace(view, blocks=tuple(blocks))


def _with_questions_out_of_headings(view: View) -> View:
    """Questions with a label that were taken for headings, as paragraphs: ◎法人甲：何时交货？ before 许承恩：9月。."""
    put = {
        index
        for index, (block, behind) in enumerate(pairwise(view.blocks))
        if block.kind == "heading"
        and (asker := _LABEL.match(view.text, block.start, block.end)) is not None
        and _ASKS_WITHIN.search(view.text, block.start, block.end) is not None
        and behind.kind in ("paragraph", "bullet")
        and (answerer := _LABEL.match(view.text, behind.start, behind.end)) is not None
        and _name(answerer[0]) != _name(asker[0])
    }
    if len(put) < _LEAST_LABELLED:
        return view
    blocks = (replace(b, kind="paragraph", level=0) if i in put else b for i, b in enumerate(view.blocks))
    return replace(view, blocks=tuple(blocks))


def _name(label: str) -> str:
    return re.split(r"\s?[（(:：]", label)[0]


def questions_and_answers(view: View) -> Iterator[tuple[Turn, Turn]]:
    """The questions of a talk, each with the answer behind it."""
    said: list[Turn] = []
    for index, block in enumerate(view.blocks):
        if block.kind not in ("paragraph", "bullet", "heading"):
            continue
        label = _LABEL.match(view.text, block.start, block.end) if block.kind != "heading" else None
        start = label.end() if label is not None else block.start
        asks = QUESTION.search(view.text, max(start, block.end - 4), block.end) is not None
        asks = asks and block.end - start <= _LONGEST_QUESTION
        said.append(Turn(index, _name(label[0]) if label is not None else "", start, block.end, asks))
    asking = Counter(s.label for s in said if s.asks or (s.label and _ASKS_WITHIN.search(view.text, s.start, s.end)))
    counts = Counter(s.label for s in said)
    askers = {label for label in asking if label and 2 * asking[label] > counts[label]}
    labelled = [(a, b) for a, b in pairwise(said) if _answers(a, b, askers)]
    if len(labelled) >= _LEAST_LABELLED:
        yield from labelled
    elif asking[""] >= _LEAST_UNLABELLED:
        yield from ((a, b) for a, b in pairwise(said) if a.asks and not (b.asks or b.label))


def _answers(first: Turn, second: Turn, askers: set[str]) -> bool:
    """Whether a turn answers the one before."""
    asks = first.asks or (first.label in askers and first.end - first.start <= _LONGEST_QUESTION)
    return bool(first.label) and asks and second.label not in askers and second.label != first.label
