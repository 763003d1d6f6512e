"""Descriptions that refer back: "the Taiwanese group", "the start-up", 这家公司."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from assets.facts.discourse.grammar import common, grammar_words
from assets.facts.discourse.references import ORGANISATIONS, as_kind
from assets.facts.discourse.sentence import Node, Sentence
from assets.facts.discourse.speakers import Speakers
from assets.facts.mentions import Mention

# A country, by its code, the words that tell it, and roles of the catalogue.
_Description = tuple[str | None, str, frozenset[str]]
SUBJECT_REACH = {"en": 40, "zh": 16}
# Within how many characters of its clause's beginning who acts stands.
_OPENS_CLAUSE = 14


class Descriptions(Speakers):
    """Finds whom a description means."""

    def _described_before(self, node: Node, kinds: Sequence[str], sentence: Sentence) -> tuple[Mention, ...]:
        """Whom a sentence that begins with a description goes on about: "The Hangzhou lab trained V3; it has"."""
        first = next((n for n in sentence.nodes if n.kinds & ORGANISATIONS and not n.source), None)
        if sentence.language == "en":
            # "A price war with Supermicro goes on, and the Californian rival is hungry: it won"
            subjects = [
                n
                for n in sentence.nodes
                if n.end <= node.start
                and n.kinds & ORGANISATIONS
                and not (n.marker or n.vendor or n.owner or n.source)
                and n.start - sentence.clause(n.start, n.start)[0] <= _OPENS_CLAUSE
            ]
            first = subjects[-1] if subjects and subjects[-1].anaphor else first
        if first is None or not first.anaphor or first.pick or first.count or first.marker or first.end > node.start:
            return ()
        others = [n for n in sentence.nodes if first.end <= n.start and n.end <= node.start and n.kinds & ORGANISATIONS]
        # What stands behind a verb of the same clause is its object, and takes the topic from nobody.
        acting = [n for n in others if n.start - sentence.clause(n.start, n.start)[0] <= _OPENS_CLAUSE]
        if any(not (n.marker or n.vendor or n.owner or n.source) for n in acting):
            return ()
        return self.members(first, kinds, sentence)

    def _described(self, node: Node, kinds: Sequence[str], sentence: Sentence) -> tuple[Mention, ...]:
        """The company named last of which a description is known to hold: "the Taiwanese group", "the start-up"."""
        described = _description(sentence, node)
        if described is None:
            return ()
        paragraph = [sentence, *(past for past in reversed(self.history) if past.block == sentence.block)]
        for marked in (False, True):
            for past in paragraph:
                for other in past.nodes:
                    behind = past is sentence and other.end > node.start
                    if other.anaphor or behind or not other.kinds & ORGANISATIONS:
                        continue
                    if bool(other.marker or other.vendor) != marked:
                        continue
                    members = self._actors(other, kinds, past)
                    if len(members) == 1 and self._answers(members[0], described):
                        return members
        return ()

    def _answers(self, mention: Mention, described: _Description) -> bool | None:
        """Whether a description holds of a company; None where the catalogue does not know."""
        entity = self.catalogue.get(mention.id)
        if entity is None:
            return None
        country, place, roles = described
        # "the Redmond company" is none of Seattle's; of whose seat nothing is known, the country decides.
        seated = place in entity.seats if entity.seats and place in self.catalogue.seats else entity.country == country
        return (country is None or seated) and (not roles or bool(roles & set(entity.roles)))

    def _unlike(self, sentence: Sentence, reference: Node) -> tuple[str, ...]:
        """The companies named before of which a description is known not to hold."""
        described = _description(sentence, reference)
        if described is None:
            return ()
        named = {m.id: m for past in (sentence, *self.history) for n in past.nodes for m in n.mentions}
        if self.main_company is not None:
            named[self.main_company.id] = self.main_company
        companies = (m for m in named.values() if m.kind in ORGANISATIONS)
        return tuple(m.id for m in companies if self._answers(m, described) is False)

    def _main_as_party(self, node: Node, kinds: Sequence[str], sentence: Sentence) -> tuple[Mention, ...]:
        """The company of the article, with which another deals: "Fujitsu has entered into a partnership with the firm".

        Its name must have stood in the paragraph.
        """
        main = as_kind(self.main_company, kinds) if self.main_company is not None else None
        if main is None or node.marker not in common().direction or sentence.language != "en":
            return ()
        first = next((n for n in sentence.nodes if n.kinds & ORGANISATIONS and n.mentions and not n.source), None)
        if first is None or first.marker or first.end > node.start or any(m.id == main.id for m in first.mentions):
            return ()
        paragraph = [past for past in self.history if past.block == sentence.block]
        named = any(m.id == main.id for past in paragraph for n in past.nodes for m in n.mentions)
        return (main,) if named else ()

    def _named_last(self, kinds: Sequence[str], sentence: Sentence, before: int) -> tuple[Mention, ...]:
        """Whom "that company" means: whichever was named last in the paragraph."""
        for past in (sentence, *(past for past in reversed(self.history) if past.block == sentence.block)):
            for node in reversed(past.nodes):
                ends = node.end <= before and not (node.anaphor or node.source)
                if ends and node.has(kinds) and (members := self._actors(node, kinds, past)):
                    return members if len(members) == 1 else ()
        return ()

    def _shown(self, kinds: Sequence[str], told: str, past: Sentence, main: Mention | None) -> Mention | None:
        """Which of several companies of the sentence before 这家… points to; None where there are not several.

        The last one, if a word such as 后者 comes back to it, else the one that fits the description, else that of the
        article, else the last: who acted goes on without a word; what is pointed to is whom the sentence brought.
        """
        named: dict[str, Mention] = {}
        returned: Mention | None = None
        for node in past.nodes:
            if not node.kinds & ORGANISATIONS and node.pick not in ("former", "latter"):
                continue
            found = self._actors(node, kinds, past) if not node.bracket else ()
            if len(found) == 1:
                named[found[0].id] = named.get(found[0].id, found[0])
            returned = found[0] if node.pick and len(found) == 1 else None
        if len(named) < 2:
            return None
        if returned is not None:
            return returned
        roles = next((names for names, pattern in _chinese_descriptions() if pattern.search(told)), None)
        fitting = [m for m in named.values() if roles and (e := self.catalogue.get(m.id)) and roles & set(e.roles)]
        if len(fitting) == 1:
            return fitting[0]
        return next((m for m in named.values() if main is not None and m.id == main.id), [*named.values()][-1])

    def _subject_described(
        self, kinds: Sequence[str], sentence: Sentence, before: int, exclude: Sequence[str]
    ) -> tuple[Mention, ...] | None:
        """The subject of a sentence that opens with a description: "The group has digested Juniper, and capex will".

        None where it opens with another subject; nobody where whom the description means is open.
        """
        first = next((n for n in sentence.nodes if n.kinds & ORGANISATIONS), None)
        if first is None or not first.anaphor or first.pick or first.count or first.marker or first.owner:
            return None
        if first.start - sentence.start > SUBJECT_REACH[sentence.language] or first.end > before:
            return None
        if sentence.language == "zh" and any(
            first.end <= n.start and n.end <= before and n.mentions and not (n.marker or n.vendor)
            for n in sentence.nodes
            if n.kinds & ORGANISATIONS
        ):
            return None
        members = self.members(first, tuple(kinds), sentence)[:1]
        return tuple(m for m in members if m.id not in exclude) or (None if members else ())


@lru_cache(maxsize=1)
def _descriptions() -> tuple[list[tuple[str, re.Pattern[str]]], list[tuple[frozenset[str], re.Pattern[str]]]]:
    """What words tell of a company's country (by its code), and of what it is (by the roles of the catalogue)."""
    told: dict[str, dict[str, str]] = grammar_words()["described"]
    return (
        [(code, re.compile(rf"\b(?:{words})\b")) for code, words in told["countries"].items()],
        [(frozenset(names.split()), re.compile(rf"\b(?:{words})$", re.I)) for names, words in told["roles"].items()],
    )


def _description(sentence: Sentence, node: Node) -> _Description | None:
    """What a description tells of the company that it means: "the Taiwanese group", "the start-up", 这家英国公司."""
    words = sentence.words(node.start, node.end)
    if sentence.language == "zh":
        found = ((code, match[0]) for code, pattern in _chinese_countries() if (match := pattern.search(words)))
        country = next(found, None)
        return None if country is None else (*country, frozenset())
    if len(words.split()) < 2:
        return None
    countries, roles = _descriptions()
    told = next(((code, match[0]) for code, pattern in countries if (match := pattern.search(words))), (None, ""))
    wanted = next((names for names, pattern in roles if pattern.search(words)), frozenset[str]())
    return (*told, wanted) if told[0] is not None or wanted else None


@lru_cache(maxsize=1)
def _chinese_countries() -> list[tuple[str, re.Pattern[str]]]:
    """What words behind 这家 tell of a company's country, by its code."""
    told: dict[str, str] = grammar_words()["described"]["chinese_countries"]
    return [(code, re.compile(rf"[这该](?:家|间)?(?:{words})")) for code, words in told.items()]


@lru_cache(maxsize=1)
def _chinese_descriptions() -> list[tuple[frozenset[str], re.Pattern[str]]]:
    """What words behind 这家 tell of what a company is, by the roles of the catalogue."""
    told: dict[str, str] = grammar_words()["described"]["chinese_roles"]
    return [(frozenset(names.split()), re.compile(words)) for names, words in told.items()]
