"""The arithmetic audit on small tables: what is right gives no warning, what is wrong gives the finding and no other.

`cases/right.txt` holds title and paper, `cases/wrong.txt` also the findings (code, level, value, expected), each part
ended by a line that is a full stop.
"""

from pathlib import Path

import pytest
import yaml

from kserender.extract import extract
from kserender.extract.readers import read_bytes
from kserender.paper import Finding

CASES = Path(__file__).parent / "cases"


def parts(name: str, size: int) -> list[tuple[str, ...]]:
    found = (CASES / name).read_text(encoding="utf-8").split("\n.\n")
    assert len(found) % size == 1
    assert not found[-1].strip()
    return [tuple(found[at : at + size]) for at in range(0, len(found) - 1, size)]


def findings(text: str) -> list[Finding]:
    return extract(read_bytes(text.encode(), "case.md")).papers[0].findings


@pytest.mark.parametrize(("title", "text"), [pytest.param(*case, id=case[0].strip()) for case in parts("right.txt", 2)])
def test_what_is_right_gives_no_warning(title: str, text: str) -> None:
    assert findings(text) == []


@pytest.mark.parametrize(
    ("title", "text", "expected"), [pytest.param(*case, id=case[0].strip()) for case in parts("wrong.txt", 3)]
)
def test_what_is_wrong_is_found_and_nothing_else(title: str, text: str, expected: str) -> None:
    found = [[x.code, x.level, x.value, x.expected] for x in findings(text)]
    assert found == yaml.safe_load(expected)


@pytest.mark.parametrize(("title", "text", "expected"), parts("wrong.txt", 3))
def test_a_finding_has_its_places(title: str, text: str, expected: str) -> None:
    for found in findings(text):
        assert len(found.places) > 1
        assert found.place == found.places[0]
