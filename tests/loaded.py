"""The program with its rules, loaded: what a fork server imports, once for all the processes that it makes."""

from __future__ import annotations

from datetime import date

import pipelines.cli
import pipelines.definitions
import pipelines.refreshing  # noqa: F401
from assets.articles.document import Document
from assets.facts.extract import extract

for language, text in (("en", "Meta bought 3,000 H100s."), ("zh", "Meta采购了3000张H100。")):
    extract(Document("rules", text, published=date(2025, 1, 1), language=language))
