"""Numbers that leave their unit out: the measure told before that lends it to them, and its frame."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assets.facts.discourse import Node, Sentence
from assets.facts.engine.state import DEEDS, Attachment, Reading, State, like
from assets.facts.quantities.quantity import Quantity

# Behind a number that is no attribute of a noun.
_ENDS = {
    "en": re.compile(
        r"\s*(?:[.;:)!?”\"—–]|,(?!\d)|$)"
        r"|\s(?:in|by|at|for|since|now|today|this|last|next|over|within|and|or|but|while|as|to|from|more|again|so far"
        r"|apiece|on|before|after|until|when|if|with|then|already|early|late|altogether|under"
        r"|(?:a|per) (?:week|month|quarter|year)|of (?:them|those|these|which))\b"
    ),
    "zh": re.compile(r"(?:左右|上下|以上|以下|出头)?(?:[，。；、）)：…”」！]|\s|$)"),
}
# Between a verb and its number, and the verbs of a clause that says no more than whose the number is, or when.
_ABOUT = (
    r"(?:\s(?:to|at|about|around|some|roughly|nearly|almost|over|only|just|another|a further|up|from|now|by|still"
    r"|already|then|even|well|close|between|off|down|back|with|as|first|last))*\s$"
)
_HAVING = re.compile(
    r"(?:^|[\s,’'])(?P<verb>is|are|was|were|be|been|has|have|had|gets?|got|takes?|took|taken|wants?|wanted"
    r"|manages?|managed|offers?|offered|reach(?:es|ed)?|hits?|goes|went|gone|go|comes?|came|rise|rose|fell|fall|runs?|ran"
    r"|stands?|stood|does|did|makes?|made|carries|carried|see|sees|saw|asks?|asked|pays?|paid|spends?|spent"
    r"|expects?|expected|guid(?:es|ed)|plans?|planned|forecasts?|targets|makes? up|made up"
    r"|starts?|started|ends?|ended|puts? (?:it|that|this|them)|(?<=, )with|against|than|versus|and)" + _ABOUT,
    re.IGNORECASE,
)
_TO_HAVE = re.compile(r"\b(?:(?:to|will|would|should|may|might) have|owns?|holds?)" + _ABOUT)
_COPULA = frozenset(("is", "are", "was", "were", "be", "been"))
_VERB = re.compile(r"(?P<verb>[A-Za-z]+)" + _ABOUT)
_HAVING_ZH = re.compile(
    r"(?:是|为|有|达|到|至|要价?|只|仅|大?约|大概|则|也|还|却|已经?|在|升|降|涨|跌|缩|翻|做|增|占|扩|推|砍|提高?|了|另|再|又|更|能|会"
    r"|将|接近|不足|其中|现在|眼下|如今|有望|预计|估计|计划|可能|变成|变为|减|剩|就|自|于)*"
)
_VERB_ZH = re.compile(r"(?P<verb>[\u4e00-\u9fff])(?:了|到|为|至|出|约|大约|近|超过|不到)*$")
# A word of a clause that says more than its verb, its names and its times do.
_STRANGE_WORD = re.compile(
    r"\b(?!(?:a|about|already|also|an|and|another|are|around|as|at|be|been|but|by|can|could|even|expects?|first|for|from"
    r"|further|had|half|has|have|he|here|his|if|in|is|it|its|just|last|least|less|may|might|more|most|nearly|no|not|now"
    r"|of|on|once|one|only|or|our|over|rather|roughly|same|she|should|since|so|some|still|such|than|that|the|their|them"
    r"|then|there|these|they|this|those|to|too|under|until|up|was|we|were|when|where|whereas|while|will|with|would"
    r"|years?|months?|quarter|ago|earlier|later|you|s)\b)[a-z][a-z-]*",
    re.IGNORECASE,
)
_STRANGE = 3
# What else is counted or quoted: what follows is no more of the measure before.
_ELSE = re.compile(
    r"\b(?:shares?|staff|people|employees|jobs|points|customers|users|headcount|votes|models?|Street|consensus)\b"
    r"|股价|员工|用户|人数|客户"
)
# "TrendForce says it was 250,000", "Jefferies' guess is"
_SAYS = re.compile(
    r"(?:['’]s?)?\s(?:says|said|thinks|reckons|reckoned|estimates|estimated|believes|puts|put|has it|guess|estimate"
    r"|figure|count|number)\b"
)
# A subject that has no name: "its successor took 2,048".
_NAMELESS = re.compile(
    r"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Aa]n?|[Oo]ne|[Oo]ur)\s(?:[a-z-]+\s){0,2}?(?:successors?|predecessors?|forerunners?|rivals?|siblings?|older|newer"
    r"|bigger|smaller|other|others|former|latter|previous|next|first|second|third|fourth|new|old|model|card|chip)\b(?!\s(?:quarter|half|year"
    r"|three|month|figure|number))"
)
# A further part is no new level of what was told; of deeds each is told for itself.
_FURTHER = re.compile(r"\b(?:another|a further|an extra|an additional|an added)\s$|(?:再|又|另)[加增添]?$")
_MORE = re.compile(r"\s(?:more|extra)\b")
_EACH_FOR_ITSELF = DEEDS | {"sales", "invests_in"}
# What opens a clause on goods of which some were told of, and what becomes of them.
_REST = re.compile(
    r"\W*(?:[Aa]nd\s|[Bb]ut\s)?(?:[Tt]he|[Aa]|[Aa]nother|[Ss]ome)?\s?"
    r"(?:first|last|remaining|other|further|next|final|additional)?\s?(?:about |some )?"
)
_ARRIVES = re.compile(
    r"(?:\sof (?:them|those))?(?:\smore)?(?:\s(?:that|which) (?:are|were) (?:left|outstanding|still to come))?"
    r"\s(?:(?:are|is|will|should|were|was|have|had)\s[^,.;]{0,20}?)?"
    r"(?:arriv\w+|come|came|deliver\w+|ship\w*|land\w*|due|follow\w*|go live|went live|go in|install\w*)\b"
)
# A part of what was counted, and what was done with it; a sum, and what may stand behind it.
_PART_ZH = re.compile(r"(?:其中|剩下|余下|剩余|首批|另外|还有)的?(?:有|约|近|超过?)*$")
_DONE_ZH = re.compile(r"(?:已|租|卖|交|到货|用|装|给|留|分|运|部署|在|归|来自|还|要|没)")
_OF_SAME_ZH = 5
_SUM_ZH = re.compile(r"[亿兆万](?:多|余|左右|上下)?$")
_PAID_ZH = re.compile(r"(?:出自|来自|由|归|是|[，。；、）)]|左右|上下|$)")
# How much larger or smaller than the one before a figure of the same measure may be.
_ALIKE = {"money": 60.0, "count": 500.0, "wafers": 60.0}
_ALIKE_ELSE = 12.0
_REACH = {"en": 200, "zh": 70}


class Ellipses(State):
    """Reads numbers whose unit and frame an earlier measure tells."""

    def _in_full(self, reading: Reading, quantity: Quantity) -> tuple[Quantity, Attachment | None]:
        """A bare number in the unit that a parallel measure lends it, and that measure; else as it is."""
        sentence = reading.sentence
        if (told_of := self._part_or_sum_zh(reading, quantity)) is not None:
            return told_of, None
        if (goods := self._arriving(reading, quantity)) is not None:
            return replace(quantity, unit="units", dimension="count"), goods
        if not self._stands_alone(sentence, quantity):
            return quantity, None
        bare = replace(quantity, unit=None, dimension="number")
        has = _TO_HAVE.search(sentence.words(quantity.start - 24, quantity.start)) is not None
        for told in self._parallels(reading, quantity):
            if has and told.value.predicate in ("orders", "supplies"):
                continue  # "has ordered 2,400. By year end it means to have 10,900": how many it then holds.
            full = like(bare, told.quantity)
            if quantity.classifier is not None and told.quantity.dimension != "duration":
                continue
            if told.value.predicate not in _EACH_FOR_ITSELF and (
                _FURTHER.search(sentence.words(quantity.start - 16, quantity.start))
                or _MORE.match(sentence.words(quantity.end, quantity.end + 8))
            ):
                continue
            if _is_alike(full, told):
                return replace(full, classifier=None), told
        return quantity, None

    def _arriving(self, reading: Reading, quantity: Quantity) -> Attachment | None:
        """The delivery of which a number counts what is still to come: "The last thousand arrive in April"."""
        sentence = reading.sentence
        if self._language != "en" or quantity.dimension != "number":
            return None
        start = sentence.clause(quantity.start, quantity.start)[0]
        opens = _REST.fullmatch(sentence.words(start, quantity.start))
        if opens is None or _ARRIVES.match(sentence.words(quantity.end, quantity.end + 50)) is None:
            return None
        told = [a for a in (*(a for a, _ in self._figures), *reading.attachments) if a.quantity.unit == "units"]
        last = told[-1] if told else None
        near = last is not None and quantity.start - last.quantity.end < _REACH["en"]
        return (
            last
            if last is not None and near and last.value.predicate == "supplies" and _is_alike(quantity, last)
            else None
        )

    def _part_or_sum_zh(self, reading: Reading, quantity: Quantity) -> Quantity | None:
        """A number that counts part of what was told, or is a sum in the currency told: 其中6000租给…, 其中5亿出自…."""
        sentence = reading.sentence
        if self._language != "zh" or quantity.dimension != "number":
            return None
        before = sentence.words(quantity.start - 8, quantity.start)
        behind = sentence.words(quantity.end, quantity.end + 4)
        size = quantity.low if quantity.low is not None else quantity.high or 0.0
        told = [q for q in sentence.quantities if q.end <= quantity.start and q.converts is None]
        if told and told[-1].unit == "units" and _PART_ZH.search(before) and _DONE_ZH.match(behind) and size >= 10:
            return replace(quantity, unit="units", dimension="count")
        money = next((q for q in reversed(told) if q.dimension == "money"), None)
        start = sentence.clause(quantity.start, quantity.start)[0]
        named = any(start <= n.start and n.end <= quantity.start for n in sentence.nodes)
        if not named and quantity.start - start > _OF_SAME_ZH:
            return None  # 国投创业跟了6000万: of whom nothing is known.
        if money is not None and size >= 1e7 and _SUM_ZH.search(quantity.text) and _PAID_ZH.match(behind):
            return replace(quantity, unit=money.unit, dimension="money")
        return None

    def _stands_alone(self, sentence: Sentence, quantity: Quantity) -> bool:
        """Whether a number stands for a quantity by itself: no noun behind it, no name that it is part of before."""
        if quantity.dimension != "number" and quantity.classifier != "个":
            return False
        if sentence.kind == "heading" or not _ENDS[self._language].match(
            sentence.words(quantity.end, quantity.end + 14)
        ):
            return False
        name = re.search(r"[A-Z][\w.-]*(,?)\s$", sentence.words(quantity.start - 24, quantity.start))
        if name is None:
            return True
        kinds = ("company", "foundry", "region", "chip") if name[1] else ("company", "foundry", "region")
        return any(n.end == quantity.start - len(name[1]) - 1 and n.mentions and n.has(kinds) for n in sentence.nodes)

    def _parallels(self, reading: Reading, quantity: Quantity) -> Iterator[Attachment]:
        """The measures told before whose clause that of a number is like, the likest first."""
        sentence = reading.sentence
        here = [(a, self._verb(sentence, a.quantity)) for a in reading.attachments]
        told = [
            (a, verb)
            for a, verb in (*self._figures, *here)
            if a.quantity.end <= quantity.start
            and quantity.start - a.quantity.end < _REACH[self._language]
            and a.quantity.unit not in (None, "ratio")
            and a.value.predicate is not None
        ]
        if not told:
            return
        since = max(told[-1][0].quantity.end, sentence.start)
        between = (q for q in sentence.quantities if since <= q.start and q.end <= quantity.start)
        if any(between) or not self._says_no_more(sentence, since, quantity, told[-1][1]):
            return
        verb = self._verb(sentence, quantity)
        for same in (True, False):
            yield from (a for a, its in reversed(told) if (its == verb) is same)

    def _says_no_more(self, sentence: Sentence, since: int, quantity: Quantity, verb: str) -> bool:
        """Whether the words before a number only say whose it is, or when: "it was", "and the H200 manages"."""
        between = sentence.words(since, quantity.start)
        if _ELSE.search(between) or self._tells_of_nameless(sentence, since, quantity.start):
            return False
        nodes = [n for n in sentence.nodes if since <= n.start and n.end <= quantity.start]
        times = [t for t in sentence.times if since <= t.start and t.end <= quantity.start]
        spans = [*((n.start, n.end) for n in nodes), *((t.start, t.end) for t in times)]
        rest, at = "", since
        for start, end in sorted(spans):
            if start >= at:
                rest, at = rest + sentence.words(at, start), end
        rest += sentence.words(at, quantity.start)
        if self._language == "zh":
            last = re.split("[，。；：]", rest)[-1]
            return bool(spans) and _HAVING_ZH.fullmatch(last.replace(verb, "") if verb else last) is not None
        having = _HAVING.search(between)
        copula = having is not None and having["verb"].lower() in _COPULA
        told = sum(self._tells(n, sentence) for n in nodes)
        if (
            since == sentence.start
            and copula
            and not told
            and not (any(n.marker or n.owner for n in nodes) if nodes else times)
        ):
            return False  # "At Samsung's foundry it was seven", "Last year it was 2,000": of another, or another time.
        gapped = re.fullmatch(
            r"[\s,]*(?:about |around |some |another |only |just )?", sentence.words(at, quantity.start)
        )
        if not (spans and gapped) and having is None:
            return False
        return len(_STRANGE_WORD.findall(rest)) <= _STRANGE

    def _tells_of_nameless(self, sentence: Sentence, start: int, end: int) -> bool:
        """Whether words tell of something without a name, of which nothing is known: "the older one draws"."""
        if sentence.search(_NAMELESS, start, end) is None:
            return False
        named = (n for n in sentence.nodes if start <= n.start and n.end <= end)
        return not any(n.mentions and n.has(("chip", "model")) for n in named)

    def _tells(self, node: Node, sentence: Sentence) -> bool:
        """Whether a name is that of who reckons a figure, and not whose it is: "TrendForce says it was"."""
        observes = node.mentions and self._discourse.is_observer(node.mentions[0])
        return bool(observes) and _SAYS.match(sentence.words(node.end, node.end + 30)) is not None

    def _verb(self, sentence: Sentence, quantity: Quantity) -> str:
        """The word that governs a figure."""
        before = sentence.words(quantity.start - 40, quantity.start)
        found = (_VERB_ZH if self._language == "zh" else _VERB).search(before)
        return found["verb"] if found is not None else ""


def _is_alike(quantity: Quantity, told: Attachment) -> bool:
    """Whether a figure is near enough to one told before to be of the same measure."""
    size, before = (abs(q.low if q.low is not None else q.high or 0.0) for q in (quantity, told.quantity))
    most = 6.0 if told.value.predicate == "price" else _ALIKE.get(told.quantity.dimension, _ALIKE_ELSE)
    return bool(size and before) and 1 / most <= size / before <= most
