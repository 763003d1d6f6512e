"""Scores the extraction on annotated texts: `CHIPTRAIL_SHARED=… python -m tests.corpus.scoring` prints a table.

With `--errors SET [--predicate P] [--language en|zh]` it prints instead what was missed (-) and what is spurious (+).

The texts that rules were developed on and those kept aside from who writes rules are told apart: the difference between
the two says how far the rules fit more than their own examples. Do not read what is kept aside while you write rules.
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import json
import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

from assets.articles.document import Document
from assets.articles.metadata import language_of
from assets.articles.reading import read_article
from assets.facts.extract import extract

HERE = Path(__file__).parent


@dataclass
class Score:
    """Counts of strict matches over several texts.

    Attributes:
        right: Predicted facts that a gold fact matches.
        predicted: Predicted facts that count.
        gold: Core gold facts.
        missed: Missed gold facts by predicate.
        qualifiers: For time, cmp, modality and by the sum of shares right and of the facts that they were counted on.
        quotes_found: Whether every quote is a piece of its text.
    """

    right: int = 0
    predicted: int = 0
    gold: int = 0
    missed: Counter[str] = field(default_factory=Counter)
    qualifiers: dict[str, list[float]] = field(default_factory=dict)
    quotes_found: bool = True

    @property
    def precision(self) -> float:
        """Share of predicted facts that are right."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of gold facts that are found."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        return 2 * self.precision * self.recall / (self.precision + self.recall) if self.right else 0.0

    def qualifier(self, name: str) -> float:
        """Share of matched facts whose time, cmp, modality or by is right."""
        right, counted = self.qualifiers.get(name, [0.0, 0.0])
        return right / counted if counted else 0.0


def shared_folder() -> Path | None:
    """The folder with the scorer and the shared annotated articles, where `CHIPTRAIL_SHARED` names one."""
    named = os.environ.get("CHIPTRAIL_SHARED")
    return Path(named) if named else None


def texts(name: str, shared: Path) -> Iterator[tuple[Document, list[dict[str, Any]]]]:
    """The documents of a set with their gold facts.

    Args:
        name: dev, founding, developed-on, kept-aside or kept-aside-second (articles); developed-on-passages;
            structures-passages (short articles whose point is how they are set: tables and lists, talks, digests).
        shared: The shared folder.
    """
    if name.endswith("-passages"):
        for path in sorted((HERE / name.removesuffix("-passages")).glob("passages_*.jsonl")):
            for line in path.read_text(encoding="utf-8").splitlines():
                row = json.loads(line)
                day = date.fromisoformat(row["published"])
                text = row["text"]
                yield Document(row["id"], text, published=day, language=language_of(text)), row["gold"]
        return
    folders = {"dev": shared / "eval" / "dev", "founding": shared / "eval"}
    folder = folders.get(name, HERE / name)
    for path in sorted(folder.glob("latepost-2023" if name == "founding" else "*/")):
        if (path / "gold.jsonl").exists():
            gold = [json.loads(line) for line in (path / "gold.jsonl").read_text(encoding="utf-8").splitlines() if line]
            yield read_article(path), gold


@dataclass
class Compared:
    """One document's predicted facts against its gold facts.

    Attributes:
        document: The document.
        result: The scorer's counts.
        missed: Gold facts that no predicted fact matches.
        spurious: Predicted facts that no gold fact matches.
    """

    document: Document
    result: dict[str, Any]
    missed: list[dict[str, Any]]
    spurious: list[dict[str, Any]]


def compared(name: str, shared: Path) -> Iterator[Compared]:
    """Each document of a set, extracted and scored.

    Args:
        name: As for `texts`.
        shared: The shared folder.
    """
    scorer = _scorer(shared)
    aliases: list[dict[str, str]] = []
    for path in (shared / "eval" / "aliases.csv", *sorted(HERE.glob("aliases*.csv"))):
        with path.open(encoding="utf-8", newline="") as file:
            aliases += list(csv.DictReader(file))
    names = scorer.Scorer(aliases)
    scorer.Scorer = lambda _: names  # It would be made for each text, which takes as long as the extraction.
    predicates = scorer.ontology_predicates()
    for document, gold in texts(name, shared):
        predicted = json.loads(json.dumps([fact.as_json(document.name) for fact in extract(document).facts]))
        for row in (*predicted, *gold):
            for bound in ("low", "high"):
                row[bound] = scorer.number(row.get(bound))
        yield Compared(document, *scorer.score(gold, predicted, aliases, document.text, predicates))


def score(name: str, shared: Path) -> Score:
    """Score the extraction on a set.

    Args:
        name: As for `texts`.
        shared: The shared folder.
    """
    total = Score()
    for each in compared(name, shared):
        strict = each.result["strict"]
        total.right += strict["tp"]
        total.predicted += strict["predicted"]
        total.gold += strict["gold"]
        total.quotes_found &= each.result["quotes_found_in_article"] in (None, 1.0)
        total.missed.update(each.result["missed_by_predicate"])
        for qualifier, share in each.result["qualifiers"].items():
            if share is not None:
                sums = total.qualifiers.setdefault(qualifier, [0.0, 0.0])
                sums[0] += share * strict["tp"]
                sums[1] += strict["tp"]
    return total


def _scorer(shared: Path) -> ModuleType:
    path = shared / "eval" / "score_facts.py"
    specification = importlib.util.spec_from_file_location("score_facts", path)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


OPEN_SETS = ["dev", "founding", "developed-on", "developed-on-passages", "structures-passages"]
KEPT_ASIDE = ["kept-aside", "kept-aside-second"]


def print_errors(name: str, shared: Path, predicate: str | None, language: str | None) -> None:
    """Print each document's missed and spurious facts.

    Args:
        name: As for `texts`.
        shared: The shared folder.
        predicate: Only facts of this predicate.
        language: Only documents in this language.
    """
    for each in compared(name, shared):
        if language not in (None, each.document.language):
            continue
        rows = [("-", row) for row in each.missed] + [("+", row) for row in each.spurious]
        rows = [(sign, row) for sign, row in rows if predicate in (None, row["predicate"])]
        if not rows:
            continue
        print(f"\n{each.document.name} ({each.document.published})")
        if len(each.document.text) < 600:
            print(f"  {each.document.text}")
        for sign, row in rows:
            keys = ("predicate", "subject", "object", "metric", "low", "high", "unit", "cmp", "time", "by", "modality")
            values = [row[key] for key in keys if row.get(key) is not None]
            told = " ".join(value["id"] if isinstance(value, dict) else str(value) for value in values)
            print(f"  {sign} {told} | {row['quote']}" + (f" | {row['rule']}" if row.get("rule") else ""))


def main() -> None:
    """Print the scores of all sets, or the errors of one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--errors", metavar="SET", choices=[*OPEN_SETS, *KEPT_ASIDE], help="print this set's missed and spurious facts"
    )
    parser.add_argument(
        "--kept-aside", action="store_true", help="score what is kept aside, too: only when rules are done"
    )
    parser.add_argument("--predicate", help="only this predicate's")
    parser.add_argument("--language", choices=["en", "zh"], help="only texts in this language")
    arguments = parser.parse_args()
    shared = shared_folder()
    if shared is None:
        raise SystemExit("set CHIPTRAIL_SHARED to the folder that holds eval/score_facts.py")
    if arguments.errors:
        print_errors(arguments.errors, shared, arguments.predicate, arguments.language)
        return
    print("| set | precision | recall | F1 | time | cmp | modality | by | most missed |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    for name in [*OPEN_SETS, *(KEPT_ASIDE if arguments.kept_aside else [])]:
        found = score(name, shared)
        if not found.gold:
            continue
        qualifiers = " | ".join(f"{found.qualifier(key):.2f}" for key in ("time", "cmp", "modality", "by"))
        missed = ", ".join(f"{predicate} {count}" for predicate, count in found.missed.most_common(10))
        print(f"| {name} | {found.precision:.3f} | {found.recall:.3f} | {found.f1:.3f} | {qualifiers} | {missed} |")


if __name__ == "__main__":
    main()
