"""The inputs of the export rules for one chip: intervals with their sources, from the catalogue and from articles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from assets.catalogue.chips import Chip, ChipCatalogue, UnknownChipError, chip_catalogue, resolve_chip
from assets.rules.rules import METRICS, TEXT_METRICS, YES_NO_METRICS

SourceKind = Literal["given", "chip_inputs.csv", "chips.csv", "article", "derived", "assumed"]

# An article's interconnect figure seldom says whether the host link is in it: the widest in use is PCIe 6.0 x16.
WIDEST_HOST_LINK_GB_S = 256.0
# TF32 is stored in 32 bits and multiplied in 19; which of them is its bit length is not settled.
TF32_BITS = (19.0, 32.0)
RATE_BITS: dict[str, float] = {
    "fp64_tflops": 64,
    "fp64_tensor_tflops": 64,
    "fp32_tflops": 32,
    "fp16_bf16_tflops_dense": 16,
    "fp8_tflops_dense": 8,
    "int8_tops_dense": 8,
    "fp4_tflops_dense": 4,
}
FACT_RATE_BITS: dict[str, float] = {"fp64": 64, "fp32": 32, "bf16": 16, "fp16": 16, "fp8": 8, "int8": 8, "fp4": 4}
FACT_METRICS: dict[str, str] = {
    "interconnect_bandwidth": "io_bandwidth_gb_s",
    "memory_bandwidth": "dram_bandwidth_gb_s",
    "die_area": "die_area_mm2",
    "transistors": "transistors_bn",
    **dict.fromkeys(FACT_RATE_BITS, "tpp"),
}
FACT_UNITS: dict[str, tuple[str, ...]] = {
    "io_bandwidth_gb_s": ("GB/s",),
    "dram_bandwidth_gb_s": ("GB/s",),
    "die_area_mm2": ("mm2",),
    "transistors_bn": ("transistors",),
    "tpp": ("TFLOPS", "TOPS"),
}
UNITS: dict[str, str] = {name: unit for name, (_, unit) in METRICS.items()} | {"die_area_mm2": "mm²"}
US_VENDORS = frozenset({"NVIDIA", "AMD", "Intel", "Google", "AWS"})
# Supplement 6 to part 740 lists 33 approved designers; of the vendors in the catalogue these, from memory.
APPROVED_DESIGNERS = US_VENDORS


# What articles state about chips and rules, each fact once for every independent article that states it.
STATED = """
SELECT
    fact_id, predicate, subject_id AS subject, object_id AS object, metric, low, high, unit, cmp, time, modality,
    article_id, coalesce(title, article_id) AS article, published, char_start, quote
FROM current_fact AS fact
JOIN evidence USING (fact_id)
JOIN article USING (article_id)
WHERE fact.origin = 'article' AND evidence.withdrawn_at IS NULL AND article.duplicate_of IS NULL AND {which}
ORDER BY article.published NULLS LAST, article_id, char_start, fact_id
"""
STATED_FACTS = STATED.format(which="predicate IN ('spec', 'spec_ratio', 'threshold', 'restricts')")


@dataclass(frozen=True, slots=True)
class Interval:
    """All values that a quantity may have; None leaves an end open.

    Attributes:
        low: Lower end.
        high: Upper end.
        low_open: Whether the lower end itself is left out.
        high_open: Whether the upper end itself is left out.
    """

    low: float | None = None
    high: float | None = None
    low_open: bool = False
    high_open: bool = False

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"an interval from {self.low} to {self.high} is empty")

    @classmethod
    def exact(cls, value: float) -> Interval:
        """The interval of one value.

        Args:
            value: The value.
        """
        return cls(float(value), float(value))

    @property
    def is_exact(self) -> bool:
        """Whether it holds one value only."""
        return self.low is not None and self.low == self.high

    def overlaps(self, other: Interval) -> bool:
        """Whether the two have a value in common.

        Args:
            other: Another interval in the same unit.
        """
        return not (self._below(other) or other._below(self))

    def _below(self, other: Interval) -> bool:
        if self.high is None or other.low is None:
            return False
        return self.high < other.low or (self.high == other.low and (self.high_open or other.low_open))

    def __str__(self) -> str:
        if self.low is not None and self.low == self.high:
            return f"{self.low:,.10g}"
        if self.low is None and self.high is None:
            return "unknown"
        if self.low is None:
            return f"{'below' if self.high_open else 'at most'} {self.high:,.10g}"
        if self.high is None:
            return f"{'above' if self.low_open else 'at least'} {self.low:,.10g}"
        return f"{self.low:,.10g} to {self.high:,.10g}"


@dataclass(frozen=True, slots=True)
class Input:
    """What is known of one metric of a chip.

    Attributes:
        metric: A name of `rules.METRICS`, or `die_area_mm2`.
        value: A quantity (yes is 1, no is 0), or the names of a text metric.
        source: What says so.
        source_kind: Where it comes from; `derived` is computed from others, `assumed` holds unless told otherwise.
        from_memory: Whether the source was not looked up.
        note: How it was put together.
    """

    metric: str
    value: Interval | frozenset[str]
    source: str
    source_kind: SourceKind
    from_memory: bool = False
    note: str = ""

    @property
    def unit(self) -> str:
        """Unit of the value."""
        return UNITS.get(self.metric, "")

    def text(self) -> str:
        """The value in words: `464 GB/s`, `yes`, `NVIDIA`."""
        if isinstance(self.value, frozenset):
            return ", ".join(sorted(self.value))
        if self.metric in YES_NO_METRICS and self.value.is_exact:
            return "yes" if self.value.low else "no"
        return f"{self.value} {self.unit}".strip()

    def sentence(self) -> str:
        """The input with its value and source: `DRAM bandwidth: 4,000 GB/s (chip_inputs.csv: sourced H20SPEC)`."""
        label = METRICS.get(self.metric, (self.metric.removesuffix("_mm2").replace("_", " "), ""))[0]
        memory = ", from memory" if self.from_memory and "memory" not in self.source else ""
        return f"{label}: {self.text()} ({self.source_kind}: {self.source}{memory})"

    def as_json(self) -> dict[str, Any]:
        """The object that `chiptrail status --format jsonl` prints for it."""
        interval = self.value if isinstance(self.value, Interval) else None
        return {
            "metric": self.metric,
            "low": interval.low if interval else None,
            "high": interval.high if interval else None,
            "value": self.text(),
            "unit": self.unit,
            "source": self.source,
            "source_kind": self.source_kind,
            "from_memory": self.from_memory,
            "note": self.note,
        }


@dataclass(frozen=True, slots=True)
class Difference:
    """Two sources that give a chip different values of one input.

    Attributes:
        metric: The input.
        used: The one that the rules are evaluated with.
        other: The one left aside.
    """

    metric: str
    used: Input
    other: Input

    def text(self) -> str:
        """The difference as a sentence."""
        label = METRICS.get(self.metric, (self.metric.removesuffix("_mm2").replace("_", " "), ""))[0]
        return (
            f"{label}: {self.used.source_kind} gives {self.used.text()} ({self.used.source}), "
            f"{self.other.source_kind} gives {self.other.text()} ({self.other.source}); the first is used"
        )


@dataclass(frozen=True)
class ChipInputs:
    """All inputs of one chip.

    Attributes:
        chip_id: The chip; empty for one that exists on paper only.
        values: By metric, after precedence: given, chip_inputs.csv, chips.csv, article.
        differences: Where two sources differ.
        vendor_eccn: How the vendor classifies the chip; empty where it does not say.
        first_public: Day on which the chip was first shown; empty where unknown.
        families: The ids under which letters name it.
    """

    chip_id: str
    values: Mapping[str, Input]
    differences: tuple[Difference, ...] = ()
    vendor_eccn: str = ""
    first_public: str = ""
    families: frozenset[str] = field(default_factory=frozenset)

    def get(self, metric: str) -> Input | None:
        """The input of a metric, performance density and sums computed where they are not given.

        Performance density is total processing performance by the area of the logic dies (supp. 1 to part 774, note to
        3A090); nothing is rounded.

        Args:
            metric: A name of `rules.METRICS`, or `die_area_mm2`.
        """
        given = self.values.get(metric)
        if metric == "performance_density":
            return self._density(given)
        if given is None and metric == "dram_plus_io_bandwidth_gb_s":
            return self._sum("dram_bandwidth_gb_s", "io_bandwidth_gb_s", metric)
        return given

    def replaced(self, changes: Mapping[str, Input | None]) -> ChipInputs:
        """The same chip with other values; None makes an input unknown.

        Args:
            changes: By metric. A change of performance or die area also changes the density that follows from them.
        """
        values = dict(self.values)
        for metric, value in changes.items():
            if value is None:
                values.pop(metric, None)
            else:
                values[metric] = value
        stale = changes.keys() & {"tpp", "die_area_mm2"}
        if stale and "performance_density" not in changes:
            values.pop("performance_density", None)
        if changes.keys() & {"tpp", "performance_density"} and "die_area_mm2" not in changes:
            # The vendor classified the real chip, not this one.
            return replace(self, values=values, vendor_eccn="")
        return replace(self, values=values)

    def _density(self, given: Input | None) -> Input | None:
        if given is not None and given.source_kind == "given":
            return given
        tpp, area = self.values.get("tpp"), self.values.get("die_area_mm2")
        if tpp is None or area is None:
            return given
        performance, surface = tpp.value, area.value
        if not isinstance(performance, Interval) or not isinstance(surface, Interval):
            return given
        low = None if performance.low is None or not surface.high else performance.low / surface.high
        high = None if performance.high is None or not surface.low else performance.high / surface.low
        value = Interval(
            low, high, performance.low_open or surface.high_open, performance.high_open or surface.low_open
        )
        return Input(
            "performance_density",
            value,
            f"{tpp.text()} by {area.text()}",
            "derived",
            tpp.from_memory or area.from_memory,
            f"total processing performance: {tpp.source}; die area: {area.source}",
        )

    def _sum(self, first: str, second: str, metric: str) -> Input | None:
        parts = [part for name in (first, second) if (part := self.values.get(name)) is not None]
        intervals = [part.value for part in parts if isinstance(part.value, Interval)]
        if not intervals:
            return None
        complete = len(intervals) == 2
        lows = [interval.low or 0.0 for interval in intervals]
        highs = [interval.high for interval in intervals]
        high = sum(value for value in highs if value is not None) if complete and None not in highs else None
        value = Interval(
            sum(lows),
            high,
            any(interval.low_open for interval in intervals),
            any(interval.high_open for interval in intervals),
        )
        return Input(
            metric,
            value,
            " + ".join(part.text() for part in parts),
            "derived",
            any(part.from_memory for part in parts),
            "; ".join(part.source for part in parts) + ("" if complete else "; the other part is unknown"),
        )


def control_inputs(
    chip_id: str,
    *,
    facts: Iterable[Mapping[str, Any]] = (),
    given: Mapping[str, object] | None = None,
    catalogue: ChipCatalogue | None = None,
) -> ChipInputs:
    """Collect the inputs of a chip from all sources.

    Args:
        chip_id: An id of the catalogue.
        facts: Facts of articles with the fields of a fact (`predicate`, `subject`, `metric`, `low`, `high`, `unit`,
            `modality`, `article` …); those with predicate `spec` on this chip count, where the catalogue is silent.
        given: Values that replace all others: a number, `(low, high)`, a bool, a name, or None for unknown.
        catalogue: The chips; those shipped if None.

    Raises:
        ValueError: If a given metric is not known.
    """
    chips = catalogue or chip_catalogue()
    layers = [_from_control_inputs(chips, chip_id), _from_specification(chips, chip_id)]
    host = layers[1].get("host")
    layers.append(_from_facts(chips, chip_id, facts, host))
    values: dict[str, Input] = {}
    differences: list[Difference] = []
    for layer in layers:
        for metric, found in layer.items():
            if metric == "host":
                continue
            known = values.setdefault(metric, found)
            if known is found:
                continue
            if _differ(known, found):
                differences.append(Difference(metric, known, found))
            elif found.source_kind == "article" and (narrowed := _narrowed(known, found)):
                values[metric] = narrowed
    row = chips.control_inputs.get(chip_id)
    specification = chips.specifications.get(chip_id)
    _add_assumptions(chips, chip_id, values)
    family = chips.names[chip_id].family
    inputs = ChipInputs(
        chip_id,
        values,
        tuple(differences),
        (row.vendor_eccn if row else None) or "",
        (row.first_public if row else None) or (specification.announce_date if specification else None) or "",
        frozenset({chip_id, family}),
    )
    return inputs.replaced(given_inputs(given)) if given else inputs


def given_inputs(given: Mapping[str, object]) -> dict[str, Input | None]:
    """Values handed in by a caller as inputs.

    Args:
        given: By metric: a number, `(low, high)`, a bool, a name, an `Input`, or None for unknown.

    Raises:
        ValueError: If a metric is not known or a value does not fit it.
    """
    result: dict[str, Input | None] = {}
    for metric, value in given.items():
        if metric not in METRICS and metric != "die_area_mm2":
            raise ValueError(f"input {metric!r} is not known; use one of {', '.join([*METRICS, 'die_area_mm2'])}")
        if value is None or isinstance(value, Input):
            result[metric] = value
        elif metric in TEXT_METRICS:
            result[metric] = Input(metric, frozenset({str(value)}), "given by the caller", "given")
        else:
            result[metric] = Input(metric, _interval(metric, value), "given by the caller", "given")
    return result


def _interval(metric: str, value: object) -> Interval:
    if isinstance(value, Interval):
        return value
    if isinstance(value, bool | int | float):
        return Interval.exact(float(value))
    if isinstance(value, tuple) and len(value) == 2:
        low, high = (None if end is None else float(end) for end in value)
        return Interval(low, high)
    raise ValueError(f"input {metric}: {value!r} is no number and no (low, high)")


def total_processing_performance(chip: Chip) -> tuple[Interval, str] | None:
    """Total processing performance by the rule's definition: dense rate times bit length, the highest over bit lengths.

    88 FR 73458, note to 3A090: TPP is 2 x MacTOPS x bit length; for a rate that counts multiplication and addition
    (TFLOPS, TOPS) that is rate x bit length. Where only vector rates are published, matrix rates can only be higher.

    Args:
        chip: A row of chips.csv.

    Returns:
        The value, an interval where TF32's bit length decides or only a lower bound is known, and how it came about;
        None where no rate is published.
    """
    products = {name: rate * bits for name, bits in RATE_BITS.items() if (rate := getattr(chip, name)) is not None}
    low_products, high_products = dict(products), dict(products)
    if chip.tf32_tflops_dense is not None:
        low_products["tf32_tflops_dense"] = chip.tf32_tflops_dense * TF32_BITS[0]
        high_products["tf32_tflops_dense"] = chip.tf32_tflops_dense * TF32_BITS[1]
    if not high_products:
        return None
    low, high = max(low_products.values()), max(high_products.values())
    driver = max(high_products, key=lambda name: high_products[name])
    how = f"computed from dense rates, decided by {driver}"
    if chip.tpp_lower_bound_only:
        return Interval(low, None), f"{how}; no matrix rate is published, so a lower bound"
    if low != high:
        how += "; the lower end counts TF32 with 19 bits"
    return Interval(low, high), how


def _flag(metric: str, value: bool | None, source: str, kind: SourceKind, note: str = "") -> dict[str, Input]:
    if value is None:
        return {}
    return {metric: Input(metric, Interval.exact(float(value)), source, kind, note=note)}


def _from_control_inputs(chips: ChipCatalogue, chip_id: str) -> dict[str, Input]:
    row = chips.control_inputs.get(chip_id)
    if row is None:
        return {}
    kind: SourceKind = "chip_inputs.csv"
    found: dict[str, Input] = {}

    def add(metric: str, value: float | None, source: str | None, memory: bool) -> None:
        if value is not None:
            found[metric] = Input(metric, Interval.exact(value), source or "no source", kind, memory)

    tpp_source = row.tpp_source or ""
    add("tpp", row.tpp, tpp_source, "memory" in tpp_source)
    add("die_area_mm2", row.die_area_mm2, "from memory", True)
    add("performance_density", row.performance_density, "from memory", True)
    add("io_bandwidth_gb_s", row.io_bw_gbs, row.io_note, "memory" in (row.io_note or ""))
    add("dram_bandwidth_gb_s", row.dram_bw_gbs, row.dram_source, "memory" in (row.dram_source or ""))
    found |= _flag(
        "datacenter", row.datacenter, f"designation of the vendor; ECCN {row.vendor_eccn or 'not listed'}", kind
    )
    found |= _flag(
        "us_commercially_available", row.us_commercially_available, row.note or "judged by the product", kind
    )
    found |= _flag("us_origin", row.us_origin, f"vendor {row.vendor}", kind)
    found["vendor"] = Input("vendor", frozenset({chips.vendor(chip_id)}), "vendor of the chip", kind)
    return found


def _from_specification(chips: ChipCatalogue, chip_id: str) -> dict[str, Input]:
    chip = chips.specifications.get(chip_id)
    if chip is None:
        return _from_family(chips, chip_id)
    kind: SourceKind = "chips.csv"
    memory = set((chip.from_memory_fields or "").split(";"))
    found: dict[str, Input] = {}

    def add(metric: str, value: Interval | None, fields: set[str], note: str = "") -> None:
        if value is not None:
            found[metric] = Input(metric, value, chip.source, kind, bool(fields & memory), note)

    performance = total_processing_performance(chip)
    if performance:
        add("tpp", performance[0], {chip.tpp_driver or ""}, performance[1])
    add("die_area_mm2", _maybe(chip.die_area_mm2), {"die_area_mm2"}, chip.die_area_basis or "")
    add("dram_bandwidth_gb_s", _maybe(chip.memory_bw_gbs), {"memory_bw_gbs"})
    add("transistors_bn", _maybe(chip.transistors_bn), {"transistors_bn"})
    node = re.search(r"(\d+(?:\.\d+)?) ?nm", chip.process_node or "") or re.search(r"\bN(\d)", chip.process_node or "")
    if node:
        add("process_node_nm", Interval.exact(float(node[1])), {"process_node"}, chip.process_node or "")
        found |= _flag("non_planar_transistor", float(node[1]) <= 16 or None, f"{chip.process_node}: FinFET", kind)
    if chip.memory_type:
        found |= _flag("has_hbm", chip.memory_type.startswith("HBM"), chip.memory_type, kind)
    if (host := chip.host_if_bidir_gbs) is not None:
        found["host"] = Input("io_bandwidth_gb_s", Interval.exact(host), chip.source, kind, note=chip.host_if or "")
    add("io_bandwidth_gb_s", _aggregate_io(chip), {"interconnect_bidir_gbs"}, _io_note(chip))
    found |= _flag("datacenter", chip.dc_marketed, "marketed for data centres or not", kind)
    found |= _flag(
        "us_origin",
        chip.china_variant != "domestic" and chips.vendor(chip_id) in US_VENDORS,
        f"vendor {chip.vendor}",
        kind,
    )
    if chip.china_variant == "n" and chip.launch_date is not None and chip.launch_date < "2026-01-15":
        found |= _flag("us_commercially_available", True, f"launched {chip.launch_date}, no variant for China", kind)
    elif chip.china_variant == "domestic":
        found |= _flag("us_commercially_available", False, "sold in China", kind)
    found["vendor"] = Input("vendor", frozenset({chips.vendor(chip_id)}), "vendor of the chip", kind)
    if chip.foundry:
        found["foundry"] = Input("foundry", frozenset({re.split(r"[;( ]", chip.foundry)[0]}), chip.foundry, kind)
    return found


def _from_family(chips: ChipCatalogue, chip_id: str) -> dict[str, Input]:
    """What all variants of the family have in common in their silicon, for a chip without a datasheet row."""
    family = chips.names[chip_id].family
    variants = [
        _from_specification(chips, other)
        for other, row in chips.names.items()
        if row.family == family and other in chips.specifications
    ]
    found: dict[str, Input] = {}
    for metric in ("process_node_nm", "non_planar_transistor", "has_hbm", "foundry"):
        known = [variant.get(metric) for variant in variants]
        first = known[0] if known else None
        if first is not None and all(other is not None and other.value == first.value for other in known):
            found[metric] = replace(first, note=f"as all variants of {family}")
    return found


def _maybe(value: float | None) -> Interval | None:
    return None if value is None else Interval.exact(value)


def _aggregate_io(chip: Chip) -> Interval | None:
    """All inputs and outputs to other integrated circuits but volatile memory: chip-to-chip links and host link."""
    links = 0.0 if (chip.interconnect or "").startswith("none") else chip.interconnect_bidir_gbs
    if links is None and chip.host_if_bidir_gbs is None:
        return None
    low = (links or 0.0) + (chip.host_if_bidir_gbs or 0.0)
    return Interval(low, None if links is None or chip.host_if_bidir_gbs is None else low)


def _io_note(chip: Chip) -> str:
    parts = [
        f"{name or 'link'} {'unknown' if value is None else f'{value:g}'}"
        for name, value in ((chip.interconnect, chip.interconnect_bidir_gbs), (chip.host_if, chip.host_if_bidir_gbs))
    ]
    return " + ".join(parts)


def _differ(first: Input, second: Input) -> bool:
    if isinstance(first.value, frozenset) or isinstance(second.value, frozenset):
        return first.value != second.value
    if first.value.is_exact and second.value.is_exact:
        return first.value.low != second.value.low
    if second.metric == "tpp" and second.value.high is None and second.source_kind == "chips.csv":
        # A lower bound from vector rates does not contradict a higher value, yet is a figure that others quote.
        return second.value.low != first.value.low
    return not first.value.overlaps(second.value)


def _add_assumptions(chips: ChipCatalogue, chip_id: str, values: dict[str, Input]) -> None:
    """What holds for a chip sold by its vendor unless the caller says otherwise."""
    vendor = chips.vendor(chip_id)
    assumed: dict[str, Input] = {
        "exported_by": Input("exported_by", frozenset({"vendor"}), "sold by its vendor", "assumed"),
        "end_use": Input("end_use", frozenset({"civil"}), "no knowledge of another end use", "assumed"),
        "export_from_us": Input("export_from_us", Interval.exact(1), "exported from the US", "assumed"),
        "attested_by_packager": Input(
            "attested_by_packager", Interval.exact(0), "no attestation unless one is given", "assumed"
        ),
        "memory_stack": Input("memory_stack", Interval.exact(0), "a processor", "assumed"),
        "named_chip": Input(
            "named_chip", frozenset({chip_id, chips.names[chip_id].family}), "chip_names.csv", "chip_inputs.csv"
        ),
        "designer_approved_or_authorized": Input(
            "designer_approved_or_authorized",
            Interval.exact(float(vendor in APPROVED_DESIGNERS)),
            "supp. 6 to part 740",
            "assumed",
            True,
        ),
    }
    for metric, value in assumed.items():
        values.setdefault(metric, value)


def facts_by_chip(
    facts: Iterable[Mapping[str, Any]], catalogue: ChipCatalogue | None = None
) -> dict[str, list[Mapping[str, Any]]]:
    """The facts on each chip of the catalogue, in their order, so that each chip's inputs look at its own only.

    Args:
        facts: Facts of articles with the fields of a fact.
        catalogue: The chips; those shipped if None.
    """
    chips = catalogue or chip_catalogue()
    resolved: dict[str, str | None] = {}
    found: dict[str, list[Mapping[str, Any]]] = {}
    for fact in facts:
        subject = entity_id(fact.get("subject"))
        if subject not in resolved:
            try:
                resolved[subject] = resolve_chip(subject, chips).chip_id if subject.startswith("chip:") else None
            except UnknownChipError:
                resolved[subject] = None
        if (chip_id := resolved[subject]) is not None:
            found.setdefault(chip_id, []).append(fact)
    return found


def _from_facts(
    chips: ChipCatalogue, chip_id: str, facts: Iterable[Mapping[str, Any]], host: Input | None
) -> dict[str, Input]:
    """The facts on this chip; several on one metric narrow it to what they have in common, else the first counts."""
    found: dict[str, Input] = {}
    for fact in facts:
        converted = _from_fact(chips, chip_id, fact, host)
        if converted is None:
            continue
        known = found.setdefault(converted.metric, converted)
        if known is not converted and isinstance(known.value, Interval) and isinstance(converted.value, Interval):
            both = _common(known.value, converted.value)
            if both is not None:
                source = known.source if known.source == converted.source else f"{known.source}; {converted.source}"
                found[converted.metric] = replace(known, value=both, source=source)
    return found


def _narrowed(known: Input, found: Input) -> Input | None:
    """An article's value where the catalogue has no more than a range that holds it."""
    if isinstance(known.value, frozenset) or isinstance(found.value, frozenset) or known.value.is_exact:
        return None
    both = _common(known.value, found.value)
    if both is None or both == known.value:
        return None
    return replace(found, value=both, note=f"{found.note}; within {known.text()} of {known.source_kind}")


def _common(first: Interval, second: Interval) -> Interval | None:
    if not first.overlaps(second):
        return None
    lows = [(part.low, part.low_open) for part in (first, second) if part.low is not None]
    highs = [(part.high, not part.high_open) for part in (first, second) if part.high is not None]
    low, low_open = max(lows) if lows else (None, False)
    high, high_closed = min(highs) if highs else (None, True)
    return Interval(low, high, low_open, not high_closed)


def entity_id(value: object) -> str:
    """The id in a fact's subject or object, which is either the id or an object with one.

    Args:
        value: `chip:nvidia-a800`, or `{"id": "chip:nvidia-a800", …}`, or None.
    """
    if isinstance(value, Mapping):
        return str(value.get("id") or "")
    return str(value or "")


def _from_fact(chips: ChipCatalogue, chip_id: str, fact: Mapping[str, Any], host: Input | None) -> Input | None:
    metric = FACT_METRICS.get(str(fact.get("metric")))
    if fact.get("predicate") != "spec" or metric is None or fact.get("modality") in ("denied", "possible"):
        return None
    if fact.get("unit") not in FACT_UNITS[metric]:
        return None
    subject = entity_id(fact.get("subject"))
    try:
        if not subject.startswith("chip:") or resolve_chip(subject, chips).chip_id != chip_id:
            return None
    except UnknownChipError:
        return None
    return fact_input(fact, metric, host)


def fact_input(fact: Mapping[str, Any], metric: str, host: Input | None = None) -> Input:
    """A `spec` fact as an input of the rules.

    Args:
        fact: The fact.
        metric: The input that it gives.
        host: The chip's host link, which the aggregate I/O includes; its width is left open where None.
    """
    cmp = fact.get("cmp")
    low, high = (None if fact.get(end) is None else float(fact[end]) for end in ("low", "high"))
    value = Interval(low, high, low_open=cmp == ">", high_open=cmp == "<")
    note = f"{fact.get('modality') or 'asserted'}: {fact.get('quote') or ''}".strip()
    if metric == "tpp":
        bits = FACT_RATE_BITS[str(fact["metric"])]
        # Articles seldom say whether a rate counts sparsity, which doubles it, and another bit length may give more.
        value = Interval(None if low is None else low * bits / 2, None, value.low_open)
        note += f"; rate x {bits:g} bits, halved in case it counts sparsity; other bit lengths may give more"
    elif metric == "transistors_bn":
        value = Interval(None if low is None else low / 1e9, None if high is None else high / 1e9)
    elif metric == "io_bandwidth_gb_s":
        link = (
            host.value if host is not None and isinstance(host.value, Interval) else Interval(0, WIDEST_HOST_LINK_GB_S)
        )
        value = Interval(
            None if low is None else low + (link.low or 0.0),
            None if high is None or link.high is None else high + link.high,
            value.low_open,
            value.high_open,
        )
        note += f"; host link {link} GB/s added"
    article = fact.get("article") or fact.get("article_id") or "an article"
    return Input(metric, value, f"article {article}", "article", note=note)
