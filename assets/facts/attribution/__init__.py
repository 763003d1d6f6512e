"""Who says what: the sources that a sentence names, and how far their words reach."""

from assets.facts.attribution.paragraphs import attribute

__all__ = ["attribute"]
