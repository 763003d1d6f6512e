"""The warehouse: typed writes, transactions, publication, and several processes at once."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import time
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import duckdb
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sql import declarations
from sql.declarations import Column, DeclarationError, Table
from sql.warehouse import SchemaError, Warehouse, WarehouseBusyError, WarehouseError, check

CHECKOUT = Path(__file__).parent.parent.parent

MEASUREMENT = Table(
    name="measurement",
    comment="A measurement.",
    columns=(
        Column("chip", "VARCHAR", False, "Chip."),
        Column("day", "DATE", True, "Day."),
        Column("tflops", "DOUBLE", True, "Speed."),
        Column("cards", "BIGINT", True, "Cards."),
    ),
    primary_key=("chip",),
    statement="CREATE TABLE measurement (chip VARCHAR PRIMARY KEY, day DATE, tflops DOUBLE, cards BIGINT)",
)


@pytest.fixture
def warehouse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Warehouse:
    declared = {**declarations.tables(), "measurement": MEASUREMENT}
    monkeypatch.setattr("sql.warehouse.tables", lambda: declared)
    return Warehouse(tmp_path / "data")


def rows(**changes: object) -> pl.DataFrame:
    data = {"chip": ["A100", "H100"], "day": [date(2023, 6, 14), None], "tflops": [312.0, 989.5], "cards": [8, None]}
    return pl.DataFrame({**data, **changes})


def test_columns_are_written_by_name_whatever_their_order(warehouse: Warehouse) -> None:
    with warehouse.opened():
        warehouse.replace("measurement", rows().select("cards", "tflops", "day", "chip"))
        assert warehouse.query("SELECT * FROM measurement ORDER BY chip").equals(rows())


@pytest.mark.parametrize(
    ("frame", "place"),
    [
        (rows().with_columns(extra=pl.lit(1)), "table measurement, column extra: not declared"),
        (rows().drop("tflops"), "table measurement, column tflops: missing"),
        (rows(tflops=["312", "989"]), "table measurement, column tflops: is String, but declared as DOUBLE"),
        (rows(chip=["A100", None]), "table measurement, column chip, row 1: is empty, but required"),
        (rows(chip=["A100", "A100"]), r"table measurement, row 0: the key \(chip A100\) stands in more than one row"),
        (rows(cards=[1.5, 2.5]), "table measurement, column cards: is Float64, but declared as BIGINT"),
        (rows().with_columns(pl.col("chip").cast(pl.Categorical)), "column chip: is Categorical.*cast it to String"),
        (
            rows().with_columns(pl.col("chip").cast(pl.Enum(["A100", "H100"]))),
            "column chip: is Enum.*cast it to String",
        ),
        (rows(cards=pl.Series([1, 2], dtype=pl.Int128)), "column cards: is Int128.*cast it to Int64"),
        (
            rows(cards=pl.Series([1, 2], dtype=pl.Duration("us"))),
            "column cards: is Duration.*store a number with its unit",
        ),
        (rows(cards=pl.Series([2**63, 1], dtype=pl.UInt64)), "column cards: does not fit BIGINT"),
    ],
)
def test_a_frame_that_does_not_fit_is_refused_and_the_old_rows_stay(
    warehouse: Warehouse, frame: pl.DataFrame, place: str
) -> None:
    with warehouse.opened():
        warehouse.replace("measurement", rows())
        with pytest.raises(SchemaError, match=place):
            warehouse.replace("measurement", frame)
        with pytest.raises(SchemaError):
            warehouse.append("measurement", frame)
        assert warehouse.query("SELECT * FROM measurement ORDER BY chip").equals(rows())


def test_an_empty_frame_and_one_of_nulls_make_a_typed_table(warehouse: Warehouse) -> None:
    with warehouse.opened():
        warehouse.replace("measurement", MEASUREMENT.frame())
        assert warehouse.query("SELECT * FROM measurement").schema == MEASUREMENT.schema
        warehouse.replace(
            "measurement", pl.DataFrame({"chip": ["A"], "day": [None], "tflops": [None], "cards": [None]})
        )
        assert warehouse.query("SELECT tflops FROM measurement").schema == {"tflops": pl.Float64}


def test_appending_a_known_key_is_an_error_unless_known_rows_are_to_be_left_out(warehouse: Warehouse) -> None:
    with warehouse.opened():
        warehouse.replace("measurement", rows())
        with pytest.raises(SchemaError, match="a row with chip A100 is in the table already"):
            warehouse.append("measurement", rows())
        more = rows(chip=["H100", "B200"])
        assert warehouse.append("measurement", more, ignore_known=True) == 1
        assert warehouse.query("SELECT chip FROM measurement ORDER BY 1")["chip"].to_list() == ["A100", "B200", "H100"]


def test_a_failed_transaction_leaves_nothing(warehouse: Warehouse) -> None:
    with warehouse.opened():
        warehouse.replace("measurement", rows())
        with pytest.raises(RuntimeError, match="midway"), warehouse.transaction():
            warehouse.append("measurement", rows(chip=["B200", "B300"]))
            warehouse.replace("measurement", MEASUREMENT.frame())
            raise RuntimeError("midway")
        assert warehouse.query("SELECT * FROM measurement ORDER BY chip").equals(rows())


def test_every_supported_type_comes_back_as_it_went() -> None:
    samples = {
        "VARCHAR": ["輝達 A100", None],
        "BIGINT": [-(2**63), 2**63 - 1],
        "INTEGER": [1, None],
        "SMALLINT": [1, -1],
        "TINYINT": [1, -1],
        "UBIGINT": [0, 2**64 - 1],
        "UINTEGER": [0, 2**32 - 1],
        "DOUBLE": [0.1, float("inf")],
        "FLOAT": [0.5, None],
        "BOOLEAN": [True, None],
        "DATE": [date(2022, 10, 7), None],
        "TIME": [datetime(2022, 1, 1, 12, 30, 1, 5).time(), None],
        "BLOB": [b"\x00\xff", None],
        "TIMESTAMP": [datetime(2022, 10, 7, 1, 2, 3, 4), None],
        "TIMESTAMP WITH TIME ZONE": [datetime(2022, 10, 7, tzinfo=UTC), None],
        "DECIMAL(18,4)": [Decimal("1.2345"), None],
        "VARCHAR[]": [["a", "b"], []],
        "DOUBLE[]": [[1.0], None],
    }
    assert set(declarations.POLARS_TYPES) <= set(samples)
    columns = tuple(Column(f"c{number}", kind, True, kind) for number, kind in enumerate(samples))
    ddl = ", ".join(f"{column.name} {column.type}" for column in columns)
    table = Table("all_types", "All.", columns, (), f"CREATE TABLE all_types ({ddl})")
    frame = pl.DataFrame(
        {column.name: values for column, values in zip(columns, samples.values(), strict=True)}, schema=table.schema
    )
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        connection.execute(table.statement)
        connection.register("incoming", check(table, frame).to_arrow())
        connection.execute("INSERT INTO all_types BY NAME SELECT * FROM incoming")
        back = connection.sql("SELECT * FROM all_types").pl()
    assert back.schema == frame.schema
    assert back.equals(frame)


@given(st.permutations(["chip", "day", "tflops", "cards"]), st.lists(st.integers(-(2**40), 2**40), max_size=20))
@settings(max_examples=50)
def test_checking_restores_the_declared_order_and_keeps_the_values(order: list[str], cards: list[int]) -> None:
    frame = pl.DataFrame(
        {
            "chip": [f"chip {number}" for number in range(len(cards))],
            "day": [None] * len(cards),
            "tflops": [float(value) for value in cards],
            "cards": cards,
        },
        schema_overrides={"chip": pl.String, "tflops": pl.Float64, "cards": pl.Int64},
    )
    checked = check(MEASUREMENT, frame.select(order))
    assert checked.columns == ["chip", "day", "tflops", "cards"]
    assert checked["cards"].to_list() == cards
    assert checked["tflops"].to_list() == [float(value) for value in cards]


def test_a_type_that_does_not_survive_is_refused_where_it_is_declared() -> None:
    with pytest.raises(DeclarationError, match="type INTERVAL does not survive"):
        _ = Column("length", "INTERVAL", True, "Length.").polars_type


def test_a_declaration_without_comments_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "silent.sql"
    path.write_text(
        "CREATE TABLE silent (a INTEGER, b INTEGER); COMMENT ON TABLE silent IS 'x'; "
        "COMMENT ON COLUMN silent.a IS 'y';",
        encoding="utf-8",
    )
    with duckdb.connect() as connection, pytest.raises(DeclarationError, match=r"silent\.sql: no comment on b"):
        declarations._declared(connection, path, "table")


def test_an_older_working_file_is_carried_over_or_refused_with_the_remedy(
    warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    with warehouse.opened():
        warehouse.replace("measurement", rows())

    def declare(statement: str, *columns: Column) -> None:
        table = Table("measurement", "A measurement.", columns, ("chip",), statement)
        monkeypatch.setattr("sql.warehouse.tables", lambda: {**declarations.tables(), "measurement": table})

    chip, _, tflops, cards = MEASUREMENT.columns
    note = Column("note", "VARCHAR", True, "Note.")
    declare(
        "CREATE TABLE measurement (note VARCHAR, cards BIGINT, tflops DOUBLE, chip VARCHAR PRIMARY KEY)",
        note, cards, tflops, chip,
    )  # fmt: skip
    with warehouse.opened():
        kept = warehouse.query("SELECT chip, tflops, cards, note FROM measurement ORDER BY chip")
        assert kept.rows() == [("A100", 312.0, 8, None), ("H100", 989.5, None, None)]
    declare(
        "CREATE TABLE measurement (chip VARCHAR PRIMARY KEY, tflops VARCHAR)",
        chip, Column("tflops", "VARCHAR", True, "Speed."),
    )  # fmt: skip
    with (
        pytest.raises(SchemaError, match=r"column tflops: is DOUBLE in .*declared as VARCHAR.*chiptrail refresh"),
        warehouse.opened(),
    ):
        pass


def test_a_published_snapshot_is_readable_with_the_format_of_duckdb_1_5(warehouse: Warehouse) -> None:
    with warehouse.opened():
        warehouse.replace("measurement", rows())
        path = warehouse.publish("1")
    # The storage version stands at offset 12 of the file's header; duckdb 1.5 reads versions up to 68.
    version = int.from_bytes(path.read_bytes()[12:20], "little")
    assert version <= 68
    assert warehouse.read_published("SELECT * FROM measurement ORDER BY chip").equals(rows())


def test_old_snapshots_are_removed_and_the_link_leads_to_the_newest(warehouse: Warehouse) -> None:
    with warehouse.opened():
        for number in range(6):
            newest = warehouse.publish(str(number))
    assert warehouse.published_path.resolve() == newest.resolve()
    assert len(list(warehouse.snapshot_folder.iterdir())) == 3


def test_reading_before_the_first_publication_says_what_to_do(warehouse: Warehouse) -> None:
    with pytest.raises(WarehouseError, match="run `chiptrail refresh` first"):
        warehouse.read_published("SELECT 1")


def test_a_full_disk_leaves_the_old_snapshot(warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch) -> None:
    with warehouse.opened():
        warehouse.replace("measurement", rows())
        first = warehouse.publish("1")

        def fail(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(shutil, "copyfile", fail)
        with pytest.raises(WarehouseError, match=r"No space left.*the old one stays in place"):
            warehouse.publish("2")
    assert warehouse.published_path.resolve() == first.resolve()
    assert not list(warehouse.snapshot_folder.glob("*.partial"))


def test_a_folder_that_cannot_be_made_gives_a_plain_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with (
        pytest.raises(WarehouseError, match=r"cannot be written.*CHIPTRAIL_DATA"),
        Warehouse(tmp_path / "file" / "data").opened(),
    ):
        pass


def test_a_damaged_working_file_gives_a_plain_error(warehouse: Warehouse) -> None:
    warehouse.folder.mkdir()
    warehouse.working_path.write_bytes(b"this is no database" * 1000)
    with pytest.raises(WarehouseError, match="move the file away and run `chiptrail refresh`"), warehouse.opened():
        pass


def _hold(folder: Path, held: multiprocessing.synchronize.Event, release: multiprocessing.synchronize.Event) -> None:
    with Warehouse(folder).opened():
        held.set()
        release.wait(30)


def test_a_second_writer_is_told_who_holds_the_warehouse_or_waits(tmp_path: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    held, release = spawn.Event(), spawn.Event()
    holder = spawn.Process(target=_hold, args=(tmp_path, held, release))
    holder.start()
    try:
        assert held.wait(30)
        with (
            pytest.raises(WarehouseBusyError, match=f"process {holder.pid} .*is refreshing"),
            Warehouse(tmp_path).opened(),
        ):
            pass
        messages: list[str] = []

        def let_go(message: str) -> None:
            messages.append(message)
            release.set()

        with Warehouse(tmp_path).opened(wait_seconds=30, on_wait=let_go) as opened:
            assert opened.query("SELECT 1 AS one")["one"][0] == 1
        assert f"process {holder.pid}" in messages[0]
    finally:
        release.set()
        holder.join(30)


READER = """
import sys, time
from pathlib import Path
from sql.warehouse import Warehouse
warehouse = Warehouse(Path(sys.argv[1]))
with warehouse.published() as connection:
    count = lambda: connection.execute("SELECT sum(articles_read) FROM refresh").fetchone()[0]
    print(count(), flush=True)
    sys.stdin.readline()
    print(count(), flush=True)
with warehouse.published() as connection:
    print(connection.execute("SELECT sum(articles_read) FROM refresh").fetchone()[0], flush=True)
"""


def _refresh_row(number: int) -> pl.DataFrame:
    row = {
        "refresh_id": number, "run_id": "r", "started_at": datetime.now(UTC), "extractor_version": "1",
        "articles_read": 1, "articles_new": 0, "articles_read_again": 0, "articles_withdrawn": 0, "inputs_refused": 0,
    }  # fmt: skip
    return declarations.tables()["refresh"].frame([row])


def test_a_reader_keeps_its_snapshot_while_new_ones_are_published(tmp_path: Path) -> None:
    warehouse = Warehouse(tmp_path)
    with warehouse.opened():
        warehouse.append("refresh", _refresh_row(1))
        warehouse.publish("1")
        reader = subprocess.Popen(
            [sys.executable, "-c", READER, str(tmp_path)], cwd=CHECKOUT, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip
        assert reader.stdout is not None
        assert reader.stdin is not None
        assert reader.stdout.readline() == "1\n"
        for number in range(2, 8):
            warehouse.append("refresh", _refresh_row(number))
            warehouse.publish(str(number))
        reader.stdin.write("\n")
        reader.stdin.flush()
        assert reader.stdout.readline() == "1\n"
        assert reader.stdout.readline() == "7\n"
        assert reader.wait(30) == 0


WRITER = """
import sys
from pathlib import Path
from datetime import UTC, datetime
from sql.warehouse import Warehouse
from sql.declarations import tables
with Warehouse(Path(sys.argv[1])).opened() as warehouse:
    number = warehouse.query("SELECT coalesce(max(refresh_id), 0) AS n FROM refresh")["n"][0]
    print("ready", flush=True)
    while True:
        number += 1
        row = {"refresh_id": number, "run_id": "r", "started_at": datetime.now(UTC), "extractor_version": "1",
               "articles_read": 1, "articles_new": 0, "articles_read_again": 0, "articles_withdrawn": 0,
               "inputs_refused": 0}
        refusals = [{"refresh_id": number, "location": str(i), "problem": "p"} for i in range(10)]
        with warehouse.transaction():
            warehouse.append("refresh", tables()["refresh"].frame([row]))
            warehouse.append("refused_input", tables()["refused_input"].frame(refusals))
        warehouse.publish(str(number))
"""


@pytest.mark.parametrize("seconds", [0.05, 0.2, 0.45])
def test_a_kill_at_any_moment_leaves_whole_transactions_and_a_whole_snapshot(tmp_path: Path, seconds: float) -> None:
    for _ in range(3):
        writer = subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path)], cwd=CHECKOUT, stdout=subprocess.PIPE)
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"ready\n"
        time.sleep(seconds)
        os.kill(writer.pid, signal.SIGKILL)
        writer.wait(30)
        warehouse = Warehouse(tmp_path)
        whole = "SELECT (SELECT count(*) FROM refresh) * 10 = (SELECT count(*) FROM refused_input) AS whole"
        if warehouse.published_path.exists():
            assert warehouse.read_published(whole)["whole"][0]
        with warehouse.opened():
            assert warehouse.query(whole)["whole"][0]
            warehouse.publish("after")
        assert warehouse.read_published(whole)["whole"][0]


FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from sql.warehouse import Warehouse, WarehouseError
from tests.facts.test_ledger import fact, read
from tests.generated_articles import article, examples
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # so that a write beyond the limit fails, as on a full disk
with Warehouse(Path(sys.argv[1])).opened() as warehouse:
    # The text is random, so that it takes up the room that it has.
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
    import random
    chance = random.Random(1)
    number = 0
    try:
        while number < 2000:
            text = "".join(chr(chance.randrange(0x4E00, 0x9FFF)) for _ in range(20000))
            read(warehouse, fact("company:meta", number), text=text, location=f"inbox/{number}.md")
            number += 1
    except WarehouseError as error:
        print(f"{number} articles, then: {error}", flush=True)
    else:
        print("no error")
"""


def test_a_full_disk_gives_a_plain_error_and_loses_no_recorded_article(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(tmp_path), str(3_000_000)],
        cwd=CHECKOUT, text=True, capture_output=True, timeout=120, check=False,
    )  # fmt: skip
    assert "cannot be written, nothing was changed" in done.stdout, done.stdout + done.stderr[-2000:]
    assert "Traceback" not in done.stdout
    recorded = int(done.stdout.partition(" ")[0])
    assert recorded > 0
    with Warehouse(tmp_path).opened() as warehouse:
        counts = warehouse.query(
            "SELECT (SELECT count(*) FROM article) AS articles, (SELECT count(*) FROM article_location) AS locations, "
            "(SELECT count(DISTINCT article_id) FROM evidence) AS stating"
        )
        assert counts.row(0) == (recorded, recorded, recorded), "all that was recorded, and no article half"
        warehouse.publish("after")
    assert warehouse.read_published("SELECT count(*) AS n FROM article")["n"][0] == recorded


def test_what_was_a_view_in_an_older_version_becomes_a_table(tmp_path: Path) -> None:
    with Warehouse(tmp_path).opened() as warehouse:
        warehouse.connection.execute("DROP TABLE stated_fact")
        warehouse.connection.execute("CREATE VIEW stated_fact AS SELECT fact_id, predicate FROM fact")
    with Warehouse(tmp_path).opened() as warehouse:
        warehouse.append_selected("stated_fact", "SELECT * FROM stated_fact")
        with pytest.raises(SchemaError, match="stated_fact"):
            warehouse.append_selected("stated_fact", "SELECT 'f' AS fact_id, 'orders' AS predicate")


def test_reconciling_writes_only_what_differs(tmp_path: Path) -> None:
    def row(exposed: str, path: list[str]) -> dict[str, object]:
        return {"origin_id": "a", "exposed_id": exposed, "steps": 1, "path": path, "fact_ids": ["f"]}

    table = declarations.tables()["exposure"]
    with Warehouse(tmp_path).opened() as warehouse:
        warehouse.replace("exposure", table.frame([row("b", ["a", "b"]), row("c", ["a", "c"]), row("d", ["a", "d"])]))
        wanted = table.frame([row("b", ["a", "b"]), row("c", ["a", "x", "c"]), row("e", ["a", "e"])])
        assert warehouse.reconcile("exposure", wanted) == (2, 2)
        assert warehouse.query("FROM exposure ORDER BY ALL").equals(wanted)
        assert warehouse.reconcile("exposure", wanted) == (0, 0)
        with pytest.raises(SchemaError, match="more than one row"):
            warehouse.reconcile("exposure", table.frame([row("b", ["a"]), row("b", ["b"])]))
        assert warehouse.query("FROM exposure ORDER BY ALL").equals(wanted)
