"""Bytes to text: which encoding a file is in, decided by what it says about itself and by which reading makes sense."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

import charset_normalizer
import opencc

from assets.articles.document import ArticleError

# The common characters of Chinese news prose, in simplified form; the traditional forms are derived. A wrong reading of
# Chinese bytes yields real but rare characters, so the share of these tells right from wrong.
COMMON_CHARACTERS = (
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么"
    "去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关"
    "点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教"
    "儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直"
    "德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该"
    "交规万取拉格望觉术领共确传师观清今切院让识候带导争运笔林算研近六七八九零百千亿元约超额占率增降逾仅均预供需购买卖价格股份投融额营收"
    "季财企商客户厂集团伟英芯片卡块台存储显带宽训练模型推云计网络服器能源互联数据中心限禁令出口管华为阿里腾讯百字节跳微软谷歌特积晶圆封装"
    "产能订单交付采购库货消息称透露知士据报道记表示认为根据其中包括目前未来市场公司技术产品美国政府部门规则许可制裁影响"
)
COMMON_PUNCTUATION = "，。、；：？！“”‘’（）《》〈〉【】「」『』—…·～％－\u3000"

# What WHATWG's encoding standard does with these labels: the superset is meant, whatever the page says.
SUPERSETS = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "hz": "gb18030",
    "big5": "big5hkscs",
    "cp950": "big5hkscs",
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
}
TEXT_ENCODINGS = re.compile(
    r"utf-(8|16|32)|gb18030|big5hkscs|cp(874|9\d\d|125\d)|iso8859-\d+|iso2022|euc_|shift_jis|koi8|mac-|tis-620|johab"
)
BYTE_ORDER_MARKS = (
    # The UTF-32 mark begins with the UTF-16 mark, so it must be asked for first.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    ("\ufeff".encode("gb18030"), "gb18030"),
)
SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive (a Word, Excel or EPUB file is one too)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or Excel file"),
    (b"{\\rtf", "a Rich Text file"),
    (b"\x1f\x8b", "gzip-compressed"),
    (b"BZh", "bzip2-compressed"),
    (b"\xfd7zXZ\x00", "xz-compressed"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"bplist00", "a web archive or property list"),
)
CHANCE_UTF_8 = re.compile(r"(?:[\x00-\x7f]*[\x80-\u07ff]){1,19}[\x00-\x7f]*")
DOUBLED_ACCENTS = re.compile(r"[\u00a1-\u024f]{2,}")
BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f]")
SAVE_AS_UTF_8 = "Save it as UTF-8 text and try again"
NOT_TEXT = "Give the article as text, Markdown or HTML"

# Found by decoding 880 Chinese and English sentences in right and wrong encodings: the right reading of twenty
# characters or more never scores below 0.64, that of a few characters can (a rare name); Japanese or Korean misread as
# Chinese scores 0.35 to 0.37.
PLAUSIBLE_IF_LONG = 0.55
PLAUSIBLE_IF_SHORT = 0.25
SHORT_IN_CHARACTERS = 10
LONG_IN_CHARACTERS = 20
# This much of a text decides its encoding; the rest would only take time.
SCORED_CODE_POINTS = 100_000


@dataclass(frozen=True, slots=True)
class Decoded:
    """A decoded text.

    Attributes:
        text: The text; for the encodings here, `data.decode(encoding) == text`.
        encoding: The encoding as Python names it; `utf-8-sig`, `utf-16`, `utf-32`: with a byte order mark.
        warnings: Where the text says another encoding about itself than the one it is in.
    """

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes, location: str, declared: str | None = None, *, allow_damage: bool = False) -> Decoded:
    """Decode a text file.

    The order: byte order mark; the declared encoding, where that reading is plausible; strict UTF-8; the most plausible
    of GB18030, Big5, UTF-16 without a mark and Windows-1252; charset-normalizer's guess.

    Args:
        data: The bytes of the file.
        location: The path or URL, for messages.
        declared: The encoding that the HTTP header or the page itself names.
        allow_damage: Whether a few undecodable bytes become U+FFFD instead of an error. For a web page, where they may
            lie outside the article; the caller must then refuse them in what it keeps.

    Returns:
        The text and the encoding that it was in.

    Raises:
        ArticleError: The bytes are empty, no text, damaged, or in no known encoding.
    """
    if not data.strip():
        raise ArticleError(location, "the file is empty", "Check that it was saved or downloaded completely")
    for signature, what in SIGNATURES:
        if data.startswith(signature):
            raise ArticleError(location, f"this is {what}, not a text", NOT_TEXT, "byte 0")
    decoded = _decode_marked(data, location) or _decode_unmarked(data, location, declared, allow_damage)
    _refuse_binary(decoded.text, location)
    if not decoded.text.strip("\ufeff \t\r\n"):
        raise ArticleError(location, "the file holds nothing but white space", "Check that it was saved completely")
    return decoded


def check_lost_characters(text: str, location: str) -> tuple[str, ...]:
    """Look for replacement characters: what stood there was lost before we got the text.

    Args:
        text: The text that will be stored.
        location: The path or URL, for the message.

    Returns:
        A warning where they stand apart from words (a lost emoji), nothing where there are none.

    Raises:
        ArticleError: One touches a letter, digit or Chinese character, so that a name or number may be wrong.
    """
    lost = list(re.finditer("\ufffd+", text))
    for match in lost:
        around = text[max(0, match.start() - 1) : match.start()] + text[match.end() : match.end() + 1]
        if any(map(str.isalnum, around)):
            raise ArticleError(
                location,
                "a replacement character (U+FFFD) in a word or number: the text was decoded wrongly before we got it",
                "Get the article again from its source, or correct this place and others like it",
                line_and_column(text, match.start()),
            )
    return (f"{len(lost)} lost characters (U+FFFD), none of them in a word or number",) if lost else ()


def line_and_column(text: str, offset: int) -> str:
    """The place of a code point as people count: `line 3, column 5`, both from 1."""
    line_start = text.rfind("\n", 0, offset) + 1
    return f"line {text.count(chr(10), 0, offset) + 1}, column {offset - line_start + 1}"


def plausibility(text: str) -> float:
    """How much a text looks like Chinese or English that was decoded rightly.

    Args:
        text: A reading of some bytes.

    Returns:
        Mean weight of the characters beyond ASCII, at most 1: 1 where all of them are the commonest ones (or there are
        none), negative where they are mostly private-use, control or unassigned ones.
    """
    counts = Counter(text[:SCORED_CODE_POINTS])
    beyond_ascii = {character: count for character, count in counts.items() if character > "\x7f"}
    controls = sum(count for character, count in counts.items() if CONTROLS.match(character))
    total = sum(beyond_ascii.values()) + controls
    if not total:
        return 1.0
    # An accented letter among plain ones is French in English; one beside another is half of a Chinese character.
    letters = sum(count for character, count in counts.items() if character.isascii() and character.isalpha())
    doubled = sum(map(len, DOUBLED_ACCENTS.findall(text[:SCORED_CODE_POINTS])))
    accents_are_sparse = sum(beyond_ascii.values()) < 0.2 * letters and doubled < 0.35 * sum(beyond_ascii.values())
    weights = _weights()
    score = -2.0 * controls
    for character, count in beyond_ascii.items():
        score += count * weights.get(character, _weight_of_other(character, accents_are_sparse))
    return score / total


def _weight_of_other(character: str, accents_are_sparse: bool) -> float:
    if character < "\u00a0" or "\ue000" <= character <= "\uf8ff" or character >= "\U000e0000":
        return -2.0
    if character < "\u0250" or "\u2010" <= character <= "\u2122":
        return 0.9 if accents_are_sparse else -0.2
    if "\u3400" <= character <= "\u9fff":
        return -0.1
    if "\uff01" <= character <= "\uff5e" or "\U0001f000" <= character <= "\U0001faff":
        return 0.4
    return -0.5


@cache
def _weights() -> dict[str, float]:
    """Weight of each known character: the commonest 1, a standard's ordinary characters less."""
    weights: dict[str, float] = {}
    # Level 1 of both standards is the set of characters in common use, level 2 the rare ones; symbols come before both.
    for encoding, leads in (
        ("gb2312", (*range(0xA1, 0xA4), *range(0xB0, 0xD8))),
        ("big5", range(0xA1, 0xC7)),
    ):
        for lead in leads:
            for trail in (*range(0x40, 0x7F), *range(0xA1, 0xFF)):
                character = bytes((lead, trail)).decode(encoding, "ignore")
                if len(character) == 1:
                    weights[character] = 0.3
    common = COMMON_CHARACTERS + opencc.OpenCC("s2tw").convert(COMMON_CHARACTERS)
    weights.update(dict.fromkeys(common + COMMON_PUNCTUATION, 1.0))
    return weights


def _decode_marked(data: bytes, location: str) -> Decoded | None:
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data.decode(encoding), encoding)
            except UnicodeDecodeError as error:
                raise ArticleError(
                    location,
                    f"the byte order mark says {encoding}, but the bytes are not ({error.reason})",
                    SAVE_AS_UTF_8,
                    f"byte {error.start}",
                ) from error
    return None


def _decode_unmarked(data: bytes, location: str, declared_label: str | None, allow_damage: bool) -> Decoded:
    declared = _known_encoding(declared_label) if declared_label else None
    warnings: tuple[str, ...] = ()
    if declared_label and not declared:
        warnings = (f"declares the unknown encoding {declared_label!r}",)

    def accept(text: str, encoding: str) -> Decoded:
        if declared and declared != encoding:
            return Decoded(text, encoding, (*warnings, f"declares the encoding {declared}, but is in {encoding}"))
        return Decoded(text, encoding, warnings)

    declared_text = _strictly(data, declared) if declared else None
    if declared and declared_text is not None and _is_plausible(declared_text):
        return accept(declared_text, declared)
    utf_8_text = _strictly(data, "utf-8")
    # Chinese bytes can be UTF-8 by chance, but only its two-byte forms, and few: the GB bytes of 联通 are such.
    if utf_8_text is not None and not CONTROLS.search(utf_8_text) and not CHANCE_UTF_8.fullmatch(utf_8_text):
        return accept(utf_8_text, "utf-8")
    if utf_8_text is None and (damaged := _damaged(data, "utf-8", location, allow_damage)):
        return accept(damaged, "utf-8")
    readings = {}
    for encoding in ("utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be", "cp1252"):
        text = _strictly(data, encoding)
        # Windows-1252 reads anything, UTF-8 hardly anything but itself: where both can, it is UTF-8.
        if text is not None and _is_plausible(text) and not (encoding == "cp1252" and "utf-8" in readings):
            readings[encoding] = text
    if readings:
        # In doubt the earlier one: max() keeps the first of equals.
        encoding = max(readings, key=lambda encoding: plausibility(readings[encoding]) + 0.2 * (encoding == "utf-8"))
        return accept(readings[encoding], encoding)
    if declared and declared_text is not None:
        return accept(declared_text, declared)
    for encoding in ("gb18030", "big5hkscs"):
        if damaged := _damaged(data, encoding, location, allow_damage):
            return accept(damaged, encoding)
    if utf_8_text is not None and "\0" not in utf_8_text:
        return accept(utf_8_text, "utf-8")
    guess = charset_normalizer.from_bytes(data[:SCORED_CODE_POINTS]).best()
    # Without coherence in some language it is a guess at noise.
    if guess is not None and guess.percent_coherence > 0 and TEXT_ENCODINGS.match(guess.encoding):
        text = _strictly(data, guess.encoding)
        if text is not None:
            return accept(text, guess.encoding)
    if b"\0" in data:
        raise ArticleError(location, "a NUL byte: this is no text", NOT_TEXT, f"byte {data.index(0)}")
    raise ArticleError(
        location,
        "the encoding is unknown: the bytes make sense in none of UTF-8, UTF-16, GB18030, Big5 and Windows-1252",
        SAVE_AS_UTF_8,
        f"byte {_first_undecodable(data, 'utf-8')}",
    )


def _damaged(data: bytes, encoding: str, location: str, allow_damage: bool) -> str | None:
    """The text with U+FFFD for undecodable bytes, if the rest is plainly in this encoding; None if it is not."""
    text = data.decode(encoding, "replace")
    damages = text.count("\ufffd")
    intact = text.replace("\ufffd", "")
    if _count_beyond_ascii(intact) < 2 * damages or not _is_plausible(intact):
        return None
    if not allow_damage:
        raise ArticleError(
            location,
            f"the text is {encoding}, but damaged in {damages} place{'s' if damages > 1 else ''}",
            "Get the article again from its source, or correct these places",
            f"byte {_first_undecodable(data, encoding)}",
        )
    return text


def _is_plausible(text: str) -> bool:
    length = (_count_beyond_ascii(text) - SHORT_IN_CHARACTERS) / (LONG_IN_CHARACTERS - SHORT_IN_CHARACTERS)
    required = PLAUSIBLE_IF_SHORT + (PLAUSIBLE_IF_LONG - PLAUSIBLE_IF_SHORT) * min(1.0, max(0.0, length))
    return plausibility(text) >= required


def _count_beyond_ascii(text: str) -> int:
    """How many of the scored characters are beyond ASCII, and so tell encodings apart."""
    return len(BEYOND_ASCII.findall(text[:SCORED_CODE_POINTS]))


def _known_encoding(label: str) -> str | None:
    """The encoding that a label means, None where it is unknown or no text encoding (Python also knows `rot13`)."""
    try:
        encoding = codecs.lookup(label.strip().strip("\"'")).name
    except (LookupError, ValueError):
        return None
    encoding = SUPERSETS.get(encoding, encoding)
    return encoding if TEXT_ENCODINGS.match(encoding) else None


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _first_undecodable(data: bytes, encoding: str) -> int:
    try:
        data.decode(encoding)
    except UnicodeDecodeError as error:
        return error.start
    return 0


def _refuse_binary(text: str, location: str) -> None:
    nul = text.find("\0")
    controls = CONTROLS.findall(text[:SCORED_CODE_POINTS])
    # A stray control character is dirt; one in a hundred is another kind of file.
    if nul >= 0 or len(controls) * 100 > len(text[:SCORED_CODE_POINTS]):
        offset = nul if nul >= 0 else text.index(controls[0])
        what = "a NUL character" if nul >= 0 else f"{len(controls)} control characters"
        raise ArticleError(location, f"{what}: this is no text", NOT_TEXT, line_and_column(text, offset))
