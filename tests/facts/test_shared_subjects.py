from datetime import date

import pytest

from assets.articles.document import Document
from assets.facts.extract import extract


def told(text: str, predicate: str) -> set[str]:
    facts = extract(Document("x", text, published=date(2026, 4, 24), language="en")).facts
    return {fact.subject.id for fact in facts if fact.predicate == predicate}


@pytest.mark.parametrize(
    ("text", "predicate", "subject"),
    [
        (
            "The R200 replaces the B300 and has been in production since January, Nvidia says.",
            "production_start",
            "chip:nvidia-r200",
        ),
        ("The MI325X succeeds the MI300X and will reach customers in May.", "delivery", "chip:amd-mi325x"),
        (
            "The B300 has 288 GB of memory, up from 192 GB on the B200, and draws 1,400 watts.",
            "spec",
            "chip:nvidia-b300",
        ),
    ],
)
def test_a_second_verb_has_the_subject_of_the_first(text: str, predicate: str, subject: str) -> None:
    assert subject in told(text, predicate)


def test_the_object_of_the_first_verb_is_no_subject_of_the_second() -> None:
    assert told("The MI325X succeeds the MI300X and will reach customers in May.", "delivery") == {"chip:amd-mi325x"}
