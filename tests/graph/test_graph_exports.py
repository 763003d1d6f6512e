"""The graph in other tools' formats: read back, nothing is lost, and names with every kind of character survive."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import duckdb
import networkx as nx
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assets.graph.exports import WRITERS, cypher_literal, export_graph
from sql.declarations import macros, tables
from sql.table_exports import ExportError

NOW = datetime(2026, 11, 1, tzinfo=UTC)
CHINESE, AWKWARD = "字节跳动", 'O\'Brien & "Söhne" \\ `Labs` <b>\n\u2028𠮷'
NAMES = {"company:bytedance": CHINESE, "company:awkward 名/1@a?b": AWKWARD, "chip:nvidia-a100": "A100", "chip:b": "B"}
QUOTE = '他说：“超过 10 亿美元 & "more"\n一行”'
FACT = {
    "fact_id": "f1", "predicate": "orders", "subject_id": "company:bytedance", "object_id": "chip:nvidia-a100+chip:b",
    "low": 1e21, "unit": "USD", "cmp": ">", "time": "2023", "modality": "reported", "origin": "article",
    "first_seen": NOW,
}  # fmt: skip


def article(article_id: str, day: int, **more: Any) -> dict[str, Any]:
    required = {
        "published_source": "meta", "language": "zh", "media_type": "text/plain", "encoding": "utf-8", "text": "…",
        "original_sha256": "0", "state": "current", "extraction_key": "0",
        "extractor_version": "1", "body_start": 0, "first_seen": NOW, "first_refresh": 1,
    }  # fmt: skip
    return {
        "article_id": article_id,
        "title": f"标题 {article_id}",
        "published": date(2023, 6, day),
        **required,
        **more,
    }


def evidence(evidence_id: str, article_id: str, quote: str, **more: Any) -> dict[str, Any]:
    required = {"fact_id": "f1", "rule": "r", "extractor_version": "1", "refresh_id": 1, "first_seen": NOW}
    return {"evidence_id": evidence_id, "article_id": article_id, "quote": quote, "char_start": 0, **required, **more}


ROWS: dict[str, list[dict[str, Any]]] = {
    "fact": [FACT, {**FACT, "fact_id": "f2", "low": None, "unit": None, "cmp": None, "time": None}],
    "article": [article("original", 14), article("later", 20), article("repost", 1, duplicate_of="original")],
    "evidence": [
        evidence("e1", "repost", "repost"),
        evidence("e2", "later", "later"),
        evidence("e3", "original", QUOTE, by_name="晚点"),
        evidence("e4", "original", "withdrawn", char_start=-1, withdrawn_at=NOW),
    ],
    "alias": [
        {"entity_id": "company:bytedance", "alias": alias, "source": "catalogue"} for alias in ("ByteDance", CHINESE)
    ],
    "graph_node": [
        {"entity_id": entity_id, "kind": entity_id.partition(":")[0], "name": name, "provisional": False, "facts": 1,
         "articles": 2}
        for entity_id, name in NAMES.items()
    ],
    "graph_edge": [
        {"fact_id": fact_id, "source_id": source, "target_id": target, "relation": "orders", "low": low, "high": None,
         "unit": unit, "time": time, "modality": "reported", "shared": True, "independent_sources": 2}
        for fact_id, source, target, low, unit, time in [
            ("f1", "company:bytedance", "chip:nvidia-a100", 1e21, "USD", "2023"),
            ("f1", "company:bytedance", "chip:b", 1e21, "USD", "2023"),
            ("f2", "company:bytedance", "chip:b", None, None, None),
            ("f2", "company:awkward 名/1@a?b", "chip:b", None, None, None),
        ]
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as opened:
        opened.execute(macros()["value_text"])
        for name, rows in ROWS.items():
            opened.execute(tables()[name].statement)
            frame: pl.DataFrame = tables()[name].frame(rows)
            opened.register("rows", frame.to_arrow())
            opened.execute(f"INSERT INTO {name} SELECT * FROM rows")
        yield opened


def read_graphml(path: Path) -> nx.MultiDiGraph[str]:
    return nx.read_graphml(path, force_multigraph=True)


def read_nodelink(path: Path) -> nx.MultiDiGraph[str]:
    return nx.node_link_graph(json.loads(path.read_text(encoding="utf-8")), edges="edges")


def read_gexf(path: Path) -> nx.MultiDiGraph[str]:
    return nx.read_gexf(path)


READERS = {"graphml": read_graphml, "gexf": read_gexf, "nodelink": read_nodelink}


@pytest.mark.parametrize("style", READERS)
def test_a_graph_read_back_has_all_nodes_edges_and_attributes(
    style: str, connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    path = tmp_path / "graph"
    assert export_graph(connection, style, path) == (4, 4)
    graph = READERS[style](path)
    assert isinstance(graph, nx.MultiDiGraph)
    assert {node: data["name"] for node, data in graph.nodes(data=True)} == NAMES
    aliases = graph.nodes["company:bytedance"]["aliases"]
    assert aliases == (["ByteDance", CHINESE] if style == "nodelink" else f"ByteDance | {CHINESE}")
    edges = {(data["fact_id"], source, target): data for source, target, data in graph.edges(data=True)}
    assert edges.keys() == {(row["fact_id"], row["source_id"], row["target_id"]) for row in ROWS["graph_edge"]}
    stated = edges["f1", "company:bytedance", "chip:nvidia-a100"]
    expected = {
        "relation": "orders", "low": 1e21, "unit": "USD", "value": "more than 1e+21 USD", "time": "2023",
        "modality": "reported", "shared": True, "independent_sources": 2, "quote": QUOTE, "says": "晚点",
        "title": "标题 original", "published": "2023-06-14", "article_id": "original",
    }  # fmt: skip
    assert {name: stated[name] for name in expected} == expected
    assert "high" not in stated
    bare = edges["f2", "company:awkward 名/1@a?b", "chip:b"]
    assert not {"low", "high", "unit", "time", "quote", "value"} & bare.keys()


def test_edges_keep_their_ids_in_every_format(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    ids = {f"{row['fact_id']}/{row['source_id']}/{row['target_id']}" for row in ROWS["graph_edge"]}
    for style in WRITERS:
        export_graph(connection, style, tmp_path / style)
    assert {key for *_, key in read_graphml(tmp_path / "graphml").edges(keys=True)} == ids
    assert {key for *_, key in read_nodelink(tmp_path / "nodelink").edges(keys=True)} == ids
    assert {data["id"] for *_, data in read_gexf(tmp_path / "gexf").edges(data=True)} == ids
    cypher = (tmp_path / "cypher").read_text(encoding="utf-8")
    assert set(re.findall(r"MERGE \(source\)-\[fact:ORDERS \{edge_id: '([^']*)'\}", cypher)) == ids


@pytest.mark.parametrize("style", WRITERS)
def test_chinese_stays_readable_and_two_exports_are_equal(
    style: str, connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    for name in ("one", "two"):
        export_graph(connection, style, tmp_path / name)
    assert CHINESE in (tmp_path / "one").read_text(encoding="utf-8")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_jsonld_links_statements_to_entities_by_valid_identifiers(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    export_graph(connection, "jsonld", tmp_path / "graph.jsonld")
    document = json.loads((tmp_path / "graph.jsonld").read_text(encoding="utf-8"))
    items = document["@graph"]
    entities = {item["@id"]: item for item in items if item["@type"] != "Fact"}
    assert {item["name"] for item in entities.values()} == set(NAMES.values())
    facts = [item for item in items if item["@type"] == "Fact"]
    assert len(facts) == 4
    for fact in facts:
        assert {fact["subject"], fact["object"]} <= entities.keys()
    identifiers = [item["@id"] for item in items]
    assert len(set(identifiers)) == len(identifiers)
    assert not [identifier for identifier in identifiers if re.search(r'[\x00-\x20<>"{}|\\^`?#]', identifier)]
    assert "urn:chiptrail:entity:company:awkward%20名/1@a%3Fb" in entities
    assert document["@context"]["subject"]["@type"] == "@id"


def read_cypher_string(literal: str) -> str:
    """What openCypher's grammar makes of a string in single quotes."""
    assert re.fullmatch(r"'(?:[^'\\\n\r]|\\[\\'nrt]|\\u[0-9a-f]{4})*'", literal), literal
    named = {"n": "\n", "r": "\r", "t": "\t"}
    return re.sub(
        r"\\(?:u([0-9a-f]{4})|(.))",
        lambda found: chr(int(found[1], 16)) if found[1] else named.get(found[2], found[2]),
        literal[1:-1],
    )


@given(st.text())
def test_a_cypher_string_says_what_it_should_on_one_line(text: str) -> None:
    literal = cypher_literal(text)
    assert read_cypher_string(literal) == text
    assert len(literal.splitlines()) == 1


@pytest.mark.parametrize(
    ("value", "literal"),
    [
        (True, "true"),
        (3, "3"),
        (1e21, "1e21"),
        (2.5e-7, "2.5e-07"),
        (["a", "b'c"], "['a', 'b\\'c']"),
        ({"name": "x", "odd key`": 1}, "{name: 'x', `odd key```: 1}"),
    ],
)
def test_a_cypher_literal(value: Any, literal: str) -> None:
    assert cypher_literal(value) == literal


def test_a_value_that_cypher_does_not_know_is_refused() -> None:
    with pytest.raises(TypeError, match="no literal for date"):
        cypher_literal(date(2023, 6, 14))


def test_the_cypher_file_is_one_statement_a_line(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    export_graph(connection, "cypher", tmp_path / "graph.cypher")
    lines = (tmp_path / "graph.cypher").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 1 + 4 + 4
    assert all(line.endswith(";") for line in lines)
    (awkward,) = [line for line in lines if "awkward" in line and "SET entity:Company" in line]
    literal = re.search(r"name: ('.*?[^\\]'), kind", awkward)
    assert literal is not None
    assert read_cypher_string(literal[1]) == AWKWARD


def test_control_characters_do_not_break_xml(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    with duckdb.connect() as copy:
        copy.execute(macros()["value_text"])
        for name, rows in ROWS.items():
            copy.execute(tables()[name].statement)
            changed = [{**row, "name": "a\x0bb\x00c\ufffe"} for row in rows] if name == "graph_node" else rows
            copy.register("rows", tables()[name].frame(changed).to_arrow())
            copy.execute(f"INSERT INTO {name} SELECT * FROM rows")
        for style in ("graphml", "gexf"):
            export_graph(copy, style, tmp_path / style)
            assert {name for _, name in READERS[style](tmp_path / style).nodes(data="name")} == {"a b c "}


@pytest.mark.parametrize(
    ("style", "place", "message"),
    [
        ("gml", "graph.gml", "unknown format gml: the graph can be written as graphml, gexf"),
        ("graphml", "", "is a folder: name a file"),
        ("graphml", "missing/graph.graphml", r"graph\.graphml cannot be written .*a folder that exists"),
    ],
)
def test_an_export_that_cannot_be_made_says_why(
    style: str, place: str, message: str, connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    with pytest.raises(ExportError, match=message):
        export_graph(connection, style, tmp_path / place)
    assert list(tmp_path.iterdir()) == []


def test_a_database_without_a_graph_is_named_and_an_older_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "graph.graphml"
    path.write_text("older", encoding="utf-8")
    with (
        duckdb.connect() as empty,
        pytest.raises(ExportError, match=r"graph_node does not exist!\): run `chiptrail refresh`"),
    ):
        export_graph(empty, "graphml", path)
    assert [(item.name, item.read_text(encoding="utf-8")) for item in tmp_path.iterdir()] == [
        ("graph.graphml", "older")
    ]
