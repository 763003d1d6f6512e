"""What a person may put in the place of a fact: checked before it is stored, since it goes past the rules."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Mapping
from typing import Any, get_args

from assets.facts.frames import load_predicates
from assets.facts.model import Comparator, Modality
from assets.facts.times.periods import bounds

PARTIES = ("subject_id", "object_id", "item_id")
CURRENCY = re.compile(r"[A-Z]{3}")


class EditError(ValueError):
    """An edit gives no fact of the fact model; the message names the column and what it may be."""


def entities_of(changes: Mapping[str, Any]) -> list[str]:
    """The entities that an edit names; several may stand under one number, joined with +."""
    named = [changes[column] for column in PARTIES if changes.get(column)]
    return [entity for party in named for entity in str(party).split("+")]


def edited_fact(
    original: Mapping[str, Any], changes: Mapping[str, Any], known: Collection[str] | None = None
) -> dict[str, Any]:
    """Put an edit's values in the place of a fact's.

    Args:
        original: The fact, by column of the table `fact`.
        changes: The new values, by column; None clears a column.
        known: Which of the entities that the edit names there are; None takes them as given.

    Returns:
        The fact with the new values, and with the days of its time.

    Raises:
        EditError: They do not make a fact.
    """
    fact = {**original, **changes}
    predicates = load_predicates()
    predicate = predicates.get(fact["predicate"])
    if predicate is None:
        raise EditError(f"predicate {fact['predicate']!r} is not known; it is one of {', '.join(sorted(predicates))}")
    if known is not None and (unknown := [entity for entity in entities_of(changes) if entity not in known]):
        raise EditError(f"there is no entity {unknown[0]}; its id is kind:name, as in the table entity")
    for column, kinds in (("subject_id", predicate.subject), ("object_id", predicate.object)):
        if fact[column] is None:
            if column == "subject_id":
                raise EditError("subject_id is empty; a fact is about something")
        elif str(fact[column]).partition(":")[0] not in kinds:
            allowed = f"an entity of the kinds {', '.join(sorted(kinds))}" if kinds else "empty"
            raise EditError(f"{column} {fact[column]!r} does not fit {predicate.name}; it is {allowed}")
    _check_value(fact, predicate.units, predicate.name)
    if fact["modality"] not in get_args(Modality):
        raise EditError(f"modality {fact['modality']!r} is not known; it is one of {', '.join(get_args(Modality))}")
    try:
        start, end = bounds(fact["time"])
    except ValueError as error:
        raise EditError(
            f"time {fact['time']!r} is no time; write 2022, 2022-Q4, 2022-09, 2018/2019 or 2020/"
        ) from error
    if start and end and start > end:
        raise EditError(f"time {fact['time']!r} ends before it begins")
    return fact | {"time_start": start, "time_end": end}


def _check_value(fact: Mapping[str, Any], units: Collection[str], predicate: str) -> None:
    for column in ("low", "high"):
        value = fact[column]
        if value is not None and (isinstance(value, str) or not math.isfinite(value)):
            raise EditError(f"{column} {value!r} is no number")
    low, high, unit = fact["low"], fact["high"], fact["unit"]
    if low is not None and high is not None and low > high:
        raise EditError(f"low {low:,.15g} is above high {high:,.15g}; give both")
    if (low is None and high is None) != (unit is None):
        raise EditError(
            "a value has a unit, and a unit has a value: give low, high or both with unit, or clear all three"
        )
    if unit is not None and unit not in units and not ("money" in units and CURRENCY.fullmatch(unit)):
        allowed = ", ".join(sorted(units)).replace("money", "a currency such as USD") or "empty"
        raise EditError(f"unit {unit!r} does not fit {predicate}; it is {allowed}")
    if fact["cmp"] is not None and fact["cmp"] not in get_args(Comparator):
        raise EditError(f"cmp {fact['cmp']!r} is not known; it is one of {' '.join(get_args(Comparator))}")
