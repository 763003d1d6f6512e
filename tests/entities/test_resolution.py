import pytest

from assets.catalogue.entities import load_entities
from assets.entities.resolution import candidates, matching_key, resolve


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("阿里巴巴集团控股有限公司", "阿里巴巴", "company"),
        ("阿里巴巴集團控股", "阿里巴巴集团", "company"),
        ("NVIDIA Corp.", "Nvidia", "company"),
        ("Ｎｖｉｄｉａ", "nvidia", "company"),
        ("Super Micro Computer, Inc.", "super micro computer", "company"),
        ("SK hynix", "SK-Hynix", "company"),
        ("GPT-3", "GPT 3", "model"),
        ("輝達", "英伟达", "company"),
    ],
)
def test_spellings_of_one_name_have_one_key(one, other, kind):
    assert matching_key(one, kind) == matching_key(other, kind)


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("A100", "A800", "chip"),
        ("GPT-3", "GPT-4", "model"),
        ("GPT-3.5", "GPT-35", "model"),
        ("ASR1603", "ASR1605", "chip"),
        ("阿里", "阿里云", "company"),
        ("Micron", "Micro", "company"),
        ("H20", "H200", "chip"),
    ],
)
def test_names_of_two_things_have_two_keys(one, other, kind):
    assert matching_key(one, kind) != matching_key(other, kind)


@pytest.mark.parametrize("name", ["英伟达", "集团", "公司", "Inc.", "株式会社", "하이닉스", "李伟", "Яндекс", "4"])
def test_no_name_becomes_nothing(name):
    assert matching_key(name, "company")
    assert matching_key(name, "person")


@pytest.mark.parametrize(
    ("name", "kind", "entity_id"),
    [
        ("阿里巴巴集团控股有限公司", "company", "company:alibaba"),
        ("台灣積體電路製造股份有限公司", "company", "foundry:tsmc"),
        ("Micron Technology, Inc.", "company", "company:micron"),
        ("輝達", "company", "company:nvidia"),
        ("gpt 3", "model", "model:gpt-3"),
        ("A100", "chip", "chip:nvidia-a100"),
        # Another kind of the same name is another thing.
        ("A100", "company", None),
        ("Micro", "company", None),
        ("A900", "chip", None),
    ],
)
def test_only_an_exact_name_of_the_kind_resolves(name, kind, entity_id):
    found = resolve(name, kind, load_entities())
    assert (found.id if found else None) == entity_id


def test_similar_names_are_offered_to_a_person_but_never_other_numbers():
    catalogue = load_entities()
    offered = candidates("Supermikro", "company", catalogue)
    assert offered[0][0].id == "company:supermicro"
    assert all(0.6 <= ratio <= 1 for _, ratio in offered)
    others = {entity.id for entity, _ in candidates("A900", "chip", catalogue)}
    assert not {"chip:nvidia-a100", "chip:nvidia-a800"} & others
