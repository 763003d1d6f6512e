"""Chinese talks: short answers written out by the words of their questions.

Chinese asks where the answer would stand: 手里有多少张H800？ is answered by 三千张. So a question with the answer in
the place of what it asks for says in full what the answer leaves out, and is read like any other sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assets.facts.quantities.find import find_quantities
from assets.facts.quantities.quantity import Quantity
from assets.facts.quantities.spoken_sums import with_spoken_sums
from assets.facts.talks.chinese_turns import QUESTION, questions_and_answers, with_turns_apart
from assets.facts.times.find import find_times
from assets.facts.view import View, with_edits

_SENTENCE = re.compile(r"[^。！？?!]*[。！？?!]?")
# A longer answer in one clause is none of a few words.
_LONGEST_FRAGMENT = 30
# What an answer goes on with behind it: 去年营收？
_LONGEST_HEAD = 16

# What a question begins with before it asks.
_LEAD_IN = re.compile(
    r"(?:(?:先|再|来)?(?:说说?|聊聊?|谈谈?|看看)(?=[^，]{1,12}，)|那么?|还有|另外|再|然后|最后|首先|先|请问(?:一下)?|想?(?:再)?(?:请教|问)(?:一下|下)?|顺便问一句|问一句"
    r"|(?:我)?(?:听说|据说|据传)|(?:外界|业内|市场|坊间|网上|有人|外面|圈内)(?:都|一直|在)*(?:传闻?|说|猜|估计|认为|盛传)"
    r"|能否(?:透露|介绍|谈谈)(?:一下|下)?|(?:能|可以|可否|方便)(?:透露|介绍|说说|讲讲|谈谈)(?:一下|下)?"
    r"|[\u4e00-\u9fff]{0,3}(?:总|部长|先生|女士|博士|教授|老师|主任|院长|董事长|总经理|主席)(?:呢)?(?=，)|对了|好|嗯|哇|，|、|：|:|\s)+"
)
_HEARD = re.compile(
    r"(?:听说|据说|据传|(?:外界|业内|市场|坊间|网上|有人|外面|圈内)(?:都|一直|在)*(?:传闻?|说|猜|估计|认为|盛传))"
)
_PARTICLE = re.compile(r"(?:呢|啊|呀|吧|嘛|吗|么|呐|哦|来着|[？?。，！!\s])+$")
# 有没有计划, of a thing; 有没有供货, of a deed; 会不会, of a verb.
_WHETHER = re.compile(
    r"是不是|是否|(?P<have>有)没有(?=[\u4e00-\u9fff]{0,4}(?:计划|打算|订单|卡|(?<![供交出发])货|库存|芯片|集群|机房))"
    r"|有没有|(?P<verb>[会能想要用买])[不没](?P=verb)"
)
_YOU = re.compile(r"你们(?:公司|这边|那边|家)?|贵公司|贵司|贵方|贵集团|贵院|您(?:公司|这边|那边|们)|你司")
# What an answer begins with: that it is so, that it is not so, or neither.
_NO = re.compile(
    r"(?:并?没有?(?:那么|这么|传的)?(?:多|高|大|久|贵|快|夸张)?|不(?:是|止|只|到|够)?|哪有(?:那么|这么)?(?:多|高|大|久|贵)?"
    r"|哪里|远?(?:到不了|没到|不到)(?:那么多|这么多|这个数)?|不对|错了|夸张了|说(?:多|少|高|低)了|(?:多|少|高|低)了"
    r"|没那么[\u4e00-\u9fff]{1,2})(?:的|啊|吧|呀|哦)?[，。！；]\s*"
)
_YES = re.compile(
    r"(?:对|是|有|会|嗯|是的|对的|有的|没错|确实|属实|当然|可以这么说|差不多)(?:的|啊|吧|呀|哦)?[，。！；]\s*"
)
_ASIDE = re.compile(
    r"(?:(?:其实|坦白(?:说|讲)|老实说|说实话|实话实说|具体(?:来说)?|目前来看|这么说吧|这个(?:嘛|啊)?|唔|呃|哦|哎|嗯"
    r"|他们自己说的|官方说法是|公开数据|按(?:计划|规划))[，：:])+"
)
_HEDGE = (
    r"(?:大概|大约|约莫|约|差不多|将近|接近|近|也就|就|才|只有|仅|仅有|不到|不足|超过|超|至少|最多|顶多|有|是|在|到|得|要|估|预估"
    r"|预计|预期|应该|可能|目前|现在|眼下|如今|当时|已经?|总共|一共|合计|主要|还|都|也|当然|基本上?|大部分|大头|全|全部|第一|首先|大家|按|用|会|将)*"
)
_LOOSE_BEHIND = re.compile(r"(?:左右|上下|吧|出头|的样子|前后|以上|以内|以下|不到|呢|嘛|啊|的)*")
# What may be counted or named behind a number: no clause of its own.
_NOUN_BEHIND = re.compile(r"(?:的)?[^，。是有用买卖订租给供跑训投说会能想要在从向跟和与]{0,16}")
_ABOUT_SO_MANY = re.compile(r"(?:左右|上下|出头|吧|以上|以内)+$")
_VERB = re.compile(
    r"[是有用买卖订租给跑训投说看想要会能没不很都也还就让做谈去来拿]|(?<!网)(?<!直)供(?!应链)|签(?!约)|得到|觉得|取决于|问|在|定于|推出|发布|上线|量产|交付|完成|达到"
)
# What asks how many or how much, with the noun that is counted; how big or how long; for how much.
_HOW_MANY = re.compile(
    r"(?:大概|大约|一共|总共|差不多|到底|究竟)*(?:多少|几)(?P<counted>(?:[块张颗片枚台套个座家柜架组万千亿]{0,2})"
    r"(?:人民币|美元|美金|元|块钱|钱|兆瓦|瓦|纳米|个?百分点|个?点|成|倍|天|个?月|周|年|小时|数据|语料|tokens?|token|电力|电|时间|人|GB(?!\d)|算力"
    r"|(?:GPU|AI|国产)?(?:卡|芯片|加速卡|显卡|GPU|服务器|机柜))?)"
)
_HOW = re.compile(r"(?:有|是)?多(?:大|高|长|久|快|贵|重|宽|厚)(?:的?(?:时间|规模|比例|量|功率))?")
_WHAT_PRICE = re.compile(
    r"(?:是|要)?(?:什么|啥|多少|几)(?:价格?|价位|价钱|行情|报价)(?:了)?|怎么(?:卖|报价?|租|收费|定价)(?:的)?|(?:怎么|如何)定价"
)
_WHAT_AMOUNT = re.compile(
    r"(?:是|有)?(?:什么|啥|怎样的?|怎么个)(?:水平|规模|量级|情况|数量|概念|体量|比例|口径|目标|指引)"
)
_HOW_SEEN = re.compile(r"(?:是|会)?(?:怎么|如何|怎样|咋)(?:看待?|样|展望|预期|估计?|算|规划|安排)?(?:的)?(?=$|，)")
_WHEN = re.compile(
    r"(?:在|是|要|得|大概|大约|到底|究竟)*(?:什么时候|啥时候|何时|什么时间|哪(?:个|一)?(?:时候|年|天|月|季度|日)|哪个月|几月(?:份)?(?:[几多少]+[号日])?|几号|多久以?后)"
)
_WHO = re.compile(
    r"(?:谁家?|哪(?:几|一|些|个|款|种|颗)?[家个款种颗张块]?(?:公司|厂商|客户|供应商|代工厂|晶圆厂|芯片|卡|GPU|型号|模型|云厂商|云|机构|企业)?"
    r"|(?:什么|啥)(?!时候|时间|价|水平|规模|情况|样|原因|意思|打算|影响|看法)(?:公司|厂商|客户|供应商|代工厂|芯片|卡|GPU|型号|显卡|加速卡|硬件|机器|服务器|算力|模型|牌子)?)"
)
_ABOUT = re.compile(r"[^，。？?]{1,24}?(?:呢|怎么样|如何)[？?]?$")
_NAME_WITH_NUMBER = re.compile(
    r"(?:昇腾|思元|曦云|昆仑芯?)?(?:[A-Z][A-Za-z]*[ -]?\d+[A-Za-z]*|(?<!\d)\d{3}[A-Z])|昇腾|“[^”]{1,12}”"
)
# What a model was trained on is asked before what it cost, a few turns at most.
_OF_TRAINING = re.compile(r"训|参数|[tT]oken|词元|语料")
_COST = re.compile(r"(?:总|整体|单次)?(?:成本|花费|费用|开销|账单|花销|花了)")
_TURNS_ON = 6
_KIND = re.compile(
    r"(?:那|有没有)?(?:国产|进口|别的|其他|英伟达以外|非英伟达)?的?(?:卡|芯片|GPU|加速卡|显卡|AI芯片|算力)"
)
# What no figure answers, and before a number that is part of a name: 鹿鸣-2.
_ASKS_HOW = re.compile(r"怎么|怎样|为什么|为何|如何|为啥|什么")
_IN_NAME = re.compile(r"[-A-Za-z·“]$")
_PRONOUN = re.compile(r"[我他她它这那你]")
_REPORTED_MORE = re.compile(r"(?:已经?|也|会|要|有|是)?(?:过了?|超过了?|破了?|达到?了?|到了?|上)$")
# Verbs that an interviewee's company is the subject of, where the question begins with them.
_OWN_DEED = re.compile(
    r"(?:(?:现在|目前|眼下|今年|去年|明年|当时|一共|总共|还|会|将|打算|计划|准备|是|都|主要|已经?|有没有|有)*"
    r"(?:手[里上头]|用|买|订|租|囤|备|采购|向|给|从|跟|和|找|卖|投|建|供|出货|下|拿|持有|砸))"
)


def with_whole_answers(view: View) -> View:
    """Set the turns of a Chinese talk apart, and write its short answers out.

    Args:
        view: The view of a Chinese document.

    Returns:
        The view, in which an answer of a few words stands in the words of its question; the same one where the text is
        no talk. What was put in has no extent in the document.
    """
    view = with_turns_apart(view)
    pairs = list(questions_and_answers(view))
    if not pairs:
        return view
    edits: list[tuple[int, int, str]] = []
    before: str | None = None
    trained = -_TURNS_ON
    for number, (asked, answered) in enumerate(pairs):
        question = view.text[asked.start : asked.end]
        trained = number if _OF_TRAINING.search(view.text, asked.start, answered.end) else trained
        of_training = number - trained < _TURNS_ON
        edit, statement = _written_out(question, view.text[answered.start : answered.end], before, of_training)
        edits += [(asked.start + a, asked.start + b, new) for a, b, new in _as_claim(question)]
        if edit is not None:
            edits.append((answered.start + edit[0], answered.start + edit[1], edit[2]))
        before = statement or before
    return with_edits(view, edits)


def _as_claim(question: str) -> Iterator[tuple[int, int, str]]:
    """The edits that make of a question whether something is so the claim that it is: of 砍单了吗？, say."""
    edits = [(m.start(), m.end(), m["verb"] or m["have"] or _have(m)) for m in _WHETHER.finditer(question)]
    start = match.end() if (match := _LEAD_IN.match(question)) is not None else 0
    if edits and _OWN_DEED.match(question, start) and not _YOU.search(question):
        # 有没有供货给Meta？ asks whether who is asked does.
        at_start = edits[0][2] if edits[0][0] == start else None
        edits[:1] = (
            [(start, edits[0][1], f"我们{at_start}")] if at_start is not None else [(start, start, "我们"), edits[0]]
        )
    ends = re.finditer(r"(?:(?P<done>了)吗|吗|没有|没)(?=[？?])", question)
    edits += [(m.start(), m.end(), m["done"] or "") for m in ends]
    edits += [(m.start(), m.end(), "我们") for m in _YOU.finditer(question)]
    end = 0
    for first, last, new in sorted(edits):
        if first >= end:
            yield first, last, new
            end = last


def _statement(question: str) -> str:
    """A question without what leads in to it, and without its particles, in the words of who answers."""
    words = question[m.end() :] if (m := _LEAD_IN.match(question)) else question
    return _YOU.sub("我们", _HEARD.sub("", _PARTICLE.sub("", words)))


def _written_out(
    question: str, answer: str, before: str | None, of_training: bool
) -> tuple[tuple[int, int, str] | None, str | None]:
    """The edit that writes an answer out, and the question as a pattern for the next one ("H20呢？").

    Args:
        question: The words of the question.
        answer: The words of the answer.
        before: The last question that had a blank, as a statement.
        of_training: Whether the talk is about the training of a model.
    """
    parts = [m[0] for m in _SENTENCE.finditer(question) if m[0].strip()]
    asked = [p for p in parts if QUESTION.search(p)] or parts[-1:]
    statements = [_statement(p) for p in asked]
    if of_training:
        statements = [f"训练{s}" if _COST.match(s) else s for s in statements]
    blank = next((s for s in statements if _blank(s)), None)
    statements = [s for s in statements if _blank(s)] or statements
    if blank is None and before is not None and len(statements) == 1 and _ABOUT.fullmatch(asked[0]):
        swapped = _swapped(before, statements[0])
        statements, blank = ([swapped], swapped) if swapped is not None else (statements, None)
    start = 0
    lead = None
    while match := next((m for p in (_NO, _YES, _ASIDE) if (m := p.match(answer, start))), None):
        lead = match if match.re is not _ASIDE else lead
        start = match.end()
    filled: list[str] = []
    position = start
    for statement in statements:
        end = _clause_end(answer, position)
        words = answer[position:end]
        then = _clause_end(answer, end + 1)
        if answer[end : end + 1] == "，" and _is_time(words) and not _WHEN.search(statement):
            # 三年砸多少钱？ 2025到2027三年，3800亿元: of when the figure is, stands before it.
            sentence = _fill(statement, answer[end + 1 : then], refused=False)
            filled += [words, sentence] if sentence is not None else []
            position = then if sentence is not None else position
            break
        sentence = _fill(statement, words, refused=lead is not None and lead.re is _NO)
        if sentence is None and lead is not None and lead.re is _YES:
            sentence = _of_kind(statement, words)
        if sentence is None:
            break
        filled.append(sentence)
        position = end
        if answer[end : end + 1] != "，":
            break
        position += 1
    if not filled:
        edit = _about(asked[0], statements[0], answer, start)
        if edit is None and blank is None and lead is not None and answer[lead.end() - 1] == "，":
            edit = lead.end() - 1, lead.end(), "。"  # What a plain yes or no owns to or denies is told apart.
        return edit, blank
    end = position - (position > start and answer[position - 1] == "，")
    return (0 if lead is not None else start, end, "，".join(filled)), blank


def _of_kind(statement: str, words: str) -> str | None:
    """What is so of the one named, of those of a kind that were asked about: 国产卡有没有在用？ 有，昇腾910B."""
    claim = _claim(statement)
    kind = _KIND.match(claim)
    if kind is None or not _is_name(words) or find_times(words, None, "zh"):
        return None
    return f"我们{claim[kind.end() :]}{_without_copula(words)}"


def _about(asked: str, topic: str, answer: str, start: int) -> tuple[int, int, str] | None:
    """The edit that puts before an answer what it is asked about, as 腾讯一季度呢？ before 资本开支275亿元."""
    words = answer[start : _clause_end(answer, start)]
    if not _ABOUT.fullmatch(asked) or not topic or len(topic) > _LONGEST_HEAD or topic[:2] in words:
        return None
    if _PRONOUN.match(words) or not find_quantities(words, "zh") or _blank(topic):
        return None
    return start, start, f"{topic}，" if topic.endswith("比") else topic


def _clause_end(answer: str, start: int) -> int:
    match = re.compile(r"[，。；！？]").search(answer, start)
    return match.start() if match is not None else len(answer)


def _blank(statement: str) -> bool:
    return any(p.search(statement) for p in (_HOW_MANY, _HOW, _WHAT_PRICE, _WHAT_AMOUNT, _WHEN, _WHO, _HOW_SEEN))


def _swapped(before: str, about: str) -> str | None:
    """The question before, of another name or time: 手里有多少张H800？ of H20呢？, which follows."""
    new, old = _NAME_WITH_NUMBER.search(about), _NAME_WITH_NUMBER.search(before)
    if new is not None and old is not None:
        return before[: old.start()] + new[0] + before[old.end() :]
    times, olds = find_times(about, None, "zh"), find_times(before, None, "zh")
    if times and olds:
        return before[: olds[0].start] + times[0].text + before[olds[0].end :]
    return None


def _fill(statement: str, words: str, *, refused: bool) -> str | None:
    """A statement with an answer in its blank; None where the answer is no mere figure, time or name."""
    if not words or len(words) > _LONGEST_FRAGMENT:
        return None
    if _NONE_AT_ALL.fullmatch(words):
        return _none(statement, words)
    if _is_time(words):
        filled = _put(_WHEN, statement, _without_copula(words))
        if filled is not None or not find_quantities(words, "zh"):
            return _own(filled or _behind(statement, words))
    quantity = _figure(words)
    if quantity is not None:
        return _own(_with_figure(statement, words, quantity, refused=refused))
    if _is_name(words):
        return _own(_put(_WHO, statement, _without_copula(words)))
    return None


_NONE_AT_ALL = re.compile(
    r"(?:一[张块颗片枚台家个](?:卡)?)?(?:也|都)?没有?|一[张块颗片枚台家个]都?没(?:有|买|订|用)过?"
)


def _none(statement: str, words: str) -> str | None:
    blank = _HOW_MANY.search(statement)
    if blank is None or not re.match("一", words):
        thing = _NAME_WITH_NUMBER.fullmatch(statement)
        return f"{statement}{words}" if thing is not None and words.startswith("一") else None
    head = re.sub(r"(?:还|现在)?(?:有|剩|囤)了?$", "", statement[: blank.start()])
    return _own(f"{head}{statement[blank.end() :]}{words}")


def _own(statement: str | None) -> str | None:
    return f"我们{statement}" if statement is not None and _OWN_DEED.match(statement) else statement


def _without_copula(words: str) -> str:
    return re.sub(r"^(?:主要|还|就|当然|应该|目前|现在|大部分|基本上?|都|也)*(?:还)?(?:是|用|有|在)?(?=.)", "", words)


def _figure(words: str) -> Quantity | None:
    """The figure of which an answer consists, perhaps with what it counts."""
    quantities = with_spoken_sums(words, find_quantities(words, "zh"))
    if not quantities:
        return None
    first = quantities[0]
    head = words[: first.start]
    for time in find_times(head, None, "zh"):
        head = head.replace(time.text, "")
    if not re.fullmatch(_HEDGE, head):
        return None
    behind = words[quantities[-1].end :]
    between = words[first.end : quantities[-1].start] if len(quantities) > 1 else ""
    counts = first.classifier is not None or first.dimension not in ("duration", "ratio")
    if len(between) > 4 or not (_LOOSE_BEHIND.fullmatch(behind) or (counts and _NOUN_BEHIND.fullmatch(behind))):
        return None
    return first


def _is_time(words: str) -> bool:
    times = find_times(words, None, "zh")
    if not times:
        return False
    rest = words
    for time in times:
        rest = rest.replace(time.text, "", 1)
    rest = re.sub("^[一二两三四五六七八九十]年$", "", rest)
    return re.fullmatch(rf"{_HEDGE}(?:左右|前后|吧|底|初|份|的?时候|之?前|以?后|就|开始|起|的|到)*", rest) is not None


def _is_name(words: str) -> bool:
    named = _without_copula(words)
    return bool(named) and _VERB.search(named) is None and len(named) <= 24


def _put(blank: re.Pattern[str], statement: str, words: str) -> str | None:
    match = blank.search(statement)
    if match is None:
        return None
    head = statement[: match.start()]
    # GB300在9月开始交货: no number begins where a name ends.
    joint = "在" if re.search(r"[A-Za-z\d]$", head) and re.match(r"\d", words) else ""
    return head + joint + words + statement[match.end() :]


def _with_figure(statement: str, words: str, quantity: Quantity, *, refused: bool) -> str | None:
    """A statement with a figure in the place of what it asks for, or of its own figure, or behind it."""
    asks_price = _WHAT_PRICE.search(statement)
    if (asks_price or "多少钱" in statement) and quantity.dimension not in ("money", "number"):
        return None
    if match := asks_price:
        return f"{statement[: match.start()]}价格{words}{statement[match.end() :]}"
    if match := _HOW_MANY.search(statement):
        head, counted = statement[: match.start()], match["counted"]
        words = re.sub(r"^(?:是|有)", "", words) if re.search(r"[有是用了]$", head) else words
        noun = re.sub(r"^[块张颗片枚台套个座家柜架组万千亿]+", "", counted)
        counts = noun if re.search(r"卡|芯片|GPU|服务器|机柜", noun) and not re.search(r"[A-Za-z]", words) else ""
        about = _ABOUT_SO_MANY.search(words) if counts else None
        place = about.start() if about is not None else len(words)
        return f"{head}{words[:place]}{counts}{words[place:]}{statement[match.end() :]}"
    for pattern in (_HOW, _WHAT_AMOUNT, _HOW_SEEN):
        if match := pattern.search(statement):
            return f"{statement[: match.start()]}{words}{statement[match.end() :]}"
    if _WHEN.search(statement):
        return None
    if _WHO.search(statement):
        # 用什么训练的？ 256张H100
        return _put(_WHO, statement, _without_copula(words)) if re.search(r"[A-Za-z]\d|芯片|卡", words) else None
    if _ASKS_HOW.search(statement):
        return None
    for own in find_quantities(statement, "zh"):
        if _IN_NAME.search(statement[: own.start]):
            continue
        if own.dimension == quantity.dimension or "number" in (own.dimension, quantity.dimension):
            head = _REPORTED_MORE.sub("", statement[: own.start])
            return f"{head}{words}{statement[own.end :]}"
    return None if refused else _behind(statement, words)


def _behind(statement: str, words: str) -> str | None:
    """A statement of a few words, 参数量？, with the answer behind it; none where it asks for something else."""
    short = len(statement) <= _LONGEST_HEAD and not _blank(statement)
    return f"{_claim(statement)}{words}" if short else None


def _claim(statement: str) -> str:
    """What a statement claims that still asks whether it is so."""
    return _WHETHER.sub(lambda match: match["verb"] or match["have"] or _have(match), statement)


def _have(match: re.Match[str]) -> str:
    """有, where 有没有 asks for a thing: 有没有H20."""
    return "有" if match[0] == "有没有" and re.match(r"[A-Z\d]|昇腾", match.string[match.end() :]) else ""
