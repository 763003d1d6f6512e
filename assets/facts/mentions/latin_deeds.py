"""What companies do and own, and neither people nor places nor goods: it tells that an invented name is a company's."""

from __future__ import annotations

import re

from assets.facts.mentions.latin_words import ABOUT, AUXILIARY, LatinWords


class LatinDeeds:
    """Patterns of what stands beside a company's name; all but `is_done_by` and `in_domain` right behind it.

    Attributes:
        does: A deed, in any form.
        has_own: A deed or a state, and in the next clause what "its" or "it" says of a company.
        acts: What neither a person nor a place does.
        owns: What belongs to companies.
        says: What speakers do, people or companies.
        is_done_by: In front of the name: what companies are the agent or the object of.
        in_domain: Anywhere: that a text speaks of the trade at all.
    """

    def __init__(self, words: LatinWords) -> None:
        self.does = re.compile(rf"{AUXILIARY} (?:{words.deeds}|{words.either('latin_one_word_verbs')})\b")
        # "Larkspur was the darling …. Its chief scientist": what the next sentence calls its own is a company's.
        self.has_own = re.compile(
            rf"{AUXILIARY} (?:is|was|has|had|will|[a-z]+ed|[a-z]{{2,}}[^s\W]s)\b[^.!?\n]{{0,200}}"
            r"(?:[.!?][”\"]? (?:[A-Z][^.!?\n]{0,60} )?|; |, (?:and|but) )"
            rf"(?:[Ii]ts (?:[\w-]+ ){{0,2}}(?:{words.either('latin_company_belongings')})\b"
            rf"|[Ii]t{AUXILIARY} (?:{words.deeds})\b)"
        )
        self.in_domain = re.compile(
            r"\b(?:chips?|GPUs?|processors?|accelerators?|semiconductors?|wafers?|supercomputers?"
            r"|data[- ]cent(?:er|re)s?|clouds?|AI|MW|GW|[mg]egawatts?|servers?|silicon|compute|models?|tokens?|cards?"
            r"|trained|labs?|revenues?|start-?ups?|blacklisted|turbines|investors?|[A-Z]{1,3}\d\w*)\b"
        )
        # What neither a person nor a place does.
        self.acts = re.compile(
            r" (?:has|had|have) (?:[\w.,-]+ ){0,3}(?:on order|at its disposal|booked|under contract)\b"
            r"|,? which (?:makes|designs|sells|rents out|operates|leases)\b"
            r"|,? of [A-Z][a-z]+,? (?:has |will |is to )?(?:order(?:ed|s)?|bought|buys?|makes?|sells?|tap(?:es|ed) out"
            r"|leases?|rents?|ships?|supplies)\b"
            r"| (?:posted|reported) (?:(?:quarterly|annual|net|record) )?"
            r"(?:revenues?|sales|(?:an? )?(?:net )?(?:profit|loss))\b"
            rf"|{AUXILIARY} (?:took delivery|(?:ordered|leased|rented|bought|deployed|installed|stockpiled"
            r"|orders|leases|rents|buys|deploys|installs|owns|hosts)"
            rf" (?:{ABOUT})?\d)"
            r"|,? (?:were|was|has been|have been|is|are) (?:blacklisted|added to the (?:Entity|entity))"
        )
        self.owns = re.compile(
            rf"(?:[’']s?|, whose) (?:[\w-]+ ){{0,2}}(?:{words.either('latin_company_belongings')}"
            rf"|{words.either('latin_one_word_belongings')})\b"
        )
        self.is_done_by = re.compile(
            rf"(?:{words.either('latin_one_word_contexts')}) (?:both |the |start-up )?$", re.IGNORECASE
        )
        self.says = re.compile(rf"(?:,)? (?:(?:has|had|also) )?(?:{words.either('latin_speech_verbs')})\b")
