"""The Dagster instance: where runs, schedules and their history are kept, with settings that suit one DuckDB writer."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from uuid import uuid4

import dagster as dg
from dagster._core.storage.event_log.sqlite import sqlite_event_log
from filelock import FileLock, Timeout
from sqlalchemy import create_engine, event
from sqlalchemy.engine import Engine

TEMPLATE = Path(__file__).parent / "dagster.yaml"
# The tag of a run that names the lock which its process holds as long as it lives.
LOCK_TAG = "chiptrail/lock"
# A lock that nobody holds and no run names is left alone for so long: its process may be about to take it.
_ORPHAN_AFTER_S = 3600.0


def prepare(data_folder: Path) -> Path:
    """Make the instance's folder and point `DAGSTER_HOME` at it, unless the user has set one.

    Args:
        data_folder: The data folder, in which the instance gets the folder `dagster`.

    Returns:
        The instance's folder.
    """
    home = Path(os.environ.get("DAGSTER_HOME") or data_folder / "dagster").resolve()
    home.mkdir(parents=True, exist_ok=True)
    settings = home / "dagster.yaml"
    if not settings.exists():
        settings.write_text(TEMPLATE.read_text(encoding="utf-8"), encoding="utf-8")
    os.environ["DAGSTER_HOME"] = str(home)
    return home


@contextmanager
def marked_alive(home: Path) -> Iterator[dict[str, str]]:
    """Hold a lock until the block ends, or the process does, however it ends.

    Dagster watches over the processes that it starts itself. A run in another process, such as that of a command, would
    count as in progress for hours after the process was killed, and keep the schedule from starting the next.

    Args:
        home: The instance's folder.

    Yields:
        The tags for a run of this process, by which `fail_dead_runs` finds the lock.
    """
    folder = home / "running"
    folder.mkdir(exist_ok=True)
    path = folder / f"{uuid4()}.lock"
    with FileLock(path):
        yield {LOCK_TAG: path.name}
    path.unlink(missing_ok=True)


def fail_dead_runs(home: Path, dagster_instance: dg.DagsterInstance) -> int:
    """Mark as failed the runs in progress whose process no longer holds its lock.

    Args:
        home: The instance's folder.
        dagster_instance: The instance.

    Returns:
        The number of runs that were marked.
    """
    dead = 0
    for run in dagster_instance.get_runs(filters=dg.RunsFilter(statuses=[dg.DagsterRunStatus.STARTED])):
        if LOCK_TAG not in run.tags:
            continue
        path = home / "running" / run.tags[LOCK_TAG]
        try:
            if path.exists():
                with FileLock(path, timeout=0):
                    pass
        except Timeout:
            continue
        dagster_instance.report_run_failed(run, "The process of this run ended without a word, as when it is killed.")
        path.unlink(missing_ok=True)
        dead += 1
    _remove_orphans(home / "running")
    return dead


def _remove_orphans(folder: Path) -> None:
    """Remove the old locks that nobody holds: of processes that were killed before their run was recorded."""
    for path in folder.glob("*.lock"):
        with suppress(OSError, Timeout):
            if time.time() - path.stat().st_mtime > _ORPHAN_AFTER_S:
                with FileLock(path, timeout=0):
                    path.unlink(missing_ok=True)


@contextmanager
def held_open() -> Iterator[None]:
    """Write the history of a run without flushing the disk at every event, until the block ends.

    Dagster opens the files of its history anew for each event. Whoever closes an SQLite file as the last one moves its
    log into it and flushes both; so a second connection stays open to each. What a power cut could lose are the last
    events of the history, never the warehouse. Dagster also makes an engine anew each time, which compiles every
    statement again; here one is kept for each file.
    """
    engines: dict[str, Engine] = {}

    def engine_of(address: str, **options: Any) -> Engine:
        if address not in engines:
            engines[address] = create_engine(address, **options)
        return engines[address]

    held: dict[str, sqlite3.Connection] = {}

    def hold(connection: object, _: object) -> None:
        if not isinstance(connection, sqlite3.Connection):
            return
        connection.execute("PRAGMA synchronous = NORMAL")
        ((_, _, path),) = connection.execute("PRAGMA database_list").fetchall()
        if path and path not in held and Path(path).stat().st_size:
            held[path] = sqlite3.connect(path, check_same_thread=False)
            # Only a connection that has read counts as one that has the file open.
            held[path].execute("SELECT count(*) FROM sqlite_master").fetchall()

    event.listen(Engine, "connect", hold)
    makes_engines: Any = sqlite_event_log
    makes_engines.create_engine = engine_of
    try:
        yield
    finally:
        makes_engines.create_engine = create_engine
        event.remove(Engine, "connect", hold)
        for connection in held.values():
            connection.close()
