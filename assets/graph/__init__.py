"""The graph of companies, chips, foundries and regulations, projected from facts."""
