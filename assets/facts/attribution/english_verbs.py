"""English sources by a verb of saying or reckoning: "the company said", "said the analyst"."""

from __future__ import annotations

import re

from assets.facts.attribution.english_phrases import OWN_DOCUMENT
from assets.facts.attribution.english_speakers import (
    TELLS_US,
    TITLE,
    Subject,
    Verb,
    head_of_relative_clause,
    nodes_before,
    observed_before,
    source_of_node,
    source_without_node,
    subject_before,
    subject_of_first_verb,
    verb_of,
)
from assets.facts.attribution.findings import Findings
from assets.facts.attribution.quotation_marks import last_semicolon
from assets.facts.attribution.reach import part_end, told_end
from assets.facts.attribution.sources import company_spoken_for, person_of
from assets.facts.discourse import ANONYMOUS, ORGANISATIONS, Node, grammar
from assets.facts.patterns import screened


def read_verbs(findings: Findings) -> None:
    """Find the sources that a sentence names by a verb."""
    for match in findings.sentence.finditer(grammar("en").verbs):
        if not _is_other_word(findings, match):
            _read_verb(findings, verb_of(findings, match))


# The word right before a verb; behind some of them a word that looks like a verb of speech is a noun or a participle.
_WORD_BEFORE = re.compile(r"(?:^|\W)(\w+)\s+$")
_LONGEST_WORD = 20
_NO_SUBJECT = frozenset({"is", "are", "was", "were", "be", "been", "being", "a", "an", "the", "its", "their", "of"})
# Behind what looks like a verb of reckoning and is a noun: "the models will", "estimates are".
_NOUN_SUBJECT = re.compile(r"\s(?:will|would|can|could|may|might|must|are|were|have|had|do)\b")


def _is_other_word(findings: Findings, match: re.Match[str]) -> bool:
    """Whether what looks like a verb is a noun or a participle: "the models will", "is reported", "its estimates"."""
    text, (at, end) = findings.text, match.span()
    reckons = match.lastgroup in ("observes", "estimates")
    word = _WORD_BEFORE.search(text, max(0, at - _LONGEST_WORD), at)
    if word is not None and (word[1] in _NO_SUBJECT or (reckons and word[1] in ("to", "would", "will"))):
        return True
    if findings.discourse.default_source is not None and TELLS_US.match(text, at):
        return True  # What others tell who is interviewed, he tells.
    return reckons and _NOUN_SUBJECT.match(text, end) is not None  # "Apple's models will adopt it"


def _read_verb(findings: Findings, verb: Verb) -> None:
    """Find who speaks by a verb, and add what he says."""
    nodes = nodes_before(findings, verb)
    speaker = head_of_relative_clause(findings, verb, nodes) or subject_before(findings, verb, nodes)
    if speaker is not None and speaker.kinds == {"region"} and _company_of_place(findings, verb, speaker):
        return
    if speaker is not None and speaker.anaphor and verb.word.startswith("guid"):
        return  # Of whom the sentence is about: "it guided to $13.3 billion".
    acts_first = False
    if speaker is None:
        speaker = subject_of_first_verb(findings, verb, nodes)
        acts_first = speaker is not None and speaker.has(ORGANISATIONS)
    if verb.observes and speaker is None and not (verb.again and observed_before(findings.discourse)):
        return
    if _speaker_behind(findings, verb, speaker) or verb.reports_figures:
        return
    if speaker is not None:
        _add_speech(findings, verb, source_of_node(findings, verb, speaker, acts_first))
    elif (subject := source_without_node(findings, verb)) is not None:
        _add_speech(findings, verb, subject)


def english_attributions(sentence: Sentence, discourse: Discourse) -> list[Attribution]:
    """Who says what in an English sentence."""
    text, start, grammar_ = sentence.text, sentence.start, grammar("en")
    found: list[Attribution] = []
    for match in sentence.finditer(grammar_.source["according"]):
        if _EXPECTATION.search(text, max(0, match.start() - 140), match.end()):
            continue  # "above the $15.8 billion expected by LSEG": what others had expected, they say.
        node = next((n for n in sentence.nodes if 0 <= n.start - start - match.end() <= 40 and n.has(SPEAKERS)), None)
        level = (
            "estimated"
            if re.search(r"estimat|reckon|calculat|analysis|checks|^put at", match[0], re.IGNORECASE)
            else "said"
        )
        own = _OWN_DOCUMENT.match(text, match.end() - 1) or A_FILING.match(text, match.end())
        if own is not None and node is not None and (node.anaphor or node.start >= start + own.end() + 2):
            node = None  # Whose report it is is not who is named behind it.
        if node is not None:
            node.source = True
            by = source_reference(node, sentence, discourse, False)
            found.append(Attribution(sentence.start, sentence.end, by, level))
        else:
            anonymous = common()["anonymous_people"].match(text, match.end())
            by = ANONYMOUS if anonymous else None
            if by is None and (surname := re.compile(r"[A-Z][\w-]+").match(text, match.end())) is not None:
                by = discourse.person(surname[0], sentence)  # "per Munro"
            if own:
                # "SemiAnalysis does: according to its July report": a research house has reports too.
                houses = [
                    m for n in sentence.nodes if n.end <= start + match.start() for m in n.mentions
                    if m.kind == "company" and discourse.is_observer(m) and not discourse.is_medium(reference(m))
                ]  # fmt: skip
                by = reference(houses[-1]) if houses else company_spoken_for(sentence, discourse, match.start())
                by = by or maker(sentence)
            elif UNNAMED_HOUSES.match(text, match.end()):
                by = UNNAMED_COMPANY
            found.append(Attribution(sentence.start, sentence.end, by, level))
    for match in sentence.finditer(IN_BRACKETS):
        # "(source: TrendForce)", "as TrendForce sees it"
        node = next((n for n in sentence.nodes if n.start - start == match.end() and n.has(SPEAKERS)), None)
        if node is not None and re.match(r"\)| (?:sees|tells|has) it\b", text[node.end - start :]):
            node.source = True
            by = source_reference(node, sentence, discourse, False)
            found.append(Attribution(sentence.start, sentence.end, by, "said"))
    for match in sentence.finditer(IF_RIGHT):
        node = next((n for n in sentence.nodes if n.start - start == match.start("who") and n.has(SPEAKERS)), None)
        if node is not None:
            node.source = True
            by = source_reference(node, sentence, discourse, False)
            found.append(Attribution(sentence.start, sentence.end, by, "estimated"))
    for match in sentence.finditer(PUTS_IT):
        node = next((n for n in sentence.nodes if 0 <= n.start - start - match.end() <= 6 and n.has(SPEAKERS)), None)
        if node is not None:
            node.source = True
            by = source_reference(node, sentence, discourse, False)
            found.append(Attribution(sentence.start, sentence.end, by, "said"))
    for match in sentence.finditer(GUESS_OF):
        node = next((n for n in sentence.nodes if n.end - start == match.start()), None)
        by = None
        if node is not None and node.mentions and node.has(SPEAKERS):
            node.source = True
            by = source_reference(node, sentence, discourse, False)
        elif node is None and (surname := re.search(r"([A-Z][\w-]+)$", text[: match.start()])) is not None:
            by = discourse.person(surname[1], sentence)
        if by is not None:
            found.append(Attribution(start + match.end(), sentence.end, by, "estimated"))
    own_figure = sentence.search(OWN_FIGURE)
    if own_figure is not None:
        by = meant("he", sentence, discourse, start + own_figure.start())
        if by is not None and by.kind == "person":
            found.append(Attribution(start + own_figure.start(), part_end(sentence, own_figure.end()), by, "estimated"))
    for node in sentence.nodes:
        # "The TrendForce table for the third quarter: TSMC 57.9%, Samsung 12.4%"
        listed = TABLE_OF.match(text, node.end - start) if node.mentions else None
        if listed is not None and discourse.is_observer(node.mentions[0]):
            node.source = True
            found.append(Attribution(start + listed.end(), sentence.end, reference(node.mentions[0]), "said"))
    found.extend(told_behind_english_colon(sentence, discourse, found))
    hearsay = sentence.search(WE_HEAR)
    if hearsay is not None:
        found.append(Attribution(sentence.start, sentence.end, ANONYMOUS, "said"))
    heard = sentence.search(HEARD) if hearsay is None else None
    if heard is not None:
        speakers = [n for n in sentence.nodes if n.end == start + heard.start() and n.has(("person",)) and n.mentions]
        if speakers:
            by = reference(speakers[0].mentions[0])
        elif (heard["who"] or "").lower() in ("he", "she"):
            by = meant(heard["who"], sentence, discourse, start + heard.start())
        else:
            by = discourse.default_source or discourse.last_source if heard["who"] else None
        if by is not None:
            found.append(Attribution(start + heard.end(), sentence.end, by, "reported"))
    own_account = sentence.search(OWN_ACCOUNT)
    if own_account is not None:
        # "By its own account Tamarind Cloud has 11,000 GPUs": who is counted counts.
        named = [n for n in sentence.nodes if n.mentions and n.has(ORGANISATIONS)]
        by = joint(named[0].mentions) if named else company_spoken_for(sentence, discourse, own_account.start())
        whole = own_account.start() < 3 or re.fullmatch(r"[\W]*", text[own_account.end() :])
        begin = 0 if whole else own_account.start()
        finish = len(text) if whole else part_end(sentence, own_account.end()) - start
        found.append(Attribution(start + begin, start + finish, by, "said"))
    for match in sentence.finditer(grammar_.source["own_count"]):
        node = next((n for n in sentence.nodes if 0 <= n.start - start - match.end() <= 3 and n.has(SPEAKERS)), None)
        if node is not None:
            node.source = True
            # "A cost, by its own reckoning, B": it holds from there on, unless it ends the sentence.
            ends = re.search(r"\w[^,;]*[,;][^,;]*\w", text[node.end - start :]) is None
            found.append(
                Attribution(
                    sentence.start if ends or match.start() < 3 else start + match.start(),
                    sentence.end,
                    source_reference(node, sentence, discourse, False),
                    "estimated" if node.mentions and discourse.is_observer(node.mentions[0]) else "said",
                )
            )
    for match in sentence.finditer(VIEW_OF):
        viewer = discourse.person(match["who"].rpartition(" ")[2], sentence)
        if viewer is not None and not any(a.by is not None for a in found):
            level = "estimated" if GUESSED.search(match[0]) else "said"
            found.append(Attribution(sentence.start, sentence.end, viewer, level))
    for match in sentence.finditer(grammar_.source["reported"]):
        opening = sentence.clause(start + match.start(), start + match.end())[0]
        if re.fullmatch(r"\W*", text[match.end() :]) and re.search(r",\s(?:or\s)?$", text[: match.start()]):
            opening = sentence.start  # "A bought B, or so the rumour goes"
        found.append(Attribution(opening, sentence.end, None, "reported"))
    for match in sentence.finditer(SEEN_BY):
        # "Documents reviewed by Reuters show …": the outlet vouches for them.
        node = next((n for n in sentence.nodes if 0 <= n.start - start - match.end() <= 4 and n.mentions), None)
        if node is not None and discourse.is_observer(node.mentions[0]):
            node.source = True
            found.append(Attribution(sentence.start, sentence.end, reference(node.mentions[0]), "said"))
    for match in sentence.finditer(grammar_.verbs):
        at, observes = match.start(), match.lastgroup == "observes"
        estimates = observes or match.lastgroup == "estimates"
        word = _WORD_BEFORE.search(text, max(0, at - _LONGEST_WORD), at)
        if word is not None and (word[1] in _NO_SUBJECT or (estimates and word[1] in ("to", "would", "will"))):
            continue
        if discourse.default_source is not None and _TELLS_US.match(text, match.start()):
            continue  # What others tell who is interviewed, he tells.
        if estimates and _NOUN_SUBJECT.match(text, match.end()):
            continue  # "Apple's models will adopt it"
        denies = grammar_.source["denies"].fullmatch(match[0]) is not None
        level = "estimated" if estimates else "reported" if match[0].startswith("hear") else "said"
        before = [n for n in sentence.nodes if n.end - start <= at and n.has(SPEAKERS) and not n.bracket]
        speaker: Node | None = None
        # "It runs 11,500 GPUs and says that": what it did before it spoke is still its doing.
        acts_first = False
        told_to = 0
        before_all = before
        alone = sentence.search(_SURNAME_BEFORE, start, start + at)
        if alone and re.search(r"['’]s\s$", text[: alone.start(1)]) and discourse.person(alone[1], sentence):
            before = []  # "TSMC's Wei conceded"
        again = sentence.search(grammar_.again_before, start, start + at)
        going_on = sentence.search(_AND_BEFORE, start, start + at) is not None and found and found[-1].by is not None
        people_unnamed = _unnamed_before(sentence, at) or sentence.search(_UNNAMED_ONE, start, start + at) is not None
        if again or going_on or people_unnamed or reports_figures(sentence, match):
            before = []
        if re.search(r",\swho\s(?:\w+\s)?$", text[:at]):
            # "…, an analyst at Orrin, who estimates"
            people = [n for n in before if n.kinds == {"person"} and not n.anaphor]
            speaker = people[-1] if people else None
            before = [] if people else before
        for candidate in reversed(before):
            # "Nvidia ("NVDA") disclosed": what the brackets give is a second name.
            between = _IN_ROUND_BRACKETS.sub("", text[candidate.end - start : at])
            if len(between) > 110:
                break
            if sentence.search(_CITED, start, candidate.start) or sentence.search(_CALLS_HIM, start, candidate.start):
                continue  # "Bloomberg, citing two people, said": Bloomberg speaks.
            if observes and not weighs_others(candidate, sentence, discourse):
                continue
            study = candidate.marker and sentence.search(_STUDY_BY, start, candidate.start)
            if study and common()["adverbial"].match(between):
                speaker = candidate  # "A survey of 200 operators by Fennimore Group put": it speaks.
                break
            if candidate.kinds == {"region"} and (whose := _located(candidate, before, text, start)) is not None:
                if common()["adverbial"].match(between.removeprefix(",")):
                    speaker = whose
                    break
                continue
            if candidate.kinds == {"region"} and sentence.search(_PLACE_OF_APPOSED, start, candidate.start):
                continue  # "CSIS, a think-tank in Washington, believes"
            if common()["adverbial"].match(between) and not (
                candidate.marker in ("from", "to", "by", "with", "for", "than", "against") or candidate.vendor
            ):
                speaker = candidate
                break
            if (
                _APPOSED.fullmatch(between)
                and (not (candidate.marker or candidate.vendor) or re.match(r",\swho\b", between))
            ) or _OFFICE_OR_PAPER.fullmatch(between):
                speaker = candidate
                if candidate.mentions and candidate.mentions[0].kind == "person":
                    break
        if speaker is not None and speaker.kinds == {"region"}:
            described = _COMPANY_OF_PLACE.fullmatch(text[speaker.end - start : at])
            if described is not None:
                # "China's biggest contract chipmaker said": the company that is spoken of.
                if (company := company_spoken_for(sentence, discourse, speaker.start - start)) is not None:
                    found.append(Attribution(start + match.end(), part_end(sentence, match.end()), company, level))
                continue
        if speaker is not None and speaker.anaphor and match[0].startswith("guid"):
            continue  # Of whom the sentence is about: "it guided to $13.3 billion".
        if speaker is None and before and not before[0].marker and not before[0].vendor:
            # "Huang put the loss at $5 billion and told reporters that …": the subject of the first verb speaks too.
            first = before[0]
            if len(before) > 1 and before[1].kinds == {"person"}:
                owned = re.fullmatch(r"['’]s\s(?:[\w-]+\s){0,3}", text[first.end - start : before[1].start - start])
                first = before[1] if owned else first  # "Sequoia's Neil Shen would not say, but confirmed"
            if sentence.search(_AND_BEFORE, start, start + at) and re.fullmatch(
                r"[^,;:.]{0,60}", text[: first.start - start]
            ):
                speaker = first if re.search(r"[;:]|\.\s", text[first.end - start : at]) is None else None
                acts_first = speaker is not None and speaker.has(ORGANISATIONS)
        if observes and speaker is None and not (again and observed_before(discourse)):
            continue
        document = _OWN_DOCUMENT.match(text, match.end())
        if document is not None and re.match(r",\s[A-Z]", text[document.end() :]):
            document = None
        if document is not None and speaker is None and re.search(r"[,”\"’]\s+$", text[:at]):
            company = company_spoken_for(sentence, discourse, at)
            if company is not None:
                found.append(Attribution(sentence.start, sentence.start + at, company, level, denies))
                continue
        # ", says Gail Prentiss of Currentwise"
        after = [
            n
            for n in sentence.nodes
            if 0 <= n.start - start - match.end() <= 2
            and n.mentions
            and n.mentions[0].kind in ("person", "company", "foundry")
        ]
        officer = _OFFICER_BEHIND.match(text, match.end()) if not after else None
        if officer is not None:
            # ", said its chief executive, Ruth Adeyemi"; "says Arctos's Ragna Thune" of an unknown house
            after = [
                n
                for n in sentence.nodes
                if 0 <= n.start - start - officer.end() <= 1 and n.mentions and n.mentions[0].kind == "person"
            ]
        if after and after[0].owner and after[0].mentions[0].kind != "person":
            # "said Huawei's Eric Xu"
            after = [
                n
                for n in sentence.nodes
                if n.mentions
                and n.mentions[0].kind == "person"
                and re.fullmatch(r"['’]s?\s(?:[\w-]+\s){0,3}", sentence.words(after[0].end, n.start))
            ] or after
        if after and after[0].mentions[0].kind == "person" and re.search(r"[,”\"’]\s+$", text[:at]):
            speaker = None  # "Megaspeed, another firm, has 30,000 of them, reckons Tessa Quek"
        inserted = _is_inserted(sentence, match, after[0]) if after and speaker is not None else False
        if inserted:
            # "Meta, says Joe Moore, has bought …"
            after[0].source = True
            by = source_reference(after[0], sentence, discourse, False)
            found.append(Attribution(sentence.start, part_end(sentence, match.end()), by, level, denies))
            continue
        told_before = re.search(r"[,”\"’]\s+$", text[:at]) and not after and speaker is None
        unknown_person = _PERSON_BEHIND.match(text, match.end()) if told_before else None
        if unknown_person is not None:
            # ", said Dr Tilmann Ahrweiler, walking fast"
            by = person_of(unknown_person["name"] or unknown_person["full"], discourse)
            found.append(Attribution(sentence.start, sentence.start + at, by, level, denies))
            continue
        if re.search(r"[,”\"’]\s+$", text[:at]) and after and speaker is None:
            after[0].source = True
            found.append(
                Attribution(
                    sentence.start,
                    sentence.start + at,
                    source_reference(after[0], sentence, discourse, False),
                    level,
                    denies,
                )
            )
            continue
        if reports_figures(sentence, match):
            continue
        if speaker is None and again:
            by = meant(again[0], sentence, discourse, start + at)
            head = again.start()
        elif speaker is None and going_on:
            by = found[-1].by
            head = at
        elif (
            speaker is None
            and (surname := sentence.search(_SURNAME_BEFORE, start, start + at))
            and discourse.person(surname[1], sentence)
        ):
            by = discourse.person(surname[1], sentence)
            head = surname.start(1)
        elif speaker is None and (officer := sentence.search(_OFFICER_BEFORE, start, start + at)):
            by = company_spoken_for(sentence, discourse, officer.start()) or maker(sentence)
            head = officer.start()
        elif speaker is None and (outlet_named := sentence.search(_OUTLET_BEFORE, start, start + at)):
            name = outlet_named[1].strip()
            by = EntityReference(f"company:{slug(name)}", name, name, True)
            head = outlet_named.start()
        elif speaker is None and (paper := sentence.search(_ITS_PAPER, start, start + at)):
            by = company_spoken_for(sentence, discourse, paper.start()) or maker(sentence)
            head = paper.start() + 2
        elif speaker is None and (unknown := _unknown_speaker(sentence, at, match.end(), estimates)) is not None:
            # "Harrow Lane, a boutique in Leeds, reckons": a name that nothing else tells of.
            name = unknown["name"].strip()
            personal = unknown["who"] and _PERSONAL_OFFICE.search(unknown["who"])
            if personal or unknown["title"] or _TELLS_US.match(text, at):
                by = person_of(name, discourse)
            else:
                by = EntityReference(f"company:{slug(name)}", name, name, True)
            head = unknown.start("name")
        elif speaker is None and (house := sentence.search(_HOUSE_SPEAKS, start, start + at)):
            # "the Nikkei business daily reported"
            outlets = [m for n in before_all if n.start >= start + house.start() for m in n.mentions]
            outlets = [m for m in outlets if discourse.is_observer(m)]
            by = reference(outlets[-1]) if outlets else UNNAMED_COMPANY
            head = house.start() + 2
        elif speaker is not None:
            told = re.match(r"\s+(?:the\s+)?", text[match.end() :]) if match[0].lower() in ("told", "tells") else None
            outlet = next(
                (
                    n
                    for n in sentence.nodes
                    if told
                    and 0 <= n.start - start - match.end() <= 12
                    and n.mentions
                    and discourse.is_observer(n.mentions[0])
                ),
                None,
            )
            by = source_reference(
                speaker,
                sentence,
                discourse,
                bool(grammar_.source["spokesperson"].search(text[speaker.start - start : at])),
            )
            if observes and speaker.anaphor and discourse.last_source is None:
                by = discourse.last_house or by  # "It raised its target": the bank quoted paragraphs before.
            if speaker.mentions and discourse.is_observer(speaker.mentions[0]):
                if sentence.search(grammar_.source["quoting"]):
                    level = "reported"
                elif level == "said" and _HOLDS.fullmatch(match[0]):
                    level = "estimated"  # What a house believes of others it reckons.
            position = sentence.nodes.index(speaker)
            if position and speaker.mentions and speaker.mentions[0].kind in ORGANISATIONS:
                # "Dana Whitlock of Orrin Securities": the person speaks.
                person = sentence.nodes[position - 1]
                joining = text[person.end - start : speaker.start - start]
                if (
                    person.mentions
                    and person.mentions[0].kind == "person"
                    and re.fullmatch(r",?\s(?:\w+\s){0,3}(?:of|at|from|with)\s(?:the\s(?:\w+\s){0,3})?", joining)
                ):
                    by = source_reference(person, sentence, discourse, False)
                    speaker = person
            if (
                speaker.marker
                and speaker.mentions
                and speaker.mentions[0].kind in ORGANISATIONS
                and (employed := _PERSON_OF.search(text[: speaker.start - start]))
            ):
                by = person_of(employed["name"], discourse)
            speaker.source = not acts_first
            if outlet is not None:
                outlet.source = True
                told_to = outlet.end - start
                if speaker.mentions and speaker.mentions[0].anonymous:
                    by, level = reference(outlet.mentions[0]), "reported"
            head = speaker.start - start
        elif re.search(r"\b(?:spokes\w+|representative)\b[^.;]{0,24}$", text[:at]):
            topic = discourse.topic(("company", "foundry"), sentence, start + at)
            by = reference(topic[0]) if topic else None
            head = at
        elif (
            unnamed := sentence.search(_UNNAMED_ONE, start, start + at)
            or sentence.search(common()["unnamed_speakers"], start, start + at)
        ) is not None:
            employer = next((n for n in before_all if n.mentions and 0 <= start + unnamed.start() - n.end <= 1), None)
            by = ANONYMOUS if employer is None else source_reference(employer, sentence, discourse, False)
            head = unnamed.start()
            listener = _listener(sentence, match, discourse)
            if listener is not None:
                listener.source = True
                by, level, told_to = reference(listener.mentions[0]), "reported", listener.end - start
        else:
            if estimates or speaker is None:
                continue
        # "two sources told Reuters, on top of": what follows the listener counts.
        rest = text[told_to or match.end() :]
        closes = re.match(
            r"\s*(?:[.,;”!?)]|\"(?!\w)|[-–—]\s|$|(?:in|on|at|to|by|via|during|after|earlier|last|this|late|yesterday|today|when)\b"
            r"(?![^,;]{0,60}\b(?:that|it|they|he|she|would|will)\b)[^,;]{0,60}(?:[.,”\"]?\s*$|[,;]))",
            rest,
        ) or (match[0].lower() in ("told", "tells") and re.match(r"\s+(?:[\w’'-]+\s?){1,6}(?:[.,;]|$)", rest))
        opened = re.search(r"[,”\"’—–-]\s*(?:[\w'’.&-]+\s){0,8}$", text[:head]) is not None
        if by == ANONYMOUS and sentence.search(_OUR_CHECKS, start, start + at):
            continue  # "Our checks with two suppliers suggest": it is the writer who says so.
        if re.search(r"\b(?:what|than|as|which|that|who)\s(?:[\w-]+\s){0,2}$", text[:head]):
            if re.search(r"\b(?:which|that|who)\s(?:[\w-]+\s){0,2}$", text[:head]) and _FINITE_BEHIND.match(rest):
                # "Cambricon, which Lin thinks will ship 140,000 chips"
                found.append(Attribution(start + match.end(), part_end(sentence, match.end()), by, level, denies))
                continue
            if not re.search(r"\b(?:that|who)\s(?:[\w-]+\s){0,2}$", text[:head]):
                continue  # "three times what analysts had pencilled in"
        semicolon = last_semicolon(text, head) + 1
        if closes and opened:
            goes_on = rest.lstrip().startswith(",") or closes[0].endswith(",")
            scope_end = sentence.end if goes_on else start + head
            found.append(Attribution(start + semicolon, scope_end, by, level, denies))
        else:
            found.append(Attribution(start + match.end(), told_end(sentence, match.end(), level), by, level, denies))
            if re.search(r"[,.?!…][”\"]\s+$", text[:head]):
                # “A,” Tan said of its plans: what was quoted is his too.
                found.append(Attribution(start + semicolon, start + head, by, level, denies))
    order_by_depth(found, sentence)
    viewed = sentence.search(IN_VIEW) if discourse.last_source is not None else None
    if viewed is not None and not any(a.by is not None and a.start <= start + viewed.start() < a.end for a in found):
        begin = sentence.start if viewed.start() < 3 else start + viewed.start()
        level = "estimated" if GUESSED.search(viewed[0]) else "said"
        found.append(Attribution(begin, sentence.end, discourse.last_source, level))
    return found


# Behind a place: the company that is so described.
_COMPANY_OF_PLACE = re.compile(
    r"(?:['’]s)?\s(?:[\w-]+\s){0,4}(?:chipmaker|foundry|company|firm|group|start-?up|lab|maker|manufacturer|carmaker|giant"
    r"|operator|supplier|designer|bank|developer|landlord|cloud|telco|carrier|utility|chaebol|conglomerate)"
    r"(?:\s(?:has|have|had|also|then|later))*\s+"
)


def _company_of_place(findings: Findings, verb: Verb, place: Node) -> bool:
    """Whether a company speaks that its place describes: "China's biggest contract chipmaker said"."""
    begins, ends = place.start - findings.start, place.end - findings.start
    if not _COMPANY_OF_PLACE.fullmatch(findings.text, ends, verb.at):
        return False
    company = company_spoken_for(findings.sentence, findings.discourse, begins)
    if company is not None:
        findings.add(verb.end, part_end(findings.text, verb.end), company, verb.level)
    return True


# Behind what was said, before its verb.
_WORDS_UP_TO = re.compile(r"[,”\"’]\s+$")
_NAME_BEHIND = re.compile(r",\s[A-Z]")
# Behind "said": a person whom nothing else tells of.
_PERSON_BEHIND = re.compile(
    rf"\s(?:(?:[a-z][\w-]+\s){{1,3}})?{TITLE}(?P<name>[A-Z][\w'’-]+(?:\s(?:van|de|von|der|el|al|bin|[A-Z]\.))*"
    r"(?:\s[A-Z][\w'’-]+){0,2})"
    r"|\s(?P<full>[A-Z][\w'’-]+(?: [A-Z]\.)?(?: (?:van|de|von|der|el|al|bin))? [A-Z][\w'’-]+)"
    r"(?=,? (?:of|at|from|who)\b|, (?:an?|the|its|chief|head|senior|director|professor|managing|vice|founder)\b)"
)


def _speaker_behind(findings: Findings, verb: Verb, subject: Node | None) -> bool:
    """A verb before its subject, behind what is said: "…, said its filing", "…, says Gail Prentiss of Currentwise".

    Args:
        findings: What has been found in the sentence.
        verb: The verb.
        subject: The noun before the verb that else is its subject.

    Returns:
        Whether somebody speaks so.
    """
    text = findings.text
    told = _WORDS_UP_TO.search(text, 0, verb.at) is not None
    document = OWN_DOCUMENT.match(text, verb.end) if told and subject is None else None
    if document is not None and not _NAME_BEHIND.match(text, document.end()):
        company = company_spoken_for(findings.sentence, findings.discourse, verb.at)
        if company is not None:
            findings.add(0, verb.at, company, verb.level, verb.denies)
            return True
    behind = _node_behind(findings, verb)
    if behind is None:
        unknown = _PERSON_BEHIND.match(text, verb.end) if told and subject is None else None
        if unknown is None:
            return False
        # ", said Dr Tilmann Ahrweiler, walking fast"
        by = person_of(unknown["name"] or unknown["full"], findings.discourse)
        findings.add(0, verb.at, by, verb.level, verb.denies)
        return True
    # "Megaspeed, another firm, has 30,000 of them, reckons Tessa Quek": a person behind speaks, whatever stands before.
    if told and (subject is None or behind.mentions[0].kind == "person"):
        findings.add(0, verb.at, findings.source(behind), verb.level, verb.denies)
        return True
    if subject is not None and _is_inserted(findings, verb, behind):
        findings.add(0, part_end(text, verb.end), findings.source(behind), verb.level, verb.denies)
        return True
    return False


_OFFICER_BEHIND = re.compile(
    r"\s(?:its|their|the (?:company|firm|group|lab)['’]s)\s(?:[\w-]+\s){0,3}[\w-]+,\s|\s(?:[a-z][\w-]+\s){1,4}(?=[A-Z])"
    # "says Arctos's Ragna Thune" of a house that nobody knows
    r"|\s(?:[A-Z][\w&.-]*\s?){1,3}['’]s\s(?:[a-z][\w-]+\s){0,3}"
)
_OWNED_BEHIND = re.compile(r"['’]s?\s(?:[\w-]+\s){0,3}")


def _node_behind(findings: Findings, verb: Verb) -> Node | None:
    """The person or company right behind a verb: "said Huawei's Eric Xu", "said its chief executive, Ruth Adeyemi"."""
    near = findings.named_within(verb.end, verb.end + 3)
    node = next((n for n in near if n.mentions[0].kind in ("person", "company", "foundry")), None)
    if node is None:
        officer = _OFFICER_BEHIND.match(findings.text, verb.end)
        named = findings.named_within(officer.end(), officer.end() + 2) if officer is not None else []
        return next((n for n in named if n.mentions[0].kind == "person"), None)
    if node.owner and node.mentions[0].kind != "person":
        owned = (
            n
            for n in findings.sentence.nodes
            if n.mentions
            and n.mentions[0].kind == "person"
            and _OWNED_BEHIND.fullmatch(findings.sentence.words(node.end, n.start))
        )
        return next(owned, node)
    return node


_INSERTED_VERBS = frozenset({"says", "said", "reckons", "estimates", "thinks", "argues", "adds", "claims", "notes"})
_SPEECH_GOES_ON = re.compile(r"(?: of [A-Z][\w &.]{1,30})?,\s[a-z]")


def _is_inserted(findings: Findings, verb: Verb, speaker: Node) -> bool:
    """Whether a verb and the house behind it stand between commas in what it says: "Meta, says Omdia, has bought"."""
    if verb.word.lower() not in _INSERTED_VERBS or not findings.text.endswith(", ", 0, verb.at):
        return False
    return _SPEECH_GOES_ON.match(findings.text, speaker.end - findings.start) is not None


_WORDS_CLOSE = re.compile(
    r"\s*(?:[.,;”!?)]|\"(?!\w)|[-–—]\s|$|(?:in|on|at|to|by|via|during|after|earlier|last|this|late|yesterday|today|when)\b"
    r"(?![^,;]{0,60}\b(?:that|it|they|he|she|would|will)\b)[^,;]{0,60}(?:[.,”\"]?\s*$|[,;]))"
)
_LISTENERS_CLOSE = re.compile(r"\s+(?:[\w’'-]+\s?){1,6}(?:[.,;]|$)")
_WORDS_BEFORE = re.compile(r"[,”\"’—–-]\s*(?:[\w'’.&-]+\s){0,8}$")
_QUOTED_BEFORE = re.compile(r"[,.?!…][”\"]\s+$")
_OUR_CHECKS = screened(
    r"\b(?:[Oo]ur|[Mm]y) (?:[\w-]+ ){0,3}(?:checks|survey|conversations|talks|interviews|tour|sources|discussions)\b"
)
# Before who speaks: what he says is compared with, or told of what stands before ("three times what analysts expect").
_SUBORDINATE = re.compile(r"\b(?:what|than|as|which|that|who)\s(?:[\w-]+\s){0,2}$")
_RELATIVE = re.compile(r"\b(?:which|that|who)\s(?:[\w-]+\s){0,2}$")
_THAT_OR_WHO = re.compile(r"\b(?:that|who)\s(?:[\w-]+\s){0,2}$")
# Behind "which he thinks": the verb of what he thinks.
_FINITE_BEHIND = re.compile(
    r"\s(?:(?:now|also|still|already)\s)?(?:will|would|could|may|might|should|can|has|have|had|is|are|was|were)\b"
)


def _add_speech(findings: Findings, verb: Verb, subject: Subject) -> None:
    """Add what the subject of a verb says: what stands behind the verb, or before both where they close the words."""
    text, start, sentence = findings.text, findings.start, findings.sentence
    by, head, level, told_to = subject
    # "two sources told Reuters, on top of": what follows the listener counts.
    behind = told_to or verb.end
    if by == ANONYMOUS and sentence.search(_OUR_CHECKS, start, start + verb.at):
        return  # "Our checks with two suppliers suggest": it is the writer who says so.
    if _RELATIVE.search(text, 0, head) and _FINITE_BEHIND.match(text, behind):
        # "Cambricon, which Lin thinks will ship 140,000 chips"
        findings.add(verb.end, part_end(text, verb.end), by, level, verb.denies)
        return
    if _SUBORDINATE.search(text, 0, head) and not _THAT_OR_WHO.search(text, 0, head):
        return
    closes = _WORDS_CLOSE.match(text, behind)
    if closes is None and verb.word.lower() in ("told", "tells"):
        closes = _LISTENERS_CLOSE.match(text, behind)
    semicolon = last_semicolon(text, head) + 1
    if closes and _WORDS_BEFORE.search(text, 0, head):
        goes_on = closes[0].endswith(",") or text[behind:].lstrip().startswith(",")
        findings.add(semicolon, None if goes_on else head, by, level, verb.denies)
        return
    findings.add(verb.end, told_end(text, verb.end, level), by, level, verb.denies)
    if _QUOTED_BEFORE.search(text, 0, head):
        # “A,” Tan said of its plans: what was quoted is his too.
        findings.add(semicolon, head, by, level, verb.denies)
