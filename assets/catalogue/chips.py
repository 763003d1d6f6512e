"""The known chips: datasheets (chips.csv), inputs of the export rules (chip_inputs.csv) and names (chip_names.csv)."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator, field_validator

from assets.catalogue.rows import Row, RowError, read_rows

CATALOGUE = Path(__file__).parent

_VENDOR_WORDS = re.compile(
    r"^(?:chip:)?\s*(?:nvidia|英伟达|輝達|amd|instinct|intel|habana|英特尔|google|谷歌|aws|amazon|huawei|华为|cambricon|寒武纪|"
    r"hygon|海光|biren|壁仞科技|metax|沐曦|moore ?threads|摩尔线程|kunlunxin|geforce|tesla|radeon)[\s_-]*",
    re.IGNORECASE,
)
_PUNCTUATION = re.compile(r"[^0-9a-z\u3400-\u9fff]+")


class UnknownChipError(LookupError):
    """No chip of the catalogue has that name; the message proposes similar ones.

    Attributes:
        name: The name asked for.
        similar: Names that are close to it.
    """

    def __init__(self, name: str, similar: list[str]) -> None:
        hint = f"did you mean {', '.join(similar)}?" if similar else "`chiptrail sql 'FROM chip_name'` lists all names"
        super().__init__(f"no chip named {name!r} in the catalogue (assets/catalogue/chip_names.csv): {hint}")
        self.name = name
        self.similar = similar

    def __str__(self) -> str:
        return str(self.args[0])


def _yes_no(value: object) -> object:
    return {"y": True, "n": False, "1": True, "0": False}.get(value, value) if isinstance(value, str) else value


Flag = Annotated[bool | None, BeforeValidator(_yes_no)]


class Chip(Row):
    """A row of chips.csv: one variant with its dense rates, per precision. An empty cell is unknown or disputed."""

    chip_id: str
    vendor: str
    product: str
    variant_of: str | None
    form_factor: str | None
    dc_marketed: Flag
    china_variant: Literal["y", "n", "domestic"]
    announce_date: str | None
    launch_date: str | None
    architecture: str | None
    die: str | None
    foundry: str | None
    process_node: str | None
    die_area_mm2: float | None
    die_area_basis: str | None
    transistors_bn: float | None
    fp64_tflops: float | None
    fp64_tensor_tflops: float | None
    fp32_tflops: float | None
    tf32_tflops_dense: float | None
    fp16_bf16_tflops_dense: float | None
    fp8_tflops_dense: float | None
    int8_tops_dense: float | None
    fp4_tflops_dense: float | None
    memory_gb: float | None
    memory_type: str | None
    memory_bw_gbs: float | None
    interconnect: str | None
    interconnect_bidir_gbs: float | None
    host_if: str | None
    host_if_bidir_gbs: float | None
    tdp_w: float | None
    price_usd: float | None
    price_kind: str | None
    price_date: str | None
    price_source: str | None
    tpp_calc: float | None
    tpp_driver: str | None
    tpp_lower_bound_only: Flag
    pd_calc: float | None
    source: str
    source_url: str | None
    confidence: Literal["high", "medium", "low"]
    from_memory_fields: str | None
    notes_conflicts: str | None


class ChipControlInput(Row):
    """A row of chip_inputs.csv: the inputs of the export rules for one chip. An empty cell is not published."""

    chip_id: str
    chip: str
    vendor: str
    first_public: str | None
    datacenter: Flag
    tpp: float | None
    tpp_source: str | None
    die_area_mm2: float | None
    performance_density: float | None
    io_bw_gbs: float | None
    io_note: str | None
    dram_bw_gbs: float | None
    dram_source: str | None
    vendor_eccn: str | None
    us_commercially_available: Flag
    us_origin: Flag
    note: str | None


class ChipName(Row):
    """A row of chip_names.csv: the names of a chip, its family, and what a version made for China was cut from."""

    chip_id: str
    family: str
    best_known: Flag
    china_variant: Flag
    cut_from: str | None
    family_names: tuple[str, ...]
    names: tuple[str, ...]

    @field_validator("family_names", "names", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return () if value is None else tuple(value.split("|")) if isinstance(value, str) else value


@dataclass(frozen=True, slots=True)
class ResolvedChip:
    """The chip that a name means.

    Attributes:
        chip_id: Its id, without the `chip:` before it.
        name: Its usual name, the variant included.
        vendor: Who designs it.
        family: The id of its product family, which letters name.
        asked: The name as given.
        note: Which variant a family name stands for; empty for an exact name.
    """

    chip_id: str
    name: str
    vendor: str
    family: str
    asked: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class ChipCatalogue:
    """All chips, by id.

    Attributes:
        specifications: Rows of chips.csv.
        control_inputs: Rows of chip_inputs.csv.
        names: Rows of chip_names.csv.
        keys: The simplified names, each with the id that it means and whether it names a whole family.
        written: The simplified names, each as it is written.
    """

    specifications: dict[str, Chip]
    control_inputs: dict[str, ChipControlInput]
    names: dict[str, ChipName]
    keys: dict[str, tuple[str, bool]]
    written: dict[str, str]

    def vendor(self, chip_id: str) -> str:
        """Who designs the chip, as the rules name the company: `Intel` for `Intel (Habana)`.

        Args:
            chip_id: An id of the catalogue.
        """
        row = self.control_inputs.get(chip_id) or self.specifications[chip_id]
        return row.vendor.partition(" (")[0]

    def usual_name(self, chip_id: str) -> str:
        """The name to show for a chip: that of chip_inputs.csv, else its product name.

        Args:
            chip_id: An id of the catalogue.
        """
        if row := self.control_inputs.get(chip_id):
            return row.chip
        return self.specifications[chip_id].product


def simplified(name: str) -> str:
    """A name without case, vendor, spaces and punctuation: `GeForce RTX 4090 D` and `rtx-4090d` give `rtx4090d`.

    Args:
        name: A chip's name, in any writing.
    """
    text = name.strip()
    while (shorter := _VENDOR_WORDS.sub("", text, count=1)) != text and shorter:
        text = shorter
    return _PUNCTUATION.sub("", text.casefold())


def load_chips(folder: Path = CATALOGUE) -> ChipCatalogue:
    """Load the chips of a catalogue folder.

    Args:
        folder: Holds chips.csv, chip_inputs.csv and chip_names.csv.

    Raises:
        RowError: If a file is wrong, a chip has no row of names, or two chips share a name.
    """
    specifications = {row.chip_id: row for row in read_rows(folder / "chips.csv", Chip, key=["chip_id"])}
    inputs = {row.chip_id: row for row in read_rows(folder / "chip_inputs.csv", ChipControlInput, key=["chip_id"])}
    names_path = folder / "chip_names.csv"
    names = {row.chip_id: row for row in read_rows(names_path, ChipName, key=["chip_id"])}
    known = specifications.keys() | inputs.keys()
    if lacking := sorted(known - names.keys()):
        raise RowError(f"{names_path}: no row for {lacking[0]}; add one with its family")
    if extra := sorted(names.keys() - known):
        raise RowError(
            f"{names_path}: {extra[0]} is in neither chips.csv nor chip_inputs.csv; remove it or add it there"
        )
    keys: dict[str, tuple[str, bool]] = {}
    written: dict[str, str] = {}
    families = {row.family: row for row in names.values() if row.best_known}
    for row in names.values():
        if row.cut_from is not None and row.cut_from not in names:
            raise RowError(f"{names_path}: {row.chip_id} is cut from {row.cut_from}, which is not in the file")
        if row.family not in families:
            raise RowError(f"{names_path}: no chip of family {row.family} is marked best_known; mark one with y")
    # A chip's own name wins over that of a family: `Ascend 910B` is a row of its own.
    for chip_id, row in names.items():
        own = [*row.names, chip_id]
        if chip_id in specifications:
            own.append(specifications[chip_id].product)
        if chip_id in inputs:
            own.insert(0, inputs[chip_id].chip)
        for name in own:
            key = simplified(name)
            written.setdefault(key, name)
            if keys.setdefault(key, (chip_id, False))[0] != chip_id:
                raise RowError(f"{names_path}: {name!r} names both {keys[key][0]} and {chip_id}; make it exact")
    for family, row in families.items():
        if family != row.chip_id:
            for name in (*row.family_names, family):
                keys.setdefault(simplified(name), (row.chip_id, True))
                written.setdefault(simplified(name), name)
    return ChipCatalogue(specifications, inputs, names, keys, written)


@cache
def chip_catalogue() -> ChipCatalogue:
    """The chips that chiptrail ships."""
    return load_chips()


def resolve_chip(name: str, catalogue: ChipCatalogue | None = None) -> ResolvedChip:
    """Find the chip that a name means.

    Args:
        name: A product name, an id with or without `chip:`, or a family name (`H100`), which stands for its best-known
            variant.
        catalogue: The chips to look in; those shipped if None.

    Raises:
        UnknownChipError: If no chip has that name.
    """
    chips = catalogue or chip_catalogue()
    found = chips.keys.get(simplified(name))
    if found is None:
        close = difflib.get_close_matches(simplified(name), chips.keys, n=8, cutoff=0.6)
        similar = dict.fromkeys(chips.usual_name(chips.keys[key][0]) for key in close)
        raise UnknownChipError(name, list(similar)[:3])
    chip_id, is_family = found
    note = ""
    if is_family:
        others = sorted(row.chip_id for row in chips.names.values() if row.family == chips.names[chip_id].family)
        others.remove(chip_id)
        note = f"{name} is taken as {chips.usual_name(chip_id)} ({chip_id})"
        note += f"; other variants: {', '.join(others)}" if others else ""
    return ResolvedChip(
        chip_id, chips.usual_name(chip_id), chips.vendor(chip_id), chips.names[chip_id].family, name, note
    )
