"""Fills frames: which trigger a quantity belongs to, who stands in which role, when, who says so and how firmly."""

from assets.facts.engine.distribution import joint
from assets.facts.engine.engine import Engine
from assets.facts.engine.state import Attachment, Draft, Filled, Reading, Rejection

__all__ = ["Attachment", "Draft", "Engine", "Filled", "Reading", "Rejection", "joint"]
