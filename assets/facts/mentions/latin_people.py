"""What says that a Latin name is a person's."""

from __future__ import annotations

import re
from collections.abc import Set

from assets.facts.mentions.latin_name import LatinName
from assets.facts.mentions.latin_words import CALLED, DETERMINER, LatinWords

# Behind a name: who he turns out to be by what he or she says or where he was met.
_SPEAKS_LATER = re.compile(
    r" [a-z][^\n]{0,160}?\b(?:he|she) (?:says|said|laughs|shrugs|recalls|admits|explains|tells|told)\b"
)
_MET = re.compile(
    r" [a-z][^\n]{0,160}?\b(?:met|joined|caught up with|spoke (?:to|with)|sat down with|talk(?:ed|s)? (?:to|with)"
    r"|interviewed|visited|found) (?:him|her)\b"
)
# Between a founder's name and the company: "left Arm in 2020 to start".
FOUNDS = re.compile(
    r",? (?:who )?(?:had )?(?:left|quit) [^.;\n]{2,40} to (?:start|found|co-found|run|build|set up|launch|lead)\b"
)
# "Mara Tolland, 41,", "Mara Tolland (41)", "Mara Tolland, formerly of Dell,"
AGED = re.compile(
    r", (?:aged )?[2-9]\d(?:,| years old\b)|, (?:an?|the) [2-9]\d-year-old\b| \([2-9]\d\)"
    r"|, (?:formerly|previously|once|until recently|ex-?) (?:of|at|with) "
)
# What, told of a name that begins with a given name, makes it a person's: "Mara Tolland's company", "In 2019 she quit".
_LIVES = re.compile(
    r"[’']s (?:company|firm|start-?up|business|team|answers?|office|career|view|employer|colleagues?)\b"
    r"| (?:goes|moves|went|switches) (?:from|to)\b"
    r"|,? (?:who )?(?:(?:also|once|first|then|later|never|always|had) )?(?:worked|wanted|studied|set up|started|quit"
    r"|left|came from|learn(?:ed|t)|ran|answers?|talks|(?:co-?)?founded|grew up|trained (?:as|at)"
    r"|used to|moved|took|decided|remembers)\b"
)
_KIN_BEFORE = re.compile(
    r"\b(?:[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Tt]he|[’']s) (?:[\w-]+ ){0,2}(?:predecessor|successor|colleague|deputy"
    r"|brother|sister|wife|husband|daughter|son|co-?founders?|business partner|interviewee|guest), $"
)
# "A veteran of Dell, Mara Tolland": what somebody was before.
_VETERAN_BEFORE = re.compile(
    r"\b[Aa]n? (?:former |long-?time |one-?time )?(?:[\w-]+ ){0,3}(?:veteran|alumn\w+|engineer|manager|executive|banker"
    r"|physicist|mathematician|professor|salesman|saleswoman)(?: (?:of|at|from|with|by training)[^,.;\n]{0,40})?, $"
)
# Before a surname: "Ms Prosser's company".
_COURTESY = re.compile(
    r"(?:^|\W)(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Herr|Frau|Madame|Monsieur|Mme)\.? $"
)
_HIS_FIRM = re.compile(
    r"(?: [a-z][^.\n]{0,120})?\. (?:His|Her) (?:own |new |small |little )?"
    r"(?:company|firm|start-?up|business|shop|outfit|employer|lab|team)\b"
)
# A headline: "Callum Ferris of Ardenne on selling inference".
_OF_HOUSE = re.compile(
    r" (?:of|at|from) [A-Z][\w&’'-]+(?: [A-Z][\w&’'-]+){0,2} (?:on|about|talks|explains|answers)\b|, on [a-z]+ing "
)
_TALKED_TO = re.compile(
    r"\b(?:[Qq]uestions (?:for|with|to)|[Cc]aught up with|Q&A(?: with|:)|[Cc]hat with|[Mm]eet) $|"
    r"\b(?:[Ss]poke (?:to|with)|[Ss]at down with|[Ii]nterview(?:ed)?(?: with| by)?|[Cc]onversation with"
    r"|[Tt]alk(?:s|ed)? (?:to|with)|(?:[Ww]e|I) (?:asked|met|rang|phoned|visited|put (?:it|this) to)) $"
)
# "says Orrin's Mara Tolland"
_SAYS_FOR_BEFORE = re.compile(
    r"[,”\"’] (?:said|says|added|adds|explains|argues|reckons|thinks) (?:[A-Z][\w&.-]* ?){1,3}['’]s? $"
)
# "founded by two ex-Imagination people, Petra Haldane and Joss Amberley"
_PEOPLE_BEFORE = re.compile(
    r"\b(?:people|colleagues|brothers|sisters|friends|veterans|alumni|academics|graduates|co-?founders|scientists), $"
)
SAYS_BEFORE = re.compile(
    r"[,”\"’] (?:said|says|added|adds|recalls|laughs|shrugs|jokes|explains|argues|reckons?"
    r"|estimates?|calculates?|thinks|believes) $"
)
# What follows somebody who changed posts: "joined Orrin as", "took over as", "came to Orrin from Dell as".
CAREER = (
    r",? (?:who )?(?:(?:ha[sd]|was|is|will|would|is to|has been|is being) )?"
    r"(?:(?:just|recently|first|since|now) )?"
    r"(?:(?:re)?joined|took (?:over|charge)|stepped (?:up|in)|became|become|moved|came"
    r"|went|returned|(?:re)?named|appointed|hired|promoted|made"
    r"|brought in|been|served|worked|serves|started|signed on|arrived|succeeded)\b[^.;\n]{0,70}?"
)


def title_before(words: LatinWords) -> re.Pattern[str]:
    """What ends with somebody's office in front of the name."""
    chinese_titles = words.either("chinese_person_titles")
    return re.compile(
        rf"(?:^|\W)(?:{words.titles})s?(?: (?:at|of|with|for) (?:the )?(?-i:[A-Z])[\w&.’' -]{{2,40}},)?,? $"
        rf"|(?:{chinese_titles}) ?$",
        re.IGNORECASE,
    )


class LatinPeople:
    """Tells how firmly the words around a name make it a person's."""

    def __init__(self, words: LatinWords, given_names: Set[str], endings: Set[str]) -> None:
        self._given_names = given_names
        # The last words of companies' names.
        self._endings = endings
        # What may be somebody's office and is a company's trade: broker, landlord, investor.
        self._company_before = re.compile(rf"(?:^|\W)(?:{words.companies})(?:,? |{CALLED})$", re.IGNORECASE)
        self._title_before = title_before(words)
        self._title_after = re.compile(
            rf", (?!and |but |or |while |as |when |with )"
            rf"(?:(?:{DETERMINER}|our|now|then|former|who is) )*(?:[\w’'&-]+ ){{0,4}}(?:{words.titles})s?\b"
            r"|,? (?:who )?(?:runs|heads|leads|oversees|(?:co-?)?founded|ha[sd] (?:run|led|headed|chaired)"
            r"|spent [^.;\n]{2,30} (?:at|with))\b"
            r"|,? (?:laughs|shrugs|smiles|sighs|grins|recalls)\b"
            rf"|,? (?:who )?(?:is|was|became) (?:{DETERMINER} )?(?:[\w’'&-]+ ){{0,3}}(?:{words.titles})\b",
            re.IGNORECASE,
        )
        self._speech_after = re.compile(
            r"(?:,? (?:at|of|from|in) (?:the |a )?[\w-]+,?)?,? (?:who |then |also |once )?"
            rf"(?:{words.either('latin_speech_verbs')})\b"
            r"|, (?:an?|the|its|our|head|chief|co-|who )|,? of (?:the )?(?:[\w-]+ )?[A-Z]"
        )
        self._career = re.compile(
            rf"(?:{CAREER}\b(?:as|been|named|appointed|made|to)"
            r"|,? (?:who )?(?:(?:has|will|would|is to|later|then|just|recently) ){0,2}(?:becomes?|became))"
            rf" (?:{DETERMINER} |our )?(?:[\w’'&-]+ ){{0,3}}(?:{words.titles})\b",
            re.IGNORECASE,
        )

    def weigh(self, text: str, start: int, end: int, left: str, name: LatinName) -> None:
        """Lets the words around one use of a name speak for a person.

        Args:
            text: The text.
            start: Where the name begins.
            end: Where it ends.
            left: What stands in front of it in its line.
            name: The name.
        """
        if len(name.words) == 1 and _COURTESY.search(left):
            name.add("titled", 1)  # "Ms Prosser's company"
            return
        if not 2 <= len(name.words) <= 3 or name.words[-1] in self._endings:
            return
        if self._title_before.search(left) and not self._company_before.search(left):
            name.add("titled", 1)  # Whatever "chief scientist Liesbet Vandamme orders".
        if not self._may_be_person(name):
            return
        if self._title_before.search(left) or _TALKED_TO.search(left):
            name.add("person", 3)
        elif (
            self._title_after.match(text, end)
            or self._career.match(text, end)
            or AGED.match(text, end)
            or text.startswith(", who ", end)
            or _SAYS_FOR_BEFORE.search(left)
            or _PEOPLE_BEFORE.search(left)
            or _VETERAN_BEFORE.search(left)
            or _KIN_BEFORE.search(left)
            or _HIS_FIRM.match(text, end)
            or (_OF_HOUSE.match(text, end) and not left.strip(' "”“:|–—'))
        ):
            name.add("person", 2)
        elif name.words[0] in self._given_names and _LIVES.match(text, end):
            name.add("person", 1)
        elif SAYS_BEFORE.search(left):
            name.add("person", 1)  # ", says Joe Moore": with a given name that is enough.
        elif FOUNDS.match(text, end) or _MET.match(text, end):
            name.add("person", 2)
        elif (not left.strip() or name.words[0] in self._given_names) and _SPEAKS_LATER.match(text, end):
            name.add("person", 2 if not left.strip() else 1)
        elif self._speech_after.match(text, end):
            name.add("person", 1)

    def _may_be_person(self, name: LatinName) -> bool:
        """Whether the words do not make it a company's: Solace Compute runs something, but is nobody."""
        company = name.weights.get("company", 0)
        return company < 2 or (company == 2 and name.words[0] in self._given_names)
