"""Deciding from the command line, and what the next refresh makes of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pipelines.conftest import Installation

pytestmark = pytest.mark.xdist_group("refresh")

SIGNED = ("--by", "Ana Li", "--why", "read the article")
ARTICLE = "---\npublished: 2024-03-05\n---\nMeta's capital expenditure was $12.345 billion in 2021.\n"
FIND = "SELECT DISTINCT fact_id, low FROM stated_fact WHERE predicate = 'capex' AND low IN (12.345e9, 12.346e9)"


def decide(installation: Installation, *arguments: str) -> None:
    done = installation.run("review", *arguments, *SIGNED)
    assert done.returncode == 0, done.stderr
    assert "the next refresh applies it" in done.stdout
    done = installation.run("refresh")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def article_read(
    refreshed: tuple[Installation, str], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Installation, str]:
    """An installation that has read one more article, and its fact. It must not be changed."""
    installation = refreshed[0].copied(tmp_path_factory.mktemp("article_read"))
    (installation.data / "inbox" / "spending.md").write_text(ARTICLE, encoding="utf-8")
    assert installation.run("refresh").returncode == 0
    ((fact, _),) = installation.warehouse.read_published(FIND).rows()
    return installation, fact


@pytest.fixture
def with_article(article_read: tuple[Installation, str], tmp_path: Path) -> tuple[Installation, str]:
    """A copy of that installation, to change."""
    installation, fact = article_read
    return installation.copied(tmp_path), fact


@pytest.fixture(scope="module")
def fact_edited(
    article_read: tuple[Installation, str], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Installation, str]:
    """A copy of that installation in which the fact has been edited, and the fact. It must not be changed."""
    installation = article_read[0].copied(tmp_path_factory.mktemp("fact_edited"))
    decide(installation, "edit", article_read[1], "--set", "low=12.346e9", "--set", "high=12.346e9")
    return installation, article_read[1]


def test_a_rejected_fact_leaves_the_views_until_that_is_undone(with_article: tuple[Installation, str]) -> None:
    installation, fact = with_article
    decide(installation, "reject", fact)
    assert installation.warehouse.read_published(FIND).height == 0
    assert installation.warehouse.read_published(f"SELECT * FROM fact WHERE fact_id = '{fact}'").height == 1
    ranked = installation.warehouse.read_published(f"SELECT * FROM fact_rank WHERE fact_id = '{fact}'")
    assert ranked.height == 0
    log = installation.warehouse.read_published("SELECT decided_by, verdict, state FROM review")
    assert log.rows() == [("Ana Li", "reject", "standing")]
    decide(installation, "undo", "1")
    assert installation.warehouse.read_published(FIND).height == 1


def test_an_edit_takes_the_place_of_a_fact_with_its_sentences(
    fact_edited: tuple[Installation, str], tmp_path: Path
) -> None:
    installation, fact = fact_edited[0].copied(tmp_path), fact_edited[1]
    ((edited, low),) = installation.warehouse.read_published(FIND).rows()
    assert (edited != fact, low) == (True, 12.346e9)
    rows = installation.warehouse.read_published(
        f"SELECT quote, rule FROM stated_fact WHERE fact_id = '{edited}'"
    ).rows()
    assert len(rows) == 1
    assert "12.345" in rows[0][0]
    assert rows[0][1] == "review/1"
    assert installation.run("refresh").returncode == 0
    assert installation.warehouse.read_published(FIND).rows() == [(edited, 12.346e9)], (
        "applied again after every refresh"
    )


def test_entities_found_to_be_the_same_are_told_of_as_one(with_article: tuple[Installation, str]) -> None:
    installation, fact = with_article
    decide(installation, "same", "company:meta", "company:google")
    rows = installation.warehouse.read_published(f"SELECT subject_id FROM current_fact WHERE fact_id = '{fact}'").rows()
    assert rows == [("company:google",)]
    stored = installation.warehouse.read_published(f"SELECT subject_id FROM fact WHERE fact_id = '{fact}'").rows()
    assert stored == [("company:meta",)], "what the article says stays as it was"


def test_a_retracted_article_goes_with_its_facts_and_is_not_read_again(with_article: tuple[Installation, str]) -> None:
    installation, fact = with_article
    done = installation.run("retract", "inbox/spending.md", *SIGNED)
    assert done.returncode == 0, done.stdout + done.stderr
    assert installation.run("refresh").returncode == 0
    assert installation.warehouse.read_published(FIND).height == 0
    state = "SELECT state FROM article JOIN article_location USING (article_id) WHERE location = 'inbox/spending.md'"
    assert installation.warehouse.read_published(state).rows() == [("retracted",)]
    changes = f"SELECT change FROM fact_change WHERE fact_id = '{fact}' ORDER BY refresh_id"
    assert installation.warehouse.read_published(changes)["change"].to_list() == ["added", "withdrawn"]
    decide(installation, "undo", "1")
    assert installation.warehouse.read_published(FIND).height == 1


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ("low=99e9", "low 99,000,000,000 is above high 12,345,000,000; give both"),
        ("unit=parsec", "unit 'parsec' does not fit capex; it is a currency such as USD"),
        ("unit=", "a value has a unit"),
        ("cmp=≈", "cmp '≈' is not known"),
        ("predicate=spends", "predicate 'spends' is not known; it is one of"),
        ("predicate=holds", "does not fit holds"),
        ("subject_id=company:nobody", "there is no entity company:nobody"),
        ("subject_id=chip:nvidia-h100", "subject_id 'chip:nvidia-h100' does not fit capex"),
        ("modality=certain", "modality 'certain' is not known; it is one of asserted"),
        ("time=whenever", "time 'whenever' is no time; write 2022"),
        ("time=2023/2021", "time '2023/2021' ends before it begins"),
    ],
)
def test_an_edit_that_gives_no_fact_is_refused(
    setting: str, message: str, article_read: tuple[Installation, str]
) -> None:
    installation, fact = article_read
    done = installation.run("review", "edit", fact, "--set", setting, *SIGNED)
    assert done.returncode == 1
    assert message in done.stderr
    assert not (installation.data / "decisions.yaml").exists()


def test_an_impossible_edit_in_the_file_is_named_and_the_refresh_goes_on(
    fact_edited: tuple[Installation, str], tmp_path: Path
) -> None:
    installation, fact = fact_edited[0].copied(tmp_path), fact_edited[1]
    path = installation.data / "decisions.yaml"
    path.write_text(
        path.read_text(encoding="utf-8")
        + f"""- id: 2
  by: Ana Li
  at: '2026-11-26T17:21:28Z'
  why: by hand
  verdict: edit
  about: [{fact}]
  changes: {{time: whenever}}
""",
        encoding="utf-8",
    )
    done = installation.run("refresh")
    assert done.returncode == 1
    assert f"{path}, decision 2 on fact {fact}: time 'whenever' is no time" in done.stdout
    assert "`chiptrail review undo 2`" in done.stdout
    decide(installation, "undo", "2")
    assert installation.warehouse.read_published(FIND)["low"].to_list() == [12.346e9]


def test_the_list_shows_what_awaits_a_decision(refreshed: tuple[Installation, str]) -> None:
    installation, _ = refreshed
    listed = installation.run("review", "list", "--limit", "500", "--format", "csv").stdout
    assert "conflict of" in listed
    assert installation.run("review", "list", "--kind", "nothing like that").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("review", "reject", "no-such-fact", *SIGNED), "there is no fact no-such-fact"),
        (("review", "same", "company:meta", "company:nobody", *SIGNED), "there is no entity company:nobody"),
        (("review", "edit", "x", "--set", "quote=y", *SIGNED), "write COLUMN=VALUE with one of"),
        (("review", "edit", "x", "--set", "low=many", *SIGNED), "many is no number"),
        (("review", "undo", "99", *SIGNED), "no earlier decision 99"),
        (("review", "reject", "x", "--why", "because"), "Missing option '--by'"),
        (("retract", "nowhere.md", *SIGNED), "nowhere.md is no article"),
    ],
)
def test_what_cannot_be_decided_is_refused_with_the_remedy(
    arguments: tuple[str, ...], message: str, refreshed: tuple[Installation, str]
) -> None:
    done = refreshed[0].run(*arguments)
    assert done.returncode in (1, 2)
    assert message in done.stderr
    assert "Traceback" not in done.stderr
