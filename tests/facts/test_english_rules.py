import pytest

from assets.facts.mentions import find_mentions


def rules(text):
    return [(m.text, m.id) for m in find_mentions(text, "en") if m.kind == "regulation"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Whitehall's Strategic Chips Order came in and killed it.", ["Strategic Chips Order"]),
        ("The Electricity Board's Large Load Code starts in May. The Code lets me.", ["Large Load Code", "Code"]),
        ("Quito answered with Decree 4.417, which sets a tariff.", ["Decree 4.417"]),
        ("It is clocked down to fit Delhi's Notification 31/2025 (ceiling: 900 TOPS).", ["Notification 31/2025"]),
        ("Berlin's KI-Ausfuhrverordnung, the AI-AV, was gazetted.", ["KI-Ausfuhrverordnung", "AI-AV"]),
        ("It pays under the Specified Silicon Framework (SSF). The SSF ends in May.",
         ["Specified Silicon Framework", "SSF", "SSF"]),
        ("Cards may not go to firms on the End User List.", ["End User List"]),
        ("They were caught by the sanctions of that August, the KAATZ, and sat there.", ["KAATZ"]),
        ("Medida Provisória 1.318 waives the duty; MP 1.318 lapses in May.", ["Medida Provisória 1.318", "MP 1.318"]),
        ("Under the Strategic Trade (Amendment) Rules the chips were held.", ["Strategic Trade (Amendment) Rules"]),
        ("Thailand's Royal Decree on Dual-Use Computing sets a limit.", ["Royal Decree on Dual-Use Computing"]),
        ("In Lansing the Chip Diversion Act, or CDIA, cleared committee.", ["Chip Diversion Act", "CDIA"]),
        ("Use might breach General Prohibition Ten.", ["General Prohibition Ten"]),
        ("Last year the Dutch Chips Order of May barred sales.", ["Dutch Chips Order"]),
        ("Senators back SB 1999.", ["SB 1999"]),
        ("It was bought before the Third-Country Clause of January.", ["Third-Country Clause"]),
    ],
)  # fmt: skip
def test_rules_are_known_by_their_last_word_number_maker_and_effect(text, expected):
    assert [name for name, _ in rules(text)] == expected


def test_what_a_rule_is_shortened_to_means_the_same_rule():
    found = rules("The K-Compute Promotion Act, or KCPA, took effect. The KCPA and the Act cap sales.")
    assert {id_ for _, id_ in found} == {"regulation:k-compute-promotion-act"}


@pytest.mark.parametrize(
    "text",
    [
        "OpenAI's Preparedness Framework sets a limit on chips. The Preparedness Framework requires tests.",
        "The Midas List names ten investors in chips.",
        "Moore's Law limits chips. Under Moore's Law, chips double.",
        "Claude Code requires a subscription. Since Claude Code allows agents, Visual Studio Code lets users pay.",
        "# Nvidia Wins Huge Chip Order\n\nThe chipmaker said so.",
        "Under the Purchase Order, Meta pays $3bn.",
        "The Basic Package covers 8 GPUs and the Pro Package requires 16.",
        "Order 500 H100s now. Rule 1: never buy. Notice 12 servers in the hall.",
        "Annex 2 holds 4,000 GPUs, and Annex 2 opened in May.",
        "Jude Law and Bill Gates met; Bill 25 customers.",
        "Sequoia Law backs Fenwick Law.",
        "The New York Stock Exchange said the order book is full.",
    ],
)
def test_goods_titles_people_and_firms_are_no_rules(text):
    assert rules(text) == []
