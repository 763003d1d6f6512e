"""In whom is invested: whose round of financing is told of, or of whom the text told before."""

from __future__ import annotations

import re
from dataclasses import replace

from assets.facts.discourse import ORGANISATIONS
from assets.facts.engine.noun_phrases import is_investor
from assets.facts.engine.places.eligibility import Eligibility
from assets.facts.engine.places.look import Look, told_again
from assets.facts.engine.state import Filled
from assets.facts.patterns import screened

# Within how many characters a text goes on about an investment.
_GOES_ON_FOR = 300
# What is invested in a company that goes unnamed, and what in a site.
_INVESTS_ZH = frozenset({"投资", "投资了", "注资", "出资", "追投", "加投", "增资", "战略投资", "注入"})
_INTO_SITE = screened(
    r"[建盖]|兴|扩产|设厂|工厂|产线|园区|数据中心|研发|用于|购置|采购|基础设施|项目|在[^，。；]{2,8}[建设投]"
)
_FINANCED = re.compile(
    r"(?:已?完成|获得?|宣布|启动|洽谈|寻求|拿到|拿下|进行|敲定|获|正在?|计划|拟)[^。；，]{0,30}(?:融资|募资|定增|配股|配售)|港股IPO|IPO引入|引入基石|基石投资|的?(?:[A-F]\+?|天使|种子|Pre-[A-Z]+)轮"
    # xAI这轮200亿美元融资中，英伟达出资20亿美元
    r"|的?(?:[这本该此上新]|新一|上一|最新|最新一|最近一)轮[^。；，]{0,16}融资(?:[中里]|当中|之中)"
    r"|\b(?:raise[sd]?|raising|closed|completed?|secured?|landed|banked)\b[^.;]{0,30}[$€£¥]"
    r"|\b(?:funding|financing) round|\bSeries [A-F]\b"
    # "Of the $1.1 billion that Nscale raised last month", "the round that it closed"
    r"|\b(?:raised|collected|closed|completed|secured|banked)(?=,| (?:last|this|in|on|at|from|earlier|two|a) )"
)


class Investments(Eligibility):
    """Finds in whom is invested."""

    def _at_financed(self, look: Look) -> Filled | None:
        """Whose round of financing is told of: 无问芯穹完成A轮融资，尚颀资本跟投."""
        sentence, past = look.sentence, next(iter(reversed(self._discourse.history)), None)
        match = _FINANCED.search(sentence.text)
        if match is not None and match.start() + sentence.start < look.anchor[0]:
            here = sentence
        elif any(
            n.end <= look.anchor[0]
            and n.kinds & ORGANISATIONS
            and not {m.id for m in n.mentions} & set(look.taken)
            and not is_investor(sentence, n)
            for n in sentence.nodes
        ):
            return None
        elif past is not None and past.block == sentence.block and (match := _FINANCED.search(past.text)) is not None:
            here = past
        else:
            return None
        before = [
            n for n in here.nodes if n.end <= here.start + match.start() and n.has(look.role.kinds) and n.mentions
        ]
        # Who announces its round is its source besides: X宣布完成A轮融资.
        filled = self._first(look, reversed([n for n in before if not (n.marker or n.vendor)]))
        if filled is None and here is sentence:
            # 这家公司今年1月完成A轮融资
            filled = self._first(
                look, (n for n in here.nodes if n.anaphor and not n.marker and n.end <= here.start + match.start())
            )
        return replace(filled, node=None, start=look.anchor[0], end=look.anchor[0]) if filled is not None else None

    def _at_invested(self, look: Look) -> Filled | None:
        """In whom the text told before of investing, else the company of the article."""
        role, taken, name, anchor = look.role, look.taken, look.name, look.anchor
        words = look.sentence.words(look.trigger.start, look.trigger.end).lower()
        dated = any(0 <= t.start - look.trigger.end <= 2 for t in look.sentence.times)
        invests = words.startswith("invest") and not (words.endswith(" in") and not dated)
        # 洽谈投资300亿美元: in the company that the paragraph has told of.
        invests = invests or (words in _INVESTS_ZH and self._invests_again(look))
        if look.quantity is None or not (invests or look.trigger.frame.rule == "invests_in/puts-in"):
            return None
        told = next((d for d in reversed([*self._drafts, *self._stating]) if d.predicate == "invests_in"), None)
        target = told.object if told is not None else None
        if target is not None and target.kind in role.kinds and target.id not in taken:
            return told_again(look, target)
        main = self._discourse.main_company
        if main is None or main.kind not in role.kinds or main.id in taken or self._language == "zh":
            return None
        return Filled((main,), anchor[0], anchor[0], None, name)

    def _invests_again(self, look: Look) -> bool:
        """Whether a Chinese sum goes to whom an investment was told of before, and to no site or plant."""
        sentence, quantity = look.sentence, look.quantity
        told = next((d for d in reversed([*self._drafts, *self._stating]) if d.predicate == "invests_in"), None)
        if quantity is None or told is None or sentence.start - told.start > _GOES_ON_FOR:
            return False
        start, end = sentence.clause(quantity.start, quantity.end)
        return (
            0 <= quantity.start - look.trigger.end <= 4
            and _INTO_SITE.search(sentence.words(quantity.end, end + 14)) is None
            and sentence.search(_INTO_SITE, start, quantity.start) is None
        )
