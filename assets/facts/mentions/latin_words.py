"""Words that tell what a Latin name stands for, as parts of regular expressions."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Mapping
from typing import Any

# What words in Latin script are written with.
LETTER = "A-Za-zÀ-ÖØ-öø-ÿĀ-ſ0-9"
MONTHS = frozenset(month_name[1:])
ABOUT = r"(?:about|around|some|roughly|nearly|almost|over|more than|up to) "
CALLED = (
    r"(?:,? (?:(?:now|also|to be|which is|formally|internally|officially) )*(?:called|named|dubbed|nicknamed"
    r"|code-?named|christened|baptised|branded|known(?: internally| to [^,.;]{3,30}| in [^,.;]{3,20})? as"
    r"|marketed as|sold as|by the name of"
    r"|under the name(?: of)?)"
    r"|,? (?:(?:that|which) )?(?:it|they|he|she|its (?:owners?|makers?|builders?|operator))"
    r" (?:calls?|has called|(?:has )?(?:named|dubbed|christened|nicknamed)"
    r"|is calling|will call)) (?:the )?"
)
# A possessive that a name ends in, and one within a run of capitalised words.
POSSESSIVE = re.compile(r"[’']s?$")
# What stands before a capitalised word at the start of a sentence, a line, a cell or a quotation.
SENTENCE_START = frozenset('.!?:;\n“"*•|>#(—…。！？：；「')
LEGAL_FORMS = frozenset(
    {
        "Inc",
        "Corp",
        "Corporation",
        "Ltd",
        "Limited",
        "LLC",
        "plc",
        "PLC",
        "AG",
        "SE",
        "GmbH",
        "Co",
        "SA",
        "NV",
        "AB",
        "ASA",
    }
)
# How places are called, and sites after them.
LIKE_PLACES = (
    r"Point|Bay|Hill|Park|Creek|Ridge|Valley|Island|Harbou?r|Lake|River|Falls|Beach|Heath|Moor|Springs|Wharf|Quay|Mills?"
    r"|Farm|Junction|Cross|Bridge|Mountain|Fjord|Head|Hollow|Meadows?|Grove|Woods?|Fields?|Flats|Landing"
)
# What an edition of a chip, a model or a machine is called by.
EDITIONS = r"(?:Pro|Max|Ultra|Plus|Lite|Mini)"
DETERMINER = r"(?:an?|the|its|their|our|another|one of|which is an?)"
# Up to five words in front of a noun.
UP_TO_FIVE_WORDS = r"(?:[\w’'.&-]+ ){0,5}"
# Between a company's name and what it does.
AUXILIARY = (
    r"(?:, for its part,| itself|,? in contrast,| \([^()]{2,40}\)| (?:in|near) [A-Z][\w-]+(?: [A-Z][\w-]+)?"
    r"|, (?:an?|the|one of|once|now|which|then) [^,.;:\n]{2,70},)?"
    r"(?: (?:ha[sd]|have|also|will|would|is|was|now|then|still|only|not|recently|already|alone))*"
)


class LatinWords:
    """The alternatives of a vocabulary: each attribute is the inside of a group.

    Attributes:
        titles: What people are: analyst, chief executive.
        companies: What companies are called by: start-up, chipmaker.
        clusters: Sites and machines.
        models: What models are called by.
        chips: What chips are called by.
        deeds: Verbs for what companies do, in their forms.
    """

    def __init__(self, vocabulary: Mapping[str, Any]) -> None:
        self._vocabulary = vocabulary
        self.titles = self.either("latin_person_titles")
        self.companies = self.either("latin_company_nouns")
        self.clusters = self.either("latin_cluster_nouns")
        self.models = self.either("latin_model_nouns")
        self.chips = self.either("latin_chip_nouns")
        self.deeds = f"{self.either('latin_company_verbs')}|{_conjugated(vocabulary)}"

    def either(self, key: str) -> str:
        """The alternatives of one list, the longest first; what matches nothing for an empty one."""
        return "|".join(sorted(self._vocabulary.get(key, ()), key=len, reverse=True)) or r"(?!)"


def _conjugated(vocabulary: Mapping[str, Any]) -> str:
    """The forms of the verbs for what companies do: ships, shipped, will ship, is shipping."""
    finite: list[str] = []
    base: list[str] = []
    going: list[str] = []
    for word in vocabulary.get("latin_deeds", ()):
        soft = re.sub(r"(?<=[^aeiou])y$", "i", word)
        double = word[-1] if re.fullmatch(r"[^aeiou]*[aeiou][bdgmnpt]", word) else ""
        third = soft + ("es" if re.search(r"(?:s|x|z|ch|sh)$|i$", soft) else "s")
        finite += [third, (word if word.endswith("e") else soft + double + "e") + "d"]
        base.append(word)
        going.append(word.removesuffix("e") + double + "ing")
    for words in vocabulary.get("latin_irregular_deeds", ()):
        word, past = words.split()
        finite += [word + "s", past]
        base.append(word)
        going.append(word.removesuffix("e") + "ing")
    return (
        rf"(?<! is )(?<! was )(?<! are )(?<! be )(?<! were )(?<! been )(?:{'|'.join(finite) or r'(?!)'})"
        r"|(?:will|would|can|could|may|might|should|must|does|did|is to|has to|wants to|plans to|hopes to|aims to"
        rf"|intends to|agreed to)(?: (?:not|also|only|now|soon|then|never))* (?:{'|'.join(base) or r'(?!)'})"
        rf"|(?:is|are|was|were|been)(?: (?:not|also|now|still|already))* (?:{'|'.join(going) or r'(?!)'})"
    )


def cities(vocabulary: Mapping[str, Any]) -> frozenset[str]:
    """The cities of the word lists, as they are written in Latin letters."""
    towns = (name for row in vocabulary.get("towns", ()) for name in row.partition("=")[0].split("/"))
    return frozenset([*vocabulary.get("latin_cities", ()), *towns])
