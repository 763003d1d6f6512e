"""Progress on the terminal: a Dagster logger that shows the stage in progress and what a stage says of itself."""

from __future__ import annotations

import logging
import sys

import dagster as dg

# Back to the start of the line, and what stands on it away.
CLEAR = "\r\033[K"


class _ProgressHandler(logging.Handler):
    """Prints what a person waits for and leaves the rest to Dagster's event log.

    On a terminal the stage in progress stands on the last line; a file or a pipe gets what the stages say alone.
    """

    def __init__(self) -> None:
        super().__init__()
        # Asked before a stage begins: while one runs, Dagster has a pipe stand in for the terminal.
        self._on_terminal = sys.stderr.isatty()

    def emit(self, record: logging.LogRecord) -> None:
        """Show a record, if it is a stage's own message or the start of a stage."""
        meta = getattr(record, "dagster_meta", {}) or {}
        event = getattr(record, "dagster_event", None)
        if event is not None:
            if self._on_terminal and event.event_type_value == "STEP_START":
                print(f"{CLEAR}· {event.step_key}", end="", file=sys.stderr, flush=True)
            elif self._on_terminal and event.event_type_value in ("STEP_SUCCESS", "STEP_FAILURE"):
                print(CLEAR, end="", file=sys.stderr, flush=True)
            return
        message = str(meta.get("orig_message") or record.getMessage())
        if record.levelno < logging.INFO or message.startswith("Dependencies for step"):
            # What failed has been said already; that the stages after it are left out goes without saying.
            return
        mark = "  ! " if record.levelno >= logging.WARNING else "    "
        print((CLEAR if self._on_terminal else "") + mark + message, file=sys.stderr, flush=True)


@dg.logger(config_schema=None, description="The stage in progress and what a stage says, on standard error.")
def progress_logger(init_context: dg.InitLoggerContext) -> logging.Logger:
    """Make the logger for one run."""
    # Dagster tells of the start of a step at the level of debugging.
    logger = logging.Logger("chiptrail.progress", logging.DEBUG)
    logger.addHandler(_ProgressHandler())
    return logger
