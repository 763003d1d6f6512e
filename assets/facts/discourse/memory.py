"""What was said before: sentences, sources, people and companies, and which of them only observe."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import replace

from assets.catalogue.entities import OBSERVER_ROLES, Catalogue
from assets.facts.discourse.references import ORGANISATIONS, reference
from assets.facts.discourse.sentence import Node, Sentence
from assets.facts.mentions import Mention
from assets.facts.model import EntityReference

_OBSERVER_NAME = re.compile(
    r"(?:Research|Securities|Analytics|Consulting|Insights?|Advisors|Advisory|Advisers|Economics|News|Times|Journal|Post|Wire|Weekly|Magazine|Review|Herald|Gazette|Tribune|Daily|Observer|Monitor"
    r"|Brothers|Equities|Markets|Courier|Dispatch|Bulletin|Telegraph|Chronicle|Digest|Newswire|Newsletter|Quarterly"
    r"|证券|投顾|投研|智库|咨询|研究所|研究公司|日报|晚报|早报|快报|时报|周报|周刊|月刊|杂志|新闻|财经|通讯社|网)$"
)


_MADE = frozenset({"chip", "model", "cluster", "product"})


class Memory(ABC):
    """Keeps what a text has told so far."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.publisher: str | None = None
        self.history: deque[Sentence] = deque(maxlen=12)
        self.heading: list[Node] = []
        # Whether the heading tells of nothing but whom its section is of: "### CoreWeave".
        self.headed_alone = False
        # Who makes what the heading of the section is nothing but the name of: 公司 below 寒武纪思元690.
        self.headed_maker: Mention | None = None
        self.last_source: EntityReference | None = None
        self.last_house: EntityReference | None = None
        self.earlier_source: EntityReference | None = None
        self.last_person: EntityReference | None = None
        self.last_named: Mention | None = None
        self.guest: EntityReference | None = None
        self.digested: EntityReference | None = None
        self.people: dict[str, EntityReference] = {}
        self.estimators: set[str] = set()
        self.open_quote = False
        self.default_source: EntityReference | None = None
        self.interviewee: EntityReference | None = None
        self.document: EntityReference | None = None
        self.earlier_document: EntityReference | None = None
        self.main_company: Mention | None = None
        # The month in which a company's fiscal year ends, as the text itself tells.
        self.year_ends: dict[str, int] = {}
        # Whether the article is of the main company alone: it names no other nearly as often.
        self.alone = False
        self.first_company: Mention | None = None
        self.companies: dict[str, Mention] = {}
        self.employed: dict[str, Mention] = {}
        self.first_person = False
        self.own_chip: Mention | None = None
        # The one before the own chip, as far as it has been named.
        self.older_chip: Mention | None = None
        self._own_chips: dict[str | None, Mention | None] = {}
        self.introducing = True
        self.quoting = False
        self.quoted: Mention | None = None
        self.quoted_block = -1
        self.following: Sentence | None = None

    def speak_for(self, company: Mention | None) -> None:
        """Somebody begins to speak for a company: "we" is it, and "our chip" the one that it has told of."""
        before = self.main_company.id if self.main_company is not None else None
        after = company.id if company is not None else None
        if before != after:
            self._own_chips[before] = self.own_chip
            self.own_chip = self._own_chips.get(after)
        self.main_company = company

    @abstractmethod
    def members(self, node: Node, kinds: Sequence[str], sentence: Sentence) -> tuple[Mention, ...]:
        """Whom a node names as one of these kinds; a word that refers back is resolved, or gives nothing.

        What words refer back to depends on who speaks and what is talked about, and these on what words refer back to:
        `Antecedents` tells it, which knows both.
        """

    def new_section(self, nodes: list[Node], *, alone: bool = False, only_names: bool = False) -> None:
        """A heading opens a section: what it names is the topic until something else is.

        Args:
            nodes: The nodes of the heading.
            alone: Whether it tells nothing else, so that "the firm" is whom it names.
            only_names: Whether it is nothing but names, of whatever kind.
        """
        self.heading = [n for n in nodes if not n.anaphor]
        self.headed_alone = alone
        made = [m for n in nodes for m in n.mentions] if only_names else []
        makers = {m.vendor_id for m in made if m.kind in _MADE}
        entity = self.catalogue.get(next(iter(makers)) or "") if len(makers) == 1 else None
        named = entity is not None and not any(m.kind in ORGANISATIONS for m in made)
        self.headed_maker = (
            Mention(made[0].start, made[0].end, made[0].text, entity.id, entity.name, entity.kind)
            if named and entity is not None
            else None
        )

    def recently(self, pattern: str) -> bool:
        """Whether a pattern occurs in the last sentences."""
        compiled = re.compile(pattern)
        return any(sentence.search(compiled) for sentence in self.history)

    def is_observer(self, mention: Mention) -> bool:
        """Whether a company is a medium or a research house."""
        entity = self.catalogue.get(mention.id)
        if mention.provisional and mention.id in self.estimators:
            return True
        if entity is None:
            slug = mention.id.rpartition(":")[2].replace("-", " ").title()
            return mention.provisional and any(
                _OBSERVER_NAME.search(name) for name in (mention.text, mention.name, slug)
            )
        return bool(OBSERVER_ROLES & set(entity.roles))

    def is_observer_reference(self, entity: EntityReference) -> bool:
        """Whether a source is a medium or a research house."""
        return self.is_observer(Mention(0, 0, entity.mention, entity.id, entity.name, entity.kind, entity.provisional))

    def is_medium(self, entity: EntityReference) -> bool:
        """Whether a source is a newspaper, agency or the like that the catalogue knows."""
        known = self.catalogue.get(entity.id)
        return known is not None and "media" in known.roles

    def meet(self, people: Iterable[Mention]) -> None:
        """Remember people by their surnames."""
        for mention in people:
            surname = mention.text.rpartition(" ")[2]
            if mention.provisional and surname == mention.text and surname in self.catalogue.by_surname:
                continue
            self.people[surname] = reference(mention)

    def person(self, surname: str, sentence: Sentence) -> EntityReference | None:
        """Who a surname alone means: a person named before, else the known one of that name.

        Of several, the one whose company the sentence is about, or the article as a whole.
        """
        if surname in self.people:
            return self.people[surname]
        known = self.catalogue.by_surname.get(surname, ())
        if len(known) > 1:
            about = {id_ for n in sentence.nodes for m in n.mentions for id_ in (m.id, m.vendor_id)}
            near = [e for e in known if e.affiliation in about]
            main = self.main_company.id if self.main_company is not None else None
            known = near or [e for e in known if e.affiliation == main]
        if len(known) != 1:
            return None
        return EntityReference(known[0].id, known[0].name, surname)

    def foundry_of(self, mention: Mention) -> Mention | None:
        """The foundry that belongs to a company: Samsung's, Intel's."""
        id_ = self.catalogue.foundries.get(mention.id)
        entity = self.catalogue.get(id_) if id_ else None
        return (
            None
            if entity is None
            else replace(mention, id=entity.id, name=entity.name, kind="foundry", other_ids=(mention.id,))
        )
