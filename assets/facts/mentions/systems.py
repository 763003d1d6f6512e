"""Machines built from chips: an H100 server or a GB300 rack is a product of its own, not the chip."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from assets.catalogue.entities import Catalogue
from assets.facts.mentions.mention import Mention, slug
from assets.facts.patterns import finditer, screened

# How many chips one machine has; more make a cluster.
_COUNT = r"(?<![\d.,])(?:[248]|10|16|32|36|72|144|two|four|eight|ten|sixteen|thirty-(?:two|six)|seventy-two)"
_NOUN = (
    r"(?:servers?|racks?|nodes?|cabinets?|box(?:es)?|machines?|base-?boards?|appliances?|kits?|trays?|chassis"
    r"|systems?(?! of\b))"
)
_HAN_COUNT = (
    r"(?:(?<![\d.,])(?:[248]|10|16|32|36|72)"
    r"|(?<![一二三四五六七八九十百千万])(?:两|四|八|十|十六|三十二|三十六|七十二))"
)
_HAN_NOUN = (
    r"(?:AI服务器|服务器|整机柜|整机|整柜|机柜|机架|一体机|模组|节点|主机|机器|单机|整套机器|柜(?=[子机约的，。；报单卖订出交预])"
    r"|机(?=[报卖的，。；]))"
)
_MANY = re.compile(r"\d[\d,]{2,}-$")
# NVL72 and NVL36x2 name a rack by the number of its chips.
_RACK_CODE = re.compile(r"[\s-]?(?P<code>NVL\d{1,3}(?:[x×]\d)?)(?![A-Za-z\d])")
_BEHIND = re.compile(
    rf"(?:['’]s?)?(?:[\s-](?:based|powered|equipped|AI|GPU|HGX|SXM\d?|PCIe|liquid-cooled|air-cooled|inference|training"
    rf"|rack-scale|server|{_COUNT}[- ]?(?:GPU|way|card|chip|accelerator)|accelerators?|GPUs?)){{0,3}}"
    rf"[\s-](?P<noun>{_NOUN})\b"
    rf"(?!\s(?:learning|rooms?|farms?|halls?|makers?|businesse?s?|market|vendors?|process|chips?|CPUs?))"
    rf"|(?:的|版|（|\(|{_HAN_COUNT}(?:卡|路|GPU|颗装)|HGX|SXM\d?|PCIe|AI|GPU|算力|智算|训练|推理|训推|推训|液冷|风冷|高性能|国产|裸)*"
    rf"(?P<han>{_HAN_NOUN})(?!厂|商|企业|业务|市场|代工|集群|供应)"
)
# In front of the chip: HGX, eight-GPU, 八卡; then a noun need not follow.
_PREFIX = re.compile(
    rf"(?:\b(?:(?P<way>{_COUNT})[- ](?:way|GPU|card|chip|accelerator)|HGX|DGX)\s(?:HGX\s)?(?:Nvidia\s)?"
    rf"|\b(?P<times>[248]|16)\s?[x×]\s?|(?P<han>{_HAN_COUNT})卡的?(?:英伟达|华为)?|HGX)$"
)
# The noun before the chips: a kit of eight Gaudi 3s, a server with eight H100s, 搭载八张H20的服务器.
_WITH = re.compile(
    rf"\b(?P<noun>{_NOUN})\s(?:of|with|holding|containing|housing|packing|built (?:around|from|on|with)|based on"
    rf"|equipped with|made up of|powered by|fitted with|carrying|stuffed with|full of)\s(?:the\s|its\s)?(?:{_COUNT}\s)?"
    rf"(?:of\s(?:the\s)?)?(?:Nvidia(?:['’]s)?\s|AMD(?:['’]s)?\s|Intel(?:['’]s)?\s|Huawei(?:['’]s)?\s)?$",
    re.IGNORECASE,
)
_CARRYING = re.compile(
    rf"(?:搭载|内置|配备|配有|装有|装着?|集成|塞进|带|配|含|插满?)了?(?:{_HAN_COUNT}[张块颗枚片个]?)?(?:英伟达|华为)?的?$"
)
_CARRIED = re.compile(rf"的(?P<han>(?:AI|GPU|算力|训练|推理|液冷|{_HAN_COUNT}卡)*{_HAN_NOUN})")
# A machine of which only the number of its chips, or that it is a whole one, is told: of the chip spoken of last.
_BARE = screened(
    rf"(?:{_HAN_COUNT}卡的?(?:AI|GPU)?(?P<han>{_HAN_NOUN})|(?P<whole>整机柜|整机(?!厂|组|企业|商|制造|业)|整柜))"
    rf"|\b{_COUNT}[- ](?:GPU|way|card|accelerator)\s(?:HGX\s)?(?P<noun>{_NOUN})\b"
    r"|\b(?:full|whole|entire|complete|fully populated)\s(?P<full>racks?|servers?|cabinets?)\b"
)
_LISTED = re.compile(r"\s?(?:、|/|和|与|及|或|,|and|or|&)\s?")
# The ids of machines tell the chip: product:nvidia-h100-server, product:nvidia-hgx-h100.
_CATALOGUED = re.compile(
    r"product:(?P<vendor>[a-z]+)-(?:(?:[hd]gx)-)?(?P<chip>[a-z0-9-]+?)(?:-(?:server|rack|nvl\d+))?"
)
# How far back the chip is looked for that a bare machine is built from.
_REACH = 400


class Systems:
    """Finds the machines that a text names by the chips in them."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def complete(self, text: str, known: Sequence[Mention]) -> list[Mention]:
        """The mentions, those of chips that only tell what a machine is built from made that machine.

        Args:
            text: The text.
            known: What is named already, sorted, none overlapping another.

        Returns:
            All mentions, sorted. A machine also has its chip's id, for what is told of the chips in it.
        """
        if _ANY.search(text) is None:
            return list(known)
        found: list[Mention] = []
        reached = 0
        for index, mention in enumerate(known):
            if mention.start < reached:
                continue  # Part of the machine before: the server of "H100 servers".
            following = known[index + 1] if index + 1 < len(known) else None
            system = self._system(text, mention, following, reached)
            if system is not None:
                while found and found[-1].end > system.start:
                    found.pop()
                self._spread(text, found, system)
                reached = system.end
            found.append(system or mention)
        return self._bare(text, found)

    def _system(self, text: str, mention: Mention, following: Mention | None, reached: int) -> Mention | None:
        """The machine that a mention belongs to, or None where it is none's."""
        catalogued = self._catalogued(mention) if mention.kind == "product" else None
        if catalogued is None and (mention.kind != "chip" or mention.generic):
            return None
        if _MANY.search(text, max(0, mention.start - 9), mention.start):
            return None  # a 10,000-H100 machine is a cluster
        start, end = mention.start, mention.end
        code = _RACK_CODE.match(text, end) if catalogued is None else None
        end = code.end() if code else end
        noun = _BEHIND.match(text, end)
        # What is behind may be a name of its own: H100 Server Solutions.
        if noun is not None and following is not None and noun.start() < following.start < noun.end():
            noun = noun if following.kind in ("product", "segment", "cluster") or following.generic else None
        prefix = _PREFIX.search(text, max(reached, start - 40), start)
        left = prefix.start() if prefix else start
        carrying = _CARRYING.search(text, max(reached, left - 16), left)
        if carrying is not None:
            noun = noun or _CARRIED.match(text, end)
            left = carrying.start() if noun else left
        if catalogued is not None:
            end = noun.end() if noun else end
            return replace(catalogued, start=left, end=end, text=text[left:end])
        words: str | None = None
        if noun is not None:
            end, words = noun.end(), noun.groupdict().get("noun") or noun["han"]
        elif (before := _WITH.search(text, max(reached, left - 70), left)) is not None:
            parts = _PARTS.match(text, end)
            left, end, words = before.start(), parts.end() if parts else end, before["noun"]
        elif code is not None:
            words = "rack"
        elif prefix is not None and not prefix["times"]:
            words = "server"
        if words is None:
            return None
        return self._built(text, mention, left, end, _form(words), code["code"] if code else None)

    def _built(self, text: str, chip: Mention, start: int, end: int, form: str, code: str | None) -> Mention:
        base = chip.id.partition(":")[2]
        id_ = f"product:{base}-{slug(code)}" if code else f"product:{base}-{form}"
        entity = self._catalogue.get(id_)
        name = entity.name if entity else f"{chip.name} {code or form}"
        return Mention(
            start, end, text[start:end], id_, name, "product", provisional=entity is None, other_ids=(chip.id,),
            vendor_id=chip.vendor_id, rule="system",
        )  # fmt: skip

    def _catalogued(self, mention: Mention) -> Mention | None:
        """A machine that the catalogue knows by name, with its chip; None where it is built from no known chip."""
        name = _CATALOGUED.fullmatch(mention.id)
        chip = self._catalogue.get(f"chip:{name['vendor']}-{name['chip']}") if name else None
        if chip is None or mention.other_ids:
            return None
        return replace(mention, other_ids=(chip.id,), rule="system")

    def _spread(self, text: str, found: list[Mention], system: Mention) -> None:
        """Makes the chips listed in front of a machine machines too: A100和A800服务器."""
        form = system.id.rpartition("-")[2]
        joined = system.start
        for index in range(len(found) - 1, -1, -1):
            chip = found[index]
            listed = _LISTED.fullmatch(text, chip.end, joined) if joined - chip.end < 8 else None
            if chip.kind != "chip" or chip.generic or listed is None or form not in ("server", "rack"):
                return
            found[index] = self._built(text, chip, chip.start, chip.end, form, None)
            joined = chip.start

    def _bare(self, text: str, found: list[Mention]) -> list[Mention]:
        starts = [mention.start for mention in found]
        added: list[Mention] = []
        for match in finditer(_BARE, text):
            index = bisect_left(starts, match.start())
            inside = [
                m for m in found[max(0, index - 1) : index + 3] if m.start < match.end() and match.start() < m.end
            ]
            if any(m.id not in ("product:server", "product:rack", "segment:ai-server") for m in inside):
                continue
            chips = (m for m in reversed(found[:index]) if m.id_of_kind("chip") and not m.generic)
            base = next((m for m in chips if not _is_only_compared(text, m)), None)
            if base is None or match.start() - base.end > _REACH:
                continue
            chip_id = base.id_of_kind("chip") or ""
            entity = self._catalogue.get(chip_id)
            chip = replace(base, id=chip_id, name=entity.name if entity else base.name, kind="chip")
            words = match["han"] or match["whole"] or match["noun"] or match["full"]
            for mention in inside:
                found.remove(mention)
            starts = [mention.start for mention in found]
            added.append(self._built(text, chip, *match.span(), _form(words), None))
        return sorted([*found, *added], key=lambda mention: mention.start)


# 换成910B比A800要多花两成, H20是H100的阉割版: no machine spoken of is built from what another chip is measured by.
_COMPARED_ZH = re.compile(r"(?:[比较]|相比|相较|不如|不及|超过|对标|媲美|相当于|约等于|接近|是|为)$")
_MEASURED_ZH = re.compile(
    r"(?:要|会|能)?(?:多|少|快|慢|贵|便宜|高|低|强|弱|差|长|短)|的?[^，。；]{0,4}(?:阉割|缩水|降级|减配|降速|降规|特供)|的?[^，。；\d]{0,6}[\d一二三四五六七八九十两]+(?:倍|成|%)"
)


def _is_only_compared(text: str, chip: Mention) -> bool:
    """Whether a Chinese text names a chip only to measure another by it."""
    before, behind = text[max(0, chip.start - 3) : chip.start], text[chip.end : chip.end + 16]
    return _COMPARED_ZH.search(before) is not None and _MEASURED_ZH.match(behind) is not None


# What may stand behind the chips of "a kit of eight Gaudi 3 accelerators".
_PARTS = re.compile(r"(?:\s(?:accelerators?|GPUs?|chips?|cards?|processors?)\b)?")
_ANY = re.compile(
    rf"\b{_NOUN}\b|NVL\d|HGX|DGX|-(?:way|GPU|card|chip)\b|服务器|整机|机柜|机架|整柜|一体机|模组|节点|主机|机器|{_HAN_COUNT}卡|柜"
)
_RACK = re.compile(r"rack|cabinet|机柜|整柜|机架|柜", re.IGNORECASE)
_KIT = re.compile(r"kit|base-?board", re.IGNORECASE)


def _form(noun: str) -> str:
    """The last word of a machine's id: a rack, a kit or baseboard, else a server."""
    if _RACK.search(noun):
        return "rack"
    kit = _KIT.match(noun)
    return kit[0].lower().replace("-", "") if kit else "server"
