"""Keeps `duplicate_of` right as articles come and go: which current articles are no source of their own."""

from __future__ import annotations

from assets.articles.document import Document
from assets.articles.near_duplicates import SignedArticle, find_duplicates, signature
from sql.declarations import tables
from sql.warehouse import Warehouse

# One hash of a signature in sixteen also finds: some 16 an article, so that the search reads a sixteenth of the hashes.
SEARCHED_BELOW = 2**64 // 16
# A repost shares half of its hashes with the original. Of so few as are searched it may by chance share fewer, hence
# less than half; articles that share only a sentence are left out before their signatures are read.
SHARED_AT_LEAST = 0.25


def sign(warehouse: Warehouse, article_id: str, document: Document) -> None:
    """Store the signature of a new article and mark what it repeats, or what repeats it.

    Args:
        warehouse: The open warehouse, in a transaction.
        article_id: The article, which is in the table `article`.
        document: Its text.
    """
    hashes = signature(document.body)
    row = {"article_id": article_id, "hashes": list(hashes)}
    if not warehouse.append("article_signature", tables()["article_signature"].frame([row]), ignore_known=True):
        return  # known already, and with it what it repeats
    searched = [value for value in hashes if value < SEARCHED_BELOW]
    rows = [{"hash": value, "article_id": article_id, "article_hashes": len(searched)} for value in searched]
    warehouse.append("article_sketch", tables()["article_sketch"].frame(rows))
    _mark(warehouse, {article_id, *_similar(warehouse, searched)})


def forget(warehouse: Warehouse, article_id: str) -> None:
    """Drop the signature of an article that is withdrawn and find anew what repeated it.

    Args:
        warehouse: The open warehouse, in a transaction.
        article_id: The article.
    """
    connection = warehouse.connection
    connection.execute("DELETE FROM article_signature WHERE article_id = ?", [article_id])
    connection.execute("DELETE FROM article_sketch WHERE article_id = ?", [article_id])
    repeated = connection.execute("SELECT article_id FROM article WHERE duplicate_of = ?", [article_id]).fetchall()
    connection.execute("UPDATE article SET duplicate_of = NULL WHERE duplicate_of = ?", [article_id])
    _mark(warehouse, {identity for (identity,) in repeated})


def _similar(warehouse: Warehouse, hashes: list[int]) -> set[str]:
    found = warehouse.connection.execute(
        "SELECT article_id FROM article_sketch WHERE hash IN (SELECT unnest(?::UBIGINT[])) "
        "GROUP BY article_id, article_hashes HAVING count(*) >= ? * least(?, article_hashes)",
        [hashes, SHARED_AT_LEAST, len(hashes)],
    ).fetchall()
    return {article_id for (article_id,) in found}


def _mark(warehouse: Warehouse, articles: set[str]) -> None:
    """Find the originals among some articles and all that belong to the same originals."""
    if len(articles) < 2:
        return
    signed = warehouse.query(
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
    )
    compared = [
        SignedArticle(row["article_id"], row["published"], tuple(row["hashes"])) for row in signed.iter_rows(named=True)
    ]
    duplicates = {found.name: found.duplicate_of for found in find_duplicates(compared)}
    for row in signed.iter_rows(named=True):
        original = duplicates.get(row["article_id"])
        if original != row["duplicate_of"]:
            warehouse.connection.execute(
                "UPDATE article SET duplicate_of = ? WHERE article_id = ?", [original, row["article_id"]]
            )
