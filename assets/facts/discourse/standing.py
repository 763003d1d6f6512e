"""How a name stands in its sentence: who acts or is acted upon, set beside, or only named in passing."""

from __future__ import annotations

import re

from assets.facts.discourse.references import ORGANISATIONS
from assets.facts.discourse.sentence import Node, Sentence
from assets.facts.mentions import Mention
from assets.facts.patterns import screened

# What is told of the one before it, in between.
RELATIVE = screened(
    r",\s(?:(?:an?|the)\s(?:[\w’'-]+\s){1,5}?(?=(?:co-)?founded|set up|started|established|formed|created|spun|born"
    r"|which\b|who\b|where\b|that\b))?"
    r"(?:which|whose|who|where|(?<=[\w’'-] )that|(?:co-)?founded|set up|started|established|formed|created|spun"
    r"|listed|acquired|bought"
    r"|born|(?:part-|co-|majority-)?owned by|backed by|controlled by|financed by|funded by|supported by"
    r"|led by|run by)\b[^,;]*(?=,)"
)
_YARDSTICK = re.compile(
    r"的(?:约|近|大约|不到|超过)?(?:[\d.]+|[一二两三四五六七八九十半几]+)(?:多|余)?(?:%|倍|成)|的一半|的百分之"
)


def is_yardstick(sentence: Sentence, node: Node) -> bool:
    """Whether something is only what another is measured by: 是H100的2.4倍, 为后者的15%."""
    return sentence.language == "zh" and (
        _YARDSTICK.match(sentence.words(node.end, node.end + 12)) is not None
        or (
            _COMPLEMENT.match(sentence.words(node.end, node.end + 8)) is not None
            and re.search(
                r"(?:是|系|为|作为|叫|称|当[作成]?|看[作成]|视作)$", sentence.words(node.start - 2, node.start)
            )
            is not None
        )
    )


_GOODS = frozenset({"chip", "model", "cluster"})
# Between goods and what they only describe, in a Chinese attribute: 接替H20的B30A.
_ATTRIBUTE_OF = re.compile(r"的[^，。；、：（）“”的是]{0,6}“?")


def is_attribute(sentence: Sentence, node: Node) -> bool:
    """Whether goods only describe the ones named right behind them: 接替祝融200的祝融300, H20的后继B30A."""
    if sentence.language != "zh" or node.kinds.isdisjoint(_GOODS):
        return False
    behind = (n for n in sentence.nodes if n.start > node.end and n.mentions and n.kinds & node.kinds & _GOODS)
    return any(_ATTRIBUTE_OF.fullmatch(sentence.words(node.end, n.start)) for n in behind)


# Around one who is named only to say that another is meant: "Samsung, not SK hynix, supplies", "not Samsung but",
# 不是三星而是SK海力士; and what one does instead of what, or what it is measured by: "a tenth of what xAI used".
_NOT_BEFORE = re.compile(
    r"(?:^|[,;:(—–]\s?|\b(?:is|was|are|were|it['’]s)\s)not\s(?:(?:by|from|to|with|at|for|in|on|the)\s)*$|(?:不是|并非)[由向从给与和]?$",
    re.IGNORECASE,
)
_NOT_BEHIND = re.compile(r"\s?(?:[,;:.)—–]|but\b)|[，,]?(?:而|却|才)?是")
# "Clouds apart from Amazon and Microsoft", "everyone who isn't Nvidia"
_EXCEPTED = screened(
    r"\b(?:besides|apart from|aside from|other than|except(?: for)?|excluding|save for|(?:is|are)n['’]t|who (?:is"
    r"|are) not)"
    r"\s(?:the\s)?$|除(?:了|开)?$",
    re.IGNORECASE,
)
_INSTEAD = screened(
    r"\b(?:instead of|rather than|far from|(?:of|than|as|against) what)\b[^,;.]*|(?:而不是|而非)[^，。；]*",
    re.IGNORECASE,
)


def is_not_meant(sentence: Sentence, node: Node, offset: int) -> bool:
    """Whether one has no part in what stands at an offset, since another is meant or something else is done."""
    before = sentence.words(max(sentence.start, node.start - 16), node.start)
    if _NOT_BEFORE.search(before) and _NOT_BEHIND.match(sentence.words(node.end, node.end + 6)):
        return True
    if _EXCEPTED.search(before):
        return True
    place, offset = node.start - sentence.start, offset - sentence.start
    spans = [match.span() for match in sentence.finditer(_INSTEAD)]
    return any((start <= place < end) != (start <= offset < end) for start, end in spans)


# Before goods that somebody has looked at and, for all that is told, not taken.
_TURNED_DOWN = screened(
    r"\b(?:reject(?:ed|s|ing)|turn(?:ed|s|ing) down|consider(?:ed|s|ing)|weigh(?:ed|s|ing)|evaluat(?:ed|es|ing)"
    r"|test(?:ed|s|ing)|rul(?:ed|es|ing) out|pass(?:ed|es|ing) (?:over|on)|look(?:ed|s|ing) at"
    r"|shun(?:ned|s)|spurn(?:ed|s)|snub(?:bed|s)"
    r"|instead of|rather than|over|than)\s(?:(?!and\b|but\b)[\w'’.-]+\s){0,3}$"
    r"|(?:拒绝|考虑|评估|放弃|否决|婉拒|谢绝|没有?选|未选|弃用|试用|测试|而非|而不是)(?:过|了)?[^，。；]{0,10}$"
)
_TURNED_DOWN_REACH = 60


def is_turned_down(sentence: Sentence, node: Node) -> bool:
    """Whether goods are told to be only looked at, or not taken: "rejected AMD's MI300X", 评估过MI300X."""
    start = max(sentence.clause(node.start, node.end)[0], node.start - _TURNED_DOWN_REACH)
    return sentence.search(_TURNED_DOWN, start, node.start) is not None


# Behind a name that only says what something else is: 是A100的替代品.
_COMPLEMENT = re.compile(
    r"的(?:小|大|一个|一次)?(?:改款|替代|升级|继任|后继|后续|下一代|缩水|阉割|特供|简化|精简|减配|中国)"
)
# For whom somebody worked before: "an engineer at Ericsson"; who is only told to be somebody's: 月之暗面是他最大的客户.
WORKED_FOR = re.compile(
    r"\b(?:was|were|had been|worked|spent [^,.;]{2,30}|came|left|quit|formerly|previously|once|ex-|former [^,.;]{2,30}"
    r"|years)(?: (?:an?|the) [^,.;]{2,40}?)? ?(?:at|for|with|from|of)? $"
)
_ONES_CUSTOMER = re.compile(
    r"是[他她它我其公][^，。；]{0,8}(?:客户|供应商|股东|对手|伙伴|买家|租户|投资方|投资人)|则?是其[^，。；]{0,6}(?:客户|供应商|股东)"
)
# Behind a name that stands for what its bearer makes: 英伟达的占一多半.
_GOODS_LEFT_OUT = re.compile(
    r"的(?:占|只?有(?!钱|人)|最多|居多|多些?(?!年)|少些?(?!数)|大?约|大概|一共|还有|[\d两三四五六七八九十])"
)
# 前OpenAI研究员: for whom somebody worked before.
_FORMER_STAFF = re.compile(
    r"(?:中国区?|内部|[^，。；的]{0,4}?)(?:研究员|员工|高管|工程师|科学家|副总裁|总裁|总经理|CEO|CTO|CFO|COO|首席|董事长|架构师|负责人|总监|团队|成员|人员|创始人)"
)


def is_former_employer(sentence: Sentence, node: Node) -> bool:
    """Whether a Chinese text names a company only for whom somebody worked."""
    return (
        sentence.language == "zh"
        and sentence.words(node.start - 1, node.start) == "前"
        and _FORMER_STAFF.match(sentence.words(node.end, node.end + 10)) is not None
    )


# Behind which prepositions somebody stands to whom the subject does something, and before them what is no deed.
_DONE_TO = frozenset({"into", "in", "with", "from", "to"})
_SHARE_OF_FIRM = re.compile(r"(?:%|per ?cent|stake|third|quarter|half|share|fifth|tenth|part) of (?:the )?$")
_NO_DEED = re.compile(r"\b(?:close|according|familiar|related|known|next|compared|owing|due|thanks) $")


def acting_on(sentence: Sentence, reference: Node) -> tuple[str, ...]:
    """Who does something to "the firm", and so is another: the subjects of "A and B put €320 million into the firm"."""
    if sentence.language != "en" or reference.owner:
        return ()
    if reference.marker == "of":
        if _SHARE_OF_FIRM.search(sentence.words(reference.start - 24, reference.start)) is None:
            return ()
    elif reference.marker not in _DONE_TO and not (
        not reference.marker and _VERB_BEFORE.search(sentence.words(reference.start - 16, reference.start))
    ):
        return ()  # "valued the start-up at", "has bought the firm"
    marked = sentence.words(sentence.start, reference.start)
    marked = marked.rpartition(f"{reference.marker} ")[0] if reference.marker else marked
    start = sentence.clause(reference.start, reference.end)[0]
    ahead = [n for n in sentence.nodes if n.end <= reference.start and n.kinds & ORGANISATIONS and n.mentions]
    acting = [n for n in ahead if n.start >= start and not (n.marker or n.owner or n.vendor or n.bracket)]
    return tuple(m.id for n in acting for m in n.mentions) if acting and not _NO_DEED.search(marked) else ()


_SPEAKS_FOR = screened(
    r"\b(?:spokes\w+|lawyers?|attorneys?|counsel|representatives?|executives?|officials?|managers?|directors?)"
    r"\s(?:for|at|of|from)\s(?:the\s)?$",
    re.IGNORECASE,
)


def is_spoken_for(sentence: Sentence, node: Node) -> bool:
    """Whether a name stands behind who represents its bearer in English: "a lawyer for Corvane"."""
    return node.kinds.isdisjoint({"person"}) and sentence.search(_SPEAKS_FOR, node.start - 30, node.start) is not None


def is_second(sentence: Sentence, node: Node) -> bool:
    """Whether a company stands in a Chinese clause behind another, and so is not its subject."""
    if sentence.language != "zh" or not node.kinds & ORGANISATIONS:
        return False
    start = sentence.clause(node.start, node.end)[0]
    return any(n.kinds & ORGANISATIONS and not n.marker and start <= n.start < node.start for n in sentence.nodes)


def is_named_before(sentence: Sentence, id_: str, before: int) -> bool:
    """Whether a sentence names somebody before an offset, in whatever role."""
    return any(n.end <= before and any(m.id == id_ for m in n.mentions) for n in sentence.nodes)


def stands_for_goods(sentence: Sentence, node: Node) -> bool:
    """Whether a name stands for what its bearer makes: 英伟达的占一多半."""
    return sentence.language == "zh" and _GOODS_LEFT_OUT.match(sentence.words(node.end, node.end + 4)) is not None


# Around whose goods are only told to be whose: "its GPUs are Nvidia's, most of them Hoppers".
_ARE = re.compile(r"\b(?:is|are|was|were|be|been|all|mostly|only)\s(?:all |mostly |either |still )?$")
_ALONE_WHOSE = re.compile(r"['’]s?(?=[,.;:)–—]|$|\s(?:and|but|while|or|too|now|already)\b)")


def is_only_whose(sentence: Sentence, node: Node) -> bool:
    """Whether a name only says whose something is: "nearly all of its GPUs are Nvidia's"."""
    return (
        sentence.language == "en"
        and _ALONE_WHOSE.match(sentence.words(node.end, node.end + 9)) is not None
        and _ARE.search(sentence.words(node.start - 16, node.start)) is not None
    )


# "Its biggest customer, Microsoft, accounted for 71% of that": whose customer it is, is spoken of.
# A chip told of as another's: "Its successor has 256 GB".
ITS_RELATIVE = re.compile(
    r"\W*[Ii]ts (?:[\w-]+ ){0,2}(?:successor|predecessor|replacement|follow-up|follow-on|sibling|cousin|forerunner)\b"
)
_ITS_RELATION = screened(
    r"(?:^|[.;:]\s|, and )\W*(?:One of )?(?:[Ii]ts|[Tt]heir) (?:[\w-]+ ){0,3}"
    r"(?:customers?|clients?|buyers?|suppliers?|rivals?|competitors?|peers?|partners?|backers?|investors?|shareholders?"
    r"|tenants?|landlords?|lenders?|neighbou?rs?|owner|parent|predecessors?|forerunners?),? (?:is |was |remains )?$"
)


# "Microsoft, which signed last year, accounted for 61% of its revenue": whose revenue it is, is spoken of.
_MAKES_UP_OF_ITS = re.compile(
    r"(?:, (?:which|who|whose|an?|the|its|now)\b[^;.]{2,80},)? (?:alone |together )?(?:accounted for|accounts for"
    r"|made up"
    r"|makes up|was behind|is behind|contributed|brought in|generated|provided)"
    r" (?:(?:about|around|some|nearly|almost|over|more than|as much as) )*"
    r"(?:[\d.]+ ?(?:%|per ?cent)|half|an? \w+|two-thirds|three-quarters|most|much) of"
    r" (?:(?:all|total|the) )*(?:its|their|that|those|the (?:compan|firm|group|start-?up|cloud|maker)\w*['’]s)\b"
)


# "Rivals are larger: CoreWeave had revenue of $1.2 billion": beside the one who is spoken of.
_RIVALS_TOLD = screened(
    r"^\W*(?:(?:And|But|Still|Yet),? )?"
    r"(?:(?:[Ii]ts|[Tt]he|[Ss]ome|[Mm]ost|[Mm]any|[Oo]ther|[Ll]ocal|[Ll]arger|[Ss]maller) )*"
    r"(?:[Rr]ivals?|[Cc]ompetitors?|[Pp]eers)\b[^:.;]*: "
)


def is_ones_relation(sentence: Sentence, node: Node) -> bool:
    """Whether an English sentence opens with one who is only told of as somebody's: "Its rival Quanta expects"."""
    if sentence.language != "en":
        return False
    if _MAKES_UP_OF_ITS.match(sentence.words(node.end, min(sentence.end, node.end + 200))):
        return True
    told = _ITS_RELATION, _RIVALS_TOLD
    return any(sentence.search(pattern, sentence.start, node.start) is not None for pattern in told)


# "which invested in it last year alongside Accel": with whom somebody has done it.
_ALONGSIDE = re.compile(r"\b(?:alongside|together with|along with|as well as) (?:the |its |their )?$")


def is_in_passing(sentence: Sentence, node: Node) -> bool:
    """Whether a company is named only for whom somebody worked, as what it is to the one spoken of, or as a maker."""
    if sentence.language == "zh":
        income = sentence.words(node.start - 2, node.start) == "来自"  # 来自字节跳动的收入占六成
        # 为其供应服务器的是华鲲振宇: who is told is not who is spoken of.
        told = re.search(r"的[则正就还也]?是$", sentence.words(node.start - 3, node.start)) is not None
        return (
            income
            or (told and not _is_foremost(sentence, node))
            or stands_for_goods(sentence, node)
            or is_former_employer(sentence, node)
            or _ONES_CUSTOMER.match(sentence.words(node.end, node.end + 20)) is not None
        )
    ahead = sentence.words(node.start - 24, node.start)
    if _ALONGSIDE.search(ahead) is not None and sentence.words(node.end, node.end + 1) in ",.;":
        return True
    return node.marker in ("at", "for", "with", "from", "of") and (
        WORKED_FOR.search(sentence.words(node.start - 60, node.start)) is not None
    )


# 国产卡里出货最猛的还是华为; but 它最看重的是华为, which goes on about who has been spoken of.
_FOREMOST = re.compile(r"[^，。；：其它他她我]*最[^，。；：其它他她我]{1,6}的[则正就还也]?是$")


def _is_foremost(sentence: Sentence, node: Node) -> bool:
    """Whether a Chinese clause leads to who is first in something, of whom the next clauses tell."""
    start = sentence.clause(node.start, node.end)[0]
    others = any(n.start >= start and n.end <= node.start and n.kinds & ORGANISATIONS for n in sentence.nodes)
    return not others and _FOREMOST.search(sentence.words(start, node.start)) is not None


# Before whom a clause only acts upon, its subject being that of the clause before: 带动英伟达机柜出货畅旺.
_ACTING_UPON = re.compile(
    r"[，；]?(?:并|也|还|又|更|则|已|将|正|进而|同时|从而|再|持续|大幅|开始|陆续|首次|不再|相继)*"
    r"(?:带动|推动|拉动|推升|助攻|助推|助力|帮助|受惠于?|受益于?|得益于|带旺|刺激|提振|打入|切入|打进|抢进|满足|搭上|绑定|挤进|追上|超越|击败"
    r"|获得?|得到|赢得|收购|入股|成为|作为|加入|背靠|依托|依靠|绕过|绕开|取代|替代|看好|力挺|挑战|叫板|抗衡|借助|通过|面对|针对|围绕"
    r"|继|紧随|跟随|效仿|仿效|接替|接棒|离开|加盟|拿下|接获|抢下|承接|包括|包含|采用|采购|搭载|押注|追随|有别于|不同于|服务于?|供货|供应"
    r"|用上|联手|携手|牵手|引入|引进|导入|接入|找到|找来|邀请|委托|交由|选用|选择|换成|改用|买下|卖给|租给|交给|投向|流向|转向|来自)(?:了|着|过)?"
)
# What somebody does to others: behind such a verb, with which a clause begins, stands its object.
_DONE_TO_OTHERS = frozenset({"orders", "cuts_orders", "supplies", "uses", "invests_in", "partners_with"})
# Right before a name that is the object of a verb.
_VERB_BEFORE = re.compile(
    r"\b(?!(?:said|added|noted|reported|estimated|believed|expected|argued|claimed|warned|predicted|according|including"
    r"|based|following)\b)(?:\w{2,}(?:ed|ing)|owns?|sued?s?|won|wins|lost|loses|left|leaves|beats?|bought|buys|sold|sells|met"
    r"|meets|hit|hits|took|takes|made|makes|runs?|ran|counts|hosts|serves|supplies|leads?|led|cut|paid|pays|built|builds"
    r"|backs|taken|beaten|overtakes|joins|rivals|follows|chose|chosen|chooses|taught|told|helps|lets|lures|poached)\s"
    r"(?:(?:an?|the|its|both|even|out|up|down|with|from|to|away|over|as|rival|partner|customer|supplier)\s)*$"
)
# Between the object of one verb and a second verb that has the same subject.
_VERB_AGAIN = re.compile(
    r"(?:[^;:]*[\s,])?(?:and|but|then|yet|or)\s"
    r"(?:(?:also|then|now|already|soon|later|still|only|just|since|never|not|once|last|this|next|week|month|year|quarter"
    r"|[Ii]n|[A-Z]?\w+ly|[A-Z][a-z]+|20\d\d|is|was|has|had|will|would|could|may|might|can|did|does|to|be|been|being)\s)*"
    r"(?:(?:\w+ed|has|had|plans|expects|wants|aims|hopes|intends|means|needs|is|was|gets?|got|made|makes|took|takes|spent"
    r"|spends|runs?|ran|owns|sees|saw|counts|claims|won|lost|bought|sold|sells|gave|put|books?|puts|holds|held)\s"
    r"(?:(?!and\b|but\b|that\b|which\b|while\b)[\w’'$€£¥.-]+\s){0,6})?$"
)
# Of a list of deeds: "bought Nervana for $408 million in 2016, dropped its chips, bought".
_DEED_OF_LIST = re.compile(
    r"(?!, (?:an?|the|which|who|whose|where|its|now|once)\b)[^;:.]*, (?:(?:and|then|later|also) )*"
    r"(?:(?:\w+ed|bought|sold|built|made|took|put|cut|won|lost|kept|left|gave|paid|spent|got) )?"
)
# Before the object of a participle that opens an aside: "after leaving Microsoft, OpenAI".
_PARTICIPLE_ASIDE = re.compile(
    r"\W*(?:(?:after|before|since|by|while|without|besides|when|instead of|rather than|in|on)\s)?(?!during|according)"
    r"\w+ing\s",
    re.IGNORECASE,
)


def is_object_before(sentence: Sentence, node: Node, verb: int) -> bool:
    """Whether a company is the object of a verb before the one at an offset, whose subject is that of both.

    "Lambda sued CoreWeave and ordered 500 H100s": CoreWeave has ordered none.
    """
    if sentence.language != "en" or node.end > verb or node.source or not node.kinds & ORGANISATIONS:
        return False
    if node.member:
        return False
    start = sentence.clause(node.start, node.start)[0]
    lead, between = sentence.words(start, node.start), sentence.words(node.end, verb)
    if between[:1] == "," and _PARTICIPLE_ASIDE.match(lead):
        return True
    if _VERB_BEFORE.search(lead) is None:
        return False
    return _VERB_AGAIN.fullmatch(between) is not None or _DEED_OF_LIST.fullmatch(between) is not None


# A clause that opens with a name, and only auxiliaries and adverbs behind it.
UNKNOWN_SUBJECT = re.compile(
    r"\W*(?:(?:And|But|So|Yet|Then|Now|Meanwhile|However|Still),? )?(?P<name>[A-Z][\w’'&.-]*(?: [A-Z][\w’'&.-]*){0,3}) "
    r"(?P<verb>(?:(?:has|have|had|will|would|is|was|are|also|already|now|since|recently|reportedly|then|still|only|alone"
    r"|owns|runs|bought|built|sold|makes|sells|leads|sits|stands|lies|wants|plans|came|went) )*)"
)
NO_NAMES = re.compile(
    r"it|they|he|she|we|i|you|that|this|these|those|the|an?|there|who|which|what|both|each|all|some|most|many|others"
    r"|another|one|two|three|four|five|six|ten|in|on|at|by|for|from|with|since|after|before|last|next|today|now|when"
    r"|while|as|if|of|to|its|their|his|her|our|my|here|where|how|why|not?|none|nobody|everyone|everything|and|but|so"
    r"|then|half|demand|supply|power|shipments|deliveries|orders|capacity|training|prices|rent|lead"
    # What says which revenue, price or production it is.
    r"|overall|total|group|net|gross|quarterly|annual|monthly|average|combined|consolidated|capital|\w+-(?:quarter|year|half)"
    r"|volume|mass|full|first|second|third|fourth|list|street|spot|contract|rental|hourly|current|peak|planned|new|old"
    r"|[qh][1-4]|[1-4][qh]|fy\d*|cy\d*|fiscal|operating|adjusted|gaap|non-gaap|year|full-year|january|february|march|april|may"
    r"|june|july|august|september|october|november|december|ai|hbm|dram|nand|gpu|product|products|service|services|sales"
    r"|revenue|global|worldwide|data|cloud|networking|gaming|foundry|memory|server|packaging|AI|utilisation|utilization",
    re.IGNORECASE,
)


# A name, and between commas what its bearer is, who holds no office: "Lena Hart, Norway's best-known investor, bought".
_UNKNOWN_APPOSED = re.compile(
    r"\W*(?:(?:And|But|So|Yet|Then|Meanwhile),? )?(?P<name>[A-Z][\w’'&.-]*(?: [A-Z][\w’'&.-]*){0,3}), "
    r"(?:an?|the|one of|who|[A-Z][\w.-]+(?: [A-Z][\w.-]+)?['’]s?|himself|herself|now|once|\d\d)\b"
    r"(?![^;:]*\b(?:chief|founder|president|boss|head|chair\w*|director|officer|executive|C[EFTO]O|manager|partner)\b)"
    r"[^;:]{2,100}, (?:(?:has|have|had|will|would|is|was|also|already|now|since|recently|reportedly|then|still) )*"
)


# A body that is no company, as the subject of a sentence: "The Department of Energy took", "The government's budget".
OTHER_BODY = re.compile(
    r"\W*(?:(?:And|But|So|Yet|Then|Meanwhile),? )?(?:The|A|Its|This|That) (?:[a-z-]+ ){0,2}?"
    r"(?:(?:government|ministry|state|county|city|council|university|regulator|administration|army|military|navy"
    r"|court|commission|parliament|king|mayor|minister|president|pension fund|hospital|church)\b"
    r"|(?:Department|Ministry|Office|Bureau|City|State|County|Kingdom|Council|University|Port|Bank|Institute) of\b"
    r"|(?:Pentagon|Kremlin|Treasury|Air Force|Army|Navy)\b)"
)


def is_of_unknown(sentence: Sentence, offset: int) -> bool:
    """Whether a clause has a name for its subject that nothing tells the kind of: "EQT put in €320 million"."""
    start, _ = sentence.clause(offset, offset)
    body = OTHER_BODY.match(sentence.words(start, offset)) if sentence.language == "en" else None
    if body is not None and not any(start <= n.start < offset and n.kinds & ORGANISATIONS for n in sentence.nodes):
        return True
    apposed = _UNKNOWN_APPOSED.fullmatch(sentence.words(sentence.start, offset)) if sentence.language == "en" else None
    if apposed is not None and not NO_NAMES.fullmatch(apposed["name"].split()[0]):
        first, last = (sentence.start + place for place in apposed.span("name"))
        own = [n for n in sentence.nodes if n.start < last and first < n.end]
        if all(n.kinds == {"person"} and n.mentions and not n.mentions[0].affiliation_id for n in own):
            return True
    named = [n for n in sentence.nodes if start <= n.start < offset]
    acted_on = any(is_object_before(sentence, n, offset) for n in named)  # "Quibble sued Intel and ordered"
    match = (UNKNOWN_SUBJECT.match if acted_on else UNKNOWN_SUBJECT.fullmatch)(sentence.words(start, offset))
    if match is None or NO_NAMES.fullmatch(match["name"].split()[0]):
        return False
    return not any(n.start < start + match.end("name") or not acted_on for n in named)


_UNKNOWN_HEAD = re.compile(r"(?:^|[;:]\s)\W*(?P<name>[A-Z][\w’'&.-]*)(?: [A-Z][\w’'&.-]*){0,3},\s?$")


def is_unknown_head(sentence: Sentence, start: int) -> bool:
    """Whether the relative clause that begins at an offset is of a name that nothing tells the kind of."""
    head = _UNKNOWN_HEAD.search(sentence.words(max(sentence.start, start - 60), start))
    return head is not None and not NO_NAMES.fullmatch(head["name"])


def is_aside(node: Node, sentence: Sentence, offset: int) -> bool:
    """Whether a node is named in an English relative clause that ends before: "SMIC, which makes 7nm chips,"."""
    if sentence.language != "en" or node.end > offset:
        return False
    start, end = node.start - sentence.start, offset - sentence.start
    return any(m.start() <= start < m.end() <= end for m in sentence.finditer(RELATIVE))


def is_acted_upon(sentence: Sentence, node: Node) -> bool:
    """Whether somebody is whom a Chinese clause without a subject acts upon."""
    if sentence.language != "zh" or not node.kinds & ORGANISATIONS:
        return False
    start = sentence.clause(node.start, node.end)[0]
    thing = next((n for n in sentence.nodes if n.start >= start), node)
    if thing.end <= node.start and not thing.kinds & ORGANISATIONS and thing.kinds:
        start = thing.end  # 二期将引入燧原
    if _ACTING_UPON.fullmatch(sentence.words(start, node.start)) is not None:
        return True
    return any(
        start <= t.start <= start + 2
        and t.end <= node.start
        and t.frame.predicate in _DONE_TO_OTHERS
        and sentence.words(t.end, node.start) in ("", "了", "过", "着")
        for t in sentence.triggers
    )


_SHARES_OF = re.compile(
    r"\W*(?:The )?(?:[Ss]hares|[Ss]tock|[Ss]hareholders|[Ii]nvestors|[Oo]wners) (?:of|in) (?:the )?"
)


def is_topical(sentence: Sentence, node: Node) -> bool:
    """Whether a phrase that opens an English sentence says what it is about: "For Sakura, the star of …, the".

    Of "Shares of TSMC gained, lifting its value" it is TSMC.
    """
    opening = sentence.words(sentence.start, node.start) if node.marker in ("of", "in") else ""
    if sentence.language == "en" and _SHARES_OF.fullmatch(opening):
        return True
    return (
        sentence.language == "en"
        and node.marker in ("for", "at", "over", "with", "like")
        and re.fullmatch(r"\W*(?:[Ff]or|[Aa]t|[Oo]ver at)\s(?:the\s)?", sentence.words(sentence.start, node.start))
        is not None
        and sentence.words(node.end, node.end + 1) in (",", " ")
    )


def is_many(mention: Mention) -> bool:
    """Whether a chip is named in the plural: "2,000 B200s"."""
    return mention.kind == "chip" and re.search(r"\ds$", mention.text) is not None
