"""Derived tables over all stages: implied prices, fleet compute, conflicts, the check of claims."""
