"""What every asset that fills a table shares: its specification from the table's declaration, and its write."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import dagster as dg
import polars as pl

from sql.declarations import Table, tables
from sql.warehouse import Warehouse

OWNERS = ["team:analysis"]
# Written by the assets of other tables, not by one of its own.
BOOKKEEPING = frozenset({"derivation"})
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
    inputs: pl.DataFrame,
    sources: Iterable[Path],
    compute: Callable[[], tuple[pl.DataFrame, dict[str, str]]],
    settings: Mapping[str, str | int] | None = None,
) -> dg.MaterializeResult[None]:
    """Replace the rows of a table that is costly to compute, if anything that it depends on has changed.

    Args:
        warehouse: The open warehouse.
        name: A declared table.
        inputs: The rows that it is computed from, in a fixed order.
        sources: The files of data and code that it is computed with.
        compute: Gives the new rows, and pictures of them as Markdown by name.
        settings: What else the rows depend on; shown with them.

    Raises:
        SchemaError: If the frame does not fit the declaration.
    """
    digest = hashlib.sha256(inputs.write_ndjson().encode())
    digest.update(json.dumps(settings or {}, sort_keys=True).encode())
    for path in sorted(sources):
        digest.update(path.read_bytes())
    key = digest.hexdigest()
    known = warehouse.query("SELECT pictures FROM derivation WHERE table_name = ? AND input_key = ?", [name, key])
    if known.is_empty():
        frame, pictures = compute()
        row = {"table_name": name, "input_key": key, "computed_at": datetime.now(UTC)}
        with warehouse.transaction() as connection:
            warehouse.replace(name, frame)
            connection.execute("DELETE FROM derivation WHERE table_name = ?", [name])
            warehouse.append("derivation", tables()["derivation"].frame([row | {"pictures": json.dumps(pictures)}]))
    else:
        pictures = json.loads(known["pictures"][0])
    shown = {title: dg.MetadataValue.md(markdown) for title, markdown in pictures.items()}
    return materialized(warehouse, name, {**(settings or {}), "computed anew": known.is_empty(), **shown})


def updated(
    warehouse: Warehouse,
    name: str,
    *,
    sources: Iterable[Path],
    compute: Callable[[], pl.DataFrame],
    inputs: str = "",
    concerned: str = "fact_id IN (FROM touched_fact)",
) -> dg.MaterializeResult[None]:
    """Bring a table up to date whose rows each follow from a few facts: only rows of facts that changed are replaced.

    `compute` reads the temporary table `touched_fact (fact_id)`: the facts whose evidence or article has changed since
    the table was last computed; or all current facts, where code, reference data, reviews or merged entities have.

    Args:
        warehouse: The open warehouse.
        name: A declared table.
        sources: The files of data and code that it is computed with.
        compute: Gives the rows that follow from the touched facts.
        inputs: A SELECT of what all rows depend on beside facts.
        concerned: Which of the table's rows follow from touched facts.

    Raises:
        SchemaError: If the frame does not fit the declaration.
    """
    decided = "SELECT subject_id, verdict FROM review WHERE about = 'fact' AND state = 'standing' ORDER BY ALL"
    digest = hashlib.sha256()
    for statement in (decided, "SELECT entity_id, canonical_id FROM merged_entity ORDER BY ALL", inputs):
        digest.update(warehouse.query(statement).write_ndjson().encode() if statement else b"")
    for path in sorted(sources):
        digest.update(path.read_bytes())
    key = digest.hexdigest()
    known = warehouse.query(
        "SELECT refresh_id FROM derivation WHERE table_name = ? AND input_key = ? AND refresh_id IS NOT NULL",
        [name, key],
    )
    last = warehouse.query("SELECT coalesce(max(refresh_id), 0) AS last FROM refresh")["last"][0]
    with warehouse.transaction() as connection:
        if known.is_empty():
            connection.execute("CREATE OR REPLACE TEMP TABLE touched_fact AS SELECT fact_id FROM current_fact")
            warehouse.replace(name, compute())
        else:
            since = known["refresh_id"][0]
            connection.execute(
                "CREATE OR REPLACE TEMP TABLE touched_fact AS "
                "SELECT fact_id FROM evidence WHERE refresh_id > ? OR withdrawn_refresh > ? "
                "UNION SELECT fact_id FROM evidence "
                "WHERE article_id IN (SELECT article_id FROM article WHERE changed_refresh > ?)",
                [since, since, since],
            )
            frame = compute()
            connection.execute(f"DELETE FROM {name} WHERE {concerned}")
            warehouse.append(name, frame)
        connection.execute("DELETE FROM derivation WHERE table_name = ?", [name])
        warehouse.insert(
            "derivation",
            [
                {
                    "table_name": name,
                    "input_key": key,
                    "pictures": "{}",
                    "computed_at": datetime.now(UTC),
                    "refresh_id": last,
                }
            ],
        )
        touched = warehouse.query("SELECT count(*) AS n FROM touched_fact")["n"][0]
        connection.execute("DROP TABLE touched_fact")
    return materialized(warehouse, name, {"facts looked at": touched})


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
