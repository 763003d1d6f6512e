"""The file of decisions: what it holds, what it refuses, and what becomes of a decision."""

from __future__ import annotations

from pathlib import Path

import pytest

from assets.entities.decisions import DecisionError, DecisionFile, load, standing

BY = {"by": "Ana Li", "why": "read the article"}


@pytest.fixture
def file(tmp_path: Path) -> DecisionFile:
    return load(tmp_path / "decisions.yaml")


def states(file: DecisionFile, bases: dict[str, list[str]] | None = None) -> dict[int, str]:
    return {item.decision.id: item.state for item in standing(file.decisions, bases)}


def test_what_is_added_is_read_again_and_the_file_is_for_people(file: DecisionFile) -> None:
    file.add(verdict="reject", about=["f1"], basis=["q1"], **BY)
    file.add(verdict="edit", about=["f2"], changes={"low": 10000.0, "cmp": ">=", "high": None}, **BY)
    file.add(verdict="same", about=["company:阿里", "company:alibaba"], **BY)
    text = file.path.read_text(encoding="utf-8")
    assert text.startswith("# Decisions of chiptrail's reviewers")
    assert "company:阿里" in text
    again = load(file.path)
    assert again.decisions == file.decisions
    assert again.decisions[2].about == ("company:alibaba", "company:阿里")


def test_a_comment_and_a_decision_written_by_hand_are_kept(file: DecisionFile) -> None:
    file.path.write_text(
        "# ours\n- {id: 7, verdict: accept, about: [f1], by: Bo, at: 2026-01-02T03:04:05Z, why: checked}\n",
        encoding="utf-8",
    )
    again = load(file.path)
    assert again.add(verdict="reject", about=["f2"], **BY).id == 8
    assert "# ours" in file.path.read_text(encoding="utf-8")


def test_a_later_decision_overrides_and_a_reversal_restores(file: DecisionFile) -> None:
    file.add(verdict="reject", about=["f1"], **BY)
    file.add(verdict="accept", about=["f1"], **BY)
    assert states(file) == {1: "overridden", 2: "standing"}
    file.add(undoes=2, **BY)
    assert states(file) == {1: "standing", 2: "undone"}
    file.add(undoes=3, **BY)
    assert states(file) == {1: "overridden", 2: "standing"}


def test_the_same_two_entities_in_the_other_order_are_the_same_question(file: DecisionFile) -> None:
    file.add(verdict="same", about=["company:a", "company:b"], **BY)
    file.add(verdict="different", about=["company:b", "company:a"], **BY)
    assert states(file) == {1: "overridden", 2: "standing"}


@pytest.mark.parametrize(
    ("bases", "state"),
    [
        ({"f1": ["q1", "q2"]}, "standing"),
        ({"f1": ["q1", "q2", "q3"]}, "standing"),  # one more source does not question it
        ({"f1": ["q1"]}, "reopened"),  # a sentence that it rested on is gone
        ({"f1": ["q4"]}, "reopened"),
        ({}, "standing"),  # nothing states it now: the decision waits
        (None, "standing"),
    ],
)
def test_a_changed_source_opens_a_decision_again(
    file: DecisionFile, bases: dict[str, list[str]] | None, state: str
) -> None:
    file.add(verdict="reject", about=["f1"], basis=["q2", "q1"], **BY)
    assert states(file, bases) == {1: state}


@pytest.mark.parametrize(
    ("decision", "message"),
    [
        ({"verdict": "same", "about": ["company:a"]}, "about two entities"),
        ({"verdict": "same", "about": ["company:a", "company:a"]}, "about two entities"),
        ({"verdict": "accept", "about": []}, "about one fact"),
        ({"verdict": "edit", "about": ["f1"]}, "an edit, and only an edit, has changes"),
        ({"verdict": "accept", "about": ["f1"], "changes": {"low": 1}}, "an edit, and only an edit, has changes"),
        ({"verdict": "edit", "about": ["f1"], "changes": {"quote": "x"}}, "quote cannot be edited"),
        ({"undoes": 9}, "no earlier decision 9"),
        ({}, "a decision has a verdict"),
        ({"verdict": "accept", "about": ["f1"], "by": ""}, "by: "),
    ],
)
def test_what_is_no_decision_is_refused_and_leaves_the_file_alone(
    file: DecisionFile, decision: dict[str, object], message: str
) -> None:
    with pytest.raises(DecisionError, match=message):
        file.add(**{**BY, **decision})
    assert not file.path.exists()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- [unclosed", r"decisions\.yaml, line \d+: is no YAML"),
        ("id: 1", "must be a list"),
        ("- {id: 1, verdict: maybe, about: [f], by: B, at: 2026-01-01T00:00:00Z, why: w}", "entry 1, verdict"),
        ("- {id: 1, verdict: accept, about: [f], at: 2026-01-01T00:00:00Z, why: w}", "entry 1, by"),
        ("- {id: 1, verdict: accept, about: [f], by: B, at: 2026-01-01T00:00:00Z, why: w, colour: red}", "colour"),
        (
            "- {id: 1, verdict: accept, about: [f], by: B, at: 2026-01-01T00:00:00Z, why: w}\n"
            "- {id: 1, verdict: accept, about: [g], by: B, at: 2026-01-01T00:00:00Z, why: w}",
            "entry 2: the id 1 is taken",
        ),
    ],
)
def test_a_damaged_file_is_refused_with_its_place(file: DecisionFile, text: str, message: str) -> None:
    file.path.write_text(text, encoding="utf-8")
    with pytest.raises(DecisionError, match=message):
        load(file.path)
