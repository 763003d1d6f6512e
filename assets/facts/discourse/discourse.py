"""What a text has told so far, and what words refer back to."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from assets.catalogue.entities import Catalogue, Entity
from assets.facts.discourse.grammar import common, grammar
from assets.facts.discourse.references import ANONYMOUS, ORGANISATIONS, as_kind, reference
from assets.facts.discourse.sentence import Node, Sentence
from assets.facts.discourse.standing import (
    NO_NAMES,
    UNKNOWN_SUBJECT,
    WORKED_FOR,
    acting_on,
    is_acted_upon,
    is_aside,
    is_in_passing,
    is_many,
    is_named_before,
    is_object_before,
    is_second,
    is_topical,
    is_yardstick,
)
from assets.facts.frames import load_lexicon
from assets.facts.mentions import Mention
from assets.facts.model import EntityReference
from assets.facts.patterns import screened

# Before what somebody says who works for a company without a name.
_OF_UNNAMED = re.compile(r"[一某有][家位名][^，。；]{0,16}(?:公司|厂商?|企业|平台|机构)[^，。；]{0,20}，")
# Who publishes about others: their names are sources rather than actors.
OBSERVER_ROLES = frozenset(
    {"media", "research-house", "think-tank", "consultancy", "broker", "share-index", "association", "exchange"}
)
_OBSERVER_NAME = re.compile(
    r"(?:Research|Securities|Analytics|Consulting|Insights?|Advisors|Advisory|Advisers|Economics|News|Times|Journal|Post|Wire|Weekly|Magazine|Review|Herald|Gazette|Tribune|Daily|Observer|Monitor"
    r"|Brothers|Equities|Markets|Courier|Dispatch|Bulletin|Telegraph|Chronicle|Digest|Newswire|Newsletter|Quarterly"
    r"|证券|投顾|投研|智库|咨询|研究所|研究公司|日报|晚报|早报|快报|时报|周报|周刊|月刊|杂志|新闻|财经|通讯社|网)$"
)


@lru_cache(maxsize=1)
def _descriptions() -> tuple[list[tuple[str, re.Pattern[str]]], list[tuple[frozenset[str], re.Pattern[str]]]]:
    """What words tell of a company's country (by its code), and of what it is (by the roles of the catalogue)."""
    told: dict[str, dict[str, str]] = load_lexicon("grammar")["described"]
    return (
        [(code, re.compile(rf"\b(?:{words})\b")) for code, words in told["countries"].items()],
        [(frozenset(names.split()), re.compile(rf"\b(?:{words})$", re.I)) for names, words in told["roles"].items()],
    )


# A country, by its code, and roles of the catalogue.
_Description = tuple[str | None, frozenset[str]]


def _description(sentence: Sentence, node: Node) -> _Description | None:
    """What an English description tells of the company that it means: "the Taiwanese group", "the start-up"."""
    words = sentence.words(node.start, node.end)
    if sentence.language != "en" or len(words.split()) < 2:
        return None
    countries, roles = _descriptions()
    country = next((code for code, pattern in countries if pattern.search(words)), None)
    wanted = next((names for names, pattern in roles if pattern.search(words)), frozenset[str]())
    return (country, wanted) if country is not None or wanted else None


@lru_cache(maxsize=1)
def _chinese_descriptions() -> list[tuple[frozenset[str], re.Pattern[str]]]:
    """What words behind 这家 tell of what a company is, by the roles of the catalogue."""
    told: dict[str, str] = load_lexicon("grammar")["described"]["chinese_roles"]
    return [(frozenset(names.split()), re.compile(words)) for names, words in told.items()]


_ON_LINE = re.compile(r"的?[A-Z]?\d*[A-Z]*\s?(?:纳米|nm|奈米|工艺|制程|产线)")
_COUNTED = {"两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_NODE = re.compile(r"segment:\d+nm")
# Who does something for the company spoken of: 为其代工.
_SERVES_IT = re.compile(r"[为替向给对]其(?!他|它|实|余|中|次)")
# Behind the words quoted in an English sentence, where who said them follows.
_QUOTED_TAIL = screened(
    r"[,?!.][”\"]\s(?=\w)|[”\"],?\s(?=(?:says?|said|adds?|added|explains?|explained)\b)|, says? (?=[A-Z])"
    r"|[，。！？][”」](?=[^，。；：“「]{4,40}?(?:说|表示|坦言|直言|笑称|感叹|透露|解释|回忆|告诉|苦笑|补充|强调|指出|道))"
)
# Before what who is interviewed is asked about as his own: "You launched the", "your new chip, the".
_YOURS = re.compile(
    r"\b[Yy]ou (?:have |also |just |recently |first |would |will |were to |planned to )*"
    r"(?:launched|unveiled|released|announced|presented|introduced|designed|built|showed|make|made|sell|sold|ship"
    r"|shipped) (?:the |your |\d[\d,]* )?(?:[\w-]+, )?(?:the )?$|\b(?:[Yy]our|[Oo]ur) (?:[\w-]+ ){0,4}"
    r"(?:[\w-]+, )?(?:the )?$|\bWe (?:\w+ ){1,3}$"
    r"|(?:你们|贵司|贵公司|您|我们|(?:今年|去年|刚|最近|新)[^，。]{0,4}(?:发布|推出))的?[^，。]{0,8}[“「]?$"
)
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


class Discourse:
    """What was said before: topics, the last source, and what words refer back to."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.publisher: str | None = None
        self.history: deque[Sentence] = deque(maxlen=12)
        self.heading: list[Node] = []
        self.last_source: EntityReference | None = None
        self.last_house: EntityReference | None = None
        self.earlier_source: EntityReference | None = None
        self.last_person: EntityReference | None = None
        self.last_named: Mention | None = None
        self.guest: EntityReference | None = None
        self.digested: EntityReference | None = None
        self.people: dict[str, EntityReference] = {}
        self.estimators: set[str] = set()
        self._surnames: dict[str, list[Entity]] = {}
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
        self.introducing = True
        self.quoting = False
        self.quoted: Mention | None = None
        self.quoted_block = -1
        self.following: Sentence | None = None

    def new_section(self, nodes: list[Node]) -> None:
        """A heading opens a section: what it names is the topic until something else is."""
        self.heading = [n for n in nodes if not n.anaphor]

    def remember(self, sentence: Sentence) -> None:
        """Keep a sentence in mind, and which chip of its own the article's company has been speaking of."""
        self._note_referents(sentence)
        self.history.append(sentence)
        if self.main_company is None:
            return
        for node in sentence.nodes:
            for mention in node.mentions:
                # A part that nobody knows, of one who makes chips or is introduced with it, is most likely his.
                nobodys = mention.provisional and mention.vendor_id is None
                lead = sentence.words(max(sentence.start, node.start - 40), node.start) if self.first_person else ""
                introduced = self.introducing or _YOURS.search(lead) is not None
                unknown = nobodys and (self.own_chip is not None or (self.first_person and introduced))
                own = unknown or mention.vendor_id == self.main_company.id
                if own and mention.kind == "chip" and not mention.generic:
                    self.own_chip = mention

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

    def _note_referents(self, sentence: Sentence) -> None:
        """Keep what a sentence is about that names it only by a pronoun or a description, once it has been read."""
        for node in sentence.nodes:
            if not node.anaphor or node.pick or node.count or node.marker:
                continue
            if node.kinds and node.start - sentence.start > _SUBJECT_REACH[sentence.language]:
                continue
            speaks = any(n.source and n.mentions and n.kinds & ORGANISATIONS for n in sentence.nodes)
            if not node.kinds and node.start - sentence.start > 3 and speaks:
                continue  # "Asked if it would sell them, Google said"
            if _EXPLETIVE.match(sentence.words(node.start, node.end + 40)):
                continue
            for kinds in _REFERENTS:
                if not node.has(kinds) or kinds[0] in sentence.referents or (not node.kinds and kinds[0] != "company"):
                    continue
                if any(
                    node.end < n.start <= node.end + 20
                    and n.has(kinds)
                    and not n.marker
                    and not _IS_ITS.fullmatch(sentence.words(node.start, n.start))
                    for n in sentence.nodes
                ):
                    continue  # "The chip concerned, the LPU 2"
                found = self.members(node, kinds, sentence)
                if len(found) == 1 and not found[0].anonymous and not found[0].generic:
                    sentence.referents[kinds[0]] = (node.start, found[0])

    def note_subjects(self, sentence: Sentence, subjects: Sequence[EntityReference]) -> None:
        """Keep the one chip or model of which a sentence told something without naming it as its subject."""
        if sentence.language != "en":
            return
        for kind in ("chip", "model"):
            told = {subject.id: subject for subject in subjects if subject.kind == kind}
            if len(told) != 1 or any(n.mentions and not n.marker and n.has((kind,)) for n in sentence.nodes):
                continue
            subject = next(iter(told.values()))
            if "+" not in subject.id and ":unnamed" not in subject.id:
                meant = Mention(sentence.start, sentence.start, subject.mention, subject.id, subject.name, kind)
                sentence.referents.setdefault(kind, (sentence.start, replace(meant, provisional=subject.provisional)))

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

    def meet(self, people: Iterable[Mention]) -> None:
        """Remember people by their surnames."""
        for mention in people:
            surname = mention.text.rpartition(" ")[2]
            if mention.provisional and surname == mention.text and self._known_people(surname):
                continue
            self.people[surname] = reference(mention)

    def _known_people(self, surname: str) -> list[Entity]:
        if surname not in self._surnames:
            self._surnames[surname] = [
                entity
                for entity in self.catalogue.entities.values()
                if entity.kind == "person" and entity.name.endswith(f" {surname}")
            ]
        return self._surnames[surname]

    def person(self, surname: str, sentence: Sentence) -> EntityReference | None:
        """Who a surname alone means: a person named before, else the known one of that name.

        Of several, the one whose company the sentence is about, or the article as a whole.
        """
        if surname in self.people:
            return self.people[surname]
        known = self._known_people(surname)
        if len(known) > 1:
            about = {id_ for n in sentence.nodes for m in n.mentions for id_ in (m.id, m.vendor_id)}
            near = [e for e in known if e.affiliation in about]
            main = self.main_company.id if self.main_company is not None else None
            known = near or [e for e in known if e.affiliation == main]
        if len(known) != 1:
            return None
        return EntityReference(known[0].id, known[0].name, surname)

    def is_observer_reference(self, entity: EntityReference) -> bool:
        """Whether a source is a medium or a research house."""
        return self.is_observer(Mention(0, 0, entity.mention, entity.id, entity.name, entity.kind, entity.provisional))

    def is_medium(self, entity: EntityReference) -> bool:
        """Whether a source is a newspaper, agency or the like that the catalogue knows."""
        known = self.catalogue.get(entity.id)
        return known is not None and "media" in known.roles

    def members(self, node: Node, kinds: Sequence[str], sentence: Sentence) -> tuple[Mention, ...]:
        """Whom a node names as one of these kinds; a word that refers back is resolved, or gives nothing."""
        if node.pick == "speaker":
            return self._speaker(node, kinds, sentence)
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
        found = tuple(
            self._part_of_machine(m) if m.rule == "system" and m.kind == "chip" else m
            for m in (as_kind(mention, kinds) for mention in node.mentions)
            if m is not None
        )
        if not found and "foundry" in kinds:
            found = tuple(m for m in (self.foundry_of(mention) for mention in node.mentions) if m is not None)
        return found

    def _speaks_unnamed(self, node: Node, sentence: Sentence) -> bool:
        """Whether a word stands in what somebody of an unnamed company says (一家GPU公司的负责人抱怨，他们…)."""
        said = any(a.by == ANONYMOUS and a.start <= node.start < a.end for a in sentence.attributions)
        source = sentence.words(max(sentence.start, node.start - 40), node.start)
        named = any(
            n.end <= node.start and any(m.kind in ORGANISATIONS and not m.anonymous for m in n.mentions)
            for n in sentence.nodes
        )
        return said and not named and _OF_UNNAMED.search(source) is not None

    def _part_of_machine(self, mention: Mention) -> Mention:
        """The chip that a machine is built from, by its own name."""
        entity = self.catalogue.get(mention.id)
        name = entity.name if entity else mention.name.rpartition(" ")[0]
        return replace(mention, name=name, provisional=entity is None)

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
        name = entity.name if entity else told.name if told else slug.replace("-", " ").title()
        words = told.text if told else mention.text  # A company is not called like who speaks for it.
        return Mention(
            mention.start, mention.end, words, mention.affiliation_id, name, kind, provisional=entity is None
        )

    def _company_of(self, source: EntityReference) -> Mention | None:
        """The company that a source is, or for which it speaks: "we", she says."""
        person = self.employed.get(source.id)
        return self.employer(person) if person is not None else self.companies.get(source.id)

    def foundry_of(self, mention: Mention) -> Mention | None:
        """The foundry that belongs to a company: Samsung's, Intel's."""
        id_ = self.catalogue.foundries.get(mention.id)
        entity = self.catalogue.get(id_) if id_ else None
        return (
            None
            if entity is None
            else replace(mention, id=entity.id, name=entity.name, kind="foundry", other_ids=(mention.id,))
        )

    def _antecedent(self, node: Node, kinds: tuple[str, ...], sentence: Sentence) -> tuple[Mention, ...]:
        sentences = [sentence, *reversed(self.history)]
        answers = self.first_person and self.default_source is not None
        actors = ORGANISATIONS.intersection(kinds) and {*ORGANISATIONS, "region", "person"}.issuperset(kinds)
        if answers and actors and not (node.kinds or node.pick or node.count):
            return self._another_company(kinds, sentence, node)
        if node.pick == "parent":
            return self._parent_of_topic(node, kinds, sentence)
        if node.pick:
            pool: list[Mention] = []
            for past in sentences:
                nodes = [n for n in past.nodes if not n.anaphor and (past is not sentence or n.end <= node.start)]
                here = {m.id: m for n in nodes if n.kinds.intersection(kinds) for m in self.members(n, kinds, past)}
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
        if node.count:
            digits = re.search(r"[两三四五六]|\b(?:two|three|four|five|six)\b", sentence.words(node.start, node.end))
            exactly = _COUNTED[digits[0]] if digits else 0
            distinct: dict[str, Mention] = {}
            for past in sentences[:4]:
                nodes = [
                    n
                    for n in past.nodes
                    if not n.anaphor and not n.vendor and (past is not sentence or n.end <= node.start)
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
        if node.kinds == {"region"}:
            return self._the_country(kinds, node, sentences)
        if node.kinds & ORGANISATIONS:
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
        if ORGANISATIONS.intersection(kinds) and (spoken := self._other_than_subject(node, kinds, sentence)):
            return spoken
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
            return True
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
        country, roles = described
        return (country is None or entity.country == country) and (not roles or bool(roles & set(entity.roles)))

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

    def _the_company(self, kinds: Sequence[str], sentence: Sentence, reference: Node) -> tuple[Mention, ...]:
        """Whom 该公司 or "the company" means: one company, the sentence's subject or speaker, else the paragraph's."""
        before = reference.start
        others = (*acting_on(sentence, reference), *self._unlike(sentence, reference))
        main = as_kind(self.main_company, kinds) if self.main_company is not None else None
        if self.first_person and sentence.language == "en" and main is not None:
            return (main,)  # Who is introduced, or speaks, in an interview.
        headed = {m.id: m for n in self.heading for m in self._actors(n, kinds, sentence)}
        if sentence.language == "zh" and len(headed) == 1:
            main = next(iter(headed.values()))  # Of whom a section is.
        reach = _SUBJECT_REACH["zh"] if sentence.language == "zh" else 60
        words = sentence.words(before, reference.end)
        own = sentence.language == "zh" and words in ("公司", "集团") and main is not None
        if own and reference.source and main is not None and is_named_before(sentence, main.id, before):
            return (main,)  # 传英伟达削减了对中际旭创的订单，公司回应称不实: the company of the article answers.
        opening = next((n for n in sentence.nodes if n.start - sentence.start <= 3), None)
        if sentence.language == "en" and opening is not None and opening.anaphor and not opening.kinds:
            members = tuple(m for m in self._antecedent(opening, tuple(kinds), sentence) if not self.is_observer(m))
            if len(members) == 1 and opening.end <= before:
                return members  # "Its Ascend 910C, which SMIC makes, costs …, and the company shipped"
        for node in sentence.nodes:
            if (
                node.end <= before
                and not node.anaphor
                and not (node.marker or is_acted_upon(sentence, node))
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
                any(is_named_before(p, main.id, p.end) for p in paragraph)
                or (self.alone and not self.opener(paragraph))
            )
        ):
            return (main,)  # Others that a portrait names beside its company are called by their names.
        if words.startswith("这家") and paragraph:
            told = sentence.words(before, sentence.clause(before, before)[1])
            if (shown := self._shown(kinds, told, paragraph[0], main)) is not None:
                return (shown,)
        for past in paragraph:
            if referent := _referent(past, kinds, others):
                return referent
            if _SERVES_IT.search(past.text) or past.text.startswith("其中"):
                continue  # 台积电停止为其代工: the one who is served is "the company".
            for node in past.nodes:
                # 据奇鋐内部人士说，…。公司否认: whose people are quoted is spoken of.
                marked = node.marker and node.marker not in ("据", "根据")
                attribute = node.vendor and not (past.language == "zh" and node.start == past.start)
                aside = attribute or is_acted_upon(past, node) or is_in_passing(past, node)
                if not node.anaphor and not marked and not aside:
                    if _ON_LINE.match(past.words(node.end, node.end + 10)):
                        continue  # 用的是台积电7纳米工艺: who makes the chip is not "the company".
                    members = self._actors(node, kinds, past)
                    if len(members) == 1 and members[0].id not in others:
                        return members
        return self.topic(kinds, sentence, before, others)[:1]

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
        if first.start - sentence.start > _SUBJECT_REACH[sentence.language] or first.end > before:
            return None
        if sentence.language == "zh" and any(
            first.end <= n.start and n.end <= before and n.mentions and not (n.marker or n.vendor)
            for n in sentence.nodes
            if n.kinds & ORGANISATIONS
        ):
            return None
        members = self.members(first, tuple(kinds), sentence)[:1]
        return tuple(m for m in members if m.id not in exclude) or (None if members else ())

    def topic(
        self, kinds: Sequence[str], sentence: Sentence, before: int, exclude: Sequence[str] = ()
    ) -> tuple[Mention, ...]:
        """Who is being talked about, looking back from an offset; of "its chip", no chip that another makes."""
        found = self._spoken_of(kinds, sentence, before, exclude)
        if sentence.language == "en" and any(m.kind == "chip" for m in found) and _ITS_CHIP.match(sentence.text):
            owner = self._spoken_of(tuple(ORGANISATIONS), sentence, sentence.start)
            ids = {m.id for m in owner}
            return tuple(m for m in found if not ids or m.vendor_id is None or m.vendor_id in ids)
        return found

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
                if not marked and past is not sentence and (meant := _referent(past, kinds, exclude)):
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
        if ORGANISATIONS.intersection(kinds) and self._opens_with_unknown(paragraph[:2], before):
            return ()
        speaks = self.first_person and ORGANISATIONS.intersection(kinds) and self.main_company is not None
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
                return members
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
        return not any(n.start < end or n.kinds & ORGANISATIONS for n in named)

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
        if first.start - opening.start > _SUBJECT_REACH["en"] and not (first.source and len(named) == 1):
            return ()
        if opening.search(_RELATED_TO_MAIN, opening.start, first.end + 30):
            return ()  # "A rival, Corvid, has complained": a rival of whom the article is about.
        return tuple(m for m in first.mentions if m.id not in exclude and not (m.anonymous or self.is_observer(m)))

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

    def _first_named(
        self, kinds: Sequence[str], sentence: Sentence, before: int, marked: bool, exclude: Sequence[str]
    ) -> tuple[Mention, ...]:
        nodes = [
            n
            for n in sentence.nodes
            if not n.anaphor and n.has(kinds) and n.end <= before and not is_yardstick(sentence, n)
        ]
        if ORGANISATIONS.intersection(kinds):
            nodes = [n for n in nodes if not (is_in_passing(sentence, n) or is_object_before(sentence, n, before))]
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
        for node in sorted(
            nodes,
            key=lambda n: (
                bool(n.marker) and n is not fronted, is_acted_upon(sentence, n), n.bracket, id(n) in attributes,
                n.start < cut, is_aside(n, sentence, before), n.start != latest, n.start,
            ),
        ):  # fmt: skip
            aside = (
                (node.marker and node is not fronted)
                or id(node) in attributes
                or node.bracket
                or is_acted_upon(sentence, node)
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

    def _actors(self, node: Node, kinds: Sequence[str], sentence: Sentence) -> tuple[Mention, ...]:
        return tuple(m for m in self.members(node, kinds, sentence) if not m.anonymous and not self.is_observer(m))


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
_I_WORKED = re.compile(
    r"\bI (?:was|worked|used to work|was working|spent [^,.;]{2,24})(?: still| then)? (?:at|for|with) (?:the )?$"
)
# What the subject of a sentence may refer back to, and within how many characters of its beginning it stands.
_REFERENTS = (("company", "foundry"), ("chip",), ("cluster",), ("model",))
# Within how many characters of its beginning whom a paragraph begins with stands.
_OPENS_PARAGRAPH = {"en": 14, "zh": 4}
_SUBJECT_REACH = {"en": 40, "zh": 16}
# Within how many characters of its clause's beginning who acts stands.
_OPENS_CLAUSE = 14
# Before the subject of a relative clause: "which SMIC makes".
_RELATIVE = screened(r"\b(?:which|that|whom|who|where) (?:the )?$")
# "It is tempting to say that": it means nothing.
_EXPLETIVE = re.compile(
    r"it\s(?:is|was|has been|would be|may be|seems|appears)\s(?!to\b|going\b|due\b|set\b|planning\b|expected\b|said\b"
    r"|likely\b)"
    r"(?:\w+ ){1,3}(?:to|that|whether|which|who)\b",
    re.IGNORECASE,
)


def _referent(sentence: Sentence, kinds: Sequence[str], exclude: Sequence[str]) -> tuple[Mention, ...]:
    """What a sentence is about that opens with a word that refers back, before any name of the same kind."""
    for kind, (start, mention) in sentence.referents.items():
        meant = as_kind(mention, kinds)
        first = next((n.start for n in sentence.nodes if not n.anaphor and not n.marker and n.has((kind,))), None)
        if meant is not None and meant.id not in exclude and (first is None or start < first):
            return (meant,)
    return ()


_ACTS = re.compile(
    r"\W*(?:He|She) (?:\w+ )?(?:expects|plans|wants|aims|hopes|reckons|says|forecasts|intends|will|has|had|is)\b"
)
# Whose somebody else is told to be: "Its rival is CoreWeave" goes on about whose rival it is.
_IS_ITS = re.compile(
    r"(?:Its|Their) [^,;]{2,40} (?:is|are|was|were|remains?|includes?) (?:the )?|[其它]的?[^，。；]{1,10}(?:是|为|包括)"
)
_ITS_CHIP = re.compile(
    r"\W*(?:(?:And|But|Now),? )?(?:Its|Their) "
    r"(?:(?:own|first|new|latest|current|main|only|flagship|AI|inference|training) )*"
    r"(?:chip|part|card|accelerator|processor|silicon)s?\b"
)
