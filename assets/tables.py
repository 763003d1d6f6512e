"""What every asset that fills a table shares: its specification from the table's declaration, and its write."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import dagster as dg
import polars as pl

from sql.declarations import Table, tables
from sql.warehouse import Warehouse

OWNERS = ["team:analysis"]
# Written by the assets of other tables, not by one of its own.
BOOKKEEPING = frozenset({"derivation", "rewritten"})
PREVIEW_ROWS = 8
PREVIEW_CHARACTERS = 80


def table_asset(
    *, name: str, group: str, deps: Sequence[str] = (), kinds: set[str] | None = None, **options: Any
) -> Callable[[Callable[..., Any]], dg.AssetsDefinition]:
    """Decorate a function as the asset that fills the declared table `name`.

    The function asks for the warehouse with a parameter `warehouse: dg.ResourceParam[Warehouse]` and returns what
    `materialized` gives.

    Args:
        name: A declared table.
        group: The stage it belongs to.
        deps: Names of the tables and views that it reads.
        kinds: What it works with, beside DuckDB.
        options: More arguments of `dagster.asset`, for example `check_specs`.
    """
    decorate: Callable[[Callable[..., Any]], dg.AssetsDefinition] = dg.asset(
        name=name,
        group_name=group,
        deps=list(deps),
        description=tables()[name].comment,
        kinds={"duckdb", *(kinds or {"polars"})},
        owners=OWNERS,
        metadata=_definition_metadata(tables()[name]),
        **options,
    )
    return decorate


def table_spec(*, name: str, group: str, deps: Sequence[str] = (), kinds: set[str] | None = None) -> dg.AssetSpec:
    """The specification of the asset that fills a declared table, for a multi-asset that fills several.

    Args:
        name: A declared table.
        group: The stage it belongs to.
        deps: Names of the assets that it reads.
        kinds: What it works with, beside DuckDB.
    """
    return dg.AssetSpec(
        name,
        group_name=group,
        deps=list(deps),
        description=tables()[name].comment,
        kinds={"duckdb", *(kinds or {"polars"})},
        owners=OWNERS,
        metadata=_definition_metadata(tables()[name]),
    )


def replaced(
    warehouse: Warehouse, name: str, frame: pl.DataFrame, metadata: dict[str, Any] | None = None
) -> dg.MaterializeResult[None]:
    """Replace the rows of a table and report the materialisation with its row count and a preview.

    Args:
        warehouse: The open warehouse.
        name: A declared table.
        frame: Its new rows; columns in any order.
        metadata: More entries for the UI.

    Raises:
        SchemaError: If the frame does not fit the declaration.
    """
    warehouse.replace(name, frame)
    return materialized(warehouse, name, metadata)


def replaced_if_changed(
    warehouse: Warehouse,
    name: str,
    *,
    sources: Iterable[Path],
    compute: Callable[[], tuple[pl.DataFrame, dict[str, str]]],
    inputs: pl.DataFrame | None = None,
    settings: Mapping[str, str | int] | None = None,
) -> dg.MaterializeResult[None]:
    """Replace the rows of a table that is costly to compute, if anything that it depends on has changed.

    Args:
        warehouse: The open warehouse.
        name: A declared table.
        sources: The files of data and code that it is computed with.
        compute: Gives the new rows, and pictures of them as Markdown by name.
        inputs: The rows that it is computed from, in a fixed order; None where it follows from files alone.
        settings: What else the rows depend on; shown with them.

    Raises:
        SchemaError: If the frame does not fit the declaration.
    """
    rows = "" if inputs is None else inputs.write_ndjson()
    key = _key([name, rows, json.dumps(settings or {}, sort_keys=True)], sources)
    known = warehouse.query("SELECT pictures FROM derivation WHERE table_name = ? AND input_key = ?", [name, key])
    if known.is_empty():
        frame, pictures = compute()
        with warehouse.transaction():
            # Often few rows differ.
            warehouse.reconcile(name, frame)
            _derived(warehouse, {name: key}, pictures=pictures)
    else:
        pictures = json.loads(known["pictures"][0])
    shown = {title: dg.MetadataValue.md(markdown) for title, markdown in pictures.items()}
    return materialized(warehouse, name, {**(settings or {}), "computed anew": known.is_empty(), **shown})


def loaded(
    warehouse: Warehouse,
    name: str,
    sources: Iterable[Path],
    load: Callable[[], pl.DataFrame],
    metadata: dict[str, Any] | None = None,
) -> dg.MaterializeResult[None]:
    """Replace the rows of a table that holds what files say, if the files have changed.

    Args:
        warehouse: The open warehouse.
        name: A declared table.
        sources: The files of data, and those of the code that reads them.
        load: Gives the rows.
        metadata: More entries for the UI.

    Raises:
        SchemaError: If the frame does not fit the declaration.
    """
    result = replaced_if_changed(warehouse, name, sources=sources, compute=lambda: (load(), {}))
    return result._replace(metadata={**(result.metadata or {}), **(metadata or {})})


def replaced_by_part(
    warehouse: Warehouse,
    name: str,
    column: str,
    *,
    inputs: Mapping[str, str],
    sources: Iterable[Path],
    compute: Callable[[list[str]], pl.DataFrame],
    draw: Callable[[], dict[str, str]],
    shown: Collection[str],
) -> dg.MaterializeResult[None]:
    """Bring a table up to date of which each part follows from inputs of its own: only changed parts are replaced.

    Args:
        warehouse: The open warehouse.
        name: A declared table.
        column: The column that says to which part a row belongs.
        inputs: By part what it is computed from, beside files.
        sources: The files of data and code that all parts are computed with.
        compute: Gives the rows of some parts.
        draw: Gives pictures of the new rows as Markdown by name.
        shown: The parts that the pictures show.

    Raises:
        SchemaError: If the frame does not fit the declaration.
    """
    common = _key([name], sources)
    keys = {f"{name}/{part}": _key([common, text]) for part, text in inputs.items()}
    known = dict(
        warehouse.query(
            "SELECT table_name, input_key FROM derivation WHERE starts_with(table_name, ? || '/')", [name]
        ).iter_rows()
    )
    changed = [part for part in inputs if known.get(f"{name}/{part}") != keys[f"{name}/{part}"]]
    gone = [part for part in (whole.removeprefix(f"{name}/") for whole in known) if part not in inputs]
    if changed or gone:
        frame = compute(changed)
        with warehouse.transaction() as connection:
            connection.execute(f"DELETE FROM {name} WHERE {column} IN (SELECT unnest(?))", [changed + gone])
            warehouse.append(name, frame)
            _derived(warehouse, {f"{name}/{part}": keys[f"{name}/{part}"] for part in changed})
            connection.execute(
                "DELETE FROM derivation WHERE table_name IN (SELECT unnest(?))", [[f"{name}/{part}" for part in gone]]
            )
    drawn = _key([common, *(keys[f"{name}/{part}"] for part in sorted(shown))])
    known_pictures = warehouse.query(
        "SELECT pictures FROM derivation WHERE table_name = ? AND input_key = ?", [name, drawn]
    )
    if known_pictures.is_empty():
        pictures = draw()
        with warehouse.transaction():
            _derived(warehouse, {name: drawn}, pictures=pictures)
    else:
        pictures = json.loads(known_pictures["pictures"][0])
    shown = {title: dg.MetadataValue.md(markdown) for title, markdown in pictures.items()}
    return materialized(warehouse, name, {"parts computed anew": len(changed), **shown})


def updated(
    warehouse: Warehouse,
    name: str,
    *,
    sources: Iterable[Path],
    compute: Callable[[bool], str | pl.DataFrame | Iterable[str | pl.DataFrame]],
    inputs: str = "",
    concerned: str = "fact_id IN (FROM touched_fact)",
    noted: bool = False,
) -> dg.MaterializeResult[None]:
    """Bring a table up to date whose rows each follow from a few facts: only rows of facts that changed are replaced.

    `compute` reads the temporary tables `touched_fact (fact_id)`, the facts whose evidence, article or review has
    changed since the table was last computed, `touched_evidence (evidence_id, gain, fact_gain)`, the places that came
    (1) or went (-1) and so do or no longer count for their fact, and `touched_entity (entity_id)`, whom these name; or
    all that is current, where code, reference data or merged entities have changed.

    Args:
        warehouse: The open warehouse.
        name: A declared table.
        sources: The files of data and code that it is computed with.
        compute: Gives the rows that follow from the touched facts, as a frame, a SELECT, or several of these; it is
            told whether these are all facts.
        inputs: A SELECT of what all rows depend on beside facts.
        concerned: Which of the table's rows follow from touched facts.
        noted: Whether the table `rewritten` is told of which facts rows are replaced.

    Raises:
        SchemaError: If the frame does not fit the declaration.
    """
    statements = ("SELECT entity_id, canonical_id FROM merged_entity ORDER BY ALL", inputs)
    key = _key([warehouse.query(statement).write_ndjson() if statement else "" for statement in statements], sources)
    known = warehouse.query(
        "SELECT refresh_id FROM derivation WHERE table_name = ? AND input_key = ? AND refresh_id IS NOT NULL",
        [name, key],
    )
    last = warehouse.query("SELECT coalesce(max(refresh_id), 0) AS last FROM refresh")["last"][0]
    since = None if known.is_empty() else known["refresh_id"][0]
    anew = since is None
    concerned_facts = "NULL" if anew else f"fact_id FROM {name} WHERE {concerned}"
    note = f"INSERT INTO rewritten SELECT DISTINCT {last}, '{name}', {concerned_facts}"
    with warehouse.transaction() as connection, _touched(warehouse, name, since):
        if anew:
            warehouse.replace(name, tables()[name].frame())
        computed = compute(anew)
        deleted = anew
        for rows in [computed] if isinstance(computed, str | pl.DataFrame) else computed:
            if not deleted:
                # Only now, since what is computed may read the old rows, and says what is concerned.
                if noted:
                    connection.execute(note)
                connection.execute(f"DELETE FROM {name} WHERE {concerned}")
                deleted = True
            if isinstance(rows, str):
                warehouse.append_selected(name, rows)
            else:
                warehouse.append(name, rows)
        if noted:
            connection.execute(note)
        decisions = warehouse.query("FROM decided_now ORDER BY ALL").rows()
        _derived(warehouse, {name: key}, refresh_id=last, decisions=[" ".join(decision) for decision in decisions])
        touched = warehouse.query("SELECT count(*) AS n FROM touched_fact")["n"][0]
    return materialized(warehouse, name, {"facts looked at": touched})


# What people had decided of facts when a table was last computed, and what they have now.
DECIDED = """
CREATE OR REPLACE TEMP TABLE decided_before AS
SELECT split_part(decision, ' ', 1) AS fact_id, split_part(decision, ' ', 2) AS verdict
FROM (SELECT unnest(decisions) AS decision FROM derivation WHERE table_name = '{name}');
CREATE OR REPLACE TEMP TABLE decided_now AS
SELECT subject_id AS fact_id, verdict FROM review WHERE about = 'fact' AND state = 'standing';
CREATE OR REPLACE TEMP TABLE set_aside_before AS
SELECT fact_id FROM decided_before WHERE verdict IN ('reject', 'edit');
CREATE OR REPLACE TEMP TABLE set_aside AS
SELECT fact_id FROM decided_now WHERE verdict IN ('reject', 'edit');
CREATE OR REPLACE TEMP TABLE decided_otherwise AS
SELECT fact_id FROM (FROM decided_before EXCEPT FROM decided_now)
UNION
SELECT fact_id FROM (FROM decided_now EXCEPT FROM decided_before)
"""
# The evidence of an article and its facts are few, and all of the warehouse's many: the first are tables, found once;
# the second are views.
TOUCHED_SINCE = """
CREATE OR REPLACE TEMP TABLE touched_fact AS
SELECT fact_id FROM evidence WHERE refresh_id > {since} OR withdrawn_refresh > {since}
UNION
SELECT fact_id FROM evidence WHERE article_id IN (SELECT article_id FROM article WHERE changed_refresh > {since})
UNION
FROM decided_otherwise;
CREATE OR REPLACE TEMP TABLE touched_evidence AS
WITH looked_at AS (
    FROM evidence WHERE refresh_id > {since} OR withdrawn_refresh > {since}
    UNION  -- as one condition it would be tried on every row
    FROM evidence WHERE fact_id IN (FROM decided_otherwise)
), place AS (
    SELECT evidence_id, fact_id, withdrawn_at IS NULL AS stands,
        refresh_id <= {since} AND coalesce(withdrawn_refresh > {since}, true) AS stood
    FROM looked_at
), gained AS (
    SELECT evidence_id, stands::INTEGER - stood::INTEGER AS gain,
        (stands AND fact_id NOT IN (FROM set_aside))::INTEGER
            - (stood AND fact_id NOT IN (FROM set_aside_before))::INTEGER AS fact_gain
    FROM place
)
FROM gained WHERE gain <> 0 OR fact_gain <> 0
"""
TOUCHED_ALL = """
CREATE OR REPLACE TEMP TABLE touched_fact AS SELECT DISTINCT fact_id FROM evidence WHERE withdrawn_at IS NULL;
CREATE OR REPLACE TEMP VIEW touched_evidence AS
SELECT evidence_id, 1 AS gain, (fact_id NOT IN (FROM set_aside))::INTEGER AS fact_gain
FROM evidence WHERE withdrawn_at IS NULL
"""
TOUCHED_ENTITIES = """
CREATE OR REPLACE TEMP VIEW touched_entity AS
WITH named AS (
    SELECT unnest([subject_id, object_id, item_id]) AS ids FROM merged_fact WHERE fact_id IN (FROM touched_fact)
    UNION ALL
    SELECT by_id FROM touched_evidence JOIN evidence USING (evidence_id)
)
SELECT DISTINCT unnest(string_split(ids, '+')) AS entity_id FROM named
"""


@contextmanager
def _touched(warehouse: Warehouse, name: str, since: int | None) -> Iterator[None]:
    """Lay out what has changed since a table was computed, while the block runs.

    Args:
        warehouse: The open warehouse.
        name: The table.
        since: The refresh up to which it was computed; None for all that there is.
    """
    connection = warehouse.connection
    connection.execute(DECIDED.format(name=name))
    connection.execute(TOUCHED_ALL if since is None else TOUCHED_SINCE.format(since=since))
    connection.execute(TOUCHED_ENTITIES)
    yield
    connection.execute("DROP VIEW touched_entity")
    connection.execute(f"DROP {'VIEW' if since is None else 'TABLE'} touched_evidence")
    for table in (
        "touched_fact",
        "decided_otherwise",
        "set_aside",
        "set_aside_before",
        "decided_now",
        "decided_before",
    ):
        connection.execute(f"DROP TABLE {table}")


def _key(texts: Iterable[str], sources: Iterable[Path] = ()) -> str:
    """A hash of texts and of the content of files."""
    digest = hashlib.sha256()
    for text in texts:
        digest.update(f"{len(text)}:{text}".encode())
    for path in sorted(sources):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _derived(
    warehouse: Warehouse,
    keys: Mapping[str, str],
    *,
    pictures: Mapping[str, str] | None = None,
    refresh_id: int | None = None,
    decisions: Sequence[str] | None = None,
) -> None:
    """Note from what tables or their parts were computed, within the transaction that writes them."""
    rows = [
        {
            "table_name": name,
            "input_key": key,
            "pictures": json.dumps(pictures or {}),
            "computed_at": datetime.now(UTC),
            "refresh_id": refresh_id,
            "decisions": decisions,
        }
        for name, key in keys.items()
    ]
    warehouse.connection.execute("DELETE FROM derivation WHERE table_name IN (SELECT unnest(?))", [list(keys)])
    warehouse.insert("derivation", rows)


def picture(png: bytes) -> str:
    """A picture as Markdown that the UI shows.

    Args:
        png: The picture's bytes.
    """
    return f"![picture](data:image/png;base64,{base64.b64encode(png).decode()})"


def materialized(warehouse: Warehouse, name: str, metadata: dict[str, Any] | None = None) -> dg.MaterializeResult[None]:
    """Report the materialisation of a table that has been written, with its row count and a preview.

    Args:
        warehouse: The open warehouse.
        name: A declared table.
        metadata: More entries for the UI.
    """
    rows = warehouse.query(f"SELECT count(*) AS rows FROM {name}")["rows"][0]
    preview = warehouse.query(f"SELECT * FROM {name} LIMIT {PREVIEW_ROWS}")
    entries: dict[str, Any] = {"dagster/row_count": rows, "preview": dg.MetadataValue.md(markdown_table(preview))}
    return dg.MaterializeResult(asset_key=name, metadata=entries | (metadata or {}))


def markdown_table(frame: pl.DataFrame) -> str:
    """A frame as a Markdown table, long cells cut.

    Args:
        frame: The rows to show.
    """
    if frame.is_empty():
        return "no rows"

    def cell(value: Any) -> str:
        text = "" if value is None else f"{value:,.6g}" if isinstance(value, float) else str(value)
        text = " ".join(text.split()).replace("|", "\\|")
        return text if len(text) <= PREVIEW_CHARACTERS else text[: PREVIEW_CHARACTERS - 1] + "…"

    lines = ["| " + " | ".join(frame.columns) + " |", "|" + " --- |" * frame.width]
    lines += ["| " + " | ".join(cell(value) for value in row) + " |" for row in frame.iter_rows()]
    return "\n".join(lines)


def _definition_metadata(table: Table) -> dict[str, Any]:
    columns = [
        dg.TableColumn(
            column.name,
            column.type,
            description=column.comment,
            constraints=dg.TableColumnConstraints(nullable=column.nullable, unique=table.primary_key == (column.name,)),
        )
        for column in table.columns
    ]
    return {"dagster/column_schema": dg.TableSchema(columns=columns), "dagster/table_name": f"chiptrail.{table.name}"}
