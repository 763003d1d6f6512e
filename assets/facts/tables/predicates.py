"""Which predicates tables treat alike."""

from __future__ import annotations

BUILT = frozenset({"power", "cluster_size", "capacity"})
STOCKS = BUILT | {"holds", "market_cap"}
PLANNED = BUILT | {"capex", "capex_change", "orders", "holds"}
TRADES = frozenset({"orders", "supplies", "sales", "holds"})
EVENTS = frozenset({"production_start", "delivery", "launches"})
OF_A_PERIOD = frozenset({"revenue", "revenue_change", "capex", "capex_change", "sales", "market_share"})
# Facts that hold without a date.
UNDATED = frozenset(
    {"spec", "process_node", "parameters", "training_tokens", "trained_on", "training_time", "training_cost", "designs"}
    | {"fabricates", "develops", "operates", "successor_of", "variant_of", "utilization", "threshold", "spec_ratio"}
)
