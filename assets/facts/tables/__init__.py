"""Tables, and lists that stand for one: what each row states."""

from assets.facts.tables.captions import captions, is_note_of_table, tells_of_table
from assets.facts.tables.reader import TableReader

__all__ = ["TableReader", "captions", "is_note_of_table", "tells_of_table"]
