"""Data centres and machines that only their place names: "its campus at Loughton", 位于乌兰察布的数据中心."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import rjieba

from assets.catalogue.entities import OBSERVER_ROLES, Catalogue
from assets.facts.mentions.chinese_words import HAN, ChineseWords, is_han
from assets.facts.mentions.known import longest_first
from assets.facts.mentions.latin_words import CALLED
from assets.facts.mentions.mention import Mention, slug
from assets.facts.mentions.places import Places
from assets.facts.mentions.words import article_around
from assets.facts.patterns import finditer, screened

_LETTER = "A-Za-zÀ-ÖØ-öø-ÿ"
_TOWN = (
    rf"[A-ZÀ-ÖØ-Þ][{_LETTER}]+(?:[-’'](?!s (?![A-Z]))[{_LETTER}]+)*"
    rf"(?:(?: (?:i|of|de|la|le|les|el|al|am|an der|upon|on))?[ -]"
    rf"(?!AI\b|GPU\b|Data\b|Cloud\b|Compute\b|Campus\b|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)[A-ZÀ-ÖØ-Þ][{_LETTER}]+"
    rf"(?:[-’'](?!s (?![A-Z]))[{_LETTER}]+)*){{0,2}}"
)
_AT = (
    r"(?:in|at|near|outside|beside|by|on the (?:outskirts|edge) of|close to"
    r"|(?:just |some [\w ]{1,12} )?(?:north|south|east|west) of)"
)
_DESCRIBED = r"(?:the )?(?:(?:town|city|village|port|suburb|county|district) of )?"
# By which the owner of several sites calls one: SEL3, DC21, M4; no quarter and no conference.
_CODE = r"(?!(?:Q|H|FY|CES|GTC|COP|CS|G)\d)[A-Z]{1,5}-?\d{1,3}(?![\w-])"
_DETERMINED = r"(?:['’]s?|\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Oo]ur|[Aa]n?|[Aa]nother|[Oo]ne|[Hh]is))(?: own)? "
# What a site's words may hold: "data centre" is a line of business as well.
_GIVING_WAY = frozenset({"region", "segment", "technology"})
_ID_WORDS = 2
_TALK, _BACK = 220, 300
# How much a dictionary must say for a name: 2 where it has one, 3 for words that it lacks.
_NAMELIKE = 2
# An institution's name, not a place's.
_OF_PEOPLE = re.compile(
    r"\b(?:University|Institute|College|Academy|Ministry|Hospital|School|Council|Bank|Department|Laboratory|Agency)\b"
)
_NAME_TAGS = frozenset({"ns", "nr", "nrt", "nrfg", "nz", "nt"})
_ADMINISTRATIVE = re.compile(r"(?:特别行政区|自治[区州]|[省市州县区旗镇])(?!块|域|别)")
# Behind a noun that is no site: a conference, a business.
_NO_SITE_BEHIND = (
    r"(?!大会|峰会|论坛|会议|行业|产业|市场|业务|企业|公司|运营商|服务商|服务器|设备|负责|租金|需求|板块|概念|建设潮|芯片|GPU"
    r"|部门|分部|事业部|营收|收入|投资人|经理|科技|信息|[（(][\u4e00-\u9fff]{2,6}[）)][\u4e00-\u9fff]{0,8}公司)"
)


_NO_TOWN = re.compile(r"[了各均皆共]|分别|[那这](?:里|儿|边|头)")


@dataclass(frozen=True, slots=True)
class _Introduced:
    """Where a text first tells that there is a site at a place.

    Attributes:
        start: Where the mention begins.
        end: Where it ends.
        town: The words that name the place.
        centre: Whether town and noun together are a proper name (庆阳智算中心).
        proper: Whether it has a name of its own (叫“灰鹤”).
        known: The place's slug where another name of it is known: Johor for 柔佛, Loughton for 劳顿（Loughton）.
    """

    start: int
    end: int
    town: str
    centre: bool = False
    proper: bool = False
    known: str = ""


# What tells the size of a cluster: 万卡集群, 千卡池.
_CARDS = re.compile(r"[万千]卡")
# Which part of a place it is: 廊坊B区智算中心.
_PART_BEFORE = re.compile(r"(?:[A-Z]|[一二三四五]号?|[东南西北])(?:区|期)$")
# What counts sites, or tells that there is one.
_NO_TOWN_WORD = re.compile(
    r"[一二两三四五六七八九十几数多每单另首第][座个处栋家所期]|.*(?:季度?|财季|半年|[今去明后前当全]年)|.*[有是建设开投盖搭租](?:了|成|起|着|过)?"
)
# A clause that goes on behind what another tells of a site, and behind the place in it what stands for the noun.
_NEXT_CLAUSE = re.compile(r"[^。；！？\n]{0,40}?[，；](?:而|但|至于|另外|此外)?(?:在)?(?=[^，。；]{2,8}的)")
_LEFT_OUT = re.compile(r"市?的(?:则|也|就|那[座个处]|这[座个处]|[一二]期|是|为|只?有|已|将|规模|总?功率|容量)")
# Before a site's own name, behind its place: 位于中卫的沙坡智算中心, 在济南启用了泉城智算中心.
_COMES_TO_BE = r"(?:启用|点亮|投用|上线|运营|建成|打造|落成|建设|投建|拥有|开通)(?:了|着)?"
BEFORE_OWN_NAME = re.compile(rf"的$|{_COMES_TO_BE}$")
_LATIN_OWN_NAME = re.compile(
    rf"(?:的|{_COMES_TO_BE})(?P<name>(?!AI|GPU|IDC|HPC)[A-Z][{_LETTER}\d’'-]+(?: [A-Z\d][{_LETTER}\d’'-]*){{0,3}}) ?$"
)
_LATIN_NAME_BEHIND = re.compile(r"(?:集群|系统|中心)?[“「 ]?(?!AI|GPU|IDC|HPC|MW|GW|PUE|IT)[A-Z][A-Za-z]{2,}")
_OPEN_BRACKET = re.compile(r"[（(][^（）()]{0,8}$")
# The code by which an owner of several sites calls one.
_CODE_BEFORE = re.compile(r"(?<![A-Za-z\d-])[A-Z]\d{1,2}$")


class Sites:
    """Finds sites by their places, and whose they are."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        vocabulary: Mapping[str, Any] = catalogue.vocabulary
        self._words = ChineseWords(vocabulary)

        def either(*keys: str) -> str:
            return "(?:" + "|".join(word for key in keys for word in vocabulary.get(key, ())) + ")"

        self._ordinary = frozenset(vocabulary.get("latin_ordinary_words", ()))
        self._towns = frozenset(f"region:{name}" for name in vocabulary.get("town_regions", ()))
        self._wide = frozenset(vocabulary.get("latin_wide_areas", ()))
        self._foreign = dict(row.split("=") for row in vocabulary.get("foreign_towns", ()))
        towns = sorted({*vocabulary.get("chinese_towns", ()), *self._foreign}, key=len, reverse=True)
        self._chinese_town = re.compile("|".join(towns) or r"(?!)")
        self._chinese_town_behind = re.compile(f"(?:{'|'.join(towns) or '(?!)'})$")
        self._generic = frozenset(vocabulary.get("chinese_generic_words", ()))
        self._talk, self._no_talk = re.compile(either("site_talk")), re.compile(either("no_site_talk"))
        strong, weak = either("latin_site_nouns"), either("latin_weak_site_nouns")
        both = f"(?:{strong}|{weak})"
        self._any_site = re.compile(rf"\b(?:{both}|{either('latin_former_buildings')})\b")
        self._single = screened(
            rf"(?<![\w-])(?:(?P<strong>{strong})|(?P<weak>{weak}))\b(?! conference| summit| market| industry)[”\"]?,? "
            rf"{_AT} {_DESCRIBED}(?P<town>{_TOWN})"
        )
        self._several = screened(
            rf"\b(?:[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]everal|[Bb]oth|[Ii]ts|[Tt]heir|[Nn]ew|(?<!\d)\d{{1,2}}) "
            rf"(?:[a-zA-Z-]{{1,20}} ){{0,3}}?{both}\b[^.;:]{{0,30}}?[,:(—–]? ?(?P<towns>\b{_AT} {_DESCRIBED}{_TOWN}"
            rf"(?:(?:,? and|,| or) (?:(?:the other|another|one)?,? ?{_AT} )?{_TOWN}){{1,4}})"
        )
        self._member = re.compile(rf"(?:{_AT} )?{_DESCRIBED}(?P<town>{_TOWN})")
        self._called = screened(
            rf"(?:{_DETERMINED}|(?<=[.!?“\"] )|^)(?:(?!and |of )[a-z][\w-]* ){{0,2}}(?P<town>{_TOWN}) "
            rf"(?:(?P<strong>{strong})|(?P<weak>sites?|facility|complex|halls?|development|hub|project))\b",
            re.MULTILINE,
        )
        self._converted = screened(
            r"(?:\b(?:former|old|disused|abandoned|defunct|shuttered|derelict|mothballed|closed|idle) "
            r"(?:[\w’'-]+ ){0,3}?"
            rf"|\b(?:an?|the|its) (?:[a-z-]+ )?)(?P<building>{either('latin_former_buildings')}) "
            rf"{_AT} {_DESCRIBED}(?P<town>{_TOWN})"
        )
        # "its Sakai plant will be turned into a data centre"
        self._to_be_converted = screened(
            rf"(?:[’']s?|\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Oo]ur|[Aa]n?)) (?:(?:old|former|idle) )?(?P<town>{_TOWN}) "
            rf"(?P<building>{either('latin_former_buildings')})\b[^.;]{{0,40}}?"
            r"\b(?:turn|convert|transform|remake|refit)(?:s|ed|ing)? (?:it )?into "
            rf"(?:[\w$€£¥.-]+ ){{0,6}}?(?:{strong})\b"
        )
        self._standing = screened(
            rf"\b(?:{strong}|machines?|sites?)\b[^.;:]{{0,40}}? "
            r"(?:stands?|stood|sits?|is|lies|located|based|housed|built|rises|rising|going up)"
            rf"(?: now)? {_AT} {_DESCRIBED}(?P<town>{_TOWN})"
        )
        self._drawing = screened(
            rf"(?:(?<=[.;!?] )|^)(?P<town>{_TOWN}) (?:(?:now|already|alone|currently) )?"
            r"(?:has|had|will have|draws|gets|"
            r"got|is rated|was granted|consumes|needs|takes|holds|houses)\b"
            r"[^.;]{0,50}?\b(?:MW|GW|(?:mega|giga)watts?)\b",
            re.MULTILINE,
        )
        # What its owner calls one of several: "its DC21 site at Ashburn", "Digital Realty's SEL3 in Gimpo"
        place = rf",? {_AT} {_DESCRIBED}{_TOWN}"
        noun = f"(?:{strong}|sites?|facility|building|hall|complex)"
        self._coded = screened(
            rf"(?<![\w-])(?P<town>{_CODE})(?: |, (?:an?|its|their|our|the) (?:[\w.-]+ ){{0,4}}?){noun}\b"
            rf"(?! (?:revenue|sales|chips?|GPUs?|processors?))(?P<where>{place})?"
            rf"|[’']s (?P<owned>{_CODE})(?P<there>{place})"
        )
        self._fronted = screened(
            rf"(?<![\w-])(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside) {_DESCRIBED}(?P<town>{_TOWN}),? (?:where )?"
            rf"(?P<between>[^.;:]{{3,70}}?)\b(?:(?P<strong>{strong})|(?P<weak>site|facility|complex|hall))\b"
            rf"(?!,? {_AT} [A-Z])"
        )
        self._one_there = screened(
            rf"\b(?:[Tt]he (?:one|other|second|third)|[Aa]nother|[Aa] (?:second|third)) {_AT} (?P<town>{_TOWN})"
        )
        self._noun_behind = re.compile(rf" (?:{both})\b")
        self._town_behind = re.compile(rf"(?:[’']s)?[ ]?{either('latin_town_words')}\b")
        self._verb_behind = re.compile(
            r"(?:[’']s)? (?:has|have|will|would|is to|can|could|draws?|gets?|takes?|holds?|houses?|runs?|went|goes"
            r"|comes|came|uses?)\b"
        )
        chinese, chinese_weak = either("chinese_site_nouns"), either("chinese_weak_site_nouns")
        any_chinese = f"(?:{chinese}|{chinese_weak})"
        self._chinese_noun = screened(rf"(?:(?P<strong>{chinese})|(?P<weak>{chinese_weak})){_NO_SITE_BEHIND}")
        self._chinese_in = screened(
            r"(?:位于|坐落[于在]|落户|落地|选址|(?:设|建|放|落|开|安)[在于到]|(?<![正现存内外好所])在)"
        )
        self._chinese_behind = re.compile(
            r"(?:市|县|区)?(?:的(?:[^，。；、“”在]{0,8}?)"
            rf"|(?:[^，。；“”]{{0,10}}?{either('chinese_site_verbs')}[^，。；“”]{{0,16}}?)|)"
            rf"(?P<noun>{any_chinese}){_NO_SITE_BEHIND}"
        )
        self._chinese_set = re.compile(
            rf"{any_chinese}[^，。；“”]{{0,6}}?(?:(?:设|建|放|落|选|安|定)[在于到址]{{1,2}}|，(?:分别|各|都)(?:位于|设在|在)"
            r"|落户|选址|坐落[于在]|位于|落地)$"
        )
        self._chinese_later = re.compile(
            rf"市?的?(?:那座|这座)?(?:{any_chinese}|[一二三首]期|[A-Z]区)|(?:那座|这座|[一二三]期)"
        )
        self._chinese_converted = re.compile(
            rf"[^，。；]{{0,24}}?改(?:建|造)?[成为作]{{1,2}}[^，。；]{{0,10}}?{any_chinese}"
        )
        self._transliterated = re.compile(f"[{''.join(vocabulary.get('transliteration_characters', ('x',)))}]+")
        self._owner_behind = re.compile(
            r",? (?:which (?:is|was) )?(?:(?:built|run|owned|operated|opened|developed|managed) "
            r"(?:and (?:run|owned|operated) )?by|belonging to|for|(?:that|which)) (?:the )?$"
        )
        self._chinese_owner_before = re.compile(
            rf"(?:旗下|自家|自有|自建)?(?:的|在|位于|于|建在|设在|落户|坐落于|把|将|最大|首座|首个|新)*[^{HAN}，。；：]?$"
        )
        self._acts = re.compile(rf"\b{either('site_deeds')}\b|{either('chinese_site_verbs', 'chinese_site_deeds')}")
        self._settles = re.compile(rf"\b{either('site_uses')}|{either('chinese_site_uses')}")
        self._keeps_owner = re.compile(either("site_owner_goes_on"))

    def find(self, text: str, known: Sequence[Mention]) -> list[Mention]:
        """The sites, each wherever the text speaks of it once it has told that there is one.

        Args:
            text: The text.
            known: What is named already, sorted. Of it only a region gives way to a site.
        """
        english = self._any_site.search(text) is not None
        chinese = _HAN_NOUN.search(text) is not None
        if not (english or chinese):
            return []
        places = Places(text, known)
        regions = {mention.start: mention for mention in known if mention.kind == "region"}
        found = [
            introduced
            for introduced in (
                *(self._in_english(text, places) if english else ()),
                *(self._in_chinese(text, places, regions) if chinese else ()),
            )
            if all(mention.kind in _GIVING_WAY for mention in places.within(introduced.start, introduced.end))
        ]
        if chinese:
            found.extend(self._also_there(text, found, regions))
        clusters = [mention.start for mention in known if mention.kind == "cluster"]
        ends = frozenset(each.end for each in found)
        found = [each for each in found if not (_tells_where(text, each, clusters) or _is_nearby(text, each, ends))]
        found = [self._with_known_name(text, each, places) for each in found]
        sites = [self._mention(text, each, "site-name" if each.proper else "site") for each in found]
        first: dict[str, int] = {}
        by_town: dict[str, Mention] = {}
        for each, site in sorted(zip(found, sites, strict=True), key=lambda pair: pair[0].start):
            first.setdefault(each.town, each.end)
            by_town.setdefault(each.town, site)
        # One town has one site here, by whatever words it was brought up.
        sites = [
            replace(site, id=by_town[each.town].id, name=by_town[each.town].name)
            for each, site in zip(found, sites, strict=True)
        ]
        for town, end in first.items():
            sites.extend(self._later(text, town, end, by_town[town], places))
        return longest_first(sites)

    def owned(self, text: str, mentions: list[Mention]) -> list[Mention]:
        """The mentions, with each site called after its owner too, where the text tells whose it is.

        Args:
            text: The text.
            mentions: All mentions, sorted.
        """
        if not any(mention.rule.startswith("site") for mention in mentions):
            return mentions
        owners: dict[str, Mention] = {}
        introduced: dict[str, int | None] = {}
        proper = {mention.id for mention in mentions if mention.rule == "site-name"}
        for index, mention in enumerate(mentions):
            if mention.rule not in ("site", "site-name") or mention.id in owners:
                continue
            left = mentions[index - 1] if index else mention
            joint = left.id in owners and _AND_THERE.fullmatch(text, left.end, mention.start) is not None
            # Humain在利雅得和达曼的两座数据中心
            owner, certain = (owners[left.id], True) if joint else self._owner(text, mentions, index)
            owner = self._of_first_site(text, mention, owner, owners, mentions[:index]) if certain else owner
            if owner is not None:
                owners[mention.id] = owner
                introduced[mention.id] = mention.start if certain else None
        result = []
        for mention in mentions:
            owner = owners.get(mention.id) if mention.rule.startswith("site") else None
            if owner is None:
                result.append(mention)
                continue
            rule = "site:owned" if mention.start == introduced[mention.id] else "site:again"
            coded = _CODE_BEFORE.fullmatch(mention.name) is not None  # Every owner may have an A18.
            centre = mention.id.endswith("-computing-center") or (mention.id in proper and not coded)
            words = owner.id.partition(":")[2].split("-")
            head = "-".join(words if words[1:2] == ["of"] else words[:_ID_WORDS])
            place = mention.id.partition(":")[2]
            id_ = mention.id if centre or place.startswith(head) else f"cluster:{head}-{place}"
            name = mention.name if centre else f"{owner.name} {mention.name}"
            result.append(replace(mention, id=id_, name=name, vendor_id=owner.id, rule=rule))
        return result

    # English

    def _in_english(self, text: str, places: Places) -> Iterator[_Introduced]:
        taken: list[tuple[int, int]] = []
        for match in finditer(self._coded, text):
            start, end = match.span("town" if match["town"] else "owned")
            if places.within(start, end) or not self._is_for_computing(text, *match.span()):
                continue
            taken.append((start, match.end()))
            direct = text[end] != ","  # Where it stands is told along.
            yield _Introduced(start, match.end() if direct else end, text[start:end], proper=True)
        for match in finditer(self._several, text):
            if not self._is_for_computing(text, *match.span()):
                continue
            members = list(self._member.finditer(text, *match.span("towns")))
            towns = [m for m in members if self._is_town(m["town"], places, *m.span("town"))]
            if len(towns) >= 2:
                taken.append(match.span())
                for member in towns:
                    yield self._introduced(member.start("town"), member)
        for match in finditer(self._single, text):
            if any(a <= match.start() < b for a, b in taken):
                continue
            if match["weak"] and not self._is_for_computing(text, *match.span()):
                continue
            noun = match["strong"] or match["weak"]
            if (
                noun.endswith("s")
                and not noun.endswith("campus")
                and not _POSSESSED.search(text[max(0, match.start() - 30) : match.start()])
            ):
                continue  # Data centres in Johor are nobody's in particular.
            apposed = _APPOSED.search(text, max(0, match.start() - 80), match.start())
            if apposed is not None and apposed["numbered"]:
                # "IREN's Horizon 1 is a 75 MW hall at Childress"
                if not places.within(*apposed.span("numbered")):
                    yield _Introduced(*apposed.span("numbered"), apposed["numbered"], proper=True)
            elif apposed is not None and self._is_town(apposed["town"], places, *apposed.span("town")):
                # Ishikari, its data centre in Hokkaido: the first name is the site's.
                # Basalt, a campus in Quincy, has a name of its own, and Quincy is the town.
                proper = self._is_town(match["town"], places, *match.span("town"))
                yield replace(self._introduced(apposed.start("town"), apposed), proper=proper)
            elif (called := _CALLED_BEHIND.match(text, match.end())) is not None:
                # "its campus in Fujairah, dubbed Falcon Gate": the place has no name of its own.
                name = called["name"]
                yield _Introduced(match.start(), match.end(), name, proper=True)
                yield _Introduced(*called.span("name"), name, proper=True)
            elif self._is_town(match["town"], places, *match.span("town")):
                yield self._introduced(match.start(), match)
        for match in finditer(self._converted, text):
            start, end = match.span()
            talked = self._talk.search(text, start, end + _TALK) and not self._no_talk.search(text, start, end + 60)
            if talked and self._is_town(match["town"], places, *match.span("town")):
                taken.append(match.span())
                yield self._introduced(match.start("building"), match)
        for match in finditer(self._to_be_converted, text):
            start = match.start("town")
            converted = self._is_town(match["town"], places, *match.span("town"), named=True)
            if converted and not _OF_PEOPLE.search(match["town"]):
                yield _Introduced(start, match.end("building"), match["town"])
        for match in finditer(self._standing, text):
            if self._is_town(match["town"], places, *match.span("town")):
                yield self._introduced(match.start("town"), match)
        for match in finditer(self._fronted, text):
            if any(a <= match.start("town") < b for a, b in taken) or not self._acts.search(match["between"]):
                continue
            if match["weak"] and not self._is_for_computing(text, *match.span()):
                continue
            if self._is_town(match["town"], places, *match.span("town")):
                yield self._introduced(match.start("town"), match)
        for match in finditer(self._one_there, text):
            # "is building three halls, of which the one at Ballerup will have 30 MW"
            brought_up = self._any_site.search(text, max(0, match.start() - _TALK), match.start())
            if brought_up is None or "\n" in text[brought_up.end() : match.start()]:
                continue
            if self._is_town(match["town"], places, *match.span("town")):
                yield self._introduced(match.start("town"), match)
        for match in finditer(self._drawing, text):
            town = match["town"]
            # A town that something stands in, and no company: the text says "in Loughton", or is written there.
            first = re.search(
                rf"(?:\b(?:in|at|near|outside) |^)(?P<town>{re.escape(town)}|{re.escape(town.upper())})\b",
                text[: match.end("town")],
                re.MULTILINE,
            )
            told = first is not None and first.end() < match.end("town")
            if first is not None and told and self._is_town(town, places, *match.span("town")):
                yield _Introduced(*first.span("town"), town)
        for match in finditer(self._called, text):
            if any(a < match.end() and match.start() < b for a, b in taken):
                continue
            if match["weak"] and not self._is_for_computing(text, *match.span()):
                continue
            start, town = match.start("town"), match["town"]
            opens = start == match.start() and not re.search("[’']s ", town)
            if match["weak"] and opens and not _within_sentence(text, town, start):
                continue  # "Prairie hall sees off its doubters": any word begins with a capital there.
            # "Fernmoor's Skellefteå campus": the owner is no part of the name.
            if _OF_PEOPLE.search(town):
                continue  # "The University of Oslo's campus": whose it is.
            possessive = re.match(r".*[’']s ", town)
            if possessive is not None:
                start, town = start + possessive.end(), town[possessive.end() :]
            if self._is_town(town, places, start, match.end("town"), named=True):
                yield _Introduced(start, match.end(), town)

    def _is_small(self, region: Mention) -> bool:
        """Whether a known place is a town, or a town that stands for its state: Memphis."""
        entity = self._catalogue.get(region.id)
        if region.id in self._towns or entity is None:
            return region.id in self._towns
        if region.text in self._foreign:
            return True  # 孟菲斯, which the catalogue knows as a name of its state
        return entity.part_of == "region:united-states" and region.text != entity.name and region.text.isascii()

    @staticmethod
    def _introduced(start: int, match: re.Match[str]) -> _Introduced:
        town, end = match["town"], match.end("town")
        possessive = re.match(r"(.+)[’']s (.+)", town)  # Stockholm's Kista
        tail = re.search(r"[’']s$", town)
        if possessive is not None:
            town = possessive[2]
        elif tail is not None:
            town, end = town[: tail.start()], end - 2
        return _Introduced(start, end, town)

    def _is_for_computing(self, text: str, start: int, end: int) -> bool:
        around = text[max(0, start - _TALK) : end + _TALK]
        return self._talk.search(around) is not None and self._no_talk.search(around) is None

    def _is_town(self, words: str, places: Places, start: int, end: int, named: bool = False) -> bool:
        """Whether the words name a place that is small enough to stand for what is built there."""
        inside = places.within(start, end)
        if inside and words.endswith(" City"):
            return all(mention.kind == "region" for mention in inside)  # Oklahoma City, Kuwait City
        if inside:
            return all(self._is_small(mention) for mention in inside)
        if words in self._wide:
            return False
        parts = re.split(r"[ -]", words)
        if len(words) < 3 or not any(c.islower() for c in words):
            return False
        if all(part.lower() in self._ordinary for part in parts):
            return False
        return not named or parts[0] in _IN_TOWNS or (parts[0].lower() not in self._ordinary and parts[0] != "Tier")

    # Chinese

    def _in_chinese(self, text: str, places: Places, regions: Mapping[int, Mention]) -> Iterator[_Introduced]:
        for match in finditer(self._chinese_in, text):
            town = self._town_at(text, match.end(), regions)
            if town is None and (told := self._chinese_set.search(text, max(0, match.start() - 24), match.end())):
                # 园区分别在罗泾和张家口: where it stands, whatever its words.
                run = re.compile(rf"了?((?![了那这此该其某一两同])[{HAN}]{{2,4}}?)(?=[和与及、，。；])").match(
                    text, told.end()
                )
                town = run.span(1) if run else None
            if town is None:
                continue
            start, end = town
            named = _NAMED.match(text, end)
            if named is not None and self._is_for_computing(text, start, named.end()):
                yield _Introduced(*named.span("name"), named["name"], proper=True)
                continue
            converted = self._chinese_set.search(text, max(0, match.start() - 24), match.end())
            gloss = _GLOSS.match(text, end)
            joint: list[_Introduced] = []
            behind = self._chinese_behind.match(text, gloss.end() if gloss else end)
            if behind is None:
                # 在利雅得和达曼的两座数据中心
                joint = list(self._listed(text, end, end + _LONGEST_LIST, regions))
                behind = _the_two(self._chinese_behind, text, joint)
            if joint and behind is not None:
                if self._talks(text, start, behind.end(), behind["noun"]):
                    yield _Introduced(start, end, text[start:end])
                    yield from joint
            elif converted is not None and behind is None:
                yield _Introduced(start, end, text[start:end])
                yield from self._listed(text, end, len(text), regions)
            elif behind is not None and self._talks(text, start, behind.end(), behind["noun"]):
                if re.match(r"，?(?:名?叫|名为|取名|命名为|称为)“", text[behind.end() : behind.end() + 6]):
                    continue
                owner = places.ending_at(behind.start("noun"))
                if owner is not None and self._may_own(owner):
                    # 在韶关的腾讯数据中心
                    yield _Introduced(*behind.span("noun"), text[start:end])
                    continue
                if _LATIN_NAME_BEHIND.match(text, behind.end()) is not None:
                    continue  # 在孟菲斯建成的超算集群Colossus: its name stands behind the noun.
                latin = _LATIN_OWN_NAME.search(text, end, behind.start("noun"))
                if latin is not None and places.free(*latin.span("name")):
                    continue  # 在平阳建设Hoa Sen 1数据中心: it has a name of its own.
                own = self._own_name(text, end, behind.start("noun"), places)
                if own is not None:
                    yield _Introduced(own, behind.end(), text[own : behind.start("noun")], proper=True)
                    continue
                direct = re.match(
                    r"(?:市|县|区)?的?[^建开盖投有设改和与、及]{0,8}$",
                    text[gloss.end() if gloss else end : behind.start("noun")],
                )
                # 在呼和浩特的万卡集群: how many cards it has is no part of its name.
                whole = direct is not None and not _CARDS.match(behind["noun"])
                yield _Introduced(start, behind.end() if whole else end, text[start:end])
                yield from self._listed(text, end, behind.start("noun"), regions)
        for match in re.finditer(r"[把将]", text):
            town = self._town_at(text, match.end(), regions)
            if town is not None and self._chinese_converted.match(text, town[1]):
                yield _Introduced(*town, text[town[0] : town[1]])
        for match in finditer(self._chinese_noun, text):
            if _LATIN_NAME_BEHIND.match(text, match.end()) is not None:
                continue
            code = _CODE_BEFORE.search(text, max(0, match.start() - 4), match.start())
            if code is not None and self._is_for_computing(text, code.start(), match.end()):
                yield _Introduced(code.start(), match.end(), code.group(), proper=True)  # 廊坊新建的A18园区
                continue
            owner = places.ending_at(match.start())
            if owner is not None and text[owner.start - 1 : owner.start] == "的" and self._may_own(owner):
                town = self._town_before(text, owner.start, places)
                if town is not None and self._talks(text, town[0], match.end(), match.group()):
                    yield _Introduced(*match.span(), text[town[0] : town[1]])  # 贵安的腾讯数据中心
                    continue
            own = self._own_name(text, 0, match.start(), places)
            if own is not None and self._town_before(text, own, places) is not None:
                yield _Introduced(own, match.end(), text[own : match.start()], proper=True)
                continue
            part = _PART_BEFORE.search(text, max(0, match.start() - 4), match.start())
            bracketed = text[match.start() - 1 : match.start()] in ("）", ")")  # 中国移动（宁夏中卫）数据中心
            stop = match.start() - 1 if bracketed else part.start() if part else match.start()
            town = self._town_before(text, stop, places)
            bracket = _OPEN_BRACKET.search(text, max(0, match.start() - 12), town[0]) if town and bracketed else None
            if bracketed and bracket is None:
                continue
            if town is not None and text[max(0, town[0] - 3) : town[0]].endswith(("称“", "称:“", "称：“")):
                continue  # （以下简称“华庆超算”）
            if town is None or not self._talks(text, town[0], match.end(), match.group()):
                continue
            centre = (
                re.search(r"中心$", match.group()) is not None
                and "数据" not in match.group()
                and town[1] == match.start()
            )
            end = town[1] if _CARDS.match(match.group()) else match.end()
            yield _Introduced(bracket.start() if bracket else town[0], end, text[town[0] : town[1]], centre)

    def _also_there(
        self, text: str, found: Sequence[_Introduced], regions: Mapping[int, Mention]
    ) -> Iterator[_Introduced]:
        """Sites of which the clause behind another leaves out the noun: 哈尔滨的智算中心有1.8万张，大同的则是2万张."""
        for each in found:
            clause = _NEXT_CLAUSE.match(text, each.end)
            town = self._town_at(text, clause.end(), regions) if clause is not None else None
            if town is not None and _LEFT_OUT.match(text, town[1]):
                yield _Introduced(*town, text[town[0] : town[1]])

    def _own_name(self, text: str, town_end: int, noun: int, places: Places) -> int | None:
        """Where a site's own name begins between its place and the noun: 位于中卫的沙坡智算中心, 在廊坊的A18园区."""
        code = _CODE_BEFORE.search(text, max(town_end, noun - 4), noun)
        if code is not None:
            return code.start()
        stem = self._words.stem(text, noun, places)
        if stem is None or stem[1] < _NAMELIKE or not town_end < stem[0]:
            return None
        if BEFORE_OWN_NAME.search(text, max(0, stem[0] - 4), stem[0]) is None:
            return None
        named = self._words.is_name(text[stem[0] : noun]) or _LANDSCAPE.search(text, stem[0] + 1, noun)
        return stem[0] if named else None

    def _listed(self, text: str, end: int, limit: int, regions: Mapping[int, Mention]) -> Iterator[_Introduced]:
        """The further places of a list: 在中卫和贵安各建一个."""
        while (joint := re.match(r"市?(?:[和与及、]|以及)(?:在)?", text[end : end + 4])) is not None:
            other = self._town_at(text, end + joint.end(), regions)
            if other is None or other[1] > limit:
                break
            yield _Introduced(*other, text[other[0] : other[1]])
            end = other[1]

    def _talks(self, text: str, start: int, end: int, noun: str) -> bool:
        weak = re.fullmatch(r"一座|两座|一处|园区|项目|基地|工厂|节点|站点|机楼|产业园|厂区|厂房", noun) is not None
        return not weak or self._is_for_computing(text, start, end)

    def _town_at(self, text: str, offset: int, regions: Mapping[int, Mention]) -> tuple[int, int] | None:
        """The smallest place named from an offset on: 宁夏中卫, 美国新泽西州瓦恩兰."""
        found: tuple[int, int] | None = None
        for _ in range(4):
            region = regions.get(offset)
            if region is not None:
                found = (region.start, region.end) if self._is_small(region) else None
                offset = region.end
                suffix = _ADMINISTRATIVE.match(text, offset)
                offset = suffix.end() if suffix else offset
                continue
            listed = self._chinese_town.match(text, offset)
            if listed is not None:
                found = listed.span()
                break
            run = re.match(f"[{HAN}]{{2,8}}", text[offset : offset + 8])
            if run is None:
                break
            if _NO_TOWN.match(run.group()):
                break  # 建在了那里
            words = rjieba.tag(run.group())
            town = self._unknown_town(words)
            if town:
                found = (offset, offset + len(town))
            break
        return found

    def _unknown_town(self, words: Sequence[tuple[str, str]]) -> str:
        """The place that tagged words begin with; empty where there is none."""
        word, tag = words[0]
        if len(word) < 2 and len(words) > 1 and words[1][0] == "市":
            return word + "市"
        if len(word) < 2 or _NO_TOWN_WORD.fullmatch(word) or not (tag in _NAME_TAGS or not rjieba.has_word(word)):
            return ""  # 另有一座
        if re.search(r"公司|集团|科技|大学|[省国瓦]$|..[州邦]$", word):
            return ""
        taken = word
        if self._transliterated.fullmatch(word):
            for other, _ in words[1:]:
                if not self._transliterated.fullmatch(other):
                    break
                taken += other
        return taken

    def _town_before(self, text: str, end: int, places: Places) -> tuple[int, int] | None:
        """The place that stands right before an offset, 的 aside: 张北机房, 柔佛的项目."""
        stop = end - 1 if text[end - 1 : end] == "的" else end
        if text[stop - 1 : stop] in ("市", "县") and stop - 1 > 0:
            region = places.ending_at(stop - 1)
            if region is not None and region.id in self._towns:
                return region.start, region.end
        region = places.ending_at(stop)
        if region is not None:
            return (region.start, region.end) if self._is_small(region) else None
        listed = self._chinese_town_behind.search(text, max(0, stop - 6), stop)
        if listed is not None:
            return listed.span()
        floor = max(places.end_before(stop), stop - 8)
        start = stop
        while start > floor and is_han(text[start - 1]):
            start -= 1
        if stop - start < 2:
            return None
        words = rjieba.tag(text[start:stop])
        word, tag = words[-1]
        if _NO_TOWN_WORD.fullmatch(word) or _NO_TOWN_WORD.fullmatch(text, start, stop):
            return None  # 腾讯一座数据中心, 在贵安有一座, 字节跳动建了万卡集群
        company = places.ending_at(start)
        if (
            company is not None
            and company.kind == "company"
            and stop == end
            and len(words) == 1
            and len(word) <= 4
            and word not in self._generic
            and not tag.startswith("v")  # 微软坐拥一座, 优刻得经营一座
            and word[0] not in "不没未无"
            and not _DESCRIBES.search(word)
        ):
            return start, stop  # 科华数据怀来园区
        if word in self._generic:
            return None  # 新建数据中心, 另有一座
        if len(word) < 2 or tag not in _NAME_TAGS or re.search(r"公司|集团|科技|大学|国家|[省国瓦]$|..[州邦]$", word):
            if start == places.end_before(stop) and self._transliterated.fullmatch(text, start, stop):
                return start, stop
            return None
        if tag != "ns" and not (
            start == stop - len(word) and (start == places.end_before(stop) or not is_han(text[start - 1]))
        ):
            # What is but a name may be a person's or a thing's: a place stands behind a region, a company or a sign.
            before = words[-2] if len(words) > 1 else ("", "")
            if before[0] not in ("在", "于", "的", "位于", "和", "与"):
                return None
        start = stop - len(word)
        if self._transliterated.fullmatch(word):
            for other, _ in reversed(words[:-1]):
                if not self._transliterated.fullmatch(other):
                    break
                start -= len(other)  # 沙克尔|福德县
        return start, stop

    # Both

    def _with_known_name(self, text: str, each: _Introduced, places: Places) -> _Introduced:
        at = text.find(each.town, each.start)
        region = next((m for m in places.within(at, at + len(each.town)) if m.id in self._towns), None)
        if region is not None:
            return replace(each, known=region.id.partition(":")[2])
        if each.town in self._foreign:
            return replace(each, known=self._foreign[each.town])
        gloss = _GLOSS.match(text, text.find(each.town) + len(each.town)) if is_han(each.town[0]) else None
        return each if gloss is None else replace(each, known=slug(gloss[1]))

    def _mention(self, text: str, each: _Introduced, rule: str) -> Mention:
        words = each.town.split(" ")[:_ID_WORDS]
        place = each.known or slug(re.sub(r"(?<=[\u4e00-\u9fff]{2})新?区$|[市县]$", "", " ".join(words)))
        id_ = f"cluster:{place}-computing-center" if each.centre else f"cluster:{place}"
        name = text[each.start : each.end] if each.centre else each.town
        return Mention(
            each.start, each.end, text[each.start : each.end], id_, name, "cluster", provisional=True, rule=rule
        )

    def _later(self, text: str, town: str, floor: int, site: Mention, places: Places) -> Iterator[Mention]:
        """Where the place, once it has a site, is named again."""
        chinese = is_han(town[0])
        for match in re.compile(re.escape(town)).finditer(text, floor):
            start, end = match.span()
            region = next((m for m in places.within(start, end)), None)
            if region is not None and (region.kind != "region" or (region.start, region.end) != (start, end)):
                continue
            if chinese:
                behind = self._chinese_later.match(text, end)
                if behind is not None:
                    end = behind.end()
                elif region is not None:
                    opens = not is_han(text[start - 1 : start] or "，")
                    if not (opens and re.match(r"[将已则也]|规划|目前|眼下|装|有|今年|明年", text[end : end + 2])):
                        continue
            else:
                if text[start - 1 : start].isalnum() or text[end : end + 1].isalnum() or text[end : end + 1] == "-":
                    continue
                behind = self._noun_behind.match(text, end)
                if behind is not None:
                    end = behind.end()
                elif (
                    re.match(r" [A-ZÀ-Þ]", text[end : end + 2])
                    or self._town_behind.match(text, end)
                    or (region is not None and not self._verb_behind.match(text, end))
                ):
                    continue
            yield replace(site, start=start, end=end, text=text[start:end], rule="site:again")

    def _owner(self, text: str, mentions: list[Mention], index: int) -> tuple[Mention | None, bool]:
        """The company that has a site where it is first told of, and whether the words say that it runs it."""
        site = mentions[index]
        begin = _sentence_start(text, site.start)
        floor = bisect_left(mentions, begin - _BACK, key=lambda m: m.start)
        earlier = [m for m in mentions[floor:index] if self._may_own(m)]
        before = [m for m in earlier if m.end > begin]
        end = _sentence_end(text, site.end)
        behind = next(
            (m for m in mentions[index + 1 : index + 6] if m.start < min(end, site.end + 40) and self._may_own(m)), None
        )
        if behind is not None:
            between = text[site.end : behind.start]
            if (
                self._owner_behind.fullmatch(between)
                or (
                    re.search(r"(?:由|归|属于|隶属)(?:[一二三]?家?)?$", between)
                    and len(between) < 8
                    and not (before and _CONTRACTS.match(text, behind.end))
                )
                or (between.endswith("被") and len(between) < 8 and _TAKEN_OVER.match(text, behind.end))
            ):
                return behind, True
            stop = text.find(",", behind.end, end)
            if re.fullmatch(r",? (?:where )?(?:the )?", between) and self._acts.search(
                text, behind.end, stop if stop >= 0 else end
            ):
                return behind, True  # In Lübbenau the Schwarz Group is building
        if re.search(r"\b[Oo]ur (?:[\w-]+ ){0,4}$|我们(?:在|的)?[^，。]{0,6}$", text[begin : site.start]):
            return None, False
        if before:
            last = before[-1]
            between = text[last.end : site.start]
            bare = self._without_regions(mentions[floor:index], last.end, site.start, text)
            if re.fullmatch(r"['’]s? (?:[\w,-]+ ){0,5}", between) or self._chinese_owner_before.fullmatch(bare):
                for company in reversed(before[:-1]):
                    if text[company.end : last.start] not in _TOGETHER:
                        break
                    last = company  # Of those that act together the first.
                return last, True
            if re.match(r"['’]s? ", between) and self._any_site.search(between):
                return last, True  # Nscale's only machine stands at Glomfjord
            for company in reversed(before):
                if re.search(r"为$|\bfor $", text[max(begin, company.start - 4) : company.start]):
                    return company, True  # 为甲骨文盖的园区
        first = next((m for m in before if not _MARKED.search(text[max(begin, m.start - 12) : m.start])), None)
        if first is not None:
            # The Chinese verb may stand behind the place: 在太仓再开一座数据中心.
            stop = site.start if site.text.isascii() or not is_han(site.text[0]) else end
            between = text[first.end : stop]
            if self._acts.search(between) or re.search(r"\b(?:its|their|our)\b", between, re.IGNORECASE):
                return first, True
            return (first, False) if self._settles.search(between) else (None, False)
        if before and re.search(r"\b(?:[Ii]ts|[Tt]heir) (?:[\w-]+ ){0,3}$", text[begin : site.start]):
            return before[-1], True
        if not self._keeps_owner.search(text, begin, min(end, site.end + 16)):
            return None, False
        owner = self._spoken_of(text, begin, [m for m in earlier if m.end <= begin])
        return owner, owner is not None

    @staticmethod
    def _of_first_site(
        text: str, site: Mention, owner: Mention | None, owners: Mapping[str, Mention], before: Sequence[Mention]
    ) -> Mention | None:
        """Whose a further site is: "Dell supplied the cards. Its second hall" is of who has been told to have one."""
        begin = _sentence_start(text, site.start)
        if owner is None or owner.start >= begin or not _FURTHER.fullmatch(text, begin, site.end):
            return owner
        told = [m for m in before if m.id in owners and m.start > begin - _SECTION]
        if not told or any(each.id == owner.id for each in owners.values()):
            return owner
        return owners[told[-1].id]

    @staticmethod
    def _spoken_of(text: str, begin: int, named: Sequence[Mention]) -> Mention | None:
        """Who a text was speaking of before a sentence.

        It is the first company of the last sentence of the paragraph that has one for its subject, else the company
        that the paragraph before begins with.
        """
        here = text.rfind("\n", 0, begin)
        openings = sorted(
            {_sentence_start(text, m.start) for m in named}, key=lambda o: (o < here, o if o < here else -o)
        )
        for opening in openings:
            if _GOES_ON.match(text, opening):
                continue  # "It will fit out Oracle": of whom the sentence before is about.
            for company in named:
                if _sentence_start(text, company.start) != opening:
                    continue
                lead = text[max(opening, company.start - _LEAD) : company.start]
                if not (
                    _MARKED.search(lead)
                    or _ONLY_RELATED.search(text, opening, company.start)
                    or _DOES_TO_IT.match(text, company.end)
                    or (_OWNS.match(text, company.end) and not _OPENS_CLAUSE.search(text[opening : company.start]))
                ):
                    return company
        return None

    def _without_regions(self, mentions: list[Mention], start: int, end: int, text: str) -> str:
        words = text[start:end]
        for mention in mentions:
            if start <= mention.start and mention.end <= end and mention.kind == "region":
                words = words.replace(mention.text, "", 1)
        return re.sub(r"^(?:[省市州]|自治区)", "", words)

    def _may_own(self, mention: Mention) -> bool:
        if mention.kind != "company" or mention.anonymous:
            return False
        entity = self._catalogue.get(mention.id)
        return entity is None or not OBSERVER_ROLES.intersection(entity.roles)


_HAN_NOUN = re.compile(r"中心|产业园|卡池|园区|基地|机房|集群|项目|工厂|超算|AIDC|枢纽|算力港|节点|站点|机楼|厂[区房]")
# What tells no place between a company and what it has: 字节自建数据中心.
_DESCRIBES = re.compile(
    r"[这那该此某上旗自新在首现其所海国全大最智绿液多各两万千租借购]|云|网络|服务|计算|训练|推理|公司|集团|产业|创新|研发|生态|总部"
)
_NAMED = re.compile(
    r"(?:市|县)?(?:也|还|已|另)?有(?:了)?一?[个座处][^，。；“”]{0,10}，?(?:名?叫|名为|代号|取名|命名为|称为)“(?P<name>[^“”]{2,12})”"
)
_APPOSED = re.compile(
    rf"(?P<town>(?!.*[’']s Project ){_TOWN}), (?:its|their|our|a|an|the) (?:(?:[a-z\d][\w.,-]*|[MG]W) ){{0,4}}$"
    # "Soluna's Project Kati, a 166 MW development in Willacy County"
    rf"|(?<=[’']s )(?P<numbered>Project {_TOWN}|{_TOWN} (?:\d|I{{1,3}}|One|Two|Three))(?:, | (?:is|was|will be) )"
    r"(?:its|their|our|a|an|the) (?:(?:[a-z\d][\w.,-]*|[MG]W) ){0,5}$"
)
_CALLED_BEHIND = re.compile(rf"{CALLED}[“\"]?(?P<name>{_TOWN}(?: (?:One|Two|Three|I{{1,3}}|IV))?)(?![\w’'-])")
_POSSESSED = re.compile(r"(?:[’']s|\b[Ii]ts|\b[Tt]heir|\b[Oo]ur) (?:[\w-]+ ){0,2}$")
# Ordinary words that names of towns begin with.
_IN_TOWNS = frozenset({"New", "North", "South", "East", "West", "Port", "Lake", "Fort"})
_LANDSCAPE = re.compile(r"[湖山河江湾岛谷岭峡关坪泉滩]$")
_GLOSS = re.compile(rf"市?[（(]({_TOWN})[）)]")
# Behind who takes a site over: 园区被中国移动接手.
_TAKEN_OVER = re.compile(
    r"(?:正式|整体|悄然|全盘|一举)?(?:接手|接管|接盘|接过|买下|收购|收入|拿下|包下|承包|租下|盘下)"
)
# Behind whom a site's owner has build it: 甲骨文在阿比林的园区由Crusoe承建.
_CONTRACTS = re.compile(r"(?:负责)?(?:承建|代建|施工|设计|监理|供货|供应|提供|总包|建设(?!运营|并|和))")
# Between two that build together.
_TOGETHER = frozenset({"与", "和", "及", "、", " and ", "携手", "联手", "联合", "偕同"})
_AND_THERE = re.compile(r"市?(?:[和与及、]|以及)在?")
# How many characters a list of places may have.
_LONGEST_LIST = 24
_SEVERAL = re.compile(r"市?(?:的|各?[有建设开]了?|拥有)?(?:[两三四五]|新建|各|几)")
# How far back a section may tell of the site beside which another is a further one.
_SECTION = 900
_FURTHER = re.compile(r"(?:Its|Their) (?:second|third|fourth|other|next|newest|latest) .*")
# Within how many characters before a company a word stands that marks it.
_LEAD = 12
# Before who is only told to be somebody's: "Its biggest rival is CoreWeave", 它的对手是.
_ONLY_RELATED = re.compile(
    r"\b(?:[Ii]ts|[Tt]heir|[Oo]ne of its|[Aa]mong its) [^.;]{2,60}? (?:is|are|was|were|remains?|includes?) (?:the )?$"
    r"|[其它]的?[^，。；]{1,10}(?:是|为|包括)$"
)
# Behind who does something to the one spoken of: "Nvidia has supplied it with 18,000 cards".
_DOES_TO_IT = re.compile(
    r" (?:(?:has|have|had|will|also|already|once|then) ){0,3}"
    r"(?!(?:sa(?:id|ys?)|thinks?|thought|believe[sd]?|expect(?:s|ed)?|hope[sd]?|kn(?:ew|ows?)|den(?:ied|ies)|claim(?:s|ed)?"
    r"|insist(?:s|ed)?|argue[sd]?|add(?:s|ed)?|confirm(?:s|ed)?|announced?|admit(?:s|ted)?|reckon(?:s|ed)?|feels?|felt"
    r"|promise[sd]?|warn(?:s|ed)?|stress(?:es|ed)?|disclosed?|reveal(?:s|ed)?) )"
    r"\w+ (?:it|them) (?!is|was|has|will|would)"
)
# An owner within a sentence, whose goods something is done with: "considered AMD's MI400".
_OWNS = re.compile(r"['’]s? ")
_NEARBY = re.compile(
    r"\s?, (?:near|outside|close to|just outside|not far from|(?:just )?(?:north|south|east"
    r"|west)\w* of) [^,.;\n]{2,30}$"
)
_GOES_ON = re.compile(r"\W*(?:It|They) [a-z]")
_OPENS_CLAUSE = re.compile(
    r"(?:^|[,;:—–(]\s?|\b(?:and|but|that|while|when|where|as|said)\s"
    r"|^(?:On|In|By|At|For|Since|During|Last|This|Still|Now|Today)\b[^,;.]{0,24}\s)(?:[Tt]he\s)?$"
)
_MARKED = re.compile(
    r"\b(?:from|with|to|by|for|of|than|against|and)\s(?:the )?$"
    r"|(?:[向从与和为对给]|携手|联手|联合|偕同|协同|结合|透过)$"
)


def _the_two(noun: re.Pattern[str], text: str, joint: Sequence[_Introduced]) -> re.Match[str] | None:
    """The noun behind places that are joined, of which there is one in each: 和达曼的两座数据中心."""
    behind = noun.match(text, joint[-1].end) if joint else None
    return behind if behind is not None and _SEVERAL.match(text, joint[-1].end) else None


def _within_sentence(text: str, town: str, place: int) -> bool:
    """Whether the article of a place writes a word with a capital within a sentence."""
    return re.compile(rf"[a-z,’'] {re.escape(town)}(?![\w-])").search(text, *article_around(place)) is not None


def _is_nearby(text: str, site: _Introduced, ends: Container[int]) -> bool:
    """Whether a town only tells where another site is, that ends before it: "a site in Mougins, near Cannes"."""
    near = _NEARBY.search(text, max(0, site.start - 40), site.end)
    return near is not None and (near.start() in ends or near.start() - 1 in ends)


def _tells_where(text: str, each: _Introduced, clusters: list[int]) -> bool:
    """Whether a place is only where a cluster with a name of its own stands: Kvernhuset, its hall in Arendal."""
    begin = _sentence_start(text, each.start)
    index = bisect_left(clusters, each.start) - 1
    if index < 0 or clusters[index] < begin:
        return False
    between = text[clusters[index] : each.start]
    return not re.search(r"[;；]|\b(?:another|second|third|next|new|also|and its)\b|另|还|又|第二|以及", between)


def _sentence_start(text: str, offset: int) -> int:
    floor = max(0, offset - _BACK)
    # An English end is seen by the first letters of what follows: "said. xAI".
    marks = [m.end() for m in _END.finditer(text, floor, offset + 3) if m.end() <= offset]
    return marks[-1] if marks else floor


def _sentence_end(text: str, offset: int) -> int:
    match = _END.search(text, offset, offset + _BACK)
    return match.start() if match else min(len(text), offset + _BACK)


_END = re.compile(r"[。！？\n]|[.!?][”\"]? (?=[a-z]{0,2}[A-Z]|[“\"])")
