"""Generations of a product that the catalogue lacks: "Otter 2", whose kind follows from the talk around its uses."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from assets.facts.mentions.mention import Mention, slug
from assets.facts.mentions.words import article_around, places_of
from assets.facts.patterns import finditer_at

_CAPITAL = re.compile("[A-Z]")
_GENERATION = re.compile(
    r"(?<![\w-])(?P<name>[A-Z][a-zà-ÿ]{2,}[A-Za-zà-ÿ]*) (?P<number>[1-9]\d{0,2}[a-z]?)"
    r"(?![\w%-]|[.,:/]\d| [a-z]*(?:illion|percent))"
)
_CHIP_TALK = re.compile(
    r"\bchips?\b|\bprocessors?\b|\baccelerators?\b|\bGPUs?\b|\btransistors?\b|\bnanomet|\b\d+ ?nm\b"
    r"|\btap(?:e|es|ed|ing)[ -]?out|\bHBM|\bLPDDR|\bone die\b|\bTDP\b|\bwafers?\b|芯片|处理器|加速卡|制程|流片"
)
_MODEL_TALK = re.compile(
    r"\bparameters?\b|\btokens?\b|\blanguage models?\b|\btrained on\b|\bchatbot\b|参数|大模型|训练"
)
# Whose it is: "its second product, Otter 2", "Ferrowave's Otter 2".
_OWNED = re.compile(r"\b(?:[Ii]ts|[Oo]ur|[Tt]heir)\b[^.;:!?\n]{0,60}$|自家[^。；]{0,20}$|其[^。；]{0,20}$")
# What tells of a single use what it is.
_CHIP = r"(?:chip|processor|accelerator|GPU|ASIC|NPU|card)"
_CHIP_BEHIND = re.compile(
    r", (?:an?|the|its) (?!(?:[\w-]+ )*(?:phone|laptop|car|rack|server|robot|watch|console|tablet)\b)"
    rf"(?:[\w-]+ ){{0,4}}(?:{_CHIP}|part)\b"
    r"|,? (?:which )?(?:will (?:have|carry|offer|pack|deliver|draw)"
    r"|carries|has|offers|packs|holds|comes with|delivers|draws|boasts|pairs|is rated at)"
    r" [^.;,\n]{0,30}?\d ?"
    r"(?:GB\b|gigabytes?|TB/s|petaflop|teraflop|PFLOPS|TFLOPS|TOPS|billion transistors|W\b|watts)"
    r"| (?:is|was|will be|are) (?:being )?(?:fabricated|fabbed|etched|taped)\b"
    r"| (?:(?:has|will|should) )?(?:tap(?:es?|ed) out|sampled|samples?)\b"
)
_CHIP_NOUN = re.compile(rf" (?:(?:AI|inference|training|server) ){{0,2}}{_CHIP}s?\b")
_CHIP_BEFORE = re.compile(rf"\b(?:{_CHIP}|product|part|flagship),? (?:(?:called|named|dubbed) )?(?:the )?$")
_MODEL_BEHIND = re.compile(
    r" (?:Instruct|Chat|Coder|Thinking|Reasoner)\b"
    r"|, (?:an?|the|its) (?:[\w-]+ ){0,5}models?\b|,? (?:which )?(?:has|with|boasts)"
    r" [\d.,]+ ?(?:billion|trillion|bn|B|T)"
    r" parameters\b| (?:is|was|will be|is being) (?:pre-?)?trained (?:on|with|using)\b[^.;\n]{0,30}"
    r"(?:\d|GPUs?\b|chips\b|tokens\b)"
)
_MODEL_BEFORE = re.compile(
    r"\b(?:[Tt]o train|[Tt]rained|model,|model called|successor to) (?:the )?$"
    r"|\b(?:to|will) (?:run|serve|fine-?tune|host|distil) (?:its|their|[A-Z][\w-]+[’']s) $"
)
_COUNT = re.compile(r"(?:\d|thousand|hundred|dozens?|million)(?: of (?:the|its|their))? $")
# "24,000 Onyx 3 processors", "whose Mortise 3 card"
_NAMED = re.compile(r"(?:\b[Tt]he|\b[Ii]ts|['’]s|\b[Nn]ew|\bwhose|\b[Oo]ur|\b[Tt]heir|(?<![$€£¥])\b\d[\d,]+) $")
_WORD_BEGINS, _WORD_ENDS = re.compile(r"(?<![\w-])"), re.compile(r"(?![\w-]| [A-Z\d])")
_MAKES = re.compile(
    r"(?: (?:has|have|will|also|just|recently))* (?:(?:is|was) )?(?:unveil(?:ed|s|ing)?|launch(?:ed|es|ing)?|announced?"
    r"|introduced?|released?|designed|designs|makes|sells|developed|develops|postponed|taped out|shipped)"
    r" (?:the |its )?(?:[a-z-]+ ){0,3}"
)
_POSSESSIVE = re.compile(r"(?:['’]s?|的)\s?(?:[\w-]+ ){0,4}$|旗下$")
_TALK, _USES, _OWNER = 160, 20, 400


class Generations:
    """Finds numbered products, and the product without a number where the text has one with."""

    def __init__(self, vocabulary: Mapping[str, Any]) -> None:
        self._ordinary = frozenset(vocabulary.get("latin_ordinary_words", ())) | frozenset(
            vocabulary.get("numbered_parts", ())
        )
        self._ordinary |= frozenset(vocabulary.get("latin_function_words", ()))

    def find(self, text: str, known: Sequence[Mention]) -> Iterator[Mention]:
        """The products.

        Args:
            text: The text.
            known: What is named already, sorted; its companies may own a product.
        """
        matches: dict[str, list[re.Match[str]]] = {}
        for match in finditer_at(_CAPITAL, _GENERATION, text):
            if match["name"].lower() not in self._ordinary:
                matches.setdefault(match["name"], []).append(match)
        companies = [mention for mention in known if mention.id_of_kind("company") and not mention.anonymous]
        ends = [mention.end for mention in companies]
        taken = {mention.start for mention in known}
        lowered = frozenset(re.findall(r"(?<![\w-])[a-z]{3,}(?![\w-])", text)) if matches else frozenset()
        places = places_of(text, matches)
        for name, uses in matches.items():
            if name.lower() in lowered or any(use.start() in taken for use in uses):
                continue
            kind = _told(text, uses) or (self._kind(text, uses) if len(uses) > 1 else None)
            if kind is None:
                continue
            vendor = self._vendor(text, uses, companies, ends) if kind == "chip" else None
            prefix = f"{vendor.partition(':')[2]}-" if vendor else ""
            spans = [(use.start(), use.end() - _is_plural(text, use)) for use in uses]
            for start, end in [*spans, *_alone(text, name, places[name], spans)]:
                words = text[start:end]
                yield Mention(
                    start, end, words, f"{kind}:{prefix}{slug(words)}", words, kind, provisional=True, vendor_id=vendor,
                    rule="generation",
                )  # fmt: skip

    def _kind(self, text: str, uses: list[re.Match[str]]) -> str | None:
        talk: Counter[str] = Counter()
        for use in uses[:_USES]:
            around = text[max(0, use.start() - _TALK) : use.end() + _TALK]
            talk["chip"] += len(_CHIP_TALK.findall(around))
            talk["model"] += len(_MODEL_TALK.findall(around))
        if not talk.total():
            return None
        return "model" if talk["model"] > talk["chip"] else "chip"

    def _vendor(
        self, text: str, uses: list[re.Match[str]], companies: Sequence[Mention], ends: list[int]
    ) -> str | None:
        for use in uses[:_USES]:
            index = bisect_right(ends, use.start()) - 1
            if index < 0 or use.start() - ends[index] > _OWNER:
                continue
            between = text[ends[index] : use.start()]
            if (
                _POSSESSIVE.fullmatch(between)
                or _MAKES.fullmatch(between)
                or _OWNED.search(text[max(0, use.start() - 80) : use.start()])
            ):
                return companies[index].id_of_kind("company")
        return None


def _is_plural(text: str, use: re.Match[str]) -> bool:
    """Whether the letter behind the number is a plural's: "9,000 Skua 4s"."""
    if not use["number"].endswith("s"):
        return False
    counted = _COUNT.search(text, max(0, use.start() - 24), use.start()) is not None
    return counted or text.find(use[0][:-1] + " ", *article_around(use.start())) >= 0


def _told(text: str, uses: Sequence[re.Match[str]]) -> str | None:
    """What the words right beside one of the uses say that it is."""
    for use in uses[:_USES]:
        left = text[max(0, use.start() - 40) : use.start()]
        if (
            _CHIP_BEHIND.match(text, use.end())
            or _CHIP_BEFORE.search(left)
            or (_NAMED.search(left) and _CHIP_NOUN.match(text, use.end()))
            or (use["number"].endswith("s") and _COUNT.search(left))  # Models are not counted.
        ):
            return "chip"
        if _MODEL_BEHIND.match(text, use.end()) or _MODEL_BEFORE.search(left):
            return "model"
    return None


def _alone(text: str, name: str, places: Sequence[int], spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Where, of its places, the name stands without a number."""
    numbered = {start for start, _ in spans}
    for start in places:
        end = start + len(name)
        if start not in numbered and _WORD_BEGINS.match(text, start) and _WORD_ENDS.match(text, end):
            yield start, end
