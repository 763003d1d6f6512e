"""What a text has told so far, kept sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assets.facts.discourse.antecedents import Antecedents
from assets.facts.discourse.descriptions import SUBJECT_REACH
from assets.facts.discourse.references import ORGANISATIONS
from assets.facts.discourse.sentence import Sentence
from assets.facts.mentions import Mention
from assets.facts.model import EntityReference

# Before what who is interviewed is asked about as his own: "You launched the", "your new chip, the".
_YOURS = re.compile(
    r"\b[Yy]ou (?:have |also |just |recently |first |would |will |were to |planned to )*"
    r"(?:launched|unveiled|released|announced|presented|introduced|designed|built|showed|make|made|sell|sold|ship"
    r"|shipped) (?:the |your |\d[\d,]* )?(?:[\w-]+, )?(?:the )?$|\b(?:[Yy]our|[Oo]ur) (?:[\w-]+ ){0,4}"
    r"(?:[\w-]+, )?(?:the )?$|\bWe (?:\w+ ){1,3}$"
    r"|(?:你们|贵司|贵公司|您|我们|(?:今年|去年|刚|最近|新)[^，。]{0,4}(?:发布|推出))的?[^，。]{0,8}[“「]?$"
)
# What the subject of a sentence may refer back to, and within how many characters of its beginning it stands.
_REFERENTS = (("company", "foundry"), ("chip",), ("cluster",), ("model",))
# "It is tempting to say that": it means nothing.
_EXPLETIVE = re.compile(
    r"it\s(?:is|was|has been|would be|may be|seems|appears)\s(?!to\b|going\b|due\b|set\b|planning\b|expected\b|said\b"
    r"|likely\b)"
    r"(?:\w+ ){1,3}(?:to|that|whether|which|who)\b",
    re.IGNORECASE,
)

# Whose somebody else is told to be: "Its rival is CoreWeave" goes on about whose rival it is.
_IS_ITS = re.compile(
    r"(?:Its|Their) [^,;]{2,40} (?:is|are|was|were|remains?|includes?) (?:the )?|[其它]的?[^，。；]{1,10}(?:是|为|包括)"
)
# Whom "it" does something to is not who is spoken of: "It wants to buy Core Scientific", but "It is Nvidia that".
_IT_ACTS = re.compile(r"(?:It|They) (?!(?:is|was|are|were|will be|has been|may be|could be|might be)\b)[a-z]")


# "Heron-2", "Kite 300": a name with the number of a generation.
_NUMBERED = re.compile(r"(?P<line>.*?[^\d\s-])[ -]?(?P<number>\d+)")


def _is_older(chip: Mention, than: Mention) -> bool:
    """Whether a chip is an earlier one of the line of another, by the number in its name."""
    first, second = _NUMBERED.fullmatch(chip.name), _NUMBERED.fullmatch(than.name)
    same = first is not None and second is not None and first["line"] == second["line"]
    return same and first is not None and second is not None and int(first["number"]) < int(second["number"])


class Discourse(Antecedents):
    """What was said before: topics, the last source, and what words refer back to."""

    def remember(self, sentence: Sentence) -> None:
        """Keep a sentence in mind, and which chip of its own the article's company has been speaking of."""
        self._note_referents(sentence)
        self.history.append(sentence)
        if self.main_company is None:
            return
        for node in sentence.nodes:
            for mention in node.mentions:
                # A part that nobody knows, of one who makes chips or is introduced with it, is most likely his.
                nobodys = mention.provisional and mention.vendor_id is None
                lead = sentence.words(max(sentence.start, node.start - 40), node.start) if self.first_person else ""
                introduced = self.introducing or _YOURS.search(lead) is not None
                unknown = nobodys and (self.own_chip is not None or (self.first_person and introduced))
                own = unknown or mention.vendor_id == self.main_company.id
                if own and mention.kind == "chip" and not mention.generic:
                    self._note_own_chip(mention, sentence)

    def name_generations(self, sentence: Sentence) -> None:
        """Let "the new one" and "the old one" name the own chip of who is asked, and the one before it."""
        for node in sentence.nodes:
            meant = {"newer": self.own_chip, "older": self.older_chip}.get(node.pick or "")
            if meant is not None and self.first_person:
                words = sentence.words(node.start, node.end)
                node.mentions = (replace(meant, start=node.start, end=node.end, text=words),)
                node.anaphor, node.pick = False, None

    def _note_own_chip(self, chip: Mention, sentence: Sentence) -> None:
        """Keep which of its own chips the company speaks of: not the one before it, unless it is asked about that."""
        spoken_of = self.own_chip
        asked = sentence.text.rstrip('”" ').endswith(("?", "？"))
        if spoken_of is not None and _is_older(chip, spoken_of) and not asked:
            self.older_chip = chip
            return
        if spoken_of is not None and _is_older(spoken_of, chip):
            self.older_chip = spoken_of
        self.own_chip = chip

    def _note_referents(self, sentence: Sentence) -> None:
        """Keep what a sentence is about that names it only by a pronoun or a description, once it has been read."""
        for node in sentence.nodes:
            if not node.anaphor or node.pick or node.count or node.marker:
                continue
            if node.kinds and node.start - sentence.start > SUBJECT_REACH[sentence.language]:
                continue
            speaks = any(n.source and n.mentions and n.kinds & ORGANISATIONS for n in sentence.nodes)
            if not node.kinds and node.start - sentence.start > 3 and speaks:
                continue  # "Asked if it would sell them, Google said"
            if _EXPLETIVE.match(sentence.words(node.start, node.end + 40)):
                continue
            for kinds in _REFERENTS:
                if not node.has(kinds) or kinds[0] in sentence.referents or (not node.kinds and kinds[0] != "company"):
                    continue
                if any(
                    node.end < n.start <= node.end + 20
                    and n.has(kinds)
                    and not n.marker
                    and not _IS_ITS.fullmatch(sentence.words(node.start, n.start))
                    and not _IT_ACTS.match(sentence.words(node.start, n.start))
                    for n in sentence.nodes
                ):
                    continue  # "The chip concerned, the LPU 2"
                found = self.members(node, kinds, sentence)
                if len(found) == 1 and not found[0].anonymous and not found[0].generic:
                    sentence.referents[kinds[0]] = (node.start, found[0])

    def note_subjects(self, sentence: Sentence, subjects: Sequence[EntityReference]) -> None:
        """Keep the one chip or model of which a sentence told something without naming it as its subject."""
        if sentence.language != "en":
            return
        for kind in ("chip", "model"):
            told = {subject.id: subject for subject in subjects if subject.kind == kind}
            if len(told) != 1 or any(n.mentions and not n.marker and n.has((kind,)) for n in sentence.nodes):
                continue
            subject = next(iter(told.values()))
            if kind == "chip" and any(m.id == subject.id for n in sentence.nodes for m in n.mentions):
                continue  # "Nvidia specifies 700 watts for the H200": in passing, between two sentences on another.
            if "+" not in subject.id and ":unnamed" not in subject.id:
                meant = Mention(sentence.start, sentence.start, subject.mention, subject.id, subject.name, kind)
                sentence.referents.setdefault(kind, (sentence.start, replace(meant, provisional=subject.provisional)))
