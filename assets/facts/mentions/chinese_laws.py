"""Chinese laws, orders, notices and lists that nothing known is called by: 《算力管理办法》, “智算十九条”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from assets.facts.mentions.mention import Mention, slug
from assets.facts.mentions.places import ORGANISATIONS, Places
from assets.facts.patterns import finditer, screened

# What the name of a law ends with; a 方法 or 书法 is none, nor is what is but a 命令 or 指令.
_LAW = (
    r"(?:法案|(?<![办做手书兵方语文疗佛算用看想说写])法|办法|条例|规定|规则|细则|法令|行政令|禁令|指引|指南|目录"
    r"|(?<![命指口司夏冬号辞])令|通知|公告|告示|通告|意见|决定|措施|准则|公约|协定|修正案|管制清单)"
)
# What a plan, a list, a film and a book may end with.
_PERHAPS = r"(?:方案|计划|行动|清单|名单|标准|规范|纲要|规划|政策|框架|宣言|备忘录|声明|新规|新政)"
_BRACKET = r"(?:[（(][^《》\n]{1,12}[）)])?"
_TITLE = screened(
    rf"《(?P<name>[^《》\n]{{1,40}}?(?:(?P<law>{_LAW})|{_PERHAPS}){_BRACKET})》(?P<change>修正案|修订案|草案)?"
)
# 第33号法令, 8号文, 第16轮制裁
_NUMBERED = screened(
    r"第?(?<![\d./A-Za-z])\d{1,5}(?:[./-]\d{1,5})?号"
    r"(?:法令|总统令|行政令|行政命令|部令|令|公告|通知|通告|文件|文|决议|决定|条例|公报|法案|法)"
    r"(?![书学人院庭官字楼馆化创旅教栏牌])|第\d{1,3}轮制裁|第[一二三四五六七八九十]{1,3}轮(?:对[俄华伊]|[^，。]{0,2})制裁"
)
# “智算十九条”, “模塑23条”, “9月令”, “共同高优先清单”; “东算西移”二十条
_QUOTED = screened(
    r"“(?P<name>[^“”\n]{1,14}?(?:(?<=[\u4e00-\u9fff]{2})(?<![第有了是])"
    r"(?:[三四五六七八九十][一二三四五六七八九十百]{0,3}|二十[一二三四五六七八九]?|\d{1,3})条"
    r"|(?<!集结)(?<!动员)(?<!逐客)(?<!通缉)(?<!召集)(?<![命指口司夏冬号辞酒军施])令|法案|条例|(?<=[\u4e00-\u9fff]{4})办法|通告|新规|禁令|细则|(?:优先|管制|管控"
    r"|实体|用户|制裁)[^“”\n]{0,3}?[清名]单|\d号文))”"
)
_QUOTED_HEAD = screened(r"“(?P<name>[^“”\n]{2,10})”[一二三四五六七八九十]{1,3}条")
# 列入最终用户名单
_LISTED = screened(
    r"(?:列入|加入|纳入|移出|拉入|列进|踢出)(?:了|其|美国|日本|欧盟|英国|韩国|所谓)?“?"
    r"(?P<name>[\u4e00-\u9fff]{0,6}(?:用户|实体|管制|管控|核实|制裁|限制|涉军|军工)[\u4e00-\u9fff]{0,4}?[名清]单)"
)
# Films and books have shorter names: 《数据中心绿色低碳发展专项行动》.
_LONG = 10
# Who makes rules, and what making them is called, in front of a name; what rules do, behind it.
_MADE = re.compile(
    r"(?:印发|发布|公布|出台|颁布|修订|下发|制定|通过|签署|实施|施行|执行|根据|依据|按照|按|违反|依照|遵守|新版|推出|拟定|起草"
    r"|部|委|局|院|厅|署|办|会|政府|国会|议会|商务|BIS|METI)(?:了|的|近日|日前|最新|新)*(?:\d{1,2}月)?$"
)
_DOES = re.compile(
    r"(?:[（(][^（）()\n]{1,16}[）)])?(?:，|还|也|已|将|则|首次|明确|自|从|于|若|一旦|正式|\d{1,2}月|\d{1,2}日|起)*"
    r"(?:要求|规定|提出|限制|禁止|明确|生效|实施|施行|执行|限定|豁免|点名|指出|写明|给出|对[^，。；]{2,20}(?:给予|补贴|征|限|禁)|规范"
    r"|通过|把|将|覆盖|适用|列出|列入|收录|设定|之前|之后|出台|发布|修订|下|或?[令使]|导致)"
)
_BARE = screened(rf"《(?P<name>{_LAW}|{_PERHAPS})》")


def chinese_laws(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The rules that a text names and that no mention of a known one stands in.

    Args:
        text: A view of an article.
        mentions: What is named, so far, sorted.
    """
    places = Places(text, mentions)
    found: dict[tuple[int, int], Mention] = {}
    short: dict[str, str] = {}
    for start, end, name in chain(_titled(text, places), _otherwise(text)):
        inside = places.within(start, end)
        if any(m.kind == "regulation" and (len(m.text) > 3 and end - start < 2 * len(m.text)) for m in inside):
            continue
        if any(m.kind in ORGANISATIONS and m.start == start for m in inside) and text[start] != "《":
            continue
        # 《登记令》 behind 《加速器进口登记令》
        name = next((m.name for m in found.values() if m.start < start and m.name.endswith(name)), name)
        found[start, end] = _law(text, start, end, name)
        if text[start] in "《“" or text[start : start + 1] == "第":
            short[text[start:end].strip("《》“”第")] = name
    for called, name in short.items():
        # 8号文对运营商同样适用: without the marks of the first place.
        at = text.find(called)
        while at >= 0:
            end = at + len(called)
            if len(called) > 2 and not any(a <= at and end <= b for a, b in found):
                found[at, end] = _law(text, at, end, name)
            at = text.find(called, end)
    for match in finditer(_BARE, text):
        meant = [m for m in found.values() if m.start < match.start() and m.name.endswith(match["name"])]
        if meant:
            found[match.span()] = _law(text, *match.span(), meant[-1].name)
    return sorted(found.values(), key=lambda m: m.start)


def _titled(text: str, places: Places) -> Iterator[tuple[int, int, str]]:
    """What is named between 《》: a law by its last word, a plan or list if some place of it tells of a rule."""
    titles = list(finditer(_TITLE, text))
    ruled = {match["name"] for match in titles if match["law"] or _is_ruled(text, match, places)}
    for match in titles:
        if match["name"] in ruled:
            yield match.start(), match.end(), match["name"] + (match["change"] or "")


def _is_ruled(text: str, match: re.Match[str], places: Places) -> bool:
    """Whether somebody made what is named there, or it does what rules do."""
    start, end = match.span()
    if len(match["name"]) >= _LONG or _DOES.match(text, end) or _MADE.search(text, max(0, start - 16), start):
        return True
    owner = places.ending_at(start) or (places.ending_at(start - 1) if text[start - 1 : start] == "的" else None)
    return owner is not None and owner.kind == "region"


def _otherwise(text: str) -> Iterator[tuple[int, int, str]]:
    """What is named by a number, in quotation marks or as what somebody is put on."""
    for match in finditer(_NUMBERED, text):
        yield match.start(), match.end(), match[0]
    for match in finditer(_QUOTED, text):
        yield match.start(), match.end(), match["name"]
    for match in finditer(_QUOTED_HEAD, text):
        yield match.start(), match.end(), match[0].replace("“", "").replace("”", "")
    for match in finditer(_LISTED, text):
        yield match.start("name"), match.end("name"), match["name"]


def _law(text: str, start: int, end: int, name: str) -> Mention:
    return Mention(
        start, end, text[start:end], f"regulation:{slug(name)}", name, "regulation", provisional=True, rule="title"
    )
