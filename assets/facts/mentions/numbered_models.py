"""Models in Latin letters that a number, a size or an ending makes one: Fjell-2, MPT-7B, BloombergGPT."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from assets.facts.mentions.known import MODEL_SUFFIX
from assets.facts.mentions.latin_name import REACH
from assets.facts.mentions.latin_words import LETTER
from assets.facts.mentions.mention import Mention, slug
from assets.facts.patterns import finditer_at

_CAPITAL = re.compile("[A-Z]")
# Fjell-2, anything that ends in its billions of parameters (MPT-7B) or in what it is (BloombergGPT).
_NUMBERED = re.compile(
    rf"(?<![{LETTER}-])(?P<name>[A-Z][a-zà-ÿ]{{2,}}[A-Za-zà-ÿ]*)"
    rf"(?:-\d{{1,2}}(?:\.\d)?[A-Za-z]?|-V\d(?:\.\d)?| \d{{1,4}}(?:\.\d)?B)(?![{LETTER}]|\.\d)"
    rf"|(?<![{LETTER}-])(?P<sized>[A-Z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*)-\d{{1,4}}(?:\.\d)?B(?:-A\d+B)?(?![{LETTER}]|\.\d)"
    rf"|(?<![{LETTER}-])(?P<suffixed>[A-Z][A-Za-z]*[a-z](?:GPT|LLM|LM))(?:-\d[\w.]*)?(?![{LETTER}])"
    rf"|(?<![{LETTER}-])(?P<before>[A-Za-z]+[ -]?\d{{1,2}}(?:\.\d)?)(?=(?:大|基座|开源|语言)?模型(?![厂商公库]))"
)
# "the HL-225B, a trimmed version of Gaudi 2": what is a version of something else than itself, and told with no size.
_EXPLAINED_PART = re.compile(
    r"(?P<line>[A-Z]{1,3})-\d{3}[A-Z], an? (?:[\w-]+ ){0,3}(?:version|variant|edition|cousin|sibling) of (?:the )?"
    r"(?!(?P=line)\b)[A-Z]"
)
_SIZE_BEHIND = re.compile(r" \d{1,4}(?:\.\d)?B(?!\w)")
# "Botan-7 lacks HBM": memory and power are a chip's.
_HARDWARE_BEHIND = re.compile(
    r"[’']?s?(?: [a-z]+){0,3} (?:HBM|GDDR|LPDDR|\d[\d,.]* ?(?:GB of|W\b|watts?\b|nm\b|TOPS\b|[TP]FLOPS\b))"
)
# "Baichuan's M1 was trained": a short code is a model where what it is told of is told of models alone.
_OWNED_CODE = re.compile(
    rf"(?<![{LETTER}-])(?P<owner>[A-Z][\w.]+)['’]s? (?P<code>[A-Z]{{1,2}}\d(?:\.\d)?)"
    r"(?=,? (?:(?:was|is|has been|is being) (?:pre-?)?trained\b"
    r"|(?:with|which has|has|boasts|counts) (?:only |about |some )?[\d.,]+ ?"
    r"(?:[bmtr]+illion|bn|trn|[BT]) (?:\w+ )?parameters\b))"
)
# What only a lab does with something numbered.
_MODEL_BEFORE = re.compile(
    r"\b(?:[Ll]ab(?:oratory)?|[Tt]eam|[Rr]esearchers|[Cc]reators|authors|MFU|[Uu]tili[sz]ation|successor|compute|weights)"
    r" (?:behind|of|for|to|on) (?:the )?$"
)
CHINESE_CHIP_AFTER = re.compile(
    r"[”」]?(?:[是为系][^，。；]{0,16}(?:芯片|处理器|加速卡|训练卡|推理卡|GPU)(?![厂商公巨制龙])|(?:芯片|处理器|加速卡|训练卡|推理卡))"
)
# How far to either side of a numbered model models are spoken of, and of one that ends in its size.
_TALK_REACH, _SIZED_REACH = 200, 1200


class NumberedModels:
    """Finds the models where models are the subject near by."""

    def __init__(self, vocabulary: Mapping[str, Any]) -> None:
        self._ordinary = frozenset(vocabulary.get("latin_ordinary_words", ()))
        self._model_talk = re.compile("|".join(vocabulary.get("model_talk", ())) or r"(?!)")

    def find(self, text: str) -> Iterator[Mention]:
        """The models; of "Saltmarsh 13B" it is not asked whether the name without its size is known."""
        matches = [
            match
            for match in (_NUMBERED.finditer(text) if "模型" in text else finditer_at(_CAPITAL, _NUMBERED, text))
            if (match["name"] is None or match["name"].lower() not in self._ordinary)
            and not _EXPLAINED_PART.match(text, match.start())
        ]
        models = {
            match.group()
            for match in matches
            if match["name"] is None
            or (_MODEL_BEFORE.search(text, max(0, match.start() - REACH), match.start()))
            or _SIZE_BEHIND.match(text, match.end())
            or self._model_talk.search(text, max(0, match.start() - _reach(match)), match.end() + _reach(match))
        }
        models -= {m.group() for m in matches if m["name"] and _HARDWARE_BEHIND.match(text, m.end())}
        # Beside the model Fjell-40 Fjell-7 is another, unless most of the line are something else.
        lines = Counter(line_of(name) for name in {match.group() for match in matches if match["name"]})
        found = Counter(line_of(name) for name in models)
        models |= {
            m.group() for m in matches if m["name"] and 2 * found[line_of(m.group())] >= lines[line_of(m.group())]
        }
        for match in _OWNED_CODE.finditer(text):
            start, end = match.span("code")
            id_ = f"model:{slug(match['owner'])}-{slug(match['code'])}"
            yield Mention(start, end, match["code"], id_, match["code"], "model", provisional=True, rule="numbered")
        for match in matches:
            if match.group() not in models or CHINESE_CHIP_AFTER.match(text, match.end()):
                continue
            suffix = MODEL_SUFFIX.match(text, match.end())  # Fjell-2 mini
            start, end = match.start(), suffix.end() if suffix else match.end()
            name = text[start:end]
            yield Mention(start, end, name, f"model:{slug(name)}", name, "model", provisional=True, rule="numbered")


def line_of(name: str) -> str:
    """What the products of one line share: Cobalt of Cobalt-1 and Cobalt-2, Halo of Halo and Halo-C."""
    return re.sub(r"-[A-Z\d][A-Za-z\d]{0,2}$", "", name)


def _reach(match: re.Match[str]) -> int:
    """How far off models may be spoken of: farther where the name ends in a size, as in a row of a table."""
    return _SIZED_REACH if match["sized"] is not None else _TALK_REACH
