"""The warehouse: table declarations, views, macros, analyst queries, and the class that reads and writes them."""
