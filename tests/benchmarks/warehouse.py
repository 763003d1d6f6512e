"""How the warehouse bears many articles: `python -m tests.benchmarks.warehouse 1000 10000` prints a table.

Articles are generated from the frames' own examples. For each number of articles: the rate at which they are read, the
time of reading one changed article more, of publishing, the size of the file, the slowest analyst query and the memory.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from pathlib import Path

from assets.articles.reading import read_article
from assets.facts.extract import EXTRACTOR_VERSION, extract
from assets.facts.ledger import Ledger
from sql.declarations import FOLDER
from sql.warehouse import Warehouse
from tests.generated_articles import article, examples, write


def measure(count: int, folder: Path) -> list[str]:
    """One row of the table.

    Args:
        count: Number of articles.
        folder: An empty folder.
    """
    articles = folder / "articles"
    articles.mkdir()
    paths = list(write(articles, count))
    warehouse = Warehouse(folder / "data")
    with warehouse.opened():
        book = Ledger(warehouse, EXTRACTOR_VERSION, "run")
        reading = 0.0
        began = time.perf_counter()
        for path in paths:
            document = read_article(path)
            start = time.perf_counter()
            found = extract(document)
            reading += time.perf_counter() - start
            book.record(path.name, document, found)
        whole = time.perf_counter() - began
        one_more = []
        for number in range(5):
            paths[number].write_text(article(count + number, examples()), encoding="utf-8")
            document = read_article(paths[number])
            found = extract(document)
            start = time.perf_counter()
            book.record(paths[number].name, document, found)
            one_more.append(time.perf_counter() - start)
        book.close()
        facts = warehouse.query("SELECT count(*) AS n FROM fact")["n"][0]
        start = time.perf_counter()
        published = warehouse.publish("benchmark")
        publishing = time.perf_counter() - start
    slowest, name = 0.0, ""
    with warehouse.published() as connection:
        for path in sorted((FOLDER / "queries").glob("*.sql")):
            start = time.perf_counter()
            connection.execute(path.read_text(encoding="utf-8")).fetchall()
            took = time.perf_counter() - start
            if took > slowest:
                slowest, name = took, path.stem
    memory_gb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    return [
        f"{count:,}",
        f"{facts:,}",
        f"{count / whole:,.0f}",
        f"{count / max(whole - reading, 1e-9):,.0f}",
        f"{sorted(one_more)[2] * 1000:,.1f}",
        f"{publishing:.2f}",
        f"{published.stat().st_size / 1e6:,.0f}",
        f"{slowest:.2f} ({name})",
        f"{memory_gb:.2f}",
    ]


def main() -> None:
    """Print the table for the numbers of articles on the command line."""
    counts = [int(argument) for argument in sys.argv[1:]] or [1000]
    head = [
        "articles", "facts", "articles/s", "articles/s without extraction", "one changed article, ms", "publish, s",
        "file, MB", "slowest query, s", "memory, GB",
    ]  # fmt: skip
    print("| " + " | ".join(head) + " |\n|" + " --- |" * len(head))
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            print("| " + " | ".join(measure(count, Path(folder))) + " |", flush=True)


if __name__ == "__main__":
    main()
