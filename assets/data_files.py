"""Text files that people write, such as word lists: read, or refused with the place and the remedy."""

from __future__ import annotations

from pathlib import Path


class DataFileError(ValueError):
    """A file that cannot be used; the message names the file, the place in it and the remedy."""


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
