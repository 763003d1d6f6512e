"""The export rules as data: loads and checks the regulation files, and says which rule is in force where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, cached_property
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator, field_validator, model_validator

from assets.catalogue.chips import CATALOGUE
from assets.catalogue.rows import Row, RowError, read_rows

Status = Literal[
    "unknown",
    "na_non_us_item",
    "not_controlled",
    "licence_exception_nac",
    "licence_required_unspecified",
    "licence_required_letter",
    "case_by_case_conditional",
    "case_by_case_if_us_available_else_denial",
    "licence_required_presumption_of_denial",
]
# From free to strict. Where several rules hold at once, the strictest is the answer and the others are listed with it:
# a list entry goes before a letter, since it binds everybody, and a letter before a requirement without known policy.
STRICTNESS: tuple[Status, ...] = (
    "not_controlled",
    "licence_exception_nac",
    "licence_required_unspecified",
    "licence_required_letter",
    "case_by_case_conditional",
    "case_by_case_if_us_available_else_denial",
    "licence_required_presumption_of_denial",
)
RANK: dict[str, int] = {status: rank for rank, status in enumerate(STRICTNESS)}
LICENCE_RANK = RANK["licence_required_unspecified"]

# What a metric is called in a sentence, and its unit. A condition may only use these.
METRICS: dict[str, tuple[str, str]] = {
    "tpp": ("total processing performance", "TPP"),
    "performance_density": ("performance density", "TPP/mm²"),
    "io_bandwidth_gb_s": ("aggregate I/O bandwidth", "GB/s"),
    "dram_bandwidth_gb_s": ("DRAM bandwidth", "GB/s"),
    "dram_plus_io_bandwidth_gb_s": ("DRAM and I/O bandwidth together", "GB/s"),
    "memory_bandwidth_density": ("memory bandwidth density", "GB/s/mm²"),
    "process_node_nm": ("process node", "nm"),
    "transistors_bn": ("transistor count", "billion"),
    "fp64_pflops": ("FP64 performance of the system", "PFLOPS"),
    "fp32_pflops": ("FP32 performance of the system", "PFLOPS"),
    "datacenter": ("designed or marketed for data centres", ""),
    "us_origin": ("item of US origin", ""),
    "us_commercially_available": ("commercially available in the US at publication of the 2026 rule", ""),
    "export_from_us": ("exported from the US", ""),
    "memory_stack": ("a memory stack, not packaged with logic", ""),
    "non_planar_transistor": ("non-planar transistors", ""),
    "has_hbm": ("contains HBM", ""),
    "designer_approved_or_authorized": ("designer approved or authorised", ""),
    "attested_by_packager": ("transistor count attested by a packager outside D:5 and Macau or an approved one", ""),
    "covered_by_unpublished_letter": ("product and customer covered by the unpublished letter", ""),
    "vendor": ("vendor", ""),
    "foundry": ("foundry", ""),
    "named_chip": ("named in the text", ""),
    "exported_by": ("exporter", ""),
    "end_use": ("end use", ""),
}
TEXT_METRICS = frozenset({"vendor", "foundry", "named_chip", "exported_by", "end_use"})
YES_NO_METRICS = frozenset(name for name, (_, unit) in METRICS.items() if not unit) - TEXT_METRICS

# Kinds whose rows bind an exporter or importer; the others are shown, and never decide.
NOT_RULES: dict[str, str] = {
    "announcement": "an announcement, which is not a rule",
    "licence_deal": "a deal about licences, which changes no requirement",
    "guidance": "guidance, which explains a requirement and makes none",
    "licence_action": "an action on single licences",
}


def _split(value: object) -> object:
    return (
        () if value is None else tuple(part.strip() for part in value.split(";")) if isinstance(value, str) else value
    )


Parts = Annotated[tuple[str, ...], BeforeValidator(_split)]


class RuleRow(Row):
    """A row that belongs to a rule."""

    rule_id: str


class Regulation(RuleRow):
    """A row of regulations.csv: one version of a rule, letter, announcement or counter-measure."""

    entity_id: str
    short_name: str
    kind: Literal[
        "is_informed_letter",
        "export_control",
        "end_use_control",
        "destination_control",
        "guidance",
        "licence_deal",
        "announcement",
        "licence_policy",
        "tariff",
        "entity_list",
        "licence_action",
        "counter_measure",
    ]
    addressees: Parts
    authority: str
    jurisdiction: Literal["US", "CN", "JP", "NL", "MY"]
    citation: str | None
    announced_date: date | None
    published_date: date | None
    effective_date: date | None
    compliance_date: date | None
    end_date: date | None
    superseded_by: str | None
    threshold_text: str | None
    scope_destinations: str | None
    licence_policy: str | None
    evidence_grade: Literal["A", "B", "C", "M"]
    from_memory: str | None
    notes: str | None
    source: str | None

    @model_validator(mode="after")
    def _dates_in_order(self) -> Regulation:
        start = self.compliance_date or self.effective_date
        if start and self.end_date and self.end_date < start and self.compliance_date is None:
            raise ValueError(f"end_date {self.end_date} lies before effective_date {start}")
        return self


class Condition(RuleRow):
    """A row of regulation_thresholds.csv: one condition; conditions of a clause are joined by AND, clauses by OR.

    `value_to` is given where the text draws no exact line: the line lies between `value` and `value_to`.
    """

    outcome: str
    clause: str
    metric: str
    op: Literal[">=", ">", "<=", "<", "=", "in"]
    value: str
    value_to: float | None
    unit: str | None
    text_ref: str | None

    @model_validator(mode="after")
    def _known_metric(self) -> Condition:
        if self.metric not in METRICS:
            raise ValueError(f"metric {self.metric!r} is not known; use one of {', '.join(METRICS)}")
        if (self.op == "in") != (self.metric in TEXT_METRICS):
            raise ValueError(
                f"metric {self.metric} does not go with {self.op!r}: names take `in`, quantities the others"
            )
        if self.op != "in":
            try:
                float(self.value)
            except ValueError:
                raise ValueError(f"value {self.value!r} is no number") from None
        return self

    @cached_property
    def line(self) -> tuple[float, float]:
        """Where the text draws the line: the lowest and the highest value that it may mean."""
        low = float(self.value)
        return low, low if self.value_to is None else self.value_to

    @cached_property
    def members(self) -> frozenset[str]:
        """The names of an `in` condition."""
        return frozenset(self.value.split("|"))


class Scope(RuleRow):
    """A row of regulation_scopes.csv: what meeting an outcome means, for which destinations and parties, and when.

    `effect` is `requirement` (a licence is needed), `exception` (frees from the requirements in `applies_to`),
    `review_policy` (changes how applications under `applies_to` are judged), `tariff`, `import_admission` or `note`.
    """

    outcome: str
    effect: Literal["requirement", "exception", "review_policy", "tariff", "import_admission", "note"]
    destinations: Parts
    except_destinations: Parts
    headquarters: Parts
    parties: Literal["listed", "affiliate"] | None
    applies_to: Parts
    from_date: date | None
    until_date: date | None
    status: Status | None
    undetermined_metric: str | None
    undetermined_status: Status | None
    eccn: str | None
    vendor_eccns: tuple[str, ...]
    licence_policy: str | None
    licence_exception: str | None
    text_ref: str | None
    from_memory: str | None

    @field_validator("vendor_eccns", mode="before")
    @classmethod
    def _eccns(cls, value: object) -> object:
        return () if value is None else tuple(value.split("|")) if isinstance(value, str) else value

    @model_validator(mode="after")
    def _complete(self) -> Scope:
        if self.effect in ("requirement", "exception", "review_policy") and self.status not in RANK:
            raise ValueError(f"a row with effect {self.effect} needs a status out of {', '.join(STRICTNESS)}")
        if self.effect in ("exception", "review_policy") and not self.applies_to:
            raise ValueError(f"a row with effect {self.effect} needs applies_to, for example us_3a090_2023_10:3A090.a")
        return self

    @property
    def key(self) -> str:
        """Rule and outcome, as `applies_to` names them."""
        return f"{self.rule_id}:{self.outcome}"


class StateRow(RuleRow):
    """A row of regulation_states.csv: a state of a rule that its dates do not tell."""

    state: Literal["in_force", "compliance_pending", "in_code_not_enforced", "stayed", "suspended", "statement"]
    from_date: date
    until_date: date | None
    source: str


class ListedParty(RuleRow):
    """A row of regulation_parties.csv: a party that an entity-list rule lists."""

    party_id: str
    names: tuple[str, ...]
    headquarters: str
    from_memory: str | None
    note: str | None

    @field_validator("names", mode="before")
    @classmethod
    def _names(cls, value: object) -> object:
        return tuple(value.split("|")) if isinstance(value, str) else value


class Destination(Row):
    """A row of destinations.csv: a country, or a country group standing for a country of that group alone."""

    destination: str
    name: str
    treated_as: str | None


class GroupMember(Row):
    """A row of country_groups.csv: a destination in a country group of the EAR, with the time of its membership."""

    country_group: str
    destination: str
    from_date: date | None
    until_date: date | None
    source: str
    from_memory: str | None


@dataclass(frozen=True, slots=True)
class Period:
    """A state of a rule and the days on which it holds; None is open.

    Attributes:
        state: not_yet_effective, compliance_pending, in_force, in_code_not_enforced, stayed, suspended, statement or
            ended.
        from_date: First day.
        until_date: Last day.
        source: What says so.
    """

    state: str
    from_date: date | None
    until_date: date | None
    source: str

    def holds_on(self, day: date) -> bool:
        """Whether the day lies in the period."""
        return _within(day, self.from_date, self.until_date)


def _within(day: date, start: date | None, end: date | None) -> bool:
    return (start is None or start <= day) and (end is None or day <= end)


class UnknownDestinationError(LookupError):
    """A destination is neither an ISO 3166 code nor a country group of the rules."""

    def __str__(self) -> str:
        return str(self.args[0])


@dataclass(frozen=True)
class RuleBook:
    """All rules, as loaded from one folder.

    Attributes:
        regulations: By rule id.
        clauses: Conditions by (rule id, outcome), then by clause.
        scopes: In the order of the file; the order has no influence on any answer.
        parties: Listed parties.
        destinations: By code.
        members: Country group memberships.
        states: Rows of regulation_states.csv by rule id.
    """

    regulations: Mapping[str, Regulation]
    clauses: Mapping[tuple[str, str], Mapping[str, tuple[Condition, ...]]]
    scopes: tuple[Scope, ...]
    parties: tuple[ListedParty, ...]
    destinations: Mapping[str, Destination]
    members: tuple[GroupMember, ...]
    states: Mapping[str, tuple[StateRow, ...]]
    _cache: dict[object, object] = field(default_factory=dict, compare=False, repr=False)

    @property
    def newest(self) -> date:
        """The day of the newest rule that the folder knows of: of what was made later it says nothing."""
        days = (day for rule in self.regulations.values() for day in (rule.announced_date, rule.published_date))
        return max(day for day in days if day)

    def periods(self, rule_id: str) -> tuple[Period, ...]:
        """The states of a rule in the order of time, without gaps from its first known day on.

        A rule binds from its compliance date if it has one, else from its effective date, until its end date; rows of
        regulation_states.csv replace what follows from the dates.

        Args:
            rule_id: A rule of the book.
        """
        key = ("periods", rule_id)
        if key not in self._cache:
            self._cache[key] = self._periods(rule_id)
        return self._cache[key]  # type: ignore[return-value]

    def _periods(self, rule_id: str) -> tuple[Period, ...]:
        rule = self.regulations[rule_id]
        stated = [Period(row.state, row.from_date, row.until_date, row.source) for row in self.states.get(rule_id, ())]
        first_day = rule.effective_date or rule.compliance_date
        if stated:
            periods = sorted(stated, key=lambda period: period.from_date or date.min)
            first_day = periods[0].from_date
        elif first_day is None:
            return ()
        else:
            binding = rule.compliance_date or first_day
            periods = []
            if first_day < binding:
                day_before = binding - timedelta(days=1)
                periods.append(Period("compliance_pending", first_day, day_before, "effective and compliance dates"))
            if rule.end_date is None or binding <= rule.end_date:
                periods.append(Period("in_force", binding, rule.end_date, "effective, compliance and end dates"))
        if first_day is not None:
            day_before = first_day - timedelta(days=1)
            periods.insert(0, Period("not_yet_effective", None, day_before, "effective date"))
        last = periods[-1].until_date
        if last is not None:
            successor = f"superseded by {rule.superseded_by}" if rule.superseded_by else "end date"
            periods.append(Period("ended", last + timedelta(days=1), None, successor))
        return tuple(periods)

    def state_on(self, rule_id: str, day: date) -> str:
        """The state of a rule on a day; `undated` where the catalogue has no dates for it.

        Args:
            rule_id: A rule of the book.
            day: The day.
        """
        return next((period.state for period in self.periods(rule_id) if period.holds_on(day)), "undated")

    def destination(self, name: str) -> Destination:
        """The destination of a code or name.

        Args:
            name: `CN`, `hk`, `D:5`, `China`.

        Raises:
            UnknownDestinationError: If there is none.
        """
        wanted = name.strip()
        if found := self.destinations.get(wanted.upper()):
            return found
        for row in self.destinations.values():
            if row.name.casefold() == wanted.casefold():
                return row
        raise UnknownDestinationError(
            f"destination {name!r} is not known: give an ISO 3166 code (CN, HK, MO, RU, AE …), "
            "or D:1, D:4 or D:5 for a country of that group alone"
        )

    def places(self, destination: str, day: date) -> frozenset[str]:
        """What a destination counts as on a day: its own code, the code it is treated as, and its country groups.

        Args:
            destination: A code of destinations.csv.
            day: The day, since memberships change.
        """
        row = self.destinations[destination]
        code = row.treated_as or row.destination
        key = ("places", code, day)
        if key not in self._cache:
            groups = {
                member.country_group
                for member in self.members
                if member.destination == code and _within(day, member.from_date, member.until_date)
            }
            self._cache[key] = frozenset({code, "*"} | groups)
        return self._cache[key]  # type: ignore[return-value]

    def metrics(self, rule_id: str, outcome: str) -> frozenset[str]:
        """The metrics that an outcome of a rule depends on.

        Args:
            rule_id: A rule of the book.
            outcome: Its outcome.
        """
        key = ("metrics", rule_id, outcome)
        if key not in self._cache:
            clauses = self.clauses.get((rule_id, outcome), {})
            self._cache[key] = frozenset(condition.metric for rows in clauses.values() for condition in rows)
        return self._cache[key]  # type: ignore[return-value]

    def listings(self, party_id: str) -> tuple[ListedParty, ...]:
        """The entries of a party in the lists.

        Args:
            party_id: An id of regulation_parties.csv, or one of the names there.
        """
        wanted = party_id.casefold()
        return tuple(
            row
            for row in self.parties
            if wanted == row.party_id.casefold() or any(wanted == name.casefold() for name in row.names)
        )

    def boundaries(self) -> tuple[date, ...]:
        """All days on which something changes: a rule's state, a row's scope, or a country's group; in order."""
        days: set[date] = set()
        spans: list[tuple[date | None, date | None]] = [
            *((period.from_date, period.until_date) for rule in self.regulations for period in self.periods(rule)),
            *((scope.from_date, scope.until_date) for scope in self.scopes),
            *((member.from_date, member.until_date) for member in self.members),
        ]
        for start, end in spans:
            if start is not None:
                days.add(start)
            if end is not None:
                days.add(end + timedelta(days=1))
        return tuple(sorted(days))


def load_rule_book(folder: Path = CATALOGUE) -> RuleBook:
    """Load the rules of a catalogue folder and check that its files fit together.

    Args:
        folder: Holds regulations.csv, regulation_thresholds.csv, regulation_scopes.csv, regulation_states.csv,
            regulation_parties.csv, destinations.csv and country_groups.csv.

    Raises:
        RowError: If a file, a row or a reference between files is wrong; the message names the place.
    """
    regulations = {row.rule_id: row for row in read_rows(folder / "regulations.csv", Regulation, key=["rule_id"])}
    conditions = read_rows(folder / "regulation_thresholds.csv", Condition)
    scopes = read_rows(folder / "regulation_scopes.csv", Scope)
    states = read_rows(folder / "regulation_states.csv", StateRow, key=["rule_id", "from_date"])
    parties = read_rows(folder / "regulation_parties.csv", ListedParty, key=["rule_id", "party_id"])
    destinations = read_rows(folder / "destinations.csv", Destination, key=["destination"])
    members = read_rows(folder / "country_groups.csv", GroupMember, key=["country_group", "destination", "from_date"])
    by_file: dict[str, Sequence[RuleRow]] = {
        "regulation_thresholds.csv": conditions,
        "regulation_scopes.csv": scopes,
        "regulation_states.csv": states,
        "regulation_parties.csv": parties,
    }
    for file, rows in by_file.items():
        for number, row in enumerate(rows, start=2):
            if row.rule_id not in regulations:
                raise RowError(
                    f"{folder / file}, row {number}, column rule_id: no rule {row.rule_id} in regulations.csv; "
                    "add it there"
                )
    known_places = {row.destination for row in destinations} | {row.country_group for row in members} | {"*"}
    outcomes = {scope.key for scope in scopes}
    for number, scope in enumerate(scopes, start=2):
        place = f"{folder / 'regulation_scopes.csv'}, row {number}"
        for name in (*scope.destinations, *scope.except_destinations, *scope.headquarters):
            if name not in known_places:
                raise RowError(f"{place}: no destination or country group {name}; see destinations.csv")
        for name in scope.applies_to:
            if name not in outcomes:
                raise RowError(f"{place}, column applies_to: no row for {name} (rule_id:outcome) in this file")
    scoped = {(scope.rule_id, scope.outcome) for scope in scopes}
    clauses: dict[tuple[str, str], dict[str, list[Condition]]] = {}
    for number, condition in enumerate(conditions, start=2):
        if (condition.rule_id, condition.outcome) not in scoped:
            raise RowError(
                f"{folder / 'regulation_thresholds.csv'}, row {number}: outcome {condition.outcome} of "
                f"{condition.rule_id} has no row in regulation_scopes.csv, so it would have no effect; add one"
            )
        clauses.setdefault((condition.rule_id, condition.outcome), {}).setdefault(condition.clause, []).append(
            condition
        )
    return RuleBook(
        regulations=regulations,
        clauses={outcome: {name: tuple(rows) for name, rows in found.items()} for outcome, found in clauses.items()},
        scopes=tuple(scopes),
        parties=tuple(parties),
        destinations={row.destination: row for row in destinations},
        members=tuple(members),
        states=_grouped(states),
    )


def _grouped(states: Iterable[StateRow]) -> dict[str, tuple[StateRow, ...]]:
    grouped: dict[str, tuple[StateRow, ...]] = {}
    for row in states:
        grouped[row.rule_id] = (*grouped.get(row.rule_id, ()), row)
    return grouped


@cache
def rule_book() -> RuleBook:
    """The rules that chiptrail ships."""
    return load_rule_book()
