"""Who or what stands behind a preposition, or as the indirect object that needs none."""

from __future__ import annotations

import re

from assets.facts.discourse import Node, Sentence
from assets.facts.engine.makers import Makers
from assets.facts.engine.places.behind_words import owns_machine
from assets.facts.engine.places.eligibility import Eligibility
from assets.facts.engine.places.look import Look
from assets.facts.engine.state import COMMON, Filled, crosses_clause
from assets.facts.frames import Trigger
from assets.facts.patterns import screened

# Behind whom something is given to: "supply AWS with custom chips".
_GIVEN = re.compile(r"\s(?:with|up to|about|around|some|another|more than|roughly|\d|the (?:chips|servers|racks|GPUs))")
# ", and the Guardian says": what begins behind has a subject and a verb of its own.
_OTHER_STATEMENT = re.compile(
    r",\s(?:and|but|while|whereas)\s(?:[\w*’'.-]+\s){1,4}?(?:says?|said|is|are|was|were|has|have|had|will|would|plans?|expects?)\s"
)
# To whom one turns who has cancelled: "tore up the contract and now queues at SMIC", "cancelled and went to Samsung".
_TURNS_ELSEWHERE = re.compile(
    r"\b(?:and|but|before|then)\s(?:(?:now|then|instead|later|has|have|had|is|was|will|would|since|promptly)\s)*"
    r"(?:turn(?:s|ed)|switched|mov(?:es|ed)|goes|gone|going|went|shifted|defected|decamped|queue[sd]|sign(?:s|ed)|ordered"
    r"|bought|buys|tak(?:es|en)|took|gave|given|handed|placed|opt(?:s|ed)|booked|returned|came|migrated|reserved|talking)\b"
)
# What a pronoun begins that is set against what stands before.
CONTRASTED = screened(r", (?:though|although|but|while|whereas) (?:it|they) [^;.]*$")


class Prepositions(Eligibility, Makers):
    """Finds who stands in a role behind a preposition."""

    def _at_marked(self, look: Look) -> Filled | None:
        """Behind one of the given prepositions, the nearest first."""
        trigger, sentence, argument, anchor, nodes = look.trigger, look.sentence, look.argument, look.anchor, look.nodes
        markers = set(argument.split("/"))
        marked = [
            n
            for n in nodes
            if n.marker in markers
            and not n.bracket
            and sentence.distance(n.start, anchor[0]) < 70
            and not (n.start > anchor[1] and _leaves(sentence, anchor[1], n.start))
            and not (
                trigger.frame.predicate == "cuts_orders"
                and n.start > anchor[1]
                and _TURNS_ELSEWHERE.search(sentence.words(anchor[1], n.start))
            )
            and not (n.end < anchor[0] and "转而" in sentence.words(n.end, anchor[0]))
            # 向英伟达、Cerebras两头下注：先是花1亿美元买下…: the colon opens a statement of its own.
            and not (n.end < anchor[0] and "：" in sentence.words(n.end, anchor[0]))
            # "gets its GPUs from Nvidia, but it plans to install 50,000 of AMD's": those are not Nvidia's.
            and not (n.end < anchor[0] and CONTRASTED.search(sentence.words(n.end, anchor[0])))
            and not (
                n.end < anchor[0]
                and trigger.frame.predicate == "supplies"
                and sentence.words(trigger.start, trigger.start + 1) != "由"
                and _leaves(sentence, n.end, anchor[0])
            )
            and not self._has_own_verb(sentence, trigger, n, anchor[0])
            and not self._is_of_another_buyer(sentence, trigger, n, anchor[0])
            and not (n.source and n.marker == "to")
            # "access to Nvidia's GB300s": whose goods they are is not who gets them.
            and not (
                n.vendor
                and n.owner
                and trigger.frame.predicate == "supplies"
                and n.start > anchor[1]  # 交付给字节跳动的服务器
                and not owns_machine(sentence, n)
            )
        ]
        return self._first(
            look,
            sorted(
                marked,
                key=lambda n: (
                    sentence.distance(n.end, anchor[0]) if n.end <= anchor[0] else sentence.distance(anchor[1], n.start)
                ),
            ),
        )

    def _has_own_verb(self, sentence: Sentence, trigger: Trigger, node: Node, offset: int) -> bool:
        """Whether a verb of its own clause has taken whom a Chinese preposition marks: 向英伟达买下GPU，由PIF出资."""
        if self._language != "zh" or trigger.frame.predicate != "invests_in" or node.end > offset:
            return False
        if not crosses_clause(sentence, node.end, offset):
            return False
        end = sentence.clause(node.end, node.end)[1]
        return any(
            node.end <= t.start < end and t.frame.predicate not in (None, trigger.frame.predicate)
            for t in self._counted
        )

    def _is_of_another_buyer(self, sentence: Sentence, trigger: Trigger, node: Node, offset: int) -> bool:
        """Whether another has dealt with whom a Chinese preposition marks: 小米全部向阿里云租；快手买了700块L20."""
        if self._language != "zh" or trigger.frame.predicate != "orders" or node.end > offset:
            return False
        if "；" not in sentence.words(node.end, offset):
            return False
        start, _ = sentence.clause(offset, offset)
        return any(start == n.start and n.mentions and n.has(("company", "foundry")) for n in sentence.nodes)

    def _at_behind_on(self, look: Look) -> Filled | None:
        """Behind the preposition that the words ask for."""
        sentence, anchor, nodes = look.sentence, look.anchor, look.nodes
        # "trained its model on 120 H100s": behind the preposition, whatever stands before it.
        end = sentence.clause(anchor[1], anchor[1])[1]
        link = re.search(r"\b(?:on|with|from|off)\s", sentence.words(anchor[1], min(end, anchor[1] + 64)))
        start = anchor[1] + link.end() if link else end
        return self._first(
            look,
            (
                n
                for n in nodes
                if start <= n.start < end
                and sentence.distance(start, n.start) < 12
                and n.marker not in COMMON.comparison
            ),
        )

    def _at_recipient(self, look: Look) -> Filled | None:
        """Who stands between a verb of giving and what is given: "supply AWS with custom chips"."""
        trigger, sentence = look.trigger, look.sentence
        return self._first(
            look,
            (
                n
                for n in look.nodes
                if trigger.start <= n.start < trigger.end
                and not n.vendor
                and re.fullmatch(r"[a-z]+ (?:the )?", sentence.words(trigger.start, n.start))
                and _GIVEN.match(sentence.words(n.end, n.end + 12))
            ),
        )

    def _at_seller(self, look: Look) -> Filled | None:
        """A middleman that is known to sell."""
        argument, anchor, nodes = look.argument, look.anchor, look.nodes
        # "through Dell": a middleman, if it is known to sell.
        sellers = set(argument.split("/"))
        start = look.sentence.clause(*anchor)[0] if self._language == "zh" else anchor[1]  # 通过浪潮信息采购了
        return self._first(look, (n for n in nodes if n.marker in sellers and n.start >= start and self._is_seller(n)))


def _leaves(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the second of two offsets lies in a statement of its own: behind a semicolon or a Chinese comma."""
    between = sentence.words(start, end)
    if _OTHER_STATEMENT.search(between):
        return True
    return ";" in between or "；" in between or (sentence.language == "zh" and crosses_clause(sentence, start, end))
