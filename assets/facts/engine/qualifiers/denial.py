"""What is denied: negated, refuted, called untrue."""

from __future__ import annotations

import re

from assets.facts.discourse import Attribution, Sentence, is_not_meant, reference, refuted_part
from assets.facts.engine.state import NOBODY, State
from assets.facts.frames import Trigger
from assets.facts.model import EntityReference
from assets.facts.patterns import screened
from assets.facts.quantities.quantity import Quantity

# What a negation denies that tells of something which is so: how somebody looks, what he says of it.
_DENIES_LOOKS = re.compile(
    r"(?:not|n['’]t|never|no longer|nobody|none)\s(?:\w+\s){0,4}?"
    r"(?:(?:look|sound|seem|feel|act|behave|come across|pass)\w*\s(?:\w+\s)?(?:like|as|for)\s[^,;.]*"
    r"\b(?:that|who|which|with)\b"
    r"|(?:mention|boast|brag|talk|speak|advertis|publici|hid|den[iy]|disput|forg[eo]t|regret|notic|reali[sz]|know|aware|shy"
    r"|secret|surpris|coy)\w*\b)"
)
_NOT_TOLD = re.compile(
    r"(?:没有?|并?未|并没有|拒绝|尚未|从未|从不|不曾|未曾|从来没有?)(?:对外|进一步|具体|明确)?(?:说明|解释|透露|交代|表明|披露|公布|公开|提及|公布原因)"
)
_NOT_CHANGED = re.compile(
    r"(?:没有?|并?未|不会?|无意|不打算|暂无|无计划|尚未|从未)[^，。；]{0,4}"
    r"(?:[上下]调|[上下]修|调[整高低升降]|改变|变动|修改|更改|削减)[^。；]{0,20}(?:仍|依然|依旧|还是|维持|保持)[^，。；\d]{0,6}$"
)
# 与亚马逊的合作并无变化, 供货没有中断: it goes on.
_GOES_ON = screened(
    r"(?:并?没有?|并?未|并?无|不会|尚未|从未)(?:因此|因而|就此|曾|出现|发生|受到?|任何|有)*"
    r"(?:变化|改变|变动|影响|中断|停止|终止|暂停|动摇|结束|破裂|生变)[^，。；的]{0,4}$"
)
# 否认收购Alphawave的交易被叫停: what is denied is that it ends.
_DENIED = screened("否认|驳斥|辟谣|澄清")
# 否认取消与英特尔的合作
_DENIES_ENDING = screened(
    r"(?:否认|驳斥|辟谣)(?:已经?|将|会|正在?|曾|要|计划|打算|有意|了)*"
    r"(?:取消|终止|中止|中断|暂停|停止|结束|放弃|退出|叫停|解除)了?[^，。；]{0,16}$"
)
_SAID_TO_END = screened(
    r"(?:受阻|遇阻|被?叫停|被否决?|告吹|被?终止|中止|中断|破裂|生变|搁置|搁浅|泡汤|被?取消|暂停|受挫|停摆|推迟|延期|延后)[^，。；]{0,3}$"
    r"|(?:受阻|遇阻|被?叫停|被否决?|告吹|被?终止|中止|中断|破裂|生变|搁置|搁浅|泡汤|被?取消|暂停|受挫|停摆|推迟|延期|延后)"
    r"(?:了|一事|的?(?:传闻|消息|报道|说法|传言|猜测))"
)
_MAY_GO_ON = frozenset(
    {"invests_in", "partners_with", "supplies", "orders", "delivery", "production_start", "uses", "fabricates"}
)
# A negation that only describes goods: 把尚未交付的订单取消了, 取消还没发货的订单.
_IN_ATTRIBUTE = re.compile(r"(?:没有?|并?未|尚未)[^，。；的]{1,8}的")
_DISPOSES = screened(r"[把将][^，。；]{0,6}$")
_VERB_UP_TO = re.compile(r"(?:了|掉|部分|所有|全部|一批|还|仍|尚)*")
# 三星发言人否认降价: how far in front of its end a claim is denied.
_DENIAL_REACH = 12
# Right behind a verb: of that there is none.
_NONE_BEHIND = re.compile(
    r"\s(?:\w+ly )?(?:neither\b|nothing(?! (?:but|less|more|other|short|like))|none\b|not (?:one|a single|any)\b"
    r"|no (?!(?:fewer|less|more|later|sooner|longer|doubt|matter|wonder|small|mean|smaller|bigger|larger)\b"
    r"|\w+ than\b)[\w-]+)"
)
# Right before a verb: "no TSMC fab has", "not one AMD card was".
_NONE_BEFORE = screened(
    r"\b(?:[Nn]o|[Nn]ot (?:one|a single)) (?:[A-Z][\w&-]*(?:['’]s)? ){1,3}(?:[a-z][\w-]+ ){1,2}?"
    r"(?:(?:has|have|had|was|were|is|are|will|would|can|could|may|ever|yet|so far|been|be|to) )*$"
)
_NONE_ELSE = re.compile(
    r"(?:not|never|n['’]t)\b[^,;.]{0,40}?\b(?:any(?:thing|one|body)? (?:\w+ )?(?:other than|except|besides)"
    r"|any(?:thing|one|body) but (?!(?:will|would|is|was|has|have|had|it|they|plans?|may|might|could|can|did|does)\b))"
)
_NOBODY_SAYS = re.compile(
    r"(?:nobody|no one|none|neither|not|never|n['’]t)\b[^,;.]{0,40}?"
    r"\b(?:say|tell|disclose|reveal|specify|spell out|know"
    r"|explain) (?:\w+ )?(?:how|when|where|why|what|which|who)\b",
    re.IGNORECASE,
)
# "without HBM and costs": it is only without the HBM.
_WITHOUT_GOODS = re.compile(
    r"without (?!(?:even |ever |actually )?\w+ing\b)[^,;]*(?:,| (?:and|but|at|in|for) )", re.IGNORECASE
)
_NOT_ASIDE = screened(r"(?:\b(?:not|never)|n['’]t), [^,;.]{2,30}, (?:\w+ly )?$")
_SEMICOLON = re.compile("[;；]")
# A claim that a rumour does not tell in its own words: 网传的“…”, 流传的…一说.
_AS_A_NOUN = re.compile('[“「『"]|[传闻言说料]的')
# Before a rumour that is over, or that only tells what an answer is about: 外界曾盛传, 至于外传….
_RUMOUR_BEFORE = screened("曾|一度|此前|早前|之前|当时|至[于於]|对于|關於|关于|针对")
# Behind "without it": what then comes.
_WOULD = re.compile(r"\b(?:would|could|will|might)\b")
# What somebody may try to do and fail.
_TRIED = frozenset(
    {"orders", "supplies", "invests_in", "partners_with", "uses", "trained_on", "fabricates", "launches"}
)
_IS_TRANSACTION = re.compile(r"[^，。；]{0,16}?的(?:交易|计划|提议|尝试|方案|要约|谈判)")
_OTHER_ATTEMPT = re.compile(
    r"\b(?:its|an?|another|their) (?:\w+ )?(?:bid|plan|attempt|offer|talks|deal|effort)s?\b|；|，而|另一?[笔个项宗]"
)
_FAILURE_REACH = 110
# "rejected Samsung and makes": the second deed is done.
_ENDS_WITH_ITS_OBJECT = frozenset({"rejected", "dismissed", "denied", "denies", "stopped", "refuted"})
_THEN_DOES = re.compile(
    r"\w+ [^;]*?\b(?:and|but|then) (?:then |now |instead |also |so |so it |it |they |has |have |had )*"
    r"(?!(?:need|seed|indeed|proceed|speed)\b)"
    r"(?:[a-z]+ed|[a-z]+s|bought|took|went|chose|made|built|sold|spent|won|got|put|rented|leased)\b"
)


def _is_over(words: str, negation: str) -> bool:
    """Whether English words from a negation to a verb tell of another deed, which is done: "rejected X and makes"."""
    return negation.lower() in _ENDS_WITH_ITS_OBJECT and _THEN_DOES.match(words) is not None


# "Those who did not cut their capex this year: Meta (+70%)"
_DESCRIBED = re.compile(
    r"\b(?:[Tt]hose|[Cc]ompanies|[Ff]irms|[Tt]he ones|[Oo]nly ones|[Gg]roups) (?:who|that|which) (?:\w+ )?$"
)


# Behind what could or did not happen, which takes a verb without an ending, another deed in the past, which did.
_BASE_NEGATED = re.compile(r"\b(?:could|did|would|will|can|does|do|might|must)(?:\s|(?=n['’]t))$")
_AND_THEN = re.compile(r"(?:not|n['’]t)\s[^,;.]*\s(?:and|but)\s(?:(?:then|later|also|so|instead)\s)?")
_IN_PAST = re.compile(
    r"(?:[a-z]{2,}ed|lost|sold|took|made|built|won|paid|spent|went|gave|got|grew|fell|rose|began|bought|chose|rented|leased"
    r"|put|struck|drew|brought)\b"
)


def _is_of_deed_before(sentence: Sentence, position: int, trigger: Trigger) -> bool:
    """Whether an English negation is of a deed before: "for stock it could not sell and lost another $2.5 billion"."""
    return (
        sentence.search(_BASE_NEGATED, position - 8, position) is not None
        and _AND_THEN.fullmatch(sentence.words(position, trigger.start)) is not None
        and _IN_PAST.match(sentence.words(trigger.start, trigger.start + 14)) is not None
    )


def _is_of_described(sentence: Sentence, position: int, trigger: Trigger, quantity: Quantity | None) -> bool:
    """Whether a negation only describes those of whom a list behind a colon tells."""
    if quantity is None or not sentence.search(_DESCRIBED, position - 40, position):
        return False
    return trigger.end < quantity.start and ":" in sentence.words(trigger.start, quantity.start)


def goes_on(sentence: Sentence, trigger: Trigger, predicate: str) -> bool:
    """Whether it is told that something has not changed or ended: 与亚马逊的合作并无变化, 否认收购案被叫停."""
    if predicate not in _MAY_GO_ON:
        return False
    _, end = sentence.clause(trigger.start, trigger.end)
    return sentence.search(_GOES_ON, trigger.end, end) is not None or denies_end(sentence, trigger)


def denies_end(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether it is denied that something has ended or will end: 否认收购案被叫停, 否认取消合作."""
    start, end = sentence.clause(trigger.start, trigger.end)
    if sentence.search(_DENIES_ENDING, start, trigger.start):
        return True
    return bool(sentence.search(_SAID_TO_END, trigger.end, end) and sentence.search(_DENIED, start, trigger.start))


class Denial(State):
    """Tells what is denied, and by whom."""

    def _is_denied(
        self,
        sentence: Sentence,
        trigger: Trigger,
        quantity: Quantity | None,
        predicate: str,
        start: int,
        clause_start: int,
        stop: int,
    ) -> bool:
        if (
            quantity is not None
            and quantity.cmp in ("<=", ">=")
            and sentence.search(NOBODY, clause_start, quantity.start)
        ):
            return False  # "Nobody quotes less than 14 weeks": so long it takes at least.
        if self._language == "zh" and predicate in _MAY_GO_ON and denies_end(sentence, trigger):
            return False  # 否认已放弃采购昇腾910C
        if sentence.search(self._grammar.modality["forgone"], clause_start, trigger.start):
            return True  # "no order from", "ruled out buying", 放弃采购
        if self._language == "en" and self._is_of_none(sentence, trigger):
            return True
        if self._language == "en" and sentence.search(_NOT_ASIDE, sentence.start, trigger.start):
            return True  # "will not, as rumoured, sell"
        if predicate in _TRIED and self._came_to_nothing(sentence, trigger, clause_start):
            return True
        negation = self._negation(sentence, trigger, quantity, clause_start, stop)
        if negation is None:
            return False
        position, words = negation
        if quantity is not None and _SEMICOLON.search(sentence.words(position, quantity.start)):
            return False  # "owns no AMD card; nearly all of its 250,000 GPUs are Nvidia's"
        if any(
            0 <= n.start - position <= 16
            and not trigger.start <= n.start < trigger.end
            and is_not_meant(sentence, n, trigger.start)
            for n in sentence.nodes
        ):
            return False  # "Samsung, not SK hynix, supplies": another one is meant, and what is stated stands.
        if (
            quantity is not None
            and position + len(words) >= quantity.start - 1
            and quantity.cmp in ("<", ">", ">=", "<=")
        ):
            return False  # 不会低于: what is denied is the bound.
        if trigger.start <= position < trigger.end and predicate != "uses" and self._is_told_by(trigger, words):
            return False  # 不得卖给, 不再许可: the negation is the statement.
        if predicate == "restricts" and re.search(
            r"\b(?:without|unless|until)\b", sentence.words(position, trigger.end), re.IGNORECASE
        ):
            return False  # "neither may go to China without a licence"
        if self._language == "zh":
            if quantity is not None and _NOT_CHANGED.match(sentence.words(position, quantity.start)):
                return False  # 没有下调全年资本开支的打算，仍为300亿元: that stands.
            if goes_on(sentence, trigger, predicate):
                return False  # 与亚马逊的合作并无变化
            if self._only_describes_goods(sentence, trigger, position):
                return False  # 把尚未交付的订单取消了
            if _NOT_TOLD.match(sentence.words(position, position + 12)):
                return False  # 没有说明发布指令的原因: what is not told is the reason.
            return position <= max(trigger.end, start) + 2
        if words.lower() == "without" and _WOULD.search(sentence.words(position, trigger.start)):
            return False  # "without it Samsung would lose 4 trillion won": on that condition.
        if _NONE_ELSE.match(sentence.words(position, stop + 40)):
            return False  # "was not trained on anything but H800s": on these it was.
        if _NOBODY_SAYS.match(sentence.words(position, max(trigger.start, start))):
            return False  # "nobody there will say how many have been ordered"
        if _DENIES_LOOKS.match(sentence.words(position, max(trigger.start, start))):
            return False  # "does not look like a company that owns 1,200 GPUs": it does.
        # "not more than", "no less than" and a negation behind the statement belong to something else.
        if re.match(
            r"(?:not|no|never)\s+(?:more|less|fewer|only|just|least|all|before|until|alone|to\b"
            r"|the (?:only|first|last)|be drawn|comment|say\b"
            r"|discuss|disclose|confirm|name\b)",
            sentence.words(position, stop),
            re.IGNORECASE,
        ):
            return False
        if predicate != "restricts" and re.match(
            r"(?:not|n['’]t)\s(?:\w+ly\s)?(?:affect|change|alter|dent|hurt|touch)\b",
            sentence.words(position, position + 30),
            re.IGNORECASE,
        ):
            return False  # "would not affect its guidance of $44 billion": that stands.
        if re.match(
            r"(?:not|n['’]t)\s(?:[\w-]+\s){1,8}(?:until|before)\b",
            sentence.words(position, position + 90),
            re.IGNORECASE,
        ):
            return False  # It will not ship until March: then it will.
        return position < trigger.end

    def _only_describes_goods(self, sentence: Sentence, trigger: Trigger, position: int) -> bool:
        """Whether a Chinese negation is part of what describes the goods of a verb, and does not deny the verb."""
        attribute = _IN_ATTRIBUTE.match(sentence.words(position, position + 14))
        if attribute is None:
            return False
        if position < trigger.start:
            start, _ = sentence.clause(position, position)
            behind = position + attribute.end() <= trigger.start
            return behind and sentence.search(_DISPOSES, start, position) is not None
        return trigger.end <= position and _VERB_UP_TO.fullmatch(sentence.words(trigger.end, position)) is not None

    def _negation(
        self, sentence: Sentence, trigger: Trigger, quantity: Quantity | None, start: int, stop: int
    ) -> tuple[int, str] | None:
        """Where the first negation stands that may be one of what a trigger states, and its words.

        None is what stands in brackets beside it, "256 MI250s (not its own)", nor what something is without: "will go
        without HBM and cost about $4,000".
        """
        within = sentence.in_bracket(trigger.start)
        while (match := sentence.search(self._grammar.modality["denied"], start, stop)) is not None:
            position = start + match.start()
            aside = sentence.in_bracket(position) and not within
            over = self._language == "en" and _is_over(sentence.words(position, trigger.end), match.group())
            described = self._language == "en" and (
                _is_of_described(sentence, position, trigger, quantity)
                or _is_of_deed_before(sentence, position, trigger)
            )
            if (
                not aside
                and not over
                and not described
                and not _WITHOUT_GOODS.match(sentence.words(position, trigger.start))
            ):
                return position, match.group()
            start = position + max(1, len(match.group()))
        return None

    def _is_of_none(self, sentence: Sentence, trigger: Trigger) -> bool:
        """Whether none does it, or with none: "no TSMC fab makes", "bought nothing from TSMC", "gets no HBM from"."""
        verb = re.match(r"\w+", sentence.words(trigger.start, trigger.end))
        ends = {trigger.end, trigger.start + (verb.end() if verb else 0)}
        if sentence.search(_NONE_BEFORE, sentence.start, trigger.start):
            return True
        return any(_NONE_BEHIND.match(sentence.words(end, end + 30)) for end in ends)

    def _came_to_nothing(self, sentence: Sentence, trigger: Trigger, clause_start: int) -> bool:
        """Whether somebody only tried, and failed: "tried to buy 20,000 H20s but was refused", 收购Arm的交易告吹."""
        cues = self._grammar.modality
        attempted = sentence.search(cues["attempted"], clause_start, trigger.start)
        if attempted is None and not _IS_TRANSACTION.match(sentence.words(trigger.end, trigger.end + 24)):
            return False
        failed = sentence.search(cues["nothing_came"], trigger.end, min(sentence.end, trigger.end + _FAILURE_REACH))
        return failed is not None and not sentence.search(_OTHER_ATTEMPT, trigger.end, trigger.end + failed.start())

    def _is_told_by(self, trigger: Trigger, negation: str) -> bool:
        """Whether a negation is among the words that state a frame, and not in a gap: "is not on the Entity List"."""
        return self._language == "zh" or any(
            negation.lower() in words for words in trigger.frame.triggers.get(self._language, ())
        )

    def _refuter(self, sentence: Sentence, offset: int) -> EntityReference | None:
        """Who calls untrue what stands before an offset."""
        told = [a.by for a in sentence.attributions if a.denies and a.by is not None and a.start <= offset]
        near = any(a.denies and offset - _DENIAL_REACH <= a.start <= offset for a in sentence.attributions)
        if told and (self._language == "en" or near):
            return told[-1]
        if sentence.refuted is None or (self._language == "zh" and sentence.start + sentence.refuted.start() < offset):
            return None  # 字节辟谣：“…”的消息不实: who denies has been named.
        match = sentence.search(self._grammar.modality["refuted"], offset, sentence.end)
        if match is None:
            return None
        before = [
            n
            for n in sentence.nodes
            if offset <= n.start
            and n.end <= offset + match.start() + 1
            and n.mentions
            and n.has(("person", "company", "foundry"))
        ]
        return reference(before[-1].mentions[0]) if before else None

    def _rumour_refuted(self, sentence: Sentence, offset: int) -> Attribution | None:
        """The rumour that a Chinese sentence tells before it is called untrue: 坊间盛传…，公司回应称不属实.

        What stands in quotation marks, 网传“…”并不属实, or only describes a noun, 流传的…一说, is told as untrue alone,
        and so is a rumour of the past.
        """
        if self._language != "zh" or not self._is_refuted(sentence, offset):
            return None
        for hearsay in sentence.attributions:
            if hearsay.level == "reported" and not hearsay.denies and hearsay.start <= offset < hearsay.end:
                opening, _ = sentence.clause(hearsay.start, hearsay.start)
                over = sentence.search(_RUMOUR_BEFORE, opening, offset) is not None
                return None if over or _AS_A_NOUN.search(sentence.words(hearsay.start, offset)) else hearsay
        return None

    def _is_refuted(self, sentence: Sentence, end: int) -> bool:
        """Whether the sentence goes on to call it untrue: 一说，中芯国际回应称不属实."""
        reach = refuted_part(sentence)
        return reach is not None and reach[0] <= end <= reach[1]
