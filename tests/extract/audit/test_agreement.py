"""Whether a paper agrees with itself: `cases/agreement.txt` holds title, paper and the findings (code, level) in order,
each part ended by a line that is a full stop; an empty list says what must not be found."""

from pathlib import Path

import pytest
import yaml

from kserender.extract import extract
from kserender.extract.audit import CHECKS
from kserender.extract.readers import read_bytes

PARTS = (Path(__file__).parent / "cases" / "agreement.txt").read_text(encoding="utf-8").split("\n.\n")
CASES = [tuple(PARTS[at : at + 3]) for at in range(0, len(PARTS) - 1, 3)]


@pytest.mark.parametrize(("title", "text", "expected"), [pytest.param(*case, id=case[0].strip()) for case in CASES])
def test_agreement(title: str, text: str, expected: str) -> None:
    name = "case.md" if text.startswith("#") else "case.txt"
    found = extract(read_bytes(text.encode(), name)).papers[0].findings
    assert [[x.code, x.level] for x in found] == yaml.safe_load(expected)
    assert all(x.places for x in found)


def test_the_cases_are_whole() -> None:
    assert len(PARTS) % 3 == 1
    assert not PARTS[-1].strip()


def test_every_check_is_in_the_list_once() -> None:
    modules = {path.stem for path in (Path(__file__).parents[3] / "extract" / "audit").glob("*.py")}
    tools = {"__init__", "found", "page", "row_rules", "sheet", "totals", "words"}
    assert sorted(check.__module__.rpartition(".")[2] for check in CHECKS) == sorted(modules - tools)
