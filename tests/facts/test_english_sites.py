"""Sites with names of their own: which names of an English text are sites', and which are not."""

from __future__ import annotations

import pytest

from assets.facts.mentions import find_mentions


def sites(text: str) -> set[tuple[str, str]]:
    """The words and ids of a text's sites."""
    return {(m.text, m.id) for m in find_mentions(text, "en") if m.kind == "cluster"}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "Last Tuesday Penrhos Vault was energised. Half of Penrhos Vault, 12 MW, is let to a fund.",
            {("Penrhos Vault", "cluster:penrhos-vault")},
        ),
        (
            "The lab moved 2,048 accelerators out of Slough Nine in June.",
            {("Slough Nine", "cluster:slough-nine")},
        ),
        (
            "Tussock Compute has signed for 90 MW at Ōmāui Park and pays from July.",
            {("Ōmāui Park", "cluster:omaui-park")},
        ),
        (
            "The firm has broken ground on Campus Acaray, 300 MW. Acaray should open in 2027.",
            {("Campus Acaray", "cluster:campus-acaray"), ("Acaray", "cluster:campus-acaray")},
        ),
        (
            "The operator wants to open Vellamo next spring; a lab has taken all of Vellamo, 18,000 GPUs.",
            {("Vellamo", "cluster:vellamo")},
        ),
        (
            "By the permits Larkspur consists of three windowless halls. Larkspur's connection is rated at 150 MW.",
            {("Larkspur", "cluster:larkspur")},
        ),
        (
            "The thing will be called Kopalnia and draw 130 MW. Kopalnia's anchor tenant is said to be Allegro.",
            {("Kopalnia", "cluster:kopalnia")},
        ),
        (
            "A cloud sublets 3,000 of its 11,000 GPUs at Barjeel One. Barjeel Two, next door, stays dark.",
            {("Barjeel One", "cluster:barjeel-one"), ("Barjeel Two", "cluster:barjeel-two")},
        ),
        (
            "Lusail-1, its oldest facility, which houses 2,900 A100s, is to lose all its GPUs.",
            {("Lusail-1", "cluster:lusail-1")},
        ),
        ("The Lagos people put up LGS3, 12MW.", {("LGS3", "cluster:lgs3")}),
        (
            "Trawsfynydd Green Compute Park has consent for 360 MW. Trawsfynydd would open in 2029.",
            {
                ("Trawsfynydd Green Compute Park", "cluster:trawsfynydd-green-compute-park"),
                ("Trawsfynydd", "cluster:trawsfynydd-green-compute-park"),
            },
        ),
        (
            "The company wants to put up Havre Calcul, four buildings with 90 MW apiece.",
            {("Havre Calcul", "cluster:havre-calcul")},
        ),
        (
            "Pengerang Gateway, which has walls and a substation, has no GPUs; a fund paid for Pengerang Gateway.",
            {("Pengerang Gateway", "cluster:pengerang-gateway")},
        ),
        (
            "Second comes Deccan Vault 2 in Hyderabad, 1.7 litres a data centre. Deccan Vault 1 has none.",
            {("Deccan Vault 2", "cluster:deccan-vault-2"), ("Deccan Vault 1", "cluster:deccan-vault-1")},
        ),
        (
            "The last one is the best. There is Datapark Svartån, and the first phase of Svartån, 60 MW, is next.",
            {("Datapark Svartån", "cluster:datapark-svartan"), ("Svartån", "cluster:datapark-svartan")},
        ),
        (
            "| Asset | Load |\n| Larkfield Exchange | four MW |\n\nOf the GPUs at hand none is new.",
            {("Larkfield Exchange", "cluster:larkfield-exchange")},
        ),
        # A hall that has but a number is one of the site spoken of.
        (
            "At Casa Roja the cards hum; Casa Roja draws 40 MW. Hall 1 is finished and full. Hall 2 is a paddock.",
            {
                ("Casa Roja", "cluster:casa-roja"),
                ("Hall 1", "cluster:casa-roja-hall-1"),
                ("Hall 2", "cluster:casa-roja-hall-2"),
            },
        ),
    ],
)
def test_names_that_the_whole_text_tells_to_be_sites(text: str, named: set[tuple[str, str]]) -> None:
    assert sites(text) == named


@pytest.mark.parametrize(
    "text",
    [
        # Companies
        "Corran Bank lent the landlord $1.4 billion for its data centre, and Corran Bank has 40 MW of its own.",
        "Penta Lestari ordered 3,000 GPUs. Penta Lestari said it would open a hall.",
        "The GPUs for Halden arrived. Halden, a start-up, runs 400 cards.",
        # Towns
        "The data centre at Panvel, across the creek from Mumbai, has 30,000 GPUs.",
        "The council met near Wexcombe; 40 MW near Wexcombe stay unused.",
        # People of a country
        "Then come the Singaporeans, 45 MW at the old freezing works.",
        # Chips, models and periods
        "Otter 2 draws 180 W and ships to data centres before Christmas.",
        "Heron-2 was trained on 4,096 GPUs and opened in March.",
        "In Q3 the data centre business grew. Q3 was full of orders for GPUs.",
        # Ordinary words, people, fairs and power stations
        "Power is short. Power draws attention at every data centre, and Power opens doors.",
        "Mara Tolland runs 300 GPUs at home. Mara Tolland opened the campus.",
        "Dell confirmed at SC25 that it would ship 400 racks of GPUs.",
        "Hinkley C slips again; the GPUs will wait.",
    ],
)
def test_other_names_are_no_sites(text: str) -> None:
    assert not {each for each in sites(text) if not each[0].islower() and not each[0].startswith("data")}
