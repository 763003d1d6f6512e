"""Cluster estimates: facts to scenarios, scenarios to quantiles, and the fit of the model's constants."""
