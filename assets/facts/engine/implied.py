"""Facts that no trigger of their own states: done likewise, without a verb, of a known rule."""

from __future__ import annotations

import re
from dataclasses import replace

from assets.facts.described_rules import ISSUED
from assets.facts.discourse import ORGANISATIONS, Node, Sentence, as_kind, reference
from assets.facts.engine.state import DEEDS, PERIODIC, Draft, Filled, Reading
from assets.facts.engine.statements import Statements
from assets.facts.english_syntax import gapped_pairs, is_passive, listed_later
from assets.facts.frames import Trigger
from assets.facts.mentions import Mention
from assets.facts.model import EntityReference, Modality
from assets.facts.patterns import Piece, screened

# A training run with the machine that it ran on, and a sentence that goes on with that machine.
_TRAINED_ON_MACHINE = screened(
    r"(?:训练|预训练|炼成|训出)[^。；]{0,24}?(?:跑在|放在|落在|用的是|依托|基于|全靠|都在|[，、]在|就在|在)[^，。；]{0,20}"
    r"(?:集群|智算中心|超算|算力中心|计算中心)[上里中]?(?:完成|进行|跑完)?[，。]"
)
_SAID_MACHINE = re.compile(r"\W*(?:该|这[座个套一]?|此|上述)(?:集群|智算中心|超算|算力中心|计算中心)")
_DOES_SO = screened(r"\b(?:do|does|did|doing|done) (?:so|likewise|the same)\b|\b(?:follow|followed|follows) suit\b")
# Before where something is sent.
_SENT_TO = re.compile(r"(?:出口|输往|运往|卖给|卖到|卖往|销往|发往|输美|对)至?$")
# Before what takes the place of what a rule bars: 只能改买H20, 转而推出H20.
_INSTEAD = screened(
    r"(?:改|转而)[^，。；]{0,2}[买购用订推采卖][^，。；A-Z\d]{0,6}$|(?:转向|改为|换成|代之以)[^，。；A-Z\d]{0,6}$"
)
# What several may do with one verb, named only for the first of them.
_SHARED_VERBS = frozenset({"uses", "launches", "fabricates", "designs", "develops", "restricts"})


_LICENSED = re.compile(
    r"\b[Ll]icen[cs]es?\b[^,;.]{0,40}\b(?:granted|issued|approved|obtained|received|secured)\b"
    r"|\b(?:granted|issued|approved|obtained|received|secured|got)\b[^,;.]{0,30}\blicen[cs]es?\b"
    r"|许可证?[^，。；]{0,6}(?:已获|获批|获发|发放|批准)|(?:发放|批准|获得|拿到)了?[^，。；]{0,10}许可"
)
# What is told of a training run on some hardware.
_OF_A_RUN = frozenset({"training_time", "utilization"})
# Before the node of a process on which something is made.
_ON_NODE = screened(
    r"\b(?:on|in|using|at) (?:(?:its|the|an?|their|this time) |[A-Z][\w-]*(?: [A-Z][\w-]*)?['’]s? )?(?:[a-z-]+ ){0,2}$"
)
# Before the earlier period whose sum one of a later period is bounded by: 将超过去年的, "will exceed last year's".
_BOUNDED = {
    "zh": screened(
        r"(?P<no>不)?(?:会|将|应|可能)*(?:远|明显|大幅|略)?(?:(?P<over>超过|超出|高于|多于|大于)|低于|少于|小于)$"
    ),
    "en": screened(
        r"(?P<no>not )?(?:(?:be|come in|run|stay) )?"
        r"(?:(?P<over>exceed|surpass|top|above|higher than|more than)|below|less than|lower than) $"
    ),
}
_ITS_SUM = re.compile(r"的|['’]s (?:[$€£¥]|US\$)?")


class Implied(Statements):
    """Drafts what a sentence implies."""

    def _known_restrictions(self, reading: Reading) -> None:
        """State what a known rule restricts where a sentence only hints at it: "the H800, outlawed last month"."""
        self._restricted.update(
            (d.subject.id, d.object.id) for d in reading.drafts if d.predicate == "restricts" and d.object
        )
        sentence = reading.sentence
        frame = self.frames.by_rule.get("restricts/known")
        covered = self._rules.covered
        if frame is None or sentence.kind == "heading":
            return
        found: dict[str, tuple[Mention, list[Mention], int]] = {}
        stated = {d.object.id for d in reading.drafts if d.predicate == "restricts" and d.object}
        for node in sentence.nodes:
            told = [m for m in node.mentions if m.id in covered and m.id not in stated]
            if not told or node.source or node.vendor or node.bracket:
                continue
            if sentence.search(_INSTEAD, node.start - 14, node.start):
                continue
            words = sentence.piece(*self._part_about_rule(sentence, node.start))
            if not self._rules.names_rule(words):
                continue
            cue = self._rules.hint(words)
            if _LICENSED.search(sentence.words(*self._part_about_rule(sentence, node.start))):
                continue  # "Licences for the H20 were granted"
            if cue is None or self._is_done_by_company(sentence, words, words.start + cue.start()):
                continue
            aimed = node.marker in ("to", "for", "对", "向") or sentence.search(_SENT_TO, node.start - 4, node.start)
            for mention in told:
                spoken = self._rule_of(sentence, node.start)
                rule = self._rules.covering(mention.id, spoken, words, sentence.start, aimed=bool(aimed))
                if stated and rule is not spoken:
                    continue  # "The rules of 2023 barred the A800", a version of the A100.
                if rule is not None and (rule.id, mention.id) not in self._restricted:
                    found.setdefault(rule.id, (rule, [], words.start + cue.start()))[1].append(mention)
        for rule, mentions, place in found.values():
            trigger = Trigger(place, place, frame)
            subject = Filled((rule,), place, place, None, "rule")
            objects = Filled(tuple(mentions), mentions[0].start, mentions[-1].end, None, "known")
            if self._assemble(reading, trigger, None, None, "restricts", subject, objects, 0, 1, inherited=False):
                self._restricted.update((rule.id, m.id) for m in mentions)

    def _share_hardware(self, reading: Reading) -> None:
        """Say of a training run's time and utilisation on what chips, where that was told: "The run took 19 days"."""
        for draft in reading.drafts:
            if draft.predicate == "trained_on" and draft.object is not None and draft.modality != "denied":
                self._trained_on.setdefault(draft.subject.id, {})[draft.object.id] = draft.object
        for draft in reading.drafts:
            chips = self._trained_on.get(draft.subject.id, {})
            if draft.predicate in _OF_A_RUN and draft.object is None and len(chips) == 1:
                draft.object = next(iter(chips.values()))

    def _described_rules(self, reading: Reading) -> None:
        """State who made a rule that a phrase describes with its maker and date: 去年10月的美国新规."""
        frame = self.frames.by_rule.get("issues/described")
        stated = {d.object.id for d in reading.drafts if d.predicate == "issues" and d.object}
        if frame is None or reading.sentence.kind == "heading":
            return
        for node in reading.sentence.nodes:
            for rule in node.mentions:
                if rule.rule != ISSUED or rule.id in stated or rule.id in self._issued:
                    continue
                region = self._rules.maker_of(rule)
                maker = self._discourse.catalogue.get(region) if region else None
                if region is None or maker is None:
                    continue
                self._issued.add(rule.id)
                trigger = Trigger(node.start, node.end, frame)
                subject = Filled(
                    (Mention(node.start, node.start, maker.name, region, maker.name, "region"),),
                    node.start, node.start, None, "rule-maker",
                )  # fmt: skip
                made = Filled((rule,), node.start, node.end, node, "described")
                self._assemble(reading, trigger, None, None, "issues", subject, made, 0, 1, inherited=False)

    def _node_of_maker(self, reading: Reading) -> list[Draft]:
        """The process on which a chip is made, where only who makes it is stated: "by TSMC, on its 7nm line"."""
        sentence = reading.sentence
        made = [d for d in reading.drafts if d.predicate == "fabricates" and d.object and d.modality != "denied"]
        nodes = [q for q in sentence.quantities if q.unit == "nm"]
        told = any(d.predicate == "process_node" for d in reading.drafts)
        if told or len({d.object.id for d in made if d.object}) != 1 or len(nodes) != 1:
            return []
        if sentence.search(_ON_NODE, nodes[0].start - 44, nodes[0].start) is None:
            return []
        draft, chip = made[0], made[0].object
        if chip is None or any(q.unit == "wafers" for q in sentence.quantities):
            return []  # "SMIC, which makes the 910C, has 30,000 wafers a month at 7nm"
        return [
            replace(
                draft, predicate="process_node", subject=chip, object=None, rule="process_node/node",
                low=nodes[0].low, high=nodes[0].high, unit="nm", cmp=nodes[0].cmp, time=None, time_text=None,
                value_text=nodes[0].text, start=min(draft.start, nodes[0].start), end=max(draft.end, nodes[0].end),
            )
        ]  # fmt: skip

    def _bounded_by_earlier(self, reading: Reading) -> list[Draft]:
        """What a period is told to be above or below that has no sum of its own: 今年资本开支将超过去年的910亿美元."""
        sentence = reading.sentence
        found: list[Draft] = []
        sums = [d for d in reading.drafts if d.predicate in PERIODIC and d.low is not None and d.modality != "denied"]
        for draft in sums:
            quantity = next((q for q in sentence.quantities if q.text == draft.value_text and q.cmp == "="), None)
            if quantity is None or sum(d.predicate == draft.predicate for d in sums) > 1:
                continue
            opening = sentence.clause(quantity.start, quantity.end)[0]
            times = [t for t in sentence.times if opening <= t.start and t.end <= quantity.start and t.value]
            if len(times) < 2 or not _ITS_SUM.fullmatch(sentence.words(times[-1].end, quantity.start)):
                continue
            bound = sentence.search(_BOUNDED[self._language], times[-2].end, times[-1].start)
            company = self._discourse.catalogue.get(draft.subject.id)
            if bound is None or company is None:
                continue
            whose = Mention(draft.start, draft.start, company.name, company.id, company.name, company.kind)
            above, at_most = bound["over"] is not None, bound["no"] is not None
            own = self.period_of(times[-2], whose, draft.predicate)
            ahead: Modality = "planned" if draft.predicate == "capex" else "estimated"
            found.append(
                replace(
                    draft, time=own, time_text=times[-2].text, modality="asserted" if self._is_over(own) else ahead,
                    low=draft.low if above != at_most else None, high=None if above != at_most else draft.low,
                    cmp=(("<=" if above else ">=") if at_most else (">" if above else "<")),
                )
            )  # fmt: skip
            if self._is_over(draft.time):
                draft.modality = "asserted"  # What is expected is only the later sum.
        return found

    def _is_done_by_company(self, sentence: Sentence, words: Piece, offset: int) -> bool:
        """Whether a company does what hints at a restriction, and no authority or rule is named: 英伟达要求停止生产."""
        if self._rules.maker(words) is not None or self._rules.phrase(words) is not None:
            return False
        start, _ = sentence.clause(offset, offset)
        ahead = [n for n in sentence.nodes if start <= n.start and n.end <= offset and n.mentions and not n.marker]
        return bool(ahead) and bool(ahead[-1].kinds & ORGANISATIONS) and not is_passive(sentence, offset, offset + 12)

    def _trained_on_machine(self, reading: Reading) -> list[Draft]:
        """On what a model was trained whose machine is told of: 训练跑在“石景山”集群上，该集群由2.4万颗昇腾910C组成."""
        sentence = reading.sentence
        sizes = [d for d in reading.drafts if d.predicate == "cluster_size" and d.unit == "units"]
        if len(sizes) != 1 or any(d.predicate == "trained_on" for d in reading.drafts):
            return []
        size = sizes[0]
        past = next(iter(reversed(self._discourse.history)), None)
        where, told = _TRAINED_ON_MACHINE.search(sentence.text), sentence
        if where is None and past is not None and past.block == sentence.block and _SAID_MACHINE.match(sentence.text):
            where, told = _TRAINED_ON_MACHINE.search(past.text), past
        if where is None or (told is sentence and sentence.start + where.end() > size.end):
            return []
        end = told.start + where.end()
        models = [m for n in told.nodes if n.end <= end for m in n.mentions if m.kind == "model"]
        models = models[-1:] or list(self._discourse.topic(("model",), told, end, ()))[:1]
        if not models:
            return []
        model = EntityReference(models[0].id, models[0].name, models[0].text, models[0].provisional)
        return [replace(size, predicate="trained_on", subject=model, rule="trained_on/on-machine-zh", time=None)]

    def _done_likewise(self, sentence: Sentence) -> list[Draft]:
        """What others do as told in the sentence before: "SK Hynix did so in March and Samsung in July"."""
        match = sentence.search(_DOES_SO)
        last = next(
            (d for d in reversed(self._drafts) if d.predicate in DEEDS and d.subject.kind in ORGANISATIONS), None
        )
        if match is None or last is None or last.modality == "denied":
            return []
        verb, end = sentence.start + match.start(), sentence.start + match.end()
        actors = [
            n
            for n in sentence.nodes
            if n.mentions
            and n.kinds & ORGANISATIONS
            and not (n.marker or n.vendor or n.owner or n.source)
            and (n.end <= verb or re.search(r"(?:,|\band|\bwhile)\s$", sentence.words(end, n.start)))
        ]
        found: list[Draft] = []
        for i, actor in enumerate(actors):
            start = max(actor.end, end)
            stop = actors[i + 1].start if i + 1 < len(actors) and actors[i + 1].start > start else sentence.end
            parties = [
                n for n in sentence.nodes if start <= n.start < stop and n.marker in ("for", "to", "with", "from")
            ]
            told = next((m for n in parties for m in n.mentions if m.kind in ORGANISATIONS), None)
            time = next((t for t in sentence.times if start <= t.start < stop and t.value), None)
            by, _, denies = self._source(sentence, actor.start)
            ahead = sentence.search(self._grammar.modality["planned"], actor.start, stop)
            if denies:
                continue
            found.extend(
                replace(
                    last, subject=reference(member), object=reference(told) if told else last.object, low=None,
                    high=None, unit=None, cmp=None, value_text=None, start=min(actor.start, verb),
                    end=max(time.end if time else 0, parties[-1].end if parties else 0, start), by=by,
                    time=time.value if time else None, time_text=time.text if time else None,
                    explicit_time=time is not None, modality="planned" if ahead else "asserted",
                )
                for member in actor.mentions
            )  # fmt: skip
        return found

    def _without_verb(self, reading: Reading) -> list[Draft]:
        """What a clause without a verb says of two others: "Alibaba is using the PPU, and Baidu the Kunlun P800"."""
        sentence = reading.sentence
        found: list[Draft] = []
        told = [d for d in reading.drafts if d.predicate in _SHARED_VERBS and d.object is not None and d.low is None]
        told = [d for d in told if d.high is None and d.object is not None and d.object.kind != d.subject.kind]
        if not told:
            return []
        named = {r.id for d in told for r in (d.subject, d.object) if r is not None}
        verbs = [t.start for t in self._counted if t.frame.predicate in {d.predicate for d in told}]
        for one, other in gapped_pairs(sentence, min(verbs, default=sentence.end)):
            if any(m.id in named for m in (*one.mentions, *other.mentions)):
                continue
            time = next((t for t in sentence.times if one.start <= t.start and t.value), None)
            for last in reversed(told):
                does, done = (self._all_as(n, last.subject.kind) for n in (one, other))
                does, done = (
                    (does, self._all_as(other, _kind(last))) if does else (done, self._all_as(one, _kind(last)))
                )
                if not does or not done or (one.vendor and last.predicate == "uses"):
                    continue  # "uses the MI300X and Nvidia H100s"
                found.extend(
                    replace(
                        last, subject=reference(subject), object=reference(obj), start=one.start, end=other.end,
                        time=time.value if time else last.time, time_text=time.text if time else last.time_text,
                    )
                    for subject in does
                    for obj in done
                    if not obj.generic and not self._discourse.is_observer(subject)
                )  # fmt: skip
                break
        launched = next((d for d in reversed(told) if d.predicate == "launches"), None)
        for node in listed_later(sentence, min(verbs, default=sentence.end)) if launched and not found else ():
            kind = launched.object.kind if launched and launched.object else ""
            time = next((t for t in sentence.times if node.end <= t.start and t.value), None)
            mention = node.mentions[0]
            if launched is None or mention.kind != kind or mention.id in named:
                continue
            if self._vendor_id(mention) in (None, launched.subject.id):
                found.append(
                    replace(
                        launched, object=reference(mention), start=node.start, end=time.end if time else node.end,
                        time=time.value if time else None, time_text=time.text if time else None,
                    )
                )  # fmt: skip
        return found

    def _all_as(self, node: Node, kind: str) -> tuple[Mention, ...]:
        """The members of a node as one kind; none where one is of no such kind."""
        found = [
            as_kind(m, (kind,)) or (self._discourse.foundry_of(m) if kind == "foundry" else None) for m in node.mentions
        ]
        return tuple(m for m in found if m is not None) if None not in found else ()


def _kind(draft: Draft) -> str:
    return draft.object.kind if draft.object else ""
