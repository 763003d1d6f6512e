"""English talks: questions turned round into the statement that answers them: "How many do you own?", "You own …"."""

from __future__ import annotations

import re

from assets.facts.quantities.find import find_quantities
from assets.facts.talks.english_statements import Question, inflect
from assets.facts.talks.english_words import ADVERBS, AUX, CHIP, ENDS, NAME, PRONOUN, PROPER, SUBJECT, WORD
from assets.facts.times.find import find_times

_LEAD = re.compile(
    r"(?:(?:And|But|So|Then|Now|Well|Okay|OK|Ok|Also|Right|Hi|Hello|Thanks|Thank you|Still|Finally|Lastly|Next|First"
    r"|Second|Again|Sorry|Great|Good morning|Good afternoon|Congratulations)\b[,.:;!]?\s+"
    r"|(?:Mr|Ms|Mrs|Dr|Sir|Madam|Secretary|Senator)\.? ?[A-Z][\w'’-]+, |[A-Z][a-z]+, (?=[a-z])"
    r"|(?:to be clear|just to confirm|out of curiosity|for the record|by the way),? )+"
)

_TAG = re.compile(
    r", (?:right|correct|yes|no|true|is(?:n['’]t)? (?:it|that so|that right)|(?:do|did|have|are|were|will|is|was"
    r"|has|ha)\w*"
    r"(?:n['’]t)? (?:you|we|they|it|he|she))$",
    re.IGNORECASE,
)

EMBEDS = re.compile(
    r"(?:(?:please )?(?:remind|tell|show) (?:me|us)(?: again)?|(?:can|could|would|will) (?:you|we|I) (?:please )?"
    r"(?:tell|remind|say|share|give|confirm|ask|disclose|reveal|quantify|tell me|know)(?: me| us| you)?|do (?:you"
    r"|we) (?:happen to )?know"
    r"|any idea|may I ask|(?:I|we)(?:['’]d| would) like to (?:know|ask)|(?:I|we) wonder)(?: about)? (?=how|what"
    r"|when|who|which|where)",
    re.IGNORECASE,
)

_ABOUT = re.compile(
    r"(?:what|how) about|(?:can|could|would|will) (?:you|we|I) (?:please )?(?:give|share|tell|have|get)(?: us| me)?"
    r"|any (?:word|news|update|figure|number)s? (?:on|for)|talk (?:to )?(?:us|me) (?:about|through)",
    re.IGNORECASE,
)

_VERB_REST = (
    rf"(?P<verb>{ADVERBS}(?:(?:not|been|being|have to|had to|going to|planning to|plan to|expect to|want to|intend to"
    rf"|need to|hope to) )*{WORD}(?: (?:up|out|on|off|in|down|back|aside|for|at|with|to)"
    r"(?=$| (?:in|last|this|next|at|on|for|today|now|per)\b))?)(?P<rest>.*)"
)

_STRAIGHT = re.compile(rf"(?P<subject>{SUBJECT}) {_VERB_REST}$")

_MODAL = frozenset({"would", "can", "could", "should", "must", "may", "might"})

_BE = frozenset({"is", "are", "was", "were"})

_POLAR = re.compile(rf"(?P<aux>(?i:{AUX}))(?:n['’]t)? (?P<subject>{SUBJECT})(?P<told> .*)?$")

_ANYONE = re.compile(
    r"(?i:(?P<subject>any(?:one|body)(?: (?:still|else|here|there|already|serious))*)) (?P<told>\w+ing\b.*)$"
)

_INV = re.compile(rf"(?P<aux>{AUX})(?:n['’]t)? (?P<subject>{SUBJECT})(?: {_VERB_REST})?$")

_WH = re.compile(
    r"(?i:(?P<wh>how many|how much|how long|how (?:big|large|fast|high|heavy|expensive|old)|what(?: (?:kind"
    r"|sort)s? of)?|which"
    r"|who(?:m|se)?|since when|from whom|when|by when|where))(?P<be>['’]s|['’]re)?(?: (?P<told>.*))?$"
)

_FIRST_AUX = re.compile(rf"(?:^|(?<= )){AUX}(?:n['’]t)?(?= |$)")

# What asks for the price of what was spoken of.
_HOW_MUCH = re.compile(r"(?i:how much)(?: (?:each|apiece|a (?:card|piece|chip)|for (?:them|one|it)|now))?")

_NO_NOUN = re.compile(
    r"(?:if|when|so|because|then|why|not|really|meaning|like|such|in|at|on|for|with|by|from|to|but|and|or|which|who|how"
    r"|actually|currently|[a-z]+ly|is|are|was|were|has|have|do|does|did|will|would|can|could|else|next|more|less|too|no"
    r"|yes|never|always|here|there|now)\b",
    re.IGNORECASE,
)

# Of a chip alone is asked who builds "it".
_BUILDS_IT = re.compile(r"^(?:builds|produces|bakes)(?= (?:it|them|this|that|(?:the|your|its) (?:chip|part|card)s?)\b)")

_ONLY_ABOUT = re.compile(
    r"(?:(?:the|for|of|about|what about|how about|in|from|by) )*(?P<what>[^,?]{2,40})", re.IGNORECASE
)

_PLAIN_NAME = re.compile(rf"(?<![\w-]){NAME}(?![\w-])")


def swap(before: str, about: str) -> str | None:
    """The question before, of another chip, name or time: "And H200s?"."""
    match = _ONLY_ABOUT.fullmatch(about)
    if (
        not before
        or match is None
        or len(about.split()) > 5
        or re.match(rf"(?:{AUX}|how|what|who|when|which|where|why)\b(?! about)", about, re.I)
    ):
        return None
    what = match["what"]
    if (new := CHIP.search(what)) is not None:
        old = CHIP.search(before)
        plural = what[new.start() :].rstrip("s") == new[0].rstrip("s")
        return before[: old.start()] + what[new.start() :] + before[old.end() :] if old is not None and plural else None
    times, olds = find_times(about, None, "en"), find_times(before, None, "en")
    if times and olds and len(times[0].text) + 6 > len(about):
        return before[: olds[0].start] + about[times[0].start :] + before[olds[0].end :]
    if re.fullmatch(NAME, what):
        opening = re.match(r"[A-Za-z]+(?:n['’]t)? ", before)
        names = [m for m in _PLAIN_NAME.finditer(before, opening.end() if opening else 0) if not CHIP.fullmatch(m[0])]
        names = [m for m in names if not find_times(m[0], None, "en")]
        return before[: names[0].start()] + what + before[names[0].end() :] if names else None
    return None


def bared(words: str) -> str:
    """A question without what leads to it ("Thanks. And, Mr Li, …"), its mark and its tag (", right?")."""
    bare = ENDS.sub("", words.strip()).rstrip(".?! ")
    while (lead := _LEAD.match(bare)) is not None:
        bare = bare[lead.end() :]
    return _TAG.sub("", bare)


def turned_round(words: str, *, embedded: bool) -> Question | None:
    """A question as the statement that answers it; None where it is of no form that is known."""
    fronted = re.match(r"(?i:(?P<preposition>at|to|for|from|by|with|on|against) (?=(?:whom|which|what)\b))", words)
    if fronted is not None:
        words = f"{words[fronted.end() :]} {fronted['preposition'].lower()}"  # "At whom are they aimed?"
    about = _ABOUT.match(words)
    if about is not None:
        return _of_noun(words[about.end() :].strip())
    if _HOW_MUCH.fullmatch(words):
        return Question("the price is", "", "figure")
    wh = _WH.match(words)
    if wh is not None:
        return _of_wh(wh, words, embedded=embedded)
    if embedded:
        return None
    polar = _POLAR.match(words)
    if polar is not None and polar["aux"].lower() in _MODAL:
        return None  # That something may be done says nothing of what is.
    if polar is not None:
        told = (polar["told"] or "").strip()
        return Question("", "", "whether", "", polar["subject"], polar["aux"].lower(), told) if told else None
    anyone = _ANYONE.match(words)
    if anyone is not None:
        return Question("", "", "whether", "", "anyone", "are", anyone["told"])
    lacking = re.match(r"(?i:(?P<aux>are|is|has|have)) (?P<told>.*)$", words)
    if lacking is not None and lacking["aux"].lower() in _BE:
        # "Are lead times for B200s still at six months": where the subject ends is not told.
        cut = re.search(
            r" (?=still|now|already|at|the|an?|about|around|over|under|roughly|really|in)\b", lacking["told"]
        )
        if cut is not None and find_quantities(lacking["told"], "en"):
            return Question(
                "",
                "",
                "whether",
                "",
                lacking["told"][: cut.start()],
                lacking["aux"].lower(),
                lacking["told"][cut.end() :],
            )
        return None
    straight = re.match(
        rf"(?P<subject>{SUBJECT}) (?P<told>.+)$",
        words[:1].lower() + words[1:]
        if words[1:2].islower() and re.match(r"(?:You|They|It|We|The|Your)\b", words)
        else words,
    )
    if straight is not None and len(words.split()) > 3:
        aux = re.match(rf"(?P<aux>{AUX}) (?P<rest>.+)$", straight["told"])
        if aux is not None:
            return Question("", "", "whether", "", straight["subject"], aux["aux"], aux["rest"])
        return Question("", "", "whether", "", straight["subject"], "", straight["told"])
    return _of_noun(words) if len(words.split()) <= 4 and not re.search(rf"\b{AUX}\b", words) else None


def _of_noun(words: str) -> Question | None:
    """The statement that says what something is of which a question only names it: "Price?", "And its memory?"."""
    named = CHIP.fullmatch(words) or re.fullmatch(NAME, words)
    if not words or (named and not re.fullmatch(r"[A-Z][a-z]+", words)):
        return None
    determined = re.match(r"(?:the|your|our|its|their|his|her|this|that|an?)\b", words, re.IGNORECASE)
    noun = words[0].lower() + words[1:] if words[1:2].islower() else words
    if not re.fullmatch(r"[\w'’ -]+", noun) or _NO_NOUN.match(noun):
        return None
    return Question(f"{noun if determined else f'the {noun}'} is", "", "thing")


def _of_wh(wh: re.Match[str], words: str, *, embedded: bool) -> Question | None:
    kind, told = wh["wh"].lower(), (wh["told"] or "").strip()
    if embedded:
        return _embedded(kind, told)
    if wh["be"]:
        told = f"{'is' if wh['be'].endswith('s') else 'are'} {told}"
    first = _FIRST_AUX.search(told)
    near = first is not None and len(told[: first.start()].split()) <= 7
    noun, core = (told[: first.start()].strip(), told[first.start() :]) if first is not None and near else ("", told)
    asks = (
        "figure"
        if kind.startswith("how")
        else "time"
        if "when" in kind
        else "thing"
        if kind.startswith("what")
        else "name"
    )
    if asks == "thing" and noun and kind == "what":
        # "What electric capacity does each of you run?", "What chips do you use?"
        asks = (
            "name"
            if re.search(
                r"(?:chip|card|GPU|hardware|silicon|accelerator|processor|foundr|compan|supplier|customer|model)\w*$",
                noun,
                re.I,
            )
            else "figure"
        )
    inverted = _INV.match(core)
    much = "much" if kind == "how much" or (kind == "what" and noun and asks == "figure") else ""
    counted = noun if kind == "how many" or much else ""
    if inverted is None:
        if kind == "where":
            return None
        if asks == "name" and core and not re.match(rf"{AUX} not\b", core):
            told = f"{noun} {core}".strip()
            told = told.partition(" ")[2] if kind == "which" else told
            told = _BUILDS_IT.sub("manufactures", told)
            return Question("", f" {told}", "name")
        if asks == "name" and noun and not core:
            return Question("", f" {noun.partition(' ')[2] if kind == 'which' else noun}", "name")
        match = re.match(r"(?P<aux>is|are|was|were) (?P<what>.+)$", core)
        if match is not None and not noun and not _NO_NOUN.match(match["what"]):
            return Question(f"{match['what']} {match['aux']}", "", "figure" if asks == "figure" else "thing")
        if match is not None and kind == "how many":
            return Question("", f" {noun} {core}", "figure")
        return None
    aux, subject, verb, rest = inverted["aux"], inverted["subject"], inverted["verb"] or "", inverted["rest"] or ""
    if not verb:
        if aux not in _BE:
            return None
        if kind == "how much":
            aux = "costs" if not noun else aux
        ahead = f"{subject} {aux}"
        if kind == "where":
            return Question(ahead, "", "place")  # "Where is the line?"
        return Question(ahead, "", "figure" if asks == "figure" else asks, counted, subject, aux, much)
    if aux in _BE and (
        subject == "there" or not re.search(r"(?:ing|ed|en|lt|id|ut|made|sold|held|run|kept)(?: \w+)?$", verb)
    ):
        # "What is the wait for B200s now": all of it is the subject, or "there is".
        if subject == "there":
            return Question(f"there {aux}", f" {verb}{rest}", asks, counted, subject, aux, much)
        if kind == "how much" and not noun:
            return Question(f"{subject} {verb}{rest} costs", "", "figure")
        whole = f"{subject} {verb}{rest}"
        return Question(f"{whole} {aux}", "", asks if asks != "thing" else "thing", counted)
    told = inflect(aux, subject, verb)
    if kind == "where":
        return Question(f"{subject} {told}{rest}", "", "place")
    if (
        re.fullmatch(r" (?:from|with|to|for|at|on|in|by)", rest)
        or re.match(r" (?:you|us|them|me|him|her)\b", rest)
        or (re.match(r"cost|pay|charge|give", verb) and re.match(rf" {PROPER}", rest))
    ):
        word = re.match(r" \w+", rest)
        cut = word.end() if word is not None else 0
        told, rest = told + rest[:cut], rest[cut:]  # "Who do you buy from", "What does it cost you"
    return Question(f"{subject} {told}", rest, asks, counted, subject, aux, verb if much != "much" else "much")


def _embedded(kind: str, core: str) -> Question | None:
    """The statement that answers a question within another: "what you paid for an H100"."""
    asks = "figure" if kind.startswith("how") else "time" if "when" in kind else "thing"
    noun = ""
    if kind in ("how many", "how much"):
        least = 1 if kind == "how many" else 0
        match = re.match(rf"(?P<noun>(?:{WORD} ){{{least},5}}?)(?P<core>(?:{PRONOUN}|{PROPER}) .*)$", core)
        if match is None:
            return None
        noun, core = match["noun"].strip(), match["core"]
    straight = _STRAIGHT.match(core)
    if straight is None:
        return None
    much = "much" if kind == "how much" and noun else ""
    return Question(f"{straight['subject']} {straight['verb']}", straight["rest"], asks, noun, "", "", much)
