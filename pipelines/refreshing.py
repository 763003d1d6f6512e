"""The main job from the command line: one Dagster run in this process, and the summary of what it changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import dagster as dg
from rich.console import Console
from rich.table import Table

from pipelines import instance
from pipelines.definitions import build_defs
from pipelines.paths import data_folder
from pipelines.resources import warehouse_resource
from sql.warehouse import Warehouse, WarehouseError

EXAMPLES_SHOWN = 8
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
        examples: Some of the new facts, as sentences.
        conflicts: Number of conflicts, by kind.
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
            console.print(
                f"The last published database stays in place. Details: chiptrail ui, run {self.run_id}",
                highlight=False,
                soft_wrap=True,
            )
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
        )

    def _report_changes(self, console: Console) -> None:
        if not self.added and not self.withdrawn:
            console.print("Nothing new: every fact was known already.")
        if self.added:
            total = sum(self.added.values())
            parts = ", ".join(f"{count} {predicate}" for predicate, count in self.added.items())
            console.print(f"[green]{total} new facts:[/green] {parts}", highlight=False, soft_wrap=True)
        if self.examples:
            table = Table("who", "what", "whom / which", "value", "time", "says", header_style="bold")
            for row in self.examples:
                table.add_row(*row)
            console.print(table)
        if self.withdrawn:
            total = sum(self.withdrawn.values())
            console.print(f"[yellow]{total} facts withdrawn[/yellow], since nothing states them any more")
        if self.conflicts:
            parts = ", ".join(f"{count} of {kind}" for kind, count in self.conflicts.items())
            console.print(f"[red]Conflicts:[/red] {parts} (SELECT * FROM conflict)", highlight=False, soft_wrap=True)
        else:
            console.print("No conflicts.")


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
        instance.prepare(folder)
    except (WarehouseError, OSError) as error:
        return Outcome(run_id="", published=warehouse.published_path, errors=[str(error)])
    resource = warehouse_resource(folder, wait_seconds=wait_seconds)
    job = build_defs(warehouse=resource).resolve_job_def("refresh")
    read = {"inputs": inputs, "full": full, "extractor": extractor}
    with instance.held_open(), dg.DagsterInstance.get() as dagster_instance:
        result = job.execute_in_process(
            instance=dagster_instance,
            raise_on_error=False,
            run_config={"ops": {"ledger": {"config": read}}, "loggers": {"progress": {}}},
        )
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
            outcome.errors.append(f"{event.step_key}: {_reason(event)}")
    if not result.success and not outcome.errors:
        outcome.errors.append(
            next((event.message for event in result.all_events if event.is_failure and event.message), "unknown")
        )
    if not outcome.errors:
        _summarise(warehouse, outcome)
    return outcome


def _reason(event: dg.DagsterEvent) -> str:
    error = event.step_failure_data.error
    while error is not None and error.cause is not None:
        error = error.cause
    return "unknown" if error is None else " ".join(error.message.split())


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
        outcome.examples = connection.execute(
            "SELECT subject_name, predicate, coalesce(object_name, metric, ''), value, coalesce(time, ''), "
            "coalesce(by_name, publisher, '') FROM stated_fact "
            "WHERE fact_id IN (SELECT fact_id FROM fact_change WHERE change = 'added' AND article_id IS NOT NULL "
            "AND refresh_id = (SELECT max(refresh_id) FROM refresh)) AND low IS DISTINCT FROM high "
            f"ORDER BY fact_id LIMIT {EXAMPLES_SHOWN}"
        ).fetchall()
