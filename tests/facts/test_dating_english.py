"""Which time an English figure takes where a sentence tells several, and how firm the figures set beside it are."""

from datetime import date

import pytest

from assets.articles.document import Document
from assets.facts.extract import extract


def facts(text, predicate, published=date(2025, 8, 20)):
    found = extract(Document(name="test", text=text, language="en", published=published)).facts
    return [f for f in found if f.predicate == predicate]


def only(text, predicate, low=None, published=date(2025, 8, 20)):
    """The one fact of a predicate (with a value) that a text states."""
    found = [f for f in facts(text, predicate, published) if low is None or f.low == low]
    assert len(found) == 1, [(f.subject.id, f.low, f.high) for f in found]
    return found[0]


TIME_OF_ITS_OWN = {
    "a price that is less than in a month": (
        "An H100 costs roughly $31,000, 12% less than in January.",
        "price",
        {31000: "2025"},
    ),
    "a price that was less than in a month": (
        "An H100 cost roughly $31,000, 12% less than in January.",
        "price",
        {31000: None},
    ),
    "what a quarter is measured on": (
        "SK Hynix's revenue rose 10% on the second quarter of 2024, to $17 billion.",
        "revenue",
        {17e9: None},
    ),
    "the quarter in which it rose": (
        "SK Hynix's revenue rose 10% in the second quarter of 2024, to $17 billion.",
        "revenue",
        {17e9: "2024-Q2"},
    ),
    "a plan told of last May": (
        "Bell Canada said last May that it would open six data centres with a combined 500 megawatts.",
        "power",
        {500: None},
    ),
    "a first stage and what it grows to": (
        "Nebius will start with 200 MW in 2026 and grow to 1 GW.",
        "power",
        {200: "2026", 1000: None},
    ),
    "a first stage and when it has grown": (
        "Nebius will start with 200 MW in 2026, rising to 1 GW in 2028.",
        "power",
        {200: "2026", 1000: "2028"},
    ),
    "two stages of a year each": (
        "Nebius will have 200 MW in 2026 and 300 MW in 2027.",
        "power",
        {200: "2026", 300: "2027"},
    ),
    "how a year is ended": (
        "CoreWeave had 420 MW in March and intends to end the year with 900 MW.",
        "power",
        {420: "2025-03", 900: "2025-12"},
    ),
    "said that it had and that it would": (
        "Meta said in March that it had 240,000 H100s and that it would own 350,000 of them by the end of the year.",
        "holds",
        {240000: "2025-03", 350000: "2025-12"},
    ),
    "what a forecast was before": (
        "Supermicro now looks for revenue of $14.7 billion in 2025; it had said $14.3 billion in January.",
        "revenue",
        {14.7e9: "2025", 14.3e9: "2025"},
    ),
    "no month that was told of in another sentence": (
        "OpenAI agreed last month to buy chips from AMD. Vertiv had revenue of $2.7 billion in the second quarter. "
        "A deal was signed last month. Arista had revenue of $2.2 billion, against $1.7 billion in the same period "
        "last year.",
        "revenue",
        {2.7e9: "2025-Q2", 2.2e9: "2025-Q2", 1.7e9: "2024-Q2"},
    ),
}


@pytest.mark.parametrize(("text", "predicate", "times"), TIME_OF_ITS_OWN.values(), ids=TIME_OF_ITS_OWN)
def test_each_figure_has_the_time_told_of_it(text, predicate, times):
    assert {f.low: f.time for f in facts(text, predicate)} == times


def test_a_year_that_was_ended_is_over():
    text = "CoreWeave ended the year with 850 MW of active power."
    assert only(text, "power", published=date(2026, 1, 20)).time == "2025-12"
    text = "CoreWeave is to end the year with 850 MW of active power."
    assert only(text, "power", published=date(2026, 1, 20)).time == "2026-12"
    text = "Dell expects sales of $120 billion in the fiscal year that has just begun."
    assert only(text, "revenue", published=date(2026, 3, 20)).time == "2026-02/2027-01"


def test_a_time_alone_behind_a_clause():
    assert only("CoreWeave was the first to offer the GB300, in July.", "uses").time == "2025-07"
    assert only("CoreWeave uses the GB300, and in July it raised $2 billion.", "uses").time is None


@pytest.mark.parametrize(
    ("text", "low", "modality"),
    [
        ("Microsoft invested $1 billion in OpenAI and promised to build it a supercomputer.", 1e9, "asserted"),
        ("Microsoft promised to invest $1 billion in OpenAI.", 1e9, "planned"),
    ],
)
def test_what_is_promised_is_the_second_of_two_deeds(text, low, modality):
    assert only(text, "invests_in", low).modality == modality


def test_a_sum_that_another_is_set_against_is_no_bound():
    text = "Supermicro had sales of $5 billion in June, short of the $6 billion to $7 billion it had guided to in May."
    assert {(f.low, f.high, f.modality) for f in facts(text, "revenue")} == {
        (5e9, 5e9, "asserted"),
        (6e9, 7e9, "estimated"),
    }
    text = "SK Hynix expects capex of more than the $30 billion it had planned for this year."
    assert [(f.low, f.high) for f in facts(text, "capex")] == [(30e9, None)]


def test_a_change_on_the_quarter_before_is_no_yearly_one():
    assert not facts("AMD's revenue rose 20% over the second quarter.", "revenue_change")
    assert only("AMD's revenue rose 20% over the year before.", "revenue_change").low == 0.2
