"""What only seems to state a fact: what is not done, no goods, no figure of the measure, of nobody known."""

from __future__ import annotations

import re

from assets.facts.discourse import ORGANISATIONS, Sentence
from assets.facts.engine.places import Places
from assets.facts.engine.predicates.chinese_refusals import (
    RAISED_OR_PART,
    ChineseRefusals,
    is_of_any_site,
    is_part_of_one,
)
from assets.facts.engine.predicates.chips import Chips
from assets.facts.engine.predicates.compute import Compute
from assets.facts.engine.predicates.doers import Doers
from assets.facts.engine.predicates.figure_signs import sign_of_another_figure
from assets.facts.engine.predicates.finance import Finance, is_small
from assets.facts.engine.predicates.holdings import Holdings
from assets.facts.engine.predicates.prices import Prices
from assets.facts.engine.predicates.ratios import RatiosOfChips
from assets.facts.engine.predicates.trade import Trade
from assets.facts.engine.state import DEEDS, OF_RULES, REPORTED, Claim
from assets.facts.frames import Trigger
from assets.facts.patterns import screened
from assets.facts.quantities.quantity import Quantity

# "does not look like a company that will spend"
_UNLIKE_TO_BE = screened(
    r"(?:\b(?:not|never|hardly|scarcely)|n['’]t)\s(?:\w+\s){0,4}?(?:look|sound|seem|feel|act|behave)\w*\s(?:\w+\s)?like\s[^,;.]*"
    r"\b(?:that|who|which)\s(?:will|would|could|might|may|can|plans|wants|is (?:about|going|likely|set))\b[^,;.]*$"
)
# 收入首度升穿90亿美元，达93.27亿美元: what was passed is not the figure.
_IN_FULL = re.compile(r".{0,4}(?:升穿|突破|跨过|首破|站上|迈过|破).{1,12}，(?:达到?|为|至|录得|报)")
# 较去年的150亿元多110亿: by how much, not how much.
_MORE_THAN = re.compile(r"(?:[元亿万]多(?:出|了)?|[多少]了|少[花投]了?)约?$")
_REVENUE_BEFORE = screened(r"营收|收入")
_MARKET_BEFORE = screened(r"市场|出货|市占|产能|份额")
_NAMELESS_SHARE = "of others without a name"
# What is brought in by a deal or by goods: ", which it expects will generate around", "The contract should bring in".
_DEAL_BRINGS = screened(
    r"(?:, (?:which|that)\b[^,;.]{0,50}|\b(?:deals?|contracts?|leases?|agreements?|pacts?|partnerships?|projects?"
    r"|expectations?|tie-up|arrangement|production|ramp|orders?|alliance)\b(?:[^,;.]{0,30}))"
    r"\b(?:generate|bring in|bring|deliver|yield|produce|add|contribute|be worth)\s"
    r"(?:(?:about|around|some|roughly|up to|as much as|at least|more than|an? (?:additional|estimated)|nearly|over) )*$"
)
# Before how much of an order has come: "but received fewer than 30,000".
_ARRIVED = screened(
    r"\b(?:but|and|only|so far|has|have|had) (?:has |have |had |only |so far )*(?:received|got|taken delivery of) "
    r"(?:only |just |about |some |around |fewer than |less than |more than |a mere )*\d",
    re.IGNORECASE,
)
# "Instead of launching the MI400, AMD presented": what is not done.
_INSTEAD_OF = screened(
    r"\b(?:rather than|instead of|in preference to|in place of)\s(?:to )?(?:\w+ly )?(?:the )?$", re.IGNORECASE
)
# "Investors want Intel to launch", "Analysts hope that Intel will launch": what others wish of somebody.
_WISHED_OF_OTHERS = screened(
    r"\b(?:wants?|wanted|wanting|would (?:like|love|prefer)|call(?:s|ed|ing)? (?:up)?on|beg(?:s|ged)?"
    r"|lobb(?:y|ies|ied|ying))\s(?!to\b)[^,;.]{1,40}\bto\s(?:[a-z]+ ){0,2}$"
    r"|\b(?:wait|yearn|long|pray|clamou?r|press|push|call|hop)(?:s|ed|es|ing)?\s(?:[a-z]+\s)?for\s"
    r"[^,;.]{1,40}\bto\s(?:[a-z]+ ){0,2}$"
    r"|\bhop(?:es?|ed|ing)\s(?:that\s)?(?!(?:it|they|we|he|she|to|for)\b)[^,;.]{1,40}"
    r"\b(?:will|would|can|could|might)\s(?:[a-z]+ ){0,2}$"
)
# "declined to say when it would launch the MI500"
_WHEN_IS_OPEN = screened(
    r"\b(?:not|never|declin\w+ to|refus\w+ to|unclear|yet to|unable to|n['’]t|no)\b[^,;.]{0,24}?"
    r"\b(?:say|said|disclosed?|revealed?|specify|specified|tell|told|known?|clear|decided?|announced?|date)\b[^,;.]{0,16}?"
    r"\bwhen\b[^,;.]*$|\bunclear when\b[^,;.]*$"
)
_COMES_ONE_DAY = frozenset({"launches", "production_start", "delivery"})
# "banned Nvidia from delivering", "was told to stop shipping", "forbade Nvidia to ship": what may not be done.
_NOT_TO_BE_DONE = screened(
    r"\b(?:ban|barr?|prohibit|block|prevent|stopp?|restrain|exclud|preclud|discourag|keep|kept)(?:s|ed|ned|ning|ing)?\s"
    r"[^,;.]{0,60}?\bfrom\s(?:(?:\w+ly|directly|even|ever|further)\s)?$"
    r"|\b(?:forbid|forbids|forbade|forbidden|forbidding|not allow\w*|not permit\w*|disallow\w*|refus\w+"
    r"|unable|declin\w+)\s[^,;.]{0,50}?\bto\s$"
    r"|\b(?:stop|stops|stopped|stopping|halt|halts|halted|halting|suspend|suspends|suspended|suspending|paus\w+|ceas\w+"
    r"|end|ended|quit)\s(?:all\s|any\s|its\s|their\s)?$",
    re.IGNORECASE,
)
_DONE_BY_COMPANIES = DEEDS | {"launches", "develops", "fabricates", "production_start", "delivery"}
# "The purchase of 4,000 MI300X was announced in June": not the chip.
_OF_A_DEED = screened(
    r"\b(?:purchase|order|sale|deal|contract|agreement|shipment|deliver(?:y|ie)|suppl(?:y|ie)|deployment|installation"
    r"|export|price(?: cut| rise)?|ban|restriction|delay|recall|acquisition|investment)s? (?:of|for|on|to) "
    r"(?:[^,;.]|(?<=\d)[,.](?=\d))*$",
    re.IGNORECASE,
)
_WAS = re.compile(r"(?:was|were|is|are|been|be)\b")
# "urged Washington to ban", "called for a ban on", "wants to ban", "Critics want it banned": a rule only wished for.
_RULE_WISHED_FOR = screened(
    r"\b(?:urg|ask|press|lobb|petition|implor|beg|push|call|pressur)\w*\s(?:up)?(?:on )?(?:the )?(?:[A-Z][\w.]+ )?"
    r"(?:Washington|governments?|Congress|administration|Commerce|president|White House|Trump|Biden|minist\w+"
    r"|regulators?|Brussels|The Hague|Tokyo|Seoul|Senate|House|bureau|BIS|lawmakers|allies|Department)\b"
    r"[^,;.]{0,30}\bto\s(?:[a-z]+ ){0,2}$"
    r"|\b(?:call|push|campaign|lobb|press|demand|plea|appeal|argu|clamou?r|hop|vot|petition|ask)\w*\s(?:[a-z]+ )?"
    r"(?:for|in favou?r of)\s(?:(?:an?|the|new|tighter|stricter|tougher|full|complete|total|outright|broader|wider"
    r"|further|more|blanket|export)\s)*$"
    r"|\b(?:debat|discuss|float|moot|fear|oppos|resist|dread|avert|fend)(?:s|ed|es|ing)?\s(?:off\s|talk of\s)?"
    r"(?:(?:an?|the|any|new|tighter|stricter|tougher|full|complete|total|outright|possible|blanket|export)\s)*$"
    r"|\b(?:wants?|wanted|hop(?:es?|ed|ing)|wish(?:es|ed)?|would (?:like|love|prefer)|threaten(?:s|ed|ing)?|keen|eager)"
    r"\sto\s(?:see\s)?(?:[a-z]+ly\s)?(?:an?\s|the\s)?$"
    r"|\b(?:[Ll]awmakers|[Ss]enators|[Cc]ritics|[Hh]awks|[Cc]ampaigners|[Pp]oliticians|[Ll]egislators|Democrats"
    r"|Republicans|[Rr]ivals)\s(?:[a-z]+\s){0,3}?wants?(?:ed)?\s[^,;.]{1,40}$"
)
# Goods of a site that are no part of its computers, right behind a verb.
_OTHER_GOODS = screened(
    r"(?:\w+ )(?:[\w.,-]+ ){0,4}?(?:gas |wind |diesel |backup |steam )?(?:turbines?|generators?|transformers?|reactors?"
    r"|gensets?|solar panels?|batteries|chillers?|cooling towers?|fuel cells?)\b",
    re.IGNORECASE,
)
# "supplies most of Nvidia's needs, and plans to spend 29 trillion won"
_OTHER_SUM = screened(
    r"\b(?:and|but|which)\b[^;.]*?\b(?:spend|spends|spent|spending|invest|invests|invested|investing|raise|raises|raised"
    r"|earn|earns|earned)\s[^;.]*$"
)
# "Oracle will be hit hardest": no rule names it.
_HARD = re.compile(r"\s(?:the )?(?:hard(?:est|er)?|worst|badly|most)\b")
# "would cut HBM3E supplies to AMD": the noun of what is to be less.
_CUT_BEFORE = screened(
    r"\b(?:cut|cuts|cutting|reduc\w+|halt\w*|curb\w*|stop\w*|suspend\w*|trim\w*|paus\w+|end(?:s|ed|ing)?|slash\w*)\s"
    r"(?:(?:its|their|the|all|of|some)\s)*(?:[A-Z][\w-]*\s){0,2}$"
)
# A label of its own between the words and a figure: "Capex: $95 million; buybacks: $200 million".
_OTHER_LABEL = re.compile(r".*[;·|,•—–-]\s(?:and )?(?:[a-z]+ ){0,2}([\w-]+):\s?$")
# "Any company at least half owned by a firm on the list": nobody in particular.
_ANYBODY = screened(
    r"\b(?:any|every|each|all) (?:\w+ ){0,2}(?:compan(?:y|ies)|firms?|entit(?:y|ies)|business(?:es)?|subsidiar(?:y|ies)"
    r"|affiliates?|buyers?|customers?|exporters?)\b[^,;.]*$",
    re.IGNORECASE,
)
# "Lead times for the substrate": of goods nobody knows, not of the chip spoken of.
_FOR_GOODS = re.compile(
    r" (?:for|on) (?:(?:the|its|their|these|those|most|some|all|such|large[rs]?t?|big(?:ger|gest)?|new|certain) )*"
    r"(?!(?:new |most )?(?:orders?|deliver|cards?|chips?|parts?|GPUs?|accelerators?|servers?|racks?|systems?|wafers?"
    r"|them|it|one|this|customers?|buyers?|clients?|small|the first)\b)[\w-]+(?: [\w-]+){0,3}? "
    r"(?:has|have|had|is|are|was|were|now|stood|stand|stands|went|go|goes|range|ranges|run|runs|stretch\w*|lengthen\w*"
    r"|shorten\w*|jump\w*|rose|fell|dropped|came|average\w*|remain\w*)\b"
)
# "The substation transformers have a three-year wait", "The switchgear took 28 months to arrive"
_THING_WAITED_FOR = re.compile(
    r"\W*(?:(?:And|But|Even|Yet|So) )?(?:[Tt]he|[Ii]ts|[Oo]ur|[Tt]heir|[Aa]n?|[Tt]hose|[Tt]hese|[Ss]uch"
    r"|[Nn]ew) (?:[a-z][\w-]* ){0,3}?"
    r"(?!(?:chips?|cards?|GPUs?|accelerators?|processors?|silicon|servers?|racks?|systems?|boxes|machines?|boards?|wafers?|parts?"
    r"|orders?|deliver(?:y|ies)|shipments?|units?|customers?|buyers?|clients?|compan(?:y|ies)|firms?|foundry|maker|line|lines"
    r"|products?|times?|batch(?:es)?|ones?|it|they|latest|first|last|next|former|latter|rest|queue|wait|backlog|lead)\b)"
    r"(?P<head>[a-z][\w-]*) (?:(?:still|now|also|alone|typically|usually) )?"
    r"(?:has|have|had|took|takes?|comes? with|carr(?:y|ies)|needs?|needed|will take|can take)\b"
)
# "need approval before they ship anything to either of them"
_NEEDS_LEAVE = screened(
    r"\b(?:needs?|needed|requires?|required|must (?:seek|get|obtain|have)|has to|have to)\b[^,;.]{0,40}"
    r"\b(?:approval|permission|permits?|licen[cs]es?|clearance|consent)\b[^,;.]{0,20}\b(?:before|to)\b[^,;.]{0,24}$"
    # "received permission to ship"
    r"|\b(?:receiv|got|get|won|win|obtain|secur|grant|gave|giv|await|seek|sought|appl|ask)\w*\b[^,;.]{0,30}"
    r"\b(?:approval|permission|permits?|licen[cs]es?|clearance|consent|go-ahead"
    r"|green light)\s(?:from [^,;.]{2,30} )?to\s$",
    re.IGNORECASE,
)
# 券商给静水的估值在210亿元: with whom the sentence names, this is not reached.
_VALUED_STRANGER = screened(r"给(?!予|出|了)([^，。；\d的]{2,8})的(?:估值|市值|定价)[^，。；\d]{0,4}$")
# "beat Quanta to an order from Microsoft"
_BEATEN_TO = screened(
    r"\bbeat(?:s|ing|en)? (?:[A-Z][\w&.-]*(?:, | and )?(?: ?[A-Z][\w&.-]*)?){1,3} to (?:an?|the|its) "
)
# Of what so many in a week, month or quarter tells no number: how many are or were traded is told of a time.
_TRADED = frozenset({"sales", "orders", "supplies", "holds", "uses"})
_RATES = frozenset({"day", "week", "month", "quarter"})
# "Taiwan shipped $3.4 billion worth of AI hardware": what a country does, no tenant has sold.
_SHIPS = re.compile(r"ship|export|sen[dt]|sell|sold", re.IGNORECASE)
# "everyone who isn't Nvidia or Google", "makers besides Nvidia and AMD"
_EVERYBODY_BUT = screened(
    r"\b(?:everyone|everybody|everything|anyone|anybody|all|those|vendors|makers|suppliers|designers|companies|firms|others|rest)\s"
    r"(?:\w+\s){0,3}?(?:(?:who|that|which)\s(?:is|are)(?:n['’]t|\snot)|besides|other than|apart from|aside from"
    r"|except|but|bar)\s[A-Z]",
)
# "US licences for the H20 have not been issued"
_LICENCES = screened(
    r"\b[Ll]icen[cs]es\b[^,;.]{0,40}\b(?:been |were |was )?(?:issued|granted|approved)\b"
    r"|\b(?:issue|issued|issues|issuing|grant|granted)\s(?:\w+ ){0,2}licen[cs]es\b"
)
# "Nvidia had asked Samsung and Amkor to stop work on it"
_ASKS_TO = screened(
    r"(?:\b(?:had|has|have|also|then|reportedly)\s)*\b(?:asked|told|urged|instructed|ordered|wants|wanted)\s[^;.]{2,60}?\sto\s(?:\w+\s)?$"
)
# "looked at Samsung's 2nm line", "considered TSMC's 5nm process"
_ONLY_CONSIDERED = screened(
    r"\b(?:look(?:ed|s|ing) (?:hard |closely |long )?at|consider(?:ed|s|ing)|weigh(?:ed|s|ing)|evaluat(?:ed|es"
    r"|ing)|stud(?:ied|ies|ying)"
    r"|visit(?:ed|s|ing)|tour(?:ed|s|ing)|approach(?:ed|es|ing)|rul(?:ed|es|ing) out|reject(?:ed|s|ing)|turn(?:ed"
    r"|s|ing) down"
    r"|pass(?:ed|es|ing) (?:over|on)|walk(?:ed|s|ing) away from|talk(?:ed|s|ing) (?:to|with)|sound(?:ed|s|ing) out"
    r"|negotiat(?:ed|es|ing) with"
    r"|shun(?:ned|s)|spurn(?:ed|s))\s(?!(?:and|but)\b)(?:[\w'’.-]+\s){0,4}?[\w'’.-]*$",
    re.IGNORECASE,
)
# "than HBM3E did at its launch"
_AT_LAUNCH = re.compile(
    r"\b(?:at|since|before|after|until|upon|on|from) (?:its|their|the|his) (?:\w+ )?(?:launch|debut|release"
    r"|introduction)$"
)
# "published the numbers of its 105-billion-parameter model", "announced prices for the B200"
_SHOWN = frozenset({"launches", "develops", "designs"})
_FIGURES_OF_IT = re.compile(
    r"[\w-]+(?: out| off)? (?:(?:the|some|more|new|its|first|early|detailed|further|fresh|official|own|test"
    r"|performance) )*"
    r"(?:numbers|results|details|benchmarks?|figures|scores|evaluations?|specifications|specs|prices|pricing"
    r"|price list|costs?)"
    r" (?:of|on|for|about|from)\b"
)
# "a $3 billion contract with Brookfield for hydropower"
_DEAL_FOR_POWER = re.compile(
    r"(?:deals?|contracts?|agreements?|pacts?|leases?)\b[^,;.]{0,60}\b(?:with|from) [^,;.]{2,40}? "
    r"(?:for|to (?:buy|supply|provide)) (?:(?!chips?\b|GPUs?\b|servers?\b|computing\b|capacity\b)[\w.,-]+ ){0,5}?"
    r"(?:hydropower|hydroelectricity|electricity|energy|nuclear power|solar power|wind power|gas|geothermal power"
    r"|(?:[MGk]W|(?:mega|giga)watts) of (?:\w+ )?power"
    r"|land|steel|cement|water)\b(?! storage)"
)
# Between a country and the power that it needs: "Britain as a whole will need another 6GW".
_NEEDS = screened(
    r"\b(?:needs?|require[sd]?|lacks?|consumes?|adds?|short of|will have|wants?|hopes?|aims?|plans?|dreams?)\b",
    re.IGNORECASE,
)
# "The Client Solutions Group had sales of $12.5bn": a part of the company spoken of.
_DIVISION_EARNS = re.compile(
    r"\b[Tt]he (?:[A-Z][\w&-]+ ){1,4}(?:[Gg]roup|[Dd]ivision|[Uu]nit|[Ss]egment|[Bb]usiness|[Aa]rm) "
    r"(?:had|posted|reported|booked|made|generated|recorded|saw|earned|brought in|took in|contributed) [^,;.]*$"
)
# "A cluster of 10,000 H100s needs around 15 MW"
_ANY_MACHINE = re.compile(
    r"\W*(?:(?:And|But|So|Even|Yet) |[^,;.]{2,50} (?:says?|said|thinks?|reckons?|estimates?"
    r"|estimated)(?: that)? )?(?P<machine>(?:[Aa]n?|[Aa]ny|[Ee]very|[Ee]ach|[Oo]ne|[Ss]uch an?) (?:[\w.,-]+ ){0,4}?"
    r"(?:cluster|data ?cent(?:er|re)|rack|cabinet|campus|site|facility|hall|system|machine|server|pod|node)"
    r"(?: (?:of|with|that (?:has|holds)|holding|built on|full of) [^;.]{2,40}?)?) "
    r"(?:typically |usually |today |now |easily |alone |may |might |can |could |will |would )*"
    r"(?:needs?|draws?|uses?|takes?|consumes?|requires?|pulls?|burns?)\b"
)
# Words of a limit, without which a figure beside what a chip comes with is none.
_LIMIT = screened(
    r"\b(?:limit|line|cap|caps|capped|exceed\w*|over|above|beyond|more than|at least|below|under|threshold|ceiling"
    r"|maximum|minimum|or (?:more|higher|above|less|lower)|up to|faster than|allow\w*|rules?|bans?|banned|barred"
    r"|controls?|licen[cs]\w*|restrict\w*|cover\w*|catch\w*|appl(?:y|ies)|bar)\b",
    re.IGNORECASE,
)
# "It came with 128 gigabytes of memory and a memory bandwidth of": what a chip has.
_COMES_WITH = screened(
    r"\b(?:with|has|had|carries|carried|packs|offers|comes|came|features)\b[^;.]*\b(?:GB|gigabytes|memory)\b"
)
_NEITHER_CONFIRMED = screened(r"既[不未没]有?(?:承认|证实|确认)[^，。；]{0,4}[也又][不未没]有?否认")
# "; the fifth came out in 2023", "; another opens in June"
_RANK_BEFORE_VERB = screened(
    r"(?:^\W*(?=The (?:first|second|third|other|last|previous|older|earlier) )|(?:;|—|–|, (?:and|but|while"
    r"|whereas)))\s?"
    r"(?:and |but |while )?"
    r"(?:(?:[Tt]he|its|a) (?:first|second|third|fourth|fifth|sixth|seventh|eighth|next|last|previous"
    r"|predecessor|successor|rest|others?|remainder)(?: ones?| two| three| four)?|another(?: one)?"
    r"|others|(?:one|two|three|some|most|all|several|many) more)\s"
    r"(?:(?:will|would|is|was|has|had|should|may|might|could|comes?|came|goes|went|runs?|holds?|held|houses?|contains?|draws?)\s[^;.]*)?$"
)
# "the first deliveries": nothing of its own.
_THINGS_DONE = re.compile(r"\w+(?:ies|ments?|ions?|ers|sales)\b")
# "Qualcomm has bought Alphawave's wireline unit"
_PART_OF_COMPANY = re.compile(
    r"\s(?:(?:the|a|an|all|most|parts?|half|some|control|of|out) )*[A-Z][\w.&-]*(?: [A-Z][\w.&-]*)?['’]s?"
    r" (?:[\w-]+ ){0,4}(?:business(?:es)?|units?|divisions?|arm|operations|stake|subsidiar(?:y|ies)|assets|patents"
    r"|shares|fabs?|plants?|factor(?:y|ies)|headquarters|teams?)\b"
)
# "Intel sold 51% of Altera to Silver Lake", "sold its stake in Arm", "sold its factories to Sanmina"
_SELLS_PART = re.compile(
    r"\w+\s(?:(?:about|around|some|nearly|more than|up to|a|an|the|its|their|all|most|half|of) )*"
    r"(?:[\d.]+(?:%| per ?cent) (?:of|stake)\b"
    r"|(?:(?:[$€£¥][\d.]+ (?:million|billion) )?(?:worth )?of )?(?:[\w'’-]+ ){0,4}?"
    r"(?:stake|shares|stock|factor(?:y|ies)|fabs?|foundry|plants?|subsidiary"
    r"|(?:unit|division|arm|business|operations) (?:to|for|in)\b))"
    # "sold a site at Vennesla to Microsoft"
    r"|(?:sold|sells?|selling)\s(?:(?:an?|the|its|their|two|three|some) )?(?:[\w-]+ ){0,2}?"
    r"(?:sites?|campus(?:es)?|land|plots?|buildings?|halls?|data cent(?:er|re)s?)\b"
    r"(?! (?:chips|GPUs|cards|accelerators|processors|products|gear|servers|equipment|hardware|systems|CPUs))"
)
# Between a chip and what it has.
_HAS = re.compile(
    r"\s(?:has|had|offers|offered|runs at|delivers|is|was|gets|got|keeps|reaches|reached|manages|managed|comes with)\s"
    r"(?:only |just |about |at |a |an )*|(?:为|是|有|只有|达到?|则为|仅为|仅|约)+"
)


def _region_acts(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a country is the subject right before an English verb: "The Netherlands follows with ASML's machines"."""
    return any(
        node.kinds == {"region"} and not node.marker and 0 < trigger.start - node.end <= 1 for node in sentence.nodes
    )


def _rule_is_made(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a participle tells only when the rule right before it was made: "the curbs introduced in October"."""
    return any(node.kinds == {"regulation"} and 0 < trigger.start - node.end <= 1 for node in sentence.nodes)


def _company_asks(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a company asks others to stop something: "Nvidia had asked Samsung and Amkor to stop work on it"."""
    asks = sentence.search(_ASKS_TO, max(sentence.start, trigger.start - 90), trigger.start)
    if asks is None:
        return False
    at = max(sentence.start, trigger.start - 90) + asks.start()
    return any(n.mentions and n.kinds <= ORGANISATIONS and 0 <= at - n.end <= 1 for n in sentence.nodes if n.kinds)


def _is_told_by_rank(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a part of a sentence is of one that only a rank tells apart: "; the fifth came out in 2023"."""
    opening = sentence.search(_RANK_BEFORE_VERB, sentence.start, trigger.start)
    if opening is None:
        return False
    begin = sentence.start + opening.start()
    if any(n.anaphor and n.pick for n in sentence.nodes if begin <= n.start < trigger.start):
        return False  # "The first costs $12,000, the second costs $30,000": which two is told.
    if any(begin <= n.start < trigger.start and not n.kinds <= (ORGANISATIONS | {"region"}) for n in sentence.nodes):
        return False
    return not _THINGS_DONE.match(sentence.words(trigger.start, trigger.end))


class Refusals(ChineseRefusals, Doers, Trade, Holdings, Chips, RatiosOfChips, Finance, Prices, Compute, Places):
    """Tells why words and a figure state nothing, whoever may fill the roles."""

    def _refused(self, claim: Claim) -> str | None:
        """Why a trigger and its value state nothing, whoever may fill the roles; None where they may."""
        ways = (self._not_done, self._no_goods, self._no_figure_of_it, self._no_share, self._no_sum)
        reason = next((told for way in ways if (told := way(claim)) is not None), None)
        if reason is not None:
            return reason
        claim.part = self._part_of_revenue(claim.reading, claim.trigger, claim.quantity)
        return "part of a total" if claim.part == () else None

    def _not_done(self, claim: Claim) -> str | None:
        """Why what the words tell is not said to be so of anybody known."""
        sentence, trigger, quantity, predicate = claim.sentence, claim.trigger, claim.quantity, claim.predicate
        if (predicate in DEEDS or predicate == "fabricates") and self._is_directed(sentence, trigger):
            return "told to do, not done"
        if self._language == "zh" and (reason := self._not_done_in_chinese(claim)) is not None:
            return reason
        if predicate == "restricts" and sentence.search(_ANYBODY, trigger.start - 90, trigger.start):
            return "of nobody in particular"
        if (predicate in DEEDS or predicate in ("sales", "delivery")) and sentence.search(
            _NEEDS_LEAVE, trigger.start - 90, trigger.start
        ):
            return "what needs leave, not what is done"
        if self._has_stranger(sentence, trigger, predicate):
            return "done by somebody else"
        places = (trigger.start, quantity.start if quantity is not None else trigger.start)
        if any(sentence.search(self._grammar.modality["asked"], place - 90, place) for place in places):
            return "whether it is so is not told"
        if self._language == "zh":
            unconfirmed = sentence.search(_NEITHER_CONFIRMED, trigger.start) is not None
            return "whether it is so is not told" if unconfirmed else None
        return self._not_done_in_english(claim)

    def _not_done_in_english(self, claim: Claim) -> str | None:
        """Why English words tell of something else than what is done: figures of it, another one, a region."""
        sentence, trigger, quantity, predicate = claim.sentence, claim.trigger, claim.quantity, claim.predicate
        if sentence.search(_INSTEAD_OF, trigger.start - 40, trigger.start):
            return "what is not done"
        if predicate in _DONE_BY_COMPANIES and sentence.search(_WISHED_OF_OTHERS, trigger.start - 90, trigger.start):
            return "what others wish for"
        if predicate == "launches" and _WAS.match(sentence.words(trigger.start, trigger.end)):
            start, _ = sentence.clause(trigger.start, trigger.start)
            if sentence.search(_OF_A_DEED, max(start, trigger.start - 80), trigger.start):
                return "of what is done with it"
        if predicate == "delivery" and sentence.search(_NOT_TO_BE_DONE, trigger.start - 90, trigger.start):
            return "what may not be done"
        if predicate == "launches" and _rule_is_made(sentence, trigger):
            return "of a rule"
        if predicate in _COMES_ONE_DAY and sentence.search(_WHEN_IS_OPEN, trigger.start - 90, trigger.start):
            return "when it comes is not told"
        if predicate in OF_RULES and sentence.search(_RULE_WISHED_FOR, trigger.start - 90, trigger.start):
            return "what others wish for"
        if predicate == "restricts" and _company_asks(sentence, trigger):
            return "what a company asks of others"
        if predicate == "issues" and sentence.search(_LICENCES, trigger.start - 60, trigger.end + 30):
            return "licences, and no rule"
        line = predicate in ("fabricates", "process_node")
        at = quantity.start if quantity is not None else trigger.start
        if line and sentence.search(_ONLY_CONSIDERED, at - 80, max(at, trigger.start)):
            return "a line only considered"
        launch = sentence.words(trigger.start - 20, trigger.end)
        dated = any(0 <= t.start - trigger.end <= 6 for t in sentence.times)
        if predicate == "launches" and not dated and _AT_LAUNCH.search(launch):
            return "when it was launched, and no launch"
        if predicate in _SHOWN and _FIGURES_OF_IT.match(sentence.words(trigger.start, trigger.end + 60)):
            return "figures of it"
        if predicate != "delivery" and _is_told_by_rank(sentence, trigger):
            return "of another that only a rank tells apart"
        if sentence.search(_UNLIKE_TO_BE, trigger.start - 90, trigger.start):
            return "what somebody does not look like"
        ships = predicate == "sales" and _SHIPS.match(sentence.words(trigger.start, trigger.end)) is not None
        by_region = (predicate == "launches" or ships) and _region_acts(sentence, trigger)
        return "done by somebody else" if by_region else None

    def _no_goods(self, claim: Claim) -> str | None:
        """Why what is bought, sold or supplied is no goods, or its number not that of the order."""
        sentence, trigger, quantity, predicate = claim.sentence, claim.trigger, claim.quantity, claim.predicate
        if predicate == "orders":
            if sentence.search(_BEATEN_TO, trigger.start - 60, trigger.end):
                return "won against another"
            if quantity and _has_arrived(sentence, quantity):
                return "what has arrived"
            if self._language == "zh" and quantity and self._is_no_order(sentence, trigger, quantity):
                return "no order"
            if _PART_OF_COMPANY.match(sentence.words(trigger.end, trigger.end + 90)):
                return "a part of a company"
        if predicate == "restricts" and _HARD.match(sentence.words(trigger.end, trigger.end + 14)):
            return "who suffers by a rule"
        if predicate in ("orders", "supplies") and _DEAL_FOR_POWER.match(
            sentence.words(trigger.start, trigger.end + 90)
        ):
            return "other goods"
        if predicate in ("orders", "supplies") and sentence.search(_OTHER_GOODS, trigger.start, trigger.end + 40):
            return "other goods"
        noun = predicate == "supplies" and sentence.words(trigger.start, trigger.end).lower() == "supplies"
        if noun and sentence.search(_CUT_BEFORE, trigger.start - 44, trigger.start):
            return "what is cut"
        if predicate == "supplies" and quantity and sentence.search(_OTHER_SUM, trigger.end, quantity.start):
            return "another sum"
        if predicate in ("supplies", "sales") and _SELLS_PART.match(sentence.words(trigger.start, trigger.start + 70)):
            return "a part of a company"
        nameless = predicate in ("orders", "cuts_orders") and self._is_done_by_nameless(sentence, trigger)
        return "done by some without a name" if nameless else None

    def _no_figure_of_it(self, claim: Claim) -> str | None:
        """Why a figure is not what the predicate measures."""
        sentence, trigger, quantity, predicate = claim.sentence, claim.trigger, claim.quantity, claim.predicate
        if quantity is None:
            return None
        if (reason := sign_of_another_figure(sentence, trigger, quantity, predicate)) is not None:
            return reason
        if self._language == "zh" and (reason := self._no_chinese_figure_of_it(claim, quantity)) is not None:
            return reason
        if predicate in _TRADED and quantity.unit == "units" and quantity.per in _RATES:
            return "so many in a time"
        valued = None
        if predicate == "market_cap":
            valued = sentence.search(_VALUED_STRANGER, sentence.start, quantity.start)
        stranger = valued.span(1) if valued is not None else (0, 0)
        named = any(stranger[0] <= n.start - sentence.start < stranger[1] for n in sentence.nodes)
        if valued is not None and not named:
            return "of one without a known name"
        counted = (n for n in sentence.nodes if 0 <= n.start - quantity.end <= 1)
        if predicate == "holds" and any(n.kinds == {"technology"} for n in counted):
            return "other goods"  # 账上尚有约4万颗HBM2E
        if predicate == "power" and self._is_need_of_country(sentence, quantity):
            return "what a country needs"
        if predicate in ("power", "needs", "cluster_size") and self._is_of_any(sentence, quantity):
            return "of any such, and of none that is named"
        if predicate == "lead_time" and self._is_for_other_goods(sentence, trigger):
            return "other goods"
        if self._language == "en" and _OTHER_LABEL.match(sentence.words(trigger.end, quantity.start)):
            return "of another label"
        if predicate != "threshold":
            return None
        of_chip = self._is_of_chip(sentence, trigger, quantity) or self._is_of_part(sentence, quantity)
        return "of a chip, and no limit" if of_chip else None

    def _is_need_of_country(self, sentence: Sentence, quantity: Quantity) -> bool:
        """Whether a country needs the power, and nobody who runs a site: "Britain as a whole will need another 6GW"."""
        start, _ = sentence.clause(quantity.start, quantity.start)
        within = [n for n in sentence.nodes if start <= n.start and n.end <= quantity.start and not n.marker]
        named = bool(within) and within[-1].kinds == {"region"} and not (within[-1].owner or within[-1].vendor)
        return named and sentence.search(_NEEDS, within[-1].end, quantity.start) is not None

    def _is_of_any(self, sentence: Sentence, quantity: Quantity) -> bool:
        """Whether words tell what any machine of a kind needs: "A cluster of 10,000 H100s needs 15 MW"."""
        if self._language != "en":
            return is_of_any_site(sentence, quantity)
        start, stop = sentence.clause(quantity.start, quantity.start)
        opening = _ANY_MACHINE.match(sentence.words(start, stop))
        begin, end = (start + opening.start("machine"), start + opening.end("machine")) if opening else (start, start)
        return opening is not None and not any(
            begin <= n.start < end and n.mentions and n.kinds & {"company", "foundry", "cluster", "region"}
            for n in sentence.nodes
        )

    def _is_for_other_goods(self, sentence: Sentence, trigger: Trigger) -> bool:
        """Whether English words tell how long one waits for goods that have no name: "Lead times for the substrate"."""
        if self._language != "en":
            return False
        start, _ = sentence.clause(trigger.start, trigger.start)
        waits = _THING_WAITED_FOR.match(sentence.words(start, trigger.end + 1))
        if waits is not None and not any(start <= n.start < start + waits.end("head") for n in sentence.nodes):
            return True
        match = _FOR_GOODS.match(sentence.words(trigger.end, trigger.end + 90))
        return match is not None and not any(
            trigger.end <= n.start < trigger.end + match.end() and not n.anaphor for n in sentence.nodes
        )

    def _no_share(self, claim: Claim) -> str | None:
        """Why a ratio is no company's share of a market."""
        sentence, trigger, quantity = claim.sentence, claim.trigger, claim.quantity
        if claim.predicate != "market_share":
            return None
        if quantity is not None:
            # 本土厂商的份额将升至五成，去年为四成: of the same, who have no name.
            start, end = sentence.clause(quantity.start, quantity.end)
            own = any(n.mentions and n.has(ORGANISATIONS) and start <= n.start < end for n in sentence.nodes)
            if sentence.search(_EVERYBODY_BUT, sentence.start, quantity.start):
                return _NAMELESS_SHARE
            again = not own and any(r.reason == _NAMELESS_SHARE for r in claim.reading.rejections)
            if again or self._is_of_nameless(sentence, quantity):
                return _NAMELESS_SHARE
        if self._language == "zh" and quantity is not None and is_part_of_one(sentence, trigger, quantity):
            return "a part of what one company has"
        of_revenue = (
            sentence.words(trigger.start, trigger.start + 2) == "占比"
            and sentence.search(_REVENUE_BEFORE, sentence.start, trigger.start)
            and not sentence.search(_MARKET_BEFORE, sentence.start, trigger.end + 8)
        )
        return "a part of revenue" if of_revenue else None  # 该业务营收将达数十亿美元，占比两成

    def _no_sum(self, claim: Claim) -> str | None:
        """Why a sum is no capex and no revenue of a company."""
        sentence, quantity, predicate = claim.sentence, claim.quantity, claim.predicate
        if quantity is None:
            return None
        if predicate.startswith("capex") and self._is_of_several(sentence, quantity):
            return "done by some without a name"
        if predicate in REPORTED and quantity.dimension == "money" and is_small(quantity):
            return "too little for a company"
        if predicate not in ("capex", "revenue"):
            return None
        ahead = sentence.words(quantity.start - 4, quantity.start)
        if predicate == "revenue" and sentence.search(_DIVISION_EARNS, sentence.start, quantity.start):
            return "of a part without a known name"
        if predicate == "revenue" and _IN_FULL.match(ahead + sentence.words(quantity.start, quantity.end + 4)):
            return "the figure itself follows"
        if _MORE_THAN.search(ahead):
            return "a difference"
        if predicate == "capex" and sentence.search(
            RAISED_OR_PART, sentence.clause(quantity.start, quantity.start)[0], quantity.start
        ):
            return "what is raised, or a part of a total"
        brings = predicate == "revenue" and sentence.search(_DEAL_BRINGS, quantity.start - 90, quantity.start)
        return "what a deal brings in" if brings else None

    def _is_of_chip(self, sentence: Sentence, trigger: Trigger, quantity: Quantity) -> bool:
        """Whether a figure behind a rule's is what a chip has: "caps it at 600 GB/s; the A800 has 400"."""
        start, _ = sentence.clause(quantity.start, quantity.start)
        if start <= trigger.start < quantity.start:
            return False
        return any(
            start <= n.start < quantity.start
            and n.has(("chip",))
            and _HAS.fullmatch(sentence.words(n.end, quantity.start))
            for n in sentence.nodes
            if not n.marker
        )

    def _is_of_part(self, sentence: Sentence, quantity: Quantity) -> bool:
        """Whether an English sentence without a word of a limit tells what a thing comes with: "with 128 GB and"."""
        if (
            self._language != "en"
            or sentence.search(_LIMIT)
            or any(n.has(("regulation",)) and not n.anaphor for n in sentence.nodes)
        ):
            return False
        return sentence.search(_COMES_WITH, sentence.start, quantity.start) is not None


def _has_arrived(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a figure is how much of an order has come; one named before it may be."""
    arrived = sentence.search(_ARRIVED, quantity.start - 40, quantity.start + 12)
    return arrived is not None and sentence.start + arrived.end() > quantity.start
