"""The Dagster assets of the catalogue that no single later stage owns."""

from pathlib import Path

import dagster as dg

from assets.catalogue import capex, exchange_rates
from assets.tables import loaded, table_asset
from sql.warehouse import Warehouse


@table_asset(name="published_capex", group="catalogue")
def published_capex(warehouse: dg.ResourceParam[Warehouse]) -> dg.MaterializeResult[None]:
    """Load the published capital expenditures."""
    return loaded(warehouse, "published_capex", [capex.FILE, Path(capex.__file__)], capex.published_capex)


@table_asset(name="exchange_rate", group="catalogue")
def exchange_rate(warehouse: dg.ResourceParam[Warehouse]) -> dg.MaterializeResult[None]:
    """Load the reference rates of the European Central Bank."""
    sources = [exchange_rates.SERIES, Path(exchange_rates.__file__)]
    return loaded(warehouse, "exchange_rate", sources, exchange_rates.exchange_rates)
