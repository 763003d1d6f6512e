"""The roles of the trade in which a Latin name is a company's: who is paid, who assembles, whom something is let to."""

from __future__ import annotations

import re

from assets.facts.mentions.latin_words import ABOUT, AUXILIARY
from assets.facts.patterns import Piece, screened

HINT, SURE = 1, 2
# What is bought, made and rented here.
_GOODS = (
    r"(?:chips?|GPUs?|cards?|accelerators?|processors?|boards?|servers?|racks?|cabinets?|systems?|boxes|units?|pieces"
    r"|wafers?|substrates?|interposers?|panels?|memory|DRAM|HBM\d?\w{0,2}|GDDR\d\w?|LPDDR\d\w?|NAND|silicon|optics"
    r"|transceivers?|switches|cables|cooling|power|gas|turbines?|transformers?|generators?|electricity|capacity|compute"
    r"|computing|space|land|licen[cs]es?|glass|resin|bonders?|tools?|parts|dies|stacks|modules|concrete|halls?|sheds?"
    r"|[A-Z]+-?\d\w*)"
)
# Of these goods hardly anybody tells the place that they come from.
_PARTS = (
    r"(?:HBM\d?\w{0,2}|GDDR\d\w?|LPDDR\d\w?|DRAM|memory|optics|transceivers|bonders|turbines|transformers|interposers?"
    r"|substrates?|servers|racks|switches)"
)
_MONEY = r"(?:[A-Z]{0,3}[$€£¥₩₹]|(?:EUR|USD|CNY|JPY|KRW|NOK|SEK|CHF|INR) ?)\d"
# To these there are two parties.
_BARGAINS = (
    r"(?:deals?|contracts?|agreements?|leases?|partnerships?|alliances?|ventures?|talks|negotiations|tie-ups?"
    r"|memorand(?:um|a)|MoUs?|disputes?|lawsuits?|settlements?|accords?|pacts?|PPAs?|facilit(?:y|ies)|loans?)"
)
# What companies alone do for others.
_SERVED = (
    r"(?:assembled|packaged|shipped|supplied|mounted|installed|hosted|insured|financed|funded|underwritten|arranged"
    r"|distributed|imported|resold|cooled|wired|rented|sublet|operated|guaranteed|serviced|integrated|fabricated"
    r"|fabbed|manufactured|etched|qualified|certified|brokered|taken over|marketed|licensed|stockpiled|contracted"
    r"|provided|delivered|lent|ordered|reserved|leased|let|built|made|audited|rated|commissioned|acquired|co-developed"
    r"|co-designed|co-owned|part-owned|owned|rejected|quoted)"
)
_BOUGHT = r"(?:[Bb]ought|[Oo]rdered|[Pp]urchased|[Rr]ented|[Ll]eased|[Ss]ourced|[Bb]orrowed|[Pp]rocured|[Ll]icensed)"
_BUYS = r"(?:buy|order|rent|lease|source|borrow|procure|license|buys|orders|rents|leases|buying|ordering|renting)"
_LET = r"(?:[Ss]old|[Ll]eased|[Ll]ent|[Rr]ented|[Ll]et|[Ss]ublet|[Ll]icensed|[Oo]utsourced|[Aa]warded|[Pp]ledged)"
_LETS = r"(?:[Ss]ells?|[Ll]eases?|[Ll]ends?|[Rr]ents?|[Ss]ublets?|[Ll]icenses?|[Oo]utsources?|[Ss]uppl(?:y|ies))"
_ALL_OF_IT = (
    rf"(?:it|them|these|those|half|most|both|all|out|the (?:rest|lot|{_GOODS})|in (?:19|20)\d\d|{_GOODS}"
    rf"|(?:[\d.,]+|an?|its|the|some|their)(?: [\w-]+){{0,2}}? {_GOODS})"
)
_PEOPLE = (
    r"(?:[Cc]ontacts?|[Ss]ources?|[Ee]ngineers?|[Mm]anagers?|[Pp]eople|[Tt]raders?|[Aa]nalysts?|[Ss]ome(?:body|one)"
    r"|[Bb]uyers?|[Ii]nsiders?|[Cc]olleagues?|[Ss]taff|[Rr]esearchers?|[Ee]xecutives?|[Dd]esk|[Tt]eam)"
)
# What is said right in front of a name, up to a space.
_BEFORE = tuple(
    (weight, screened(f"(?:{pattern}) (?:both |either )?$"))
    for weight, pattern in (
        (SURE, rf"\b{_SERVED}(?: (?:for [a-z]+|entirely|half|mostly|partly|jointly|solely|largely))? by"),
        (SURE, rf"\b{_SERVED}[^.;:\n]{{2,40}} (?:and|half) by"),
        (SURE, r"\b[Qq]uoted [^.;:\n]{2,40} by"),
        (HINT, r"\b(?:bought|sold|designed|developed|run|trained|used|offered|tested|held|hired|poached|sued) by"),
        (SURE, rf"\b{_BOUGHT}(?: [\w,.$€£’'-]+){{0,5}}? (?:from|through|via|off)"),
        (SURE, rf"\b{_BUYS}(?: [\w,.$€£’'-]+){{1,5}}? (?:from|through|via|off)"),
        (SURE, rf"\b[\d,.]+ {_GOODS} (?:through|via)"),
        (HINT, rf"\b{_GOODS}(?:, [\w-]+,)? from"),
        (SURE, rf"\b{_PARTS} (?:(?:is|are|will) )?(?:comes? |came )?from"),
        (SURE, rf"\b{_LET}(?: {_ALL_OF_IT}){{0,3}} to"),
        (SURE, rf"\b{_LETS}(?: {_ALL_OF_IT}){{1,3}} to"),
        (HINT, r"\b(?:[Dd]elivered|[Ss]hipped|[Ss]ent|[Ss]upplied|[Gg]oes|[Gg]o|[Ww]ent|[Gg]one)(?: [\w,.-]+){0,3} to"),
        (SURE, rf"\b{_BARGAINS}(?: (?:signed|struck|agreed|made|closed))?(?: (?:in|last|this) \w+)? with"),
        (
            SURE,
            r"\b(?:[Ss]ign(?:ed|ing)|[Pp]artner(?:s|ed|ing)|[Tt]eam(?:ed|ing)|[Mm]erged?|[Cc]ompetes?|[Ss]ettled"
            r"|[Cc]ontracted)(?: up)? with",
        ),
        (SURE, r"\b(?:stakes?|shares|shareholders?|investors?|holding) (?:in|of)"),
        (
            SURE,
            r"\b(?:takeover|acquisition|bankruptcy|insolvency|flotation|rescue|nationali[sz]ation|creditors?|receivers?"
            r"|board|subsidiary|parent|customers?|clients?|tenants?|landlords?|lenders?) of",
        ),
        (SURE, rf"\b{_PEOPLE} at"),
        (
            SURE,
            r"\b(?:[Qq]ualified|[Ss]ampl(?:ed|ing)|[Cc]ertified|[Vv]alidated|[Ww]orks?|[Ww]orked) (?:now )?(?:at|with)",
        ),
        (HINT, r"\b(?:[Mm]ade|[Bb]uilt|[Ff]abbed|[Tt]ested|[Cc]apacity|[Oo]rders?|[Dd]eposits?) (?:at|with)"),
        (
            SURE,
            rf"\b(?:[Ss]pent|[Ss]pends?|[Ss]pending|[Pp]uts?|[Ii]nvest(?:s|ed)?) {_MONEY}[\d.,]*\w*(?: \w+)?"
            r" (?:on|into|in|with)",
        ),
        (SURE, rf"{_MONEY}[\d.,]* ?(?:\w*illion|bn|m|[kK])?(?: (?:in|of) (?:\w+ ){{0,2}}\w+)?,? from"),
        (HINT, r"\b(?:[Mm]andated|[Rr]etained)"),
        (
            SURE,
            r"\b(?:[Ff]oreclosed on|[Bb]lacklist(?:ed|s|ing)|[Ss]anction(?:ed|s|ing)|[Bb]ailed out|[Tt]o acquire"
            r"|[Uu]nderbid|[Oo]utbid|[Uu]ndercut(?:s|ting)?|[Pp]oached \w+ from)",
        ),
        (
            HINT,
            r"\b(?:[Bb]eaten|[Aa]head of|[Aa]gainst|[Uu]nlike|[Dd]ropped|[Ll]eft|[Cc]hose|[Pp]icked|[Hh]ired|[Aa]sked"
            r"|[Ss]ued|[Tt]old|[Oo]wed|[Oo]wes|[Pp]aid|[Nn]amed|[Jj]oins?|[Ww]on"
            r"|[Ii]ts (?:owner|parent|backer|lender),)",
        ),
    )
)
# "Corvo, of Porto Alegre, rents"
_IN_BETWEEN = (
    r"(?:, (?:of|in|from|at) [A-Z][\w-]+(?: [A-Z][\w-]+)?,?|, (?:an?|the|like|as|my|our) [^,.;:\n]{2,60},"
    r"| (?:itself|also|now|alone|still|then|again))?"
)
_BARELY = rf"(?:{ABOUT}|just |only |another |a further |up to |as much as |as little as )?"
_SUM = rf"{_BARELY}(?:{_MONEY}|[\d.,]+ ?%)"
_TAKEN = (
    rf"{_BARELY}(?:the (?:first|last|remaining|other) )?"
    r"(?:\d[\d.,]*|half|a (?:third|quarter|hundred|thousand|dozen)|two|three|four|five|six|eight|ten|eleven hundred)"
    r"(?: (?:of [\w’'-]+|more|other|[a-z-]+ed|new))? ?(?:[A-Z][\w-]* )?"
    r"(?:chips|GPUs|cards|accelerators|processors|boards|servers|racks|units|pieces|systems|boxes|interposers|wafers"
    r"|panels|bonders|megawatts|MW|[A-Z]+-?\d\w*)\b"
)
_DID = r"(?:has |have |had |will |would |is to |may |could |then |also |now |since |only |never |not |still ){0,3}"
_BEHIND = tuple(
    (weight, re.compile(f"{_IN_BETWEEN}(?:{pattern})"))
    for weight, pattern in (
        (
            SURE,
            rf" {_DID}(?:pays?|paid|charg(?:es?|ed)|asks?|asked(?: for)?|quot(?:es?|ed)|bids?|offer(?:s|ed)?|lends?"
            r"|lent|borrow(?:s|ed)?|ow(?:es?|ed)|earn(?:s|ed)|raise[sd]?|spen[dt]s?|invest(?:s|ed)?|want(?:s|ed)|made|makes"
            r"|lost|loses|booked|posted|wrote off|put in|contribute[sd]?|bill(?:s|ed)?|demand(?:s|ed)"
            rf"|is (?:paying|asking|charging|offering))(?: (?:it|them|him|her|us|me|the \w+))?(?: for)? {_SUM}",
        ),
        (
            SURE,
            rf" {_DID}(?:tak(?:es?|en)|took|order(?:s|ed)?|buys?|bought|rent(?:s|ed)?|leas(?:es?|ed)|sells?|sold"
            r"|ship(?:s|ped)?|book(?:s|ed)?|reserve[sd]?|cancel(?:s|led|ed)?|return(?:s|ed)|stock(?:s|ed)?"
            r"|hoard(?:s|ed)?"
            r"|import(?:s|ed)|install(?:s|ed)?|deploy(?:s|ed)?|runs|tested|want(?:s|ed)|signed for|sublets?|promise[sd]"
            r"|offer(?:s|ed)|supplie[sd]|deliver(?:s|ed)|assemble[sd]|package[sd]|own(?:s|ed)|received|asked for) "
            rf"{_TAKEN}",
        ),
        (
            SURE,
            rf" {_DID}(?:rents?|rented|leases?|leased|lets|sublets?|took|takes) (?:half|most|all|two thirds|a hall)\b",
        ),
        (HINT, rf" {_DID}(?:gets?|got|has|had|holds?|held|needs?|needed|keeps?|kept|uses?|used) {_TAKEN}"),
        # "Netweb has them in its boxes", "Inlaks did the racks"
        (SURE, r" (?:has|have|had|keeps|sells) (?:them|it|some|both) (?:in (?:its|stock)|on (?:its|order)|for \d)"),
        (
            SURE,
            rf" {_DID}(?:does|did|gets?|got|makes?|made|suppl(?:y|ies|ied)|pours?|builds?|built|won|lost|installs?"
            rf"|ships?|delivers?|packages|assembles) (?:the|its|their|all the) (?:[\w-]+ )?{_GOODS}\b",
        ),
        (
            SURE,
            r" (?:has|had|have|employs|employed) (?:\w+ )?(?:\d[\d,]*|[a-z]+) (?:[a-z]+ )?"
            r"(?:staff|employees|engineers|customers|clients|tenants|lawyers|shareholders|offices)\b",
        ),
        (
            SURE,
            r" (?:has |had |have )?(?:was|were|is|are|been) (?:now )?(?:blacklisted|sanctioned|delisted|fined|bankrupt"
            r"|insolvent|liquidated|nationali[sz]ed|wound up|bailed out|privately held"
            r"|in (?:administration|receivership|talks|arrears))\b",
        ),
        (
            SURE,
            r"(?:, which)? (?:ha[sd] )?(?:went|gone|goes|going) (?:bankrupt|bust|under|public|into receivership)\b",
        ),
        (
            SURE,
            rf" {_DID}(?:bid and lost|sued|lobbied|outbid|undercut|guarantee[sd]?|underwrites|underwrote|refinanced"
            r"|foreclosed|defaulted|prepaid|prepays|subcontract\w+|(?:refused|declined|agreed|offered|threatened) to"
            r"|applied for|is (?:suing|lobbying|hiring|bidding|negotiating))\b",
        ),
        (
            HINT,
            rf" {_DID}(?:wants?|wanted|refuses?|refused|hopes?|hoped|promise[sd]?|insists?|expects?|declines?"
            r"|complained|bids?|won|lost|signed|suppl(?:y|ies|ied)|sells?|sold|builds?|built|rents?|rented|packages?|packaged"
            r"|makes?|made|assembles?|assembled|owns?|owned|operates?|operated|holds?|held|got|did|does|took|takes"
            r"|gave|gives|pays?|paid|asks?|asked|owe[sd]?|charge[sd]?|employs?|delivers?|delivered|pours?|confirms?"
            r"|confirmed|denies|denied|guarantees?|stocks?|competes?|licenses?|imports?|lets?|leases?|leased|bought"
            r"|buys?|ordered|orders|tested|tests|passed|doubled|raised|cut|lent|spent|spends)\b",
        ),
        (
            SURE,
            r"[’']s? (?:[\w-]+ ){0,2}(?:tenants?|landlord|creditors?|lenders?|shareholders?|order book|backlog"
            r"|clients?|customers?|revenues?|turnover|payroll|prospectus|balance sheet|bankruptcy|IPO|flotation"
            r"|takeover|insolvency|board|headcount|warehouses?|desk|bid|invoices?|lawyers?|sales team|procurement"
            r"|order for|contract|(?:\w+ )?arm|subsidiary|parent|purchase of|price list|collapse|accounts)\b",
        ),
    )
)
# "Over half of that is Nimbora. They took 9,000 K80s": one speaks of a company as of several.
_THEY = re.compile(
    rf"\. They(?:{AUXILIARY}) (?:took|take|order(?:ed)?|bought|buy|rent(?:ed)?|leased?|pay|paid|want(?:ed)?|signed|sold"
    r"|sell|came back|asked|supply|supplied|make|build|built|shipped|cancelled|spent)\b"
)


def role_of_company(text: str, ahead: Piece, end: int) -> tuple[int, int]:
    """How firmly what a name undergoes, told in front of it, and what it does, told behind it, is a company's.

    Args:
        text: The text.
        ahead: What stands in front of the name in its line.
        end: Where the name ends.

    Returns:
        For each 0, `HINT` or `SURE`.
    """
    undergoes = max((weight for weight, pattern in _BEFORE if ahead.search(pattern)), default=0)
    does = max((weight for weight, pattern in _BEHIND if pattern.match(text, end)), default=0)
    return undergoes, SURE if does < SURE and _THEY.match(text, end) else does
