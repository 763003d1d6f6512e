"""Whose something is: possessors, and makers of goods."""

from __future__ import annotations

import re

from assets.facts.discourse import ORGANISATIONS, Node, Sentence, is_yardstick
from assets.facts.engine.makers import Makers
from assets.facts.engine.noun_phrases import is_possessive, makes_goods
from assets.facts.engine.places.eligibility import Eligibility
from assets.facts.engine.places.look import Look, end_of_clause
from assets.facts.engine.state import Filled, crosses_clause
from assets.facts.english_syntax import belonging
from assets.facts.mentions import Mention

_GOODS_EN = (
    r"(?:chips?|GPUs?|accelerators?|processors?|systems?|servers?|racks?|TPUs?|cards|wafers|silicon|boards|products|parts"
    r"|capacity|compute|computing|cloud"
    r"|hardware|machines|gear|equipment)\b"
)
_GOODS_BEHIND = re.compile(rf"(?:['’]s?)?\s(?:[\w-]+\s){{0,4}}?{_GOODS_EN}")
_GOODS_BEHIND_ZH = re.compile(
    r"的[\u4e00-\u9fffA-Z]{0,6}?(?:芯片|GPU|加速卡|加速器|处理器|服务器|显卡|[算训推]?卡|产品|机柜|内存|存储器)"
)
_GOODS_AT_ONCE = re.compile(rf"\s(?:AI\s|graphics\s|data[- ]cent(?:er|re)\s|latest\s)?{_GOODS_EN}")
_OF_ITS_GROUP = re.compile(r"(?:旗下|的?(?:全资|控股)?(?:子公司|附属公司|关联公司))的?")
# Before the chip that parts are made for.
_PUT_INTO = frozenset({"for", "in", "into", "inside"})


def _is_parent(sentence: Sentence, owner: Node) -> bool:
    """Whether a company is only told as that of another one right behind it: 黑石旗下QTS订了300台."""
    behind = _OF_ITS_GROUP.match(sentence.words(owner.end, owner.end + 8))
    if behind is None:
        return False
    at = owner.end + behind.end()
    return any(n.kinds and n.kinds <= ORGANISATIONS and 0 <= n.start - at <= 1 for n in sentence.nodes)


class Possession(Eligibility, Makers):
    """Finds who stands in a role as owner or maker."""

    def _at_owner(self, look: Look) -> Filled | None:
        """Right before, as whose it is."""
        sentence, argument, anchor, nodes = look.sentence, look.argument, look.anchor, look.nodes
        gap = int(argument or (12 if self._language == "zh" else 26))
        owners = [
            n
            for n in nodes
            if n.end <= anchor[0]
            and anchor[0] - n.end <= gap
            # 阿里云是最大的供应方: who is it, is not whose it is.
            and not re.search(
                # "of Nvidia's B200 for its cluster": whose the goods are is not whose what follows is.
                r"[，。；,;.是]|\b(?:is|are|was|were|became|remains?|its|their|his|her|our)\b",
                sentence.words(n.end, anchor[0]),
            )
        ]
        return self._first(look, reversed(owners))

    def _at_vendor(self, look: Look) -> Filled | None:
        """Whose the chips are that stand beside."""
        sentence, anchor, nodes = look.sentence, look.anchor, look.nodes
        makers = [
            n
            for n in nodes
            if not n.anaphor
            and (n.vendor or (n.owner and not n.marker) or (n.start >= anchor[1] and makes_goods(sentence, n)))
            and not is_yardstick(sentence, n)
            and not (self._language == "zh" and _is_parent(sentence, n))
        ]
        makers = [
            n
            for n in makers
            if sentence.distance(n.end, anchor[1]) < 45
            and not re.search("[；;]", sentence.words(min(anchor[1], n.end), max(anchor[0], n.start)))
            and (n.start >= anchor[0] or sentence.distance(n.end, anchor[0]) < 14)
            # 采购国产芯片，…英伟达H20断供: whose chips the next clause speaks of is no matter of this one.
            and (look.quantity is not None or n.start <= end_of_clause(sentence, anchor[1]))
            # 下了十亿美元的订单，阿里的数字与之接近: whose something else is in a clause of its own.
            and not (
                self._language == "zh"
                and n.start >= anchor[1]
                and not (n.vendor or makes_goods(sentence, n))
                and crosses_clause(sentence, anchor[1], n.start)
            )
        ]
        return self._first(look, makers)

    def _at_goods_owner(self, look: Look) -> Filled | None:
        """Whose the goods are that stand behind."""
        role, sentence, anchor = look.role, look.sentence, look.anchor
        owners = [
            n
            for n in sentence.nodes
            if n.has(role.kinds)
            and anchor[0] <= n.start
            and sentence.distance(anchor[1], n.start) < 30
            and (
                (_GOODS_BEHIND if self._language == "en" else _GOODS_BEHIND_ZH).match(sentence.words(n.end, n.end + 60))
                if n.owner or is_possessive(sentence, n)
                else not n.anaphor and _GOODS_AT_ONCE.match(sentence.words(n.end, n.end + 30))
            )
        ]
        return self._first(look, owners)

    def _at_goods_maker(self, look: Look) -> Filled | None:
        """Whose the goods are that the words hold, that stand right before them, or that parts behind them are for."""
        sentence, anchor = look.sentence, look.anchor
        gap = int(look.argument or 0)
        _, clause_end = sentence.clause(*anchor)
        for node in reversed(sentence.nodes):
            inside = look.trigger.start <= node.start and node.end <= look.trigger.end
            # "the sole supplier of HBM3E for the H200"
            behind = node.marker in _PUT_INTO and 0 < node.start - anchor[1] <= gap and node.start < clause_end
            if not (inside or behind or 0 <= anchor[0] - node.end <= gap) or len(node.mentions) != 1:
                continue
            if node.mentions[0].kind not in ("chip", "product"):
                continue
            maker = self._discourse.catalogue.get(self._vendor_id(node.mentions[0]) or "")
            if maker is None or maker.id in look.taken or maker.kind not in look.role.kinds:
                return None
            mention = Mention(node.start, node.end, node.mentions[0].text, maker.id, maker.name, maker.kind)
            return Filled((mention,), node.start, node.end, node, look.name)
        return None

    def _at_belonging_to(self, look: Look) -> Filled | None:
        """Whose it is, by what stands behind the words."""
        sentence, anchor, nodes = look.sentence, look.anchor, look.nodes
        return self._first(look, belonging(sentence, anchor[1], nodes))

    def _at_in_house(self, look: Look) -> Filled | None:
        """A company's own chip that has no name is called after the company."""
        taken, anchor = look.taken, look.anchor
        owner = next((id_ for id_ in taken if id_.startswith("company:") and id_ != "company:unnamed"), None)
        if owner is None:
            return None
        entity = self._discourse.catalogue.get(owner)
        slug = owner.partition(":")[2]
        name = f"{entity.name if entity else slug} in-house chip"
        chip = Mention(anchor[0], anchor[1], name, f"chip:{slug}-asic", name, "chip", provisional=True, vendor_id=owner)
        self._own_chips[owner] = chip
        return Filled((chip,), anchor[0], anchor[1], None, "in-house")

    def _at_maker(self, look: Look) -> Filled | None:
        """Whose the object is: its known vendor or owner, else who the article said develops or runs it."""
        role = look.role
        if self._object is None:
            return None
        mention = self._object.mentions[0]
        entity = self._discourse.catalogue.get(mention.id)
        maker = mention.vendor_id or (entity.owner if entity else None)
        known = self._discourse.catalogue.get(maker) if maker else None
        found = (
            Mention(mention.start, mention.end, known.name, known.id, known.name, known.kind)
            if known is not None
            else self._discourse.companies.get(maker or "") or self._makers.get(mention.id)
        )
        if found is None or found.kind not in role.kinds or found.id in {m.id for m in self._object.mentions}:
            return None
        return Filled((found,), self._object.start, self._object.end, None, "maker")

    def _at_maker_before(self, look: Look) -> Filled | None:
        """Whose the chip is that stands as subject: "the MI300X has shipped to Meta", 思元590已供货字节."""
        sentence, anchor, role = look.sentence, look.anchor, look.role
        start, _ = sentence.clause(*anchor)
        for node in reversed(sentence.nodes):
            told = any(
                start > n.start and n.kinds & ORGANISATIONS and not (n.vendor or n.marker) for n in sentence.nodes
            )
            opens = node.start - sentence.start <= 2 and not told
            if node.end > anchor[0] or (node.start < start and not opens):
                continue
            if not node.has(("chip",)) or not node.mentions:
                continue
            if node.marker or node.owner:
                return None
            mention = node.mentions[0]
            entity = self._discourse.catalogue.get(mention.id)
            maker = mention.vendor_id or (entity.owner if entity else None)
            known = self._discourse.catalogue.get(maker) if maker else None
            if known is None or known.kind not in role.kinds:
                return None
            made = Mention(node.start, node.end, known.name, known.id, known.name, known.kind)
            return Filled((made,), node.start, node.end, node, "maker")
        return None
