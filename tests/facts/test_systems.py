"""Machines built from chips are products of their own: what is told of them is not told of the chip."""

from datetime import date

import pytest

from assets.articles.document import Document
from assets.articles.metadata import language_of
from assets.facts.extract import extract
from assets.facts.mentions import find_mentions


def facts_of(text):
    document = Document("systems", text, published=date(2025, 8, 20), language=language_of(text))
    return {
        (f.predicate, f.subject.id, f.object.id if f.object else None, f.low if f.low is not None else f.high)
        for f in extract(document).facts
    }


MACHINES = {
    "a GB300 rack": "product:nvidia-gb300-rack",
    "two GB200 NVL72 racks": "product:nvidia-gb200-nvl72",
    "64 HGX H100 servers": "product:nvidia-hgx-h100",
    "an eight-GPU H200 box": "product:nvidia-h200-server",
    "an H100-based server": "product:nvidia-h100-server",
    "a kit of eight Gaudi 3s": "product:intel-gaudi-3-kit",
    "a server with eight MI300Xs": "product:amd-mi300x-server",
    "MI355X nodes": "product:amd-mi355x-server",
    "H100八卡服务器": "product:nvidia-h100-server",
    "八卡H20的整机": "product:nvidia-h20-server",
    "搭载八张H20的服务器": "product:nvidia-h20-server",
    "思元590整机": "product:cambricon-mlu590-server",
    "GB300整机柜": "product:nvidia-gb300-rack",
    "昇腾910B八卡一体机": "product:huawei-ascend-910b-server",
}


@pytest.mark.parametrize("words", MACHINES)
def test_a_machine_is_a_product_and_tells_its_chip(words):
    mention = find_mentions(words, language_of(words))[-1]
    assert mention.id == MACHINES[words]
    assert mention.other_ids[0].startswith("chip:")


@pytest.mark.parametrize(
    "words",
    [
        "an H100 cluster",
        "H20 machine learning",
        "2,000张H20",
        "8000卡的壁砺166集群",
        "H100 chips for servers",
        "H800集群",
    ],
)
def test_chips_that_are_no_machine_stay_chips(words):
    mention = next(m for m in find_mentions(words, language_of(words)) if m.kind in ("chip", "product"))
    assert mention.kind == "chip"


def test_all_members_of_a_list_are_machines():
    ids = [m.id for m in find_mentions("A100、H100和H200八卡服务器", "zh")]
    assert ids == ["product:nvidia-a100-server", "product:nvidia-h100-server", "product:nvidia-h200-server"]


def test_a_whole_machine_is_that_of_the_chip_spoken_of():
    ids = [m.id for m in find_mentions("H800还在涨。八卡整机要300万元。", "zh")]
    assert ids == ["chip:nvidia-h800", "product:nvidia-h800-server"]


FACTS = {
    "A GB300 rack sells for $3.7m.": {("price", "product:nvidia-gb300-rack", None, 3.7e6)},
    "H100八卡服务器报价27万美元。": {("price", "product:nvidia-h100-server", None, 270000.0)},
    "一台搭载八张H20的服务器卖98万元，单卡则要11万元。": {
        ("price", "product:nvidia-h20-server", None, 980000.0),
        ("price", "chip:nvidia-h20", None, 110000.0),
    },
    "An eight-GPU H200 box goes for $310,000, while a bare H200 costs $32,000.": {
        ("price", "product:nvidia-h200-server", None, 310000.0),
        ("price", "chip:nvidia-h200", None, 32000.0),
    },
    "CoreWeave ordered 64 HGX H100 servers from Supermicro.": {
        ("orders", "company:coreweave", "company:supermicro", 64.0)
    },
}


@pytest.mark.parametrize("text", FACTS)
def test_what_a_machine_costs_is_not_what_its_chip_costs(text):
    assert facts_of(text) == FACTS[text]


def test_servers_are_not_counted_as_the_chips_of_a_cluster():
    assert not {f for f in facts_of("The cluster at Lancium has 64 H100 servers.") if f[3] == 64.0 and f[2]}
