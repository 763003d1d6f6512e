"""What stands around a noun tells of it: whose it is, who makes the goods or runs the machine, what marks it."""

from __future__ import annotations

import re

from assets.facts.discourse import ORGANISATIONS, Node, Sentence
from assets.facts.frames import Trigger
from assets.facts.patterns import screened

MEMORY = re.compile(r":(?:hbm|g?ddr|lpddr|dram|nand|sram)")
# Companies that are only counted, before one that is named along with them.
GROUP_AND = re.compile(
    r"[两三四五六七八九十]大[\u4e00-\u9fffA-Z]{0,6}(?:CSP|云厂商?|云商|厂商|大厂|巨头|公司)(?:外?加上?|[和与及])$"
)
_GOODS = re.compile(
    r"的?(?:新|AI|最新|高端|旗舰)*(?:芯片|显卡|处理器|加速卡|加速器|服务器|机柜|算力|GPU|晶圆|产品|设备|硬件|系统|架构|方案|卡(?!位|点|脖|住|在))"
)
_MACHINE = r"\b(?:clusters?|supercomputers?|machines?|campus|sites?|data cent(?:er|re)s?|facility|installation)"
MACHINE_THAT = screened(rf"{_MACHINE}(?: (?:in|at|near|outside) [A-Z][\w-]+)?(?:,? (?:that|which))? $")
_MACHINE_BUILT_BY = re.compile(
    rf"{_MACHINE}(?: (?:in|at|near|outside) [A-Z][\w-]+)?,? (?:which is |that is )?"
    r"(?:built|run|owned|operated|assembled|managed|belonging) (?:by|to) (?:the )?$"
)
BUILDS = re.compile(
    r" (?:(?:has|have|had|is|was|are|will|also|now|recently) )*"
    r"(?:built|builds?|building|runs?|running|operates?|operating|owns|assembled|constructed|set up|opened|opens"
    r"|switched on|powered up|fired up|brought online|unveiled|inaugurated|commissioned)\b"
)
_PAYS_FOR_ROUND = re.compile(r"[^，。；：]{0,16}?(?:领投|跟投|参投|独投|追投)(?!了?[^，。；])")
_CHIPS_OF = re.compile(r"的(?:半导体|芯片|GPU|显卡|处理器|加速卡|图形处理器)")


def runs_machine(sentence: Sentence, node: Node) -> bool:
    """Whether a relative clause tells whose a machine is: "the cluster that Meta built", "a campus run by Oracle"."""
    before = sentence.words(max(sentence.start, node.start - 90), node.start)
    if _MACHINE_BUILT_BY.search(before):
        return True
    builds = BUILDS.match(sentence.words(node.end, node.end + 40)) if MACHINE_THAT.search(before) else None
    if builds is None:
        return False
    # What is built for a customer is the customer's.
    behind = node.end + builds.end()
    return not any(n.marker == "for" and n.kinds & ORGANISATIONS and 0 < n.start - behind < 24 for n in sentence.nodes)


def chips_of(sentence: Sentence, node: Node) -> bool:
    """Whether a company is only named as whose chips they are: 英伟达的半导体."""
    return sentence.language == "zh" and _CHIPS_OF.match(sentence.words(node.end, node.end + 8)) is not None


def makes_goods(sentence: Sentence, node: Node) -> bool:
    """Whether a name stands before goods that have no name of their own: 英伟达芯片, 华为AI服务器."""
    return sentence.language == "zh" and not node.marker and bool(_GOODS.match(sentence.words(node.end, node.end + 9)))


def is_possessive(sentence: Sentence, node: Node) -> bool:
    """Whether a node only says whose what follows is: its, Nvidia's."""
    words = sentence.words(node.start, node.end).lower()
    return words in ("its", "their", "其") or node.owner


# Between a number and whose it is: "120,000 or so for SK hynix", "$30,000 that Nvidia charges for a B200".
_ASKED = (
    r"(?:\sor\s(?:so|thereabouts))?"
    r"(?:\s(?:(?:that|which)\s)?(?:[A-Z][\w&-]+\s|the\s\w+\s)?(?:ask|charg|want|get|pa[iy]|quot)\w*)?"
)
OF_VALUE_BEHIND = re.compile(_ASKED + r"\s(?:for|at)\s(?:(?:the|an?|each|every)\s)?")
OF_METRIC_BEHIND = re.compile(_ASKED + r"\s(?:for|at|on)\s(?:(?:the|an?|each|every)\s)?")
# Within how many characters behind a number whose it is begins.
BEHIND_REACH = 40


def without_makers(sentence: Sentence, start: int, node: Node) -> str:
    """The words from an offset to a node, without the maker's name before the node: "for Google's TPU"."""
    makers = [n for n in sentence.nodes if n.vendor and start <= n.start and n.end <= node.start]
    return sentence.words(start, makers[0].start if makers else node.start)


def owns_marker(sentence: Sentence, trigger: Trigger, node: Node) -> bool:
    """Whether the preposition before a node is the trigger's last word, or follows it at once."""
    words = sentence.words(trigger.start, node.start).rstrip()
    tail = sentence.words(trigger.end, node.start).strip().lower()
    return node.marker not in tail or (words.lower().endswith(node.marker) and tail == node.marker)


# Between who acts and the verb.
_ADVERBS = re.compile(r"(?:却|则|已经?|也|就|又|还|再次?|突然|随后|同时|仍|将|会|要|正式|全面|单方面)*")


def done_by_region(sentence: Sentence, verb: int) -> bool:
    """Whether a country does what a verb tells: 英伟达刚恢复供货，中国却叫停了采购."""
    opening = sentence.clause(verb, verb)[0]
    return any(
        opening <= n.start
        and n.end <= verb
        and n.kinds == {"region"}
        and not n.marker
        and not any(other.end == n.start for other in sentence.nodes)
        and _ADVERBS.fullmatch(sentence.words(n.end, verb))
        for n in sentence.nodes
    )


# 由16块V100互联而成，售价…; 基于B300裁去一个裸片而成，6月投产; HBM4打进Rubin平台，本月出货: no figure of the part, of
# the model that it was cut from or of the machine that it goes into.
_PART_OF_IT = screened(r"(?<!理)(?<!自)(?<!缘)由[^，。；由]{0,12}$")
_PUT_TOGETHER = re.compile(r"[^，。；]{0,16}?(?:互联|组成|构成|拼|连接|搭成|堆叠|连成)")
_CUT_FROM = screened(r"(?:基于|脱胎于|[由从])[^，。；]{0,6}$")
_IS_CUT = re.compile(r"[^，。；]{0,8}?(?:裁|改|砍|缩|削|阉割|衍生|精简|魔改|剪)")
# H20是H100的阉割版，八卡整机报价110万元
_IS_OF, _EDITION_OF = (
    screened(r"(?:是|为|系|即|作为)$"),
    re.compile(
        r"的?[^，。；]{0,4}(?:阉割|缩水|降级|减配|特供|降速|降规|改良|升级|精简|简化|增强|中国|入门|加强)[^，。；]{0,3}[版款]"
    ),
)
_BUILT_INTO = screened(r"(?:打[进入]|搭载[于在]|用[于在]|装[进在]|配套|导入|切入|通过)(?:了|到)?[^，。；]{0,14}$")
# What is told of goods as a whole.
OF_GOODS = frozenset({"price", "delivery", "production_start", "launches"})


def is_part_or_base(sentence: Sentence, node: Node) -> bool:
    """Whether a chip of a Chinese clause is a part, the base or the machine of what the next clauses tell of."""
    if sentence.language != "zh" or node.kinds != {"chip"}:
        return False
    before, behind = sentence.words(node.start - 20, node.start), sentence.words(node.end, node.end + 24)
    if _PART_OF_IT.search(before) and _PUT_TOGETHER.match(behind):
        return True
    if _CUT_FROM.search(before) and _IS_CUT.match(behind):
        return True
    if _IS_OF.search(before) and _EDITION_OF.match(behind):
        return True
    start, _ = sentence.clause(node.start, node.start)
    goods = any(n.start >= start and n.end <= node.start and n.has(("technology",)) for n in sentence.nodes)
    return goods and _BUILT_INTO.search(before) is not None


def is_investor(sentence: Sentence, node: Node) -> bool:
    """Whether somebody is told of as one of those who pay for a round of financing: 由甲领投，乙和丙跟投."""
    return sentence.language == "zh" and _PAYS_FOR_ROUND.match(sentence.words(node.end, node.end + 24)) is not None


# Behind a country, a name: "India's Yotta".
_NAMED_BEHIND = re.compile(r"['’]s? (?!(?:Big|Communist|State|National|Central|People)\b)[A-Z][a-z]{2,}")


def is_home_of_named(sentence: Sentence, node: Node) -> bool:
    """Whether a country only says where somebody is at home whose name follows: "India's Yotta"."""
    behind = _NAMED_BEHIND.match(sentence.words(node.end, node.end + 30)) if sentence.language == "en" else None
    if behind is None:
        return False
    name = node.end + behind.group().index(" ") + 1
    owned = next((n for n in sentence.nodes if n.start <= name < n.end), None)
    if owned is None:
        return True
    return owned.kinds <= ORGANISATIONS and not makes_goods(sentence, owned)
