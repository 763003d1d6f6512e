"""Who says what is stated: the attributions around it, else who spoke before or whose guidance it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assets.facts.discourse import ANONYMOUS, ORGANISATIONS, Attribution, Sentence, common, reference
from assets.facts.engine.qualifiers.guidance import GUIDANCE, GUIDES
from assets.facts.engine.state import Filled, State
from assets.facts.model import EntityReference, Modality
from assets.facts.patterns import screened

# A range that a company gave for its spending was its own word: 该公司今年资本支出区间已收敛为400亿至420亿美元.
_RANGE_IS = re.compile(r"(?:支出|开支|指引|预测|营收|收入)(?:的)?(?:区间|范围|上限|下限|目标)")
# Behind a company's name: what only itself can know that it wants.
_WANTS = re.compile(
    r"(?:, [^,;]{2,40},|,? which)?\s(?:now |also |itself |still )?(?:wants?|aims?|hopes?|is aiming|is hoping|targets"
    r"|is targeting|promises|promised|pledges|pledged|has pledged|has promised|vows|vowed)\s"
    r"|(?:还|也|则|又|更)?(?:希望|力争|力拼|承诺|誓言|喊出|立下|定下|设定|的?目标(?:是|为|定在|锁定|直指))"
)
# Behind a company's name: what it does with a plan of its own.
_KEEPING = (
    r"\s(?:has |had |also |now |then |again )*(?:st(?:ands|ood) by|st(?:icks|uck) to|reiterated|reaffirmed|kept|keeps"
    r"|maintained|raised|lifted|increased|cut|trimmed|lowered|narrowed)\s(?:[$€£¥\d]|(?:its|this|the|full-year|annual)\b)"
)
_KEEPS = re.compile(r"(?:\*\*)?" + _KEEPING)
_IT_KEEPS = screened(r"\b(?:it|they|the (?:company|group|firm|foundry|chip ?maker))" + _KEEPING)
# A broker's own forecast.
_WE_REVISE = screened(
    r"我们(?:也|亦|同步|因此|并|还)?(?:将|把|上调|下调|上修|下修|维持|预计|预测|预期|测算|估算|估计|给予)"
    r"|\b[Ww]e (?:are at|model|pencil in|now (?:have|model))\b"
)
_GOES_ON = re.compile(
    r"\W*(?:It|Its|The (?:new |same )?(?:chip|part|card|processor|GPU|accelerator))\b|其|它|该|这款|这颗"
)
_TO_COME = re.compile(r"\b(?:is|are) (?:to|due|set|expected|scheduled)\b|\bwill\b")
# Between an aside and who says it: ", ".
_JOINT = 2
_ASIDE = screened(r",\s(?:which|whose|who|where)\b[^,;]*")
# What surveys tell of one company after the other.
_SURVEYED = frozenset({"market_share", "orders", "sales", "holds", "capacity"})
_TOLD_BEHIND = re.compile(
    r",\s(?:[^,;]{0,60}\b(?:said|says|told|added|adds|noted|reported|reports|wrote|confirmed|disclosed|according to)\b)"
)


class Sources(State):
    """Finds who says something."""

    def _source(self, sentence: Sentence, offset: int) -> tuple[EntityReference | None, str, bool]:
        """Who says what stands at an offset, how (said, estimated, reported) and whether it is denied."""
        level, denies = "said", False
        by: EntityReference | None = None
        covering: list[Attribution] = [
            a for a in sentence.attributions if a.start <= offset < a.end and not self._ends_before(a, sentence, offset)
        ]
        begin = sentence.start
        for attribution in sorted(covering, key=lambda a: a.start):
            if attribution.by is not None:
                # 否认…，称…: who denies goes on to say what is so.
                denies = denies and attribution.by != by
                by, begin = attribution.by, attribution.start
            elif attribution.level == "reported" and "；" in sentence.words(begin, attribution.start):
                by = None  # 马斯克说…；字节据说…: the rumour is not his.
            if attribution.level != "said":
                level = attribution.level if level != "reported" else level
            denies = denies or attribution.denies
        media = [a.by for a in covering if a.by is not None and self._discourse.is_medium(a.by)]
        media += [
            a.by
            for a in covering
            if a.by is not None and a.by.id.endswith(":anonymous") and a.start == sentence.start and len(covering) > 1
        ]
        if (
            media
            and by is not None
            and not self._discourse.is_observer_reference(by)
            and not by.id.startswith("person:")
        ):
            by = media[0]  # "Nvidia has told customers …, Reuters reported"
        outlets = [a.by for a in covering if a.by is not None and a.start == sentence.start and a.by in media]
        if by == ANONYMOUS and outlets and outlets[0] != ANONYMOUS:
            by = outlets[0]  # "Officials told Nvidia …, The Information reported"
        if by is not None and by.kind in ORGANISATIONS:
            # "Broadcom sees revenue of $12 billion, Hock Tan told analysts"
            people = [a.by for a in covering if a.by is not None and a.by.kind == "person"]
            known = [(person, self._discourse.catalogue.get(person.id)) for person in people]
            by = next((person for person, entity in known if entity and entity.affiliation == by.id), by)
        by = next((a.by for a in reversed(covering) if a.denies and a.by is not None), by)  # The last word is his.
        if by is not None and _is_aside(sentence, offset, covering):
            by, level = None, "said"
        return by, level, denies

    def _is_other_matter(self, sentence: Sentence, offset: int) -> bool:
        """Whether a semicolon parts a place of a Chinese sentence from what is reckoned: 估算成本…；它由…制造."""
        reckoned = [a.start for a in sentence.attributions if a.level == "estimated" and a.start <= offset < a.end]
        return self._language == "zh" and bool(reckoned) and "；" in sentence.words(max(reckoned), offset)

    def _ends_before(self, attribution: Attribution, sentence: Sentence, offset: int) -> bool:
        """Whether what a company says of itself ended at a semicolon, behind which another acts: 泛林预计…；科磊…."""
        if self._language != "zh" or attribution.by is None or attribution.by.kind not in ORGANISATIONS:
            return False
        if self._discourse.is_observer_reference(attribution.by):
            return False
        # 亚马逊估全年约1250亿美元，Alphabet来到910亿美元: what it reckons of itself ends at a comma too.
        own = attribution.level == "estimated" and not attribution.by.id.endswith(":unnamed")
        marks = "；，" if own else "；"
        mark = max(sentence.text.rfind(m, attribution.start - sentence.start, offset - sentence.start) for m in marks)
        behind = sentence.start + mark + 1
        other = next((n for n in sentence.nodes if n.start == behind and n.mentions and n.kinds & ORGANISATIONS), None)
        return mark >= 0 and other is not None and other.mentions[0].id != attribution.by.id and not other.marker

    def _is_own_forecast(self, sentence: Sentence, offset: int) -> bool:
        """Whether a figure is a broker's own: "it guided to $54 billion; we are at $55 billion"."""
        if self._language == "zh":
            return sentence.search(_WE_REVISE) is not None
        part = max(sentence.text.rfind(mark, 0, max(0, offset - sentence.start)) for mark in ";；") + 1
        own = sentence.search(_WE_REVISE, sentence.start + part, offset)
        return own is not None and "guid" not in sentence.words(sentence.start + part, offset)

    def _credit(
        self, sentence: Sentence, predicate: str, subject: Filled, modality: Modality, offset: int, valued: bool
    ) -> EntityReference | None:
        """Who stands behind a fact of a sentence that names no source for it."""
        if self._discourse.default_source is not None:
            return self._discourse.default_source
        filed = self._discourse.earlier_document
        if filed is not None:
            owners = {m.id for m in subject.mentions} | {
                self._makers[m.id].id for m in subject.mentions if m.id in self._makers
            }
            if filed.id in owners:
                return filed
        unsettled = modality in ("planned", "estimated", "possible")
        guided = unsettled and (
            predicate in ("capex", "capex_change", "revenue", "revenue_change")
            or (predicate == "sales" and sentence.search(GUIDES) is not None)
            or _WANTS.match(sentence.words(subject.end, sentence.end)) is not None
        )
        if guided and self._is_own_forecast(sentence, offset):
            return None  # 我们将腾讯的资本开支上调至…: the broker's own figure.
        speaks = len(subject.mentions) == 1 and subject.mentions[0].kind in ORGANISATIONS
        own = reference(subject.mentions[0]) if guided and speaks else None
        if own is not None:
            spoken = self._spokesman(sentence, own.id)
            named = (
                subject.node is not None and sentence.start <= subject.node.start and _RANGE_IS.search(sentence.text)
            )
            keeps = (
                _KEEPS.match(sentence.words(subject.end, sentence.end)) is not None
                or sentence.search(_IT_KEEPS, sentence.clause(offset, offset)[0], offset) is not None
            )
            if spoken is not None or sentence.search(GUIDANCE) or named or keeps:
                return spoken or own
        last = self._discourse.earlier_source
        if last is not None and predicate == "spec" and _GOES_ON.match(sentence.text):
            # What its maker, or one of the maker's people, tells of a chip goes on with "it".
            speaker = self._discourse.catalogue.get(last.id)
            if {last.id, speaker.affiliation if speaker else None} & {m.vendor_id for m in subject.mentions}:
                return last
        shares_on = predicate in _SURVEYED and predicate in self._recent and valued
        surveys = last is not None and self._discourse.is_observer_reference(last)
        if last is not None and surveys and shares_on and not self._discourse.is_medium(last):
            return last  # The next share or count comes from the same survey.
        if last is not None and (unsettled or common()["part_of"].match(sentence.text)):
            # What the last source spoke of goes on: a part of it, or a prospect that the article cannot know by itself.
            if last.id == "person:anonymous" or (valued and self._discourse.is_observer_reference(last)):
                return last
            entity = self._discourse.catalogue.get(last.id)
            if valued and {last.id, entity.affiliation if entity else None} & {m.id for m in subject.mentions}:
                return last
        if own is not None and not sentence.search(common()["foretold"]):
            return own  # A company's guidance is its own word.
        if subject.node is not None and subject.node.pick == "speaker" and subject.mentions[0].id.endswith(":unnamed"):
            return ANONYMOUS  # "Our warehouse holds 900 H200s": who says so is not told.
        return None

    def _spokesman(self, sentence: Sentence, company: str) -> EntityReference | None:
        """Who acts for a company at the head of a sentence: "Finance chief Mark Murphy lifted the budget"."""
        for node in sentence.nodes:
            mention = node.mentions[0] if node.mentions else None
            if mention is not None and mention.kind == "person" and not mention.anonymous and not node.marker:
                return reference(mention) if mention.affiliation_id == company else None
        return None


def _is_aside(sentence: Sentence, offset: int, covering: Sequence[Attribution]) -> bool:
    """Whether a place lies in a relative clause, or one of time, that the article adds to another's words."""
    if sentence.language == "zh":
        return False
    at = offset - sentence.start
    for match in sentence.finditer(_ASIDE):
        if match.start() <= at < match.end() and _TO_COME.search(match[0]) is None:
            # "…, where deliveries begin in March, it said": what is said behind holds for the aside too.
            return not any(
                match.start() < a.start - sentence.start <= match.end()
                or (a.start == sentence.start and a.by is not None and _is_told_behind(sentence, a, match.end()))
                or (a.start == sentence.start and abs(a.end - sentence.start - match.end()) <= _JOINT < a.end - a.start)
                for a in covering
            )
    return False


def _is_told_behind(sentence: Sentence, attribution: Attribution, offset: int) -> bool:
    """Whether a source that holds for a whole sentence is named behind an offset of it."""
    behind = sentence.text[offset:]
    return attribution.by is not None and _TOLD_BEHIND.match(behind) is not None
