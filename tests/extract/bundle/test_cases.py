"""Case files come apart into their papers, and single papers never do; the cases are text files."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from kserender import extract
from kserender.extract.readers import read_bytes
from kserender.paper import Paper

CASES = Path(__file__).parent / "cases"


def cases() -> list[Any]:
    """Each case: its title, the file's text, and what is expected of each paper."""
    found = []
    for path in sorted(CASES.glob("*.txt")):
        pieces = path.read_text(encoding="utf-8").split("\n.\n")
        for title, text, expected in zip(pieces[::3], pieces[1::3], pieces[2::3], strict=False):
            found.append(pytest.param(text, expected, id=f"{path.stem}: {title.strip()}"))
    return found


def told(paper: Paper, field: str) -> Any:
    """What the paper says of a field of a case; `points` and `to` stand for its decisions."""
    if field == "points":
        return len(paper.decisions)
    if field == "to":
        return paper.decisions[0].recommends_to
    return getattr(paper, field)


@pytest.mark.parametrize(("text", "expected"), cases())
def test_papers(text: str, expected: str) -> None:
    wanted = yaml.safe_load(expected)
    papers = extract(read_bytes(text.encode(), "handlingar.txt")).papers
    fields = [list(row) for row in wanted]
    found = [{field: told(paper, field) for field in row} for paper, row in zip(papers, fields, strict=False)]
    assert [paper.kind for paper in papers] == [row["kind"] for row in wanted]
    assert [{key: str(value) for key, value in row.items()} for row in found] == [
        {key: str(value) for key, value in row.items()} for row in wanted
    ]
