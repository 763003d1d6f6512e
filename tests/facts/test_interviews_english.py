"""English talks: who answers, whose chip "ours" is, what answers that only name or count state, who is portrayed."""

from datetime import date

import pytest

from assets.articles.document import Document
from assets.facts.extract import extract


def facts_of(text, *predicates):
    document = Document("talk", text, published=date(2025, 5, 5), language="en")
    return {
        (f.predicate, f.subject.id, f.object.id if f.object else None, f.low, f.by.id if f.by else None)
        for f in extract(document).facts
        if not predicates or f.predicate in predicates
    }


MAKER = """# Small chip, big plans: a talk with Ana Lund

*Ana Lund is chief executive of Corvid Silicon, a chip start-up in Malmö whose first accelerator, the K40, came out
last year. Interview by Tom Reed.*

**Who makes the K40?**

TSMC, on the 6-nanometre line.

**What is in it?**

It has 96 gigabytes of memory and draws 300 watts.

**Who supplies your memory?**

SK Hynix. It wasn't our first choice.

**How many have you sold?**

About 3,000.

**Who are your customers?**

Siemens ordered 1,200 in March.

**What does an H100 cost you?**

Ours costs $9,500. Theirs is another story.

*Corvid Silicon bought an advertisement in this issue. We own 40 H100s.*
"""


def test_a_chip_maker_answers_about_its_own_chip():
    found = facts_of(MAKER)
    assert found >= {
        ("fabricates", "foundry:tsmc", "chip:corvid-silicon-k40", None, "person:ana-lund"),
        ("process_node", "chip:corvid-silicon-k40", None, 6.0, "person:ana-lund"),
        ("spec", "chip:corvid-silicon-k40", None, 96.0, "person:ana-lund"),
        ("spec", "chip:corvid-silicon-k40", None, 300.0, "person:ana-lund"),
        ("supplies", "company:sk-hynix", "company:corvid-silicon", None, "person:ana-lund"),
        ("sales", "company:corvid-silicon", None, 3000.0, "person:ana-lund"),
        ("orders", "company:siemens", "company:corvid-silicon", 1200.0, "person:ana-lund"),
        ("price", "chip:corvid-silicon-k40", None, 9500.0, "person:ana-lund"),
    }
    # What stands in italics behind the talk is nobody's answer.
    assert {fact[4] for fact in found if fact[3] == 40.0} <= {None}


CLOUD = """The Buyer's View

Meridian Health runs 41 hospitals. Tomoko Reyes buys its machines. We caught up with her in Cebu.

CW: How big is your fleet?

TR: As of today, 4,000 GPUs. The workhorses are H100s, 2,400 of them. Then come about 1,200 A100s.

CW: And the next order?

TR: It went to Supermicro. Dell tells us that the lead time of the H200 is 12 weeks.

CW: Is it true that you cancelled an order with HPE?

TR: It isn't.

CW: You run your own model.

TR: Hilom is its name, a small model. It has 1.8 billion parameters. It was cheap: 192 H100s for 23 days.
"""


def test_initials_name_who_answers_and_a_whole_answer_counts():
    reyes = "person:tomoko-reyes"
    assert facts_of(CLOUD, "holds") == {
        ("holds", "company:meridian-health", "chip:gpu", 4000.0, reyes),
        ("holds", "company:meridian-health", "chip:nvidia-h100", 2400.0, reyes),
        ("holds", "company:meridian-health", "chip:nvidia-a100", 1200.0, reyes),
    }
    assert facts_of(CLOUD) >= {
        ("cuts_orders", "company:meridian-health", "company:hpe", None, reyes),
        ("parameters", "model:hilom", None, 1.8e9, reyes),
        ("trained_on", "model:hilom", "chip:nvidia-h100", 192.0, reyes),
        ("training_time", "model:hilom", "chip:nvidia-h100", 23.0, reyes),
    }


def test_what_a_supplier_tells_who_is_interviewed_is_the_interviewees():
    assert {fact[4] for fact in facts_of(CLOUD, "lead_time")} == {"person:tomoko-reyes"}


UNNAMED = """# Confessions of a GPU buyer

Our guest on the podcast this week buys hardware for a European carmaker. He asked us not to use his name.

In May he placed an order with Lenovo for 500 H200s. "The MI300X has 192 gigs, and on paper it beats anything."

He has heard from two distributors that Nvidia has raised the price of the H20 by 10%.
"""


def test_a_guest_without_a_name_speaks_and_acts():
    document = Document("talk", UNNAMED, published=date(2024, 7, 2), language="en")
    facts = {f.predicate: f for f in extract(document).facts}
    assert (facts["orders"].subject.id, facts["orders"].object.id, facts["orders"].low) == (
        "company:unnamed", "company:lenovo", 500.0,
    )  # fmt: skip
    assert facts["spec"].by.id == "person:anonymous"
    assert (facts["price_change"].by.id, facts["price_change"].modality) == ("person:anonymous", "reported")


PORTRAIT = """# The landlord of Lisbon's loudest warehouse

Rui Mascarenhas does not like the word cloud. "We're a warehouse with fans," he says. The company that he founded in
2018 with two friends, Atlantic Compute, owns 11,000 GPUs.

"In 2021 we sold the lot and ordered 1,024 A100s from Nvidia."

He expects revenue of €150 million this year, and Amazon has never called him, he says.
"""


def test_who_is_portrayed_is_quoted_and_acts_for_his_company():
    rui = "person:rui-mascarenhas"
    assert facts_of(PORTRAIT) >= {
        ("holds", "company:atlantic-compute", "chip:gpu", 11000.0, None),
        ("orders", "company:atlantic-compute", "company:nvidia", 1024.0, rui),
        ("revenue", "company:atlantic-compute", None, 1.5e8, rui),
    }


@pytest.mark.parametrize("label", ["A", "Buyer", "The buyer"])
def test_who_answers_without_a_name_is_anonymous(label):
    text = (
        "The buyer asked us not to print a name.\n\nQ: How many did you order?\n\n"
        f"{label}: We ordered 500 H200s from Dell.\n\nQ: And before?\n\n{label}: We bought 64 A100s.\n"
    )
    assert {fact[4] for fact in facts_of(text, "orders")} == {"person:anonymous"}


def test_they_is_another_company_than_the_interviewees():
    text = MAKER.replace(
        "**Who supplies", "**And Nvidia?**\n\nThey'll have revenue of $130 billion this year.\n\n**Who supplies"
    )
    assert {fact[1] for fact in facts_of(text, "revenue")} == {"company:nvidia"}


LAUNCHED = """# A talk with Mara Quist

Kestrix occupies two floors in Aarhus. Mara Quist took over as chief executive in January.

**Q: You launched the Otter-2 earlier this month. What is it?**

A: An inference chip. You get 640 teraflops in FP8 and 64 gigabytes of memory. Its predecessor, the Otter-1 chip, was
made by GlobalFoundries.

**Q: Who has ordered it?**

A: The Schwarz Group has ordered 6,000 of them from us. Siemens is taking 320.

**Q: How are you funded?**

A: Prosperity7 put in €22 million.

**Q: Do you train models?**

A: We have a small model of our own, Magpie, for the support desk.
"""


@pytest.mark.parametrize(
    "fact",
    [
        ("launches", "company:kestrix", "chip:kestrix-otter-2", None),
        ("spec", "chip:kestrix-otter-2", None, 64.0),
        ("orders", "company:schwarz-group", "company:kestrix", 6000.0),
        ("orders", "company:siemens", "company:kestrix", 320.0),
        ("invests_in", "company:prosperity7", "company:kestrix", 22e6),
        ("develops", "company:kestrix", "model:magpie", None),
    ],
)
def test_what_the_interviewer_says_of_whom_he_asks_is_his(fact):
    assert fact in {stated[:4] for stated in facts_of(LAUNCHED)}


BUILDER = """Five questions for Hana Okafor, chief executive of Tessarine

Tessarine makes training chips and has its office in Bristol.

Q: Your new chip is called Petrel. What is it for?

A: Training. It has 96 gigabytes of HBM3.

Q: Who builds it for you?

A: Samsung, in 5 nanometres.

Q: What does it cost?

A: £14,000.
"""


def test_what_is_asked_of_you_is_told_of_ones_own_chip():
    facts = {fact[:4] for fact in facts_of(BUILDER)}
    assert ("fabricates", "foundry:samsung-foundry", "chip:tessarine-petrel", None) in facts
    assert ("process_node", "chip:tessarine-petrel", None, 5.0) in facts
    assert ("price", "chip:tessarine-petrel", None, 14000.0) in facts


def test_who_acts_for_a_company_is_known_by_name_or_pronoun():
    text = "Nadia Brenner runs Orvex Cloud. She has 5,300 A100s. By December Brenner wants to buy 9,000 H100s."
    facts = {fact[:4] for fact in facts_of(text)}
    assert ("holds", "company:orvex-cloud", "chip:nvidia-a100", 5300.0) in facts
    assert ("orders", "company:orvex-cloud", "chip:nvidia-h100", 9000.0) in facts


def test_a_former_employer_is_not_the_company_spoken_of():
    text = "Yusra Haddad runs Qanat. Before Qanat she was an engineer at Ericsson. Aramco put in $25 million in March."
    assert not [fact for fact in facts_of(text) if "company:ericsson" in fact]


def test_a_company_is_not_called_like_who_speaks_for_it():
    text = (
        "# On second-hand cards\n\n"
        "Ines Halloran, who left AWS in 2021 to start Kestrel Cloud in Galway, rents out GPUs.\n\n"
        "**Who are your customers?**\n\nUniversities mostly.\n\n**What do you pay?**\n\nWe paid a fair price.\n\n"
        "**Will you buy more?**\n\nWe ordered 1,000 H100s from Dell in April.\n"
    )
    document = Document("text", text, published=date(2025, 5, 14), language="en")
    (ordered,) = [fact for fact in extract(document).facts if fact.predicate == "orders"]
    assert (ordered.subject.id, ordered.subject.mention) == ("company:kestrel-cloud", "Kestrel Cloud")


DEALINGS = """# Ana Lund on her second chip

*Ana Lund is chief executive of Corvid Silicon, a chip start-up in Malmö whose first accelerator, the K40, came out
last year. Interview by Tom Reed.*

**Who has left you?**

{answer}

**Who pays for it?**

We do, mostly.

**What is in the chip?**

It has 96 gigabytes of memory.
"""


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("Siemens cancelled an order for 600 cards.", ("cuts_orders", "company:siemens", "company:corvid-silicon")),
        ("Siemens cancelled an order for 600 K40s.", ("cuts_orders", "company:siemens", "company:corvid-silicon")),
        ("Siemens cancelled an order for 600 H100s.", ("cuts_orders", "company:siemens", "chip:nvidia-h100")),
        ("In May Bosch put in €40 million.", ("invests_in", "company:bosch", "company:corvid-silicon")),
        ("In May Bosch invested €40 million in ASML.", ("invests_in", "company:bosch", "company:asml")),
    ],
)
def test_the_party_left_out_of_a_deal_is_who_is_interviewed(answer, expected):
    assert [fact[:3] for fact in facts_of(DEALINGS.format(answer=answer), expected[0])] == [expected]


@pytest.mark.parametrize(
    ("claim", "answer", "modality"),
    [
        ("A newspaper wrote that you were buying TPUs from Google.", "Nonsense. We have our own card.", "denied"),
        ("It was said in the spring that you were buying TPUs from Google.", "The paper was wrong.", "denied"),
        ("A rival says Corvid is buying TPUs from Google.", "I saw that as well. It isn't true.", "denied"),
        ("A newspaper wrote that you were buying TPUs from Google.", "That is true.", "asserted"),
        ("A newspaper wrote that you were buying TPUs from Google.", "I never read newspapers.", None),
    ],
)
def test_the_answer_says_whether_it_is_so_what_a_question_repeats(claim, answer, modality):
    talk = DEALINGS.replace("{answer}", f"Nobody has.\n\n**{claim}**\n\n{answer}")
    found = extract(Document("talk", talk, published=date(2025, 5, 5), language="en")).facts
    of_google = [fact.modality for fact in found if fact.object is not None and fact.object.id == "company:google"]
    assert of_google == ([] if modality is None else [modality])
