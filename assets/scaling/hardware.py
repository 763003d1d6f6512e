"""Chips and clusters as the scaling model needs them: the chip catalogue, and assumptions for what it does not say."""

from __future__ import annotations

import csv
import functools
import math
import re
from dataclasses import dataclass, field
from pathlib import Path

from assets.catalogue.chips import Chip as CatalogueChip
from assets.catalogue.chips import ResolvedChip, chip_catalogue, resolve_chip

ASSUMPTIONS = Path(__file__).with_name("assumptions.csv")

# How tables of training runs name variants, beside the names of the chip catalogue.
RUN_NAMES = {
    "v100-16": "nvidia-v100-sxm2-16gb",
    "v100-32": "nvidia-v100-sxm2-32gb",
    "a100-40": "nvidia-a100-sxm4-40gb",
    "a100-80": "nvidia-a100-sxm4-80gb",
}
# A board that is run below its design power loses clock by about the cube root (power ~ frequency^3).
_POWER_SUFFIX = re.compile(r"^(?P<family>.+?)-(?P<watts>\d{3,4})w$", re.IGNORECASE)


class ChipDataError(ValueError):
    """A chip of which the catalogue knows too little for an estimate."""


@dataclass(frozen=True, slots=True)
class Assumption:
    """One row of assumptions.csv: a value where neither fact nor catalogue has one.

    Attributes:
        scope: `all`, an architecture, or a chip's id.
        name: What it is the value of.
        value: The value, in `unit`.
        unit: The unit.
        source: Where it comes from.
    """

    scope: str
    name: str
    value: float
    unit: str
    source: str


@dataclass(frozen=True, slots=True)
class Chip:
    """A chip of the catalogue with what the model needs.

    Attributes:
        id: The catalogue's id.
        product: Its product name.
        architecture: Its architecture.
        note: Which variant a family name was taken for; empty for an exact name.
        tflops: Dense peak in TFLOP/s by format: `16`, `8`, `4` bits; None where unknown.
        values: The chip's and the cluster's variables of the scaling model that follow from the chip.
        assumed: The assumptions that were used, by variable.
    """

    id: str
    product: str
    architecture: str
    note: str
    tflops: dict[int, float | None]
    values: dict[str, float]
    assumed: dict[str, Assumption] = field(default_factory=dict)


@functools.cache
def assumptions() -> tuple[Assumption, ...]:
    """All rows of assumptions.csv.

    Raises:
        ValueError: A value is not a finite number, or a scope gives a name twice.
    """
    rows: list[Assumption] = []
    seen: set[tuple[str, str]] = set()
    with ASSUMPTIONS.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), start=2):
            value, key = float(row["value"]), (row["scope"], row["name"])
            if not math.isfinite(value) or key in seen:
                raise ValueError(f"{ASSUMPTIONS}:{number}: {key} is not finite or given twice; keep one finite value")
            seen.add(key)
            rows.append(Assumption(row["scope"], row["name"], value, row["unit"], row["source"]))
    return tuple(rows)


@functools.cache
def _assumptions_by_key() -> dict[tuple[str, str], Assumption]:
    return {(row.scope, row.name): row for row in assumptions()}


def assumption(name: str, *scopes: str) -> Assumption:
    """The assumption for the first scope that has one; `all` is tried last.

    Raises:
        KeyError: No scope has it.
    """
    by_key = _assumptions_by_key()
    for scope in (*scopes, "all"):
        if (scope, name) in by_key:
            return by_key[scope, name]
    raise KeyError(f"{ASSUMPTIONS}: no row {name!r} for {scopes or 'all'}; add one with its source")


def _specified(resolved: ResolvedChip) -> tuple[CatalogueChip, str]:
    """The data sheet of a chip; for a name without one (Ascend 910B) that of the middle variant of its family."""
    chips = chip_catalogue()
    own = chips.specifications.get(resolved.chip_id)
    if own is not None and own.fp16_bf16_tflops_dense is not None:
        return own, resolved.note
    family = [
        chips.specifications[x.chip_id]
        for x in chips.names.values()
        if x.family == resolved.family and x.chip_id in chips.specifications
    ]
    known = sorted((x for x in family if x.fp16_bf16_tflops_dense), key=lambda x: x.fp16_bf16_tflops_dense or 0.0)
    if known:
        middle = known[(len(known) - 1) // 2]
        return middle, f"{resolved.asked} is taken as {chips.usual_name(middle.chip_id)}, the middle of its variants"
    if own is None:
        raise ChipDataError(
            f"The catalogue has no data sheet of {resolved.name} ({resolved.chip_id}); no estimate can be made"
        )
    return own, resolved.note


def chip(name: str) -> Chip:
    """A chip by any name of the catalogue, or as tables of runs name it; `H100-500W` is the H100 run at 500 W.

    Raises:
        UnknownChipError: No chip has that name.
        ChipDataError: Its 16-bit rate, memory or memory bandwidth is not known.
    """
    power = _POWER_SUFFIX.match(name.strip())
    plain = power["family"] if power else name.strip()
    resolved = resolve_chip(RUN_NAMES.get(plain.lower(), plain))
    row, note = _specified(resolved)
    peak, memory, bandwidth = row.fp16_bf16_tflops_dense, row.memory_gb, row.memory_bw_gbs
    if peak is None or memory is None or bandwidth is None:
        raise ChipDataError(
            f"The catalogue does not know the 16-bit rate, memory or memory bandwidth of {resolved.name} "
            f"({resolved.chip_id}); no estimate can be made"
        )
    chip_id = row.chip_id
    scopes = (chip_id, row.architecture or "")
    assumed: dict[str, Assumption] = {}

    def value(name: str, known: float | None) -> float:
        if known is not None:
            return known
        assumed[name] = assumption(name, *scopes)
        return assumed[name].value

    link, host_link = row.interconnect_bidir_gbs, row.host_if_bidir_gbs
    if link is None and not any(a.name == "link_gb_s" and a.scope in scopes for a in assumptions()):
        # Without a scale-up link, chips of a server talk over PCIe.
        link = value("host_link_gb_s", host_link)
    values = {
        "matmul_tflops": peak,
        "memory_gb": memory,
        "memory_bandwidth_gb_s": bandwidth,
        "link_gb_s": value("link_gb_s", None if link is None else link / 2.0),
        "matmul_fraction": value("matmul_fraction", None),
        "low_precision_fraction": value("low_precision_fraction", None),
        "link_domain": value("link_domain", None),
        "network_gb_s": value("network_gb_s", None),
        "asynchronous_matmul": value("asynchronous_matmul", None),
        "power_limited": value("power_limited", None),
        "chip_power_w": value("chip_power_w", row.tdp_w),
        "chip_days_between_failures": value("chip_days_between_failures", None),
        "checkpoint_stall_s": value("checkpoint_stall_s", None),
        "restart_s": value("restart_s", None),
        "power_usage_effectiveness": value("power_usage_effectiveness", None),
    }
    tflops = {16: peak, 8: row.fp8_tflops_dense or row.int8_tops_dense, 4: row.fp4_tflops_dense}
    if power:
        limited = float(power["watts"])
        slower = (limited / values["chip_power_w"]) ** (1.0 / 3.0)
        values |= {"matmul_fraction": values["matmul_fraction"] * slower, "chip_power_w": limited}
        values["low_precision_fraction"] *= slower
    values["host_power_w"] = value("host_power_share", None) * values["chip_power_w"]
    price = value("price_usd", row.price_usd)
    hours = value("amortisation_years", None) * 8766.0 * value("usage_of_lifetime", None)
    hourly = price * value("system_price_factor", None) / hours + value("operations_usd_per_chip_hour", None)
    values["price_usd_per_hour"] = hourly
    return Chip(chip_id, chip_catalogue().usual_name(chip_id), row.architecture or "", note, tflops, values, assumed)
