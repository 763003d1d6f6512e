"""How the warehouse bears many articles: `python -m tests.benchmarks.warehouse 100 1000 10000 100000` prints a table.

Reading takes some 30 ms an article, an hour for the largest size. By default the articles are therefore made together
with the facts that reading would give, and written in bulk; `--read` writes articles from the frames' own examples
instead and reads each with the rules. All else is what a user's refresh does, in a process of its own:

- recording: articles a second that the ledger records when the warehouse has reached the size, without reading them;
- all tables anew: a refresh that computes every derived table;
- one changed article: the next refresh, of one article whose text has changed, without publishing; beside it the CPU
  time of that refresh with publishing, which others on the machine lengthen less than the clock's;
- publishing, and the size of the published file;
- the analysts' queries, each with all its rows fetched: how many take more than a second, and the slowest;
- memory: the most that a refresh or the queries held.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from assets.articles.reading import read_article
from assets.facts.extract import extract
from assets.facts.language_model.extractor import extractor_version
from assets.facts.ledger import Ledger, article_id, article_row, evidence_row, fact_row
from assets.facts.reposts import signature_rows
from sql.declarations import FOLDER, tables
from sql.warehouse import Warehouse
from tests.generated_articles import ArticleMaker, article, examples, write

CHECKOUT = Path(__file__).parent.parent.parent
ARTICLES_AT_ONCE = 5000
ARTICLES_RECORDED = 100
SLOWEST_SHOWN = 5
COLUMNS = (
    "articles", "facts", "evidence", "recording, articles/s", "all tables anew, s", "one changed article, s",
    "its CPU, s", "publish, s", "file, MB", "queries over 1 s", "slowest query, s", "memory, GB",
)  # fmt: skip


def fill(warehouse: Warehouse, count: int) -> None:
    """Write made articles and their facts into an empty warehouse, as one refresh would leave them.

    Args:
        warehouse: The open warehouse.
        count: Number of articles.
    """
    maker = ArticleMaker()
    version = extractor_version("rules")
    book = Ledger(warehouse, version, "benchmark")
    now, refresh = datetime.now(UTC), book.tally.refresh_id
    for first in range(0, count, ARTICLES_AT_ONCE):
        rows: dict[str, list[dict[str, Any]]] = {
            name: [] for name in ("article", "article_location", "article_signature", "article_sketch", "candidate")
        }
        facts: dict[str, dict[str, Any]] = {}
        evidence: dict[str, dict[str, Any]] = {}
        for number in range(first, min(first + ARTICLES_AT_ONCE, count)):
            document, extraction, signed = maker.make(number)
            identity = article_id(document.text)
            stamps = {"extractor_version": version, "first_seen": now}
            rows["article"].append(
                article_row(document, identity)
                | stamps
                | {"extraction_key": "made", "first_refresh": refresh, "changed_refresh": refresh}
            )
            rows["article_location"].append(
                {"location": f"inbox/{number:06d}.md", "article_id": identity, "first_seen": now, "last_seen": now}
            )
            signature, sketch = signature_rows(identity, signed)
            rows["article_signature"].append(signature)
            rows["article_sketch"] += sketch
            rows["candidate"] += [
                {
                    "article_id": identity, "predicate": candidate.predicate, "reason": candidate.reason,
                    "quote": candidate.quote, "char_start": candidate.start, "char_end": candidate.end,
                    "rule": candidate.rule, "extractor_version": version,
                }
                for candidate in extraction.candidates
            ]  # fmt: skip
            for fact in extraction.facts:
                known_as, scoped, place, row = evidence_row(fact, None, identity)
                if known_as not in facts:
                    facts[known_as] = fact_row(scoped, known_as, now, "article") | {"first_refresh": refresh}
                evidence[place] = row | stamps | {"evidence_id": f"{place}-{refresh}", "refresh_id": refresh}
        with warehouse.transaction():
            for name, made in rows.items():
                warehouse.append(name, tables()[name].frame(made))
            warehouse.append("fact", tables()["fact"].frame(facts.values()), ignore_known=True)
            warehouse.append("evidence", tables()["evidence"].frame(evidence.values()))
    with warehouse.transaction() as connection:
        # The originals of the reposts, which the ledger finds an article at a time.
        connection.execute(
            """
            UPDATE article SET duplicate_of = found.original
            FROM (
                SELECT later.article_id, min_by(early.article_id, early.published) AS original
                FROM article_sketch AS later
                JOIN article_sketch AS earlier USING (hash)
                JOIN article AS late ON late.article_id = later.article_id
                JOIN article AS early ON early.article_id = earlier.article_id AND early.published < late.published
                GROUP BY 1
            ) AS found
            WHERE article.article_id = found.article_id
            """
        )
        connection.execute(
            "INSERT INTO fact_change SELECT ?, fact_id, 'added', min(article_id), ? FROM evidence "
            "WHERE article_id IS NOT NULL GROUP BY fact_id",
            [refresh, now],
        )
    book.close()


def read(warehouse: Warehouse, count: int) -> float:
    """Read articles from the frames' examples into an empty warehouse.

    Args:
        warehouse: The open warehouse.
        count: Number of articles.

    Returns:
        Articles read and recorded a second.
    """
    inbox = warehouse.folder / "inbox"
    inbox.mkdir(exist_ok=True)
    book = Ledger(warehouse, extractor_version("rules"), "benchmark")
    began = time.perf_counter()
    for path in write(inbox, count):
        document = read_article(path)
        book.record(f"inbox/{path.name}", document, extract(document))
    book.close()
    return count / (time.perf_counter() - began)


def recorded_a_second(warehouse: Warehouse, count: int) -> float:
    """How many more articles a second the ledger records, reading not counted.

    Args:
        warehouse: The open warehouse, which holds `count` made articles.
        count: The number of the next.
    """
    maker = ArticleMaker()
    made = [maker.make(number)[:2] for number in range(count, count + ARTICLES_RECORDED)]
    book = Ledger(warehouse, extractor_version("rules"), "benchmark")
    began = time.perf_counter()
    for document, extraction in made:
        book.record(f"elsewhere/{document.name}", document, extraction)
    taken = time.perf_counter() - began
    book.close()
    return ARTICLES_RECORDED / taken


def refresh(data: Path, number: int, count: int) -> dict[str, Any]:
    """Change the text of one article and refresh, in a process of its own.

    Args:
        data: The data folder.
        number: The article.
        count: Number of articles.

    Returns:
        Wall-clock seconds in all (`whole`) and by stage (`seconds`), and the most memory held (`memory_gb`).
    """
    path = data / "inbox" / f"{number:06d}.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(article(count + number, examples()), encoding="utf-8")
    return _child("refresh", data, str(path))


def _child(task: str, data: Path, *arguments: str) -> dict[str, Any]:
    environment = {**os.environ, "CHIPTRAIL_DATA": str(data)}
    environment.pop("DAGSTER_HOME", None)
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.warehouse", "--child", task, str(data), *arguments],
        cwd=CHECKOUT, env=environment, stdout=subprocess.PIPE, text=True, check=True,
    )  # fmt: skip
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found | {"whole": time.perf_counter() - began}


def _refresh_here(data: Path, path: str) -> dict[str, Any]:
    from pipelines.refreshing import run_refresh

    with Warehouse(data).opened() as warehouse:
        # Where the rules have changed since the articles were made, all of them would be read anew.
        version = extractor_version("rules")
        warehouse.connection.execute(
            "UPDATE article SET extractor_version = ? WHERE extractor_version <> ?", [version, version]
        )
    outcome = run_refresh(inputs=[path], full=False, wait_seconds=0)
    if outcome.errors:
        raise SystemExit("; ".join(outcome.errors))
    return {"seconds": outcome.seconds, "cpu": time.process_time()}


def _queries_here(data: Path) -> dict[str, Any]:
    times: dict[str, float] = {}
    rows: dict[str, int] = {}
    with Warehouse(data).published() as connection:
        connection.execute("SET threads = 2")
        for path in sorted((FOLDER / "queries").glob("*.sql")):
            start = time.perf_counter()
            rows[path.stem] = connection.sql(path.read_text(encoding="utf-8")).pl().height
            times[path.stem] = time.perf_counter() - start
    return {"times": times, "rows": rows}


def measure(count: int, folder: Path, *, reading: bool) -> tuple[list[str], list[str]]:
    """One row of the table, and notes on it.

    Args:
        count: Number of articles.
        folder: An empty folder, or one that holds a warehouse of that size already.
        reading: Whether the articles are read, not made.
    """
    warehouse = Warehouse(folder)
    notes = []
    with warehouse.opened():
        if not warehouse.query("SELECT count(*) AS n FROM article")["n"][0]:
            if reading:
                notes.append(f"{read(warehouse, count):.0f} articles/s read and recorded")
            else:
                fill(warehouse, count)
        rate = recorded_a_second(warehouse, count)
        facts, evidence = warehouse.query(
            "SELECT (SELECT count(*) FROM fact) AS facts, (SELECT count(*) FROM evidence) AS evidence"
        ).row(0)
    first = refresh(folder, 1, count)
    second = refresh(folder, 2, count)
    publishing = second["seconds"]["snapshot"]
    asked = _child("queries", folder)
    slowest = sorted(asked["times"].items(), key=lambda item: -item[1])[:SLOWEST_SHOWN]
    stages = sorted(second["seconds"].items(), key=lambda item: -item[1])[:8]
    notes.append("stages of the changed article: " + ", ".join(f"{name} {taken:.2f} s" for name, taken in stages))
    stages = sorted(first["seconds"].items(), key=lambda item: -item[1])[:8]
    notes.append("stages of all tables anew: " + ", ".join(f"{name} {taken:.2f} s" for name, taken in stages))
    notes.append(
        "slowest queries: "
        + ", ".join(f"{name} {taken:.2f} s ({asked['rows'][name]:,} rows)" for name, taken in slowest)
    )
    cells = [
        f"{count:,}{' (read)' if reading else ''}",
        f"{facts:,}",
        f"{evidence:,}",
        f"{rate:,.0f}",
        f"{first['whole'] - first['seconds']['snapshot']:,.1f}",
        f"{second['whole'] - publishing:,.1f}",
        f"{second['cpu']:,.1f}",
        f"{publishing:,.1f}",
        f"{warehouse.published_path.stat().st_size / 1e6:,.0f}",
        f"{sum(taken > 1 for taken in asked['times'].values())} of {len(asked['times'])}",
        f"{slowest[0][1]:.2f}",
        f"{max(found['memory_gb'] for found in (first, second, asked)):.2f}",
    ]
    return cells, notes


def main() -> None:
    """Print the table for the numbers of articles on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("counts", nargs="*", help="numbers of articles; 1000 if none is given")
    parser.add_argument("--read", action="store_true", help="read the articles instead of making their facts")
    parser.add_argument("--keep", type=Path, help="a folder in which the warehouses stay, to be measured again")
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        task, data, *arguments = options.counts
        found = _refresh_here(Path(data), *arguments) if task == "refresh" else _queries_here(Path(data))
        print(json.dumps(found | {"memory_gb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6}))
        return
    print("| " + " | ".join(COLUMNS) + " |\n|" + " --- |" * len(COLUMNS))
    notes = []
    for count in map(int, options.counts or ["1000"]):
        with tempfile.TemporaryDirectory() as temporary:
            folder = (options.keep or Path(temporary)) / f"{count}{'-read' if options.read else ''}"
            folder.mkdir(parents=True, exist_ok=True)
            cells, remarks = measure(count, folder, reading=options.read)
        print("| " + " | ".join(cells) + " |", flush=True)
        notes += [f"{cells[0]}: {remark}" for remark in remarks]
    print("\n" + "\n".join(notes))


if __name__ == "__main__":
    main()
