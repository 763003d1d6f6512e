"""What words that refer back mean: it, that company, the country, 其, 该公司."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assets.facts.discourse.descriptions import SUBJECT_REACH
from assets.facts.discourse.grammar import common
from assets.facts.discourse.references import ORGANISATIONS, as_kind
from assets.facts.discourse.sentence import Node, Sentence
from assets.facts.discourse.standing import (
    acting_on,
    is_acted_upon,
    is_aside,
    is_in_passing,
    is_many,
    is_named_before,
    is_not_meant,
    is_object_before,
    is_ones_relation,
    is_second,
    is_spoken_for,
    is_turned_down,
)
from assets.facts.discourse.topic import Topics, referent_of
from assets.facts.mentions import Mention
from assets.facts.patterns import screened

_ON_LINE = re.compile(r"的?[A-Z]?\d*[A-Z]*\s?(?:纳米|nm|奈米|工艺|制程|产线)")
_COUNTED = {"两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
# Who does something for the company spoken of: 为其代工.
_SERVES_IT = re.compile(r"[为替向给对]其(?!他|它|实|余|中|次)")
# Right before a pronoun to which somebody does something.
_ACTED_ON = re.compile(
    r"\b(?:present|launch|unveil|introduc|releas|announc|show|reveal|open|publish|design|develop|built?d?|train|sell|sold"
    r"|ship|us|deploy|host|operat|run|ran|mak|mad|call|nam)(?:e|es|ed|s|ing|ped|ping|ning)? $"
)
# Right before whom a verb without a subject of its own is about: 换取其部署, 帮助它.
_ON_WHOM = re.compile(
    r"(?:换取|要求|允许|帮助?|协助|支持|敦促|迫使|促使|持有|收购|入股|投资|取代|供给|卖给|交给|[向给为替对与跟从由被])$"
)
# Before who is only told to be somebody's: 主要客户英伟达.
_RELATION = re.compile(r"(?:客户|供应商|伙伴|股东|买家|投资方|代工厂)$")
# Words for goods that were told of: "the new chips", but not "the two chips".
_GOODS = re.compile(
    r"(?:the|these|those) (?:new )?(?:chips|parts|cards|processors|gpus|accelerators)|这批|这些", re.IGNORECASE
)
# Before the subject of a relative clause: "which SMIC makes".
_RELATIVE = screened(r"\b(?:which|that|whom|who|where) (?:the )?$")

# Between whom somebody speaks for and what he calls it.
_SAYS_THAT_IT = re.compile(
    r"\s(?:(?:also|has|had|have|later|then|flatly|again) ){0,2}"
    r"(?:said|says|denied|denies|insisted|insists|argued|argues|claimed|claims|confirmed|confirms|added|adds|stated"
    r"|states|wrote|acknowledged|admitted)(?: (?:on|last|this) \w+)?(?: that)? "
)
# How far behind a comma the subject of a clause may begin: ，而寒武纪.
_LEADS = 2
# Between a person and what he runs.
_WHO_RUNS = re.compile(
    r", who (?:(?:has|had|have|now|still|also|once|is|was) )*"
    r"(?:run|runs|ran|leads?|led|heads?|headed|found|founded|co-founded|set up|started|built|owns|chairs|joined"
    r"|control\w*|running|took over|at the (?:head|helm) of|(?:chief|head|boss|president) of) "
)
# Before what the subject of a sentence is told to be: 身为xAI的供应商，美超微….
_AS_WHAT = re.compile(r"(?:^|[，；])(?:身为|作为|贵为|同为|同是)[^，；]*$")
_THIS_ONE = re.compile(r"[Tt]he (?:company|firm|group|start-up|startup)|(?:该|这家)?公司")
_THE_FIRM = re.compile(r"[Tt]he (?:company|firm|group)")


class Antecedents(Topics):
    """Resolves words that refer back."""

    def members(self, node: Node, kinds: Sequence[str], sentence: Sentence) -> tuple[Mention, ...]:
        """Whom a node names as one of these kinds; a word that refers back is resolved, or gives nothing."""
        if node.pick == "speaker":
            return self._speaker(node, kinds, sentence)
        if node.pick in ("newer", "older"):
            return ()
        if node.pick in ("own", "others"):
            return self._own_or_others(node, sentence) if self.first_person and "chip" in kinds else ()
        if node.anaphor:
            if (
                "company" in kinds
                and sentence.words(node.start, node.end) == "他们"
                and self._speaks_unnamed(node, sentence)
            ):
                return (Mention(node.start, node.end, "他们", "company:unnamed", "unnamed", "company", anonymous=True),)
            wanted = tuple(k for k in kinds if not node.kinds or k in node.kinds)
            return self._antecedent(node, wanted, sentence) if wanted else ()
        # 三星与台积电: the one's foundry and the other.
        foundries = "foundry" in kinds and "company" not in kinds
        named = (as_kind(m, kinds) or (self.foundry_of(m) if foundries else None) for m in node.mentions)
        found = tuple(
            self._part_of_machine(m) if m.rule == "system" and m.kind == "chip" else m for m in named if m is not None
        )
        if not found and "foundry" in kinds:
            found = tuple(m for m in (self.foundry_of(mention) for mention in node.mentions) if m is not None)
        return found

    def _part_of_machine(self, mention: Mention) -> Mention:
        """The chip that a machine is built from, by its own name."""
        entity = self.catalogue.get(mention.id)
        name = entity.name if entity else mention.name.rpartition(" ")[0]
        return replace(mention, name=name, provisional=entity is None)

    def _antecedent(self, node: Node, kinds: tuple[str, ...], sentence: Sentence) -> tuple[Mention, ...]:
        """What a word that refers back means, of these kinds: by what it says, else the topic."""
        sentences = [sentence, *reversed(self.history)]
        answers = self.first_person and self.default_source is not None
        actors = ORGANISATIONS.intersection(kinds) and {*ORGANISATIONS, "region", "person"}.issuperset(kinds)
        if answers and actors and not (node.kinds or node.pick or node.count):
            return self._another_company(kinds, sentence, node)
        if node.pick == "parent":
            return self._parent_of_topic(node, kinds, sentence)
        if node.pick:
            return self._one_of_two(node, kinds, sentence, sentences)
        goods = node.kinds == {"chip"} and _GOODS.match(sentence.words(node.start, node.end))
        if goods and (ordered := self._ordered_last(node, kinds, sentence)):
            return ordered
        if node.count:
            return self._several(node, kinds, sentence, sentences)
        if node.kinds == {"region"}:
            return self._the_country(kinds, node, sentences)
        if node.kinds & ORGANISATIONS:
            if sentence.language == "zh" and ORGANISATIONS.intersection(kinds) != ORGANISATIONS:
                # 公司 is whom the text speaks of, and not whichever of them makes chips for others.
                meant = self._antecedent(node, tuple({*kinds, *ORGANISATIONS}), sentence)
                return tuple(m for m in (as_kind(mention, kinds) for mention in meant) if m is not None)
            if sentence.words(node.start, node.start + 5).lower() == "that ":
                return self._named_last(kinds, sentence, node.start)
            return (
                self._described(node, kinds, sentence)
                or self._main_as_party(node, kinds, sentence)
                or self._the_company(kinds, sentence, node)
            )
        if (
            not node.kinds
            and not ORGANISATIONS.intersection(kinds)
            and not self._is_centre(kinds, sentence, node.start)
        ):
            return ()
        if ORGANISATIONS.intersection(kinds) and (described := self._described_before(node, kinds, sentence)):
            return described
        if ORGANISATIONS.intersection(kinds) and (represented := self._spoken_for(node, kinds, sentence)):
            return represented
        if ORGANISATIONS.intersection(kinds) and (spoken := self._other_than_subject(node, kinds, sentence)):
            return spoken
        that_chip = node.kinds == {"chip"} and sentence.words(node.start, node.start + 5).lower() == "that "
        if that_chip and (last := self._named_last(kinds, sentence, node.start)):
            return last  # "ships memory for the H200. That chip offers": in whatever role it was named.
        found = self.topic(kinds, sentence, node.start)
        if node.kinds == {"chip"} and found and all(m.generic for m in found):
            # 升级到万卡规模，单集群MTT S4000超过1万张。这张卡: the one with a name.
            found = self.topic(kinds, sentence, node.start, tuple(m.id for m in found))
        if sentence.words(node.start, node.end).lower() in ("it", "its", "它", "其"):
            if any(is_many(m) for m in found) or len(found) > 1:
                # "it" is no list and not the 2,000 B200s: the one spoken of before.
                single = self.topic(kinds, sentence, node.start, tuple(m.id for m in found))
                if len(single) == 1 and not is_many(single[0]):
                    return single
            return tuple(m for m in found if not is_many(m))
        return found

    def _ordered_last(self, node: Node, kinds: tuple[str, ...], sentence: Sentence) -> tuple[Mention, ...]:
        """Which chips "the chips" are, if those named last were ordered: not what was turned down for them."""
        for past in (sentence, *(past for past in reversed(self.history) if past.block == sentence.block)):
            chips = [
                n
                for n in past.nodes
                if not (n.anaphor or n.marker in common().comparison or is_turned_down(past, n))
                and n.has(("chip",))
                and (past is not sentence or n.end <= node.start)
            ]
            bought = [t for t in past.triggers if t.frame.predicate == "orders"]
            if chips and not bought:
                return ()
            behind = [n for n in chips if past.language == "zh" or n.start > bought[0].start]
            found = {m.id: m for n in behind for m in self.members(n, kinds, past) if not m.generic}
            if found:
                return tuple(found.values())
        return ()

    def _one_of_two(
        self, node: Node, kinds: tuple[str, ...], sentence: Sentence, sentences: Sequence[Sentence]
    ) -> tuple[Mention, ...]:
        """Whom "the former" or "the latter" means: of the two named last."""
        pool: list[Mention] = []
        for past in sentences:
            nodes = [n for n in past.nodes if not n.anaphor and (past is not sentence or n.end <= node.start)]
            here = {m.id: m for n in nodes if n.kinds.intersection(kinds) for m in self.members(n, kinds, past)}
            if past is sentence and len(here) == 1 and not pool and sentence.language == "zh":
                opening = next((n for n in past.nodes if n.kinds.intersection(kinds) and n.end <= node.start), None)
                if opening is not None and _is_the_company(past, opening):
                    # 公司与中科曙光的合并仍在推进，后者…
                    return tuple(here.values()) if node.pick == "latter" else self.members(opening, kinds, past)[:1]
            if len(here) == 2 and not pool:
                return (tuple(here.values())[0 if node.pick == "former" else -1],)
            for other in reversed(nodes):
                if _RELATION.search(past.words(other.start - 4, other.start)) or is_second(past, other):
                    continue  # 主要客户英伟达已预订, 三星通过英伟达认证: none of the two that are set side by side
                found = self.members(other, kinds, past)
                if len(found) >= 2 and (past is sentence or not pool):
                    return (found[0] if node.pick == "former" else found[-1],)
                pool = [*(m for m in found if m.id not in {p.id for p in pool}), *pool]
                if len(pool) >= 2:
                    return (pool[-2] if node.pick == "former" else pool[-1],)
        return ()

    def _several(
        self, node: Node, kinds: tuple[str, ...], sentence: Sentence, sentences: Sequence[Sentence]
    ) -> tuple[Mention, ...]:
        """Whom words that count mean, "the three firms": a list of so many, else so many of those named last."""
        digits = re.search(r"[两三四五六]|\b(?:two|three|four|five|six)\b", sentence.words(node.start, node.end))
        exactly = _COUNTED[digits[0]] if digits else 0
        distinct: dict[str, Mention] = {}
        part = node.marker == "of" and _GOODS.match(sentence.words(node.start, node.end)) is not None
        for past in sentences[:4]:
            nodes = [
                n
                for n in past.nodes
                if not n.anaphor
                and not n.vendor
                and (past is not sentence or n.end <= node.start)
                # "looked at the MI355X. … has rented half of the chips"
                and not (part and is_turned_down(past, n))
            ]
            for other in reversed(nodes):
                found = self.members(other, kinds, past)
                if len(found) >= node.count and (not distinct or len(found) == exactly):
                    return found
                for mention in reversed(found):
                    distinct.setdefault(mention.id, mention)
                if len(distinct) >= node.count:
                    return tuple(reversed(list(distinct.values())))
        numbered = re.search(r"两|三|四|几|二|\b(?:two|three|four|both)\b", sentence.words(node.start, node.end))
        return () if numbered else tuple(distinct.values())[:1]

    def _parent_of_topic(self, node: Node, kinds: tuple[str, ...], sentence: Sentence) -> tuple[Mention, ...]:
        """Whom 母公司 alone means: to whom the company spoken of is known to belong."""
        for mention in self.topic(kinds, sentence, node.start)[:1]:
            entity = self.catalogue.get(mention.id)
            parent = self.catalogue.get((entity.part_of or entity.owner or "") if entity is not None else "")
            if parent is not None and parent.kind in kinds:
                words = sentence.words(node.start, node.end)
                return (Mention(node.start, node.end, words, parent.id, parent.name, parent.kind),)
        return ()

    def _another_company(self, kinds: Sequence[str], sentence: Sentence, node: Node) -> tuple[Mention, ...]:
        """Whom who is interviewed calls "it" or "they": another company than his own, named in the same answer."""
        barred = [self.main_company.id] if self.main_company is not None else []
        asked = sentence.block
        if sentence.language == "zh":
            asked -= 1  # 问：英伟达Thor你怎么看？答：他们的…
            if node.marker in common().direction:
                start = sentence.clause(node.start, node.start)[0]
                acting = [n for n in sentence.nodes if start <= n.start and n.end <= node.start and not n.marker]
                barred += [m.id for n in acting for m in n.mentions]  # 比亚迪从他们那儿拿了60万颗: not from itself.
        for past in (sentence, *(past for past in reversed(self.history) if past.block >= asked)):
            before = node.start if past is sentence else past.end
            for marked in (False, True):
                if found := self._first_named(kinds, past, before, marked, barred):
                    return found
        return ()

    def _is_centre(self, kinds: Sequence[str], sentence: Sentence, before: int) -> bool:
        """Whether a pronoun may mean one of these kinds: the last sentences' subjects include one."""
        if not {"cluster", "model", "regulation", "product"}.intersection(kinds):
            return not ("chip" in kinds and _tells_of_model(sentence, before))
        acted_on = _ACTED_ON.search(sentence.words(sentence.start, before)) is not None
        for past in [sentence, *reversed(self.history)][:3]:
            nodes = [
                n
                for n in past.nodes
                if not n.anaphor and not n.marker and not n.vendor and (past is not sentence or n.end <= before)
            ]
            if past is sentence and acted_on:
                nodes = [n for n in nodes if not n.kinds & ORGANISATIONS]  # "Intel presented it": not itself.
            if nodes:
                return any(node.has(kinds) for node in nodes[:3])
        return False

    def _spoken_for(self, node: Node, kinds: Sequence[str], sentence: Sentence) -> tuple[Mention, ...]:
        """Whom "it" means in what a representative says: "A lawyer for Corvane denied that it had"."""
        pronoun = sentence.words(node.start, node.end).lower()
        if sentence.language != "en" or pronoun not in ("it", "they"):
            return ()
        for named in sentence.nodes:
            if (
                named.end < node.start
                and named.kinds & ORGANISATIONS
                and not named.anaphor
                and _SAYS_THAT_IT.fullmatch(sentence.words(named.end, node.start))
                and is_spoken_for(sentence, named)
            ):
                return self.members(named, kinds, sentence)
        return ()

    def _other_than_subject(self, node: Node, kinds: tuple[str, ...], sentence: Sentence) -> tuple[Mention, ...]:
        """Whom 其 or 它 means to whom a Chinese subject does something: 博通正与其合作, AMD向它发行权证，换取其部署.

        It is not that subject, but whom the sentence began with, else the company of the article, if the paragraph has
        begun with no other.
        """
        main = as_kind(self.main_company, kinds) if self.main_company is not None else None
        if sentence.language != "zh" or main is None or node.kinds:
            return ()
        start = sentence.clause(node.start, node.start)[0]
        ahead = [n for n in sentence.nodes if n.end <= node.start and n.kinds & ORGANISATIONS and not n.source]
        actors = [
            n for n in ahead if not (n.marker or n.vendor or n.bracket or n.anaphor or is_acted_upon(sentence, n))
        ]
        within = [n for n in actors if n.start >= start]
        if not actors or not (within or _ON_WHOM.search(sentence.words(start, node.start))):
            return ()
        subject = {m.id for m in (within or actors)[-1].mentions}
        first = self.members(actors[0], kinds, sentence)
        if len(first) == 1 and first[0].id not in subject:
            return () if self.is_observer(first[0]) else first
        paragraph = [past for past in self.history if past.block == sentence.block]
        others = any(n.kinds & ORGANISATIONS and n.mentions and not n.marker for past in paragraph for n in past.nodes)
        known = not others or any(is_named_before(past, main.id, past.end) for past in paragraph)
        return (main,) if known and main.id not in subject else ()

    def _the_country(self, kinds: Sequence[str], node: Node, sentences: Sequence[Sentence]) -> tuple[Mention, ...]:
        """Which country "the country" means: the one named last in the paragraph, else the one spoken of."""
        sentence = sentences[0]
        for past in sentences:
            if past.block != sentence.block:
                break
            for other in reversed(past.nodes):
                if other.anaphor or not other.mentions or (past is sentence and other.end > node.start):
                    continue
                if other.mentions[0].kind == "region":
                    return self.members(other, kinds, past)
        return self.topic(kinds, sentence, node.start)

    def _run_by(self, kinds: Sequence[str], sentence: Sentence, reference: Node) -> Mention | None:
        """The company of somebody known, told to run "the company": "Hock Tan, who has run the company since 2006"."""
        for node in sentence.nodes:
            person = node.mentions[0] if node.mentions and node.mentions[0].kind == "person" else None
            if person is None or not _WHO_RUNS.fullmatch(sentence.words(node.end, reference.start)):
                continue
            entity = self.catalogue.get(person.affiliation_id or "")
            if entity is not None:
                own = Mention(reference.start, reference.end, person.text, entity.id, entity.name, entity.kind)
                return as_kind(own, kinds)
        return None

    def _last_subject(
        self, kinds: Sequence[str], past: Sentence, others: Sequence[str], before: int
    ) -> tuple[Mention, ...]:
        """Whom 该公司 means behind two subjects: the one whose clauses come last: …，寒武纪股价大涨."""
        ahead = [n for n in past.nodes if n.end <= before]
        named = [n for n in ahead if n.kinds & ORGANISATIONS and n.mentions and not n.bracket]
        if not named or named[-1].marker or named[-1].vendor or named[-1].owner:
            return ()
        last = named[-1]
        opening = past.clause(last.start, last.end)[0]
        if last.start - opening > _LEADS or opening == past.start or is_acted_upon(past, last):
            return ()
        if is_in_passing(past, last) or is_not_meant(past, last, before - 1) or is_aside(last, past, before):
            return ()
        members = self._actors(last, kinds, past)
        return members if len(members) == 1 and members[0].id not in others else ()

    def _the_company(self, kinds: Sequence[str], sentence: Sentence, reference: Node) -> tuple[Mention, ...]:
        """Whom 该公司 or "the company" means: one company, the sentence's subject or speaker, else the paragraph's."""
        before = reference.start
        if sentence.language == "zh" and sentence.words(before - 2, before) in ("我们", "咱们"):
            speaks = next((n for n in sentence.nodes if n.pick == "speaker" and n.end == before), None)
            return self.members(speaks, kinds, sentence) if speaks is not None else ()
        others = (*acting_on(sentence, reference), *self._unlike(sentence, reference))
        main = as_kind(self.main_company, kinds) if self.main_company is not None else None
        if self.first_person and sentence.language == "en" and main is not None:
            return (main,)  # Who is introduced, or speaks, in an interview.
        if (
            self.first_person
            and sentence.language == "zh"
            and main is None
            and sentence.words(before, reference.end) == "公司"
        ):
            # Who answers for a company that nothing names calls no other so.
            return (Mention(before, reference.end, "公司", "company:unnamed", "unnamed", "company", anonymous=True),)
        headed = {m.id: m for n in self.heading for m in self._actors(n, kinds, sentence)}
        maker = as_kind(self.headed_maker, kinds) if self.headed_maker is not None else None
        if (
            maker is not None
            and not headed
            and maker.id not in others
            and _THIS_ONE.fullmatch(sentence.words(before, reference.end))
        ):
            return (maker,)
        if sentence.language == "zh" and len(headed) == 1:
            main = next(iter(headed.values()))  # Of whom a section is.
        if self.headed_alone and len(headed) == 1 and _THE_FIRM.fullmatch(sentence.words(before, reference.end)):
            of_section = next(iter(headed.values()))
            if of_section.id not in others and not self.is_observer(of_section):
                return (of_section,)
        reach = SUBJECT_REACH["zh"] if sentence.language == "zh" else 60
        words = sentence.words(before, reference.end)
        own = sentence.language == "zh" and words in ("公司", "集团") and main is not None
        if own and reference.source and main is not None and is_named_before(sentence, main.id, before):
            return (main,)  # 传英伟达削减了对中际旭创的订单，公司回应称不实: the company of the article answers.
        if own and (again := _same_word_ahead(sentence, reference)) is not None:
            return self._the_company(kinds, sentence, again)
        if (run := self._run_by(kinds, sentence, reference)) is not None:
            return (run,)
        opening = next((n for n in sentence.nodes if n.start - sentence.start <= 3), None)
        if sentence.language == "en" and opening is not None and opening.anaphor and not opening.kinds:
            members = tuple(m for m in self._antecedent(opening, tuple(kinds), sentence) if not self.is_observer(m))
            if len(members) == 1 and opening.end <= before:
                return members  # "Its Ascend 910C, which SMIC makes, costs …, and the company shipped"
        new_clause = words.startswith(("该", "这家")) and sentence.words(before - 1, before) == "；"
        if new_clause and (last := self._last_subject(kinds, sentence, others, before)):
            return last  # 字节会不会下单，寒武纪不愿多谈；这家公司一季度营收…
        for node in sentence.nodes:
            if (
                node.end <= before
                and not node.anaphor
                and not (node.marker or is_acted_upon(sentence, node))
                and not (sentence.language == "zh" and _AS_WHAT.search(sentence.words(sentence.start, node.start)))
                and (node.start - sentence.start <= reach or node.source)
                and not (sentence.language == "en" and sentence.search(_RELATIVE, node.start - 8, node.start))
                and not is_object_before(sentence, node, before)
            ):
                members = self._actors(node, kinds, sentence)
                if len(members) == 1 and members[0].id not in others:
                    return members
        paragraph = [p for p in reversed(self.history) if p.block == sentence.block]
        if (
            own
            and main is not None
            and main.id not in others
            and (
                any(is_named_before(p, main.id, p.end) or _opens_with_the_company(p) for p in paragraph)
                or (self.alone and not self.opener(paragraph))
            )
        ):
            return (main,)  # Others that a portrait names beside its company are called by their names.
        if words.startswith("这家") and paragraph:
            told = sentence.words(before, sentence.clause(before, before)[1])
            if (shown := self._shown(kinds, told, paragraph[0], main)) is not None:
                return (shown,)
        if (
            words.startswith("该")
            and paragraph
            and (last := self._last_subject(kinds, paragraph[0], others, paragraph[0].end))
        ):
            return last
        for past in paragraph:
            if referent := referent_of(past, kinds, others):
                return referent
            if _SERVES_IT.search(past.text) or past.text.startswith("其中"):
                continue  # 台积电停止为其代工: the one who is served is "the company".
            for node in past.nodes:
                # 据奇鋐内部人士说，…。公司否认: whose people are quoted is spoken of.
                marked = node.marker and node.marker not in ("据", "根据")
                attribute = node.vendor and not (past.language == "zh" and node.start == past.start)
                aside = attribute or is_acted_upon(past, node) or is_in_passing(past, node)
                aside = aside or is_ones_relation(past, node)
                aside = aside or is_not_meant(past, node, past.end - 1) or is_aside(node, past, past.end)
                if not node.anaphor and not marked and not aside:
                    if _ON_LINE.match(past.words(node.end, node.end + 10)):
                        continue  # 用的是台积电7纳米工艺: who makes the chip is not "the company".
                    members = self._actors(node, kinds, past)
                    if len(members) == 1 and members[0].id not in others:
                        return members
        return self.topic(kinds, sentence, before, others)[:1]


def _is_the_company(sentence: Sentence, node: Node) -> bool:
    return node.anaphor and sentence.words(node.start, node.end) in ("公司", "集团")


def _tells_of_model(sentence: Sentence, before: int) -> bool:
    """Whether an English sentence has told of a model and of no chip: "Mixtral has 47 billion; Mistral built it"."""
    ahead = [n for n in sentence.nodes if n.end <= before and n.mentions]
    subject = any("model" in n.kinds and not (n.marker or n.vendor or n.owner) for n in ahead[:1])
    return subject and sentence.language == "en" and not any("chip" in n.kinds for n in ahead)


def _same_word_ahead(sentence: Sentence, reference: Node) -> Node | None:
    """The word 公司 that stands in a sentence before it and before any name: 公司份额为一成，戴尔第一；公司今年…."""
    for node in sentence.nodes:
        if node.end > reference.start:
            break
        if _is_the_company(sentence, node):
            return node
        if node.mentions and node.kinds & ORGANISATIONS and not node.source:
            break
    return None


def _opens_with_the_company(sentence: Sentence) -> bool:
    """Whether a sentence tells of 公司 before it names any: of that of the article."""
    first = next((n for n in sentence.nodes if n.anaphor or (n.mentions and n.kinds & ORGANISATIONS)), None)
    return first is not None and _is_the_company(sentence, first)
