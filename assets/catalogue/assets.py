"""The Dagster assets of the catalogue that no single later stage owns."""

import dagster as dg

from assets.catalogue import capex, exchange_rates
from assets.tables import replaced, table_asset
from sql.warehouse import Warehouse


@table_asset(name="published_capex", group="catalogue")
def published_capex(warehouse: dg.ResourceParam[Warehouse]) -> dg.MaterializeResult[None]:
    """Load the published capital expenditures."""
    return replaced(warehouse, "published_capex", capex.published_capex())


@table_asset(name="exchange_rate", group="catalogue")
def exchange_rate(warehouse: dg.ResourceParam[Warehouse]) -> dg.MaterializeResult[None]:
    """Load the reference rates of the European Central Bank."""
    return replaced(warehouse, "exchange_rate", exchange_rates.exchange_rates())
