"""Figures: which trigger takes one, in which unit, and how one goes on with the figure before."""
