"""What a mention is, and how the id of an entity that the catalogue lacks is made from its name."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

from pypinyin import lazy_pinyin

from assets.catalogue.entities import fold

UNNAMED_COMPANY = "company:unnamed"
UNNAMED_MODEL = "model:unnamed"
ANONYMOUS_PERSON = "person:anonymous"
GENERIC_CHIP = "chip:gpu"


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where the text names an entity.

    `text[start:end]` of the text that was searched is the mention's `text`; offsets count code points.

    Attributes:
        start: Offset of the first character.
        end: Offset behind the last one.
        text: The words.
        id: `kind:slug`.
        name: The entity's usual English name; for an entity that the catalogue lacks, the words themselves.
        kind: The id's part before the colon.
        provisional: Whether the catalogue lacks the entity.
        anonymous: Whether the text keeps the party unnamed: `company:unnamed`, `model:unnamed`, `person:anonymous`.
        generic: Whether it is a chip with no model named (`GPU`, 显卡): `chip:gpu`.
        other_ids: Entities of another kind that the same words name: HBM is a technology and a segment.
        affiliation_id: For a person, the company or region that he or she speaks for, where the text or the catalogue
            tells it; for an unnamed party, the company that it is described by (一位接近英伟达的人士).
        vendor_id: For a chip or model, who makes it, where that is known.
        rule: What found it: `alias`, `family:NAME`, `list`, `suffix`, `apposition`, `title` … for explanations.
    """

    start: int
    end: int
    text: str
    id: str
    name: str
    kind: str
    provisional: bool = False
    anonymous: bool = False
    generic: bool = False
    other_ids: tuple[str, ...] = ()
    affiliation_id: str | None = None
    vendor_id: str | None = None
    rule: str = "alias"

    def id_of_kind(self, *kinds: str) -> str | None:
        """The id that the words have as one of these kinds (in the order of the mention, not of `kinds`), or None."""
        for entity_id in (self.id, *self.other_ids):
            if entity_id.partition(":")[0] in kinds:
                return entity_id
        return None


def renamed(entity: Mention, text: str, start: int, end: int, rule: str) -> Mention:
    """A mention of the same entity at another place, by other words."""
    return replace(entity, start=start, end=end, text=text[start:end], rule=rule)


_NUMERALS = {numeral: str(number) for number, numeral in enumerate("一二三四五六七八九十", 1)}
_NUMBERED = re.compile(r"([\u3400-\u9fff]{2})(?<!第)([一二三四五六七八九十]|\d{1,2})号(?![\u3400-\u9fff])")


def slug(name: str) -> str:
    """The slug of a name: lower-case Latin words, a run of Chinese characters as one word of pinyin, joined by hyphens.

    A full stop between digits stays: `Llama 3.1` gives `llama-3.1`. `&` between words is "and". A Chinese number that
    a name ends in is a number: 飞星一号 gives `feixing-1`.

    Args:
        name: A name in any script.
    """
    name = _NUMBERED.sub(lambda m: f"{m[1]} {_NUMERALS.get(m[2], m[2])} ", name.replace(" & ", " and "))
    words = re.sub(r"[\u3400-\u9fff]+", lambda run: f" {''.join(lazy_pinyin(run.group(), v_to_u=True))} ", fold(name))
    latin = re.sub(r"(?<!\d)\.|\.(?!\d)|[’']", "", words.casefold())
    latin = _MARKS.sub("", unicodedata.normalize("NFKD", latin.translate(_LETTERS)))
    return re.sub(r"[^a-z0-9.]+", "-", latin).strip("-.") or "x" + name.encode().hex()


# Letters that are no Latin letter with a mark.
_LETTERS = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "ß": "ss", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
_MARKS = re.compile("[\u0300-\u036f]")
