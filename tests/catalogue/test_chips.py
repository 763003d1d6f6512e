"""The chips of the catalogue: names are understood, files are checked, and no source column got lost."""

from __future__ import annotations

import csv
import os
import shutil
from pathlib import Path

import pytest

from assets.catalogue.chips import CATALOGUE, UnknownChipError, chip_catalogue, load_chips, resolve_chip, simplified
from assets.catalogue.rows import RowError

OUTCOMES = Path(__file__).parents[1] / "rules" / "control_outcomes.csv"


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("name", sorted({row["chip"] for row in rows(OUTCOMES)}))
def test_every_chip_of_the_outcomes_is_understood(name: str) -> None:
    assert resolve_chip(name).name == name


@pytest.mark.parametrize("name", [row["chip"] for row in rows(CATALOGUE / "chip_inputs.csv")])
def test_every_chip_of_the_inputs_is_understood_by_its_name_and_id(name: str) -> None:
    found = resolve_chip(name)
    assert found.name == name
    assert resolve_chip(found.chip_id).chip_id == found.chip_id
    assert resolve_chip(f"chip:{found.chip_id}").chip_id == found.chip_id


@pytest.mark.parametrize("row", rows(CATALOGUE / "chips.csv"), ids=lambda row: row["chip_id"])
def test_every_row_of_the_datasheets_is_understood_by_id_and_product(row: dict[str, str]) -> None:
    assert resolve_chip(row["chip_id"]).chip_id == row["chip_id"]
    assert resolve_chip(row["product"]).chip_id == row["chip_id"]


@pytest.mark.parametrize(
    ("name", "chip_id"),
    [
        ("nvidia-h800", "nvidia-h800-sxm5-80gb"),
        ("H800", "nvidia-h800-sxm5-80gb"),
        ("chip:nvidia-h800", "nvidia-h800-sxm5-80gb"),
        ("NVIDIA H800 SXM", "nvidia-h800-sxm5-80gb"),
        ("H20", "nvidia-h20-sxm-96gb"),
        ("nvidia-h20-sxm-96gb", "nvidia-h20-sxm-96gb"),
        ("chip:nvidia-h20", "nvidia-h20-sxm-96gb"),
        ("H100", "nvidia-h100-sxm5-80gb"),
        ("英伟达A100", "nvidia-a100-sxm4-80gb"),
        ("rtx4090d", "nvidia-rtx-4090d"),
        ("GeForce RTX 4090 D", "nvidia-rtx-4090d"),
        ("5090D V2", "nvidia-rtx-5090d-v2"),
        ("AMD Instinct MI308X", "amd-mi308x"),
        ("chip:amd-mi308", "amd-mi308x"),
        ("chip:intel-gaudi-2", "intel-gaudi2"),
        ("HL-225B", "intel-gaudi2-hl-225b"),
        ("昇腾 910B", "huawei-ascend-910b"),
        ("华为昇腾910C", "huawei-ascend-910c"),
        ("寒武纪思元590", "cambricon-mlu590"),
    ],
)
def test_other_ways_to_write_a_name(name: str, chip_id: str) -> None:
    assert resolve_chip(name).chip_id == chip_id


def test_a_family_name_says_which_variant_it_is_taken_for() -> None:
    found = resolve_chip("H100")
    assert "H100 SXM" in found.note
    assert "nvidia-h100-pcie-80gb" in found.note
    assert resolve_chip("H100 SXM").note == ""


def test_an_unknown_name_gets_proposals() -> None:
    with pytest.raises(UnknownChipError, match=r"did you mean .*RTX 4090D"):
        resolve_chip("RTX 4090DD")
    with pytest.raises(UnknownChipError, match="lists all names"):
        resolve_chip("toaster")


def test_a_vendor_alone_is_no_chip() -> None:
    assert simplified("NVIDIA") == "nvidia"
    with pytest.raises(UnknownChipError):
        resolve_chip("NVIDIA")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("chips.csv", "chip_inputs.csv", "chip_names.csv"):
        shutil.copy(CATALOGUE / name, tmp_path / name)
    return tmp_path


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_shipped_files_load_from_any_folder(folder: Path) -> None:
    assert load_chips(folder).names.keys() == chip_catalogue().names.keys()


def test_a_wrong_number_is_named_with_file_row_and_column(folder: Path) -> None:
    edit(folder / "chip_inputs.csv", "4989,NVECCN,826", "many,NVECCN,826")
    with pytest.raises(RowError, match=r"chip_inputs\.csv, row 4, column tpp.*'many'"):
        load_chips(folder)


def test_an_unknown_column_is_refused(folder: Path) -> None:
    edit(folder / "chip_names.csv", "family_names", "family_name")
    with pytest.raises(RowError, match=r"chip_names\.csv: column family_name is not known"):
        load_chips(folder)


def test_a_row_of_another_length_is_refused(folder: Path) -> None:
    path = folder / "chip_names.csv"
    path.write_text(path.read_text(encoding="utf-8") + "a,b\n", encoding="utf-8")
    with pytest.raises(RowError, match="another number of cells"):
        load_chips(folder)


def test_a_chip_without_names_is_named(folder: Path) -> None:
    path = folder / "chip_names.csv"
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("nvidia-t4,")]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    with pytest.raises(RowError, match="no row for nvidia-t4"):
        load_chips(folder)


def test_a_name_of_two_chips_is_refused(folder: Path) -> None:
    edit(folder / "chip_names.csv", "Tesla T4|T4", "Tesla T4|L4")
    with pytest.raises(RowError, match="names both"):
        load_chips(folder)


def test_a_repeated_id_is_refused(folder: Path) -> None:
    path = folder / "chip_names.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([*lines, lines[-1]]) + "\n", encoding="utf-8")
    with pytest.raises(RowError, match="repeats chip_id"):
        load_chips(folder)


@pytest.mark.skipif("CHIPTRAIL_SHARED" not in os.environ, reason="needs the shared reference data")
@pytest.mark.parametrize(
    ("file", "key"), [("chips.csv", "chip_id"), ("chip_inputs.csv", "chip"), ("regulations.csv", "rule_id")]
)
def test_every_cell_of_the_reference_data_is_kept(file: str, key: str) -> None:
    reference = rows(Path(os.environ["CHIPTRAIL_SHARED"]) / "reference" / file)
    kept = {row[key]: row for row in rows(CATALOGUE / file)}
    for row in reference:
        assert {name: kept[row[key]][name] for name in row} == row
