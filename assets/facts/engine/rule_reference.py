"""Which rule a sentence is about, and who makes it."""

from __future__ import annotations

import re

from assets.facts.discourse import Node, Sentence, as_kind
from assets.facts.engine.state import TAKES_BACK, State
from assets.facts.mentions import Mention
from assets.facts.patterns import screened
from assets.facts.rulebook import Telling

# A clause that brings up a rule besides the one before it.
_SECOND_RULE = screened(
    r"[，,](?:并|且|还|另|又)?(?:同[日时]|另外?|还|又|次日|随后)[^，。；]{0,6}?(?:发布|公布|发出|签署|出台)了?[^，。；]{0,16}?"
    r"(?:指南|指引|公告|规则|规定|通知|禁令|清单)"
    r"|, (?:and|while|as|but) (?:also |separately |then )?(?:issued|published|released|signed|warned in)\b"
    r"[^,.;]{0,30}\b(?:guidance|letters?|proclamation|rules?|order|notice)"
)
# A rule that words before it date: 10月7日出台的规则.
_RULE_OF_THEN = screened(r"的(?:规则|规定|新规|禁令|管制)|\b[Tt]he (?:[\w-]+ ){0,2}(?:rules?|controls|curbs)\b")
# "the export rules of 2022"
# 57亿来自《芯片法案》未拨付的补助: a rule that is only the ground of an act.
_ON_GROUND_OF = re.compile(r"(?:来自|违反|得益于|受益于)[《“]?$")
# "issued under the Strategic Trade Act", 依据《出口管制法》，商务部决定: the law under which another rule is made.
_BY_LAW = re.compile(
    r"(?:根据|依据|依照|援引|按照)[《“]?$"
    r"|\b(?:issued|made|adopted|imposed|published|ordered|introduced|invok\w+|powers|authority)"
    r"\s(?:(?:under|by|in|of)\s)?(?:the |its |a |[A-Z][\w]+['’]s? )?$"
    r"|\b(?:permits?|licen[cs]es?|order|rule|requirement|notice),? under (?:the |its |a )?$"
)
_LAW = re.compile(r"(?:法|条例)[》”]?$|\b(?:Act|Law|Ordinance)(?:\s\d{4})?$")
_DECIDED = screened(r"决定|发布|公布|公告|宣布|下令|对[^，。；]{1,20}(?:实施|实行)|将[^，。；]{1,20}[列纳]入")
# "Vietnam's decree", "India's new export order": whose rule it is.
_ITS_RULE = re.compile(
    r"['’]s?\s(?:(?!(?:of|to|on|for|in|at|by|from|and|that|which|was|were|is|are|with)\b)[\w.-]+\s){0,4}?"
    r"(?:rules?|decree|order|law|curbs|controls|restrictions|ban|permit (?:rule|requirement|system)|regulations?"
    r"|directive|licen[cs](?:e|ing) (?:rules?|requirement|regime|system))\b"
    r"|的?(?:新规|禁令|法令|出口管制|管制令|出口许可制度)"
)
_RULE_BEFORE_YEAR = screened(r"\b(?:rules?|controls|curbs|restrictions|regulations?|ban|regime)(?:\s(?:of|from))?\s?$")
# 下令的是北京
_WHO_ACTS = re.compile(
    r"(?:出手|下令|出招|发难|拍板|签字|动手|立规|设限|亮剑|下手|开刀|叫停|加码|管制|管控)的(?:是|正是|则是|仍是|还是|便是)$"
)
_MAKES_RULES = re.compile(
    r"(?:,[^,]{1,30},)?\s(?:on \w+day\s|also\s|has\s|have\s|had\s|will\s|is\s|would\s|last \w+\s|in \w+\s|\w+ly\s)*"
    r"(?:issued?|impos|announc|publish|unveil|introduc|ban|barr|restrict|tighten|widen|told|order|put\b|puts\b|add(?:s|ed)\b"
    r"|blocked|blocks|forb|adopt|brought|prohibit|plac|list|curb|requir|permit|revok|agreed|halt|stop"
    r"|said (?:[\w-]+ ){0,3}it would (?:stop|halt|restrict|ban|control|limit|require|curb|tighten|no longer)"
    r"|answered|responded|retaliat|hit back|struck back|countered|slapped|clamp|widen|expand|extend|followed"
    r"|discourag|dissuad|urged?\b|advise|instruct|summon|warned)"
    r"|(?!企业|公司|厂商|市场|客户|媒|股|移动|联通|电信|的)[^，。；]{0,18}?(?:发布|公布|出台|宣布|实施|颁布|祭出|收紧|要求|通知|叫停|约谈|将|把|下令|禁止|限制|拟|实行|吊销|冻结|升级|劝|敦促|告诫|不鼓励)"
)


class RuleReference(State):
    """Finds the rule that is meant, and who acts by it."""

    def _may_issue(self, sentence: Sentence, region: str, rule: str) -> bool:
        """Whether a region may be who made a rule: where another is known to have, and the sentence names it, not."""
        known = self._discourse.catalogue.get(rule)
        if known is None or known.issuer is None or known.issuer == region:
            return True
        return not any(m.id == known.issuer for n in sentence.nodes for m in n.mentions)

    def _rule_of(self, sentence: Sentence, offset: int) -> Mention | None:
        """The rule that a sentence is about: named, dated, described, or the one spoken of before.

        Of a sentence with semicolons, or of several rules, only the part around the offset counts.
        """
        opening, closing = self._part_about_rule(sentence, offset)
        clause = sentence.clause(offset, offset)
        named = self._named_rules(sentence, opening, closing)
        if not named and any(
            opening <= n.start < closing
            and "regulation" in n.kinds
            and n.mentions
            and not self._is_legal_ground(sentence, n)
            for n in sentence.nodes
        ):
            return None  # A rule that is only the ground of the act is none that it makes.
        if named and named[0].start >= clause[1] and self._dates_rule(sentence, clause):
            # 10月7日出台的规则，把外国直接产品规则…: dated here, another named behind.
            (opening, closing), named = clause, []
        # "withdrew the diffusion rule but has told chipmakers": what is withdrawn is not what is told.
        withdrawn = self._withdrawn(sentence, opening, closing)
        named = [m for m in named if m.id not in withdrawn]
        words = sentence.piece(opening, closing)
        # Lists of companies are no rules for chips.
        rules = [m for m in named if not m.id.endswith("-list")]
        times = [t for t in sentence.times if opening <= t.start < closing]
        if not times and opening > sentence.start:
            times = [t for t in sentence.times if t.start < opening][-1:]
        spans = [span for t in times if t.value and (span := _months(t.value)) is not None]
        if rules:
            self._rules.block = sentence.block
            return self._rules.named(rules[0], words, spans)
        years = [
            t.value.rstrip("/")
            for t in times
            if t.value
            and (
                (
                    re.fullmatch(r"\d{4}", t.value)
                    and (
                        self._rules.names_rule(sentence.piece(t.end, t.end + 12))
                        or sentence.search(_RULE_BEFORE_YEAR, t.start - 24, t.start)
                    )
                )
                or (t.role == "since" and re.fullmatch(r"\d{4}/", t.value))
            )
        ]
        nodes = [n for n in sentence.nodes if opening <= n.start < closing]
        chips = [m.id for n in nodes for m in n.mentions if m.kind == "chip" and not m.generic]
        item = self._dated if self._rules.block != sentence.block else None
        found = self._rules.resolve(
            Telling(
                words,
                sentence.start,
                sentence.block,
                spans,
                years,
                _months(item.value) if item is not None and item.value else None,
                self._maker_of_clause(sentence, offset, opening, closing),
                chips,
            )
        )
        if found is not None and found.id in withdrawn:
            return None
        if found is not None and self._rules.names_rule(words):
            self._rules.block = sentence.block
            dated = next((t.value for t in times if t.value and _months(t.value) is not None), None)
            if dated is None and item is not None:
                dated = item.value
            if dated is not None:
                self._rules.time = dated.rstrip("/")
        return found or (named[0] if named else None)

    def _maker_of_clause(self, sentence: Sentence, offset: int, opening: int, closing: int) -> str | None:
        """Who acts in the clause around an offset, else in the part of the sentence that is about one rule."""
        start, end = sentence.clause(offset, offset)
        start, end = max(start, opening), min(end, closing)
        own = self._rules.maker(sentence.piece(start, end)) or self._acting_region(sentence, start, end)
        while own is None and start - 1 > opening:
            # 美国放宽限制，但中国海关告诉报关行，H200不得入境: who acts in the clause before, and not in the first.
            end, (start, _) = start, sentence.clause(start - 2, start - 2)
            own = self._rules.maker(sentence.piece(max(start, opening), end))
        return (
            own
            or self._rules.maker(sentence.piece(opening, closing))
            or self._acting_region(sentence, opening, closing)
        )

    def _dates_rule(self, sentence: Sentence, clause: tuple[int, int]) -> bool:
        """Whether a clause speaks of the rule of some month."""
        return sentence.search(_RULE_OF_THEN, *clause) is not None and any(
            clause[0] <= t.start < clause[1] and t.value and _months(t.value) for t in sentence.times
        )

    def _withdrawn(self, sentence: Sentence, opening: int, closing: int) -> frozenset[str]:
        """Ids of the rules that the words between two offsets name and say to hold no more."""
        match = sentence.search(TAKES_BACK, opening, closing)
        if match is None:
            return frozenset()
        start, end = opening + match.start(), opening + match.end() + 8
        return frozenset(m.id for m in self._named_rules(sentence, opening, closing) if start <= m.start < end)

    def _named_rules(self, sentence: Sentence, opening: int, closing: int) -> list[Mention]:
        """The rules that the words between two offsets name."""
        return [
            m
            for n in sentence.nodes
            if opening <= n.start < closing
            and n.mentions
            and "regulation" in n.kinds
            and not _ON_GROUND_OF.search(sentence.words(n.start - 4, n.start))
            and not self._is_legal_ground(sentence, n)
            and (m := as_kind(n.mentions[0], ("regulation",))) is not None
        ]

    def _is_legal_ground(self, sentence: Sentence, node: Node) -> bool:
        """Whether a node names only the law under which another rule is made."""
        if not _LAW.search(node.mentions[0].text) or not _BY_LAW.search(sentence.words(node.start - 24, node.start)):
            return False
        return self._language == "en" or sentence.search(_DECIDED, node.end) is not None

    def _part_about_rule(self, sentence: Sentence, offset: int) -> tuple[int, int]:
        """The part of a sentence around an offset that is about one rule.

        A semicolon ends it, and so does a clause that brings up a second one: 废止扩散规则，同日发布指南.
        """
        inside = offset - sentence.start
        opening = max(sentence.text.rfind(mark, 0, inside) for mark in "；;") + 1 + sentence.start
        closing = min((i for mark in "；;" if (i := sentence.text.find(mark, inside)) >= 0), default=len(sentence.text))
        closing += sentence.start
        starts = [
            sentence.clause(sentence.start + match.end(), sentence.start + match.end())[0]
            for match in sentence.finditer(_SECOND_RULE)
        ]
        previous: str | None = None
        for mention in self._named_rules(sentence, opening, closing):
            if previous is not None and mention.id != previous:
                starts.append(sentence.clause(mention.start, mention.end)[0])
            previous = mention.id
        for start in starts:
            if opening < start <= offset:
                opening = start
            elif offset < start < closing:
                closing = start
        return opening, closing

    def _acting_region(self, sentence: Sentence, opening: int = 0, closing: int | None = None) -> str | None:
        """The country or area that a sentence shows as who acts: "Malaysia has introduced a permit", 中国叫停…."""
        for node in sentence.nodes:
            if node.start < opening or (closing is not None and node.start >= closing):
                continue
            if len(node.mentions) != 1 or node.mentions[0].kind != "region" or node.bracket:
                continue
            following = sentence.words(node.end, node.end + 40)
            if self._language == "zh" and _WHO_ACTS.search(sentence.words(node.start - 8, node.start)):
                return self._country_of(node.mentions[0].id)
            if _ITS_RULE.match(following):
                return self._country_of(node.mentions[0].id)
            if node.marker == "by" or (not node.marker and not node.owner and _MAKES_RULES.match(following)):
                return self._country_of(node.mentions[0].id)
        return None

    def _country_of(self, region: str) -> str:
        """The country whose authorities act at a place: a customs office of Shenzhen is China's."""
        entity = self._discourse.catalogue.get(region)
        return region if entity is None or entity.part_of is None else self._country_of(entity.part_of)


def _months(value: str) -> str | None:
    """The month or the span of months that a time stands for (`2023-10`, `2022-09/2022-11`); None for whole years."""
    if "Q" in value or not re.match(r"\d{4}-\d\d", value):
        return None
    first, _, last = value.partition("/")
    return f"{first[:7]}/{last[:7]}" if re.match(r"\d{4}-\d\d", last) else first[:7]
