"""Numbers as they are written: digits, Chinese numerals, English words, exact or vague. Units: words.py."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from assets.facts.model import Comparator
from assets.facts.vocabulary import Entry, FoldedText, Phrases, trie_pattern

COMPARATORS: tuple[Comparator, ...] = ("=", "~", ">", ">=", "<", "<=", "<~")


@dataclass(slots=True)
class Number:
    """A number as written, before its unit and the words around it are read.

    Attributes:
        start: Offset of its first character.
        end: Offset behind its last.
        low: The value, or the lower end of a vague or double one (几万, 两三百).
        high: The value, or the upper end.
        cmp: What the number itself says: `>` for 三百多, `>=` for 上万, `range` for 数万, else `=`.
        style: digits, chinese or words.
        magnitude: The 万, 亿, million … behind it, which a range shares.
        about: Whether it is written as an approximation (十来万, a couple of hundred).
        vague: Whether it is a vague number.
        bare_magnitude: Whether it is a magnitude with no digit (万, 千亿).
        trivial: Whether it is too common a word to be a quantity without a unit (一, two).
        preset: fraction, multiple, change or percent for what needs no unit; else empty.
        sign: The direction of a change that is one word (翻番, halved).
        model_size: Whether it is a model's number of parameters (175B model).
        glued: Whether a letter follows at once, so that it must be a unit or the whole is a code.
    """

    start: int
    end: int
    low: float
    high: float
    cmp: Comparator = "="
    style: str = "digits"
    magnitude: float = 1.0
    about: bool = False
    vague: bool = False
    bare_magnitude: bool = False
    trivial: bool = False
    preset: str = ""
    sign: int = 0
    model_size: bool = False
    glued: bool = False


def rounded(value: float) -> float:
    """Free of the last digits that a product of floats carries (6476.53 times 10000)."""
    return value if value.is_integer() else float(f"{value:.12g}")


class NumberWords:
    """The words of numbers.yaml, compiled, and the words for changes of hedges.yaml."""

    def __init__(self, numbers: Entry, hedges: Entry) -> None:
        """Read and check the files.

        Args:
            numbers: numbers.yaml.
            hedges: hedges.yaml.

        Raises:
            DataFileError: Where an entry cannot be used.
        """
        self.digits = {key: int(value) for key, value in numbers.numbers("digits").items()}
        self.magnitudes = numbers.numbers("magnitudes")
        self.vague_digits = frozenset(numbers.strings("vague_digits"))
        self.vague_digit_not_after = frozenset(numbers.strings("vague_digit_not_after"))
        more = numbers.entry("more")
        for word, cmp in more.items():
            if cmp not in COMPARATORS:
                raise more.fail(f"{word!r}: {cmp!r} must be one of {', '.join(COMPARATORS)}")
        self.more: Phrases[Comparator] = Phrases(cast("dict[str, Comparator]", more))
        self.more_not_before = frozenset(numbers.strings("more_not_before"))
        self.about = Phrases(dict.fromkeys(numbers.strings("about"), True))
        self.at_least = frozenset(numbers.strings("at_least"))
        self.at_least_not_after = frozenset(numbers.strings("at_least_not_after"))
        self.half_not_after = frozenset(numbers.strings("half_not_after"))
        self.digit_pairs = frozenset(numbers.strings("digit_pairs"))
        self.words = numbers.numbers("words")
        self.word_magnitudes = numbers.numbers("word_magnitudes")
        self.plurals = numbers.numbers("plurals")
        self.few = frozenset(numbers.strings("few"))
        self.couple = frozenset(numbers.strings("couple"))
        self.denominators = numbers.numbers("denominators")
        self.half_not_behind = Phrases(dict.fromkeys(numbers.strings("half_not_behind"), True), backwards=True)
        self.share_before = Phrases(dict.fromkeys(numbers.strings("share_before"), True), backwards=True)
        suffixes: dict[str, tuple[float, bool]] = {}
        for entry in numbers.entries("suffixes"):
            entry.check(words=list, value=(int, float), anywhere=bool)
            suffixes |= {word: (float(entry["value"]), entry["anywhere"]) for word in entry.strings("words")}
        suffixes |= {word: (value, True) for word, value in self.word_magnitudes.items() if word != "dozen"}
        self.suffixes = Phrases(suffixes)
        sizes = dict.fromkeys(numbers.strings("suffix_means_parameters"), True)
        self.suffix_followed_by = Phrases(dict.fromkeys(numbers.strings("suffix_followed_by"), False) | sizes)
        shares: dict[str, tuple[float, Comparator, Phrases[bool] | None]] = {}
        for entry in numbers.entries("shares"):
            entry.check(words=list, value=(float, int), cmp=str, not_followed_by=(list, type(None)))
            if entry["cmp"] not in COMPARATORS:
                raise entry.fail(f"cmp {entry['cmp']!r} must be one of {', '.join(COMPARATORS)}")
            stop = entry.strings("not_followed_by")
            value = (float(entry["value"]), entry["cmp"], Phrases(dict.fromkeys(stop, True)) if stop else None)
            shares |= dict.fromkeys(entry.strings("words"), value)
        self.shares = Phrases(shares)
        loose: dict[str, tuple[float, float]] = {}
        for entry in numbers.entries("loose"):
            entry.check(words=list, low=(int, float), high=(int, float))
            loose |= dict.fromkeys(entry.strings("words"), (float(entry["low"]), float(entry["high"])))
        self.loose = Phrases(loose)
        changes: dict[str, tuple[str, float]] = {}
        for field, kind in (("changes", "change"), ("multiples", "multiple")):
            for entry in hedges.entries(field):
                entry.check(words=list, value=(int, float))
                changes |= dict.fromkeys(entry.strings("words"), (kind, float(entry["value"])))
        self.changes = Phrases(changes)
        self.change_not_followed_by = Phrases(dict.fromkeys(hedges.strings("change_not_followed_by"), True))
        folds = {f"{word}{join}fold": size for word, size in hedges.numbers("fold_words").items() for join in ("", "-")}
        self.folds = Phrases(folds)
        numerals = "".join(sorted({*self.digits, *self.magnitudes, *self.vague_digits}))
        self.run = re.compile(f"[{numerals}]+")
        self.starts = f"[0-9{numerals}半](?:(?<=[0-9])[0-9]*+)?"
        # Words that may begin a number; the digits and numerals are found by `starts`.
        self.triggers = {
            *self.words, *self.word_magnitudes, *self.plurals, *self.few, *self.couple, *self.denominators, *loose,
            *changes, *folds, *shares,
        }  # fmt: skip
        tens = "|".join(word for word, value in self.words.items() if value >= 20)
        ones = "|".join(sorted((word for word, value in self.words.items() if value < 20), key=len, reverse=True))
        group = f"(?:(?:{tens})(?:[- ](?:{ones}))?|{ones})"
        magnitude = "(?:" + "|".join(self.word_magnitudes) + ")"
        # "two hundred and ten", but not "between ten and twelve"
        counted = "(?:" + "|".join(f"(?<={word})" for word in self.word_magnitudes) + ")"
        self.cardinal = re.compile(
            f"(?:{group}|{magnitude})(?:[ -]{magnitude})*(?:(?:{counted} and)? {group}(?:[ -]{magnitude})*)*(?![a-z])"
        )
        self.scale = re.compile(f"(?: of)? (?:an? )?({trie_pattern(self.word_magnitudes)})(?![a-z])")
        # a quarter of a million
        self.scale_of = re.compile(f" of an? ({trie_pattern(self.word_magnitudes)})(?![a-z])")
        self.plural_of = re.compile(f" of ({trie_pattern(self.plurals)})(?![a-z])")
        # one in five, three out of four
        larger = rf" (?:{magnitude}|years?|months?|weeks?|days?|quarters?)(?![a-z])"
        self.among = re.compile(rf" (?:in|out of) (?:every )?({ones}|{tens})(?![a-z-]|{larger})")
        self.denominator = re.compile(f"[ -]({trie_pattern(self.denominators)})(?![a-z])")


_DIGITS = re.compile(r"[0-9]++(?:,[0-9]{3}(?![0-9]))*+(?:\.[0-9]++)?(?:e[+-]?[0-9]{1,3}(?![0-9a-z]))?")
_SPACED = re.compile(r"[0-9]{1,3}((?: [0-9]{3}){1,5})(?![0-9.,]| [0-9]{3}(?![0-9]))")
_POWER = re.compile(r"(?: ?[x×*·] ?10)?(?: ?\^ ?([+-]?[0-9]{1,2})|的([0-9]{1,2})次方|([⁰¹²³⁴⁵⁶⁷⁸⁹⁻]{1,3}))")
_POWER_SIGNS = frozenset("x×*·^的⁰¹²³⁴⁵⁶⁷⁸⁹")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_TOKEN = re.compile(r"[0-9a-z_./:%-]*")
_MEASURED = re.compile(r"[.,]\d|\s?%|\s(?:per ?cent|percentage|trillion|[mb]illion)\b")
_DATE = re.compile(
    r"[12][0-9]{3}[-/.][01]?[0-9](?:[-/.][0-3]?[0-9])?(?![0-9])"
    r"|[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9])|[0-3]?[0-9]/[0-3]?[0-9]/[0-9]{2,4}(?![0-9])"
    r"|(?:19|20)[0-9]{2} ?(?:[-–—~至到]|to|and) ?(?:19|20)?[0-9]{2}(?![0-9,.]) ?年?"
)
_TELEPHONE = re.compile(r"0[0-9]{1,3}[- ][0-9]{3,}(?:-[0-9]+)*|[0-9]{2,5}-[0-9]{3,5}-[0-9]{3,5}(?:-[0-9]+)*")
_FRACTION = re.compile(r"([0-9]{1,2})/([0-9]{1,3})(?![0-9/a-z])")
_DENOMINATORS = {2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 100}
_ORDINAL = re.compile(r"(?:st|nd|rd|th)(?![a-z])")
_MONTHS = (
    "(?:january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)"
)
_MONTH_BEHIND = re.compile(rf"[ -]{_MONTHS}(?![a-z])")
_MONTH_BEFORE = re.compile(rf"{_MONTHS}\.? $")
# What a magnitude is followed by in a number of several: 1,234亿5,600万.
_MAGNITUDES_MIXED = {"兆": 1e12, "亿": 1e8, "万": 1e4}
_SMALLER = re.compile(
    r"(?P<digits>\d,\d{3}|\d{2,4})(?![\d.,]\d|[A-Za-z-])(?:(?P<magnitude>[亿万])(?!亿)|(?=[块张枚颗片台卡个人家名套柜座架元美新港日韩余多，。；、）]|$))"
)
# Around a level of nothing, which needs no unit: 份额已降至零, but no 降到零下, 为零部件.
_TO_NOTHING = re.compile(r"[至到为近]$")
_NOTHING_MORE = re.compile(r"(?=[，。；、！？）”」\s]|$|左右|附近|的水平)")
# The thousands behind 万 in what people say: 2万3.
_THOUSANDS = re.compile(
    r"[1-9一二三四五六七八九](?=[，。；、！？）”」\s]|$|元|块|左右|出头|上下|一[张片块台枚颗]|到|至|的)"
)
_MORE_SIZES = re.compile(r"(?:(?:, |, and |/|、| and | or |和|及)[0-9]{1,4}(?:\.[0-9]{1,2})?[bt](?![a-z0-9])){1,6}")
# 总参数293B, 参数量为 70B: that a number tells a model's size may stand before it.
_SIZE_OF = re.compile(r"参数(?:总?量|规模|数量?)?(?:[为是达有约近超]|高达|达到|超过|：|:| )*$")
# "three quarters of a kilowatt"
_OF_A_UNIT = re.compile(r" of an? ([a-z]+)(?![a-z])")
_ARTICLE = re.compile(r"(?:^|[^a-z])(an?|one) $")
# "a full gigawatt"
_FULL_ARTICLE = re.compile(r"(?:^|[^a-z])((?:an?|one) (?:full|whole|further|entire|mere)) $")
# "The last thousand arrive in April"
_OF_ALL = re.compile(r"(?:^|[^a-z])(first|last|next|other|remaining) $")
_HALF = re.compile(r" and a (half|quarter)(?![a-z])")
# A share that has gone: "market share in China has fallen to almost zero", "share is close to zero".
_ZERO_SHARE = re.compile(
    r"(?<![a-z])shares?(?![a-z]| prices?)[^.;]{0,90}?(?<![a-z])"
    r"(?:to|at|is|was|now|of|become|became|remains?|stands at|(?=close to |near ))"
    r"(?: (?:just|now|already|all but|a))* ?"
    r"(?P<about>(?:(?:close to|near|nearly|almost|virtually|practically|effectively|essentially|basically|about|around"
    r"|roughly|next to) ?)?)$"
)
_ZERO_REACH = 130
_ENDS_SHARE = re.compile(
    r"(?=$|[.,;:)!?\n\"”’—–]"
    r"| (?:in|by|from|since|after|as|this|last|now|today|and|but|because|when|under|there|following|over|while|for)\b)"
)
_WORD = re.compile("[a-z]+")
# No quantity has more digits or is larger; what does is no number.
_LONGEST = 40
_LARGEST = 1e30


class NumberReader:
    """Reads the numbers of one text; every step looks at a bounded stretch."""

    def __init__(
        self,
        text: FoldedText,
        words: NumberWords,
        begins_unit: Callable[[int], bool],
        is_counted: Callable[[int], bool],
        has_currency: Callable[[int], bool],
        article_unit: Callable[[str, int], bool],
    ) -> None:
        """Prepare to read.

        Args:
            text: The text.
            words: The words of numbers.
            begins_unit: Whether a unit begins at a position (千瓦 at 千).
            is_counted: Whether a counting word or a currency stands at a position.
            has_currency: Whether a currency stands before a position.
            article_unit: Whether "a" and a word that ends at a position are a quantity (a gigawatt).
        """
        self._low, self._length, self._reversed = text.low, text.length, text.reversed
        self._original = text.text
        self._words = words
        self._begins_unit, self._is_counted = begins_unit, is_counted
        self._has_currency, self._article_unit = has_currency, article_unit

    def read(self, start: int, inside: bool = False) -> Number | int:
        """The number at a position, or the position behind something that is none (a code, a date).

        Args:
            start: Where it begins: a digit, a numeral or a word of `NumberWords.triggers`.
            inside: Whether a range was opened before it, so that a dash before it is no sign of a code.
        """
        number = self._read(start, inside)
        if isinstance(number, Number) and not number.high < _LARGEST:
            return number.end
        return number

    def _read(self, start: int, inside: bool) -> Number | int:
        low, words = self._low, self._words
        character = low[start]
        if "0" <= character <= "9":
            return self._digits(start, inside)
        if character.isascii():
            if self._letter_before(start):
                return self._word_end(start)
        elif (share := words.shares.match(low, start)) is not None:
            end, (value, cmp, stop) = share
            if stop is None or not stop.match(low, end):
                return Number(start, end, value, value, cmp, style="chinese", preset="fraction")
        if (change := words.changes.match(low, start)) is not None:
            end, (kind, size) = change
            if words.change_not_followed_by.match(low, end):
                return end
            return Number(start, end, abs(size), abs(size), preset=kind, sign=(size > 0) - (size < 0), style="words")
        return self._in_words(start) if character.isascii() else self._chinese(start)

    def _letter_before(self, position: int) -> bool:
        before = self._low[position - 1] if position else " "
        return "a" <= before <= "z" or "0" <= before <= "9" or before == "_"

    def _word_end(self, start: int) -> int:
        word = _WORD.match(self._low, start)
        return word.end() if word else start + 1

    def _token_end(self, position: int) -> int:
        token = _TOKEN.match(self._low, position)
        return token.end() if token else position

    # ---- digits ----

    def _digits(self, start: int, inside: bool) -> Number | int:
        low = self._low
        match = _DIGITS.match(low, start)
        assert match is not None
        end = match.end()
        before = low[start - 1] if start else " "
        if not inside:
            if "a" <= before <= "z" or before == "_":
                if not self._has_currency(start):
                    return self._token_end(end)
            elif before in "-‐‑/.:" and start > 1 and low[start - 2].isascii() and low[start - 2].isalnum():
                return self._token_end(end)
        written = match.group()
        if len(written) > _LONGEST:
            return self._token_end(end)
        if "," in written and written.index(",") > 3:
            written = written[: written.index(",")]
            end = start + len(written)
        behind = low[end] if end < self._length else " "
        if behind in "月日号":
            return end + 1
        if behind == " " and "0" <= low[end + 1 : end + 2] <= "9":
            spaced = _SPACED.match(low, start)
            if spaced is not None and (spaced.group(1)[1] == "0" or self._is_counted(spaced.end())):
                written, end = spaced.group().replace(" ", ""), spaced.end()
                behind = low[end] if end < self._length else " "
        is_year = len(written) == 4 and written[:2] in ("19", "20")
        if not inside and (behind in "-/.:" or (is_year and behind in "–—~至到 年")):
            date = _DATE.match(low, start)
            if date is None and (behind == "-" or written[0] == "0"):
                date = _TELEPHONE.match(low, start)
            if date is not None and is_year and behind == " " and _MEASURED.match(low, date.end()):
                return end  # "from 95% in 2023 to 66%"
            if date is not None and not self._is_counted_range(date):
                return date.end()
        if behind == "/" and low[end + 1 : end + 2].isdigit():
            return self._fraction(start, end)
        if behind in ".:" and low[end + 1 : end + 2].isdigit():
            return self._token_end(end)
        value = float(written.replace(",", ""))
        if behind == "分" and value > 0 and low.startswith("分之", end):
            above = _DIGITS.match(low, end + 2)
            if above is not None and len(above.group()) <= _LONGEST:
                share = rounded(float(above.group().replace(",", "")) / value)
                return Number(start, above.end(), share, share, preset="fraction")
        if behind in "snrt" and _ORDINAL.match(low, end):
            return self._token_end(end)
        if value <= 31 and "." not in written and self._is_day_of_month(start, end):
            return end
        number = Number(start, end, value, value)
        power = low[end + 1 : end + 2] if behind == " " else behind
        if power in _POWER_SIGNS and self._add_power(number):
            return number
        self._add_magnitude(number, end)
        number.glued = number.end == end and ("a" <= behind <= "z" or behind == "_")
        return number

    def _fraction(self, start: int, end: int) -> Number | int:
        fraction = _FRACTION.match(self._low, start)
        if fraction is not None:
            above, below = int(fraction.group(1)), int(fraction.group(2))
            if 0 < above < below and below in _DENOMINATORS:
                return Number(start, fraction.end(), above / below, above / below, preset="fraction")
            return self._token_end(end)
        if not self._has_currency(start):
            return self._token_end(end)
        written = self._low[start:end]
        return Number(start, end, float(written.replace(",", "")), float(written.replace(",", "")))

    def _add_power(self, number: Number) -> bool:
        """Whether a power of ten follows (10^26, 2×10²⁵, 10的25次方); the number takes it in."""
        power = _POWER.match(self._low, number.end)
        if power is None or not (power.group().lstrip()[:1] in "x×*·" or number.low == 10):
            return False
        exponent = int((power.group(1) or power.group(2) or power.group(3)).translate(_SUPERSCRIPTS))
        scaled = 10.0**exponent
        number.low = number.high = scaled if "10" not in power.group() and number.low == 10 else number.low * scaled
        number.end = power.end()
        return True

    def _is_counted_range(self, date: re.Match[str]) -> bool:
        """Whether what looks like two years is a range with a unit (2000至2048块)."""
        written = date.group()
        return len(written) >= 9 and "年" not in written and "-" not in written[5:] and self._is_counted(date.end())

    def _is_day_of_month(self, start: int, end: int) -> bool:
        low = self._low
        if low[end : end + 1] in (" ", "-") and low[end + 1 : end + 2] in "jfmasond" and _MONTH_BEHIND.match(low, end):
            return True
        return low[start - 1 : start] == " " and _MONTH_BEFORE.search(low, max(0, start - 11), start) is not None

    def _add_magnitude(self, number: Number, position: int) -> None:
        """Take in the magnitude behind a number: 万, 亿, million, bn."""
        low, words = self._low, self._words
        factor, spread = 1.0, 0.0
        here = position
        while here < self._length:
            at = here + 1 if low[here] == " " and (here == position or self._original[here] == "\n") else here
            character = low[at : at + 1]
            if character in words.magnitudes:
                if self._begins_unit(at):
                    break
                factor *= words.magnitudes[character]
            elif character and character in "多余来几" and low[at + 1 : at + 2] in words.magnitudes:
                if character == "几":
                    spread = 9.0
                elif character == "来":
                    number.about = True
                else:
                    number.cmp = ">"
                    number.vague = True
            else:
                break
            here = at + 1
        if factor > 1:
            number.end, number.magnitude = here, factor
            if spread:
                number.low, number.high, number.cmp, number.vague = number.low + 1, number.high + spread, "range", True
            number.low, number.high = rounded(number.low * factor), rounded(number.high * factor)
            thousands = _THOUSANDS.match(low, here) if factor == 10_000 and number.low % 10_000 == 0 else None
            if thousands is not None and not spread and not number.cmp.startswith(">"):
                # 2万3 and 11万二 say two and two thousand more.
                more = 1000.0 * ("一二三四五六七八九".find(thousands[0]) + 1 or float(thousands[0]))
                number.end, number.low, number.high = here + 1, number.low + more, number.high + more
            if not spread and number.cmp == "=" and factor in _MAGNITUDES_MIXED.values():
                self._add_smaller(number, factor)
            self._add_more(number)
        elif not self._add_more(number):
            self._add_suffixes(number)

    def _add_smaller(self, number: Number, factor: float) -> None:
        """Take in what a smaller magnitude adds: 1兆2,000亿, 1,234亿5,600万, 2万3,500颗."""
        while (part := _SMALLER.match(self._low, number.end)) is not None:
            size = _MAGNITUDES_MIXED.get(part["magnitude"] or "", 1.0)
            more = float(part["digits"].replace(",", "")) * size
            if size >= factor or more >= factor or number.low % factor or (size == 1.0 and factor > 10_000):
                return
            number.end = part.end()
            number.low, number.high, factor = number.low + more, number.high + more, size

    def _add_suffixes(self, number: Number) -> None:
        low, words = self._low, self._words
        for _ in range(3):
            here = number.end
            glued = low[here : here + 1] not in (" ", "-")
            suffix = words.suffixes.match(low, here if glued else here + 1)
            if suffix is None:
                break
            end, (size, anywhere) = suffix
            thousands = suffix[1] == (1000.0, True) and self._begins_unit(end + (low[end : end + 1] == " "))
            if not glued and end - here == 2 and not (thousands or self._has_currency(number.start)):
                return  # Only "500 k units" and "$40 k" are written apart.
            if not anywhere and not self._has_currency(number.start):
                sizes = _MORE_SIZES.match(low, end)
                behind = sizes.end() if sizes is not None else end
                behind += 1 if low[behind : behind + 1] in (" ", "-") else 0
                followed = words.suffix_followed_by.match(low, behind)
                if followed is None and _SIZE_OF.search(low, max(0, number.start - 12), number.start) is None:
                    return
                number.model_size = followed is None or followed[1]
            number.end, number.magnitude = end, number.magnitude * size
            number.low, number.high = rounded(number.low * size), rounded(number.high * size)
            if glued:
                break
        if number.magnitude > 1:
            self._add_more(number)

    def _add_more(self, number: Number) -> bool:
        """Whether 多, 余, 来, + or -odd follows; the number takes it in."""
        low, words = self._low, self._words
        at = number.end + 1 if low[number.end : number.end + 2] in (" 多", " 余") else number.end
        more = words.more.match(low, at)
        if more is not None:
            end, cmp = more
            if not self.is_numeral(end) and low[end : end + 1] not in words.more_not_before:
                number.end, number.cmp, number.vague = end, cmp, True
                return True
        about = words.about.match(low, number.end)
        if about is not None and number.low % 10 == 0 and self._begins_unit(about[0]):
            number.end, number.about = about[0], True
            return True
        return False

    def is_numeral(self, position: int) -> bool:
        """Whether a digit or numeral stands at a position."""
        character = self._low[position : position + 1]
        return character.isdigit() or character in self._words.digits or character in self._words.magnitudes

    # ---- Chinese numerals ----

    def _chinese(self, start: int) -> Number | int:
        low, words = self._low, self._words
        before = low[start - 1] if start else " "
        if low[start] == "半":
            if before in words.half_not_after:
                return start + 1
            return Number(start, start + 1, 0.5, 0.5, style="chinese", trivial=True)
        run = words.run.match(low, start)
        if run is None:
            return start + 1  # A word of shares that is none here: 对半导体.
        end, body = run.end(), run.group()
        if end < self._length and self._original[end] == "\n" and (rest := words.run.match(low, end + 1)) is not None:
            end, body = rest.end(), body + rest.group()
        if len(body) > _LONGEST or before == "第":
            return end
        is_vague = len(body) > 1 and body[1] in words.magnitudes and before not in words.vague_digit_not_after
        if body[0] in words.vague_digits and not is_vague:
            return start + 1
        if low.startswith("分之", end):
            return self._chinese_fraction(start, end, body)
        for index in range(1, run.end() - start):
            if body[index] in words.magnitudes and self._begins_unit(start + index):
                body, end = body[:index], start + index
                break
        if body == "零" and _TO_NOTHING.search(low, max(0, start - 2), start) and _NOTHING_MORE.match(low, end):
            return Number(start, end, 0.0, 0.0, style="chinese", preset="percent")
        value = self._value(body)
        if value is None:
            return end
        lowest, highest, vague, magnitude = value
        number = Number(start, end, lowest, highest, style="chinese", magnitude=magnitude, trivial=body == "一")
        if vague:
            number.cmp, number.vague = "range", True
        decimals = self._decimals(end)
        if decimals is not None:
            number.low = number.high = lowest + decimals[1]
            number.end, number.trivial = decimals[0], False
        elif body[0] in words.magnitudes and body[0] != "十":
            if before in words.at_least and (start < 2 or low[start - 2] not in words.at_least_not_after):
                number.cmp, number.start, number.vague = ">=", start - 1, True
            else:
                number.bare_magnitude = True
        self._add_magnitude(number, number.end)
        return number

    def _decimals(self, position: int) -> tuple[int, float] | None:
        """The position behind 点 and its digits, and their value; None where there are none or a time of day."""
        low, digits = self._low, self._words.digits
        if low[position : position + 1] != "点" or low[position + 1 : position + 2] not in digits:
            return None
        value, scale, at = 0.0, 0.1, position + 1
        while low[at : at + 1] in digits and at < position + 12:
            value += digits[low[at]] * scale
            scale /= 10
            at += 1
        return None if low[at : at + 1] in ("十", "分", "刻", "时") else (at, rounded(value))

    def _chinese_fraction(self, start: int, end: int, body: str) -> Number | int:
        """三分之一, 百分之三十五点五, 十分之几."""
        low, words = self._low, self._words
        above = words.run.match(low, end + 2) or _DIGITS.match(low, end + 2)
        below = self._value(body)
        if above is None or below is None or below[0] <= 0 or len(above.group()) > _LONGEST:
            return end
        written, behind = above.group(), above.end()
        if written[0].isdigit():
            lowest = highest = float(written.replace(",", ""))
        else:
            value = self._value(written)
            if value is None:
                return behind
            lowest, highest = value[0], value[1]
            if (decimals := self._decimals(behind)) is not None:
                behind = decimals[0]
                lowest = highest = lowest + decimals[1]
        number = Number(start, behind, rounded(lowest / below[0]), rounded(highest / below[0]), style="chinese")
        number.preset = "percent" if body == "百" else "fraction"
        return number

    def _value(self, body: str) -> tuple[float, float, bool, float] | None:
        """Low and high value of a run of numerals, whether it is vague, and its last magnitude; None for none."""
        words = self._words
        digits, magnitudes = words.digits, words.magnitudes
        if not any(character in magnitudes for character in body):
            return self._digit_run(body)
        total, section = [0.0, 0.0], [0.0, 0.0]  # what 万 and 亿 have closed, and what they have not
        pending: list[float] | None = None
        vague = zero = False
        last = 1.0
        previous = ""
        for index, character in enumerate(body):
            if character in words.vague_digits:
                vague = True
                pending = [1.0, 9.0] if previous == "十" else [2.0, 9.0]
            elif character in digits:
                digit = float(digits[character])
                if digit == 0:
                    zero = True
                elif pending is not None and previous in digits:
                    if index >= 2 and body[index - 2] in digits:
                        return None
                    pending = [pending[0], digit]
                else:
                    pending = [digit, digit]
            else:
                size = magnitudes[character]
                for side in (0, 1):
                    before = 0.0 if pending is None else pending[side]
                    if size < 10000:
                        section[side] += (before if pending is not None else 1.0) * size
                        continue
                    section[side] += before
                    if total[side] and (section[side] == 0 or total[side] < size):
                        total[side] = (total[side] + section[side]) * size  # 三千万亿: all so far is multiplied
                    else:
                        total[side] += (section[side] or 1.0) * size
                    section[side] = 0.0
                pending, zero, last = None, False, size
            previous = character
        if pending is not None:
            # 两万五 is 25000 and 一百一 is 110, but 一百零一 is 101.
            scale = last / 10 if last >= 100 and not zero and previous in digits else 1.0
            section = [section[side] + pending[side] * scale for side in (0, 1)]
        magnitude = 1.0
        for character in reversed(body):
            if magnitudes.get(character, 0) < 10000:
                break
            magnitude *= magnitudes[character]
        return total[0] + section[0], total[1] + section[1], vague, magnitude

    def _digit_run(self, body: str) -> tuple[float, float, bool, float] | None:
        """两三 is two to three, 二〇二四 is 2024; other runs of digits are words (三五成群, 一一)."""
        words = self._words
        values = [words.digits[character] for character in body if character in words.digits]
        if len(values) != len(body):
            return None
        if len(body) == 1:
            return float(values[0]), float(values[0]), False, 1.0
        if len(body) == 2 and (0 < values[0] == values[1] - 1 or body in words.digit_pairs):
            return float(values[0]), float(values[1]), False, 1.0
        if len(body) < 3 and "〇" not in body and "零" not in body:
            return None
        value = float("".join(map(str, values)))
        return value, value, False, 1.0

    # ---- English words ----

    def _in_words(self, start: int) -> Number | int:
        low, words = self._low, self._words
        skip = self._word_end(start)
        if (loose := words.loose.match(low, start)) is not None:
            end, (lowest, highest) = loose
            return Number(start, end, lowest, highest, "range", "words", trivial=True)
        if (fold := words.folds.match(low, start)) is not None:
            return Number(start, fold[0], fold[1], fold[1], style="words", preset="multiple")
        word, before = low[start:skip], low[max(0, start - 14) : start]
        if words.words.get(word) == 0 and (none := self._zero_share(start, skip)) is not None:
            return none
        if word in words.denominators:
            return self._fraction_word(start, skip, word, before)
        if word in words.plurals:
            return self._plural(start, skip, word)
        if word in words.few or word in words.couple:
            return self._few(start, skip, word, before)
        article = _ARTICLE.search(before)
        if article is None and word in words.word_magnitudes:
            article = _OF_ALL.search(before)
        if article is None and word not in words.words:
            article = _FULL_ARTICLE.search(before)
        begin = start if article is None else start - len(article.group(1)) - 1
        if word not in words.words and word not in words.word_magnitudes:
            if article is None or not self._article_unit(word, skip):
                return skip
            return Number(begin, start - 1, 1.0, 1.0, style="words", trivial=True)
        if word in words.word_magnitudes and article is None:
            return skip
        cardinal = words.cardinal.match(low, start)
        if cardinal is None:
            return skip
        end, value = cardinal.end(), self._cardinal_value(cardinal.group())
        among = words.among.match(low, end) if value < 10 else None
        if among is not None and words.words[among.group(1)] > value:
            share = value / words.words[among.group(1)]
            return Number(start, among.end(), share, share, style="words", preset="fraction")
        below = words.denominator.match(low, end)
        if below is not None and value < 20 and (value == 1 or below.group(1).endswith("s")):
            size = words.denominators[below.group(1)]
            if size > value and (below.group(1) != "quarters" or value == 3 or low.startswith(" of", below.end())):
                if (scaled := words.scale_of.match(low, below.end())) is not None:
                    whole = words.word_magnitudes[scaled.group(1)]
                    part = value * whole / size
                    return Number(start, scaled.end(), part, part, style="words", magnitude=whole)
                if (unit := _OF_A_UNIT.match(low, below.end())) is not None and self._article_unit(unit[1], unit.end()):
                    return Number(start, unit.start(1) - 1, value / size, value / size, style="words", trivial=True)
                return Number(start, below.end(), value / size, value / size, style="words", preset="fraction")
        number = Number(begin if word in words.word_magnitudes else start, end, value, value, style="words")
        number.magnitude = max(words.word_magnitudes.get(part, 1.0) for part in cardinal.group().split())
        if (half := _HALF.match(low, end)) is not None:
            size = number.magnitude if value == number.magnitude else 1.0  # a million and a half
            number.low = number.high = value + size * (0.5 if half.group(1) == "half" else 0.25)
            number.end = half.end()
            self._add_magnitude(number, number.end)
        else:
            self._add_more(number)
        number.trivial = number.high < 100
        return number

    def _zero_share(self, start: int, end: int) -> Number | None:
        """A zero that is a share and needs no unit: "its market share has dropped to zero", "has zero market share"."""
        if self._low.startswith((" share of ", " market share"), end):
            return Number(start, end, 0.0, 0.0, style="words", preset="fraction")
        told = _ZERO_SHARE.search(self._low, max(0, start - _ZERO_REACH), start)
        if told is None or _ENDS_SHARE.match(self._low, end) is None:
            return None
        about = told["about"] != ""
        return Number(told.start("about"), end, 0.0, 0.0, style="words", preset="fraction", about=about)

    def _fraction_word(self, start: int, end: int, word: str, before: str) -> Number | int:
        """Half, half a million, a third, a quarter; "two thirds" begins with its number."""
        low, words = self._low, self._words
        share = 1 / words.denominators[word]
        article = _ARTICLE.search(before)
        if word == "half":
            begin = start - 2 if article is not None and article.group(1) == "a" else start
            if words.half_not_behind.match(self._reversed, self._length - start + 1) or low.startswith(
                ("-", " year"), end
            ):
                return end
            scaled = words.scale.match(low, end)
            if scaled is not None:
                size = words.word_magnitudes[scaled.group(1)]
                return Number(begin, scaled.end(), size / 2, size / 2, style="words", magnitude=size)
            if before.endswith("the ") and not low.startswith(" of ", end):
                return end  # "revenue for the half rose": six months.
            if low.startswith((" a ", " an "), end) and self._begins_unit(low.index(" ", end + 1) + 1):
                return Number(start, low.index(" ", end + 1), 0.5, 0.5, style="words", trivial=True)
            return Number(begin, end, share, share, style="words", preset="fraction")
        article = _ARTICLE.search(before) or (_ARTICLE.search(before[:-1] + " ") if before.endswith("-") else None)
        if article is None:
            return end
        begin = start - len(article.group(1)) - 1
        if (scaled := words.scale_of.match(low, end)) is not None:
            size = words.word_magnitudes[scaled.group(1)]
            return Number(begin, scaled.end(), size * share, size * share, style="words", magnitude=size)
        if (unit := _OF_A_UNIT.match(low, end)) is not None and self._article_unit(unit[1], unit.end()):
            return Number(begin, unit.start(1) - 1, share, share, style="words", trivial=True)
        # "a quarter" alone is three months; "by a quarter" and "a quarter of" are shares.
        is_share = word != "quarter" or low.startswith(" of", end)
        if not is_share and not words.share_before.match(self._reversed, self._length - begin + 1):
            return end
        return Number(begin, end, share, share, style="words", preset="fraction")

    def _plural(self, start: int, end: int, word: str) -> Number | int:
        """Tens of thousands, hundreds of millions, dozens."""
        words = self._words
        size, scaled = words.plurals[word], False
        for _ in range(2):
            more = words.plural_of.match(self._low, end)
            if more is None:
                break
            size *= words.plurals[more.group(1)]
            end, scaled = more.end(), True
        if not scaled and word in ("tens", "scores"):
            return end
        return Number(start, end, 2 * size, 9 * size, "range", "words", size, vague=True, trivial=not scaled)

    def _few(self, start: int, end: int, word: str, before: str) -> Number | int:
        """A few hundred, several thousand, a couple of hundred."""
        low, words = self._low, self._words
        has_article = before.endswith(" a ") or before == "a "
        begin = start - 2 if has_article else start
        if word in words.couple and not has_article:
            return end
        size = 1.0
        for _ in range(2):
            scaled = words.scale.match(low, end)
            if scaled is None:
                break
            size *= words.word_magnitudes[scaled.group(1)]
            end = scaled.end()
        if word in words.couple:
            if size == 1.0 and low.startswith(" of", end):
                end += 3
            return Number(begin, end, 2 * size, 2 * size, "=", "words", size, about=True, trivial=size < 100)
        return Number(begin, end, 2 * size, 9 * size, "range", "words", size, vague=True, trivial=size < 100)

    def _cardinal_value(self, written: str) -> float:
        words = self._words
        total = section = 0.0
        for word in re.split(r"[ -]+", written):
            if word in words.words:
                section += words.words[word]
            elif word in words.word_magnitudes:
                size = words.word_magnitudes[word]
                if size < 1000:
                    section = (section or 1.0) * size
                else:
                    total, section = total + (section or 1.0) * size, 0.0
        return total + section
