"""The ledger: writes articles, facts, evidence and candidates to the warehouse, one transaction an article."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from assets.articles.document import Document
from assets.facts import reposts
from assets.facts.edits import EditError, edited_fact
from assets.facts.model import EntityReference, Extraction, Fact
from assets.facts.times.periods import bounds
from sql.warehouse import Warehouse, WarehouseError

CATALOGUE = "catalogue"
# Evidence of what a person put in the place of a fact has a rule of this beginning, followed by the decision's number.
REVIEW_RULE = "review/"
_UNNAMED = re.compile(r":(?:unnamed|anonymous)(?=\+|$)")
# The columns of the table `fact` that make its id, in the order in which fact_id takes them.
IDENTITY_COLUMNS = (
    "predicate", "subject_id", "object_id", "item_id", "metric", "low", "high", "unit", "cmp", "time", "modality",
)  # fmt: skip


@dataclass(slots=True)
class Tally:
    """What a refresh did so far.

    Attributes:
        refresh_id: The refresh's number.
        read: Articles read.
        new: Articles not known before.
        read_again: Known articles extracted anew.
        withdrawn: Articles that another text took the place of.
        refused: Inputs that could not be read.
        facts_added: Facts that nothing current stated before.
        facts_withdrawn: Facts that nothing current states any more.
    """

    refresh_id: int
    read: int = 0
    new: int = 0
    read_again: int = 0
    withdrawn: int = 0
    refused: int = 0
    facts_added: int = 0
    facts_withdrawn: int = 0


@dataclass(frozen=True, slots=True)
class CatalogueValue:
    """A value of the catalogue, which is a fact too.

    Attributes:
        fact: The statement; its quote is the cell as recorded, its offsets are 0.
        citation: Where the value comes from.
    """

    fact: Fact
    citation: str


def article_id(text: str) -> str:
    """The id of the article with this text: the same text, wherever it is read, is one article."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def fact_id(fact: Fact) -> str:
    """The id of what a fact states; who says it, and where, is not part of it."""
    parts = (
        fact.predicate,
        fact.subject.id,
        fact.object.id if fact.object else None,
        fact.item.id if fact.item else None,
        fact.metric,
        fact.low,
        fact.high,
        fact.unit,
        fact.cmp,
        fact.time,
        fact.modality,
    )
    return _hash(*parts)


class Ledger:
    """Records what was read in a refresh. Every method is one transaction: a crash leaves the last good state.

    Args:
        warehouse: The open warehouse.
        extractor_version: Version of the extraction that made the facts.
        run_id: The Dagster run.
        retracted: Ids of articles that people have retracted: they are not read again until that is undone.
    """

    def __init__(
        self, warehouse: Warehouse, extractor_version: str, run_id: str, retracted: Collection[str] = ()
    ) -> None:
        self.warehouse = warehouse
        self.extractor_version = extractor_version
        self.retracted = frozenset(retracted)
        self._recorded: set[str] = set()
        last = warehouse.query("SELECT coalesce(max(refresh_id), 0) AS last FROM refresh")["last"][0]
        self.tally = Tally(refresh_id=last + 1)
        warehouse.insert(
            "refresh",
            [
                {
                    "refresh_id": self.tally.refresh_id,
                    "run_id": run_id,
                    "started_at": datetime.now(UTC),
                    "extractor_version": extractor_version,
                    "articles_read": 0,
                    "articles_new": 0,
                    "articles_read_again": 0,
                    "articles_withdrawn": 0,
                    "inputs_refused": 0,
                }
            ],
        )

    def needs_extraction(self, document: Document) -> bool:
        """Whether the document's facts are not in the warehouse yet, as this version of the extraction reads them."""
        if article_id(document.text) in self.retracted:
            return False
        known = self.warehouse.connection.execute(
            "SELECT 1 FROM article WHERE article_id = ? AND extraction_key = ? AND state = 'current'",
            [article_id(document.text), self._extraction_key(document)],
        )
        return known.fetchone() is None

    def record(self, location: str, document: Document, extraction: Extraction | None) -> None:
        """Record an article that was read at a place, with its facts.

        What the place held before is withdrawn if no other place holds it.

        Args:
            location: Path or web address.
            document: The article.
            extraction: Its facts and candidates; None where `needs_extraction` said that they are known.
        """
        now = datetime.now(UTC)
        identity = article_id(document.text)
        self._keep_original(document)
        with self.warehouse.transaction():
            former = self._place(location, identity, now)
            if extraction is not None:
                known = self._article(document, identity, now)
                reposts.sign(self.warehouse, identity, document, self.tally.refresh_id)
                self._evidence(identity, [(fact, None) for fact in extraction.facts], now, known=known)
                self._candidates(identity, extraction, known=known)
                self._recorded.add(identity)
            if former is not None:
                # Only now, so that what both texts state is neither withdrawn nor added.
                self._withdraw_article(former, "superseded", now)
            self.tally.read += 1

    def record_catalogue(self, values: Iterable[CatalogueValue]) -> None:
        """Record the values of the catalogue as facts; those that it no longer holds are withdrawn.

        Args:
            values: All values of the catalogue.
        """
        with self.warehouse.transaction():
            self._evidence(None, [(value.fact, value.citation) for value in values], datetime.now(UTC))

    def outdated(self, *, also_current: bool = False) -> list[str]:
        """Ids of the current articles that another version of the extraction read, in the order in which they came.

        Args:
            also_current: Whether those that this version read before this refresh are wanted too.
        """
        found = self.warehouse.query(
            "SELECT article_id FROM article WHERE state = 'current' "
            "AND (extractor_version <> ? OR (? AND article_id NOT IN (SELECT unnest(?)))) "
            "ORDER BY first_refresh, article_id",
            [self.extractor_version, also_current, sorted(self._recorded)],
        )
        return found["article_id"].to_list()

    def stored(self, identity: str) -> Document:
        """An article as it is stored, to be read again.

        Args:
            identity: Its id.
        """
        ((title, published, source, publisher, language, media, encoding, url, text, start, sources),) = (
            self.warehouse.query(
                "SELECT title, published, published_source, publisher, language, media_type, encoding, url, text, "
                "body_start, sources FROM article WHERE article_id = ?",
                [identity],
            ).iter_rows()
        )
        return Document(
            name=identity,
            text=text,
            title=title,
            published=published,
            published_source=source,
            publisher=publisher,
            language=language,
            url=url,
            media_type=media,
            encoding=encoding,
            sources=tuple(sources or ()),
            body_start=start,
        )

    def record_again(self, identity: str, extraction: Extraction) -> None:
        """Replace the facts of a stored article by what this version of the extraction reads.

        Args:
            identity: The article.
            extraction: Its facts and candidates.
        """
        document = self.stored(identity)
        with self.warehouse.transaction() as connection:
            connection.execute(
                "UPDATE article SET extraction_key = ?, extractor_version = ?, changed_refresh = ? "
                "WHERE article_id = ?",
                [self._extraction_key(document), self.extractor_version, self.tally.refresh_id, identity],
            )
            self._evidence(identity, [(fact, None) for fact in extraction.facts], datetime.now(UTC))
            self._candidates(identity, extraction)
            self._recorded.add(identity)
            self.tally.read_again += 1

    def retract(self) -> None:
        """Withdraw the retracted articles, with their evidence; their rows stay."""
        for (identity,) in self.warehouse.query(
            "SELECT article_id FROM article WHERE state = 'current' AND article_id IN (SELECT unnest(?))",
            [sorted(self.retracted)],
        ).iter_rows():
            with self.warehouse.transaction():
                self._withdraw_article(identity, "retracted", datetime.now(UTC))

    def record_edits(self, decisions: Path, edits: Iterable[tuple[int, str, dict[str, Any]]]) -> None:
        """Record what people put in the place of facts, at the places that state these.

        Args:
            decisions: The file of decisions, for messages. One that gives no fact is refused, the others are applied.
            edits: The number of the decision, the fact, and the new values by column of `fact`.
        """
        with self.warehouse.transaction():
            rows: list[dict[str, Any]] = []
            facts: list[dict[str, Any]] = []
            for decision, edited, changes in edits:
                original = self.warehouse.query("SELECT * FROM fact WHERE fact_id = ?", [edited]).to_dicts()
                if not original:
                    continue
                try:
                    replaced_by = edited_fact(original[0], changes) | {"first_seen": datetime.now(UTC)}
                except EditError as error:
                    self.refuse(
                        f"decision {decision}",
                        f"{decisions}, decision {decision} on fact {edited}: {error}. It is not applied; undo it with "
                        f"`chiptrail review undo {decision}` and decide anew",
                    )
                    continue
                replaced_by["fact_id"] = _hash(*(replaced_by[column] for column in IDENTITY_COLUMNS))
                facts.append(replaced_by)
                places = self.warehouse.query(
                    "SELECT * FROM evidence WHERE fact_id = ? AND withdrawn_at IS NULL AND NOT starts_with(rule, ?)",
                    [edited, REVIEW_RULE],
                )
                rows += [
                    place | {"fact_id": replaced_by["fact_id"], "rule": f"{REVIEW_RULE}{decision}"}
                    for place in places.to_dicts()
                ]
            self._replace_review_evidence(rows, facts)

    def refuse(self, location: str, problem: str) -> None:
        """Record an input that could not be read.

        Args:
            location: Path or web address.
            problem: What is wrong with it, where, and the remedy.
        """
        row = {"refresh_id": self.tally.refresh_id, "location": location, "problem": problem}
        self.warehouse.insert("refused_input", [row])
        self.tally.refused += 1

    def close(self) -> Tally:
        """Store the counts of the refresh and return them."""
        with self.warehouse.transaction() as connection:
            connection.execute(
                "UPDATE refresh SET articles_read = ?, articles_new = ?, articles_read_again = ?, "
                "articles_withdrawn = ?, inputs_refused = ? WHERE refresh_id = ?",
                [
                    self.tally.read,
                    self.tally.new,
                    self.tally.read_again,
                    self.tally.withdrawn,
                    self.tally.refused,
                    self.tally.refresh_id,
                ],
            )
        return self.tally

    def _extraction_key(self, document: Document) -> str:
        return _hash(document.text, document.published, document.publisher, self.extractor_version)

    def _keep_original(self, document: Document) -> None:
        folder = self.warehouse.folder / "originals"
        path = folder / hashlib.sha256(document.original).hexdigest()
        if path.exists():
            return
        try:
            folder.mkdir(exist_ok=True)
            partial = path.with_suffix(".partial")
            partial.write_bytes(document.original)
            partial.replace(path)
        except OSError as error:
            raise WarehouseError(
                f"{folder} cannot be written ({error.strerror}); what was recorded before stays. "
                "Free some space or move the data folder with CHIPTRAIL_DATA"
            ) from error

    def _place(self, location: str, identity: str, now: datetime) -> str | None:
        """Note what a place holds; return the article that no place holds any more thereby."""
        connection = self.warehouse.connection
        held = connection.execute("SELECT article_id FROM article_location WHERE location = ?", [location]).fetchall()
        if not held:
            row = {"location": location, "article_id": identity, "first_seen": now, "last_seen": now}
            self.warehouse.insert("article_location", [row])
            return None
        connection.execute(
            "UPDATE article_location SET article_id = ?, last_seen = ? WHERE location = ?", [identity, now, location]
        )
        ((former,),) = held
        if former == identity:
            return None
        elsewhere = connection.execute("SELECT 1 FROM article_location WHERE article_id = ?", [former]).fetchall()
        return None if elsewhere else str(former)

    def _withdraw_article(self, identity: str, state: str, now: datetime) -> None:
        self.warehouse.connection.execute(
            "UPDATE article SET state = ?, withdrawn_at = ?, changed_refresh = ? WHERE article_id = ?",
            [state, now, self.tally.refresh_id, identity],
        )
        reposts.forget(self.warehouse, identity, self.tally.refresh_id)
        self._evidence(identity, [], now)
        self.warehouse.connection.execute("DELETE FROM candidate WHERE article_id = ?", [identity])
        self.tally.withdrawn += 1

    def _article(self, document: Document, identity: str, now: datetime) -> bool:
        """Write the row of an article; return whether it was known before."""
        known = self.warehouse.connection.execute(
            "SELECT first_seen, first_refresh, duplicate_of FROM article WHERE article_id = ?", [identity]
        ).fetchone()
        first_seen, first_refresh, duplicate_of = known or (now, self.tally.refresh_id, None)
        if known:
            self.tally.read_again += 1
            self.warehouse.connection.execute("DELETE FROM article WHERE article_id = ?", [identity])
        else:
            self.tally.new += 1
        row = article_row(document, identity)
        row |= {
            "duplicate_of": duplicate_of,
            "extraction_key": self._extraction_key(document),
            "extractor_version": self.extractor_version,
            "first_seen": first_seen,
            "first_refresh": first_refresh,
            "changed_refresh": self.tally.refresh_id,
        }
        self.warehouse.insert("article", [row])
        return known is not None

    def _evidence(
        self, identity: str | None, stated: list[tuple[Fact, str | None]], now: datetime, *, known: bool = True
    ) -> None:
        """Bring the evidence of an article (or of the catalogue) to what it states now; note what that changes."""
        facts: dict[str, Fact] = {}
        rows: dict[str, dict[str, Any]] = {}
        for fact, citation in stated:
            known_as, scoped, place, row = evidence_row(fact, citation, identity)
            facts[known_as] = scoped
            rows[place] = row
        connection = self.warehouse.connection
        current: dict[str, str] = {}
        if known:
            from_it = "article_id IS NULL" if identity is None else "article_id = ?"
            current = dict(
                connection.execute(
                    "SELECT evidence_id, fact_id FROM evidence "
                    f"WHERE {from_it} AND withdrawn_at IS NULL AND NOT starts_with(rule, ?)",
                    [*([] if identity is None else [identity]), REVIEW_RULE],
                ).fetchall()
            )
        # An evidence id ends with the refresh that found it, so that what is stated again later is a new row.
        by_place = {evidence.rpartition("-")[0]: evidence for evidence in current}
        gone = [evidence for place, evidence in by_place.items() if place not in rows]
        fresh = {place: row for place, row in rows.items() if place not in by_place}
        self._replace_evidence(
            [(evidence, current[evidence]) for evidence in gone],
            fresh,
            [
                fact_row(facts[known_as], known_as, now, "article" if identity else CATALOGUE)
                for known_as in sorted({row["fact_id"] for row in fresh.values()})
            ],
            identity,
            now,
        )

    def _replace_evidence(
        self,
        gone: list[tuple[str, str]],
        fresh: dict[str, dict[str, Any]],
        facts: list[dict[str, Any]],
        identity: str | None,
        now: datetime,
    ) -> None:
        """Withdraw evidence (its id and fact), add other evidence by place, and note what that adds and withdraws."""
        refresh = self.tally.refresh_id
        stated_now = {str(row["fact_id"]) for row in fresh.values()}
        lost = {fact for _, fact in gone}
        stated_before = self._currently_stated(stated_now | lost)
        if gone:
            self.warehouse.connection.execute(
                "UPDATE evidence SET withdrawn_at = ?, withdrawn_refresh = ? WHERE evidence_id IN (SELECT unnest(?))",
                [now, refresh, [evidence for evidence, _ in gone]],
            )
        self.warehouse.insert("fact", [fact | {"first_refresh": refresh} for fact in facts], ignore_known=True)
        stamps = {"extractor_version": self.extractor_version, "refresh_id": refresh, "first_seen": now}
        self.warehouse.insert(
            "evidence", [stamps | row | {"evidence_id": f"{place}-{refresh}"} for place, row in fresh.items()]
        )
        added = sorted(stated_now - stated_before)
        withdrawn = sorted(lost - stated_now - self._currently_stated(lost - stated_now))
        changes = [(known_as, "added") for known_as in added] + [(known_as, "withdrawn") for known_as in withdrawn]
        self.warehouse.insert(
            "fact_change",
            [
                {
                    "refresh_id": refresh,
                    "fact_id": known_as,
                    "change": change,
                    "article_id": identity,
                    "changed_at": now,
                }
                for known_as, change in changes
            ],
        )
        self.tally.facts_added += len(added)
        self.tally.facts_withdrawn += len(withdrawn)

    def _replace_review_evidence(self, rows: list[dict[str, Any]], facts: list[dict[str, Any]]) -> None:
        known = self.warehouse.connection.execute(
            "SELECT evidence_id, fact_id FROM evidence WHERE withdrawn_at IS NULL AND starts_with(rule, ?)",
            [REVIEW_RULE],
        ).fetchall()
        current = {evidence.rpartition("-")[0]: (evidence, fact) for evidence, fact in known}
        wanted = {
            _hash(row["fact_id"], row["article_id"], row["citation"], row["char_start"], row["by_id"], row["rule"]): row
            for row in rows
        }
        stamped = {"extractor_version", "refresh_id", "first_seen"}
        fresh = {
            place: {name: value for name, value in row.items() if name not in stamped}
            for place, row in wanted.items()
            if place not in current
        }
        self._replace_evidence(
            [current[place] for place in current if place not in wanted],
            fresh,
            list({fact["fact_id"]: fact for fact in facts}.values()),
            None,
            datetime.now(UTC),
        )

    def _candidates(self, identity: str, extraction: Extraction, *, known: bool = True) -> None:
        if known:
            self.warehouse.connection.execute("DELETE FROM candidate WHERE article_id = ?", [identity])
        rows = [
            {
                "article_id": identity,
                "predicate": candidate.predicate,
                "reason": candidate.reason,
                "quote": candidate.quote,
                "char_start": candidate.start,
                "char_end": candidate.end,
                "rule": candidate.rule,
                "extractor_version": self.extractor_version,
            }
            for candidate in extraction.candidates
        ]
        self.warehouse.insert("candidate", rows)

    def _currently_stated(self, facts: set[str]) -> set[str]:
        if not facts:
            return set()
        found = self.warehouse.connection.execute(
            "SELECT DISTINCT fact_id FROM evidence WHERE withdrawn_at IS NULL AND fact_id IN (SELECT unnest(?))",
            [sorted(facts)],
        ).fetchall()
        return {row[0] for row in found}


def article_row(document: Document, identity: str) -> dict[str, Any]:
    """What a row of the table `article` holds of the document itself.

    Args:
        document: The article.
        identity: Its id.
    """
    return {
        "article_id": identity,
        "title": document.title,
        "publisher": document.publisher,
        "published": document.published,
        "published_source": document.published_source,
        "language": document.language,
        "media_type": document.media_type,
        "encoding": document.encoding,
        "url": document.url,
        "text": document.text,
        "body_start": document.body_start,
        "original_sha256": hashlib.sha256(document.original).hexdigest(),
        "sources": list(document.sources),
        "state": "current",
    }


def fact_row(fact: Fact, known_as: str, now: datetime, origin: str) -> dict[str, Any]:
    """A row of the table `fact`.

    Args:
        fact: The fact, its unnamed parties bound to their article.
        known_as: Its id.
        now: When it was found.
        origin: `article` or `catalogue`.
    """
    start, end = bounds(fact.time)
    return {
        "fact_id": known_as,
        "predicate": fact.predicate,
        "subject_id": fact.subject.id,
        "object_id": fact.object.id if fact.object else None,
        "item_id": fact.item.id if fact.item else None,
        "metric": fact.metric,
        "low": fact.low,
        "high": fact.high,
        "unit": fact.unit,
        "cmp": fact.cmp,
        "time": fact.time,
        "time_start": start,
        "time_end": end,
        "modality": fact.modality,
        "origin": origin,
        "first_seen": now,
    }


def evidence_row(fact: Fact, citation: str | None, identity: str | None) -> tuple[str, Fact, str, dict[str, Any]]:
    """A place that states a fact.

    Args:
        fact: The fact as read.
        citation: For a value of the catalogue where it comes from.
        identity: The article; None for the catalogue.

    Returns:
        The fact's id, the fact with its unnamed parties bound to the article, the place's id, and what the row of the
        table `evidence` holds beside the stamps of the refresh.
    """
    scoped = _scoped(fact, identity)
    known_as = fact_id(scoped)
    by = scoped.by.id if scoped.by else None
    place = _hash(known_as, identity, citation, fact.start, fact.end, by)
    row = {
        "fact_id": known_as,
        "article_id": identity,
        "citation": citation,
        "char_start": fact.start if identity else None,
        "char_end": fact.end if identity else None,
        "quote": fact.quote,
        "by_id": by,
        "by_name": scoped.by.name if scoped.by else None,
        "subject_mention": fact.subject.mention,
        "object_mention": fact.object.mention if fact.object else None,
        "value_text": fact.value_text,
        "time_text": fact.time_text,
        "rule": fact.rule,
    }
    return known_as, scoped, place, row


def _scoped(fact: Fact, identity: str | None) -> Fact:
    """Bind the parties that an article keeps unnamed to that article, so that two of them are never taken for one."""

    def scope(entity: EntityReference | None) -> EntityReference | None:
        if entity is None or identity is None or not _UNNAMED.search(entity.id):
            return entity
        return replace(entity, id=_UNNAMED.sub(rf"\g<0>@{identity}", entity.id))

    subject = scope(fact.subject)
    assert subject is not None
    return replace(fact, subject=subject, object=scope(fact.object), item=scope(fact.item), by=scope(fact.by))


def _hash(*parts: str | float | date | None) -> str:
    text = "\x1f".join("" if part is None else str(part) for part in parts)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def location_of(path: Path | str, roots: Iterable[Path]) -> str:
    """How a place is named in the warehouse.

    It is relative to the first root that holds it, so that a checkout or a data folder can be moved; else in full.

    Args:
        path: A file, a folder, or a web address.
        roots: Folders to be relative to.
    """
    if isinstance(path, str) and path.startswith(("http://", "https://")):
        return path
    resolved = Path(path).resolve()
    for root in roots:
        if resolved.is_relative_to(root.resolve()):
            return resolved.relative_to(root.resolve()).as_posix()
    return resolved.as_posix()
