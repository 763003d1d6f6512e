"""Answers whether a chip could be exported to a destination on a day, under which rule, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from assets.catalogue.chips import ChipCatalogue, resolve_chip
from assets.rules.decide import Evaluator, Party, rules_in_scope
from assets.rules.explain import Answer, Explanation
from assets.rules.inputs import control_inputs
from assets.rules.rules import (
    RuleBook,
    rule_book,
)


def status_of(
    chip: str,
    on_date: date,
    destination: str = "CN",
    *,
    party: str | Party | None = None,
    inputs: Mapping[str, object] | None = None,
    facts: Iterable[Mapping[str, Any]] = (),
    book: RuleBook | None = None,
    catalogue: ChipCatalogue | None = None,
) -> Answer:
    """Say whether a chip could be exported to a destination on a day, under which rule, and why.

    Without `party` the buyer is a civil one that no list names, headquartered at the destination, and the chip is
    exported from the US by its vendor.

    Args:
        chip: A name, a `chip:` id or a family name.
        on_date: The day.
        destination: ISO 3166 code or name, or D:1, D:4, D:5 for a country of that group alone.
        party: The buyer: a name or id, or a `Party`.
        inputs: Values that replace those of the catalogue, by metric of `rules.METRICS`; None makes one unknown.
            `exported_by: "foundry"`, `export_from_us: False` and `end_use: "supercomputer"` describe the transaction.
        facts: Facts of articles, which count where the catalogue is silent.
        book: The rules; those shipped if None.
        catalogue: The chips; those shipped if None.

    Raises:
        UnknownChipError: If no chip has that name.
        UnknownDestinationError: If there is no such destination, or no such headquarters.
        ValueError: If an input is not known.
    """
    rules = book or rule_book()
    resolved = resolve_chip(chip, catalogue)
    known = control_inputs(resolved.chip_id, facts=facts, given=inputs, catalogue=catalogue)
    buyer = Party(party) if isinstance(party, str) else party
    place = rules.destination(destination).destination
    evaluator = Evaluator(known, rules)
    setting = rules_in_scope(rules, on_date, place, buyer)
    return Explanation(resolved, on_date, place, buyer, evaluator, setting).answer()
