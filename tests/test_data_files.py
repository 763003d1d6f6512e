"""Files that people write are read as UTF-8, or refused with the place."""

from __future__ import annotations

from pathlib import Path

import pytest

from assets.data_files import DataFileError, read_utf8


def test_a_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "a.sql").write_bytes("\ufeffSELECT '芯片'".encode())
    assert read_utf8(tmp_path / "a.sql") == "SELECT '芯片'"


def test_the_first_byte_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes("词: 芯片".encode("gb18030"))
    with pytest.raises(DataFileError, match=r"a\.yaml, byte 0: is not UTF-8; save it as UTF-8"):
        read_utf8(tmp_path / "a.yaml")
