import re

import pytest

from assets.catalogue.entities import ENTITIES_FOLDER, KINDS, fold, load_entities, name_key
from assets.data_files import DataFileError
from assets.facts.mentions import find_mentions


def catalogue_of(tmp_path, text, name="own.yaml"):
    (tmp_path / name).write_text(text, encoding="utf-8")
    return load_entities([tmp_path])


def test_the_shipped_catalogue_is_valid_and_broad():
    catalogue = load_entities()
    kinds = {entity.kind for entity in catalogue.entities.values()}
    assert kinds == set(KINDS)
    assert len(catalogue.entities) > 2000


@pytest.mark.parametrize(
    ("name", "entity_id"),
    [
        ("輝達", "company:nvidia"),
        ("台積電", "foundry:tsmc"),
        ("超微", "company:amd"),
        ("美超微", "company:supermicro"),
        ("三星電子", "company:samsung"),
        ("特斯拉", "company:tesla"),
        ("字节", "company:bytedance"),
        ("昇騰910B", "chip:huawei-ascend-910b"),
        ("昇腾910B", "chip:huawei-ascend-910b"),
        ("gaudi3", "chip:intel-gaudi-3"),
        ("Llama-3.1-405B", "model:llama-3.1-405b"),
        ("SamAltman", "person:sam-altman"),
        ("美国商务部", "region:united-states"),
        ("网信办", "region:china"),
    ],
)
def test_names_are_found_whatever_their_script_case_and_spaces(name, entity_id):
    assert entity_id in {entity.id for entity in load_entities().by_alias(name)}


def test_references_between_entities_hold_no_cycle_of_succession():
    catalogue = load_entities()
    for entity in catalogue.entities.values():
        seen = {entity.id}
        while entity.successor_of is not None:
            entity = catalogue.entities[entity.successor_of]
            assert entity.id not in seen
            seen.add(entity.id)


def test_chips_carry_their_vendor_and_fiscal_years_are_known():
    catalogue = load_entities()
    assert catalogue.entities["chip:nvidia-h20"].vendor == "company:nvidia"
    assert catalogue.entities["chip:nvidia-h20"].variant_of == "chip:nvidia-h100"
    months = {
        "nvidia": 1,
        "microsoft": 6,
        "oracle": 5,
        "micron": 8,
        "alibaba": 3,
        "apple": 9,
        "broadcom": 10,
        "cisco": 7,
    }
    for slug, month in months.items():
        assert catalogue.entities[f"company:{slug}"].fiscal_year_end_month == month
    unvended = [entity.id for entity in catalogue.entities.values() if entity.kind == "chip" and entity.vendor is None]
    assert unvended == ["chip:gpu"]


def test_every_family_matches_its_examples_and_not_its_counter_examples():
    catalogue = load_entities()
    for family in catalogue.families:
        for text, entity_id in family.examples:
            found = {mention.id for mention in find_mentions(text, "zh" if re.search("[一-龥]", text) else "en")}
            assert entity_id in found, (family.name, text, found)
        for text in family.counter_examples:
            found = [
                mention
                for mention in find_mentions(text, "zh" if re.search("[一-龥]", text) else "en")
                if mention.rule == f"family:{family.name}"
            ]
            assert not found, (family.name, text, found)


def test_an_alias_and_an_entity_are_added_by_data_alone(tmp_path):
    (tmp_path / "own.yaml").write_text(
        "entities:\n"
        "  - {id: company:acme, name: Acme Compute, aliases: [艾可美], vendor: null}\n"
        "  - {id: chip:acme-x1, name: Acme X1, vendor: company:acme}\n".replace(", vendor: null", ""),
        encoding="utf-8",
    )
    catalogue = load_entities([ENTITIES_FOLDER, tmp_path])
    mentions = find_mentions("艾可美向英伟达订购了H20，并推出Acme X1。", "zh", catalogue)
    assert [mention.id for mention in mentions] == [
        "company:acme",
        "company:nvidia",
        "chip:nvidia-h20",
        "chip:acme-x1",
    ]
    assert not any(mention.provisional for mention in mentions)
    assert catalogue.entities["chip:acme-x1"].vendor == "company:acme"


def test_a_family_and_a_word_are_added_by_data_alone(tmp_path):
    (tmp_path / "own.yaml").write_text(
        "families:\n"
        "  - name: acme-x\n"
        "    kind: chip\n"
        "    heads: [AX]\n"
        '    pattern: "AX-(?P<code>\\\\d{2})"\n'
        '    slug: "acme-x{code}"\n'
        '    display: "AX-{code}"\n'
        '    examples: {"AX-12": "chip:acme-x12"}\n'
        '    counter_examples: ["AX-123"]\n'
        "vocabulary:\n"
        "  latin_company_suffixes: [Werke]\n",
        encoding="utf-8",
    )
    catalogue = load_entities([ENTITIES_FOLDER, tmp_path])
    mentions = find_mentions("Nordhav Werke bought 64 AX-12s.", "en", catalogue)
    assert [(mention.text, mention.id) for mention in mentions] == [
        ("Nordhav Werke", "company:nordhav-werke"),
        ("AX-12s", "chip:acme-x12"),
    ]


VALID = "entities:\n  - {id: company:acme, name: Acme}\n"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (VALID + "  - {id: company:acme, name: Acme Two}\n", 3, "stands already in"),
        (VALID + "  - {id: company:other, name: ACME}\n", 3, "guard one of them"),
        (VALID + "  - {id: product:acme, name: Acme}\n", 3, "same_name_as"),
        ("entities:\n  - {id: company:acme, name: Acme, colour: red}\n", 2, "unknown key 'colour'"),
        ("entities:\n  - {id: firm:acme, name: Acme}\n", 2, "is no id"),
        ("entities:\n  - {id: 'company:Acme Corp', name: Acme}\n", 2, "is no id"),
        ("entities:\n  - {id: company:acme}\n", 2, "name must be a text"),
        ("entities:\n  - {id: company:acme, name: Acme, aliases: [360]}\n", 2, "put it in quotes"),
        ("entities:\n  - {id: company:acme, name: Acme, aliases: Acme}\n", 2, "must be a list"),
        ("entities:\n  - {id: company:acme, name: Acme, country: no}\n", 2, "put it in quotes"),
        ("entities:\n  - {id: company:acme, name: Acme, part_of: company:none}\n", 2, "which no file defines"),
        ("entities:\n  - {id: company:acme, name: Acme, fiscal_year_end_month: 13}\n", 2, "from 1 to 12"),
        ("entities:\n  - id: company:acme\n    name: Acme\n    name: Other\n", 2, "stands twice"),
        ("entities:\n  - {id: company:acme, name: Acme, aliases: [{text: A, needs: '('}]}\n", 2, "regular expression"),
        ("entities:\n  - {id: company:acme, name: Acme, aliases: [{text: A, when: x}]}\n", 2, "unknown key 'when'"),
        ("entities:\n  acme: {}\n", 2, "expected a list"),
        ("entities:\n  - acme\n", 2, "expected an entry"),
        ("things: []\n", 1, "unknown key 'things'"),
        ("entities: [\n", 2, "not valid YAML"),
        ("defaults: {name: x}\nentities: []\n", 1, "unknown key 'name'"),
        (
            "families:\n  - {name: x, kind: chip, heads: [X], pattern: X, slug: 'x{code}', display: X}\n",
            2,
            "is no group",
        ),
        ("families:\n  - {name: x, kind: chip, heads: [X], pattern: X, slug: x, display: X}\n", 2, "give examples"),
        ("families:\n  - {name: x, kind: chop, heads: [X], pattern: X, slug: x, display: X}\n", 2, "unknown kind"),
        ("vocabulary:\n  own_chip: [a]\n", 2, "unknown key 'own_chip' (did you mean 'own_chips'?)"),
        ("vocabulary:\n  own_chips: [a, '(']\n", 2, "regular expression"),
        ("vocabulary:\n  own_chips: word\n", 2, "must be a list"),
        (
            "entities:\n  - {id: company:acme, name: Acme, aliases: [Ac, {text: Ac, needs: Acme}]}\n",
            2,
            "also stands without its guard",
        ),
        ("vocabulary:\n  own_chips:\n    - a\n    - {pattern: x}\n", 4, "give words"),
    ],
)
def test_wrong_data_stops_with_file_line_and_remedy(tmp_path, text, line, words):
    with pytest.raises(DataFileError) as error:
        catalogue_of(tmp_path, text)
    message = str(error.value)
    assert words in message
    assert re.search(rf"own\.yaml:{line}: ", message), message


def test_generations_of_a_line_are_named_by_their_number(tmp_path):
    path = tmp_path / "own.yaml"
    path.write_text(
        "entities:\n  - {id: chip:acme-2, name: Zeta 2, generation: {lines: [Zeta, 泽塔], number: 2}}\n",
        encoding="utf-8",
    )
    catalogue = load_entities([path])
    for name in ("second-generation Zeta", "2nd-gen Zeta", "第二代Zeta", "第二代 Zeta", "泽塔二代", "泽塔2代"):
        assert [entity.id for entity in catalogue.by_alias(name)] == ["chip:acme-2"], name
    path.write_text("entities:\n  - {id: chip:acme-2, name: Zeta 2, generation: 2}\n", encoding="utf-8")
    with pytest.raises(DataFileError, match=r"own\.yaml:2: generation must be"):
        load_entities([path])


def test_two_entities_may_share_a_name_where_a_guard_tells_them_apart_or_it_is_said(tmp_path):
    catalogue = catalogue_of(
        tmp_path,
        "entities:\n"
        "  - {id: company:mercury, name: Mercury}\n"
        "  - {id: technology:mercury, name: Mercury, same_name_as: company:mercury}\n"
        "  - {id: company:mercury-two, name: Mercury Two, aliases: [{text: Mercury, before: ' Two-ish'}]}\n",
    )
    (mention,) = find_mentions("Mercury rose", "en", catalogue)
    assert mention.id == "company:mercury"
    assert mention.other_ids == ("technology:mercury",)
    assert mention.id_of_kind("technology") == "technology:mercury"


def test_no_such_folder_is_said(tmp_path):
    with pytest.raises(DataFileError, match="no such file or folder"):
        load_entities([tmp_path / "none"])


@pytest.mark.parametrize(
    ("one", "other"),
    [("輝達", "英伟达"), ("ＧＰＵ", "gpu"), ("SK hynix", "sk-Hynix"), ("昇騰", "昇腾"), ("OpenAI", "open ai")],
)
def test_spellings_share_a_key(one, other):
    assert name_key(one) == name_key(other)


def test_no_key_is_empty_for_a_name():
    for entity in load_entities().entities.values():
        for alias in entity.aliases:
            assert name_key(alias.text), alias
            assert fold(alias.text)
