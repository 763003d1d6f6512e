"""Published capital expenditure by company, period and measure."""

from __future__ import annotations

from pathlib import Path

import polars as pl

FILE = Path(__file__).parent / "published_capex.csv"

COMPANY_IDS = {
    "Alibaba": "company:alibaba",
    "Alphabet": "company:google",
    "Amazon": "company:amazon",
    "Baidu": "company:baidu",
    "ByteDance": "company:bytedance",
    "Meta": "company:meta",
    "Microsoft": "company:microsoft",
    "Oracle": "company:oracle",
    "Tencent": "company:tencent",
}


def published_capex(path: Path = FILE) -> pl.DataFrame:
    """The rows of published_capex.csv with amounts in whole currency units.

    Args:
        path: The file.

    Returns:
        The columns of the table `published_capex`; an exact amount has `low` equal to `high`, a bound one of them.

    Raises:
        ValueError: If a row names a company that has no id here, or has no amount.
    """
    rows = pl.read_csv(path, infer_schema=False)
    unknown = rows.filter(~pl.col("company").is_in(list(COMPANY_IDS)))
    if unknown.height:
        raise ValueError(f"{path}: no entity id for the company {unknown['company'][0]}: add it to COMPANY_IDS")
    amount = pl.col("amount_mn").cast(pl.Float64)
    frame = rows.select(
        company_id=pl.col("company").replace_strict(COMPANY_IDS, return_dtype=pl.String),
        company="company",
        fiscal_label="fiscal_label",
        period_start=pl.col("period_start").str.to_date(),
        period_end=pl.col("period_end").str.to_date(),
        measure="measure",
        currency="currency",
        low=pl.coalesce(pl.col("amount_low_mn").cast(pl.Float64), amount) * 1e6,
        high=pl.coalesce(pl.col("amount_high_mn").cast(pl.Float64), amount) * 1e6,
        status="status",
        confidence="confidence",
        source="source",
        source_url="source_url",
        notes="notes",
    )
    empty = frame.filter(pl.col("low").is_null() & pl.col("high").is_null())
    if empty.height:
        raise ValueError(f"{path}: no amount for {empty['company'][0]} {empty['fiscal_label'][0]}")
    return frame
