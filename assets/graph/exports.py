"""Writes the published graph for other tools: GraphML, GEXF, Cypher, JSON-LD and node-link JSON."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

import duckdb
import networkx as nx

from sql.table_exports import ExportError

NODES = """
SELECT entity_id, name, kind, provisional, facts, articles,
    coalesce(list(alias ORDER BY alias) FILTER (alias IS NOT NULL), []) AS aliases
FROM graph_node LEFT JOIN alias USING (entity_id)
GROUP BY ALL
ORDER BY entity_id
"""

# Of the places that state a fact the one that the rest repeat: not a repost, then the earliest.
EDGES = """
WITH place AS (
    SELECT evidence.fact_id, quote, coalesce(by_name, publisher) AS says, coalesce(title, citation) AS title,
        published::VARCHAR AS published, evidence.article_id
    FROM evidence LEFT JOIN article USING (article_id)
    WHERE evidence.withdrawn_at IS NULL
    QUALIFY row_number() OVER (
        PARTITION BY evidence.fact_id
        ORDER BY duplicate_of IS NOT NULL, published, evidence.article_id, char_start, evidence_id
    ) = 1
)
SELECT edge.fact_id || '/' || source_id || '/' || target_id AS edge_id, source_id, target_id, edge.fact_id, relation,
    edge.low, edge.high, edge.unit, nullif(value_text(edge.low, edge.high, edge.unit, fact.cmp), '') AS value,
    edge.time, edge.modality, shared, independent_sources, quote, says, title, published, article_id
FROM graph_edge AS edge
JOIN fact USING (fact_id)
LEFT JOIN place USING (fact_id)
ORDER BY source_id, target_id, edge.fact_id
"""

# What XML 1.0 cannot hold at all, not even escaped.
NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Control characters, and the separators that some readers take for the end of a line, by number.
CYPHER_ESCAPES = {code: f"\\u{code:04x}" for code in (*range(32), 0x7F, 0x85, 0x2028, 0x2029)} | str.maketrans(
    {"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
)
ROWS_AT_ONCE = 10_000


def export_graph(connection: duckdb.DuckDBPyConnection, style: str, path: Path) -> tuple[int, int]:
    """Write the graph of the current facts to a file.

    Nodes are entities with all their names, edges are facts with value, time, modality, number of independent sources
    and the words of one place that states them. The file is written beside and then put in place in one step; a file of
    that name is replaced.

    Args:
        connection: The published database, or another with its tables and macros.
        style: graphml, gexf, cypher, jsonld or nodelink.
        path: The file to write.

    Returns:
        The number of nodes and of edges.

    Raises:
        ExportError: If the format is unknown, the database lacks a table or column, or the file cannot be written.
    """
    if style not in WRITERS:
        raise ExportError(f"unknown format {style}: the graph can be written as {', '.join(WRITERS)}")
    if path.is_dir():
        raise ExportError(f"{path} is a folder: name a file, for example {path / f'graph.{style}'}")
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        counts = [
            connection.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0]
            for table in ("graph_node", "graph_edge")
        ]
        WRITERS[style](connection, partial)
        partial.replace(path)
    except (duckdb.CatalogException, duckdb.BinderException) as error:
        raise ExportError(
            f"the database is not of this version ({str(error).splitlines()[0]}): run `chiptrail refresh` first"
        ) from error
    except OSError as error:
        raise ExportError(
            f"{path} cannot be written ({error.strerror}): name a file in a folder that exists, may be written and "
            "has room"
        ) from error
    finally:
        # On a read-only disk there is nothing to remove, and the error that says so must not be hidden by another.
        with suppress(OSError):
            partial.unlink(missing_ok=True)
    return counts[0], counts[1]


def _rows(connection: duckdb.DuckDBPyConnection, statement: str) -> Iterator[dict[str, Any]]:
    """The rows of a query without their empty cells, in bounded memory."""
    cursor = connection.cursor()
    try:
        cursor.execute(statement)
        names = [column[0] for column in cursor.description or ()]
        while rows := cursor.fetchmany(ROWS_AT_ONCE):
            for row in rows:
                yield {name: value for name, value in zip(names, row, strict=True) if value is not None}
    finally:
        cursor.close()


def _graph(connection: duckdb.DuckDBPyConnection) -> nx.MultiDiGraph[str]:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for row in _rows(connection, NODES):
        graph.add_node(row.pop("entity_id"), **row)
    for row in _rows(connection, EDGES):
        graph.add_edge(row.pop("source_id"), row.pop("target_id"), key=row.pop("edge_id"), **row)
    return graph


def _for_xml(connection: duckdb.DuckDBPyConnection) -> nx.MultiDiGraph[str]:
    """The graph with attributes that GraphML and GEXF can hold: no lists, no control characters; labels to show."""
    graph = _graph(connection)
    for _, data in graph.nodes(data=True):
        data["aliases"] = " | ".join(data["aliases"])
        data["label"] = data["name"]
    for _, _, data in graph.edges(data=True):
        data["label"] = data["relation"]
    for data in [data for _, data in graph.nodes(data=True)] + [data for _, _, data in graph.edges(data=True)]:
        for name, value in data.items():
            if isinstance(value, str):
                data[name] = NOT_IN_XML.sub(" ", value)
    return graph


def _write_graphml(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    # Into a file of bytes: generate_graphml would turn Chinese into numbered entities.
    with path.open("wb") as file:
        nx.write_graphml(_for_xml(connection), file, encoding="utf-8", named_key_ids=True)


def _write_gexf(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    graph = _for_xml(connection)
    for _, _, key, data in graph.edges(keys=True, data=True):
        data["id"] = key
    with path.open("wb") as file:
        nx.write_gexf(graph, file, encoding="utf-8", version="1.2draft")


def _write_nodelink(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    document = nx.node_link_data(_graph(connection), edges="edges")
    with path.open("w", encoding="utf-8") as file:
        json.dump(document, file, ensure_ascii=False, allow_nan=False, indent=1)
        file.write("\n")


JSONLD_CONTEXT = {
    "@vocab": "urn:chiptrail:term:",
    "name": "https://schema.org/name",
    "aliases": "https://schema.org/alternateName",
    "quote": "https://schema.org/text",
    "subject": {"@id": "http://www.w3.org/1999/02/22-rdf-syntax-ns#subject", "@type": "@id"},
    "object": {"@id": "http://www.w3.org/1999/02/22-rdf-syntax-ns#object", "@type": "@id"},
    "relation": {"@id": "http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate", "@type": "@vocab"},
    "low": {"@type": "http://www.w3.org/2001/XMLSchema#double"},
    "high": {"@type": "http://www.w3.org/2001/XMLSchema#double"},
    "published": {"@type": "http://www.w3.org/2001/XMLSchema#date"},
}


def _write_jsonld(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Entities, and facts as statements about statements (RDF reification), so that doubt and source stay with them."""

    def objects() -> Iterator[dict[str, Any]]:
        for row in _rows(connection, NODES):
            yield {"@id": _urn("entity", row["entity_id"]), "@type": row["kind"], **row}
        for row in _rows(connection, EDGES):
            ends = {
                "subject": _urn("entity", row.pop("source_id")),
                "object": _urn("entity", row.pop("target_id")),
            }
            yield {"@id": _urn("edge", row.pop("edge_id")), "@type": "Fact", **ends, **row}

    with path.open("w", encoding="utf-8") as file:
        file.write(f'{{"@context": {json.dumps(JSONLD_CONTEXT)},\n"@graph": [\n')
        for number, item in enumerate(objects()):
            file.write((",\n" if number else "") + json.dumps(item, ensure_ascii=False, allow_nan=False))
        file.write("\n]}\n")


def _urn(kind: str, name: str) -> str:
    # What lies outside ASCII is allowed in an IRI and stays readable.
    return f"urn:chiptrail:{kind}:" + re.sub("[^-A-Za-z0-9._~:@/+\x80-\U0010ffff]", lambda found: quote(found[0]), name)


def _write_cypher(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Statements that can be run again: MERGE finds what is there by its id."""
    with path.open("w", encoding="utf-8") as file:
        file.write(
            "CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (entity:Entity) REQUIRE entity.entity_id IS UNIQUE;\n"
        )
        for row in _rows(connection, NODES):
            label = _cypher_name(row["kind"].capitalize())
            file.write(
                f"MERGE (entity:Entity {{entity_id: {cypher_literal(row.pop('entity_id'))}}}) "
                f"SET entity:{label}, entity += {cypher_literal(row)};\n"
            )
        for row in _rows(connection, EDGES):
            source, target = cypher_literal(row.pop("source_id")), cypher_literal(row.pop("target_id"))
            relation, edge_id = _cypher_name(row["relation"].upper()), cypher_literal(row.pop("edge_id"))
            file.write(
                f"MATCH (source:Entity {{entity_id: {source}}}), (target:Entity {{entity_id: {target}}}) "
                f"MERGE (source)-[fact:{relation} {{edge_id: {edge_id}}}]->(target) "
                f"SET fact += {cypher_literal(row)};\n"
            )


def cypher_literal(value: Any) -> str:
    r"""A value as openCypher writes it.

    Args:
        value: A string, number, boolean, or a list or dict of these.

    Returns:
        For example `'l\'A100'`, `1.0e12`, `['a', 'b']`, `{name: 'A100'}`.

    Raises:
        TypeError: For a value of another type.
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        # The grammar knows no plus sign in an exponent.
        return repr(value).replace("e+", "e")
    if isinstance(value, str):
        return "'" + value.translate(CYPHER_ESCAPES) + "'"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_cypher_name(key)}: {cypher_literal(item)}" for key, item in value.items()) + "}"
    if isinstance(value, Iterable):
        return "[" + ", ".join(cypher_literal(item) for item in value) + "]"
    raise TypeError(f"Cypher has no literal for {type(value).__name__}")


def _cypher_name(name: str) -> str:
    return name if re.fullmatch("[A-Za-z_][A-Za-z0-9_]*", name) else "`" + name.replace("`", "``") + "`"


WRITERS: dict[str, Callable[[duckdb.DuckDBPyConnection, Path], None]] = {
    "graphml": _write_graphml,
    "gexf": _write_gexf,
    "cypher": _write_cypher,
    "jsonld": _write_jsonld,
    "nodelink": _write_nodelink,
}
