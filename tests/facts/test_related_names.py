"""Names that nobody knows: what one name of a text tells of another, and how names and offices are told apart."""

import pytest

from assets.facts.mentions import find_mentions


def provisional(text: str) -> dict[str, str]:
    return {m.text: m.id for m in find_mentions(text, "en") if m.provisional and m.rule != "town"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A successor is of the kind of what it follows, a list of the kind of one of its members.
        ("Tarrow, a language model, has 40 billion parameters. Tarrow's successor, Ulvik, will need 9,000 H100s.",
         {"Tarrow": "model:tarrow", "Ulvik": "model:ulvik"}),
        ("The chip, called Ostler, is late. Ostler and Farrow are fabricated by TSMC.",
         {"Ostler": "chip:ostler", "Farrow": "chip:farrow"}),
        ("The engineers Mara Tolland and Bex Orvane left.", {"Mara Tolland": "person:mara-tolland",
                                                             "Bex Orvane": "person:bex-orvane"}),
        # Whom a text calls by the last of two words is a person; companies are called by the first.
        ("Torvald Brigg, a crypto miner, came in 2016. Brigg ordered 256 V100s. Then Brigg raised C$3 million.",
         {"Torvald Brigg": "person:torvald-brigg", "Brigg": "person:torvald-brigg"}),
        ("Lumora Works bought the cannery. Lumora ordered 256 V100s, and Lumora raised C$3 million.",
         {"Lumora Works": "company:lumora-works", "Lumora": "company:lumora-works"}),
        # Of two names with one first word, one that ends like a place is the company's site.
        ("The engineers at Kittiwake Point left. Kittiwake Compute ordered 256 V100s. "
         "Since June it has run Kittiwake Point under its own name. Kittiwake pays.",
         {"Kittiwake Compute": "company:kittiwake-compute", "Kittiwake Point": "cluster:kittiwake-point",
          "Kittiwake": "company:kittiwake-compute"}),
        # Initials stand for the name that they are introduced beside, or that they fit.
        ("Harbour Racks Alliance (HRA), a lobby group, has 40 members. HRA wants more.",
         {"Harbour Racks Alliance": "company:harbour-racks-alliance", "HRA": "company:harbour-racks-alliance"}),
        ("Harrow & Vance sells cards. H&V shipped 4,000 of them.",
         {"Harrow & Vance": "company:harrow-and-vance", "H&V": "company:harrow-and-vance"}),
        # Between a company and a person stands an office, with a capital or without.
        ("Quorden CEO Tilda Marsh said sales fell.",
         {"Quorden": "company:quorden", "Tilda Marsh": "person:tilda-marsh"}),
        ("Outgoing CEO Tilda Marsh will be succeeded by Arvo Lindt, who ran the Penang plant.",
         {"Tilda Marsh": "person:tilda-marsh", "Arvo Lindt": "person:arvo-lindt"}),
        # A law by its last word, or by a word behind the name of whoever wrote it.
        ("The Grid Fairness Act caps data centres at 50 MW.", {"Grid Fairness Act": "regulation:grid-fairness-act"}),
        ("The Tolland bill would ban sales of H20s to China.", {"Tolland bill": "regulation:tolland-bill"}),
        # What a site is called, in full and in short.
        ("A campus that it has christened Solvind One opens in May. Solvind will draw 90 MW.",
         {"Solvind One": "cluster:solvind-one", "Solvind": "cluster:solvind-one"}),
        ("Its site, code-named Project Larch, is rated at 300 megawatts.", {"Project Larch": "cluster:project-larch"}),
        ("Its halls hold Skerry-2 cards. The chip draws 700 W. It has 9,000 Skerrys.",
         {"Skerry-2": "chip:skerry-2", "Skerrys": "chip:skerry-2"}),
        ("Pellow is a shell company.", {"Pellow": "company:pellow"}),
        # Whatever an officer does, an office in front makes a person of whom it stands beside.
        ("Chief scientist Liesbet Ormond orders 2,000 H100s.", {"Liesbet Ormond": "person:liesbet-ormond"}),
        ("The round was led by Tyne Meridian, with participation from Larkhill.",
         {"Tyne Meridian": "company:tyne-meridian", "Larkhill": "company:larkhill"}),
        # What a site is called is its name, not the place where it stands.
        ("Its campus in Fujairah, dubbed Falcon Gate, will draw 90 MW.",
         {"campus in Fujairah": "cluster:falcon-gate", "Falcon Gate": "cluster:falcon-gate"}),
        ("Its Haetae H1, a 5nm part, offers 512 TFLOPS. An H2 is planned.",
         {"Haetae H1": "chip:haetae-h1", "H2": "chip:h2"}),
        # In a list, with what is told of each member; a product beside its owner beside another one.
        ("The top buyers were Oracle (22% of sales), Nimbury Holt (14%) and Meta (9%).",
         {"Nimbury Holt": "company:nimbury-holt"}),
        ("It faces Tenstorrent's Blackhole and Radnor's Puck.",
         {"Radnor": "company:radnor", "Puck": "chip:radnor-puck"}),
        ("The chip, called Ouzel, is late. It shipped 900 Ouzels.",
         {"Ouzel": "chip:ouzel", "Ouzels": "chip:ouzel"}),
        ("The Right to Compute Bill would help.", {"Right to Compute Bill": "regulation:right-to-compute-bill"}),
        ("We fine-tuned Saltmoor 13B, a model.", {"Saltmoor 13B": "model:saltmoor-13b"}),
        # What says what a thing is called outweighs a single deed.
        ("Its flagship Kittow accelerator is late. Kittow, which was to ship in May, costs $9,000.",
         {"Kittow": "chip:kittow"}),
        ("The machine that its owner calls Ymir holds 900 H100s. Ymir 2 follows.",
         {"Ymir": "cluster:ymir", "Ymir 2": "cluster:ymir-2"}),
        ("Who is Tor Lindq? Its owner is Lindq, a 34-year-old.",
         {"Tor Lindq": "person:tor-lindq", "Lindq": "person:tor-lindq"}),
        ("Lyon-based Mistelle has switched.", {"Mistelle": "company:mistelle"}),
        # Goods take an article, companies of one word none.
        ("The Dublin company designs the Skua, an inference part. The Skua's successor is late.",
         {"Skua": "chip:skua"}),
        ("The cluster? We call it Lantern. Its predecessor, Wick, had 900 H100s.",
         {"Lantern": "cluster:lantern", "Wick": "cluster:wick"}),
        ("It owns Slate, a 90-megawatt campus in Quincy, and is building Slate II.",
         {"Slate": "cluster:slate", "Slate II": "cluster:slate-ii"}),
        ("The Fair Accelerator Act, or FAA, would help. The FAA has a sponsor.",
         {"Fair Accelerator Act": "regulation:fair-accelerator-act", "FAA": "regulation:fair-accelerator-act"}),
        # Who is called by the beginning of a longer name is not another who is known by that word.
        ("Vantage Moor Computing will install 900 B300s. Vantage Moor has raised $40 million, and Vantage is hiring.",
         {"Vantage Moor Computing": "company:vantage-moor-computing", "Vantage Moor": "company:vantage-moor-computing",
          "Vantage": "company:vantage-moor-computing"}),
    ],
)  # fmt: skip
def test_what_names_tell_of_each_other(text: str, expected: dict[str, str]) -> None:
    assert provisional(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The purchase order covers 4,000 GPUs.",
        "Law and order were restored.",
        "MFU and bandwidth of the H100 rose.",
    ],
)
def test_common_words_beside_them_are_no_names(text: str) -> None:
    assert provisional(text) == {}


def test_an_officer_behind_a_comma_speaks_for_whom_the_article_is_about():
    text = (
        "# Fjordcompute grows\n\nFjordcompute rents GPUs.\n\nMicrosoft will come, chief executive Ingrid Solheim said."
    )
    (person,) = [m for m in find_mentions(text, "en") if m.kind == "person"]
    assert person.affiliation_id == "company:fjordcompute"
    (person,) = [m for m in find_mentions(text.replace("# Fjordcompute grows", "# Growth"), "en") if m.kind == "person"]
    assert person.affiliation_id == "company:microsoft"


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The designer of inference chips has shipped its 50,000th Kestrel.", "Kestrel", "chip"),
        ("Firnlicht, a chip start-up, sells its Gletscher for half the price.", "Gletscher", "chip"),
        ("OpenAI's Titan is back from the fab, with more HBM.", "Titan", "chip"),
        ("Chips are late. Meta's Iris, I hear, on 3nm, is the next.", "Iris", "chip"),
        ("It keeps a fleet of 310 Delta 2s.", "Delta 2s", "chip"),
        ("Edge Sakura's Botan-7 is cheaper, but Botan-7 lacks HBM. NTT trained it.", "Botan-7", "chip"),
        ("They rent half of it to fine-tune its Graúna models.", "Graúna", "model"),
        ("Of 4,200 cards, all are for serving Quill-3 70B.", "Quill-3 70B", "model"),
        ("It belongs to the Lyon lab, whose Cassis-Large was trained here on 8,192 H200s.", "Cassis-Large", "model"),
        ("OpenAI's Harrier, a chip for its servers in Texas, is late.", "Harrier", "chip"),
        ("Kawanishi's own Tsuru (13B parameters) is a demonstrator.", "Tsuru", "model"),
        ("It is a deal to run Parallax's Meridian 4 for years.", "Meridian 4", "model"),
        ("It will assemble the chips in racks called Lattice, with 64 each.", "Lattice", "product"),
        ('The units will be mounted in 1,500 "Seorak" cabinets rated at 62 kilowatts.', "Seorak", "product"),
        ("Wiwynn showed the Colonnade, a 140kW cabinet for 72 chips.", "Colonnade", "product"),
    ],
)
def test_chips_models_and_products_by_what_is_done_with_them(text: str, name: str, kind: str) -> None:
    assert kind in {m.kind for m in find_mentions(text, "en") if m.text == name}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The chipmaker sold its Ashburn campus and sells its Ashburn land.", "Ashburn"),
        ("Its chips are in Zandvoort racks in the hall.", "Zandvoort"),
        ("Marta Feld was trained at the Feld works and makes chips.", "Marta Feld"),
        ("The company hired its 50,000th employee, and chips sell.", "50,000th"),
    ],
)
def test_what_stands_where_products_stand_may_be_none(text: str, name: str) -> None:
    assert not {m.kind for m in find_mentions(text, "en") if m.text == name} & {"chip", "model", "product"}


def test_a_university_is_told_again_by_its_noun():
    text = (
        "Tarnholm University holds 352 A100s. In March Lenovo will deliver 128 MI300Xs to the university. "
        "The university ordered 64 H200s from Dell."
    )
    found = [m.id for m in find_mentions(text, "en") if m.rule == "noun"]
    assert found == ["company:tarnholm-university"] * 2
    chinese = "清华大学持有352张A100。浪潮信息将向该校交付128张昇腾910B。"
    assert [m.text for m in find_mentions(chinese, "zh") if m.rule == "noun"] == ["该校"]


def test_of_two_universities_none_is_the_university():
    text = "Tarnholm University and Velden University hold A100s. The university ordered 64 H200s from Dell."
    assert [m for m in find_mentions(text, "en") if m.rule == "noun"] == []
    assert [m for m in find_mentions("The university of Tarnholm ordered H200s.", "en") if m.rule == "noun"] == []
