"""Short English answers, written out by the words of their questions: what a question is turned into, and what not."""

from datetime import date

import pytest

from assets.articles.document import Document
from assets.facts.extract import extract
from assets.facts.talks.english_short_answers import with_whole_english_answers
from assets.facts.view import make_view

TALK = (
    "# A talk\n\nAna Lund runs Corvid Compute, a cloud in Lund.\n\n"
    "Q: Are you well?\n\nA: Fine, thanks for asking me.\n\n"
)


def written(*turns: tuple[str, str]) -> list[str]:
    text = TALK + "".join(f"Q: {question}\n\nA: {answer}\n\n" for question, answer in turns)
    document = Document("talk", text, published=date(2025, 5, 5), language="en")
    view = with_whole_english_answers(make_view(document))
    return [part[3:] for part in view.text.split("\n\n") if part.startswith("A: ")][1:]


@pytest.mark.parametrize(
    ("question", "answer", "whole"),
    [
        # How many, how much, how long, how big.
        ("How many H100s do you own today?", "About 6,000.", "We own about 6,000 H100s today."),
        ("And how many B300s have you ordered?", "3,000 cards.", "We have ordered 3,000 B300s."),
        ("How many H800s did Huawei ship?", "We estimate 900.", "We estimate that Huawei shipped 900 H800s."),
        ("How much memory does it have?", "144 gigabytes.", "It has 144 gigabytes of memory."),
        ("How much is an H100 at the moment?", "€21,000.", "An H100 at the moment costs €21,000."),
        ("How much does one cost you?", "$28,000, more or less.", "One costs us $28,000, more or less."),
        ("How long did you wait for them?", "Ten months.", "We waited ten months for them."),
        ("How big is the Reno campus?", "120 megawatts.", "The Reno campus is 120 megawatts."),
        ("How many GPUs have you got?", "Around 7,000 H100s.", "We have got around 7,000 H100s."),
        ("How much did the rule cost AMD?", "$800 million.", "The rule cost AMD $800 million."),
        (
            "Have you ordered MI355Xs?",
            "You hear wrong. We haven't ordered any.",
            "You hear wrong. We haven't ordered any MI355Xs.",
        ),
        ("You done with A100s?", "We bought 1,024 last month.", "We bought 1,024 A100s last month."),
        ("Are you in China?", "We bought 1,024 last month.", "We bought 1,024 last month."),
        # What.
        ("What is Morfa rated at?", "Eighteen megawatts.", "Morfa is rated at eighteen megawatts."),
        ("What's your capex for 2026?", "About $1.2 billion.", "Our capex for 2026 is about $1.2 billion."),
        ("What will you spend this year?", "For us it's €40 million.", "We will spend €40 million this year."),
        ("Price?", "$9,500.", "The price is $9,500."),
        ("Could you remind me what you paid for one?", "$9,500.", "We paid $9,500 for one."),
        # Who, which, when, where.
        ("Who makes the K40?", "TSMC.", "TSMC makes the K40."),
        ("Who makes the K40 for you?", "SMIC does, I fear.", "SMIC makes the K40 for us, I fear."),
        ("Which foundry makes the K40?", "TSMC, on a 6 nm line.", "TSMC makes the K40, on a 6 nm line."),
        ("Who do you buy from?", "Dell and Supermicro.", "We buy from Dell and Supermicro."),
        ("When does the MI400 come out?", "Next year.", "The MI400 comes out next year."),
        ("Where do you run them?", "In two halls near Lund.", "We run them in two halls near Lund."),
        ("Where are your chips made?", "At TSMC.", "Our chips are made at TSMC."),
        # Whether.
        ("Is the RTX 4090 banned?", "It is.", "The RTX 4090 is banned."),
        ("Do you own any B200s?", "Yes, 512.", "We own 512 B200s."),
        ("Have you ordered B300s?", "We have, 2,000 of them, from Dell.", "We have ordered 2,000 B300s, from Dell."),
        ("Have you ordered B300s?", "Not yet.", "We have not ordered B300s."),
        ("Isn't it made by TSMC?", "It isn't.", "It is not made by TSMC."),
        ("Is Inspur on the list?", "Since March 2023.", "Inspur is on the list since March 2023."),
        ("Is it still at six months?", "It's at four now.", "It is still at four months now."),
        ("Is $300 million the right number?", "No: $240 million.", "$240 million is the right number."),
        ("You have cancelled it, haven't you?", "No.", "We have not cancelled it."),
        ("Anyone using B300s?", "We are, since May.", "We are using B300s, since May."),
    ],
)
def test_a_short_answer_is_written_out(question: str, answer: str, whole: str) -> None:
    assert written((question, answer)) == [whole]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Has Oracle ordered 20,000?", "I don't discuss customers."),
        ("Could they be using B200s?", "No."),  # That they may not is no denial.
        ("What did you pay?", "Nice try."),
        ("What do you give up?", "Bragging rights."),
        ("What does a B200 buy you?", "In our tests it trains twice as fast."),
        ("How many do you own?", "We bought 900 last year and 400 the year before."),
        ("And if Nvidia called?", "I'd pick up."),
        ("Is it true that you have ordered 900 H20s?", "No."),  # What is heard is denied as it was told.
        ("Why Reno?", "Cheap power."),
    ],
)
def test_an_answer_that_does_not_answer_stays(question: str, answer: str) -> None:
    assert written((question, answer)) == [answer]


def test_a_question_goes_on_with_the_one_before() -> None:
    assert written(
        ("How many H100s do you own?", "About 6,000."), ("And H200s?", "None yet."), ("B200s?", "900.")
    ) == ["We own about 6,000 H100s.", "We do not own any H200s.", "We own 900 B200s."]  # fmt: skip
    assert written(("Who makes the 910C?", "SMIC does."), ("At what node?", "Seven nanometers.")) == [
        "SMIC makes the 910C.", "SMIC makes the 910C at seven nanometers.",
    ]  # fmt: skip
    assert written(("Is Inspur on the list?", "It is."), ("And DeepSeek?", "It is not.")) == [
        "Inspur is on the list.", "DeepSeek is not on the list.",
    ]  # fmt: skip
    assert written(("Does anyone use the thing?", "Hikvision does. Baidu doesn't, and told us so.")) == [
        "Hikvision uses the thing. Baidu does not use the thing, and told us so."
    ]


def test_an_article_with_a_question_or_a_headline_that_asks_is_no_talk() -> None:
    text = (
        "# What does an H100 cost?\n\nAbout $28,000, dealers say.\n\n## Who buys them?\n\nTencent. It took 900 in May, "
        "people who know say.\n"
    )
    view = make_view(Document("article", text, published=date(2025, 5, 5), language="en"))
    assert with_whole_english_answers(view).text.count("dealers say") == 1
    assert "Tencent buys them" in with_whole_english_answers(view).text


def test_facts_of_short_answers_keep_the_words_of_the_answer() -> None:
    text = TALK + (
        "Q: How many B300s have you ordered?\n\nA: About 3,000.\n\nQ: Has Tesla cancelled its order with you?\n\n"
        "A: Absolutely not.\n\nQ: When does the MI400 come out?\n\nA: Next year.\n"
    )
    facts = extract(Document("talk", text, published=date(2025, 5, 5), language="en")).facts
    found = {
        (f.predicate, f.subject.id, f.object.id if f.object else None, f.low, f.time, f.modality, f.quote)
        for f in facts
    }
    assert found >= {
        ("orders", "company:corvid-compute", "chip:nvidia-b300", 3000.0, None, "asserted", "About 3,000"),
        ("cuts_orders", "company:tesla", "company:corvid-compute", None, None, "denied", "Absolutely not"),
        ("launches", "company:amd", "chip:amd-mi400", None, "2026", "planned", "Next year"),
    }


def facts_of(text: str) -> set[tuple[str, str, str | None, float | None]]:
    facts = extract(Document("talk", text, published=date(2025, 5, 5), language="en")).facts
    return {(f.predicate, f.subject.id, f.metric, f.low) for f in facts}


def test_of_two_generations_of_ones_own_the_newer_is_spoken_of_until_the_older_is_asked_about() -> None:
    text = (
        "# Questions for Ana Lund, Corvid Silicon\n\n*Corvid Silicon, of Lund, designs chips. Its second, the Rook-2, "
        "follows the Rook-1 of 2022.*\n\nQ: How much memory is there on the new one?\n\nA: 144 gigabytes. The old one "
        "had 48.\n\nQ: Power?\n\nA: 450 watts.\n\nQ: And what did the Rook-1 draw?\n\nA: 300 watts.\n"
    )
    assert facts_of(text) >= {
        ("spec", "chip:corvid-silicon-rook-2", "memory", 144.0),
        ("spec", "chip:corvid-silicon-rook-1", "memory", 48.0),
        ("spec", "chip:corvid-silicon-rook-2", "tdp", 450.0),
        ("spec", "chip:corvid-silicon-rook-1", "tdp", 300.0),
    }


def test_a_message_that_only_asks_how_much_goes_on_with_what_was_spoken_of() -> None:
    text = (
        "# A chat\n\nAna Lund buys for Corvid Compute, Piet Bakker sells for Nebius.\n\n"
        "> **Ana** 09:14: anyone still holding H100s?\n> **Piet** 09:15: us. 512 in stock\n> **Ana** 09:16: how much\n"
        "> **Piet** 09:17: 21k dollars each\n> **Ana** 09:18: and B200s, what's the wait?\n"
        "> **Piet** 09:19: five months\n"
    )
    assert facts_of(text) >= {
        ("holds", "company:nebius", None, 512.0),
        ("price", "chip:nvidia-h100", None, 21000.0),
        ("lead_time", "chip:nvidia-b200", None, 5.0),
    }


@pytest.mark.parametrize(
    ("question", "answer", "whole"),
    [
        ("At whom are they aimed?", "China.", "They are aimed at China."),
        (
            "Which chips are caught?",
            "The A100 and the H100, and AMD's MI250.",
            "The A100 and the H100, and AMD's MI250 are",
        ),
        ("Where is the line?", "At 4,800 TOPS of compute.", "The line is at 4,800 TOPS of compute."),
    ],
)
def test_the_answers_of_a_list_of_questions(question: str, answer: str, whole: str) -> None:
    text = f"# FAQ\n\n**Who makes it?**\nTSMC.\n\n**{question}**\n{answer}\n"
    view = with_whole_english_answers(make_view(Document("faq", text, published=date(2025, 6, 12), language="en")))
    block = view.blocks[-1]
    assert view.text[block.start : block.end].startswith(whole)
