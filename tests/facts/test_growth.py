"""The time that a text costs grows with its length and no faster, whatever it consists of; larger ones: benchmarks."""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context
from pathlib import Path

import pytest

from assets.articles.document import Document
from assets.articles.reading import read_article
from assets.facts.extract import extract

SAMPLES = Path(__file__).parents[2] / "assets" / "articles" / "samples"


def prose(size: int) -> str:
    text = "\n\n".join(read_article(path).body for path in sorted(SAMPLES.glob("*.md"))[:4])
    return (text * (size // len(text) + 1))[:size]


TEXTS: dict[str, Callable[[int], str]] = {
    "prose": prose,
    "prose in one line": lambda size: prose(size).replace("\n", " "),
    "brackets": lambda size: "（(" * (size // 4) + ")）" * (size // 4),
    "quotation marks": lambda size: "“" * size,
    "one name": lambda size: "Nvidia, " * (size // 8),
    "one company in Chinese": lambda size: "腾讯，" * (size // 3),
    "one trigger": lambda size: "order " * (size // 6),
    "numbers": lambda size: "10万块、" * (size // 5),
    "table rows": lambda size: "| H100 | 10万块 |\n" * (size // 15),
    "table cells": lambda size: "| a " * (size // 4) + "|",
    "speech": lambda size: "Nvidia said " * (size // 12),
    "list": lambda size: "、".join(["英伟达"] * (size // 4)),
    "bullets": lambda size: "- 腾讯：H800 5万块\n" * (size // 14),
    "links": lambda size: "[a](b" * (size // 5),
    "emphasis": lambda size: "*a " * (size // 3),
}


def seconds(text: str) -> float:
    document = Document(
        "growth", text, published=date(2025, 1, 1), language="zh" if "腾" in text or "英" in text else "en"
    )
    started = time.process_time()
    extract(document)
    return time.process_time() - started


@pytest.mark.parametrize("name", TEXTS)
def test_five_times_the_text_takes_at_most_some_five_times_as_long(name: str) -> None:
    seconds(prose(1000))
    small = min(seconds(TEXTS[name](12_000)) for _ in range(2))
    # What grows with the square takes 25 times as long; noise of the machine gets a margin.
    assert seconds(TEXTS[name](60_000)) < 12 * small + 0.5


def test_ten_times_the_names_take_at_most_some_ten_times_as_long() -> None:
    def names(size: int) -> str:
        """Sentences of which each has names of its own: chips by a code, by a number, and in quotation marks."""
        latin, chinese = ("ka", "ve", "ro", "lin", "tos", "mar", "du", "pel", "zan", "gor"), "澜骐骥砚烛砺玄曦辰纳"
        sentences = []
        for number in range(size):
            digits = [int(digit) for digit in f"{number:04}"]
            word, han = "".join(latin[digit] for digit in digits).capitalize(), "".join(chinese[d] for d in digits)
            sentences.append(
                f"{word}-{digits[3]} GPUs cost {number}. The chip {word[::-1].capitalize()} 2 was “{han}”. "
            )
        return "".join(sentences)

    seconds(names(10))
    small = min(seconds(names(150)) for _ in range(2))
    assert seconds(names(1500)) < 20 * small


@pytest.mark.parametrize(
    "text",
    ["1" * 1_000_000, "（" * 500_000 + "）" * 500_000, "“" * 1_000_000, "a" * 1_000_000, "订" * 1_000_000],
    ids=["digits", "brackets", "quotation marks", "letters", "characters"],
)
def test_a_million_of_the_same_takes_seconds(text: str) -> None:
    seconds("")
    assert seconds(text) < 30


def _bytes_grown() -> float:
    """How much memory each byte of a text takes."""

    def peak(text: str) -> int:
        tracemalloc.start()
        seconds(text)
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    seconds(prose(10_000))  # What is made once: patterns, the catalogue.
    text = prose(50_000)
    return (peak(text) - peak(text[:10_000])) / len(text[10_000:].encode())


def test_ten_megabytes_need_less_than_a_gigabyte() -> None:
    # In a process of its own: the patterns that other tests make are looked for in each text too.
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as processes:
        grown = processes.submit(_bytes_grown).result()
    # The program itself takes 0.35 GB.
    assert grown * 10_000_000 < 0.6e9
