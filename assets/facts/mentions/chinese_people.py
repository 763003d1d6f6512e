"""People with Chinese names whom the catalogue lacks, known by the office in front: CEO印奇, 首席财务官苏珊·李."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import rjieba

from assets.facts.mentions.chinese_words import HAN, ChineseWords, union
from assets.facts.mentions.mention import Mention, slug
from assets.facts.mentions.places import Places
from assets.facts.mentions.words import WordFinder, article_around

# A name as it is written at home, behind its transliteration: 格鲁克（Ken Glueck）.
_LATIN_NAME = re.compile(r"[（(]([A-Z][\w.'’-]+(?: (?:[a-z]{1,3} )?[A-Z][\w.'’-]*)+)[）)]")
# To whom one speaks, and no name: 工程师向媒体描述.
_LISTENERS = re.compile(
    r"[向对给跟从同与和](?:媒体|记者|本刊|本报|我们?|外界|市场|客户|投资|股东|员工|公众|他|她|其)|于(?:[昨今当本上下近日周年月此其会采业法接前同次].?)"
)
# Before an office, where it is one of the company spoken of.
_OF_THE_COMPANY = re.compile(r"(?:^|[，。；：！？\n“])(?:该|这家)?公司(?:的|现任)?$")
# When somebody spoke, and no name of the family 周: 发言人周三否认.
_WEEKDAY = re.compile("周[一二三四五六日末]")
# How far in front of the office its company may stand: 阿里云大模型业务CTO.
_DEPARTMENT = 12
# What parts a company from who is told of next.
_CLAUSE_MARK = re.compile(r"[，。；：！？）)\n]")
# Behind an office: whose it is, named there.
_NEXT_NAME = re.compile(r"[\u4e00-\u9fff]")
# How much of the text a name and the verb behind it take.
_NAME_AND_VERB = 7


class ChinesePeople:
    """Finds people by their office."""

    def __init__(self, vocabulary: Mapping[str, Any], words: ChineseWords) -> None:
        self._words = words
        titles, right = union(vocabulary, "chinese_person_titles"), union(vocabulary, "chinese_person_right")
        foreign = "".join(vocabulary.get("transliteration_characters", ())) or "\0"
        self._titles = WordFinder(vocabulary.get("chinese_person_titles", ()))
        # A surname with one or two characters, two where the end of a name follows them; a foreign name; or any two
        # or three characters in front of a verb of saying.
        self._named = re.compile(
            rf"(?:[兼、及]?(?:{titles})){{0,3}}[， ]?(?:"
            rf"(?P<native>(?:{union(vocabulary, 'chinese_surnames')})[{HAN}]{{1,2}}?)(?={right}|[（(])"
            rf"|(?P<foreign>[{foreign}]{{2,7}}?(?:·[{HAN}A-Z.]{{1,6}}?)*)(?={right}|[^{HAN}·])"
            rf"|(?P<other>(?![只仅不没未也还并则曾已才都又再更就均便愿肯敢想])[{HAN}]{{2,4}}?)"
            rf"(?=(?:在[^，。；：]{{2,8}})?(?:{union(vocabulary, 'chinese_speech_verbs')})))"
        )
        self._surname = re.compile(union(vocabulary, "chinese_surnames"))
        self._han = re.compile(f"[{HAN}]+")
        # 群联的潘健成认为
        self._of_company = re.compile(
            rf"的(?P<name>(?:{union(vocabulary, 'chinese_surnames')})[{HAN}]{{1,2}})"
            rf"(?=(?:[（(][^（）()]{{2,24}}[）)])?(?:则|也|还|又|曾)?"
            rf"(?:[对向跟](?:记者|我们?|本刊|本报|媒体|笔者))?(?:{union(vocabulary, 'chinese_speech_verbs')}))"
        )
        # 做了十五年分销的罗成东告诉《远见周刊》, 负责采购的王倩说
        self._of_career = re.compile(
            rf"(?:^|(?<=[，。；：”」\n]))[^，。；：“”\n]{{0,16}}"
            rf"(?:年|做|干|负责|从事|入行|出身|离职|经营|主管|分管|操盘|卖|跑|管)"
            rf"[^，。；：“”\n]{{0,14}}的(?P<name>(?:{union(vocabulary, 'chinese_surnames')})[{HAN}]{{1,2}})"
            rf"(?=(?:[（(][^（）()]{{2,24}}[）)])?(?:则|也|还|又|曾)?(?:[对向跟](?:记者|我们?|本刊|本报|媒体|笔者))?"
            rf"(?:{union(vocabulary, 'chinese_speech_verbs')}|回忆|感叹|笑|坦承)"
            rf"(?:记者|我们?|本刊|本报|道|称|说|着|了|[，：:《“]))"
        )
        # 现任职于律所的克里斯·蒂蒙斯对我说: a dot stands within foreign names only.
        self._dotted = re.compile(
            rf"(?P<name>[{foreign}]{{1,6}}·(?:[{foreign}A-Z.]{{1,6}}·)?[{foreign}]{{1,7}}?)(?={right}|[^{HAN}·])"
        )
        # 张越从英特尔离职，创办了衡芯: what only somebody with a career does.
        self._career = re.compile(
            r"(?:^|(?<=[，。；：“\n ])|(?<=任命)|(?<=聘请)|(?<=提拔))"
            rf"(?P<name>(?:{union(vocabulary, 'chinese_surnames')})[{HAN}]{{1,2}}?)"
            rf"(?=(?:今年|现年)?(?:[二三四五六七]十[一二三四五六七八九]?|[2-7]\d)岁"
            rf"|(?:于|在|[\d年月]+)*(?:从[^，。；]{{2,10}}(?:离职|出走|辞职|离开|退休)"
            rf"|(?:加盟|加入|出任|接任|卸任|执掌|辞去|为(?:{titles}))|(?:创办|创立|联合创立)了|此前(?:在|任|曾)"
            r"|，?(?:19|20)\d\d年(?:\d{1,2}月)?出?生|离开[^，。；]{2,8}(?:，|后)?(?:加入|加盟|创|出任)"
            r"|曾在[^，。；]{2,10}(?:任|工作|担任|负责)|早年(?:在|就)))"
        )
        # “…”冯季说, and again 冯季说：
        self._tells = re.compile(
            rf"(?:^|(?<=[，。；：！？”“\n ]))(?P<name>(?:{union(vocabulary, 'chinese_surnames')})[{HAN}]{{1,2}}?)"
            r"(?=(?:对[^，。；]{2,6})?(?:苦?笑着|感叹道?|回忆道?|坦言|叹了?口?气?|摇摇?头)?说(?:道|着)?[，：。“])"
        )
        # 对话砾石智算王砚：…
        self._interviewed = re.compile(
            rf"(?:专访|对话|访谈|对谈)[{HAN}]{{0,8}}?"
            rf"(?P<name>(?:{union(vocabulary, 'chinese_surnames')})[{HAN}]{{1,2}})(?=[：:｜|\n]|$)"
        )
        # 嘉宾：卫澜，骐骥云总裁; 卫澜（骐骥云联合创始人）; 廖建军是鹏拓科技的老板
        self._introduced = re.compile(
            rf"(?:^|(?<=[，。：:｜|\n ]))(?P<name>(?:{union(vocabulary, 'chinese_surnames')})[{HAN}]{{1,2}})"
            r"(?:[，、：:/｜| ]| ?[（(]|(?:现|曾)?(?:是|为|任|系))"
        )
        # 口述：冯季同, in the line of credits
        self._credited = re.compile(
            rf"(?:口述(?:者|人)?|受访(?:者|人|嘉宾)?|讲述(?:者|人)?|自述|对谈(?:人|嘉宾)?|对话(?:人|嘉宾)|嘉宾)"
            r"(?: ?[：:｜|/] ?|(?<=者))"
            rf"(?P<name>(?:{union(vocabulary, 'chinese_surnames')})[{HAN}]{{1,2}})(?![{HAN}])"
        )
        self._no_speaker = re.compile(rf"(?:{union(vocabulary, 'chinese_no_speakers')})$")

    def find(self, text: str, places: Places) -> Iterator[Mention]:
        """The people.

        Args:
            text: The text.
            places: What is named already, the companies of the text included: they tell for whom a person speaks.
        """
        for title_start, title_end in self._titles.find(text):
            match = self._named.match(text, title_end)
            if match is None:
                again = self._named_again(text, title_end)
                if again is None or not places.free(*again):
                    continue
                name = text[again[0] : again[1]]
                yield Mention(
                    *again, name, _person_id(name, False), name, "person", provisional=True,
                    affiliation_id=self._employer(text, title_start, places), rule="title",
                )  # fmt: skip
                continue
            group = match.lastgroup or ""
            start, end = match.span(group)
            if group == "native" and end - start == 2 and self._goes_on(text, start, end):
                end += 1  # 创始人闫可为此前…: the text has no 闫可 without 为
            elif group == "native" and end - start == 3 and self._ends_before(text, start, end):
                end -= 1  # 创始人何屿卖掉了…: the text has 何屿 again, and no 何屿卖
            name = text[start:end]
            if group == "other" and not self._words.is_name(match[group]):
                continue
            if (
                _LISTENERS.fullmatch(name)
                or _WEEKDAY.fullmatch(name)
                or self._words.common.fullmatch(name)
                or not places.free(start, end)
                or self._no_speaker.search(text, max(0, start - 4), start)
            ):
                continue
            latin = _LATIN_NAME.match(text, end)
            id_ = f"person:{slug(latin[1])}" if latin is not None else _person_id(name, group == "foreign")
            yield Mention(
                start, end, name, id_, latin[1] if latin is not None else name, "person", provisional=True,
                affiliation_id=self._employer(text, title_start, places), rule="title",
            )  # fmt: skip
        tells = [match for match in self._tells.finditer(text) if self._words.recurs(text, *match.span("name"))]
        for match in (*self._career.finditer(text), *self._interviewed.finditer(text), *tells):
            name, (start, end) = match["name"], match.span("name")
            if self._words.is_name(name) and not rjieba.has_word(name) and places.free(start, end):
                yield Mention(
                    start, end, name, _person_id(name, False), name, "person", provisional=True, rule="career"
                )
        yield from self._with_office_behind(text, places)
        yield from self._credited_ones(text, places)
        for match in self._dotted.finditer(text) if "·" in text else ():
            name, (start, end) = match["name"], match.span("name")
            if places.free(start, end):
                latin = _LATIN_NAME.match(text, end)
                id_ = f"person:{slug(latin[1])}" if latin is not None else _person_id(name, True)
                yield Mention(
                    start, end, name, id_, latin[1] if latin is not None else name, "person", provisional=True,
                    rule="dotted",
                )  # fmt: skip
        for match in self._of_company.finditer(text):
            employer = places.company_before(match.start(), _DEPARTMENT)
            name, (start, end) = match["name"], match.span("name")
            if employer is None or not self._words.is_name(name) or not places.free(start, end):
                continue
            yield Mention(
                start, end, name, _person_id(name, False), name, "person", provisional=True, affiliation_id=employer,
                rule="speaks",
            )  # fmt: skip

        for match in self._of_career.finditer(text):
            name, (start, end) = match["name"], match.span("name")
            if self._words.is_name(name) and places.free(start, end):
                yield Mention(
                    start, end, name, _person_id(name, False), name, "person", provisional=True, rule="speaks"
                )

    def _employer(self, text: str, title: int, places: Places) -> str | None:
        """Whose office it is: of the company in front of it, or, of 公司创始人, with which the paragraph begins."""
        named = places.company_before(title, _DEPARTMENT)
        if named is not None or not _OF_THE_COMPANY.search(text, max(0, title - 6), title):
            return named
        return places.first_company(text.rfind("\n", 0, title) + 1, title)

    def _with_office_behind(self, text: str, places: Places) -> Iterator[Mention]:
        """Those behind whose name a company stands and an office in it, with nothing between."""
        for match in self._introduced.finditer(text):
            name, (start, end) = match["name"], match.span("name")
            employer = next(iter(places.companies_after(match.end(), 1)), None)
            if employer is None or employer.start != match.end() or not places.free(start, end):
                continue
            behind = _CLAUSE_MARK.split(text[employer.end : employer.end + _DEPARTMENT], maxsplit=1)[0]
            offices = self._titles.find(behind)
            # 建军 is a word, and no name of three characters that a surname begins, set beside an office.
            if not offices or not (len(name) > 2 or self._words.is_name(name)) or rjieba.has_word(name):
                continue
            if _NEXT_NAME.match(behind, offices[-1][1]):
                continue  # 许冬，华为轮值董事长徐直军到场
            yield Mention(
                start, end, name, _person_id(name, False), name, "person", provisional=True,
                affiliation_id=employer.id, rule="introduced",
            )  # fmt: skip

    def _credited_ones(self, text: str, places: Places) -> Iterator[Mention]:
        """Who is credited with what is told, employed where the text says that they founded or lead a company."""
        for match in self._credited.finditer(text):
            name, (start, end) = match["name"], match.span("name")
            if not self._words.is_name(name) or not places.free(start, end):
                continue
            lead = re.compile(
                rf"{name}[^。！？\n]{{0,40}}?(?:创办|创立|创建|执掌|掌管|经营|任职于|供职于|负责)了?"
            ).search(text, *article_around(start))
            led = next(iter(places.companies_after(lead.end(), 1)), None) if lead is not None else None
            employer = led.id if led is not None and lead is not None and led.start == lead.end() else None
            yield Mention(
                start, end, name, _person_id(name, False), name, "person", provisional=True, affiliation_id=employer,
                rule="credited",
            )  # fmt: skip

    def _goes_on(self, text: str, start: int, end: int) -> bool:
        """Whether a name has a further character, which stands behind it wherever the text has it."""
        longer = text[start : end + 1]
        article = article_around(start)
        again = text.count(longer, *article)
        return (
            again > 1
            and again == text.count(text[start:end], *article)
            and self._han.fullmatch(longer) is not None
            and self._words.is_name(longer)
        )

    def _ends_before(self, text: str, start: int, end: int) -> bool:
        """Whether a name is one character shorter: the text has that again, and never with the character behind it."""
        article = article_around(start)
        return text.count(text[start:end], *article) == 1 and text.count(text[start : end - 1], *article) > 1

    def _named_again(self, text: str, start: int) -> tuple[int, int] | None:
        """The name behind an office, whatever follows it, if the text has it again or a dictionary's words end it.

        创始人林叙索性…, 林叙写道; 副总裁鲍一帆确认: [鲍一帆 确认]
        """
        if self._surname.match(text, start) is None:
            return None
        article = article_around(start)
        for length in (3, 2):
            name = text[start : start + length]
            if self._han.fullmatch(name) and text.count(name, *article) > 1 and self._words.is_name(name):
                return start, start + length
        words = rjieba.tag(text[start : start + _NAME_AND_VERB])
        if len(words) > 1 and words[0][1] == "nr" and 2 <= len(words[0][0]) <= 3 and words[1][1] in ("v", "d", "vd"):
            return start, start + len(words[0][0])
        return None


def _person_id(name: str, foreign: bool) -> str:
    surname = 2 if len(name) > 3 else 1
    parts = name.split("·") if foreign else [name[:surname], name[surname:]]
    return f"person:{'-'.join(slug(part) for part in parts if part)}"
