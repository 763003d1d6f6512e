"""Who stands in which role: one module for each construction that shows it, tried in the order that a frame gives."""

from assets.facts.engine.places.places import FINDERS, Places

__all__ = ["FINDERS", "Places"]
