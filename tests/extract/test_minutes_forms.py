"""Minutes in the forms of many municipalities: `minutes_forms/NAME` holds title, minutes and what is expected.

The three are each ended by a line that is a full stop.  Expected is YAML with `meeting` and `papers`: only the fields
it names are looked at, but lists must be whole.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from kserender.extract.readers import read_bytes
from kserender.extract.recognise import recognise
from kserender.model import Document

FORMS = sorted((Path(__file__).parent / "minutes_forms").iterdir())


def parts(path: Path) -> tuple[str, dict[str, Any]]:
    _title, text, expected, rest = path.read_text(encoding="utf-8").split("\n.\n")
    assert not rest.strip()
    return text, yaml.safe_load(expected)


def found_in(expected: Any, found: Any) -> Any:
    """The part of what was found that is expected to be something."""
    if isinstance(expected, dict) and isinstance(found, dict):
        return {key: found_in(value, found.get(key)) for key, value in expected.items()}
    if isinstance(expected, list) and isinstance(found, list):
        both = [found_in(a, b) for a, b in zip(expected, found, strict=False)]
        return both + found[len(expected) :]
    return found


def document(path: Path) -> Document:
    return read_bytes(parts(path)[0].encode(), path.name)


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_form(path: Path) -> None:
    expected = parts(path)[1]
    meeting, papers = recognise(document(path))
    found = {
        "meeting": meeting.model_dump(mode="json") if meeting else None,
        "papers": [paper.model_dump(mode="json") for paper in papers],
    }
    assert {key: found_in(value, found[key]) for key, value in expected.items()} == expected
