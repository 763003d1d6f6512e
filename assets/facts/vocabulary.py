"""Word lists as data: YAML that knows its lines, phrases matched at a place, texts folded character by character."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Any, Generic, TypeVar, cast

import yaml

from assets.data_files import DataFileError, read_utf8, unknown_key

LEXICON = Path(__file__).parent / "lexicon"

T = TypeVar("T")


class Entry(dict[str, Any]):
    """A mapping of a YAML file that remembers where it stands and which of its keys somebody has asked for.

    Attributes:
        path: The file.
        line: The line on which the mapping begins, from 1.
        lines: The line of each key.
    """

    path: Path
    line: int
    lines: dict[Any, int]

    def __init__(self) -> None:
        super().__init__()
        self._asked: set[str] = set()

    def __getitem__(self, key: str) -> Any:
        self._asked.add(key)
        return super().__getitem__(key)

    def __missing__(self, key: str) -> Any:
        unread = [str(other) for other in self if other not in self._asked]
        close = get_close_matches(key, unread, n=1)
        meant = f"; is it {close[0]!r}, in line {self.lines[close[0]]}?" if close else ""
        raise self.fail(f"the key {key!r} is missing{meant}")

    def get(self, key: str, default: Any = None) -> Any:
        """The value of a key that may be missing.

        Args:
            key: The key.
            default: What there is instead.
        """
        self._asked.add(key)
        return super().get(key, default)

    def fail(self, problem: str, key: str | None = None) -> DataFileError:
        """The error for this entry.

        Args:
            problem: What is wrong with it and what to write instead.
            key: The key with which it is wrong.
        """
        return DataFileError(f"{self.path}, line {self.lines.get(key, self.line)}: {problem}")

    def only(self, known: Collection[str]) -> None:
        """Check that this entry has no other keys than these.

        Raises:
            DataFileError: Where it has.
        """
        for key in self:
            if key not in known:
                raise self.fail(unknown_key(key, known), key)

    def refuse_unread(self) -> None:
        """Check, when all is read, that this entry has no key that nobody has asked for.

        Raises:
            DataFileError: Where it has.
        """
        self.only(self._asked)

    def check(self, **kinds: type | tuple[type, ...]) -> None:
        """Check the fields of this entry.

        Args:
            kinds: The type of each field that it may have. A field whose type includes `NoneType` may be missing.

        Raises:
            DataFileError: Where a field is unknown, missing, or of another type.
        """
        self.only(kinds)
        for name, value in self.items():
            allowed = _tuple(kinds[name])
            if not isinstance(value, allowed) or (isinstance(value, bool) and bool not in allowed):
                wanted = " or ".join(kind.__name__ for kind in allowed)
                raise self.fail(f"field {name!r} is {value!r}; it must be {wanted}")
        for name, kind in kinds.items():
            if name not in self and type(None) not in _tuple(kind):
                raise self.fail(f"field {name!r} is missing")

    def strings(self, name: str) -> list[str]:
        """The list of strings in a field; empty where the field is missing.

        Raises:
            DataFileError: Where it is something else. YAML reads a bare number as a number.
        """
        values = self.get(name)
        if values is None:
            return []
        if not isinstance(values, list) or not all(isinstance(value, str) and value for value in values):
            raise self.fail(f"field {name!r} must be a list of strings; put quotes around {values!r}")
        return cast("list[str]", values)

    def numbers(self, name: str) -> dict[str, float]:
        """The mapping from strings to numbers in a field.

        Raises:
            DataFileError: Where it is something else.
        """
        values = self.get(name)
        if not isinstance(values, dict) or not all(
            isinstance(key, str) and isinstance(value, int | float) and not isinstance(value, bool)
            for key, value in values.items()
        ):
            raise self.fail(f"field {name!r} must map strings to numbers")
        return dict(values)

    def entries(self, name: str) -> list[Entry]:
        """The list of mappings in a field.

        Raises:
            DataFileError: Where it is something else or missing.
        """
        values = self.get(name)
        if not isinstance(values, list) or not all(isinstance(value, Entry) for value in values):
            raise self.fail(f"field {name!r} must be a list of mappings")
        return cast("list[Entry]", values)

    def entry(self, name: str) -> Entry:
        """The mapping in a field.

        Raises:
            DataFileError: Where it is something else or missing.
        """
        value = self.get(name)
        if not isinstance(value, Entry):
            raise self.fail(f"field {name!r} must be a mapping")
        return value


def _tuple(kinds: type | tuple[type, ...]) -> tuple[type, ...]:
    return kinds if isinstance(kinds, tuple) else (kinds,)


# The parser in C, where the installed package has it, reads the lexicon ten times as fast.
_Parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Parser):  # type: ignore[misc]
    """Builds mappings as `Entry` and refuses a key that stands twice."""

    path: Path

    def construct_entry(self, node: yaml.MappingNode) -> Entry:
        entry = Entry()
        entry.path, entry.line = self.path, node.start_mark.line + 1
        lines: dict[Any, int] = {}
        for key_node, value_node in node.value:
            key, line = self.construct_object(key_node, deep=True), key_node.start_mark.line + 1
            if key in lines:
                raise DataFileError(
                    f"{self.path}, line {line}: {key!r} stands twice, first in line {lines[key]}; keep one"
                )
            lines[key] = line
            entry[key] = self.construct_object(value_node, deep=True)
        entry.lines = lines
        return entry


# Only true and false are booleans: "off", "no" and "on" are words here.
_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool" or first in "tTfF"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_constructor("tag:yaml.org,2002:map", _Loader.construct_entry)


def load(path: Path) -> Entry:
    """Read a YAML file whose top is a mapping.

    Args:
        path: The file, in UTF-8.

    Returns:
        The mapping; nested mappings are entries too.

    Raises:
        DataFileError: Where the file is missing, is no YAML, or has another top.
    """
    top = _read(path)
    if not isinstance(top, Entry):
        raise DataFileError(f"{path}, line 1: the top must be a mapping")
    return top


@lru_cache(maxsize=8)
def load_lexicon(name: str) -> Entry:
    """A word list of lexicon/.

    Args:
        name: The file's name without its ending.
    """
    return load(LEXICON / f"{name}.yaml")


def load_list(path: Path) -> list[Any]:
    """Read a YAML file whose top is a list.

    Args:
        path: The file, in UTF-8.

    Returns:
        The list; mappings in it are entries.

    Raises:
        DataFileError: Where the file is missing, is no YAML, or has another top.
    """
    top = _read(path)
    if not isinstance(top, list):
        raise DataFileError(f"{path}, line 1: the top must be a list")
    return top


def _read(path: Path) -> Any:
    try:
        loader = _Loader(read_utf8(path))
        loader.path = path
        return loader.get_single_data()
    except FileNotFoundError as error:
        raise DataFileError(f"{path} is missing; restore it from the repository") from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise DataFileError(f"{path}, line {line}: not valid YAML: {error.problem}") from error
    except yaml.YAMLError as error:
        raise DataFileError(f"{path}: not valid YAML: {error}") from error


def trie_pattern(phrases: Iterable[str], boundary: str = "") -> str:
    """A regular expression that matches the longest of many phrases, without trying them one by one.

    Args:
        phrases: The phrases, none empty.
        boundary: What must hold behind a phrase that ends with a Latin letter or a digit.
    """
    root: dict[str, Any] = {}
    for phrase in phrases:
        node = root
        for character in phrase:
            node = node.setdefault(character, {})
        node[""] = boundary if is_latin(phrase[-1]) else ""

    def build(node: dict[str, Any]) -> str:
        branches = [re.escape(character) + build(node[character]) for character in sorted(key for key in node if key)]
        if "" in node:
            branches.append(node[""])
        return branches[0] if len(branches) == 1 else "(?:" + "|".join(branches) + ")"

    return build(root)


def is_latin(character: str) -> bool:
    """Whether a character is a Latin letter or digit, so that a word may go on with it."""
    return "a" <= character <= "z" or "0" <= character <= "9" or "A" <= character <= "Z"


class Phrases(Generic[T]):
    """Phrases with a value each, matched at a place of a text, the longest first.

    Where a phrase begins or ends with a Latin letter or digit, the word must begin or end there.
    """

    def __init__(self, values: Mapping[str, T], backwards: bool = False, at_number: bool = False) -> None:
        """Compile the phrases.

        Args:
            values: The value of each phrase, as it stands in the folded text.
            backwards: Whether `match` is given a reversed text and the place behind which to look.
            at_number: Whether a number may stand right behind a phrase: RM85.
        """
        self._values = {key[::-1]: value for key, value in values.items()} if backwards else dict(values)
        self._first = frozenset(key[0] for key in self._values)
        no_word = r"(?![A-Za-z])" if at_number else r"(?![A-Za-z0-9])"
        self._match = re.compile(trie_pattern(self._values, no_word)).match if self._values else None

    def match(self, text: str, position: int) -> tuple[int, T] | None:
        """The longest phrase at a position.

        Args:
            text: A folded text; the reversed one if `backwards`.
            position: Where the phrase must begin.

        Returns:
            The position behind the phrase, and its value; None where there is no phrase.
        """
        if text[position : position + 1] not in self._first or self._match is None:
            return None
        found = self._match(text, position)
        return None if found is None else (found.end(), self._values[found.group()])


_FULL_WIDTH = {
    code: code - 0xFEE0
    for code in range(0xFF01, 0xFF5F)
    if chr(code - 0xFEE0).isalnum() or chr(code) in "％＄－＋．＃／～＜＞＝"
}
_SPACES = dict.fromkeys((0x00A0, 0x2002, 0x2003, 0x2007, 0x2009, 0x202F, 0x3000, 0x0009, 0x000D), 0x20)
_SIGNS = {0xFFE5: 0x00A5, 0x2212: 0x002D}  # the full-width yen sign, the minus sign
_FOLDABLE = re.compile("[" + re.escape("".join(map(chr, _FULL_WIDTH | _SPACES | _SIGNS))) + "]")
_WRAPPED = re.compile(r"(?<!\n)\n(?!\n)")


class FoldedText:
    """A text as the grammars read it; every character keeps its place.

    Full-width forms are narrow, traditional characters that the word lists know are simplified, and a single line end
    is a space, as in a hard-wrapped page.

    Attributes:
        text: The text as given.
        cased: The folded text.
        low: The folded text in lower case.
        reversed: `low`, read backwards.
        length: How many characters it has.
    """

    __slots__ = ("cased", "length", "low", "reversed", "text")

    def __init__(self, text: str, variants: Mapping[str, str]) -> None:
        """Fold a text.

        Args:
            text: The text.
            variants: Characters and what they are read as, one character each.
        """
        self.text = text
        self.length = len(text)
        folded = text
        if _FOLDABLE.search(text) or (variants and not text.isascii() and _any_of(frozenset(variants)).search(text)):
            table = _FULL_WIDTH | _SPACES | _SIGNS | {ord(key): ord(value) for key, value in variants.items()}
            folded = text.translate(table)
        self.cased = _WRAPPED.sub(" ", folded)
        self.low = _lower(self.cased)
        self.reversed = self.low[::-1]

    def back(self, position: int) -> int:
        """The place in `reversed` from which the text before a position is read, a space skipped."""
        at = self.length - position
        return at + 1 if position and self.low[position - 1] == " " else at

    def ahead(self, position: int) -> int:
        """The place from which the text behind a position is read, a space skipped."""
        return position + 1 if position < self.length and self.low[position] == " " else position


@lru_cache(maxsize=4)
def _any_of(characters: frozenset[str]) -> re.Pattern[str]:
    return re.compile("[" + re.escape("".join(sorted(characters))) + "]")


def _lower(text: str) -> str:
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(small if len(small := character.lower()) == 1 else character for character in text)


@lru_cache(maxsize=2)
def load_variants(path: Path) -> Mapping[str, str]:
    """The characters that a word list's `variants` fold.

    Raises:
        DataFileError: Where a variant is not one character for one character.
    """
    return variants_of(load(path))


def variants_of(top: Entry) -> dict[str, str]:
    """The characters that the `variants` of a word list fold.

    Raises:
        DataFileError: Where a variant is not one character for one character.
    """
    variants = top.entry("variants")
    for key, value in variants.items():
        if not (isinstance(key, str) and isinstance(value, str) and len(key) == len(value) == 1):
            raise variants.fail(f"variant {key!r}: {value!r} must be one character for one character")
    return dict(variants)


@lru_cache(maxsize=1)
def fold(text: str) -> FoldedText:
    """A text folded with the characters of numbers.yaml; the last one is kept, for several grammars read it."""
    return FoldedText(text, load_variants(LEXICON / "numbers.yaml"))
