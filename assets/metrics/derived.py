"""Numbers derived from facts: fleet compute, the units that an order would buy, capex against published measures."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from assets.metrics.conflicts import Statement, compatible_interval

TERA_PER_EXA = 1e6


@dataclass(frozen=True, slots=True)
class PublishedCapex:
    """A row of the table `published_capex`, as far as it is compared."""

    company_id: str
    fiscal_label: str
    period_start: date
    period_end: date
    measure: str
    currency: str
    low: float | None
    high: float | None
    source: str


# A price counts for an order of the chip itself or from the chip's designer, whom
# `chip_designer (chip_id, designer_id)` names. Beside the prices those that were others when it was last computed.
PRICES = """
CREATE OR REPLACE TEMP TABLE chip_price AS
SELECT subject_id AS chip_id, unit AS currency, min(low) AS price_low, max(high) AS price_high,
    list_sort(list_distinct([min_by(fact_id, (low, fact_id)), max_by(fact_id, (high, fact_id))])) AS price_fact_ids
FROM current_fact
WHERE predicate = 'price' AND starts_with(subject_id, 'chip:') AND low > 0 AND high > 0 AND modality <> 'denied'
    AND origin = 'article'
GROUP BY ALL;
CREATE OR REPLACE TEMP TABLE changed_price AS
WITH used AS (
    SELECT DISTINCT chip_id, currency, price_low, price_high, price_fact_ids FROM implied_units
)
SELECT chip_id, currency FROM (FROM chip_price EXCEPT FROM used)
UNION
SELECT chip_id, currency FROM (FROM used EXCEPT FROM chip_price)
"""
# Rows of the table `implied_units` for the touched orders, and for all orders of chips whose price has changed.
IMPLIED_UNITS = """
WITH ordered AS (
    SELECT fact_id, subject_id AS buyer_id, object_id, unit AS currency, low AS amount_low, high AS amount_high
    FROM current_fact
    WHERE predicate = 'orders' AND modality <> 'denied' AND object_id IS NOT NULL
        AND unit IN (SELECT currency FROM chip_price)
        AND (fact_id IN (FROM touched_fact) OR EXISTS (FROM changed_price))
), of_chip AS (
    SELECT * EXCLUDE (object_id), unnest(string_split(object_id, '+')) AS chip_id FROM ordered
    UNION ALL
    SELECT ordered.* EXCLUDE (object_id), chip_id FROM ordered JOIN chip_designer ON designer_id = object_id
    WHERE NOT starts_with(object_id, 'chip:')
)
SELECT fact_id, buyer_id, chip_id, currency, amount_low, amount_high, price_fact_ids, price_low, price_high,
    amount_low / price_high AS units_low, amount_high / price_low AS units_high
FROM of_chip JOIN chip_price USING (chip_id, currency)
WHERE fact_id IN (FROM touched_fact) OR (chip_id, currency) IN (SELECT (chip_id, currency) FROM changed_price)
ORDER BY fact_id, chip_id
"""


def fleet_compute(statements: Iterable[Statement], families: Mapping[str, str]) -> list[dict[str, Any]]:
    """The dense FP16 peak of the chips that facts count.

    A family stands for all of its variants, and several chips under one number for any mixture of them, so the peak is
    an interval.

    Args:
        statements: Current facts, the catalogue's among them.
        families: For a variant the family that articles name it by.

    Returns:
        Rows of the table `fleet_compute`, sorted by fact.
    """
    listed = list(statements)
    rates: dict[str, list[Statement]] = defaultdict(list)
    for statement in listed:
        if statement.origin == "catalogue" and statement.predicate == "spec" and statement.metric == "fp16":
            rates[statement.subject].append(statement)
            if (family := families.get(statement.subject)) and family != statement.subject:
                rates[family].append(statement)
    rows = []
    for statement in sorted(listed, key=lambda statement: statement.fact_id):
        if (
            statement.predicate not in ("holds", "orders", "cluster_size")
            or statement.unit != "units"
            or statement.modality == "denied"
        ):
            continue
        chips = (statement.object or "").split("+")
        if not all(rates.get(chip) for chip in chips):
            continue
        used = [rate for chip in chips for rate in rates[chip]]
        slowest = min(rate.low for rate in used if rate.low is not None)
        fastest = max(rate.high for rate in used if rate.high is not None)
        rows.append(
            {
                "fact_id": statement.fact_id,
                "predicate": statement.predicate,
                "owner_id": statement.subject,
                "chip_id": statement.object,
                "cards_low": statement.low,
                "cards_high": statement.high,
                "fp16_tflops_low": slowest,
                "fp16_tflops_high": fastest,
                "compute_exaflops_low": None if statement.low is None else statement.low * slowest / TERA_PER_EXA,
                "compute_exaflops_high": None if statement.high is None else statement.high * fastest / TERA_PER_EXA,
                "specification_fact_ids": sorted({rate.fact_id for rate in used}),
                "explanation": f"number of chips times {slowest:g}"
                + (f" to {fastest:g}" if fastest != slowest else "")
                + " TFLOPS of dense FP16",
            }
        )
    return rows


def capex_comparison(
    statements: Iterable[Statement], times: Mapping[str, str], published: Iterable[PublishedCapex]
) -> list[dict[str, Any]]:
    """Hold each stated capital expenditure against what the company has published, measure by measure.

    Args:
        statements: Current facts.
        times: For a fact its time as stated.
        published: Rows of the table `published_capex`.

    Returns:
        Rows of the table `capex_comparison`, sorted by fact, period and measure.
    """
    by_company: dict[str, list[PublishedCapex]] = defaultdict(list)
    for row in published:
        by_company[row.company_id].append(row)
    rows = []
    for statement in sorted(statements, key=lambda statement: statement.fact_id):
        if statement.predicate != "capex" or statement.origin != "article" or not statement.start or not statement.end:
            continue
        for row in by_company.get(statement.subject, []):
            if row.currency != statement.unit or not _same_year(statement, row):
                continue
            low = -math.inf if row.low is None else row.low
            high = math.inf if row.high is None else row.high
            stated_low, stated_high = compatible_interval(statement)
            middle, published_middle = _middle(statement.low, statement.high), _middle(row.low, row.high)
            rows.append(
                {
                    "fact_id": statement.fact_id,
                    "company_id": statement.subject,
                    "time": times[statement.fact_id],
                    "currency": row.currency,
                    "stated_low": statement.low,
                    "stated_high": statement.high,
                    "fiscal_label": row.fiscal_label,
                    "measure": row.measure,
                    "published_low": row.low,
                    "published_high": row.high,
                    "fits": stated_low <= high and low <= stated_high,
                    "difference_ratio": middle / published_middle - 1 if middle and published_middle else None,
                    "source": row.source,
                }
            )
    return sorted(rows, key=lambda row: (str(row["fact_id"]), str(row["fiscal_label"]), str(row["measure"])))


def _same_year(statement: Statement, row: PublishedCapex) -> bool:
    """Whether stated and published period are of one length and share at least half of it.

    A fiscal year that ends in June is thus held against the calendar year: which of the two an article means by "2022"
    is just the question.
    """
    assert statement.start is not None
    assert statement.end is not None
    stated_days = (statement.end - statement.start).days + 1
    published_days = (row.period_end - row.period_start).days + 1
    shared = (min(statement.end, row.period_end) - max(statement.start, row.period_start)).days + 1
    return shared * 2 >= max(stated_days, published_days) - 2


def _middle(low: float | None, high: float | None) -> float | None:
    return (low + high) / 2 if low is not None and high is not None else low if low is not None else high
