"""The command line: `chiptrail …`. Each command is thin; what it does lives in the stage that it names."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal, NoReturn

import click
import duckdb
import polars as pl
from rich.console import Console

from assets.articles.document import Document
from assets.data_files import read_utf8
from assets.facts.model import Extraction
from pipelines import instance
from pipelines.paths import PROJECT_FOLDER, data_folder
from pipelines.printing import EPILOG, EXIT_FAILED, Commands, FailedError, print_frame
from pipelines.review_commands import retract, review
from sql.warehouse import Warehouse

EXPORT_FORMATS = ["graphml", "gexf", "cypher", "jsonld", "nodelink", "parquet", "csv"]
DATE = click.DateTime(formats=["%Y-%m-%d"])
ExtractorKind = Literal["rules", "llm", "both"]
EXTRACTOR = click.option(
    "--extractor",
    type=click.Choice(["rules", "llm", "both"]),
    default="rules",
    show_default=True,
    help="llm asks the endpoint that CHIPTRAIL_LLM_BASE_URL and CHIPTRAIL_LLM_MODEL name, and checks what it says.",
)


@click.group(
    cls=Commands, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110}
)
@click.version_option(package_name="chiptrail")
def main() -> None:
    """Read articles about the AI-compute supply chain; ask the facts that they state.

    \b
    Examples:
      chiptrail refresh                       read the samples and data/inbox/, publish the database
      chiptrail refresh article.html notes/   read these as well as what is known already
      chiptrail sql "SELECT * FROM orders"    ask the published database
      chiptrail extract article.md            print an article's facts, without the database
      chiptrail ui                            open the Dagster UI
    """
    os.environ.setdefault("DAGSTER_DISABLE_TELEMETRY", "yes")


@main.command(epilog=EPILOG)
@click.argument("inputs", nargs=-1, metavar="[FILE|FOLDER|URL]...")
@click.option("--full", is_flag=True, help="Extract all articles anew, also those that have not changed.")
@click.option(
    "--wait", default=600.0, show_default=True, metavar="SECONDS", help="How long to wait for another refresh to end."
)
@EXTRACTOR
def refresh(inputs: tuple[str, ...], full: bool, wait: float, extractor: ExtractorKind) -> None:
    """Read articles, bring every table up to date and publish a new snapshot.

    With no argument the shipped samples and data/inbox/ are read. A folder that holds article.md is one article;
    another folder is searched for .md, .txt and .html files.

    \b
    Examples:
      chiptrail refresh
      chiptrail refresh ~/clippings report.html https://example.org/story.html
    """
    from pipelines.refreshing import run_refresh

    _extractor(extractor)  # what it lacks is said before anything runs
    outcome = run_refresh(
        inputs=[_absolute(item) for item in inputs], full=full, wait_seconds=wait, extractor=extractor
    )
    outcome.report(Console())
    if outcome.failed:
        sys.exit(EXIT_FAILED)


@main.command(epilog=EPILOG)
@click.argument("query", required=False)
@click.option(
    "-f", "--file", "path", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="A file of SQL."
)
@click.option(
    "--format",
    "style",
    type=click.Choice(["table", "csv", "jsonl", "parquet"]),
    default="table",
    show_default=True,
    help="How to print the rows; parquet goes to standard output too: redirect it to a file.",
)
def sql(query: str | None, path: Path | None, style: str) -> None:
    """Answer SQL queries on the published snapshot, read-only.

    Of several, separated by semicolons, each answer is printed, in order.

    \b
    Examples:
      chiptrail sql "SELECT subject_id, object_id, low, high, unit FROM fact WHERE predicate = 'orders'"
      chiptrail sql -f sql/queries/largest_orders.sql --format csv
    """
    if (query is None) == (path is None):
        raise click.UsageError('give one query, or -f FILE: chiptrail sql "SELECT * FROM fact LIMIT 5"')
    try:
        answers: Iterable[pl.DataFrame] = Warehouse(data_folder()).answers(read_utf8(path) if path else str(query))
        if style == "parquet":
            answers = list(answers)
            if len(answers) != 1:
                raise click.UsageError(f"a parquet file holds one answer, and these are {len(answers)}: give one query")
        for answer in answers:
            print_frame(answer, style)
    except duckdb.Error as error:
        raise FailedError(f"{path}: {error}" if path else str(error)) from error


@main.command(epilog=EPILOG)
@click.argument("inputs", nargs=-1, required=True, metavar="FILE|FOLDER...")
@click.option("--published", type=DATE, help="Publication date; it goes before what the articles say.")
@click.option("--format", "style", type=click.Choice(["jsonl", "table"]), default="jsonl", show_default=True)
@EXTRACTOR
def extract(inputs: tuple[str, ...], published: datetime | None, style: str, extractor: ExtractorKind) -> None:
    """Print the facts that articles state, without a database.

    \b
    Examples:
      chiptrail extract article.md
      chiptrail extract clippings/ --published 2023-06-14 --format table
    """
    from assets.facts.report import extract_articles

    day = published.date() if published else None
    rows, warnings, problems = extract_articles(inputs, published=day, extractor=_extractor(extractor))
    if style == "jsonl":
        for row in rows:
            print(json.dumps(row, ensure_ascii=False))
    else:
        flat = [
            row | {key: row[key]["id"] if row[key] else None for key in ("subject", "object", "item", "by")}
            for row in rows
        ]
        columns = ("predicate", "subject", "object", "metric", "low", "high", "unit", "cmp", "time", "by", "modality")
        shown = [[row[column] for column in (*columns, "quote")] for row in flat]
        print_frame(pl.DataFrame(shown, schema=[*columns, "quote"], orient="row", infer_schema_length=None), "table")
    for warning in warnings:
        click.echo(f"Warning: {warning}", err=True)
    for problem in problems:
        click.echo(f"Error: {problem}", err=True)
    if problems:
        sys.exit(EXIT_FAILED)


@main.command(epilog=EPILOG)
@click.argument("chip")
@click.option("--date", "day", type=DATE, help="The day; by default today.")
@click.option("--destination", default="CN", show_default=True, help="ISO 3166 code or name, or D:1, D:4, D:5.")
@click.option("--buyer", help="The buyer's name or id, where a list may name it.")
@click.option("--format", "style", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
def status(
    chip: str, day: datetime | None, destination: str, buyer: str | None, style: Literal["table", "jsonl"]
) -> None:
    """Say whether a chip could be exported on a day, under which rule, and why.

    What articles say of a chip counts where the catalogue is silent, once a refresh has read them.

    \b
    Examples:
      chiptrail status H800 --date 2023-06-14
      chiptrail status "RTX 4090" --date 2023-11-20 --destination AE --format jsonl
    """
    from assets.rules.evaluate import status_of
    from assets.rules.inputs import STATED_FACTS
    from assets.rules.report import format_status

    warehouse = Warehouse(data_folder())
    facts = warehouse.read_published(STATED_FACTS).to_dicts() if warehouse.published_path.exists() else []
    try:
        answer = status_of(chip, day.date() if day else datetime.now(UTC).date(), destination, party=buyer, facts=facts)
    except ValueError as error:
        raise FailedError(str(error)) from error
    click.echo(format_status(answer, style))


@main.command(epilog=EPILOG)
@click.argument("article", metavar="FILE|FOLDER")
@click.option(
    "--fact", "number", type=click.IntRange(min=1), help="The fact's place in what `chiptrail extract` prints, from 1."
)
@click.option(
    "--at",
    "offset",
    type=click.IntRange(min=0),
    help="An offset of the text, for example of something that is no fact.",
)
@click.option("--published", type=DATE, help="Publication date; it goes before what the article says.")
def explain(article: str, number: int | None, offset: int | None, published: datetime | None) -> None:
    """Show why a fact was extracted, or what was made of a place: names, quantities, times, clauses, frames, rule.

    \b
    Examples:
      chiptrail explain article.md --fact 3
      chiptrail explain article.md --at 1204
    """
    from assets.articles.reading import read_article
    from assets.facts.explain import explain_fact, explain_place

    if (number is None) == (offset is None):
        raise click.UsageError("say which: --fact N, or --at OFFSET")
    document = read_article(article, published=published.date() if published else None)
    if offset is not None and offset >= len(document.text):
        raise FailedError(f"{article} has {len(document.text):,} characters; there is none at {offset:,}")
    try:
        click.echo(explain_fact(document, number) if number is not None else explain_place(document, offset or 0))
    except IndexError as error:
        raise FailedError(str(error)) from error


@main.command(epilog=EPILOG)
@click.option("--model", help="A public model's name, for example GPT-3; or any name with --parameters.")
@click.option("--parameters", type=float, help="Parameters of a model that is not known by name, for example 70e9.")
@click.option("--chip", help="The chip, for example H800.")
@click.option("--count", type=click.FloatRange(1, 1e9), help="How many chips, for example 1024 or 1e5.")
@click.option("--tokens", type=float, help="Training tokens; by default the model's own, else 20 a parameter.")
@click.option("--year", type=click.IntRange(2017, 2040), help="Year of the training software; by default 2024.")
@click.option("--backend", type=click.Choice(["auto", "triton", "polars"]), default="auto", show_default=True)
@click.option("--seed", default=0, show_default=True, help="The same seed gives the same numbers.")
@click.option(
    "--runs",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A CSV of runs in the columns of published_runs.csv, instead of one model on one chip.",
)
@click.option("--format", "style", type=click.Choice(["table", "jsonl", "csv"]), default="table", show_default=True)
def estimate(
    model: str | None,
    parameters: float | None,
    chip: str | None,
    count: float | None,
    tokens: float | None,
    year: int | None,
    backend: Literal["auto", "triton", "polars"],
    seed: int,
    runs: Path | None,
    style: Literal["table", "jsonl", "csv"],
) -> None:
    """Estimate a training run: days, MFU, memory, cost and energy as P10, P50 and P90, and the layout chosen.

    \b
    Examples:
      chiptrail estimate --model GPT-3 --chip A100 --count 1024 --year 2021
      chiptrail estimate --model mine --parameters 1e12 --chip H800 --count 8192 --tokens 2e12
      chiptrail estimate --runs runs.csv --format csv
    """
    from assets.scaling.report import estimate_report, runs_report
    from kernels.dispatch import BackendUnavailableError

    try:
        if runs:
            click.echo(runs_report(runs, output_format=style, seed=seed))
            return
        if not (model and chip and count is not None):
            raise click.UsageError("give --model, --chip and --count, or --runs FILE")
        if not count.is_integer():
            raise click.UsageError(f"--count {count:g}: chips are counted whole")
        options: dict[str, Any] = {} if year is None else {"year": year}
        click.echo(
            estimate_report(
                model, chip, count, tokens=tokens, backend=backend, output_format=style, parameters=parameters,
                seed=seed, **options,
            )
        )  # fmt: skip
    except (ValueError, LookupError, OSError, BackendUnavailableError) as error:
        raise FailedError(str(error)) from error


@main.command(epilog=EPILOG)
@click.argument("style", metavar="FORMAT", type=click.Choice(EXPORT_FORMATS))
@click.argument("path", type=click.Path(path_type=Path))
def export(style: str, path: Path) -> None:
    """Write the graph to a file (graphml, gexf, cypher, jsonld, nodelink), or all tables to a folder (parquet, csv).

    \b
    Examples:
      chiptrail export graphml supply.graphml
      chiptrail export parquet exports/
    """
    from assets.graph.exports import export_graph
    from sql.table_exports import export_tables

    with Warehouse(data_folder()).published() as connection:
        if style in ("parquet", "csv"):
            click.echo(f"{export_tables(connection, style, path, datetime.now(UTC).date())} is written.")
        else:
            nodes, edges = export_graph(connection, style, path)
            click.echo(f"{path} is written: {nodes} nodes, {edges} edges.")


@main.command(epilog=EPILOG)
@click.option("--since", type=DATE, help="First day; by default only the last refresh.")
@click.option("--format", "style", type=click.Choice(["table", "csv", "jsonl"]), default="table", show_default=True)
def changes(since: datetime | None, style: str) -> None:
    """Show what refreshes added, withdrew and ranked anew, and which derived numbers moved, and why.

    \b
    Examples:
      chiptrail changes
      chiptrail changes --since 2026-11-01 --format jsonl
    """
    statement = (
        "SELECT * FROM changes WHERE CASE WHEN $since IS NULL "
        "THEN refresh_id = (SELECT max(refresh_id) FROM refresh) ELSE changed_at >= $since::TIMESTAMPTZ END "
        "ORDER BY refresh_id, change, what, detail"
    )
    with Warehouse(data_folder()).published() as connection:
        frame: pl.DataFrame = connection.sql(statement, params={"since": since.date() if since else None}).pl()
    print_frame(frame, style)


@main.command(epilog=EPILOG)
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(1, 65535), default=3000, show_default=True)
def ui(host: str, port: int) -> None:
    """Serve the Dagster UI on this project, with the daemon that runs schedules, until Ctrl-C."""
    import dagster as dg

    _must_be_free(host, port)
    home = instance.prepare(data_folder())
    with dg.DagsterInstance.get() as dagster_instance:
        instance.fail_dead_runs(home, dagster_instance)
    here = ["-w", str(PROJECT_FOLDER / "workspace.yaml")]
    scripts = Path(sys.executable).parent
    commands = [
        [str(scripts / "dagster-webserver"), "-h", host, "-p", str(port), *here],
        [str(scripts / "dagster-daemon"), "run", *here],
    ]
    click.echo(f"The Dagster UI comes up at http://{host}:{port} in a few seconds; Ctrl-C ends it.")
    processes = [subprocess.Popen(command, cwd=PROJECT_FOLDER) for command in commands]

    def stop(*_: object) -> NoReturn:
        sys.exit(0)

    signal.signal(signal.SIGTERM, stop)
    code = 0
    try:
        while all(process.poll() is None for process in processes):
            time.sleep(0.3)
        code = next(process.returncode for process in processes if process.poll() is not None)
    except KeyboardInterrupt:
        pass
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.wait(timeout=20)
    if code:
        raise FailedError(f"a server ended with code {code}; its messages stand above")


def _must_be_free(host: str, port: int) -> None:
    """Ask before the servers start: a second daemon on one data folder would disturb the first."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as attempt:
            attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            attempt.bind(address)
    except OSError as error:
        problem = error.strerror or error
        raise FailedError(f"http://{host}:{port} cannot be served ({problem}); name another with --port") from error


def _extractor(kind: ExtractorKind) -> Callable[[Document], Extraction]:
    from assets.facts.language_model.extractor import make_extractor

    return make_extractor(kind, cache_folder=data_folder() / "language-model-answers")


def _absolute(item: str) -> str:
    return item if item.startswith(("http://", "https://")) else str(Path(item).expanduser().absolute())


main.add_command(review)
main.add_command(retract)

if __name__ == "__main__":
    main()
