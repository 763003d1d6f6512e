"""Draws the export statuses: the timeline of one chip, and all chips against the lines of the rules."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from io import BytesIO
from typing import Any

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.text import Annotation
from matplotlib.transforms import Bbox

from assets.catalogue.chips import ChipCatalogue, chip_catalogue, resolve_chip
from assets.rules.decide import Evaluator, rules_in_scope
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
_DPI = 100
_LIGHT = ("licence_exception_nac", "licence_required_unspecified")
_REGION_COLOURS = {"3A090.b": (COLOURS["licence_exception_nac"], 0.25)}
_REGION_COLOUR = (COLOURS["licence_required_presumption_of_denial"], 0.12)
# Where a label may stand beside its point, in points: the first place that is free is taken.
_LABEL_PLACES = ((4, 4), (4, -9), (-4, 4), (-4, -9), (4, 12), (4, -17), (-4, 12), (-4, -17), (14, -2), (-14, -2))


@dataclass(frozen=True, slots=True)
class _Point:
    name: str
    across: float
    up: float
    status: str
    datacenter: bool


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
    epoch = _FIRST_SHOWN.toordinal()
    for interval in _joined(found):
        start, end = max(interval.valid_from, _FIRST_SHOWN), min(interval.valid_until or last, last)
        if end < start:
            continue
        row = len(groups) - 1 - groups.index(interval.destination_group)
        left, width = start.toordinal() - epoch, (end - start).days + 1
        axes.barh(row, width, left=left, height=0.7, color=COLOURS[interval.status], edgecolor="white", linewidth=0.8)
        if interval.rule_id and width > 120:
            label = interval.rule_id.removeprefix("us_")
            colour = "black" if interval.status in _LIGHT else "white"
            axes.text(left + width / 2, row, label, ha="center", va="center", fontsize=6.5, color=colour, clip_on=True)
    axes.set_yticks(range(len(groups)), [_short(name) for name in reversed(groups)])
    years = range(_FIRST_SHOWN.year, last.year + 1)
    axes.set_xticks([date(year, 1, 1).toordinal() - epoch for year in years], [str(year) for year in years])
    axes.set_xticks([date(year, month, 1).toordinal() - epoch for year in years for month in (4, 7, 10)], minor=True)
    axes.set_xlim(0, last.toordinal() - epoch)
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
    return _map("us_3a090_2023_10", "performance_density", "performance density (TPP/mm²)", on_date, book, catalogue)


def interconnect_map(on_date: date, *, book: RuleBook | None = None, catalogue: ChipCatalogue | None = None) -> bytes:
    """All chips by total processing performance and aggregate I/O, with the lines of the rule of October 2022.

    Args:
        on_date: The day whose statuses for China colour the chips.
        book: The rules; those shipped if None.
        catalogue: The chips; those shipped if None.

    Returns:
        A PNG image.
    """
    return _map("us_3a090_2022_10", "io_bandwidth_gb_s", "aggregate I/O bandwidth (GB/s)", on_date, book, catalogue)


def _map(
    rule_id: str, metric: str, label: str, on_date: date, book: RuleBook | None, catalogue: ChipCatalogue | None
) -> bytes:
    rules, chips = book or rule_book(), catalogue or chip_catalogue()
    points = _points(metric, on_date, rules, chips)
    figure, axes = _axes(points, "total processing performance (TPP)", label)
    for outcome, clause, box in _regions(rules, rule_id, metric):
        colour, alpha = _REGION_COLOURS.get(outcome, _REGION_COLOUR)
        left, right = _clipped(box["tpp"], axes.get_xlim())
        bottom, top = _clipped(box[metric], axes.get_ylim())
        axes.fill_between([left, right], bottom, top, color=colour, alpha=alpha, linewidth=0)
        axes.plot([left, right, right, left, left], [bottom, bottom, top, top, bottom], color=colour, linewidth=0.7)
        axes.annotate(
            f"{outcome} {clause}" if outcome != clause else outcome,
            (right, bottom),
            xytext=(-4, 4),
            textcoords="offset points",
            ha="right",
            fontsize=7,
            color="#555555",
        )
    citation = (rules.regulations[rule_id].citation or rule_id).split(";")[0]
    axes.set_title(f"Chips against the lines of {citation}, coloured by status for China on {on_date.isoformat()}")
    return _finished(figure, points)


Range = tuple[float, float]


def _regions(book: RuleBook, rule_id: str, metric: str) -> Iterator[tuple[str, str, dict[str, Range]]]:
    """The clauses of a rule that catch chips, as boxes in performance and another metric."""
    for (rule, outcome), clauses in book.clauses.items():
        if rule != rule_id or not any(scope.eccn and scope.outcome == outcome for scope in book.scopes):
            continue
        for clause, conditions in clauses.items():
            box: dict[str, Range] = {"tpp": (0.0, math.inf), metric: (0.0, math.inf)}
            for condition in conditions:
                if condition.metric in box:
                    low, high = box[condition.metric]
                    line = condition.line[0]
                    box[condition.metric] = (line, high) if condition.op in (">=", ">") else (low, line)
            yield outcome, clause, box


def _clipped(box: Range, limits: Range) -> Range:
    return max(box[0], limits[0]), min(box[1], limits[1])


def _joined(intervals: Iterable[StatusInterval]) -> Iterator[StatusInterval]:
    """Neighbours with the same status by the same rule, drawn as one bar."""
    current: StatusInterval | None = None
    for interval in intervals:
        if current is not None and (current.destination_group, current.status, current.rule_id) == (
            interval.destination_group,
            interval.status,
            interval.rule_id,
        ):
            current = replace(current, valid_until=interval.valid_until)
            continue
        if current is not None:
            yield current
        current = interval
    if current is not None:
        yield current


def _short(group: str) -> str:
    return group if len(group) <= 22 else f"{group[:20]}…"


def _points(metric: str, on_date: date, rules: RuleBook, chips: ChipCatalogue) -> list[_Point]:
    setting = rules_in_scope(rules, on_date, DESTINATION)
    points: dict[tuple[float, float, str], _Point] = {}
    for chip_id in sorted(chips.names):
        inputs = control_inputs(chip_id, catalogue=chips)
        across, up = (_middle(inputs.get(name)) for name in ("tpp", metric))
        if across is None or up is None:
            continue
        status = Evaluator(inputs, rules).decide(setting).status
        name = _label(chips.usual_name(chip_id))
        # Variants with the same place and status share one point, under the shortest of their names.
        key = (round(across, -2), round(up, 2), status)
        if key not in points or len(name) < len(points[key].name):
            marketed = inputs.get("datacenter")
            points[key] = _Point(name, across, up, status, marketed is None or marketed.text() != "no")
    return list(points.values())


def _label(name: str) -> str:
    """The name without what the picture does not need: Chinese names, which its font lacks, brands and brackets."""
    for word in ("Tesla ", "GeForce ", "Instinct "):
        name = name.removeprefix(word)
    return name.split(" / ")[0].split(" (")[0]


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
    for point in points:
        axes.scatter(
            point.across,
            point.up,
            s=34,
            marker="o" if point.datacenter else "s",
            color=COLOURS[point.status],
            edgecolor="black",
            linewidth=0.5,
            zorder=3,
        )
    _label_points(figure, points)
    used = [status for status in COLOURS if any(point.status == status for point in points)]
    figure.legend(
        handles=[
            Line2D([], [], marker="o", linestyle="", color=COLOURS[status], label=status.replace("_", " "))
            for status in used
        ]
        + [
            Line2D(
                [], [], marker="s", linestyle="", color="white", markeredgecolor="black", label="no data centre part"
            )
        ],
        loc="outside lower center",
        ncols=min(3, len(used) + 1),
        fontsize=8,
        frameon=False,
    )
    return _png(figure)


def _label_points(figure: Figure, points: Sequence[_Point]) -> None:
    """Write each name at the first place beside its point where it covers neither a point nor a name."""
    FigureCanvasAgg(figure)
    figure.draw_without_rendering()
    axes = figure.axes[0]
    reserve = 4.0
    taken: list[Bbox] = []
    for point in points:
        across, up = axes.transData.transform((point.across, point.up))
        taken.append(Bbox.from_bounds(across - reserve, up - reserve, 2 * reserve, 2 * reserve))
    for index, point in enumerate(points):
        best: tuple[int, Annotation, Bbox] | None = None
        for right, above in _LABEL_PLACES:
            label = axes.annotate(
                point.name,
                (point.across, point.up),
                xytext=(right, above),
                textcoords="offset points",
                ha="left" if right > 0 else "right",
                fontsize=6.5,
                zorder=4,
            )
            box = label.get_window_extent()
            hidden = sum(box.overlaps(other) for number, other in enumerate(taken) if number != index)
            if best is None or hidden < best[0]:
                if best is not None:
                    best[1].remove()
                best = (hidden, label, box)
            else:
                label.remove()
            if hidden == 0:
                break
        if best is not None:
            taken.append(best[2])


def _png(figure: Figure) -> bytes:
    # Drawn without pyplot, which keeps global state and picks a display.
    buffer = BytesIO()
    FigureCanvasAgg(figure)
    figure.savefig(buffer, format="png", dpi=_DPI)
    return buffer.getvalue()
