"""Facts of articles as rows to print, without a database."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from assets.articles.document import ArticleError, Document
from assets.articles.reading import read_articles, resolve_inputs
from assets.facts.extract import extract
from assets.facts.model import Extraction


def extract_articles(
    inputs: Sequence[str], *, published: date | None = None, extractor: Callable[[Document], Extraction] = extract
) -> tuple[list[dict[str, Any]], list[str], list[str]]:
    """Extract the facts of articles.

    Args:
        inputs: Files and folders, as `chiptrail extract` takes them.
        published: Publication date, which goes before what the articles say.
        extractor: What reads the facts of an article.

    Returns:
        One row a fact, as `Fact.as_json` gives it, in the order of the articles and of their text; a message for each
        doubt about an article that was read; and one for each input that could not be read.
    """
    rows: list[dict[str, Any]] = []
    warnings: list[str] = []
    problems: list[str] = []
    for document in read_articles(resolve_inputs(inputs), published=published):
        if isinstance(document, ArticleError):
            problems.append(str(document))
            continue
        try:
            extraction = extractor(document)
        except ArticleError as error:
            problems.append(str(error))
            continue
        warnings.extend(f"{document.location}: {warning}" for warning in document.warnings)
        rows.extend(fact.as_json(document.name) for fact in extraction.facts)
    return rows, warnings, problems
