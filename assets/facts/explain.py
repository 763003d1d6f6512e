"""Why a fact was, or was not, extracted: what was recognised, and which frames were tried."""

from __future__ import annotations

from assets.articles.document import Document
from assets.catalogue.entities import Catalogue
from assets.facts.engine import Reading
from assets.facts.extract import extract, read
from assets.facts.frames import FrameSet


def explain_fact(
    document: Document, number: int, frames: FrameSet | None = None, catalogue: Catalogue | None = None
) -> str:
    """How the n-th fact of a document came about.

    Args:
        document: The article.
        number: The fact's place in the extraction, counted from 1.
        frames: The frames; None takes those that come with the program.
        catalogue: The known entities; None takes those that come with the program.

    Returns:
        A report in lines of text.

    Raises:
        IndexError: Where the document has no such fact; the message says how many it has.
    """
    facts = extract(document, frames, catalogue).facts
    if not 1 <= number <= len(facts):
        raise IndexError(f"{document.name} has {len(facts)} facts; there is no fact {number}")
    fact = facts[number - 1]
    header = [
        f"fact {number}: {fact.predicate} {fact.subject.id} -> {fact.object.id if fact.object else None}",
        f"  value {fact.low} to {fact.high} {fact.unit} ({fact.cmp}), time {fact.time}",
        f"  by {fact.by and fact.by.id}, {fact.modality}",
        f"  quote [{fact.start}:{fact.end}] {fact.quote}",
        f"  rule {fact.rule}",
        "",
    ]
    return "\n".join(header) + explain_place(document, fact.start, frames, catalogue)


def explain_place(
    document: Document, offset: int, frames: FrameSet | None = None, catalogue: Catalogue | None = None
) -> str:
    """What was made of the sentence around an offset of the document's text.

    Args:
        document: The article.
        offset: An offset of the document's text, for example the start of a candidate.
        frames: The frames; None takes those that come with the program.
        catalogue: The known entities; None takes those that come with the program.
    """
    view, readings = read(document, frames, catalogue)
    for reading in readings:
        start, end = view.original(reading.sentence.start, reading.sentence.end)
        if start <= offset < end:
            return describe(reading)
    return "no sentence was read there: it is marked as noise, or empty"


def describe(reading: Reading) -> str:
    """A reading in lines of text."""
    sentence = reading.sentence
    lines = [f"sentence: {sentence.text}"]
    for node in sentence.nodes:
        flags = [name for name in ("owner", "vendor", "bracket", "source", "anaphor") if getattr(node, name)]
        who = " + ".join(m.id for m in node.mentions) or "refers back"
        lines.append(
            f"  name      {sentence.words(node.start, node.end)!r}: {who} marker={node.marker!r} {' '.join(flags)}"
        )
    lines.extend(
        f"  quantity  {q.text!r}: {q.low}..{q.high} {q.unit} {q.cmp} {q.dimension} {q.kind}"
        for q in sentence.quantities
    )
    lines.extend(f"  time      {t.text!r}: {t.value or t.fiscal}" for t in sentence.times)
    if sentence.teller is not None:
        lines.append(f"  teller    {sentence.teller.by.id}: {sentence.teller.form}")
    lines.extend(
        f"  source    [{sentence.words(a.start, a.end)[:24]!r}…]: "
        f"{a.by and a.by.id} {a.level}{' denies' if a.denies else ''}"
        for a in sentence.attributions
    )
    lines.extend(f"  trigger   {sentence.words(t.start, t.end)!r}: {t.frame.rule}" for t in sentence.triggers)
    lines.extend(
        f"  takes     {a.quantity.text!r} by {a.trigger.frame.rule} "
        f"(cost {a.cost:.0f}{', continued' if a.inherited else ''})"
        for a in reading.attachments
    )
    lines.extend(
        f"  fact      {d.predicate} {d.subject.id} -> {d.object.id if d.object else None} "
        f"{d.low}..{d.high} {d.unit} {d.time} {d.modality} [{d.rule}]"
        for d in reading.drafts
    )
    lines.extend(f"  no fact   {r.predicate}: {r.reason} [{r.rule}]" for r in reading.rejections)
    return "\n".join(lines)
