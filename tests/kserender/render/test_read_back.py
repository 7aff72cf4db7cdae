"""What is read back is what `extract` reads: leaving out the recognisers of other things changes nothing of it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kserender.errors import NotAsWritten
from kserender.extract import extract
from kserender.extract.bundle import unfold
from kserender.extract.readers import read
from kserender.extract.recognise import recognise
from kserender.extract.recognisers import DECIDED, MINUTED, RECOGNISERS
from kserender.paper import Meeting, Paper
from kserender.render.meeting.verify import OF_MATTER
from kserender.render.read_back import read_back
from kserender.render.verify import FACTS

ROOT = Path(__file__).parents[3]
PAPERS = [
    path
    for folder in ("examples", "../shared/seeds", "../shared/real/kungsbacka")
    for path in sorted((ROOT / folder).glob("*"))
    if path.suffix in (".docx", ".md", ".txt") and path.name != "README.md"
]


def compared(meeting: Meeting | None, papers: list[Paper], *, votes: bool) -> Iterator[Any]:
    """What the two ways of reading back compare."""
    yield meeting and meeting.model_copy(update={"inferred": []})  # which texts were inferred is nobody's fact
    for paper in papers:
        yield from (paper.kind, paper.paragraph, *(facts(paper) for _name, facts in FACTS.values()))
        yield from (facts(paper) for name, facts in OF_MATTER.items() if votes or name != "votes")


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.name)
def test_what_is_read_back_is_what_is_extracted(path: Path) -> None:
    document = read(path)
    whole = extract(document)
    for recognisers, votes in ((DECIDED, False), (MINUTED, True)):
        some = recognise(unfold(document), recognisers)
        assert list(compared(*some, votes=votes)) == list(compared(whole.meeting, whole.papers, votes=votes))


def test_the_recognisers_run_in_their_usual_order() -> None:
    assert list(DECIDED) == [one for one in RECOGNISERS if one in DECIDED]
    assert {one.__module__.rpartition(".")[2] for one in set(MINUTED) - set(DECIDED)} == {"votes"}


def test_what_cannot_be_read_was_not_written() -> None:
    with pytest.raises(NotAsWritten):
        read_back(b"PK\3\4")
