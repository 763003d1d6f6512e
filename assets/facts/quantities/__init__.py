"""Quantities in a text: numerals, units, hedges, ranges, and the nodes of chip processes."""
