"""Near-duplicates: which articles are edited reposts, excerpts or copies of another, and so no second source.

An article's signature is a sample of the hashes of its character shingles, chosen by the hash itself, so that two
articles sample the same shingles. It estimates both resemblance and containment without bias (Broder, "On the
resemblance and containment of documents", 1997). A MinHash signature of fixed length estimates the first only: of a
paragraph out of a long article it sees next to nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import NamedTuple

import opencc
import rensa

from assets.articles.document import Document

# Of 25 articles about the same few companies, no two share more than 8 % of the shorter one's shingles of this length
# (22 % of those of 5 characters). A repost with a tenth of its text rewritten, in runs of six characters, shares 77 %.
SHINGLE_CHARACTERS = 8
# One shingle in so many is kept: some 250 hashes of 8 bytes for an ordinary article.
SAMPLED_ONE_IN = 4
DUPLICATE_CONTAINMENT = 0.5
# Fewer shared hashes than this are chance.
FEWEST_SHARED_HASHES = 5
# Of versions of nearly the same length the earliest is the original; a much shorter one is an excerpt at any date.
SAME_LENGTH_RATIO = 0.8
NO_LETTER_OR_DIGIT = re.compile(r"[\W_]+")

Signature = tuple[int, ...]


class Similarity(NamedTuple):
    """How much two articles share.

    Attributes:
        jaccard: Shared shingles as a share of those of both together.
        containment: Shared shingles as a share of those of the shorter article.
    """

    jaccard: float
    containment: float


@dataclass(frozen=True, slots=True)
class SignedArticle:
    """What the comparison needs of an article, so that its text need not be read again.

    Attributes:
        name: Any key that no other article has.
        published: The publication date, where known.
        signature: What `signature` returned for its text; unsigned 64-bit integers in ascending order.
    """

    name: str
    published: date | None
    signature: Signature


class Duplicate(NamedTuple):
    """An article that says what another says.

    Attributes:
        name: The key of the article that is no source of its own.
        duplicate_of: The key of the original, which is itself no duplicate.
        jaccard: Shared shingles as a share of those of both, of this article and the longest version of the original.
        containment: Shared shingles as a share of those of the shorter of these two.
    """

    name: str
    duplicate_of: str
    jaccard: float
    containment: float


def signature(text: str) -> Signature:
    """The signature of a text.

    Args:
        text: An article without front matter. White space, punctuation, full or half width, upper or lower case, and
            traditional or simplified characters make no difference.

    Returns:
        The sampled hashes in ascending order; empty for a text of a few characters.
    """
    normalised = _converter().convert(unicodedata.normalize("NFKC", text).casefold())
    characters = NO_LETTER_OR_DIGIT.sub("", normalised)
    shingles = {
        characters[start : start + SHINGLE_CHARACTERS] for start in range(len(characters) - SHINGLE_CHARACTERS + 1)
    }
    (hashes,) = rensa.RMinHash.hash_token_sets([list(shingles)])
    return tuple(sorted(value for value in hashes if value % SAMPLED_ONE_IN == 0))


def sign(document: Document) -> SignedArticle:
    """Sign a document; its key is its location, since files of the same name lie in several folders."""
    return SignedArticle(document.location or document.name, document.published, signature(document.body))


def similarity(first: Signature, second: Signature) -> Similarity:
    """How much two articles share.

    Args:
        first: The signature of one.
        second: The signature of the other.

    Returns:
        Estimates of Jaccard similarity and containment, both from 0 to 1; 0 where a signature is empty.
    """
    return _similarity(len(set(first) & set(second)), len(first), len(second))


def find_duplicates(articles: Iterable[Document | SignedArticle]) -> list[Duplicate]:
    """Find the articles that are no source of their own.

    Of versions of nearly the same length the earliest published is the original, else the longest is; of several
    undated ones the one that comes first in `articles`.

    Args:
        articles: Documents, or articles signed before.

    Returns:
        One row for each duplicate, in the order of `articles`.
    """
    signed = [sign(article) if isinstance(article, Document) else article for article in articles]
    groups: dict[int, list[int]] = {}
    holders: dict[int, list[int]] = defaultdict(list)
    for candidate in sorted(range(len(signed)), key=lambda index: (-len(signed[index].signature), index)):
        longest = _containing(candidate, signed, holders)
        if longest is None:
            groups[candidate] = [candidate]
            for value in signed[candidate].signature:
                holders[value].append(candidate)
        else:
            groups[longest].append(candidate)
    found: dict[int, Duplicate] = {}
    for longest, members in groups.items():
        full_length = SAME_LENGTH_RATIO * len(signed[longest].signature)
        original = min(
            (member for member in members if len(signed[member].signature) >= full_length),
            key=lambda member: (signed[member].published or date.max, member),
        )
        for member in members:
            if member != original:
                other = longest if member != longest else original
                shared = similarity(signed[member].signature, signed[other].signature)
                found[member] = Duplicate(signed[member].name, signed[original].name, *shared)
    return [found[index] for index in sorted(found)]


def _containing(candidate: int, signed: Sequence[SignedArticle], holders: dict[int, list[int]]) -> int | None:
    """The article, of those at least as long, that holds most of the candidate; None where none holds enough."""
    hashes = signed[candidate].signature
    shared = Counter(holder for value in hashes for holder in holders.get(value, ()))
    if not shared:
        return None
    best = max(shared, key=lambda holder: (shared[holder], -holder))
    is_the_same = signed[best].signature == hashes
    is_contained = shared[best] >= max(FEWEST_SHARED_HASHES, DUPLICATE_CONTAINMENT * len(hashes))
    return best if is_the_same or is_contained else None


def _similarity(shared: int, first: int, second: int) -> Similarity:
    if not first or not second:
        return Similarity(0.0, 0.0)
    return Similarity(shared / (first + second - shared), shared / min(first, second))


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("tw2sp")
