"""The Dagster assets that articles become: an article, its facts, evidence and candidates commit together."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import dagster as dg
from pydantic import Field

from assets.articles.document import ArticleError
from assets.articles.reading import find_articles, read_article, resolve_inputs
from assets.data_files import DataFileError
from assets.entities.decisions import decisions_path, load, standing
from assets.facts.catalogue import catalogue_values
from assets.facts.language_model.extractor import extractor_version, make_extractor
from assets.facts.ledger import Ledger, location_of
from assets.tables import materialized, table_spec
from sql.warehouse import Warehouse

SAMPLES = Path(__file__).parent.parent / "articles" / "samples"
PROJECT_FOLDER = Path(__file__).parent.parent.parent
LEDGER_TABLES = [
    "article",
    "article_location",
    "article_signature",
    "article_sketch",
    "fact",
    "evidence",
    "candidate",
    "fact_change",
    "refresh",
    "refused_input",
]
SECONDS_BETWEEN_REPORTS = 5.0


class ArticleInputs(dg.Config):
    """What to read; with no input the shipped samples and the inbox."""

    inputs: list[str] = Field(
        default=[], description="Files, folders and web addresses; empty: the samples and the inbox in the data folder."
    )
    extractor: str = Field(default="rules", description="rules, llm or both.")
    full: bool = Field(default=False, description="Extract all articles anew, also those that have not changed.")


@dg.multi_asset(name="ledger", specs=[table_spec(name=name, group="facts") for name in LEDGER_TABLES])
def ledger(
    context: dg.AssetExecutionContext, config: ArticleInputs, warehouse: dg.ResourceParam[Warehouse]
) -> Iterator[dg.MaterializeResult[None]]:
    """Read the articles and record what they state, one transaction an article."""
    inbox = warehouse.folder / "inbox"
    inbox.mkdir(exist_ok=True)
    sources = (
        resolve_inputs(config.inputs)
        if config.inputs
        else [*find_articles(SAMPLES, of_many=True), *find_articles(inbox, of_many=True)]
    )
    decided = [
        item.decision for item in standing(load(decisions_path(warehouse.folder)).decisions) if item.state == "standing"
    ]
    retracted = [decision.about[0] for decision in decided if decision.verdict == "retract"]
    kind: Any = config.extractor
    version = extractor_version(kind)
    extract = make_extractor(kind, cache_folder=warehouse.folder / "language-model-answers")
    book = Ledger(warehouse, version, context.run.run_id, retracted)
    book.record_catalogue(catalogue_values())
    reported = time.monotonic()
    for number, source in enumerate(sources, start=1):
        place = location_of(source.location, (warehouse.folder, PROJECT_FOLDER))
        try:
            if isinstance(source, ArticleError):
                raise source
            document = read_article(source)
            wanted = config.full or book.needs_extraction(document)
            extraction = extract(document) if wanted else None
        except ArticleError as error:
            context.log.warning(str(error))
            book.refuse(place, str(error))
            continue
        except DataFileError:
            raise  # What is wrong in the data keeps every article from being read, and is said once.
        except Exception as error:
            # A fault of ours in one article must not cost the user the others; it is shown, with where it happened.
            context.log.exception(f"{place}: the extraction failed")
            book.refuse(place, f"{place}: the extraction failed ({type(error).__name__}: {error}). Please report it.")
            continue
        for warning in document.warnings:
            context.log.warning(f"{place}: {warning}")
        book.record(place, document, extraction)
        if time.monotonic() - reported > SECONDS_BETWEEN_REPORTS:
            reported = time.monotonic()
            context.log.info(f"{number} of {len(sources)} articles")
    # What was read in earlier refreshes and is not among these inputs, by another version of the extraction.
    for identity in book.outdated(also_current=config.full):
        try:
            book.record_again(identity, extract(book.stored(identity)))
        except ArticleError as error:
            book.refuse(identity, str(error))
        except Exception as error:
            context.log.exception(f"{identity}: the extraction failed")
            book.refuse(
                identity, f"{identity}: the extraction failed ({type(error).__name__}: {error}). Please report it."
            )
    book.retract()
    book.record_edits(
        decisions_path(warehouse.folder),
        ((decision.id, decision.about[0], decision.changes) for decision in decided if decision.verdict == "edit"),
    )
    tally = book.close()
    context.log.info(
        f"{tally.read} article{'' if tally.read == 1 else 's'} read, {tally.new} new, {tally.refused} refused; "
        f"{tally.facts_added} facts added, {tally.facts_withdrawn} withdrawn"
    )
    counts: dict[str, Any] = {
        "extractor_version": version,
        "articles_read": tally.read,
        "articles_new": tally.new,
        "facts_added": tally.facts_added,
        "facts_withdrawn": tally.facts_withdrawn,
        "inputs_refused": tally.refused,
    }
    for name in LEDGER_TABLES:
        yield materialized(warehouse, name, counts)
