"""Articles made from the frames' own examples, as many as wanted; the same number gives the same text."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import yaml

FRAMES = Path(__file__).parent.parent / "assets" / "facts" / "frames"
SENTENCES_AN_ARTICLE = 12


def examples() -> list[str]:
    """All sentences that the frames give as examples, sorted."""
    found = set()
    for path in sorted(FRAMES.glob("*.yaml")):
        for entry in yaml.safe_load(path.read_text(encoding="utf-8")):
            found |= {example["text"] for example in entry.get("examples", []) if isinstance(example, dict)}
    return sorted(found)


def article(number: int, sentences: list[str]) -> str:
    """The text of an article, with front matter.

    Args:
        number: Which one; numbers in its sentences are changed by it, so that its facts are its own.
        sentences: As `examples` gives them.
    """
    chance = random.Random(number)
    chosen = chance.sample(sentences, min(SENTENCES_AN_ARTICLE, len(sentences)))
    published = date(2023, 1, 1) + timedelta(days=number % 1000)
    body = "\n\n".join(sentence.replace("0", str(1 + number % 9), 1) for sentence in chosen)
    head = f"---\ntitle: Article {number}\npublished: {published}\npublisher: Paper {number % 50}\n---\n\n"
    return f"{head}{body}\n\n{number}\n"


def write(folder: Path, count: int, first: int = 0) -> Iterator[Path]:
    """Write articles into a folder and give their paths.

    Args:
        folder: Where; it must exist.
        count: How many.
        first: The number of the first.
    """
    sentences = examples()
    for number in range(first, first + count):
        path = folder / f"{number:06d}.md"
        path.write_text(article(number, sentences), encoding="utf-8")
        yield path
