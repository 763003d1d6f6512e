"""A key of a word list that nothing reads is refused when the list is loaded, and so is the lack of one that is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from assets.catalogue.entities import load_entities
from assets.catalogue.word_lists import WORD_LISTS
from assets.data_files import DataFileError
from assets.facts.described_rules import _words as rule_descriptions
from assets.facts.discourse.grammar import grammar_words
from assets.facts.quantities.process_nodes import _patterns as process_nodes
from assets.facts.quantities.words import load_quantity_words
from assets.facts.rulebook import rule_book
from assets.facts.times.words import load_time_words
from assets.facts.view import noise_patterns
from assets.facts.vocabulary import LEXICON, load

READERS: dict[str, Callable[[], object]] = {
    "grammar": grammar_words.__wrapped__,
    "noise": noise_patterns.__wrapped__,
    "process_nodes": process_nodes.__wrapped__,
    "rulebook": rule_book.__wrapped__,
    "rule_descriptions": rule_descriptions.__wrapped__,
}


def read(name: str, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if name == "calendar":
        load_time_words(path)
    elif name in ("hedges", "numbers"):
        load_quantity_words(**{name: path})
    else:
        reader = READERS[name]
        monkeypatch.setitem(reader.__globals__, "load_lexicon", lambda _: load(path))
        reader()


def changed(name: str, old: str, new: str, folder: Path) -> tuple[Path, int]:
    """A word list with one place replaced, and the line of what stands there now."""
    text = (LEXICON / f"{name}.yaml").read_text(encoding="utf-8")
    assert old in text
    path = folder / f"{name}.yaml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path, text[: text.index(old)].count("\n") + 1


@pytest.mark.parametrize("name", [*READERS, "calendar", "hedges", "numbers"])
def test_the_word_lists_have_no_key_that_nothing_reads(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    read(name, LEXICON / f"{name}.yaml", monkeypatch)


@pytest.mark.parametrize(
    ("name", "before", "row", "message"),
    [
        ("calendar", "months: {", "month: [x]\n", "'month' (did you mean 'months'?); known are ago, begun, between,"),
        ("numbers", "magnitudes: {", "nots_after: [x]\n", "'nots_after' (did you mean 'not_after'?)"),
        ("hedges", "bounds:\n", "filler: [x]\n", "'filler' (did you mean 'fillers'?)"),
        ("noise", "closing_headings:\n", "block_start: [x]\n", "'block_start' (did you mean 'block_starts'?)"),
        ("noise", "closing_headings:\n", "colours: [x]\n", "'colours'; known are block_contains, block_starts,"),
        ("process_nodes", "before: ", "behind: x\n", "'behind'; known are after, before, names"),
        ("process_nodes", "  - {pattern: 'SF", "  - {pattern: x, nodes: 7}\n", "'nodes' (did you mean 'node'?)"),
        ("rulebook", "words: '", "word: x\n", "'word' (did you mean 'words'?)"),
        (
            "rulebook",
            "  - {id: 'regulation:us-zte-denial-2018'",
            "  - {id: i, name: n, maker: m, from: 2018-04-16, to: 2018-07-31, cover: [x]}\n",
            "'cover' (did you mean 'covers'?); known are about, covers, cue, family, from, id, kind, lasting,",
        ),
        ("rule_descriptions", "fresh: '", "targeted: {}\n", "'targeted' (did you mean 'targets'?)"),
        ("rule_descriptions", "  zh_behind: '", "  zh_before: x\n", "'zh_before'; known are en, zh, zh_behind"),
        ("grammar", "en:\n", "de: {}\n", "'de'"),
        ("grammar", "  connector: '", "  connectors: x\n", "'connectors' (did you mean 'connector'?)"),
        ("grammar", "    speaks: ", "    speak: x\n", "'speak' (did you mean 'speaks'?)"),
        ("grammar", "    nothing_came: ", "    nothing_comes: x\n", "'nothing_comes' (did you mean 'nothing_came'?)"),
        ("grammar", "  tolerance: ", "  tolerances: x\n", "'tolerances' (did you mean 'tolerance'?)"),
        ("grammar", "  chinese_roles:\n", "  role: {}\n", "'role' (did you mean 'roles'?)"),
    ],
)
def test_a_key_that_nothing_reads_is_refused(
    name: str, before: str, row: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, line = changed(name, before, row + before, tmp_path)
    with pytest.raises(DataFileError) as error:
        read(name, path, monkeypatch)
    assert f"{path}, line {line}: unknown key {message}" in str(error.value)


def test_an_unknown_key_of_a_word_that_refers_back_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, line = changed("grammar", "pick: speaker}", "picks: speaker}", tmp_path)
    with pytest.raises(DataFileError) as error:
        read("grammar", path, monkeypatch)
    assert f"line {line}: unknown key 'picks' (did you mean 'pick'?)" in str(error.value)


def test_a_key_that_is_written_wrong_is_named_where_one_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, line = changed("noise", "block_contains:", "blocks_contain:", tmp_path)
    with pytest.raises(DataFileError) as error:
        read("noise", path, monkeypatch)
    assert f"the key 'block_contains' is missing; is it 'blocks_contain', in line {line}?" in str(error.value)


def test_the_catalogue_has_each_word_list_that_is_read_and_no_other() -> None:
    assert load_entities().vocabulary.keys() == WORD_LISTS
    code = "".join(path.read_text(encoding="utf-8") for path in Path("assets/facts").rglob("*.py"))
    assert {name for name in WORD_LISTS if f'"{name}"' not in code and f"'{name}'" not in code} == set()
