"""What a publication corrects: what it said before is no fact, what it says in its place is."""

import re
from datetime import date

import pytest

from assets.articles.document import Document
from assets.facts.extract import extract


def told(text):
    language = "zh" if re.search("[一-鿿]{2}", text) else "en"
    document = Document(name="example", text=text, language=language, published=date(2025, 9, 18))
    return {
        (f.predicate, f.subject.id, f.low if f.low is not None else f.high, f.time, f.modality)
        for f in extract(document).facts
    }


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "本报9月10日一文将“燕山一号”集群规模误写为1.2万张昇腾910B，实际为1200张。",
            ("cluster_size", "cluster:yanshan-1", 1200.0, None, "asserted"),
        ),
        (
            "更正与说明：本报8月12日报道误将华虹二季度营收写作8.66亿美元，应为5.66亿美元，特此更正。",
            ("revenue", "foundry:hua-hong", 5.66e8, "2025-Q2", "asserted"),
        ),
        (
            "9月12日图表中谷歌2024年的资本开支误作625亿美元，应为525亿美元。",
            ("capex", "company:google", 52.5e9, "2024", "asserted"),
        ),
        (
            "A chart on page 12 gave AMD's 2024 data-centre revenue as $21.6 billion; it was $12.6 billion.",
            ("sales", "company:amd", 12.6e9, "2024", "asserted"),
        ),
        (
            "An article on Tuesday misstated how many H100s Tessera Cloud owns. It is 4,500, not 45,000.",
            ("holds", "company:tessera-cloud", 4500.0, None, "asserted"),
        ),
        (
            "9月12日报道称腾讯向AMD订购了5000张MI308，腾讯对此予以否认。",
            ("orders", "company:tencent", 5000.0, None, "denied"),
        ),
    ],
)
def test_only_what_is_right_is_a_fact(text, fact):
    title = "更正" if re.search("[一-鿿]{2}", text) else "Corrections"
    assert told(f"# {title}\n\n{text}\n") == {fact}


def test_what_was_written_wrong_gives_way_to_the_next_sentence():
    text = "we wrote that Samsung fabricates the MTIA 2. It is made by TSMC."
    assert told(f"# Corrections\n\nIn our issue of Monday {text}\n") == {
        ("fabricates", "foundry:tsmc", None, None, "asserted")
    }


def test_what_others_write_elsewhere_is_no_correction():
    text = "# Chips\n\nThe report said that Samsung fabricates the MTIA 2."
    assert {fact[:2] for fact in told(text)} == {("fabricates", "foundry:samsung-foundry")}
