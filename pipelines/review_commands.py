"""The commands by which people decide: `chiptrail review …` and `chiptrail retract`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any, TypeVar

import click
import duckdb
import polars as pl

from assets.entities.decisions import (
    EDITABLE,
    Decision,
    DecisionFile,
    Verdict,
    decisions_path,
    load,
    quote_hash,
    standing,
)
from assets.facts.edits import edited_fact, entities_of
from pipelines.paths import data_folder
from pipelines.printing import EPILOG, EXIT_FAILED, FailedError, print_frame
from sql.warehouse import Warehouse

NUMBERS = ("low", "high")

Command = TypeVar("Command", bound=Callable[..., Any])


def _signed(command: Command) -> Command:
    """Add the options of a decision: who decides and why."""
    command = click.option("--why", required=True, help="The reason.")(command)
    return click.option(
        "--by",
        required=True,
        envvar="CHIPTRAIL_REVIEWER",
        show_envvar=True,
        help="Your name: a decision is always somebody's.",
    )(command)


@click.group(epilog=EPILOG)
def review() -> None:
    """List what awaits a decision, decide, and take a decision back.

    Decisions are appended to decisions.yaml in the data folder (CHIPTRAIL_DECISIONS moves the file, for example into a
    repository of yours). They take effect with the next refresh and with every one after it.

    \b
    Examples:
      chiptrail review list
      chiptrail review reject 3f2a… --by "Ana Li" --why "the quote speaks of another chip"
      chiptrail review edit 3f2a… --set low=10000 --set cmp=">=" --by "Ana Li" --why "上万块 is at least 10,000"
      chiptrail review same company:ali company:alibaba --by "Ana Li" --why "short name"
      chiptrail review undo 4 --by "Ana Li" --why "misread"
    """


@review.command("list", epilog=EPILOG)
@click.option("--kind", help="Only questions whose kind contains this: provisional, conflict, candidate, rumour …")
@click.option("--limit", type=click.IntRange(min=1), default=40, show_default=True, help="How many to list at most.")
@click.option("--format", "style", type=click.Choice(["table", "csv", "jsonl"]), default="table", show_default=True)
def list_questions(kind: str | None, limit: int, style: str) -> None:
    """List what awaits a decision, with the ids that the other commands take."""
    statement = (
        "SELECT question, about, detail, quote FROM open_questions "
        "WHERE about NOT IN (SELECT subject_id FROM review WHERE state = 'standing') "
        "AND about NOT IN (SELECT other_id FROM review WHERE state = 'standing' AND other_id IS NOT NULL) "
        f"AND ($kind IS NULL OR contains(question, $kind)) ORDER BY question, detail, about LIMIT {limit}"
    )
    with _published() as connection:
        frame: pl.DataFrame = connection.sql(statement, params={"kind": kind}).pl()
    print_frame(frame, style)


@review.command("log", epilog=EPILOG)
@click.option("--format", "style", type=click.Choice(["table", "csv", "jsonl"]), default="table", show_default=True)
def log(style: str) -> None:
    """List all decisions and what has become of them."""
    rows = [
        {
            "id": item.decision.id,
            "verdict": item.decision.verdict,
            "about": " ".join(item.decision.about),
            "by": item.decision.by,
            "at": item.decision.at.isoformat(),
            "why": item.decision.why,
            "state": item.state,
        }
        for item in standing(_file().decisions, _bases())
    ]
    print_frame(pl.DataFrame(rows, schema=["id", "verdict", "about", "by", "at", "why", "state"]), style)


def _fact_command(verdict: Verdict, explanation: str) -> None:
    @review.command(verdict, help=explanation, epilog=EPILOG)
    @click.argument("fact_id")
    @_signed
    def decide(fact_id: str, by: str, why: str) -> None:
        _add(verdict=verdict, about=(fact_id,), basis=_basis(fact_id), by=by, why=why)


_fact_command("accept", "Confirm a fact: it is preferred over what contradicts it.")
_fact_command("reject", "Reject a fact: it leaves the views, the graph and the metrics, and stays in the log.")


@review.command("edit", epilog=EPILOG)
@click.argument("fact_id")
@click.option("--set", "changes", multiple=True, required=True, metavar="COLUMN=VALUE", help="A new value; may repeat.")
@_signed
def edit(fact_id: str, changes: tuple[str, ...], by: str, why: str) -> None:
    """Put a corrected fact in the place of one, with the same sentences behind it. An empty value clears the column."""
    corrected = _changes(changes)
    _must_exist("fact", "fact_id", fact_id)
    with _published() as connection:
        (original,) = connection.sql("SELECT * FROM fact WHERE fact_id = ?", params=[fact_id]).pl().to_dicts()
        named = connection.execute(
            "SELECT entity_id FROM entity WHERE entity_id IN (SELECT unnest(?))", [entities_of(corrected)]
        ).fetchall()
    edited_fact(original, corrected, {entity for (entity,) in named})
    _add(verdict="edit", about=(fact_id,), basis=_basis(fact_id), changes=corrected, by=by, why=why)


def _entity_command(verdict: Verdict, explanation: str) -> None:
    @review.command(verdict, help=explanation, epilog=EPILOG)
    @click.argument("entity_id")
    @click.argument("other_id")
    @_signed
    def decide(entity_id: str, other_id: str, by: str, why: str) -> None:
        for identity in (entity_id, other_id):
            _must_exist("entity", "entity_id", identity)
        _add(verdict=verdict, about=(entity_id, other_id), by=by, why=why)


_entity_command("same", "Say that two entities are one: facts of both are then told of one.")
_entity_command("different", "Say that two entities are not one: they are never joined, whatever else is decided.")
_entity_command("unsure", "Say that it cannot be told whether two entities are one.")


@review.command("undo", epilog=EPILOG)
@click.argument("decision_id", type=int)
@_signed
def undo(decision_id: int, by: str, why: str) -> None:
    """Take a decision back; it stays in the file, with the reversal."""
    _add(undoes=decision_id, by=by, why=why)


@click.command(epilog=EPILOG)
@click.argument("article")
@_signed
def retract(article: str, by: str, why: str) -> None:
    """Withdraw an article: its evidence goes, and with it what nothing else states. Then refresh.

    ARTICLE is its id, or the path or web address that it was read from. It is not read again until the decision is
    undone with `chiptrail review undo`.

    \b
    Examples:
      chiptrail retract inbox/rumour.md --by "Ana Li" --why "the publisher withdrew it"
    """
    with _published() as connection:
        found = connection.execute(
            "SELECT DISTINCT article_id FROM article LEFT JOIN article_location USING (article_id) "
            "WHERE article_id = $article OR location = $article OR ends_with(location, '/' || $article)",
            {"article": article},
        ).fetchall()
    if len(found) != 1:
        raise FailedError(
            f"{article} is {'no article' if not found else 'more than one article'} of the published database; "
            'find its id with: chiptrail sql "SELECT article_id, location, title FROM article JOIN article_location '
            'USING (article_id)"'
        )
    _add(verdict="retract", about=(found[0][0],), by=by, why=why)
    from rich.console import Console

    from pipelines.refreshing import run_refresh

    outcome = run_refresh(inputs=[], full=False, wait_seconds=600)
    outcome.report(Console())
    if outcome.failed:
        sys.exit(EXIT_FAILED)


def _file() -> DecisionFile:
    return load(decisions_path(data_folder()))


def _add(**decision: Any) -> None:
    file = _file()
    made: Decision = file.add(**decision)
    click.echo(f"Decision {made.id} is in {file.path}; the next refresh applies it.")


def _published() -> AbstractContextManager[duckdb.DuckDBPyConnection]:
    return Warehouse(data_folder()).published()


def _must_exist(table: str, column: str, identity: str) -> None:
    with _published() as connection:
        if not connection.execute(f"SELECT 1 FROM {table} WHERE {column} = ?", [identity]).fetchall():
            raise FailedError(
                f'there is no {table} {identity}; look it up with: chiptrail sql "SELECT * FROM {table} LIMIT 20"'
            )


def _basis(fact_id: str) -> list[str]:
    _must_exist("fact", "fact_id", fact_id)
    return _bases(fact_id).get(fact_id, [])


def _bases(fact_id: str | None = None) -> dict[str, list[str]]:
    with _published() as connection:
        rows = connection.execute(
            "SELECT fact_id, quote FROM evidence WHERE withdrawn_at IS NULL AND ($fact IS NULL OR fact_id = $fact)",
            {"fact": fact_id},
        ).fetchall()
    bases: dict[str, list[str]] = {}
    for fact, quote in rows:
        bases.setdefault(fact, []).append(quote_hash(quote))
    return {fact: sorted(set(hashes)) for fact, hashes in bases.items()}


def _changes(settings: tuple[str, ...]) -> dict[str, str | float | None]:
    changes: dict[str, str | float | None] = {}
    for setting in settings:
        column, equals, value = setting.partition("=")
        if not equals or column not in EDITABLE:
            raise click.UsageError(f"--set {setting}: write COLUMN=VALUE with one of {', '.join(EDITABLE)}")
        if column in NUMBERS and value:
            try:
                changes[column] = float(value)
            except ValueError:
                raise click.UsageError(f"--set {setting}: {value} is no number") from None
        else:
            changes[column] = value or None
    return changes
