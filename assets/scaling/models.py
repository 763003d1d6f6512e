"""Transformers as the scaling model needs them: public shapes, and a usual shape for a parameter count."""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from assets.scaling.hardware import assumption

SHAPES = Path(__file__).with_name("models.yaml")


class UnknownModelError(ValueError):
    """A model whose shape is neither known nor given."""


@dataclass(frozen=True, slots=True)
class Model:
    """A transformer.

    Attributes:
        name: Its name.
        values: Its variables of the scaling model.
        tokens: Training tokens; None where unknown.
        batch_tokens: Tokens per optimizer step; None where unknown.
        year: Year of its training; None where unknown.
        source: Where the shape comes from.
        yardstick: Whether every cluster in the facts is measured against it.
    """

    name: str
    values: dict[str, float]
    tokens: float | None = None
    batch_tokens: float | None = None
    year: int | None = None
    source: str = ""
    yardstick: bool = False


def parameters(values: dict[str, float]) -> float:
    """Parameters of a transformer (all experts counted), from its variables of the scaling model."""
    h, gate = values["hidden"], 2.0 + values.get("gated", 0.0)
    width = h * values.get("attention_ratio", 1.0)
    moe = values.get("moe_layers", 0.0)
    attention = h * width * (2.0 + 2.0 * values.get("kv_ratio", 1.0))
    expert = gate * h * (values.get("experts", 0.0) * values.get("expert_ffn", 0.0) + values.get("shared_ffn", 0.0))
    dense = gate * h * values["ffn"]
    layers = values["layers"]
    return layers * attention + (layers - moe) * dense + moe * expert + values["vocabulary"] * h


def shape(row: dict[str, Any]) -> dict[str, float]:
    """The model's variables from a row with `heads`, `kv_heads`, `head_width` and the names of the scaling model.

    Raises:
        ValueError: A size is absent, not finite or not above zero.
    """
    values: dict[str, float] = {}
    for name in ("layers", "hidden", "heads", "ffn", "vocabulary", "sequence"):
        number = row.get(name)
        if number is None or not math.isfinite(float(number)) or float(number) <= 0:
            raise ValueError(f"The model's {name} is {number!r}; a number above zero is needed")
        values[name] = float(number)
    for name in ("gated", "moe_layers", "experts", "experts_active", "expert_ffn", "shared_ffn"):
        number = float(row.get(name) or 0.0)
        if not math.isfinite(number) or number < 0:
            raise ValueError(f"The model's {name} is {row.get(name)!r}; a number of at least zero is needed")
        values[name] = number
    kv_heads = float(row.get("kv_heads") or values["heads"])
    values["kv_ratio"] = float(row.get("kv_ratio") or kv_heads / values["heads"])
    if row.get("head_width"):
        values["attention_ratio"] = values["heads"] * float(row["head_width"]) / values["hidden"]
    return values


@functools.cache
def _shapes() -> dict[str, Model]:
    models: dict[str, Model] = {}
    for row in yaml.load(SHAPES.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader):
        tokens, batch_tokens = (float(row[x]) if x in row else None for x in ("tokens", "batch_tokens"))
        model = Model(
            row["name"], shape(row), tokens, batch_tokens, row.get("year"), row["source"], row.get("yardstick", False)
        )
        for name in (row["name"], *row.get("aliases", ())):
            models[_key(name)] = model
    return models


def _key(name: str) -> str:
    return "".join(character for character in name.lower().removeprefix("model:") if character.isalnum())


def model(name: str) -> Model:
    """A public model by name, alias or entity id (`model:gpt-3`).

    Raises:
        UnknownModelError: Its shape is not in models.yaml.
    """
    found = _shapes().get(_key(name))
    if found is None:
        known = ", ".join(sorted({x.name for x in _shapes().values()}))
        raise UnknownModelError(f"The shape of model {name!r} is not known. Give its sizes, or one of: {known}")
    return found


def all_models() -> list[Model]:
    """Every model of models.yaml, by name."""
    return sorted({x.name: x for x in _shapes().values()}.values(), key=lambda x: x.name)


def usual(parameter_count: float, name: str = "") -> Model:
    """A dense transformer of the usual proportions (GPT-3, Llama) with that many parameters.

    Args:
        parameter_count: Parameters, above a million.
        name: What to call it.

    Returns:
        The model: depth about width / 128 up to 128 layers; widths and depths that divide well over chips; the
        feed-forward width makes up the rest.

    Raises:
        ValueError: The count is not a number above a million.
    """
    if not math.isfinite(parameter_count) or parameter_count < 1e6:
        raise ValueError(f"A transformer with {parameter_count!r} parameters is not possible; give the full number")
    sequence, vocabulary = assumption("sequence").value, assumption("vocabulary").value
    if parameter_count < 2e8:
        vocabulary = 8192.0  # an embedding of the usual size would be most of such a model

    def candidate(width: int) -> tuple[float, dict[str, float]]:
        target = min(128.0, max(2.0, width / 128.0))
        unit = 8 if target >= 32 else 2
        layers = max(unit, unit * round(target / unit))
        ffn = (parameter_count - vocabulary * width) / (2.0 * width * layers) - 2.0 * width
        values = {"layers": float(layers), "hidden": float(width), "heads": max(1.0, width / 128.0), "ffn": ffn}
        values |= {"vocabulary": vocabulary, "sequence": sequence}
        return (abs(math.log(ffn / (4.0 * width))) if ffn > 0 else math.inf), values

    widths = [*range(64, 1024, 64), *range(1024, 131073, 1024)]
    best = min((candidate(width) for width in widths), key=lambda x: x[0])[1]
    label = name or f"dense transformer of {parameter_count:.3g} parameters"
    return Model(label, best, source="usual proportions of GPT-3 and Llama: width 128 x depth, feed-forward 4 x width")
