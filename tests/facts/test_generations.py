import pytest

from assets.facts.mentions import find_mentions


def test_numbered_products_are_what_the_talk_around_them_is_about():
    text = (
        "Ferrowave, a chip startup, is small. Its second product, Otter 2, has 58 billion transistors. Otter was "
        "made at 12 nanometres. Otter 3 is a 2-nanometre part."
    )
    chips = {(m.text, m.id, m.vendor_id) for m in find_mentions(text, "en") if m.rule == "generation"}
    assert chips == {
        ("Otter 2", "chip:ferrowave-otter-2", "company:ferrowave"),
        ("Otter", "chip:ferrowave-otter", "company:ferrowave"),
        ("Otter 3", "chip:ferrowave-otter-3", "company:ferrowave"),
    }
    text = "Fjell 2 has 8 billion parameters. Fjell 3, a language model, will see 2 trillion tokens."
    assert {m.id for m in find_mentions(text, "en") if m.rule == "generation"} == {"model:fjell-2", "model:fjell-3"}


@pytest.mark.parametrize(
    "text", ["Phase 1 needs chips. Phase 2 needs chips.", "The chip ships on March 5; chips follow on March 6."]
)
def test_numbered_parts_are_no_products(text):
    assert not [mention for mention in find_mentions(text, "en") if mention.rule == "generation"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Arvento unveiled the Vela 3, an inference chip.", [("Vela 3", "chip:arvento-vela-3")]),
        ("The Vela 3 carries 192 GB of HBM3E.", [("Vela 3", "chip:vela-3")]),
        ("Mistral trained Medium 3 on 3,000 H100s.", [("Medium 3", "model:medium-3")]),
    ],
)
def test_one_use_is_enough_where_the_words_beside_it_tell_what_it_is(text, expected):
    found = [m for m in find_mentions(text, "en") if m.rule in ("generation", "name:model")]
    assert [(m.text, m.id) for m in found] == expected


@pytest.mark.parametrize(
    "text",
    [
        "With 8 GPUs each, the servers draw 10 kW.",
        "Bluetooth 5, a part of every chip, is old.",
        "The Falcon 9, a rocket, has 9 engines.",
        "The Galaxy 24, a phone with an AI chip, has 12 GB.",
        "Section 232, the part that hits chips, is next.",
        "By May 12, the chip was ready.",
    ],
)
def test_other_numbers_behind_capitalised_words_are_no_generations(text):
    assert not [m for m in find_mentions(text, "en") if m.rule == "generation"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Their company, Arvento, shipped its first chip, the Vela, in 2022. The Vela 2 carries 192 GB of HBM3E.",
            {"chip:arvento-vela", "chip:arvento-vela-2"},
        ),
        # Two makers share a name: neither is whose the third is.
        (
            "Arvento unveiled the Vela 3, a chip. Corvid unveiled the Vela 4, a chip. The Vela carries 96 GB of HBM3.",
            {"chip:arvento-vela-3", "chip:corvid-vela-4", "chip:vela"},
        ),
    ],
)
def test_products_of_one_line_have_one_maker(text, expected):
    found = {m.id for m in find_mentions(text, "en") if m.kind == "chip" and not m.generic}
    assert found == expected
