"""Real minutes, read and written anew, say the same."""

from pathlib import Path

import pytest

from kserender.extract import extract
from kserender.profile import load
from kserender.render.meeting import MeetingOrder
from kserender.render.meeting.as_docx import compose, ready_for
from kserender.render.meeting.sitting import sitting_of
from kserender.render.meeting.verify import verify

REAL = Path(__file__).parents[4] / "../shared/real/kungsbacka"
FILES = sorted(REAL.glob("*.txt"))


@pytest.mark.skipif(not FILES, reason="the real minutes are not here")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_minutes_are_the_same_when_they_are_written_anew(path: Path) -> None:
    sitting = sitting_of(extract(path))
    # A § that is withheld from publication decides nothing, which only a draft may.
    order = MeetingOrder(kind="protokoll", sitting=sitting, profile=load("generic"), draft=True)
    ready = ready_for(order).sitting
    assert verify(compose(order, ready).data, ready) == []
