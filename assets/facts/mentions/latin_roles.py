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
        (SURE, r"\b(?:buys|sells|trades|works|speaks|negotiates|procures) for"),
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
    r"(?:, (?:of|in|from|at) [A-Z][\w-]+(?: [A-Z][\w-]+)?,?|, (?:an?|the|like|as|my|our|who) [^,.;:\n]{2,60},"
    r"| (?:itself|also|now|alone|still|then|again))?"
)
_BARELY = rf"(?:{ABOUT}|just |only |another |a further |up to |as much as |as little as )?"
_SUM = rf"{_BARELY}(?:{_MONEY}|[\d.,]+ ?(?:%|[mbtr]+illion|bn))"
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
            r"|lent|borrow(?:s|ed)?|ow(?:es?|ed)|earn(?:s|ed)|raise[sd]?|spen[dt]s?|invest(?:s|ed)?|want(?:s|ed)"
            r"|made|makes"
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
            r"|complained|bids?|won|lost|signed|suppl(?:y|ies|ied)|sells?|sold|builds?|built|rents?|rented|packages?"
            r"|packaged"
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

# What neither goods nor events do to others: whoever does it is a company where nothing makes it a person or a place.
_GOODS_DO = (
    r"(?:deliver|use|reach|need|doubl|tripl|replac|follow|offer|scor|achiev|outperform|pass|fail|show|caus|arriv|yield"
    r"|support|featur|match|exceed|includ|contain|requir|consum|improv|process|handl|clock|compris|seem|appear|happen"
    r"|remain|turn|start|last|end|open|close|point|trail|lagg|miss|ship|launch|join|stay|mark|mean|enter|debut|rank"
    r"|sampl"
    r"|underli|li|di|ag|liv|marri|work|look|walk|talk|laugh|smil|nodd|retir|born|nam|call|bas|back|own|relat)"
)
_IRREGULAR = (
    r"(?:took|gave|sent|rebuilt|built|kept|lost|cut|bought|sold|quoted|did|made|won|held|paid|lent|put|let|got|laid"
    r"|told"
    r"|sued|bid|wrote off|drew up|chose|withdrew|pulled out|dropped out|walked away|went back|came back|came in"
    r"|stepped in"
    r"|dug|drove|fought|set up|shut|spent|sought|struck|swapped|threw|undercut|understood|brought|fed|hid)"
)
_PRESENTS = (
    r"(?:takes|gives|sends|builds|keeps|cuts|buys|sells|quotes|makes|holds|pays|lends|lets|tells|sues|bids|owns|rents"
    r"|leases|trains|hires|tests|supplies|packages|assembles|imports|distributes|operates|hosts|charges|asks|wants"
    r"|hopes"
    r"|refuses|denies|insists|complains|argues|plans|expects|undercuts|outsources|controls|finances|insures|manages"
    r"|owes"
    r"|stocks|publishes|lobbies|carries|collects|guarantees|licenses|resells|recruits|employs|trusts|prefers|orders)"
)
_OBJECT = (
    r"(?= (?:it|them|us|him|her|me|this|that|the|an?|its|their|our|his|no|nothing|all|half|most|more|less|some|both"
    r"|each"
    r"|every|with|two|three|four|five|six|seven|eight|nine|ten|up|out|over|off|back|away|down|part|chips|cards|GPUs"
    r"|servers"
    r"|memory|power|money|talks|[a-z]+s|[A-Z][\w&-]+)\b| [$€£¥]?\d| NT\$|[.,;:])"
)
_AGENT = re.compile(
    rf"(?:{_IN_BETWEEN})(?:{AUXILIARY}"
    rf" (?:{_IRREGULAR}|(?!{_GOODS_DO}e?d\b)[a-z]{{2,}}[a-z]ed|{_PRESENTS}){_OBJECT}"
    r"|(?: (?:also|now|still|already|then|only))* (?:will|would|wants to|hopes to|plans to|is to|has to|agreed to"
    r"|refuses to"
    r"|declined to|may|might|could|has stopped|has begun|has started|stopped|began|is)"
    r" (?:also |not |only |now )?(?:take|give|send|build|keep|cut|buy|sell|pour|make|hold|pay|lend|let|supply|test"
    r"|share"
    r"|provide|invest|finance|host|assemble|package|install|operate|run|manage|hire|sue|appeal|lay|"
    r"taking|giving|sending|building|cutting|buying|selling|pouring|making|paying|lending|letting|supplying|testing"
    r"|providing|investing|financing|hosting|assembling|packaging|installing|operating|managing|hiring|suing|laying)\b"
    r"| (?:said|says) (?:no|yes|nothing|so|not|that|it|its|in its|on (?:Mon|Tues|Wednes|Thurs|Fri)day)\b"
    r"| (?:did|does|has done) (?:well|better|badly|worse|nothing|little|the same)\b"
    r"|(?: of [A-Z][\w-]+)? (?:was|were|is|has been) (?:also |then |never )?(?:dropped|beaten|asked|told|fined|sued"
    r"|hired"
    r"|chosen|picked|refused|paid|outbid|approached|warned|raided)\b"
    r"| (?:take|sell|buy|pay|lend|rent|charge|want) (?:it|them|us|me|the|a|an|its|half|most|\d|[$€£¥])"
    r"| (?:took (?:pity|over|fright|part)|wants in|wanted out|has gone|went first|comes second))"
)
# What is done to a company and to nobody else whom a text calls by one coined word.
_OBJECT_OF = screened(
    r"(?:\b(?:sued|told|asked|owes?|owed|hired|poached|acquired|trusted|phoned|rang|fined|warned|lobbied|paid|pays"
    r"|kept|lost|won|beaten|outbid|counts|named|approached|courted|chose|picked|preferred|dropped|visited|bankrupted)"
    r"|\b(?!(?:power|driv|follow|replac|succe|preced|boost|limit|inspir|nam|edit|illustrat|photograph|report|translat"
    r"|compil|sign|join|own|sponsor|brought)\w*ed by)[a-z]{3,}ed by"
    r"|\b(?:hired|seized|got|taken|inherited|obtained|received|recovered|stolen|won|due|separate|different|spun)"
    r"(?: [\w,.$€£-]+){0,3} from"
    r"|\b(?:[Tt]alks|[Dd]eal|[Vv]enture|[Aa]greement|[Mm]erger|[Cc]ontract|[Dd]ispute) between"
    r"|\b(?:them|these|those),? from"
    r"|\b(?:together|along|here|away|business|trouble|done|out) with) $"
)
_BUYS_BEFORE = screened(r"\b(?:bought|buys?|buying|sold|to sell|acquires?|acquired|acquiring|valu(?:es|ed|ing)) $")
_FOR_A_SUM = re.compile(r"(?: (?:in|last) \w+)?(?: (?:for|at) (?:about |some )?[A-Z]{0,2}[$€£¥₩]\d| from [A-Z])")
_ENDS = re.compile(
    r"(?:[.,;:)]|$|\n| (?:to|for|in|with|and|from|as|on|over|last|this|by|at|but|or|until|since|when)\b)"
)
_ITS_OWN = re.compile(r"[’']s(?=[.,;])")
_IS_BEFORE = screened(r"\b(?:is|are|was|were|all|mostly|that of) $")
_QUESTION = re.compile(
    r"(?:^|\n)\W*(?:[Aa]nd |[Bb]ut |[Ss]o )?(?:[Ww]ho|[Ww]hom|[Ff]rom whom|[Ww]hose|[Ww]hich|[Ww]here do you (?:buy"
    r"|get))\b"
    r"[^\n]*\?\W*\n+\W{0,4}(?:[Ff]rom )?$"
)


def agent_of_trade(text: str, ahead: Piece, end: int) -> int:
    """How firmly a name acts, or is dealt with, as a company or a person is and neither goods nor a place: 0 to 2.

    Args:
        text: The text.
        ahead: What stands in front of the name in its line.
        end: Where the name ends.
    """
    if _AGENT.match(text, end) or (ahead.search(_OBJECT_OF) and _ENDS.match(text, end)):
        return SURE
    if _ITS_OWN.match(text, end) and ahead.search(_IS_BEFORE):
        return SURE
    if _FOR_A_SUM.match(text, end) and text[end - 1] != "s" and ahead.search(_BUYS_BEFORE):
        return SURE  # "Kioxia bought Arkhe for $130m"
    answers = text[end : end + 1] in (".", ",", " ") and _QUESTION.search(text, max(0, ahead.end - 160), ahead.end)
    return SURE if answers else 0


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
