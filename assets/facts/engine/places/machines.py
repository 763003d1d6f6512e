"""Clusters and other machines that have no name, called after their chips or their owner."""

from __future__ import annotations

import re

from assets.facts.engine.places.eligibility import Eligibility
from assets.facts.engine.places.look import Look
from assets.facts.engine.roles import runs_machine
from assets.facts.engine.state import COMMON, Filled, node_beside
from assets.facts.mentions import Mention
from assets.facts.mentions.mention import slug as make_slug
from assets.facts.patterns import screened

_CODE_NAME = re.compile(r"[A-Z][a-z]{4,}")
_SUPERPOD = screened(r"超节点|[Ss]uper(?:pod|node)")


class Machines(Eligibility):
    """Finds clusters that have no name."""

    def _at_pod_of(self, look: Look) -> Filled | None:
        """The machine that chips of one kind are tied together to, called after them."""
        quantity, sentence, name, anchor = look.quantity, look.sentence, look.name, look.anchor
        if quantity is None:
            return None
        beside = node_beside(sentence, quantity, ("chip",))
        told = [sentence, *reversed(self._discourse.history)][:2]
        # The first that is spoken of: the others it is only compared with.
        places = [(sentence, beside)] if beside is not None else []
        places += [(each, n) for each in told for n in each.nodes if n.has(("chip",)) and n.start <= quantity.end]
        found = (
            (m, each.words(n.start, n.end))
            for each, n in places
            if n.marker not in COMMON.comparison and n.marker != "of" and (n.kinds or n.start - each.start < 40)
            for m in self._discourse.members(n, ("chip",), each)[:1]
            if not m.generic
        )
        chip, words = next(found, (None, ""))
        if chip is None:
            return None
        kind = "superpod" if sentence.search(_SUPERPOD, anchor[0], anchor[1]) else "pod"
        code_name = _CODE_NAME.search(words) or _CODE_NAME.fullmatch(chip.text)
        called = code_name[0] if code_name else chip.text if chip.text.isascii() else chip.id.partition("-")[2]
        id_ = f"cluster:{make_slug(called)}-{kind}"
        pod = Mention(anchor[0], anchor[0], f"{called} {kind}", id_, id_, "cluster", provisional=True)
        self._counted_as["cluster_size", "units"] = Filled((chip,), anchor[0], anchor[0], None, name)
        return Filled((pod,), anchor[0], anchor[0], None, name)

    def _at_new_cluster(self, look: Look) -> Filled | None:
        """A cluster that only its description names."""
        sentence, anchor = look.sentence, look.anchor
        rest_of_clause = sentence.words(anchor[1], anchor[1] + (16 if self._language == "zh" else 60))
        return self._new_cluster(anchor, sentence) if COMMON["cluster_noun"].search(rest_of_clause) else None

    def _at_owner_cluster(self, look: Look) -> Filled | None:
        """Somebody's cluster that has no name."""
        sentence, anchor = look.sentence, look.anchor
        return self._unnamed_cluster(anchor, sentence)

    def _at_explained_cluster(self, look: Look) -> Filled | None:
        """The unnamed cluster that a clause explains."""
        sentence, anchor = look.sentence, look.anchor
        # "The cluster that Meta built for Llama has …"
        explained = any(runs_machine(sentence, n) for n in sentence.nodes if 0 <= anchor[0] - n.end <= 120)
        return self._unnamed_cluster(anchor, sentence) if explained else None
