"""The Dagster code location: it loads as users load it, its graph is known, and every asset explains itself."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import dagster as dg
import pytest
import yaml
from syrupy.assertion import SnapshotAssertion

from assets.tables import BOOKKEEPING
from pipelines.definitions import build_defs, defs
from sql.declarations import tables

CHECKOUT = Path(__file__).parent.parent.parent
SCRIPTS = Path(sys.executable).parent


def specifications() -> list[dg.AssetSpec]:
    return sorted(defs.resolve_all_asset_specs(), key=lambda spec: spec.key)


def test_the_asset_graph_is_the_one_that_was_reviewed(snapshot: SnapshotAssertion) -> None:
    graph = {
        spec.key.to_user_string(): {
            "group": spec.group_name,
            "deps": sorted(dep.asset_key.to_user_string() for dep in spec.deps),
        }
        for spec in specifications()
    }
    graph["(checks)"] = {"names": sorted(str(key) for key in defs.resolve_asset_graph().asset_check_keys)}
    graph["(jobs and schedules)"] = {
        "jobs": sorted(job.name for job in defs.jobs or []),
        "schedules": sorted(schedule.name for schedule in defs.schedules or []),
    }
    assert graph == snapshot


def test_every_asset_has_a_description_a_group_kinds_and_an_owner() -> None:
    for spec in specifications():
        assert spec.description, spec.key
        assert spec.group_name != "default", spec.key
        assert spec.kinds, spec.key
        assert spec.owners, spec.key


def test_every_table_is_an_asset_with_the_declared_columns_and_the_reverse() -> None:
    found = {spec.key.to_user_string(): spec for spec in specifications()}
    assert found.keys() - {"snapshot"} == tables().keys() - BOOKKEEPING
    for name, table in tables().items():
        if name in BOOKKEEPING:
            continue
        schema = found[name].metadata["dagster/column_schema"]
        assert [column.name for column in schema.columns] == [column.name for column in table.columns]
        assert all(column.description for column in schema.columns)


def test_the_snapshot_comes_after_every_table() -> None:
    snapshot = next(spec for spec in specifications() if spec.key == dg.AssetKey("snapshot"))
    assert {dep.asset_key.to_user_string() for dep in snapshot.deps} == tables().keys() - BOOKKEEPING


def test_the_daily_refresh_covers_all_assets_and_is_off_until_switched_on() -> None:
    schedule = defs.resolve_schedule_def("daily_refresh")
    assert schedule.cron_schedule == "0 6 * * *"
    assert schedule.default_status is dg.DefaultScheduleStatus.STOPPED
    job = defs.resolve_job_def("refresh")
    assert job.asset_layer.executable_asset_keys == {spec.key for spec in specifications()}


def test_definitions_are_made_anew_so_that_tests_can_change_them() -> None:
    assert build_defs() is not defs


def dagster_environment(home: Path) -> dict[str, str]:
    return {**os.environ, "DAGSTER_HOME": str(home), "PYTHONWARNINGS": "default"}


@pytest.mark.parametrize(
    "command",
    [
        ["dagster", "definitions", "validate", "-w", "workspace.yaml"],
        ["dg", "check", "defs"],
        ["dg", "list", "defs", "--json"],
    ],
    ids=" ".join,
)
def test_the_checkout_loads_as_users_load_it(command: list[str], tmp_path: Path) -> None:
    done = subprocess.run(
        [str(SCRIPTS / command[0]), *command[1:]], cwd=CHECKOUT, env=dagster_environment(tmp_path),
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    if "--json" in command:
        listed = json.loads(done.stdout[done.stdout.index("{") :])
        assert {asset["asset_key"] for asset in listed["assets"]} >= tables().keys() - BOOKKEEPING


def test_the_workspace_names_the_code_location() -> None:
    workspace = yaml.safe_load((CHECKOUT / "workspace.yaml").read_text(encoding="utf-8"))
    assert workspace == {
        "load_from": [{"python_module": {"module_name": "pipelines.definitions", "working_directory": "."}}]
    }


def test_the_instance_template_is_accepted_and_silent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pipelines import instance

    monkeypatch.delenv("DAGSTER_HOME", raising=False)
    home = instance.prepare(tmp_path)
    assert os.environ["DAGSTER_HOME"] == str(home)
    with dg.DagsterInstance.get() as made:
        assert made.telemetry_enabled is False
        assert made.run_monitoring_enabled is True
        assert made.run_retries_enabled is True
        assert made.get_settings("concurrency")["pools"]["default_limit"] == 1


def test_a_deprecated_and_a_beta_part_of_dagster_are_errors_in_the_tests() -> None:
    with pytest.raises(DeprecationWarning, match="is deprecated and will be removed"):
        dg.AutoMaterializePolicy.eager()
    with pytest.raises(Warning, match="currently in beta"):
        dg.asset(io_manager_def=dg.mem_io_manager)(lambda: None)
