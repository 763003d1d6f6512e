"""Articles made from the frames' own examples, as many as wanted; the same number gives the same text."""

from __future__ import annotations

import random
import zlib
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

import yaml

from assets.articles.document import Document
from assets.articles.near_duplicates import Signature
from assets.catalogue.entities import load_entities
from assets.facts.catalogue import catalogue_values, chip_families
from assets.facts.model import Candidate, Comparator, EntityReference, Extraction, Fact, Modality

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


# --- articles made together with their facts, where reading them would take too long ----------------------------------

FACTS_AN_ARTICLE = 36
SHARE_OF_REPOSTS = 0.1
SHARE_AT_ODDS = 0.03
UNKNOWN_COMPANIES = 3000
HASHES_A_SIGNATURE = 250
LAST_DAY = date(2026, 10, 31)
# weight, predicate, kind of subject, kind of object, unit, least and greatest power of ten of the value, metric
Kind = tuple[int, str, str, str, str, int, int, str]
KINDS: tuple[Kind, ...] = (
    (14, "orders", "company", "chip", "units", 2, 6, ""),
    (3, "orders", "company", "company", "USD", 7, 10, ""),
    (8, "holds", "company", "chip", "units", 2, 6, ""),
    (3, "cluster_size", "cluster", "chip", "units", 2, 5, ""),
    (6, "price", "chip", "", "USD", 3, 5, ""),
    (2, "price", "chip", "", "CNY", 4, 6, ""),
    (2, "price_change", "chip", "", "ratio", -2, 0, ""),
    (7, "capex", "company", "", "USD", 7, 11, ""),
    (9, "revenue", "company", "", "USD", 7, 11, ""),
    (3, "revenue_change", "company", "", "ratio", -2, 0, ""),
    (2, "spec", "chip", "", "TFLOPS", 1, 4, "fp16"),
    (2, "spec", "chip", "", "GB", 1, 2, "memory"),
    (2, "spec", "chip", "", "GB/s", 2, 4, "memory_bandwidth"),
    (1, "spec", "chip", "", "GB/s", 2, 3, "interconnect_bandwidth"),
    (1, "spec_ratio", "chip", "chip", "ratio", -1, 0, "interconnect_bandwidth"),
    (4, "market_share", "company", "segment", "ratio", -2, -1, ""),
    (4, "market_cap", "company", "", "USD", 9, 12, ""),
    (3, "fabricates", "foundry", "chip", "", 0, 0, ""),
    (6, "supplies", "company", "company", "", 0, 0, ""),
    (3, "uses", "company", "chip", "", 0, 0, ""),
    (10, "sales", "company", "region", "USD", 7, 10, ""),
    (6, "invests_in", "company", "company", "USD", 6, 10, ""),
    (3, "capacity", "foundry", "technology", "wafers", 3, 5, ""),
    (2, "lead_time", "chip", "", "months", 0, 1, ""),
    (2, "power", "cluster", "", "MW", 0, 3, ""),
    (1, "parameters", "model", "", "parameters", 9, 12, ""),
    (1, "trained_on", "model", "chip", "units", 2, 5, ""),
    (1, "training_time", "model", "", "days", 1, 2, ""),
    (3, "launches", "company", "chip", "", 0, 0, ""),
    (2, "delivery", "chip", "", "", 0, 0, ""),
    (1, "restricts", "regulation", "chip", "", 0, 0, ""),
)
# What is said several times of different things, what is a thing's at all times, and what happens once.
SEVERAL_AT_ONCE = ("orders", "sales", "invests_in")
TIMELESS = ("spec", "spec_ratio", "parameters", "trained_on", "training_time")
ONCE = ("launches", "delivery")
OF_A_PERIOD = ("capex", "revenue", "revenue_change", "price_change")
MODALITIES: tuple[Modality, ...] = (
    ("asserted",) * 12 + ("reported",) * 3 + ("estimated",) * 2 + ("planned",) * 2 + ("possible",)
)


class ArticleMaker:
    """Makes articles together with the facts that reading them would give, a hundred times as fast.

    Few companies and chips are named often and many seldom (Zipf's law), one in thirty companies is unknown to the
    catalogue, one in fifty parties is unnamed, one article in ten repeats an earlier one. As in the press, articles
    that state the same quantity of the same thing for the same time mostly state the same value, exactly or vaguely;
    three articles in a hundred are at odds with the others, in every quantity and date that they state.
    """

    def __init__(self) -> None:
        self.pools: dict[str, tuple[list[EntityReference], list[float]]] = {}
        by_kind: dict[str, list[EntityReference]] = {}
        for item in load_entities().entities.values():
            by_kind.setdefault(item.kind, []).append(EntityReference(item.id, item.name, item.name))
        for kind, known in by_kind.items():
            self.pools[kind] = (known, [1 / (rank + 3) for rank in range(len(known))])
        companies, weights = self.pools["company"]
        for number in range(UNKNOWN_COMPANIES):
            name = f"Maker {number:04d}"
            companies.append(EntityReference(f"company:maker-{number:04d}", name, name, provisional=True))
        weights += [sum(weights) / 30 / UNKNOWN_COMPANIES] * UNKNOWN_COMPANIES
        self.pools = {kind: (pool, list(accumulate(each))) for kind, (pool, each) in self.pools.items()}
        self.kinds = [kind for kind in KINDS for _ in range(kind[0])]
        families = chip_families()
        self.specifications: dict[tuple[str, str | None], float] = {}
        for value in catalogue_values():
            fact = value.fact
            if fact.predicate == "spec" and fact.low:
                for chip in (fact.subject.id, families[fact.subject.id]):
                    self.specifications.setdefault((chip, fact.metric), fact.low)

    def make(self, number: int) -> tuple[Document, Extraction, Signature]:
        """An article, what it states, and its signature; the same number gives the same.

        Args:
            number: Which one.
        """
        chance = random.Random(f"made {number}")
        repeats = chance.random() < SHARE_OF_REPOSTS and number > 0
        told = random.Random(f"made {chance.randrange(number)}") if repeats else chance
        if repeats:
            told.random()
        published = LAST_DAY - timedelta(days=int(2600 * told.random() ** 1.5))
        hashes = [told.randrange(2**62) * 4 for _ in range(HASHES_A_SIGNATURE)]
        head = f"Article {number}.\n" if repeats else ""
        at_odds = told.choice((0.5, 0.7, 1.3, 2)) if told.random() < SHARE_AT_ODDS else 1
        facts: list[Fact] = []
        texts, place = [head], len(head)
        for _ in range(FACTS_AN_ARTICLE):
            fact = self._fact(told, published, place, at_odds)
            facts.append(fact)
            texts += [fact.quote, "\n"]
            place += len(fact.quote) + 1
        if repeats:
            hashes[: HASHES_A_SIGNATURE // 10] = [chance.randrange(2**62) * 4 for _ in range(HASHES_A_SIGNATURE // 10)]
            published = min(published + timedelta(days=1), LAST_DAY)
        text = "".join(texts)
        document = Document(
            name=f"{number:06d}.md", text=text, title=f"Article {number}", published=published,
            published_source="front-matter", publisher=f"Paper {int(400 * chance.random() ** 2)}",
            media_type="text/markdown", original=text.encode(),
        )  # fmt: skip
        candidates = tuple(
            Candidate(fact.predicate, "missing object", fact.quote, fact.start, fact.end, fact.rule)
            for fact in facts[:4]
        )
        return document, Extraction(tuple(facts), candidates), tuple(sorted(set(hashes)))

    def _entity(self, chance: random.Random, kind: str) -> EntityReference:
        if kind == "company" and chance.random() < 0.02:
            return EntityReference("company:unnamed", "an unnamed company", "a company")
        pool, weights = self.pools[kind]
        return chance.choices(pool, cum_weights=weights)[0]

    def _specification(self, chip_id: str, metric: str, least: int, greatest: int) -> float:
        """What the catalogue gives for a chip; of a chip that it does not know always the same made value."""
        made = _drawn(zlib.crc32(f"{chip_id} {metric}".encode()), least, greatest)
        return self.specifications.get((chip_id, metric), made)

    def _fact(self, chance: random.Random, published: date, place: int, at_odds: float) -> Fact:
        _, predicate, subject_kind, object_kind, unit, least, greatest, metric = chance.choice(self.kinds)
        subject = self._entity(chance, subject_kind)
        other = self._entity(chance, object_kind) if object_kind else None
        thing = f"{predicate} {subject.id} {other.id if other else ''} {metric} {unit}"
        year, month = published.year - chance.randrange(3), chance.randint(1, 12)
        if predicate in ONCE:
            happened = zlib.crc32(thing.encode()) % 84
            year, month = 2020 + happened // 12 + (at_odds != 1), 1 + happened % 12
        time = chance.choices(
            (None, f"{year}", f"{year}-Q{(month + 2) // 3}", f"{year}-{month:02d}"), (25, 30, 25, 20)
        )[0]
        if predicate in TIMELESS:
            time = None
        low: float | None = None
        high: float | None = None
        cmp: Comparator | None = None
        value = ""
        if unit:
            period = time or f"{published.year}" if predicate in OF_A_PERIOD else ""
            several = predicate in SEVERAL_AT_ONCE
            drawn = chance.getrandbits(32) if several else zlib.crc32(f"{thing} {period}".encode())
            exact = _drawn(drawn, least, greatest)
            if predicate == "spec":
                exact = self._specification(subject.id, metric, least, greatest)
            elif predicate == "spec_ratio" and other is not None:
                one, base = (self._specification(chip.id, metric, 2, 3) for chip in (subject, other))
                exact = one / base
            exact *= 1 if several else at_odds
            cmp = chance.choices(("=", "~", ">=", "range"), (70, 15, 8, 7))[0]
            low = float(f"{0.8 * exact if cmp in ('>=', 'range') else exact:.2g}" if cmp != "=" else f"{exact:.3g}")
            high = None if cmp == ">=" else float(f"{1.3 * exact:.2g}") if cmp == "range" else low
            value = f"{cmp} {low:,g} {unit} "
        by = None
        if (kind := chance.random()) < 0.3:
            by = (
                EntityReference("person:anonymous", "an unnamed source", "a source")
                if kind < 0.08
                else self._entity(chance, "person")
            )
        quote = (
            f"{f'{by.mention} says: ' if by else ''}{subject.mention} {predicate} {metric} {value}"
            f"{other.mention if other else ''} ({time or 'no date'})."
        )
        return Fact(
            predicate=predicate, subject=subject, object=other, quote=quote, start=place, end=place + len(quote),
            rule=f"{predicate}/made", metric=metric or None, low=low, high=high, unit=unit or None, cmp=cmp, time=time,
            by=by, modality=chance.choice(MODALITIES), value_text=value or None, time_text=time,
        )  # fmt: skip


def _drawn(number: int, least: int, greatest: int) -> float:
    """A value of three digits, by a number drawn, between two powers of ten."""
    return (100 + number % 900) * 10.0 ** (least + number // 1000 % (greatest - least + 1) - 2)
