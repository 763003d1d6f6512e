"""The Dagster assets of the export rules: chips and rules as tables, statuses over time, and the check of claims."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import dagster as dg
import polars as pl

from assets.catalogue.chips import chip_catalogue, resolve_chip
from assets.rules import frames
from assets.rules.claims import check_claims
from assets.rules.inputs import STATED, facts_by_chip
from assets.rules.timeline import StatusInterval
from assets.tables import loaded, picture, replaced, replaced_by_part, replaced_if_changed, table_asset, updated
from sql.declarations import tables
from sql.warehouse import Warehouse

# The chips whose timelines are shown with the statuses: each was cut to a line, and then caught or not.
SHOWN_CHIPS = ("A800", "H800", "H20", "RTX 4090D")
# The days after which the rules of October 2022 and of October 2023 were in force.
ARTICLES_A_QUANTITY = 20
DAY_OF_2022_RULE, DAY_OF_2023_RULE = date(2022, 10, 21), date(2023, 11, 17)


# Only what is said of a chip can be an input of a rule; of many articles on one quantity the earliest are enough.
SPECIFICATIONS = f"""
SELECT * FROM ({STATED.format(which="predicate = 'spec'")})
QUALIFY row_number() OVER (
    PARTITION BY subject, metric ORDER BY published NULLS LAST, article_id, char_start, fact_id
) <= {ARTICLES_A_QUANTITY}
ORDER BY published NULLS LAST, article_id, char_start, fact_id
"""


@table_asset(name="chip", group="rules")
def chip(warehouse: dg.ResourceParam[Warehouse]) -> dg.MaterializeResult[None]:
    """Load the chips."""
    return loaded(warehouse, "chip", _sources(), frames.chip_frame)


@table_asset(name="chip_name", group="rules")
def chip_name(warehouse: dg.ResourceParam[Warehouse]) -> dg.MaterializeResult[None]:
    """Load the names of the chips."""
    return loaded(warehouse, "chip_name", _sources(), frames.chip_name_frame)


@table_asset(name="chip_control_input", group="rules", deps=["current_fact", "evidence", "article"])
def chip_control_input(warehouse: dg.ResourceParam[Warehouse]) -> dg.MaterializeResult[None]:
    """Collect the inputs of the rules from the catalogue, and from articles where it is silent."""
    return replaced(
        warehouse, "chip_control_input", frames.chip_control_input_frame(warehouse.query(SPECIFICATIONS).to_dicts())
    )


@table_asset(name="regulation", group="rules")
def regulation(warehouse: dg.ResourceParam[Warehouse]) -> dg.MaterializeResult[None]:
    """Load the rule versions."""
    return loaded(warehouse, "regulation", _sources(), frames.regulation_frame)


@table_asset(name="regulation_threshold", group="rules")
def regulation_threshold(warehouse: dg.ResourceParam[Warehouse]) -> dg.MaterializeResult[None]:
    """Load the conditions of the rules."""
    return loaded(warehouse, "regulation_threshold", _sources(), frames.regulation_threshold_frame)


@table_asset(name="regulation_state", group="rules")
def regulation_state(warehouse: dg.ResourceParam[Warehouse]) -> dg.MaterializeResult[None]:
    """Lay out the states of the rules over time."""
    return loaded(warehouse, "regulation_state", _sources(), frames.regulation_state_frame)


@table_asset(name="regulation_reach", group="rules")
def regulation_reach(warehouse: dg.ResourceParam[Warehouse]) -> dg.MaterializeResult[None]:
    """Lay out where and when the rules bind."""
    return loaded(warehouse, "regulation_reach", _sources(), frames.regulation_reach_frame)


@table_asset(name="destination", group="rules")
def destination(warehouse: dg.ResourceParam[Warehouse]) -> dg.MaterializeResult[None]:
    """Load the destinations with their groups."""
    return loaded(warehouse, "destination", _sources(), frames.destination_frame)


@table_asset(
    name="export_status",
    group="rules",
    deps=["chip_control_input", "regulation", "regulation_threshold", "regulation_reach", "destination"],
    kinds={"python", "matplotlib"},
)
def export_status(warehouse: dg.ResourceParam[Warehouse]) -> dg.MaterializeResult[None]:
    """Evaluate all chips for all destinations over time, and draw them."""
    facts = warehouse.query(SPECIFICATIONS).to_dicts()
    stated = facts_by_chip(facts)
    shown = [resolve_chip(name).chip_id for name in SHOWN_CHIPS]

    def draw() -> dict[str, str]:
        # Imported only here: drawing takes long to load and is seldom needed.
        from assets.rules import pictures

        rows = warehouse.query(
            "SELECT * FROM export_status WHERE chip_id IN (SELECT unnest(?)) ORDER BY chip_id, destination_group, "
            "valid_from",
            [shown],
        )
        intervals = [StatusInterval(**_without_nulls(row)) for row in rows.iter_rows(named=True)]
        drawn = {f"timeline of {name}": picture(pictures.timeline_picture(name, intervals)) for name in SHOWN_CHIPS}
        drawn["performance against density"] = picture(pictures.density_map(DAY_OF_2023_RULE))
        drawn["performance against interconnect"] = picture(pictures.interconnect_map(DAY_OF_2022_RULE))
        return drawn

    # Each chip's statuses follow from the rules and from what is said of that chip.
    return replaced_by_part(
        warehouse,
        "export_status",
        "chip_id",
        inputs={chip_id: _said(stated.get(chip_id, ())) for chip_id in chip_catalogue().names},
        sources=_sources(),
        compute=lambda chips: frames.export_status_frame(facts, chips=chips),
        draw=draw,
        shown=shown,
    )


@table_asset(name="designed_to_the_line", group="rules", deps=["export_status"])
def designed_to_the_line(warehouse: dg.ResourceParam[Warehouse]) -> dg.MaterializeResult[None]:
    """Find the chips that were cut to stay under a rule."""
    return replaced_if_changed(
        warehouse,
        "designed_to_the_line",
        sources=_sources(),
        compute=lambda: (frames.designed_to_the_line_frame(), {}),
    )


@table_asset(
    name="rule_claim",
    group="rules",
    deps=["current_fact", "evidence", "article", "regulation", "regulation_threshold", "chip_control_input"],
)
def rule_claim(warehouse: dg.ResourceParam[Warehouse]) -> dg.MaterializeResult[None]:
    """Check what articles say about the rules."""

    def compute(_: bool) -> pl.DataFrame:
        facts = warehouse.query(
            STATED.format(
                which="predicate IN ('spec', 'spec_ratio', 'threshold', 'restricts') AND fact_id IN (FROM touched_fact)"
            )
        )
        return tables()["rule_claim"].frame(check.as_row() for check in check_claims(facts.to_dicts()))

    return updated(warehouse, "rule_claim", sources=_sources(), compute=compute)


@dg.asset_check(asset="export_status", description="The intervals of a chip and destination group leave no day out.")
def export_status_has_no_gap_or_overlap(warehouse: dg.ResourceParam[Warehouse]) -> dg.AssetCheckResult:
    """Compare the end of each interval with the start of the next."""
    broken = warehouse.query(
        """
        SELECT chip_id, destination_group, valid_until, following
        FROM (
            SELECT *, lead(valid_from) OVER (PARTITION BY chip_id, destination_group ORDER BY valid_from) AS following
            FROM export_status
        )
        WHERE (following IS NULL) <> (valid_until IS NULL) OR following <> valid_until + 1
        """
    )
    return dg.AssetCheckResult(passed=broken.is_empty(), metadata={"broken": broken.height})


@dg.asset_check(asset="export_status", description="Each status that needs a rule names one that binds.")
def export_status_is_by_a_known_rule(warehouse: dg.ResourceParam[Warehouse]) -> dg.AssetCheckResult:
    """Look for a status that should name its rule and does not, or names one that is not loaded or does not bind."""
    broken = warehouse.query(
        """
        SELECT export_status.chip_id, export_status.status, export_status.rule_id
        FROM export_status
        LEFT JOIN regulation USING (rule_id)
        WHERE (status LIKE 'licence%' OR status LIKE 'case%') <> (regulation.rule_id IS NOT NULL AND regulation.binds)
        """
    )
    return dg.AssetCheckResult(passed=broken.is_empty(), metadata={"broken": broken.height})


@dg.asset_check(asset="export_status", description="Each chip has a status for each destination group.")
def export_status_covers_all_chips(warehouse: dg.ResourceParam[Warehouse]) -> dg.AssetCheckResult:
    """Look for pairs of chip and destination group without a status."""
    missing = warehouse.query(
        """
        SELECT chip.chip_id, destination.destination_group
        FROM chip CROSS JOIN (SELECT DISTINCT destination_group FROM destination) AS destination
        ANTI JOIN export_status USING (chip_id, destination_group)
        """
    )
    return dg.AssetCheckResult(passed=missing.is_empty(), metadata={"missing": missing.height})


def _said(facts: Iterable[Mapping[str, Any]]) -> str:
    """What facts say, whatever the place where they stand in their articles."""
    places = ("fact_id", "article_id", "char_start")
    return json.dumps([{name: fact[name] for name in fact if name not in places} for fact in facts], default=str)


def _without_nulls(row: dict[str, Any]) -> dict[str, Any]:
    kept = {name: "" if value is None and name != "valid_until" else value for name, value in row.items()}
    return kept | {"inputs": tuple(row["inputs"])}


def _sources() -> list[Path]:
    """The files that a status follows from, beside facts."""
    folder = Path(__file__).parent
    return [
        *folder.glob("*.py"),
        *(folder.parent / "catalogue").glob("*.csv"),
        folder.parent / "catalogue" / "chips.py",
        folder.parent / "catalogue" / "rows.py",
    ]
