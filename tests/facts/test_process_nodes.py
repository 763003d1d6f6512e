import pytest

from assets.facts.quantities.find import find_quantities
from assets.facts.quantities.process_nodes import with_process_nodes


def nodes(text: str, language: str) -> list[float | None]:
    return [q.low for q in with_process_nodes(text, find_quantities(text, language)) if q.unit == "nm"]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("芯片由台积电N3P工艺生产", "zh", [3.0]),
        ("采用台积电4NP工艺", "zh", [4.0]),
        ("It was fabricated by TSMC on N5.", "en", [5.0]),
        ("made on Intel's 18A", "en", [1.8]),
        ("芯片由台积电N3P（3nm）生产", "zh", [3.0]),
    ],
)
def test_the_name_of_a_process_tells_its_node(text: str, language: str, expected: list[float]) -> None:
    assert nodes(text, language) == expected


@pytest.mark.parametrize("text", ["曦思N260显存64GB", "the N95 masks", "Visa rules N4 apply", "the A18 chip"])
def test_other_codes_are_no_processes(text: str) -> None:
    assert nodes(text, "en") == []
