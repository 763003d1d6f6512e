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
    "what opens the sentence as what the figure is set against": (
        "Up from $4 billion in the same quarter of 2024, AMD's capital spending was $7 billion.",
        "capex",
        {7e9: None},
    ),
    "of two figures each has the time behind it": (
        "After $4 billion in 2023, Nvidia's revenue reached $7 billion in 2024.",
        "revenue",
        {4e9: "2023", 7e9: "2024"},
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
    "in the one a year earlier": (
        "CoreWeave had $1.2 billion of revenue in the June quarter against $395 million in the one a year earlier.",
        "revenue",
        {1.2e9: "2025-Q2", 395e6: "2024-Q2"},
    ),
    "when it was begun": (
        "Crusoe Energy began work in June on a 200-megawatt site in Abilene, Texas.",
        "power",
        {200: None},
    ),
    "when it was opened": (
        "Crusoe Energy opened in June a 200-megawatt site in Abilene, Texas.",
        "power",
        {200: "2025-06"},
    ),
    "bought in the past": (
        "Baidu ordered 1,600 Ascend 910Bs from Huawei in August 2023. The order is tiny beside the 4,000 A100s that "
        "Baidu bought from Nvidia in the past.",
        "orders",
        {1600: "2023-08", 4000: None},
    ),
    "a unit of whose company the quarter was told": (
        "Vertiv's revenue rose 41% to $2.6 billion in the second quarter.\n\n"
        "The company's cloud unit accounted for $18 million of revenue. A year ago it had brought in $2 million.",
        "sales",
        {18e6: "2025-Q2", 2e6: "2024-Q2"},
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


@pytest.mark.parametrize(
    ("text", "predicate", "low", "modality"),
    [
        (
            "Nvidia took a charge for stock it could not sell and lost another $2.5 billion in sales in the quarter.",
            "sales_at_risk",
            2.5e9,
            "asserted",
        ),
        ("Nvidia could not sell and deliver 4,000 H20s to Alibaba.", "supplies", 4000, "denied"),
        ("Meta did not buy AMD chips and ordered 4,000 H100s from Nvidia.", "orders", 4000, "asserted"),
        ("Meta has not bought or ordered 4,000 H100s from Nvidia.", "orders", 4000, "denied"),
    ],
)
def test_a_deed_behind_another_that_was_not_done(text, predicate, low, modality):
    assert only(text, predicate, low).modality == modality


def test_a_figure_behind_a_second_infinitive_is_of_that_one():
    text = "Anthropic committed in May to buy $30 billion of Azure capacity, and in June to use a million Google TPUs."
    assert [(f.low, f.unit) for f in facts(text, "orders")] == [(30e9, "USD")]
    text = "Meta agreed to buy and to deploy 40,000 MI450s from AMD."
    assert [(f.low, f.unit) for f in facts(text, "orders")] == [(40000, "units")]


def test_no_part_of_a_sum_and_no_spending_is_revenue():
    text = "AMD had $9.25 billion in revenue, and $4.3 billion of it came from data centres."
    assert [f.low for f in facts(text, "revenue")] == [9.25e9]
    text = "SK Hynix's revenue was $17 billion. The company expects to spend $21 billion this year."
    assert [f.low for f in facts(text, "revenue")] == [17e9]
    text = "SK Hynix's revenue was $17 billion. The company expects $21 billion this year."
    assert [f.low for f in facts(text, "revenue")] == [17e9, 21e9]


def test_a_quarter_to_the_start_of_a_month():
    text = "Broadcom guided to revenue of $19.1 billion for the quarter to the start of February."
    guided = only(text, "revenue", published=date(2026, 2, 26))
    assert (guided.time, guided.modality) == ("2025-11/2026-01", "estimated")


def test_that_november_is_of_the_year_spoken_of():
    text = "When Anthropic trained Claude 2, in 2023, it used TPUs. Trainium2 was announced that November and shipped."
    assert only(text, "launches").time == "2023-11"


def test_what_a_company_had_guided_to_is_no_result():
    text = "CoreWeave's 2024 capex totalled $8.7 billion. In May it had guided to a capex of $7 billion for 2024."
    assert {f.low: f.modality for f in facts(text, "capex")} == {8.7e9: "asserted", 7e9: "planned"}


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Microsoft considered renting Trainium from Amazon and did not.", "denied"),
        ("Microsoft considered renting Trainium from Amazon.", "possible"),
        ("Microsoft, considered the leader, is renting Trainium from Amazon.", "asserted"),
    ],
)
def test_what_was_only_considered(text, modality):
    assert {f.modality for f in facts(text, "uses")} == {modality}


@pytest.mark.parametrize(
    "text",
    [
        "CoreWeave Inc. said on Aug. 14 that it had bought 4,000 H100s.",
        "CoreWeave Ltd said on Aug. 14 that it had bought 4,000 H100s.",
        "LIVINGSTON, Aug 20 (Reuters) - CoreWeave Corp said on Thursday it had bought 4,000 H100s.",
    ],
)
def test_a_company_with_its_legal_form_says(text):
    order = only(text, "orders")
    assert (order.subject.id, order.by.id, order.time) == ("company:coreweave", "company:coreweave", None)


def test_a_legal_form_may_end_a_sentence():
    text = "CoreWeave bought 4,000 H100s from Nvidia Corp. The chips cost $120 million."
    assert [(f.subject.id, f.object.id) for f in facts(text, "orders")] == [("company:coreweave", "company:nvidia")]
    text = "Dell Technologies Inc. and Super Micro Computer Inc. supply xAI."
    assert {f.subject.id for f in facts(text, "supplies")} == {"company:dell", "company:supermicro"}


def test_no_orders_booked_from_whom_the_text_is_about():
    text = "Nvidia had revenue of $68 billion.\n\nDell booked orders for $34 billion of AI servers."
    assert not facts(text, "orders")
    assert only("Dell booked orders for $34 billion from xAI.", "orders").subject.id == "company:xai"


def test_how_many_kinds_are_sold_is_no_number_of_chips():
    assert not facts("Nvidia plans to sell three new chips in China.", "sales")
    assert only("Nvidia plans to sell 300,000 chips in China.", "sales").low == 300000


def test_what_a_chip_costs_to_make_is_no_bill_of_a_training_run():
    text = "Claude 2 was trained on TPUs. He estimates that a Trainium2 costs Amazon about $3,500 to make."
    assert not facts(text, "training_cost")


def test_a_profit_of_a_unit_is_not_its_sales():
    text = "Samsung's chip division made an operating profit of $12 billion in the second quarter."
    assert not facts(text, "sales")


def test_a_budget_is_of_the_year_whatever_quarter_is_told():
    text = (
        "TSMC's revenue was $20.8 billion in the second quarter. "
        "TSMC's capex budget was narrowed to $30 billion from $28 billion."
    )
    assert {f.low: (f.time, f.modality) for f in facts(text, "capex")} == {
        30e9: ("2025", "planned"),
        28e9: ("2025", "planned"),
    }
    text = "TSMC's revenue was $20.8 billion in the second quarter. Its capex was $6.4 billion."
    assert only(text, "capex").time == "2025-Q2"


def test_this_december_is_that_of_the_publication():
    text = (
        "TSMC's CoWoS capacity was 15,000 wafers a month at the end of 2023 and should reach 35,000 by this December."
    )
    assert {f.low: f.time for f in facts(text, "capacity")} == {15000: "2023-12", 35000: "2025-12"}


def test_when_a_buyer_was_set_up_is_not_when_it_buys():
    text = "Humain, a company that the sovereign fund had created on Monday, will buy 18,000 GB300 chips from Nvidia."
    assert only(text, "orders").time is None
    text = "Humain, a Saudi company, will buy 18,000 GB300 chips from Nvidia in October."
    assert only(text, "orders").time == "2025-10"


def test_when_a_chip_is_made_is_no_time_of_its_price():
    text = "Nvidia's B30 is to cost $6,500, a broker says, and could go into production in October."
    assert only(text, "price").time is None
    assert only("Nvidia's B30 will cost $6,500 in October.", "price").time == "2025-10"


def test_what_commitments_are_valued_at_is_no_worth_of_a_company():
    assert not facts("Nvidia cheered what officials valued at $600 billion of Saudi commitments.", "market_cap")
    assert only("Nvidia is valued at $600 billion.", "market_cap").low == 600e9


def test_the_month_in_which_a_budget_was_raised_is_not_that_of_the_budget():
    text = "Meta lifted its 2025 capex budget to $66 billion last month, from $64 billion."
    assert {f.low: f.time for f in facts(text, "capex")} == {66e9: "2025", 64e9: "2025"}
    assert only("Meta's capex came to $7 billion last month.", "capex").time == "2025-07"


def test_the_current_quarter_is_the_one_behind_that_reported():
    text = (
        "Nvidia's revenue was $44 billion in the three months to April 27. It had been $26 billion a year earlier and "
        "$39 billion in the quarter before. Nvidia guided to $45 billion for the current one."
    )
    assert {f.low: f.time for f in facts(text, "revenue", date(2025, 5, 29))} == {
        44e9: "2025-02/2025-04",
        26e9: "2024-02/2024-04",
        39e9: "2024-11/2025-01",
        45e9: "2025-05/2025-07",
    }


def test_what_began_to_ship_has_shipped():
    text = "The H200 began to ship in the first quarter, and will be with customers in the second."
    shipped = only(text, "delivery", published=date(2024, 5, 24))
    assert (shipped.time, shipped.modality) == ("2024-Q1", "asserted")
    text = "The H200 is to ship in the third quarter."
    assert only(text, "delivery", published=date(2024, 5, 24)).modality == "planned"


def test_how_shares_moved_this_year_dates_no_market_value():
    text = "Shares of Nebius, up 48% this year, gained another 9%, giving it a market value of $18 billion."
    assert only(text, "market_cap").time == "2025-08-20"


def test_what_a_year_ended_with_is_of_its_last_month():
    assert only("Nebius ended 2024 with 220 megawatts of connected power.", "power").time == "2024-12"
    assert only("Nebius had 220 megawatts of connected power in 2024.", "power").time == "2024"


def test_one_of_two_contracts_a_month_later():
    text = (
        "Meta signed a $10 billion contract with Google Cloud last May and one of $14.2 billion with CoreWeave "
        "a month later."
    )
    assert only(text, "orders", 14.2e9).time == "2025-06"


@pytest.mark.parametrize(
    ("text", "times"),
    [
        (
            "Polar Compute Inc held 7,200 H100s in the first quarter of 2023. Two quarters later it held 9,600.",
            {7200: "2023-Q1", 9600: "2023-Q3"},
        ),
        (
            "Polar Compute Inc held 7,200 H100s in March 2023. Six months later it held 9,600.",
            {7200: "2023-03", 9600: "2023-09"},
        ),
        # Of a year that is over it is not told which month is meant.
        (
            "Polar Compute Inc held 7,200 H100s in 2023. Six months later it held 9,600.",
            {7200: "2023", 9600: None},
        ),
    ],
)
def test_months_later_are_counted_from_the_period_told_before(text, times):
    assert {f.low: f.time for f in facts(text, "holds")} == times


@pytest.mark.parametrize(
    ("text", "times"),
    [
        (
            "Hygon's sales were 140 million euros in the first quarter. In the second they climbed to 205 million.",
            {140e6: "2025-Q1", 205e6: "2025-Q2"},
        ),
        (
            "Hygon's sales were 140 million euros in the first three months, down 22%, but in the following quarter "
            "they climbed to 205 million.",
            {140e6: "2025-Q1", 205e6: "2025-Q2"},
        ),
        (
            "Hygon's sales rose 45% to 5.46 billion yuan in the first half of 2025. In the whole of the preceding year "
            "they had been 9.16 billion.",
            {5.46e9: "2025-01/2025-06", 9.16e9: "2024"},
        ),
        (
            "Hygon had sales of 337 million yuan in 2024. The figure for 2023 was 58.9 million yuan.",
            {337e6: "2024", 58.9e6: "2023"},
        ),
        # Staff are no sales.
        (
            "Hygon's sales were 140 million euros in the first quarter, down 22%. In the second, staff rose to 205.",
            {140e6: "2025-Q1"},
        ),
    ],
)
def test_a_figure_that_has_moved_by_another_period_goes_on_with_the_one_before(text, times):
    assert {f.low: f.time for f in facts(text, "revenue")} == times
