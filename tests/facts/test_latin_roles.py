"""Companies of one or two invented words, told by nothing but what they do and undergo in the trade."""

import pytest

from assets.facts.mentions import find_mentions


def companies(text: str) -> set[str]:
    return {m.text for m in find_mentions(text, "en") if m.provisional and m.kind == "company"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Who does something for somebody, and whom something comes from, goes to or is agreed with.
        ("The cards were assembled by Quarlo and shipped by Brindal Maru.", {"Quarlo", "Brindal Maru"}),
        ("It is 40 per cent owned by Sindhal, and the chips are packaged by Otraxis.", {"Sindhal", "Otraxis"}),
        ("They bought 600 GPUs second-hand from Velbury, which had gone bankrupt.", {"Velbury"}),
        ("The servers were ordered through Hectron.", {"Hectron"}),
        ("It has 96GB of HBM3E from Hanryu and burns 550 watts.", {"Hanryu"}),
        ("They let the cards to Ossenbrug and sold the rest to Talvik.", {"Ossenbrug", "Talvik"}),
        ("We had a contract with Guoli Zhisuan for 2,000 chips.", {"Guoli Zhisuan"}),
        ("He was quoted $41,000 for a B200 by Dos Lunas.", {"Dos Lunas"}),
        ("The chip is 30% late, says our contact at Hanvo.", {"Hanvo"}),
        ("It raised $210 million from Banco Comarcal del Norte for the GPUs.", {"Banco Comarcal del Norte"}),
        ("It has borrowed cards from Kazan's Orvolis until now.", {"Orvolis"}),
        # What a name does.
        ("GPUs are scarce. Corvessa, of Porto Alegre, pays $1.40 an hour for 300.", {"Corvessa"}),
        ("The chips came. Morrow Lane took 300 cards, and Inlusk did the racks.", {"Morrow Lane", "Inlusk"}),
        ("Half of our chip sales is Nimbastra. They took 9,000 K80s in March.", {"Nimbastra"}),
        ("The V-210 chip is dear; Nettavo has them in its boxes.", {"Nettavo"}),
        ("A fund that nobody had heard of, Onyx Delta, wants the chips.", {"Onyx Delta"}),
        ("The chip is the work of Mopal Yin, a Shenzhen house with 140 engineers.", {"Mopal Yin"}),
        ("The £800m that Pell & General lent paid for the GPUs.", {"Pell & General"}),
        ("The cards were assembled by 3CRan.", {"3CRan"}),
        # A list that gives a figure of each.
        ("Anthropic was 44% of sales, Bytelode 19% and Copper Ridge 8%.", {"Bytelode", "Copper Ridge"}),
    ],
)
def test_companies_by_their_roles(text, expected):
    assert expected <= companies(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What neither goods nor places do, and nothing says what else the name may be.
        ("Cooling is by GPU maker Nvidia. Skansvik will pour the concrete.", {"Skansvik"}),
        ("The chips came. Swedvik said no; LITARN did well. Then Azur Minds came in with two million.",
         {"Swedvik", "LITARN", "Azur Minds"}),
        ("The GPUs ran hot. We trusted Thermaflux and lost a summer.", {"Thermaflux"}),
        ("Talks between Acctis and Lumidane over the chips broke down.", {"Acctis", "Lumidane"}),
        ("The chip is made by TSMC; the memory is Hanrava's.", {"Hanrava"}),
        ("Kioxia bought Arkhenon for $130m to make chips.", {"Arkhenon"}),
        ("Who paid for the first GPU?\n\nAttivari. Twelve million at 7%.", {"Attivari"}),
        ("The chips were seized from Tallmoor, and B.Grunn shares the power.", {"Tallmoor"}),
        ("The cloud was helped by Qartis, which took 900 GPUs.", {"Qartis"}),
    ],
)  # fmt: skip
def test_companies_by_what_only_agents_do(text, expected):
    assert expected <= companies(text)


@pytest.mark.parametrize(
    "text",
    [
        # Places.
        "In Saint-Orren could nobody take the GPUs; Saint-Orren took the blame.",
        "Asunción answered with a decree on GPUs. Tashkent took the chips.",
        "This chip letter is sponsored by nobody. Analysts said no; sellers took all GPUs.",
        "The chip, called Ternlet, did well. Ternlet took the lead and kept it.",
        "Mareike Vost, an analyst at Dell, sold the chips. Mareike Vost said no.",
        "We are Overweight GPUs. It was rated Overweight by Dell.",
        "The chip was taped out at Chitrose in May.",
        "The cards went to Kaskivaara and came back from Kaskivaara.",
        "Lake Charles has 80,000 people and two GPUs.",
        # People.
        "The chip was designed by Marta Kolbe, who left in May. Marta Kolbe asked for it.",
        "Emma Stone sold her shares. She bought a house and 3 GPUs.",
        # Goods and what words open sentences.
        "The Ternlet took nine weeks to tape out; each Ternlet costs $900 in chips.",
        "Customers bought 300 GPUs. Sellers paid $40 million. Nothing came from Monday's talks.",
        "The 100Gbps links and 64GB cards came late.",
        # Models and machines keep what else is told of them.
        "The model Cassine took 8,192 H200s and 40 days; Cassine has 30 billion parameters.",
    ],
)
def test_what_others_do_makes_no_company(text):
    assert companies(text) == set()
