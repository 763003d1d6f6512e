"""Who speaks: for whom "we", "he" or "she" stands, and of whom a sentence quotes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assets.facts.discourse.grammar import grammar
from assets.facts.discourse.memory import Memory
from assets.facts.discourse.references import ANONYMOUS, ORGANISATIONS
from assets.facts.discourse.sentence import Node, Sentence
from assets.facts.mentions import Mention
from assets.facts.model import EntityReference
from assets.facts.patterns import screened

# Before what somebody says who works for a company without a name.
_OF_UNNAMED = re.compile(r"[一某有][家位名][^，。；]{0,16}(?:公司|厂商?|企业|平台|机构)[^，。；]{0,20}，")
# Behind the words quoted in an English sentence, where who said them follows.
_QUOTED_TAIL = screened(
    r"[,?!.][”\"]\s(?=\w)|[”\"],?\s(?=(?:says?|said|adds?|added|explains?|explained)\b)|, says? (?=[A-Z])"
    r"|[，。！？][”」](?=[^，。；：“「]{4,40}?(?:说|表示|坦言|直言|笑称|感叹|透露|解释|回忆|告诉|苦笑|补充|强调|指出|道))"
)
_I_WORKED = re.compile(
    r"\bI (?:was|worked|used to work|was working|spent [^,.;]{2,24})(?: still| then)? (?:at|for|with) (?:the )?$"
)


class Speakers(Memory):
    """Finds who speaks."""

    def follow_quotation(self, sentence: Sentence) -> None:
        """Remember, after a sentence, who is being quoted and whether the quotation goes on."""
        if self.quoted is not None and self.quoted_block != sentence.block:
            self.quoted, self.quoting = None, False
        self.quoted_block = sentence.block
        self.quoted = self._quoted_company(sentence) or self.quoted
        if "“" in sentence.text or "”" in sentence.text:
            self.quoting = sentence.text.rfind("“") > sentence.text.rfind("”")
        elif sentence.text.count('"') % 2:
            self.quoting = not self.quoting

    def _speaks_unnamed(self, node: Node, sentence: Sentence) -> bool:
        """Whether a word stands in what somebody of an unnamed company says (一家GPU公司的负责人抱怨，他们…)."""
        said = any(a.by == ANONYMOUS and a.start <= node.start < a.end for a in sentence.attributions)
        source = sentence.words(max(sentence.start, node.start - 40), node.start)
        named = any(
            n.end <= node.start and any(m.kind in ORGANISATIONS and not m.anonymous for m in n.mentions)
            for n in sentence.nodes
        )
        return said and not named and _OF_UNNAMED.search(source) is not None

    def _speaker(self, node: Node, kinds: Sequence[str], sentence: Sentence) -> tuple[Mention, ...]:
        """For whom "we" speaks: the company of whom the sentence quotes, else of an interview; else nobody named."""
        if "company" not in kinds:
            return ()
        if self.first_person and (once := self._worked_for(node, kinds, sentence)):
            return once
        if self.first_person and self.main_company is not None:
            return (self.main_company,) if self.main_company.kind in kinds else ()
        company = self._quoted_company(sentence)
        if company is not None:
            return (company,) if company.kind in kinds else ()
        text = sentence.words(sentence.start, node.start)
        if len(re.findall(r"[“”\"]", text)) % 2 or text.count("“") > text.count("”") or self.quoting:
            spoken = self.quoted
            if spoken is None and self.guest is not None and self.last_source in (None, self.guest):
                spoken = self.main_company  # Of a portrait the one portrayed speaks.
            if spoken is None:
                said = (a.by for a in sentence.attributions if a.by is not None and a.start <= node.start < a.end)
                spoken = next((company for by in said if (company := self._company_of(by))), None)
            if spoken is not None:
                return (spoken,) if spoken.kind in kinds else ()
            words = sentence.words(node.start, node.end)
            return (Mention(node.start, node.end, words, "company:unnamed", "unnamed", "company", anonymous=True),)
        return ()

    def _worked_for(self, node: Node, kinds: Sequence[str], sentence: Sentence) -> tuple[Mention, ...]:
        """Whom who is interviewed worked for at the time: "I was at Allegro, and we had bought 600 cards"."""
        for other in sentence.nodes:
            lead = sentence.words(max(sentence.start, other.start - 60), other.start)
            if other.end <= node.start and other.kinds & ORGANISATIONS and _I_WORKED.search(lead):
                return self._actors(other, kinds, sentence)
        return ()

    def _own_or_others(self, node: Node, sentence: Sentence) -> tuple[Mention, ...]:
        """The chip that "ours" means, of who is interviewed; the one that "theirs" means, named last in the answer."""
        if self.own_chip is None or node.pick == "own":
            return (self.own_chip,) if self.own_chip is not None else ()
        for past in (sentence, *(past for past in reversed(self.history) if past.block == sentence.block)):
            for other in reversed(past.nodes):
                chip = other.mentions[0] if other.mentions else None
                if chip is not None and chip.kind == "chip" and not chip.generic and chip.id != self.own_chip.id:
                    return (chip,)
        return ()

    def _quoted_company(self, sentence: Sentence) -> Mention | None:
        """The company of whom a sentence quotes: the source's, else the one named behind the closing quotation mark."""
        for source in sentence.nodes:
            if source.source and source.mentions and (company := self.employer(source.mentions[-1])) is not None:
                return company
        closing = max((m.end() for m in sentence.finditer(_QUOTED_TAIL)), default=-1)
        if closing < 0:
            return self._speaks_next(sentence)
        for node in sentence.nodes:
            if node.start >= sentence.start + closing and node.mentions and node.mentions[-1].kind in ORGANISATIONS:
                return self.employer(node.mentions[-1])
        return None

    def _speaks_next(self, sentence: Sentence) -> Mention | None:
        """Whose the speaker is that only the next sentence names: “我们有三百张。”面壁智能的李大海说."""
        following = self.following
        if following is None or following.block != sentence.block or sentence.text.rstrip()[-1:] not in ("”", "」"):
            return None
        node = next((n for n in following.nodes if n.mentions and n.start - following.start <= 2), None)
        if node is None or node.mentions[0].kind not in (*ORGANISATIONS, "person"):
            return None
        says = grammar(sentence.language).verbs.search(following.words(node.end, node.end + 24))
        return self.employer(node.mentions[0]) if says else None

    def of_pronoun(self, sentence: Sentence, before: int) -> Mention | None:
        """For whom "he" or "she" acts: the company of the person named last, of an unnamed guest an unnamed one."""
        people = [n.mentions[0] for n in sentence.nodes if n.end <= before and n.mentions and n.has(("person",))]
        named = next((m for m in reversed(people) if not m.anonymous), None) or self.last_named
        if named is not None:
            return self.employer(named)
        if self.guest is not None and self.guest.id == ANONYMOUS.id:
            return Mention(before, before, "", "company:unnamed", "unnamed", "company", anonymous=True)
        return None

    def employer(self, mention: Mention) -> Mention | None:
        """The company that speaks, or for which a person speaks."""
        if mention.kind in ORGANISATIONS:
            return None if self.is_observer(mention) or mention.anonymous else mention
        entity = self.catalogue.get(mention.affiliation_id) if mention.affiliation_id else None
        if mention.affiliation_id is None or mention.affiliation_id.partition(":")[0] not in ORGANISATIONS:
            return None
        kind, _, slug = mention.affiliation_id.partition(":")
        told = self.companies.get(mention.affiliation_id)
        if told is None and entity is None:
            # "Femke Haan, who runs Polder", of Polder Compute: by the name that it has in full.
            longer = [m for id_, m in self.companies.items() if id_.startswith(f"{mention.affiliation_id}-")]
            told = longer[0] if len(longer) == 1 else None
        id_ = told.id if told is not None and entity is None else mention.affiliation_id
        name = entity.name if entity else told.name if told else slug.replace("-", " ").title()
        words = told.text if told else mention.text  # A company is not called like who speaks for it.
        return Mention(mention.start, mention.end, words, id_, name, kind, provisional=entity is None)

    def _company_of(self, source: EntityReference) -> Mention | None:
        """The company that a source is, or for which it speaks: "we", she says."""
        person = self.employed.get(source.id)
        return self.employer(person) if person is not None else self.companies.get(source.id)

    def _own_speaker(
        self, kinds: Sequence[str], sentence: Sentence, before: int, exclude: Sequence[str]
    ) -> tuple[Mention, ...]:
        """The company that tells of itself behind what it tells: "Revenue last month was a record, Quanta said"."""
        if sentence.language != "en" or not ORGANISATIONS.intersection(kinds):
            return ()
        for attribution in sentence.attributions:
            by = attribution.by
            if by is None or by.kind not in ORGANISATIONS or not attribution.start <= before < attribution.end:
                continue
            node = next((n for n in sentence.nodes if n.source and any(m.id == by.id for m in n.mentions)), None)
            if node is None or node.start < before or any(n.end <= before and n.has(kinds) for n in sentence.nodes):
                continue
            members = tuple(m for m in node.mentions if m.id not in exclude and not self.is_observer(m))
            if members and node.has(kinds):
                return members
        return ()

    def _actors(self, node: Node, kinds: Sequence[str], sentence: Sentence) -> tuple[Mention, ...]:
        return tuple(m for m in self.members(node, kinds, sentence) if not m.anonymous and not self.is_observer(m))
