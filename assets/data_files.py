"""Text files that people write, such as word lists: read, or refused with the place and the remedy."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path


class DataFileError(ValueError):
    """A file that cannot be used; the message names the file, the place in it and the remedy."""


def unknown_key(key: object, known: Iterable[str]) -> str:
    """What is said of a key that nothing reads: which ones there are, and which of them may be meant.

    Args:
        key: The key.
        known: The keys that are read.
    """
    known = sorted(known)
    close = get_close_matches(str(key), known, n=1)
    meant = f" (did you mean {close[0]!r}?)" if close else ""
    return f"unknown key {key!r}{meant}; known are {', '.join(known)}"


def read_utf8(path: Path) -> str:
    """The text of a file, without a byte order mark.

    Args:
        path: The file.

    Raises:
        DataFileError: Where it is not UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataFileError(f"{path}, byte {error.start}: is not UTF-8; save it as UTF-8") from error
