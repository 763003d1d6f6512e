"""The README's list of tables and views, made from their declarations: `python -m sql.documentation` writes it."""

from __future__ import annotations

import re
from pathlib import Path

from sql.declarations import FOLDER, tables, views

README = FOLDER.parent / "README.md"
BEGIN, END = "<!-- tables: begin -->", "<!-- tables: end -->"


def table_list() -> str:
    """The tables and views with what one row is, as Markdown."""
    lines = ["| table | one row is |", "| --- | --- |"]
    lines += [f"| `{table.name}` | {table.comment} |" for table in tables().values()]
    lines += ["", "| view | one row is |", "| --- | --- |"]
    lines += [f"| `{view.name}` | {view.comment} |" for view in views().values()]
    return "\n".join(lines)


def with_table_list(readme: str) -> str:
    """The README with its list of tables brought up to date.

    Args:
        readme: The README's text, with the marks between which the list stands.

    Raises:
        ValueError: If the marks are missing.
    """
    if BEGIN not in readme or END not in readme:
        raise ValueError(f"README.md lacks the marks {BEGIN} and {END}: put them where the list of tables belongs")
    pattern = re.compile(f"{re.escape(BEGIN)}.*{re.escape(END)}", re.DOTALL)
    return pattern.sub(lambda _: f"{BEGIN}\n{table_list()}\n{END}", readme)


def main(path: Path = README) -> None:
    """Write the list into the README.

    Args:
        path: The README.
    """
    path.write_text(with_table_list(path.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
