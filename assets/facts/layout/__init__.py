"""How an article is set: lines, lists, records, entries and titles, and what they alone tell of names."""
