"""Who or what is being talked about, looking back from an offset."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assets.catalogue.entities import OBSERVER_ROLES
from assets.facts.discourse.descriptions import SUBJECT_REACH, Descriptions
from assets.facts.discourse.grammar import common
from assets.facts.discourse.references import ORGANISATIONS, as_kind
from assets.facts.discourse.sentence import Sentence
from assets.facts.discourse.standing import (
    ITS_RELATIVE,
    NO_NAMES,
    OTHER_BODY,
    UNKNOWN_SUBJECT,
    WORKED_FOR,
    is_acted_upon,
    is_aside,
    is_attribute,
    is_in_passing,
    is_not_meant,
    is_object_before,
    is_ones_relation,
    is_only_whose,
    is_topical,
    is_turned_down,
    is_yardstick,
)
from assets.facts.mentions import Mention
from assets.facts.patterns import screened

# What several questions of a Chinese talk in a row may be about that only the first names, and how many.
_ASKED_ON, _TURNS_BACK = frozenset({"model", "cluster"}), 6
_NODE = re.compile(r"segment:\d+nm")
# A pronoun as the subject of a sentence, or of a clause that goes on.
_REFERS_FIRST = re.compile(
    r"\W*(?:(?:And|But|Now|Last year|This year),? )?(?:It|They|The (?:company|firm|group|start-up))\b"
)
_REFERS_THEN = re.compile(r"[;,] (?:and |but )?it\b")
# What somebody is to the company of the article: "A rival, Corvid", "Corvid, one of its tenants".
_RELATED_TO_MAIN = screened(
    r"\b(?:[Aa]n?|[Aa]nother|[Oo]ne|[Ii]ts|[Tt]heir) (?:[\w-]+ ){0,4}(?:rival|competitor|peer|customer|client|tenant"
    r"|supplier|partner|backer|lender|landlord|neighbou?r)s?\b"
)
# Within how many characters of its beginning whom a paragraph begins with stands.
_OPENS_PARAGRAPH = {"en": 14, "zh": 4}
_ACTS = re.compile(
    r"\W*(?:He|She) (?:\w+ )?(?:expects|plans|wants|aims|hopes|reckons|says|forecasts|intends|will|has|had|is)\b"
)
_ITS_CHIP = re.compile(
    r"\W*(?:(?:And|But|Now),? )?(?:Its|Their) "
    r"(?:(?:own|first|new|latest|current|main|only|flagship|AI|inference|training) )*"
    r"(?:chip|part|card|accelerator|processor|silicon)s?\b"
)

# Within how many characters a sentence begins with a name, and how many make several.
_BEGINS_WITH, _SEVERAL = 4, 2

# "OpenAI's chip, designed with Broadcom, was to be taped out"
_WHOSE_CHIP = re.compile(
    r"\W*[A-Z][\w.&-]*(?: [A-Z][\w.&-]*)?['’]s? (?:[\w-]+ ){0,3}?(?:chip|processor|accelerator|ASIC)\b(?! (?:maker"
    r"|designer|business|unit|arm))"
)
# "Elon Musk's companies", of which only one is the one that he speaks for.
_SEVERAL_OF_ONE = re.compile(r"['’]s? (?:[\w-]+ ){0,2}(?:companies|firms|businesses|empire|ventures)\b")


class Topics(Descriptions):
    """Finds who or what is being talked about."""

    def opener(self, paragraph: Sequence[Sentence]) -> str | None:
        """The company with which a paragraph begins; None where it begins with none, or with that of the article.

        Args:
            paragraph: Its sentences so far, the last one first.
        """
        for past in paragraph[-1:]:
            for node in past.nodes:
                begins = node.start - past.start <= _OPENS_PARAGRAPH[past.language] and not (node.marker or node.vendor)
                if begins and node.mentions and node.kinds & ORGANISATIONS:
                    main = self.main_company
                    return None if main is not None and main.id == node.mentions[0].id else node.mentions[0].id
        return None

    def topic(
        self, kinds: Sequence[str], sentence: Sentence, before: int, exclude: Sequence[str] = ()
    ) -> tuple[Mention, ...]:
        """Who is being talked about, looking back from an offset; of "its chip", no chip that another makes."""
        if not exclude and not ORGANISATIONS.intersection(kinds) and ITS_RELATIVE.match(sentence.text):
            named = any(n.has(kinds) and n.mentions and n.end <= before for n in sentence.nodes)
            return self._spoken_of(kinds, sentence, before, exclude) if named else ()  # "Its successor has 256 GB"
        found = self._spoken_of(kinds, sentence, before, exclude)
        if sentence.language == "en" and any(m.kind == "chip" for m in found):
            found = self._of_whose_chip(sentence, before, found)
        if sentence.language == "en" and any(m.kind == "chip" for m in found) and _ITS_CHIP.match(sentence.text):
            owner = self._spoken_of(tuple(ORGANISATIONS), sentence, sentence.start)
            ids = {m.id for m in owner}
            return tuple(m for m in found if not ids or m.vendor_id is None or m.vendor_id in ids)
        return found

    def _of_whose_chip(self, sentence: Sentence, before: int, found: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """The chips of who a sentence begins with, where it is about a chip of his without a name: "OpenAI's chip"."""
        if any(n.has(("chip",)) and n.mentions and n.end <= before for n in sentence.nodes):
            return found
        whose = _WHOSE_CHIP.match(sentence.text)
        if whose is None:
            return found
        owners = {m.id for n in sentence.nodes if n.owner and n.end - sentence.start <= whose.end() for m in n.mentions}
        return tuple(m for m in found if not owners or m.vendor_id in owners)

    def _spoken_of(
        self, kinds: Sequence[str], sentence: Sentence, before: int, exclude: Sequence[str] = ()
    ) -> tuple[Mention, ...]:
        """Who is being talked about, looking back from an offset.

        In this order: the first unmarked noun of one of the kinds in the sentence, in those before it in the same
        paragraph, the section's heading, what the article as a whole is about, the paragraph before (for the company of
        an interview every one).
        """
        paragraph = [sentence, *(past for past in reversed(self.history) if past.block == sentence.block)]
        # Two paragraphs back stands nothing that a sentence without subject is about, save the company of an interview.
        far = sentence.block if self.first_person and ORGANISATIONS.intersection(kinds) else 1
        if self.first_person and sentence.language == "zh" and _ASKED_ON.intersection(kinds):
            far = _TURNS_BACK  # 折桂2是用多少卡训的？ … 参数量？ … 算力利用率呢？
        earlier = [past for past in reversed(self.history) if 0 < sentence.block - past.block <= far]
        if sentence.language == "en" and {"segment", "technology"}.issuperset(kinds):
            # A market is no subject: the one named last is meant.
            for past in paragraph:
                if found := self._first_named(kinds, past, before if past is sentence else past.end, True, exclude):
                    return found

        if ORGANISATIONS.intersection(kinds):
            described = self._subject_described(kinds, sentence, before, exclude)
            if described is not None:
                return described

        orgs = bool(ORGANISATIONS.intersection(kinds))

        def named(sentences: Iterable[Sentence], marked: bool) -> tuple[Mention, ...]:
            for past in sentences:
                if not marked and past is not sentence and (meant := referent_of(past, kinds, exclude)):
                    return meant
                if not marked and past is not sentence and past.text.startswith("其中") and orgs:
                    continue  # 其中阿里云提供1.6万张: of parts of what is spoken of, others than its owner are named.
                if found := self._first_named(kinds, past, before if past is sentence else past.end, marked, exclude):
                    return found
            return ()

        if ORGANISATIONS.intersection(kinds) and sentence.language == "en" and _ACTS.match(sentence.text):
            actor = self.of_pronoun(sentence, before)
            actor = as_kind(actor, kinds) if actor is not None and not actor.anonymous else None
            if actor is not None and actor.id not in exclude:
                return (actor,)  # "He expects revenue of …": his company's.
        if (orgs or "cluster" in kinds) and self._opens_with_unknown(paragraph[:2], before):
            return ()
        speaks = self.first_person and ORGANISATIONS.intersection(kinds) and self.main_company is not None
        if orgs and self.headed_alone and sentence.kind != "heading":
            # Under "### Marvell" a bare "Guidance is for $2 billion" is Marvell's, whoever was named on the way.
            here = self._first_named(kinds, sentence, before, False, exclude)
            of_section = here or tuple(
                m for n in self.heading for m in self._actors(n, kinds, sentence) if m.id not in exclude
            )
            if of_section:
                return of_section
        # Who is interviewed speaks of his own company, unless the sentence names another.
        members = named(paragraph[:1] if speaks else paragraph, marked=False)
        members = self._own_speaker(kinds, sentence, before, exclude) or members
        own = self.first_person and "chip" in kinds and self.own_chip is not None
        if members and not (own and all(m.generic for m in members)):
            return members  # "What does it give that a GPU does not?" is about the own chip, and no GPU.
        if self.first_person and "chip" in kinds and self.own_chip is not None and self.own_chip.id not in exclude:
            return (self.own_chip,)  # Who makes chips and is asked about them speaks of his own.
        for node in () if speaks else self.heading:
            if node.has(kinds) and (
                members := tuple(m for m in self._actors(node, kinds, sentence) if m.id not in exclude)
            ):
                # A title names many: what another paragraph has begun with goes on.
                goes_on = orgs and self.main_company is None and not self.headed_alone
                return (goes_on and self._opener_of_paragraph(kinds, earlier, members[0], exclude)) or members
        if ORGANISATIONS.intersection(kinds) and self.main_company is not None:
            main = as_kind(self.main_company, kinds)
            if main is not None and main.id not in exclude and not self.is_observer(main):
                return self._opener_of_paragraph(kinds, earlier, main, exclude) or (main,)
        if sentence.language == "en" and {"segment", "technology"}.issuperset(kinds):
            found = named(paragraph, marked=True) or named(earlier, marked=False) or named(earlier, marked=True)
            # A node is one fab's; another paragraph's fab may have another.
            return () if not named(paragraph, marked=True) and any(_NODE.match(m.id) for m in found) else found
        if sentence.language == "zh" and ORGANISATIONS.intersection(kinds):
            earlier.reverse()  # Whom a paragraph begins with it is about, others it names in passing.
        return (
            named(paragraph, marked=True)
            or named(earlier, marked=False)
            or named(earlier, marked=True)
            or self._compared_with(kinds, paragraph, before, exclude)
        )

    def _opens_with_unknown(self, sentences: Sequence[Sentence], before: int) -> bool:
        """Whether "it" goes on about a name that nothing tells the kind of: "Quibble was the first; it uses 120"."""
        sentence, *earlier = sentences
        refers = _REFERS_FIRST.match(sentence.text)
        if sentence.language != "en" or (refers and not earlier):
            return False
        told = earlier[0] if refers else sentence
        body = OTHER_BODY.match(told.text)
        if body is not None:
            named = (n for n in told.nodes if n.kinds & ORGANISATIONS and n.end <= before and not n.anaphor)
            return not any(n.start - told.start < body.end() or not (n.marker or n.vendor or n.owner) for n in named)
        match = UNKNOWN_SUBJECT.match(told.text)
        if (
            match is None
            or not match["verb"]
            or not (refers or _REFERS_THEN.search(sentence.words(told.start, before)))
        ):
            return False
        start, end = (told.start + offset for offset in match.span("name"))
        words = match["name"].split()
        ordinary = {*self.catalogue.vocabulary.get("latin_ordinary_words", ()), *self.people}
        if NO_NAMES.fullmatch(words[0]) or any(w in ordinary or w.lower() in ordinary for w in words):
            return False
        named = (n for n in told.nodes if n.mentions and start < n.end <= before)
        owned = told.start + match.end()  # "Ardian owns Verne. It paid": the object of what is told of it.
        return not any(n.start < end or (n.kinds & ORGANISATIONS and n.start != owned) for n in named)

    def _compared_with(
        self, kinds: Sequence[str], paragraph: Sequence[Sentence], before: int, exclude: Sequence[str]
    ) -> tuple[Mention, ...]:
        """The last resort: what others are only compared with ("twice as fast as an H200")."""
        for past in paragraph:
            for node in past.nodes:
                compared = node.marker in common().comparison and node.end <= before and node.has(kinds)
                members = tuple(m for m in self.members(node, kinds, past) if m.id not in exclude) if compared else ()
                if members:
                    return members
        return ()

    def _opener_of_paragraph(
        self, kinds: Sequence[str], earlier: Sequence[Sentence], main: Mention, exclude: Sequence[str]
    ) -> tuple[Mention, ...]:
        """Whom the paragraph before is about, where it is about another than the article: "Separately, Quanta …"."""
        if self.first_person or not earlier or earlier[0].language != "en":
            return ()
        if any(main.id in (m.id, m.vendor_id) for past in earlier for n in past.nodes for m in n.mentions):
            return ()
        opening = next(
            (past for past in reversed(earlier) if any(n.mentions and n.has(kinds) for n in past.nodes)), None
        )
        named = [n for n in opening.nodes if n.has(kinds) and n.mentions] if opening is not None else []
        if opening is None or not named or named[0].marker or named[0].vendor:
            return ()
        first = named[0]
        if first.start - opening.start > SUBJECT_REACH["en"] and not (first.source and len(named) == 1):
            return ()
        if self._tells_of_several(earlier):
            return ()  # "Codelco has signed up for 1,000; Mercado Libre may double that": of none of them.
        if opening.search(_RELATED_TO_MAIN, opening.start, first.end + 30):
            return ()  # "A rival, Corvid, has complained": a rival of whom the article is about.
        return tuple(m for m in first.mentions if m.id not in exclude and not (m.anonymous or self.is_observer(m)))

    def _tells_of_several(self, sentences: Sequence[Sentence]) -> bool:
        """Whether sentences begin with several companies in turn."""
        begun = set[str]()
        for sentence in sentences:
            node = next((n for n in sentence.nodes if n.has(tuple(ORGANISATIONS)) and not n.anaphor), None)
            begins = node is not None and node.mentions and node.start - sentence.start <= _BEGINS_WITH
            if begins and node is not None and not (node.marker or node.vendor or node.owner):
                begun.add(node.mentions[0].id)
        return len(begun) >= _SEVERAL

    def _first_named(
        self, kinds: Sequence[str], sentence: Sentence, before: int, marked: bool, exclude: Sequence[str]
    ) -> tuple[Mention, ...]:
        nodes = [
            n
            for n in sentence.nodes
            if not n.anaphor
            and n.has(kinds)
            and n.end <= before
            and not (is_yardstick(sentence, n) or is_attribute(sentence, n))
        ]
        if ORGANISATIONS.intersection(kinds):
            nodes = [n for n in nodes if not (is_in_passing(sentence, n) or is_object_before(sentence, n, before))]
            nodes = [n for n in nodes if not (is_not_meant(sentence, n, before) or is_only_whose(sentence, n))]
            nodes = [n for n in nodes if not (n.vendor and is_turned_down(sentence, n))]  # "looked at AMD's MI355X"
        if "segment" in kinds:
            nodes = [n for n in nodes if not is_aside(n, sentence, before)]
        # What stands behind the last semicolon is nearer than what stands before it.
        fronted = next((n for n in nodes if is_topical(sentence, n)), None)
        # 中国联通三江源智算中心已部署…: whose thing a Chinese sentence begins with is spoken of.
        begins = sentence.start if sentence.language == "zh" else -1
        attributes = {id(n) for n in nodes if n.vendor and n.start != begins}
        clause_starts: dict[int, int] = {}
        for node in nodes:
            if not (node.marker or id(node) in attributes or node.bracket or is_acted_upon(sentence, node)):
                clause_starts.setdefault(sentence.clause(node.start, node.end)[0], node.start)
        latest = max(clause_starts.values(), default=-1) if before < sentence.end else -1
        cut = (
            max((sentence.text.rfind(mark, 0, max(0, before - sentence.start)) for mark in "；;"), default=-1)
            + sentence.start
        )
        turned_down = {id(n) for n in nodes if "chip" in n.kinds and is_turned_down(sentence, n)}
        for node in sorted(
            nodes,
            key=lambda n: (
                id(n) in turned_down, bool(n.marker) and n is not fronted, is_acted_upon(sentence, n), n.bracket,
                id(n) in attributes,
                n.start < cut, is_aside(n, sentence, before), n.start != latest, n.start,
            ),
        ):  # fmt: skip
            aside = (
                (node.marker and node is not fronted)
                or id(node) in attributes
                or node.bracket
                or is_acted_upon(sentence, node)
                or (before >= sentence.end and (is_aside(node, sentence, before) or is_ones_relation(sentence, node)))
            )
            if aside and not marked:
                continue
            if sentence.language == "en" and node.marker in common().comparison and node is not fronted:
                continue
            if members := tuple(m for m in self._actors(node, kinds, sentence) if m.id not in exclude):
                return members
        if ORGANISATIONS.intersection(kinds):
            # The finance chief speaks: her company is the topic.
            for node in sentence.nodes:
                if node.mentions and node.mentions[0].kind == "person" and node.end <= before:
                    if node.mentions[0].anonymous and WORKED_FOR.search(sentence.words(node.start - 60, node.start)):
                        continue  # "Before Qanat she was an engineer at Ericsson"
                    if _SEVERAL_OF_ONE.match(sentence.words(node.end, node.end + 40)):
                        continue
                    affiliation = node.mentions[0].affiliation_id
                    entity = self.catalogue.get(affiliation) if affiliation else None
                    if entity is not None and not OBSERVER_ROLES & set(entity.roles):
                        found = as_kind(
                            Mention(node.start, node.end, node.mentions[0].text, entity.id, entity.name, entity.kind),
                            kinds,
                        )
                        if found is not None:
                            return (found,)
                    main = self.main_company
                    if main is not None and main.id == affiliation and main.id not in exclude and main.kind in kinds:
                        return (main,)
        return ()


def referent_of(sentence: Sentence, kinds: Sequence[str], exclude: Sequence[str]) -> tuple[Mention, ...]:
    """What a sentence is about that opens with a word that refers back, before any name of the same kind."""
    for kind, (start, mention) in sentence.referents.items():
        meant = as_kind(mention, kinds)
        first = next((n.start for n in sentence.nodes if not n.anaphor and not n.marker and n.has((kind,))), None)
        if meant is not None and meant.id not in exclude and (first is None or start < first):
            return (meant,)
    return ()
