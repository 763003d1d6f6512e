"""Revenue and its parts, market shares, sales, investments."""

from __future__ import annotations

import re
from dataclasses import replace

from assets.facts.discourse import ORGANISATIONS, Sentence, as_kind
from assets.facts.engine.figures.sums import is_of_whole
from assets.facts.engine.places.lines_of_business import LinesOfBusiness
from assets.facts.engine.state import Claim, Filled, Reading
from assets.facts.frames import Trigger
from assets.facts.mentions import Mention
from assets.facts.mentions.mention import slug as make_slug
from assets.facts.patterns import screened
from assets.facts.quantities.quantity import Quantity

_CONTRACT_MAKING = "segment:foundry"
# Several of a kind that go unnamed: 美系五大云端服务供应商.
_SEVERAL_NAMELESS = screened(
    r"[三四五六七八九十]大(?:云|科技|互联网|CSP)[^，。；]{0,8}(?:厂|商|业者|巨头|公司|企业|CSP)"
    r"|[几多三四五六七八]家(?:最大|头部|主要|大型)[^，。；]{0,8}(?:公司|厂商|企业|巨头|商)"
)
_AMONG_OTHERS = screened(
    r"\b(?:investors?|backers|funds?|firms|group)\b[^.;]{0,30}\b(?:including|such as|among them)\b|\bamong others\b"
    r"|\bfrom [^.;]{2,60}\band (?:others|other \w+|an? [a-z]|(?:two|three|several|some|existing) [a-z])"
)
_WITHIN_YEAR = ("month", "quarter", "half", "interval")
# A line of business as the subject, up to its figure.
_ACTING_LINE = re.compile(
    r"\W*(?:[A-Z][a-z]+(?: [a-z]+){0,2}, )?(?:(?:[Tt]he|[Ii]ts|[Tt]heir|[A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,2}['’]s?) )?"
    r"(?P<line>(?!(?:sales|revenue|demand)\b)[A-Za-z][\w-]*"
    r"(?: (?:and |& )?(?!(?:in|the|of|for|to|at|by|with|on|from|its|is|was)\b)[A-Za-z][\w-]*){0,3}?)"
    r"[ -](?:business|unit|division|segment|arm)"
    r"(?P<aside> of (?:the )?[A-Z][\w.&-]*(?: [A-Z][\w.&-]*)?|, [^,;.]{3,80},)?"
    r" (?!(?:of|said|says|told|and|head|chief|at)\b)"
    r"(?:(?!, (?:and|while|but|as|which|whose)\b)(?:[^;.]|\.(?=\d)))*$"
)
_NEXT_CLAUSE = re.compile(r", (?:while|whereas|but|and) (?=the |its |[A-Z])")
_NO_LINE = re.compile(r"(?:core|whole|entire|main|biggest|largest|smallest|other|new|own|total)\b")
_OF_WHICH = screened(r"\bof (?:which|that|this)\b|\bincluding\b|其中")
# What those do who are not the first of a round.
_FOLLOWS = re.compile("跟投了?|参投了?|跟进|追投")
# Behind a place where goods are made.
_OWN_PLANT = re.compile(r"[新老]?(?:厂|工厂|厂区|基地|园区|产线)")
# Behind a sum, what it is put in: "invest 615.6 billion won in its Paju data center".
_IN_OWN_SITE = re.compile(
    r"(?:[^,;.]|[.,]\d){0,60}? in(?:to)? (?:its|the|an?|this|their|new)\b[^,;.]{0,36}?"
    r"\b(?:data[- ]?cent|campus|plants?\b|fabs?\b|factor|sites?\b|facilit|halls?\b|clusters?\b|infrastructure)"
)
# Before who leads a round.
_LED_BY = screened(r"\b(?:led|backed|anchored) by (?:the )?$")
# What a company takes in, sells or spends is no less, in any currency.
_LEAST_SUM = 10_000.0
# A line of business, and what tells that a clause is about one; what tells that the next is about the whole company.
_LINES = frozenset({"segment", "chip", "technology", "product"})
_LINE_NOUN = re.compile(r"[^，。；]{0,2}?(?:业务|部门|板块|分部|事业|平台|系列|产品线)")
_OF_WHOLE = re.compile(r"总|公司|集团|整体|合计|全部|该企|母公司")
_CLAUSE_OPENS = re.compile(r"\W*(?:其中|而|但|旗下|不过|另外|此外|同时)?\W*")


# "Of its revenue of $35 billion, "
_OF_TOTAL = screened(
    r"^\W*(?:Out )?[Oo]f [^,;]*\b(?:revenues?|sales|turnover)\b[^,;]*\d(?:[^,;]|,\d)*, (?:[^;,]|,\d)*$"
)


class Finance(LinesOfBusiness):
    """Mends and refuses what is told of companies' figures."""

    def _whole_group(self, member: Mention) -> Mention:
        """The company that a known one is a part of, else itself."""
        entity = self._discourse.catalogue.get(member.id)
        parent = self._discourse.catalogue.get(entity.part_of) if entity is not None and entity.part_of else None
        if parent is None or parent.kind != "company":
            return member
        return replace(member, id=parent.id, name=parent.name, other_ids=(), provisional=False)

    def _supply_market(self, claim: Claim, subject: Filled) -> None:
        """What market a foundry, or who is listed with foundries, has a share of goes without saying."""
        named = [m for n in claim.sentence.nodes if not n.anaphor for m in n.mentions]
        foundries = any(m.kind == "foundry" or self._discourse.foundry_of(m) is not None for m in named)
        among = subject.place == "labelled" and foundries
        if claim.object is None and (subject.mentions[0].kind == "foundry" or among):
            made = self._discourse.catalogue.get(_CONTRACT_MAKING)
            if made is not None:
                place = claim.anchor[0]
                segment = Mention(place, place, made.name, made.id, made.name, "segment")
                claim.object = Filled((segment,), place, place, None, "implied")

    def _refine_market_share(self, claim: Claim, subject: Filled) -> None:
        """Of the market for contract chipmaking it is the foundry that has a share."""
        if claim.object is not None and claim.object.mentions[0].id == _CONTRACT_MAKING:
            makers = tuple(
                m if m.kind == "foundry" else as_kind(m, ("foundry",)) or self._discourse.foundry_of(m) or m
                for m in subject.mentions
            )
            claim.subject = replace(subject, mentions=makers)

    def _refine_sale(self, claim: Claim, subject: Filled) -> str | None:
        place = claim.object.node if claim.object is not None else None
        if (
            place is not None
            and place.has(("region",))
            and _OWN_PLANT.match(claim.sentence.words(place.end, place.end + 4))
        ):
            claim.object = None  # 新竹厂每月出货800柜: where they are made, not where they go.
        return "who sold is not told" if subject.mentions[0].anonymous else None

    def _refine_capex(self, claim: Claim, subject: Filled) -> str | None:
        """Who only invests builds nothing itself: "Macquarie Asset Management is to put $5bn into its campuses"."""
        entity = self._discourse.catalogue.get(subject.mentions[0].id)
        return "an investor's money" if entity is not None and set(entity.roles) == {"investor"} else None

    def _supply_investment(self, claim: Claim, subject: Filled) -> None:
        """Who is interviewed has been invested in, where the talk names an investor and nobody else."""
        main = self._discourse.main_company
        if claim.object is not None or main is None or not self._discourse.first_person:
            return
        if main.id not in {m.id for m in subject.mentions} and main.kind == "company":
            claim.object = Filled((main,), subject.start, subject.start, None, "interviewed")

    def _refine_investment(self, claim: Claim, subject: Filled) -> str | None:
        """What a round brought in is no one's of those who took part; what is put in a site, is put in no company."""
        begin, into = claim.trigger.start, claim.object
        site = _IN_OWN_SITE.match(claim.sentence.words(begin, begin + 120)) if self._language == "en" else None
        node = into.node if into is not None else None
        named = node is not None and not node.anaphor and site is not None and begin <= node.start < begin + site.end()
        if site is not None and into is not None and not named:
            return "put in a site of one's own"
        if claim.frame.rule == "invests_in/raised" and claim.quantity and claim.sentence.search(_AMONG_OTHERS):
            claim.attachment = claim.value = None
        follows = _FOLLOWS.fullmatch(claim.sentence.words(claim.trigger.start, claim.trigger.end))
        if follows and claim.quantity is not None and claim.quantity.end <= subject.start:
            claim.attachment = claim.value = None  # 完成了8亿元的C轮，小米跟投: not all of it is that of who follows.
        told = claim.object
        if told is not None and told.node is not None and claim.sentence.search(_LED_BY, told.start - 24, told.start):
            # "a round led by Accel, in which Nvidia put up $300 million": of whom the sentence is about.
            taken = tuple(m.id for m in (*subject.mentions, *told.mentions))
            about = self._discourse.topic(("company",), claim.sentence, claim.trigger.start, taken)[:1]
            claim.object = replace(told, mentions=about, node=None) if about else told
        return None

    def _refine_valuation(self, claim: Claim, subject: Filled) -> None:
        """Worth so much is who was invested in: "raised €75 million from Skaala at a valuation of €400 million"."""
        ids = {m.id for m in subject.mentions}
        told = (d for d in reversed(claim.reading.drafts) if d.predicate == "invests_in")
        into = next((d.object for d in told if ids & set(d.subject.id.split("+"))), None)
        if into is not None and into.id not in ids:
            worth = Mention(subject.start, subject.start, into.mention, into.id, into.name, into.kind)
            claim.subject = Filled((worth,), subject.start, subject.start, None, "invested")

    def _part_of_revenue(
        self, reading: Reading, trigger: Trigger, quantity: Quantity | None
    ) -> tuple[Mention, ...] | None:
        """The segment of a revenue that is a part of the one before: "revenue of $44bn, of which data center $39bn".

        Empty where it is a part that has no name, or the change of a part; None where it is no part.
        """
        sentence = reading.sentence
        if quantity is None or trigger.frame.predicate not in ("revenue", "capex"):
            return None
        if (
            trigger.frame.predicate == "revenue"
            and (line := self._acting_line(sentence, quantity, trigger)) is not None
        ):
            return line if quantity.unit != "ratio" else ()
        if trigger.end > quantity.start:
            return None
        if sentence.search(_OF_TOTAL, sentence.start, quantity.start):
            # "Of its revenue of $35 billion, $30.8 billion came from data centres"
            end = sentence.clause(quantity.end, quantity.end)[1]
            lines = [n for n in sentence.nodes if quantity.end <= n.start < end and n.has(("segment",)) and n.mentions]
            return self._discourse.members(lines[0], ("segment",), sentence)[:1] if lines else ()
        begin = trigger.end
        if trigger.frame.continues is not None and quantity.unit == "ratio":
            # 其中数据中心29.32亿美元，增速52%: the part's, as long as no other measure is named.
            begin = max(sentence.text.rfind(c, 0, trigger.start - sentence.start) for c in "；;") + 1 + sentence.start
        parts = sentence.search(_OF_WHICH, begin, quantity.start)
        if parts is None or (trigger.frame.predicate == "capex" and parts[0] == "including"):
            return None
        within = begin + parts.start()
        if any(within <= t.start < quantity.start and t.granularity in _WITHIN_YEAR for t in sentence.times):
            return None  # 其中仅三季度就贡献了410.7亿元
        if self._of_many is trigger and quantity.unit != "ratio":
            # 三家公司营收合计112亿元，其中寒武纪28.8亿元: each has its own.
            first = max(within, sentence.start)
            if any(first <= n.start < quantity.start and n.kinds & ORGANISATIONS for n in sentence.nodes):
                return None
        if trigger.frame.predicate == "capex":
            # 其中约900亿元用于采购算力; a member of those who spend is no part.
            named = any(
                within <= n.start < quantity.start and (n.kinds & ORGANISATIONS or n.pick) for n in sentence.nodes
            )
            return None if named else ()
        if quantity.unit == "ratio":
            return ()
        for node in sentence.nodes:
            if node.has(("segment",)) and node.mentions and 0 <= quantity.start - node.end <= 8:
                return tuple(m for m in self._discourse.members(node, ("segment",), sentence))[:1]
        return ()

    def _opening_line(self, sentence: Sentence, quantity: Quantity, trigger: Trigger) -> tuple[Mention, ...] | None:
        """The line of business that a Chinese clause opens with and the next goes on with: 数据中心业务很强，营收512亿.

        Empty for a line of products, which has no predicate; None where the revenue is the company's.
        """
        until = min(trigger.start, quantity.start)
        begin = sentence.start + max((sentence.text.rfind(c, 0, until - sentence.start) for c in "；;"), default=-1) + 1
        opening = sentence.clause(until, until)[0]
        nodes = [n for n in sentence.nodes if begin <= n.start and n.end <= until and not (n.marker or n.bracket)]
        last = next((n for n in reversed(nodes) if n.kinds & _LINES or n.kinds & ORGANISATIONS or n.anaphor), None)
        if last is None or last.anaphor or not last.kinds <= _LINES or last.end > opening:
            return None
        own = sentence.words(opening, trigger.end if trigger.end <= quantity.start else quantity.start)
        owner = next(
            (n for n in nodes if n.kinds & ORGANISATIONS and last.start - n.end <= 1 and n.end <= last.start), last
        )
        before = sentence.words(sentence.clause(last.start, last.end)[0], owner.start)
        noun = _LINE_NOUN.match(sentence.words(last.end - 2, last.end + 3))
        if noun is None or _OF_WHOLE.search(own) or not _CLAUSE_OPENS.fullmatch(before):
            return None
        return self._discourse.members(last, ("segment",), sentence)[:1] if last.kinds == {"segment"} else ()

    def _acting_line(self, sentence: Sentence, quantity: Quantity, trigger: Trigger) -> tuple[Mention, ...] | None:
        """The line of business that is the subject: "Its gaming division, once the largest, reported $2.8 billion"."""
        if self._language != "en":
            return self._opening_line(sentence, quantity, trigger)
        if is_of_whole(sentence, quantity):
            return None  # "The cloud division accounted for 41% of revenue of $7 billion"
        ahead = sentence.words(sentence.start, quantity.start)
        clauses = [0, *(m.end() for m in _NEXT_CLAUSE.finditer(ahead))]
        opening, match = next(((c, m) for c in reversed(clauses) if (m := _ACTING_LINE.match(ahead[c:]))), (0, None))
        if match is None:
            return None
        begin = sentence.start + opening + (match.end("aside") if match["aside"] else match.end("line"))
        acting = (n for n in sentence.nodes if n.kinds & ORGANISATIONS and not (n.anaphor or n.marker))
        if any(begin <= n.start < quantity.start for n in acting):
            return None
        words = match["line"]
        if _NO_LINE.match(words):
            return ()
        known = self._known_segment(words)
        id_, name = (known.id, known.name) if known is not None else (f"segment:{make_slug(words)}", words)
        return (Mention(begin, begin, name, id_, name, "segment", provisional=known is None, rule="clause"),)

    def _is_of_several(self, sentence: Sentence, quantity: Quantity) -> bool:
        """Whether a Chinese sentence tells of several of a kind, and names none of them before a sum."""
        found = sentence.search(_SEVERAL_NAMELESS, sentence.start, quantity.start)
        if found is None or self._language != "zh":
            return False
        return not any(
            sentence.start + found.start() <= n.start < quantity.start and n.has(ORGANISATIONS) and not n.marker
            for n in sentence.nodes
        )


def is_small(quantity: Quantity) -> bool:
    """Whether an amount is that of a share or a piece: "raised its target price to $443"."""
    return (quantity.high if quantity.high is not None else quantity.low or 0.0) < _LEAST_SUM
