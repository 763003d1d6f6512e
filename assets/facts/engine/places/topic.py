"""Who or what is being talked about, where the clause itself names nobody for a role."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assets.facts.discourse import ORGANISATIONS, Node, Sentence, as_kind, is_of_unknown
from assets.facts.engine.noun_phrases import MEMORY, done_by_region, is_investor
from assets.facts.engine.places.eligibility import NODE, Eligibility
from assets.facts.engine.places.look import Look, told_again
from assets.facts.engine.rule_reference import RuleReference
from assets.facts.engine.state import DEEDS, MEASURES, REPORTED, Filled
from assets.facts.english_syntax import is_passive
from assets.facts.frames import Trigger
from assets.facts.mentions import Mention
from assets.facts.patterns import screened

# What only the paragraph's own topic has: in another paragraph it is more often somebody else's.
_OF_PARAGRAPH = frozenset(
    {"power", "orders", "supplies", "cluster_size", "parameters", "delivery", "price", "price_change", "spec"}
    | {"spec_ratio", "reallocates", "uses", "market_share", "cuts_orders", "production_start", "process_node"}
)
# What is told of a model: what was told of it last is what the next sentence goes on with.
_OF_MODELS = frozenset(
    {"trained_on", "training_time", "training_cost", "training_tokens", "utilization", "parameters", "develops"}
)
# "Blackwell, which went into production last year, brought in": the subject stands before the aside.
_AFTER_ASIDE = screened(r"\w, (?:which|who|now|an?|the|its)\b[^,;]{2,90},\s$")
_THAT_IS = re.compile(
    r"(?:That|This|It) (?:is|was|would be|equals|amount(?:s|ed) to|represent(?:s|ed)|works out)\b|这相当于"
)
_LABEL = re.compile(r"\W*[^:：，,。.;；]{1,28}[:：]")
# Figures of a company as a whole.
_OF_COMPANY = frozenset({"revenue", "revenue_change", "capex", "capex_change", "market_cap"})
# Who sells chips of its own.
_MAKES_CHIPS = frozenset({"chip-designer", "chipmaker", "chip-startup"})
# What may stand before the verb of a clause whose subject is left out: adverbs, and what its comment is about.
_ADVERBS = re.compile(
    r"(?:(?:推理|训练|算力|芯片|硬件|软件|网络|互联|封装|制造|代工|存储|内存|显存|供电|散热|生产|产能|价格|需求|供给|供应|产品|资金|海外|国内|云端"
    r"|端侧|边缘|机房|国产|服务器|业务|整机|成本|工艺|制程|采购|底层|后端|前端)(?:端|侧|上|方面|环节|部分|这边)?则?)?"
    r"(?:[已将并又还则也曾仍再拟便就均都会要先后于是正在起]|此前|目前|随后|同时|计划|打算|准备|首次|现在|近期|今年|其后"
    r"|此外|另外|不过|但是|因此|为此|同期|近日|日前|据悉|据了解|截至|最终|最后|后来|仍然|依然|陆续|开始|直接|一口气|一举)*"
)


_DONE_BY_US = DEEDS | {"sales"}
# What those do who write: 我们预计, 我们了解到.
_WE_RECKON = re.compile(
    r"预计|预测|认为|估计|估算|测算|判断|看好|维持|[上下]调|了解|注意|观察|获悉|相信|预期|假设|给予|，"
)


def _we_do(look: Look, speakers: Sequence[Node]) -> bool:
    """Whether 我们 in the clause of a Chinese verb is its subject, and does not reckon."""
    sentence, start = look.sentence, look.sentence.clause(look.trigger.start, look.trigger.start)[0]
    return any(
        start <= n.start and not n.marker and not _WE_RECKON.search(sentence.words(n.end, look.trigger.start))
        for n in speakers
        if n.end <= look.trigger.start
        # 程砚屏：我们订了2000张: who speaks is known, and so perhaps for whom.
        if not any(a.by is not None and a.start <= n.start < a.end for a in sentence.attributions)
    )


class Topics(Eligibility, RuleReference):
    """Finds who stands in a role by what is being talked about."""

    def _at_topic(self, look: Look) -> Filled | None:
        """Who or what is being talked about."""
        if self._is_none_spoken_of(look):
            return None
        if (told := self._going_on(look)) is not None:
            return told
        role, trigger, sentence, anchor = look.role, look.trigger, look.sentence, look.anchor
        predicate = trigger.frame.predicate
        members = self._spoken_of(look)
        if "regulation" in role.kinds:
            withdrawn = self._withdrawn(sentence, sentence.start, sentence.end)
            members = tuple(m for m in members if m.id not in withdrawn)
        if predicate == "market_share":
            members = tuple(m for m in members if not NODE.match(m.id))
        if predicate == "capacity":
            members = tuple(m for m in members if m.id != "segment:semiconductors")  # Of what a foundry makes, no part.
        if predicate in ("price", "price_change", "production_start", "delivery"):
            members = tuple(m for m in members if m.kind != "technology" or MEMORY.search(m.id))
        if not members or self._is_other_party(trigger, sentence, members):
            return None
        if (
            predicate in _OF_PARAGRAPH
            and not _is_label(sentence, trigger)
            and self._is_from_elsewhere(sentence, members)
        ):
            return None
        buyer = self._buyer_from(look, members) if predicate == "orders" else None
        return buyer or Filled(members, anchor[0], anchor[0], None, look.name)

    def _buyer_from(self, look: Look, members: tuple[Mention, ...]) -> Filled | None:
        """Who bought from the one spoken of, and so buys again: 标包二由超聚变中标。第三批又采购了1600张昇腾."""
        if self._language != "zh" or look.role not in look.trigger.frame.subject:
            return None
        ids = {m.id for m in members}
        orders = [d for d in reversed([*self._deals, *self._stating]) if d.predicate == "orders"]
        last = next((d for d in orders if d.subject.id in ids or (d.object is not None and d.object.id in ids)), None)
        if last is None or {last.subject.id} & {*ids, *look.taken} or last.subject.kind not in look.role.kinds:
            return None
        return told_again(look, last.subject)

    def _is_none_spoken_of(self, look: Look) -> bool:
        """Whether the clause shows that it is about none of those spoken of before."""
        role, trigger, quantity, sentence, anchor = look.role, look.trigger, look.quantity, look.sentence, look.anchor
        predicate, english = trigger.frame.predicate, self._language == "en"
        if look.name == "topic-valued" and quantity is None:
            return True
        if look.name == "topic-initial" and (
            not self._opens_clause(sentence, anchor[0])
            or sentence.search(_AFTER_ASIDE, sentence.start, anchor[0]) is not None
        ):
            return True
        if english and predicate == "launches" and "chip" in role.kinds:
            # "you will be shown a bill": what is launched the sentence must at least refer back to.
            start = sentence.clause(anchor[0], anchor[0])[0]
            refers = any(n.anaphor and n.pick != "speaker" and n.end <= anchor[0] for n in sentence.nodes)
            if not refers and len(sentence.words(start, anchor[0]).split()) > 2:
                return True
        if quantity is not None and predicate in MEASURES and self._has_other_subject(sentence, quantity, trigger):
            return True
        if quantity is not None and predicate in REPORTED and self._is_of_market(sentence, quantity):
            return True
        if english and role.kinds == ("cluster",) and _has_actor_alone(sentence, anchor[0]):
            return True
        if not ORGANISATIONS.intersection(role.kinds):
            return False
        if (
            not english
            and predicate in DEEDS
            and role in trigger.frame.subject
            and done_by_region(sentence, trigger.start)
        ):
            return True
        if self._is_of_others(trigger, sentence, anchor):
            return True
        acts = english and role in trigger.frame.subject
        if acts and is_of_unknown(sentence, anchor[0]):
            return True
        if acts and predicate == "fabricates" and _has_maker(sentence, trigger):
            return True
        return self._is_of_unknown_speaker(look)

    def _going_on(self, look: Look) -> Filled | None:
        """Of whom or what the statement before was, where a figure goes on with it."""
        role, predicate, sentence = look.role, look.trigger.frame.predicate, look.sentence
        if look.quantity is None:
            return None
        if predicate in MEASURES and self._drafts and _THAT_IS.match(sentence.text):
            # "That was 23% of the market": of whom the sum was told.
            told = self._drafts[-1].subject
            if told.kind in role.kinds and "+" not in told.id and told.id not in look.taken:
                return told_again(look, told)
        if "model" in role.kinds and predicate in _OF_MODELS:
            here = any(n.has(("model",)) and n.mentions for n in sentence.nodes)
            last = None if here else next((d for d in reversed(self._drafts) if d.predicate in _OF_MODELS), None)
            model = None if last is None else last.object if last.predicate == "develops" else last.subject
            if model is not None and model.kind == "model" and "+" not in model.id:
                return told_again(look, model)
        return None

    def _spoken_of(self, look: Look) -> tuple[Mention, ...]:
        """Who or what is being talked about before the words and their figure."""
        role, quantity, sentence, taken = look.role, look.quantity, look.sentence, look.taken
        predicate = look.trigger.frame.predicate
        measured = quantity is not None and predicate in MEASURES
        before = min(look.anchor[0], quantity.start) if quantity is not None and measured else look.anchor[0]
        if predicate == "invests_in" and role in look.trigger.frame.object:
            taken = (*taken, *self._investors(sentence))
        members = tuple(m for m in self._discourse.topic(role.kinds, sentence, before, taken) if not m.generic)
        if predicate in REPORTED and len(members) > 1:
            # Several who were named together have no one revenue: the one spoken of before has.
            listed = tuple(m.id for m in members)
            single = self._discourse.topic(role.kinds, sentence, before, (*taken, *listed))
            members = single if len(single) == 1 else members
        if self._language == "en" and predicate in _OF_COMPANY and len(members) == 1:
            members = self._no_buyer(look, members[0])
        if predicate in REPORTED and len(members) == 1:
            members = self._who_reports(look, members[0])
        return members

    def _investors(self, sentence: Sentence) -> Iterator[str]:
        """Who pays for a round of financing in this sentence or an earlier one."""
        for node in sentence.nodes:
            if node.kinds & ORGANISATIONS and is_investor(sentence, node):
                yield from (mention.id for mention in node.mentions)
        yield from (draft.subject.id for draft in self._drafts if draft.predicate == "invests_in")

    def _is_of_unknown_speaker(self, look: Look) -> bool:
        """Whether "we" is the subject of words, and nothing has told for whom it is said.

        The "we" of a report, which nobody is quoted with, is of none of those spoken of.
        """
        speakers = [n for n in look.sentence.nodes if n.pick == "speaker" and n.end <= look.anchor[0]]
        meant = [m for n in speakers for m in self._discourse.members(n, look.role.kinds, look.sentence)]
        untold = self._discourse.first_person and self._discourse.main_company is None
        narrated = self._language == "zh" and not self._discourse.first_person and not meant
        if narrated and look.role in look.trigger.frame.subject:
            return look.trigger.frame.predicate in _DONE_BY_US and _we_do(look, speakers)
        quoted = self._language == "en" and bool(meant) and all(m.anonymous for m in meant)
        return bool(speakers) and (untold or quoted)

    def _who_reports(self, look: Look, found: Mention) -> tuple[Mention, ...]:
        """Whose figure it is that a sentence tells without a name, in an article that is about one company.

        That company's, if the article has told such figures of it and none of whom was last named, with whom the
        paragraph does not begin: 中国移动下了订单，…。全年营收回到14.7亿元.
        """
        main = self._discourse.main_company if self._discourse.alone else None
        if main is None or main.id not in self._reporters or found.id in {main.id, *self._reporters}:
            return (found,)
        if any(n.mentions and n.has(look.role.kinds) for n in look.sentence.nodes if n.end <= look.anchor[0]):
            return (found,)
        paragraph = [p for p in reversed(self._discourse.history) if p.block == look.sentence.block]
        meant = as_kind(main, look.role.kinds)
        opens = paragraph and self._discourse.opener(paragraph) == found.id
        return (found,) if opens or meant is None or meant.id in look.taken else (meant,)

    def _no_buyer(self, look: Look, found: Mention) -> tuple[Mention, ...]:
        """Of whom a paragraph without a name goes on: no buyer of the maker's chips, but whom the text began with."""
        named = any(n.mentions and found.id in {m.id for m in n.mentions} for n in look.sentence.nodes)
        same = any(
            past.block == look.sentence.block and any(found.id in {m.id for m in n.mentions} for n in past.nodes)
            for past in self._discourse.history
        )
        first = self._discourse.first_company
        if named or same or first is None or found.id not in self._buyers or first.id in self._buyers:
            return (found,)
        meant = as_kind(first, look.role.kinds)
        return (meant,) if meant is not None and meant.id not in look.taken else (found,)

    def _at_heading(self, look: Look) -> Filled | None:
        """What the section's heading names."""
        role, taken, name, anchor = look.role, look.taken, look.name, look.anchor
        for node in self._discourse.heading:
            members = tuple(
                m for m in (as_kind(m, role.kinds) for m in node.mentions) if m is not None and m.id not in taken
            )
            if members:
                return Filled(members, anchor[0], anchor[0], None, name)
        return None

    def _at_maker_spoken_of(self, look: Look) -> Filled | None:
        """The company spoken of before, where it is known to make the chips that are counted."""
        members = self._discourse.topic(look.role.kinds, look.sentence, look.sentence.start, look.taken)
        found = [
            m for m in members if (entity := self._discourse.catalogue.get(m.id)) and _MAKES_CHIPS & set(entity.roles)
        ]
        if len(found) != 1:
            return None
        return Filled(tuple(found), look.anchor[0], look.anchor[0], None, look.name)

    def _opens_clause(self, sentence: Sentence, offset: int) -> bool:
        """Whether only adverbs and times stand before an offset in its clause, so that its subject is left out."""
        start, _ = sentence.clause(offset, offset)
        before = sentence.words(start, offset)
        for time in sentence.times:
            if start <= time.start and time.end <= offset:
                before = before.replace(time.text, "", 1)
        return len(before) <= 3 or _ADVERBS.fullmatch(before) is not None


def _has_actor_alone(sentence: Sentence, offset: int) -> bool:
    """Whether a company is the subject before an offset, and nothing refers to a site: "Verne hosts 9,000 chips"."""
    ahead = [n for n in sentence.nodes if n.end <= offset]
    if any(n.anaphor or n.has(("cluster",)) for n in ahead):
        return False
    acting = (n for n in ahead if n.mentions and n.kinds and n.kinds <= ORGANISATIONS)
    return any(not (n.marker or n.owner or n.vendor or n.source) for n in acting)


def _has_maker(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a company that is no foundry stands as the subject of what is made: "Huawei will make 600,000"."""
    start, _ = sentence.clause(trigger.start, trigger.end)
    return any(
        start <= n.start
        and n.end <= trigger.start
        and n.kinds <= ORGANISATIONS
        and not (n.marker or n.owner or n.vendor)
        for n in sentence.nodes
        if n.kinds
    ) and not is_passive(sentence, trigger.start, trigger.end)


def _is_label(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether the trigger is the label of a line in a list, whose subject the line before the list names."""
    match = _LABEL.match(sentence.text)
    return match is not None and sentence.start <= trigger.start and trigger.end <= sentence.start + match.end()
