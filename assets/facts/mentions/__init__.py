"""Whom and what a text names: known names, product lines, unknown companies and people, unnamed parties."""

from assets.facts.mentions.find import find_mentions
from assets.facts.mentions.mention import Mention

__all__ = ["Mention", "find_mentions"]
