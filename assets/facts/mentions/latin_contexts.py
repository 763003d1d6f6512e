"""What the words right before and behind a Latin name say of its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assets.facts.mentions.latin_words import ABOUT, CALLED, DETERMINER, UP_TO_FIVE_WORDS, LatinWords
from assets.facts.patterns import screened

# How firmly words speak for a kind, and which: `ENOUGH` decides, a hint needs another one.
_Contexts = Iterator[tuple[int, str]]
_HINT, ENOUGH, _CERTAIN, _ABOVE_ALL = 1, 2, 3, 4
_AMOUNT = rf"(?:{ABOUT})?\d[\d,.]* ?"
_WATTS = r"(?:megawatts?|MW|gigawatts?|GW)"
# What a chip may be called besides: "a part called Bow", "its flagship, the Kestrel".
_PARTS = r"parts?|cards?|silicon|flagship|boards?|wafer-scale engine|TPUs?|IPUs?|LPUs?"
# What else is made and sold by the piece, and is no chip: "racks called Lattice", "Armada, a 40-kilowatt cabinet".
PRODUCTS = (
    r"(?:racks?|cabinets?|servers?|box(?:es)?|appliances?|chassis|blades?|workstations?|substrates?|interposers?"
    r"|(?:network )?switch(?:es)?|compilers?|toolkits?|software (?:stack|suite|platform)s?)"
)
# What is told of chips alone: their memory, power, speed, transistors and makers.
_OF_CHIPS = (
    r"(?:, which)?(?: (?:will|would|can|also|now|itself))*"
    r" (?:(?:has|have|had|carries|carry|packs?|offers?|holds?|gets?|comes with|with|boasts|features|sports)"
    rf" (?:{ABOUT}|as much as )?(?:[\d.,]+ ?(?:[GM]B|(?:giga|mega)bytes) of (?:HBM|GDDR|SRAM|on-chip)"
    r"|(?:3[2-9]|[4-9]\d|\d{3}) ?(?:GB|gigabytes)\b|[\d.]+ ?(?:TB/s|terabytes (?:a|per) second))"
    rf"|(?:draws?|drew|consumes?|burns?|runs at|is rated at|dissipates?|needs?) {_AMOUNT}(?:W|watts?)\b"
    r"|(?:delivers?|offers?|does|reaches|manages?|hits|peaks at|is good for|provides?)"
    rf" {_AMOUNT}(?:(?:tera|peta)(?:FLOPS|flops)|[TP]FLOPS|TOPS)\b"
    rf"|(?:packs?|has|have|had|contains?|crams) (?:{ABOUT})?\d[\d.,]* (?:[bmtr]+illion )?transistors\b"
    r"|uses? (?:CoWoS|HBM))"
    r"|[’']s (?:die|TDP|transistors?|memory bandwidth|HBM|compute dies?)\b"
    r"|,? (?:which|that) [A-Z][\w-]+ (?:(?:is to|will) (?:make|fabricate)|is (?:making|fabricating)"
    r"|makes|made|fabricates|manufactures|etches)\b"
)


@dataclass(frozen=True, slots=True)
class Context:
    """Words beside a name.

    Attributes:
        kind: What they speak for: a kind of entity, or `definite` where an article stands in front.
        weight: How firmly: 2 decides, 1 only hints.
        pattern: The words; of those in front of a name it matches up to the name.
    """

    kind: str
    weight: int
    pattern: re.Pattern[str]


def contexts_before(words: LatinWords) -> tuple[Context, ...]:
    """The contexts in front of a name."""
    told = {
        "company": _before_company(words),
        "cluster": _before_cluster(words),
        "model": _before_model(words),
        "chip": _before_chip(words),
        "product": _before_product(),
        "definite": iter([(_HINT, r"(?:\b[Tt]he|[’']s|\b[Ii]ts) ")]),
    }
    return tuple(
        Context(kind, weight, screened(f"(?:{pattern})$"))
        for kind, contexts in told.items()
        for weight, pattern in contexts
    )


def contexts_after(words: LatinWords) -> tuple[Context, ...]:
    """The contexts behind a name."""
    told = {
        "company": _after_company(words),
        "cluster": _after_cluster(words),
        "model": _after_model(words),
        "chip": _after_chip(words),
        "product": _after_product(),
    }
    return tuple(
        Context(kind, weight, re.compile(pattern)) for kind, contexts in told.items() for weight, pattern in contexts
    )


def _called_in_the_next_sentence(nouns: str) -> str:
    """What ends before the name in "trained a weather model. Called Regnbyge, it has"."""
    return rf"\b(?:{nouns})\b[^.!?\n]{{0,60}}[.!?] (?:Called|Named|Dubbed|Christened|Known as) [“\"]?"


def _before_company(words: LatinWords) -> _Contexts:
    yield ENOUGH, rf"(?i:(?:^|[\s(“\"-])(?:{words.companies})(?:,? |{CALLED})[“\"]?)"
    yield ENOUGH, rf"(?:{words.either('chinese_company_nouns')})(?:名为|叫做?)?[“「]?"
    yield ENOUGH, rf"(?i:(?:^|\W)(?:{words.either('latin_company_certain_contexts')}) (?:the )?)"
    yield _HINT, rf"(?i:(?:^|\W)(?:{words.either('latin_company_contexts')}) (?:the )?)"
    yield (
        ENOUGH,
        (
            r"\b(?:puts?|pour(?:s|ed)|pump(?:s|ed)|sinks|sank|invest(?:s|ed)|plough(?:s|ed))"
            r" [^.;]{0,12}[$€£¥]?\d[^.;]{0,16} in(?:to)? "
        ),
    )
    yield (
        ENOUGH,
        (
            r"\b(?:(?:round|funding|financing|raise|Series [A-Z])\b[^.;]{0,40} led by|(?:with )?participation from"
            r"|(?:owned|controlled|backed) [\d/-]+ by) "
        ),
    )
    yield ENOUGH, r"\b[A-Z][\w.]+-(?:based|headquartered|listed|backed|owned) "
    yield ENOUGH, r"\braised [^.;]{0,25} from "
    # An investor's letter
    yield (
        ENOUGH,
        (
            r"\b[Ww]e (?:(?:have|also|now|still|recently|first) )?(?:sold|bought|exited|owned?|hold|rate|upgraded?"
            r"|downgraded?|like|prefer|cover|initiated?(?: coverage)? (?:on|of)|(?:took|take|built|have) a stake in) "
        ),
    )
    # "a fund that nobody had heard of, Obsidian Nile"
    yield (
        ENOUGH,
        rf"\b(?:[Aa]n?|[Tt]he|[Ii]ts|one) (?:[\w-]+ ){{0,3}}(?:{words.companies}) (?:that|which) [^.,;:\n]{{3,50}}, $",
    )
    yield _HINT, rf"(?:\b(?:{words.chips}|cards|boards|servers|racks|units)|[A-Z]\d+s?) from "


def _before_cluster(words: LatinWords) -> _Contexts:
    sites = words.clusters
    place = r"(?: (?:in|at|near|outside) [A-Z][\w-]+(?:,? [A-Z][\w-]+)?)?"
    yield (
        ENOUGH,
        (
            rf"(?:^|[\s-])(?:{sites})(?:, |{CALLED})[“\"]?"
            rf"|\b(?:[Aa]t|[Ww]ith) (?:{ABOUT})?\d[\d.,]* ?{_WATTS}, (?:the )?"
        ),
    )
    yield ENOUGH, _called_in_the_next_sentence(sites)
    yield _HINT, r"\b[Pp]roject "
    yield _ABOVE_ALL, rf"(?:^|[\s-])(?:{sites}|machine|installation){place}{CALLED}[“\"]?"
    yield (
        _ABOVE_ALL,
        (
            r"\b(?:supercomputers|clusters|campuses|sites|data cent(?:er|re)s)\b[^.;]{0,60}, the "
            r"(?:\w+est|first|second|last|other) of (?:which|them)(?:,| is) [“\"]?"
        ),
    )
    yield (
        _ABOVE_ALL,
        (
            rf"\b(?:named|called|christened|dubbed|calls|names) (?:the|its|their|that|this) (?:new )?(?:{sites}"
            r"|machine|installation) [“\"]?"
            rf"|\b(?:{sites}|machine|installation),? (?:is|was|has been|will be|which is|to be"
            r"|goes by the name) (?:called|named|christened|dubbed|of) [“\"]?"
        ),
    )


def _before_model(words: LatinWords) -> _Contexts:
    yield ENOUGH, rf"(?:^|[\s-])(?:{words.models})(?: of (?:its|their|our|his|her) own)?(?:,? |{CALLED})[“\"]?"
    yield (
        ENOUGH,
        (
            r"\b(?:(?:MFU|weights|checkpoints?|pre-?training|retraining) (?:for|of) (?:the )?|[Rr]etrain(?:ed)? "
            r"|\d[\d,.]*[^.;]{0,30} to (?:pre-?)?train )"
        ),
    )
    yield (
        _HINT,
        (
            r"\b(?:[Tt]o train|you train|we train|[Tt]raining|[Tt]rain(?:ed|s)|[Pp]re-?train(?:ed|ing|s)?) "
            r"(?:(?:the|its|an?|their|a new) )?"
            r"|\b(?:compute|creators|training run|tokens) (?:for|of|behind) "
        ),
    )
    yield _CERTAIN, r"\d?[mbtr]*illion-parameter "
    yield ENOUGH, r"-parameter (?:[\w-]+ ){0,3}?(?:called|named|dubbed|known as) [“\"]?"
    yield ENOUGH, r"\b[Ff]ine-?tun(?:ed?|es|ing) (?:(?:the|its|their|our|an?) )?"
    yield ENOUGH, _called_in_the_next_sentence(words.models)
    yield ENOUGH, r"\b(?:spen[dt]s?|costs?|took|paid) [^.;]{0,30} (?:training|to train) (?:the )?"
    # "trained its flagship, Pegasus, on": what is trained is no chip.
    yield (
        _CERTAIN,
        (
            r"\b(?:[Pp]re-?)?[Tt]rain(?:ed|s|ing)? (?:its|their|our|his|her) (?:(?:new|next|latest|biggest|largest"
            rf"|first|second|third|own) ){{0,2}}(?:flagship|model|system|LLM)(?:, (?:the )?|{CALLED})[“\"]?"
        ),
    )


def _before_chip(words: LatinWords) -> _Contexts:
    yield ENOUGH, rf"(?:^|[\s-])(?:{words.chips}|{_PARTS})(?:,? (?:is|was))?(?:, (?:the )?|{CALLED})[“\"]?"
    yield _HINT, r"\b(?:[Oo]ur|[Ii]ts|[Tt]heir) (?:(?:new|own|next|first|latest|forthcoming) )*[“\"]?"
    yield ENOUGH, _called_in_the_next_sentence(words.chips)
    # "designs the Tern", "the maker of the Obelisk line": goods take an article.
    yield ENOUGH, r"\b(?:designs|designed|taped out|ships|shipped|(?:shipments|samples) of|orders for) the "
    yield (
        _HINT,
        (
            r"\b(?:makes|made|sells|sold|builds|built|unveil(?:s|ed)|introduce[sd]"
            r"|(?:maker|designer|sales|version|price|production) of) the "
        ),
    )
    # "an iteration, the Bow", "the successor to the Kestrel"
    yield (
        _HINT,
        (
            r"\b(?:version|variant|generation|iteration|successor|sibling|follow-up)"
            r"(?:, (?:the )?|,? (?:called|named|dubbed) |,? (?:to|of) the )[“\"]?"
        ),
    )


def _after_company(words: LatinWords) -> _Contexts:
    yield ENOUGH, r",? (?:which is |is )?(?:based|headquartered) in [A-Z]"
    yield ENOUGH, r", (?:the |an? )?(?:[\w-]+ )?(?:maker|designer|builder|developer|operator|supplier) of\b"
    # Of a person it would be "who".
    yield (
        ENOUGH,
        (
            r", which (?:(?:ha[sd]|also|now|then|already) ){0,2}(?:bought|buys|ordered|orders|raised|makes|sells|sold"
            r"|employs|runs (?!on\b|at\b)|rents|rented|leases|leased|designs|operates|owns|acquired|hired|supplies"
            r"|supplied|signed|invested"
            r"|spent|lost|earned|counts|declined|denied"
            r"|(?:co-)?led (?:the|a|its|that) (?:[\w-]+ )?(?:round|funding|financing))\b"
        ),
    )
    yield ENOUGH, r", whose (?:[A-Z]+-?\d\w*|(?:[\w-]+ ){0,3}(?:chips|cards|GPUs|models|clusters|customers|clients))\b"
    yield ENOUGH, r", which [A-Z][\w’'-]+ [A-Z][\w’'-]+ (?:has )?(?:(?:co-?)?founded|runs|leads)\b"
    yield ENOUGH, rf"(?i:,?[”\"]?,? {DETERMINER} {UP_TO_FIVE_WORDS}(?:{words.companies})\b(?![’']s))"
    # "Moffett Yun, a Shenzhen house with 140 engineers"
    yield ENOUGH, r", an? (?:[\w-]+ )?[A-Z][\w-]+ house\b"
    yield ENOUGH, rf", (?:my|your) {UP_TO_FIVE_WORDS}(?:{words.companies})\b"
    # "FPT, Vietnam's largest technology company,"
    yield ENOUGH, rf", [A-Z][\w-]+(?: [A-Z][\w-]+)?['’]s {UP_TO_FIVE_WORDS}(?:{words.companies})\b(?![’']s)"
    # "Iren, once a bitcoin miner,"; a person's companies would stand behind "of"
    yield (
        ENOUGH,
        rf",? (?:once|formerly|previously|originally|until recently|now"
        rf"|still) an? {UP_TO_FIVE_WORDS}(?:{words.companies}),",
    )
    yield ENOUGH, rf" (?:is|was|remains|became) an? {UP_TO_FIVE_WORDS}(?:{words.companies}|shell)\b(?![’']s)"
    # "is one of the largest GPU clouds in Asia", "is Europe's cheapest cloud"
    yield (
        ENOUGH,
        rf" (?:is|was|remains|became) (?:one of )?(?:the|[A-Z][\w-]+['’]s)(?: world['’]s)?"
        rf" (?:[\w-]+est|leading|top|foremost|only) (?:[\w-]+ ){{0,2}}(?:{words.companies})\b(?![’']s)",
    )
    yield ENOUGH, rf"[’']s? (?:[\w-]+ ){{0,2}}(?:{words.either('latin_company_belongings')})\b"
    yield ENOUGH, r",? (?:which was |was )?(?:founded|incorporated|spun (?:out|off)) (?:in|by|of|from|last)\b"
    yield ENOUGH, rf" (?:{words.either('latin_company_offices')}) (?=[A-Z])"
    yield (
        ENOUGH,
        (
            r" (?:(?:also|now|already) )?(?:makes|designs|develops|sells|builds|supplies|rents|operates)"
            rf" (?:[\w-]+ ){{0,3}}(?:{words.chips}|{words.models}|{words.clusters}|servers?|wafers?|memory)\b"
            r"(?! (?:at|for) [A-Z])"  # "Dmitri Okonedo designs chips at Quartermain"
        ),
    )
    yield ENOUGH, rf"[”」]?(?:{words.either('chinese_latin_company_right')})"
    yield (
        ENOUGH,
        (
            r",?(?: who| which)?(?: (?:ha[sd]|have|also|then))* (?:put in|chipped in|stumped up|threw in)"
            rf" (?:{ABOUT})?[$€£¥]?\d"
        ),
    )
    yield (
        _HINT,
        (
            r"(?: itself|, which)?(?: (?:ha[sd]|have|also|will|would|is|now|then|recently|already))*"
            rf" (?:{words.either('latin_company_verbs')})\b"
        ),
    )
    yield ENOUGH, r", (?:backed|owned|controlled|founded|funded) by (?=[A-Z])"


def _after_cluster(words: LatinWords) -> _Contexts:
    sites = words.clusters
    yield (
        ENOUGH,
        (
            rf",[”\"]? {DETERMINER} {UP_TO_FIVE_WORDS}(?:{sites})\b"
            r"|, (?:an?|its|the|their) (?:[\w’'-]+ ){0,4}(?:machine|installation)"
            r" (?:at|in|of|with|that|which|built|made|containing|housing|fitted)\b"
            r"|, an? (?:[\w’'-]+ ){0,3}system (?:of|with) \d[\d.,]* "
            r"|, as the (?:new )?(?:site|campus|cluster|machine|hall|facility|system|centre|center)"
            r" is (?:called|known|named)\b"
            r"|, an? [\d,.]+[- ](?:chip|GPU|card|accelerator|megawatt|MW|gigawatt|GW)s?"
            r" (?:[\w-]+ ){0,2}(?:machine|system|installation|cluster|site|campus|supercomputer)\b"
            rf"|,? (?:is )?the (?:\w+er|\w+est|first|second|third|main) of (?:[\w’'-]+ ){{1,5}}(?:{sites})\b"
            r"|(?:, (?:in|on|near|outside) [^,.;\n]{2,30},)?(?:\. It|)"
            rf" (?:has|is|draws|gets|takes|opened(?: \w+){{0,2}} with) (?:{ABOUT})?\d[\d.,]* ?(?:megawatts?|MW)\b"
            r"|[’']s (?:first|second|third|fourth|next|final|last) (?:phase|stage|building|hall)\b"
            rf"| to (?:about |some )?\d[\d.,]* ?{_WATTS}\b"
            r"|(?:, which(?: [^,;.]{2,40},)?)? (?:(?:will|is to|now|currently) )?"
            r"(?:contains?|houses?|holds?|is home to) (?:\w+ )?\d[\d.,]* [A-Z]+\d"
            r"| (?:is|was|will be|is being) (?:operated|run|hosted|powered) by\b"
            r"| (?:draws|drew|(?:will|is to|would|should|can) draw|consumes|is rated at|is wired for"
            rf"|has a connection of) (?:{ABOUT})?\d[\d.,]* ?{_WATTS}\b"
        ),
    )
    yield _HINT, rf"[’']?s? (?:{sites}|extension)\b"
    yield ENOUGH, rf" (?:is|was) (?:an?|the|its) (?:[\w-]+ ){{0,4}}(?:{sites})\b"
    yield (
        _HINT,
        (
            r" (?:is to|will|should) (?:have|get|hold|comprise) (?:about |some )?\d[\d.,]* "
            r"(?:chips|GPUs|accelerators|cards|[A-Z]+\d)"
        ),
    )
    yield ENOUGH, (r" (?:machine|supercomputer|cluster|campus),? (?:run|operated|owned|built|hosted|housed) by\b")
    yield (
        ENOUGH,
        (
            r" (?:machine|supercomputer|cluster)(?: (?:in|at|near|outside) [A-Z][\w-]+)?,?"
            r" (?:(?:that|which) )?(?:will|is to|has|had|holds|houses|runs|draws|went|was|is)\b"
        ),
    )


def _after_model(words: LatinWords) -> _Contexts:
    models = words.models
    yield _CERTAIN, rf",? {DETERMINER} {UP_TO_FIVE_WORDS}(?:{models})\b"
    # "Malibu took ten weeks to train on", "Swallow, distilled from"
    yield (
        _CERTAIN,
        (
            r" (?:took|needed|required|cost) [^.;:,]{2,40} (?:to|in) (?:pre-?)?train(?:ing)?"
            r"(?=[.,;]| (?:on|across|with|from)\b)"
            r"|,? (?:(?:is|was|which was|has been|were) )?(?:distilled|post-trained|fine-tuned) from\b"
            r"|[’']s (?:weights|parameters|parameter count|context window|tokeni[sz]er)\b"
            rf"|(?:,? which)? (?:saw|read|ingested|swallowed|devoured|was fed|got through) (?:{ABOUT})?[\d.,]+ ?"
            r"(?:[bt]n|[bmtr]+illion|trn|[BT]) (?:[\w-]+ )?tokens\b"
            r"|,? (?:which )?(?:comes|came) in (?:an? )?[\d.]+B\b"
        ),
    )
    yield (
        _CERTAIN,
        (
            r"(?:,? which has| has| had| with|, with| boasts| counts| packs| contains|, at)"
            r" (?:its |only |about |some |roughly |around |over )?(?:[\d.,]+|[a-z]+) [bmtr]+illion"
            r" (?:parameters|weights)| (?:was|is being|will be|has been) (?:pre-?)?trained (?:on|with|using)\b"
            rf"|, [A-Z][\w.-]*[’']s? (?:[\w’'.&-]+ ){{0,4}}(?:{models})\b"
        ),
    )
    yield (
        ENOUGH,
        (
            r", which [A-Z][\w&.’'-]*(?: (?:and |of )?[A-Z]?[\w&.’'-]+){0,4} (?:pre-?)?(?:trained|open-sourced)\b"
            r"|[^.,;:\n]{0,28}: [\w.,]+ [bmtr]+illion parameters\b"
            r"|, (?:released|launched|published|out|unveiled) [^.;,]{2,24} (?:and|with|at)"
            r" [\w.,]+ [bmtr]+illion parameters\b"
        ),
    )
    # "Skua was never to leave the lab. Trained by nine, it had 34 billion parameters"
    yield (
        ENOUGH,
        (
            r" (?:was|is|came|began|started|will|appeared)\b[^.!?\n]{0,120}[.!?]"
            r" [^.!?\n]{0,260}\b[Ii]t (?:has|had|counts|counted|boasts)"
            r" (?:about |some |only )?[\w.,]+ [bmtr]+illion parameters\b"
        ),
    )
    # "They made Sedum. That model took 19 days", "And Flint 2? It has 30 billion parameters"
    yield (
        _CERTAIN,
        (
            r"(?: \d(?:\.\d)?)?[.?!]\s+(?:[A-Z]\w*: )?(?:That|The|This) model"
            r" (?:took|has|had|was|is|costs?|needed|runs?|ran)\b"
            r"|(?: \d(?:\.\d)?)?\?\s+(?:[A-Z]\w*: )?(?:It|That one) (?:has|had|counts)"
            r" (?:about |some |only )?[\w.,]+ [bmtr]+illion parameters\b"
        ),
    )
    yield _CERTAIN, r" \((?:about |some |only )?[\d.,]+ ?(?:B|bn|[bmtr]+illion) (?:[a-z]+ )?parameters\)"
    yield _HINT, rf"[’']?s? (?:{models})\b"
    yield ENOUGH, rf" (?:family|line|series|range) of (?:[\w-]+ ){{0,3}}(?:{models})\b"
    yield ENOUGH, rf" (?:is|was) (?:an?|the|its) (?:[\w-]+ ){{0,4}}(?:{models})\b"
    yield (
        _HINT,
        r"(?:(?: \d(?:\.\d)?)?,? (?:on|with|using|took|cost|costs|required|consumed|for (?:about )?[$€£\d]))(?!\w)",
    )
    yield (
        ENOUGH,
        (
            r"(?:,? which has| has| had| with|, with| boasts) [\d.,]+ ?(?:bn|[BT]|trn) parameters\b"
            r"|, (?:only |about |some |roughly |around |over |an? )?"
            r"(?:[\d.,]+|[a-z]+)[ -][bmtr]+illion[ -]parameters?\b"
        ),
    )


def _after_chip(words: LatinWords) -> _Contexts:
    chips = words.chips
    yield (
        ENOUGH,
        rf", {DETERMINER} {UP_TO_FIVE_WORDS}(?:{chips}|parts?|(?:inference|training|graphics|AI) cards?|silicon)\b",
    )
    yield _HINT, rf" (?:{chips})\b"
    # "Kestrel, as he calls it, is produced by Samsung in Austin, on its 14nm process"
    yield (
        _CERTAIN,
        (
            r"(?:, [^,.;\n]{2,50},)? (?:is|was|will be|are|were) (?:being )?"
            r"(?:made|produced|manufactured|built|fabricated) (?:by|at) [A-Z][\w-]+(?: [A-Z][\w-]+)?"
            r"(?: in [A-Z]\w+)?,? (?:on|in|using|at) (?:its|an?|the) (?:[\w-]+ ){0,2}?\d+ ?-?n(?:m|anomet)"
        ),
    )
    yield (
        ENOUGH,
        (
            r"(?: \d)?, as (?:it|this one|he|she) (?:is|insists on|likes to) \w+(?: it)?,"
            r" (?:is|was|will be|has been) (?:being )?(?:taped|fabbed|fabricated|etched)\b"
        ),
    )
    yield _HINT, rf" (?:line|family|series|range|generation)\b(?! of (?:[\w-]+ ){{0,3}}(?:{words.models})\b)"
    yield _HINT, r" (?:sells|sold|retails|costs|will sell) (?:for )?[$€£¥]\d"
    yield (
        ENOUGH,
        (
            rf"(?: (?:line|family|range|series|generation))? (?:of )?(?:{chips})(?<=s)"
            r" (?:are|were|have|cost|sell|sold|ship)\b"
        ),
    )
    yield (
        ENOUGH,
        (
            r",(?: [^,.;\n]{2,20},)? (?:made |built |fabricated )?(?:on|in|at) (?:an? |the )?"
            r"(?:[A-Z][\w-]+(?:['’]s)? )?"
            r"(?:N\d\w?\b|\d+ ?-?n(?:m\b|anomet)|18A\b|SF\d)"
            r"|, which is (?:assembled|packaged|taped out|fabricated|etched)\b"
            r"| \((?:about |some )?\d[\d,]* (?:units|cards|chips|pieces)\b"
        ),
    )
    yield _CERTAIN, _OF_CHIPS
    # "OpenAI's Titan is back from the fab", "Moräne tapes out in the autumn"
    yield (
        ENOUGH,
        (
            r" (?:is|was|are|were|came|has come) back from (?:the (?:fab|foundry)|TSMC|Samsung)\b"
            r"|,?(?: which)?(?: (?:is to|will|should|would|has|had|also|just|finally))* tap(?:e|es|ed) out"
            r"(?=[.,;]| (?:in|at|on|by|last|next|this|early|late)\b)"
        ),
    )
    yield (
        ENOUGH,
        (
            r", (?:(?:launched|released|introduced|unveiled)[^,.;\n]{0,30} and )?(?:fabricated|etched"
            r"|(?:made|produced|manufactured) by [A-Z])"
        ),
    )
    yield ENOUGH, rf" (?:is|was) (?:an?|the|its) (?:[\w-]+ ){{0,4}}(?:{chips})\b"


def _before_product() -> _Contexts:
    yield ENOUGH, rf"(?:^|[\s-]){PRODUCTS}(?:, (?:the )?|{CALLED})[“\"]?"
    yield ENOUGH, _called_in_the_next_sentence(PRODUCTS)


def _after_product() -> _Contexts:
    # "Colonnade, a 140kW cabinet for 72 chips", but not "Titan, a chip for its servers".
    yield (
        _CERTAIN,
        (
            rf"[”\"]?, {DETERMINER} (?:(?!for |of |in |with |to |that |which )[\w’'.&-]+ ){{0,5}}{PRODUCTS}"
            r"(?=[.,;:)]| (?:with|for|of|that|which|built|holding|in)\b)"
        ),
    )
    yield ENOUGH, rf" (?:is|was) an? (?:[\w’'.-]+ ){{0,4}}{PRODUCTS}\b"
