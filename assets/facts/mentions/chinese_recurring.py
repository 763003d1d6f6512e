"""Companies that a Chinese article names again and again, by what it tells of them at all these places together.

One place says little of 砺石, which the dictionary has for a whetstone. That it has revenue here, gets orders there and
is the beginning of 砺石智芯 and of 砺石一号 tells what it is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import rjieba

from assets.facts.mentions.chinese_words import HAN, ChineseWords, union
from assets.facts.mentions.mention import Mention, renamed, slug
from assets.facts.mentions.places import Places
from assets.facts.mentions.words import places_of
from assets.facts.patterns import finditer, screened

# What only a company has, does or undergoes, behind its name. What a machine does, too (启用, 上线), is left out.
_CORPORATE = (
    r"的?(?:营收|营业收入|收入(?!囊)|净利|市值|股价|估值|资本[开支]支?出?|招股书|财报|年报|董事长|创始人|CEO|总裁|社长|发言人|股东)"
    r"|(?:登陆|挂牌|上市|融资|中标|斥资|裁员|公告|宣布|被列入|下[单了]|采购|订购|签[下约署了]|租[用下]|收购|入股|注资|出资|领投|买[下了]|供货|出货|承诺采购)"
    r"|[向与同跟和从](?=[^，。；]{1,12}?(?:下单|下了|采购|订购|订了|买|签|租|供货|达成|合作|融资))"
)
# With whom a company does something: 向X下单, 与X签下, 离开X.
_WITH = r"下单|下了|订购|采购|订货|买了|签下|签约|签署|签了|供货|供应|注资|出资|增资|达成|合作|入股|收购|提供"
_DOES = re.compile(_CORPORATE)
_NO_LEAD = r"(?![由向与和在被把将从据对给为而但且就也又还这那其该此每各])"
_LONGEST = 6
# What a longer name has more.
_REST = re.compile(rf"[{HAN}]{{2,4}}")
_ORDINAL = re.compile(r"”?[一二三四五六七八九]号")
# “砺石卡”: a name in quotation marks that only begins so.
_IN_QUOTES = re.compile(rf"[{HAN}]{{1,4}}”")
_PERSONS = re.compile(r"(?:先生|女士|教授|博士|分析师|社长|总裁)$")


class RecurringCompanies:
    """Finds the companies that a text tells of in many places."""

    def __init__(self, vocabulary: Mapping[str, Any], words: ChineseWords) -> None:
        self._words = words
        adverbs = union(vocabulary, "chinese_company_deed_adverbs")
        self._acting = screened(
            rf"(?:^|(?<=[，。；：！？“”（）\n ]))(?P<name>{_NO_LEAD}[{HAN}]{{2,{_LONGEST}}}?)"
            rf"(?P<act>(?:{adverbs}|另|又|却|\d{{1,2}}月|20\d\d年)*(?:{_CORPORATE}))"
        )
        self._dealt_with = screened(rf"[向给与跟对](?P<name>{_NO_LEAD}[{HAN}]{{2,{_LONGEST}}}?)(?P<act>{_WITH})")

    def find(self, text: str, places: Places, companies: Sequence[Mention]) -> Iterator[Mention]:
        """The companies that are not named yet.

        Args:
            text: The text.
            places: What is known by name already; a place or a field may be part of a company's name.
            companies: The companies found by single places.
        """
        acts: dict[str, set[str]] = defaultdict(set)
        for pattern in (self._acting, self._dealt_with):
            for match in finditer(pattern, text):
                if places.free(*match.span("name")):
                    acts[match["name"]].add(match["act"])
        may_be_names = [name for name in sorted(acts, key=len, reverse=True) if self._may_be_name(name)]
        begun = places_of(text, may_be_names)
        named = {mention.text: mention for mention in companies}
        for full, mention in list(named.items()):
            # 櫻島 of 櫻島電算: how a company's name begins is what it is called later.
            short = next((full[:n] for n in (2, 3, 4) if n < len(full) - 1 and full[:n] in acts), None)
            if short is not None and short not in named and short in begun:
                named[short] = mention
                yield from self._again(text, short, begun[short], mention)
        for name in may_be_names:
            if self._words.native_person.fullmatch(name):
                continue
            longer = self._longer(text, name, begun[name])
            if name in named:
                if longer is not None and longer not in named:
                    named[longer] = named[name]
                    yield from self._again(text, longer, begun[name], named[name])
                continue
            headed = longer is not None or self._makes(text, name, begun[name])
            known = rjieba.has_word(name) or not self._words.is_name(name)
            if len(acts[name]) < 2 or (known and not headed):
                continue
            full = longer or name
            head = named.get(full) or Mention(0, 0, full, f"company:{slug(full)}", full, "company", provisional=True)
            named[name] = named[full] = head
            yield from self._again(text, name, begun[name], head)
            if full != name:
                yield from self._again(text, full, begun[name], head)

    def _may_be_name(self, name: str) -> bool:
        words = self._words
        return not (
            words.common.fullmatch(name)
            or words.no_name.search(name)
            or words.cut_word.search(name)
            or _PERSONS.search(name)
            or any(tag[0] in "vrdpcmqtf" and rjieba.has_word(word) for word, tag in rjieba.tag(name) if len(word) > 1)
        )

    def _longer(self, text: str, name: str, starts: Iterable[int]) -> str | None:
        """The longer name, used more than once, that begins with a name: 砺石智芯."""
        followed: dict[str, set[str]] = defaultdict(set)
        for match in filter(None, (_REST.match(text, start + len(name)) for start in starts)):
            for end in range(match.start() + 2, match.end() + 1):
                followed[text[match.start() : end]].add(text[end : end + 1])
        for rest in sorted(followed, key=len, reverse=True):
            ordinary = self._words.cut_word.search(rest) or self._words.common.fullmatch(rest)
            if len(followed[rest]) > 1 and not ordinary and not _DOES.match(rest):
                return name + rest
        return None

    def _makes(self, text: str, name: str, starts: Iterable[int]) -> bool:
        """Whether things are called by a name and a number: 砺石一号."""
        return any(_ORDINAL.match(text, start + len(name)) for start in starts)

    def _again(self, text: str, name: str, starts: Iterable[int], meant: Mention) -> Iterator[Mention]:
        """The places of a name, of those where it or its beginning stands."""
        for start in starts:
            end = start + len(name)
            again = text.startswith(name, start) and not _ORDINAL.match(text, end)
            if again and not (text[start - 1 : start] == "“" and _IN_QUOTES.match(text, end)):
                yield renamed(meant, text, start, end, "recurring")
