"""Rules are data: a rule is added without code, and a wrong row is refused with its place and a remedy."""

from __future__ import annotations

import csv
import itertools
import shutil
from datetime import date
from pathlib import Path

import pytest

from assets.catalogue.chips import CATALOGUE
from assets.catalogue.rows import RowError
from assets.rules.evaluate import status_of
from assets.rules.rules import METRICS, RuleBook, load_rule_book, rule_book

FILES = (
    "regulations.csv",
    "regulation_thresholds.csv",
    "regulation_scopes.csv",
    "regulation_states.csv",
    "regulation_parties.csv",
    "destinations.csv",
    "country_groups.csv",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in FILES:
        shutil.copy(CATALOGUE / name, tmp_path / name)
    return tmp_path


def add(folder: Path, file: str, **cells: str) -> None:
    path = folder / file
    with path.open(newline="", encoding="utf-8") as stream:
        columns = next(csv.reader(stream))
    assert not cells.keys() - set(columns)
    with path.open("a", newline="", encoding="utf-8") as stream:
        csv.DictWriter(stream, columns, lineterminator="\n").writerow(cells)


def add_rule(folder: Path) -> None:
    add(
        folder,
        "regulations.csv",
        rule_id="us_test_2027",
        entity_id="regulation:us-test-2027",
        short_name="A line on memory bandwidth",
        kind="export_control",
        authority="US BIS",
        jurisdiction="US",
        citation="92 FR 1",
        effective_date="2027-03-01",
        end_date="2027-05-31",
        evidence_grade="C",
        source="a test",
    )
    add(
        folder,
        "regulation_scopes.csv",
        rule_id="us_test_2027",
        outcome="memory",
        effect="requirement",
        destinations="CN;D:4",
        except_destinations="A:6",
        status="licence_required_presumption_of_denial",
        licence_policy="presumption of denial",
    )
    add(
        folder,
        "regulation_thresholds.csv",
        rule_id="us_test_2027",
        outcome="memory",
        clause="m",
        metric="dram_bandwidth_gb_s",
        op=">=",
        value="300",
        unit="GB/s",
        text_ref="a test",
    )


def status(book: RuleBook, chip: str, day: str, destination: str) -> tuple[str, str]:
    found = status_of(chip, date.fromisoformat(day), destination, book=book)
    return found.status, found.rule_id


def test_a_rule_is_added_as_three_rows_of_data(folder: Path) -> None:
    add_rule(folder)
    book = load_rule_book(folder)
    denial = ("licence_required_presumption_of_denial", "us_test_2027")
    assert status(book, "T4", "2027-02-28", "CN") == ("not_controlled", "")
    assert status(book, "T4", "2027-03-01", "CN") == denial
    assert status(book, "T4", "2027-03-01", "AE") == denial
    assert status(book, "T4", "2027-03-01", "IL") == ("not_controlled", "")
    assert status(book, "T4", "2027-05-31", "CN") == denial
    assert status(book, "T4", "2027-06-01", "CN") == ("not_controlled", "")
    found = status_of("T4", date(2027, 4, 1), book=book)
    assert found.citation == "92 FR 1"
    assert "320 GB/s is at least 300" in found.reason
    assert "at < 300 GB/s it would be not_controlled" in found.would_change
    assert status(rule_book(), "T4", "2027-04-01", "CN") == ("not_controlled", "")


def test_a_stay_is_added_as_rows_of_states(folder: Path) -> None:
    add_rule(folder)
    for state, start, end in (
        ("in_force", "2027-03-01", "2027-03-31"),
        ("stayed", "2027-04-01", "2027-04-30"),
        ("in_force", "2027-05-01", ""),
    ):
        row = {"state": state, "from_date": start, "until_date": end, "source": "a test"}
        add(folder, "regulation_states.csv", rule_id="us_test_2027", **row)
    book = load_rule_book(folder)
    statuses = [status(book, "T4", f"2027-{month:02}-15", "CN")[0] for month in (3, 4, 5, 8)]
    denial, free = "licence_required_presumption_of_denial", "not_controlled"
    assert statuses == [denial, free, denial, denial]
    stayed = status_of("T4", date(2027, 4, 15), book=book)
    assert any(item.rule_id == "us_test_2027" and item.state == "stayed" for item in stayed.considered)


def test_an_exception_is_added_as_data(folder: Path) -> None:
    add_rule(folder)
    add(
        folder,
        "regulation_scopes.csv",
        rule_id="us_test_2027",
        outcome="small",
        effect="exception",
        destinations="CN",
        applies_to="us_test_2027:memory",
        status="licence_exception_nac",
        licence_exception="TST",
    )
    add(
        folder,
        "regulation_thresholds.csv",
        rule_id="us_test_2027",
        outcome="small",
        clause="s",
        metric="tpp",
        op="<",
        value="2000",
    )
    book = load_rule_book(folder)
    found = status_of("T4", date(2027, 4, 1), book=book)
    assert (found.status, found.licence_exception) == ("licence_exception_nac", "TST")
    assert status(book, "T4", "2027-04-01", "AE")[0] == "licence_required_presumption_of_denial"
    assert status(book, "V100 SXM2", "2027-04-01", "CN")[0] == "licence_required_presumption_of_denial"


def edit(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (
            "regulation_thresholds.csv",
            "io_bandwidth_gb_s,>=,600",
            "io_bw,>=,600",
            r"thresholds\.csv, row \d+.*metric 'io_bw' is not known; use one of tpp",
        ),
        ("regulation_thresholds.csv", "tpp,>=,4800", "tpp,>=,many", r"thresholds\.csv, row \d+.*'many' is no number"),
        ("regulation_thresholds.csv", "tpp,>=,4800", "tpp,=>,4800", r"thresholds\.csv, row \d+, column op"),
        ("regulation_thresholds.csv", "vendor,in,NVIDIA", "vendor,=,NVIDIA", "does not go with '='"),
        ("regulation_thresholds.csv", "us_3a090_2022_10,3A090,", "us_3a090_2032_10,3A090,", "no rule us_3a090_2032_10"),
        ("regulation_thresholds.csv", "us_3a090_2022_10,3A090,", "us_3a090_2022_10,3A09,", "would have no effect"),
        ("regulation_scopes.csv", "D:5;MO", "D:6;MO", r"scopes\.csv, row \d+: no destination or country group D:6"),
        ("regulation_scopes.csv", "requirement,CN,", "duty,CN,", r"scopes\.csv, row \d+, column effect"),
        ("regulation_scopes.csv", "us_3a090_2023_10:3A090.a", "us_3a090_2023_10:3A090.x", "column applies_to"),
        ("regulation_scopes.csv", "licence_required_letter", "forbidden", r"scopes\.csv, row \d+, column status"),
        (
            "regulations.csv",
            "2022-10-13,2022-10-21",
            "2022-10-13,2022-13-21",
            r"regulations\.csv, row \d+, column effective_date",
        ),
        ("regulations.csv", "2022-10-21,,2023-11-16", "2022-10-21,,2022-01-16", "end_date 2022-01-16 lies before"),
        ("regulations.csv", ",tariff,", ",tax,", r"regulations\.csv, row \d+, column kind"),
        ("regulation_parties.csv", "el_huawei_2019,", "el_huawei_2029,", "no rule el_huawei_2029"),
        ("regulation_states.csv", "stayed", "paused", r"states\.csv, row \d+, column state"),
        ("country_groups.csv", "D:5,NI,2024-03-15", "D:5,NI,soon", r"groups\.csv, row \d+, column from_date"),
    ],
)
def test_a_wrong_row_is_refused_with_its_place(folder: Path, file: str, old: str, new: str, message: str) -> None:
    edit(folder, file, old, new)
    with pytest.raises(RowError, match=message):
        load_rule_book(folder)


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "regulation_scopes.csv").unlink()
    with pytest.raises(RowError, match=r"regulation_scopes\.csv: cannot be read"):
        load_rule_book(folder)


def test_a_scope_without_status_is_refused(folder: Path) -> None:
    edit(folder, "regulation_scopes.csv", ",licence_required_letter,", ",,")
    with pytest.raises(RowError, match="needs a status"):
        load_rule_book(folder)


def test_the_states_of_each_rule_follow_without_gap() -> None:
    book = rule_book()
    for rule_id in book.regulations:
        periods = book.periods(rule_id)
        for period, following in itertools.pairwise(periods):
            assert period.until_date is not None
            assert following.from_date is not None
            assert (following.from_date - period.until_date).days == 1, rule_id
        if periods:
            assert periods[0].from_date is None
            assert periods[-1].until_date is None


@pytest.mark.parametrize(
    ("rule_id", "day", "state"),
    [
        ("us_hbm_2024_12", "2024-12-01", "not_yet_effective"),
        ("us_hbm_2024_12", "2024-12-02", "compliance_pending"),
        ("us_hbm_2024_12", "2024-12-31", "in_force"),
        ("us_diffusion_2025", "2025-01-13", "compliance_pending"),
        ("us_diffusion_2025", "2025-05-13", "in_code_not_enforced"),
        ("us_diffusion_2025", "2026-06-01", "in_code_not_enforced"),
        ("us_affiliates_2025", "2025-10-01", "in_force"),
        ("us_affiliates_2025", "2026-01-01", "stayed"),
        ("us_affiliates_2025", "2026-11-10", "in_force"),
        ("us_3a090_2022_10", "2023-11-17", "ended"),
        ("us_announce_2025_12", "2026-01-01", "statement"),
        ("cn_usban_2024", "2025-10-01", "in_force"),
        ("cn_usban_2024", "2026-01-01", "suspended"),
    ],
)
def test_the_states_that_dates_alone_do_not_tell(rule_id: str, day: str, state: str) -> None:
    assert rule_book().state_on(rule_id, date.fromisoformat(day)) == state


def test_every_metric_of_the_data_has_a_name_and_the_reverse() -> None:
    used = {
        condition.metric
        for clauses in rule_book().clauses.values()
        for conditions in clauses.values()
        for condition in conditions
    }
    assert used == METRICS.keys()


def test_every_listing_is_by_an_entity_list_rule() -> None:
    book = rule_book()
    assert all(book.regulations[row.rule_id].kind == "entity_list" for row in book.parties)


def test_names_of_listed_parties_are_unique() -> None:
    book = rule_book()
    for row in book.parties:
        for name in (row.party_id, *row.names):
            assert {found.party_id for found in book.listings(name)} == {row.party_id}
