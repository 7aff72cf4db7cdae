"""Every recogniser on small papers: `cases/NAME.txt` holds title, paper and expected fields, each ended by a line
that is a full stop.

Expected is YAML: only the fields and keys it names are looked at, but lists must be whole.  A case that expects an
empty value says what must not match.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from kserender.extract.readers import read_bytes
from kserender.extract.recognise import recognise
from kserender.extract.recognisers import RECOGNISERS

CASES = Path(__file__).parent / "cases"


def cases(path: Path) -> list[tuple[str, str, dict[str, Any]]]:
    parts = path.read_text(encoding="utf-8").split("\n.\n")
    assert len(parts) % 3 == 1, (
        f"{path.name}: a case has a title, a paper and what is expected, each ended by a full stop"
    )
    assert not parts[-1].strip(), f"{path.name}: something stands after the last case"
    return [
        (parts[at].strip(), parts[at + 1], yaml.safe_load(parts[at + 2]) or {}) for at in range(0, len(parts) - 1, 3)
    ]


def found_in(expected: Any, found: Any) -> Any:
    """The part of what was found that is expected to be something."""
    if isinstance(expected, dict) and isinstance(found, dict):
        return {key: found_in(value, found.get(key)) for key, value in expected.items()}
    if isinstance(expected, list) and isinstance(found, list):
        both = [found_in(a, b) for a, b in zip(expected, found, strict=False)]
        return both + found[len(expected) :]
    return found


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [pytest.param(*case, id=f"{path.stem}: {case[0]}") for path in sorted(CASES.glob("*.txt")) for case in cases(path)],
)
def test_case(title: str, text: str, expected: dict[str, Any]) -> None:
    name = "case.md" if text.startswith("<!-- md -->") else "case.txt"
    paper = recognise(read_bytes(text.removeprefix("<!-- md -->\n").encode(), name))[1][0].model_dump(mode="json")
    assert {key: found_in(value, paper[key]) for key, value in expected.items()} == expected


def test_every_recogniser_has_cases_of_what_matches_and_what_must_not() -> None:
    for recogniser in RECOGNISERS:
        path = CASES / f"{recogniser.__module__.rpartition('.')[2]}.txt"
        assert path.exists(), f"{path.name} is missing"
        expectations = [value for _, _, expected in cases(path) for value in expected.values()]
        assert any(expectations), f"{path.name} expects nothing anywhere"
        assert not all(expectations), f"{path.name} has no case of what must not match"
