"""Speed and growth of extraction: `uv run --group benchmark python -m tests.benchmarks.extraction` prints two tables.

The first compares MB of text a second, on one core, with libraries that do a part of the same work (JioNLP's money and
time, the segmenters jieba and rjieba, spaCy's tokens and sentences without a model). The second shows how time and
memory grow with the text, each row in a process of its own; `--sizes 10 100 1000 10000` are kB.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from assets.articles.document import Document
from assets.articles.reading import read_article
from assets.facts.extract import extract
from assets.facts.quantities.find import find_quantities
from assets.facts.times.find import find_times

SAMPLES = Path(__file__).parents[2] / "assets" / "articles" / "samples"
PUBLISHED = date(2025, 1, 1)
# Texts that are no prose, each of about so many characters.
ODD: dict[str, Callable[[int], str]] = {
    "one line": lambda size: repeated(size).replace("\n", " "),
    "digits": lambda size: "1" * size,
    "deep brackets": lambda size: "（(" * (size // 4) + ")）" * (size // 4),
    "quotation marks": lambda size: "“" * size,
    "one name": lambda size: "Nvidia, " * (size // 8),
    "one trigger": lambda size: "order " * (size // 6),
    "table rows": lambda size: "| H100 | 10万块 |\n" * (size // 15),
}


def texts() -> dict[str, str]:
    """The annotated articles (`CHIPTRAIL_SHARED`), else the samples, one text for each language."""
    shared = os.environ.get("CHIPTRAIL_SHARED")
    folder = Path(shared) / "eval" / "dev" if shared else SAMPLES
    documents = [read_article(path) for path in sorted(folder.iterdir())]
    return {
        language: "\n\n".join(document.body for document in documents if document.language == language)
        for language in ("en", "zh")
    }


def repeated(size: int) -> str:
    """The texts in both languages, over and over, of so many bytes at most."""
    text = "\n\n".join(texts().values())
    return (text * (size // len(text.encode()) + 1)).encode()[:size].decode(errors="ignore")


def seconds(run: Callable[[], object], repeats: int = 5) -> float:
    """CPU seconds of the fastest of some runs, after one to warm up."""
    run()
    taken = []
    for _ in range(repeats):
        started = time.process_time()
        run()
        taken.append(time.process_time() - started)
    return min(taken)


def peers(text: str, language: str) -> dict[str, Callable[[], object]]:
    """What else reads this text, by its name; what is not installed is left out."""
    found: dict[str, Callable[[], object]] = {}
    if language == "zh":
        with contextlib.suppress(ImportError):
            import rjieba

            found["rjieba: words"] = lambda: rjieba.cut(text)
        with contextlib.suppress(ImportError):
            import jieba

            jieba.setLogLevel("ERROR")
            found["jieba: words"] = lambda: list(jieba.cut(text))
        with contextlib.suppress(ImportError), contextlib.redirect_stdout(io.StringIO()):
            import jionlp

            lines = [line for line in text.split("\n") if line.strip()]
            found["JioNLP: money"] = lambda: [jionlp.ner.extract_money(line) for line in lines]
            found["JioNLP: times"] = lambda: [jionlp.ner.extract_time(line) for line in lines]
    with contextlib.suppress(ImportError):
        import spacy

        model = spacy.blank(language)
        model.add_pipe("sentencizer")
        model.max_length = len(text) + 1
        found["spaCy (no model): words, sentences"] = lambda: model(text)
    return found


def compare() -> None:
    """Print how fast the extraction, its parts and its peers read the same text."""
    print("| text | what | MB/s |\n| --- | --- | --- |")
    spent = read = 0.0
    for language, text in texts().items():
        size = len(text.encode()) / 1e6
        document = Document("benchmark", text, published=PUBLISHED, language=language)
        runs: dict[str, Callable[[], object]] = {
            "**chiptrail: all facts**": partial(extract, document),
            "chiptrail: quantities": partial(find_quantities, text, language),
            "chiptrail: times": partial(find_times, text, PUBLISHED, language),
            **peers(text, language),
        }
        for name, run in runs.items():
            taken = seconds(run)
            if "all facts" in name:
                spent, read = spent + taken, read + size
            print(f"| {language} ({size * 1000:.0f} kB) | {name} | {size / taken:.3f} |", flush=True)
    print(f"| both | **chiptrail: all facts** | {read / spent:.3f} |")


def grow(kind: str, size: int) -> None:
    """Print one row of the second table.

    Args:
        kind: `prose`, or a key of `ODD`.
        size: Bytes.
    """
    text = repeated(size) if kind == "prose" else ODD[kind](size)
    for language in ("en", "zh"):
        extract(Document("warm", "Nvidia 腾讯", published=PUBLISHED, language=language))
    started = time.process_time()
    extract(Document("benchmark", text, published=PUBLISHED, language="en"))
    taken = time.process_time() - started
    size_mb = len(text.encode()) / 1e6
    memory_gb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(f"| {kind} | {size_mb * 1000:,.0f} | {taken:.2f} | {size_mb / taken:.3f} | {memory_gb:.2f} |", flush=True)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="*", default=[10, 100, 1000], help="kB of prose")
    parser.add_argument("--odd", type=int, default=1000, help="kB of each odd text")
    parser.add_argument("--grow", nargs=2, metavar=("KIND", "BYTES"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.grow:
        grow(arguments.grow[0], int(arguments.grow[1]))
        return
    compare()
    print("\n| text | kB | s | MB/s | peak memory, GB |\n| --- | --- | --- | --- | --- |", flush=True)
    for kind, size in [*(("prose", size) for size in arguments.sizes), *((kind, arguments.odd) for kind in ODD)]:
        command = [sys.executable, "-m", "tests.benchmarks.extraction", "--grow", kind, str(size * 1000)]
        subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
