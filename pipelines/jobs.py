"""The jobs: the whole refresh, and what can be brought up to date without reading articles."""

from __future__ import annotations

import dagster as dg

refresh = dg.define_asset_job(
    "refresh",
    selection=dg.AssetSelection.all(),
    description="Read the samples and the inbox (or the run's inputs), bring all tables up to date, publish.",
)
