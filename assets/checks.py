"""The asset checks: what sql/assertions.yaml says of each table. What fails keeps the snapshot from being published."""

import dagster as dg

from sql.assertions import Assertions, load_assertions, violations
from sql.warehouse import Warehouse


def assertion_checks() -> list[dg.AssetChecksDefinition]:
    """One blocking check a table that something is asserted of."""
    return [_check(assertions) for assertions in load_assertions().values()]


def _check(assertions: Assertions) -> dg.AssetChecksDefinition:
    referred = {target.partition(".")[0] for target in assertions.references.values()} - {assertions.table}

    @dg.asset_check(
        asset=assertions.table,
        name="assertions",
        additional_deps=sorted(referred),
        blocking=True,
        description=f"What sql/assertions.yaml asserts of {assertions.table}.",
    )
    def check(warehouse: dg.ResourceParam[Warehouse]) -> dg.AssetCheckResult:
        found = violations(assertions, warehouse.query)
        fatal = any(violation.fatal for violation in found)
        return dg.AssetCheckResult(
            passed=not found,
            severity=dg.AssetCheckSeverity.ERROR if fatal else dg.AssetCheckSeverity.WARN,
            description="; ".join(f"{violation.assertion}: {violation.found}" for violation in found) or None,
            metadata={violation.assertion: violation.found for violation in found},
        )

    return check
