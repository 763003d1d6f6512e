"""The main job as its users see it, from the command line."""

from __future__ import annotations

import json
import os
import re
import socket
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import click
import dagster as dg
import duckdb
import pytest
from click.testing import CliRunner
from sqlalchemy.exc import OperationalError

from assets.data_files import DataFileError
from pipelines import cli, instance
from pipelines.definitions import defs
from pipelines.printing import message_for_user
from sql.declarations import FOLDER, tables
from tests.pipelines.conftest import Installation

pytestmark = pytest.mark.xdist_group("refresh")

ARTICLE = """---
title: A purchase
published: 2024-03-05
publisher: The Daily Rack
---
Meta's capital expenditure was $12.345 billion in 2021.
"""


def test_a_refresh_prints_what_is_new_what_conflicts_how_long_it_took_and_what_to_try(
    refreshed: tuple[Installation, str],
) -> None:
    _, printed = refreshed
    assert re.search(r"\d+ new facts: .*\d+ orders", printed)
    assert "onflicts" in printed
    assert re.search(r"ledger +│ +\d+\.\d\d", printed)
    assert "Try next:" in printed


def test_the_samples_give_at_least_a_hundred_facts_of_many_kinds(refreshed: tuple[Installation, str]) -> None:
    counts = refreshed[0].warehouse.read_published(
        "SELECT predicate, count(DISTINCT fact_id) AS facts FROM stated_fact WHERE origin = 'article' GROUP BY 1"
    )
    assert counts["facts"].sum() >= 100
    assert {"orders", "holds", "cluster_size", "price", "capex", "spec", "fabricates"} <= set(counts["predicate"])


def test_every_quote_stands_in_its_article_where_the_evidence_says(refreshed: tuple[Installation, str]) -> None:
    wrong = refreshed[0].warehouse.read_published(
        "SELECT * FROM evidence JOIN article USING (article_id) "
        "WHERE quote <> substring(text, char_start + 1, char_end - char_start)"
    )
    assert wrong.height == 0


def test_every_row_that_refers_to_a_fact_or_entity_finds_it(refreshed: tuple[Installation, str]) -> None:
    lost = refreshed[0].warehouse.read_published(
        """
        SELECT 'evidence' AS place, fact_id AS id FROM evidence ANTI JOIN fact USING (fact_id)
        UNION ALL SELECT 'graph_edge', fact_id FROM graph_edge ANTI JOIN fact USING (fact_id)
        UNION ALL SELECT 'graph_edge source', source_id FROM graph_edge ANTI JOIN entity ON entity_id = source_id
        UNION ALL SELECT 'graph_edge target', target_id FROM graph_edge ANTI JOIN entity ON entity_id = target_id
        UNION ALL SELECT 'conflict', fact_id FROM conflict ANTI JOIN fact USING (fact_id)
        UNION ALL SELECT 'exposure', id FROM (SELECT unnest(fact_ids) AS id FROM exposure)
            ANTI JOIN fact ON fact_id = id
        UNION ALL SELECT 'alias', entity_id FROM alias ANTI JOIN entity USING (entity_id)
        """
    )
    assert lost.rows() == []


@pytest.mark.parametrize("path", sorted((FOLDER / "queries").glob("*.sql")), ids=lambda path: path.stem)
def test_every_analyst_query_has_an_answer_on_the_samples(path: Path, refreshed: tuple[Installation, str]) -> None:
    assert refreshed[0].warehouse.read_published(path.read_text(encoding="utf-8")).height > 0


def test_no_table_that_the_samples_can_fill_is_empty(refreshed: tuple[Installation, str]) -> None:
    empty = {
        name
        for name in tables()
        if not refreshed[0].warehouse.read_published(f"SELECT count(*) AS n FROM {name}")["n"][0]
    }
    assert empty <= {"refused_input", "review", "merged_entity", "derived_change"}


def test_a_second_refresh_changes_nothing(installation: Installation) -> None:
    before = installation.warehouse.read_published("SELECT * FROM stated_fact ORDER BY ALL")
    done = installation.run("refresh")
    assert done.returncode == 0, done.stderr
    assert "Nothing new: what the articles state was known already." in done.stdout
    assert installation.warehouse.read_published("SELECT * FROM stated_fact ORDER BY ALL").equals(before)


def test_new_articles_are_read_from_the_inbox_and_from_the_command_line(installation: Installation) -> None:
    (installation.data / "inbox" / "spending.md").write_text(ARTICLE, encoding="utf-8")
    done = installation.run("refresh")
    assert done.returncode == 0, done.stderr
    found = (
        "SELECT low, time, publisher FROM stated_fact "
        "WHERE predicate = 'capex' AND subject_id = 'company:meta' AND low = {}"
    )
    assert installation.warehouse.read_published(found.format(12.345e9)).rows() == [
        (12.345e9, "2021", "The Daily Rack")
    ]
    elsewhere = installation.data.parent / "another.md"
    elsewhere.write_text(ARTICLE.replace("12.345", "54.321"), encoding="utf-8")
    assert installation.run("refresh", str(elsewhere)).returncode == 0
    assert installation.warehouse.read_published(found.format(54.321e9)).height == 1
    assert installation.warehouse.read_published(found.format(12.345e9)).height == 1, "what was read before stays"


def test_inputs_that_cannot_be_read_are_named_and_the_others_are_read(installation: Installation) -> None:
    folder = installation.data.parent / "mixed"
    folder.mkdir()
    (folder / "good.md").write_text(ARTICLE, encoding="utf-8")
    (folder / "empty.md").write_text("", encoding="utf-8")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "broken.md").write_text("---\ntitle: [unclosed\n---\nText.\n", encoding="utf-8")
    with (folder / "huge.txt").open("wb") as file:
        file.truncate(200_000_000)
    done = installation.run("refresh", str(folder), str(folder / "missing.md"))
    assert done.returncode == 1
    for name in ("empty.md", "binary.txt", "broken.md", "huge.txt", "missing.md"):
        assert name in done.stdout, name
    assert "Traceback" not in done.stdout + done.stderr
    refused = installation.warehouse.read_published("SELECT location FROM refused_input")["location"].to_list()
    assert len(refused) == 5
    assert installation.warehouse.read_published("SELECT * FROM stated_fact WHERE low = 12345000000").height >= 1


def test_a_refresh_appears_in_the_history_of_the_ui(
    refreshed: tuple[Installation, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DAGSTER_HOME", str(refreshed[0].data / "dagster"))
    with dg.DagsterInstance.get() as history:
        (run,) = history.get_runs()
        assert run.job_name == "refresh"
        assert run.status is dg.DagsterRunStatus.SUCCESS
        event = history.get_latest_materialization_event(dg.AssetKey("fact"))
        assert event is not None
        assert event.asset_materialization is not None
        metadata = event.asset_materialization.metadata
        assert metadata["dagster/row_count"].value > 100
        assert "| fact_id |" in str(metadata["preview"].value)


def test_two_refreshes_at_once_wait_for_each_other_or_name_the_holder(installation: Installation) -> None:
    first, second = installation.start("refresh"), installation.start("refresh")
    outputs = [process.finished() for process in (first, second)]
    assert [done.returncode for done in outputs] == [0, 0], outputs
    numbers = installation.warehouse.read_published("SELECT refresh_id FROM refresh ORDER BY 1")["refresh_id"].to_list()
    assert numbers == list(range(1, len(numbers) + 1))
    with installation.warehouse.opened():
        impatient = installation.start("refresh", "--wait", "0").finished()
    assert impatient.returncode == 1
    assert f"process {os.getpid()}" in impatient.stdout


@pytest.mark.parametrize("seconds", [3.0, 5.0])
def test_a_killed_refresh_leaves_the_published_database_and_the_next_one_succeeds(
    installation: Installation, seconds: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DAGSTER_HOME", str(installation.data / "dagster"))
    before = installation.warehouse.read_published("SELECT * FROM stated_fact ORDER BY ALL")
    process = installation.start("refresh", "--full")
    time.sleep(seconds)
    process.kill()
    home = instance.prepare(installation.data)
    with dg.DagsterInstance.get() as history:
        in_progress = history.get_runs(filters=dg.RunsFilter(statuses=[dg.DagsterRunStatus.STARTED]))
    assert installation.warehouse.read_published("SELECT * FROM stated_fact ORDER BY ALL").equals(before)
    assert installation.run("refresh").returncode == 0
    assert installation.warehouse.read_published("SELECT * FROM stated_fact ORDER BY ALL").equals(before)
    with dg.DagsterInstance.get() as history:
        for run in in_progress:
            ended = history.get_run_by_id(run.run_id)
            assert ended is not None
            assert ended.status is dg.DagsterRunStatus.FAILURE, "else the schedule would wait for it"
            assert not (home / "running" / run.tags[instance.LOCK_TAG]).exists()
    # Killed before its run was recorded, a process leaves a lock that no run names.
    for left in (home / "running").iterdir():
        os.utime(left, (0, 0))
    with dg.DagsterInstance.get() as history:
        instance.fail_dead_runs(home, history)
    assert list((home / "running").iterdir()) == []


def test_a_run_of_a_living_process_is_left_in_progress(
    installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DAGSTER_HOME", str(installation.data / "dagster"))
    home = instance.prepare(installation.data)
    with instance.marked_alive(home) as tags, dg.DagsterInstance.get() as history:
        run = history.create_run_for_job(defs.resolve_job_def("refresh"), status=dg.DagsterRunStatus.STARTED, tags=tags)
        assert instance.fail_dead_runs(home, history) == 0
        (home / "running" / tags[instance.LOCK_TAG]).unlink()  # as if another machine had made it
        assert instance.fail_dead_runs(home, history) == 1
        ended = history.get_run_by_id(run.run_id)
        assert ended is not None
        assert ended.status is dg.DagsterRunStatus.FAILURE


def test_the_ui_says_at_once_that_its_port_is_taken(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = str(server.getsockname()[1])
        done = Installation(tmp_path / "data").run("ui", "--port", port)
    assert done.returncode == 1
    assert f"http://127.0.0.1:{port} cannot be served (Address already in use); name another with --port" in done.stderr
    assert not (tmp_path / "data").exists()


def test_a_read_only_data_folder_gives_a_plain_message(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file stands where the folder should be", encoding="utf-8")
    done = Installation(tmp_path / "data").run_by_itself("refresh")
    assert done.returncode == 1
    assert "cannot be written" in done.stdout
    assert "CHIPTRAIL_DATA" in done.stdout


def test_sql_answers_in_every_format(refreshed: tuple[Installation, str]) -> None:
    query = "SELECT 1 AS one, 'a' AS letter, ['x', 'y'] AS list, DATE '2023-06-14' AS day"
    run = refreshed[0].run
    sums = "SELECT sum(n) AS sum, 1.5::DECIMAL(9, 2) AS part FROM range(3) AS numbers(n)"
    assert json.loads(run("sql", sums, "--format", "jsonl").stdout) == {"sum": 3, "part": 1.5}
    assert "2023-06-14" in run("sql", query).stdout
    assert run("sql", query, "--format", "csv").stdout == "one,letter,list,day\n1,a,x|y,2023-06-14\n"
    assert json.loads(run("sql", query, "--format", "jsonl").stdout) == {
        "one": 1, "letter": "a", "list": ["x", "y"], "day": "2023-06-14",
    }  # fmt: skip


def test_sql_prints_the_answer_of_each_query_up_to_the_one_that_fails(refreshed: tuple[Installation, str]) -> None:
    run = refreshed[0].run
    prepared = "SET TimeZone = 'UTC'; CREATE TEMP TABLE kept AS SELECT 1 AS one; FROM kept; SELECT 'b;c' AS two;"
    assert run("sql", prepared, "--format", "csv").stdout == "one\n1\ntwo\nb;c\n"
    assert run("sql", prepared, "--format", "jsonl").stdout == '{"one": 1}\n{"two": "b;c"}\n'
    pivoted = run("sql", "PIVOT (SELECT 'x' AS name, 3 AS n) ON name USING max(n)", "--format", "jsonl")
    assert pivoted.stdout == '{"x": 3}\n'
    failed = run("sql", "SELECT 1 AS one; SELECT nothing FROM nowhere", "--format", "csv")
    assert (failed.returncode, failed.stdout) == (1, "one\n1\n")
    assert "nowhere" in failed.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("refresh", "--fast"), 2, "No such option"),
        (("sql", "SELECT 1; SELECT 2", "--format", "parquet"), 2, "a parquet file holds one answer, and these are 2"),
        (("sql",), 2, "give one query"),
        (("sql", "SELECT nothing FROM nowhere"), 1, "nowhere"),
        (("sql", "DROP TABLE fact"), 1, "read-only"),
        (("extract", "missing.md"), 1, "missing.md"),
        (("extract",), 2, "Missing argument"),
        (("frobnicate",), 2, "No such command"),
        (("sql", " -- only a comment"), 1, "there is no query in this"),
        (("sql", "-f", "uv.lock"), 1, "uv.lock: Parser Error"),
        (("explain", "README.md", "--at", "9999999"), 1, "there is none at 9,999,999"),
        (("explain", "README.md", "--fact", "0"), 2, "0 is not in the range"),
        (("estimate", "--model", "GPT-3", "--chip", "A100", "--count", "0"), 2, "is not in the range"),
        (("estimate", "--model", "GPT-3", "--chip", "A100", "--count", "1.5"), 2, "chips are counted whole"),
        (("estimate", "--model", "GPT-3", "--chip", "A100", "--count", "8", "--year", "1066"), 2, "not in the range"),
        (("status", "H9000"), 1, "no chip named 'H9000'"),
        (("status", "H800", "--destination", "Atlantis"), 1, "destination 'Atlantis' is not known"),
        (("extract", "sql/queries"), 1, "there is no article in this folder"),
        (("review", "list", "--limit", "-1"), 2, "is not in the range"),
    ],
)
def test_a_wrong_argument_gives_a_helpful_message_and_the_documented_code(
    arguments: tuple[str, ...], code: int, message: str, refreshed: tuple[Installation, str]
) -> None:
    done = refreshed[0].run(*arguments)
    assert done.returncode == code, done.stdout + done.stderr
    assert message in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("sql", "SELECT 1"),
        ("changes",),
        ("status", "H800"),
        ("export", "graphml", "graph.graphml"),
        ("export", "csv", "tables"),
        ("review", "list"),
        ("review", "log"),
        ("retract", "story.md", "--by", "Ana Li", "--why", "wrong"),
    ],
)
def test_a_damaged_database_is_named_with_the_remedy(arguments: tuple[str, ...], tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "chiptrail.duckdb").write_text("this is no database", encoding="utf-8")
    done = Installation(data).run(*arguments)
    assert done.returncode == 1
    assert f"{data / 'chiptrail.duckdb'} cannot be opened" in done.stderr
    assert "run `chiptrail refresh`" in done.stderr


def test_a_database_of_another_version_is_told_from_a_fault(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    duckdb.connect(str(tmp_path / "data" / "chiptrail.duckdb")).close()
    done = Installation(tmp_path / "data").run("changes")
    assert done.returncode == 1
    assert "the database is not of this version" in done.stderr


def test_an_error_of_the_disk_is_a_message_and_a_fault_of_the_program_a_traceback() -> None:
    assert message_for_user(OSError(28, "No space left on device", "x.db")) == (
        "x.db cannot be read or written (No space left on device); "
        "check the path, its permissions and the space on the disk"
    )
    assert message_for_user(DataFileError("chips.yaml:3: unknown key")) == "chips.yaml:3: unknown key"
    assert message_for_user(KeyError("frames")) is None


def test_a_full_disk_leaves_the_published_database(installation: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OperationalError("INSERT", {}, sqlite3.OperationalError("database or disk is full"))

    before = installation.warehouse.read_published("SELECT * FROM stated_fact ORDER BY ALL")
    with monkeypatch.context() as patched:
        patched.setattr("dagster.JobDefinition.execute_in_process", full)
        done = installation.run("refresh")
    assert done.returncode == 1
    assert "cannot be written (database or disk is full); free some space" in done.stdout
    assert "The last published database stays in place." in done.stdout
    assert installation.warehouse.read_published("SELECT * FROM stated_fact ORDER BY ALL").equals(before)


def test_a_fault_in_the_data_is_said_once_and_refuses_no_article(
    installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: object) -> None:
        raise DataFileError("frames/chips.yaml, line 7: the key 'frames' is missing")

    (installation.data / "inbox" / "spending.md").write_text(ARTICLE, encoding="utf-8")
    monkeypatch.setattr("assets.facts.assets.make_extractor", lambda *_, **__: broken)
    done = installation.run("refresh")
    assert done.returncode == 1
    assert done.stdout.startswith("Failed: ledger: frames/chips.yaml, line 7: the key 'frames' is missing")
    assert "Refused" not in done.stdout


def test_a_working_database_open_elsewhere_is_not_called_damaged(installation: Installation) -> None:
    holds_it = f"import duckdb; held = duckdb.connect({str(installation.data / 'warehouse.duckdb')!r}); input()"
    with subprocess.Popen([sys.executable, "-c", f"{holds_it}"], stdin=subprocess.PIPE) as holder:
        time.sleep(2)
        done = installation.run("refresh")
        holder.communicate(b"\n")
    assert done.returncode == 1
    assert "is open in another program" in done.stdout
    assert "move the file away" not in done.stdout


def test_help_shows_exit_codes_and_each_example_on_a_line_of_its_own() -> None:
    pending: list[tuple[str, click.Command]] = [("chiptrail", cli.main)]
    while pending:
        name, command = pending.pop()
        if isinstance(command, click.Group):
            pending += [(f"{name} {part}", sub) for part, sub in command.commands.items()]
        shown = CliRunner().invoke(command, ["--help"]).output
        assert "Exit codes: 0" in shown, name
        assert "\\b" not in shown, name
        if (
            not name.startswith("chiptrail review ") and name != "chiptrail ui"
        ):  # the group shows its commands' examples
            assert "Examples:\n    chiptrail" in shown, name


def test_extract_tells_what_it_does_not_read_and_prints_the_columns_of_no_fact(tmp_path: Path) -> None:
    path = tmp_path / "mixed.md"
    path.write_text(
        "今天天气很好，我们去公园散步，看到许多花，也遇见不少人，大家都很高兴。\n\n"
        "It rained for a while in the afternoon, and everybody went home before it was dark.\n",
        encoding="utf-8",
    )
    done = Installation(tmp_path / "data").run("extract", str(path), "--format", "table")
    assert done.returncode == 0, done.stderr
    assert f"Warning: {path}: " in done.stderr
    assert "give the other part as an article of its own" in done.stderr
    assert "predicate" in done.stdout


def test_extract_prints_the_contracts_fields(tmp_path: Path) -> None:
    (tmp_path / "spending.md").write_text(ARTICLE, encoding="utf-8")
    done = Installation(tmp_path / "data").run("extract", str(tmp_path / "spending.md"))
    assert done.returncode == 0, done.stderr
    facts = [json.loads(line) for line in done.stdout.splitlines()]
    capex = next(fact for fact in facts if fact["predicate"] == "capex")
    assert set(capex) == {
        "article", "predicate", "subject", "object", "item", "metric", "low", "high", "unit", "cmp", "time", "by",
        "modality", "quote", "start", "end", "rule",
    }  # fmt: skip
    assert capex["article"] == "spending.md"
    assert capex["subject"] == {"id": "company:meta", "name": "Meta", "mention": "Meta"}
    assert ARTICLE[capex["start"] : capex["end"]] == capex["quote"]
    assert not (tmp_path / "data").exists(), "no database is made"
