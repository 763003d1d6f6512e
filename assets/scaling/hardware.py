"""Chips and clusters as the scaling model needs them: the chip catalogue, and assumptions for what it does not say."""

from __future__ import annotations

import csv
import functools
import math
import re
from dataclasses import dataclass, field
from pathlib import Path

CATALOGUE = Path(__file__).parents[1] / "catalogue" / "chips.csv"
ASSUMPTIONS = Path(__file__).with_name("assumptions.csv")

# A family name stands for its best-known variant, which the answer names.
FAMILIES = {
    "v100": "nvidia-v100-sxm2-32gb",
    "v100-32": "nvidia-v100-sxm2-32gb",
    "v100-16": "nvidia-v100-sxm2-16gb",
    "p100": "nvidia-p100-sxm2-16gb",
    "a100": "nvidia-a100-sxm4-80gb",
    "a100-40": "nvidia-a100-sxm4-40gb",
    "a100-80": "nvidia-a100-sxm4-80gb",
    "a800": "nvidia-a800-sxm4-80gb",
    "h100": "nvidia-h100-sxm5-80gb",
    "h800": "nvidia-h800-sxm5-80gb",
    "h200": "nvidia-h200-sxm-141gb",
    "h20": "nvidia-h20-sxm-96gb",
    "b200": "nvidia-b200-sxm",
    "b300": "nvidia-b300-sxm",
    "gb200": "nvidia-gb200-gpu",
    "gb300": "nvidia-gb300-gpu",
    "b100": "nvidia-b100",
    "b30a": "nvidia-b30a",
    "rtx-4090": "nvidia-rtx-4090",
    "mi250": "amd-mi250x",
    "mi300": "amd-mi300x",
    "gaudi2": "intel-gaudi2",
    "gaudi3": "intel-gaudi3",
    "tpuv3": "google-tpu-v3",
    "tpuv4": "google-tpu-v4",
    "tpuv5e": "google-tpu-v5e",
    "tpuv5p": "google-tpu-v5p",
    "tpuv6e": "google-tpu-v6e",
    "tpuv7": "google-tpu-v7",
    "trainium": "aws-trainium1",
    "ascend-910": "huawei-ascend-910a",
    "ascend-910b": "huawei-ascend-910b2",
    "ascend-910c": "huawei-ascend-910c",
    "mlu590": "cambricon-mlu590",
    "mlu370": "cambricon-mlu370-x8",
    "mlu290": "cambricon-mlu290-m5",
    "br100": "biren-br100",
    "shensuan-1": "hygon-dcu-shensuan1",
    "kunlun-2": "kunlunxin-r200",
    "kunlun": "kunlunxin-r200",
}
_VENDORS = (
    "nvidia",
    "amd",
    "intel",
    "google",
    "aws",
    "huawei",
    "cambricon",
    "biren",
    "hygon",
    "moore-threads",
    "baidu",
)
# A board that is run below its design power loses clock by about the cube root (power ~ frequency^3).
_POWER_SUFFIX = re.compile(r"^(?P<family>.+?)-(?P<watts>\d{3,4})w$")


class UnknownChipError(ValueError):
    """A chip that is not in the catalogue, or that the catalogue knows too little about."""


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
        tflops: Dense peak in TFLOP/s by format: `16`, `8`, `4` bits; None where unknown.
        values: The chip's and the cluster's variables of the scaling model that follow from the chip.
        price_usd: Price of one chip.
        assumed: The assumptions that were used, by variable.
    """

    id: str
    product: str
    architecture: str
    tflops: dict[int, float | None]
    values: dict[str, float]
    price_usd: float
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


def assumption(name: str, *scopes: str) -> Assumption:
    """The assumption for the first scope that has one; `all` is tried last.

    Raises:
        KeyError: No scope has it.
    """
    by_key = {(row.scope, row.name): row for row in assumptions()}
    for scope in (*scopes, "all"):
        if (scope, name) in by_key:
            return by_key[scope, name]
    raise KeyError(f"{ASSUMPTIONS}: no row {name!r} for {scopes or 'all'}; add one with its source")


@functools.cache
def _catalogue() -> dict[str, dict[str, str]]:
    with CATALOGUE.open(encoding="utf-8", newline="") as file:
        return {row["chip_id"]: row for row in csv.DictReader(file)}


def resolve(name: str) -> str:
    """The catalogue id for a chip's id, family name or entity id (`chip:nvidia-a100`).

    Raises:
        UnknownChipError: The catalogue has no such chip.
    """
    key = name.strip().lower().removeprefix("chip:").replace(" ", "-").replace("_", "-")
    candidates = [key, *(key.removeprefix(f"{vendor}-") for vendor in _VENDORS)]
    for candidate in candidates:
        if candidate in _catalogue():
            return candidate
        if candidate in FAMILIES:
            return FAMILIES[candidate]
    for candidate in candidates:
        compact = candidate.replace("-", "")
        for family, chip_id in FAMILIES.items():
            if compact == family.replace("-", ""):
                return chip_id
    for vendor in _VENDORS:  # `amd-mi325x` and the like, named without the vendor
        if f"{vendor}-{key}" in _catalogue():
            return f"{vendor}-{key}"
    near = sorted(x for x in _catalogue() if key.split("-")[-1] in x)[:5]
    hint = f"; similar: {', '.join(near)}" if near else ""
    raise UnknownChipError(f"Chip {name!r} is not in the chip catalogue{hint}")


def chip(name: str) -> Chip:
    """A chip by id, family name or entity id; `H100-500W` is the H100 run at 500 W.

    Raises:
        UnknownChipError: It is not in the catalogue, or its 16-bit rate, memory or memory bandwidth is not known.
    """
    power = _POWER_SUFFIX.match(name.strip().lower())
    chip_id = resolve(power["family"] if power else name)
    row = _catalogue()[chip_id]

    def number(column: str) -> float | None:
        return float(row[column]) if row[column] else None

    scopes = (chip_id, row["architecture"])
    assumed: dict[str, Assumption] = {}

    def value(name: str, known: float | None) -> float:
        if known is not None:
            return known
        assumed[name] = assumption(name, *scopes)
        return assumed[name].value

    peak, memory, bandwidth = number("fp16_bf16_tflops_dense"), number("memory_gb"), number("memory_bw_gbs")
    if peak is None or memory is None or bandwidth is None:
        raise UnknownChipError(
            f"The catalogue does not know the 16-bit rate, memory or memory bandwidth of {row['product']} ({chip_id}); "
            "no estimate can be made"
        )
    link, host_link = number("interconnect_bidir_gbs"), number("host_if_bidir_gbs")
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
        "chip_power_w": value("chip_power_w", number("tdp_w")),
        "chip_days_between_failures": value("chip_days_between_failures", None),
        "checkpoint_stall_s": value("checkpoint_stall_s", None),
        "restart_s": value("restart_s", None),
        "power_usage_effectiveness": value("power_usage_effectiveness", None),
    }
    tflops = {16: peak, 8: number("fp8_tflops_dense") or number("int8_tops_dense"), 4: number("fp4_tflops_dense")}
    if power:
        limited = float(power["watts"])
        slower = (limited / values["chip_power_w"]) ** (1.0 / 3.0)
        values |= {"matmul_fraction": values["matmul_fraction"] * slower, "chip_power_w": limited}
        values["low_precision_fraction"] *= slower
    values["host_power_w"] = value("host_power_share", None) * values["chip_power_w"]
    price = value("price_usd", number("price_usd"))
    hours = value("amortisation_years", None) * 8766.0 * value("usage_of_lifetime", None)
    hourly = price * value("system_price_factor", None) / hours + value("operations_usd_per_chip_hour", None)
    values["price_usd_per_hour"] = hourly
    return Chip(chip_id, row["product"], row["architecture"], tflops, values, price, assumed)
