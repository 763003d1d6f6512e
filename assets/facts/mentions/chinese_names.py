"""Chinese names that the catalogue lacks: companies, people, models and machines, by their endings and what stands beside them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import rjieba

from assets.facts.mentions.known import longest_first
from assets.facts.mentions.mention import Mention, slug
from assets.facts.mentions.words import WordFinder

_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_LONGEST_STEM = 6
# How much evidence makes a word before an ending a company's name.
_ENOUGH = 4
# The dictionary's part-of-speech tags: function words, verbs and adverbs, names, places.
_FUNCTION_TAGS = frozenset({"p", "c", "r", "u", "uj", "ul", "uv", "ud", "ug", "uz", "d", "m", "q", "t", "f", "y", "e", "o", "zg", "mq", "rr", "rz"})
_VERB_TAGS = frozenset({"v", "vd", "vn", "vg", "vi", "vq", "ad", "a", "an", "z", "b", "df"})
_NAME_TAGS = frozenset({"nr", "nrt", "nrfg", "ns", "nt", "nz"})
_PLACE_TAGS = frozenset({"ns"})


class ChineseNames:
    """Finds companies, people, models and machines that are named in Chinese."""

    def __init__(self, vocabulary: Mapping[str, Any]) -> None:
        def union(key: str) -> str:
            return "|".join(sorted(vocabulary.get(key, ()), key=len, reverse=True)) or r"(?!)"

        self._strong = frozenset(vocabulary.get("chinese_company_suffixes", ()))
        suffixes = f"{union('chinese_company_suffixes')}|{union('chinese_company_weak_suffixes')}"
        self._suffix = re.compile(rf"(?:{suffixes}){{1,4}}")
        self._ending = re.compile(rf"(?<=..)(?:{suffixes}){{1,4}}$")
        self._suffixes = WordFinder(
            [*vocabulary.get("chinese_company_suffixes", ()), *vocabulary.get("chinese_company_weak_suffixes", ())]
        )
        self._last_suffix = re.compile(rf"(?:{suffixes})$")
        self._cluster_suffix = re.compile(union("chinese_cluster_suffixes"))
        self._model_suffix = re.compile(union("chinese_model_suffixes"))
        self._cut_word = re.compile(union("chinese_cut_words"))
        # Common words make no name; two single characters that each are one may (新光).
        common = sorted(vocabulary.get("chinese_generic_words", ()), key=len, reverse=True)
        long_common = "|".join(word for word in common if len(word) > 1) or r"(?!)"
        any_common = "|".join(common) or r"(?!)"
        self._generic = re.compile(rf"(?:{any_common})*(?:{long_common})(?:{any_common})*|(?:{any_common})")
        self._generic_end = re.compile(rf"[{_HAN}](?:{long_common})+")
        self._right = re.compile(union("chinese_company_right"))
        self._certain_right = re.compile(union("chinese_company_right_certain"))
        right = union("chinese_company_right")
        nouns = union("chinese_company_nouns")
        # A clause that starts with a name and what only a company does: 海澜算力已向戴尔订购.
        self._subject = re.compile(
            rf"(?:^|[，。；：！？“”（）\n ])(?P<name>[{_HAN}]{{3,6}}?)"
            rf"(?:{union('chinese_company_deed_adverbs')}){{0,3}}(?:{union('chinese_company_deeds')})"
        )
        self._beside = re.compile(rf"[、和与及](?P<name>[{_HAN}]{{2,6}}?)(?=[、和与及]|等|{right})")
        # AI芯片公司X, 咨询机构X: the field of business tells it from 公司 with a verb behind it.
        self._nouns = WordFinder(vocabulary.get("chinese_company_nouns", ()))
        self._fields = (*vocabulary.get("chinese_company_fields", ()), *vocabulary.get("chinese_company_nouns", ()))
        self._introduced = re.compile(
            rf"(?:{nouns}){{0,3}}(?:“(?P<quoted>[^”“]{{2,12}})”|(?P<name>[{_HAN}]{{2,6}}?)(?={right}))"
        )
        self._title_of_work = re.compile(
            rf"(?:据|根据|援引|引述)《(?P<name>[^》《\n]{{2,16}})》|《(?P<quoted>[^》《\n]{{2,16}})》(?=\d*日?(?:的?报道|的?报导|引述|援引|称|消息|记者))"
        )
        self._called = re.compile(rf"(?:名为|名叫|叫做|叫作|称为|一家叫)“?(?P<name>[{_HAN}]{{2,8}}?)”?(?=的(?:{nouns}))")
        self._listing = re.compile(
            r"[（(](?:股票代码|证券代码)?[:：]?\s?(?:SH|SZ|HK)?\.?\d{4,6}(?:\.(?:SH|SZ|HK|SS|BJ|TW|KS))?[）)]"
        )
        no_source = union("chinese_no_source")
        self._source = re.compile(
            rf"(?:据|根据|援引|引述)(?!(?:{no_source})(?:{union('chinese_report_verbs')}))(?:研调机构|研究机构|咨询机构|调研机构|市场研究机构|机构)?"
            rf"(?P<name>[{_HAN}]{{2,6}}?)(?:的)?(?:{union('chinese_report_verbs')})"
        )
        self._latin_gloss = re.compile(r"[（(](?P<latin>[A-Z][A-Za-z0-9’'&.-]*(?: [A-Z&][A-Za-z0-9’'&.-]*){0,3})[）)]")
        titles, person_right = union("chinese_person_titles"), union("chinese_person_right")
        surnames = list(vocabulary.get("chinese_surnames", ()))
        surname = "|".join(sorted(surnames, key=len, reverse=True)) or r"(?!)"
        foreign = "".join(vocabulary.get("transliteration_characters", ())) or "\0"
        # A surname and one or two characters, two where a name's end follows them; or a foreign name.
        person = (
            rf"(?:(?P<native>(?:{surname})[{_HAN}]{{1,2}}?)(?={person_right}|[（(])"
            rf"|(?P<foreign>[{foreign}]{{2,7}}?(?:·[{_HAN}A-Z.]{{1,6}}?)*)(?={person_right}|[^{_HAN}·])"
            rf"|(?P<other>[{_HAN}]{{2,3}}?)(?={union('chinese_speech_verbs')}))"
        )
        self._native_person = re.compile(rf"(?:{surname})[{_HAN}]{{1,2}}")
        self._title = re.compile(titles)
        self._titles = WordFinder(vocabulary.get("chinese_person_titles", ()))
        self._titled = re.compile(rf"(?:[兼、及]?(?:{titles})){{0,3}}，?{person}")
        self._no_speaker = re.compile(rf"(?:{union('chinese_no_speakers')})$")

    def find(self, text: str, known: Sequence[Mention]) -> list[Mention]:
        """The Chinese names that are not known.

        Args:
            text: The text.
            known: What is named already, sorted; nothing found overlaps it.
        """
        places = _Places(text, known)
        legal = list(self._legal_names(text, places))
        introduced = [*legal, *self._by_neighbours(text, places)]
        companies = [*introduced, *self._by_suffix(text, places, introduced)]
        companies.extend(self._beside_companies(text, places, [*known, *companies]))
        people = list(self._people(text, _Places(text, longest_first([*known, *companies]))))
        others = [*self._clusters(text, places), *self._models(text, places)]
        found = [*companies, *people, *others]
        found.extend(self._repeated(text, [*companies, *people]))
        found.extend(self._glosses(text, known, found, places))
        found.extend(self._abbreviations(text, [*known, *legal]))
        return found

    def _by_suffix(self, text: str, places: _Places, introduced: list[Mention]) -> Iterator[Mention]:
        settled = _Places(text, longest_first(introduced))
        candidates: list[tuple[int, int, int, int]] = []
        for suffix_start, end in _joined_spans(self._suffixes.find(text)):
            found = self._stem_start(text, suffix_start, places)
            if found is None and text[suffix_start:end] in _PLACE_SUFFIXES:
                place = places.ending_at(suffix_start)
                found = (place.start, 3) if place is not None and place.kind == "region" else None
            if found is None or _NOT_A_NAME_BEFORE.match(text, end):
                continue
            start, evidence = found
            before = places.ending_at(start)
            if before is not None and before.kind in ("company", "foundry") and "公司" in text[suffix_start:end]:
                continue  # the rest of that company's registered name
            last = self._last_suffix.search(text, start, end)
            if last is not None and last.group() in self._strong:
                evidence += 2
            if self._right.match(text, end):
                opens = start == 0 or not _is_han(text[start - 1])
                evidence += 1 + (opens or start == places.end_before(start)) + bool(self._certain_right.match(text, end))
                evidence += bool(self._title.match(text, end))
            if _COMPANY_LEFT.search(text, max(0, start - 5), start):
                evidence += 2
            if last is not None and last.start() > suffix_start:
                evidence += 1  # two endings: 蓝谷云计算有限公司
            candidates.append((start, end, suffix_start, evidence))
        counts = Counter(text[start:end] for start, end, _, _ in candidates)
        accepted = [
            evidence + min(counts[text[start:end]], 3) - 1 >= _ENOUGH for start, end, _, evidence in candidates
        ]
        for order in (range(len(candidates)), range(len(candidates) - 1, -1, -1)):
            # What stands in a list with a company is one: 北斗云、赤霄科技与长庚数据.
            previous = None
            for index in order:
                start, end, _, evidence = candidates[index]
                if previous is not None and accepted[previous] and not accepted[index] and evidence + 2 >= _ENOUGH:
                    left, right = sorted((candidates[previous], candidates[index]))
                    accepted[index] = text[left[1] : right[0]] in _LIST_JOINTS
                previous = index
        for (start, end, _, _), sure in zip(candidates, accepted, strict=True):
            if not sure:
                continue
            # A place in front belongs to the name: 南京理工大学, 上海智元算力科技.
            place = places.ending_at(start)
            if place is not None and place.kind == "region" and _is_han(place.text[0]):
                start = place.start
            if places.free(start, end, common=True) and settled.free(start, end):
                yield self._company(text, start, end, "suffix")

    def _stem_start(self, text: str, end: int, places: _Places) -> tuple[int, int] | None:
        """Where the name that ends at `end` begins, and how much its words look like a name.

        Going left, words belong to the name until one comes that does not: a verb, a preposition, a word of the list
        of words that end before a name begins, something known, a sign.

        Returns:
            The offset and the evidence: 3 for a word that no dictionary has, 1 for a noun, 0 for a verb. None where
            nothing is left or the words say no name.
        """
        floor = max(places.end_before(end), end - 12)
        run_start = end
        while run_start > floor and _is_han(text[run_start - 1]):
            run_start -= 1
        if end - run_start < 2:
            return None
        words = rjieba.tag(text[run_start:end])
        start, evidence, taken = end, 0, 0
        bounded = run_start > floor or run_start == places.end_before(end)
        for word, tag in reversed(words):
            cut = self._cut_word.fullmatch(word) is not None
            unknown = len(word) > 1 and not rjieba.has_word(word)
            front = self._cut_front(word) if unknown and not cut else 0
            if unknown and not cut and (front < 0 or _PARTICLE_END.search(word)):
                return None
            if cut or (tag in _FUNCTION_TAGS and not unknown) or (taken and len(word) > 1 and tag in _VERB_TAGS and not unknown):
                bounded = True
                break
            if front:
                start -= len(word) - front
                evidence = max(evidence, 2)
                bounded = True
                break
            if taken and not (unknown or tag in _PLACE_TAGS or len(word) == 1 or (taken == 1 and not self._cut_front(word))):
                bounded = True
                break
            start -= len(word)
            taken += len(word)
            doubtful = unknown and self._cut_word.search(word) is not None
            evidence = max(evidence, (1 if doubtful else 3) if unknown else 0 if tag in _VERB_TAGS else 2 if tag in _NAME_TAGS else 1)
            if taken >= _LONGEST_STEM:
                break
        stem = text[start:end]
        if len(stem) == 2 and taken == 2 and evidence and [len(word) for word, _ in words[-2:]] == [1, 1]:
            evidence = 3  # two characters that no dictionary word holds
        if not bounded and start == run_start and run_start == floor:
            return None
        if not 2 <= len(stem) <= _LONGEST_STEM or self._generic.fullmatch(stem) or self._generic_end.fullmatch(stem):
            return None
        return start, evidence

    def _cut_front(self, word: str) -> int:
        """How many characters of a word that no dictionary has are a function word stuck to its front: 据汇纳.

        -1 where nothing of a name would be left: 这座.
        """
        end = 0
        while (match := self._cut_word.match(word, end)) is not None:
            end = match.end()
        return end if len(word) - end >= 2 else -1

    def _legal_names(self, text: str, places: _Places) -> Iterator[Mention]:
        """Names as in a register: 浙江莲花紫星智算科技有限公司, 华庆超算（甘肃）科技有限公司.

        Such a name starts at the place in front, else behind the last word that belongs to no name. One that holds a
        known company is left to it.
        """
        for form in _LEGAL_FORM.finditer(text):
            floor = max(0, form.start() - 30)
            run = _LEGAL_RUN.search(text[floor : form.start()])
            if run is None:
                continue
            start = floor + run.start()
            for cut in _LEGAL_CUT.finditer(text, start, form.start()):
                if form.start() - cut.end() >= 3:
                    start = cut.end()
            inside = places.within(start, form.end())
            if any(mention.kind in ("company", "foundry") for mention in inside) or form.end() - start < 6:
                continue
            regions = [m.start for m in inside if m.kind == "region" and text[m.start - 1] not in "（("]
            start = regions[-1] if regions else start
            yield self._company(text, start, form.end(), "legal")

    def _abbreviations(self, text: str, named: Sequence[Mention]) -> Iterator[Mention]:
        """（以下简称“莲花紫星”）: the words in quotes name the company in front, here and in all that follows."""
        by_end = {mention.end: mention for mention in named if mention.kind in ("company", "foundry", "chip", "model")}
        meant: dict[str, Mention] = {}
        for match in _DEFINITION.finditer(text):
            entity = by_end.get(match.start())
            if entity is None and (form := _LEGAL_FORM_BEHIND.search(text, max(0, match.start() - 30), match.start())):
                # 新华三信息技术有限公司: the known company that the registered name begins with.
                entity = next((by_end[end] for end in range(form.end(), form.start(), -1) if end in by_end), None)
            if entity is not None:
                meant.setdefault(match["short"], entity)
        if meant:
            pattern = re.compile("|".join(re.escape(short) for short in sorted(meant, key=len, reverse=True)))
            for match in pattern.finditer(text):
                yield _renamed(meant[match.group()], text, *match.span())

    def _by_neighbours(self, text: str, places: _Places) -> Iterator[Mention]:
        for start, end in self._nouns.find(text):
            # AI芯片公司X, 咨询机构X: the field of business tells it from 公司 with a verb behind it.
            if text[max(0, start - 8) : start].endswith(self._fields):
                match = self._introduced.match(text, end)
                if match is not None:
                    yield from self._neighbour(text, match, places, "apposition")
        for pattern, rule in ((self._called, "apposition"), (self._source, "source"), (self._title_of_work, "title")):
            for match in pattern.finditer(text):
                yield from self._neighbour(text, match, places, rule)
        for match in self._subject.finditer(text):
            start, end = match.span("name")
            name = match["name"]
            if places.free(start, end) and self._is_name(name) and not self._native_person.fullmatch(name):
                yield self._company(text, start, end, "subject")
        for match in self._listing.finditer(text):
            end = match.start()
            floor = end
            while floor > 0 and end - floor < 8 and _is_han(text[floor - 1]):
                floor -= 1
            ending = self._last_suffix.search(text, floor, end)
            stem = self._stem_start(text, ending.start() if ending else end, places)
            if stem is None and end - floor >= 2 and (floor == 0 or not _is_han(text[floor - 1])):
                stem = (floor, 0)
            if stem is not None and places.free(stem[0], end):
                yield self._company(text, stem[0], end, "listed")

    def _beside_companies(self, text: str, places: _Places, named: list[Mention]) -> Iterator[Mention]:
        """In a list with companies: 华芯资本、深创投和元禾厚望."""
        for mention in named:
            if mention.kind not in ("company", "foundry"):
                continue
            match = self._beside.match(text, mention.end)
            if match is None or not places.free(*match.span("name")):
                continue
            name = match["name"]
            if self._is_name(name) and not self._native_person.fullmatch(name) and self._last_suffix.search(name) is None:
                yield self._company(text, *match.span("name"), "list")

    def _neighbour(self, text: str, match: re.Match[str], places: _Places, rule: str) -> Iterator[Mention]:
        group = "quoted" if match.groupdict().get("quoted") else "name"
        start, end = match.span(group)
        if group == "name" and (longer := self._suffix.match(text, end)) and self._right.match(text, longer.end()):
            end = longer.end()  # 投资 is an ending before it is a verb
        # Quotation marks and 名为 say that it is a name, whatever its words.
        said = rule == "title" or group == "quoted" or text[start - 1] == "“"
        if places.free(start, end) and (self._generic.fullmatch(text[start:end]) is None if said else self._is_name(text[start:end])):
            yield self._company(text, start, end, rule)

    def _company(self, text: str, start: int, end: int, rule: str) -> Mention:
        name = text[start:end]
        ending = self._ending.search(name)
        parts = [name] if ending is None else [name[: ending.start()], ending.group()]
        id_ = f"company:{'-'.join(slug(part) for part in parts)}"
        return Mention(start, end, name, id_, name, "company", provisional=True, rule=rule)

    def _is_name(self, name: str) -> bool:
        """Whether words that stand where a name would are one: no common words alone."""
        if self._generic.fullmatch(name) or _ROLE.search(name):
            return False
        ending = self._last_suffix.search(name)
        if ending is not None and ending.group() in self._strong and ending.start() >= 2:
            stem = name[: ending.start()]
            return self._cut_word.match(stem) is None and self._generic.fullmatch(stem) is None
        words = rjieba.tag(name)
        if any(self._cut_word.fullmatch(word) or tag in _FUNCTION_TAGS for word, tag in words):
            return False
        return any(tag in _NAME_TAGS or not rjieba.has_word(word) for word, tag in words if len(word) > 1) or all(
            len(word) == 1 for word, _ in words
        )

    def _people(self, text: str, places: _Places) -> Iterator[Mention]:
        for title_start, title_end in self._titles.find(text):
            match = self._titled.match(text, title_end)
            if match is None:
                continue
            group = next(g for g in ("native", "foreign", "other") if match[g])
            start, end = match.span(group)
            if group == "other" and not self._is_name(match[group]):
                continue
            if not places.free(start, end) or self._no_speaker.search(text, max(0, start - 4), start):
                continue
            yield _person(text, start, end, group in ("native", "other"), places.company_before(title_start, 12))

    def _clusters(self, text: str, places: _Places) -> Iterator[Mention]:
        for match in self._cluster_suffix.finditer(text):
            start = self._place_start(text, match.start(), places)
            if start is None:
                continue
            stem = text[start : match.start()]
            name = text[start : match.end()]
            yield Mention(
                start, match.end(), name, f"cluster:{slug(stem)}", name, "cluster", provisional=True, rule="suffix"
            )

    def _place_start(self, text: str, end: int, places: _Places) -> int | None:
        """As for companies, but the name may be that of a known place: 呼和浩特智算中心."""
        stem = self._stem_start(text, end, places)
        if stem is not None:
            opens = stem[0] == 0 or not _is_han(text[stem[0] - 1])
            return stem[0] if stem[1] + opens >= 2 else None
        before = places.ending_at(end)
        return before.start if before is not None and before.kind == "region" and _is_han(before.text[0]) else None

    def _models(self, text: str, places: _Places) -> Iterator[Mention]:
        for match in self._model_suffix.finditer(text):
            quoted = re.compile(r"“(?P<name>[^”“]{2,12})”$").search(text, max(0, match.start() - 16), match.start())
            if quoted is not None:
                start, end, name = quoted.start("name"), quoted.end("name"), quoted["name"]
            else:
                stem = self._stem_start(text, match.start(), places)
                if stem is None or stem[1] < 2:
                    continue
                start, end, name = stem[0], match.end(), text[stem[0] : match.start()]
            if self._generic.fullmatch(name) is None and places.free(start, end):
                id_ = f"model:{slug(name)}"
                yield Mention(start, end, text[start:end], id_, name, "model", provisional=True, rule="suffix")

    def _repeated(self, text: str, found: list[Mention]) -> Iterator[Mention]:
        """The other places of a name, and of what is left of it without its ending: 汇纳 for 汇纳科技."""
        forms: dict[str, Mention] = {}
        for mention in found:
            forms.setdefault(mention.text, mention)
        for mention in found:
            if mention.kind != "company":
                continue
            short = self._suffix.sub("", mention.text) if self._suffix.search(mention.text) else ""
            short = _CITY.sub("", short)
            if len(short) >= 2 and self._is_name(short):
                forms.setdefault(short, mention)
        if not forms:
            return
        pattern = re.compile("|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True)))
        for match in pattern.finditer(text):
            mention = forms[match.group()]
            start, end = match.span()
            if match.group() != mention.text and not self._stands_alone(text, start, end):
                continue
            yield Mention(
                start, end, match.group(), mention.id, mention.name, mention.kind, provisional=True,
                affiliation_id=mention.affiliation_id, rule="repeated",
            )  # fmt: skip

    def _stands_alone(self, text: str, start: int, end: int) -> bool:
        """Whether a short form is bounded on both sides by something that belongs to no name."""
        before = start == 0 or not _is_han(text[start - 1]) or any(
            self._cut_word.fullmatch(text, start - length, start) for length in range(1, min(5, start + 1))
        )
        return before and self._right.match(text, end) is not None

    def _glosses(
        self, text: str, known: Sequence[Mention], found: list[Mention], places: _Places
    ) -> Iterator[Mention]:
        """X（Y）: where one of the two is known, the other is its second name."""
        by_start = {mention.start: mention for mention in (*found, *known)}
        by_end = {mention.end: mention for mention in (*found, *known)}
        for match in self._latin_gloss.finditer(text):
            left = by_end.get(match.start())
            right = by_start.get(match.start("latin"))
            if left is not None and right is None and left.kind in ("company", "person"):
                yield _renamed(left, text, *match.span("latin"))
            elif right is not None and left is None and right.kind in ("company", "person") and not right.provisional:
                stem = self._stem_start(text, match.start(), places)
                if stem is not None:
                    yield _renamed(right, text, stem[0], match.start())


def _joined_spans(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans with those that follow on one another made one: 科技 and 有限公司."""
    current: tuple[int, int] | None = None
    for start, end in spans:
        if current is not None and current[1] == start:
            current = (current[0], end)
            continue
        if current is not None:
            yield current
        current = (start, end)
    if current is not None:
        yield current


def _renamed(entity: Mention, text: str, start: int, end: int) -> Mention:
    return Mention(
        start, end, text[start:end], entity.id, entity.name, entity.kind, provisional=entity.provisional,
        other_ids=entity.other_ids, affiliation_id=entity.affiliation_id, vendor_id=entity.vendor_id, rule="gloss",
    )  # fmt: skip


class _Places:
    """What is known, by place."""

    def __init__(self, text: str, known: Sequence[Mention]) -> None:
        self._text = text
        self._known = known
        self._ends = [mention.end for mention in known]

    def end_before(self, offset: int) -> int:
        """Where the last known mention in front of an offset ends; 0 where there is none."""
        index = bisect_right(self._ends, offset) - 1
        return self._ends[index] if index >= 0 else 0

    def ending_at(self, offset: int) -> Mention | None:
        index = bisect_right(self._ends, offset) - 1
        return self._known[index] if index >= 0 and self._ends[index] == offset else None

    def free(self, start: int, end: int, common: bool = False) -> bool:
        """Whether nothing known stands in a span; with `common`, places and lines of business may: 浙江蓝谷云计算有限公司."""
        index = bisect_right(self._ends, start)
        while index < len(self._known) and self._known[index].start < end:
            if not (common and self._known[index].kind in ("region", "segment", "technology")):
                return False
            index += 1
        return True

    def within(self, start: int, end: int) -> Sequence[Mention]:
        """What is known in a span."""
        first = bisect_right(self._ends, start)
        last = first
        while last < len(self._known) and self._known[last].start < end:
            last += 1
        return self._known[first:last]

    def company_before(self, offset: int, reach: int) -> str | None:
        """The company or authority whose name stands directly in front, or with a department between: 阿里云CTO."""
        index = bisect_right(self._ends, offset) - 1
        if index < 0 or offset - self._ends[index] > reach:
            return None
        between = self._text[self._ends[index] : offset]
        if re.search(r"[，。；：！？\n“”]", between):
            return None
        return self._known[index].id_of_kind("company", "foundry", "region")


# Behind these the ending belongs to a common noun: 科技股, 科技企业, 半导体产业.
_NOT_A_NAME_BEFORE = re.compile(
    r"[股界圈类园城部型化感业战展]|开支|支出|金|主义|运作|企业|巨头|产业|行业|大厂|媒体|创新|人才|竞争|革命|峰会|论坛|板块|概念|指数|领域|市场|交易所|交易中心|供应|设备|制造|设计|代工|出口|管制"
    r"|公司(?!公告|宣布|表示|称|透露|披露|发布|回应|于|在|的)|中心|服务|能力|技术|方向|赛道|投资人|投资者|产品|芯片|模型|平台"
)
_ROLE = re.compile(r"高管|员工|人士|负责|工程师|创始|股价|市值|股票|业务|部门|团队|客户|管理|价格|订单|公司|企业|机构|媒体|报道|市场|行业|们|人$")
_LIST_JOINTS = frozenset({"、", "和", "与", "及", "以及"})
# With a place alone in front these are names: 武汉大学, 上海银行.
_PLACE_SUFFIXES = frozenset({"大学", "银行", "理工大学", "日报", "晚报"})
_LEGAL_FORM = re.compile(r"(?:股份|集团)?有限(?:责任)?公司")
_LEGAL_RUN = re.compile(rf"(?:[{_HAN}]|[（(][{_HAN}]{{2,6}}[）)])+$")
# Before the name of a company in a register; unlike elsewhere, words such as 投资 and 管理 belong to such names.
_LEGAL_CUT = re.compile(
    r"子公司|分公司|母公司|公司|旗下|全资|控股(?!集团|股份|有限)|[与和及向由对将从被据为是在给的]|以及|来自|收购|入股|参股|方|关于|签约|合作方|客户|供应商|中标人|采购人|单位|下属|关联|名为"
)
_LEGAL_FORM_BEHIND = re.compile(rf"[{_HAN}（）()]{{2,30}}公司$")
_DEFINITION = re.compile(r"[（(](?:以下|下文|下称|以下统称)?(?:简称|下称|简称为)?[:：]?[“\"](?P<short>[^”\"]{2,10})[”\"](?:或[“\"][^”\"]{1,10}[”\"])?[）)]")
# In front of a name these say that a company follows.
_COMPANY_LEFT = re.compile(
    r"(?:客户|供应商|子公司|旗下|收购|入股|参股|名为|伙伴|对手|经销商|代理商|运营商|集成商|厂商|公司|企业|股东|租给|卖给)(?:的|了)?$"
)
_PARTICLE_END = re.compile(r"[了的着过给在是等将被把与和及对向从]$")
_CITY = re.compile(r"^(?:北京|上海|深圳|杭州|广州|南京|苏州|成都|武汉|西安|合肥|天津|重庆|无锡|厦门|青岛|长沙|东莞|珠海|宁波)市?")


def _is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"


def _person(text: str, start: int, end: int, native: bool, affiliation_id: str | None) -> Mention:
    name = text[start:end]
    if native:
        surname = 2 if len(name) > 3 else 1
        id_ = f"person:{slug(name[:surname])}-{slug(name[surname:])}"
    else:
        id_ = f"person:{'-'.join(slug(part) for part in name.split('·') if part)}"
    return Mention(start, end, name, id_, name, "person", provisional=True, affiliation_id=affiliation_id, rule="title")
