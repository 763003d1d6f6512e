"""Chinese laws and orders whose name stands between 《》 and that nothing known is called by: 《算力管理办法》."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assets.facts.mentions.mention import Mention, slug

# What the name of a law ends with; a 方法 or 书法 is none.
_LAW = re.compile(
    r"《(?P<name>[^《》\n]{1,28}(?:法案|(?<![办做手书兵方语文疗佛算])法|办法|条例|规定|规则|细则|法令|行政令|禁令|指引|指南|目录))"
    r"(?:[（(][^《》\n]{1,12}[）)])?》"
)


def chinese_laws(text: str, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """The laws that a text names between 《》 and that no mention of a known one stands in.

    Args:
        text: A view of an article.
        mentions: What is named, so far.
    """
    known = [m for m in mentions if m.kind == "regulation"]
    for match in _LAW.finditer(text):
        if any(match.start() < m.end and m.start < match.end() for m in known):
            continue
        name = match["name"]
        yield Mention(
            match.start(), match.end(), match[0], f"regulation:{slug(name)}", name, "regulation",
            provisional=True, rule="title",
        )  # fmt: skip
