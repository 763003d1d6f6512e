"""The law read by hand: chips, days, destinations and buyers beside the documented outcomes, each with its citation."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from assets.catalogue.chips import UnknownChipError
from assets.rules.decide import Party
from assets.rules.evaluate import status_of
from assets.rules.explain import Answer
from assets.rules.rules import UnknownDestinationError, rule_book

DENIAL = "licence_required_presumption_of_denial"
LETTER = "licence_required_letter"
NAC = "licence_exception_nac"
LICENCE = "licence_required_unspecified"
FREE = "not_controlled"


def ask(chip: str, day: str, destination: str = "CN", **options: Any) -> Answer:
    return status_of(chip, date.fromisoformat(day), destination, **options)


# chip, last day before, status on it, first day after, status on it, rule, citation
BOUNDARIES = [
    ("A100", "2022-08-25", FREE, "2022-08-26", LETTER, "us_letter_2022_08_nvda", "8-K 2022-08-31"),
    ("H100", "2022-08-25", FREE, "2022-08-26", LETTER, "us_letter_2022_08_nvda", "8-K 2022-08-31"),
    ("H100 PCIe", "2022-10-20", LETTER, "2022-10-21", DENIAL, "us_3a090_2022_10", "87 FR 62186, tranche of 10-21"),
    ("MI250", "2022-08-25", FREE, "2022-08-26", LETTER, "us_letter_2022_08_amd", "Nikkei"),
    ("MI250X", "2022-10-20", LETTER, "2022-10-21", DENIAL, "us_3a090_2022_10", "87 FR 62186"),
    ("Gaudi2", "2022-10-20", FREE, "2022-10-21", DENIAL, "us_3a090_2022_10", "87 FR 62186: no letter named Intel"),
    ("A800", "2023-10-22", FREE, "2023-10-23", LETTER, "us_letter_2023_10_nvda", "8-K 2023-10-23"),
    ("H800", "2023-10-22", FREE, "2023-10-23", LETTER, "us_letter_2023_10_nvda", "8-K 2023-10-23"),
    ("L40S", "2023-11-16", LETTER, "2023-11-17", DENIAL, "us_3a090_2023_10", "88 FR 73458"),
    ("RTX 4090", "2023-11-16", FREE, "2023-11-17", NAC, "us_3a090_2023_10", "88 FR 73458: not accelerated"),
    ("L4", "2023-11-16", FREE, "2023-11-17", DENIAL, "us_3a090_2023_10", "88 FR 73458, 3A090.a.2"),
    ("L40", "2023-11-16", FREE, "2023-11-17", NAC, "us_3a090_2023_10", "88 FR 73458, 3A090.b.2"),
    ("MI300X", "2023-11-16", DENIAL, "2023-11-17", DENIAL, "us_3a090_2023_10", "88 FR 73458"),
    ("Gaudi2 China", "2023-11-16", FREE, "2023-11-17", DENIAL, "us_3a090_2023_10", "no letter of 2023 named Intel"),
    ("H20", "2025-04-08", FREE, "2025-04-09", LETTER, "us_letter_2025_04", "8-K 2025-04-15"),
    ("RTX 5090D", "2025-04-08", FREE, "2025-04-09", LETTER, "us_letter_2025_04", "1,792 GB/s against 1,400"),
    ("MI210", "2025-04-08", NAC, "2025-04-09", LETTER, "us_letter_2025_04", "1,638 GB/s against 1,400"),
    ("H200", "2026-01-14", DENIAL, "2026-01-15", "case_by_case_conditional", "us_rule_2026_01", "91 FR 1684"),
    ("B200", "2026-01-14", DENIAL, "2026-01-15", DENIAL, "us_3a090_2023_10", "TPP of 37,248 is above 21,000"),
]


@pytest.mark.parametrize(
    ("chip", "before", "status_before", "after", "status_after", "rule", "citation"),
    BOUNDARIES,
    ids=[f"{row[0]}-{row[3]}" for row in BOUNDARIES],
)
def test_the_boundary_days(
    chip: str, before: str, status_before: str, after: str, status_after: str, rule: str, citation: str
) -> None:
    assert ask(chip, before).status == status_before, citation
    found = ask(chip, after)
    assert (found.status, found.rule_id) == (status_after, rule), citation


@pytest.mark.parametrize(
    "chip", ["V100", "T4", "P100", "A30", "A40", "L40", "MI100", "MI210", "RTX 4090", "Gaudi2"], ids=str
)
def test_the_letters_of_2022_reach_only_what_they_name_or_what_equals_the_a100_in_both(chip: str) -> None:
    """NVIDIA's letter: performance AND chip-to-chip I/O of about the A100 or more; AMD's: MI250; none to Intel."""
    assert ask(chip, "2022-09-15").status == FREE


def test_the_letter_to_nvidia_does_not_bind_others() -> None:
    """A chip of AMD with the numbers of the H100 stays free in September 2022."""
    assert ask("MI300X", "2022-09-15").status == FREE
    assert ask("H200", "2022-09-15").status == LETTER


def test_the_china_versions_stay_clear_of_the_vague_line_of_the_letter() -> None:
    """8-K: about the A100's chip-to-chip I/O; 464 and 528 GB/s lie more than a tenth below 600."""
    assert ask("A800", "2022-10-01").status == FREE
    assert ask("H800", "2022-10-01").status == FREE
    assert ask("A800", "2022-10-01", inputs={"io_bandwidth_gb_s": 600}).status == "unknown"


@pytest.mark.parametrize(("tpp", "status"), [(4799.999, FREE), (4800, DENIAL)])
def test_the_line_of_2022_is_met_at_4800(tpp: float, status: str) -> None:
    """87 FR 62186: 4800 or more, with 600 GB/s or more."""
    assert ask("A100", "2022-12-01", inputs={"tpp": tpp}).status == status


@pytest.mark.parametrize(("bandwidth", "status"), [(599.999, FREE), (600, DENIAL)])
def test_the_line_of_2022_is_met_at_600(bandwidth: float, status: str) -> None:
    """87 FR 62186: aggregate bidirectional rate of 600 GB/s or more."""
    assert ask("A100", "2022-12-01", inputs={"io_bandwidth_gb_s": bandwidth}).status == status


# 88 FR 73458, data centre parts: total processing performance, performance density, paragraph
DENSITY_CASES = [
    (1599.9, 100.0, ""),
    (1600, 5.92, "3A090.a"),
    (1600, 5.919, "3A090.b"),
    (1600, 3.2, "3A090.b"),
    (1600, 3.199, ""),
    (2399.9, 3.199, ""),
    (2400, 1.6, "3A090.b"),
    (2400, 1.599, ""),
    (4799.9, 1.599, ""),
    (4799.9, 1.6, "3A090.b"),
    (4800, 0.1, "3A090.a"),
    (4800, 3.5, "3A090.a"),
]


@pytest.mark.parametrize(("tpp", "density", "paragraph"), DENSITY_CASES)
def test_the_paragraphs_of_2023(tpp: float, density: float, paragraph: str) -> None:
    found = ask("L40", "2024-02-01", inputs={"tpp": tpp, "performance_density": density})
    assert found.eccn == paragraph
    assert found.status == {"": FREE, "3A090.b": NAC, "3A090.a": DENIAL}[paragraph]


@pytest.mark.parametrize(("tpp", "density", "paragraph"), DENSITY_CASES)
def test_note_2_frees_what_is_not_for_data_centres_below_4800(tpp: float, density: float, paragraph: str) -> None:
    found = ask("L40", "2024-02-01", inputs={"tpp": tpp, "performance_density": density, "datacenter": False})
    assert found.status == (NAC if tpp >= 4800 else FREE)
    assert found.eccn == ("3A090.a" if tpp >= 4800 else "")


def test_nothing_is_rounded() -> None:
    """L20: 1,912 / 608.5 = 3.142 lies below 3.2; A30: 2,640 / 826 = 3.196 too, yet it is over 2,400 TPP."""
    l20, a30 = ask("L20", "2024-02-01"), ask("A30", "2024-02-01")
    assert (l20.status, a30.status, a30.clause) == (FREE, NAC, "b.1")
    density = next(item for item in l20.inputs if item.metric == "performance_density")
    assert density.as_json()["low"] == 1912 / 608.5


def test_paragraph_a_goes_before_b() -> None:
    """MI250 meets a.1 and, since b.2 has no upper line, b.2 as well."""
    found = ask("MI250", "2024-02-01")
    assert (found.status, found.eccn, found.clause) == (DENIAL, "3A090.a", "a.1")
    assert any(item.outcome == "3A090.b" and item.met for item in found.considered)


# --- destinations ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("destination", "day", "status", "why"),
    [
        ("HK", "2022-09-15", LETTER, "8-K: China including Hong Kong"),
        ("HK", "2023-06-14", DENIAL, "Hong Kong is part of China in the EAR since 2020-12-23"),
        ("MO", "2022-09-15", FREE, "the letter named China and Russia"),
        ("MO", "2023-01-16", FREE, "88 FR 2821"),
        ("MO", "2023-01-17", DENIAL, "88 FR 2821: Macau added, effective 2023-01-17"),
        ("MO", "2024-01-15", DENIAL, "88 FR 73458"),
        ("MO", "2026-02-15", "case_by_case_conditional", "91 FR 1684: China and Macau"),
        ("VN", "2023-06-14", FREE, "87 FR 62186 covers China only"),
        ("VN", "2024-01-15", LICENCE, "D:1: presumption of approval"),
        ("AE", "2024-01-15", LICENCE, "D:4: presumption of approval"),
        ("SA", "2026-02-15", LICENCE, "D:4: 91 FR 1684 changes nothing there"),
        ("D:1", "2024-01-15", LICENCE, "D:1"),
        ("D:4", "2024-01-15", LICENCE, "D:4"),
        ("D:5", "2024-01-15", DENIAL, "D:5"),
        ("D:5", "2026-02-15", DENIAL, "91 FR 1684 covers China and Macau only"),
        ("VE", "2024-01-15", DENIAL, "D:1, D:4 and D:5: the stricter"),
        ("IL", "2024-01-15", FREE, "D:4, but also A:6"),
        ("CY", "2024-01-15", FREE, "D:5, but also A:6"),
        ("NI", "2024-03-14", FREE, "in D:5 since 2024-03-15"),
        ("NI", "2024-03-15", DENIAL, "in D:5 since 2024-03-15"),
        ("KH", "2025-06-01", DENIAL, "D:5 until the arms embargo was lifted in November 2025"),
        ("KH", "2026-02-15", LICENCE, "still in D:1"),
        ("SG", "2024-01-15", FREE, "A:6"),
        ("TW", "2026-02-15", FREE, "A:6"),
        ("DE", "2024-01-15", FREE, "A:5"),
        ("DE", "2025-06-15", FREE, "90 FR 4544 is in the CFR and not enforced"),
        ("DE", "2025-05-14", FREE, "90 FR 4544: not enforced from 2025-05-13, compliance due only on 05-15"),
        ("US", "2024-01-15", FREE, "no export"),
        ("RU", "2022-02-23", FREE, "87 FR 12226 took effect on 2022-02-24"),
        ("RU", "2022-02-24", DENIAL, "87 FR 12226: policy of denial for the whole list"),
        ("RU", "2024-01-15", DENIAL, "88 FR 73458"),
        ("BY", "2022-03-02", DENIAL, "87 FR 13048"),
        ("IR", "2022-01-01", DENIAL, "embargo"),
    ],
)
def test_the_h100_by_destination(destination: str, day: str, status: str, why: str) -> None:
    assert ask("H100", day, destination).status == status, why


def test_the_2023_rule_counts_45_destinations_at_first() -> None:
    """88 FR 73458: D:1, D:4 and D:5 without those in A:5 or A:6, with Macau: 45 destinations."""
    day = date(2023, 11, 17)
    covered = {
        code
        for code in rule_book().destinations
        if ":" not in code and code != "HK" and ask("H100", day.isoformat(), code).rule_id == "us_3a090_2023_10"
    }
    assert len(covered) == 45


def test_russia_names_the_letter_too() -> None:
    """8-K 2022-08-31: China and Russia; 746.8 already needed a licence for the whole list."""
    found = ask("A100", "2022-09-15", "RU")
    assert found.rule_id == "us_russia_2022_02"
    assert any(item.rule_id == "us_letter_2022_08_nvda" and item.met for item in found.considered)


def test_an_embargo_reaches_chips_below_every_line() -> None:
    assert ask("T4", "2023-06-14", "RU").status == DENIAL
    assert ask("RTX 4090", "2024-02-01", "RU").status == DENIAL, "NAC is no exception of 746.8(c)"


@pytest.mark.parametrize(
    ("destination", "day", "exception", "rule"),
    [
        ("CN", "2024-02-01", "NAC", "us_3a090_2023_10"),
        ("CN", "2024-05-01", "NAC", "us_3a090_2023_10"),
        ("MO", "2024-05-01", "NAC", "us_3a090_2023_10"),
        ("AE", "2024-04-03", "NAC", "us_3a090_2023_10"),
        ("AE", "2024-04-04", "ACA", "us_corr_2024_04"),
        ("VN", "2025-06-01", "ACA", "us_corr_2024_04"),
    ],
)
@pytest.mark.parametrize("chip", ["RTX 4090", "L40"])
def test_nac_and_aca(chip: str, destination: str, day: str, exception: str, rule: str) -> None:
    """89 FR 23876: from 2024-04-04 NAC is for D:5 and Macau with notice, ACA for D:1 and D:4 without."""
    found = ask(chip, day, destination)
    assert (found.status, found.licence_exception, found.rule_id) == (NAC, exception, rule)


def test_the_letter_of_2025_covers_d5_only() -> None:
    """8-K 2025-04-15: China, D:5, or a party headquartered there."""
    assert ask("H20", "2025-06-01", "D:5").status == LETTER
    assert ask("H20", "2025-06-01", "VN").status == FREE
    assert ask("H20", "2025-06-01", "SG").status == FREE


def test_the_middle_east_letter_is_not_to_be_told() -> None:
    """A subset of A100 and H100 for certain customers: neither is public, so nobody can tell for a single sale."""
    assert ask("H100", "2023-09-15", "AE").status == "unknown"
    assert ask("H100", "2023-09-15", "AE", inputs={"covered_by_unpublished_letter": True}).status == LETTER
    assert ask("H100", "2023-09-15", "AE", inputs={"covered_by_unpublished_letter": False}).status == FREE
    assert ask("T4", "2023-09-15", "AE").status == FREE


@pytest.mark.parametrize("name", ["XX", "China!", ""])
def test_an_unknown_destination_is_named(name: str) -> None:
    with pytest.raises(UnknownDestinationError, match="ISO 3166"):
        ask("H100", "2024-01-15", name)


def test_destinations_have_names_too() -> None:
    assert ask("H100", "2024-01-15", "china").destination == "CN"
    assert ask("H100", "2024-01-15", "hk").destination == "HK"


def test_an_unknown_chip_is_named() -> None:
    with pytest.raises(UnknownChipError):
        ask("H1234", "2024-01-15")


# --- review in 2026, tariff, Chinese side ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("chip", "status"),
    [
        ("A100", "case_by_case_conditional"),
        ("H100 NVL", "case_by_case_conditional"),
        ("MI325X", "case_by_case_conditional"),
        ("L4", "case_by_case_conditional"),
        ("Gaudi2", "case_by_case_conditional"),
        ("A800", "case_by_case_if_us_available_else_denial"),
        ("H800 PCIe", "case_by_case_if_us_available_else_denial"),
        ("Gaudi2 China", "case_by_case_if_us_available_else_denial"),
        ("B200", DENIAL),
        ("B300", DENIAL),
        ("GB200", DENIAL),
        ("B30A", DENIAL),
        ("MI355X", DENIAL),
        ("L40", NAC),
        ("RTX 4090", NAC),
        ("H20", LETTER),
        ("RTX 5090", LETTER),
        ("L20", FREE),
        ("RTX 5090D V2", FREE),
    ],
)
def test_the_review_of_2026(chip: str, status: str) -> None:
    """91 FR 1684: TPP below 21,000 AND DRAM below 6,500 GB/s, available in the US, exported from the US."""
    assert ask(chip, "2026-02-15").status == status


def test_the_review_of_2026_needs_both_lines_and_an_export_from_the_us() -> None:
    assert ask("H200", "2026-02-15", inputs={"tpp": 21000}).status == DENIAL
    assert ask("H200", "2026-02-15", inputs={"dram_bandwidth_gb_s": 6500}).status == DENIAL
    assert ask("H200", "2026-02-15", inputs={"export_from_us": False}).status == DENIAL
    assert ask("H200", "2026-02-15", inputs={"us_commercially_available": False}).status == DENIAL
    assert ask("H200", "2026-02-15", inputs={"us_commercially_available": None}).status == (
        "case_by_case_if_us_available_else_denial"
    )
    assert ask("H200", "2026-02-15", inputs={"dram_bandwidth_gb_s": None}).status == "unknown"


@pytest.mark.parametrize(
    ("chip", "hit"), [("H200", True), ("MI325X", True), ("H100", False), ("MI300X", False), ("B200", False)]
)
def test_the_tariff_bands(chip: str, hit: bool) -> None:
    """Proclamation of 2026-01-14: it hits H200 and MI325X, not H100 and MI300X."""
    assert bool(ask(chip, "2026-02-15").tariff) is hit
    assert not ask(chip, "2026-01-14").tariff


def test_us_permission_is_not_chinese_admission() -> None:
    h20 = ask("H20", "2025-08-20")
    assert h20.status == LETTER
    assert any("cn_h20_2025_07" in text for text in h20.chinese_admission)
    d6000 = ask("RTX PRO 6000D", "2025-09-20")
    assert d6000.status == FREE
    assert any("cn_6000d_2025_09" in text for text in d6000.chinese_admission)
    assert not any("cn_6000d" in text for text in ask("RTX PRO 6000D", "2025-09-16").chinese_admission)
    h200 = ask("H200", "2026-02-15")
    assert h200.status == "case_by_case_conditional"
    assert any("cn_h200_2026_01" in text for text in h200.chinese_admission)
    assert not ask("H200", "2026-02-15", "MO").chinese_admission


@pytest.mark.parametrize(
    ("chip", "day", "status", "rule"),
    [
        ("H20", "2025-08-12", LETTER, "us_deal_2025_08"),
        ("MI308", "2025-08-12", LETTER, "us_deal_2025_08"),
        ("H200", "2025-12-20", DENIAL, "us_announce_2025_12"),
    ],
)
def test_deals_and_announcements_are_no_rules(chip: str, day: str, status: str, rule: str) -> None:
    found = ask(chip, day)
    assert found.status == status
    shown = next(item.text for item in found.considered if item.rule_id == rule)
    assert "not a rule" in shown or "changes no requirement" in shown


# --- buyers and transactions ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("party", "day", "status", "rule"),
    [
        ("Huawei", "2019-05-15", FREE, ""),
        ("Huawei", "2019-05-16", DENIAL, "el_huawei_2019"),
        ("company:huawei", "2024-01-15", DENIAL, "el_huawei_2019"),
        ("华为", "2024-01-15", DENIAL, "el_huawei_2019"),
        ("Biren", "2023-10-16", FREE, ""),
        ("Biren", "2023-10-17", DENIAL, "el_biren_2023"),
        ("Zhipu", "2025-01-16", DENIAL, "el_zhipu_2025"),
        ("SMIC", "2024-01-15", LICENCE, "el_smic_2020"),
        ("company:alibaba", "2024-01-15", FREE, ""),
    ],
)
def test_a_listed_buyer_needs_a_licence_for_any_chip(party: str, day: str, status: str, rule: str) -> None:
    """Supp. 4 to part 744: all items subject to the EAR."""
    found = ask("T4", day, party=party)
    assert (found.status, found.rule_id) == (status, rule)


def test_an_unlisted_buyer_is_said_to_be_unlisted_only_as_far_as_the_catalogue_goes() -> None:
    found = ask("T4", "2024-01-15", party="company:alibaba")
    assert any("company:alibaba is not among" in note for note in found.notes)
    assert not any("is not among" in note for note in ask("T4", "2024-01-15", party="Huawei").notes)


def test_a_listed_buyer_gets_no_case_by_case_review() -> None:
    assert ask("H200", "2026-02-15", party="Huawei").status == DENIAL


def test_a_listed_buyer_counts_abroad_too() -> None:
    assert ask("T4", "2024-01-15", "DE", party="Huawei").status == DENIAL


@pytest.mark.parametrize(
    ("day", "share", "status"),
    [
        ("2025-09-28", 0.6, FREE),
        ("2025-09-29", 0.6, DENIAL),
        ("2025-09-29", 0.5, DENIAL),
        ("2025-09-29", 0.49, FREE),
        ("2025-09-29", None, "unknown"),
        ("2025-11-09", 0.6, DENIAL),
        ("2025-11-10", 0.6, FREE),
        ("2026-11-09", 0.6, FREE),
        ("2026-11-10", 0.6, DENIAL),
    ],
)
def test_the_affiliates_rule_is_in_force_stayed_and_back(day: str, share: float | None, status: str) -> None:
    """90 FR 47201, stayed by 90 FR 50857."""
    buyer = Party("a subsidiary", owned_by="company:huawei", ownership_share=share)
    assert ask("T4", day, party=buyer).status == status


@pytest.mark.parametrize(
    ("chip", "day", "status"),
    [
        ("H100", "2023-06-14", FREE),
        ("H100", "2023-11-17", DENIAL),
        ("L40", "2024-05-01", NAC),
        ("H20", "2025-06-01", LETTER),
        ("H200", "2026-02-15", DENIAL),
    ],
)
def test_headquarters_in_china_count_in_singapore(chip: str, day: str, status: str) -> None:
    """744.23(a)(3) and BIS guidance 2026-05-31; 91 FR 1684 gives such buyers no case-by-case review."""
    buyer = Party("a subsidiary", headquarters="CN")
    found = ask(chip, day, "SG", party=buyer)
    assert found.status == status
    if status == NAC:
        assert found.licence_exception == "NAC"
    assert ask(chip, day, "SG").status == FREE


def test_headquarters_must_be_a_destination() -> None:
    with pytest.raises(UnknownDestinationError):
        ask("H100", "2024-01-15", "SG", party=Party("someone", headquarters="Atlantis"))


@pytest.mark.parametrize("chip", ["Ascend 910B", "Ascend 910C", "BR100", "MLU590", "MTT S4000"])
def test_a_chinese_chip_is_no_us_export(chip: str) -> None:
    found = ask(chip, "2025-06-01")
    assert (found.status, found.rule_id) == ("na_non_us_item", "")


def test_guidance_on_ascend_is_shown() -> None:
    """BIS 2025-05-13: using Ascend 910B, C or D anywhere risks a violation of General Prohibition 10."""
    assert any(item.rule_id == "us_gp10_2025_05" for item in ask("Ascend 910B", "2025-06-01").considered)
    assert not any(item.rule_id == "us_gp10_2025_05" for item in ask("Ascend 910B", "2025-05-12").considered)


@pytest.mark.parametrize(
    ("day", "status"),
    [("2024-11-10", "unknown"), ("2025-01-30", "unknown"), ("2025-01-31", DENIAL), ("2025-06-01", DENIAL)],
)
def test_the_foundry_presumption(day: str, status: str) -> None:
    """90 FR 5298, compliance 2025-01-31: logic at 16 nm or below is presumed 3A090.a unless that is overcome."""
    assert ask("Ascend 910B", day, inputs={"exported_by": "foundry", "foundry": "SMIC"}).status == status


def test_the_foundry_presumption_is_overcome_by_an_attested_count_or_an_approved_designer() -> None:
    foundry = {"exported_by": "foundry", "foundry": "Samsung", "tpp": 500, "performance_density": 1.0}
    base = {**foundry, "transistors_bn": 29}
    assert ask("Ascend 910B", "2025-06-01", inputs=base).status == DENIAL, "nobody attests"
    attested = {**base, "attested_by_packager": True}
    assert ask("Ascend 910B", "2025-06-01", inputs=attested).status == FREE
    assert ask("Ascend 910B", "2025-06-01", inputs={**attested, "transistors_bn": 30}).status == DENIAL
    larger = {**attested, "transistors_bn": 34, "has_hbm": False}
    assert ask("Ascend 910B", "2026-12-31", inputs=larger).status == DENIAL
    assert ask("Ascend 910B", "2027-01-01", inputs=larger).status == FREE
    assert ask("Ascend 910B", "2027-01-01", inputs={**larger, "has_hbm": True}).status == DENIAL
    assert ask("Ascend 910B", "2029-01-01", inputs={**larger, "transistors_bn": 39}).status == FREE
    approved = {**foundry, "designer_approved_or_authorized": True}
    assert ask("Ascend 910B", "2025-06-01", inputs=approved).status == FREE


def test_the_letter_to_tsmc_binds_tsmc() -> None:
    """Press, 2024-11: AI and HPC chips at 7 nm and below for Chinese designers, from 2024-11-11."""
    tsmc = {"exported_by": "foundry", "foundry": "TSMC"}
    assert ask("Ascend 910B", "2024-11-10", inputs=tsmc).status == "unknown"
    assert ask("Ascend 910B", "2024-11-11", inputs=tsmc).status == LETTER
    assert ask("Ascend 910B", "2024-11-11", inputs={**tsmc, "foundry": "Samsung"}).status == "unknown"


@pytest.mark.parametrize(
    ("density", "stack", "day", "status"),
    [
        (2.0, True, "2025-01-15", FREE),
        (2.1, True, "2025-01-15", LICENCE),
        (2.1, False, "2025-01-15", FREE),
        (2.1, True, "2024-12-30", FREE),
        (2.1, True, "2024-12-31", LICENCE),
    ],
)
def test_memory_stacks(density: float, stack: bool, day: str, status: str) -> None:
    """89 FR 96790: above 2 GB/s per mm², compliance 2024-12-31; memory packaged with logic is excluded."""
    assert ask("T4", day, inputs={"memory_bandwidth_density": density, "memory_stack": stack}).status == status


def test_a_supercomputer_needs_a_licence_for_any_chip() -> None:
    """744.23: 100 PFLOPS in FP64, with knowledge of the end use."""
    machine = {"end_use": "supercomputer", "fp64_pflops": 100}
    assert ask("T4", "2023-06-14", inputs=machine).status == LICENCE
    assert ask("T4", "2023-06-14", inputs={**machine, "fp64_pflops": 99, "fp32_pflops": 199}).status == FREE
    assert ask("T4", "2023-06-14", "VN", inputs=machine).status == FREE


# --- doubt ----------------------------------------------------------------------------------------------------------


def test_a_missing_input_is_unknown_unless_another_clause_decides() -> None:
    assert ask("L40", "2024-02-01", inputs={"tpp": None}).status == "unknown"
    assert ask("L40", "2023-06-14", inputs={"tpp": None}).status == FREE, "64 GB/s decides"
    assert ask("H100", "2024-02-01", inputs={"die_area_mm2": None, "performance_density": None}).status == DENIAL


def test_an_interval_decides_if_all_of_it_lies_on_one_side() -> None:
    assert ask("A800", "2023-06-14", inputs={"io_bandwidth_gb_s": (428, 528)}).status == FREE
    assert ask("A800", "2023-06-14", inputs={"io_bandwidth_gb_s": (500, 700)}).status == "unknown"
    assert ask("A800", "2023-06-14", inputs={"io_bandwidth_gb_s": (600, None)}).status == DENIAL
    # MI210: its die is 724 or 790 mm² by source, which makes no difference.
    assert ask("MI210", "2024-02-01", inputs={"die_area_mm2": (724, 790)}).eccn == "3A090.b"


def test_a_licence_needed_in_any_case_is_said_so() -> None:
    """MI308: the letter names it; whether 3A090 reaches it too is open, since AMD publishes no performance."""
    found = ask("MI308", "2025-05-20")
    assert found.status == LETTER
    assert "in any case" in found.reason
    assert ask("MI308", "2024-12-15").status == "unknown"


def test_an_article_fills_in_where_the_catalogue_is_silent_and_is_shown() -> None:
    facts = [
        {
            "predicate": "spec",
            "subject": {"id": "chip:amd-mi309"},
            "metric": "interconnect_bandwidth",
            "low": 200,
            "high": 200,
            "unit": "GB/s",
            "cmp": "=",
            "modality": "reported",
            "article": "an article",
            "quote": "200 GB/s",
        }
    ]
    without, with_fact = ask("MI309", "2023-06-14"), ask("MI309", "2023-06-14", facts=facts)
    assert without.status == "unknown"
    assert with_fact.status == FREE
    shown = next(item for item in with_fact.inputs if item.metric == "io_bandwidth_gb_s")
    assert shown.source_kind == "article"
    assert "an article" in shown.source
    assert any("rests on an article" in note for note in with_fact.notes)


def test_an_article_that_differs_from_the_catalogue_is_shown_and_not_used() -> None:
    facts = [
        {
            "predicate": "spec",
            "subject": "chip:nvidia-a800",
            "metric": "interconnect_bandwidth",
            "low": 600,
            "high": 600,
            "unit": "GB/s",
            "cmp": "=",
            "modality": "asserted",
            "article": "an article",
        }
    ]
    found = ask("A800", "2023-06-14", facts=facts)
    assert found.status == FREE
    assert any("article gives 664 GB/s" in note and "would be " + DENIAL in note for note in found.notes)


def test_conflicting_files_are_noted() -> None:
    """RTX 5090D V2: 4,750 TPP in one file, 3,353.6 as a lower bound in the other."""
    notes = " ".join(ask("RTX 5090D V2", "2026-02-15").notes)
    assert "4,750" in notes
    assert "3,353.6" in notes


def test_what_would_change_the_answer_is_said_and_true() -> None:
    found = ask("A800", "2023-06-14")
    assert "464 GB/s: at ≥ 600 GB/s it would be " + DENIAL in found.would_change
    assert ask("A800", "2023-06-14", inputs={"io_bandwidth_gb_s": 600}).status == DENIAL
    d4090 = ask("RTX 4090D", "2024-02-01")
    assert "4,707 TPP: at ≥ 4,800 TPP it would be " + NAC in d4090.would_change


def test_a_chip_not_yet_public_is_noted() -> None:
    assert any("not yet public" in note for note in ask("H20", "2022-06-15").notes)


def test_an_unknown_input_is_refused() -> None:
    with pytest.raises(ValueError, match="input 'speed' is not known"):
        ask("H20", "2024-01-15", inputs={"speed": 1})
    with pytest.raises(ValueError, match="no number"):
        ask("H20", "2024-01-15", inputs={"tpp": "much"})
