"""Names in Latin script that the catalogue lacks: what a capitalised name is follows from the words around its uses."""

from __future__ import annotations

import re
from calendar import month_name
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from typing import Any

from assets.facts.mentions.known import MODEL_SUFFIX
from assets.facts.mentions.mention import Mention, renamed, slug
from assets.facts.mentions.places import PARTS_OF_NAMES, Places
from assets.facts.patterns import Piece, finditer_at, screen, screened

# A capitalised word; inner capitals, digits, &, apostrophes and hyphens belong to it. Chinese characters end it.
_LETTER = "A-Za-zÀ-ÖØ-öø-ÿĀ-ſ0-9"
_WORD = (
    rf"(?:[A-Z](?:\.[A-Z])+\.?|[A-ZÀ-ÖØ-ÞĆČĎĐĘĚĞİŁŃŇŌŐŘŚŞŠŤŪŮŰŹŻŽ][{_LETTER}&’'-]*(?:\.(?:ai|io|com|AI)\b)?"
    rf"|[a-z]{{1,2}}[A-Z][{_LETTER}-]+)"
)
_HOUSE = (
    r"(?:[Tt]he )?(?:(?:National|Technical|Royal|Federal|State|Open|Free|Catholic|Hebrew|Norwegian|Swiss|Chinese) )?"
    r"(?:University|Institute|Bank|Bureau|Centre|Center|College|Academy|Council|Association|School|Ministry"
    r"|Department) (?:of|for) (?:the )?"
)
_NAME = re.compile(rf"(?<![{_LETTER}_-])(?:{_HOUSE})?{_WORD}(?: (?:(?:&|de|van|von|der|du|al|bin) )?{_WORD}){{0,5}}")
_HOUSE_NAME = re.compile(_HOUSE)
_POSSESSIVE = re.compile(r"[’']s?$")
_LOWER_WORD = re.compile(rf"(?<![{_LETTER}’'-])[a-z]{{2,}}(?![{_LETTER}])")
_CAMEL_CASE = re.compile(r"[A-Z][a-z]+(?:[A-Z][a-z]+)+|[A-Z][a-z]+[A-Z]{2,3}")
# Tokyo-based, Nvidia-backed: a description before the name.
# Periods as analysts write them begin no name: FY26, 2Q25E, H1, FY26Q3.
_PERIOD = re.compile(r"(?:(?:[FC]Y|[1-4][QH]|[QH][1-4])\d{0,4}){1,2}[AEF]?")
_VERSION = re.compile(r"[A-Z][a-z]+-\d{1,2}[a-z]?")
# 南科厂 AP8: a company's plant by its number.
_PLANT = re.compile(r"[A-Z]{1,3}\d{1,2}[A-Z]?")
_COMPOUND = re.compile(
    r"-(?:based|backed|owned|listed|led|made|born|funded|controlled|trained"
    # What sort a thing is: "High-end AI server shipments".
    r"|end|tier|cost|range|house|generation|grade|class|speed|performance|density|volume|value|sized?|level|power"
    r"|bandwidth|term|stack|scale|purpose|specific|ready|optimi[sz]ed|focused|related|driven|capable|wide|only)$"
)
# "Co-chief executive Zhao"
_OFFICE = re.compile(r"(?:Co|Vice|Ex|Deputy)-[a-z]+$")
_STUCK = re.compile(rf"(?:[’']s\b)?[^{_LETTER}]*")
# What stands before a capitalised word at the start of a sentence, a line, a cell or a quotation.
_SENTENCE_START = frozenset('.!?:;\n“"*•|>#(—…。！？：；「')
_COMMON_NOUN = re.compile(r" (?:compan|firm|start-?up|lab|group|giant|maker|industr|market|sector|developer|chip)")
_BYLINE = re.compile(
    r"(?:^|[|>•*]\s*|\b(?:[Ww]ords|[Tt]ext|[Ss]tory|[Ii]nterview|[Ee]diting|[Rr]eporting|[Pp]hotos?|[Ww]ritten) )"
    r"(?:[Bb]y|BY):?\s?\**$|(?:Editor|Author|Photo|Writer):\s?\**$"
)
_LIST_JOINTS = frozenset({", ", " and ", ", and ", " or ", "、", "和", "与", "及", "/", " & "})
# With a known company's name in front these make the name of another.
_MONTHS = frozenset(month_name[1:])
_DAUGHTERS = frozenset(
    (
        "Capital",
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
    )
)
_LEGAL_FORMS = frozenset(
    [
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
    ]
)
# Fjell-2, anything that ends in its billions of parameters (MPT-7B) or in what it is (BloombergGPT).
_CAPITAL = re.compile("[A-Z]")
_NUMBERED = re.compile(
    rf"(?<![{_LETTER}-])(?P<name>[A-Z][a-z]{{2,}}[A-Za-z]*)(?:-\d{{1,2}}(?:\.\d)?[A-Za-z]?|-V\d(?:\.\d)?)(?![{_LETTER}]|\.\d)"
    rf"|(?<![{_LETTER}-])(?P<sized>[A-Z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*)-\d{{1,4}}(?:\.\d)?B(?:-A\d+B)?(?![{_LETTER}]|\.\d)"
    rf"|(?<![{_LETTER}-])(?P<suffixed>[A-Z][A-Za-z]*[a-z](?:GPT|LLM|LM))(?:-\d[\w.]*)?(?![{_LETTER}])"
    rf"|(?<![{_LETTER}-])(?P<before>[A-Za-z]+[ -]?\d{{1,2}}(?:\.\d)?)(?=(?:大|基座|开源|语言)?模型(?![厂商公库]))"
)
# "the HL-225B, a trimmed version of Gaudi 2": what is a version of something else than itself, and told with no size.
_EXPLAINED_PART = re.compile(
    r"(?P<line>[A-Z]{1,3})-\d{3}[A-Z], an? (?:[\w-]+ ){0,3}(?:version|variant|edition|cousin|sibling) of (?:the )?"
    r"(?!(?P=line)\b)[A-Z]"
)
# 训练Xyz, 大模型Xyz; Xyz是…模型, Xyz参数量; Xyz是…芯片: what Chinese words beside a Latin name tell of it.
_CHINESE_MODEL_BEFORE = re.compile(
    r"(?:(?:训练|训出|炼出)[^，。；、“”\sA-Za-z]{0,8}|(?:大|语言|基座|基础|开源|新|主力|旗舰)模型(?:名为|叫做?|——)?|参数(?:量|规模)?的)[“「]?$"
)
_CHINESE_MODEL_AFTER = re.compile(
    r"[”」]?(?:[是为系][^，。；]{0,14}模型|(?:，|的|据悉|的?总)?参数[量规总]?|的?MFU|的?算力利用率|的?训练(?:成本|花费|数据)"
    r"|训练时|模型(?![厂商公库]))"
)
_CHINESE_CHIP_AFTER = re.compile(
    r"[”」]?(?:[是为系][^，。；]{0,16}(?:芯片|处理器|加速卡|训练卡|推理卡|GPU)(?![厂商公巨制龙])|(?:芯片|处理器|加速卡|训练卡|推理卡))"
)
# How far to the left of a name its context is read, and to either side that of a numbered model.
_REACH, _MODEL_REACH, _SIZED_REACH = 60, 200, 1200
# Words that end like these are no invented names: Distributors, Sources, Pricing.
_DERIVED = re.compile(
    r"(?:ers|ors|ists|ants|ments?|tions?|ions|ings?|ness|ties|sts|cks|nese|ically|ly|eds?|ees|ists|ages|ians?)$"
)
_INVENTED = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]+(?:[A-Z][a-z]+)?|[A-Z]{2,6}")
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
_SAYS_BEFORE = re.compile(
    r"[,”\"’] (?:said|says|added|adds|recalls|laughs|shrugs|jokes|explains|argues|reckons?"
    r"|estimates?|calculates?|thinks|believes) $"
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
# What only a lab does with something numbered.
_MODEL_BEFORE = re.compile(
    r"\b(?:[Ll]ab(?:oratory)?|[Tt]eam|[Rr]esearchers|[Cc]reators|authors|MFU|[Uu]tili[sz]ation|successor|compute|weights)"
    r" (?:behind|of|for|to|on) (?:the )?$"
)
# A name used hundreds of times is known by its first uses.
_USES = 20
# In a longer text that speaks of nothing of the trade no name is a company's for what it does.
_SHORT = 500
# Evidence of this weight decides.
_ENOUGH = 2
_ABOUT = r"(?:about|around|some|roughly|nearly|almost|over|more than|up to) "


_OWNER = re.compile(r"['’]s? ")
_OWNER_BEFORE = re.compile(r"['’]s? $")
# Behind a name: who he turns out to be by what he or she says or where he was met.
_SPEAKS_LATER = re.compile(
    r" [a-z][^\n]{0,160}?\b(?:he|she) (?:says|said|laughs|shrugs|recalls|admits|explains|tells|told)\b"
)
_MET = re.compile(
    r" [a-z][^\n]{0,160}?\b(?:met|joined|caught up with|spoke (?:to|with)|sat down with|talk(?:ed|s)? (?:to|with)"
    r"|interviewed|visited|found) (?:him|her)\b"
)
# Between a founder's name and the company: "left Arm in 2020 to start".
_FOUNDS = re.compile(
    r",? (?:who )?(?:had )?(?:left|quit) [^.;\n]{2,40} to (?:start|found|co-found|run|build|set up|launch|lead)\b"
)
# What names what was spoken of: "Hilom is its name", "We call it Hilom".
_ITS_NAME = re.compile(r" (?:is|was) (?:its|the) name\b")
_CALLED_SO = re.compile(r"(?:\bcall(?:s|ed)? it|\bit['’]s called|\bit (?:is|was) called|\b[Ii]ts name is) [“\"]?$")
# "Mara Tolland, 41,", "Mara Tolland (41)", "Mara Tolland, formerly of Dell,"
_AGED = re.compile(
    r", (?:aged )?[2-9]\d(?:,| years old\b)| \([2-9]\d\)"
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
_PERSON_BEHIND = re.compile(r"[’']s ([A-Z][a-zà-ÿ-]+) [A-Z][a-zà-ÿ-]")
_PERSON_BEFORE = re.compile(r"\b([A-Z][a-zà-ÿ-]+) [A-Z][\w’'-]+ of $")
_COUNT_BEFORE = re.compile(r"(?<![\w.$€£])\d[\d,.]*(?: thousand| million)?(?: of (?:its|the|their))? $")
_DEFINITE_BEFORE = re.compile(r"(?:\b(?:[Tt]he|[Ii]ts|[Oo]ur|[Tt]heir)|[’']s?) (?:(?:new|own|first|latest) )?$")
# "the Garganey 2" is another chip than the Garganey.
_NEXT_NUMBER = re.compile(
    r" ([1-9])(?=[?.,;:!)’'”\"](?!\d)|\n|$| (?:is|was|be|will|has|had|would|could|should|which|that|and|or|chip|card"
    r"|processor|accelerator|on|at|by|for|goes|went|comes|came|enters|entered|arrives|arrived|ships|shipped|costs?|starts"
    r"|started|uses|used|draws|delivers|offers|carries|needs|sells|sold|runs|launched|follows|followed"
    r"|sampled|samples|tapes|taped|made|built|replaces|replaced"
    r"|beats|does|reaches|to|in|from)\b)"
)
_SET_UP_BEFORE, _SET_UP_THEN = re.compile(r"\b(?:set up|started) $"), re.compile(r" (?:in (?:19|20)\d\d|with)\b")
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
# "Kestrel Point (KPT)", "Kestrel Point (NASDAQ: KPT)"
_TICKER = re.compile(
    r" \((?:(?:NASDAQ|Nasdaq|NYSE|LSE|ASX|TSX|HKEX|SIX|OSE|SGX|KOSDAQ|KRX|TSE|TWSE|Euronext)[ \w]{0,10}?[: .] ?)?"
    r"(?P<code>[A-Z]{2,5}|\d{4,6})(?:[.:][A-Z]{1,2}| (?:US|LN|GR|JP|KS|TT|FP|NO))?\)"
)
_GENERATION = re.compile(r" \d{1,2}(?![\d%,.]\d| [a-z]*(?:illion|percent|per cent))\b")
_FATE_BEFORE = re.compile(
    r"\b(?:[Ww]hat became of|[Rr]ise (?:and fall )?of|[Ff]all of|[Ww]ho is|[Ss]tory of|[Mm]eet) $"
)
# A name that says itself that it is a site's: "Ishikari Data Center"; "Norvane Data Centers" is a company.
_SITE_NAME = re.compile(
    r"(?<=[\w’'-] )(?:Data Cent(?:er|re)(?: Park| Campus)?|Campus|Super(?:cluster|computer)|AI Factory)$"
)
_LISTED = re.compile(r": (?:about |around |some |over |more than )?\d[\d,]* [A-Z]{1,5}\d+[A-Za-z]*\b")
_HIS_FIRM = re.compile(
    r"(?: [a-z][^.\n]{0,120})?\. (?:His|Her) (?:own |new |small |little )?"
    r"(?:company|firm|start-?up|business|shop|outfit|employer|lab|team)\b"
)
_MET_AGAIN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er)\b")
_LED_BEFORE = re.compile(
    r"(?:\b[A-Z][\w’'-]+ [A-Z][\w’'-]+|\b[Ss]he|\b[Hh]e|\bwho|\bI|\b[Bb]efore|\b[Aa]fter|\band),?"
    r" (?:(?:now|still|has|had|then) )?(?:runs?|ran|(?:co-?)?founded|head(?:s|ed)|leads|owns|chairs|started"
    r"|(?:launch|found|join|leav|runn|start)ing) $|\bto (?:start|found|co-found|set up|join) $"
)
_LED_THEN = re.compile(
    r"(?:[,.]| (?:from|out of|with|in|and|together|alone|since|as|she|he|after|before|until|last|this|for)\b)(?!['’])"
)
# A headline: "Callum Ferris of Ardenne on selling inference".
_OF_HOUSE = re.compile(
    r" (?:of|at|from) [A-Z][\w&’'-]+(?: [A-Z][\w&’'-]+){0,2} (?:on|about|talks|explains|answers)\b|, on [a-z]+ing "
)
_LINE_HEAD = re.compile(r"(?:^|\n|[:–—|] )$")
# Before the company: "The company that he founded in 2018 with two friends,".
_FOUNDED_BY = re.compile(
    r"\b(?:company|firm|start-?up|cloud|lab|group|business|outfit|provider|house)(?:,)? (?:that |which )?(?:he|she)"
    r" (?:has )?(?:co-?founded|founded|runs|started|set up|heads|leads|built|owns|works for)\b[^.;\n]{0,60}, $"
)
_TALKED_TO = re.compile(
    r"\b(?:[Qq]uestions (?:for|with|to)|[Cc]aught up with|Q&A(?: with|:)|[Cc]hat with|[Mm]eet) $|"
    r"\b(?:[Ss]poke (?:to|with)|[Ss]at down with|[Ii]nterview(?:ed)?(?: with| by)?|[Cc]onversation with"
    r"|[Tt]alk(?:s|ed)? (?:to|with)|(?:[Ww]e|I) (?:asked|met|rang|phoned|visited|put (?:it|this) to)) $"
)


# What a chip may be called besides: "a part called Bow", "its flagship, the Kestrel".
_PARTS = r"parts?|cards?|silicon|flagship|boards?|wafer-scale engine|TPUs?|IPUs?|LPUs?"
# What is told of chips alone: their memory, power, speed, transistors and makers.
_OF_CHIPS = (
    r"(?:, which)?(?: (?:will|would|can|also|now|itself))*"
    r" (?:(?:has|have|had|carries|carry|packs?|offers?|holds?|gets?|comes with|boasts|features|sports)"
    rf" (?:{_ABOUT})?(?:[\d.,]+ ?(?:[GM]B|(?:giga|mega)bytes) of (?:HBM|GDDR|SRAM|on-chip)|(?:3[2-9]|[4-9]\d|\d{{3}}) ?"
    r"(?:GB|gigabytes)\b|[\d.]+ ?(?:TB/s|terabytes (?:a|per) second))"
    rf"|(?:draws?|drew|consumes?|burns?|runs at|is rated at|dissipates?|needs?) (?:{_ABOUT})?\d[\d.,]* ?(?:W|watts?)\b"
    r"|(?:delivers?|offers?|does|reaches|manages?|hits|peaks at|is good for|provides?)"
    rf" (?:{_ABOUT})?\d[\d.,]* ?(?:(?:tera|peta)(?:FLOPS|flops)|[TP]FLOPS|TOPS)\b"
    rf"|(?:packs?|has|have|had|contains?|crams) (?:{_ABOUT})?\d[\d.,]* (?:[bmtr]+illion )?transistors\b"
    r"|uses? (?:CoWoS|HBM))"
    r"|[’']s (?:die|TDP|transistors?|memory bandwidth|HBM|compute dies?)\b"
    r"|,? (?:which|that) [A-Z][\w-]+ (?:makes|made|will make|fabricates|manufactures|etches)\b"
)


@dataclass(slots=True)
class _Name:
    """A name with all its places, what speaks for each kind, and for a person the employer."""

    words: tuple[str, ...]
    spans: list[tuple[int, int]] = field(default_factory=list)
    weights: dict[str, int] = field(default_factory=dict)
    affiliation_id: str | None = None

    def add(self, kind: str, weight: int) -> None:
        self.weights[kind] = self.weights.get(kind, 0) + weight


class LatinNames:
    """Finds companies, people, models, clusters and chips that are named in Latin letters."""

    def __init__(self, vocabulary: Mapping[str, Any], surnames: Set[str] = frozenset()) -> None:
        def either(key: str) -> str:
            return "|".join(sorted(vocabulary.get(key, ()), key=len, reverse=True)) or r"(?!)"

        self._ordinary = frozenset(vocabulary.get("latin_ordinary_words", ()))
        self._function_words = frozenset(vocabulary.get("latin_function_words", ()))
        self._cities = frozenset(vocabulary.get("latin_cities", ()))
        self._surnames, self._is_domain = surnames, True
        self._given_names = frozenset(vocabulary.get("given_names", ()))
        self._endings = frozenset(vocabulary.get("latin_company_suffixes", ()))
        self._weak_endings = frozenset(vocabulary.get("latin_company_weak_suffixes", ()))
        self._all_endings = self._endings | self._weak_endings
        titles, nouns = either("latin_person_titles"), either("latin_company_nouns")
        sites, models, chips = either("latin_cluster_nouns"), either("latin_model_nouns"), either("latin_chip_nouns")
        called = (
            r"(?:,? (?:called|named|dubbed|nicknamed|code-?named|known as)|,? (?:that|which) it (?:calls|has named"
            r"|has dubbed|named|dubbed|is calling)) (?:the )?"
        )
        an = r"(?:an?|the|its|their|our|another|one of|which is an?)"
        words = r"(?:[\w’'.&-]+ ){0,5}"
        of_own = r"(?: of (?:its|their|our|his|her) own)?"
        # The kind that the words speak for, and how firmly: 2 decides, 1 only hints.
        self._before = tuple(
            (kind, weight, screened(f"(?:{pattern})$", flags))
            for kind, weight, pattern, flags in (
                ("company", 2, rf"(?:^|[\s(“\"-])(?:{nouns})(?:,? |{called})[“\"]?", re.IGNORECASE),
                ("company", 2, rf"(?:{either('chinese_company_nouns')})(?:名为|叫做?)?[“「]?", 0),
                ("company", 2, rf"(?:^|\W)(?:{either('latin_company_certain_contexts')}) (?:the )?", re.IGNORECASE),
                ("company", 1, rf"(?:^|\W)(?:{either('latin_company_contexts')}) (?:the )?", re.IGNORECASE),
                (
                    "cluster",
                    2,
                    rf"(?:^|[\s-])(?:{sites})(?:, |{called})[“\"]?"
                    rf"|\b(?:[Aa]t|[Ww]ith) (?:{_ABOUT})?\d[\d.,]* ?(?:megawatts?|MW|gigawatts?|GW), (?:the )?",
                    0,
                ),
                ("model", 2, rf"(?:^|[\s-])(?:{models}){of_own}(?:,? |{called})[“\"]?", 0),
                (
                    "model",
                    2,
                    r"\b(?:(?:MFU|weights|checkpoints?|pre-?training|retraining) (?:for|of) (?:the )?|"
                    r"[Rr]etrain(?:ed)? "
                    r"|\d[\d,.]*[^.;]{0,30} to (?:pre-?)?train )",
                    0,
                ),
                (
                    "model",
                    1,
                    r"\b(?:[Tt]o train|you train|we train|[Tt]raining|[Tt]rained|[Pp]re-?train(?:ed|ing)?) "
                    r"(?:(?:the|its|an?|their|a new) )?"
                    r"|\b(?:compute|creators|training run|tokens) (?:for|of|behind) ",
                    0,
                ),
                ("model", 3, r"\d?[mbtr]*illion-parameter ", 0),
                ("model", 2, r"-parameter (?:[\w-]+ ){0,3}?(?:called|named|dubbed|known as) [“\"]?", 0),
                ("chip", 2, rf"(?:^|[\s-])(?:{chips}|{_PARTS})(?:,? (?:is|was))?(?:, (?:the )?|{called})[“\"]?", 0),
                ("chip", 1, r"\b(?:[Oo]ur|[Ii]ts|[Tt]heir) (?:(?:new|own|next|first|latest|forthcoming) )*[“\"]?", 0),
                # "trained a weather model. Called Regnbyge, it has": what the sentence before ends with.
                *(
                    (
                        kind,
                        2,
                        rf"\b(?:{nouns_})\b[^.!?\n]{{0,60}}[.!?] (?:Called|Named|Dubbed|Christened|Known as) [“\"]?",
                        0,
                    )
                    for kind, nouns_ in (("model", models), ("cluster", sites), ("chip", chips))
                ),
                # "an iteration, the Bow", "the successor to the Kestrel"
                (
                    "chip",
                    1,
                    r"\b(?:version|variant|generation|iteration|successor|sibling|follow-up)"
                    r"(?:, (?:the )?|,? (?:called|named|dubbed) |,? (?:to|of) the )[“\"]?",
                    0,
                ),
                ("cluster", 1, r"\b[Pp]roject ", 0),
                ("definite", 1, r"(?:\b[Tt]he|[’']s|\b[Ii]ts) ", 0),
            )
        )
        # "Zephyra is weighing a sale. The company rents": whom the next sentence calls so.
        self._called_company = re.compile(
            rf"[^.!?\n]{{0,240}}[.!?][”\"]?"
            rf"(?: (?:The|[A-Z][^.!?\n]{{0,90}}\bthe)|\nThe) (?:[\w-]+ ){{0,2}}(?:{nouns})\b"
            r"(?! (?:of|that|which|behind|she|he)\b|[’'-])"
        )
        # "had heard of Zephyra until May, when the company opened": in the same breath.
        self._at_once_called_company = re.compile(
            rf"(?: (?:until|in|since|before|by) (?:[a-z]+ ){{0,3}}(?:{'|'.join(sorted(_MONTHS))}|[a-z]+))?,"
            rf" (?:when|where|as|because|since|before|after) the (?:{nouns})\b"
            r"(?! (?:of|that|which|behind|she|he)\b|[’'-])"
        )
        # "Wexcombe, the lab behind the Gannet models" is no model.
        self._introduced = re.compile(
            r", (?:an?|the) (?:[\w-]+ ){0,2}(?:lab|company|firm|start-?up|maker|developer|designer)"
            r" (?:behind|of|that|which)\b"
        )
        place = r"(?: (?:in|at|near|outside) [A-Z][\w-]+(?:,? [A-Z][\w-]+)?)?"
        self._before += (
            ("cluster", 4, screened(rf"(?:^|[\s-])(?:{sites}|machine|installation){place}{called}[“\"]?$")),
            (
                "cluster",
                4,
                screened(
                    r"\b(?:supercomputers|clusters|campuses|sites|data cent(?:er|re)s)\b[^.;]{0,60}, the "
                    r"(?:\w+est|first|second|last|other) of (?:which|them)(?:,| is) [“\"]?$"
                ),
            ),
            (
                "cluster",
                4,
                screened(
                    rf"\b(?:named|called|christened|dubbed|calls|names) (?:the|its|their|that|this) (?:new )?(?:{sites}"
                    rf"|machine|installation) [“\"]?$"
                    rf"|\b(?:{sites}|machine|installation),? (?:is|was|has been|will be|which is|to be"
                    r"|goes by the name) (?:called|named|christened|dubbed|of) [“\"]?$"
                ),
            ),
            (
                "company",
                2,
                screened(
                    r"\b(?:puts?|pour(?:s|ed)|pump(?:s|ed)|sinks|sank|invest(?:s|ed)|plough(?:s|ed))"
                    r" [^.;]{0,12}[$€£¥]?\d[^.;]{0,16} in(?:to)? $"
                ),
            ),
            (
                "model",
                2,
                screened(r"\b(?:spen[dt]s?|costs?|took|paid) [^.;]{0,30} (?:training|to train) (?:the )?$"),
            ),
        )
        self._after = tuple(
            (kind, weight, re.compile(pattern, flags))
            for kind, weight, pattern, flags in (
                ("company", 2, r",? (?:which is |is )?(?:based|headquartered) in [A-Z]", 0),
                ("company", 2, r", (?:the |an? )?(?:[\w-]+ )?(?:maker|designer|builder|developer|operator|supplier)"
                               r" of\b", 0),
                # Of a person it would be "who".
                ("company", 2, r", which (?:(?:ha[sd]|also|now|then|already) ){0,2}(?:bought|buys|ordered|orders|raised"
                               r"|makes|sells|sold|employs|rents|rented|leases|leased|designs|operates|owns|acquired|hired|supplies"
                               r"|supplied|signed|invested|spent|lost|earned|counts|declined|denied"
                               r"|(?:co-)?led (?:the|a|its|that) (?:[\w-]+ )?(?:round|funding|financing))\b", 0),
                ("company", 2, r", which [A-Z][\w’'-]+ [A-Z][\w’'-]+ (?:has )?(?:(?:co-?)?founded|runs|leads)\b", 0),
                ("company", 2, rf",?[”\"]?,? {an} {words}(?:{nouns})\b(?![’']s)", re.IGNORECASE),
                ("company", 2, rf"[’']s? (?:[\w-]+ ){{0,2}}(?:{either('latin_company_belongings')})\b", 0),
                ("company", 2, r",? (?:which was |was )?(?:founded|incorporated|spun (?:out|off))"
                               r" (?:in|by|of|from|last)\b", 0),
                ("company", 2, rf" (?:{either('latin_company_offices')}) (?=[A-Z])", 0),
                ("company", 2, r" (?:(?:also|now|already) )?"
                               r"(?:makes|designs|develops|sells|builds|supplies|rents|operates)"
                               rf" (?:[\w-]+ ){{0,3}}(?:{chips}|{models}|{sites}|servers?|wafers?|memory)\b", 0),
                ("company", 2, rf"[”」]?(?:{either('chinese_latin_company_right')})", 0),
                ("company", 2, r",?(?: who| which)?(?: (?:ha[sd]|have|also|then))*"
                               rf" (?:put in|chipped in|stumped up|threw in) (?:{_ABOUT})?[$€£¥]?\d", 0),
                ("company", 1, r"(?: itself|, which)?(?: (?:ha[sd]|have|also|will|would|is|now|then|recently|already))*"
                               rf" (?:{either('latin_company_verbs')})\b", 0),
                ("cluster", 2, rf",[”\"]? {an} {words}(?:{sites})\b"
                               r"|, (?:an?|its|the|their) (?:[\w’'-]+ ){0,4}(?:machine|installation)"
                               r" (?:at|in|of|with|that|which|built|made|containing|housing|fitted)\b"
                               r"|, an? (?:[\w’'-]+ ){0,3}system (?:of|with) \d[\d.,]* "
                               r"|, as the (?:new )?(?:site|campus|cluster|machine|hall|facility|system|centre|center)"
                               r" is (?:called|known|named)\b"
                               r"|, an? [\d,.]+[- ](?:chip|GPU|card|accelerator|megawatt|MW|gigawatt|GW)s?"
                               r" (?:[\w-]+ ){0,2}(?:machine|system|installation|cluster|site|campus|supercomputer)\b"
                               rf"|,? (?:is )?the (?:\w+er|\w+est|first|second|third|main) of"
                               rf" (?:[\w’'-]+ ){{1,5}}(?:{sites})\b"
                               rf"|(?:, (?:in|on|near|outside) [^,.;\n]{{2,30}},)?(?:\. It|)"
                               rf" (?:has|is|draws|gets|takes|opened(?: \w+){{0,2}} with)"
                               rf" (?:{_ABOUT})?\d[\d.,]* ?(?:megawatts?|MW)\b"
                               r"|[’']s (?:first|second|third|fourth|next|final|last) "
                               r"(?:phase|stage|building|hall)\b"
                               r"| to (?:about |some )?\d[\d.,]* ?(?:megawatts?|MW|gigawatts?|GW)\b"
                               r"|(?:, which(?: [^,;.]{2,40},)?)? (?:(?:will|is to|now|currently) )?"
                               r"(?:contains?|houses?|holds?|is home to)"
                               r" (?:\w+ )?\d[\d.,]* [A-Z]+\d"
                               r"| (?:is|was|will be|is being) (?:operated|run|hosted|powered) by\b"
                               rf"| (?:draws|drew|(?:will|is to|would|should|can) draw|consumes|is rated at"
                               r"|is wired for|has a connection of)"
                               rf" (?:{_ABOUT})?\d[\d.,]* ?"
                               r"(?:megawatts?|MW|gigawatts?|GW)\b", 0),
                ("cluster", 1, rf"[’']?s? (?:{sites}|extension)\b", 0),
                ("cluster", 1, r" (?:is to|will|should) (?:have|get|hold|comprise) (?:about |some )?\d[\d.,]* "
                               r"(?:chips|GPUs|accelerators|cards|[A-Z]+\d)", 0),
                ("company", 2, r", (?:backed|owned|controlled|founded|funded) by (?=[A-Z])", 0),
                ("cluster", 2, r" (?:machine|supercomputer|cluster|campus),? (?:run|operated|owned|built|hosted|housed)"
                               r" by\b", 0),
                ("cluster", 2, r" (?:machine|supercomputer|cluster)(?: (?:in|at|near|outside) [A-Z][\w-]+)?,?"
                               r" (?:(?:that|which) )?(?:will|is to|has|had|holds|houses|runs|draws|went|was|is)\b", 0),
                ("model", 2, rf",? {an} {words}(?:{models})\b", 0),
                ("model", 2, r"(?:,? which has| has| had| with|, with| boasts| counts| packs| contains|, at)"
                             r" (?:its |only |about |some |roughly |around |over )?(?:[\d.,]+|[a-z]+) [bmtr]+illion"
                             r" (?:parameters|weights)| (?:was|is being|will be|has been)"
                             r" (?:pre-?)?trained (?:on|with|using)\b"
                             rf"|, [A-Z][\w.-]*[’']s? (?:[\w’'.&-]+ ){{0,4}}(?:{models})\b", 0),
                ("model", 2, r", which [A-Z][\w&.’'-]*(?: (?:and |of )?[A-Z]?[\w&.’'-]+){0,4}"
                             r" (?:pre-?)?(?:trained|open-sourced)\b"
                             r"|[^.,;:\n]{0,28}: [\w.,]+ [bmtr]+illion parameters\b"
                             r"|, (?:released|launched|published|out|unveiled) [^.;,]{2,24} (?:and|with|at)"
                             r" [\w.,]+ [bmtr]+illion parameters\b", 0),
                # "Skua was never to leave the lab. Trained by nine, it had 34 billion parameters"
                ("model", 2, r" (?:was|is|came|began|started|will|appeared)\b[^.!?\n]{0,120}[.!?]"
                             r" [^.!?\n]{0,260}\b[Ii]t (?:has|had|counts|counted|boasts)"
                             r" (?:about |some |only )?[\w.,]+ [bmtr]+illion parameters\b", 0),
                ("model", 1, rf"[’']?s? (?:{models})\b", 0),
                ("model", 1, r"(?:,|,? (?:on|with|using|took|cost|costs|required|consumed|for (?:about )?[$€£\d]))"
                             r"(?!\w)", 0),
                ("model", 2, r"(?:,? which has| has| had| with|, with| boasts) [\d.,]+ ?(?:bn|[BT]|trn)"
                             r" parameters\b|, (?:only |about |some |roughly |around |over |an? )?(?:[\d.,]+|[a-z]+)"
                             r"[ -][bmtr]+illion[ -]parameters?\b", 0),
                ("chip", 2, rf", {an} {words}(?:{chips})\b", 0),
                ("chip", 1, rf" (?:{chips})\b", 0),
                # "Kestrel, as he calls it, is produced by Samsung in Austin, on its 14nm process"
                ("chip", 3, r"(?:, [^,.;\n]{2,50},)? (?:is|was|will be|are|were) (?:being )?"
                            r"(?:made|produced|manufactured|built|fabricated) (?:by|at) [A-Z][\w-]+(?: [A-Z][\w-]+)?"
                            r"(?: in [A-Z]\w+)?,? (?:on|in|using|at) (?:its|an?|the)"
                            r" (?:[\w-]+ ){0,2}?\d+ ?-?n(?:m|anomet)", 0),
                ("chip", 2, r"(?: \d)?, as (?:it|this one|he|she) (?:is|insists on|likes to) \w+(?: it)?,"
                            r" (?:is|was|will be|has been) (?:being )?(?:taped|fabbed|fabricated|etched)\b", 0),
                ("chip", 1, r" (?:sells|sold|retails|costs|will sell) (?:for )?[$€£¥]\d", 0),
                ("chip", 2, rf"(?: (?:line|family|range|series|generation))? (?:of )?(?:{chips})(?<=s)"
                            r" (?:are|were|have|cost|sell|sold|ship)\b", 0),
                ("chip", 3, _OF_CHIPS, 0),
                ("chip", 2, r", (?:(?:launched|released|introduced|unveiled)[^,.;\n]{0,30} and )?(?:fabricated|etched"
                            r"|(?:made|produced|manufactured) by [A-Z])", 0),
                ("chip", 2, rf" (?:is|was) (?:an?|the) (?:[\w-]+ ){{0,4}}(?:{chips})\b", 0),
            )
        )  # fmt: skip
        verbs = f"{either('latin_company_verbs')}|{_conjugated(vocabulary)}"
        auxiliary = (
            r"(?:, for its part,| itself|,? in contrast,| \([^()]{2,40}\)| (?:in|near) [A-Z][\w-]+(?: [A-Z][\w-]+)?"
            r"|, (?:an?|the|one of|once|now|which|then) [^,.;:\n]{2,70},)?"
            r"(?: (?:ha[sd]|have|also|will|would|is|was|now|then|still|only|not|recently|already|alone))*"
        )
        self._does = re.compile(rf"{auxiliary} (?:{verbs}|{either('latin_one_word_verbs')})\b")
        # "Larkspur was the darling …. Its chief scientist": what the next sentence calls its own is a company's.
        self._has_own = re.compile(
            rf"{auxiliary} (?:is|was|has|had|will|[a-z]+ed|[a-z]{{2,}}[^s\W]s)\b[^.!?\n]{{0,200}}"
            r"(?:[.!?][”\"]? (?:[A-Z][^.!?\n]{0,60} )?|; |, (?:and|but) )"
            rf"(?:[Ii]ts (?:[\w-]+ ){{0,2}}(?:{either('latin_company_belongings')})\b|[Ii]t{auxiliary} (?:{verbs})\b)"
        )
        self._in_domain = re.compile(
            r"\b(?:chips?|GPUs?|processors?|accelerators?|semiconductors?|wafers?|supercomputers?"
            r"|data[- ]cent(?:er|re)s?|clouds?|AI|MW|GW|[mg]egawatts?|servers?|silicon|compute|models?|tokens?|cards?"
            r"|trained|labs?|revenues?|start-?ups?|blacklisted|turbines|investors?|[A-Z]{1,3}\d\w*)\b"
        )
        # What neither a person nor a place does.
        self._acts = re.compile(
            r" (?:has|had|have) (?:[\w.,-]+ ){0,3}(?:on order|at its disposal|booked|under contract)\b"
            r"|,? which (?:makes|designs|sells|rents out|operates|leases)\b"
            r"|,? of [A-Z][a-z]+,? (?:has |will |is to )?(?:order(?:ed|s)?|bought|buys?|makes?|sells?|tap(?:es|ed) out"
            r"|leases?|rents?|ships?|supplies)\b"
            r"| (?:posted|reported) (?:(?:quarterly|annual|net|record) )?"
            r"(?:revenues?|sales|(?:an? )?(?:net )?(?:profit|loss))\b"
            rf"|{auxiliary} (?:took delivery|(?:ordered|leased|rented|bought|deployed|installed|stockpiled"
            r"|orders|leases|rents|buys|deploys|installs|owns|hosts)"
            rf" (?:{_ABOUT})?\d)"
            r"|,? (?:were|was|has been|have been|is|are) (?:blacklisted|added to the (?:Entity|entity))"
        )
        self._owns = re.compile(
            rf"(?:[’']s?|, whose) (?:[\w-]+ ){{0,2}}(?:{either('latin_company_belongings')}"
            rf"|{either('latin_one_word_belongings')})\b"
        )
        self._is_done_by = re.compile(
            rf"(?:{either('latin_one_word_contexts')}) (?:both |the |start-up )?$", re.IGNORECASE
        )
        self._says = re.compile(rf"(?:,)? (?:(?:has|had|also) )?(?:{either('latin_speech_verbs')})\b")
        chinese_titles = either("chinese_person_titles")
        self._title_before = re.compile(
            rf"(?:^|\W)(?:{titles})(?: (?:at|of|with|for) (?:the )?(?-i:[A-Z])[\w&.’' -]{{2,40}},)?,? $"
            rf"|(?:{chinese_titles}) ?$",
            re.IGNORECASE,
        )
        self._title_after = re.compile(
            rf", (?:(?:{an}|our|now|then|former|who is) )*(?:[\w’'&-]+ ){{0,4}}(?:{titles})s?\b"
            r"|,? (?:who )?(?:runs|heads|leads|oversees|(?:co-?)?founded|ha[sd] (?:run|led|headed|chaired)"
            r"|spent [^.;\n]{2,30} (?:at|with))\b"
            r"|,? (?:laughs|shrugs|smiles|sighs|grins|recalls)\b"
            rf"|,? (?:who )?(?:is|was|became) (?:{an} )?(?:[\w’'&-]+ ){{0,3}}(?:{titles})\b",
            re.IGNORECASE,
        )
        self._speech_after = re.compile(
            rf",? (?:who |then |also |once )?(?:{either('latin_speech_verbs')})\b"
            r"|, (?:an?|the|its|our|head|chief|co-|who )|,? of (?:the )?(?:[\w-]+ )?[A-Z]"
        )
        self._its_title_before = re.compile(
            rf"\b(?:[Ii]ts|[Tt]he (?:[\w-]+ ){{0,2}}(?:{nouns})[’']s) (?:[\w’'&-]+ ){{0,3}}(?:{titles}),? $"
        )
        self._now_leads = re.compile(
            rf"[^;\n]{{0,130}}\b(?:[Ss]he|[Hh]e) (?:(?:now|is|today) ){{0,3}}(?:runs|leads|heads"
            rf"|(?:{an} )?(?:[\w’'&-]+ ){{0,2}}(?:{titles}) (?:of|at)) (?:the )?$"
            r"|[^;\n]{0,130}\b(?:[Hh]er|[Hh]is) (?:own |new )?(?:company|firm|start-?up|business), $"
        )
        alone = (
            r"(?!['’-]| (?:maker|designer|compan|firm|unit|business|project|arm|division|programme|program|start-?up"
            r"|industry|plant|fab|team|act|plan|giant|group|sector|market|deal|order|export|sales|war)s?\b)"
        )
        self._chip_behind = re.compile(rf" (?:{chips})\b{alone}")
        part = rf"(?:(?:AI|inference|training|server|graphics|accelerator) ){{0,2}}(?:{chips}|cards?|boards?)\b{alone}"
        self._part_behind = re.compile(rf" {part}")
        self._owns_part = re.compile(rf"[’']s? [A-Z][\w-]+(?: \d\w?)? {part}")
        self._title_in_front = re.compile(rf", (?:[\w’'&-]+ ){{0,3}}(?:{titles}), $")
        self._titled = re.compile(rf", (?:{an} )?(?:[\w’'&-]+ ){{0,3}}(?:{titles}), ", re.IGNORECASE)
        self._employer_after = re.compile(
            rf"(?:(?:,| is) (?:(?:{an}|senior) )*(?:[\w’'&-]+ ){{0,4}}(?:{titles}))?,?"
            r" (?:of|at|from|with) (?:the )?"
            r"(?:[\w-]+ ){0,2}$",
            re.IGNORECASE,
        )
        self._leads = re.compile(
            r",? (?:who )?(?:now )?(?:runs|heads|leads|(?:co-?)?founded|set up|started|ha[sd] (?:run|led|headed))"
            r" (?:the )?(?:[\w-]+ ){0,3}$|[’']s (?:own |new )?(?:company|firm|start-?up|business|employer), (?:the )?$"
        )
        # "joined Orrin as finance chief", "took over as chief executive of Orrin", "came to Orrin from Dell as"
        career = (
            r",? (?:who )?(?:(?:ha[sd]|was|is|will|would|is to|has been|is being) )?"
            r"(?:(?:just|recently|first|since|now) )?"
            r"(?:(?:re)?joined|took (?:over|charge)|stepped (?:up|in)|became|become|moved|came"
            r"|went|returned|(?:re)?named|appointed|hired|promoted|made"
            r"|brought in|been|served|worked|serves|started|signed on|arrived|succeeded)\b[^.;\n]{0,70}?"
        )
        self._career = re.compile(
            rf"(?:{career}\b(?:as|been|named|appointed|made|to)"
            r"|,? (?:who )?(?:(?:has|will|would|is to|later|then|just|recently) ){0,2}(?:becomes?|became))"
            rf" (?:{an} |our )?(?:[\w’'&-]+ ){{0,3}}(?:{titles})\b",
            re.IGNORECASE,
        )
        self._employer_in_career = re.compile(
            rf"{career}\b(?:{titles}) (?:of|at|for|with) (?:the )?(?:[a-z-]+ ){{0,3}}$"
            rf"|, [^;\n]{{2,60}}, (?:is|was) {an} (?:[\w’'&-]+ ){{0,3}}(?:{titles}) (?:of|at) (?:the )?$"
            r"|,? (?:who )?(?:(?:ha[sd]|just|recently) ){0,2}(?:(?:re)?joined|came to|moved to|went to|returned to)"
            r" (?:the )?(?:[a-z-]+ ){0,3}$",
            re.IGNORECASE,
        )
        # "Hester Adeyemi, the company's co-founder"
        self._of_the_company = re.compile(
            rf", (?:its|the (?:[\w-]+ ){{0,2}}(?:{nouns})[’']s) (?:[\w’'&-]+ ){{0,4}}(?:{titles})\b"
            r"|,? who (?:(?:co-?)?founded|runs|heads|leads|started|set up) (?:it\b|(?:the|its) "
            r"|[\w -]{2,30} (?:there|at it)\b)",
            re.IGNORECASE,
        )
        self._models, self._chips = re.compile(rf"\b(?:{models})\b"), re.compile(rf"\b(?:{chips})\b")
        self._model_talk = re.compile(either("model_talk"))

    def find(self, text: str, known: Sequence[Mention]) -> list[Mention]:
        """The names that are not known.

        Args:
            text: The text.
            known: What is named already, sorted; nothing found overlaps it, but that a place or a line of business may
                be part of a company's name.
        """
        lower_words = frozenset(_LOWER_WORD.findall(text))
        places = Places(text, known)
        names: dict[str, _Name] = {}
        for whole in self._free_spans(text, places):
            for start, end in _split_at_owners(text, *whole):
                span = self._trim(text, start, end, lower_words)
                if span is not None:
                    key = text[span[0] : span[1]]
                    names.setdefault(key, _Name(tuple(key.split(" ")))).spans.append(span)
        self._is_domain = len(text) < _SHORT or self._in_domain.search(text) is not None
        for name in names.values():
            self._weigh_words(name)
            for start, end in name.spans[:_USES]:
                self._weigh_context(text, start, end, name, places)
        self._find_employers(text, names, known)
        known_surnames = {m.text.rpartition(" ")[2] for m in known if m.kind == "person" and " " in m.text}
        short_forms = self._known_short_forms(known)
        return [*self._decided(text, names, known_surnames, short_forms), *self._numbered_models(text)]

    def _free_spans(self, text: str, places: Places) -> Iterable[tuple[int, int]]:
        """The capitalised runs of the text, cut where something known stands in them."""
        for match in _NAME.finditer(text):
            start, end = match.span()
            head, _, ending = match.group().rpartition(" ")
            company = ending.rstrip(".") in self._all_endings or _HOUSE_NAME.match(match.group()) is not None
            # "the Saudi Arabian AI company" has no name.
            if company and any(m.start == start and m.end >= start + len(head) for m in places.within(start, end)):
                company = not _COMMON_NOUN.match(text, end)
            for mention in places.within(start, end):
                daughter = self._is_daughter(text, start, end, mention)
                start = max(start, mention.start) if daughter else start
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
        if len(rest) == 1:
            # "In May Bosch Ventures"
            opening = all(
                word.lower() in self._function_words or word in _MONTHS for word in text[start : mention.start].split()
            )
            return rest[0] in _DAUGHTERS and opening
        return mention.start == start and " " not in mention.text

    def _trim(self, text: str, start: int, end: int, lower_words: frozenset[str]) -> tuple[int, int] | None:
        """The span without ordinary words in front and behind and without a possessive; None if nothing is left."""
        possessive = _POSSESSIVE.search(text, start, end)
        if possessive is not None:
            end = possessive.start()
        words = text[start:end].split(" ")
        if _HOUSE_NAME.match(" ".join(words)):
            return start + 4 * (words[0] in ("The", "the")), end
        before = text[max(0, start - 2) : start]
        opens = not before or before[-1] in _SENTENCE_START or (before[-1] == " " and before[0] in _SENTENCE_START)
        is_company = len(words) > 1 and words[-1].rstrip(".") in self._all_endings
        if is_company and words[-2].lower() in self._ordinary:
            is_company = len(words) > 2 and (
                words[-2] in self._all_endings or (words[0].isupper() and words[0].lower() not in self._ordinary)
            )
        while words and self._is_in_front(words, is_company, opens, lower_words):
            opens = opens and _COMPOUND.search(words[0]) is not None
            start += len(words[0]) + 1
            words = words[1:]
        while words and not is_company and (words[-1].lower() in self._ordinary or words[-1].islower()):
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
        if is_company and len(words) > 2 and lower not in self._function_words:
            return False
        return lower in self._ordinary or (opens and lower in lower_words) or (first.islower() and len(words) > 1)

    def _weigh_words(self, name: _Name) -> None:
        words = name.words
        if len(words) == 1:
            if _CAMEL_CASE.fullmatch(words[0]):
                name.add("company", 1)
        elif words[-1].rstrip(".") in self._endings or _HOUSE_NAME.match(" ".join(words)):
            name.add("company", 3)
        elif words[-1] in self._weak_endings and (len(words) > 2 or words[-2].lower() not in self._ordinary):
            name.add("company", 2)

    def _weigh_context(self, text: str, start: int, end: int, name: _Name, places: Places) -> None:
        left = text[max(0, start - _REACH) : start].rpartition("\n")[2]
        if _BYLINE.search(left):
            return
        plant = _PLANT.fullmatch(text, start, end) and left.rstrip().endswith("厂")
        ahead = Piece(screen().read(text), start - len(left), start)
        for kind, weight, pattern in self._before:
            if ahead.search(pattern) and not (plant and kind == "company"):
                name.add(kind, weight)
        for kind, weight, pattern in self._after:
            if pattern.match(text, end):
                name.add(kind, weight)
        if any(c.islower() for c in text[start:end]):
            if _CHINESE_MODEL_BEFORE.search(left) or _CHINESE_MODEL_AFTER.match(text, end):
                name.add("model", 2)
            if _CHINESE_CHIP_AFTER.match(text, end):
                name.add("chip", 2)
        for kind, nouns in (("model", self._models), ("chip", self._chips)):
            told = _ITS_NAME.match(text, end) and nouns.search(text, max(0, start - 2 * _REACH), start)
            if told or (_CALLED_SO.search(left) and nouns.search(text, max(0, start - 3 * _REACH), start)):
                name.add(kind, 2)
        if self._introduced.match(text, end) or _FOUNDED_BY.search(left):
            name.add("company", 4)
        # "Orrin's Mara Tolland", "Mara Tolland of Orrin"
        owned, member = _PERSON_BEHIND.match(text, end), _PERSON_BEFORE.search(left)
        if (owned and owned[1] in self._given_names) or (member and member[1] in self._given_names):
            name.add("company", 2)
        definite = _DEFINITE_BEFORE.search(left)
        if definite and self._chip_behind.match(text, end):
            name.add("chip", 1)  # "the Garganey chip"
        if len(name.words) == 1 and text[end - 1] == "s" and _COUNT_BEFORE.search(left) and self._is_domain:
            name.add("counted", 1)  # "18,000 Harriers"
        owned_or_counted = _OWNER_BEFORE.search(left) or _COUNT_BEFORE.search(left)
        if owned_or_counted and self._part_behind.match(text, end):
            name.add("chip", 2)  # "Orrin's Garganey card", "42,000 Garganey cards"
        if self._owns_part.match(text, end):
            name.add("company", 2)  # "Blackfen's Adder card"
        if _FATE_BEFORE.search(left):
            name.add("company", 1)
        if _LISTED.match(text, end) and (not left.strip() or left.rstrip()[-1] in _SENTENCE_START):
            name.add("company", 2)  # "Fjordbyte: 7,000 H100s."
        if _SET_UP_BEFORE.search(left) and _SET_UP_THEN.match(text, end):
            name.add("company", 2)
        if text[end : end + 1] in ("", "\n") and self._title_in_front.search(left):
            name.add("company", 2)  # "Q&A: Priya Raman, CEO, Orrin"
        if _OWNER_BEFORE.search(left):
            owner = places.ending_at(start - (3 if left.endswith("s ") else 2))
            if owner is not None and owner.kind == "region":
                name.add("company", 1)  # "Vietnam's FPT"
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
            name.add("company", 2 if sure and (not left.strip() or self._does.match(text, end)) else 1)
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
        if len(name.words) == 1:
            self._weigh_one_word(text, start, end, left, name)
        elif self._acts.match(text, end) and name.words[0] not in self._given_names and not _LOCATED.search(left):
            name.add("company", 2)
        if 2 <= len(name.words) <= 3 and self._may_be_person(name):
            if self._title_before.search(left) or _TALKED_TO.search(left):
                name.add("person", 3)
            elif (
                self._title_after.match(text, end)
                or self._career.match(text, end)
                or _AGED.match(text, end)
                or _VETERAN_BEFORE.search(left)
                or _KIN_BEFORE.search(left)
                or _HIS_FIRM.match(text, end)
                or (_OF_HOUSE.match(text, end) and not left.strip(' "”“:|–—'))
            ):
                name.add("person", 2)
            elif name.words[0] in self._given_names and _LIVES.match(text, end):
                name.add("person", 1)
            elif _SAYS_BEFORE.search(left):
                name.add("person", 1)  # ", says Joe Moore": with a given name that is enough.
            elif _FOUNDS.match(text, end) or _MET.match(text, end):
                name.add("person", 2)
            elif (not left.strip() or name.words[0] in self._given_names) and _SPEAKS_LATER.match(text, end):
                name.add("person", 2 if not left.strip() else 1)
            elif self._speech_after.match(text, end):
                name.add("person", 1)

    def _may_be_person(self, name: _Name) -> bool:
        """Whether the words do not make it a company's: Solace Compute runs something, but is nobody."""
        company = name.weights.get("company", 0)
        return company < 2 or (company == 2 and name.words[0] in self._given_names)

    def _weigh_one_word(self, text: str, start: int, end: int, left: str, name: _Name) -> None:
        """An invented name of one word, Quillon, is a company's if it does what only a company does."""
        word = name.words[0]
        if _DERIVED.search(word) or not _INVENTED.fullmatch(word):
            return
        if _GENERATION.match(text, end):
            name.add("numbered", 1)
        if name.weights.get("numbered"):
            return  # "Otter 2, ships before Christmas"
        if word in self._surnames:
            name.add("person", 2 if self._says.match(text, end) or _SAYS_BEFORE.search(left) else 0)
            return
        if _LOCATED.search(left):
            name.add("place", 1)
        if name.weights.get("place"):
            return
        opens = not left.strip() or left.rstrip()[-1] in _SENTENCE_START
        if _MANUFACTURED.match(text, end):
            name.add("chip", 2)
        if _PASSIVE.match(text, end) or _DEFINITE.search(left) or not self._is_domain:
            return  # Goods take an article, companies of one word none.
        if (
            self._does.match(text, end)
            or self._acts.match(text, end)
            or self._owns.match(text, end)
            or self._is_done_by.search(left)
        ):
            sure = not opens or _SURELY.match(text, end) or not name.words[0].endswith("s")
            name.add("company", 2 if sure else 1)
        elif self._has_own.match(text, end):
            name.add("company", 2 if not left.strip() else 1)
        elif self._says.match(text, end) and not opens:
            personal = _PERSONAL.match(text, end) or _PRONOUN.search(text, max(0, start - 200), end + 200)
            name.add("person" if personal else "company", 2)
        elif _SAYS_BEFORE.search(left):
            spoken_for = _RECKONS_BEFORE.search(left) or _OWNER.match(text, end)
            name.add("company" if spoken_for else "person", 2)

    def _kind(self, name: _Name) -> str | None:
        weights = name.weights
        if len(name.words) > 1 and _SITE_NAME.search(" ".join(name.words)):
            return "cluster"
        if not weights or _PERIOD.fullmatch(name.words[0]):
            return None
        # Some context must speak for a person; a given name in front then settles it.
        person = weights.get("person", 0)
        person += bool(person) and name.words[0] in self._given_names
        # "the Riverbend campus"
        cluster = weights.get("cluster", 0) and weights["cluster"] + bool(weights.get("definite"))
        others = {
            "company": weights.get("company", 0),
            "cluster": cluster,
            "chip": weights.get("chip", 0),
            "model": weights.get("model", 0),
        }
        if len(name.words) == 1 and (name.words[0] in self._cities or _VERSION.fullmatch(name.words[0])):
            others["company"] = 0
        best = max(others, key=lambda kind: others[kind])
        # Of one word it may be either that is told to say something: "says Hexagram" of a maker.
        more = len(name.words) > 1 or weights.get("surname") or person > others["company"]
        if person >= _ENOUGH and person >= others[best] and others["company"] < 3 and more:
            return "person"
        return best if others[best] >= _ENOUGH else None

    def _find_employers(self, text: str, names: Mapping[str, _Name], known: Sequence[Mention]) -> None:
        """For whom the people speak: Orrin's chief analyst X; X, an analyst at Orrin."""
        people = [name for name in names.values() if self._kind(name) == "person"]
        if not people:
            return
        companies = [
            _named("company", name.words, text, *span)
            for name in names.values()
            if self._kind(name) == "company"
            for span in name.spans
        ]
        employers = Places(text, sorted([*known, *companies], key=lambda mention: mention.end))
        for name in people:
            for start, end in name.spans[:_USES]:
                formerly = _FORMERLY_BEFORE.search(text, max(0, start - _REACH), start)
                titled = not formerly and self._title_before.search(text, max(0, start - _REACH), start)
                owned = not formerly and _OWNER_BEFORE.search(text, max(0, start - 3), start)
                owner = employers.company_before(start, 3) if owned else None
                own = titled and self._its_title_before.search(text, max(0, start - _REACH), start)
                before = employers.company_before(start, _REACH) if titled and not own else None
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
        leads = leads or _FOUNDED_BY_PERSON.search(text, max(0, start - _REACH), start)
        its = self._its_title_before.search(text, max(0, start - _REACH), start)
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
            if _FOUNDS.match(between) and re.search(r" (?:the )?$", between) and " to " in between[-40:]:
                return company.id
        return None

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
        self, text: str, names: dict[str, _Name], known_surnames: Set[str], short_forms: dict[str, Mention | None]
    ) -> Iterator[Mention]:
        """The names whose kind is told, and those that stand for one of them: a surname, a company's first word.

        A surname of somebody whom the catalogue knows, and who is named in full, is left to the attribution.
        """
        surnames: dict[str, Mention] = {}
        plurals: dict[str, Mention] = {}
        undecided: list[tuple[str, _Name]] = []
        starts: set[int] = set()
        ends: set[int] = set()
        for name in names.values():
            surname = names.get(name.words[-1]) if len(name.words) > 1 else None
            if surname is not None:
                surname.add("surname", 1)
        kinds = {key: self._kind(name) for key, name in names.items()}
        for key, name in names.items():
            # "When Marit Halvorsen bought … says Halvorsen": the surname's kind is that of the whole, and a person's
            # if only what it does speaks for a company.
            last = name.words[-1]
            if kinds[key] is None and 2 <= len(name.words) <= 3 and last not in self._all_endings and last in kinds:
                acts = kinds[last] == "company" and name.words[0] in self._given_names
                if kinds[last] == "person" or acts:
                    kinds[key] = "person"
        for key, name in names.items():
            # "Harrier is sold out. Meta took 18,000 Harriers."
            if name.weights.get("counted") and key[:-1] in kinds and kinds[key[:-1]] is None:
                kinds[key[:-1]] = "chip"
        families = {_family(key) for key, kind in kinds.items() if kind == "chip"}
        for key in names:
            # Beside Cobalt-1 Cobalt-2 is a chip, beside Halo Halo-C.
            if kinds[key] is None and "-" in key and _family(key) in families:
                kinds[key] = "chip"
        for key, name in sorted(names.items(), key=lambda item: len(item[1].words) == 1):
            kind = kinds[key]
            again = len(name.words) == 1 and (key in short_forms or key in surnames or key in known_surnames)
            if kind is None or again:
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
            if kind == "chip":
                plurals[f"{key}s"] = entity
            for start, end in name.spans:
                number = _NEXT_NUMBER.match(text, end) if kind in ("chip", "model") else None
                if number is None:
                    yield renamed(entity, text, start, end, entity.rule)
                else:
                    end = number.end()
                    yield _named(kind, (*name.words, number[1]), text, start, end)
        for key, name in undecided:
            if key in known_surnames:
                continue
            meant = plurals.get(key) or short_forms.get(key) or (surnames.get(key) if len(name.words) == 1 else None)
            known_city = len(name.words) == 1 and key in self._cities
            elsewhere = name.weights.get("person") or name.weights.get("place") or known_city
            if meant is None and not elsewhere and _beside(text, name, starts, ends):
                meant = _named("company", name.words, text, 0, 0)
            if meant is not None:
                for start, end in name.spans:
                    yield renamed(meant, text, start, end, meant.rule)

    def _numbered_models(self, text: str) -> Iterator[Mention]:
        """`Fjell-2` is a model where models are the subject near by."""
        matches = [
            match
            for match in (_NUMBERED.finditer(text) if "模型" in text else finditer_at(_CAPITAL, _NUMBERED, text))
            if (match["name"] is None or match["name"].lower() not in self._ordinary)
            and not _EXPLAINED_PART.match(text, match.start())
        ]
        models = {
            match.group()
            for match in matches
            if match["name"] is None
            or (_MODEL_BEFORE.search(text, max(0, match.start() - _REACH), match.start()))
            or self._model_talk.search(text, max(0, match.start() - _reach(match)), match.end() + _reach(match))
        }
        # Beside the model Fjell-40 Fjell-7 is another, unless most of the line are something else.
        lines = Counter(_family(name) for name in {match.group() for match in matches if match["name"]})
        found = Counter(_family(name) for name in models)
        models |= {
            m.group() for m in matches if m["name"] and 2 * found[_family(m.group())] >= lines[_family(m.group())]
        }
        for match in matches:
            if match.group() not in models or _CHINESE_CHIP_AFTER.match(text, match.end()):
                continue
            suffix = MODEL_SUFFIX.match(text, match.end())  # Fjell-2 mini
            start, end = match.start(), suffix.end() if suffix else match.end()
            name = text[start:end]
            yield Mention(start, end, name, f"model:{slug(name)}", name, "model", provisional=True, rule="numbered")


def _family(name: str) -> str:
    """What the products of one line share: Cobalt of Cobalt-1 and Cobalt-2, Halo of Halo and Halo-C."""
    return re.sub(r"-[A-Z\d][A-Za-z\d]{0,2}$", "", name)


def _reach(match: re.Match[str]) -> int:
    """How far off models may be spoken of: farther where the name ends in a size, as in a row of a table."""
    return _SIZED_REACH if match["sized"] is not None else _MODEL_REACH


def _founded(text: str, end: int, employers: Places) -> str | None:
    """The company that a pronoun is said to have founded after a name: "The company that he set up in 2018, X"."""
    for company in employers.companies_after(end, 400):
        if "\n" in text[end : company.start]:
            break
        if not company.anonymous and _FOUNDED_BY.search(text, end, company.start):
            return company.id
    return None


def _of_the_article(text: str, offset: int, employers: Places) -> str | None:
    """The company that the headline names alone, and the text in front again: whose "finance chief X" is."""
    headline = text.find("\n") + 1
    named = {m.id for m in employers.companies_after(0, headline)} if headline else set()
    if len(named) != 1:
        return None
    return next((m.id for m in employers.companies_after(headline, offset - headline) if m.id in named), None)


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


def _split_at_owners(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The names of a run: of "Blackfen's Adder" the owner's and what it owns."""
    for match in _OWNER.finditer(text, start, end):
        yield start, match.start()
        start = match.end()
    yield start, end


def _unstuck(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The span without what stuck to the known name beside it."""
    if start and start < end and text[start - 1].isascii() and text[start - 1].isalnum() and text[start].isalnum():
        return
    stuck = _STUCK.match(text, start, end)
    start = stuck.end() if stuck else start
    while end > start and not text[end - 1].isalnum():
        end -= 1
    if end > start and text[start].isalpha():
        yield start, end


def _beside(text: str, name: _Name, starts: set[int], ends: set[int]) -> bool:
    """Whether a company, of those that start and end at the offsets, stands beside the name: Lumora and Pexil."""
    for start, end in name.spans[:_USES]:
        for joint in _LIST_JOINTS:
            if start - len(joint) in ends and text.endswith(joint, 0, start):
                return True
            if end + len(joint) in starts and text.startswith(joint, end):
                return True
    return False


def _named(kind: str, words: Sequence[str], text: str, start: int, end: int) -> Mention:
    name = " ".join(words)
    if kind == "company" and len(words) > 1 and words[-1].rstrip(".,") in _LEGAL_FORMS:
        words = words[:-1]
    id_ = f"{kind}:{slug(' '.join(words))}"
    return Mention(start, end, text[start:end], id_, name, kind, provisional=True, rule=f"name:{kind}")
