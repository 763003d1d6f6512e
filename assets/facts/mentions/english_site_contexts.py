"""What the words right before and behind a Latin name say for and against its being a site's."""

from __future__ import annotations

import re

from assets.facts.mentions.latin_words import ABOUT, CALLED
from assets.facts.patterns import screened

_AMOUNT = rf"(?:{ABOUT}|only |just |another |a further |as much as )?(?:\d[\d.,]*|half a|an?|[a-z]+(?:-[a-z]+)?)"
_WATTS = r"[- ]?(?:MW|GW|megawatts?|gigawatts?)\b"
_DIGITS = rf"(?:{ABOUT}|only |just |another )?\d[\d.,]*"
_CARDS = (
    r"(?:GPUs|accelerators|chips|cards|boards|processors|TPUs|racks|[A-Z]*\d*[A-Z]+\d+\w*s"
    r"|(?:[A-Z][\w-]+ )*(?:[A-Z][\w-]*|\d+)s)"
)
_FEW = r"(?:[\w’'-]+ ){0,4}"
_BUILDINGS = r"(?:halls?|sheds?|buildings?|barns?|data cent(?:re|er)s?|warehouses?|hangars?|chambers?|bunkers?)"
_HOUSES = (
    r"(?:site|hall|shed|barn|vault|bunker|mill|building|facility|park|campus|data cent(?:re|er)|machine|cluster"
    r"|supercomputer|warehouse|hangar|cavern|mine|quarry|complex|works|plant|smelter|location|installation|scheme|development)"
)
_AUXILIARY = (
    r"(?:(?:[’']s)?,? ?(?:(?:which|is|was|are|were|has|have|had|been|being|be|will|would|should|could|to|can|may|now"
    r"|already"
    r"|still|currently|soon|only|finally|also|then|once|later|alone|itself|not|never|recently|first|expected|due) )*)"
)


def _before(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(screened(pattern) for pattern in patterns)


def _behind(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in patterns)


# What stands in front of a site alone …
CERTAIN_BEFORE = _before(
    rf"\b(?:{_DIGITS}{_WATTS}|[\d,]{{3,}} (?:of (?:its|the|their|those) [\d,]+ )?{_FEW}{_CARDS}) (?:at|inside|into"
    rf"|out of) $",
    r"\b(?:[Bb]r(?:oke|eaks?|oken|eaking)|[Tt]urn(?:ed|s)|[Mm]oved) (?:the )?(?:first )?(?:ground|sod|earth) (?:on"
    r"|at|for) $",
    r"\b(?:switch(?:ed|es|ing)? on|energi[sz](?:ed|es|ing)|commission(?:ed|s|ing)|decommission(?:ed|s|ing)) $",
    rf"\b{_HOUSES}{CALLED}[“\"]?$"
    rf"|\b{_HOUSES}[”\"]?(?: (?:inside|there|here|itself)| (?:at|in|near|outside) [A-Z][\w-]+)?, [“\"]?$",
    rf"\b(?:calls?|called|names?|named|dub(?:s|bed)|nicknamed|christened) (?:the|it|its|their|this"
    rf"|that) {_FEW}{_HOUSES} [“\"]?(?:the )?$",
    r"\b(?:first|second|third|fourth|last|next|final|new) (?:phase|stage|hall|building|chamber|shed) (?:of|at) $",
    r"\b(?:[Hh]alls?|[Bb]uildings?|[Ss]heds?|[Tt]enants?|[Cc]olocation|racks|[Ss]ubstation|capacity"
    r"|[Cc]onstruction|[Bb]uilding work"
    r"|rack space|floor space) (?:at|inside) $",
    r"\b(?:grid connection|substation|transformers?|switchgear|turbines|building permit|planning (?:permission|consent)"
    r"|electricity|power purchase agreement|hydro contract|power contract|PPA) (?:for|at) $",
    r"\b(?:campuses|sites|data ?cent(?:re|er)s|clusters|supercomputers) (?:(?:named|called|known as) )?"
    r"(?:[A-Z][\w’-]+(?: [A-Z][\w’-]+){0,2}(?:, and |, | and )){0,4}$",
)
# … and behind it.
CERTAIN_AFTER = _behind(
    rf"(?:,| \()(?: ?each)? ?(?:(?:which is|now|at|rated at|currently) (?:[a-z]+, )?)?{_DIGITS}{_WATTS}",
    rf", which is [a-z]+, {_AMOUNT}{_WATTS}",
    rf"(?:, [a-z]{{3,14}})?, (?:\d+|two|three|four|five|six|seven|eight|nine|ten) {_BUILDINGS}\b",
    r", whose (?:first|second|third|\w+) (?:buildings?|halls?|phases?|sheds?)\b",
    r",? (?:which )?(?:has|have|had|will have) (?:(?:no|a|its|walls and a|walls and) )?"
    r"(?:roofs?|walls|substation|cranes|racks)\b",
    r",? (?:which )?(?:lacks|has|won|got|awaits|needs) (?:no )?(?:planning )?(?:permission|consent)\b",
    rf",? (?:(?:each|both) )?with {_DIGITS}{_WATTS}",
    rf",? {_AUXILIARY}(?:and )?(?:draws?|drew|need(?:s|ed)?|consumes?|rated (?:at|for)|wired for|takes?|burns?|eats?"
    rf"|swallows?|absorbs?|uses?"
    rf"|runs? at) {_AMOUNT}{_WATTS}",
    rf", (?:an?|the|its|their|our|his) {_FEW}(?:{_DIGITS}{_WATTS} )?{_FEW}{_HOUSES}\b(?! (?:maker|builder|operator"
    rf"|owner|developer))",
    rf"{_AUXILIARY}(?:energi[sz]ed|powered up|powered|lit|commissioned|topped out|under construction"
    rf"|half[- ](?:built|full|empty)"
    r"|switched (?:on|off)|fully (?:let|leased|occupied)|empty|a (?:paddock|building site|field|hole))\b(?! by)",
    rf"{_AUXILIARY}(?:go(?:es)?|went|gone|come|comes|came) (?:live|online|on line|on stream)\b",
    r"[’']s (?:first |second |third |next |last |own |grid |substation |cooling |anchor )*(?:phases?|halls?"
    r"|buildings?|roofs?|tenants?|racks"
    r"|grid connection|connection|substation|transformers|turbines|cooling|megawatts|power (?:draw|supply|contract"
    r"|bill)|switchgear"
    r"|operator|commissioning|floor)\b",
    rf"{_AUXILIARY}(?:houses?|hosts?|holds?|contains?|home to|filled with|packed with) {_DIGITS} (?!of\b|(?:per"
    rf"|%)){_FEW}?{_CARDS}\b",
    rf"{_AUXILIARY}(?:consists? of|comprises?) {_FEW}{_BUILDINGS}\b",
    r",? we (?:broke ground|poured|energi[sz]ed|built)\b",
    r"(?:,? (?:in|at|near|outside) [A-Z][\w-]+(?:, [A-Z][\w-]+)?)?, where [A-Z][\w.-]+(?: [A-Z][\w.-]+)? (?:\w+ )?"
    r"(?:trained|trains|runs|ran|keeps|installed|houses|has (?:its|\d))\b",
    rf"{_AUXILIARY}(?:ha[sd]|have) (?:only |all |its |lost )?(?:{_DIGITS}{_WATTS} of (?:connected load|grid|power)"
    rf"|no tenants|lost power)",
    rf" (?:is|was) (?:an?|the|its|their) {_FEW}{_HOUSES}\b",
    rf"(?: (?:machine|cluster|supercomputer|campus|site))?, [\d,]{{3,}} {_CARDS}\b",
)
HINTS_BEFORE = _before(
    r"(?<!runs )(?<!ran )(?<!running )(?<!installed )(?<!housed )(?<!hosted )\b(?:[Aa]t|[Ii]nside) (?:the )?$",
    rf"\b{_CARDS}\b[^.;:,]{{0,30}} for $",
    rf"\b(?:moved?|moving|relocated?|shipped|shifted) (?:[^.;:,]|,\d){{0,30}}{_CARDS} to $",
    r"\b(?:[Hh]alf|[Pp]art|[Aa]ll|[Mm]ost|thirds|quarters?|third|fifths?|sixths?|[Rr]est|[Ss]hare|[Ww]ing|[Ff]loors?|[Cc]orner"
    r"|[Pp]ictures|[Oo]pening"
    r"|[Cc]ompletion|[Tt]iming|[Ss]tart|[Cc]onstruction|[Cc]ost|back|front|edge) of (?:the )?$",
    r"\b(?:[Oo]pen(?:s|ed|ing)?|[Bb]uild(?:s|ing)?|[Bb]uilt|[Ff]inish(?:ed)?|[Cc]omplet(?:e|ed|es)|[Ee]xpand(?:ed"
    r"|s)?|[Ff]it(?:ted|s)? out"
    r"|[Ff]ill(?:ed|s)?|[Cc]los(?:e|ed)) $",
    r"\b(?:[Pp]hase|[Hh]all|[Ww]ork|[Tt]enant|[Ll]andlord|[Oo]wner|[Oo]perator|[Nn]eighbours?) (?:on|of|at) $",
    r"\b(?:trained|ran|runs|running|installed|housed|hosted|racked|deployed|stands?|stood|hums?) (?:there, )?(?:at"
    r"|inside) $",
    r"\b(?:moved?|shipped|delivered|go|bound|heading|sent|arrive|landed) (?:on |to |at |for |into )?$",
    r"[$€£¥]\s?\d[\d.,]* ?(?:[bmtr]+illion|[bm]n|m|k)? (?:on|at|into) $",
    r"\b(?:option|claim|lease|deal|contract|customer|permit|update) (?:on|for|in) (?:all of )?$",
    r"\bcalls?(?:ed)? [“\"]$",
)
HINTS_AFTER = _behind(
    rf"{_AUXILIARY}(?:full|finished|complete|completed|opens?|opened|open|shut|closed|ready|built|scrapped"
    rf"|ranked)\b(?! source| by)",
    r"(?: in [A-Z][\w-]+)?, where ",
    r" ranks? (?:\d|number|first|second|third|among)",
    r"\. [A-Z][\w-]+ (?:built|runs|owns|opened|bought) it\b",
    r" at [A-Z][\w-]+ (?:is|was|has|will)\b",
    rf"{_AUXILIARY}(?:slipped|slips|late|delayed|behind schedule|on schedule|on time|ahead of schedule)\b",
    r"\. (?:All|Both|Its|The|Half|Two|Three|Four|Five|Six) (?:the |of the )?(?:\w+ ){0,2}(?:halls?|sheds?|roofs?"
    r"|buildings?|racks|tenants?)\b",
    rf" (?:is|was) (?:once |formerly )?an? {_FEW}(?:smelter|mill|mine|quarry|farm|warehouse|works|plant|barracks"
    rf"|bunker|shelter|cavern)\b",
    r", next door\b|, (?:down|up) the road\b|, [a-z]+ (?:kilomet(?:re|er)s|miles) (?:off|away|on)\b",
    r"(?:’s|'s)? (?:machine|project|development|extension|expansion|scheme|phase|site|campus|build-out)\b",
    rf"{_AUXILIARY}(?:open|closed|opened|finished|built|moved|switched|rebuilt|let|sold) (?:in|by|next|last) ",
    r"(?: in| outside| near| at) [A-Z][\w-]+(?:, [A-Z][\w-]+)?, (?:is|will|has|which)\b",
)
# What may also be told of who owns one.
SHARED_AFTER = _behind(
    rf"{_AUXILIARY}(?:has|have|had|gets?|runs?|uses?|ha[sd]) {_DIGITS}(?:{_WATTS}| (?:{_FEW}){_CARDS}\b)",
)
# Where a name is but that of the town: "a cluster of 24,000 MI355Xs at Springfield", "at Loughton, Essex".
TOWN_BEFORE = screened(
    rf"\b{_HOUSES}s?\b(?:,? (?:of|with) (?:[^.;,]|,\d){{1,40}})?,? (?:at|in|near|outside|to) $"
    r"|\b(?:near|outside|around|in|(?:north|south|east|west|outskirts|edge|town|city|county) of) (?:the )?$"
    r"|\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|of) [A-Z][\w-]+(?: [A-Z][\w-]+)?, $"
)
# What companies, people, chips and models do and have, and where a name is but a place's.
AGAINST_BEFORE = _before(
    r"\b(?:by|from|between|with|says?|said|told|asked|against) (?:the )?$",
    r"\b(?:to|(?:town|city|county|mayor|people|suburb|village|port|state|province) of) (?:the )?$",
    r"\b(?:Mr|Ms|Mrs|Dr|Sir|Judge|Senator|President|analyst|founder|engineer|minister|director|chief) $",
    r"\b(?:chips?|processor|accelerator|card|models?|LLM|company|firm|start-?up|lab|fund|bank|developer|landlord"
    r"|utility|act|law"
    rf"|operator|supplier|provider|group)(?:, |{CALLED}| )[“\"]?(?:the )?$",
)
AGAINST_AFTER = _behind(
    r",? (?:which |who |has |have |had |also |then |now |will |would ){0,3}(?:said|says|told|tells|ordered|orders"
    r"|bought|buys|sold|sells|raised"
    r"|hired|signed|denied|declined|paid|pays|owns|acquired|leases|leased|rents|rented|plans|planned|wants|agreed"
    r"|expects|expected"
    r"|announced|reported|makes|made|designed|supplies|operates|invested|trained|spent|charges|asked|promised|argues)\b"
    r"(?!,? (?:to|out|off|for|at) )",
    r"[’']s (?:chief|CEO|CFO|shares?|stock|revenues?|sales|customers|founders?|spokes\w+|board|profit|shareholders"
    r"|boss|engineers|lawyers"
    r"|earnings|backers|investors|latest round|valuation|chairman|die|TDP|memory|weights|parameters|council|mayor"
    r"|government|parliament)\b",
    r",? (?:an?|the|its|whose|which is an?) (?:[\w’'.-]+ ){0,5}(?:company|firm|maker|start-?up|lab|developer"
    r"|operator|fund|bank|lender"
    r"|utility|supplier|distributor|agency|chips?|models?|processor|accelerator|town|city|village|suburb|county"
    r"|province|river|analyst"
    r"|broker|designer|provider|landlord|newspaper|minister|university|law|act)\b",
    r" (?:with |has |packs |carries )?(?:\d[\d.]* ?(?:GB|TB/s|W|watts|nm|parameters)|[\d.]+ ?[bt]n? parameters"
    r"|[\d.]+ [bmtr]+illion parameters)",
    r" (?:Inc|Ltd|LLC|plc|Corp|GmbH|AG|SA|AB|Oy|ASA)\b| \((?:NASDAQ|NYSE|LSE|HKEX|KRX|TSE)",
)
# What is told along with a name: "Lusail-1, its oldest facility, which houses".
ASIDE = re.compile(
    r", (?:an?|the|its|their|our|once|now|which|formerly|near|outside|in|on|at|up|down) [^,.;:\n]{2,60},"
)
