"""The cluster-scaling model: formulas and units, the Triton kernel, the polars fallback and the choice between them."""
