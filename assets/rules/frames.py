"""The rules, the chips' inputs and the statuses as frames of their declared tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import polars as pl

from assets.catalogue.chips import ChipCatalogue, chip_catalogue
from assets.rules.designed_to_the_line import designed_to_the_line
from assets.rules.inputs import ChipInputs, Input, Interval, control_inputs, facts_by_chip
from assets.rules.rules import NOT_RULES, RANK, RuleBook, rule_book
from assets.rules.timeline import destination_groups, reaches, status_intervals
from sql.declarations import tables

_DERIVED = ("performance_density", "dram_plus_io_bandwidth_gb_s")


def chip_frame(catalogue: ChipCatalogue | None = None) -> pl.DataFrame:
    """The table `chip`.

    Args:
        catalogue: The chips; those shipped if None.
    """
    chips = catalogue or chip_catalogue()
    return tables()["chip"].frame(_chip_row(chips, chip_id) for chip_id in sorted(chips.names))


def _chip_row(chips: ChipCatalogue, chip_id: str) -> dict[str, Any]:
    row: dict[str, Any] = {
        "chip_id": chip_id,
        "name": chips.usual_name(chip_id),
        "vendor": chips.vendor(chip_id),
        "family": chips.names[chip_id].family,
    }
    chip = chips.specifications.get(chip_id)
    if chip is None:
        inputs = chips.control_inputs[chip_id]
        return row | {
            "datacenter": inputs.datacenter,
            "announced": inputs.first_public,
            "die_area_mm2": inputs.die_area_mm2,
            "memory_bandwidth_gb_s": inputs.dram_bw_gbs,
            "source": "chip_inputs.csv",
            "notes": inputs.note,
        }
    price = [part for part in (chip.price_kind, chip.price_date, chip.price_source) if part]
    return row | {
        "variant_of": chip.variant_of,
        "form_factor": chip.form_factor,
        "datacenter": chip.dc_marketed,
        "china_variant": chip.china_variant,
        "announced": chip.announce_date,
        "launched": chip.launch_date,
        "architecture": chip.architecture,
        "foundry": chip.foundry,
        "process_node": chip.process_node,
        "die_area_mm2": chip.die_area_mm2,
        "transistors_bn": chip.transistors_bn,
        "fp64_tflops": chip.fp64_tflops,
        "fp64_tensor_tflops": chip.fp64_tensor_tflops,
        "fp32_tflops": chip.fp32_tflops,
        "tf32_tflops": chip.tf32_tflops_dense,
        "fp16_bf16_tflops": chip.fp16_bf16_tflops_dense,
        "fp8_tflops": chip.fp8_tflops_dense,
        "int8_tops": chip.int8_tops_dense,
        "fp4_tflops": chip.fp4_tflops_dense,
        "memory_gb": chip.memory_gb,
        "memory_type": chip.memory_type,
        "memory_bandwidth_gb_s": chip.memory_bw_gbs,
        "interconnect": chip.interconnect,
        "interconnect_bandwidth_gb_s": chip.interconnect_bidir_gbs,
        "host_link": chip.host_if,
        "host_bandwidth_gb_s": chip.host_if_bidir_gbs,
        "tdp_w": chip.tdp_w,
        "price_usd": chip.price_usd,
        "price_kind": "; ".join(price) or None,
        "source": chip.source,
        "source_url": chip.source_url,
        "confidence": chip.confidence,
        "from_memory": chip.from_memory_fields,
        "notes": chip.notes_conflicts,
    }


def chip_name_frame(catalogue: ChipCatalogue | None = None) -> pl.DataFrame:
    """The table `chip_name`.

    Args:
        catalogue: The chips; those shipped if None.
    """
    chips = catalogue or chip_catalogue()
    return tables()["chip_name"].frame(
        {"key": key, "name": chips.written[key], "chip_id": chip_id, "is_family": is_family}
        for key, (chip_id, is_family) in sorted(chips.keys.items())
    )


def chip_control_input_frame(
    facts: Iterable[Mapping[str, Any]] = (), catalogue: ChipCatalogue | None = None
) -> pl.DataFrame:
    """The table `chip_control_input`.

    Args:
        facts: Facts of articles, which count where the catalogue is silent.
        catalogue: The chips; those shipped if None.
    """
    chips = catalogue or chip_catalogue()
    stated = facts_by_chip(facts, chips)
    rows: list[dict[str, Any]] = []
    for chip_id in sorted(chips.names):
        rows += _input_rows(control_inputs(chip_id, facts=stated.get(chip_id, ()), catalogue=chips))
    return tables()["chip_control_input"].frame(rows)


def _input_rows(inputs: ChipInputs) -> Iterator[dict[str, Any]]:
    for metric in dict.fromkeys([*inputs.values, *_DERIVED]):
        if (found := inputs.get(metric)) is not None:
            yield _input_row(inputs.chip_id, found, used=True)
    if inputs.vendor_eccn:
        eccn = Input("vendor_eccn", frozenset({inputs.vendor_eccn}), "vendor's list of 2026-07-31", "chip_inputs.csv")
        yield _input_row(inputs.chip_id, eccn, used=True)
    seen: set[tuple[str, str]] = set()
    for difference in inputs.differences:
        key = (difference.metric, difference.other.source_kind)
        if key not in seen:
            seen.add(key)
            yield _input_row(inputs.chip_id, difference.other, used=False)


def _input_row(chip_id: str, found: Input, *, used: bool) -> dict[str, Any]:
    interval = found.value if isinstance(found.value, Interval) else Interval()
    return {
        "chip_id": chip_id,
        "metric": found.metric,
        "low": interval.low,
        "high": interval.high,
        "low_open": interval.low_open,
        "high_open": interval.high_open,
        "names": sorted(found.value) if isinstance(found.value, frozenset) else None,
        "unit": found.unit,
        "source_kind": found.source_kind,
        "source": found.source,
        "from_memory": found.from_memory,
        "note": found.note or None,
        "used": used,
    }


def regulation_frame(book: RuleBook | None = None) -> pl.DataFrame:
    """The table `regulation`.

    Args:
        book: The rules; those shipped if None.
    """
    return tables()["regulation"].frame(
        {
            "rule_id": rule.rule_id,
            "entity_id": rule.entity_id,
            "short_name": rule.short_name,
            "kind": rule.kind,
            "binds": rule.kind not in NOT_RULES,
            "addressees": list(rule.addressees),
            "authority": rule.authority,
            "jurisdiction": rule.jurisdiction,
            "citation": rule.citation,
            "announced": rule.announced_date,
            "published": rule.published_date,
            "effective": rule.effective_date,
            "compliance": rule.compliance_date,
            "ended": rule.end_date,
            "superseded_by": rule.superseded_by,
            "threshold_text": rule.threshold_text,
            "scope_text": rule.scope_destinations,
            "licence_policy": rule.licence_policy,
            "evidence_grade": rule.evidence_grade,
            "from_memory": rule.from_memory,
            "notes": rule.notes,
            "source": rule.source,
        }
        for rule in (book or rule_book()).regulations.values()
    )


def regulation_threshold_frame(book: RuleBook | None = None) -> pl.DataFrame:
    """The table `regulation_threshold`.

    Args:
        book: The rules; those shipped if None.
    """
    return tables()["regulation_threshold"].frame(
        {
            "rule_id": condition.rule_id,
            "outcome": condition.outcome,
            "clause": condition.clause,
            "metric": condition.metric,
            "op": condition.op,
            "value": None if condition.op == "in" else float(condition.value),
            "value_to": condition.value_to,
            "names": sorted(condition.members) if condition.op == "in" else None,
            "unit": condition.unit,
            "text_ref": condition.text_ref,
        }
        for clauses in (book or rule_book()).clauses.values()
        for conditions in clauses.values()
        for condition in conditions
    )


def regulation_state_frame(book: RuleBook | None = None) -> pl.DataFrame:
    """The table `regulation_state`.

    Args:
        book: The rules; those shipped if None.
    """
    rules = book or rule_book()
    return tables()["regulation_state"].frame(
        {
            "rule_id": rule_id,
            "state": period.state,
            "valid_from": period.from_date,
            "valid_until": period.until_date,
            "source": period.source,
        }
        for rule_id in rules.regulations
        for period in rules.periods(rule_id)
    )


def regulation_reach_frame(book: RuleBook | None = None) -> pl.DataFrame:
    """The table `regulation_reach`.

    Args:
        book: The rules; those shipped if None.
    """
    return tables()["regulation_reach"].frame(
        {
            "rule_id": reach.scope.rule_id,
            "outcome": reach.scope.outcome,
            "effect": reach.scope.effect,
            "destination_group": reach.destination_group,
            "valid_from": reach.valid_from,
            "valid_until": reach.valid_until,
            "status": reach.scope.status,
            "strictness": RANK.get(reach.scope.status or ""),
            "applies_to": list(reach.scope.applies_to),
            "licence_policy": reach.scope.licence_policy,
            "text_ref": reach.scope.text_ref,
        }
        for reach in reaches(book or rule_book())
    )


def destination_frame(book: RuleBook | None = None) -> pl.DataFrame:
    """The table `destination`.

    Args:
        book: The rules; those shipped if None.
    """
    rules = book or rule_book()
    groups = destination_groups(rules)
    return tables()["destination"].frame(
        {
            "destination": code,
            "name": row.name,
            "destination_group": groups[code],
            "country_groups": sorted(
                {member.country_group for member in rules.members if member.destination == (row.treated_as or code)}
            ),
        }
        for code, row in rules.destinations.items()
    )


def export_status_frame(
    facts: Iterable[Mapping[str, Any]] = (),
    book: RuleBook | None = None,
    catalogue: ChipCatalogue | None = None,
    chips: Iterable[str] | None = None,
) -> pl.DataFrame:
    """The table `export_status`.

    Args:
        facts: Facts of articles, which count where the catalogue is silent.
        book: The rules; those shipped if None.
        catalogue: The chips; those shipped if None.
        chips: The chips whose rows are wanted; all if None.
    """
    return tables()["export_status"].frame(
        interval.as_row() for interval in status_intervals(chips, facts=facts, book=book, catalogue=catalogue)
    )


def designed_to_the_line_frame(book: RuleBook | None = None, catalogue: ChipCatalogue | None = None) -> pl.DataFrame:
    """The table `designed_to_the_line`.

    Args:
        book: The rules; those shipped if None.
        catalogue: The chips; those shipped if None.
    """
    cuts = designed_to_the_line(book=book, catalogue=catalogue)
    return tables()["designed_to_the_line"].frame(cut.as_row() for cut in cuts)
