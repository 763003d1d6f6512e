"""Draws the export statuses: the timeline of one chip, and all chips against the lines of the rules, as BIS draws them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import matplotlib.dates as mdates
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from assets.catalogue.chips import ChipCatalogue, chip_catalogue, resolve_chip
from assets.rules.evaluate import Evaluator, rules_in_scope
from assets.rules.inputs import Interval, control_inputs
from assets.rules.rules import RuleBook, rule_book
from assets.rules.timeline import StatusInterval, status_intervals

# From free to strict; grey where there is no answer or no US export.
COLOURS: dict[str, str] = {
    "not_controlled": "#4c9f70",
    "licence_exception_nac": "#a8c256",
    "licence_required_unspecified": "#f2c14e",
    "licence_required_letter": "#f08a4b",
    "case_by_case_conditional": "#d9644a",
    "case_by_case_if_us_available_else_denial": "#c0483f",
    "licence_required_presumption_of_denial": "#8f2d56",
    "unknown": "#b0b0b0",
    "na_non_us_item": "#d8d8d8",
}
DESTINATION = "CN"
_FIRST_SHOWN = date(2022, 1, 1)
_DPI = 120


@dataclass(frozen=True, slots=True)
class _Point:
    name: str
    across: float
    up: float
    status: str


def timeline_picture(
    chip: str, intervals: Iterable[StatusInterval] | None = None, *, until: date | None = None
) -> bytes:
    """The statuses of a chip over time, one bar for each group of destinations.

    Args:
        chip: A name of the chip.
        intervals: Statuses, as `status_intervals` gives them; computed if None.
        until: Last day to show; the last change and half a year if None.

    Returns:
        A PNG image.
    """
    resolved = resolve_chip(chip)
    found = [
        interval
        for interval in (status_intervals([resolved.chip_id]) if intervals is None else intervals)
        if interval.chip_id == resolved.chip_id
    ]
    changes = [interval.valid_from for interval in found if interval.valid_from > _FIRST_SHOWN]
    last = until or max([*changes, _FIRST_SHOWN]) + timedelta(days=183)
    groups = sorted({interval.destination_group for interval in found}, key=lambda name: (name != "CN+HK", name))
    figure = Figure(figsize=(11, 1.4 + 0.42 * len(groups)), layout="constrained")
    axes = figure.add_subplot()
    for interval in found:
        start = max(interval.valid_from, _FIRST_SHOWN)
        end = min(interval.valid_until or last, last)
        if end < start:
            continue
        row = len(groups) - 1 - groups.index(interval.destination_group)
        left, width = mdates.date2num(start), (end - start).days + 1
        axes.barh(row, width, left=left, height=0.7, color=COLOURS[interval.status], edgecolor="white", linewidth=0.8)
        if interval.rule_id and width > 120:
            label = interval.rule_id.removeprefix("us_")
            colour = (
                "black" if interval.status in ("licence_exception_nac", "licence_required_unspecified") else "white"
            )
            axes.text(left + width / 2, row, label, ha="center", va="center", fontsize=6.5, color=colour, clip_on=True)
    axes.set_yticks(range(len(groups)), [_short(name) for name in reversed(groups)])
    axes.xaxis_date()
    axes.xaxis.set_major_locator(mdates.YearLocator())
    axes.xaxis.set_minor_locator(mdates.MonthLocator(bymonth=(4, 7, 10)))
    axes.set_xlim(mdates.date2num(_FIRST_SHOWN), mdates.date2num(last))
    axes.set_title(f"{resolved.name}: export status by destination, exported from the US to a civil, unlisted buyer")
    used = [status for status in COLOURS if any(interval.status == status for interval in found)]
    figure.legend(
        handles=[Patch(color=COLOURS[status], label=status.replace("_", " ")) for status in used],
        loc="outside lower center",
        ncols=min(3, len(used)),
        fontsize=8,
        frameon=False,
    )
    return _png(figure)


def density_map(on_date: date, *, book: RuleBook | None = None, catalogue: ChipCatalogue | None = None) -> bytes:
    """All chips by total processing performance and performance density, with the lines of the rule of October 2023.

    Args:
        on_date: The day whose statuses for China colour the chips.
        book: The rules; those shipped if None.
        catalogue: The chips; those shipped if None.

    Returns:
        A PNG image.
    """
    points = _points("performance_density", on_date, book, catalogue)
    figure, axes = _axes(points, "total processing performance (TPP)", "performance density (TPP/mm²)")
    lines = _lines(book or rule_book(), "us_3a090_2023_10")
    strict, low_density, mid_density, high_density = 4800.0, 1.6, 3.2, 5.92
    for value in lines["tpp"]:
        axes.axvline(value, color="#777777", linewidth=0.8, linestyle=":")
    for value in lines["performance_density"]:
        axes.axhline(value, color="#777777", linewidth=0.8, linestyle=":")
    right, top = axes.get_xlim()[1], axes.get_ylim()[1]
    bottom = axes.get_ylim()[0]
    axes.fill_between([strict, right], bottom, top, color=COLOURS["licence_required_presumption_of_denial"], alpha=0.12)
    axes.fill_between([1600, strict], high_density, top, color="#8f2d56", alpha=0.12)
    axes.fill_between([2400, strict], low_density, high_density, color=COLOURS["licence_exception_nac"], alpha=0.25)
    axes.fill_between([1600, 2400], mid_density, high_density, color=COLOURS["licence_exception_nac"], alpha=0.25)
    axes.text(right * 0.93, top * 0.86, "3A090.a", ha="right", va="top", fontsize=9, color="#8f2d56")
    axes.text(2450, 1.68, "3A090.b (data centre)", fontsize=8, color="#5d7020")
    axes.set_title(f"Chips against the lines of 88 FR 73458, coloured by status for China on {on_date.isoformat()}")
    return _finished(figure, points)


def interconnect_map(on_date: date, *, book: RuleBook | None = None, catalogue: ChipCatalogue | None = None) -> bytes:
    """All chips by total processing performance and aggregate I/O, with the lines of the rule of October 2022.

    Args:
        on_date: The day whose statuses for China colour the chips.
        book: The rules; those shipped if None.
        catalogue: The chips; those shipped if None.

    Returns:
        A PNG image.
    """
    points = _points("io_bandwidth_gb_s", on_date, book, catalogue)
    figure, axes = _axes(points, "total processing performance (TPP)", "aggregate I/O bandwidth (GB/s)")
    lines = _lines(book or rule_book(), "us_3a090_2022_10")
    performance, bandwidth = lines["tpp"][0], lines["io_bandwidth_gb_s"][0]
    right, top = axes.get_xlim()[1], axes.get_ylim()[1]
    axes.axvline(performance, color="#777777", linewidth=0.8, linestyle=":")
    axes.axhline(bandwidth, color="#777777", linewidth=0.8, linestyle=":")
    axes.fill_between([performance, right], bandwidth, top, color="#8f2d56", alpha=0.12)
    axes.text(right * 0.93, top * 0.86, "3A090: both lines met", ha="right", va="top", fontsize=9, color="#8f2d56")
    axes.set_title(f"Chips against the lines of 87 FR 62186, coloured by status for China on {on_date.isoformat()}")
    return _finished(figure, points)


def _short(group: str) -> str:
    return group if len(group) <= 22 else f"{group[:20]}…"


def _lines(book: RuleBook, rule_id: str) -> dict[str, list[float]]:
    """The lines that a rule draws, by metric, from low to high."""
    found: dict[str, set[float]] = {}
    for (rule, _), clauses in book.clauses.items():
        if rule == rule_id:
            for conditions in clauses.values():
                for condition in conditions:
                    if condition.op != "in":
                        found.setdefault(condition.metric, set()).add(condition.line[0])
    return {metric: sorted(values) for metric, values in found.items()}


def _points(metric: str, on_date: date, book: RuleBook | None, catalogue: ChipCatalogue | None) -> list[_Point]:
    rules, chips = book or rule_book(), catalogue or chip_catalogue()
    setting = rules_in_scope(rules, on_date, DESTINATION)
    points: dict[tuple[float, float, str], _Point] = {}
    for chip_id in sorted(chips.names):
        inputs = control_inputs(chip_id, catalogue=chips)
        across, up = (_middle(inputs.get(name)) for name in ("tpp", metric))
        if across is None or up is None:
            continue
        status = Evaluator(inputs, rules).decide(setting).status
        name = chips.usual_name(chip_id)
        # Variants with the same place and status share one point, under the shortest of their names.
        key = (round(across, -2), round(up, 2), status)
        if key not in points or len(name) < len(points[key].name):
            points[key] = _Point(name, across, up, status)
    return list(points.values())


def _middle(found: Any) -> float | None:
    if found is None or not isinstance(found.value, Interval) or found.value.low is None or found.value.high is None:
        return None
    return float(found.value.low + found.value.high) / 2 or None


def _axes(points: Sequence[_Point], across: str, up: str) -> tuple[Figure, Any]:
    figure = Figure(figsize=(11, 7.5), layout="constrained")
    axes = figure.add_subplot()
    axes.set_xscale("log")
    axes.set_yscale("log")
    axes.set_xlabel(across)
    axes.set_ylabel(up)
    axes.set_xlim(min(point.across for point in points) * 0.8, max(point.across for point in points) * 1.5)
    axes.set_ylim(min(point.up for point in points) * 0.7, max(point.up for point in points) * 1.5)
    axes.grid(visible=True, which="major", color="#eeeeee", linewidth=0.6)
    return figure, axes


def _finished(figure: Figure, points: Sequence[_Point]) -> bytes:
    axes = figure.axes[0]
    for index, point in enumerate(sorted(points, key=lambda item: (item.across, item.up))):
        axes.scatter(
            point.across, point.up, s=34, color=COLOURS[point.status], edgecolor="black", linewidth=0.5, zorder=3
        )
        above = index % 2 == 0
        axes.annotate(
            point.name,
            (point.across, point.up),
            xytext=(3, 4 if above else -9),
            textcoords="offset points",
            fontsize=6.5,
            zorder=4,
        )
    used = [status for status in COLOURS if any(point.status == status for point in points)]
    figure.legend(
        handles=[
            Line2D([], [], marker="o", linestyle="", color=COLOURS[status], label=status.replace("_", " "))
            for status in used
        ],
        loc="outside lower center",
        ncols=min(3, len(used)),
        fontsize=8,
        frameon=False,
    )
    return _png(figure)


def _png(figure: Figure) -> bytes:
    # Drawn without pyplot, which keeps global state and picks a display.
    buffer = BytesIO()
    FigureCanvasAgg(figure)
    figure.savefig(buffer, format="png", dpi=_DPI)
    return buffer.getvalue()
