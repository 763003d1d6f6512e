"""Which ranks a refresh moved, against the published snapshot."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from assets.metrics.movements import WITHOUT_ROW, movements
from sql.declarations import tables
from sql.warehouse import Warehouse

NOW = datetime(2026, 11, 1, tzinfo=UTC)


def state(warehouse: Warehouse, ranks: dict[str, str], withdrawn: str = "") -> None:
    """Facts a to d with some ranks, one of them withdrawn."""
    facts: list[dict[str, Any]] = []
    evidence: list[dict[str, Any]] = []
    for name in "abcd":
        facts.append({
            "fact_id": name, "predicate": "capex", "subject_id": "company:a", "modality": "asserted",
            "origin": "article", "first_seen": NOW,
        })  # fmt: skip
        evidence.append({
            "evidence_id": name, "fact_id": name, "quote": "q", "rule": "r", "extractor_version": "1", "refresh_id": 1,
            "first_seen": NOW, "withdrawn_at": NOW if name == withdrawn else None,
        })  # fmt: skip
    warehouse.replace("fact", tables()["fact"].frame(facts))
    warehouse.replace("evidence", tables()["evidence"].frame(evidence))
    rows = [{"fact_id": name, "rank": rank, "reason": "for a reason"} for name, rank in ranks.items()]
    warehouse.replace("fact_rank", tables()["fact_rank"].frame(rows))
    current = [fact | {"independent_sources": 1} for fact in facts if fact["fact_id"] != withdrawn]
    warehouse.replace("current_fact", tables()["current_fact"].frame(current))
    written = [{"refresh_id": 2, "table_name": "fact_rank", "fact_id": name} for name in "abcd"]
    warehouse.replace("rewritten", tables()["rewritten"].frame(written))


def test_what_ranks_otherwise_is_told_with_what_it_was(tmp_path: Path) -> None:
    with Warehouse(tmp_path).opened() as warehouse:
        state(warehouse, {"a": "preferred", "b": "normal", "d": "preferred"})
        assert movements(warehouse, 1) == [], "nothing has been published yet"
        warehouse.publish("1")
        assert movements(warehouse, 2) == []
        state(warehouse, {"a": "deprecated", "b": "normal", "c": "preferred"}, withdrawn="d")
        moved = movements(warehouse, 2)
    assert [(row["table_name"], row["fact_id"], row["before"], row["after"]) for row in moved] == [
        ("fact_rank", "a", "preferred: for a reason", "deprecated: for a reason"),
        ("fact_rank", "c", WITHOUT_ROW["fact_rank"], "preferred: for a reason"),
    ]
    assert {row["cause"] for row in moved} == {"other facts, reference data or rules changed"}


def test_a_number_with_an_open_end_moves_too(tmp_path: Path) -> None:
    def fleet(low: float) -> None:
        row = {
            "fact_id": "a", "predicate": "holds", "owner_id": "company:a", "chip_id": "chip:x", "cards_low": 10.0,
            "fp16_tflops_low": 312.0, "fp16_tflops_high": 312.0, "compute_exaflops_low": low,
            "specification_fact_ids": ["a"], "explanation": "counted",
        }  # fmt: skip
        warehouse.replace("fleet_compute", tables()["fleet_compute"].frame([row]))
        written = [{"refresh_id": 2, "table_name": "fleet_compute", "fact_id": "a"}]
        warehouse.replace("rewritten", tables()["rewritten"].frame(written))

    with Warehouse(tmp_path).opened() as warehouse:
        state(warehouse, {})
        fleet(3.12)
        warehouse.publish("1")
        fleet(18.123456789)
        (row,) = movements(warehouse, 2)
    assert (row["before"], row["after"]) == ("at least 3.12 EFLOPS", "at least 18.123 EFLOPS")
