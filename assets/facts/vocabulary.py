"""Word lists as data: YAML that knows its lines, phrases matched at a place of a text, characters folded one to one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Generic, TypeVar, cast

import yaml

LEXICON = Path(__file__).parent / "lexicon"

T = TypeVar("T")


class VocabularyError(ValueError):
    """A word list that cannot be used; the message names the file, the line and the remedy."""


class Entry(dict[str, Any]):
    """A mapping of a YAML file that remembers where it stands.

    Attributes:
        path: The file.
        line: The line on which the mapping begins, from 1.
    """

    path: Path
    line: int

    def fail(self, problem: str) -> VocabularyError:
        """The error for this entry.

        Args:
            problem: What is wrong with it and what to write instead.
        """
        return VocabularyError(f"{self.path}, line {self.line}: {problem}")

    def check(self, **kinds: type | tuple[type, ...]) -> None:
        """Check the fields of this entry.

        Args:
            kinds: The type of each field that it may have. A field whose type includes `NoneType` may be missing.

        Raises:
            VocabularyError: Where a field is unknown, missing, or of another type.
        """
        for name, value in self.items():
            if name not in kinds:
                raise self.fail(f"unknown field {name!r}; known are {', '.join(sorted(kinds))}")
            if not isinstance(value, kinds[name]) or (isinstance(value, bool) and kinds[name] is not bool and bool not in _tuple(kinds[name])):
                wanted = " or ".join(kind.__name__ for kind in _tuple(kinds[name]))
                raise self.fail(f"field {name!r} is {value!r}; it must be {wanted}")
        for name, kind in kinds.items():
            if name not in self and type(None) not in _tuple(kind):
                raise self.fail(f"field {name!r} is missing")

    def strings(self, name: str) -> list[str]:
        """The list of strings in a field; empty where the field is missing.

        Raises:
            VocabularyError: Where it is something else. YAML reads a bare number as a number.
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
            VocabularyError: Where it is something else.
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
            VocabularyError: Where it is something else or missing.
        """
        values = self.get(name)
        if not isinstance(values, list) or not all(isinstance(value, Entry) for value in values):
            raise self.fail(f"field {name!r} must be a list of mappings")
        return cast("list[Entry]", values)

    def entry(self, name: str) -> Entry:
        """The mapping in a field.

        Raises:
            VocabularyError: Where it is something else or missing.
        """
        value = self.get(name)
        if not isinstance(value, Entry):
            raise self.fail(f"field {name!r} must be a mapping")
        return value


def _tuple(kinds: type | tuple[type, ...]) -> tuple[type, ...]:
    return kinds if isinstance(kinds, tuple) else (kinds,)


class _Loader(yaml.SafeLoader):
    """Builds mappings as `Entry` and refuses a key that stands twice."""

    path: Path

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> Entry:  # type: ignore[override]
        entry = Entry()
        entry.path, entry.line = self.path, node.start_mark.line + 1
        for key_node, value_node in node.value:
            key = self.construct_object(key_node, deep=True)
            if key in entry:
                raise VocabularyError(f"{self.path}, line {key_node.start_mark.line + 1}: {key!r} stands twice; keep one")
            entry[key] = self.construct_object(value_node, deep=True)
        return entry


# Only true and false are booleans: "off", "no" and "on" are words here.
_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool" or first in "tTfF"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_constructor("tag:yaml.org,2002:map", lambda loader, node: loader.construct_mapping(node, deep=True))


def load(path: Path) -> Entry:
    """Read a YAML file whose top is a mapping.

    Args:
        path: The file, in UTF-8.

    Returns:
        The mapping; nested mappings are entries too.

    Raises:
        VocabularyError: Where the file is missing, is no YAML, or has another top.
    """
    try:
        loader = _Loader(path.read_text(encoding="utf-8"))
        loader.path = path
        top = loader.get_single_data()
    except FileNotFoundError as error:
        raise VocabularyError(f"{path} is missing; restore it from the repository") from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise VocabularyError(f"{path}, line {line}: no valid YAML: {error.problem}") from error
    if not isinstance(top, Entry):
        raise VocabularyError(f"{path}, line 1: the top must be a mapping")
    return top


def trie_pattern(phrases: Iterable[str], leaf: Callable[[str], str] = lambda phrase: "") -> str:
    """A regular expression that matches the longest of many phrases, without trying them one by one.

    A space in a phrase matches up to two spaces or line ends.

    Args:
        phrases: The phrases, none empty.
        leaf: Gives the expression that must match behind a phrase (a word boundary, for example).
    """
    root: dict[str, Any] = {}
    for phrase in phrases:
        node = root
        for character in phrase:
            node = node.setdefault(character, {})
        node[""] = leaf(phrase)

    def build(node: dict[str, Any]) -> str:
        branches = []
        for character in sorted(key for key in node if key):
            branches.append(("[ \\n]{1,2}" if character == " " else re.escape(character)) + build(node[character]))
        if "" in node:
            branches.append(node[""])
        if len(branches) == 1:
            return str(branches[0])
        return "(?:" + "|".join(branches) + ")"

    return build(root)


_SPACES = re.compile(r"[ \n]+")


class Phrases(Generic[T]):
    """Phrases with a value each, matched at a place of a text, the longest first.

    Where a phrase begins or ends with a Latin letter or digit, the match must do so too.
    """

    def __init__(self, values: Mapping[str, T], backwards: bool = False) -> None:
        """Compile the phrases.

        Args:
            values: The value of each phrase, in lower case.
            backwards: Whether `match` is given a reversed text and the place behind which to look.
        """
        self._backwards = backwards
        self._values = {_SPACES.sub(" ", phrase): value for phrase, value in values.items()}

        def boundary(phrase: str) -> str:
            return r"(?![a-z0-9])" if _is_latin(phrase[-1]) else ""

        keys = [key[::-1] for key in self._values] if backwards else list(self._values)
        self._match = re.compile(trie_pattern(keys, boundary)).match if keys else None

    def match(self, text: str, position: int) -> tuple[int, T] | None:
        """The longest phrase at a position.

        Args:
            text: The text in lower case, folded; reversed if `backwards`.
            position: Where the phrase must begin.

        Returns:
            The position behind the phrase, and its value; None where there is no phrase.
        """
        if self._match is None:
            return None
        found = self._match(text, position)
        if found is None:
            return None
        key = found.group()
        if " " in key or "\n" in key:
            key = _SPACES.sub(" ", key)
        return found.end(), self._values[key[::-1] if self._backwards else key]


def _is_latin(character: str) -> bool:
    return "a" <= character <= "z" or "0" <= character <= "9"


_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code - 0xFEE0).isalnum() or chr(code) in "％＄－＋．＃／～＜＞＝"}
_SPACE_LIKE = dict.fromkeys((0x00A0, 0x2002, 0x2003, 0x2007, 0x2009, 0x202F, 0x3000, 0x0009, 0x000D), 0x20) | {
    0xFFE5: 0x00A5,  # the full-width yen sign
    0x2212: 0x002D,  # the minus sign
}


class Folding:
    """Replaces characters one by one, so that offsets stay: full-width forms, spaces, traditional characters."""

    def __init__(self, variants: Mapping[str, str]) -> None:
        """Prepare the folding.

        Args:
            variants: Characters and what they are read as, one character each.
        """
        self._table = _FULL_WIDTH | _SPACE_LIKE | {ord(key): ord(value) for key, value in variants.items()}
        self._search = re.compile("[" + re.escape("".join(map(chr, self._table))) + "]").search

    def __call__(self, text: str) -> str:
        """The text with its characters replaced; as long as before."""
        return text.translate(self._table) if self._search(text) else text


def lower(text: str) -> str:
    """The text in lower case, with every character at its place."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(character if len(character.lower()) != 1 else character.lower() for character in text)


@lru_cache(maxsize=1)
def _default_folding() -> Folding:
    return load_folding(LEXICON / "numbers.yaml")


def load_folding(path: Path) -> Folding:
    """The folding that a file's `variants` describe.

    Raises:
        VocabularyError: Where a variant is not one character for one character.
    """
    variants = load(path).entry("variants")
    for key, value in variants.items():
        if not (isinstance(key, str) and isinstance(value, str) and len(key) == len(value) == 1):
            raise variants.fail(f"variant {key!r}: {value!r} must be one character for one character")
    return Folding(variants)
