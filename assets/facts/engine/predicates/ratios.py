"""What a ratio between chips is of, and what with."""

from __future__ import annotations

import re

from assets.facts.discourse import Sentence
from assets.facts.engine.figures.ratios import measures_multiplied, tells_metric
from assets.facts.engine.state import Filled, Reading, State
from assets.facts.frames import Trigger
from assets.facts.mentions import Mention
from assets.facts.patterns import screened
from assets.facts.quantities.quantity import Quantity

_INFERENCE = re.compile(
    r"推理|推论|每秒(?:词元|token)|\binferenc|\bserv(?:es?|ing)\b|\bquer|\btokens (?:a|per) second"
    r"|\bgenerat(?:es?|ing) (?:text|tokens|answers)",
    re.I,
)
_TRAINING = re.compile(r"训练|微调|\btrain|\bfine-tun", re.I)
_SPEED = screened(
    r"性能|效能|速度|效率|快|\bfast|\bspeed|\bquick|\bslow|\bperform|\bpowerful|\bthroughput|\bcapab|\bbetter\b", re.I
)
# Between what an opening says is measured and the clause that tells how much: 论算力，, 在显存容量上，.
_AS_TO = re.compile(r"(?:容量|能力|规模|指标|表现)?(?:方面|层面|维度|这一项|而言|来说|来看|来讲|上|论)?，")


def _opens_as_topic(sentence: Sentence, trigger: Trigger, start: int) -> bool:
    """Whether a Chinese opening only says what the clause that begins at an offset measures: 论算力，H20只及…."""
    return sentence.language == "zh" and _AS_TO.fullmatch(sentence.words(trigger.end, start)) is not None


class RatiosOfChips(State):
    """Tells what ratios are of."""

    def _same_base(self, reading: Reading, subject: Filled) -> Filled | None:
        """What the sentence compared the subject with before: 训练性能是H100的4倍，推理性能最高提升30倍."""
        ids = {m.id for m in subject.mentions}
        last = next((d for d in reversed(reading.drafts) if d.predicate in ("spec_ratio", "slowdown")), None)
        if last is None or last.object is None or last.subject.id not in ids:
            return None
        base = last.object
        chip = Mention(subject.start, subject.start, base.mention, base.id, base.name, base.kind, base.provisional)
        return Filled((chip,), subject.start, subject.start, None, "base-of")

    def _measured(self, reading: Reading, trigger: Trigger, quantity: Quantity) -> str | None:
        """What a ratio is of, where its own words do not tell: the measure named nearest, in its clause first."""
        sentence = reading.sentence
        start, end = sentence.clause(quantity.start, quantity.end)
        priced = [q for q in sentence.quantities if q.dimension == "money" and 0 <= quantity.start - q.end <= 6]
        if priced:
            return None  # "to cost about 5 million won, a tenth of an H100"
        best: tuple[float, str] | None = None
        for other in measures_multiplied(sentence, quantity) or sentence.triggers:
            named = other.frame.metric
            if not tells_metric(sentence, other):
                continue
            if other.start >= end + 1 or other.start - quantity.end > 60:
                continue
            cost = (
                sentence.distance(other.end, quantity.start)
                if other.end <= quantity.start
                else sentence.distance(quantity.end, other.start)
            )
            own = start <= other.start < end or _opens_as_topic(sentence, other, start)
            cost += 0 if own else 40
            if named in ("training_speed", "inference_speed"):
                cost += 8
            elif other.frame.name == "compute":
                cost += 14
            if best is None or cost < best[0]:
                best = (cost, named or "")
        if best is not None and best[0] < 60:
            return "fp16" if best[1] == "precision" else best[1]
        words = sentence.words(sentence.start, end + 1)
        if _INFERENCE.search(words):
            return "inference_speed"
        if _TRAINING.search(words):
            return "training_speed"
        last = next((d for d in reversed(reading.drafts) if d.predicate == "spec"), None)
        if last is not None:
            return last.metric
        return "training_speed" if sentence.search(_SPEED, start, end + 1) else None
