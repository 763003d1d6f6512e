"""Whose chips those are that the catalogue lacks."""

import pytest

from assets.facts.mentions import find_mentions


def makers(text: str) -> dict[str, str | None]:
    return {m.text: m.vendor_id for m in find_mentions(text, "en") if m.kind == "chip" and not m.generic}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Who sells, has made, or is asked for it.
        ("Norrsken Logic has sold 22,000 Martens. The Marten 2, a chip, follows.", {"Marten 2": "norrsken-logic"}),
        ("Palaver will buy 40,000 Tessera 700 accelerators from Hexburn Corp. It is big.", {"Tessera 700": "hexburn"}),
        ("The Tessera 700 chip, which Hexburn Corp introduced in May, is fast.", {"Tessera 700": "hexburn"}),
        ("Rivals such as Dovetail Corp, whose Mortise 3 chip is used in Kedah, agree.", {"Mortise 3": "dovetail"}),
        (
            "Sintel's maker, Brabant Microelectronics, is late with the Sintel X2 chip.",
            {"Sintel X2": "brabant-microelectronics"},
        ),
        ("The Bow line of Paramita Inc is sold out. The Bow 2 chip comes.", {"Bow 2": "paramita"}),
        # What one use tells holds for all of the line, and for its other members.
        ("Loomis Logic's Tachyon-A, an inference chip, ships. Tachyon-B moves to Q2.", {"Tachyon-B": "loomis-logic"}),
        # Who alone makes chips in an article.
        (
            "Sablewright Inc nearly ran out of cash. Two years on, the Bristol designer of inference chips is fine. "
            "The K41 card has 96 GB of HBM3E. Nimbora took 9,000 K41s.",
            {"K41": "sablewright", "K41s": "sablewright"},
        ),
        ("The Saddleback S9 chip is out, says Saddleback Computing Inc.", {"Saddleback S9": "saddleback-computing"}),
    ],
)
def test_what_the_text_says_of_a_line_anywhere_tells_its_maker(text, expected):
    found = makers(text)
    assert {words: found.get(words) for words in expected} == {w: f"company:{m}" for w, m in expected.items()}


@pytest.mark.parametrize(
    "text",
    [
        "Swedbank Inc bought 3,000 Marten 2 chips and uses a Marten 2.",
        "Klarna Inc, which runs 1,200 Martens, waits for the Marten 2, a chip.",
        "Halyard Devices made the Corvette, a chip. Ravelin's Cutlass 2 chip has 288 GB of HBM.",
        "Morrow Street Inc tested the Marten 2, a chip, and walked away.",
    ],
)
def test_who_buys_or_uses_a_chip_does_not_make_it(text):
    found = makers(text)
    assert found.get("Marten 2") is None
    assert found.get("Cutlass 2") in (None, "company:ravelin")
