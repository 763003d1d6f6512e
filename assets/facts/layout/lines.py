"""Which lines of a document make a paragraph, a heading, an item of a list or a row of a table."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Literal

from assets.facts.layout.entries import CLOCK, DATED
from assets.facts.layout.records import find_records

BlockKind = Literal["heading", "paragraph", "bullet", "row", "noise"]

CJK = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_HEADING = re.compile(r"[ \t]{0,3}(#{1,6})[ \t]+")
_RULE = re.compile(r"[ \t]*(?:[=]{3,}|[-]{3,}|(?:[*_—–-][ \t]*){3,})[ \t]*$")
# Arrows, boxes, dingbats and pictures, which posts set before the entries of a list: ✅, ▌, 🔥; ▲ explains a picture.
_PICTURES = "\u2190-\u21ff\u2300-\u23ff\u2580-\u25b1\u25b6-\u25bb\u25c0-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff"
_BULLET = re.compile(
    r"[ \t\u3000]*(?:(?:[-*+•·>]|\d{1,2}[.)])[ \t\u3000]+|(?:\d{1,2}）|[（(]\d{1,2}[)）]|[①-⑳])[ \t]*"
    rf"|[{_PICTURES}][{_PICTURES}\ufe0f]*[ \t\u3000]*)"
)
_ROW = re.compile(r"[ \t]*\|.*\|[ \t]*$")
_ROW_RULE = re.compile(r"[ \t]*\|?[ \t:|-]*-{2,}[ \t:|-]*$")
_LONGEST_CELL = 60
_TERMINAL = '。！？!?.”"』」）)…：:'
# A question that is a line in bold is no part of the answer below it.
_BOLD_LINE = re.compile(r"(\*\*|__)[^*_\n]{1,160}[?？]\1")
# What a Chinese paragraph begins with.
_INDENT = "\u3000\u3000"
_WIDE = re.compile("[\u2e80-\uffef]+")


def width(line: str) -> int:
    """How wide a line is, in columns of a terminal: a Chinese character takes two."""
    return len(line) + sum(map(len, _WIDE.findall(line)))


_CJK_OR_MARK = re.compile(rf"[{CJK}，。；：、（）“”《》！？]")


def _is_cjk(character: str) -> bool:
    return _CJK_OR_MARK.match(character) is not None


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph-like piece of the view.

    Attributes:
        kind: What it is; `noise` is advertising, navigation, credits and the like, which state no facts.
        start: Offset in the view.
        end: Offset behind it in the view.
        level: Depth of a heading, from 1.
        cells: The cells of a table row as offsets in the view.
        header: The cells of the table's header row as offsets in the view; empty for the header row itself.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    cells: tuple[tuple[int, int], ...] = ()
    header: tuple[tuple[int, int], ...] = ()


@dataclass(slots=True)
class RawBlock:
    """A block in the document's text, before the edits."""

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    table: int = -1
    is_header: bool = False
    separator: str = r"\|"
    is_record: bool = False


_ALIGNED = r"(?<=\S)(?: {2,}|\u3000+ *)(?=\S)"
# What separates columns, and one of which it holds.
_SEPARATORS = {r"\t": ("\t",), r"\|": ("|",), _ALIGNED: ("  ", "\u3000")}


def _loose_rows(text: str, lines: list[tuple[int, int]]) -> dict[int, str]:
    """Lines of tables that are set with tabs, or with bars between the columns only: number and separator."""
    rows: dict[int, str] = {}
    for separator, marks in _SEPARATORS.items():
        if not any(mark in text for mark in marks):
            continue
        columns_end = re.compile(separator)
        run: list[int] = []
        columns = 0
        least = 3 if separator == _ALIGNED else 2
        for i in range(len(lines) + 1):
            line = text[slice(*lines[i])].strip(" ") if i < len(lines) else ""
            separated = len(line) < 20 * _LONGEST_CELL and any(mark in line for mark in marks)
            cells = columns_end.split(line) if separated else [line]
            usual = len(cells) >= 2 and max(map(len, cells)) <= _LONGEST_CELL and not _ROW.match(line)
            usual = usual and line[:1] != "|"
            if usual and (not run or len(cells) == columns):
                run, columns = [*run, i], len(cells)
                continue
            figures = separator != _ALIGNED or all(re.search(r"\d", text[slice(*lines[k])]) for k in run[1:])
            if len(run) >= least and figures and not (columns == 2 and _is_timeline(text, [lines[k] for k in run])):
                rows.update(dict.fromkeys(run, separator))
            run = [i] if usual else []
            columns = len(cells)
    return rows


# What tells when something happened is followed by words; a table of dates, by figures.
_FIGURE = re.compile(r"\W*\d|[A-Z]{0,3}[$€£¥]")


def _is_timeline(text: str, lines: list[tuple[int, int]]) -> bool:
    """Whether lines begin with dates or times of day and go on in words: 2022/09　向美超微订购600颗."""
    dates = [DATED.match(text, *line) or CLOCK.match(text, *line) for line in lines]
    told = [
        match
        for match, (_, end) in zip(dates, lines, strict=True)
        if match and not _FIGURE.match(text, match.end(), end)
    ]
    return all(dates) and 2 * len(told) > len(lines)


def line_structure(text: str, start: int) -> tuple[list[RawBlock], list[tuple[int, int, str]]]:
    """Blocks of a text from an offset on, and the edits that join wrapped lines and drop markers.

    Args:
        text: A document's text.
        start: Where its body begins.

    Returns:
        The blocks in order, and replacements as start, end and new text.
    """
    reader = _LineReader(text, start)
    position = 0
    while position < len(reader.lines):
        position = reader.read(position)
    return reader.blocks, reader.edits


class _LineReader:
    """Reads the lines of a text one block after another.

    Attributes:
        lines: Where each line begins and ends, without its line end.
        blocks: What has been read.
        edits: The replacements that go with it.
    """

    def __init__(self, text: str, start: int) -> None:
        self._text = text
        self.lines: list[tuple[int, int]] = []
        for line in text[start:].splitlines(keepends=True):
            self.lines.append((start, start + len(line.rstrip("\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"))))
            start += len(line)
        self._loose = _loose_rows(text, self.lines)
        self._speakers: Counter[str] | None = None
        # Where several lines begin with a date or a time of day, each begins an entry.
        self._dated = _if_several(text, self.lines, DATED)
        self._clocks = _if_several(text, self.lines, CLOCK)
        self._records = find_records(text, self.lines)
        self._table = -1
        self.blocks: list[RawBlock] = []
        self.edits: list[tuple[int, int, str]] = []

    def read(self, number: int) -> int:
        """Read the block that begins with a line; the number of the line behind it."""
        start, end = self.lines[number]
        line = self._text[start:end]
        if not line.strip():
            return number + 1
        if _ROW_RULE.match(line) and "|" in line and self.blocks and self.blocks[-1].kind == "row":
            self.blocks[-1].is_header = True
            self.edits.append((start, end, ""))
            return number + 1
        if _RULE.match(line):
            self._read_rule(number)
            return number + 1
        if (record := self._records.get(number)) is not None:
            self.edits.append((start, record.start, ""))
            self._table += 1
            end = self.lines[record.behind - 1][1]
            self.blocks.append(RawBlock("row", record.start, end, table=self._table, separator="", is_record=True))
            return record.behind
        if heading := _HEADING.match(line):
            self.edits.append((start, start + heading.end(), ""))
            closing = re.search(r"[ \t]+#+[ \t]*$", line)
            behind = start + closing.start() if closing else end
            self.blocks.append(RawBlock("heading", start + heading.end(), behind, len(heading[1])))
            return number + 1
        if _ROW.match(line) or number in self._loose:
            self._read_row(number)
            return number + 1
        kind: BlockKind = "paragraph"
        if bullet := _BULLET.match(line):
            kind = "bullet"
            self.edits.append((start, start + bullet.end(), ""))
            start += bullet.end()
        elif clock := self._clocks.get(number):
            kind = "bullet"  # When something was said dates no fact.
            self.edits.append((start, clock.end(), ""))
            start = clock.end()
        elif dated := self._dated.get(number):
            kind = "bullet"
            if dated["apart"].isspace():
                self.edits.append((*dated.span("apart"), "：" if _is_cjk(self._text[dated.end()]) else ": "))
        if head := _BRACKETED_HEAD.match(self._text, start, end):
            self.blocks.append(RawBlock("heading", *head.span("head"), 2))
            start = head.end()
            if start == end:
                return number + 1
        behind = self._run_end(number)
        self._read_run(kind, start, number, behind)
        return behind

    def _read_rule(self, number: int) -> None:
        """A line of signs: what is underlined is a heading."""
        start, end = self.lines[number]
        line = self._text[start:end]
        if (
            self.blocks
            and self.blocks[-1].kind == "paragraph"
            and number
            and self.lines[number - 1][1] > self.lines[number - 1][0]
            and line.strip()[0] in "=-"
            and self.blocks[-1].end == self.lines[number - 1][1]
        ):
            self.blocks[-1].kind, self.blocks[-1].level = "heading", 1 if "=" in line else 2
        self.edits.append((start, end, ""))

    def _read_row(self, number: int) -> None:
        """A row of the table before it, or of a new one."""
        start, end = self.lines[number]
        last = self.blocks[-1] if self.blocks else None
        goes_on = (
            last is not None
            and last.kind == "row"
            and self._text[last.end : start].strip(" \t\r\n|:+-") == ""
            and last.table == self._table
            and "\n\n" not in self._text[last.end : start].replace("\r", "")
        )
        self._table += not goes_on
        separator = self._loose.get(number, r"\|")
        self.blocks.append(RawBlock("row", start, end, table=self._table, separator=separator))

    def _run_end(self, number: int) -> int:
        """The number of the line behind a run of lines without a blank one, a heading, a bullet or a row."""
        for behind in range(number + 1, len(self.lines)):
            line = self._text[slice(*self.lines[behind])]
            if (
                not line.strip()
                or _HEADING.match(line)
                or _BULLET.match(line)
                or _ROW.match(line)
                or _RULE.match(line)
                or behind in self._loose
                or behind in self._clocks
                or behind in self._dated
                or behind in self._records
            ):
                return behind
        return len(self.lines)

    def _read_run(self, kind: BlockKind, block_start: int, first: int, behind: int) -> None:
        """A run of lines: which of its line ends are only wraps, and which end a block?"""
        text, lines = self._text, self.lines
        entries = _first_entry(text, lines[first:behind]) if kind == "paragraph" else None
        if entries is not None:
            if entries:
                self._read_run(kind, block_start, first, first + entries)
            for start, end in lines[first + entries : behind]:
                self.blocks.append(RawBlock("bullet", start, start + len(text[start:end].rstrip())))
            return
        widest = max(width(text[a:b].strip()) for a, b in lines[first:behind])
        spoken = [k for k in range(first, behind) if _SPEAKER.match(text, *lines[k])]
        again = len(spoken) == 1 and self._speaks_again(spoken[0])
        turns = frozenset(spoken) if len(spoken) > 1 or again else frozenset()
        for k in range(first, behind):
            start, end = lines[k]
            stripped_end = start + len(text[start:end].rstrip())
            last = k == behind - 1
            content = text[start:end].strip()
            said = content.rstrip("*_ ") or content  # "*And its memory?*"
            # A short line ends a paragraph where a sentence ends with it, or where it reads like a title.
            breaks = last or (
                content[-1] != "-"
                and (
                    width(content) > 400
                    or text.startswith(_INDENT, lines[k + 1][0])
                    or (k == first and _BOLD_LINE.fullmatch(content) is not None)
                    or (said[-1] in _TERMINAL and k + 1 in turns)
                    or (content[-1] in _TERMINAL and width(content) < 0.75 * widest)
                    or (k == first and width(content) < 0.55 * widest and not re.search(r"[，,;；。]", content))
                )
            )
            if breaks:
                self.blocks.append(RawBlock(kind, block_start, stripped_end))
                if start <= block_start and kind == "paragraph" and _is_numbered_heading(content):
                    self.blocks[-1].kind, self.blocks[-1].level = "heading", 1
                if kind == "bullet" and k == first and not last:
                    # ▌字节跳动: the title of what the lines below it tell.
                    self.blocks[-1].kind, self.blocks[-1].level, kind = "heading", 3, "paragraph"
                block_start = block_start if last else self._words_start(k + 1)
                continue
            next_start = self._words_start(k + 1)
            before, after = text[stripped_end - 1], text[next_start]
            # A number may be cut in Chinese text, where no space tells its end.
            cut = before.isdigit() and after.isdigit() and any(map(_is_cjk, content))
            joint = "" if _is_cjk(before) or _is_cjk(after) or cut or (before == "-" and after.isalpha()) else " "
            self.edits.append((stripped_end, next_start, joint))

    def _speaks_again(self, number: int) -> bool:
        """Whether another line begins with the speaker with whom a line begins."""
        if self._speakers is None:
            heads = (_SPEAKER.match(self._text, *line) for line in self.lines)
            self._speakers = Counter(head[0] for head in heads if head is not None)
        head = _SPEAKER.match(self._text, *self.lines[number])
        return head is not None and self._speakers[head[0]] > 1

    def _words_start(self, number: int) -> int:
        """Where the words of a line begin."""
        start, end = self.lines[number]
        line = self._text[start:end]
        return start + len(line) - len(line.lstrip())


# Who speaks, at the head of a line: "Q:", "记者："; or the number of an item: 3、.
_SPEAKER = re.compile(
    r"[ \t*_]*(?:[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,2}|[\u4e00-\u9fff·]{1,8})(?:\s?[（(][^（()）\n]{1,16}[）)])?"
    r"[*_]*\s?[:：](?!//)|[ \t]*\d{1,2}、"
)
# An entry of a list that is set without marks: "Amazon: ~$118bn, vs. $100bn previously".
_ENTRY = re.compile(
    r"[ \t]*[^\W\d][^:：\n。！？]{1,40}[:：](?!//)[^\n]{0,60}?\d[^\n]{0,60}(?<![.。!?！？,，;；\s])[ \t]*$"
)
# One that gives the figure first: "$46.7 billion: revenue in the second quarter".
_FIGURE_ENTRY = re.compile(
    r"[ \t]*[~≈约]?(?:[A-Z]{0,3}[$€£¥])?\d[\d,.]*[^:：\n。]{0,20}[:：](?!//"
    r"|\d)[ \t]*[^\d\s][^\n]{2,80}(?<![.。!?！？,，;；\s])[ \t]*$"
)
_LEAST_ENTRIES = 2
# So many lines begin with a date in a timeline, and with a time of day in a live blog.
_LEAST_DATED = 3


def _if_several(text: str, lines: list[tuple[int, int]], opening: re.Pattern[str]) -> dict[int, re.Match[str]]:
    """The lines that begin so, by their number, if there are several."""
    found = {i: match for i, line in enumerate(lines) if (match := opening.match(text, *line))}
    return found if len(found) >= _LEAST_DATED else {}


def _first_entry(text: str, lines: list[tuple[int, int]]) -> int | None:
    """Which line of a run, the first or second, begins a list without marks that goes on to its end; None for none."""
    for first in (0, 1):
        listed = lines[first:]
        for entry in (_ENTRY, _FIGURE_ENTRY):
            if len(listed) >= _LEAST_ENTRIES and all(entry.match(text[start:end]) for start, end in listed):
                return first
    return None


# 【英伟达恢复对华供货】黄仁勋昨日表示…: the heading of an item of a digest; a short one is only a label, 【快讯】.
_BRACKETED_HEAD = re.compile(r"[ \t]*【(?P<head>[^【】\n]{6,60})】[ \t]*(?!【)")
_NUMBERED = re.compile(
    r"\W*(?:[一二三四五六七八九十]{1,3}、|[（(【][一二三四五六七八九十]{1,2}[）)】]"
    r"|第[一二三四五六七八九十]{1,2}(?:章|节|部分))"
)


def _is_numbered_heading(line: str) -> bool:
    """Whether a line is a Chinese heading by its number: 三、AMD：小而快."""
    return _NUMBERED.match(line) is not None and width(line) <= 60 and re.search(r"[。；;！!]\W*$", line) is None
