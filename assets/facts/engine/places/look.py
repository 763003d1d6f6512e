"""What is looked for at a place of a sentence: the role, the words, the figure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assets.facts.discourse import Node, Sentence
from assets.facts.engine.state import Filled
from assets.facts.frames import Role, Trigger
from assets.facts.mentions import Mention
from assets.facts.model import EntityReference
from assets.facts.quantities.quantity import Quantity

_LISTED_NOUN = re.compile(
    r"(?:芯片|处理器|产品|新品|模型|型号|加速卡|加速器|显卡|系统|成员|版本|GPU|客户|供应商|厂商|公司|企业|机构|投资方)$"
)


@dataclass(slots=True)
class Look:
    """What is looked for, and where.

    Attributes:
        name: The place, as a frame names it.
        argument: What the frame adds to it: a limit, or prepositions.
        role: The role to fill.
        trigger: The words that state the frame.
        quantity: The number of the fact, if it has one.
        sentence: The sentence.
        taken: Ids that stand in another role already.
        inherited: Whether the number goes on from words before it.
        anchor: Around which offsets to look.
        priced: Whether a line of goods counts as the goods.
        nodes: The nodes of the sentence that are of the role's kinds.
    """

    name: str
    argument: str
    role: Role
    trigger: Trigger
    quantity: Quantity | None
    sentence: Sentence
    taken: tuple[str, ...]
    inherited: bool
    anchor: tuple[int, int]
    priced: bool
    nodes: list[Node]


def told_again(look: Look, entity: EntityReference) -> Filled:
    """What an earlier statement named, for words that do not name it."""
    place = look.anchor[0]
    mention = Mention(place, place, entity.mention, entity.id, entity.name, entity.kind)
    return Filled((mention,), place, place, None, look.name)


def end_of_clause(sentence: Sentence, position: int) -> int:
    """Where the clause around an offset ends, with what a colon behind it lists: 推出两款芯片：Maia和Cobalt."""
    end = sentence.clause(position, position)[1]
    lists = sentence.language == "zh" and sentence.words(end, end + 1) == "："
    if lists and _LISTED_NOUN.search(sentence.words(position - 6, end)):
        return sentence.clause(end + 1, end + 1)[1]
    return end
