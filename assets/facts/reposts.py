"""Keeps `duplicate_of` right as articles come and go: which current articles are no source of their own."""

from __future__ import annotations

from typing import Any

from assets.articles.document import Document
from assets.articles.near_duplicates import Signature, SignedArticle, find_duplicates, signature
from sql.warehouse import Warehouse

# One hash of a signature in sixteen also finds: some 16 an article, so that the search reads a sixteenth of the hashes.
SEARCHED_BELOW = 2**64 // 16
# A repost shares half of its hashes with the original. Of so few as are searched it may by chance share fewer, hence
# less than half; articles that share only a sentence are left out before their signatures are read.
SHARED_AT_LEAST = 0.25


def sign(warehouse: Warehouse, article_id: str, document: Document, refresh_id: int) -> None:
    """Store the signature of a new article and mark what it repeats, or what repeats it.

    Args:
        warehouse: The open warehouse, in a transaction.
        article_id: The article, which is in the table `article`.
        document: Its text.
        refresh_id: The refresh that reads it.
    """
    hashes = signature(document.body)
    known = warehouse.connection.execute("SELECT 1 FROM article_signature WHERE article_id = ?", [article_id])
    if known.fetchone():
        return  # and with it what it repeats
    signed, searched = signature_rows(article_id, hashes)
    warehouse.insert("article_signature", [signed])
    warehouse.insert("article_sketch", searched)
    _mark(warehouse, {article_id, *_similar(warehouse, [row["hash"] for row in searched])}, refresh_id)


def signature_rows(article_id: str, hashes: Signature) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The row of the table `article_signature` and the rows of `article_sketch` of an article.

    Args:
        article_id: The article.
        hashes: What `near_duplicates.signature` gave for its text.
    """
    searched = [value for value in hashes if value < SEARCHED_BELOW]
    rows = [{"hash": value, "article_id": article_id, "article_hashes": len(searched)} for value in searched]
    return {"article_id": article_id, "hashes": list(hashes)}, rows


def forget(warehouse: Warehouse, article_id: str, refresh_id: int) -> None:
    """Drop the signature of an article that is withdrawn and find anew what repeated it.

    Args:
        warehouse: The open warehouse, in a transaction.
        article_id: The article.
        refresh_id: The refresh that withdraws it.
    """
    connection = warehouse.connection
    connection.execute("DELETE FROM article_signature WHERE article_id = ?", [article_id])
    connection.execute("DELETE FROM article_sketch WHERE article_id = ?", [article_id])
    repeated = connection.execute("SELECT article_id FROM article WHERE duplicate_of = ?", [article_id]).fetchall()
    if repeated:
        connection.execute(
            "UPDATE article SET duplicate_of = NULL, changed_refresh = ? WHERE duplicate_of = ?",
            [refresh_id, article_id],
        )
        _mark(warehouse, {identity for (identity,) in repeated}, refresh_id)


def _similar(warehouse: Warehouse, hashes: list[int]) -> set[str]:
    found = warehouse.connection.execute(
        "SELECT article_id FROM article_sketch WHERE hash IN (SELECT unnest(?::UBIGINT[])) "
        "GROUP BY article_id, article_hashes HAVING count(*) >= ? * least(?, article_hashes)",
        [hashes, SHARED_AT_LEAST, len(hashes)],
    ).fetchall()
    return {article_id for (article_id,) in found}


def _mark(warehouse: Warehouse, articles: set[str], refresh_id: int) -> None:
    """Find the originals among some articles and all that belong to the same originals."""
    if len(articles) < 2:
        return
    signed = warehouse.connection.execute(
        """
        WITH asked AS (SELECT unnest(?) AS article_id),
        originals AS (
            SELECT coalesce(duplicate_of, article_id) AS article_id FROM article JOIN asked USING (article_id)
        )
        SELECT article.article_id, published, duplicate_of, hashes
        FROM article JOIN article_signature USING (article_id)
        WHERE state = 'current' AND (
            article.article_id IN (SELECT article_id FROM asked)
            OR article.article_id IN (SELECT article_id FROM originals)
            OR duplicate_of IN (SELECT article_id FROM originals)
        )
        ORDER BY first_seen, article.article_id
        """,
        [sorted(articles)],
    ).fetchall()
    compared = [SignedArticle(identity, published, tuple(hashes)) for identity, published, _, hashes in signed]
    duplicates = {found.name: found.duplicate_of for found in find_duplicates(compared)}
    for identity, _, duplicate_of, _ in signed:
        original = duplicates.get(identity)
        if original != duplicate_of:
            warehouse.connection.execute(
                "UPDATE article SET duplicate_of = ?, changed_refresh = ? WHERE article_id = ?",
                [original, refresh_id, identity],
            )
