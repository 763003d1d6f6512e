"""What only some predicates ask of their roles and figures; one module for each group of predicates, as in frames/."""

from assets.facts.engine.predicates.predicates import Predicates

__all__ = ["Predicates"]
