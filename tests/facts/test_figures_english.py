"""Figures of English wires, broker notes and specification lists: of whom and when they are."""

from datetime import date

import pytest

from assets.articles.document import Document
from assets.facts.extract import extract

# Text, and what it states: predicate, subject, object, the value in millions or the unit itself.
STATED = {
    "a line of business behind an aside": (
        "Intel's programmable unit, long its most profitable, had revenue of $400 million, up 7%.",
        {("sales", "company:intel", "segment:programmable", 4e8)},
    ),
    "a line of business and a participle": (
        "Cisco's networking division was the main source of growth, bringing in $7.8 billion.",
        {("sales", "company:cisco", "segment:networking", 7.8e9)},
    ),
    "the group of a subsidiary": (
        "Google Cloud brought in $15.2 billion in the quarter. Group revenue came to $102 billion.",
        {
            ("revenue", "company:google-cloud", None, 1.52e10),
            ("revenue", "company:google", None, 1.02e11),
        },
    ),
    "an absolute clause": (
        "The H100 draws 700 watts, with the B200 needing 1,000 watts.",
        {("spec", "chip:nvidia-h100", None, 700.0), ("spec", "chip:nvidia-b200", None, 1000.0)},
    ),
    "an architecture in a list": (
        "GB300: Blackwell Ultra architecture, 288 GB of HBM3E.",
        {("spec", "chip:nvidia-gb300", None, 288.0)},
    ),
    "a format before the unit": (
        "The MI300X delivers 1,307 dense FP16 TFLOPS.",
        {("spec", "chip:amd-mi300x", None, 1307.0)},
    ),
    "what others expected": (
        "Marvell posted revenue of $2.08 billion vs. the $2.06 billion FactSet consensus.",
        {("revenue", "company:marvell", None, 2.08e9)},
    ),
    "a family before the chip": (
        "Meta rents Hopper H100s from nobody.",
        {("uses", "company:meta", "chip:nvidia-h100", None)},
    ),
    "profit beside revenue": (
        "Lenovo made $18 billion in revenue and $1.2 billion in operating profit.",
        {("revenue", "company:lenovo", None, 1.8e10)},
    ),
    "the consensus": ("Consensus points to roughly $34.7 billion of revenue at Micron.", set()),
    "what a deal brings in": ("The contract should bring in $7 billion of revenue for Nebius.", set()),
    "a name that ends like a measure": ("Meta waits, while Realty Income committed to a $6 billion plan.", set()),
    "from one level to the other": (
        "Tencent's capex went from $5 billion to $6.6 billion.",
        {("capex", "company:tencent", None, 5e9), ("capex", "company:tencent", None, 6.6e9)},
    ),
    "another quarter": (
        "UMC's Q2 revenue was $1.9 billion, up 1.7% from Q1 and 6% year on year.",
        {("revenue", "foundry:umc", None, 1.9e9), ("revenue_change", "foundry:umc", None, 0.06)},
    ),
    "who tells of itself": (
        "Wiwynn sells servers. Revenue last month was NT$84 billion, a record, Quanta said.",
        {("revenue", "company:quanta", None, 8.4e10)},
    ),
    "the paragraph before": (
        "Wistron said that sales rose.\n\nSeparately, Quanta opened a plant.\n\nQuarterly revenue was NT$95 billion.",
        {("revenue", "company:quanta", None, 9.5e10)},
    ),
    "a company's first word": (
        "Applied Digital has a campus. Officials at Applied said it needs 90 MW.",
        {("power", "company:applied-digital", None, 90.0)},
    ),
    "what an aside is about": (
        "SMIC, which made a 7nm chip for Huawei, had a monthly capacity of 837,000 wafers.",
        {("capacity", "foundry:smic", None, 837000.0)},
    ),
    "the first and the second": (
        "AMD sells the MI300X and the MI325X. The first draws 750 watts, the second needs 1,000 watts.",
        {("spec", "chip:amd-mi300x", None, 750.0), ("spec", "chip:amd-mi325x", None, 1000.0)},
    ),
    "what a figure is set against": (
        "Does the MI300X beat the H100? Its memory is 192 GB against 80.",
        {("spec", "chip:amd-mi300x", None, 192.0), ("spec", "chip:nvidia-h100", None, 80.0)},
    ),
    "orders received": (
        "Foxconn has received orders for 5,000 GB200 racks from Microsoft.",
        {("orders", "company:microsoft", "company:foxconn", 5000.0)},
    ),
    "shown at an event": (
        "Intel used Computex to unveil the Gaudi 3.",
        {("launches", "company:intel", "chip:intel-gaudi-3", None)},
    ),
    "what pods draw": ("Google says pods draw close to 10 MW.", set()),
    "other goods": ("Crusoe has ordered 29 gas turbines from GE Vernova.", set()),
    "a takeover that is agreed": (
        "Marvell agreed to buy Celestial AI, an optics start-up, for $3.25 billion.",
        {("invests_in", "company:marvell", "company:celestial-ai", 3.25e9)},
    ),
    "a customer without a name": (
        "Broadcom said a fifth customer has ordered 4,000 of its chips.",
        {("orders", "company:unnamed", "company:broadcom", 4000.0)},
    ),
    "a line of business and what its revenue did": (
        "Intel had a poor summer. In contrast, the Optics unit did well, with revenue climbing to $484 million.",
        {("sales", "company:intel", "segment:optics", 4.84e8)},
    ),
    "what was anticipated": (
        "Arista's revenue reached $2.3 billion, surpassing the anticipated $2.2 billion.",
        {("revenue", "company:arista", None, 2.3e9)},
    ),
    "what has arrived of an order": (
        "Meituan ordered 100,000 H20s, but received fewer than 30,000 by July.",
        {("orders", "company:meituan", "chip:nvidia-h20", 1e5)},
    ),
    "from one chip to another": (
        "The H200 brings more memory, going from 80 GB in the H100 to 141 GB.",
        {("spec", "chip:nvidia-h100", None, 80.0), ("spec", "chip:nvidia-h200", None, 141.0)},
    ),
    "compared with other goods": (
        "Each L40S has 48 GB of memory, compared with only 16 GB in a laptop.",
        {("spec", "chip:nvidia-l40s", None, 48.0)},
    ),
    "orders pulled in": ("AWS has pulled in its Trainium3 orders.", set()),
    "a yield is no share": ("SMIC has improved its yield to nearly 40%.", set()),
    "a price target": ("Wells Fargo lifted its Arm sales estimates and its target price to $190.", set()),
    "who leads a round": (
        "Cohere has closed a round led by Accel, in which Nvidia put up $300 million.",
        {
            ("invests_in", "company:nvidia", "company:cohere", 3e8),
            ("invests_in", "company:accel", "company:cohere", None),
        },
    ),
    "guided to what is spent": (
        "Nebius plans outlays on data centres of $16 billion, while Crusoe has guided to $12 billion.",
        {("capex", "company:nebius", None, 1.6e10), ("capex", "company:crusoe", None, 1.2e10)},
    ),
    "a node of another paragraph": (
        "SMIC's 7nm lines are full.\n\nHua Hong's new fab will have a monthly capacity of 83,000 wafers.",
        {("capacity", "foundry:hua-hong", None, 83000.0)},
    ),
    "a headline that names only the goods": (
        "# Lambda orders 40,000 B300s\n\nLambda has ordered 40,000 B300s from Dell.",
        {("orders", "company:lambda", "company:dell", 40000.0)},
    ),
    "a place where the company is": (
        "CoreWeave has a site at Harlow, Essex, where the company runs 18,000 H100s.",
        {
            ("holds", "company:coreweave", "chip:nvidia-h100", 18000.0),
            ("operates", "company:coreweave", "cluster:coreweave-harlow", None),
        },
    ),
    "a chip's memory is not used by its maker": ("Intel's Gaudi 3 uses HBM2E.", set()),
    "a kind of goods is no company": ("High-end AI server shipments will reach 337,000 units.", set()),
    "two to whom the same is done": (
        "Samsung supplies HBM3E to AMD for the MI350X and to Broadcom.",
        {
            ("supplies", "company:samsung", "company:amd", None),
            ("supplies", "company:samsung", "company:broadcom", None),
        },
    ),
    "each company's figure before its name": (
        "Capex rose 20% at Meta and 30% at Google in the third quarter.",
        {("capex_change", "company:meta", None, 0.2), ("capex_change", "company:google", None, 0.3)},
    ),
    "each of several that an analyst sees": (
        "Analysts see capex of $100 billion for Amazon, $91 billion for Google and $70 billion for Meta.",
        {
            ("capex", "company:amazon", None, 1e11),
            ("capex", "company:google", None, 9.1e10),
            ("capex", "company:meta", None, 7e10),
        },
    ),
    "a sum that another spent": (
        "ByteDance spent 80 billion yuan on capex, more than the 53 billion yuan that Alibaba spent.",
        {("capex", "company:bytedance", None, 8e10), ("capex", "company:alibaba", None, 5.3e10)},
    ),
    "the part of a revenue that its line tells": (
        "Of AMD's revenue of $7.7 billion, $3.2 billion was for data-centre chips.",
        {("revenue", "company:amd", None, 7.7e9), ("sales", "company:amd", "segment:data-center", 3.2e9)},
    ),
    "a part of a revenue with no line": (
        "Of AMD's revenue of $7.7 billion, $3.2 billion came from abroad.",
        {("revenue", "company:amd", None, 7.7e9)},
    ),
    "a line that is part of it": (
        "Nvidia's revenue was $35.1 billion, of which data centres brought in $30.8 billion.",
        {("revenue", "company:nvidia", None, 3.51e10), ("sales", "company:nvidia", "segment:data-center", 3.08e10)},
    ),
    "for whom a sum is that is told of its seller": (
        "TSMC's revenue was $30 billion, $9 billion more than for Apple.",
        {("revenue", "foundry:tsmc", None, 3e10)},
    ),
}
# Text, and the times of what it states, in the order of the text.
DATED = {
    "a figure before the base that a year dates": (
        "Arista's revenue was $2.3 billion, a 27% jump from the $1.8 billion recorded a year earlier.",
        {2.3e9: None, 1.8e9: "2024"},
    ),
    "less than a year ago": ("The A100 sells for $6,000, a third less than a year ago.", {6000.0: None}),
    "a quarter that is told as over": ("Ciena's revenue was $1.1 billion in the January quarter.", {1.1e9: "2024-11"}),
    "a quarter to come": ("For the quarter to March Arista guided to revenue of $2.4 billion.", {2.4e9: "2026"}),
}


def facts_of(text):
    return extract(Document("figures", text, published=date(2025, 11, 20), language="en")).facts


@pytest.mark.parametrize(("text", "stated"), STATED.values(), ids=STATED)
def test_a_figure_is_told_of_whom_it_is_of(text, stated):
    assert {(f.predicate, f.subject.id, f.object.id if f.object else None, f.low) for f in facts_of(text)} == stated


@pytest.mark.parametrize(("text", "times"), DATED.values(), ids=DATED)
def test_a_figure_has_its_own_time(text, times):
    found = {f.low: f.time for f in facts_of(text) if f.low in times}
    assert found.keys() == times.keys()
    for value, time in times.items():
        assert found[value] == time if time is None else str(found[value]).startswith(time)


def test_who_foretold_what_a_result_is_measured_by_does_not_tell_the_result():
    (fact,) = facts_of("Marvell posted revenue of $2.08 billion, above the $2.06 billion expected by LSEG.")
    assert fact.by is None


def test_people_of_a_place_are_no_place():
    (fact,) = facts_of("Contacts in Taipei put TSMC's CoWoS capacity at 70,000 wafers a month.")
    assert fact.by is not None
    assert fact.by.id == "person:anonymous"


def test_who_expects_a_figure_does_not_tell_what_is_told_of_another():
    facts = facts_of("Oracle projected revenue of $16 billion, while Dell's revenue rose to $27 billion.")
    assert {f.subject.id: f.by.id if f.by else None for f in facts} == {
        "company:oracle": "company:oracle",
        "company:dell": None,
    }


def test_a_brokers_own_figure_is_not_the_companys():
    facts = facts_of("UMC guided to 2026 capex of $1.5 billion; we are at $1.6 billion.")
    assert {f.low: f.by.id if f.by else None for f in facts} == {1.5e9: "foundry:umc", 1.6e9: None}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Nvidia's data-center revenue was $41.1 billion, and the company guided to total sales of $54 billion.",
            {("sales", 41.1e9), ("revenue", 54e9)},
        ),
        (
            "Iren's AI cloud services contributed $16.4 million to revenue of $501 million for the year.",
            {("sales", 16.4e6), ("revenue", 501e6)},
        ),
        (
            "Foxconn's cloud division accounted for 41% of second-quarter sales, which were NT$1.8 trillion.",
            {("revenue", 1.8e12)},
        ),
        ("Foxconn's cloud division accounted for 41% of revenue of NT$1.8 trillion.", {("revenue", 1.8e12)}),
        # What a division has in all is the division's.
        ("Dell's infrastructure unit had total sales of $5 billion.", {("sales", 5e9)}),
        (
            "AMD's data-center revenue was $3.2 billion, and it guided to $4 billion.",
            {("sales", 3.2e9), ("sales", 4e9)},
        ),
    ],
)
def test_all_that_a_company_took_in_is_not_that_of_its_line_of_business(text, told):
    assert {(f.predicate, f.low) for f in facts_of(text) if f.unit != "ratio"} == told


@pytest.mark.parametrize(
    "text", ["Revenue at the division was $4.4 billion.", "The division's revenue was $4.4 billion."]
)
def test_the_division_is_the_one_told_of(text):
    (fact,) = facts_of(f"Samsung's chip division lost $3.2 billion. {text}")
    assert (fact.predicate, fact.object.id) == ("sales", "segment:semiconductor")
    assert all(f.object is None for f in facts_of(text))


@pytest.mark.parametrize(
    ("text", "orders"),
    [
        ("In May the town ordered 3,500 B200s from Supermicro.", set()),
        ("Not much is known about the buyer. The company ordered 3,500 B200s from Supermicro in May.", set()),
        (
            "Oracle is growing. In May it ordered 3,500 B200s from Supermicro.",
            {("company:oracle", "company:supermicro")},
        ),
        ("Supermicro won orders for 3,500 B200s from Oracle.", {("company:oracle", "company:supermicro")}),
    ],
)
def test_from_whom_goods_were_bought_does_not_buy_them(text, orders):
    assert {(f.subject.id, f.object.id) for f in facts_of(text) if f.predicate == "orders"} == orders


@pytest.mark.parametrize(
    ("text", "change", "time"),
    [
        ("An A100 went for 3,900 euros in August, 12% less than in July.", -0.12, "2025"),
        ("An A100 sold for $3,900 in March 2025, 45% less than a year before.", -0.45, "2024-03/2025-03"),
        ("An A100 sold for $3,900 in March 2025, 11% less than half a year before.", -0.11, "2024-09/2025-03"),
        ("Dell sold servers for $8 billion in August, 12% less than in July.", None, None),
    ],
)
def test_a_price_told_in_the_past_is_less_than_before(text, change, time):
    found = [(f.low, f.time) for f in facts_of(text) if f.predicate == "price_change"]
    assert found == ([(change, time)] if change else [])


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        (
            "Tencent's capex was 9 billion yuan, though less than the 27.5 billion yuan of the preceding three months.",
            "=",
        ),
        ("Tencent's capex was 19.1 billion yuan, but less than 27.5 billion yuan in the first quarter.", "<"),
    ],
)
def test_a_sum_of_a_known_period_has_no_bound(text, bound):
    assert [f.cmp for f in facts_of(text) if 27.5e9 in (f.low, f.high)] == [bound]
