"""Progress on the terminal: a Dagster logger that prints a line a stage and what a stage says of itself."""

from __future__ import annotations

import logging
import sys

import dagster as dg


class _ProgressHandler(logging.Handler):
    """Prints what a person waits for and leaves the rest to Dagster's event log."""

    def emit(self, record: logging.LogRecord) -> None:
        """Print a record, if it is a stage's own message or the start of a stage."""
        meta = getattr(record, "dagster_meta", {}) or {}
        event = meta.get("dagster_event")
        if event is not None:
            if event.event_type_value == "STEP_START":
                print(f"· {event.step_key}", file=sys.stderr, flush=True)
            return
        message = str(meta.get("orig_message") or record.getMessage())
        if message.startswith("Dependencies for step"):
            # What failed has been said already; that the stages after it are left out goes without saying.
            return
        mark = "  ! " if record.levelno >= logging.WARNING else "    "
        print(mark + message, file=sys.stderr, flush=True)


@dg.logger(config_schema=None, description="A line a stage, on standard error.")
def progress_logger(init_context: dg.InitLoggerContext) -> logging.Logger:
    """Make the logger for one run."""
    logger = logging.Logger("chiptrail.progress", logging.INFO)
    logger.addHandler(_ProgressHandler())
    return logger
