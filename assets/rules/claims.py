"""Checks what articles say about the export rules, and about chips under them, against the rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from assets.catalogue.chips import ChipCatalogue, UnknownChipError, chip_catalogue, resolve_chip
from assets.rules.decide import Evaluator, rules_in_scope
from assets.rules.inputs import FACT_METRICS, FACT_UNITS, Interval, control_inputs, entity_id
from assets.rules.rules import METRICS, Condition, Regulation, RuleBook, rule_book

Verdict = Literal["holds", "holds_with_qualification", "contradicted", "cannot_tell"]

DESTINATION = "CN"
# Which inputs of the rules a threshold's metric may mean.
THRESHOLD_METRICS: dict[str, tuple[str, ...]] = {
    "compute": ("tpp",),
    "interconnect_bandwidth": ("io_bandwidth_gb_s",),
    "memory_bandwidth": ("dram_bandwidth_gb_s", "memory_bandwidth_density"),
    "performance_density": ("performance_density",),
    "transistors": ("transistors_bn",),
}
# How far "about" may lie from the catalogue's ratio before the two contradict each other.
ABOUT = 0.15
# Specifications that are inputs of the rules; compute rates are not compared, since articles mix dense and sparse ones.
SPECIFICATIONS = ("interconnect_bandwidth", "memory_bandwidth", "die_area")


@dataclass(frozen=True, slots=True)
class ClaimCheck:
    """A claim with its verdict.

    Attributes:
        fact_id: The fact, where it has an id.
        article_id: The article.
        predicate: threshold, restricts, spec or spec_ratio.
        subject_id: Regulation or chip that the claim is on.
        object_id: Chip, company or region concerned.
        metric: The quantity concerned.
        claim: The claim in words.
        verdict: Whether it holds.
        rule_id: The rule that it was checked against.
        explanation: Why, and how it is to be qualified.
        quote: The words of the article.
    """

    fact_id: str
    article_id: str
    predicate: str
    subject_id: str
    object_id: str
    metric: str
    claim: str
    verdict: Verdict
    rule_id: str
    explanation: str
    quote: str

    def as_row(self) -> dict[str, Any]:
        """The row of the table `rule_claim`."""
        return {name: None if getattr(self, name) == "" else getattr(self, name) for name in self.__slots__}


def check_claims(
    facts: Iterable[Mapping[str, Any]], *, book: RuleBook | None = None, catalogue: ChipCatalogue | None = None
) -> list[ClaimCheck]:
    """Check the facts that state a threshold or a restriction, or an input of the rules for a chip.

    Args:
        facts: Facts with the fields of a fact; `subject` and `object` are ids or objects with an `id`; `fact_id` (or
            `id`), `article_id` (or `article`) and `published` count where given. Other facts are passed over.
        book: The rules; those shipped if None.
        catalogue: The chips; those shipped if None.

    Returns:
        One check a fact, in their order.
    """
    checker = _Checker(book or rule_book(), catalogue or chip_catalogue())
    return [check for fact in facts if (check := checker.check(fact)) is not None]


@dataclass(frozen=True)
class _Checker:
    book: RuleBook
    chips: ChipCatalogue

    def check(self, fact: Mapping[str, Any]) -> ClaimCheck | None:
        subject = entity_id(fact.get("subject") or fact.get("subject_id"))
        object_ = entity_id(fact.get("object") or fact.get("object_id"))
        predicate = str(fact.get("predicate"))
        if predicate == "threshold" and subject.startswith("regulation:"):
            claim, found = _threshold_claim(subject, fact), self._threshold(subject, fact)
        elif predicate == "restricts" and subject.startswith("regulation:") and object_:
            claim, found = f"{subject} restricts {object_}", self._restricts(subject, object_, fact)
            claim += f" ({fact['time']})" if fact.get("time") else ""
        elif (
            predicate == "spec_ratio"
            and fact.get("metric") == "interconnect_bandwidth"
            and subject.startswith("chip:")
            and object_.startswith("chip:")
        ):
            claim = f"{subject} has {_fact_interval(fact)} times the interconnect bandwidth of {object_}"
            found = self._ratio(subject, object_, fact)
        elif predicate == "spec" and subject.startswith("chip:") and fact.get("metric") in SPECIFICATIONS:
            claim, found = f"{subject}: {fact['metric']} {_fact_value(fact)}", self._specification(subject, fact)
        else:
            return None
        verdict, rule_id, explanation = found
        if fact.get("modality") == "denied":
            claim = f"not: {claim}"
            verdict = _denied(verdict)
        return ClaimCheck(
            fact_id=str(fact.get("fact_id") or fact.get("id") or ""),
            article_id=str(fact.get("article_id") or fact.get("article") or ""),
            predicate=predicate,
            subject_id=subject,
            object_id=object_,
            metric=str(fact.get("metric") or ""),
            claim=claim,
            verdict=verdict,
            rule_id=rule_id,
            explanation=_sentences(explanation),
            quote=str(fact.get("quote") or ""),
        )

    def _regulations(self, entity: str) -> list[Regulation]:
        return [rule for rule in self.book.regulations.values() if rule.entity_id == entity]

    # --- thresholds ------------------------------------------------------------------------------------------------

    def _threshold(self, subject: str, fact: Mapping[str, Any]) -> tuple[Verdict, str, str]:
        rules = self._regulations(subject)
        if not rules:
            return "cannot_tell", "", f"the catalogue has no rule {subject}"
        metrics = THRESHOLD_METRICS.get(str(fact.get("metric")), ())
        conditions = [
            (condition, clause)
            for rule in rules
            for (rule_id, _), clauses in self.book.clauses.items()
            if rule_id == rule.rule_id
            for clause in clauses.values()
            for condition in clause
            if condition.metric in metrics
        ]
        if not conditions:
            return "cannot_tell", rules[0].rule_id, f"the catalogue has no line of {rules[0].rule_id} on that quantity"
        value = _fact_interval(fact)
        matching = [pair for pair in conditions if value.overlaps(Interval(*pair[0].line))]
        if not matching:
            lines = ", ".join(sorted({f"{condition.line[0]:,.10g}" for condition, _ in conditions}))
            return "contradicted", rules[0].rule_id, f"the lines of {rules[0].rule_id} on that quantity are {lines}"
        condition, clause = min(matching, key=lambda pair: len(pair[1]))
        qualifications = [*self._unit_doubt(condition, fact), *self._joint(condition, clause, conditions)]
        rule = self.book.regulations[condition.rule_id]
        first = f"{condition.rule_id}, {condition.outcome}: {_condition_text(condition)}"
        explanation = ". ".join([first, *qualifications, *self._lifetime(rule)])
        return ("holds_with_qualification" if qualifications else "holds"), rule.rule_id, explanation + "."

    def _unit_doubt(self, condition: Condition, fact: Mapping[str, Any]) -> list[str]:
        line = condition.line[0]
        if condition.metric == "tpp" and fact.get("unit") in ("TOPS", "TFLOPS"):
            return [
                f"{line:,.10g} is TOPS times bit length, not {fact['unit']}: "
                f"{line / 8:,.10g} TOPS at 8 bits or {line / 16:,.10g} TFLOPS at 16 bits reach it"
            ]
        if condition.metric == "memory_bandwidth_density":
            return [f"the line is {line:,.10g} GB/s per mm² of the package or stack, not a bandwidth"]
        return []

    def _joint(
        self, condition: Condition, clause: tuple[Condition, ...], conditions: list[tuple[Condition, Any]]
    ) -> list[str]:
        others = [other for other in clause if other is not condition and other.metric in METRICS]
        found: list[str] = []
        if others:
            joint = " and ".join(_condition_text(other) for other in others)
            found.append(f"it is not enough alone: both must be met, with {joint}")
        outcomes = self.book.clauses[(condition.rule_id, condition.outcome)]
        further = [
            " and ".join(_condition_text(part) for part in rows)
            for name, rows in outcomes.items()
            if name not in (condition.clause, "named") and not others
        ]
        if further:
            found.append(f"it is not the only way in: {'; or '.join(further)}")
        return found

    def _lifetime(self, rule: Regulation) -> list[str]:
        since = f"in force from {rule.compliance_date or rule.effective_date}"
        if rule.end_date:
            follower = f", then {rule.superseded_by}" if rule.superseded_by else ""
            return [f"{since} until {rule.end_date}{follower}"]
        return [since]

    # --- restrictions ----------------------------------------------------------------------------------------------

    def _restricts(self, subject: str, object_: str, fact: Mapping[str, Any]) -> tuple[Verdict, str, str]:
        rules = self._regulations(subject)
        if not rules:
            return "cannot_tell", "", f"the catalogue has no rule {subject}"
        kind = object_.partition(":")[0]
        if kind == "chip":
            return self._restricts_chip(rules, object_, fact)
        if kind in ("company", "foundry"):
            return self._restricts_party(rules, object_, fact)
        if kind == "region":
            return self._restricts_region(rules, object_)
        return "cannot_tell", rules[0].rule_id, "the catalogue says nothing on that kind of thing"

    def _restricts_chip(
        self, rules: list[Regulation], object_: str, fact: Mapping[str, Any]
    ) -> tuple[Verdict, str, str]:
        try:
            chip = resolve_chip(object_, self.chips)
        except UnknownChipError as error:
            return "cannot_tell", rules[0].rule_id, str(error)
        evaluator = Evaluator(control_inputs(chip.chip_id, catalogue=self.chips), self.book)
        open_rule = ""
        for rule in rules:
            start = rule.compliance_date or rule.effective_date
            if start is None:
                continue
            setting = rules_in_scope(self.book, start, DESTINATION)
            if rule.kind == "counter_measure":
                effects = [match.scope for match in setting if match.scope.rule_id == rule.rule_id]
                if any(evaluator.row(scope).met for scope in effects):
                    policy = effects[0].licence_policy
                    return "holds", rule.rule_id, ". ".join([f"{rule.rule_id}: {policy}", *self._lifetime(rule)])
                continue
            rows = [row for row in evaluator.decide(setting).rows if row.scope.rule_id == rule.rule_id]
            met = [row for row in rows if row.outcome.met]
            if not met:
                open_rule = rule.rule_id if any(row.outcome.met is None for row in rows) else open_rule
                continue
            # 3A090.a goes before .b: the row with the strictest consequence is the one that counts.
            row = max(met, key=lambda item: max(item.statuses))
            parts = [f"{chip.name} meets {rule.rule_id}, {row.scope.outcome} ({row.outcome.satisfied or 'named'})"]
            qualifications = self._exception(row) + self._timing(rule, start, evaluator, fact)
            explanation = ". ".join([*parts, *qualifications, *self._lifetime(rule)]) + "."
            return ("holds_with_qualification" if qualifications else "holds"), rule.rule_id, explanation
        if open_rule:
            return "cannot_tell", open_rule, f"the inputs of {chip.name} leave it open whether {open_rule} reaches it"
        names = ", ".join(rule.rule_id for rule in rules)
        return "contradicted", rules[0].rule_id, f"{chip.name} does not meet {names}"

    def _exception(self, row: Any) -> list[str]:
        return [
            f"licence exception {scope.licence_exception} applies: {scope.licence_policy}"
            for scope, outcome in row.modifiers
            if scope.licence_exception and outcome.met
        ]

    def _timing(self, rule: Regulation, start: date, evaluator: Evaluator, fact: Mapping[str, Any]) -> list[str]:
        span = time_span(fact.get("time"))
        if span is None or span[1] >= start:
            return []
        said = f"the rule took effect on {start}, after {fact['time']}"
        before = evaluator.decide(rules_in_scope(self.book, span[1], DESTINATION))
        if before.deciding is not None:
            scope = before.deciding[0]
            earlier = self.book.regulations[scope.rule_id]
            return [
                f"{said}: what held then was {scope.rule_id} ({earlier.short_name}, effective {earlier.effective_date})"
            ]
        if rule.announced_date and span[0] <= rule.announced_date <= span[1]:
            return [f"{said}, when it was announced ({rule.announced_date})"]
        return [said]

    def _restricts_party(
        self, rules: list[Regulation], object_: str, fact: Mapping[str, Any]
    ) -> tuple[Verdict, str, str]:
        listed = [row for row in self.book.listings(object_) if any(row.rule_id == rule.rule_id for rule in rules)]
        if not listed:
            return "cannot_tell", "", f"the catalogue names only some listed parties, and {object_} is not among them"
        rule = min(
            (self.book.regulations[row.rule_id] for row in listed), key=lambda item: item.effective_date or date.max
        )
        span = time_span(fact.get("time"))
        doubt = [f"from memory, not looked up: {row.from_memory}" for row in listed if row.from_memory]
        citation = rule.citation or "no citation"
        since = f"{object_} is listed by {rule.rule_id} under {citation}, effective {rule.effective_date}"
        if span is not None and rule.effective_date is not None and span[1] < rule.effective_date:
            return "contradicted", rule.rule_id, f"{since}, after {fact['time']}."
        return ("holds_with_qualification" if doubt else "holds"), rule.rule_id, ". ".join([since, *doubt]) + "."

    def _restricts_region(self, rules: list[Regulation], object_: str) -> tuple[Verdict, str, str]:
        name = object_.partition(":")[2].replace("-", " ")
        code = next((row.destination for row in self.book.destinations.values() if row.name.casefold() == name), None)
        if code is None:
            return "cannot_tell", rules[0].rule_id, f"{object_} is no destination of the catalogue"
        for rule in rules:
            start = rule.compliance_date or rule.effective_date
            matches = rules_in_scope(self.book, start, code) if start else ()
            if any(match.scope.rule_id == rule.rule_id and match.scope.effect == "requirement" for match in matches):
                return "holds", rule.rule_id, ". ".join([f"{rule.rule_id} covers {code}", *self._lifetime(rule)]) + "."
        scoped = [rule.rule_id for rule in rules if any(scope.rule_id == rule.rule_id for scope in self.book.scopes)]
        if not scoped:
            return "cannot_tell", rules[0].rule_id, f"the catalogue has no destinations for {rules[0].rule_id}"
        return "contradicted", scoped[0], f"{code} is not among the destinations of {', '.join(scoped)}"

    # --- specifications --------------------------------------------------------------------------------------------

    def _specification(self, subject: str, fact: Mapping[str, Any]) -> tuple[Verdict, str, str]:
        metric = FACT_METRICS[str(fact["metric"])]
        try:
            chip = resolve_chip(subject, self.chips)
        except UnknownChipError as error:
            return "cannot_tell", "", str(error)
        if fact.get("unit") not in FACT_UNITS[metric]:
            return "cannot_tell", "", f"unit {fact.get('unit')} is not that of the catalogue"
        specification = self.chips.specifications.get(chip.chip_id)
        known: float | None = None
        if fact["metric"] == "interconnect_bandwidth":
            known = specification.interconnect_bidir_gbs if specification else None
        else:
            found = control_inputs(chip.chip_id, catalogue=self.chips).get(metric)
            known = found.value.low if found and isinstance(found.value, Interval) and found.value.is_exact else None
        if known is None:
            return "cannot_tell", "", f"the catalogue has no {fact['metric'].replace('_', ' ')} for {chip.name}"
        if not _fact_interval(fact).overlaps(Interval.exact(known)):
            return "contradicted", "", f"the catalogue has {known:,.10g} {fact['unit']} for {chip.name}"
        return self._agreeing(chip.chip_id, chip.name, metric, known, fact)

    def _ratio(self, subject: str, object_: str, fact: Mapping[str, Any]) -> tuple[Verdict, str, str]:
        try:
            chips = [resolve_chip(name, self.chips) for name in (subject, object_)]
        except UnknownChipError as error:
            return "cannot_tell", "", str(error)
        rows = [self.chips.specifications.get(chip.chip_id) for chip in chips]
        bandwidths = [row.interconnect_bidir_gbs if row else None for row in rows]
        if bandwidths[0] is None or not bandwidths[1]:
            return "cannot_tell", "", "the catalogue lacks the interconnect bandwidth of one of them"
        ratio = bandwidths[0] / bandwidths[1]
        figures = f"the catalogue has {bandwidths[0]:,.10g} of {bandwidths[1]:,.10g} GB/s, {ratio:.3g}"
        stated = _fact_interval(fact)
        if stated.overlaps(Interval.exact(ratio)):
            return "holds", "", figures
        nearest = stated.low if stated.low is not None and ratio < stated.low else stated.high
        near = fact.get("cmp") in ("~", "<~") and nearest is not None and abs(nearest - ratio) <= ABOUT * nearest
        if near:
            return "holds_with_qualification", "", f"{figures}: near the stated ratio, not equal to it"
        return "contradicted", "", figures

    def _agreeing(
        self, chip_id: str, name: str, metric: str, known: float, fact: Mapping[str, Any]
    ) -> tuple[Verdict, str, str]:
        base = f"the catalogue has {known:,.10g} {fact['unit']} for {name}"
        aggregate = control_inputs(chip_id, catalogue=self.chips).get("io_bandwidth_gb_s")
        if metric != "io_bandwidth_gb_s" or aggregate is None:
            return "holds", "", f"{base}."
        return "holds", "", f"{base}; with the host link, which the rules count too, {aggregate.text()}."


def time_span(text: object) -> tuple[date, date] | None:
    """The first and last day of a fact's time.

    Args:
        text: `2022`, `2022-Q4`, `2022-09`, `2022-09-15`, `2018/2019`, `2020/` or None.

    Returns:
        None where there is no time, or it does not end.
    """
    if not text:
        return None
    first, slash, last = str(text).partition("/")
    if slash and not (first and last):
        return None
    start = _single_span(first)
    end = _single_span(last) if slash else start
    return (start[0], end[1]) if start and end else None


def _single_span(text: str) -> tuple[date, date] | None:
    parts = text.split("-")
    try:
        year = int(parts[0])
        if len(parts) == 1:
            return date(year, 1, 1), date(year, 12, 31)
        if parts[1].startswith("Q"):
            month = 3 * int(parts[1][1:]) - 2
            return date(year, month, 1), _month_end(year, month + 2)
        if len(parts) == 2:
            return date(year, int(parts[1]), 1), _month_end(year, int(parts[1]))
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day, day


def _month_end(year: int, month: int) -> date:
    following = date(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1)


def _sentences(text: str) -> str:
    """The text with a capital at the start of each sentence and a full stop at its end."""
    parts = [part for part in text.rstrip(".").split(". ") if part]
    return ". ".join(part if "_" in part.split()[0] else part[0].upper() + part[1:] for part in parts) + (
        "" if text.endswith("?") else "."
    )


def _fact_interval(fact: Mapping[str, Any]) -> Interval:
    low, high = (None if fact.get(end) is None else float(fact[end]) for end in ("low", "high"))
    return Interval(low, high)


def _fact_value(fact: Mapping[str, Any]) -> str:
    return f"{_fact_interval(fact)} {fact.get('unit') or ''}".strip()


def _threshold_claim(subject: str, fact: Mapping[str, Any]) -> str:
    quantity = str(fact.get("metric") or "a quantity").replace("_", " ")
    return f"{subject} draws a line for {quantity} at {_fact_value(fact)}"


def _condition_text(condition: Condition) -> str:
    label, unit = METRICS[condition.metric]
    if condition.op == "in":
        return f"{label} {' or '.join(sorted(condition.members))}"
    if not unit:
        return label if condition.line[0] else f"not {label}"
    return f"{label} {condition.op} {condition.line[0]:,.10g} {unit}"


def _denied(verdict: Verdict) -> Verdict:
    """The verdict on the denial of a claim."""
    if verdict == "contradicted":
        return "holds"
    return "contradicted" if verdict in ("holds", "holds_with_qualification") else verdict


__all__ = ["ClaimCheck", "check_claims", "time_span"]
