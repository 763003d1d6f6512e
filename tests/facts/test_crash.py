"""A reading that is killed again and again leaves, in the end, what an undisturbed one leaves."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import polars as pl

from sql.warehouse import Warehouse
from tests.generated_articles import write

CHECKOUT = Path(__file__).parent.parent.parent
ARTICLES = 80
# CHIPTRAIL_KILLS=50 asks for more.
KILLS = int(os.environ.get("CHIPTRAIL_KILLS", "5"))

READ = """
import sys
from pathlib import Path
from assets.articles.reading import read_article
from assets.facts.extract import EXTRACTOR_VERSION, extract
from assets.facts.ledger import Ledger
from sql.warehouse import Warehouse
with Warehouse(Path(sys.argv[1])).opened(wait_seconds=30) as warehouse:
    book = Ledger(warehouse, EXTRACTOR_VERSION, "run")
    print("reading", flush=True)
    for path in sorted(Path(sys.argv[2]).glob("*.md")):
        document = read_article(path)
        wanted = book.needs_extraction(document)
        book.record(path.name, document, extract(document) if wanted else None)
    book.close()
"""

COMPARED = {
    "article": "SELECT article_id, title, published, text, duplicate_of, state FROM article ORDER BY ALL",
    "article_location": "SELECT location, article_id FROM article_location ORDER BY ALL",
    "fact": "SELECT * EXCLUDE (first_seen) FROM fact ORDER BY ALL",
    "evidence": "SELECT fact_id, article_id, char_start, char_end, by_id, withdrawn_at FROM evidence ORDER BY ALL",
    "candidate": "SELECT * EXCLUDE (extractor_version) FROM candidate ORDER BY ALL",
    "fact_change": "SELECT fact_id, change, article_id FROM fact_change ORDER BY ALL",
}


def start(data: Path, articles: Path) -> subprocess.Popen[bytes]:
    process = subprocess.Popen(
        [sys.executable, "-c", READ, str(data), str(articles)], cwd=CHECKOUT, stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"reading\n"
    return process


def content(data: Path) -> dict[str, pl.DataFrame]:
    with Warehouse(data).opened() as warehouse:
        return {table: warehouse.query(statement) for table, statement in COMPARED.items()}


def test_killed_readings_end_where_an_undisturbed_one_ends(tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    assert len(list(write(articles, ARTICLES))) == ARTICLES
    began = time.monotonic()
    assert start(tmp_path / "undisturbed", articles).wait(120) == 0
    whole = time.monotonic() - began
    chance = random.Random(20230614)
    killed = tmp_path / "killed"
    for _ in range(KILLS):
        process = start(killed, articles)
        time.sleep(chance.uniform(0.0, whole / 3))
        process.kill()
        process.wait(30)
        half_in = content(killed)
        assert half_in["evidence"].join(half_in["article"], on="article_id", how="anti").is_empty()
        assert half_in["article"].join(half_in["article_location"], on="article_id", how="anti").is_empty()
    assert start(killed, articles).wait(120) == 0
    expected, found = content(tmp_path / "undisturbed"), content(killed)
    for table in COMPARED:
        assert found[table].equals(expected[table]), table
    assert expected["fact"].height > 150
