"""Puts a decision into words: the reason, the inputs with their sources, other rules, doubts and conflicts."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from assets.catalogue.chips import ResolvedChip
from assets.rules.decide import (
    ConditionResult,
    Decision,
    Evaluator,
    OutcomeResult,
    Party,
    RowResult,
    ScopeMatch,
    eccn_on,
)
from assets.rules.inputs import Difference, Input
from assets.rules.rules import (
    METRICS,
    NOT_RULES,
    YES_NO_METRICS,
    RuleBook,
    Scope,
    Status,
)
from assets.rules.what_if import WhatIf, is_sustained, what_would_change

_MAX_CHANGES_SHOWN = 3
# Conditions on the transaction or the addressee: a rule that fails on one of them has nothing to say about the chip.
_NOT_ON_THE_CHIP = frozenset({"exported_by", "end_use", "foundry", "vendor", "named_chip", "memory_stack"})


@dataclass(frozen=True, slots=True)
class Considered:
    """A rule that was looked at beside the deciding one.

    Attributes:
        rule_id: The rule.
        outcome: Which of its outcomes.
        state: Its state on the day.
        met: Whether the chip meets the outcome.
        clause: The clauses that are met.
        text: What came of it, in words.
    """

    rule_id: str
    outcome: str
    state: str
    met: bool | None
    clause: str
    text: str

    def as_json(self) -> dict[str, Any]:
        """The object that `chiptrail status --format jsonl` prints for it."""
        return {name: getattr(self, name) for name in ("rule_id", "outcome", "state", "met", "clause", "text")}


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether a chip could go to a destination on a day, and why.

    Attributes:
        chip: The chip that was meant.
        on_date: The day.
        destination: Code of the destination.
        destination_name: Its name.
        status: `unknown` or another of `rules.Status`.
        rule_id: The rule that decides; empty where none does.
        eccn: The chip's paragraph of the Commerce Control List on that day; empty where it is below 3A090 or unknown.
        clause: The clauses of that rule that are met.
        text_ref: The paragraph of the text.
        citation: Where the rule is published.
        licence_policy: How applications are judged, or what the exception asks for.
        licence_exception: NAC or ACA, where one applies.
        inputs: The inputs that the answer rests on.
        reason: The answer in a sentence or two.
        would_change: What would change it.
        considered: Other rules, in force or not.
        notes: Conflicts of sources, doubts, vintage of the chip.
        tariff: What the tariff bands say on import into the US.
        chinese_admission: What China did about import or purchase, apart from US permission.
    """

    chip: ResolvedChip
    on_date: date
    destination: str
    destination_name: str
    status: Status
    rule_id: str
    eccn: str
    clause: str
    text_ref: str
    citation: str
    licence_policy: str
    licence_exception: str
    inputs: tuple[Input, ...]
    reason: str
    would_change: str
    considered: tuple[Considered, ...] = ()
    notes: tuple[str, ...] = ()
    tariff: tuple[str, ...] = ()
    chinese_admission: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The object that `chiptrail status --format jsonl` prints."""
        return {
            "chip": self.chip.asked,
            "chip_id": self.chip.chip_id,
            "chip_name": self.chip.name,
            "date": self.on_date.isoformat(),
            "destination": self.destination,
            "status": self.status,
            "rule_id": self.rule_id or None,
            "eccn": self.eccn or None,
            "clause": self.clause or None,
            "text_ref": self.text_ref or None,
            "citation": self.citation or None,
            "licence_policy": self.licence_policy or None,
            "licence_exception": self.licence_exception or None,
            "inputs": [item.as_json() for item in self.inputs],
            "reason": self.reason,
            "would_change": self.would_change,
            "considered": [item.as_json() for item in self.considered],
            "notes": list(self.notes),
            "tariff": list(self.tariff),
            "chinese_admission": list(self.chinese_admission),
        }


@dataclass(frozen=True)
class Explanation:
    """Puts the decision on one chip, day, destination and buyer into words.

    Attributes:
        chip: The chip.
        day: The day.
        destination: Code of the destination.
        party: The buyer.
        evaluator: Tests the rules on the chip.
        setting: The rows in scope.
    """

    chip: ResolvedChip
    day: date
    destination: str
    party: Party | None
    evaluator: Evaluator
    setting: tuple[ScopeMatch, ...]

    @property
    def book(self) -> RuleBook:
        """The rules."""
        return self.evaluator.book

    @cached_property
    def decision(self) -> Decision:
        """The bare answer."""
        return self.evaluator.decide(self.setting)

    def answer(self) -> Answer:
        """The answer with all that belongs to it."""
        decision = self.decision
        rule_id = policy = exception = text_ref = ""
        if decision.deciding:
            scope = decision.deciding[0]
            rule_id, policy, text_ref = scope.rule_id, scope.licence_policy or "", scope.text_ref or ""
            exception = scope.licence_exception or ""
        return Answer(
            chip=self.chip,
            on_date=self.day,
            destination=self.destination,
            destination_name=self.book.destinations[self.destination].name,
            status=decision.status,
            rule_id=rule_id,
            eccn=self.eccn(),
            clause=decision.row.outcome.satisfied if decision.row and decision.deciding else "",
            text_ref=text_ref,
            citation=(self.book.regulations[rule_id].citation or "") if rule_id else "",
            licence_policy=policy,
            licence_exception=exception,
            inputs=self.inputs(),
            reason=self.reason(),
            would_change=self.would_change(),
            considered=tuple(self.considered()),
            notes=tuple(self.notes()),
            tariff=tuple(self.tariff()),
            chinese_admission=tuple(self.chinese_admission()),
        )

    def eccn(self) -> str:
        """The chip's paragraph of the Commerce Control List on the day; empty where it is no US item."""
        return "" if self.decision.status == "na_non_us_item" else eccn_on(self.evaluator, self.day)

    def inputs(self) -> tuple[Input, ...]:
        """The inputs of the conditions that the answer rests on."""
        decision = self.decision
        if decision.status == "na_non_us_item":
            rows: list[OutcomeResult] = []
            metrics = ["us_origin"]
        elif decision.row:
            rows = [decision.row.outcome, *(outcome for _, outcome in decision.row.modifiers)]
            metrics = []
        else:
            rows = [row.outcome for row in decision.rows if not _is_beside_the_point(row.outcome)]
            metrics = ["us_origin"] if decision.status == "unknown" and self.evaluator.get("us_origin") is None else []
        for outcome in rows:
            for _, met, results in outcome.clauses:
                if decision.row and outcome.met and not met:
                    continue
                metrics += [result.condition.metric for result in results]
        if "performance_density" in metrics:
            metrics.append("die_area_mm2")
        if not decision.row:
            metrics = [metric for metric in metrics if metric not in _NOT_ON_THE_CHIP]
        found = [self.evaluator.get(metric) for metric in dict.fromkeys(metrics)]
        return tuple(item for item in found if item is not None and item.source_kind != "assumed")

    def reason(self) -> str:
        """The answer in a sentence or two."""
        to = f"{self.chip.name} to {self.book.destinations[self.destination].name} on {self.day.isoformat()}"
        return f"{to}: {self.because()}"

    def because(self) -> str:
        """The reason, without chip, destination and day."""
        decision = self.decision
        if self.destination == "US":
            return "no export takes place."
        if decision.status == "na_non_us_item":
            return "no item of US origin, so its sale is no US export (the rules on its making are apart)."
        if decision.status == "unknown":
            return f"not to be told. {self._why_open(decision)}"
        if decision.row is None or decision.deciding is None:
            if decision.row:
                return f"no licence needed, since the presumption of {decision.row.scope.rule_id} is overcome."
            tests = [text for row in decision.rows if (text := _why_not(row))]
            if not tests:
                return "no rule on chips that is in force covers this destination."
            return "no licence needed. " + ". ".join(dict.fromkeys(tests)) + "."
        return self._why_required(decision.row, decision.deciding[0], decision)

    def _why_required(self, row: RowResult, deciding: Scope, decision: Decision) -> str:
        label = {
            "licence_exception_nac": f"licence exception {deciding.licence_exception or 'NAC'}",
            "licence_required_unspecified": "licence required",
            "licence_required_letter": "licence required by letter",
            "case_by_case_conditional": "licence required, reviewed case by case under conditions",
            "case_by_case_if_us_available_else_denial": (
                "licence required, reviewed case by case if the product is commercially available in the US, "
                "else presumption of denial"
            ),
            "licence_required_presumption_of_denial": "licence required, presumption of denial",
        }[decision.status]
        parts = [f"{label} under {deciding.rule_id}."]
        why = _why(row)
        if row.by_headquarters and self.party:
            why += f"; in scope through the headquarters of {self.party.name} ({self.party.headquarters})"
        parts.append(f"{row.scope.rule_id}, {row.scope.outcome}: {why}.")
        for scope, outcome in row.modifiers:
            tests = "; ".join(
                dict.fromkeys(
                    result.text() for _, met, results in outcome.clauses if met is not False for result in results
                )
            )
            if tests:
                parts.append(f"{scope.rule_id}, {scope.outcome}: {tests}.")
        if decision.open_rows:
            names = ", ".join(dict.fromkeys(f"{row.scope.rule_id} {row.scope.outcome}" for row in decision.open_rows))
            parts.append(f"A licence is needed in any case; whether {names} reaches it too is open.")
        return " ".join(parts)

    def _why_open(self, decision: Decision) -> str:
        if self.evaluator.get("us_origin") is None:
            return "It is not known whether the chip is of US origin."
        parts: list[str] = []
        for row in decision.open_rows:
            outcomes = [(row.scope, row.outcome), *row.modifiers]
            tests = _open_tests(
                result
                for _, outcome in outcomes
                if outcome.met is None
                for _, met, results in outcome.clauses
                if met is None
                for result in results
                if result.met is None
            )
            if not tests:
                tests = [f"it is not known whether the buyer falls under {row.scope.outcome}"]
            parts.append(f"{row.scope.rule_id}, {row.scope.outcome}: {'; '.join(dict.fromkeys(tests))}")
        return ". ".join(dict.fromkeys(parts)) + "."

    def would_change(self) -> str:
        """The nearest changes of inputs that would give another status, as sentences."""
        decision = self.decision
        sentences: list[str] = []
        if decision.status == "na_non_us_item":
            return "Export by a foundry, or US origin, would bring the rules on the item into play."
        if decision.status == "unknown":
            missing = self._missing(decision)
            if missing:
                sentences.append(f"It hangs on {', '.join(missing)}")
        changes = what_would_change(self.evaluator, self.setting, decision)
        sentences += [self._change_sentence(item) for item in changes[:_MAX_CHANGES_SHOWN]]
        if not sentences:
            return (
                "No single input, and no clause met as a whole, would change it; another day, destination or buyer may."
            )
        return ". ".join(sentence[0].upper() + sentence[1:] for sentence in sentences) + "."

    def _change_sentence(self, item: WhatIf) -> str:
        parts = []
        sustained = is_sustained(self.evaluator, self.setting, item)
        for metric, line, _ in item.changes:
            found = self.evaluator.get(metric)
            if metric in YES_NO_METRICS:
                parts.append(f"if {line}")
            else:
                at = line if sustained else line.lstrip("≥≤ ").replace("< ", "just below ").replace("> ", "just above ")
                parts.append(f"{METRICS[metric][0]} {f'is {found.text()}' if found else 'is not published'}: at {at}")
        by = f" ({item.rule_id}{', ' + item.clause if item.clause else ''})" if item.rule_id else ""
        return f"{' and '.join(parts)} it would be {item.status}{by}"

    def _missing(self, decision: Decision) -> list[str]:
        metrics: dict[str, None] = {}
        if self.evaluator.get("us_origin") is None:
            metrics["us_origin"] = None
        for row in decision.open_rows:
            for outcome in (row.outcome, *(outcome for _, outcome in row.modifiers)):
                for _, met, results in outcome.clauses:
                    if met is None:
                        metrics |= {result.condition.metric: None for result in results if result.met is None}
        return [METRICS[metric][0] for metric in metrics]

    def considered(self) -> Iterator[Considered]:
        """Rules beside the deciding one: met or open, or not in force though in scope, and what is no rule."""
        deciding = self.decision.deciding[0] if self.decision.deciding else None
        for match in self.setting:
            scope = match.scope
            if scope is deciding or scope.effect in ("tariff", "import_admission"):
                continue
            outcome = self.evaluator.row(scope)
            regulation = self.book.regulations[scope.rule_id]
            if scope.effect == "note" and (outcome.met is not True or match.state in ("not_yet_effective", "undated")):
                continue
            if match.state == "not_yet_effective" and (
                outcome.met is False or not regulation.announced_date or regulation.announced_date > self.day
            ):
                continue
            if match.state in ("ended", "undated") or (outcome.met is False and scope.effect != "requirement"):
                continue
            if _is_beside_the_point(outcome) or (scope.applies_to and not self._frees_something(scope)):
                continue
            if scope.parties and outcome.basis == "always" and match.state == "in_force":
                text = f"the buyer is listed: {scope.licence_policy}"
            else:
                text = _considered_text(scope, match, outcome)
            if regulation.kind in NOT_RULES:
                text = f"{regulation.short_name}: {NOT_RULES[regulation.kind]}"
            yield Considered(scope.rule_id, scope.outcome, match.state, outcome.met, outcome.satisfied, text)

    def _frees_something(self, scope: Scope) -> bool:
        return any(row.outcome.met is not False and row.scope.key in scope.applies_to for row in self.decision.rows)

    def notes(self) -> Iterator[str]:
        """Doubts and conflicts of sources, and what is to be known about the chip."""
        if self.chip.note:
            yield self.chip.note
        if self.day > self.book.newest:
            yield f"the catalogue's newest rule is of {self.book.newest}: what was made later is not considered"
        if self.party is not None and not self.book.listings(self.party.name):
            listed = len({row.party_id for row in self.book.parties})
            yield f"{self.party.name} is not among the {listed} listed parties of the catalogue, which names only some"
        inputs = self.evaluator.inputs
        if inputs.first_public and inputs.first_public > self.day.isoformat():
            yield f"the chip was first shown on {inputs.first_public}: on this day it was not yet public"
        if self.decision.row and self.decision.row.outcome.basis == "vendor_eccn":
            yield f"the thresholds leave it open; the vendor's classification {inputs.vendor_eccn} decides"
        elif any(row.outcome.basis == "vendor_eccn" for row in self.decision.rows):
            yield (
                f"performance is not published; the vendor's classification {inputs.vendor_eccn} "
                "says that the chip is below 3A090"
            )
        for row in self.decision.rows:
            if row.outcome.met and row.scope.from_memory and self.decision.row is row:
                yield f"{row.scope.rule_id}: from memory, not looked up: {row.scope.from_memory}"
        for difference in inputs.differences:
            yield self._difference(difference)
        if any(item.source_kind == "article" for item in self.inputs()):
            yield "an input rests on an article, since the catalogue has none"

    def _difference(self, difference: Difference) -> str:
        status = self.evaluator.changed({difference.metric: difference.other}).decide(self.setting).status
        same = status == self.decision.status
        return f"{difference.text()}; with the second the answer would be {'the same' if same else status}"

    def tariff(self) -> Iterator[str]:
        """Tariffs that an import into the US would meet."""
        for scope in self.book.scopes:
            if scope.effect != "tariff" or self.book.state_on(scope.rule_id, self.day) != "in_force":
                continue
            outcome = self.evaluator.row(scope)
            if outcome.met is not False:
                doubt = "" if outcome.met else "it is open whether this holds: "
                yield f"{doubt}{scope.rule_id}, {outcome.satisfied or scope.outcome}: {scope.licence_policy}"

    def chinese_admission(self) -> Iterator[str]:
        """What China did about the import or purchase of the chip."""
        for match in self.setting:
            if match.scope.effect == "import_admission" and match.state == "in_force":
                if self.evaluator.row(match.scope).met is not True:
                    continue
                regulation = self.book.regulations[match.scope.rule_id]
                since = regulation.effective_date or regulation.published_date
                yield f"{regulation.rule_id} ({regulation.authority}, since {since}): {match.scope.licence_policy}"


def _why(row: RowResult) -> str:
    if row.outcome.basis == "always":
        return row.scope.licence_policy or "applies to every item"
    if row.outcome.basis == "vendor_eccn":
        return "the vendor's classification"
    clauses = [
        f"clause {name} is met ({'; '.join(result.text() for result in results)})"
        for name, met, results in row.outcome.clauses
        if met
    ]
    return "; ".join(clauses)


def _open_tests(results: Iterable[ConditionResult]) -> list[str]:
    """The open tests in words; an input that is not published is named once, with all lines that it is held against."""
    lines: dict[str, list[float]] = {}
    words: list[str] = []
    for result in results:
        condition = result.condition
        if result.input is None and condition.metric not in YES_NO_METRICS and condition.op != "in":
            lines.setdefault(condition.metric, []).append(condition.line[0])
        else:
            words.append(result.text())
    unpublished = [
        f"{METRICS[metric][0]} is not published (line: {', '.join(f'{line:,.10g}' for line in sorted(set(values)))})"
        for metric, values in lines.items()
    ]
    return [*unpublished, *words]


def _fails_beside_the_chip(results: Iterable[ConditionResult]) -> bool:
    return any(result.met is False and result.condition.metric in _NOT_ON_THE_CHIP for result in results)


def _is_beside_the_point(outcome: OutcomeResult) -> bool:
    """Whether each clause fails for what the transaction or the addressee is, and not for what the chip is."""
    return outcome.met is False and all(_fails_beside_the_chip(results) for _, _, results in outcome.clauses)


def _why_not(row: RowResult) -> str:
    if row.outcome.met is not False or _is_beside_the_point(row.outcome):
        return ""
    if row.outcome.basis == "vendor_eccn":
        return f"{row.scope.rule_id}, {row.scope.outcome}: not by the vendor's classification"
    failing = dict.fromkeys(
        itertools.chain.from_iterable(
            [result.text() for result in results if result.met is False][:1]
            for _, _, results in row.outcome.clauses
            if not _fails_beside_the_chip(results)
        )
    )
    return f"{row.scope.rule_id}, {row.scope.outcome}: {'; '.join(failing)}"


def _considered_text(scope: Scope, match: ScopeMatch, outcome: OutcomeResult) -> str:
    states = {
        "in_force": "",
        "compliance_pending": "effective, compliance not yet due: ",
        "in_code_not_enforced": "in the CFR, not enforced: ",
        "stayed": "stayed: ",
        "suspended": "suspended: ",
        "not_yet_effective": "announced, not yet effective: ",
        "statement": "",
    }
    met = {True: f"met ({outcome.satisfied or 'applies'})", False: "not met", None: "open"}[outcome.met]
    policy = f"; {scope.licence_policy}" if scope.licence_policy and outcome.met is not False else ""
    return f"{states[match.state]}{met}{policy}"
