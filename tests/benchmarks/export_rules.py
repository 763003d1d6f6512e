"""How long one query takes over 100 chips x 60 rules x 2,000 days x 20 destinations.

Run it by hand: `python -m tests.benchmarks.export_rules`.
"""

from __future__ import annotations

import argparse
import itertools
import random
import time
from datetime import date, timedelta

import duckdb

from assets.rules.rules import RANK
from sql.declarations import macros, tables

CHIPS, RULES, DAYS, DESTINATIONS = 100, 60, 2000, 20
FIRST_DAY = date(2022, 1, 1)
METRICS = {
    "tpp": (1000.0, 40000.0),
    "performance_density": (1.0, 20.0),
    "io_bandwidth_gb_s": (64.0, 1900.0),
    "dram_bandwidth_gb_s": (300.0, 8000.0),
}

QUERY = f"""
WITH days AS (
    SELECT DATE '{FIRST_DAY}' + CAST(range AS INTEGER) AS day FROM range({DAYS})
),
-- Each day of each destination lies in one interval of its group.
placed AS (
    SELECT destination.destination, destination.destination_group, days.day, intervals.valid_from
    FROM days
    CROSS JOIN destination
    ASOF JOIN (SELECT DISTINCT destination_group, valid_from FROM regulation_reach
               UNION SELECT destination_group, valid_until + 1 FROM regulation_reach) AS intervals
        ON intervals.destination_group = destination.destination_group AND intervals.valid_from <= days.day
)
SELECT {{columns}}
FROM placed
JOIN export_strictness() AS strictness USING (destination_group, valid_from)
"""


COUNTS = "count(*), count(*) FILTER (strictness IS NULL), count(*) FILTER (strictness >= 2)"


def synthetic(seed: int) -> duckdb.DuckDBPyConnection:
    """A warehouse with made-up chips and rules: two clauses a rule, two for its exception."""
    chance = random.Random(seed)
    connection = duckdb.connect()
    for statement in (*(table.statement for table in tables().values()), macros()["rules_met"]):
        connection.execute(statement)
    inputs = [
        (f"chip-{number}", metric, value if chance.random() < 0.9 else None)
        for number in range(CHIPS)
        for metric, (low, high) in METRICS.items()
        if (value := chance.uniform(low, high))
    ]
    connection.executemany(
        "INSERT INTO chip_control_input "
        "VALUES (?, ?, ?, ?, false, false, NULL, '', 'given', 'made up', false, NULL, true)",
        [(chip, metric, value, value) for chip, metric, value in inputs],
    )
    thresholds, reach = [], []
    statuses = sorted(RANK, key=lambda status: RANK[status])
    for number, outcome in itertools.product(range(RULES), ("main", "exception")):
        rule = f"rule-{number}"
        for clause in ("1", "2"):
            for metric in chance.sample(sorted(METRICS), 3):
                low, high = METRICS[metric]
                op = chance.choice([">=", ">=", "<"])
                thresholds.append((rule, outcome, clause, metric, op, chance.uniform(low, high)))
        for destination in range(DESTINATIONS):
            start = FIRST_DAY + timedelta(days=chance.randrange(DAYS // 2))
            end = start + timedelta(days=chance.randrange(DAYS // 4, DAYS))
            status = (
                statuses[chance.randrange(2, len(statuses))] if outcome == "main" else statuses[chance.randrange(2)]
            )
            effect = "requirement" if outcome == "main" else "exception"
            applies = [f"{rule}:main"] if outcome == "exception" else []
            reach.append((rule, outcome, effect, f"group-{destination}", start, end, status, RANK[status], applies))
    connection.executemany(
        "INSERT INTO regulation_threshold VALUES (?, ?, ?, ?, ?, ?, NULL, NULL, NULL, NULL)", thresholds
    )
    connection.executemany("INSERT INTO regulation_reach VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL)", reach)
    connection.executemany(
        "INSERT INTO regulation_reach VALUES ('start', 'start', 'note', ?, ?, NULL, NULL, NULL, [], NULL, NULL)",
        [(f"group-{destination}", FIRST_DAY) for destination in range(DESTINATIONS)],
    )
    connection.executemany(
        "INSERT INTO destination VALUES (?, ?, ?, [])",
        [(f"{number}", f"{number}", f"group-{number}") for number in range(DESTINATIONS)],
    )
    return connection


def main() -> None:
    """Run the query a few times and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    connection = synthetic(options.seed)
    connection.execute(f"SET threads = {options.threads}")
    print(f"{CHIPS} chips, {RULES} rules, {DAYS} days, {DESTINATIONS} destinations, {options.threads} threads")
    print(f"{'run':>4} {'seconds':>8} {'answers':>10} {'unknown':>9} {'licence needed':>15}")
    seconds = []
    for run in range(1, options.runs + 1):
        start = time.perf_counter()
        answers, unknown, needed = connection.execute(QUERY.format(columns=COUNTS)).fetchall()[0]
        seconds.append(time.perf_counter() - start)
        print(f"{run:>4} {seconds[-1]:>8.2f} {answers:>10,} {unknown:>9,} {needed:>15,}")
    keys = "count(DISTINCT (chip_id, destination, day))"
    distinct = connection.execute(QUERY.format(columns=keys)).fetchall()[0][0]
    print(f"{distinct:,} different chips, destinations and days of {CHIPS * DESTINATIONS * DAYS:,}")
    print(f"best {min(seconds):.2f} s, worst {max(seconds):.2f} s; goal 5 s on two cores")


if __name__ == "__main__":
    main()
