"""A customer without a name who acts, and whose customer it is: "one of Dell's customers has cut its order"."""

from __future__ import annotations

import re

from assets.facts.engine.places.eligibility import Eligibility
from assets.facts.engine.places.look import Look
from assets.facts.engine.state import Filled
from assets.facts.mentions import Mention

_NAME = r"(?:[Tt]he )?[A-Z][\w&.-]*(?: [A-Z][\w&.-]*){0,3}"
_CUSTOMER = r"(?:[\w-]+ ){0,3}?(?:customers?|clients?|buyers?)"
# Up to the verb: its owner stands before the customer or behind it, or is who is spoken of.
_CUSTOMER_ACTS = re.compile(
    r"(?:.*?(?:[.;:(“\"]\s?|\b(?:that|and|but|while|since|because|said|says|disclosed|added)\s)|(?:in|on|last|this"
    r"|earlier)\b[^,.;]{0,30},? )?"
    rf"(?:(?:none|one|some|several|two|three|many|most) of )?(?:an?|one|another|its|our|{_NAME}['’]s?) {_CUSTOMER}"
    rf"(?: (?:of|at) {_NAME})?(?:,? (?:whom?|which|that)? ?(?:I|we|he|she|it|they) [^,.;]{{3,40}})?,?"
    r" (?:(?:has|have|had|will|would|may|might|did|does|also|already|since|recently|now|not|never|just|then) )*",
    re.IGNORECASE | re.DOTALL,
)


class Customers(Eligibility):
    """Finds a customer without a name, and who supplies it."""

    def _at_customer(self, look: Look) -> Filled | None:
        """Somebody's customer, named by nothing else, right before the verb."""
        sentence, anchor = look.sentence, look.anchor
        if not self._customer_acts(look):
            return None
        unnamed = Mention(anchor[0], anchor[0], "customer", "company:unnamed", "unnamed", "company", anonymous=True)
        return Filled((unnamed,), sentence.start, anchor[0], None, look.name)

    def _at_served(self, look: Look) -> Filled | None:
        """Whose customer acts: named beside the customer, else who is spoken of."""
        sentence, anchor = look.sentence, look.anchor
        if not self._customer_acts(look):
            return None
        beside = [n for n in look.nodes if n.end <= anchor[0] and n.mentions and (n.owner or n.marker == "of")]
        members: tuple[Mention, ...] = beside[-1].mentions[:1] if beside else ()
        if not members:
            members = self._discourse.topic(look.role.kinds, sentence, sentence.start, look.taken)[:1]
        return Filled(members, anchor[0], anchor[0], None, look.name) if members else None

    def _customer_acts(self, look: Look) -> bool:
        sentence, anchor = look.sentence, look.anchor
        if self._language != "en" or not sentence.start <= anchor[0] < sentence.end:
            return False
        start = max(sentence.start, anchor[0] - 160)
        return _CUSTOMER_ACTS.fullmatch(sentence.words(start, anchor[0])) is not None
