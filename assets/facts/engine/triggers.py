"""Which triggers of a sentence count, and names that trigger by standing side by side."""

from __future__ import annotations

import re

from assets.facts.discourse import ORGANISATIONS, Node, Sentence
from assets.facts.engine.state import COMMON, PERIODIC, TAKES_BACK, State
from assets.facts.frames import REQUIRED_REACH, Trigger
from assets.facts.mentions import Mention
from assets.facts.patterns import screened

# Between the owner's name and that of what is its own.
_JOINED_EN = re.compile(
    r"(?:['’]s?|,?\swhose)\s(?:(?!(?:s|on|of|about|to|for|against|like|and|than|from|with)\b)[\w-]+,?\s){0,3}"
)
_JOINED_ZH = re.compile(
    r"(?:的|在|位于|自建|自研|旗下|首座|第[一二三]座|首个|新|最新|大型|新一代|州|省|市|郡|工厂|超级工厂|那个|团队|自家|主力)*“?"
)
# Between the name of a product and its revenue: 曦云C500系列产品贡献收入.
_OF_LINE = re.compile(
    r"(?:系列|产品线?|业务|板卡|芯片|加速卡|整机|服务器|的|相关|合计|累计|共|贡献|带来|实现|录得|录下)+"
)

_WHETHER = screened(r"\bwhether\b[^,;.]*$|是否[^，。；]*$", re.IGNORECASE)
_IF_LISTED = screened(r"(?<!假)若(?!干)|如果|一旦|假如|倘|\bif\b|\bshould\b", re.IGNORECASE)
# Behind what tells that somebody is on a list: only that he is one of those, of whom no name is told.
_UNNAMED_HEAD_ZH = re.compile(
    r"的(?:另?一家|某家?|其他|多家|几家)?[\u4e00-\u9fff]{0,4}?(?:公司|企业|机构|厂商|客户|实体|供应商)(?!包括|有|：|名单|中|里|，|、)"
)

# A capitalised word inside a sentence, and a trigger that is one.
_CAPITALISED = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+ $")
_ONE_CAPITALISED = re.compile(r"[A-Z][a-z]+")


class Triggers(State):
    """Decides which triggers of a sentence are to be filled."""

    def _joined_names(self, sentence: Sentence) -> list[Trigger]:
        """Where a name stands right before another whose owner it may be: Meta's Hyperion, 中国联通青海三江源."""
        found: list[Trigger] = []
        before: Node | None = None
        for node in sentence.nodes:
            owned = bool(node.mentions) and node.mentions[0].rule == "site:owned"
            if before is not None and not node.kinds & ORGANISATIONS and not node.anaphor and not owned:
                between = sentence.words(before.end, node.start)
                for place in sentence.nodes:
                    if place.kinds == {"region"} and before.end <= place.start and place.end <= node.start:
                        between = between.replace(sentence.words(place.start, place.end), "", 1)
                if (_JOINED_ZH if self._language == "zh" else _JOINED_EN).fullmatch(between):
                    found.extend(
                        Trigger(node.start, node.start, frame)
                        for frame in self.frames.joining
                        if node.has(frame.object[0].kinds) and not frame.object_first
                    )
            if owned:
                # Whose a site is that only its place names, the words that bring it up have told.
                found.extend(
                    Trigger(node.start, node.start, frame)
                    for frame in self.frames.joining
                    if node.has(frame.object[0].kinds) and frame.object_first
                )
            if "cluster" in node.kinds and node.mentions and self._holds_owner(node.mentions[0]):
                found.extend(
                    Trigger(node.start, node.start, frame)
                    for frame in self.frames.joining
                    if "maker" in frame.subject[0].places and node.has(frame.object[0].kinds)
                )
            speaks = node.pick == "speaker"
            if node.kinds & ORGANISATIONS and (node.mentions or node.owner or speaks) and not node.bracket:
                before = node
            elif node.kinds != {"region"}:
                before = None
        return found

    def _holds_owner(self, mention: Mention) -> bool:
        """Whether a name begins with that of its known owner: 中国移动哈尔滨智算中心, Tesla Dojo."""
        entity = self._discourse.catalogue.get(mention.id)
        owner = self._discourse.catalogue.get(entity.owner) if entity and entity.owner else None
        return owner is not None and any(mention.text.startswith(alias.text) for alias in owner.aliases)

    def _counts(self, trigger: Trigger, sentence: Sentence) -> bool:
        frame = trigger.frame
        if frame.require_before is not None and not sentence.search(
            frame.require_before, max(sentence.start, trigger.start - REQUIRED_REACH), trigger.start
        ):
            return False
        if frame.require_after is not None and not frame.require_after.match(
            sentence.words(trigger.end, trigger.end + REQUIRED_REACH)
        ):
            return False
        if self._language == "en" and _is_of_name(trigger, sentence):
            return False
        if frame.rule == "revenue/guided" and _spends(sentence, trigger):
            return False
        if frame.line is not None and frame.line != self._is_line(trigger, sentence):
            return False
        goes_on = frame.continues == "capex" and not self._recent and "capex" in self._stated_before
        if sentence.kind == "bullet" and "label" in frame.object_places:
            goes_on = goes_on or frame.continues in self._listed
        if frame.continues is not None and frame.continues not in self._recent and not goes_on:
            same = any(
                t.frame.predicate == frame.continues
                and t.frame.continues is None
                and t.end <= trigger.start
                and not (frame.continues == "revenue" and self._is_line(t, sentence))
                for t in sentence.triggers
            )
            if not same:
                return False
        if (
            frame.continues == "sales"
            and "revenue" in self._stated
            and not any(t.frame.predicate == "sales" and t.end <= trigger.start for t in sentence.triggers)
        ):
            return False  # After the whole and its parts have been told, what is guided to is the whole.
        if frame.continues is not None and self._measures_else(trigger, sentence):
            return False
        if frame.rule == "capex/guidance-en" and not self._guides_to_spending(trigger, sentence):
            return False
        if frame.predicate == "restricts" and self._is_of_unnamed_head(trigger, sentence):
            return False
        if frame.predicate in ("restricts", "issues"):
            # "lifted the licence requirements for EDA software": what stands there no longer holds.
            for match in sentence.finditer(TAKES_BACK):
                if sentence.start + match.start() <= trigger.start < sentence.start + match.end():
                    return False
            if sentence.search(_WHETHER, trigger.start - 70, trigger.start):
                return False  # "assessing whether they had to halt supplies"
        if frame.rule == "restricts/listed":
            opening = sentence.clause(trigger.start, trigger.start)[0]
            if sentence.search(_IF_LISTED, opening, trigger.start):
                return False
        return frame.require is None or sentence.search(frame.require) is not None

    def _is_of_unnamed_head(self, trigger: Trigger, sentence: Sentence) -> bool:
        """Whether a clause tells only what an unnamed party is: "another firm that has been blacklisted"."""
        if self._language == "zh":
            return _UNNAMED_HEAD_ZH.match(sentence.words(trigger.end, trigger.end + 24)) is not None
        head = next((n for n in reversed(sentence.nodes) if n.end <= trigger.start), None)
        if head is None or not head.mentions or not head.mentions[0].anonymous:
            return False
        between = sentence.words(head.end, trigger.start)
        return re.match(r"\s(?:that|which|who)\b[^,;:]*$", between) is not None

    def _measures_else(self, trigger: Trigger, sentence: Sentence) -> bool:
        """Whether the last measure named before a continuation is another: 营收…；资本开支191亿元，同比增长119%."""
        measures = [
            t
            for t in sentence.triggers
            if t.end <= trigger.start
            and t.frame.continues is None
            and t.frame.predicate in PERIODIC
            and self._counts(t, sentence)
        ]
        last = max(measures, key=lambda t: t.end, default=None)
        if last is not None and last.frame.predicate != trigger.frame.continues:
            return not any(
                t.frame.predicate == trigger.frame.continues and t.start <= last.start and last.end <= t.end + 1
                for t in measures
            )
        since = last.end if last is not None else sentence.start
        return sentence.search(COMMON["profit"], since, trigger.start) is not None

    def _guides_to_spending(self, trigger: Trigger, sentence: Sentence) -> bool:
        """Whether guidance that names no measure is of spending: only that, and no revenue, was told before it."""
        named = {t.frame.predicate for t in sentence.triggers if t.end <= trigger.start and t.frame.continues is None}
        told = next((m for m in (named, self._recent, self._stated_before) if {"capex", "revenue"}.intersection(m)), ())
        return "capex" in told and "revenue" not in told

    def _is_line(self, trigger: Trigger, sentence: Sentence) -> bool:
        """Whether "revenue" is that of a product or segment: H20 revenue, HBM营收."""
        kinds = ("chip", "segment", "technology", "product")
        return any(
            n.mentions
            and n.mentions[0].kind in kinds
            and n.end <= trigger.start
            and not n.bracket
            and (
                (between := _without_times(sentence, n.end, trigger.start).strip(" -’'”\"：:“")) == ""
                or _OF_LINE.fullmatch(between)
            )
            for n in sentence.nodes
        )


def _spends(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether what is guided to is spending: "Nebius plans outlays of $16 billion, while CoreWeave guided to $30bn"."""
    before = [t for t in sentence.triggers if t.end <= trigger.start and t.frame.continues is None]
    named = [t.frame.predicate for t in before if t.frame.predicate in ("capex", "revenue")]
    return bool(named) and named[-1] == "capex" and "revenue" not in named


def _is_of_name(trigger: Trigger, sentence: Sentence) -> bool:
    """Whether a word with a capital ends a name that nothing tells the kind of: the "Income" of "Realty Income"."""
    if sentence.kind != "paragraph" or not sentence.words(trigger.start, trigger.start + 1).isupper():
        return False
    before = _CAPITALISED.search(sentence.words(trigger.start - 24, trigger.start))
    if before is None or not _ONE_CAPITALISED.fullmatch(sentence.words(trigger.start, trigger.end)):
        return False
    start = trigger.start - len(before[0])
    return start > sentence.start + 2 and not any(n.start <= start < n.end for n in sentence.nodes)


def _without_times(sentence: Sentence, start: int, end: int) -> str:
    """Words without the Chinese times among them: the 明年 of 云端ASIC明年营收."""
    words = sentence.words(start, end)
    for time in sentence.times:
        if start <= time.start and time.end <= end and not time.text.isascii():
            words = words.replace(time.text, "", 1)
    return words
