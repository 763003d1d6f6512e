"""Bulk files of all tables: complete, readable elsewhere, checked by sums, the same each time, and all or nothing."""

from __future__ import annotations

import csv
import hashlib
import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest

from sql.declarations import tables, views, views_and_macros
from sql.table_exports import ExportError, export_tables

DAY = date(2026, 11, 25)
ENTITIES = [
    {"entity_id": f"company:{slug}", "kind": "company", "name": name, "provisional": False}
    for slug, name in [("z", "字节跳动"), ("a", 'comma, "quote"\nline'), ("m", "")]
]
ARTICLE = {
    "article_id": "a1", "published_source": "meta", "language": "zh", "media_type": "text/plain", "encoding": "utf-8",
    "text": "正文", "original_sha256": "0", "sources": ["x|y", "引号\"'"], "state": "current", "extraction_key": "0",
    "extractor_version": "1", "body_start": 0,
    "first_seen": datetime(2026, 11, 1, 9, 30, tzinfo=UTC), "first_refresh": 1,
}  # fmt: skip


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(config={"autoload_known_extensions": "false"}) as opened:
        opened.execute("SET TimeZone = 'UTC'")
        for table in tables().values():
            opened.execute(table.statement)
        for path in views_and_macros():
            opened.execute(path.read_text(encoding="utf-8"))
        rows: dict[str, list[dict[str, Any]]] = {"entity": ENTITIES, "article": [ARTICLE]}
        for name, listed in rows.items():
            opened.register("rows", tables()[name].frame(listed).to_arrow())
            opened.execute(f"INSERT INTO {name} SELECT * FROM rows")
        yield opened


@pytest.mark.parametrize("style", ["parquet", "csv"])
def test_every_table_and_view_has_its_file_and_every_file_its_sum(
    style: str, connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    folder = export_tables(connection, style, tmp_path / "new" / "bulk", DAY)
    assert folder == tmp_path / "new" / "bulk" / f"chiptrail-2026-11-25-{style}"
    files = {path.name for path in folder.iterdir()}
    expected = {f"{name}.{style}" for name in (*tables(), *views())}
    assert files == expected | {"data_dictionary.csv", "SHA256SUMS"}
    sums = dict(reversed(line.split("  ")) for line in (folder / "SHA256SUMS").read_text().splitlines())
    assert sums.keys() == files - {"SHA256SUMS"}
    for name, digest in sums.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
    assert [path.name for path in folder.parent.iterdir()] == [folder.name], "nothing is left beside it"


def test_parquet_keeps_types_and_values_in_the_order_of_the_key(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    folder = export_tables(connection, "parquet", tmp_path, DAY)
    entities = pl.read_parquet(folder / "entity.parquet")
    assert entities["entity_id"].to_list() == ["company:a", "company:m", "company:z"]
    assert entities["name"].to_list() == ['comma, "quote"\nline', "", "字节跳动"]
    article = pl.read_parquet(folder / "article.parquet")
    assert article["sources"].to_list() == [ARTICLE["sources"]]
    assert article["first_seen"].to_list() == [ARTICLE["first_seen"]]
    assert article["published"].dtype == pl.Date


def test_csv_tells_a_missing_value_from_an_empty_text_and_writes_lists_as_json(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    folder = export_tables(connection, "csv", tmp_path, DAY)
    lines = (folder / "entity.csv").read_text(encoding="utf-8")
    assert 'company:m,company,"",false,\n' in lines
    with (folder / "article.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert pl.Series([row["sources"]]).str.json_decode(pl.List(pl.String)).to_list() == [ARTICLE["sources"]]
    with (folder / "data_dictionary.csv").open(encoding="utf-8", newline="") as file:
        dictionary = {(row["table"], row["column"]): row for row in csv.DictReader(file)}
    assert dictionary["article", "sources"]["comment"].endswith("Written as a JSON array.")


def test_the_data_dictionary_explains_every_column(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    folder = export_tables(connection, "parquet", tmp_path, DAY)
    dictionary = pl.read_csv(folder / "data_dictionary.csv")
    for name, table in {**tables(), **views()}.items():
        rows = dictionary.filter(table=name)
        assert rows["column"].to_list() == [None, *(column.name for column in table.columns)]
        assert rows["comment"].to_list() == [table.comment, *(column.comment for column in table.columns)]
        assert pl.read_parquet(folder / f"{name}.parquet", n_rows=0).columns == rows["column"].to_list()[1:]


@pytest.mark.parametrize("style", ["parquet", "csv"])
def test_the_same_rows_give_the_same_files(style: str, connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    first = export_tables(connection, style, tmp_path / "first", DAY)
    connection.execute("CREATE TEMP TABLE kept AS SELECT * FROM entity")
    connection.execute("DELETE FROM entity")
    connection.execute("INSERT INTO entity SELECT * FROM kept ORDER BY entity_id DESC")
    second = export_tables(connection, style, tmp_path / "second", DAY)
    assert (first / "SHA256SUMS").read_text() == (second / "SHA256SUMS").read_text()


def test_a_folder_that_exists_is_not_touched(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    folder = export_tables(connection, "csv", tmp_path, DAY)
    (folder / "note.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(ExportError, match="chiptrail-2026-11-25-csv exists already: remove it"):
        export_tables(connection, "csv", tmp_path, DAY)
    assert (folder / "note.txt").read_text(encoding="utf-8") == "mine"


def test_an_unknown_format_is_named(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="unknown format xlsx: tables can be written as parquet or csv"):
        export_tables(connection, "xlsx", tmp_path, DAY)


def test_a_failure_midway_leaves_nothing(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connection.execute("DROP TABLE refused_input")
    with pytest.raises(ExportError, match=r"refused_input does not exist!\): run `chiptrail refresh`"):
        export_tables(connection, "csv", tmp_path / "bulk", DAY)
    assert list((tmp_path / "bulk").iterdir()) == []

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("sql.table_exports._write_table", full)
    with pytest.raises(ExportError, match=r"cannot be written \(No space left on device\)"):
        export_tables(connection, "csv", tmp_path / "bulk", DAY)
    assert list((tmp_path / "bulk").iterdir()) == []


def test_a_place_that_cannot_be_written_is_named(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file stands where the folder should be", encoding="utf-8")
    with pytest.raises(ExportError, match=r"file cannot be written \(.*\): name a folder that is writable"):
        export_tables(connection, "csv", tmp_path / "file", DAY)


def test_the_sums_are_in_the_form_of_sha256sum(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    if shutil.which("sha256sum") is None:
        pytest.skip("no sha256sum here")
    folder = export_tables(connection, "csv", tmp_path, DAY)
    done = subprocess.run(
        ["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=folder, check=False, capture_output=True
    )
    assert done.returncode == 0
