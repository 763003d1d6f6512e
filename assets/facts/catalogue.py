"""The catalogue's chip data as facts, so that what articles say can be held against it."""

from __future__ import annotations

import re
from functools import cache

from assets.catalogue.chips import Chip, ChipCatalogue, chip_catalogue
from assets.facts.ledger import CatalogueValue
from assets.facts.model import EntityReference, Fact

# metric of the fact model → column of chips.csv, unit, factor to the unit.
SPECIFICATIONS: dict[str, tuple[str, str, float]] = {
    "fp64": ("fp64_tflops", "TFLOPS", 1),
    "fp32": ("fp32_tflops", "TFLOPS", 1),
    "tf32": ("tf32_tflops_dense", "TFLOPS", 1),
    "fp16": ("fp16_bf16_tflops_dense", "TFLOPS", 1),
    "fp8": ("fp8_tflops_dense", "TFLOPS", 1),
    "int8": ("int8_tops_dense", "TOPS", 1),
    "fp4": ("fp4_tflops_dense", "TFLOPS", 1),
    "memory": ("memory_gb", "GB", 1),
    "memory_bandwidth": ("memory_bw_gbs", "GB/s", 1),
    "interconnect_bandwidth": ("interconnect_bidir_gbs", "GB/s", 1),
    "tdp": ("tdp_w", "W", 1),
    "die_area": ("die_area_mm2", "mm2", 1),
    "transistors": ("transistors_bn", "transistors", 1e9),
}
FOUNDRY_IDS = {
    "TSMC": "foundry:tsmc",
    "Samsung": "foundry:samsung-foundry",
    "SMIC": "foundry:smic",
    "Intel": "foundry:intel-foundry",
    "GlobalFoundries": "foundry:globalfoundries",
}


@cache
def chip_families(catalogue: ChipCatalogue | None = None) -> dict[str, str]:
    """For every chip of the catalogue, as an entity id, the family by whose name articles call it.

    Args:
        catalogue: The chips; those shipped if None.
    """
    names = (catalogue or chip_catalogue()).names
    return {f"chip:{chip_id}": f"chip:{row.family}" for chip_id, row in names.items()}


def chip_variants(catalogue: ChipCatalogue | None = None) -> dict[str, str]:
    """The names of all chips of the catalogue, by entity id.

    Args:
        catalogue: The chips; those shipped if None.
    """
    chips = catalogue or chip_catalogue()
    return {f"chip:{chip_id}": chips.usual_name(chip_id) for chip_id in chips.names}


def catalogue_values(catalogue: ChipCatalogue | None = None) -> list[CatalogueValue]:
    """The specifications, prices, foundries and nodes of the catalogue as facts about each variant of a chip.

    Args:
        catalogue: The chips; those shipped if None.

    Returns:
        One value a filled cell, cited as the catalogue cites it; a cell that was not looked up says so.
    """
    values: list[CatalogueValue] = []
    for chip in (catalogue or chip_catalogue()).specifications.values():
        subject = EntityReference(f"chip:{chip.chip_id}", chip.product, chip.product)
        for metric, (column, unit, factor) in SPECIFICATIONS.items():
            cell = getattr(chip, column)
            if cell is not None:
                values.append(_value(chip, subject, "spec", column, cell, unit=unit, metric=metric, factor=factor))
        if chip.price_usd is not None:
            values.append(_value(chip, subject, "price", "price_usd", chip.price_usd, unit="USD", time=chip.price_date))
        if node := re.search(r"(\d+(?:\.\d+)?) ?nm", chip.process_node or ""):
            values.append(_value(chip, subject, "process_node", "process_node", float(node[1]), unit="nm"))
        if chip.foundry in FOUNDRY_IDS:
            foundry = EntityReference(FOUNDRY_IDS[chip.foundry], chip.foundry, chip.foundry)
            fact = Fact("fabricates", foundry, subject, chip.foundry, 0, 0, "catalogue/foundry")
            values.append(CatalogueValue(fact, _citation(chip, "foundry")))
    return values


def _value(
    chip: Chip,
    subject: EntityReference,
    predicate: str,
    column: str,
    cell: float,
    *,
    unit: str,
    metric: str | None = None,
    factor: float = 1,
    time: str | None = None,
) -> CatalogueValue:
    fact = Fact(
        predicate=predicate,
        subject=subject,
        object=None,
        quote=f"{column} {cell:g}",
        start=0,
        end=0,
        rule=f"catalogue/{column}",
        metric=metric,
        low=cell * factor,
        high=cell * factor,
        unit=unit,
        cmp="=",
        time=time,
        value_text=f"{cell:g}",
    )
    return CatalogueValue(fact, _citation(chip, column))


def _citation(chip: Chip, column: str) -> str:
    source = f"{chip.price_source} ({chip.price_kind})" if column == "price_usd" and chip.price_source else chip.source
    remembered = column in re.split(r"[;,| ]+", chip.from_memory_fields or "")
    doubt = "; this value was not looked up" if remembered else ""
    return f"{source}{f' <{chip.source_url}>' if chip.source_url else ''}; confidence {chip.confidence}{doubt}"
