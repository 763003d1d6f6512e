"""The main job from the command line: one Dagster run in this process, and the summary of what it changed."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass, field
from pathlib import Path

import dagster as dg
from dagster_shared.error import SerializableErrorInfo
from rich.console import Console
from rich.table import Table
from sqlalchemy.exc import DBAPIError

from pipelines import instance
from pipelines.definitions import build_defs
from pipelines.paths import data_folder
from pipelines.printing import OUR_PACKAGES
from pipelines.resources import warehouse_resource
from sql.warehouse import Warehouse, WarehouseError

EXAMPLES_SHOWN = 8
# How Dagster begins the message of an exception class of this project.
OUR_ERROR = re.compile(rf"^(?:{'|'.join(OUR_PACKAGES)})\.[\w.]+: ")
CHECK_SUFFIX = "_assertions"


@dataclass(slots=True)
class Outcome:
    """What a refresh did.

    Attributes:
        run_id: The Dagster run.
        published: The published database.
        seconds: How long each stage took.
        errors: Why it failed; empty if it did not.
        warnings: Checks that did not pass and did not keep the database from being published.
        refused: Inputs that could not be read, with the reason.
        added: Number of facts added, by predicate.
        withdrawn: Number of facts withdrawn, by predicate.
        examples: Some of the new facts of articles: who, what, whom or which, value, time, who says it.
        conflicts: Number of conflicts, by kind.
        contradicted: Some of the conflicts of new facts: of whom, what, and the two sides.
        rows: Number of rows of some tables.
    """

    run_id: str
    published: Path
    seconds: dict[str, float] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    added: dict[str, int] = field(default_factory=dict)
    withdrawn: dict[str, int] = field(default_factory=dict)
    examples: list[tuple[str, ...]] = field(default_factory=list)
    conflicts: dict[str, int] = field(default_factory=dict)
    contradicted: list[tuple[str, ...]] = field(default_factory=list)
    rows: dict[str, int] = field(default_factory=dict)

    @property
    def failed(self) -> bool:
        """Whether a stage failed or an input was refused."""
        return bool(self.errors or self.refused)

    def report(self, console: Console) -> None:
        """Print what is new, what conflicts, how long each stage took, and what to try next.

        Args:
            console: Where to print it.
        """
        for error in self.errors:
            console.print(f"[red]Failed:[/red] {error}", highlight=False, soft_wrap=True)
        for warning in self.warnings:
            console.print(f"[yellow]Check:[/yellow] {warning}", highlight=False, soft_wrap=True)
        for problem in self.refused:
            console.print(f"[yellow]Refused:[/yellow] {problem}", highlight=False, soft_wrap=True)
        if self.errors:
            kept = "The last published database stays in place." if self.published.exists() else "Nothing is published."
            details = f" Details: chiptrail ui, run {self.run_id}" if self.run_id else ""
            console.print(kept + details, highlight=False, soft_wrap=True)
            return
        self._report_changes(console)
        stages = Table("stage", "seconds", title="Time by stage", title_justify="left", header_style="bold")
        stages.columns[1].justify = "right"
        for stage, seconds in sorted(self.seconds.items(), key=lambda item: -item[1]):
            stages.add_row(stage, f"{seconds:.2f}")
        console.print(stages)
        totals = ", ".join(f"{count:,} {name}" for name, count in self.rows.items())
        console.print(f"The database {self.published} holds {totals}.", highlight=False, soft_wrap=True)
        console.print(
            "Try next:\n"
            '  chiptrail sql "SELECT predicate, count(*) FROM fact GROUP BY 1 ORDER BY 2 DESC"\n'
            "  chiptrail sql -f sql/queries/who_ordered_what.sql\n"
            "  chiptrail ui",
            highlight=False,
            markup=False,
            soft_wrap=True,
        )

    def _report_changes(self, console: Console) -> None:
        if not self.added and not self.withdrawn:
            console.print("Nothing new: what the articles state was known already.")
        if self.added:
            total = sum(self.added.values())
            parts = ", ".join(f"{count} {predicate}" for predicate, count in self.added.items())
            console.print(f"[green]{total} new facts:[/green] {parts}", highlight=False, soft_wrap=True)
        if self.examples:
            self._print_rows(console, ("who", "what", "whom / which", "value", "time", "says"), self.examples)
            console.print("These are some of those from articles; all: chiptrail changes", highlight=False)
        if self.withdrawn:
            total = sum(self.withdrawn.values())
            console.print(f"[yellow]{total} facts withdrawn[/yellow], since nothing states them any more")
        if self.conflicts:
            parts = ", ".join(f"{count} of {kind}" for kind, count in self.conflicts.items())
            console.print(f"[red]Conflicts:[/red] {parts} (SELECT * FROM conflicts)", highlight=False, soft_wrap=True)
        else:
            console.print("No conflicts.")
        if self.contradicted:
            console.print("Of the new facts:")
            self._print_rows(console, ("of", "what", "contradiction"), self.contradicted)

    @staticmethod
    def _print_rows(console: Console, columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
        table = Table(header_style="bold")
        for column in columns:
            # A number cut short would be another number.
            table.add_column(column, overflow="fold")
        for row in rows:
            table.add_row(*row)
        console.print(table)


def run_refresh(*, inputs: list[str], full: bool, wait_seconds: float, extractor: str = "rules") -> Outcome:
    """Run the refresh job in this process; it appears in the UI's history.

    Args:
        inputs: Files, folders and web addresses; empty: the samples and the inbox.
        full: Whether to extract unchanged articles anew.
        wait_seconds: How long to wait for another refresh to end.
        extractor: rules, llm or both.

    Returns:
        What it did, or why it failed.
    """
    folder = data_folder()
    warehouse = Warehouse(folder)
    try:
        # Asked before Dagster starts, so that a folder that cannot be written or a refresh that is going on gives a
        # plain message at once instead of a failed run.
        warehouse.wait_for_writer(wait_seconds, lambda message: print(message, flush=True))
        home = instance.prepare(folder)
    except (WarehouseError, OSError) as error:
        return Outcome(run_id="", published=warehouse.published_path, errors=[str(error)])
    resource = warehouse_resource(folder, wait_seconds=wait_seconds)
    job = build_defs(warehouse=resource).resolve_job_def("refresh")
    read = {"inputs": inputs, "full": full, "extractor": extractor}
    try:
        with (
            instance.held_open(),
            instance.marked_alive(home) as tags,
            dg.DagsterInstance.get() as dagster_instance,
        ):
            instance.fail_dead_runs(home, dagster_instance)
            result = job.execute_in_process(
                instance=dagster_instance,
                raise_on_error=False,
                tags=tags,
                run_config={"ops": {"ledger": {"config": read}}, "loggers": {"progress": {}}},
            )
    except (DBAPIError, sqlite3.Error, OSError) as error:
        # Dagster lets through what keeps it from writing its history, a full disk above all.
        problem = error.orig if isinstance(error, DBAPIError) else error
        message = (
            f"the history of runs in {home} cannot be written ({problem}); free some space there or move the data "
            "folder with CHIPTRAIL_DATA"
        )
        return Outcome(run_id="", published=warehouse.published_path, errors=[message])
    outcome = Outcome(run_id=result.run_id, published=warehouse.published_path)
    for event in result.all_events:
        if event.event_type is dg.DagsterEventType.STEP_SUCCESS and event.step_key:
            stage = "checks of the tables" if event.step_key.endswith(CHECK_SUFFIX) else event.step_key
            seconds = event.step_success_data.duration_ms / 1000
            outcome.seconds[stage] = outcome.seconds.get(stage, 0.0) + seconds
        elif event.event_type is dg.DagsterEventType.ASSET_CHECK_EVALUATION:
            evaluation = event.asset_check_evaluation_data
            if not evaluation.passed:
                message = f"{evaluation.asset_key.to_user_string()}: {evaluation.description or evaluation.check_name}"
                fatal = evaluation.blocking and evaluation.severity is dg.AssetCheckSeverity.ERROR
                (outcome.errors if fatal else outcome.warnings).append(message)
        elif event.event_type is dg.DagsterEventType.STEP_FAILURE and not (event.step_key or "").endswith(CHECK_SUFFIX):
            outcome.errors.append(f"{event.step_key}: {_message(event.step_failure_data.error)}")
    if not result.success and not outcome.errors:
        failures = [event.job_failure_data for event in result.all_events if event.is_job_failure]
        outcome.errors.append(_message(failures[0].error) if failures else "unknown")
    if not outcome.errors:
        _summarise(warehouse, outcome)
    return outcome


def _message(error: SerializableErrorInfo | None) -> str:
    """What a step raised, without what Dagster wraps around it; our own errors explain themselves without a name."""
    while error is not None and error.cause is not None and (error.cls_name or "").startswith("Dagster"):
        error = error.cause
    if error is None:
        return "unknown"
    return OUR_ERROR.sub("", " ".join(error.message.split()))


def _summarise(warehouse: Warehouse, outcome: Outcome) -> None:
    with warehouse.published() as connection:
        rows = connection.execute(
            "SELECT change, predicate, count(*) FROM fact_change JOIN fact USING (fact_id) "
            "WHERE refresh_id = (SELECT max(refresh_id) FROM refresh) GROUP BY ALL ORDER BY 3 DESC, 2"
        ).fetchall()
        outcome.added = {predicate: count for change, predicate, count in rows if change == "added"}
        outcome.withdrawn = {predicate: count for change, predicate, count in rows if change == "withdrawn"}
        outcome.refused = [
            problem
            for (problem,) in connection.execute(
                "SELECT problem FROM refused_input WHERE refresh_id = (SELECT max(refresh_id) FROM refresh)"
            ).fetchall()
        ]
        outcome.conflicts = dict(
            connection.execute("SELECT kind, count(*) FROM conflict GROUP BY 1 ORDER BY 2 DESC, 1").fetchall()
        )
        for table in ("article", "fact", "graph_node", "graph_edge"):
            found = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
            outcome.rows[{"article": "articles", "fact": "facts"}.get(table, table.replace("_", " ") + "s")] = (
                found[0] if found else 0
            )
        latest = "(SELECT max(refresh_id) FROM refresh)"
        added = f"(SELECT fact_id FROM fact_change WHERE change = 'added' AND refresh_id = {latest})"
        # The rarest kinds first: what an article says of an order is more news than its hundredth specification.
        outcome.examples = connection.execute(
            "SELECT subject_name, predicate, coalesce(item_name, object_name, metric, ''), value, coalesce(time, ''), "
            "coalesce(by_name, publisher, '') FROM stated_fact "
            f"WHERE fact_id IN {added} AND article_id IS NOT NULL "
            "QUALIFY row_number() OVER (PARTITION BY fact_id ORDER BY article_id, char_start) = 1 "
            "ORDER BY row_number() OVER (PARTITION BY predicate ORDER BY value = '', fact_id), "
            f"count(*) OVER (PARTITION BY predicate), fact_id LIMIT {EXAMPLES_SHOWN}"
        ).fetchall()
        outcome.contradicted = connection.execute(
            "SELECT DISTINCT coalesce(name, subject_id), concat_ws(' ', predicate, metric), explanation "
            "FROM (SELECT *, unnest(other_fact_ids) AS other_id FROM conflict) "
            f"LEFT JOIN entity ON entity_id = subject_id WHERE fact_id IN {added} OR other_id IN {added} "
            f"ORDER BY ALL LIMIT {EXAMPLES_SHOWN}"
        ).fetchall()
