"""Names in Latin script that the catalogue lacks: what a capitalised name is follows from the words around its uses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from typing import Any

from assets.facts.mentions.employers import FOUNDED_BY, OWNER_BEFORE, Employers
from assets.facts.mentions.latin_contexts import PRODUCTS, contexts_after, contexts_before
from assets.facts.mentions.latin_deeds import LatinDeeds
from assets.facts.mentions.latin_name import ENOUGH, REACH, USES, LatinName
from assets.facts.mentions.latin_people import AGED, SAYS_BEFORE, LatinPeople
from assets.facts.mentions.latin_relations import NUMERALS, Kinds, abbreviations, relate
from assets.facts.mentions.latin_roles import SURE, agent_of_trade, role_of_company
from assets.facts.mentions.latin_words import (
    CALLED,
    LEGAL_FORMS,
    LETTER,
    LIKE_PLACES,
    MONTHS,
    POSSESSIVE,
    SENTENCE_START,
    LatinWords,
    cities,
)
from assets.facts.mentions.mention import Mention, renamed, slug
from assets.facts.mentions.numbered_models import CHINESE_CHIP_AFTER, NumberedModels
from assets.facts.mentions.places import PARTS_OF_NAMES, Places
from assets.facts.patterns import Piece, screen

# A capitalised word; inner capitals, digits, &, apostrophes and hyphens belong to it. Chinese characters end it.
_WORD = (
    r"(?:[A-Z]\.[A-Z][a-z]{2,}|[A-Z](?:\.[A-Z])+\.?(?![a-z])|[1-9]\d?(?=[A-Z]{1,4}[a-z])(?![A-Z][a-z]*(?:ps|yte|it)s?\b)[A-Z][A-Za-z]{3,}"
    rf"|[A-ZÀ-ÖØ-ÞĆČĎĐĘĚĞİŁŃŇŌŐŘŚŞŠŤŪŮŰŹŻŽ][{LETTER}&’'-]*(?:\.(?:ai|io|com|AI)\b)?"
    rf"|[a-z]{{1,2}}[A-Z][{LETTER}-]+)"
)
_HOUSE = (
    r"(?:[Tt]he )?(?:(?:National|Technical|Royal|Federal|State|Open|Free|Catholic|Hebrew|Norwegian|Swiss|Chinese) )?"
    r"(?:University|Institute|Bank|Bureau|Centre|Center|College|Academy|Council|Association|School|Ministry"
    r"|Department) (?:of|for) (?:the )?"
)
_NAME = re.compile(
    # "UPDATE 3-Stonecrop orders", "EXCLUSIVE-Stonecrop cancels"
    rf"(?<![{LETTER}_])(?:(?<![^-]-)|(?<=[A-Z]{{4}} \d-)|(?<=[A-Z]{{5}}-))"
    rf"(?:{_HOUSE})?{_WORD}(?: (?:(?:&|de|van|von|der|du|al|bin|del|della|di|da|do|dos|das) )?{_WORD}){{0,5}}"
)
_HOUSE_NAME = re.compile(_HOUSE)
_LOWER_WORD = re.compile(rf"(?<![{LETTER}’'-])[a-z]{{2,}}(?![{LETTER}])")
_CAMEL_CASE = re.compile(r"[A-Z][a-z]+(?:[A-Z][a-z]+)+|[A-Z][a-z]+[A-Z]{2,3}")
# Periods as analysts write them begin no name: FY26, 2Q25E, H1, FY26Q3.
_PERIOD = re.compile(r"(?:(?:[FC]Y|[1-4][QH]|[QH][1-4])\d{0,4}){1,2}[AEF]?")
_VERSION = re.compile(r"[A-Z][a-z]+-\d{1,2}[a-z]?")
# 南科厂 AP8: a company's plant by its number.
_PLANT = re.compile(r"[A-Z]{1,3}\d{1,2}[A-Z]?")
# Tokyo-based, Nvidia-backed: a description before the name.
_COMPOUND = re.compile(
    r"-(?:based|backed|owned|listed|led|made|born|funded|controlled|trained"
    # What sort a thing is: "High-end AI server shipments".
    r"|end|tier|cost|range|house|generation|grade|class|speed|performance|density|volume|value|sized?|level|power"
    r"|bandwidth|term|stack|scale|purpose|specific|ready|optimi[sz]ed|focused|related|driven|capable|wide|only)$"
)
# "Co-chief executive Zhao"
_OFFICE = re.compile(r"(?:Co|Vice|Ex|Deputy)-[a-z]+$")
_STUCK = re.compile(rf"(?:[’']s\b|-[a-z]+(?= ))?[^{LETTER}]*")
_COMMON_NOUN = re.compile(r" (?:compan|firm|start-?up|lab|group|giant|maker|industr|market|sector|developer|chip)")
_BYLINE = re.compile(
    r"(?:^|[|>•*]\s*|\b(?:[Ww]ords|[Tt]ext|[Ss]tory|[Ii]nterview|[Ee]diting|[Rr]eporting|[Pp]hotos?|[Ww]ritten) )"
    r"(?:[Bb]y|BY):?\s?\**$|(?:Editor|Author|Photo|Writer):\s?\**$"
)
_LIST_JOINTS = frozenset({", ", " and ", ", and ", " or ", "、", "和", "与", "及", "/", " & "})
# With a known company's name in front these make the name of another.
_DAUGHTERS = frozenset(
    (
        "Capital",
        "Venture Capital",
        "Ventures",
        "Research",
        "Labs",
        "Lab",
        "Institute",
        "Foundation",
        "University",
        "Securities",
        "Bank",
        "Partners",
        "Energy",
        "Power",
        "Compute",
        "Robotics",
        "Cloud",
        "Health",
        "Digital",
        "Insights",
        "Advisors",
        "Analytics",
        "Infrastructure",
        "Tech",
    )
)
# What companies that are somebody's in a part of the world are called by.
_WIDE_AREAS = frozenset(
    {"Asia", "Africa", "Europe", "Americas", "India", "Japan", "Deutschland", "Iberia", "Nordic", "Gulf"}
)
# 训练Xyz, 大模型Xyz; Xyz是…模型, Xyz参数量; Xyz是…芯片: what Chinese words beside a Latin name tell of it.
_CHINESE_MODEL_BEFORE = re.compile(
    r"(?:(?:训练|训出|炼出)[^，。；、“”\sA-Za-z]{0,8}|(?<!小)模型(?:系列)?(?:名为|叫做?|——)?|参数(?:量|规模)?的)[“「]?$"
)
_CHINESE_MODEL_AFTER = re.compile(
    r"[”」]?(?:[是为系][^，。；]{0,14}模型|(?:，|的|据悉|的?总)?参数[量规总]?|的?MFU|的?算力利用率|的?训练(?:成本|花费|数据)"
    r"|训练时|模型(?![厂商公库]))"
)
# Words that end like these are no invented names: Distributors, Sources, Pricing.
_DERIVED = re.compile(
    r"(?:ers|ors|ists|ants|ments?|tions?|ions|ings?|ness|ties|sts|cks|nese|ically|ly|eds?|ees|ists|ages|ians?)$"
)
_INVENTED = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]+(?:[A-Z][a-z]+)?|[A-Z]{2,6}")
# What else a name may be that is told of as whoever acts.
_NO_AGENTS = frozenset(
    {"person", "titled", "place", "chip", "model", "cluster", "regulation", "goods", "counted", "surname", "located"}
)
_INSIDE = re.compile(r"(?<!stake )(?<!invest )(?<!invested )(?<!shares )\b(?:in|near|outside|around|across|into) $")
_WITH_CHIPS_BEFORE = re.compile(
    r"(?:^|\n|[.!?][”\"]? )With [^.;\n]{0,40}?\d[\d,]* (?:[\w-]+ ){0,2}(?:[A-Z]+\d\w*|GPUs|chips|accelerators)"
    r"(?: [^.,;\n]{1,30})?, [A-Z][\w. -]{2,24}['’]s? $"
)
_OWNER_BEFORE = re.compile(r"[A-Z][\w-]+['’]s? $")
_OWNS_NAMED = re.compile(r"['’]s? [A-Z]")
# How the words of companies' names are written: Sumantra, X-Fab, 2CRSi, NorthC, PSMC, E&S.
_COINED = re.compile(
    r"\d{0,2}[A-ZÀ-ÞŁŚŻČŠŽİĀĒĪŌŪ][a-zà-ÿĀ-ſ]+(?:[’'-]?[A-Z]?[a-zà-ÿĀ-ſ]+){0,2}[A-Z]{0,3}|(?:\d{1,2})?[A-Z][A-Z&]{1,5}[a-z]{0,3}|[A-Z]-[A-Z][a-z]+"
)
_LOCATED = re.compile(r"(?<!stake )(?<!invest )(?<!invested )(?<!shares )\b(?:in|near|outside|around|across|at|into) $")
_PRONOUN = re.compile(r"\b(?:he|she|his|her)\b")
_SURELY = re.compile(
    r"[’']s? |,? (?:said|says|denied|denies|declined|insists|promises?|will (?:present|unveil|launch|spend)"
    r"|has (?:ordered|bought|raised|signed|postponed|trained))\b"
)
_PERSONAL = re.compile(
    r",? (?:(?:has|had|also) )?(?:told|recalled|recalls|laughs|shrugs|joked|jokes|quipped|wrote|writes"
    r"|testified|argues|argued|explained|explains)\b"
)
_RECKONS_BEFORE = re.compile(r"(?:reckons?|estimates?|calculates?) $")
# What is done to products, not to companies: "Otter was made at 12 nanometres".
_PASSIVE = re.compile(
    r"(?: (?:ha[sd]|have|also|will|would|then|first|not|only|still|recently|already))* (?:is|was|were|are|be|been)"
    r"(?: (?:also|now|first|then|being|still|only|not|never|already))* (?:made|built|designed|developed|launched"
    r"|trained|shipped|delivered|unveiled|introduced|presented|released|manufactured|fabricated|produced|sold|postponed"
    r"|shelved|scrapped|delayed|cancell?ed|installed|deployed)\b"
)
_DEFINITE = re.compile(r"\b(?:[Tt]he|[Ee]ach|[Ee]very) $")
_MANUFACTURED = re.compile(r" (?:is|was|will be|are|has been) (?:being )?(?:fabricated|fabbed|etched|taped[ -]out)\b")
# In a longer text that speaks of nothing of the trade no name is a company's for what it does.
_SHORT = 500
_OWNER = re.compile(r"['’]s? ")
# "Orrin CEO Mara Tolland": what is written with a capital between a company and who holds the office there.
_OFFICE_IN_RUN = re.compile(
    r"(?:(?:Vice|Deputy|Senior|Executive|Managing|Co-?)[ -]?)*\b(?:C[EFTOIS]O|Chief [A-Z][a-z]+(?: Officer)?|President"
    r"|Chair(?:man|woman)?|(?:Co-?)?[Ff]ounder|Director|Partner|Analyst|Economist|Senator|Sen\.?|Rep\.?|Congress(?:man|woman)"
    r"|Representative|Minister|Secretary|Commissioner|Governor|Mayor|Professor|Prof\.?|Dr\.?|Sir|Mr\.?|Mrs?\.?|Ms\.?)"
    r" (?=[A-Z][\w’-]+ (?:(?:[A-Z]\.|de|van|von|der|al|bin) )*[A-Z][\w’-]+$)"
)
# What names what was spoken of: "Hilom is its name", "We call it Hilom".
_ITS_NAME = re.compile(r" (?:is|was) (?:its|the) name\b")
_CALLED_SO = re.compile(
    r"(?:\bcall(?:s|ed)? it|\bit['’]s called|\bit (?:is|was) called|\b[Ii]ts name is|\b[Ii]t['’]s) [“\"]?$"
)
_PERSON_BEHIND = re.compile(r"[’']s ([A-Z][a-zà-ÿ-]+) ([A-Z][a-zà-ÿ-]+)")
_PERSON_BEFORE = re.compile(r"\b([A-Z][a-zà-ÿ-]+) [A-Z][\w’'-]+ of $")
_CALLED_BEFORE = re.compile(rf"{CALLED}[“\"]?$")
_COUNT_BEFORE = re.compile(r"(?<![\w.$€£])\d[\d,.]*(?: thousand| million)?(?: of (?:its|the|their))? $")
_DEFINITE_BEFORE = re.compile(
    r"(?:\b(?:[Tt]he|[Ii]ts|[Oo]ur|[Tt]heir|[Hh]is|[Hh]er|whose)|[’']s?) "
    r"(?:(?:new|own|first|latest|next|flagship|older|current|upcoming) )?$"
)
# "the Garganey 2" is another chip than the Garganey.
_A_NUMBER = re.compile(r" ([1-9])(?![\w,.%]*\d)(?=[ ’'])")
_NEXT_NUMBER = re.compile(
    r" ([1-9])(?=[?.,;:!)’'”\"](?!\d)|\n|$| (?:is|was|be|will|has|had|would|could|should|which|that|and|or|chip|card"
    r"|processor|accelerator|on|at|by|for|goes|went|comes|came|enters|entered|arrives|arrived|ships|shipped|costs?|starts"
    r"|started|uses|used|draws|delivers|offers|carries|needs|sells|sold|runs|launched|follows|followed"
    r"|sampled|samples|tapes|taped|made|built|replaces|replaced"
    r"|beats|does|reaches|to|in|from)\b)"
)
_SET_UP_BEFORE, _SET_UP_THEN = re.compile(r"\b(?:set up|started) $"), re.compile(r" (?:in (?:19|20)\d\d|with)\b")
# "Kestrel Point (KPT)", "Kestrel Point (NASDAQ: KPT)"
_TICKER = re.compile(
    r" \((?:(?:NASDAQ|Nasdaq|NYSE|LSE|ASX|TSX|HKEX|SIX|OSE|SGX|KOSDAQ|KRX|TSE|TWSE|Euronext)[ \w]{0,10}?[: .] ?)?"
    r"(?P<code>(?!(?:C[A-Z]{1,2}O|[SE]?VP|MD|IR|GM)\))[A-Z]{2,5}|\d{4,6})"
    r"(?:[.:][A-Z]{1,2}| (?:US|LN|GR|JP|KS|TT|FP|NO))?\)"
)
_GENERATION = re.compile(r" \d{1,2}(?![\d%,.]\d| [a-z]*(?:illion|percent|per cent))\b")
_PRODUCT_BEHIND = re.compile(
    rf" {PRODUCTS}(?=[.,;:)]|$| (?:rated|with|that|which|for|in|at|from|is|are|was|were|to)\b)"
)
_TRAINED_BEHIND = re.compile(r" (?:was|were|is being|will be|has been|is to be) (?:pre-?)?trained\b(?! (?:by|to|as)\b)")
_ORDINAL_BEFORE = re.compile(r"\b\d[\d,]{2,}(?:th|st|nd|rd) $")
_SELLS_BEFORE = re.compile(r"\b(?:sells|designs|makes|unveiled|launched|introduced|shelved|cancelled|scrapped) its $")
_FATE_BEFORE = re.compile(
    r"\b(?:[Ww]hat became of|[Rr]ise (?:and fall )?of|[Ff]all of|[Ww]ho is|[Ss]tory of|[Mm]eet) $"
)
# Behind a name with an article: it is no "the Orrin deal".
_ALONE = re.compile(
    r"(?:[’']s?)? ?(?:[.,;:)!?]|$|(?:is|was|will|has|had|can|costs?|in|on|at|and|or|for|from|to|by|with)\b|[’']s )"
)
_DOER = re.compile(r"(?:er|or|up|rival|neocloud|utility|lord)$")
_SPACED_SIZE = re.compile(r" [\d.]+B$")
# "the Kettleman bill"; what is a law by its capitals is found before.
_LAW_BEHIND = re.compile(r" (?:act|bill|law|rule|directive|ordinance|decree|amendment)(?![\w’'-])")
_LIKE_PLACES = re.compile(LIKE_PLACES)
# A name that says itself that it is a site's: "Ishikari Data Center"; "Norvane Data Centers" is a company.
_SITE_NAME = re.compile(
    r"(?<=[\w’'-] )(?:Data Cent(?:er|re)(?: Park| Campus)?|Campus|Super(?:cluster|computer)|AI Factory)$"
)
_LISTED = re.compile(r": (?:about |around |some |over |more than )?\d[\d,]* [A-Z]{1,5}\d+[A-Za-z]*\b")
_MET_AGAIN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er)\b")
_LED_BEFORE = re.compile(
    r"(?:\b[A-Z][\w’'-]+ [A-Z][\w’'-]+|\b[Ss]he|\b[Hh]e|\bwho|\bI|\b[Bb]efore|\b[Aa]fter|\band),?"
    r" (?:(?:now|still|has|had|then) )?(?:runs?|ran|(?:co-?)?founded|head(?:s|ed)|leads|owns|chairs|started"
    r"|(?:launch|found|join|leav|runn|start)ing) $|\bto (?:start|found|co-found|set up|join) $"
)
_LED_THEN = re.compile(
    r"(?:[,.]| (?:from|out of|with|in|and|together|alone|since|as|she|he|after|before|until|last|this|for)\b)(?!['’])"
)


class LatinNames:
    """Finds companies, people, models, clusters and chips that are named in Latin letters."""

    def __init__(self, vocabulary: Mapping[str, Any], surnames: Set[str] = frozenset()) -> None:
        words = LatinWords(vocabulary)
        self._ordinary = self.ordinary = frozenset(vocabulary.get("latin_ordinary_words", ()))
        self._function_words = frozenset(vocabulary.get("latin_function_words", ()))
        self._cities = cities(vocabulary)
        self._surnames, self._is_domain = surnames, True
        self._given_names = frozenset(vocabulary.get("given_names", ()))
        self._endings = frozenset(vocabulary.get("latin_company_suffixes", ()))
        self._weak_endings = frozenset(vocabulary.get("latin_company_weak_suffixes", ()))
        self._all_endings = self._endings | self._weak_endings
        self._before, self._after = contexts_before(words), contexts_after(words)
        self._deeds = LatinDeeds(words)
        self._people, self._employers = LatinPeople(words, self._given_names, self._all_endings), Employers(words)
        self._numbered_models = NumberedModels(vocabulary)
        self._company_noun = re.compile(words.companies)
        # "Zephyra is weighing a sale. The company rents": whom the next sentence calls so.
        self._called_company = re.compile(
            rf"[^.!?\n]{{0,240}}[.!?][”\"]?"
            rf"(?: (?:The|[A-Z][^.!?\n]{{0,90}}\bthe)|\nThe) (?:[\w-]+ ){{0,2}}(?:{words.companies})\b"
            r"(?:(?! (?:of|that|which|behind|she|he)\b|-)|(?<=maker) of (?:the )?(?=[A-Z]))"
        )
        # "had heard of Zephyra until May, when the company opened": in the same breath.
        self._at_once_called_company = re.compile(
            rf"(?: (?:until|in|since|before|by) (?:[a-z]+ ){{0,3}}(?:{'|'.join(sorted(MONTHS))}|[a-z]+))?,"
            rf" (?:when|where|as|because|since|before|after) the (?:{words.companies})\b"
            r"(?! (?:of|that|which|behind|she|he)\b|[’'-])"
        )
        # "Wexcombe, the lab behind the Gannet models" is no model.
        self._introduced = re.compile(
            r", (?:an?|the) (?:[\w-]+ ){0,2}(?:lab|company|firm|start-?up|maker|developer|designer)"
            r" (?:behind|of|that|which)\b"
        )
        alone = (
            r"(?!['’-]| (?:maker|designer|compan|firm|unit|business|project|arm|division|programme|program|start-?up"
            r"|industry|plant|fab|team|act|plan|giant|group|sector|market|deal|order|export|sales|war)s?\b)"
        )
        self._chip_behind = re.compile(rf" (?:{words.chips})\b{alone}")
        self._model_behind = re.compile(rf" (?:AI |language |foundation |frontier )?models?\b{alone}")
        part = (
            r"(?:(?:AI|inference|training|server|graphics|accelerator) ){0,2}"
            rf"(?:{words.chips}|cards?|boards?)\b{alone}"
        )
        self._part_behind = re.compile(rf" {part}")
        self._owns_part = re.compile(rf"[’']s? [A-Z][\w-]+(?: \d\w?)? {part}")
        self._title_in_front = re.compile(rf", (?:[\w’'&-]+ ){{0,3}}(?:{words.titles}), $")
        self._nouns = tuple(
            (kind, re.compile(rf"\b(?:{nouns})\b"))
            for kind, nouns in (("model", words.models), ("chip", f"{words.chips}|parts?"), ("cluster", words.clusters))
        )

    def find(self, text: str, known: Sequence[Mention]) -> list[Mention]:
        """The names that are not known.

        Args:
            text: The text.
            known: What is named already, sorted; nothing found overlaps it, but that a place or a line of business may
                be part of a company's name.
        """
        lower_words = frozenset(_LOWER_WORD.findall(text))
        places = Places(text, known)
        names: dict[str, LatinName] = {}
        for whole in self._free_spans(text, places):
            for start, end in _split_at_owners(text, *whole):
                span = self._trim(text, start, end, lower_words)
                if span is not None:
                    key = text[span[0] : span[1]]
                    names.setdefault(key, LatinName(tuple(key.split(" ")))).spans.append(span)
        self._is_domain = len(text) < _SHORT or self._deeds.in_domain.search(text) is not None
        for name in names.values():
            self._weigh_words(name)
            for start, end in name.spans[:USES]:
                self._weigh_context(text, start, end, name, places)
        kinds = self._kinds(text, names, known)
        self._find_employers(text, names, kinds, known)
        known_surnames = {m.text.rpartition(" ")[2] for m in known if m.kind == "person" and " " in m.text}
        short_forms = self._known_short_forms(known)
        decided = list(self._decided(text, names, kinds, known_surnames, short_forms, places))
        # "Amazon 100B" is no model.
        numbered = (
            m
            for m in self._numbered_models.find(text)
            if not _SPACED_SIZE.search(m.text) or places.free(m.start, m.end)
        )
        return [*decided, *_shortened(text, decided, known), *numbered]

    def _free_spans(self, text: str, places: Places) -> Iterable[tuple[int, int]]:
        """The capitalised runs of the text, cut where something known stands in them."""
        for match in _NAME.finditer(text):
            start, end = match.span()
            head, _, ending = match.group().rpartition(" ")
            company = ending.rstrip(".") in self._all_endings or _HOUSE_NAME.match(match.group()) is not None
            # "the Saudi Arabian AI company" has no name.
            if company and any(m.start == start and m.end >= start + len(head) for m in places.within(start, end)):
                company = not _COMMON_NOUN.match(text, end)
            if any(m.kind == "region" and m.end == end and m.start > start for m in places.within(start, end)):
                company = company or ending in _WIDE_AREAS  # "Vollmer Asia"
            for mention in places.within(start, end):
                daughter = self._is_daughter(text, start, end, mention)
                if daughter and text[start : mention.start].strip() not in self._given_names:
                    start = max(start, mention.start)
                part = mention.generic or mention.kind in PARTS_OF_NAMES or daughter
                if text[mention.start - 1 : mention.start] == "-" and mention.start > start and mention.text.islower():
                    continue  # AFM-server
                if company and part and text[mention.end : mention.end + 1] not in ("'", "’"):
                    continue
                if mention.start > start:
                    yield from _unstuck(text, start, mention.start)
                start = max(start, mention.end)
            if start < end:
                yield from _unstuck(text, start, end)

    def _is_daughter(self, text: str, start: int, end: int, mention: Mention) -> bool:
        """Whether a known company's name only begins a longer one: Intel Capital, Vantage Foundry Group."""
        if mention.kind != "company" or mention.anonymous:
            return False
        rest = text[mention.end : end].split()
        if not rest or text[mention.end] != " ":
            return False
        if " ".join(rest) in _DAUGHTERS:
            # "In May Bosch Ventures", "Robert Bosch Venture Capital"
            return all(
                word.lower() in self._function_words or word in MONTHS or word in self._given_names
                for word in text[start : mention.start].split()
            )
        if len(rest) == 1:
            return False
        return mention.start == start and " " not in mention.text

    def _trim(self, text: str, start: int, end: int, lower_words: frozenset[str]) -> tuple[int, int] | None:
        """The span without ordinary words in front and behind and without a possessive; None if nothing is left."""
        possessive = POSSESSIVE.search(text, start, end)
        if possessive is not None:
            end = possessive.start()
        words = text[start:end].split(" ")
        if _HOUSE_NAME.match(" ".join(words)):
            return start + 4 * (words[0] in ("The", "the")), end
        before = text[max(0, start - 2) : start]
        opens = (
            not before
            or before == "- "
            or before[-1] in SENTENCE_START
            or (before[-1] == " " and before[0] in SENTENCE_START)
        )
        is_company = len(words) > 1 and words[-1].rstrip(".") in self._all_endings
        if len(words) == 3 and words[1] == "&" and words[0].lower() not in self._ordinary:
            return start, end  # "Legal & General"
        if is_company and words[-2].lower() in self._ordinary:
            is_company = len(words) > 2 and (
                words[-2] in self._all_endings or (words[0].isupper() and words[0].lower() not in self._ordinary)
            )
        while words and self._is_in_front(words, is_company, opens, lower_words):
            opens = opens and _COMPOUND.search(words[0]) is not None
            start += len(words[0]) + 1
            words = words[1:]
        while words and not is_company and self._is_behind(words):
            end -= len(words[-1]) + 1
            words = words[:-1]
        short = end - start < 3 and not (end - start == 2 and text[start:end].isupper() and text[start:end].isalpha())
        if not words or short or (len(words) == 1 and words[0] in self._all_endings):
            return None
        return None if all(word.lower() in lower_words for word in words) else (start, end)

    def _is_in_front(self, words: list[str], is_company: bool, opens: bool, lower_words: frozenset[str]) -> bool:
        """Whether the first word does not belong to the name."""
        first, lower = words[0], words[0].lower()
        if _OFFICE.match(first) or any(_COMPOUND.search(word) for word in words[: min(3, len(words) - 1)]):
            return True  # "Abu Dhabi-based G42"
        if len(words) > 1 and first in self._given_names:
            return False
        if first == "Project" and len(words) > 1 and words[1].lower() not in self._ordinary:
            return False
        if opens and len(words) > 1 and self._company_noun.fullmatch(lower) and _DOER.search(lower):
            return True  # "Investor Saltire Capital Partners", "Chipmaker Ravelin"
        if is_company and len(words) > 2 and lower not in self._function_words:
            return False
        return lower in self._ordinary or (opens and lower in lower_words) or (first.islower() and len(words) > 1)

    def _is_behind(self, words: Sequence[str]) -> bool:
        """Whether the last word does not belong to the name."""
        if len(words) > 1 and words[-1] in NUMERALS and words[-2].lower() not in self._ordinary:
            return False
        return words[-1].lower() in self._ordinary or words[-1].islower()

    def _weigh_words(self, name: LatinName) -> None:
        words = name.words
        if len(words) == 1:
            if _CAMEL_CASE.fullmatch(words[0]):
                name.add("company", 1)
        elif words[0] == "Project":
            name.add("cluster", 1)
        elif "&" in words[1:-1]:
            name.add("company", 2)  # Holloway & Finch
        elif words[-1].rstrip(".") in self._endings or _HOUSE_NAME.match(" ".join(words)):
            name.add("company", 3)
        elif words[-1] in self._weak_endings and (len(words) > 2 or words[-2].lower() not in self._ordinary):
            name.add("company", 2)

    def _weigh_context(self, text: str, start: int, end: int, name: LatinName, places: Places) -> None:
        """Lets what stands around one use of a name speak for its kind."""
        left = text[max(0, start - REACH) : start].rpartition("\n")[2]
        if _BYLINE.search(left):
            return
        ahead = Piece(screen().read(text), start - len(left), start)
        before = name.weights.get("company", 0)
        self._weigh_words_beside(text, start, end, left, ahead, name)
        if self._weigh_as_goods(text, start, end, left, name):
            return
        self._weigh_as_company(text, start, end, left, name, places)
        undergoes, does = self._roles(text, end, left, ahead, name)
        if len(name.words) == 1:
            self._weigh_one_word(text, start, end, left, name, undergoes)
        elif self._deeds.acts.match(text, end) and name.words[0] not in self._given_names and not _LOCATED.search(left):
            name.add("company", 2)
        # One use is told once, by whichever words are surest of it.
        more = undergoes + does - (name.weights.get("company", 0) - before)
        if more > 0 and not (len(name.words) == 1 and name.weights.get("place")):
            name.add("company", more)
        self._people.weigh(text, start, end, left, name)

    def _roles(self, text: str, end: int, left: str, ahead: Piece, name: LatinName) -> tuple[int, int]:
        """How firmly what a name undergoes and does is a company's; 0 where it is told of something else."""
        words = name.words
        if not self._is_domain or _DEFINITE.search(left) or name.weights.get("numbered"):
            return 0, 0
        if words[0] in self._given_names or (len(words) == 1 and (words[0] in self._cities or words[0] in MONTHS)):
            return 0, 0
        if _PASSIVE.match(text, end) or not all(_COINED.fullmatch(word) for word in words):
            return 0, 0
        if len(words) == 1 and (words[0] in self._surnames or _GENERATION.match(text, end)):
            return 0, 0
        owner = _OWNER_BEFORE.search(left)
        if owner is not None:  # "borrowed from Kazan's Innopolis"
            ahead = Piece(ahead.screened_text, ahead.start, ahead.start + owner.start())
        undergoes, does = role_of_company(text, ahead, end)
        opens = not left.strip() or left.rstrip()[-1] in SENTENCE_START
        if _INSIDE.search(left) and undergoes < SURE:
            name.add("located", 1)
        if not (opens and len(words) == 1 and (_DERIVED.search(words[0]) or words[0].endswith("s"))):
            name.add("agent", agent_of_trade(text, ahead, end))
        if _OWNS_NAMED.match(text, end):
            undergoes = 0
        if len(words) > 1 and does < SURE:
            does = 0  # People too buy and sell.
        elif len(words) == 1 and opens and _DERIVED.search(words[0]):
            does = 0
        return undergoes, does

    def _weigh_words_beside(self, text: str, start: int, end: int, left: str, ahead: Piece, name: LatinName) -> None:
        """What is right before and behind a name, whatever kind that speaks for."""
        plant = _PLANT.fullmatch(text, start, end) and left.rstrip().endswith("厂")
        for context in self._before:
            if ahead.search(context.pattern) and not (plant and context.kind == "company"):
                name.add(context.kind, context.weight)
        # "Its site, code-named Antler, is rated at": what follows the comma is told of the same.
        quoted = end + (text[end : end + 1] in ("”", '"'))
        closes = text.startswith(", ", quoted) and _CALLED_BEFORE.search(left)
        number = _NEXT_NUMBER.match(text, end)
        for context in self._after:
            told = context.pattern.match(text, end) or (quoted > end and context.pattern.match(text, quoted))
            if number is not None and context.kind == "cluster":
                told = told or context.pattern.match(text, number.end())  # "Taiwania 4, the machine that"
            if told or (closes and context.pattern.match(text, quoted + 1)):
                name.add(context.kind, context.weight)
        if any(c.islower() for c in text[start:end]):
            if _CHINESE_MODEL_BEFORE.search(left) or _CHINESE_MODEL_AFTER.match(text, end):
                name.add("model", 2)
            if CHINESE_CHIP_AFTER.match(text, end):
                name.add("chip", 2)
        for kind, nouns in self._nouns:
            told = _ITS_NAME.match(text, end) and nouns.search(text, max(0, start - 2 * REACH), start)
            if told or (_CALLED_SO.search(left) and nouns.search(text, max(0, start - 3 * REACH), start)):
                name.add(kind, 2)

    def _weigh_as_goods(self, text: str, start: int, end: int, left: str, name: LatinName) -> bool:
        """What is said of products and laws; whether they are counted, so that it is nothing else."""
        quoted = end + (text[end : end + 1] in ("”", '"'))
        definite = _DEFINITE_BEFORE.search(left)
        if definite and self._chip_behind.match(text, end):
            name.add("chip", 1)  # "the Garganey chip"
        if definite and self._model_behind.match(text, end):
            name.add("model", 1)  # "whose Sperrin model has"
        if len(name.words) == 1 and text[end - 1] == "s" and _COUNT_BEFORE.search(left) and self._is_domain:
            name.add("counted", 1)  # "18,000 Harriers"
            return True
        if definite and _LAW_BEHIND.match(text, end):
            name.add("regulation", 2)  # "the Kettleman bill"
        if definite and not definite[0].startswith(("’", "'")) and _ALONE.match(text, end):
            name.add("goods", 1)
        owned_or_counted = OWNER_BEFORE.search(left) or _COUNT_BEFORE.search(left) or quoted > end
        if owned_or_counted and self._part_behind.match(text, quoted):
            name.add("chip", 2)  # "Orrin's Garganey card", "42,000 Garganey cards"
        if (owned_or_counted or definite) and _PRODUCT_BEHIND.match(text, quoted):
            name.add("product", 2)  # 1,500 "Seorak" cabinets
        if definite and _TRAINED_BEHIND.match(text, end):
            name.add("model", 2)  # "whose Cassis-Large was trained here"
        if _ORDINAL_BEFORE.search(left) and self._is_domain:
            name.add("chip", 2)  # "its 50,000th Kestrel"
        if len(name.words) == 1 and _SELLS_BEFORE.search(left) and _ALONE.match(text, end) and self._is_domain:
            name.add("chip", 1)  # "sells its Gletscher for half the price"
        return False

    def _weigh_as_company(self, text: str, start: int, end: int, left: str, name: LatinName, places: Places) -> None:
        """What is said of companies, of one word or of more."""
        if self._introduced.match(text, end) or FOUNDED_BY.search(left):
            name.add("company", 4)
        # "Orrin's Mara Tolland", "Mara Tolland of Orrin"
        owned, member = _PERSON_BEHIND.match(text, end), _PERSON_BEFORE.search(left)
        owned = owned if owned and owned[2] not in self._all_endings else None
        if (owned and owned[1] in self._given_names) or (member and member[1] in self._given_names):
            name.add("company", 2)
        if self._owns_part.match(text, end):
            name.add("company", 2)  # "Blackfen's Adder card"
        if _FATE_BEFORE.search(left):
            name.add("company", 1)
        if _LISTED.match(text, end) and (not left.strip() or left.rstrip()[-1] in SENTENCE_START):
            name.add("company", 2)  # "Fjordbyte: 7,000 H100s."
        if _SET_UP_BEFORE.search(left) and _SET_UP_THEN.match(text, end):
            name.add("company", 2)
        if text[end : end + 1] in ("", "\n") and self._title_in_front.search(left):
            name.add("company", 2)  # "Q&A: Priya Raman, CEO, Orrin"
        if OWNER_BEFORE.search(left):
            owner = places.ending_at(start - (3 if left.endswith("s ") else 2))
            if owner is not None and owner.kind == "region":
                # "Vietnam's FPT"; "With 8,000 H200s, Vietnam's FPT": who has them is no person or place.
                name.add("company", 2 if _WITH_CHIPS_BEFORE.search(text, max(0, start - 110), start) else 1)
        if places.beside_company(start, end, _LIST_JOINTS):
            # "in use at Spotify and Zalando"; a comma may also join what is no list.
            name.add("company", 1 + (bool(left.strip()) and places.beside_company(start, end, _LIST_JOINTS - {", "})))
        called = self._called_company.match(text, end)
        alone = called and not _LOCATED.search(left) and not _DEFINITE.search(left)
        alone = alone and not text.startswith(", where ", end)  # "at Loughton, Essex, where the company runs"
        if (
            called
            and alone
            and (len(name.words) == 1 or ". The " in called[0])
            and places.first_company(end, called.end()) is None
        ):
            sure = len(name.words) == 1 and not _MET_AGAIN.search(called[0])
            name.add("company", 2 if sure and (not left.strip() or self._deeds.does.match(text, end)) else 1)
        at_once = self._at_once_called_company.match(text, end)
        personal = len(name.words) > 1 and name.words[0] in self._given_names
        at_once = None if text.startswith(", where ", end) else at_once
        if at_once and not personal and places.first_company(end, at_once.end()) is None and not _LOCATED.search(left):
            name.add("company", 2)
        ticker = _TICKER.match(text, end)
        if ticker and ticker["code"] != "".join(word[0] for word in re.split("[ -]", text[start:end])):
            name.add("company", 2)
        if _LED_BEFORE.search(left) and _LED_THEN.match(text, end):
            name.add("company", 2)  # "Yusra Haddad runs Qanat from a villa"

    def _weigh_one_word(self, text: str, start: int, end: int, left: str, name: LatinName, undergoes: int) -> None:
        """An invented name of one word, Quillon, is a company's if it does what only a company does."""
        word = name.words[0]
        if _DERIVED.search(word) or not _INVENTED.fullmatch(word):
            return
        if _GENERATION.match(text, end):
            name.add("numbered", 1)
        if name.weights.get("numbered"):
            return  # "Otter 2, ships before Christmas"
        if word in self._surnames:
            name.add("person", 2 if self._deeds.says.match(text, end) or SAYS_BEFORE.search(left) else 0)
            return
        if AGED.match(text, end):
            name.add("person", 2)
        if _LOCATED.search(left) and undergoes < SURE:  # "is sampling at Intel"
            name.add("place", 1)
        if name.weights.get("place"):
            return
        opens = not left.strip() or left.rstrip()[-1] in SENTENCE_START
        if _MANUFACTURED.match(text, end):
            name.add("chip", 2)
        if _PASSIVE.match(text, end) or _DEFINITE.search(left) or not self._is_domain:
            return  # Goods take an article, companies of one word none.
        if (
            self._deeds.does.match(text, end)
            or self._deeds.acts.match(text, end)
            or self._deeds.owns.match(text, end)
            or self._deeds.is_done_by.search(left)
        ):
            sure = not opens or _SURELY.match(text, end) or not name.words[0].endswith("s")
            name.add("company", 2 if sure else 1)
        elif self._deeds.has_own.match(text, end):
            name.add("company", 2 if not left.strip() else 1)
        elif self._deeds.says.match(text, end) and opens and not word.endswith("s"):
            name.add("company", 1)
        elif self._deeds.says.match(text, end) and not opens:
            personal = _PERSONAL.match(text, end) or _PRONOUN.search(text, max(0, start - 200), end + 200)
            name.add("person" if personal else "company", 2)
        elif SAYS_BEFORE.search(left):
            spoken_for = _RECKONS_BEFORE.search(left) or _OWNER.match(text, end)
            name.add("company" if spoken_for else "person", 2)

    def _kind(self, name: LatinName) -> str | None:
        weights = name.weights
        if len(name.words) > 1 and _SITE_NAME.search(" ".join(name.words)):
            return "cluster"
        if not weights or _PERIOD.fullmatch(name.words[0]):
            return None
        if weights.get("titled"):
            return "person"
        # Some context must speak for a person; a given name in front then settles it.
        person = weights.get("person", 0)
        person += bool(person) and name.words[0] in self._given_names
        # "the Riverbend campus"
        cluster = weights.get("cluster", 0) and weights["cluster"] + bool(weights.get("definite"))
        others = {
            "company": weights.get("company", 0) + (0 if weights.keys() & _NO_AGENTS else weights.get("agent", 0)),
            "cluster": cluster,
            "chip": weights.get("chip", 0),
            "model": weights.get("model", 0),
            "product": weights.get("product", 0),
            "regulation": weights.get("regulation", 0),
        }
        if len(name.words) == 1 and weights.get("goods", 0) and others["company"] <= ENOUGH:
            others["company"] = 0  # "the Tern's successor": companies of one word take no article.
        if len(name.words) == 1 and (name.words[0] in self._cities or _VERSION.fullmatch(name.words[0])):
            others["company"] = 0
        # Of as much evidence, what says what a thing is called outweighs a single deed.
        best = max(others, key=lambda kind: (others[kind], kind != "company"))
        # Of one word it may be either that is told to say something: "says Hexagram" of a maker.
        more = len(name.words) > 1 or weights.get("surname") or person > others["company"]
        if person >= ENOUGH and person >= others[best] and others["company"] < 3 and more:
            return "person"
        return best if others[best] >= ENOUGH else None

    def _kinds(self, text: str, names: Mapping[str, LatinName], known: Sequence[Mention]) -> Kinds:
        """What each name is: by what its words and contexts say, then by the names that it is related to."""
        for name in names.values():
            surname = names.get(name.words[-1]) if len(name.words) > 1 else None
            if surname is not None:
                surname.add("surname", 1)
        kinds = {key: self._kind(name) for key, name in names.items()}
        self._tell_from_short_forms(names, kinds)
        relate(text, names, kinds, known, self._all_endings, self._given_names)
        return kinds

    def _tell_from_short_forms(self, names: Mapping[str, LatinName], kinds: Kinds) -> None:
        """Whom a text calls by the last of two words is a person; companies are called by the first.

        Of two names with one first word, of which the other is a company's, one that ends like a place is its site's.
        """
        for key, name in names.items():
            if len(name.words) != 2 or kinds[key] not in ("company", None) or name.weights.get("company", 0) > ENOUGH:
                continue
            first, last = name.words
            alone = names.get(last)
            called_so = alone is not None and len(alone.spans) > 1 and alone.weights.get("company", 0) > 0
            if kinds[key] and called_so and last not in self._all_endings and first not in names:
                kinds[key], kinds[last] = "person", None
            if _LIKE_PLACES.fullmatch(last) and any(
                kinds[other] == "company" and len(names[other].words) > 1 and names[other].words[0] == first
                for other in names
                if other != key
            ):
                kinds[key] = "cluster"

    def _find_employers(
        self, text: str, names: Mapping[str, LatinName], kinds: Kinds, known: Sequence[Mention]
    ) -> None:
        """For whom the people speak: Orrin's chief analyst X; X, an analyst at Orrin."""
        people = [name for key, name in names.items() if kinds[key] == "person"]
        if not people:
            return
        companies = [
            _named("company", name.words, text, *span)
            for key, name in names.items()
            if kinds[key] == "company"
            for span in name.spans
        ]
        self._employers.find(text, people, Places(text, sorted([*known, *companies], key=lambda mention: mention.end)))

    def _known_short_forms(self, known: Sequence[Mention]) -> dict[str, Mention | None]:
        """The first words of known companies that the text names in full: Applied of Applied Digital."""
        found: dict[str, Mention | None] = {}
        for mention in known:
            first, _, rest = mention.text.partition(" ")
            if mention.kind not in ("company", "foundry") or mention.anonymous or not rest[:1].isupper():
                continue
            if len(first) > 3 and first.lower() not in self._ordinary:
                same = first not in found or ((earlier := found[first]) is not None and earlier.id == mention.id)
                found[first] = mention if same else None
        return found

    def _decided(
        self,
        text: str,
        names: Mapping[str, LatinName],
        kinds: Kinds,
        known_surnames: Set[str],
        short_forms: dict[str, Mention | None],
        places: Places,
    ) -> Iterator[Mention]:
        """The names whose kind is told, and those that stand for one of them: a surname, a company's first word.

        A surname of somebody whom the catalogue knows, and who is named in full, is left to the attribution.
        """
        surnames: dict[str, Mention] = {}
        plurals: dict[str, Mention] = {}
        sites: dict[str, Mention] = {}
        undecided: list[tuple[str, LatinName]] = []
        starts: set[int] = set()
        ends: set[int] = set()
        initials = abbreviations(text, names, kinds)
        for key, name in sorted(names.items(), key=lambda item: len(item[1].words) == 1):
            kind = kinds[key]
            again = len(name.words) == 1 and (key in short_forms or key in surnames or key in known_surnames)
            again = again or (key in sites and kind in ("company", "cluster"))
            again = again or (
                key.endswith("s") and kind == "chip" and "chip" in (kinds.get(key[:-1]), kinds.get(key[:-2]))
            )
            if kind is None or again or key in initials:
                undecided.append((key, name))
                continue
            first, last = name.words[0], name.words[-1]
            entity = _named(kind, name.words, text, 0, 0)
            if kind == "person":
                entity = replace(entity, affiliation_id=name.affiliation_id)
                surnames.setdefault(last, entity)
            elif kind == "company":
                starts.update(start for start, _ in name.spans)
                ends.update(end for _, end in name.spans)
                if len(name.words) > 1 and len(first) > 3 and first.lower() not in self._ordinary:
                    # Two companies that share the first word make it mean neither.
                    short_forms[first] = None if first in short_forms else entity
            if kind == "cluster" and len(name.words) > 1:
                short = last if first == "Project" else first
                # "Kittiwake" is Kittiwake Compute rather than its Kittiwake Point.
                company = any(kinds[k] == "company" and n.words[0] == short != k for k, n in names.items())
                if len(short) > 3 and short.lower() not in self._ordinary and not company:
                    sites[short] = entity
            if kind in ("chip", "product"):
                plurals[f"{key}s"] = entity
            for short in (short for short, full in initials.items() if full == key):
                short_forms[short] = entity
            whole = places.company_right_before(name.spans[0][0]) if kind == "company" else None
            longer = whole is not None and any(other.startswith(f"{whole.text} {key} ") for other in names)
            if whole is not None and not longer and all(places.company_right_before(s) for s, _ in name.spans):
                # "Cirrascale Fargo": no company stands right behind another, but what tells of its place.
                for start, end in name.spans:
                    yield renamed(whole, text, start - 1 - len(whole.text), end, "shortened")
                continue
            found = (_NEXT_NUMBER.match(text, end) for _, end in name.spans)
            members = {number[1] for number in found if number is not None}
            for start, end in name.spans:
                law = _LAW_BEHIND.match(text, end) if kind == "regulation" else None
                if law is not None:
                    yield _named(kind, (*name.words, law[0].strip()), text, start, law.end())
                    continue
                number = _NEXT_NUMBER.match(text, end) if kind in ("chip", "model", "cluster") else None
                if number is None and kind in ("chip", "model") and text[end + 1 : end + 2] in members:
                    number = _A_NUMBER.match(
                        text, end
                    )  # Of "the Petal 2 Inference Processor", which "Petal 2." is too.
                if number is None:
                    yield renamed(entity, text, start, end, entity.rule)
                else:
                    end = number.end()
                    yield _named(kind, (*name.words, number[1]), text, start, end)
        for key, name in undecided:
            if key in known_surnames:
                continue
            meant = (
                plurals.get(key)
                or sites.get(key)
                or short_forms.get(key)
                or (surnames.get(key) if len(name.words) == 1 else None)
            )
            known_city = len(name.words) == 1 and key in self._cities
            elsewhere = name.weights.get("person") or name.weights.get("place") or known_city
            if meant is None and not elsewhere and _beside(text, name, starts, ends):
                meant = _named("company", name.words, text, 0, 0)
            if meant is not None:
                for start, end in name.spans:
                    law = _LAW_BEHIND.match(text, end)
                    if law is not None and _DEFINITE.search(text, max(0, start - 6), start):
                        yield _named("regulation", (*name.words, law[0].strip()), text, start, law.end())
                        continue  # "the Gurney amendment", of somebody whom the text names
                    yield renamed(meant, text, start, end, meant.rule)


def _shortened(text: str, decided: Sequence[Mention], known: Sequence[Mention]) -> Iterator[Mention]:
    """Where Vantage Peak stands for Vantage Peak Computing, although Vantage is another company that is known.

    Vantage alone then stands for it too.
    """
    companies: dict[str, list[Mention]] = {}
    for mention in known:
        if mention.kind == "company":
            companies.setdefault(mention.text, []).append(mention)
    for entity in {m.id: m for m in decided if m.kind == "company" and m.name.count(" ") > 1}.values():
        first, second, *_ = entity.name.split(" ")
        others = companies.get(first)
        if others is None or others[0].start < min(m.start for m in decided if m.id == entity.id):
            continue
        short = list(re.finditer(rf"{re.escape(first)} {re.escape(second)}(?! [A-Z&])\b", text))
        if not short:
            continue
        starts = {match.start() for match in short}
        for match in short:
            yield renamed(entity, text, *match.span(), "shortened")
        for other in others:
            if other.start not in starts and not text.startswith(f" {second}", other.end):
                yield renamed(entity, text, other.start, other.end, "shortened")


def _split_at_owners(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The names of a run: of "Blackfen's Adder" the owner's and what it owns, and people without their offices."""
    for match in (*_OWNER.finditer(text, start, end), None):
        part = text[start : match.start() if match else end]
        office = _OFFICE_IN_RUN.search(part)
        if office is not None:
            if office.start():
                yield start, start + office.start() - 1
            start += office.end()
        yield start, match.start() if match else end
        start = match.end() if match else end


def _unstuck(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The span without what stuck to the known name beside it."""
    if start and start < end and text[start - 1].isascii() and text[start - 1].isalnum() and text[start].isalnum():
        return
    stuck = _STUCK.match(text, start, end)
    start = stuck.end() if stuck else start
    while end > start and not text[end - 1].isalnum():
        end -= 1
    if end > start and text[start].isalnum():
        yield start, end


def _beside(text: str, name: LatinName, starts: set[int], ends: set[int]) -> bool:
    """Whether a company, of those that start and end at the offsets, stands beside the name: Lumora and Pexil."""
    for start, end in name.spans[:USES]:
        for joint in _LIST_JOINTS:
            if start - len(joint) in ends and text.endswith(joint, 0, start):
                return True
            if end + len(joint) in starts and text.startswith(joint, end):
                return True
    return False


def _named(kind: str, words: Sequence[str], text: str, start: int, end: int) -> Mention:
    name = " ".join(words)
    if kind == "company" and len(words) > 1 and words[-1].rstrip(".,") in LEGAL_FORMS:
        words = words[:-1]
    id_ = f"{kind}:{slug(' '.join(words))}"
    return Mention(start, end, text[start:end], id_, name, kind, provisional=True, rule=f"name:{kind}")
