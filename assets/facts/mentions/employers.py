"""For whom the people speak whom a text names in Latin letters: "Orrin's chief analyst X", "X, an analyst at Orrin"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assets.facts.mentions.latin_name import REACH, USES, LatinName
from assets.facts.mentions.latin_people import CAREER, FOUNDS, title_before
from assets.facts.mentions.latin_words import DETERMINER, LatinWords
from assets.facts.mentions.places import Places

# What somebody does at the company that follows: "buys the GPUs for", "is responsible for purchasing at".
_RESPONSIBLE = re.compile(
    r",? (?:who )?(?:is (?:responsible for|in charge of)|buys|bought|builds|plans|negotiates|looks after)"
    r" [^.;,\n]{2,40} (?:at|of|for) (?:the )?(?:[a-z-]+ ){0,3}$"
)
# "worked for Dell before she founded", "In 2019 he quit Dell and started", "… In 2019 she co-founded"
_THEN_FOUNDED = re.compile(
    r"[^;\n]{0,110}(?:\b(?:before|and|then|to|later|[Ss]he|[Hh]e)|,)"
    r" (?:(?:ha[sd]|later|then|now|she|he|also) ){0,2}"
    r"(?:(?:co-?)?found(?:ed|ing|s)?|start(?:ed|ing|s)?|set(?:ting)? up) (?:the )?$"
)
# "a former engineer at Dell", "was head of design at Dell until 2019"
_FORMERLY = re.compile(
    r"\b(?:former|formerly|ex-|previously|once|one-?time|were"
    r"|was(?! (?:named|appointed|hired|promoted|made|brought in)\b)|had been|used to|retired)\b",
    re.IGNORECASE,
)
_FORMERLY_BEFORE = re.compile(r"\b(?:former|ex-|one-?time)\W?[^,.;\n]{0,50}$", re.IGNORECASE)
_UNTIL = re.compile(r"[^.;\n]{0,20} until\b")
# "Orrin, the company she founded"
_OWN_COMPANY = re.compile(
    r", (?:the|an?) [^,.;\n]{0,30}(?:company|firm|start-?up|business|lab|group) (?:that |which )?(?:she|he) (?:has )?"
    r"(?:(?:co-?)?founded|started|set up|runs|leads|heads)\b"
    r"|, (?:the|an?) [^,.;\n]{0,30}(?:company|firm|start-?up|business|lab|group) of which (?:she|he) is\b"
)
_FOUNDED_BY_PERSON = re.compile(
    r"\b(?:founded|started|set up|run|led|headed)(?: in (?:(?:19|20)\d\d|[A-Z]\w+)){0,2} by $"
)
# An officer whose company goes without saying: "Finance chief Ingrid Solvang told analysts".
_OFFICER = re.compile(
    r"(?:^|[.!?\n”\"] |\n)(?:[Cc]o-)?(?:[Cc]hief [a-z]+(?: officer)?|(?:[Ff]inance|[Tt]echnology) chief|C[A-Z]O"
    r"|President|[Cc]hair(?:man|woman)|[Ff]ounder) $"
)
# How far behind the beginning of a sentence its subject ends.
_OPENING_REACH = 40
# How far behind a name its career is told.
_CAREER_REACH = 140
_LED_BY_BEFORE = re.compile(r"(?:, (?:which|that)|\b(?:the company|the firm) (?:that )?) $")
_LEADS_THEN = re.compile(
    r" (?:has |had )?(?:(?:co-?)?founded|started|set up|runs|leads|heads|led|run|headed|built)\b"
    r"(?! (?:a|an|the|his|her)\b)"
)
_LINE_HEAD = re.compile(r"(?:^|\n|[:–—|] )$")
# Before the company: "The company that he founded in 2018 with two friends,".
FOUNDED_BY = re.compile(
    r"\b(?:company|firm|start-?up|cloud|lab|group|business|outfit|provider|house)(?:,)? (?:that |which )?(?:he|she)"
    r" (?:has )?(?:co-?founded|founded|runs|started|set up|heads|leads|built|owns|works for)\b[^.;\n]{0,60}, $"
)
OWNER_BEFORE = re.compile(r"['’]s? $")


class Employers:
    """Finds for whom a person speaks."""

    def __init__(self, words: LatinWords) -> None:
        self._title_before = title_before(words)
        self._its_title_before = re.compile(
            rf"\b(?:[Ii]ts|[Tt]he (?:[\w-]+ ){{0,2}}(?:{words.companies})[’']s)"
            rf" (?:[\w’'&-]+ ){{0,3}}(?:{words.titles}),? $"
        )
        self._now_leads = re.compile(
            rf"[^;\n]{{0,130}}\b(?:[Ss]he|[Hh]e) (?:(?:now|is|today) ){{0,3}}(?:runs|leads|heads"
            rf"|(?:{DETERMINER} )?(?:[\w’'&-]+ ){{0,2}}(?:{words.titles}) (?:of|at)) (?:the )?$"
            r"|[^;\n]{0,130}\b(?:[Hh]er|[Hh]is) (?:own |new )?(?:company|firm|start-?up|business), $"
        )
        self._titled = re.compile(rf", (?:{DETERMINER} )?(?:[\w’'&-]+ ){{0,3}}(?:{words.titles}), ", re.IGNORECASE)
        self._employer_after = re.compile(
            rf"(?:(?:,| is) (?:(?:{DETERMINER}|senior) )*(?:[\w’'&-]+ ){{0,4}}(?:{words.titles}))?,?"
            r" (?:of|at|from|with) (?:the )?"
            r"(?:[\w-]+ ){0,2}$",
            re.IGNORECASE,
        )
        self._leads = re.compile(
            r",? (?:who )?(?:now )?(?:runs|heads|leads|(?:co-?)?founded|set up|started|ha[sd] (?:run|led|headed))"
            r" (?:the )?(?:[\w-]+ ){0,3}$|[’']s (?:own |new )?(?:company|firm|start-?up|business|employer), (?:the )?$"
        )
        self._employer_in_career = re.compile(
            rf"{CAREER}\b(?:{words.titles}) (?:of|at|for|with) (?:the )?(?:[a-z-]+ ){{0,3}}$"
            rf"|, [^;\n]{{2,60}}, (?:is|was) {DETERMINER} (?:[\w’'&-]+ ){{0,3}}(?:{words.titles}) (?:of|at) (?:the )?$"
            r"|,? (?:who )?(?:(?:ha[sd]|just|recently) ){0,2}(?:(?:re)?joined|came to|moved to|went to|returned to)"
            r" (?:the )?(?:[a-z-]+ ){0,3}$",
            re.IGNORECASE,
        )
        # "Hester Adeyemi, the company's co-founder"
        self._of_the_company = re.compile(
            rf", (?:its|the (?:[\w-]+ ){{0,2}}(?:{words.companies})[’']s) (?:[\w’'&-]+ ){{0,4}}(?:{words.titles})\b"
            r"|,? who (?:(?:co-?)?founded|runs|heads|leads|started|set up) (?:it\b|(?:the|its) "
            r"|[\w -]{2,30} (?:there|at it)\b)",
            re.IGNORECASE,
        )

    def find(self, text: str, people: Iterable[LatinName], employers: Places) -> None:
        """Gives the people the companies that they speak for, where the text tells it.

        Args:
            text: The text.
            people: The names of persons.
            employers: The companies, and what else is known already.
        """
        for name in people:
            for start, end in name.spans[:USES]:
                formerly = _FORMERLY_BEFORE.search(text, max(0, start - REACH), start)
                titled = not formerly and self._title_before.search(text, max(0, start - REACH), start)
                owned = not formerly and OWNER_BEFORE.search(text, max(0, start - 3), start)
                owner = employers.company_before(start, 3) if owned else None
                own = titled and self._its_title_before.search(text, max(0, start - REACH), start)
                before = employers.company_before(start, REACH) if titled and not own else None
                if before and titled and text[titled.start() - 1 : titled.start()] == ",":
                    # "Microsoft will come, chief executive X said": of whom the article is about, if it is of one.
                    before = _of_the_article(text, start, employers) or before
                name.affiliation_id = owner or before or self._employer(text, start, end, employers)
                if name.affiliation_id is None and self._of_the_company.match(text, end):
                    name.affiliation_id = employers.first_company(text.rfind("\n", 0, start) + 1, start)
                name.affiliation_id = name.affiliation_id or _founded(text, end, employers)
                if name.affiliation_id is None:
                    name.affiliation_id = self._led_before(text, start, end, employers)
                if name.affiliation_id is None and titled and _OFFICER.search(text, max(0, start - 40), start):
                    name.affiliation_id = _of_the_article(text, start, employers)
                if name.affiliation_id is not None:
                    break

    def _led_before(self, text: str, start: int, end: int, employers: Places) -> str | None:
        """The company named in front: "Orrin, which X founded"; "Orrin sells cards. Its chief executive, X"."""
        leads = _LED_BY_BEFORE.search(text, max(0, start - 30), start) and _LEADS_THEN.match(text, end)
        leads = leads or _FOUNDED_BY_PERSON.search(text, max(0, start - REACH), start)
        its = self._its_title_before.search(text, max(0, start - REACH), start)
        paragraph = text.rfind("\n", 0, start) + 1
        if its and not leads and its[0].startswith("its"):
            # "It bought them through Atea at a price that its chief executive, X, winces at": the subject's.
            sentence = max(paragraph, text.rfind(". ", paragraph, start) + 2)
            opens = employers.first_company(sentence, min(start, sentence + _OPENING_REACH))
            return opens or employers.first_company(paragraph, start)
        return employers.last_company(paragraph, start) if its or leads else None

    def _employer(self, text: str, start: int, end: int, employers: Places) -> str | None:
        for company in employers.companies_after(end, 3 * _CAREER_REACH):
            if company.anonymous:
                continue
            if company.start - end > _CAREER_REACH:
                # "… Today the halls are full, and Isbre, the company she founded, sells"
                if _OWN_COMPANY.match(text, company.end) and text.count("\n", end, company.start) < 3:
                    return company.id
                continue
            between = text[end : company.start]
            told = (self._employer_after, self._leads, self._employer_in_career, _RESPONSIBLE)
            now = _FORMERLY.search(between) is None and not _UNTIL.match(text, company.end)
            if now and any(pattern.match(between) for pattern in told):
                return company.id
            if _THEN_FOUNDED.match(between) or self._now_leads.match(between) or _OWN_COMPANY.match(text, company.end):
                return company.id
            line_ends = text[company.end : company.end + 1] in ("", "\n")
            if line_ends and self._titled.fullmatch(between):
                return company.id  # "Q&A: Priya Raman, CEO, Orrin"
            if between == ", " and _LINE_HEAD.search(text, max(0, start - 2), start) and text[company.end] in " \n":
                return company.id  # "The Buyer's View: Tomoko Reyes, Meridian Health"
            if FOUNDS.match(between) and re.search(r" (?:the )?$", between) and " to " in between[-40:]:
                return company.id
        return None


def _founded(text: str, end: int, employers: Places) -> str | None:
    """The company that a pronoun is said to have founded after a name: "The company that he set up in 2018, X"."""
    for company in employers.companies_after(end, 400):
        if "\n" in text[end : company.start]:
            break
        if not company.anonymous and FOUNDED_BY.search(text, end, company.start):
            return company.id
    return None


def _of_the_article(text: str, offset: int, employers: Places) -> str | None:
    """The company that the headline names alone, and the text in front again: whose "finance chief X" is."""
    headline = text.find("\n") + 1
    named = {m.id for m in employers.companies_after(0, headline)} if headline else set()
    if len(named) != 1:
        return None
    return next((m.id for m in employers.companies_after(headline, offset - headline) if m.id in named), None)
