"""Markets and lines of business that only the words of a clause or label name."""

from __future__ import annotations

import re

from assets.facts.discourse import Node
from assets.facts.engine.places.eligibility import Eligibility
from assets.facts.engine.places.look import Look
from assets.facts.engine.roles import is_possessive
from assets.facts.engine.state import Filled
from assets.facts.mentions import Mention
from assets.facts.mentions.mention import slug as make_slug

_NOUN_ALONE = re.compile(
    r"\W*(?:(?:And|But|and|while|but|with) )?(?:(?:[Tt]he|[Ii]ts|[Tt]heir|[A-Z][\w&.-]*(?: [A-Z][\w&.-]*)?['’]s?) )?"
    r"(?P<noun>[A-Za-z][\w-]*(?: (?:and )?[a-z][\w-]*){0,4}?)"
    r"(?: (?:alone|also|segment|unit|division|business|arm))* "
)
_AUXILIARY = re.compile(r"(?<= )(?:will|would|could|should|may|might) $")
# What is no line of business: pronouns, the whole, and other measures.
_NO_LINES = re.compile(
    r"^(?:it|that|this|they|these|those|we|he|she|which|who|most|much|half|some|all|both|each|others?|there|what|one|another"
    r"|nearly|about|almost|more|less|no|a|an)\b|\b(?:revenues?|sales|turnover|profits?|income|margins?|earnings|capex|spending"
    r"|outlays?|costs?|expenses|shares?|stock|orders?|bookings?|backlog|cash|debt|guidance|total|year|quarter|growth|tax(?:es)?"
    r"|investment|research|dividends?|charges?|group|company|shipments|prices?|exports|inventory|inventories)\b",
    re.IGNORECASE,
)
# What a label measures besides revenue.
_NO_LABELS = re.compile(
    r"\b(?:loss(?:es)?|eps|ebitda|outlook|guide|forecast|target|market|valuation|funding|raised|price|deal|stake|buyback"
    r"|contract|power|capacity|Q[1-4]|FY\d*|20\d\d)\b",
    re.IGNORECASE,
)


class LinesOfBusiness(Eligibility):
    """Finds markets and lines of business."""

    def _at_clause_noun(self, look: Look) -> Filled | None:
        """A line of business that only a clause's first words name: "Mobile and client contributed …"."""
        sentence, name, anchor = look.sentence, look.name, look.anchor
        start, _ = sentence.clause(anchor[0], anchor[0])
        # "promised that accelerators would earn"
        start = max(
            sentence.words(start, anchor[0]).rfind(" that ") + 6 + start
            if " that " in sentence.words(start, anchor[0])
            else start,
            start,
        )
        noun = _NOUN_ALONE.fullmatch(_AUXILIARY.sub("", sentence.words(start, anchor[0])))
        others = (
            n for n in sentence.nodes if not (n.has(("segment",)) or is_possessive(sentence, n) or is_kind_of_goods(n))
        )
        if noun is None or any(start <= n.start < anchor[0] for n in others):
            return None
        words = noun["noun"].strip()
        if _NO_LINES.search(words):
            return None
        known = self._known_segment(words) or self._known_segment(words.removesuffix(" products"))
        id_, called = (known.id, known.name) if known is not None else (f"segment:{make_slug(words)}", words)
        segment = Mention(
            anchor[0], anchor[0], called, id_, called, "segment", provisional=known is None, rule="clause"
        )  # fmt: skip
        return Filled((segment,), anchor[0], anchor[0], None, name)

    def _at_label(self, look: Look) -> Filled | None:
        """A line of business that only the label of an item names: "- Foundry: $4.4 billion"."""
        sentence, anchor = look.sentence, look.anchor
        words = sentence.words(sentence.start, anchor[0]).strip(" *•")
        if sentence.kind != "bullet" or not re.fullmatch(r"[A-Za-z][\w&-]*(?: [\w&-]+){0,4}", words):
            return None
        if _NO_LINES.search(words) or _NO_LABELS.search(words):
            return None
        known = self._known_segment(words)
        id_, name = (known.id, known.name) if known is not None else (f"segment:{make_slug(words)}", words)
        segment = Mention(anchor[0], anchor[0], name, id_, name, "segment", provisional=known is None, rule="clause")
        return Filled((segment,), anchor[0], anchor[0], None, look.name)

    def _at_compose(self, look: Look) -> Filled | None:
        """A market put together from the words around."""
        sentence, anchor = look.sentence, look.anchor
        return self._composed_segment(anchor, sentence)

    def _at_national(self, look: Look) -> Filled | None:
        """A country's market."""
        quantity, sentence, anchor = look.quantity, look.sentence, look.anchor
        return self._national_segment(anchor, quantity, sentence)


def is_kind_of_goods(node: Node) -> bool:
    """Whether a node only names a kind of goods, which may be a line of business: AI chips."""
    return bool(node.mentions) and node.mentions[0].generic
