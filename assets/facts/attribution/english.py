"""Who says what in an English sentence."""

from __future__ import annotations

from assets.facts.attribution.english_phrases import order_by_depth, read_phrases, read_view
from assets.facts.attribution.english_verbs import read_verbs
from assets.facts.attribution.findings import Findings


def read_english(findings: Findings) -> None:
    """Find the sources of an English sentence."""
    read_phrases(findings)
    read_verbs(findings)
    order_by_depth(findings)
    read_view(findings)
