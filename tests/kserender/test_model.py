"""The three views of a text, and where its parts stand."""

from hypothesis import given
from hypothesis import strategies as st

from kserender.model import Change, Paragraph, Place, Run

STRUCK = Change("struck", "tracked", author="Eva Granlid")
ADDED = Change("added", "tracked", author="Eva Granlid")
RUNS = st.lists(
    st.builds(Run, st.text("abå ", max_size=6), change=st.sampled_from([None, STRUCK, ADDED]))
    | st.builds(Run, st.just("1"), note=st.just("1")),
    max_size=8,
)


def paragraph(*runs: Run) -> Paragraph:
    size = sum(len(run.text) for run in runs if run.note is None)
    return Paragraph(runs=runs, place=Place("a.docx", None, 1, 0, size))


def test_views() -> None:
    block = paragraph(
        Run("Badet är "), Run("gammalt", change=STRUCK), Run("nytt", change=ADDED), Run("1", note="1"), Run(".")
    )
    assert block.text("marked") == "Badet är gammaltnytt."
    assert block.text("original") == "Badet är gammalt."
    assert block.text("revised") == "Badet är nytt."


def test_a_note_mark_is_no_text() -> None:
    assert paragraph(Run("Badet"), Run("1", note="1")).text() == "Badet"


@given(RUNS)
def test_runs_stand_one_after_another_in_the_marked_text(runs: list[Run]) -> None:
    block = paragraph(*runs)
    for run, place in block.placed_runs():
        if run.note is None:
            assert block.text()[place.start : place.end] == run.text


@given(RUNS, st.data())
def test_a_span_of_a_view_is_found_in_the_marked_text(runs: list[Run], data: st.DataObject) -> None:
    block = paragraph(*runs)
    text = block.text("revised")
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    place = block.span(start, end, "revised")
    assert 0 <= place.start <= place.end <= len(block.text())
    # What the span covers is the asked text with only struck words in between.
    covered = [
        letter
        for run, where in block.placed_runs()
        if run.shown("revised")
        for at, letter in enumerate(run.text, where.start)
        if place.start <= at < place.end
    ]
    assert "".join(covered) == text[start:end]
