"""Loads the known entities (entities/*.yaml): whom and what articles name, product families and word lists."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import opencc
import yaml

from assets.catalogue.word_lists import WORD_LISTS
from assets.data_files import DataFileError, read_utf8, unknown_key
from assets.lasting import lasting

KINDS = (
    "company",
    "foundry",
    "chip",
    "model",
    "cluster",
    "regulation",
    "region",
    "person",
    "technology",
    "segment",
    "product",
)
# Roles of who publishes about others: their names are sources rather than actors.
OBSERVER_ROLES = frozenset(
    {"media", "research-house", "think-tank", "consultancy", "broker", "share-index", "association", "exchange"}
)
ENTITIES_FOLDER = Path(__file__).parent / "entities"

_ID = re.compile(rf"(?:{'|'.join(KINDS)}):[a-z0-9]+(?:[.-][a-z0-9]+)*")
_CJK = "\u2e80-\u9fff\uf900-\ufaff"
_SPACE_BESIDE_CJK = re.compile(rf"(?<=[{_CJK}]) +(?=[!-~])|(?<=[!-~]) +(?=[{_CJK}])")
_SEPARATOR = re.compile(r"(?<=[0-9A-Za-z])[ -](?=[0-9A-Za-z])")
# Beyond this many inner separators an alias is matched as written only: its variants would double with each.
_MAX_VARIED_SEPARATORS = 3


@dataclass(frozen=True, slots=True)
class Alias:
    """One name of an entity, and where that name does not mean it.

    The conditions are regular expressions. `before` and `not_before` are matched at the text that follows the name,
    `after` and `not_after` against the text that ends where the name starts, `needs` is searched in the 200 characters
    on either side.

    Attributes:
        text: The name as written in the catalogue.
        exact_case: Whether `Arm` is the company and `arm` is not. Names of up to four Latin letters always are so.
        before: What must follow.
        not_before: What must not follow.
        after: What must come before.
        not_after: What must not come before.
        needs: What must occur near by.
    """

    text: str
    exact_case: bool = False
    before: str | None = None
    not_before: str | None = None
    after: str | None = None
    not_after: str | None = None
    needs: str | None = None

    @property
    def guarded(self) -> bool:
        """Whether a condition restricts the name."""
        return any((self.before, self.not_before, self.after, self.not_after, self.needs))


@dataclass(frozen=True, slots=True)
class Entity:
    """A known thing.

    Attributes:
        id: `kind:slug`.
        name: The usual English name (pinyin or Chinese where there is none).
        aliases: Its names, the usual one included.
        vendor: Who designs the chip or develops the model.
        variant_of: The chip that it is a cut-down or market-specific version of.
        successor_of: The one that it follows.
        part_of: The company, region or cluster that it belongs to.
        owner: Who runs the cluster.
        affiliation: The company that a person speaks for.
        issuer: The region that made the regulation.
        country: ISO 3166 code of the seat.
        seats: The towns, states and provinces by which a company is called ("the Shenzhen company"), in English.
        fiscal_year_end_month: The month in which a company's fiscal year ends; None means that it is not known.
        same_name_as: Another entity, of another kind, that the same words name; a mention gives that one first.
        roles: What it is, for example `carmaker`, `cloud-provider`, `media` …
    """

    id: str
    name: str
    aliases: tuple[Alias, ...]
    vendor: str | None = None
    variant_of: str | None = None
    successor_of: str | None = None
    part_of: str | None = None
    owner: str | None = None
    affiliation: str | None = None
    issuer: str | None = None
    country: str | None = None
    fiscal_year_end_month: int | None = None
    same_name_as: str | None = None
    roles: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """The part of the id before the colon."""
        return self.id.partition(":")[0]


@dataclass(frozen=True, slots=True)
class Family:
    """An open pattern: the names that a product line gives its members, those not yet known included.

    Attributes:
        name: What the family is called here.
        kind: The kind of its members.
        heads: What a match may start with, literally: only there the pattern is tried.
        pattern: A regular expression with named groups for the slug.
        slug: The slug of a member, with the groups in braces.
        display: The name of a member, with the groups in braces.
        vendor: Who makes it.
        alias_conditions: The conditions of an `Alias`, which hold for the whole match.
        examples: Texts in which it must match, and the id that comes out.
        counter_examples: Texts in which it must not match.
    """

    name: str
    kind: str
    heads: tuple[str, ...]
    pattern: str
    slug: str
    display: str
    vendor: str | None
    alias_conditions: Alias
    examples: tuple[tuple[str, str], ...]
    counter_examples: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Catalogue:
    """All known entities, the open families and the word lists.

    Attributes:
        entities: By id, in the order of the files.
        families: The open patterns.
        vocabulary: Word lists by name, for the recognisers of names that the catalogue lacks.
        surfaces: Every written form of every alias, lower case, with the entities that it may name.
    """

    entities: Mapping[str, Entity]
    families: tuple[Family, ...]
    vocabulary: Mapping[str, Any]
    surfaces: Mapping[str, tuple[tuple[str, Alias], ...]]
    _by_name: Mapping[str, tuple[str, ...]] = field(repr=False)

    def get(self, entity_id: str) -> Entity | None:
        """The entity with this id, or None."""
        return self.entities.get(entity_id)

    @cached_property
    def foundries(self) -> Mapping[str, str]:
        """The foundry that belongs to a company, by the ids of both."""
        return {e.part_of: e.id for e in self.entities.values() if e.part_of and e.kind == "foundry"}

    @cached_property
    def seats(self) -> frozenset[str]:
        """The towns, states and provinces in which companies have their seats, as far as it is known."""
        return frozenset(seat for entity in self.entities.values() for seat in entity.seats)

    @cached_property
    def by_surname(self) -> Mapping[str, Sequence[Entity]]:
        """The people by the last word of their names."""
        people: dict[str, list[Entity]] = {}
        for entity in self.entities.values():
            if entity.kind == "person" and " " in entity.name:
                people.setdefault(entity.name.rpartition(" ")[2], []).append(entity)
        return people

    def by_alias(self, text: str) -> tuple[Entity, ...]:
        """The entities that go by this name, whatever its script, case, spaces and hyphens; guards are not asked.

        Args:
            text: A whole name, for example `輝達`, `GPT 3` or `sk hynix`.
        """
        return tuple(self.entities[entity_id] for entity_id in self._by_name.get(name_key(text), ()))


_TRADITIONAL_TO_SIMPLIFIED = opencc.OpenCC("tw2sp")


def fold(text: str) -> str:
    """The text with full-width forms and traditional characters (and Taiwan's words) replaced, as articles are read."""
    return str(_TRADITIONAL_TO_SIMPLIFIED.convert(unicodedata.normalize("NFKC", text)))


def name_key(text: str) -> str:
    """What two spellings of one name have in common: script, case, spaces, hyphens and middle dots are dropped.

    Digits and full stops stay, so `GPT-3.5` and `GPT-35`, `A100` and `A800` differ.
    """
    return re.sub(r"[\s\-‐‑–·・'’_]+", "", fold(text).casefold())


def surface_forms(alias: Alias, kind: str) -> list[str]:
    """The written forms of an alias: both scripts, without spaces beside Chinese, `Gaudi 3` also as `Gaudi3`.

    An apostrophe may be straight or curled.

    Args:
        alias: The alias.
        kind: The entity's kind; only people and Camel-case names are also written with no space between two words.
    """
    folded = {
        _SPACE_BESIDE_CJK.sub("", form): None for form in (unicodedata.normalize("NFKC", alias.text), fold(alias.text))
    }
    forms: dict[str, None] = {}
    for text in folded:
        parts = _SEPARATOR.split(text)
        if not 1 < len(parts) <= _MAX_VARIED_SEPARATORS + 1:
            forms[text] = None
            continue
        joints = []
        for left, right in itertools.pairwise(parts):
            with_digit = left[-1].isdigit() != right[0].isdigit()
            camel = kind == "person" and left[-1].islower() and right[0].isupper()
            both_digits = left[-1].isdigit() and right[0].isdigit()
            joints.append((" ", "-") if both_digits or not (with_digit or camel) else (" ", "-", ""))
        for combination in itertools.product(*joints):
            forms["".join(itertools.chain.from_iterable(zip(parts, (*combination, ""), strict=True)))] = None
    return [*forms, *(form.replace("'", "’") for form in forms if "'" in form)]


@lru_cache(maxsize=1)
@lasting
def _default_catalogue() -> Catalogue:
    return _load((ENTITIES_FOLDER,))


def load_entities(paths: Sequence[Path | str] | None = None) -> Catalogue:
    """Reads and checks the catalogue's YAML files.

    Args:
        paths: Files, and folders whose `*.yaml` are read in the order of their names. None reads the catalogue that
            comes with the program, once per process. Pass `ENTITIES_FOLDER` and a folder of your own to extend it.

    Returns:
        The catalogue.

    Raises:
        DataFileError: An unknown key, a bad id or kind, a reference to nothing, an id given twice, or one name for two
            entities of one kind with no guard to tell them apart.
    """
    return _default_catalogue() if paths is None else _load(tuple(Path(path) for path in paths))


_ENTITY_KEYS = {field.name for field in fields(Entity)} | {"generation"}
_ALIAS_KEYS = {field.name for field in fields(Alias)}
_CONDITION_KEYS = _ALIAS_KEYS - {"text"}
_FAMILY_KEYS = {
    "name",
    "kind",
    "heads",
    "pattern",
    "slug",
    "display",
    "vendor",
    "examples",
    "counter_examples",
} | _CONDITION_KEYS
_FILE_KEYS = {"defaults", "entities", "families", "vocabulary"}
_REFERENCE_KEYS = ("vendor", "variant_of", "successor_of", "part_of", "owner", "affiliation", "issuer", "same_name_as")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a value stands, for messages."""

    path: Path
    line: int

    def error(self, message: str) -> DataFileError:
        return DataFileError(f"{self.path}:{self.line}: {message}")


def _load(paths: tuple[Path, ...]) -> Catalogue:
    files: list[Path] = []
    for path in paths:
        if path.is_dir():
            files.extend(sorted(path.glob("*.yaml")))
        elif path.is_file():
            files.append(path)
        else:
            raise DataFileError(f"{path}: no such file or folder; give a YAML file or a folder of them")

    places: dict[str, _Place] = {}
    entities: dict[str, Entity] = {}
    families: list[Family] = []
    vocabulary: dict[str, Any] = {}
    for path in files:
        for key, node, loader in _sections(path):
            if key == "entities":
                defaults = _defaults(path)
                for row, place in _rows(node, loader, path):
                    entity = _entity(row, defaults, place)
                    if entity.id in entities:
                        first = places[entity.id]
                        raise place.error(
                            f"{entity.id} stands already in {first.path}:{first.line}; join the two entries"
                        )
                    entities[entity.id], places[entity.id] = entity, place
            elif key == "families":
                families.extend(_family(row, place) for row, place in _rows(node, loader, path))
            elif key == "vocabulary":
                _merge_vocabulary(vocabulary, node, loader, path)

    for entity in entities.values():
        for key in _REFERENCE_KEYS:
            target = getattr(entity, key)
            if target is not None and target not in entities:
                raise places[entity.id].error(f"{entity.id}: {key} is {target!r}, which no file defines")
    surfaces, by_name = _index(entities, places)
    return Catalogue(entities, tuple(families), vocabulary, surfaces, by_name)


@lru_cache(maxsize=256)
def _parsed(path: Path, _modified_ns: int) -> tuple[Any, Any]:
    loader = yaml.CSafeLoader(read_utf8(path))  # ten times faster than the parser in Python
    try:
        return loader, loader.get_single_node()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise DataFileError(f"{path}:{line}: not valid YAML: {getattr(error, 'problem', error)}") from error


def _sections(path: Path) -> list[tuple[str, Any, Any]]:
    loader, root = _parsed(path, path.stat().st_mtime_ns)
    if root is None:
        return []
    if not isinstance(root, yaml.MappingNode):
        raise _Place(path, 1).error(f"expected the keys {sorted(_FILE_KEYS)}")
    sections = []
    for key_node, value_node in root.value:
        if key_node.value not in _FILE_KEYS:
            raise _Place(path, key_node.start_mark.line + 1).error(unknown_key(key_node.value, _FILE_KEYS))
        sections.append((key_node.value, value_node, loader))
    return sections


def _defaults(path: Path) -> dict[str, Any]:
    for key, node, loader in _sections(path):
        if key == "defaults":
            place = _Place(path, node.start_mark.line + 1)
            defaults = loader.construct_object(node, deep=True)
            _check_keys(defaults, _ENTITY_KEYS - {"id", "name", "aliases"}, place)
            return dict(defaults)
    return {}


def _rows(node: Any, loader: Any, path: Path) -> Iterable[tuple[dict[str, Any], _Place]]:
    if not isinstance(node, yaml.SequenceNode):
        raise _Place(path, node.start_mark.line + 1).error("expected a list of entries, each starting with '-'")
    for item in node.value:
        place = _Place(path, item.start_mark.line + 1)
        if not isinstance(item, yaml.MappingNode):
            raise place.error("expected an entry with keys, such as {id: company:acme, name: Acme}")
        names = [key.value for key, _ in item.value]
        for name in names:
            if names.count(name) > 1:
                raise place.error(f"the key {name!r} stands twice in one entry")
        yield loader.construct_object(item, deep=True), place


def _check_keys(row: Mapping[str, Any], known: set[str], place: _Place) -> None:
    for key in row:
        if key not in known:
            raise place.error(unknown_key(key, known))


def _text(value: Any, what: str, place: _Place) -> str:
    if not isinstance(value, str) or not value.strip():
        raise place.error(f"{what} must be a text, found {value!r}; put it in quotes")
    return value


def _entity(row: dict[str, Any], defaults: Mapping[str, Any], place: _Place) -> Entity:
    _check_keys(row, _ENTITY_KEYS, place)
    entity_id = _text(row.get("id"), "id", place)
    if not _ID.fullmatch(entity_id):
        raise place.error(
            f"{entity_id!r} is no id: write kind:slug, in lower case, with one of the kinds {', '.join(KINDS)}"
        )
    name = _text(row.get("name"), "name", place)
    listed = row.get("aliases", [])
    if not isinstance(listed, list):
        raise place.error(f"{entity_id}: aliases must be a list")
    aliases = [_alias(item, place) for item in listed]
    aliases += _generation(row.get("generation"), {alias.text for alias in aliases}, place)
    if name not in {alias.text for alias in aliases}:
        aliases.insert(0, Alias(name))
    free = {alias.text for alias in aliases if not alias.guarded}
    if void := sorted({alias.text for alias in aliases if alias.guarded} & free):
        raise place.error(f"{entity_id}: {void[0]!r} also stands without its guard, which is void so; keep one of them")
    month = row.get("fiscal_year_end_month", defaults.get("fiscal_year_end_month"))
    if month is not None and not (isinstance(month, int) and 1 <= month <= 12):
        raise place.error(f"{entity_id}: fiscal_year_end_month must be a number from 1 to 12, found {month!r}")
    roles = [*defaults.get("roles", ()), *row.get("roles", ())]
    texts = {
        key: _text(value, key, place)
        for key in (*_REFERENCE_KEYS, "country")
        if (value := row.get(key, defaults.get(key))) is not None
    }
    return Entity(
        id=entity_id,
        name=name,
        aliases=tuple(aliases),
        fiscal_year_end_month=month,
        roles=tuple(dict.fromkeys(_text(role, "a role", place) for role in roles)),
        seats=tuple(_text(seat, "a seat", place) for seat in row.get("seats", ())),
        **texts,
    )


_NO_GENERATION = "[新上下前这那近同次某哪每另]"
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")


def _generation(item: Any, known: set[str], place: _Place) -> list[Alias]:
    """The names of the nth generation of a product line: 第二代TPU, TPU二代, "second-generation TPU", "2nd-gen TPU"."""
    if item is None:
        return []
    if not isinstance(item, dict) or set(item) != {"lines", "number"} or item["number"] not in range(1, 10):
        raise place.error("generation must be {lines: [names of the line], number: 1 to 9}")
    number, aliases = item["number"], []
    written, ordinal = "一二三四五六七八九"[number - 1], _ORDINALS[number - 1]
    short = {1: "1st", 2: "2nd", 3: "3rd"}.get(number, f"{number}th")
    for line in item["lines"]:
        line = _text(line, "a line", place)
        aliases += [f"{count}代{line}" for count in (f"第{written}", written, f"第{number}")]
        aliases += [f"{line}{count}代" for count in (f"第{written}", written, f"第{number}", str(number))]
        aliases += [f"{ordinal}-generation {line}", f"{short}-generation {line}", f"{short}-gen {line}"]
        aliases += [f"初代{line}", f"first {line}", f"original {line}"] if number == 1 else []
    # 新一代TPU, 上一代TPU: no first generation.
    return [
        Alias(text, not_after=_NO_GENERATION if text.startswith(f"{written}代") else None)
        for text in dict.fromkeys(aliases)
        if text not in known
    ]


def _alias(item: Any, place: _Place) -> Alias:
    if isinstance(item, str):
        return Alias(_text(item, "an alias", place))
    if not isinstance(item, dict):
        raise place.error(f"an alias must be a text, found {item!r}; put it in quotes")
    _check_keys(item, _ALIAS_KEYS, place)
    _text(item.get("text"), "an alias's text", place)
    return Alias(text=item["text"], **_conditions(item, place))


def _conditions(row: Mapping[str, Any], place: _Place) -> dict[str, Any]:
    conditions: dict[str, Any] = {}
    for key in sorted(_CONDITION_KEYS & row.keys()):
        value = row[key]
        if key == "exact_case":
            if not isinstance(value, bool):
                raise place.error(f"exact_case must be true or false, found {value!r}")
        else:
            _check_pattern(_text(value, key, place), place)
        conditions[key] = value
    return conditions


# Words alone are a regular expression: to compile each of thousands would take a tenth of the time of starting.
_PLAIN = re.compile(r"[\w \-'’&]*")


def _check_pattern(pattern: str, place: _Place) -> None:
    if _PLAIN.fullmatch(pattern) is None:
        _compiled(pattern, place)


def _compiled(pattern: str, place: _Place) -> re.Pattern[str]:
    try:
        return re.compile(pattern)
    except re.error as error:
        raise place.error(f"{pattern!r} is no regular expression: {error}") from error


def _family(row: dict[str, Any], place: _Place) -> Family:
    _check_keys(row, _FAMILY_KEYS, place)
    texts = {key: _text(row.get(key), key, place) for key in ("name", "kind", "pattern", "slug", "display")}
    if texts["kind"] not in KINDS:
        raise place.error(f"unknown kind {texts['kind']!r}; known are {', '.join(KINDS)}")
    groups = _compiled(texts["pattern"], place).groupindex
    for template in (texts["slug"], texts["display"]):
        for group in re.findall(r"\{(\w+)\}", template):
            if group not in groups:
                raise place.error(f"{{{group}}} is no group of the pattern {texts['pattern']!r}")
    examples, counter_examples = row.get("examples"), row.get("counter_examples")
    if not isinstance(examples, dict) or not examples or not isinstance(counter_examples, list) or not counter_examples:
        raise place.error(f"family {texts['name']}: give examples (text: id) and counter_examples (a list of texts)")
    heads = row.get("heads")
    if not isinstance(heads, list) or not heads:
        raise place.error(f"family {texts['name']}: give heads, a list of what its names start with")
    return Family(
        **texts,
        heads=tuple(_text(head, "a head", place) for head in heads),
        vendor=None if row.get("vendor") is None else _text(row["vendor"], "vendor", place),
        alias_conditions=Alias(texts["name"], **_conditions(row, place)),
        examples=tuple(
            (_text(key, "an example", place), _text(value, "an id", place)) for key, value in examples.items()
        ),
        counter_examples=tuple(_text(text, "a counter-example", place) for text in counter_examples),
    )


def _merge_vocabulary(vocabulary: dict[str, Any], node: Any, loader: Any, path: Path) -> None:
    """Adds word lists: those of one name are joined, so that a file of one's own extends them."""
    if not isinstance(node, yaml.MappingNode):
        raise _Place(path, node.start_mark.line + 1).error("vocabulary must map the names of word lists to lists")
    for key_node, list_node in node.value:
        place = _Place(path, key_node.start_mark.line + 1)
        if key_node.value not in WORD_LISTS:
            raise place.error(unknown_key(key_node.value, WORD_LISTS))
        if not isinstance(list_node, yaml.SequenceNode):
            raise place.error(f"vocabulary {key_node.value!r} must be a list")
        for item in list_node.value:
            item_place = _Place(path, item.start_mark.line + 1)
            value = loader.construct_object(item, deep=True)
            if isinstance(value, dict):
                _check_keys(value, {"words", "pattern"}, item_place)
                if not isinstance(value.get("words"), list) or not value["words"]:
                    raise item_place.error("give words, a list of texts of which every match holds one")
                _check_pattern(_text(value.get("pattern"), "pattern", item_place), item_place)
            else:
                _check_pattern(_text(value, "an entry of a word list", item_place), item_place)
            vocabulary.setdefault(key_node.value, []).append(value)


def _index(
    entities: Mapping[str, Entity], places: Mapping[str, _Place]
) -> tuple[dict[str, tuple[tuple[str, Alias], ...]], dict[str, tuple[str, ...]]]:
    surfaces: dict[str, list[tuple[str, Alias]]] = {}
    by_name: dict[str, dict[str, None]] = {}
    for entity in entities.values():
        for alias in entity.aliases:
            by_name.setdefault(name_key(alias.text), {})[entity.id] = None
            for form in surface_forms(alias, entity.kind):
                holders = surfaces.setdefault(form.lower(), [])
                for other_id, other in holders:
                    if other_id != entity.id:
                        _check_shared_name(entity, alias, entities[other_id], other, places)
                if (entity.id, alias) not in holders:
                    holders.append((entity.id, alias))
    # The entity that another takes its name from comes first, then the order of the files.
    ordered = {
        form: tuple(sorted(holders, key=lambda holder: entities[holder[0]].same_name_as is not None))
        for form, holders in surfaces.items()
    }
    return ordered, {key: tuple(ids) for key, ids in by_name.items()}


def _check_shared_name(
    entity: Entity, alias: Alias, other_entity: Entity, other: Alias, places: Mapping[str, _Place]
) -> None:
    if alias.guarded or other.guarded:
        return
    if entity.kind != other_entity.kind and (
        other_entity.id == entity.same_name_as or other_entity.same_name_as == entity.id
    ):
        return
    first = places[other_entity.id]
    raise places[entity.id].error(
        f"{alias.text!r} names {entity.id} here and {other_entity.id} in {first.path}:{first.line}; guard one of them "
        "(before, not_before, after, not_after, needs), or, for two kinds of thing, set same_name_as"
    )
