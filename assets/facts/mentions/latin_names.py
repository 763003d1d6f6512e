"""Names in Latin script that the catalogue lacks: what a capitalised name is follows from the words around all its uses."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from assets.facts.mentions.mention import Mention, slug

# A capitalised word; inner capitals, digits, &, apostrophes and hyphens belong to it. Chinese characters end it.
_LETTER = "A-Za-zÀ-ÖØ-öø-ÿ0-9"
_WORD = rf"(?:[A-Z](?:\.[A-Z])+\.?|[A-ZÀ-ÖØ-Þ][{_LETTER}&’'-]*(?:\.(?:ai|io|com|AI)\b)?|[a-z]{{1,2}}[A-Z][{_LETTER}-]+)"
_HOUSE = r"(?:University|Institute|Bank|Bureau|Centre|Center|College|Academy|Council|Association|School|Ministry|Department)"
_NAME = re.compile(
    rf"(?<![{_LETTER}_-])(?:{_HOUSE} (?:of|for) (?:the )?)?{_WORD}(?: (?:(?:&|de|van|von|der|du|al|bin) )?{_WORD}){{0,5}}"
)
_POSSESSIVE = re.compile(r"[’'](?:s)?$")
_LOWER_WORD = re.compile(rf"(?<![{_LETTER}’'-])[a-z]{{2,}}(?![{_LETTER}])")
# What stands before a capitalised word at the start of a sentence, a line, a cell or a quotation.
_SENTENCE_START = frozenset(".!?:;\n“\"*•|>#(—…。！？：；「")
_CODE = re.compile(rf"(?<![{_LETTER}-])(?P<code>[A-Z]{{1,5}}-?\d{{1,5}}[A-Z]{{0,2}})(?![{_LETTER}])")
_NUMBERED = re.compile(
    rf"(?<![{_LETTER}-])(?P<name>[A-Z][a-z]{{2,}}[A-Za-z]*)-(?P<number>\d{{1,2}}(?:\.\d)?[A-Za-z]?)(?![{_LETTER}]|\.\d)"
)
_REACH = 60
# A name used hundreds of times is known by its first uses.
_USES = 20
# Evidence of this weight decides.
_ENOUGH = 2


@dataclass(slots=True)
class _Name:
    """A name with all its places and what speaks for each kind."""

    words: tuple[str, ...]
    spans: list[tuple[int, int]] = field(default_factory=list)
    weights: dict[str, int] = field(default_factory=dict)
    affiliation_id: str | None = None

    def add(self, kind: str, weight: int) -> None:
        self.weights[kind] = self.weights.get(kind, 0) + weight


class LatinNames:
    """Finds companies, people, models, clusters and chips that are named in Latin letters."""

    def __init__(self, vocabulary: Mapping[str, Any]) -> None:
        def words(key: str) -> list[str]:
            return list(vocabulary.get(key, ()))

        self._ordinary = frozenset(words("latin_ordinary_words"))
        self._function_words = frozenset(words("latin_function_words"))
        self._given_names = frozenset(words("given_names"))
        self._suffixes = frozenset(words("latin_company_suffixes"))
        self._weak_suffixes = frozenset(words("latin_company_weak_suffixes"))
        self._all_suffixes = self._suffixes | self._weak_suffixes
        nouns, titles = _alternation(words("latin_company_nouns")), _alternation(words("latin_person_titles"))
        speech = _alternation(words("latin_speech_verbs"))
        deeds, dealings = _alternation(words("latin_company_verbs")), _alternation(words("latin_company_contexts"))
        certain_dealings = _alternation(words("latin_company_certain_contexts"))
        belongings = _alternation(words("latin_company_belongings"))
        offices = _alternation(words("latin_company_offices"))
        places = _alternation(words("latin_cluster_nouns"))
        chinese_nouns = _alternation(words("chinese_company_nouns"))
        chinese_right = _alternation(words("chinese_latin_company_right"))
        chinese_titles = _alternation(words("chinese_person_titles"))
        self._title_before = re.compile(rf"(?:^|\W)(?:{titles}),? $|(?:{chinese_titles}) ?$", re.IGNORECASE)
        # Group 1 tells whether the words are certain of it (2) or only hint at it (1).
        self._before = (
            ("company", 2, re.compile(rf"(?:^|[\s(“\"-])(?:{nouns}),? (?:called |named |known as )?[“\"]?$", re.IGNORECASE)),
            ("company", 2, re.compile(rf"(?:{chinese_nouns})(?:名为|叫做?)?[“「]?$")),
            ("company", 1, re.compile(rf"(?:^|\W)(?:{dealings}) (?:the )?$", re.IGNORECASE)),
            ("place", 1, re.compile(r"(?:\b[Tt]he|[’']s|\b[Ii]ts) $")),
            ("company", 2, re.compile(rf"(?:^|\W)(?:{certain_dealings}) (?:the )?$", re.IGNORECASE)),
            ("cluster", 2, re.compile(rf"(?:^|[\s-])(?:{places})(?:, |,? (?:called|named|dubbed|nicknamed|code-?named|known as) )[“\"]?$")),
            ("model", 2, re.compile(r"(?:^|[\s-])(?:model|models|LLM|chatbot|foundation model)(?:, | |,? (?:called|named|dubbed|nicknamed|code-?named|known as) )[“\"]?$")),
            ("chip", 2, re.compile(r"(?:^|[\s-])(?:chip|processor|accelerator|GPU|ASIC)(?:, (?:the )?|,? (?:called|named|dubbed|nicknamed|code-?named|known as) (?:the )?)[“\"]?$")),
        )  # fmt: skip
        self._after = (
            ("company", 2, re.compile(rf",?[”\"]?,? (?:an?|the|one of|another|its|which is an?) (?:[^\W\d][\w’'.&-]* ){{0,6}}(?:{nouns})\b", re.IGNORECASE)),
            ("company", 2, re.compile(rf"[’']s? (?:[\w-]+ ){{0,2}}(?:{belongings})\b")),
            ("company", 2, re.compile(rf" (?:{offices}) (?=[A-Z])")),
            ("company", 1, re.compile(rf"(?: itself|, which)?(?: (?:has|have|had|also|will|would|is|now|then|recently|already))* (?:{deeds})\b")),
            ("company", 2, re.compile(rf"[”」]?(?:{chinese_right})")),
            ("cluster", 2, re.compile(rf",[”\"]? (?:an?|the|its|their|another) (?:[\w-]+ ){{0,4}}(?:{places})\b")),
            ("cluster", 1, re.compile(rf"[’']?s? (?:{places}|extension)\b")),
            ("model", 2, re.compile(r",? (?:an?|the|its|which is an?) (?:[\w.-]+ ){0,5}(?:model|LLM|chatbot)\b|(?: has| had| with|, with) (?:only |about |some |roughly )?[\d.,]+ (?:billion|trillion|million) (?:parameters|weights)| (?:was|is being|will be|has been) trained on\b")),
            ("model", 1, re.compile(r"[’']?s? (?:model|models|LLM|chatbot)\b")),
            ("chip", 2, re.compile(r", (?:an?|the|its) (?:[\w-]+ ){0,4}(?:chip|processor|accelerator|GPU|ASIC)\b")),
            ("chip", 1, re.compile(r" (?:chips?|processors?|accelerators?|GPUs?|ASICs?)\b")),
        )  # fmt: skip
        self._person_after = re.compile(
            rf",? (?:who |then |also |once )?(?:{speech})\b|, (?:an?|the|its|our|head|chief|co-|who |{titles})"
            rf"|[,]? of (?:the )?(?:[\w-]+ )?[A-Z]",
        )
        self._person_certain = re.compile(
            rf", (?:(?:an?|the|its|our|their|now|then|former|who is) )*(?:[\w’'&-]+ ){{0,4}}(?:{titles})\b"
            r"|,? (?:runs|heads|leads|oversees|laughs|shrugs|smiles|sighs|grins|recalls|who (?:runs|heads|leads|oversees))\b",
            re.IGNORECASE,
        )
        self._employer_after = re.compile(
            rf"(?:, (?:(?:an?|the|its|former|senior) )*(?:[\w’'&-]+ ){{0,4}}(?:{titles}))?,? (?:of|at|from|with) (?:the )?(?:[\w-]+ ){{0,2}}$",
            re.IGNORECASE,
        )

    def find(self, text: str, known: Sequence[Mention]) -> list[Mention]:
        """The names that are not known.

        Args:
            text: The text.
            known: What is named already, sorted; nothing found overlaps it.
        """
        lower_words = frozenset(_LOWER_WORD.findall(text))
        names: dict[str, _Name] = {}
        ends = [mention.end for mention in known]
        for start, end in self._free_spans(text, known, ends):
            span = self._trim(text, start, end, lower_words)
            if span is None:
                continue
            key = text[span[0] : span[1]]
            name = names.get(key)
            if name is None:
                name = names[key] = _Name(tuple(key.split(" ")))
            name.spans.append(span)
        for name in names.values():
            self._weigh_words(name)
            for start, end in name.spans[:_USES]:
                self._weigh_context(text, start, end, name, known, ends)
        self._find_employers(text, names, known)
        found = list(self._decided(text, names))
        found.extend(self._numbered_models(text))
        found.extend(self._chip_codes(text, known, ends))
        return found

    def _free_spans(self, text: str, known: Sequence[Mention], ends: list[int]) -> Iterable[tuple[int, int]]:
        """The capitalised runs of the text, cut where something known stands in them."""
        for match in _NAME.finditer(text):
            start, end = match.span()
            index = bisect_right(ends, start)
            # A place or a line of business may be part of a company's name: Norvane Data Centers.
            company = match.group().rpartition(" ")[2].rstrip(".") in self._all_suffixes
            while index < len(known) and known[index].start < end:
                part = known[index].generic or known[index].kind in ("region", "segment", "technology")
                if not (company and part and text[known[index].end : known[index].end + 1] not in ("'", "’")):
                    if known[index].start > start:
                        yield from _piece(text, start, known[index].start)
                    start = max(start, known[index].end)
                index += 1
            if start < end:
                yield from _piece(text, start, end)

    def _trim(self, text: str, start: int, end: int, lower_words: frozenset[str]) -> tuple[int, int] | None:
        """The span without ordinary words in front and behind and without a possessive; None if nothing is left."""
        possessive = _POSSESSIVE.search(text, start, end)
        if possessive is not None:
            end = possessive.start()
        words = text[start:end].split(" ")
        if len(words) > 2 and words[1] in ("of", "for"):
            return start, end
        before = text[start - 1 : start]
        opens = start == 0 or before in _SENTENCE_START or (before == " " and text[start - 2 : start - 1] in _SENTENCE_START)
        ends_as_company = len(words) > 1 and words[-1].rstrip(".") in self._all_suffixes and (
            words[-2].lower() not in self._ordinary or (len(words) > 2 and words[-2] in self._all_suffixes)
        )
        while words:
            first = words[0]
            lower = first.lower()
            if _COMPOUND.search(first) and len(words) > 1:
                start += len(first) + 1
                words = words[1:]
                continue
            if len(words) > 1 and first in self._given_names:
                break
            if ends_as_company and len(words) > 2 and lower not in self._function_words:
                break
            if lower in self._ordinary or (opens and lower in lower_words) or (first.islower() and len(words) > 1):
                start += len(first) + 1
                words = words[1:]
                opens = False
            else:
                break
        while words and not ends_as_company and (words[-1].lower() in self._ordinary or words[-1].islower()):
            end -= len(words[-1]) + 1
            words = words[:-1]
        if not words or len(text[start:end]) < 3 or (len(words) == 1 and words[0] in self._all_suffixes) or all(word.lower() in lower_words for word in words):
            return None
        return start, end

    def _weigh_words(self, name: _Name) -> None:
        words = name.words
        if len(words) == 1 and _CAMEL_CASE.fullmatch(words[0]):
            name.add("company", 1)
        last = words[-1].rstrip(".")
        if len(words) >= 2:
            if last in self._suffixes or words[0] in ("University", "Institute", "Bank") and words[1] in ("of", "for"):
                name.add("company", 3)
            elif last in self._weak_suffixes and (words[-2].lower() not in self._ordinary or len(words) > 2):
                name.add("company", 2)

    def _weigh_context(
        self, text: str, start: int, end: int, name: _Name, known: Sequence[Mention], ends: list[int]
    ) -> None:
        left = text[max(0, start - _REACH) : start].rpartition("\n")[2]
        if _BYLINE.search(left):
            return
        for kind, weight, pattern in self._before:
            if pattern.search(left):
                name.add(kind, weight)
        for kind, weight, pattern in self._after:
            if pattern.match(text, end):
                name.add(kind, weight)
        if _beside_company(text, start, end, known, ends):
            name.add("company", 1)
        if 2 <= len(name.words) <= 3 and not name.weights.get("company", 0) >= 3:
            if self._title_before.search(left):
                name.add("person", 3)
            elif self._person_certain.match(text, end):
                name.add("person", 2)
            elif self._person_after.match(text, end):
                name.add("person", 1)

    def _find_employers(self, text: str, names: Mapping[str, _Name], known: Sequence[Mention]) -> None:
        """For whom the people speak: Orrin's chief analyst X; X, an analyst at Orrin."""
        people = [name for name in names.values() if self._kind(name) == "person"]
        if not people:
            return
        companies = [
            _named("company", name.words, text, *span)
            for name in names.values()
            if self._kind(name) == "company"
            for span in name.spans
        ]
        employers = sorted([*known, *companies], key=lambda mention: mention.end)
        ends = [mention.end for mention in employers]
        for name in people:
            for start, end in name.spans[:_USES]:
                titled = self._title_before.search(text, max(0, start - _REACH), start)
                before = _company_before(text, start, employers, ends, _REACH) if titled else None
                name.affiliation_id = before or self._employer(text, end, employers, ends)
                if name.affiliation_id is not None:
                    break

    def _employer(self, text: str, end: int, known: Sequence[Mention], ends: list[int]) -> str | None:
        index = bisect_right(ends, end)
        while index < len(known) and known[index].start < end + 90:
            if known[index].kind in ("company", "foundry") and self._employer_after.match(text[end : known[index].start]):
                return known[index].id
            index += 1
        return None

    def _decided(self, text: str, names: dict[str, _Name]) -> Iterator[Mention]:
        surnames: dict[str, Mention] = {}
        short_forms: dict[str, Mention | None] = {}
        undecided: list[tuple[str, _Name]] = []
        for key, name in names.items():
            kind = self._kind(name)
            if kind is None:
                undecided.append((key, name))
                continue
            words = name.words
            entity = _named(kind, words, text, 0, 0)
            if kind == "person":
                entity = replace(entity, affiliation_id=name.affiliation_id)
            for start, end in name.spans:
                yield _at(entity, text, start, end)
            if kind == "person":
                surnames.setdefault(words[-1], entity)
            elif kind == "company" and len(words) > 1 and len(words[0]) > 3 and words[0].lower() not in self._ordinary:
                # Two companies that share the first word make it mean neither.
                short_forms[words[0]] = None if words[0] in short_forms else entity
        companies = {span for name in names.values() if self._kind(name) == "company" for span in name.spans}
        decided = {start for start, _ in companies}, {end for _, end in companies}
        for key, name in undecided:
            meant = short_forms.get(key) or (surnames.get(key) if len(name.words) == 1 else None)
            if meant is None and not name.weights.get("person") and self._beside(text, name, decided):
                meant = _named("company", name.words, text, 0, 0)
            if meant is not None:
                for start, end in name.spans:
                    yield _at(meant, text, start, end)

    def _beside(self, text: str, name: _Name, companies: tuple[set[int], set[int]]) -> bool:
        """Whether a company stands beside the name in a list: Lumora and Pexil."""
        starts, ends = companies
        for start, end in name.spans[:_USES]:
            for joint in _LIST_JOINTS:
                if text.endswith(joint, 0, start) and start - len(joint) in ends:
                    return True
                if text.startswith(joint, end) and end + len(joint) in starts:
                    return True
        return False

    def _kind(self, name: _Name) -> str | None:
        if not name.weights:
            return None
        weights = name.weights
        # Some context must speak for a person; a given name in front then settles it.
        person = weights.get("person", 0)
        if person and name.words[0] in self._given_names:
            person += 1
        if weights.get("cluster") and weights.get("place"):
            weights = {**weights, "cluster": weights["cluster"] + 1}  # "the Riverbend campus"
        best = max(("company", "cluster", "model", "chip"), key=lambda kind: weights.get(kind, 0))
        if person >= _ENOUGH and person >= weights.get(best, 0) and weights.get("company", 0) < 3:
            return "person"
        return best if weights.get(best, 0) >= _ENOUGH else None

    def _numbered_models(self, text: str) -> Iterator[Mention]:
        """`Fjell-2` is a model where models are the subject near by."""
        matches = [match for match in _NUMBERED.finditer(text) if match["name"].lower() not in self._ordinary]
        models = {
            match.group()
            for match in matches
            if _MODEL_TALK.search(text, max(0, match.start() - 200), match.end() + 200) is not None
        }
        for match in matches:
            name = match.group()
            if name in models:
                id_ = f"model:{slug(name)}"
                yield Mention(*match.span(), name, id_, name, "model", provisional=True, rule="numbered")

    def _chip_codes(self, text: str, known: Sequence[Mention], ends: list[int]) -> Iterator[Mention]:
        """`ASR1603` is a chip where that is said: a chip, a processor; its vendor is the company named before it."""
        for match in _CODE.finditer(text):
            start, end = match.span()
            if _NO_CHIP_CODE.fullmatch(match["code"]):
                continue
            if not (_CHIP_AFTER.match(text, end) or _CHIP_BEFORE.search(text[max(0, start - 20) : start])):
                continue
            index = bisect_right(ends, start) - 1
            vendor = None
            if index >= 0 and known[index].id_of_kind("company", "foundry") and start - ends[index] <= 4:
                vendor = known[index].id_of_kind("company", "foundry")
            code = match["code"]
            head = f"{vendor.partition(':')[2]}-" if vendor else ""
            yield Mention(
                start, end, code, f"chip:{head}{slug(code)}", code, "chip", provisional=True, vendor_id=vendor, rule="code"
            )


_BYLINE = re.compile(
    r"(?:^|[|>•*]\s*|\b(?:[Ww]ords|[Tt]ext|[Ss]tory|[Ii]nterview|[Ee]diting|[Rr]eporting|[Pp]hotos?|[Ww]ritten) )"
    r"(?:[Bb]y|BY):?\s?\**$|(?:Editor|Author|Photo|Writer):\s?\**$"
)
_MODEL_TALK = re.compile(r"\bparameters?\b|\btokens?\b|\btrain(?:ed|ing|s)?\b|language model|\bmodels?\b|模型|参数|训练")
_CHIP_AFTER = re.compile(r"s? ?(?:chips?|processors?|accelerators?|GPUs?|SoCs?|ASICs?|NPUs?|cards?|芯片|处理器|加速卡|显卡|训练卡|推理卡)")
_CHIP_BEFORE = re.compile(r"(?:chips?|processors?|accelerators?|GPU|SoC|ASIC|芯片|处理器|加速卡)[“\" ,]{0,2}$")
# Number formats, memory, standards, cars, rooms.
_NO_CHIP_CODE = re.compile(r"(?:FP|BF|TF|INT|UINT|DDR|LPDDR|GDDR|HBM|PCIE|USB|ISO|IEC|EN|RFC|CN|US|FY|Q|H|AI|CES|GTC|SC|COP|G|PM|GPT)-?\d+[A-Z]?")


def _piece(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The span without what stuck to the known name beside it."""
    if start and start < len(text) and text[start - 1].isascii() and text[start - 1].isalnum() and text[start].isalnum():
        return
    start = _STUCK.match(text, start, end).end()  # type: ignore[union-attr]
    while end > start and not text[end - 1].isalnum():
        end -= 1
    if end > start and text[start : start + 1].isalpha():
        yield start, end


def _company_before(text: str, start: int, known: Sequence[Mention], ends: list[int], reach: int) -> str | None:
    index = bisect_right(ends, start) - 1
    if index >= 0 and start - ends[index] <= reach and not re.search(r"[.;!?\n]", text[ends[index] : start]):
        return known[index].id_of_kind("company", "foundry", "region")
    return None


def _beside_company(text: str, start: int, end: int, known: Sequence[Mention], ends: list[int]) -> bool:
    """Whether a known company stands beside a name in a list."""
    index = bisect_right(ends, start) - 1
    if index >= 0 and known[index].kind in ("company", "foundry") and text[ends[index] : start] in _LIST_JOINTS:
        return True
    return (
        index + 1 < len(known)
        and known[index + 1].kind in ("company", "foundry")
        and text[end : known[index + 1].start] in _LIST_JOINTS
    )


_LIST_JOINTS = frozenset({", ", " and ", ", and ", " or ", "、", "和", "与", "及", "/", " & "})
_CAMEL_CASE = re.compile(r"[A-Z][a-z]+(?:[A-Z][a-z]+)+|[A-Z][a-z]+[A-Z]{2,3}")


def _slug(kind: str, words: Sequence[str]) -> str:
    if kind == "company" and len(words) > 1 and words[-1].rstrip(".,") in _LEGAL_FORMS:
        words = words[:-1]
    return slug(" ".join(words))


# Tokyo-based, Nvidia-backed: a description before the name.
_COMPOUND = re.compile(r"-(?:based|backed|owned|listed|led|made|born|funded|controlled|trained)$")
_STUCK = re.compile(r"(?:[’']s\b)?[^A-Za-zÀ-ÖØ-öø-ÿ0-9]*")
_LEGAL_FORMS = frozenset({"Inc", "Corp", "Corporation", "Ltd", "Limited", "LLC", "plc", "PLC", "AG", "SE", "GmbH", "Co", "SA", "NV", "AB", "ASA", "AS"})


def _named(kind: str, words: Sequence[str], text: str, start: int, end: int) -> Mention:
    id_, name = f"{kind}:{_slug(kind, words)}", " ".join(words)
    return Mention(start, end, text[start:end], id_, name, kind, provisional=True, rule=f"name:{kind}")


def _at(entity: Mention, text: str, start: int, end: int) -> Mention:
    return replace(entity, start=start, end=end, text=text[start:end])


def _alternation(words: list[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True)) or r"(?!)"
