"""Rules and lists, who makes them and whom they bind."""

from __future__ import annotations

import re

from assets.facts.discourse import Sentence
from assets.facts.engine.places.before_words import VERB_OF_IT, BeforeWords
from assets.facts.engine.places.behind_words import BehindWords
from assets.facts.engine.places.look import Look
from assets.facts.engine.rule_reference import RuleReference
from assets.facts.engine.state import Filled
from assets.facts.english_syntax import is_passive
from assets.facts.frames import Trigger
from assets.facts.mentions import Mention
from assets.facts.patterns import screened

_ENTITY_LIST = (
    r"(?<!不可靠)实体清单|(?<![Uu]nreliable )[Ee]ntity [Ll]ist"
    r"|(?<!investment )(?<!military )(?<!Pentagon )(?<!sanctions )\bblacklist|[Tt]rade blacklist"
    r"|[Ee]xport (?:restrictions?|control|black)\s?list"
)
# Who makes no rules; and between such a subject and its verb nothing but auxiliaries and adverbs.
_NO_AUTHORITIES = frozenset({"company", "foundry", "person", "model", "cluster", "chip", "product"})
# Before whom others supply.
_SUPPLIED = screened(
    r"(?:\b(?:suppliers? (?:of|to)|(?:suppl|sell|ship|export|deliver)\w* (?:[\w-]+ ){0,4}?to|supplying|shipments? to"
    r"|exports? to|sales to|business with|dealing with) (?:the )?|(?:向|对|供给|卖给))$"
)
_GRANTED = screened(
    r"\blicen[cs]es?\b[^.;]{0,16}\b(?:granted|issued|approved|given)\b"
    r"|\b(?:grant|issu|approv)\w*\s(?:[\w-]+\s){0,3}licen[cs]es?\b",
    re.IGNORECASE,
)
_IT_ACTS = re.compile(
    r"\W*(?:(?:And|But|So|Then|Now|On [\w. ]{3,14}) )?(?:It|it|They|they|[Tt]he (?:government|ministry|department"
    r"|regulator|administration|agency|bureau|watchdog))\s|\W*它"
)
_LIST_NAME = re.compile(
    r"\b(?:its|the|a|their)\s(?:(?P<name>(?:[A-Za-z-]+\s){1,6}list)\b"
    r"|list\sof\s(?P<listed>[A-Za-z-]+(?:\s[A-Za-z-]+){0,4}?"
    r"\s(?:entities|commodities(?! entities)|companies|parties)|(?:entities|companies|parties))\b)"
)


class RuleParties(BeforeWords, BehindWords, RuleReference):
    """Finds rules, who makes them and whom they bind."""

    def _at_rule(self, look: Look) -> Filled | None:
        """The rule that the sentence speaks of."""
        role, trigger, sentence, name, anchor = look.role, look.trigger, look.sentence, look.name, look.anchor
        if look.argument == "acting" and self._acts_itself(sentence, trigger):
            return None
        part = self._part_about_rule(sentence, anchor[0])
        told = self._rules.names_rule(sentence.piece(*part)) or bool(self._named_rules(sentence, *part))
        if not told and (look.argument == "told" or sentence.block - self._rules.block > 1):
            return None  # What nothing speaks of, or not any more.
        if look.argument == "acting" and sentence.search(_GRANTED, *part):
            return None  # "The licences, granted this month, cover 15,000 GB300s"
        rule = self._rule_of(sentence, anchor[0])
        if rule is not None and trigger.frame.predicate == "issues" and rule.id == "regulation:us-entity-list":
            return None  # Who is added to a list is told by whom it restricts.
        if rule is not None and trigger.frame.predicate == "issues":
            clause = sentence.clause(anchor[0], anchor[0])
            acting = self._rules.certain_maker(sentence.piece(max(part[0], clause[0]), min(part[1], clause[1])))
            made_by = self._rules.maker_of(rule)
            if acting is not None and made_by is not None and acting != made_by and not self._is_named(sentence, rule):
                return None  # "Beijing's answer came from its regulator": not the American rule told before.
        return (
            Filled((rule,), anchor[0], anchor[0], None, name)
            if rule is not None and "regulation" in role.kinds
            else None
        )

    def _is_named(self, sentence: Sentence, rule: Mention) -> bool:
        """Whether a sentence gives the name of a rule."""
        return any(m.id == rule.id for n in sentence.nodes for m in n.mentions)

    def _acts_itself(self, sentence: Sentence, trigger: Trigger) -> bool:
        """Whether somebody who is no authority is the subject of an active verb: "TSMC stopped supplying it"."""
        if self._language != "en" or is_passive(sentence, trigger.start, trigger.end):
            return False
        start, _ = sentence.clause(trigger.start, trigger.end)
        ahead = [n for n in sentence.nodes if start <= n.start and n.end <= trigger.start and not n.bracket]
        if not ahead or ahead[-1].marker or ahead[-1].anaphor or ahead[-1].owner or not ahead[-1].mentions:
            return False
        last = ahead[-1]
        if not last.kinds & _NO_AUTHORITIES or last.kinds & {"regulation", "region"}:
            return False
        return VERB_OF_IT.fullmatch(sentence.words(last.end, trigger.start)) is not None

    def _at_patient(self, look: Look) -> Filled | None:
        """To whom it is done: before a passive, else behind the verb."""
        before = self._within(look, 29.0) if is_passive(look.sentence, look.trigger.start, look.trigger.end) else None
        return before or self._at_after(look)

    def _at_each_put(self, look: Look) -> Filled | None:
        """All that is put somewhere, of a list with other words in it: 将浪潮旗下六家子公司及北京智源加入实体清单."""
        sentence, trigger = look.sentence, look.trigger
        start, _ = sentence.clause(trigger.start, trigger.end)
        nodes = [n for n in look.nodes if start <= n.start and n.end <= trigger.start and not (n.anaphor or n.bracket)]
        first = next((i for i, n in enumerate(nodes) if n.marker in ("将", "把")), None)
        if first is None or len(nodes) - first < 2:
            return None
        filled = [f for n in nodes[first:] if (f := self._usable(look, n)) is not None]
        if not filled:
            return None
        members = tuple(m for f in filled for m in f.mentions)
        return Filled(members, filled[0].start, filled[-1].end, filled[0].node, look.name)

    def _at_supplied(self, look: Look) -> Filled | None:
        """Whom others supply, where they are told what they need for it: "suppliers of SMIC", 向中芯国际出口."""
        sentence, anchor = look.sentence, look.anchor
        return self._first(
            look,
            (
                n
                for n in reversed(look.nodes)
                if not n.anaphor
                and sentence.start <= n.start
                and abs(n.start - anchor[0]) < 110
                and sentence.search(_SUPPLIED, max(sentence.start, n.start - 40), n.start)
            ),
        )

    def _at_regulator(self, look: Look) -> Filled | None:
        """The region whose authority acts."""
        sentence, name, anchor = look.sentence, look.name, look.anchor
        opening, closing = self._part_about_rule(sentence, anchor[0])
        region = self._maker_of_clause(sentence, anchor[0], opening, min(closing, anchor[1] + 40))
        region = region or self._acting_region(sentence)
        if region is None and _IT_ACTS.match(sentence.words(sentence.clause(*anchor)[0], anchor[0])):
            return self._at_rule_maker(look)  # "Beijing hit back. It banned exports of gallium."
        if region == "region:china" and self._rule_of(sentence, anchor[0]) is not None:
            region = self._rules.made_by or region  # 由商务部出台的规则: whose ministry it is the rule tells.
        entity = self._discourse.catalogue.get(region) if region else None
        if region is None:
            return None
        label = entity.name if entity else region.partition(":")[2].replace("-", " ").title()
        return Filled(
            (Mention(anchor[0], anchor[0], label, region, label, "region"),), anchor[0], anchor[0], None, name
        )

    def _at_rule_maker(self, look: Look) -> Filled | None:
        """Whose rule it is that the sentence names, where it names nobody who made it."""
        sentence, anchor = look.sentence, look.anchor
        rule = self._rule_of(sentence, anchor[0])
        region = self._rules.maker_of(rule) if rule is not None else None
        if region is None:
            return None
        entity = self._discourse.catalogue.get(region)
        label = entity.name if entity else region.partition(":")[2].replace("-", " ").title()
        return Filled((Mention(anchor[0], anchor[0], label, region, label, "region"),), *anchor, None, look.name)

    def _at_list(self, look: Look) -> Filled | None:
        """A list that only its words name: "its strategic high-tech commodities list"."""
        anchor, sentence = look.anchor, look.sentence
        listed = self._discourse.catalogue.get("regulation:us-entity-list")
        if (
            self._language == "zh"
            and listed is not None
            and re.search(r"清单|名单", sentence.words(anchor[0] - 12, anchor[1] + 6))
            and re.search(r"商务部|BIS|工业与安全局|工业和安全局", sentence.words(sentence.start, anchor[0]))
            and self._rules.maker(sentence.piece(sentence.start, anchor[1])) == "region:united-states"
        ):
            mention = Mention(anchor[0], anchor[0], "", listed.id, listed.name, "regulation")
            return Filled((mention,), anchor[0], anchor[0], None, "list")
        match = _LIST_NAME.search(sentence.words(anchor[0], anchor[1] + 70))
        region = (
            self._rules.maker(sentence.piece(sentence.start, anchor[1]))
            or self._acting_region(sentence)
            or next(
                (m.id for n in sentence.nodes for m in n.mentions if m.kind == "region" and n.end <= anchor[0]), None
            )
        )
        if match is None or region is None:
            return None
        maker = region.partition(":")[2].replace("united-states", "us")
        named = match["name"] or f"{match['listed']} list"
        slug = re.sub(r"[^a-z0-9]+", "-", named.lower())
        mention = Mention(
            anchor[0], anchor[1], named, f"regulation:{maker}-{slug}", named, "regulation", provisional=True
        )
        return Filled((mention,), anchor[0], anchor[1], None, "list")

    def _at_entity_list(self, look: Look) -> Filled | None:
        """The Entity List, where it is spoken of."""
        sentence, name, anchor = look.sentence, look.name, look.anchor
        blacklist = re.search(rf"{_ENTITY_LIST}|黑名单|(?:美国|美方|商务部)[^，。；]{{0,4}}拉黑", sentence.text)
        entity = self._discourse.catalogue.get("regulation:us-entity-list")
        following = self._discourse.following
        listed = (
            blacklist
            or self._discourse.recently(_ENTITY_LIST)
            or (following is not None and re.search(_ENTITY_LIST, following.text) is not None)
        )
        if listed and entity is not None:
            return Filled(
                (Mention(anchor[0], anchor[0], "", entity.id, entity.name, "regulation"),),
                anchor[0],
                anchor[0],
                None,
                name,
            )
        return None
