"""Prints an answer on the export status of a chip: for people as a sheet, for programs as one JSON object a line."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator
from typing import Literal

from assets.rules.explain import Answer

Format = Literal["table", "jsonl"]

_LABEL_WIDTH = 18
_TEXT_WIDTH = 96


def format_status(answer: Answer, format: Format = "table") -> str:
    """Write an answer down.

    Args:
        answer: What `status_of` gives.
        format: `table` for a sheet of labelled lines, `jsonl` for one JSON object on one line.

    Returns:
        Text without a line break at its end.

    Raises:
        ValueError: If the format is another.
    """
    if format == "jsonl":
        return json.dumps(answer.as_json(), ensure_ascii=False)
    if format == "table":
        return "\n".join(_sheet(answer))
    raise ValueError(f"format {format!r} is not known: use table or jsonl")


def _sheet(answer: Answer) -> Iterator[str]:
    yield from _line("chip", f"{answer.chip.name} ({answer.chip.chip_id})")
    yield from _line("date", answer.on_date.isoformat())
    yield from _line("destination", f"{answer.destination_name} ({answer.destination})")
    yield from _line("status", answer.status)
    yield from _line("rule", " – ".join(part for part in (answer.rule_id, answer.citation, answer.text_ref) if part))
    yield from _line("clause", answer.clause)
    yield from _line("ECCN", answer.eccn)
    yield from _line("licence policy", answer.licence_policy)
    yield from _line("exception", answer.licence_exception)
    yield from _line("reason", answer.reason)
    yield from _line("would change", answer.would_change)
    for index, item in enumerate(answer.inputs):
        yield from _line("inputs" if index == 0 else "", item.sentence())
    for index, other in enumerate(answer.considered):
        yield from _line("other rules" if index == 0 else "", f"{other.rule_id}, {other.outcome}: {other.text}")
    for index, text in enumerate(answer.tariff):
        yield from _line("tariff" if index == 0 else "", text)
    for index, text in enumerate(answer.chinese_admission):
        yield from _line("Chinese side" if index == 0 else "", text)
    for index, text in enumerate(answer.notes):
        yield from _line("notes" if index == 0 else "", text)


def _line(label: str, text: str) -> Iterator[str]:
    if not text:
        return
    lines = textwrap.wrap(text, _TEXT_WIDTH, break_long_words=False) or [""]
    yield f"{label:<{_LABEL_WIDTH}}{lines[0]}"
    for line in lines[1:]:
        yield " " * _LABEL_WIDTH + line
