"""The units that the heads and captions of a table tell, and a bare number written with one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assets.facts.layout.names import FOOTNOTE

BRACKET = re.compile(r"[（(\[]\s*(?:单位[:：]\s*|in\s+)?([^（()）\[\]]{1,24}?)\s*[）)\]]")
_UNIT_WORDS = re.compile(
    r"(?:单位(?:[:：]|[均皆]?[为是])\s*|[,，/]\s*(?:in\s+)?|\bin\s+)([^\s,，/（(][^,，（()）]{0,26}?)"
    r"(?:\s(?:a|per)\s(?:year|month|quarter))?(?:\s?[（(][^（()）]*[)）])?$"
)
_CURRENCY = re.compile(
    r"(US\$|NT\$|HK\$|\$|€|£|¥|USD|CNY|RMB|TWD|EUR|JPY|KRW|GBP|CHF|INR|NOK|SEK|DKK|HKD|SGD|MYR|AUD|CAD|ILS)\s?(?:in\s)?"
    r"(thousand|million|billion|trillion|tn|trn|bn|mn|mln|m|b|k)?s?(?![a-z])",
    re.I,
)
_SCALE_FIRST = re.compile(r"(thousand|million|billion|trillion|bn|mn|m)s?\s+(?:of\s+)?(.+)$", re.IGNORECASE)
# 新台币亿元
_CURRENCY_FIRST = re.compile(
    r"(新台币|人民币|美元|美金|港[元币]|韩元|韩币|日元|日币|欧元)(百万|千万|十亿|万亿|兆|亿|万)元?"
)


def units_told(text: str) -> Iterator[str]:
    """The units that a head or caption names as such, best first: in brackets, behind a comma or "in"."""
    for match in BRACKET.finditer(text):
        yield match[1].strip()
        parts = re.split(r"\s?[,，、;；]\s?", match[1])
        yield from (part for part in reversed(parts) if not re.search(r"\d{4}", part))  # （2025年，万张）
    for part in dict.fromkeys((text, *re.split(r"[;；。，]\s?|,\s", text.rstrip(")）:：")))):
        if unit := _UNIT_WORDS.search(part):
            yield unit[1].strip()


def units_named(text: str) -> Iterable[str]:
    """The units that a head or caption may name, best first: told as such, or all of it."""
    text = FOOTNOTE.sub("", text.strip()).rstrip(".:：")
    yield from units_told(text)
    if currency := re.search(rf"^{_CURRENCY.pattern}$", text, re.IGNORECASE):
        yield currency[0]
    elif len(text) <= 24:
        yield from (part for part in dict.fromkeys((text, text.rpartition(" ")[2])) if part)


def unit_of_head(head: str, caption: str) -> str | None:
    """The unit that a caption tells for the figures under one head: 电力单位：兆瓦, "power in MW"."""
    if not (name := head.strip()):
        return None
    told = re.search(
        rf"{re.escape(name)}(?:的?单位(?:[:：]|[均皆]?[为是])\s*|,?\s(?:is\s|are\s)?(?:given\s|shown\s)?in\s"
        r"|\s(?:is|are)\s(?=thousands|millions|billions))"
        r"([^\s,，;；。()（）][^,，;；。()（）]{0,26})",
        caption,
        re.IGNORECASE,
    )
    return told[1].strip(" .") if told else None


def with_unit(number: str, unit: str) -> Iterable[str]:
    """A number with a unit, as running text would write it."""
    unit = unit.rstrip("s") if unit.lower() in ("thousands", "millions", "billions", "trillions") else unit
    if re.fullmatch(r"['’‘]?000s?", unit):
        yield f"{number} thousand units"
    if match := _CURRENCY.fullmatch(unit):
        yield f"{match[1]}{number}{match[2] or ''}"
        yield f"{match[1]}{number} {match[2] or ''}".strip()
    if match := _CURRENCY_FIRST.fullmatch(unit):
        yield f"{number}{match[2]}{match[1]}"
    if match := _SCALE_FIRST.fullmatch(unit):
        yield f"{number} {match[1]} {match[2]}"
    yield f"{number}{unit}"
    yield f"{number} {unit}"
    yield f"{number} {unit.lower()}"
