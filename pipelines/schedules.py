"""The schedules; they are off until switched on in the UI."""

from __future__ import annotations

import dagster as dg

from pipelines.jobs import refresh

daily_refresh = dg.ScheduleDefinition(
    name="daily_refresh",
    job=refresh,
    cron_schedule="0 6 * * *",
    execution_timezone="UTC",
    description="Every day at 06:00 UTC: read the samples and the inbox and publish a new snapshot.",
)
