"""What people decided, in a file that they can read, edit and keep under version control: decisions.yaml.

A decision is never changed or removed by a run; it is reversed by a later one that undoes it.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assets.data_files import read_utf8

Verdict = Literal["accept", "reject", "edit", "same", "different", "unsure", "retract"]
State = Literal["standing", "undone", "overridden", "reopened"]

# What a decision is about, by its verdict.
ABOUT = {
    "accept": "fact",
    "reject": "fact",
    "edit": "fact",
    "same": "entities",
    "different": "entities",
    "unsure": "entities",
    "retract": "article",
}
EDITABLE = (
    "predicate",
    "subject_id",
    "object_id",
    "item_id",
    "metric",
    "low",
    "high",
    "unit",
    "cmp",
    "time",
    "modality",
)
HEADER = (
    "# Decisions of chiptrail's reviewers, in the order in which they were made. `chiptrail review` appends to this\n"
    "# file; it may be edited by hand and kept under version control. Every refresh applies it again.\n"
)


class DecisionError(ValueError):
    """A decision that cannot be; the message names the file and the entry, or says what is wrong with it."""


class Decision(BaseModel):
    """One decision.

    Attributes:
        id: Its number in the file, which later decisions refer to.
        verdict: What was decided.
        about: The fact, the two entities (in alphabetical order), or the article.
        by: Who decided.
        at: When.
        why: The reason.
        changes: For an edit the new values, by column of the table `fact`.
        basis: The quotes on which the fact rested when it was decided, as hashes; if one of them is gone, the decision
            is open again.
        undoes: The decision that this one reverses; it has no other content then.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: int = Field(ge=1)
    by: str = Field(min_length=1)
    at: datetime
    why: str = Field(min_length=1)
    verdict: Verdict | None = None
    about: tuple[str, ...] = ()
    changes: dict[str, str | float | None] = Field(default_factory=dict)
    basis: tuple[str, ...] = ()
    undoes: int | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """A decision with what has become of it.

    Attributes:
        decision: The decision.
        state: standing; undone by a later one; overridden by a later one about the same; or reopened, since what the
            fact rests on has changed.
    """

    decision: Decision
    state: State


@dataclass(slots=True)
class DecisionFile:
    """The file of decisions.

    Attributes:
        path: Where it is; it need not exist yet.
        decisions: Its content.
    """

    path: Path
    decisions: list[Decision] = field(default_factory=list)

    def add(
        self,
        *,
        by: str,
        why: str,
        verdict: Verdict | None = None,
        about: Sequence[str] = (),
        changes: dict[str, Any] | None = None,
        basis: Sequence[str] = (),
        undoes: int | None = None,
    ) -> Decision:
        """Append a decision to the file.

        Args:
            by: Who decides.
            why: The reason.
            verdict: What is decided; None for a reversal.
            about: The fact, the two entities, or the article.
            changes: For an edit the new values, by column of `fact`.
            basis: The quotes on which the fact rests now, as hashes.
            undoes: The decision to reverse.

        Raises:
            DecisionError: If something is missing or does not fit.
        """
        subjects = tuple(sorted(about)) if verdict in ("same", "different", "unsure") else tuple(about)
        try:
            decision = Decision(
                id=max((known.id for known in self.decisions), default=0) + 1,
                by=by,
                at=datetime.now(UTC).replace(microsecond=0),
                why=why,
                verdict=verdict,
                about=subjects,
                changes=changes or {},
                basis=tuple(sorted(basis)),
                undoes=undoes,
            )
        except ValidationError as error:
            first = error.errors()[0]
            raise DecisionError(f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}") from error
        _check(decision, self.decisions)
        entry = yaml.safe_dump(
            [decision.model_dump(mode="json", exclude_defaults=True)], allow_unicode=True, sort_keys=False, width=120
        )
        self.path.parent.mkdir(parents=True, exist_ok=True)
        text = read_utf8(self.path) if self.path.exists() else HEADER
        partial = self.path.with_name(f"{self.path.name}.{os.getpid()}.partial")
        partial.write_text(text + ("" if text.endswith("\n") else "\n") + entry, encoding="utf-8")
        partial.replace(self.path)
        self.decisions.append(decision)
        return decision


def decisions_path(data_folder: Path) -> Path:
    """Where the decisions are: `CHIPTRAIL_DECISIONS`, or decisions.yaml in the data folder.

    Args:
        data_folder: The data folder.
    """
    return Path(os.environ.get("CHIPTRAIL_DECISIONS") or data_folder / "decisions.yaml")


def quote_hash(quote: str) -> str:
    """How a basis names a quote."""
    return hashlib.sha256(quote.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def load(path: Path) -> DecisionFile:
    """Load the decisions.

    Args:
        path: The file; where there is none, there are no decisions.

    Raises:
        DecisionError: If the file is not what it should be; the message names the entry and the remedy.
        DataFileError: If it is not UTF-8.
    """
    if not path.exists():
        return DecisionFile(path)
    try:
        content = yaml.load(read_utf8(path), Loader=yaml.CSafeLoader) or []
    except yaml.YAMLError as error:
        place = getattr(error, "problem_mark", None)
        line = f", line {place.line + 1}" if place else ""
        raise DecisionError(f"{path}{line}: is no YAML ({error}); mend it or restore an older version") from error
    if not isinstance(content, list):
        raise DecisionError(f"{path}: must be a list of decisions, each beginning with `- id:`")
    decisions: list[Decision] = []
    for number, entry in enumerate(content, start=1):
        try:
            decision = Decision.model_validate(entry)
            _check(decision, decisions)
        except ValidationError as error:
            first = error.errors()[0]
            field_name = ".".join(str(part) for part in first["loc"])
            raise DecisionError(f"{path}, entry {number}, {field_name}: {first['msg']}") from error
        except DecisionError as error:
            raise DecisionError(f"{path}, entry {number}: {error}") from error
        decisions.append(decision)
    return DecisionFile(path, decisions)


def standing(decisions: Iterable[Decision], bases: Mapping[str, Collection[str]] | None = None) -> list[Standing]:
    """What has become of each decision.

    Args:
        decisions: In the order in which they were made.
        bases: For each fact the quotes on which it rests now, as hashes; None asks for no re-opening. A fact that
            nothing states any more has no entry, and its decision waits for the same sentences to come back.

    Returns:
        One entry a decision, in the same order; reversals themselves are left out.
    """
    listed = list(decisions)
    undone: set[int] = set()
    for decision in reversed(listed):
        if decision.undoes is not None and decision.id not in undone:
            undone.add(decision.undoes)
    latest: dict[tuple[str, ...], int] = {}
    for decision in listed:
        if decision.verdict and decision.id not in undone:
            latest[ABOUT[decision.verdict], *decision.about] = decision.id
    found = []
    for decision in listed:
        if decision.verdict is None:
            continue
        state: State = "standing"
        if decision.id in undone:
            state = "undone"
        elif latest[ABOUT[decision.verdict], *decision.about] != decision.id:
            state = "overridden"
        elif bases is not None and not set(decision.basis) <= set(bases.get(decision.about[0], decision.basis)):
            state = "reopened"
        found.append(Standing(decision, state))
    return found


def _check(decision: Decision, before: Sequence[Decision]) -> None:
    known = {earlier.id: earlier for earlier in before}
    if decision.id in known:
        raise DecisionError(f"the id {decision.id} is taken; give each decision its own")
    if decision.undoes is not None:
        if decision.verdict or decision.about:
            raise DecisionError("a reversal has `undoes` and no verdict")
        if decision.undoes not in known:
            raise DecisionError(f"there is no earlier decision {decision.undoes} to undo")
        return
    if decision.verdict is None:
        raise DecisionError(f"a decision has a verdict ({', '.join(ABOUT)}) or `undoes`")
    wanted = 2 if ABOUT[decision.verdict] == "entities" else 1
    if len(decision.about) != wanted or len(set(decision.about)) != wanted:
        raise DecisionError(
            f"{decision.verdict} is about {'two entities' if wanted == 2 else 'one ' + ABOUT[decision.verdict]}"
        )
    if (decision.verdict == "edit") != bool(decision.changes):
        raise DecisionError("an edit, and only an edit, has changes")
    if wrong := [name for name in decision.changes if name not in EDITABLE]:
        raise DecisionError(f"{wrong[0]} cannot be edited; edit one of {', '.join(EDITABLE)}")
