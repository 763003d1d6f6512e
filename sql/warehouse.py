"""The DuckDB warehouse: one writer at a time, typed writes by column name, transactions, and published snapshots."""

from __future__ import annotations

import json
import os
import re
import shutil
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
from filelock import FileLock, Timeout

from sql.declarations import Column, Table, tables, views_and_macros

# The oldest format that duckdb 2 writes with all that we use: analysts' tools with duckdb 1.5 can open it too.
STORAGE_VERSION = "v1.5.0"
# A checkpoint writes a row group whole, with all its texts, when one row joins it: by DuckDB's default of 122,880 rows
# the next article after 100,000 costs three seconds, by this 0.03. Queries take as long as with the default.
ROW_GROUP_SIZE = 16_384
SNAPSHOTS_KEPT = 3
INDEX = re.compile(r"^CREATE INDEX IF NOT EXISTS .*;$", re.MULTILINE)


class WarehouseError(Exception):
    """Something about the warehouse that its user can mend; the message says how."""


class WarehouseBusyError(WarehouseError):
    """Another process is refreshing the warehouse."""


class SchemaError(WarehouseError):
    """A frame does not fit the declaration of its table.

    Attributes:
        table: The table.
        column: The column, where one is at fault.
        row: The first row at fault, counted from 0, where one is.
    """

    def __init__(self, table: str, problem: str, *, column: str | None = None, row: int | None = None) -> None:
        place = f"table {table}"
        place += f", column {column}" if column is not None else ""
        place += f", row {row}" if row is not None else ""
        super().__init__(f"{place}: {problem}")
        self.table, self.column, self.row = table, column, row


class Warehouse:
    """The working database and its published snapshot, in one data folder.

    `data/warehouse.duckdb` is the working file, which only a refresh opens. `data/chiptrail.duckdb` is what users
    open: a link to the newest file in `data/snapshots/`, swapped in one step, so that no reader blocks a refresh and
    none sees half of one.

    Args:
        folder: The data folder; it is made where it does not exist.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.working_path = folder / "warehouse.duckdb"
        self.published_path = folder / "chiptrail.duckdb"
        self.snapshot_folder = folder / "snapshots"
        self._connection: duckdb.DuckDBPyConnection | None = None
        self._in_transaction = False

    @contextmanager
    def opened(self, *, wait_seconds: float = 0.0, on_wait: Callable[[str], None] | None = None) -> Iterator[Warehouse]:
        """Hold the warehouse for writing, as its only writer, until the block ends.

        Args:
            wait_seconds: How long to wait for another writer to finish.
            on_wait: Called once with a message that names the holder, if there is a need to wait.

        Raises:
            WarehouseBusyError: If another writer still holds it after that time; the message names it.
            WarehouseError: If the folder cannot be written, or the working file belongs to another version.
        """
        self._make_folders()
        with self._locked(wait_seconds, on_wait):
            self._connection = self._connect(self.working_path)
            try:
                self._create_tables()
                self._create_views()
                yield self
            finally:
                self._connection.close()
                self._connection = None

    def wait_for_writer(self, wait_seconds: float, on_wait: Callable[[str], None] | None = None) -> None:
        """Return when the warehouse could be opened for writing, without opening it.

        Args:
            wait_seconds: As for `opened`.
            on_wait: As for `opened`.

        Raises:
            WarehouseBusyError: As for `opened`.
            WarehouseError: If the folder cannot be written, or the working file cannot be opened.
        """
        self._make_folders()
        with self._locked(wait_seconds, on_wait):
            self._connect(self.working_path).close()

    @property
    def connection(self) -> duckdb.DuckDBPyConnection:
        """The writer's connection.

        Raises:
            WarehouseError: Outside `opened`.
        """
        if self._connection is None:
            raise WarehouseError("the warehouse is not open for writing: use `with warehouse.opened():`")
        return self._connection

    @contextmanager
    def transaction(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Run a block as one transaction: all of it is kept, or, on an exception, none.

        Raises:
            WarehouseError: If the disk is full or cannot be written; nothing of the block is kept then.
        """
        connection = self.connection
        connection.execute("BEGIN TRANSACTION")
        self._in_transaction = True
        try:
            yield connection
            connection.execute("COMMIT")
        except BaseException as error:
            self._roll_back()
            # A commit that cannot be written is told as an error of the transaction.
            if isinstance(error, duckdb.IOException) or "Failed to commit" in str(error):
                raise WarehouseError(f"{self.working_path} cannot be written, nothing was changed: {error}") from error
            raise
        finally:
            self._in_transaction = False

    def query(self, statement: str, parameters: list[Any] | None = None) -> pl.DataFrame:
        """Read from the working database.

        Args:
            statement: A SELECT.
            parameters: Values for its `?`.
        """
        return _frame(self.connection.sql(statement, params=parameters))

    def replace(self, table: str, frame: pl.DataFrame) -> int:
        """Replace all rows of a table, in one transaction (the open one, if there is one).

        Args:
            table: A declared table.
            frame: Its new rows; columns in any order.

        Returns:
            The number of rows written.

        Raises:
            SchemaError: If the frame does not fit the declaration; the table keeps its old rows.
        """
        declaration = tables()[table]
        checked = check(declaration, frame)
        with self._nested_transaction() as connection:
            connection.execute(f"DROP TABLE IF EXISTS {table}")
            connection.execute(declaration.statement)
            self._insert(connection, table, checked)
        return checked.height

    def reconcile(self, table: str, frame: pl.DataFrame) -> tuple[int, int]:
        """Bring a table to new rows by removing and adding only those that differ, in one transaction.

        Args:
            table: A declared table.
            frame: All its rows; columns in any order.

        Returns:
            The number of rows removed and of rows added.

        Raises:
            SchemaError: If the frame does not fit the declaration; the table keeps its old rows.
        """
        declaration = tables()[table]
        checked = check(declaration, frame)
        same = " AND ".join(f"known.{name} IS NOT DISTINCT FROM wanted.{name}" for name in checked.columns)
        with self._nested_transaction() as connection, self.registered("wanted_rows", checked):
            connection.execute(
                "CREATE OR REPLACE TEMP TABLE rows_added AS "
                f"SELECT * FROM wanted_rows AS wanted ANTI JOIN {table} AS known ON {same}"
            )
            ((removed,),) = connection.execute(
                f"DELETE FROM {table} WHERE rowid IN "
                f"(SELECT rowid FROM {table} AS known ANTI JOIN wanted_rows AS wanted ON {same})"
            ).fetchall()
            ((added,),) = connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM rows_added").fetchall()
            connection.execute("DROP TABLE rows_added")
        return removed, added

    def append(self, table: str, frame: pl.DataFrame, *, ignore_known: bool = False) -> int:
        """Add rows to a table, in one transaction (the open one, if there is one).

        Args:
            table: A declared table.
            frame: The rows to add; columns in any order.
            ignore_known: Whether rows whose key is in the table already are left out.

        Returns:
            The number of rows added.

        Raises:
            SchemaError: If the frame does not fit the declaration, or a key is in the table already.
        """
        declaration = tables()[table]
        checked = check(declaration, frame)
        with self._nested_transaction() as connection:
            if declaration.primary_key:
                known = self._known_keys(connection, declaration, checked)
                if not ignore_known and known.height:
                    key = ", ".join(f"{name} {known[name][0]}" for name in declaration.primary_key)
                    raise SchemaError(table, f"a row with {key} is in the table already")
                checked = checked.join(known, on=list(declaration.primary_key), how="anti", maintain_order="left")
            self._insert(connection, table, checked)
        return checked.height

    def append_selected(self, table: str, select: str) -> None:
        """Add the rows that a query gives to a table, in one transaction (the open one, if there is one).

        They do not leave the database, so that there may be more of them than fit into memory.

        Args:
            table: A declared table.
            select: A SELECT of its columns, in any order.

        Raises:
            SchemaError: If they do not fit the declaration.
        """
        with self._nested_transaction() as connection:
            try:
                connection.execute(f"INSERT INTO {table} BY NAME {select}")
            except (duckdb.ConstraintException, duckdb.ConversionException, duckdb.BinderException) as error:
                raise SchemaError(table, str(error)) from error

    def insert(self, table: str, rows: Sequence[Mapping[str, Any]], *, ignore_known: bool = False) -> None:
        """Add a few rows to a table, at less cost than `append` has for a frame.

        Args:
            table: A declared table.
            rows: The rows by column name, all with the same columns; columns that they lack are empty.
            ignore_known: Whether rows whose key, of one column, is in the table already are left out.

        Raises:
            SchemaError: If a row does not fit the declaration, or a key is in the table already.
        """
        columns = list(rows[0]) if rows else []
        with self._nested_transaction() as connection:
            if ignore_known and rows:
                (key,) = tables()[table].primary_key
                known = connection.execute(
                    f"SELECT {key} FROM {table} WHERE {key} IN (SELECT unnest(?))", [[row[key] for row in rows]]
                ).fetchall()
                ignored = {value for (value,) in known}
                rows = [row for row in rows if row[key] not in ignored]
            if not rows:
                return
            try:
                with connection.appender(table, columns=columns) as appender:
                    appender.append_rows([[row[column] for column in columns] for row in rows])
            except (duckdb.ConstraintException, duckdb.ConversionException, duckdb.BinderException) as error:
                raise SchemaError(table, str(error)) from error

    def publish(self, name: str) -> Path:
        """Publish the working database as the snapshot that users read.

        The file is written beside the old one and then takes its place in one step; a reader that has the old one open
        keeps it.

        Args:
            name: Distinguishes the snapshot's file, for example the refresh's id.

        Returns:
            The path of the new snapshot.

        Raises:
            WarehouseError: If there is no room for it; the old snapshot stays.
        """
        target = self.snapshot_folder / f"chiptrail-{name}.duckdb"
        partial = target.with_suffix(".partial")
        try:
            self.connection.execute("FORCE CHECKPOINT")
            shutil.copyfile(self.working_path, partial)
            _flush(partial)
            partial.replace(target)
            self._point_to(target)
        except (OSError, duckdb.IOException) as error:
            partial.unlink(missing_ok=True)
            raise WarehouseError(
                f"the snapshot could not be written to {self.snapshot_folder} ({error}); the old one stays in place. "
                "Free some space or move the data folder with CHIPTRAIL_DATA"
            ) from error
        self._remove_old_snapshots(target)
        return target

    def read_published(self, statement: str) -> pl.DataFrame:
        """Answer a query on the published snapshot, read-only.

        Args:
            statement: One SQL statement.

        Raises:
            WarehouseError: If nothing has been published yet.
            duckdb.Error: If the statement is wrong.
        """
        with self.published() as connection:
            return _frame(connection.sql(statement))

    def answers(self, statements: str) -> Iterator[pl.DataFrame]:
        """Answer queries on the published snapshot one after another, read-only.

        Args:
            statements: SQL statements, separated by semicolons; those that only prepare others (SET, CREATE TEMP
                TABLE) have no answer.

        Raises:
            WarehouseError: If nothing has been published yet, or there is no statement.
            duckdb.Error: If a statement is wrong.
        """
        with self.published() as connection:
            parsed = connection.extract_statements(statements)
            if not parsed:
                raise WarehouseError("there is no query in this: write one, for example SELECT * FROM fact LIMIT 5")
            for statement in parsed:
                relation = connection.sql(statement)
                # DuckDB expects nothing of several statements in one either, and PIVOT is that.
                prepares = duckdb.ExpectedResultType.NOTHING in statement.expected_result_type
                if not prepares or statement.type is duckdb.StatementType.MULTI:
                    yield _frame(relation)

    @contextmanager
    def published(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A read-only connection to the newest published snapshot.

        Raises:
            WarehouseError: If nothing has been published yet, or the snapshot is no database.
        """
        if not self.published_path.exists():
            raise WarehouseError(f"there is no {self.published_path} yet: run `chiptrail refresh` first")
        # The versioned file, not the link: within one process DuckDB would answer from a file it has open by that name.
        try:
            connection = duckdb.connect(str(self.published_path.resolve()), read_only=True, config=_CONFIG)
        except duckdb.Error as error:
            raise WarehouseError(
                f"{self.published_path} cannot be opened ({error}): run `chiptrail refresh`, which publishes it anew"
            ) from error
        try:
            connection.execute("SET TimeZone = 'UTC'")
            # A name in a query is a table of the snapshot or none, never a variable of this program.
            connection.execute("SET python_enable_replacements = false")
            yield connection
        finally:
            connection.close()

    @contextmanager
    def registered(self, name: str, frame: pl.DataFrame) -> Iterator[None]:
        """Let statements on the writer's connection read a frame under a name.

        Args:
            name: The name.
            frame: The rows.
        """
        self.connection.register(name, frame.to_arrow())
        try:
            yield
        finally:
            self.connection.unregister(name)

    @contextmanager
    def attached_snapshot(self, name: str) -> Iterator[set[str]]:
        """Attach the published snapshot to the writer's connection, to compare the two.

        Args:
            name: The name under which its tables can be read.

        Yields:
            The names of its tables.
        """
        path = str(self.published_path.resolve()).replace("'", "''")
        self.connection.execute(f"ATTACH '{path}' AS {name} (READ_ONLY)")
        try:
            yield set(
                self.query("SELECT table_name FROM duckdb_tables() WHERE database_name = ?", [name])["table_name"]
            )
        finally:
            self.connection.execute(f"DETACH {name}")

    def _make_folders(self) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self.snapshot_folder.mkdir(exist_ok=True)
        except OSError as error:
            raise WarehouseError(
                f"the data folder {self.folder} cannot be written ({error.strerror}); "
                "make it writable or set CHIPTRAIL_DATA to a folder that is"
            ) from error

    @contextmanager
    def _locked(self, wait_seconds: float, on_wait: Callable[[str], None] | None) -> Iterator[None]:
        lock = FileLock(self.folder / "refresh.lock")
        holder_path = self.folder / "refresh.holder.json"
        try:
            lock.acquire(timeout=0)
        except Timeout:
            message = f"{_holder(holder_path)} is refreshing {self.folder}"
            if wait_seconds and on_wait:
                on_wait(f"{message}; waiting for it, {wait_seconds:.0f} s at most")
            try:
                lock.acquire(timeout=wait_seconds)
            except Timeout:
                raise WarehouseBusyError(f"{message}; try again when it has finished") from None
        except OSError as error:
            raise WarehouseError(
                f"the data folder {self.folder} cannot be written ({error.strerror}); "
                "make it writable or set CHIPTRAIL_DATA to a folder that is"
            ) from error
        try:
            started = datetime.now(UTC).isoformat(timespec="seconds")
            holder_path.write_text(json.dumps({"pid": os.getpid(), "since": started}), encoding="utf-8")
            yield
        finally:
            holder_path.unlink(missing_ok=True)
            lock.release()

    def _connect(self, path: Path) -> duckdb.DuckDBPyConnection:
        connection = duckdb.connect(config=_CONFIG | {"temp_directory": str(self.folder / "temporary")})
        try:
            name = str(path).replace("'", "''")
            options = f"STORAGE_VERSION '{STORAGE_VERSION}', ROW_GROUP_SIZE {ROW_GROUP_SIZE}"
            connection.execute(f"ATTACH '{name}' AS warehouse ({options})")
            connection.execute("USE warehouse")
            connection.execute("SET TimeZone = 'UTC'")
        except duckdb.Error as error:
            connection.close()
            if "lock" in str(error):
                raise WarehouseBusyError(
                    f"{path} is open in another program ({error}): close it there and try again; what is to be read "
                    f"by people is {self.published_path}"
                ) from error
            raise WarehouseError(
                f"{path} cannot be opened: {error}. Its content can be rebuilt: move the file away and "
                "run `chiptrail refresh` again; the published snapshot is not touched"
            ) from error
        return connection

    def _create_tables(self) -> None:
        """Create what is missing; carry the ledgers of an older version over where that loses nothing."""
        with self.transaction() as connection:
            views = connection.execute(
                "SELECT view_name FROM duckdb_views() WHERE database_name = 'warehouse' AND NOT internal"
            ).fetchall()
            for declaration in tables().values():
                if (declaration.name,) in views:
                    # What is a table now was a view in an older version.
                    connection.execute(f"DROP VIEW {declaration.name}")
                present = dict(
                    connection.execute(
                        "SELECT column_name, data_type FROM duckdb_columns() "
                        "WHERE database_name = 'warehouse' AND table_name = ?",
                        [declaration.name],
                    ).fetchall()
                )
                if not present:
                    connection.execute(declaration.statement)
                    continue
                if present != {column.name: column.type for column in declaration.columns}:
                    self._migrate(connection, declaration, present)
                for index in INDEX.findall(declaration.statement):
                    connection.execute(index)

    def _migrate(self, connection: duckdb.DuckDBPyConnection, declaration: Table, present: dict[str, str]) -> None:
        for column in declaration.columns:
            known = present.get(column.name)
            if known not in (None, column.type):
                raise SchemaError(
                    declaration.name,
                    f"is {known} in {self.working_path}, but declared as {column.type}. Move the file away and run "
                    "`chiptrail refresh`, which rebuilds it from the articles",
                    column=column.name,
                )
        shared = ", ".join(column.name for column in declaration.columns if column.name in present)
        connection.execute(f"CREATE TEMP TABLE carried AS SELECT {shared} FROM {declaration.name}")
        connection.execute(f"DROP TABLE {declaration.name}")
        connection.execute(declaration.statement)
        try:
            connection.execute(f"INSERT INTO {declaration.name} BY NAME SELECT * FROM carried")
        except duckdb.ConstraintException as error:
            raise SchemaError(
                declaration.name,
                f"the rows in {self.working_path} lack a column that is now required ({error}). Move the file away and "
                "run `chiptrail refresh`, which rebuilds it from the articles",
            ) from error
        connection.execute("DROP TABLE carried")

    def _create_views(self) -> None:
        """Create the views and macros anew, as declared now."""
        with self.transaction() as connection:
            for path in views_and_macros():
                connection.execute(path.read_text(encoding="utf-8"))

    @contextmanager
    def _nested_transaction(self) -> Iterator[duckdb.DuckDBPyConnection]:
        if self._in_transaction:
            yield self.connection
        else:
            with self.transaction() as connection:
                yield connection

    def _roll_back(self) -> None:
        try:
            self.connection.execute("ROLLBACK")
        except duckdb.Error:
            # DuckDB has rolled back by itself, as it does after a failed write.
            return

    @staticmethod
    def _insert(connection: duckdb.DuckDBPyConnection, table: str, frame: pl.DataFrame) -> None:
        connection.register("incoming_rows", frame.to_arrow())
        try:
            connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM incoming_rows")
        finally:
            connection.unregister("incoming_rows")

    @staticmethod
    def _known_keys(connection: duckdb.DuckDBPyConnection, declaration: Table, frame: pl.DataFrame) -> pl.DataFrame:
        keys = ", ".join(declaration.primary_key)
        connection.register("incoming_keys", frame.select(declaration.primary_key).to_arrow())
        try:
            relation = connection.sql(f"SELECT {keys} FROM incoming_keys SEMI JOIN {declaration.name} USING ({keys})")
            return _frame(relation)
        finally:
            connection.unregister("incoming_keys")

    def _point_to(self, target: Path) -> None:
        link = self.folder / f"chiptrail.{os.getpid()}.link"
        link.unlink(missing_ok=True)
        try:
            link.symlink_to(target.relative_to(self.folder))
        except OSError:
            # Where links are not to be had (Windows without the right to make them), a copy takes the name.
            shutil.copyfile(target, link)
            _flush(link)
        link.replace(self.published_path)

    def _remove_old_snapshots(self, newest: Path) -> None:
        files = sorted(self.snapshot_folder.glob("chiptrail-*.duckdb"), key=lambda path: path.stat().st_mtime_ns)
        for path in [file for file in files if file != newest][: -(SNAPSHOTS_KEPT - 1)]:
            path.unlink(missing_ok=True)
        for path in self.snapshot_folder.glob("*.partial"):
            path.unlink(missing_ok=True)


_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    # Of a laptop's memory; what needs more goes through the folder `temporary`.
    "memory_limit": "2.5GB",
    # An offline product: nothing is fetched behind the user's back.
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}


def check(declaration: Table, frame: pl.DataFrame) -> pl.DataFrame:
    """Check a frame against the declaration of its table.

    Args:
        declaration: The table.
        frame: The rows; columns in any order. A column of nulls fits any type, a narrower integer fits a wider one.

    Returns:
        The frame with the declared columns, in their order and of their types.

    Raises:
        SchemaError: If a column is missing, unknown or of another type, a required value is empty, or a key repeats.
    """
    name = declaration.name
    declared = {column.name: column for column in declaration.columns}
    if unknown := [column for column in frame.columns if column not in declared]:
        raise SchemaError(name, f"not declared; the table has {', '.join(declared)}", column=unknown[0])
    if missing := [column for column in declared if column not in frame.columns]:
        raise SchemaError(name, f"missing from the frame, which has {', '.join(frame.columns)}", column=missing[0])
    checked = frame.select([_checked_column(declaration, declared[column], frame[column]) for column in declared])
    if declaration.primary_key:
        repeated = checked.select(declaration.primary_key).is_duplicated()
        if repeated.any():
            row = repeated.arg_max() or 0
            key = ", ".join(f"{column} {checked[column][row]}" for column in declaration.primary_key)
            raise SchemaError(name, f"the key ({key}) stands in more than one row", row=row)
    return checked


def _checked_column(table: Table, column: Column, series: pl.Series) -> pl.Series:
    wanted = column.polars_type
    if series.dtype != wanted:
        widened = series.dtype.is_integer() and wanted.is_integer() and pl.Int128 not in (series.dtype, wanted)
        if series.dtype != pl.Null and not widened:
            remedy = {
                pl.Categorical: "; cast it to String, DuckDB would not give it back",
                pl.Enum: "; cast it to String, DuckDB would not give it back",
                pl.Duration: "; store a number with its unit in the name, DuckDB would not give it back",
                pl.Int128: "; cast it to Int64, DuckDB cannot store it",
            }.get(series.dtype.base_type(), "")
            raise SchemaError(
                table.name, f"is {series.dtype}, but declared as {column.type} ({wanted}){remedy}", column=column.name
            )
        try:
            series = series.cast(wanted)
        except pl.exceptions.InvalidOperationError as error:
            raise SchemaError(table.name, f"does not fit {column.type}: {error}", column=column.name) from error
    if not column.nullable and series.null_count():
        raise SchemaError(table.name, "is empty, but required", column=column.name, row=series.is_null().arg_max())
    return series


def _frame(relation: duckdb.DuckDBPyRelation) -> pl.DataFrame:
    frame: pl.DataFrame = relation.pl()
    return frame


def _holder(path: Path) -> str:
    for _ in range(5):
        try:
            holder = json.loads(path.read_text(encoding="utf-8"))
            return f"process {holder['pid']} (since {holder['since']})"
        except (OSError, ValueError, KeyError):
            # The holder has the lock but has not yet written who it is.
            time.sleep(0.02)
    return "another process"


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
