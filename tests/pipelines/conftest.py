"""A refresh of the samples, run once, for the tests that look at what it leaves."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from multiprocessing.context import ForkServerProcess
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipelines import cli
from sql.warehouse import Warehouse
from tests.fork_server import SERVER

CHECKOUT = Path(__file__).parent.parent.parent


def chiptrail(arguments: tuple[str, ...], environment: dict[str, str], stdout: Path, stderr: Path) -> None:
    """Run `chiptrail` as this process, which is a fork."""
    os.environ.clear()
    os.environ.update(environment)
    for path, stream in ((stdout, sys.stdout), (stderr, sys.stderr)):
        with path.open("wb") as file:
            os.dup2(file.fileno(), stream.fileno())
    cli.main(list(arguments))


@dataclass(frozen=True)
class Running:
    """A process that runs `chiptrail`."""

    process: ForkServerProcess
    stdout: Path
    stderr: Path

    def kill(self) -> None:
        """End it at once, as a crash would."""
        self.process.kill()
        self.process.join(30)

    def finished(self) -> subprocess.CompletedProcess[str]:
        """What it leaves when it has ended."""
        self.process.join(600)
        outputs = (path.read_text(encoding="utf-8") for path in (self.stdout, self.stderr))
        assert self.process.exitcode is not None
        return subprocess.CompletedProcess((), self.process.exitcode, *outputs)


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
        return subprocess.run(
            [sys.executable, "-m", "pipelines.cli", *arguments],
            cwd=CHECKOUT,
            env=self._environment(),
            capture_output=True,
            text=True,
            timeout=600,
            check=False,
        )

    def start(self, *arguments: str) -> Running:
        """Start `chiptrail` with these arguments in a process of its own, which has its rules loaded, and go on."""
        folder = Path(tempfile.mkdtemp(dir=self.data.parent))
        stdout, stderr = folder / "stdout", folder / "stderr"
        process = SERVER.Process(target=chiptrail, args=(arguments, self._environment(), stdout, stderr))
        process.start()
        return Running(process, stdout, stderr)

    def _environment(self) -> dict[str, str]:
        variables = {**os.environ, **self._variables()}
        return {name: value for name, value in variables.items() if value is not None}

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
