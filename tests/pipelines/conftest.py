"""A refresh of the samples, run once as a user runs it, for the tests that look at what it leaves."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from sql.warehouse import Warehouse

CHECKOUT = Path(__file__).parent.parent.parent


@dataclass(frozen=True)
class Installation:
    """A data folder and the commands that work on it."""

    data: Path

    def run(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run `chiptrail` with these arguments, as from a terminal."""
        return subprocess.run(
            [sys.executable, "-m", "pipelines.cli", *arguments],
            cwd=CHECKOUT,
            env={**self._environment(), **environment},
            capture_output=True,
            text=True,
            timeout=180,
            check=False,
        )

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """Start `chiptrail` with these arguments and go on."""
        return subprocess.Popen(
            [sys.executable, "-m", "pipelines.cli", *arguments],
            cwd=CHECKOUT,
            env=self._environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def _environment(self) -> dict[str, str]:
        environment = {**os.environ, "CHIPTRAIL_DATA": str(self.data), "COLUMNS": "200"}
        environment.pop("DAGSTER_HOME", None)
        return environment

    @property
    def warehouse(self) -> Warehouse:
        """The warehouse in the data folder."""
        return Warehouse(self.data)


@pytest.fixture(scope="session")
def refreshed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Installation, str]:
    """An installation whose samples have been read, and what the command printed. It must not be changed."""
    installation = Installation(tmp_path_factory.mktemp("refreshed") / "data")
    done = installation.run("refresh")
    assert done.returncode == 0, done.stdout + done.stderr
    return installation, done.stdout


@pytest.fixture
def installation(refreshed: tuple[Installation, str], tmp_path: Path) -> Installation:
    """A copy of that installation, to change."""
    copy = Installation(tmp_path / "data")
    shutil.copytree(refreshed[0].data, copy.data, symlinks=True)
    return copy
