"""A refresh of the samples, run once, for the tests that look at what it leaves."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipelines import cli
from sql.warehouse import Warehouse

CHECKOUT = Path(__file__).parent.parent.parent


@dataclass(frozen=True)
class Installation:
    """A data folder and the commands that work on it."""

    data: Path

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run `chiptrail` with these arguments in this process, where its rules are loaded once.

        An exception that the command lets through, which a terminal would show as a traceback, fails the test.
        """
        done = CliRunner().invoke(cli.main, arguments, env=self._variables(), catch_exceptions=False)
        return subprocess.CompletedProcess(arguments, done.exit_code, done.stdout, done.stderr)

    def run_by_itself(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run `chiptrail` with these arguments in a process of its own, as from a terminal."""
        process = self.start(*arguments)
        stdout, stderr = process.communicate(timeout=600)
        return subprocess.CompletedProcess(arguments, process.returncode, stdout, stderr)

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """Start `chiptrail` with these arguments in a process of its own and go on."""
        return subprocess.Popen(
            [sys.executable, "-m", "pipelines.cli", *arguments],
            cwd=CHECKOUT,
            env={name: value for name, value in {**os.environ, **self._variables()}.items() if value is not None},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def _variables(self) -> dict[str, str | None]:
        """The variables that are set; those that are None are unset."""
        return {"CHIPTRAIL_DATA": str(self.data), "COLUMNS": "200", "DAGSTER_HOME": None}

    def copied(self, folder: Path) -> Installation:
        """A copy in another folder, to change."""
        copy = Installation(folder / "data")
        shutil.copytree(self.data, copy.data, symlinks=True)
        return copy

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
    return refreshed[0].copied(tmp_path)
