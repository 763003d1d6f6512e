"""Records: names with figures under keys, one after the other or a sheet of its own, which are read as rows of a table.

Colossus 2                     - 祁连一号｜运营：润禾数据｜卡数：8192
Operator: xAI
Power: 1,100 MW
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

# A line "Operator: xAI", which is no sentence.
_KEYED = re.compile(
    r"[ \t]*[*_]*(?P<key>[^\W\d_][^:：\n*]{0,28}?)[*_]*[ \t]?[:：][*_]*[ \t]?"
    r"(?P<value>[^\n]{1,80}?)(?<![.。!?！？:：])[ \t*_]*$"
)
_LONGEST_NAME = 60
# "祁连一号｜运营：润禾数据｜卡数：8192"
_PAIR = r"[^:：｜|;；\n]{1,20}[:：][^｜|;；\n]{1,48}"
_INLINE = re.compile(
    r"(?P<name>[^:：｜|;；\n]{2,40}?)[ \t]*(?P<mark>[｜|;；])"
    rf"[ \t]*{_PAIR}(?:[ \t]*(?P=mark)[ \t]*{_PAIR})+[ \t]*[.。]?$"
)
_PIECES = re.compile(r"\n|[ \t]*[｜|;；][ \t]*")
_KEY_ENDS = re.compile("[:：]")
_MARKED = re.compile(r"[ \t]*(?:#{1,6}[ \t]+|[-*+•·>][ \t]+|\d{1,2}[.)、][ \t]*)?")
# The key of the name that a sheet is about, keys that tell something of it, and how many of these make one.
_NAMES = re.compile(
    r"(?:产品|型号|芯片|模型|集群|项目|机型)(?:名称|型号)?|名称"
    r"|(?:product|chip|card|model|name|site|cluster|part)(?: name)?"
)
_TELLS = re.compile(
    r"显存|内存|带宽|功耗|制程|工艺|算力|代工|设计|开发|量产|发布|报价|价格|售价|参数|规模|运营|电力|前代|晶体管"
    r"|memory|bandwidth|tdp|power|process|node|foundry|made by|design|develop|operator|price|launch|release|tokens"
    r"|parameters|trained|fp\d+|int8|transistors|predecessor|accelerators|gpus"
)
_LEAST_TOLD = 3
# So many records, and so many keys that they share, make a table.
_LEAST = 2


@dataclass(frozen=True, slots=True)
class Record:
    """The lines of a record.

    Attributes:
        first: The number of its first line.
        behind: The number of the line behind its last.
        start: Offset of its name.
        keys: The keys, in lower case.
    """

    first: int
    behind: int
    start: int
    keys: tuple[str, ...]


def find_records(text: str, lines: Sequence[tuple[int, int]]) -> dict[int, Record]:
    """The records of a text by the number of their first line.

    Args:
        text: The text.
        lines: Where each line begins and ends, without its line end.
    """
    sheets = {sheet.first: sheet for sheet in _sheets(text, lines)}
    found = [r for r in (*_of_lines(text, lines), *_of_one_line(text, lines)) if r.first not in sheets]
    common = Counter(key for record in found for key in set(record.keys))
    shared = [r for r in found if sum(common[key] >= _LEAST for key in set(r.keys)) >= _LEAST]
    return ({r.first: r for r in shared} if len(shared) >= _LEAST else {}) | sheets


def _sheets(text: str, lines: Sequence[tuple[int, int]]) -> list[Record]:
    """A run of lines with a key each, of which the first tells the name and several what is known of it."""
    found = []
    number = 0
    while number < len(lines):
        keys = _keys_from(text, lines, number)
        name = _KEYED.match(text, *lines[number]) if keys and _NAMES.fullmatch(keys[0]) else None
        if name is not None and sum(_TELLS.search(key) is not None for key in keys) >= _LEAST_TOLD:
            found.append(Record(number, number + len(keys), name.start("value"), tuple(keys[1:])))
        number += max(len(keys), 1)
    return found


def _of_lines(text: str, lines: Sequence[tuple[int, int]]) -> list[Record]:
    """A short line followed by lines with a key each, up to a blank one."""
    found = []
    number = 0
    while number < len(lines):
        start, end = lines[number]
        begin = _begin(text, start, end)
        named = 0 < end - begin <= _LONGEST_NAME and re.search(r"[:：。.!?！？]\W*$", text[begin:end]) is None
        keys = _keys_from(text, lines, number + 1) if named else []
        behind = number + 1 + len(keys)
        ends = behind >= len(lines) or not text[slice(*lines[behind])].strip()
        if len(keys) >= _LEAST and ends:
            found.append(Record(number, behind, begin, tuple(keys)))
            number = behind
        else:
            number += 1
    return found


def _keys_from(text: str, lines: Sequence[tuple[int, int]], first: int) -> list[str]:
    """The keys of the run of lines with one each that begins with a line."""
    keys = []
    for number in range(first, len(lines)):
        match = _KEYED.match(text, *lines[number])
        if match is None:
            break
        keys.append(match["key"].strip().lower())
    return keys


def _of_one_line(text: str, lines: Sequence[tuple[int, int]]) -> list[Record]:
    """A line that holds a name and, set apart by a mark, keys with what belongs to each."""
    found = []
    for number, (start, end) in enumerate(lines):
        if end - start > 8 * _LONGEST_NAME or text.count(":", start, end) + text.count("：", start, end) < _LEAST:
            continue
        begin = _begin(text, start, end)
        if _INLINE.match(text, begin, end):
            pieces = _PIECES.split(text[begin:end])[1:]
            keys = (_KEY_ENDS.split(piece, maxsplit=1)[0].strip().lower() for piece in pieces)
            found.append(Record(number, number + 1, begin, tuple(keys)))
    return found


def _begin(text: str, start: int, end: int) -> int:
    """Where the words of a line begin, behind the mark of a heading or an entry."""
    marked = _MARKED.match(text, start, end)
    begin = marked.end() if marked else start
    while begin < end and text[begin] in " \t*_":
        begin += 1
    return begin


def cells_of(text: str, start: int, end: int) -> tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]:
    """The heads and cells of a record as it stands in a view: none over its name, and then its keys."""
    heads = [(start, start)]
    cells: list[tuple[int, int]] = []
    offset = start
    for piece in (*_PIECES.finditer(text, start, end), None):
        stop = piece.start() if piece else end
        key = _KEY_ENDS.search(text, offset, stop) if cells else None
        if key is not None:
            heads.append(_stripped(text, offset, key.start()))
            cells.append(_stripped(text, key.end(), stop))
        elif not cells:
            cells.append(_stripped(text, offset, stop))
        offset = piece.end() if piece else end
    return tuple(heads), tuple(cells)


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " \t*_•·-":
        start += 1
    while end > start and text[end - 1] in " \t*_.。":
        end -= 1
    return start, end
