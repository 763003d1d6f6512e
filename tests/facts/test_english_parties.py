"""Whom English prose means as who acts or has a figure, where another is named nearer."""

from datetime import date

import pytest

from assets.articles.document import Document
from assets.facts.extract import extract


def told(text, *predicates):
    """What a text states of some predicates: predicate, subject, object, least value."""
    found = extract(Document("parties", text, published=date(2025, 9, 18), language="en")).facts
    return {
        (f.predicate, f.subject.id, f.object.id if f.object else None, f.low)
        for f in found
        if f.predicate in predicates
    }


PRAIRIE = """# Prairie hall sees off its doubters

Cirrascale Fargo, an AI cloud founded by two former Cray engineers, has switched on 2,048 B200s at its Casselton site.
The company paid Supermicro about $95 million for the machines.

"We looked at AMD's MI355X and may yet take some," said Dale Ostrem, the chief executive. "But nothing has been
ordered." The hall draws 5 MW today; its grid connection allows 40 MW.

Its largest tenant is Mayo Clinic, which has rented half of the chips until 2028. Revenue is expected to reach $30
million next year, Mr Ostrem said. Applied Digital had offered to buy the firm for $400 million.
"""


def test_a_company_named_with_its_place_is_one_and_is_who_the_article_is_about():
    assert told(PRAIRIE, "orders", "power", "supplies", "revenue", "invests_in", "price", "uses") == {
        ("orders", "company:cirrascale", "company:supermicro", 95e6),
        ("power", "cluster:cirrascale-casselton", None, 5),
        ("supplies", "company:cirrascale", "company:mayo-clinic", None),
        ("revenue", "company:cirrascale", None, 30e6),
        ("invests_in", "company:applied-digital", "company:cirrascale", 4e8),
    }


def test_two_companies_side_by_side_stay_two_where_the_second_is_named_alone():
    text = "The OpenAI Zephyra deal is off. Zephyra, a cloud, ordered 500 H100s."
    assert told(text, "orders") == {("orders", "company:zephyra", "chip:nvidia-h100", 500)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # An investor without a company is no customer, and not the company told of before.
        (
            "Nebius has ordered 3,000 H100s. Lena Hart, Norway's best-known investor, bought 500 A100s last year.",
            {("orders", "company:nebius", "chip:nvidia-h100", 3000)},
        ),
        (
            "Nebius has ordered 3,000 H100s. In July, the month of the deal, it ordered 500 A100s.",
            {
                ("orders", "company:nebius", "chip:nvidia-h100", 3000),
                ("orders", "company:nebius", "chip:nvidia-a100", 500),
            },
        ),
        # Whom "it" wants to buy is not who is spoken of next.
        (
            "CoreWeave is growing. It wants to buy Core Scientific for $9bn. Contracted power rose to 2.2 GW.",
            {("power", "company:coreweave", None, 2200)},
        ),
        (
            "CoreWeave is large. It is Nebius that grows. Revenue rose to $105 million.",
            {("revenue", "company:nebius", None, 105e6)},
        ),
        # Whose chips a hall has is not who draws their power.
        (
            "NARVA — Kirke Compute Ltd. opened a hall in September. It has 2,304 of Nvidia's B200s and draws 5.5 MW.",
            {("power", "company:kirke-compute", None, 5.5)},
        ),
        # A sum is of what was guided, not of what was left alone.
        (
            "CoreWeave raised its revenue guidance for 2025 to $5.15bn-$5.35bn and left its capex forecast alone.",
            {("revenue", "company:coreweave", None, 5.15e9)},
        ),
        (
            "Meta lifted the lower end of its range to $66 billion and kept its capex ceiling at $72 billion.",
            {("capex", "company:meta", None, 66e9)},
        ),
    ],
)
def test_whose_a_figure_or_deed_is(text, expected):
    assert told(text, "orders", "power", "revenue", "capex") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A sum over two sites is of both together, unless it is of each.
        (
            "Nscale's two sites, at Narvik and Loughton, will draw 230 MW, all told.",
            {("power", "cluster:nscale-loughton+cluster:nscale-narvik", None, 230)},
        ),
        (
            "Nscale's two sites, at Narvik and Loughton, will draw 230 MW each.",
            {("power", "cluster:nscale-loughton", None, 230), ("power", "cluster:nscale-narvik", None, 230)},
        ),
        # A town that nothing tells of before is not the site told of before.
        (
            "Applied Digital has a campus in Ellendale with 150 MW. Wahpeton is smaller. It has a connection of 60 MW.",
            {("power", "cluster:applied-digital-ellendale", None, 150)},
        ),
        (
            "Applied Digital has a campus in Ellendale. Ellendale is small. It draws 60 MW.",
            {("power", "cluster:applied-digital-ellendale", None, 60)},
        ),
        (
            'Galaxy has leased all 800 MW of its Helios site to CoreWeave.\n\n"We don\'t have a gigawatt," he said.',
            {("power", "cluster:helios-galaxy", None, 800)},
        ),
        # Room for chips is nobody's delivery.
        (
            "Nebius has a hall in Kansas City, leased from Patmos, with room for 35,000 GPUs.",
            {
                ("supplies", "company:patmos", "company:nebius", None),
                ("cluster_size", "cluster:nebius-kansas-city", "chip:gpu", 35000),
            },
        ),
        # With whom somebody invests is not in whom; nor is one invested in who was told of before.
        ("Nebius is big. Accel, which put in $7m alongside Nvidia last December, still holds its shares.", set()),
        # A fund builds nothing.
        ("Macquarie Asset Management has agreed to put up to $5bn into its campuses.", set()),
        # What was bought arrives, and is not launched.
        (
            "Nebius has ordered 2,000 B300s from Dell. They were meant to come in July.",
            {("orders", "company:nebius", "company:dell", 2000)},
        ),
        # How many somebody is to have is no further order.
        (
            "Iren has ordered 2,400 B200s. By year end it means to have 10,900.",
            {("orders", "company:iren", "chip:nvidia-b200", 2400)},
        ),
        # By a deal is no bound of its sum.
        (
            "Nebius rents 18,000 GPUs to Nvidia under a $1.5bn deal.",
            {
                ("supplies", "company:nebius", "company:nvidia", 18000),
                ("supplies", "company:nebius", "company:nvidia", 1.5e9),
            },
        ),
    ],
)
def test_of_what_a_figure_is(text, expected):
    assert told(text, "power", "supplies", "cluster_size", "invests_in", "capex", "launches", "orders") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A list of deeds has one subject.
        (
            "Intel bought Nervana for $408 million in 2016, dropped its chips, bought Habana for $2 billion and gave "
            "up a target of $500 million.",
            {
                ("invests_in", "company:intel", "company:nervana", 408e6),
                ("invests_in", "company:intel", "company:habana", 2e9),
            },
        ),
        # A government is none of the companies told of before.
        ("Nvidia supplies Samsung. The government is in a hurry. It bought 13,000 GPUs.", set()),
        (
            "Meta said the state had promised it tax breaks. It bought 500 H100s.",
            {("orders", "company:meta", "chip:nvidia-h100", 500)},
        ),
        # Who lends supplies nothing.
        ("CoreWeave borrowed $2.3 billion against its chips from Blackstone and Magnetar.", set()),
        ("CoreWeave borrowed 500 H100s from Lambda Labs.", {("supplies", "company:lambda", "company:coreweave", None)}),
        # What a contract is worth is not what somebody sold.
        (
            "G42 accounted for 87% of Cerebras's sales, and Cerebras has since signed OpenAI for $10 billion.",
            {("supplies", "company:cerebras", "company:g42", None)},
        ),
        # Whose chips run somewhere does not run the place; whose goods go in a cluster does not own it.
        ("Mistral has a campus. Nvidia's Blackwells were running there on whale oil.", set()),
        (
            'SK Telecom has secured 1,000 units of Nvidia\'s B200 for its "Haein" cluster.',
            {("orders", "company:sk-telecom", "company:nvidia", 1000)},
        ),
        # What is put in one's own site is put in no company.
        (
            "# Nvidia sells\n\nLG Uplus is cautious. It will invest 615.6 billion won in its Paju data centre, "
            "and rents it to customers.",
            {("operates", "company:lg-uplus", "cluster:lg-uplus-paju", None)},
        ),
        # Of "the one at" a town, the town's site is told.
        (
            "atNorth is building two halls, of which the one at Ballerup, in Denmark, will have 30 MW.",
            {
                ("operates", "company:atnorth", "cluster:atnorth-ballerup", None),
                ("power", "cluster:atnorth-ballerup", None, 30),
            },
        ),
        # Who owns another, and is told by nothing else, is not that other.
        ("Nebius has a hall. Ardian owns Verne. It promised to put in another $1.2bn.", set()),
    ],
)
def test_who_does_what_is_told(text, expected):
    found = told(text, "power", "supplies", "operates", "invests_in", "orders", "revenue")
    assert {
        fact for fact in found if fact[1] not in ("company:mistral", "company:nebius", "company:nvidia")
    } == expected


def test_a_valuation_is_of_whom_the_round_was_put_in():
    text = (
        "Kirke Compute is Estonian. In May {} raised €75 million from Skaala and Accel at a valuation of €400 million."
    )
    for who in ("she", "it"):
        found = told(text.format(who), "market_cap", "invests_in")
        assert {fact for fact in found if fact[0] == "market_cap"} == {
            ("market_cap", "company:kirke-compute", None, 4e8)
        }
        assert {fact[2] for fact in found if fact[0] == "invests_in"} == {"company:kirke-compute"}
