"""Paragraphs cut into layers lose nothing."""

from hypothesis import given
from hypothesis import strategies as st

from kserender.extract.split import cut, split
from kserender.model import Layer, Paragraph, Place, Run

RUNS = st.lists(
    st.builds(Run, st.text("ab ", max_size=5)) | st.builds(Run, st.just("1"), note=st.just("1")), max_size=8
)


def paragraph(runs: list[Run]) -> Paragraph:
    return Paragraph(runs=(), place=Place("a.docx", None, 1, 0, 0), label="1.").with_runs(runs)


@given(RUNS, st.data())
def test_the_pieces_hold_the_text_and_its_places(runs: list[Run], data: st.DataObject) -> None:
    block = paragraph(runs)
    size = len(block.text())
    cuts = sorted(data.draw(st.lists(st.integers(0, size), max_size=6)))
    pieces: list[tuple[int, int, Layer]] = [(a, b, "guidance") for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    found = split(block, pieces)
    assert "".join("".join(piece.text().split()) for piece in found) == "".join(block.text().split())
    for piece in found:
        assert block.text()[piece.place.start : piece.place.end] == piece.text()
    assert sum(piece.label is not None for piece in found) <= 1


@given(RUNS, st.data())
def test_cut(runs: list[Run], data: st.DataObject) -> None:
    text = paragraph(runs).text()
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert "".join(run.text for run in cut(runs, start, end) if run.note is None) == text[start:end]
