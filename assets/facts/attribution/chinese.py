"""Who says what in a Chinese sentence."""

from __future__ import annotations

from assets.facts.attribution.chinese_phrases import read_phrases
from assets.facts.attribution.chinese_verbs import read_verbs
from assets.facts.attribution.findings import Findings


def read_chinese(findings: Findings) -> None:
    """Find the sources of a Chinese sentence."""
    read_phrases(findings)
    read_verbs(findings)
