"""Conversion of amounts at the rate of a day or the mean rate of a period, and what is said about the rate."""

from __future__ import annotations

from datetime import date
from typing import Any

import duckdb
import pytest
from currency_converter import CurrencyConverter

from assets.catalogue.exchange_rates import exchange_rates
from sql.declarations import macros, tables

RATES = exchange_rates()


@pytest.fixture(scope="module")
def connection() -> duckdb.DuckDBPyConnection:
    opened = duckdb.connect()
    opened.execute(tables()["exchange_rate"].statement)
    opened.register("rates", RATES.to_arrow())
    opened.execute("INSERT INTO exchange_rate BY NAME SELECT * FROM rates")
    opened.execute(macros()["currency_conversion"])
    return opened


def value(connection: duckdb.DuckDBPyConnection, expression: str, *parameters: Any) -> Any:
    found = connection.execute(f"SELECT {expression}", list(parameters)).fetchone()
    assert found is not None
    return found[0]


# Yearly means that the bank publishes in its Statistical Data Warehouse, to four decimals.
@pytest.mark.parametrize(
    ("currency", "year", "mean"),
    [("USD", 2022, 1.0530), ("USD", 2023, 1.0813), ("CNY", 2022, 7.0788), ("CNY", 2023, 7.6600), ("USD", 2021, 1.1827)],
)
def test_the_mean_of_a_year_is_the_banks(
    currency: str, year: int, mean: float, connection: duckdb.DuckDBPyConnection
) -> None:
    found = value(connection, "cross_rate('EUR', ?, ?, ?)", currency, date(year, 1, 1), date(year, 12, 31))
    assert found == pytest.approx(mean, abs=5e-5)


def test_days_are_converted_as_the_package_itself_does(connection: duckdb.DuckDBPyConnection) -> None:
    converter = CurrencyConverter(fallback_on_missing_rate=True, fallback_on_missing_rate_method="last_known")
    rows = connection.execute("""
        SELECT base, quoted, day::DATE, convert_amount(1000, base, quoted, day)
        FROM (SELECT unnest(['USD', 'CNY', 'EUR', 'JPY', 'KRW']) AS base)
        CROSS JOIN (SELECT unnest(['USD', 'CNY', 'HKD', 'GBP', 'INR']) AS quoted)
        CROSS JOIN range(DATE '2010-01-04', DATE '2026-10-30', INTERVAL 23 DAY) AS day (day)
    """).fetchall()
    assert len(rows) > 5000
    for base, quoted, day, converted in rows:
        assert converted == pytest.approx(converter.convert(1000, base, quoted, date=day), rel=1e-12)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ("'USD', 'CNY', DATE '2023-06-14'", "1 USD = 7.15728 CNY, European Central Bank, 2023-06-14"),
        ("'USD', 'CNY', DATE '2023-04-09'", "1 USD = 6.87256 CNY, European Central Bank, 2023-04-06"),
        ("'EUR', 'USD', DATE '2023-04-09', DATE '2023-04-09'", "1 EUR = 1.0915 USD, European Central Bank, 2023-04-06"),
        (
            "'CNY', 'USD', DATE '2022-01-01', DATE '2022-12-31'",
            "1 CNY = 0.148787 USD, European Central Bank, mean of 2022-01-03 to 2022-12-30",
        ),
        (
            "'TWD', 'USD', DATE '2023-06-14'",
            "not converted: no rate of the European Central Bank for TWD to USD on that day",
        ),
        (
            "'CNY', 'USD', DATE '2087-01-01', DATE '2087-12-31'",
            "not converted: no rate of the European Central Bank for CNY to USD in that time",
        ),
        ("'USD', 'USD', DATE '2023-06-14'", "not converted"),
        ("'TWD', 'TWD', NULL, NULL", "not converted"),
    ],
)
def test_the_rate_that_was_used_is_told(arguments: str, words: str, connection: duckdb.DuckDBPyConnection) -> None:
    assert value(connection, f"rate_used({arguments})") == words


@pytest.mark.parametrize("when", ["DATE '1998-01-01'", "DATE '2087-01-01'", "NULL"])
def test_an_amount_without_a_rate_stays_unconverted(when: str, connection: duckdb.DuckDBPyConnection) -> None:
    assert value(connection, f"convert_amount(100, 'CNY', 'USD', {when})") is None
    assert value(connection, f"convert_amount(100, 'CNY', 'USD', {when}, {when})") is None
    assert value(connection, f"convert_amount(100, 'TWD', 'TWD', {when})") == 100


def test_columns_of_the_caller_are_not_taken_for_those_of_the_rates(connection: duckdb.DuckDBPyConnection) -> None:
    rows = connection.execute("""
        SELECT convert_amount(amount, currency, 'USD', day), convert_amount(amount, currency, 'USD', day, day),
            rate_used(currency, 'USD', day)
        FROM (VALUES (100, 'CNY', DATE '2023-06-14', 5, NULL))
            AS price (amount, currency, day, units_per_euro, reference_day)
    """).fetchall()
    expected = 100 * 1.0809 / 7.7363
    assert rows == [
        (pytest.approx(expected), pytest.approx(expected), "1 CNY = 0.139718 USD, European Central Bank, 2023-06-14")
    ]
